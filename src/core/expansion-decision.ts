// From the agent's requests to decisions: who gets a file outside the territory, who waits, who never does. Every spelling of a
// path that some file system takes for a protected or owned one counts as that one.
import { pathProblems } from "./checks/path-rules.ts";
import { createOwnerBelowSearch, createOwnerSearch, foldedMatcher, namesLiterally } from "./claimed.ts";
import type { Config } from "./config/config.ts";
import { type Expansion, SCOPE_REQUEST_PATH } from "./expansion.ts";
import { findGlobProblem, matcher, trimGlob } from "./globs.ts";
import { plainPath, type ScopeRequest } from "./scope-request.ts";
import type { Territory } from "./territory.ts";

export interface RequestedExpansions {
  readonly requests: readonly ScopeRequest[];
  readonly territory: Territory;
  readonly policy: Config["plan"]["expansions"];
  /** Whether no ticket may touch this path (core/checks/protected.ts with `verify.allowProtected`). */
  readonly isProtected: (path: string) => boolean;
  /** Whether the repository has a folder of this name. */
  readonly isFolder: (path: string) => boolean;
  readonly earlier: readonly Expansion[];
}

/** Over all rounds of a task: who needs more has the wrong territory. */
export const MOST_GRANTS = 10;

type Ruling = Pick<Expansion, "decision" | "why" | "owner">;
const rejected = (why: string): Ruling => ({ decision: "rejected", why });

/**
 * What is new: paths that are in the territory, or that were decided the same way before, are left out. At most ten grants, those
 * of `earlier` counted in. Never throws: a glob of ours that cannot be read opens nothing.
 */
export function decideExpansions(given: RequestedExpansions): Expansion[] {
  const rule = createRule(given);
  const decided: Expansion[] = [];
  for (const { path: written, reason, smallest } of given.requests) {
    const path = plainPath(written);
    if (path === "" || decided.some((one) => one.path === path)) continue;
    const before = given.earlier.find((one) => one.path === path)?.decision;
    if (before === "granted") continue;
    const grants = withDecisions(given.earlier, decided).filter(({ decision }) => decision === "granted").length;
    const ruling = rule(path, grants);
    if (ruling !== undefined && ruling.decision !== before) decided.push({ path, reason, smallest, ...ruling });
  }
  return decided;
}

/** All decisions, one a path, the later one in force. */
export function withDecisions(earlier: readonly Expansion[], later: readonly Expansion[]): Expansion[] {
  return [...earlier.filter(({ path }) => !later.some((one) => one.path === path)), ...later];
}

/** The territory with what was granted in it. */
export function withGrants(territory: Territory, decided: readonly Expansion[]): Territory {
  const granted = decided.flatMap(({ path, decision }) => (decision === "granted" ? [path] : []));
  const added = granted.filter((path) => !namesLiterally(territory.mayEdit, path));
  return added.length === 0 ? territory : { ...territory, mayEdit: [...territory.mayEdit, ...added] };
}

function createRule({ territory, policy, isProtected, isFolder }: RequestedExpansions) {
  const mustNotEdit = foldedMatcher(territory.mustNotEdit);
  const mayEdit = readableMatcher(territory.mayEdit);
  const mayAppend = readableMatcher(territory.mayAppend);
  const ownerOf = createOwnerSearch(territory.siblings);
  const ownerBelow = createOwnerBelowSearch(territory.siblings);
  return (path: string, grants: number): Ruling | undefined => {
    const problem = findPathProblem(path);
    if (problem !== undefined) return rejected(`the path ${problem}`);
    if (isFolder(path)) return rejected("it is a folder; files are granted one by one");
    if (isProtected(path)) return rejected("it is a protected file");
    if (mustNotEdit(path)) return rejected("it must not be edited");
    if (namesLiterally(territory.mayEdit, path) || mayAppend(path)) return undefined;
    const owner = ownerOf(path) ?? ownerBelow(path);
    if (owner !== undefined) return { decision: "deferred", owner, why: "a task that runs beside this one owns it" };
    // Where no territory is known, everything that is not forbidden is allowed already.
    if (territory.source === "unknown" || mayEdit(path)) return undefined;
    if (policy !== "grant") return rejected("plan.expansions rejects every request");
    if (grants >= MOST_GRANTS) return rejected(`a task is granted at most ${MOST_GRANTS} files`);
    return { decision: "granted", why: "nobody else owns it" };
  };
}

/** Why this is not the name of one file that a change may hold. What is granted is used as a glob later: it must mean itself. */
function findPathProblem(path: string): string | undefined {
  const [problem] = pathProblems(path);
  if (problem !== undefined) return problem;
  if (path.split("/").some(isPattern)) return "is a pattern";
  if (trimGlob(path) !== path) return "has blanks at an end";
  if (path.toLowerCase() === SCOPE_REQUEST_PATH.toLowerCase()) return "is that of the request itself";
  const globProblem = findGlobProblem(path);
  return globProblem === undefined ? undefined : `is ${globProblem}`;
}

/** Brackets are part of file names (`[id]`, `[...slug].ts`) only where, read as a pattern, they open next to nothing. */
function isPattern(name: string): boolean {
  if (/[*?{}]/.test(name)) return true;
  return /[[\]]/.test(name) && !/^\[{1,2}[^[\]-]+\]{1,2}(?:\.[^[\]]+)?$/.test(name);
}

function readableMatcher(globs: readonly string[]): (path: string) => boolean {
  return matcher(globs.filter((glob) => findGlobProblem(glob) === undefined));
}
