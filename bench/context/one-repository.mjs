// A process of its own for each repository, started by the bench: what one leaves in memory must not count for the next. First the engine
// for every query, then the baselines, which take more memory.
import { performance } from "node:perf_hooks";
import { createBaselines } from "./baselines.mjs";
import { ask, index, MAX_FILES, predictionOf, rankedFiles } from "./engine.mjs";
import { peakMegabytes } from "./memory.mjs";
import { wordsOf } from "./queries.mjs";
import { createRepository } from "./repositories.mjs";

process.once("message", async (asked) => {
  process.send({ kind: "result", result: await work(asked) }, () => process.disconnect());
});

async function work({ dir, queries, field, withBaselines }) {
  const predictions = await eachTree({ dir, queries, what: "engine" }, (files, query) => predict(files, query[field]));
  const peakMb = peakMegabytes();
  const baselines = createBaselines();
  const compared = withBaselines
    ? await eachTree({ dir, queries, what: "baselines" }, (files, query) => compare(baselines, files, query[field]))
    : [];
  return { predictions, compared, peakMb };
}

async function eachTree({ dir, queries, what }, deed) {
  const repository = createRepository(dir);
  const results = [];
  for (const [at, query] of queries.entries()) {
    const { files, missing } = await repository.filesAt(query.parent);
    results.push(deed(files, query));
    globalThis.gc?.();
    process.send({ kind: "progress", what, done: at + 1, files: files.length, missing });
  }
  return results;
}

function predict(files, text) {
  const query = wordsOf(text);
  const began = performance.now();
  const context = index(files);
  const indexed = performance.now();
  const found = ask(context, query);
  const asked = performance.now();
  const prediction = predictionOf(rankedFiles({ context, query, found }), found.patterns);
  return { prediction, indexMs: indexed - began, queryMs: asked - indexed };
}

function compare(baselines, files, text) {
  const ranked = Object.entries(baselines.rank(files, text));
  return Object.fromEntries(ranked.map(([name, paths]) => [name, paths.slice(0, MAX_FILES)]));
}
