// One session of either door: options in; endings, artefact and exit code out. Knows stages, not how anybody is told.
import { exitCodeOfEndings, factsOf } from "./core/ending.ts";
import type { Options } from "./core/options.ts";
import type { Trigger } from "./core/trigger.ts";
import type { ExitCode } from "./errors.ts";
import { orchestrate } from "./orchestrate.ts";
import type { Ended, Hall } from "./pipeline.ts";
import { plan } from "./stages/plan.ts";
import { trigger } from "./stages/trigger.ts";
import { step } from "./step.ts";
import { type World, wire } from "./wire.ts";

export interface Session {
  readonly ended: readonly Ended[];
  /** Where the artefacts of this session lie: one file for a single stage, a folder for `all`. */
  readonly artefacts: string;
  readonly exitCode: ExitCode;
  readonly wallMs: number;
}

/** @throws PipelineError for what is wrong with the session as a whole; what is wrong with one ticket is in its ending. */
export async function session(
  options: Options,
  asked: Trigger,
  world: World & { readonly signal: AbortSignal },
): Promise<Session> {
  const startedMs = performance.now();
  await using wired = await wire(options, world);
  const { ports, settings, ready } = wired;
  // Asked for by name, starting anew counts as moving the ticket now.
  const moved = options.again ? { ...asked, movedAt: ports.clock.now() } : asked;
  const hall: Hall = { ports, settings, asked: moved, signal: world.signal };
  const { ended, artefacts } = await walk(options, hall, ready);
  const errors = ended.flatMap(({ error, unsaid }) => [error, unsaid].filter((one) => one !== undefined));
  const exitCode = exitCodeOfEndings(
    ended.map(({ ending }) => ending),
    errors,
  );
  return { ended, artefacts, exitCode, wallMs: Math.round(performance.now() - startedMs) };
}

async function walk(options: Options, hall: Hall, ready: Promise<void>): Promise<Pick<Session, "ended" | "artefacts">> {
  const { stage } = options;
  if (stage === "all") return { ended: await all(hall, ready), artefacts: hall.settings.artefactDir };
  await ready;
  const { ended, artefact } = await step(stage, options, hall);
  return { ended, artefacts: artefact };
}

async function all(hall: Hall, ready: Promise<void>): Promise<Ended[]> {
  const { tickets, turnedAway } = await trigger(hall.asked, hall.ports, hall.settings);
  const planned = await plan(tickets, hall.ports, hall.settings);
  // The proof that this machine can isolate was under way meanwhile; nothing runs and nothing is paid for before it.
  await ready;
  const ended = await orchestrate(planned, hall);
  const notOurs = turnedAway.map(({ ticket, reason }) => ({
    ending: { ...factsOf(ticket, undefined, 0), outcome: "not-ours" as const, reason },
  }));
  return [...ended, ...notOurs];
}
