// A plan as the scheduler reads it: the one place that says what each kind of dependency means for who may start.
import { leadsOf } from "../batch/leads.ts";
import type { Dependency, DependencyKind, Plan } from "../plan.ts";
import { DEFAULT_EXPECTED_MS } from "./expectation.ts";
import type { ScheduledPhase, ScheduledTask } from "./schedule-graph.ts";

/** What is waited for: a good end, any end, or nothing. */
const NEEDS: Record<DependencyKind, "good" | "end" | "nothing"> = {
  hard: "good",
  soft: "end",
  order: "end",
  hint: "nothing",
};

export interface Scheduled {
  readonly tasks: ScheduledTask[];
  readonly phases: ScheduledPhase[];
}

/**
 * Tasks that must be alone are so by their dependencies, hence none is `solo` here. Waiting for a ticket that another task does
 * as well is waiting for that task.
 * @param expectedMs milliseconds by key; where one is missing, 10 minutes.
 */
export function toScheduled(
  { tasks, phases }: Pick<Plan, "tasks" | "phases">,
  expectedMs: ReadonlyMap<string, number>,
): Scheduled {
  const leads = leadsOf(tasks);
  const phaseOf = new Map(phases.flatMap(({ name, prompts }) => prompts.map((number) => [number, name] as const)));
  return {
    tasks: tasks.map(({ number, ticket: { key }, after }) => {
      const waited = (needs: "good" | "end") => [
        ...new Set(after.filter(isOf(needs)).map((on) => leads.get(on.key) ?? on.key)),
      ];
      return {
        key,
        after: waited("good").filter((other) => other !== key),
        behind: waited("end").filter((other) => other !== key),
        expectedMs: expectedMs.get(key) ?? DEFAULT_EXPECTED_MS,
        phase: phaseOf.get(number) ?? "",
      };
    }),
    phases: phases.map(({ name, dependsOnPhases }) => ({ name, after: dependsOnPhases })),
  };
}

function isOf(needs: "good" | "end"): (on: Dependency) => boolean {
  return ({ kind }) => NEEDS[kind] === needs;
}

/**
 * Tickets that the tracker calls done: whoever waits for one of them need not, though nobody in the batch does it. One of the
 * batch with a draft that is open or merged is left to its own ending: others stand on it, or it says that it is merged.
 */
export function doneOutside({ tasks }: Pick<Plan, "tasks">): string[] {
  const all = tasks.flatMap(({ ticket, also }) => [ticket, ...also]);
  const known = all.flatMap(({ blockedBy, children, related }) => [...blockedBy, ...children, ...related]);
  const speaking = new Set(tasks.filter(hasDraft).map(({ ticket }) => ticket.key));
  return known.filter(({ key, done }) => done === true && !speaking.has(key)).map(({ key }) => key);
}

function hasDraft({ earlier }: Plan["tasks"][number]): boolean {
  return earlier !== undefined && earlier.status !== "closed";
}
