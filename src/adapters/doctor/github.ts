// What a repository on GitHub lets a token see of how it is set up. Reads only; changes nothing and judges nothing.
import { z } from "zod";
import type { SeenRepository, SeenSecrets } from "../../core/setup/seen.ts";
import { isPipelineError, PipelineError } from "../../errors.ts";
import { type Answer, ask, isToken, parseJson } from "./ask.ts";

export interface GithubLookSettings {
  readonly token: string | undefined;
  /** What GITHUB_API_URL holds; https://api.github.com when left out. */
  readonly apiUrl?: string | undefined;
  /** For one request, in milliseconds; 10 s when left out. */
  readonly timeoutMs?: number | undefined;
}

const Repository = z.object({
  full_name: z.string(),
  default_branch: z.string(),
  private: z.boolean(),
  archived: z.boolean().default(false),
  permissions: z.object({ push: z.boolean() }).optional(),
});
const WorkflowPermissions = z.object({ can_approve_pull_request_reviews: z.boolean() });
const Secrets = z.object({ total_count: z.number(), secrets: z.array(z.object({ name: z.string() })) });
const Words = z.object({ message: z.string() }).catch({ message: "" });

const PAGE = 100;
const JSON_TYPE = "application/vnd.github+json";

export function createGithubLook(settings: GithubLookSettings) {
  const { token = "", apiUrl, timeoutMs = 10_000 } = settings;
  const base = (apiUrl || "https://api.github.com").replace(/\/+$/, "");

  async function get(path: string, accept: string): Promise<Answer> {
    if (token !== "" && !isToken(token)) {
      throw new PipelineError("GITHUB_UNAUTHORIZED", "GITHUB_TOKEN holds characters that no token has");
    }
    const headers = {
      accept,
      "x-github-api-version": "2022-11-28",
      ...(token !== "" && { authorization: `Bearer ${token}` }),
    };
    const words = `GET ${path}`;
    const answer = await ask({ url: `${base}${path}`, headers, words, unavailable: "GITHUB_UNAVAILABLE", timeoutMs });
    if (answer.status !== 200) throw refusalOf(answer, words);
    return answer;
  }

  async function getJson<T>(path: string, schema: z.ZodType<T>): Promise<{ value: T; headers: Headers }> {
    const { text, headers } = await get(path, JSON_TYPE);
    return { value: parseJson(text, schema, { words: `GET ${path}`, code: "GITHUB_UNAVAILABLE" }), headers };
  }

  async function repository(name: string): Promise<SeenRepository> {
    if (token === "") throw new PipelineError("GITHUB_UNAUTHORIZED", "GITHUB_TOKEN is not set");
    const { value, headers } = await getJson(`/repos/${name}`, Repository);
    // Only classic tokens are told their scopes; an empty header is a token without any.
    const scopes = headers.get("x-oauth-scopes");
    return {
      name: value.full_name,
      defaultBranch: value.default_branch,
      isPrivate: value.private,
      isArchived: value.archived,
      mayPush: value.permissions?.push,
      scopes: scopes
        ?.split(",")
        .map((scope) => scope.trim())
        .filter((scope) => scope !== ""),
    };
  }

  async function secretNames(path: string): Promise<{ names: string[]; isComplete: boolean }> {
    const { value } = await getJson(`${path}?per_page=${PAGE}`, Secrets);
    return { names: value.secrets.map(({ name }) => name), isComplete: value.total_count <= value.secrets.length };
  }

  async function secrets(name: string): Promise<SeenSecrets> {
    const [own, shared] = await Promise.all([
      secretNames(`/repos/${name}/actions/secrets`),
      secretNames(`/repos/${name}/actions/organization-secrets`).catch((error: unknown) => {
        if (isPipelineError(error)) return { names: [], isComplete: false };
        throw error;
      }),
    ]);
    return { names: [...own.names, ...shared.names], isComplete: own.isComplete && shared.isComplete };
  }

  return {
    repository,
    secrets,
    async actionsMayOpen(name: string): Promise<boolean> {
      const { value } = await getJson(`/repos/${name}/actions/permissions/workflow`, WorkflowPermissions);
      return value.can_approve_pull_request_reviews;
    },
    async findFile(name: string, path: string, ref: string): Promise<string | undefined> {
      const at = `/repos/${name}/contents/${path}?ref=${encodeURIComponent(ref)}`;
      try {
        return (await get(at, "application/vnd.github.raw+json")).text;
      } catch (error) {
        if (isPipelineError(error) && error.code === "GITHUB_NOT_FOUND") return undefined;
        throw error;
      }
    },
    async findCommit(name: string, ref: string): Promise<string> {
      const path = `/repos/${name}/commits/${encodeURIComponent(ref)}`;
      const { text } = await get(path, "application/vnd.github.sha");
      if (/^[0-9a-f]{40}$/.test(text.trim())) return text.trim();
      throw new PipelineError("GITHUB_UNAVAILABLE", `GET ${path}: the answer is no commit id`);
    },
  };
}

function refusalOf({ status, headers, text }: Answer, words: string): PipelineError {
  const line = `${words}: ${status} ${messageIn(text)}`.trimEnd();
  const isLimit =
    status === 429 || (status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0"));
  if (isLimit) return new PipelineError("GITHUB_RATE_LIMITED", line);
  if (status === 401) return new PipelineError("GITHUB_UNAUTHORIZED", line);
  if (status === 403) return new PipelineError("GITHUB_FORBIDDEN", line);
  if (status >= 300 && status < 400) return new PipelineError("GITHUB_NOT_FOUND", `${line}: it was renamed or moved`);
  if (status === 404 || status === 422) return new PipelineError("GITHUB_NOT_FOUND", line);
  return new PipelineError(status >= 500 ? "GITHUB_UNAVAILABLE" : "GITHUB_REJECTED", line);
}

function messageIn(text: string): string {
  try {
    return Words.parse(JSON.parse(text)).message.slice(0, 200);
  } catch (error) {
    // A page of some proxy has nothing to say to us.
    if (error instanceof SyntaxError) return "";
    throw error;
  }
}
