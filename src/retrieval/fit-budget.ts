// Picked lines → patterns within a token budget: overlapping picks of a file become one, what does not fit is left out whole.
import type { Pattern } from "../core/pattern.ts";
import type { Lines } from "./chunks.ts";
import type { SourceFile } from "./rank.ts";

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
    const cost = tokensOf(pattern);
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

/** Tokens that these lines take. */
export function costOf(file: SourceFile, lines: Lines): number {
  return tokensOf(patternOf({ file, lines, score: 0, reason: "", origin: "found" }));
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
  const all = file.text.split("\n");
  let { start, end } = lines;
  while (end > start && (all[end - 1] ?? "").trim() === "") end -= 1;
  while (start < end && (all[start - 1] ?? "").trim() === "") start += 1;
  const text = all.slice(start - 1, end).join("\n");
  return { path: file.path, startLine: start, endLine: end, blob: file.blob, text, score, reason, origin };
}

function tokensOf({ startLine, endLine, text }: Pattern): number {
  return Math.max((endLine - startLine + 1) * TOKENS_PER_LINE, Math.ceil(text.length / CHARS_PER_TOKEN));
}
