// Identifiers and words → terms.
import { describe, expect, it } from "vitest";
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

  it("spells the American way, and leaves alone what is pasted", () => {
    expect(["organised", "organisation", "colours", "behaviour"].map(stem)).toEqual([
      stem("organized"),
      "organization",
      "color",
      "behavior",
    ]);
    expect(stem(`${"a".repeat(60)}bised`)).toBe(`${"a".repeat(60)}bis`);
  });
});
