// `npm run bench`: what linear-to-pr itself costs, measured on the built dist. Figures of one run on one machine; ratios and
// targets are what to look at. Needs no network.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startGitServer } from "../test/fakes/git-server.ts";
import { startGithubServer } from "../test/fakes/github-server.ts";
import { startLinearServer } from "../test/fakes/linear-server.ts";
import { runAction } from "../test/helpers/runner.ts";

const DIST = path.resolve(import.meta.dirname, "../dist");
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const FILES = 1000;

const root = mkdtempSync(path.join(os.tmpdir(), "bench-"));
const rows = [];
const row = (what, figure, target) => rows.push([what, figure, target]);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const ms = (value) => `${Math.round(value)} ms`;

/** Runs a program; resolves with wall time, peak memory of the process itself, and the time of its first line. */
function measure(args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, HOME: root, ...env } });
    let stdout = "";
    let firstMs;
    let peakKb = 0;
    const watch = setInterval(() => {
      try {
        peakKb = Math.max(
          peakKb,
          Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0),
        );
      } catch {
        clearInterval(watch); // the process is gone, or this is not Linux: the last figure stands
      }
    }, 10);
    const onText = () => {
      firstMs ??= performance.now() - started;
    };
    child.stdout.on("data", (text) => {
      onText();
      stdout += text;
    });
    child.stderr.on("data", onText);
    child.on("error", reject).on("close", (exitCode) => {
      clearInterval(watch);
      resolve({ exitCode, wallMs: performance.now() - started, peakMb: peakKb / 1024, firstMs, stdout });
    });
  });
}

/** Seeded (mulberry32), so that every run reads the same repository. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Names as code has them: 15,000 of two or three words, a few of them everywhere. */
function createNames(random) {
  const syllables = ["ca", "re", "lo", "mi", "ta", "ne", "so", "pu", "di", "fe", "gra", "sto", "ver", "ban", "kel"];
  const pick = (list) => list[Math.floor(random() ** 2 * list.length)];
  const words = Array.from({ length: 600 }, () =>
    Array.from({ length: 2 + (random() > 0.6) }, () => pick(syllables)).join(""),
  );
  const title = (word) => word[0].toUpperCase() + word.slice(1);
  const pool = Array.from(
    { length: 15_000 },
    () => pick(words) + title(pick(words)) + (random() > 0.7 ? title(pick(words)) : ""),
  );
  return () => pick(pool);
}

function files(count) {
  const all = { ".gitignore": "node_modules/\n", "package.json": '{ "type": "module" }\n' };
  const name = createNames(createRandom(7));
  for (let i = 0; i < count; i += 1) {
    const body = Array.from({ length: 45 }, () => {
      const [fn, value, local] = [name(), name(), name()];
      return `  ${fn}(${value}) {\n    const result = ${local}(${value}) ?? ${name()};\n    return result;\n  },\n`;
    });
    all[`src/area${i % 25}/module${i}.js`] = `export const module${i} = {\n${body.join("")}};\n`;
  }
  return all;
}

const config = (isolation) => `version: 1
run: { isolation: ${isolation}, timeoutMinutes: 2 }
verify:
  commands:
    - { name: build, run: node --check src/area1/module1.js }
    - { name: lint, run: "true" }
    - { name: test, run: node --check src/area2/module2.js }
`;
const AGENT = "sh -c 'cat >/dev/null; echo \"export const added = 1;\" >> src/area1/module1.js'";

