import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Attempt, RunOutcome } from "../../src/core/attempt.ts";
import {
  deliveredEnding,
  exitCodeOfEndings,
  factsOf,
  failedEnding,
  foreignEnding,
  settledEnding,
  stoppedEnding,
  withheldEnding,
} from "../../src/core/ending.ts";
import { Ending, Outcome } from "../../src/core/outcome.ts";
import { NO_USAGE } from "../../src/core/usage.ts";
import { NoChangeKind, type Verdict } from "../../src/core/verdict.ts";
import { CATALOGUE, type ErrorCode, PipelineError } from "../../src/errors.ts";
import { run } from "../../src/stages/run.ts";
import { scaffold } from "../../src/stages/scaffold.ts";
import { verify } from "../../src/stages/verify.ts";
import { createFakeWorld, taskOf } from "../fakes/ports.ts";

const TICKET = { key: "ENG-1", id: "id-eng-1" };
const FACTS = factsOf(TICKET, undefined, 12.6);
const endingOf = (outcome: Outcome, errorCode?: string): Ending => ({
  ...FACTS,
  outcome,
  reason: "because",
  ...(errorCode === undefined ? {} : { errorCode }),
});

let attempt: Attempt;
let verdict: Verdict;
beforeAll(async () => {
  const machine = createFakeWorld().machine();
  const { ports, settings, hall } = machine;
  const brief = await scaffold(await taskOf(machine), ports, settings, hall.signal);
  attempt = await run(brief, ports, settings, hall.signal);
  verdict = await verify(attempt, ports, settings, hall.signal);
});

describe("the facts of an ending", () => {
  it("are few and honest when nothing was reached", () => {
    expect(FACTS).toEqual({
      key: "ENG-1",
      ticketId: "id-eng-1",
      rounds: 0,
      checks: [],
      usage: NO_USAGE,
      wallMs: 13,
      agentMs: 0,
      commandsMs: 0,
    });
  });

  it("are those of the furthest noun", () => {
    expect(factsOf(TICKET, attempt, 1)).toMatchObject({ rounds: 1, checks: [], usage: attempt.totalUsage });
    expect(factsOf(TICKET, verdict, 1).checks).toEqual(verdict.checks);
    const { totalUsage: _, change: __, ...brief } = { ...attempt, spent: { ...NO_USAGE, turns: 9 } };
    expect(factsOf(TICKET, brief, 1).usage.turns).toBe(9);
  });
});

describe("the facts of a task in a batch", () => {
  it("say what it stands on and what was decided about files it asked for, however it ended", () => {
    const pullRequest = { number: 12, url: "https://github.example/12" };
    const standing = { key: "ENG-9", branch: "b", commit: "c", tree: "t", committedAt: "", pullRequest };
    const expansion = { path: "a.ts", reason: "", smallest: "", decision: "rejected" as const, why: "protected" };
    const reached = { ...verdict, standsOn: [standing], expansions: [expansion] };
    const told = { expansions: [expansion], standsOn: ["ENG-9"] };
    const facts = factsOf(TICKET, reached, 1);
    expect(facts).toMatchObject(told);
    for (const ending of [
      stoppedEnding(facts, reached, undefined),
      failedEnding(facts, new Error("x"), undefined),
      withheldEnding(facts, { outcome: "superseded", reason: "r" }, undefined),
      foreignEnding(facts, "b", "c"),
    ])
      expect(Ending.parse(ending)).toMatchObject(told);
  });

  it("leave both out where there is nothing to say", () => {
    for (const key of ["expansions", "standsOn"]) expect(factsOf(TICKET, verdict, 1)).not.toHaveProperty(key);
  });
});

describe("a verdict that stops", () => {
  const STOPPED: Record<RunOutcome, Outcome> = {
    finished: "refused",
    "max-turns": "max-turns",
    "timed-out": "timed-out",
    stalled: "stalled",
    "over-budget": "over-budget",
    auth: "agent-unauthorized",
    "rate-limited": "agent-unavailable",
    "api-error": "agent-unavailable",
    cancelled: "cancelled",
    crashed: "agent-crashed",
    "no-result": "agent-crashed",
  };
  it.each(RunOutcome.options)(
    "ends a run that ended %s in an outcome of its own, also when nothing changed",
    (outcome) => {
      const stopped = { ...verdict, outcome, decision: "stop" as const, reason: "why" };
      expect(stoppedEnding(FACTS, stopped, undefined)).toMatchObject({ outcome: STOPPED[outcome], reason: "why" });
      const empty = stoppedEnding(FACTS, { ...stopped, noChange: "blocked" }, undefined);
      expect(empty.outcome).toBe(outcome === "finished" ? "no-change" : STOPPED[outcome]);
    },
  );

  it.each(NoChangeKind.options)("says the kind of no change: %s", (noChange) => {
    expect(stoppedEnding(FACTS, { ...verdict, noChange }, undefined)).toMatchObject({ outcome: "no-change", noChange });
  });

  it("says where the work is kept, and nothing when there is none", () => {
    const kept = { kind: "file" as const, where: "/x.bundle" };
    expect(stoppedEnding(FACTS, verdict, kept).kept).toEqual(kept);
    expect("kept" in stoppedEnding(FACTS, verdict, undefined)).toBe(false);
  });
});

