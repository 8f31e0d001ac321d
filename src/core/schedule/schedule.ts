// Which task of a batch starts when: a value with transitions, without a clock and without I/O. The hall runs the tasks and
// tells what happened; every transition gives a new schedule and costs O(log n) for each task whose state it changes.
import { lengthened, NO_STREAK, type Streak, trippedBy } from "./breaker.ts";
import { findShorter } from "./rehearsal.ts";
import { nextInTurn, valueAt, withValue } from "./row.ts";
import { createGraph, type Graph, type GraphNode, type ScheduledPhase, type ScheduledTask } from "./schedule-graph.ts";
import {
  BAD,
  firstStates,
  GOOD,
  RUNNING,
  type Skip,
  type States,
  settle,
  type TaskState,
  unknownDependency,
} from "./schedule-state.ts";

export interface Schedule extends States {
  readonly graph: Graph;
  readonly slots: number;
  readonly running: number;
  readonly soloRuns: boolean;
  readonly streak: Streak;
  /** Why nothing new starts; what runs may end. */
  readonly paused: string | undefined;
}

export interface ScheduleInput {
  readonly tasks: readonly ScheduledTask[];
  /** How many tasks may run at once; an integer from 1. */
  readonly slots: number;
  /** `dag`: a task waits for its own dependencies only. `phases`: it waits for the phases before its own as well. */
  readonly order: "dag" | "phases";
  /** For order `phases`; when missing, each phase waits for the one whose first task stands before its own first. */
  readonly phases?: readonly ScheduledPhase[];
  /** Keys of tasks that ended well in an earlier run, of this batch or not: they are not started again. */
  readonly ended?: readonly string[];
}

/**
 * A schedule in which nothing has been started. A task whose `after` names a key that is neither a task nor in `ended` is
 * skipped from the beginning: what nobody knows is no permission to go.
 * @throws PLAN_INVALID for a key that stands twice, a phase that does not exist, or a cycle, naming its path.
 */
export function createSchedule(input: ScheduleInput): Schedule {
  const { tasks, slots, ended: done = [] } = input;
  if (!Number.isInteger(slots) || slots < 1) throw new Error(`slots must be an integer from 1, not ${slots}`);
  // What is done takes no time any more.
  const keys = new Set(done);
  const expected = tasks.map((task) => (keys.has(task.key) ? { ...task, expectedMs: 0 } : task));
  const schedule = scheduleOf(expected, input);
  const shorter = findShorter(schedule);
  if (shorter === undefined) return schedule;
  return scheduleOf(
    tasks.map((task) => ({ ...task, expectedMs: shorter.get(task.key) ?? 0 })),
    input,
  );
}

/** In which the longest expected path goes first. */
function scheduleOf(
  tasks: readonly ScheduledTask[],
  { slots, order, phases, ended: done = [] }: ScheduleInput,
): Schedule {
  const keys = new Set(done);
  const barriers = order === "dag" ? [] : (phases ?? phasesInTurn(tasks));
  const graph = createGraph(tasks, barriers, (key) => keys.has(key));
  const good = graph.tasks.filter(({ name }) => keys.has(name)).map((node) => ({ node, state: GOOD }));
  const open = graph.nodes.filter(({ kind, missing }) => kind === "gate" && missing === 0);
  const unknown = graph.tasks.flatMap((node) => node.unknown.slice(0, 1).map((key) => unknownDependency(node, key)));
  const begun = settle(firstStates(graph), [...good, ...open.map((node) => ({ node, state: GOOD })), ...unknown]);
  return { graph, slots, ...begun, running: 0, soloRuns: false, streak: NO_STREAK, paused: undefined };
}

