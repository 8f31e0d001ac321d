// What a dead run did in a working directory that is needed for something else: kept as a bundle, so that nothing is lost.
import { mkdir, rename, stat } from "node:fs/promises";
import path from "node:path";
import { isPipelineError, type PipelineError } from "../../errors.ts";
import type { Workdir } from "../../ports.ts";
import { collectChange } from "./collect.ts";
import { makeCommit } from "./commits.ts";
import { placesOf } from "./places.ts";
import { salvageCommit } from "./push.ts";
import type { Store } from "./store.ts";

/** Leaves room for what is added to a name. */
const MAX_NAME = 50;

/** @throws DISK_FULL: then the working directory is as it was. */
export async function keepLeftOver(store: Store, workdir: Workdir): Promise<void> {
  try {
    await bundleChange(store, workdir);
  } catch (error) {
    if (!isPipelineError(error) || error.code === "DISK_FULL") throw error;
    await moveAside(store, workdir, error);
  }
}

async function bundleChange(store: Store, { name, ...rest }: Workdir): Promise<void> {
  const { tree, files } = await collectChange(store, { name, ...rest });
  if (files.length === 0) return;
  // Of the day it was opened: killed here and run again, the bundle has the same name.
  const { mtime } = await stat(placesOf(store, name).note);
  const message = `${name}: left by an earlier run\n`;
  const leftOver = await makeCommit(store, { tree, parent: rest.commit, message, date: mtime.toISOString() });
  const kept = await salvageCommit(store, `${name.slice(0, MAX_NAME)}-left-over-${leftOver.slice(0, 9)}`, leftOver);
  store.log.warn("left-over", { workdir: name, kept });
}

/** What cannot be collected, say because its commit is gone from the checkout, is kept as it is. */
async function moveAside({ stateDir, log }: Store, { name, path: from }: Workdir, why: PipelineError): Promise<void> {
  const kept = path.join(stateDir, "salvage", `${name}-left-over-${Math.random().toString(36).slice(2)}`);
  await mkdir(path.dirname(kept), { recursive: true });
  await rename(from, kept);
  log.warn("left-over", { workdir: name, kept, why: why.message });
}
