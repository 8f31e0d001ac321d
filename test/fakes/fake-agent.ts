// An agent that plays a script: each turn edits files and ends in a way of its own. A list's last turn is played for ever.
import type { AgentReport } from "../../src/core/attempt.ts";
import type { Agent, AgentNews, Assignment } from "../../src/ports.ts";
import type { FixedClock } from "./fixed-clock.ts";
import type { MapFiles } from "./map-files.ts";

export interface AgentTurn {
  /** Texts by path in the working directory; null deletes. */
  readonly edits?: Readonly<Record<string, string | null>>;
  readonly report?: Partial<AgentReport>;
  /** What it tells while it works. */
  readonly news?: readonly AgentNews[];
  /** What happens in the world while the agent works. */
  readonly meanwhile?: () => void;
  /** Milliseconds that pass. */
  readonly takesMs?: number;
}

/** What a script may look at before it answers. */
export interface Asked {
  /** Of the ticket. */
  readonly key: string;
  /** How often the agent was started for this ticket on this machine, from 1. */
  readonly turn: number;
  readonly prompt: string;
  readonly signal: AbortSignal;
  /** A file of the working directory as the agent finds it. */
  read(path: string): string | undefined;
}

/** Turns for whoever comes next, or an answer for each ticket; as long as that is awaited, the agent works. */
export type Script = readonly AgentTurn[] | ((asked: Asked) => AgentTurn | Promise<AgentTurn>);

export interface FakeAgent extends Agent {
  readonly assignments: Assignment[];
  /** `+ENG-1` when the agent of a ticket starts, `-ENG-1` when it ends, in order. */
  readonly story: string[];
}

export function createFakeAgent(settings: {
  readonly files: MapFiles;
  readonly clock: FixedClock;
  readonly script: Script;
}): FakeAgent {
  const { files, clock, script } = settings;
  const assignments: Assignment[] = [];
  const story: string[] = [];
  return {
    name: "scripted",
    assignments,
    story,
    async work(assignment, signal) {
      if (signal.aborted) return reportOf({ outcome: "cancelled", detail: "cancelled before it was started" });
      assignments.push(assignment);
      const key = keyOf(assignment);
      story.push(`+${key}`);
      const turn = await nextTurn(script, {
        key,
        turn: assignments.filter((one) => keyOf(one) === key).length,
        started: assignments.length,
        prompt: assignment.prompt,
        signal,
        read: (path) => files.texts.get(`${assignment.workdir}/${path}`),
      });
      for (const [path, text] of Object.entries(turn.edits ?? {})) {
        if (text === null) files.texts.delete(`${assignment.workdir}/${path}`);
        else files.texts.set(`${assignment.workdir}/${path}`, text);
      }
      for (const news of turn.news ?? []) assignment.onNews?.(news);
      turn.meanwhile?.();
      await clock.sleep(turn.takesMs ?? 0);
      // Working is not waiting: tests read the waits that were asked for.
      clock.slept.pop();
      story.push(`-${key}`);
      return reportOf(turn.report ?? {});
    },
  };
}

async function nextTurn(script: Script, { started, ...asked }: Asked & { readonly started: number }) {
  if (typeof script === "function") return script(asked);
  return script[Math.min(started, script.length) - 1] ?? {};
}

/** `eng-1-round-1-try-1` → `ENG-1`. */
function keyOf({ name }: Assignment): string {
  return name.replace(/-round-\d+-try-\d+$/, "").toUpperCase();
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
