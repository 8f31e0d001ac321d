// Documents the repository always shows its agents (`scaffold.docs`): whole when they fit the budget, by name when they do not.
import type { Pattern } from "./pattern.ts";

/** Four characters a token, as for prose and code alike; an estimate that errs on the long side for English. */
const CHARS_PER_TOKEN = 4;
/** The task's own patterns must not be crowded out by standing documents. */
const MOST_OF_BUDGET = 0.5;

export interface Contracts {
  /** In the order of the configuration. */
  readonly patterns: Pattern[];
  /** Paths that did not fit; the agent is told to read them. */
  readonly byName: string[];
  readonly tokensLeft: number;
}

/** @param docs existing documents in the order of the configuration. */
export function chooseContracts(
  docs: readonly { readonly path: string; readonly blob: string; readonly text: string }[],
  tokenBudget: number,
): Contracts {
  const patterns: Pattern[] = [];
  const byName: string[] = [];
  let left = Math.floor(tokenBudget * MOST_OF_BUDGET);
  for (const { path, blob, text } of docs) {
    const cost = Math.ceil(text.length / CHARS_PER_TOKEN);
    if (cost > left || text.trim() === "") byName.push(path);
    else {
      left -= cost;
      const endLine = text.replace(/\n$/, "").split("\n").length;
      patterns.push({
        path,
        blob,
        text,
        startLine: 1,
        endLine,
        score: 1,
        origin: "configured",
        reason: "scaffold.docs",
      });
    }
  }
  const spent = Math.floor(tokenBudget * MOST_OF_BUDGET) - left;
  return { patterns, byName, tokensLeft: tokenBudget - spent };
}
