// The log for a terminal or a file. Also safe inside a workflow step: it never writes a line the runner would obey.
import type { Log, LogFields } from "../../ports.ts";
import { createMasks, formatLine, harmless, isShown, type Level } from "./line.ts";

export interface TerminalLogSettings {
  /** Gets whole lines with their end. */
  readonly write: (text: string) => void;
  /** The least level that is written. */
  readonly level: Level;
  /** Colours the word `warning` or `error`; default none. */
  readonly color?: "ansi" | "none";
}

const PREFIX: Record<Level, string> = { debug: "debug ", info: "", warn: "warning ", error: "error " };
const COLOR: Record<Level, string> = { debug: "\u001b[2m", info: "", warn: "\u001b[33m", error: "\u001b[31m" };
const COLOR_END = "\u001b[0m";

export function createTerminalLog({ write, level, color = "none" }: TerminalLogSettings): Log {
  const masks = createMasks();
  const prefix = (at: Level) =>
    color === "ansi" && COLOR[at] !== "" ? `${COLOR[at]}${PREFIX[at]}${COLOR_END}` : PREFIX[at];
  const line =
    (at: Level) =>
    (word: string, fields: LogFields = {}): void => {
      if (isShown(at, level)) write(`${prefix(at)}${formatLine(word, fields, masks.redact)}\n`);
    };
  return {
    debug: line("debug"),
    info: line("info"),
    warn: line("warn"),
    error: line("error"),
    mask: (secret) => void masks.add(secret),
    async group(name, work) {
      if (isShown("info", level)) write(`== ${harmless(name, masks.redact)} ==\n`);
      return work();
    },
  };
}
