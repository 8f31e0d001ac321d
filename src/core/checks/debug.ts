// Debug statements in added lines, outside strings and comments. What stops a program is refused everywhere; what prints is
// refused in library code and only shown in programs and tests, where printing may be the point.

import { type FileText, type FileTexts, lines } from "../added-lines.ts";
import { matcher } from "../globs.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { codeOnly } from "./code-only.ts";
import { DEBUG_STATEMENTS } from "./debug-statements.ts";
import { findLanguage } from "./languages.ts";
import { conclude, type Finding, type Nature, type Policy, pass, turnedOff } from "./result.ts";
import { isTestFile } from "./test-files.ts";

export const DEBUG: Nature = { name: "debug statements", weight: "blocking", fixable: true };

export interface DebugInput {
  readonly texts: FileTexts;
  readonly settings: { readonly debug: Policy; readonly debugAllow: readonly string[] };
}

const ALLOWED = /linear-to-pr-allow debug\b/;
const PROGRAM_PATH =
  /(?:^|\/)(?:bin|cli|cmd|scripts?|tools?|examples?|demos?|bench(?:marks)?|playground)\/|(?:^|\/)(?:(?:cli|main|__main__|manage|setup|build|gulpfile|gruntfile|program)\.[a-z]+|[^/]*\.config\.[a-z]+)$/i;
const PROGRAM_TEXT = /^#!|^package main\b|^if __name__ == ["']__main__["']/m;

type Found = Finding & { readonly grave: boolean };

export function debugCheck({ texts, settings }: DebugInput): CheckResult {
  if (settings.debug === "off") return turnedOff(DEBUG, "verify.debug");
  const allowed = matcher(settings.debugAllow);
  const found = texts.filter(({ path }) => !allowed(path)).flatMap(findStatements);
  if (found.length === 0) return pass(DEBUG, "none in added lines");
  const grave = found.filter((statement) => statement.grave);
  const findings = [...grave, ...found.filter((statement) => !statement.grave)];
  if (grave.length === 0 || settings.debug === "flag") {
    return conclude(DEBUG, {
      status: "flagged",
      summary: `needs review: ${countText(found.length, "added line")}`,
      findings,
    });
  }
  const summary = `${countText(grave.length, "added line")} with debug statements; remove, or keep with a comment "linear-to-pr-allow debug"`;
  return conclude(DEBUG, { status: "fail", summary, findings });
}

function findStatements(file: FileText): Found[] {
  const language = findLanguage(file.path);
  if (language === undefined || file.new === undefined || file.added.length === 0) return [];
  const raw = lines(file.new);
  const code = lines(codeOnly(file.new, language.syntax));
  const statements = DEBUG_STATEMENTS[language.name];
  const printing = isTestFile(file.path) || PROGRAM_PATH.test(file.path) || PROGRAM_TEXT.test(file.new);
  return file.added.flatMap(({ line, text }) => {
    const kinds = statements.filter(([, pattern]) => pattern.test(code[line - 1] ?? "")).map(([kind]) => kind);
    if (kinds.length === 0) return [];
    // The agent can write that comment too: it lets the line pass, but not unseen.
    const allowed = ALLOWED.test(raw[line - 1] ?? "") || ALLOWED.test(raw[line - 2] ?? "");
    const grave = !allowed && (kinds.includes("stops") || (kinds.includes("prints") && !printing));
    return [{ path: file.path, line, text, grave }];
  });
}
