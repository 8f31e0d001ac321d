// A runner that cancels, at every stage of the walk in jobs and in one job: the first signal is enough, no process is left, what
// was paid for is handed on, the ticket is told once, nothing unverified is published, and the next run delivers.
import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SeedTicket } from "../fakes/linear-world.ts";
import {
  ASKED,
  ahead,
  type Cancelled,
  cancelAt,
  createTracking,
  createTurns,
  HASTENED,
  KILLED,
  type Schedule,
  type Tracking,
} from "../helpers/cancel.ts";
import { whyNoCells } from "../helpers/cells.ts";
import type { ActionEnd } from "../helpers/runner.ts";
import { type Scene, startWorld, type World } from "../helpers/world.ts";

const noCells = await whyNoCells();
/** The runner sends its second signal after 7.5 s. */
const PATIENCE_MS = 7500;
const LIMIT_MS = 120_000;
/** Longer than a run may stay unheard of before it counts as lost. */
const LATER = ahead(11);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const TICKET: SeedTicket = {
  key: "ENG-1",
  title: "Say hello",
  description: "Files: src/hello.js",
  state: "In Progress",
};
const HELLO = 'export const hello = "hello";\n';

type Job = "prepare" | "work" | "verify" | "deliver" | "poll" | "reconcile" | "all";
type Result = "success" | "failure" | "cancelled" | "skipped";
interface Given {
  readonly isolation?: "none" | "sandbox";
  readonly tickets?: readonly SeedTicket[];
}
interface More {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Jobs of the same machine find what those before have left; each has one of its own when left out. */
  readonly machine?: string;
}
/** What is made to hang, the agent in its first round or in the one after; or whether the job is there, from what it has written. */
type Place = "set-up" | "agent" | "fix" | "verify" | ((log: string) => boolean);
interface Play {
  readonly scene: Scene;
  readonly tracking: Tracking;
  run(job: Job, more?: More): Promise<ActionEnd>;
  cancel(job: Job, signals: Schedule, at: Place, more?: More): Promise<Cancelled>;
  /** Names of the files that a job handed on. */
  handedOn(folder: "outbox" | "verified"): string[];
  /** Jobs that end well, one after the other. */
  walk(...jobs: readonly Job[]): Promise<void>;
  /** The last job of a ticket, as the workflow starts it when the clean machine has put out nothing. */
  deliverAfter(agent: Result, verify: Result): Promise<ActionEnd>;
}

/** Deaf to everything that can be ignored, and with children: one in its group, one in a session of its own. */
const HANG = `trap '' INT TERM HUP; setsid sh -c "trap '' INT TERM HUP; while :; do sleep 0.3; done" &
(while :; do sleep 0.3; done) & touch hanging; while :; do sleep 0.3; done`;

const hangAt = (place: Exclude<Place, (log: string) => boolean>) => `if [ "$HANG" = ${place} ]; then ${HANG}; fi\n`;
/** Makes the change at once; what it has to put right in a second round comes with it when that one is to hang. */
const AGENT = `prompt=$(cat); printf '%s' '${HELLO}' > src/hello.js
case $prompt in *'wrong with the last round'*) ${hangAt("fix")};; *) ${hangAt("agent")}
[ "$HANG" != fix ] || echo 'console.log(1);' >> src/hello.js;; esac; echo Added hello.`;
const FILES = { "set-up.sh": hangAt("set-up"), "check.sh": hangAt("verify"), ".gitignore": "hanging\n" };
const CONFIG = `scaffold: { setup: sh set-up.sh, share: off }
verify: { commands: [{ name: there, run: "test -e src/hello.js && sh check.sh", level: strict }] }
deliver: { labels: [agent], states: { delivered: In Review } }
`;

