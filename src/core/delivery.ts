// A verdict that reached the forge.
import { z } from "zod";
import { Verdict } from "./verdict.ts";

export const PullRequest = z.object({
  number: z.number(),
  url: z.string(),
  branch: z.string(),
  base: z.string(),
  title: z.string(),
  body: z.string(),
  draft: z.boolean(),
  status: z.enum(["open", "closed", "merged"]),
  /** ISO 8601; when it was closed or merged. */
  closedAt: z.string().optional(),
  labels: z.array(z.string()),
  /** Logins or team slugs that were asked to review. */
  reviewers: z.array(z.string()),
});
export type PullRequest = z.infer<typeof PullRequest>;

export const Operation = z.enum(["created", "updated", "not-updated"]);
export type Operation = z.infer<typeof Operation>;

export const Delivery = Verdict.extend({
  operation: Operation,
  pullRequest: PullRequest,
  /** The commit on the branch. */
  commit: z.string(),
});
export type Delivery = z.infer<typeof Delivery>;

/** A verified change that was not published, because the world had moved on. */
export const Withheld = z.object({
  outcome: z.enum(["superseded", "foreign-branch", "closed-by-human", "already-merged"]),
  reason: z.string(),
});
export type Withheld = z.infer<typeof Withheld>;
