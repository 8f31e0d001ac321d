// The walk in jobs, each on a machine of its own: what is planned, worked out and verified comes to the same drafts, whatever a
// machine that ran an agent puts into its folder.
import { describe, expect, it } from "vitest";
import { parseArtefact, printArtefact } from "../../src/core/artefact.ts";
import type { Verdict } from "../../src/core/verdict.ts";
import { type StepFiles, step } from "../../src/step.ts";
import { createFakeWorld, type FakeWorld, type Machine, type MachineSettings, ticketOf } from "../fakes/ports.ts";

const PLAN = "/state/artefacts/plan.json";
const TICKETS = [
  ticketOf({ key: "ENG-1", files: ["src/one.ts"] }),
  ticketOf({ key: "ENG-2", files: ["src/two.ts"], blockedBy: [{ key: "ENG-1", title: "One", done: false }] }),
  ticketOf({ key: "ENG-3", files: ["src/three.ts"] }),
];
const NAMES: Readonly<Record<string, string>> = { "ENG-1": "one", "ENG-2": "two", "ENG-3": "three" };
const GIVEN: MachineSettings = {
  commands: [{ name: "test", run: "npm test", level: "strict" }],
  script: ({ key }) => ({ edits: { [`src/${NAMES[key]}.ts`]: `export const is = "${key}";\n` } }),
};

const begin = (given: MachineSettings = {}) => {
  const world = createFakeWorld({ tickets: TICKETS });
  return { world, machine: (more: MachineSettings = {}) => world.machine({ ...GIVEN, ...given, ...more }) };
};
/** Files of one machine, as artifacts bring them to another. */
const carry = (from: Machine, to: Machine, folder: string) => {
  for (const [path, text] of from.files.texts) {
    if (path === folder || path.startsWith(`${folder}/`)) to.files.texts.set(path, text);
  }
};

/** Every job of one ticket on a fresh machine. @returns the deliver job's endings. */
async function ticketRun(
  job: () => Machine,
  prepared: Machine,
  task: string,
  tamper: (folder: Map<string, string>) => void = () => undefined,
  more: Partial<StepFiles> = {},
) {
  const agent = job();
  carry(prepared, agent, PLAN);
  const { decision } = await step("work", { from: PLAN, task, to: "/outbox" }, agent.hall);
  const verifier = job();
  carry(agent, verifier, "/outbox");
  const isWork = decision === "deliver";
  if (isWork) await step("verify", { from: "/outbox", to: "/verified" }, verifier.hall);
  const last = job();
  carry(prepared, last, PLAN);
  carry(isWork ? verifier : agent, last, isWork ? "/verified" : "/outbox");
  tamper(last.files.texts);
  const from = isWork ? "/verified" : "/outbox";
  const files: StepFiles = { from, plan: PLAN, task, "agent-result": "success", "verify-result": "success", ...more };
  const { ended } = await step("deliver", files, last.hall);
  return { ended: ended.map(({ ending }) => ending), decision, agent, last };
}

const prepareIn = async (job: () => Machine) => {
  const machine = job();
  const { phases, ended } = await step("prepare", {}, machine.hall);
  return { machine, phases, ended: ended.map(({ ending }) => [ending.key, ending.outcome]) };
};
const basesOf = ({ pulls }: FakeWorld) => pulls.map(({ branch, base }) => [branch, base]);
const edited = (text: string, change: (verdict: Verdict) => Verdict) =>
  printArtefact("verdict", change(parseArtefact("verdict", text, "test")));

