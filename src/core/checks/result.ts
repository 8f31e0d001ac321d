// How a check puts its findings into a CheckResult: one shape, capped, with nothing in it that could forge a line.
import type { CheckResult } from "../verdict.ts";
import { visible } from "./visible.ts";

/** What is always true of one check. */
export type Nature = Pick<CheckResult, "name" | "weight" | "fixable">;
/** What to do with findings: stop the change, show them, or do not look. */
export type Policy = "block" | "flag" | "off";

export interface Finding {
  readonly path: string;
  readonly line?: number | undefined;
  /** Why it is one, or the offending line. */
  readonly text: string;
}

const MAX_EVIDENCE_BYTES = 4096;
const MAX_FINDINGS = 50;
const MAX_LINE = 200;

/** A result of `nature`; findings become evidence, one a line, and locations. `durationMs` is the caller's to fill in. */
export function conclude(
  nature: Nature,
  found: { readonly status: CheckResult["status"]; readonly summary: string; readonly findings?: readonly Finding[] },
): CheckResult {
  const findings = found.findings ?? [];
  const shown = findings.slice(0, MAX_FINDINGS);
  const rest = findings.length - shown.length;
  const text = [...shown.map(printFinding), ...(rest > 0 ? [`… and ${rest} more`] : [])].join("\n");
  return {
    ...nature,
    status: found.status,
    summary: found.summary,
    evidence: capBytes(text, MAX_EVIDENCE_BYTES),
    locations: shown.map(({ path, line }) => (line === undefined ? { path } : { path, line })),
    durationMs: 0,
  };
}

export function pass(nature: Nature, summary: string): CheckResult {
  return conclude(nature, { status: "pass", summary });
}

/** A check that its policy turned off: said, and never in the way. */
export function turnedOff(nature: Nature, setting: string): CheckResult {
  return conclude({ ...nature, weight: "advisory" }, { status: "not-run", summary: `turned off by ${setting}` });
}

/** The start of the line that shows a finding: `path:line: `. */
export function place(path: string, line: number | undefined): string {
  return line === undefined ? `${visible(path)}: ` : `${visible(path)}:${line}: `;
}

function printFinding({ path, line, text }: Finding): string {
  const shown = text.trim();
  return place(path, line) + visible(shown.length > MAX_LINE ? `${shown.slice(0, MAX_LINE)}…` : shown);
}

/** The start of a text in at most `maxBytes` of UTF-8. */
export function capBytes(text: string, maxBytes: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxBytes) return text;
  return `${new TextDecoder().decode(bytes.subarray(0, maxBytes - 3)).replace(/\uFFFD{1,3}$/, "")}…`;
}

/** The end of a text in at most `maxBytes` of UTF-8. */
export function capBytesFromEnd(text: string, maxBytes: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxBytes) return text;
  return `…${new TextDecoder().decode(bytes.subarray(bytes.length - maxBytes + 3)).replace(/^\uFFFD{1,3}/, "")}`;
}
