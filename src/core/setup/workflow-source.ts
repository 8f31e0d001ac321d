// Which linear-to-pr a repository calls: owner/name and a commit, so that nobody can change the code behind it later.
import { PipelineError } from "../../errors.ts";

export interface WorkflowSource {
  /** `owner/name`. */
  readonly repository: string;
  /** Full commit id. */
  readonly commit: string;
  /** What the commit was called when it was looked up, such as `v0.1.0`; a comment for people. */
  readonly called: string | undefined;
}

const FORM = /^([\w.-]+\/[\w.-]+)@([\w./-]{1,200})$/;
const COMMIT = /^[0-9a-f]{40}$/;

export function isCommit(ref: string): boolean {
  return COMMIT.test(ref);
}

/** `owner/name@ref`. @throws USAGE */
export function parseUses(text: string): { repository: string; ref: string } {
  const [, repository, ref] = FORM.exec(text) ?? [];
  if (repository !== undefined && ref !== undefined && !ref.includes("..")) return { repository, ref };
  throw new PipelineError(
    "USAGE",
    `--uses: "${text.slice(0, 100)}" must look like OWNER/linear-to-pr@COMMIT (or @v0.1.0, which is looked up on GitHub)`,
  );
}
