// The words of all identifiers of a tree, each taken apart once: a query then compares numbers. Knows words, no files.
import { type IdentifierTable, numberOf } from "./identifiers.ts";
import { isTerm, splitIdentifier, stem } from "./tokenize.ts";

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
/** Hash of an empty text. */
const NOTHING = 0x811c9dc5 | 0;

export function createVocabulary(table: IdentifierTable): PlacesOf {
  const { words, parts, firsts, wholes } = takeApart(table.names);
  return function placesOf(terms, names) {
    const places = new Map(terms.map((term, place) => [term, place]));
    const placeOfWord = Int16Array.from(words, (term) => places.get(term) ?? NOWHERE);
    const hashes = new Set(terms.map((term) => hashOf(term)));
    const exact = new Map(names.map((name, at) => [numberOf(table, name), terms.length + at]));
    exact.delete(0);
    const list = new Uint16Array(table.names.length);
    const lists = createLists();
    for (let number = 1; number < list.length; number += 1) {
      const held: number[] = [];
      for (let at = firsts[number] ?? 0; at < (firsts[number + 1] ?? 0); at += 1) {
        const place = placeOfWord[parts[at] ?? 0] ?? NOWHERE;
        if (place !== NOWHERE) held.push(place);
      }
      const name = exact.get(number);
      if (hashes.has(wholes[number] ?? 0)) {
        const whole = places.get(wholeOf(table.names[number] ?? ""));
        if (whole !== undefined) held.push(whole);
      }
      if (name !== undefined) held.push(name);
      if (held.length > 0) list[number] = lists.numberOf(new Set(held));
    }
    return { list, lists: lists.all };
  };
}

/** Many identifiers hold the same terms. */
function createLists() {
  const all: number[][] = [[]];
  const numbers = new Map<string, number>();
  return {
    all,
    numberOf(held: ReadonlySet<number>): number {
      const key = [...held].join();
      const known = numbers.get(key);
      if (known !== undefined) return known;
      if (all.length >= MOST_LISTS) return 0;
      numbers.set(key, all.length);
      return all.push([...held]) - 1;
    },
  };
}

interface Parts {
  /** Term of each different word; empty for what says nothing. */
  readonly words: readonly string[];
  /** Words of all identifiers, one identifier after the other. */
  readonly parts: Uint32Array;
  /** By number of the identifier: where its words begin. */
  readonly firsts: Uint32Array;
  /** By number of the identifier: hash of the whole in small letters; 0 when it has one part only. */
  readonly wholes: Int32Array;
}

/** As `termsOfIdentifier` does it, each word once. */
function takeApart(names: readonly string[]): Parts {
  const words: string[] = [];
  const known = new Map<string, number>();
  const parts: number[] = [];
  const firsts = new Uint32Array(names.length + 1);
  const wholes = new Int32Array(names.length);
  for (const [number, name] of names.entries()) {
    const split = splitIdentifier(name);
    let hash = NOTHING;
    for (const part of split) {
      const word = part.toLowerCase();
      let at = known.get(word);
      if (at === undefined) {
        const term = stem(word);
        at = words.push(isTerm(term) && isTerm(word) ? term : "") - 1;
        known.set(word, at);
      }
      parts.push(at);
      hash = hashOf(word, hash);
    }
    firsts[number + 1] = parts.length;
    if (split.length > 1) wholes[number] = hash;
  }
  return { words, parts: Uint32Array.from(parts), firsts, wholes };
}

function wholeOf(name: string): string {
  return splitIdentifier(name).join("").toLowerCase();
}

/** @param before the hash of what stands before it. */
function hashOf(text: string, before = NOTHING): number {
  let hash = before;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
