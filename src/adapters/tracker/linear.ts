// The tracker that is Linear. `Issue` is Linear's word and ends in this folder; text leaves it raw and is sanitised elsewhere.
import { parseTicketKey } from "../../core/names.ts";
import type { Candidate } from "../../core/poll/candidate.ts";
import { givenParts } from "../../core/ticket-filter.ts";
import { PipelineError } from "../../errors.ts";
import type { Log, TicketStatus, Tracker } from "../../ports.ts";
import { completeTicket } from "./linear-pages.ts";
import { STATUS, TICKET, TICKETS, TICKETS_A_REQUEST, US } from "./linear-query.ts";
import { createLinearRequest, type LinearRequest, type LinearSettings, unwrap } from "./linear-request.ts";
import { type Memory, sayNote } from "./linear-say.ts";
import { type LinearIssue, StatusAnswer, TicketAnswer, TicketsAnswer, UsAnswer } from "./linear-shapes.ts";
import { findIssuesWhere } from "./linear-where.ts";

/** Keys that a list did not have are asked for one by one (a ticket that moved to another team keeps its old key), so many at most. */
const MAX_SINGLE_LOOKUPS = 20;

/**
 * Linear behind the `Tracker` port. Nothing is loaded or sent before the first call. One key costs one request, every
 * fifteen of several cost one, a note costs one; only long lists and trouble cost more.
 * @throws from its methods: LINEAR_UNAUTHORIZED, LINEAR_FORBIDDEN, LINEAR_REJECTED, LINEAR_RATE_LIMITED (with `retryAfterMs`
 * when Linear said so), LINEAR_UNAVAILABLE, TICKET_KEY_INVALID, TICKET_NOT_FOUND, INPUT_INVALID for a bad `apiUrl` or
 * a filter with a name that nobody has.
 */
export function createLinearTracker(settings: LinearSettings): Tracker {
  const request = createLinearRequest(settings);
  const memory: Memory = { states: new Map(), bodies: new Map(), links: new Map() };
  return {
    async tickets(keys) {
      const tickets = await readTickets(request, keys.map(parseTicketKey), settings.log);
      return remembered(memory, tickets);
    },
    async ticketsWhere(filter) {
      const issues = await findIssuesWhere(request, givenParts(filter));
      return remembered(memory, await completeAll(request, issues, settings.log));
    },
    findStatus: (ticketId) => findStatus(request, memory, ticketId),
    say: (note) => sayNote(request, memory, note),
    async findUs() {
      const { viewer } = unwrap(await request.ask({ ...US, schema: UsAnswer, variables: {} }), US);
      return { id: viewer.id, name: viewer.displayName };
    },
  };
}

async function readTickets(request: LinearRequest, keys: readonly string[], log: Log): Promise<Candidate[]> {
  const wanted = [...new Set(keys)];
  const issues = wanted.length > 1 ? await findIssues(request, wanted) : new Map<string, LinearIssue>();
  const absent = wanted.filter((key) => !issues.has(key));
  for (const key of absent.slice(0, MAX_SINGLE_LOOKUPS)) {
    const issue = await findIssue(request, key);
    if (issue !== undefined) issues.set(key, issue);
  }
  const missing = wanted.filter((key) => !issues.has(key) || issues.get(key)?.trashed === true);
  if (missing.length > 0) throw new PipelineError("TICKET_NOT_FOUND", `no such ticket: ${missing.join(", ")}`);
  return completeAll(request, issuesInOrder(issues, wanted), log);
}

async function completeAll(request: LinearRequest, issues: readonly LinearIssue[], log: Log): Promise<Candidate[]> {
  const tickets: Candidate[] = [];
  for (const issue of issues) tickets.push(await completeTicket(request, issue, log));
  return tickets;
}

/** Spares `say` a look at a ticket whose state was just seen; what others have made of our comment since counts, not ours. */
function remembered(memory: Memory, tickets: Candidate[]): Candidate[] {
  for (const ticket of tickets) {
    memory.states.set(ticket.id, ticket.state.id);
    for (const { id, body } of ticket.comments) if (memory.bodies.has(id)) memory.bodies.set(id, body);
  }
  return tickets;
}

/** An old and a new key of one ticket are one ticket. */
function issuesInOrder(issues: ReadonlyMap<string, LinearIssue>, keys: readonly string[]): LinearIssue[] {
  const found = keys.map((key) => issues.get(key)).filter((issue) => issue !== undefined);
  return [...new Map(found.map((issue) => [issue.id, issue])).values()];
}

async function findIssues(request: LinearRequest, keys: readonly string[]): Promise<Map<string, LinearIssue>> {
  const issues = new Map<string, LinearIssue>();
  for (let start = 0; start < keys.length; start += TICKETS_A_REQUEST) {
    const group = keys.slice(start, start + TICKETS_A_REQUEST);
    const variables = { filter: { or: group.map(filterOf) }, count: group.length };
    const answer = await request.ask({ ...TICKETS, schema: TicketsAnswer, variables });
    for (const issue of unwrap(answer, TICKETS).issues.nodes) issues.set(issue.identifier, issue);
  }
  return issues;
}

function filterOf(key: string): object {
  const dash = key.indexOf("-");
  return { team: { key: { eq: key.slice(0, dash) } }, number: { eq: Number(key.slice(dash + 1)) } };
}

async function findIssue(request: LinearRequest, key: string): Promise<LinearIssue | undefined> {
  const answer = await request.ask({ ...TICKET, schema: TicketAnswer, variables: { key } });
  // The document is ours and the key has a key's shape: what Linear calls an input error here is a ticket it does not find.
  if (!answer.ok && answer.refusal.code === "INPUT_ERROR" && answer.refusal.field === "issue") return undefined;
  return unwrap(answer, TICKET).issue;
}

async function findStatus(request: LinearRequest, memory: Memory, id: string): Promise<TicketStatus | undefined> {
  const answer = await request.ask({ ...STATUS, schema: StatusAnswer, variables: { id } });
  const issue = unwrap(answer, STATUS).issues.nodes[0];
  if (issue === undefined || issue.trashed === true) return undefined;
  memory.states.set(id, issue.state.id);
  return { stateName: issue.state.name, stateType: issue.state.type, updatedAt: issue.updatedAt };
}
