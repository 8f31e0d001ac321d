// Asks GitHub to start the workflow of a route. Sends a key, a time and a correlation, nothing else.
import { type Answer, ask, judge, type Question } from "./ask.ts";
import { authorized, createTokens } from "./github-app.ts";
import { isRecord } from "./section.ts";
import type { GithubSettings, RelaySettings, Route } from "./settings.ts";

export interface WantedRun {
  readonly route: Route;
  readonly key: string;
  /** ISO 8601. */
  readonly movedAt: string;
  readonly correlation: string;
}
export interface Dispatched {
  readonly outcome: "accepted" | "refused" | "unavailable";
  /** What GitHub answered; 0: nothing. */
  readonly github: number;
  readonly run?: number;
  readonly retryAfterSeconds?: number;
}
export type Dispatch = (wanted: WantedRun, signal: AbortSignal) => Promise<Dispatched>;

/** Linear comes back after a minute anyway. */
const RETRY_AFTER_SECONDS = 30;

/** @param now milliseconds since 1970. */
export function createDispatch(settings: RelaySettings, fetch: typeof globalThis.fetch, now: () => number): Dispatch {
  const tokens = createTokens(settings, fetch, now);
  return async (wanted, signal) => {
    const token = await tokens.token(wanted.route, signal);
    if (typeof token !== "string") return failed(token);
    const question = { ...questionFor(settings.github, wanted), headers: authorized(token) };
    const answer = await ask(fetch, question, signal);
    if (answer.status === 401) tokens.forget(wanted.route);
    return taken(answer) ?? failed(answer);
  };
}

function questionFor({ apiUrl, dispatch }: GithubSettings, wanted: WantedRun): Pick<Question, "url" | "body"> {
  const { route, key, movedAt, correlation } = wanted;
  const repository = `${apiUrl}/repos/${route.owner}/${route.repository}`;
  if (dispatch === "repository_dispatch") {
    const body = { event_type: route.eventType, client_payload: { key, movedAt, correlation } };
    return { url: `${repository}/dispatches`, body };
  }
  const body = { ref: route.ref, inputs: { keys: key, movedAt, correlation }, return_run_details: true };
  return { url: `${repository}/actions/workflows/${route.workflow}/dispatches`, body };
}

/** 204, or 200 with the run: a 200 with anything else comes from somebody who stands between us and GitHub. */
function taken({ status, body }: Answer): Dispatched | undefined {
  if (status === 204) return { outcome: "accepted", github: status };
  if (status !== 200 || !isRecord(body) || typeof body.workflow_run_id !== "number") return undefined;
  return { outcome: "accepted", github: status, run: body.workflow_run_id };
}

function failed(answer: Answer): Dispatched {
  const outcome = judge(answer);
  const github = answer.status;
  if (outcome === "refused") return { outcome, github };
  return { outcome, github, retryAfterSeconds: answer.retryAfter ?? RETRY_AFTER_SECONDS };
}
