// Picked lines → patterns within a token budget: overlapping picks of a file become one, what does not fit is left out whole.
import type { Pattern } from "../core/pattern.ts";
import type { Lines } from "./chunks.ts";
import type { SourceFile } from "./source-file.ts";

export interface Picked {
  readonly file: SourceFile;
  readonly lines: Lines;
  readonly score: number;
  readonly reason: string;
  readonly origin: "named" | "found";
}

/** A line of code takes 11 tokens on average over public repositories; four characters a token guards against long lines. */
const TOKENS_PER_LINE = 11;
const CHARS_PER_TOKEN = 4;
/** Places of a file this near are shown as one; what is that near to a place with a better reason is not shown for its own. */
const NEAR_LINES = 5;

/** @returns patterns in the order of the picks. */
export function fitBudget(picks: readonly Picked[], tokenBudget: number): Pattern[] {
  const patterns: Pattern[] = [];
  let left = tokenBudget;
  for (const pick of joined(picks)) {
    const pattern = patternOf(pick);
    const cost = tokensOf(pattern.endLine - pattern.startLine + 1, pattern.text.length);
    if (cost > left || pattern.text.trim() === "") continue;
    left -= cost;
    patterns.push(pattern);
  }
  return patterns;
}

/** Those of the picks that fit, in their order. */
export function picksWithin(picks: readonly Picked[], tokens: number): Picked[] {
  let left = tokens;
  return picks.filter(({ file, lines }) => {
    const cost = costOf(file, lines);
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}

/** Tokens that these lines take. Asked for every piece of every file that may be shown, so it cuts no text. */
export function costOf({ text }: SourceFile, lines: Lines): number {
  const { start, end, from, to } = withoutBlank(text, lines);
  return tokensOf(end - start + 1, to - from);
}

function joined(picks: readonly Picked[]): Picked[] {
  const kept: Picked[] = [];
  for (const pick of picks) {
    const known = kept.filter(({ file }) => file.path === pick.file.path);
    const near = known.find(
      ({ lines }) => pick.lines.start <= lines.end + NEAR_LINES && lines.start <= pick.lines.end + NEAR_LINES,
    );
    if (near !== undefined && pick.origin === near.origin)
      kept[kept.indexOf(near)] = { ...near, lines: union(near.lines, pick.lines) };
    else if (near === undefined) kept.push(pick);
  }
  return kept;
}

function union(one: Lines, other: Lines): Lines {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

function patternOf({ file, lines, score, reason, origin }: Picked): Pattern {
  const { start, end, from, to } = withoutBlank(file.text, lines);
  const text = file.text.slice(from, to);
  return { path: file.path, startLine: start, endLine: end, blob: file.blob, text, score, reason, origin };
}

interface Span extends Lines {
  /** Offsets of the text, the end of the last line left out. */
  readonly from: number;
  readonly to: number;
}

/** The lines without the blank ones before and behind, of which one is left when there is nothing else. */
function withoutBlank(text: string, lines: Lines): Span {
  let { start, end, from, to } = spanOf(text, lines);
  for (let begin = lineBegin(text, to); end > start && isBlank(text, begin, to); begin = lineBegin(text, to)) {
    to = begin - 1;
    end -= 1;
  }
  for (let stop = lineEnd(text, from); start < end && isBlank(text, from, stop); stop = lineEnd(text, from)) {
    from = stop + 1;
    start += 1;
  }
  return { start, end, from, to };
}

/** As far as the text goes; of lines behind its end one empty one. */
function spanOf(text: string, lines: Lines): Span {
  const start = Math.max(1, lines.start);
  let from = 0;
  for (let line = 1; line < start; line += 1) {
    from = lineEnd(text, from) + 1;
    if (from > text.length) return { start, end: start, from: text.length, to: text.length };
  }
  let end = start;
  let to = lineEnd(text, from);
  for (; end < lines.end && to < text.length; end += 1) to = lineEnd(text, to + 1);
  return { start, end, from, to };
}

function lineBegin(text: string, to: number): number {
  return to === 0 ? 0 : text.lastIndexOf("\n", to - 1) + 1;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === "";
}

function tokensOf(lines: number, chars: number): number {
  return Math.max(lines * TOKENS_PER_LINE, Math.ceil(chars / CHARS_PER_TOKEN));
}
