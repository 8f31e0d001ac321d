// Copies of git's index. Only the time stamp needs care.
import { copyFile, mkdir, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { temporaryPath } from "./temporary.ts";

/**
 * Copies an index, making the folder; false when there is none. git takes a file that is as young as the index for possibly
 * changed, so the copy must never look younger than the original: the stamp is rounded down to the millisecond.
 */
export async function tryCopyIndex(from: string, to: string): Promise<boolean> {
  const times = await stat(from).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await mkdir(path.dirname(to), { recursive: true });
  if (times === undefined) return false;
  await copyFile(from, to);
  await utimes(to, times.atimeMs / 1000, Math.floor(times.mtimeMs) / 1000);
  return true;
}

/** A place for a copy that is removed after use. */
export function temporaryIndex(stateDir: string, name: string): string {
  return temporaryPath(stateDir, `index-${name}`);
}
