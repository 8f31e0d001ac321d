import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Outcome } from "../../../src/core/outcome.ts";
import { type BoardState, boardLines, kindOf, waitingRow, withNews } from "../../../src/core/words/board-lines.ts";
import { cellsOf } from "../../../src/core/words/text-table.ts";

function rowOf(number: number, changes: Partial<BoardState> = {}): BoardState {
  const row = waitingRow({ key: `ENG-${number}`, title: `Title ${number}`, phase: "A" });
  return { ...row, ...(changes.state === undefined ? {} : { startedMs: 0 }), ...changes };
}
const MIXED: readonly BoardState[] = [
  rowOf(1, { state: "delivered", endedMs: 5000 }),
  rowOf(2, { state: "refused", endedMs: 65_000, turns: 30, costUsd: 1.2, event: "tests fail" }),
  rowOf(3),
  rowOf(4, { state: "run", turns: 4, costUsd: 0.25, event: "Edit src/cart.ts" }),
  rowOf(5, { state: "delivered", endedMs: 5000 }),
  rowOf(6, { state: "verify" }),
];
const at = (width: number, height: number, rows = MIXED) => boardLines(rows, { width, height, nowMs: 90_000 });

describe("boardLines", () => {
  it("shows who runs, who failed, who waits, and counts the rest", () => {
    expect(at(80, 20)).toEqual([
      "TASK   PHASE  STATE    TURNS  COST   TIME        LAST EVENT",
      "ENG-4  A      run      4      $0.25  1 min 30 s  Edit src/cart.ts",
      "ENG-6  A      verify   -      -      1 min 30 s  Title 6",
      "ENG-2  A      refused  30     $1.20  1 min 5 s   tests fail",
      "ENG-3  A      waiting  -      -      -           Title 3",
      "2 delivered, 1 refused",
    ]);
  });

  it("says what there is no room for", () => {
    expect(at(80, 4).slice(1)).toEqual([
      expect.stringMatching(/^ENG-4/),
      expect.stringMatching(/^ENG-6/),
      "2 delivered, 1 refused; not shown: 1 waiting",
    ]);
    expect(at(80, 1)).toEqual(["2 delivered, 1 refused; not shown: 2 running, 1 waiting"]);
  });

  it("leaves out columns in a narrow terminal, and everything in one that shows no key", () => {
    expect(at(50, 3)).toEqual([
      "TASK   STATE  TIME        LAST EVENT",
      "ENG-4  run    1 min 30 s  Edit src/cart.ts",
      "2 delivered, 1 refused; not shown: 1 running, 1 w…",
    ]);
    expect(at(20, 3)).toEqual(["TASK   STATE", "ENG-4  run", "2 delivered, 1 refu…"]);
    expect([at(9, 3), at(80, 0), at(80, 5, [])]).toEqual([[], [], []]);
  });

  it("keeps to its room and to one line a task, whatever titles, events and sizes there are", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom(
        "\u001b[2J\u001b[9A",
        "a\r\n\tb",
        "漢字".repeat(40),
        "👨‍👩‍👧".repeat(20),
        "\u202e\u2066x",
        "e\u0301".repeat(90),
      ),
    );
    const row = fc.record({
      title: wild,
      phase: wild,
      event: wild,
      state: fc.constantFrom("waiting", "run", ...Outcome.options),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 10, max: 130 }),
        fc.integer({ min: 1, max: 16 }),
        (rows, width, height) => {
          const lines = at(
            width,
            height,
            rows.map((changes, number) => rowOf(number, changes)),
          );
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.length).toBeLessThanOrEqual(height);
          for (const line of lines) {
            expect(cellsOf(line)).toBeLessThanOrEqual(width);
            expect(line).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
            expect(line).toMatch(/^(TASK|ENG-\d|\d+ [a-z-]+|not shown)/);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("withNews", () => {
  it("times a task from its first stage to its outcome, and goes on when it does", () => {
    const steps = ["waiting", "scaffold", "run", "delivered", "delivered", "fix"];
    let row = rowOf(1);
    const seen = steps.map((state, step) => {
      row = withNews(row, { state }, step * 10);
      return row;
    });
    expect(seen.map(({ startedMs, endedMs }) => [startedMs, endedMs])).toEqual([
      [undefined, undefined],
      [10, undefined],
      [10, undefined],
      [10, 30],
      [10, 30],
      [10, undefined],
    ]);
  });

  it("keeps what is not new", () => {
    const row = rowOf(1, { state: "run", turns: 3, costUsd: 0.5, event: "a" });
    expect(withNews(row, {}, 5)).toEqual(row);
    expect(withNews(row, { turns: 4, event: "b" }, 5)).toEqual({ ...row, turns: 4, event: "b" });
  });

  it("knows every outcome as an end", () => {
    expect(new Set(Outcome.options.map(kindOf))).toEqual(new Set(["well", "failed"]));
    expect(["waiting", "scaffold", "deliver"].map(kindOf)).toEqual(["waiting", "running", "running"]);
  });
});
