// Whether what a started note tells of still lives, and when a lost run is tried again. Pure; the caller brings the time.
import type { Config } from "../config/config.ts";
import type { LiveRun } from "./live-run.ts";
import type { StartedNote } from "./started-note.ts";

const MINUTE_MS = 60_000;
/** A run may be listed this long after it was asked for; and who has claimed a ticket needs a moment to dispatch it. */
const GRACE_MS = 10 * MINUTE_MS;
/** What runs on somebody's machine tells nobody that it lives; a job at GitHub may take as long, and no ticket of ours longer. */
const LOCAL_PATIENCE_MS = 6 * 60 * MINUTE_MS;
/** The longest wait is this many times the first one, as in `min(10 s · 2^(n-1), 5 min)`. */
const MOST_DOUBLED = 30;

export interface World {
  readonly runs: readonly LiveRun[];
  /** ISO 8601. */
  readonly now: string;
}

export function isAlive(key: string, note: StartedNote, { runs, now }: World): boolean {
  if (note.state === "retry") return false;
  if (worksOn(runs, key, note)) return true;
  const age = Date.parse(now) - Date.parse(note.at);
  return age < (note.id.startsWith("local-") ? LOCAL_PATIENCE_MS : GRACE_MS);
}

/** By the run's name, or by its number where the name tells no tickets (a batch by filter). */
function worksOn(runs: readonly LiveRun[], key: string, { run }: StartedNote): boolean {
  return runs.some(({ id, keys }) => keys.includes(key) || id === run);
}

/** Whether there is an attempt left after this one. */
export function mayRetry({ attempt }: Pick<StartedNote, "attempt">, { attempts }: Config["retry"]): boolean {
  return attempt < attempts;
}

/** ISO 8601: when the attempt after this lost one is due: `min(first · 2^(n-1), 30 · first)` minutes after `at`. */
export function retryAt(
  { at, attempt }: Pick<StartedNote, "at" | "attempt">,
  { firstMinutes }: Config["retry"],
): string {
  const minutes = firstMinutes * Math.min(2 ** (attempt - 1), MOST_DOUBLED);
  return new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();
}

/** Younger than any event that may still be on its way. */
export function isRecent(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) < 2 * MINUTE_MS;
}
