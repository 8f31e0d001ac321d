import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ending } from "../../../src/core/outcome.ts";
import { type BatchReport, batchJson, batchMarkdown, batchTable } from "../../../src/core/words/batch-report.ts";
import { endingsJson, summaryMarkdown } from "../../../src/core/words/summary.ts";

function endingOf(key: string, changes: Partial<Ending> = {}): Ending {
  return {
    key,
    ticketId: `id-${key}`,
    outcome: "delivered",
    operation: "created",
    pullRequest: { number: 7, url: `https://github.com/acme/shop/pull/${key.slice(4)}` },
    reason: "all checks passed",
    rounds: 1,
    checks: [],
    usage: { turns: 12, costUsd: 0.4, durationMs: 1 },
    wallMs: 300_000,
    agentMs: 200_000,
    commandsMs: 90_000,
    ...changes,
  };
}
function withoutDraft(key: string, changes: Partial<Ending>): Ending {
  const { operation: _, pullRequest: __, ...rest } = endingOf(key, changes);
  return rest;
}
const notBegun = {
  rounds: 0,
  usage: { turns: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, durationMs: 0 },
  wallMs: 0,
  agentMs: 0,
  commandsMs: 0,
};

const REPORT: BatchReport = {
  endings: [
    endingOf("ENG-1"),
    endingOf("ENG-2", {
      standsOn: ["ENG-1"],
      usage: { turns: 3, durationMs: 1 },
      expansions: [
        { path: "src/tax.ts", reason: "needs it", smallest: "one line", decision: "granted", why: "nobody owns it" },
        {
          path: "src/cart.ts",
          reason: "needs it",
          smallest: "",
          decision: "deferred",
          owner: "ENG-1",
          why: "done after its owner",
        },
      ],
    }),
    withoutDraft("ENG-3", { outcome: "refused", reason: "tests fail" }),
    withoutDraft("ENG-4", { outcome: "skipped", reason: "depends on ENG-3, which failed", ...notBegun }),
    withoutDraft("OPS-5", { outcome: "parked", reason: "waits for OPS-1, which is not done", ...notBegun }),
  ],
  phases: new Map([
    ["ENG-1", "A"],
    ["ENG-2", "B"],
    ["ENG-3", "A"],
    ["ENG-4", "B"],
  ]),
  wallMs: 400_000,
  slots: 4,
  paused: "3 tasks in a row ended with refused",
  mergePlan: {
    order: ["ENG-1", "ENG-2"],
    conflicts: [{ one: "ENG-1", two: "ENG-2", files: ["a", "b", "c", "d", "e", "f", "g"].map((at) => `src/${at}.ts`) }],
    behindBase: [{ key: "ENG-2", files: ["README.md"] }],
  },
};

describe("batchTable", () => {
  it("reads like this", () => {
    expect(batchTable(REPORT, 90)).toMatchInlineSnapshot(`
      "TICKET  PHASE  OUTCOME    ROUNDS  TURNS  COST     TIME       RESULT
      ENG-1   A      delivered  1       12     $0.40    5 min 0 s  https://github.com/acme/shop/pull/1
      ENG-2   B      delivered  1       3      unknown  5 min 0 s  https://github.com/acme/shop/pull/2
      ENG-3   A      refused    1       12     $0.40    5 min 0 s  tests fail
      ENG-4   B      skipped    0       -      $0.00    0 ms       depends on ENG-3, which fail…
      OPS-5   -      parked     0       -      $0.00    0 ms       waits for OPS-1, which is no…

      wall clock                 6 min 40 s on 4 slots
      sum of task times          15 min 0 s
      speed-up                   2.3
      cost in sum                $0.80 and 1 unknown cost
      cost per delivered ticket  $0.40 and 1 unknown cost

      Paused: 3 tasks in a row ended with refused

      Not done, because of others:
        ENG-4 skipped: depends on ENG-3, which failed
        OPS-5 parked: waits for OPS-1, which is not done

      Files outside a ticket's territory:
        ENG-2 src/tax.ts granted: nobody owns it
        ENG-2 src/cart.ts deferred (ENG-1 owns it): done after its owner

      Merge in this order:
        ENG-1, ENG-2

      Will conflict:
        ENG-1 and ENG-2 in src/a.ts, src/b.ts, src/c.ts, src/d.ts, src/e.ts, 2 more
        ENG-2 and the base branch in README.md
      "
    `);
  });

  it("of one ticket is the table alone", () => {
    const { endings, phases } = REPORT;
    const mergePlan = { order: ["ENG-1"], conflicts: [], behindBase: [] };
    expect(
      batchTable({ endings: endings.slice(0, 1), phases, wallMs: 0, slots: 1, mergePlan }, 90),
    ).toMatchInlineSnapshot(`
      "TICKET  PHASE  OUTCOME    ROUNDS  TURNS  COST   TIME       RESULT
      ENG-1   A      delivered  1       12     $0.40  5 min 0 s  https://github.com/acme/shop/pull/1
      "
    `);
  });

  it("is not broken by what tickets and agents say", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.constantFrom("a\nwall clock  0 ms", "\u001b[2J\u001b[1A", "\u202ex", "x\r\nWill conflict:", "漢".repeat(90)),
    );
    fc.assert(
      fc.property(wild, wild, (text, path) => {
        const expansion = { path, reason: text, smallest: text, decision: "rejected" as const, why: text };
        const one = withoutDraft("ENG-1", { outcome: "skipped", reason: text, expansions: [expansion] });
        const mergePlan = { order: [path, text], conflicts: [{ one: text, two: path, files: [path] }], behindBase: [] };
        const table = batchTable({ ...REPORT, endings: [one], paused: text, mergePlan }, 80);
        expect(table).not.toMatch(/[^\n\P{Cc}]|[\u202a-\u202e\u2066-\u2069]/u);
        const ours = /^(TICKET|ENG-1|wall|sum|speed|cost|Paused|Not done|Files|Merge|Will| {2}|$)/;
        expect(table.split("\n").filter((line) => !ours.test(line))).toEqual([]);
        expect(table.split("\n")).toHaveLength(17);
      }),
      { numRuns: 200 },
    );
  });
});

