// The walk in jobs through the packaged action, each in a runner's folder of its own and with the keys the table of
// docs/security.md gives it and no other.
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scene, startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const NO_LINEAR = { "linear-api-key": "" };
const TICKETS = [
  { key: "ENG-1", title: "Say hello", description: "Add src/hello.js.\n\nFiles: src/hello.js", state: "In Progress" },
];

/** One ticket from event to draft; every job starts from nothing but what it is handed. */
async function jobs(scene: Scene) {
  const folder = (name: string) => path.join(scene.dir, "jobs", name);
  const prepared = await scene.run({ inputs: { stage: "prepare" }, runnerDir: folder("prepare") });
  const plan = prepared.outputs.artefacts ?? "";
  const worked = await scene.run({
    inputs: { ...NO_LINEAR, stage: "work", from: plan, task: scene.key, to: folder("outbox") },
    runnerDir: folder("work"),
  });
  const verified = await scene.run({
    inputs: { ...NO_LINEAR, stage: "verify", from: folder("outbox"), to: folder("verified") },
    runnerDir: folder("verify"),
  });
  const delivered = await scene.run({
    inputs: {
      ...{ stage: "deliver", bare: "true", plan, task: scene.key, from: folder("verified") },
      ...{ "agent-result": "success", "verify-result": "success", agent: "", "agent-command": "", isolation: "" },
    },
    runnerDir: folder("deliver"),
    // There is no checkout anywhere near this job.
    workspace: scene.dir,
  });
  return { prepared, worked, verified, delivered };
}

describe("a ticket in jobs", () => {
  it("comes to one draft, and the comment that told of its start tells its end", async () => {
    await using scene = await world.scene({ tickets: TICKETS });
    const { prepared, worked, verified, delivered } = await jobs(scene);
    expect(prepared.log + worked.log + verified.log + delivered.log).not.toMatch(/INTERNAL/);
    for (const one of [prepared, worked, verified, delivered]) console.log(one.log);
    expect([prepared, worked, verified, delivered].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(prepared.outputs["phase-1"]).toBe('["ENG-1"]');
    expect([worked.outputs.decision, verified.outputs.decision]).toEqual(["deliver", "deliver"]);
    expect(delivered.outputs).toMatchObject({ outcome: "delivered", operation: "created" });
    expect(await scene.branches()).toEqual([scene.branch, "main"]);
    expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
    expect(await scene.pulls()).toMatchObject([{ state: "open", draft: true, head: { ref: scene.branch } }]);
    expect(scene.comments()).toEqual([expect.stringContaining("#1")]);
    expect(scene.starts()).toBe(1);

    const again = await scene.run({ inputs: { stage: "prepare" }, runnerDir: path.join(scene.dir, "jobs", "again") });
    expect([again.outputs["phase-1"], again.outputs.outcome]).toEqual(["[]", "delivered"]);
  });

  it("whose agent's job was lost is told so by the last one", async () => {
    await using scene = await world.scene({ tickets: TICKETS });
    const prepared = await scene.run({ inputs: { stage: "prepare" }, runnerDir: path.join(scene.dir, "prepare") });
    expect(scene.comments()).toEqual([expect.stringContaining("An agent has been started")]);
    const { exitCode, outputs } = await scene.run({
      inputs: {
        ...{ stage: "deliver", bare: "true", plan: prepared.outputs.artefacts ?? "", task: scene.key },
        ...{ "agent-result": "failure", "verify-result": "skipped" },
      },
      runnerDir: path.join(scene.dir, "deliver"),
      workspace: scene.dir,
    });
    expect([exitCode, outputs.outcome]).toEqual([3, "failed"]);
    expect(scene.comments()).toEqual([expect.stringContaining("agent")]);
    expect([await scene.pulls(), await scene.branches()]).toEqual([[], ["main"]]);
  });
});
