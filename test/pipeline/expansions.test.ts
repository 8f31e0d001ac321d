// A file outside the territory: asked for by the agent, granted, refused, or left until the task that owns it has ended.
import { describe, expect, it } from "vitest";
import { parseArtefact } from "../../src/core/artefact.ts";
import type { AgentTurn } from "../fakes/fake-agent.ts";
import { type FakeWorld, type Machine, type MachineSettings, tapped } from "../fakes/ports.ts";
import {
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

const OWNED = fileOf("ENG-1");
/** The request of an agent, beside whatever else it does. */
const asking = (path: string, turn: AgentTurn): AgentTurn => ({
  ...turn,
  edits: {
    ...turn.edits,
    "SCOPE-EXPANSIONS.md": `## \`${path}\`\nReason: the rate is read there\nSmallest: one import\n`,
  },
});
const doing = (path: string, text: string, turn: AgentTurn = {}): AgentTurn => ({
  ...turn,
  edits: { ...turn.edits, "SCOPE-EXPANSIONS.md": null, [path]: text },
});
const expansionsOf = (machine: Machine, key: string) =>
  parseArtefact("delivery", machine.files.texts.get(`/state/artefacts/${key}/delivery.json`) ?? "", key).expansions;

describe("a file that nobody owns", () => {
  it("is granted: the agent goes on in another round, and the draft shows file and decision", async () => {
    const world = createBatchWorld({ "ENG-1": {}, "ENG-2": {} });
    const prompts: string[] = [];
    const turns = [asking("src/cart.ts", partOf("ENG-2")), doing("src/cart.ts", "export const total = 2;\n")];
    const machine = world.machine({
      script: (asked) => {
        if (asked.key === "ENG-1") return partOf("ENG-1");
        prompts.push(asked.prompt);
        return turns[asked.turn - 1] ?? {};
      },
    });
    const done = await runBatch(machine.hall);
    expect(endingOf(done, "ENG-2")).toMatchObject({ outcome: "delivered", rounds: 2 });
    expect(prompts[1]).toContain("src/cart.ts");
    const { texts } = headOf(world, branchOf("ENG-2"));
    expect([texts.get("src/cart.ts"), texts.has(fileOf("ENG-2"))]).toEqual(["export const total = 2;\n", true]);
    expect([texts.has("SCOPE-EXPANSIONS.md"), endingOf(done, "ENG-2").expansions]).toEqual([
      false,
      [expect.objectContaining({ path: "src/cart.ts", decision: "granted" })],
    ]);
    expect(pullOf(world, "ENG-2").body).toMatch(/`src\/cart\.ts`: \*\*granted\*\*.*the rate is read there/);
    expect(told(world, "ENG-2")).toContain("`src/cart.ts`: **granted**");
  });
});

describe("a protected file", () => {
  it("is rejected: what was done without it is delivered, and draft and ticket show the decision", async () => {
    const world = createBatchWorld({ "ENG-1": {}, "ENG-2": {} });
    const path = ".github/workflows/ci.yml";
    const machine = world.machine({ script: scriptOf({ "ENG-2": [asking(path, partOf("ENG-2"))] }) });
    const done = await runBatch(machine.hall);
    expect(endingOf(done, "ENG-2")).toMatchObject({
      outcome: "delivered",
      rounds: 1,
      expansions: [{ path, decision: "rejected", why: "it is a protected file" }],
    });
    expect(pullOf(world, "ENG-2").body).toContain("**rejected** (it is a protected file)");
    expect(told(world, "ENG-2")).toContain("**rejected** (it is a protected file)");
  });
});

describe("a file that a sibling owns", () => {
  const FOLLOWED = doing(OWNED, 'export const rate = "ENG-1, ENG-2";\n');
  const given = (second: AgentTurn = FOLLOWED, first: AgentTurn = partOf("ENG-1")): MachineSettings => ({
    script: scriptOf({ "ENG-1": [first], "ENG-2": [asking(OWNED, partOf("ENG-2")), second] }),
    config: { fix: { rounds: 0 } },
  });
  const world = () => createBatchWorld({ "ENG-1": {}, "ENG-2": {} });
  const agentsOf = ({ agent }: Machine, key: string) => agent.story.filter((step) => step === `+${key}`).length;
  const expectFollowedUp = (there: FakeWorld): void => {
    const [owner, draft] = [headOf(there, branchOf("ENG-1")), headOf(there, branchOf("ENG-2"))];
    expect(draft.parent).toBe(owner.id);
    expect([draft.texts.get(OWNED), draft.texts.has(fileOf("ENG-2"))]).toEqual([FOLLOWED.edits?.[OWNED], true]);
    expect(there.pulls).toHaveLength(2);
    const { base, body } = pullOf(there, "ENG-2");
    expect(base).toBe(branchOf("ENG-1"));
    expect(body).toContain(`Merge [#${pullOf(there, "ENG-1").number}]`);
    expect(body).toContain(`\`${OWNED}\`: **granted** (the task that owned it has ended)`);
  };

  it("is given after the owner has ended: one more round, from the owner's work, into the same draft", async () => {
    const there = world();
    const machine = there.machine(given());
    const updates: string[] = [];
    const { upsertPullRequest } = machine.ports.forge;
    const forge: typeof machine.ports.forge = {
      ...machine.ports.forge,
      async upsertPullRequest(wanted) {
        const answer = await upsertPullRequest(wanted);
        updates.push(`${wanted.branch} ${answer.operation}`);
        return answer;
      },
    };
    const done = await runBatch({ ...machine.hall, ports: { ...machine.ports, forge } });
    expectFollowedUp(there);
    expect(updates.filter((update) => update.startsWith(branchOf("ENG-2")))).toEqual([
      `${branchOf("ENG-2")} created`,
      `${branchOf("ENG-2")} updated`,
    ]);
    expect(endingOf(done, "ENG-2")).toMatchObject({
      outcome: "delivered",
      operation: "updated",
      rounds: 2,
      standsOn: ["ENG-1"],
      expansions: [{ path: OWNED, decision: "granted" }],
    });
    expect(machine.agent.assignments.at(-1)?.prompt).toContain(`files you asked for are free now: ${OWNED}`);
    expect(told(there, "ENG-2")).toContain("**granted** (the task that owned it has ended)");
    expect(machine.workspace.workdirs.size).toBe(0);
  });

  it("is not given a second time by the next run, which leaves the draft as it is", async () => {
    const there = world();
    const machine = there.machine(given());
    await runBatch(machine.hall);
    const before = structuredClone(there.pulls);
    await runBatch(machine.hall);
    expect([agentsOf(machine, "ENG-1"), agentsOf(machine, "ENG-2")]).toEqual([1, 2]);
    expect(there.pulls).toEqual(before);
  });

  it("lets the draft follow to the base branch when the owner is merged", async () => {
    const there = world();
    const machine = there.machine(given());
    await runBatch(machine.hall);
    setPull(there, "ENG-1", { status: "merged", closedAt: "2026-03-01T00:00:00.000Z" });
    await runBatch(machine.hall);
    expect([pullOf(there, "ENG-2").base, agentsOf(machine, "ENG-2")]).toEqual(["main", 2]);
  });

  it("stays put off when its owner came to nothing, and the draft says so", async () => {
    const there = world();
    const machine = there.machine(given(FOLLOWED, {}));
    const done = await runBatch(machine.hall);
    expect(outcomesOf(done)).toEqual({ "ENG-1": "no-change", "ENG-2": "delivered" });
    expect([agentsOf(machine, "ENG-2"), pullOf(there, "ENG-2").base]).toEqual([1, "main"]);
    expect(expansionsOf(machine, "ENG-2")).toMatchObject([{ decision: "deferred", owner: "ENG-1" }]);
    expect(pullOf(there, "ENG-2").body).toContain("left for after a sibling task");
  });

  it("is given by a later run in which the owner ends well", async () => {
    const there = world();
    const machine = there.machine({
      ...given(),
      script: scriptOf({ "ENG-1": [{}, partOf("ENG-1")], "ENG-2": [asking(OWNED, partOf("ENG-2")), FOLLOWED] }),
    });
    await runBatch(machine.hall);
    await runBatch(machine.hall);
    expectFollowedUp(there);
  });

  it("leaves the first draft as it is when the follow-up is refused: remembered, and not paid again", async () => {
    const turn = { edits: { "src/elsewhere.ts": "export {};\n" } };
    const there = world();
    const machine = there.machine(given(turn));
    const done = await runBatch(machine.hall);
    const draft = structuredClone(pullOf(there, "ENG-2"));
    expect([draft.base, headOf(there, branchOf("ENG-2")).parent]).toEqual(["main", there.base.commit]);
    expect(endingOf(done, "ENG-2")).toMatchObject({
      outcome: "delivered",
      expansions: [{ path: OWNED, decision: "rejected", why: expect.stringContaining("ended with refused") }],
    });
    await runBatch(machine.hall);
    expect([agentsOf(machine, "ENG-2"), pullOf(there, "ENG-2")]).toEqual([2, draft]);
  });

  it("is not given when the draft's change conflicts with the owner's, and no agent is paid to find out", async () => {
    const shared = "CHANGELOG.md";
    const there = world();
    const adding = (turn: AgentTurn, text: string): AgentTurn => ({
      ...turn,
      edits: { ...turn.edits, [shared]: text },
    });
    const machine = there.machine({
      script: scriptOf({
        "ENG-1": [adding(partOf("ENG-1"), "- one\n")],
        "ENG-2": [asking(OWNED, adding(partOf("ENG-2"), "- two\n")), FOLLOWED],
      }),
    });
    const done = await runBatch(machine.hall);
    const why = `it conflicts with the owner's work in ${shared}`;
    expect(endingOf(done, "ENG-2").expansions).toMatchObject([{ decision: "rejected", why }]);
    expect([agentsOf(machine, "ENG-2"), pullOf(there, "ENG-2").base]).toEqual([1, "main"]);
    await runBatch(machine.hall);
    expect(agentsOf(machine, "ENG-2")).toBe(1);
  });

  it("is given once by the next run when this one is killed between delivery and follow-up", async () => {
    const there = world();
    const machine = there.machine(given());
    let tellings = 0;
    const killed = tapped(machine.hall, {
      before() {
        if (tellings >= 2) throw new Error("killed");
      },
      after(call) {
        if (call === "tracker.say") tellings += 1;
      },
    });
    await runBatch(killed).catch(() => undefined);
    expect([there.pulls.length, agentsOf(machine, "ENG-2")]).toEqual([2, 1]);
    await runBatch(machine.hall);
    expectFollowedUp(there);
    await runBatch(machine.hall);
    expect(agentsOf(machine, "ENG-2")).toBe(2);
  });

  it("is given by the next run when this one is stopped during the follow-up: a stop is no answer", async () => {
    const there = world();
    const controller = new AbortController();
    const stopped: AgentTurn = { meanwhile: () => controller.abort(), report: { outcome: "cancelled" } };
    const machine = there.machine({
      script: scriptOf({ "ENG-2": [asking(OWNED, partOf("ENG-2")), stopped, FOLLOWED] }),
      signal: controller.signal,
    });
    const done = await runBatch(machine.hall);
    expect(endingOf(done, "ENG-2").expansions).toMatchObject([{ decision: "deferred" }]);
    await runBatch({ ...machine.hall, signal: new AbortController().signal });
    expectFollowedUp(there);
  });
});
