import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EndedTask, endOf, standingOf } from "../../../src/core/batch/standing.ts";
import type { DependencyKind } from "../../../src/core/plan.ts";

const after = (on: readonly [string, DependencyKind][]) => on.map(([key, kind]) => ({ key, kind, reason: "test" }));
const task = (key: string, ...on: [string, DependencyKind][]) => ({ ticket: { key }, after: after(on) });
const good = (key: string, standsOn?: string[]): EndedTask => ({
  outcome: "good",
  branch: `ticket/${key}`,
  commit: `commit of ${key}`,
  tree: `tree of ${key}`,
  committedAt: "2026-01-01T00:00:00Z",
  pullRequest: { number: 7, url: "https://forge.example/7" },
  ...(standsOn === undefined ? {} : { standsOn }),
});
const BAD: EndedTask = { outcome: "bad" };
const MERGED: EndedTask = { outcome: "merged" };

type Tasks = ReturnType<typeof task>[];
const keysFor = (own: Tasks[number], tasks: Tasks, ended: Record<string, EndedTask>) =>
  standingOf({ task: own, tasks, ended: new Map(Object.entries(ended)) }).map(({ key }) => key);

describe("a task starts from", () => {
  const two = [task("A"), task("B")];

  it("the delivered work of all it waits for, in the plan's order, with all that is known of it", () => {
    const own = task("C", ["B", "soft"], ["A", "hard"]);
    expect(keysFor(own, [...two, own], { A: good("A"), B: good("B") })).toEqual(["A", "B"]);
    expect(standingOf({ task: own, tasks: two, ended: new Map([["A", good("A", [])]]) })).toEqual([
      {
        key: "A",
        branch: "ticket/A",
        commit: "commit of A",
        tree: "tree of A",
        committedAt: "2026-01-01T00:00:00Z",
        pullRequest: { number: 7, url: "https://forge.example/7" },
      },
    ]);
  });

  it("nothing of those it only comes after, that failed, or that have not ended", () => {
    const own = task("C", ["A", "order"], ["B", "hint"], ["D", "soft"], ["E", "soft"], ["F", "hard"]);
    const tasks = [...two, task("D"), task("E"), own];
    expect(keysFor(own, tasks, { A: good("A"), B: good("B"), D: BAD, F: good("F") })).toEqual([]);
  });

  it("one branch where the other is part of it, over any number of steps", () => {
    const tasks = [task("A"), task("B", ["A", "soft"]), task("C", ["B", "hard"])];
    const own = task("D", ["A", "soft"], ["C", "soft"]);
    const ended = { A: good("A"), B: good("B"), C: good("C") };
    expect(keysFor(own, [...tasks, own], ended)).toEqual(["C"]);
    expect(keysFor(own, [...tasks, own], { ...ended, B: MERGED })).toEqual(["C"]);
    expect(keysFor(own, [...tasks, own], { ...ended, C: BAD })).toEqual(["A"]);
  });

  it("what was delivered when the one between was refused", () => {
    const tasks = [task("A"), task("B", ["A", "soft"])];
    const own = task("C", ["A", "soft"], ["B", "soft"]);
    expect(keysFor(own, [...tasks, own], { A: good("A"), B: BAD })).toEqual(["A"]);
  });

  it("what a merged one stood on, which may hold its work now", () => {
    const tasks = [task("A"), task("B", ["A", "hard"]), task("C", ["B", "hard"])];
    const own = task("D", ["C", "hard"]);
    expect(keysFor(own, [...tasks, own], { A: good("A"), B: MERGED, C: MERGED })).toEqual(["A"]);
    expect(keysFor(own, [...tasks, own], { A: MERGED, B: MERGED, C: MERGED })).toEqual([]);
    expect(keysFor(own, [...tasks, own], { A: good("A"), B: MERGED, C: { ...MERGED, standsOn: [] } })).toEqual([]);
  });

  it("both, when the ending of one says that it does not stand on the other", () => {
    // The second was delivered by an earlier run, in which the first had failed.
    const tasks = [task("A"), task("B", ["A", "soft"])];
    const own = task("C", ["A", "soft"], ["B", "soft"]);
    expect(keysFor(own, [...tasks, own], { A: good("A"), B: good("B", []) })).toEqual(["A", "B"]);
    expect(keysFor(own, [...tasks, own], { A: good("A"), B: good("B", ["A"]) })).toEqual(["B"]);
  });

  it("the work of the task that does the ticket it waits for", () => {
    const lead = { ...task("A"), also: [{ key: "A2" }] };
    expect(keysFor(task("B", ["A2", "hard"]), [lead], { A: good("A") })).toEqual(["A"]);
  });
});

describe("any batch", () => {
  const batches = fc.array(
    fc.record({
      on: fc.uniqueArray(fc.tuple(fc.nat(11), fc.constantFrom<DependencyKind>("hard", "soft", "order", "hint")), {
        maxLength: 4,
        selector: ([at]) => at,
      }),
      end: fc.constantFrom<EndedTask["outcome"]>("good", "good", "good", "bad", "merged"),
    }),
    { maxLength: 12 },
  );

  it("gives every task all delivered work below it, and none of it twice", () => {
    fc.assert(
      fc.property(batches, (drafts) => {
        const tasks = drafts.map(({ on }, own) =>
          task(
            `T${own}`,
            ...on.filter(([at]) => at < own).map(([at, kind]): [string, DependencyKind] => [`T${at}`, kind]),
          ),
        );
        const ended = new Map(
          drafts.map(({ end }, own) => [`T${own}`, end === "good" ? good(`T${own}`) : { outcome: end }]),
        );
        const held = new Map<string, ReadonlySet<string>>();
        for (const own of tasks) {
          const standing = standingOf({ task: own, ended, tasks }).map(({ key }) => key);
          const within = new Set(standing.flatMap((key) => [...(held.get(key) ?? [])]));
          for (const key of standing) expect(within.has(key)).toBe(false);
          const holds = new Set([...within, ...standing]);
          held.set(own.ticket.key, holds);
          for (const { key, kind } of own.after) {
            if (kind === "order" || kind === "hint" || ended.get(key)?.outcome !== "good") continue;
            expect(holds.has(key)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("an outcome", () => {
  it.each([
    ["delivered", "good"],
    ["already-merged", "merged"],
    ["closed-by-human", "bad"],
    ["no-change", "bad"],
    ["skipped", "bad"],
  ] as const)("%s is %s for those that wait", (outcome, end) => {
    expect(endOf(outcome)).toBe(end);
  });
});
