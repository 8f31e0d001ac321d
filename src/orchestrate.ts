// The hall for many: tasks over slots, each from the work it waits for. One failure stops nobody but those who depend on it.
import type { MergePlan } from "./core/batch/merge-order.ts";
import { endOf } from "./core/batch/standing.ts";
import { endingFor } from "./core/ending.ts";
import type { Outcome } from "./core/outcome.ts";
import type { Plan, Task } from "./core/plan.ts";
import { mapPooled } from "./core/pool.ts";
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
import { isEvent } from "./core/trigger.ts";
import { PipelineError } from "./errors.ts";
import { type Course, createCourse, parentsOf, settle, untouched } from "./hall/course.ts";
import { followUps } from "./hall/follow-up.ts";
import { expectedOf, remember, sizeOf } from "./hall/history.ts";
import { type Ended, failed, type Hall, pipeline, tell, tellAll } from "./pipeline.ts";
import type { Workdir } from "./ports.ts";
import { type Compared, compare } from "./stages/compare.ts";
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
    const schedule = await walk(course);
    if (schedule.paused === undefined) await followUps(course);
    const mergePlan = await tryCompare(course);
    await remember(runsOf(course), hall);
    const parked = await tellParked(plan, hall);
    return {
      plan,
      slots: hall.settings.config.orchestrate.slots,
      ended: [...(await endingsOf(course, schedule)), ...parked],
      ...(schedule.paused === undefined ? {} : { paused: schedule.paused }),
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
  for (;;) {
    schedule = await pausedIfAsked(schedule, hall);
    for (const key of nextToStart(schedule)) {
      schedule = started(schedule, key);
      running.set(
        key,
        work(course.taskOf(key), course).then(() => key),
      );
    }
    if (running.size === 0) return schedule;
    const key = await Promise.race(running.values());
    running.delete(key);
    const { outcome, kind } = howEnded(key, course);
    schedule = endedIn(schedule, key, outcome, kind);
    await tellSkipped(schedule, course);
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
  if (taken !== undefined)
    throw new PipelineError("BRANCH_TAKEN", `${task.branch} cannot be created: the remote has a branch ${taken}`);
  const stacked = await stack(task, parentsOf(task, course), hall.ports, hall.settings);
  if ("outcome" in stacked) {
    return tellAll({ ending: untouched(task.ticket, stacked.outcome, stacked.reason) }, task, hall);
  }
  const siblings = course.siblings(task.ticket.key);
  const territory = siblings.length === 0 ? task.territory : { ...task.territory, siblings };
  const placed = { ...stacked.task, territory };
  await follow(placed, hall.ports, hall.settings);
  return pipeline(placed, { ...hall, settings: { ...hall.settings, base: stacked.base } });
}

/** A stop file lets what runs end and starts nothing more; a signal also ends what runs. */
async function pausedIfAsked(schedule: Schedule, { ports, settings, signal }: Hall): Promise<Schedule> {
  if (signal.aborted) return pause(schedule, "stopped from outside");
  const stop = await ports.files.findText(settings.stopFile);
  return stop === undefined ? schedule : pause(schedule, `the stop file ${settings.stopFile} is there`);
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
  for (const { key, reason } of skipped(schedule)) {
    if (course.ended.has(key)) continue;
    const task = course.taskOf(key);
    course.works.set(key, { outcome: "bad" });
    course.hall.ports.board.update(key, { state: "skipped", event: reason });
    course.ended.set(key, await tellAll({ ending: untouched(task.ticket, "skipped", reason) }, task, course.hall));
  }
}

async function tellParked({ parked }: Plan, hall: Hall): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const { ticket, reason } of parked) {
    ended.push(await tell({ ending: untouched(ticket, "parked", reason) }, ticket, hall));
  }
  return ended;
}

/** Few enough at once for the tracker, and enough to be done before a runner that cancels us loses patience. */
const MOST_TELLINGS = 8;

