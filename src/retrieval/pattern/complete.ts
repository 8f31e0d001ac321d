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
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const passing = lines.filter((line) =>
    /^\s*(?:import|export \*|export \{|export type \{|from|use|pub use|mod|pub mod|require)\b/.test(line),
  );
  const own = passing.length > 0.7 * lines.length ? 0.3 : 1;
  return bySize(lines.length) * own * (UNFINISHED.test(text) ? 0.7 : 1);
}

function bySize(lines: number): number {
  if (lines < STUB) return 0.1;
  if (lines < SHORT) return 0.6;
  if (lines <= LONG) return 1;
  return lines <= GIANT ? 0.7 : 0.3;
}
