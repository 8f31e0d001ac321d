// Working directories: one a name, made whole or not at all, removed by renaming. What we believe about them (the commit,
// the index, the link to the git directory) lies in the state folder, not where an agent works.
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Workdir } from "../../ports.ts";
import { getCommit, objectId } from "./commits.ts";
import { gitFailure } from "./git-command.ts";
import { temporaryIndex, tryCopyIndex } from "./index-file.ts";
import { withLock } from "./lock.ts";
import { readyStore, type Store } from "./store.ts";

const NAME = /^[a-z0-9](?:[a-z0-9._-]{0,80}[a-z0-9_-])?$/;
const LOCK_WAIT_MS = 120_000;
const ADD_TRIES = 3;

/** What we noted when the working directory was made; the last thing to be written, so its presence says "whole". */
const Note = z.object({ commit: z.string(), link: z.string() });
type Note = z.infer<typeof Note>;
const NoteText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      context.addIssue({ code: "custom", message: String(error) });
      return z.NEVER;
    }
  })
  .pipe(Note);

/** Guards every name that becomes part of a path. */
export function safeName(name: string): string {
  if (!NAME.test(name) || name.includes(".."))
    throw new TypeError(`"${name.slice(0, 60)}" cannot name a working directory`);
  return name;
}

export async function openWorkdir(store: Store, name: string, commit: string): Promise<Workdir> {
  const places = placesOf(store, name);
  objectId(commit);
  await readyStore(store);
  return withLock(places.lock, LOCK_WAIT_MS, async () => {
    const note = await findNote(places.note);
    const isThere = note?.commit === commit && (await isFolder(places.workdir));
    if (!isThere) await discard(store, name);
    const { link } = isThere ? note : await make(store, name, commit);
    return { name, path: places.workdir, gitDir: gitDirOf(link), commit, fresh: !isThere };
  });
}

export async function releaseWorkdir(store: Store, name: string): Promise<void> {
  const places = placesOf(store, name);
  await withLock(places.lock, LOCK_WAIT_MS, () => discard(store, name));
  emptyTrash(store);
}

/** A copy of the index as it was when the working directory was made; removed by whoever asked for it. */
export async function copyIndex(store: Store, { name, commit }: Pick<Workdir, "name" | "commit">): Promise<string> {
  const copy = temporaryIndex(store.stateDir, name);
  if (!(await tryCopyIndex(placesOf(store, name).index, copy))) {
    await store.git.text({ args: ["read-tree", objectId(commit)], gitDir: store.dir, indexFile: copy });
  }
  return copy;
}

/** What the `.git` file at the root of a working directory has to say. @throws when there is no such working directory */
export async function linkOf(store: Store, name: string): Promise<string> {
  const note = await findNote(placesOf(store, name).note);
  if (note === undefined) throw new TypeError(`working directory "${name}" was never opened here`);
  return note.link;
}

interface Places {
  readonly workdir: string;
  /** Our own copy of its index, and the note beside it. */
  readonly trusted: string;
  readonly index: string;
  readonly note: string;
  readonly lock: string;
}

function placesOf({ stateDir }: Store, name: string): Places {
  const trusted = path.join(stateDir, "trusted", safeName(name));
  return {
    workdir: path.join(stateDir, "work", name),
    trusted,
    index: path.join(trusted, "index"),
    note: path.join(trusted, "note.json"),
    lock: path.join(stateDir, "locks", name),
  };
}

async function make(store: Store, name: string, commit: string): Promise<Note> {
  const { workdir, index, note } = placesOf(store, name);
  await getCommit(store, commit);
  await mkdir(path.dirname(workdir), { recursive: true });
  await addWorktree(store, name, commit);
  const link = await readFile(path.join(workdir, ".git"), "utf8");
  await tryCopyIndex(path.join(gitDirOf(link), "index"), index);
  await writeFile(note, JSON.stringify({ commit, link } satisfies Note));
  return { commit, link };
}

/** Tried again because another process may be adding its own at the same moment. */
async function addWorktree(store: Store, name: string, commit: string): Promise<void> {
  const args = ["worktree", "add", "--quiet", "--detach", "--", placesOf(store, name).workdir, commit];
  const call = { args, gitDir: store.dir };
  for (let attempt = 1; ; attempt += 1) {
    const finished = await store.git.run(call);
    if (finished.exitCode === 0) return;
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
  await rename(workdir, path.join(trash, `${name}-${Math.random().toString(36).slice(2)}`)).catch(ignoreMissing);
  await rm(path.join(store.dir, "worktrees", name), { recursive: true, force: true });
  await rm(trusted, { recursive: true, force: true });
}

/** Not waited for: what an ending process leaves is removed by the next one. */
export function emptyTrash({ stateDir, log }: Pick<Store, "stateDir" | "log">): void {
  const trash = path.join(stateDir, "trash");
  readdir(trash)
    .then((names) => Promise.all(names.map((name) => rm(path.join(trash, name), { recursive: true, force: true }))))
    .catch(ignoreMissing)
    .catch((error: unknown) => log.debug("trash-left", { why: String(error) }));
}

async function findNote(file: string): Promise<Note | undefined> {
  const text = await readFile(file, "utf8").catch(ignoreMissing);
  // A note that a full disk or a kill cut short says the same as none: not whole.
  const parsed = NoteText.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

function gitDirOf(link: string): string {
  return link.replace(/^gitdir: /, "").trim();
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

/** A symbolic link in its place is not taken for it. */
function isFolder(dir: string): Promise<boolean> {
  return lstat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
