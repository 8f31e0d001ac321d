// How long the engine takes on corpora of a known size, and how much memory: each round in a fresh process, medians in one table.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundleEngine } from "./bundled.mjs";
import { measureApart } from "./child.mjs";
import { corpusOfBytes, corpusOfFiles } from "./corpora.mjs";
import { median } from "./metrics.mjs";
import { wordsOf } from "./queries.mjs";
import { createRepository, directoryOf, indexableBytes } from "./repositories.mjs";
import { fixed, tableOf } from "./tables.mjs";

const ROUNDS = 5;
const FURTHER_TICKETS = 10;
const FILES = 1000;
const BYTES = 30_000_000;
const DEADLINE_MS = 300_000;

/** @param queries by repository; @param repos where the bare repositories are; @param note told what is under way */
export async function timings({ queries, repos, field, note }) {
  const [name, ofIt] = await largest(queries, repos);
  const { files } = await createRepository(directoryOf(repos, name)).filesAt(ofIt[0].parent);
  const tickets = ofIt.slice(0, FURTHER_TICKETS + 1).map((query) => wordsOf(query[field]));
  const rows = [];
  for (const corpus of [
    { title: "1,000 files", files: corpusOfFiles(files, FILES), target: "200 ms" },
    { title: "30 MB", files: corpusOfBytes(files, BYTES), target: "600 ms, 250 MB" },
  ]) {
    rows.push(await timeCorpus({ ...corpus, tickets, note }));
  }
  const head = [
    `corpus of ${name}`,
    "files",
    "MB",
    "read",
    "index",
    "first ticket",
    "index + one ticket",
    "of minisearch's time",
  ];
  return tableOf([[...head, "each further ticket", "peak memory", "before any file", "target"], ...rows]);
}

async function largest(queries, repos) {
  const sized = [];
  for (const entry of queries) {
    sized.push([await indexableBytes(directoryOf(repos, entry[0]), entry[1][0].parent), entry]);
  }
  return sized.toSorted((a, b) => b[0] - a[0])[0][1];
}

async function timeCorpus({ title, files, tickets, target, note }) {
  const dir = mkdtempSync(path.join(os.tmpdir(), "bench-context-"));
  try {
    for (const [at, { text }] of files.entries()) writeFileSync(path.join(dir, `${at}`), text);
    const engine = await bundleEngine(path.join(dir, "engine.mjs"));
    const yardstick = await bundleEngine(path.join(dir, "yardstick.mjs"), "yardstick.mjs");
    const asked = { dir, paths: files.map((file) => file.path) };
    const measure = (more) =>
      measureApart({ script: "timed-run.mjs", asked: { ...asked, ...more }, deadlineMs: DEADLINE_MS });
    const [rounds, others] = [[], []];
    for (let round = 1; round <= ROUNDS; round += 1) {
      note(`${title}: round ${round} of ${ROUNDS}`);
      rounds.push(await measure({ engine, tickets }));
      others.push(await measure({ engine: yardstick, tickets: tickets.slice(0, 1) }));
    }
    return rowOf({ title, files, rounds, others, target });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function rowOf({ title, files, rounds, others, target }) {
  const of = (figure, from = rounds) => median(from.map(figure));
  const both = ({ indexMs, firstMs }) => indexMs + firstMs;
  const ms = (figure) => `${fixed(of(figure), 0)} ms`;
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return [
    title,
    `${files.length}`,
    fixed(bytes / 1e6, 1),
    ms(({ readMs }) => readMs),
    ms(({ indexMs }) => indexMs),
    ms(({ firstMs }) => firstMs),
    ms(both),
    `${fixed(of(both) / of(both, others), 2)}`,
    ms(({ furtherMs }) => furtherMs),
    `${fixed(
      of(({ peakMb }) => peakMb),
      0,
    )} MB`,
    `${fixed(
      of(({ beforeMb }) => beforeMb),
      0,
    )} MB`,
    `${target}; 50 ms further`,
  ];
}
