// What a batch would do, before it does anything: for a person at a terminal and for a program. Titles, paths and reasons are
// untrusted.
import type { Forecast, Start } from "../batch/forecast.ts";
import type { Dependency, DependencyKind, Phase, Plan, Task } from "../plan.ts";
import type { Territory } from "../territory.ts";
import { fence } from "./markdown.ts";
import { countText, durationText } from "./quantity.ts";
import { oneLine, sanitize } from "./sanitize.ts";
import { columns } from "./text-table.ts";

export interface Foreseen {
  readonly plan: Plan;
  readonly forecast: Forecast;
  /** The graph's text, without a fence. */
  readonly mermaid: string;
}

const MOST_FILES = 5;
const MOST_REASON = 300;

/** Plain text: lines of titles and files are cut at `width` cells, reasons and warnings are not. */
export function forecastText({ plan, forecast, mermaid }: Foreseen, width: number): string {
  const starts = new Map(forecast.starts.map((start) => [start.key, start]));
  const context = { starts, width };
  const parts = [
    ...plan.phases.map((phase) => phaseText(phase, plan.tasks, context)),
    plan.tasks.length === 0 ? "No ticket is ready to be worked on.\n" : timesText(forecast),
    listText(
      "Not started",
      plan.parked.map(({ ticket, reason }) => `${word(ticket.key)}: ${oneLine(reason, MOST_REASON)}`),
    ),
    listText("Warnings", plan.warnings.map(warningText)),
    plan.tasks.length === 0 ? "" : `${fence(sanitize(mermaid, { maxChars: 1_000_000 }), "mermaid")}\n`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}

interface Context {
  readonly starts: ReadonlyMap<string, Start>;
  readonly width: number;
}

function word(key: string): string {
  return oneLine(key, 40);
}

function phaseText(phase: Phase, tasks: readonly Task[], context: Context): string {
  const { prompts, parallel, dependsOnPhases } = phase;
  const how = prompts.length < 2 ? "" : parallel ? ", side by side" : ", one by one";
  const after = dependsOnPhases.length === 0 ? "" : `, after ${dependsOnPhases.map(word).join(", ")}`;
  const members = prompts.flatMap((number) => tasks.filter((task) => task.number === number));
  return [
    `Phase ${word(phase.name)}: ${countText(prompts.length, "task")}${how}${after}\n`,
    ...members.map((task) => taskText(task, context)),
  ].join("");
}

function taskText(task: Task, { starts, width }: Context): string {
  const { ticket, also, after, territory } = task;
  const waits = after.map(waitText);
  return [
    cut(`  ${word(ticket.key)}  ${oneLine(ticket.title, 200)}`, width),
    ...also.map((other) => cut(`    with       ${word(other.key)}  ${oneLine(other.title, 200)}`, width)),
    cut(`    files      ${territoryText(territory)}`, width),
    ...(waits.length === 0 ? ["nothing"] : waits).map(
      (wait, at) => `    ${at === 0 ? "waits for" : "         "}  ${wait}\n`,
    ),
    `    expected   ${whenText(starts.get(ticket.key))}\n`,
  ].join("");
}

function whenText(start: Start | undefined): string {
  if (start === undefined) return "not in this run";
  const from = start.startMs === 0 ? "from the start" : `${durationText(start.startMs)} after the start`;
  return `${durationText(start.endMs - start.startMs)}, ${from}`;
}

/** One line with its end. */
function cut(line: string, width: number): string {
  return columns([[line]], width, () => true);
}

const SOURCES: Record<Territory["source"], string> = {
  ticket: "named in the ticket",
  configuration: "from the configuration",
  prediction: "guessed",
  unknown: "unknown",
};

/** `guessed, 62 % sure` */
export function sourceText({ source, confidence }: Pick<Territory, "source" | "confidence">): string {
  return `${SOURCES[source]}${confidence === undefined ? "" : `, ${Math.round(confidence * 100)} % sure`}`;
}

function territoryText({ mayEdit, ...from }: Territory): string {
  const more = mayEdit.length - MOST_FILES;
  const files = mayEdit.slice(0, MOST_FILES).map((path) => oneLine(path, 200));
  const listed = [...files, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return `${sourceText(from)}${listed === "" ? "" : `: ${listed}`}`;
}

const KINDS: Record<DependencyKind, string> = {
  hard: "must end well",
  soft: "same files",
  order: "order only",
  hint: "a hint, not waited for",
};

function waitText({ key, kind, reason }: Dependency): string {
  return `${word(key)}: ${KINDS[kind]}; ${oneLine(reason, MOST_REASON)}`;
}

function timesText({ slots, order, makespanMs, lowerBoundMs, sumMs, criticalPath }: Forecast): string {
  const rows = [
    ["expected", `${durationText(makespanMs)} on ${countText(slots, "slot")}, order ${order}`],
    ["one by one", durationText(sumMs)],
    ["at best", durationText(lowerBoundMs)],
    ["longest way", criticalPath.map(word).join(" → ") || "-"],
  ];
  return columns(rows, Number.POSITIVE_INFINITY, () => false);
}

function warningText({ key, text }: Plan["warnings"][number]): string {
  return `${key === undefined ? "" : `${word(key)}: `}${oneLine(text, MOST_REASON * 2)}`;
}

function listText(title: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `${title}:\n${items.map((item) => `  ${item}\n`).join("")}`;
}

/** The same as an object; times in milliseconds, of a task that does not run `null`. */
export function forecastJson({ plan, forecast, mermaid }: Foreseen) {
  const starts = new Map(forecast.starts.map((start) => [start.key, start]));
  const keys = new Map(plan.tasks.map(({ number, ticket }) => [number, ticket.key]));
  const { starts: _, makespanMs, lowerBoundMs, sumMs, ...how } = forecast;
  return {
    base: plan.base,
    ...how,
    makespanMs: Math.round(makespanMs),
    lowerBoundMs: Math.round(lowerBoundMs),
    sumMs: Math.round(sumMs),
    phases: plan.phases.map(({ name, prompts, parallel, dependsOnPhases }) => ({
      name,
      parallel,
      after: dependsOnPhases,
      tickets: prompts.flatMap((number) => keys.get(number) ?? []),
    })),
    tickets: plan.tasks.map(({ ticket, also, branch, territory, after }) => ({
      key: ticket.key,
      title: oneLine(ticket.title, 300),
      also: also.map(({ key }) => key),
      branch,
      territory,
      after,
      startMs: roundedMs(starts.get(ticket.key)?.startMs),
      endMs: roundedMs(starts.get(ticket.key)?.endMs),
    })),
    parked: plan.parked.map(({ ticket, reason }) => ({ key: ticket.key, title: oneLine(ticket.title, 300), reason })),
    warnings: plan.warnings.map(({ key, text }) => ({ key: key ?? null, text })),
    mermaid,
  };
}

function roundedMs(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms);
}
export type ForecastJson = ReturnType<typeof forecastJson>;
