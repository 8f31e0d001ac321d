// A name for one process alone, for as long as it lives: a run may take hours, so age means nothing here.
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { createToken, findHolder, isAlive, isHeld, tryTake } from "./holder.ts";
import { withLock } from "./lock.ts";
import { safeName } from "./places.ts";
import type { Store } from "./store.ts";

const LOCK_WAIT_MS = 30_000;

/** Undefined: a living process has it, be it this one. */
export async function claimName(
  { stateDir }: Pick<Store, "stateDir">,
  name: string,
): Promise<AsyncDisposable | undefined> {
  const file = fileOf(stateDir, name);
  const token = await createToken();
  await mkdir(path.dirname(file), { recursive: true });
  // Names begin with a letter or digit: none of them has this lock.
  const isOurs = await withLock(path.join(stateDir, "locks", ".claims"), LOCK_WAIT_MS, async () => {
    const holder = await findHolder(file);
    if (holder !== undefined && (await isAlive(holder))) return false;
    await rm(file, { recursive: true, force: true });
    return tryTake(file, token);
  });
  if (!isOurs) return undefined;
  const free = async () => {
    if ((await findHolder(file)) === token) await rm(file, { force: true });
  };
  return { [Symbol.asyncDispose]: free };
}

export function isClaimed({ stateDir }: Pick<Store, "stateDir">, name: string): Promise<boolean> {
  return isHeld(fileOf(stateDir, name));
}

function fileOf(stateDir: string, name: string): string {
  return path.join(stateDir, "claims", safeName(name));
}
