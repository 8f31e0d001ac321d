// Every run of every ticket ends in exactly one of these. The list is closed; docs/operations.md explains each.
import { z } from "zod";
import { Operation } from "./delivery.ts";
import { Expansion } from "./expansion.ts";
import { Usage } from "./usage.ts";
import { CheckResult, NoChangeKind } from "./verdict.ts";

export const Outcome = z.enum([
  /** A draft pull request holds the verified change. */
  "delivered",
  /** The tree equals its base; `noChange` says why. */
  "no-change",
  /** Verification did not let the change pass, and no rounds are left or no round could help. */
  "refused",
  "max-turns",
  "timed-out",
  "stalled",
  "over-budget",
  "agent-unauthorized",
  "agent-unavailable",
  "agent-crashed",
  "cancelled",
  /** A person closed our pull request for this ticket; it is not reopened until the ticket is moved again. */
  "closed-by-human",
  /** The pull request of this ticket is merged already. */
  "already-merged",
  /** Someone else's commits are on the branch; we do not overwrite them. */
  "foreign-branch",
  /** The ticket left the state that started it, or changed, while we worked. */
  "superseded",
  /** The ticket does not match trigger's teams, labels, state or actors. */
  "not-ours",
  /** Waits for a ticket that nobody in this batch works on and that is not known to be done. */
  "parked",
  /** A task it depends on did not end well, so it was not started. */
  "skipped",
  /** The branches it would stand on do not merge; the files are named. */
  "merge-conflict",
  /** The batch was paused or stopped before its turn came. */
  "not-started",
  /** The world or the user is wrong: see the error's code. */
  "failed",
]);
export type Outcome = z.infer<typeof Outcome>;

/** Where work that was not delivered can be found. */
export const KeptWork = z.object({ kind: z.enum(["branch", "file", "workdir"]), where: z.string() });
export type KeptWork = z.infer<typeof KeptWork>;

/** The end of one ticket: what the comment, the summary, the outputs and `--json` are made from. */
export const Ending = z.object({
  key: z.string(),
  ticketId: z.string(),
  outcome: Outcome,
  operation: Operation.optional(),
  pullRequest: z.object({ number: z.number(), url: z.string() }).optional(),
  noChange: NoChangeKind.optional(),
  /** One line for people. */
  reason: z.string(),
  /** What to do next, when somebody should. */
  hint: z.string().optional(),
  errorCode: z.string().optional(),
  rounds: z.number(),
  checks: z.array(CheckResult),
  usage: Usage,
  kept: KeptWork.optional(),
  /** What was decided about files outside the territory. */
  expansions: z.array(Expansion).optional(),
  /** Keys of the tasks whose work this one stands on. */
  standsOn: z.array(z.string()).optional(),
  wallMs: z.number(),
  /** Time inside the agent and inside the user's own commands (set-up, verification): not ours. */
  agentMs: z.number(),
  commandsMs: z.number(),
});
export type Ending = z.infer<typeof Ending>;
