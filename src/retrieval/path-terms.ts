// The words of all paths of a tree as numbers, so that a query looks up its own words and not those of every path. What a word of
// a path is, is for path-words.ts to say.
import type { Segment, SegmentReader } from "./path-words.ts";

export interface PathTerms {
  /** By number of a word: its place among the terms, or -1. */
  readonly placesOf: (terms: readonly string[]) => Int16Array;
  /** Numbers of the terms of a file's name, by its place in the tree. */
  readonly nameOf: (index: number) => readonly number[];
  readonly foldersOf: (index: number) => readonly number[];
  /** Share of the single words of the whole path, each counted once, that have a place. */
  readonly shareSaid: (index: number, placeOf: Int16Array) => number;
}

interface Numbered {
  readonly terms: readonly number[];
  readonly words: readonly number[];
}

export function createPathTerms(paths: readonly string[], { nameOf, foldersOf }: SegmentReader): PathTerms {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const before = numbers.get(word);
    if (before !== undefined) return before;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  const folders = new Map<ReadonlySet<string>, Numbered>();
  const known = new Map<Segment, Numbered>();
  const names: (readonly number[])[] = [];
  const above: Numbered[] = [];
  const below: (readonly number[])[] = [];
  for (const path of paths) {
    const { terms, words } = foldersOf(path);
    const folder = folders.get(terms) ?? {
      terms: [...terms].map(numberOf),
      words: [...new Set(words.map(numberOf))],
    };
    folders.set(terms, folder);
    const segment = nameOf(path);
    const name = known.get(segment) ?? { terms: segment.terms.map(numberOf), words: segment.words.map(numberOf) };
    known.set(segment, name);
    names.push(name.terms);
    above.push(folder);
    below.push(name.words.filter((word, at, all) => !folder.words.includes(word) && all.indexOf(word) === at));
  }
  return {
    placesOf(terms) {
      const places = new Int16Array(numbers.size).fill(-1);
      for (const [place, term] of terms.entries()) {
        const number = numbers.get(term);
        if (number !== undefined) places[number] = place;
      }
      return places;
    },
    nameOf: (index) => names[index] ?? [],
    foldersOf: (index) => above[index]?.terms ?? [],
    shareSaid(index, placeOf) {
      const [folder, name] = [above[index]?.words ?? [], below[index] ?? []];
      const total = folder.length + name.length;
      return total === 0 ? 0 : (countPlaced(folder, placeOf) + countPlaced(name, placeOf)) / total;
    },
  };
}

function countPlaced(words: readonly number[], placeOf: Int16Array): number {
  let count = 0;
  for (let at = 0; at < words.length; at += 1) if ((placeOf[words[at] ?? 0] ?? -1) >= 0) count += 1;
  return count;
}
