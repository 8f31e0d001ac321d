// Stops a job as the runner stops a step: signals to its one process at a place of its way, then a look for what still lives.
// Judges nothing.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { ActionEnd, Kill } from "./runner.ts";

/** Signals, each with the milliseconds after the place was reached. */
export type Schedule = readonly (readonly [signal: NodeJS.Signals, afterMs: number])[];

/** When the runner kills what two signals have not ended, in milliseconds after the first. */
export const KILL_MS = 10_000;
/** The first signal alone. What it does not end runs into the time limit of `runAction`. */
export const ASKED: Schedule = [["SIGINT", 0]];
/** The runner's schedule, with the second signal while the first one's work is under way. */
export const HASTENED: Schedule = [
  ["SIGINT", 0],
  ["SIGTERM", 100],
  ["SIGKILL", KILL_MS],
];
/** A machine that goes away. */
export const KILLED: Schedule = [["SIGKILL", 0]];

export interface Cancelled extends ActionEnd {
  /** From the first signal until the process had ended and all it wrote was read. */
  readonly endedMs: number;
}

/**
 * Sends the signals as soon as `isThere` says so of what the job has written.
 * @throws when the job ends before it gets there: then the test would show nothing.
 */
export async function cancelAt(
  start: (onOutput: (text: string, kill: Kill) => void) => Promise<ActionEnd>,
  isThere: (log: string) => boolean,
  signals: Schedule,
): Promise<Cancelled> {
  let log = "";
  let kill: Kill | undefined;
  let early: ActionEnd | undefined;
  const running = start((text, its) => {
    log += text;
    kill = its;
  });
  const watched = running.then((end) => {
    early = end;
  });
  while (kill === undefined || !isThere(log)) {
    await Promise.race([watched, wait(3)]);
    if (early !== undefined) throw new Error(`it ended before it was there:\n${early.log}`);
  }
  const sentMs = performance.now();
  const send = kill;
  const timers = signals.map(([signal, afterMs]) => setTimeout(() => send(signal), afterMs));
  const end = await running;
  for (const timer of timers) clearTimeout(timer);
  return { ...end, endedMs: performance.now() - sentMs };
}

/** What the runner puts into a job's environment to find what the job has left behind. */
export interface Tracking {
  readonly env: { readonly RUNNER_TRACKING_ID: string };
  /** Ids of the processes that carry it, in cells too. */
  living(): number[];
  /** Waits for the end of what is dying; what does not die runs into the test's time limit. */
  allGone(): Promise<void>;
  /** What the runner does when a job has ended. @returns how many there were */
  sweep(): number;
}

export function createTracking(): Tracking {
  const id = `github_${randomUUID()}`;
  const living = () => processesWith(`RUNNER_TRACKING_ID=${id}`);
  return {
    env: { RUNNER_TRACKING_ID: id },
    living,
    async allGone() {
      while (living().length > 0) await wait(10);
    },
    sweep() {
      const left = living();
      for (const pid of left) tryKill(pid);
      return left.length;
    },
  };
}

/** Those with `variable` in their environment; an ended one has none. */
function processesWith(variable: string): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return [];
    try {
      const variables = readFileSync(`/proc/${name}/environ`, "latin1").split("\0");
      return variables.includes(variable) ? [Number(name)] : [];
    } catch {
      // Ended while we looked, or not ours.
      return [];
    }
  });
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Ended meanwhile.
  }
}

/** For the environment of a Node: its clock goes ahead by so many minutes. */
export function ahead(minutes: number): { readonly NODE_OPTIONS: string } {
  const code = `const Real = Date, ms = ${minutes * 60_000};
globalThis.Date = class extends Real {
  constructor(...given) { given.length === 0 ? super(Real.now() + ms) : super(...given); }
  static now() { return Real.now() + ms; }
};`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

/** At most `most` at once, however many tests of a file run side by side. */
export function createTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
