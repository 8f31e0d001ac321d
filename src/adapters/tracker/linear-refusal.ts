// Whatever goes wrong between us and Linear, in five kinds. Judged by status and code, never by Linear's English.
import { z } from "zod";
import { createRedactor } from "../../core/words/redact.ts";
import { oneLine } from "../../core/words/sanitize.ts";
import { type ErrorCode, PipelineError } from "../../errors.ts";
import { askedWaitMs } from "./linear-wait.ts";

export interface Refusal {
  /** `unreadable`: an answer came, but not of a shape we know. */
  readonly kind: "unauthorized" | "forbidden" | "rate-limited" | "unavailable" | "rejected" | "unreadable";
  /** Linear's own code, such as INPUT_ERROR. */
  readonly code: string | undefined;
  /** The field of the document's root that was refused, by its alias. */
  readonly field: string | undefined;
  /** One line, without secrets. */
  readonly message: string;
  /** The wait Linear asked for, in milliseconds. */
  readonly waitMs: number | undefined;
}

const GraphqlError = z.object({
  message: z.string().nullish(),
  path: z.array(z.union([z.string(), z.number()])).nullish(),
  extensions: z
    .object({
      code: z.string().nullish(),
      statusCode: z.number().nullish(),
      userPresentableMessage: z.string().nullish(),
    })
    .nullish(),
});
type GraphqlError = z.infer<typeof GraphqlError>;
/** The part of the SDK's error that we rely on. */
const SdkError = z.object({
  status: z.number(),
  raw: z.object({
    response: z.object({ headers: z.instanceof(Headers), errors: z.array(GraphqlError).nullish().catch(undefined) }),
  }),
});
const MAX_MESSAGE_CHARS = 300;

/** @param secret is taken out of every message, whoever put it there. */
export function readRefusal(error: unknown, { nowMs, secret }: { nowMs: number; secret: string }): Refusal {
  const redact = createRedactor([secret, secret.replace(/^Bearer /, "")]);
  const words = (text: string) => oneLine(redact(text), MAX_MESSAGE_CHARS);
  const known = SdkError.safeParse(error);
  if (!known.success) {
    return {
      kind: "unavailable",
      code: undefined,
      field: undefined,
      message: words(nameFailure(error)),
      waitMs: undefined,
    };
  }
  const { status, raw } = known.data;
  const errors = raw.response.errors ?? [];
  const field = errors[0]?.path?.[0];
  return {
    kind: kindOf(status, errors),
    code: errors[0]?.extensions?.code ?? undefined,
    field: typeof field === "string" ? field : undefined,
    message: words(errors.length === 0 ? `HTTP ${status}` : errors.map(describe).join("; ")),
    waitMs: askedWaitMs(raw.response.headers, nowMs),
  };
}

function kindOf(status: number, errors: readonly GraphqlError[]): Refusal["kind"] {
  const codes = errors.map((error) => error.extensions?.code);
  const statuses = [status, ...errors.map((error) => error.extensions?.statusCode ?? 0)];
  if (codes.includes("RATELIMITED") || statuses.includes(429)) return "rate-limited";
  if (codes.includes("AUTHENTICATION_ERROR") || statuses.includes(401)) return "unauthorized";
  if (codes.includes("FORBIDDEN") || statuses.includes(403)) return "forbidden";
  if (codes.includes("INTERNAL_SERVER_ERROR") || statuses.includes(408) || statuses.some((each) => each >= 500)) {
    return "unavailable";
  }
  // A page of some proxy: 200 and no GraphQL in it.
  return status < 400 && errors.length === 0 ? "unavailable" : "rejected";
}

function describe({ message, extensions }: GraphqlError): string {
  const words = [message, extensions?.userPresentableMessage].filter((text) => typeof text === "string" && text !== "");
  return [...new Set(words)].join(": ") || (extensions?.code ?? "an error without words");
}

/** `fetch failed: ECONNRESET`; a timeout is named as such. */
function nameFailure(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  if (error.name === "TimeoutError") return "no answer in time";
  const cause = z.object({ code: z.string() }).safeParse(error.cause);
  return cause.success ? `${error.message}: ${cause.data.code}` : error.message;
}

const CODES: Readonly<Record<Refusal["kind"], ErrorCode>> = {
  unauthorized: "LINEAR_UNAUTHORIZED",
  forbidden: "LINEAR_FORBIDDEN",
  "rate-limited": "LINEAR_RATE_LIMITED",
  unavailable: "LINEAR_UNAVAILABLE",
  rejected: "LINEAR_REJECTED",
  unreadable: "LINEAR_UNAVAILABLE",
};

/** The error for a door. The SDK's own error is not kept as its cause: it holds headers and whatever the server sent back. */
export function toError(refusal: Refusal, operation: string): PipelineError {
  const { kind, message, waitMs } = refusal;
  const when = kind === "rate-limited" && waitMs !== undefined ? ` (again in ${Math.ceil(waitMs / 1000)} s)` : "";
  return new PipelineError(CODES[kind], `Linear, ${operation}: ${message}${when}`, {
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    ...(kind === "unreadable"
      ? { hint: "Linear's API may have changed: update linear-to-pr, or report this line." }
      : {}),
  });
}
