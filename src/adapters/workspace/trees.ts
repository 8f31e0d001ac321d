// The repository's trees, read from commits by plumbing: the base, the files of a tree, the texts of blobs.
import { PipelineError } from "../../errors.ts";
import type { Base, TreeEntry, Trees } from "../../ports.ts";
import { readBlobs, readBytes } from "./blobs.ts";
import { findHeadBranch, findRef, listBranches } from "./checkout.ts";
import { fetchedRef, findCommit, getCommit, objectId } from "./commits.ts";
import { mergeCommits } from "./merge.ts";
import { fetchRef, listRefs } from "./remote.ts";
import type { Remote } from "./remote-address.ts";
import { getCheckout, readyStore, type Store } from "./store.ts";
import { changedFiles } from "./tree-diff.ts";

const SHOWN_BRANCHES = 10;

export function createTrees(store: Store): Trees {
  // A tree never changes under its id, and one run asks for the same one several times.
  const listings = new Map<string, Promise<TreeEntry[]>>();
  const list = async (id: string): Promise<TreeEntry[]> => {
    await readyStore(store);
    return parseListing(
      await store.git.text({ args: ["ls-tree", "-r", "-l", "-z", "--full-tree", id], gitDir: store.dir }),
    );
  };
  return {
    base: async (branch, commit) => {
      await readyStore(store);
      const tip = await (store.remote === undefined
        ? localBase(store, branch)
        : remoteBase(store, store.remote, branch));
      if (commit === undefined || commit === tip.commit) return tip;
      return { branch: tip.branch, commit, tree: (await getCommit(store, commit)).tree };
    },
    list: async (treeish) => {
      const id = objectId(treeish);
      const listing = listings.get(id) ?? list(id);
      listings.set(id, listing);
      // A failure is not kept: the next call may find what this one missed.
      return listing.catch((error) => {
        listings.delete(id);
        throw error;
      });
    },
    blobs: async (ids) => {
      if (ids.length === 0) return new Map();
      await readyStore(store);
      return readBlobs(store, [...new Set(ids.map(objectId))]);
    },
    bytes: async (blob) => {
      await readyStore(store);
      return readBytes(store, objectId(blob));
    },
    merge: (ours, theirs, base) => mergeCommits(store, { ours, theirs }, base),
    diff: async (baseTree, tree) => {
      await readyStore(store);
      return changedFiles(store, objectId(baseTree), objectId(tree));
    },
  };
}

async function remoteBase(store: Store, remote: Remote, asked: string | undefined): Promise<Base> {
  const { refs, head } = await listRefs(store, remote, asked === undefined ? ["HEAD"] : [`refs/heads/${asked}`]);
  const branch = asked ?? head;
  const commit = refs.get(asked === undefined ? "HEAD" : `refs/heads/${asked}`);
  if (branch === undefined || commit === undefined) throw await baseNotFound(store, asked);
  const present = await findCommit(store, commit);
  if (present !== undefined) return { branch, commit, tree: present.tree };
  return fetchBase(store, remote, branch);
}

/** The branch may move while it is fetched: what arrived counts. */
async function fetchBase(store: Store, remote: Remote, branch: string): Promise<Base> {
  const source = `refs/heads/${branch}`;
  const target = fetchedRef(source);
  await fetchRef(store, remote, { source, target, depth: 1 });
  const commit = (
    await store.git.text({ args: ["rev-parse", "--verify", `${target}^{commit}`], gitDir: store.dir })
  ).trim();
  return { branch, commit, tree: (await getCommit(store, commit)).tree };
}

async function localBase(store: Store, asked: string | undefined): Promise<Base> {
  const { git } = store;
  const checkout = getCheckout(store);
  const branch = asked ?? (await findHeadBranch(git, checkout));
  if (branch === undefined) {
    throw new PipelineError("BASE_NOT_FOUND", `${checkout.repo} is on no branch (detached HEAD): name the base`);
  }
  const commit =
    (await findRef(git, checkout, `refs/heads/${branch}`)) ??
    (await findRef(git, checkout, `refs/remotes/origin/${branch}`));
  if (commit === undefined) throw await baseNotFound(store, branch);
  return { branch, commit, tree: (await getCommit(store, commit)).tree };
}

async function baseNotFound(store: Store, asked: string | undefined): Promise<PipelineError> {
  const existing =
    store.remote === undefined
      ? await listBranches(store.git, getCheckout(store), SHOWN_BRANCHES)
      : [...(await listRefs(store, store.remote, ["refs/heads/*"])).refs.keys()].map((ref) =>
          ref.slice("refs/heads/".length),
        );
  const what = asked === undefined ? "the remote names no default branch" : `there is no branch "${asked}"`;
  const listed =
    existing.length === 0 ? "there are no branches at all" : `there is ${existing.slice(0, SHOWN_BRANCHES).join(", ")}`;
  return new PipelineError("BASE_NOT_FOUND", `${what}; ${listed}`);
}

/** `<mode> <type> <id> <size, padded>\t<path>`, each ended by NUL; a gitlink's size is `-`. */
function parseListing(listing: string): TreeEntry[] {
  const entries = listing.split("\0");
  return entries.flatMap((entry) => {
    const parts = /^(\d{6}) [a-z]+ ([0-9a-f]{40}) +(\d+|-)\t([\s\S]+)$/.exec(entry);
    if (parts === null) return [];
    const [, mode = "", blob = "", size = "", path = ""] = parts;
    return [{ path, mode, blob, bytes: size === "-" ? 0 : Number(size) }];
  });
}
