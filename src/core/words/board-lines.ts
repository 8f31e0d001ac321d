// Many tasks at a glance: what is known of each, and the lines of a table that fits a terminal. Draws nothing itself; titles
// and events are untrusted and made harmless here.
import { Outcome } from "../outcome.ts";
import { costText, durationText } from "./quantity.ts";
import { oneLine } from "./sanitize.ts";
import { columns } from "./text-table.ts";

/** What a board knows of one task. Times are milliseconds of one monotonic clock. */
export interface BoardState {
  readonly key: string;
  readonly title: string;
  readonly phase: string;
  /** `waiting`, a stage's verb, or an outcome. */
  readonly state: string;
  readonly turns: number;
  readonly costUsd: number | undefined;
  /** When it left `waiting`. */
  readonly startedMs: number | undefined;
  /** When it came to its outcome. */
  readonly endedMs: number | undefined;
  readonly event: string;
}

type Row = Pick<BoardState, "key" | "title" | "phase">;
interface News {
  readonly state?: string;
  readonly turns?: number;
  readonly costUsd?: number;
  readonly event?: string;
}

export function waitingRow({ key, title, phase }: Row): BoardState {
  const nothing = { turns: 0, costUsd: undefined, startedMs: undefined, endedMs: undefined, event: "" };
  return { key, title, phase, state: "waiting", ...nothing };
}

/** The row after one more piece of news. A task that goes on after its end, as a follow-up does, is running again. */
export function withNews(row: BoardState, news: News, nowMs: number): BoardState {
  const state = news.state ?? row.state;
  const kind = kindOf(state);
  return {
    ...row,
    state,
    turns: news.turns ?? row.turns,
    costUsd: news.costUsd ?? row.costUsd,
    startedMs: row.startedMs ?? (kind === "running" ? nowMs : undefined),
    endedMs: kind === "running" || kind === "waiting" ? undefined : (row.endedMs ?? nowMs),
    event: news.event ?? row.event,
  };
}

export type RowKind = "running" | "waiting" | "well" | "failed";

const WELL: readonly Outcome[] = ["delivered", "already-merged"];

export function kindOf(state: string): RowKind {
  if (state === "waiting") return "waiting";
  const outcome = Outcome.safeParse(state);
  if (!outcome.success) return "running";
  return WELL.includes(outcome.data) ? "well" : "failed";
}

/** Which columns there is room for; the last one takes what is left. */
const FULL = ["TASK", "PHASE", "STATE", "TURNS", "COST", "TIME", "LAST EVENT"] as const;
type Column = (typeof FULL)[number];
const LAYOUTS: readonly { readonly from: number; readonly shown: readonly Column[] }[] = [
  { from: 70, shown: FULL },
  { from: 40, shown: ["TASK", "STATE", "TIME", "LAST EVENT"] },
  { from: 0, shown: ["TASK", "STATE"] },
];
/** Less cannot show a key. */
const LEAST_WIDTH = 10;

/**
 * A plain table: running tasks first, then those that did not end well, then waiting ones, each as given; the rest in one line
 * (`12 delivered, 1 refused; not shown: 3 waiting`). No line takes more than `width` cells and there are never more than
 * `height`; [] where nothing fits.
 */
export function boardLines(
  rows: readonly BoardState[],
  { width, height, nowMs }: { readonly width: number; readonly height: number; readonly nowMs: number },
): string[] {
  if (width < LEAST_WIDTH || height < 1) return [];
  const of = (kind: RowKind) => rows.filter(({ state }) => kindOf(state) === kind);
  const listed = [...of("running"), ...of("failed"), ...of("waiting")];
  // One line for the heading, and one for the rest when there is a rest.
  const hasRest = listed.length < rows.length || listed.length > height - 1 || of("failed").length > 0;
  const shown = listed.slice(0, Math.max(0, height - (hasRest ? 2 : 1)));
  const { shown: names } = LAYOUTS.find(({ from }) => width >= from) ?? { shown: FULL };
  const cells = shown.map((row) => cellsOfRow(row, nowMs)).map((row) => names.map((name) => row[name]));
  const table = shown.length === 0 ? [] : lines(columns([[...names], ...cells], width, () => true));
  const rest = hasRest ? [restLine(rows, listed.slice(shown.length))] : [];
  return lines(
    columns(
      [...table, ...rest].map((line) => [line]),
      width,
      () => true,
    ),
  );
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

function cellsOfRow(row: BoardState, nowMs: number): Record<Column, string> {
  const { startedMs, endedMs = nowMs } = row;
  return {
    TASK: oneLine(row.key, 20) || "-",
    PHASE: oneLine(row.phase, 10) || "-",
    STATE: oneLine(row.state, 20) || "-",
    TURNS: row.turns === 0 ? "-" : String(row.turns),
    COST: row.costUsd === undefined ? "-" : costText(row.costUsd),
    TIME: startedMs === undefined ? "-" : durationText(endedMs - startedMs),
    "LAST EVENT": oneLine(row.event, 200) || oneLine(row.title, 200),
  };
}

function restLine(rows: readonly BoardState[], hidden: readonly BoardState[]): string {
  const ended = tally(rows.map(({ state }) => state).filter((state) => Outcome.safeParse(state).success));
  const missing = tally(
    hidden.map(({ state }) => kindOf(state)).filter((kind) => kind === "running" || kind === "waiting"),
  );
  return [ended, missing === "" ? "" : `not shown: ${missing}`].filter((part) => part !== "").join("; ");
}

/** `12 delivered, 1 refused`, the most frequent first. */
function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].toSorted((one, other) => other[1] - one[1]);
  return sorted.map(([word, count]) => `${count} ${word}`).join(", ");
}
