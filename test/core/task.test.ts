import { describe, expect, it } from "vitest";
import { Config } from "../../src/core/config/config.ts";
import { snapshotOf } from "../../src/core/snapshot.ts";
import { createPlan, createTask, limitsOf, type Prediction, territoryOf } from "../../src/core/task.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import { ticketOf } from "../fakes/ports.ts";

const config = (given: Record<string, unknown> = {}) => Config.parse({ version: 1, ...given });
const taskOf = (number: number, key: string) =>
  createTask({ ticket: ticketOf({ key }), number, base: "main", config: config() });

describe("the territory of a task", () => {
  it("is what the ticket names, then what the configuration names, else said to be unknown", () => {
    const plan = config({ plan: { mayEdit: ["src/**"], mustNotEdit: ["src/legacy/**"] } }).plan;
    expect(territoryOf(ticketOf({ files: ["a.ts"] }), plan)).toMatchObject({ mayEdit: ["a.ts"], source: "ticket" });
    expect(territoryOf(ticketOf(), plan)).toMatchObject({ mayEdit: ["src/**"], source: "configuration" });
    expect(territoryOf(ticketOf(), config().plan)).toMatchObject({ mayEdit: [], source: "unknown" });
  });

  it("is a files section of the description too, but never a path that the text only mentions", () => {
    const { plan } = config();
    const listed = ticketOf({ description: "Do it.\n\nFiles:\n- src/a.ts" });
    expect(territoryOf(listed, plan)).toMatchObject({ mayEdit: ["src/a.ts"], source: "ticket" });
    expect(territoryOf(ticketOf({ description: "Change src/a.ts." }), plan).source).toBe("unknown");
    expect(territoryOf(ticketOf({ ...listed, files: ["b.ts"] }), plan).mayEdit).toEqual(["b.ts"]);
  });

  it("is a guess only when nobody said anything, and keeps how sure it is", () => {
    const guess = { mayEdit: ["src/g.ts"], confidence: 0.4 };
    const configured = config({ plan: { mayEdit: ["src/**"] } }).plan;
    expect(territoryOf(ticketOf(), config().plan, guess)).toMatchObject({ ...guess, source: "prediction" });
    expect(territoryOf(ticketOf(), configured, guess)).toMatchObject({ mayEdit: ["src/**"], source: "configuration" });
    expect(territoryOf(ticketOf({ files: ["a.ts"] }), configured, guess)).not.toHaveProperty("confidence");
    expect(territoryOf(ticketOf(), config().plan, { mayEdit: [], confidence: 1 }).source).toBe("unknown");
  });

  it("keeps what is shared and what is forbidden, wherever the rest came from", () => {
    const plan = config({ plan: { mayAppend: ["CHANGELOG.md"], mustNotEdit: ["infra/**"] } }).plan;
    for (const files of [[], ["a.ts"]]) {
      expect(territoryOf(ticketOf({ files }), plan)).toMatchObject({
        mayAppend: ["CHANGELOG.md"],
        mustNotEdit: ["infra/**"],
      });
    }
  });
});

describe("a task", () => {
  it("has a branch that a new title does not change, and waits for nothing until it is planned", () => {
    const ticket = ticketOf({ blockedBy: [{ key: "ENG-9", title: "First" }] });
    const task = createTask({ ticket, number: 1, base: "main", config: config() });
    const renamed = createTask({ ticket: { ...ticket, title: "Other" }, number: 1, base: "main", config: config() });
    expect([task.branch, renamed.branch]).toEqual(["linear-to-pr/eng-1", "linear-to-pr/eng-1"]);
    expect(task.after).toEqual([]);
    expect("earlier" in task).toBe(false);
  });

  it("of several tickets has the files of all, known as well as the least known of them, and a snapshot of all", () => {
    const make = (also: Ticket[], prediction?: Prediction) =>
      createTask({
        ticket: ticketOf({ files: ["a.ts"] }),
        also,
        number: 1,
        base: "main",
        config: config(),
        prediction,
      });
    const named = ticketOf({ key: "ENG-2", files: ["b.ts", "a.ts"] });
    const unnamed = ticketOf({ key: "ENG-3" });
    expect(make([named]).territory).toMatchObject({ mayEdit: ["a.ts", "b.ts"], source: "ticket" });
    expect(make([named, unnamed]).territory).toMatchObject({ mayEdit: [], source: "unknown" });
    const guess = { mayEdit: ["g.ts"], confidence: 0.3 };
    expect(make([unnamed], guess).territory).toMatchObject({
      mayEdit: ["a.ts", "g.ts"],
      confidence: 0.3,
      source: "prediction",
    });
    expect(make([named]).branch).toBe(make([]).branch);
    expect(make([]).snapshot).toBe(snapshotOf(ticketOf({ files: ["a.ts"] })));
    const changed = make([{ ...named, title: "Other words" }]);
    expect(new Set([make([]), make([named]), changed].map(({ snapshot }) => snapshot)).size).toBe(3);
  });

  it("has its limits in milliseconds", () => {
    expect(
      limitsOf(config({ run: { timeoutMinutes: 1.5, stallMinutes: 0.5, maxTurns: 7, maxCostUsd: 2 } }).run),
    ).toEqual({
      maxTurns: 7,
      timeoutMs: 90_000,
      stallMs: 30_000,
      maxCostUsd: 2,
    });
  });
});

describe("a plan", () => {
  it("holds every task in one phase, and no phase when there are none", () => {
    const plan = createPlan("main", [taskOf(1, "ENG-1"), taskOf(2, "ENG-2")]);
    expect(plan.phases).toEqual([{ name: "A", prompts: [1, 2], parallel: true, dependsOnPhases: [] }]);
    expect(createPlan("main", [])).toEqual({ base: "main", phases: [], tasks: [], parked: [], warnings: [] });
  });
});
