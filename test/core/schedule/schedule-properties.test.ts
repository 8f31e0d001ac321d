// The promises of the scheduler over wild batches: random graphs, slots, failures and orders of ending.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createSchedule,
  ended,
  isDone,
  keysThatAre,
  nextToStart,
  type Schedule,
  skipped,
  started,
} from "../../../src/core/schedule/schedule.ts";
import type { ScheduledTask } from "../../../src/core/schedule/schedule-graph.ts";

interface Batch {
  readonly tasks: readonly ScheduledTask[];
  readonly slots: number;
  readonly order: "dag" | "phases";
  readonly earlier: readonly string[];
  /** Which running task ends next, and how: consumed in turn, over and over. */
  readonly fate: readonly { readonly pick: number; readonly end: "good" | "bad"; readonly kind: string | undefined }[];
}

const keyOf = (index: number) => `T-${index}`;
const someBefore = (index: number) => fc.uniqueArray(fc.nat(index - 1), { maxLength: 3 });

function taskAt(index: number): fc.Arbitrary<ScheduledTask> {
  const none = fc.constant<number[]>([]);
  const links =
    index === 0 ? none : fc.oneof({ weight: 3, arbitrary: none }, { weight: 1, arbitrary: someBefore(index) });
  return fc
    .record({ after: links, behind: links, expectedMs: fc.nat(100), solo: fc.integer({ min: 0, max: 5 }) })
    .map(({ after, behind, expectedMs, solo }) => ({
      key: keyOf(index),
      after: after.map(keyOf),
      behind: behind.map(keyOf),
      expectedMs,
      ...(solo === 0 ? { solo: true as const } : {}),
      // A later task is never in an earlier phase: no cycle.
      phase: `${Math.floor(index / 6)}`,
    }));
}

const batches: fc.Arbitrary<Batch> = fc.integer({ min: 1, max: 24 }).chain((size) =>
  fc.record({
    tasks: fc.tuple(...Array.from({ length: size }, (_, index) => taskAt(index))),
    slots: fc.integer({ min: 1, max: 5 }),
    order: fc.constantFrom("dag", "phases"),
    earlier: fc.uniqueArray(fc.nat(size - 1).map(keyOf), { maxLength: 3 }),
    fate: fc.array(
      fc.record({
        pick: fc.nat(10),
        end: fc.constantFrom("good", "good", "good", "bad"),
        kind: fc.constantFrom("x", "y", undefined),
      }),
      { minLength: 1, maxLength: 30 },
    ),
  }),
);

interface Walk {
  readonly steps: readonly { readonly schedule: Schedule; readonly running: readonly string[] }[];
  readonly last: Schedule;
  /** How the tasks ended that were started. */
  readonly ends: ReadonlyMap<string, "good" | "bad">;
  /** What had ended when a task was started. */
  readonly seenAtStart: ReadonlyMap<string, ReadonlyMap<string, "good" | "bad">>;
}

/** Runs a batch to its end, as the hall would. Each step is the moment at which all that may start has been started. */
function walk({ tasks, slots, order, earlier, fate }: Batch): Walk {
  let schedule = createSchedule({ tasks, slots, order, ended: earlier });
  const steps: Walk["steps"][number][] = [];
  const ends = new Map<string, "good" | "bad">();
  const seenAtStart = new Map<string, ReadonlyMap<string, "good" | "bad">>();
  let running: readonly string[] = [];
  while (!isDone(schedule)) {
    const keys = nextToStart(schedule);
    for (const key of keys) {
      expect(seenAtStart.has(key)).toBe(false);
      seenAtStart.set(key, new Map(ends));
      schedule = started(schedule, key);
    }
    running = [...running, ...keys];
    steps.push({ schedule, running });
    const { pick, end, kind } = fate[ends.size % fate.length] ?? { pick: 0, end: "good", kind: undefined };
    const key = running[pick % running.length];
    if (key === undefined) throw new Error("the schedule is stuck: nothing runs, nothing starts, and it is not done");
    ends.set(key, end);
    schedule = ended(schedule, key, end, kind);
    running = running.filter((other) => other !== key);
  }
  return { steps, last: schedule, ends, seenAtStart };
}

/** What the keys reach along `after`, found the slow way. */
function reachable(tasks: readonly ScheduledTask[], from: ReadonlySet<string>, stop: ReadonlySet<string>): Set<string> {
  const reached = new Set<string>();
  // Tasks only point backwards: one pass in order is enough.
  for (const { key, after } of tasks) {
    if (!stop.has(key) && after.some((other) => from.has(other) || reached.has(other))) reached.add(key);
  }
  return reached;
}

