// What writing a file would mean: nothing, a new file, or a difference that a person has to see first.
import { createTwoFilesPatch } from "diff";

export interface FileChange {
  readonly path: string;
  /** `kept`: it is there with another text, and stays. `would-…`: the same, had it not been a dry run. */
  readonly action: "created" | "unchanged" | "replaced" | "kept" | "would-create" | "would-replace";
  /** The text we write or would write. */
  readonly text: string;
  /** What differs, as a patch from what is there; empty when nothing is there or nothing differs. */
  readonly diff: string;
}

/** `write`: only what is not there · `force`: also over another text · `dry-run`: nothing. */
export type Mode = "write" | "force" | "dry-run" | "dry-run-force";

export function changeOf(path: string, texts: { wanted: string; found: string | undefined }, mode: Mode): FileChange {
  const { wanted, found } = texts;
  const isDry = mode.startsWith("dry-run");
  if (found === undefined) return { path, action: isDry ? "would-create" : "created", text: wanted, diff: "" };
  if (withUnixEnds(found) === wanted) return { path, action: "unchanged", text: wanted, diff: "" };
  const action = mode.endsWith("force") ? (isDry ? "would-replace" : "replaced") : "kept";
  return { path, action, text: wanted, diff: diffOf(path, withUnixEnds(found), wanted) };
}

/** A checkout on Windows may have other line ends than what is committed. */
function withUnixEnds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function diffOf(path: string, found: string, wanted: string): string {
  const patch = createTwoFilesPatch(path, path, found, wanted, "there", "init would write", { context: 1 });
  return patch.slice(patch.indexOf("---"));
}
