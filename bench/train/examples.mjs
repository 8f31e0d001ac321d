// What there is to learn from: for each query its candidates as the product's own code describes them, and which of them the change
// touched. Title and whole text are two examples, because tickets come with and without a description.
import { createCorpus } from "../../src/retrieval/corpus.ts";
import { createRanker } from "../../src/retrieval/ranker.ts";
import { FIELDS, wordsOf } from "../context/queries.mjs";
import { createRepository, directoryOf } from "../context/repositories.mjs";

/** @returns per query and field `{ repo, id, field, gold, candidates: [{ path, isGold, features }] }`; gold is how many files were touched */
export async function readExamples({ byRepository, repos, onProgress }) {
  const examples = [];
  for (const [repo, queries] of byRepository) {
    const repository = createRepository(directoryOf(repos, repo));
    for (const query of queries) {
      const { files } = await repository.filesAt(query.parent);
      const rank = createRanker(createCorpus(files));
      for (const field of FIELDS) examples.push(exampleOf(query, field, rank(wordsOf(query[field]))));
    }
    onProgress(repo);
  }
  return examples;
}

function exampleOf({ id, repo, gold_src }, field, ranked) {
  const gold = new Set(gold_src);
  const candidates = ranked.map(({ file, features }) => ({ path: file.path, isGold: gold.has(file.path), features }));
  return { repo, id, field, gold: gold.size, candidates };
}
