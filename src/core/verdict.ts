// The judgement over an attempt: one result per check, one decision.
import { z } from "zod";
import { Attempt } from "./attempt.ts";

export const CheckStatus = z.enum(["pass", "fail", "inherited", "flagged", "not-run"]);
export type CheckStatus = z.infer<typeof CheckStatus>;

export const Location = z.object({ path: z.string(), line: z.number().optional() });
export type Location = z.infer<typeof Location>;

export const CheckResult = z.object({
  name: z.string(),
  status: CheckStatus,
  /** `blocking`: a failure keeps the change from being delivered · `advisory`: shown, never in the way. */
  weight: z.enum(["blocking", "advisory"]),
  /** Whether a new round by the agent can put it right; a scope breach cannot be argued away, a red test can. */
  fixable: z.boolean(),
  summary: z.string(),
  /** Untrusted, capped: command output, offending lines. Empty when there is nothing to show. */
  evidence: z.string(),
  locations: z.array(Location),
  durationMs: z.number(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** Why a tree equals its base. */
export const NoChangeKind = z.enum([
  "already-done",
  "blocked",
  "permission-denied",
  "wrote-outside",
  "auth-failure",
  "ignored-files-only",
  "noise-only",
  "interrupted",
]);
export type NoChangeKind = z.infer<typeof NoChangeKind>;

export const Decision = z.enum(["deliver", "fix", "stop"]);
export type Decision = z.infer<typeof Decision>;

export const Verdict = Attempt.extend({
  checks: z.array(CheckResult),
  decision: Decision,
  /** One line for people: why this decision. */
  reason: z.string(),
  noChange: NoChangeKind.optional(),
});
export type Verdict = z.infer<typeof Verdict>;
