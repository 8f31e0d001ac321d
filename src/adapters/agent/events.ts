// What agents tell while they work, in our words, and the sum of it. Every agent's own lines are turned into these; a
// `command` agent may print them as they are. Pure.
import { z } from "zod";
import { type Denial, RunOutcome } from "../../core/attempt.ts";

const words = z.string().max(100_000);

export const AgentEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("session"),
    version: z.string().max(100).optional(),
    model: z.string().max(200).optional(),
  }),
  z.object({ type: z.literal("text"), text: words }),
  z.object({
    type: z.literal("tool-start"),
    tool: z.string().max(200),
    id: z.string().max(200).optional(),
    /** What it is used on: a path, a command line; for people who watch. */
    about: words.optional(),
  }),
  z.object({ type: z.literal("tool-end"), id: z.string().max(200).optional() }),
  /** One model turn; events with the same id are one turn. */
  z.object({ type: z.literal("step"), id: z.string().max(200).optional() }),
  /** The agent waits for its service by itself. */
  z.object({ type: z.literal("retry"), waitMs: z.number().nonnegative(), status: z.number().optional() }),
  /** Totals of the whole run so far, not of one turn. */
  z.object({
    type: z.literal("usage"),
    inputTokens: z.number().nonnegative().optional(),
    outputTokens: z.number().nonnegative().optional(),
    costUsd: z.number().nonnegative().optional(),
  }),
  /** A tool was refused: by the agent's own rules, or by the cell. With an id the tool's name is known from its start. */
  z.object({
    type: z.literal("denial"),
    tool: z.string().max(200).optional(),
    id: z.string().max(200).optional(),
    reason: words,
  }),
  /** The model's service failed for good. */
  z.object({ type: z.literal("error"), outcome: RunOutcome, message: words }),
  /** The agent's own last word on how it went. */
  z.object({ type: z.literal("final"), outcome: RunOutcome, message: words }),
]);
export type AgentEvent = z.infer<typeof AgentEvent>;

/** Everything told so far, bounded in size. */
export interface Told {
  readonly version: string | undefined;
  readonly model: string | undefined;
  /** The last thing said. */
  readonly words: string;
  readonly turns: number;
  readonly lastTurn: string | undefined;
  readonly tools: ReadonlyMap<string, string>;
  readonly usage: { readonly inputTokens?: number; readonly outputTokens?: number; readonly costUsd?: number };
  readonly denials: readonly (Denial & { readonly id: string | undefined })[];
  /** The last time it waited for its service. */
  readonly retry: Extract<AgentEvent, { type: "retry" }> | undefined;
  readonly error: Extract<AgentEvent, { type: "error" }> | undefined;
  readonly final: Extract<AgentEvent, { type: "final" }> | undefined;
}

export const NOTHING_TOLD: Told = {
  version: undefined,
  model: undefined,
  words: "",
  turns: 0,
  lastTurn: undefined,
  tools: new Map(),
  usage: {},
  denials: [],
  retry: undefined,
  error: undefined,
  final: undefined,
};

const MAX_DENIALS = 50;
const MAX_REASON = 500;

/** The sum after one more event. */
export function withEvent(told: Told, event: AgentEvent): Told {
  switch (event.type) {
    case "session":
      return { ...told, version: event.version ?? told.version, model: event.model ?? told.model };
    case "text":
      return { ...told, words: event.text };
    case "tool-start":
      return event.id === undefined ? told : { ...told, tools: withTool(told.tools, event.id, event.tool) };
    case "tool-end":
      return told;
    case "step":
      if (event.id !== undefined && event.id === told.lastTurn) return told;
      return { ...told, turns: told.turns + 1, lastTurn: event.id };
    case "retry":
      return { ...told, retry: event };
    case "usage":
      return { ...told, usage: usageOf(event) };
    case "denial":
      return withDenial(told, event);
    case "error":
      return { ...told, error: event };
    case "final":
      return { ...told, final: event };
  }
}

/** The latest hundred: a refusal follows its tool closely. */
function withTool(tools: Told["tools"], id: string, tool: string): Told["tools"] {
  return new Map([[id, tool] as const, ...tools].slice(0, 100));
}

function usageOf({ inputTokens, outputTokens, costUsd }: Extract<AgentEvent, { type: "usage" }>): Told["usage"] {
  return {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(costUsd === undefined ? {} : { costUsd }),
  };
}

function withDenial(told: Told, { tool, id, reason }: Extract<AgentEvent, { type: "denial" }>): Told {
  const isKnown = id !== undefined && told.denials.some((denial) => denial.id === id);
  if (isKnown || told.denials.length >= MAX_DENIALS) return told;
  const name = tool ?? (id === undefined ? undefined : told.tools.get(id)) ?? "unknown";
  return { ...told, denials: [...told.denials, { tool: name, id, reason: reason.slice(0, MAX_REASON) }] };
}
