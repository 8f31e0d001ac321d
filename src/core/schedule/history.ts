// How long earlier tasks of this repository took, as text: one list, the oldest first.
import { z } from "zod";
import { Outcome } from "../outcome.ts";
import type { EarlierRun } from "./expectation.ts";

/** More says nothing about the repository and the agent as they are now. */
const MOST_RUNS = 400;

const History = z.array(
  z.object({
    key: z.string(),
    estimate: z.number().optional(),
    files: z.number().optional(),
    outcome: Outcome,
    ms: z.number(),
  }),
);

export function printHistory(runs: readonly EarlierRun[]): string {
  return `${JSON.stringify(runs.slice(-MOST_RUNS))}\n`;
}

/** Undefined for a text that is cut short or of another version: then nothing is known. */
export function parseHistory(text: string): EarlierRun[] | undefined {
  try {
    return History.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
