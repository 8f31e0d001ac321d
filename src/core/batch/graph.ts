// Who waits for whom in a batch: the order, the circles, who falls with whom, who may run beside whom, and the phases.
// Hints are shown, never waited for. Tickets outside the batch are no part of it: plan-batch.ts has decided about them.
import { PipelineError } from "../../errors.ts";
import type { Phase, Task } from "../plan.ts";
import { findCycle } from "../prompt/prompt-file-order.ts";
import { keysOf, type Together } from "./leads.ts";
import { type Precedence, precedenceOf } from "./precedence.ts";

/** A task as far as the graph needs it. */
export interface GraphTask extends Together {
  readonly after: Task["after"];
}

export interface Graph {
  /** Every key after all it waits for; else as given. */
  readonly order: readonly string[];
  /** All that cannot begin when this one fails: hard dependencies, over any number of steps, in order. */
  dependentsOf(key: string): string[];
  /** All that may run at the same time: neither waits for the other, over any number of steps. */
  besides(key: string): string[];
}

export type Waits = ReadonlyMap<string, readonly string[]>;

/** @throws PLAN_INVALID naming a circle of dependencies that are waited for, or a ticket that is there twice. */
export function createGraph(tasks: readonly GraphTask[]): Graph {
  const waits = waitsOf(tasks, (kind) => kind !== "hint");
  refuseCycle(waits);
  const order = orderOf(waits);
  const needed = turned(waitsOf(tasks, (kind) => kind === "hard"));
  let precedence: Precedence | undefined;
  const inOrder = (keys: ReadonlySet<string>) => order.filter((key) => keys.has(key));
  return {
    order,
    dependentsOf: (key) => inOrder(reach(needed, [key])),
    besides: (key) => {
      precedence ??= precedenceOf(waits, order);
      const { areApart } = precedence;
      return order.filter((other) => areApart(key, other));
    },
  };
}

/** For each key the keys in the batch that it waits for. @throws PLAN_INVALID when a ticket is there twice. */
export function waitsOf(
  tasks: readonly GraphTask[],
  isWaited: (kind: Task["after"][number]["kind"]) => boolean,
): Waits {
  const keys = new Set<string>();
  for (const key of tasks.flatMap(keysOf)) {
    if (keys.has(key)) throw new PipelineError("PLAN_INVALID", `${key} is in the batch twice`);
    keys.add(key);
  }
  return new Map(
    tasks.map(({ ticket, after }) => [
      ticket.key,
      after.filter((on) => isWaited(on.kind) && keys.has(on.key)).map((on) => on.key),
    ]),
  );
}

/** @throws PLAN_INVALID naming the path of a circle. */
export function refuseCycle(waits: Waits): void {
  // An order that holds every key is found much sooner than the proof that no path returns.
  if (orderOf(waits).length === waits.size) return;
  const cycle = findCycle(waits);
  if (cycle === undefined) return;
  throw new PipelineError("PLAN_INVALID", `nothing in this circle can begin: ${cycle.join(" → ")}`, {
    hint: "Each ticket named above waits for the next one: remove one of these dependencies.",
  });
}

/** Each key after what it waits for; among those that are free in the order given, but `last` ones last. What is on a circle, or waits for one, is left out. */
export function orderOf(waits: Waits, last: ReadonlySet<string> = new Set()): string[] {
  const rank = new Map([...waits.keys()].map((key, index) => [key, last.has(key) ? waits.size + index : index]));
  const rankOf = (key: string) => rank.get(key) ?? 0;
  const open = new Map([...waits].map(([key, on]) => [key, new Set(on).size]));
  const later = turned(waits);
  const free = [...waits.keys()].filter((key) => open.get(key) === 0).sort((a, b) => rankOf(b) - rankOf(a));
  const order: string[] = [];
  for (let key = free.pop(); key !== undefined; key = free.pop()) {
    order.push(key);
    for (const next of new Set(later.get(key))) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      // The first to go lies at the end.
      if (left === 0) free.splice(free.findLastIndex((other) => rankOf(other) > rankOf(next)) + 1, 0, next);
    }
  }
  return order;
}

/** The same steps walked the other way. */
function turned(steps: Waits): Map<string, string[]> {
  const back = new Map([...steps.keys()].map((key): [string, string[]] => [key, []]));
  for (const [key, targets] of steps) for (const target of targets) back.get(target)?.push(key);
  return back;
}

/** All keys that are one step or more away, without the starts unless one is such a key too. */
export function reach(steps: Waits, starts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const rest = starts.flatMap((start) => steps.get(start) ?? []);
  for (let key = rest.pop(); key !== undefined; key = rest.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    rest.push(...(steps.get(key) ?? []));
  }
  return seen;
}

/**
 * Phases for people who want barriers: each task in the first phase after all it waits for. Tasks that share a file, or must
 * be alone, wait for one another already (`territoryEdges`), so a phase never holds two of them.
 * @throws PLAN_INVALID as `createGraph`.
 */
export function phasesOf(tasks: readonly (GraphTask & Pick<Task, "number">)[]): Phase[] {
  const waits = waitsOf(tasks, (kind) => kind !== "hint");
  refuseCycle(waits);
  const levels = new Map<string, number>();
  for (const key of orderOf(waits)) {
    levels.set(
      key,
      (waits.get(key) ?? []).reduce((level, on) => Math.max(level, (levels.get(on) ?? 0) + 1), 0),
    );
  }
  const prompts: number[][] = [];
  for (const { ticket, number } of tasks) {
    const level = levels.get(ticket.key) ?? 0;
    while (prompts.length <= level) prompts.push([]);
    prompts[level]?.push(number);
  }
  return prompts.map((numbers, level) => ({
    name: phaseName(level),
    prompts: numbers.sort((a, b) => a - b),
    parallel: numbers.length > 1,
    dependsOnPhases: level === 0 ? [] : [phaseName(level - 1)],
  }));
}

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
function phaseName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : phaseName(Math.floor(index / 26) - 1) + letter;
}
