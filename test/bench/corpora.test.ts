// Queries as they are read, corpora as they are made for timing, and the lines that are written.
import { describe, expect, it } from "vitest";

interface File {
  readonly path: string;
  readonly text: string;
}
interface Corpora {
  corpusOfFiles(files: readonly File[], count: number): File[];
  corpusOfBytes(files: readonly File[], bytes: number): File[];
}
interface Queries {
  parseQueries(text: string): { id: string }[];
  wordsOf(text: string): { title: string; description: string };
}
interface Engine {
  predictionOf(
    ranked: readonly { path: string; probability: number }[],
    patterns: readonly { path: string; startLine: number; endLine: number }[],
  ): { files: string[]; p: number[]; shown: Record<string, number[][]> };
}

const at = (name: string) => new URL(`../../bench/context/${name}.mjs`, import.meta.url).href;
const { corpusOfBytes, corpusOfFiles }: Corpora = await import(at("corpora"));
const { parseQueries, wordsOf }: Queries = await import(at("queries"));
const { predictionOf }: Engine = await import(at("engine"));

const files = Array.from({ length: 10 }, (_, number) => ({ path: `f${number}.ts`, text: "x".repeat(100) }));

describe("corpora", () => {
  it("hold every file once before any file stands in them again, under another name", () => {
    const corpus = corpusOfFiles(files, 25);
    expect(new Set(corpus.slice(0, 10).map(({ path }) => path))).toEqual(new Set(files.map(({ path }) => path)));
    expect(new Set(corpus.map(({ path }) => path)).size).toBe(25);
    expect(corpus[10]?.path).toMatch(/^again-1\//);
  });

  it("reach the bytes asked for and stop", () => {
    expect(corpusOfBytes(files, 1501)).toHaveLength(16);
  });

  it("are empty where there is nothing to repeat", () => {
    expect(corpusOfBytes([{ path: "empty.ts", text: "" }], 100)).toEqual([]);
    expect(corpusOfFiles([], 100)).toEqual([]);
  });
});

describe("queries", () => {
  const line = { id: "a@1", repo: "o/a", parent: "1".repeat(40), q_nopath: "x", q_title: "x", gold_src: ["a.ts"] };

  it("are one a line; empty lines do not count", () => {
    expect(parseQueries(`${JSON.stringify(line)}\n\n`).map(({ id }) => id)).toEqual(["a@1"]);
  });

  it("end the run by the number of the line that is none", () => {
    const broken = { ...line, gold_src: [] };
    expect(() => parseQueries(`${JSON.stringify(line)}\n${JSON.stringify(broken)}`)).toThrow("line 2 is no query");
    expect(() => parseQueries("{")).toThrow("line 1 is no query");
  });

  it("have their title in the first line", () => {
    expect(wordsOf("fix: a\n\nbecause\nof b")).toEqual({ title: "fix: a", description: "because\nof b" });
    expect(wordsOf("fix: a")).toEqual({ title: "fix: a", description: "" });
  });
});

describe("predictions", () => {
  it("hold at most 100 files, their probabilities beside them, and every range shown of a file", () => {
    const ranked = Array.from({ length: 120 }, (_, number) => ({
      path: `f${number}.ts`,
      probability: 1 / (number + 1),
    }));
    const patterns = [
      { path: "a.ts", startLine: 1, endLine: 5 },
      { path: "b.ts", startLine: 2, endLine: 2 },
      { path: "a.ts", startLine: 9, endLine: 12 },
    ];
    const { files: named, p, shown } = predictionOf(ranked, patterns);
    expect([named.length, p.length, named[1], p[1]]).toEqual([100, 100, "f1.ts", 0.5]);
    expect(shown).toEqual({
      "a.ts": [
        [1, 5],
        [9, 12],
      ],
      "b.ts": [[2, 2]],
    });
  });
});
