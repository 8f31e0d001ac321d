import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksOf, snapToDefinition } from "../../src/retrieval/chunks.ts";

const body = (count: number, indent = "  ") => Array.from({ length: count }, (_, at) => `${indent}step(${at});`);
const fn = (name: string, count: number) => [`export function ${name}() {`, ...body(count), "}", ""];

describe("pieces of a file", () => {
  it("cuts between definitions and keeps each whole", () => {
    const lines = [...fn("one", 20), ...fn("two", 25), ...fn("three", 30)];
    expect(chunksOf(lines)).toEqual([
      { start: 1, end: 23 },
      { start: 24, end: 51 },
      { start: 52, end: 84 },
    ]);
  });

  it("keeps a comment with what it explains", () => {
    const lines = [...fn("one", 30), "/**", " * Why.", " */", ...fn("two", 40)];
    expect(chunksOf(lines)[1]?.start).toBe(34);
  });

  it("cuts a definition that is too long where it is least nested", () => {
    const lines = [
      "class Big:",
      ...Array.from({ length: 10 }, (_, at) => [`    def m${at}(self):`, ...body(12, "        "), ""]).flat(),
    ];
    for (const { start } of chunksOf(lines).slice(1)) expect(lines[start - 1]).toMatch(/def m\d/);
  });

  it("covers every line once, whatever the text, in pieces of 12 to 60 lines", () => {
    const line = fc.constantFrom("", "}", "  x", "function a() {", "# y", "\tz", "class B:", "    // c");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 300 }), (lines) => {
        const chunks = chunksOf(lines);
        expect(chunks.flatMap(({ start, end }) => lines.slice(start - 1, end))).toEqual(lines);
        for (const { start, end } of chunks.slice(0, -1)) expect(end - start + 1).toBeGreaterThanOrEqual(12);
        for (const { start, end } of chunks) expect(end - start + 1).toBeLessThanOrEqual(60);
      }),
      { numRuns: 200 },
    );
  });

  it("looks at the beginning of a line only, so that a line without end costs nothing", () => {
    const started = performance.now();
    chunksOf(Array.from({ length: 100 }, () => "const a = (".repeat(100_000)));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("the definition around some lines", () => {
  const typescript = ["import x;", "", "/** Sums. */", ...fn("sum", 6), ...fn("other", 6)];
  const python = [
    "import os",
    "",
    "class Cart:",
    "    def total(self):",
    "        a = 1",
    "",
    "        return a",
    "",
    "    def other(self):",
    "        pass",
  ];

  it("takes the whole function with the comment above it", () => {
    expect(snapToDefinition(typescript, { start: 6, end: 7 })).toEqual({ start: 3, end: 11 });
  });

  it("takes the method, not its class", () => {
    expect(snapToDefinition(python, { start: 7, end: 7 })).toEqual({ start: 4, end: 7 });
  });

  it("goes on over a range that reaches into the next definition", () => {
    expect(snapToDefinition(typescript, { start: 6, end: 14 })).toEqual({ start: 3, end: 20 });
  });

  it("keeps the lines with a little around them when their definition is too long or there is none", () => {
    expect(snapToDefinition(fn("long", 200), { start: 100, end: 101 })).toEqual({ start: 95, end: 106 });
    expect(snapToDefinition(["a: 1", "b: 2"], { start: 2, end: 2 })).toEqual({ start: 1, end: 2 });
  });

  it("answers a range beyond the end with lines that exist", () => {
    expect(snapToDefinition(["a", "b"], { start: 900, end: 950 })).toEqual({ start: 1, end: 2 });
  });
});
