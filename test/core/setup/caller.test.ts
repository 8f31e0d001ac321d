// The caller workflow: what we write is what we find right, and each way to be wrong is named.
import { describe, expect, it } from "vitest";
import { readCaller } from "../../../src/core/setup/caller-reading.ts";
import { callerWorkflow, SECRETS } from "../../../src/core/setup/caller-workflow.ts";
import { isCommit, parseUses } from "../../../src/core/setup/workflow-source.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const NEEDED = SECRETS.map(({ as }) => as);
const source = { repository: "acme/linear-to-pr", commit: COMMIT, called: undefined };
const TEXT = callerWorkflow({ source, poll: "*/15 * * * *" });

describe("reading a caller", () => {
  it("finds nothing wrong with what init writes", () => {
    expect(readCaller(TEXT, NEEDED)).toEqual({
      repository: "acme/linear-to-pr",
      ref: COMMIT,
      secrets: { "linear-api-key": "LINEAR_API_KEY", "anthropic-api-key": "ANTHROPIC_API_KEY" },
      polls: true,
      problems: [],
    });
    expect(readCaller(callerWorkflow({ source, poll: undefined }), NEEDED)?.polls).toBe(false);
  });

  it.each([
    ["a ref that moves", TEXT.replace(COMMIT, "v1"), 'uses "v1"'],
    ["a shortened commit", TEXT.replace(COMMIT, COMMIT.slice(0, 12)), "pin the full commit id"],
    ["all secrets", TEXT.replace(/secrets:\n[\s\S]*$/, "secrets: inherit\n"), "secrets: inherit"],
    ["a secret left out", TEXT.replace(/ +linear-api-key:.*\n/, ""), "hands on no secret `linear-api-key`"],
    ["too little", TEXT.replace("contents: write", "contents: read"), "does not grant `contents: write`"],
    ["too much", TEXT.replace("actions: read", "actions: read\n      packages: write"), "grants `packages: write`"],
    ["everything", TEXT.replace(/permissions:\n( {6}.*\n){3}/, "permissions: write-all\n"), "write-all"],
    ["nothing", TEXT.replace(/ {4}permissions:\n( {6}.*\n){3}/, ""), "does not grant `actions: read`"],
    ["an input that a dispatch brings", TEXT.replace(/ +movedAt:.*\n/, ""), "declares no input movedAt"],
    ["no event of ours", TEXT.replace(/on:\n[\s\S]*?\npermissions/, "on: push\npermissions"), "starts on none of"],
  ])("names %s", (_, text, problem) => {
    expect(text).not.toBe(TEXT);
    expect(readCaller(text, NEEDED)?.problems.join("; ")).toContain(problem);
  });

  it("takes secrets by the names the repository gave them", () => {
    const text = TEXT.replace("secrets.LINEAR_API_KEY", "secrets.OUR_LINEAR");
    expect(readCaller(text, NEEDED)?.secrets).toMatchObject({ "linear-api-key": "OUR_LINEAR" });
  });

  it.each(["", "on: push\n", "jobs: 3", "- a", "{", TEXT.replace("acme/linear-to-pr/", "acme/other/x/")])(
    "is nobody's caller: %j",
    (text) => {
      expect(readCaller(text, [])).toBeUndefined();
    },
  );
});

describe("the source of the workflow", () => {
  it.each([
    ["acme/linear-to-pr@v0.1.0", { repository: "acme/linear-to-pr", ref: "v0.1.0" }],
    [`a.b/c@${COMMIT}`, { repository: "a.b/c", ref: COMMIT }],
  ])("is %s", (text, source) => {
    expect(parseUses(text)).toEqual(source);
  });

  it.each(["", "acme/linear-to-pr", "linear-to-pr@v1", "a/b@../x", "a/b@v1 #", "a/b@v1\nx", "a/b/c@v1"])(
    "is not %j",
    (text) => {
      expect(() => parseUses(text)).toThrow(expect.objectContaining({ code: "USAGE" }));
    },
  );

  it("counts only as pinned with all 40 digits", () => {
    expect([COMMIT, COMMIT.slice(1), COMMIT.toUpperCase(), `${COMMIT}0`].map(isCommit)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
