// `linear-to-pr doctor` against servers on the loopback: a path that is whole, and each way it is not. Linear's questions are
// held against the schema of the pinned SDK.
import { chmod, mkdir } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { type ExecutionResult, execute, GraphQLError, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createGithubLook } from "../../src/adapters/doctor/github.ts";
import { createLinearLook } from "../../src/adapters/doctor/linear.ts";
import { createRelayLook } from "../../src/adapters/doctor/relay.ts";
import { callerWorkflow, WORKFLOW_PATH } from "../../src/core/setup/caller-workflow.ts";
import { PipelineError } from "../../src/errors.ts";
import { doctorCommand } from "../../src/setup/doctor.ts";
import { createBareRemote, createRepository, temporaryFolder, writeFiles } from "../helpers/git-repository.ts";
import { linearSchema } from "../helpers/linear-schema.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const CALLER = callerWorkflow({
  source: { repository: "acme/linear-to-pr", commit: COMMIT, called: "v0.1.0" },
  poll: undefined,
});
const CONFIG = `version: 1
trigger: { labels: [agent], states: [In Progress], teams: [ENG] }
deliver: { states: { delivered: In Review } }
`;

type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown };

/** What GitHub answers when all is well; a test changes what it is about. */
function github(): Record<string, Reply> {
  const repo = "/repos/acme/shop";
  const permissions = { admin: true, maintain: true, push: true, triage: true, pull: true };
  return {
    [repo]: {
      headers: { "x-oauth-scopes": "repo, workflow" },
      body: { full_name: "acme/shop", default_branch: "main", private: true, archived: false, permissions },
    },
    [`${repo}/actions/permissions/workflow`]: {
      body: { default_workflow_permissions: "read", can_approve_pull_request_reviews: true },
    },
    [`${repo}/contents/${WORKFLOW_PATH}`]: { body: CALLER },
    [`/repos/acme/linear-to-pr/contents/${WORKFLOW_PATH}`]: { body: "on: workflow_call\n" },
    [`${repo}/actions/secrets`]: { body: { total_count: 1, secrets: [{ name: "LINEAR_API_KEY" }] } },
    [`${repo}/actions/organization-secrets`]: { body: { total_count: 1, secrets: [{ name: "ANTHROPIC_API_KEY" }] } },
  };
}

const page = (nodes: readonly object[]) => ({ nodes, pageInfo: { hasNextPage: false } });
const state = (name: string, id: string) => ({ id, name, team: { key: "ENG" } });

function linear(relay: string) {
  return {
    viewer: { name: "linear-to-pr", organization: { name: "Acme" } },
    teams: page([{ key: "ENG" }, { key: "OPS" }]),
    workflowStates: page([state("In Progress", "s1"), state("In Review", "s2")]),
    issueLabels: page([{ name: "Agent" }]),
    webhooks: page([{ url: `${relay}/linear`, enabled: true, resourceTypes: ["Issue"], team: { key: "ENG" } }]),
  };
}

interface Case {
  readonly github?: (all: Record<string, Reply>) => void;
  readonly linear?: (all: ReturnType<typeof linear>) => object;
  readonly health?: number;
  readonly config?: string;
  readonly env?: Record<string, string>;
  readonly argv?: readonly string[];
  readonly sandbox?: PipelineError;
}

const Findings = z.object({
  ok: z.boolean(),
  findings: z.array(
    z.object({
      check: z.string(),
      status: z.enum(["ok", "warning", "missing", "unknown"]),
      seen: z.string(),
      todo: z.string().optional(),
    }),
  ),
});

