// How long a task will take, guessed from what is known before it starts. Only for the order in which a batch is started and
// for its forecast: a wrong guess costs a little time, never correctness.
import type { Outcome } from "../outcome.ts";

export interface Expected {
  readonly key: string;
  /** Points of the ticket, in whatever scale the team uses. */
  readonly estimate?: number | undefined;
  /** How many files its territory holds; undefined when the territory is unknown. */
  readonly files?: number | undefined;
}

/** A run of an earlier batch of this repository. */
export interface EarlierRun extends Expected {
  readonly outcome: Outcome;
  readonly ms: number;
}

/** Where nothing at all is known; in a batch without history only the proportions between tasks matter. */
export const DEFAULT_EXPECTED_MS = 10 * 60_000;

/** Runs that ended otherwise say nothing about the length of the work: most never reached it, or were cut short. */
const TELLING: ReadonlySet<Outcome> = new Set([
  "delivered",
  "no-change",
  "refused",
  "max-turns",
  "over-budget",
  "timed-out",
]);
// A few hundred runs say all there is to say; older ones tell of a repository and an agent that are gone.
const MOST_RUNS = 200;
// Twice the size is guessed to take 1.4 times as long: part of each run (set-up, reading, checks) does not grow with it.
const EXPONENT = 0.5;
// No size makes a task shorter or longer than by this factor: a ticket with 400 files is more often a wide glob than a long run.
const MAX_FACTOR = 4;

/**
 * Expected milliseconds by key: `m · clamp(√(size / typical size), 1/4, 4)`, where m is the median of the earlier runs' times
 * (10 minutes without any) and size the ticket's estimate and the files of its territory, each measured against its own
 * median and averaged geometrically; what is unknown counts as typical. A ticket that was run before is expected half way
 * (geometrically) between that and the median of its own runs. Medians, so that one endless run moves nothing.
 * @param history oldest first; the last 200 telling runs count.
 */
export function expectedDurations(tasks: readonly Expected[], history: readonly EarlierRun[]): Map<string, number> {
  const runs = history.filter(({ outcome, ms }) => TELLING.has(outcome) && isPositive(ms)).slice(-MOST_RUNS);
  const usual = median(runs.map(({ ms }) => ms)) ?? DEFAULT_EXPECTED_MS;
  const known = [...runs, ...tasks];
  const estimate = median(known.map((one) => one.estimate).filter(isPositive));
  const files = median(known.map((one) => one.files).filter(isPositive));
  const own = new Map<string, number[]>();
  for (const { key, ms } of runs) own.set(key, [...(own.get(key) ?? []), ms]);
  return new Map(
    tasks.map((task) => {
      const ratios = [ratio(task.estimate, estimate), ratio(task.files, files)].filter(isPositive);
      const factor = geometricMean(ratios) ** EXPONENT;
      const guess = usual * Math.min(MAX_FACTOR, Math.max(1 / MAX_FACTOR, factor));
      const before = median(own.get(task.key) ?? []);
      return [task.key, before === undefined ? guess : geometricMean([guess, before])];
    }),
  );
}

function ratio(value: number | undefined, typical: number | undefined): number | undefined {
  return isPositive(value) && typical !== undefined ? value / typical : undefined;
}

/** 1 for no values at all. */
function geometricMean(values: readonly number[]): number {
  return values.reduce((product, value) => product * value ** (1 / values.length), 1);
}

/** Of an even number of values the mean of the two in the middle. */
function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.length === 0 ? undefined : middle.reduce((sum, value) => sum + value / middle.length, 0);
}

function isPositive(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value > 0;
}
