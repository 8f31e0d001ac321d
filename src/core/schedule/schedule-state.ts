// The state of every task of a batch, and what the end of one means for those that wait for it.
import { createRow, type Row, valueAt, withValue } from "./row.ts";
import type { Graph, GraphNode } from "./schedule-graph.ts";

export interface Skip {
  readonly key: string;
  /** The task it depends on that did not end well. */
  readonly dependency: string;
  /** The task at the root of it: it failed, or nobody knows it. */
  readonly cause: string;
  /** One line for people. */
  readonly reason: string;
}

export type TaskState =
  | { readonly is: "waiting"; readonly missing: number }
  /** Of all that are ready, the least turn starts next. */
  | { readonly is: "ready"; readonly turn: number }
  | { readonly is: "running" | "good" | "bad" }
  | { readonly is: "skipped"; readonly skip: Skip };

export const RUNNING: TaskState = { is: "running" };
export const GOOD: TaskState = { is: "good" };
export const BAD: TaskState = { is: "bad" };

export interface States {
  readonly states: Row<TaskState>;
  /** Tasks that have neither ended nor been skipped. */
  readonly left: number;
}

/** A node and the state it comes to. */
export interface Settling {
  readonly node: GraphNode;
  readonly state: TaskState;
}

/** Nothing has been started, and no gate is open. */
export function firstStates({ nodes, tasks }: Graph): States {
  const left = tasks.length;
  const first = nodes.map((node): TaskState => {
    const isReady = node.kind === "task" && node.missing === 0 && node.unknown.length === 0;
    return isReady ? { is: "ready", turn: turnOf(node, left, nodes.length) } : { is: "waiting", missing: node.missing };
  });
  return { states: createRow(first, (state) => (state.is === "ready" ? state.turn : Number.POSITIVE_INFINITY)), left };
}

/**
 * Brings nodes to their last state, and with them all that follows from it: some are skipped, some are ready then. A node
 * that is settled already stays as it is.
 */
export function settle(before: States, first: readonly Settling[]): States {
  let { states, left } = before;
  const queue = [...first];
  for (const { node, state } of queue) {
    if (isSettled(valueAt(states, node.position))) continue;
    states = withValue(states, node.position, state);
    if (node.kind === "task") left -= 1;
    for (const { to, needs } of node.dependents) {
      const next = released(valueAt(states, to.position), turnOf(to, left, states.length));
      if (needs === "good" && state.is !== "good") queue.push(skipping(to, node, state));
      else if (next.is === "ready" && to.kind === "gate") queue.push({ node: to, state: GOOD });
      else states = withValue(states, to.position, next);
    }
  }
  return { states, left };
}

/** By rank; in one rank, who became ready while more was left to do goes first. */
function turnOf({ rank }: GraphNode, left: number, nodes: number): number {
  return rank * (nodes + 1) - left;
}

function isSettled({ is }: TaskState): boolean {
  return is === "good" || is === "bad" || is === "skipped";
}

function released(state: TaskState, turn: number): TaskState {
  if (state.is !== "waiting") return state;
  return state.missing === 1 ? { is: "ready", turn } : { is: "waiting", missing: state.missing - 1 };
}

function skipping(node: GraphNode, { name }: GraphNode, state: TaskState): Settling {
  const cause = state.is === "skipped" ? state.skip.cause : name;
  const how = state.is === "skipped" ? `was skipped because of ${cause}` : "failed";
  return skip(node, { dependency: name, cause, reason: `depends on ${name}, which ${how}` });
}

export function unknownDependency(node: GraphNode, key: string): Settling {
  const reason = `depends on ${key}, which is not in this batch and not known to be done`;
  return skip(node, { dependency: key, cause: key, reason });
}

function skip(node: GraphNode, why: Omit<Skip, "key">): Settling {
  return { node, state: { is: "skipped", skip: { key: node.name, ...why } } };
}
