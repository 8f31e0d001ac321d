// Lines that the real Claude Code 2.1.329 wrote against a scripted model service, and what we make of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AgentSettings } from "../../src/adapters/agent/adapter.ts";
import { claude } from "../../src/adapters/agent/claude.ts";
import { type AgentEvent, NOTHING_TOLD, type Told, withEvent } from "../../src/adapters/agent/events.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures/claude");

function eventsOf(name: string): AgentEvent[] {
  const lines = readFileSync(join(FIXTURES, `${name}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return lines.flatMap((line) => claude.onLine(JSON.parse(line)));
}
function toldBy(name: string): Told {
  return eventsOf(name).reduce(withEvent, NOTHING_TOLD);
}
function finishOf(name: string, exitCode: number | undefined) {
  return claude.finish({ exitCode, signal: undefined, told: toldBy(name), stderrTail: "" });
}

describe("how a recorded run ended", () => {
  it.each([
    ["finished", 0, "finished", "Done: wrote hello.txt"],
    ["denied", 0, "finished", "I was not allowed."],
    ["refused-by-cell", 0, "finished", "I could not write there."],
    ["max-turns", 1, "max-turns", "Reached maximum number of turns (3)"],
    ["over-budget", 1, "over-budget", "budget"],
    ["unauthorized", 1, "auth", "Invalid API key"],
    ["forbidden", 1, "auth", "403"],
    ["no-credit", 1, "auth", "Credit balance is too low"],
    ["unknown-model", 1, "auth", "selected model"],
    ["rate-limited", 1, "rate-limited", "429"],
    ["overloaded", 1, "api-error", "529"],
    ["server-error", 1, "api-error", "500"],
    ["connection-refused", 1, "api-error", "ECONNREFUSED"],
    ["interrupted", 0, "no-result", "exit code 0"],
    ["interrupted", 137, "crashed", "exit code 137"],
  ])("%s with exit code %s is %s", (name, exitCode, outcome, detail) => {
    const finish = finishOf(name, exitCode);
    expect(finish.outcome).toBe(outcome);
    expect(finish.detail).toContain(detail);
  });

  it("is a crash with the last words of standard error when nothing was said", () => {
    const finish = claude.finish({
      exitCode: undefined,
      signal: "SIGSEGV",
      told: NOTHING_TOLD,
      stderrTail: "one\ntwo\n",
    });
    expect(finish).toEqual({ outcome: "crashed", detail: "no result, ended by SIGSEGV: two" });
  });
});

describe("what a recorded run told", () => {
  it("counts a turn once, however many lines it has, and knows version, model, tokens and cost", () => {
    expect(toldBy("finished")).toMatchObject({
      version: "2.1.329",
      turns: 2,
      words: "Done: wrote hello.txt",
      usage: { inputTokens: 200, outputTokens: 40, costUsd: 0.0016 },
      denials: [],
    });
    expect(toldBy("max-turns").turns).toBe(3);
  });

  it("does not count the message that shows a failure as a turn, and knows it cost nothing", () => {
    expect(toldBy("overloaded")).toMatchObject({ turns: 0, usage: { costUsd: 0 } });
  });

  it("knows how long the service asked to wait", () => {
    expect(toldBy("rate-limited").retry).toEqual({ type: "retry", waitMs: 2185, status: 429 });
  });

  it("names each refused tool once, with the reason, whether Claude refused or the cell", () => {
    expect(toldBy("denied").denials).toEqual([
      { tool: "Write", id: "toolu_fake0001", reason: expect.stringContaining("haven't granted it") },
    ]);
    expect(toldBy("refused-by-cell").denials).toEqual([
      { tool: "Bash", id: "toolu_fake0001", reason: "/bin/bash: line 1: /etc/outside: Read-only file system" },
    ]);
  });

  it("takes no words of a tool that went well for a refusal", () => {
    const content = [
      { type: "tool_result", tool_use_id: "t1", content: "throw new Error('EACCES: permission denied')" },
    ];
    expect(claude.onLine({ type: "user", message: { content } })).toEqual([{ type: "tool-end", id: "t1" }]);
  });

  it("says nothing for lines it does not know", () => {
    const lines: unknown[] = ["", "text", 7, null, {}, { type: "system", subtype: "new" }, { type: "result" }, []];
    expect(lines.flatMap((line) => claude.onLine(line))).toEqual([]);
  });
});

describe("the call", () => {
  const settings: AgentSettings = {
    run: { allowHosts: [] },
    program: undefined,
    anthropicApiKey: "sk-ant-x",
    anthropicBaseUrl: undefined,
  };
  const assignment = {
    name: "eng-1",
    prompt: "the prompt",
    workdir: "/w",
    gitDir: "/g",
    limits: { maxTurns: 7, timeoutMs: 60_000, stallMs: 120_000, maxCostUsd: 5 },
    maxCostUsd: 1.25,
  };

  it("has the limits as arguments, the prompt on standard input, and no secret in either or in the environment", () => {
    const command = claude.command(assignment, settings);
    const line = command.args.join(" ");
    expect(line).toContain("--max-turns 7 --max-budget-usd 1.25");
    expect(line).toContain("--setting-sources user --strict-mcp-config");
    expect(command.input).toBe("the prompt");
    expect(JSON.stringify([command.args, command.env, command.input])).not.toContain("sk-ant-x");
    expect(command.env.CLAUDE_CODE_MAX_RETRIES).toBe("1");
  });

  it("reaches the model's host only, with the key for that host", () => {
    const command = claude.command(assignment, settings);
    expect(command.hosts).toEqual(["api.anthropic.com:443"]);
    expect(command.secrets).toEqual([
      { name: "ANTHROPIC_API_KEY", value: "sk-ant-x", hosts: ["api.anthropic.com:443"] },
    ]);
  });

  it.each([
    ["https://gateway.example.com/anthropic/", "gateway.example.com:443", "https://gateway.example.com/anthropic"],
    ["http://localhost:4000", "localhost:4000", "http://localhost:4000"],
  ])("goes to %s when that is the base URL", (anthropicBaseUrl, host, url) => {
    const command = claude.command(assignment, { ...settings, anthropicBaseUrl });
    expect(command.hosts).toEqual([host]);
    expect(command.secrets[0]?.hosts).toEqual([host]);
    expect(command.env.ANTHROPIC_BASE_URL).toBe(url);
  });

  it("refuses a base URL that is none", () => {
    expect(() => claude.command(assignment, { ...settings, anthropicBaseUrl: "gateway" })).toThrow(
      /"gateway" is not a URL/,
    );
  });

  it("names the model when one is configured", () => {
    const { args } = claude.command(assignment, { ...settings, run: { allowHosts: [], model: "opus" } });
    expect(args.slice(-2)).toEqual(["--model", "opus"]);
  });
});
