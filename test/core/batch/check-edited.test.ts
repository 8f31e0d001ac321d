// What a person may do to a plan, and what must hold whatever they did.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEdited } from "../../../src/core/batch/check-edited.ts";
import { footprints, isUnknown } from "../../../src/core/batch/dependencies.ts";
import { createGraph, phasesOf } from "../../../src/core/batch/graph.ts";
import { mergeOverlapping } from "../../../src/core/batch/merge-overlapping.ts";
import { mayOverlap } from "../../../src/core/batch/overlap.ts";
import { planBatch } from "../../../src/core/batch/plan-batch.ts";
import { siblingsOf } from "../../../src/core/batch/siblings.ts";
import type { Dependency, DependencyKind, Phase, Plan, Task } from "../../../src/core/plan.ts";
import { toScheduled } from "../../../src/core/schedule/from-plan.ts";
import { createSchedule, ended, isDone, nextToStart, started } from "../../../src/core/schedule/schedule.ts";
import { reference, taskOf, ticketOf } from "./batch-tasks.ts";

const SOLO = { unknownTerritory: "solo" } as const;
const on = (number: number, kind: DependencyKind): Dependency => ({ key: `ENG-${number}`, kind, reason: "said so" });
const phase = (name: string, prompts: number[], dependsOnPhases: string[] = [], parallel = true): Phase => ({
  name,
  prompts,
  parallel,
  dependsOnPhases,
});
const planOf = (tasks: readonly Task[], phases?: readonly Phase[]): Plan => ({
  base: "main",
  phases: [
    ...(phases ?? [
      phase(
        "A",
        tasks.map(({ number }) => number),
      ),
    ]),
  ],
  tasks: [...tasks],
  parked: [],
  warnings: [],
});
const waitsIn = ({ tasks }: Plan) =>
  tasks.map(({ after }) => after.map(({ key, kind }) => `${kind} ${key.replace("ENG-", "")}`));

describe("an edited plan", () => {
  it("gets what keeps two tasks off one file, each addition told", () => {
    const checked = checkEdited(planOf([taskOf(1, ["src/a.ts"]), taskOf(2, ["src/"]), taskOf(3, [])]), SOLO);
    expect(waitsIn(checked)).toEqual([[], ["soft 1"], ["order 1", "order 2"]]);
    expect(checked.warnings).toEqual([
      { key: "ENG-2", text: "now waits for ENG-1 too (soft): src/a.ts and src/ may be the same file" },
      { key: "ENG-3", text: "now waits for ENG-1 too (order): nobody knows the files of ENG-3, so it runs alone" },
      { key: "ENG-3", text: "now waits for ENG-2 too (order): nobody knows the files of ENG-3, so it runs alone" },
    ]);
    expect(checkEdited({ ...checked, warnings: [] }, SOLO)).toEqual({ ...checked, warnings: [] });
  });

  it("keeps what the person wrote, of every kind, and adds nothing where one waits for the other already", () => {
    const tasks = [
      taskOf(1, ["a"], { after: [on(2, "order")] }),
      taskOf(2, ["a"], { after: [on(99, "hard"), on(3, "hint")] }),
      taskOf(3, ["b"]),
      taskOf(4, ["b"], { after: [on(3, "hint")] }),
    ];
    const checked = checkEdited(planOf(tasks), SOLO);
    expect(waitsIn(checked)).toEqual([["order 2"], ["hard 99", "hint 3"], [], ["soft 3"]]);
    expect(checked.tasks[3]?.after[0]?.reason).toBe("both may edit b; said so");
    expect(checked.warnings.map(({ key }) => key)).toEqual(["ENG-4"]);
  });

  it("adds in the direction of the phases, and of the dependencies where both disagree", () => {
    const tasks = [taskOf(1, ["a"]), taskOf(2, ["a"]), taskOf(3, ["x"], { after: [on(4, "hard")] }), taskOf(4, ["x"])];
    const phases = [phase("B", [1, 3], ["A"]), phase("A", [2, 4])];
    expect(waitsIn(checkEdited(planOf(tasks, phases), SOLO))).toEqual([["soft 2"], [], ["hard 4"], []]);
    const against = [taskOf(1, ["a"]), taskOf(2, ["a"], { after: [on(3, "hard")] }), taskOf(3, ["b"])];
    expect(waitsIn(checkEdited(planOf(against, [phase("B", [1, 3], ["A"]), phase("A", [2])]), SOLO))).toEqual([
      [],
      ["soft 1", "hard 3"].reverse(),
      [],
    ]);
  });

  it("works through a phase that is not parallel in the order listed", () => {
    const tasks = [taskOf(1, ["a"], { after: [on(3, "hard")] }), taskOf(2, ["a"]), taskOf(3, ["c"])];
    const checked = checkEdited(planOf(tasks, [phase("A", [3, 2, 1], [], false)]), SOLO);
    expect(waitsIn(checked)).toEqual([["hard 3", "order 2"], ["order 3"], []]);
    expect(checked.tasks[1]?.after[0]?.reason).toBe("phase A is worked through one by one");
    expect(checked.warnings).toEqual([]);
  });

  it.each<[string, Plan, string]>([
    [
      "dependencies",
      planOf([taskOf(1, ["a"], { after: [on(2, "hard")] }), taskOf(2, ["b"], { after: [on(1, "order")] })]),
      "ENG-1 → ENG-2 → ENG-1",
    ],
    ["one with itself", planOf([taskOf(1, ["a"], { after: [on(1, "soft")] })]), "ENG-1 → ENG-1"],
    [
      "a list and a dependency",
      planOf([taskOf(1, ["a"], { after: [on(2, "hard")] }), taskOf(2, ["b"])], [phase("A", [1, 2], [], false)]),
      "ENG-1 → ENG-2 → ENG-1",
    ],
    [
      "tickets that are done together",
      planOf([
        taskOf(1, ["a"], { also: [ticketOf({ key: "ENG-9" })], after: [on(2, "hard")] }),
        taskOf(2, ["b"], { after: [on(9, "hard")] }),
      ]),
      "ENG-1 → ENG-2 → ENG-1",
    ],
  ])("is refused for a circle of %s, with its path", (_, plan, path) => {
    expect(() => checkEdited(plan, SOLO)).toThrow(
      expect.objectContaining({ code: "PLAN_INVALID", message: expect.stringContaining(path) }),
    );
  });
});

