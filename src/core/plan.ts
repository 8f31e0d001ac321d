// The plan: tasks in phases. A Task is a ticket with a place to work: branch, base, territory, and what it waits for.
import { z } from "zod";
import { Territory } from "./territory.ts";
import { Ticket } from "./ticket.ts";

/** Work on this ticket that an earlier run left on the forge; a hint to look closer, never proof. */
export const EarlierWork = z.object({
  pullRequest: z.number(),
  url: z.string(),
  status: z.enum(["open", "closed", "merged"]),
  /** ISO 8601; when it was closed or merged. */
  closedAt: z.string().optional(),
  /** sha256 of the ticket snapshot the pull request was made from, when its marker could be read. */
  snapshot: z.string().optional(),
});
export type EarlierWork = z.infer<typeof EarlierWork>;

export const Dependency = z.object({
  /** Key of the ticket that must end well first. */
  key: z.string(),
  kind: z.enum(["hard", "soft", "hint"]),
  reason: z.string(),
});
export type Dependency = z.infer<typeof Dependency>;

export const Limits = z.object({
  maxTurns: z.number(),
  timeoutMs: z.number(),
  stallMs: z.number(),
  /** US dollars for one ticket, over all rounds. */
  maxCostUsd: z.number(),
});
export type Limits = z.infer<typeof Limits>;

export const Task = z.object({
  /** Number of its prompt in the prompt file, from 1. */
  number: z.number(),
  ticket: Ticket,
  /** sha256 over what the agent will be told of the ticket. */
  snapshot: z.string(),
  /** Name of the base branch. */
  base: z.string(),
  branch: z.string(),
  territory: Territory,
  after: z.array(Dependency),
  limits: Limits,
  earlier: EarlierWork.optional(),
  /** Extra words for the agent that a person wrote under the prompt's heading. */
  notes: z.string(),
});
export type Task = z.infer<typeof Task>;

export const Phase = z.object({
  name: z.string(),
  prompts: z.array(z.number()),
  parallel: z.boolean(),
  dependsOnPhases: z.array(z.string()),
});
export type Phase = z.infer<typeof Phase>;

export const Plan = z.object({ base: z.string(), phases: z.array(Phase), tasks: z.array(Task) });
export type Plan = z.infer<typeof Plan>;
