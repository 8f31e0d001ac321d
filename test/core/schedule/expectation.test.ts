import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Outcome } from "../../../src/core/outcome.ts";
import { DEFAULT_EXPECTED_MS, type EarlierRun, expectedDurations } from "../../../src/core/schedule/expectation.ts";

const run = (ms: number, more: Partial<EarlierRun> = {}): EarlierRun => ({
  key: "OLD-1",
  outcome: "delivered",
  ms,
  ...more,
});
const expected = (task: { estimate?: number; files?: number; key?: string }, history: readonly EarlierRun[]) =>
  expectedDurations([{ key: "ENG-1", ...task }], history).get(task.key ?? "ENG-1");

describe("expected durations", () => {
  it("are ten minutes where nothing is known", () => {
    expect(expected({}, [])).toBe(DEFAULT_EXPECTED_MS);
  });

  it("are the median of earlier runs, which one endless run does not move", () => {
    expect(expected({}, [run(100), run(120), run(9_000_000)])).toBe(120);
    expect(expected({}, [run(100), run(120)])).toBe(110);
  });

  it("grow with the root of the size, measured against what is typical", () => {
    const history = [run(100, { files: 4 }), run(100, { files: 4 }), run(100, { files: 4 })];
    expect(expected({ files: 16 }, history)).toBeCloseTo(200);
    expect(expected({ files: 1 }, history)).toBeCloseTo(50);
    expect(expected({}, history)).toBe(100);
    expect(expected({ files: 100_000 }, history)).toBe(400);
  });

  it("weigh the estimate and the files alike", () => {
    const history = [1, 2, 3].map(() => run(100, { files: 4, estimate: 2 }));
    expect(expected({ files: 16, estimate: 2 }, history)).toBeCloseTo(100 * 2 ** 0.5);
    expect(expected({ files: 16, estimate: 8 }, history)).toBeCloseTo(200);
  });

  it("compare the tickets of a batch with each other when there is no history", () => {
    const all = expectedDurations(
      [1, 2, 8].map((estimate) => ({ key: `ENG-${estimate}`, estimate })),
      [],
    );
    expect([...all.values()]).toEqual([...all.values()].toSorted((a, b) => a - b));
    expect(all.get("ENG-8")).toBeCloseTo(2 * DEFAULT_EXPECTED_MS);
  });

  it("go half way to what the same ticket took before", () => {
    const history = [run(100), run(100), run(100), run(400, { key: "ENG-1" })];
    expect(expected({}, history)).toBeCloseTo(200);
  });

  it("learn nothing from runs that never came to the work", () => {
    expect(expected({}, [run(100), run(1, { outcome: "agent-unauthorized" }), run(1, { outcome: "not-ours" })])).toBe(
      100,
    );
  });

  it("forget what is older than 200 runs", () => {
    const old = Array.from({ length: 300 }, () => run(5));
    const recent = Array.from({ length: 200 }, () => run(100));
    expect(expected({}, [...old, ...recent])).toBe(100);
  });

  it("are positive numbers whatever stands in the history", () => {
    const size = fc.option(fc.oneof(fc.integer(), fc.double()), { nil: undefined });
    const time = fc.oneof(
      fc.integer({ min: -5, max: 10_000_000 }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
    );
    const history = fc.array(
      fc.record({
        key: fc.constantFrom("A", "B"),
        outcome: fc.constantFrom(...Outcome.options),
        ms: time,
        files: size,
        estimate: size,
      }),
    );
    fc.assert(
      fc.property(fc.record({ key: fc.constant("A"), estimate: size, files: size }), history, (task, runs) => {
        const ms = expectedDurations([task], runs).get("A") ?? 0;
        expect(Number.isFinite(ms) && ms > 0).toBe(true);
      }),
    );
  });
});
