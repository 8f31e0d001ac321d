// `node bench/patterns.mjs --queries FILE.jsonl --repos DIR [--only owner/name] [--list]`: how often the example chosen for a
// commit that ADDED files is of the same folder or the same shape as an added one. Queries as for `bench/context.mjs`, with `added`:
// the paths the commit added. "Told": the path is known (example for that path); "untold": only the ticket's words and the ranking are.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { isTest } from "../src/retrieval/indexable.ts";
import { createExamples, UNSURE } from "../src/retrieval/pattern/examples.ts";
import { rankBm25, WHOLE_FILE } from "./context/bm25.mjs";
import { createDocuments } from "./context/documents.mjs";
import { ask, index, rankedFiles } from "./context/engine.mjs";
import { wordsOf } from "./context/queries.mjs";
import { createRepository, directoryOf } from "./context/repositories.mjs";
import { percent, tableOf } from "./context/tables.mjs";

const EXTENSION = /\.[^./]+$/;
/** First words that say what a file does, not what it is about. */
const VERBS = new Set("use with get create find list update delete remove is has to on make".split(" "));

const folderOf = (file) => path.posix.dirname(file);
const sameFolder = (one, other) => folderOf(one) === folderOf(other);

/** Written apart from what the product calls a shape: the judged must not be the judge. */
function namesOf(file) {
  const base = path.posix.basename(file);
  const [, stem = base, ending = ""] = /^(.[^.]*?)((?:_test)?\.[^/]*)?$/.exec(base) ?? [];
  const words = (stem.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [stem]).map((word) => word.toLowerCase());
  const folder = path.posix.basename(folderOf(file)).match(/[A-Za-z0-9]+/g) ?? [];
  return { base, ending, words, isNamedAfterFolder: folder.join("").toLowerCase() === words.join("") };
}

/**
 * The same ending, and one of: the same name; the same last word of several; the same first word of several where it is a verb;
 * both named after folders that lie beside each other; both marked as tests by the ending.
 */
function sameShape(one, other) {
  const [a, b] = [namesOf(one), namesOf(other)];
  if (a.ending !== b.ending) return false;
  const several = a.words.length > 1 && b.words.length > 1;
  const affix = a.words.at(-1) === b.words.at(-1) || (a.words[0] === b.words[0] && VERBS.has(a.words[0]));
  const beside = sameFolder(folderOf(one), folderOf(other)) && a.isNamedAfterFolder && b.isNamedAfterFolder;
  return a.base === b.base || (several && affix) || beside || /(?:^_|[._])(?:test|spec)\./.test(a.ending);
}

const inFolder = (chosen, added) => chosen !== undefined && added.some((file) => sameFolder(chosen, file));
const fits = (chosen, added) =>
  inFolder(chosen, added) || (chosen !== undefined && added.some((file) => sameShape(chosen, file)));

/** The first other file of the extension in the best ranked file's folder; the best ranked file where there is none. */
function besideBest(ranked, files, extension) {
  const [best] = ranked;
  if (best === undefined) return undefined;
  const wanted = extension ?? EXTENSION.exec(best)?.[0];
  const beside = files.find(
    (file) => file.path !== best && sameFolder(file.path, best) && file.path.endsWith(wanted ?? ""),
  );
  return beside?.path ?? best;
}

/** @param asked files, examplesFor, query, ranked, bm25 (paths, best first) @param added of one kind, source or test */
function judge({ files, examplesFor, query, ranked, bm25 }, added, isKind) {
  const paths = ranked.map((entry) => entry.path).filter(isKind);
  const [top] = bm25.filter(isKind);
  const told = added.map((file) => {
    const [example] = examplesFor({ toCreate: [file], query, ranked });
    const beside = besideBest(paths, files, EXTENSION.exec(file)?.[0]);
    return { chosen: example?.file.path, of: [file], beside, top, listed: example?.registration !== undefined };
  });
  const examples = examplesFor({ toCreate: [], query, ranked });
  const shown = examples
    .flatMap(({ file, test }) => [file.path, ...(test === undefined ? [] : [test.path])])
    .filter(isKind);
  return {
    told,
    untold: {
      chosen: shown[0],
      of: added,
      shown,
      beside: besideBest(paths, files),
      top,
      likeness: examples[0]?.likeness ?? 0,
    },
    examples,
  };
}

const mean = (values) =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Shares of hits of the example and the baselines, told and untold. A commit that added many files counts once. */
function figuresOf(judged, isHit) {
  const told = (key) => mean(judged.map((each) => mean(each.told.map((one) => Number(isHit(one[key], one.of))))));
  const untold = (key) => mean(judged.map(({ untold: one }) => Number(isHit(one[key], one.of))));
  const any = mean(judged.map(({ untold: { shown, of } }) => Number(shown.some((file) => isHit(file, of)))));
  return [told("chosen"), told("beside"), told("top"), untold("chosen"), any, untold("beside"), untold("top")];
}
const HEAD = ["told", "(beside best)", "(BM25 top)", "untold", "any shown", "(beside best)", "(BM25 top)"];

