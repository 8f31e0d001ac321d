// Workflow runs at GitHub: those that live, and starting one. A start is sent once; whether it happened is the caller's to find
// out. Knows nothing of pull requests.
import { z } from "zod";
import { type LiveRun, parseRunName } from "../../core/poll/live-run.ts";
import { type ErrorCode, isPipelineError, PipelineError } from "../../errors.ts";
import type { WantedDispatch } from "../../ports.ts";
import type { GithubCall } from "./github-call.ts";
import { allPages } from "./github-list.ts";

export interface Workflow {
  /** File name below `.github/workflows`. */
  readonly file: string;
  /** Branch whose file is started; undefined: the default branch. */
  readonly ref: string | undefined;
}

/** In the order a run goes through them: one that moves on between two questions is seen twice, not missed. */
const LIVE = ["requested", "pending", "waiting", "queued", "in_progress"] as const;
/** What the caller's workflow listens to. */
const EVENT_TYPE = "linear-to-pr";
const RUNS = "/repos/{owner}/{repo}/actions/workflows/{workflow_id}";

const Run = z.object({ id: z.number(), html_url: z.string(), event: z.string(), display_title: z.string() });
const Runs = z.object({ workflow_runs: z.array(Run) }).transform(({ workflow_runs }) => workflow_runs);
/** Without `return_run_details`, and from servers that do not know it, the answer is empty. */
const Started = z.object({ workflow_run_id: z.number() }).transform(({ workflow_run_id: run }) => ({ run }));

export async function listLiveRuns(call: GithubCall, { file }: Workflow): Promise<LiveRun[]> {
  const found = new Map<number, LiveRun>();
  try {
    for (const status of LIVE) {
      const runs = await allPages((page) =>
        call({
          route: `GET ${RUNS}/runs`,
          parameters: { workflow_id: file, status, ...page },
          answer: Runs,
          repeat: "repeatable",
        }),
      );
      for (const run of runs) found.set(run.id, toLiveRun(run));
    }
  } catch (error) {
    // Where there is no such workflow nothing of it can run.
    if (!isPipelineError(error) || error.code !== "GITHUB_NOT_FOUND") throw error;
  }
  return [...found.values()];
}

function toLiveRun({ id, html_url, event, display_title }: z.infer<typeof Run>): LiveRun {
  return { id, url: html_url, event, ...parseRunName(display_title) };
}

export async function dispatchRun(
  call: GithubCall,
  { file, ref }: Workflow,
  { keys, correlation, movedAt }: WantedDispatch,
): Promise<{ readonly run?: number }> {
  if (keys.length === 0) throw new Error("a run was asked for without tickets");
  const inputs = { keys: keys.join(" "), correlation, ...(movedAt === undefined ? {} : { movedAt }) };
  const at = ref ?? (await defaultBranch(call));
  try {
    return await call({
      route: `POST ${RUNS}/dispatches`,
      parameters: { workflow_id: file, ref: at, inputs, return_run_details: true },
      answer: z.union([Started, z.unknown().transform(() => ({}))]),
      repeat: "once",
    });
  } catch (error) {
    // The token of a job may start events, not workflows; a refusal started nothing, so the other way is no second start.
    if (isPipelineError(error) && error.code === "GITHUB_FORBIDDEN") return sendEvent(call, inputs, { file, ref: at });
    throw withHint(error, { file, ref: at });
  }
}

/** Needs `contents: write` only; GitHub does not tell the run it becomes. */
async function sendEvent(
  call: GithubCall,
  payload: Readonly<Record<string, string>>,
  place: { file: string; ref: string },
): Promise<Record<string, never>> {
  try {
    return await call({
      route: "POST /repos/{owner}/{repo}/dispatches",
      parameters: { event_type: EVENT_TYPE, client_payload: payload },
      answer: z.unknown().transform(() => ({})),
      repeat: "once",
    });
  } catch (error) {
    throw withHint(error, place);
  }
}

function defaultBranch(call: GithubCall): Promise<string> {
  return call({
    route: "GET /repos/{owner}/{repo}",
    answer: z.object({ default_branch: z.string() }).transform(({ default_branch }) => default_branch),
    repeat: "repeatable",
  });
}

/** The catalogue's hints are about pull requests. */
function withHint(error: unknown, { file, ref }: { file: string; ref: string }): unknown {
  if (!isPipelineError(error)) return error;
  const hints: Partial<Record<ErrorCode, string>> = {
    GITHUB_FORBIDDEN: "Give the token `actions: write`: it has to start a workflow.",
    GITHUB_NOT_FOUND: `Bring .github/workflows/${file} to ${ref} (linear-to-pr init writes it), or correct poll.workflow and poll.ref; the token needs \`actions: write\`.`,
    GITHUB_REJECTED: `Compare .github/workflows/${file} on ${ref} with what linear-to-pr init writes: it needs workflow_dispatch with the inputs \`keys\`, \`movedAt\` and \`correlation\`.`,
  };
  const hint = hints[error.code];
  return hint === undefined ? error : new PipelineError(error.code, error.message, { cause: error, hint });
}
