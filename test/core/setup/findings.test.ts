// What was seen → what it means. The rule under all of them: not having been able to look is never ok.
import { describe, expect, it } from "vitest";
import { Config } from "../../../src/core/config/config.ts";
import { exitCodeOf, type Finding, findingsText, judgeFailure } from "../../../src/core/setup/finding.ts";
import { judgeNoRelay, judgePermissions, judgeSecrets } from "../../../src/core/setup/judge-github.ts";
import {
  judgeLabels,
  judgeStates,
  judgeTeams,
  judgeWebhook,
  refuseRelayAddress,
} from "../../../src/core/setup/judge-linear.ts";
import {
  judgeAgent,
  judgeConfiguration,
  judgeGit,
  judgeIsolation,
  judgeNode,
  programOf,
} from "../../../src/core/setup/judge-machine.ts";
import type { SeenNames, SeenRepository, SeenWebhook } from "../../../src/core/setup/seen.ts";
import { type ErrorCode, PipelineError } from "../../../src/errors.ts";

describe("this machine", () => {
  it.each([
    ["git version 2.38.0", "ok"],
    ["git version 2.37.9", "missing"],
    ["git version 3.0.1", "ok"],
    ["git version 2.39.5 (Apple Git-154)", "ok"],
    ["git version 2.100.0.windows.1", "ok"],
    ["what?", "unknown"],
    [undefined, "missing"],
  ])("%s is %s", (printed, status) => {
    expect(judgeGit(printed).status).toBe(status);
  });

  it.each([
    ["v20.19.0", "ok"],
    ["v20.18.3", "missing"],
    ["v24.1.0", "ok"],
    ["v18.20.0", "missing"],
  ])("Node %s is %s", (version, status) => {
    expect(judgeNode(version).status).toBe(status);
  });

  const ended = {
    exitCode: 0,
    signal: undefined,
    timedOut: false,
    cancelled: false,
    started: true,
    stderr: "",
    durationMs: 1,
  };
  it.each([
    ["2.1.34 (Claude Code)", undefined, "ok"],
    ["2.1.34 (Claude Code)", "2.1.34", "ok"],
    ["2.1.34 (Claude Code)", "2.1.35", "missing"],
    ["hello", undefined, "unknown"],
  ])("an agent that says %s, where %s is asked for, is %s", (stdout, wanted, status) => {
    expect(judgeAgent("claude", { ...ended, stdout }, wanted).status).toBe(status);
  });

  it("an agent that fails or hangs when asked is unknown", () => {
    expect(
      judgeAgent("claude", { ...ended, exitCode: undefined, timedOut: true, stdout: "2.1.34" }, undefined).status,
    ).toBe("unknown");
  });

  it.each([
    ["codex exec -", "codex"],
    ["./bin/agent", "./bin/agent"],
    ["KEY=1 codex", undefined],
    ["(a; b)", undefined],
    ["$AGENT", undefined],
    ["", undefined],
  ])("the program of %j is %s", (line, program) => {
    expect(programOf(line)).toBe(program);
  });

  it.each([
    [true, true, "ok"],
    [false, true, "warning"],
    [false, false, "warning"],
  ])("a configuration on base %s, in the checkout %s, is %s", (onBase, inCheckout, status) => {
    expect(judgeConfiguration({ branch: "main", onBase, inCheckout, path: "c.yml" }).status).toBe(status);
  });

  it("no isolation by name is a warning", () => {
    expect([judgeIsolation("none").status, judgeIsolation("sandbox").status]).toEqual(["warning", "ok"]);
  });
});

