// The words of all identifiers of a tree, each taken apart once: a query then compares numbers. Knows words, no files.
import { type IdentifierTable, numberOf } from "./identifiers.ts";
import { splitIdentifier } from "./tokenize.ts";
import { hashOf, takeApart } from "./word-parts.ts";
import { NOWHERE } from "./word-stems.ts";

export interface Places {
  /** By number of the identifier: which of `lists` is its own; 0 for most. */
  readonly list: Uint16Array;
  readonly lists: readonly (readonly number[])[];
}

/** For each identifier that holds one of the terms, their places in the list; names stand behind the terms. */
export type PlacesOf = (terms: readonly string[], names: readonly string[]) => Places;

/** More different mixtures than fit a number are not met: 200 terms and 40 names in one query. */
const MOST_LISTS = 65_536;
/** The low bits of a hash tell nearly all apart, by a look at a small table. */
const LOW = 0xffff;

export function createVocabulary(table: IdentifierTable): PlacesOf {
  const { words, parts, firsts, wholes } = takeApart(table);
  return function placesOf(terms, names) {
    const places = new Map(terms.map((term, place) => [term, place]));
    const placeOfWord = words.placesOf(places);
    const mayBeWhole = new Uint8Array(LOW + 1);
    for (const term of places.keys()) mayBeWhole[hashOf(term) & LOW] = 1;
    const exact = new Map(names.map((name, at) => [numberOf(table, name), terms.length + at]));
    exact.delete(0);
    const list = new Uint16Array(table.size());
    const lists = createLists();
    const held: number[] = [];
    for (let number = 1; number < list.length; number += 1) {
      const end = firsts[number + 1] ?? 0;
      for (let at = firsts[number] ?? 0; at < end; at += 1) {
        const place = placeOfWord[parts[at] ?? 0] ?? NOWHERE;
        if (place !== NOWHERE && !held.includes(place)) held.push(place);
      }
      const whole = wholes[number] ?? 0;
      if (whole !== 0 && mayBeWhole[whole & LOW] === 1) {
        const place = places.get(wholeOf(table.nameOf(number)));
        if (place !== undefined && !held.includes(place)) held.push(place);
      }
      if (held.length === 0) continue;
      list[number] = lists.numberOf(held);
      held.length = 0;
    }
    for (const [number, place] of exact)
      list[number] = lists.numberOf([...(lists.all[list[number] ?? 0] ?? []), place]);
    return { list, lists: lists.all };
  };
}

/** Many identifiers hold the same terms. */
function createLists() {
  const all: number[][] = [[]];
  const numbers = new Map<string | number, number>();
  return {
    all,
    /** @param held each place once; it is copied. */
    numberOf(held: readonly number[]): number {
      const key = held.length === 1 ? (held[0] ?? 0) : held.join();
      const known = numbers.get(key);
      if (known !== undefined) return known;
      if (all.length >= MOST_LISTS) return 0;
      numbers.set(key, all.length);
      return all.push([...held]) - 1;
    },
  };
}

function wholeOf(name: string): string {
  return splitIdentifier(name).join("").toLowerCase();
}
