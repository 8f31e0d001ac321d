// All identifiers of a tree taken apart into their words, as `termsOfIdentifier` does it with one. Nearly all identifiers are
// ASCII and never become a string here.
import { type IdentifierTable, mixOne, mixOther, ONE, OTHER } from "./identifiers.ts";
import { partEnd } from "./part-end.ts";
import { splitIdentifier } from "./tokenize.ts";
import { createWordStems, type WordStems } from "./word-stems.ts";

export interface Parts {
  readonly words: WordStems;
  /** Numbers of the words of all identifiers, one identifier after the other. */
  readonly parts: Uint32Array;
  /** By number of the identifier: where its words begin. */
  readonly firsts: Uint32Array;
  /** By number of the identifier: hash of the whole in small letters; 0 when it has one part only. */
  readonly wholes: Int32Array;
}

const ENCODER = new TextEncoder();
/** Hash of an empty text. */
const NOTHING = ONE;
const A = 65;
const Z = 90;
const TO_SMALL = 32;

export function takeApart(table: IdentifierTable): Parts {
  const [letters, ends, size] = [table.letters(), table.ends(), table.size()];
  const words = createWordStems();
  const list = createList(words);
  const firsts = new Uint32Array(size + 1);
  const wholes = new Int32Array(size);
  let parts = new Uint32Array(4 * size);
  let filled = 0;
  for (let number = 1; number < size; number += 1) {
    if (table.isTooLong(number)) {
      firsts[number + 1] = filled;
      continue;
    }
    const begin = ends[number - 1] ?? 0;
    const end = ends[number] ?? 0;
    const { count, numbers, whole } = isAscii(letters, begin, end)
      ? list.ofAscii(letters, begin, end)
      : list.ofText(table.nameOf(number));
    if (filled + count > parts.length) parts = enlarged(parts, count);
    for (let at = 0; at < count; at += 1) parts[filled + at] = numbers[at] ?? 0;
    filled += count;
    firsts[number + 1] = filled;
    if (count > 1) wholes[number] = whole;
  }
  return { words, parts: parts.slice(0, filled), firsts, wholes };
}

/** What one identifier is made of; filled anew for the next. */
interface List {
  /** Of its words. */
  numbers: number[];
  count: number;
  /** Hash of all words in small letters. */
  whole: number;
}

function createList({ put }: WordStems) {
  const list: List = { numbers: [], count: 0, whole: NOTHING };
  return {
    ofAscii(letters: Uint8Array, begin: number, end: number): List {
      let whole = NOTHING;
      list.count = 0;
      for (let at = begin; at < end; ) {
        const stop = partEnd(letters, at, end);
        if (stop === at) {
          at += 1;
          continue;
        }
        let one = ONE;
        let other = OTHER;
        for (let each = at; each < stop; each += 1) {
          const code = small(letters[each] ?? 0);
          one = mixOne(one, code);
          other = mixOther(other, code);
          whole = mixOne(whole, code);
        }
        list.numbers[list.count] = put(one, other, letters, at, stop);
        list.count += 1;
        at = stop;
      }
      list.whole = whole;
      return list;
    },
    ofText(name: string): List {
      list.count = 0;
      list.whole = NOTHING;
      for (const part of splitIdentifier(name)) {
        const word = part.toLowerCase();
        const bytes = ENCODER.encode(word);
        let one = ONE;
        let other = OTHER;
        for (const byte of bytes) {
          one = mixOne(one, byte);
          other = mixOther(other, byte);
        }
        list.numbers[list.count] = put(one, other, bytes, 0, bytes.length);
        list.count += 1;
        list.whole = hashOf(word, list.whole);
      }
      return list;
    },
  };
}

function enlarged(list: Uint32Array, more: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * list.length + more);
  larger.set(list);
  return larger;
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((bytes[at] ?? 0) > 127) return false;
  return true;
}

function small(code: number): number {
  return code >= A && code <= Z ? code + TO_SMALL : code;
}

/** @param before the hash of what stands before it. */
export function hashOf(text: string, before = NOTHING): number {
  let hash = before;
  for (let at = 0; at < text.length; at += 1) hash = mixOne(hash, text.charCodeAt(at));
  return hash;
}
