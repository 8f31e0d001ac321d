// Workflow runs of the fake GitHub: what a dispatch starts, what a test adds and ends, listed as GitHub lists them.
import { z } from "zod";
import type { Answered, Asked } from "./github-rules.ts";

export interface ServedRun {
  readonly id: number;
  readonly repository: string;
  readonly workflow: string;
  readonly display_title: string;
  readonly event: string;
  status: "requested" | "pending" | "waiting" | "queued" | "in_progress" | "completed";
}

const ofWorkflow = /^\/repos\/([^/]+\/[^/]+)\/actions\/workflows\/([^/]+)\/runs$/;
const Body = z.object({
  ref: z.string(),
  inputs: z.record(z.string(), z.string()).default({}),
  return_run_details: z.boolean().default(false),
});
const Query = z.object({
  status: z.string().optional(),
  page: z.coerce.number().default(1),
  per_page: z.coerce.number().default(30),
});

/** The answer to a request for runs; undefined for any other. Newest first. */
export function answerRuns(
  { method, path, query }: Asked,
  runs: readonly ServedRun[],
  web: string,
): Answered | undefined {
  const [, repository, workflow] = ofWorkflow.exec(path) ?? [];
  if (method !== "GET" || repository === undefined) return undefined;
  const { status, page, per_page } = Query.parse(Object.fromEntries(new URLSearchParams(query)));
  const found = runs
    .filter((run) => run.repository === repository && run.workflow === workflow)
    .filter((run) => status === undefined || run.status === status)
    .toReversed();
  const shown = found.slice((page - 1) * per_page, page * per_page).map((run) => ({
    id: run.id,
    status: run.status,
    event: run.event,
    display_title: run.display_title,
    html_url: `${web}/${repository}/actions/runs/${run.id}`,
  }));
  return { status: 200, body: { total_count: found.length, workflow_runs: shown } };
}

/** What a dispatch of the caller's workflow shows as its name. */
export function runNameOf(body: unknown): string {
  const parsed = Body.safeParse(body);
  if (!parsed.success) return "linear-to-pr";
  const { keys = "workflow_dispatch", correlation = "" } = parsed.data.inputs;
  return `linear-to-pr ${keys} ${correlation}`;
}
