// The real Claude Code in a real cell against a scripted model service on loopback. Needs scripts/install-agents.mjs and a
// machine that can make cells; without either every test is reported as skipped, with the reason in the suite's name.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claude } from "../../src/adapters/agent/claude.ts";
import type { Assignment } from "../../src/ports.ts";
import { createModelServer, type ModelServer, type ModelTurn } from "../fakes/model-server.ts";
import { type AgentWorld, createAgentWorld } from "../helpers/agent-world.ts";
import { whyNoCells } from "../helpers/cells.ts";
import { processesNaming } from "../helpers/processes.ts";

const PROGRAM = resolve(import.meta.dirname, "../../.agents-cache/node_modules/.bin/claude");
const KEY = "sk-ant-canary-5c1f0a7e9b";
const missing = existsSync(PROGRAM)
  ? await whyNoCells()
  : "no program in .agents-cache: run scripts/install-agents.mjs";
if (missing !== undefined) console.warn(`claude suite skipped: ${missing}`);

describe.skipIf(missing !== undefined)(
  `claude in a cell${missing === undefined ? "" : ` (skipped: ${missing})`}`,
  () => {
    let world: AgentWorld;
    beforeAll(async () => {
      world = await createAgentWorld("sandbox");
    });
    afterAll(() => world[Symbol.asyncDispose]());

    interface Played {
      readonly script: readonly ModelTurn[];
      readonly limits?: Parameters<AgentWorld["assignment"]>[0];
      readonly signal?: AbortSignal;
      readonly meanwhile?: (server: ModelServer) => Promise<void>;
    }
    async function play({ script, limits, signal = new AbortController().signal, meanwhile }: Played) {
      await using server = await createModelServer(script);
      const agent = world.agent(claude, { program: PROGRAM, anthropicApiKey: KEY, anthropicBaseUrl: server.url });
      const assignment: Assignment = world.assignment(limits);
      const [report] = await Promise.all([agent.work(assignment, signal), meanwhile?.(server)]);
      return { report, requests: server.requests };
    }
    const bash = (command: string): ModelTurn => ({
      tools: [{ name: "Bash", input: { command, description: "scripted" } }],
    });
    /** What the agent's shell answered, as the model service was told in its last request. */
    const answers = (requests: ModelServer["requests"]) => JSON.stringify(requests.at(-1)?.body.messages);

    it("writes a file and finishes, with version, model, turns and cost", async () => {
      const file = join(world.workdir, "hello.txt");
      const write = { tools: [{ name: "Write", input: { file_path: file, content: "hi\n" } }] };
      const { report, requests } = await play({
        script: [write, { text: "Wrote hello.txt" }],
        limits: { prompt: "PROMPT-MARK" },
      });
      expect(report).toMatchObject({ outcome: "finished", agent: "claude", agentVersion: "2.1.329", metered: true });
      expect(report).toMatchObject({ closingWords: "Wrote hello.txt", denials: [] });
      expect(report.usage).toMatchObject({ turns: 2, inputTokens: 200, outputTokens: 40 });
      expect(report.usage.costUsd).toBeGreaterThan(0);
      expect(report.model).not.toBe("");
      expect(await readFile(file, "utf8")).toBe("hi\n");
      expect(JSON.stringify(requests[0]?.body.messages)).toContain("PROMPT-MARK");
    });

    it("ends a model that never stops at the turn limit", async () => {
      const { report } = await play({ script: [bash("echo again")], limits: { maxTurns: 3 } });
      expect(report.outcome).toBe("max-turns");
      expect(report.usage.turns).toBe(3);
    });

    it("ends a model that costs too much", async () => {
      const dear = { ...bash("echo again"), usage: { input: 100_000, output: 10_000 } };
      const { report } = await play({ script: [dear], limits: { maxCostUsd: 0.5 } });
      expect(report.outcome).toBe("over-budget");
    });

    it.each([
      ["529 for ever is the service's fault", 529, "overloaded_error", "api-error"],
      ["401 is the key's fault", 401, "authentication_error", "auth"],
      ["429 is a rate limit", 429, "rate_limit_error", "rate-limited"],
    ])("%s", async (_name, status, type, outcome) => {
      const { report } = await play({ script: [{ error: { status, type, message: "scripted" } }] });
      expect(report).toMatchObject({ outcome, usage: { turns: 0, costUsd: 0 } });
    });

    it("hands a long wait the service asks for to the caller instead of sitting through it", async () => {
      const error = { status: 429, type: "rate_limit_error", message: "later", headers: { "retry-after": "45" } };
      const { report } = await play({ script: [{ error }] });
      expect(report.outcome).toBe("rate-limited");
      expect(report.retryAfterMs).toBeGreaterThanOrEqual(45_000);
    });

    it("is stalled when the service takes the request and says nothing", async () => {
      const { report } = await play({ script: [{ hangs: true }], limits: { stallMs: 3000 } });
      expect(report.outcome).toBe("stalled");
    });

    it("is timed out at the wall clock, however busy", async () => {
      const { report } = await play({
        script: [bash("sleep 1; echo tick")],
        limits: { timeoutMs: 4000, maxTurns: 100 },
      });
      expect(report.outcome).toBe("timed-out");
    });

    it("is dead within seven seconds of a cancellation, with everything it started", async () => {
      const cancelling = new AbortController();
      let cancelledMs = 0;
      const { report } = await play({
        script: [bash("(setsid sleep 4242 &) ; setsid sleep 4242 & echo started"), { hangs: true }],
        signal: cancelling.signal,
        async meanwhile(server) {
          await server.reached(2);
          expect(processesNaming("sleep\x004242")).toHaveLength(2);
          cancelledMs = performance.now();
          cancelling.abort();
        },
      });
      expect(performance.now() - cancelledMs).toBeLessThan(7000);
      expect(report.outcome).toBe("cancelled");
      expect(processesNaming("sleep\x004242")).toEqual([]);
      expect(processesNaming(PROGRAM)).toEqual([]);
    });

    it("never sees the key that its service gets", async () => {
      const search =
        "cat /proc/*/environ /proc/*/cmdline 2>/dev/null | tr '\\0' '\\n' | grep -c '[c]anary-5c1f0a7e9b'; env | grep ANTHROPIC_API_KEY";
      const { report, requests } = await play({ script: [bash(search), { text: `my key is ${KEY}` }] });
      expect(new Set(requests.map(({ key }) => key))).toEqual(new Set([KEY]));
      expect(answers(requests)).toContain("0\\nANTHROPIC_API_KEY=placeholder-");
      expect(answers(requests)).not.toContain(KEY);
      expect(report.closingWords).toBe("my key is ***");
      expect(await readFile(report.transcript ?? "", "utf8")).not.toContain(KEY);
    });

    it("cannot write outside its directory, nor to the git directory, and says so in its denials", async () => {
      const outside = join(world.root, "outside.txt");
      const script = [
        bash(`echo x > /etc/claude-was-here`),
        bash(`echo x > .git`),
        bash("git -c user.name=a -c user.email=a@b commit --allow-empty -m mine 2>&1; git log --oneline | head -3"),
        { tools: [{ name: "Write", input: { file_path: outside, content: "x" } }] },
        { text: "done" },
      ];
      const head = await readFile(join(world.gitDir, "logs/HEAD"), "utf8");
      const { report, requests } = await play({ script });
      expect(report.outcome).toBe("finished");
      expect(report.denials.map(({ tool }) => tool)).toContain("Bash");
      expect(report.denials[0]?.reason).toContain("Read-only file system");
      expect(existsSync("/etc/claude-was-here")).toBe(false);
      expect(existsSync(outside)).toBe(false);
      expect(answers(requests)).toContain("first");
      expect(await readFile(join(world.gitDir, "logs/HEAD"), "utf8")).toBe(head);
    });

    it("reaches its service and nobody else, not even on the same machine", async () => {
      let connections = 0;
      const other = createServer((socket) => {
        connections += 1;
        socket.destroy();
      }).listen(0, "127.0.0.1");
      await new Promise((listening) => other.once("listening", listening));
      const address = other.address();
      const port = typeof address === "object" ? address?.port : undefined;
      const command = `curl -sS -m 5 http://127.0.0.1:${port}/ 2>&1; curl -sS -m 5 --noproxy '*' http://127.0.0.1:${port}/ 2>&1`;
      const { requests } = await play({ script: [bash(command), { text: "done" }] });
      other.close();
      expect(connections).toBe(0);
      expect(answers(requests)).toContain("blocked by network allowlist");
    });

    it("is refused by name when its version is not the wanted one, or when it is not there", async () => {
      const settings = { allowHosts: [], agentVersion: "1.0.0" };
      const old = world.agent(claude, { program: PROGRAM, anthropicApiKey: KEY, settings });
      const never = new AbortController().signal;
      await expect(old.work(world.assignment(), never)).rejects.toMatchObject({
        code: "AGENT_VERSION_UNSUPPORTED",
        message: expect.stringContaining("2.1.329"),
      });
      const absent = world.agent(claude, { program: "claude-that-is-not-there", anthropicApiKey: KEY });
      await expect(absent.work(world.assignment(), never)).rejects.toMatchObject({ code: "AGENT_NOT_FOUND" });
    });
  },
);