/** Runs the doctor over a clone with a remote beside it, a `claude` that knows its version, and three servers in one. */
async function examine(given: Case = {}) {
  await using folder = await temporaryFolder();
  const source = await createRepository(path.join(folder.dir, "source"), {
    ".github/linear-to-pr.yml": given.config ?? CONFIG,
    "package.json": "{}",
  });
  await createBareRemote(path.join(folder.dir, "shop.git"), source);
  await source.git("remote", "add", "origin", path.join(folder.dir, "shop.git"));
  const bin = path.join(folder.dir, "bin");
  await mkdir(bin);
  await writeFiles(bin, { claude: "#!/bin/sh\necho '2.1.34 (Claude Code)'\n" });
  await chmod(path.join(bin, "claude"), 0o755);

  const routes = github();
  given.github?.(routes);
  const asked: string[] = [];
  await using server = await serve(async (request, response) => {
    const [place = ""] = (request.url ?? "").split("?");
    asked.push(`${request.method} ${request.url}`);
    if (place === "/healthz") return void response.writeHead(given.health ?? 200).end("ok");
    if (place === "/graphql") return answerLinear(request, response, given.linear ?? ((all) => all));
    const reply = routes[place] ?? { status: 404, body: { message: "Not Found" } };
    const body = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
    response.writeHead(reply.status ?? 200, reply.headers).end(body);
  });
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    GITHUB_TOKEN: "ghp_secret_of_test",
    GITHUB_API_URL: server.url,
    LINEAR_API_KEY: "lin_api_secret_of_test",
    LINEAR_API_URL: `${server.url}/graphql`,
    LINEAR_TO_PR_RELAY_URL: server.url,
    ...given.env,
  };
  const { sandbox } = given;
  const check = async () => {
    if (sandbox !== undefined) throw sandbox;
  };
  const argv = ["--repo", source.dir, "--repository", "acme/shop", ...(given.argv ?? [])];
  const world = { env, version: "0.1.0", program: undefined, sandbox: { check } };
  const { text: json, exitCode } = await doctorCommand([...argv, "--json"], world);
  expect(json).not.toMatch(/secret_of_test/);
  const { findings, ok } = Findings.parse(JSON.parse(json));
  expect(exitCode).toBe(ok ? 0 : 2);
  const found = new Map(findings.map((finding) => [finding.check, finding]));
  const statuses = (status: string) => findings.filter((each) => each.status === status).map(({ check: name }) => name);
  return { findings, of: (check: string) => found.get(check), statuses, exitCode, asked };
}

