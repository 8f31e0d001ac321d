import { describe, expect, it } from "vitest";
import { type AgentReport, RunOutcome } from "../../src/core/attempt.ts";
import type { Brief } from "../../src/core/brief.ts";
import { run } from "../../src/stages/run.ts";
import { scaffold } from "../../src/stages/scaffold.ts";
import type { AgentTurn } from "../fakes/fake-agent.ts";
import { createFakeWorld, GOOD_EDIT, type MachineSettings, taskOf } from "../fakes/ports.ts";
import { createRecordingBoard } from "../fakes/recording-board.ts";

async function ran(script: readonly AgentTurn[], given: MachineSettings = {}, changes: Partial<Brief> = {}) {
  const machine = createFakeWorld().machine({ script, ...given });
  const { ports, settings, signal } = machine.hall;
  const brief = {
    ...(await scaffold(await taskOf(machine), ports, settings, new AbortController().signal)),
    ...changes,
  };
  const board = createRecordingBoard();
  return { ...machine, board, brief, attempt: await run(brief, { ...ports, board }, settings, signal) };
}
const ended = (outcome: RunOutcome, report: Partial<AgentReport> = {}): AgentTurn => ({
  report: { outcome, ...report },
});
const BUSY = ended("rate-limited", { usage: { turns: 1, costUsd: 0.5, durationMs: 10 } });

