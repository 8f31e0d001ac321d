// How looks that need each other are made at once: each once, and a failure told only where it belongs. Knows nothing of what
// is looked at.
import { CHECKS, type CheckName, type Judgement, judgeFailure, unknown } from "../core/setup/finding.ts";
import { isPipelineError, PipelineError } from "../errors.ts";

/** Looked at when first asked for, and once. */
export function shared<T>(look: () => Promise<T>): () => Promise<T> {
  let looked: Promise<T> | undefined;
  return () => {
    looked ??= look();
    return looked;
  };
}

/** The value of a look that another check makes; where it fails, that check says why and this one is not made. */
export async function needed<T>(look: () => Promise<T>, from: CheckName): Promise<T> {
  try {
    return await look();
  } catch (error) {
    // The first cause is told, not the last.
    throw isUnmade(error) ? error : Object.assign(new Error("not looked at", { cause: error }), { unmade: from });
  }
}

function isUnmade(error: unknown): error is Error & { readonly unmade: CheckName } {
  return error instanceof Error && "unmade" in error;
}

/** Being refused this look says nothing about what is there: GitHub answers 404 as well as 403. */
export async function shutOut<T>(look: Promise<T>, hint: string): Promise<T> {
  try {
    return await look;
  } catch (error) {
    if (!isPipelineError(error)) throw error;
    const isRefused = error.code.endsWith("_FORBIDDEN") || error.code === "GITHUB_NOT_FOUND";
    if (!isRefused) throw error;
    throw new PipelineError("GITHUB_FORBIDDEN", error.message, { cause: error, hint });
  }
}

export async function settle(check: () => Promise<Judgement> | Judgement): Promise<Judgement> {
  try {
    return await check();
  } catch (error) {
    return isUnmade(error) ? notLooked(error.unmade) : judgeFailure(error);
  }
}

export function notLooked(because: CheckName): Judgement {
  return unknown("not looked at", `First put right: ${CHECKS[because]}.`);
}
