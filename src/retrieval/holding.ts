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
  let letters: string | undefined;
  return function holding(word) {
    const longest = (word.match(/[\w$]+/g) ?? []).reduce((one, other) => (other.length > one.length ? other : one), "");
    if (longest === "") return files.filter(({ text }) => text.includes(word));
    letters ??= lettersApart(table);
    const isHolding = identifiersWith(longest, letters, table);
    const found = new Set<SourceFile>();
    for (const { stream, file } of entries)
      if (hasAny(stream.distinct, isHolding) && file.text.includes(word)) found.add(file);
    return files.filter((file) => found.has(file));
  };
}

function hasAny(distinct: Uint32Array, isHolding: Uint8Array): boolean {
  for (let at = 0; at < distinct.length; at += 1) if (isHolding[(distinct[at] ?? 0) >>> 1] === 1) return true;
  return false;
}

/** By number of the identifier: 1 for those that hold the word, and for those of which the letters were not kept. */
function identifiersWith(word: string, letters: string, table: IdentifierTable): Uint8Array {
  const [ends, size] = [table.ends(), table.size()];
  const isHolding = new Uint8Array(size);
  for (let number = 1; number < size; number += 1) if (ends[number] === ends[number - 1]) isHolding[number] = 1;
  let number = 1;
  for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
    // Behind each stands a separator.
    while ((ends[number] ?? 0) + number - 1 <= at) number += 1;
    isHolding[number] = 1;
  }
  return isHolding;
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
