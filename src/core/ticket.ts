// The ticket in our words. Linear's shapes end in adapters/tracker/linear.ts; text in here is raw and untrusted until
// sanitize.ts has seen it.
import { z } from "zod";

/** What a workflow state means, in the tracker's own five classes. */
export const StateType = z.enum(["triage", "backlog", "unstarted", "started", "completed", "canceled"]);
export type StateType = z.infer<typeof StateType>;

export const State = z.object({ id: z.string(), name: z.string(), type: StateType });
export type State = z.infer<typeof State>;

export const TicketComment = z.object({
  id: z.string(),
  author: z.string(),
  /** ISO 8601. */
  createdAt: z.string(),
  body: z.string(),
});
export type TicketComment = z.infer<typeof TicketComment>;

/** Another ticket, as far as this one knows it. `done` is undefined when the tracker would not tell: treat as not done. */
export const TicketReference = z.object({ key: z.string(), title: z.string(), done: z.boolean().optional() });
export type TicketReference = z.infer<typeof TicketReference>;

/** A sub-issue: a reference with its first words. */
export const TicketPart = TicketReference.extend({ description: z.string().optional() });
export type TicketPart = z.infer<typeof TicketPart>;

/** `subtitle`: what the tool it comes from says in a line, where it says anything. */
export const Attachment = z.object({ title: z.string(), url: z.string(), subtitle: z.string().optional() });
export type Attachment = z.infer<typeof Attachment>;

export const Ticket = z.object({
  /** The tracker's own id; opaque. */
  id: z.string(),
  key: z.string(),
  url: z.string().optional(),
  title: z.string(),
  description: z.string(),
  comments: z.array(TicketComment),
  labels: z.array(z.string()),
  state: State,
  team: z.object({ key: z.string(), name: z.string(), states: z.array(State) }),
  assignee: z.string().optional(),
  estimate: z.number().optional(),
  parent: TicketReference.optional(),
  children: z.array(TicketPart),
  blockedBy: z.array(TicketReference),
  related: z.array(TicketReference),
  attachments: z.array(Attachment),
  /** Files the ticket itself names as its territory (ticket file: `files:`; later also a `Files:` section). */
  files: z.array(z.string()),
  /** ISO 8601. */
  updatedAt: z.string(),
});
export type Ticket = z.infer<typeof Ticket>;
