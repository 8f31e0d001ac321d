// Taking in a bundle from a machine that ran an agent. Whatever is in it is unpacked into a quarantine and looked at there;
// only a whole and harmless one gets into the store. Nothing is checked out, so no hook, filter or attribute has a say.
import { constants, createWriteStream } from "node:fs";
import { access, type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { PipelineError } from "../../errors.ts";
import { MAX_HEADER_BYTES, parseBundleHeader } from "./bundle-header.ts";
import { getCommit, isObjectId, parseCommit } from "./commits.ts";
import { type GitCall, gitFailure, words } from "./git-command.ts";
import { readyStore, type Store } from "./store.ts";
import { temporaryPath } from "./temporary.ts";

export interface Expected {
  readonly parent: string;
  readonly tree: string;
}

const MAX_BUNDLE_BYTES = 100 * 1024 * 1024;
/** Many times what a reviewable change holds. */
const MAX_OBJECTS = 100_000;
/** A commit of ours is a few hundred bytes. */
const MAX_COMMIT_BYTES = 64 * 1024;
/** git's words about what is wrong. */
const MAX_SAID_BYTES = 64 * 1024;
/** No single object becomes larger in memory, whatever a pack claims or a delta copies together. */
const MAX_OBJECT = "128m";
/** git keeps 8 bytes a changed file in one piece of memory: about a million files, however often one tree is repeated. */
const MAX_LISTING = "8m";
const PACK_HEADER_BYTES = 12;
const SMALLEST_PACK_BYTES = 32;
const HINT =
  "The work was refused as it came from another job or machine: look at that job's log, or run the ticket again.";
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/** @returns the commit. @throws ARTEFACT_INVALID, DISK_FULL, CHECKOUT_SHALLOW, GIT_UNAUTHORIZED, GIT_UNAVAILABLE */
export async function adoptBundle(store: Store, file: string, expected: Expected): Promise<string> {
  for (const [what, id] of Object.entries(expected)) {
    if (!isObjectId(id)) throw refused(file, `its ${what} "${words(id.slice(0, 60))}" is not an object id`);
  }
  await readyStore(store);
  const quarantine = await makeQuarantine(store);
  try {
    const tip = await splitBundle(file, quarantine.pack);
    await getCommit(store, expected.parent);
    await unpack(store, file, quarantine);
    await examine(store, file, { quarantine, tip, expected });
    await moveIn(store, quarantine);
    return tip;
  } finally {
    await rm(quarantine.dir, { recursive: true, force: true });
  }
}

interface Quarantine {
  readonly dir: string;
  /** The bundle without its header. */
  readonly pack: string;
  readonly objects: string;
  /** git reads the store and writes beside it. */
  readonly env: Readonly<Record<string, string>>;
}

async function makeQuarantine({ stateDir, dir: storeDir }: Store): Promise<Quarantine> {
  const dir = temporaryPath(stateDir, "adopt");
  const objects = path.join(dir, "objects");
  for (const name of ["pack", "info"]) await mkdir(path.join(objects, name), { recursive: true });
  await writeFile(path.join(objects, "info", "alternates"), `${path.join(storeDir, "objects")}\n`);
  const env = { GIT_OBJECT_DIRECTORY: objects, GIT_ALLOC_LIMIT: MAX_OBJECT };
  return { dir, pack: path.join(dir, "given.pack"), objects, env };
}

/** Copies the pack out, so that what is looked at is what is taken; returns the commit the header names. */
async function splitBundle(file: string, pack: string): Promise<string> {
  const handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    throw refused(file, error.code === "ELOOP" ? "is a symbolic link" : `cannot be opened (${error.code})`);
  });
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw refused(file, "is no regular file");
    if (found.size > MAX_BUNDLE_BYTES) throw refused(file, `holds more than ${MAX_BUNDLE_BYTES} bytes`);
    const header = parseBundleHeader(await readAt(handle, 0, MAX_HEADER_BYTES));
    if ("problem" in header) throw refused(file, header.problem);
    if (found.size - header.packStart < SMALLEST_PACK_BYTES) throw refused(file, "is cut short");
    const problem = findPackProblem(await readAt(handle, header.packStart, PACK_HEADER_BYTES));
    if (problem !== undefined) throw refused(file, problem);
    const bytes = handle.createReadStream({ start: header.packStart, end: found.size - 1, autoClose: false });
    await pipeline(bytes, createWriteStream(pack, { flags: "wx" }));
    return header.tip;
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

