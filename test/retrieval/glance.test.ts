// The glance over all files: the most promising ones are let through, in an order that does not depend on the order of the files.
import { describe, expect, it } from "vitest";
import { createCorpus } from "../../src/retrieval/corpus.ts";
import { CLOSE } from "../../src/retrieval/glance.ts";
import { parseQuery } from "../../src/retrieval/query.ts";
import { rankRoughly } from "../../src/retrieval/rank.ts";

function glanced(title: string, texts: Readonly<Record<string, string>>) {
  const corpus = createCorpus(Object.entries(texts).map(([path, text]) => ({ path, blob: path, text })));
  return rankRoughly(parseQuery({ title, description: "" }), corpus).found.map(({ entry }) => entry.file.path);
}

describe("the glance", () => {
  it.each([
    ["code before its test", "cart", ["src/cart.ts", "src/cart.test.ts"]],
    ["code before prose", "cart", ["src/cart.ts", "docs/cart.md"]],
    ["code before the website's", "cart", ["src/cart.ts", "docs/cart.ts"]],
    ["what the path says before what it does not", "cart", ["src/cart.ts", "src/other.ts"]],
    ["the part of the code that the title puts in front", "fix(shop): cart", ["shop/cart.ts", "other/cart.ts"]],
    ["a test where the ticket asks for tests", "test: flaky cart", ["src/cart.test.ts", "src/total.ts"]],
  ])("lets through %s", (_, title, [first = "", second = ""]) => {
    const texts = { [first]: "cart\n", [second]: "cart\n" };
    expect(glanced(title, texts)[0]).toBe(first);
  });

  it("lets no more through than are looked at closely, and the one that says most is among them", () => {
    const crowd = Object.fromEntries(Array.from({ length: 3 * CLOSE }, (_, at) => [`src/a${at}.ts`, "cart\n"]));
    const found = glanced("cart total of the invoice", { ...crowd, "src/z.ts": "cart total invoice\n" });
    expect(found).toHaveLength(CLOSE);
    expect(found[0]).toBe("src/z.ts");
  });

  it("lets nothing through that holds no word", () => {
    expect(glanced("cart", { "a.ts": "total\n" })).toEqual([]);
  });
});
