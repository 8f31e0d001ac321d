// The board of a terminal: a table at its bottom, drawn anew while tasks run. Reads nothing and knows no task's meaning.
import { boardLines } from "../../core/words/board-lines.ts";
import type { Board, Clock } from "../../ports.ts";
import { createRows } from "./rows.ts";
import type { Screen } from "./screen.ts";

export interface LiveBoardSettings {
  /** Shared with the log, whose lines pass by above the table. */
  readonly screen: Screen;
  readonly clock: Pick<Clock, "monotonicMs" | "sleep">;
  /** Size of the terminal now; asked before every drawing, so that a resize is followed. */
  readonly columns: () => number;
  readonly rows: () => number;
}

/** Eight drawings a second at most, and one a second when only the time has changed. */
const PAUSE_MS = 125;
const TICK_MS = 1000;

/** Between `begin` and `end` a timer runs and keeps the process alive: call `end` in every case. */
export function createLiveBoard({ screen, clock, columns, rows: height }: LiveBoardSettings): Board {
  const rows = createRows();
  let ending: AbortController | undefined;
  let isStale = false;
  let drawnMs = 0;

  const draw = () => {
    isStale = false;
    drawnMs = clock.monotonicMs();
    // The last column and the last line stay free: a terminal moves on when they are written to.
    const room = { width: columns() - 1, height: height() - 1, nowMs: drawnMs };
    screen.frame(boardLines(rows.all(), room));
  };
  const watch = async (signal: AbortSignal) => {
    for (;;) {
      await clock.sleep(PAUSE_MS, signal);
      if (signal.aborted) return;
      if (isStale || clock.monotonicMs() - drawnMs >= TICK_MS) draw();
    }
  };
  // Whatever ends the process: a terminal without a cursor is no way to leave.
  const onExit = () => screen[Symbol.dispose]();
  return {
    begin(named) {
      rows.begin(named);
      if (ending !== undefined) return;
      ending = new AbortController();
      process.once("exit", onExit);
      draw();
      void watch(ending.signal);
    },
    update(key, news) {
      rows.update(key, news, clock.monotonicMs());
      isStale = true;
    },
    end() {
      if (ending === undefined) return;
      ending.abort();
      ending = undefined;
      process.off("exit", onExit);
      draw();
      screen[Symbol.dispose]();
    },
  };
}
