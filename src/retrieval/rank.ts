// Query × tree → every file that says anything about it, roughly in order. Fast and shallow: one walk over numbers; the few
// best are then looked at closely (features.ts).
import type { CloseEntry, Corpus, Places } from "./corpus.ts";
import { countHits, type Hits, IN_FOLDER, IN_NAME } from "./hits.ts";
import { pairKey } from "./pair.ts";
import type { Query } from "./query.ts";

export type { SourceFile } from "./corpus.ts";

/** How often one term stands in one file. */
export interface Hit {
  /** Its place in `query.terms`. */
  readonly term: number;
  readonly code: number;
  readonly comment: number;
  readonly inName: boolean;
  readonly inFolder: boolean;
}

export interface Found {
  readonly entry: CloseEntry;
  readonly hits: readonly Hit[];
  /** Places in `query.names` of the names that stand here, letter for letter. */
  readonly names: readonly number[];
  /** Rough worth; comparable within one query only. */
  readonly score: number;
  /** Worth of the path's words alone. */
  readonly pathScore: number;
}

export interface Rough {
  /** The best 300, best first; ties in path order. */
  readonly found: readonly Found[];
  /** The best 60 by the worth of their paths. */
  readonly foundByPath: readonly Found[];
  /** Whether a test of this file speaks of the query. */
  readonly isTested: (path: string) => boolean;
  readonly places: Places;
  /** By term: how rare it is among the files, and among their paths. */
  readonly rarity: readonly number[];
  readonly pathRarity: readonly number[];
  /** By name: how rare it is among the files. */
  readonly nameRarity: readonly number[];
}

/** Beyond these nothing was found in public commits that a better look would have lifted. */
export const BEST = 300;
const BEST_BY_PATH = 60;
/** Robertson's usual constants. */
const K1 = 1.2;
const B = 0.75;
const PATH_WEIGHT = 3;
/** Tickets ask for the code; its test follows as a pair. */
const TEST_PRIOR = 0.3;
const PROSE_PRIOR = 0.4;

export function rankRoughly(query: Query, corpus: Corpus): Rough {
  const terms = query.terms.map(({ term }) => term);
  const places = corpus.placesOf(terms, query.names);
  const hits = countHits(query, corpus, places);
  const rarities = raritiesOf(hits, { terms: terms.length, names: query.names.length, files: corpus.entries.length });
  const { scores, pathScores } = worthsOf(hits, query, rarities, corpus);
  const isHit = (index: number) => (hits.firsts[index + 1] ?? 0) > (hits.firsts[index] ?? 0);
  const all: number[] = [];
  for (let index = 0; index < corpus.entries.length; index += 1) if (isHit(index)) all.push(index);
  const foundAt = once((index): Found => foundIn(index, { hits, scores, pathScores, terms: terms.length }, corpus));
  const byScore = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
  const byPath = (a: number, b: number) => (pathScores[b] ?? 0) - (pathScores[a] ?? 0) || byScore(a, b);
  return {
    found: bestOf(all, scores, BEST).sort(byScore).slice(0, BEST).map(foundAt),
    foundByPath: bestOf(all, pathScores, BEST_BY_PATH).sort(byPath).slice(0, BEST_BY_PATH).map(foundAt),
    isTested: (path) => corpus.testsFor(pairKey(path)).some(({ index }) => isHit(index)),
    places,
    ...rarities,
  };
}

/** As many as asked for that no other one is above, and those equal to the last of them: sorting all would take longer. */
function bestOf(all: readonly number[], scores: Float64Array, count: number): number[] {
  if (all.length <= count) return [...all];
  const sorted = new Float64Array(all.length);
  for (let at = 0; at < all.length; at += 1) sorted[at] = scores[all[at] ?? 0] ?? 0;
  sorted.sort();
  const least = sorted[sorted.length - count] ?? 0;
  return all.filter((index) => (scores[index] ?? 0) >= least);
}

function once<T>(work: (index: number) => T): (index: number) => T {
  const done = new Map<number, T>();
  return function recall(index) {
    const value = done.get(index) ?? work(index);
    done.set(index, value);
    return value;
  };
}

