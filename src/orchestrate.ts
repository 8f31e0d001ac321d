// The hall for many: tasks over slots, each from the work it waits for. One failure stops nobody but those who depend on it.
import type { MergePlan } from "./core/batch/merge-order.ts";
import { endOf } from "./core/batch/standing.ts";
import type { Outcome } from "./core/outcome.ts";
import type { Plan, Task } from "./core/plan.ts";
import { doneOutside, toScheduled } from "./core/schedule/from-plan.ts";
import {
  createSchedule,
  ended as endedIn,
  nextToStart,
  pause,
  type Schedule,
  skipped,
  started,
} from "./core/schedule/schedule.ts";
import { findSettled } from "./core/settled.ts";
import { PipelineError } from "./errors.ts";
import { endingsOf, runsOf, tellParked, tryCompare } from "./hall/after.ts";
import { clearLeftOvers, findClashes } from "./hall/before.ts";
import { type Course, createCourse, parentsOf, settle, untouched } from "./hall/course.ts";
import { followUps } from "./hall/follow-up.ts";
import { expectedOf, remember } from "./hall/history.ts";
import { type Ended, failed, type Hall, pipeline, tellAll } from "./pipeline.ts";
import { follow } from "./stages/follow.ts";
import { stack } from "./stages/stack.ts";

export interface Batch {
  readonly plan: Plan;
  readonly slots: number;
  /** In the plan's order, then the parked tickets. */
  readonly ended: readonly Ended[];
  /** Why nothing more was started, when the batch did not come to its end. */
  readonly paused?: string;
  /** What would conflict, and the order to merge in; only of a batch with two drafts or more. */
  readonly mergePlan?: MergePlan;
}

/**
 * Every task of the plan to its ending. What happens to one task is in its ending.
 * @throws PLAN_INVALID for a plan with a circle; GIT_* when the remote cannot be looked at before anything starts.
 */
export async function orchestrate(plan: Plan, hall: Hall): Promise<Batch> {
  const { board } = hall.ports;
  const course = createCourse(plan, hall);
  await Promise.all([clearLeftOvers(course), findClashes(course)]);
  // The log alone tells the story of a single ticket.
  if (plan.tasks.length > 1) board.begin(rowsOf(plan));
  try {
    const { paused } = await walk(course);
    if (paused === undefined) await followUps(course);
    const mergePlan = await tryCompare(course);
    await remember(runsOf(course), hall);
    return {
      plan,
      slots: hall.settings.config.orchestrate.slots,
      ended: [...(await endingsOf(course, paused)), ...(await tellParked(plan, hall))],
      ...(paused === undefined ? {} : { paused }),
      ...(mergePlan === undefined ? {} : { mergePlan }),
    };
  } finally {
    board.end();
  }
}

function rowsOf({ phases, tasks }: Plan) {
  return tasks.map(({ ticket, number }) => ({
    key: ticket.key,
    title: ticket.title,
    phase: phases.find(({ prompts }) => prompts.includes(number))?.name ?? "",
  }));
}

/** Starts what may start, waits for the first that ends, and so on until nothing runs and nothing will. */
async function walk(course: Course): Promise<Schedule> {
  const { hall, plan } = course;
  const { slots, order } = hall.settings.config.orchestrate;
  let schedule = createSchedule({
    ...toScheduled(plan, await expectedOf(plan.tasks, hall)),
    slots,
    order,
    ended: doneOutside(plan),
  });
  const running = new Map<string, Promise<string>>();
  let telling = Promise.resolve();
  for (;;) {
    schedule = await pausedIfAsked(schedule, hall);
    for (const key of nextToStart(schedule)) {
      schedule = started(schedule, key);
      running.set(
        key,
        work(course.taskOf(key), course).then(() => key),
      );
    }
    // Told beside the work: no slot waits for the tracker.
    const now = schedule;
    telling = telling.then(() => tellSkipped(now, course));
    if (running.size === 0) return telling.then(() => now);
    const key = await Promise.race(running.values());
    running.delete(key);
    const { outcome, kind } = howEnded(key, course);
    schedule = endedIn(schedule, key, outcome, kind);
  }
}

/** One task, alone with its ticket against other processes. Never throws. */
async function work(task: Task, course: Course): Promise<void> {
  const { hall, plan } = course;
  const { ports } = hall;
  const { key } = task.ticket;
  // Groups cannot be folded when several are open at once.
  const alone = plan.tasks.length === 1 || hall.settings.config.orchestrate.slots === 1;
  const ended = await (alone ? ports.log.group(key, () => claimed(task, course)) : claimed(task, course));
  ports.board.update(key, { state: ended.ending.outcome, event: ended.ending.reason });
  await settle(task, ended, course).catch((error: unknown) => {
    // Then nobody can stand on it.
    ports.log.error("branch-unknown", { ticket: key, error: String(error) });
    course.works.set(key, { outcome: "bad" });
  });
}

