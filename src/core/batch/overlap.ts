// Whether two lists of globs may mean the same file, and what that makes of the territories of siblings.
// In doubt the answer is yes: a needless wait costs minutes, two owners of one file cost a merge conflict.

import { caselessMatcher, matcher } from "../globs.ts";
import type { Territory } from "../territory.ts";
import { type GlobShape, globShapes, shapesMeet } from "./glob-shape.ts";

/** Two lists, by their place, with one glob of each that shows why. */
export interface Overlap {
  readonly first: number;
  readonly second: number;
  readonly globs: readonly [string, string];
}

/** May a path match both lists? Never no when the answer is yes; files that do not exist yet count. */
export function mayOverlap(one: readonly string[], two: readonly string[]): boolean {
  return overlapsOf([one, two]).length > 0;
}

/**
 * The paths that match both lists, among those given and those the lists name in full. Exact for files that exist; blind for
 * a new file that two wildcards would both allow, so never the reason to let two tasks run together.
 * @throws CONFIG_INVALID for a glob that cannot be matched.
 */
export function sharedPaths(one: readonly string[], two: readonly string[], paths: readonly string[]): string[] {
  const [matchesOne, matchesTwo] = [caselessMatcher(one), caselessMatcher(two)];
  const named = [...one, ...two].filter(isPlain).map((path) => path.trim().replace(/^(?:\.?\/)+|\/+$/g, ""));
  return [...new Set([...paths, ...named])].filter((path) => matchesOne(path) && matchesTwo(path));
}

/**
 * What a task has for itself: what it may edit, but for files it names that are shared by rule, such as a lockfile.
 * @throws CONFIG_INVALID for a shared glob that cannot be matched.
 */
export function ownedGlobs({ mayEdit, mayAppend }: Territory): string[] {
  if (mayEdit.length === 0) return [];
  const isShared = matcher(mayAppend);
  return mayEdit.filter((glob) => !(isPlain(glob) && isShared(glob.trim().replace(/^(?:\.?\/)+/, ""))));
}

/**
 * Everything owned by tasks that can run beside one, each glob once. What it owns itself stays out: that can only be there
 * when an unknown territory runs in parallel.
 * @param own and each of `others` as `ownedGlobs` gives it.
 */
export function doNotModify(own: readonly string[], others: readonly (readonly string[])[]): string[] {
  const mine = new Set(own);
  return [...new Set(others.flat())].filter((glob) => !mine.has(glob)).sort();
}

function isPlain(glob: string): boolean {
  return !/[*?[\]{}!\\"]/.test(glob);
}

interface Entry {
  readonly list: number;
  readonly glob: string;
  readonly shape: GlobShape;
}
interface Branch {
  readonly entries: Entry[];
  readonly below: Map<string, Branch>;
}

/**
 * Every pair of lists that may share a file, in order. Globs hang on a tree by the folders they name before their first
 * wildcard, so only those on one line of it are compared.
 */
export function overlapsOf(lists: readonly (readonly string[])[]): Overlap[] {
  const root = createBranch();
  const found = new Map<string, Overlap>();
  for (const [second, globs] of lists.entries()) {
    const entries = globs.flatMap((glob) => globShapes(glob).map((shape) => ({ list: second, glob, shape })));
    for (const entry of entries) {
      for (const other of nearbyEntries(root, entry.shape)) {
        const pair = `${other.list} ${second}`;
        if (found.has(pair) || !shapesMeet(other.shape, entry.shape)) continue;
        found.set(pair, { first: other.list, second, globs: [other.glob, entry.glob] });
      }
    }
    for (const entry of entries) hang(root, entry);
  }
  return [...found.values()].sort((a, b) => a.first - b.first || a.second - b.second);
}

function createBranch(): Branch {
  return { entries: [], below: new Map() };
}

function foldersOf(shape: GlobShape): string[] {
  const wild = shape.findIndex(({ kind }) => kind !== "literal");
  const plain = wild === -1 ? shape : shape.slice(0, wild);
  return plain.map((segment) => (segment.kind === "literal" ? segment.text.toLowerCase() : ""));
}

function hang(root: Branch, entry: Entry): void {
  let branch = root;
  for (const folder of foldersOf(entry.shape)) {
    const next = branch.below.get(folder) ?? createBranch();
    branch.below.set(folder, next);
    branch = next;
  }
  branch.entries.push(entry);
}

/** Entries on the way to a row's last plain folder, and all below it. */
function nearbyEntries(root: Branch, shape: GlobShape): Entry[] {
  const found: Entry[] = [];
  let branch: Branch | undefined = root;
  for (const folder of foldersOf(shape)) {
    found.push(...branch.entries);
    branch = branch.below.get(folder);
    if (branch === undefined) return found;
  }
  const rest = [branch];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    found.push(...next.entries);
    rest.push(...next.below.values());
  }
  return found;
}
