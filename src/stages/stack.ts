// stack: a task and the delivered work it waits for → the task where it really starts: on the base branch, on one parent's
// branch, or on a merge of several. Checks nothing out and runs nothing.
import type { Withheld } from "../core/delivery.ts";
import { integrationBranch } from "../core/names.ts";
import type { Standing, Task } from "../core/plan.ts";
import type { Settings } from "../core/settings.ts";
import { integrationMessage } from "../core/words/commit-message.ts";
import type { Base, Ports } from "../ports.ts";

export interface Stacked {
  readonly task: Task;
  /** Where it starts. */
  readonly base: Base;
}

/** The work it would stand on cannot be put together; nobody has been paid yet. */
export interface Unstackable {
  readonly outcome: "merge-conflict" | Withheld["outcome"];
  readonly reason: string;
}

type StackPorts = Pick<Ports, "trees" | "workspace">;

/**
 * Repeatable: the same parents give the same commit, so that a second run finds what the first one pushed.
 * @throws GIT_*.
 */
export async function stack(
  task: Task,
  parents: readonly Standing[],
  ports: StackPorts,
  { config, trusted }: Pick<Settings, "config" | "trusted">,
): Promise<Stacked | Unstackable> {
  const [first, ...others] = parents;
  if (first === undefined) return { task: { ...task, base: trusted.branch, standsOn: [] }, base: trusted };
  if (others.length === 0) return onto(task, parents, first);
  const branch = integrationBranch(config.deliver.branch, task.ticket.key);
  const remote = await ports.workspace.findRemoteBranch(branch);
  if (remote?.ours === false) {
    const reason = `branch ${branch} holds commit ${remote.commit.slice(0, 9)}, which is not ours`;
    return { outcome: "foreign-branch", reason };
  }
  const joined = await join({ ...task, standsOn: [...parents] }, first, others, ports);
  return "outcome" in joined ? joined : onto(task, parents, { ...joined, branch });
}

function onto(task: Task, standsOn: readonly Standing[], { branch, commit, tree }: Base): Stacked {
  return { task: { ...task, base: branch, standsOn: [...standsOn] }, base: { branch, commit, tree } };
}

/** One parent after the other, each with the date of its own commit. */
async function join(
  task: Task,
  first: Standing,
  others: readonly Standing[],
  { trees, workspace }: StackPorts,
): Promise<Omit<Base, "branch"> | Unstackable> {
  let joined = { commit: first.commit, tree: first.tree };
  for (const { commit: parent, committedAt, pullRequest } of others) {
    const merged = await trees.merge(joined.commit, parent);
    if (merged.tree === undefined) {
      const files = merged.conflicts.join(", ");
      return { outcome: "merge-conflict", reason: `#${pullRequest.number} does not merge with the others: ${files}` };
    }
    const commit = await workspace.commit({
      tree: merged.tree,
      parent: joined.commit,
      alsoParents: [parent],
      message: integrationMessage(task),
      date: committedAt,
    });
    joined = { commit, tree: merged.tree };
  }
  return joined;
}
