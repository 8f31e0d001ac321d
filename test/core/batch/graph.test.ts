import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGraph, phasesOf } from "../../../src/core/batch/graph.ts";
import { mermaid } from "../../../src/core/batch/graph-text.ts";
import { ownedGlobs } from "../../../src/core/batch/overlap.ts";
import { type BatchTask, planBatch } from "../../../src/core/batch/plan-batch.ts";
import { matcher } from "../../../src/core/globs.ts";
import type { Dependency } from "../../../src/core/plan.ts";
import type { Ticket } from "../../../src/core/ticket.ts";
import { isPipelineError } from "../../../src/errors.ts";
import { ticketOf } from "./batch-tasks.ts";

const OFF = { hints: "off", unknownTerritory: "solo" } as const;
const CLEAR = "The total must show the discount for every price in the list.";
const reference = (key: string, done?: boolean) => ({ key, title: "", ...(done === undefined ? {} : { done }) });

function taskOf(number: number, files: readonly string[], changes: Partial<Ticket> = {}): BatchTask {
  return {
    number,
    ticket: ticketOf({ key: `ENG-${number}`, description: CLEAR, ...changes }),
    territory: {
      mayEdit: [...files],
      mayAppend: ["yarn.lock"],
      mustNotEdit: [],
      source: files.length === 0 ? "unknown" : "ticket",
    },
  };
}

const waiting = (number: number, ...after: [number, Dependency["kind"]][]) => ({
  number,
  ticket: { key: `ENG-${number}` },
  after: after.map(([on, kind]) => ({ key: `ENG-${on}`, kind, reason: "test" })),
});

function messageOf(deed: () => unknown): string {
  try {
    deed();
  } catch (error) {
    return isPipelineError(error) ? `${error.code} ${error.message}` : String(error);
  }
  return "nothing was thrown";
}

describe("a graph", () => {
  const graph = createGraph([
    waiting(4, [2, "hard"], [3, "soft"]),
    waiting(3, [1, "hint"]),
    waiting(2, [1, "hard"], [99, "hard"]),
    waiting(1),
  ]);

  it("is in an order that waits, else as given", () => {
    expect(graph.order).toEqual(["ENG-3", "ENG-1", "ENG-2", "ENG-4"]);
  });

  it("knows who falls with whom and who may run beside whom", () => {
    expect(graph.dependentsOf("ENG-1")).toEqual(["ENG-2", "ENG-4"]);
    expect(graph.dependentsOf("ENG-3")).toEqual([]);
    expect(graph.besides("ENG-3")).toEqual(["ENG-1", "ENG-2"]);
    expect(graph.besides("ENG-4")).toEqual([]);
  });

  it("refuses a circle with its path, and a ticket that is there twice", () => {
    expect(messageOf(() => createGraph([waiting(1, [2, "hard"]), waiting(2, [1, "soft"])]))).toBe(
      "PLAN_INVALID nothing in this circle can begin: ENG-1 → ENG-2 → ENG-1",
    );
    expect(messageOf(() => createGraph([waiting(1, [1, "hard"])]))).toMatch(/ENG-1 → ENG-1$/);
    expect(messageOf(() => createGraph([waiting(1), waiting(1)]))).toBe("PLAN_INVALID ENG-1 is in the batch twice");
    expect(createGraph([waiting(1, [2, "hint"]), waiting(2, [1, "hint"])]).order).toEqual(["ENG-1", "ENG-2"]);
  });

  it("has phases named like columns of a sheet, each after the one before", () => {
    const chain = Array.from({ length: 28 }, (_, at) =>
      waiting(at + 1, ...(at === 0 ? [] : [[at, "hard"] as [number, "hard"]])),
    );
    const phases = phasesOf([...chain, waiting(40)]);
    expect(phases[0]).toEqual({ name: "A", prompts: [1, 40], parallel: true, dependsOnPhases: [] });
    expect(phases[27]).toEqual({ name: "AB", prompts: [28], parallel: false, dependsOnPhases: ["AA"] });
  });
});

