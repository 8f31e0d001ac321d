// A verdict from a machine that ran an agent, as a machine with rights may use it: what the task is comes from the plan, what
// can be looked at again is left out, and what remains are the agent's words, cut to size. Nothing is decided here.
import { PipelineError } from "../errors.ts";
import { capBytes, conclude, type Nature } from "./checks/result.ts";
import type { VerifyCommand } from "./config/config.ts";
import { type Expansion, SCOPE_REQUEST_PATH } from "./expansion.ts";
import type { Guide } from "./guide.ts";
import type { Task } from "./plan.ts";
import type { CheckResult, Verdict } from "./verdict.ts";
import { oneLine, sanitize } from "./words/sanitize.ts";

/** Where the repository's commands ran: beside the agent, or in a job that never saw it. */
export type RanOn = "agent-job" | "own-job";

const MOST_CHARS = { word: 100, line: 500, path: 1024, closingWords: 8000, prompt: 256 * 1024 } as const;
const MOST = {
  denials: 50,
  patterns: 100,
  paths: 1000,
  guides: 50,
  sections: 20,
  rounds: 10,
  complaints: 20,
  expansions: 100,
  checks: 60,
} as const;
const MOST_EVIDENCE_BYTES = 4096;
/** What a commit can be dated and people believe: the years 2001 to 2100. */
const [FIRST_DATE_MS, LAST_DATE_MS] = [978_307_200_000, 4_133_980_800_000];
const OBJECT_ID = /^[0-9a-f]{40}$/;

/**
 * The verdict with the plan's task in place of its own, every text and list bounded, and no file in its change.
 * @throws ARTEFACT_INVALID for ids and dates that are none.
 */
export function withinBounds(told: Verdict, task: Task): Verdict {
  for (const [name, id] of Object.entries({ baseCommit: told.baseCommit, tree: told.change.tree })) {
    if (!OBJECT_ID.test(id)) throw invalid(name, id, "an object id");
  }
  return {
    ...task,
    workdir: "",
    baseCommit: told.baseCommit,
    patterns: told.patterns.slice(0, MOST.patterns).map((pattern) => ({
      ...pattern,
      path: oneLine(pattern.path, MOST_CHARS.path),
      blob: oneLine(pattern.blob, MOST_CHARS.word),
      text: "",
      reason: oneLine(pattern.reason, MOST_CHARS.line),
    })),
    prompt: sanitize(told.prompt, { maxChars: MOST_CHARS.prompt }),
    copied: paths(told.copied),
    docs: paths(told.docs),
    guides: told.guides.slice(0, MOST.guides).map(shortGuide),
    round: told.round,
    complaints: told.complaints
      .slice(0, MOST.rounds)
      .map((round) => round.slice(0, MOST.complaints).map(shortComplaint)),
    expansions: told.expansions.slice(0, MOST.expansions).map(shortExpansion),
    spent: told.spent,
    metered: told.metered,
    agentMs: told.agentMs,
    commandsMs: told.commandsMs,
    agent: oneLine(told.agent, MOST_CHARS.word),
    ...(told.agentVersion === undefined ? {} : { agentVersion: oneLine(told.agentVersion, MOST_CHARS.word) }),
    ...(told.model === undefined ? {} : { model: oneLine(told.model, MOST_CHARS.word) }),
    outcome: told.outcome,
    detail: oneLine(told.detail, MOST_CHARS.line),
    usage: told.usage,
    denials: told.denials.slice(0, MOST.denials).map(({ tool, reason }) => ({
      tool: oneLine(tool, MOST_CHARS.word),
      reason: oneLine(reason, MOST_CHARS.line),
    })),
    closingWords: sanitize(told.closingWords, { maxChars: MOST_CHARS.closingWords }),
    change: { baseCommit: told.baseCommit, baseTree: "", tree: told.change.tree, files: [], hazards: [] },
    finishedAt: dateOf(told.finishedAt),
    totalUsage: told.totalUsage,
    checks: told.checks.slice(0, MOST.checks).map(shortCheck),
    decision: told.decision,
    reason: oneLine(told.reason, MOST_CHARS.line),
    ...(told.noChange === undefined ? {} : { noChange: told.noChange }),
  };
}

function paths(told: readonly string[]): string[] {
  return told.slice(0, MOST.paths).map((path) => oneLine(path, MOST_CHARS.path));
}

function shortGuide({ path, summary, when, sections }: Guide): Guide {
  return {
    path: oneLine(path, MOST_CHARS.path),
    summary: oneLine(summary, MOST_CHARS.line),
    when: oneLine(when, MOST_CHARS.line),
    sections: sections
      .slice(0, MOST.sections)
      .map(({ title, line }) => ({ title: oneLine(title, MOST_CHARS.word), line })),
  };
}

