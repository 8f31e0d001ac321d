// A batch that is run again: what was paid for is taken over, what was judged is kept, and what is missing is done.
import { describe, expect, it } from "vitest";
import { PipelineError } from "../../src/errors.ts";
import type { Hall } from "../../src/pipeline.ts";
import type { AgentTurn } from "../fakes/fake-agent.ts";
import { type FakeWorld, type Machine, type MachineSettings, tapped } from "../fakes/ports.ts";
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
  told,
} from "./batch-world.ts";

const PROGRESS = "/state/artefacts/ENG-1/progress.json";
const FAMILY = { "ENG-1": {}, "ENG-2": blockedBy("ENG-1") };
const COMMANDS: MachineSettings = { commands: [{ name: "test", run: "npm test" }] };
const startsOf = ({ agent }: Machine, key = "ENG-1") => agent.story.filter((step) => step === `+${key}`).length;
const rewrite = (world: FakeWorld, description: string): void => {
  const ticket = world.board.get("id-eng-1");
  if (ticket !== undefined) world.board.set(ticket.id, { ...ticket, description });
};

/** Nothing works from the first call on that `isHere` names, as when the process is killed right before it. */
function killedAt(machine: Machine, isHere: (call: string, machine: Machine) => boolean): Hall {
  let isDead = false;
  return tapped(machine.hall, {
    before(call) {
      isDead ||= isHere(call, machine);
      if (isDead) throw new Error(`killed at ${call}`);
    },
  });
}
const reachedIn = ({ files }: Machine): string => /"reached":"(\w+)"/.exec(files.texts.get(PROGRESS) ?? "")?.[1] ?? "";

/** One run that is killed, one that is not. */
async function resumed(
  isHere: (call: string, machine: Machine) => boolean,
  between: (world: FakeWorld, machine: Machine) => void = () => undefined,
  given: MachineSettings = {},
) {
  const world = createBatchWorld(FAMILY);
  const machine = world.machine({ script: scriptOf(), ...COMMANDS, ...given });
  await runBatch(killedAt(machine, isHere)).catch(() => undefined);
  between(world, machine);
  const done = await runBatch(machine.hall);
  return { world, machine, done };
}

describe("a run that was killed", () => {
  it.each([
    ["after the attempt was saved", (_call: string, machine: Machine) => reachedIn(machine) === "attempt"],
    ["after the verdict was saved", (_call: string, machine: Machine) => reachedIn(machine) === "verdict"],
    ["right before the push", (call: string) => call === "workspace.push"],
    ["right before the pull request", (call: string) => call === "forge.upsertPullRequest"],
  ])("%s is gone on with, and its agent is not paid twice", async (_when, isHere) => {
    const { machine, world, done } = await resumed(isHere);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered" });
    expect([startsOf(machine), startsOf(machine, "ENG-2"), world.pulls.length]).toEqual([1, 1, 2]);
    expect(endingOf(done, "ENG-1").usage.costUsd).toBe(0.25);
    expect(headOf(world, branchOf("ENG-1")).texts.get(fileOf("ENG-1"))).toBe(partOf("ENG-1").edits?.[fileOf("ENG-1")]);
  });

  it("before the attempt was saved begins anew, and what it left is kept beside", async () => {
    const { machine, done } = await resumed(
      (call, { agent }) => agent.story.length > 0 && call === "workspace.collect",
    );
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered" });
    expect(startsOf(machine)).toBe(2);
    expect([...machine.workspace.bundles.keys()]).toEqual([expect.stringMatching(/^eng-1-left-over-/)]);
  });

  it("is gone on with from what was collected, not from what the directory holds since", async () => {
    const isVerifying = (_call: string, machine: Machine) => reachedIn(machine) === "attempt";
    const { world } = await resumed(isVerifying, (_world, { files }) =>
      files.texts.set(`/state/work/eng-1/${fileOf("ENG-1")}`, "half written"),
    );
    expect(headOf(world, branchOf("ENG-1")).texts.get(fileOf("ENG-1"))).not.toBe("half written");
  });

  const saved = (_call: string, machine: Machine) => reachedIn(machine) === "attempt";
  it.each<[string, (world: FakeWorld, machine: Machine) => void]>([
    ["the ticket says something else now", (world) => rewrite(world, "Export another rate for this part.")],
    [
      "its territory is another one now",
      (world) => {
        const ticket = world.board.get("id-eng-1");
        if (ticket !== undefined) world.board.set(ticket.id, { ...ticket, files: ["src/eng-1.ts", "src/price.ts"] });
      },
    ],
    ["nobody can read how far it was", (_world, { files }) => files.texts.set(PROGRESS, "garbage")],
    ["the note of how far it was is cut short", (_world, { files }) => files.texts.set(PROGRESS, '{"version":1,')],
    ["its attempt cannot be read", (_world, { files }) => files.texts.set("/state/artefacts/ENG-1/attempt.json", "{")],
  ])("begins anew when %s", async (_what, between) => {
    const { machine, done } = await resumed(saved, between);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered" });
    expect(startsOf(machine)).toBe(2);
  });

  it("begins anew when that is asked for", async () => {
    const world = createBatchWorld(FAMILY);
    const machine = world.machine({ script: scriptOf(), ...COMMANDS });
    await runBatch(killedAt(machine, saved)).catch(() => undefined);
    await runBatch({ ...machine.hall, memory: { again: true } });
    expect(startsOf(machine)).toBe(2);
  });

  it("begins anew when the agent was cut off, which is no result", async () => {
    const cut: AgentTurn = { ...partOf("ENG-1"), report: { outcome: "crashed" } };
    const { machine } = await resumed(saved, undefined, { script: scriptOf({ "ENG-1": [cut, partOf("ENG-1")] }) });
    expect(startsOf(machine)).toBe(2);
  });
});

