// Every static check over one change, from trees alone: what is read, in which order, and what is not read of a change that
// is too large. The reading itself is handed in.
import { blobIds, type FileTexts, fileTexts } from "../added-lines.ts";
import type { CheckResult } from "../verdict.ts";
import { runStaticChecks, type StaticInput } from "./registry.ts";
import { type FoundSecrets, scannable } from "./secrets.ts";
import { sizeCheck } from "./size.ts";

export interface TreeReader {
  /** Contents by blob id. */
  blobs(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Every path of the new tree. */
  paths(): Promise<readonly string[]>;
  scan(texts: readonly { readonly path: string; readonly text: string }[]): Promise<FoundSecrets>;
}
export interface Examined {
  /** [] of a change that is too large. */
  readonly texts: FileTexts;
  readonly checks: CheckResult[];
}

/** One result for every check of the registry; of a change that is too large only the size, and nothing is read of it. */
export async function examine(
  input: Omit<StaticInput, "texts" | "paths" | "findings">,
  reader: TreeReader,
): Promise<Examined> {
  const size = sizeCheck(input);
  if (size.status === "fail") return { texts: [], checks: [size] };
  const texts = fileTexts(input.change, await reader.blobs(blobIds(input.change)));
  const [paths, findings] = await Promise.all([reader.paths(), reader.scan(scannable(texts))]);
  return { texts, checks: runStaticChecks({ ...input, texts, paths, findings }) };
}
