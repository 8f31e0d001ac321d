// The forge at GitHub. Looks before it creates and never sends a creation twice unseen; never touches draft or state of a
// pull request that exists, nor a base that a person chose, for these are the people's.
import { z } from "zod";
import { DEFAULT_CONFIG } from "../../core/config/config.ts";
import type { Operation, PullRequest } from "../../core/delivery.ts";
import { isOurBranch } from "../../core/names.ts";
import { isPipelineError, type PipelineError } from "../../errors.ts";
import type { Forge, UpsertedPullRequest, WantedPullRequest } from "../../ports.ts";
import { backoffMs, createGithubCall, type GithubCall, type GithubSettings } from "./github-call.ts";
import { makeCommit } from "./github-commit.ts";
import { addLabels, requestReviewers, withoutReviewed } from "./github-extras.ts";
import { allPages } from "./github-list.ts";
import { choosePull, GithubPull, isOwn, toPullRequest, toReviewer } from "./github-pull.ts";
import { dispatchRun, listLiveRuns } from "./github-runs.ts";
import { type BaseMove, hasOtherText, judgeMove, type MovedBase, missingNames } from "./wanted.ts";

/** GitHub's own limit of a pull request's body, in characters. */
const MAX_BODY = 65_536;
/** A refusal gets a second try, since GitHub's list may lag behind what made it say "already exists". */
const TRIES = { unavailable: 3, rejected: 2 };
const PULLS = "/repos/{owner}/{repo}/pulls";

interface Place {
  readonly settings: GithubSettings;
  readonly call: GithubCall;
}
/** A pull request that is there, and how it came to be. */
interface Found {
  readonly pullRequest: PullRequest;
  readonly operation: Operation;
}

/** How this repository is set up; the configuration's defaults where left out. */
export interface GithubForgeSettings extends GithubSettings {
  /** `deliver.branch` */
  readonly branch?: string;
  /** `poll.workflow` */
  readonly workflow?: string;
  /** `poll.ref` */
  readonly ref?: string | undefined;
}

/**
 * Pull requests of one GitHub repository. Octokit is loaded at the first request. Every method
 * @throws GITHUB_UNAUTHORIZED, GITHUB_FORBIDDEN, GITHUB_NOT_FOUND, GITHUB_REJECTED, GITHUB_RATE_LIMITED, GITHUB_UNAVAILABLE.
 */
export function createGithubForge(settings: GithubForgeSettings): Forge {
  const place: Place = { settings, call: createGithubCall(settings) };
  const { branch = DEFAULT_CONFIG.deliver.branch, workflow = DEFAULT_CONFIG.poll.workflow, ref } = settings;
  const started = { file: workflow, ref };
  return {
    findPullRequest: (branch) => look(branch, place),
    upsertPullRequest: async (wanted) => {
      if (wanted.body.length > MAX_BODY) throw new Error(`a body of ${wanted.body.length} characters was not capped`);
      const found = wanted.found ?? (await look(wanted.branch, place));
      const isOpen = found?.status === "open";
      const start: Found = isOpen ? { pullRequest: found, operation: "not-updated" } : await create(wanted, place);
      return bringUpToDate(start, wanted, place);
    },
    moveBase: (number, from, to) => moveBase(number, { from, to }, place),
    liveRuns: () => listLiveRuns(place.call, started),
    openDrafts: () => openDrafts(branch, place),
    dispatch: (wanted) => dispatchRun(place.call, started, wanted),
    commit: (wanted) => makeCommit(place.call, settings.clock, wanted),
  };
}

async function openDrafts(pattern: string, { call }: Place): Promise<PullRequest[]> {
  const pulls = await allPages((page) =>
    call({
      route: `GET ${PULLS}`,
      parameters: { state: "open", sort: "created", direction: "asc", ...page },
      answer: z.array(GithubPull),
      repeat: "repeatable",
    }),
  );
  return pulls.filter((pull) => isOwn(pull) && isOurBranch(pattern, pull.head.ref)).map(toPullRequest);
}

