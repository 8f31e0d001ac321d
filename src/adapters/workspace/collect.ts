// The change in a working directory, and putting one back. git is used with our store, our index and no configuration;
// nothing the agent wrote is executed, and nothing here decides whether a change is good.
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Change, Hazard } from "../../core/change.ts";
import { SCOPE_REQUEST_PATH } from "../../core/expansion.ts";
import type { Workdir } from "../../ports.ts";
import { readBlobs } from "./blobs.ts";
import { getCommit, objectId } from "./commits.ts";
import { gitFailure, words } from "./git-command.ts";
import { excluding, findHazards, findUnreadable, removeHazards, withoutIgnored } from "./hazards.ts";
import { copyIndex, isFolder, linkOf } from "./places.ts";
import { findScopeRequest } from "./scope-request.ts";
import { readyStore, type Store } from "./store.ts";
import { changedFiles } from "./tree-diff.ts";

/** Files at the root that are messages to us, never part of a change. */
const OURS = [SCOPE_REQUEST_PATH];
/** Names that only other systems object to are the checks' business; git would give up on the whole working directory. */
const ANY_NAME = [
  ["core.protectNTFS", "false"],
  ["core.protectHFS", "false"],
] as const;

/** @throws GIT_FAILED, DISK_FULL; never for what is in the working directory: that is a hazard. */
export async function collectChange(store: Store, workdir: Workdir): Promise<Change> {
  await readyStore(store);
  const { tree: baseTree } = await getCommit(store, workdir.commit);
  const base = { baseCommit: workdir.commit, baseTree };
  if (!(await isFolder(workdir.path)))
    return { ...base, tree: baseTree, files: [], hazards: [{ path: ".", kind: "unreadable" }] };
  return withIndex(store, workdir, async (places) => {
    const link = await linkOf(store, workdir.name);
    // Without it, a command in the working directory would find the repository around it.
    await writeFile(path.join(workdir.path, ".git"), link, { flag: "wx" }).catch(ignoreExisting);
    const walked = await withoutIgnored(await findHazards(workdir.path, link), { git: store.git, ...places });
    const hazards = await stage(store, places, walked);
    const tree = (await store.git.text({ args: ["write-tree"], ...places })).trim();
    const change = { ...base, tree, files: await changedFiles(store, baseTree, tree), hazards };
    const scopeRequest = await findScopeRequest(workdir.path);
    if (scopeRequest === undefined || (await isOfBase(store, baseTree, scopeRequest))) return change;
    return { ...change, scopeRequest };
  });
}

/** @throws GIT_FAILED, DISK_FULL */
export async function restoreWorkdir(store: Store, workdir: Workdir, tree: string): Promise<void> {
  await readyStore(store);
  await withIndex(store, workdir, async (places) => {
    const link = await linkOf(store, workdir.name);
    await store.git.text({
      args: ["read-tree", "--reset", "-u", "--no-recurse-submodules", objectId(tree)],
      ...places,
    });
    const hazards = await withoutIgnored(await findHazards(workdir.path, link), { git: store.git, ...places });
    await removeHazards(workdir.path, hazards, link);
    const kept = OURS.flatMap((name) => ["-e", `/${name}`]);
    await store.git.text({ args: ["clean", "-f", "-d", "-q", ...kept], ...places, cwd: workdir.path });
  });
}

interface Places {
  readonly gitDir: string;
  readonly workTree: string;
  readonly indexFile: string;
}

async function withIndex<T>(store: Store, workdir: Workdir, work: (places: Places) => Promise<T>): Promise<T> {
  const indexFile = await copyIndex(store, workdir);
  try {
    return await work({ gitDir: store.dir, workTree: workdir.path, indexFile });
  } finally {
    await rm(indexFile, { force: true });
  }
}

/** A repository may hold a file of that name: as long as it is as it was, nobody asks for anything. */
async function isOfBase(store: Store, baseTree: string, scopeRequest: string): Promise<boolean> {
  const args = ["ls-tree", "-z", "--format=%(objectname)", baseTree, SCOPE_REQUEST_PATH];
  const [blob = ""] = (await store.git.text({ args, gitDir: store.dir })).split("\0");
  return blob !== "" && (await readBlobs(store, [blob])).get(blob) === scopeRequest;
}

/** Puts everything but the hazards into the index; returns the hazards, with what turned out to be one. */
async function stage(store: Store, places: Places, hazards: readonly Hazard[]): Promise<Hazard[]> {
  const specs = [".", ...[...OURS, ...hazards.map(({ path }) => path)].flatMap(excluding)];
  const call = {
    args: ["add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul"],
    ...places,
    cwd: places.workTree,
    input: specs.join("\0"),
    config: ANY_NAME,
  };
  const finished = await store.git.run(call);
  // 1: all is added, but an excluded path lies in an ignored folder, which git takes for a wish to add it.
  if (finished.exitCode === 0 || (finished.exitCode === 1 && hazards.length > 0)) return [...hazards];
  const failure = await gitFailure(call, finished, store.stateDir);
  if (failure.code === "DISK_FULL") throw failure;
  const unreadable = (await findUnreadable(places.workTree)).filter(
    ({ path }) => !hazards.some((known) => known.path === path),
  );
  store.log.warn("collect-stumbled", { why: words(finished.stderr), unreadable: unreadable.length });
  if (unreadable.length > 0) return stage(store, places, [...hazards, ...unreadable]);
  return [...hazards, { path: ".", kind: "unreadable" }];
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
