// The watch over one run: says when it must end and why. The first reason stands. It ends nothing itself: it fires a signal.
import type { Assignment, Clock } from "../../ports.ts";
import type { AgentFinish } from "./adapter.ts";
import type { Told } from "./events.ts";

export interface Watch {
  /** Fires when the run must end. */
  readonly signal: AbortSignal;
  readonly onActivity: () => void;
  readonly onTold: (told: Told) => void;
  /** Why the watch ended the run; undefined when it did not. */
  stopped(): AgentFinish | undefined;
  /** The run is over: no reason counts any more. */
  readonly stop: () => void;
}

/** A service that asks for a longer wait than this gets it between two tries, not inside one, where it looks like a stall. */
const MAX_WAIT_INSIDE_MS = 30_000;

/** Watches from now on. */
export function createWatch(over: {
  readonly clock: Clock;
  readonly assignment: Pick<Assignment, "limits" | "maxCostUsd">;
  /** The caller's cancellation. */
  readonly signal: AbortSignal;
}): Watch {
  const { clock, assignment, signal } = over;
  const { limits, maxCostUsd } = assignment;
  const ending = new AbortController();
  const closed = new AbortController();
  let reason: AgentFinish | undefined;
  let lastSignMs = clock.monotonicMs();

  const end = (outcome: AgentFinish["outcome"], detail: string) => {
    if (reason !== undefined || closed.signal.aborted) return;
    reason = { outcome, detail };
    ending.abort();
  };
  const onCancel = () => end("cancelled", "cancelled from outside");
  signal.addEventListener("abort", onCancel, { once: true });
  if (signal.aborted) onCancel();

  const watchWall = async () => {
    await clock.sleep(limits.timeoutMs, closed.signal);
    end("timed-out", `still running after ${limits.timeoutMs} ms`);
  };
  const watchSilence = async () => {
    for (;;) {
      const leftMs = lastSignMs + limits.stallMs - clock.monotonicMs();
      if (leftMs <= 0) return end("stalled", `said nothing for ${limits.stallMs} ms`);
      await clock.sleep(leftMs, closed.signal);
      if (closed.signal.aborted) return;
    }
  };
  void watchWall();
  void watchSilence();

  return {
    signal: ending.signal,
    onActivity() {
      lastSignMs = clock.monotonicMs();
    },
    onTold({ turns, usage, retry }) {
      if (turns > limits.maxTurns) end("max-turns", `began turn ${turns} of ${limits.maxTurns}`);
      if ((usage.costUsd ?? 0) > maxCostUsd) end("over-budget", `spent ${usage.costUsd} of ${maxCostUsd} US dollars`);
      if (retry !== undefined && retry.waitMs > MAX_WAIT_INSIDE_MS) {
        const outcome = retry.status === 429 ? "rate-limited" : "api-error";
        end(outcome, `the model's service asked for a wait of ${Math.round(retry.waitMs / 1000)} s`);
      }
    },
    stopped: () => reason,
    stop() {
      closed.abort();
      signal.removeEventListener("abort", onCancel);
    },
  };
}
