import { describe, expect, it } from "vitest";
import { parseArtefact } from "../../src/core/artefact.ts";
import { RunOutcome } from "../../src/core/attempt.ts";
import { exitCodeOfEndings } from "../../src/core/ending.ts";
import { Outcome } from "../../src/core/outcome.ts";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import { headline } from "../../src/core/words/outcome-text.ts";
import { CATALOGUE, PipelineError } from "../../src/errors.ts";
import type { Ended } from "../../src/pipeline.ts";
import type { Ports } from "../../src/ports.ts";
import type { AgentTurn } from "../fakes/fake-agent.ts";
import { stateNamed } from "../fakes/fake-tracker.ts";
import { pushForeign } from "../fakes/fake-workspace.ts";
import {
  createFakeWorld,
  type FakeWorld,
  GOOD_EDIT,
  type MachineSettings,
  recorded,
  ticketOf,
  walkAll,
} from "../fakes/ports.ts";

const BRANCH = "linear-to-pr/eng-1";
const COMMENT = outcomeCommentId("id-eng-1");
const TEST = [{ name: "test", run: "npm test", level: "strict" }];

interface Walked {
  readonly world?: FakeWorld;
  /** Ports that misbehave, made from the good ones. */
  readonly broken?: (ports: Ports) => Partial<Ports>;
}
async function walked({ world = createFakeWorld(), broken, ...given }: Walked & MachineSettings = {}) {
  const machine = world.machine(given);
  const { hall, calls } = recorded({ ...machine.hall, ports: { ...machine.ports, ...broken?.(machine.ports) } });
  const [ended, ...others] = await walkAll(hall);
  if (ended === undefined) throw new Error("nothing ended");
  return { ...machine, world, calls, ended, others, ending: ended.ending };
}
const commentsOf = (world: FakeWorld, id = "id-eng-1") =>
  (world.board.get(id)?.comments ?? []).filter((one) => one.author === "linear-to-pr").map(({ body }) => body);
const exitCodeOf = ({ ending, error, unsaid }: Ended) =>
  exitCodeOfEndings(
    [ending],
    [error, unsaid].filter((one) => one !== undefined),
  );
function setPull(world: FakeWorld, changes: Partial<FakeWorld["pulls"][number]>): void {
  const [first] = world.pulls;
  if (first === undefined) throw new Error("no pull request");
  world.pulls[0] = { ...first, ...changes };
}

/** Named by its commit: what an earlier run kept stays too. */
const BUNDLE = /\/state\/work\/salvage\/eng-1-[0-9a-f]{9}\.bundle/;

