// From check results to one decision: deliver, fix or stop. Anything that is not clearly good is not delivered.
//
// What another round by the agent can put right (`fixable`, set by each check):
//   commands that ran red or ran out of time   yes   the evidence says what is wrong
//   debug statements, secrets                  yes   remove them
//   tests kept, invisible characters           yes   but they never stop a change
//   files asked for and granted just now       yes   the agent could not know that it may
//   territory, protected files, paths, size    no    a breach cannot be argued away
//   readable content                           no    what could not be read stays unread
//   commands that could not be started         no    the machine is at fault
//   no change, a check that failed itself      no
import type { RunOutcome } from "./attempt.ts";
import type { Complaint } from "./brief.ts";
import { capBytes } from "./checks/result.ts";
import { SCOPE_REQUESTS } from "./checks/scope-requests.ts";
import type { CheckResult, Decision, NoChangeKind } from "./verdict.ts";

export interface DecisionInput {
  readonly checks: readonly CheckResult[];
  readonly outcome: RunOutcome;
  readonly noChange?: NoChangeKind | undefined;
  /** Files that the agent asked for and that it must wait for, when it changed nothing. */
  readonly waitsFor?: readonly string[];
  /** The round that just ended, from 1. */
  readonly round: number;
  /** How many fix rounds there may be (`fix.rounds`). */
  readonly rounds: number;
  /** US dollars left of the ticket's cap, from budget.ts. */
  readonly costLeftUsd: number;
}

const GOOD: ReadonlySet<string> = new Set(["pass", "inherited", "flagged"]);
const MAX_EVIDENCE_BYTES = 4096;
const MAX_ALL_EVIDENCE_BYTES = 16 * 1024;

/** The decision, and one line for people that says why. */
export function decide(input: DecisionInput): { decision: Decision; reason: string } {
  const { checks, outcome, noChange, waitsFor = [] } = input;
  if (noChange !== undefined) return { decision: "stop", reason: `no change: ${noChange}${waitingText(waitsFor)}` };
  if (outcome !== "finished") return { decision: "stop", reason: `the agent did not finish: ${outcome}` };
  if (checks.length === 0) return { decision: "stop", reason: "nothing was checked" };
  const failed = blockingFailures(checks);
  if (failed.length === 0) return { decision: "deliver", reason: goodNews(checks) };
  return afterFailure(input, failed);
}

function afterFailure(
  { round, rounds, costLeftUsd }: DecisionInput,
  failed: readonly CheckResult[],
): ReturnType<typeof decide> {
  const names = failed.map(failureText).join(", ");
  const hopeless = failed.filter(({ fixable }) => !fixable).map(({ name }) => name);
  if (hopeless.length > 0)
    return { decision: "stop", reason: `${names}; another round cannot put right: ${hopeless.join(", ")}` };
  // Written so that numbers that are none stop.
  if (!(round <= rounds))
    return { decision: "stop", reason: `${names}; no fix rounds are left (fix.rounds is ${rounds})` };
  if (!(costLeftUsd > 0)) return { decision: "stop", reason: `${names}; nothing is left of run.maxCostUsd` };
  return { decision: "fix", reason: `${names}; fix round ${round} of ${rounds}` };
}

function failureText({ name, status, summary }: CheckResult): string {
  if (name === SCOPE_REQUESTS.name) return summary.split(";")[0] ?? name;
  return `${name} ${status === "not-run" ? "did not run" : "failed"}`;
}

const MOST_NAMED = 5;

function waitingText(paths: readonly string[]): string {
  if (paths.length === 0) return "";
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : "";
  return `; it needs what a task beside this one owns: ${paths.slice(0, MOST_NAMED).join(", ")}${more}`;
}

/** The results that keep a change from being delivered. */
export function blockingFailures(checks: readonly CheckResult[]): CheckResult[] {
  return checks.filter(({ weight, status }) => weight !== "advisory" && !GOOD.has(status));
}

/** What the next round is told: every blocking failure with its evidence, capped one by one and in sum. */
export function complaintsOf(checks: readonly CheckResult[]): Complaint[] {
  const failed = blockingFailures(checks);
  const share = Math.min(MAX_EVIDENCE_BYTES, Math.floor(MAX_ALL_EVIDENCE_BYTES / Math.max(1, failed.length)));
  return failed.map(({ name, summary, evidence }) => ({ check: name, summary, evidence: capBytes(evidence, share) }));
}

function goodNews(checks: readonly CheckResult[]): string {
  const amount = (status: CheckResult["status"]) => checks.filter((check) => check.status === status).length;
  const parts = [
    `${amount("pass")} passed`,
    ...(amount("inherited") > 0 ? [`${amount("inherited")} red on the base too`] : []),
    ...(amount("flagged") > 0 ? [`${amount("flagged")} to review`] : []),
  ];
  return `checks: ${parts.join(", ")}`;
}
