// The tracker that is a file: tickets are read from it, never written to it. What we say lies beside it, in
// `<ticket file>.comments/<KEY>.md`, and is read back from there.
import { parseTicketKey } from "../../core/names.ts";
import type { Candidate, Holder } from "../../core/poll/candidate.ts";
import type { Ticket, TicketPart, TicketReference } from "../../core/ticket.ts";
import { chooseTickets, type Filed } from "../../core/ticket-filter.ts";
import { PipelineError } from "../../errors.ts";
import type { Clock, Files, SaidNote, TicketNote, Tracker } from "../../ports.ts";
import { cutText, MAX_PART_BYTES } from "./long-text.ts";
import { findState } from "./state-name.ts";
import { emptyNote, type FileNote, parseNote, printNote } from "./ticket-file-note.ts";
import { FILE_STATES } from "./ticket-file-states.ts";
import { type FileTicket, parseTicketFile } from "./ticket-file-text.ts";

/** A file tells no edit times: before anything was said a ticket is as old as time. */
const EPOCH = "1970-01-01T00:00:00.000Z";
/** Who we are where nobody has an account. */
const US = "linear-to-pr";

export interface TicketFileSettings {
  /** Absolute. `.md` and `.markdown` are read as Markdown, everything else as YAML. */
  readonly path: string;
  readonly files: Files;
  readonly clock: Clock;
}
interface Told {
  readonly ticket: FileTicket;
  readonly note: FileNote;
}

/**
 * A ticket file behind the `Tracker` port; no keys means every ticket of the file. A ticket's id is its key.
 * @throws from its methods: TICKET_FILE_INVALID with file, line and column of every problem, TICKET_KEY_INVALID,
 * TICKET_NOT_FOUND, INPUT_INVALID for a filter with a name that nobody has, DISK_FULL.
 */
export function createTicketFileTracker({ path, files, clock }: TicketFileSettings): Tracker {
  const notePath = (key: string) => `${path}.comments/${parseTicketKey(key)}.md`;

  async function readAll(): Promise<Map<string, Told>> {
    const text = await files.findText(path);
    if (text === undefined) throw new PipelineError("TICKET_FILE_INVALID", `${path}: no such file`);
    const told = new Map<string, Told>();
    for (const ticket of parseTicketFile(text, path)) {
      const said = await files.findText(notePath(ticket.key));
      const note = said === undefined ? emptyNote(ticket.key) : parseNote(said, notePath(ticket.key));
      told.set(ticket.key, { ticket, note });
    }
    return told;
  }

  async function say(note: TicketNote): Promise<SaidNote> {
    const told = (await readAll()).get(note.ticket.key);
    if (told === undefined)
      throw new PipelineError("TICKET_NOT_FOUND", `no such ticket in ${path}: ${note.ticket.key}`);
    const { said, next } = addNote(told, note, clock.now());
    if (next !== undefined) await files.saveText(notePath(note.ticket.key), printNote(next));
    return said;
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, so that of several notes with one id at once a single one makes the comment. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    async tickets(keys) {
      const all = await readAll();
      const wanted = keys.length === 0 ? [...all.keys()] : [...new Set(keys.map(parseTicketKey))];
      const missing = wanted.filter((key) => !all.has(key));
      if (missing.length > 0) {
        throw new PipelineError("TICKET_NOT_FOUND", `no such ticket in ${path}: ${missing.join(", ")}`);
      }
      return wanted.flatMap((key) => toTicket(all.get(key), all));
    },
    async ticketsWhere(filter) {
      const all = await readAll();
      const filed = [...all.values()].map((told) => ({ told, ...filedUnder(told) }));
      return chooseTickets(filter, { all: filed, states: FILE_STATES }).flatMap(({ told }) => toTicket(told, all));
    },
    async findStatus(ticketId) {
      const told = (await readAll()).get(ticketId);
      if (told === undefined) return undefined;
      const { name, type } = stateOf(told);
      return { stateName: name, stateType: type, updatedAt: told.note.updatedAt ?? EPOCH };
    },
    say: (note) => inTurn(() => say(note)),
    findUs: async () => ({ id: US, name: US }),
  };
}

function stateOf({ ticket, note }: Told): Ticket["state"] {
  // Whoever changes the state in the ticket file moves the ticket, as on a board.
  if (note.state === undefined || note.declared !== ticket.state.name) return ticket.state;
  return findState(FILE_STATES, note.state) ?? ticket.state;
}