describe("a ticket", () => {
  it("goes from nothing to a draft, and is told", async () => {
    const states = { delivered: "In Review", failed: "Todo" };
    const { world, ending, ended, calls, workspace } = await walked({
      commands: TEST,
      config: { deliver: { states } },
    });
    expect(ending).toMatchObject({
      key: "ENG-1",
      outcome: "delivered",
      operation: "created",
      pullRequest: { number: 1, url: world.pulls[0]?.url },
      rounds: 1,
      usage: { turns: 2, costUsd: 0.25 },
    });
    expect(ended).toEqual({ ending, delivery: expect.objectContaining({ operation: "created" }) });
    expect(commentsOf(world)).toEqual([expect.stringContaining(world.pulls[0]?.url ?? "no url")]);
    const ticket = world.board.get("id-eng-1");
    expect([ticket?.state.name, ticket?.attachments.length]).toEqual(["In Review", 1]);
    // Told before it is noted that it was told.
    expect(calls.filter((call) => /say|saveText/.test(call)).slice(-2)).toEqual(["tracker.say", "files.saveText"]);
    expect([workspace.workdirs.size, workspace.bundles.size]).toEqual([0, 0]);
  });

  it("has every artefact on disk before the next stage starts", async () => {
    const { calls, files } = await walked({ commands: TEST });
    const marks = calls.filter((call) =>
      ["files.saveText", "agent.work", "commands.run", "workspace.push", "tracker.say"].includes(call),
    );
    expect(marks).toEqual([
      "files.saveText",
      "agent.work",
      // Each noun, and a note of how far we are for whoever comes after us.
      "files.saveText",
      "files.saveText",
      "commands.run",
      "files.saveText",
      "files.saveText",
      "workspace.push",
      "files.saveText",
      "tracker.say",
      // The ticket has been told.
      "files.saveText",
    ]);
    for (const kind of ["brief", "attempt", "verdict", "delivery"] as const) {
      const text = files.texts.get(`/state/artefacts/ENG-1/${kind}.json`) ?? "";
      expect(parseArtefact(kind, text, kind)).toMatchObject({ ticket: { key: "ENG-1" } });
    }
  });

  it("has its own ending among many: one failure never stops another", async () => {
    const files = (at: number) => [`src/discount-${at}.ts`];
    const world = createFakeWorld({ tickets: [1, 2, 3].map((at) => ticketOf({ key: `ENG-${at}`, files: files(at) })) });
    pushForeign(world.store, world.remote, "linear-to-pr/eng-2", world.base.commit);
    const script = [1, 3].map((at) => ({ edits: { [`src/discount-${at}.ts`]: "export const rate = 0.9;\n" } }));
    const { ended, others, log } = await walked({ world, script, config: { orchestrate: { slots: 1 } } });
    expect([ended, ...others].map(({ ending }) => [ending.key, ending.outcome])).toEqual([
      ["ENG-1", "delivered"],
      ["ENG-2", "foreign-branch"],
      ["ENG-3", "delivered"],
    ]);
    expect(log.groups).toEqual(["ENG-1", "ENG-2", "ENG-3"]);
  });
});

describe("a ticket that needs no work", () => {
  it("starts no agent and leaves the comment that is there already", async () => {
    const world = createFakeWorld();
    await walked({ world });
    const before = commentsOf(world);
    const { ending, calls, agent } = await walked({ world });
    expect(ending).toMatchObject({
      outcome: "delivered",
      operation: "not-updated",
      pullRequest: { number: 1 },
      rounds: 0,
    });
    const onDisk = ["workspace.leftOvers", "workspace.claim", "workspace.release", "files.findText"];
    expect(calls.filter((call) => !onDisk.includes(call))).toEqual(["tracker.tickets", "forge.findPullRequest"]);
    expect([agent.assignments, commentsOf(world)]).toEqual([[], before]);
  });

  it("gets the comment that is missing", async () => {
    const world = createFakeWorld();
    await walked({ world });
    world.board.set("id-eng-1", ticketOf());
    const { agent } = await walked({ world });
    expect(agent.assignments).toEqual([]);
    expect(commentsOf(world)).toEqual([expect.stringContaining(world.pulls[0]?.url ?? "no url")]);
  });

  it("is known to be told, whatever the address of its pull request looks like in a comment", async () => {
    const world = createFakeWorld();
    await walked({ world });
    setPull(world, { url: "/home/me/pull requests/0001-linear-to-pr-eng-1.md" });
    world.board.set("id-eng-1", ticketOf());
    expect((await walked({ world })).calls).toContain("tracker.say");
    expect((await walked({ world })).calls).not.toContain("tracker.say");
  });

  it("gets the comment put right that still tells of a failure", async () => {
    const world = createFakeWorld();
    await walked({ world });
    const comments = [
      { id: COMMENT, author: "linear-to-pr", createdAt: "", body: "**The run could not be carried out.**" },
    ];
    world.board.set("id-eng-1", ticketOf({ comments }));
    await walked({ world });
    expect(commentsOf(world)).toEqual([expect.stringContaining(world.pulls[0]?.url ?? "no url")]);
  });

  it.each([
    ["closed", "closed-by-human"],
    ["merged", "already-merged"],
  ] as const)("is left alone when its pull request was %s, until it is moved again", async (status, outcome) => {
    const world = createFakeWorld();
    await walked({ world });
    setPull(world, { status, closedAt: "2026-02-01T00:00:00.000Z" });
    const again = await walked({ world, asked: { movedAt: "2026-01-31T00:00:00.000Z" } });
    expect([again.ending.outcome, again.agent.assignments.length, world.pulls.length]).toEqual([outcome, 0, 1]);
    const moved = await walked({ world, asked: { movedAt: "2026-02-02T00:00:00.000Z" } });
    expect([moved.ending.outcome, world.pulls.length, moved.agent.assignments.length]).toEqual(["delivered", 2, 1]);
  });

  it("is worked on again when a person said more, in the same pull request", async () => {
    const world = createFakeWorld();
    await walked({ world });
    world.board.set("id-eng-1", ticketOf({ description: "Make it 20 %." }));
    const { ending } = await walked({ world, script: [{ edits: { "src/discount.ts": "export const d = 0.8;\n" } }] });
    expect([ending.outcome, ending.operation, world.pulls.length]).toEqual(["delivered", "updated", 1]);
  });
});

