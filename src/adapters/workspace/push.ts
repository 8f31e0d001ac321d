// Publishing a commit: what the remote holds, a push with a lease, and a bundle file for what could not be pushed.
// Whether a push took place is read from the remote, not from git's words.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { PipelineError } from "../../errors.ts";
import type { Finished, RemoteBranch } from "../../ports.ts";
import { findRef } from "./checkout.ts";
import { fetchedRef, findCommit, getCommit, objectId } from "./commits.ts";
import { words } from "./git-command.ts";
import { isOurs } from "./ours.ts";
import { safeName } from "./places.ts";
import { pushToCheckout } from "./push-to-checkout.ts";
import { diagnose, fetchRef, listRefs, TRIES, unauthorized, unavailable, waitBefore } from "./remote.ts";
import type { Remote } from "./remote-address.ts";
import { getCheckout, readyStore, type Store } from "./store.ts";

export type Pushed = "pushed" | "up-to-date" | "stale";

export async function findRemoteBranch(store: Store, branch: string): Promise<RemoteBranch | undefined> {
  await readyStore(store);
  const commit = await findHead(store, branch);
  if (commit === undefined) return undefined;
  if (store.remote !== undefined && (await findCommit(store, commit)) === undefined) {
    const source = `refs/heads/${branch}`;
    await fetchRef(store, store.remote, { source, target: fetchedRef(source), depth: 2 });
  }
  const found = await getCommit(store, commit);
  const { tree, parents, committedAt } = found;
  return { commit, tree, parent: parents[0], committedAt, ours: isOurs(found, branch, store.identity) };
}

export async function pushCommit(
  store: Store,
  {
    branch,
    commit,
    expected,
  }: { readonly branch: string; readonly commit: string; readonly expected: string | undefined },
): Promise<Pushed> {
  await readyStore(store);
  const wanted = {
    branch,
    commit: objectId(commit),
    expected: expected === undefined ? undefined : objectId(expected),
  };
  return store.remote === undefined ? pushToCheckout(store, wanted) : pushToRemote(store, store.remote, wanted);
}

/** @returns the absolute path of a bundle that holds `commit` as the branch `name`, on top of its parents. */
export async function salvageCommit(store: Store, name: string, commit: string): Promise<string> {
  const file = path.join(store.stateDir, "salvage", `${safeName(name)}.bundle`);
  await readyStore(store);
  const { parents } = await getCommit(store, commit);
  const ref = `refs/heads/${name}`;
  await mkdir(path.dirname(file), { recursive: true });
  await store.git.text({ args: ["update-ref", ref, commit], gitDir: store.dir });
  const without = parents.map((parent) => `^${parent}`);
  await store.git.text({ args: ["bundle", "create", "--quiet", file, ref, ...without], gitDir: store.dir });
  return file;
}

async function findHead(store: Store, branch: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  if (store.remote === undefined) return findRef(store.git, getCheckout(store), ref);
  return (await listRefs(store, store.remote, [ref])).refs.get(ref);
}

interface Wanted {
  readonly branch: string;
  readonly commit: string;
  readonly expected: string | undefined;
}

async function pushToRemote(store: Store, remote: Remote, wanted: Wanted): Promise<Pushed> {
  const ref = `refs/heads/${wanted.branch}`;
  const lease = `--force-with-lease=${ref}:${wanted.expected ?? ""}`;
  const how = ["--porcelain", "--no-verify", "--no-recurse-submodules", "--no-follow-tags", lease];
  const call = {
    args: ["push", ...how, "--", remote.url, `${wanted.commit}:${ref}`],
    gitDir: store.dir,
    config: remote.config,
  };
  for (let attempt = 1; ; attempt += 1) {
    const finished = await store.git.run(call);
    const told = findResult(finished.stdout, ref);
    if (told?.flag === "=") return "up-to-date";
    if (finished.exitCode === 0 && told !== undefined) return "pushed";
    const diagnosis = told === undefined ? await diagnose(remote, "git-receive-pack", finished) : "answers";
    if (diagnosis === "unauthorized") throw unauthorized(remote, finished);
    if (diagnosis === "answers") {
      const now = await findHead(store, wanted.branch);
      // The answer was lost, or another run of ours did the same.
      if (now === wanted.commit) return told === undefined ? "pushed" : "up-to-date";
      if (now !== wanted.expected) return "stale";
      if (told !== undefined) throw rejected(wanted.branch, told.summary, finished, remote);
    }
    if (attempt === TRIES) throw unavailable(remote, finished);
    await waitBefore(attempt + 1);
  }
}

/** `<flag>\t<from>:<to>\t<summary>`; undefined when git did not get as far as that. */
function findResult(stdout: string, ref: string): { flag: string; summary: string } | undefined {
  const lines = stdout.split("\n").map((line) => line.split("\t"));
  const [flag, , summary] = lines.find(([flag = "", names]) => flag.length === 1 && names?.endsWith(`:${ref}`)) ?? [];
  return flag === undefined || summary === undefined ? undefined : { flag, summary };
}

function rejected(branch: string, summary: string, finished: Finished, remote: Remote): PipelineError {
  const remoteWords = finished.stderr.split("\n").filter((line) => line.startsWith("remote:"));
  const said = [summary, ...remoteWords.map((line) => line.slice("remote:".length))].join(" ");
  return new PipelineError("GIT_PUSH_REJECTED", `branch ${branch}: ${words(said, remote.secrets)}`);
}
