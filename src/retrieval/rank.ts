// Query × tree → the files that a close look is worth, with what was counted of them. Fast and shallow: one walk over numbers; the
// few best are then looked at closely (features.ts).
import type { Corpus, Entry, Places } from "./corpus.ts";
import { glance, isHit, type Worths } from "./glance.ts";
import { countHits, type Hits, IN_FOLDER, IN_NAME } from "./hits.ts";
import { pairKey } from "./pair.ts";
import type { Query } from "./query.ts";

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
  readonly entry: Entry;
  readonly hits: readonly Hit[];
  /** Places in `query.names` of the names that stand here, letter for letter. */
  readonly names: readonly number[];
  /** Rough worth; comparable within one query only. */
  readonly score: number;
}

export interface Rough {
  /** The most promising 100, best first; ties in path order. */
  readonly found: readonly Found[];
  /** Rough worth of the best test of this file; undefined where none speaks of the query. */
  readonly testScore: (path: string) => number | undefined;
  /** Rough worth of the best file in this one's folder. */
  readonly folderScore: (entry: Entry) => number;
  /** Share of the words of its path that the title says. */
  readonly pathShare: (entry: Entry) => number;
  /** By term: how densely it stands in the code where it does so most. */
  readonly densest: Float64Array;
  readonly places: Places;
  /** By term: how rare it is among the files, and among their paths. */
  readonly rarity: readonly number[];
  readonly pathRarity: readonly number[];
  /** By name: how rare it is among the files. */
  readonly nameRarity: readonly number[];
}

/** Robertson's usual constants. */
const K1 = 1.2;
const B = 0.75;
const PATH_WEIGHT = 3;
/** Tickets ask for the code; its test follows as a pair. */
const TEST_PRIOR = 0.3;
const PROSE_PRIOR = 0.4;
/** Identifiers that every file is taken to have more than it has: a word is nothing in a file of three. */
const LEAST_LENGTH = 50;

export function rankRoughly(query: Query, corpus: Corpus): Rough {
  const terms = query.terms.map(({ term }) => term);
  const places = corpus.placesOf(terms, query.names);
  const hits = countHits(query, corpus, places);
  const rarities = raritiesOf(hits, { terms: terms.length, names: query.names.length, files: corpus.entries.length });
  const worths = worthsOf(hits, query, rarities, corpus);
  const { scores, densest, pathShares } = worths;
  const folders = bestByFolder(scores, corpus);
  return {
    found: glance(hits, worths, query, corpus).map((index) => foundIn(index, { hits, scores, terms }, corpus)),
    testScore(path) {
      const tests = corpus.testsFor(pairKey(path)).filter(({ index }) => isHit(hits, index));
      return tests.length === 0 ? undefined : Math.max(...tests.map(({ index }) => scores[index] ?? 0));
    },
    folderScore: ({ index }) => folders[corpus.paths.folderOf(index)] ?? 0,
    pathShare: ({ index }) => pathShares[index] ?? 0,
    densest,
    places,
    ...rarities,
  };
}

function bestByFolder(scores: Float64Array, { paths }: Corpus): Float64Array {
  const best = new Float64Array(scores.length);
  for (let index = 0; index < scores.length; index += 1) {
    const folder = paths.folderOf(index);
    best[folder] = Math.max(best[folder] ?? 0, scores[index] ?? 0);
  }
  return best;
}

/** What a term that stands `times` in a text of this length is worth, 0 to 2.2: BM25 without its rarity. */
export function saturated(times: number, length: number, averageLength: number): number {
  const dense = times / (1 - B + (B * length) / averageLength);
  return (dense * (K1 + 1)) / (K1 + dense);
}

export function densityOf(times: number, length: number): number {
  return times / (LEAST_LENGTH + length);
}

interface Counted {
  readonly hits: Hits;
  readonly scores: Float64Array;
  readonly terms: readonly string[];
}

function foundIn(index: number, { hits, scores, terms }: Counted, corpus: Corpus): Found {
  const { firsts, places, code, comment, marks } = hits;
  const held: Hit[] = [];
  const names: number[] = [];
  for (let row = firsts[index] ?? 0; row < (firsts[index + 1] ?? 0); row += 1) {
    const term = places[row] ?? 0;
    const mark = marks[row] ?? 0;
    if (term >= terms.length) names.push(term - terms.length);
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
  return { entry, hits: held, names, score: scores[index] ?? 0 };
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
): Worths & Pick<Rough, "densest"> {
  const worths = Float64Array.from(terms, ({ weight }, term) => weight * (rarity[term] ?? 0));
  const titleWorths = Float64Array.from(terms, ({ inTitle }, term) => inTitle * (rarity[term] ?? 0));
  const pathWorths = Float64Array.from(terms, ({ weight }, term) => weight * (pathRarity[term] ?? 0));
  const scores = new Float64Array(entries.length);
  const titles = new Float64Array(entries.length);
  const pathScores = new Float64Array(entries.length);
  const densest = new Float64Array(terms.length);
  const shares = paths.sharesSaid(paths.placesOf(terms.map(({ term }) => term)));
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (entry === undefined) continue;
    const { length } = entry.stream;
    const isCode = !entry.isTest && !entry.isProse;
    let sum = 0;
    let title = 0;
    let pathScore = 0;
    for (let row = firsts[index] ?? 0; row < (firsts[index + 1] ?? 0); row += 1) {
      const term = places[row] ?? 0;
      if (term >= terms.length) break;
      const mark = marks[row] ?? 0;
      const inPath = (mark & IN_NAME) + ((mark & IN_FOLDER) >> 1);
      const times = (code[row] ?? 0) + (comment[row] ?? 0);
      sum += (worths[term] ?? 0) * saturated(times + PATH_WEIGHT * inPath, length, averageLength);
      title += titleWorths[term] ?? 0;
      if (mark !== 0) pathScore += pathWorths[term] ?? 0;
      if (isCode) densest[term] = Math.max(densest[term] ?? 0, densityOf(times, length));
    }
    const prior = entry.isTest ? TEST_PRIOR : entry.isProse ? PROSE_PRIOR : 1;
    scores[index] = sum * (1 + (shares[index] ?? 0)) * prior;
    titles[index] = title;
    pathScores[index] = pathScore;
  }
  const pathShares = paths.sharesSaid(paths.placesOf(terms.map(({ term, inTitle }) => (inTitle > 0 ? term : ""))));
  return { scores, titles, paths: pathScores, pathShares, densest };
}
