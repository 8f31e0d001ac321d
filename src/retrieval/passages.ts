// Where in a file the query's words stand together: windows over its lines. Looks at numbers only; what is shown of a file is
// decided later, by whole definitions.
import type { Lines } from "./chunks.ts";
import type { Entry, Places } from "./corpus.ts";
import type { Postings } from "./postings.ts";
import { isJoined, type Query } from "./query.ts";
import { createStepCounter, STEP, type Steps } from "./steps.ts";

export interface Passage {
  readonly lines: Lines;
  /** Worth of the distinct, rare terms it holds; more of the same counts little. */
  readonly score: number;
}

export interface Closeness {
  /** Windows of two steps that hold any term, best first; two steps, so that no place is cut in the middle of every window. */
  readonly passages: readonly Passage[];
  /** Worth of the three best windows of four steps that do not overlap: a file that is about it says it in more than one place. */
  readonly wide: number;
  /** Worth in the title of the single words that the best step holds, those that the path holds left out. */
  readonly near: number;
}

export interface Sought {
  readonly query: Query;
  /** By term. */
  readonly rarity: readonly number[];
  readonly places: Places;
  readonly postings: Postings;
}

/** Steps of a wide window, and how many further on the next one begins. */
const WIDE = 4;
const STRIDE = 2;

/** For one file after the other; the same arrays are filled each time. @param isInPath by term: 1 where the path holds it. */
export function createCloseLook({
  query,
  rarity,
  places,
  postings,
}: Sought): (entry: Pick<Entry, "index" | "stream">, isInPath?: Uint8Array) => Closeness {
  const { terms } = query;
  const worthOf = createWorth(terms.map(({ weight }, term) => weight * (rarity[term] ?? 0)));
  const single = singleWorths(query, rarity);
  const nothing = new Uint8Array(terms.length);
  const countSteps = createStepCounter(places, terms.length, postings);
  return function lookAt(entry, isInPath = nothing) {
    const { lines } = entry.stream;
    const steps = countSteps(entry);
    const passages: Passage[] = [];
    for (let at = 0; at < steps.count; at += 1) {
      const number = steps.numbers[at] ?? 0;
      const start = number * STEP + 1;
      const end = Math.min(lines, start + 2 * STEP - 1);
      passages.push({ lines: { start, end }, score: worthOf(steps, at, number + 2) });
    }
    passages.sort((a, b) => b.score - a.score || a.lines.start - b.lines.start);
    return { passages, wide: widest(steps, worthOf), near: nearest(steps, single, isInPath) };
  };
}

/** By term: its worth in the title; 0 for two words joined, which would count twice. */
export function singleWorths({ terms }: Query, rarity: readonly number[]): number[] {
  return terms.map((term, place) => (isJoined(term) ? 0 : term.inTitle * (rarity[place] ?? 0)));
}

/** @returns the worth of the steps from a place in the list up to, not including, a number of a step. */
function createWorth(worths: readonly number[]): (steps: Steps, from: number, before: number) => number {
  const times = new Uint32Array(worths.length);
  return function worthOf({ count, numbers, firsts, terms, times: each }, from, before) {
    let to = from;
    while (to < count && (numbers[to] ?? 0) < before) to += 1;
    const [first, end] = [firsts[from] ?? 0, firsts[to] ?? 0];
    for (let at = first; at < end; at += 1) {
      const term = terms[at] ?? 0;
      times[term] = (times[term] ?? 0) + (each[at] ?? 0);
    }
    let sum = 0;
    for (let at = first; at < end; at += 1) {
      const term = terms[at] ?? 0;
      const often = times[term] ?? 0;
      if (often > 0) sum += ((worths[term] ?? 0) * often) / (1 + often);
      times[term] = 0;
    }
    return sum;
  };
}

function widest(steps: Steps, worthOf: ReturnType<typeof createWorth>): number {
  const worths: number[] = [];
  let last = -1;
  for (let at = 0; at < steps.count; at += 1) {
    const number = steps.numbers[at] ?? 0;
    const own = number - (number % STRIDE);
    // A window that begins above this step and was not met yet holds no step above it.
    for (let start = own - STRIDE; start <= own; start += STRIDE) {
      if (start <= last) continue;
      last = start;
      worths.push(worthOf(steps, at, start + WIDE));
    }
  }
  worths.sort((a, b) => b - a);
  // Neighbours share two steps: every other one of the best stands for itself.
  return (worths[0] ?? 0) + (worths[2] ?? 0) + (worths[4] ?? 0);
}

function nearest({ count, firsts, terms }: Steps, single: readonly number[], isInPath: Uint8Array): number {
  let best = 0;
  for (let step = 0; step < count; step += 1) {
    let sum = 0;
    for (let at = firsts[step] ?? 0; at < (firsts[step + 1] ?? 0); at += 1) {
      const term = terms[at] ?? 0;
      if (isInPath[term] !== 1) sum += single[term] ?? 0;
    }
    best = Math.max(best, sum);
  }
  return best;
}
