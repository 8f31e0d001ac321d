// run: a brief → an attempt. Has no forge and no tracker: its code cannot reach GitHub or Linear.
import type { AgentReport, Attempt, RunOutcome } from "../core/attempt.ts";
import type { Brief } from "../core/brief.ts";
import { costLeft } from "../core/budget.ts";
import { backoffMs } from "../core/retry.ts";
import type { Settings } from "../core/settings.ts";
import { addUsage, type Usage } from "../core/usage.ts";
import type { AgentNews, BoardNews, Ports, Workdir } from "../ports.ts";

/** Ends that are the model service's doing: the same brief is tried again after a wait, with no new evidence. */
const WORTH_ANOTHER_TRY: readonly RunOutcome[] = ["rate-limited", "api-error"];

type RunPorts = Pick<Ports, "agent" | "workspace" | "log" | "clock" | "board">;

/**
 * Lets the agent work, with tries after failures of its service, and collects what it changed.
 * @throws AGENT_NOT_FOUND, AGENT_VERSION_UNSUPPORTED, SANDBOX_UNAVAILABLE, GIT_FAILED.
 */
export async function run(
  brief: Brief,
  ports: RunPorts,
  { config }: Pick<Settings, "config">,
  signal: AbortSignal,
): Promise<Attempt> {
  const { workspace, clock, log, board } = ports;
  const workdir = await workspace.open(workdirName(brief), brief.baseCommit);
  const startedMs = clock.monotonicMs();
  const { report, spent } = await workWithTries({ brief, workdir, ports, retries: config.run, signal });
  const agentMs = Math.round(clock.monotonicMs() - startedMs) + brief.agentMs;
  board.update(brief.ticket.key, totals(spent));
  const change = await workspace.collect(workdir);
  log.info("run", {
    ticket: brief.ticket.key,
    round: brief.round,
    outcome: report.outcome,
    files: change.files.length,
    turns: report.usage.turns,
    costUsd: report.usage.costUsd,
    detail: report.detail,
  });
  return { ...brief, ...report, change, totalUsage: spent, agentMs, finishedAt: clock.now() };
}

/** One working directory a ticket; its name is all the workspace needs to find it again. */
export function workdirName(brief: Pick<Brief, "ticket">): string {
  return brief.ticket.key.toLowerCase();
}

interface Tries {
  readonly brief: Brief;
  readonly workdir: Workdir;
  readonly ports: RunPorts;
  readonly retries: Settings["config"]["run"];
  readonly signal: AbortSignal;
}

async function workWithTries({
  brief,
  workdir,
  ports,
  retries,
  signal,
}: Tries): Promise<{ report: AgentReport; spent: Usage }> {
  const { agent, clock, log, board } = ports;
  let { spent, metered } = brief;
  for (let attempt = 1; ; attempt += 1) {
    const before = spent;
    const report = await agent.work(
      {
        name: `${workdirName(brief)}-round-${brief.round}-try-${attempt}`,
        prompt: brief.prompt,
        workdir: workdir.path,
        gitDir: workdir.gitDir,
        limits: brief.limits,
        maxCostUsd: costLeft(brief.limits.maxCostUsd, spent, metered),
        onNews: (news) => board.update(brief.ticket.key, sinceBegin(before, news)),
      },
      signal,
    );
    spent = addUsage(spent, report.usage);
    metered = report.metered;
    const moneyLeft = costLeft(brief.limits.maxCostUsd, spent, metered) > 0;
    if (!WORTH_ANOTHER_TRY.includes(report.outcome) || attempt >= retries.attempts || !moneyLeft || signal.aborted) {
      return { report, spent };
    }
    const firstMs = retries.backoffSeconds * 1000;
    const waitMs = backoffMs({ attempt, firstMs, random: clock.random(), retryAfterMs: report.retryAfterMs });
    if (waitMs === undefined) return { report, spent };
    log.warn("run-again", { ticket: brief.ticket.key, outcome: report.outcome, attempt, waitMs });
    await clock.sleep(waitMs, signal);
  }
}

/** What the task has taken over all its rounds and tries, with what the agent says now. */
function sinceBegin(before: Usage, { turns, costUsd, event }: AgentNews): BoardNews {
  return { ...totals(addUsage(before, { turns, costUsd, durationMs: 0 })), event };
}

/** A cost that is not known is left out: the board goes on showing the last one that was. */
function totals({ turns, costUsd }: Usage): BoardNews {
  return costUsd === undefined ? { turns } : { turns, costUsd };
}
