// Query × tree → files in order with a probability each: a rough look at all, a close look at the best, weights that were
// learned (weights.json, bench/train.mjs). Pure; the same input gives the same output on every machine.
import type { Corpus } from "./corpus.ts";
import { type Candidate, describe, type Features } from "./features.ts";
import { CLOSE } from "./glance.ts";
import type { Passage } from "./passages.ts";
import { type PatternQuery, parseQuery, type Query } from "./query.ts";
import { type Found, type Rough, rankRoughly } from "./rank.ts";
import type { SourceFile } from "./source-file.ts";
import learned from "./weights.json" with { type: "json" };

export interface RankedFile {
  readonly file: SourceFile;
  /** Weighted sum of the features; comparable within one query only. */
  readonly score: number;
  /** How likely the change touches this file, 0 to 1. */
  readonly probability: number;
  /** The ticket's words this file holds, the most telling first. */
  readonly matches: readonly string[];
  readonly features: Features;
  /** Where they stand together, best first. */
  readonly passages: readonly Passage[];
}

const NAMES = Object.keys(learned.weights);
const WEIGHTS = Object.values(learned.weights);

/** How much nearer a file inside the task's territory is, in the same measure as the score. */
const INSIDE = 2;

/** @param isInside whether a path lies in the task's territory. */
export type Rank = (query: PatternQuery, isInside?: (path: string) => boolean) => RankedFile[];

export function createRanker(corpus: Corpus): Rank {
  return function rank(asked, isInside = () => false) {
    const query = parseQuery(asked);
    const rough = rankRoughly(query, corpus);
    if (rough.found.length === 0) return [];
    const candidates = describe(chooseFrom(rough, corpus), rough, query, corpus);
    const matchesOf = createMatcher(rough, query);
    const scored = candidates.map((candidate) => scoredOf(candidate, matchesOf));
    return calibrate(scored.map((one) => (isInside(one.file.path) ? { ...one, score: one.score + INSIDE } : one)));
  };
}

/** A small tree is looked at whole: a ticket may say no word of the file it is about. */
function chooseFrom({ found }: Rough, { entries }: Corpus): Found[] {
  if (found.length >= CLOSE) return [...found];
  const known = new Set(found.map(({ entry }) => entry.index));
  const rest = entries.filter(({ index, isProse }) => !known.has(index) && !isProse);
  const silent = rest.slice(0, CLOSE - found.length);
  return [...found, ...silent.map((entry): Found => ({ entry, hits: [], names: [], score: 0 }))];
}

type Scored = Omit<RankedFile, "probability">;

function scoredOf({ found, features, passages }: Candidate, matchesOf: (found: Found) => string[]): Scored {
  let score = 0;
  for (let at = 0; at < NAMES.length; at += 1) score += (WEIGHTS[at] ?? 0) * (features[NAMES[at] ?? ""] ?? 0);
  return { file: found.entry.file, score, matches: matchesOf(found), features, passages };
}

/** The words a file holds, the most telling first: all of the query are put in order once. */
function createMatcher({ rarity }: Rough, { terms }: Query): (found: Found) => string[] {
  const worths = terms.map(({ weight }, term) => weight * (rarity[term] ?? 0));
  const order = terms.map((_, term) => term).sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0) || a - b);
  const isHeld = new Uint8Array(terms.length);
  return function matchesOf({ hits }) {
    isHeld.fill(0);
    for (const { term } of hits) isHeld[term] = 1;
    const words = order.filter((term) => isHeld[term] === 1).map((term) => terms[term]?.word ?? "");
    return [...new Set(words)];
  };
}

/**
 * How likely the first file is right depends on how many stand near it: a logistic function of the logarithm of that number, fitted to
 * public commits. Those have an answer in their tree; a ticket may have none, and then the best file says next to nothing of its title.
 * Behind the first, probability falls with the distance and with the place, less steeply where the first is unsure. A change touches
 * several files, so all together may be more than 1.
 */
function calibrate(scored: readonly Scored[]): RankedFile[] {
  const sorted = [...scored].sort((a, b) => b.score - a.score || (a.file.path < b.file.path ? -1 : 1));
  const best = sorted[0];
  if (best === undefined) return [];
  const near = sorted.reduce((sum, { score }) => sum + Math.exp((score - best.score) / learned.temperature), 0);
  const known = Math.min(1, ((best.features.covered ?? 0) / KNOWN) ** 2);
  const first = known / (1 + Math.exp(learned.crowd * Math.log(near) - learned.sure));
  return sorted.map((entry, at) => {
    const distance = (best.score - entry.score) / learned.slope + learned.fall * Math.log(at + 1);
    return { ...entry, probability: Math.min(first, Math.sqrt(first) * Math.exp(-distance)) };
  });
}

/** Share of the title that the best file says of nearly every ticket that is about this tree: of those below .1 one in ten had its answer first. */
const KNOWN = 0.15;
