// A batch that goes on in a further run: what the runs before it delivered is in the plan again, to be started from. Looks only:
// nobody asked for these tickets, so they are neither worked on nor told anything.
import { branchName } from "../core/names.ts";
import { snapshotOf } from "../core/snapshot.ts";
import type { Ticket } from "../core/ticket.ts";
import { isCarriedOn } from "../core/trigger.ts";
import { parseMarker } from "../core/words/marker.ts";
import { isPipelineError } from "../errors.ts";
import type { Hall } from "../pipeline.ts";

type Looking = Pick<Hall, "asked" | "ports" | "settings">;

/**
 * Tickets outside the batch that somebody in it waits for, each with an open draft of its present words. Those they wait for
 * themselves are among them. None where overlapping tickets become one task: a delivered one would take up others.
 * @throws GITHUB_*, LINEAR_*.
 */
export async function deliveredBefore(tickets: readonly Ticket[], hall: Looking): Promise<Ticket[]> {
  if (!isCarriedOn(hall.asked) || hall.settings.config.plan.overlap === "merge") return [];
  const seen = new Set(tickets.map(({ key }) => key));
  const all = [...tickets];
  // A list hands out what is added while it is walked.
  for (const { blockedBy, children } of all) {
    for (const { key, done } of [...blockedBy, ...children]) {
      if (done === true || seen.has(key)) continue;
      seen.add(key);
      all.push(...(await findDelivered(key, hall)));
    }
  }
  return all.slice(tickets.length);
}

async function findDelivered(key: string, { ports, settings }: Looking): Promise<Ticket[]> {
  const draft = await ports.forge.findPullRequest(branchName(settings.config.deliver.branch, key));
  const snapshot = draft?.status === "open" ? parseMarker(draft.body)?.snapshot : undefined;
  if (snapshot === undefined) return [];
  try {
    const found = await ports.tracker.tickets([key]);
    return found.filter((ticket) => snapshotOf(ticket) === snapshot);
  } catch (error) {
    // A ticket that was deleted carries nobody; whoever waits for it is told so as ever.
    if (isPipelineError(error) && error.code === "TICKET_NOT_FOUND") return [];
    throw error;
  }
}
