// A batch under way: its plan, how its tasks ended so far, and what those that ended have published for others to stand on.

import { siblingsOf } from "../core/batch/siblings.ts";
import { type EndedTask, endOf, standingOf } from "../core/batch/standing.ts";
import { factsOf } from "../core/ending.ts";
import type { Ending, Outcome } from "../core/outcome.ts";
import type { Plan, Standing, Task } from "../core/plan.ts";
import type { Claimed } from "../core/territory.ts";
import type { Ticket } from "../core/ticket.ts";
import type { Ended, Hall } from "../pipeline.ts";

export interface Course {
  readonly plan: Plan;
  readonly hall: Hall;
  readonly taskOf: (key: string) => Task;
  readonly siblings: (key: string) => Claimed[];
  readonly ended: Map<string, Ended>;
  readonly works: Map<string, EndedTask>;
  /** Branches that cannot be created, with the branch of the remote that is in the way. */
  readonly clashes: Map<string, string>;
}

export function createCourse(plan: Plan, hall: Hall): Course {
  const tasks = new Map(plan.tasks.map((task) => [task.ticket.key, task]));
  return {
    plan,
    hall,
    taskOf(key) {
      const task = tasks.get(key);
      if (task === undefined) throw new Error(`${key} is not in the plan`);
      return task;
    },
    siblings: siblingsOf(plan.tasks),
    ended: new Map(),
    works: new Map(),
    clashes: new Map(),
  };
}

/** What the task starts from, as things stand now. */
export function parentsOf(task: Task, { works, plan }: Course): Standing[] {
  return standingOf({ task, ended: works, tasks: plan.tasks });
}

/** Notes how a task ended, and looks up what is on its branch when an earlier run put it there. @throws GIT_*. */
export async function settle(task: Task, ended: Ended, course: Course): Promise<void> {
  course.ended.set(task.ticket.key, ended);
  course.works.set(task.ticket.key, await workOf(task, ended, course));
}

async function workOf(task: Task, { ending, delivery }: Ended, { hall, plan }: Course): Promise<EndedTask> {
  const outcome = endOf(ending.outcome);
  if (outcome !== "good") return { outcome };
  // Nobody in the batch could stand on it.
  if (ending.pullRequest === undefined || plan.tasks.length < 2) return { outcome: "bad" };
  const { branch, pullRequest } = { branch: task.branch, pullRequest: ending.pullRequest };
  const standsOn = standsOnOf(task, ending, plan);
  if (delivery !== undefined) {
    const { commit, change, finishedAt } = delivery;
    return { outcome, branch, commit, tree: change.tree, committedAt: finishedAt, pullRequest, ...standsOn };
  }
  const remote = await hall.ports.workspace.findRemoteBranch(branch);
  if (remote === undefined) return { outcome: "bad" };
  const { commit, tree, committedAt } = remote;
  return { outcome, branch, commit, tree, committedAt, pullRequest, ...standsOn };
}

/** Of a draft of an earlier run only its base is known; on a merge of several, it stands on all it waited for. */
function standsOnOf(task: Task, { standsOn }: Ending, plan: Plan): { standsOn?: readonly string[] } {
  if (standsOn !== undefined) return { standsOn };
  const base = task.earlier?.base;
  if (base === undefined || base === plan.base) return { standsOn: [] };
  const parent = plan.tasks.find(({ branch }) => branch === base);
  return parent === undefined ? {} : { standsOn: [parent.ticket.key] };
}

/** The ending of a ticket that no run has touched. */
export function untouched(ticket: Pick<Ticket, "id" | "key">, outcome: Outcome, reason: string): Ending {
  return { ...factsOf(ticket, undefined, 0), outcome, reason };
}
