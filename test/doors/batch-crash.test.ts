// A batch whose orchestrator is killed, again and again at other moments, and started once more: it ends where an undisturbed
// one ends, nothing is there twice, and no attempt that was saved is paid for again.
import { existsSync, readFileSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { parsePullFile } from "../../src/adapters/forge/pull-file.ts";
import { parseNote } from "../../src/adapters/tracker/ticket-file-note.ts";
import { createLocalScene, type LocalScene } from "../helpers/local-scene.ts";
import {
  BATCH_TICKETS,
  baseInBatch,
  branchOf,
  type Scene,
  startWorld,
  type World,
  WRITE_OWN_FILE,
} from "../helpers/world.ts";

/** One on another, one on two, one alone that needs a second round, one that is refused, one with nothing to do. */
const TICKETS = `
- { key: ENG-1, title: One, files: [src/eng-1.js], description: First. }
- { key: ENG-2, title: Two, files: [src/eng-2.js], description: Second. }
- { key: ENG-3, title: Three, files: [src/eng-3.js], description: On one., blockedBy: [ENG-1] }
- { key: ENG-4, title: Four, files: [src/eng-4.js], description: On two., blockedBy: [ENG-2, ENG-3] }
- { key: ENG-5, title: Five, files: [src/eng-5.js], description: Refused. }
- { key: ENG-6, title: Six, files: [src/eng-6.js], description: Nothing to do. }
`;
const KEYS = ["ENG-1", "ENG-2", "ENG-3", "ENG-4", "ENG-5", "ENG-6"];
const CONFIG = `version: 1
run: { timeoutMinutes: 1, stallMinutes: 1, isolation: none }
verify:
  commands: [{ name: there, run: "test -e README.md; echo > dropped.txt", level: strict }]
fix: { rounds: 1 }
deliver: { labels: [agent], states: { delivered: In Review } }
`;
const ON_GITHUB = `verify: { commands: [] }
deliver: { labels: [agent], reviewers: [ada], states: { delivered: In Review } }
`;
const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);

/** Says in a file that it was started, and for which round; then takes its time, so that it may outlive who started it. */
function agentOf(starts: string, seconds: number): string {
  // A prompt that breaks off was never handed over: whoever wrote it is dead.
  return `me=\${PWD##*/}; round=1; prompt=$(cat)
case $prompt in *'stays as it is.') ;; *) exit 9;; esac
case $prompt in *'wrong with the last round'*) round=2;; esac
echo "$me $round" >> '${starts}'; sleep ${seconds}
case $me$round in
  eng-21) echo 'console.log(2);' > src/eng-2.js;;
  eng-5*) echo x > src/elsewhere.js;;
  eng-6*) ;;
  *) echo "export const me = '$me';" > src/$me.js;;
esac
echo Done.`;
}

const Progress = z.object({ reached: z.enum(["attempt", "verdict", "ended"]) });
const Round = z.looseObject({ value: z.looseObject({ round: z.number() }) });
const Printed = z.looseObject({
  tickets: z.array(z.looseObject({ key: z.string(), outcome: z.string() })),
  mergePlan: z.looseObject({ conflicts: z.array(z.unknown()) }).nullable(),
});

interface Bench {
  readonly scene: LocalScene;
  readonly starts: string;
  readonly file: string;
}

let prompts = "";
let wanted: Awaited<ReturnType<typeof endState>>;
let logLines = 0;
let kills = 0;

async function open(): Promise<Bench & AsyncDisposable> {
  const scene = await createLocalScene("false", { tickets: TICKETS, config: CONFIG });
  const file = path.join(scene.dir, "prompts-x.md");
  if (prompts !== "") await writeFile(file, prompts);
  return {
    scene,
    file,
    starts: path.join(scene.dir, "starts"),
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  };
}

/** @param killAt the line of the log after which the process is killed, and how long after that. */
function orchestrate({ scene, file, starts }: Bench, seconds: number, killAt?: { line: number; afterMs: number }) {
  let lines = 0;
  const args = ["orchestrate", file, "--json", "--agent-command", agentOf(starts, seconds)];
  return scene.run(args, {
    onLog: (_, kill) => {
      lines += 1;
      if (lines === killAt?.line) setTimeout(() => kill("SIGKILL"), killAt.afterMs);
    },
  });
}

