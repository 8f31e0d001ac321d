// The hall for many: who runs beside whom, what one failure means for the others, and what keeps a batch from starting.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exitCodeOfEndings } from "../../src/core/ending.ts";
import type { Outcome } from "../../src/core/outcome.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import type { Batch } from "../../src/orchestrate.ts";
import type { AgentTurn } from "../fakes/fake-agent.ts";
import { stateNamed } from "../fakes/fake-tracker.ts";
import { codeOf, type FakeWorld, type MachineSettings, recorded } from "../fakes/ports.ts";
import {
  blockedBy,
  branchOf,
  createBatchWorld,
  createGate,
  endingOf,
  fileOf,
  headOf,
  outcomesOf,
  partOf,
  pullOf,
  runBatch,
  scriptOf,
  told,
} from "./batch-world.ts";

const NOTHING: readonly AgentTurn[] = [{}];
const keysTo = (count: number) => Array.from({ length: count }, (_, at) => `ENG-${at + 1}`);
const independent = (count: number) => createBatchWorld(Object.fromEntries(keysTo(count).map((key) => [key, {}])));
const slots = (count: number, more: object = {}) => ({
  orchestrate: { slots: count, ...more },
  plan: { predict: "off" },
});
const exitCodeOf = ({ ended }: Batch) =>
  exitCodeOfEndings(
    ended.map(({ ending }) => ending),
    ended.flatMap(({ error }) => (error === undefined ? [] : [error])),
  );

/** A batch whose agents wait at a gate. */
function gated(world: FakeWorld, given: MachineSettings & { readonly turns?: Parameters<typeof scriptOf>[0] } = {}) {
  const { turns = {}, ...settings } = given;
  const gate = createGate(({ key, turn }) => turns[key]?.[turn - 1] ?? partOf(key));
  const machine = world.machine({ ...settings, script: gate.script });
  return { gate, machine, batch: runBatch(machine.hall) };
}

describe("one failure", () => {
  const FAMILY = {
    "ENG-1": {},
    "ENG-2": blockedBy("ENG-1"),
    "ENG-3": blockedBy("ENG-2"),
    "ENG-4": {},
    "ENG-5": blockedBy("ENG-4"),
  };

  it("skips those that depend on it, over several steps, each told why, and nobody else", async () => {
    const world = createBatchWorld(FAMILY);
    const machine = world.machine({ script: scriptOf({ "ENG-1": NOTHING }) });
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({
      "ENG-1": "no-change",
      "ENG-2": "skipped",
      "ENG-3": "skipped",
      "ENG-4": "delivered",
      "ENG-5": "delivered",
    });
    expect(endingOf(done, "ENG-2").reason).toBe("depends on ENG-1, which failed");
    expect(endingOf(done, "ENG-3").reason).toBe("depends on ENG-2, which was skipped because of ENG-1");
    for (const key of ["ENG-2", "ENG-3"])
      expect(told(world, key)).toContain("was not started, because one it depends on");
    // Only a ticket's own key may stand in its comment: Linear would relate the other one.
    expect([told(world, "ENG-2").includes("ENG-1"), told(world, "ENG-3").includes("ENG-2")]).toEqual([false, false]);
    expect([exitCodeOf(done), done.paused, machine.watched.statesOf("ENG-3")]).toEqual([4, undefined, ["skipped"]]);
  });

  it("tells every ticket of a skipped task that does several", async () => {
    const world = createBatchWorld({
      "ENG-1": {},
      "ENG-2": { ...blockedBy("ENG-1"), files: ["src/both.ts"] },
      "ENG-3": { files: ["src/both.ts"] },
    });
    const config = { plan: { overlap: "merge" } };
    await runBatch(world.machine({ config, script: scriptOf({ "ENG-1": NOTHING }) }).hall);
    expect([told(world, "ENG-2"), told(world, "ENG-3")]).toEqual([
      expect.stringContaining("was not started"),
      expect.stringContaining("was not started"),
    ]);
  });

  it.each([
    ["from the work of the first when that was delivered", {}, branchOf("ENG-1")],
    ["from the base when the first came to nothing", { "ENG-1": NOTHING }, "main"],
  ])("of two that share a file: the second starts %s", async (_what, turns, base) => {
    const world = createBatchWorld({ "ENG-1": { files: ["src/price.ts"] }, "ENG-2": { files: ["src/price.ts"] } });
    const edit = { edits: { "src/price.ts": "export const price = 2;\n" } };
    const machine = world.machine({
      script: scriptOf({
        "ENG-1": [{ edits: { "src/price.ts": "export const price = 1;\n" } }],
        "ENG-2": [edit],
        ...turns,
      }),
    });
    const done = await runBatch(machine.hall);
    expect(endingOf(done, "ENG-2").outcome).toBe("delivered");
    expect(pullOf(world, "ENG-2").base).toBe(base);
    const parent = base === "main" ? world.base.commit : headOf(world, base).id;
    expect(headOf(world, branchOf("ENG-2")).parent).toBe(parent);
    expect(machine.agent.story).toEqual(["+ENG-1", "-ENG-1", "+ENG-2", "-ENG-2"]);
  });
});

