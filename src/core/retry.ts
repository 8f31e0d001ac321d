// When to try again, and how long to wait. Pure: the caller brings the random number and does the waiting.

const MAX_WAIT_MS = 5 * 60_000;
/** A service that asks for more patience than this is not worth holding a runner for. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/** `min(first · 2^(attempt-1), 5 min)`: the wait after try `attempt`, before any jitter. */
export function doubledMs(firstMs: number, attempt: number): number {
  return Math.min(firstMs * 2 ** (attempt - 1), MAX_WAIT_MS);
}

/**
 * The wait before try `attempt + 1`: `min(first · 2^(attempt-1), 5 min)` with up to a quarter of jitter, or what the
 * service asked for when that is longer. Undefined: do not wait, give up (it asked for more than ten minutes).
 * @param random in [0, 1).
 */
export function backoffMs(wanted: {
  readonly attempt: number;
  readonly firstMs: number;
  readonly random: number;
  readonly retryAfterMs?: number | undefined;
}): number | undefined {
  const asked = wanted.retryAfterMs ?? 0;
  if (asked > MAX_RETRY_AFTER_MS) return undefined;
  return Math.round(Math.max(doubledMs(wanted.firstMs, wanted.attempt), asked) * (1 + wanted.random / 4));
}
