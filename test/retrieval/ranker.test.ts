// The whole ranking: whatever the tree and the ticket, probabilities in order, the same again and for files in any order.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCorpus } from "../../src/retrieval/corpus.ts";
import { CLOSE } from "../../src/retrieval/glance.ts";
import { createRanker } from "../../src/retrieval/ranker.ts";

const fileOf = (path: string, text: string) => ({ path, blob: path, text });
type File = ReturnType<typeof fileOf>;

function rank(files: readonly File[], title: string, description = "", isInside?: (path: string) => boolean) {
  return createRanker(createCorpus(files))({ title, description }, isInside);
}
const summary = (ranked: ReturnType<typeof rank>) =>
  ranked.map(({ file, probability, score, matches }) => ({ path: file.path, probability, score, matches }));

const ODD: readonly File[] = [
  fileOf("src/windows.ts", "export function cart() {\r\n  return total;\r\n}\r\n"),
  fileOf("src/marked.ts", "\ufeffexport function cart() {}\n"),
  fileOf("src/broken.ts", "cart \ufffd\ufffd total"),
  fileOf("src/binary.ts", "cart\u0000\u0001\u0002total\u0000"),
  fileOf("src/minified.ts", "var cart=function(total){return total+1};".repeat(25_000)),
  fileOf("src/empty.ts", ""),
  fileOf("src/large.ts", "export const cart = total;\n".repeat(190_000)),
  fileOf("a folder/ü 名.ts", "cart"),
  fileOf("constructor", "cart"),
  fileOf("__proto__", "cart"),
  fileOf("src/Cart.ts", "cart"),
  fileOf("src/cart.ts", "cart"),
  fileOf("/", "cart"),
  fileOf("", "cart"),
];

describe("the ranking", () => {
  const word = fc.constantFrom(
    "cart",
    "cartTotal",
    "orders",
    "user_list",
    "naïve",
    "constructor",
    "__proto__",
    "// x\n",
    "\r\n",
    "`",
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
    fc.string({ unit: "binary", maxLength: 100 }),
  );
  const path = fc.oneof(
    fc.constantFrom(
      "src/a.ts",
      "src/A.ts",
      "src/cart.ts",
      "test/cart.test.ts",
      "README.md",
      "constructor",
      "__proto__",
      "a b/ü.py",
    ),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const tree = fc.uniqueArray(fc.tuple(path, text), { maxLength: 12, selector: ([name]) => name });

  it("is in order with probabilities from 0 to 1, the same again and for files in any order", () => {
    fc.assert(
      fc.property(tree, text, text, (texts, title, description) => {
        const files = texts.map(([name, content]) => fileOf(name, content));
        const ranked = summary(rank(files, title, description));
        const probabilities = ranked.map(({ probability }) => probability);
        expect(probabilities.every((each) => each >= 0 && each <= 1)).toBe(true);
        expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
        expect(new Set(ranked.map((each) => each.path)).size).toBe(ranked.length);
        expect(summary(rank(files.toReversed(), title, description))).toEqual(ranked);
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order of the files in a tree larger than what is looked at closely", () => {
    const files = Array.from({ length: 450 }, (_, at) => fileOf(`src/file${at}.ts`, at % 5 === 0 ? "cart" : "other"));
    const ranked = summary(rank(files, "cart"));
    expect(summary(rank(files.toReversed(), "cart"))).toEqual(ranked);
    expect(ranked).toHaveLength(CLOSE);
  });

  it("takes no harm from odd files", () => {
    const ranked = rank(ODD, "Cart total", "The cart's total.");
    expect(ranked.map(({ file }) => file.path).toSorted()).toEqual(ODD.map((file) => file.path).toSorted());
    expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true);
    for (const { file, passages } of ranked) {
      const lines = file.text.split("\n").length;
      expect(passages.every(({ lines: { start, end } }) => start >= 1 && start <= end && end <= lines)).toBe(true);
    }
  });

  it("looks at a small tree whole, prose left out, once a word of the ticket is known", () => {
    const files = [fileOf("a.ts", "cart"), fileOf("b.ts", "other"), fileOf("c.md", "other")];
    expect(
      rank(files, "cart")
        .map(({ file }) => file.path)
        .toSorted(),
    ).toEqual(["a.ts", "b.ts"]);
    expect(rank(files, "zzz qqq")).toEqual([]);
    expect(rank([], "cart")).toEqual([]);
  });

  it("looks closely at no more files than are worth it", () => {
    const files = Array.from({ length: 900 }, (_, at) => fileOf(`src/cart${at}/a.ts`, "cart total"));
    expect(rank(files, "cart total").length).toBe(CLOSE);
  });

  it("brings a file of the territory forward", () => {
    const files = ["a.ts", "b.ts", "c.ts"].map((name) => fileOf(name, "cart"));
    const of = (isInside?: (path: string) => boolean) =>
      rank(files, "cart", "", isInside).find(({ file }) => file.path === "c.ts")?.probability ?? 0;
    expect(of((name) => name === "c.ts")).toBeGreaterThan(of());
  });

  it("says the words of the ticket that a file holds, each once, as the ticket writes them", () => {
    const [found] = rank([fileOf("a.ts", "queryClient")], "Query clients");
    expect(new Set(found?.matches)).toEqual(new Set(["query", "clients", "query clients"]));
  });

  it("bears a ticket of 20,000 letters and one of 300 different words", () => {
    const words = Array.from({ length: 300 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}x${at}`);
    const files = words.map((each, at) => fileOf(`src/${at}.ts`, each));
    expect(rank(files, words[0] ?? "", words.join(" "))[0]?.file.path).toBe("src/0.ts");
    expect(
      rank(files, words[0] ?? "", `${"a".repeat(19_000)} ${words[1]} ${"b ".repeat(20_000)}`).length,
    ).toBeGreaterThan(1);
  });
});
