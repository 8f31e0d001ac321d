// One fixed view of a ticket: what the agent is told, without our own comment, and its fingerprint.
import { deterministicUuid, hexSha256 } from "./names.ts";
import type { Ticket } from "./ticket.ts";

/** The id of the one comment we keep on a ticket: the same on every machine and at every retry. */
export function outcomeCommentId(ticketId: string): string {
  return deterministicUuid(`linear-to-pr outcome ${ticketId}`);
}

/** The ticket without the comment we wrote ourselves, so that our own words never start or steer a run. */
export function withoutOwnComment(ticket: Ticket): Ticket {
  const own = outcomeCommentId(ticket.id);
  return { ...ticket, comments: ticket.comments.filter((comment) => comment.id !== own) };
}

/**
 * sha256 over the words of the ticket; a move, a label or our own comment does not change it. Nor do attachments and sub-issues:
 * they only help to find the place, tools rewrite them without anybody asking for other work (our own draft is one of them), and
 * a sub-issue is a ticket with a snapshot of its own.
 */
export function snapshotOf(ticket: Ticket): string {
  const { title, description, comments, files } = withoutOwnComment(ticket);
  return hexSha256(JSON.stringify([title, description, comments.map(({ author, body }) => [author, body]), files]));
}

/** One fingerprint of all the tickets of a task; of a single ticket its own. */
export function snapshotOfAll(ticket: Ticket, also: readonly Ticket[]): string {
  if (also.length === 0) return snapshotOf(ticket);
  return hexSha256([ticket, ...also].map((each) => snapshotOf(each)).join(" "));
}