function look(branch: string, { settings, call }: Place): Promise<PullRequest | undefined> {
  return call({
    route: `GET ${PULLS}`,
    parameters: { head: `${settings.owner}:${branch}`, state: "all", per_page: 100 },
    answer: z.array(GithubPull).transform((pulls) => choosePull(pulls, branch)),
    repeat: "repeatable",
  });
}

/** Creates, or adopts what is there after all: another deliverer was faster, or only the answer to our request was lost. */
async function create(wanted: WantedPullRequest, place: Place): Promise<Found> {
  const { clock, log } = place.settings;
  let operation: Operation = "not-updated";
  for (let attempt = 1; ; attempt++) {
    const result = await tryCreate(wanted, place);
    if (!isPipelineError(result)) return { pullRequest: result, operation: "created" };
    if (result.code === "GITHUB_UNAVAILABLE") operation = "created";
    const pullRequest = await look(wanted.branch, place);
    if (pullRequest?.status === "open") return { pullRequest, operation };
    if (attempt >= (result.code === "GITHUB_REJECTED" ? TRIES.rejected : TRIES.unavailable)) throw result;
    log.debug("github-create-again", { branch: wanted.branch, attempt, because: result.message });
    await clock.sleep(backoffMs(attempt, clock));
  }
}

/** Failures after which the pull request may be there all the same are values here. */
async function tryCreate(wanted: WantedPullRequest, { call }: Place): Promise<PullRequest | PipelineError> {
  const { title, body, branch: head, base, draft } = wanted;
  try {
    return await call({
      route: `POST ${PULLS}`,
      parameters: { title, body, head, base, draft },
      answer: GithubPull.transform(toPullRequest),
      repeat: "once",
    });
  } catch (error) {
    if (!isPipelineError(error)) throw error;
    if (error.code === "GITHUB_UNAVAILABLE" || error.code === "GITHUB_REJECTED") return error;
    throw error;
  }
}

async function bringUpToDate(start: Found, wanted: WantedPullRequest, place: Place): Promise<UpsertedPullRequest> {
  const { pullRequest } = start;
  const { title, body } = wanted;
  const extras = { call: place.call, log: place.settings.log, number: pullRequest.number };
  const hasText = !hasOtherText(pullRequest, wanted);
  const rewritten = hasText ? pullRequest : await change(pullRequest.number, { title, body }, place);
  const labels = await addLabels(missingNames(pullRequest.labels, wanted.labels), extras);
  const absent = missingNames(pullRequest.reviewers, wanted.reviewers.map(toReviewer));
  const unasked = start.operation === "created" ? absent : await withoutReviewed(absent, extras);
  const reviewers = await requestReviewers(unasked, extras);
  const isChanged = !hasText || labels.added.length > 0 || reviewers.added.length > 0;
  return {
    operation: start.operation === "not-updated" && isChanged ? "updated" : start.operation,
    pullRequest: {
      ...rewritten,
      labels: [...pullRequest.labels, ...labels.added],
      reviewers: [...pullRequest.reviewers, ...reviewers.added],
    },
    refused: [...labels.refused, ...reviewers.refused],
  };
}

/** GitHub moves the base itself when it deletes the branch of a merged pull request; then there is nothing left to do. */
async function moveBase(number: number, { from, to }: BaseMove, place: Place): Promise<MovedBase> {
  const found = await place.call({
    route: `GET ${PULLS}/{pull_number}`,
    parameters: { pull_number: number },
    answer: GithubPull.transform(toPullRequest),
    repeat: "repeatable",
  });
  const news = judgeMove(found, { from, to });
  if (news === "moved") await change(number, { base: to }, place);
  return news;
}

function change(number: number, changes: Readonly<Record<string, string>>, { call }: Place): Promise<PullRequest> {
  return call({
    route: `PATCH ${PULLS}/{pull_number}`,
    parameters: { pull_number: number, ...changes },
    answer: GithubPull.transform(toPullRequest),
    repeat: "repeatable",
  });
}
