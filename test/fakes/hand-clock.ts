// A clock that a test moves by hand: whoever sleeps wakes when their time has come. For code that waits beside other code.
import type { Clock } from "../../src/ports.ts";

export interface HandClock extends Clock {
  /** Moves on, waking sleepers one after the other at their own time; what they do follows before the next one. */
  advance(ms: number): Promise<void>;
  /** How many sleep now. */
  sleepers(): number;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function createHandClock(): HandClock {
  let nowMs = 0;
  const asleep = new Set<Sleeper>();
  return {
    monotonicMs: () => nowMs,
    now: () => new Date(Date.UTC(2026, 0, 2) + nowMs).toISOString(),
    random: () => 0.5,
    sleepers: () => asleep.size,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper: Sleeper = {
          at: nowMs + Math.max(ms, 0),
          wake() {
            asleep.delete(sleeper);
            resolve();
          },
        };
        if (signal?.aborted === true) return resolve();
        asleep.add(sleeper);
        signal?.addEventListener("abort", sleeper.wake, { once: true });
      }),
    async advance(ms) {
      const end = nowMs + ms;
      for (;;) {
        const next = [...asleep].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        nowMs = next.at;
        next.wake();
        await new Promise((resolve) => setImmediate(resolve));
      }
      nowMs = end;
    },
  };
}
