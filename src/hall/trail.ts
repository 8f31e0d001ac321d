// What one ticket has reached, on disk before anything else happens (P6), and what a run that died had reached before us.
import { type ArtefactValue, parseArtefact, printArtefact } from "../core/artefact.ts";
import type { Attempt, RunOutcome } from "../core/attempt.ts";
import { factsOf, type Reached } from "../core/ending.ts";
import type { Ending } from "../core/outcome.ts";
import type { Task } from "../core/plan.ts";
import { endedBefore, type Progress, parseProgress, printOf } from "../core/progress.ts";
import type { Settings } from "../core/settings.ts";
import type { Verdict } from "../core/verdict.ts";
import { isPipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";

type Kind = "brief" | "attempt" | "verdict" | "delivery";

export interface Trail {
  readonly reached: Reached;
  facts(): ReturnType<typeof factsOf>;
  save<K extends Kind>(kind: K, value: ArtefactValue<K>): Promise<void>;
  /** The work of a run that died before the ticket was told; undefined when there is none, or the task is another one now. */
  findBegun(): Promise<Attempt | Verdict | undefined>;
  /** How this batch ended the very same task before. */
  findEnded(): Promise<Ending | undefined>;
  /** The ticket has been told: nothing is left to take over. */
  close(ending: Ending): Promise<void>;
}

/** What may be taken over from earlier runs. */
export interface Memory {
  /** Names the batch whose own judgements are not asked for twice; undefined: every run judges anew. */
  readonly batch?: string;
  /** Start anew whatever was begun. */
  readonly again: boolean;
}

/** Agents that came to an end of their own. What was cut off, or never reached its model, is worth another try. */
const TELLING: readonly RunOutcome[] = ["finished", "max-turns", "timed-out", "stalled", "over-budget"];

export function createTrail(
  task: Task,
  { ports, settings, memory }: { ports: Ports; settings: Settings; memory: Memory },
  folder = "",
): Trail {
  const { files, clock, log } = ports;
  const startedMs = clock.monotonicMs();
  const dir = `${settings.artefactDir}/${task.ticket.key}${folder === "" ? "" : `/${folder}`}`;
  const own = { version: 1 as const, print: printOf(task), baseCommit: settings.base.commit };
  let reached: Reached;
  const note = (progress: Progress) => files.saveText(`${dir}/progress.json`, `${JSON.stringify(progress)}\n`);
  const findProgress = async () => parseProgress(await files.findText(`${dir}/progress.json`));

  return {
    get reached() {
      return reached;
    },
    facts: () => factsOf(task.ticket, reached, clock.monotonicMs() - startedMs),
    async save(kind, value) {
      reached = value;
      await files.saveText(`${dir}/${kind}.json`, printArtefact(kind, value));
      if (kind === "attempt" || kind === "verdict") await note({ ...own, reached: kind });
    },
    async findBegun() {
      const progress = memory.again ? undefined : await findProgress();
      if (progress === undefined || progress.reached === "ended") return undefined;
      if (progress.print !== own.print || progress.baseCommit !== own.baseCommit) return undefined;
      const file = `${dir}/${progress.reached}.json`;
      try {
        const begun = parseArtefact(progress.reached, (await files.findText(file)) ?? "", file);
        if (!TELLING.includes(begun.outcome)) return undefined;
        reached = begun;
        return begun;
      } catch (error) {
        // Written by another version, or cut short: then it is begun anew.
        if (!isPipelineError(error) || error.code !== "ARTEFACT_INVALID") throw error;
        log.warn("not-taken-over", { ticket: task.ticket.key, why: error.message });
        return undefined;
      }
    },
    findEnded: async () => (memory.again ? undefined : endedBefore(await findProgress(), task, memory.batch)),
    close: (ending) =>
      note({ ...own, reached: "ended", ending, ...(memory.batch === undefined ? {} : { batch: memory.batch }) }),
  };
}
