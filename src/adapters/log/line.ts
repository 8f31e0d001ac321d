// The shape of a log line, shared by both logs, and the one function that makes untrusted text harmless for them.
import { createRedactor, partsOf, type Redact } from "../../core/words/redact.ts";
import { sanitize } from "../../core/words/sanitize.ts";
import type { LogFields } from "../../ports.ts";

export const LEVELS = ["debug", "info", "warn", "error"] as const;
export type Level = (typeof LEVELS)[number];

/** A value longer than this belongs into a file, not into a log. */
const MOST_VALUE_CHARS = 8000;

export function isShown(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}

/**
 * Untrusted text as part of one log line: nothing invisible, no controls, no secrets, `\n` and `\t` written out, and no command
 * for the runner. It looks for `##[` anywhere, by rules of the language under which invisible characters do not count:
 * so none stays, and what breaks the command is visible.
 */
export function harmless(text: string, redact: Redact): string {
  const visible = sanitize(text, { maxChars: 2 * MOST_VALUE_CHARS }).replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  // Cut after redaction: a secret cut in half is no longer recognised.
  const short = redact(visible).slice(0, MOST_VALUE_CHARS);
  return breakCommands(short.replaceAll("\n", "\\n").replaceAll("\t", "\\t"));
}

/** `##[` cannot form anew: a space stands between every two of its marks. */
function breakCommands(line: string): string {
  return line.replace(/#(?=#\[)/g, "# ").replace(/^\s*:+/, (colons) => colons.trim().split("").join(" "));
}

/** `word key=value …`: values with anything but plain characters are quoted, undefined ones left out. */
export function formatLine(word: string, fields: LogFields, redact: Redact): string {
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${plainWord(key)}=${formatValue(String(value), redact)}`],
  );
  return [plainWord(word), ...pairs].join(" ");
}

function plainWord(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, "-") || "-";
}

function formatValue(value: string, redact: Redact): string {
  const text = harmless(value, redact);
  return /^[^\s"=\\]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}

/** The secrets a log was told of; `add` answers the ones that are new, each on one line. */
export function createMasks(): { add(secret: string): string[]; redact: Redact } {
  const known = new Set<string>();
  let redactor: Redact = (text) => text;
  return {
    add(secret) {
      const fresh = partsOf(secret).filter((part) => !known.has(part));
      for (const part of fresh) known.add(part);
      if (fresh.length > 0) redactor = createRedactor([...known]);
      return fresh.filter((part) => !part.includes("\n"));
    },
    redact: (text) => redactor(text),
  };
}
