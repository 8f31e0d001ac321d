// Labels and reviewers of a pull request at GitHub: adds what is missing, removes nothing, and a bad name never takes the good
// ones with it.
import { z } from "zod";
import { type ErrorCode, isPipelineError, type PipelineError } from "../../errors.ts";
import type { Log } from "../../ports.ts";
import type { GithubCall } from "./github-call.ts";
import { isTeam, toReviewRequest } from "./github-pull.ts";
import { missingNames } from "./wanted.ts";

export interface Added {
  readonly added: readonly string[];
  readonly refused: readonly string[];
}
export interface Extras {
  readonly call: GithubCall;
  readonly log: Log;
  readonly number: number;
}

const REFUSALS = new Set<ErrorCode>(["GITHUB_REJECTED", "GITHUB_FORBIDDEN", "GITHUB_NOT_FOUND"]);

/** Repeatable, though a POST: a label that is there already stays one label. */
export function addLabels(labels: readonly string[], extras: Extras): Promise<Added> {
  return add(labels, extras, (names) =>
    extras.call({
      route: "POST /repos/{owner}/{repo}/issues/{issue_number}/labels",
      parameters: { issue_number: extras.number, labels: names },
      answer: z.unknown(),
      repeat: "repeatable",
    }),
  );
}

/** Repeatable, though a POST: someone who is asked already stays asked once. */
export function requestReviewers(reviewers: readonly string[], extras: Extras): Promise<Added> {
  return add(reviewers, extras, (names) =>
    extras.call({
      route: "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
      parameters: { pull_number: extras.number, ...toReviewRequest(names) },
      answer: z.unknown(),
      repeat: "repeatable",
    }),
  );
}

/**
 * GitHub takes people off the list once they have reviewed; asking them again at every delivery would be a nuisance. Which
 * team a review served is not told: any review counts for all teams.
 */
export async function withoutReviewed(reviewers: readonly string[], { call, number }: Extras): Promise<string[]> {
  if (reviewers.length === 0) return [];
  const reviews = await call({
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    parameters: { pull_number: number, per_page: 100 },
    answer: z.array(z.object({ user: z.object({ login: z.string() }).nullable() })),
    repeat: "repeatable",
  });
  const done = reviews.flatMap(({ user }) => (user === null ? [] : [user.login]));
  return missingNames(done, reviewers).filter((name) => !isTeam(name) || done.length === 0);
}

type Send = (names: readonly string[]) => Promise<unknown>;

/** All at once; when GitHub refuses, one by one. */
async function add(names: readonly string[], extras: Extras, send: Send): Promise<Added> {
  if (names.length === 0) return { added: [], refused: [] };
  const refusal = await trySend(names, send);
  if (refusal === undefined) return { added: names, refused: [] };
  if (names.length === 1 || refusal.code === "GITHUB_FORBIDDEN") {
    const because = refusal.message;
    extras.log.warn("github-refused", { pullRequest: extras.number, names: names.join(" "), because });
    return { added: [], refused: names };
  }
  const parts: Added[] = [];
  for (const name of names) parts.push(await add([name], extras, send));
  return { added: parts.flatMap(({ added }) => added), refused: parts.flatMap(({ refused }) => refused) };
}

/** GitHub's no to these names, or undefined when it took them. */
async function trySend(names: readonly string[], send: Send): Promise<PipelineError | undefined> {
  try {
    await send(names);
    return undefined;
  } catch (error) {
    if (isPipelineError(error) && REFUSALS.has(error.code)) return error;
    throw error;
  }
}
