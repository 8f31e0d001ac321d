// What a path alone says about the kind of a file: its ending, the words of its name, the folder it lies in. Reads no text.
import { isTest } from "../indexable.ts";
import { splitIdentifier, stem } from "../tokenize.ts";
import { baseName, folderOf, stemOf } from "../tree.ts";

export interface Shape {
  readonly path: string;
  readonly folder: string;
  readonly base: string;
  /** All after the first dot of the name, so that `.types.ts` and `.ts` are two; with `_test` where that marks a test. */
  readonly ending: string;
  /** Words of the name in lower case, in order. */
  readonly words: readonly string[];
  readonly isTest: boolean;
  /** `link/link.go`, `Button/Button.tsx`, `users/index.ts`: the folder has the name, not the file. */
  readonly isFolderNamed: boolean;
  /** `index`, `mod`, `__init__`, `vite.config.ts`, …: lists or ties together what others define, and teaches nothing. */
  readonly isIndex: boolean;
}

const INDEX = /^(?:index|main|mod|lib|__init__|init|setup|conftest|package-info|doc)$/;

const CONFIG = /(?:^|[.-])(?:config|setup|workspace)\.\w+$|\.d\.[cm]?ts$/;

/** @param wordsOf the words of a name; @param folder of this path: both for callers that have many paths and remember. */
export function shapeOf(path: string, wordsOf = wordsOfName, folder = folderOf(path)): Shape {
  const base = baseName(path);
  const name = stemOf(path);
  return {
    path,
    folder,
    base,
    ending: (/(?:_test)?\.[^/]*$/.exec(base.slice(1))?.[0] ?? "").replace(/^.*(?=_test\.)/, ""),
    words: wordsOf(name),
    isTest: isTest(path),
    isFolderNamed: isSameName(name, baseName(folder)) || (name === "index" && folder !== ""),
    isIndex: INDEX.test(name) || CONFIG.test(base),
  };
}

export function wordsOfName(name: string): readonly string[] {
  return splitIdentifier(name).map((word) => word.toLowerCase());
}

/** The first letters are compared first: nearly all pairs end there, and this is asked of every file. */
function isSameName(one: string, other: string): boolean {
  return one.charAt(0).toLowerCase() === other.charAt(0).toLowerCase() && bare(one) === bare(other);
}

function bare(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** How alike the folders of two files lie, 0 to 1: `pkg/cmd/repo/view` and `pkg/cmd/issue/view` share three of four. */
export function folderLikeness(one: string, other: string): number {
  return one === other ? 1 : segmentsLikeness(one.split("/"), other.split("/"));
}

/** As `folderLikeness`, of two that differ, in their segments. */
export function segmentsLikeness(left: readonly string[], right: readonly string[]): number {
  const least = Math.min(left.length, right.length);
  let before = 0;
  while (before < least && left[before] === right[before]) before += 1;
  let after = 0;
  while (after < least - before && left[left.length - 1 - after] === right[right.length - 1 - after]) after += 1;
  return (0.9 * before + 0.7 * after) / Math.max(left.length, right.length);
}

/** How alike two names are made, 0 to 1: the last word says what a thing is (`order-list`), the first what it does (`use-order`). */
export function nameLikeness(one: Shape, other: Shape): number {
  if (one.base === other.base) return 1;
  if (one.isFolderNamed && other.isFolderNamed) return 0.9;
  const several = one.words.length > 1 && other.words.length > 1;
  const last = several && sameWord(one.words.at(-1), other.words.at(-1)) ? 0.5 : 0;
  const first = several && sameWord(one.words[0], other.words[0]) ? 0.3 : 0;
  const shared = one.words.filter((word) => other.words.includes(word)).length;
  return last + first + (0.2 * shared) / Math.max(one.words.length, other.words.length, 1);
}

function sameWord(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && stem(one) === stem(other);
}
