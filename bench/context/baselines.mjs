// What the engine is compared with, on the same trees and the same words: BM25, BM25F and minisearch as it comes.
import { FIELDS, rankBm25, WHOLE_FILE } from "./bm25.mjs";
import { createDocuments } from "./documents.mjs";
import { createSearch } from "./yardstick.mjs";

export const BASELINES = ["BM25", "BM25F", "minisearch"];

/** The engine knows by itself that tickets ask for code; baselines are told, or prose would beat them and flatter the engine. */
const PROSE_OR_DATA = /\.(?:mdx?|rst|adoc|json5?|ya?ml|toml|ini|cfg|xml|properties)$/i;

/**
 * For one repository, asked for one tree after the other.
 * @returns `rank(files, text)`: by name of the baseline, paths with the best first.
 */
export function createBaselines() {
  const { documentsOf, numberOf } = createDocuments();
  const search = createMiniSearch();
  return {
    rank(all, text) {
      const files = all.filter(({ path }) => !PROSE_OR_DATA.test(path));
      const corpus = { documents: documentsOf(files), numberOf };
      return {
        BM25: rankBm25(text, corpus, WHOLE_FILE),
        BM25F: rankBm25(text, corpus, FIELDS),
        minisearch: search(files, text),
      };
    },
  };
}

/** One index that follows from tree to tree: made anew for each, it would take most of the bench's time. */
function createMiniSearch() {
  const index = createSearch();
  let known = new Map();
  return (files, text) => {
    const next = new Map(files.map((file) => [file.path, file]));
    for (const [path, file] of known) if (next.get(path)?.text !== file.text) index.remove(file);
    for (const [path, file] of next) if (!index.has(path)) index.add(file);
    known = next;
    return index.search(text).map(({ id }) => id);
  };
}