describe("GitHub", () => {
  const repository: SeenRepository = {
    name: "acme/shop",
    defaultBranch: "main",
    isPrivate: true,
    isArchived: false,
    mayPush: true,
    scopes: ["repo"],
  };
  const cases: [string, Partial<SeenRepository>, string][] = [
    ["a classic token that may all", {}, "ok"],
    ["one whose owner may not push", { mayPush: false }, "missing"],
    ["one without scopes", { scopes: [] }, "missing"],
    ["one for public repositories, here", { scopes: ["public_repo"] }, "missing"],
    ["one for public repositories, at a public one", { scopes: ["public_repo"], isPrivate: false }, "ok"],
    ["one of whose owner nothing is told", { mayPush: undefined }, "unknown"],
    ["a fine-grained one", { scopes: undefined }, "unknown"],
    ["a fine-grained one whose owner may not push", { scopes: undefined, mayPush: false }, "missing"],
  ];
  it.each(cases)("%s", (_, seen, status) => {
    expect(judgePermissions({ ...repository, ...seen }).status).toBe(status);
  });

  it.each([
    [["A", "B"], true, "ok"],
    [["a", "b"], false, "ok"],
    [["A"], true, "missing"],
    [["A"], false, "unknown"],
  ])("of secrets A and B, %j are there (all seen: %s): %s", (names, isComplete, status) => {
    expect(judgeSecrets(["A", "B"], { names, isComplete }).status).toBe(status);
  });

  it("without a relay, a schedule starts work; without both, a person", () => {
    const caller = { repository: "a/b", ref: "v1", secrets: {}, polls: true, problems: [] };
    expect(judgeNoRelay(caller).status).toBe("ok");
    expect(judgeNoRelay({ ...caller, polls: false }).status).toBe("warning");
    expect(judgeNoRelay(undefined).status).toBe("warning");
  });
});

describe("Linear", () => {
  const config = (part: object) => Config.parse({ version: 1, ...part });
  const seen: SeenNames = {
    teams: ["ENG", "OPS"],
    states: [
      { id: "id-1", name: "In Progress", team: "ENG" },
      { id: "id-2", name: "Doing", team: "OPS" },
    ],
    labels: ["agent"],
    isComplete: true,
  };
  const partly = { ...seen, isComplete: false };

  it.each([
    [["eng"], seen, "ok"],
    [[], seen, "ok"],
    [[], { ...seen, teams: [] }, "missing"],
    [["WEB"], seen, "missing"],
    [["WEB"], partly, "unknown"],
  ])("teams %j", (teams, names, status) => {
    expect(judgeTeams(config({ trigger: { teams } }), names).status).toBe(status);
  });

  it.each([
    ["by name, in any case", { trigger: { states: ["in progress"] } }, seen, "ok"],
    ["by id", { trigger: { states: ["id-1"] } }, seen, "ok"],
    ["of another team than is meant", { trigger: { states: ["Doing"], teams: ["ENG"] } }, seen, "missing"],
    ["nobody has", { trigger: { states: ["Started"] } }, seen, "missing"],
    ["nobody has, as far as was looked", { trigger: { states: ["Started"] } }, partly, "unknown"],
    ["that work ends in and nobody has", { deliver: { states: { delivered: "Review" } } }, seen, "warning"],
    ["that work ends in, as far as was looked", { deliver: { states: { failed: "Review" } } }, partly, "unknown"],
  ])("a state %s", (_, part, names, status) => {
    expect(judgeStates(config(part), names).status).toBe(status);
  });

  it.each([
    [["Agent"], seen, "ok"],
    [["agent", "robot"], seen, "warning"],
    [["robot"], seen, "missing"],
    [["robot"], partly, "unknown"],
    [[], seen, "warning"],
  ])("labels %j", (labels, names, status) => {
    expect(judgeLabels(config({ trigger: { labels } }), names).status).toBe(status);
  });

  const hook: SeenWebhook = {
    url: "https://relay.example.com/linear",
    enabled: true,
    resourceTypes: ["Issue"],
    team: undefined,
  };
  const RELAY = "https://relay.example.com";
  const hooks: [string, readonly SeenWebhook[], string | undefined, readonly string[], string][] = [
    ["for every team", [hook], RELAY, ["ENG"], "ok"],
    ["for the team that is meant", [{ ...hook, team: "ENG" }], RELAY, ["eng"], "ok"],
    ["for one team where all are meant", [{ ...hook, team: "ENG" }], RELAY, [], "warning"],
    ["for another team", [{ ...hook, team: "OPS" }], RELAY, ["ENG"], "missing"],
    ["disabled", [{ ...hook, enabled: false }], RELAY, [], "missing"],
    ["for comments only", [{ ...hook, resourceTypes: ["Comment"] }], RELAY, [], "missing"],
    [
      "at a host that only begins alike",
      [{ ...hook, url: "https://relay.example.com.evil/linear" }],
      RELAY,
      [],
      "missing",
    ],
    ["beside the relay's path", [{ ...hook, url: "https://relay.example.com/ab" }], `${RELAY}/a`, [], "missing"],
    ["below the relay's path", [{ ...hook, url: "https://relay.example.com/a/linear" }], `${RELAY}/a/`, [], "ok"],
    ["of an app", [{ ...hook, url: undefined }], RELAY, [], "missing"],
    ["while no relay was named", [hook], undefined, [], "unknown"],
  ];
  it.each(hooks)("a webhook %s", (_, all, relay, teams, status) => {
    expect(judgeWebhook(all, relay, teams).status).toBe(status);
  });

  it("shows no login and no query of a webhook's address", () => {
    const told = judgeWebhook([{ ...hook, url: "https://me:pass@r.example.com/x?token=abc" }], undefined, []);
    expect(told.seen).toBe("for issues: https://r.example.com/x");
  });

  it.each([
    ["https://relay.example.com", true],
    ["http://127.0.0.1:8787", true],
    ["http://relay.example.com", false],
    ["relay.example.com", false],
    ["file:///etc/passwd", false],
  ])("a relay at %s may be asked: %s", (url, may) => {
    expect(refuseRelayAddress(url) === undefined).toBe(may);
  });
});

