import { describe, expect, it } from "vitest";
import { commandCheck, needsBaseline } from "../../../src/core/checks/command.ts";
import { failureLines, normalise } from "../../../src/core/checks/failure-lines.ts";
import { VerifyCommand } from "../../../src/core/config/config.ts";
import type { Finished } from "../../../src/core/finished.ts";

const green: Finished = {
  exitCode: 0,
  signal: undefined,
  timedOut: false,
  cancelled: false,
  started: true,
  stdout: "",
  stderr: "",
  durationMs: 7,
};
const red = (stdout: string, exitCode = 1): Finished => ({ ...green, exitCode, stdout });
const killed: Finished = { ...green, exitCode: undefined, signal: "SIGKILL" };
const late: Finished = { ...killed, timedOut: true };
const absent: Finished = { ...killed, signal: undefined, started: false };
const cancelled: Finished = { ...killed, cancelled: true };
const command = (level: VerifyCommand["level"]) => VerifyCommand.parse({ name: "test", run: "npm test", level });

const A = "FAIL  test/a.test.ts > adds\n";
const B = "FAIL  test/b.test.ts > subtracts\n";

describe("a verification command", () => {
  const unknown = "unknown" as const;
  it.each([
    ["regression-only", "green", green, undefined, "pass"],
    ["regression-only", "red, base green", red(A), green, "fail"],
    ["regression-only", "red, base unknown", red(A), unknown, "fail"],
    ["regression-only", "red, base never asked", red(A), undefined, "fail"],
    ["regression-only", "red, base could not be started", red(A), absent, "fail"],
    ["regression-only", "red, base cancelled", red(A), cancelled, "fail"],
    ["regression-only", "red, base red the same way", red(A), red(A), "inherited"],
    ["regression-only", "red, base red the same way with another exit code", red(A, 1), red(A + B, 2), "inherited"],
    ["regression-only", "red in more ways than the base", red(A + B), red(A), "fail"],
    ["regression-only", "red in another way than the base", red(B), red(A), "fail"],
    [
      "regression-only",
      "red twice as often as the base",
      red("a.ts(1,2): error TS1: x\na.ts(9,2): error TS1: x"),
      red("a.ts(1,2): error TS1: x"),
      "fail",
    ],
    ["regression-only", "red without a word, base red with words", red(""), red(A), "fail"],
    [
      "regression-only",
      "red in words nobody knows, as on the base",
      red("it broke at 12:00:01"),
      red("it broke at 12:09:44"),
      "inherited",
    ],
    ["regression-only", "red in other words than the base", red("it broke again"), red("it broke"), "fail"],
    ["regression-only", "red in the same unknown words with another exit code", red("x", 3), red("x", 4), "fail"],
    ["regression-only", "out of time", late, green, "fail"],
    ["regression-only", "out of time, as on the base", late, late, "fail"],
    ["regression-only", "red, base out of time", red(A), { ...late, stdout: A }, "fail"],
    ["regression-only", "killed, as on the base", killed, killed, "fail"],
    ["regression-only", "an exit code 0 that came too late", { ...green, timedOut: true }, undefined, "fail"],
    ["regression-only", "not started", absent, undefined, "not-run"],
    ["regression-only", "cancelled", cancelled, undefined, "not-run"],
    ["strict", "green", green, undefined, "pass"],
    ["strict", "red, base red the same way", red(A), red(A), "fail"],
    ["informational", "red", red(A), undefined, "fail"],
    ["informational", "green", green, undefined, "pass"],
  ] as const)("of level %s that is %s is judged", (level, _what, finished, baseline, status) => {
    const result = commandCheck({ command: command(level), finished, baseline });
    expect(result.status).toBe(status);
    expect(result.weight).toBe(level === "informational" ? "advisory" : "blocking");
    expect(result.durationMs).toBe(7);
  });

  it("can be put right by the agent when it ran, not when the machine could not start it", () => {
    expect(commandCheck({ command: command("strict"), finished: red(A) }).fixable).toBe(true);
    expect(commandCheck({ command: command("strict"), finished: late }).fixable).toBe(true);
    expect(commandCheck({ command: command("strict"), finished: absent }).fixable).toBe(false);
    expect(commandCheck({ command: command("strict"), finished: cancelled }).fixable).toBe(false);
  });

  it("says what the base does", () => {
    const summary = (level: VerifyCommand["level"], baseline: Finished) =>
      commandCheck({ command: command(level), finished: red(A), baseline }).summary;
    expect(summary("strict", red(A))).toBe("exit code 1; red on the base too, but must pass");
    expect(summary("strict", green)).toBe("exit code 1; passes on the base");
    expect(summary("regression-only", red(B))).toBe("exit code 1; 1 failure the base does not have");
    expect(summary("regression-only", red(A + B))).toBe(
      "exit code 1; red on the base in the same way, with 1 failure line more",
    );
  });

  it("asks for the base only when it ran to a red end and decides", () => {
    const asks = (level: VerifyCommand["level"], run: Finished) => needsBaseline(command(level), run);
    expect([asks("regression-only", red(A)), asks("strict", late)]).toEqual([true, true]);
    expect([
      asks("regression-only", green),
      asks("informational", red(A)),
      asks("strict", absent),
      asks("strict", cancelled),
    ]).toEqual([false, false, false, false]);
  });

  it("shows no evidence when it passes, and both streams without terminal sequences when it does not", () => {
    expect(commandCheck({ command: command("strict"), finished: { ...green, stdout: "x" } }).evidence).toBe("");
    const finished = { ...red("\u001b[31mout\u001b[0m\r\n"), stderr: "err\u0000\u001b]0;title\u0007\n" };
    expect(commandCheck({ command: command("strict"), finished }).evidence).toBe("out\nerr");
  });

  it("caps the evidence at 4 KB of UTF-8, keeping the end and the lines that fail", () => {
    const noise = "é".repeat(50);
    const long = `${A}${`${noise}\n`.repeat(5000)}the end`;
    const { evidence } = commandCheck({ command: command("strict"), finished: red(long) });
    expect(Buffer.byteLength(evidence)).toBeLessThanOrEqual(4096);
    expect(evidence.startsWith("FAIL  test/a.test.ts > adds")).toBe(true);
    expect(evidence.endsWith("the end")).toBe(true);
    expect(evidence).not.toContain("\ufffd");
  });

  it("shows first what is new", () => {
    const { evidence } = commandCheck({ command: command("regression-only"), finished: red(A + B), baseline: red(A) });
    expect(evidence.split("\n").slice(0, 2)).toEqual(["Not on the base:", "  FAIL test/b.test.ts > subtracts"]);
  });

  it("compares runs in two folders, at two times, with moved lines", () => {
    const output = (root: string, line: number, ms: number) =>
      `${root}/src/a.ts(${line},5): error TS2322: Type 'x'\n✖ adds (${ms}.5ms)\n--- FAIL: TestA (0.0${ms}s)\n${root}/src/b.js\n  ${line}:7  error  bad  no-bad\n`;
    const baseline = red(output("/tmp/base/work", 3, 1));
    const finished = red(output("/home/x/run 1/work", 9, 8));
    const roots = ["/tmp/base/work", "/home/x/run 1/work"];
    expect(commandCheck({ command: command("regression-only"), finished, baseline, roots }).status).toBe("inherited");
  });
});

