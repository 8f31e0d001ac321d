// Where in a file the query's words stand together: windows over its lines, best first. Looks at numbers only; what is shown of
// a file is decided later, by whole definitions.
import type { Lines } from "./chunks.ts";
import type { Entry, Places } from "./corpus.ts";
import type { Query } from "./query.ts";
import { LINE_END, type Stream } from "./streams.ts";

export interface Passage {
  readonly lines: Lines;
  /** Worth of the distinct, rare terms it holds; more of the same counts little. */
  readonly score: number;
}

/** A window is two steps long, so that no place is cut in the middle of every window. */
const STEP = 15;

export interface Sought {
  readonly query: Query;
  /** By term. */
  readonly rarity: readonly number[];
  readonly places: Places;
}

/** Only windows that hold any term. */
export function passagesOf(entry: Pick<Entry, "stream">, sought: Sought): Passage[] {
  return createPassageFinder(sought)(entry);
}

/** As `passagesOf`, for one file after the other; the same arrays are filled each time. */
export function createPassageFinder({ query, rarity, places }: Sought): (entry: Pick<Entry, "stream">) => Passage[] {
  const worths = query.terms.map(({ weight }, term) => weight * (rarity[term] ?? 0));
  const times = new Uint32Array(worths.length);
  const countSteps = createStepCounter(places, worths.length);
  return function passagesIn({ stream }) {
    const steps = countSteps(stream);
    const passages = steps.map((one, at): Passage => {
      const start = one.step * STEP + 1;
      const next = steps[at + 1];
      const follows = next !== undefined && next.step === one.step + 1 ? next : undefined;
      return {
        lines: { start, end: Math.min(stream.lines, start + 2 * STEP - 1) },
        score: worthOf(one, follows, worths, times),
      };
    });
    return passages.sort((a, b) => b.score - a.score || a.lines.start - b.lines.start);
  };
}

/** What stands in one step of lines: terms, and how often each. */
interface Step {
  readonly step: number;
  readonly terms: readonly number[];
  readonly times: readonly number[];
}

/** Steps that hold any term, in the order of the lines. */
function createStepCounter({ list, lists }: Places, size: number): (stream: Stream) => Step[] {
  const counts = new Uint32Array(size);
  let listOf = new Uint16Array(1 << 10);
  return function countSteps({ tokens, distinct }) {
    if (listOf.length <= distinct.length) listOf = new Uint16Array(2 * distinct.length);
    for (let at = 0; at < distinct.length; at += 1) listOf[at + 1] = list[(distinct[at] ?? 0) >>> 1] ?? 0;
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

/** @param times all 0, and so when it is done. */
function worthOf(one: Step, next: Step | undefined, worths: readonly number[], times: Uint32Array): number {
  const further = next?.terms ?? [];
  for (let at = 0; at < further.length; at += 1) times[further[at] ?? 0] = next?.times[at] ?? 0;
  let sum = 0;
  for (let at = 0; at < one.terms.length; at += 1) {
    const term = one.terms[at] ?? 0;
    const often = (one.times[at] ?? 0) + (times[term] ?? 0);
    sum += ((worths[term] ?? 0) * often) / (1 + often);
    times[term] = 0;
  }
  for (let at = 0; at < further.length; at += 1) {
    const term = further[at] ?? 0;
    const often = times[term] ?? 0;
    if (often > 0) sum += ((worths[term] ?? 0) * often) / (1 + often);
    times[term] = 0;
  }
  return sum;
}
