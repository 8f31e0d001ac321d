import { describe, expect, it } from "vitest";
import { costLeft } from "../../src/core/budget.ts";
import { addUsage, NO_USAGE } from "../../src/core/usage.ts";

const spent = (costUsd?: number) => ({ turns: 1, durationMs: 1, ...(costUsd === undefined ? {} : { costUsd }) });

describe("the money left for a ticket", () => {
  it.each([
    ["nothing is spent", NO_USAGE, true, 5],
    ["some is spent", spent(1.5), true, 3.5],
    ["all is spent", spent(5), true, 0],
    ["more is spent than there was", spent(7), true, 0],
    ["a metered agent does not say what it spent", spent(), true, 0],
    ["the agent never says what it spends", spent(), false, 5],
  ])("when %s", (_what, usage, metered, left) => {
    expect(costLeft(5, usage, metered)).toBe(left);
  });

  it("is not more than nothing when the amount spent is no number", () => {
    expect(costLeft(5, spent(Number.NaN), true) > 0).toBe(false);
  });
});

describe("usage added up", () => {
  it("sums what is known and makes the sum unknown when a part is", () => {
    const known = { turns: 2, inputTokens: 10, outputTokens: 5, costUsd: 0.5, durationMs: 100 };
    expect(addUsage(NO_USAGE, known)).toEqual(known);
    expect(addUsage(known, { turns: 1, durationMs: 7, inputTokens: 1 })).toEqual({
      turns: 3,
      inputTokens: 11,
      outputTokens: undefined,
      costUsd: undefined,
      durationMs: 107,
    });
  });
});
