// One request to GitHub: time limit, retries of what may be repeated, errors in our words. The only file that knows Octokit;
// knows nothing of pull requests.
import type { Octokit } from "@octokit/rest";
import { z } from "zod";
import { doubledMs } from "../../core/retry.ts";
import { createRedactor } from "../../core/words/redact.ts";
import { isPipelineError, PipelineError } from "../../errors.ts";
import type { Clock, Log } from "../../ports.ts";
import { translateFailure } from "./github-refusal.ts";

export interface GithubSettings {
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
  /** What GITHUB_API_URL holds; https://api.github.com when left out. */
  readonly apiUrl?: string;
  readonly log: Log;
  readonly clock: Clock;
  /** For one request, in milliseconds; 20 s when left out. */
  readonly timeoutMs?: number;
}
export interface GithubRequest<T> {
  readonly route: `${"GET" | "POST" | "PATCH" | "PUT"} /${string}`;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What of the answer is used; an answer that does not fit did not come from GitHub. */
  readonly answer: z.ZodType<T>;
  /** `repeatable`: sending it twice leaves the same as once · `once`: after a lost answer the caller must look first. */
  readonly repeat: "repeatable" | "once";
  /** Where the usual limit of one request is too short, in milliseconds. */
  readonly timeoutMs?: number;
}
export type GithubCall = <T>(request: GithubRequest<T>) => Promise<T>;

const TRIES = 3;
/** Waiting this long or longer costs more runner minutes than a new run; it is left to the caller. */
const LONGEST_WAIT_MS = 60_000;
const FIRST_BACKOFF_MS = 1000;

/**
 * A function that sends one request to the repository; `{owner}` and `{repo}` of the route are filled in.
 * @throws GITHUB_* ; a `once` request that threw GITHUB_UNAVAILABLE may have happened.
 */
export function createGithubCall(settings: GithubSettings): GithubCall {
  const { clock, log, token, owner, repo } = settings;
  const redact = createRedactor([token]);
  let loaded: Promise<Octokit> | undefined;
  if (token !== "") log.mask(token);

  async function send<T>({ route, parameters, answer, timeoutMs = 20_000 }: GithubRequest<T>): Promise<T> {
    loaded ??= load(settings);
    const octokit = await loaded;
    const signal = AbortSignal.timeout(settings.timeoutMs ?? timeoutMs);
    const named = { owner, repo, ...parameters };
    const words = fillIn(route, named);
    try {
      const { data } = await octokit.request(route, { ...named, request: { signal } });
      return parseAnswer(answer, data, words);
    } catch (error) {
      throw translateFailure(error, words, { now: Date.parse(clock.now()), redact }) ?? error;
    }
  }

  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await send(request);
      } catch (error) {
        const wait = waitBeforeRetry(error, request.repeat, backoffMs(attempt, clock));
        if (attempt === TRIES || wait === undefined) throw error;
        log.debug("github-retry", { request: request.route, attempt, waitMs: wait });
        await clock.sleep(wait);
      }
    }
  };
}

/** Exponential with "equal jitter": half fixed, half random, so that many runs do not come back at one moment. */
export function backoffMs(attempt: number, clock: Clock): number {
  return doubledMs(FIRST_BACKOFF_MS, attempt) * (0.5 + clock.random() / 2);
}

/** Undefined: give up. A request turned away by a limit has not happened, so that any kind may be sent again. */
function waitBeforeRetry(error: unknown, repeat: "repeatable" | "once", backoff: number): number | undefined {
  if (!isPipelineError(error)) return undefined;
  const { code, retryAfterMs = LONGEST_WAIT_MS } = error;
  if (code === "GITHUB_RATE_LIMITED") return retryAfterMs < LONGEST_WAIT_MS ? retryAfterMs + backoff : undefined;
  return code === "GITHUB_UNAVAILABLE" && repeat === "repeatable" ? backoff : undefined;
}

async function load({ token, apiUrl, log }: GithubSettings): Promise<Octokit> {
  // Such a token makes an invalid header, whose error message would quote it.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new PipelineError("GITHUB_UNAUTHORIZED", "the GitHub token is empty or contains characters no token has");
  }
  const { Octokit } = await import("@octokit/rest");
  const silent = () => {};
  return new Octokit({
    auth: token,
    userAgent: "linear-to-pr",
    ...(apiUrl !== undefined && { baseUrl: apiUrl.replace(/\/+$/, "") }),
    log: {
      debug: silent,
      info: silent,
      warn: (message) => log.debug("octokit", { message }),
      error: (message) => log.debug("octokit", { message }),
    },
  });
}

/** The request as people know it: `GET /repos/acme/shop/pulls`. */
function fillIn(route: string, named: Readonly<Record<string, unknown>>): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name]));
}

function parseAnswer<T>(answer: z.ZodType<T>, data: unknown, request: string): T {
  const parsed = answer.safeParse(data);
  if (parsed.success) return parsed.data;
  const problem = z.prettifyError(parsed.error).replace(/\s+/g, " ").slice(0, 300);
  throw new PipelineError("GITHUB_UNAVAILABLE", `${request}: the answer is not GitHub's: ${problem}`, {
    cause: parsed.error,
  });
}
