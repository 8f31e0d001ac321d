// The product's context engine as the bench asks it: the one place that knows what the engine is called.
export { prepareV8 } from "../../src/v8.ts";

import { createContext } from "../../src/retrieval/patterns.ts";
import { mentionsOf } from "../../src/retrieval/predict.ts";

/** Tokens of excerpts that a prompt holds by default. */
export const TOKEN_BUDGET = 8000;
export const MAX_FILES = 100;

export function index(files) {
  return createContext(files);
}

/** What a prompt would be made from: the excerpts and all that leads to them. */
export function ask(context, query) {
  return context.patternsFor({ query, mentions: mentionsOf(query), mayEdit: [], tokenBudget: TOKEN_BUDGET });
}

/** Paths with probabilities, best first. @param asked `context`, `query`, and `found`: what `ask` gave for them */
export function rankedFiles({ found }) {
  return found.candidates.map(({ path, score }) => ({ path, probability: score }));
}

/** One line of predictions, without its id. */
export function predictionOf(ranked, patterns) {
  const best = ranked.slice(0, MAX_FILES);
  const shown = {};
  for (const { path, startLine, endLine } of patterns) {
    shown[path] ??= [];
    shown[path].push([startLine, endLine]);
  }
  return { files: best.map(({ path }) => path), p: best.map(({ probability }) => probability), shown };
}
