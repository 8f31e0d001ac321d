// A place for an agent to work in: a real working directory with its git directory apart, a state folder, a cell, and what
// people outside must not lose. Everything is removed at the end.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import type { AgentAdapter } from "../../src/adapters/agent/adapter.ts";
import { createAgent, type SupervisorSettings } from "../../src/adapters/agent/supervisor.ts";
import { createClock } from "../../src/adapters/machine/clock.ts";
import { createShell } from "../../src/adapters/machine/process.ts";
import { createNoSandbox } from "../../src/adapters/sandbox/none.ts";
import { createSandboxRuntime } from "../../src/adapters/sandbox/sandbox-runtime.ts";
import { childEnvironment } from "../../src/core/environment.ts";
import type { Agent, Assignment, Sandbox } from "../../src/ports.ts";
import { createModelServer, type ModelTurn } from "../fakes/model-server.ts";
import { createRecordingLog, type RecordingLog } from "../fakes/recording-log.ts";

export interface AgentWorld extends AsyncDisposable {
  /** Holds everything; not visible from inside a cell, but for what follows. */
  readonly root: string;
  readonly workdir: string;
  readonly gitDir: string;
  readonly stateDir: string;
  readonly sandbox: Sandbox;
  readonly log: RecordingLog;
  agent(adapter: AgentAdapter, changes?: Partial<SupervisorSettings>): Agent;
  assignment(changes?: Partial<Assignment["limits"]> & { readonly prompt?: string }): Assignment;
}

export async function createAgentWorld(isolation: "sandbox" | "none"): Promise<AgentWorld> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "agent-")));
  const [workdir, gitDir, stateDir] = [join(root, "state/work"), join(root, "state/git"), join(root, "state")];
  await mkdir(workdir, { recursive: true });
  const env = childEnvironment({ PATH: process.env.PATH }, []);
  const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: workdir, env: { ...env, HOME: root } });
  await git("init", "--quiet", `--separate-git-dir=${gitDir}`);
  await writeFile(join(workdir, "README.md"), "# A place to work\n");
  await git("add", ".");
  await git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "first");
  const log = createRecordingLog();
  const cells = isolation === "sandbox" ? createSandboxRuntime({ stateDir, log }) : undefined;
  const sandbox = cells ?? createNoSandbox({ stateDir });
  return {
    root,
    workdir,
    gitDir,
    stateDir,
    sandbox,
    log,
    agent: (adapter, changes = {}) =>
      createAgent({
        adapter,
        shell: createShell(),
        sandbox,
        log,
        clock: createClock(),
        env,
        stateDir,
        settings: { allowHosts: [] },
        ...changes,
      }),
    assignment: ({ prompt, ...limits } = {}) => ({
      name: "eng-1-round-1-try-1",
      prompt: prompt ?? "Do what the ticket says.",
      workdir,
      gitDir,
      limits: { maxTurns: 10, timeoutMs: 30_000, stallMs: 20_000, maxCostUsd: 5, ...limits },
      maxCostUsd: limits.maxCostUsd ?? 5,
    }),
    async [Symbol.asyncDispose]() {
      await cells?.[Symbol.asyncDispose]();
      await rm(root, { recursive: true, force: true });
    },
  };
}

export interface TicketModels extends AsyncDisposable {
  readonly url: string;
  /** Requests of the main conversation about a ticket. */
  requests(key: string): number;
}

/** One model service for several tickets at once: each conversation plays the script of the ticket that its prompt is about. */
export async function startTicketModels(
  scripts: Readonly<Record<string, readonly ModelTurn[]>>,
): Promise<TicketModels> {
  const made = Object.entries(scripts).map(async ([key, script]) => [key, await createModelServer(script)] as const);
  const models = new Map(await Promise.all(made));
  const [first] = models.values();
  const server = createServer((request, response) => {
    // The program under test asks again; a request cut off by its end is nobody's business.
    answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const about = /ticket ([A-Z]+-\d+) asks for/.exec(body)?.[1] ?? "";
    const headers = new Headers({ "content-type": "application/json" });
    const key = request.headers["x-api-key"];
    if (typeof key === "string") headers.set("x-api-key", key);
    const played = await fetch(`${(models.get(about) ?? first)?.url}${request.url}`, {
      method: request.method ?? "POST",
      headers,
      ...(body === "" ? {} : { body }),
    });
    response.writeHead(played.status, { "content-type": played.headers.get("content-type") ?? "application/json" });
    response.end(await played.text());
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the model service has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: (key) => models.get(key)?.requests.length ?? 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const model of models.values()) await model[Symbol.asyncDispose]();
    },
  };
}
