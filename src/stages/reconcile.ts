// reconcile: what was started and never ended → an outcome that says so, and another attempt when it is due; drafts whose parent
// was merged → the parent's base. Nothing that a person moved on is touched.
import type { PullRequest } from "../core/delivery.ts";
import { isOurBranch } from "../core/names.ts";
import type { Candidate } from "../core/poll/candidate.ts";
import { nextAttempt } from "../core/poll/claim.ts";
import { freeSlots } from "../core/poll/free-slots.ts";
import type { World } from "../core/poll/life.ts";
import { judgeStarted, type LostJudgement, lostNote } from "../core/poll/lost.ts";
import { ownComment, printStarted, type StartedNote, startedNoteOf } from "../core/poll/started-note.ts";
import { correlationOf } from "../core/poll/transition.ts";
import { filterFor, startStates } from "../core/poll/watched.ts";
import type { Workers } from "../core/poll/workers.ts";
import type { Settings } from "../core/settings.ts";
import { outcomeCommentId } from "../core/snapshot.ts";
import { isPipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";

type ReconcilePorts = Pick<Ports, "tracker" | "forge" | "clock" | "log">;

export interface Reconciled {
  /** Keys of tickets that were told that their run is lost. */
  readonly lost: readonly string[];
  /** Of those that were told so for the last time. */
  readonly givenUp: readonly string[];
  /** Of those whose next attempt was started. */
  readonly started: readonly string[];
  /** Numbers of pull requests that have another base now. */
  readonly followed: readonly number[];
  /** What went wrong with single tickets and drafts; the others were seen to all the same. */
  readonly errors: readonly unknown[];
}
interface Around {
  readonly ports: ReconcilePorts;
  readonly config: Settings["config"];
  readonly world: World;
  readonly errors: unknown[];
}
interface Judged {
  readonly ticket: Candidate;
  readonly started: StartedNote;
  readonly judgement: LostJudgement;
}

/**
 * Sees to every started ticket and every open draft. The second time it finds nothing to do. Retries take free slots only.
 * @throws LINEAR_*, GITHUB_*, INPUT_INVALID when there is nothing to look at in the first place, and when a dispatch fails.
 */
export async function reconcile(
  ports: ReconcilePorts,
  { config }: Pick<Settings, "config">,
  workers: Workers,
): Promise<Reconciled> {
  // Runs first: one that ends meanwhile has told its ticket by the time the ticket is read.
  const runs = await ports.forge.liveRuns();
  const drafts = await ports.forge.openDrafts();
  const around: Around = { ports, config, world: { runs, now: ports.clock.now() }, errors: [] };
  const judged = await judgeAll(around);
  const told = await tellLost(judged, around);
  const claimed = await startDue(judged, drafts, { ...around, workers });
  const followed = await followAll(drafts, around);
  const started = claimed.map(({ key }) => key);
  const counts = { lost: told.lost.length, givenUp: told.givenUp.length, started: started.length };
  ports.log.info("reconcile", { ...counts, followed: followed.length, errors: around.errors.length });
  if (claimed.length > 0 && workers.kind === "workflow") {
    await ports.forge.dispatch({ keys: started, correlation: correlationOf("retry", claimed) });
  }
  return { ...told, started, followed, errors: around.errors };
}

async function judgeAll({ ports, config, world }: Around): Promise<Judged[]> {
  const tickets = new Map<string, Candidate>();
  for (const state of startStates(config)) {
    for (const ticket of await ports.tracker.ticketsWhere(filterFor(state, config))) tickets.set(ticket.id, ticket);
  }
  return [...tickets.values()].flatMap((ticket) => {
    const started = startedNoteOf(ticket);
    return started === undefined
      ? []
      : [{ ticket, started, judgement: judgeStarted(ticket.key, started, world, config) }];
  });
}

async function tellLost(judged: readonly Judged[], around: Around): Promise<Pick<Reconciled, "lost" | "givenUp">> {
  const { config, world, ports } = around;
  const told = { lost: [] as string[], givenUp: [] as string[] };
  for (const { ticket, started, judgement } of judged) {
    if (judgement !== "lost" && judgement !== "given-up") continue;
    const body = lostNote(ticket, started, { now: world.now, retry: config.retry });
    const moveTo = judgement === "given-up" ? config.deliver.states.failed : undefined;
    if (!(await trySay(ticket, { body, moveTo }, around))) continue;
    ports.log.warn("run-lost", { ticket: ticket.key, attempt: started.attempt, since: started.at, judgement });
    told[judgement === "lost" ? "lost" : "givenUp"].push(ticket.key);
  }
  return told;
}

/** What is due is claimed first, as every start is. */
async function startDue(
  judged: readonly Judged[],
  drafts: readonly PullRequest[],
  around: Around & { readonly workers: Workers },
): Promise<Candidate[]> {
  const { config, world, workers } = around;
  const alive = judged.filter(({ judgement }) => judgement === "alive").map(({ ticket }) => ticket.key);
  const due = judged.filter(({ judgement }) => judgement === "due");
  // A retry of a ticket that has a draft takes no slot more than it has; it is few enough to be counted like the others.
  const free = freeSlots({ runs: world.runs, drafts, claimed: alive }, config);
  const claimed: Candidate[] = [];
  for (const { ticket, started } of due.toSorted(byAge).slice(0, free)) {
    const id = workers.kind === "local" ? workers.name : correlationOf("retry", [ticket]);
    const body = printStarted({ attempt: nextAttempt(started), at: world.now, id });
    if (await trySay(ticket, { body, moveTo: undefined }, around)) claimed.push(ticket);
  }
  return claimed;
}

function byAge(left: Judged, right: Judged): number {
  return Date.parse(left.started.at) - Date.parse(right.started.at);
}

/** Looks once more: what a person moved, or a run has told meanwhile, stays as it is. False: left alone, or it failed. */
async function trySay(
  ticket: Candidate,
  { body, moveTo }: { body: string; moveTo: string | undefined },
  { ports, errors }: Around,
): Promise<boolean> {
  try {
    const [fresh] = await ports.tracker.tickets([ticket.key]);
    const isSame = fresh?.state.id === ticket.state.id && ownComment(fresh) === ownComment(ticket);
    if (fresh === undefined || !isSame) return false;
    const commentId = outcomeCommentId(ticket.id);
    await ports.tracker.say({ ticket: fresh, commentId, body, ...(moveTo === undefined ? {} : { moveTo }) });
    return true;
  } catch (error) {
    // Gone is moved on.
    if (isPipelineError(error) && error.code === "TICKET_NOT_FOUND") return false;
    ports.log.error("not-reconciled", { ticket: ticket.key, error: String(error) });
    errors.push(error);
    return false;
  }
}

/** What `follow` does for the drafts of a batch, for all there are. */
async function followAll(drafts: readonly PullRequest[], around: Around): Promise<number[]> {
  const { ports, config, errors } = around;
  const moved: number[] = [];
  for (const { number, base } of drafts) {
    if (!isOurBranch(config.deliver.branch, base)) continue;
    try {
      const to = await mergedInto(base, around);
      if (to !== undefined && (await ports.forge.moveBase(number, base, to)) === "moved") moved.push(number);
    } catch (error) {
      ports.log.warn("base-not-moved", { pullRequest: number, from: base, why: String(error) });
      // A draft whose commits are all in the new base already, or a token that only reads pull requests: for a person to see to.
      const isForPerson = isPipelineError(error) && ["GITHUB_REJECTED", "GITHUB_FORBIDDEN"].includes(error.code);
      if (!isForPerson) errors.push(error);
    }
  }
  return moved;
}

/** Where the work of a branch went: through parents that are merged too. Undefined while it is not merged. */
async function mergedInto(branch: string, around: Around, seen: readonly string[] = []): Promise<string | undefined> {
  const { ports, config } = around;
  const parent = await ports.forge.findPullRequest(branch);
  if (parent?.status !== "merged" || seen.includes(parent.base)) return undefined;
  if (!isOurBranch(config.deliver.branch, parent.base)) return parent.base;
  return (await mergedInto(parent.base, around, [...seen, branch])) ?? parent.base;
}
