// The files of a tree, read once: streams of identifiers and the words of paths. Answers how often things stand where; what
// that is worth is the ranking's business.
import { createHolding } from "./holding.ts";
import { createIdentifierTable } from "./identifiers.ts";
import { type Kind, kindsOf } from "./kind.ts";
import { createPathReader, type PathWords } from "./path-words.ts";
import { createScanner, type Stream } from "./streams.ts";
import { namesOf, type SourceSymbol, symbolsOf } from "./symbols/symbols.ts";
import { createVocabulary, type PlacesOf } from "./vocabulary.ts";

export type { Places } from "./vocabulary.ts";

export interface SourceFile {
  readonly path: string;
  /** Blob id; carried through, never looked at. */
  readonly blob: string;
  readonly text: string;
}

/** A file as it was read. */
export interface Entry {
  readonly file: SourceFile;
  readonly stream: Stream;
  readonly path: PathWords;
  readonly kinds: ReadonlySet<Kind>;
}

export interface Corpus {
  /** In the order of their paths, so that whatever follows from order is the same however the files came. */
  readonly entries: readonly Entry[];
  /** Identifiers in a file, on average. */
  readonly averageLength: number;
  /** For each identifier that holds one of the terms, their places in the list; names stand behind the terms. */
  readonly placesOf: PlacesOf;
  /** Files whose text holds this word, in the order in which the files came. */
  readonly holding: (word: string) => readonly SourceFile[];
  /** As `namesOf`; looked up once. */
  readonly namesOf: (file: SourceFile) => readonly string[];
  /** What a file defines; looked up once. */
  readonly symbolsOf: (file: SourceFile) => readonly SourceSymbol[];
}

export function createCorpus(files: readonly SourceFile[]): Corpus {
  const table = createIdentifierTable();
  const scan = createScanner(table);
  const readPath = createPathReader();
  const entries = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => ({
      file,
      stream: scan(file.path, file.text),
      path: readPath(file.path),
      kinds: kindsOf(file.path),
    }));
  const identifiers = entries.reduce((sum, { stream }) => sum + stream.length, 0);
  let vocabulary: PlacesOf | undefined;
  return {
    entries,
    averageLength: Math.max(1, identifiers / Math.max(1, entries.length)),
    placesOf(terms, names) {
      vocabulary ??= createVocabulary(table);
      return vocabulary(terms, names);
    },
    holding: createHolding(files, entries, table),
    namesOf: onceForEach((file) => namesOf(file.path, file.text)),
    symbolsOf: onceForEach((file) => symbolsOf(file.path, file.text)),
  };
}

function onceForEach<T>(work: (file: SourceFile) => T): (file: SourceFile) => T {
  const done = new Map<SourceFile, T>();
  return function recall(file) {
    const value = done.get(file) ?? work(file);
    done.set(file, value);
    return value;
  };
}
