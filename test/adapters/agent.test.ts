// The supervisor over real programs, without isolation: what a cell adds is tested in sandbox.test.ts.
import { mkdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claude } from "../../src/adapters/agent/claude.ts";
import { command } from "../../src/adapters/agent/command.ts";
import { MAX_TRANSCRIPT_BYTES, openTranscript } from "../../src/adapters/agent/transcript.ts";
import { createRedactor } from "../../src/core/words/redact.ts";
import { type AgentWorld, createAgentWorld } from "../helpers/agent-world.ts";
import { processesNaming, until } from "../helpers/processes.ts";

let world: AgentWorld;
beforeAll(async () => {
  world = await createAgentWorld("none");
});
afterAll(() => world[Symbol.asyncDispose]());

const never = new AbortController().signal;
const event = (value: object) => `echo '${JSON.stringify(value)}'`;

function work(line: string, limits: Parameters<AgentWorld["assignment"]>[0] = {}, signal = never) {
  const settings = { allowHosts: [], command: line };
  const agent = world.agent(command, { settings, secrets: ["lin_api_canary/42"] });
  return agent.work(world.assignment(limits), signal);
}

describe("a command as an agent", () => {
  it("gets the prompt on standard input and works in its directory", async () => {
    const report = await work("cat > prompt.txt; echo thinking; echo 'All done.'", { prompt: "Grüße\n" });
    expect(await readFile(join(world.workdir, "prompt.txt"), "utf8")).toBe("Grüße\n");
    expect(report).toMatchObject({ agent: "command", outcome: "finished", closingWords: "All done.", metered: false });
    expect(report.usage.costUsd).toBeUndefined();
  });

  it("has the allow-listed environment, a HOME of its own that is gone afterwards, and nothing else", async () => {
    const report = await work('env | cut -d= -f1 | sort | tr "\\n" " "; echo; echo "$HOME"');
    const names = (await readFile(report.transcript ?? "", "utf8")).split("\n")[0]?.trim().split(" ");
    const known = [
      "CLAUDE_CODE_TMPDIR",
      "HOME",
      "LANG",
      "LINEAR_TO_PR_RUN",
      "PATH",
      "PWD",
      "TEMP",
      "TERM",
      "TMP",
      "TMPDIR",
    ];
    expect(names?.filter((name) => !known.includes(name) && !["OLDPWD", "SHLVL", "_"].includes(name))).toEqual([]);
    expect(report.closingWords).toMatch(/\/cells\/c-\w+\/home$/);
    await expect(stat(report.closingWords)).rejects.toThrow("ENOENT");
  });

  it("may tell turns, cost, refusals and its end as JSON lines", async () => {
    const lines = [
      { type: "session", version: "7", model: "m" },
      { type: "step" },
      { type: "step" },
      { type: "tool-start", tool: "edit", id: "a" },
      { type: "denial", id: "a", reason: "no" },
      { type: "usage", inputTokens: 5, outputTokens: 6, costUsd: 0.5 },
      { type: "unknown" },
      { type: "final", outcome: "finished", message: "as told" },
    ];
    const report = await work(lines.map(event).join("\n"));
    expect(report).toMatchObject({
      outcome: "finished",
      detail: "as told",
      agentVersion: "7",
      model: "m",
      metered: true,
      usage: { turns: 2, inputTokens: 5, outputTokens: 6, costUsd: 0.5 },
      denials: [{ tool: "edit", reason: "no" }],
    });
  });

  it("has crashed with any other exit code than 0, in the last words of its standard error", async () => {
    expect(await work("echo one >&2; echo two >&2; exit 3")).toMatchObject({
      outcome: "crashed",
      detail: "exit code 3: two",
    });
  });

  it("may say that its service failed, and for how long", async () => {
    const lines = [
      { type: "retry", waitMs: 20_000, status: 429 },
      { type: "error", outcome: "rate-limited", message: "slow down" },
    ];
    expect(await work(`${lines.map(event).join("\n")}\nexit 1`)).toMatchObject({
      outcome: "rate-limited",
      detail: "exit code 1: slow down",
      retryAfterMs: 20_000,
    });
  });

  it("that is not there is the user's to mend", async () => {
    await expect(work("no-such-agent --now")).rejects.toMatchObject({
      code: "AGENT_NOT_FOUND",
      message: expect.stringContaining("no-such-agent"),
    });
    await expect(
      world.agent(claude, { program: "/no/such/claude" }).work(world.assignment(), never),
    ).rejects.toMatchObject({
      code: "AGENT_NOT_FOUND",
    });
    await expect(world.agent(command).work(world.assignment(), never)).rejects.toMatchObject({
      code: "CONFIG_INVALID",
    });
  });
});

