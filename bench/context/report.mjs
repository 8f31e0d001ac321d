// Predictions of all repositories → what the bench prints. Pure.
import { BASELINES } from "./baselines.mjs";
import { average, calibrationError, measure, median, topOf } from "./metrics.mjs";
import { fixed, percent, tableOf } from "./tables.mjs";

const SHARES = ["R@1", "R@5", "R@10", "hit@5", "hit@10", "MRR", "hunks", "anyHunk", "territory"];
const HEAD = [...SHARES.map((name) => `${name} %`), "files", "calibration", "index ms", "query ms", "peak MB"];
const NOTES = `Times are medians; the peak is that of the engine alone in a process of its own, with Node. Calibration of all: over all queries together.
Baselines search the same trees without prose and data.`;
const OF_RANKING = new Set(SHARES.slice(0, 6));

/** @param repositories by name `{ queries, predictions, compared, peakMb }` as a process per repository gave them, queries included */
export function reportOf(repositories) {
  const rows = repositories.map(rowOf);
  const tops = repositories.flatMap(topsOf);
  const whole = { ...average(rows.map(({ figures }) => figures)), calibration: calibrationError(tops) };
  const names = BASELINES.filter((name) => repositories.every(({ compared }) => compared[0]?.[name] !== undefined));
  const baselines = names.map((name) => ({ name, rows: repositories.map((one) => baselineOf(one, name)) }));
  const wholes = baselines.map(({ name, rows: figures }) => ({ name, figures: average(figures) }));
  const main = tableOf([
    ["repository", ...HEAD],
    ...rows.map(({ name, figures }) => [name, ...cellsOf(figures)]),
    ["macro average", ...cellsOf(whole)],
    ...wholes.map(({ name, figures }) => [name, ...cellsOf(figures)]),
  ]);
  const tables = baselines.length === 0 ? [main] : [main, comparison({ rows, whole, baselines, wholes })];
  return [...tables, NOTES].join("\n\n");
}

function rowOf({ name, queries, predictions, peakMb }) {
  const measures = predictions.map(({ prediction }, at) => measure(queries[at], prediction));
  const figures = {
    ...average(measures),
    calibration: calibrationError(topsOf({ queries, predictions })),
    indexMs: median(predictions.map(({ indexMs }) => indexMs)),
    queryMs: median(predictions.map(({ queryMs }) => queryMs)),
    peakMb,
  };
  return { name: `${name} (${queries.length})`, figures };
}

function topsOf({ queries, predictions }) {
  return predictions.flatMap(({ prediction }, at) => topOf(queries[at], prediction) ?? []);
}

/** Baselines only rank: no probabilities, no excerpts. */
function baselineOf({ queries, compared }, name) {
  const figures = average(compared.map((ranked, at) => measure(queries[at], { files: ranked[name] })));
  return Object.fromEntries(Object.entries(figures).filter(([each]) => OF_RANKING.has(each)));
}

function cellsOf({ size, calibration, indexMs, queryMs, peakMb, ...shares }) {
  return [
    ...SHARES.map((name) => percent(shares[name])),
    fixed(size, 1),
    fixed(calibration, 3),
    fixed(indexMs, 0),
    fixed(queryMs, 0),
    fixed(peakMb, 0),
  ];
}

function comparison({ rows, whole, baselines, wholes }) {
  const cell = (figures) => ["R@1", "R@5", "R@10"].map((name) => percent(figures[name])).join(" / ");
  return tableOf([
    ["R@1 / R@5 / R@10", "engine", ...baselines.map(({ name }) => name)],
    ...rows.map(({ name, figures }, at) => [
      name,
      cell(figures),
      ...baselines.map((baseline) => cell(baseline.rows[at])),
    ]),
    ["macro average", cell(whole), ...wholes.map(({ figures }) => cell(figures))],
  ]);
}
