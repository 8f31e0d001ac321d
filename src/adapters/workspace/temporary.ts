// What is needed for a moment: quarantines and copies of the index. Whoever makes one removes it; a process that was killed in
// between is cleaned up after by a later one.
import { lstat, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Store } from "./store.ts";

/** Many times what the few git processes that use one may take, two minutes each. */
const MAX_AGE_MS = 60 * 60 * 1000;

/** A name nobody else has, of something that is removed after use. */
export function temporaryPath(stateDir: string, name: string): string {
  return path.join(stateDir, "tmp", `${name}-${process.pid}-${Math.random().toString(36).slice(2)}`);
}

/** Not waited for. What is young may be in use by a process beside us. */
export function sweepTemporary({ stateDir, log }: Pick<Store, "stateDir" | "log">): void {
  sweep(path.join(stateDir, "tmp"), Date.now() - MAX_AGE_MS).catch((error: NodeJS.ErrnoException) => {
    // Nothing was ever made, or another process sweeps as well.
    if (error.code !== "ENOENT") log.debug("temporary-left", { why: String(error) });
  });
}

/** By the time of change, which nobody sets: a copy of an index has the modification time of the original. */
async function sweep(dir: string, before: number): Promise<void> {
  for (const name of await readdir(dir)) {
    const file = path.join(dir, name);
    const { ctimeMs } = await lstat(file);
    if (ctimeMs < before) await rm(file, { recursive: true, force: true });
  }
}
