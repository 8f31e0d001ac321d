// Fetching a commit that the forge made for us. It is believed only when it is what was asked for; only then may it be pushed.
import { isPipelineError, PipelineError } from "../../errors.ts";
import { fetchedRef, findCommit, getCommit, objectId } from "./commits.ts";
import { isOurs } from "./ours.ts";
import { fetchRef } from "./remote.ts";
import { readyStore, type Store } from "./store.ts";

export interface ExpectedCommit {
  readonly branch: string;
  readonly tree: string;
  readonly parent: string;
}

const FETCH_HINT =
  "Nothing was published. Run again later; a git server that hands out no commit by its id needs `deliver.commit: git`.";
const WRONG_HINT = "Nothing was published. Set `deliver.commit: git` to have commits made without the forge.";

/** @throws GIT_UNAVAILABLE, GIT_UNAUTHORIZED, GIT_FAILED */
export async function fetchMade(store: Store, id: string, expected: ExpectedCommit): Promise<void> {
  await readyStore(store);
  await getCommit(store, expected.parent);
  await bring(store, id, expected.parent);
  const { tree, parents, ...made } = await getCommit(store, id);
  if (tree !== expected.tree) throw wrong(id, `holds tree ${tree} instead of ${expected.tree}`);
  if (parents.length !== 1 || parents[0] !== expected.parent) {
    throw wrong(id, `stands on ${parents.join(" and ") || "nothing"} instead of ${expected.parent}`);
  }
  // Published all the same, the next run would take it for a stranger's and leave the ticket alone.
  if (!isOurs({ tree, parents, ...made }, expected.branch, store.identity)) {
    throw wrong(id, `is by "${made.author}" and "${made.committer}", and could not be told from a person's`);
  }
}

/** Without a depth, which would make it a commit without a past and so one that cannot be pushed. */
async function bring(store: Store, id: string, have: string): Promise<void> {
  if (store.remote === undefined || (await findCommit(store, id)) !== undefined) return;
  try {
    await fetchRef(store, store.remote, { source: objectId(id), target: fetchedRef(id), have });
  } catch (error) {
    if (!isPipelineError(error) || error.code === "GIT_UNAUTHORIZED") throw error;
    const message = `commit ${id}, which the forge made, could not be fetched: ${error.message}`;
    throw new PipelineError(error.code, message, { cause: error, hint: FETCH_HINT });
  }
}

function wrong(id: string, what: string): PipelineError {
  return new PipelineError("GIT_FAILED", `commit ${id}, which the forge made, ${what}`, { hint: WRONG_HINT });
}
