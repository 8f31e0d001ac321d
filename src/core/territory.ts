// Which files a task may touch. Paths are repository-relative with `/`; every entry is a path or a glob.
import { z } from "zod";

/** Files a sibling task has for itself. */
export const Claimed = z.object({ key: z.string(), globs: z.array(z.string()) });
export type Claimed = z.infer<typeof Claimed>;

export const Territory = z.object({
  /** May be edited; empty together with source `unknown` means: anywhere that is not forbidden. */
  mayEdit: z.array(z.string()),
  /** Shared files (lockfiles, barrels, changelogs) that several tasks may add to. */
  mayAppend: z.array(z.string()),
  mustNotEdit: z.array(z.string()),
  /** What tasks that may run beside this one own; nobody else may edit it meanwhile. */
  siblings: z.array(Claimed).optional(),
  /** Of a prediction: the probability, 0 to 1, that the first file is right. */
  confidence: z.number().optional(),
  source: z.enum(["ticket", "configuration", "prediction", "unknown"]),
});
export type Territory = z.infer<typeof Territory>;
