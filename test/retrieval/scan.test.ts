import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScanner } from "../../src/retrieval/scan.ts";
import { identifiersOf, termsOfIdentifier } from "../../src/retrieval/tokenize.ts";

/** The same counts the slow way: every identifier taken apart. */
function slowly(terms: readonly string[], text: string): Map<number, number> {
  const found = new Map<number, number>();
  for (const identifier of identifiersOf(text)) {
    for (const [term] of termsOfIdentifier(identifier)) {
      const number = terms.indexOf(term);
      if (number >= 0) found.set(number, (found.get(number) ?? 0) + 1);
    }
  }
  return found;
}

const WORDS = [
  "flies",
  "fly",
  "queries",
  "queryClient",
  "running",
  "runs",
  "HTTPServer",
  "boxes",
  "id",
  "x2",
  "naïve",
  "used_keys",
];
const word = fc.oneof(fc.constantFrom(...WORDS), fc.stringMatching(/^[a-zA-Z]{2,8}$/));

describe("the scanner", () => {
  it("finds what taking every identifier apart finds, also where stemming changes a word's end", () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.array(word, { maxLength: 30 }),
        (asked, written) => {
          const terms = [...new Set(asked.flatMap((each) => termsOfIdentifier(each).map(([term]) => term)))];
          const text = written.join(" + ");
          expect(createScanner(terms)(text).found).toEqual(slowly(terms, text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("finds nothing for a query without terms, and counts identifiers all the same", () => {
    expect(createScanner([])("a few words")).toEqual({ length: 3, found: new Map() });
  });
});
