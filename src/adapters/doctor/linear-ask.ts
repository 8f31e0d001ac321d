// One question to Linear's API with a time limit, for the set-up commands. Repeats nothing.
import { z } from "zod";
import { type ErrorCode, PipelineError } from "../../errors.ts";
import { ask, isToken, parseJson } from "./ask.ts";

export interface LinearLookSettings {
  readonly apiKey: string | undefined;
  /** Linear's own when left out. */
  readonly apiUrl?: string | undefined;
  /** For one request, in milliseconds; 10 s when left out. */
  readonly timeoutMs?: number | undefined;
}
export type LinearAsk = <T>(
  document: string,
  schema: z.ZodType<T>,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<T>;

const Refused = z.object({
  errors: z.array(
    z.object({
      message: z.string().catch(""),
      extensions: z.object({ code: z.string().optional(), statusCode: z.number().optional() }).optional(),
    }),
  ),
});

/** @returns a question with the shape of its answer. @throws LINEAR_*, when asked. */
export function createLinearAsk({ apiKey = "", apiUrl, timeoutMs = 10_000 }: LinearLookSettings): LinearAsk {
  const url = apiUrl || "https://api.linear.app/graphql";
  return async (document, schema, variables) => {
    const words = `Linear, ${/(?:query|mutation) (\w+)/.exec(document)?.[1]}`;
    checkKey(apiKey.trim());
    const headers = { authorization: apiKey.trim() };
    const body = { query: document, ...(variables === undefined ? {} : { variables }) };
    const answer = await ask({ url, headers, body, words, unavailable: "LINEAR_UNAVAILABLE", timeoutMs });
    const refused = Refused.safeParse(jsonOr(answer.text));
    if (refused.success) throw refusalOf(answer.status, refused.data.errors, words);
    if (answer.status !== 200) throw refusalOf(answer.status, [], words);
    const { data } = parseJson(answer.text, z.object({ data: schema }), { words, code: "LINEAR_UNAVAILABLE" });
    return data;
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