const FILES = ["src/a.ts", "src/b.ts", "src/sub/c.ts", "lib/d.ts", "lib/e.md", "yarn.lock"];
const drafts = fc.array(
  fc.record({
    files: fc.array(fc.constantFrom(...FILES, "src/", "src/*.ts", "**/*.md", "lib/**", "{src,lib}/?.ts"), {
      maxLength: 2,
    }),
    source: fc.constantFrom("ticket", "ticket", "configuration", "prediction"),
    confidence: fc.constantFrom(0.1, 0.6),
    on: fc.uniqueArray(fc.tuple(fc.nat(13), fc.constantFrom<DependencyKind>("hard", "soft", "order", "hint")), {
      maxLength: 2,
      selector: ([at]) => at,
    }),
    isParallel: fc.boolean(),
  }),
  { minLength: 2, maxLength: 14, size: "max" },
);
type Draft = typeof drafts extends fc.Arbitrary<(infer T)[]> ? T : never;

/** Whether the plan is fresh, fresh with tickets put together, or as a person might have left it. */
const makings = fc.constantFrom("fresh", "merged", "edited", "merged and edited");
const fates = fc.array(fc.record({ pick: fc.nat(9), end: fc.constantFrom<"good" | "bad">("good", "good", "bad") }), {
  minLength: 5,
  maxLength: 20,
});

function drafted({ files, source, confidence, on: wanted }: Draft, own: number, isRelated: boolean): Task {
  const earlier = wanted.filter(([at]) => at < own);
  const blockedBy = isRelated
    ? earlier.filter(([, kind]) => kind === "hard").map(([at]) => reference(`ENG-${at + 1}`))
    : [];
  const task = taskOf(own + 1, files, { ticket: ticketOf({ key: `ENG-${own + 1}`, blockedBy }) });
  const after = isRelated ? [] : earlier.map(([at, kind]) => on(at + 1, kind));
  if (files.length === 0) return { ...task, after };
  return {
    ...task,
    after,
    territory: { ...task.territory, source, ...(source === "prediction" ? { confidence } : {}) },
  };
}

function planned(given: Draft[], making: string, unknownTerritory: "solo" | "parallel"): Plan {
  const isEdited = making.includes("edited");
  const tasks = given.map((draft, own) => drafted(draft, own, !isEdited));
  const merged = making.includes("merged") ? mergeOverlapping(tasks) : tasks;
  if (!isEdited) {
    const batch = planBatch(merged, { hints: "off", unknownTerritory });
    return { ...planOf(batch.tasks, batch.phases), warnings: batch.warnings };
  }
  // Phases of the person's own making, in no order of names; they agree with what is written.
  const order = createGraph(merged).order;
  const third = Math.ceil(order.length / 3);
  const of = (name: string, at: number, dependsOnPhases: string[]) =>
    phase(
      name,
      order
        .slice(at * third, (at + 1) * third)
        .flatMap((key) => merged.find(({ ticket }) => ticket.key === key)?.number ?? []),
      dependsOnPhases,
      given[at]?.isParallel,
    );
  return checkEdited(planOf(merged, [of("C", 2, ["B"]), of("A", 0, []), of("B", 1, ["A"])]), { unknownTerritory });
}