async function answerLinear(request: IncomingMessage, response: ServerResponse, change: NonNullable<Case["linear"]>) {
  const { query } = z.object({ query: z.string() }).parse(JSON.parse(await text(request)));
  const document = parse(query);
  const schema = linearSchema();
  const wrong = validate(schema, document);
  const rootValue = change(linear(`http://${request.headers.host}`));
  const result: ExecutionResult = wrong.length > 0 ? { errors: wrong } : await execute({ schema, document, rootValue });
  response.writeHead(wrong.length > 0 ? 400 : 200, { "content-type": "application/json" }).end(JSON.stringify(result));
}

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("a path that is whole", () => {
  it("is ok in every part, with what was seen, and ends with 0", async () => {
    const { findings, exitCode, of } = await examine();
    expect(findings.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(findings).toHaveLength(18);
    expect(exitCode).toBe(0);
    expect(of("agent")?.seen).toBe("claude 2.1.34");
    expect(of("secrets")?.seen).toBe("LINEAR_API_KEY, ANTHROPIC_API_KEY");
    expect(of("linear-key")?.seen).toBe("linear-to-pr of Acme");
    expect(of("source")?.seen).toBe("acme/linear-to-pr@0123456789ab");
  });

  it("is only read: no request but GET, and questions to Linear", async () => {
    const { asked } = await examine();
    expect(asked.filter((line) => !line.startsWith("GET ") && line !== "POST /graphql")).toEqual([]);
    expect(asked.filter((line) => line === "POST /graphql")).toHaveLength(3);
  });
});

const forbidden: Reply = { status: 403, body: { message: "Resource not accessible by personal access token" } };
const REPO = "/repos/acme/shop";

describe("what a token does not show is unknown, never ok", () => {
  it("for a fine-grained token, whatever its owner may", async () => {
    const { of, exitCode } = await examine({
      github: (all) => {
        const { body } = z.object({ body: z.unknown() }).parse(all[REPO]);
        all[REPO] = { body };
      },
    });
    expect(of("permissions")).toMatchObject({ status: "unknown", todo: expect.stringContaining("contents: write") });
    expect(exitCode).toBe(0);
  });

  it("for what only administrators may see, and says so", async () => {
    const { of, statuses, exitCode } = await examine({
      github: (all) => {
        all[`${REPO}/actions/secrets`] = forbidden;
        all[`${REPO}/actions/permissions/workflow`] = { status: 404, body: { message: "Not Found" } };
      },
      linear: (all) => ({ ...all, webhooks: refuse("FORBIDDEN", "Admin role required") }),
    });
    expect(statuses("unknown")).toEqual(["pull-requests", "secrets", "webhook"]);
    expect(of("secrets")?.todo).toContain("administrator");
    expect(of("webhook")?.todo).toContain("administrator");
    expect(exitCode).toBe(0);
  });

  it("for a secret that the organisation may hold", async () => {
    const { of } = await examine({ github: (all) => (all[`${REPO}/actions/organization-secrets`] = forbidden) });
    expect(of("secrets")).toMatchObject({ status: "unknown", todo: "gh secret set ANTHROPIC_API_KEY" });
  });
});

describe("what is missing is named with what to do", () => {
  const cases: [string, Case, string, { seen?: string; todo?: string }][] = [
    ["no GitHub token", { env: { GITHUB_TOKEN: "" } }, "repository", { seen: "GITHUB_TOKEN is not set" }],
    ["a repository that is not there", { argv: ["--repository", "acme/gone"] }, "repository", { seen: "404" }],
    ["an origin on GitHub", { argv: ["--repository", "not one"] }, "repository", { todo: "--repository OWNER/NAME" }],
    ["a configuration that is wrong", { config: "version: 1\ntriger: {}\n" }, "configuration", { seen: "triger" }],
    ["a base that is not there", { argv: ["--base", "gone"] }, "checkout", { seen: "gone" }],
    [
      "no workflow",
      { github: (all) => delete all[`${REPO}/contents/${WORKFLOW_PATH}`] },
      "workflow",
      { todo: "linear-to-pr init" },
    ],
    [
      "a workflow that hands on everything",
      {
        github: (all) =>
          (all[`${REPO}/contents/${WORKFLOW_PATH}`] = {
            body: CALLER.replace(/secrets:[\s\S]*$/, "secrets: inherit\n"),
          }),
      },
      "workflow",
      { seen: "secrets: inherit" },
    ],
    [
      "Actions that may not open pull requests",
      {
        github: (all) =>
          (all[`${REPO}/actions/permissions/workflow`] = { body: { can_approve_pull_request_reviews: false } }),
      },
      "pull-requests",
      { todo: "Settings → Actions" },
    ],
    [
      "a secret",
      { github: (all) => (all[`${REPO}/actions/secrets`] = { body: { total_count: 0, secrets: [] } }) },
      "secrets",
      { seen: "LINEAR_API_KEY", todo: "gh secret set LINEAR_API_KEY" },
    ],
    ["no Linear key", { env: { LINEAR_API_KEY: "" } }, "linear-key", { seen: "LINEAR_API_KEY is not set" }],
    [
      "a Linear key that is refused",
      { linear: (all) => ({ ...all, viewer: refuse("AUTHENTICATION_ERROR", "no") }) },
      "linear-key",
      { todo: "personal API key" },
    ],
    ["a team", { config: CONFIG.replace("[ENG]", "[WEB]") }, "teams", { seen: '"WEB"', todo: "ENG, OPS" }],
    [
      "a state",
      { config: CONFIG.replace("In Progress", "Doing") },
      "states",
      { seen: '"Doing"', todo: "In Progress, In Review" },
    ],
    ["a label", { linear: (all) => ({ ...all, issueLabels: page([]) }) }, "labels", { seen: '"agent"' }],
    ["a webhook", { linear: (all) => ({ ...all, webhooks: page([]) }) }, "webhook", { todo: "webhook create" }],
    ["a relay that is another program", { health: 500 }, "relay", { seen: "500" }],
    ["a relay that is not there", { argv: ["--relay", "http://127.0.0.1:9"] }, "relay", { seen: "no answer" }],
  ];
  it.each(cases)("%s", async (_, given, check, { seen = "", todo = "" }) => {
    const { of, exitCode } = await examine(given);
    expect(of(check)).toMatchObject({
      status: "missing",
      seen: expect.stringContaining(seen),
      todo: expect.stringContaining(todo),
    });
    expect(exitCode).toBe(2);
  });
});

describe("what only runs on this machine need", () => {
  const cases: [string, Case, string, { seen?: string; todo?: string }][] = [
    ["an agent that is not installed", { env: { PATH: "/usr/bin:/bin" } }, "agent", { seen: "claude is not on PATH" }],
    [
      "another agent than asked for",
      { config: `${CONFIG}run: { agentVersion: 9.9.9 }\n` },
      "agent",
      { seen: "2.1.34" },
    ],
    [
      "a command nobody has",
      { config: `${CONFIG}run: { agent: command, command: no-such-agent --go }\n` },
      "agent",
      { seen: "no-such-agent" },
    ],
    [
      "a machine that cannot isolate",
      { sandbox: new PipelineError("SANDBOX_UNAVAILABLE", "no bwrap") },
      "sandbox",
      { seen: "no bwrap", todo: "bubblewrap" },
    ],
  ];
  it.each(cases)(
    "is missing where no workflow calls us, and a warning where one does: %s",
    async (_, given, check, words) => {
      const { seen = "", todo = "" } = words;
      const alone = await examine({ ...given, github: (all) => delete all[`${REPO}/contents/${WORKFLOW_PATH}`] });
      const wanted = { seen: expect.stringContaining(seen), todo: expect.stringContaining(todo) };
      expect(alone.of(check)).toMatchObject({ status: "missing", ...wanted });
      const { of, exitCode } = await examine(given);
      expect(of(check)).toMatchObject({ status: "warning", ...wanted });
      expect(of(check)?.seen).toContain("only runs on this machine need it");
      expect(exitCode).toBe(0);
    },
  );
});

describe("one failing look hides no other", () => {
  it("a wrong configuration leaves GitHub, the key and the relay looked at, and no name is guessed", async () => {
    const { statuses, of } = await examine({ config: "version: 2\n" });
    expect(statuses("missing")).toEqual(["configuration"]);
    expect(statuses("unknown")).toEqual(["agent", "teams", "states", "labels", "webhook"]);
    expect(of("labels")?.todo).toBe("First put right: configuration.");
  });

  it("nothing at all to look at still gives every finding", async () => {
    const { findings, statuses } = await examine({
      argv: ["--repo", "/"],
      env: { GITHUB_TOKEN: "", LINEAR_API_KEY: "", LINEAR_TO_PR_RELAY_URL: "" },
    });
    expect(findings).toHaveLength(18);
    expect(statuses("missing")).toEqual(["checkout", "repository", "linear-key"]);
    expect(statuses("ok")).toEqual(["git", "node", "sandbox"]);
  });

  it("a GitHub and a Linear that break down are unknown, not missing", async () => {
    const { statuses, of } = await examine({
      github: (all) => (all[REPO] = { status: 502, body: "<html>" }),
      linear: (all) => ({ ...all, viewer: refuse("RATELIMITED", "slow down") }),
    });
    expect(statuses("missing")).toEqual([]);
    expect(of("repository")?.seen).toContain("502");
    expect(of("linear-key")?.status).toBe("unknown");
  });
});

describe("a look ends in time", () => {
  it("at GitHub, in Linear and at the relay, also when the other side says nothing", async () => {
    await using silent = await serve(() => undefined);
    const timeoutMs = 50;
    const github = createGithubLook({ token: "t", apiUrl: silent.url, timeoutMs });
    await expect(github.repository("a/b")).rejects.toMatchObject({
      code: "GITHUB_UNAVAILABLE",
      message: "GET /repos/a/b: no answer in time",
    });
    const linear = createLinearLook({ apiKey: "k", apiUrl: silent.url, timeoutMs });
    await expect(linear.viewer()).rejects.toMatchObject({ code: "LINEAR_UNAVAILABLE" });
    expect(await createRelayLook({ timeoutMs }).health(silent.url)).toBeUndefined();
  });

  it("and never quotes a token that cannot be sent", async () => {
    const token = "ghp_with\nnewline";
    const refused = createGithubLook({ token, apiUrl: "http://127.0.0.1:9" }).repository("a/b");
    await expect(refused).rejects.toMatchObject({
      code: "GITHUB_UNAUTHORIZED",
      message: expect.not.stringContaining("ghp"),
    });
    const shown = createLinearLook({ apiKey: "lin_\u0000x", apiUrl: "http://127.0.0.1:9" }).viewer();
    await expect(shown).rejects.toMatchObject({
      code: "LINEAR_UNAUTHORIZED",
      message: expect.not.stringContaining("lin_"),
    });
  });
});

function refuse(code: string, message: string) {
  return () => {
    throw new GraphQLError(message, { extensions: { code } });
  };
}
