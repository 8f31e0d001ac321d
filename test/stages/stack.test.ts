import { describe, expect, it } from "vitest";
import type { Standing } from "../../src/core/plan.ts";
import { stack } from "../../src/stages/stack.ts";
import { pushForeign } from "../fakes/fake-workspace.ts";
import { createFakeWorld, type FakeWorld, recorded, SHOP, taskOf } from "../fakes/ports.ts";

const OWN_BASE = "linear-to-pr/eng-1-base";

/** Delivered work that adds one file to the shop. */
function standing({ store, base, remote }: FakeWorld, number: number, path = `src/part-${number}.ts`): Standing {
  const branch = `linear-to-pr/eng-${number}`;
  const tree = store.putTree(new Map([...Object.entries(SHOP), [path, `export const part = ${number};\n`]]));
  const committedAt = `2026-01-0${number}T00:00:00.000Z`;
  const commit = store.putCommit({ tree, parent: base.commit, message: `${number}\n`, date: committedAt, ours: true });
  remote.branches.set(branch, commit);
  const pullRequest = { number: number + 10, url: `https://github.example/pull/${number + 10}` };
  return { key: `ENG-${number}`, branch, commit, tree, committedAt, pullRequest };
}
async function given() {
  const world = createFakeWorld();
  const { hall, calls } = recorded(world.machine().hall);
  const task = await taskOf({ hall });
  calls.length = 0;
  return { world, task, calls, on: (parents: readonly Standing[]) => stack(task, parents, hall.ports, hall.settings) };
}

describe("where a task starts", () => {
  it("is the trusted base when it stands on nothing, whatever it stood on before", async () => {
    const { world, task, calls, on } = await given();
    expect(await on([])).toEqual({ task: { ...task, base: "main", standsOn: [] }, base: world.base });
    expect(calls).toEqual([]);
  });

  it("is the parent's commit when it stands on one, and its draft is against the parent's branch", async () => {
    const { world, task, calls, on } = await given();
    const parent = standing(world, 2);
    const { branch, commit, tree } = parent;
    expect(await on([parent])).toEqual({
      task: { ...task, base: branch, standsOn: [parent] },
      base: { branch, commit, tree },
    });
    expect(calls).toEqual([]);
  });

  it("is a merge of all when it stands on several, not pushed yet, on a branch of its own", async () => {
    const { world, on } = await given();
    const parents = [2, 3, 4].map((number) => standing(world, number));
    const stacked = await on(parents);
    if ("outcome" in stacked) throw new Error(stacked.reason);
    const { base, task } = stacked;
    expect([base.branch, task.base, task.standsOn]).toEqual([OWN_BASE, OWN_BASE, parents]);
    const texts = world.store.textsOf(base.tree);
    expect([2, 3, 4].filter((number) => !texts.has(`src/part-${number}.ts`))).toEqual([]);
    const top = world.store.getCommit(base.commit);
    expect([top.alsoParents, world.store.getCommit(top.parent).alsoParents]).toEqual([
      [parents[2]?.commit],
      [parents[1]?.commit],
    ]);
    expect(world.remote.branches.has(OWN_BASE)).toBe(false);
  });

  it("is the same commit every time, so that a second run finds what the first one pushed", async () => {
    const { world, on } = await given();
    const parents = [2, 3].map((number) => standing(world, number));
    expect(await on(parents)).toEqual(await on(parents));
  });

  it("is nowhere when the parents do not merge: the draft and the files are named, nothing is made", async () => {
    const { world, on } = await given();
    const parents = [standing(world, 2, "src/new.ts"), standing(world, 3), standing(world, 4, "src/new.ts")];
    expect(await on(parents)).toEqual({
      outcome: "merge-conflict",
      reason: "#14 does not merge with the others: src/new.ts",
    });
  });

  it("is nowhere when somebody else's work lies on the branch for the merge", async () => {
    const { world, calls, on } = await given();
    const theirs = pushForeign(world.store, world.remote, OWN_BASE, world.base.commit);
    const stacked = await on([2, 3].map((number) => standing(world, number)));
    expect(stacked).toEqual({
      outcome: "foreign-branch",
      reason: `branch ${OWN_BASE} holds commit ${theirs.slice(0, 9)}, which is not ours`,
    });
    expect(calls).toEqual(["workspace.findRemoteBranch"]);
  });
});