describe("a ticket whose files nobody knows", () => {
  const world = () => createBatchWorld({ "ENG-1": {}, "ENG-2": { files: [] }, "ENG-3": {} });

  it("runs alone, and neither stands on the others nor they on it", async () => {
    const there = world();
    const { gate, batch } = gated(there, {
      config: slots(4),
      turns: { "ENG-2": [{ edits: { "src/new.ts": "export {};\n" } }] },
    });
    const beside: string[][] = [];
    for (await gate.settled(); gate.held.length > 0; ) {
      beside.push([...gate.held].sort());
      await gate.release(...gate.held);
    }
    expect(beside.filter((held) => held.includes("ENG-2"))).toEqual([["ENG-2"]]);
    expect(beside).toHaveLength(2);
    await batch;
    expect(there.pulls.map(({ base }) => base)).toEqual(["main", "main", "main"]);
  });

  it("runs beside the others when that is asked for", async () => {
    const { gate, batch } = gated(world(), { config: slots(4, { unknownTerritory: "parallel" }) });
    await gate.settled();
    expect([...gate.held].sort()).toEqual(["ENG-1", "ENG-2", "ENG-3"]);
    await gate.release(...gate.held);
    await batch;
  });

  it("does not take those with it that only wait for its end", async () => {
    const done = await runBatch(world().machine({ config: slots(4), script: scriptOf({ "ENG-2": NOTHING }) }).hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "no-change", "ENG-3": "delivered" });
  });
});

describe("slots", () => {
  it("bound what runs at once, and one that frees is filled at once", async () => {
    const { gate, machine, batch } = gated(independent(5), { config: slots(2) });
    await gate.settled();
    expect(gate.held).toEqual(["ENG-1", "ENG-2"]);
    await gate.release("ENG-2");
    expect(gate.held).toEqual(["ENG-1", "ENG-3"]);
    await gate.release("ENG-3");
    expect(gate.held).toEqual(["ENG-1", "ENG-4"]);
    await gate.release("ENG-1", "ENG-4");
    expect(gate.held).toEqual(["ENG-5"]);
    await gate.release("ENG-5");
    expect(new Set(Object.values(outcomesOf(await batch)))).toEqual(new Set(["delivered"]));
    expect(machine.agent.assignments).toHaveLength(5);
  });

  it("go first to what took longest in an earlier batch", async () => {
    const takes = (key: string) => (key === "ENG-3" ? 600_000 : 1000);
    const world = independent(3);
    const machine = world.machine({ config: slots(1), script: ({ key }) => ({ ...partOf(key), takesMs: takes(key) }) });
    await runBatch(machine.hall);
    // All is to be done once more: the tickets say something else now.
    for (const ticket of world.board.values())
      world.board.set(ticket.id, { ...ticket, description: "Export another rate." });
    await runBatch(machine.hall);
    expect(machine.agent.story.filter((step) => step.startsWith("+"))).toEqual(
      ["ENG-1", "ENG-2", "ENG-3", "ENG-3", "ENG-1", "ENG-2"].map((key) => `+${key}`),
    );
  });

  it("stay empty at a barrier between phases when the order is phases", async () => {
    const world = () => createBatchWorld({ "ENG-1": {}, "ENG-2": {}, "ENG-3": blockedBy("ENG-1") });
    const seen: Record<string, string[]> = {};
    for (const order of ["dag", "phases"]) {
      const { gate, batch } = gated(world(), { config: slots(3, { order }) });
      await gate.settled();
      await gate.release("ENG-1");
      seen[order] = [...gate.held];
      for (; gate.held.length > 0; ) await gate.release(...gate.held);
      await batch;
    }
    expect(seen).toEqual({ dag: ["ENG-2", "ENG-3"], phases: ["ENG-2"] });
  });

  it("show on the board what runs, in the plan's phases", async () => {
    const world = createBatchWorld({ "ENG-1": {}, "ENG-2": blockedBy("ENG-1") });
    const { hall, watched } = world.machine({ script: scriptOf() });
    await runBatch(hall);
    expect(watched.rows.map(({ key, phase }) => [key, phase])).toEqual([
      ["ENG-1", "A"],
      ["ENG-2", "B"],
    ]);
    expect(watched.statesOf("ENG-2")).toEqual(["scaffold", "run", "verify", "deliver", "delivered"]);
    expect([watched.begun, watched.ended]).toEqual([1, 1]);
  });
});

