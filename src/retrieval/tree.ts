// Looking up a path as people write it: exact, by its end, by a bare name. Says nothing when it is not sure.
import { groupBy } from "./group.ts";
import { isCode, isTest } from "./indexable.ts";
import { remembered } from "./remembered.ts";
import type { SourceFile } from "./source-file.ts";
import { symbolsOf as definedIn, type SourceSymbol } from "./symbols/symbols.ts";

export interface Tree {
  readonly files: readonly SourceFile[];
  /** The file at exactly this path. */
  readonly find: (path: string) => SourceFile | undefined;
  /** The one file that a path from a ticket or a stack frame means: its end, or that of any part of it with a folder, fits only this file. */
  readonly resolve: (path: string) => SourceFile | undefined;
  /** The one file named after a thing in the code: `CartSummary` → `cart-summary.ts`. Tests do not count. */
  readonly resolveName: (name: string) => SourceFile | undefined;
  /** Code and no test; found out once. */
  readonly isSource: (file: SourceFile) => boolean;
  /** Files whose text holds this word, and perhaps some more, in the order of the tree. */
  readonly holding: (word: string) => readonly SourceFile[];
  readonly symbolsOf: (file: SourceFile) => readonly SourceSymbol[];
}

/**
 * @param holding a faster way to the files that hold a word; they must be among `files`. Left out, every text is searched.
 * @param symbolsOf what a file defines, from somebody who remembers it.
 */
export function createTree(
  files: readonly SourceFile[],
  holding: Tree["holding"] = (word) => files.filter(({ text }) => text.includes(word)),
  symbolsOf: Tree["symbolsOf"] = ({ path, text }) => definedIn(path, text),
): Tree {
  const byPath = new Map(files.map((file) => [file.path, file]));
  // Few tickets name a file by less than its path, or a thing in the code by the file's name.
  let byName: ReadonlyMap<string, readonly SourceFile[]> | undefined;
  let byBareName: ReadonlyMap<string, readonly SourceFile[]> | undefined;
  const namesakes = (path: string) => {
    byName ??= groupBy(files, (file) => baseName(file.path));
    return byName.get(baseName(path)) ?? [];
  };
  const calledAs = (name: string) => {
    byBareName ??= groupBy(
      files.filter((file) => !isTest(file.path)),
      (file) => bare(stemOf(file.path)),
    );
    return byBareName.get(bare(name)) ?? [];
  };
  return {
    files,
    isSource: remembered(({ path }: SourceFile) => isCode(path) && !isTest(path)),
    holding,
    symbolsOf,
    find: (path) => byPath.get(path),
    resolve: (path) => byPath.get(path) ?? byEnd(path, byPath, namesakes(path)),
    resolveName: (name) => only(calledAs(name)),
  };
}

function byEnd(
  path: string,
  byPath: ReadonlyMap<string, SourceFile>,
  sameName: readonly SourceFile[],
): SourceFile | undefined {
  const segments = path.split("/");
  const shortest = Math.min(2, segments.length);
  for (let from = 0; from <= segments.length - shortest; from += 1) {
    const end = segments.slice(from).join("/");
    const exact = byPath.get(end);
    if (exact !== undefined) return exact;
    const fitting = sameName.filter((file) => file.path.endsWith(`/${end}`));
    if (fitting.length > 0) return only(fitting);
  }
  return undefined;
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** `src/a/cart-item.test.ts` → `cart-item`. */
export function stemOf(path: string): string {
  return baseName(path).replace(/(?<=.)\..*$/, "");
}

export function extensionOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? "";
}

function bare(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** Share of the folders two paths have in common, 0 to 1. */
export function nearness(one: string, other: string): number {
  const left = folderOf(one).split("/");
  const right = folderOf(other).split("/");
  let common = 0;
  while (common < left.length && left[common] === right[common]) common += 1;
  return common / Math.max(left.length, right.length, 1);
}
