// The store of a relay that runs once and may forget when it restarts.
import type { Store } from "./store.ts";

/** Some 20 MB; a team that moves this many tickets in two days does not exist. */
const MAX_ENTRIES = 100_000;

interface Entry {
  readonly state: "taken" | "done";
  readonly expires: number;
}

/** @param now milliseconds since 1970. */
export function createMemoryStore(now: () => number): Store {
  const entries = new Map<string, Entry>();

  function put(key: string, state: Entry["state"], ttlSeconds: number): void {
    entries.delete(key);
    if (entries.size >= MAX_ENTRIES) makeRoom();
    entries.set(key, { state, expires: now() + ttlSeconds * 1000 });
  }
  /** What has lapsed goes first, else the oldest. */
  function makeRoom(): void {
    const at = now();
    for (const [key, { expires }] of entries) if (expires <= at) entries.delete(key);
    const [oldest] = entries.keys();
    if (entries.size >= MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
  }

  return {
    async claim(key, ttlSeconds) {
      const entry = entries.get(key);
      if (entry !== undefined && entry.expires > now()) return entry.state;
      put(key, "taken", ttlSeconds);
      return "mine";
    },
    async settle(key, ttlSeconds) {
      put(key, "done", ttlSeconds);
    },
    async release(key) {
      entries.delete(key);
    },
  };
}
