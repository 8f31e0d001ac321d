// What the packaged action says when the world or the user is wrong: a code of the catalogue, what to do next, the exit code,
// and never a stack trace or a secret.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CATALOGUE, type ErrorCode } from "../../src/errors.ts";
import { whyNoCells } from "../helpers/cells.ts";
import type { ActionEnd } from "../helpers/runner.ts";
import {
  GITHUB_TOKEN,
  type RunOptions,
  type Scene,
  type SceneOptions,
  startWorld,
  type World,
} from "../helpers/world.ts";

const CONFIG = ".github/linear-to-pr.yml";

const noCells = await whyNoCells();

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Lines `::error::CODE …` without what the runner reads. */
function errorLines({ log }: ActionEnd, code: ErrorCode): string[] {
  const start = `::error::${code} `;
  return log.split("\n").flatMap((line) => (line.startsWith(start) ? [line.slice(start.length)] : []));
}

function expectError(ended: ActionEnd, code: ErrorCode, words: readonly (string | RegExp)[]): void {
  const lines = errorLines(ended, code);
  const [next = "", ...messages] = [...lines].reverse();
  expect(messages.length, ended.log).toBeGreaterThan(0);
  expect(next).toContain(`next="${CATALOGUE[code].hint.slice(0, 20)}`);
  for (const word of words) expect(messages.join("\n")).toMatch(word);
  expect(ended.exitCode).toBe(CATALOGUE[code].blame === "user" ? 2 : 3);
  expectNoTrace(ended);
}

function expectNoTrace({ log, summary, outputs }: ActionEnd): void {
  const shown = [log, summary, JSON.stringify(outputs)].join("\n");
  expect(shown).not.toMatch(/\n\s+at .*:\d+:\d+|INTERNAL|node:internal/);
  for (const secret of [GITHUB_TOKEN, "lin_api_test", "ghs_wrong", "lin_api_wrong"])
    expect(shown).not.toContain(secret);
}

interface Case {
  readonly name: string;
  readonly code: ErrorCode;
  readonly words: readonly (string | RegExp)[];
  readonly scene?: SceneOptions;
  readonly run?: RunOptions;
  /** What is done to the world before; what it returns is laid over `run`. */
  readonly before?: (scene: Scene) => Promise<RunOptions>;
  /** The ticket was known by then, and is told. */
  readonly told?: true;
}

const CASES: readonly Case[] = [
  {
    name: "a wrong configuration, every problem with its place",
    told: true,
    code: "CONFIG_INVALID",
    scene: { run: "{ maxTurns: many }", config: "verify: { debug: loud }\nreviewers: [ada]\n" },
    words: [
      `${CONFIG}:2:18: run.maxTurns: `,
      /\.github\/linear-to-pr\.yml:3:18: verify\.debug: .*block, flag or off/,
      `${CONFIG}:4:1: reviewers: `,
    ],
  },
  {
    name: "an unknown variable in the prompt template",
    told: true,
    code: "PROMPT_TEMPLATE_INVALID",
    scene: { files: { ".github/linear-to-pr.prompt.md": "Do {{ ticket.tilte }}\n" } },
    words: ['.github/linear-to-pr.prompt.md:1:7: unknown variable \\"ticket.tilte\\"'],
  },
  {
    name: "a Linear key that Linear does not know",
    code: "LINEAR_UNAUTHORIZED",
    run: { inputs: { "linear-api-key": "lin_api_wrong" } },
    words: ["Authentication required"],
  },
  {
    name: "no Linear key",
    code: "LINEAR_UNAUTHORIZED",
    run: { inputs: { "linear-api-key": "" } },
    words: ["no Linear API key"],
  },
  {
    name: "a ticket that is not there",
    code: "TICKET_NOT_FOUND",
    run: { payload: { client_payload: { keys: ["ENG-404", "ENG-405"] } } },
    words: ["ENG-404, ENG-405"],
  },
  {
    name: "a GitHub token that GitHub does not know",
    told: true,
    code: "GIT_UNAUTHORIZED",
    run: { inputs: { "github-token": "ghs_wrong" } },
    words: ["does not let us in"],
  },
  {
    name: "a folder that is no checkout",
    told: true,
    code: "CHECKOUT_NOT_FOUND",
    run: { inputs: { repo: ".." } },
    words: ["is not in a git checkout"],
  },
  {
    name: "a checkout with changes",
    told: true,
    code: "CHECKOUT_DIRTY",
    before: async ({ checkout }) => {
      await writeFile(path.join(checkout.dir, "README.md"), "mine\n");
      return {};
    },
    words: ["README.md"],
  },
  {
    name: "a base that is not there",
    told: true,
    code: "BASE_NOT_FOUND",
    run: { inputs: { base: "develop" } },
    words: ["develop"],
  },
  {
    name: "an event without a ticket",
    code: "EVENT_INVALID",
    run: { payload: { client_payload: {} } },
    words: ["names no ticket"],
  },
  {
    name: "an event of another shape",
    code: "EVENT_INVALID",
    run: { payload: { client_payload: { keys: { a: 1 }, movedAt: "yesterday" } } },
    words: ["client_payload.keys", "client_payload.movedAt"],
  },
  { name: "an event file that is not JSON", code: "EVENT_INVALID", run: { payload: "{ half" }, words: ["as JSON"] },
  {
    name: "a key that is none",
    code: "TICKET_KEY_INVALID",
    run: { payload: { client_payload: { key: "ENG-1; rm -rf /" } } },
    words: ["is not a ticket key"],
  },
  {
    name: "wrong inputs, all at once",
    code: "INPUT_INVALID",
    run: {
      inputs: { stage: "deploy", agent: "gpt", isolation: "maybe", "allow-dirty": "perhaps", "linear-api-url": "here" },
    },
    words: [
      /stage: .*deploy/,
      /agent: .*gpt/,
      /isolation: .*maybe/,
      /allow-dirty: .*perhaps/,
      /linear-api-url: .*here/,
    ],
  },
  {
    name: "a stage that is not told what to read",
    code: "INPUT_INVALID",
    run: { inputs: { stage: "verify" } },
    words: [/from: this stage reads a .*attempt/],
  },
  {
    name: "the agent claude where it is not installed",
    code: "AGENT_NOT_FOUND",
    run: { inputs: { agent: "claude", "anthropic-api-key": "sk-ant-none" } },
    before: onlyGit,
    words: ["claude"],
    told: true,
  },
  {
    name: "a machine that cannot isolate, naming what is missing",
    told: true,
    code: "SANDBOX_UNAVAILABLE",
    run: { inputs: { isolation: "sandbox" } },
    before: withoutBubblewrap,
    words: [(noCells ?? "bubblewrap").slice(0, 20)],
  },
];

