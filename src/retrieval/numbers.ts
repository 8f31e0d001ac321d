// Words ↔ numbers, so that a query looks up its own words once and then compares numbers.

export interface Numbers {
  /** Of a word, from 0; one that was never met gets the next. */
  readonly of: (word: string) => number;
  /** Of a word that was met before; -1 for any other. */
  readonly find: (word: string) => number;
  /** By number of a word that was met so far: its place among those given, or -1. */
  readonly placesOf: (words: readonly string[]) => Int16Array;
}

export function createNumbers(): Numbers {
  const numbers = new Map<string, number>();
  return {
    of(word) {
      const before = numbers.get(word);
      if (before !== undefined) return before;
      numbers.set(word, numbers.size);
      return numbers.size - 1;
    },
    find: (word) => numbers.get(word) ?? -1,
    placesOf(words) {
      const places = new Int16Array(numbers.size).fill(-1);
      for (const [place, word] of words.entries()) {
        const number = numbers.get(word);
        if (number !== undefined) places[number] = place;
      }
      return places;
    },
  };
}
