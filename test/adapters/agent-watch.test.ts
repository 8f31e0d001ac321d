import { describe, expect, it } from "vitest";
import { NOTHING_TOLD, type Told } from "../../src/adapters/agent/events.ts";
import { createWatch } from "../../src/adapters/agent/watch.ts";
import type { Clock } from "../../src/ports.ts";

/** Time passes only when told to; sleepers wake in order. */
function createManualClock(): Clock & { pass(ms: number): Promise<void> } {
  let nowMs = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    monotonicMs: () => nowMs,
    now: () => new Date(nowMs).toISOString(),
    random: () => 0,
    sleep: (ms, signal) =>
      new Promise((wake) => {
        sleepers.push({ at: nowMs + ms, wake });
        signal?.addEventListener("abort", () => wake(), { once: true });
      }),
    async pass(ms) {
      const until = nowMs + ms;
      for (;;) {
        const next = sleepers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        sleepers.splice(sleepers.indexOf(next), 1);
        nowMs = next.at;
        next.wake();
        await Promise.resolve();
        await Promise.resolve();
      }
      nowMs = until;
    },
  };
}

function watching(changes: Partial<Told> = {}) {
  const clock = createManualClock();
  const cancelling = new AbortController();
  const limits = { maxTurns: 3, timeoutMs: 60_000, stallMs: 10_000, maxCostUsd: 9 };
  const watch = createWatch({ clock, assignment: { limits, maxCostUsd: 2 }, signal: cancelling.signal });
  return { clock, cancelling, watch, told: { ...NOTHING_TOLD, ...changes } };
}

describe("the watch over a run", () => {
  it("ends it at the wall clock, however much it says", async () => {
    const { clock, watch } = watching();
    for (let seconds = 0; seconds < 59; seconds += 1) {
      await clock.pass(1000);
      watch.onActivity();
    }
    expect(watch.signal.aborted).toBe(false);
    await clock.pass(1000);
    expect(watch.stopped()).toEqual({ outcome: "timed-out", detail: "still running after 60000 ms" });
    expect(watch.signal.aborted).toBe(true);
  });

  it("ends it when it has said nothing for too long, counted from the last sign of life", async () => {
    const { clock, watch } = watching();
    await clock.pass(9000);
    watch.onActivity();
    await clock.pass(9999);
    expect(watch.stopped()).toBeUndefined();
    await clock.pass(1);
    expect(watch.stopped()?.outcome).toBe("stalled");
  });

  it.each([
    ["one turn too many", { turns: 4 }, "max-turns"],
    ["more money than is left", { usage: { costUsd: 2.01 } }, "over-budget"],
    ["a long wait for a rate limit", { retry: { type: "retry", waitMs: 31_000, status: 429 } }, "rate-limited"],
    ["a long wait for an overloaded service", { retry: { type: "retry", waitMs: 31_000, status: 529 } }, "api-error"],
  ] as const)("ends it at %s", (_name, changes, outcome) => {
    const { watch, told } = watching(changes);
    watch.onTold(told);
    expect(watch.stopped()?.outcome).toBe(outcome);
  });

  it.each([
    ["the last turn", { turns: 3 }],
    ["exactly the money that is left", { usage: { costUsd: 2 } }],
    ["a short wait", { retry: { type: "retry", waitMs: 30_000 } }],
  ] as const)("does not end it at %s", (_name, changes) => {
    const { watch, told } = watching(changes);
    watch.onTold(told);
    expect(watch.stopped()).toBeUndefined();
  });

  it("ends it when the caller cancels, at once when that was before", () => {
    const { watch, cancelling, clock } = watching();
    cancelling.abort();
    expect(watch.stopped()?.outcome).toBe("cancelled");
    const limits = { maxTurns: 1, timeoutMs: 1000, stallMs: 1000, maxCostUsd: 1 };
    const late = createWatch({ clock, assignment: { limits, maxCostUsd: 1 }, signal: cancelling.signal });
    expect(late.signal.aborted).toBe(true);
  });

  it("keeps the first reason, and none after the run is over", async () => {
    const { watch, clock, cancelling, told } = watching({ turns: 9 });
    watch.onTold(told);
    cancelling.abort();
    expect(watch.stopped()?.outcome).toBe("max-turns");
    const over = watching();
    over.watch.stop();
    over.cancelling.abort();
    await over.clock.pass(1_000_000);
    await clock.pass(1_000_000);
    expect(over.watch.stopped()).toBeUndefined();
    expect(over.watch.signal.aborted).toBe(false);
  });
});
