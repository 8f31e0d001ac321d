// The small ports a tracker is given, as values a test can look into.
import type { Clock, Files } from "../../src/ports.ts";

export interface SteppingClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  readonly sleeps: number[];
}
/** Time moves only by sleeping, and sleeping takes no time. Chance always says one half. */
export function steppingClock(start = "2026-11-21T12:00:00.000Z"): SteppingClock {
  const sleeps: number[] = [];
  let elapsed = 0;
  return {
    sleeps,
    monotonicMs: () => elapsed,
    now: () => new Date(Date.parse(start) + elapsed).toISOString(),
    sleep: async (ms) => {
      sleeps.push(ms);
      elapsed += ms;
    },
    random: () => 0.5,
  };
}

/** Text files by path, and how often one was written. */
export function mapFiles(texts: Map<string, string>): Files & { readonly saved: string[] } {
  const saved: string[] = [];
  const unused = () => Promise.reject(new Error("a tracker has no business here"));
  return {
    saved,
    findText: async (path) => texts.get(path),
    saveText: async (path, text) => {
      saved.push(path);
      texts.set(path, text);
    },
    copy: unused,
    list: unused,
  };
}