describe("run", () => {
  it("hands the agent the prompt, the place, the limits and all the money, and collects what it changed", async () => {
    const { agent, attempt, brief, clock } = await ran([{ edits: GOOD_EDIT, takesMs: 90_000 }]);
    expect(agent.assignments).toEqual([
      {
        name: "eng-1-round-1-try-1",
        prompt: brief.prompt,
        workdir: "/state/work/eng-1",
        gitDir: "/state/work/.git/eng-1",
        limits: brief.limits,
        maxCostUsd: 5,
        onNews: expect.any(Function),
      },
    ]);
    expect(attempt.change.files).toMatchObject([{ path: "src/discount.ts", status: "added" }]);
    expect(attempt).toMatchObject({ outcome: "finished", agent: "scripted", agentMs: 90_000, finishedAt: clock.now() });
    expect(attempt.totalUsage.costUsd).toBe(0.25);
  });

  it.each(RunOutcome.options.filter((outcome) => !["rate-limited", "api-error"].includes(outcome)))(
    "tries once when the agent ended %s",
    async (outcome) => {
      const { agent, attempt, clock } = await ran([ended(outcome)]);
      expect([agent.assignments.length, attempt.outcome, clock.slept]).toEqual([1, outcome, []]);
    },
  );

  it.each(["rate-limited", "api-error"] as const)(
    "tries again after a wait when the service failed: %s",
    async (outcome) => {
      const { agent, attempt, clock } = await ran([ended(outcome), ended(outcome), { edits: GOOD_EDIT }]);
      expect(agent.assignments.map(({ name }) => name)).toEqual([1, 2, 3].map((at) => `eng-1-round-1-try-${at}`));
      // 10 s and 20 s, each with half of a quarter of jitter.
      expect(clock.slept).toEqual([11_250, 22_500]);
      expect(attempt.outcome).toBe("finished");
    },
  );

  it("waits as long as the service asks, when that is longer", async () => {
    const asks = (retryAfterMs: number) => ended("rate-limited", { retryAfterMs });
    const { clock } = await ran([asks(60_000), asks(1000), {}]);
    expect(clock.slept).toEqual([67_500, 22_500]);
  });

  it("gives up when the service asks for more than ten minutes", async () => {
    const { agent, attempt, clock } = await ran([ended("rate-limited", { retryAfterMs: 3_600_000 })]);
    expect([agent.assignments.length, attempt.outcome, clock.slept]).toEqual([1, "rate-limited", []]);
  });

  it("gives up after as many tries as are configured, and adds up what they used", async () => {
    const { agent, attempt } = await ran([BUSY], { config: { run: { attempts: 4, backoffSeconds: 1 } } });
    expect(agent.assignments.map(({ maxCostUsd }) => maxCostUsd)).toEqual([5, 4.5, 4, 3.5]);
    expect(attempt.totalUsage).toMatchObject({ turns: 4, costUsd: 2, durationMs: 40 });
    expect(attempt.usage).toMatchObject({ turns: 1, costUsd: 0.5 });
  });

  it("gives up when the money is gone", async () => {
    const { agent, attempt } = await ran([BUSY], { config: { run: { attempts: 10, maxCostUsd: 1 } } });
    expect([agent.assignments.length, attempt.totalUsage.costUsd]).toEqual([2, 1]);
  });

  it("takes the unknown cost of an agent that reports costs for all of it", async () => {
    const { agent, attempt } = await ran([ended("api-error", { usage: { turns: 1, durationMs: 10 } })]);
    expect([agent.assignments.length, attempt.totalUsage.costUsd]).toEqual([1, undefined]);
  });

  it("lets an agent that never reports costs go on", async () => {
    const free = { usage: { turns: 1, durationMs: 10 }, metered: false };
    const { agent, attempt } = await ran([ended("api-error", free), { report: free, edits: GOOD_EDIT }]);
    expect([agent.assignments.length, attempt.outcome, attempt.metered]).toEqual([2, "finished", false]);
    expect(agent.assignments[1]?.maxCostUsd).toBe(5);
  });

  it("does not try again after a stop from outside, not even after the wait", async () => {
    const early = new AbortController();
    const atOnce = await ran([{ ...BUSY, meanwhile: () => early.abort() }], { signal: early.signal });
    expect([atOnce.agent.assignments.length, atOnce.clock.slept]).toEqual([1, []]);

    const late = new AbortController();
    const machine = createFakeWorld().machine({ script: [BUSY], signal: late.signal });
    const { ports, settings, signal } = machine.hall;
    const brief = await scaffold(await taskOf(machine), ports, settings, signal);
    const clock = { ...ports.clock, sleep: async () => late.abort() };
    const attempt = await run(brief, { ...ports, clock, board: createRecordingBoard() }, settings, signal);
    expect([machine.agent.assignments.length, attempt.outcome]).toEqual([1, "cancelled"]);
  });

  it("goes on from what the rounds before have used", async () => {
    const spent = { turns: 7, inputTokens: 1, outputTokens: 1, costUsd: 4, durationMs: 5 };
    const { agent, attempt } = await ran([{ edits: GOOD_EDIT, takesMs: 1000 }], {}, { spent, round: 2, agentMs: 500 });
    expect(agent.assignments[0]).toMatchObject({ name: "eng-1-round-2-try-1", maxCostUsd: 1 });
    expect(attempt).toMatchObject({ agentMs: 1500, totalUsage: { turns: 9, costUsd: 4.25 } });
  });

  it("shows what the agent does, with what the task has taken over all its rounds and tries", async () => {
    const spent = { turns: 7, inputTokens: 1, outputTokens: 1, costUsd: 1, durationMs: 5 };
    const news = [{ turns: 1, event: "Edit src/cart.ts" }];
    const { board } = await ran(
      [
        { ...BUSY, news },
        { edits: GOOD_EDIT, news: [...news, { turns: 2, costUsd: 0.25, event: "Bash npm test" }] },
      ],
      {},
      { spent, round: 2 },
    );
    expect(board.updates).toEqual([
      { key: "ENG-1", turns: 8, event: "Edit src/cart.ts" },
      { key: "ENG-1", turns: 9, event: "Edit src/cart.ts" },
      { key: "ENG-1", turns: 10, costUsd: 1.75, event: "Bash npm test" },
      { key: "ENG-1", turns: 10, costUsd: 1.75 },
    ]);
  });

  it("collects what an agent left that did not finish", async () => {
    const { attempt } = await ran([{ edits: GOOD_EDIT, report: { outcome: "timed-out" } }]);
    expect(attempt.change.files).toHaveLength(1);
  });

  it("cannot reach forge or tracker: its signature does not name them", async () => {
    const machine = createFakeWorld().machine();
    const { agent, workspace, log, clock } = machine.ports;
    const brief = await scaffold(await taskOf(machine), machine.ports, machine.settings, machine.hall.signal);
    const board = createRecordingBoard();
    const attempt = await run(brief, { agent, workspace, log, clock, board }, machine.settings, machine.hall.signal);
    expect(attempt.outcome).toBe("finished");
  });
});
