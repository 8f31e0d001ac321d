// An agent that plays a script: each turn edits files and ends in a way of its own. Its last turn is played for ever.
import type { AgentReport } from "../../src/core/attempt.ts";
import type { Agent, Assignment } from "../../src/ports.ts";
import type { FixedClock } from "./fixed-clock.ts";
import type { MapFiles } from "./map-files.ts";

export interface AgentTurn {
  /** Texts by path in the working directory; null deletes. */
  readonly edits?: Readonly<Record<string, string | null>>;
  readonly report?: Partial<AgentReport>;
  /** What happens in the world while the agent works. */
  readonly meanwhile?: () => void;
  /** Milliseconds that pass. */
  readonly takesMs?: number;
}

export interface FakeAgent extends Agent {
  readonly assignments: Assignment[];
}

export function createFakeAgent(settings: {
  readonly files: MapFiles;
  readonly clock: FixedClock;
  readonly script: readonly AgentTurn[];
}): FakeAgent {
  const { files, clock, script } = settings;
  const assignments: Assignment[] = [];
  return {
    name: "scripted",
    assignments,
    async work(assignment, signal) {
      if (signal.aborted) return reportOf({ outcome: "cancelled", detail: "cancelled before it was started" });
      assignments.push(assignment);
      const turn = script[Math.min(assignments.length, script.length) - 1] ?? {};
      for (const [path, text] of Object.entries(turn.edits ?? {})) {
        if (text === null) files.texts.delete(`${assignment.workdir}/${path}`);
        else files.texts.set(`${assignment.workdir}/${path}`, text);
      }
      turn.meanwhile?.();
      await clock.sleep(turn.takesMs ?? 0);
      // Working is not waiting: tests read the waits that were asked for.
      clock.slept.pop();
      return reportOf(turn.report ?? {});
    },
  };
}

function reportOf(changes: Partial<AgentReport>): AgentReport {
  return {
    agent: "scripted",
    agentVersion: "1.0.0",
    model: "none",
    outcome: "finished",
    detail: "ended by itself",
    usage: { turns: 2, inputTokens: 10, outputTokens: 5, costUsd: 0.25, durationMs: 1000 },
    metered: true,
    denials: [],
    closingWords: "Done.",
    ...changes,
  };
}
