// What a new user does, and nothing else: `init` in a fresh clone, the printed steps typed into a shell, the workflow that was
// pushed run by act. Not in `npm test`: it needs act. act cannot dispatch: what GitHub was asked to start, the test starts.
import { appendFile, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { SECRETS, WORKFLOW_PATH } from "../../src/core/setup/caller-workflow.ts";
import { type Act, type ActRun, MODEL_KEY, runCaller, type Start, serveOwnRepository } from "../helpers/act.ts";
import { cloneRepository } from "../helpers/git-repository.ts";
import { createNewUser, type NewUser, stepsIn } from "../helpers/new-user.ts";
import { tempDir } from "../helpers/runner.ts";
import { type Scene, startWorld, type World } from "../helpers/world.ts";

const { ACT: program } = process.env;
let world: World;
let act: Act;
beforeAll(async () => {
  if (program === undefined) throw new Error("ACT must name the program");
  world = await startWorld();
  act = { program, world, own: await serveOwnRepository(world) };
});
afterAll(() => world[Symbol.asyncDispose]());

/** A little program with a script to build and one to test; nothing of ours. */
const SHOP = {
  "package.json": `${JSON.stringify({ private: true, type: "module", scripts: { build: "node --check src/cart.js", test: "node --test" } }, null, 2)}\n`,
  "test/cart.test.js":
    'import assert from "node:assert";\nimport { test } from "node:test";\nimport { total } from "../src/cart.js";\ntest("adds", () => assert.equal(total([{ cents: 2 }]), 2));\n',
  ".github/linear-to-pr.yml": null,
};
/** The one thing a new user does not do: the agent is a line of shell, because there is no model here. */
const AGENT = `run:
  agent: command
  command: "cat > /dev/null; echo 'export const hello = 1;' > src/hello.js; echo Added hello."
  isolation: none
`;
const TICKET = { key: "ENG-12", title: "Say hello", description: "Files: src/hello.js\n" };
const CONFIG = ".github/linear-to-pr.yml";

/** Types every printed command in its order; between them does what a person does in Linear. */
async function follow(user: NewUser, scene: Scene, { state, init }: { state: string; init: string }) {
  const begun = await user.type(init);
  expect(begun.exitCode, begun.text).toBe(0);
  await appendFile(path.join(scene.checkout.dir, CONFIG), AGENT);
  const steps = stepsIn(begun.text);
  const named = steps.flatMap(({ commands }) =>
    commands.flatMap((line) => /^gh secret set (\w+)/.exec(line)?.[1] ?? []),
  );
  expect(named).toEqual(SECRETS.map(({ name }) => name));
  const values = new Map([
    ["LINEAR_API_KEY", scene.linear.apiKey],
    ["ANTHROPIC_API_KEY", MODEL_KEY],
  ]);
  const ends: { line: string; text: string }[] = [];
  for (const { what, commands } of steps) {
    if (what.startsWith("In Linear, ")) {
      expect(what).toContain('create the label "agent" and put it on a ticket');
      scene.linear.seed({ ...TICKET, state, labels: ["agent"] });
    }
    for (const line of commands) {
      const secret = /^gh secret set (\w+)/.exec(line)?.[1];
      const end = await user.type(line, secret === undefined ? "" : values.get(secret));
      expect(end.exitCode, `${line}\n${end.text}`).toBe(0);
      ends.push({ line, text: end.text });
    }
  }
  expect([...user.settings.secrets]).toEqual([...values]);
  return { steps, said: (word: string) => ends.find(({ line }) => line.includes(word))?.text ?? "" };
}

/** The workflow as it lies on the default branch, with what GitHub starts it with. */
async function start(scene: Scene, user: NewUser, what: Pick<Start, "event" | "payload">): Promise<ActRun> {
  await using folder = await tempDir("pushed");
  const pushed = await cloneRepository(`file://${scene.repository.dir}`, path.join(folder.path, "shop"));
  await pushed.git("remote", "set-url", "origin", `${world.git.url}/${scene.slug}`);
  const caller = await readFile(path.join(pushed.dir, WORKFLOW_PATH), "utf8");
  expect(caller).toContain(`uses: ${act.own.repository}/${WORKFLOW_PATH}@${act.own.commit} # v0.1.0\n`);
  const secrets = Object.fromEntries(user.settings.secrets);
  return await runCaller(act, scene, { ...what, caller, dir: pushed.dir, secrets });
}

async function expectOneDraft(scene: Scene): Promise<void> {
  const pulls = await scene.pulls();
  expect(pulls).toMatchObject([
    { title: "ENG-12: Say hello", draft: true, state: "open", head: { ref: "linear-to-pr/eng-12" } },
  ]);
  expect(pulls[0]?.body).toContain("npm run test");
  expect(await scene.repository.git("diff", "--name-status", "main", "linear-to-pr/eng-12")).toBe("A\tsrc/hello.js");
  expect(scene.comments("ENG-12")).toEqual([expect.stringContaining("A draft pull request is ready for review.")]);
  expect(scene.linear.stateOf("ENG-12")).toBe("In Review");
}

const fresh = () => world.scene({ files: SHOP, tickets: [{ key: "ENG-1", title: "Somebody's own", state: "Todo" }] });
const INIT = "linear-to-pr init --uses acme/linear-to-pr@v0.1.0";
const JOBS = ["prepare success", "ENG-12 agent success", "ENG-12 verify success", "ENG-12 deliver success"];

describe("a new user", () => {
  it("gets one verified draft and one comment by typing what init prints", async () => {
    await using scene = await fresh();
    await using user = await createNewUser(scene, act.own, { LINEAR_API_KEY: scene.linear.apiKey });
    const { said } = await follow(user, scene, { state: "In Progress", init: INIT });
    expect(said("doctor")).toMatch(/ · 0 missing · /);
    expect(user.settings.started).toEqual([{ workflow: "linear-to-pr.yml", inputs: { keys: "ENG-12" } }]);
    const payload = { inputs: user.settings.started[0]?.inputs, sender: { login: "ada" } };
    const ended = await start(scene, user, { event: "workflow_dispatch", payload });
    expect(ended.jobs, ended.log).toEqual(JOBS);
    expect(ended.exitCode).toBe(0);
    await expectOneDraft(scene);
    for (const secret of user.settings.secrets.values()) expect(ended.log).not.toContain(secret);
  });

  it("is told by the doctor what was taken away, each by its name", async () => {
    await using scene = await fresh();
    await using user = await createNewUser(scene, act.own, { LINEAR_API_KEY: scene.linear.apiKey });
    const { steps } = await follow(user, scene, { state: "In Progress", init: INIT });
    const doctor = steps.flatMap(({ commands }) => commands).find((line) => line.endsWith("linear-to-pr doctor")) ?? "";
    await using unlabelled = await fresh();
    const missing = async (line = doctor) => {
      const { exitCode, text } = await user.type(line);
      expect(exitCode, text).toBe(2);
      return text.split("\n").filter((each) => each.startsWith("missing "));
    };
    expect(await missing(`LINEAR_API_URL=${unlabelled.linear.url} ${doctor}`)).toEqual([
      expect.stringMatching(/Linear labels .*"agent"/),
    ]);
    user.settings.secrets.delete("LINEAR_API_KEY");
    expect(await missing()).toEqual([expect.stringMatching(/Actions secrets .*LINEAR_API_KEY/)]);
    user.settings.actionsMayOpen = false;
    expect(await missing()).toEqual([
      expect.stringContaining("Actions may open pull requests"),
      expect.stringContaining("LINEAR_API_KEY"),
    ]);
  });

  it("gets the same from the schedule alone, which starts the ready ticket by a dispatch (act runs both, GitHub's part between them is the test's)", async () => {
    await using scene = await fresh();
    await using user = await createNewUser(scene, act.own, { LINEAR_API_KEY: scene.linear.apiKey });
    await follow(user, scene, { state: "Todo", init: `${INIT} --poll '*/15 * * * *'` });
    // The token of a job may not start workflows, only events.
    world.github.faults.push({
      match: `POST /repos/${scene.slug}/actions/workflows/*/dispatches`,
      when: "before",
      kind: "403",
    });
    const before = world.github.dispatches.length;
    const polled = await start(scene, user, { event: "schedule", payload: { schedule: "*/15 * * * *" } });
    expect(polled.jobs, polled.log).toEqual(["poll success"]);
    expect(await scene.pulls()).toEqual([]);
    const sent = world.github.dispatches.slice(before);
    expect(sent).toMatchObject([
      {
        path: `/repos/${scene.slug}/dispatches`,
        body: { event_type: "linear-to-pr", client_payload: { keys: "ENG-12" } },
      },
    ]);
    const { client_payload } = z.object({ client_payload: z.looseObject({}) }).parse(sent[0]?.body);
    const payload = { action: "linear-to-pr", client_payload, sender: { login: "github-actions[bot]" } };
    const ended = await start(scene, user, { event: "repository_dispatch", payload });
    expect(ended.jobs, ended.log).toEqual(JOBS);
    await expectOneDraft(scene);
    expect(scene.comments("ENG-1")).toEqual([]);
  });
});