describe("a batch in jobs", () => {
  it("comes to the same drafts as a batch on one machine", async () => {
    const { world, machine } = begin();
    const prepared = await prepareIn(machine);
    expect(prepared.phases).toEqual([["ENG-1", "ENG-3"], ["ENG-2"]]);
    for (const key of ["ENG-1", "ENG-3", "ENG-2"]) {
      const { ended } = await ticketRun(machine, prepared.machine, key);
      expect(ended).toMatchObject([{ key, outcome: "delivered", operation: "created" }]);
    }
    expect(basesOf(world)).toEqual([
      ["linear-to-pr/eng-1", "main"],
      ["linear-to-pr/eng-3", "main"],
      ["linear-to-pr/eng-2", "linear-to-pr/eng-1"],
    ]);
    expect(world.pulls[2]?.body).toContain("#1");
    const again = await prepareIn(machine);
    expect([again.phases, again.ended]).toEqual([
      [],
      [
        ["ENG-1", "delivered"],
        ["ENG-2", "delivered"],
        ["ENG-3", "delivered"],
      ],
    ]);
  });

  it("leaves out whoever depends on a ticket that came to nothing, and tells it", async () => {
    const { world, machine } = begin({
      script: ({ key }) => ({ edits: key === "ENG-1" ? { ".github/workflows/x.yml": "on: push\n" } : {} }),
    });
    const { machine: prepared } = await prepareIn(machine);
    const first = await ticketRun(machine, prepared, "ENG-1");
    expect(first.ended).toMatchObject([{ key: "ENG-1", outcome: "refused" }]);
    const second = await ticketRun(machine, prepared, "ENG-2");
    expect(second.ended).toMatchObject([
      { key: "ENG-2", outcome: "skipped", reason: expect.stringContaining("ENG-1") },
    ]);
    expect([second.agent.agent.assignments, world.pulls]).toEqual([[], []]);
    expect(world.board.get("id-eng-2")?.comments).toHaveLength(1);
  });

  it.each([
    ["agent", { from: undefined, "agent-result": "failure" as const }, "JOB_LOST"],
    ["agent, cancelled", { from: undefined, "agent-result": "cancelled" as const }, "CANCELLED"],
    ["verify", { "verify-result": "failure" as const }, "JOB_LOST"],
  ])("tells the ticket of a job that was lost: %s", async (_what, more, code) => {
    const { world, machine } = begin();
    const { machine: prepared } = await prepareIn(machine);
    const { ended } = await ticketRun(machine, prepared, "ENG-1", undefined, more);
    expect(ended).toMatchObject([{ key: "ENG-1", errorCode: code }]);
    expect([world.pulls, world.board.get("id-eng-1")?.comments.length]).toEqual([[], 1]);
  });
});

describe("a batch that goes on in a further run", () => {
  /** ENG-1 in one run, then ENG-2, which it blocks, in another. */
  const goOn = async ({ between = () => undefined, ...asked }: GoOn) => {
    const { world, machine } = begin();
    const first = () => machine({ asked: { keys: ["ENG-1"] } });
    await ticketRun(first, (await prepareIn(first)).machine, "ENG-1");
    await between(world);
    const said = world.board.get("id-eng-1")?.comments;
    const next = () => machine({ asked: { keys: ["ENG-2"], correlation: "carry-on-77-1", ...asked } });
    const prepared = await prepareIn(next);
    expect(world.board.get("id-eng-1")?.comments).toEqual(said);
    return { world, next, prepared };
  };
  interface GoOn {
    readonly between?: (world: FakeWorld) => unknown;
    readonly correlation?: string;
  }
  const change = (world: FakeWorld, changes: object) => {
    const pull = world.pulls[0];
    if (pull !== undefined) world.pulls[0] = { ...pull, ...changes };
  };

  it("starts from the draft that the run before opened, and leaves that one's ticket alone", async () => {
    const { world, next, prepared } = await goOn({});
    expect([prepared.phases, prepared.ended]).toEqual([[["ENG-2"]], []]);
    const { ended, agent } = await ticketRun(next, prepared.machine, "ENG-2");
    expect(ended).toMatchObject([{ key: "ENG-2", outcome: "delivered", operation: "created" }]);
    expect(basesOf(world).at(-1)).toEqual(["linear-to-pr/eng-2", "linear-to-pr/eng-1"]);
    expect(agent.agent.assignments).toHaveLength(1);
  });

  it("starts from drafts that stand on others of that run", async () => {
    const four = ticketOf({ key: "ENG-4", files: ["src/four.ts"], blockedBy: [{ key: "ENG-2", title: "Two" }] });
    const world = createFakeWorld({ tickets: [...TICKETS, four] });
    const script = ({ key }: { key: string }) => ({ edits: { [`src/${NAMES[key] ?? "four"}.ts`]: "export {};\n" } });
    const machine = (more: MachineSettings) => () => world.machine({ ...GIVEN, script, ...more });
    const first = machine({ asked: { keys: ["ENG-1", "ENG-2"] } });
    const { machine: prepared } = await prepareIn(first);
    for (const key of ["ENG-1", "ENG-2"]) await ticketRun(first, prepared, key);
    const next = machine({ asked: { keys: ["ENG-4"], correlation: "carry-on-77-1" } });
    const again = await prepareIn(next);
    expect([again.phases, again.ended]).toEqual([[["ENG-4"]], []]);
    const { ended } = await ticketRun(next, again.machine, "ENG-4");
    expect(ended).toMatchObject([{ key: "ENG-4", outcome: "delivered" }]);
    expect(basesOf(world).at(-1)).toEqual(["linear-to-pr/eng-4", "linear-to-pr/eng-2"]);
  });

  it.each<[string, GoOn]>([
    ["it is no batch that goes on", { correlation: "relay-1" }],
    ["a person closed the draft", { between: (world) => change(world, { status: "closed" }) }],
    ["the draft is not of the ticket's present words", { between: (world) => edit(world, "Other words.") }],
    ["the pull request is not ours", { between: (world) => change(world, { body: "Mine." }) }],
  ])("parks the ticket when %s", async (_why, given) => {
    const { prepared } = await goOn(given);
    expect([prepared.phases, prepared.ended]).toEqual([[], [["ENG-2", "parked"]]]);
  });

  function edit(world: FakeWorld, description: string) {
    const ticket = world.board.get("id-eng-1");
    if (ticket !== undefined) world.board.set("id-eng-1", { ...ticket, description });
  }
});

