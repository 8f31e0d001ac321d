// After a batch: which drafts would conflict with each other or with the base, and what they say about it.
import { describe, expect, it } from "vitest";
import { parseMarker } from "../../src/core/words/marker.ts";
import { mergePlanOf } from "../../src/core/words/merge-plan-section.ts";
import { PipelineError } from "../../src/errors.ts";
import type { Forge } from "../../src/ports.ts";
import type { AgentTurn } from "../fakes/fake-agent.ts";
import { createFakeWorld, type FakeWorld, type Machine, type MachineSettings, recorded, SHOP } from "../fakes/ports.ts";
import {
  blockedBy,
  createBatchWorld,
  outcomesOf,
  partOf,
  partTicket,
  pullOf,
  runBatch,
  scriptOf,
  setPull,
} from "./batch-world.ts";

const SHARED = "src/price.ts";
const writing = (text: string): readonly AgentTurn[] => [{ edits: { [SHARED]: `export const price = "${text}";\n` } }];
/** Nobody says which files they are about, so both may write the same one. */
const unknown = { files: [] };
const PARALLEL = { plan: { predict: "off" }, orchestrate: { unknownTerritory: "parallel" } };
const TURNS = { "ENG-1": writing("one"), "ENG-2": writing("two") };
const given: MachineSettings = { script: scriptOf(TURNS), config: PARALLEL };
const worldOf = (more: Parameters<typeof createBatchWorld>[0] = {}) =>
  createBatchWorld({ "ENG-1": unknown, "ENG-2": unknown, ...more });
const planIn = (world: FakeWorld, key: string) => mergePlanOf(pullOf(world, key).body);

describe("two drafts that would conflict", () => {
  it("warn each other in their bodies by number, with the files and the order to merge in; others say nothing", async () => {
    const world = worldOf({ "ENG-3": {} });
    const done = await runBatch(world.machine(given).hall);
    expect(done.mergePlan?.conflicts).toEqual([{ one: "ENG-1", two: "ENG-2", files: [SHARED] }]);
    expect(done.mergePlan?.order).toEqual(["ENG-3", "ENG-1", "ENG-2"]);
    expect(planIn(world, "ENG-1")).toBe(
      `### Would conflict\n\n- with #2 in \`${SHARED}\`\n\nBest order of merging: #3, **this one**, #2.`,
    );
    expect(planIn(world, "ENG-2")).toContain(`- with #1 in \`${SHARED}\``);
    expect([planIn(world, "ENG-3"), /ENG-[23]/.test(pullOf(world, "ENG-1").body)]).toEqual([undefined, false]);
    expect(parseMarker(pullOf(world, "ENG-2").body)).toMatchObject({ ticket: "ENG-2" });
  });

  it("are not written to by another run that finds the same", async () => {
    const world = worldOf({ "ENG-3": {} });
    const machine = world.machine(given);
    await runBatch(machine.hall);
    const before = structuredClone(world.pulls);
    const { hall, calls } = recorded(machine.hall);
    const done = await runBatch(hall);
    expect([calls.includes("forge.upsertPullRequest"), world.pulls]).toEqual([false, before]);
    expect(done.mergePlan?.conflicts).toHaveLength(1);
  });

  it("lose the warning when one of them is gone", async () => {
    const world = worldOf({ "ENG-3": {} });
    const machine = world.machine(given);
    await runBatch(machine.hall);
    setPull(world, "ENG-2", { status: "closed", closedAt: "2026-03-01T00:00:00.000Z" });
    await runBatch(machine.hall);
    expect(planIn(world, "ENG-1")).toBeUndefined();
  });

  it("keep what people wrote around the warning, and stay ready when somebody marked them so", async () => {
    const world = worldOf();
    const machine = world.machine(given);
    const { upsertPullRequest } = machine.ports.forge;
    const edited: Forge["upsertPullRequest"] = async (wanted) => {
      const answer = await upsertPullRequest(wanted);
      if (answer.operation === "created")
        setPull(world, "ENG-1", { body: `Read this first.\n\n${pullOf(world, "ENG-1").body}`, draft: false });
      return answer;
    };
    const forge = { ...machine.ports.forge, upsertPullRequest: edited };
    await runBatch({ ...machine.hall, ports: { ...machine.ports, forge } });
    expect(pullOf(world, "ENG-1").body).toMatch(/^Read this first\.[\s\S]*Would conflict/);
    expect(pullOf(world, "ENG-1").draft).toBe(false);
  });
});

