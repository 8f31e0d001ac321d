// The store on Workers KV. KV is eventually consistent and knows no "put if absent": two deliveries that arrive within about a
// minute at two places of the network can both pass. Inside one isolate memory decides, so a burst starts one run; what slips
// through elsewhere is caught by the workflow's concurrency group and by its first job, which looks at the ticket again.

import { isRecord } from "./section.ts";
import type { Store } from "./store.ts";

/** The part of a KV namespace that is used. */
export interface KvNamespace {
  get(key: string): Promise<string | null>;
  put(key: string, value: string, options: { readonly expirationTtl: number }): Promise<void>;
  delete(key: string): Promise<void>;
}

/** KV takes no shorter one. */
const MIN_TTL_SECONDS = 60;

export function createKvStore(kv: KvNamespace, memory: Store, now: () => number): Store {
  const put = (key: string, state: "taken" | "done", ttlSeconds: number) =>
    kv.put(key, JSON.stringify({ state, expires: now() + ttlSeconds * 1000 }), {
      expirationTtl: Math.max(MIN_TTL_SECONDS, ttlSeconds),
    });

  return {
    async claim(key, ttlSeconds) {
      const here = await memory.claim(key, ttlSeconds);
      if (here !== "mine") return here;
      try {
        const elsewhere = readEntry(await kv.get(key), now());
        if (elsewhere === undefined) await put(key, "taken", ttlSeconds);
        else await memory.release(key);
        return elsewhere ?? "mine";
      } catch (error) {
        await memory.release(key);
        throw error;
      }
    },
    async settle(key, ttlSeconds) {
      await memory.settle(key, ttlSeconds);
      await put(key, "done", ttlSeconds);
    },
    async release(key) {
      await memory.release(key);
      await kv.delete(key);
    },
  };
}

function readEntry(text: string | null, now: number): "taken" | "done" | undefined {
  if (text === null) return undefined;
  const entry: unknown = JSON.parse(text);
  if (!isRecord(entry) || typeof entry.expires !== "number" || entry.expires <= now) return undefined;
  return entry.state === "done" ? "done" : "taken";
}
