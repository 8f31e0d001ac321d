// What lines cost and which of them are shown, against cutting the text into lines.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf, fitBudget } from "../../src/retrieval/fit-budget.ts";

/** The same the slow way: start, end, text. */
function slowly(text: string, lines: { readonly start: number; readonly end: number }) {
  const all = text.split("\n");
  let { start, end } = lines;
  while (end > start && (all[end - 1] ?? "").trim() === "") end -= 1;
  while (start < end && (all[start - 1] ?? "").trim() === "") start += 1;
  return { startLine: start, endLine: end, text: all.slice(start - 1, end).join("\n") };
}

const piece = fc.constantFrom("\n", "\n", " ", "\t", "\r", "a", "const cart = 1;", "\ufeff", "ü", "\u2028");
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const lines = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .map(([start, more]) => ({ start, end: start + more }));

describe("lines of a file", () => {
  it("cost and show what cutting the text shows, in any text, also behind its end", () => {
    fc.assert(
      fc.property(text, lines, (whole, asked) => {
        const file = { path: "a.ts", blob: "1", text: whole };
        const expected = slowly(whole, asked);
        const tokens = Math.max((expected.endLine - expected.startLine + 1) * 11, Math.ceil(expected.text.length / 4));
        expect(costOf(file, asked)).toBe(tokens);
        const pick = { file, lines: asked, score: 1, reason: "", origin: "found" } as const;
        const [shown] = fitBudget([pick], tokens);
        if (expected.text.trim() === "") expect(shown).toBeUndefined();
        else expect(shown).toMatchObject(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
