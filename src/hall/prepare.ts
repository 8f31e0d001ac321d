// The first job of a batch on GitHub: tickets, a plan, and which of them an agent has to be started for, phase by phase.
// Runs nothing of the repository; the tickets that need no agent are told here.
import { factsOf, settledEnding } from "../core/ending.ts";
import type { Plan, Task } from "../core/plan.ts";
import { mapPooled } from "../core/pool.ts";
import { findSettled } from "../core/settled.ts";
import { type Ended, type Hall, tellAll } from "../pipeline.ts";
import { plan } from "../stages/plan.ts";
import { claim } from "../stages/poll.ts";
import { trigger } from "../stages/trigger.ts";
import { tellParked } from "./after.ts";
import { deliveredBefore } from "./carried-on.ts";
import { untouched } from "./course.ts";

/** Requests to the tracker at once. */
const MOST_TELLINGS = 8;

export interface PreparedBatch {
  readonly plan: Plan;
  /** Keys of the tasks that need an agent, by phase; phases without any are left out. */
  readonly phases: readonly (readonly string[])[];
  readonly ended: readonly Ended[];
}

/** @throws what `trigger` and `plan` throw. */
export async function prepareBatch(hall: Hall): Promise<PreparedBatch> {
  const { tickets, turnedAway } = await trigger(hall.asked, hall.ports, hall.settings);
  const before = await deliveredBefore(tickets, hall);
  const planned = await plan([...before, ...tickets], hall.ports, hall.settings);
  const unasked = new Set(before.map(({ key }) => key));
  const isAsked = ({ ticket }: Pick<Task, "ticket">) => !unasked.has(ticket.key);
  const tasks = planned.tasks.filter(isAsked);
  const settled = await tellSettled(tasks, hall);
  const parked = await tellParked({ parked: planned.parked.filter(isAsked) }, hall);
  const notOurs = turnedAway.map(({ ticket, reason }) => ({
    ending: untouched(ticket, "not-ours", reason),
  }));
  const done = new Set(settled.map(({ ending }) => ending.key));
  const left = tasks.filter(({ ticket }) => !done.has(ticket.key));
  const ours = await claimAll(left, hall);
  if (hall.signal.aborted) {
    const stopped = await tellStopped(left, ours, hall);
    return { plan: planned, phases: [], ended: [...settled, ...stopped, ...parked, ...notOurs] };
  }
  const open = new Map(
    left.filter(({ ticket }) => ours.has(ticket.key)).map(({ number, ticket }) => [number, ticket.key]),
  );
  const phases = planned.phases.map(({ prompts }) => prompts.flatMap((number) => open.get(number) ?? []));
  return {
    plan: planned,
    phases: phases.filter((keys) => keys.length > 0),
    ended: [...settled, ...parked, ...notOurs],
  };
}

/** Keys of the tasks that are ours to start. Whoever another run has is left to it, and not told: its comment is that run's. */
async function claimAll(tasks: readonly Task[], { ports, settings, asked, signal }: Hall): Promise<Set<string>> {
  const { run } = settings;
  const id = asked.correlation ?? `run-${run?.number ?? "local"}`;
  const claimant = { id, ...(run === undefined ? {} : { run: { id: run.number, url: run.url } }) };
  const runs = await liveRuns(ports);
  const forge = { ...ports.forge, liveRuns: async () => runs };
  const ours = await mapPooled(tasks, MOST_TELLINGS, async ({ ticket, also }) => {
    // What is not claimed now, the next poll starts.
    if (signal.aborted) return [];
    for (const one of [ticket, ...also]) {
      const claimed = await claim(one, claimant, { ...ports, forge });
      if ("refused" in claimed) return [];
    }
    return [ticket.key];
  });
  return new Set(ours.flat());
}

/** A run that is cancelled begins no phase: told here, its tickets are not taken for lost and tried again. */
async function tellStopped(tasks: readonly Task[], ours: ReadonlySet<string>, hall: Hall): Promise<Ended[]> {
  return mapPooled(
    tasks.filter(({ ticket }) => ours.has(ticket.key)),
    MOST_TELLINGS,
    (task) => tellAll({ ending: untouched(task.ticket, "cancelled", "stopped before it was begun") }, task, hall),
  );
}

/** A token that may not see runs still sees comments: of two starts only one makes the comment. */
async function liveRuns({ forge, log }: Hall["ports"]) {
  try {
    return await forge.liveRuns();
  } catch (error) {
    log.warn("runs-not-seen", { error: String(error) });
    return [];
  }
}

/** What an earlier run has delivered, or a person has closed or merged, needs no runner. */
async function tellSettled(tasks: readonly Task[], hall: Hall): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const task of tasks) {
    const settled = findSettled(task, hall.asked);
    if (settled === undefined) continue;
    const ending = settledEnding(factsOf(task.ticket, undefined, 0), settled, task.earlier);
    ended.push(await tellAll({ ending }, task, hall));
  }
  return ended;
}
