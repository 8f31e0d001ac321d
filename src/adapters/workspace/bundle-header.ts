// The beginning of a git bundle, read by us before git is let near it: one branch, a few commits it stands on, then a pack.
// Pure: bytes in, what they say out.
import { isSafeName } from "./places.ts";

export type BundleHeader =
  | { readonly tip: string; readonly packStart: number }
  /** Why it is none that `salvage` writes, in words that follow the file's name. */
  | { readonly problem: string };

/** Longer than any subject line of the commits that are named in it. */
export const MAX_HEADER_BYTES = 64 * 1024;
/** `salvage` names the parents of one commit. */
const MAX_PREREQUISITES = 8;
const SIGNATURE = "# v2 git bundle";
const PREREQUISITE = /^-[0-9a-f]{40}(?: .*)?$/;
const REF = /^([0-9a-f]{40}) refs\/heads\/(.+)$/;

/** @param head the first `MAX_HEADER_BYTES` of the file, or all of it. */
export function parseBundleHeader(head: Buffer): BundleHeader {
  const end = head.indexOf("\n\n");
  // One byte, one character: offsets stay those of the file.
  const text = head.toString("latin1", 0, end < 0 ? head.length : end);
  const [signature, ...lines] = text.split("\n");
  if (signature !== SIGNATURE) return { problem: problemOf(signature ?? "") };
  if (end < 0) return { problem: `has no header that ends within ${MAX_HEADER_BYTES} bytes` };
  const refs = lines.filter((line) => !line.startsWith("-"));
  const prerequisites = lines.slice(0, lines.length - refs.length);
  const [, tip, name = ""] = REF.exec(refs[0] ?? "") ?? [];
  if (refs.length !== 1) return { problem: `names ${refs.length} branches instead of one` };
  if (prerequisites.length > MAX_PREREQUISITES) return { problem: `stands on ${prerequisites.length} commits` };
  if (!prerequisites.every((line) => PREREQUISITE.test(line))) return { problem: "has a header that cannot be read" };
  if (tip === undefined || !isSafeName(name)) return { problem: "names a branch that is none of ours" };
  return { tip, packStart: end + 2 };
}

function problemOf(signature: string): string {
  const version = /^# v(\d{1,9}) git bundle$/.exec(signature)?.[1];
  return version === undefined ? "is no git bundle" : `is a bundle of version ${version}; only 2 is read`;
}
