import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs } from "../../src/core/retry.ts";

const MINUTE = 60_000;
const wait = (attempt: number, retryAfterMs?: number, random = 0) =>
  backoffMs({ attempt, firstMs: 10_000, random, retryAfterMs });

describe("the wait before another try", () => {
  it("doubles from the first wait and ends at five minutes", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 2000].map((attempt) => wait(attempt))).toEqual([
      10_000,
      20_000,
      40_000,
      80_000,
      160_000,
      5 * MINUTE,
      5 * MINUTE,
      5 * MINUTE,
    ]);
  });

  it("is what the service asked for when that is longer, never less", () => {
    expect([wait(1, 5_000), wait(1, 30_000), wait(1, 10 * MINUTE)]).toEqual([10_000, 30_000, 10 * MINUTE]);
  });

  it("is none at all when the service asks for more than ten minutes", () => {
    expect([wait(1, 10 * MINUTE + 1), wait(1, Number.MAX_VALUE), wait(1, Number.POSITIVE_INFINITY)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is never shorter than asked, and at most a quarter longer", () => {
    const given = fc.record({
      attempt: fc.integer({ min: 1, max: 10 }),
      firstMs: fc.integer({ min: 1, max: 600_000 }),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 10 * MINUTE }), { nil: undefined }),
    });
    fc.assert(
      fc.property(given, (wanted) => {
        const least = Math.max(
          Math.min(wanted.firstMs * 2 ** (wanted.attempt - 1), 5 * MINUTE),
          wanted.retryAfterMs ?? 0,
        );
        const waited = backoffMs(wanted) ?? Number.NaN;
        expect(waited).toBeGreaterThanOrEqual(least);
        expect(waited).toBeLessThanOrEqual(Math.ceil(least * 1.25));
      }),
    );
  });
});
