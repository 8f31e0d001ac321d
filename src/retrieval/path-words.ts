// The words of one name in a path, of a file or a folder: alone and joined as people join them. Says nothing about the file's text.
import { isTerm, splitIdentifier } from "./tokenize.ts";

export interface SegmentWords {
  /** The words, and adjacent ones and all of them joined. */
  readonly terms: readonly string[];
  /** The words alone. */
  readonly words: readonly string[];
}

/** @param stemOf `stem`, of callers that have many names and remember. */
export function wordsOfSegment(name: string, stemOf: (word: string) => string): SegmentWords {
  const parts = splitIdentifier(name).map((part) => part.toLowerCase());
  const words = parts.map(stemOf).filter(isTerm);
  const joined = parts.slice(1).map((part, at) => (parts[at] ?? "") + part);
  if (parts.length > 2) joined.push(parts.join(""));
  return { words, terms: [...words, ...joined] };
}
