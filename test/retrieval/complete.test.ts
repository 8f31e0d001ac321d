// Lines counted in a text, against those that are cut out of it.
import fc from "fast-check";
import { expect, it } from "vitest";
import { countLines } from "../../src/retrieval/pattern/complete.ts";

const PASSING = /^\s*(?:import|export \*|export \{|export type \{|from|use|pub use|mod|pub mod|require)\b/;

function slowly(text: string) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return { lines: lines.length, passing: lines.filter((line) => PASSING.test(line)).length };
}

it("counts the lines of any text that are not blank, and those that pass on what others define", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "\n",
      "\n\n",
      "\r\n",
      " ",
      "\t",
      "\u2028",
      "\ufeff",
      "\v",
      "x",
      "\n  import",
      "from",
      "use ",
      "reuse",
      "used",
    ),
    fc.constantFrom(
      "export * from",
      "export {a}",
      "export type {",
      "export  {",
      "pub use",
      "pub\nuse",
      "mod",
      "require(",
    ),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      expect(countLines(text)).toEqual(slowly(text));
    }),
    { numRuns: 10_000 },
  );
});
