// Many tasks → what each waits for, phases, what is not started and why, and what a person should look at before it begins.

import type { Dependency, Phase, Task } from "../plan.ts";
import {
  type Claim,
  dependenciesOf,
  type Edge,
  hintEdges,
  isUnknown,
  type Parked,
  relationEdges,
  territoryEdges,
  waitingOutside,
} from "./dependencies.ts";
import { createGraph, type Graph, orderOf, phasesOf, reach, refuseCycle, waitsOf } from "./graph.ts";
import { doNotModify, ownedGlobs } from "./overlap.ts";
import { missingIn } from "./vagueness.ts";

export interface BatchOptions {
  /** Whether what the tickets' texts say is looked at. Hints are shown and steer who comes first; nobody waits for one. */
  readonly hints: "off" | "on";
  /** A task of unknown territory: alone, or beside others at the user's risk. */
  readonly unknownTerritory: "solo" | "parallel";
}

export interface Warning {
  /** The ticket it is about; without one it is about the batch. */
  readonly key?: string;
  readonly text: string;
}

/** A task as far as planning needs it; what it waits for is found afresh. */
export type BatchTask = Claim & Pick<Task, "number">;

export interface Batch<T extends BatchTask> {
  /** Those that may start, as given, each with what it waits for. */
  readonly tasks: (T & { after: Dependency[] })[];
  readonly phases: Phase[];
  readonly graph: Graph;
  readonly parked: Parked[];
  readonly warnings: Warning[];
  /** What one of the tasks must not touch because somebody who may run beside it owns it; found when asked. */
  doNotModify(key: string): string[];
}

const RECOMMENDED_PHASE = 4;
const MAX_LISTED = 5;

/**
 * A circle is refused also when it would be parked: somebody has to break it anyway. Soft dependencies follow one order of
 * the hard ones, so they never close a circle.
 * @throws PLAN_INVALID naming a circle of hard dependencies, or a ticket that is there twice.
 */
export function planBatch<T extends BatchTask>(given: readonly T[], options: BatchOptions): Batch<T> {
  const hard = relationEdges(given.map(({ ticket }) => ticket));
  const waits = waitsOf(withEdges(given, hard), () => true);
  refuseCycle(waits);
  const parked = parkedOf(given, waits);
  const left = new Set(parked.map(({ key }) => key));
  const ready = given.filter(({ ticket }) => !left.has(ticket.key));
  const { kept, dropped } = steer(
    withEdges(ready, hard),
    options.hints === "on" ? hintEdges(ready.map(({ ticket }) => ticket)) : [],
  );
  const ordered = waitsOf(withEdges(ready, [...hard, ...kept]), () => true);
  const order = orderOf(ordered, new Set(ready.filter(isUnknown).map(({ ticket }) => ticket.key)));
  const soft = territoryEdges(ready, order, options.unknownTerritory);
  const tasks = withEdges(ready, [...hard, ...soft, ...kept]);
  const phases = phasesOf(tasks);
  const warnings = [
    ...ready.flatMap(vagueWarning),
    ...tasks.flatMap(overlapWarning),
    ...dropped,
    ...phases.flatMap(phaseWarning),
  ];
  const graph = createGraph(tasks);
  const owned = new Map(tasks.map(({ ticket, territory }) => [ticket.key, ownedGlobs(territory)]));
  const ownedBy = (key: string) => owned.get(key) ?? [];
  return {
    tasks,
    phases,
    graph,
    parked,
    warnings,
    doNotModify: (key) => doNotModify(ownedBy(key), graph.besides(key).map(ownedBy)),
  };
}

function withEdges<T extends BatchTask>(tasks: readonly T[], edges: readonly Edge[]): (T & { after: Dependency[] })[] {
  const found = dependenciesOf(edges);
  return tasks.map((task) => ({ ...task, after: found.get(task.ticket.key) ?? [] }));
}

/** Who waits outside the batch, and whoever waits for them. */
function parkedOf(tasks: readonly Claim[], waits: ReadonlyMap<string, readonly string[]>): Parked[] {
  const direct = new Map(waitingOutside(tasks.map(({ ticket }) => ticket)).map((parked) => [parked.key, parked]));
  return tasks.flatMap(({ ticket: { key } }) => {
    const own = direct.get(key);
    if (own !== undefined) return [own];
    const cause = [...reach(waits, [key])].find((other) => direct.has(other));
    return cause === undefined ? [] : [{ key, reason: `waits for ${cause}, which is ${direct.get(cause)?.reason}` }];
  });
}

/** Hints that agree with the hard dependencies and with the hints before them; the others are told and dropped. */
function steer(
  tasks: readonly (Claim & { after: Dependency[] })[],
  hints: readonly Edge[],
): { kept: Edge[]; dropped: Warning[] } {
  const steps = new Map([...waitsOf(tasks, () => true)].map(([key, on]) => [key, [...on]]));
  const kept: Edge[] = [];
  const dropped: Warning[] = [];
  for (const edge of hints) {
    const { key, on } = edge;
    if (reach(steps, [on.key]).has(key)) {
      dropped.push({ key, text: `hint to wait for ${on.key} is dropped (${on.reason}): ${on.key} comes after it` });
    } else {
      steps.get(key)?.push(on.key);
      kept.push(edge);
    }
  }
  return { kept, dropped };
}

function vagueWarning(task: Claim): Warning[] {
  const missing = missingIn(task);
  return missing.length === 0 ? [] : [{ key: task.ticket.key, text: `vague, missing: ${missing.join(", ")}` }];
}

function overlapWarning({ ticket, after }: Claim & { after: Dependency[] }): Warning[] {
  const soft = after.filter(({ kind }) => kind === "soft");
  if (soft.length === 0) return [];
  const listed = soft.slice(0, MAX_LISTED).map(({ key, reason }) => `${key} (${reason})`);
  const more = soft.length > MAX_LISTED ? ` and ${soft.length - MAX_LISTED} more` : "";
  return [{ key: ticket.key, text: `runs after ${listed.join(", ")}${more}` }];
}

function phaseWarning({ name, prompts }: Phase): Warning[] {
  if (prompts.length <= RECOMMENDED_PHASE) return [];
  return [{ text: `phase ${name} has ${prompts.length} tickets, more than the recommended ${RECOMMENDED_PHASE}` }];
}
