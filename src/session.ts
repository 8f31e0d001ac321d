// One session of either door: options in; endings, artefact and exit code out. Knows stages, not how anybody is told.

import { DEFAULT_CONFIG } from "./core/config/config.ts";
import { exitCodeOfEndings, factsOf, failedEnding } from "./core/ending.ts";
import type { Options } from "./core/options.ts";
import type { Ticket } from "./core/ticket.ts";
import type { Trigger } from "./core/trigger.ts";
import type { ExitCode } from "./errors.ts";
import { orchestrate } from "./orchestrate.ts";
import type { Ended, Hall } from "./pipeline.ts";
import type { Log, Tracker } from "./ports.ts";
import { plan } from "./stages/plan.ts";
import { report } from "./stages/report.ts";
import { trigger } from "./stages/trigger.ts";
import { step } from "./step.ts";
import { type Wired, type World, wire, wireTracker } from "./wire.ts";

export interface Session {
  readonly ended: readonly Ended[];
  /** Where the artefacts of this session lie: one file for a single stage, a folder for `all`; empty when nothing was begun. */
  readonly artefacts: string;
  readonly exitCode: ExitCode;
  readonly wallMs: number;
}

type SessionWorld = World & { readonly signal: AbortSignal };
type Walked = Pick<Session, "ended" | "artefacts">;

/**
 * @throws PipelineError for what is wrong with the session as a whole, when no ticket waits for an answer; what is wrong with
 * one ticket is in its ending.
 */
export async function session(options: Options, asked: Trigger, world: SessionWorld): Promise<Session> {
  const startedMs = performance.now();
  const { ended, artefacts } = await open(options, asked, world);
  const errors = ended.flatMap(({ error, unsaid }) => [error, unsaid].filter((one) => one !== undefined));
  const exitCode = exitCodeOfEndings(
    ended.map(({ ending }) => ending),
    errors,
  );
  return { ended, artefacts, exitCode, wallMs: Math.round(performance.now() - startedMs) };
}

async function open(options: Options, asked: Trigger, world: SessionWorld): Promise<Walked> {
  let wired: Wired;
  try {
    wired = await wire(options, world);
  } catch (error) {
    if (options.stage !== "all" || !isEvent(asked)) throw error;
    const tracker = wireTracker(options, world.log);
    return {
      ended: await tellAll(error, () => tracker.tickets(asked.keys), { tracker, log: world.log }),
      artefacts: "",
    };
  }
  await using opened = wired;
  // Asked for by name, starting anew counts as moving the ticket now.
  const moved = options.again ? { ...asked, movedAt: opened.ports.clock.now() } : asked;
  // Awaited here: what serves the cells must not be put away while they are used.
  return await walk(options, { ...opened, asked: moved, signal: world.signal });
}

async function walk(options: Options, hall: Hall): Promise<Walked> {
  const { stage } = options;
  if (stage === "all") return { ended: await all(hall), artefacts: hall.settings.artefactDir };
  const { ended, artefact } = await step(stage, options, hall);
  return { ended, artefacts: artefact };
}

async function all(hall: Hall): Promise<Ended[]> {
  const { tickets, turnedAway } = await trigger(hall.asked, hall.ports, hall.settings);
  const notOurs = turnedAway.map(({ ticket, reason }) => ({
    ending: { ...factsOf(ticket, undefined, 0), outcome: "not-ours" as const, reason },
  }));
  try {
    const planned = await plan(tickets, hall.ports, hall.settings);
    return [...(await orchestrate(planned, hall)), ...notOurs];
  } catch (error) {
    if (!isEvent(hall.asked)) throw error;
    return [...(await tellAll(error, async () => tickets, hall.ports)), ...notOurs];
  }
}

/** A person at a terminal reads the error there; behind an event nobody does, so the tickets hear of it (P7). */
function isEvent({ source }: Trigger): boolean {
  return source === "repository_dispatch" || source === "workflow_dispatch";
}

/** @throws `error` itself when there is nobody to tell, or the telling fails. */
async function tellAll(
  error: unknown,
  findTickets: () => Promise<Ticket[]>,
  ports: { readonly tracker: Tracker; readonly log: Log },
): Promise<Ended[]> {
  const ended: Ended[] = [];
  try {
    for (const ticket of await findTickets()) {
      const ending = failedEnding(factsOf(ticket, undefined, 0), error, undefined);
      await report(ending, ticket, ports, { config: DEFAULT_CONFIG });
      ended.push({ ending, error });
    }
  } catch (untold) {
    ports.log.error("report-failed", { error: String(untold) });
    throw error;
  }
  if (ended.length === 0) throw error;
  return ended;
}
