// `deliver.commit: api` through the built doors: commits that GitHub makes and signs, in jobs and in a batch, and what happens
// where there are none.
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalScene } from "../helpers/local-scene.ts";
import { SAY_HELLO, type Scene, startWorld, type World, WRITE_OWN_FILE } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const CONFIG = `verify:
  commands: [{ name: there, run: test -e README.md, level: strict }]
deliver: { commit: api }
`;
const TICKETS = [
  { key: "ENG-1", title: "Say hello", description: "Add src/hello.js.\n\nFiles: src/hello.js", state: "In Progress" },
];
const BY_GITHUB = "github-actions[bot]|GitHub|noreply@github.com";

const byWhom = ({ repository }: Scene, branch: string) => repository.git("log", "-1", "--format=%an|%cn|%ce", branch);
const madeBy = (scene: Scene) =>
  scene.asked().flatMap(({ method, path: asked }) => (method === "POST" ? /\/git\/\w+$/.exec(asked)?.[0] : []) ?? []);

describe("commits that GitHub signs", () => {
  it("are delivered by a job without a checkout, once", async () => {
    await using scene = await world.scene({ tickets: TICKETS, config: CONFIG });
    const folder = (name: string) => path.join(scene.dir, "jobs", name);
    const noLinear = { "linear-api-key": "" };
    const prepared = await scene.run({ inputs: { stage: "prepare" }, runnerDir: folder("prepare") });
    const plan = prepared.outputs.artefacts ?? "";
    await scene.run({
      inputs: { ...noLinear, stage: "work", from: plan, task: scene.key, to: folder("outbox") },
      runnerDir: folder("work"),
    });
    const deliver = (name: string) =>
      scene.run({
        inputs: {
          ...{ stage: "deliver", bare: "true", plan, task: scene.key, from: folder("outbox") },
          ...{ "agent-result": "success", "verify-result": "success", agent: "", "agent-command": "", isolation: "" },
        },
        runnerDir: folder(name),
        workspace: scene.dir,
      });
    const first = await deliver("deliver");
    expect([first.exitCode, first.outputs.outcome, first.outputs.operation]).toEqual([0, "delivered", "created"]);
    expect(await byWhom(scene, scene.branch)).toBe(BY_GITHUB);
    expect(await scene.repository.git("rev-parse", `${scene.branch}^`)).toBe(scene.repository.commit);
    expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
    expect(madeBy(scene)).toEqual(["/git/blobs", "/git/trees", "/git/commits"]);

    const second = await deliver("again");
    expect([second.exitCode, second.outputs.operation]).toEqual([0, "not-updated"]);
    expect([madeBy(scene).length, (await scene.pulls()).length]).toEqual([3, 1]);
  });

  it("carry others, also from a shallow checkout; a merge of two is made without GitHub", async () => {
    const ticket = (key: string, ...blockedBy: string[]) => ({
      ...{ key, title: `Write ${key}`, state: "In Progress", blockedBy },
      description: `Write it.\n\nFiles: src/${key.toLowerCase()}.js`,
    });
    const tickets = [ticket("ENG-1"), ticket("ENG-2"), ticket("ENG-3", "ENG-1", "ENG-2"), ticket("ENG-4", "ENG-3")];
    await using scene = await world.scene({ tickets, config: CONFIG, cloneWith: ["--depth=1"] });
    const run = () => scene.cli(["all", ...tickets.map(({ key }) => key)], { agent: WRITE_OWN_FILE });
    const { exitCode, stderr } = await run();
    expect([exitCode, exitCode === 0 ? "" : stderr]).toEqual([0, ""]);
    const branches = tickets.map(({ key }) => `linear-to-pr/${key.toLowerCase()}`);
    const parents = [];
    for (const branch of branches) {
      expect(await byWhom(scene, branch)).toBe(BY_GITHUB);
      parents.push(await scene.repository.git("rev-parse", `${branch}^`));
    }
    const { git, commit } = scene.repository;
    const merge = await git("rev-parse", "linear-to-pr/eng-3-base");
    expect(parents).toEqual([commit, commit, merge, await git("rev-parse", "linear-to-pr/eng-3")]);
    expect(await byWhom(scene, merge)).toContain("linear-to-pr[bot]|linear-to-pr[bot]|");

    const before = madeBy(scene).length;
    const again = await run();
    expect([again.exitCode, madeBy(scene).length, scene.starts()]).toEqual([0, before, 4]);
  });

  it("that are not to be had keep the work, say why, and are made by the next run", async () => {
    await using scene = await world.scene({ tickets: TICKETS, config: CONFIG });
    scene.github.faults.push({ match: `POST /repos/${scene.slug}/git/blobs`, when: "before", kind: "403" });
    const refused = await scene.run();
    expect([refused.exitCode, refused.outputs.outcome]).toEqual([2, "failed"]);
    expect(refused.log).toContain("deliver.commit: git");
    expect([await scene.branches(), await scene.pulls()]).toEqual([["main"], []]);
    expect(await scene.bundles()).toHaveLength(1);
    expect((await scene.run()).outputs.outcome).toBe("delivered");
    expect(await byWhom(scene, scene.branch)).toBe(BY_GITHUB);
  });

  it("are not for local drafts, which is said before an agent is paid", async () => {
    const config = `version: 1\nrun: { isolation: none }\n${CONFIG}`;
    await using scene = await createLocalScene(SAY_HELLO, { config });
    const { exitCode, stderr } = await scene.run(["all"]);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/CONFIG_INVALID.*deliver\.commit[\s\S]*--forge local/),
    ]);
    expect(stderr).not.toContain("scaffold");
  });
});
