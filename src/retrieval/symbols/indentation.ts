// Where definitions end by indentation: with the last line that is deeper than theirs, or closes them. For languages where indentation says
// so, and for those nobody taught us.
import { columnOf, firstLetter } from "./lines.ts";
import type { FindEnds } from "./symbol.ts";

export interface Margins {
  /** What belongs to the definition although it is not deeper: `)`, `end`. Sticky. */
  readonly closer: RegExp;
  /** What says nothing about ends, wherever it stands. Sticky. */
  readonly comment: RegExp;
}

export function endsByIndentation(margins: Margins): FindEnds {
  return function findEnds(text, { definitions, skipped }, { starts }) {
    const ends = Int32Array.from(definitions, () => text.length);
    const open: number[] = [];
    const limit = () => definitions[open.at(-1) ?? -1]?.column ?? -1;
    let [next, skip, last] = [0, 0, 0];
    for (const [index, start] of starts.entries()) {
      if (next === definitions.length && open.length === 0) break;
      const at = firstLetter(text, start);
      const isDefinition = definitions[next]?.at === at;
      while ((skipped[skip + 1] ?? text.length) <= start) skip += 2;
      const isSkipped = (skipped[skip] ?? text.length) < start && !isDefinition;
      const isBlank = at === text.length || text.charCodeAt(at) === 10;
      if (isBlank || (open.length === 0 && !isDefinition)) continue;
      const column = isSkipped ? Number.MAX_SAFE_INTEGER : columnOf(text, at);
      if (column <= limit() && !isDefinition && startsWith(margins.comment, text, at)) continue;
      while (column < limit()) ends[open.pop() ?? 0] = last;
      const closes = column === limit() && !isDefinition && startsWith(margins.closer, text, at);
      while (column <= limit() && !closes) ends[open.pop() ?? 0] = last;
      last = (starts[index + 1] ?? text.length) - 1;
      for (; (definitions[next]?.at ?? text.length) <= last; next += 1) open.push(next);
    }
    for (const index of open) ends[index] = last;
    return ends;
  };
}

function startsWith(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}
