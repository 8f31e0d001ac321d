// report: the end of a ticket → its one comment and its next state. On every path, success and failure alike.

import type { Ending } from "../core/outcome.ts";
import type { Settings } from "../core/settings.ts";
import { outcomeCommentId } from "../core/snapshot.ts";
import type { Ticket } from "../core/ticket.ts";
import { note } from "../core/words/note.ts";
import type { Ports } from "../ports.ts";

/** Says it once, edited in place however often it runs. @throws LINEAR_*: the work itself is not affected. */
export async function report(
  ending: Ending,
  ticket: Ticket,
  { tracker, log }: Pick<Ports, "tracker" | "log">,
  { config }: Pick<Settings, "config">,
): Promise<void> {
  if (ending.outcome === "not-ours") return;
  const moveTo = stateAfter(ending, config.deliver.states);
  const said = await tracker.say({
    ticket,
    commentId: outcomeCommentId(ticket.id),
    body: note(ending),
    ...(moveTo === undefined ? {} : { moveTo }),
    ...(ending.pullRequest === undefined
      ? {}
      : { link: { url: ending.pullRequest.url, title: `Draft #${ending.pullRequest.number}` } }),
  });
  if (said.moved === "no-such-state") log.warn("no-such-state", { ticket: ticket.key, state: moveTo });
  log.info("report", { ticket: ticket.key, outcome: ending.outcome, comment: said.comment, moved: said.moved });
}

/** Nowhere when the ticket has moved on by itself: our move would undo a person's. */
function stateAfter({ outcome }: Ending, states: Settings["config"]["deliver"]["states"]): string | undefined {
  if (outcome === "superseded" || outcome === "already-merged") return undefined;
  return outcome === "delivered" ? states.delivered : states.failed;
}