describe("a person's branch", () => {
  it("is seen before anything is opened or paid for, and never overwritten", async () => {
    const world = createFakeWorld();
    const commit = pushForeign(world.store, world.remote, BRANCH, world.base.commit);
    const { ending, agent, calls } = await walked({ world });
    expect(ending).toMatchObject({ outcome: "foreign-branch", reason: expect.stringContaining(commit.slice(0, 9)) });
    expect([agent.assignments, calls.includes("workspace.open")]).toEqual([[], false]);
    expect([world.remote.branches.get(BRANCH), world.pulls]).toEqual([commit, []]);
    expect(commentsOf(world)).toHaveLength(1);
  });

  it("that appears while the agent works keeps both works", async () => {
    const world = createFakeWorld();
    const meanwhile = () => void pushForeign(world.store, world.remote, BRANCH, world.base.commit);
    const { ending, workspace } = await walked({ world, script: [{ edits: GOOD_EDIT, meanwhile }] });
    expect(ending).toMatchObject({ outcome: "foreign-branch", kept: { kind: "file" } });
    const kept = world.store.getCommit([...workspace.bundles.values()].at(-1) ?? "");
    expect(world.store.textsOf(kept.tree).has("src/discount.ts")).toBe(true);
    expect(world.pulls).toEqual([]);
  });
});

describe("every way an agent can end", () => {
  const EXPECTED: Record<RunOutcome, Outcome> = {
    finished: "delivered",
    "max-turns": "max-turns",
    "timed-out": "timed-out",
    stalled: "stalled",
    "over-budget": "over-budget",
    auth: "agent-unauthorized",
    "rate-limited": "agent-unavailable",
    "api-error": "agent-unavailable",
    cancelled: "cancelled",
    crashed: "agent-crashed",
    "no-result": "agent-crashed",
  };
  it.each(RunOutcome.options)("ends the ticket in one outcome, with its work kept: %s", async (outcome) => {
    const { world, ending, workspace } = await walked({ script: [{ edits: GOOD_EDIT, report: { outcome } }] });
    expect(ending.outcome).toBe(EXPECTED[outcome]);
    expect(commentsOf(world)).toEqual([expect.stringContaining(headline(ending))]);
    expect(world.pulls.length).toBe(outcome === "finished" ? 1 : 0);
    expect(workspace.bundles.size).toBe(outcome === "finished" ? 0 : 1);
  });
});