describe("a batch", () => {
  it("keeps every reason, puts two owners of a file in sequence and an unknown territory alone", () => {
    const { tasks, phases, parked, warnings } = planBatch(
      [
        taskOf(1, ["src/a.ts"]),
        taskOf(2, ["src/a.ts"], { blockedBy: [reference("ENG-1")] }),
        taskOf(3, []),
        taskOf(4, ["src/*.ts"]),
        taskOf(5, ["lib/"]),
      ],
      OFF,
    );
    expect(tasks.map(({ after }) => after.map(({ key, kind }) => `${kind} ${key}`))).toEqual([
      [],
      ["hard ENG-1"],
      ["order ENG-1", "order ENG-2", "order ENG-4", "order ENG-5"],
      ["soft ENG-1", "soft ENG-2"],
      [],
    ]);
    expect(tasks[1]?.after[0]?.reason).toBe("blocks relation; both may edit src/a.ts");
    expect(phases.map(({ prompts }) => prompts)).toEqual([[1, 5], [2], [4], [3]]);
    expect(parked).toEqual([]);
    expect(warnings).toEqual([
      { key: "ENG-3", text: "vague, missing: the files it may edit" },
      {
        key: "ENG-4",
        text: "runs after ENG-1 (src/a.ts and src/*.ts may be the same file), ENG-2 (src/a.ts and src/*.ts may be the same file)",
      },
      { key: "ENG-3", text: "runs alone, because nobody knows which files it needs" },
    ]);
  });

  it("parks a ticket whose blocker outside is not known to be done, and all that wait for it", () => {
    const { tasks, parked } = planBatch(
      [
        taskOf(1, ["a"], { blockedBy: [reference("ENG-9")] }),
        taskOf(2, ["b"], { blockedBy: [reference("ENG-1", true)] }),
        taskOf(3, ["a"], { blockedBy: [reference("ENG-8", true)] }),
      ],
      OFF,
    );
    expect(tasks.map(({ ticket, after }) => [ticket.key, after])).toEqual([["ENG-3", []]]);
    expect(parked.map(({ ticket, reason }) => ({ key: ticket.key, reason }))).toEqual([
      { key: "ENG-1", reason: "blocked by ENG-9, which is not in this batch and not known to be done" },
      {
        key: "ENG-2",
        reason: "waits for ENG-1, which is blocked by ENG-9, which is not in this batch and not known to be done",
      },
    ]);
  });

  it("lets hints steer who comes first when asked, and tells those that contradict", () => {
    const given = [
      taskOf(1, ["a"], { description: `${CLEAR} After ENG-2.` }),
      taskOf(2, ["a"], { description: `${CLEAR} After ENG-1.` }),
    ];
    expect(planBatch(given, OFF).graph.order).toEqual(["ENG-1", "ENG-2"]);
    const { graph, tasks, warnings } = planBatch(given, { ...OFF, hints: "on" });
    expect(graph.order).toEqual(["ENG-2", "ENG-1"]);
    expect(tasks[0]?.after).toEqual([
      { key: "ENG-2", kind: "soft", reason: 'both may edit a; its text says "after ENG-2"' },
    ]);
    expect(warnings.at(-1)).toEqual({
      key: "ENG-2",
      text: 'hint to wait for ENG-1 is dropped (its text says "after ENG-1"): ENG-1 comes after it',
    });
  });

  it("warns of phases larger than four and of tickets that say nothing", () => {
    const { warnings } = planBatch(
      ["a", "b", "c", "d", "e"].map((file, at) => taskOf(at + 1, [file], at === 0 ? { description: "Do it" } : {})),
      OFF,
    );
    expect(warnings).toEqual([
      { key: "ENG-1", text: "vague, missing: a description, how to tell that it is done" },
      { text: "phase A has 5 tickets, more than the recommended 4" },
    ]);
  });

  it("says once that tickets share the configuration's boundary, and lets them wait for each other all the same", () => {
    const shared = (number: number): BatchTask => {
      const task = taskOf(number, ["src/"]);
      return { ...task, territory: { ...task.territory, source: "configuration" } };
    };
    const { tasks, warnings } = planBatch([shared(1), shared(2), shared(3), taskOf(4, ["src/a.ts"])], OFF);
    expect(tasks.map(({ after }) => after.map(({ key, kind }) => `${kind} ${key}`))).toEqual([
      [],
      ["soft ENG-1"],
      ["soft ENG-1", "soft ENG-2"],
      ["soft ENG-1", "soft ENG-2", "soft ENG-3"],
    ]);
    expect(warnings.map(({ key, text }) => [key, text.slice(0, 75)])).toEqual([
      [undefined, "3 tickets name no files and share plan.mayEdit, so they run one after the o"],
      ["ENG-4", expect.stringMatching(/^runs after ENG-1 .*ENG-2 /)],
    ]);
    expect(planBatch([shared(1), taskOf(2, ["lib/"])], OFF).warnings).toEqual([]);
  });

  it("takes the relations of tickets done together for those of their task", () => {
    const task = taskOf(1, ["a"]);
    const ticketOn = (key: string, on?: string) =>
      ticketOf({ key, description: CLEAR, blockedBy: on === undefined ? [] : [reference(on)] });
    const also = [ticketOn("ENG-8", "ENG-2"), ticketOn("ENG-9", "ENG-8")];
    const given = [{ ...task, also }, taskOf(2, ["b"]), taskOf(3, ["c"], { blockedBy: [reference("ENG-9")] })];
    const { tasks, graph } = planBatch(given, OFF);
    expect(tasks.map(({ after }) => after)).toEqual([
      [{ key: "ENG-2", kind: "hard", reason: "ENG-8 and ENG-2: blocks relation" }],
      [],
      [{ key: "ENG-1", kind: "hard", reason: "ENG-3 and ENG-9: blocks relation" }],
    ]);
    expect(graph.dependentsOf("ENG-2")).toEqual(["ENG-1", "ENG-3"]);
    expect(mermaid(planBatch(given, OFF))).toContain('t1["ENG-1, ENG-8, ENG-9"]');
    expect(messageOf(() => planBatch([...given, taskOf(9, ["d"])], OFF))).toBe(
      "PLAN_INVALID ENG-9 is in the batch twice",
    );
  });

  it("parks a whole task when one of its tickets has to wait, and tells each ticket why", () => {
    const also = [ticketOf({ key: "ENG-8", blockedBy: [reference("OUT-1")] })];
    const given = [{ ...taskOf(1, ["a"]), also }, taskOf(2, ["b"], { blockedBy: [reference("ENG-1")] })];
    const { tasks, parked } = planBatch(given, OFF);
    expect(tasks).toEqual([]);
    const why = "blocked by OUT-1, which is not in this batch and not known to be done";
    expect(parked.map(({ ticket, reason }) => [ticket.key, reason])).toEqual([
      ["ENG-1", `is done together with ENG-8, which is ${why}`],
      ["ENG-8", why],
      ["ENG-2", `waits for ENG-8, which is ${why}`],
    ]);
  });

  it("of nothing is nothing", () => {
    expect(planBatch([], OFF)).toMatchObject({ tasks: [], phases: [], parked: [], warnings: [] });
  });
});

