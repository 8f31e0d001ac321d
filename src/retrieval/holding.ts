// A word → the files whose text holds it. Looks through the identifiers of the tree, which are a tenth of its text, and then
// only into the files that have one of those that hold it.
import type { IdentifierTable } from "./identifiers.ts";
import { filesWith, type Postings } from "./postings.ts";
import type { SourceFile } from "./source-file.ts";

/** A file as the corpus holds it. */
interface Read {
  readonly file: SourceFile;
}

/** In the order of `files`. @param table of the identifiers of `entries`; @param postings where these stand among the entries. */
export function createHolding(
  files: readonly SourceFile[],
  entries: readonly Read[],
  table: IdentifierTable,
  postings: Postings,
): (word: string) => SourceFile[] {
  let known: Known | undefined;
  return function holding(word) {
    const longest = (word.match(/[\w$]+/g) ?? []).reduce((one, other) => (other.length > one.length ? other : one), "");
    if (longest === "") return files.filter(({ text }) => text.includes(word));
    known ??= know(files, entries, table);
    const { unknown, placeAmongFiles } = known;
    const isFound = new Uint8Array(entries.length);
    const found: number[] = [];
    collect(identifiersWith(longest, table), longest === word);
    collect(unknown, false);
    return found.sort((a, b) => a - b).flatMap((place) => files[place] ?? []);

    /** @param isSure whether a file that has one of these identifiers holds the word. */
    function collect(numbers: readonly number[], isSure: boolean) {
      for (const index of filesWith(postings, numbers)) {
        if (isFound[index] === 1 || !(isSure || entries[index]?.file.text.includes(word))) continue;
        isFound[index] = 1;
        found.push(placeAmongFiles[index] ?? 0);
      }
    }
  };
}

/** What is found out once, when the first word is asked for. */
interface Known {
  /** Identifiers of which the letters were not kept. */
  readonly unknown: readonly number[];
  /** By place among the entries. */
  readonly placeAmongFiles: Uint32Array;
}

function know(files: readonly SourceFile[], entries: readonly Read[], table: IdentifierTable): Known {
  const [ends, size] = [table.ends(), table.size()];
  const unknown: number[] = [];
  for (let number = 1; number < size; number += 1) if (ends[number] === ends[number - 1]) unknown.push(number);
  const places = new Map(files.map((file, place) => [file, place]));
  const placeAmongFiles = new Uint32Array(entries.length);
  for (const [index, { file }] of entries.entries()) placeAmongFiles[index] = places.get(file) ?? 0;
  return { unknown, placeAmongFiles };
}

/** Numbers of those that hold the word. @param word of ASCII letters, which in UTF-8 are no part of any other letter. */
function identifiersWith(word: string, table: IdentifierTable): number[] {
  const ends = table.ends().subarray(0, table.size());
  const all = table.letters();
  const letters = Buffer.from(all.buffer, all.byteOffset, ends.at(-1) ?? 0);
  const found: number[] = [];
  for (let at = letters.indexOf(word, 0, "latin1"); at >= 0; ) {
    const number = numberAt(at, ends);
    const end = ends[number] ?? 0;
    // What begins in one identifier and ends in the next stands nowhere.
    const isInside = at + word.length <= end;
    if (isInside) found.push(number);
    at = letters.indexOf(word, isInside ? end : at + 1, "latin1");
  }
  return found;
}

/** The identifier in which this letter lies. */
function numberAt(at: number, ends: Uint32Array): number {
  let [low, high] = [1, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
