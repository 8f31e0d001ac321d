import { describe, expect, it } from "vitest";
import { parseArtefact, printArtefact } from "../../src/core/artefact.ts";
import { factsOf } from "../../src/core/ending.ts";
import type { Stage } from "../../src/core/options.ts";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import { PipelineError } from "../../src/errors.ts";
import { type StepFiles, type StepStage, step } from "../../src/step.ts";
import { stateNamed } from "../fakes/fake-tracker.ts";
import {
  codeOf,
  createFakeWorld,
  type FakeWorld,
  GOOD_EDIT,
  type Machine,
  type MachineSettings,
  ticketOf,
  walkAll,
} from "../fakes/ports.ts";

const DIR = "/state/artefacts";
const WALK: readonly [StepStage, string | undefined][] = [
  ["trigger", undefined],
  ["plan", "tickets"],
  ["scaffold", "plan"],
  ["run", "brief"],
  ["verify", "attempt"],
  ["deliver", "verdict"],
];
const GIVEN: MachineSettings = {
  commands: [{ name: "test", run: "npm test", level: "strict" }],
  config: { scaffold: { setup: "npm ci" }, deliver: { states: { delivered: "In Review" } } },
};

/** Stage after stage, each with the artefact of the one before. */
async function stepThrough(machine: Machine, stages = WALK) {
  let last = await Promise.resolve<Awaited<ReturnType<typeof step>> | undefined>(undefined);
  for (const [stage, reads] of stages) {
    last = await step(stage, reads === undefined ? {} : { from: `${DIR}/${reads}.json` }, machine.hall);
  }
  return last;
}
const until = (stage: Stage) => WALK.slice(0, WALK.findIndex(([name]) => name === stage) + 1);
const ticketIn = (world: FakeWorld) => world.board.get("id-eng-1");

describe("stage after stage through artefacts", () => {
  it("ends as the whole walk does: same pull request, same branch, same ticket, same ending but for the time", async () => {
    const whole = createFakeWorld();
    const stepped = createFakeWorld();
    const [ended] = await walkAll(whole.machine(GIVEN).hall);
    const last = await stepThrough(stepped.machine(GIVEN));
    expect(last?.ended.map(({ ending }) => ending)).toEqual([ended?.ending]);
    expect(last?.artefact).toBe(`${DIR}/delivery.json`);
    expect(stepped.pulls).toEqual(whole.pulls);
    expect(stepped.remote.branches).toEqual(whole.remote.branches);
    expect(ticketIn(stepped)).toEqual(ticketIn(whole));
  });

  it("writes the very nouns the whole walk writes", async () => {
    const whole = createFakeWorld().machine(GIVEN);
    const stepped = createFakeWorld().machine(GIVEN);
    await walkAll(whole.hall);
    await stepThrough(stepped);
    for (const kind of ["brief", "attempt", "verdict", "delivery"]) {
      const read = (path: string, { files }: Machine): unknown => JSON.parse(files.texts.get(path) ?? "");
      expect(read(`${DIR}/${kind}.json`, stepped)).toEqual(read(`${DIR}/ENG-1/${kind}.json`, whole));
    }
  });

  it("takes place on two machines: the agent on one, what is published from the other", async () => {
    const world = createFakeWorld();
    const one = world.machine(GIVEN);
    const other = world.machine({ ...GIVEN, script: [] });
    await stepThrough(one, until("run"));
    other.files.texts.set("/in/attempt.json", one.files.texts.get(`${DIR}/attempt.json`) ?? "");
    await step("verify", { from: "/in/attempt.json", to: "/in/verdict.json" }, other.hall);
    const { ended } = await step("deliver", { from: "/in/verdict.json" }, other.hall);
    expect(ended).toMatchObject([{ ending: { outcome: "delivered", operation: "created" } }]);
    expect([other.agent.assignments.length, world.pulls.length]).toEqual([0, 1]);
  });

  it("gives each stage the same result the second time, and the last says that nothing was left to do", async () => {
    const world = createFakeWorld();
    const machine = world.machine(GIVEN);
    for (const [stage, reads] of WALK.slice(0, -1)) {
      const files = reads === undefined ? {} : { from: `${DIR}/${reads}.json` };
      const { artefact } = await step(stage, files, machine.hall);
      const first = machine.files.texts.get(artefact);
      // An agent is asked once: what it does the second time is its own.
      if (stage !== "run") await step(stage, files, machine.hall);
      expect(machine.files.texts.get(artefact)).toBe(first);
    }
    const from = `${DIR}/verdict.json`;
    await step("deliver", { from }, machine.hall);
    const { ended } = await step("deliver", { from }, machine.hall);
    expect(ended).toMatchObject([{ ending: { outcome: "delivered", operation: "not-updated" } }]);
    expect([world.pulls.length, ticketIn(world)?.comments.length]).toEqual([1, 1]);
  });

  it("goes round with fix: the brief of the next round is run and verified like the first", async () => {
    const world = createFakeWorld();
    const turns = ["bad", "good"].map((text) => ({ edits: { "src/discount.ts": `export const d = "${text}";\n` } }));
    const machine = world.machine({
      ...GIVEN,
      script: turns,
      lines: { "npm test": ({ read }) => ({ exitCode: read("src/discount.ts")?.includes("good") ? 0 : 1 }) },
    });
    await stepThrough(machine, [
      ...until("verify"),
      ["fix", "verdict"],
      ["run", "brief"],
      ["verify", "attempt"],
      ["deliver", "verdict"],
    ]);
    const delivery = parseArtefact("delivery", machine.files.texts.get(`${DIR}/delivery.json`) ?? "", "d");
    expect([delivery.round, delivery.complaints.length, delivery.operation]).toEqual([2, 1, "created"]);
  });

  it("tells of a verdict that stops, and writes it all the same", async () => {
    const machine = createFakeWorld().machine({ ...GIVEN, script: [{}] });
    const last = await stepThrough(machine, until("verify"));
    expect(last?.ended).toMatchObject([{ ending: { outcome: "no-change", rounds: 1 } }]);
    expect(machine.files.texts.has(`${DIR}/verdict.json`)).toBe(true);
  });
});

