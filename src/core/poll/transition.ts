// Names for what starts a run: the same move of a ticket has the same name in the relay, in a poll and in the poll after it.
import { deterministicUuid } from "../names.ts";
import type { Ticket } from "../ticket.ts";

/** As the relay names it (src/relay/event.ts): the move that brought the ticket where it is. */
export function transitionOf({ id, state, updatedAt }: Pick<Ticket, "id" | "state" | "updatedAt">): string {
  return `move:${id}:${state.id}:${new Date(updatedAt).toISOString()}`;
}

/** Who dispatched: the look for ready tickets, or the look for lost runs. */
export type Dispatcher = "poll" | "retry";

/** The correlation of a dispatch of these tickets: the same moves, in any order, have the same one. */
export function correlationOf(by: Dispatcher, tickets: readonly Pick<Ticket, "id" | "state" | "updatedAt">[]): string {
  return `${by}-${deterministicUuid(tickets.map(transitionOf).sort().join(" "))}`;
}

/** Whether the tickets of a run with this correlation were claimed before it was dispatched. */
export function isClaimedBefore(correlation: string): boolean {
  return /^(?:poll|retry)-[0-9a-f-]{36}$/.test(correlation);
}
