// Every file that holds a word of the query → the hundred worth a close look. What it goes by costs nothing more than what was
// counted anyway; the order among those it lets through is the ranker's business.
import type { Corpus } from "./corpus.ts";
import type { Hits } from "./hits.ts";
import type { Kind } from "./kind.ts";
import type { Query } from "./query.ts";

/** Beyond these nothing was found in public commits that a close look would have lifted. */
export const CLOSE = 100;
/** So many are told apart by their kind as well, which takes a look at the path. */
const BY_KIND = 300;

/** Worths by place among the entries, as far as the rough look knows them. */
export interface Worths {
  readonly scores: Float64Array;
  readonly titles: Float64Array;
  readonly paths: Float64Array;
  /** Share of the words of the path that the title says. */
  readonly pathShares: Float64Array;
}

/** Read off the learned weights, where what a close look finds is stood in for by what it mostly follows. */
const ROUGH = 3;
const TITLE = 2;
const PATH = 1.3;
const PATH_SHARE = 2.5;
const SIZE = 0.3;
const SCOPE = 1.8;
const TEST = -6;
const PROSE = -7;
const KINDS = Object.entries({
  example: -2,
  docs: -2,
  scripts: -1.5,
  hidden: -4,
  migration: -4,
  locale: -2,
  style: -4,
  build: -3,
  data: -2,
} satisfies Partial<Record<Kind, number>>) as [Kind, number][];
/** What of that a ticket takes back that asks for the kind. */
const ASKED = 5;

/** @returns places among the entries, at most `CLOSE`, best first; ties in path order. */
export function glance(hits: Hits, worths: Worths, query: Query, corpus: Corpus): number[] {
  const { entries } = corpus;
  const scores = glanceScores(hits, worths, query, corpus);
  const inOrder = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
  const better = bestOf(hits, scores, BY_KIND);
  for (const index of better)
    scores[index] = (scores[index] ?? 0) + kindWorth(corpus.kindsOf(entries[index]?.file.path ?? ""), query);
  return better.sort(inOrder).slice(0, CLOSE);
}

export function isHit({ firsts }: Hits, index: number): boolean {
  return (firsts[index + 1] ?? 0) > (firsts[index] ?? 0);
}

function glanceScores(
  hits: Hits,
  { scores, titles, paths, pathShares }: Worths,
  query: Query,
  corpus: Corpus,
): Float64Array {
  const rough = ROUGH / mostOf(scores);
  const title = TITLE / mostOf(titles);
  const path = PATH / mostOf(paths);
  const asks = (kind: "test" | "prose") => (query.kinds.has(kind) ? ASKED : 0);
  const [test, prose] = [TEST + asks("test"), PROSE + asks("prose")];
  const scoped = scopedShares(hits, query, corpus.entries.length);
  const glanced = new Float64Array(corpus.entries.length);
  for (const { index, stream, isTest, isProse } of corpus.entries) {
    if (!isHit(hits, index)) continue;
    glanced[index] =
      rough * (scores[index] ?? 0) +
      title * (titles[index] ?? 0) +
      path * (paths[index] ?? 0) +
      PATH_SHARE * (pathShares[index] ?? 0) +
      SIZE * Math.log(1 + stream.lines) +
      SCOPE * (scoped[index] ?? 0) +
      (isTest ? test : 0) +
      (isProse ? prose : 0);
  }
  return glanced;
}

/** Share of the scope's terms that the path of each file holds. */
function scopedShares(
  { firsts, places, marks }: Hits,
  { scope, terms, places: placeOf }: Query,
  size: number,
): Float64Array {
  const shares = new Float64Array(size);
  if (scope.length === 0) return shares;
  const isScope = new Uint8Array(terms.length);
  for (const term of scope) isScope[placeOf.get(term) ?? terms.length] = 1;
  for (let index = 0; index < size; index += 1)
    for (let row = firsts[index] ?? 0; row < (firsts[index + 1] ?? 0); row += 1)
      if (marks[row] !== 0 && isScope[places[row] ?? 0] === 1) shares[index] = (shares[index] ?? 0) + 1 / scope.length;
  return shares;
}

function kindWorth(kinds: ReadonlySet<Kind>, query: Query): number {
  let worth = 0;
  for (const [kind, each] of KINDS) if (kinds.has(kind)) worth += each + (query.kinds.has(kind) ? ASKED : 0);
  return worth;
}

/** As many hits as asked for that no other one is above, and those equal to the last of them: sorting all would take longer. */
function bestOf(hits: Hits, scores: Float64Array, count: number): number[] {
  const sorted = new Float64Array(scores.length);
  let filled = 0;
  for (let index = 0; index < scores.length; index += 1) {
    if (!isHit(hits, index)) continue;
    sorted[filled] = scores[index] ?? 0;
    filled += 1;
  }
  const least = filled <= count ? Number.NEGATIVE_INFINITY : (sorted.subarray(0, filled).sort()[filled - count] ?? 0);
  const best: number[] = [];
  for (let index = 0; index < scores.length; index += 1)
    if (isHit(hits, index) && (scores[index] ?? 0) >= least) best.push(index);
  return best;
}

function mostOf(values: Float64Array): number {
  let most = 1e-9;
  for (let at = 0; at < values.length; at += 1) most = Math.max(most, values[at] ?? 0);
  return most;
}
