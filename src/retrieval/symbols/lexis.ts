// What is no code in languages with brackets (strings, comments, templates, regular expressions), and where each ends. Every function looks
// at a letter once; none fails on any text.

/** A text with the codes of its letters, one byte each: read several times faster than the text. */
export interface Source {
  readonly text: string;
  /** Whatever is not ASCII is 255: it means nothing here. */
  readonly codes: Uint8Array;
}

const ENCODER = new TextEncoder();

export function sourceOf(text: string): Source {
  const codes = new Uint8Array(text.length);
  const { read } = ENCODER.encodeInto(text, codes);
  if (read < text.length) readOneByOne(text, codes);
  return { text, codes };
}

function readOneByOne(text: string, codes: Uint8Array): void {
  for (let at = 0; at < text.length; at += 1) codes[at] = Math.min(255, text.charCodeAt(at));
}

export interface Lexis {
  /** Letters that begin a string. */
  readonly quotes: string;
  readonly tick: "none" | "raw" | "template";
  /** What `'` and `"` mean beyond a string on one line. */
  readonly strings: "plain" | "rust" | "text-blocks";
  /** Whether `//` begins a comment. */
  readonly slashes: boolean;
  /** Whether `#` begins a comment. */
  readonly hash: boolean;
  /** Whether `/` may begin a regular expression. */
  readonly regex: boolean;
}

export const C_LIKE: Lexis = {
  quotes: "\"'",
  tick: "none",
  strings: "plain",
  slashes: true,
  hash: false,
  regex: false,
};

export const BACKSLASH = 92;

/** Last letter of the line. */
export function skipLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end - 1;
}

/** @returns the last letter of what a slash begins; `at` when it begins nothing. */
export function skipSlash(source: Source, at: number, { slashes, regex }: Lexis): number {
  const { text, codes } = source;
  const next = codes[at + 1];
  if (next === 47 && slashes) return skipLine(text, at);
  if (next === 42) {
    const end = text.indexOf("*/", at + 2);
    return end < 0 ? text.length : end + 1;
  }
  return regex && mayBeRegex(source, at) ? skipRegex(source, at) : at;
}

/** Letters after which a slash divides nothing. */
const BEFORE_REGEX = new Set([..."(,=:[!&|?{;+-*%~^\n"].map((letter) => letter.charCodeAt(0)));
const WORD_BEFORE_REGEX = /(?:return|typeof|case|in|of|yield|await|=>)$/;

/** `</div>` */
const LESS = 60;

function mayBeRegex({ text, codes }: Source, at: number): boolean {
  let before = at - 1;
  while (codes[before] === 32) before -= 1;
  if (codes[before] === LESS) return false;
  return (
    BEFORE_REGEX.has(codes[before] ?? 10) || WORD_BEFORE_REGEX.test(text.slice(Math.max(0, before - 6), before + 1))
  );
}

/** Longer ones are no regular expressions but a misunderstanding. */
const LONGEST_REGEX = 1_000;

function skipRegex({ codes }: Source, start: number): number {
  let isClass = false;
  const limit = Math.min(codes.length, start + LONGEST_REGEX);
  for (let at = start + 1; at < limit; at += 1) {
    const code = codes[at];
    if (code === BACKSLASH) at += 1;
    else if (code === 10) return start;
    else if (code === 91) isClass = true;
    else if (code === 93) isClass = false;
    else if (code === 47 && !isClass) return at;
  }
  return start;
}

/** @returns the closing backtick, or the `{` of `${`; -1 when there is neither. */
export function skipTemplate({ codes }: Source, start: number): number {
  for (let at = start; at < codes.length; at += 1) {
    const code = codes[at];
    if (code === BACKSLASH) at += 1;
    else if (code === 96) return at;
    else if (code === 36 && codes[at + 1] === 123) return at + 1;
  }
  return -1;
}

/** @returns the closing quote; `at` when this is no string; -1 - n when no string can end before n. */
export function skipQuoted(source: Source, at: number, { strings }: Lexis): number {
  const { text, codes } = source;
  const quote = codes[at];
  if (strings === "rust") return quote === 39 ? skipLetter(source, at) : skipRust(source, at);
  if (strings === "text-blocks" && quote === 34) {
    if (text.startsWith('"""', at)) return closed(text, text.indexOf('"""', at + 3), 2);
    const before = codes[at - 1];
    if (before === 64 || (before === 36 && codes[at - 2] === 64)) return closed(text, text.indexOf('"', at + 1), 0);
  }
  return skipString(source, at, "one line");
}

function closed(text: string, end: number, more: number): number {
  return end < 0 ? -1 - text.length : end + more;
}

function skipString({ codes }: Source, start: number, reach: "one line" | "many lines"): number {
  const quote = codes[start];
  for (let at = start + 1; at < codes.length; at += 1) {
    const code = codes[at];
    if (code === quote) return at;
    if (code === BACKSLASH) at += 1;
    else if (code === 10 && reach === "one line") return -1 - at;
  }
  return -1 - codes.length;
}

/** `'a'`, `'\n'`, but not the lifetime `'a`. */
function skipLetter(source: Source, at: number): number {
  const { codes } = source;
  if (codes[at + 1] === BACKSLASH) return skipString(source, at, "one line");
  return codes[at + 2] === 39 ? at + 2 : at;
}

function skipRust(source: Source, at: number): number {
  const { text, codes } = source;
  let before = at - 1;
  while (codes[before] === 35) before -= 1;
  if (codes[before] !== 114) return skipString(source, at, "many lines");
  const hashes = "#".repeat(Math.min(at - 1 - before, 20));
  return closed(text, text.indexOf(`"${hashes}`, at + 1), hashes.length);
}