describe("any batch", () => {
  const FILES = ["src/a.ts", "src/b.ts", "src/c.ts", "src/d.ts"];
  const plans = fc
    .array(
      fc.record({
        files: fc.subarray(FILES, { maxLength: 2 }),
        waitsFor: fc.array(fc.nat(7), { maxLength: 2 }),
        ticks: fc.nat(3),
        fails: fc.boolean(),
      }),
      { minLength: 2, maxLength: 8 },
    )
    .map((all) =>
      all.map(({ waitsFor, fails, ...one }, at) => ({
        ...one,
        key: `ENG-${at + 1}`,
        waitsFor: [...new Set(waitsFor.filter((other) => other < at).map((other) => `ENG-${other + 1}`))],
        // Three failures in a row would pause it.
        fails: fails && all.slice(0, at).filter((before) => before.fails).length < 2,
      })),
    );

  it("keeps two owners of a file apart, keeps to its slots, and gives every task the ending it deserves", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.integer({ min: 1, max: 4 }), async (tasks, most) => {
        const byKey = new Map(tasks.map((task) => [task.key, task]));
        const world = createBatchWorld(
          Object.fromEntries(tasks.map(({ key, files, waitsFor }) => [key, { files, ...blockedBy(...waitsFor) }])),
          { "README.md": "# Shop\n" },
        );
        const running = new Set<string>();
        const mistakes: string[] = [];
        const machine = world.machine({
          config: slots(most),
          script: async ({ key, read }) => {
            const task = byKey.get(key);
            for (const other of running) {
              const shared = byKey.get(other)?.files.filter((file) => task?.files.includes(file)) ?? [];
              const unknown = task?.files.length === 0 || byKey.get(other)?.files.length === 0;
              if (shared.length > 0 || unknown) mistakes.push(`${key} beside ${other}`);
            }
            running.add(key);
            if (running.size > most) mistakes.push(`${running.size} at once`);
            for (let tick = 0; tick < (task?.ticks ?? 0); tick += 1) {
              await new Promise((resolve) => setImmediate(resolve));
            }
            running.delete(key);
            if (task?.fails === true) return {};
            const files = task?.files.length ? task.files : [fileOf(key)];
            return { edits: Object.fromEntries(files.map((file) => [file, `${read(file) ?? ""}// ${key}\n`])) };
          },
        });
        const done = await runBatch(machine.hall);
        const expected = new Map<string, Outcome>();
        for (const { key, fails, waitsFor } of tasks) {
          const isSkipped = waitsFor.some((other) => expected.get(other) !== "delivered");
          expected.set(key, isSkipped ? "skipped" : fails ? "no-change" : "delivered");
        }
        expect(mistakes).toEqual([]);
        expect(new Map(Object.entries(outcomesOf(done)))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a batch is paused", () => {
  it("after three failures of one kind in a row: the rest is not started, and the exit code says so", async () => {
    const world = independent(5);
    const turns = Object.fromEntries(keysTo(5).map((key) => [key, NOTHING]));
    const machine = world.machine({ config: slots(1), script: scriptOf(turns) });
    const done = await runBatch(machine.hall);
    expect(done.paused).toMatch(/^3 tasks in a row ended with no-change/);
    expect(Object.values(outcomesOf(done))).toEqual([
      "no-change",
      "no-change",
      "no-change",
      "not-started",
      "not-started",
    ]);
    expect(endingOf(done, "ENG-5").reason).toBe(done.paused);
    expect([machine.agent.assignments.length, exitCodeOf(done), told(world, "ENG-5")]).toEqual([3, 3, ""]);
  });

  it("not after three failures of different kinds, nor with a success between them", async () => {
    const limit: AgentTurn = { ...partOf("ENG-2"), report: { outcome: "max-turns" } };
    for (const turns of [
      { "ENG-1": NOTHING, "ENG-2": [limit], "ENG-3": NOTHING },
      { "ENG-1": NOTHING, "ENG-2": NOTHING, "ENG-4": NOTHING },
    ]) {
      const done = await runBatch(independent(4).machine({ config: slots(1), script: scriptOf(turns) }).hall);
      expect([done.paused, Object.values(outcomesOf(done)).includes("not-started")]).toEqual([undefined, false]);
    }
  });

  it("by the stop file: what runs comes to its end, and the next run does the rest and nothing twice", async () => {
    const world = independent(3);
    const { gate, machine, batch } = gated(world, { config: slots(1) });
    await gate.settled();
    machine.files.texts.set("/state/stop", "");
    await gate.release("ENG-1");
    const done = await batch;
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "not-started", "ENG-3": "not-started" });
    expect([done.paused, exitCodeOf(done)]).toEqual(["the stop file /state/stop is there", 3]);

    machine.files.texts.delete("/state/stop");
    const again = runBatch(machine.hall);
    for (await gate.settled(); gate.held.length > 0; ) await gate.release(...gate.held);
    expect(new Set(Object.values(outcomesOf(await again)))).toEqual(new Set(["delivered"]));
    expect(machine.agent.story.filter((step) => step.startsWith("+"))).toEqual(["+ENG-1", "+ENG-2", "+ENG-3"]);
  });

  it("when the stop file cannot be read, and what runs is still waited for", async () => {
    const { gate, machine, batch } = gated(independent(3), { config: slots(2) });
    await gate.settled();
    // A folder in its place.
    machine.files.texts.set("/state/stop/now", "");
    await gate.release("ENG-1");
    expect(gate.held).toEqual(["ENG-2"]);
    await gate.release("ENG-2");
    const done = await batch;
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered", "ENG-3": "not-started" });
    expect(done.paused).toMatch(/^the stop file \/state\/stop cannot be read/);
  });

  it.each([
    ["command-line", ""],
    ["repository_dispatch", "before this ticket's turn came"],
  ] as const)("from outside: what runs is stopped, the rest not started; %s", async (source, words) => {
    const world = independent(3);
    const controller = new AbortController();
    const { gate, machine, batch } = gated(world, {
      config: slots(2),
      signal: controller.signal,
      asked: { source },
    });
    await gate.settled();
    controller.abort();
    const done = await batch;
    expect(outcomesOf(done)).toEqual({ "ENG-1": "cancelled", "ENG-2": "cancelled", "ENG-3": "not-started" });
    expect([done.paused, exitCodeOf(done)]).toEqual(["stopped from outside", 3]);
    expect(told(world, "ENG-3")).toEqual(expect.stringContaining(words));
    expect(told(world, "ENG-3") === "").toBe(words === "");
    expect([machine.agent.assignments.length, machine.workspace.workdirs.size]).toEqual([2, 0]);
  });
});

describe("a ticket that waits for one outside the batch", () => {
  const outside = (state?: string): FakeWorld => {
    const world = createBatchWorld({ "ENG-1": blockedBy("ENG-9"), "ENG-2": blockedBy("ENG-1"), "ENG-3": {} });
    const other: Ticket | undefined = world.board.get("id-eng-3");
    if (state !== undefined && other !== undefined)
      world.board.set("id-eng-9", { ...other, id: "id-eng-9", key: "ENG-9", state: stateNamed(state) });
    return world;
  };
  const asked = { keys: ["ENG-1", "ENG-2", "ENG-3"] };

  it.each([
    ["is not done", "Todo", "not done"],
    ["nobody knows", undefined, "not known to be done"],
  ])("that %s is parked with those that wait for it, told, and not started", async (_what, state, words) => {
    const world = outside(state);
    const machine = world.machine({ asked, script: scriptOf() });
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({ "ENG-3": "delivered", "ENG-1": "parked", "ENG-2": "parked" });
    expect(endingOf(done, "ENG-1").reason).toBe(`blocked by ENG-9, which is not in this batch and ${words}`);
    expect(endingOf(done, "ENG-2").reason).toMatch(/^waits for ENG-1, which is blocked by ENG-9/);
    for (const key of ["ENG-1", "ENG-2"]) expect(told(world, key)).toContain("waits for another one");
    expect([machine.agent.story, exitCodeOf(done)]).toEqual([["+ENG-3", "-ENG-3"], 0]);
  });

  it.each(["Done", "Canceled"])("that is %s is started", async (state) => {
    const done = await runBatch(outside(state).machine({ asked, script: scriptOf() }).hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered", "ENG-3": "delivered" });
  });

  it("goes on when the one it waits for is in the batch and was done by hand", async () => {
    const world = createBatchWorld({ "ENG-1": { state: stateNamed("Done") }, "ENG-2": blockedBy("ENG-1") });
    const machine = world.machine({ script: scriptOf() });
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "superseded", "ENG-2": "delivered" });
    expect([machine.agent.story[0], exitCodeOf(done)]).toEqual(["+ENG-2", 0]);
  });
});

