import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symbolsOf } from "../../src/retrieval/symbols/symbols.ts";

const ENDINGS =
  "ts tsx py go rs java kt cs rb php c cpp sql css scss html graphql prisma proto md vue svelte astro ex sh lua".split(
    " ",
  );

/** Pieces that definitions, strings and comments are made of, in every order. */
const piece = fc.constantFrom(
  ...'\n,\n\n,  ,\t,{,},(,),[,],<,>,;,:,=,=>,",\',`,${,\\,/,//,/*,*/,#,--,""",\'\'\'*,---,\r\n,é,𝒳,a,name,1,@x,#[x],.get("/x"'.split(
    ",",
  ),
  ..."function a|class A|export const b = |def c|async |fn d|impl T for U|func (r R) e|type F |const (|interface G |public void h(int i)|create table j (|<script>\n|</script>|# k|```|module L|end|return |it(\"m\", |namespace n |--o: 1|.p |$$|'''".split(
    "|",
  ),
);
const wild = fc.oneof(
  fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
);

describe("symbols of any text", () => {
  it("are in order, within the file, nested or disjoint, and none runs past the next that is not deeper", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENDINGS), wild, (ending, text) => {
        const lines = text.split("\n").length;
        const symbols = symbolsOf(`src/file.${ending}`, text);
        for (const [index, one] of symbols.entries()) {
          expect(one.from).toBeGreaterThanOrEqual(1);
          expect(one.from).toBeLessThanOrEqual(one.line);
          expect(one.line).toBeLessThanOrEqual(one.end);
          expect(one.end).toBeLessThanOrEqual(lines);
          for (const next of symbols.slice(index + 1)) {
            expect(next.line).toBeGreaterThanOrEqual(one.line);
            if (next.line > one.line)
              expect(one.end < next.from || (one.line < next.from && next.end <= one.end)).toBe(true);
            if (next.depth <= one.depth && next.line > one.line) expect(one.end).toBeLessThan(next.from);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("are found in a time that grows with the text and no faster", () => {
    const openings = `a(|a(\n|  a(b, (\n|\`\${|'|\\'|/*|/[| = /[|\n|  \n|é\n|export const a = (\n|  x: y(\n|"""\n|${"```"}\n|<script>\n|def a(\n`;
    const more = `fn a<'a>(\n|impl<<|* & * & |int a(b c(d(\n|type a = {\n|@a(\n|<div a |r#"|create table a '|$$|a.b|public a<b, |\n}`;
    for (const ending of "tsx py go rs java cpp rb css sql html md vue ex".split(" "))
      for (const seed of `${openings}|${more}`.split("|")) {
        const small = timeOf(ending, seed, 8_000);
        // Four times the text takes four times the time. The rest is for a machine that does other things meanwhile; were the time
        // to grow with the square, it would take seconds.
        expect(timeOf(ending, seed, 32_000), `${ending} ${JSON.stringify(seed)}`).toBeLessThan(small * 10 + 250);
      }
  });

  it("are found in 400 kB of anything", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENDINGS), fc.array(piece, { minLength: 1, maxLength: 40 }), (ending, pieces) => {
        const seed = pieces.join("");
        expect(timeOf(ending, seed, 400_000)).toBeLessThan(timeOf(ending, seed, 100_000) * 10 + 1_000);
      }),
      { numRuns: 12 },
    );
  });
});

function timeOf(ending: string, seed: string, length: number): number {
  const text = seed.repeat(Math.ceil(length / seed.length));
  const started = performance.now();
  symbolsOf(`a.${ending}`, text);
  return performance.now() - started;
}