async function begin({ isolation = "none", tickets = [TICKET] }: Given): Promise<Play & AsyncDisposable> {
  const run = "{ timeoutMinutes: 2, stallMinutes: 2, env: [HANG] }";
  const scene = await world.scene({ tickets, run, config: CONFIG, files: FILES });
  const tracking = createTracking();
  const at = (...names: string[]) => path.join(scene.dir, "jobs", ...names);
  const inputsOf: Record<Job, Record<string, string>> = {
    prepare: { to: at("plan.json") },
    work: { "linear-api-key": "", from: at("plan.json"), task: scene.key, to: at("outbox") },
    verify: { "linear-api-key": "", from: at("outbox"), to: at("verified") },
    deliver: {
      ...{ bare: "true", plan: at("plan.json"), task: scene.key, from: at("verified") },
      ...{ "agent-result": "success", "verify-result": "success" },
    },
    poll: {},
    reconcile: {},
    all: {},
  };
  const optionsOf = (job: Job, { inputs, env, machine = job }: More) => ({
    agent: AGENT,
    inputs: { stage: job, isolation, ...inputsOf[job], ...inputs },
    env: { ...tracking.env, ...env },
    runnerDir: at(machine),
    // There is no checkout anywhere near the job that delivers.
    workspace: job === "deliver" ? scene.dir : scene.checkout.dir,
  });
  const runJob: Play["run"] = (job, more = {}) => scene.run(optionsOf(job, more));
  const handedOn: Play["handedOn"] = (folder) => (existsSync(at(folder)) ? readdirSync(at(folder)).sort() : []);
  return {
    scene,
    tracking,
    run: runJob,
    cancel: (job, signals, place, more = {}) => {
      const hangs = typeof place === "string";
      const options = optionsOf(job, { ...more, env: { ...more.env, ...(hangs ? { HANG: place } : {}) } });
      const isThere = hangs ? () => existsSync(at(job, ".linear-to-pr", "work", "eng-1", "hanging")) : place;
      return cancelAt((onOutput) => scene.run({ ...options, onOutput }), isThere, signals);
    },
    handedOn,
    deliverAfter: (agent, verify) =>
      runJob("deliver", { inputs: { from: at("outbox"), "agent-result": agent, "verify-result": verify } }),
    async walk(...jobs) {
      // Every machine is a new one.
      for (const job of jobs) await rm(at(job), { recursive: true, force: true });
      for (const folder of ["outbox", "verified"]) await rm(at(folder), { recursive: true, force: true });
      for (const job of jobs) {
        const { exitCode, log } = await runJob(job);
        if (exitCode !== 0) throw new Error(`${job}: exit code ${exitCode}\n${log}`);
      }
    },
    [Symbol.asyncDispose]: async () => {
      tracking.sweep();
      await scene[Symbol.asyncDispose]();
    },
  };
}

const inTurn = createTurns(2);
function play(name: string, given: Given, story: (play: Play) => Promise<void>): void {
  const tell = async () => {
    await using played = await begin(given);
    await story(played);
  };
  if (given.isolation === "sandbox" && noCells !== undefined) it.skip(`${name} (skipped: ${noCells})`);
  else it(name, () => inTurn(tell), LIMIT_MS);
}

/** It ended by itself, before the runner would have sent its second signal. */
function expectEnded({ exitCode, endedMs, log }: Cancelled): void {
  expect(exitCode, log).not.toBeNull();
  expect(endedMs, log).toBeLessThan(PATIENCE_MS);
  expect(log).not.toContain("INTERNAL");
}

/** Branches and pull requests. */
async function published({ scene }: Play): Promise<unknown> {
  const pulls = await scene.pulls();
  return { branches: await scene.branches(), pulls: pulls.map(({ head, state }) => `${head.ref} ${state}`) };
}
/** By the run that opened it, or by one that found it. */
const TOLD_OF_DRAFT = /^\*\*(?:A draft pull request is ready for review|The pull request holds this change already)\./;
const NOTHING = { branches: ["main"], pulls: [] };
const ONE_DRAFT = { branches: ["linear-to-pr/eng-1", "main"], pulls: ["linear-to-pr/eng-1 open"] };

/** One comment, which says so; and whoever looks for lost runs later leaves it at that. */
async function expectTold(played: Play, ...words: string[]): Promise<void> {
  const { scene } = played;
  expect(scene.comments()).toEqual([expect.stringContaining(words[0] ?? "")]);
  for (const word of words) expect(scene.comments()[0]).toContain(word);
  const { length } = scene.linear.deeds;
  const { exitCode, log } = await played.run("reconcile", { env: LATER });
  expect(exitCode, log).toBe(0);
  expect(scene.linear.deeds).toHaveLength(length);
  expect(dispatchesIn(scene)).toBe(0);
}

function dispatchesIn({ github, slug }: Scene): number {
  return github.dispatches.filter(({ path: at }) => at.startsWith(`/repos/${slug}/`)).length;
}

/** A run that died is told by the first look for such, and by no other. */
async function expectFoundLost(played: Play): Promise<void> {
  expect(played.scene.comments()).toEqual([expect.stringContaining("An agent has been started")]);
  const { exitCode, log } = await played.run("reconcile", { env: LATER });
  expect(exitCode, log).toBe(0);
  await expectTold(played, LOST);
}

