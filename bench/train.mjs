// Learns the ranker's weights and writes them: node bench/train.mjs --queries FILE.jsonl --repos DIR [--check]
// Prints what the weights are worth on repositories they have not seen (each left out once), then learns from all of them.
// Takes some minutes. `--check` writes nothing.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readQueries } from "./context/queries.mjs";
import { calibrationError, fitCalibration, probabilitiesOf } from "./train/calibration.mjs";
import { readExamples } from "./train/examples.mjs";
import { fitWeights, scoreOf } from "./train/fit.mjs";
import { BELIEFS, FIXED } from "./train/learned.mjs";

const WEIGHTS = new URL("../src/retrieval/weights.json", import.meta.url);

const { values } = parseArgs({
  options: { queries: { type: "string" }, repos: { type: "string" }, check: { type: "boolean" } },
});
if (values.queries === undefined || values.repos === undefined) {
  console.error("usage: node bench/train.mjs --queries FILE.jsonl --repos DIR [--check]");
  process.exit(2);
}
const byRepository = readQueries({ file: values.queries, limit: Number.POSITIVE_INFINITY });
const examples = await readExamples({
  byRepository,
  repos: values.repos,
  onProgress: (repo) => console.error(`read ${repo}`),
});
const scored = leaveOneOut(examples);
const calibration = fitCalibration(scored);
report(scored, calibration);
if (values.check !== true) write(fitWeights(examples, { beliefs: BELIEFS, fixed: FIXED }), calibration);

/** Every example with the scores of weights that never saw its repository. */
function leaveOneOut(all) {
  const repositories = [...new Set(all.map(({ repo }) => repo))];
  return repositories.flatMap((repo) => {
    const weights = fitWeights(
      all.filter((example) => example.repo !== repo),
      { beliefs: BELIEFS, fixed: FIXED },
    );
    return all.filter((example) => example.repo === repo).map((example) => inOrder(example, weights));
  });
}

function inOrder(example, weights) {
  const candidates = example.candidates.map(({ features, isGold }) => ({
    isGold,
    features,
    score: scoreOf(features, weights),
  }));
  return { ...example, candidates: candidates.sort((a, b) => b.score - a.score) };
}

function report(all, calibration) {
  for (const field of [...new Set(all.map((example) => example.field))]) {
    const ofField = all.filter((example) => example.field === field);
    const rows = [...new Set(ofField.map(({ repo }) => repo))].map((repo) => [
      repo,
      ...recalls(ofField.filter((example) => example.repo === repo)),
    ]);
    console.log(`\n${field}, each repository left out once: R@1 R@5 R@10`);
    for (const [repo, ...recall] of rows) console.log(repo.padEnd(34), recall.map(percent).join("  "));
    console.log(
      "macro average".padEnd(34),
      [1, 2, 3].map((at) => percent(mean(rows.map((row) => row[at])))).join("  "),
    );
    console.log("top-1 calibration error".padEnd(34), calibrationError(ofField, calibration).toFixed(3));
    console.log("territory: recall, files".padEnd(34), ...territory(ofField, calibration));
  }
}

function recalls(ofRepository) {
  return [1, 5, 10].map((k) =>
    mean(
      ofRepository.map(({ candidates, gold }) => candidates.slice(0, k).filter(({ isGold }) => isGold).length / gold),
    ),
  );
}

/** Macro average over repositories of what lies above the territory's least probability. */
function territory(all, calibration) {
  const repositories = [...new Set(all.map(({ repo }) => repo))];
  const shares = repositories.map((repo) => {
    const likely = all
      .filter((example) => example.repo === repo)
      .map(({ candidates, gold }) => ({
        gold,
        likely: probabilitiesOf(candidates, calibration)
          .map((p, at) => p >= 0.01 && candidates[at])
          .filter(Boolean),
      }));
    return {
      recall: mean(likely.map((one) => one.likely.filter(({ isGold }) => isGold).length / one.gold)),
      files: mean(likely.map((one) => one.likely.length)),
    };
  });
  return [percent(mean(shares.map(({ recall }) => recall))), mean(shares.map(({ files }) => files)).toFixed(1)];
}

function write(weights, calibration) {
  const rounded = Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, round(weight)]));
  writeFileSync(WEIGHTS, `${JSON.stringify({ ...calibration, weights: rounded }, null, 2)}\n`);
}

function mean(list) {
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}

function percent(share) {
  return (100 * share).toFixed(1).padStart(5);
}

function round(number) {
  return Math.round(number * 1000) / 1000;
}
