import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RunOutcome } from "../../src/core/attempt.ts";
import { type CheckResult, CheckStatus, NoChangeKind } from "../../src/core/verdict.ts";
import { complaintsOf, type DecisionInput, decide } from "../../src/core/verdict-decision.ts";

const check = (more: Partial<CheckResult> = {}): CheckResult => ({
  name: "test",
  status: "pass",
  weight: "blocking",
  fixable: true,
  summary: "",
  evidence: "",
  locations: [],
  durationMs: 0,
  ...more,
});
const input = (checks: CheckResult[], more: Partial<DecisionInput> = {}): DecisionInput => ({
  checks,
  outcome: "finished",
  round: 1,
  rounds: 2,
  costLeftUsd: 1,
  ...more,
});
const red = check({ status: "fail" });

describe("the decision", () => {
  it.each<[string, DecisionInput, string]>([
    ["everything passed", input([check()]), "deliver"],
    ["what is red is red on the base too", input([check(), check({ status: "inherited" })]), "deliver"],
    ["something needs review", input([check({ status: "flagged" })]), "deliver"],
    ["an advisory check failed", input([check({ status: "fail", weight: "advisory" })]), "deliver"],
    ["an advisory check did not run", input([check(), check({ status: "not-run", weight: "advisory" })]), "deliver"],
    ["a check failed that can be put right", input([red]), "fix"],
    ["the last round is left", input([red], { round: 2 }), "fix"],
    ["no round is left", input([red], { round: 3 }), "stop"],
    ["no rounds are wanted", input([red], { rounds: 0 }), "stop"],
    ["the number of rounds is none", input([red], { rounds: Number.NaN }), "stop"],
    ["no money is left", input([red], { costLeftUsd: 0 }), "stop"],
    ["nobody knows the money left", input([red], { costLeftUsd: Number.NaN }), "stop"],
    ["a check failed that cannot be put right", input([check({ status: "fail", fixable: false })]), "stop"],
    ["one of two failures cannot be put right", input([red, check({ status: "fail", fixable: false })]), "stop"],
    ["a check did not run", input([check({ status: "not-run", fixable: false })]), "stop"],
    ["nothing was checked", input([]), "stop"],
    ["nothing changed", input([check()], { noChange: "already-done" }), "stop"],
    ["the agent ran out of turns but all is green", input([check()], { outcome: "max-turns" }), "stop"],
  ])("when %s", (_what, given, decision) => {
    expect(decide(given).decision).toBe(decision);
  });

  it.each([
    [
      input([check(), check({ status: "flagged" }), check({ status: "inherited" })]),
      "checks: 1 passed, 1 red on the base too, 1 to review",
    ],
    [input([red, check({ name: "lint", status: "fail" })]), "test failed, lint failed; fix round 1 of 2"],
    [input([red], { round: 3 }), "test failed; no fix rounds are left (fix.rounds is 2)"],
    [input([red], { costLeftUsd: 0 }), "test failed; nothing is left of run.maxCostUsd"],
    [
      input([check({ name: "size", status: "not-run", fixable: false })]),
      "size did not run; another round cannot put right: size",
    ],
    [input([check()], { noChange: "blocked" }), "no change: blocked"],
    [
      input([check()], { noChange: "blocked", waitsFor: ["a", "b", "c", "d", "e", "f", "g"] }),
      "no change: blocked; it needs what a task beside this one owns: a, b, c, d, e and 2 more",
    ],
    [
      input([red, check({ name: "scope requests", status: "fail", summary: "2 files granted; go on" })]),
      "test failed, 2 files granted; fix round 1 of 2",
    ],
    [input([check()], { outcome: "stalled" }), "the agent did not finish: stalled"],
  ])("says why in one line: %#", (given, reason) => {
    expect(decide(given).reason).toBe(reason);
  });

  it("never delivers what did not finish, did not change or has a blocking failure, and always ends", () => {
    const anyCheck = fc
      .record({
        status: fc.constantFrom(...CheckStatus.options),
        weight: fc.constantFrom("blocking" as const, "advisory" as const),
        fixable: fc.boolean(),
      })
      .map(check);
    const given = fc.record({
      checks: fc.array(anyCheck, { maxLength: 5 }),
      outcome: fc.constantFrom(...RunOutcome.options),
      noChange: fc.option(fc.constantFrom(...NoChangeKind.options), { nil: undefined }),
      round: fc.integer({ min: 1, max: 12 }),
      rounds: fc.integer({ min: 0, max: 10 }),
      costLeftUsd: fc.double({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(given, (value) => {
        const bad = value.checks.some(
          ({ weight, status }) => weight === "blocking" && (status === "fail" || status === "not-run"),
        );
        const { decision } = decide(value);
        if (decision !== "stop") expect([value.outcome, value.noChange]).toEqual(["finished", undefined]);
        if (decision === "deliver") expect(bad).toBe(false);
        if (decision === "fix")
          expect([bad, value.round <= value.rounds, value.costLeftUsd > 0]).toEqual([true, true, true]);
      }),
    );
  });
});

describe("complaints", () => {
  it("are made of every blocking failure, of nothing else", () => {
    const checks = [
      check(),
      check({ name: "lint", status: "fail", summary: "s", evidence: "e" }),
      check({ status: "fail", weight: "advisory" }),
      check({ status: "flagged" }),
    ];
    expect(complaintsOf(checks)).toEqual([{ check: "lint", summary: "s", evidence: "e" }]);
  });

  it("are capped one by one and in sum", () => {
    const bytes = (amount: number) =>
      complaintsOf(Array.from({ length: amount }, () => check({ status: "fail", evidence: "é".repeat(9000) }))).map(
        ({ evidence }) => Buffer.byteLength(evidence),
      );
    expect(bytes(1)[0]).toBeLessThanOrEqual(4096);
    expect(bytes(20).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(16 * 1024);
  });
});
