// `poll --watch`: the look for work, again and again, as a long-running process. Remembers nothing but what it works on right now:
// what is to be done is in tracker and forge, so that it may die and start again at any time.
import type { Clock, Log } from "../ports.ts";

export interface WatchLoop {
  /** From the end of one look to the begin of the next. */
  readonly everyMs: number;
  /** One look: the tickets that are claimed for this process now. `busy`: those it works on already. */
  readonly poll: (busy: readonly string[]) => Promise<readonly string[]>;
  /** Works on them to their end; must not throw for what becomes of the work. */
  readonly work: (keys: readonly string[], signal: AbortSignal) => Promise<void>;
  readonly clock: Pick<Clock, "sleep">;
  readonly log: Pick<Log, "info" | "error">;
  /** Fires at SIGINT and SIGTERM: no look is begun after that, and what is under way is told to end. */
  readonly signal: AbortSignal;
}

/** Looks that fail in a row wait longer, to at most this many times `everyMs`. */
const MOST_PATIENCE = 16;

/**
 * Ends when the signal has fired and all work has ended; never throws. A look or a batch that fails is logged, and looked for again.
 * @returns how many tickets were worked on
 */
export async function watchLoop({ everyMs, poll, work, clock, log, signal }: WatchLoop): Promise<number> {
  const busy = new Set<string>();
  const batches = new Set<Promise<void>>();
  let worked = 0;
  let failures = 0;

  async function begin(keys: readonly string[]): Promise<void> {
    try {
      await work(keys, signal);
    } catch (error) {
      log.error("batch-failed", { tickets: keys.join(" "), error: String(error) });
    } finally {
      for (const key of keys) busy.delete(key);
    }
  }

  async function lookOnce(): Promise<void> {
    try {
      const keys = (await poll([...busy])).filter((key) => !busy.has(key));
      failures = 0;
      if (keys.length === 0) return;
      for (const key of keys) busy.add(key);
      worked += keys.length;
      const batch = begin(keys).finally(() => batches.delete(batch));
      batches.add(batch);
    } catch (error) {
      failures += 1;
      log.error("look-failed", { inARow: failures, error: String(error) });
    }
  }

  while (!signal.aborted) {
    await lookOnce();
    if (!signal.aborted) await clock.sleep(everyMs * Math.min(2 ** failures, MOST_PATIENCE), signal);
  }
  log.info("watch-ending", { working: [...busy].join(" ") || "nothing" });
  await Promise.all(batches);
  return worked;
}
