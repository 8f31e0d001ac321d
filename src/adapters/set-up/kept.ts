// Dependencies that were prepared once, by fingerprint, in the state folder where no cell looks. A kept copy is renamed into
// place when it is whole; whatever a killed process leaves has another name and is removed later.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Log } from "../../ports.ts";
import { type CopySettings, copyFolder } from "./copy-folder.ts";
import type { Made } from "./made.ts";

export interface KeptSettings extends CopySettings {
  readonly log: Log;
}

/** Each is as large as the repository's dependencies. */
const KEPT_FINGERPRINTS = 3;
/** Longer than any copy takes. */
const ABANDONED_MS = 60 * 60_000;
const NOTE = "note.json";

const Refusal = z.strictObject({ why: z.string() });
const Contents = z.strictObject({
  /** The directory it was made in, which the files in `naming` name. */
  origin: z.string(),
  /** Folder `<n>` of the kept copy belongs at the n-th of these paths. */
  folders: z.array(z.string()),
  naming: z.array(z.string()),
});
export type Contents = z.infer<typeof Contents>;
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
  .pipe(z.union([Refusal, Contents]));

/** What is kept under one fingerprint. */
export type Kept = { readonly dir: string; readonly contents: Contents } | z.infer<typeof Refusal>;

/** Undefined when nothing is known of this fingerprint yet. Repeatable. */
export async function findKept({ stateDir }: KeptSettings, fingerprint: string): Promise<Kept | undefined> {
  const dir = path.join(preparedIn(stateDir), fingerprint);
  const text = await readFile(path.join(dir, NOTE), "utf8").catch(ignoreMissing);
  if (text === undefined) return undefined;
  const note = NoteText.safeParse(text);
  if (note.success) return "why" in note.data ? note.data : { dir, contents: note.data };
  // A crash of the whole machine can do this; left there it would be in the way of a good one.
  await rm(dir, { recursive: true, force: true });
  return undefined;
}

/**
 * Keeps what a set-up made of `origin`, or why that cannot be shared. Whoever was first stays.
 * @throws DISK_FULL; a plain error when it cannot be copied.
 */
export async function keep(
  settings: KeptSettings,
  {
    fingerprint,
    origin,
    made,
    signal,
  }: { readonly fingerprint: string; readonly origin: string; readonly made: Made; readonly signal: AbortSignal },
): Promise<void> {
  await inTemporary(settings.stateDir, async (fresh) => {
    const folders = "why" in made ? [] : made.folders;
    for (const [at, folder] of folders.entries()) {
      await copyFolder(settings, { from: path.join(origin, folder), to: path.join(fresh, `${at}`), signal });
    }
    await writeFile(path.join(fresh, NOTE), JSON.stringify("why" in made ? made : { origin, ...made }));
    await rename(fresh, path.join(preparedIn(settings.stateDir), fingerprint)).catch(ignoreTaken);
  });
  await removeUnused(settings);
}

/** A kept copy that is used is one of the newest. */
export async function touch({ dir }: { readonly dir: string }): Promise<void> {
  const now = new Date();
  await utimes(path.join(dir, NOTE), now, now);
}

/** An empty folder beside the kept copies, on the same file system as the working directories; removed when `work` ended. */
export async function inTemporary(stateDir: string, work: (dir: string) => Promise<void>): Promise<void> {
  await mkdir(preparedIn(stateDir), { recursive: true, mode: 0o700 });
  const dir = await mkdtemp(path.join(preparedIn(stateDir), ".new-"));
  try {
    await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Removes all but the newest kept copies, and what killed processes left. Never throws: what stays only takes room. */
export async function removeUnused({ stateDir, log }: KeptSettings): Promise<void> {
  const prepared = preparedIn(stateDir);
  try {
    const names = (await readdir(prepared).catch(ignoreMissing)) ?? [];
    const aged = await Promise.all(names.map(async (name) => ({ name, usedMs: await usedAt(prepared, name) })));
    const kept = aged.filter(({ name }) => !name.startsWith(".")).sort((a, b) => b.usedMs - a.usedMs);
    const abandoned = aged.filter(({ name, usedMs }) => name.startsWith(".") && Date.now() - usedMs > ABANDONED_MS);
    for (const { name } of [...kept.slice(KEPT_FINGERPRINTS), ...abandoned]) await removeFolder(prepared, name);
  } catch (error) {
    log.debug("prepared-left", { why: String(error) });
  }
}

/** Out of the way in one step, so that nobody finds half of it. */
async function removeFolder(prepared: string, name: string): Promise<void> {
  const gone = path.join(prepared, `.gone-${Math.random().toString(36).slice(2)}`);
  await rename(path.join(prepared, name), gone);
  await rm(gone, { recursive: true, force: true });
}

async function usedAt(prepared: string, name: string): Promise<number> {
  const place = path.join(prepared, name);
  const found = (await stat(path.join(place, NOTE)).catch(ignoreMissing)) ?? (await stat(place).catch(ignoreMissing));
  return found?.mtimeMs ?? Date.now();
}

function preparedIn(stateDir: string): string {
  return path.join(stateDir, "prepared");
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

function ignoreTaken(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") throw error;
}
