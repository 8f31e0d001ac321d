// Query × files → the files most likely meant, each with its best lines and a probability. First all files by BM25, then the
// best of them again by their best piece.
import type { Lines } from "./chunks.ts";
import type { Corpus } from "./corpus.ts";
import { createExcerpter } from "./excerpt.ts";
import type { QueryTerms } from "./query.ts";
import { type Ranked, rank } from "./rank.ts";

export interface RankedCandidate extends Ranked {
  /** Whole-file BM25 plus that of the best piece. */
  readonly score: number;
  /** How likely this file is one that the change touches, 0 to 1. */
  readonly probability: number;
  readonly lines: Lines;
}

/** Beyond these nothing was found in public commits that the budget would hold. */
const CLOSER_LOOK = 60;
/** How much nearer a file inside the task's territory is. */
const INSIDE = 1.5;
/**
 * Softmax over score ÷ best possible score. The temperature was fitted on 320 public commits of eight repositories (top-1
 * hits per predicted tenth 25, 37, 41, 54, 64, 88, 42, 67, 78, 81 %); "none of these" is a choice: each of those commits
 * has an answer in its tree, a ticket may have none.
 */
const TEMPERATURE = 0.124;
const NONE_OF_THESE = 0.3;

/** @param isInside whether a path lies in the task's territory. */
export function rankCandidates(
  query: QueryTerms,
  corpus: Corpus,
  isInside: (path: string) => boolean,
): RankedCandidate[] {
  const { ranked, weights } = rank(query, corpus);
  const excerpt = createExcerpter(weights, corpus.piecesOf);
  const looked = ranked.slice(0, CLOSER_LOOK).map((entry) => {
    const { lines, score } = excerpt(entry.file);
    return { ...entry, lines, score: (entry.bm25 + score * entry.prior) * (isInside(entry.file.path) ? INSIDE : 1) };
  });
  looked.sort((a, b) => b.score - a.score || (a.file.path < b.file.path ? -1 : 1));
  const possible = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const odds = looked.map(({ score }) => Math.exp(score / possible / TEMPERATURE));
  const total = odds.reduce((sum, odd) => sum + odd, Math.exp(NONE_OF_THESE / TEMPERATURE));
  return looked.map((entry, index) => ({ ...entry, probability: (odds[index] ?? 0) / total }));
}
