// How well a file serves as an example by itself: neither a stub nor a giant nor a list of other files.

/** Lines; hand-picked: what is shorter shows nothing, what is longer is not read to its end. */
const STUB = 8;
const SHORT = 20;
const LONG = 250;
const GIANT = 600;
/** More characters than this are no example, whatever stands in them. */
const MAX_CHARS = 60_000;
const UNFINISHED = /\b(?:not implemented|NotImplementedError|unimplemented!|todo!\(|@deprecated|Deprecated:)/i;

/** 0 to 1. */
export function completeness(text: string): number {
  if (text.length > MAX_CHARS) return 0;
  const { lines, passing } = countLines(text);
  const own = passing > 0.7 * lines ? 0.3 : 1;
  return bySize(lines) * own * (UNFINISHED.test(text) ? 0.7 : 1);
}

const FIRST_LETTER = /\S/g;
/** What begins a line that only passes on what others define. */
const PASSING = /(?:import|export \*|export \{|export type \{|from|use|pub use|mod|pub mod|require)\b/y;

/** Lines that are not blank, and those of them that pass on; no line is cut out for it. */
export function countLines(text: string): { readonly lines: number; readonly passing: number } {
  let [lines, passing] = [0, 0];
  FIRST_LETTER.lastIndex = 0;
  while (FIRST_LETTER.test(text)) {
    lines += 1;
    PASSING.lastIndex = FIRST_LETTER.lastIndex - 1;
    if (PASSING.test(text)) passing += 1;
    const end = text.indexOf("\n", FIRST_LETTER.lastIndex);
    if (end < 0) break;
    FIRST_LETTER.lastIndex = end;
  }
  return { lines, passing };
}

function bySize(lines: number): number {
  if (lines < STUB) return 0.1;
  if (lines < SHORT) return 0.6;
  if (lines <= LONG) return 1;
  return lines <= GIANT ? 0.7 : 0.3;
}
