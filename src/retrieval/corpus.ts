// The files of a tree, read once: streams of identifiers and the words of paths. Answers how often things stand where; what
// that is worth is the ranking's business.

import { createDefined, type Defined } from "./defined.ts";
import { groupBy } from "./group.ts";
import { createHolding } from "./holding.ts";
import { createIdentifierTable } from "./identifiers.ts";
import { isOfKind, type Kind, kindsOf } from "./kind.ts";
import { pairKey } from "./pair.ts";
import { createPathTerms, type PathTerms } from "./path-terms.ts";
import { createPathReader, createSegmentReader, type PathWords } from "./path-words.ts";
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

/** What is found out only about the files that are looked at closely. */
export interface CloseEntry extends Entry {
  readonly path: PathWords;
  readonly kinds: ReadonlySet<Kind>;
}

export interface Corpus {
  /** In the order of their paths, so that whatever follows from order is the same however the files came. */
  readonly entries: readonly Entry[];
  /** The words of their paths, by place among the entries. */
  readonly paths: PathTerms;
  /** Of a path; found out once. */
  readonly kindsOf: (path: string) => ReadonlySet<Kind>;
  /** Found out once. */
  readonly closeUp: (entry: Entry) => CloseEntry;
  /** Tests of the files with this key (pair.ts). */
  readonly testsFor: (key: string) => readonly Entry[];
  /** Identifiers in a file, on average. */
  readonly averageLength: number;
  /** For each identifier that holds one of the terms, their places in the list; names stand behind the terms. */
  readonly placesOf: PlacesOf;
  /** Where each identifier stands, by its number and then by place among the entries; found out once. */
  readonly postings: () => Postings;
  /** Files whose text holds this word, in the order in which the files came. */
  readonly holding: (word: string) => readonly SourceFile[];
  /** Names that files define; looked up once. */
  readonly defined: Defined;
  /** What a file defines; looked up once. */
  readonly symbolsOf: (file: SourceFile) => readonly SourceSymbol[];
}

export function createCorpus(files: readonly SourceFile[]): Corpus {
  const table = createIdentifierTable();
  const scan = createScanner(table);
  const segments = createSegmentReader();
  const readPath = createPathReader(segments);
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
  const kinds = remembered(kindsOf);
  let vocabulary: PlacesOf | undefined;
  let known: Postings | undefined;
  const postings = () => {
    known ??= createPostings(
      entries.map(({ stream }) => stream),
      table.size(),
    );
    return known;
  };
  let tests: ReadonlyMap<string, readonly Entry[]> | undefined;
  return {
    entries,
    paths: createPathTerms(
      entries.map(({ file }) => file.path),
      segments,
    ),
    kindsOf: kinds,
    closeUp: remembered((entry: Entry) => ({
      ...entry,
      path: readPath(entry.file.path),
      kinds: kinds(entry.file.path),
    })),
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
