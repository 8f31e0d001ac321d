// The rough look at all files: its counts against slow counting, its order whatever the order of the files.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCorpus } from "../../src/retrieval/corpus.ts";
import { parseQuery } from "../../src/retrieval/query.ts";
import { rankRoughly, saturated } from "../../src/retrieval/rank.ts";
import { termsOfIdentifier } from "../../src/retrieval/tokenize.ts";

const fileOf = (path: string, text: string) => ({ path, blob: path, text });
const ask = (title: string, files: readonly ReturnType<typeof fileOf>[]) =>
  rankRoughly(parseQuery({ title, description: "" }), createCorpus(files));

const WORDS = "cart cartTotal orders user_list HTTPServer rounded naïve constructor __proto__".split(" ");
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 });
const path = fc.constantFrom(
  "src/a.ts",
  "src/cart.ts",
  "SRC/cart.ts",
  "cart/total.ts",
  "test/a.test.ts",
  "README.md",
  "__proto__",
);
const tree = fc.uniqueArray(fc.tuple(path, words, words), { selector: ([name]) => name });
const filesOf = (texts: readonly (readonly [string, readonly string[], readonly string[]])[]) =>
  texts.map(([name, code, comment]) => fileOf(name, `${code.join(" ")}\n// ${comment.join(" ")}`));

function times(term: string, identifiers: readonly string[]): number {
  const held = identifiers.map((identifier) => new Set(termsOfIdentifier(identifier).map(([each]) => each)));
  return held.filter((each) => each.has(term)).length;
}

describe("the rough look", () => {
  it("counts what slow counting counts, in code and in comments apart", () => {
    fc.assert(
      fc.property(tree, words, (texts, asked) => {
        const query = parseQuery({ title: asked.join(" "), description: "" });
        const { found } = rankRoughly(query, createCorpus(filesOf(texts)));
        for (const [name, code, comment] of texts) {
          const hits = found.find(({ entry }) => entry.file.path === name)?.hits ?? [];
          for (const [at, { term }] of query.terms.entries()) {
            const hit = hits.find((each) => each.term === at);
            expect(hit?.code ?? 0, `${term} in ${name}`).toBe(times(term, code));
            expect(hit?.comment ?? 0, `${term} in comments of ${name}`).toBe(times(term, comment));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("puts files in one order whatever order they come in", () => {
    fc.assert(
      fc.property(tree, words, (texts, asked) => {
        const files = filesOf(texts);
        const there = ask(asked.join(" "), files).found.map(({ entry, score }) => ({ path: entry.file.path, score }));
        const back = ask(asked.join(" "), files.toReversed()).found.map(({ entry, score }) => ({
          path: entry.file.path,
          score,
        }));
        expect(back).toEqual(there);
      }),
      { numRuns: 300 },
    );
  });

  it("sees terms in a file's name and in its folders, and names letter for letter", () => {
    const [only] = ask("cart total `loadCart`", [fileOf("cart/total.ts", "loadCart loadcart")]).found;
    const query = parseQuery({ title: "cart total `loadCart`", description: "" });
    const hit = (term: string) => only?.hits.find((each) => each.term === query.places.get(term));
    expect(hit("cart")).toMatchObject({ inFolder: true, inName: false, code: 1 });
    expect(hit("total")).toMatchObject({ inFolder: false, inName: true, code: 0 });
    expect(only?.names).toEqual([query.names.indexOf("loadCart")]);
  });

  it("leaves out files that say nothing of it, and is empty for an empty query or tree", () => {
    const files = [fileOf("src/a.ts", "cart"), fileOf("src/b.ts", "other")];
    expect(ask("cart", files).found.map(({ entry }) => entry.file.path)).toEqual(["src/a.ts"]);
    expect(ask("please make it so", files).found).toEqual([]);
    expect(ask("cart", []).found).toEqual([]);
  });

  it("holds a term for rarer the fewer files hold it", () => {
    const files = [fileOf("a.ts", "cart order"), fileOf("b.ts", "cart"), fileOf("c.ts", "cart")];
    const { rarity } = ask("cart order", files);
    const { places } = parseQuery({ title: "cart order", description: "" });
    expect(rarity[places.get("order") ?? -1]).toBeGreaterThan(rarity[places.get("cart") ?? -1] ?? 0);
  });
});

describe("how much more of the same term is worth", () => {
  it("grows with it, slower and slower, and stays below 2.2", () => {
    const worth = [0, 1, 2, 4, 8, 1_000_000].map((each) => saturated(each, 100, 100));
    expect(worth).toEqual(worth.toSorted((a, b) => a - b));
    expect(worth[0]).toBe(0);
    expect(worth[1]).toBeCloseTo(1);
    expect(worth.at(-1)).toBeLessThan(2.2);
    expect(saturated(1, 1_000, 100)).toBeLessThan(saturated(1, 100, 100));
  });
});
