import { describe, expect, it } from "vitest";
import { Config } from "../../src/core/config/config.ts";
import { createPlan, createTask, limitsOf, territoryOf } from "../../src/core/task.ts";
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
  it("has a branch that a new title does not change, and waits for what blocks its ticket", () => {
    const ticket = ticketOf({ blockedBy: [{ key: "ENG-9", title: "First" }] });
    const task = createTask({ ticket, number: 1, base: "main", config: config() });
    const renamed = createTask({ ticket: { ...ticket, title: "Other" }, number: 1, base: "main", config: config() });
    expect([task.branch, renamed.branch]).toEqual(["linear-to-pr/eng-1", "linear-to-pr/eng-1"]);
    expect(task.after).toEqual([{ key: "ENG-9", kind: "hard", reason: "blocks relation" }]);
    expect("earlier" in task).toBe(false);
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
    expect(createPlan("main", [])).toEqual({ base: "main", phases: [], tasks: [] });
  });
});
