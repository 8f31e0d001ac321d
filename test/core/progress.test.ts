import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/core/ending.ts";
import type { Outcome } from "../../src/core/outcome.ts";
import type { Task } from "../../src/core/plan.ts";
import { endedBefore, type Progress, parseProgress, printOf } from "../../src/core/progress.ts";
import { taskOf, ticketOf } from "./batch/batch-tasks.ts";

const TASK = taskOf(1, ["src/a.ts"]);
const ended = (outcome: Outcome, task: Task = TASK): Progress => ({
  version: 1,
  reached: "ended",
  print: printOf(task),
  baseCommit: "a".repeat(40),
  batch: "/in/prompts.md",
  ending: { ...factsOf(task.ticket, undefined, 5), outcome, reason: "why" },
});

describe("the print of a task", () => {
  const changed: [string, Partial<Task>][] = [
    ["the words of its ticket", { snapshot: "another" }],
    ["its territory", { territory: { ...TASK.territory, mayEdit: ["src/b.ts"] } }],
    ["what it must not edit", { territory: { ...TASK.territory, mustNotEdit: ["src/c.ts"] } }],
    ["its limits", { limits: { ...TASK.limits, maxTurns: 51 } }],
    ["what a person added for the agent", { notes: "Mind the cents." }],
    ["the tickets done with it", { also: [ticketOf({ key: "ENG-9" })] }],
    ["what it waits for", { after: [{ key: "ENG-9", kind: "hard", reason: "blocks relation" }] }],
  ];
  it.each(changed)("changes with %s", (_what, changes) => {
    expect(printOf({ ...TASK, ...changes })).not.toBe(printOf(TASK));
  });

  const kept: [string, Partial<Task>][] = [
    ["where it starts", { base: "linear-to-pr/eng-9", standsOn: [] }],
    ["who works beside it", { territory: { ...TASK.territory, siblings: [{ key: "ENG-9", globs: ["src/b.ts"] }] } }],
    ["its place in the plan", { number: 7 }],
    ["a draft that is out", { earlier: { pullRequest: 1, url: "https://github.example/1", status: "open" } }],
  ];
  it.each(kept)("stays the same whatever %s is", (_what, changes) => {
    expect(printOf({ ...TASK, ...changes })).toBe(printOf(TASK));
  });

  it("does not change with the reason for waiting, but with its kind", () => {
    const waiting = (kind: "hard" | "soft", reason: string) =>
      printOf({ ...TASK, after: [{ key: "ENG-9", kind, reason }] });
    expect(waiting("hard", "one")).toBe(waiting("hard", "two"));
    expect(waiting("hard", "one")).not.toBe(waiting("soft", "one"));
  });
});

describe("a note of progress", () => {
  it("is read as it was written", () => {
    const progress = ended("refused");
    expect(parseProgress(JSON.stringify(progress))).toEqual(progress);
  });

  it.each([
    ["is not there", undefined],
    ["is empty", ""],
    ["is cut short", JSON.stringify(ended("refused")).slice(0, -20)],
    ["is another thing", "[1]"],
    ["is of another version", JSON.stringify({ ...ended("refused"), version: 2 })],
    ["names a noun nobody knows", JSON.stringify({ ...ended("refused"), reached: "brief" })],
  ])("says nothing when it %s", (_what, text) => {
    expect(parseProgress(text)).toBeUndefined();
  });
});

describe("how a batch ended a task before", () => {
  const BATCH = "/in/prompts.md";

  it.each(["no-change", "refused", "max-turns", "timed-out", "stalled", "over-budget"] as const)(
    "counts when it was a judgement: %s",
    (outcome) => {
      expect(endedBefore(ended(outcome), TASK, BATCH)).toMatchObject({ outcome, reason: "why" });
    },
  );

  it.each([
    "failed",
    "cancelled",
    "agent-crashed",
    "agent-unavailable",
    "agent-unauthorized",
    "skipped",
    "delivered",
  ] as const)("does not count when it may end otherwise now: %s", (outcome) => {
    expect(endedBefore(ended(outcome), TASK, BATCH)).toBeUndefined();
  });

  it("does not count for another batch, for none, for another task, or without a note", () => {
    const other = { ...TASK, notes: "Mind the cents." };
    expect(endedBefore(ended("refused"), TASK, "/in/other.md")).toBeUndefined();
    expect(endedBefore(ended("refused"), TASK, undefined)).toBeUndefined();
    expect(endedBefore(ended("refused"), other, BATCH)).toBeUndefined();
    expect(endedBefore(undefined, TASK, BATCH)).toBeUndefined();
    const { ending: _ending, ...begun } = ended("refused");
    expect(endedBefore({ ...begun, reached: "attempt" }, TASK, BATCH)).toBeUndefined();
    const { batch: _batch, ...nameless } = ended("refused");
    expect(endedBefore(nameless, TASK, undefined)).toBeUndefined();
  });
});
