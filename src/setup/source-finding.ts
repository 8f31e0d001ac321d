// Which linear-to-pr the new workflow calls: the one that was named, or the very checkout that is running. Never a guess.
import { realpath } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { isCommit, parseUses, type WorkflowSource } from "../core/setup/workflow-source.ts";
import { PipelineError } from "../errors.ts";
import { findLine, findRepository, findText, type GitWords } from "./checkout-reading.ts";

export interface SourceQuestion extends GitWords {
  /** `--uses`; undefined when it was not given. */
  readonly uses: string | undefined;
  readonly program: string | undefined;
  readonly version: string;
  /** Full commit id that GitHub has for a tag or branch. @throws GITHUB_* */
  findCommit(repository: string, ref: string): Promise<string>;
}

/** @throws USAGE when none was named and this program does not come from a clone with an origin; GITHUB_* */
export async function findSource(question: SourceQuestion): Promise<WorkflowSource> {
  if (question.uses === undefined) return ownSource(question);
  const { repository, ref } = parseUses(question.uses);
  if (isCommit(ref)) return { repository, commit: ref, called: undefined };
  return { repository, commit: await question.findCommit(repository, ref), called: ref };
}

async function ownSource(question: SourceQuestion): Promise<WorkflowSource> {
  const dir = await findPackageDir(question.program);
  const [repository, commit, top] =
    dir === undefined
      ? []
      : await Promise.all([
          findRepository(question, dir),
          findLine(question, dir, ["rev-parse", "--verify", "--quiet", "HEAD"]),
          findLine(question, dir, ["rev-parse", "--show-toplevel"]),
        ]);
  // A package inside somebody's node_modules is in their checkout, not in ours.
  const isOurs = dir !== undefined && top !== undefined && (await realpath(top)) === (await realpath(dir));
  if (isOurs && repository !== undefined && commit !== undefined) {
    const tag = await findLine(question, dir, ["describe", "--tags", "--exact-match", "HEAD"]);
    return { repository, commit, called: tag };
  }
  throw new PipelineError(
    "USAGE",
    `which linear-to-pr shall the workflow call? Say --uses OWNER/linear-to-pr@v${question.version} (looked up on GitHub) or @COMMIT`,
  );
}

async function findPackageDir(program: string | undefined): Promise<string | undefined> {
  if (program === undefined) return undefined;
  let dir = path.dirname(await realpath(program));
  for (; dir !== path.dirname(dir); dir = path.dirname(dir)) {
    const text = await findText(dir, "package.json");
    if (text !== undefined && isOurPackage(text)) return dir;
  }
  return undefined;
}

function isOurPackage(text: string): boolean {
  try {
    return z.object({ name: z.literal("linear-to-pr") }).safeParse(JSON.parse(text)).success;
  } catch (error) {
    // A broken manifest on the way up is nobody's of ours.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
