// Passages lie in the file and hold what the query says.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCorpus } from "../../src/retrieval/corpus.ts";
import { createCloseLook } from "../../src/retrieval/passages.ts";
import { parseQuery } from "../../src/retrieval/query.ts";
import { rankRoughly } from "../../src/retrieval/rank.ts";
import { identifiersOf, termsOfIdentifier } from "../../src/retrieval/tokenize.ts";

function find(title: string, text: string) {
  const query = parseQuery({ title, description: "" });
  const corpus = createCorpus([{ path: "a.ts", blob: "1", text }]);
  const { rarity, places } = rankRoughly(query, corpus);
  const { postings } = corpus;
  const terms = new Set(query.terms.map(({ term }) => term));
  const looks = corpus.entries.map((entry) => createCloseLook({ query, rarity, places, postings })(entry));
  return { terms, passages: looks.flatMap(({ passages }) => passages), looks };
}

const line = fc.constantFrom("", "cart", "  total(cart);", "// cart total", "x", "}", "\r", "\ufeff", "\u0000");

describe("passages", () => {
  it("lie in the file, hold a term, and come best first, earlier before later", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 120 }), (lines) => {
        const { passages, terms } = find("cart total", lines.join("\n"));
        for (const { lines: at, score } of passages) {
          expect(at.start).toBeGreaterThanOrEqual(1);
          expect(at.end).toBeGreaterThanOrEqual(at.start);
          expect(at.end).toBeLessThanOrEqual(Math.max(1, lines.length));
          expect(score).toBeGreaterThan(0);
          const said = identifiersOf(lines.slice(at.start - 1, at.end).join("\n")).flatMap(termsOfIdentifier);
          expect(said.some(([term]) => terms.has(term))).toBe(true);
        }
        expect(passages).toEqual(passages.toSorted((a, b) => b.score - a.score || a.lines.start - b.lines.start));
      }),
      { numRuns: 300 },
    );
  });

  it("hold every line with a term", () => {
    const text = Array.from({ length: 100 }, (_, at) => (at === 14 || at === 15 || at === 99 ? "cart" : "x")).join(
      "\n",
    );
    for (const asked of [15, 16, 100]) {
      const { passages } = find("cart", text);
      expect(
        passages.some(({ lines }) => lines.start <= asked && asked <= lines.end),
        `${asked}`,
      ).toBe(true);
    }
  });

  it("are better for two terms together than for one term twice", () => {
    const gap = "\n".repeat(60);
    const [best] = find("cart total", `cart cart${gap}cart total${gap}`).passages;
    expect(best?.lines.start).toBeLessThanOrEqual(61);
    expect(best?.lines.end).toBeGreaterThanOrEqual(61);
  });

  it("are none where no term stands, and one in a line of 1 MB", () => {
    expect(find("cart", "x\ny").passages).toEqual([]);
    expect(find("cart", "").passages).toEqual([]);
    expect(find("cart", "cart=1;".repeat(150_000)).passages.map(({ lines }) => lines)).toEqual([{ start: 1, end: 1 }]);
  });
});
