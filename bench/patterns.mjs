// `node bench/patterns.mjs --queries FILE.jsonl --repos DIR [--only owner/name] [--rankings FILE] [--list] [--split]`: how often
// the example chosen for a commit that ADDED files is of the same directory or the same shape as an added one. Queries are
// lines { id, repo, parent, q_nopath, added }; repositories are bare, at DIR/<owner>+<name>/repo. Needs nothing but src/ and git.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { parseMentions } from "../src/core/mentions.ts";
import { isIndexable, isTest } from "../src/retrieval/indexable.ts";
import { createExamples } from "../src/retrieval/pattern/examples.ts";
import { createContext } from "../src/retrieval/patterns.ts";
import { findSibling } from "../src/retrieval/sibling.ts";

const { values: options } = parseArgs({
  options: {
    queries: { type: "string" },
    repos: { type: "string" },
    only: { type: "string" },
    /** Keeps the rankings between two runs: ranking takes most of the time. */
    rankings: { type: "string" },
    list: { type: "boolean", default: false },
  },
});

/** `git` in a bare repository, what is missing stays missing: standard output whole. */
async function git(repository, args, input = "") {
  const child = spawn("git", ["-C", repository, ...args], {
    env: { PATH: process.env.PATH, GIT_NO_LAZY_FETCH: "1", GIT_CONFIG_NOSYSTEM: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(input);
  const pieces = [];
  for await (const piece of child.stdout) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function readTexts(repository, ids) {
  const texts = new Map();
  const all = await git(repository, ["cat-file", "--batch"], ids.map((id) => `${id}\n`).join(""));
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(10, at);
    const [id, type, size] = all.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    texts.set(id, all.toString("utf8", at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

/** The tree as the product would index it. @param known texts of blobs read before. */
async function readFiles(repository, commit, known) {
  const listing = (await git(repository, ["ls-tree", "-rz", commit])).toString("utf8");
  const entries = listing.split("\0").flatMap((line) => {
    const [, mode, blob, file] = /^(\d+) blob (\w+)\t(.*)$/s.exec(line) ?? [];
    return mode?.startsWith("100") && isIndexable(file, 0) ? [{ path: file, blob }] : [];
  });
  const unread = [...new Set(entries.map(({ blob }) => blob).filter((blob) => !known.has(blob)))];
  for (const [blob, text] of unread.length === 0 ? [] : await readTexts(repository, unread)) known.set(blob, text);
  return entries.flatMap(({ path: file, blob }) => {
    const text = known.get(blob);
    return text !== undefined && isIndexable(file, text.length) ? [{ path: file, blob, text }] : [];
  });
}

function queryOf({ q_nopath: text }) {
  const [title = "", ...rest] = text.split("\n");
  return { title, description: rest.join("\n") };
}

/** The ranking the product uses, as { path, probability }. */
function rankingOf(files, query) {
  const context = createContext(files);
  const mentions = parseMentions(`${query.title}\n${query.description}`);
  if (context.rank !== undefined)
    return context.rank({ query, mentions }).map(({ file, probability }) => ({ path: file.path, probability }));
  const { candidates } = context.patternsFor({ query, mentions, mayEdit: [], tokenBudget: 0 });
  return candidates.map(({ path: file, score }) => ({ path: file, probability: score }));
}

/** Names apart from what the product calls a shape: the judge must not be the judged. */
function namesOf(file) {
  const base = path.posix.basename(file);
  const [, stem, ending] = /^(.[^.]*?)((?:_test)?\.[^/]*)?$/.exec(base) ?? [, base, ""];
  const words = stem.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [stem];
  return { base, ending, words: words.map((word) => word.toLowerCase()) };
}
const sameFolder = (one, other) => path.posix.dirname(one) === path.posix.dirname(other);
/** The same ending, and the same name, the same first or last word of several, or both marked as tests by the ending. */
function sameShape(one, other) {
  const [a, b] = [namesOf(one), namesOf(other)];
  if (a.ending !== b.ending) return false;
  const several = a.words.length > 1 && b.words.length > 1;
  const affix = several && (a.words.at(-1) === b.words.at(-1) || a.words[0] === b.words[0]);
  return a.base === b.base || affix || /[._](?:test|spec)\./.test(a.ending);
}
const EXTENSION = /\.[^./]+$/;
const fits = (chosen, added) => chosen !== undefined && added.some((file) => sameFolder(chosen, file) || sameShape(chosen, file));
const fitsFolder = (chosen, added) => chosen !== undefined && added.some((file) => sameFolder(chosen, file));

/** Nearest file of the same extension in the best ranked file's directory; where none is, the best ranked file. */
function besideBest(ranked, files, extension) {
  const best = ranked[0]?.path;
  if (best === undefined) return undefined;
  const wanted = extension ?? EXTENSION.exec(best)?.[0];
  const beside = files.find((file) => sameFolder(file.path, best) && file.path !== best && EXTENSION.exec(file.path)?.[0] === wanted);
  return beside?.path ?? best;
}

function judge({ added, query, ranked, files, examples }, kind) {
  const mine = added.filter((file) => isTest(file) === (kind === "test"));
  if (mine.length === 0) return undefined;
  const ofKind = ranked.filter(({ path: file }) => kind === "source" ? !isTest(file) : isTest(file));
  const told = mine.map((file) => {
    const [example] = examples({ toCreate: [file], query, ranked });
    const chosen = example?.file.path;
    const beside = besideBest(ofKind, files, EXTENSION.exec(file)?.[0]);
    return {
      folder: fitsFolder(chosen, [file]),
      fits: fits(chosen, [file]),
      sibling: fits(findSibling(file, files)?.file.path, [file]),
      beside: fits(beside, [file]),
      list: [file, chosen, example?.registration?.file.path ?? "", example?.registration?.lines ?? ""],
    };
  });
  const untold = examples({ toCreate: [], query, ranked });
  const paths = untold.map(({ file }) => file.path);
  const shown = kind === "source" ? paths.filter((file) => !isTest(file)) : [...untold.map(({ file }) => file.path).filter(isTest), ...untold.flatMap(({ test }) => test?.path ?? [])];
  return {
    told,
    untold: {
      folder: fitsFolder(shown[0], mine),
      fits: fits(shown[0], mine),
      any: shown.some((file) => fits(file, mine)),
      beside: fits(besideBest(ofKind, files), mine),
      top: fits(ofKind[0]?.path, mine),
      list: untold.map((example) => `${example.likeness.toFixed(2)} ${example.file.path} [${example.for}] → ${example.registration?.file.path ?? "-"}`),
      likeness: untold[0]?.likeness ?? 0,
    },
  };
}

const share = (list, key) => (list.length === 0 ? 0 : (100 * list.filter((each) => each[key]).length) / list.length);
/** A query with many added files counts once. */
const mean = (list) => (list.length === 0 ? 0 : list.reduce((sum, each) => sum + each, 0) / list.length);

function rowOf(judged) {
  const told = (key) => mean(judged.map((each) => share(each.told, key)));
  const untold = (key) => share(judged.map((each) => each.untold), key);
  return {
    queries: judged.length,
    "told: fits": told("fits"),
    "same folder": told("folder"),
    "(sibling)": told("sibling"),
    "(beside best)": told("beside"),
    "untold: fits": untold("fits"),
    "same folder ": untold("folder"),
    "any shown": untold("any"),
    "(beside best) ": untold("beside"),
    "(top-1)": untold("top"),
  };
}

function print(kind, byRepository) {
  const rows = Object.fromEntries([...byRepository].filter(([, judged]) => judged.length > 0).map(([name, judged]) => [name, rowOf(judged)]));
  const all = Object.values(rows);
  const keys = Object.keys(all[0] ?? {});
  rows["macro average"] = Object.fromEntries(keys.map((key) => [key, key === "queries" ? all.reduce((sum, row) => sum + row.queries, 0) : mean(all.map((row) => row[key]))]));
  console.log(`\n${kind} files added; % of queries whose example is of the same directory or shape; in brackets: baselines`);
  const width = Math.max(...Object.keys(rows).map((name) => name.length));
  console.log(" ".repeat(width) + keys.map((key) => key.trim().padStart(15)).join(""));
  for (const [name, row] of Object.entries(rows)) console.log(name.padEnd(width) + keys.map((key) => (key === "queries" ? String(row[key]) : row[key].toFixed(1)).padStart(15)).join(""));
}

const queries = readFileSync(options.queries, "utf8").trim().split("\n").map((line) => JSON.parse(line))
  .filter(({ added, repo }) => added.length > 0 && (options.only === undefined || repo === options.only));
const kept = options.rankings !== undefined && existsSync(options.rankings) ? JSON.parse(readFileSync(options.rankings, "utf8")) : {};
const found = { source: new Map(), test: new Map() };
const times = { index: [], ask: [] };
for (const repo of new Set(queries.map((query) => query.repo))) {
  const known = new Map();
  for (const entry of queries.filter((query) => query.repo === repo)) {
    const files = await readFiles(path.join(options.repos, repo.replace("/", "+"), "repo"), entry.parent, known);
    const query = queryOf(entry);
    kept[entry.id] ??= rankingOf(files, query);
    const begun = performance.now();
    const examples = createExamples(files);
    times.index.push(performance.now() - begun);
    const asked = { added: entry.added, query, ranked: kept[entry.id], files, examples };
    for (const kind of ["source", "test"]) {
      const start = performance.now();
      const judged = judge(asked, kind);
      if (judged === undefined) continue;
      times.ask.push((performance.now() - start) / (judged.told.length + 1));
      found[kind].set(repo, [...(found[kind].get(repo) ?? []), judged]);
      if (options.list) console.log(`\n${entry.id} ${kind}: ${query.title}\n`, entry.added.slice(0,6), judged.told.slice(0,4).map(({ fits: ok, list }) => [ok ? "+" : "-", ...list]), judged.untold.fits ? "+" : judged.untold.any ? "±" : "-", judged.untold.list);
    }
    process.stderr.write(".");
  }
}
process.stderr.write("\n");
if (options.rankings !== undefined) writeFileSync(options.rankings, JSON.stringify(kept));
print("source", found.source);
print("test", found.test);
const worst = (list) => Math.max(...list).toFixed(0);
const median = (list) => (list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0).toFixed(1);
console.log(`\nindex ${median(times.index)} ms (at most ${worst(times.index)}), ask ${median(times.ask)} ms (at most ${worst(times.ask)})`);
