// The verdict over one verification command, from how it ended here and, when it failed, how it ends at the base commit.
// Green is exit code 0 and nothing else; an unknown baseline excuses nothing.

import type { VerifyCommand } from "../config/config.ts";
import type { Finished } from "../finished.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { failureLines, isFailure, normalise, plainText } from "./failure-lines.ts";
import { capBytes, capBytesFromEnd, conclude, type Nature } from "./result.ts";

export interface CommandInput {
  readonly command: VerifyCommand;
  readonly finished: Finished;
  /** The same command at the base commit; only looked at when it failed here. Left out means unknown. */
  readonly baseline?: Finished | "unknown" | undefined;
  /** Absolute paths of the two working directories, so that their outputs can be compared. */
  readonly roots?: readonly string[] | undefined;
}

const MAX_EVIDENCE_BYTES = 4096;
const MAX_FAILURES_BYTES = 1500;

/** Whether the base commit must be asked: only when the command ran here, to a red end, and is meant to decide. */
export function needsBaseline(command: VerifyCommand, finished: Finished): boolean {
  return command.level !== "informational" && finished.started && !finished.cancelled && isRed(finished);
}

/** pass · fail · inherited (red at the base in the same way, only for `regression-only`) · not-run. */
export function commandCheck(input: CommandInput): CheckResult {
  const { command, finished } = input;
  const ran = finished.started && !finished.cancelled;
  const nature: Nature = {
    name: command.name,
    weight: command.level === "informational" ? "advisory" : "blocking",
    fixable: ran,
  };
  const judged = judge(input);
  const evidence = judged.status === "pass" ? "" : gatherEvidence(finished, judged.fresh ?? [], input.roots ?? []);
  return { ...conclude(nature, judged), evidence, durationMs: finished.durationMs };
}

interface Judgement {
  readonly status: CheckResult["status"];
  readonly summary: string;
  /** Failures that the base does not have. */
  readonly fresh?: readonly string[];
}

function judge({ command, finished, baseline = "unknown", roots = [] }: CommandInput): Judgement {
  if (!finished.started) return { status: "not-run", summary: "could not be started" };
  if (finished.cancelled) return { status: "not-run", summary: "was cancelled" };
  if (!isRed(finished)) return { status: "pass", summary: "exit code 0" };
  const end = ending(finished);
  if (command.level === "informational") return { status: "fail", summary: `${end} (informational)` };
  if (baseline === "unknown" || !baseline.started || baseline.cancelled) {
    return { status: "fail", summary: `${end}; how it ends on the base is unknown` };
  }
  if (!isRed(baseline)) return { status: "fail", summary: `${end}; passes on the base` };
  if (command.level === "strict") return { status: "fail", summary: `${end}; red on the base too, but must pass` };
  return compare(finished, baseline, roots);
}

function compare(finished: Finished, baseline: Finished, roots: readonly string[]): Judgement {
  const end = ending(finished);
  if (hasNoExit(finished) || hasNoExit(baseline)) {
    return { status: "fail", summary: `${end}; on the base it ${ending(baseline)}: not comparable` };
  }
  const here = failureLines(output(finished), roots);
  const there = failureLines(output(baseline), roots);
  const fresh = surplus(here, there);
  if (fresh.length > 0)
    return { status: "fail", summary: `${end}; ${countText(fresh.length, "failure")} the base does not have`, fresh };
  if (here.length === 0 && !looksTheSame(finished, baseline, roots)) {
    return { status: "fail", summary: `${end}; red on the base too, but not in the same way` };
  }
  const fewer =
    there.length > here.length ? `, with ${countText(there.length - here.length, "failure line")} more` : "";
  return { status: "inherited", summary: `${end}; red on the base in the same way${fewer}` };
}

/** For tools whose words are not known: the same exit code, and no line that the base does not print. */
function looksTheSame(finished: Finished, baseline: Finished, roots: readonly string[]): boolean {
  if (finished.exitCode !== baseline.exitCode || failureLines(output(baseline), roots).length > 0) return false;
  const clean = (run: Finished) =>
    output(run)
      .split("\n")
      .map((line) => normalise(line, roots));
  return surplus(new Set(clean(finished)), clean(baseline)).length === 0;
}

function surplus(here: Iterable<string>, there: readonly string[]): string[] {
  const known = new Map<string, number>();
  for (const line of there) known.set(line, (known.get(line) ?? 0) + 1);
  const fresh: string[] = [];
  for (const line of here) {
    const left = known.get(line) ?? 0;
    if (left === 0) fresh.push(line);
    else known.set(line, left - 1);
  }
  return fresh;
}

function isRed(run: Finished): boolean {
  return run.exitCode !== 0 || run.timedOut;
}

function hasNoExit(run: Finished): boolean {
  return run.timedOut || run.exitCode === undefined;
}

function ending(run: Finished): string {
  if (run.timedOut) return "ran out of time";
  return run.exitCode === undefined ? `was ended by ${run.signal ?? "a signal"}` : `exit code ${run.exitCode}`;
}

function output({ stdout, stderr }: Finished): string {
  return plainText(stdout === "" || stdout.endsWith("\n") ? stdout + stderr : `${stdout}\n${stderr}`);
}

/** New failures first, then the failing lines when the end alone would not show them, then the end of the output. */
function gatherEvidence(finished: Finished, fresh: readonly string[], roots: readonly string[]): string {
  // People and agents know files by their place in the repository, and where we keep it is nobody's business.
  const all = roots.reduce((text, root) => text.replaceAll(`${root}/`, ""), output(finished)).trimEnd();
  const isShort = new TextEncoder().encode(all).length <= MAX_EVIDENCE_BYTES - MAX_FAILURES_BYTES;
  const failing = isShort ? [] : all.split("\n").filter((line) => isFailure(line.slice(0, 2000).trim()));
  const top = fresh.length > 0 ? ["Not on the base:", ...fresh.map((line) => `  ${line}`)] : failing;
  const head = top.length === 0 ? "" : `${capBytes(top.join("\n"), MAX_FAILURES_BYTES)}\n\n`;
  const room = MAX_EVIDENCE_BYTES - new TextEncoder().encode(head).length;
  return head + capBytesFromEnd(all, room);
}