describe("batchJson", () => {
  it("extends the result of a session, and survives JSON", () => {
    const json = batchJson(REPORT);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    const session = endingsJson(REPORT.endings, REPORT.wallMs);
    expect(json).toMatchObject({ wallMs: session.wallMs, agentMs: session.agentMs });
    expect(json.tickets).toMatchObject(session.tickets);
    expect(json).toMatchObject({
      // Each of three tickets spent 10 s outside agent and commands.
      overheadMs: 30_000,
      slots: 4,
      sumMs: 900_000,
      speedUp: 2.3,
      costUsd: 0.8,
      unknownCosts: 1,
      paused: "3 tasks in a row ended with refused",
      mergePlan: { order: ["ENG-1", "ENG-2"] },
    });
    expect(json.tickets[1]).toMatchObject({ phase: "B", standsOn: ["ENG-1"], costUsd: null, turns: 3 });
    expect(json.tickets[4]).toMatchObject({
      phase: null,
      outcome: "parked",
      reason: "waits for OPS-1, which is not done",
    });
  });

  it("of one slot tells the overhead by the wall clock, and is null where there is nothing", () => {
    const json = batchJson({ endings: [endingOf("ENG-1")], phases: new Map(), wallMs: 0, slots: 1 });
    expect(json).toMatchObject({ overheadMs: 0, speedUp: null, paused: null, mergePlan: null });
  });
});

describe("batchMarkdown", () => {
  it("says the same on the run's page, between the table and the stories", () => {
    const text = batchMarkdown(REPORT);
    const about = text.slice(text.indexOf("wall clock"), text.indexOf("### "));
    expect(about).toMatchInlineSnapshot(`
      "wall clock: 6 min 40 s on 4 slots · sum of task times: 15 min 0 s · speed-up: 2.3 · cost in sum: $0.80 and 1 unknown cost · cost per delivered ticket: $0.40 and 1 unknown cost

      **Paused:** 3 tasks in a row ended with refused

      **Not done, because of others**

      - ENG-4 skipped: depends on ENG‑3, which failed
      - OPS-5 parked: waits for OPS‑1, which is not done

      **Files outside a ticket's territory**

      - ENG-2 \`src/tax.ts\` granted: nobody owns it
      - ENG-2 \`src/cart.ts\` deferred (ENG-1 owns it): done after its owner

      **Merge in this order**

      - ENG-1, ENG-2

      **Will conflict**

      - ENG-1 and ENG-2 in \`src/a.ts\`, \`src/b.ts\`, \`src/c.ts\`, \`src/d.ts\`, \`src/e.ts\`, 2 more
      - ENG-2 and the base branch in \`README.md\`

      "
    `);
    expect(text).toContain("### ENG-4: This ticket was not started");
    expect(text).toContain("| ENG-4 | ⚪ skipped |");
  });

  it("of one ticket is its summary", () => {
    const endings = [endingOf("ENG-1")];
    expect(batchMarkdown({ endings, phases: new Map(), wallMs: 1, slots: 4 })).toBe(summaryMarkdown(endings));
  });

  it("stays under 1 MiB with a thousand tickets that all wait and conflict", () => {
    const many = Array.from({ length: 1000 }, (_, at) =>
      withoutDraft(`ENG-${at}`, { outcome: "skipped", reason: "漢".repeat(900) }),
    );
    const keys = many.map(({ key }) => key);
    const conflicts = keys.map((key) => ({ one: key, two: "ENG-0", files: keys }));
    const mergePlan = { order: keys, conflicts, behindBase: [] };
    const text = batchMarkdown({ ...REPORT, endings: many, mergePlan });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).toContain("- … and 900 more");
  });
});
