// A stream of identifiers and the terms of a query → which terms stand in which lines, fifteen lines at a time. Counts; what that is
// worth is for passages.ts to say.
import type { Entry, Places } from "./corpus.ts";
import { type Postings, rowsOf } from "./postings.ts";
import { BEYOND, LINE_END } from "./streams.ts";

/** Lines. */
export const STEP = 15;

/** What stands in one step of lines: terms, and how often each. */
export interface Step {
  /** From 0. */
  readonly step: number;
  readonly terms: readonly number[];
  readonly times: readonly number[];
}

/** Steps that hold any term, in the order of the lines. */
export function createStepCounter(
  { list, lists }: Places,
  size: number,
  postings: Postings,
): (entry: Pick<Entry, "index" | "stream">) => Step[] {
  const counts = new Uint32Array(size);
  /** By row of a file: the list of places its token has; none from `BEYOND` on. */
  const listOf = new Uint16Array(BEYOND + 1);
  return function countSteps({ index, stream: { tokens } }) {
    const [from, to] = rowsOf(postings, index);
    for (let row = from; row < Math.min(to, from + BEYOND - 1); row += 1)
      listOf[row - from + 1] = list[(postings.tokens[row] ?? 0) >>> 1] ?? 0;
    const steps: Step[] = [];
    let held: number[] = [];
    let line = 0;
    let left = STEP;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] ?? LINE_END;
      if (token === LINE_END) {
        line += 1;
        left -= 1;
        if (left > 0) continue;
        left = STEP;
        held = close(line / STEP - 1);
        continue;
      }
      const which = listOf[token] ?? 0;
      if (which === 0) continue;
      const places = lists[which] ?? [];
      for (let each = 0; each < places.length; each += 1) {
        const place = places[each] ?? 0;
        if (place >= size) continue;
        if (counts[place] === 0) held.push(place);
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
    close(Math.floor(line / STEP));
    return steps;

    function close(step: number): number[] {
      if (held.length === 0) return held;
      steps.push({ step, terms: held, times: held.map((place) => counts[place] ?? 0) });
      for (const place of held) counts[place] = 0;
      return [];
    }
  };
}
