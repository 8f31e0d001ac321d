import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ending } from "../../src/core/outcome.ts";
import {
  type JobTimes,
  MOST_RECEIPT_BYTES,
  parseReceipt,
  parseReceiptName,
  printReceipt,
  type Receipt,
  receiptOf,
} from "../../src/core/receipt.ts";

const ENDING: Ending = {
  key: "ENG-1",
  ticketId: "t1",
  outcome: "delivered",
  operation: "created",
  pullRequest: { number: 7, url: "https://github.com/acme/shop/pull/7" },
  reason: "all checks passed",
  rounds: 2,
  checks: [],
  usage: { turns: 12, inputTokens: 900, outputTokens: 80, costUsd: 0.42, durationMs: 1 },
  wallMs: 1,
  agentMs: 1,
  commandsMs: 1,
};
const NOTHING_USED = { turns: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, durationMs: 0 };
const JOBS: JobTimes = {
  agentResult: "success",
  verifyResult: "success",
  isVerifiedApart: true,
  agentSeconds: 40,
  verifySeconds: 30,
  deliverSeconds: 12,
};
const RECEIPT: Receipt = {
  version: 1,
  key: "ENG-1",
  outcome: "delivered",
  pullRequest: 7,
  inputTokens: 900,
  outputTokens: 80,
  costUsd: 0.42,
  seconds: { agent: 40, verify: 30, deliver: 12 },
};

describe("what a ticket took", () => {
  it("is its minutes by job, its tokens and its cost, and nothing that somebody wrote", () => {
    expect(receiptOf(ENDING, JOBS)).toEqual(RECEIPT);
  });

  it.each<[string, Partial<JobTimes>, Receipt["seconds"]]>([
    [
      "a job that was passed over took no time",
      { verifyResult: "skipped", verifySeconds: undefined },
      { agent: 40, deliver: 12 },
    ],
    [
      "a job that was lost took a time nobody knows",
      { verifyResult: "failure", verifySeconds: undefined },
      { agent: 40, verify: null, deliver: 12 },
    ],
    ["a job that is not there took none, whatever it says", { isVerifiedApart: false }, { agent: 40, deliver: 12 }],
    [
      "what nobody says is not known",
      { agentSeconds: undefined, deliverSeconds: undefined },
      { agent: null, verify: 30, deliver: null },
    ],
  ])("%s", (_, changes, wanted) => {
    expect(receiptOf(ENDING, { ...JOBS, ...changes }).seconds).toEqual(wanted);
  });

  it.each<[string, Partial<Ending>, string | undefined, number | undefined]>([
    ["lost with its job", { outcome: "failed", rounds: 0, usage: NOTHING_USED }, "failure", undefined],
    ["cancelled before it could say", { outcome: "cancelled", rounds: 0, usage: NOTHING_USED }, "cancelled", undefined],
    ["never begun", { outcome: "skipped", rounds: 0, usage: NOTHING_USED }, "success", 0],
    ["no job at all", { outcome: "cancelled", rounds: 0, usage: NOTHING_USED }, "skipped", 0],
    ["failed after it was paid for", { outcome: "failed" }, "success", 0.42],
  ])("%s: the cost is known as far as it can be", (_, changes, agentResult, wanted) => {
    expect(receiptOf({ ...ENDING, ...changes }, { ...JOBS, agentResult }).costUsd).toBe(wanted);
  });

  it.each([-1, 1e300, 0.5])("leaves out %d tokens, which cannot be, and keeps the rest", (inputTokens) => {
    const { inputTokens: _, ...rest } = RECEIPT;
    expect(receiptOf({ ...ENDING, usage: { ...ENDING.usage, inputTokens } }, JOBS)).toEqual(rest);
  });
});

describe("its file", () => {
  it("reads as it was written, and is small", () => {
    const text = printReceipt(RECEIPT);
    expect(parseReceipt(text)).toEqual(RECEIPT);
    expect(text.length).toBeLessThan(MOST_RECEIPT_BYTES);
  });

  it.each<[string, object]>([
    ["a word of its own", { note: "@everyone" }],
    ["another outcome", { outcome: "**great**" }],
    ["another key", { key: "ENG-1 | x" }],
    ["a negative cost", { costUsd: -1 }],
    ["a year of minutes", { seconds: { agent: 365 * 24 * 3600 } }],
    ["half a second", { seconds: { agent: 0.5 } }],
    ["another job", { seconds: { hack: 1 } }],
    ["another version", { version: 2 }],
  ])("is none with %s", (_, changes) => {
    expect(parseReceipt(JSON.stringify({ ...RECEIPT, ...changes }))).toBeUndefined();
  });

  it("is none, and no error, whatever is in it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseReceipt(text)).toBeUndefined();
      }),
    );
  });

  it.each([
    ["linear-to-pr-ENG-12-ending-3.json", { key: "ENG-12", attempt: 3 }],
    ["linear-to-pr-ENG-12-ending-3", undefined],
    ["linear-to-pr-ENG-012-ending-3.json", undefined],
    ["linear-to-pr-ENG-12-work-3.json", undefined],
    ["../linear-to-pr-ENG-12-ending-3.json", undefined],
    ["linear-to-pr-ENG-12-ending-3.json\n", undefined],
  ])("named %j is of %o", (name, wanted) => {
    expect(parseReceiptName(name)).toEqual(wanted);
  });
});
