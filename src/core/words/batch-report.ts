// The end of a batch for three readers: a terminal, a program, the run's page. Says what the batch as a whole has come to;
// how one ticket ended is summary.ts. Reasons and paths are untrusted.
import type { MergePlan } from "../batch/merge-order.ts";
import type { Expansion } from "../expansion.ts";
import type { Ending, Outcome } from "../outcome.ts";
import { codeWord, words } from "./check-text.ts";
import { plainText } from "./markdown.ts";
import { costText, countText, durationText } from "./quantity.ts";
import { oneLine } from "./sanitize.ts";
import { type EndingsJson, endingsJson, summaryMarkdown } from "./summary.ts";
import { columns } from "./text-table.ts";

export interface BatchReport {
  /** In the plan's order; what was parked, skipped or not started has its ending too. */
  readonly endings: readonly Ending[];
  /** Name of the phase by key of the ticket. */
  readonly phases: ReadonlyMap<string, string>;
  /** Milliseconds of the whole batch. */
  readonly wallMs: number;
  readonly slots: number;
  /** Why the batch stopped before its end. */
  readonly paused?: string | undefined;
  readonly mergePlan?: MergePlan | undefined;
  /** One line of Markdown of ours for the run's page: what it took on GitHub. */
  readonly took?: string | undefined;
}

interface Totals {
  readonly sumMs: number;
  /** Times as fast as one after the other; undefined when no time passed. */
  readonly speedUp: number | undefined;
  /** US dollars that are known of. */
  readonly costUsd: number;
  /** Tickets whose cost is not known. */
  readonly unknownCosts: number;
  /** What is known, over the drafts there are; undefined without any. */
  readonly costPerDeliveredUsd: number | undefined;
}

function totalsOf({ endings, wallMs }: BatchReport): Totals {
  const sumMs = endings.reduce((sum, ending) => sum + ending.wallMs, 0);
  const costs = endings.flatMap(({ usage }) => (usage.costUsd === undefined ? [] : [usage.costUsd]));
  // Sums of decimal dollars: a millionth is less than any service charges for.
  const dollars = (usd: number) => Math.round(usd * 1e6) / 1e6;
  const costUsd = dollars(costs.reduce((sum, cost) => sum + cost, 0));
  const delivered = endings.filter(({ outcome }) => outcome === "delivered").length;
  return {
    sumMs: Math.round(sumMs),
    speedUp: wallMs > 0 ? Math.round((sumMs / wallMs) * 10) / 10 : undefined,
    costUsd,
    unknownCosts: endings.length - costs.length,
    costPerDeliveredUsd: delivered === 0 ? undefined : dollars(costUsd / delivered),
  };
}

const MOST_LISTED = 100;
const MOST_FILES = 5;

/** The parts of the report that are lists, each item in one line; the words for a name and for a text are the reader's. */
interface Writer {
  readonly key: (key: string) => string;
  readonly path: (path: string) => string;
  readonly text: (text: string) => string;
}
interface Section {
  readonly title: string;
  readonly items: readonly string[];
}

function sectionsOf(report: BatchReport, writer: Writer): Section[] {
  const { endings, mergePlan } = report;
  const sections = [
    { title: "Not done, because of others", items: endings.flatMap((ending) => heldBack(ending, writer)) },
    { title: "Files outside a ticket's territory", items: endings.flatMap((ending) => expansions(ending, writer)) },
    { title: "Merge in this order", items: mergeOrder(mergePlan, writer) },
    { title: "Will conflict", items: mergePlan === undefined ? [] : conflicts(mergePlan, writer) },
  ];
  return sections.flatMap(({ title, items }) => {
    const more = items.length - MOST_LISTED;
    const shown = more > 0 ? [...items.slice(0, MOST_LISTED), `… and ${more} more`] : items;
    return items.length === 0 ? [] : [{ title, items: shown }];
  });
}

const HELD_BACK: readonly Outcome[] = ["parked", "skipped", "not-started", "merge-conflict"];

function heldBack({ key, outcome, reason }: Ending, writer: Writer): string[] {
  return HELD_BACK.includes(outcome) ? [`${writer.key(key)} ${outcome}: ${writer.text(reason)}`] : [];
}

function expansions(ending: Ending, writer: Writer): string[] {
  const seen = (ending.expansions ?? []).slice(0, MOST_LISTED);
  return seen.map(({ path, decision, owner, why }) => {
    const whose = owner === undefined ? "" : ` (${writer.key(owner)} owns it)`;
    return `${writer.key(ending.key)} ${writer.path(path)} ${decision}${whose}: ${writer.text(why)}`;
  });
}

/** One pull request needs no order. */
function mergeOrder(plan: MergePlan | undefined, writer: Writer): string[] {
  return plan === undefined || plan.order.length < 2 ? [] : [plan.order.map(writer.key).join(", ")];
}

function conflicts({ conflicts: pairs, behindBase }: MergePlan, writer: Writer): string[] {
  const files = (paths: readonly string[]) => {
    const more = paths.length - MOST_FILES;
    return [...paths.slice(0, MOST_FILES).map(writer.path), ...(more > 0 ? [`${more} more`] : [])].join(", ");
  };
  return [
    ...pairs.map(({ one, two, files: paths }) => `${writer.key(one)} and ${writer.key(two)} in ${files(paths)}`),
    ...behindBase.map(({ key, files: paths }) => `${writer.key(key)} and the base branch in ${files(paths)}`),
  ];
}

const PLAIN: Writer = {
  key: (key) => oneLine(key, 40),
  path: (path) => oneLine(path, 200),
  text: (text) => oneLine(text, 500),
};

