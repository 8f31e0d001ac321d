// What people at a terminal see while we work: the log, and below it a table of the tickets. Part of the command line's door.
import { createLinesBoard } from "./adapters/board/lines.ts";
import { createLiveBoard } from "./adapters/board/live.ts";
import { createScreen } from "./adapters/board/screen.ts";
import { createTerminalLog } from "./adapters/log/terminal.ts";
import { createClock } from "./adapters/machine/clock.ts";
import type { Options } from "./core/options.ts";
import type { Ports } from "./ports.ts";

/** On a terminal a table below the log; elsewhere the log alone. */
export function watch({ json, verbose }: Pick<Options, "json" | "verbose">): Pick<Ports, "log" | "board"> {
  const { stderr } = process;
  const level = verbose ? "debug" : "info";
  const clock = createClock();
  if (!stderr.isTTY || json) {
    const log = createTerminalLog({ write: (text) => stderr.write(text), level });
    return { log, board: createLinesBoard({ log, clock }) };
  }
  const columns = () => stderr.columns ?? 80;
  const screen = createScreen((text) => stderr.write(text), columns);
  const board = createLiveBoard({ screen, clock, columns, rows: () => stderr.rows ?? 24 });
  return { log: createTerminalLog({ write: screen.print, level, color: "ansi" }), board };
}
