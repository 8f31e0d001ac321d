// What a rehearsal promises: it foretells the schedule itself, and the order it finds is never worse than the plain one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRehearsal, findShorter } from "../../../src/core/schedule/rehearsal.ts";
import { createSchedule, ended, nextToStart, type Schedule, started } from "../../../src/core/schedule/schedule.ts";
import type { ScheduledTask } from "../../../src/core/schedule/schedule-graph.ts";

interface Batch {
  readonly tasks: readonly ScheduledTask[];
  readonly slots: number;
  readonly order: "dag" | "phases";
  readonly ended: readonly string[];
}

interface Wishes {
  readonly mostMs: number;
  readonly hasSolo: boolean;
}

function taskAt(index: number, { mostMs, hasSolo }: Wishes): fc.Arbitrary<ScheduledTask> {
  const before = fc.uniqueArray(fc.nat(Math.max(0, index - 1)), { maxLength: index === 0 ? 0 : 2 });
  return fc
    .record({ after: before, behind: before, expectedMs: fc.integer({ min: 1, max: mostMs }), dice: fc.nat(5) })
    .map(({ after, behind, expectedMs, dice }) => ({
      key: `T-${index}`,
      after: after.map((other) => `T-${other}`),
      behind: behind.map((other) => `T-${other}`),
      expectedMs,
      ...(hasSolo && dice === 0 ? { solo: true as const } : {}),
      phase: `${Math.floor(index / 8)}`,
    }));
}

const batches = (wishes: Wishes): fc.Arbitrary<Batch> =>
  fc.integer({ min: 1, max: 20 }).chain((size) =>
    fc.record({
      tasks: fc.tuple(...Array.from({ length: size }, (_, index) => taskAt(index, wishes))),
      slots: fc.integer({ min: 1, max: 4 }),
      order: fc.constantFrom("dag", "phases"),
      ended: fc.uniqueArray(
        fc.nat(size).map((index) => `T-${index}`),
        { maxLength: 2 },
      ),
    }),
  );

interface Walk {
  readonly starts: readonly string[];
  readonly endMs: number;
}

/** One end at a time, the soonest first, of equal ones the one that started first. */
function walk(lengthOf: (key: string) => number, next: (endedKey: string | undefined) => readonly string[]): Walk {
  const running = new Map<string, number>();
  const starts: string[] = [];
  let endMs = 0;
  let last: string | undefined;
  for (;;) {
    for (const key of next(last)) {
      starts.push(key);
      running.set(key, endMs + lengthOf(key));
    }
    const soonest = [...running].toSorted((a, b) => a[1] - b[1])[0];
    if (soonest === undefined) return { starts, endMs };
    [last, endMs] = soonest;
    running.delete(last);
  }
}

function walkSchedule(first: Schedule, lengthOf: (key: string) => number): Walk {
  let schedule = first;
  return walk(lengthOf, (key) => {
    if (key !== undefined) schedule = ended(schedule, key, "good");
    const keys = nextToStart(schedule);
    for (const one of keys) schedule = started(schedule, one);
    return keys;
  });
}

/** The longest path first, of equal ones whoever became ready first, then the plan's order: found the slow way. */
function walkPlainly({ tasks, slots }: Batch, lengthOf: (key: string) => number): Walk {
  const waits = ({ after, behind = [] }: ScheduledTask) => [...after, ...behind];
  const pathOf = (task: ScheduledTask): number =>
    task.expectedMs + Math.max(0, ...tasks.filter((other) => waits(other).includes(task.key)).map(pathOf));
  const done = new Set<string>();
  const seen = new Set<ScheduledTask>();
  let ready: ScheduledTask[] = [];
  let free = slots;
  return walk(lengthOf, (key) => {
    if (key !== undefined) done.add(key);
    free += key === undefined ? 0 : 1;
    const fresh = tasks.filter((task) => !seen.has(task) && waits(task).every((other) => done.has(other)));
    for (const task of fresh) seen.add(task);
    ready = [...ready, ...fresh].toSorted((a, b) => pathOf(b) - pathOf(a));
    const keys = ready.slice(0, free).map((task) => task.key);
    ready = ready.slice(free);
    free -= keys.length;
    return keys;
  });
}

const lengthsOf = ({ tasks }: Batch) => {
  const lengths = new Map(tasks.map(({ key, expectedMs }) => [key, expectedMs]));
  return (key: string) => lengths.get(key) ?? 0;
};
const plain = (batch: Batch): Batch => ({ ...batch, order: "dag", ended: [] });

describe("a rehearsal", () => {
  it("takes as long as the schedule it stands for", () => {
    fc.assert(
      fc.property(batches({ mostMs: 3, hasSolo: true }), (batch) => {
        const schedule = createSchedule(batch);
        const { nodes, byKey } = schedule.graph;
        const paths = Float64Array.from(nodes, ({ pathMs }) => pathMs);
        const { endMs } = walkSchedule(schedule, (key) => byKey.get(key)?.expectedMs ?? 0);
        expect(createRehearsal(schedule)(paths)).toBe(endMs);
      }),
      { numRuns: 500 },
    );
  });

  it("never makes a batch longer than the longest path first would", () => {
    let shorter = 0;
    fc.assert(
      fc.property(batches({ mostMs: 9, hasSolo: false }).map(plain), (batch) => {
        const found = walkSchedule(createSchedule(batch), lengthsOf(batch)).endMs;
        const usual = walkPlainly(batch, lengthsOf(batch)).endMs;
        expect(found).toBeLessThanOrEqual(usual);
        shorter += found < usual ? 1 : 0;
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(shorter).toBeGreaterThan(10);
  });

  it("changes nothing where all take equally long: nothing is known then", () => {
    fc.assert(
      fc.property(batches({ mostMs: 1, hasSolo: false }).map(plain), (batch) => {
        const schedule = createSchedule(batch);
        expect(findShorter(schedule)).toBeUndefined();
        expect(walkSchedule(schedule, lengthsOf(batch)).starts).toEqual(walkPlainly(batch, lengthsOf(batch)).starts);
      }),
      { numRuns: 300 },
    );
  });

  it("comes to the same order every time", () => {
    fc.assert(
      fc.property(batches({ mostMs: 9, hasSolo: true }), (batch) => {
        const [one, other] = [createSchedule(batch), createSchedule(batch)];
        expect(walkSchedule(one, lengthsOf(batch))).toEqual(walkSchedule(other, lengthsOf(batch)));
      }),
    );
  });

  it("comes to an end with expectations that are no lengths of time", () => {
    const wild = [Number.POSITIVE_INFINITY, Number.NaN, -1, 0, Number.MAX_VALUE, 5];
    const tasks = wild.map((expectedMs, index) => ({ key: `T-${index}`, after: [], expectedMs, phase: "A" }));
    const { starts } = walkSchedule(createSchedule({ tasks, slots: 2, order: "phases" }), () => 1);
    expect(starts.toSorted()).toEqual(tasks.map(({ key }) => key));
  });
});