/** A run of the ticket from its event to its draft, on a machine that knows nothing of the one before. */
async function expectNextDelivers(played: Play): Promise<void> {
  const { exitCode, log } = await played.run("all", { machine: "next" });
  expect(exitCode, log).toBe(0);
  await expectDelivered(played);
}

async function expectDelivered(played: Play): Promise<void> {
  const { scene } = played;
  expect(await published(played)).toEqual(ONE_DRAFT);
  expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
  expect(await scene.repository.findText(scene.branch, "src/hello.js")).toBe(HELLO);
  expect(scene.comments()).toEqual([expect.stringMatching(TOLD_OF_DRAFT)]);
}

const STOPPED = "The run was stopped from outside.";
const KEPT = "The work is kept as a git bundle";
const LOST = "ended without telling how";
/** What a job hands on when there is a change. */
const WORK = ["verdict.json", "work.bundle"];
const isHung = ({ status }: { readonly status: number }) => status === 0;

describe.concurrent("the job that works, cancelled", () => {
  play("while the set-up runs, hands on that it was stopped", {}, async (played) => {
    await played.walk("prepare");
    const ended = await played.cancel("work", ASKED, "set-up");
    expectEnded(ended);
    expect([ended.outputs.decision, played.handedOn("outbox")]).toEqual(["cancelled", ["endings.json"]]);
    expect(played.tracking.living()).toEqual([]);
    // Even where the runner does not call it cancelled.
    await played.deliverAfter("failure", "skipped");
    await expectTold(played, STOPPED, "stopped during set-up");
    expect([played.scene.starts(), await published(played)]).toEqual([0, NOTHING]);
    await expectNextDelivers(played);
  });

  play("while the agent works, hands on what it had done", {}, async (played) => {
    await played.walk("prepare");
    const ended = await played.cancel("work", ASKED, "agent");
    expectEnded(ended);
    expect([ended.outputs.decision, played.handedOn("outbox")]).toEqual(["stop", WORK]);
    expect(played.tracking.living()).toEqual([]);
    await played.deliverAfter("cancelled", "skipped");
    await expectTold(played, STOPPED, KEPT);
    expect(await published(played)).toEqual(NOTHING);
    await expectNextDelivers(played);
  });

  const inCell = { isolation: "sandbox" } as const;
  play("twice while the agent works in a cell, hands on the same", inCell, async (played) => {
    await played.walk("prepare");
    const ended = await played.cancel("work", HASTENED, "agent");
    expectEnded(ended);
    expect(played.handedOn("outbox")).toEqual(WORK);
    await played.tracking.allGone();
    await played.deliverAfter("cancelled", "skipped");
    await expectTold(played, STOPPED, KEPT);
  });

  play("while the fix round runs, hands on the work of both rounds", {}, async (played) => {
    await played.walk("prepare");
    const ended = await played.cancel("work", HASTENED, "fix");
    expectEnded(ended);
    expect([ended.outputs.decision, played.handedOn("outbox")]).toEqual(["stop", WORK]);
    expect(played.tracking.living()).toEqual([]);
    await played.deliverAfter("cancelled", "skipped");
    await expectTold(played, STOPPED, KEPT, "2 rounds");
    expect(await published(played)).toEqual(NOTHING);
  });

  play("while the commands run, hands on the work they were run for", {}, async (played) => {
    await played.walk("prepare");
    const ended = await played.cancel("work", ASKED, "verify");
    expectEnded(ended);
    expect([ended.outputs.decision, played.handedOn("outbox")]).toEqual(["stop", WORK]);
    expect(played.tracking.living()).toEqual([]);
    await played.deliverAfter("cancelled", "skipped");
    await expectTold(played, STOPPED, "stopped during verification", KEPT);
    expect(await published(played)).toEqual(NOTHING);
    await expectNextDelivers(played);
  });
});

describe.concurrent("the job that works, killed", () => {
  play("with its agent in a cell, leaves no process", { isolation: "sandbox" }, async (played) => {
    await played.walk("prepare");
    const ended = await played.cancel("work", KILLED, "agent");
    expect([ended.exitCode, played.handedOn("outbox")]).toEqual([null, []]);
    await played.tracking.allGone();
    await played.deliverAfter("failure", "skipped");
    await expectTold(played, "JOB_LOST");
    expect(await published(played)).toEqual(NOTHING);
  });

  play("without a cell, leaves what the runner finds and ends", {}, async (played) => {
    await played.walk("prepare");
    await played.cancel("work", KILLED, "agent");
    expect(played.tracking.sweep()).toBeGreaterThan(0);
    await played.tracking.allGone();
    // No job came after it, either.
    await expectFoundLost(played);
    await expectNextDelivers(played);
  });
});

