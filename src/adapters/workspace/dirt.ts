// What the user changed in the checkout and did not commit. git looks with our store's configuration and a copy of the
// checkout's index: no hook, monitor or filter of the checkout can run. The price: a file whose time stamp moved is compared
// without its clean filter, so that an untouched but re-stamped LFS file may show as changed.
import { rm } from "node:fs/promises";
import path from "node:path";
import { findRef } from "./checkout.ts";
import { temporaryIndex, tryCopyIndex } from "./index-file.ts";
import { readyStore, type Store } from "./store.ts";

const SHOWN = 10;

/** The first ten tracked paths of the checkout that differ from its HEAD; [] for a bare repository, or none. Repeatable. */
export async function findDirtIn(store: Store): Promise<string[]> {
  const { checkout, git } = store;
  if (checkout?.top === undefined) return [];
  await readyStore(store);
  const head = await findRef(git, checkout, "HEAD");
  const indexFile = temporaryIndex(store.stateDir, "dirt");
  // Nothing was ever committed, or nothing ever checked out.
  if (head === undefined || !(await tryCopyIndex(path.join(checkout.gitDir, "index"), indexFile))) return [];
  try {
    const quiet = ["--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules=all"];
    const args = ["diff", "--name-only", "-z", ...quiet, head, "--"];
    const names = await git.text({ args, gitDir: store.dir, workTree: checkout.top, cwd: checkout.top, indexFile });
    return names
      .split("\0")
      .filter((name) => name !== "")
      .slice(0, SHOWN);
  } finally {
    await rm(indexFile, { force: true });
  }
}
