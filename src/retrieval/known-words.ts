// The words of identifiers that some query asked for, each told apart once: their letters, whatever their case, and their stems.
import { createIdentifierTable, type IdentifierTable, MAX_IDENTIFIER, mixed } from "./identifiers.ts";
import { partEnd } from "./part-end.ts";
import { isTerm, stem } from "./tokenize.ts";
import { inSmall, isBetweenWords, type Parts } from "./word-parts.ts";

export interface KnownWords {
  /** By a word's place in `begins`: its number, from 1; 0 for one that nobody asked for yet. */
  readonly numbers: Uint32Array;
  /** Gives a word of this identifier its number. */
  readonly learn: (identifier: number, place: number) => number;
  /** By number of a word: the term that it is; empty when it is none. */
  readonly terms: readonly string[];
}

export function createKnownWords(table: IdentifierTable, { firsts, begins }: Parts): KnownWords {
  const words = createIdentifierTable();
  const terms: string[] = [""];
  const numbers = new Uint32Array(begins.length);
  const small = new Uint8Array(MAX_IDENTIFIER);

  function learn(identifier: number, place: number): number {
    const letters = table.letters();
    const end = table.ends()[identifier] ?? 0;
    let at = table.ends()[identifier - 1] ?? 0;
    for (let passed = firsts[identifier] ?? 0; ; passed += 1) {
      while (at < end && isBetweenWords(letters[at] ?? 0)) at += 1;
      const stop = partEnd(letters, at, end);
      if (passed === place) {
        const number = numberOfWord(letters, at, stop);
        numbers[place] = number;
        return number;
      }
      at = stop;
    }
  }

  function numberOfWord(letters: Uint8Array, from: number, to: number): number {
    const length = to - from;
    for (let at = 0; at < length; at += 1) small[at] = inSmall(letters[from + at] ?? 0);
    const hash = mixed(small, 0, length);
    const number = words.put(hash[0], hash[1], small, 0, length);
    terms[number] ??= termOfWord(words.nameOf(number));
    return number;
  }

  return { numbers, learn, terms };
}

function termOfWord(word: string): string {
  const term = stem(word);
  return isTerm(term) && isTerm(word) ? term : "";
}
