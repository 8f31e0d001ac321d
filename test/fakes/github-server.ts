// A GitHub for tests: an emulator with state behind a proxy of ours that is as strict as the real thing. Every request must be
// one that GitHub's OpenAPI description allows; what the emulator forgives, the proxy refuses. Loopback only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { createEmulator } from "emulate";
import { z } from "zod";
import { answerFault, type Fault, takeFault } from "./faults.ts";
import { answerObjects } from "./github-objects.ts";
import {
  type Answered,
  type Asked,
  ask,
  type FindCommit,
  isLetIn,
  type Next,
  neededPermissions,
  type Permission,
  readRules,
  refusal,
  refusePull,
} from "./github-rules.ts";
import { answerRuns, runNameOf, type ServedRun } from "./github-runs.ts";

export interface GithubServerOptions {
  /** The only token that is let in. */
  readonly token: string;
  /** An organisation; `acme` when left out. Its members are `people`, its one team is `members`. */
  readonly owner?: string;
  /** Names of repositories; `["shop"]` when left out. */
  readonly repositories?: readonly string[];
  /** Logins; the first is who the token belongs to. */
  readonly people?: readonly string[];
  /** What the token may not write; everything is allowed when left out. */
  readonly permissions?: Readonly<Partial<Record<Permission, "read" | "write">>>;
  /**
   * Where branches really are, for example `gitServer.findCommit`: then a pull request needs an existing head that differs
   * from its base, as on GitHub. Left out, every branch name is taken at its word.
   */
  readonly findCommit?: FindCommit;
  /** Folder of `<owner>/<name>.git`, for example `gitServer.root`: objects are then made there; left out, the emulator keeps them. */
  readonly gitRoot?: string;
  /** Whether the token is a bot's, for which GitHub signs commits; true when left out. */
  readonly signs?: boolean;
}

export interface GithubServer extends AsyncDisposable {
  /** What to pass as `apiUrl` or GITHUB_API_URL. */
  readonly url: string;
  readonly owner: string;
  /** Every request in order, as it was answered. */
  readonly requests: ServedRequest[];
  /** Requests the real GitHub would not understand; a test asserts that there are none. They are answered with 400. */
  readonly violations: string[];
  readonly faults: Fault[];
  /** Bodies of the repository and workflow dispatches that were accepted. */
  readonly dispatches: Dispatch[];
  /** Workflow runs, oldest first: an accepted workflow dispatch adds one that is queued; a test adds others and ends them. */
  readonly runs: ServedRun[];
  /** Every pull request of a repository (the first one when left out), oldest first. */
  pulls(repo?: string): Promise<ServedPull[]>;
  /** What a person does meanwhile, past the proxy: not recorded, not validated, not spoiled. */
  asPerson(method: string, path: string, body?: unknown): Promise<unknown>;
  /**
   * What GitHub does to the open pull requests against a branch that was deleted: they get the base of the merged pull request
   * it belonged to, or are closed when there is none.
   */
  afterBranchDeletion(branch: string, repo?: string): Promise<void>;
}
export interface ServedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly fault?: Fault["kind"];
}
export interface Dispatch {
  readonly path: string;
  readonly body: unknown;
}

const ServedPull = z.object({
  number: z.number(),
  state: z.enum(["open", "closed"]),
  draft: z.boolean(),
  title: z.string(),
  body: z.string().nullable(),
  head: z.object({ ref: z.string() }),
  base: z.object({ ref: z.string() }),
  user: z.object({ login: z.string() }),
  labels: z.array(z.object({ name: z.string() })),
  requested_reviewers: z.array(z.object({ login: z.string() })),
  requested_teams: z.array(z.object({ slug: z.string() })),
  merged_at: z.string().nullable(),
  html_url: z.string(),
});
export type ServedPull = z.infer<typeof ServedPull>;

/** Stands in addresses where the real one has github.com, so that they are the same in every run. */
const WEB = "https://github.test";
const PEOPLE = ["octocat", "ada", "grace", "linus"];

