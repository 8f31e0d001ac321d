// What came back from the agent: how it ended, what it changed, what it used. Never a judgement.
import { z } from "zod";
import { Brief } from "./brief.ts";
import { Change } from "./change.ts";
import { Usage } from "./usage.ts";

export const RunOutcome = z.enum([
  "finished",
  "max-turns",
  "timed-out",
  "stalled",
  "over-budget",
  "auth",
  "rate-limited",
  "api-error",
  "cancelled",
  "crashed",
  "no-result",
]);
export type RunOutcome = z.infer<typeof RunOutcome>;

/** A tool the agent was refused, as its event stream told it. */
export const Denial = z.object({ tool: z.string(), reason: z.string() });
export type Denial = z.infer<typeof Denial>;

/** What the agent adapter hands back to `run`. */
export const AgentReport = z.object({
  agent: z.string(),
  agentVersion: z.string().optional(),
  model: z.string().optional(),
  outcome: RunOutcome,
  /** One line in words: why it ended so. */
  detail: z.string(),
  usage: Usage,
  /** False for programs that never report a cost: the cost cap cannot bind them, the clock and the turns do. */
  metered: z.boolean(),
  denials: z.array(Denial),
  /** The agent's closing words, redacted and capped; untrusted. */
  closingWords: z.string(),
  /** Where the redacted transcript lies. */
  transcript: z.string().optional(),
  /** How long the model's service asked us to wait, when it did. */
  retryAfterMs: z.number().optional(),
});
export type AgentReport = z.infer<typeof AgentReport>;

export const Attempt = Brief.extend({
  ...AgentReport.shape,
  change: Change,
  /** ISO 8601; also the date of the commit, so that delivering the same attempt twice makes the same commit. */
  finishedAt: z.string(),
  /** Usage of all rounds so far, this one included. */
  totalUsage: Usage,
});
export type Attempt = z.infer<typeof Attempt>;
