// Query × files → files in order: BM25 over two fields, path and text, with what the path alone tells. Knows no lines.
import type { Corpus, Scanned } from "./corpus.ts";
import { isCode, isTest } from "./indexable.ts";
import { type QueryTerms, TITLE_SHARE } from "./query.ts";
import type { Counts } from "./scan.ts";

export interface SourceFile {
  readonly path: string;
  /** Blob id; carried through, never looked at. */
  readonly blob: string;
  readonly text: string;
}
export interface Ranked {
  readonly file: SourceFile;
  /** Grows with the number and rarity of the terms found, so comparable within one query only. */
  readonly bm25: number;
  /** 0 to 1: how much less a file of this kind is asked for; already in `bm25`. */
  readonly prior: number;
  /** The ticket's words this file holds, the most telling first. */
  readonly matches: readonly string[];
}
export interface Ranking {
  /** Files that hold any term, best first; ties in path order. */
  readonly ranked: readonly Ranked[];
  /** Weight of a term: its share in the query times its rarity in the tree; in the order of the query. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Robertson's usual constants; the weight of the path did better than 5 on public commits. */
const K1 = 1.2;
const B = 0.75;
const PATH_WEIGHT = 3;
/** How much a path adds whose every word the query says: the strongest single sign measured. */
const PATH_COVERAGE = 1;
/** Tickets ask for the code; its test follows as a pair. */
const TEST_PRIOR = 0.3;
const PROSE_PRIOR = 0.4;
/** Stems that turn a prior off when the title says them; "add tests" far down is no wish for a test. */
const ASKS_FOR_TESTS = ["test", "spec", "fixtur", "flaky"];
const ASKS_FOR_PROSE = ["readme", "doc", "documentation", "changelog", "guid", "tutorial"];
const SAID_IN_TITLE = Math.log(1 + TITLE_SHARE);

export function rank(query: QueryTerms, corpus: Corpus): Ranking {
  const terms = [...query.keys()];
  const scanned = corpus.count(terms);
  const weights = terms.map((term, number) => (query.get(term)?.weight ?? 0) * rarity(number, scanned));
  const average = scanned.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, scanned.length);
  const ranked = scanned.flatMap((entry) => {
    const gains = gainsOf(entry, weights, average).sort((a, b) => b.gain - a.gain || a.number - b.number);
    if (gains.length === 0) return [];
    const sum = gains.reduce((total, { gain }) => total + gain, 0);
    const prior = priorOf(entry.file.path, query);
    const bm25 = sum * (1 + PATH_COVERAGE * coverage(entry.path)) * prior;
    return [
      {
        file: entry.file,
        bm25,
        prior,
        matches: gains.flatMap(({ number }) => query.get(terms[number] ?? "")?.word ?? []),
      },
    ];
  });
  ranked.sort((a, b) => b.bm25 - a.bm25 || (a.file.path < b.file.path ? -1 : 1));
  return { ranked, weights: new Map(terms.map((term, number) => [term, weights[number] ?? 0])) };
}

function rarity(number: number, scanned: readonly Scanned[]): number {
  let holding = 0;
  for (const { text, path } of scanned) if (text.found.has(number) || path.found.has(number)) holding += 1;
  return Math.log(1 + (scanned.length - holding + 0.5) / (holding + 0.5));
}

function gainsOf(
  { text, path }: Scanned,
  weights: readonly number[],
  average: number,
): { number: number; gain: number }[] {
  const norm = 1 - B + (B * text.length) / Math.max(1, average);
  const gains: { number: number; gain: number }[] = [];
  for (const number of new Set([...text.found.keys(), ...path.found.keys()])) {
    const tf = (text.found.get(number) ?? 0) / norm + PATH_WEIGHT * (path.found.get(number) ?? 0);
    gains.push({ number, gain: ((weights[number] ?? 0) * tf * (K1 + 1)) / (K1 + tf) });
  }
  return gains;
}

/** Share of a path's words that the query says. */
function coverage(path: Counts): number {
  return path.length === 0 ? 0 : Math.min(1, path.found.size / path.length);
}

function priorOf(path: string, query: QueryTerms): number {
  const asks = (stems: readonly string[]) => stems.some((term) => (query.get(term)?.weight ?? 0) >= SAID_IN_TITLE);
  if (isTest(path)) return asks(ASKS_FOR_TESTS) ? 1 : TEST_PRIOR;
  return isCode(path) || asks(ASKS_FOR_PROSE) ? 1 : PROSE_PRIOR;
}
