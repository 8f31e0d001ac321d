// A clock that stands still: only sleeping moves it, and sleeping takes no time.
import type { Clock } from "../../src/ports.ts";

export interface FixedClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  readonly slept: number[];
}

/** @param start ISO 8601. */
export function createFixedClock(start = "2026-01-02T03:04:05.000Z"): FixedClock {
  const slept: number[] = [];
  let elapsedMs = 0;
  return {
    slept,
    monotonicMs: () => elapsedMs,
    now: () => new Date(Date.parse(start) + elapsedMs).toISOString(),
    sleep: async (ms, signal) => {
      slept.push(ms);
      if (signal?.aborted !== true) elapsedMs += Math.max(ms, 0);
    },
    random: () => 0.5,
  };
}
