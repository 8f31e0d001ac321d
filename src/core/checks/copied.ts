// Local files that were copied into the working directory (`.env` and the like) must never be in a change, also when the
// agent makes git stop ignoring them.
import type { Change } from "../change.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { conclude, type Nature, pass } from "./result.ts";

export const COPIED: Nature = { name: "local files", weight: "blocking", fixable: true };

export interface CopiedInput {
  readonly change: Change;
  /** Paths that scaffold copied from the checkout. */
  readonly copied: readonly string[];
}

export function copiedCheck({ change, copied }: CopiedInput): CheckResult {
  const local = new Set(copied);
  const found = change.files.filter(({ path, status }) => status !== "deleted" && local.has(path));
  if (found.length === 0) return pass(COPIED, "none in the change");
  return conclude(COPIED, {
    status: "fail",
    summary: `${countText(found.length, "local file")} in the change: git must go on ignoring it`,
    findings: found.map(({ path }) => ({ path, text: "copied from the checkout, not part of the repository" })),
  });
}