/** All sets of tasks that run at the same time, when tasks end as fate will have it. */
function* together(plan: Plan, order: "dag" | "phases", fate: { pick: number; end: "good" | "bad" }[]) {
  let schedule = createSchedule({ ...toScheduled(plan, new Map()), slots: 9, order });
  const running = new Set<string>();
  for (let step = 0; !isDone(schedule); step += 1) {
    for (const key of nextToStart(schedule)) {
      schedule = started(schedule, key);
      running.add(key);
    }
    yield [...running];
    const { pick, end } = fate[step % fate.length] ?? { pick: 0, end: "good" };
    const key = [...running][pick % running.size];
    if (key === undefined) throw new Error("nothing runs and the batch is not done");
    running.delete(key);
    schedule = ended(schedule, key, end);
  }
}

describe("500 random plans, fresh, put together and edited, in both orders", () => {
  it("never have two owners of a file, or anybody beside a task of unknown territory, running at the same time", () => {
    let met = 0;
    fc.assert(
      fc.property(
        drafts,
        makings,
        fc.constantFrom<"solo" | "parallel">("solo", "parallel"),
        fc.constantFrom<"dag" | "phases">("dag", "phases"),
        fates,
        (given, making, unknownTerritory, order, fate) => {
          const plan = planned(given, making, unknownTerritory);
          const owned = new Map(footprints(plan.tasks).map((globs, at) => [plan.tasks[at]?.ticket.key, globs]));
          const alone = new Set(plan.tasks.filter(isUnknown).map(({ ticket }) => ticket.key));
          for (const running of together(plan, order, fate)) {
            for (const [at, one] of running.entries()) {
              for (const two of running.slice(at + 1)) {
                met += 1;
                expect(mayOverlap(owned.get(one) ?? [], owned.get(two) ?? [])).toBe(false);
                if (unknownTerritory === "solo") expect(alone.has(one) || alone.has(two)).toBe(false);
              }
            }
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(met).toBeGreaterThan(500);
  });

  it("keep every entry a person wrote, and are not changed by a second look", () => {
    fc.assert(
      fc.property(drafts, (given) => {
        const tasks = given.map((draft, own) => drafted(draft, own, false));
        const checked = checkEdited(planOf(tasks), SOLO);
        const strength = ["hint", "order", "soft", "hard"];
        for (const [at, { after }] of tasks.entries()) {
          for (const { key, kind, reason } of after) {
            const kept = checked.tasks[at]?.after.find((entry) => entry.key === key);
            expect(kept?.reason.split("; ")).toContain(reason);
            if (kind === "hint") continue;
            expect(kept?.kind).toBe(kind);
            expect(strength).toContain(kept?.kind);
          }
        }
        const again = checkEdited({ ...checked, warnings: [] }, SOLO);
        expect(again.warnings).toEqual([]);
        expect(again.tasks).toEqual(checked.tasks);
      }),
      { numRuns: 200 },
    );
  });

  it("forbid each task exactly what those own that may run beside it", () => {
    fc.assert(
      fc.property(drafts, (given) => {
        const plan = planned(given, "edited", "parallel");
        const siblings = siblingsOf(plan.tasks);
        const lists = footprints(plan.tasks);
        for (const [at, { ticket }] of plan.tasks.entries()) {
          for (const { key, globs } of siblings(ticket.key)) {
            expect(mayOverlap(lists[at] ?? [], globs)).toBe(false);
            // A guess is nobody's claim.
            const claims = plan.tasks[at]?.territory.source !== "prediction" && (lists[at] ?? []).length > 0;
            expect(siblings(key).some((claim) => claim.key === ticket.key)).toBe(claims);
          }
        }
        expect(phasesOf(plan.tasks).flatMap(({ prompts }) => prompts)).toHaveLength(plan.tasks.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe("siblings", () => {
  it("are those that may run beside a task, with what they own and it does not", () => {
    const tasks = [
      taskOf(1, ["a", "yarn.lock"]),
      taskOf(2, ["a", "b"], { after: [on(1, "soft")] }),
      taskOf(3, ["./b/", "c"]),
      taskOf(4, []),
    ];
    const siblings = siblingsOf(tasks);
    expect(siblings("ENG-1")).toEqual([{ key: "ENG-3", globs: ["./b/", "c"] }]);
    expect(siblings("ENG-2")).toEqual([{ key: "ENG-3", globs: ["c"] }]);
    expect(siblings("ENG-4").map(({ key }) => key)).toEqual(["ENG-1", "ENG-2", "ENG-3"]);
    expect(() => siblings("ENG-9")).toThrow("ENG-9");
  });
});
