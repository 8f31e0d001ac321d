// The log for the runner of GitHub Actions: warnings and errors are annotations, groups fold, secrets are announced to the
// runner as well. The commands written here are the only ones the runner ever finds in our output.
import type { Log, LogFields } from "../../ports.ts";
import { createMasks, formatLine, harmless, isShown, type Level } from "./line.ts";

export interface ActionsLogSettings {
  /** Gets whole lines with their end; standard output of the step. */
  readonly write: (text: string) => void;
  /** The least level that is written. */
  readonly level: Level;
}

const COMMAND: Record<Level, string> = { debug: "", info: "", warn: "::warning::", error: "::error::" };

export function createActionsLog({ write, level }: ActionsLogSettings): Log {
  const masks = createMasks();
  let openGroups = 0;
  const line =
    (at: Level) =>
    (word: string, fields: LogFields = {}): void => {
      if (!isShown(at, level)) return;
      const text = formatLine(word, fields, masks.redact);
      write(COMMAND[at] === "" ? `${text}\n` : `${COMMAND[at]}${escapeData(text)}\n`);
    };
  return {
    debug: line("debug"),
    info: line("info"),
    warn: line("warn"),
    error: line("error"),
    mask(secret) {
      for (const part of masks.add(secret)) write(`::add-mask::${escapeData(part)}\n`);
    },
    async group(name, work) {
      const title = harmless(name, masks.redact);
      // The runner knows one level of groups; one inside another, or beside it, is a heading.
      write(openGroups === 0 ? `::group::${escapeData(title)}\n` : `== ${title} ==\n`);
      openGroups += 1;
      try {
        return await work();
      } finally {
        openGroups -= 1;
        if (openGroups === 0) write("::endgroup::\n");
      }
    },
  };
}

/** As the runner undoes it: `%`, CR and LF, the percent sign first. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
