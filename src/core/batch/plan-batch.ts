// Many tasks → what each waits for, phases, what is not started and why, and what a person should look at before it begins.

import type { Dependency, Parked, Phase, PlanWarning } from "../plan.ts";
import type { Ticket } from "../ticket.ts";
import {
  type Claim,
  type Edge,
  hintEdges,
  isUnknown,
  relationEdges,
  territoryEdges,
  waitingOutside,
  withEdges,
} from "./dependencies.ts";
import { createGraph, type Graph, orderOf, phasesOf, reach, refuseCycle, type Waits, waitsOf } from "./graph.ts";
import { edgesOfTasks, keysOf, ticketsOf } from "./leads.ts";
import { phaseWarnings, territoryWarnings, vagueWarnings } from "./warnings.ts";

export interface BatchOptions {
  /** Whether what the tickets' texts say is looked at. Hints are shown and steer who comes first; nobody waits for one. */
  readonly hints: "off" | "on";
  /** A task of unknown territory: alone, or beside others at the user's risk. */
  readonly unknownTerritory: "solo" | "parallel";
}

/** A task as far as planning needs it; what it waits for is found afresh. */
export interface BatchTask extends Claim {
  readonly number: number;
  readonly ticket: Ticket;
  /** Tickets done in the same task: their relations are the task's. */
  readonly also?: readonly Ticket[];
}

export interface Batch<T extends BatchTask> {
  /** Those that may start, as given, each with what it waits for. */
  readonly tasks: (T & { after: Dependency[] })[];
  readonly phases: Phase[];
  readonly graph: Graph;
  /** One entry for every ticket that is not started. */
  readonly parked: Parked[];
  readonly warnings: PlanWarning[];
}

/**
 * A circle is refused also when it would be parked: somebody has to break it anyway. Soft dependencies follow one order of
 * the hard ones, so they never close a circle.
 * @throws PLAN_INVALID naming a circle of hard dependencies, or a ticket that is there twice.
 */
export function planBatch<T extends BatchTask>(given: readonly T[], options: BatchOptions): Batch<T> {
  const hard = edgesOfTasks(given, relationEdges(ticketsOf(given)));
  const waits = waitsOf(withEdges(given, hard), () => true);
  refuseCycle(waits);
  const parked = parkedOf(given, waits);
  const left = new Set(parked.map(({ ticket }) => ticket.key));
  const ready = given.filter(({ ticket }) => !left.has(ticket.key));
  const hints = options.hints === "on" ? edgesOfTasks(ready, hintEdges(ticketsOf(ready))) : [];
  const { kept, dropped } = steer(withEdges(ready, hard), hints);
  const ordered = waitsOf(withEdges(ready, [...hard, ...kept]), () => true);
  const order = orderOf(ordered, new Set(ready.filter(isUnknown).map(({ ticket }) => ticket.key)));
  const apart = territoryEdges(ready, order, options.unknownTerritory);
  const tasks = withEdges(ready, [...hard, ...apart, ...kept]);
  const phases = phasesOf(tasks);
  const warnings = [
    ...vagueWarnings(ready),
    ...territoryWarnings(tasks, options),
    ...dropped,
    ...phaseWarnings(phases),
  ];
  return { tasks, phases, graph: createGraph(tasks), parked, warnings };
}

/** Who waits outside the batch, whoever is done in the same task, and whoever waits for them. */
function parkedOf(tasks: readonly BatchTask[], waits: Waits): Parked[] {
  const outside = new Map(waitingOutside(ticketsOf(tasks)).map(({ key, reason }) => [key, reason]));
  const waiting = new Map(
    tasks.flatMap((task) => {
      const first = keysOf(task).find((key) => outside.has(key));
      return first === undefined ? [] : [[task.ticket.key, first] as const];
    }),
  );
  return tasks.flatMap((task) => {
    const cause = [task.ticket.key, ...reach(waits, [task.ticket.key])].find((key) => waiting.has(key));
    const root = cause === undefined ? undefined : waiting.get(cause);
    if (cause === undefined || root === undefined) return [];
    const together = cause === task.ticket.key ? "is done together with" : "waits for";
    return ticketsOf([task]).map((ticket) => {
      const reason = outside.get(ticket.key) ?? `${together} ${root}, which is ${outside.get(root)}`;
      return { ticket, reason };
    });
  });
}

/** Hints that agree with the hard dependencies and with the hints before them; the others are told and dropped. */
function steer(
  tasks: readonly (BatchTask & { after: Dependency[] })[],
  hints: readonly Edge[],
): { kept: Edge[]; dropped: PlanWarning[] } {
  const steps = new Map([...waitsOf(tasks, () => true)].map(([key, on]) => [key, [...on]]));
  const kept: Edge[] = [];
  const dropped: PlanWarning[] = [];
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
