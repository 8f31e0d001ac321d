// The files of a tree, read once: streams of identifiers and the words of paths. Answers how often things stand where; what
// that is worth is the ranking's business.

import { createDefined, type Defined } from "./defined.ts";
import { groupBy } from "./group.ts";
import { createHolding } from "./holding.ts";
import { createIdentifierTable } from "./identifiers.ts";
import { isOfKind, type Kind, kindsOf } from "./kind.ts";
import { pairKey } from "./pair.ts";
import { createPathTerms, type PathTerms } from "./path-terms.ts";
import { createPostings, type Postings } from "./postings.ts";
import { remembered } from "./remembered.ts";
import type { SourceFile } from "./source-file.ts";
import { createScanner, type Stream } from "./streams.ts";
import { type SourceSymbol, symbolsOf } from "./symbols/symbols.ts";
import { createVocabulary, type PlacesOf } from "./vocabulary.ts";

export type { Places } from "./vocabulary.ts";

/** A file as it was read. */
export interface Entry {
  readonly file: SourceFile;
  /** Its place among the entries. */
  readonly index: number;
  readonly stream: Stream;
  readonly isTest: boolean;
  readonly isProse: boolean;
}

export interface Corpus {
  /** In the order of their paths, so that whatever follows from order is the same however the files came. */
  readonly entries: readonly Entry[];
  /** The words of their paths, by place among the entries. */
  readonly paths: PathTerms;
  /** Of a path; found out once. */
  readonly kindsOf: (path: string) => ReadonlySet<Kind>;
  /** Tests of the files with this key (pair.ts). */
  readonly testsFor: (key: string) => readonly Entry[];
  /** Identifiers in a file, on average. */
  readonly averageLength: number;
  /** For each identifier that holds one of the terms, their places in the list; names stand behind the terms. */
  readonly placesOf: PlacesOf;
  /** Where each identifier stands; files are the places among the entries. */
  readonly postings: Postings;
  /** Files whose text holds this word, in the order in which the files came. */
  readonly holding: (word: string) => readonly SourceFile[];
  /** Names that files define; looked up once. */
  readonly defined: Defined;
  /** What a file defines; looked up once. */
  readonly symbolsOf: (file: SourceFile) => readonly SourceSymbol[];
}

/** Letters for each different identifier of a file, in public repositories. */
const LETTERS_PER_ROW = 32;

/** Different identifiers that a tree of so many letters has: fewer new ones the longer one reads (Heaps' law, fitted to public ones). */
function identifiersIn(letters: number): number {
  return 3.4 * letters ** 0.56;
}

export function createCorpus(files: readonly SourceFile[]): Corpus {
  const letters = files.reduce((sum, { text }) => sum + text.length, 0);
  const table = createIdentifierTable(identifiersIn(letters));
  const postings = createPostings(Math.ceil(letters / LETTERS_PER_ROW));
  const scan = createScanner(table, postings);
  const entries = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(
      (file, index): Entry => ({
        file,
        index,
        stream: scan(file.path, file.text),
        isTest: isOfKind("test", file.path),
        isProse: isOfKind("prose", file.path),
      }),
    );
  const identifiers = entries.reduce((sum, { stream }) => sum + stream.length, 0);
  let vocabulary: PlacesOf | undefined;
  let tests: ReadonlyMap<string, readonly Entry[]> | undefined;
  return {
    entries,
    paths: createPathTerms(entries.map(({ file }) => file.path)),
    kindsOf: remembered(kindsOf),
    testsFor(key) {
      tests ??= groupBy(
        entries.filter(({ isTest }) => isTest),
        ({ file }) => pairKey(file.path),
      );
      return tests.get(key) ?? [];
    },
    averageLength: Math.max(1, identifiers / Math.max(1, entries.length)),
    placesOf(terms, names) {
      vocabulary ??= createVocabulary(table);
      return vocabulary(terms, names);
    },
    postings,
    holding: createHolding(files, entries, table, postings),
    defined: createDefined(),
    symbolsOf: remembered((file: SourceFile) => symbolsOf(file.path, file.text)),
  };
}
