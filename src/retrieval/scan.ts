// One pass over the text of a whole tree, counting what the query asks for, or every term. Written for speed: no substring is
// made for an identifier that was seen before.
import { termsOfIdentifier } from "./tokenize.ts";

export interface Counts {
  /** Identifiers in the text. */
  readonly length: number;
  /** Number of a term → how often. */
  readonly found: ReadonlyMap<number, number>;
}

/** Classes of a byte: 0 separates, 1 belongs to an identifier. */
const INSIDE = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z0-9_$]/.test(String.fromCharCode(code)) ? 1 : 0));

/**
 * Matches whatever could hold one of the terms, and much else. Stemming changes the end of a word only, at most all but its
 * first two letters (`flies` and `fly`), so that the beginning of a term stands in every word it comes from.
 */
function beginningsOf(terms: readonly string[]): RegExp {
  const beginnings = new Set(terms.map((term) => term.slice(0, term.length > 3 ? 3 : Math.min(2, term.length))));
  const escaped = [...beginnings].map((each) => each.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
  return escaped.length === 0 ? /(?!)/ : new RegExp(escaped.join("|"));
}

export type Scan = (text: string) => Counts;

/** Terms in longer identifiers are not looked for: nobody wrote those. */
const MAX_IDENTIFIER = 100;

/** A scanner for these terms. */
export function createScanner(terms: readonly string[]): Scan {
  const numbers = new Map(terms.map((term, index) => [term, index]));
  const mayHit = beginningsOf(terms);
  return createCounter((identifier) => {
    if (!mayHit.test(identifier.toLowerCase())) return [];
    return termsOfIdentifier(identifier).flatMap(([term]) => numbers.get(term) ?? []);
  });
}

/** A scanner for every term there is; what it meets first is added to `numbers` with the next number. */
export function createCollector(numbers: Map<string, number>): Scan {
  return createCounter((identifier) =>
    termsOfIdentifier(identifier).map(([term]) => {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      return number;
    }),
  );
}

/**
 * Identifiers are told apart by a 30-bit hash: two that collide (about one pair in a hundred thousand identifiers) share their
 * counts, which moves a score a little and breaks nothing.
 * @param numbersOf the terms of an identifier, asked once for each.
 */
function createCounter(numbersOf: (identifier: string) => readonly number[]): Scan {
  const known = new Map<number, readonly number[]>();
  const none: readonly number[] = [];

  function learn(hash: number, identifier: string): readonly number[] {
    const hits = identifier.length <= MAX_IDENTIFIER ? numbersOf(identifier) : none;
    const kept = hits.length === 0 ? none : hits;
    known.set(hash, kept);
    return kept;
  }

  return function scan(text) {
    const found = new Map<number, number>();
    let length = 0;
    let start = -1;
    let hash = 0;
    for (let at = 0; at <= text.length; at += 1) {
      const code = at === text.length ? 32 : text.charCodeAt(at);
      if (code > 127 || INSIDE[code] === 1) {
        if (start < 0) {
          start = at;
          hash = 0x811c9dc5;
        }
        hash = Math.imul(hash ^ code, 0x01000193);
      } else if (start >= 0) {
        length += 1;
        const key = (hash ^ (hash >>> 15)) & 0x3fffffff;
        const hits = known.get(key) ?? learn(key, text.slice(start, at));
        for (const hit of hits) found.set(hit, (found.get(hit) ?? 0) + 1);
        start = -1;
      }
    }
    return { length, found };
  };
}
