// How many more tickets may be worked on: what runs, what has been claimed and what waits for a review takes a slot each.
import type { Config } from "../config/config.ts";
import type { PullRequest } from "../delivery.ts";
import { branchName } from "../names.ts";
import type { LiveRun } from "./live-run.ts";

export interface Taken {
  readonly runs: readonly LiveRun[];
  /** Open pull requests of ours. */
  readonly drafts: readonly PullRequest[];
  /** Keys of tickets that were claimed and may not be seen in a run yet. */
  readonly claimed: readonly string[];
}

/** Never below 0. A ticket with a run and a draft takes one slot. */
export function freeSlots(
  { runs, drafts, claimed }: Taken,
  { poll, deliver }: Pick<Config, "poll" | "deliver">,
): number {
  const counted = new Set<string>();
  const branchOf = (key: string) => branchName(deliver.branch, key);
  if (poll.count.includes("runs")) {
    for (const key of [...claimed, ...runs.flatMap(({ keys }) => keys)]) counted.add(branchOf(key));
    // A poll on a schedule is such a run itself, and works on nothing. Of any other, at least one ticket is meant.
    for (const { id, keys, event } of runs) if (keys.length === 0 && event !== "schedule") counted.add(`run ${id}`);
  }
  if (poll.count.includes("drafts")) for (const { branch } of drafts) counted.add(branch);
  return Math.max(0, poll.slots - counted.size);
}