describe("failure lines", () => {
  it.each([
    ["tsc", "src/a.ts(12,5): error TS2322: Type 'a'"],
    ["tsc, pretty", "src/a.ts:12:5 - error TS2322: Type 'a'"],
    ["biome", "src/a.ts:12:5 lint/style/noVar  FIXABLE  ━━━━"],
    ["eslint, unix", "/w/src/a.js:1:2: error: x"],
    ["vitest", " FAIL  test/a.test.ts > a > b"],
    ["vitest, tree", "   × a > b 5ms"],
    ["jest", "  ● suite › name"],
    ["jest, tree", "    ✕ name (5 ms)"],
    ["node:test", "✖ name (1.2ms)"],
    ["TAP", "not ok 3 - name"],
    ["mocha", "  1) suite name:"],
    ["pytest", "FAILED tests/test_a.py::test_b - AssertionError: x"],
    ["pytest, collection", "ERROR tests/test_a.py"],
    ["mypy", "a.py:3: error: Incompatible types"],
    ["ruff", "a.py:3:1: F401 unused"],
    ["go test", "--- FAIL: TestA (0.00s)"],
    ["go build", "./a.go:3:2: undefined: x"],
    ["go test, package", "FAIL\texample.com/a\t0.01s"],
    ["cargo test", "test a::b ... FAILED"],
    ["rustc", "error[E0308]: mismatched types"],
    ["rust panic", "thread 'a' panicked at src/a.rs:1:2:"],
    ["gcc", "a.c:1:2: error: x"],
    ["maven", "[ERROR] a"],
    ["gradle", "ATest > b() FAILED"],
    ["dotnet", "a.cs(1,2): error CS1002: ; expected"],
    ["make", "make: *** [Makefile:3: test] Error 1"],
    ["a thrown error", "TypeError: x is not a function"],
    ["an error with a code", "Error [ERR_MODULE_NOT_FOUND]: Cannot find x"],
    ["anything", "error: it broke"],
  ])("of %s are found", (_tool, line) => {
    expect(failureLines(`before\n${line}\nafter 1 error\n`)).toHaveLength(1);
  });

  it.each([
    "",
    "ok",
    "0 errors",
    "✓ name",
    "PASS a.test.ts",
    "no error: fine here",
    "# failures: 0",
    "npm error code 1",
    "Tests:  1 failed",
    "test a ... ok",
    "warning: x",
    "an error was expected",
  ])("do not hold %j", (line) => {
    expect(failureLines(line)).toEqual([]);
  });

  it.each([
    ["a/b.ts:1:2: error: x", "a/b.ts:33:4: error: x"],
    ["✖ name (1.2ms)", "✖ name (1 s)"],
    ["not ok 3 - name", "not ok 14 - name"],
    ["1) a b", "12) a b"],
    ["Error: at 0x7fff01 pid", "Error: at 0x1 pid"],
    ["Error: 2026-01-02T03:04:05.678Z x", "Error: 2027-11-12T13:14:15Z x"],
    ["Error: connect 127.0.0.1:5432", "Error: connect 127.0.0.1:61000"],
    ["Error: open /tmp/abc123/x.txt", "Error: open /var/tmp/9/x.txt"],
    ["Error: id 0f8fad5b-d9cb-469f-a165-70867728950e", "Error: id 7c9e6679-7425-40de-944b-e07fc1f90ae7"],
    ["\u001b[31mError: x\u001b[39m", "Error: x"],
  ])("are the same from run to run: %j and %j", (one, other) => {
    expect(normalise(one, [])).toBe(normalise(other, []));
  });

  it("stay different where it matters", () => {
    expect(normalise("Error: expected 1 to be 2", [])).not.toBe(normalise("Error: expected 1 to be 3", []));
    expect(normalise("FAIL a.test.ts > x", [])).not.toBe(normalise("FAIL b.test.ts > x", []));
  });

  it("are found in bounded time in hostile output", () => {
    const start = performance.now();
    for (const piece of ["/a", "\u001b[", "a:1:1", "1)", ":1", "(1,", "\u001b]", "0x", "a ", "error"]) {
      failureLines(piece.repeat(200_000));
      failureLines(`${piece.repeat(900)}\n`.repeat(100));
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
