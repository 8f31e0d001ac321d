import { describe, expect, it } from "vitest";
import { fileTexts } from "../../../src/core/added-lines.ts";
import type { RunOutcome } from "../../../src/core/attempt.ts";
import type { Change } from "../../../src/core/change.ts";
import { findNoChange, type NoChangeInput, noChangeCheck } from "../../../src/core/checks/no-change.ts";

const unchanged: Change = { baseCommit: "c", baseTree: "t0", tree: "t0", files: [], hazards: [] };
const attempt: NoChangeInput["attempt"] = { outcome: "finished", denials: [], closingWords: "" };
const input: NoChangeInput = { change: unchanged, texts: [], attempt };
const saying = (closingWords: string): NoChangeInput => ({ ...input, attempt: { ...attempt, closingWords } });
const ending = (outcome: RunOutcome): NoChangeInput => ({ ...input, attempt: { ...attempt, outcome } });
const denied: NoChangeInput = { ...input, attempt: { ...attempt, denials: [{ tool: "Bash", reason: "not allowed" }] } };

function edited(old: string, text: string, more: Partial<Change["files"][number]> = {}): NoChangeInput {
  const file = {
    path: "a.ts",
    status: "modified" as const,
    oldMode: "100644",
    newMode: "100644",
    oldBlob: "a".repeat(40),
    newBlob: (old === text ? "a" : "b").repeat(40),
    newBytes: 1,
    ...more,
  };
  const change = { ...unchanged, tree: "t1", files: [file] };
  const blobs = new Map([
    ["a".repeat(40), old],
    ["b".repeat(40), text],
  ]);
  return { ...input, change, texts: fileTexts(change, blobs) };
}

describe("an unchanged tree", () => {
  it.each<[string, NoChangeInput, string]>([
    ["the agent claims success", saying("I have implemented everything and all tests pass!"), "blocked"],
    [
      "it says the work is done already",
      saying("The feature is already implemented; no changes needed."),
      "already-done",
    ],
    ["it says no changes are required", saying("No code changes are required."), "already-done"],
    ["it says so but was hindered", saying("Already implemented in part, but I could not edit the file."), "blocked"],
    ["it says nothing", input, "blocked"],
    ["it was refused a tool", denied, "permission-denied"],
    [
      "it was refused a tool and says it is done",
      { ...denied, attempt: { ...denied.attempt, closingWords: "already done" } },
      "permission-denied",
    ],
    [
      "it made a nested repository",
      { ...input, change: { ...unchanged, hazards: [{ path: "x", kind: "nested-repository" }] } },
      "wrote-outside",
    ],
    ["it wrote elsewhere", { ...denied, wroteOutside: ["/other/x"] }, "wrote-outside"],
    ["it wrote ignored files only", { ...input, wroteIgnored: ["dist/x"] }, "ignored-files-only"],
    ["it could not sign in", ending("auth"), "auth-failure"],
    ["it ran out of turns", ending("max-turns"), "interrupted"],
    ["it crashed", ending("crashed"), "interrupted"],
    ["it gave no result", ending("no-result"), "interrupted"],
  ])("is no change, and its kind is known when %s", (_what, given, kind) => {
    expect(findNoChange(given)).toBe(kind);
    expect(noChangeCheck(given)).toMatchObject({ status: "fail", weight: "blocking", fixable: false });
  });
});

describe("a changed tree", () => {
  it.each<[string, NoChangeInput]>([
    ["line ends", edited("a\nb\n", "a\r\nb\r\n")],
    ["the end of the last line", edited("a\n", "a")],
    ["trailing blanks", edited("a\n", "a  \n")],
    ["blank lines", edited("a\nb\n", "a\n\n\nb\n")],
    ["indentation", edited("if (a) {\nb\n}", "if (a) {\n\tb\n}")],
    ["a mode", edited("a", "a", { newMode: "100755" })],
  ])("is noise when only %s changed, whatever the agent says", (_what, given) => {
    expect(findNoChange({ ...given, attempt: { ...attempt, closingWords: "done" } })).toBe("noise-only");
    expect(noChangeCheck(given).locations).toEqual([{ path: "a.ts" }]);
  });

  it.each<[string, NoChangeInput]>([
    ["a character", edited("a\n", "b\n")],
    ["a blank inside a line", edited('x = "a b"', 'x = "a  b"')],
    ["indentation of Python", edited("if a:\n  b\nc\n", "if a:\n  b\n  c\n", { path: "a.py" })],
    ["the order of lines", edited("a\nb\n", "b\na\n")],
    ["the mode of a script that can now be run", edited("#!/bin/sh\n", "#!/bin/sh\n", { newMode: "100755" })],
    ["a binary file", edited("a\0b", "a\0b ")],
    ["a new empty file", edited("", "", { status: "added" })],
    ["a kind of entry", edited("a", "a", { status: "type-changed", newMode: "120000" })],
    ["a file that cannot be read", edited("a", "a", { newBlob: "f".repeat(40) })],
  ])("is a change when %s changed", (_what, given) => {
    expect(findNoChange(given)).toBeUndefined();
    expect(noChangeCheck(given)).toMatchObject({ status: "pass", summary: "1 file" });
  });

  it("stays a change when the agent did not finish or says it did nothing", () => {
    const given = edited("a", "b");
    expect(findNoChange({ ...given, attempt: { ...attempt, outcome: "max-turns" } })).toBeUndefined();
    expect(
      findNoChange({ ...given, attempt: { ...attempt, closingWords: "already done, no changes needed" } }),
    ).toBeUndefined();
  });

  it("is no noise when one of several files has really changed", () => {
    const noise = edited("a\n", "a \n");
    const real = edited("a\n", "b\n", { path: "b.ts" });
    const change = { ...noise.change, files: [...noise.change.files, ...real.change.files] };
    expect(findNoChange({ ...input, change, texts: [...noise.texts, ...real.texts] })).toBeUndefined();
  });
});