/** Every branch with its tree, those of its parents, and how many commits lead to it. */
async function treesIn(git: (...args: string[]) => Promise<string>): Promise<Record<string, unknown>> {
  const [refs, log] = await Promise.all([
    git("for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", "refs/heads/"),
    git("log", "--all", "--format=%H %T %P"),
  ]);
  const commits = new Map(log.split("\n").map((line) => [line.slice(0, 40), line.split(" ").slice(1)]));
  const ancestors = (id: string): string[] => [id, ...(commits.get(id)?.slice(1).flatMap(ancestors) ?? [])];
  const treeOf = (id: string) => commits.get(id)?.[0];
  return Object.fromEntries(
    refs.split("\n").map((line) => {
      const [branch = "", id = ""] = line.split(" ");
      const parents = commits.get(id)?.slice(1) ?? [];
      const commit = { tree: treeOf(id), parents: parents.map(treeOf), commits: new Set(ancestors(id)).size };
      return [branch, commit];
    }),
  );
}

/** Everything that two runs of the same batch must have in common. */
async function endState({ scene }: Bench, stdout: string) {
  const pulls = Object.entries(await scene.drafts()).map(([name, text]) => {
    const pull = parsePullFile(text, name);
    if (typeof pull === "string") throw new Error(`${name}: ${pull}`);
    return pull;
  });
  const said = await Promise.all(KEYS.map(async (key) => [key, parseNote(await scene.comment(key), key)] as const));
  const { tickets, mergePlan } = Printed.parse(JSON.parse(stdout));
  const numberOf = (branch: string) => pulls.find((pull) => pull.branch === branch)?.number;
  return {
    trees: await treesIn(scene.checkout.git),
    numbers: pulls.map(({ number }) => number).sort(),
    pulls: pulls
      .map(({ branch, base, title, status, labels }) => ({ branch, base, title, status, labels }))
      .sort(byBranch),
    said: said.map(([key, { state, comments, links }]) => ({
      key,
      state,
      comments: comments.length,
      links: links.length,
      areRight: links.every(({ title }) => title === `Draft #${numberOf(branchOf(key))}`),
    })),
    outcomes: tickets.map(({ key, outcome }) => [key, outcome]),
    conflicts: mergePlan?.conflicts,
    left: await leftIn(scene.stateDir),
  };
}

const byBranch = (one: { branch: string }, two: { branch: string }) => one.branch.localeCompare(two.branch);

/** What nobody may leave: claims, working directories, half-made ones, and what git knows of them. */
async function leftIn(stateDir: string): Promise<string[]> {
  const folders = ["claims", "work", "making", "trusted", "locks", "store.git/worktrees"];
  const names = await Promise.all(
    folders.map(async (folder) => {
      const found = await readdir(path.join(stateDir, folder)).catch(() => []);
      return found.map((name) => `${folder}/${name}`);
    }),
  );
  return names.flat();
}

/** Rounds of a ticket whose attempt is on disk: `eng-2 1`. */
function paidFor(stateDir: string): string[] {
  return KEYS.flatMap((key) => {
    const dir = path.join(stateDir, "artefacts", key);
    if (!existsSync(path.join(dir, "progress.json"))) return [];
    const { reached } = Progress.parse(JSON.parse(readFileSync(path.join(dir, "progress.json"), "utf8")));
    const kind = reached === "ended" ? "attempt" : reached;
    const { round } = Round.parse(JSON.parse(readFileSync(path.join(dir, `${kind}.json`), "utf8"))).value;
    return Array.from({ length: round }, (_, index) => `${key.toLowerCase()} ${index + 1}`);
  });
}

function startsIn({ starts }: Bench): string[] {
  return existsSync(starts) ? readFileSync(starts, "utf8").trim().split("\n") : [];
}

