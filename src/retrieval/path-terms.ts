// The words of all paths of a tree as numbers, so that a query looks up its own words and not those of every path. What a word of
// a path is, is for path-words.ts to say.
import { createNumbers } from "./numbers.ts";
import type { Segment, SegmentReader } from "./path-words.ts";

export interface PathTerms {
  /** By number of a word: its place among the terms, or -1. */
  readonly placesOf: (terms: readonly string[]) => Int16Array;
  /** Numbers of the terms of a file's name, by its place in the tree. */
  readonly nameOf: (index: number) => readonly number[];
  readonly foldersOf: (index: number) => readonly number[];
  /** A number for all files of one folder, from 0. */
  readonly folderOf: (index: number) => number;
  /** Share of the single words of the whole path, each counted once, that have a place. */
  readonly shareSaid: (index: number, placeOf: Int16Array) => number;
}

interface Numbered {
  readonly terms: readonly number[];
  /** Each once. */
  readonly words: readonly number[];
}

interface NumberedFolder extends Numbered {
  /** Its place among the folders. */
  readonly folder: number;
}

export function createPathTerms(paths: readonly string[], { nameOf, foldersOf }: SegmentReader): PathTerms {
  const numbers = createNumbers();
  const folders = new Map<ReadonlySet<string>, NumberedFolder>();
  const known = new Map<Segment, Numbered>();
  const names: (readonly number[])[] = [];
  const above: NumberedFolder[] = [];
  const below: (readonly number[])[] = [];
  for (const path of paths) {
    const { terms, words } = foldersOf(path);
    let folder = folders.get(terms);
    if (folder === undefined) {
      folder = { folder: folders.size, terms: [...terms].map(numbers.of), words: eachOnce(words.map(numbers.of)) };
      folders.set(terms, folder);
    }
    const segment = nameOf(path);
    let name = known.get(segment);
    if (name === undefined) {
      name = { terms: segment.terms.map(numbers.of), words: eachOnce(segment.words.map(numbers.of)) };
      known.set(segment, name);
    }
    names.push(name.terms);
    above.push(folder);
    below.push(without(name.words, folder.words));
  }
  return {
    placesOf: numbers.placesOf,
    nameOf: (index) => names[index] ?? [],
    foldersOf: (index) => above[index]?.terms ?? [],
    folderOf: (index) => above[index]?.folder ?? 0,
    shareSaid(index, placeOf) {
      const folder = above[index]?.words ?? [];
      const name = below[index] ?? [];
      const total = folder.length + name.length;
      return total === 0 ? 0 : (countPlaced(folder, placeOf) + countPlaced(name, placeOf)) / total;
    },
  };
}

function eachOnce(words: readonly number[]): readonly number[] {
  return words.length < 2 ? words : words.filter((word, at) => words.indexOf(word) === at);
}

/** The same list where there is nothing to leave out, which is so for most files. */
function without(words: readonly number[], others: readonly number[]): readonly number[] {
  for (let at = 0; at < words.length; at += 1)
    if (others.includes(words[at] ?? 0)) return words.filter((word) => !others.includes(word));
  return words;
}

function countPlaced(words: readonly number[], placeOf: Int16Array): number {
  let count = 0;
  for (let at = 0; at < words.length; at += 1) if ((placeOf[words[at] ?? 0] ?? -1) >= 0) count += 1;
  return count;
}
