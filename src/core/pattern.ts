// A piece of the repository's own code that the agent is shown, and why.
import { z } from "zod";

export const Pattern = z.object({
  path: z.string(),
  /** First and last line, from 1, both included. */
  startLine: z.number(),
  endLine: z.number(),
  blob: z.string(),
  text: z.string(),
  /** From 0 to 1, how likely this is what the ticket is about; 1 for what it names. */
  score: z.number(),
  /** In words, for people. */
  reason: z.string(),
  /** `named`: the ticket points at it · `found`: retrieval chose it · `configured`: the repository injects it always. */
  origin: z.enum(["named", "found", "configured"]),
});
export type Pattern = z.infer<typeof Pattern>;

/** Below this probability a found piece is a hint, not an example. */
export const LOW_CONFIDENCE_BELOW = 0.25;

/** `low`: perhaps not related; nobody is to follow it. */
export function confidenceOf({ origin, score }: Pick<Pattern, "origin" | "score">): "high" | "low" {
  return origin === "found" && score < LOW_CONFIDENCE_BELOW ? "low" : "high";
}
