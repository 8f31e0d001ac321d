import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billedMinutes } from "../../../src/core/billing.ts";
import { Outcome } from "../../../src/core/outcome.ts";
import { type Bill, parseReceipt, printReceipt, type Receipt } from "../../../src/core/receipt.ts";
import { billMarkdown, receiptLine } from "../../../src/core/words/bill.ts";

const PULLS = "https://github.com/acme/shop/pull";

function receiptOf(key: string, changes: Partial<Receipt> = {}): Receipt {
  const number = Number(key.slice(4));
  const used = { inputTokens: 12_000, outputTokens: 900, costUsd: 0.4 };
  const seconds = { agent: 40, verify: 30, deliver: 15 };
  return { version: 1, key, outcome: "delivered", pullRequest: number, ...used, seconds, ...changes };
}
const FIVE = [1, 2, 3, 4, 5].map((number) => receiptOf(`ENG-${number}`));
const rowOf = (bill: Bill, name: string) =>
  billMarkdown(bill, PULLS)
    .split("\n")
    .find((line) => line.startsWith(`| ${name} |`));

describe("billed minutes", () => {
  it.each([
    ["agent", 0, 1],
    ["agent", 55, 1],
    ["agent", 56, 2],
    ["verify", 115, 2],
    ["deliver", 50, 1],
    ["deliver", 51, 2],
    ["prepare", 3600, 61],
  ] as const)("of a %s job of %d seconds are %d", (job, seconds, wanted) => {
    expect(billedMinutes(job, seconds)).toBe(wanted);
  });
});

describe("the line of one ticket", () => {
  it("has minutes, tokens and cost", () => {
    expect(receiptLine(receiptOf("ENG-1"))).toBe(
      "About 3 billed minutes (agent 1, verify 1, deliver 1) · 12,000 tokens in, 900 out · cost $0.40",
    );
  });

  it("calls unknown what is not known", () => {
    const { inputTokens: _, outputTokens: __, costUsd: ___, ...rest } = receiptOf("ENG-1");
    expect(receiptLine({ ...rest, seconds: { agent: null, deliver: 15 } })).toBe(
      "About at least 1 (1 unknown) billed minutes (agent unknown, deliver 1) · unknown tokens in, unknown out · cost unknown",
    );
  });
});

describe("the table of a batch", () => {
  it("reads like this", () => {
    const { inputTokens: _, outputTokens: __, costUsd: ___, pullRequest: ____, ...lost } = receiptOf("ENG-3");
    const skipped = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
    const { pullRequest: _____, ...refused } = receiptOf("ENG-2", { outcome: "refused" });
    const receipts = [
      receiptOf("ENG-1", { costUsd: 1.25, seconds: { agent: 400, verify: 61, deliver: 15 } }),
      { ...refused, seconds: { agent: 40, deliver: 15 } },
      { ...lost, outcome: "failed" as const, seconds: { agent: null, deliver: 15 } },
      { ...refused, ...skipped, key: "ENG-4", outcome: "skipped" as const, seconds: { agent: 20, deliver: 15 } },
    ];
    expect(billMarkdown({ receipts, prepareSeconds: 20 }, PULLS)).toMatchSnapshot();
  });

  it("comes to 16 minutes for five tickets of a minute, and to 11 where the agent's job verifies", () => {
    const own = { receipts: FIVE, prepareSeconds: 30 };
    expect(rowOf(own, "**Sum**")).toBe("| **Sum** | 5 delivered |  |  |  |  | 16 | 60,000 | 4,500 | $2.00 |");
    expect(rowOf(own, "**Per delivered ticket**")).toContain("| 3.2 | 12,000 | 900 | $0.40 |");
    const receipts = FIVE.map((receipt) => ({ ...receipt, seconds: { agent: 50, deliver: 15 } }));
    expect(rowOf({ receipts, prepareSeconds: 30 }, "**Sum**")).toContain("|  | 11 |");
  });

  it("counts what failed to the tickets that were delivered", () => {
    const receipts = FIVE.map((one, at) => (at < 2 ? one : { ...one, outcome: "refused" as const }));
    expect(rowOf({ receipts, prepareSeconds: 30 }, "**Per delivered ticket**")).toContain(
      "| 8 | 30,000 | 2,250 | $1.00 |",
    );
  });

  it("says nothing per delivered ticket when there is none", () => {
    const receipts = FIVE.map((one) => ({ ...one, outcome: "refused" as const }));
    expect(rowOf({ receipts, prepareSeconds: 30 }, "**Per delivered ticket**")).toContain("| – | – | – | – |");
  });

  it("does not take an unknown time of planning for none", () => {
    expect(rowOf({ receipts: FIVE, prepareSeconds: undefined }, "**Sum**")).toContain("| at least 15 (1 unknown) |");
    expect(rowOf({ receipts: FIVE, prepareSeconds: undefined }, "prepare")).toContain("| unknown |");
  });

  it("leads nowhere but to the pull requests of this repository", () => {
    expect(billMarkdown({ receipts: FIVE, prepareSeconds: 1 }, PULLS)).toContain(`[#1](${PULLS}/1)`);
    expect(billMarkdown({ receipts: FIVE, prepareSeconds: 1 }, undefined)).toContain("| #1 |");
  });

  it("keeps its shape whatever other jobs have told", () => {
    const number = fc.option(fc.double({ noNaN: true }), { nil: undefined });
    const seconds = fc.option(fc.nat(), { nil: undefined });
    const told = fc.record({
      version: fc.constant(1),
      key: fc.oneof(fc.constant("ENG-7"), fc.string()),
      outcome: fc.constantFrom(...Outcome.options),
      inputTokens: fc.option(fc.nat(), { nil: undefined }),
      costUsd: number,
      seconds: fc.record({ agent: seconds, verify: seconds }),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 5 }), (list) => {
        const receipts = list.flatMap((one) => parseReceipt(JSON.stringify(one)) ?? []);
        expect(receipts.map(printReceipt).map(parseReceipt)).toEqual(receipts);
        const rows = billMarkdown({ receipts, prepareSeconds: undefined }, PULLS).split("\n").slice(2, -3);
        expect(rows).toHaveLength(receipts.length + 5);
        for (const row of rows) expect(row.match(/\|/g)).toHaveLength(11);
      }),
    );
  });
});
