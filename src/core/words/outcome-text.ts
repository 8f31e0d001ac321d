// What each outcome is called in front of people, and whose move it is. One entry per outcome; the types keep it complete.
import type { Ending, Outcome } from "../outcome.ts";
import type { NoChangeKind } from "../verdict.ts";

interface Words {
  readonly headline: string;
  /** Empty when nobody has to do anything. */
  readonly next: string;
}

const AGAIN = "start it again by moving the ticket back into the state that starts work";

const OUTCOME_WORDS: Record<Outcome, Words> = {
  delivered: {
    headline: "A draft pull request is ready for review.",
    next: "review the draft; what needs a second look is named in it.",
  },
  "no-change": {
    headline: "The agent changed nothing.",
    next: `see why below, make the ticket clearer if needed, then ${AGAIN}.`,
  },
  refused: {
    headline: "The change did not pass verification, so no pull request was opened.",
    next: `look at the checks below; correct the ticket or the repository, then ${AGAIN}, or finish the kept work by hand.`,
  },
  "max-turns": {
    headline: "The agent used up its turns before it was done.",
    next: `split the ticket or raise run.maxTurns, then ${AGAIN}.`,
  },
  "timed-out": {
    headline: "The agent ran out of time before it was done.",
    next: `split the ticket or raise run.timeoutMinutes, then ${AGAIN}.`,
  },
  stalled: {
    headline: "The agent fell silent and was stopped.",
    next: `${AGAIN}; if it happens again, raise run.stallMinutes or look at the transcript.`,
  },
  "over-budget": {
    headline: "The cost limit was reached before the work was done.",
    next: `split the ticket or raise run.maxCostUsd, then ${AGAIN}.`,
  },
  "agent-unauthorized": {
    headline: "The model's service did not accept the key.",
    next: `give the repository a valid model key, then ${AGAIN}.`,
  },
  "agent-unavailable": { headline: "The model's service could not be used.", next: `wait a while, then ${AGAIN}.` },
  "agent-crashed": { headline: "The agent program broke off.", next: `look at the log of the run, then ${AGAIN}.` },
  cancelled: { headline: "The run was stopped from outside.", next: `if that was not meant, ${AGAIN}.` },
  "closed-by-human": {
    headline: "The pull request of this ticket was closed by a person, so it stays closed.",
    next: `to have it tried once more, ${AGAIN}.`,
  },
  "already-merged": {
    headline: "The pull request of this ticket is merged already.",
    next: "if more is to be done, write a new ticket for it.",
  },
  "foreign-branch": {
    headline: "Somebody else's commits are on the branch, so nothing was overwritten.",
    next: `rename or remove the branch, or finish the work there by hand; then ${AGAIN}.`,
  },
  superseded: {
    headline: "The ticket moved on while the agent worked, so nothing was published.",
    next: `if it is still wanted, ${AGAIN}.`,
  },
  "not-ours": {
    headline: "This ticket is not one that starts work here.",
    next: "check its team, labels and state against the configuration.",
  },
  parked: {
    headline: "This ticket waits for another one, so no agent was started.",
    next: `finish what it waits for; then ${AGAIN}.`,
  },
  skipped: {
    headline: "This ticket was not started, because one it depends on did not end well.",
    next: `see to the ticket named above first; then ${AGAIN}.`,
  },
  "merge-conflict": {
    headline: "The branches this ticket would stand on do not merge, so it was not started.",
    next: `merge or correct the pull requests named above; then ${AGAIN}.`,
  },
  "not-started": { headline: "The batch stopped before this ticket's turn came.", next: "run the batch again." },
  failed: { headline: "The run could not be carried out.", next: `put right what is named above, then ${AGAIN}.` },
};

const NO_CHANGE_HEADLINES: Record<NoChangeKind, string> = {
  "already-done": "Nothing to change: the agent found the work done already.",
  blocked: "The agent changed nothing: it could not go on.",
  "permission-denied": "The agent changed nothing: it was refused the tools it needed.",
  "wrote-outside": "The agent changed nothing here: what it wrote lies outside the working directory.",
  "auth-failure": "The agent changed nothing: the model's service did not accept the key.",
  "ignored-files-only": "The agent changed only files that git ignores.",
  "noise-only": "The agent changed only line ends or file modes.",
  interrupted: "The agent was interrupted before it changed anything.",
};

/** One sentence with its full stop. */
export function headline({ outcome, noChange, operation }: Pick<Ending, "outcome" | "noChange" | "operation">): string {
  if (outcome === "no-change" && noChange !== undefined) return NO_CHANGE_HEADLINES[noChange];
  if (outcome === "delivered" && operation === "updated") return "The pull request is up to date with a new change.";
  if (outcome === "delivered" && operation === "not-updated") return "The pull request holds this change already.";
  return OUTCOME_WORDS[outcome].headline;
}

/** What a person should do next, as the end of a sentence; empty when nothing. */
export function nextStep(outcome: Outcome): string {
  return OUTCOME_WORDS[outcome].next;
}