describe("every outcome", () => {
  const gone: AgentTurn = { edits: GOOD_EDIT };
  const REACHED: Record<Outcome, () => Promise<{ ending: { outcome: Outcome } }>> = {
    delivered: () => walked(),
    "no-change": () => walked({ script: [{}] }),
    refused: () => walked({ script: [{ edits: { ".github/workflows/x.yml": "on: push\n" } }] }),
    "max-turns": () => walked({ script: [{ ...gone, report: { outcome: "max-turns" } }] }),
    "timed-out": () => walked({ script: [{ ...gone, report: { outcome: "timed-out" } }] }),
    stalled: () => walked({ script: [{ ...gone, report: { outcome: "stalled" } }] }),
    "over-budget": () => walked({ script: [{ ...gone, report: { outcome: "over-budget" } }] }),
    "agent-unauthorized": () => walked({ script: [{ report: { outcome: "auth" } }] }),
    "agent-unavailable": () => walked({ script: [{ report: { outcome: "rate-limited" } }] }),
    "agent-crashed": () => walked({ script: [{ report: { outcome: "crashed" } }] }),
    cancelled: () => walked({ script: [{ report: { outcome: "cancelled" } }] }),
    "closed-by-human": () => whilePull("closed"),
    "already-merged": () => whilePull("merged"),
    "foreign-branch": async () => {
      const world = createFakeWorld();
      pushForeign(world.store, world.remote, BRANCH, world.base.commit);
      return walked({ world });
    },
    superseded: async () => {
      const world = createFakeWorld();
      const meanwhile = () => void world.board.set("id-eng-1", ticketOf({ state: stateNamed("Done") }));
      return walked({ world, script: [{ edits: GOOD_EDIT, meanwhile }] });
    },
    // Made by the session for what `trigger` turned away; see test/stages/trigger.test.ts.
    "not-ours": async () => ({ ending: { outcome: "not-ours" } }),
    // Ends of tickets that never came to the pipeline; see test/pipeline/orchestrate.test.ts.
    parked: async () => ({ ending: { outcome: "parked" } }),
    skipped: async () => ({ ending: { outcome: "skipped" } }),
    "merge-conflict": async () => ({ ending: { outcome: "merge-conflict" } }),
    "not-started": async () => ({ ending: { outcome: "not-started" } }),
    failed: () => walked({ config: { scaffold: { setup: "npm ci" } }, lines: { "npm ci": () => ({ exitCode: 1 }) } }),
  };
  async function whilePull(status: "closed" | "merged") {
    const world = createFakeWorld();
    await walked({ world });
    world.board.set("id-eng-1", ticketOf({ title: "Other words" }));
    const meanwhile = () => setPull(world, { status, closedAt: "2026-02-01T00:00:00.000Z" });
    return walked({ world, script: [{ edits: GOOD_EDIT, meanwhile }] });
  }
  it.each(Outcome.options)("can be reached, and nothing else comes of it: %s", async (outcome) => {
    expect((await REACHED[outcome]()).ending.outcome).toBe(outcome);
  });
});

describe("fix rounds", () => {
  const red = { "npm test": () => ({ exitCode: 1, stdout: "FAIL src/discount.test.ts\n" }) };
  const turn = (text: string): AgentTurn => ({ edits: { "src/discount.ts": `export const d = "${text}";\n` } });

  it("hand the evidence back until the change is good", async () => {
    const { ending, agent, world } = await walked({
      commands: TEST,
      script: [turn("bad"), turn("good")],
      lines: {
        "npm test": ({ read }) => ({ exitCode: read("src/discount.ts")?.includes("good") ? 0 : 1, stdout: "FAIL x\n" }),
      },
    });
    expect(ending).toMatchObject({ outcome: "delivered", rounds: 2, usage: { turns: 4, costUsd: 0.5 } });
    expect(agent.assignments.map(({ name }) => name)).toEqual(["eng-1-round-1-try-1", "eng-1-round-2-try-1"]);
    expect(agent.assignments[1]?.prompt).toContain("FAIL x");
    expect(world.pulls[0]?.body).toContain("2 rounds");
  });

  it.each([0, 1, 3])("are as many as configured and no more: %i", async (rounds) => {
    const { ending, agent, workspace } = await walked({ commands: TEST, lines: red, config: { fix: { rounds } } });
    expect([agent.assignments.length, ending.rounds, ending.outcome]).toEqual([rounds + 1, rounds + 1, "refused"]);
    expect(workspace.bundles.size).toBe(1);
  });

  it("end when the money of all rounds together is gone", async () => {
    const usage = { turns: 1, costUsd: 0.5, durationMs: 1 };
    const { ending, agent } = await walked({
      commands: TEST,
      lines: red,
      script: [{ edits: GOOD_EDIT, report: { usage } }],
      config: { fix: { rounds: 10 }, run: { maxCostUsd: 1 } },
    });
    expect(agent.assignments.map(({ maxCostUsd }) => maxCostUsd)).toEqual([1, 0.5]);
    expect(ending).toMatchObject({
      outcome: "refused",
      usage: { costUsd: 1 },
      reason: expect.stringContaining("run.maxCostUsd"),
    });
  });

  it("end when an agent that reports costs no longer does", async () => {
    const script = [{ edits: GOOD_EDIT, report: { usage: { turns: 1, durationMs: 1 } } }];
    const { agent } = await walked({ commands: TEST, lines: red, script, config: { fix: { rounds: 10 } } });
    expect(agent.assignments).toHaveLength(1);
  });
});

