// One HTTP question with a time limit, for looks that only read. Follows no redirect and repeats nothing: a person is waiting,
// and runs it again.
import { z } from "zod";
import { type ErrorCode, PipelineError } from "../../errors.ts";

export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON, by POST. */
  readonly body?: unknown;
  /** Says in messages what was asked. */
  readonly words: string;
  /** For no answer. */
  readonly unavailable: ErrorCode;
  /** In milliseconds, for the whole answer. */
  readonly timeoutMs: number;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** @throws `unavailable` when there was no answer in time. */
export async function ask({ url, headers, body, words, unavailable, timeoutMs }: Question): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        "user-agent": "linear-to-pr",
        ...headers,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw new PipelineError(unavailable, `${words}: ${reasonOf(error)}`, { cause: error });
  }
}

/** `fetch failed: ECONNREFUSED`; a time limit is named as such. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  if (error.name === "TimeoutError") return "no answer in time";
  const cause = z.object({ code: z.string() }).safeParse(error.cause);
  return cause.success ? `no answer (${cause.data.code})` : "no answer";
}

/** The text as a value of a shape. @throws `code` when it is another. */
export function parseJson<T>(
  text: string,
  schema: z.ZodType<T>,
  { words, code }: { words: string; code: ErrorCode },
): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PipelineError(code, `${words}: the answer is not JSON`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join(".") || "its root";
  throw new PipelineError(code, `${words}: unknown answer at ${where}: ${issue?.message}`, { cause: parsed.error });
}

/** Such a value makes an invalid header, whose error message would quote it. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]+( [\x21-\x7e]+)?$/.test(text);
}
