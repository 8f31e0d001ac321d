// What a Linear key lets us see of how the workspace is set up: whose key, which names, which webhooks. Reads only.
import { z } from "zod";
import type { SeenNames, SeenViewer, SeenWebhook } from "../../core/setup/seen.ts";
import { type ErrorCode, PipelineError } from "../../errors.ts";
import { ask, isToken, parseJson } from "./ask.ts";

export interface LinearLookSettings {
  readonly apiKey: string | undefined;
  /** Linear's own when left out. */
  readonly apiUrl?: string | undefined;
  /** For one request, in milliseconds; 10 s when left out. */
  readonly timeoutMs?: number | undefined;
}

const VIEWER = "query DoctorViewer { viewer { name organization { name } } }";
/** The most Linear gives at once; what has more is told as incomplete. */
const NAMES = `query DoctorNames {
  teams(first: 250) { nodes { key } pageInfo { hasNextPage } }
  workflowStates(first: 250) { nodes { id name team { key } } pageInfo { hasNextPage } }
  issueLabels(first: 250) { nodes { name } pageInfo { hasNextPage } }
}`;
/** Their secrets could be asked for, and never are. */
const WEBHOOKS = "query DoctorWebhooks { webhooks(first: 250) { nodes { url enabled resourceTypes team { key } } } }";

const Viewer = z.object({ viewer: z.object({ name: z.string(), organization: z.object({ name: z.string() }) }) });
const page = <T extends z.ZodType>(node: T) =>
  z.object({ nodes: z.array(node), pageInfo: z.object({ hasNextPage: z.boolean() }) });
const Names = z.object({
  teams: page(z.object({ key: z.string() })),
  workflowStates: page(z.object({ id: z.string(), name: z.string(), team: z.object({ key: z.string() }) })),
  issueLabels: page(z.object({ name: z.string() })),
});
const Webhooks = z.object({
  webhooks: z.object({
    nodes: z.array(
      z.object({
        url: z.string().nullish(),
        enabled: z.boolean(),
        resourceTypes: z.array(z.string()),
        team: z.object({ key: z.string() }).nullish(),
      }),
    ),
  }),
});
const Refused = z.object({
  errors: z.array(
    z.object({
      message: z.string().catch(""),
      extensions: z.object({ code: z.string().optional(), statusCode: z.number().optional() }).optional(),
    }),
  ),
});

export function createLinearLook({ apiKey = "", apiUrl, timeoutMs = 10_000 }: LinearLookSettings) {
  const url = apiUrl || "https://api.linear.app/graphql";

  async function query<T>(document: string, schema: z.ZodType<T>): Promise<T> {
    const words = `Linear, ${/query (\w+)/.exec(document)?.[1]}`;
    checkKey(apiKey.trim());
    const headers = { authorization: apiKey.trim() };
    const answer = await ask({
      url,
      headers,
      body: { query: document },
      words,
      unavailable: "LINEAR_UNAVAILABLE",
      timeoutMs,
    });
    const refused = Refused.safeParse(jsonOr(answer.text));
    if (refused.success) throw refusalOf(answer.status, refused.data.errors, words);
    if (answer.status !== 200) throw refusalOf(answer.status, [], words);
    const { data } = parseJson(answer.text, z.object({ data: schema }), { words, code: "LINEAR_UNAVAILABLE" });
    return data;
  }

  return {
    async viewer(): Promise<SeenViewer> {
      const { viewer } = await query(VIEWER, Viewer);
      return { name: viewer.name, workspace: viewer.organization.name };
    },
    async names(): Promise<SeenNames> {
      const { teams, workflowStates, issueLabels } = await query(NAMES, Names);
      return {
        teams: teams.nodes.map(({ key }) => key),
        states: workflowStates.nodes.map(({ id, name, team }) => ({ id, name, team: team.key })),
        labels: issueLabels.nodes.map(({ name }) => name),
        isComplete: [teams, workflowStates, issueLabels].every(({ pageInfo }) => !pageInfo.hasNextPage),
      };
    },
    async webhooks(): Promise<SeenWebhook[]> {
      const { webhooks } = await query(WEBHOOKS, Webhooks);
      return webhooks.nodes.map(({ url: to, enabled, resourceTypes, team }) => ({
        url: to ?? undefined,
        enabled,
        resourceTypes,
        team: team?.key,
      }));
    },
  };
}

function checkKey(key: string): void {
  if (key === "") throw new PipelineError("LINEAR_UNAUTHORIZED", "LINEAR_API_KEY is not set");
  if (!isToken(key)) throw new PipelineError("LINEAR_UNAUTHORIZED", "LINEAR_API_KEY holds characters that no key has");
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not GraphQL at all: told by its status.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** By status and code, never by Linear's English. */
function refusalOf(status: number, errors: z.infer<typeof Refused>["errors"], words: string): PipelineError {
  const codes = errors.map(({ extensions }) => extensions?.code);
  const statuses = [status, ...errors.map(({ extensions }) => extensions?.statusCode ?? 0)];
  const code: ErrorCode =
    codes.includes("RATELIMITED") || statuses.includes(429)
      ? "LINEAR_RATE_LIMITED"
      : codes.includes("AUTHENTICATION_ERROR") || statuses.includes(401)
        ? "LINEAR_UNAUTHORIZED"
        : codes.includes("FORBIDDEN") || statuses.includes(403)
          ? "LINEAR_FORBIDDEN"
          : statuses.some((each) => each >= 500)
            ? "LINEAR_UNAVAILABLE"
            : "LINEAR_REJECTED";
  const said = errors.map(({ message }) => message).join("; ");
  return new PipelineError(code, `${words}: ${said === "" ? `HTTP ${status}` : said.slice(0, 300)}`);
}
