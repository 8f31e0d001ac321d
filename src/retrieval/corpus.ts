// The files of a tree as counts of terms: read once for one ticket, or taken apart once for many. Both give the same counts.
import { chunksOf, type Lines } from "./chunks.ts";
import type { SourceFile } from "./rank.ts";
import { type Counts, createCollector, createScanner } from "./scan.ts";

export interface Scanned {
  readonly file: SourceFile;
  readonly text: Counts;
  readonly path: Counts;
}

export interface Corpus {
  /** How often these terms stand in each file, in the order of the files; a term's number is its place in the list. */
  readonly count: (terms: readonly string[]) => Scanned[];
  /** The pieces of a file, cut when it is first asked for. */
  readonly piecesOf: (file: SourceFile) => readonly Lines[];
}

/** Reads every text at every question; the faster way for one. */
export function unreadCorpus(files: readonly SourceFile[]): Corpus {
  return {
    piecesOf: cutOnce(),
    count(terms) {
      const scan = createScanner(terms);
      return files.map((file) => ({ file, text: scan(file.text), path: scan(file.path) }));
    },
  };
}

function cutOnce(): Corpus["piecesOf"] {
  const known = new Map<SourceFile, readonly Lines[]>();
  return function piecesOf(file) {
    const pieces = known.get(file) ?? chunksOf(file.text.split("\n"));
    known.set(file, pieces);
    return pieces;
  };
}

/** Where a term stands: place of the file, count, place of the next file, count, … */
type Postings = number[];

/** Reads every text now, and none at any question. */
export function indexedCorpus(files: readonly SourceFile[]): Corpus {
  const numbers = new Map<string, number>();
  const collect = createCollector(numbers);
  const inText: Postings[] = [];
  const inPath: Postings[] = [];
  const lengths = files.map((file, place) => ({
    text: post(collect(file.text), inText, place),
    path: post(collect(file.path), inPath, place),
  }));
  return {
    piecesOf: cutOnce(),
    count(terms) {
      const places = terms.map((term) => numbers.get(term));
      const [texts, paths] = [foundIn(places, inText), foundIn(places, inPath)];
      return files.map((file, place) => ({
        file,
        text: { length: lengths[place]?.text ?? 0, found: texts.get(place) ?? NONE },
        path: { length: lengths[place]?.path ?? 0, found: paths.get(place) ?? NONE },
      }));
    },
  };
}

const NONE: ReadonlyMap<number, number> = new Map();

function post({ length, found }: Counts, index: Postings[], place: number): number {
  for (const [number, times] of found) {
    const postings = index[number] ?? [];
    index[number] = postings;
    postings.push(place, times);
  }
  return length;
}

/** By place of the file: number of the term → how often. */
function foundIn(
  places: readonly (number | undefined)[],
  index: readonly Postings[],
): Map<number, Map<number, number>> {
  const found = new Map<number, Map<number, number>>();
  for (const [number, at] of places.entries()) {
    const postings = at === undefined ? undefined : index[at];
    for (let next = 0; postings !== undefined && next < postings.length; next += 2) {
      const place = postings[next] ?? 0;
      const counts = found.get(place) ?? new Map<number, number>();
      if (counts.size === 0) found.set(place, counts);
      counts.set(number, postings[next + 1] ?? 0);
    }
  }
  return found;
}