const FILES = ["src/a.ts", "src/b.ts", "src/sub/c.ts", "lib/d.ts", "lib/e.md", "docs/f.md", "yarn.lock"];
const globs = fc.constantFrom(
  ...FILES,
  "src/",
  "src",
  "src/*.ts",
  "**/*.md",
  "{lib,docs}/*",
  "lib/**",
  "src/?.ts",
  "./lib/d.ts",
);
const plans = fc.array(
  fc.record({
    files: fc.array(globs, { maxLength: 3 }),
    blockers: fc.array(fc.nat(20), { maxLength: 3 }),
    child: fc.option(fc.nat(20), { nil: undefined, freq: 3 }),
    outside: fc.constantFrom(null, null, null, null, null, null, null, null, true, true, false, undefined),
    words: fc.constantFrom("", "After ENG-3 and ENG-5.", "Before ENG-2."),
  }),
  { maxLength: 14, size: "max" },
);
type Draft = typeof plans extends fc.Arbitrary<infer T> ? T : never;

/** @param pick which of all tasks a ticket may wait for: only earlier ones give no circle. */
function drafted(drafts: Draft, pick: (wanted: number, own: number) => number | undefined): BatchTask[] {
  return drafts.map(({ files, blockers, child, outside, words }, own) => {
    const key = (wanted: number) => {
      const at = pick(wanted, own);
      return at === undefined ? [] : [reference(`ENG-${at + 1}`)];
    };
    return taskOf(own + 1, files, {
      description: CLEAR + words,
      blockedBy: [...blockers.flatMap(key), ...(outside === null ? [] : [reference("OUT-1", outside)])],
      children: child === undefined ? [] : key(child),
    });
  });
}

const options = fc.record({
  hints: fc.constantFrom<"on" | "off">("on", "off"),
  unknownTerritory: fc.constantFrom<"solo" | "parallel">("solo", "parallel"),
});

