// The words of all paths of a tree as numbers, so that a query looks up its own words and not those of every path. Each name, folder
// and word is taken apart once.
import { createNumbers } from "./numbers.ts";
import { wordsOfSegment } from "./path-words.ts";
import { remembered } from "./remembered.ts";
import { stem } from "./tokenize.ts";
import { baseName, folderOf } from "./tree.ts";

export interface PathTerms {
  /** By number of a word: its place among the terms, or -1. */
  readonly placesOf: (terms: readonly string[]) => Int16Array;
  /** Numbers of the terms of a file's name, by its place in the tree. */
  readonly nameOf: (index: number) => readonly number[];
  /** The same of all its folders, each once. */
  readonly foldersOf: (index: number) => readonly number[];
  /** A number for all files of one folder, from 0. */
  readonly folderOf: (index: number) => number;
  /** Whether the name or a folder has this term. */
  readonly holds: (index: number, term: string) => boolean;
  /** Of each path the share of its single words, each counted once, that have a place. */
  readonly sharesSaid: (placeOf: Int16Array) => Float64Array;
}

interface Numbered {
  readonly terms: readonly number[];
  /** Each once. */
  readonly words: readonly number[];
}

export function createPathTerms(paths: readonly string[]): PathTerms {
  const numbers = createNumbers();
  const stemOf = remembered(stem);
  const segments = remembered((segment: string): Numbered => {
    const { terms, words } = wordsOfSegment(segment, stemOf);
    return { terms: terms.map(numbers.of), words: together([], words.map(numbers.of)) };
  });
  const wordsOfFolder = createFolders(segments);
  const folders = paths.map(folderOf);
  const names = paths.map((path) => segments(baseName(path).replace(/(?<=.)\.[^.]+$/, "")));
  const above = folders.map(wordsOfFolder);
  const below = names.map(({ words }, index) => without(words, above[index]?.words ?? []));
  const folderNumbers = folders.map(createNumbers().of);
  return {
    placesOf: numbers.placesOf,
    nameOf: (index) => names[index]?.terms ?? [],
    foldersOf: (index) => above[index]?.terms ?? [],
    folderOf: (index) => folderNumbers[index] ?? 0,
    holds(index, term) {
      const number = numbers.find(term);
      return names[index]?.terms.includes(number) === true || above[index]?.terms.includes(number) === true;
    },
    sharesSaid(placeOf) {
      const shares = new Float64Array(paths.length);
      let folder: readonly number[] | undefined;
      let said = 0;
      for (let index = 0; index < shares.length; index += 1) {
        const words = above[index]?.words ?? [];
        // Files of one folder mostly come one after the other.
        if (words !== folder) said = countPlaced(words, placeOf);
        folder = words;
        const name = below[index] ?? [];
        const total = words.length + name.length;
        if (total > 0) shares[index] = (said + countPlaced(name, placeOf)) / total;
      }
      return shares;
    },
  };
}

/** Each folder has what the one above it has, and its own. A loop, for paths can be deeper than calls. */
function createFolders(segments: (name: string) => Numbered): (path: string) => Numbered {
  const known = new Map<string, Numbered>([["", NOTHING]]);
  return function wordsOf(path) {
    const missing: string[] = [];
    for (let folder = path; !known.has(folder); folder = folderOf(folder)) missing.push(folder);
    for (const folder of missing.reverse()) {
      const above = known.get(folderOf(folder)) ?? NOTHING;
      const own = segments(baseName(folder));
      known.set(folder, { terms: together(above.terms, own.terms), words: together(above.words, own.words) });
    }
    return known.get(path) ?? NOTHING;
  };
}

const NOTHING: Numbered = { terms: [], words: [] };

/** The same list where there is nothing to leave out, which is so for most files. */
function without(words: readonly number[], others: readonly number[]): readonly number[] {
  return words.some((word) => others.includes(word)) ? words.filter((word) => !others.includes(word)) : words;
}

function countPlaced(words: readonly number[], placeOf: Int16Array): number {
  let count = 0;
  for (let at = 0; at < words.length; at += 1) if ((placeOf[words[at] ?? 0] ?? -1) >= 0) count += 1;
  return count;
}

/** Each once. */
function together(some: readonly number[], more: readonly number[]): readonly number[] {
  const all = some.slice();
  for (let at = 0; at < more.length; at += 1) {
    const word = more[at] ?? 0;
    if (!all.includes(word)) all.push(word);
  }
  return all;
}
