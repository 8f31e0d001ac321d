// A Log that remembers: for tests of stages and halls. It formats nothing and hides nothing.
import type { Log, LogFields } from "../../src/ports.ts";

export interface RecordedLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly word: string;
  readonly fields: LogFields;
}

export interface RecordingLog extends Log {
  readonly lines: RecordedLine[];
  readonly masked: string[];
  readonly groups: string[];
}

export function createRecordingLog(): RecordingLog {
  const lines: RecordedLine[] = [];
  const masked: string[] = [];
  const groups: string[] = [];
  const record =
    (level: RecordedLine["level"]) =>
    (word: string, fields: LogFields = {}): void => {
      lines.push({ level, word, fields });
    };
  return {
    lines,
    masked,
    groups,
    debug: record("debug"),
    info: record("info"),
    warn: record("warn"),
    error: record("error"),
    mask: (secret) => void masked.push(secret),
    group(name, work) {
      groups.push(name);
      return work();
    },
  };
}
