// Files of our own making and of working directories. Symbolic links are named, never followed or written through.
import {
  constants,
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { PipelineError } from "../../errors.ts";
import type { Files } from "../../ports.ts";

const MISSING = ["ENOENT", "ENOTDIR"];
const FULL = ["ENOSPC", "EDQUOT"];

export function createFiles(): Files {
  return { findText, saveText, copy, list };
}

/** A failure to write, in our words when the disk is full. */
export function writeFailure(file: string, cause: unknown): unknown {
  if (!FULL.includes(codeOf(cause))) return cause;
  return new PipelineError("DISK_FULL", `no space is left for ${file}`, { cause });
}

async function findText(file: string, limits?: { readonly maxBytes: number }): Promise<string | undefined> {
  if (limits === undefined) return readFile(file, "utf8").catch(ignoreMissing);
  // Opened before it is judged, so that what is judged is what is read; a pipe must not keep us waiting.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    refuseLink(file),
  );
  if (handle === undefined) return undefined;
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new PipelineError("ARTEFACT_INVALID", `${file}: not an ordinary file`);
    if (found.size > limits.maxBytes) {
      throw new PipelineError("ARTEFACT_INVALID", `${file}: ${found.size} bytes, more than ${limits.maxBytes}`);
    }
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}

function refuseLink(file: string) {
  return (error: unknown): undefined => {
    if (codeOf(error) === "ELOOP") throw new PipelineError("ARTEFACT_INVALID", `${file}: a symbolic link`);
    return ignoreMissing(error);
  };
}

async function saveText(file: string, text: string): Promise<void> {
  const fresh = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(fresh, text);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw writeFailure(file, error);
  }
}

/** Paths that leave either folder, by their name or through a symbolic link on the way, are left out like missing ones. */
async function copy(fromDir: string, toDir: string, paths: readonly string[]): Promise<string[]> {
  const copied: string[] = [];
  await mkdir(toDir, { recursive: true });
  const [from, to] = await Promise.all([realpath(fromDir).catch(ignoreMissing), realpath(toDir)]);
  if (from === undefined) return copied;
  for (const relative of paths) {
    if (await tryCopy(path.join(from, relative), path.join(to, relative), { relative, from, to }))
      copied.push(relative);
  }
  return copied;
}

async function tryCopy(
  source: string,
  target: string,
  { relative, from, to }: { readonly relative: string; readonly from: string; readonly to: string },
): Promise<boolean> {
  if (!isInside(relative)) return false;
  const found = await lstat(source).catch(ignoreMissing);
  if (found === undefined || !found.isFile() || !(await isStraight(from, path.dirname(source)))) return false;
  if (!(await isStraight(to, path.dirname(target)))) return false;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    return true;
  } catch (error) {
    // Something has the target's place already, or the place of a folder above it.
    if (["EEXIST", "ENOTDIR"].includes(codeOf(error))) return false;
    throw writeFailure(target, error);
  }
}

function isInside(relative: string): boolean {
  return (
    relative !== "" && !path.isAbsolute(relative) && !relative.includes("\0") && !relative.split(/[/\\]/).includes("..")
  );
}

/** Whether no symbolic link lies between `root` and `dir`, as far as that exists. */
async function isStraight(root: string, dir: string): Promise<boolean> {
  for (let at = dir; at !== root; at = path.dirname(at)) {
    const found = await lstat(at).catch(ignoreMissing);
    if (found?.isSymbolicLink() === true) return false;
  }
  return true;
}

/** @param skip names of folders, or their paths below `dir`. */
async function list(dir: string, skip: readonly string[]): Promise<string[]> {
  const skipped = new Set([".git", ...skip]);
  const found: string[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = (await readdir(path.join(dir, folder), { withFileTypes: true }).catch(ignoreMissing)) ?? [];
    for (const entry of entries) {
      const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (skipped.has(entry.name) || skipped.has(at)) continue;
      if (entry.isDirectory()) folders.push(at);
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(at);
    }
  }
  return found.sort();
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function ignoreMissing(error: unknown): undefined {
  if (!MISSING.includes(codeOf(error))) throw error;
}