/**
 * Plain text for a terminal: one line a ticket, its last column cut at `width` cells (an address never is), then the sums, then
 * what was held back, asked for, and what merging will meet.
 */
export function batchTable(report: BatchReport, width: number): string {
  const { endings, phases, paused } = report;
  const rows = endings.map((ending) => [
    oneLine(ending.key, 40),
    oneLine(phases.get(ending.key) ?? "-", 10),
    ending.operation === undefined || ending.operation === "created"
      ? ending.outcome
      : `${ending.outcome} (${ending.operation})`,
    String(ending.rounds),
    ending.usage.turns === 0 ? "-" : String(ending.usage.turns),
    costText(ending.usage.costUsd),
    durationText(ending.wallMs),
    oneLine(ending.pullRequest?.url ?? ending.reason, 500),
  ]);
  const heading = ["TICKET", "PHASE", "OUTCOME", "ROUNDS", "TURNS", "COST", "TIME", "RESULT"];
  const sections = sectionsOf(report, PLAIN).map(
    ({ title, items }) => `${title}:\n${items.map((item) => `  ${item}\n`).join("")}`,
  );
  return [
    columns([heading, ...rows], width, (cell) => !/^(?:\S+:\/)?\/\S+$/.test(cell)),
    ...(endings.length < 2 ? [] : [columns(sumsOf(report), Number.POSITIVE_INFINITY, () => false)]),
    ...(paused === undefined ? [] : [`Paused: ${oneLine(paused, 500)}\n`]),
    ...sections,
  ].join("\n");
}

function sumsOf(report: BatchReport): [string, string][] {
  const { sumMs, speedUp, costUsd, unknownCosts, costPerDeliveredUsd } = totalsOf(report);
  const unknown = unknownCosts === 0 ? "" : ` and ${countText(unknownCosts, "unknown cost")}`;
  return [
    ["wall clock", `${durationText(report.wallMs)} on ${countText(report.slots, "slot")}`],
    ["sum of task times", durationText(sumMs)],
    ["speed-up", speedUp === undefined ? "-" : speedUp.toFixed(1)],
    ["cost in sum", `${costText(costUsd)}${unknown}`],
    [
      "cost per delivered ticket",
      costPerDeliveredUsd === undefined ? "-" : `${costText(costPerDeliveredUsd)}${unknown}`,
    ],
  ];
}

export interface BatchJson extends EndingsJson {
  readonly tickets: readonly (EndingsJson["tickets"][number] & {
    readonly phase: string | null;
    readonly reason: string;
    readonly errorCode: string | null;
    readonly turns: number;
    readonly costUsd: number | null;
    readonly wallMs: number;
    readonly agentMs: number;
    readonly commandsMs: number;
    readonly standsOn: readonly string[];
    readonly expansions: readonly Expansion[];
  })[];
  readonly slots: number;
  readonly sumMs: number;
  readonly speedUp: number | null;
  readonly costUsd: number;
  readonly unknownCosts: number;
  readonly costPerDeliveredUsd: number | null;
  readonly paused: string | null;
  readonly mergePlan: MergePlan | null;
}

/**
 * The same as an object. With several slots `overheadMs` is the sum over the tickets of what was spent outside agents and the
 * user's own commands: the wall clock says nothing about that then.
 */
export function batchJson(report: BatchReport): BatchJson {
  const { endings, phases, wallMs, slots, paused, mergePlan } = report;
  const { tickets, ...times } = endingsJson(endings, wallMs);
  const beside = endings.reduce((sum, ending) => sum + ending.wallMs - ending.agentMs - ending.commandsMs, 0);
  const { speedUp, costPerDeliveredUsd, ...totals } = totalsOf(report);
  return {
    ...times,
    overheadMs: slots > 1 ? Math.max(0, Math.round(beside)) : times.overheadMs,
    tickets: endings.flatMap((ending, at) =>
      tickets.slice(at, at + 1).map((ticket) => ({ ...ticket, ...more(ending) })),
    ),
    slots,
    ...totals,
    speedUp: speedUp ?? null,
    costPerDeliveredUsd: costPerDeliveredUsd ?? null,
    paused: paused ?? null,
    mergePlan: mergePlan ?? null,
  };

  function more(ending: Ending) {
    const { key, usage } = ending;
    return {
      phase: phases.get(key) ?? null,
      reason: oneLine(ending.reason, 2000),
      errorCode: ending.errorCode ?? null,
      turns: usage.turns,
      costUsd: usage.costUsd ?? null,
      wallMs: ending.wallMs,
      agentMs: ending.agentMs,
      commandsMs: ending.commandsMs,
      standsOn: ending.standsOn ?? [],
      expansions: ending.expansions ?? [],
    };
  }
}

const MARKDOWN: Writer = {
  key: (key) => plainText(oneLine(key, 40)),
  path: (path) => codeWord(path),
  text: (text) => words(text, 500),
};

/** Markdown for the step summary, as `summaryMarkdown`; a single ticket has no sums. */
export function batchMarkdown(report: BatchReport): string {
  const { endings } = report;
  const sums =
    endings.length < 2
      ? []
      : [
          sumsOf(report)
            .map(([name, value]) => `${name}: ${value}`)
            .join(" · "),
        ];
  const sections = sectionsOf(report, MARKDOWN).map(
    ({ title, items }) => `**${title}**\n\n${items.map((item) => `- ${item}`).join("\n")}`,
  );
  const paused = report.paused === undefined ? [] : [`**Paused:** ${words(report.paused, 500)}`];
  const took = report.took === undefined ? [] : [report.took];
  return summaryMarkdown(endings, [...sums, ...took, ...paused, ...sections].join("\n\n"));
}
