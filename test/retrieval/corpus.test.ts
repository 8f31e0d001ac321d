// Where identifiers hold a query's terms, against taking each apart; and what a corpus says of its files.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Corpus, createCorpus, type Places } from "../../src/retrieval/corpus.ts";
import { rowsOf } from "../../src/retrieval/postings.ts";
import { identifiersOf, termsOfIdentifier } from "../../src/retrieval/tokenize.ts";

/** By token of the first file: the places it holds. */
function placesInFirst({ entries, postings }: Corpus, { list, lists }: Places) {
  const [first] = rowsOf(postings, 0);
  const { tokens = new Uint16Array() } = entries[0]?.stream ?? {};
  return [...tokens].slice(0, -1).map((row) => lists[list[(postings.tokens[first + row - 1] ?? 0) >> 1] ?? 0]);
}

const fileOf = (path: string, text: string) => ({ path, blob: path, text });

const WORDS =
  "flies fly queries queryClient running runs HTTPServer boxes id x2 naïve used_keys organised colour stopped";
const word = fc.oneof(fc.constantFrom(...WORDS.split(" ")), fc.stringMatching(/^[a-zA-Z]{2,8}$/));

/** Places by identifier, the slow way. */
function slowly(identifier: string, terms: readonly string[], names: readonly string[]): number[] {
  const held = termsOfIdentifier(identifier).map(([term]) => terms.indexOf(term));
  if (names.includes(identifier)) held.push(terms.length + names.indexOf(identifier));
  return [...new Set(held.filter((place) => place >= 0))];
}

describe("places of terms", () => {
  it("are those that taking every identifier apart finds, also where stemming changes a word's end", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 30 }), (asked, written) => {
        const terms = [...new Set(asked.flatMap((each) => termsOfIdentifier(each).map(([term]) => term)))];
        const names = [...new Set(asked.slice(0, 2))];
        const corpus = createCorpus([fileOf("a.ts", written.join(" + "))]);
        const found = placesInFirst(corpus, corpus.placesOf(terms, names));
        expect(found).toEqual(identifiersOf(written.join(" ")).map((each) => slowly(each, terms, names)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("are found for one query as for another before it", () => {
    const files = [fileOf("a.ts", "cartTotal CartItem users cart_total")];
    const asked = createCorpus(files);
    asked.placesOf(["user"], ["CartItem"]);
    expect(asked.placesOf(["cart", "carttotal"], ["cartTotal"])).toEqual(
      createCorpus(files).placesOf(["cart", "carttotal"], ["cartTotal"]),
    );
  });

  it("are none for a query that says nothing, and for names of objects' insides", () => {
    const { placesOf } = createCorpus([fileOf("a.ts", "cart total")]);
    expect(placesOf([], []).lists).toEqual([[]]);
    expect(placesOf(["constructor", "__proto__", "tostr"], ["hasOwnProperty"]).lists).toEqual([[]]);
  });

  it("stay apart for 230 terms and 40 names", () => {
    const terms = Array.from({ length: 230 }, (_, at) => `term${String.fromCharCode(97 + (at % 26))}${at}`);
    const names = Array.from({ length: 40 }, (_, at) => `someName${at}`);
    const corpus = createCorpus([fileOf("a.ts", [...terms, ...names].join(" "))]);
    expect(placesInFirst(corpus, corpus.placesOf(terms, names))).toEqual(Array.from({ length: 270 }, (_, at) => [at]));
  });
});

describe("files that hold a word", () => {
  const piece = fc.constantFrom(..."cart Cart$ total _x9 é名 \u0080 . / - \n".split(" "), " ", "x".repeat(60));
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

  it("are those in which searching the text finds it, in the order they came", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), text, (texts, word) => {
        const files = texts.map((each, at) => fileOf(`${9 - at}.ts`, each));
        expect(createCorpus(files).holding(word)).toEqual(files.filter((file) => file.text.includes(word)));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a corpus", () => {
  it("is its files in the order of their paths, those that differ in case only among them", () => {
    const files = ["Cart.ts", "__proto__", "a b/ü 名.ts", "cart.ts", "constructor"].map((path) =>
      fileOf(path, "a b c"),
    );
    const corpus = createCorpus(files.toReversed());
    expect(corpus.entries.map(({ file }) => file)).toEqual(files);
    expect(corpus.averageLength).toBe(3);
    expect(createCorpus([]).averageLength).toBe(1);
  });

  it("looks up once what a file defines, for each of two files of one text", () => {
    const [one, other] = [fileOf("a.ts", "export function cart() {}"), fileOf("b.ts", "export function cart() {}")];
    const corpus = createCorpus([one, other]);
    expect(corpus.symbolsOf(one).map(({ name }) => name)).toEqual(["cart"]);
    expect(corpus.symbolsOf(one)).toBe(corpus.symbolsOf(one));
    expect(corpus.symbolsOf(other)).not.toBe(corpus.symbolsOf(one));
  });
});
