// The checkout in the remote's place, for work without a forge: objects are put beside its own and the branch is set by
// compare-and-swap. No receive-pack runs there, so neither do the checkout's hooks.
import { PipelineError } from "../../errors.ts";
import { findRef, isCheckedOut } from "./checkout.ts";
import { getCommit } from "./commits.ts";
import { words } from "./git-command.ts";
import { getCheckout, type Store } from "./store.ts";

export async function pushToCheckout(
  store: Store,
  wanted: { readonly branch: string; readonly commit: string; readonly expected: string | undefined },
): Promise<"pushed" | "up-to-date" | "stale"> {
  const { git, identity } = store;
  const checkout = getCheckout(store);
  const ref = `refs/heads/${wanted.branch}`;
  const now = await findRef(git, checkout, ref);
  if (now === wanted.commit) return "up-to-date";
  if (now !== wanted.expected) return "stale";
  if (await isCheckedOut(git, checkout, wanted.branch)) {
    throw new PipelineError("GIT_PUSH_REJECTED", `branch ${wanted.branch} is checked out in ${checkout.repo}`);
  }
  await handOver(store, wanted.commit);
  const update = await git.run({
    args: ["update-ref", "--no-deref", ref, wanted.commit, wanted.expected ?? "0".repeat(40)],
    gitDir: checkout.commonDir,
    env: { GIT_COMMITTER_NAME: identity.name, GIT_COMMITTER_EMAIL: identity.email },
  });
  if (update.exitCode === 0) return "pushed";
  if ((await findRef(git, checkout, ref)) !== wanted.expected) return "stale";
  throw new PipelineError("GIT_PUSH_REJECTED", `branch ${wanted.branch}: ${words(update.stderr)}`);
}

/** One pack with the commit and whatever else the checkout lacks of it, written where it keeps its objects. */
async function handOver(store: Store, commit: string): Promise<void> {
  const objects = `${getCheckout(store).commonDir}/objects`;
  const known = await knownAncestors(store, commit);
  await store.git.text({
    args: ["pack-objects", "--revs", "--quiet", `${objects}/pack/pack`],
    gitDir: store.dir,
    input: [commit, ...known.map((id) => `^${id}`), ""].join("\n"),
    // A pack is written beside its place and renamed, which works on one file system only.
    env: { GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: `${store.dir}/objects` },
  });
}

/** The youngest ancestors that the checkout itself holds: a merge may stand on commits that nobody pushed. */
async function knownAncestors(store: Store, commit: string): Promise<string[]> {
  const known: string[] = [];
  const { parents } = await getCommit(store, commit);
  const open = [...parents];
  const seen = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if ((await findRef(store.git, getCheckout(store), id)) !== undefined) {
      known.push(id);
      continue;
    }
    for (const parent of (await getCommit(store, id)).parents) {
      if (!seen.has(parent)) open.push(parent);
      seen.add(parent);
    }
  }
  return known;
}