describe("deliver alone", () => {
  it("publishes nothing of what was not found good, and tells the ticket", async () => {
    const world = createFakeWorld();
    const machine = world.machine({ ...GIVEN, script: [{}] });
    await stepThrough(machine, until("verify"));
    const { ended, artefact } = await step("deliver", { from: `${DIR}/verdict.json` }, machine.hall);
    expect(ended).toMatchObject([{ ending: { outcome: "no-change" } }]);
    expect([artefact, world.pulls, [...world.remote.branches]]).toEqual([`${DIR}/endings.json`, [], []]);
    expect(ticketIn(world)?.comments.map(({ id }) => id)).toEqual([outcomeCommentId("id-eng-1")]);
  });

  it("leaves an ending that report can tell once more when the world moved on", async () => {
    const world = createFakeWorld();
    const machine = world.machine(GIVEN);
    await stepThrough(machine, until("verify"));
    world.board.set("id-eng-1", ticketOf({ state: stateNamed("Done") }));
    const { ended, artefact } = await step("deliver", { from: `${DIR}/verdict.json` }, machine.hall);
    expect(ended).toMatchObject([{ ending: { outcome: "superseded" } }]);
    expect([artefact, world.pulls]).toEqual([`${DIR}/endings.json`, []]);
    const again = await step("report", { from: artefact }, machine.hall);
    expect(again.ended.map(({ ending }) => ending.outcome)).toEqual(["superseded"]);
    expect(ticketIn(world)?.comments.map(({ id }) => id)).toEqual([outcomeCommentId("id-eng-1")]);
  });

  it("is delivered even when the tracker is down at the end, and the door hears of it", async () => {
    const world = createFakeWorld();
    const { hall } = world.machine(GIVEN);
    const machine = world.machine(GIVEN);
    await stepThrough(machine, until("verify"));
    const down = new PipelineError("LINEAR_UNAVAILABLE", "no answer");
    const tracker = { ...machine.ports.tracker, say: () => Promise.reject(down) };
    const deaf = { ...machine.hall, ports: { ...hall.ports, ...machine.ports, tracker } };
    const { ended } = await step("deliver", { from: `${DIR}/verdict.json` }, deaf);
    expect(ended).toMatchObject([{ ending: { outcome: "delivered" }, unsaid: down }]);
  });
});

