// One at a time, between processes too: a file that only its maker may remove, unless its maker is dead. It is a symbolic
// link to its maker's name: made whole in one step, also on a full disk.
import { lstat, mkdir, readlink, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PipelineError } from "../../errors.ts";

const POLL_MS = 25;
/** Older than anything that is done under a lock can take. */
const STALE_MS = 10 * 60_000;

/** Runs `work` while no one else holds `file`. @throws GIT_FAILED when it is not free within `timeoutMs`. */
export async function withLock<T>(file: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const token = `${process.pid}-${Math.random().toString(36).slice(2)}`;
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

async function tryTake(file: string, token: string): Promise<boolean> {
  return symlink(token, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
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
  return age > STALE_MS || !isAlive(Number.parseInt(holder, 10));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, but not ours.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Undefined when nobody holds it. */
async function findHolder(file: string): Promise<string | undefined> {
  return readlink(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
}
