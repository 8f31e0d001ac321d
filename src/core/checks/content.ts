// Says which files the checks of content could not look into: what was not read has not passed.

import type { FileTexts } from "../added-lines.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { conclude, type Nature, pass } from "./result.ts";

export const CONTENT: Nature = { name: "readable content", weight: "blocking", fixable: false };

const UNREAD = { missing: "could not be read", "too-large": "is too large to be looked into" } as const;

export function contentCheck({ texts }: { readonly texts: FileTexts }): CheckResult {
  const unread = texts.flatMap(({ path, reading }) =>
    reading === "missing" || reading === "too-large" ? [{ path, text: UNREAD[reading] }] : [],
  );
  const binary = texts.filter(({ reading }) => reading === "binary").map(({ path }) => ({ path, text: "is binary" }));
  const findings = [...unread, ...binary];
  if (unread.length > 0) {
    return conclude(CONTENT, {
      status: "not-run",
      summary: `${countText(unread.length, "file")} not looked into`,
      findings,
    });
  }
  if (binary.length === 0) return pass(CONTENT, "every changed file is text");
  return conclude(CONTENT, {
    status: "flagged",
    summary: `needs review: ${countText(binary.length, "binary file")}`,
    findings,
  });
}