describe("report alone", () => {
  it("tells every ticket, also when one of them cannot be told", async () => {
    const world = createFakeWorld({ tickets: [1, 2, 3].map((at) => ticketOf({ key: `ENG-${at}` })) });
    const machine = world.machine();
    const endings = ["ENG-1", "ENG-2", "ENG-3"].map((key) => ({
      ...factsOf({ key, id: `id-${key.toLowerCase()}` }, undefined, 1),
      ...{ outcome: "refused" as const, reason: "why" },
    }));
    machine.files.texts.set("/in.json", printArtefact("endings", endings));
    const down = new PipelineError("LINEAR_UNAVAILABLE", "no answer");
    const { tracker } = machine.ports;
    const say: typeof tracker.say = (note) => (note.ticket.key === "ENG-2" ? Promise.reject(down) : tracker.say(note));
    const hall = { ...machine.hall, ports: { ...machine.ports, tracker: { ...tracker, say } } };
    const { ended } = await step("report", { from: "/in.json" }, hall);
    expect(ended.map(({ unsaid }) => unsaid)).toEqual([undefined, down, undefined]);
    expect([...world.board.values()].map(({ comments }) => comments.length)).toEqual([1, 0, 1]);
  });
});

describe("the artefact a stage reads", () => {
  const tried = async (stage: StepStage, files: StepFiles, text?: string) => {
    const machine = createFakeWorld().machine({ asked: { keys: [] } });
    if (text !== undefined) machine.files.texts.set("/in.json", text);
    return codeOf(step(stage, files, machine.hall));
  };
  it.each(["scaffold", "orchestrate", "run", "verify", "fix", "deliver", "report"] as const)(
    "must be named, be there and be of its kind: %s",
    async (stage) => {
      expect(await tried(stage, {})).toMatch(
        /^INPUT_INVALID: from: this stage reads a ".+" artefact; name its file or its ticket$/,
      );
      expect(await tried(stage, { from: "/gone.json" })).toBe('INPUT_INVALID: from: there is no file "/gone.json"');
      const other = JSON.stringify({ kind: "delivery", version: 1, value: {} });
      expect(await tried(stage, { from: "/in.json" }, other)).toMatch(
        /^ARTEFACT_INVALID: \/in\.json: holds kind "delivery", this stage reads/,
      );
      expect(await tried(stage, { from: "/in.json" }, "{")).toBe("ARTEFACT_INVALID: /in.json: not JSON");
    },
  );

  it("must be of this version", async () => {
    const future = JSON.stringify({ kind: "tickets", version: 9, value: [] });
    expect(await tried("plan", { from: "/in.json" }, future)).toBe(
      "ARTEFACT_INVALID: /in.json: version 9, this program reads 1",
    );
  });
});

describe("the task a stage takes from a plan", () => {
  async function picked(keys: readonly string[], task?: string): Promise<string> {
    const machine = createFakeWorld({ tickets: keys.map((key) => ticketOf({ key })) }).machine();
    await stepThrough(machine, until("plan"));
    const work = step("scaffold", { from: `${DIR}/plan.json`, ...(task === undefined ? {} : { task }) }, machine.hall);
    const failure = await codeOf(work);
    if (failure !== "no error") return failure;
    return parseArtefact("brief", machine.files.texts.get(`${DIR}/brief.json`) ?? "", "b").ticket.key;
  }
  it.each([
    ["is the only one", ["ENG-1"], undefined, "ENG-1"],
    ["is the one that is named", ["ENG-1", "ENG-2"], "ENG-2", "ENG-2"],
    ["may be named in lower case, as everywhere", ["ENG-1", "ENG-2"], "eng-2", "ENG-2"],
    [
      "has to be named among several",
      ["ENG-1", "ENG-2"],
      undefined,
      "INPUT_INVALID: task: the plan holds 2 tasks (ENG-1, ENG-2); name one",
    ],
    ["has to be among them", ["ENG-1"], "ENG-9", 'INPUT_INVALID: task: "ENG-9" is not in the plan (ENG-1)'],
    ["has to be a key", ["ENG-1"], "../x", 'TICKET_KEY_INVALID: "../x" is not a ticket key'],
  ])("%s", async (_what, keys, task, expected) => {
    expect(await picked(keys, task)).toBe(expected);
  });
});