/** `PACK`, the version and the number of objects, four bytes each. */
function findPackProblem(head: Buffer): string | undefined {
  if (head.toString("latin1", 0, 4) !== "PACK" || head.readUInt32BE(4) !== 2) return "holds no pack of version 2";
  const objects = head.readUInt32BE(8);
  return objects > MAX_OBJECTS ? `holds ${objects} objects, more than ${MAX_OBJECTS}` : undefined;
}

/** Every object whole, of good form and with everything it names: in the pack or in the store. */
async function unpack(store: Store, file: string, { pack, env }: Quarantine): Promise<void> {
  const input = ["--stdin", "--fix-thin", `--max-input-size=${MAX_BUNDLE_BYTES}`];
  await ask(store, file, {
    args: ["index-pack", ...input, "--strict=badFilemode=error"],
    gitDir: store.dir,
    inputFile: pack,
    env,
    // A large blob would be passed through unmeasured, several threads would each have the memory of one.
    config: [
      ["core.bigFileThreshold", "1000000g"],
      ["pack.threads", "1"],
    ],
  });
}

async function examine(
  store: Store,
  file: string,
  given: { readonly quarantine: Quarantine; readonly tip: string; readonly expected: Expected },
): Promise<void> {
  const { quarantine, tip, expected } = given;
  const { env } = quarantine;
  const call = (...args: string[]) => ask(store, file, { args, gitDir: store.dir, env });
  if (Number(await call("cat-file", "-s", tip)) > MAX_COMMIT_BYTES)
    throw refused(file, "has a commit that is too large");
  const { tree, parents } = parseCommit(await call("cat-file", "commit", tip));
  if (parents.length !== 1 || parents[0] !== expected.parent) {
    throw refused(file, `its commit stands on ${parents.join(" and ") || "nothing"} instead of ${expected.parent}`);
  }
  if (tree !== expected.tree) throw refused(file, `its commit holds tree ${tree} instead of ${expected.tree}`);
  await call("rev-list", "--objects", "--quiet", tip, `^${expected.parent}`);
  const listing = ["diff-tree", "-r", "--name-only", "--no-renames", expected.parent, tip];
  await ask(store, file, { args: listing, gitDir: store.dir, env: { ...env, GIT_ALLOC_LIMIT: MAX_LISTING } });
}

/** A call that fails for what is in the bundle. @throws ARTEFACT_INVALID, DISK_FULL */
async function ask(store: Store, file: string, given: GitCall): Promise<string> {
  const call = { ...given, maxOutputBytes: MAX_SAID_BYTES };
  const finished = await store.git.run(call);
  if (finished.exitCode === 0) return finished.stdout;
  const failure = await gitFailure(call, finished, store.stateDir);
  throw failure.code === "DISK_FULL" ? failure : refused(file, `is refused: ${failure.message}`, failure);
}

/** The index last: a pack counts from the moment its index is there. One that is there already is the same. */
async function moveIn({ dir }: Store, { objects }: Quarantine): Promise<void> {
  const names = await readdir(path.join(objects, "pack"));
  for (const name of names.sort((a, b) => Number(a.endsWith(".idx")) - Number(b.endsWith(".idx")))) {
    const target = path.join(dir, "objects", "pack", name);
    if (!(await exists(target))) await rename(path.join(objects, "pack", name), target);
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function refused(file: string, what: string, cause?: unknown): PipelineError {
  return new PipelineError("ARTEFACT_INVALID", `${file}: ${what}`, { hint: HINT, cause });
}
