// Whether two lists of globs may mean the same file, and which globs a territory has for itself.
// In doubt the answer is yes: a needless wait costs minutes, two owners of one file cost a merge conflict.

import { caselessMatcher, matcher, trimGlob } from "../globs.ts";
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
  const named = [...one, ...two].filter(isPlain).map(trimGlob);
  return [...new Set([...paths, ...named])].filter((path) => matchesOne(path) && matchesTwo(path));
}

/**
 * What a task has for itself: what it may edit, but for files it names that are shared by rule, such as a lockfile.
 * @throws CONFIG_INVALID for a shared glob that cannot be matched.
 */
export function ownedGlobs(territory: Territory): string[] {
  return ownedLists([territory]).flat();
}

/** `ownedGlobs` of many: rules that are the same are read once. */
export function ownedLists(territories: readonly Territory[]): string[][] {
  const rules = new Map<string, (path: string) => boolean>();
  return territories.map(({ mayEdit, mayAppend }) => {
    if (mayEdit.length === 0) return [];
    const name = JSON.stringify(mayAppend);
    const isShared = rules.get(name) ?? matcher(mayAppend);
    rules.set(name, isShared);
    return mayEdit.filter((glob) => !(isPlain(glob) && isShared(trimGlob(glob))));
  });
}

function isPlain(glob: string): boolean {
  return !/[*?[\]{}!\\"]/.test(glob);
}

/** One shape, and every list that has it with the glob it has it from. */
interface Entry {
  readonly shape: GlobShape;
  readonly holders: { readonly list: number; readonly glob: string }[];
}
interface Branch {
  readonly entries: Entry[];
  readonly below: Map<string, Branch>;
}

/**
 * Every pair of lists that may share a file, in order. Shapes hang on a tree by the folders they name before their first
 * wildcard, so only those on one line of it are compared, and a shape that many lists have is compared once.
 */
export function overlapsOf(lists: readonly (readonly string[])[]): Overlap[] {
  const root = createBranch();
  const entries = new Map<string, Entry>();
  const found: Overlap[] = [];
  for (const [second, globs] of lists.entries()) {
    const uses = globs.flatMap((glob) => globShapes(glob).map((shape) => ({ glob, shape })));
    const met = new Set<number>();
    for (const { glob, shape } of uses) {
      // Whoever has met all lists has no more to find.
      if (met.size === second) break;
      visitNearby(root, foldersOf(shape), ({ holders, shape: other }) => {
        if (holders.every(({ list }) => met.has(list)) || !shapesMeet(other, shape)) return;
        for (const holder of holders) {
          if (!met.has(holder.list)) found.push({ first: holder.list, second, globs: [holder.glob, glob] });
          met.add(holder.list);
        }
      });
    }
    for (const { glob, shape } of uses) entryOf(shape, entries, root).holders.push({ list: second, glob });
  }
  return found.sort((a, b) => a.first - b.first || a.second - b.second);
}

function createBranch(): Branch {
  return { entries: [], below: new Map() };
}

function foldersOf(shape: GlobShape): string[] {
  const wild = shape.findIndex(({ kind }) => kind !== "literal");
  const plain = wild === -1 ? shape : shape.slice(0, wild);
  return plain.map((segment) => (segment.kind === "literal" ? segment.text : ""));
}

/** The entry of a shape; a new one is hung up. */
function entryOf(shape: GlobShape, entries: Map<string, Entry>, root: Branch): Entry {
  const name = JSON.stringify(shape);
  const known = entries.get(name);
  if (known !== undefined) return known;
  let branch = root;
  for (const folder of foldersOf(shape)) {
    const next = branch.below.get(folder) ?? createBranch();
    branch.below.set(folder, next);
    branch = next;
  }
  const entry: Entry = { shape, holders: [] };
  branch.entries.push(entry);
  entries.set(name, entry);
  return entry;
}

/** Entries on the way to a row's last plain folder, and all below it. */
function visitNearby(root: Branch, folders: readonly string[], visit: (entry: Entry) => void): void {
  let branch: Branch | undefined = root;
  for (const folder of folders) {
    branch.entries.forEach(visit);
    branch = branch.below.get(folder);
    if (branch === undefined) return;
  }
  const rest = [branch];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    next.entries.forEach(visit);
    rest.push(...next.below.values());
  }
}