describe("nothing is started", () => {
  it("of a batch with a circle, which is named", async () => {
    const world = createBatchWorld({ "ENG-1": blockedBy("ENG-2"), "ENG-2": blockedBy("ENG-1"), "ENG-3": {} });
    const { hall, calls } = recorded(world.machine({ script: scriptOf() }).hall);
    expect(await codeOf(runBatch(hall))).toMatch(/^PLAN_INVALID: .*ENG-1.*ENG-2/);
    expect(calls.filter((call) => /agent|workspace|say/.test(call))).toEqual([]);
  });

  it("of a ticket whose branch cannot be created, and it is told which branch is in the way", async () => {
    const world = independent(2);
    world.remote.branches.set("linear-to-pr", world.base.commit);
    const machine = world.machine({ script: scriptOf() });
    const done = await runBatch(machine.hall);
    expect(done.ended.map(({ ending }) => ending.errorCode)).toEqual(["BRANCH_TAKEN", "BRANCH_TAKEN"]);
    expect(endingOf(done, "ENG-1").reason).toContain("has a branch linear-to-pr");
    expect(told(world, "ENG-2")).toContain("linear-to-pr/eng-2 cannot be created");
    expect([machine.agent.assignments, exitCodeOf(done)]).toEqual([[], 2]);
  });

  it("of a ticket that another process has, which is left to tell it; what depends on it waits for another run", async () => {
    const world = createBatchWorld({ "ENG-1": {}, "ENG-2": blockedBy("ENG-1"), "ENG-3": {} });
    const machine = world.machine({ script: scriptOf() });
    const theirs = await machine.workspace.claim("eng-1");
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "failed", "ENG-2": "skipped", "ENG-3": "delivered" });
    expect([endingOf(done, "ENG-1").errorCode, told(world, "ENG-1")]).toEqual(["TICKET_BUSY", ""]);
    await theirs?.[Symbol.asyncDispose]();
    expect(outcomesOf(await runBatch(machine.hall))).toMatchObject({ "ENG-1": "delivered", "ENG-2": "delivered" });
  });
});
