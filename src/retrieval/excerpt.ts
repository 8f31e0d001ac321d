// Which lines of a file answer the query best. One file at a time; the ranking of files is not its business.
import type { Lines } from "./chunks.ts";
import type { SourceFile } from "./rank.ts";
import { createScanner } from "./scan.ts";

/** A piece is as good as the distinct, rare terms it holds; more of the same counts little. */
const K = 1;

export type Excerpter = (file: SourceFile) => { readonly lines: Lines; readonly score: number };

/** @param weights weight of each term, as `rank` gives them; @param piecesOf the pieces a file is cut in. */
export function createExcerpter(
  weights: ReadonlyMap<string, number>,
  piecesOf: (file: SourceFile) => readonly Lines[],
): Excerpter {
  const values = [...weights.values()];
  const scan = createScanner([...weights.keys()]);
  return function bestExcerpt(file) {
    const lines = file.text.split("\n");
    const scored = piecesOf(file).map((chunk) => {
      const { found } = scan(lines.slice(chunk.start - 1, chunk.end).join("\n"));
      let score = 0;
      for (const [number, tf] of found) score += ((values[number] ?? 0) * tf) / (K + tf);
      return { lines: chunk, score };
    });
    return scored.reduce((best, chunk) => (chunk.score > best.score ? chunk : best), {
      lines: { start: 1, end: 1 },
      score: -1,
    });
  };
}
