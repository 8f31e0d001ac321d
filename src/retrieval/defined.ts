// What files define, as numbers: names letter for letter, and the terms in them. A query looks up its own words once, whatever the
// number of names.
import type { SourceFile } from "./source-file.ts";
import { namesOf } from "./symbols/symbols.ts";
import { termsOfIdentifier } from "./tokenize.ts";

export interface Defined {
  /** Of a file, each once. */
  readonly of: (file: SourceFile) => { readonly names: readonly number[]; readonly terms: readonly number[] };
  /** By number of a name or term that was met so far: its place among those given, or -1. */
  readonly placesOfNames: (names: readonly string[]) => Int16Array;
  readonly placesOfTerms: (terms: readonly string[]) => Int16Array;
}

export function createDefined(): Defined {
  const names = createNumbers();
  const terms = createNumbers();
  /** By number of a name. */
  const termsOf: (readonly number[])[] = [];
  const done = new Map<SourceFile, ReturnType<Defined["of"]>>();

  function numberOf(name: string): number {
    const number = names.of(name);
    termsOf[number] ??= termsOfIdentifier(name).map(([term]) => terms.of(term));
    return number;
  }

  return {
    of(file) {
      const before = done.get(file);
      if (before !== undefined) return before;
      const own = [...new Set(namesOf(file.path, file.text))].map(numberOf);
      const found = { names: own, terms: [...new Set(own.flatMap((number) => termsOf[number] ?? []))] };
      done.set(file, found);
      return found;
    },
    placesOfNames: names.placesOf,
    placesOfTerms: terms.placesOf,
  };
}

function createNumbers() {
  const numbers = new Map<string, number>();
  return {
    of(word: string): number {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    },
    placesOf(words: readonly string[]): Int16Array {
      const places = new Int16Array(numbers.size).fill(-1);
      for (const [place, word] of words.entries()) {
        const number = numbers.get(word);
        if (number !== undefined) places[number] = place;
      }
      return places;
    },
  };
}
