// The hall for one ticket: the whole story on one screen. Every path ends in exactly one Ending, and the ticket is told.
import { type ArtefactKind, type ArtefactValue, printArtefact } from "./core/artefact.ts";
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
import type { Trigger } from "./core/trigger.ts";
import type { Verdict } from "./core/verdict.ts";
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
  /** What was thrown, when the ending is `failed`, for the door's exit code and stack. */
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
    return isToldAlready(task) ? { ending } : tell({ ending }, task, hall);
  }
  return tell(await walkKeeping(task, hall, trail), task, hall);
}

async function walkKeeping(task: Task, hall: Hall, trail: Trail): Promise<Ended> {
  try {
    return { ending: await walk(task, hall, trail) };
  } catch (error) {
    const kept = await keep(trail.reached, hall);
    return { ending: failedEnding(trail.facts(), error, kept), error };
  }
}

async function walk(task: Task, hall: Hall, trail: Trail): Promise<Ending> {
  const { ports, settings, signal, asked } = hall;
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
  await hall.ports.workspace.release(verdict.ticket.key.toLowerCase());
  return deliveredEnding(trail.facts(), result);
}

/** Work that is not published is still a commit in a bundle that git can read; its directory is free again then. */
async function keep(reached: Reached, { ports, settings }: Hall): Promise<KeptWork | undefined> {
  if (reached === undefined || !("change" in reached)) return undefined;
  const { change, ticket, baseCommit, finishedAt } = reached;
  const name = ticket.key.toLowerCase();
  try {
    const kept = change.files.length === 0 ? undefined : await salvage();
    await ports.workspace.release(name);
    return kept;
  } catch (error) {
    // The artefact still names the tree; the first failure is the one people need to read.
    ports.log.error("keep-failed", { ticket: ticket.key, error: String(error) });
    return { kind: "file", where: `${settings.artefactDir}/${ticket.key}` };
  }

  async function salvage(): Promise<KeptWork> {
    const message = `${ticket.key}: not delivered\n`;
    const commit = await ports.workspace.commit({ tree: change.tree, parent: baseCommit, message, date: finishedAt });
    return { kind: "file", where: await ports.workspace.salvage(name, commit) };
  }
}

async function tell(ended: Ended, task: Task, { ports, settings }: Hall): Promise<Ended> {
  try {
    await report(ended.ending, task.ticket, ports, settings);
    return ended;
  } catch (unsaid) {
    ports.log.error("report-failed", { ticket: task.ticket.key, outcome: ended.ending.outcome, error: String(unsaid) });
    return { ...ended, unsaid };
  }
}

function isToldAlready({ ticket }: Task): boolean {
  return ticket.comments.some(({ id }) => id === outcomeCommentId(ticket.id));
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
