// The last job of a ticket on GitHub: takes over what another machine worked out, believes nothing of it that can be looked at
// again, publishes, and tells the ticket on every path. Never runs what an agent wrote.
import { parseArtefact } from "../core/artefact.ts";
import { hasSecrets } from "../core/checks/secrets.ts";
import { factsOf, stoppedEnding } from "../core/ending.ts";
import type { JobResult } from "../core/options.ts";
import type { Ending, KeptWork } from "../core/outcome.ts";
import type { Plan, Task } from "../core/plan.ts";
import type { RanOn } from "../core/reported.ts";
import type { Verdict } from "../core/verdict.ts";
import { oneLine } from "../core/words/sanitize.ts";
import { PipelineError } from "../errors.ts";
import { conclude, type Ended, failed, type Hall, keeping, tellAll } from "../pipeline.ts";
import { recheck } from "../stages/recheck.ts";
import { place } from "./outbox.ts";
import { createTrail } from "./trail.ts";

export interface Inbox {
  /** What the agent's job, or the one that verified after it, put out; undefined when nothing came of them. */
  readonly folder: string | undefined;
  /** Made before any agent ran; the task is taken from here, not from the folder. */
  readonly plan: Plan;
  readonly task: Task;
  /** How the jobs before ended, when the runner says so. */
  readonly agentResult: JobResult | undefined;
  readonly verifyResult: JobResult | undefined;
  /** Where the repository's commands were run. */
  readonly ranOn: RanOn;
}

/** More than the longest verdict; what is larger, or no ordinary file, is not one. */
const HOSTILE = { maxBytes: 20 * 1024 * 1024 };

/** Never throws: what went wrong is in the result, and the ticket has been told. */
export async function deliverInbox(inbox: Inbox, hall: Hall): Promise<Ended> {
  const { task } = inbox;
  try {
    const told = await findEnding(inbox, hall);
    if (told !== undefined) return await tellAll({ ending: told }, task, hall);
    const verdict = await takeIn(inbox, hall);
    const missing = findMissingWord(inbox, verdict);
    if (missing !== undefined) {
      const ended = failed(task, missing);
      const kept = { ...ended, ending: { ...ended.ending, ...keptIn(inbox, verdict) } };
      return await tellAll(withUse(kept, verdict), task, hall);
    }
    const trail = createTrail(task, hall);
    const ended = await keeping(trail, hall, async () => {
      const placed = await place(inbox.plan, task, hall);
      if ("outcome" in placed || placed.base.commit !== verdict.baseCommit) {
        const reason = "outcome" in placed ? placed.reason : "what it starts from changed while it was worked on";
        return { ...trail.facts(), outcome: "superseded", reason, ...keptIn(inbox, verdict) };
      }
      const bundle = verdict.change.files.length === 0 ? undefined : `${inbox.folder}/work.bundle`;
      const reported = { verdict, task: placed.task, bundle, ranOn: inbox.ranOn };
      const checked = await recheck(reported, hall.ports, { ...hall.settings, base: placed.base });
      await trail.save("verdict", checked);
      if (checked.decision === "deliver") return conclude(await withNumbers(checked, hall), hall, trail);
      return stoppedEnding(trail.facts(), checked, keptIn(inbox, verdict).kept);
    });
    return await tellAll(withUse(ended, verdict), task, hall);
  } catch (error) {
    return tellAll(failed(task, error), task, hall);
  }
}

/** What was paid for is told, also where the work was given up before it was looked at. */
function withUse(ended: Ended, { round, totalUsage, agentMs, commandsMs }: Verdict): Ended {
  if (ended.ending.rounds > 0) return ended;
  return { ...ended, ending: { ...ended.ending, rounds: round, usage: totalUsage, agentMs, commandsMs } };
}

/** A task that was not begun has its ending already. */
async function findEnding({ folder, task }: Inbox, { ports }: Hall): Promise<Ending | undefined> {
  if (folder === undefined) return undefined;
  const file = `${folder}/endings.json`;
  const text = await ports.files.findText(file, HOSTILE);
  if (text === undefined) return undefined;
  const [ending] = parseArtefact("endings", text, file);
  // Only the outcome and its reason are taken: whose ticket it is says the plan.
  if (ending === undefined || !NOT_BEGUN.includes(ending.outcome)) {
    throw new PipelineError("ARTEFACT_INVALID", `${file}: holds no ending of a task that was not begun`);
  }
  return {
    ...factsOf(task.ticket, undefined, 0),
    outcome: ending.outcome,
    reason: oneLine(ending.reason, MOST_REASON),
  };
}

const MOST_REASON = 500;
const NOT_BEGUN: readonly Ending["outcome"][] = [
  "skipped",
  "merge-conflict",
  "foreign-branch",
  "not-started",
  "cancelled",
];

/** @throws JOB_LOST when there is nothing to take in; ARTEFACT_INVALID for what is not what it says. */
async function takeIn(inbox: Inbox, { ports }: Hall): Promise<Verdict> {
  const { folder, task, agentResult } = inbox;
  const file = `${folder ?? ""}/verdict.json`;
  const text = folder === undefined ? undefined : await ports.files.findText(file, HOSTILE);
  if (text === undefined) throw lost("agent", agentResult);
  const verdict = parseArtefact("verdict", text, file);
  if (verdict.ticket.id !== task.ticket.id || verdict.branch !== task.branch || verdict.snapshot !== task.snapshot) {
    throw new PipelineError("ARTEFACT_INVALID", `${file}: is about ${verdict.ticket.key}, not about this task`);
  }
  return verdict;
}

/** Without a clean machine's word that it passed, nothing is published. */
function findMissingWord({ agentResult, verifyResult }: Inbox, { decision }: Verdict): PipelineError | undefined {
  if (decision !== "deliver" || verifyResult === undefined || verifyResult === "success") return undefined;
  if (verifyResult !== "skipped") return lost("verify", verifyResult);
  // Work to deliver is not passed over, but for a job that was cut off before it could hand it on, or a run that was.
  return agentResult === "success" ? lost("verify", "cancelled") : lost("agent", agentResult);
}

function lost(job: string, result: JobResult | undefined): PipelineError {
  if (result === "cancelled") return new PipelineError("CANCELLED", `the job "${job}" was cancelled`);
  const how = result === undefined || result === "success" ? "without a result" : `with ${result}`;
  return new PipelineError("JOB_LOST", `the job "${job}" ended ${how}`);
}

/** The machine of the agent sees branches, not pull requests. */
async function withNumbers(verdict: Verdict, { ports }: Hall): Promise<Verdict> {
  const standsOn: Verdict["standsOn"] = [];
  for (const parent of verdict.standsOn) {
    const found = await ports.forge.findPullRequest(parent.branch);
    if (found !== undefined) standsOn.push({ ...parent, pullRequest: { number: found.number, url: found.url } });
  }
  return { ...verdict, standsOn };
}

function keptIn({ folder }: Inbox, { change, checks }: Verdict): { kept?: KeptWork } {
  if (hasSecrets({ checks })) return {};
  if (folder === undefined || change.files.length === 0) return {};
  return { kept: { kind: "file", where: `${folder}/work.bundle, in the artifact of the agent's job` } };
}