/** Starts the server on a free port of the loopback. Dispose it; that also cuts hanging connections. */
export async function startGithubServer(options: GithubServerOptions): Promise<GithubServer> {
  const owner = options.owner ?? "acme";
  const repositories = options.repositories ?? ["shop"];
  const emulator = await startEmulator(options, owner, repositories);
  const forward: Next = (asked) => send(emulator.url, options.token, asked);
  const rules = await readRules();
  const requests: ServedRequest[] = [];
  const violations: string[] = [];
  const faults: Fault[] = [];
  const dispatches: Dispatch[] = [];
  const runs: ServedRun[] = [];
  let last: Promise<unknown> = Promise.resolve();

  async function answer(asked: Asked): Promise<Answered> {
    if (!isLetIn(asked, options.token)) return refusal(401, "Bad credentials");
    const violation = rules(asked);
    if (violation !== undefined) {
      violations.push(violation);
      return refusal(400, violation);
    }
    const needed = neededPermissions(asked);
    if (needed.length > 0 && needed.every((name) => options.permissions?.[name] === "read")) {
      const accepted = needed.map((name) => `${name}=write`).join("; ");
      const headers = { "x-accepted-github-permissions": accepted };
      return { ...refusal(403, "Resource not accessible by integration"), headers };
    }
    if (asked.method === "POST" && asked.path.endsWith("/dispatches")) return dispatch(asked);
    const listed = answerRuns(asked, runs, WEB);
    if (listed !== undefined) return listed;
    const made = await answerObjects(asked, options);
    if (made !== undefined) return made;
    return (await refusePull(asked, forward, options.findCommit)) ?? forward(asked);
  }

  function dispatch({ path, body }: Asked): Answered {
    const run = dispatches.push({ path, body });
    const { return_run_details } = z.object({ return_run_details: z.boolean().default(false) }).parse(body);
    const [, repository = "", workflow] =
      /^\/repos\/([^/]+\/[^/]+)(?:\/actions\/workflows\/([^/]+))?\/dispatches$/.exec(path) ?? [];
    if (workflow !== undefined) {
      const event = "workflow_dispatch";
      runs.push({ id: run, repository, workflow, event, display_title: runNameOf(body), status: "queued" });
    }
    if (!return_run_details) return { status: 204, body: undefined };
    const details = {
      workflow_run_id: run,
      run_url: `${WEB}/api/repos/${repository}/actions/runs/${run}`,
      html_url: `${WEB}/${repository}/actions/runs/${run}`,
    };
    return { status: 200, body: details };
  }

  /** One at a time: looking for a second pull request and creating the first must not interleave. */
  function inTurn(asked: Asked): Promise<Answered> {
    const mine = last.then(() => answer(asked));
    last = mine.catch(() => undefined);
    return mine;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readAsked(request);
    const { method, path, query } = asked;
    const fault = takeFault(faults, method, path);
    const answered = fault?.when === "before" ? undefined : await inTurn(asked);
    const status = fault === undefined ? write(response, answered) : answerFault(response, fault);
    requests.push({ method, path, query, status, ...(fault && { fault: fault.kind }) });
  }

  async function pulls(repo = repositories[0]): Promise<ServedPull[]> {
    const all = await ask(forward, "GET", `/repos/${owner}/${repo}/pulls?state=all&direction=asc&per_page=100`);
    return z.array(ServedPull).parse(all);
  }

  async function afterBranchDeletion(branch: string, repo = repositories[0]): Promise<void> {
    const all = await pulls(repo);
    const merged = all.findLast(({ head, merged_at }) => head.ref === branch && merged_at !== null);
    const change = merged === undefined ? { state: "closed" } : { base: merged.base.ref };
    for (const { number, base, state } of all) {
      if (state !== "open" || base.ref !== branch) continue;
      await ask(forward, "PATCH", `/repos/${owner}/${repo}/pulls/${number}`, change);
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => write(response, refusal(500, String(error))));
  });
  return {
    url: await listen(server),
    owner,
    requests,
    violations,
    faults,
    dispatches,
    runs,
    pulls,
    afterBranchDeletion,
    asPerson: (method, path, body) => ask(forward, method, path, body),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
}

function startEmulator(options: GithubServerOptions, owner: string, repositories: readonly string[]) {
  const people = options.people ?? PEOPLE;
  const members = people.map((login, index) => ({ login, role: index === 0 ? "admin" : "member" }));
  return createEmulator({
    service: "github",
    port: 0,
    seed: {
      tokens: { [options.token]: { login: people[0] ?? "octocat" } },
      github: {
        users: people.map((login) => ({ login })),
        orgs: [{ login: owner, members }],
        repos: repositories.map((name) => ({ owner, name })),
      },
    },
  });
}

async function send(url: string, token: string, asked: Asked): Promise<Answered> {
  const hasBody = asked.body !== undefined;
  const response = await fetch(
    `${url.replace("localhost", "127.0.0.1")}${asked.path}${asked.query && `?${asked.query}`}`,
    {
      method: asked.method,
      headers: { authorization: `Bearer ${token}`, ...(hasBody && { "content-type": "application/json" }) },
      ...(hasBody && { body: JSON.stringify(asked.body) }),
    },
  );
  const answered = (await response.text()).replaceAll(url, WEB);
  const limits = [...response.headers].filter(([name]) => name.startsWith("x-ratelimit") || name === "link");
  const body: unknown = answered === "" ? undefined : JSON.parse(answered);
  return { status: response.status, headers: Object.fromEntries(limits), body };
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const [path = "/", query = ""] = (request.url ?? "/").split("?");
  const body = await text(request);
  const { method = "GET", headers } = request;
  return { method, path, query, headers, body: body === "" ? undefined : parseJson(body) };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    return `not JSON: ${error}`;
  }
}

function write(response: ServerResponse, answered: Answered | undefined): number {
  const { status, headers, body } = answered ?? refusal(500, "no answer");
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
  return status;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake GitHub has no port");
  return `http://127.0.0.1:${address.port}`;
}
