// Whether a delivery is as young as it says. A late one is not a forged one: Linear tries again after an hour and after six,
// and whether it then writes a new time is not documented.

/** Linear gives up after some seven hours. Must stay below half of what the store remembers (`store.ts`). */
const MAX_AGE_MS = 24 * 3600 * 1000;

export type Freshness = "fresh" | "late" | "stale";

/**
 * @param sentAt milliseconds since 1970, from the signed body.
 * @returns `late` beyond the window, `stale` beyond any retry of Linear's.
 */
export function freshness(sentAt: number, now: number, windowMs: number): Freshness {
  const apart = Math.abs(now - sentAt);
  if (apart <= windowMs) return "fresh";
  return apart <= MAX_AGE_MS ? "late" : "stale";
}
