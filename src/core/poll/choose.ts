// Which tickets a poll starts, in which order, and why it leaves the others. Pure: one look at tracker and forge in, a choice out.
import type { Config } from "../config/config.ts";
import type { PullRequest } from "../delivery.ts";
import { branchName } from "../names.ts";
import { whyNotOurs } from "../ownership.ts";
import { snapshotOf } from "../snapshot.ts";
import type { State, Ticket } from "../ticket.ts";
import { compareKeys, isSameName } from "../ticket-filter.ts";
import { parseMarker } from "../words/marker.ts";
import type { Candidate } from "./candidate.ts";
import { freeSlots } from "./free-slots.ts";
import { isAlive, isRecent, type World } from "./life.ts";
import { ownComment, startedNoteOf } from "./started-note.ts";

export interface Seen extends World {
  readonly drafts: readonly PullRequest[];
  /** Tickets in the ready state and in those that start work. */
  readonly tickets: readonly Candidate[];
}
export interface Left {
  readonly key: string;
  /** One line. */
  readonly why: string;
}
export interface Choice {
  readonly start: readonly Candidate[];
  readonly left: readonly Left[];
}
type Policy = Pick<Config, "trigger" | "poll" | "deliver">;

export function choose(seen: Seen, policy: Policy): Choice {
  const judged = seen.tickets.map((ticket) => ({ ticket, why: whyLeft(ticket, seen, policy) }));
  const fit = judged.filter(({ why }) => why === undefined).map(({ ticket }) => ticket);
  const inTurn = fit.toSorted((left, right) => byTurn(left, right, policy));
  const claimed = seen.tickets.filter((ticket) => isClaimed(ticket, seen)).map(({ key }) => key);
  const free = freeSlots({ ...seen, claimed }, policy);
  const full = `no free slot (${policy.poll.slots} in all)`;
  return {
    start: inTurn.slice(0, free),
    left: [
      ...judged.flatMap(({ ticket: { key }, why }) => (why === undefined ? [] : [{ key, why }])),
      ...inTurn.slice(free).map(({ key }) => ({ key, why: full })),
    ],
  };
}

function isClaimed(ticket: Ticket, world: World): boolean {
  const note = startedNoteOf(ticket);
  return note !== undefined && isAlive(ticket.key, note, world);
}

export function isReady({ state }: Pick<Ticket, "state">, { poll }: Pick<Config, "poll">): boolean {
  return isSameName(state.name, poll.state);
}

/** Undefined: it may be started now. */
export function whyLeft(ticket: Candidate, seen: Seen, policy: Policy): string | undefined {
  return (
    whyNotNow(ticket, seen, policy) ?? whyBegun(ticket, seen) ?? whyDone(ticket, seen, policy) ?? whyBlocked(ticket)
  );
}

function whyNotNow(ticket: Candidate, { now }: Seen, policy: Policy): string | undefined {
  const ready = isReady(ticket, policy);
  const state = ready ? stateAfter(ticket, policy) : ticket.state;
  if (state === undefined) return `its team has no state "${policy.poll.moveTo}" (poll.moveTo)`;
  // What the run's first job will ask.
  const foreign = whyNotOurs({ ...ticket, state }, { source: "repository_dispatch", keys: [] }, policy.trigger);
  if (foreign !== undefined) return foreign;
  // Whoever moved it there has most likely been heard by the relay; the poll is for what was not.
  return !ready && isRecent(ticket.updatedAt, now) ? "it changed a moment ago: its event goes first" : undefined;
}

/** Where the ticket will be when its run begins. */
function stateAfter({ team, state }: Ticket, { poll }: Policy): State | undefined {
  if (isSameName(state.name, poll.moveTo)) return state;
  return team.states.find(({ id, name }) => id === poll.moveTo || isSameName(name, poll.moveTo));
}

function whyBegun(ticket: Candidate, world: Seen): string | undefined {
  const run = world.runs.find(({ keys }) => keys.includes(ticket.key));
  if (run !== undefined) return `run ${run.id} works on it`;
  const note = startedNoteOf(ticket);
  if (note === undefined) return undefined;
  if (note.state === "retry") return `attempt ${note.attempt} was lost: reconcile tries it again`;
  return isAlive(ticket.key, note, world)
    ? `it was claimed at ${note.at}`
    : `it was started at ${note.at} and nothing runs for it: reconcile sees to it`;
}

/** A ticket that somebody moved back to the ready state with other words is new work, though it has a draft. */
function whyDone(ticket: Candidate, { drafts }: Seen, policy: Policy): string | undefined {
  const branch = branchName(policy.deliver.branch, ticket.key);
  const draft = drafts.find((each) => each.branch === branch);
  const isNew = draft !== undefined && parseMarker(draft.body)?.snapshot !== snapshotOf(ticket);
  if (isNew && isReady(ticket, policy)) return undefined;
  if (draft !== undefined) return `pull request #${draft.number} is open for it`;
  return ownComment(ticket) === undefined
    ? undefined
    : "it was worked on before: start it by name, or delete our comment to have it polled again";
}

function whyBlocked({ blockedBy }: Ticket): string | undefined {
  const open = blockedBy.filter(({ done }) => done !== true).map(({ key }) => key);
  return open.length === 0 ? undefined : `it waits for ${open.join(", ")}`;
}

/** What a person moved to where work starts goes before what is ready; then by priority, then the oldest. */
function byTurn(left: Candidate, right: Candidate, policy: Policy): number {
  const ranks = (ticket: Candidate) => [isReady(ticket, policy) ? 1 : 0, ticket.priority || 5] as const;
  const [[a, b], [c, d]] = [ranks(left), ranks(right)];
  const [first, second] = [left.createdAt ?? "", right.createdAt ?? ""];
  if (a !== c || b !== d) return a - c || b - d;
  return first === second ? compareKeys(left.key, right.key) : first < second ? -1 : 1;
}
