import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createLinesBoard } from "../../src/adapters/board/lines.ts";
import { createLiveBoard } from "../../src/adapters/board/live.ts";
import { createScreen } from "../../src/adapters/board/screen.ts";
import { createSilentBoard } from "../../src/adapters/board/silent.ts";
import { createTerminalLog } from "../../src/adapters/log/terminal.ts";
import type { BoardRow } from "../../src/ports.ts";
import { createFixedClock } from "../fakes/fixed-clock.ts";
import { createHandClock } from "../fakes/hand-clock.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";

/** As much of a terminal as the board uses: every other escape is an error. One cell a character. */
function createTerminal(width: number, height: number) {
  let lines = [""];
  let [row, column, wraps] = [0, 0, true];
  const terminal = { width, height, cursor: true, writes: 0, write, text, resize };
  function put(char: string) {
    if (column >= terminal.width && wraps) newLine();
    const at = Math.min(column, terminal.width - 1);
    lines[row] = (lines[row] ?? "").padEnd(at).slice(0, at) + char + (lines[row] ?? "").slice(at + 1);
    column = at + 1;
  }
  function newLine() {
    [row, column] = [row + 1, 0];
    if (row >= lines.length) lines.push("");
  }
  function obey(code: string) {
    if (/^\d+A$/.test(code)) row = Math.max(row - Number.parseInt(code, 10), 0, lines.length - terminal.height);
    else if (code === "J") lines = [...lines.slice(0, row), (lines[row] ?? "").slice(0, column)];
    else if (code === "?25l" || code === "?25h") terminal.cursor = code.endsWith("h");
    else if (code === "?7l" || code === "?7h") wraps = code.endsWith("h");
    else throw new Error(`unknown escape ${code}`);
  }
  function write(output: string) {
    terminal.writes += 1;
    for (const [, code, char = ""] of output.matchAll(/\u001b\[([?\d]*[A-Za-z])|([\s\S])/gu)) {
      if (code !== undefined) obey(code);
      else if (char === "\n") newLine();
      else if (char === "\r") column = 0;
      else if (/\p{Cc}/u.test(char)) throw new Error(`control ${char.codePointAt(0)}`);
      else put(char);
    }
  }
  /** Everything that was ever scrolled away, and the screen. */
  function text() {
    return lines.map((line) => line.trimEnd());
  }
  /** Lines that are too long are wrapped anew, as most terminals do. */
  function resize(to: number) {
    const wrapped = lines.map((line) => line.trimEnd().match(new RegExp(`.{1,${to}}`, "gu")) ?? [""]);
    row = wrapped.slice(0, row).reduce((sum, parts) => sum + parts.length, 0);
    lines = wrapped.flat();
    terminal.width = to;
  }
  return terminal;
}

const ROWS: readonly BoardRow[] = [
  { key: "ENG-1", title: "Round prices", phase: "A" },
  { key: "ENG-2", title: "Give a discount", phase: "A" },
  { key: "ENG-3", title: "Show the total", phase: "B" },
];

function live(width = 80, height = 24) {
  const terminal = createTerminal(width, height);
  const clock = createHandClock();
  const screen = createScreen(terminal.write, () => terminal.width);
  const log = createTerminalLog({ write: screen.print, level: "info" });
  const board = createLiveBoard({ screen, clock, columns: () => terminal.width, rows: () => terminal.height });
  return { terminal, clock, screen, log, board };
}

describe("the live board", () => {
  it("draws in place, under the log's lines, and leaves its last table", async () => {
    const { terminal, clock, board, log } = live();
    log.info("before", { n: 1 });
    board.begin(ROWS);
    expect(terminal.cursor).toBe(false);
    board.update("ENG-1", { state: "run" });
    board.update("ENG-1", { turns: 3, costUsd: 0.5, event: "Edit src/price.ts" });
    await clock.advance(2000);
    log.warn("meanwhile", { n: 2 });
    expect(terminal.text()).toEqual([
      "before n=1",
      "warning meanwhile n=2",
      "TASK   PHASE  STATE    TURNS  COST   TIME   LAST EVENT",
      "ENG-1  A      run      3      $0.50  1.1 s  Edit src/price.ts",
      "ENG-2  A      waiting  -      -      -      Give a discount",
      "ENG-3  B      waiting  -      -      -      Show the total",
      "",
    ]);
    board.update("ENG-1", { state: "delivered" });
    board.update("ENG-2", { state: "refused", event: "tests fail" });
    board.update("ENG-3", { state: "already-merged" });
    board.end();
    log.info("after");
    expect(terminal.text()).toEqual([
      "before n=1",
      "warning meanwhile n=2",
      "TASK   PHASE  STATE    TURNS  COST  TIME  LAST EVENT",
      "ENG-2  A      refused  -      -     -     tests fail",
      "1 delivered, 1 refused, 1 already-merged",
      "after",
      "",
    ]);
    expect(terminal.cursor).toBe(true);
    expect(clock.sleepers()).toBe(0);
  });

  it("draws eight times a second at most, and once a second when only time passes", async () => {
    const { terminal, clock, board } = live();
    board.begin(ROWS);
    terminal.writes = 0;
    for (let at = 0; at < 200; at += 1) {
      board.update("ENG-1", { state: "run", turns: at });
      await clock.advance(10);
    }
    expect(terminal.writes).toBe(16);
    terminal.writes = 0;
    await clock.advance(10_000);
    expect(terminal.writes).toBeGreaterThanOrEqual(9);
    expect(terminal.writes).toBeLessThanOrEqual(11);
    board.end();
  });

  it("is the same after a resize, and leaves nothing of the wider table behind", async () => {
    const { terminal, clock, board, log } = live(100, 60);
    log.info("before");
    board.begin(ROWS);
    for (const [at, width] of [30, 12, 90, 9, 45].entries()) {
      board.update("ENG-1", { state: "run", event: `event ${at} ${"x".repeat(100)}` });
      await clock.advance(200);
      terminal.resize(width);
      await clock.advance(1200);
    }
    board.end();
    expect(terminal.text()).toEqual([
      "before",
      "TASK   STATE    TIME   LAST EVENT",
      "ENG-1  run      7.0 s  event 4 xxxxxxxxxxxx…",
      "ENG-2  waiting  -      Give a discount",
      "ENG-3  waiting  -      Show the total",
      "",
    ]);
  });

  it("never grows over a low terminal: log lines and table stay whole however often it is drawn", async () => {
    const { terminal, clock, board, log } = live(60, 5);
    const many = Array.from({ length: 40 }, (_, at) => ({ key: `ENG-${at}`, title: "t", phase: "A" }));
    board.begin(many);
    for (const { key } of many) {
      board.update(key, { state: "run" });
      await clock.advance(130);
      log.info("started", { ticket: key });
    }
    board.end();
    const text = terminal.text();
    expect(text.slice(0, 40)).toEqual(many.map(({ key }) => `started ticket=${key}`));
    expect(text.slice(40)).toEqual([
      expect.stringMatching(/^TASK {3}STATE/),
      expect.stringMatching(/^ENG-0 {2}run/),
      expect.stringMatching(/^ENG-1 {2}run/),
      "not shown: 38 running",
      "",
    ]);
  });

  it("shows no table below ten columns, and still every line of the log", async () => {
    const { terminal, clock, board, log } = live(8);
    board.begin(ROWS);
    log.info("a");
    board.update("ENG-1", { state: "run" });
    await clock.advance(1000);
    log.info("b");
    board.end();
    expect(terminal.text()).toEqual(["a", "b", ""]);
  });

  it("lets no text of a ticket or an agent move the cursor, whatever it holds", async () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom(
        "\u001b[2J\u001b[5A",
        "\u009b31m",
        "a\r\nb\tc",
        "\u001b]0;title\u0007",
        "\u202e\u200b",
        "\u001b[?1049h",
      ),
    );
    await fc.assert(
      fc.asyncProperty(wild, wild, wild, async (title, event, line) => {
        const { terminal, clock, board, log } = live(60, 10);
        board.begin([{ key: "ENG-1", title, phase: title }, ...ROWS.slice(1)]);
        await clock.advance(200);
        board.update("ENG-1", { state: "run", event });
        log.info("line", { line });
        await clock.advance(200);
        board.update("ENG-1", { state: "failed", event });
        board.end();
        const text = terminal.text().slice(-6);
        expect(text[0]).toMatch(/^TASK +STATE +TIME +LAST EVENT$/);
        expect(text[1]).toMatch(/^ENG-1 +failed/);
        expect(text.slice(2, 5)).toEqual([
          expect.stringMatching(/^ENG-2/),
          expect.stringMatching(/^ENG-3/),
          "1 failed",
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it("may be begun and ended again, and ended without a beginning", async () => {
    const { terminal, board, clock } = live();
    board.end();
    board.begin(ROWS.slice(0, 1));
    board.begin(ROWS.slice(0, 2));
    board.update("NOT-1", { state: "run" });
    await clock.advance(2000);
    board.end();
    board.end();
    expect(terminal.text().slice(1)).toEqual([
      "ENG-1  A      waiting  -      -     -     Round prices",
      "ENG-2  A      waiting  -      -     -     Give a discount",
      "",
    ]);
  });

  it("gives the cursor back when the process ends in the middle", async () => {
    const folder = join(import.meta.dirname, "../../src/adapters");
    const program = `
      const { createLiveBoard } = await import(${JSON.stringify(`${folder}/board/live.ts`)});
      const { createScreen } = await import(${JSON.stringify(`${folder}/board/screen.ts`)});
      const { createClock } = await import(${JSON.stringify(`${folder}/machine/clock.ts`)});
      const screen = createScreen((text) => process.stdout.write(text), () => 80);
      createLiveBoard({ screen, clock: createClock(), columns: () => 80, rows: () => 24 })
        .begin([{ key: "ENG-1", title: "t", phase: "A" }]);
      process.exit(3);`;
    const env = { PATH: process.env.PATH ?? "", HOME: "/nonexistent" };
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], { env, timeout: 20_000 });
    const { stdout, code } = z
      .object({ stdout: z.string(), code: z.number() })
      .parse(await run.catch((error) => error));
    expect([code, stdout.includes("\u001b[?25l"), stdout.endsWith("\u001b[?25h")]).toEqual([3, true, true]);
  });
});

describe("the board of lines", () => {
  it("tells each change of state once, and a sign of life once a minute", async () => {
    const log = createRecordingLog();
    const clock = createFixedClock();
    const board = createLinesBoard({ log, clock });
    board.begin(ROWS);
    board.update("ENG-1", { state: "waiting" });
    board.update("ENG-1", { state: "run" });
    for (let second = 0; second < 150; second += 1) {
      await clock.sleep(1000);
      board.update("ENG-1", { state: "run", turns: second, event: `line ${second}` });
    }
    board.update("ENG-1", { state: "delivered", costUsd: 0.5 });
    await clock.sleep(120_000);
    board.update("ENG-1", { event: "late" });
    board.update("NOT-1", { state: "run" });
    board.end();
    expect(log.lines.map(({ level, word, fields }) => [level, word, fields])).toEqual([
      ["info", "task", { ticket: "ENG-1", phase: "A", state: "run" }],
      ["info", "task", { ticket: "ENG-1", phase: "A", state: "run", turns: 59, event: "line 59" }],
      ["info", "task", { ticket: "ENG-1", phase: "A", state: "run", turns: 119, event: "line 119" }],
      ["info", "task", { ticket: "ENG-1", phase: "A", state: "delivered", turns: 149, costUsd: 0.5 }],
    ]);
  });
});

describe("the silent board", () => {
  it("takes everything and shows nothing", () => {
    const board = createSilentBoard();
    expect([board.begin(ROWS), board.update("ENG-1", { state: "run" }), board.end()]).toEqual(Array(3).fill(undefined));
  });
});
