// Puts kept dependencies into a working directory that holds the trusted tree: nothing is written through a link, and nothing
// that is there is replaced.
import { chmod, lstat, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { copyFolder } from "./copy-folder.ts";
import { type Contents, inTemporary, type KeptSettings, touch } from "./kept.ts";

/**
 * Each folder appears in one step.
 * @returns false when one has no place there: then nothing was done.
 * @throws DISK_FULL; a plain error when it cannot be copied. Nothing is left behind then.
 */
export async function takeOver(
  settings: KeptSettings,
  {
    kept,
    root,
    signal,
  }: {
    readonly kept: { readonly dir: string; readonly contents: Contents };
    readonly root: string;
    readonly signal: AbortSignal;
  },
): Promise<boolean> {
  const { folders, naming, origin } = kept.contents;
  const free = await Promise.all(folders.map((folder) => isFree(root, folder)));
  if (free.includes(false)) return false;
  await touch(kept);
  await inTemporary(settings.stateDir, async (fresh) => {
    for (const [at, folder] of folders.entries()) {
      const copy = path.join(fresh, `${at}`);
      await copyFolder(settings, { from: path.join(kept.dir, `${at}`), to: copy, signal });
      const inside = naming.filter((file) => file.startsWith(`${folder}/`));
      for (const file of inside) await renameIn(path.join(copy, file.slice(folder.length + 1)), origin, root);
    }
    await moveAll(folders.map((folder, at) => ({ from: path.join(fresh, `${at}`), to: path.join(root, folder) })));
  });
  return true;
}

async function moveAll(moves: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  const moved: string[] = [];
  try {
    for (const { from, to } of moves) {
      await rename(from, to);
      moved.push(to);
    }
  } catch (error) {
    for (const folder of moved) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Whether nothing has this name, in a folder that is one and no link. */
async function isFree(root: string, folder: string): Promise<boolean> {
  for (let above = path.dirname(folder); above !== "."; above = path.dirname(above)) {
    if ((await findStat(path.join(root, above)))?.isDirectory() !== true) return false;
  }
  return (await findStat(path.join(root, folder))) === undefined;
}

/** Made anew and not edited: as a hard link it is the kept one's too. Bytes that are no text stay as they are. */
async function renameIn(file: string, before: string, after: string): Promise<void> {
  const { mode } = await lstat(file);
  const content = await readFile(file, "latin1");
  await rm(file);
  await writeFile(
    file,
    content.replaceAll(inBytes(before), () => inBytes(after)),
    { encoding: "latin1", flag: "wx" },
  );
  await chmod(file, mode & 0o7777);
}

function inBytes(text: string): string {
  return Buffer.from(text).toString("latin1");
}

function findStat(file: string) {
  return lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
}
