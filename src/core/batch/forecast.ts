// How a batch would go if every task took as long as expected and ended well: the real schedule, walked without a clock.
import type { Plan } from "../plan.ts";
import { DEFAULT_EXPECTED_MS } from "../schedule/expectation.ts";
import { toScheduled } from "../schedule/from-plan.ts";
import { createSchedule, ended, nextToStart, type Schedule, started } from "../schedule/schedule.ts";
import type { GraphNode } from "../schedule/schedule-graph.ts";

export interface Forecast {
  readonly slots: number;
  readonly order: "dag" | "phases";
  /** From the first start to the last end; all times in milliseconds. */
  readonly makespanMs: number;
  /** No schedule is shorter: the longest way through the dependencies, and all work evenly over the slots. */
  readonly lowerBoundMs: number;
  /** One after the other. */
  readonly sumMs: number;
  /** Keys along the longest way. */
  readonly criticalPath: readonly string[];
  /** In the order of starting; a task that cannot start is not among them. */
  readonly starts: readonly Start[];
}
export interface Start {
  readonly key: string;
  /** Counted from the start of the batch. */
  readonly startMs: number;
  readonly endMs: number;
}

export interface ForecastInput {
  readonly plan: Pick<Plan, "tasks" | "phases">;
  readonly slots: number;
  readonly order: "dag" | "phases";
  /** By key; where one is missing, 10 minutes. */
  readonly expectedMs: ReadonlyMap<string, number>;
  /** Keys of tasks that ended well in an earlier run. */
  readonly ended?: readonly string[];
}

/** @throws PLAN_INVALID as `createSchedule`. */
export function forecast(input: ForecastInput): Forecast {
  const { plan, slots, order, expectedMs } = input;
  const schedule = createSchedule({ ...toScheduled(plan, expectedMs), slots, order, ended: input.ended ?? [] });
  const lengthOf = (key: string) => Math.max(0, expectedMs.get(key) ?? DEFAULT_EXPECTED_MS) || 0;
  const starts = walk(schedule, lengthOf);
  const running = new Set(starts.map(({ key }) => key));
  const longest = longestWay(schedule.graph.nodes, ({ kind, name }) =>
    kind === "task" && running.has(name) ? lengthOf(name) : 0,
  );
  const sumMs = starts.reduce((sum, { key }) => sum + lengthOf(key), 0);
  return {
    slots,
    order,
    makespanMs: starts.reduce((last, { endMs }) => Math.max(last, endMs), 0),
    lowerBoundMs: Math.max(longest.ms, sumMs / slots),
    sumMs,
    criticalPath: longest.nodes
      .filter(({ kind, name }) => kind === "task" && running.has(name))
      .map(({ name }) => name),
    starts,
  };
}

function walk(first: Schedule, lengthOf: (key: string) => number): Start[] {
  const starts: Start[] = [];
  let schedule = first;
  let running: Start[] = [];
  for (let nowMs = 0; ; ) {
    for (const key of nextToStart(schedule)) {
      schedule = started(schedule, key);
      const start = { key, startMs: nowMs, endMs: nowMs + lengthOf(key) };
      starts.push(start);
      running.push(start);
    }
    const next = running.reduce((soonest, { endMs }) => Math.min(soonest, endMs), Number.POSITIVE_INFINITY);
    if (running.length === 0) return starts;
    for (const { key } of running.filter(({ endMs }) => endMs === next)) schedule = ended(schedule, key, "good");
    running = running.filter(({ endMs }) => endMs !== next);
    nowMs = next;
  }
}

interface Way {
  readonly ms: number;
  readonly last: GraphNode | undefined;
}

/** Over tasks and gates, each after all that lead to it. */
function longestWay(
  nodes: readonly GraphNode[],
  lengthOf: (node: GraphNode) => number,
): { readonly ms: number; readonly nodes: readonly GraphNode[] } {
  const missing = new Map(nodes.map((node) => [node, node.missing]));
  const before = new Map<GraphNode, Way>();
  const ready = nodes.filter((node) => node.missing === 0);
  let longest: Way = { ms: 0, last: undefined };
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    const ms = (before.get(node)?.ms ?? 0) + lengthOf(node);
    if (ms > longest.ms) longest = { ms, last: node };
    for (const { to } of node.dependents) {
      if (ms > (before.get(to)?.ms ?? -1)) before.set(to, { ms, last: node });
      const left = (missing.get(to) ?? 0) - 1;
      missing.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  const way: GraphNode[] = [];
  for (let node = longest.last; node !== undefined; node = before.get(node)?.last) way.unshift(node);
  return { ms: longest.ms, nodes: way };
}
