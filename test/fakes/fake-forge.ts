// A Forge in memory: lists of pull requests and runs that several runs may share, and that a test edits as a person would.
import type { PullRequest } from "../../src/core/delivery.ts";
import { isOurBranch } from "../../src/core/names.ts";
import type { LiveRun } from "../../src/core/poll/live-run.ts";
import { PipelineError } from "../../src/errors.ts";
import type { Forge, WantedPullRequest } from "../../src/ports.ts";
import type { ObjectStore } from "./fake-trees.ts";

/**
 * @param pulls every pull request there is, oldest first; its number is its place, from 1.
 * @param runs those that live; a dispatch adds one.
 * @param store where it makes commits; left out, it makes none.
 */
export function createFakeForge(pulls: PullRequest[], runs: LiveRun[] = [], store?: ObjectStore): Forge {
  let lastRun = 100;
  const find = (branch: string) => {
    const ours = pulls.filter((pull) => pull.branch === branch).reverse();
    return ours.find(({ status }) => status === "open") ?? ours[0];
  };
  return {
    findPullRequest: async (branch) => find(branch),
    async upsertPullRequest(wanted) {
      const found = find(wanted.branch);
      if (found?.status !== "open") {
        const pullRequest = open(wanted, pulls.length + 1);
        pulls.push(pullRequest);
        return { operation: "created", pullRequest, refused: [] };
      }
      const pullRequest = bringUpToDate(found, wanted);
      const isSame = JSON.stringify(pullRequest) === JSON.stringify(found);
      pulls[found.number - 1] = pullRequest;
      return { operation: isSame ? "not-updated" : "updated", pullRequest, refused: [] };
    },
    async moveBase(number, from, to) {
      const found = pulls[number - 1];
      if (found === undefined) throw new PipelineError("GITHUB_NOT_FOUND", `no pull request ${number}`);
      if (found.base === to) return "already-there";
      if (found.status !== "open" || found.base !== from) return "left";
      pulls[number - 1] = { ...found, base: to };
      return "moved";
    },
    liveRuns: async () => [...runs],
    openDrafts: async () =>
      pulls.filter(({ branch, status }) => status === "open" && isOurBranch("linear-to-pr/{key}", branch)),
    async dispatch({ keys, correlation }) {
      lastRun = Math.max(lastRun, ...runs.map(({ id }) => id)) + 1;
      const url = `https://github.example/acme/shop/actions/runs/${lastRun}`;
      runs.push({ id: lastRun, url, event: "workflow_dispatch", keys: [...keys], correlation });
      return { run: lastRun };
    },
    async commit({ tree, parent, parentTree, message, files, contentOf }) {
      if (store === undefined) throw new PipelineError("INPUT_INVALID", "there is no store to make a commit in");
      const texts = store.textsOf(parentTree);
      for (const { path, status, newBlob } of files) {
        if (status === "deleted") texts.delete(path);
        else texts.set(path, new TextDecoder().decode(await contentOf(newBlob)));
      }
      const made = store.putTree(texts);
      if (made !== tree) throw new PipelineError("GITHUB_REJECTED", `made tree ${made} of what is ${tree} here`);
      return store.putCommit({ tree, parent, message, date: "2026-03-03T00:00:00Z", ours: true });
    },
  };
}

function open(wanted: WantedPullRequest, number: number): PullRequest {
  const { branch, base, title, body, draft } = wanted;
  const labels = union([], wanted.labels);
  const reviewers = union([], wanted.reviewers);
  const url = `https://github.example/acme/shop/pull/${number}`;
  return { number, url, branch, base, title, body, draft, status: "open", labels, reviewers };
}

function bringUpToDate(found: PullRequest, wanted: WantedPullRequest): PullRequest {
  const isSame = plain(found.title) === plain(wanted.title) && plain(found.body) === plain(wanted.body);
  return {
    ...found,
    ...(isSame ? {} : { title: wanted.title, body: wanted.body }),
    labels: union(found.labels, wanted.labels),
    reviewers: union(found.reviewers, wanted.reviewers),
  };
}

const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();

/** Names without regard to letter case, each once, those that are there first. */
function union(present: readonly string[], wanted: readonly string[]): string[] {
  const all = [...present];
  for (const name of wanted) {
    if (!all.some((one) => one.toLowerCase() === name.toLowerCase())) all.push(name);
  }
  return all;
}
