// What is wrong with a file a person wrote, and where. Problems are collected and shown all at once.

export interface Problem {
  /** From 1. */
  readonly line: number;
  /** From 1; left out when the whole line is meant. */
  readonly column?: number;
  /** One line, the offending value in it. */
  readonly text: string;
}

/** A reader fixes a screenful at a time; more would bury the first. */
export const MOST_SHOWN = 50;

/** One line a problem, `file:line:column: text`, in the order of the file. */
export function printProblems(file: string, problems: readonly Problem[]): string {
  const sorted = problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  const lines = sorted.slice(0, MOST_SHOWN).map(({ line, column, text }) => {
    const place = column === undefined ? `${line}` : `${line}:${column}`;
    return `${file}:${place}: ${text}`;
  });
  return sorted.length > MOST_SHOWN ? [...lines, `${file}: and more problems`].join("\n") : lines.join("\n");
}

/** Values in messages: enough to recognise them, never a flood. */
const MOST_OF_A_VALUE = 60;

/** A value as it may stand in a message: on one line, short, nothing invisible in it. */
export function showValue(value: unknown): string {
  if (value === null) return "an empty value";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "a section";
  if (typeof value !== "string") return String(value);
  const points = Array.from(value.slice(0, MOST_OF_A_VALUE * 2));
  const cut = points.length > MOST_OF_A_VALUE || value.length > MOST_OF_A_VALUE * 2;
  return `${JSON.stringify(escapeInvisible(points.slice(0, MOST_OF_A_VALUE).join(""))).replaceAll("\\\\u{", "\\u{")}${cut ? "…" : ""}`;
}

function escapeInvisible(text: string): string {
  return text.replace(/(?! )[\p{C}\p{Z}]/gu, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}
