// What the real GitHub refuses and an emulator forgives: requests its OpenAPI description does not know, missing permissions,
// second pull requests, bases that cannot be, authors as reviewers. Judges requests; the server answers them.
import { readFile } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { type Document, OpenAPIBackend } from "openapi-backend";
import { z } from "zod";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}
export interface Answered {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}
export type Next = (asked: Asked) => Promise<Answered>;

export type Permission = "contents" | "pull_requests" | "issues" | "actions";
/** The commit a branch is at, undefined when there is no such branch. */
export type FindCommit = (owner: string, repo: string, branch: string) => Promise<string | undefined>;

/** Times are sent as a range of GitHub's own making (`>=2026-01-01`), which no format describes. */
const AJV = { formats: { "date-time": true } } as const;

/** Says what is wrong with a request by GitHub's own description, or undefined. */
export async function readRules(): Promise<(asked: Asked) => string | undefined> {
  const file = new URL("../fixtures/github-openapi.json", import.meta.url);
  const definition: Document = JSON.parse(await readFile(file, "utf8"));
  const backend = new OpenAPIBackend({ definition, quick: true, validate: true, coerceTypes: true, ajvOpts: AJV });
  await backend.init();
  return (asked) => {
    const { method, query, body } = asked;
    const headers = { "content-type": String(asked.headers["content-type"] ?? "") };
    const request = { method, path: oneSegmentRef(asked.path), query, headers, body };
    const operation = backend.matchOperation(request);
    if (operation?.operationId === undefined) return `${method} ${asked.path} is not an operation we know`;
    const known = (operation.parameters ?? []).map((parameter) => ("name" in parameter ? parameter.name : ""));
    const unknown = [...new URLSearchParams(query).keys()].filter((name) => !known.includes(name));
    if (unknown.length > 0) return `${operation.operationId}: unknown query parameter ${unknown.join(", ")}`;
    const { errors } = backend.validateRequest(request, operation);
    const problems = errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
    return problems && `${operation.operationId}: ${problems.join("; ")}`;
  };
}

/** A ref may span segments in GitHub's paths; OpenAPI has no words for that. */
function oneSegmentRef(path: string): string {
  const [, before, ref] = /^(\/repos\/[^/]+\/[^/]+\/git\/(?:ref|refs|matching-refs)\/)(.+)$/.exec(path) ?? [];
  return before === undefined || ref === undefined ? path : before + ref.replaceAll("/", "%2F");
}

export function isLetIn(asked: Asked, token: string): boolean {
  const [scheme, value] = (asked.headers.authorization ?? "").split(" ");
  return ["token", "bearer"].includes(scheme?.toLowerCase() ?? "") && value === token;
}

/** Any one of these lets the request in; empty: every token may. */
export function neededPermissions({ method, path }: Asked): Permission[] {
  if (method === "GET") return [];
  if (/^\/repos\/[^/]+\/[^/]+\/pulls(\/|$)/.test(path)) return ["pull_requests"];
  if (/^\/repos\/[^/]+\/[^/]+\/issues(\/|$)/.test(path)) return ["issues", "pull_requests"];
  if (/^\/repos\/[^/]+\/[^/]+\/(git\/.*|dispatches)$/.test(path)) return ["contents"];
  return /\/actions\/workflows\/[^/]+\/dispatches$/.test(path) ? ["actions"] : [];
}

const NewPull = z.object({
  head: z.string(),
  base: z.string(),
  title: z.string().optional(),
  body: z.string().optional(),
});
const ListedPull = z.object({ base: z.object({ ref: z.string() }) });
const ChangedPull = ListedPull.extend({ state: z.enum(["open", "closed"]), head: z.object({ ref: z.string() }) });
const Reviewers = z.object({ reviewers: z.array(z.string()).default([]) });

/** What GitHub refuses and the emulator forgives. */
export async function refusePull(
  asked: Asked,
  forward: Next,
  findCommit: FindCommit | undefined,
): Promise<Answered | undefined> {
  const [, owner, repo, number, rest] =
    /^\/repos\/([^/]+)\/([^/]+)\/pulls(?:\/(\d+)(\/requested_reviewers)?)?$/.exec(asked.path) ?? [];
  if (owner === undefined || repo === undefined) return undefined;
  const place = { owner, repo, forward, findCommit };
  if (asked.method === "PATCH" && number !== undefined && rest === undefined) return refuseBase(asked, place);
  if (asked.method !== "POST") return undefined;
  return rest === undefined ? refuseCreation(asked, place) : refuseAuthor(asked, forward);
}

interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly forward: Next;
  readonly findCommit: FindCommit | undefined;
}

async function refuseCreation(
  asked: Asked,
  { owner, repo, forward, findCommit }: Place,
): Promise<Answered | undefined> {
  const { head, base, title, body } = NewPull.parse(asked.body);
  if (!title) return invalid({ resource: "PullRequest", field: "title", code: "missing_field" });
  if ([...(body ?? "")].length > 65_536) return invalid(custom("body is too long (maximum is 65536 characters)"));
  const branch = head.replace(`${owner}:`, "");
  if (findCommit !== undefined) {
    const [from, onto] = [await findCommit(owner, repo, branch), await findCommit(owner, repo, base)];
    if (from === undefined) return invalid({ resource: "PullRequest", field: "head", code: "invalid" });
    if (onto === undefined) return invalid({ resource: "PullRequest", field: "base", code: "invalid" });
    if (from === onto) return invalid(custom(`No commits between ${base} and ${branch}`));
  }
  const bases = await openBases({ owner, repo, forward }, branch);
  return bases.includes(base) ? invalid(custom(`A pull request already exists for ${owner}:${branch}.`)) : undefined;
}

/** GitHub's words of 2026 for a base it does not change to. */
async function refuseBase(asked: Asked, { owner, repo, forward, findCommit }: Place): Promise<Answered | undefined> {
  const { base } = z.object({ base: z.string().optional() }).parse(asked.body);
  if (base === undefined) return undefined;
  const pull = ChangedPull.parse(await ask(forward, "GET", asked.path));
  const branch = pull.head.ref;
  if (base === pull.base.ref) return undefined;
  if (pull.state === "closed") return invalid(custom("Cannot change the base branch of a closed pull request."));
  if (findCommit !== undefined) {
    const [from, onto] = [await findCommit(owner, repo, branch), await findCommit(owner, repo, base)];
    if (onto === undefined) {
      const message = `Proposed base branch '${base}' was not found`;
      return invalid({ message, resource: "PullRequest", field: "base", code: "invalid" });
    }
    if (from === onto) {
      return invalid(custom(`There are no new commits between base branch '${base}' and head branch '${branch}'`));
    }
  }
  const bases = await openBases({ owner, repo, forward }, branch);
  return bases.includes(base)
    ? invalid(custom(`A pull request already exists for base branch '${base}' and head branch '${branch}'`))
    : undefined;
}

async function openBases({ owner, repo, forward }: Omit<Place, "findCommit">, branch: string): Promise<string[]> {
  const listed = await ask(forward, "GET", `/repos/${owner}/${repo}/pulls?state=open&head=${owner}:${branch}`);
  return z
    .array(ListedPull)
    .parse(listed)
    .map(({ base }) => base.ref);
}

async function refuseAuthor(asked: Asked, forward: Next): Promise<Answered | undefined> {
  const { reviewers } = Reviewers.parse(asked.body);
  const pull = await ask(forward, "GET", asked.path.replace("/requested_reviewers", ""));
  const { user } = z.object({ user: z.object({ login: z.string() }) }).parse(pull);
  return reviewers.includes(user.login)
    ? refusal(422, "Review cannot be requested from pull request author.")
    : undefined;
}

const custom = (message: string) => ({ resource: "PullRequest", code: "custom", message });

function invalid(error: Readonly<Record<string, string>>): Answered {
  return { status: 422, body: { message: "Validation Failed", errors: [error] } };
}

export function refusal(status: number, message: string): Answered {
  return { status, body: { message, documentation_url: "https://docs.github.com/rest" } };
}

/** One request past the proxy, that must succeed. */
export async function ask(forward: Next, method: string, target: string, body?: unknown): Promise<unknown> {
  const [path = "", query = ""] = target.split("?");
  const answered = await forward({ method, path, query, headers: {}, body });
  if (answered.status >= 400)
    throw new Error(`${method} ${target}: ${answered.status} ${JSON.stringify(answered.body)}`);
  return answered.body;
}
