// Query × tree → every file that says anything about it, roughly in order. Fast and shallow: one walk over numbers; the few
// best are then looked at closely (features.ts).
import type { Corpus, Entry, Places } from "./corpus.ts";
import type { PathWords } from "./path-words.ts";
import type { Query } from "./query.ts";
import type { Stream } from "./streams.ts";

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
  readonly entry: Entry;
  readonly hits: readonly Hit[];
  /** Places in `query.names` of the names that stand here, letter for letter. */
  readonly names: readonly number[];
  /** Rough worth; comparable within one query only. */
  readonly score: number;
  /** Worth of the path's words alone. */
  readonly pathScore: number;
}

export interface Rough {
  /** Best first; ties in path order. */
  readonly found: readonly Found[];
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

export function rankRoughly(query: Query, corpus: Corpus): Rough {
  const terms = query.terms.map(({ term }) => term);
  const places = corpus.placesOf(terms, query.names);
  const counted = countHits(query, corpus, places);
  const rarities = raritiesOf(counted, {
    terms: terms.length,
    names: query.names.length,
    files: corpus.entries.length,
  });
  const found = counted.map((one) => ({ ...one, ...worthOf(one, query, rarities, corpus.averageLength) }));
  found.sort((a, b) => b.score - a.score || (a.entry.file.path < b.entry.file.path ? -1 : 1));
  return { found, places, ...rarities };
}

/** What a term that stands `times` in a text of this length is worth, 0 to 2.2: BM25 without its rarity. */
export function saturated(times: number, length: number, averageLength: number): number {
  const dense = times / (1 - B + (B * length) / averageLength);
  return (dense * (K1 + 1)) / (K1 + dense);
}

type Counted = Pick<Found, "entry" | "hits" | "names">;

function countHits(query: Query, { entries }: Corpus, places: Places): Counted[] {
  const { terms, names } = query;
  const count = createCounter(terms.length + names.length, places);
  const markPath = createPathMarker(query);
  return entries.flatMap((entry) => {
    const { code, comment } = count(entry.stream);
    const hits = hitsOf(markPath(entry.path), code, comment);
    return hits.length === 0 ? [] : [{ entry, hits, names: namesOf(terms.length, code, comment) }];
  });
}

interface Counts {
  readonly code: Uint32Array;
  readonly comment: Uint32Array;
}

/** Counts in one file after the other; the same two arrays are filled each time. */
function createCounter(size: number, { list, lists }: Places): (stream: Stream) => Counts {
  const code = new Uint32Array(size);
  const comment = new Uint32Array(size);
  return function count({ distinct, times }) {
    code.fill(0);
    comment.fill(0);
    for (let at = 0; at < distinct.length; at += 1) {
      const token = distinct[at] ?? 0;
      const which = list[token >>> 1] ?? 0;
      if (which === 0) continue;
      const counts = (token & 1) === 1 ? comment : code;
      for (const place of lists[which] ?? []) counts[place] = (counts[place] ?? 0) + (times[at] ?? 0);
    }
    return { code, comment };
  };
}

const IN_NAME = 1;
const IN_FOLDER = 2;

/** Marks by term whether a path holds it; the same array is filled each time. */
function createPathMarker({ terms, places }: Query): (path: PathWords) => Uint8Array {
  const marks = new Uint8Array(terms.length);
  const mark = (words: ReadonlySet<string>, by: number) => {
    for (const word of words) {
      const place = places.get(word);
      if (place !== undefined) marks[place] = (marks[place] ?? 0) | by;
    }
  };
  return function markPath({ name, folders }) {
    marks.fill(0);
    mark(name, IN_NAME);
    mark(folders, IN_FOLDER);
    return marks;
  };
}

function hitsOf(marks: Uint8Array, code: Uint32Array, comment: Uint32Array): Hit[] {
  const hits: Hit[] = [];
  for (let term = 0; term < marks.length; term += 1) {
    const [inCode = 0, inComment = 0, mark = 0] = [code[term], comment[term], marks[term]];
    if (inCode + inComment + mark === 0) continue;
    hits.push({
      term,
      code: inCode,
      comment: inComment,
      inName: (mark & IN_NAME) > 0,
      inFolder: (mark & IN_FOLDER) > 0,
    });
  }
  return hits;
}

function namesOf(from: number, code: Uint32Array, comment: Uint32Array): number[] {
  const names: number[] = [];
  for (let place = from; place < code.length; place += 1)
    if ((code[place] ?? 0) + (comment[place] ?? 0) > 0) names.push(place - from);
  return names;
}

type Rarities = Pick<Rough, "rarity" | "pathRarity" | "nameRarity">;

function raritiesOf(
  counted: readonly Counted[],
  size: { readonly terms: number; readonly names: number; readonly files: number },
): Rarities {
  const files = new Array<number>(size.terms).fill(0);
  const paths = new Array<number>(size.terms).fill(0);
  const names = new Array<number>(size.names).fill(0);
  for (const { hits, names: held } of counted) {
    for (const { term, inName, inFolder } of hits) {
      files[term] = (files[term] ?? 0) + 1;
      if (inName || inFolder) paths[term] = (paths[term] ?? 0) + 1;
    }
    for (const name of held) names[name] = (names[name] ?? 0) + 1;
  }
  const rarity = (holding: number) => Math.log(1 + (size.files - holding + 0.5) / (holding + 0.5));
  return { rarity: files.map(rarity), pathRarity: paths.map(rarity), nameRarity: names.map(rarity) };
}

function worthOf(
  { entry, hits }: Counted,
  query: Query,
  { rarity, pathRarity }: Rarities,
  averageLength: number,
): Pick<Found, "score" | "pathScore"> {
  let sum = 0;
  let pathScore = 0;
  for (const { term, code, comment, inName, inFolder } of hits) {
    const weight = query.terms[term]?.weight ?? 0;
    const times = code + comment + PATH_WEIGHT * (Number(inName) + Number(inFolder));
    sum += weight * (rarity[term] ?? 0) * saturated(times, entry.stream.length, averageLength);
    if (inName || inFolder) pathScore += weight * (pathRarity[term] ?? 0);
  }
  const prior = entry.kinds.has("test") ? TEST_PRIOR : entry.kinds.has("prose") ? PROSE_PRIOR : 1;
  return { score: sum * (1 + shareSaid(entry.path.words, query)) * prior, pathScore };
}

/** Share of these words that the query says. */
function shareSaid(words: readonly string[], { places }: Query): number {
  const said = words.filter((word) => places.has(word));
  return words.length === 0 ? 0 : said.length / words.length;
}
