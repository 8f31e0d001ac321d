// The engine's own bare repository: it borrows the objects of the user's checkout, when there is one, and nothing else of it.
// Written by hand, put right before every use, so that whatever else wrote there (an agent without isolation) has no say in
// what git does.
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../ports.ts";
import type { Checkout } from "./checkout.ts";
import type { Git } from "./git-command.ts";
import type { Remote } from "./remote-address.ts";

export interface Store {
  /** `store.git` in the state folder. */
  readonly dir: string;
  readonly stateDir: string;
  readonly git: Git;
  /** Undefined: the store lives alone with its remote. */
  readonly checkout: Checkout | undefined;
  /** Undefined: the checkout itself takes the place of a remote. Never undefined without a checkout. */
  readonly remote: Remote | undefined;
  /** Who our commits are from. */
  readonly identity: Identity;
  readonly log: Log;
  /** Commits read before, by id. */
  readonly commits: Map<string, Commit>;
  /** Commits whose history the checkout lacks and we fetched. */
  readonly deepened: Set<string>;
}
export interface Identity {
  readonly name: string;
  readonly email: string;
}
export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  /** `Name <email>` */
  readonly author: string;
  readonly committer: string;
  /** By whomever: nobody has checked it. */
  readonly isSigned: boolean;
  /** ISO 8601. */
  readonly committedAt: string;
  readonly message: string;
}

const FOLDERS = ["objects/info", "objects/pack", "refs/heads"];
/** What git would obey if it were there. */
const UNWANTED = ["hooks", "info/attributes", "info/exclude", "info/grafts", "config.worktree"];
const HEAD = "ref: refs/heads/unborn\n";
const MAC = process.platform === "darwin" ? "\tignorecase = true\n\tprecomposeunicode = true\n" : "";
const CONFIG = `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n${MAC}`;
const SHALLOW_TRIES = 100;
const SHALLOW_WAIT_MS = 20;

/** Makes the store, or puts it right; cheap when there is nothing to do. Safe to run in several processes at once. */
export async function readyStore({ dir, checkout, deepened }: Store): Promise<void> {
  await makeFolders(dir);
  await keepText(path.join(dir, "config"), CONFIG);
  await keepText(path.join(dir, "HEAD"), HEAD);
  await Promise.all(UNWANTED.map((name) => rm(path.join(dir, name), { recursive: true, force: true })));
  await keepText(
    path.join(dir, "objects/info/alternates"),
    checkout?.isComplete ? `${checkout.commonDir}/objects\n` : "",
  );
  if (!checkout?.isComplete) return;
  await borrowShallow({
    theirs: path.join(checkout.commonDir, "shallow"),
    ours: path.join(dir, "shallow"),
    except: deepened,
  });
}

/** The checkout in the remote's place. A store that has neither was never made. */
export function getCheckout({ checkout }: Store): Checkout {
  if (checkout === undefined) throw new TypeError("a store without a checkout has a remote");
  return checkout;
}

/** Where the store's objects are from, for messages. */
export function sourceOf({ checkout, remote }: Store): string {
  return checkout?.repo ?? remote?.url ?? "the store";
}

async function makeFolders(dir: string): Promise<void> {
  const make = () => Promise.all(FOLDERS.map((name) => mkdir(path.join(dir, name), { recursive: true })));
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST" && error.code !== "ENOTDIR") throw error;
    // Something that is no repository has its name: out of the way, not away.
    await rename(dir, `${dir}.broken-${Date.now()}`);
    await make();
  });
}

async function keepText(file: string, text: string): Promise<void> {
  if ((await findText(file)) === text) return;
  const fresh = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(fresh, text);
  await rename(fresh, file).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EISDIR") throw error;
    await rm(file, { recursive: true, force: true });
    await rename(fresh, file);
  });
}

/** The commits whose parents the checkout lacks are lacking here too; ours (from shallow fetches) are kept beside them. */
async function borrowShallow(files: {
  readonly theirs: string;
  readonly ours: string;
  readonly except: ReadonlySet<string>;
}): Promise<void> {
  const { theirs, ours, except } = files;
  for (let attempt = 0; attempt < SHALLOW_TRIES; attempt += 1) {
    const known = linesOf(await findText(ours));
    const missing = linesOf(await findText(theirs)).filter((line) => !known.includes(line) && !except.has(line));
    if (missing.length === 0) return;
    // git's own lock for this file: created exclusively, renamed into place.
    const lock = await open(`${ours}.lock`, "wx").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    if (lock === undefined) {
      await sleep(SHALLOW_WAIT_MS);
      continue;
    }
    await lock.writeFile(`${[...linesOf(await findText(ours)), ...missing].join("\n")}\n`);
    await lock.close();
    await rename(`${ours}.lock`, ours);
    return;
  }
  // Whoever held the lock this long is dead.
  await rm(`${ours}.lock`, { force: true });
  await borrowShallow(files);
}

function linesOf(text: string | undefined): string[] {
  return (text ?? "").split("\n").filter((line) => line !== "");
}

async function findText(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "EISDIR") return undefined;
    throw error;
  });
}
