// The words of paths, as tickets say them, and the numbers that stand for them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPathTerms } from "../../src/retrieval/path-terms.ts";
import { wordsOfSegment } from "../../src/retrieval/path-words.ts";
import { isTerm, splitIdentifier, stem } from "../../src/retrieval/tokenize.ts";

describe("the words of a name", () => {
  it.each([
    ["cartTotal", "cart total carttotal", "cart total"],
    ["sign-up_form", "sign form signup upform signupform", "sign form"],
    ["HTTPServer2.test", "http server2 test httpserver2 server2test httpserver2test", "http server2 test"],
    ["README", "readm", "readm"],
    ["größe Ü", "größ größeü", "größ"],
    ["a b", "ab", ""],
    ["", "", ""],
  ])("%j", (name, terms, words) => {
    const read = wordsOfSegment(name, stem);
    expect(read.terms.join(" ")).toBe(terms);
    expect(read.words.join(" ")).toBe(words);
  });
});

/** Of a path: which of these terms its name has, which its folders have, and which share of its single words they are. */
function read(path: string, terms: readonly string[], before: readonly string[] = []) {
  const paths = createPathTerms([...before, path]);
  const index = before.length;
  const placeOf = paths.placesOf(terms);
  const said = (numbers: readonly number[]) => terms.filter((_, at) => numbers.some((one) => placeOf[one] === at));
  return {
    name: said(paths.nameOf(index)),
    folders: said(paths.foldersOf(index)),
    holds: terms.filter((term) => paths.holds(index, term)),
    share: paths.sharesSaid(placeOf)[index] ?? 0,
  };
}

describe("the terms of a path", () => {
  it.each([
    [
      "src/cart/cartTotal.ts",
      ["total", "carttotal", "cart", "src"],
      ["total", "carttotal", "cart"],
      ["cart", "src"],
      1,
    ],
    ["packages/ui-kit/form.tsx", ["uikit", "packag", "form"], ["form"], ["uikit", "packag"], 0.5],
    ["README.md", ["readm", "md"], ["readm"], [], 1],
    [".eslintrc.json", ["eslintrc"], ["eslintrc"], [], 1],
    ["cart/cart/cart.ts", ["cart"], ["cart"], ["cart"], 1],
    ["a/b.ts", ["ab"], [], [], 0],
    ["src/cart.ts", ["", "__proto__", "constructor"], [], [], 0],
  ])("of %s, of those asked for", (path, terms, name, folders, share) => {
    const found = read(path, terms);
    expect([found.name, found.folders, found.share]).toEqual([name, folders, share]);
    expect(found.holds).toEqual(terms.filter((term) => name.includes(term) || folders.includes(term)));
  });

  const segment = fc.constantFrom("src", "cart", "__proto__", "constructor", "cartCart", "", "ü", " ", "..", "a.b");
  const wild = fc.oneof(
    fc.array(segment, { maxLength: 5 }).map((parts) => parts.join("/")),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const terms = ["src", "cart", "__proto__", "constructor", "cartcart", "proto", "ü"];

  it("are the same whatever was read before", () => {
    fc.assert(
      fc.property(wild, fc.array(wild, { maxLength: 6 }), (path, before) => {
        expect(read(path, terms, before)).toEqual(read(path, terms));
      }),
      { numRuns: 300 },
    );
  });

  it("count each single word once in the share", () => {
    fc.assert(
      fc.property(wild, (path) => {
        const all = path
          .replace(/(?<=[^/])\.[^./]+$/, "")
          .split("/")
          .flatMap(splitIdentifier);
        const words = new Set(all.map((part) => stem(part.toLowerCase())).filter(isTerm));
        const said = [...words].filter((word) => terms.includes(word));
        expect(read(path, terms).share).toBeCloseTo(words.size === 0 ? 0 : said.length / words.size, 9);
      }),
      { numRuns: 300 },
    );
  });

  it("of folders below folders are read without a call for each", () => {
    expect(read(`${"cart/".repeat(10_000)}a.ts`, ["cart"]).folders).toEqual(["cart"]);
  });

  it("give files of one folder one number, as many numbers as there are folders with files", () => {
    const paths = createPathTerms(["a/b/c/x.ts", "a/b/c/y.ts", "a/z.ts", "w.ts"]);
    expect([0, 1, 2, 3].map(paths.folderOf)).toEqual([0, 0, 1, 2]);
  });
});
