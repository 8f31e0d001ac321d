// What the bench counts, against cases small enough to count by hand.
import { describe, expect, it } from "vitest";

interface Prediction {
  readonly files: readonly string[];
  readonly p?: readonly number[];
  readonly shown?: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}
interface Query {
  readonly gold_src: readonly string[];
  readonly hunks: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}
interface Top {
  readonly probability: number;
  readonly isRight: boolean;
}
interface Metrics {
  measure(query: Query, prediction: Prediction): Record<string, number>;
  average(measures: readonly Record<string, number>[]): Record<string, number>;
  topOf(query: Query, prediction: Required<Prediction>): Top | undefined;
  calibrationError(tops: readonly Top[]): number;
}

const url = new URL("../../bench/context/metrics.mjs", import.meta.url).href;
const { average, calibrationError, measure, topOf }: Metrics = await import(url);

const query: Query = {
  gold_src: ["a.ts", "b.ts"],
  hunks: {
    "a.ts": [
      [10, 20],
      [50, 50],
    ],
    "b.ts": [[1, 3]],
    "b.test.ts": [[7, 9]],
  },
};

describe("where the gold files stand", () => {
  it("counts the share of them among the first k, and whether there is any", () => {
    const files = ["x.ts", "a.ts", "y.ts", "z.ts", "w.ts", "b.ts"];
    expect(measure(query, { files })).toMatchObject({
      "R@1": 0,
      "R@5": 0.5,
      "R@10": 1,
      "hit@1": 0,
      "hit@5": 1,
      "hit@10": 1,
      MRR: 0.5,
    });
  });

  it("gives one file at rank one half of two gold files", () => {
    expect(measure(query, { files: ["b.ts"] })).toMatchObject({ "R@1": 0.5, "R@10": 0.5, "hit@1": 1, MRR: 1 });
  });

  it("is nought everywhere when nothing is predicted", () => {
    expect(new Set(Object.values(measure(query, { files: [], p: [], shown: {} })))).toEqual(new Set([0]));
  });

  it("does not see a gold file behind the tenth in any share, only in the reciprocal rank", () => {
    const files = [...Array.from({ length: 10 }, (_, at) => `x${at}.ts`), "a.ts"];
    expect(measure(query, { files })).toMatchObject({ "R@10": 0, "hit@10": 0, MRR: 1 / 11 });
  });
});

describe("what is shown", () => {
  it("counts a hunk as shown when a range touches its first or last line", () => {
    const touching = measure(query, { files: [], shown: { "a.ts": [[20, 49]], "b.ts": [[3, 3]] } });
    expect(touching).toMatchObject({ hunks: 2 / 4, anyHunk: 1 });
  });

  it("does not count a range that ends one line before", () => {
    expect(measure(query, { files: [], shown: { "a.ts": [[1, 9]] } })).toMatchObject({ hunks: 0, anyHunk: 0 });
  });

  it("does not count the same lines of another file", () => {
    expect(measure(query, { files: [], shown: { "c.ts": [[1, 99]] } })).toMatchObject({ hunks: 0, anyHunk: 0 });
  });

  it("counts a hunk once, however many ranges overlap it", () => {
    const shown = {
      "a.ts": [
        [10, 12],
        [13, 20],
      ],
    } as const;
    expect(measure(query, { files: [], shown })).toMatchObject({ hunks: 1 / 4 });
  });

  it("is nought where the change has no hunks", () => {
    const measured = measure({ ...query, hunks: {} }, { files: [], shown: { "a.ts": [[1, 99]] } });
    expect(measured).toMatchObject({ hunks: 0, anyHunk: 0 });
  });
});

describe("the territory", () => {
  it("is every file of at least one in a hundred, wherever it stands", () => {
    const measured = measure(query, { files: ["x.ts", "a.ts", "b.ts", "y.ts"], p: [0.5, 0.01, 0.0099, 0.02] });
    expect(measured).toMatchObject({ territory: 0.5, size: 3 });
  });

  it("is empty where no probabilities are given", () => {
    expect(measure(query, { files: ["a.ts"] })).toMatchObject({ territory: 0, size: 0 });
  });
});

describe("averages", () => {
  it("give every repository the same weight, however many queries it has", () => {
    const many = average([{ MRR: 1 }, { MRR: 1 }, { MRR: 1 }, { MRR: 0 }]);
    expect(average([many, average([{ MRR: 0.25 }])])).toEqual({ MRR: 0.5 });
  });
});

describe("calibration", () => {
  it("is nought when what is told with one half is right half of the time", () => {
    const tops = [true, false].map((isRight) => ({ probability: 0.5, isRight }));
    expect(calibrationError(tops)).toBe(0);
  });

  it("weighs each tenth by how many fall in it and lets no tenth make up for another", () => {
    const tops = [
      { probability: 0.25, isRight: true },
      { probability: 0.75, isRight: false },
      { probability: 1, isRight: true },
      { probability: 0.95, isRight: true },
    ];
    expect(calibrationError(tops)).toBeCloseTo((0.75 + 0.75 + 0.05) / 4, 10);
  });

  it("asks the first file only, and no query without a prediction", () => {
    expect(topOf(query, { files: ["x.ts", "a.ts"], p: [0.4, 0.3], shown: {} })).toEqual({
      probability: 0.4,
      isRight: false,
    });
    expect(topOf(query, { files: [], p: [], shown: {} })).toBeUndefined();
    expect(calibrationError([])).toBe(0);
  });
});
