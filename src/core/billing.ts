// What GitHub bills for jobs, as near as jobs can tell from inside. Pure.
import type { Bill, Receipt } from "./receipt.ts";

export type JobName = "prepare" | "agent" | "verify" | "deliver";

/**
 * Seconds that GitHub counts and the steps of a job cannot see: its machine fetches the actions before the first step and cleans
 * up after the last. An estimate of ours, not a figure of GitHub's. `deliver` tells its time before its last few steps.
 */
const AROUND_SECONDS: Readonly<Record<JobName, number>> = { prepare: 5, agent: 5, verify: 5, deliver: 10 };

/** Each job is rounded up to whole minutes, on the machines that count once. Never less than 1. */
export function billedMinutes(job: JobName, seconds: number): number {
  return Math.max(1, Math.ceil((seconds + AROUND_SECONDS[job]) / 60));
}

/** A sum of which parts may be unknown. */
export interface Sum {
  readonly known: number;
  /** How many parts are not in it. */
  readonly unknown: number;
}

export function sumOf(parts: readonly (number | undefined)[]): Sum {
  const known = parts.flatMap((part) => (part === undefined ? [] : [part]));
  return { known: known.reduce((sum, part) => sum + part, 0), unknown: parts.length - known.length };
}

const TICKET_JOBS = ["agent", "verify", "deliver"] as const;

/** Minutes by job: null where it ran and nobody knows how long, left out where it did not run. */
export function minutesByJob({ seconds }: Receipt): Partial<Record<(typeof TICKET_JOBS)[number], number | null>> {
  const minutes = TICKET_JOBS.flatMap((job) => {
    const ran = seconds[job];
    return ran === undefined ? [] : [[job, ran === null ? null : billedMinutes(job, ran)] as const];
  });
  return Object.fromEntries(minutes);
}

/** Billed minutes of all jobs of a ticket. */
export function minutesOf(receipt: Receipt): Sum {
  return sumOf(Object.values(minutesByJob(receipt)).map((minutes) => minutes ?? undefined));
}

export interface Totals {
  /** With the minutes of `prepare`. */
  readonly minutes: Sum;
  readonly inputTokens: Sum;
  readonly outputTokens: Sum;
  readonly costUsd: Sum;
  readonly delivered: number;
}

/** Undefined when the job did not say how long it ran. */
export function prepareMinutes({ prepareSeconds }: Bill): number | undefined {
  return prepareSeconds === undefined ? undefined : billedMinutes("prepare", prepareSeconds);
}

export function totalsOf(bill: Bill): Totals {
  const { receipts } = bill;
  const jobs = receipts.flatMap((receipt) => Object.values(minutesByJob(receipt)));
  return {
    minutes: sumOf([prepareMinutes(bill), ...jobs.map((minutes) => minutes ?? undefined)]),
    inputTokens: sumOf(receipts.map((receipt) => receipt.inputTokens)),
    outputTokens: sumOf(receipts.map((receipt) => receipt.outputTokens)),
    costUsd: sumOf(receipts.map((receipt) => receipt.costUsd)),
    delivered: receipts.filter(({ outcome }) => outcome === "delivered").length,
  };
}