describe("a look that failed", () => {
  const codes: [ErrorCode, string][] = [
    ["LINEAR_UNAUTHORIZED", "missing"],
    ["GITHUB_NOT_FOUND", "missing"],
    ["SANDBOX_UNAVAILABLE", "missing"],
    ["GITHUB_FORBIDDEN", "unknown"],
    ["LINEAR_FORBIDDEN", "unknown"],
    ["GITHUB_RATE_LIMITED", "unknown"],
    ["LINEAR_UNAVAILABLE", "unknown"],
    ["GIT_UNAVAILABLE", "unknown"],
  ];
  it.each(codes)("with %s is %s", (code, status) => {
    expect(judgeFailure(new PipelineError(code, "x"))).toMatchObject({ status, seen: "x", todo: expect.any(String) });
  });

  it("by a fault of ours is unknown, and is ours", () => {
    expect(judgeFailure(new TypeError("boom"))).toMatchObject({
      status: "unknown",
      seen: expect.stringContaining("boom"),
    });
  });
});

describe("the list of findings", () => {
  const findings: Finding[] = [
    { check: "git", status: "ok", seen: "2.39.5" },
    { check: "secrets", status: "missing", seen: "not set: X\n\u001b[31mred", todo: "gh secret set X" },
    { check: "relay", status: "unknown", seen: "not looked at", todo: "First." },
  ];

  it("is one line each with what to do below, harmless for a terminal, and a sum", () => {
    expect(findingsText(findings)).toMatchInlineSnapshot(`
      "ok       git                             2.39.5
      missing  Actions secrets                 not set: X red
               → gh secret set X
      unknown  relay                           not looked at
               → First.

      1 ok · 0 warning · 1 missing · 1 unknown
      "
    `);
  });

  it("fails only for what is missing", () => {
    expect(exitCodeOf(findings)).toBe(2);
    expect(exitCodeOf(findings.filter(({ status }) => status !== "missing"))).toBe(0);
    expect(exitCodeOf([])).toBe(0);
  });
});