describe("limits", () => {
  it.each([
    ["a hang", "sleep 60", { stallMs: 150 }, "stalled"],
    ["stopping itself", "kill -STOP $$", { stallMs: 150 }, "stalled"],
    ["a slow drip", "while :; do echo x; sleep 0.05; done", { timeoutMs: 400 }, "timed-out"],
    ["endless turns", `while :; do ${event({ type: "step" })}; sleep 0.01; done`, { maxTurns: 5 }, "max-turns"],
    ["spending", `${event({ type: "usage", costUsd: 3 })}; sleep 60`, { maxCostUsd: 2 }, "over-budget"],
    ["ignoring signals", "trap '' TERM INT; echo up; while :; do sleep 0.1; done", { timeoutMs: 200 }, "timed-out"],
  ])("%s ends the run with an outcome of its own", async (_name, line, limits, outcome) => {
    const report = await work(line, limits);
    expect(report.outcome).toBe(outcome);
    expect(report.usage.durationMs).toBeLessThan(5000);
  });

  it("believe an agent that had finished and was only slow to leave", async () => {
    const done = { type: "final", outcome: "finished", message: "done" };
    expect(await work(`${event(done)}; sleep 60`, { stallMs: 150 })).toMatchObject({
      outcome: "finished",
      detail: "done",
    });
  });

  it("leave nothing to spend, so nothing is started", async () => {
    const report = await work("touch started-without-money", { maxCostUsd: 0 });
    expect(report.outcome).toBe("over-budget");
    await expect(stat(join(world.workdir, "started-without-money"))).rejects.toThrow("ENOENT");
  });

  it("of the caller: a cancelled run is dead with what it started, and one cancelled before is not started", async () => {
    const cancelling = new AbortController();
    const seen = until(() => processesNaming("sleep\x0052525").length === 2).then(() => cancelling.abort());
    const report = await work("setsid sleep 52525 & sleep 52525", {}, cancelling.signal);
    await seen;
    expect(report.outcome).toBe("cancelled");
    expect(processesNaming("sleep\x0052525")).toEqual([]);
    expect((await work("touch started-late", {}, cancelling.signal)).outcome).toBe("cancelled");
    await expect(stat(join(world.workdir, "started-late"))).rejects.toThrow("ENOENT");
  });
});

describe("text of an agent", () => {
  it("holds no secret of ours, in any sink, plain or encoded", async () => {
    const encoded = Buffer.from("lin_api_canary/42").toString("base64");
    const denial = { type: "denial", tool: "x", reason: "lin_api_canary/42" };
    const report = await work(
      [
        event(denial),
        `echo 'lin_api_canary/42 ${encoded} lin_api_canary%2F42'`,
        "echo lin_api_canary/42 >&2",
        "exit 1",
      ].join("\n"),
    );
    const transcript = await readFile(report.transcript ?? "", "utf8");
    for (const form of ["lin_api_canary/42", encoded.slice(0, 20), "lin_api_canary%2F42"]) {
      expect(JSON.stringify(report)).not.toContain(form);
      expect(transcript).not.toContain(form);
    }
    expect(report.closingWords).toMatch(/^\*{3} \*{3}.{0,4} \*{3}$/);
    expect(report.detail).toBe("exit code 1: ***");
  });

  it("is capped, on disk and in the report", async () => {
    const report = await work("head -c 100000 /dev/zero | tr '\\0' x; echo");
    expect(report.closingWords.length).toBeLessThanOrEqual(4000);
    const transcript = await openTranscript({ dir: world.stateDir, name: "../Big one", redact: createRedactor([]) });
    for (let mebibytes = 0; mebibytes < 10; mebibytes += 1) transcript.write("y".repeat(1024 * 1024));
    expect(await transcript.close()).toContain("cut at");
    const { size } = await stat(transcript.path);
    expect(size).toBeLessThan(MAX_TRANSCRIPT_BYTES + 100);
    expect(transcript.path).toBe(join(world.stateDir, "---Big-one.jsonl"));
  });

  it("does not stop the work when it cannot be kept", async () => {
    await mkdir(join(world.stateDir, "transcripts"), { recursive: true });
    await symlink("/dev/full", join(world.stateDir, "transcripts/full-disk.jsonl"));
    const agent = world.agent(command, { settings: { allowHosts: [], command: "echo still here" } });
    const report = await agent.work({ ...world.assignment(), name: "full disk" }, never);
    expect(report).toMatchObject({ outcome: "finished", closingWords: "still here" });
    expect(world.log.lines).toContainEqual(expect.objectContaining({ level: "warn", word: "transcript" }));
  });
});
