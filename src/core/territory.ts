// Which files a task may touch. Paths are repository-relative with `/`; every entry is a path or a glob.
import { z } from "zod";

export const Territory = z.object({
  /** May be edited; empty together with source `unknown` means: anywhere that is not forbidden. */
  mayEdit: z.array(z.string()),
  /** Shared files (lockfiles, barrels, changelogs) that several tasks may add to. */
  mayAppend: z.array(z.string()),
  mustNotEdit: z.array(z.string()),
  source: z.enum(["ticket", "configuration", "prediction", "unknown"]),
});
export type Territory = z.infer<typeof Territory>;
