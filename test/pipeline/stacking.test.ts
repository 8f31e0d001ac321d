// Where a task of a batch starts, and where its draft points: on the base, on one parent, on a merge of several.
import { describe, expect, it } from "vitest";
import { PipelineError } from "../../src/errors.ts";
import { pushForeign } from "../fakes/fake-workspace.ts";
import { type Machine, type MachineSettings, recorded } from "../fakes/ports.ts";
import {
  blockedBy,
  branchOf,
  createBatchWorld,
  endingOf,
  fileOf,
  headOf,
  outcomesOf,
  partOf,
  pullOf,
  runBatch,
  scriptOf,
  setPull,
  told,
} from "./batch-world.ts";

const BASE_OF_3 = `${branchOf("ENG-3")}-base`;
const FAMILY = { "ENG-1": {}, "ENG-2": {}, "ENG-3": blockedBy("ENG-1", "ENG-2"), "ENG-4": blockedBy("ENG-3") };

describe("a task with one parent", () => {
  const batch = async () => {
    const world = createBatchWorld({ "ENG-1": {}, "ENG-2": blockedBy("ENG-1") });
    const seen: (string | undefined)[] = [];
    const machine = world.machine({
      script: ({ key, read }) => {
        if (key === "ENG-2") seen.push(read(fileOf("ENG-1")));
        return partOf(key);
      },
    });
    return { world, machine, seen, done: await runBatch(machine.hall) };
  };

  it("starts from the parent's delivered commit, and its agent sees the parent's files", async () => {
    const { world, seen, done } = await batch();
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered" });
    expect(seen).toEqual([partOf("ENG-1").edits?.[fileOf("ENG-1")]]);
    const [parent, child] = [headOf(world, branchOf("ENG-1")), headOf(world, branchOf("ENG-2"))];
    expect(child.parent).toBe(parent.id);
    expect([...child.texts.keys()]).toEqual(expect.arrayContaining([fileOf("ENG-1"), fileOf("ENG-2")]));
  });

  it("has a draft against the parent's branch that names the parent's draft by number and never by key", async () => {
    const { world, done } = await batch();
    const { base, body } = pullOf(world, "ENG-2");
    expect([pullOf(world, "ENG-1").base, base]).toEqual(["main", branchOf("ENG-1")]);
    expect(body).toMatch(/Merge \[#1\]\(\S+\) first/);
    expect([body.includes("ENG-1"), pullOf(world, "ENG-1").body.includes("ENG-2")]).toEqual([false, false]);
    expect([endingOf(done, "ENG-1").standsOn, endingOf(done, "ENG-2").standsOn]).toEqual([undefined, ["ENG-1"]]);
    expect([told(world, "ENG-2").includes("ENG-1"), told(world, "ENG-2").includes("merge that first")]).toEqual([
      false,
      true,
    ]);
  });

  it("shows only its own change in its draft", async () => {
    const { done } = await batch();
    const [, child] = done.ended;
    expect(child?.delivery?.change.files.map(({ path }) => path)).toEqual([fileOf("ENG-2")]);
  });

  it("starts from what an earlier run delivered, also when a person has gone on there", async () => {
    const world = createBatchWorld({ "ENG-1": {}, "ENG-2": blockedBy("ENG-1") });
    const first = world.machine({ asked: { keys: ["ENG-1"] }, script: scriptOf() });
    await runBatch(first.hall);
    const byHand = pushForeign(world.store, world.remote, branchOf("ENG-1"), world.base.commit);
    const done = await runBatch(world.machine({ script: scriptOf() }).hall);
    expect(endingOf(done, "ENG-1")).toMatchObject({ outcome: "delivered", operation: "not-updated", rounds: 0 });
    expect([headOf(world, branchOf("ENG-2")).parent, pullOf(world, "ENG-2").base]).toEqual([byHand, branchOf("ENG-1")]);
  });

  it("is not started from the base when nobody can say what is on the parent's branch", async () => {
    const world = createBatchWorld({ "ENG-1": {}, "ENG-2": blockedBy("ENG-1") });
    await runBatch(world.machine({ asked: { keys: ["ENG-1"] }, script: scriptOf() }).hall);
    world.remote.branches.delete(branchOf("ENG-1"));
    const machine = world.machine({ script: scriptOf() });
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "skipped" });
    expect(machine.agent.assignments).toEqual([]);
  });
});

