import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/retrieval/query.ts";
import { createScanner } from "../../src/retrieval/scan.ts";
import { splitIdentifier, stem, termsOfIdentifier } from "../../src/retrieval/tokenize.ts";

describe("terms", () => {
  it.each([
    ["parseHTTPUrl", "parse HTTP Url"],
    ["snake_case_v2", "snake case v2"],
    ["MAX_ITEMS", "MAX ITEMS"],
    ["größeÄndern", "größe Ändern"],
  ])("splits %s", (identifier, parts) => {
    expect(splitIdentifier(identifier).join(" ")).toBe(parts);
  });

  it("brings the forms of a word together", () => {
    for (const forms of [
      ["cache", "caches", "cached", "caching"],
      ["entry", "entries"],
      ["stop", "stops", "stopped", "stopping"],
      ["class"],
      ["status"],
    ]) {
      expect(new Set(forms.map(stem)).size, forms.join()).toBe(1);
    }
    expect(stem("bus")).toBe("bus");
  });

  it("keeps a compound whole beside its parts and drops words that say nothing", () => {
    expect(termsOfIdentifier("useCartTotals").map(([term]) => term)).toEqual(["cart", "total", "usecarttotals"]);
  });
});

describe("the query", () => {
  it("weighs the title twice and joins adjacent words", () => {
    const query = parseQuery({ title: "query client", description: "server" });
    expect(query.get("query")?.weight).toBeGreaterThan(query.get("server")?.weight ?? 0);
    expect(query.get("queryclient")?.word).toBe("query client");
  });

  it("is empty for words that say nothing", () => {
    expect(parseQuery({ title: "Please make it so", description: "" }).size).toBe(0);
  });
});

describe("the scanner", () => {
  it("counts terms inside identifiers of any style, whole and in parts", () => {
    const { length, found } = createScanner(["cart", "total", "carttotal"])(
      "cartTotal cart_total CartTotals(carts) other\u{1f600}x",
    );
    expect(length).toBe(5);
    expect(Object.fromEntries(found)).toEqual({ 0: 4, 1: 3, 2: 2 });
  });
});
