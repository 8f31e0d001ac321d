// Whose file is it: what tasks beside this one have for themselves, whatever the spelling of a path.
import { foldPath } from "./checks/path-rules.ts";
import { caselessMatcher, findGlobProblem, trimGlob } from "./globs.ts";
import type { Claimed } from "./territory.ts";

/** The key of the task that has a path for itself; undefined when none has. Case and Unicode form do not count. */
export function createOwnerSearch(siblings: readonly Claimed[] = []): (path: string) => string | undefined {
  const claims = siblings.map(({ key, globs }) => ({ key, owns: foldedMatcher(globs) }));
  return (path) => claims.find(({ owns }) => owns(path))?.key;
}

/** The key of a task that has something below a path for itself: whoever gets the path gets that too. */
export function createOwnerBelowSearch(siblings: readonly Claimed[] = []): (path: string) => string | undefined {
  const claims = siblings.map(({ key, globs }) => ({ key, globs: globs.map((glob) => foldPath(trimGlob(glob))) }));
  return (path) => claims.find(({ globs }) => globs.some((glob) => glob.startsWith(`${foldPath(path)}/`)))?.key;
}

/** Like `caselessMatcher`, also blind to Unicode form. A list with a glob that cannot be read matches everything. */
export function foldedMatcher(globs: readonly string[]): (path: string) => boolean {
  const folded = globs.map(foldPath);
  if ([...globs, ...folded].some((glob) => findGlobProblem(glob) !== undefined)) return () => true;
  const matches = caselessMatcher([...new Set([...globs, ...folded])]);
  return (path) => matches(path) || matches(foldPath(path));
}

/** Whether a list names this very path, not by a pattern and not by a folder above it. */
export function namesLiterally(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => trimGlob(glob) === path);
}
