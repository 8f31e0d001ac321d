// Judges what the secret scanner found: only what the change brought counts, and no secret is ever repeated.

import type { FileText, FileTexts } from "../added-lines.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { conclude, type Nature, pass } from "./result.ts";

export const SECRETS: Nature = { name: "secrets", weight: "blocking", fixable: true };

export interface FoundSecret {
  readonly path: string;
  /** From 1, in the new text. */
  readonly line: number;
  /** Last line of a secret that spans several. */
  readonly endLine?: number | undefined;
  readonly rule: string;
}
export type FoundSecrets = readonly FoundSecret[] | "not-run";

export interface SecretsInput {
  readonly texts: FileTexts;
  readonly findings: FoundSecrets;
  readonly settings: { readonly secrets: "block" | "flag" };
}

/** What to hand to the scanner: whole new texts, since a secret may span lines. */
export function scannable(texts: FileTexts): { path: string; text: string }[] {
  return texts.flatMap(({ path, new: text, added }) =>
    text === undefined || added.length === 0 ? [] : [{ path, text }],
  );
}

export function secretsCheck({ texts, findings, settings }: SecretsInput): CheckResult {
  const nature = { ...SECRETS, weight: settings.secrets === "flag" ? ("advisory" as const) : SECRETS.weight };
  if (findings === "not-run")
    // A broken scanner is not the agent's to mend.
    return conclude({ ...nature, fixable: false }, { status: "not-run", summary: "the secret scanner could not run" });
  const files = new Map(texts.map((file) => [file.path, file]));
  const brought = findings.filter((finding) => isBrought(finding, files.get(finding.path)));
  if (brought.length === 0) return pass(nature, "none in added lines");
  return conclude(nature, {
    status: settings.secrets === "flag" ? "flagged" : "fail",
    summary: `${countText(brought.length, "secret")} in added lines: remove from the change and revoke`,
    findings: brought.map(({ path, line, rule }) => ({ path, line, text: rule })),
  });
}

/** Whether a judged change was refused for what it holds. */
export function hasSecrets({ checks }: { readonly checks: readonly CheckResult[] }): boolean {
  return checks.some(({ name, status }) => name === SECRETS.name && status === "fail");
}

function isBrought({ line, endLine }: FoundSecret, file: FileText | undefined): boolean {
  if (file === undefined) return true;
  return file.added.some((added) => added.line >= line && added.line <= (endLine ?? line));
}
