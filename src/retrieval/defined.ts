// What files define, as numbers: names letter for letter, and the terms in them. A query looks up its own words once, whatever the
// number of names.
import { createNumbers } from "./numbers.ts";
import { remembered } from "./remembered.ts";
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

  function numberOf(name: string): number {
    const number = names.of(name);
    termsOf[number] ??= termsOfIdentifier(name).map(([term]) => terms.of(term));
    return number;
  }

  return {
    of: remembered(({ path, text }: SourceFile) => {
      const own = [...new Set(namesOf(path, text))].map(numberOf);
      return { names: own, terms: [...new Set(own.flatMap((number) => termsOf[number] ?? []))] };
    }),
    placesOfNames: names.placesOf,
    placesOfTerms: terms.placesOf,
  };
}
