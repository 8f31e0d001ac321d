// The forge without a network: pull requests as files in a folder, for people to read and to edit. One process at a time.
import { join } from "node:path";
import { DEFAULT_CONFIG } from "../../core/config/config.ts";
import type { PullRequest } from "../../core/delivery.ts";
import { isOurBranch } from "../../core/names.ts";
import { isPipelineError, PipelineError } from "../../errors.ts";
import type { Files, Forge, Log, UpsertedPullRequest, WantedPullRequest } from "../../ports.ts";
import { isPullFileName, parsePullFile, printPullFile, pullFileName } from "./pull-file.ts";
import { type BaseMove, hasOtherText, judgeMove, type MovedBase, missingNames } from "./wanted.ts";

export interface LocalForgeSettings {
  /** Absolute path of the folder; made when the first pull request is. */
  readonly dir: string;
  readonly files: Files;
  readonly log?: Log;
  /** `deliver.branch`; its default when left out. */
  readonly branch?: string;
}

/**
 * Pull requests as `0001-<branch>.md`; an address is the path of its file. A person may close one by editing `status`.
 * Every method @throws FORGE_FOLDER_INVALID naming the file and what is wrong with it; DISK_FULL.
 */
export function createLocalForge({
  dir,
  files,
  log,
  branch: pattern = DEFAULT_CONFIG.deliver.branch,
}: LocalForgeSettings): Forge {
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other, so that two at once neither take the same number nor open two for one branch. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function upsert(wanted: WantedPullRequest): Promise<UpsertedPullRequest> {
    const all = await readPulls(dir, files);
    const found = choose(all, wanted.branch);
    const isOpen = found?.status === "open";
    const pullRequest = isOpen ? merge(found, wanted) : draw(wanted, all, dir);
    if (isOpen && printPullFile(found) === printPullFile(pullRequest)) {
      return { operation: "not-updated", pullRequest: found, refused: [] };
    }
    await save(pullRequest);
    const operation = isOpen ? "updated" : "created";
    log?.debug("local-forge", { operation, path: pullRequest.url });
    return { operation, pullRequest, refused: [] };
  }

  async function moveBase(number: number, move: BaseMove): Promise<MovedBase> {
    const found = (await readPulls(dir, files)).find((pull) => pull.number === number);
    if (found === undefined) throw new PipelineError("FORGE_FOLDER_INVALID", `${dir}: no pull request ${number}`);
    const news = judgeMove(found, move);
    if (news === "moved") await save({ ...found, base: move.to });
    return news;
  }

  async function openDrafts(): Promise<PullRequest[]> {
    const newestFirst = await readPulls(dir, files);
    return newestFirst.filter(({ branch, status }) => status === "open" && isOurBranch(pattern, branch)).reverse();
  }

  function save(pullRequest: PullRequest): Promise<void> {
    return guard(dir, () => files.saveText(pullRequest.url, printPullFile(pullRequest)));
  }

  return {
    findPullRequest: (branch) => inTurn(async () => choose(await readPulls(dir, files), branch)),
    upsertPullRequest: (wanted) => inTurn(() => upsert(wanted)),
    moveBase: (number, from, to) => inTurn(() => moveBase(number, { from, to })),
    liveRuns: async () => [],
    openDrafts: () => inTurn(openDrafts),
    dispatch: async ({ keys }) => {
      throw new PipelineError(
        "INPUT_INVALID",
        `a folder of pull requests starts no workflow (for ${keys.join(", ")})`,
        {
          hint: "Work on the tickets here: `linear-to-pr poll --watch`, or `linear-to-pr run`.",
        },
      );
    },
    commit: async ({ tree }) => {
      throw new PipelineError("INPUT_INVALID", `a folder of pull requests signs no commit (of tree ${tree})`, {
        hint: "Set `deliver.commit: git`, or deliver to GitHub.",
      });
    },
  };
}

async function readPulls(dir: string, files: Files): Promise<PullRequest[]> {
  const names = await guard(dir, () => files.list(dir, []));
  const pulls: PullRequest[] = [];
  for (const name of names.filter(isPullFileName)) {
    const path = join(dir, name);
    const text = await guard(path, () => files.findText(path));
    if (text === undefined) continue;
    const parsed = parsePullFile(text, path);
    if (typeof parsed === "string") throw new PipelineError("FORGE_FOLDER_INVALID", `${path}: ${parsed}`);
    pulls.push(parsed);
  }
  return pulls.sort((a, b) => b.number - a.number);
}

/** What goes wrong with our own folder is the user's to repair, whatever the operating system calls it. */
async function guard<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isPipelineError(error)) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new PipelineError("FORGE_FOLDER_INVALID", `${path}: ${words.replace(/\s+/g, " ")}`, { cause: error });
  }
}

function choose(newestFirst: readonly PullRequest[], branch: string): PullRequest | undefined {
  const ours = newestFirst.filter((pull) => pull.branch === branch);
  return ours.find(({ status }) => status === "open") ?? ours[0];
}

function draw(wanted: WantedPullRequest, all: readonly PullRequest[], dir: string): PullRequest {
  const { branch, base, title, body, draft } = wanted;
  const number = (all[0]?.number ?? 0) + 1;
  const labels = missingNames([], wanted.labels);
  const reviewers = missingNames([], wanted.reviewers);
  const url = join(dir, pullFileName(number, branch));
  return { number, url, branch, base, title, body, draft, status: "open", labels, reviewers };
}

function merge(found: PullRequest, wanted: WantedPullRequest): PullRequest {
  const text = hasOtherText(found, wanted) ? { title: wanted.title, body: wanted.body } : {};
  return {
    ...found,
    ...text,
    labels: [...found.labels, ...missingNames(found.labels, wanted.labels)],
    reviewers: [...found.reviewers, ...missingNames(found.reviewers, wanted.reviewers)],
  };
}
