// What a bad answer of GitHub means in our catalogue. Decides by status and headers; never sends anything.
import { z } from "zod";
import type { Redact } from "../../core/words/redact.ts";
import { PipelineError } from "../../errors.ts";

/** As much of a failed request as Octokit tells; without `response` there was no answer at all. */
const Failure = z.object({
  name: z.string(),
  message: z.string(),
  response: z.object({ status: z.number(), headers: z.record(z.string(), z.unknown()), data: z.unknown() }).optional(),
});
const Problem = z.union([
  z.string(),
  z.object({
    message: z.string().nullish(),
    resource: z.string().nullish(),
    field: z.string().nullish(),
    code: z.string().nullish(),
  }),
]);
const Words = z.object({
  message: z.string(),
  documentation_url: z.string().catch(""),
  errors: z.union([z.array(Problem), z.string().transform((text) => [text])]).catch([]),
});
type Words = z.infer<typeof Words>;

/** GitHub asks for a minute when a secondary limit comes without a time. */
const SECONDARY_WAIT_MS = 60_000;
/** No window of GitHub is longer than an hour; a later reset is a mistake on the way. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * The error for what a request threw, as one line that names the request.
 * @param given.now wall-clock time in milliseconds, for limits that name the moment they end
 * @param given.redact takes the token out of words that came back with it
 * @returns undefined when it is not a failed request at all, but a mistake of ours
 */
export function translateFailure(
  thrown: unknown,
  request: string,
  { now, redact }: { readonly now: number; readonly redact: Redact },
): PipelineError | undefined {
  const parsed = Failure.safeParse(thrown);
  if (!parsed.success || !["HttpError", "AbortError", "TimeoutError"].includes(parsed.data.name)) return undefined;
  const { response, message } = parsed.data;
  const cause = thrown;
  if (response === undefined) {
    return new PipelineError("GITHUB_UNAVAILABLE", `${request}: no answer (${oneLine(redact(message))})`, { cause });
  }
  const { status, headers, data } = response;
  const words = Words.catch({ message: "", documentation_url: "", errors: [] }).parse(data);
  // Cut after redaction: a secret cut in half is no longer recognised.
  const line = oneLine(redact(`${request}: ${status} ${describe(words)}`));
  if (isRateLimit(status, headers, words)) {
    const retryAfterMs = waitMs(headers, now);
    const when = `may be tried again in ${Math.ceil(retryAfterMs / 1000)} s`;
    return new PipelineError("GITHUB_RATE_LIMITED", `${line}; ${when}`, { cause, retryAfterMs });
  }
  if (status >= 500) return new PipelineError("GITHUB_UNAVAILABLE", line, { cause });
  if (status === 401) return new PipelineError("GITHUB_UNAUTHORIZED", line, { cause });
  if (status === 403) return new PipelineError("GITHUB_FORBIDDEN", line + permissionNeeded(headers, redact), { cause });
  if (status === 404) return new PipelineError("GITHUB_NOT_FOUND", line, { cause });
  return new PipelineError("GITHUB_REJECTED", line, { cause });
}

function isRateLimit(status: number, headers: Readonly<Record<string, unknown>>, words: Words): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  if (headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0") return true;
  // A secondary limit may come without any header; its words and the page it points to are all there is.
  return /secondary[- ]rate[- ]limit/i.test(`${words.message} ${words.documentation_url}`);
}

/** `retry-after` (seconds or a date) goes before `x-ratelimit-reset` (seconds since 1970), as GitHub documents. */
function waitMs(headers: Readonly<Record<string, unknown>>, now: number): number {
  const after = String(headers["retry-after"] ?? "");
  const asked = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
  const reset =
    headers["x-ratelimit-remaining"] === "0" ? Number(headers["x-ratelimit-reset"]) * 1000 - now : Number.NaN;
  const wait = [asked, reset].find((ms) => !Number.isNaN(ms)) ?? SECONDARY_WAIT_MS;
  return Math.min(Math.max(wait, 1000), LONGEST_WAIT_MS);
}

function permissionNeeded(headers: Readonly<Record<string, unknown>>, redact: Redact): string {
  const accepted = headers["x-accepted-github-permissions"];
  return typeof accepted === "string" && accepted !== "" ? `; the token needs ${oneLine(redact(accepted))}` : "";
}

function describe({ message, errors }: Words): string {
  const problems = errors.map((problem) => {
    if (typeof problem === "string") return problem;
    const { resource, field, code } = problem;
    return problem.message ?? [resource, field, code].filter(Boolean).join(" ");
  });
  return problems.length === 0 ? message : `${message}: ${problems.join("; ")}`;
}

/** Length is for people: a whole HTML page of a proxy helps nobody. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ")
    .trim()
    .slice(0, 500);
}
