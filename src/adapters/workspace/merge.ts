// Three commits put together in the store, without a working directory. Nothing the trees say about merging is in force:
// a bare repository reads no attributes, a merge driver needs configuration, and there is none but ours.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { PipelineError } from "../../errors.ts";
import type { Merged } from "../../ports.ts";
import { fetchedRef, getCommit, makeCommit } from "./commits.ts";
import { type GitCall, gitFailure } from "./git-command.ts";
import { fetchRef } from "./remote.ts";
import { readyStore, type Store, sourceOf } from "./store.ts";

export interface Sides {
  readonly ours: string;
  readonly theirs: string;
}

/** git's name for a tree without files: newer gits take attributes from the tree named here, and find none. */
const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const BEGINNING_OF_TIME = "1970-01-01T00:00:00Z";
/** How much history is fetched until two commits of a shallow checkout meet; the last is git's word for all of it. */
const DEPTHS = [50, 1000, 2_147_483_647];

/** @throws CHECKOUT_SHALLOW when a commit, or where they parted, cannot be had; GIT_UNAUTHORIZED, GIT_UNAVAILABLE, GIT_FAILED */
export async function mergeCommits(store: Store, given: Sides, base: string | undefined): Promise<Merged> {
  await readyStore(store);
  const sides = base === undefined ? given : await onBase(store, given, base);
  for (const id of [sides.ours, sides.theirs]) await getCommit(store, id);
  for (const depth of DEPTHS) {
    const merged = await tryMerge(store, sides);
    if (merged !== undefined) return merged;
    if (!(await deepen(store, sides, depth))) break;
  }
  const merged = await tryMerge(store, sides, "--allow-unrelated-histories");
  if (merged === undefined) throw new PipelineError("GIT_FAILED", `git merge-tree ${sides.ours} gave no answer`);
  return merged;
}

/** The same two trees as children of the base: where they parted is then the base, for any git that knows merge-tree. */
async function onBase(store: Store, { ours, theirs }: Sides, base: string): Promise<Sides> {
  await getCommit(store, base);
  const child = async (id: string) => {
    const { tree } = await getCommit(store, id);
    return makeCommit(store, { tree, parent: base, message: "merge\n", date: BEGINNING_OF_TIME });
  };
  return { ours: await child(ours), theirs: await child(theirs) };
}

/** Undefined when the two have no commit in common. */
async function tryMerge(store: Store, { ours, theirs }: Sides, ...more: string[]): Promise<Merged | undefined> {
  const how = ["--write-tree", "-z", "--name-only", "--no-messages", ...more];
  const config = [["attr.tree", EMPTY_TREE]] as const;
  const call: GitCall = { args: ["merge-tree", ...how, ours, theirs], gitDir: store.dir, config };
  const finished = await store.git.run(call);
  const [tree = "", ...names] = finished.stdout.split("\0").filter((field) => field !== "");
  if (finished.exitCode === 0) return { tree, conflicts: [] };
  if (finished.exitCode === 1) return { tree: undefined, conflicts: realNames(names, { ours, theirs }) };
  const parted = await store.git.run({ args: ["merge-base", ours, theirs], gitDir: store.dir });
  if (parted.exitCode === 1) return undefined;
  throw await gitFailure(call, finished, store.stateDir);
}

/** Where a file and a folder meet, git moves the file out of the way and adds the name of its side. */
function realNames(names: readonly string[], { ours, theirs }: Sides): string[] {
  const added = new RegExp(`~(?:${ours}|${theirs})(?:_\\d+)?$`);
  return [...new Set(names.map((name) => name.replace(added, "")))].sort();
}

/**
 * Fetches more history of where it was cut; false when it was not. @throws CHECKOUT_SHALLOW
 */
async function deepen(store: Store, { ours, theirs }: Sides, depth: number): Promise<boolean> {
  const cuts = await cutsOf(store);
  const roots = await store.git.text({ args: ["rev-list", "--max-parents=0", ours, theirs], gitDir: store.dir });
  const cut = roots.split("\n").filter((id) => cuts.has(id));
  if (cut.length === 0) return false;
  if (store.remote === undefined) {
    throw new PipelineError(
      "CHECKOUT_SHALLOW",
      `where ${ours} and ${theirs} parted is not in ${sourceOf(store)}, which has no remote to fetch it from`,
    );
  }
  for (const id of cut) {
    await fetchRef(store, store.remote, { source: id, target: fetchedRef(id), depth });
    store.deepened.add(id);
  }
  return true;
}

async function cutsOf({ dir }: Store): Promise<ReadonlySet<string>> {
  const text = await readFile(path.join(dir, "shallow"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return "";
  });
  return new Set(text.split("\n"));
}
