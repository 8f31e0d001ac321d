// What git must not walk, and what no tree may hold, found by a walk of our own before git looks at a working directory.
import type { Dirent } from "node:fs";
import { lstat, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Hazard } from "../../core/change.ts";
import type { Git } from "./git-command.ts";

/** Folders read at the same time. */
const AT_ONCE = 32;
const GIT_NAME = /^\.git$/i;

/**
 * Nested repositories (a `.git` in any case, file or folder), special files and unreadable folders below `root`. A nested
 * repository is named by the folder it is in, one at the root by its own name. Symbolic links are not followed.
 * @param link what the `.git` file at the root has to say.
 */
export async function findHazards(root: string, link: string): Promise<Hazard[]> {
  const hazards: Hazard[] = [];
  const folders = [""];
  const visit = async (folder: string): Promise<void> => {
    const entries = await readFolder(root, folder);
    if (entries === undefined) hazards.push({ path: shown(folder) || ".", kind: "unreadable" });
    for (const entry of entries ?? []) {
      const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (GIT_NAME.test(entry.name)) {
        const isOurs = at === ".git" && (await isFileWith(path.join(root, at), link));
        if (!isOurs) hazards.push({ path: shown(folder === "" ? at : folder), kind: "nested-repository" });
      } else if (entry.isDirectory()) folders.push(at);
      else if (!entry.isFile() && !entry.isSymbolicLink()) hazards.push({ path: shown(at), kind: "special-file" });
    }
  };
  while (folders.length > 0) await Promise.all(folders.splice(-AT_ONCE).map(visit));
  return hazards.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Without those that git ignores: it neither walks nor adds them, and dependencies are full of them. */
export async function withoutIgnored(
  hazards: readonly Hazard[],
  where: { readonly git: Git; readonly gitDir: string; readonly workTree: string; readonly indexFile: string },
): Promise<Hazard[]> {
  if (hazards.length === 0) return [];
  const { git, ...places } = where;
  const input = hazards.map(({ path }) => `${path}\0`).join("");
  const finished = await git.run({ args: ["check-ignore", "-z", "--stdin"], ...places, cwd: places.workTree, input });
  // 1: none is ignored. Anything else but 0 is no answer, and then all of them count.
  if (finished.exitCode !== 0) return [...hazards];
  const ignored = new Set(finished.stdout.split("\0"));
  return hazards.filter(({ path }) => !ignored.has(path));
}

/** Files that cannot be read; looked for only when git stumbled. */
export async function findUnreadable(root: string): Promise<Hazard[]> {
  const hazards: Hazard[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of (await readFolder(root, folder)) ?? []) {
      const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (GIT_NAME.test(entry.name)) continue;
      if (entry.isDirectory()) folders.push(at);
      else if (entry.isFile() && !(await isReadable(raw(root, at))))
        hazards.push({ path: shown(at), kind: "unreadable" });
    }
  }
  return hazards;
}

/** Takes hazards out of a working directory: of a nested repository only what makes it one. */
export async function removeHazards(root: string, hazards: readonly Hazard[], link: string): Promise<void> {
  for (const { path: at, kind } of hazards) {
    if (kind === "special-file") await rm(path.join(root, at), { force: true });
    if (kind !== "nested-repository") continue;
    const folder = GIT_NAME.test(at) ? root : path.join(root, at);
    const names = (await readdir(folder)).filter((name) => GIT_NAME.test(name));
    for (const name of names) await rm(path.join(folder, name), { recursive: true, force: true });
  }
  await writeFile(path.join(root, ".git"), link);
}

/** The pathspecs that keep `git add` away from a path and everything below it. */
export function excluding(at: string): string[] {
  if (!at.includes("\uFFFD")) return [`:(exclude,top,literal)${at}`];
  // Bytes that are no UTF-8 cannot be handed over: a wildcard stands for them, and may exclude more.
  const glob = at.replace(/[*?[\]\\]/g, "\\$&").replace(/\uFFFD+/g, "*");
  return [`:(exclude,top)${glob}`, `:(exclude,top)${glob}/*`];
}

// Paths inside this file are bytes, one a character, so that names which are no UTF-8 can be walked like any other.

function readFolder(root: string, folder: string): Promise<Dirent[] | undefined> {
  return readdir(raw(root, folder), { withFileTypes: true, encoding: "latin1" }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" && folder !== "") return [];
      return undefined;
    },
  );
}

function raw(root: string, at: string): Buffer {
  return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(at, "latin1")]);
}

function shown(at: string): string {
  return Buffer.from(at, "latin1").toString("utf8");
}

async function isFileWith(file: string, text: string): Promise<boolean> {
  if (!(await lstat(file)).isFile()) return false;
  return (await readFile(file, "utf8")) === text;
}

function isReadable(file: Buffer): Promise<boolean> {
  return open(file).then(
    async (handle) => {
      await handle.close();
      return true;
    },
    () => false,
  );
}
