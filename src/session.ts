// One session of either door: options in; endings, artefact and exit code out. Knows stages, not how anybody is told.

import path from "node:path";
import { createFiles } from "./adapters/machine/files.ts";
import { DEFAULT_CONFIG } from "./core/config/config.ts";
import { exitCodeOfEndings, factsOf, failedEnding } from "./core/ending.ts";
import type { Options } from "./core/options.ts";
import { Ending } from "./core/outcome.ts";
import type { Bill, Receipt } from "./core/receipt.ts";
import type { Ticket } from "./core/ticket.ts";
import { isEvent, type Trigger } from "./core/trigger.ts";
import type { BatchReport } from "./core/words/batch-report.ts";
import { receiptLine } from "./core/words/bill.ts";
import type { Foreseen } from "./core/words/forecast-text.ts";
import type { Redact } from "./core/words/redact.ts";
import type { ExitCode } from "./errors.ts";
import { untouched } from "./hall/course.ts";
import { foretell } from "./hall/foretell.ts";
import { sum } from "./hall/sum.ts";
import type { Memory } from "./hall/trail.ts";
import { type Batch, orchestrate } from "./orchestrate.ts";
import type { Ended, Hall } from "./pipeline.ts";
import type { Log, Tracker } from "./ports.ts";
import { plan } from "./stages/plan.ts";
import { report } from "./stages/report.ts";
import { trigger } from "./stages/trigger.ts";
import { type StepStage, step } from "./step.ts";
import { type Wired, type World, wire, wireTracker } from "./wire.ts";

export interface Session {
  /** What would happen, for a dry run; nothing was done then. */
  readonly forecast?: Foreseen;
  /** Keys of the tasks that need an agent, phase by phase, after `prepare`. */
  readonly phases?: readonly (readonly string[])[];
  /** What came of a task that was worked out but not delivered, after `work`. */
  readonly decision?: string;
  /** What went wrong beside the endings; doors explain each. */
  readonly errors?: readonly unknown[];
  /** What a ticket took on GitHub, after `deliver` of a folder. */
  readonly receipt?: Receipt;
  /** What all tickets of the batch took, after `sum`; left out while some have not ended. */
  readonly bill?: Bill;
  /** How the batch went, when one was worked through. */
  readonly batch?: Batch;
  readonly ended: readonly Ended[];
  /** Where the artefacts of this session lie: one file for a single stage, a folder for `all`; empty when nothing was begun. */
  readonly artefacts: string;
  readonly exitCode: ExitCode;
  /** All of it for people and programs, as the doors print it. */
  readonly report: BatchReport;
  readonly wallMs: number;
}

/** What the doors print of a session. */
function reportOf({ ended, batch, receipt }: Walked, wallMs: number): BatchReport {
  const named = batch?.plan.tasks ?? [];
  const phaseOf = (number: number) => batch?.plan.phases.find(({ prompts }) => prompts.includes(number))?.name ?? "";
  return {
    endings: ended.map(({ ending }) => ending),
    phases: new Map(named.map(({ ticket, number }) => [ticket.key, phaseOf(number)])),
    wallMs,
    slots: batch?.slots ?? 1,
    paused: batch?.paused,
    mergePlan: batch?.mergePlan,
    took: receipt === undefined ? undefined : receiptLine(receipt),
  };
}

type SessionWorld = World & { readonly signal: AbortSignal };
type Walked = Omit<Session, "exitCode" | "wallMs" | "report">;

/**
 * @throws PipelineError for what is wrong with the session as a whole, when no ticket waits for an answer; what is wrong with
 * one ticket is in its ending.
 */
export async function session(options: Options, asked: Trigger, world: SessionWorld): Promise<Session> {
  const startedMs = performance.now();
  const walked = await open(options, asked, world);
  const { ended } = walked;
  const thrown = ended.flatMap(({ error, unsaid }) => [error, unsaid].filter((one) => one !== undefined));
  const errors = [...thrown, ...(walked.errors ?? [])];
  const exitCode = exitCodeOfEndings(
    ended.map(({ ending }) => ending),
    errors,
  );
  const wallMs = Math.round(performance.now() - startedMs);
  return { ...walked, exitCode, wallMs, report: reportOf(walked, wallMs) };
}

async function open(options: Options, asked: Trigger, world: SessionWorld): Promise<Walked> {
  const { stage } = options;
  // Needs no checkout, no key and no configuration: none of them is looked for.
  if (stage === "sum") return sumUp(options, world);
  let wired: Wired;
  try {
    wired = await wire(options, world);
  } catch (error) {
    if ((stage !== "all" && stage !== "prepare") || !isEvent(asked)) throw error;
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
  const walked = await walk(stage, options, {
    ...opened,
    asked: moved,
    signal: world.signal,
    memory: memoryOf(options),
  });
  return { ...walked, ended: walked.ended.map((one) => ({ ...one, ending: discreet(one.ending, opened.redact) })) };
}

/** The ending as strangers may read it: in outputs, summaries and on screens. */
function discreet(ending: Ending, redact: Redact): Ending {
  return Ending.parse(JSON.parse(redact(JSON.stringify(ending))));
}

/** A prompt file names a batch; what that batch has judged once is not paid for twice. */
function memoryOf({ stage, from, again }: Options): Memory {
  return stage === "orchestrate" && from !== undefined ? { batch: path.resolve(from), again } : { again };
}

async function sumUp(options: Options, { log }: World): Promise<Walked> {
  const bill = await sum(options, { files: createFiles(), log });
  return { ended: [], artefacts: "", ...(bill === undefined ? {} : { bill }) };
}

async function walk(stage: "all" | StepStage, options: Options, hall: Hall): Promise<Walked> {
  if (stage === "all") return all(options, hall);
  try {
    const { artefact, ...stepped } = await step(stage, { ...options, dryRun: options["dry-run"] }, hall);
    return { ...stepped, artefacts: artefact };
  } catch (error) {
    // Nobody after this job would tell the tickets that it came to nothing.
    if (stage !== "prepare" || !isEvent(hall.asked)) throw error;
    return {
      ended: await tellAll(error, () => hall.ports.tracker.tickets(hall.asked.keys), hall.ports),
      artefacts: "",
    };
  }
}

async function all(options: Options, hall: Hall): Promise<Walked> {
  const artefacts = hall.settings.artefactDir;
  const { tickets, turnedAway } = await trigger(hall.asked, hall.ports, hall.settings);
  const notOurs = turnedAway.map(({ ticket, reason }) => ({
    ending: untouched(ticket, "not-ours", reason),
  }));
  try {
    const planned = await plan(tickets, hall.ports, hall.settings);
    if (options["dry-run"]) return { ended: notOurs, artefacts: "", forecast: await foretell(planned, hall) };
    const batch = await orchestrate(planned, hall);
    return { ended: [...batch.ended, ...notOurs], artefacts, batch };
  } catch (error) {
    if (!isEvent(hall.asked)) throw error;
    return { ended: [...(await tellAll(error, async () => tickets, hall.ports)), ...notOurs], artefacts };
  }
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
