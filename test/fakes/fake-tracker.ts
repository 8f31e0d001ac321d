// A Tracker in memory: a board of tickets that several runs may share, and that a test moves as a person would.
import { parseTicketKey } from "../../src/core/names.ts";
import type { Candidate } from "../../src/core/poll/candidate.ts";
import type { State } from "../../src/core/ticket.ts";
import { chooseTickets, type Filed } from "../../src/core/ticket-filter.ts";
import { PipelineError } from "../../src/errors.ts";
import type { SaidNote, TicketNote, Tracker } from "../../src/ports.ts";

export const STATES: readonly State[] = [
  { id: "state-todo", name: "Todo", type: "unstarted" },
  { id: "state-progress", name: "In Progress", type: "started" },
  { id: "state-review", name: "In Review", type: "started" },
  { id: "state-done", name: "Done", type: "completed" },
  { id: "state-canceled", name: "Canceled", type: "canceled" },
];

export function stateNamed(name: string): State {
  const state = STATES.find((one) => one.name === name);
  if (state === undefined) throw new Error(`no state ${name}`);
  return state;
}

/** Tickets by id. */
export type Board = Map<string, Candidate>;

/** What a ticket itself does not tell: where it is filed, by its key. */
export type Filing = Readonly<Record<string, Pick<Filed, "project" | "cycle">>>;

export function createFakeTracker(board: Board, filing: Filing = {}): Tracker {
  const byKey = (key: string) => [...board.values()].find((ticket) => ticket.key === key);
  const shown = (ticket: Candidate): Candidate => ({
    ...structuredClone(ticket),
    blockedBy: ticket.blockedBy.map(({ key, title }) => {
      const type = byKey(key)?.state.type;
      return { key, title, ...(type === undefined ? {} : { done: type === "completed" || type === "canceled" }) };
    }),
  });
  return {
    async tickets(keys) {
      const wanted =
        keys.length === 0 ? [...board.values()].map(({ key }) => key) : [...new Set(keys.map(parseTicketKey))];
      const missing = wanted.filter((key) => byKey(key) === undefined);
      if (missing.length > 0) throw new PipelineError("TICKET_NOT_FOUND", `no such ticket: ${missing.join(", ")}`);
      return wanted.flatMap((key) => byKey(key) ?? []).map(shown);
    },
    async ticketsWhere(filter) {
      const all = [...board.values()].map((ticket) => {
        const { key, labels, state, team } = ticket;
        return { ticket, key, team: team.key, labels, state, ...filing[key] };
      });
      return chooseTickets(filter, { all, states: STATES }).map(({ ticket }) => shown(ticket));
    },
    async findStatus(ticketId) {
      const ticket = board.get(ticketId);
      if (ticket === undefined) return undefined;
      return { stateName: ticket.state.name, stateType: ticket.state.type, updatedAt: ticket.updatedAt };
    },
    async say(note) {
      const ticket = board.get(note.ticket.id);
      if (ticket === undefined) throw new PipelineError("TICKET_NOT_FOUND", `no such ticket: ${note.ticket.key}`);
      return tell(board, ticket, note);
    },
    findUs: async () => ({ id: "user-linear-to-pr", name: "linear-to-pr" }),
  };
}

function tell(board: Board, ticket: Candidate, { commentId, body, moveTo, link }: TicketNote): SaidNote {
  const target = STATES.find(({ id, name }) => [id, name.toLowerCase()].includes(moveTo?.toLowerCase() ?? ""));
  const present = ticket.comments.find(({ id }) => id === commentId);
  const linked = ticket.attachments.find(({ url }) => url === link?.url);
  const comment = present === undefined ? "created" : present.body === body ? "unchanged" : "edited";
  const moves = target !== undefined && target.id !== ticket.state.id;
  const own = { id: commentId, author: "linear-to-pr", createdAt: present?.createdAt ?? ticket.updatedAt, body };
  const changed = comment !== "unchanged" || moves || (link !== undefined && linked?.title !== link.title);
  board.set(ticket.id, {
    ...ticket,
    comments: [...ticket.comments.filter(({ id }) => id !== commentId), own],
    attachments:
      link === undefined ? ticket.attachments : [...ticket.attachments.filter((one) => one !== linked), { ...link }],
    state: target ?? ticket.state,
    updatedAt: changed ? new Date(Date.parse(ticket.updatedAt) + 1000).toISOString() : ticket.updatedAt,
  });
  const moved = moves
    ? "moved"
    : target !== undefined
      ? "already-there"
      : moveTo === undefined
        ? "not-asked"
        : "no-such-state";
  return { comment, moved };
}
