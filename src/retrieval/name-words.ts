// The words of the names that files define, as numbers: a query looks up its own words once, whatever the number of names.
import type { SourceFile } from "./corpus.ts";
import { namesOf } from "./symbols/symbols.ts";
import { termsOfIdentifier } from "./tokenize.ts";

export interface NameWords {
  /** Of each name how many words it has, and then their numbers. */
  readonly of: (file: SourceFile) => readonly number[];
  /** By number of a word that was met so far: its place among the terms, or -1. */
  readonly placesOf: (terms: readonly string[]) => Int16Array;
}

export function createNameWords(): NameWords {
  const numbers = new Map<string, number>();
  const known = new Map<string, readonly number[]>();
  const done = new Map<SourceFile, readonly number[]>();

  function numbersOf(name: string): readonly number[] {
    const before = known.get(name);
    if (before !== undefined) return before;
    const own = wordsOfName(name).map((word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    });
    known.set(name, own);
    return own;
  }

  return {
    of(file) {
      const before = done.get(file);
      if (before !== undefined) return before;
      const all: number[] = [];
      for (const name of namesOf(file.path, file.text)) {
        const own = numbersOf(name);
        all.push(own.length);
        for (let at = 0; at < own.length; at += 1) all.push(own[at] ?? 0);
      }
      done.set(file, all);
      return all;
    },
    placesOf(terms) {
      const places = new Int16Array(numbers.size).fill(-1);
      for (let place = 0; place < terms.length; place += 1) {
        const number = numbers.get(terms[place] ?? "");
        if (number !== undefined) places[number] = place;
      }
      return places;
    },
  };
}

/** Its single words; the whole only when it has no word that says anything. */
function wordsOfName(name: string): string[] {
  const terms = termsOfIdentifier(name).map(([term]) => term);
  return terms.length > 1 ? terms.slice(0, -1) : terms;
}
