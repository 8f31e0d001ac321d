// The three pipes of a child: feeds it its input, drains what it says from the first tick, and lets go in time.
import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { RunOptions } from "../../ports.ts";
import { createKeptOutput } from "./kept-output.ts";
import { createLineSplitter } from "./line-splitter.ts";

const DEFAULT_MAX_OUTPUT_BYTES = 1024 * 1024;
/** How long the pipes may stay open after the tree was killed: output in flight needs a moment, a stray holder gets no more. */
const DRAIN_MS = 500;

export interface Drained {
  /**
   * Waits for the end of both streams, at most half a second, and returns what was kept of them.
   * @throws what a callback of the caller threw.
   */
  close(): Promise<{ readonly stdout: string; readonly stderr: string }>;
}

/** `onBroken` is told once when a callback of the caller throws; the error itself comes out of `close`. */
export function drain(child: ChildProcess, options: RunOptions, onBroken: () => void): Drained {
  const maxBytes = options.maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES;
  const stdout = createKeptOutput(maxBytes);
  const stderr = createKeptOutput(maxBytes);
  const lines = options.onLine === undefined ? undefined : createLineSplitter(options.onLine);
  let broken: { readonly error: unknown } | undefined;
  const guarded = (work: () => void) => {
    if (broken !== undefined) return;
    try {
      work();
    } catch (error) {
      broken = { error };
      onBroken();
    }
  };

  child.stdout?.on("data", (chunk: Buffer) => {
    stdout.push(chunk);
    guarded(() => {
      options.onActivity?.();
      lines?.push(chunk);
    });
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr.push(chunk);
    guarded(() => options.onActivity?.());
  });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  feed(child, options.input);

  return {
    async close() {
      const done = new AbortController();
      await Promise.race([
        closed,
        sleep(DRAIN_MS, undefined, { signal: done.signal }).catch(() => done.signal.aborted),
      ]);
      done.abort();
      for (const stream of child.stdio) stream?.destroy();
      guarded(() => lines?.end());
      if (broken !== undefined) throw broken.error;
      return { stdout: stdout.text(), stderr: stderr.text() };
    },
  };
}

function feed(child: ChildProcess, input: string | undefined): void {
  // EPIPE: a program may end, or close its input, before it has read everything; that is its right.
  child.stdin?.on("error", () => child.stdin?.destroy());
  child.stdin?.end(input);
}
