// Linear's bad answers, on order: a script of faults, each used up by the first request it matches.
import type { ServerResponse } from "node:http";

export interface LinearFault {
  /** Name of the operation it spoils, such as `Say`; any when left out. */
  readonly on?: string;
  /** `before`: nothing happened on the server · `after`: everything happened, only the answer is lost. */
  readonly when: "before" | "after";
  readonly kind: keyof typeof ANSWERS | "reset" | "hang";
  /** Laid over the answer's own, for example `{ "retry-after": "30" }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How many requests it spoils; 1 when left out. */
  times?: number;
}

const error = (message: string, code: string, statusCode: number) => ({
  errors: [{ message, extensions: { code, statusCode, userError: statusCode < 500 } }],
});
const LIMITED = error("Rate limit exceeded. Only 2500 requests are allowed per 1 hour.", "RATELIMITED", 429);
// Shapes as Linear sends them.
const ANSWERS = {
  "rate-limited": { status: 400, body: LIMITED },
  "rate-limited-429": { status: 429, body: LIMITED },
  forbidden: { status: 200, body: error("Forbidden", "FORBIDDEN", 403) },
  "internal-error": { status: 200, body: error("Internal server error", "INTERNAL_SERVER_ERROR", 500) },
  rejected: { status: 200, body: error("Argument\u0007 Validation\nError", "INPUT_ERROR", 400) },
  "500": { status: 500, body: error("Internal server error", "INTERNAL_SERVER_ERROR", 500) },
  "502": { status: 502, body: "<html><body>502 Bad Gateway</body></html>" },
  "503": { status: 503, body: "Service Unavailable" },
  /** A middlebox answers in Linear's place. */
  garbage: { status: 200, body: "<html><body>Please log in to the network</body></html>" },
  /** Broken off in the middle of its JSON. */
  torn: { status: 200, type: "application/json", body: '{"data":{"issue":' },
  /** GraphQL, but of another shape than the schema promises. */
  misshapen: { status: 200, body: { data: { issue: { id: 7 }, issues: { nodes: "none" } } } },
  /** What a mutation says that was understood and not done. */
  "no-success": { status: 200, body: { data: { create: { success: false } } } },
  redirect: { status: 307, headers: { location: "http://127.0.0.1:9/graphql" }, body: "" },
} as const satisfies Record<string, { status: number; body: unknown; type?: string; headers?: Record<string, string> }>;

/** The first fault that matches, used up once. */
export function takeLinearFault(faults: LinearFault[], operation: string): LinearFault | undefined {
  const index = faults.findIndex(({ on }) => on === undefined || on === operation);
  const fault = faults[index];
  if (fault === undefined) return undefined;
  if (fault.times === undefined || fault.times <= 1) faults.splice(index, 1);
  else fault.times -= 1;
  return fault;
}

/** Answers with the fault; returns the status to record, 0 when there is no answer at all. */
export function answerLinearFault(response: ServerResponse, { kind, headers }: LinearFault): number {
  if (kind === "hang") return 0;
  if (kind === "reset") {
    response.socket?.resetAndDestroy();
    return 0;
  }
  const answer: { status: number; body: unknown; type?: string; headers?: Record<string, string> } = ANSWERS[kind];
  const isText = typeof answer.body === "string";
  const type = answer.type ?? (isText ? "text/html" : "application/json");
  response.writeHead(answer.status, { "content-type": type, ...answer.headers, ...headers });
  response.end(isText ? answer.body : JSON.stringify(answer.body));
  return answer.status;
}
