// What tickets took on GitHub, for people: one line for a ticket, one table for a batch. Every word is ours or a closed list's;
// what is not known is called so, never 0.
import { minutesByJob, minutesOf, prepareMinutes, type Sum, type Totals, totalsOf } from "../billing.ts";
import type { Bill, Receipt } from "../receipt.ts";
import { link, tableCell } from "./markdown.ts";
import { costText } from "./quantity.ts";
import { symbolOf } from "./summary.ts";

const HEADS = [
  "Ticket",
  "Outcome",
  "Pull request",
  "agent",
  "verify",
  "deliver",
  "Minutes",
  "Tokens in",
  "out",
  "Cost",
];
const HOW_TO_READ =
  "Minutes are about what GitHub bills: every job rounded up to a whole one. Tokens and cost are what the agents' jobs told.";
/** As many tickets as a batch of eight phases can hold; each row has at most some 300 characters. */
const MOST_ROWS = 2048;

/** One line of Markdown: `About 3 billed minutes (agent 1, verify 1, deliver 1) · 900 tokens in, 80 out · $0.42`. */
export function receiptLine(receipt: Receipt): string {
  const { inputTokens, outputTokens, costUsd } = receipt;
  const jobs = Object.entries(minutesByJob(receipt)).map(([job, minutes]) => `${job} ${minutes ?? "unknown"}`);
  return [
    `About ${sumText(minutesOf(receipt), number)} billed minutes (${jobs.join(", ")})`,
    `${number(inputTokens)} tokens in, ${number(outputTokens)} out`,
    `cost ${costText(costUsd)}`,
  ].join(" · ");
}

/**
 * Markdown for the step summary: a row for each ticket, one for what planning took, the sum, and the sum for each delivered ticket.
 * @param pulls address below which pull requests lie by number.
 */
export function billMarkdown(bill: Bill, pulls: string | undefined): string {
  const totals = totalsOf(bill);
  const rows = [
    ...bill.receipts.slice(0, MOST_ROWS).map((receipt) => ticketCells(receipt, pulls)),
    ["prepare", "", "", "", "", "", number(prepareMinutes(bill)), "", "", ""],
    totalCells("**Sum**", totals, sumText),
    totalCells("**Per delivered ticket**", totals, (sum, text) => perDelivered(sum, totals.delivered, text)),
  ];
  const lines = rows.map((cells) => `| ${cells.map(tableCell).join(" | ")} |`);
  const table = [`| ${HEADS.join(" | ")} |`, "|---|---|---|---:|---:|---:|---:|---:|---:|---:|", ...lines];
  return `## What this batch took\n\n${table.join("\n")}\n\n${HOW_TO_READ}\n`;
}

function ticketCells(receipt: Receipt, pulls: string | undefined): string[] {
  const { key, outcome, pullRequest, inputTokens, outputTokens, costUsd } = receipt;
  const minutes = minutesByJob(receipt);
  const cell = (of: number | null | undefined) => (of === undefined ? "–" : (of?.toString() ?? "unknown"));
  return [
    key,
    `${symbolOf(outcome)} ${outcome}`,
    pullRequest === undefined
      ? "–"
      : link(`#${pullRequest}`, pulls === undefined ? undefined : `${pulls}/${pullRequest}`),
    ...[minutes.agent, minutes.verify, minutes.deliver].map(cell),
    sumText(minutesOf(receipt), number),
    number(inputTokens),
    number(outputTokens),
    costText(costUsd),
  ];
}

type Words = (value: number) => string;

function totalCells(name: string, totals: Totals, say: (sum: Sum, words: Words) => string): string[] {
  const { minutes, inputTokens, outputTokens, costUsd, delivered } = totals;
  const texts = [say(minutes, number), say(inputTokens, number), say(outputTokens, number), say(costUsd, costText)];
  return [name, `${delivered} delivered`, "", "", "", "", ...texts];
}

/** `16`; `at least 12 (1 unknown)` when parts are missing; `unknown` when all are. */
function sumText({ known, unknown }: Sum, words: Words): string {
  if (unknown === 0) return words(known);
  return known === 0 ? "unknown" : `at least ${words(known)} (${unknown} unknown)`;
}

function perDelivered({ known, unknown }: Sum, delivered: number, words: Words): string {
  if (delivered === 0) return "–";
  return sumText({ known: known / delivered, unknown }, words);
}

/** `12,345`; one decimal where it is a part of a minute. */
function number(value: number | undefined): string {
  if (value === undefined) return "unknown";
  const [whole = "", part] = (Math.round(value * 10) / 10).toString().split(".");
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}${part === undefined ? "" : `.${part}`}`;
}
