// Where a working directory and what we believe about it lie. What we believe (the commit, the index, the link to the git
// directory) is in the state folder, not where an agent works. Nothing here makes or removes a working directory.
import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Workdir } from "../../ports.ts";
import { objectId } from "./commits.ts";
import { temporaryIndex, tryCopyIndex } from "./index-file.ts";
import type { Store } from "./store.ts";

const NAME = /^[a-z0-9](?:[a-z0-9._-]{0,80}[a-z0-9_-])?$/;

/** What we noted when the working directory was made; the last thing to be written, so its presence says "whole". */
const Note = z.object({ commit: z.string(), link: z.string() });
export type Note = z.infer<typeof Note>;
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

export interface Places {
  readonly workdir: string;
  /** Our own copy of its index, and the note beside it. */
  readonly trusted: string;
  readonly index: string;
  readonly note: string;
  readonly lock: string;
}

export function isSafeName(name: string): boolean {
  return NAME.test(name) && !name.includes("..");
}

/** Guards every name that becomes part of a path. */
export function safeName(name: string): string {
  if (!isSafeName(name)) throw new TypeError(`"${name.slice(0, 60)}" cannot name a working directory`);
  return name;
}

export function placesOf({ stateDir }: Pick<Store, "stateDir">, name: string): Places {
  const trusted = path.join(stateDir, "trusted", safeName(name));
  return {
    workdir: path.join(stateDir, "work", name),
    trusted,
    index: path.join(trusted, "index"),
    note: path.join(trusted, "note.json"),
    lock: path.join(stateDir, "locks", name),
  };
}

/** Undefined when the working directory is not there, or not whole. */
export async function findNote({ workdir, note }: Places): Promise<Note | undefined> {
  if (!(await isFolder(workdir))) return undefined;
  const text = await readFile(note, "utf8").catch(ignoreMissing);
  // A note that a full disk or a kill cut short says the same as none: not whole.
  const parsed = NoteText.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

export function workdirOf(places: Places, { name, note }: { readonly name: string; readonly note: Note }): Workdir {
  return { name, path: places.workdir, gitDir: gitDirOf(note.link), commit: note.commit, fresh: false };
}

export function gitDirOf(link: string): string {
  return link.replace(/^gitdir: /, "").trim();
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
  const note = await findNote(placesOf(store, name));
  if (note === undefined) throw new TypeError(`working directory "${name}" was never opened here`);
  return note.link;
}

/** A symbolic link in its place is not taken for it. */
export function isFolder(dir: string): Promise<boolean> {
  return lstat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
