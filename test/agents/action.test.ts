// The packaged action with the real Claude Code: from a `repository_dispatch` event to the draft, in a cell, against scripted
// servers on loopback. Needs scripts/install-agents.mjs and cells; without either every test is reported as skipped.
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createModelServer, type ModelTurn } from "../fakes/model-server.ts";
import { whyNoCells } from "../helpers/cells.ts";
import { type Scene, type SceneOptions, startWorld, type World } from "../helpers/world.ts";

const BIN = path.resolve(import.meta.dirname, "../../.agents-cache/node_modules/.bin");
const KEY = "sk-ant-canary-77d1c2b9e0a4";
const missing = existsSync(path.join(BIN, "claude"))
  ? await whyNoCells()
  : "no program in .agents-cache: run scripts/install-agents.mjs";
if (missing !== undefined) console.warn(`action with claude skipped: ${missing}`);

const OVERLOADED: ModelTurn = { error: { status: 529, type: "overloaded_error", message: "scripted" } };
const bash = (command: string): ModelTurn => ({
  tools: [{ name: "Bash", input: { command, description: "scripted" } }],
});
const HELLO = bash("echo 'export const hello = \"hello\";' > src/hello.js");
const DONE: ModelTurn = { text: "Added src/hello.js with a greeting." };

describe.skipIf(missing !== undefined)(
  `the action with claude${missing === undefined ? "" : ` (skipped: ${missing})`}`,
  () => {
    let world: World;
    beforeAll(async () => {
      world = await startWorld();
    });
    afterAll(() => world[Symbol.asyncDispose]());

    /** One ticket through the action while the model plays `script`. */
    async function play(scene: Scene, script: readonly ModelTurn[]) {
      await using model = await createModelServer(script);
      const ended = await scene.run({
        inputs: { agent: "claude", "agent-command": "", isolation: "sandbox", "anthropic-api-key": KEY },
        env: { PATH: `${BIN}${path.delimiter}${process.env.PATH}`, ANTHROPIC_BASE_URL: model.url },
      });
      return { ended, requests: [...model.requests] };
    }
    const scene = (given: SceneOptions = {}) => world.scene({ run: "{ backoffSeconds: 0.1, maxTurns: 4 }", ...given });

    it("delivers exactly what Claude wrote, and names it in the draft", async () => {
      await using place = await scene();
      const { ended, requests } = await play(place, [HELLO, DONE]);
      expect(ended.log).toContain("outcome=delivered");
      expect(ended).toMatchObject({ exitCode: 0, outputs: { outcome: "delivered", operation: "created" } });
      expect(await place.changed()).toEqual(["A\tsrc/hello.js"]);
      const [pull] = await place.pulls();
      expect(pull?.draft).toBe(true);
      expect(pull?.body).toMatch(/claude 2\.1\.\d+ · model .* · 1 round · 2 turns · cost \$\d/);
      expect(requests[0]?.key).toBe(KEY);
      expect(JSON.stringify(requests)).toContain("Say hello");
      expect(place.comments()).toHaveLength(1);
      expect(place.linear.stateOf(place.key)).toBe("In Review");
    });

    it("hands a failed check back to Claude, which puts it right", async () => {
      await using place = await scene();
      const broken = bash("echo 'export const hello = ;' > src/hello.js");
      const { ended, requests } = await play(place, [broken, DONE, HELLO, DONE]);
      expect(ended.outputs).toMatchObject({ outcome: "delivered" });
      expect(JSON.stringify(requests.at(-1)?.body)).toContain("What was wrong with the last round");
      expect((await place.pulls())[0]?.body).toContain("2 rounds");
    });

    it("ends a model that never stops at the turn limit, and opens nothing", async () => {
      await using place = await scene();
      const { ended } = await play(place, [bash("echo again >> src/hello.js")]);
      expect(ended).toMatchObject({ exitCode: 4, outputs: { outcome: "max-turns", "pull-request-url": "" } });
      expect(await place.pulls()).toEqual([]);
      expect(await place.branches()).toEqual(["main"]);
      expect(await place.bundles()).toHaveLength(1);
      expect(place.comments()[0]).toContain("used up its turns");
    });

    it("reports a model that says done and changed nothing as no change", async () => {
      await using place = await scene();
      const { ended } = await play(place, [{ text: "Done! I added src/hello.js." }]);
      expect(ended).toMatchObject({ exitCode: 4, outputs: { outcome: "no-change" } });
      expect(await place.pulls()).toEqual([]);
      expect(place.comments()).toHaveLength(1);
    });

    it("delivers after a model service that was overloaded for a while", async () => {
      await using place = await scene();
      const { ended } = await play(place, [OVERLOADED, OVERLOADED, OVERLOADED, HELLO, DONE]);
      expect(ended.log).toContain("run-again");
      expect(ended.outputs).toMatchObject({ outcome: "delivered", operation: "created" });
    });

    it("says that the key was refused", async () => {
      await using place = await scene();
      const refused = { error: { status: 401, type: "authentication_error", message: "invalid x-api-key" } };
      const { ended } = await play(place, [refused]);
      expect(ended).toMatchObject({ exitCode: 2, outputs: { outcome: "agent-unauthorized" } });
      expect(`${ended.log}${ended.summary}${place.comments()}`).not.toContain(KEY);
    });
  },
);
