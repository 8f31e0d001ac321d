// All identifiers of a tree taken apart into their words, as `termsOfIdentifier` does it with one: of each word how it begins, and
// more only when somebody asks for words that begin so. Nearly all identifiers are ASCII and never become a string here.
import { type IdentifierTable, MAX_IDENTIFIER } from "./identifiers.ts";
import { partEnd } from "./part-end.ts";
import { BEGINS, beginOf } from "./word-begins.ts";

export interface Parts {
  /** By number of the identifier: where its words begin in `begins`. */
  readonly firsts: Uint32Array;
  /** By word: its `beginOf`. */
  readonly begins: Uint16Array;
  /** By number of the identifier: the `signOf` of all its words together; nothing of one that has one word only. */
  readonly signs: Uint16Array;
  /** Numbers of those whose words are no ASCII: nothing else is known of them here. */
  readonly others: readonly number[];
}

export function takeApart(table: IdentifierTable): Parts {
  const [letters, ends, size] = [table.letters(), table.ends(), table.size()];
  const firsts = new Uint32Array(size + 1);
  const signs = new Uint16Array(size);
  const others: number[] = [];
  // An identifier has no more words than letters.
  const begins = new Uint16Array(ends[size - 1] ?? 0);
  let filled = 0;
  for (let number = 1; number < size; number += 1) {
    const first = filled;
    const begin = ends[number - 1] ?? 0;
    const end = ends[number] ?? 0;
    firsts[number] = first;
    if (!isAscii(letters, begin, end)) others.push(number);
    else if (end - begin <= MAX_IDENTIFIER) {
      let length = 0;
      for (let at = begin; at < end; ) {
        const stop = partEnd(letters, at, end);
        if (stop === at) at += 1;
        else {
          begins[filled] = beginOf(letters, at, stop);
          filled += 1;
          length += stop - at;
          at = stop;
        }
      }
      if (filled - first > 1) signs[number] = signOf(beginOfWhole(letters, begin, end), length);
    }
  }
  firsts[size] = filled;
  return { firsts, begins: begins.slice(0, filled), signs, others };
}

/** How letters begin and how many they are, as one number below `BEGINS`; some others share it. */
export function signOf(begin: number, length: number): number {
  return (begin + SPREAD * length) % BEGINS;
}

/** Prime. */
const SPREAD = 1009;
const FIRST = new Uint8Array(3);

function beginOfWhole(letters: Uint8Array, begin: number, end: number): number {
  let filled = 0;
  for (let at = begin; at < end && filled < FIRST.length; at += 1) {
    const letter = letters[at] ?? 0;
    if (!isBetweenWords(letter)) {
      FIRST[filled] = letter;
      filled += 1;
    }
  }
  return beginOf(FIRST, 0, filled);
}

const [DOLLAR, UNDERSCORE] = [36, 95];

/** Of the letters of an ASCII identifier these alone are part of no word. */
export function isBetweenWords(letter: number): boolean {
  return letter === UNDERSCORE || letter === DOLLAR;
}

const [A, Z, TO_SMALL] = [65, 90, 32];

export function inSmall(letter: number): number {
  return letter >= A && letter <= Z ? letter + TO_SMALL : letter;
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((bytes[at] ?? 0) > 127) return false;
  return true;
}
