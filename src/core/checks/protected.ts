// Files with power over people, pipelines or agents. Some no ticket may touch unless the base commit allows it by name;
// others are everyday work but deserve a person's eyes.

import type { Change } from "../change.ts";
import { caselessMatcher, matcher } from "../globs.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { foldPath } from "./path-rules.ts";
import { conclude, type Finding, type Nature, pass } from "./result.ts";

export const PROTECTED: Nature = { name: "protected files", weight: "blocking", fixable: false };

export interface ProtectedInput {
  readonly change: Change;
  readonly settings: { readonly allowProtected: readonly string[] };
}

const anywhere = (names: readonly string[]) => names.flatMap((name) => [`**/${name}`, `**/${name}/**`]);

/** Reason → globs. `.gitmodules` says which addresses a clone fetches from: with gitlinks refused, no ticket needs it. */
const BLOCKED: Readonly<Record<string, readonly string[]>> = {
  "workflows and repository settings": [".github/**", ".github"],
  "git hooks": anywhere([".husky", ".githooks", ".git-hooks"]),
  "agent configuration": anywhere([
    ".claude",
    ".claude.json",
    ".mcp.json",
    "CLAUDE*.md",
    ".gemini",
    "GEMINI*.md",
    ".codex",
    "AGENTS*.md",
    ".cursor",
    ".cursorrules",
    ".windsurf",
    ".windsurfrules",
    ".clinerules",
    ".continue",
    ".aider*",
    ".opencode",
    "opencode.json",
    "opencode.jsonc",
    ".vscode",
    ".ripgreprc",
  ]),
  "code owners": anywhere(["CODEOWNERS"]),
  "addresses of submodules": anywhere([".gitmodules"]),
};

const FLAGGED: Readonly<Record<string, readonly string[]>> = {
  "dependencies or package settings": anywhere([
    "package.json",
    "package-lock.json",
    "npm-shrinkwrap.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ".pnpmfile.*",
    "yarn.lock",
    ".yarnrc*",
    ".yarn",
    "bun.lock*",
    "bunfig.toml",
    ".npmrc",
    "deno.{json,jsonc,lock}",
    "requirements*.{txt,in}",
    "constraints*.txt",
    "pyproject.toml",
    "setup.{py,cfg}",
    "Pipfile*",
    "poetry.lock",
    "uv.lock",
    "pip.conf",
    "go.{mod,sum,work}",
    "Cargo.{toml,lock}",
    ".cargo",
    "build.rs",
    "Gemfile*",
    "*.gemspec",
    ".bundle",
    "composer.{json,lock}",
    "pom.xml",
    ".mvn",
    "mvnw*",
    "*.gradle",
    "*.gradle.kts",
    "gradle",
    "gradlew*",
    "gradle.properties",
    "*.{csproj,fsproj,vbproj,props,targets}",
    "nuget.config",
    "packages.lock.json",
    "Package.{swift,resolved}",
    "Podfile*",
    "mix.{exs,lock}",
    "pubspec.{yaml,lock}",
  ]),
  "container or environment": anywhere([
    "Dockerfile*",
    "*.Dockerfile",
    "Containerfile*",
    "docker-compose*.{yml,yaml}",
    "compose*.{yml,yaml}",
    ".devcontainer",
    ".envrc",
    ".env*",
    ".tool-versions",
    "mise.toml",
  ]),
  "pipeline of another vendor": anywhere([
    ".gitlab-ci.yml",
    ".gitlab",
    ".circleci",
    "Jenkinsfile*",
    "azure-pipelines*.{yml,yaml}",
    ".azure-pipelines",
    ".travis.yml",
    "bitbucket-pipelines.yml",
    ".buildkite",
    ".drone.yml",
    ".woodpecker*",
    "appveyor.yml",
    ".appveyor.yml",
    "cloudbuild.{yml,yaml}",
    ".semaphore",
    ".teamcity",
    "vercel.json",
    "netlify.toml",
    "action.{yml,yaml}",
  ]),
  "commands run on commit": anywhere([
    "lefthook*.{yml,yaml,toml,json}",
    ".lefthook*",
    ".pre-commit-config.yaml",
    ".lintstagedrc*",
  ]),
  // Attributes can hide a file from the diff that people review.
  "git attributes": anywhere([".gitattributes"]),
};

type Reasons = readonly (readonly [reason: string, matches: (path: string) => boolean])[];
// Case does not count: `.GitHub`, `.huſky` and their plain forms are one folder on many machines.
const blockedReasons: Reasons = Object.entries(BLOCKED).map(([reason, globs]) => [reason, caselessMatcher(globs)]);
const flaggedReasons: Reasons = Object.entries(FLAGGED).map(([reason, globs]) => [reason, caselessMatcher(globs)]);

export function protectedCheck({ change, settings }: ProtectedInput): CheckResult {
  const allowed = matcher(settings.allowProtected);
  const paths = change.files.map(({ path }) => path);
  const blocked = find(
    blockedReasons,
    paths.filter((path) => !allowed(path)),
  );
  const flagged = [...find(blockedReasons, paths.filter(allowed)), ...find(flaggedReasons, paths)];
  const findings = [...blocked, ...flagged.map((finding) => ({ ...finding, text: `needs review: ${finding.text}` }))];
  if (blocked.length > 0) {
    const summary = `${countText(blocked.length, "protected file")} changed without verify.allowProtected`;
    return conclude(PROTECTED, { status: "fail", summary, findings });
  }
  if (flagged.length === 0) return pass(PROTECTED, "none changed");
  return conclude(PROTECTED, {
    status: "flagged",
    summary: `needs review: ${countText(flagged.length, "file")}`,
    findings,
  });
}

function find(reasons: Reasons, paths: readonly string[]): Finding[] {
  return paths.flatMap((path) => {
    const reason = reasons.find(([, matches]) => matches(foldPath(path)));
    return reason === undefined ? [] : [{ path, text: reason[0] }];
  });
}
