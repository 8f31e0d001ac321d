// The second look at a ticket whose request for a file had to wait for the task that owns it: one more round of the agent,
// from the owner's work. Whatever comes of it, the draft that is out stays.
import { parseArtefact, printArtefact } from "../core/artefact.ts";
import { type EndedTask, standingOf } from "../core/batch/standing.ts";
import type { Delivery } from "../core/delivery.ts";
import type { Expansion } from "../core/expansion.ts";
import type { Outcome } from "../core/outcome.ts";
import type { Dependency, Task } from "../core/plan.ts";
import type { CheckResult } from "../core/verdict.ts";
import { isPipelineError } from "../errors.ts";
import { conclude, type Ended, type Hall, judge, keeping, prepare, rounds, takeOver, tellAll } from "../pipeline.ts";
import type { Base } from "../ports.ts";
import { fix } from "../stages/fix.ts";
import { stack } from "../stages/stack.ts";
import { type Course, settle } from "./course.ts";
import { createTrail } from "./trail.ts";

/** One after the other: they are rare, and each may stand on the one before. Never throws. */
export async function followUps(course: Course): Promise<void> {
  for (const task of course.plan.tasks) {
    const { key } = task.ticket;
    const ended = course.ended.get(key);
    if (ended?.ending.outcome !== "delivered" || course.hall.signal.aborted) continue;
    try {
      const delivery = ended.delivery ?? (await findDelivery(task, ended, course.hall));
      if (delivery === undefined) continue;
      const free = delivery.expansions.filter((expansion) => isFree(expansion, course.works));
      if (free.length === 0 || isStoodOn(key, course)) continue;
      course.hall.ports.log.info("follow-up", { ticket: key, files: free.map(({ path }) => path).join(", ") });
      const after = await followUp(task, { ended, delivery, free }, course);
      await settle(task, after, course);
      course.hall.ports.board.update(key, { state: after.ending.outcome, event: after.ending.reason });
    } catch (error) {
      course.hall.ports.log.error("follow-up-failed", { ticket: key, error: String(error) });
    }
  }
}

/** The owner has ended with something to stand on. */
function isFree({ decision, owner }: Expansion, works: ReadonlyMap<string, EndedTask>): boolean {
  if (decision !== "deferred" || owner === undefined) return false;
  const outcome = works.get(owner)?.outcome;
  return outcome === "good" || outcome === "merged";
}

/** Its branch is about to be made anew on another base: not under the feet of others. */
function isStoodOn(key: string, { works }: Course): boolean {
  return [...works.values()].some((work) => work.outcome === "good" && work.standsOn?.includes(key) === true);
}

/** What an earlier run of this batch delivered, when it broke off before the follow-up. */
async function findDelivery(task: Task, { ending }: Ended, { ports, settings }: Hall): Promise<Delivery | undefined> {
  const file = `${settings.artefactDir}/${task.ticket.key}/delivery.json`;
  const text = await ports.files.findText(file);
  if (text === undefined) return undefined;
  try {
    const delivery = parseArtefact("delivery", text, file);
    const isSame = delivery.snapshot === task.snapshot && delivery.pullRequest.number === ending.pullRequest?.number;
    return isSame ? delivery : undefined;
  } catch (error) {
    if (isPipelineError(error) && error.code === "ARTEFACT_INVALID") return undefined;
    throw error;
  }
}

interface Wanted {
  readonly ended: Ended;
  readonly delivery: Delivery;
  readonly free: readonly Expansion[];
}

/** Ends that say nothing about what was asked for: the next run of the batch tries once more. */
const NO_ANSWER: readonly Outcome[] = [
  "cancelled",
  "failed",
  "agent-unauthorized",
  "agent-unavailable",
  "agent-crashed",
];

