// plan: tickets → tasks with branch, territory and limits; looks on the forge for work an earlier run left.
import type { PullRequest } from "../core/delivery.ts";
import { findGlobProblem } from "../core/globs.ts";
import { branchName } from "../core/names.ts";
import type { EarlierWork, Plan } from "../core/plan.ts";
import type { Settings } from "../core/settings.ts";
import { createPlan, createTask } from "../core/task.ts";
import type { Ticket } from "../core/ticket.ts";
import { parseMarker } from "../core/words/pull-request-body.ts";
import { PipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";

/** @throws GITHUB_*, FORGE_FOLDER_INVALID, TICKET_KEY_INVALID. */
export async function plan(
  tickets: readonly Ticket[],
  { forge, log }: Pick<Ports, "forge" | "log">,
  { config, base }: Pick<Settings, "config" | "base">,
): Promise<Plan> {
  for (const ticket of tickets) refuseWildGlobs(ticket);
  const tasks = await Promise.all(
    tickets.map(async (ticket, index) => {
      const found = await forge.findPullRequest(branchName(config.deliver.branch, ticket.key));
      const earlier = found === undefined ? undefined : earlierWork(found);
      return createTask({ ticket, number: index + 1, base: base.branch, config, earlier });
    }),
  );
  for (const task of tasks) {
    log.info("plan", {
      ticket: task.ticket.key,
      branch: task.branch,
      territory: task.territory.source,
      earlier: task.earlier?.url,
    });
  }
  return createPlan(base.branch, tasks);
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
    ...(found.closedAt === undefined ? {} : { closedAt: found.closedAt }),
    ...(snapshot === undefined ? {} : { snapshot }),
  };
}
