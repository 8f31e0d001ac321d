// `node bench/worktrees.mjs`: eight working directories of a repository of 20,000 files, opened in parallel by the workspace
// adapter, against plain `git worktree add` of the same commit as eight jobs, two at a time. Measured in turns, medians in one
// table. TMPDIR says on which file system. Needs Node 24 (runs the source as it is) and no network.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createShell } from "../src/adapters/machine/process.ts";
import { createGitWorkspace } from "../src/adapters/workspace/git.ts";

const FILES = Number(process.env.BENCH_FILES ?? 20_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const WORKTREES = 8;
const TARGET = 1.3;

const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), "bench-worktrees-")));
const run = promisify(execFile);
const env = {
  PATH: process.env.PATH,
  HOME: root,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((role) => [
      [`GIT_${role}_NAME`, "Ada"],
      [`GIT_${role}_EMAIL`, "ada@example.com"],
    ]),
  ),
};
const git = (cwd, ...args) => run("git", args, { cwd, env, maxBuffer: 1 << 28 });
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const silent = { info() {}, warn() {}, error() {}, debug() {}, mask() {}, group: (_, work) => work() };

/** Seeded (mulberry32), so that every run makes the same repository. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Sources of 40 to 400 lines with words of their own; packed, as a clone is. */
async function makeRepository(dir) {
  const random = createRandom(7);
  const words = Array.from({ length: 5000 }, () =>
    Math.floor(random() * 2 ** 40)
      .toString(36)
      .slice(0, 3 + Math.floor(random() * 6)),
  );
  let bytes = 0;
  for (let at = 0; at < FILES; at += 1) {
    const folder = path.join(dir, `src/area${at % 50}/part${Math.floor(at / 50) % 20}`);
    if (at < 1000) mkdirSync(folder, { recursive: true });
    const lines = Array.from({ length: 40 + Math.floor(random() ** 4 * 360) }, () =>
      Array.from({ length: 6 }, () => words[Math.floor(random() * words.length)]).join(" "),
    );
    const text = `${lines.join("\n")}\n`;
    bytes += text.length;
    writeFileSync(path.join(folder, `module${at}.ts`), text);
  }
  await git(dir, "init", "--quiet", "--initial-branch=main");
  await git(dir, "config", "gc.auto", "0");
  await git(dir, "add", "--all");
  await git(dir, "commit", "--quiet", "--message", "First");
  await git(dir, "repack", "-a", "-d", "-q");
  return bytes;
}

/** Processor time of every child that has ended, theirs included; proc(5) counts in hundredths of a second. */
function childrenMs() {
  const [user, system] = readFileSync("/proc/self/stat", "utf8").split(") ")[1].split(" ").slice(13, 15);
  return (Number(user) + Number(system)) * 10;
}

/** Wall clock, and what the processors did: on a busy machine only the second can be compared. */
async function timed(work) {
  const cpu = childrenMs();
  const started = performance.now();
  await work();
  return { wallMs: performance.now() - started, cpuMs: childrenMs() - cpu };
}

/** Jobs one after the other in each of `lanes` lanes. */
async function inLanes(lanes, jobs) {
  const open = [...jobs];
  const lane = async () => {
    for (let job = open.shift(); job !== undefined; job = open.shift()) await job();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function plain(repo, commit, dir) {
  const store = path.join(dir, "plain.git");
  await git(repo, "clone", "--quiet", "--bare", "--shared", repo, store);
  const jobs = Array.from(
    { length: WORKTREES },
    (_, at) => () => git(store, "worktree", "add", "--quiet", "--detach", path.join(dir, `w${at}`), commit),
  );
  return timed(() => inLanes(2, jobs));
}

async function ours(repo, commit, dir) {
  const identity = { name: "bench", email: "bench@example.com" };
  const settings = { repo, stateDir: path.join(dir, "state"), shell: createShell(), log: silent, identity, env };
  return timed(async () => {
    const workspace = await createGitWorkspace(settings);
    const names = Array.from({ length: WORKTREES }, (_, at) => `eng-${at + 1}`);
    const opened = await Promise.all(names.map((name) => workspace.open(name, commit)));
    if (opened.some(({ fresh }) => !fresh)) throw new Error("a working directory was there already");
  });
}

const repo = path.join(root, "repo");
mkdirSync(repo);
try {
  const bytes = await makeRepository(repo);
  const commit = (await git(repo, "rev-parse", "HEAD")).stdout.trim();
  const figures = { plain: [], ours: [] };
  // The first round warms the page cache and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, measure] of round % 2 === 0
      ? [
          ["plain", plain],
          ["ours", ours],
        ]
      : [
          ["ours", ours],
          ["plain", plain],
        ]) {
      const dir = path.join(root, `${name}-${round}`);
      mkdirSync(dir);
      const measured = await measure(repo, commit, dir);
      if (round > 0) figures[name].push(measured);
      rmSync(dir, { recursive: true });
      await run("sync");
    }
  }
  const shown = (values) => `${Math.round(median(values))} ms (${values.map((value) => Math.round(value)).join(", ")})`;
  const row = (what, measured) =>
    `| ${what} | ${shown(measured.map(({ wallMs }) => wallMs))} | ${shown(measured.map(({ cpuMs }) => cpuMs))} |`;
  const ratioOf = (figure) => median(figures.ours.map(figure)) / median(figures.plain.map(figure));
  const ratio = ratioOf(({ wallMs }) => wallMs);
  const load = os.loadavg()[0].toFixed(1);
  const lines = [
    `${FILES} files, ${Math.round(bytes / 1e6)} MB, ${os.availableParallelism()} cores (load ${load}), in ${os.tmpdir()}; ${ROUNDS} rounds`,
    `| ${WORKTREES} working directories | wall clock, median (all) | processors, median (all) |`,
    "|---|---|---|",
    row("plain git worktree add, two at a time", figures.plain),
    row("workspace.open, all at once", figures.ours),
    `| ratio (target ≤ ${TARGET}) | ${ratio.toFixed(2)} ${ratio <= TARGET ? "ok" : "MISSED"} | ${ratioOf(({ cpuMs }) => cpuMs).toFixed(2)} |`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  process.exitCode = ratio <= TARGET ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
