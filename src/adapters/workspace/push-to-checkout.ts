// The checkout in the remote's place, for work without a forge: objects are put beside its own and the branch is set by
// compare-and-swap. No receive-pack runs there, so neither do the checkout's hooks.
import { PipelineError } from "../../errors.ts";
import { findRef, isCheckedOut } from "./checkout.ts";
import { getCommit } from "./commits.ts";
import { words } from "./git-command.ts";
import type { Store } from "./store.ts";

export async function pushToCheckout(
  store: Store,
  wanted: { readonly branch: string; readonly commit: string; readonly expected: string | undefined },
): Promise<"pushed" | "up-to-date" | "stale"> {
  const { git, checkout, identity } = store;
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

/** One pack with what the commit adds to its parents, written where the checkout keeps its objects. */
async function handOver(store: Store, commit: string): Promise<void> {
  const objects = `${store.checkout.commonDir}/objects`;
  const { parents } = await getCommit(store, commit);
  await store.git.text({
    args: ["pack-objects", "--revs", "--quiet", `${objects}/pack/pack`],
    gitDir: store.dir,
    input: [commit, ...parents.map((parent) => `^${parent}`), ""].join("\n"),
    // A pack is written beside its place and renamed, which works on one file system only.
    env: { GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: `${store.dir}/objects` },
  });
}
