// What to ask the tracker for: the tickets that a poll or a look for lost runs is about, in as few questions as there are states.
import type { Config } from "../config/config.ts";
import { isSameName, type TicketFilter } from "../ticket-filter.ts";

type Policy = Pick<Config, "trigger" | "poll">;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names of the states in which tickets are worked on. A state that is given by its id cannot be looked for. */
export function startStates({ trigger, poll }: Policy): string[] {
  return unique([poll.moveTo, ...trigger.states].filter((name) => !UUID.test(name)));
}

/** Names of those and of the ready state. */
export function polledStates(policy: Policy): string[] {
  return unique([policy.poll.state, ...startStates(policy)]);
}

/** A filter takes one team and one label; where several will do, every ticket is looked at. */
export function filterFor(state: string, { trigger }: Pick<Config, "trigger">): TicketFilter {
  const [team, ...teams] = trigger.teams;
  const [label, ...labels] = trigger.labels;
  return {
    state,
    ...(team === undefined || teams.length > 0 ? {} : { team }),
    ...(label === undefined || labels.length > 0 ? {} : { label }),
  };
}

function unique(names: readonly string[]): string[] {
  return names.filter((name, index) => names.findIndex((each) => isSameName(each, name)) === index);
}
