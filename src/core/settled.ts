// Whether a task needs no work at all, decided before any money is spent.
import type { Outcome } from "./outcome.ts";
import type { Task } from "./plan.ts";
import type { Trigger } from "./trigger.ts";

export interface Settled {
  readonly outcome: Extract<Outcome, "delivered" | "closed-by-human" | "already-merged">;
  readonly reason: string;
}

/**
 * An open draft made from the same words of the ticket is the result already. One that a person closed, or that is merged,
 * is not opened again unless the ticket was moved after that (P4).
 */
export function findSettled(task: Task, asked: Pick<Trigger, "movedAt">): Settled | undefined {
  const earlier = task.earlier;
  if (earlier === undefined) return undefined;
  if (earlier.status === "open") {
    return earlier.snapshot === task.snapshot
      ? { outcome: "delivered", reason: `pull request #${earlier.pullRequest} holds this ticket's change already` }
      : undefined;
  }
  if (wasMovedAfter(asked.movedAt, earlier.closedAt)) return undefined;
  return earlier.status === "merged"
    ? { outcome: "already-merged", reason: `pull request #${earlier.pullRequest} of this ticket is merged` }
    : {
        outcome: "closed-by-human",
        reason: `pull request #${earlier.pullRequest} was closed; move the ticket again to start anew`,
      };
}

/** Whether the ticket entered its state after the pull request was closed; times that are not known do not count as later. */
export function wasMovedAfter(movedAt: string | undefined, closedAt: string | undefined): boolean {
  if (movedAt === undefined || closedAt === undefined) return false;
  return Date.parse(movedAt) > Date.parse(closedAt);
}
