// A word → the files whose text holds it. Looks through the identifiers of the tree, which are a tenth of its text, and then
// only into the files that have one of those that hold it.
import type { Entry, SourceFile } from "./corpus.ts";
import type { IdentifierTable } from "./identifiers.ts";

const SEPARATOR = 10;
/** Stands for a byte of a letter that is not ASCII: those are not looked for. */
const FOREIGN = 1;

/** In the order of `files`. @param table of the identifiers of `entries`. */
export function createHolding(
  files: readonly SourceFile[],
  entries: readonly Entry[],
  table: IdentifierTable,
): (word: string) => SourceFile[] {
  let known: { readonly letters: string; readonly postings: Postings } | undefined;
  return function holding(word) {
    const longest = (word.match(/[\w$]+/g) ?? []).reduce((one, other) => (other.length > one.length ? other : one), "");
    if (longest === "") return files.filter(({ text }) => text.includes(word));
    known ??= { letters: lettersApart(table), postings: postingsOf(entries, table.size()) };
    const { sure, perhaps } = identifiersWith(longest, known.letters, table);
    const found = new Set<SourceFile>();
    collect(sure, known.postings, ({ file }) => longest === word || file.text.includes(word));
    collect(perhaps, known.postings, ({ file }) => file.text.includes(word));
    return files.filter((file) => found.has(file));

    function collect(numbers: readonly number[], { firsts, places }: Postings, isMeant: (entry: Entry) => boolean) {
      for (const number of numbers)
        for (let at = firsts[number] ?? 0; at < (firsts[number + 1] ?? 0); at += 1) {
          const entry = entries[places[at] ?? 0];
          if (entry !== undefined && !found.has(entry.file) && isMeant(entry)) found.add(entry.file);
        }
    }
  };
}

/** Identifiers by number → the files that have them. */
interface Postings {
  readonly firsts: Uint32Array;
  /** Places among the entries, one identifier after the other. */
  readonly places: Uint32Array;
}

function postingsOf(entries: readonly Entry[], size: number): Postings {
  const firsts = new Uint32Array(size + 2);
  for (let index = 0; index < entries.length; index += 1) {
    const distinct = entries[index]?.stream.distinct ?? EMPTY;
    for (let at = 0; at < distinct.length; at += 1) {
      const next = ((distinct[at] ?? 0) >>> 1) + 2;
      firsts[next] = (firsts[next] ?? 0) + 1;
    }
  }
  for (let number = 1; number < firsts.length; number += 1)
    firsts[number] = (firsts[number] ?? 0) + (firsts[number - 1] ?? 0);
  const places = new Uint32Array(firsts[size + 1] ?? 0);
  for (let index = 0; index < entries.length; index += 1) {
    const distinct = entries[index]?.stream.distinct ?? EMPTY;
    for (let at = 0; at < distinct.length; at += 1) {
      // Where the next place of this identifier goes; in the end that is where the next identifier begins.
      const number = ((distinct[at] ?? 0) >>> 1) + 1;
      const free = firsts[number] ?? 0;
      places[free] = index;
      firsts[number] = free + 1;
    }
  }
  return { firsts, places };
}

const EMPTY = new Uint32Array();

/** Those that hold the word, and those of which the letters were not kept. */
function identifiersWith(word: string, letters: string, table: IdentifierTable) {
  const [ends, size] = [table.ends(), table.size()];
  const perhaps: number[] = [];
  for (let number = 1; number < size; number += 1) if (ends[number] === ends[number - 1]) perhaps.push(number);
  const sure: number[] = [];
  let number = 1;
  for (let at = letters.indexOf(word); at >= 0; ) {
    // Behind each stands a separator.
    while ((ends[number] ?? 0) + number - 1 <= at) number += 1;
    sure.push(number);
    at = letters.indexOf(word, (ends[number] ?? 0) + number - 1);
  }
  return { sure, perhaps };
}

function lettersApart(table: IdentifierTable): string {
  const [letters, ends, size] = [table.letters(), table.ends(), table.size()];
  const apart = new Uint8Array((ends[size - 1] ?? 0) + size - 1);
  let filled = 0;
  for (let number = 1; number < size; number += 1) {
    for (let at = ends[number - 1] ?? 0; at < (ends[number] ?? 0); at += 1) {
      const byte = letters[at] ?? 0;
      apart[filled++] = byte > 127 ? FOREIGN : byte;
    }
    apart[filled++] = SEPARATOR;
  }
  return new TextDecoder().decode(apart);
}
