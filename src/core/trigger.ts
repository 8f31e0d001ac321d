// What started us: which tickets, and who or what asked. Only keys travel; the ticket's text is always fetched afresh.
import { z } from "zod";
import { TicketFilter } from "./ticket-filter.ts";

export const Trigger = z.object({
  source: z.enum(["repository_dispatch", "workflow_dispatch", "command-line", "ticket-file"]),
  /** Empty with `ticket-file`: every ticket of the file. */
  keys: z.array(z.string()),
  /** Every ticket that matches, besides those named by key. */
  filter: TicketFilter.optional(),
  /** ISO 8601; when the ticket entered the state, as the relay saw it. Lets a new move be told from a repeated event. */
  movedAt: z.string().optional(),
  /** GitHub login of whoever started the workflow. */
  actor: z.string().optional(),
  /** The relay's id, shown in the log so that one delivery can be followed through. */
  correlation: z.string().optional(),
});
export type Trigger = z.infer<typeof Trigger>;

/** A person at a terminal reads there what went wrong; behind an event nobody does, so the tickets hear of it (P7). */
export function isEvent({ source }: Pick<Trigger, "source">): boolean {
  return source === "repository_dispatch" || source === "workflow_dispatch";
}

/** Whether this run goes on with a batch that had more phases than a run has jobs (the job `carry-on`). */
export function isCarriedOn({ correlation }: Pick<Trigger, "correlation">): boolean {
  return correlation?.startsWith("carry-on-") === true;
}
