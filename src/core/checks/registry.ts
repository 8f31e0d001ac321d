// Every static check, in the order people read them: a new check is a new file and one line in this table.
import type { FileTexts } from "../added-lines.ts";
import type { Change } from "../change.ts";
import type { Config } from "../config/config.ts";
import type { Territory } from "../territory.ts";
import type { CheckResult } from "../verdict.ts";
import { CONTENT, contentCheck } from "./content.ts";
import { COPIED, copiedCheck } from "./copied.ts";
import { DEBUG, debugCheck } from "./debug.ts";
import { INVISIBLE, invisibleCheck } from "./invisible.ts";
import { PATHS, pathsCheck } from "./paths.ts";
import { PROTECTED, protectedCheck } from "./protected.ts";
import { conclude, type Nature, place } from "./result.ts";
import { SCOPE, scopeCheck } from "./scope.ts";
import { type FoundSecrets, SECRETS, secretsCheck } from "./secrets.ts";
import { SIZE, sizeCheck } from "./size.ts";
import { TESTS, testsCheck } from "./tests.ts";

export interface StaticInput {
  readonly change: Change;
  /** From `fileTexts`. */
  readonly texts: FileTexts;
  /** Every path of the new tree. */
  readonly paths: readonly string[];
  readonly territory: Territory;
  /** Paths that scaffold copied from the checkout. */
  readonly copied: readonly string[];
  readonly settings: Config["verify"];
  /** What the scanner found in `scannable(texts)`. */
  readonly findings: FoundSecrets;
}

export interface StaticCheck {
  readonly nature: Nature;
  readonly run: (input: StaticInput) => CheckResult;
}

export const STATIC_CHECKS: readonly StaticCheck[] = [
  { nature: SIZE, run: sizeCheck },
  { nature: PATHS, run: pathsCheck },
  { nature: PROTECTED, run: protectedCheck },
  { nature: SCOPE, run: scopeCheck },
  { nature: COPIED, run: copiedCheck },
  { nature: CONTENT, run: contentCheck },
  { nature: SECRETS, run: secretsCheck },
  { nature: DEBUG, run: debugCheck },
  { nature: TESTS, run: testsCheck },
  { nature: INVISIBLE, run: invisibleCheck },
];

/**
 * One result for every check of the table. A check that throws has not run, which keeps the change from being delivered
 * whatever its weight. Lines that hold a secret are kept out of all evidence.
 */
export function runStaticChecks(input: StaticInput, checks: readonly StaticCheck[] = STATIC_CHECKS): CheckResult[] {
  return checks.map((check) => withholdSecrets(runOne(check, input), input.findings));
}

function runOne({ nature, run }: StaticCheck, input: StaticInput): CheckResult {
  try {
    return run(input);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const findings = [{ path: nature.name, text: why }];
    return conclude(
      { ...nature, weight: "blocking", fixable: false },
      { status: "not-run", summary: "the check itself failed", findings },
    );
  }
}

function withholdSecrets(result: CheckResult, secrets: FoundSecrets): CheckResult {
  if (secrets === "not-run" || secrets.length === 0 || result.name === SECRETS.name) return result;
  const holds = (line: string) =>
    secrets.some(({ path, line: first, endLine = first }) =>
      result.locations.some(
        (at) => at.path === path && inside(at.line, first, endLine) && line.startsWith(place(path, at.line)),
      ),
    );
  const shown = result.evidence
    .split("\n")
    .map((line) => (holds(line) ? "(withheld: this line holds a secret)" : line));
  return { ...result, evidence: shown.join("\n") };
}

function inside(line: number | undefined, first: number, last: number): boolean {
  return line !== undefined && line >= first && line <= last;
}
