// The best of a ranking in somebody else's order: what a reranker is shown, and what becomes of its answer. Asks nobody, and
// believes the answer nothing but an order.
import { sanitize } from "../core/words/sanitize.ts";
import { isDefinition, type Lines } from "./chunks.ts";

/** As many as a model still orders well in one answer; the best 20 alone held 88 % of what public commits changed. */
export const RERANKED = 30;
const MOST_LINES = 3;
const MOST_PASSAGES = 2;
const LINE_CHARS = 160;
const PATH_CHARS = 300;
/** Lines looked at in one passage, and characters in one line: a file without line ends costs nothing. */
const SEEN_LINES = 200;
const SEEN_CHARS = 400;

/** What of a ranked file can be shown. */
export interface Rankable {
  readonly file: { readonly path: string; readonly text: string };
  /** The ticket's words the file holds, the most telling first. */
  readonly matches: readonly string[];
  /** Best first. */
  readonly passages: readonly { readonly lines: Lines }[];
}

/** The best 30 of a ranking: each path with one to three lines of the file that say most about the ticket, in file order. */
export function shownForRerank(ranked: readonly Rankable[]): { readonly path: string; readonly lines: string }[] {
  return ranked.slice(0, RERANKED).map((entry) => ({
    path: oneLine(entry.file.path, PATH_CHARS),
    lines: tellingLines(entry).join("\n"),
  }));
}

function tellingLines({ file, matches, passages }: Rankable): string[] {
  const all = file.text.split("\n");
  const words = matches.map((word) => word.toLowerCase().replaceAll(" ", ""));
  const looked = new Set(passages.slice(0, MOST_PASSAGES).flatMap(({ lines }) => numbersOf(lines, all.length)));
  const rated = [...looked].map((at) => ({ at, worth: worthOf((all[at] ?? "").slice(0, SEEN_CHARS), words) }));
  return rated
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
    .slice(0, MOST_LINES)
    .sort((a, b) => a.at - b.at)
    .map(({ at }) => oneLine((all[at] ?? "").slice(0, SEEN_CHARS), LINE_CHARS));
}

function numbersOf({ start, end }: Lines, length: number): number[] {
  const last = Math.min(end, length, start + SEEN_LINES - 1);
  return Array.from({ length: Math.max(0, last - start + 1) }, (_, offset) => start - 1 + offset);
}

/** How many of the words it holds; a definition says more than a line inside one. */
function worthOf(line: string, words: readonly string[]): number {
  const text = line.toLowerCase();
  return words.filter((word) => word !== "" && text.includes(word)).length + (isDefinition(line) ? 0.5 : 0);
}

function oneLine(text: string, maxChars: number): string {
  return sanitize(text, { maxChars }).replace(/\s+/g, " ").trim();
}

/** Where the entry stood before, from 1; only with one that was put ahead. */
export type Reordered<T> = T & { readonly from?: number };

/**
 * The ranking with the paths of `order` first, in that order; what it leaves out keeps its own order behind them. Paths that
 * are not in the ranking and repeated ones mean nothing, so that no order adds, drops or doubles an entry.
 *
 * The probabilities stay where they are, best first: an order says who comes first, not how likely the first one is. So what
 * was calibrated for a place stays true of that place, and as many files pass a threshold as before.
 * @param ranked best first.
 * @param order paths, best first.
 */
export function applyOrder<T extends { readonly file: { readonly path: string }; readonly probability: number }>(
  ranked: readonly T[],
  order: readonly string[],
): Reordered<T>[] {
  const left = new Map(ranked.map((entry, index) => [entry.file.path, { entry, index }]));
  const ahead = order.flatMap((path) => {
    const found = left.get(path);
    left.delete(path);
    return found === undefined ? [] : [found];
  });
  const probabilities = ranked.map(({ probability }) => probability).sort((a, b) => b - a);
  return [...ahead, ...left.values()].map(({ entry, index }, place) => ({
    ...entry,
    probability: probabilities[place] ?? 0,
    ...(index > place ? { from: index + 1 } : {}),
  }));
}
