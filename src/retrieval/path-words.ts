// The words of a path: of the name and of the folders, alone and joined as people join them. Says nothing about the file's text.
import { remembered } from "./remembered.ts";
import { isTerm, splitIdentifier, stem } from "./tokenize.ts";

export interface PathWords {
  /** Terms of the file's name, adjacent words also joined. */
  readonly name: ReadonlySet<string>;
  /** Terms of all folders, likewise. */
  readonly folders: ReadonlySet<string>;
  /** The single words of the name. */
  readonly nameWords: readonly string[];
  /** The single words of the whole path, each once. */
  readonly words: readonly string[];
}

export interface Segment {
  readonly terms: readonly string[];
  readonly words: readonly string[];
}

interface Folders {
  /** One set for all files of a folder. */
  readonly terms: ReadonlySet<string>;
  readonly words: readonly string[];
}

/** What a path is made of, before it is put together; each name, folder and word is taken apart once. */
export interface SegmentReader {
  /** One object for all files of a name. */
  readonly nameOf: (path: string) => Segment;
  readonly foldersOf: (path: string) => Folders;
}

export function createSegmentReader(): SegmentReader {
  const stemOf = remembered(stem);
  const segments = remembered((segment: string) => takeApart(segment, stemOf));
  const names = remembered((name: string) => segments(name.replace(/(?<=.)\.[^.]+$/, "")));
  const folders = remembered((folder: string): Folders => {
    const read = folder.split("/").map(segments);
    return {
      terms: new Set(read.flatMap(({ terms }) => terms)),
      words: read.flatMap(({ words }) => words),
    };
  });
  return {
    nameOf: (path) => names(path.slice(path.lastIndexOf("/") + 1)),
    foldersOf: (path) => folders(path.slice(0, Math.max(0, path.lastIndexOf("/")))),
  };
}

export function createPathReader({ nameOf, foldersOf } = createSegmentReader()): (path: string) => PathWords {
  return function wordsOf(path) {
    const name = nameOf(path);
    const { terms, words } = foldersOf(path);
    return {
      name: new Set(name.terms),
      folders: terms,
      nameWords: [...new Set(name.words)],
      words: [...new Set([...words, ...name.words])],
    };
  };
}

function takeApart(segment: string, stemOf: (word: string) => string): Segment {
  const parts = splitIdentifier(segment).map((part) => part.toLowerCase());
  const words = parts.map(stemOf).filter(isTerm);
  const joined = parts.slice(1).map((part, at) => (parts[at] ?? "") + part);
  if (parts.length > 2) joined.push(parts.join(""));
  return { words, terms: [...words, ...joined] };
}
