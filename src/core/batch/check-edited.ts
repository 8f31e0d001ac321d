// A plan that a person may have edited → the same plan, safe to run: what they wrote stays, what keeps two tasks off one file
// is added where it is missing. Nothing is taken from the tracker here.
import type { DependencyKind, Plan, PlanWarning } from "../plan.ts";
import { type Edge, edgesIn, isUnknown, territoryEdges, withEdges } from "./dependencies.ts";
import { orderOf, refuseCycle, type Waits, waitsOf } from "./graph.ts";
import { edgesOfTasks } from "./leads.ts";
import type { BatchOptions } from "./plan-batch.ts";
import { sequenceOf } from "./sequence.ts";

/**
 * No two tasks that may edit one file can run at once afterwards, nor anybody beside a task of unknown territory when that is
 * wanted; phases that are not parallel are in sequence. Whoever waits for the other already, in whichever way, is left as
 * the person wrote it; each task has one entry for each other ticket, the strongest kind first. What is added follows the
 * phases where the dependencies let it, and each file that is the reason is told in a warning.
 * @returns the plan, with the warnings of this look alone.
 * @throws PLAN_INVALID naming the path of a circle, or a ticket that is there twice.
 */
export function checkEdited(plan: Plan, { unknownTerritory }: Pick<BatchOptions, "unknownTerritory">): Plan {
  const { phases, tasks } = plan;
  refuseCycle(waitsOf(tasks, isWaited));
  const written = edgesOfTasks(tasks, edgesIn(tasks));
  const sequenced = [...written, ...sequenceOf(phases, withEdges(tasks, written))];
  const waits = waitsOf(withEdges(tasks, sequenced), isWaited);
  refuseCycle(waits);
  const wanted = territoryEdges(tasks, orderInPhases(plan, waits), unknownTerritory);
  const waited = new Map([...waits].map(([key, on]) => [key, new Set(on)]));
  const added = wanted.filter(({ key, on }) => !waited.get(key)?.has(on.key) && !waited.get(on.key)?.has(key));
  return {
    ...plan,
    tasks: withEdges(tasks, [...sequenced, ...added]),
    warnings: added.map(addedWarning),
  };
}

function isWaited(kind: DependencyKind): boolean {
  return kind !== "hint";
}

function addedWarning({ key, on }: Edge): PlanWarning {
  return { key, text: `now waits for ${on.key} too (${on.kind}): ${on.reason}` };
}

/**
 * Every task after all it waits for and after the phases its own comes after, else as the phases list them, unknown
 * territories last. Phases that contradict the dependencies do not count.
 */
function orderInPhases({ phases, tasks }: Pick<Plan, "phases" | "tasks">, waits: Waits): string[] {
  const keyOf = new Map(tasks.map(({ number, ticket }) => [number, ticket.key]));
  const listed = new Map<string, readonly string[]>();
  for (const { name, prompts, dependsOnPhases } of phases) {
    const members = prompts.flatMap((number) => keyOf.get(number) ?? []);
    const gates = dependsOnPhases.map(gateOf);
    for (const key of members) listed.set(key, [...(waits.get(key) ?? []), ...gates]);
    listed.set(gateOf(name), [...members, ...gates]);
  }
  const gated = new Map([...listed, ...[...waits].filter(([key]) => !listed.has(key))]);
  const last = new Set(tasks.filter(isUnknown).map(({ ticket }) => ticket.key));
  const order = orderOf(gated, last);
  if (order.length === gated.size) return order.filter((key) => waits.has(key));
  const places = [...gated.keys()].flatMap((key): [string, readonly string[]][] => {
    const on = waits.get(key);
    return on === undefined ? [] : [[key, on]];
  });
  return orderOf(new Map(places), last);
}

/** Not the key of any ticket. */
function gateOf(phase: string): string {
  return `end of phase ${phase}`;
}
