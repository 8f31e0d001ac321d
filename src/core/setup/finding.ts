// One thing that was looked at on the way from a ticket to a draft, what was seen, and what to do about it. What could not be
// looked at is `unknown`, never `ok`.
import { isPipelineError } from "../../errors.ts";
import { oneLine } from "../words/sanitize.ts";

/** In the order people read them: this machine, GitHub, Linear, what is between them. */
export const CHECKS = {
  git: "git",
  node: "Node",
  checkout: "checkout and base",
  configuration: "configuration",
  agent: "agent program",
  sandbox: "sandbox",
  repository: "GitHub repository",
  permissions: "GitHub token",
  "pull-requests": "Actions may open pull requests",
  workflow: "caller workflow",
  source: "reusable workflow",
  secrets: "Actions secrets",
  "linear-key": "Linear key",
  teams: "Linear teams",
  states: "Linear states",
  labels: "Linear labels",
  webhook: "Linear webhook",
  relay: "relay",
} as const;
export type CheckName = keyof typeof CHECKS;

export type Status = "ok" | "warning" | "missing" | "unknown";
export interface Judgement {
  readonly status: Status;
  /** The value seen, in a few words. */
  readonly seen: string;
  /** What to do; nothing when all is well. */
  readonly todo?: string;
}
export interface Finding extends Judgement {
  readonly check: CheckName;
}

export const ok = (seen: string): Judgement => ({ status: "ok", seen });
export const warning = (seen: string, todo: string): Judgement => ({ status: "warning", seen, todo });
export const missing = (seen: string, todo: string): Judgement => ({ status: "missing", seen, todo });
export const unknown = (seen: string, todo: string): Judgement => ({ status: "unknown", seen, todo });

/** What a look that failed means. Only what a person can put right is missing; being shut out says nothing about what is there. */
export function judgeFailure(error: unknown): Judgement {
  if (!isPipelineError(error)) {
    const words = error instanceof Error ? error.message : String(error);
    return unknown(`a fault of linear-to-pr: ${words}`, "Please report this line.");
  }
  const isShutOut = error.blame === "upstream" || error.code.endsWith("_FORBIDDEN");
  return isShutOut ? unknown(error.message, error.hint) : missing(error.message, error.hint);
}

/** 0 when nothing is missing. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 2 {
  return findings.some(({ status }) => status === "missing") ? 2 : 0;
}

const MOST_CHARS = 300;
const WIDTH = Math.max(...Object.values(CHECKS).map((title) => title.length));

export function findingsText(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ check, status, seen, todo }) => [
    `${status.padEnd(8)} ${CHECKS[check].padEnd(WIDTH)}  ${oneLine(seen, MOST_CHARS)}`,
    ...(todo === undefined ? [] : [`${" ".repeat(9)}→ ${oneLine(todo, MOST_CHARS)}`]),
  ]);
  const count = (wanted: Status) => findings.filter(({ status }) => status === wanted).length;
  const sums = (["ok", "warning", "missing", "unknown"] as const).map((status) => `${count(status)} ${status}`);
  return `${lines.join("\n")}\n\n${sums.join(" · ")}\n`;
}

export function findingsJson(findings: readonly Finding[]): object {
  return { ok: exitCodeOf(findings) === 0, findings };
}
