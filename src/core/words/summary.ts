// All endings of a session for three readers: the run's page (Markdown), a terminal (plain table), a program (JSON).

import type { Operation } from "../delivery.ts";
import type { Ending, Outcome } from "../outcome.ts";
import { checkItem, evidenceBlock, words } from "./check-text.ts";
import { defang, details, link, plainText, tableCell } from "./markdown.ts";
import { headline, nextStep } from "./outcome-text.ts";
import { costText, countText, durationText } from "./quantity.ts";
import { oneLine } from "./sanitize.ts";
import { columns } from "./text-table.ts";

/** GitHub takes 1 MiB a step; one UTF-16 unit is at most three bytes of UTF-8. */
const MOST_SUMMARY_CHARS = Math.floor((1024 * 1024) / 3);
const MOST_ROWS = 300;

/**
 * Markdown for the step summary, at most 1 MiB of UTF-8: one table, then the story of each ticket that has no pull request.
 * @param about Markdown of ours that stands between the two; it counts towards the 1 MiB.
 */
export function summaryMarkdown(endings: readonly Ending[], about = ""): string {
  if (endings.length === 0) return "## linear-to-pr\n\nNo ticket was there to work on.\n";
  const rows = endings.slice(0, MOST_ROWS).map((ending) => `| ${rowCells(ending).map(tableCell).join(" | ")} |`);
  const more = endings.length - rows.length;
  const head = [
    "## linear-to-pr",
    [
      "| Ticket | Outcome | Pull request | Rounds | Turns | Cost | Time |",
      "|---|---|---|---:|---:|---:|---:|",
      ...rows,
    ].join("\n"),
    ...(more > 0 ? [`… and ${countText(more, "more ticket")}.`] : []),
    ...(about === "" ? [] : [about]),
  ].join("\n\n");
  return withStories(
    head,
    endings.filter(({ outcome }) => outcome !== "delivered"),
  );
}

const NOTHING_WRONG: readonly Outcome[] = ["already-merged", "closed-by-human", "not-ours", "superseded"];
/** Their story is that of another ticket, or of the batch. */
const NEVER_BEGUN: readonly Outcome[] = ["parked", "skipped", "not-started"];

export function symbolOf(outcome: Outcome): string {
  if (outcome === "delivered") return "✅";
  return [...NOTHING_WRONG, ...NEVER_BEGUN].includes(outcome) ? "⚪" : "❌";
}

function rowCells(ending: Ending): string[] {
  const { pullRequest, usage } = ending;
  return [
    plainText(oneLine(ending.key, 40)),
    `${symbolOf(ending.outcome)} ${ending.outcome}`,
    pullRequest === undefined
      ? "–"
      : `${link(`#${pullRequest.number}`, pullRequest.url)} ${ending.operation ?? ""}`.trim(),
    String(ending.rounds),
    String(usage.turns),
    costText(usage.costUsd),
    durationText(ending.wallMs),
  ];
}

function story(ending: Ending): string {
  const checks = ending.checks.filter(({ status }) => status !== "pass").slice(0, 20);
  const items = checks.map((check) => {
    const line = checkItem(check);
    const evidence = check.status === "fail" ? evidenceBlock(check.evidence, 3000) : "";
    return evidence === "" ? line : `${line}\n\n${details("Evidence", evidence)}\n`;
  });
  const next = defang(oneLine(ending.hint ?? nextStep(ending.outcome), 500));
  return [
    `### ${plainText(oneLine(ending.key, 40))}: ${headline(ending)}`,
    words(ending.reason, 1000),
    next === "" ? "" : `What to do next: ${next}`,
    items.join("\n"),
    ending.kept === undefined ? "" : `Work kept (${ending.kept.kind}): ${words(ending.kept.where, 500)}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Whole stories only: half of one could end inside a fence. */
function withStories(head: string, endings: readonly Ending[]): string {
  let text = head;
  for (const [index, ending] of endings.entries()) {
    const longer = `${text}\n\n${story(ending)}`;
    if (longer.length > MOST_SUMMARY_CHARS - 200) {
      return `${text}\n\n_The rest is left out for want of room (${countText(endings.length - index, "ticket")}); see the log._\n`;
    }
    text = longer;
  }
  return `${text}\n`;
}

/**
 * A plain table, one line a ticket, its last column cut at `width` terminal cells; an address of a pull request is never cut.
 */
export function endingsTable(endings: readonly Ending[], width: number): string {
  const rows = endings.map((ending) => [
    oneLine(ending.key, 40),
    ending.outcome,
    ending.operation ?? "-",
    String(ending.rounds),
    costText(ending.usage.costUsd),
    durationText(ending.wallMs),
    oneLine(ending.pullRequest?.url ?? ending.reason, 500),
  ]);
  return columns(
    [["TICKET", "OUTCOME", "OPERATION", "ROUNDS", "COST", "TIME", "RESULT"], ...rows],
    width,
    (row) => !/^(?:\S+:\/)?\/\S+$/.test(row),
  );
}

export interface EndingsJson {
  readonly tickets: readonly {
    readonly key: string;
    readonly outcome: Outcome;
    readonly rounds: number;
    readonly operation: Operation | null;
    readonly pullRequest: { readonly number: number; readonly url: string } | null;
  }[];
  /** Milliseconds of the whole session; inside agents; outside agents and the user's own commands. */
  readonly wallMs: number;
  readonly agentMs: number;
  readonly overheadMs: number;
}

/** The machine-readable result. `overheadMs` is sound for tickets worked one after the other, and never negative. */
export function endingsJson(endings: readonly Ending[], wallMs: number): EndingsJson {
  const sum = (of: (ending: Ending) => number) => endings.reduce((total, ending) => total + of(ending), 0);
  const agentMs = Math.round(sum((ending) => ending.agentMs));
  const commandsMs = sum((ending) => ending.commandsMs);
  return {
    tickets: endings.map(({ key, outcome, rounds, operation, pullRequest }) => ({
      key,
      outcome,
      rounds,
      operation: operation ?? null,
      pullRequest: pullRequest === undefined ? null : { number: pullRequest.number, url: pullRequest.url },
    })),
    wallMs: Math.round(wallMs),
    agentMs,
    overheadMs: Math.max(0, Math.round(wallMs - agentMs - commandsMs)),
  };
}