/** One ticket through `all`, from a file to a local draft, in a fresh checkout each time. */
async function overhead(isolation, git) {
  const figures = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const dir = path.join(root, `${isolation}-${round}`);
    mkdirSync(dir);
    const name = `big-${isolation}-${round}`;
    const repository = await git.createRepository("acme", name, {
      ...files(FILES),
      ".github/linear-to-pr.yml": config(isolation),
    });
    const tickets = path.join(dir, "tickets.yml");
    writeFileSync(
      tickets,
      "- { key: ENG-1, title: Add a constant to module1, description: 'See `src/area1/module1.js`', files: [src/area1/module1.js] }\n",
    );
    const args = [
      "all",
      "--tickets",
      tickets,
      "--repo",
      repository.dir,
      "--forge",
      "local",
      "--forge-dir",
      path.join(dir, "prs"),
    ];
    const all = [
      path.join(DIST, "cli.js"),
      ...args,
      "--state-dir",
      path.join(dir, "state"),
      "--agent",
      "command",
      "--agent-command",
      AGENT,
      "--json",
    ];
    const done = await measure(all, { cwd: dir });
    if (done.exitCode !== 0) throw new Error(`bench: all ended with ${done.exitCode}: ${done.stdout}`);
    const told = JSON.parse(done.stdout);
    figures.push({ ...done, inside: told.overheadMs, whole: done.wallMs - (told.wallMs - told.overheadMs) });
  }
  return figures;
}

async function startUp() {
  const figures = [];
  for (let round = 0; round < ROUNDS * 2; round += 1) {
    const env = { GITHUB_EVENT_NAME: "push", GITHUB_ACTIONS: "true", RUNNER_WORKSPACE: root };
    figures.push((await measure([path.join(DIST, "action.js")], { cwd: root, env })).firstMs);
  }
  return figures;
}

/** Requests of a delivered ticket, counted by the servers. */
async function requests() {
  await using linear = await startLinearServer({ tickets: [{ key: "ENG-1", title: "Count", state: "In Progress" }] });
  await using git = await startGitServer({ token: "bench-token" });
  const repository = await git.createRepository("acme", "shop", {
    ...files(5),
    ".github/linear-to-pr.yml": `${config("none")}deliver: { labels: [agent], reviewers: [ada] }\n`,
  });
  await using github = await startGithubServer({ token: "bench-token", findCommit: git.findCommit });
  const runnerDir = path.join(root, "runner");
  mkdirSync(runnerDir);
  const ended = await runAction({
    event: "repository_dispatch",
    payload: { client_payload: { key: "ENG-1" } },
    inputs: {
      "linear-api-key": linear.apiKey,
      "linear-api-url": linear.url,
      "github-token": "bench-token",
      agent: "command",
      "agent-command": AGENT,
    },
    workspace: repository.dir,
    repository: "acme/shop",
    runnerDir,
    apiUrl: github.url,
    serverUrl: git.url,
  });
  if (ended.exitCode !== 0) throw new Error(`bench: the action ended with ${ended.exitCode}\n${ended.stdout}`);
  return {
    linear: linear.requests.map(({ operation }) => operation),
    github: github.requests.map(({ method, path }) => `${method} ${path.split("/").slice(4).join("/")}`),
  };
}

try {
  await using git = await startGitServer({ token: "bench-token" });
  const first = await startUp();
  row("action: process start to first log line", ms(median(first)), "≤ 150 ms");
  for (const isolation of ["none", "sandbox"]) {
    const figures = await overhead(isolation, git);
    row(
      `one ticket, ${FILES} files, isolation ${isolation}: overhead in the run`,
      ms(median(figures.map(({ inside }) => inside))),
      "≤ 1000 ms",
    );
    row(`  … with process start and end`, ms(median(figures.map(({ whole }) => whole))), "≤ 1000 ms");
    row(`  … own peak memory`, `${Math.round(median(figures.map(({ peakMb }) => peakMb)))} MB`, "≤ 200 MB");
  }
  const counted = await requests();
  const reads = counted.linear.filter((name) => name === "Ticket" || name === "Tickets").length;
  row(
    "delivered ticket: requests that read it from Linear",
    `${reads} of ${counted.linear.length} (${counted.linear.join(", ")})`,
    "1",
  );
  row("delivered ticket: GitHub requests", `${counted.github.length} (${counted.github.join(", ")})`, "≤ 8");
  const width = Math.max(...rows.map(([what]) => what.length));
  console.log(`Node ${process.version}, ${os.cpus().length} cores, median of ${ROUNDS}\n`);
  for (const [what, figure, target] of rows) console.log(`${what.padEnd(width)}  ${figure.padEnd(12)}  ${target}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
