// What was seen on GitHub → a judgement. Pure. A token that does not tell what it may is `unknown`, whatever its owner may.
import type { Caller } from "./caller-reading.ts";
import { WORKFLOW_PATH } from "./caller-workflow.ts";
import { type Judgement, missing, ok, unknown, warning } from "./finding.ts";
import type { SeenRepository, SeenSecrets } from "./seen.ts";
import { isCommit } from "./workflow-source.ts";

export function judgeRepository({ name, defaultBranch, isArchived }: SeenRepository): Judgement {
  return isArchived
    ? missing(`${name} is archived`, "Unarchive it: nothing can be pushed to an archived repository.")
    : ok(`${name}, default branch ${defaultBranch}`);
}

const NEEDED = "contents: write and pull-requests: write";

export function judgePermissions({ mayPush, scopes, isPrivate, name }: SeenRepository): Judgement {
  if (mayPush === false)
    return missing(`its owner may not push to ${name}`, `Use a token of somebody who may; it needs ${NEEDED}.`);
  if (scopes === undefined) {
    return unknown("a kind of token that does not tell its permissions", `Make sure that it has ${NEEDED} on ${name}.`);
  }
  const shown = scopes.length === 0 ? "no scope" : scopes.join(", ");
  const isEnough = scopes.includes("repo") || (!isPrivate && scopes.includes("public_repo"));
  if (!isEnough)
    return missing(`classic token with ${shown}`, "Give it the scope `repo`, or use a fine-grained token.");
  if (mayPush === undefined)
    return unknown(`classic token with ${shown}`, `Make sure that its owner may push to ${name}.`);
  return ok(`classic token with ${shown}`);
}

export function judgeActionsMayOpen(mayOpen: boolean): Judgement {
  return mayOpen
    ? ok("allowed")
    : missing(
        "not allowed",
        "Settings → Actions → General → allow GitHub Actions to create and approve pull requests.",
      );
}

/** @param caller undefined: the file is there, and calls somebody else. */
export function judgeWorkflow(caller: Caller | undefined, branch: string): Judgement {
  const at = `${WORKFLOW_PATH} on ${branch}`;
  if (caller === undefined)
    return missing(`${at} does not call linear-to-pr`, "Run `linear-to-pr init --force`, then commit and push.");
  if (caller.problems.length === 0) return ok(at);
  return missing(`${at} ${caller.problems.join("; ")}`, "`linear-to-pr init` shows what it would write instead.");
}

/** @param isThere whether GitHub shows the file of that commit to this token. */
export function judgeSource({ repository, ref }: Caller, isThere: boolean): Judgement {
  const shown = `${repository}@${isCommit(ref) ? ref.slice(0, 12) : ref}`;
  return isThere
    ? ok(shown)
    : unknown(
        `${shown} is not to be seen with this token`,
        `Check that ${repository} has that commit pushed and, when it is private, lets other repositories use its workflows.`,
      );
}

export function judgeSecrets(needed: readonly string[], { names, isComplete }: SeenSecrets): Judgement {
  // GitHub keeps them in capitals, and compares without regard to case.
  const there = new Set(names.map((name) => name.toUpperCase()));
  const absent = needed.filter((name) => !there.has(name.toUpperCase()));
  if (absent.length === 0) return ok(needed.join(", "));
  const todo = absent.map((name) => `gh secret set ${name}`).join(" && ");
  return isComplete
    ? missing(`not set: ${absent.join(", ")}`, todo)
    : unknown(`${absent.join(", ")}: not in the repository, and the organisation's could not be read`, todo);
}

/** A repository that nothing starts by itself still works by hand. */
export function judgeNoRelay(caller: Caller | undefined): Judgement {
  return caller?.polls === true
    ? ok("none named; the workflow looks for tickets on a schedule")
    : warning(
        "none named, and the workflow has no schedule",
        "Say --relay URL if there is one; without, tickets are started by hand.",
      );
}
