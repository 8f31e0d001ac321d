// The circuit breaker of a batch: when task after task fails in the same way, the next one would too, and cost money.

/** Failures of one kind with nothing else between them, in the order in which tasks ended. */
export interface Streak {
  readonly kind: string | undefined;
  readonly count: number;
}

export const NO_STREAK: Streak = { kind: undefined, count: 0 };

/** Issue 3: "after three failures of one kind in a row". */
export const MAX_STREAK = 3;

/** The streak after one more task has failed. A failure without a kind is like no other: it ends the row. */
export function lengthened(streak: Streak, kind: string | undefined): Streak {
  if (kind === undefined) return NO_STREAK;
  return { kind, count: streak.kind === kind ? streak.count + 1 : 1 };
}

/** Why nothing more may start, in one line; undefined while it may. */
export function trippedBy({ kind, count }: Streak): string | undefined {
  return count < MAX_STREAK ? undefined : `${count} tasks in a row ended with ${kind}`;
}
