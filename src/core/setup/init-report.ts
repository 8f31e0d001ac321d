// What `init` did and what comes next, as text for people and as plain data for programs.
import { oneLine, sanitize } from "../words/sanitize.ts";
import type { FileChange } from "./file-change.ts";
import type { Step } from "./next-steps.ts";
import type { RepositoryLook } from "./repository-look.ts";
import type { WorkflowSource } from "./workflow-source.ts";

export interface InitReport {
  readonly repository: string | undefined;
  readonly defaultBranch: string | undefined;
  readonly look: RepositoryLook;
  readonly source: WorkflowSource;
  readonly files: readonly FileChange[];
  /** Workflows of the checkout, besides ours, that call us too. */
  readonly otherCallers: readonly string[];
  readonly steps: readonly Step[];
}

const MOST_SHOWN_CHARS = 20_000;
const ACTIONS: Readonly<Record<FileChange["action"], string>> = {
  created: "created",
  unchanged: "unchanged",
  replaced: "replaced",
  kept: "kept as it is; --force replaces it",
  "would-create": "would be created",
  "would-replace": "would be replaced",
};

export function initText(report: InitReport): string {
  const { look, repository, defaultBranch } = report;
  const seen = [
    ["repository", repository ?? "unknown: no remote names one"],
    ["default branch", defaultBranch ?? "unknown"],
    ["lockfiles", look.lockfiles.join(", ") || "none"],
    ["set-up", look.setup ?? "none"],
    ["verified by", look.commands.map(({ run }) => run).join(", ") || "static checks only"],
  ];
  return [
    ...seen.map(([name = "", value = ""]) => `${name.padEnd(16)}${oneLine(value, 200)}`),
    ...notesOf(report).map((note) => `note: ${oneLine(note, 300)}`),
    "",
    ...report.files.flatMap(fileLines),
    "",
    "Next:",
    ...report.steps.flatMap(({ what, commands }, at) => [
      `${at + 1}. ${what}`,
      ...commands.map((line) => `     ${line}`),
    ]),
    "",
  ].join("\n");
}

function notesOf({ look, otherCallers }: InitReport): string[] {
  const doubled = otherCallers.map((path) => `${path} calls linear-to-pr too: a ticket would be started twice`);
  return [...look.warnings, ...doubled];
}

/** A dry run shows the whole text; a difference is shown as one. */
function fileLines({ path, action, text, diff }: FileChange): string[] {
  const shown = diff !== "" && action !== "replaced" ? diff : action === "would-create" ? text : "";
  const body = sanitize(shown, { maxChars: MOST_SHOWN_CHARS }).replace(/\n$/, "").split("\n");
  return [`${path}: ${ACTIONS[action]}`, ...(shown === "" ? [] : body.map((line) => `  ${line}`.trimEnd()))];
}

export function initJson(report: InitReport): object {
  const { repository, defaultBranch, source, otherCallers, steps, look, files } = report;
  return { repository, defaultBranch, uses: source, ...look, files, otherCallers, steps };
}
