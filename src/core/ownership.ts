// Whose ticket is it: the configuration's answer, so that a dispatch can never start work nobody asked for.
import type { Config } from "./config/config.ts";
import type { Candidate, Holder } from "./poll/candidate.ts";
import type { Ticket } from "./ticket.ts";
import type { Trigger } from "./trigger.ts";

/**
 * Why this ticket is left alone, in words; undefined when it is ours. A key that a person typed is not held against the
 * ticket's state, labels or assignee: they asked for it by name. An event is.
 */
export function whyNotOurs(ticket: Candidate, trigger: Trigger, policy: Config["trigger"]): string | undefined {
  if (policy.teams.length > 0 && !policy.teams.includes(ticket.team.key)) {
    return `team ${ticket.team.key} is not among trigger.teams (${policy.teams.join(", ")})`;
  }
  if (isAskedByName(trigger)) return undefined;
  if (policy.labels.length > 0 && !ticket.labels.some((label) => policy.labels.includes(label))) {
    return `it carries none of trigger.labels (${policy.labels.join(", ")})`;
  }
  return stateRefusal(ticket, policy.states) ?? holderRefusal(ticket, policy.assignee);
}

/** Relay and poll start workflows as people do; only they give a correlation. */
function isAskedByName({ source, correlation }: Pick<Trigger, "source" | "correlation">): boolean {
  return source !== "repository_dispatch" && !(source === "workflow_dispatch" && correlation !== undefined);
}

function stateRefusal(ticket: Ticket, states: readonly string[]): string | undefined {
  const { id, name, type } = ticket.state;
  if (states.length === 0) return type === "started" ? undefined : `its state is "${name}", not a started one`;
  return states.includes(name) || states.includes(id)
    ? undefined
    : `its state is "${name}", not one of trigger.states (${states.join(", ")})`;
}

/** Who delegates a ticket to us stays its assignee: that is no reason to leave it alone. */
function holderRefusal(ticket: Candidate, rule: Config["trigger"]["assignee"]): string | undefined {
  if (rule === "anyone") return undefined;
  const { assignee, delegate } = holdersOf(ticket);
  if (delegate?.isUs) return undefined;
  if (rule === "delegate") {
    return assignee?.isUs ? undefined : "it is neither assigned nor delegated to us (trigger.assignee: delegate)";
  }
  if (delegate !== undefined) return `it is delegated to ${delegate.name} (trigger.assignee: unassigned)`;
  // A personal key makes a person "us": what they took themselves is theirs.
  if (assignee === undefined || (assignee.isUs && assignee.isApp)) return undefined;
  return `${assignee.name} has taken it (trigger.assignee: unassigned)`;
}

/** A ticket whose tracker told a name alone: somebody's, and not ours. */
function holdersOf({ holders, assignee }: Candidate): { assignee?: Holder | undefined; delegate?: Holder | undefined } {
  if (holders !== undefined) return holders;
  return assignee === undefined ? {} : { assignee: { name: assignee, isUs: false, isApp: false } };
}

/** Whether this login may start work; undefined logins (command line) may. */
export function isActorAllowed(actor: string | undefined, policy: Config["trigger"]): boolean {
  return policy.actors.length === 0 || actor === undefined || policy.actors.includes(actor);
}
