// A commit that GitHub makes and signs: new blobs, a tree over the parent's, the commit. Moves no branch, and goes on only while
// GitHub comes to the same object ids as our own git did.
import { z } from "zod";
import { ABSENT_BLOB, type ChangedFile } from "../../core/change.ts";
import { mapPooled } from "../../core/pool.ts";
import { type ErrorCode, isPipelineError, PipelineError } from "../../errors.ts";
import type { Clock, WantedSignedCommit } from "../../ports.ts";
import type { GithubCall } from "./github-call.ts";

const GIT = "/repos/{owner}/{repo}/git";
/** Uploads at once: GitHub's limits are for many a minute and for many at a time. */
const LANES = 3;
/** GitHub lets nobody create more than 80 things a minute, and asks for a second between them. */
const UNPACED = 20;
const PACE_MS = LANES * 1000;
/** A blob may be as large as a whole change. */
const UPLOAD_MS = 120_000;
const MODES: readonly string[] = ["100644", "100755"];

const Sha = z.string().regex(/^[0-9a-f]{40}$/);
const Made = z.object({ sha: Sha }).transform(({ sha }) => sha);
const Commit = z.object({
  sha: Sha,
  verification: z.object({ verified: z.boolean(), reason: z.string().regex(/^\w{1,60}$/) }),
});
/** Signed, but GitHub had nobody at hand to look at it. */
const NOT_LOOKED_AT: readonly string[] = ["gpgverify_error", "gpgverify_unavailable"];

const TREE_HINT = "Nothing was published. Set `deliver.commit: git` to have the commit made without GitHub.";
const SIGN_HINT =
  "Nothing was published. GitHub signs for the token of a workflow or of a GitHub App, never for a person's: pass such a token as github-token, or set `deliver.commit: git`.";
const RIGHTS_HINT =
  "Give the token `contents: write` for this repository (`deliver.commit: api` makes commits with it), or set `deliver.commit: git`.";

/** @returns the commit's id. @throws GITHUB_*; GITHUB_REJECTED for another tree than ours, or without a signature. */
export async function makeCommit(call: GithubCall, clock: Clock, wanted: WantedSignedCommit): Promise<string> {
  try {
    await upload(call, clock, wanted);
    await makeTree(call, wanted);
    return await sign(call, wanted);
  } catch (error) {
    throw withHint(error);
  }
}

/** What the parent holds under any name of a changed file is at GitHub already. */
async function upload(call: GithubCall, clock: Clock, { files, contentOf }: WantedSignedCommit): Promise<void> {
  const known = new Set([ABSENT_BLOB, ...files.map(({ oldBlob }) => oldBlob)]);
  const fresh = new Set(files.map(({ newBlob }) => newBlob).filter((blob) => !known.has(blob)));
  await mapPooled([...fresh], LANES, async (blob, index) => {
    if (index >= UNPACED) await clock.sleep(PACE_MS);
    const content = Buffer.from(await contentOf(blob)).toString("base64");
    const made = await call({
      route: `POST ${GIT}/blobs`,
      parameters: { content, encoding: "base64" },
      answer: Made,
      repeat: "repeatable",
      timeoutMs: UPLOAD_MS,
    });
    refuseOther("blob", made, blob);
  });
}

async function makeTree(call: GithubCall, { files, tree, parentTree }: WantedSignedCommit): Promise<void> {
  const made = await call({
    route: `POST ${GIT}/trees`,
    parameters: { base_tree: parentTree, tree: files.map(toEntry) },
    answer: Made,
    repeat: "repeatable",
  });
  refuseOther("tree", made, tree);
}

/** Without author and committer: GitHub signs only in its own name and the app's. */
async function sign(call: GithubCall, { message, tree, parent }: WantedSignedCommit): Promise<string> {
  const { sha, verification } = await call({
    route: `POST ${GIT}/commits`,
    parameters: { message, tree, parents: [parent] },
    answer: Commit,
    repeat: "repeatable",
  });
  if (verification.verified || NOT_LOOKED_AT.includes(verification.reason)) return sha;
  const problem = `GitHub made commit ${sha} and does not call it verified (${verification.reason})`;
  throw new PipelineError("GITHUB_REJECTED", problem, { hint: SIGN_HINT });
}

function toEntry({ path, status, oldMode, newMode, newBlob }: ChangedFile) {
  const type = "blob";
  if (status === "deleted") return { path, mode: oldMode, type, sha: null };
  if (!MODES.includes(newMode)) throw new TypeError(`${path} of mode ${newMode} was not refused`);
  return { path, mode: newMode, type, sha: newBlob };
}

function refuseOther(what: "blob" | "tree", made: string, ours: string): void {
  if (made === ours) return;
  throw new PipelineError("GITHUB_REJECTED", `GitHub made ${what} ${made} of what is ${ours} here`, {
    hint: TREE_HINT,
  });
}

/** The catalogue's hints are about pull requests. */
function withHint(error: unknown): unknown {
  const codes: readonly ErrorCode[] = ["GITHUB_FORBIDDEN", "GITHUB_NOT_FOUND"];
  if (!isPipelineError(error) || !codes.includes(error.code)) return error;
  return new PipelineError(error.code, error.message, { cause: error, hint: RIGHTS_HINT });
}
