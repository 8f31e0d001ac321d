// The hall for one ticket: the whole story on one screen. Every path ends in exactly one Ending, and the ticket is told.
import type { Attempt } from "./core/attempt.ts";
import type { Brief } from "./core/brief.ts";
import type { Delivery } from "./core/delivery.ts";
import {
  deliveredEnding,
  endingFor,
  factsOf,
  failedEnding,
  foreignEnding,
  type Reached,
  settledEnding,
  stoppedEnding,
  withheldEnding,
} from "./core/ending.ts";
import type { Ending, KeptWork } from "./core/outcome.ts";
import type { Task } from "./core/plan.ts";
import { assertSetUp } from "./core/set-up.ts";
import type { Settings } from "./core/settings.ts";
import { findSettled } from "./core/settled.ts";
import { outcomeCommentId } from "./core/snapshot.ts";
import type { Ticket } from "./core/ticket.ts";
import type { Trigger } from "./core/trigger.ts";
import type { Verdict } from "./core/verdict.ts";
import { isPipelineError, PipelineError } from "./errors.ts";
import { createTrail, type Memory, type Trail } from "./hall/trail.ts";
import type { Ports, Workdir } from "./ports.ts";
import { deliver, isWithheld } from "./stages/deliver.ts";
import { fix } from "./stages/fix.ts";
import { report } from "./stages/report.ts";
import { run } from "./stages/run.ts";
import { scaffold } from "./stages/scaffold.ts";
import { verify } from "./stages/verify.ts";

export interface Hall {
  readonly ports: Ports;
  readonly settings: Settings;
  readonly asked: Trigger;
  readonly signal: AbortSignal;
  readonly memory: Memory;
}

export interface Ended {
  readonly ending: Ending;
  /** What was published, when it was published just now. */
  readonly delivery?: Delivery;
  /** Judged by an earlier run of the same batch: nothing was done and nothing was paid. */
  readonly isFromBefore?: boolean;
  /** What was thrown, when something was, for the door's exit code and stack. */
  readonly error?: unknown;
  /** Why the ticket could not be told, when it could not. The work itself is not affected. */
  readonly unsaid?: unknown;
}

/** Takes one task from nothing to its ending. Never throws: what went wrong is in the result. */
export async function pipeline(task: Task, hall: Hall): Promise<Ended> {
  const trail = createTrail(task, hall);
  const settled = findSettled(task, hall.asked);
  if (settled !== undefined) {
    const ending = settledEnding(trail.facts(), settled, task.earlier);
    hall.ports.log.info("settled", { ticket: task.ticket.key, outcome: ending.outcome, operation: ending.operation });
    // A run that died right after it had published left its directory; what is in it is in the draft.
    if (settled.outcome === "delivered") await release(task.ticket.key, hall);
    return isToldAlready(task) ? { ending } : tellAll({ ending }, task, hall);
  }
  const before = await trail.findEnded();
  if (before !== undefined) {
    hall.ports.log.info("judged-before", { ticket: task.ticket.key, outcome: before.outcome });
    // What it took then was counted then.
    return { ending: endingFor(task.ticket, before), isFromBefore: true };
  }
  return close(task, trail, hall, () => walk(task, hall, trail));
}

/** The ending of a task that something kept from being begun. */
export function failed({ ticket }: Pick<Task, "ticket">, error: unknown): Ended {
  return { ending: failedEnding(factsOf(ticket, undefined, 0), error, undefined), error };
}

/** Ends the work on a task one way or another, tells its tickets, and only then lets go of what was begun. Never throws. */
async function close(task: Task, trail: Trail, hall: Hall, work: () => Promise<Ending>): Promise<Ended> {
  const ended = await tellAll(await keeping(trail, hall, work), task, hall);
  // What the ticket did not hear is said by the next run, from what this one leaves.
  if (ended.unsaid !== undefined) return ended;
  try {
    await trail.close(ended.ending);
    return ended;
  } catch (error) {
    hall.ports.log.error("note-failed", { ticket: task.ticket.key, error: String(error) });
    return { ...ended, error: ended.error ?? error };
  }
}

export async function keeping(trail: Trail, hall: Hall, work: () => Promise<Ending>): Promise<Ended> {
  try {
    return withDelivery({ ending: await work() }, trail.reached);
  } catch (error) {
    const { reached } = trail;
    // What is published is published, whatever breaks afterwards: the ticket hears of its draft, the door of the error.
    if (reached !== undefined && "operation" in reached) {
      return { ending: deliveredEnding(trail.facts(), reached), delivery: reached, error };
    }
    const kept = await keep(reached, hall);
    return { ending: failedEnding(trail.facts(), error, kept), error };
  }
}

function withDelivery(ended: Ended, reached: Reached): Ended {
  return reached !== undefined && "operation" in reached ? { ...ended, delivery: reached } : ended;
}

async function walk(task: Task, hall: Hall, trail: Trail): Promise<Ending> {
  const { ports, signal } = hall;
  if (signal.aborted) throw new PipelineError("CANCELLED", "stopped before it was begun");
  // A branch that holds a person's work cannot be delivered to: say so before money is spent (P5).
  const remote = await ports.workspace.findRemoteBranch(task.branch);
  if (remote?.ours === false) return foreignEnding(trail.facts(), task.branch, remote.commit);

  return conclude(await workOut(task, hall, trail), hall, trail);
}

/** A task worked out to its last judgement, from what a dead run left or from nothing. Publishes and tells nothing. */
export async function workOut(task: Task, hall: Hall, trail: Trail): Promise<Verdict> {
  const begun = await takeOver(trail, hall);
  if (begun !== undefined) return judge(begun, hall, trail);
  show(task, hall, "scaffold");
  return rounds(await scaffold(task, hall.ports, hall.settings, hall.signal), hall, trail);
}

