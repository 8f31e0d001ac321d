// What waits for what in a batch, and how long the way to the end is from each task. Built once and never changed; how far
// the batch has come is schedule.ts.
import { PipelineError } from "../../errors.ts";

export interface ScheduledTask {
  readonly key: string;
  /** Keys of the tasks that must have ended well before this one starts. */
  readonly after: readonly string[];
  /** Keys of the tasks that must only have ended, well or not, as when both edit one file. */
  readonly behind?: readonly string[];
  /** Milliseconds; only the proportions matter. */
  readonly expectedMs: number;
  /** Nothing else may run beside it. */
  readonly solo?: true;
  readonly phase: string;
}

export interface ScheduledPhase {
  readonly name: string;
  /** Names of the phases that must have ended before its tasks start. */
  readonly after: readonly string[];
}

export interface Edge {
  readonly to: GraphNode;
  /** What the node at the other end waits for: a good end, or any end. */
  readonly needs: "good" | "end";
}

/** A task, or the gate that opens when all tasks of a phase have ended. */
export interface GraphNode {
  readonly kind: "task" | "gate";
  /** The task's key, or the phase's name. */
  readonly name: string;
  readonly solo: boolean;
  /** What the order assumes; zero for a gate. */
  readonly expectedMs: number;
  /** Longest expected way from the start of this node to the end of the batch. */
  readonly pathMs: number;
  readonly dependents: readonly Edge[];
  /** How many edges lead here. */
  readonly missing: number;
  /** Keys of `after` that are nowhere to be found. */
  readonly unknown: readonly string[];
  /** Place in the row: solo tasks, then the others, both by priority, then gates. */
  readonly position: number;
  /** The least goes first; the same for tasks of the same kind and path. */
  readonly rank: number;
}

export interface Graph {
  /** In the plan's order. */
  readonly tasks: readonly GraphNode[];
  readonly byKey: ReadonlyMap<string, GraphNode>;
  /** By position. */
  readonly nodes: readonly GraphNode[];
  /** Each after all its dependents. */
  readonly backwards: readonly GraphNode[];
  /** Position of the first task that may run beside others. */
  readonly soloTo: number;
}

interface Draft extends GraphNode {
  readonly dependents: Edge[];
  readonly before: Draft[];
  missing: number;
  unknown: string[];
  position: number;
  rank: number;
  pathMs: number;
}

/**
 * @param phases the barriers; none when tasks wait for nothing but each other.
 * @param isKnown whether a key that is not among the tasks stands for work that is done.
 * @throws PLAN_INVALID for a key that stands twice, a phase that does not exist, or a cycle, naming its path.
 */
export function createGraph(
  tasks: readonly ScheduledTask[],
  phases: readonly ScheduledPhase[],
  isKnown: (key: string) => boolean,
): Graph {
  const byKey = uniqueDrafts(tasks.map((task) => draft("task", task.key, task)));
  for (const task of tasks) joinTask(task, byKey, isKnown);
  const gates = uniqueDrafts(phases.map(({ name }) => draft("gate", name)));
  if (phases.length > 0) joinPhases(tasks, phases, { byKey, gates });

  const drafts = [...byKey.values()];
  const backwards = measurePaths([...drafts, ...gates.values()]);
  const nodes = placed(drafts, [...gates.values()]);
  return { tasks: drafts, byKey, nodes, backwards, soloTo: drafts.filter(({ solo }) => solo).length };
}

function placed(tasks: readonly Draft[], gates: readonly Draft[]): Draft[] {
  const compare = (a: Draft, b: Draft) => Number(b.solo) - Number(a.solo) || b.pathMs - a.pathMs;
  // Sorting is stable: equal ones stay in the plan's order.
  const nodes = [...tasks.toSorted(compare), ...gates];
  let before: Draft | undefined;
  for (const [position, node] of nodes.entries()) {
    node.position = position;
    node.rank = before !== undefined && compare(before, node) === 0 ? before.rank : position;
    before = node;
  }
  return nodes;
}

