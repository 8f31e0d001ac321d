import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeOverlapping } from "../../../src/core/batch/merge-overlapping.ts";
import { planBatch } from "../../../src/core/batch/plan-batch.ts";
import type { EarlierWork, Task } from "../../../src/core/plan.ts";
import type { Territory } from "../../../src/core/territory.ts";
import { reference, taskOf, ticketOf } from "./batch-tasks.ts";

const OFF = { hints: "off", unknownTerritory: "solo" } as const;
const EARLIER: EarlierWork = { pullRequest: 3, url: "https://forge.example/3", status: "open", base: "main" };
const told = (tasks: readonly Task[]) =>
  tasks.map(({ ticket, also }) => [ticket, ...also].map(({ key }) => key.replace("ENG-", "")).join(" "));
const blocked = (number: number, files: string[], ...by: number[]) =>
  taskOf(number, files, {
    ticket: ticketOf({ key: `ENG-${number}`, blockedBy: by.map((on) => reference(`ENG-${on}`)) }),
  });
const from = (number: number, source: Territory["source"], confidence?: number) => {
  const { territory, ...task } = taskOf(number, ["a"]);
  return { ...task, territory: { ...territory, source, ...(confidence === undefined ? {} : { confidence }) } };
};

describe("tickets about the same files", () => {
  it("become one task under the lowest number, with all their files, tickets, words and means", () => {
    const [merged, ...rest] = mergeOverlapping([
      taskOf(3, ["b", "c"], { notes: "Three." }),
      taskOf(2, ["x"]),
      taskOf(1, ["a", "b"], { notes: "One.", limits: { maxTurns: 10, timeoutMs: 100, stallMs: 7, maxCostUsd: 2 } }),
    ]);
    expect(told(rest)).toEqual(["1 3"]);
    expect(merged?.ticket.key).toBe("ENG-2");
    expect(rest[0]).toMatchObject({
      number: 1,
      branch: "ticket/eng-1",
      territory: { mayEdit: ["a", "b", "c"], mayAppend: ["yarn.lock"], source: "ticket" },
      limits: { maxTurns: 20, timeoutMs: 200, stallMs: 7, maxCostUsd: 7 },
      notes: "One.\n\nThree.",
    });
    expect(rest[0]?.snapshot).not.toBe("snapshot of ENG-1");
  });

  it.each<[string, Task[], string[]]>([
    ["share a lockfile only", [taskOf(1, ["a", "yarn.lock"]), taskOf(2, ["yarn.lock"])], ["1", "2"]],
    ["are not known", [taskOf(1, []), taskOf(2, []), taskOf(3, ["a"])], ["1", "2", "3"]],
    ["are poorly guessed", [from(1, "prediction", 0.2), taskOf(2, ["a"])], ["1", "2"]],
    ["are well guessed", [from(1, "prediction", 0.8), taskOf(2, ["a"])], ["1 2"]],
    ["have the configuration's boundary only", [from(1, "configuration"), from(2, "configuration")], ["1", "2"]],
    ["touch by way of a third", [taskOf(1, ["a"]), taskOf(2, ["b"]), taskOf(3, ["a", "b"])], ["1 2 3"]],
    ["wait for each other directly", [taskOf(1, ["a"]), blocked(2, ["a"], 1)], ["1 2"]],
    ["wait by way of another", [taskOf(1, ["a"]), blocked(2, ["x"], 1), blocked(3, ["a"], 2)], ["1", "2", "3"]],
    [
      "wait by way of two that are one task",
      [taskOf(1, ["a"]), blocked(2, ["x"], 1), taskOf(3, ["x"]), blocked(4, ["a"], 3)],
      // 2 and 3 come after the first pair in the order of the pairs, so they are left apart.
      ["1 4", "2", "3"],
    ],
    ["are six", [1, 2, 3, 4, 5, 6, 7].map((number) => taskOf(number, ["a"])), ["1 2 3 4 5", "6 7"]],
    [
      "have an open pull request",
      [taskOf(1, ["a"], { earlier: EARLIER }), taskOf(2, ["a"]), taskOf(3, ["a"], { earlier: EARLIER })],
      ["1 2", "3"],
    ],
    ["have one with a lower number", [taskOf(1, ["a"]), taskOf(2, ["a"], { earlier: EARLIER })], ["1", "2"]],
  ])("that %s", (_, tasks, expected) => {
    expect(told(mergeOverlapping(tasks))).toEqual(expected);
  });

  it("know their files only as well as the worst guess among them", () => {
    const [merged] = mergeOverlapping([from(1, "prediction", 0.8), from(2, "prediction", 0.4), from(3, "ticket")]);
    expect(merged?.territory).toMatchObject({ source: "prediction", confidence: 0.4 });
  });

  it("keep what a task waited for already, under the names of the tasks there are now", () => {
    const on = (key: string) => ({ key, kind: "hard" as const, reason: "test" });
    const tasks = [taskOf(1, ["a"]), taskOf(2, ["a"], { after: [on("ENG-1"), on("OUT-1")] })];
    const merged = mergeOverlapping([...tasks, taskOf(3, ["b"], { after: [on("ENG-2")] })]);
    expect(merged.map(({ after }) => after.map(({ key }) => key))).toEqual([["OUT-1"], ["ENG-1"]]);
  });

  it("do not hide a circle", () => {
    expect(() => mergeOverlapping([blocked(1, ["a"], 2), blocked(2, ["a"], 1)])).toThrow("ENG-1 → ENG-2 → ENG-1");
  });

  it("never close a circle, lose a ticket or grow beyond five, and merging again changes nothing", () => {
    let merges = 0;
    const drafts = fc.array(
      fc.record({
        files: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "src/*", "src/x"), { maxLength: 2 }),
        on: fc.uniqueArray(fc.nat(12), { maxLength: 2 }),
        isEarlier: fc.constantFrom(false, false, false, true),
      }),
      { maxLength: 12, size: "max" },
    );
    fc.assert(
      fc.property(drafts, (given) => {
        const tasks = given.map(({ files, on, isEarlier }, own) => ({
          ...blocked(own + 1, files, ...on.filter((at) => at < own).map((at) => at + 1)),
          ...(isEarlier ? { earlier: EARLIER } : {}),
        }));
        const merged = mergeOverlapping(tasks);
        merges += tasks.length - merged.length;
        expect(() => planBatch(merged, OFF)).not.toThrow();
        const keys = merged.flatMap(({ ticket, also }) => [ticket, ...also].map(({ key }) => key));
        expect(keys.sort()).toEqual(tasks.map(({ ticket }) => ticket.key).sort());
        for (const { also } of merged) expect(also.length).toBeLessThan(5);
        expect(told(mergeOverlapping(merged))).toEqual(told(merged));
      }),
      { numRuns: 300 },
    );
    expect(merges).toBeGreaterThan(300);
  });
});
