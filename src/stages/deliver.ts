// deliver: a verdict that says "deliver" → a commit, a branch and a draft pull request. Never runs repository code.

import type { Config } from "../core/config/config.ts";
import type { Delivery, PullRequest, Withheld } from "../core/delivery.ts";
import { isOurBranch } from "../core/names.ts";
import type { Settings } from "../core/settings.ts";
import { wasMovedAfter } from "../core/settled.ts";
import type { Trigger } from "../core/trigger.ts";
import type { Verdict } from "../core/verdict.ts";
import { commitMessage } from "../core/words/commit-message.ts";
import { mergePlanOf, withMergePlan } from "../core/words/merge-plan-section.ts";
import { pullRequestBody, pullRequestTitle } from "../core/words/pull-request-body.ts";
import { isPipelineError } from "../errors.ts";
import type { Ports, RemoteBranch } from "../ports.ts";

type DeliverPorts = Pick<Ports, "workspace" | "forge" | "trees" | "tracker" | "log">;

/**
 * Looks at ticket, branch and pull request again, then publishes what is missing; the second time it finds nothing to do.
 * Answers `Withheld` when the world moved on: the work is then kept, not published (P4, P5, P15).
 * @throws GIT_*, GITHUB_*, LINEAR_*; INPUT_INVALID when the commit is to be signed by a forge that signs nothing.
 */
export async function deliver(
  verdict: Verdict,
  ports: DeliverPorts,
  { config, version, trusted }: Pick<Settings, "config" | "version" | "trusted">,
  asked: Pick<Trigger, "movedAt">,
): Promise<Delivery | Withheld> {
  const { workspace, forge, log } = ports;
  const remote = await workspace.findRemoteBranch(verdict.branch);
  const found = await forge.findPullRequest(verdict.branch);
  // What is out already is not stale: our own report may have moved the ticket on.
  const isOut = found?.status === "open" && remote !== undefined && isSameWork(verdict, remote);
  const withheld = (isOut ? undefined : await lookAtTicket(verdict, ports)) ?? lookAtBranch(verdict, remote);
  if (withheld !== undefined) return withheld;
  const closed = found !== undefined && found.status !== "open" && !wasMovedAfter(asked.movedAt, found.closedAt);
  if (closed) return closedByHuman(found.number, found.status);

  const stale = await publishBase(verdict, ports);
  if (stale !== undefined) return stale;
  const published = await publishBranch(verdict, { first: remote, by: config.deliver.commit }, ports);
  if (published === undefined) return staleBranch(verdict.branch);
  const { operation, pullRequest, refused } = await forge.upsertPullRequest({
    branch: verdict.branch,
    base: verdict.base,
    title: pullRequestTitle(verdict.ticket),
    // What the batch before said of conflicts holds until this one has looked again.
    body: withMergePlan(
      pullRequestBody({ verdict, version }),
      found?.status === "open" ? mergePlanOf(found.body) : undefined,
    ),
    draft: config.deliver.draft,
    labels: config.deliver.labels,
    reviewers: config.deliver.reviewers,
    ...(found?.status === "open" ? { found } : {}),
  });
  await followBase(pullRequest, verdict, ports, [config.deliver.branch, trusted.branch]);
  if (refused.length > 0) log.warn("refused-by-forge", { names: refused.join(", ") });
  const delivery: Delivery = {
    ...verdict,
    operation: operation === "not-updated" && published.pushed ? "updated" : operation,
    pullRequest,
    commit: published.commit,
  };
  log.info("deliver", { ticket: verdict.ticket.key, operation: delivery.operation, pullRequest: pullRequest.url });
  return delivery;
}

/** Work that stands on several others stands on a merge of them, which has a branch of its own for the draft to be against. */
async function publishBase(verdict: Verdict, { workspace }: DeliverPorts): Promise<Withheld | undefined> {
  const { base, baseCommit, standsOn } = verdict;
  if (standsOn.length < 2) return undefined;
  const remote = await workspace.findRemoteBranch(base);
  if (remote?.commit === baseCommit) return undefined;
  if (remote?.ours === false) return staleBranch(base);
  const pushed = await workspace.push(base, baseCommit, remote?.commit);
  return pushed === "stale" ? staleBranch(base) : undefined;
}