/** The evidence was for the agent. */
function shortComplaint({ check, summary }: Verdict["complaints"][number][number]) {
  return { check: oneLine(check, MOST_CHARS.word), summary: oneLine(summary, MOST_CHARS.line), evidence: "" };
}

function shortExpansion({ path, reason, smallest, decision, owner, why }: Expansion): Expansion {
  return {
    path: oneLine(path, MOST_CHARS.path + 1),
    reason: oneLine(reason, MOST_CHARS.line),
    smallest: oneLine(smallest, MOST_CHARS.line),
    decision,
    ...(owner === undefined ? {} : { owner: oneLine(owner, MOST_CHARS.word) }),
    why: oneLine(why, MOST_CHARS.line),
  };
}

function shortCheck(check: CheckResult): CheckResult {
  return {
    ...check,
    name: oneLine(check.name, MOST_CHARS.word),
    summary: oneLine(check.summary, MOST_CHARS.line),
    evidence: capBytes(check.evidence, MOST_EVIDENCE_BYTES),
    locations: [],
    durationMs: Math.max(0, check.durationMs),
  };
}

function dateOf(text: string): string {
  const ms = Date.parse(text);
  if (!(ms >= FIRST_DATE_MS && ms <= LAST_DATE_MS)) throw invalid("finishedAt", text, "a date of this century");
  return new Date(ms).toISOString();
}

function invalid(name: string, value: string, what: string): PipelineError {
  return new PipelineError("ARTEFACT_INVALID", `verdict: ${name}: "${oneLine(value, 60)}" is not ${what}`);
}

const PLACES: Readonly<Record<RanOn, string>> = {
  "agent-job": "told by the agent's machine",
  "own-job": "told by a machine of its own",
};

/** One result for every command of our own configuration, with our own weight: what was told under its name, or that nothing was. */
export function commandsAsTold(
  told: readonly CheckResult[],
  commands: readonly VerifyCommand[],
  ranOn: RanOn,
): CheckResult[] {
  return commands.map((command) => {
    const weight = command.level === "informational" ? "advisory" : "blocking";
    const nature: Nature = { name: command.name, weight, fixable: false };
    // Commands come last: a static check of the same name was told before.
    const result = told.findLast(({ name }) => name === command.name);
    if (result === undefined) return conclude(nature, { status: "not-run", summary: "nothing was told of it" });
    const status = statusAsTold(result.status, command);
    return { ...result, ...nature, status, summary: `${result.summary} (${PLACES[ranOn]})` };
  });
}

/** A command has no other results than these, and only one that may be red on the base inherits from it. */
function statusAsTold(status: CheckResult["status"], { level }: VerifyCommand): CheckResult["status"] {
  if (status === "flagged") return "not-run";
  return status === "inherited" && level !== "regression-only" ? "fail" : status;
}

interface Text {
  readonly path: string;
  readonly text: string;
}
const WITHHELD = "(withheld: it may hold a secret)";

/** What of the agent's words gets into comments and pull requests, for a scanner. Empty texts are left out. */
export function spokenTexts({ closingWords, detail, prompt, checks, expansions }: Verdict): Text[] {
  const texts = [
    { path: "closing-words.md", text: closingWords },
    { path: "detail.md", text: detail },
    { path: "prompt.md", text: prompt },
    ...checks.map(({ summary, evidence }, at) => ({ path: checkPath(at), text: `${summary}\n${evidence}` })),
    { path: SCOPE_REQUEST_PATH, text: expansions.map(({ reason, smallest }) => `${reason}\n${smallest}`).join("\n") },
  ];
  return texts.filter(({ text }) => text.trim() !== "");
}

/** The verdict without those of its `spokenTexts` for which `isSuspect`. */
export function withholding(verdict: Verdict, isSuspect: (path: string) => boolean): Verdict {
  const shown = (path: string, text: string) => (isSuspect(path) ? WITHHELD : text);
  return {
    ...verdict,
    closingWords: shown("closing-words.md", verdict.closingWords),
    detail: shown("detail.md", verdict.detail),
    prompt: shown("prompt.md", verdict.prompt),
    checks: verdict.checks.map((check, at) =>
      isSuspect(checkPath(at)) ? { ...check, summary: WITHHELD, evidence: "" } : check,
    ),
    expansions: verdict.expansions.map((one) =>
      isSuspect(SCOPE_REQUEST_PATH) ? { ...one, reason: WITHHELD, smallest: "" } : one,
    ),
  };
}

function checkPath(at: number): string {
  return `check-${at + 1}.txt`;
}
