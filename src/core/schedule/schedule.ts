// Which task of a batch starts when: a value with transitions, without a clock and without I/O. The hall runs the tasks and
// tells what happened; every transition gives a new schedule and costs O(log n) for each task whose state it changes.
import { lengthened, NO_STREAK, type Streak, trippedBy } from "./breaker.ts";
import { createRow, nextMarked, type Row, valueAt, withValue } from "./row.ts";
import { createGraph, type Graph, type GraphNode, type ScheduledPhase, type ScheduledTask } from "./schedule-graph.ts";
import { BAD, firstState, GOOD, type Skip, settle, type TaskState, unknownDependency } from "./schedule-state.ts";

export interface Schedule {
  readonly graph: Graph;
  readonly slots: number;
  readonly states: Row<TaskState>;
  readonly running: number;
  readonly soloRuns: boolean;
  /** Tasks that have neither ended nor been skipped. */
  readonly left: number;
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
export function createSchedule({ tasks, slots, order, phases, ended = [] }: ScheduleInput): Schedule {
  if (!Number.isInteger(slots) || slots < 1) throw new Error(`slots must be an integer from 1, not ${slots}`);
  const done = new Set(ended);
  const barriers = order === "dag" ? [] : (phases ?? phasesInTurn(tasks));
  const graph = createGraph(tasks, barriers, (key) => done.has(key));
  const states = createRow(graph.nodes.map(firstState), ({ is }) => is === "ready");
  const good = graph.tasks.filter(({ name }) => done.has(name)).map((node) => ({ node, state: GOOD }));
  const open = graph.nodes.filter(({ kind, missing }) => kind === "gate" && missing === 0);
  const unknown = graph.tasks.flatMap((node) => node.unknown.slice(0, 1).map((key) => unknownDependency(node, key)));
  const settled = settle(states, [...good, ...open.map((node) => ({ node, state: GOOD })), ...unknown]);
  const left = tasks.length - settled.settled;
  const still = { running: 0, soloRuns: false, streak: NO_STREAK, paused: undefined };
  return { graph, slots, states: settled.states, left, ...still };
}

/**
 * The keys to start now, best first: as many ready tasks as there are free slots, the longest expected path to the end of the
 * batch first, equal ones in the plan's order. A solo task comes alone, and only when nothing runs; it goes first then,
 * because later the other slots would have to run empty once more (300 simulated batches with 10 % solo tasks on 4 slots:
 * 1.02 of the lower bound at the median, 1.09 with solo tasks last, 1.05 with slots kept empty for a solo task of high rank).
 */
export function nextToStart({ graph, states, slots, running, soloRuns, paused }: Schedule): string[] {
  if (paused !== undefined || soloRuns) return [];
  const solo = running === 0 ? nextMarked(states, graph.soloFrom) : undefined;
  if (solo !== undefined) return graph.nodes.slice(solo, solo + 1).map(({ name }) => name);
  const keys: string[] = [];
  let position = nextMarked(states, 0);
  while (keys.length < slots - running && position !== undefined && position < graph.soloFrom) {
    keys.push(...graph.nodes.slice(position, position + 1).map(({ name }) => name));
    position = nextMarked(states, position + 1);
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
  const next = withValue(states, node.position, { is: "running" });
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
  const { states, settled } = settle(schedule.states, [{ node, state: end === "good" ? GOOD : BAD }]);
  const { running, left } = schedule;
  return { ...schedule, states, left: left - settled, running: running - 1, soloRuns: false, streak, paused };
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
