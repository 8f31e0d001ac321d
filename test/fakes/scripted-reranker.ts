// A reranker that plays a script: each answer once, the last one for ever. It has no words to say, only numbers.
import type { RerankAsked, Reranked, Reranker, RerankLimits } from "../../src/ports.ts";

export interface ScriptedReranker extends Reranker {
  /** What it was asked, in order. */
  readonly asked: (RerankAsked & RerankLimits)[];
}

/** A price that is easy to add up. */
const COST_USD = 0.01;
const FREE = { turns: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, durationMs: 0 };

/** @param script orders as paths, or why there is none; without any it knows no better than who asks. */
export function createScriptedReranker(script: readonly (readonly string[] | Error)[] = [[]]): ScriptedReranker {
  const asked: (RerankAsked & RerankLimits)[] = [];
  return {
    asked,
    async rank(question, limits): Promise<Reranked> {
      if (question.files.length === 0) return { order: [], usage: FREE };
      if (limits.signal.aborted) return { order: [], usage: FREE, trouble: "cancelled" };
      if (COST_USD > limits.maxCostUsd) return { order: [], usage: FREE, trouble: "too dear" };
      asked.push({ ...question, ...limits });
      const turn = script[Math.min(asked.length, script.length) - 1] ?? [];
      if (turn instanceof Error) return { order: [], usage: FREE, trouble: turn.message };
      const paths = question.files.map(({ path }) => path);
      const order = [...new Set(turn)].map((path) => paths.indexOf(path)).filter((index) => index >= 0);
      const usage = { turns: 0, inputTokens: 100, outputTokens: 20, costUsd: COST_USD, durationMs: 5 };
      return order.length > 0 ? { order, usage } : { order, usage, trouble: "the answer names none of the files" };
    },
  };
}
