// The files of a tree that retrieval may look at, with their texts. Reading is the caller's; which files count is decided here.
import { isIndexable } from "./indexable.ts";
import type { SourceFile } from "./source-file.ts";

/** A file as a tree lists it. */
export interface Listed {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
  readonly bytes: number;
}

/** @param readBlobs texts by blob id; what it does not know counts as empty. */
export async function readIndexable(
  entries: readonly Listed[],
  readBlobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<SourceFile[]> {
  const readable = entries.filter(({ path, bytes, mode }) => mode.startsWith("100") && isIndexable(path, bytes));
  const texts = await readBlobs(readable.map(({ blob }) => blob));
  return readable.map(({ path, blob }) => ({ path, blob, text: texts.get(blob) ?? "" }));
}