describe("an error", () => {
  it.each(Object.keys(CATALOGUE) as ErrorCode[])("of the code %s becomes an ending with code and hint", (code) => {
    const ending = failedEnding(FACTS, new PipelineError(code, "what was wrong"), undefined);
    const outcome = code === "CANCELLED" ? "cancelled" : "failed";
    expect(ending).toMatchObject({ outcome, reason: "what was wrong", errorCode: code, hint: CATALOGUE[code].hint });
  });

  it.each([
    ["a TypeError", new TypeError("x is undefined"), "x is undefined"],
    ["a text", "just words", "just words"],
    ["nothing", undefined, "undefined"],
  ])("that is ours is called INTERNAL and asks to be reported: %s", (_what, error, reason) => {
    const ending = failedEnding(FACTS, error, undefined);
    expect(ending).toMatchObject({ outcome: "failed", errorCode: "INTERNAL", reason });
    expect(ending.hint).toMatch(/report it/);
  });
});

it("a settled ticket, a withheld change and a foreign branch keep their words", () => {
  const earlier = { pullRequest: 7, url: "https://github.example/7" };
  expect(settledEnding(FACTS, { outcome: "delivered", reason: "r" }, earlier)).toMatchObject({
    outcome: "delivered",
    operation: "not-updated",
    pullRequest: { number: 7, url: earlier.url },
  });
  const closed = settledEnding(FACTS, { outcome: "closed-by-human", reason: "r" }, earlier);
  expect([closed.outcome, "operation" in closed]).toEqual(["closed-by-human", false]);
  expect(withheldEnding(FACTS, { outcome: "superseded", reason: "r" }, undefined)).toMatchObject({
    outcome: "superseded",
  });
  expect(foreignEnding(FACTS, "a/b", "f".repeat(40)).reason).toBe(
    "branch a/b holds commit fffffffff, which is not ours",
  );
});

it("a delivery ends with its operation and its pull request", () => {
  const pullRequest = {
    ...{ number: 3, url: "https://github.example/3", branch: "b", base: "main", title: "t", body: "", draft: true },
    ...{ status: "open" as const, labels: [], reviewers: [] },
  };
  const ending = deliveredEnding(FACTS, { ...verdict, operation: "created", pullRequest, commit: "c" });
  expect(ending).toMatchObject({ outcome: "delivered", operation: "created", reason: verdict.reason });
  expect(ending.pullRequest).toEqual({ number: 3, url: "https://github.example/3" });
});

describe("the exit code", () => {
  const documented = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
  it.each(Outcome.options.filter((outcome) => outcome !== "failed"))(
    "of %s is the one docs/operations.md says",
    (outcome) => {
      const row = documented
        .split("\n")
        .find((line) => line.startsWith("| `") && line.split("|")[1]?.includes(`\`${outcome}\``));
      expect(exitCodeOfEndings([endingOf(outcome)], [])).toBe(Number(row?.split("|").at(-2)));
    },
  );

  it.each<[string, Ending[], unknown[], number]>([
    ["nothing to do", [], [], 0],
    ["the user is wrong", [endingOf("failed", "SETUP_FAILED")], [new PipelineError("SETUP_FAILED", "x")], 2],
    ["upstream is wrong", [endingOf("failed", "GIT_UNAVAILABLE")], [new PipelineError("GIT_UNAVAILABLE", "x")], 3],
    ["we are wrong", [endingOf("failed", "INTERNAL")], [new TypeError("x")], 1],
    ["the ticket could not be told", [endingOf("delivered")], [new PipelineError("LINEAR_UNAVAILABLE", "x")], 3],
    ["it was stopped during a command", [endingOf("cancelled")], [new PipelineError("CANCELLED", "x")], 3],
    ["an ending was read from a file: the user", [endingOf("failed", "SETUP_FAILED")], [], 2],
    ["an ending was read from a file: upstream", [endingOf("failed", "GIT_UNAVAILABLE")], [], 3],
    ["an ending was read from a file: ours", [endingOf("failed", "INTERNAL")], [], 1],
    ["an ending was read from a file: a code nobody knows", [endingOf("failed", "constructor")], [], 1],
    ["one of many was refused", [endingOf("delivered"), endingOf("refused")], [], 4],
    ["upstream is worse than refused work", [endingOf("refused"), endingOf("agent-unavailable")], [], 3],
    ["the user's move is worse than upstream", [endingOf("agent-unavailable"), endingOf("foreign-branch")], [], 2],
    ["our fault is the worst", [endingOf("foreign-branch"), endingOf("failed")], [new TypeError("x")], 1],
  ])("when %s", (_what, endings, errors, code) => {
    expect(exitCodeOfEndings(endings, errors)).toBe(code);
  });
});
