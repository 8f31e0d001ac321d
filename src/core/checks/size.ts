// A change that is too large is refused before anything is read, run or paid for.

import type { Change } from "../change.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { conclude, type Nature, pass } from "./result.ts";

export const SIZE: Nature = { name: "size", weight: "blocking", fixable: false };

export interface SizeInput {
  readonly change: Change;
  readonly settings: { readonly maxFiles: number; readonly maxBytes: number };
}

export function sizeCheck({ change, settings }: SizeInput): CheckResult {
  const files = change.files.length;
  const bytes = change.files.reduce((sum, file) => sum + file.newBytes, 0);
  const measure = `${countText(files, "file")}, ${countText(bytes, "byte")} of new content`;
  const problems = [
    ...(files > settings.maxFiles ? [`more than ${countText(settings.maxFiles, "file")} (verify.maxFiles)`] : []),
    // Written so that a size that is no number does not pass.
    ...(bytes <= settings.maxBytes ? [] : [`more than ${countText(settings.maxBytes, "byte")} (verify.maxBytes)`]),
    ...(files === 0 && change.tree !== change.baseTree ? ["the tree differs from its base but no file is listed"] : []),
  ];
  if (problems.length === 0) return pass(SIZE, measure);
  const largest = change.files
    .toSorted((a, b) => b.newBytes - a.newBytes)
    .slice(0, 10)
    .map((file) => ({ path: file.path, text: countText(file.newBytes, "byte") }));
  return conclude(SIZE, { status: "fail", summary: `${measure}: ${problems.join("; ")}`, findings: largest });
}
