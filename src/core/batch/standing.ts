// Whose delivered work a task starts from. Reads what ended how; starts nothing and merges nothing.
import type { Outcome } from "../outcome.ts";
import type { Standing, Task } from "../plan.ts";
import { reach } from "./graph.ts";
import { leadsOf, type Together } from "./leads.ts";

/** How a task ended, as far as others stand on it. A pull request that a person closed is `bad`. */
export type EndedTask =
  | (Omit<Standing, "key"> & {
      /** Delivered, and not part of the base branch yet. */
      readonly outcome: "good";
      /** Keys of the tasks it stands on, as its ending says; left out, it stands on all it waited for. */
      readonly standsOn?: readonly string[];
    })
  | { readonly outcome: "bad" }
  | { readonly outcome: "merged"; readonly standsOn?: readonly string[] };

/** Ended well are work that is delivered and work that is merged; nothing else carries what depends on it. */
export function endOf(outcome: Outcome): EndedTask["outcome"] {
  if (outcome === "delivered") return "good";
  return outcome === "already-merged" ? "merged" : "bad";
}

/** Keys of the tasks whose delivered work this one starts from: `order` and `hint` carry nothing over. */
export function foundationsOf({ after }: Pick<Task, "after">): string[] {
  return after.filter(({ kind }) => kind === "hard" || kind === "soft").map(({ key }) => key);
}

type Footing = Together & Pick<Task, "after">;

/**
 * The delivered work a task starts from: of all it waits for (hard or soft) what is delivered and open, but for what is part
 * of another of them already. A merged one stands for what it stood on itself: its own pull request may have gone into
 * another branch than the base. In the plan's order; empty: the task starts from the base.
 */
export function standingOf({
  task,
  ended,
  tasks,
}: {
  readonly task: Pick<Task, "after">;
  /** By the key of the task. One that has not ended carries nothing. */
  readonly ended: ReadonlyMap<string, EndedTask>;
  /** All tasks of the plan, in its order. */
  readonly tasks: readonly Footing[];
}): Standing[] {
  const leads = leadsOf(tasks);
  const waited = (one: Pick<Task, "after">) => foundationsOf(one).map((key) => leads.get(key) ?? key);
  const steps = new Map(tasks.map((other) => [other.ticket.key, feetOf(ended.get(other.ticket.key), waited(other))]));
  const open = openOnes(waited(task), ended, steps);
  const contained = reach(steps, open);
  return tasks.flatMap(({ ticket: { key } }) => {
    const end = ended.get(key);
    if (end?.outcome !== "good" || !open.includes(key) || contained.has(key)) return [];
    const { outcome: _outcome, standsOn: _standsOn, ...delivered } = end;
    return [{ key, ...delivered }];
  });
}

/** What an ended task stands on; one without work carries nobody. */
function feetOf(end: EndedTask | undefined, waited: readonly string[]): readonly string[] {
  return end === undefined || end.outcome === "bad" ? [] : (end.standsOn ?? waited);
}

function openOnes(
  first: readonly string[],
  ended: ReadonlyMap<string, EndedTask>,
  steps: ReadonlyMap<string, readonly string[]>,
): string[] {
  const seen = new Set(first);
  // A set hands out what is added while it is walked.
  for (const key of seen) {
    if (ended.get(key)?.outcome !== "merged") continue;
    for (const below of steps.get(key) ?? []) seen.add(below);
  }
  return [...seen].filter((key) => ended.get(key)?.outcome === "good");
}
