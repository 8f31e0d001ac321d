// How far up a definition begins: the comments, decorators and attributes that stand directly on top of it.
import { columnOf, firstLetter, type LineMap, lineText } from "./lines.ts";

/** Comments longer than this are a document of their own. */
const MOST_LINES = 80;
const SEEN = 160;
const OPENS = /^\s*(?:@|#!?\[|\[|\/\*)/;

/** @returns the first line that belongs to the definition at `line`; never `after` or a line before it. */
export function firstLineOf(
  { line, column, after }: { readonly line: number; readonly column: number; readonly after: number },
  lines: LineMap,
  above: RegExp,
): number {
  let from = line;
  let isInside = false;
  for (let at = line - 1; at > after && line - at < MOST_LINES; at -= 1) {
    const text = lineText(lines, at, SEEN);
    const margin = columnOf(lines.text, firstLetter(lines.text, lines.starts[at - 1] ?? 0));
    const isStar = margin === column + 1 && text.trimStart().startsWith("*");
    if (text === "" || (margin < column && !isInside)) break;
    if (isInside ? margin === column && OPENS.test(text) : (margin === column || isStar) && above.test(text)) {
      from = at;
      isInside = false;
    } else if (margin > column || (margin === column && /^\s*(?:[)\]}]|\*\/)/.test(text))) isInside = true;
    else break;
  }
  return from;
}
