// Everything the agent is given: a task, a place on disk, the patterns to follow and the prompt.
import { z } from "zod";
import { Expansion } from "./expansion.ts";
import { Guide } from "./guide.ts";
import { Pattern } from "./pattern.ts";
import { Task } from "./plan.ts";
import { Usage } from "./usage.ts";

/** One piece of evidence why a round was not good enough; becomes text in the next round's prompt. */
export const Complaint = z.object({ check: z.string(), summary: z.string(), evidence: z.string() });
export type Complaint = z.infer<typeof Complaint>;

export const Brief = Task.extend({
  /** Absolute path of the working directory on the machine that made the brief; reopened elsewhere. */
  workdir: z.string(),
  baseCommit: z.string(),
  patterns: z.array(Pattern),
  prompt: z.string(),
  /** Local files that were copied into the working directory; they must never be in the change. */
  copied: z.array(z.string()),
  /** Documents the agent is told to read, because they were too long to be shown. */
  docs: z.array(z.string()),
  /** Documents for agents and contributors that the agent is told of, `docs` among them. */
  guides: z.array(Guide).default([]),
  /** 1 for the first; each fix adds one. */
  round: z.number(),
  /** What was wrong with the rounds before, in order; the last entry is what this round is about. */
  complaints: z.array(z.array(Complaint)),
  /** What was decided so far about files outside the territory. */
  expansions: z.array(Expansion).default([]),
  /** Usage of the rounds before this one. */
  spent: Usage,
  /** Whether the agent reports what it costs; true until one shows otherwise. */
  metered: z.boolean(),
  /** Time spent inside agents so far, in milliseconds. */
  agentMs: z.number(),
  /** Time spent in the user's own commands so far (set-up, verification), in milliseconds. */
  commandsMs: z.number(),
});
export type Brief = z.infer<typeof Brief>;