describe("drafts that stand on each other", () => {
  it("do not count as conflicts, in the first run or the next, and are merged from the bottom", async () => {
    const world = createBatchWorld({
      "ENG-1": { ...blockedBy("ENG-2"), files: [SHARED] },
      "ENG-2": { files: [SHARED] },
      "ENG-3": {},
    });
    const machine = world.machine({ script: scriptOf(TURNS) });
    for (const run of ["first", "next"]) {
      const { mergePlan } = await runBatch(machine.hall);
      expect([run, mergePlan]).toEqual([run, { order: ["ENG-2", "ENG-1", "ENG-3"], conflicts: [], behindBase: [] }]);
    }
    expect(world.pulls.map(({ body }) => mergePlanOf(body))).toEqual([undefined, undefined, undefined]);
  });

  it("hold the changes of what they stand on: whoever conflicts with those conflicts with them", async () => {
    const world = worldOf({ "ENG-3": blockedBy("ENG-1") });
    const done = await runBatch(world.machine(given).hall);
    expect(done.mergePlan?.conflicts.map(({ one, two }) => [one, two].sort())).toEqual([
      ["ENG-1", "ENG-2"],
      ["ENG-2", "ENG-3"],
    ]);
  });
});

describe("a base branch that has moved meanwhile", () => {
  /** Somebody has merged another price while the batch ran. */
  const moved = (world: FakeWorld, machine: Machine) => {
    const { store, base } = world;
    const tree = store.putTree(new Map(Object.entries({ ...SHOP, [SHARED]: "export const price = 0;\n" })));
    const commit = store.putCommit({
      tree,
      parent: base.commit,
      message: "Price\n",
      date: "2026-02-01T00:00:00Z",
      ours: false,
    });
    const trees = { ...machine.ports.trees, base: async () => ({ branch: base.branch, commit, tree }) };
    return { ...machine.hall, ports: { ...machine.ports, trees } };
  };

  it("is told to the drafts against it that no longer merge, and to those alone", async () => {
    const world = createBatchWorld({ "ENG-1": { files: [SHARED] }, "ENG-2": {}, "ENG-3": blockedBy("ENG-1") });
    const done = await runBatch(moved(world, world.machine({ script: scriptOf({ "ENG-1": writing("one") }) })));
    expect(done.mergePlan?.behindBase).toEqual([{ key: "ENG-1", files: [SHARED] }]);
    expect(planIn(world, "ENG-1")).toContain(`- with the base branch as it is now, in \`${SHARED}\``);
    expect([planIn(world, "ENG-2"), planIn(world, "ENG-3")]).toEqual([undefined, undefined]);
  });
});

describe("a merge plan that cannot be made", () => {
  it.each<[string, (ports: Machine["ports"]) => Partial<Machine["ports"]>]>([
    [
      "because the forge fails",
      ({ forge }) => ({
        forge: {
          ...forge,
          upsertPullRequest: (wanted) =>
            wanted.found === undefined
              ? forge.upsertPullRequest(wanted)
              : Promise.reject(new PipelineError("GITHUB_UNAVAILABLE", "502")),
        },
      }),
    ],
    [
      "because git fails",
      ({ trees }) => ({ trees: { ...trees, merge: () => Promise.reject(new PipelineError("GIT_FAILED", "no")) } }),
    ],
  ])("%s fails nobody, and the next run makes it", async (_what, broken) => {
    const world = worldOf();
    const machine = world.machine(given);
    const done = await runBatch({ ...machine.hall, ports: { ...machine.ports, ...broken(machine.ports) } });
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered" });
    expect([done.mergePlan, done.ended.map(({ error, unsaid }) => error ?? unsaid)]).toEqual([
      undefined,
      [undefined, undefined],
    ]);
    expect(machine.log.lines).toContainEqual(expect.objectContaining({ level: "error", word: "not-compared" }));
    await runBatch(machine.hall);
    expect(planIn(world, "ENG-1")).toContain("- with #2");
  });

  it("is not missed by a single draft: nothing is compared", async () => {
    const world = createFakeWorld({ tickets: [partTicket("ENG-1")] });
    const { hall, calls } = recorded(world.machine({ script: () => partOf("ENG-1") }).hall);
    expect((await runBatch(hall)).mergePlan).toBeUndefined();
    expect(calls).not.toContain("trees.merge");
  });
});
