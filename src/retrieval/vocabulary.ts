// Terms and names of a query → the identifiers of a tree that hold them. Knows words, no files.
import { groupBy } from "./group.ts";
import type { IdentifierTable } from "./identifiers.ts";
import { createKnownWords, type KnownWords } from "./known-words.ts";
import { remembered } from "./remembered.ts";
import { termsOfIdentifier } from "./tokenize.ts";
import { BEGINS, beginOf, beginsOf } from "./word-begins.ts";
import { inSmall, isBetweenWords, type Parts, signOf, takeApart } from "./word-parts.ts";

export interface Places {
  /** By number of the identifier: which of `lists` is its own; 0 for most. */
  readonly list: Uint16Array;
  readonly lists: readonly (readonly number[])[];
}

/** For each identifier that holds one of the terms, their places in the list; names stand behind the terms. */
export type PlacesOf = (terms: readonly string[], names: readonly string[]) => Places;

/** More different mixtures than fit a number are not met: 200 terms and 40 names in one query. */
const MOST_LISTS = 65_536;
const NOWHERE = -1;
const ENCODER = new TextEncoder();

export function createVocabulary(table: IdentifierTable): PlacesOf {
  const parts = takeApart(table);
  const words = createKnownWords(table, parts);
  const termsOfOther = remembered((number: number) => termsOfIdentifier(table.nameOf(number)).map(([term]) => term));
  return function placesOf(terms, names) {
    const asked = ask(terms, words.terms);
    const lists: Lists = { all: [[]], numbers: new Map() };
    const list = listAscii(asked, lists, { table, parts, words });
    for (const number of parts.others) {
      const held: number[] = [];
      for (const term of termsOfOther(number)) hold(held, asked.places.get(term) ?? NOWHERE);
      list[number] = numberOf(lists, held);
    }
    for (const [at, name] of names.entries()) {
      const number = table.find(name);
      if (number !== 0) list[number] = numberOf(lists, [...(lists.all[list[number] ?? 0] ?? []), terms.length + at]);
    }
    return { list, lists: lists.all };
  };
}

/** The terms of a query, made ready to be compared with all identifiers. */
interface Asked {
  readonly places: ReadonlyMap<string, number>;
  /** By how a word begins: 1 where a term may be its stem. */
  readonly isWanted: Uint8Array;
  /** By number of a word that is known already. */
  readonly placeOfWord: Int16Array;
  /** By the sign of all words of an identifier together: 1 where they may be a term. */
  readonly isSought: Uint8Array;
  /** Those terms, by their sign. */
  readonly wholes: ReadonlyMap<number, readonly Whole[]>;
}

interface Whole {
  readonly letters: Uint8Array;
  readonly place: number;
}

function ask(terms: readonly string[], words: readonly string[]): Asked {
  const places = new Map(terms.map((term, place) => [term, place]));
  const placeOfWord = new Int16Array(words.length);
  for (let word = 0; word < words.length; word += 1) placeOfWord[word] = places.get(words[word] ?? "") ?? NOWHERE;
  const wholes = groupBy(
    terms.map((term, place): Whole => ({ letters: ENCODER.encode(term), place })),
    ({ letters }) => signOf(beginOf(letters, 0, letters.length), letters.length),
  );
  const [isWanted, isSought] = [marksOf(terms.flatMap(beginsOf)), marksOf([...wholes.keys()])];
  return { places, placeOfWord, wholes, isWanted, isSought };
}

function marksOf(begins: readonly number[]): Uint8Array {
  const marks = new Uint8Array(BEGINS);
  for (const begin of begins) marks[begin] = 1;
  return marks;
}

interface Tree {
  readonly table: IdentifierTable;
  readonly parts: Parts;
  readonly words: KnownWords;
}

/** No function is made in here: the engine would compile this anew for each ticket. */
function listAscii(asked: Asked, lists: Lists, { table, parts, words }: Tree): Uint16Array {
  const { places, isWanted, placeOfWord, isSought } = asked;
  const { firsts, begins, signs } = parts;
  const { numbers, terms } = words;
  const list = new Uint16Array(table.size());
  const held: number[] = [];
  for (let number = 1; number < list.length; number += 1) {
    const first = firsts[number] ?? 0;
    const end = firsts[number + 1] ?? 0;
    for (let at = first; at < end; at += 1) {
      if (isWanted[begins[at] ?? 0] === 0) continue;
      const known = numbers[at] ?? 0;
      const word = known === 0 ? words.learn(number, at) : known;
      // A word that is met for the first time has no place yet.
      hold(held, placeOfWord[word] ?? places.get(terms[word] ?? "") ?? NOWHERE);
    }
    const sign = signs[number] ?? 0;
    if (end - first > 1 && isSought[sign] === 1) hold(held, wholeOf(asked.wholes.get(sign) ?? [], number, table));
    if (held.length === 0) continue;
    list[number] = numberOf(lists, held);
    held.length = 0;
  }
  return list;
}

function hold(held: number[], place: number): void {
  if (place !== NOWHERE && (held.length === 0 || !held.includes(place))) held.push(place);
}

/** All words of an identifier together, as one of the terms: `signUp` is `signup`. */
function wholeOf(sought: readonly Whole[], number: number, table: IdentifierTable): number {
  const [letters, ends] = [table.letters(), table.ends()];
  for (const term of sought)
    if (isWhole(term.letters, letters, ends[number - 1] ?? 0, ends[number] ?? 0)) return term.place;
  return NOWHERE;
}

function isWhole(term: Uint8Array, letters: Uint8Array, from: number, to: number): boolean {
  let met = 0;
  for (let at = from; at < to; at += 1) {
    const letter = letters[at] ?? 0;
    if (isBetweenWords(letter)) continue;
    if (inSmall(letter) !== term[met]) return false;
    met += 1;
  }
  return met === term.length;
}

/** Many identifiers hold the same terms: each mixture of them is listed once. */
interface Lists {
  readonly all: number[][];
  readonly numbers: Map<string | number, number>;
}

/** @param held each place once; it is copied. */
function numberOf({ all, numbers }: Lists, held: readonly number[]): number {
  if (held.length === 0) return 0;
  const key = keyOf(held);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  if (all.length >= MOST_LISTS) return 0;
  numbers.set(key, all.length);
  return all.push([...held]) - 1;
}

/** Nearly all mixtures are of few places, and those make a number; others a text. */
function keyOf(held: readonly number[]): string | number {
  if (held.length > FEW) return held.join();
  let key = 0;
  for (let at = 0; at < held.length; at += 1) {
    const place = held[at] ?? 0;
    if (place >= BASE - 1) return held.join();
    key = key * BASE + place + 1;
  }
  return key;
}

const FEW = 3;
const BASE = 1024;
