// The words of a tree's identifiers, each once. A word is stemmed when a query has a term that may be its stem, which is so for
// few of them: most words of a tree nobody ever asks for. Knows no identifiers.
import { createIdentifierTable } from "./identifiers.ts";
import { isTerm, stem } from "./tokenize.ts";

export interface WordStems {
  /** Number of the word with these two hashes, from 1; its letters lie in `bytes` and may be capital ones. */
  readonly put: (one: number, other: number, bytes: Uint8Array, from: number, to: number) => number;
  /** By number of a word: the place of its stem, or `NOWHERE`. */
  readonly placesOf: (places: ReadonlyMap<string, number>) => Int16Array;
}

export const NOWHERE = -1;

export function createWordStems(): WordStems {
  const table = createIdentifierTable();
  /** By number of a word, as far as it was looked at; empty when it says nothing. */
  const stems: (string | undefined)[] = [];

  function stemOf(number: number): string {
    const word = table.nameOf(number).toLowerCase();
    const term = stem(word);
    return isTerm(term) && isTerm(word) ? term : "";
  }

  return {
    put: table.put,
    placesOf(places) {
      const [letters, ends] = [table.letters(), table.ends()];
      const isWanted = new Uint8Array(BEGINS);
      for (const term of places.keys()) for (const begin of beginsOf(term)) isWanted[begin] = 1;
      const placeOf = new Int16Array(table.size()).fill(NOWHERE);
      for (let number = 1; number < placeOf.length; number += 1) {
        if (isWanted[beginOf(letters, ends[number - 1] ?? 0, ends[number] ?? 0)] === 0) continue;
        const term = stems[number] ?? stemOf(number);
        stems[number] = term;
        if (term !== "") placeOf[number] = places.get(term) ?? NOWHERE;
      }
      return placeOf;
    },
  };
}

const BEGINS = 1 << 15;
/** What tells letters apart, and not whether they are small. */
const LETTER = 31;

/** The first three bytes of a word as one number; some words of other letters share it. */
export function beginOf(bytes: Uint8Array, from: number, to: number): number {
  const first = from < to ? (bytes[from] ?? 0) : 0;
  const second = from + 1 < to ? (bytes[from + 1] ?? 0) : 0;
  const third = from + 2 < to ? (bytes[from + 2] ?? 0) : 0;
  return ((first & LETTER) << 10) | ((second & LETTER) << 5) | (third & LETTER);
}

const ENCODER = new TextEncoder();

/**
 * How words begin of which this is the stem: as the stem does, but for the American spelling of `isation` at the very begin (`izat`
 * of `isat`), for five letters with `ies` (`sky`) and for the third letter of stems of two (`ad` of `adding`, `ax` of `axes`).
 */
export function beginsOf(term: string): number[] {
  // One more than counts, for a letter beyond 16 bits takes two.
  const begin = term.slice(0, 4);
  const spelled = [begin, begin.replace("iz", "is")];
  if (term.length === 3 && term.endsWith("y")) spelled.push(`${term.slice(0, 2)}i`);
  if (term.length === 2) spelled.push(`${term}${term.charAt(1)}`, `${term}e`);
  return spelled.map((each) => {
    const bytes = ENCODER.encode(each);
    return beginOf(bytes, 0, bytes.length);
  });
}
