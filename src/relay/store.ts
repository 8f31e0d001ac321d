// What the relay must remember so that one move starts one run: which deliveries and transitions are being dispatched and
// which have been. One small port with three homes: memory, a folder, Workers KV.

export interface Store {
  /**
   * `mine`: nobody had it, the caller has it now for `ttlSeconds` · `taken`: somebody is at it · `done`: it was settled.
   * A claim that is neither settled nor released lapses, so that a crash in between loses nothing.
   */
  claim(key: string, ttlSeconds: number): Promise<Claim>;
  /** What was claimed has happened: `done` for `ttlSeconds`. Repeatable. */
  settle(key: string, ttlSeconds: number): Promise<void>;
  /** What was claimed has not happened. Repeatable. */
  release(key: string): Promise<void>;
}
export type Claim = "mine" | "taken" | "done";

/** Longer than any request lives. */
const PENDING_SECONDS = 30;
/** Twice the age at which a delivery is refused (`freshness.ts`): what we could have forgotten is too old to be accepted. */
export const DONE_SECONDS = 48 * 3600;

/** All keys or none. */
export async function claimAll(store: Store, keys: readonly string[]): Promise<Claim> {
  const held: string[] = [];
  for (const key of keys) {
    const claim = await store.claim(key, PENDING_SECONDS);
    if (claim !== "mine") {
      await releaseAll(store, held);
      return claim;
    }
    held.push(key);
  }
  return "mine";
}

export async function settleAll(store: Store, keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => store.settle(key, DONE_SECONDS)));
}

export async function releaseAll(store: Store, keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => store.release(key)));
}
