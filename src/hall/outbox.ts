// One task on a machine that can neither publish nor tell: it is worked out, and what comes of it is put into a folder that
// another machine takes over. In the folder: the verdict with a bundle of its tree, or the ending of a task that was not begun.
import { parseArtefact, printArtefact } from "../core/artefact.ts";
import { Attempt } from "../core/attempt.ts";
import { siblingsOf } from "../core/batch/siblings.ts";
import { type EndedTask, foundationsOf, standingOf } from "../core/batch/standing.ts";
import { hasSecrets } from "../core/checks/secrets.ts";
import type { Reached } from "../core/ending.ts";
import type { Ending } from "../core/outcome.ts";
import type { Plan, Task } from "../core/plan.ts";
import type { Verdict } from "../core/verdict.ts";
import { isPipelineError, PipelineError } from "../errors.ts";
import { type Hall, workOut } from "../pipeline.ts";
import { type Stacked, stack } from "../stages/stack.ts";
import { verify } from "../stages/verify.ts";
import { untouched } from "./course.ts";
import { createTrail } from "./trail.ts";

/** Of a verdict that another machine wrote. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Name of the bundle in the folder, without its ending. */
const BUNDLE = "work";

export async function fillOutbox(
  folder: string,
  { plan, task }: { plan: Plan; task: Task },
  hall: Hall,
): Promise<Verdict | Ending> {
  const result = await workAlone(plan, task, hall);
  const { files } = hall.ports;
  if (!("decision" in result)) {
    await files.saveText(`${folder}/endings.json`, printArtefact("endings", [result]));
    return result;
  }
  // The verdict last: where there is one, its work is there too, whenever this process was killed.
  // An artifact lies about for days, open to whoever may read the repository: a secret is not handed on, nor is what holds it.
  if (result.change.files.length > 0 && !hasSecrets(result)) await bundle(result, folder, hall);
  await files.saveText(`${folder}/verdict.json`, printArtefact("verdict", result));
  return result;
}

async function bundle({ ticket, change, baseCommit, finishedAt }: Verdict, folder: string, hall: Hall): Promise<void> {
  const { workspace, files } = hall.ports;
  const message = `${ticket.key}: worked out, not delivered\n`;
  const commit = await workspace.commit({ tree: change.tree, parent: baseCommit, message, date: finishedAt });
  const file = await workspace.salvage(BUNDLE, commit);
  const cut = file.lastIndexOf("/");
  await files.copy(file.slice(0, cut), folder, [file.slice(cut + 1)]);
}

async function workAlone(plan: Plan, task: Task, hall: Hall): Promise<Verdict | Ending> {
  const placed = await place(plan, task, hall);
  if ("outcome" in placed) return untouched(task.ticket, placed.outcome, placed.reason);
  const own = { ...hall, settings: { ...hall.settings, base: placed.base } };
  const trail = createTrail(placed.task, own);
  try {
    return await workOut(placed.task, own, trail);
  } catch (error) {
    if (!isPipelineError(error) || error.code !== "CANCELLED") throw error;
    return cutShort(task, trail.reached, error.message);
  }
}

/** Whoever tells and delivers has nothing but the folder: that the work was stopped is in it, and what was paid for until then. */
function cutShort({ ticket }: Task, reached: Reached, reason: string): Verdict | Ending {
  if (reached === undefined || !("change" in reached)) return untouched(ticket, "cancelled", reason);
  const checks = "checks" in reached ? reached.checks : [];
  return { ...reached, outcome: "cancelled", detail: reason, checks, decision: "stop", reason };
}

/**
 * Where a task of a plan starts, and what its siblings own. What the parents have published is read from the branches alone:
 * the machine that asks may not see a forge.
 */
export async function place(
  plan: Plan,
  task: Task,
  hall: Pick<Hall, "ports" | "settings">,
): Promise<Stacked | Pick<Ending, "outcome" | "reason">> {
  const ended = await publishedBefore(plan, task, hall);
  const missing = task.after.find(({ key, kind }) => kind === "hard" && isMissing(ended.get(key)));
  if (missing !== undefined) return { outcome: "skipped", reason: `depends on ${missing.key}, which has no draft` };
  const parents = standingOf({ task, ended, tasks: plan.tasks });
  const stacked = await stack(task, parents, hall.ports, hall.settings);
  if ("outcome" in stacked) return stacked;
  const siblings = siblingsOf(plan.tasks)(task.ticket.key);
  const territory = siblings.length === 0 ? task.territory : { ...task.territory, siblings };
  return { base: stacked.base, task: { ...stacked.task, territory } };
}

function isMissing(end: EndedTask | undefined): boolean {
  return end?.outcome === "bad";
}

/** Of every task in the plan but this one; a pull request's number is looked up where it is needed. */
async function publishedBefore(
  plan: Plan,
  task: Task,
  { ports, settings }: Pick<Hall, "ports" | "settings">,
): Promise<Map<string, EndedTask>> {
  const ended = new Map<string, EndedTask>();
  const waited = new Set(foundationsOf(task));
  // A set hands out what is added while it is walked: parents of parents are looked at too.
  for (const key of waited) {
    const parent = plan.tasks.find(({ ticket }) => ticket.key === key);
    // What nobody in the plan does was judged when the batch was planned.
    if (parent === undefined) continue;
    for (const above of foundationsOf(parent)) waited.add(above);
    ended.set(key, await endOf(parent, ports, settings));
  }
  return ended;
}

async function endOf(
  { branch, earlier }: Task,
  { workspace }: Hall["ports"],
  { trusted }: Hall["settings"],
): Promise<EndedTask> {
  if (earlier?.status === "merged") return { outcome: "merged" };
  const remote = await workspace.findRemoteBranch(branch);
  if (remote === undefined || earlier?.status === "closed") return { outcome: "bad" };
  const { commit, tree, committedAt } = remote;
  const standsOn = remote.parent === trusted.commit ? { standsOn: [] } : {};
  return { outcome: "good", branch, commit, tree, committedAt, pullRequest: { number: 0, url: "" }, ...standsOn };
}

/** The repository's commands once more, on a machine where no agent was; what was judged from trees is judged again, too. */
export async function verifyAgain(from: string, to: string, hall: Hall): Promise<Verdict> {
  const { files, workspace } = hall.ports;
  const file = `${from}/verdict.json`;
  const text = await files.findText(file, { maxBytes: MOST_BYTES });
  if (text === undefined) throw new PipelineError("INPUT_INVALID", `from: there is no ${file}`);
  const told = parseArtefact("verdict", text, file);
  const { baseCommit, change } = told;
  if (change.files.length > 0) {
    await workspace.adopt(`${from}/${BUNDLE}.bundle`, { parent: baseCommit, tree: change.tree });
  }
  const verdict = await verify(Attempt.parse(told), hall.ports, hall.settings, hall.signal);
  // No agent is here to put anything right.
  const last = verdict.decision === "fix" ? { ...verdict, decision: "stop" as const } : verdict;
  await files.copy(from, to, [`${BUNDLE}.bundle`]);
  await files.saveText(`${to}/verdict.json`, printArtefact("verdict", last));
  return last;
}
