// Tickets → tasks: deterministic branch, territory from the ticket, the configuration or a guess, limits from the configuration.
import type { Config } from "./config/config.ts";
import { branchName } from "./names.ts";
import type { EarlierWork, Limits, Plan, Task } from "./plan.ts";
import { minutesToMs } from "./settings.ts";
import { snapshotOfAll } from "./snapshot.ts";
import type { Territory } from "./territory.ts";
import type { Ticket } from "./ticket.ts";
import { parseFilesSection } from "./ticket-files.ts";

export function limitsOf(run: Config["run"]): Limits {
  return {
    maxTurns: run.maxTurns,
    timeoutMs: minutesToMs(run.timeoutMinutes),
    stallMs: minutesToMs(run.stallMinutes),
    maxCostUsd: run.maxCostUsd,
  };
}

/** What the code itself suggests: files the change probably touches, and how likely the first of them is right, 0 to 1. */
export interface Prediction {
  readonly mayEdit: readonly string[];
  readonly confidence: number;
}

/**
 * Files the ticket lists bind; then the configuration's; then a guess, which orders a batch and blocks nothing; nothing known
 * is said as such.
 */
export function territoryOf(
  ticket: Pick<Ticket, "files" | "description">,
  plan: Config["plan"],
  prediction?: Prediction,
): Territory {
  const rest = { mayAppend: plan.mayAppend, mustNotEdit: plan.mustNotEdit };
  const listed = ticket.files.length > 0 ? ticket.files : parseFilesSection(ticket.description).files;
  if (listed.length > 0) return { mayEdit: [...listed], ...rest, source: "ticket" };
  if (plan.mayEdit.length > 0) return { mayEdit: plan.mayEdit, ...rest, source: "configuration" };
  if (prediction === undefined || prediction.mayEdit.length === 0) return { mayEdit: [], ...rest, source: "unknown" };
  const { mayEdit, confidence } = prediction;
  return { mayEdit: [...mayEdit], ...rest, confidence, source: "prediction" };
}

const FIRMEST = ["ticket", "configuration", "prediction", "unknown"] as const;

/** The territory of tickets that become one task: all their files, known only as well as the least known of them. */
function joined(territories: readonly [Territory, ...Territory[]]): Territory {
  const [first, ...others] = territories;
  if (others.length === 0) return first;
  const source = FIRMEST.findLast((each) => territories.some((territory) => territory.source === each)) ?? "unknown";
  const { mayAppend, mustNotEdit } = first;
  if (source === "unknown") return { mayEdit: [], mayAppend, mustNotEdit, source };
  const mayEdit = [...new Set(territories.flatMap((territory) => territory.mayEdit))];
  if (source !== "prediction") return { mayEdit, mayAppend, mustNotEdit, source };
  const confidence = Math.min(...territories.map((territory) => territory.confidence ?? 1));
  return { mayEdit, mayAppend, mustNotEdit, confidence, source };
}

/** @param wanted.also further tickets that the task does in the same change; branch and comment stay those of `ticket`. */
export function createTask(wanted: {
  readonly ticket: Ticket;
  readonly also?: readonly Ticket[] | undefined;
  readonly number: number;
  readonly base: string;
  readonly config: Config;
  readonly earlier?: EarlierWork | undefined;
  readonly prediction?: Prediction | undefined;
}): Task {
  const { ticket, also = [], config } = wanted;
  const territory = (each: Ticket) => territoryOf(each, config.plan, wanted.prediction);
  return {
    number: wanted.number,
    ticket,
    also: [...also],
    snapshot: snapshotOfAll(ticket, also),
    base: wanted.base,
    standsOn: [],
    branch: branchName(config.deliver.branch, ticket.key),
    territory: joined([territory(ticket), ...also.map(territory)]),
    after: [],
    limits: limitsOf(config.run),
    ...(wanted.earlier === undefined ? {} : { earlier: wanted.earlier }),
    notes: "",
  };
}

/** For now one phase holds every task; dependencies are kept on the tasks. */
export function createPlan(base: string, tasks: readonly Task[]): Plan {
  const phase = { name: "A", prompts: tasks.map((task) => task.number), parallel: true, dependsOnPhases: [] };
  return { base, phases: tasks.length === 0 ? [] : [phase], tasks: [...tasks], parked: [], warnings: [] };
}