function print(kind, byRepository) {
  for (const [criterion, isHit] of [
    ["folder", inFolder],
    ["folder or shape", fits],
  ]) {
    const rows = [...byRepository].map(([name, judged]) => [name, judged.length, figuresOf(judged, isHit)]);
    const average = HEAD.map((_, at) => mean(rows.map(([, , figures]) => figures[at])));
    const commits = rows.reduce((sum, [, count]) => sum + count, 0);
    const lines = [...rows, ["macro average", commits, average]];
    console.log(`\n${kind} files added: example of the same ${criterion}, % of commits (baselines in brackets)\n`);
    const cells = lines.map(([name, count, figures]) => [name, String(count), ...figures.map(percent)]);
    console.log(tableOf([["repository", "commits", ...HEAD], ...cells]));
  }
}

function printLikeness(judged) {
  for (const [name, isKind] of [
    ["sure", (likeness) => likeness > UNSURE],
    ["unsure", (likeness) => likeness <= UNSURE],
  ]) {
    const mine = judged.filter(({ untold }) => isKind(untold.likeness));
    console.log(
      `untold and ${name}: ${mine.filter(({ untold: { chosen, of } }) => fits(chosen, of)).length} of ${mine.length} fit`,
    );
  }
}

function list(entry, kind, { told, untold, examples }) {
  console.log(`\n${entry.id} ${kind}: ${wordsOf(entry.q_nopath).title}`);
  for (const { chosen, of, listed } of told.slice(0, 6))
    console.log(`  told ${fits(chosen, of) ? "+" : "-"} ${of[0]} → ${chosen}${listed ? " (listed)" : ""}`);
  console.log(`  untold ${fits(untold.chosen, untold.of) ? "+" : "-"}`);
  for (const { likeness, file, for: what, registration } of examples) {
    const where =
      registration === undefined
        ? ""
        : ` → ${registration.file.path}:${registration.lines.start}-${registration.lines.end}`;
    console.log(`    ${likeness.toFixed(2)} ${file.path} [${what}]${where}`);
  }
}

const { values: options } = parseArgs({
  options: {
    queries: { type: "string" },
    repos: { type: "string" },
    only: { type: "string" },
    list: { type: "boolean", default: false },
  },
});
if (options.queries === undefined || options.repos === undefined)
  throw new Error("--queries FILE.jsonl and --repos DIR are needed");

const adding = readFileSync(options.queries, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line))
  .filter(({ added = [], repo }) => added.length > 0 && (options.only ?? repo) === repo);
const KINDS = { source: (file) => !isTest(file), test: (file) => isTest(file) };
const found = { source: new Map(), test: new Map() };
const times = { index: [], ask: [] };
for (const repo of new Set(adding.map((entry) => entry.repo))) {
  const repository = createRepository(directoryOf(options.repos, repo));
  const { documentsOf, numberOf } = createDocuments();
  for (const entry of adding.filter((each) => each.repo === repo)) {
    const { files } = await repository.filesAt(entry.parent);
    const query = wordsOf(entry.q_nopath);
    const context = index(files);
    const ranked = rankedFiles({ context, query, found: ask(context, query) });
    const bm25 = rankBm25(entry.q_nopath, { documents: documentsOf(files), numberOf }, WHOLE_FILE).slice(0, 50);
    const begun = performance.now();
    const examplesFor = createExamples(files);
    const indexed = performance.now();
    examplesFor({ toCreate: [], query, ranked });
    times.index.push(indexed - begun);
    times.ask.push(performance.now() - indexed);
    for (const [kind, isKind] of Object.entries(KINDS)) {
      const added = entry.added.filter(isKind);
      if (added.length === 0) continue;
      const judged = judge({ files, examplesFor, query, ranked, bm25 }, added, isKind);
      found[kind].set(repo, [...(found[kind].get(repo) ?? []), judged]);
      if (options.list) list(entry, kind, judged);
    }
    process.stderr.write(".");
  }
}
process.stderr.write("\n");
for (const kind of Object.keys(KINDS)) {
  print(kind, found[kind]);
  printLikeness([...found[kind].values()].flat());
}
const median = (values) => (values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(1);
console.log(
  `\nindex ${median(times.index)} ms (at most ${Math.max(...times.index).toFixed(1)}), ask ${median(times.ask)} ms (at most ${Math.max(...times.ask).toFixed(1)})`,
);
