import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dependenciesOf,
  hintEdges,
  isUnknown,
  relationEdges,
  territoryEdges,
  waitingOutside,
} from "../../../src/core/batch/dependencies.ts";
import { parseTextReferences } from "../../../src/core/batch/text-references.ts";
import type { DependencyKind } from "../../../src/core/plan.ts";
import type { Territory } from "../../../src/core/territory.ts";
import { ticketOf } from "./batch-tasks.ts";

const reference = (key: string, done?: boolean) => ({ key, title: "", ...(done === undefined ? {} : { done }) });
const told = (edges: ReturnType<typeof relationEdges>) => edges.map(({ key, on }) => [key, on.key, on.kind, on.reason]);
const claim = (key: string, mayEdit: string[], source: Territory["source"] = "ticket") => ({
  ticket: ticketOf({ key }),
  territory: { mayEdit, mayAppend: ["yarn.lock"], mustNotEdit: [], source },
});

describe("relations of the tracker", () => {
  it("make a ticket wait for its blockers and a parent for its sub-issues, whichever side tells", () => {
    const tickets = [
      ticketOf({ key: "ENG-1", blockedBy: [reference("ENG-2")], children: [reference("ENG-3")] }),
      ticketOf({ key: "ENG-2", parent: reference("ENG-3") }),
      ticketOf({ key: "ENG-3" }),
    ];
    expect(told(relationEdges(tickets))).toEqual([
      ["ENG-1", "ENG-2", "hard", "blocks relation"],
      ["ENG-1", "ENG-3", "hard", "ENG-3 is its sub-issue"],
      ["ENG-3", "ENG-2", "hard", "ENG-2 is its sub-issue"],
    ]);
  });

  it("let a sub-issue wait for its parent when the tracker says that the parent blocks it", () => {
    const parent = ticketOf({ key: "ENG-1", children: [reference("ENG-2")] });
    const child = ticketOf({ key: "ENG-2", parent: reference("ENG-1"), blockedBy: [reference("ENG-1")] });
    expect(told(relationEdges([parent, child]))).toEqual([["ENG-2", "ENG-1", "hard", "blocks relation"]]);
  });

  it.each([
    ["done", true, []],
    ["not done", false, [{ key: "ENG-1", reason: "blocked by ENG-9, which is not in this batch and not done" }]],
    [
      "unknown",
      undefined,
      [{ key: "ENG-1", reason: "blocked by ENG-9, which is not in this batch and not known to be done" }],
    ],
  ])("to a ticket outside that is %s decide whether work may start", (_, done, parked) => {
    const ticket = ticketOf({ blockedBy: [reference("ENG-9", done)] });
    expect(waitingOutside([ticket])).toEqual(parked);
    expect(waitingOutside([ticket, ticketOf({ key: "ENG-9" })])).toEqual([]);
    expect(relationEdges([ticket])).toEqual([]);
  });

  it("to open sub-issues outside keep the parent from starting, and are told together with its blockers", () => {
    const ticket = ticketOf({ children: [reference("ENG-8", false)], blockedBy: [reference("ENG-9")] });
    expect(waitingOutside([ticket])[0]?.reason).toMatch(
      /^blocked by ENG-9, .*; waits for its sub-issue ENG-8, .* not done$/,
    );
  });
});

describe("territories", () => {
  it("order the later of two tasks that may edit one file after the earlier, and nobody for a shared file", () => {
    const tasks = [claim("ENG-1", ["src/a.ts", "yarn.lock"]), claim("ENG-2", ["lib/"]), claim("ENG-3", ["src/*.ts"])];
    const both = [...tasks, claim("ENG-4", ["yarn.lock", "src/a.ts"])];
    const edges = territoryEdges(both, ["ENG-3", "ENG-1", "ENG-2", "ENG-4"], "solo");
    expect(told(edges)).toEqual([
      ["ENG-1", "ENG-3", "soft", "src/*.ts and src/a.ts may be the same file"],
      ["ENG-4", "ENG-3", "soft", "src/*.ts and src/a.ts may be the same file"],
      ["ENG-4", "ENG-1", "soft", "both may edit src/a.ts"],
    ]);
  });

  it("that are unknown make a task wait for all and all wait for it, once, unless parallel is asked", () => {
    const tasks = [claim("ENG-1", [], "unknown"), claim("ENG-2", ["a"]), claim("ENG-3", [], "unknown")];
    const order = ["ENG-2", "ENG-1", "ENG-3"];
    expect(told(territoryEdges(tasks, order, "solo"))).toEqual([
      ["ENG-1", "ENG-2", "order", "nobody knows the files of ENG-1, so it runs alone"],
      ["ENG-3", "ENG-2", "order", "nobody knows the files of ENG-3, so it runs alone"],
      ["ENG-3", "ENG-1", "order", "nobody knows the files of ENG-1, so it runs alone"],
    ]);
    expect(territoryEdges(tasks, order, "parallel")).toEqual([]);
  });

  it.each([
    ["prediction", 0.9, false],
    ["prediction", 0.25, false],
    ["prediction", 0.24, true],
    ["prediction", Number.NaN, true],
    ["prediction", undefined, true],
    ["unknown", undefined, true],
    ["ticket", undefined, false],
    ["configuration", undefined, false],
  ] as const)("from a %s of confidence %s are unknown: %s", (source, confidence, unknown) => {
    const { ticket, territory } = claim("ENG-1", ["a"], source);
    const task = { ticket, territory: { ...territory, ...(confidence === undefined ? {} : { confidence }) } };
    expect(isUnknown(task)).toBe(unknown);
    const kinds = territoryEdges([task, claim("ENG-2", ["a"])], ["ENG-1", "ENG-2"], "solo").map(({ on }) => on.kind);
    expect(kinds).toEqual([unknown ? "order" : "soft"]);
  });
});