/** Rounds of work and judgement until one of them says deliver or stop. */
export async function rounds(first: Brief, hall: Hall, trail: Trail): Promise<Verdict> {
  await trail.save("brief", first);
  show(first, hall, "run");
  const attempt = await run(first, hall.ports, hall.settings, hall.signal);
  await trail.save("attempt", attempt);
  return judge(attempt, hall, trail);
}

export async function judge(work: Attempt | Verdict, hall: Hall, trail: Trail): Promise<Verdict> {
  show(work, hall, "verify");
  const verdict = "decision" in work ? work : await verify(work, hall.ports, hall.settings, hall.signal);
  await trail.save("verdict", verdict);
  if (verdict.decision !== "fix") return verdict;
  show(verdict, hall, "fix");
  return rounds(fix(verdict, hall.settings), hall, trail);
}

/** The last judgement carried out: published, or kept and said why not. */
export async function conclude(verdict: Verdict, hall: Hall, trail: Trail): Promise<Ending> {
  return verdict.decision === "deliver"
    ? publish(verdict, hall, trail)
    : stoppedEnding(trail.facts(), verdict, await keep(verdict, hall));
}

/** What a dead run had paid for is not paid for twice. Its working directory may hold more than was collected: that goes. */
export async function takeOver(trail: Trail, { ports, signal }: Hall): Promise<Attempt | Verdict | undefined> {
  const begun = await trail.findBegun();
  if (begun === undefined) return undefined;
  const { ticket, change, baseCommit } = begun;
  ports.log.info("taken-over", { ticket: ticket.key, round: begun.round, outcome: begun.outcome });
  const workdir = await ports.workspace.open(ticket.key.toLowerCase(), baseCommit);
  if (workdir.fresh) await prepare(workdir, change.tree, ports, signal);
  else await ports.workspace.restore(workdir, change.tree);
  return begun;
}

/** @throws SETUP_FAILED, CANCELLED. */
export async function prepare(
  workdir: Workdir,
  tree: string,
  { setUp }: Pick<Ports, "setUp">,
  signal: AbortSignal,
): Promise<void> {
  const prepared = await setUp.prepare(workdir, tree, signal);
  if (prepared.how === "ran") assertSetUp(prepared.line, prepared.finished);
}

function show({ ticket }: Pick<Task, "ticket">, { ports }: Hall, state: string): void {
  ports.board.update(ticket.key, { state });
}

async function publish(verdict: Verdict, hall: Hall, trail: Trail): Promise<Ending> {
  show(verdict, hall, "deliver");
  const result = await deliver(verdict, hall.ports, hall.settings, hall.asked);
  if (isWithheld(result)) return withheldEnding(trail.facts(), result, await keep(verdict, hall));
  await trail.save("delivery", result);
  await release(verdict.ticket.key, hall);
  return deliveredEnding(trail.facts(), result);
}

/** Work that is not published is still a commit in a bundle that git can read; its directory is free again then. */
async function keep(reached: Reached, hall: Hall): Promise<KeptWork | undefined> {
  if (reached === undefined || !("change" in reached)) return undefined;
  const { change, ticket } = reached;
  try {
    const kept = change.files.length === 0 ? undefined : await salvage(reached, hall);
    await release(ticket.key, hall);
    return kept;
  } catch (error) {
    // Then the directory is not released: it holds the work. The first failure is the one people need to read.
    hall.ports.log.error("keep-failed", { ticket: ticket.key, error: String(error) });
    return { kind: "workdir", where: reached.workdir };
  }
}

async function salvage({ change, ticket, baseCommit, finishedAt }: Attempt, { ports }: Hall): Promise<KeptWork> {
  const message = `${ticket.key}: not delivered\n`;
  const commit = await ports.workspace.commit({ tree: change.tree, parent: baseCommit, message, date: finishedAt });
  return {
    kind: "file",
    where: await ports.workspace.salvage(`${ticket.key.toLowerCase()}-${commit.slice(0, 9)}`, commit),
  };
}

/** A directory that cannot be removed changes nothing about the work: the next run of the ticket clears it. */
async function release(key: string, { ports }: Hall): Promise<void> {
  try {
    await ports.workspace.release(key.toLowerCase());
  } catch (error) {
    ports.log.warn("release-failed", { ticket: key, error: String(error) });
  }
}

/** Every ticket of a task is told; the first one's answer counts for all. */
export async function tellAll(ended: Ended, { ticket, also }: Task, hall: Hall): Promise<Ended> {
  const told = await tell(ended, ticket, hall);
  for (const other of also) await tell({ ending: endingFor(other, ended.ending) }, other, hall);
  return told;
}

/** Says how a ticket ended. Never throws: that it could not be said is in the result. */
export async function tell(ended: Ended, ticket: Ticket, { ports, settings }: Hall): Promise<Ended> {
  const { outcome } = ended.ending;
  try {
    await report(ended.ending, ticket, ports, settings);
    return ended;
  } catch (unsaid) {
    // Superseded by its removal: nobody is left to be told.
    if (outcome === "superseded" && isPipelineError(unsaid) && unsaid.code === "TICKET_NOT_FOUND") return ended;
    ports.log.error("report-failed", { ticket: ticket.key, outcome, error: String(unsaid) });
    return { ...ended, unsaid };
  }
}

/** Our comment may still tell of a run that broke off after it had opened the draft: only one that names it will do. */
function isToldAlready({ ticket, earlier }: Task): boolean {
  const own = ticket.comments.find(({ id }) => id === outcomeCommentId(ticket.id));
  return own !== undefined && new RegExp(`Pull request #${earlier?.pullRequest}\\b`).test(own.body);
}
