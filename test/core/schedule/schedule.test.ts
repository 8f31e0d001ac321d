import { describe, expect, it } from "vitest";
import {
  createSchedule,
  ended,
  isDone,
  keysThatAre,
  nextToStart,
  pause,
  type Schedule,
  type ScheduleInput,
  skipped,
  started,
} from "../../../src/core/schedule/schedule.ts";
import type { ScheduledTask } from "../../../src/core/schedule/schedule-graph.ts";

type Extra = Partial<Omit<ScheduledTask, "key" | "after">>;

const task = (key: string, after: readonly string[] = [], extra: Extra = {}): ScheduledTask => ({
  key,
  after,
  expectedMs: 1,
  phase: "A",
  ...extra,
});
const dag = (tasks: readonly ScheduledTask[], more: Partial<ScheduleInput> = {}) =>
  createSchedule({ tasks, slots: 4, order: "dag", ...more });
const startAll = (schedule: Schedule) => nextToStart(schedule).reduce(started, schedule);
const run = (schedule: Schedule, key: string, end: "good" | "bad" = "good", kind?: string) =>
  ended(started(schedule, key), key, end, kind);

describe("what starts next", () => {
  it("starts as many ready tasks as there are slots, in the plan's order when nothing tells them apart", () => {
    const schedule = dag(["D", "B", "A", "C", "E"].map((key) => task(key)));
    expect(nextToStart(schedule)).toEqual(["D", "B", "A", "C"]);
    expect(nextToStart(startAll(schedule))).toEqual([]);
  });

  it("starts the longest expected path first, not the longest task", () => {
    const tasks = [task("LONG", [], { expectedMs: 50 }), task("HEAD", [], { expectedMs: 10 })];
    const schedule = dag([...tasks, task("TAIL", ["HEAD"], { expectedMs: 45 })], { slots: 1 });
    expect(nextToStart(schedule)).toEqual(["HEAD"]);
  });

  it("starts equal tasks in the order in which they became ready, then in the plan's", () => {
    const tasks = [task("LATE", ["A"]), task("LATER", ["B"]), task("A"), task("B"), task("C"), task("D")];
    let schedule = startAll(dag(tasks, { slots: 2 }));
    expect(keysThatAre(schedule, "running")).toEqual(["A", "B"]);
    schedule = ended(ended(schedule, "B", "good"), "A", "good");
    expect(nextToStart(schedule)).toEqual(["C", "D"]);
    schedule = startAll(schedule);
    expect(nextToStart(ended(ended(schedule, "C", "good"), "D", "good"))).toEqual(["LATER", "LATE"]);
  });

  it("takes a shorter order than the longest path first where a rehearsal finds one", () => {
    const lengths = new Map(Object.entries({ A: 25, B: 25, C: 20, D: 20, E: 20 }));
    const tasks = [...lengths].map(([key, expectedMs]) => task(key, [], { expectedMs }));
    // Longest first would be 25 + 20 + 20 beside 25 + 20, where 25 + 25 beside 20 + 20 + 20 is shorter.
    const first = nextToStart(dag(tasks, { slots: 2 }));
    expect(first.map((key) => lengths.get(key)).toSorted()).toEqual([20, 25]);
    expect(nextToStart(dag(tasks, { slots: 2 }))).toEqual(first);
  });

  it("refills a slot the moment it frees", () => {
    const schedule = startAll(
      dag([task("A"), task("B"), task("C", ["A"], { expectedMs: 2 }), task("D")], { slots: 2 }),
    );
    expect(nextToStart(ended(schedule, "B", "good"))).toEqual(["D"]);
    expect(nextToStart(ended(schedule, "A", "good"))).toEqual(["C"]);
  });

  it("waits for all dependencies, whatever lies between", () => {
    let schedule = startAll(dag([task("A"), task("B"), task("C", ["A", "B", "A"])]));
    schedule = ended(schedule, "A", "good");
    expect(nextToStart(schedule)).toEqual([]);
    expect(nextToStart(ended(schedule, "B", "good"))).toEqual(["C"]);
  });

  it("runs a solo task alone, and first when nothing runs", () => {
    const schedule = dag([task("A", [], { expectedMs: 9 }), task("S", [], { solo: true }), task("B")]);
    expect(nextToStart(schedule)).toEqual(["S"]);
    const alone = started(schedule, "S");
    expect(nextToStart(alone)).toEqual([]);
    expect(() => started(alone, "A")).toThrow("A may not start");
    expect(nextToStart(ended(alone, "S", "good"))).toEqual(["A", "B"]);
  });

  it("does not keep slots empty for a solo task while others are ready", () => {
    const tasks = [task("A", [], { expectedMs: 9 }), task("B", [], { expectedMs: 9 })];
    const more = [task("S", ["A"], { solo: true, expectedMs: 9 }), task("C")];
    let schedule = startAll(dag([...tasks, ...more], { slots: 2 }));
    schedule = ended(schedule, "A", "good");
    expect(() => started(schedule, "S")).toThrow("S may not start");
    expect(nextToStart(schedule)).toEqual(["C"]);
    schedule = ended(startAll(schedule), "B", "good");
    expect(nextToStart(schedule)).toEqual([]);
    expect(nextToStart(ended(schedule, "C", "good"))).toEqual(["S"]);
  });

  it("orders tasks that are only behind each other without letting a failure through", () => {
    const schedule = startAll(dag([task("A"), task("B", [], { behind: ["A", "ELSEWHERE"] })]));
    expect(keysThatAre(schedule, "running")).toEqual(["A"]);
    const after = ended(schedule, "A", "bad");
    expect(skipped(after)).toEqual([]);
    expect(nextToStart(after)).toEqual(["B"]);
  });

  it("takes an expectation that is no number for none", () => {
    const tasks = [task("A", [], { expectedMs: Number.NaN }), task("B", [], { expectedMs: 5 })];
    expect(nextToStart(dag(tasks))).toEqual(["B", "A"]);
  });
});