async function followUp(task: Task, wanted: Wanted, course: Course): Promise<Ended> {
  const { hall, works, plan } = course;
  const { ports } = hall;
  const { delivery, free, ended } = wanted;
  await using claim = await ports.workspace.claim(task.ticket.key.toLowerCase());
  if (claim === undefined) return ended;
  const owners = free.map(({ owner }): Dependency => ({ key: owner ?? "", kind: "soft", reason: "owns the file" }));
  const parents = standingOf({ task: { after: [...task.after, ...owners] }, ended: works, tasks: plan.tasks });
  const stacked = await stack(task, parents, ports, hall.settings);
  if ("outcome" in stacked) return decided(wanted, stacked.reason, hall);
  const moved = await ports.trees.merge(stacked.base.commit, delivery.commit, delivery.baseCommit);
  if (moved.tree === undefined)
    return decided(wanted, `it conflicts with the owner's work in ${moved.conflicts.join(", ")}`, hall);

  const own: Hall = {
    ...hall,
    settings: { ...hall.settings, base: stacked.base },
    memory: { again: hall.memory.again },
  };
  const trail = createTrail(stacked.task, own, "follow-up");
  const after = await keeping(trail, own, async () => {
    const begun = await takeOver(trail, own);
    if (begun !== undefined) return conclude(await judge(begun, own, trail), own, trail);
    const workdir = await ports.workspace.open(task.ticket.key.toLowerCase(), stacked.base.commit);
    await prepare(workdir, moved.tree, ports, hall.signal);
    const verdict = await rounds(fix(asked(delivery, free, stacked), hall.settings), own, trail);
    return conclude(verdict, own, trail);
  });
  if (after.delivery !== undefined) {
    await createTrail(task, hall).save("delivery", after.delivery);
    return tellAll(after, task, hall);
  }
  if (NO_ANSWER.includes(after.ending.outcome)) {
    ports.log.warn("follow-up", { ticket: task.ticket.key, why: after.ending.reason });
    return ended;
  }
  const why = `the follow-up round ended with ${after.ending.outcome}: ${after.ending.reason}`;
  const { usage, agentMs, kept } = after.ending;
  const spent = { ...ended.ending, usage, agentMs, ...(kept === undefined ? {} : { kept }) };
  return tellAll(await decided({ ...wanted, ended: { ...ended, ending: spent } }, why, hall), task, hall);
}

/** The delivery as a verdict that asks for one more round, from its new place. */
function asked(delivery: Delivery, free: readonly Expansion[], { task, base }: { task: Task; base: Base }): Delivery {
  const paths = free.map(({ path }) => path);
  const waited: CheckResult = {
    name: "territory",
    status: "fail",
    weight: "blocking",
    fixable: true,
    summary: `files you asked for are free now: ${paths.join(", ")}`,
    evidence: free.map(({ path, smallest }) => `${path}: ${smallest}`).join("\n"),
    locations: [],
    durationMs: 0,
  };
  const granted = delivery.expansions.map((one) =>
    free.includes(one) ? { ...one, decision: "granted" as const, why: "the task that owned it has ended" } : one,
  );
  const { mayEdit } = delivery.territory;
  return {
    ...delivery,
    base: base.branch,
    baseCommit: base.commit,
    standsOn: task.standsOn,
    territory: { ...delivery.territory, mayEdit: [...new Set([...mayEdit, ...paths])], siblings: [] },
    expansions: granted,
    checks: [waited],
  };
}

/** The follow-up came to nothing: said once, remembered, and not paid for again. The draft stays as it is. */
async function decided({ ended, delivery, free }: Wanted, why: string, hall: Hall): Promise<Ended> {
  const expansions = delivery.expansions.map((one) =>
    free.includes(one) ? { ...one, decision: "rejected" as const, why } : one,
  );
  hall.ports.log.warn("follow-up", { ticket: delivery.ticket.key, why });
  const file = `${hall.settings.artefactDir}/${delivery.ticket.key}/delivery.json`;
  await hall.ports.files.saveText(file, printArtefact("delivery", { ...delivery, expansions }));
  return { ...ended, ending: { ...ended.ending, expansions } };
}