function draft(kind: Draft["kind"], name: string, task?: ScheduledTask): Draft {
  // Comparing with NaN would make the order depend on the sorting algorithm.
  const expectedMs = Math.max(0, task?.expectedMs ?? 0) || 0;
  const solo = task?.solo === true;
  return {
    kind,
    name,
    solo,
    expectedMs,
    dependents: [],
    before: [],
    missing: 0,
    unknown: [],
    position: 0,
    rank: 0,
    pathMs: expectedMs,
  };
}

function uniqueDrafts(drafts: readonly Draft[]): Map<string, Draft> {
  const byName = new Map<string, Draft>();
  for (const node of drafts) {
    if (byName.has(node.name)) throw new PipelineError("PLAN_INVALID", `${nameOf(node)} stands twice in the plan`);
    byName.set(node.name, node);
  }
  return byName;
}

function join(from: Draft, to: Draft, needs: Edge["needs"]): void {
  from.dependents.push({ to, needs });
  to.before.push(from);
  to.missing += 1;
}

function joinTask(task: ScheduledTask, byKey: ReadonlyMap<string, Draft>, isKnown: (key: string) => boolean): void {
  const node = found(byKey, task.key, task.key);
  for (const key of new Set(task.after)) {
    const before = byKey.get(key);
    if (before !== undefined) join(before, node, "good");
    else if (!isKnown(key)) node.unknown.push(key);
  }
  for (const key of new Set(task.behind)) {
    const before = byKey.get(key);
    // A task that is not in this batch cannot run beside this one: there is nothing to wait for.
    if (before !== undefined && !task.after.includes(key)) join(before, node, "end");
  }
}

interface Drafts {
  readonly byKey: ReadonlyMap<string, Draft>;
  readonly gates: ReadonlyMap<string, Draft>;
}

function joinPhases(tasks: readonly ScheduledTask[], phases: readonly ScheduledPhase[], drafts: Drafts): void {
  const { byKey, gates } = drafts;
  const before = new Map<string, readonly Draft[]>();
  for (const { name, after } of phases) {
    const gatesBefore = [...new Set(after)].map((other) => found(gates, other, `phase ${name}`));
    before.set(name, gatesBefore);
    // An empty phase still keeps those after it waiting for those before it.
    for (const gate of gatesBefore) join(gate, found(gates, name, name), "end");
  }
  for (const { key, phase } of tasks) {
    const node = found(byKey, key, key);
    join(node, found(gates, phase, key), "end");
    for (const gate of before.get(phase) ?? []) join(gate, node, "end");
  }
}

function found(nodes: ReadonlyMap<string, Draft>, name: string, where: string): Draft {
  const node = nodes.get(name);
  if (node === undefined) throw new PipelineError("PLAN_INVALID", `${where}: there is no phase "${name}"`);
  return node;
}

/**
 * From the last nodes to the first (Kahn's algorithm backwards): what is left over lies on a cycle or leads to one.
 * @returns the nodes in the order in which they were measured.
 */
function measurePaths(nodes: readonly Draft[]): Draft[] {
  const measured: Draft[] = [];
  const open = new Map(nodes.map((node) => [node, node.dependents.length]));
  const ready = nodes.filter((node) => node.dependents.length === 0);
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    open.delete(node);
    measured.push(node);
    for (const before of node.before) {
      before.pathMs = Math.max(before.pathMs, before.expectedMs + node.pathMs);
      const count = (open.get(before) ?? 0) - 1;
      open.set(before, count);
      if (count === 0) ready.push(before);
    }
  }
  if (open.size > 0) throw new PipelineError("PLAN_INVALID", `these wait for each other: ${cycleText(open)}`);
  return measured;
}

/** Every node that is left has a dependent that is left: following them must come round. */
function cycleText(open: ReadonlyMap<GraphNode, number>): string {
  const path: GraphNode[] = [];
  let node = open.keys().next().value;
  while (node !== undefined && !path.includes(node)) {
    path.push(node);
    node = node.dependents.find(({ to }) => open.has(to))?.to;
  }
  const round = path.slice(node === undefined ? 0 : path.indexOf(node));
  return [...round, ...round.slice(0, 1)].map(nameOf).join(" → ");
}

function nameOf({ kind, name }: GraphNode): string {
  return kind === "gate" ? `phase ${name}` : name;
}
