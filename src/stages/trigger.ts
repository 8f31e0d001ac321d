// trigger: what started us → the tickets that are ours to work on. Fetches every ticket afresh; events carry keys only.

import { isActorAllowed, whyNotOurs } from "../core/ownership.ts";
import type { Settings } from "../core/settings.ts";
import type { Ticket } from "../core/ticket.ts";
import type { Trigger } from "../core/trigger.ts";
import { PipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";

export interface Triggered {
  readonly tickets: Ticket[];
  /** Tickets that were asked for and are not ours, each with the rule that says so. */
  readonly turnedAway: { readonly ticket: Ticket; readonly reason: string }[];
}

/** @throws TICKET_NOT_FOUND, LINEAR_*, TICKET_FILE_INVALID; INPUT_INVALID when the actor may not start work. */
export async function trigger(
  asked: Trigger,
  { tracker, log }: Pick<Ports, "tracker" | "log">,
  { config }: Pick<Settings, "config">,
): Promise<Triggered> {
  if (!isActorAllowed(asked.actor, config.trigger)) {
    const message = `actor "${asked.actor}" is not among trigger.actors (${config.trigger.actors.join(", ")})`;
    throw new PipelineError("INPUT_INVALID", message);
  }
  const all = await wanted(asked, tracker);
  const judged = all.map((ticket) => ({ ticket, reason: whyNotOurs(ticket, asked, config.trigger) }));
  const tickets = judged.filter(({ reason }) => reason === undefined).map(({ ticket }) => ticket);
  const turnedAway = judged.flatMap(({ ticket, reason }) => (reason === undefined ? [] : [{ ticket, reason }]));
  log.info("trigger", {
    source: asked.source,
    tickets: tickets.length,
    turnedAway: turnedAway.length,
    correlation: asked.correlation,
  });
  return { tickets, turnedAway };
}

/** Those named by key first; each once. No keys and no filter means every ticket of the file. */
async function wanted({ keys, filter }: Trigger, tracker: Ports["tracker"]): Promise<Ticket[]> {
  if (filter === undefined) return tracker.tickets([...new Set(keys)]);
  const named = keys.length === 0 ? [] : await tracker.tickets([...new Set(keys)]);
  const matching = await tracker.ticketsWhere(filter);
  return [...named, ...matching.filter(({ key }) => !named.some((one) => one.key === key))];
}