/** Behind an event somebody waits to hear of each ticket; who started a batch by hand reads the table. */
async function endingsOf({ plan, ended, hall }: Course, { paused }: Schedule): Promise<Ended[]> {
  const all = await mapPooled(plan.tasks, MOST_TELLINGS, async ({ ticket, also }) => {
    const known = ended.get(ticket.key);
    if (known !== undefined) return [known, ...also.map((other) => ({ ending: endingFor(other, known.ending) }))];
    return mapPooled([ticket, ...also], 1, async (one) => {
      const notStarted = { ending: untouched(one, "not-started", paused ?? "its turn did not come") };
      return isEvent(hall.asked) ? tell(notStarted, one, hall) : notStarted;
    });
  });
  return all.flat();
}

/** What dead runs left is kept as a bundle, and its directory is free again. Tickets of this batch see to their own. */
async function clearLeftOvers({ hall, plan }: Course): Promise<void> {
  const { workspace, log } = hall.ports;
  const own = new Set(plan.tasks.map(({ ticket }) => ticket.key.toLowerCase()));
  try {
    for (const workdir of await workspace.leftOvers()) {
      if (!own.has(ticketOf(workdir))) await clearLeftOver(workdir, hall);
    }
  } catch (error) {
    // It takes room and is nobody's business here.
    log.warn("left-overs-stay", { error: String(error) });
  }
}

/** A baseline's directory is its ticket's: whoever works on the ticket has both. */
function ticketOf({ name }: Workdir): string {
  return name.replace(/-base$/, "");
}

async function clearLeftOver(workdir: Workdir, { ports: { workspace, clock, log } }: Hall): Promise<void> {
  await using claim = await workspace.claim(ticketOf(workdir));
  if (claim === undefined) return;
  const { files, tree } = await workspace.collect(workdir);
  if (files.length > 0) {
    const message = `${workdir.name}: left by an earlier run\n`;
    const commit = await workspace.commit({ tree, parent: workdir.commit, message, date: clock.now() });
    const kept = await workspace.salvage(`${workdir.name}-left-over-${commit.slice(0, 9)}`, commit);
    log.warn("left-over", { workdir: workdir.name, kept });
  }
  await workspace.release(workdir.name);
}

/** Of branches that have to be made: one that is there already has shown that it can be. */
async function findClashes({ hall, plan, clashes }: Course): Promise<void> {
  const { workspace, log } = hall.ports;
  const branches = plan.tasks.filter(({ earlier }) => earlier?.status !== "open").map(({ branch }) => branch);
  if (branches.length === 0) return;
  try {
    for (const { branch, taken } of await workspace.findNameClashes(branches)) clashes.set(branch, taken);
  } catch (error) {
    // A remote that cannot be reached is an ending of each ticket, in its own words.
    log.warn("branches-not-checked", { error: String(error) });
  }
}

/** The drafts are out: that they could not be compared is no reason to call the batch failed. */
async function tryCompare({ plan, hall, works, ended }: Course): Promise<MergePlan | undefined> {
  const delivered = plan.tasks.flatMap((task): Compared[] => {
    const { key } = task.ticket;
    const work = works.get(key);
    if (work?.outcome !== "good") return [];
    const { outcome: _, standsOn = waitedFor(task), ...published } = work;
    const delivery = ended.get(key)?.delivery;
    return [
      {
        key,
        ...published,
        standsOn,
        base: delivery?.base ?? task.earlier?.base ?? task.base,
        isEarlier: task.earlier !== undefined,
        files: delivery?.change.files.map(({ path }) => path),
      },
    ];
  });
  if (delivered.length < 2) return undefined;
  try {
    return await compare(delivered, hall.ports, hall.settings);
  } catch (error) {
    hall.ports.log.error("not-compared", { error: String(error) });
    return undefined;
  }
}

function waitedFor({ after }: Task): string[] {
  return after.filter(({ kind }) => kind === "hard" || kind === "soft").map(({ key }) => key);
}

function runsOf({ plan, ended }: Course) {
  return plan.tasks.flatMap((task) => {
    const found = ended.get(task.ticket.key);
    if (found === undefined || found.isFromBefore === true || found.ending.agentMs === 0) return [];
    return [{ ...sizeOf(task), outcome: found.ending.outcome, ms: found.ending.wallMs }];
  });
}