describe("bad news", () => {
  it("of the user or the world becomes failed with code and hint, and the ticket is told", async () => {
    const { world, ended } = await walked({
      config: { scaffold: { setup: "npm ci" }, deliver: { states: { failed: "Todo" } } },
      lines: { "npm ci": () => ({ exitCode: 1, stderr: "no such package" }) },
    });
    expect(ended.ending).toMatchObject({
      outcome: "failed",
      errorCode: "SETUP_FAILED",
      hint: CATALOGUE.SETUP_FAILED.hint,
    });
    expect(exitCodeOf(ended)).toBe(2);
    expect(commentsOf(world)[0]).toMatch(/no such package[\s\S]*SETUP_FAILED/);
    expect(world.board.get("id-eng-1")?.state.name).toBe("Todo");
  });

  it("of our own making becomes INTERNAL and exit code 1, with the error for the door to show", async () => {
    const fault = new TypeError("Cannot read properties of undefined");
    const { world, ended } = await walked({
      broken: ({ trees }) => ({ trees: { ...trees, list: () => Promise.reject(fault) } }),
    });
    expect(ended).toMatchObject({ ending: { outcome: "failed", errorCode: "INTERNAL" }, error: fault });
    expect(exitCodeOf(ended)).toBe(1);
    expect(commentsOf(world)).toHaveLength(1);
  });

  it("of a push that is refused keeps the work, and the ticket is told where", async () => {
    const world = createFakeWorld();
    world.remote.refusal = "protected branch";
    const { ended, workspace } = await walked({ world });
    expect(ended.ending).toMatchObject({
      outcome: "failed",
      errorCode: "GIT_PUSH_REJECTED",
      kept: { kind: "file", where: expect.stringMatching(BUNDLE) },
    });
    expect(exitCodeOf(ended)).toBe(2);
    const kept = world.store.getCommit([...workspace.bundles.values()].at(-1) ?? "");
    expect([kept.parent, world.store.textsOf(kept.tree).has("src/discount.ts")]).toEqual([world.base.commit, true]);
    expect(commentsOf(world)[0]).toMatch(BUNDLE);
  });

  it("of work that cannot even be kept leaves it in its directory and says so", async () => {
    const world = createFakeWorld();
    world.remote.refusal = "protected branch";
    const salvage = () => Promise.reject(new PipelineError("DISK_FULL", "no space"));
    const { ending, workspace, files } = await walked({
      world,
      broken: ({ workspace: real }) => ({ workspace: { ...real, salvage } }),
    });
    expect(ending).toMatchObject({
      errorCode: "GIT_PUSH_REJECTED",
      kept: { kind: "workdir", where: "/state/work/eng-1" },
    });
    expect(workspace.workdirs.has("eng-1")).toBe(true);
    expect(files.texts.has("/state/work/eng-1/src/discount.ts")).toBe(true);
  });

  it("of a directory that cannot be removed hides neither the work nor where it is kept", async () => {
    const world = createFakeWorld();
    world.remote.refusal = "protected branch";
    const release = () => Promise.reject(new Error("EBUSY"));
    const { ending } = await walked({ world, broken: ({ workspace }) => ({ workspace: { ...workspace, release } }) });
    expect(ending).toMatchObject({
      errorCode: "GIT_PUSH_REJECTED",
      kept: { kind: "file", where: expect.stringMatching(BUNDLE) },
    });
  });

  it("after the draft is open does not undo it: a directory that cannot be removed", async () => {
    const release = () => Promise.reject(new Error("EBUSY"));
    const { ended, world, log } = await walked({
      broken: ({ workspace }) => ({ workspace: { ...workspace, release } }),
    });
    expect(ended).toMatchObject({ ending: { outcome: "delivered", operation: "created" } });
    expect(exitCodeOf(ended)).toBe(0);
    expect(commentsOf(world)[0]).toContain(world.pulls[0]?.url);
    expect(log.lines).toContainEqual(expect.objectContaining({ level: "warn", word: "release-failed" }));
  });

  it("after the draft is open does not undo it: a full disk", async () => {
    const full = new PipelineError("DISK_FULL", "no space");
    const { ended, world, workspace } = await walked({
      broken: ({ files }) => ({
        files: {
          ...files,
          saveText: (path, text) =>
            path.endsWith("delivery.json") ? Promise.reject(full) : files.saveText(path, text),
        },
      }),
    });
    expect(ended).toMatchObject({ ending: { outcome: "delivered", operation: "created" }, error: full });
    expect(exitCodeOf(ended)).toBe(2);
    expect(commentsOf(world)[0]).toContain(world.pulls[0]?.url);
    expect(workspace.bundles.size).toBe(0);
  });

  it("of a tracker that is down at the end is told to the door: the draft is open all the same", async () => {
    const down = new PipelineError("LINEAR_UNAVAILABLE", "no answer");
    const { ended, world, log } = await walked({
      broken: ({ tracker }) => ({ tracker: { ...tracker, say: () => Promise.reject(down) } }),
    });
    expect(ended).toMatchObject({ ending: { outcome: "delivered" }, unsaid: down });
    expect([exitCodeOf(ended), world.pulls.length]).toEqual([3, 1]);
    expect(log.lines).toContainEqual(expect.objectContaining({ level: "error", word: "report-failed" }));
  });

  it("is none when the ticket was deleted meanwhile: there is nobody left to tell", async () => {
    const world = createFakeWorld();
    const { ended } = await walked({ world, script: [{ edits: GOOD_EDIT, meanwhile: () => world.board.clear() }] });
    expect(ended.ending).toMatchObject({ outcome: "superseded", kept: { kind: "file" } });
    expect([ended.unsaid, exitCodeOf(ended)]).toEqual([undefined, 0]);
  });
});