/** The same numbers for the same seed, 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe.concurrent("a batch whose orchestrator is killed", () => {
  beforeAll(async () => {
    await using bench = await open();
    const planned = await bench.scene.run(["plan", "--out", bench.file]);
    if (planned.exitCode !== 0) throw new Error(planned.stderr);
    prompts = readFileSync(bench.file, "utf8");
    const done = await orchestrate(bench, 0);
    wanted = await endState(bench, done.stdout);
    logLines = done.stderr.trim().split("\n").length;
    expect(wanted.outcomes).toEqual([
      ...KEYS.slice(0, 4).map((key) => [key, "delivered"]),
      ["ENG-5", "refused"],
      ["ENG-6", "no-change"],
    ]);
    expect(wanted.pulls.map(({ base }) => base)).toEqual([
      "main",
      "main",
      "linear-to-pr/eng-1",
      "linear-to-pr/eng-4-base",
    ]);
    expect(wanted.left).toEqual([]);
  });

  // A run that is faster than its killer shows nothing; only the last seeds may be.
  afterAll(() => expect(kills).toBeGreaterThanOrEqual(SEEDS.length - 5));

  it.each(SEEDS)(
    "ends where an undisturbed one ends: seed %i",
    async (seed) => {
      const random = randomOf(seed);
      await using bench = await open();
      const crashes = seed % 5 === 0 ? 2 : 1;
      for (let crash = 1; crash <= crashes; crash += 1) {
        // The fifty seeds lie evenly over the whole run.
        const place = crash === 1 ? (seed - random()) / SEEDS.length : random();
        const killAt = { line: Math.max(1, Math.ceil(place * logLines)), afterMs: Math.floor(random() * 30) };
        const killed = await orchestrate(bench, Math.round(random() * 20) / 100, killAt);
        if (crash === 1 && killed.exitCode === null) kills += 1;
      }
      const [paid, before] = [paidFor(bench.scene.stateDir), startsIn(bench)];
      const last = await orchestrate(bench, 0);
      const after = startsIn(bench).slice(before.length);
      expect(await endState(bench, last.stdout), last.stderr).toEqual(wanted);
      expect(
        after.filter((start) => paid.includes(start)),
        last.stderr,
      ).toEqual([]);
    },
    60_000,
  );
});

/** The same over HTTP, where a request may have been answered and nobody noted it. */
describe.concurrent("a batch on GitHub whose orchestrator is killed", () => {
  const keys = ["ENG-1", "ENG-2", "ENG-5", "ENG-6"];
  let world: World;
  let quiet: Awaited<ReturnType<typeof publishedBy>>;
  beforeAll(async () => {
    world = await startWorld();
    await using place = await world.scene({ tickets: BATCH_TICKETS, config: ON_GITHUB });
    const { stdout } = await place.cli(["all", ...keys, "--json"], { agent: WRITE_OWN_FILE });
    quiet = await publishedBy(place, stdout);
    expect(quiet.pulls).toEqual(keys.map((key) => [branchOf(key), baseInBatch(key), "open"]));
    expect(quiet.left).toEqual([]);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  async function publishedBy(place: Scene, stdout: string) {
    const pulls = await place.pulls();
    return {
      trees: await treesIn(place.repository.git),
      pulls: pulls.map(({ head, base, state }) => [head.ref, base.ref, state]).sort(),
      comments: keys.map((key) => place.linear.comments(key).length),
      links: keys.map((key) => place.linear.attachments(key).length),
      states: keys.map((key) => place.linear.stateOf(key)),
      outcomes: Printed.parse(JSON.parse(stdout)).tickets.map(({ key, outcome }) => [key, outcome]),
      left: await leftIn(place.stateDir),
    };
  }

  it.each([
    ["ENG-1", 0],
    ["ENG-2", 60],
    ["ENG-5", 120],
    ["ENG-6", 180],
  ] as const)(
    "publishes nothing twice, killed while it delivers %s, after %i ms",
    async (key, afterMs) => {
      await using place = await world.scene({ tickets: BATCH_TICKETS, config: ON_GITHUB });
      await place.cli(["all", ...keys], {
        agent: WRITE_OWN_FILE,
        onLog: (line, kill) => {
          if (line.startsWith(`verify ticket=${key} `)) setTimeout(() => kill("SIGKILL"), afterMs);
        },
      });
      const [paid, before] = [paidFor(place.stateDir), place.startedIn()];
      const last = await place.cli(["all", ...keys, "--json"], { agent: WRITE_OWN_FILE });
      expect(await publishedBy(place, last.stdout), last.stderr).toEqual(quiet);
      const again = place.startedIn().slice(before.length);
      expect(
        again.filter((name) => paid.includes(`${name} 1`)),
        last.stderr,
      ).toEqual([]);
    },
    60_000,
  );
});
