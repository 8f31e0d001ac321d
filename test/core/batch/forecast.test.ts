import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecast } from "../../../src/core/batch/forecast.ts";
import { phasesOf } from "../../../src/core/batch/graph.ts";
import { mermaid } from "../../../src/core/batch/graph-text.ts";
import { DEFAULT_CONFIG } from "../../../src/core/config/config.ts";
import type { DependencyKind, Plan, Task } from "../../../src/core/plan.ts";
import { toScheduled } from "../../../src/core/schedule/from-plan.ts";
import { createTask } from "../../../src/core/task.ts";
import type { Ticket } from "../../../src/core/ticket.ts";
import { forecastJson, forecastText } from "../../../src/core/words/forecast-text.ts";
import { cellsOf } from "../../../src/core/words/text-table.ts";

const MINUTE = 60_000;

function ticketOf(changes: Pick<Ticket, "key"> & Partial<Ticket>): Ticket {
  const state = { id: "s1", name: "Todo", type: "unstarted" as const };
  return {
    id: `id-${changes.key}`,
    title: "Give a discount",
    description: "Ten percent.",
    comments: [],
    labels: [],
    state,
    team: { key: "ENG", name: "Engineering", states: [state] },
    children: [],
    blockedBy: [],
    related: [],
    attachments: [],
    files: [],
    updatedAt: "2026-01-01T00:00:00.000Z",
    ...changes,
  };
}

function taskOf(
  number: number,
  after: readonly [number, DependencyKind, string?][] = [],
  changes: Partial<Task> = {},
): Task {
  const ticket = ticketOf({ key: `ENG-${number}`, title: `Task ${number}` });
  return {
    ...createTask({ ticket, number, base: "main", config: DEFAULT_CONFIG }),
    after: after.map(([on, kind, reason = `because of ${on}`]) => ({ key: `ENG-${on}`, kind, reason })),
    territory: { source: "ticket", mayEdit: [`src/${number}.ts`], mayAppend: [], mustNotEdit: [] },
    ...changes,
  };
}
function planOf(tasks: Task[], changes: Partial<Plan> = {}): Plan {
  return { base: "main", phases: phasesOf(tasks), tasks, parked: [], warnings: [], ...changes };
}
const minutes = (...times: number[]) => new Map(times.map((time, at) => [`ENG-${at + 1}`, time * MINUTE]));

// A diamond beside two loners: 1 → 2 and 3 → 4; 5 and 6 wait for nobody.
const DIAMOND = planOf([
  taskOf(1),
  taskOf(2, [[1, "hard"]]),
  taskOf(3, [[1, "soft"]]),
  taskOf(4, [
    [2, "hard"],
    [3, "order"],
  ]),
  taskOf(5),
  taskOf(6, [[5, "hint"]]),
]);
const TIMES = minutes(10, 20, 5, 10, 15, 5);

