// How a check's result reads, for the pull request, the ticket's comment and the summary alike. What a check says is untrusted.

import type { CheckResult, CheckStatus } from "../verdict.ts";
import { breakKeys, defang, fenceWithin, inlineCode, plainText } from "./markdown.ts";
import { oneLine, sanitize } from "./sanitize.ts";

export const STATUS_TEXT: Record<CheckStatus, string> = {
  pass: "✅ passed",
  fail: "❌ failed",
  inherited: "➖ fails on the base as well",
  flagged: "👀 needs review",
  "not-run": "⚪ not run",
};

/** Untrusted text as one line of plain, defanged words. */
export function words(text: string, maxChars: number): string {
  return plainText(defang(oneLine(text, maxChars)));
}

/** An untrusted path or name as a code span that links no ticket. */
export function codeWord(text: string, maxChars = 200): string {
  return inlineCode(breakKeys(oneLine(text, maxChars)));
}

/** `a.ts:3`, `b.ts` … as code spans; at most `most`, the rest is counted. Empty when there are none. */
export function locationsText(locations: CheckResult["locations"], most: number): string {
  const shown = locations
    .slice(0, most)
    .map(({ path, line }) => codeWord(line === undefined ? path : `${path}:${line}`));
  const rest = locations.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
}

/** One list item: name, result, what it said, and where. */
export function checkItem(check: CheckResult): string {
  const where = locationsText(check.locations, 10);
  const said = `${STATUS_TEXT[check.status]}: ${words(check.summary, 300)}`;
  return `- **${words(check.name, 60)}** ${said}${where === "" ? "" : ` (${where})`}`;
}

/** The evidence in a fence, its end kept when it is too long: programs say last what went wrong. Empty when there is none. */
export function evidenceBlock(evidence: string, maxChars: number): string {
  const text = breakKeys(sanitize(evidence, { maxChars: 200_000 })).trim();
  if (text === "") return "";
  const isLong = text.length > maxChars;
  const end = isLong
    ? `… (beginning left out)\n${text.slice(text.length - maxChars).replace(/^[\uDC00-\uDFFF]/, "")}`
    : text;
  return fenceWithin(end, maxChars * 2, "\n…");
}
