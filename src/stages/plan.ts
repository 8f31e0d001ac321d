// plan: tickets → tasks with branch, territory and limits, what each waits for, and phases; looks on the forge for work an
// earlier run left.
import { checkEdited } from "../core/batch/check-edited.ts";
import { mergeOverlapping } from "../core/batch/merge-overlapping.ts";
import { planBatch } from "../core/batch/plan-batch.ts";
import type { PullRequest } from "../core/delivery.ts";
import { findGlobProblem } from "../core/globs.ts";
import type { EarlierWork, Plan, PlanWarning, Task } from "../core/plan.ts";
import { mapPooled } from "../core/pool.ts";
import type { Settings } from "../core/settings.ts";
import { createTask } from "../core/task.ts";
import type { Ticket } from "../core/ticket.ts";
import { parseFilesSection } from "../core/ticket-files.ts";
import { parseMarker } from "../core/words/marker.ts";
import { PipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";
import { queryOf } from "../retrieval/enrichment.ts";
import { createPredictor, type Prediction } from "../retrieval/predict.ts";
import { readIndexable } from "../retrieval/readable.ts";

/** Requests to the forge at once. */
const MOST_LOOKS = 8;

type PlanPorts = Pick<Ports, "forge" | "trees" | "log">;

/** @throws GITHUB_*, FORGE_FOLDER_INVALID, TICKET_KEY_INVALID; PLAN_INVALID for a circle of tickets, naming its path. */
export async function plan(
  tickets: readonly Ticket[],
  ports: PlanPorts,
  settings: Pick<Settings, "config" | "base" | "trusted" | "repository">,
): Promise<Plan> {
  for (const ticket of tickets) refuseWildGlobs(ticket);
  const { config, base } = settings;
  const guess = await predictions(tickets, ports, settings);
  const tasks = tickets.map((ticket, index) =>
    createTask({ ticket, number: index + 1, base: base.branch, config, prediction: guess(ticket) }),
  );
  const arranged = arrange(await withEarlier(tasks, ports), settings);
  const planned = { ...arranged, warnings: [...arranged.warnings, ...tickets.flatMap(refusedFiles)] };
  tellPlan(planned, ports);
  return planned;
}

/**
 * A plan that people may have edited, made safe again: no file with two owners at once, no circle, and every task knows what
 * an earlier run left.
 * @throws PLAN_INVALID, GITHUB_*.
 */
export async function replan(edited: Plan, ports: PlanPorts, { config }: Pick<Settings, "config">): Promise<Plan> {
  const { tasks, warnings } = checkEdited(edited, config.orchestrate);
  const planned = {
    ...edited,
    tasks: await withEarlier(tasks, ports),
    warnings: [...edited.warnings, ...warnings],
  };
  tellPlan(planned, ports);
  return planned;
}

function withEarlier(tasks: readonly Task[], { forge }: PlanPorts): Promise<Task[]> {
  return mapPooled(tasks, MOST_LOOKS, async (task) => {
    const found = await forge.findPullRequest(task.branch);
    return found === undefined ? task : { ...task, earlier: earlierWork(found) };
  });
}

function arrange(tasks: readonly Task[], { config, base }: Pick<Settings, "config" | "base">): Plan {
  const merged = config.plan.overlap === "merge" ? mergeOverlapping(tasks) : tasks;
  const batch = planBatch(merged, {
    hints: config.plan.hints,
    unknownTerritory: config.orchestrate.unknownTerritory,
  });
  return {
    base: base.branch,
    baseCommit: base.commit,
    phases: batch.phases,
    tasks: batch.tasks,
    parked: batch.parked,
    warnings: batch.warnings.map(({ key, text }) => (key === undefined ? { text } : { key, text })),
  };
}

function tellPlan({ tasks, parked }: Plan, { log }: PlanPorts): void {
  for (const { ticket, branch, territory, after, earlier } of tasks) {
    const waits = after.filter(({ kind }) => kind !== "hint").map(({ key }) => key);
    log.info("plan", {
      ticket: ticket.key,
      branch,
      territory: territory.source,
      after: waits.length === 0 ? undefined : waits.join(" "),
      earlier: earlier?.url,
    });
  }
  for (const { ticket, reason } of parked) log.warn("parked", { ticket: ticket.key, reason });
}

/** One index of the base tree for all tickets; none when there is nobody to keep apart. */
async function predictions(
  tickets: readonly Ticket[],
  { trees }: PlanPorts,
  { config, trusted, repository }: Pick<Settings, "config" | "trusted" | "repository">,
): Promise<(ticket: Ticket) => Prediction | undefined> {
  const isNeeded = tickets.length > 1 && tickets.some(({ files }) => files.length === 0);
  if (!isNeeded || config.plan.predict === "off" || config.plan.mayEdit.length > 0) return () => undefined;
  const files = await readIndexable(await trees.list(trusted.tree), (ids) => trees.blobs(ids));
  const predict = createPredictor(files, repository);
  return (ticket) => predict(queryOf([ticket]));
}

/** A line of a `Files:` section that cannot be followed leaves the ticket with less than its author meant. */
function refusedFiles({ key, files, description }: Ticket): PlanWarning[] {
  if (files.length > 0) return [];
  const { refused } = parseFilesSection(description);
  return refused.map(({ written, problem }) => ({ key, text: `Files: "${written}" is left out: ${problem}` }));
}

/** A pattern that cannot be matched must not silently become "anywhere" or "nowhere". */
function refuseWildGlobs({ key, files }: Ticket): void {
  for (const glob of files) {
    const problem = findGlobProblem(glob);
    if (problem !== undefined)
      throw new PipelineError("PLAN_INVALID", `${key}: files: "${glob.slice(0, 80)}" ${problem}`);
  }
}

function earlierWork(found: PullRequest): EarlierWork {
  const snapshot = parseMarker(found.body)?.snapshot;
  return {
    pullRequest: found.number,
    url: found.url,
    status: found.status,
    base: found.base,
    ...(found.closedAt === undefined ? {} : { closedAt: found.closedAt }),
    ...(snapshot === undefined ? {} : { snapshot }),
  };
}