/**
 * The keys to start now, best first: as many ready tasks as there are free slots, the longest expected path to the end of the
 * batch first (or the order that a rehearsal found to be shorter), equal ones in the order in which they became ready and then
 * the plan's: first come, first served keeps the worst batches shorter than the plan's order does (6 × 400 simulated batches
 * with no duration known, 8 slots: worst 1.44 to 1.59 of the lower bound, 1.54 to 1.69 in the plan's order; the mean is the
 * same). A solo task comes alone, and only when nothing runs; it goes first then, because later the other slots would have to
 * run empty once more (300 simulated batches with 10 % solo tasks on 4 slots: 1.02 of the lower bound at the median, 1.09 with
 * solo tasks last, 1.05 with slots kept empty for a solo task of high rank).
 */
export function nextToStart({ graph, states, slots, running, soloRuns, paused }: Schedule): string[] {
  if (paused !== undefined || soloRuns) return [];
  const keys: string[] = [];
  let rest = states;
  while (running + keys.length < slots) {
    const position = nextInTurn(rest, running + keys.length === 0 ? 0 : graph.soloTo);
    const node = position === undefined ? undefined : graph.nodes[position];
    if (node === undefined) break;
    keys.push(node.name);
    if (node.solo) break;
    rest = withValue(rest, node.position, RUNNING);
  }
  return keys;
}

/** The task has been started. Only what `nextToStart` could name may be started, in any order. */
export function started(schedule: Schedule, key: string): Schedule {
  const { states, running, slots, soloRuns, paused } = schedule;
  const node = nodeOf(schedule, key);
  const { is } = valueAt(states, node.position);
  const isFree = node.solo ? running === 0 : running < slots && !soloRuns;
  if (is !== "ready" || !isFree || paused !== undefined) {
    throw new Error(`${key} may not start: it is ${is}, ${running} of ${slots} run, paused: ${paused ?? "no"}`);
  }
  const next = withValue(states, node.position, RUNNING);
  return { ...schedule, states: next, running: running + 1, soloRuns: node.solo };
}

/**
 * The task has ended. After a bad end all that depend on it are skipped, and after three bad ends of one kind in a row
 * nothing new starts.
 * @param kind how it failed, in the words of the hall (an outcome or an error code); matters for a bad end only.
 */
export function ended(schedule: Schedule, key: string, end: "good" | "bad", kind?: string): Schedule {
  const node = nodeOf(schedule, key);
  const { is } = valueAt(schedule.states, node.position);
  if (is !== "running") throw new Error(`${key} cannot end: it is ${is}`);
  const streak = end === "good" ? NO_STREAK : lengthened(schedule.streak, kind);
  const paused = schedule.paused ?? trippedBy(streak);
  const after = settle(schedule, [{ node, state: end === "good" ? GOOD : BAD }]);
  return { ...schedule, ...after, running: schedule.running - 1, soloRuns: false, streak, paused };
}

/** Nothing new starts from here on, as after Ctrl-C; the first reason stays. */
export function pause(schedule: Schedule, reason: string): Schedule {
  return { ...schedule, paused: schedule.paused ?? reason };
}

/** Whether nothing runs and nothing will start: all have ended or been skipped, or the batch is paused. */
export function isDone({ running, left, paused }: Schedule): boolean {
  return running === 0 && (left === 0 || paused !== undefined);
}

/** The tasks that a failure took with it, in the plan's order. O(n). */
export function skipped(schedule: Schedule): Skip[] {
  return schedule.graph.tasks.flatMap(({ position }) => {
    const state = valueAt(schedule.states, position);
    return state.is === "skipped" ? [state.skip] : [];
  });
}

/** The tasks in one state, in the plan's order. O(n). */
export function keysThatAre(schedule: Schedule, is: TaskState["is"]): string[] {
  const { graph, states } = schedule;
  return graph.tasks.filter(({ position }) => valueAt(states, position).is === is).map(({ name }) => name);
}

function phasesInTurn(tasks: readonly ScheduledTask[]): ScheduledPhase[] {
  const names = [...new Set(tasks.map(({ phase }) => phase))];
  return names.map((name, index) => ({ name, after: index === 0 ? [] : names.slice(index - 1, index) }));
}

function nodeOf({ graph }: Schedule, key: string): GraphNode {
  const node = graph.byKey.get(key);
  if (node === undefined) throw new Error(`${key} is not in the schedule`);
  return node;
}
