// A ticket as the tracker just gave it, with what decides whose it is and whose turn it is. Nothing of that travels on: later
// stages know a plain ticket.
import { z } from "zod";
import { Ticket } from "../ticket.ts";

/** A user of the tracker, as far as it matters to us. */
export const Holder = z.object({
  name: z.string(),
  /** The user that our own key belongs to. */
  isUs: z.boolean(),
  /** A program, not a person. */
  isApp: z.boolean(),
});
export type Holder = z.infer<typeof Holder>;

export const Candidate = Ticket.extend({
  /** Who it is assigned to and which agent it is delegated to; undefined when the tracker did not say. */
  holders: z.object({ assignee: Holder.optional(), delegate: Holder.optional() }).optional(),
  /** From 1, urgent, to 4, low; undefined or 0 is none. */
  priority: z.number().optional(),
  /** ISO 8601. */
  createdAt: z.string().optional(),
});
export type Candidate = z.infer<typeof Candidate>;