describe("what a machine that ran an agent hands on", () => {
  const tampered = async (change: (verdict: Verdict) => Verdict) => {
    const { world, machine } = begin();
    const { machine: prepared } = await prepareIn(machine);
    const { ended } = await ticketRun(machine, prepared, "ENG-1", (texts) => {
      texts.set("/verified/verdict.json", edited(texts.get("/verified/verdict.json") ?? "", change));
    });
    return { world, ending: ended[0] };
  };

  it("cannot name another branch, ticket or base", async () => {
    for (const change of [
      (verdict: Verdict) => ({ ...verdict, branch: "main" }),
      (verdict: Verdict) => ({ ...verdict, snapshot: "0".repeat(64) }),
      (verdict: Verdict) => ({ ...verdict, ticket: { ...verdict.ticket, id: "id-eng-3" } }),
      (verdict: Verdict) => ({ ...verdict, baseCommit: "1".repeat(40) }),
    ]) {
      const { world, ending } = await tampered(change);
      expect(ending?.outcome).not.toBe("delivered");
      expect([world.pulls, world.remote.branches.size]).toEqual([[], 0]);
    }
  });

  it("cannot widen its territory, nor talk checks away", async () => {
    const { world, machine } = begin({
      script: ({ key }) => ({ edits: { [`src/${NAMES[key]}.ts`]: "export {};\n", "src/three.ts": "export {};\n" } }),
    });
    const { machine: prepared } = await prepareIn(machine);
    const { ended } = await ticketRun(machine, prepared, "ENG-1", (texts) => {
      const from = texts.get("/verified/verdict.json") ?? texts.get("/outbox/verdict.json") ?? "";
      const path = texts.has("/verified/verdict.json") ? "/verified/verdict.json" : "/outbox/verdict.json";
      texts.set(
        path,
        edited(from, (verdict) => ({
          ...verdict,
          decision: "deliver",
          territory: { ...verdict.territory, mayEdit: ["**"], siblings: [] },
          checks: verdict.checks.map((check) => ({ ...check, status: "pass" as const })),
        })),
      );
    });
    expect(ended).toMatchObject([{ key: "ENG-1", outcome: "refused", reason: expect.stringContaining("territory") }]);
    expect(world.pulls).toEqual([]);
  });

  it("cannot end a ticket in words of its own choice", async () => {
    const { machine } = begin();
    const { machine: prepared } = await prepareIn(machine);
    const { ended } = await ticketRun(machine, prepared, "ENG-1", (texts) => {
      const ending = { key: "ENG-3", ticketId: "id-eng-3", outcome: "already-merged", reason: "believe me" };
      const rest = { rounds: 0, checks: [], usage: { turns: 0, durationMs: 0 }, wallMs: 0, agentMs: 0, commandsMs: 0 };
      texts.set(
        "/verified/endings.json",
        JSON.stringify({ kind: "endings", version: 1, value: [{ ...ending, ...rest }] }),
      );
    });
    expect(ended).toMatchObject([{ key: "ENG-1", outcome: "failed", errorCode: "ARTEFACT_INVALID" }]);
  });
});
