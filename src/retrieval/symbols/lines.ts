// Offsets of a text ↔ its lines. Nothing about languages.

const TAB = 4;

export interface LineMap {
  readonly text: string;
  /** Offset where each line begins. */
  readonly starts: readonly number[];
}

export function lineMapOf(text: string): LineMap {
  const starts = startsOf(text);
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  return { text, starts };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The line, from 1, that holds this offset. */
export function lineAt({ starts }: LineMap, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The beginning of a line, from 1, at most `length` letters. */
export function lineText({ text, starts }: LineMap, line: number, length: number): string {
  const start = starts[line - 1] ?? text.length;
  const next = starts[line] ?? text.length;
  return text.slice(start, Math.min(next, start + length)).trimEnd();
}

/** Offset of the first letter of the line that begins at `start`; the line's end when it is blank. */
export function firstLetter(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** How far a letter is indented: a tab counts four. */
export function columnOf(text: string, at: number): number {
  let column = 0;
  for (let before = at - 1; before >= 0; before -= 1) {
    const code = text.charCodeAt(before);
    if (code === 9) column += TAB;
    else if (code === 10) break;
    else column += 1;
  }
  return column;
}

/** Offset of the last letter before `end`, blanks and line ends left out; not below `from`. */
export function lastLetter(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 10 || at >= text.length)) at -= 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