function filedUnder(told: Told): Filed {
  const { key, labels, project, cycle } = told.ticket;
  return { key, team: teamOf(key).key, labels, project, cycle, state: stateOf(told) };
}

function toTicket(told: Told | undefined, all: ReadonlyMap<string, Told>): Candidate[] {
  if (told === undefined) return [];
  const { ticket, note } = told;
  const written = ticket.comments.map(({ author, body, createdAt }, index) => ({
    id: `${ticket.key}#${index + 1}`,
    author,
    createdAt: createdAt ?? EPOCH,
    body,
  }));
  return [
    {
      id: ticket.key,
      key: ticket.key,
      title: ticket.title,
      description: ticket.description,
      comments: [...written, ...note.comments.map((comment) => ({ ...comment, author: US }))],
      labels: ticket.labels,
      state: stateOf(told),
      team: { ...teamOf(ticket.key), states: [...FILE_STATES] },
      ...(ticket.estimate === undefined ? {} : { estimate: ticket.estimate }),
      ...(ticket.assignee === undefined ? {} : { assignee: ticket.assignee }),
      holders: ticket.assignee === undefined ? {} : { assignee: holderNamed(ticket.assignee) },
      ...(ticket.priority === undefined ? {} : { priority: ticket.priority }),
      ...(ticket.parent === undefined ? {} : { parent: referenceTo(ticket.parent, all) }),
      children: [...all.values()]
        .filter((each) => each.ticket.parent === ticket.key)
        .map((each) => partOf(each.ticket, all)),
      blockedBy: ticket.blockedBy.map((key) => referenceTo(key, all)),
      related: [],
      attachments: [
        ...ticket.attachments.map(({ title, url, subtitle }) => ({ title, url, ...(subtitle ? { subtitle } : {}) })),
        ...note.links,
      ],
      files: ticket.files,
      updatedAt: note.updatedAt ?? EPOCH,
    },
  ];
}

function holderNamed(name: string): Holder {
  return { name, isUs: name === US, isApp: name === US };
}

function teamOf(key: string): { key: string; name: string } {
  const team = key.slice(0, key.indexOf("-"));
  return { key: team, name: team };
}

/** A blocker or a parent outside the file is one we know nothing of. */
function referenceTo(key: string, all: ReadonlyMap<string, Told>): TicketReference {
  const told = all.get(key);
  if (told === undefined) return { key, title: "" };
  const { type } = stateOf(told);
  return { key, title: told.ticket.title, done: type === "completed" || type === "canceled" };
}

function partOf({ key, description }: FileTicket, all: ReadonlyMap<string, Told>): TicketPart {
  const words = cutText(description, MAX_PART_BYTES);
  return { ...referenceTo(key, all), ...(words === "" ? {} : { description: words }) };
}

/** What the note changes; `next` is undefined when everything is there already. */
function addNote(told: Told, wanted: TicketNote, now: string): { said: SaidNote; next: FileNote | undefined } {
  const { note, ticket } = told;
  const state = stateOf(told);
  const target = wanted.moveTo === undefined ? undefined : findState(FILE_STATES, wanted.moveTo);
  const moves = target !== undefined && target.id !== state.id;
  const present = note.comments.find((comment) => comment.id === wanted.commentId);
  const comment = present === undefined ? "created" : present.body === wanted.body ? "unchanged" : "edited";
  const moved = moves
    ? "moved"
    : target
      ? "already-there"
      : wanted.moveTo === undefined
        ? "not-asked"
        : "no-such-state";
  const said: SaidNote = { comment, moved };
  const isLinked = note.links.some(({ url, title }) => url === wanted.link?.url && title === wanted.link.title);
  if (comment === "unchanged" && !moves && (wanted.link === undefined || isLinked)) return { said, next: undefined };
  const own = { id: wanted.commentId, createdAt: present?.createdAt ?? now, body: wanted.body };
  const next: FileNote = {
    ...note,
    ...(moves ? { state: target.name, declared: ticket.state.name } : {}),
    moves: moves ? [...note.moves, { at: now, from: state.name, to: target.name }] : note.moves,
    links:
      wanted.link === undefined
        ? note.links
        : [...note.links.filter(({ url }) => url !== wanted.link?.url), { ...wanted.link }],
    comments:
      present === undefined ? [...note.comments, own] : note.comments.map((each) => (each === present ? own : each)),
    updatedAt: now,
  };
  return { said, next };
}
