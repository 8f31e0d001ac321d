// Branches that cannot be made because the remote holds one that is a folder of theirs, or lies in them as in a folder.
import type { NameClash } from "../../ports.ts";
import { listBranches } from "./checkout.ts";
import { listRefs } from "./remote.ts";
import { getCheckout, readyStore, type Store } from "./store.ts";

/** At most one clash for each of `branches`, in their order. @throws GIT_UNAUTHORIZED, GIT_UNAVAILABLE, GIT_FAILED */
export async function findNameClashes(store: Store, branches: readonly string[]): Promise<NameClash[]> {
  if (branches.length === 0) return [];
  await readyStore(store);
  return clashesOf([...new Set(branches)], await namesThere(store));
}

async function namesThere(store: Store): Promise<string[]> {
  if (store.remote === undefined) return listBranches(store.git, getCheckout(store));
  const { refs } = await listRefs(store, store.remote, ["refs/heads/*"]);
  return [...refs.keys()].map((ref) => ref.slice("refs/heads/".length));
}

function clashesOf(branches: readonly string[], there: readonly string[]): NameClash[] {
  const names = new Set(there);
  const inside = new Map<string, string>();
  for (const name of there) {
    for (const folder of foldersOf(name)) if (!inside.has(folder)) inside.set(folder, name);
  }
  return branches.flatMap((branch) => {
    const taken = foldersOf(branch).find((folder) => names.has(folder)) ?? inside.get(branch);
    return taken === undefined ? [] : [{ branch, taken }];
  });
}

/** `a/b/c` → `a`, `a/b`. */
function foldersOf(name: string): string[] {
  const parts = name.split("/");
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join("/"));
}
