// Whether the change makes its own examination easier: fewer tests, switched-off tests, silenced tools, changed check
// commands. A person decides; nothing here stops a change, since all of it can be right.

import { type FileText, type FileTexts, lines } from "../added-lines.ts";
import { ABSENT_BLOB, type Change } from "../change.ts";
import { caselessMatcher } from "../globs.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { changedCheckScripts } from "./check-scripts.ts";
import { codeOnly } from "./code-only.ts";
import { findLanguage } from "./languages.ts";
import { conclude, type Finding, type Nature, pass } from "./result.ts";
import { isTestFile } from "./test-files.ts";
import { ASSERTIONS, SILENCED, TEST_MARKS } from "./test-marks.ts";

export const TESTS: Nature = { name: "tests kept", weight: "advisory", fixable: true };

export interface TestsInput {
  readonly change: Change;
  readonly texts: FileTexts;
}

const isCheckConfiguration = caselessMatcher(
  [
    "Makefile",
    "GNUmakefile",
    "justfile",
    "Taskfile.{yml,yaml}",
    "{vitest,jest,playwright,cypress,karma,wdio,ava}.*",
    ".mocharc*",
    "{pytest,tox}.ini",
    "noxfile.py",
    "conftest.py",
    "phpunit.xml*",
    ".rspec",
    ".eslintrc*",
    "eslint.config.*",
    ".oxlintrc*",
    "{biome,.biome}.json*",
    "tsconfig*.json",
    "{ruff,.ruff}.toml",
    "{mypy.ini,.flake8,.pylintrc}",
    ".golangci.*",
    "{.rubocop*.yml,clippy.toml,.clippy.toml}",
    "{phpstan,psalm}.*",
    "{.nycrc*,.coveragerc,codecov.yml,.codecov.yml}",
    "{turbo,nx}.json",
  ].map((name) => `**/${name}`),
);

export function testsCheck({ change, texts }: TestsInput): CheckResult {
  const findings = [
    ...deletedTests(change),
    ...texts.flatMap((file) => [...lost(file), ...marked(file), ...configured(file)]),
  ];
  if (findings.length === 0) return pass(TESTS, "no test or check was weakened");
  return conclude(TESTS, {
    status: "flagged",
    summary: `needs review: ${countText(findings.length, "place")}`,
    findings,
  });
}

function deletedTests({ files }: Change): Finding[] {
  const kept = new Set(
    files.filter(({ path, newBlob }) => newBlob !== ABSENT_BLOB && isTestFile(path)).map(({ newBlob }) => newBlob),
  );
  return files
    .filter(({ path, status, oldBlob }) => status === "deleted" && isTestFile(path) && !kept.has(oldBlob))
    .map(({ path }) => ({ path, text: "test file deleted" }));
}

function lost(file: FileText): Finding[] {
  const language = findLanguage(file.path);
  if (language === undefined || file.old === undefined || file.new === undefined || !isTestFile(file.path)) return [];
  const before = codeOnly(file.old, language.syntax);
  const after = codeOnly(file.new, language.syntax);
  const cases = TEST_MARKS[language.name]?.cases;
  return [
    ...(cases === undefined ? [] : fewer(file.path, "test case", matches(before, cases), matches(after, cases))),
    ...fewer(file.path, "assertion", matches(before, ASSERTIONS), matches(after, ASSERTIONS)),
  ];
}

function matches(text: string, pattern: RegExp): number {
  let amount = 0;
  for (const _match of text.matchAll(pattern)) amount += 1;
  return amount;
}

function fewer(path: string, noun: string, before: number, after: number): Finding[] {
  return after < before ? [{ path, text: `${countText(after, noun)}, was ${before}` }] : [];
}

function marked({ path, new: text, added }: FileText): Finding[] {
  const language = findLanguage(path);
  if (language === undefined || text === undefined || added.length === 0) return [];
  // Rust keeps tests beside the code.
  const skips = isTestFile(path) || language.name === "rust" ? TEST_MARKS[language.name]?.skips : undefined;
  const code = lines(codeOnly(text, language.syntax));
  return added.flatMap(({ line, text: raw }): Finding[] => {
    if (skips?.test(code[line - 1] ?? "")) return [{ path, line, text: `test switched off: ${raw.trim()}` }];
    return SILENCED.test(raw) ? [{ path, line, text: `tool silenced: ${raw.trim()}` }] : [];
  });
}

function configured(file: FileText): Finding[] {
  const scripts = changedCheckScripts(file).map((name) => ({
    path: file.path,
    text: `check script "${name}" changed`,
  }));
  // A configuration that is new cannot have been stricter before.
  const touched = file.status !== "added" && isCheckConfiguration(file.path);
  return touched ? [{ path: file.path, text: "configuration of checks changed" }] : scripts;
}
