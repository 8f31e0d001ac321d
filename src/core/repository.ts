// `owner/name` from however a repository is written: the name itself, or the address of a remote.
import { PipelineError } from "../errors.ts";

/** `https://host/owner/name(.git)`, `git@host:owner/name.git`, `ssh://git@host/owner/name`, `owner/name`. */
const ADDRESS =
  /^(?:[a-z+]+:\/\/(?:[^/@]*@)?[^/]+\/|[^/@]+@[^/:]+:)?(?<owner>[\w.-]+)\/(?<repo>[\w.-]+?)(?:\.git)?\/?$/i;

/** @throws INPUT_INVALID when there is none or it is not of that form. */
export function parseRepository(text: string | undefined): { owner: string; repo: string } {
  const { owner, repo } = ADDRESS.exec(text ?? "")?.groups ?? {};
  if (owner !== undefined && repo !== undefined) return { owner, repo };
  const shown =
    text === undefined
      ? "no origin remote and no repository given"
      : `"${withoutLogin(text).slice(0, 100)}" names no repository on GitHub`;
  throw new PipelineError("INPUT_INVALID", `repository: ${shown}; allowed: owner/name, or --forge local`);
}

/** `owner/name` of a remote's address; undefined without one, and for a folder, whose path ends in two names as well. */
export function findRepositoryName(address: string | undefined): string | undefined {
  if (address === undefined || !/^(?:https?:|ssh:|git:|[^/]+@[^/]+:)/i.test(address)) return undefined;
  const { owner, repo } = ADDRESS.exec(address)?.groups ?? {};
  return owner === undefined || repo === undefined ? undefined : `${owner}/${repo}`;
}

function withoutLogin(text: string): string {
  return text.replace(/\/\/[^/@]*@/, "//");
}