describe("500 random batches", () => {
  it("never put two owners of a file, or anybody beside a task of unknown territory, where they can run together", () => {
    let met = 0;
    fc.assert(
      fc.property(plans, options, fc.boolean(), (drafts, chosen, isBackwards) => {
        const size = drafts.length;
        const given = drafted(drafts, (wanted, own) => {
          const others = isBackwards ? size - 1 - own : own;
          if (others === 0) return undefined;
          return isBackwards ? own + 1 + (wanted % others) : wanted % others;
        });
        const { tasks, phases, graph } = planBatch(given, chosen);
        const isSolo = (task: BatchTask) => chosen.unknownTerritory === "solo" && task.territory.source === "unknown";
        for (const [at, one] of tasks.entries()) {
          for (const two of tasks.slice(at + 1)) {
            const [owns, ownsToo] = [one, two].map(({ territory }) => matcher(ownedGlobs(territory)));
            const isShared = FILES.some((path) => owns?.(path) && ownsToo?.(path));
            if (!isShared && !isSolo(one) && !isSolo(two)) continue;
            met += 1;
            const direct = [...one.after, ...two.after].filter(
              ({ key, kind }) => kind !== "hint" && [one.ticket.key, two.ticket.key].includes(key),
            );
            expect(direct.length).toBe(1);
            expect(graph.besides(one.ticket.key)).not.toContain(two.ticket.key);
            expect(phases.some(({ prompts }) => prompts.includes(one.number) && prompts.includes(two.number))).toBe(
              false,
            );
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(met).toBeGreaterThan(500);
  });

  it("start nobody before its dependencies, and account for every ticket once", () => {
    fc.assert(
      fc.property(plans, options, (drafts, chosen) => {
        const given = drafted(drafts, (wanted, own) => (own === 0 ? undefined : wanted % own));
        const { tasks, phases, parked, graph } = planBatch(given, chosen);
        const keyOf = new Map(given.map(({ number, ticket }) => [number, ticket.key]));
        const started = phases.flatMap(({ prompts }) => prompts.map((number) => keyOf.get(number)));
        const all = [...started, ...parked.map(({ ticket }) => ticket.key)];
        expect(all.sort()).toEqual(given.map(({ ticket }) => ticket.key).sort());
        expect([...graph.order].sort()).toEqual(tasks.map(({ ticket }) => ticket.key).sort());
        const phaseOf = (key: string) =>
          phases.findIndex(({ prompts }) => prompts.some((number) => keyOf.get(number) === key));
        for (const { ticket, after } of tasks) {
          const blockers = [...ticket.blockedBy, ...ticket.children].filter(({ key }) => key !== "OUT-1");
          for (const { key } of blockers) expect(after.some((on) => on.key === key && on.kind === "hard")).toBe(true);
          for (const { key, kind } of after) {
            if (kind === "hint") continue;
            expect(phaseOf(key)).toBeLessThan(phaseOf(ticket.key));
            expect(graph.order.indexOf(key)).toBeLessThan(graph.order.indexOf(ticket.key));
          }
        }
        const left = new Set(parked.map(({ ticket }) => ticket.key));
        for (const { ticket } of given) {
          const waits = [...ticket.blockedBy, ...ticket.children];
          const mustPark = waits.some(({ key, done }) => left.has(key) || (key === "OUT-1" && done !== true));
          expect(left.has(ticket.key)).toBe(mustPark);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are refused exactly when they hold a circle, and the path named is a real one", () => {
    let refused = 0;
    fc.assert(
      fc.property(plans, (drafts) => {
        const given = drafted(drafts, (wanted) => wanted % drafts.length);
        const message = messageOf(() => planBatch(given, OFF));
        if (message === "nothing was thrown") return;
        refused += 1;
        const path = message.replace("PLAN_INVALID nothing in this circle can begin: ", "").split(" → ");
        expect(path.length).toBeGreaterThan(1);
        expect(path.at(-1)).toBe(path[0]);
        for (const [at, key] of path.slice(0, -1).entries()) {
          const ticket = given.find((task) => task.ticket.key === key)?.ticket;
          expect([...(ticket?.blockedBy ?? []), ...(ticket?.children ?? [])].map((on) => on.key)).toContain(
            path[at + 1],
          );
        }
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(50);
  });
});

describe("a drawing of a plan", () => {
  it("shows phases, keys and reasons, and one arrow where a chain says it all", () => {
    const given = [taskOf(1, ["a"]), taskOf(2, ["a"], { blockedBy: [reference("ENG-1")] }), taskOf(3, ["a"])];
    expect(mermaid(planBatch(given, OFF))).toBe(`flowchart LR
  subgraph phase_A["Phase A"]
    t1["ENG-1"]
  end
  subgraph phase_B["Phase B"]
    t2["ENG-2"]
  end
  subgraph phase_C["Phase C"]
    t3["ENG-3"]
  end
  t1 -->|"blocks relation; both may edit a"| t2
  t2 -.->|"both may edit a"| t3
`);
  });

  it("tells an order from a dependency, and leaves one out where a chain says it", () => {
    const drawn = mermaid(planBatch([taskOf(1, ["a"]), taskOf(2, ["a"]), taskOf(3, [])], OFF));
    const arrows = drawn.split("\n").filter((line) => line.includes("|"));
    expect(arrows).toEqual([
      '  t1 -.->|"both may edit a"| t2',
      '  t2 -.-o|"nobody knows the files of ENG-3, so it runs alone"| t3',
    ]);
  });

  it("lets no word of a file or a text become markup", () => {
    const wild = 'a"]; click t1 <script>|{`#x%%\n[b].ts';
    const text = mermaid(planBatch([taskOf(1, [wild]), taskOf(2, [wild])], OFF));
    const arrow = text.split("\n").find((line) => line.includes("-.->"));
    expect(arrow).toMatch(/^ {2}t1 -\.->\|"[^"<>|[\]{}`%]*"\| t2$/);
    expect(text.split("\n").length).toBe(9);
  });
});