describe.concurrent("the job that verifies", () => {
  play("cancelled, leaves it at work that was not verified, and says where that is", {}, async (played) => {
    await played.walk("prepare", "work");
    const ended = await played.cancel("verify", ASKED, "verify");
    expectEnded(ended);
    expect([played.handedOn("verified"), played.tracking.living()]).toEqual([[], []]);
    await played.deliverAfter("success", "cancelled");
    await expectTold(played, STOPPED, 'the job "verify" was cancelled', KEPT);
    expect(await published(played)).toEqual(NOTHING);
    await expectNextDelivers(played);
  });
});

describe.concurrent("the job that delivers", () => {
  play("cancelled, ends what it has begun", {}, async (played) => {
    await played.walk("prepare", "work", "verify");
    const ended = await played.cancel("deliver", HASTENED, (log) => log.includes("recheck ticket="));
    expectEnded(ended);
    await expectDelivered(played);
  });

  play("killed before it has pushed, delivers when it is run again", {}, async (played) => {
    const { scene } = played;
    await played.walk("prepare", "work", "verify");
    scene.github.faults.push({ match: `GET /repos/${scene.slug}/pulls`, when: "before", kind: "hang" });
    await played.cancel("deliver", KILLED, () => scene.asked().some(isHung));
    expect(await published(played)).toEqual(NOTHING);
    await expectFoundLost(played);
    const { exitCode, log } = await played.run("deliver", { machine: "deliver-again" });
    expect(exitCode, log).toBe(0);
    await expectDelivered(played);
  });

  play("killed between branch and draft, is found lost, and the next run opens the one draft", {}, async (played) => {
    const { scene } = played;
    await played.walk("prepare", "work", "verify");
    scene.github.faults.push({ match: `POST /repos/${scene.slug}/pulls`, when: "before", kind: "hang" });
    await played.cancel("deliver", KILLED, () => scene.asked().some(isHung));
    expect(await published(played)).toEqual({ branches: ONE_DRAFT.branches, pulls: [] });
    await expectFoundLost(played);
    await played.walk("prepare", "work", "verify", "deliver");
    await expectDelivered(played);
  });

  play("killed before it has told, is found lost, and the next run tells of the draft", {}, async (played) => {
    const { scene } = played;
    await played.walk("prepare", "work", "verify");
    scene.linear.faults.push({ on: "Say", when: "before", kind: "hang" });
    await played.cancel("deliver", KILLED, () => scene.linear.requests.some(isHung));
    expect(await published(played)).toEqual(ONE_DRAFT);
    await expectFoundLost(played);
    await played.walk("prepare");
    await expectDelivered(played);
    expect(scene.starts()).toBe(1);
  });
});

describe.concurrent("the job that prepares", () => {
  play("cancelled before it has claimed, leaves the ticket to the next poll", {}, async (played) => {
    const { scene } = played;
    const retryAfter = { "retry-after": "1" };
    const match = `GET /repos/${scene.slug}/actions/workflows/*/runs`;
    scene.github.faults.push({ match, when: "before", kind: "429", headers: retryAfter });
    const verbose = { inputs: { verbose: "true" } };
    const ended = await played.cancel("prepare", HASTENED, (log) => log.includes("github-retry"), verbose);
    expectEnded(ended);
    expect([ended.outputs["phase-1"], scene.comments()]).toEqual(["[]", []]);
    await played.run("poll", { env: LATER });
    expect([dispatchesIn(scene), scene.comments()]).toEqual([1, [expect.stringContaining("attempt 1")]]);
  });

  play("cancelled while it claims, tells at once that nothing was begun", {}, async (played) => {
    const { scene } = played;
    const headers = { "retry-after": "1" };
    scene.linear.faults.push({ on: "Say", when: "before", kind: "502", headers });
    const ended = await played.cancel("prepare", HASTENED, (log) => log.includes("linear-retry"));
    expectEnded(ended);
    expect(ended.outputs).toMatchObject({ "phase-1": "[]", outcome: "cancelled" });
    await expectTold(played, STOPPED, "before it was begun");
    await expectNextDelivers(played);
  });

  play("killed when it has claimed, is found lost", {}, async (played) => {
    const { scene } = played;
    scene.linear.faults.push({ on: "Say", when: "after", kind: "hang" });
    await played.cancel("prepare", KILLED, () => scene.linear.requests.some(isHung));
    await expectFoundLost(played);
    await expectNextDelivers(played);
  });

  play("with phases that are never begun, is found lost", {}, async (played) => {
    await played.walk("prepare");
    await expectFoundLost(played);
    expect(await published(played)).toEqual(NOTHING);
  });
});

