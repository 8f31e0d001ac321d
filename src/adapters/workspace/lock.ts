// One at a time, between processes too: a file that only its maker may remove, unless its maker is dead.
import { lstat, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PipelineError } from "../../errors.ts";
import { createToken, findHolder, isAlive, tryTake } from "./holder.ts";

const POLL_MS = 25;
/** Older than anything that is done under a lock can take. */
const STALE_MS = 10 * 60_000;

/** Runs `work` while no one else holds `file`. @throws GIT_FAILED when it is not free within `timeoutMs`. */
export async function withLock<T>(file: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const token = await createToken();
  await mkdir(path.dirname(file), { recursive: true });
  const deadline = performance.now() + timeoutMs;
  while (!(await tryTake(file, token))) {
    await breakStale(file);
    if (performance.now() > deadline) throw new PipelineError("GIT_FAILED", `another run holds ${file}`);
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    if ((await findHolder(file)) === token) await rm(file, { force: true });
  }
}

/** Moved away before it is judged again: between the first look and now its place may have been taken by a living one. */
async function breakStale(file: string): Promise<void> {
  const holder = await findHolder(file);
  if (holder === undefined || !(await isStale(file, holder))) return;
  const aside = `${file}.${process.pid}.stale`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (moved && (await findHolder(aside)) !== holder) await rename(aside, file);
  await rm(aside, { force: true });
}

async function isStale(file: string, holder: string): Promise<boolean> {
  const age = await lstat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  return age > STALE_MS || !(await isAlive(holder));
}
