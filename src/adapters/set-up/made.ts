// What a set-up made of a working directory, told by looking before and after: no git, no configuration of the repository.
// Only `node_modules` folders can be shared; whatever else it did has to be done again in every directory.
import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";
import type { TreeEntry } from "../../ports.ts";

/** By path below the root: changes whenever the file does; only the kind for folders, which change with what is in them. */
export type Listing = ReadonlyMap<string, string>;

export type Made =
  | {
      /** The folders it made, below the root. */
      readonly folders: readonly string[];
      /** Files in them that name the root, below the root: launchers and notes of package managers. */
      readonly naming: readonly string[];
    }
  | { readonly why: string };

const SHARED = "node_modules";
const AT_ONCE = 64;
/** A launcher has some hundred bytes, a package manager's note some hundred kilobytes. */
const MAX_NAMING_BYTES = 4 * 1024 * 1024;

/** Everything below `root` but its `.git`; a folder that `isLeaf` is listed and not entered. */
export async function listDirectory(root: string, isLeaf: (folder: string) => boolean = () => false): Promise<Listing> {
  const listing = new Map<string, string>();
  await walk(root, "", async (at, kind) => {
    if (at === ".git") return false;
    listing.set(at, kind === "folder" ? kind : await stampOf(path.join(root, at)));
    return !isLeaf(at);
  });
  return listing;
}

/**
 * @param before listing of `root` before the set-up.
 * @param entries the tree that `root` held then.
 */
export async function findMade(root: string, before: Listing, entries: readonly TreeEntry[]): Promise<Made> {
  const isNew = (folder: string) => path.basename(folder) === SHARED && !before.has(folder);
  const after = await listDirectory(root, isNew);
  const folders = [...after].flatMap(([at, stamp]) => (isNew(at) && stamp === "folder" ? [at] : []));
  const other = await findOther({ root, before, after, entries, folders });
  if (other !== undefined) return { why: other };
  if (folders.length === 0) return { why: `it made no ${SHARED}` };
  return findNaming(root, folders);
}

async function findOther(seen: {
  readonly root: string;
  readonly before: Listing;
  readonly after: Listing;
  readonly entries: readonly TreeEntry[];
  readonly folders: readonly string[];
}): Promise<string | undefined> {
  const { root, before, after, folders } = seen;
  const tracked = new Map(seen.entries.map((entry) => [entry.path, entry]));
  for (const at of before.keys()) if (!after.has(at)) return `it removed ${at}`;
  for (const [at, stamp] of after) {
    const old = before.get(at);
    if (old === undefined && !folders.includes(at)) return `it made ${at}`;
    if (old === undefined || old === stamp) continue;
    if (!(await isUnchanged(path.join(root, at), tracked.get(at)))) return `it changed ${at}`;
  }
  return undefined;
}

/** Written again with the same content, as `npm install` does with its lockfile. */
async function isUnchanged(file: string, entry: TreeEntry | undefined): Promise<boolean> {
  const found = await lstat(file);
  if (entry === undefined || !found.isFile()) return false;
  const content = await readFile(file);
  const blob = createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
  return blob === entry.blob && (found.mode & 0o100) === (Number.parseInt(entry.mode, 8) & 0o100);
}

/** Looks for what cannot be moved to another directory: links and special files, and files that name this one. */
async function findNaming(root: string, folders: readonly string[]): Promise<Made> {
  const naming: string[] = [];
  let why: string | undefined;
  for (const folder of folders) {
    await walk(root, folder, async (at, kind) => {
      if (kind === "other") why ??= `${at} is a special file`;
      if (kind === "link" && (await leaves(root, at))) why ??= `${at} is a link to another place`;
      if (kind === "file" && mayName(at, folder) && (await names(path.join(root, at), root))) naming.push(at);
      return why === undefined;
    });
  }
  return why === undefined ? { folders, naming } : { why };
}

function mayName(at: string, folder: string): boolean {
  const parent = path.dirname(at);
  return path.basename(parent) === ".bin" || (parent === folder && path.basename(at).startsWith("."));
}

async function names(file: string, root: string): Promise<boolean> {
  const { size } = await lstat(file);
  return size <= MAX_NAMING_BYTES && (await readFile(file)).includes(root);
}

async function leaves(root: string, at: string): Promise<boolean> {
  const target = await readlink(path.join(root, at));
  const resolved = path.resolve(root, path.dirname(at), target);
  return path.isAbsolute(target) || !(resolved === root || resolved.startsWith(`${root}/`));
}

type Kind = "folder" | "file" | "link" | "other";

/** @param see false: a folder is not entered. One that cannot be read is seen a second time, as `other`. */
async function walk(root: string, from: string, see: (at: string, kind: Kind) => Promise<boolean>): Promise<void> {
  const folders = [from];
  const visit = async (folder: string) => {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) await see(folder, "other");
    for (const entry of entries ?? []) {
      const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const kind = entry.isDirectory() ? "folder" : entry.isFile() ? "file" : entry.isSymbolicLink() ? "link" : "other";
      if ((await see(at, kind)) && kind === "folder") folders.push(at);
    }
  };
  while (folders.length > 0) await Promise.all(folders.splice(-AT_ONCE).map(visit));
}

async function stampOf(file: string): Promise<string> {
  // A name that is no UTF-8 is not found by it: then its name is all we know.
  const found = await lstat(file, { bigint: true }).catch(() => undefined);
  return found === undefined ? "unknown" : `${found.mode} ${found.size} ${found.ino} ${found.ctimeNs}`;
}
