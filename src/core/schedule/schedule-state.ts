// The state of every task of a batch, and what the end of one means for those that wait for it.
import { type Row, valueAt, withValue } from "./row.ts";
import type { GraphNode } from "./schedule-graph.ts";

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
  | { readonly is: "ready" | "running" | "good" | "bad" }
  | { readonly is: "skipped"; readonly skip: Skip };

export const GOOD: TaskState = { is: "good" };
export const BAD: TaskState = { is: "bad" };

/** A node and the state it comes to. */
export interface Settling {
  readonly node: GraphNode;
  readonly state: TaskState;
}

/**
 * Brings nodes to their last state, and with them all that follows from it: some are skipped, some are ready then. A node
 * that is settled already stays as it is.
 * @returns the states after it, and how many tasks came to their last state.
 */
export function settle(
  before: Row<TaskState>,
  first: readonly Settling[],
): { states: Row<TaskState>; settled: number } {
  let states = before;
  let settled = 0;
  const queue = [...first];
  for (const { node, state } of queue) {
    if (isSettled(valueAt(states, node.position))) continue;
    states = withValue(states, node.position, state);
    if (node.kind === "task") settled += 1;
    for (const { to, needs } of node.dependents) {
      const next = released(valueAt(states, to.position));
      if (needs === "good" && state.is !== "good") queue.push(skipping(to, node, state));
      else if (next.is === "ready" && to.kind === "gate") queue.push({ node: to, state: GOOD });
      else states = withValue(states, to.position, next);
    }
  }
  return { states, settled };
}

function isSettled({ is }: TaskState): boolean {
  return is === "good" || is === "bad" || is === "skipped";
}

function released(state: TaskState): TaskState {
  if (state.is !== "waiting") return state;
  return state.missing === 1 ? { is: "ready" } : { is: "waiting", missing: state.missing - 1 };
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

export function firstState({ kind, missing, unknown }: GraphNode): TaskState {
  return kind === "task" && missing === 0 && unknown.length === 0 ? { is: "ready" } : { is: "waiting", missing };
}
