// Where in a file the query's words stand together: windows over its lines, best first. Looks at numbers only; what is shown of
// a file is decided later, by whole definitions.
import type { Lines } from "./chunks.ts";
import type { Entry, Places } from "./corpus.ts";
import type { Query } from "./query.ts";
import { LINE_END } from "./streams.ts";

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
export function passagesOf({ stream }: Entry, sought: Sought): Passage[] {
  const steps = countSteps(stream.tokens, sought.places, sought.query.terms.length);
  const passages: Passage[] = [];
  for (const [step, counts] of steps) {
    const start = step * STEP + 1;
    const lines = { start, end: Math.min(stream.lines, start + 2 * STEP - 1) };
    passages.push({ lines, score: worthOf(counts, steps.get(step + 1), sought) });
  }
  return passages.sort((a, b) => b.score - a.score || a.lines.start - b.lines.start);
}

type Counts = ReadonlyMap<number, number>;

/** By step of lines: term → how often. */
function countSteps(tokens: Uint32Array, { list, lists }: Places, terms: number): Map<number, Map<number, number>> {
  const steps = new Map<number, Map<number, number>>();
  let line = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? LINE_END;
    if (token === LINE_END) line += 1;
    const which = list[token >>> 1] ?? 0;
    if (which === 0) continue;
    const step = Math.floor(line / STEP);
    const counts = steps.get(step) ?? new Map<number, number>();
    steps.set(step, counts);
    for (const place of lists[which] ?? []) if (place < terms) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return steps;
}

function worthOf(one: Counts, next: Counts | undefined, { query, rarity }: Sought): number {
  let sum = 0;
  const add = (term: number, times: number) => {
    sum += ((query.terms[term]?.weight ?? 0) * (rarity[term] ?? 0) * times) / (1 + times);
  };
  for (const [term, times] of one) add(term, times + (next?.get(term) ?? 0));
  for (const [term, times] of next ?? []) if (!one.has(term)) add(term, times);
  return sum;
}