describe("a stop from outside", () => {
  const config = { scaffold: { setup: "npm ci" } };
  it.each([
    ["set-up", 0],
    ["the agent", 0],
    ["a check", 1],
  ])("during %s ends as cancelled, with what there is kept and the ticket told", async (during, bundles) => {
    const controller = new AbortController();
    const stop = (when: string) => {
      if (during === when) controller.abort();
      return {};
    };
    const { ended, world, workspace } = await walked({
      config,
      commands: TEST,
      signal: controller.signal,
      script: [
        {
          edits: GOOD_EDIT,
          meanwhile: () => stop("the agent"),
          ...(during === "the agent" ? { report: { outcome: "cancelled" } } : {}),
        },
      ],
      lines: { "npm ci": () => stop("set-up"), "npm test": () => stop("a check") },
    });
    expect([ended.ending.outcome, exitCodeOf(ended)]).toEqual(["cancelled", 3]);
    expect(commentsOf(world)).toHaveLength(1);
    expect(workspace.bundles.size).toBeGreaterThanOrEqual(bundles);
    expect(world.pulls).toEqual([]);
  });

  it("starts nothing for the tickets that were still to come", async () => {
    const controller = new AbortController();
    const world = createFakeWorld({ tickets: [ticketOf({ key: "ENG-1" }), ticketOf({ key: "ENG-2" })] });
    const { ended, others, workspace, agent } = await walked({
      world,
      signal: controller.signal,
      script: [{ meanwhile: () => controller.abort(), report: { outcome: "cancelled" } }],
    });
    expect([ended, ...others].map(({ ending }) => ending.outcome)).toEqual(["cancelled", "not-started"]);
    expect(agent.assignments).toHaveLength(1);
    expect(workspace.workdirs.size).toBe(0);
    expect(others[0]?.ending.rounds).toBe(0);
    expect(commentsOf(world, "id-eng-2")).toEqual([]);
  });
});