describe("a batch that is run again", () => {
  const MEMORY = { batch: "/in/prompts-spring.md", again: false };
  const nothing = { "ENG-1": [{}, partOf("ENG-1")] };

  it("does nothing twice that was delivered", async () => {
    const world = createBatchWorld(FAMILY);
    const machine = world.machine({ script: scriptOf(), memory: MEMORY });
    await runBatch(machine.hall);
    const before = structuredClone([world.pulls, [...world.remote.branches], [...world.board.values()]]);
    const done = await runBatch(machine.hall);
    expect(done.ended.map(({ ending }) => [ending.outcome, ending.operation])).toEqual([
      ["delivered", "not-updated"],
      ["delivered", "not-updated"],
    ]);
    expect(machine.agent.assignments).toHaveLength(2);
    expect([world.pulls, [...world.remote.branches], [...world.board.values()]]).toEqual(before);
  });

  it("keeps what the same batch has judged, and what depends on it stays skipped", async () => {
    const world = createBatchWorld(FAMILY);
    const machine = world.machine({ script: scriptOf(nothing), memory: MEMORY });
    await runBatch(machine.hall);
    const before = told(world, "ENG-1");
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "no-change", "ENG-2": "skipped" });
    expect([startsOf(machine), done.ended[0]?.isFromBefore, told(world, "ENG-1")]).toEqual([1, true, before]);
  });

  it("is not paused by what was judged before: that costs nothing", async () => {
    const keys = ["ENG-1", "ENG-2", "ENG-3", "ENG-4"];
    const world = createBatchWorld(Object.fromEntries(keys.map((key) => [key, {}])));
    const turns = Object.fromEntries(keys.slice(0, 3).map((key) => [key, [{}]]));
    const config = { orchestrate: { slots: 1 } };
    const machine = world.machine({ script: scriptOf(turns), memory: MEMORY, config });
    expect((await runBatch(machine.hall)).paused).toMatch(/^3 tasks/);
    const done = await runBatch(machine.hall);
    expect([done.paused, outcomesOf(done)["ENG-4"], machine.agent.assignments.length]).toEqual([
      undefined,
      "delivered",
      4,
    ]);
  });

  it.each<[string, (world: FakeWorld) => void, Hall["memory"]]>([
    ["it is another batch", () => undefined, { ...MEMORY, batch: "/in/prompts-summer.md" }],
    ["no batch is named", () => undefined, { again: false }],
    ["that is asked for", () => undefined, { ...MEMORY, again: true }],
    ["the ticket has changed", (world) => rewrite(world, "Export another rate for this part."), MEMORY],
  ])("judges anew when %s", async (_what, between, memory) => {
    const world = createBatchWorld(FAMILY);
    const machine = world.machine({ script: scriptOf(nothing), memory: MEMORY });
    await runBatch(machine.hall);
    between(world);
    const done = await runBatch({ ...machine.hall, memory });
    expect(outcomesOf(done)).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered" });
    expect(startsOf(machine)).toBe(2);
  });

  it("tries once more what was only cut off", async () => {
    const world = createBatchWorld(FAMILY);
    const cut: AgentTurn = { report: { outcome: "crashed" } };
    const machine = world.machine({ script: scriptOf({ "ENG-1": [cut, partOf("ENG-1")] }), memory: MEMORY });
    expect(outcomesOf(await runBatch(machine.hall))).toEqual({ "ENG-1": "agent-crashed", "ENG-2": "skipped" });
    expect(outcomesOf(await runBatch(machine.hall))).toEqual({ "ENG-1": "delivered", "ENG-2": "delivered" });
  });
});

describe("a ticket that could not be told", () => {
  const down = new PipelineError("LINEAR_UNAVAILABLE", "no answer");
  const deaf = ({ hall }: Machine): Hall => ({
    ...hall,
    ports: { ...hall.ports, tracker: { ...hall.ports.tracker, say: () => Promise.reject(down) } },
  });

  it.each<[string, readonly AgentTurn[], string]>([
    ["delivered", [partOf("ENG-1")], "ready for review|holds this change already"],
    ["no-change", [{}], "changed nothing"],
  ])("is told by the next run, which pays nobody for it: %s", async (outcome, turns, words) => {
    const world = createBatchWorld({ "ENG-1": {} });
    const machine = world.machine({
      script: scriptOf({ "ENG-1": turns }),
      memory: { batch: "/in/p.md", again: false },
    });
    const first = await runBatch(deaf(machine));
    expect([first.ended[0]?.unsaid, told(world, "ENG-1")]).toEqual([down, ""]);
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": outcome });
    expect(told(world, "ENG-1")).toMatch(new RegExp(words));
    expect([startsOf(machine), world.pulls.length]).toEqual([1, outcome === "delivered" ? 1 : 0]);
  });
});

it("a batch remembers nothing of a draft that a person closed, and leaves it closed", async () => {
  const world = createBatchWorld(FAMILY);
  const machine = world.machine({ script: scriptOf() });
  await runBatch(machine.hall);
  const closed = { ...pullOf(world, "ENG-1"), status: "closed" as const, closedAt: "2026-03-01T00:00:00.000Z" };
  world.pulls[closed.number - 1] = closed;
  const done = await runBatch(machine.hall);
  expect(outcomesOf(done)).toEqual({ "ENG-1": "closed-by-human", "ENG-2": "skipped" });
  expect([machine.agent.assignments.length, world.pulls.length]).toEqual([2, 2]);
});