describe("forecast", () => {
  it("is what one gets by hand: two slots, the longest way first", () => {
    expect(forecast({ plan: DIAMOND, slots: 2, order: "dag", expectedMs: TIMES })).toEqual({
      slots: 2,
      order: "dag",
      makespanMs: 40 * MINUTE,
      lowerBoundMs: 40 * MINUTE,
      sumMs: 65 * MINUTE,
      criticalPath: ["ENG-1", "ENG-2", "ENG-4"],
      starts: [
        { key: "ENG-1", startMs: 0, endMs: 10 * MINUTE },
        { key: "ENG-5", startMs: 0, endMs: 15 * MINUTE },
        { key: "ENG-2", startMs: 10 * MINUTE, endMs: 30 * MINUTE },
        { key: "ENG-3", startMs: 15 * MINUTE, endMs: 20 * MINUTE },
        { key: "ENG-6", startMs: 20 * MINUTE, endMs: 25 * MINUTE },
        { key: "ENG-4", startMs: 30 * MINUTE, endMs: 40 * MINUTE },
      ],
    });
  });

  it("with barriers waits for whole phases", () => {
    // Phase A: 1, 5, 6 on two slots end at 15; B: 2 and 3 at 35; C: 4 at 45.
    const seen = forecast({ plan: DIAMOND, slots: 2, order: "phases", expectedMs: TIMES });
    expect([seen.makespanMs, seen.lowerBoundMs, seen.criticalPath]).toEqual([
      45 * MINUTE,
      45 * MINUTE,
      ["ENG-5", "ENG-2", "ENG-4"],
    ]);
  });

  it("leaves out what ended before and what cannot start", () => {
    const plan = planOf([taskOf(1), taskOf(2, [[1, "hard"]]), taskOf(3, [[9, "hard"]])]);
    const seen = forecast({ plan, slots: 2, order: "dag", expectedMs: minutes(10, 20, 30), ended: ["ENG-1"] });
    expect(seen).toMatchObject({
      makespanMs: 20 * MINUTE,
      sumMs: 20 * MINUTE,
      lowerBoundMs: 20 * MINUTE,
      criticalPath: ["ENG-2"],
      starts: [{ key: "ENG-2" }],
    });
  });

  it("of nothing is nothing, and an unknown length is ten minutes", () => {
    const none = { slots: 3, order: "dag" as const, expectedMs: new Map<string, number>() };
    expect(forecast({ plan: planOf([]), ...none })).toMatchObject({ makespanMs: 0, lowerBoundMs: 0, criticalPath: [] });
    expect(forecast({ plan: planOf([taskOf(1)]), ...none }).makespanMs).toBe(10 * MINUTE);
  });

  it("never beats its lower bound, never is later than one by one, and keeps to slots and dependencies", () => {
    const random = fc
      .array(fc.record({ on: fc.array(fc.nat(30), { maxLength: 3 }), time: fc.nat(50) }), {
        minLength: 1,
        maxLength: 25,
      })
      .map((list) => ({
        plan: planOf(list.map(({ on }, at) => taskOf(at + 1, at === 0 ? [] : on.map((n) => [(n % at) + 1, "soft"])))),
        expectedMs: minutes(...list.map(({ time }) => time)),
      }));
    fc.assert(
      fc.property(
        random,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom("dag" as const, "phases" as const),
        (input, slots, order) => {
          const seen = forecast({ ...input, slots, order });
          expect(seen.starts).toHaveLength(input.plan.tasks.length);
          expect(seen.makespanMs).toBeGreaterThanOrEqual(seen.lowerBoundMs - 1e-6);
          expect(seen.makespanMs).toBeLessThanOrEqual(seen.sumMs + 1e-6);
          const byKey = new Map(seen.starts.map((start) => [start.key, start]));
          for (const { ticket, after } of input.plan.tasks)
            for (const { key } of after)
              expect(byKey.get(ticket.key)?.startMs).toBeGreaterThanOrEqual(byKey.get(key)?.endMs ?? Number.NaN);
          for (const { startMs } of seen.starts)
            expect(
              seen.starts.filter((one) => one.startMs <= startMs && startMs < one.endMs).length,
            ).toBeLessThanOrEqual(slots);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("toScheduled", () => {
  it("says what each kind of dependency means, and follows tickets into the task that does them", () => {
    const tasks = [
      taskOf(1, [], { also: [ticketOf({ key: "ENG-8" })] }),
      taskOf(2, [
        [8, "hard"],
        [1, "hard"],
        [2, "soft"],
      ]),
      taskOf(3, [
        [1, "soft"],
        [2, "order"],
        [7, "hint"],
        [9, "hard"],
      ]),
    ];
    const phases = [
      { name: "A", prompts: [1], parallel: true, dependsOnPhases: [] },
      { name: "B", prompts: [2, 3], parallel: true, dependsOnPhases: ["A"] },
    ];
    expect(toScheduled({ tasks, phases }, minutes(1, 2))).toEqual({
      tasks: [
        { key: "ENG-1", after: [], behind: [], expectedMs: MINUTE, phase: "A" },
        { key: "ENG-2", after: ["ENG-1"], behind: [], expectedMs: 2 * MINUTE, phase: "B" },
        { key: "ENG-3", after: ["ENG-9"], behind: ["ENG-1", "ENG-2"], expectedMs: 10 * MINUTE, phase: "B" },
      ],
      phases: [
        { name: "A", after: [] },
        { name: "B", after: ["A"] },
      ],
    });
  });
});

function foreseen(plan: Plan, expectedMs = TIMES) {
  return { plan, forecast: forecast({ plan, slots: 2, order: "dag", expectedMs }), mermaid: mermaid(plan) };
}
const SMALL = planOf(
  [
    taskOf(1, [], { also: [ticketOf({ key: "ENG-8", title: "The same, further down" })] }),
    taskOf(2, [[1, "hard", "ENG-2 and ENG-8: blocks relation"]], {
      territory: {
        source: "prediction",
        confidence: 0.824,
        mayEdit: ["a", "b", "c", "d", "e", "f", "g"].map((name) => `src/${name}.ts`),
        mayAppend: [],
        mustNotEdit: [],
      },
    }),
    taskOf(3, [[2, "order", "its files are unknown"]], {
      territory: { source: "unknown", mayEdit: [], mayAppend: [], mustNotEdit: [] },
    }),
  ],
  {
    parked: [{ ticket: ticketOf({ key: "ENG-9" }), reason: "waits for OPS-1, which is not done" }],
    warnings: [{ key: "ENG-3", text: "vague, missing: a description" }, { text: "phase A is large" }],
  },
);

describe("forecastText", () => {
  it("reads like this", () => {
    expect(forecastText(foreseen(SMALL), 72)).toMatchInlineSnapshot(`
      "Phase A: 1 task
        ENG-1  Task 1
          with       ENG-8  The same, further down
          files      named in the ticket: src/1.ts
          waits for  nothing
          expected   10 min 0 s, from the start

      Phase B: 1 task, after A
        ENG-2  Task 2
          files      guessed, 82 % sure: src/a.ts, src/b.ts, src/c.ts, src/d.…
          waits for  ENG-1: must end well; ENG-2 and ENG-8: blocks relation
          expected   20 min 0 s, 10 min 0 s after the start

      Phase C: 1 task, after B
        ENG-3  Task 3
          files      unknown
          waits for  ENG-2: order only; its files are unknown
          expected   5 min 0 s, 30 min 0 s after the start

      expected     35 min 0 s on 2 slots, order dag
      one by one   35 min 0 s
      at best      35 min 0 s
      longest way  ENG-1 → ENG-2 → ENG-3

      Not started:
        ENG-9: waits for OPS-1, which is not done

      Warnings:
        ENG-3: vague, missing: a description
        phase A is large

      \`\`\`mermaid
      flowchart LR
        subgraph phase_A["Phase A"]
          t1["ENG-1, ENG-8"]
        end
        subgraph phase_B["Phase B"]
          t2["ENG-2"]
        end
        subgraph phase_C["Phase C"]
          t3["ENG-3"]
        end
        t1 -->|"ENG-2 and ENG-8: blocks relation"| t2
        t2 -.-o|"its files are unknown"| t3
      \`\`\`
      "
    `);
  });

  it("says so when nothing is ready", () => {
    const { parked } = SMALL;
    expect(forecastText(foreseen(planOf([], { parked })), 72)).toBe(
      "No ticket is ready to be worked on.\n\nNot started:\n  ENG-9: waits for OPS-1, which is not done\n",
    );
  });

  it("is not broken by what tickets hold: no controls, no line of theirs, no end of the graph", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.constantFrom("a\n```\nPhase Z: 9 tasks", "\u001b[2J", "\u202ex", "a\r\nWarnings:\n  x", "漢字".repeat(60)),
    );
    fc.assert(
      fc.property(wild, wild, wild, (title, reason, file) => {
        const territory = { source: "ticket" as const, mayEdit: [file], mayAppend: [], mustNotEdit: [] };
        const ticket = ticketOf({ key: "ENG-2", title });
        const plan = planOf([taskOf(1), taskOf(2, [[1, "hard", reason]], { ticket, territory })], {
          parked: [{ ticket: ticketOf({ key: "ENG-9", title }), reason }],
          warnings: [{ key: "ENG-1", text: reason }],
        });
        const text = forecastText(foreseen(plan), 60);
        expect(text).not.toMatch(/[^\n\P{Cc}]|[\u202a-\u202e\u2066-\u2069]/u);
        const lines = text.split("\n");
        expect(lines.filter((line) => /^(Phase|Warnings|Not started|```)/.test(line))).toEqual([
          expect.stringMatching(/^Phase A/),
          expect.stringMatching(/^Phase B/),
          "Not started:",
          "Warnings:",
          "```mermaid",
          "```",
        ]);
        for (const line of lines.filter((one) => /^ {2}ENG-\d {2}|^ {4}files/.test(one)))
          expect(cellsOf(line)).toBeLessThanOrEqual(60);
      }),
      { numRuns: 100 },
    );
  });
});

describe("forecastJson", () => {
  it("holds the same for a program, and survives JSON", () => {
    const json = forecastJson(foreseen(SMALL));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json).toMatchObject({
      base: "main",
      slots: 2,
      order: "dag",
      makespanMs: 35 * MINUTE,
      sumMs: 35 * MINUTE,
      criticalPath: ["ENG-1", "ENG-2", "ENG-3"],
      tickets: [
        { key: "ENG-1", also: ["ENG-8"], startMs: 0, endMs: 10 * MINUTE },
        { key: "ENG-2", after: [{ key: "ENG-1", kind: "hard", reason: "ENG-2 and ENG-8: blocks relation" }] },
        { key: "ENG-3", territory: { source: "unknown" } },
      ],
      parked: [{ key: "ENG-9", reason: "waits for OPS-1, which is not done" }],
      warnings: [
        { key: "ENG-3", text: "vague, missing: a description" },
        { key: null, text: "phase A is large" },
      ],
    });
  });
});
