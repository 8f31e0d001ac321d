// A canary in every secret the packaged action is given: none of them may turn up in anything a run leaves, however it ends.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whyNoCells } from "../helpers/cells.ts";
import { findSecrets, sinksOf } from "../helpers/sinks.ts";
import { GITHUB_TOKEN, type RunOptions, type Scene, startWorld, type World } from "../helpers/world.ts";

const SPY = readFileSync(new URL("../fixtures/agents/spy.sh", import.meta.url), "utf8");
const LINEAR_KEY = "lin_api_canary7Qm2xVw9Ks4Zt8Rb";
const ANTHROPIC_KEY = "sk-ant-canary-3Hn6Yc1Lp5Df";
const RUNTIME = {
  ACTIONS_RUNTIME_TOKEN: "eyJcanaryRuntime0Jg8Wk3",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "eyJcanaryIdToken5Tb1Xe",
};
const CANARIES = [LINEAR_KEY, GITHUB_TOKEN, ANTHROPIC_KEY, ...Object.values(RUNTIME)];
const noCells = await whyNoCells();

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** A scene whose repository holds the spy, and a run of it with every secret set. */
const spied = () => world.scene({ linearKey: LINEAR_KEY, files: { "spy.sh": SPY } });
const withSecrets = ({ inputs, ...more }: RunOptions = {}): RunOptions => ({
  agent: "sh spy.sh",
  ...more,
  inputs: { "anthropic-api-key": ANTHROPIC_KEY, verbose: "true", ...inputs },
  env: { ...RUNTIME, RUNNER_DEBUG: "1" },
});

async function leaks(scene: Scene, run: RunOptions) {
  const ended = await scene.run(withSecrets(run));
  const found = findSecrets(await sinksOf(scene, ended), CANARIES);
  return { ended, found };
}

describe.concurrent("no secret is found in anything that is left behind", () => {
  it.skipIf(noCells !== undefined)(
    `by an agent in a cell that prints every environment of the machine${noCells === undefined ? "" : ` (skipped: ${noCells})`}`,
    async () => {
      await using scene = await spied();
      const { ended, found } = await leaks(scene, { inputs: { isolation: "sandbox" } });
      expect(ended.outputs.outcome).toBe("delivered");
      expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
      expect(found).toEqual([]);
      // Not even hidden ones: there was nothing to hide.
      expect(await readFile(`${scene.stateDir}/transcripts/eng-1-round-1-try-1.jsonl`, "utf8")).not.toContain("***");
    },
  );

  it("by an agent without a cell, whose words are all that could carry it", async () => {
    await using scene = await spied();
    const { ended, found } = await leaks(scene, {});
    expect(ended.outputs.outcome).toBe("delivered");
    expect(found).toEqual([]);
    // It did read them: the spy is one.
    expect(await readFile(`${scene.stateDir}/transcripts/eng-1-round-1-try-1.jsonl`, "utf8")).toContain(
      "INPUT_LINEAR-API-KEY=***",
    );
  });

  it("when that agent breaks off with an environment as its last words", async () => {
    await using scene = await spied();
    const { ended, found } = await leaks(scene, { agent: "sh spy.sh; exit 3" });
    expect(ended.outputs.outcome).toBe("agent-crashed");
    expect(found).toEqual([]);
  });

  it("when a check is red and its output is the evidence", async () => {
    await using scene = await world.scene({
      linearKey: LINEAR_KEY,
      files: { "spy.sh": SPY },
      config:
        "verify: { commands: [{ name: spy, run: 'sh spy.sh < README.md; exit 1', level: strict }] }\nfix: { rounds: 0 }\n",
    });
    const { ended, found } = await leaks(scene, { agent: "cat > /dev/null; echo 1 > src/one.js" });
    expect(ended.outputs.outcome).toBe("refused");
    expect(found).toEqual([]);
    expect(scene.comments()[0]).toContain("INPUT_LINEAR-API-KEY=***");
  });

  it("when the git server repeats the token while it refuses a push", async () => {
    await using scene = await spied();
    await scene.repository.rejectPushes(`token ${GITHUB_TOKEN} may not push`);
    const { ended, found } = await leaks(scene, {});
    expect(ended.log).toContain("GIT_PUSH_REJECTED");
    expect(found).toEqual([]);
  });

  it("when Linear is down", async () => {
    await using scene = await spied();
    scene.linear.faults.push({ on: "Ticket", when: "before", kind: "503", headers: { "retry-after": "300" } });
    const { ended, found } = await leaks(scene, {});
    expect(ended.log).toContain("LINEAR_UNAVAILABLE");
    expect(found).toEqual([]);
  });

  it("when something else answers in GitHub's place", async () => {
    await using scene = await spied();
    scene.github.faults.push({ match: `POST /repos/${scene.slug}/pulls`, when: "before", kind: "422", times: 9 });
    const { ended, found } = await leaks(scene, {});
    expect(ended.log).toContain("GITHUB_REJECTED");
    expect(found).toEqual([]);
  });
});