const holds = (property: (batch: Batch) => void) => fc.assert(fc.property(batches, property), { numRuns: 300 });

describe("any batch", () => {
  it("never runs more than its slots, nor anything beside a solo task", () => {
    holds((batch) => {
      const solo = new Set(batch.tasks.filter((task) => task.solo).map(({ key }) => key));
      for (const { schedule, running } of walk(batch).steps) {
        expect(running.length).toBeLessThanOrEqual(batch.slots);
        expect(keysThatAre(schedule, "running")).toEqual(
          batch.tasks.map(({ key }) => key).filter((key) => running.includes(key)),
        );
        if (running.some((key) => solo.has(key))) expect(running).toHaveLength(1);
      }
    });
  });

  it("never starts a task before what it waits for, nor twice, nor what was done", () => {
    holds((batch) => {
      const { seenAtStart, last } = walk(batch);
      const gone = new Set([...batch.earlier, ...skipped(last).map(({ key }) => key)]);
      for (const { key, after, behind = [], phase } of batch.tasks) {
        const seen = seenAtStart.get(key);
        if (seen === undefined) continue;
        expect(gone.has(key)).toBe(false);
        for (const other of after) expect(batch.earlier.includes(other) || seen.get(other) === "good").toBe(true);
        for (const other of behind) expect(gone.has(other) || seen.has(other)).toBe(true);
        if (batch.order === "dag") continue;
        const before = batch.tasks.filter((other) => Number(other.phase) < Number(phase));
        for (const other of before) expect(gone.has(other.key) || seen.has(other.key)).toBe(true);
      }
    });
  });

  it("ends or skips every task, or holds it because of a pause", () => {
    holds((batch) => {
      const { last, ends } = walk(batch);
      const held = [...keysThatAre(last, "waiting"), ...keysThatAre(last, "ready")];
      if (last.paused === undefined) expect(held).toEqual([]);
      expect(last.left).toBe(held.length);
      const all = [...new Set([...ends.keys(), ...batch.earlier]), ...skipped(last).map(({ key }) => key), ...held];
      expect(all.toSorted()).toEqual(batch.tasks.map(({ key }) => key).toSorted());
    });
  });

  it("skips what depends on a failure, and nothing else, and tells which failure", () => {
    holds((batch) => {
      const { last, ends } = walk(batch);
      const failed = new Set([...ends].filter(([, end]) => end === "bad").map(([key]) => key));
      const doomed = reachable(batch.tasks, failed, new Set(batch.earlier));
      expect(new Set(skipped(last).map(({ key }) => key))).toEqual(doomed);
      for (const { key, cause } of skipped(last)) {
        expect(failed.has(cause)).toBe(true);
        expect(reachable(batch.tasks, new Set([cause]), new Set(batch.earlier)).has(key)).toBe(true);
      }
    });
  });

  it("lets no slot idle while a task is ready that may run beside others", () => {
    holds((batch) => {
      const solo = new Set(batch.tasks.filter((task) => task.solo).map(({ key }) => key));
      for (const { schedule, running } of walk(batch).steps) {
        const isFull = running.length === batch.slots || running.some((key) => solo.has(key));
        if (isFull || schedule.paused !== undefined) continue;
        expect(keysThatAre(schedule, "ready").filter((key) => !solo.has(key))).toEqual([]);
      }
    });
  });

  it("changes no schedule that was handed out", () => {
    holds((batch) => {
      const look = (schedule: Schedule) =>
        JSON.stringify([
          nextToStart(schedule),
          (["waiting", "ready", "running", "good", "bad"] as const).map((is) => keysThatAre(schedule, is)),
          skipped(schedule),
          [schedule.running, schedule.left, schedule.paused, schedule.streak],
        ]);
      const first = createSchedule({ ...batch, ended: batch.earlier });
      const seen: [Schedule, string][] = [[first, look(first)]];
      let schedule = first;
      for (const key of nextToStart(first)) {
        schedule = started(schedule, key);
        seen.push([schedule, look(schedule)]);
      }
      for (const key of keysThatAre(schedule, "running")) {
        schedule = ended(schedule, key, batch.fate[0]?.end ?? "bad");
        seen.push([schedule, look(schedule)]);
      }
      for (const [old, text] of seen) expect(look(old)).toBe(text);
    });
  });
});