describe("a task with two parents", () => {
  it("starts from a merge of both on a branch of its own, which its draft is against", async () => {
    const world = createBatchWorld(FAMILY);
    const done = await runBatch(world.machine({ script: scriptOf() }).hall);
    expect(new Set(Object.values(outcomesOf(done)))).toEqual(new Set(["delivered"]));
    const merged = headOf(world, BASE_OF_3);
    expect([merged.parent, ...(merged.alsoParents ?? [])]).toEqual([
      headOf(world, branchOf("ENG-1")).id,
      headOf(world, branchOf("ENG-2")).id,
    ]);
    expect([merged.texts.has(fileOf("ENG-1")), merged.texts.has(fileOf("ENG-2"))]).toEqual([true, true]);
    expect([merged.message.includes("ENG-3"), /ENG-[12]/.test(merged.message)]).toEqual([true, false]);
    expect([headOf(world, branchOf("ENG-3")).parent, pullOf(world, "ENG-3").base]).toEqual([merged.id, BASE_OF_3]);
    expect(pullOf(world, "ENG-3").body).toMatch(/Merge \[#1\]\(\S+\) and \[#2\]\(\S+\) first/);
    // Whoever comes next stands on that one alone: it holds the others.
    expect(pullOf(world, "ENG-4").base).toBe(branchOf("ENG-3"));
  });

  it("finds that merge the second time and pushes nothing", async () => {
    const world = createBatchWorld(FAMILY);
    const machine = world.machine({ script: scriptOf() });
    await runBatch(machine.hall);
    const before = new Map(world.remote.branches);
    const { hall, calls } = recorded(machine.hall);
    await runBatch(hall);
    expect([calls.includes("workspace.push"), world.remote.branches]).toEqual([false, before]);
  });

  it("is told of the files when its parents do not merge, and nobody is paid for it or what depends on it", async () => {
    const both = "src/price.ts";
    // Nobody says which files they are about, so both may edit the same one.
    const world = createBatchWorld({ ...FAMILY, "ENG-1": { files: [] }, "ENG-2": { files: [] } });
    const edit = (text: string) => [{ edits: { [both]: text } }];
    const machine = world.machine({
      script: scriptOf({ "ENG-1": edit("one\n"), "ENG-2": edit("two\n") }),
      config: { orchestrate: { unknownTerritory: "parallel" }, plan: { predict: "off" } },
    });
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({
      "ENG-1": "delivered",
      "ENG-2": "delivered",
      "ENG-3": "merge-conflict",
      "ENG-4": "skipped",
    });
    expect(endingOf(done, "ENG-3")).toMatchObject({
      reason: `#2 does not merge with the others: ${both}`,
      rounds: 0,
    });
    expect(machine.agent.story.filter((step) => /[34]$/.test(step))).toEqual([]);
    expect([told(world, "ENG-3").includes(both), told(world, "ENG-4")]).toEqual([
      true,
      expect.stringContaining("not started"),
    ]);
    expect(world.remote.branches.has(BASE_OF_3)).toBe(false);
  });

  it("leaves a branch of that name alone that is not ours, before anybody is paid", async () => {
    const world = createBatchWorld(FAMILY);
    const theirs = pushForeign(world.store, world.remote, BASE_OF_3, world.base.commit);
    const machine = world.machine({ script: scriptOf() });
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toMatchObject({ "ENG-3": "foreign-branch", "ENG-4": "skipped" });
    expect(endingOf(done, "ENG-3").reason).toContain(BASE_OF_3);
    expect([machine.agent.assignments.length, world.remote.branches.get(BASE_OF_3)]).toEqual([2, theirs]);
  });
});

describe("what a draft is against", () => {
  const delivered = async () => {
    const world = createBatchWorld({ "ENG-1": {}, "ENG-2": blockedBy("ENG-1") });
    const machine = world.machine({ script: scriptOf() });
    await runBatch(machine.hall);
    return { world, machine };
  };
  type Delivered = Awaited<ReturnType<typeof delivered>>;
  /** The forge merges the parent, and the base branch holds its work. */
  const mergeParent = ({ world, machine }: Delivered, given: MachineSettings = {}): Machine => {
    setPull(world, "ENG-1", { status: "merged", closedAt: "2026-03-01T00:00:00.000Z" });
    const { tree, id } = headOf(world, branchOf("ENG-1"));
    const trusted = { branch: "main", commit: id, tree };
    const next = world.machine({ script: scriptOf(), settings: { trusted, base: trusted }, ...given });
    return { ...next, hall: { ...next.hall, ports: { ...next.ports, files: machine.files } } };
  };

  it("becomes the base branch once the parent is merged, and nothing else is done", async () => {
    const before = await delivered();
    const machine = mergeParent(before);
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "already-merged", "ENG-2": "delivered" });
    expect([pullOf(before.world, "ENG-2").base, machine.agent.assignments]).toEqual(["main", []]);
  });

  it("becomes it also when the ticket of the parent is done, and then the parent counts as merged, not as left out", async () => {
    const before = await delivered();
    const parent = before.world.board.get("id-eng-1");
    if (parent === undefined) throw new Error("no ticket");
    before.world.board.set(parent.id, { ...parent, state: { id: "state-done", name: "Done", type: "completed" } });
    const done = await runBatch(mergeParent(before).hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "already-merged", "ENG-2": "delivered" });
    expect(pullOf(before.world, "ENG-2").base).toBe("main");
  });

  it("stays when a person chose it", async () => {
    const before = await delivered();
    setPull(before.world, "ENG-2", { base: "release/2" });
    await runBatch(mergeParent(before).hall);
    expect(pullOf(before.world, "ENG-2").base).toBe("release/2");
  });

  it("stays as long as the parent is open", async () => {
    const { world, machine } = await delivered();
    await runBatch(machine.hall);
    expect(pullOf(world, "ENG-2").base).toBe(branchOf("ENG-1"));
  });

  it("stays when the forge does not take the move, and the task ends well all the same", async () => {
    const before = await delivered();
    const machine = mergeParent(before);
    const refusal = new PipelineError("GITHUB_REJECTED", "there are no new commits between base and head");
    const forge = { ...machine.ports.forge, moveBase: () => Promise.reject(refusal) };
    const done = await runBatch({ ...machine.hall, ports: { ...machine.hall.ports, forge } });
    expect(outcomesOf(done)).toEqual({ "ENG-1": "already-merged", "ENG-2": "delivered" });
    expect(machine.log.lines).toContainEqual(expect.objectContaining({ level: "warn", word: "base-not-moved" }));
  });
});