/** What a term that stands `times` in a text of this length is worth, 0 to 2.2: BM25 without its rarity. */
export function saturated(times: number, length: number, averageLength: number): number {
  const dense = times / (1 - B + (B * length) / averageLength);
  return (dense * (K1 + 1)) / (K1 + dense);
}

interface Scored {
  readonly hits: Hits;
  /** By file. */
  readonly scores: Float64Array;
  readonly pathScores: Float64Array;
  readonly terms: number;
}

function foundIn(index: number, { hits, scores, pathScores, terms }: Scored, corpus: Corpus): Found {
  const { firsts, places, code, comment, marks } = hits;
  const held: Hit[] = [];
  const names: number[] = [];
  for (let row = firsts[index] ?? 0; row < (firsts[index + 1] ?? 0); row += 1) {
    const term = places[row] ?? 0;
    const mark = marks[row] ?? 0;
    if (term >= terms) names.push(term - terms);
    else
      held.push({
        term,
        code: code[row] ?? 0,
        comment: comment[row] ?? 0,
        inName: (mark & IN_NAME) > 0,
        inFolder: (mark & IN_FOLDER) > 0,
      });
  }
  const entry = corpus.entries[index];
  if (entry === undefined) throw new RangeError(`there is no file ${index}`);
  return {
    entry: corpus.closeUp(entry),
    hits: held,
    names,
    score: scores[index] ?? 0,
    pathScore: pathScores[index] ?? 0,
  };
}

type Rarities = Pick<Rough, "rarity" | "pathRarity" | "nameRarity">;

function raritiesOf(
  { firsts, places, marks }: Hits,
  size: { readonly terms: number; readonly names: number; readonly files: number },
): Rarities {
  const files = new Uint32Array(size.terms + size.names);
  const paths = new Uint32Array(size.terms);
  const rows = firsts[size.files] ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const place = places[row] ?? 0;
    files[place] = (files[place] ?? 0) + 1;
    if (marks[row] !== 0) paths[place] = (paths[place] ?? 0) + 1;
  }
  const rarity = (holding: number) => Math.log(1 + (size.files - holding + 0.5) / (holding + 0.5));
  return {
    rarity: Array.from(files.subarray(0, size.terms), rarity),
    pathRarity: Array.from(paths, rarity),
    nameRarity: Array.from(files.subarray(size.terms), rarity),
  };
}

function worthsOf(
  { firsts, places, code, comment, marks }: Hits,
  { terms }: Query,
  { rarity, pathRarity }: Rarities,
  { entries, averageLength, paths }: Corpus,
): Pick<Scored, "scores" | "pathScores"> {
  const worths = Float64Array.from(terms, ({ weight }, term) => weight * (rarity[term] ?? 0));
  const pathWorths = Float64Array.from(terms, ({ weight }, term) => weight * (pathRarity[term] ?? 0));
  const scores = new Float64Array(entries.length);
  const pathScores = new Float64Array(entries.length);
  const placeOf = paths.placesOf(terms.map(({ term }) => term));
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (entry === undefined) continue;
    let sum = 0;
    let pathScore = 0;
    for (let row = firsts[index] ?? 0; row < (firsts[index + 1] ?? 0); row += 1) {
      const term = places[row] ?? 0;
      if (term >= terms.length) break;
      const mark = marks[row] ?? 0;
      const inPath = (mark & IN_NAME) + ((mark & IN_FOLDER) >> 1);
      const times = (code[row] ?? 0) + (comment[row] ?? 0) + PATH_WEIGHT * inPath;
      sum += (worths[term] ?? 0) * saturated(times, entry.stream.length, averageLength);
      if (mark !== 0) pathScore += pathWorths[term] ?? 0;
    }
    const prior = entry.isTest ? TEST_PRIOR : entry.isProse ? PROSE_PRIOR : 1;
    scores[index] = sum * (1 + paths.shareSaid(index, placeOf)) * prior;
    pathScores[index] = pathScore;
  }
  return { scores, pathScores };
}
