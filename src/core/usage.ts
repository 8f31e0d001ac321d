// What an agent cost. Unknown is not zero.
import { z } from "zod";

export const Usage = z.object({
  /** Model turns as we counted them. */
  turns: z.number(),
  inputTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  /** US dollars; undefined when the agent did not say. */
  costUsd: z.number().optional(),
  durationMs: z.number(),
});
export type Usage = z.infer<typeof Usage>;

export const NO_USAGE: Usage = { turns: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, durationMs: 0 };

/** The sum; an unknown part makes the sum unknown. */
export function addUsage(left: Usage, right: Usage): Usage {
  const sum = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? undefined : a + b;
  return {
    turns: left.turns + right.turns,
    inputTokens: sum(left.inputTokens, right.inputTokens),
    outputTokens: sum(left.outputTokens, right.outputTokens),
    costUsd: sum(left.costUsd, right.costUsd),
    durationMs: left.durationMs + right.durationMs,
  };
}