describe("phases", () => {
  const tasks = [task("A1"), task("A2"), task("B1", [], { phase: "B" }), task("C1", [], { phase: "C" })];

  it("holds a phase back until every task of the one before has ended, well or not", () => {
    let schedule = startAll(createSchedule({ tasks, slots: 4, order: "phases" }));
    expect(keysThatAre(schedule, "running")).toEqual(["A1", "A2"]);
    schedule = ended(schedule, "A1", "good");
    expect(nextToStart(schedule)).toEqual([]);
    expect(nextToStart(ended(schedule, "A2", "bad"))).toEqual(["B1"]);
  });

  it("follows what the phases themselves wait for, through an empty one too", () => {
    const phases = [
      { name: "A", after: [] },
      { name: "B", after: [] },
      { name: "EMPTY", after: ["A"] },
      { name: "C", after: ["EMPTY"] },
    ];
    let schedule = startAll(createSchedule({ tasks, slots: 4, order: "phases", phases }));
    expect(keysThatAre(schedule, "running")).toEqual(["A1", "A2", "B1"]);
    schedule = ended(ended(schedule, "B1", "good"), "A1", "good");
    expect(nextToStart(schedule)).toEqual([]);
    expect(nextToStart(ended(schedule, "A2", "good"))).toEqual(["C1"]);
  });

  it("opens the next phase when the rest of one is skipped", () => {
    const schedule = startAll(
      createSchedule({
        tasks: [task("A1"), task("A2", ["A1"]), task("B1", [], { phase: "B" })],
        slots: 4,
        order: "phases",
      }),
    );
    expect(nextToStart(ended(schedule, "A1", "bad"))).toEqual(["B1"]);
  });

  it("does not exist in dag order", () => {
    expect(nextToStart(dag(tasks))).toEqual(["A1", "A2", "B1", "C1"]);
  });
});

describe("a failure", () => {
  const tasks = [task("C", ["B"]), task("A"), task("B", ["A"]), task("OTHER"), task("D", ["C", "OTHER"])];

  it("skips only what depends on it, each told why", () => {
    const schedule = run(dag(tasks), "A", "bad", "refused");
    expect(skipped(schedule)).toEqual([
      { key: "C", dependency: "B", cause: "A", reason: "depends on B, which was skipped because of A" },
      { key: "B", dependency: "A", cause: "A", reason: "depends on A, which failed" },
      { key: "D", dependency: "C", cause: "A", reason: "depends on C, which was skipped because of A" },
    ]);
    expect(nextToStart(schedule)).toEqual(["OTHER"]);
    expect(isDone(schedule)).toBe(false);
    expect(isDone(run(schedule, "OTHER"))).toBe(true);
  });

  it("reaches across a whole chain at once", () => {
    const chain = Array.from({ length: 257 }, (_, i) => task(`T-${i}`, i === 0 ? [] : [`T-${i - 1}`]));
    const schedule = run(dag(chain), "T-0", "bad");
    expect(skipped(schedule)).toHaveLength(256);
    expect(skipped(schedule).at(-1)).toMatchObject({ dependency: "T-255", cause: "T-0" });
    expect(isDone(schedule)).toBe(true);
  });

  it("takes a dependency that nobody knows for one that is not done", () => {
    const schedule = dag([task("A", ["GONE"]), task("B", ["A"]), task("C")]);
    expect(skipped(schedule).map(({ key, cause }) => `${key} ${cause}`)).toEqual(["A GONE", "B GONE"]);
    expect(skipped(schedule)[0]?.reason).toBe("depends on GONE, which is not in this batch and not known to be done");
    expect(nextToStart(schedule)).toEqual(["C"]);
  });
});

