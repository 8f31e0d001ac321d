// How words begin, as numbers: most words of a tree are told from those a query asks for by their first letters, and never looked at
// any further. Knows no identifiers.

/** How many there are. */
export const BEGINS = 1 << 15;
/** What tells letters apart, and not whether they are small. */
const LETTER = 31;

/** The first three bytes of a word as one number; some words of other letters share it. */
export function beginOf(bytes: Uint8Array, from: number, to: number): number {
  const first = from < to ? (bytes[from] ?? 0) : 0;
  const second = from + 1 < to ? (bytes[from + 1] ?? 0) : 0;
  const third = from + 2 < to ? (bytes[from + 2] ?? 0) : 0;
  return ((first & LETTER) << 10) | ((second & LETTER) << 5) | (third & LETTER);
}

const ENCODER = new TextEncoder();

/**
 * How words begin of which this is the stem: as the stem does, but for the American spelling of `isation` at the very begin (`izat`
 * of `isat`), for five letters with `ies` (`sky`) and for the third letter of stems of two (`ad` of `adding`, `ax` of `axes`).
 */
export function beginsOf(term: string): number[] {
  // One more than counts, for a letter beyond 16 bits takes two.
  const begin = term.slice(0, 4);
  const spelled = [begin, begin.replace("iz", "is")];
  if (term.length === 3 && term.endsWith("y")) spelled.push(`${term.slice(0, 2)}i`);
  if (term.length === 2) spelled.push(`${term}${term.charAt(1)}`, `${term}e`);
  return spelled.map((each) => {
    const bytes = ENCODER.encode(each);
    return beginOf(bytes, 0, bytes.length);
  });
}
