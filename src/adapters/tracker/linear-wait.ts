// How long Linear wants us to wait, and how long we wait by ourselves. Numbers in, milliseconds out; nothing sleeps here.

import { doubledMs } from "../../core/retry.ts";

/** Tries of one request, the first included. */
export const MAX_TRIES = 3;
/** A wait longer than this is the caller's to plan: the run ends and says when to come back. */
export const LONGEST_WAIT_MS = 60_000;
// Linear's budgets refill within the hour (linear.app/developers/rate-limiting), so no honest wait is longer.
const WINDOW_MS = 3_600_000;
const FIRST_BACKOFF_MS = 10_000;
const BUDGETS = ["requests", "complexity", "endpoint-requests"];

/** `min(10 s · 2^(n-1), 5 min)` after try `n`, the upper half of it left to chance. `random` is in [0, 1). */
export function backoffMs(tries: number, random: number): number {
  return Math.round(doubledMs(FIRST_BACKOFF_MS, tries) * (0.5 + random / 2));
}

/**
 * The wait that an answer's headers ask for, at most an hour; undefined when they ask for none. `Retry-After` goes first;
 * else the latest reset of a budget that is used up; else, with no budget known to be used up, the reset of requests.
 */
export function askedWaitMs(headers: Headers, nowMs: number): number | undefined {
  const retryAfter = readWait(headers.get("retry-after"), nowMs);
  if (retryAfter !== undefined) return retryAfter;
  const usedUp = BUDGETS.filter((budget) => headers.get(`x-ratelimit-${budget}-remaining`)?.trim() === "0");
  const waits = (usedUp.length === 0 ? ["requests"] : usedUp)
    .map((budget) => readWait(headers.get(`x-ratelimit-${budget}-reset`), nowMs))
    .filter((wait) => wait !== undefined);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/**
 * A number is a moment (in ms from 10^11 on, in seconds from 10^8 on) or a span; a span above 3,600 must be milliseconds,
 * as no span of seconds is longer than the hour. Anything else is an HTTP date. Nonsense and the past ask for nothing.
 */
function readWait(value: string | null, nowMs: number): number | undefined {
  const text = value?.trim() ?? "";
  if (text === "") return undefined;
  const number = Number(text);
  const wait = Number.isNaN(number) ? Date.parse(text) - nowMs : spanOf(number, nowMs);
  return wait > 0 ? Math.min(Math.ceil(wait), WINDOW_MS) : undefined;
}

function spanOf(number: number, nowMs: number): number {
  if (number >= 1e11) return number - nowMs;
  if (number >= 1e8) return number * 1000 - nowMs;
  return number > 3600 ? number : number * 1000;
}
