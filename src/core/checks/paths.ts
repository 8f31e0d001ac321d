// Which kinds of entries and which names a change may bring: plain files under names that mean the same on every system.
// Everything that could make a later checkout write somewhere else is refused here.

import type { Change, ChangedFile, Hazard } from "../change.ts";
import { MAX_PATH_LENGTH } from "../globs.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { foldPath, pathProblems } from "./path-rules.ts";
import { conclude, type Finding, type Nature, pass } from "./result.ts";

export const PATHS: Nature = { name: "paths", weight: "blocking", fixable: false };

export interface PathsInput {
  readonly change: Change;
  /** Every path of the new tree. */
  readonly paths: readonly string[];
}

const PLAIN_FILE = new Set(["100644", "100755"]);
const OTHER_MODES: Readonly<Record<string, string>> = {
  "120000": "is a symlink",
  "160000": "is a gitlink (submodule)",
};
const HAZARDS: Readonly<Record<Hazard["kind"], string>> = {
  "nested-repository": "is a repository inside the working directory",
  gitlink: "is a gitlink (submodule)",
  "special-file": "is neither a file nor a folder",
  unreadable: "could not be read",
};

export function pathsCheck({ change, paths }: PathsInput): CheckResult {
  const findings: Finding[] = [
    ...change.hazards.map(({ path, kind }) => ({ path, text: HAZARDS[kind] })),
    ...change.files.flatMap(entryProblems),
    ...collisions(change, paths),
  ];
  if (findings.length === 0) return pass(PATHS, "plain files under portable names");
  return conclude(PATHS, { status: "fail", summary: `${countText(findings.length, "path")} refused`, findings });
}

function entryProblems({ path, status, newMode }: ChangedFile): Finding[] {
  // Taking something odd away is how it gets better; only a path that cannot be one is refused then too.
  if (status === "deleted")
    return path.split("/").includes("..") || path.startsWith("/") ? [{ path, text: "leaves the tree" }] : [];
  const mode = PLAIN_FILE.has(newMode) ? [] : [OTHER_MODES[newMode] ?? `has the mode ${newMode}`];
  return [...mode, ...pathProblems(path)].map((text) => ({ path, text }));
}

/** Added paths that, folders included, differ from another path of the tree only in case or Unicode form. */
function collisions(change: Change, paths: readonly string[]): Finding[] {
  // Longer ones are refused for their length.
  const isShort = (path: string) => path.length <= MAX_PATH_LENGTH;
  const added = change.files.flatMap(({ status, path }) => (status === "added" && isShort(path) ? [path] : []));
  const spellings = new Map<string, Set<string>>();
  for (const prefix of added.flatMap(prefixes)) spellings.set(foldPath(prefix), new Set());
  if (spellings.size === 0) return [];
  for (const prefix of new Set([...paths.filter(isShort), ...added].flatMap(prefixes)))
    spellings.get(foldPath(prefix))?.add(prefix);
  return added.flatMap((path) => {
    const rival = prefixes(path)
      .flatMap((prefix) => [...(spellings.get(foldPath(prefix)) ?? [])].filter((other) => other !== prefix))
      .at(0);
    return rival === undefined
      ? []
      : [{ path, text: `is the same as "${rival}" where case or Unicode form do not count` }];
  });
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function prefixes(path: string): string[] {
  const names = path.split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
