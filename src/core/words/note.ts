// The one comment on the ticket: how it ended, what to do next, and what there is to see. Plain Markdown that Linear renders:
// no HTML, no collapsible parts. Only the ticket's own key stands in it as a key.

import type { Ending, KeptWork } from "../outcome.ts";
import type { CheckResult } from "../verdict.ts";
import { expansionsText } from "./batch-text.ts";
import { checkItem, codeWord, evidenceBlock, words } from "./check-text.ts";
import { breakKeys, capText, defang, link } from "./markdown.ts";
import { headline, nextStep } from "./outcome-text.ts";
import { costText, countText, durationText, turnsText } from "./quantity.ts";
import { sanitize } from "./sanitize.ts";

const MOST_NOTE_CHARS = 20_000;
const MOST_CHECKS = 10;

/** Markdown, at most 20,000 characters. The same ending gives the same text, so that saying it again changes nothing. */
export function note(ending: Ending): string {
  const parts = [
    `**${headline(ending)}**${pullRequestText(ending)}`,
    multiLine(ending.reason),
    nextText(ending),
    standingOnText(ending),
    askedForText(ending),
    ...ending.checks.filter(isOpen).slice(0, MOST_CHECKS).map(checkText),
    keptText(ending.kept),
    costLine(ending),
  ];
  return capText(parts.filter((part) => part !== "").join("\n\n"), MOST_NOTE_CHARS, "\n\n… (cut)");
}

function isOpen({ status }: CheckResult): boolean {
  return status !== "pass";
}

/** A reason may hold one problem per line (configuration reports all at once). */
function multiLine(reason: string): string {
  const lines = sanitize(reason, { maxChars: 4000 }).split("\n").slice(0, 30);
  return lines
    .map((line) => words(line, 500))
    .filter((line) => line !== "")
    .join("\n");
}

function pullRequestText({ pullRequest }: Ending): string {
  if (pullRequest === undefined) return "";
  const name = `#${pullRequest.number}`;
  const linked = link(`Pull request ${name}`, pullRequest.url);
  return linked.startsWith("[") ? ` ${linked}` : ` Pull request ${name}: ${codeWord(pullRequest.url, 500)}`;
}

function nextText(ending: Ending): string {
  const next = defang(sanitize(ending.hint ?? nextStep(ending.outcome), { maxChars: 1000 }));
  const code = ending.errorCode === undefined ? "" : ` (${codeWord(ending.errorCode, 60)})`;
  return next === "" ? "" : `What to do next: ${next}${code}`;
}

/** Readable keys that are none for Linear: standing on a ticket's work is no relation that we may make. */
function standingOnText({ standsOn = [] }: Ending): string {
  return standsOn.length === 0 ? "" : `It stands on the work of ${breakKeys(standsOn.join(", "))}: merge that first.`;
}

function askedForText({ expansions = [] }: Ending): string {
  return expansions.length === 0
    ? ""
    : `Files outside its territory that the agent asked for:\n\n${expansionsText(expansions)}`;
}

function checkText(check: CheckResult): string {
  const line = checkItem(check);
  const evidence = check.status === "fail" ? evidenceBlock(check.evidence, 1500) : "";
  return evidence === "" ? line : `${line}\n\n${evidence}`;
}

const KEPT: Record<KeptWork["kind"], string> = {
  branch: "The work is kept on branch",
  file: "The work is kept as a git bundle in",
  workdir: "The work is kept in the working directory",
};

function keptText(kept: KeptWork | undefined): string {
  return kept === undefined ? "" : `${KEPT[kept.kind]} ${codeWord(kept.where, 500)}.`;
}

function costLine({ key, rounds, usage, wallMs }: Ending): string {
  if (rounds === 0) return `${key} · ${durationText(wallMs)} · no agent was started`;
  const facts = [
    key,
    countText(rounds, "round"),
    ...turnsText(usage),
    `cost ${costText(usage.costUsd)}`,
    durationText(wallMs),
  ];
  return facts.join(" · ");
}