describe("the words of a ticket", () => {
  it.each<[string, string[]]>([
    ["Do this after ENG-12.", ["first ENG-12"]],
    [
      "depends on ENG-1, ENG-2 and [ENG-3](https://linear.example/x/issue/ENG-3/y)",
      ["first ENG-1", "first ENG-2", "first ENG-3"],
    ],
    ["Blocked by: nothing", []],
    ["Depends on: ENG-1", ["first ENG-1"]],
    ["**Depends on:**\n- ENG-1\n- ENG-2\n\nSee ENG-3", ["first ENG-1", "first ENG-2"]],
    ["is **blocked by** `ENG-4`", ["first ENG-4"]],
    ["once ENG-12 is done", ["first ENG-12"]],
    ["after https://linear.example/acme/issue/ENG-7/some-title", ["first ENG-7"]],
    ["must land before ENG-9", ["later ENG-9"]],
    ["It is not blocked by ENG-4 and no longer depends on ENG-5", []],
    ["See ENG-4; after all, ENG-5", []],
    ["after UTF-8-BOM", []],
    ["thereafter ENG-1", []],
  ])("%s", (text, expected) => {
    expect(parseTextReferences(text).map(({ side, key }) => `${side} ${key}`)).toEqual(expected);
  });

  it("are read in bounded time, whatever they are", () => {
    const piece = fc.constantFrom("after ", "ENG-1", ", ", "and ", "](", "https://a/b/issue/", "[", " ", "not ", "*");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const found = parseTextReferences(pieces.join(""));
        expect(new Set(found.map(({ key, side }) => key + side)).size).toBe(found.length);
        expect(found.every(({ key }) => key.startsWith("ENG-1"))).toBe(true);
      }),
    );
    expect(parseTextReferences("after ".repeat(100_000))).toEqual([]);
    expect(parseTextReferences(`after ${"[ ".repeat(100_000)}`)).toEqual([]);
  });

  it("give hints inside the batch, also by a file that one ticket creates and another uses", () => {
    const tickets = [
      ticketOf({ key: "ENG-1", description: "Use `src/rates.ts` in the total. Depends on ENG-2 and ENG-99." }),
      ticketOf({ key: "ENG-2", description: "Create `src/rates.ts`. Before ENG-3." }),
      ticketOf({ key: "ENG-3", description: "After ENG-3" }),
    ];
    expect(told(hintEdges(tickets))).toEqual([
      ["ENG-1", "ENG-2", "hint", 'its text says "depends on ENG-2"'],
      ["ENG-3", "ENG-2", "hint", 'the text of ENG-2 says "before ENG-3"'],
      ["ENG-1", "ENG-2", "hint", "uses src/rates.ts, which ENG-2 creates"],
    ]);
  });

  it("take no route for a file that somebody creates", () => {
    const tickets = [
      ticketOf({ key: "ENG-1", description: "Call `GET /orders/:id` from the page." }),
      ticketOf({ key: "ENG-2", description: "Create `GET /orders/:id`." }),
    ];
    expect(hintEdges(tickets)).toEqual([]);
  });
});

describe("what a ticket waits for", () => {
  it("names each other ticket once, with the strongest kind and every reason", () => {
    const edge = (kind: DependencyKind, reason: string) => ({
      key: "ENG-2",
      on: { key: "ENG-1", kind, reason },
    });
    const edges = [edge("hint", "words"), edge("order", "alone"), edge("soft", "files")];
    const all = [...edges, edge("hard", "relation"), edge("hard", "relation")];
    expect(dependenciesOf(all).get("ENG-2")).toEqual([
      { key: "ENG-1", kind: "hard", reason: "relation; files; alone; words" },
    ]);
    expect(dependenciesOf(edges.slice(0, 2)).get("ENG-2")).toEqual([
      { key: "ENG-1", kind: "order", reason: "alone; words" },
    ]);
  });
});
