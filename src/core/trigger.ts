// What started us: which tickets, and who or what asked. Only keys travel; the ticket's text is always fetched afresh.
import { z } from "zod";

export const Trigger = z.object({
  source: z.enum(["repository_dispatch", "workflow_dispatch", "command-line", "ticket-file"]),
  /** Empty with `ticket-file`: every ticket of the file. */
  keys: z.array(z.string()),
  /** ISO 8601; when the ticket entered the state, as the relay saw it. Lets a new move be told from a repeated event. */
  movedAt: z.string().optional(),
  /** GitHub login of whoever started the workflow. */
  actor: z.string().optional(),
  /** The relay's id, shown in the log so that one delivery can be followed through. */
  correlation: z.string().optional(),
});
export type Trigger = z.infer<typeof Trigger>;