describe("the circuit breaker", () => {
  const tasks = ["A", "B", "C", "D", "E", "F"].map((key) => task(key));

  it("pauses after three failures of one kind in a row; what runs may end", () => {
    let schedule = startAll(dag(tasks));
    for (const key of ["A", "B", "C"]) schedule = ended(schedule, key, "bad", "agent-unauthorized");
    expect(schedule.paused).toBe("3 tasks in a row ended with agent-unauthorized");
    expect(nextToStart(schedule)).toEqual([]);
    expect(() => started(schedule, "E")).toThrow("E may not start");
    expect(isDone(schedule)).toBe(false);
    schedule = ended(schedule, "D", "good");
    expect(isDone(schedule)).toBe(true);
    expect(schedule.paused).toContain("agent-unauthorized");
    expect(keysThatAre(schedule, "ready")).toEqual(["E", "F"]);
  });

  it.each([
    ["another kind between", ["x", "x", "y", "x", "x"]],
    ["a good end between", ["x", "x", "", "x", "x"]],
    ["a failure of no kind between", ["x", "x", undefined, "x", "x"]],
    ["no kind at all", [undefined, undefined, undefined, undefined, undefined]],
  ])("goes on with %s", (_, kinds) => {
    const ends = kinds.map((kind, index) => ({ key: tasks[index]?.key ?? "", kind }));
    const schedule = ends.reduce((now, { key, kind }) => run(now, key, kind === "" ? "good" : "bad", kind), dag(tasks));
    expect(schedule.paused).toBeUndefined();
    expect(nextToStart(schedule)).toEqual(["F"]);
  });

  it("can be pulled from outside, and keeps the first reason", () => {
    const schedule = pause(pause(startAll(dag(tasks)), "stop file"), "Ctrl-C");
    expect(schedule.paused).toBe("stop file");
    expect(nextToStart(ended(schedule, "A", "good"))).toEqual([]);
  });
});

describe("going on with a half-done batch", () => {
  it("starts nothing that ended well before, and what waited for it at once", () => {
    const schedule = dag([task("A"), task("B", ["A", "EARLIER"]), task("C", ["B"])], { ended: ["A", "EARLIER"] });
    expect(nextToStart(schedule)).toEqual(["B"]);
    expect(keysThatAre(schedule, "good")).toEqual(["A"]);
  });

  it("opens phases that are over, and is done when all is", () => {
    const tasks = [task("A"), task("B", [], { phase: "B" })];
    expect(nextToStart(createSchedule({ tasks, slots: 1, order: "phases", ended: ["A"] }))).toEqual(["B"]);
    expect(isDone(createSchedule({ tasks, slots: 1, order: "phases", ended: ["B", "A"] }))).toBe(true);
  });

  it("keeps what is done even when its dependency is not", () => {
    const schedule = dag([task("A"), task("B", ["A", "GONE"]), task("C", ["B"])], { ended: ["B"] });
    expect(nextToStart(schedule)).toEqual(["A", "C"]);
    expect(skipped(run(schedule, "A", "bad"))).toEqual([]);
  });
});

describe("what is refused", () => {
  it.each([
    ["a cycle", [task("A", ["C"]), task("B", ["A"]), task("C", ["B"]), task("D", ["C"])], "A → B → C → A"],
    ["a task that waits for itself", [task("A", ["A"])], "A → A"],
    ["a key that stands twice", [task("A"), task("A")], "A stands twice in the plan"],
  ])("names %s", (_, tasks, message) => {
    expect(() => dag(tasks)).toThrow(
      expect.objectContaining({ code: "PLAN_INVALID", message: expect.stringContaining(message) }),
    );
  });

  it("names phases that the tasks turn round", () => {
    const tasks = [task("A1", ["B1"]), task("B1", [], { phase: "B" })];
    expect(() => createSchedule({ tasks, slots: 1, order: "phases" })).toThrow("A1 → phase A → B1 → A1");
  });

  it("names a phase that does not exist", () => {
    const phases = [{ name: "B", after: [] }];
    expect(() => createSchedule({ tasks: [task("A1")], slots: 1, order: "phases", phases })).toThrow(
      'A1: there is no phase "A"',
    );
  });

  it.each([0, -1, 1.5, Number.NaN])("does not run in %s slots", (slots) => {
    expect(() => dag([task("A")], { slots })).toThrow("slots must be an integer from 1");
  });

  it("knows what cannot have happened", () => {
    const schedule = dag([task("A"), task("B", ["A"])]);
    expect(() => started(schedule, "B")).toThrow("it is waiting");
    expect(() => ended(schedule, "A", "good")).toThrow("A cannot end: it is ready");
    expect(() => started(schedule, "X")).toThrow("X is not in the schedule");
  });

  it("has nothing to do with an empty batch", () => {
    expect(isDone(dag([]))).toBe(true);
    expect(nextToStart(dag([]))).toEqual([]);
  });
});