describe("a prompt file", () => {
  const FILE = "/out/prompts.md";
  const TICKETS = [
    ticketOf({ key: "ENG-1", files: ["src/discount.ts"] }),
    ticketOf({ key: "ENG-2", description: "Round `formatPrice` in src/price.ts down." }),
  ];
  const planned = async () => {
    const world = createFakeWorld({ tickets: TICKETS });
    const edits = { "ENG-1": GOOD_EDIT, "ENG-2": { "src/price.ts": "export {};\n" } };
    const machine = world.machine({ script: ({ key }) => ({ edits: key === "ENG-1" ? edits[key] : edits["ENG-2"] }) });
    await step("plan", { to: FILE }, machine.hall);
    return { world, machine, text: () => machine.files.texts.get(FILE) ?? "" };
  };

  it("is a plan for people, and one of its tasks can be taken from it", async () => {
    const { machine, text } = await planned();
    expect(text()).toContain("## Prompt 2: ENG-2");
    const { artefact } = await step("scaffold", { from: FILE, task: "ENG-1" }, machine.hall);
    expect(parseArtefact("brief", machine.files.texts.get(artefact) ?? "", "b").prompt).toContain("# Ticket");
  });

  it("is filled in where it was left open, once", async () => {
    const { machine, text } = await planned();
    machine.files.texts.set(FILE, text().replace(/territory: prediction\n(?:.*\n)*?may_append/, "may_append"));
    await step("scaffold", { from: FILE }, machine.hall);
    const once = text();
    expect(once).toMatch(/linear-to-pr:context[\s\S]*src\/price\.ts/);
    await step("scaffold", { from: FILE }, machine.hall);
    expect(text()).toBe(once);
  });

  it("is worked through, and what is delivered is not done again", async () => {
    const { world, machine } = await planned();
    const first = await step("orchestrate", { from: FILE }, machine.hall);
    expect(first.ended.map(({ ending }) => [ending.key, ending.outcome])).toEqual([
      ["ENG-1", "delivered"],
      ["ENG-2", "delivered"],
    ]);
    const again = await step("orchestrate", { from: FILE }, machine.hall);
    expect(again.ended.map(({ ending }) => ending.operation)).toEqual(["not-updated", "not-updated"]);
    expect([machine.agent.assignments.length, world.pulls.length]).toEqual([2, 2]);
  });

  it("is only forecast in a dry run", async () => {
    const { world, machine } = await planned();
    const { forecast, ended } = await step("orchestrate", { from: FILE, dryRun: true }, machine.hall);
    expect(forecast?.forecast.starts.map(({ key }) => key).sort()).toEqual(["ENG-1", "ENG-2"]);
    expect([ended, machine.agent.assignments, world.pulls]).toEqual([[], [], []]);
  });

  it("for another base than the run's is refused with what to do", async () => {
    const { machine, text } = await planned();
    machine.files.texts.set(FILE, text().replace("base: main", "base: develop"));
    expect(await codeOf(step("orchestrate", { from: FILE }, machine.hall))).toBe(
      'PLAN_INVALID: base: the plan says "develop", this run starts from "main"',
    );
  });
});

it("a stage takes what the last run of a ticket left, when its ticket is named instead of a file", async () => {
  const world = createFakeWorld();
  const machine = world.machine(GIVEN);
  await walkAll(machine.hall);
  const { artefact } = await step("verify", {}, machine.hall);
  expect(artefact).toBe(`${DIR}/ENG-1/verdict.json`);
  const { ended } = await step("deliver", {}, machine.hall);
  expect(ended.map(({ ending }) => [ending.outcome, ending.operation])).toEqual([["delivered", "not-updated"]]);
});
