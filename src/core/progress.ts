// How far a run of a ticket had come when it was last heard of: what a dead run's successor may take over, and what a batch
// that is run again need not do twice.
import { z } from "zod";
import { hexSha256 } from "./names.ts";
import { Ending, type Outcome } from "./outcome.ts";
import type { Task } from "./plan.ts";

export const Progress = z.object({
  version: z.literal(1),
  /** The furthest noun that was saved; `ended` when the ticket has been told. */
  reached: z.enum(["attempt", "verdict", "ended"]),
  /** Of the task as it was then; a task that has changed since starts anew. */
  print: z.string(),
  baseCommit: z.string(),
  /** The batch that ended it, and how; only with `ended`. */
  batch: z.string().optional(),
  ending: Ending.optional(),
});
export type Progress = z.infer<typeof Progress>;

/** Everything about a task that its work depends on, but for where it starts. Siblings come and go; they do not count. */
export function printOf({ snapshot, territory, limits, notes, also, after }: Task): string {
  const { siblings: _, ...own } = territory;
  const waits = after.map(({ key, kind }) => `${kind} ${key}`);
  return hexSha256(JSON.stringify([snapshot, own, limits, notes, also.map(({ key }) => key), waits]));
}

/** Undefined for a file that is missing, cut short or of another version: then nothing is known. */
export function parseProgress(text: string | undefined): Progress | undefined {
  if (text === undefined) return undefined;
  try {
    return Progress.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Ends that the same task would come to again: a batch that is run once more does not pay for them twice. */
const JUDGED: readonly Outcome[] = ["no-change", "refused", "max-turns", "timed-out", "stalled", "over-budget"];

/** How this batch ended this very task before; undefined when it has to be worked on. */
export function endedBefore(progress: Progress | undefined, task: Task, batch: string | undefined): Ending | undefined {
  if (progress?.ending === undefined || batch === undefined) return undefined;
  const isSame = progress.batch === batch && progress.print === printOf(task);
  return isSame && JUDGED.includes(progress.ending.outcome) ? progress.ending : undefined;
}
