// Whose ticket is it: the configuration's answer, so that a dispatch can never start work nobody asked for.
import type { Config } from "./config/config.ts";
import type { Ticket } from "./ticket.ts";
import type { Trigger } from "./trigger.ts";

/**
 * Why this ticket is left alone, in words; undefined when it is ours. A key that a person typed is not held against the
 * ticket's state or labels: they asked for it by name. An event is.
 */
export function whyNotOurs(ticket: Ticket, trigger: Trigger, policy: Config["trigger"]): string | undefined {
  if (policy.teams.length > 0 && !policy.teams.includes(ticket.team.key)) {
    return `team ${ticket.team.key} is not among trigger.teams (${policy.teams.join(", ")})`;
  }
  if (trigger.source !== "repository_dispatch") return undefined;
  if (policy.labels.length > 0 && !ticket.labels.some((label) => policy.labels.includes(label))) {
    return `it carries none of trigger.labels (${policy.labels.join(", ")})`;
  }
  return stateRefusal(ticket, policy.states);
}

function stateRefusal(ticket: Ticket, states: readonly string[]): string | undefined {
  const { id, name, type } = ticket.state;
  if (states.length === 0) return type === "started" ? undefined : `its state is "${name}", not a started one`;
  return states.includes(name) || states.includes(id)
    ? undefined
    : `its state is "${name}", not one of trigger.states (${states.join(", ")})`;
}

/** Whether this login may start work; undefined logins (command line) may. */
export function isActorAllowed(actor: string | undefined, policy: Config["trigger"]): boolean {
  return policy.actors.length === 0 || actor === undefined || policy.actors.includes(actor);
}