const READY = { tickets: [{ ...TICKET, state: "Todo" }] };

describe.concurrent("the look for work", () => {
  play("cancelled when it has claimed, still starts the run", READY, async (played) => {
    const { scene } = played;
    const ended = await played.cancel("poll", HASTENED, (log) => log.includes("poll started="));
    expectEnded(ended);
    expect([dispatchesIn(scene), scene.comments().length]).toEqual([1, 1]);
  });

  play("killed when it has claimed, is found lost, and tried again when that is due", READY, async (played) => {
    const { scene } = played;
    const match = `POST /repos/${scene.slug}/actions/workflows/*/dispatches`;
    scene.github.faults.push({ match, when: "before", kind: "hang" });
    await played.cancel("poll", KILLED, () => scene.asked().some(isHung));
    await expectFoundLost(played);
    await played.run("reconcile", { env: ahead(30) });
    expect([dispatchesIn(scene), scene.comments()]).toEqual([1, [expect.stringContaining("attempt 2")]]);
  });
});

describe.concurrent("the look for lost runs", () => {
  play("cancelled while it tells, ends by itself and has told once", {}, async (played) => {
    const { scene } = played;
    await played.walk("prepare");
    scene.linear.faults.push({ on: "Say", when: "before", kind: "502", headers: { "retry-after": "1" } });
    const ended = await played.cancel("reconcile", HASTENED, (log) => log.includes("linear-retry"), { env: LATER });
    expectEnded(ended);
    await expectTold(played, LOST);
  });

  play("killed while it tells, does not tell again", {}, async (played) => {
    const { scene } = played;
    await played.walk("prepare");
    scene.linear.faults.push({ on: "Say", when: "after", kind: "hang" });
    await played.cancel("reconcile", KILLED, () => scene.linear.requests.some(isHung), { env: LATER });
    await expectTold(played, LOST);
  });
});

describe.concurrent("everything in one job", () => {
  const tickets = [TICKET, { key: "ENG-2", title: "Wait", description: "Files: src/wait.js", state: "In Progress" }];
  play("cancelled, tells who was worked on and whose turn did not come", { tickets }, async (played) => {
    const { scene } = played;
    const inputs = { keys: "ENG-1 ENG-2", slots: "1" };
    const ended = await played.cancel("all", HASTENED, "agent", { inputs });
    expectEnded(ended);
    expect(played.tracking.living()).toEqual([]);
    expect(scene.comments("ENG-2")).toEqual([expect.stringContaining("stopped from outside")]);
    await expectTold(played, STOPPED, KEPT);
    expect(await published(played)).toEqual(NOTHING);
    await expectNextDelivers(played);
  });

  play("killed, is started again by the next poll", {}, async (played) => {
    const { scene } = played;
    await played.cancel("all", KILLED, "verify");
    played.tracking.sweep();
    expect([scene.comments(), await published(played)]).toEqual([[], NOTHING]);
    await played.run("poll", { env: LATER });
    expect([dispatchesIn(scene), scene.comments()]).toEqual([1, [expect.stringContaining("attempt 1")]]);
    await expectNextDelivers(played);
  });

  /** From the event that was read to the verdict. */
  const lines = [2, 3, 4, 5, 6, 7, 8];
  for (const line of lines) {
    const [how, signals] = line % 2 === 0 ? (["cancelled", ASKED] as const) : (["killed", KILLED] as const);
    play(`${how} at line ${line} of its log, publishes all or nothing`, {}, async (played) => {
      const { scene } = played;
      const ended = await played.cancel("all", signals, (log) => log.split("\n").length > line);
      const isOut = (await scene.pulls()).length > 0;
      if (signals === ASKED) {
        expectEnded(ended);
        expect(await published(played)).toEqual(isOut ? ONE_DRAFT : NOTHING);
        expect(scene.comments()).toEqual([
          isOut ? expect.stringMatching(TOLD_OF_DRAFT) : expect.stringContaining("stopped from outside"),
        ]);
      }
      expect(scene.comments().length).toBeLessThanOrEqual(1);
      await expectNextDelivers(played);
    });
  }
});
