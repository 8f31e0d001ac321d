// Query × tree → how often each term and name stands in each file, in columns: thousands of files hold some term of a ticket, and an
// object for each would cost more than the counting.
import type { Corpus, Places } from "./corpus.ts";
import { type Postings, rowsOf } from "./postings.ts";
import type { Query } from "./query.ts";

/** Rows of all files, one file after the other, in it the terms in their order and then the names. */
export interface Hits {
  /** By file: where its rows begin; a file without any term has none. */
  readonly firsts: Uint32Array;
  /** By row: a place in `query.terms`; for a name its place in `query.names` behind them. */
  readonly places: Uint16Array;
  readonly code: Uint32Array;
  readonly comment: Uint32Array;
  /** Whether the path holds it: `IN_NAME`, `IN_FOLDER`, both or neither. */
  readonly marks: Uint8Array;
}

export const IN_NAME = 1;
export const IN_FOLDER = 2;

export function countHits({ terms, names }: Query, { entries, paths, postings }: Corpus, places: Places): Hits {
  const count = createCounter(terms.length + names.length, places, postings);
  const placeOf = paths.placesOf(terms.map(({ term }) => term));
  const firsts = new Uint32Array(entries.length + 1);
  const columns = createColumns(ROWS_PER_FILE * entries.length);
  let folder: readonly number[] = [];
  let inFolder: readonly number[] = [];
  for (let index = 0; index < entries.length; index += 1) {
    // Files of one folder mostly come one after the other.
    if (paths.foldersOf(index) !== folder) {
      folder = paths.foldersOf(index);
      inFolder = folder.filter((word) => (placeOf[word] ?? -1) >= 0);
    }
    count.tokens(index);
    count.path(paths.nameOf(index), placeOf, IN_NAME);
    count.path(inFolder, placeOf, IN_FOLDER);
    count.into(columns, terms.length);
    firsts[index + 1] = columns.filled;
  }
  return { firsts, ...columns };
}

interface Columns {
  filled: number;
  places: Uint16Array;
  code: Uint32Array;
  comment: Uint32Array;
  marks: Uint8Array;
}

/** What a ticket of some lines finds; more is made room for. */
const ROWS_PER_FILE = 8;

function createColumns(rows: number): Columns {
  return {
    filled: 0,
    places: new Uint16Array(rows),
    code: new Uint32Array(rows),
    comment: new Uint32Array(rows),
    marks: new Uint8Array(rows),
  };
}

function enlarge(columns: Columns, rows: number): void {
  const { places, code, comment, marks } = columns;
  Object.assign(columns, createColumns(2 * rows), { filled: columns.filled });
  columns.places.set(places);
  columns.code.set(code);
  columns.comment.set(comment);
  columns.marks.set(marks);
}

/** 1 where a list holds anything. */
function marksOf(list: Uint16Array): Uint8Array {
  const marks = new Uint8Array(list.length);
  for (let number = 0; number < list.length; number += 1) if (list[number] !== 0) marks[number] = 1;
  return marks;
}

/** Counts in one file after the other; the same arrays are filled and emptied each time. */
function createCounter(size: number, { list, lists }: Places, postings: Postings) {
  const { tokens, times } = postings;
  const isHeld = marksOf(list);
  /** Rows of one file; a look at each that must not decide anything yet is faster than one that must. */
  let rows = new Int32Array(1 << 12);
  const code = new Uint32Array(size);
  const comment = new Uint32Array(size);
  const marks = new Uint8Array(size);
  /** A bit for each place that was met: most files hold few of many terms. */
  const met = new Int32Array((size >>> 5) + 1);
  return {
    tokens(file: number): void {
      const [from, to] = rowsOf(postings, file);
      if (rows.length < to - from) rows = new Int32Array(2 * (to - from));
      let found = 0;
      for (let row = from; row < to; row += 1) {
        rows[found] = row;
        found += isHeld[(tokens[row] ?? 0) >>> 1] ?? 0;
      }
      for (let at = 0; at < found; at += 1) {
        const row = rows[at] ?? 0;
        const token = tokens[row] ?? 0;
        const held = lists[list[token >>> 1] ?? 0] ?? [];
        const often = times[row] ?? 0;
        const counts = (token & 1) === 1 ? comment : code;
        for (let each = 0; each < held.length; each += 1) {
          const place = held[each] ?? 0;
          counts[place] = (counts[place] ?? 0) + often;
          met[place >>> 5] = (met[place >>> 5] ?? 0) | (1 << (place & 31));
        }
      }
    },
    /** @param words numbers of the path's words; @param placeOf by such a number, -1 for most. */
    path(words: readonly number[], placeOf: Int16Array, mark: number): void {
      for (let at = 0; at < words.length; at += 1) {
        const place = placeOf[words[at] ?? 0] ?? -1;
        if (place < 0) continue;
        marks[place] = (marks[place] ?? 0) | mark;
        met[place >>> 5] = (met[place >>> 5] ?? 0) | (1 << (place & 31));
      }
    },
    /** Names alone are no hit: they stand beside the terms they hold. */
    into(columns: Columns, terms: number): void {
      const before = columns.filled;
      if (before + size > columns.places.length) enlarge(columns, before + size);
      const { places } = columns;
      let filled = before;
      for (let word = 0; word < met.length; word += 1) {
        for (let bits = met[word] ?? 0; bits !== 0; bits &= bits - 1) {
          const place = (word << 5) + 31 - Math.clz32(bits & -bits);
          places[filled] = place;
          columns.code[filled] = code[place] ?? 0;
          columns.comment[filled] = comment[place] ?? 0;
          columns.marks[filled] = marks[place] ?? 0;
          filled += 1;
          code[place] = 0;
          comment[place] = 0;
          marks[place] = 0;
        }
        met[word] = 0;
      }
      if (filled > before && (places[before] ?? 0) < terms) columns.filled = filled;
    },
  };
}
