// A stream of identifiers and the terms of a query → which terms stand in which lines, fifteen lines at a time. Counts; what that is
// worth is for passages.ts to say.
import type { Entry, Places } from "./corpus.ts";
import { type Postings, rowsOf } from "./postings.ts";
import { BEYOND, LINE_END } from "./streams.ts";

/** Lines. */
export const STEP = 15;

/** The steps of lines that hold any term, in the order of the lines, in columns: a file has dozens, and a ticket a hundred files. */
export interface Steps {
  count: number;
  /** By step that holds any: its number among all of the file, from 0. */
  readonly numbers: number[];
  /** By step that holds any, and one more: where its terms begin in `terms`. */
  readonly firsts: number[];
  readonly terms: number[];
  /** How often each of them stands there. */
  readonly times: number[];
}

/** @returns of a file its steps, which hold until the next file is asked for: they are written over then. */
export function createStepCounter(
  { list, lists }: Places,
  size: number,
  postings: Postings,
): (entry: Pick<Entry, "index" | "stream">) => Steps {
  const counts = new Uint32Array(size);
  /** By row of a file: the list of places its token has; none from `BEYOND` on. */
  const listOf = new Uint16Array(BEYOND + 1);
  const steps: Steps = { count: 0, numbers: [], firsts: [0], terms: [], times: [] };
  return function countSteps({ index, stream: { tokens } }) {
    const [from, to] = rowsOf(postings, index);
    for (let row = from; row < Math.min(to, from + BEYOND - 1); row += 1)
      listOf[row - from + 1] = list[(postings.tokens[row] ?? 0) >>> 1] ?? 0;
    steps.count = 0;
    let filled = 0;
    let line = 0;
    let left = STEP;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] ?? LINE_END;
      if (token === LINE_END) {
        line += 1;
        left -= 1;
        if (left > 0) continue;
        left = STEP;
        close(steps, filled, line / STEP - 1, counts);
        continue;
      }
      const which = listOf[token] ?? 0;
      if (which === 0) continue;
      const places = lists[which] ?? [];
      for (let each = 0; each < places.length; each += 1) {
        const place = places[each] ?? 0;
        if (place >= size) continue;
        if (counts[place] === 0) {
          steps.terms[filled] = place;
          filled += 1;
        }
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
    close(steps, filled, Math.floor(line / STEP), counts);
    return steps;
  };
}

/** The step ends here: what it holds are the terms up to `filled`. */
function close(steps: Steps, filled: number, number: number, counts: Uint32Array): void {
  const first = steps.firsts[steps.count] ?? 0;
  if (filled === first) return;
  for (let at = first; at < filled; at += 1) {
    const term = steps.terms[at] ?? 0;
    steps.times[at] = counts[term] ?? 0;
    counts[term] = 0;
  }
  steps.numbers[steps.count] = number;
  steps.count += 1;
  steps.firsts[steps.count] = filled;
}
