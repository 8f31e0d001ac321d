// P8 for a batch: whatever call breaks off, the next run ends with the same drafts on the same bases, one of everything.
import { describe, expect, it } from "vitest";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import type { Script } from "../fakes/fake-agent.ts";
import type { FakeWorld, Machine, MachineSettings } from "../fakes/ports.ts";
import { recorded } from "../fakes/ports.ts";
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
} from "./batch-world.ts";
import { type Crash, crashing } from "./crashing.ts";

/** A parent, its child, and one that has nothing to do with them. */
const KEYS = ["ENG-1", "ENG-2", "ENG-3"];
const GIVEN: MachineSettings = {
  script: scriptOf(),
  commands: [{ name: "test", run: "npm test" }],
  config: { deliver: { states: { delivered: "In Review", failed: "Todo" } }, orchestrate: { slots: 2 } },
};
const createWorld = () =>
  createBatchWorld({ "ENG-1": {}, "ENG-2": blockedBy("ENG-1"), "ENG-3": {} }, { "README.md": "# Shop\n" });

async function runInto(machine: Machine, crash: Crash): Promise<void> {
  await runBatch(crashing(machine.hall, crash)).catch(() => undefined);
}

async function expectOneOfEverything(world: FakeWorld, machine: Machine): Promise<void> {
  const done = await runBatch(machine.hall);
  expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered", "ENG-3": "delivered" });
  expect(done.ended.filter(({ error, unsaid }) => error !== undefined || unsaid !== undefined)).toEqual([]);
  expect(world.pulls.map(({ branch, status }) => [branch, status]).sort()).toEqual(
    KEYS.map((key) => [branchOf(key), "open"]),
  );
  expect([...world.remote.branches.keys()].sort()).toEqual(KEYS.map(branchOf));
  const [parent, child, other] = KEYS.map((key) => headOf(world, branchOf(key)));
  expect([parent?.parent, child?.parent, other?.parent]).toEqual([world.base.commit, parent?.id, world.base.commit]);
  expect(KEYS.map((key) => pullOf(world, key).base)).toEqual(["main", branchOf("ENG-1"), "main"]);
  expect(KEYS.map((key) => headOf(world, branchOf(key)).texts.has(fileOf(key)))).toEqual([true, true, true]);
  for (const ticket of world.board.values()) {
    expect(ticket.comments.map(({ id }) => id)).toEqual([outcomeCommentId(ticket.id)]);
    expect(ticket.comments[0]?.body).toContain(pullOf(world, ticket.key).url);
    expect([ticket.state.name, ticket.attachments.length]).toEqual(["In Review", 1]);
  }
  expect(endingOf(done, "ENG-2").pullRequest?.number).toBe(pullOf(world, "ENG-2").number);
  expect(machine.workspace.workdirs.size).toBe(0);
}

async function countCalls(): Promise<number> {
  const { hall, calls } = recorded(createWorld().machine(GIVEN).hall);
  await runBatch(hall);
  return calls.length;
}

const CALLS = await countCalls();

describe.each(["before", "after"] as const)("a batch that breaks off %s the effect of a call", (when) => {
  it("has many calls to break off at", () => {
    expect(CALLS).toBeGreaterThan(70);
  });

  it.each(["fails", "dies"] as const)("and %s there is put right by the next run, for every call", async (how) => {
    for (let at = 1; at <= CALLS; at += 1) {
      const world = createWorld();
      const machine = world.machine(GIVEN);
      await runInto(machine, { at, when, how });
      await expectOneOfEverything(world, machine).catch((error: unknown) => {
        throw new Error(`broke off at call ${at} of ${CALLS}`, { cause: error });
      });
    }
  });
});

it("a follow-up round that breaks off anywhere is put right by the next run: its draft stands on the owner's work", async () => {
  const owned = fileOf("ENG-1");
  const request = `## \`${owned}\`\nReason: the rate is read there\nSmallest: one import\n`;
  const script: Script = ({ key, prompt }) => {
    if (key === "ENG-1") return partOf(key);
    if (prompt.includes("free now")) return { edits: { "SCOPE-EXPANSIONS.md": null, [owned]: "both\n" } };
    return { edits: { ...partOf(key).edits, "SCOPE-EXPANSIONS.md": request } };
  };
  const create = () => createBatchWorld({ "ENG-1": {}, "ENG-2": {} }, { "README.md": "# Shop\n" });
  const { hall, calls } = recorded(create().machine({ script }).hall);
  await runBatch(hall);
  for (let at = calls.indexOf("tracker.say"); at <= calls.length; at += 1) {
    for (const how of ["fails", "dies"] as const) {
      const world = create();
      const machine = world.machine({ script });
      await runInto(machine, { at, when: at % 2 === 0 ? "before" : "after", how });
      await runBatch(machine.hall);
      const head = headOf(world, branchOf("ENG-2"));
      const seen = [head.parent, head.texts.get(owned), head.texts.has(fileOf("ENG-2")), world.pulls.length];
      const expected = [headOf(world, branchOf("ENG-1")).id, "both\n", true, 2];
      const base = pullOf(world, "ENG-2").base;
      expect([`${how} at call ${at}`, ...seen, base]).toEqual([`${how} at call ${at}`, ...expected, branchOf("ENG-1")]);
    }
  }
});
