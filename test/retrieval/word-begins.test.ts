// How words begin that may have a stem, against the stems themselves.
import fc from "fast-check";
import { expect, it } from "vitest";
import { isTerm, stem } from "../../src/retrieval/tokenize.ts";
import { beginOf, beginsOf } from "../../src/retrieval/word-begins.ts";

function begins(word: string): boolean {
  const bytes = new TextEncoder().encode(word);
  return beginsOf(stem(word)).includes(beginOf(bytes, 0, bytes.length));
}

it.each([
  "skies",
  "axes",
  "adding",
  "addings",
  "added",
  "isation",
  "isations",
  "nisation",
  "zisations",
  "organisations",
  "colours",
  "ab",
  "éisation",
  "日本語",
  "aa𐐨",
])("%s begins as its stem says", (word) => expect(begins(word)).toBe(true));

it("of no other word is a stem that is looked for", () => {
  const letters = fc.oneof(
    fc.stringMatching(/^[a-eiosuyz]{0,4}$/),
    fc.stringMatching(/^[a-z0-9]{0,8}$/),
    fc.stringMatching(/^\p{Ll}{0,3}$/u),
    fc.stringMatching(/^\p{Lo}{0,3}$/u),
  );
  const ending = fc.constantFrom(
    "",
    "s",
    "ies",
    "ing",
    "ings",
    "ed",
    "eds",
    "e",
    "es",
    "isation",
    "isations",
    "ised",
    "our",
    "ours",
    "sses",
  );
  fc.assert(
    fc.property(letters, ending, (begin, end) => {
      const word = (begin + end).toLowerCase();
      if (isTerm(word) && isTerm(stem(word))) expect([word, begins(word)]).toEqual([word, true]);
    }),
    { numRuns: 20_000 },
  );
});
