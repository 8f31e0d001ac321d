// Bad answers on order, for every fake server: a script of faults, each used up by the first request it matches.
// Knows HTTP, nothing of what the servers are for.
import type { ServerResponse } from "node:http";

export interface Fault {
  /** `METHOD /path` without the query; `*` stands for one segment, `**` for any number. */
  readonly match: string;
  /** `before`: nothing happened on the server · `after`: everything happened, only the answer is lost. */
  readonly when: "before" | "after";
  readonly kind: FaultKind;
  /** Laid over the headers of the kind, for example `{ "retry-after": "30" }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How many requests it spoils; 1 when left out. */
  times?: number;
}
export type FaultKind = keyof typeof ANSWERS | "reset" | "hang";

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

// Shapes as GitHub's documentation shows them.
const ANSWERS = {
  "401": { status: 401, body: { message: "Bad credentials" } },
  "403": {
    status: 403,
    headers: { "x-accepted-github-permissions": "pull_requests=write" },
    body: { message: "Resource not accessible by integration" },
  },
  "404": { status: 404, body: { message: "Not Found" } },
  "422": {
    status: 422,
    body: { message: "Validation Failed", errors: [{ resource: "X", code: "custom", message: "no" }] },
  },
  "429": { status: 429, headers: { "retry-after": "2" }, body: { message: "API rate limit exceeded" } },
  "500": { status: 500, body: { message: "Server Error" } },
  "502": { status: 502, body: "<html><body>502 Bad Gateway</body></html>" },
  secondary: {
    status: 403,
    body: {
      message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
      documentation_url:
        "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
    },
  },
  /** A middlebox answers in GitHub's place. */
  garbage: { status: 200, body: "<html><body>Please log in to the network</body></html>" },
} as const satisfies Record<string, Answer>;

/** The first fault that matches, used up once. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | undefined {
  const index = faults.findIndex((fault) => pattern(fault.match).test(`${method} ${path}`));
  const fault = faults[index];
  if (fault === undefined) return undefined;
  if (fault.times === undefined || fault.times <= 1) faults.splice(index, 1);
  else fault.times -= 1;
  return fault;
}

function pattern(match: string): RegExp {
  const parts = match.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]+" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}

/** Answers with the fault; returns the status to record, 0 when there is no answer at all. */
export function answerFault(response: ServerResponse, fault: Fault): number {
  if (fault.kind === "hang") return 0;
  if (fault.kind === "reset") {
    response.socket?.resetAndDestroy();
    return 0;
  }
  const { status, headers, body }: Answer = ANSWERS[fault.kind];
  const type = typeof body === "string" ? "text/html" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers, ...fault.headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
  return status;
}
