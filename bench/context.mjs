// `npm run bench:context -- --queries FILE.jsonl --repos DIR --out predictions.jsonl`: does the context engine find the files that real
// commits changed? Searches each commit's parent tree in `DIR/<owner>+<name>/repo` with the code the product runs, beside BM25, BM25F and
// minisearch; prints a row per repository. `--timings` measures time and memory instead. Needs Node 24 and git, no network.
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureApart } from "./context/child.mjs";
import { FIELDS, readQueries } from "./context/queries.mjs";
import { reportOf } from "./context/report.mjs";
import { directoryOf } from "./context/repositories.mjs";
import { timings } from "./context/timings.mjs";

const USAGE = `bench:context -- --queries FILE.jsonl --repos DIR (--out FILE.jsonl | --timings)
  --field q_title   which words of a query (default q_nopath)
  --only OWNER/NAME one repository
  --limit N         the first N queries of each repository
  --no-baselines    the engine alone`;
const DEADLINE_MS = 6 * 3_600_000;
const PROGRESS_EVERY = 5;

const options = readOptions();
const queries = readQueries(options);
if (queries.size === 0) fail("no query is left");
for (const name of queries.keys()) {
  if (!existsSync(directoryOf(options.repos, name))) fail(`there is no ${directoryOf(options.repos, name)}`);
}
if (options.timings) console.log(await timings({ ...options, queries, note }));
else await predictAll();

async function predictAll() {
  const measured = [];
  writeFileSync(options.out, "");
  for (const [name, ofIt] of queries) {
    const one = await measureRepository(name, ofIt);
    measured.push(one);
    const lines = one.predictions.map(({ prediction }, at) => JSON.stringify({ id: ofIt[at].id, ...prediction }));
    appendFileSync(options.out, `${lines.join("\n")}\n`);
  }
  console.log(reportOf(measured));
}

async function measureRepository(name, ofIt) {
  const asked = {
    dir: directoryOf(options.repos, name),
    queries: ofIt,
    field: options.field,
    withBaselines: options.baselines,
  };
  const onProgress = ({ what, done, files, missing }) => {
    const incomplete = missing === 0 ? "" : `, ${missing} objects missing`;
    if (files === 0 || done % PROGRESS_EVERY === 0 || done === ofIt.length) {
      note(`${name} ${what}: ${done}/${ofIt.length}, ${files} files${incomplete}`);
    }
  };
  const measured = await measureApart({ script: "one-repository.mjs", asked, deadlineMs: DEADLINE_MS, onProgress });
  return { name, queries: ofIt, ...measured };
}

function readOptions() {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      queries: { type: "string" },
      repos: { type: "string" },
      out: { type: "string" },
      field: { type: "string", default: FIELDS[0] },
      only: { type: "string" },
      limit: { type: "string", default: "1000000" },
      baselines: { type: "boolean", default: true },
      timings: { type: "boolean", default: false },
    },
  });
  if (values.queries === undefined || values.repos === undefined) fail("--queries and --repos are needed");
  if (values.out === undefined && !values.timings) fail("--out or --timings is needed");
  if (!FIELDS.includes(values.field)) fail(`--field is one of ${FIELDS.join(", ")}`);
  if (!/^[1-9]\d*$/.test(values.limit)) fail("--limit is a number from 1");
  return { ...values, file: values.queries, limit: Number(values.limit) };
}

function fail(message) {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

function note(line) {
  process.stderr.write(`${line}\n`);
}
