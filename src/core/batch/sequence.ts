// Phases that a person wants worked through one by one, as dependencies.
import type { Phase } from "../plan.ts";
import { type Edge, edgesIn, withEdges } from "./dependencies.ts";
import { type GraphTask, refuseCycle, waitsOf } from "./graph.ts";

/**
 * Of a phase that is not parallel each task waits for all that are listed before it: whoever stands between may be skipped.
 * @returns edges to add to what the tasks wait for already, which stays.
 * @throws PLAN_INVALID naming the circle when the list contradicts what they wait for.
 */
export function sequenceOf(
  phases: readonly Phase[],
  tasks: readonly (GraphTask & { readonly number: number })[],
): Edge[] {
  const keys = new Map(tasks.map(({ number, ticket }) => [number, ticket.key]));
  const edges = phases.flatMap(({ name, prompts, parallel }) => {
    if (parallel) return [];
    const listed = prompts.flatMap((number) => keys.get(number) ?? []);
    const reason = `phase ${name} is worked through one by one`;
    return listed.flatMap((key, index) =>
      listed.slice(0, index).map((before): Edge => ({ key, on: { key: before, kind: "order", reason } })),
    );
  });
  if (edges.length > 0)
    refuseCycle(waitsOf(withEdges(tasks, [...edgesIn(tasks), ...edges]), (kind) => kind !== "hint"));
  return edges;
}
