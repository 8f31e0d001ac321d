// Time and chance of this machine.
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../../ports.ts";

/** Longest delay a Node timer takes; a larger one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export function createClock(): Clock {
  return {
    monotonicMs: () => performance.now(),
    now: () => new Date().toISOString(),
    sleep: async (ms, signal) => {
      await wait(Math.min(Math.max(ms, 0), MAX_TIMER_MS), undefined, signal === undefined ? {} : { signal }).catch(
        (error: unknown) => {
          if (signal?.aborted !== true) throw error;
        },
      );
    },
    random: () => Math.random(),
  };
}
