import { describe, expect, it } from "vitest";
import { type Ending, Outcome } from "../../../src/core/outcome.ts";
import { costText, countText, durationText } from "../../../src/core/words/quantity.ts";
import { endingsJson, endingsTable, summaryMarkdown } from "../../../src/core/words/summary.ts";
import { cellsOf } from "../../../src/core/words/text-table.ts";

function ending(changes: Partial<Ending> = {}): Ending {
  return {
    key: "ENG-1",
    ticketId: "t1",
    outcome: "delivered",
    operation: "created",
    pullRequest: { number: 7, url: "https://github.com/acme/shop/pull/7" },
    reason: "all checks passed",
    rounds: 1,
    checks: [],
    usage: { turns: 12, costUsd: 0.42, durationMs: 1 },
    wallMs: 125_000,
    agentMs: 100_000,
    commandsMs: 20_000,
    ...changes,
  };
}

function refused(changes: Partial<Ending> = {}): Ending {
  const { operation: _, pullRequest: __, ...rest } = ending();
  return {
    ...rest,
    key: "ENG-22",
    outcome: "refused",
    reason: "the test „größe“ failed",
    usage: { turns: 3, durationMs: 1 },
    checks: [
      {
        name: "test",
        status: "fail",
        weight: "blocking",
        fixable: true,
        summary: "exit code 1",
        evidence: "boom",
        locations: [],
        durationMs: 9,
      },
    ],
    ...changes,
  };
}

describe("summaryMarkdown", () => {
  it("reads like this", () => {
    expect(summaryMarkdown([ending(), refused()])).toMatchSnapshot();
  });

  it("says so when there was nothing to do", () => {
    expect(summaryMarkdown([])).toContain("No ticket was there to work on.");
  });

  it("stays under 1 MiB of UTF-8 and leaves out whole stories only", () => {
    const evidence = "漢".repeat(3000);
    const many = Array.from({ length: 2000 }, (_, at) =>
      refused({
        key: `ENG-${at + 1}`,
        reason: "😀".repeat(900),
        checks: refused().checks.map((check) => ({ ...check, evidence })),
      }),
    );
    const text = summaryMarkdown(many);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).toContain("left out for want of room");
    expect(text.match(/^<details>$/gm)?.length).toBe(text.match(/^<\/details>$/gm)?.length);
    expect(text).toContain("… and 1700 more tickets.");
  });

  it("keeps one row a ticket whatever the texts hold", () => {
    const row = summaryMarkdown([ending({ key: "A|B\nC", pullRequest: { number: 1, url: "https://x/ | [y](z)" } })])
      .split("\n")
      .filter((line) => line.startsWith("| "));
    expect(row).toHaveLength(2);
    expect(row[1]?.replace(/\\./g, "").split("|")).toHaveLength(9);
  });
});

describe("endingsTable", () => {
  it("aligns its columns, cuts reasons at the width and never an address", () => {
    const text = endingsTable([ending(), refused({ reason: "a reason ".repeat(30) })], 80);
    expect(text).toMatchInlineSnapshot(`
      "TICKET  OUTCOME    OPERATION  ROUNDS  COST     TIME       RESULT
      ENG-1   delivered  created    1       $0.42    2 min 5 s  https://github.com/acme/shop/pull/7
      ENG-22  refused    -          1       unknown  2 min 5 s  a reason a reason a r…
      "
    `);
  });

  it("counts wide characters as two cells and marks as none", () => {
    expect([cellsOf("漢字"), cellsOf("e\u0301"), cellsOf("👍🏽"), cellsOf("abc")]).toEqual([4, 1, 2, 3]);
    const lines = endingsTable([refused({ reason: "漢字".repeat(60) })], 80).split("\n");
    expect(cellsOf(lines[1] ?? "")).toBeLessThanOrEqual(80);
  });

  it("writes no escape sequences and one line a ticket", () => {
    const text = endingsTable([refused({ reason: "a\n\u001b[31mb\u001b[0m\r\nc" })], 120);
    expect(text.split("\n")).toHaveLength(3);
    expect(text).toContain("a b c");
    expect(text).not.toContain("\u001b");
  });
});

describe("endingsJson", () => {
  it("holds each ticket's end and the three times", () => {
    expect(endingsJson([ending(), refused()], 260_000.4)).toEqual({
      tickets: [
        {
          key: "ENG-1",
          outcome: "delivered",
          rounds: 1,
          operation: "created",
          pullRequest: { number: 7, url: "https://github.com/acme/shop/pull/7" },
        },
        { key: "ENG-22", outcome: "refused", rounds: 1, operation: null, pullRequest: null },
      ],
      wallMs: 260_000,
      agentMs: 200_000,
      overheadMs: 20_000,
    });
  });

  it("never tells a negative overhead, as tickets worked side by side would give", () => {
    expect(endingsJson([ending(), ending()], 1000).overheadMs).toBe(0);
  });

  it("knows every outcome of the closed list", () => {
    expect(
      endingsJson(
        Outcome.options.map((outcome) => refused({ outcome })),
        1,
      ).tickets.map(({ outcome }) => outcome),
    ).toEqual(Outcome.options);
  });
});

describe("quantities", () => {
  it.each([
    [0, "0 ms"],
    [999.4, "999 ms"],
    [1234, "1.2 s"],
    [59_949, "59.9 s"],
    [59_960, "1 min 0 s"],
    [3_600_000, "1 h 0 min"],
  ])("writes %d ms as %s", (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it("tells no cost from an unknown one", () => {
    expect([costText(undefined), costText(0), costText(0.004), costText(1.5)]).toEqual([
      "unknown",
      "$0.00",
      "$0.0040",
      "$1.50",
    ]);
    expect([countText(1, "file"), countText(0, "file")]).toEqual(["1 file", "0 files"]);
  });
});
