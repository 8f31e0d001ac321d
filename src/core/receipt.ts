// What one ticket of a batch took on GitHub: how long its jobs ran, tokens, cost. Travels from job to job as a file, and most of
// its numbers were told by jobs that ran an agent: good enough for a table, and for nothing that is decided.
import { z } from "zod";
import { isTicketKey } from "./names.ts";
import { type Ending, Outcome } from "./outcome.ts";

/** Longest that is believed of a job: GitHub ends one of a self-hosted runner after five days. */
export const MOST_SECONDS = 5 * 24 * 3600;
const MOST_TOKENS = 1e12;
const MOST_USD = 1e6;
/** Bytes of a receipt's file; real ones have about 300. */
export const MOST_RECEIPT_BYTES = 4096;

const Count = z.int().min(0).max(MOST_TOKENS);
/** Seconds; null: it ran, nobody knows how long; left out: it did not run. */
const Ran = z.int().min(0).max(MOST_SECONDS).nullable().optional();

export const Receipt = z.strictObject({
  version: z.literal(1),
  key: z.string().refine(isTicketKey, "is no ticket key"),
  outcome: Outcome,
  /** Number of the pull request. */
  pullRequest: z.int().min(1).max(1e9).optional(),
  /** Of all rounds; left out where it is not known, which is not zero. */
  inputTokens: Count.optional(),
  outputTokens: Count.optional(),
  costUsd: z.number().min(0).max(MOST_USD).optional(),
  seconds: z.strictObject({ agent: Ran, verify: Ran, deliver: Ran }),
});
export type Receipt = z.infer<typeof Receipt>;

/** How the jobs of a ticket went, as the last of them is told. */
export interface JobTimes {
  /** In GitHub's words; undefined where nobody says. */
  readonly agentResult: string | undefined;
  readonly verifyResult: string | undefined;
  /** Whether a job of its own was to verify. */
  readonly isVerifiedApart: boolean;
  /** Undefined: it did not say. */
  readonly agentSeconds: number | undefined;
  readonly verifySeconds: number | undefined;
  readonly deliverSeconds: number | undefined;
}

export function receiptOf(ending: Ending, jobs: JobTimes): Receipt {
  const { key, outcome, pullRequest } = ending;
  const { inputTokens, outputTokens, costUsd } = isLost(ending, jobs) ? {} : ending.usage;
  const ran = (result: string | undefined, seconds: number | undefined) =>
    seconds ?? (result === "skipped" ? undefined : null);
  return believable({
    version: 1,
    key,
    outcome,
    pullRequest: pullRequest?.number,
    inputTokens,
    outputTokens,
    costUsd,
    seconds: {
      agent: ran(jobs.agentResult, jobs.agentSeconds),
      verify: jobs.isVerifiedApart ? ran(jobs.verifyResult, jobs.verifySeconds) : undefined,
      deliver: jobs.deliverSeconds ?? null,
    },
  });
}

/** Whether what the agent used was lost with its job: then it is unknown. */
function isLost({ outcome, rounds }: Ending, { agentResult }: JobTimes): boolean {
  return (outcome === "failed" || outcome === "cancelled") && rounds === 0 && agentResult !== "skipped";
}

type Told = { readonly [K in keyof Receipt]: Receipt[K] | undefined };

/** Numbers that cannot be are left out; the rest of the receipt still holds. */
function believable(told: Told): Receipt {
  const { inputTokens, outputTokens, costUsd, pullRequest } = Receipt.shape;
  const number = (schema: z.ZodType<number | undefined>, value: number | undefined) => schema.safeParse(value).data;
  const values = {
    ...told,
    pullRequest: number(pullRequest, told.pullRequest),
    inputTokens: number(inputTokens, told.inputTokens),
    outputTokens: number(outputTokens, told.outputTokens),
    costUsd: number(costUsd, told.costUsd),
  };
  return Receipt.parse(values);
}

export function printReceipt(receipt: Receipt): string {
  return `${JSON.stringify(receipt)}\n`;
}

/** Undefined for anything that is not one: other jobs may have written the file. */
export function parseReceipt(text: string): Receipt | undefined {
  try {
    return Receipt.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

// As the workflow names the artifact of a receipt.
const NAME = /^linear-to-pr-([A-Z][A-Z0-9]*-[0-9]+)-ending-([0-9]{1,4})\.json$/;

/** Ticket and attempt of the run for the name of a receipt's file; undefined for another name. */
export function parseReceiptName(name: string): { readonly key: string; readonly attempt: number } | undefined {
  const [, key = "", attempt = ""] = NAME.exec(name) ?? [];
  return isTicketKey(key) ? { key, attempt: Number(attempt) } : undefined;
}

/** What a whole batch took. */
export interface Bill {
  /** In the order in which the tickets were started; none is missing. */
  readonly receipts: readonly Receipt[];
  /** Of the job that planned the batch, once for all; undefined: it did not say. */
  readonly prepareSeconds: number | undefined;
}
