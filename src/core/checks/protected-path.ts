// Whether a path may be touched at all, asked before anything was changed: the same answer as the check over a change gives.
import { ABSENT_BLOB, type Change } from "../change.ts";
import { protectedCheck } from "./protected.ts";

const NO_CHANGE: Change = { baseCommit: "", baseTree: "", tree: "", files: [], hazards: [] };
const ADDED = {
  status: "added" as const,
  oldMode: "000000",
  newMode: "100644",
  oldBlob: ABSENT_BLOB,
  newBlob: ABSENT_BLOB,
  newBytes: 0,
};

/** @param allowProtected globs of `verify.allowProtected`. */
export function isProtectedPath(path: string, allowProtected: readonly string[]): boolean {
  const change = { ...NO_CHANGE, files: [{ ...ADDED, path }] };
  return protectedCheck({ change, settings: { allowProtected } }).status === "fail";
}