/** A draft that was against a branch of ours moves with what it stands on; a base that a person chose stays. */
async function followBase(
  found: PullRequest,
  verdict: Verdict,
  { forge, log }: DeliverPorts,
  [pattern, trunk]: readonly [string, string],
): Promise<void> {
  const isOurs = found.base === trunk || isOurBranch(pattern, found.base);
  if (found.base === verdict.base || !isOurs) return;
  try {
    const moved = await forge.moveBase(found.number, found.base, verdict.base);
    log.info("move-base", { pullRequest: found.url, from: found.base, to: verdict.base, moved });
  } catch (error) {
    // The draft is out and right; where it points is a matter of its page.
    if (!isPipelineError(error) || error.code !== "GITHUB_REJECTED") throw error;
    log.warn("base-not-moved", { pullRequest: found.url, to: verdict.base, why: error.message });
  }
}

export function isWithheld(result: Delivery | Withheld): result is Withheld {
  return !("operation" in result);
}

async function lookAtTicket(verdict: Verdict, { tracker }: DeliverPorts): Promise<Withheld | undefined> {
  const status = await tracker.findStatus(verdict.ticket.id);
  if (status === undefined) return { outcome: "superseded", reason: "the ticket is gone" };
  if (status.stateType === "completed" || status.stateType === "canceled") {
    return { outcome: "superseded", reason: `the ticket went to "${status.stateName}" while the agent worked` };
  }
  return undefined;
}

function lookAtBranch(verdict: Verdict, remote: RemoteBranch | undefined): Withheld | undefined {
  if (remote === undefined || remote.ours) return undefined;
  const who = `branch ${verdict.branch} holds commit ${remote.commit.slice(0, 9)}, which is not ours`;
  return { outcome: "foreign-branch", reason: who };
}

function closedByHuman(number: number, status: "closed" | "merged" | "open"): Withheld {
  return status === "merged"
    ? { outcome: "already-merged", reason: `pull request #${number} was merged` }
    : { outcome: "closed-by-human", reason: `pull request #${number} was closed` };
}

function staleBranch(branch: string): Withheld {
  return { outcome: "foreign-branch", reason: `branch ${branch} got other commits while we were delivering` };
}

/** Runs of ours that get in each other's way do it once or twice, not for ever. */
const PUSHES = 3;

/** The same tree on the same parent is the same work, whatever the commit's date. */
function isSameWork(verdict: Verdict, remote: RemoteBranch): boolean {
  return remote.tree === verdict.change.tree && remote.parent === verdict.baseCommit;
}

/** Pushes what is not there yet; undefined when somebody else's commits are. */
async function publishBranch(
  verdict: Verdict,
  { first, by }: { first: RemoteBranch | undefined; by: Config["deliver"]["commit"] },
  ports: DeliverPorts,
): Promise<{ commit: string; pushed: boolean } | undefined> {
  const { workspace } = ports;
  let remote = first;
  let made: string | undefined;
  for (let pushes = 0; pushes < PUSHES && remote?.ours !== false; pushes += 1) {
    if (remote !== undefined && isSameWork(verdict, remote)) {
      return { commit: remote.commit, pushed: false };
    }
    made ??= await (by === "api" ? makeSignedCommit(verdict, ports) : makeCommit(verdict, ports));
    const result = await workspace.push(verdict.branch, made, remote?.commit);
    if (result !== "stale") return { commit: made, pushed: result === "pushed" };
    // Another run of ours may have been faster with the same work; a person's commit ends it.
    remote = await workspace.findRemoteBranch(verdict.branch);
  }
  return undefined;
}

function makeCommit(verdict: Verdict, { workspace }: DeliverPorts): Promise<string> {
  const { baseCommit: parent, change, finishedAt: date } = verdict;
  return workspace.commit({ tree: change.tree, parent, message: commitMessage(verdict), date });
}

/** The forge makes it, our store takes it in, and it goes to the branch as any other: there is one way to move a branch. */
async function makeSignedCommit(verdict: Verdict, { forge, trees, workspace }: DeliverPorts): Promise<string> {
  const { branch, baseCommit: parent, change } = verdict;
  const { tree, baseTree: parentTree } = change;
  const commit = await forge.commit({
    ...{ tree, parent, parentTree },
    message: commitMessage(verdict),
    files: await trees.diff(parentTree, tree),
    contentOf: (blob) => trees.bytes(blob),
  });
  await workspace.fetchMade(commit, { branch, tree, parent });
  return commit;
}
