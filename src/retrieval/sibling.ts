// For a file that is to be made: the file that shows best how such a file looks here. Works on paths alone.
import { isTest } from "./indexable.ts";
import type { SourceFile } from "./rank.ts";
import { splitIdentifier } from "./tokenize.ts";
import { baseName, extensionOf, folderOf, nearness, stemOf } from "./tree.ts";

export interface Sibling {
  readonly file: SourceFile;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Shares of the likeness, hand-picked: the folder says most, `page.tsx` beside another `page.tsx` as much. */
const SHARE = { folder: 0.5, name: 0.35, ending: 0.25, extension: 0.15 } as const;
const LEAST = 0.4;

/** The nearest file of the same kind (extension; test or not); undefined when none is near. Ties go to the longer text, then to the path. */
export function findSibling(path: string, files: readonly SourceFile[]): Sibling | undefined {
  let best: Sibling | undefined;
  for (const file of files) {
    if (extensionOf(file.path) !== extensionOf(path) || isTest(file.path) !== isTest(path) || file.path === path)
      continue;
    const next = { file, likeness: likeness(path, file.path) };
    if (best === undefined || compare(next, best) > 0) best = next;
  }
  return best !== undefined && best.likeness >= LEAST ? best : undefined;
}

function compare(one: Sibling, other: Sibling): number {
  return (
    one.likeness - other.likeness ||
    one.file.text.length - other.file.text.length ||
    (one.file.path < other.file.path ? 1 : -1)
  );
}

function likeness(wanted: string, path: string): number {
  const sameName = baseName(wanted) === baseName(path);
  const folder = folderOf(wanted) === folderOf(path) ? 1 : 0.8 * nearness(wanted, path);
  const isIndex = /^(?:index|main|mod|__init__)$/.test(stemOf(path)) && !sameName;
  const ending = lastWord(wanted) === lastWord(path) ? SHARE.ending : 0;
  const sum = SHARE.extension + SHARE.folder * folder + (sameName ? SHARE.name : ending) - (isIndex ? 0.2 : 0);
  return Math.min(1, Math.max(0, sum));
}

/** `order-list.ts` and `UserList.ts` end alike. */
function lastWord(path: string): string {
  const stem = stemOf(path);
  const parts = splitIdentifier(stem);
  return parts.length > 1 ? (parts.at(-1) ?? "").toLowerCase() : ` ${stem}`;
}
