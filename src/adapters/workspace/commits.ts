// Commits as objects: reading one (fetching it when it is missing) and making one. A commit never changes, so what was
// read once is kept.

import { hexSha256 } from "../../core/names.ts";
import { PipelineError } from "../../errors.ts";
import type { WantedCommit } from "../../ports.ts";
import { fetchRef } from "./remote.ts";
import { type Commit, type Store, sourceOf } from "./store.ts";

const ID = /^[0-9a-f]{40}$/;

export function isObjectId(id: string): boolean {
  return ID.test(id);
}

/** Guards every id that becomes an argument. A bad one is a mistake of ours, not of the world. */
export function objectId(id: string): string {
  if (!isObjectId(id)) throw new TypeError(`"${id.slice(0, 60)}" is not an object id`);
  return id;
}

/** Undefined when the store and the checkout do not hold it. */
export async function findCommit(store: Store, id: string): Promise<Commit | undefined> {
  const known = store.commits.get(objectId(id));
  if (known !== undefined) return known;
  const { exitCode, stdout } = await store.git.run({ args: ["cat-file", "commit", id], gitDir: store.dir });
  if (exitCode !== 0) return undefined;
  const commit = parseCommit(stdout);
  store.commits.set(id, commit);
  return commit;
}

/** Fetches it from the remote when it is missing. @throws CHECKOUT_SHALLOW, GIT_UNAUTHORIZED, GIT_UNAVAILABLE */
export async function getCommit(store: Store, id: string): Promise<Commit> {
  const present = await findCommit(store, id);
  if (present !== undefined) return present;
  if (store.remote !== undefined) await fetchRef(store, store.remote, { source: id, target: fetchedRef(id), depth: 1 });
  const fetched = await findCommit(store, id);
  if (fetched === undefined) {
    throw new PipelineError("CHECKOUT_SHALLOW", `commit ${id} is not in ${sourceOf(store)} and could not be fetched`);
  }
  return fetched;
}

/** Where a fetched ref is kept in the store: flat, so that branches `a` and `a/b` do not get in each other's way. */
export function fetchedRef(source: string): string {
  return `refs/linear-to-pr/${hexSha256(source).slice(0, 20)}`;
}

export function makeCommit(store: Store, wanted: WantedCommit): Promise<string> {
  const { tree, parent, alsoParents = [], message, date } = wanted;
  const seconds = Math.floor(Date.parse(date) / 1000);
  if (!Number.isFinite(seconds)) throw new TypeError(`"${date}" is not a date`);
  const { name, email } = store.identity;
  const when = `@${seconds} +0000`;
  const parents = [parent, ...alsoParents].flatMap((id) => ["-p", objectId(id)]);
  const made = store.git.text({
    args: ["commit-tree", objectId(tree), ...parents, "-F", "-"],
    gitDir: store.dir,
    input: message.replaceAll("\0", ""),
    env: {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: when,
    },
  });
  return made.then((id) => id.trim());
}

export function parseCommit(raw: string): Commit {
  const end = raw.indexOf("\n\n");
  const headers = raw.slice(0, end).split("\n");
  const values = (name: string) =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  const [, committer = "", seconds = "0"] = /^(.*) (\d+) [+-]\d{4}$/.exec(values("committer")[0] ?? "") ?? [];
  return {
    tree: values("tree")[0] ?? "",
    parents: values("parent"),
    author: /^(.*) \d+ [+-]\d{4}$/.exec(values("author")[0] ?? "")?.[1] ?? "",
    committer,
    isSigned: values("gpgsig").length > 0,
    committedAt: dateOf(Number(seconds)),
    message: raw.slice(end + 2),
  };
}

/** A commit may claim to be of any day, also of none that there is. */
function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString();
}