/** A PATH with git, a shell and nothing else, in place of the machine's. */
async function onlyGit({ dir }: Scene): Promise<RunOptions> {
  const tools = path.join(dir, "tools");
  await mkdir(tools);
  for (const name of ["git", "sh"]) {
    const file = execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    await symlink(file, path.join(tools, name));
  }
  return { env: { PATH: tools } };
}

/** The machine as it is but for bubblewrap, by means of bubblewrap; where there is none, nothing has to be hidden. */
async function withoutBubblewrap(): Promise<RunOptions> {
  const found = spawnSync("sh", ["-c", "command -v bwrap"], { encoding: "utf8" }).stdout.trim();
  return noCells === undefined ? { through: [found, "--dev-bind", "/", "/", "--bind", "/dev/null", found] } : {};
}

describe.concurrent("the action says what is wrong and what to do next:", () => {
  const named = CASES.map(({ name, ...rest }) => [name, rest] as const);
  it.each(named)("%s", async (_, { code, words, scene: given, run = {}, before, told }) => {
    await using scene = await world.scene(given);
    const more = await before?.(scene);
    const ended = await scene.run({ ...run, ...more });
    expectError(ended, code, words);
    expect(scene.comments()).toHaveLength(told === true ? 1 : 0);
    if (told === true) expect(scene.comments()[0]).toContain(`(\`${code}\`)`);
    expect(await scene.branches()).toEqual(["main"]);
    expect(scene.starts()).toBe(0);
  });

  it("a token that lost its rights while the agent worked, with the work kept and the ticket told", async () => {
    await using scene = await world.scene();
    const fault = { match: `GET /${scene.slug}.git/info/refs`, when: "before", kind: "403", times: 9 } as const;
    const ended = await scene.run(scene.meanwhile(() => scene.git.faults.push(fault)));
    expectError(ended, "GIT_UNAUTHORIZED", [scene.slug]);
    expect(await scene.bundles()).toHaveLength(1);
    expect(scene.comments()).toEqual([expect.stringContaining("(`GIT_UNAUTHORIZED`)")]);
  });

  it("nothing at all when the variable LINEAR_TO_PR_DISABLED is set, and does nothing", async () => {
    await using scene = await world.scene();
    const ended = await scene.run({ env: { LINEAR_TO_PR_DISABLED: "true" }, payload: "{ half" });
    expect(ended).toMatchObject({ exitCode: 0, outputs: {}, summary: "" });
    expect(ended.log).toMatch(/^::warning::disabled variable=LINEAR_TO_PR_DISABLED$/m);
    expect([...scene.asked(), ...scene.linear.requests]).toEqual([]);
  });
});

describe.concurrent("the action is not put off by", () => {
  it("a checkout with changes when that was allowed; they are not part of the work", async () => {
    await using scene = await world.scene();
    await writeFile(path.join(scene.checkout.dir, "README.md"), "mine\n");
    expect(await scene.run({ inputs: { "allow-dirty": "true" } })).toMatchObject({ exitCode: 0 });
    expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
    expect(await readFile(path.join(scene.checkout.dir, "README.md"), "utf8")).toBe("mine\n");
  });

  it("a shallow checkout that the base has left behind", async () => {
    await using scene = await world.scene({ cloneWith: ["--depth=1"] });
    await scene.repository.addCommit("main", { "src/new.js": "export const fresh = 1;\n" });
    expect(await scene.run()).toMatchObject({ exitCode: 0 });
    expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
  });
});
