// poll: tickets that are ready, or whose event was lost → claimed, moved, and their workflow started. And `claim`, with which
// everything that starts a ticket makes sure that it alone does.
import type { Candidate } from "../core/poll/candidate.ts";
import { choose, isReady, type Left, type Seen, whyLeft } from "../core/poll/choose.ts";
import { type Claimant, judgeClaim, nextAttempt } from "../core/poll/claim.ts";
import { mayRetry } from "../core/poll/life.ts";
import { printStarted, startedNoteOf } from "../core/poll/started-note.ts";
import { correlationOf } from "../core/poll/transition.ts";
import { filterFor, polledStates } from "../core/poll/watched.ts";
import type { LocalWorkers, Workers } from "../core/poll/workers.ts";
import type { Settings } from "../core/settings.ts";
import { outcomeCommentId } from "../core/snapshot.ts";
import type { Ticket } from "../core/ticket.ts";
import type { Ports } from "../ports.ts";

type PollPorts = Pick<Ports, "tracker" | "forge" | "clock" | "log">;
type PollSettings = Pick<Settings, "config">;

export interface Polled {
  /** Claimed and, where workflows do the work, dispatched; in the order of their turn. */
  readonly started: readonly string[];
  readonly left: readonly Left[];
  /** The workflow run, where the forge told it. */
  readonly run?: number;
  readonly correlation?: string;
}

/**
 * Starts as many tickets as there are free slots, in one run, and says why it left the others. A ticket is looked at again right
 * before it is claimed. When the dispatch fails the claims stay: `reconcile` finds nothing running for them and tries again.
 * @throws LINEAR_*, GITHUB_*, INPUT_INVALID for a state, team or label that does not exist.
 */
export async function poll(ports: PollPorts, { config }: PollSettings, workers: Workers): Promise<Polled> {
  const seen = await look(ports, { config });
  const { start, left } = choose(seen, config);
  const resumed = workers.kind === "local" ? await resume(seen, workers, { ports, config }) : [];
  const { claimed, lost } = await claimAll(start, seen, { ports, config, workers });
  const all = [...left, ...lost].filter(({ key }) => !resumed.includes(key));
  for (const { key, why } of all) ports.log.info("poll-left", { ticket: key, why });
  const started = [...resumed, ...claimed.map(({ key }) => key)];
  if (started.length === 0) return { started, left: all };
  const correlation = correlationOf("poll", claimed);
  ports.log.info("poll", { started: started.join(" "), left: all.length, correlation });
  if (workers.kind === "local") return { started, left: all };
  const { run } = await ports.forge.dispatch({ keys: started, correlation });
  return { started, left: all, correlation, ...(run === undefined ? {} : { run }) };
}

/** Runs first: one that ends meanwhile has told its ticket by the time the ticket is read. */
async function look({ tracker, forge, clock }: PollPorts, { config }: PollSettings): Promise<Seen> {
  const runs = await forge.liveRuns();
  const drafts = await forge.openDrafts();
  const tickets = new Map<string, Candidate>();
  for (const state of polledStates(config)) {
    for (const ticket of await tracker.ticketsWhere(filterFor(state, config))) tickets.set(ticket.id, ticket);
  }
  return { runs, drafts, tickets: [...tickets.values()], now: clock.now() };
}

/** What this process had claimed before it died, as often as a lost run is tried again. */
async function resume(
  { tickets }: Seen,
  { name, busy }: LocalWorkers,
  { ports, config }: { ports: PollPorts; config: Settings["config"] },
): Promise<string[]> {
  const resumed: string[] = [];
  for (const ticket of tickets) {
    const note = startedNoteOf(ticket);
    const isLeft = note?.state === "started" && note.id === name && !busy.includes(ticket.key);
    if (!isLeft || !mayRetry(note, config.retry)) continue;
    const attempt = nextAttempt(note);
    await sayStarted(ticket, { id: name }, { attempt, ports });
    ports.log.info("poll-resumed", { ticket: ticket.key, attempt });
    resumed.push(ticket.key);
  }
  return resumed;
}

interface Claiming {
  readonly ports: PollPorts;
  readonly config: Settings["config"];
  readonly workers: Workers;
}

async function claimAll(chosen: readonly Candidate[], seen: Seen, { ports, config, workers }: Claiming) {
  const claimed: Candidate[] = [];
  const lost: Left[] = [];
  if (chosen.length === 0) return { claimed, lost };
  const fresh = new Map(
    (await ports.tracker.tickets(chosen.map(({ key }) => key))).map((ticket) => [ticket.id, ticket]),
  );
  for (const before of chosen) {
    const ticket = fresh.get(before.id);
    const why =
      ticket === undefined || ticket.state.id !== before.state.id
        ? "it moved on while we looked"
        : (whyLeft(ticket, seen, config) ?? (await whyNotClaimed(ticket, { ports, config, workers })));
    if (why === undefined) claimed.push(before);
    else lost.push({ key: before.key, why });
  }
  return { claimed, lost };
}

async function whyNotClaimed(ticket: Candidate, { ports, config, workers }: Claiming): Promise<string | undefined> {
  const id = workers.kind === "local" ? workers.name : correlationOf("poll", [ticket]);
  const moveTo = isReady(ticket, config) ? config.poll.moveTo : undefined;
  const answer = await sayStarted(ticket, { id }, { attempt: 1, ports, ...(moveTo === undefined ? {} : { moveTo }) });
  // Made by nobody before us: of several that try at once, one makes it.
  return answer === "created" || hadComment(ticket) ? undefined : "another start was faster";
}

function hadComment({ id, comments }: Ticket): boolean {
  return comments.some((comment) => comment.id === outcomeCommentId(id));
}

/**
 * The ticket is the caller's to work on, or the reason why not. Every start asks: `prepare` for what an event named, the command
 * line, and what `poll` dispatched. Writes the first version of the ticket's one comment.
 * @param ticket as it was fetched just now. @throws LINEAR_*, GITHUB_*.
 */
export async function claim(
  ticket: Ticket,
  by: Claimant,
  ports: PollPorts,
): Promise<{ readonly attempt: number } | { readonly refused: string }> {
  const world = { runs: await ports.forge.liveRuns(), now: ports.clock.now() };
  const judged = judgeClaim(ticket, by, world);
  if ("refused" in judged) {
    ports.log.info("not-claimed", { ticket: ticket.key, why: judged.refused });
    return judged;
  }
  const said = await sayStarted(ticket, by, { attempt: judged.attempt, ports });
  if (judged.isFirst && said !== "created") return { refused: "another start was faster" };
  ports.log.info("claimed", { ticket: ticket.key, attempt: judged.attempt, id: by.id });
  return { attempt: judged.attempt };
}

async function sayStarted(
  ticket: Ticket,
  { id, run }: Claimant,
  { attempt, ports, moveTo }: { attempt: number; ports: PollPorts; moveTo?: string },
) {
  const at = ports.clock.now();
  const started = { attempt, at, id, ...(run === undefined ? {} : { run: run.id }) };
  const { comment } = await ports.tracker.say({
    ticket,
    commentId: outcomeCommentId(ticket.id),
    body: printStarted(started, run?.url),
    ...(moveTo === undefined ? {} : { moveTo }),
  });
  return comment;
}
