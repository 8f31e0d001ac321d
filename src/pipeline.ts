// The hall for one ticket: the whole story on one screen. Every path ends in exactly one Ending, and the ticket is told.
import { type ArtefactKind, type ArtefactValue, printArtefact } from "./core/artefact.ts";
import type { Attempt } from "./core/attempt.ts";
import {
  deliveredEnding,
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
import type { Settings } from "./core/settings.ts";
import { findSettled } from "./core/settled.ts";
import { outcomeCommentId } from "./core/snapshot.ts";
import type { Ticket } from "./core/ticket.ts";
import type { Trigger } from "./core/trigger.ts";
import type { Verdict } from "./core/verdict.ts";
import { isPipelineError, PipelineError } from "./errors.ts";
import type { Ports } from "./ports.ts";
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
}

export interface Ended {
  readonly ending: Ending;
  /** What was thrown, when something was, for the door's exit code and stack. */
  readonly error?: unknown;
  /** Why the ticket could not be told, when it could not. The work itself is not affected. */
  readonly unsaid?: unknown;
}

/** The furthest noun so far, and a way to leave it on disk before anything else happens (P6). */
interface Trail {
  reached: Reached;
  facts(): ReturnType<typeof factsOf>;
  save<K extends "brief" | "attempt" | "verdict" | "delivery">(kind: K, value: ArtefactValue<K>): Promise<void>;
}

/** Takes one task from nothing to its ending. Never throws: what went wrong is in the result. */
export async function pipeline(task: Task, hall: Hall): Promise<Ended> {
  const trail = createTrail(task, hall);
  const settled = findSettled(task, hall.asked);
  if (settled !== undefined) {
    const ending = settledEnding(trail.facts(), settled, task.earlier);
    hall.ports.log.info("settled", { ticket: task.ticket.key, outcome: ending.outcome, operation: ending.operation });
    return isToldAlready(task) ? { ending } : tell({ ending }, task.ticket, hall);
  }
  return tell(await walkKeeping(task, hall, trail), task.ticket, hall);
}

async function walkKeeping(task: Task, hall: Hall, trail: Trail): Promise<Ended> {
  try {
    return { ending: await walk(task, hall, trail) };
  } catch (error) {
    const { reached } = trail;
    // What is published is published, whatever breaks afterwards: the ticket hears of its draft, the door of the error.
    if (reached !== undefined && "operation" in reached) {
      return { ending: deliveredEnding(trail.facts(), reached), error };
    }
    const kept = await keep(reached, hall);
    return { ending: failedEnding(trail.facts(), error, kept), error };
  }
}

async function walk(task: Task, hall: Hall, trail: Trail): Promise<Ending> {
  const { ports, settings, signal, asked } = hall;
  if (signal.aborted) throw new PipelineError("CANCELLED", "stopped before it was begun");
  // A branch that holds a person's work cannot be delivered to: say so before money is spent (P5).
  const remote = await ports.workspace.findRemoteBranch(task.branch);
  if (remote?.ours === false) return foreignEnding(trail.facts(), task.branch, remote.commit);

  let brief = await scaffold(task, ports, settings, signal);
  for (;;) {
    await trail.save("brief", brief);
    const attempt = await run(brief, ports, settings, signal);
    await trail.save("attempt", attempt);
    const verdict = await verify(attempt, ports, settings, signal);
    await trail.save("verdict", verdict);
    if (verdict.decision === "stop") return stoppedEnding(trail.facts(), verdict, await keep(verdict, hall));
    if (verdict.decision === "deliver") return publish(verdict, hall, trail, asked);
    brief = fix(verdict, settings);
  }
}

async function publish(verdict: Verdict, hall: Hall, trail: Trail, asked: Trigger): Promise<Ending> {
  const result = await deliver(verdict, hall.ports, hall.settings, asked);
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

function createTrail(task: Task, { ports, settings }: Hall): Trail {
  const startedMs = ports.clock.monotonicMs();
  const save = (kind: ArtefactKind, text: string) =>
    ports.files.saveText(`${settings.artefactDir}/${task.ticket.key}/${kind}.json`, text);
  const trail: Trail = {
    reached: undefined,
    facts: () => factsOf(task.ticket, trail.reached, ports.clock.monotonicMs() - startedMs),
    async save(kind, value) {
      trail.reached = value;
      await save(kind, printArtefact(kind, value));
    },
  };
  return trail;
}
