// How a ticket ended, made from whatever was reached: nothing yet, a brief, an attempt, a verdict, a delivery, an error.
import { CATALOGUE, type ExitCode, exitCodeOf, isPipelineError } from "../errors.ts";
import type { Attempt, RunOutcome } from "./attempt.ts";
import type { Brief } from "./brief.ts";
import type { Delivery, Withheld } from "./delivery.ts";
import type { Ending, KeptWork, Outcome } from "./outcome.ts";
import type { Settled } from "./settled.ts";
import type { Ticket } from "./ticket.ts";
import { NO_USAGE } from "./usage.ts";
import type { Verdict } from "./verdict.ts";

/** The furthest noun a ticket reached before it ended. */
export type Reached = Brief | Attempt | Verdict | Delivery | undefined;

type Facts = Pick<
  Ending,
  "key" | "ticketId" | "rounds" | "checks" | "usage" | "expansions" | "standsOn" | "wallMs" | "agentMs" | "commandsMs"
>;

/** What can be said of any ending, however early. */
export function factsOf(ticket: Pick<Ticket, "key" | "id">, reached: Reached, wallMs: number): Facts {
  return {
    key: ticket.key,
    ticketId: ticket.id,
    rounds: reached?.round ?? 0,
    checks: reached !== undefined && "checks" in reached ? reached.checks : [],
    usage: usageOf(reached),
    ...(reached === undefined || reached.expansions.length === 0 ? {} : { expansions: reached.expansions }),
    ...(reached === undefined || reached.standsOn.length === 0
      ? {}
      : { standsOn: reached.standsOn.map(({ key }) => key) }),
    wallMs: Math.round(wallMs),
    agentMs: Math.round(reached?.agentMs ?? 0),
    commandsMs: Math.round(reached?.commandsMs ?? 0),
  };
}

function usageOf(reached: Reached): Ending["usage"] {
  if (reached === undefined) return NO_USAGE;
  return "totalUsage" in reached ? reached.totalUsage : reached.spent;
}

export function settledEnding(
  facts: Facts,
  settled: Settled,
  earlier: { pullRequest: number; url: string } | undefined,
): Ending {
  return {
    ...facts,
    outcome: settled.outcome,
    reason: settled.reason,
    ...(settled.outcome === "delivered" ? { operation: "not-updated" as const } : {}),
    ...(earlier === undefined ? {} : { pullRequest: { number: earlier.pullRequest, url: earlier.url } }),
  };
}

export function deliveredEnding(facts: Facts, delivery: Delivery): Ending {
  return {
    ...facts,
    outcome: "delivered",
    operation: delivery.operation,
    pullRequest: { number: delivery.pullRequest.number, url: delivery.pullRequest.url },
    reason: delivery.reason,
  };
}

export function withheldEnding(facts: Facts, withheld: Withheld, kept: KeptWork | undefined): Ending {
  return { ...facts, outcome: withheld.outcome, reason: withheld.reason, ...(kept === undefined ? {} : { kept }) };
}

export function foreignEnding(facts: Facts, branch: string, commit: string): Ending {
  const reason = `branch ${branch} holds commit ${commit.slice(0, 9)}, which is not ours`;
  return { ...facts, outcome: "foreign-branch", reason };
}

export function stoppedEnding(facts: Facts, verdict: Verdict, kept: KeptWork | undefined): Ending {
  return {
    ...facts,
    outcome: stoppedOutcome(verdict),
    reason: verdict.reason,
    ...(verdict.noChange === undefined ? {} : { noChange: verdict.noChange }),
    ...(kept === undefined ? {} : { kept }),
  };
}

/** A run that was cut short is named for what cut it, also when it changed nothing: "no change" would hide the cause. */
const CUT_SHORT: Partial<Record<RunOutcome, Outcome>> = {
  "max-turns": "max-turns",
  "timed-out": "timed-out",
  stalled: "stalled",
  "over-budget": "over-budget",
  auth: "agent-unauthorized",
  "rate-limited": "agent-unavailable",
  "api-error": "agent-unavailable",
  cancelled: "cancelled",
  crashed: "agent-crashed",
  "no-result": "agent-crashed",
};

function stoppedOutcome(verdict: Verdict): Outcome {
  return CUT_SHORT[verdict.outcome] ?? (verdict.noChange === undefined ? "refused" : "no-change");
}

export function failedEnding(facts: Facts, error: unknown, kept: KeptWork | undefined): Ending {
  const known = isPipelineError(error);
  return {
    ...facts,
    outcome: known && error.code === "CANCELLED" ? "cancelled" : "failed",
    reason: error instanceof Error ? error.message : String(error),
    errorCode: known ? error.code : "INTERNAL",
    hint: known ? error.hint : "This is a fault of linear-to-pr: please report it with the log.",
    ...(kept === undefined ? {} : { kept }),
  };
}

const EXIT: Record<Exclude<Outcome, "failed">, ExitCode> = {
  delivered: 0,
  "already-merged": 0,
  "closed-by-human": 0,
  "not-ours": 0,
  superseded: 0,
  parked: 0,
  skipped: 4,
  "merge-conflict": 4,
  "not-started": 3,
  "no-change": 4,
  refused: 4,
  "max-turns": 4,
  "timed-out": 4,
  stalled: 4,
  "over-budget": 4,
  "agent-crashed": 4,
  "foreign-branch": 2,
  "agent-unauthorized": 2,
  "agent-unavailable": 3,
  cancelled: 3,
};

/** Worst first: our bug, then the user's move, then upstream, then refused work. */
const WORST_FIRST: readonly ExitCode[] = [1, 2, 3, 4, 0];

/** The exit code of a whole run: the worst of its tickets. @param errors what was thrown, for endings and on telling. */
export function exitCodeOfEndings(endings: readonly Ending[], errors: readonly unknown[]): ExitCode {
  // A stop from outside is no error of anybody's: its ending says it all.
  const told = errors.filter((error) => !(isPipelineError(error) && error.code === "CANCELLED"));
  const codes = [...endings.map(exitCodeOfEnding), ...told.map(exitCodeOf)];
  return WORST_FIRST.find((code) => codes.includes(code)) ?? 0;
}

/** An ending may come from a file of another run: what was thrown then is only known by its code. */
function exitCodeOfEnding({ outcome, errorCode = "INTERNAL" }: Ending): ExitCode {
  if (outcome !== "failed") return EXIT[outcome];
  const entry = Object.entries(CATALOGUE).find(([code]) => code === errorCode)?.[1];
  if (entry === undefined) return 1;
  return entry.blame === "user" ? 2 : 3;
}

/** The same end for a ticket that was done along with another one: what it took is counted there. */
export function endingFor({ id, key }: Pick<Ticket, "id" | "key">, ending: Ending): Ending {
  return { ...ending, ...factsOf({ id, key }, undefined, 0), rounds: ending.rounds, checks: ending.checks };
}
