// Tells that nothing changed, and why. Trees decide that; what the agent says can only choose between two kinds of nothing.
// Policy: changed line ends, trailing blanks, blank lines, indentation where it has no meaning, and file modes are noise.

import { type FileText, type FileTexts, lines } from "../added-lines.ts";
import type { Attempt } from "../attempt.ts";
import type { Change, ChangedFile } from "../change.ts";
import type { CheckResult, NoChangeKind } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { conclude, type Nature, pass } from "./result.ts";

export const CHANGE: Nature = { name: "change", weight: "blocking", fixable: false };

export interface NoChangeInput {
  readonly change: Change;
  readonly texts: FileTexts;
  readonly attempt: Pick<Attempt, "outcome" | "denials" | "closingWords">;
  /** Paths outside the working directory that were written, when somebody looked. */
  readonly wroteOutside?: readonly string[] | undefined;
  /** Paths that were written and that git ignores, when somebody looked. */
  readonly wroteIgnored?: readonly string[] | undefined;
}

const SUMMARIES: Readonly<Record<NoChangeKind, string>> = {
  "already-done": "the agent says that nothing needs to change",
  blocked: "the agent changed nothing",
  "permission-denied": "the agent was refused a tool it wanted",
  "wrote-outside": "the agent wrote where no change is collected",
  "auth-failure": "the agent could not sign in to its model",
  "ignored-files-only": "only files that git ignores were written",
  "noise-only": "only white space, line ends or file modes changed",
  interrupted: "the agent was ended before it changed anything",
};

// Indentation carries meaning here.
const INDENTED =
  /\.(?:pyi?|ya?ml|md|mdx|markdown|rst|haml|slim|pug|jade|sass|styl|coffee|nim|fsx?|hs|elm|mk|feature|txt)$|(?:^|\/)(?:GNU)?Makefile[^/]*$/i;
const DONE =
  /\balready (?:implemented|done|exists?|present|in place|fixed|resolved|complete[d]?|satisfied|supported|correct)\b|\bno (?:code )?changes? (?:(?:is|are|was|were) )?(?:needed|necessary|required)\b|\bnothing (?:needs )?to (?:be )?(?:changed?|do)\b/i;
const HINDERED =
  /\b(?:cannot|can't|could not|couldn't|unable|not able|not allowed|blocked|denied|refused|failed|missing|need more|unclear|which (?:file|one))\b/i;

/** Passes when there is a change worth looking at. */
export function noChangeCheck(input: NoChangeInput): CheckResult {
  const kind = findNoChange(input);
  if (kind === undefined) return pass(CHANGE, countText(input.change.files.length, "file"));
  return conclude(CHANGE, { status: "fail", summary: `no change: ${SUMMARIES[kind]}`, findings: clues(input, kind) });
}

/** Why there is no change; undefined when there is one. Hazards beside a real change are the business of paths.ts. */
export function findNoChange(input: NoChangeInput): NoChangeKind | undefined {
  const { change, texts } = input;
  if (change.tree !== change.baseTree) return isNoise(change, texts) ? "noise-only" : undefined;
  return kindFromEvidence(input);
}

function kindFromEvidence({ change, attempt, wroteOutside = [], wroteIgnored = [] }: NoChangeInput): NoChangeKind {
  if (attempt.outcome === "auth") return "auth-failure";
  if (attempt.outcome !== "finished") return "interrupted";
  if (change.hazards.length > 0 || wroteOutside.length > 0) return "wrote-outside";
  if (attempt.denials.length > 0) return "permission-denied";
  if (wroteIgnored.length > 0) return "ignored-files-only";
  return DONE.test(attempt.closingWords) && !HINDERED.test(attempt.closingWords) ? "already-done" : "blocked";
}

function clues({ change, attempt, wroteOutside = [], wroteIgnored = [] }: NoChangeInput, kind: NoChangeKind) {
  if (kind === "permission-denied") return attempt.denials.map(({ tool, reason }) => ({ path: tool, text: reason }));
  if (kind === "wrote-outside")
    return [...change.hazards.map(({ path }) => path), ...wroteOutside].map((path) => ({ path, text: "written" }));
  if (kind === "ignored-files-only") return wroteIgnored.map((path) => ({ path, text: "ignored by git" }));
  return kind === "noise-only" ? change.files.map(({ path }) => ({ path, text: "no content changed" })) : [];
}

function isNoise({ files }: Change, texts: FileTexts): boolean {
  const byPath = new Map(texts.map((file) => [file.path, file]));
  return files.length > 0 && files.every((file) => isNoisyFile(file, byPath.get(file.path)));
}

function isNoisyFile(file: ChangedFile, text: FileText | undefined): boolean {
  if (file.status !== "modified" || text === undefined || text.reading !== "text") return false;
  if (text.old === undefined || text.new === undefined) return false;
  // A script made executable is work; any other mode is what file systems do by themselves.
  if (file.oldMode !== file.newMode && file.newMode === "100755" && text.new.startsWith("#!")) return false;
  return skeleton(file.path, text.old) === skeleton(file.path, text.new);
}

function skeleton(path: string, text: string): string {
  const trimmed = lines(text).map((line) => (INDENTED.test(path) ? line.trimEnd() : line.trim()));
  return trimmed.filter((line) => line !== "").join("\n");
}
