// GitHub's pull request and ours. Shapes only; sends nothing.
import { z } from "zod";
import type { PullRequest } from "../../core/delivery.ts";

const TEAM = "team/";
const Named = z.object({ name: z.string() });
const Repository = z.object({ id: z.number() });

/** The part of GitHub's answer that we use. */
export const GithubPull = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  draft: z.boolean().default(false),
  state: z.enum(["open", "closed"]),
  merged_at: z.string().nullable(),
  closed_at: z.string().nullish(),
  labels: z.array(Named),
  requested_reviewers: z.array(z.object({ login: z.string() })).nullish(),
  requested_teams: z.array(z.object({ slug: z.string() })).nullish(),
  head: z.object({ ref: z.string(), repo: Repository.nullable() }),
  base: z.object({ ref: z.string(), repo: Repository }),
});
export type GithubPull = z.infer<typeof GithubPull>;

export function toPullRequest(pull: GithubPull): PullRequest {
  const users = (pull.requested_reviewers ?? []).map(({ login }) => login);
  const teams = (pull.requested_teams ?? []).map(({ slug }) => TEAM + slug);
  return {
    number: pull.number,
    url: pull.html_url,
    branch: pull.head.ref,
    base: pull.base.ref,
    title: pull.title,
    body: pull.body ?? "",
    draft: pull.draft,
    status: pull.merged_at === null ? pull.state : "merged",
    ...(typeof pull.closed_at === "string" ? { closedAt: pull.closed_at } : {}),
    labels: pull.labels.map(({ name }) => name),
    reviewers: [...users, ...teams],
  };
}

/** From a branch of this repository, not of a fork. */
export function isOwn({ head, base }: GithubPull): boolean {
  return head.repo?.id === base.repo.id;
}

/** The one that counts for a branch of this repository: an open one before the newest; a fork's branch of the same name never. */
export function choosePull(pulls: readonly GithubPull[], branch: string): PullRequest | undefined {
  const ours = pulls
    .filter((pull) => pull.head.ref === branch && isOwn(pull))
    .sort((a, b) => b.number - a.number)
    .map(toPullRequest);
  return ours.find(({ status }) => status === "open") ?? ours[0];
}

/** `team/slug` for what names a team in any way (`my-org/slug` too), so that names can be compared. */
export function toReviewer(name: string): string {
  return name.includes("/") ? name.replace(/^.*\//, TEAM) : name;
}

/** What `requested_reviewers` takes. */
export function toReviewRequest(reviewers: readonly string[]): { reviewers: string[]; team_reviewers: string[] } {
  return {
    reviewers: reviewers.filter((name) => !isTeam(name)),
    team_reviewers: reviewers.filter(isTeam).map((name) => name.slice(TEAM.length)),
  };
}

export function isTeam(reviewer: string): boolean {
  return reviewer.startsWith(TEAM);
}
