// The plan: tasks in phases. A Task is a ticket with a place to work: branch, base, territory, and what it waits for.
import { z } from "zod";
import { Territory } from "./territory.ts";
import { Ticket } from "./ticket.ts";

/** Work on this ticket that an earlier run left on the forge; a hint to look closer, never proof. */
export const EarlierWork = z.object({
  pullRequest: z.number(),
  url: z.string(),
  status: z.enum(["open", "closed", "merged"]),
  /** The branch the pull request is against. */
  base: z.string().optional(),
  /** ISO 8601; when it was closed or merged. */
  closedAt: z.string().optional(),
  /** sha256 of the ticket snapshot the pull request was made from, when its marker could be read. */
  snapshot: z.string().optional(),
});
export type EarlierWork = z.infer<typeof EarlierWork>;

/**
 * What waiting for another task means.
 * `hard`: it must end well, and this task starts from its work · `soft`: both may edit the same file, so it must have ended,
 * and this task starts from its work when there is any · `order`: it must have ended, nothing more · `hint`: shown, never
 * waited for.
 */
export const DependencyKind = z.enum(["hard", "soft", "order", "hint"]);
export type DependencyKind = z.infer<typeof DependencyKind>;

export const Dependency = z.object({
  /** Key of the ticket that is waited for. */
  key: z.string(),
  kind: DependencyKind,
  reason: z.string(),
});
export type Dependency = z.infer<typeof Dependency>;

/** Work of another task that this one starts from: delivered, and not yet part of the base branch. */
export const Standing = z.object({
  key: z.string(),
  branch: z.string(),
  commit: z.string(),
  tree: z.string(),
  /** ISO 8601, of the commit. */
  committedAt: z.string(),
  pullRequest: z.object({ number: z.number(), url: z.string() }),
});
export type Standing = z.infer<typeof Standing>;

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
  /** Further tickets that this task does in the same change, because they are about the same files. */
  also: z.array(Ticket).default([]),
  /** sha256 over what the agent will be told of the ticket. */
  snapshot: z.string(),
  /** Name of the branch its pull request is against. */
  base: z.string(),
  /** What it starts from beyond the base branch of the run; set when it starts, not when it is planned. */
  standsOn: z.array(Standing).default([]),
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

/** A ticket that is not started, and why. */
export const Parked = z.object({ ticket: Ticket, reason: z.string() });
export type Parked = z.infer<typeof Parked>;

/** What a person should look at before the batch begins; without a key it is about the whole batch. */
export const PlanWarning = z.object({ key: z.string().optional(), text: z.string() });
export type PlanWarning = z.infer<typeof PlanWarning>;

export const Plan = z.object({
  base: z.string(),
  /** Commit of the base branch the plan was made at; the jobs of one run all start from it. */
  baseCommit: z.string().optional(),
  phases: z.array(Phase),
  tasks: z.array(Task),
  parked: z.array(Parked).default([]),
  warnings: z.array(PlanWarning).default([]),
});
export type Plan = z.infer<typeof Plan>;
