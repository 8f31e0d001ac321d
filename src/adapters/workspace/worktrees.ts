// Working directories: one a name, made beside its place and renamed into it, removed by renaming. A git that outlives the
// run that started it thus never writes where the next run works.
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Workdir } from "../../ports.ts";
import { isClaimed } from "./claim.ts";
import { getCommit, objectId } from "./commits.ts";
import { gitFailure } from "./git-command.ts";
import { isHeld } from "./holder.ts";
import { tryCopyIndex } from "./index-file.ts";
import { keepLeftOver } from "./left-over.ts";
import { withLock } from "./lock.ts";
import { findNote, gitDirOf, ignoreMissing, isSafeName, type Note, placesOf, workdirOf } from "./places.ts";
import { readyStore, type Store } from "./store.ts";

const LOCK_WAIT_MS = 120_000;
const ADD_TRIES = 3;
/** Stands between a name and what makes it unique; no name has it. */
const MARK = "+";

export async function openWorkdir(store: Store, name: string, commit: string): Promise<Workdir> {
  const places = placesOf(store, name);
  objectId(commit);
  await readyStore(store);
  return withLock(places.lock, LOCK_WAIT_MS, async () => {
    const note = await findNote(places);
    if (note?.commit === commit) return workdirOf(places, { name, note });
    if (note !== undefined) await keepLeftOver(store, workdirOf(places, { name, note }));
    await discard(store, name);
    return { ...workdirOf(places, { name, note: await make(store, name, commit) }), fresh: true };
  });
}

export async function releaseWorkdir(store: Store, name: string): Promise<void> {
  await withLock(placesOf(store, name).lock, LOCK_WAIT_MS, () => discard(store, name));
  emptyTrash(store);
}

/** Working directories that no living process has claimed or is making. What was never finished is removed: nobody worked in it. */
export async function findLeftOvers(store: Store): Promise<Workdir[]> {
  const there = await namesIn(path.join(store.stateDir, "work"));
  const halfMade = (await namesIn(path.join(store.stateDir, "making"))).map((made) => made.split(MARK)[0] ?? "");
  const names = [...new Set([...there, ...halfMade])].filter(isSafeName).sort();
  const found = await Promise.all(names.map((name) => findLeftOver(store, name)));
  return found.filter((workdir) => workdir !== undefined);
}

async function findLeftOver(store: Store, name: string): Promise<Workdir | undefined> {
  const places = placesOf(store, name);
  if (await isHeld(places.lock)) return undefined;
  return withLock(places.lock, LOCK_WAIT_MS, async () => {
    // Under the lock: who claims and opens now either did so before or waits.
    if (await isClaimed(store, name)) return undefined;
    const note = await findNote(places);
    if (note !== undefined) return workdirOf(places, { name, note });
    await discard(store, name);
    return undefined;
  });
}

async function make(store: Store, name: string, commit: string): Promise<Note> {
  const { workdir, index, note } = placesOf(store, name);
  await getCommit(store, commit);
  const made = await addWorktree(store, name, commit);
  const link = await readFile(path.join(made, ".git"), "utf8");
  const gitDir = gitDirOf(link);
  await tryCopyIndex(path.join(gitDir, "index"), index);
  await mkdir(path.dirname(workdir), { recursive: true });
  await writeFile(path.join(gitDir, "gitdir"), `${path.join(workdir, ".git")}\n`);
  await rename(made, workdir);
  await writeFile(note, JSON.stringify({ commit, link } satisfies Note));
  return { commit, link };
}

/** Returns where it is. Tried again because another process may be adding its own at the same moment. */
async function addWorktree(store: Store, name: string, commit: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const made = path.join(store.stateDir, "making", unique(name));
    const call = { args: ["worktree", "add", "--quiet", "--detach", "--", made, commit], gitDir: store.dir };
    const finished = await store.git.run(call);
    if (finished.exitCode === 0) return made;
    await discard(store, name);
    if (attempt === ADD_TRIES) throw await gitFailure(call, finished, store.stateDir);
  }
}

/** Renamed first: afterwards the name is free, however long the removal takes. The note goes before everything else. */
async function discard(store: Store, name: string): Promise<void> {
  const { workdir, trusted, note } = placesOf(store, name);
  await rm(note, { force: true });
  const trash = path.join(store.stateDir, "trash");
  await mkdir(trash, { recursive: true });
  const remains = [path.join(store.stateDir, "making"), path.join(store.dir, "worktrees")].map(async (dir) =>
    (await namesIn(dir)).filter((made) => made.startsWith(`${name}${MARK}`)).map((made) => path.join(dir, made)),
  );
  for (const left of [workdir, ...(await Promise.all(remains)).flat()])
    await rename(left, path.join(trash, unique(name))).catch(ignoreMissing);
  await rm(trusted, { recursive: true, force: true });
}

/** Not waited for: what an ending process leaves is removed by the next one. */
export function emptyTrash({ stateDir, log }: Pick<Store, "stateDir" | "log">): void {
  const trash = path.join(stateDir, "trash");
  namesIn(trash)
    .then((names) => Promise.all(names.map((name) => rm(path.join(trash, name), { recursive: true, force: true }))))
    .catch((error: unknown) => log.debug("trash-left", { why: String(error) }));
}

function unique(name: string): string {
  return `${name}${MARK}${Math.random().toString(36).slice(2)}`;
}

async function namesIn(dir: string): Promise<string[]> {
  return (await readdir(dir).catch(ignoreMissing)) ?? [];
}