async function claimed(task: Task, course: Course): Promise<Ended> {
  const { hall } = course;
  const { key } = task.ticket;
  try {
    await using claim = await hall.ports.workspace.claim(key.toLowerCase());
    // Not told: the run that has the ticket tells it.
    if (claim === undefined) {
      return failed(task, new PipelineError("TICKET_BUSY", `${key} is being worked on by another process here`));
    }
    return await fromItsParents(task, course);
  } catch (error) {
    return tellAll(failed(task, error), task, hall);
  }
}

/** Puts the task where it starts, tells it what its siblings own, and walks it. */
async function fromItsParents(task: Task, course: Course): Promise<Ended> {
  const { hall } = course;
  const taken = course.clashes.get(task.branch);
  // A branch that could never be pushed is found before an agent is paid for what would lie on it.
  if (taken !== undefined && findSettled(task, hall.asked) === undefined)
    throw new PipelineError("BRANCH_TAKEN", `${task.branch} cannot be created: the remote has a branch ${taken}`);
  const stacked = await stack(task, parentsOf(task, course), hall.ports, hall.settings);
  if ("outcome" in stacked) {
    return tellAll({ ending: untouched(task.ticket, stacked.outcome, stacked.reason) }, task, hall);
  }
  const siblings = course.siblings(task.ticket.key);
  const territory = siblings.length === 0 ? task.territory : { ...task.territory, siblings };
  const placed = { ...stacked.task, territory };
  if (!isOnOpenDraft(task, course.plan)) await follow(placed, hall.ports, hall.settings);
  return pipeline(placed, { ...hall, settings: { ...hall.settings, base: stacked.base } });
}

/** A draft stands where its commits are, as after a follow-up round, as long as the draft below it is open. */
function isOnOpenDraft({ earlier }: Task, { tasks }: Plan): boolean {
  return tasks.some((other) => other.earlier?.status === "open" && other.branch === earlier?.base);
}

/** A stop file lets what runs end and starts nothing more; a signal also ends what runs. Never throws: tasks may be running. */
async function pausedIfAsked(schedule: Schedule, { ports, settings, signal }: Hall): Promise<Schedule> {
  if (signal.aborted) return pause(schedule, "stopped from outside");
  try {
    const stop = await ports.files.findText(settings.stopFile);
    return stop === undefined ? schedule : pause(schedule, `the stop file ${settings.stopFile} is there`);
  } catch (error) {
    // Whoever put something else there meant it, too.
    return pause(schedule, `the stop file ${settings.stopFile} cannot be read: ${String(error)}`);
  }
}

/** Ends that cost money and may repeat with the next task; the others say nothing about it. */
const COSTLY: readonly Outcome[] = [
  "no-change",
  "refused",
  "max-turns",
  "timed-out",
  "stalled",
  "over-budget",
  "agent-unauthorized",
  "agent-unavailable",
  "agent-crashed",
  "failed",
];

function howEnded(key: string, { ended, works }: Course): { outcome: "good" | "bad"; kind?: string } {
  const found = ended.get(key);
  if (found === undefined) return { outcome: "bad" };
  const { outcome, errorCode, noChange } = found.ending;
  // Delivered, but nobody can say what is there to stand on: who depends on it must not start without it.
  if (endOf(outcome) !== "bad") return { outcome: works.get(key)?.outcome === "bad" ? "bad" : "good" };
  if (!COSTLY.includes(outcome) || found.isFromBefore === true) return { outcome: "bad" };
  return { outcome: "bad", kind: [outcome, errorCode ?? noChange].filter((part) => part !== undefined).join(" ") };
}

/** A failed task takes with it whoever depends on it: each is told why, once, as soon as it is known. */
async function tellSkipped(schedule: Schedule, course: Course): Promise<void> {
  for (const { key, reason, cause } of skipped(schedule)) {
    // After a stop nobody has failed: its turn did not come.
    const isStopped = course.ended.get(cause)?.ending.outcome === "cancelled";
    if (course.ended.has(key) || isStopped) continue;
    const task = course.taskOf(key);
    course.works.set(key, { outcome: "bad" });
    course.hall.ports.board.update(key, { state: "skipped", event: reason });
    course.ended.set(key, await tellAll({ ending: untouched(task.ticket, "skipped", reason) }, task, course.hall));
  }
}
