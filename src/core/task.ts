// Tickets → tasks: deterministic branch, territory from the ticket or the configuration, limits from the configuration.
import type { Config } from "./config/config.ts";
import { branchName } from "./names.ts";
import type { EarlierWork, Limits, Plan, Task } from "./plan.ts";
import { minutesToMs } from "./settings.ts";
import { snapshotOf } from "./snapshot.ts";
import type { Territory } from "./territory.ts";
import type { Ticket } from "./ticket.ts";

export function limitsOf(run: Config["run"]): Limits {
  return {
    maxTurns: run.maxTurns,
    timeoutMs: minutesToMs(run.timeoutMinutes),
    stallMs: minutesToMs(run.stallMinutes),
    maxCostUsd: run.maxCostUsd,
  };
}

/** Files the ticket names bind; then the configuration's; nothing known is said as such, never guessed silently. */
export function territoryOf(ticket: Ticket, plan: Config["plan"]): Territory {
  const rest = { mayAppend: plan.mayAppend, mustNotEdit: plan.mustNotEdit };
  if (ticket.files.length > 0) return { mayEdit: ticket.files, ...rest, source: "ticket" };
  if (plan.mayEdit.length > 0) return { mayEdit: plan.mayEdit, ...rest, source: "configuration" };
  return { mayEdit: [], ...rest, source: "unknown" };
}

export function createTask(wanted: {
  readonly ticket: Ticket;
  readonly number: number;
  readonly base: string;
  readonly config: Config;
  readonly earlier?: EarlierWork | undefined;
}): Task {
  const { ticket, config } = wanted;
  return {
    number: wanted.number,
    ticket,
    snapshot: snapshotOf(ticket),
    base: wanted.base,
    branch: branchName(config.deliver.branch, ticket.key),
    territory: territoryOf(ticket, config.plan),
    after: ticket.blockedBy.map(({ key }) => ({ key, kind: "hard" as const, reason: "blocks relation" })),
    limits: limitsOf(config.run),
    ...(wanted.earlier === undefined ? {} : { earlier: wanted.earlier }),
    notes: "",
  };
}

/** For now one phase holds every task; dependencies are kept on the tasks. */
export function createPlan(base: string, tasks: readonly Task[]): Plan {
  const phase = { name: "A", prompts: tasks.map((task) => task.number), parallel: true, dependsOnPhases: [] };
  return { base, phases: tasks.length === 0 ? [] : [phase], tasks: [...tasks] };
}
