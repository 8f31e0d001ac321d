// The words of all paths of a tree as numbers, so that a query looks up its own words and not those of every path. Each name, folder
// and word is taken apart once.
import { createNumbers } from "./numbers.ts";
import { wordsOfName } from "./path-words.ts";
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
  /** Share of the single words of the whole path, each counted once, that have a place. */
  readonly shareSaid: (index: number, placeOf: Int16Array) => number;
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
    const { terms, words } = wordsOfName(segment, stemOf);
    return { terms: terms.map(numbers.of), words: eachOnce(words.map(numbers.of)) };
  });
  const folders = createFolders(segments);
  const folderNumbers = createNumbers();
  const names = paths.map((path) => segments(baseName(path).replace(/(?<=.)\.[^.]+$/, "")));
  const above = paths.map((path) => folders(folderOf(path)));
  const below = names.map(({ words }, index) => without(words, above[index]?.words ?? []));
  const folderOfFile = paths.map((path) => folderNumbers.of(folderOf(path)));
  return {
    placesOf: numbers.placesOf,
    nameOf: (index) => names[index]?.terms ?? [],
    foldersOf: (index) => above[index]?.terms ?? [],
    folderOf: (index) => folderOfFile[index] ?? 0,
    holds(index, term) {
      const number = numbers.find(term);
      return names[index]?.terms.includes(number) === true || above[index]?.terms.includes(number) === true;
    },
    shareSaid(index, placeOf) {
      const folder = above[index]?.words ?? [];
      const name = below[index] ?? [];
      const total = folder.length + name.length;
      return total === 0 ? 0 : (countPlaced(folder, placeOf) + countPlaced(name, placeOf)) / total;
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

function eachOnce(words: readonly number[]): readonly number[] {
  return words.length < 2 ? words : words.filter((word, at) => words.indexOf(word) === at);
}

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
  return [...some, ...more.filter((word, at) => !some.includes(word) && more.indexOf(word) === at)];
}
