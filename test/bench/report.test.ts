// The printed table, from predictions of two small repositories.
import { describe, expect, it } from "vitest";

interface Measured {
  readonly name: string;
  readonly queries: readonly { gold_src: readonly string[]; hunks: Record<string, [number, number][]> }[];
  readonly predictions: readonly {
    prediction: { files: string[]; p: number[]; shown: Record<string, [number, number][]> };
    indexMs: number;
    queryMs: number;
  }[];
  readonly compared: readonly Record<string, string[]>[];
  readonly peakMb: number;
}
interface Report {
  reportOf(repositories: readonly Measured[]): string;
}

const url = new URL("../../bench/context/report.mjs", import.meta.url).href;
const { reportOf }: Report = await import(url);

/** One repository whose answer is always `a.ts`, and what was found first for each query. */
function measured(name: string, firsts: readonly string[], compared: readonly Record<string, string[]>[]): Measured {
  return {
    name,
    queries: firsts.map(() => ({ gold_src: ["a.ts"], hunks: {} })),
    predictions: firsts.map((first, at) => ({
      prediction: { files: [first], p: [0.9], shown: {} },
      indexMs: 100 + at,
      queryMs: 7,
    })),
    compared,
    peakMb: 120,
  };
}

function cellsOf(report: string, name: string): string[] {
  const line = report.split("\n").find((each) => each.startsWith(`| ${name} `)) ?? "";
  return line.split("|").map((cell) => cell.trim());
}

describe("the report", () => {
  const alone = reportOf([measured("o/many", ["a.ts", "a.ts", "a.ts"], []), measured("o/one", ["b.ts"], [])]);

  it("has a row per repository and lets each count the same in the average", () => {
    expect(cellsOf(alone, "o/many (3)")[2]).toBe("100.0");
    expect(cellsOf(alone, "o/one (1)")[2]).toBe("0.0");
    expect(cellsOf(alone, "macro average")[2]).toBe("50.0");
  });

  it("calibrates over all queries together", () => {
    const column = cellsOf(alone, "repository").indexOf("calibration");
    expect(cellsOf(alone, "macro average")[column]).toBe(((4 * 0.9 - 3) / 4).toFixed(3));
    expect(cellsOf(alone, "o/one (1)")[column]).toBe("0.900");
  });

  it("gives the median time of a repository", () => {
    expect(cellsOf(alone, "o/many (3)")[cellsOf(alone, "repository").indexOf("index ms")]).toBe("101");
  });

  it("names no baseline that was not asked, and shows dashes for what one cannot tell", () => {
    expect(alone).not.toContain("BM25");
    const found = [{ BM25: ["a.ts"], BM25F: ["x.ts", "a.ts"], minisearch: [] }];
    const report = reportOf([measured("o/one", ["b.ts"], found)]);
    expect(cellsOf(report, "BM25").slice(2, 4)).toEqual(["100.0", "100.0"]);
    expect(cellsOf(report, "BM25F").slice(2, 4)).toEqual(["0.0", "100.0"]);
    expect(cellsOf(report, "BM25")[cellsOf(report, "repository").indexOf("territory %")]).toBe("–");
    expect(report).toContain("0.0 / 100.0 / 100.0");
  });
});
