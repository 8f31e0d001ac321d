// A ticket's words → the files its change probably touches. A prediction orders a batch; it never becomes a limit.
import { findGlobProblem } from "../core/globs.ts";
import { type Mention, parseMentions } from "../core/mentions.ts";
import type { Prediction } from "../core/task.ts";
import { type Context, createContext } from "./patterns.ts";
import type { PatternQuery } from "./query.ts";
import type { SourceFile } from "./source-file.ts";

export type { Prediction } from "../core/task.ts";

/** More files are no territory but a shrug, and every one of them may keep another ticket waiting. */
const MAX_FILES = 12;

/**
 * Reads the files once; each ticket then costs little.
 * @param files the indexable files of the base tree; paths unique.
 * @param own `owner/name` of the repository, where it is known.
 */
export function createPredictor(
  files: readonly SourceFile[],
  own?: string,
): (ticket: PatternQuery) => Prediction | undefined {
  const context = createContext(files);
  return (ticket) => predictIn(context, ticket, own);
}

/**
 * @returns for a ticket its likely files, best first, at most 12, and how likely the first one is right, rounded to hundredths;
 * 1 when the ticket names a file; undefined when no word of it is known.
 */
export function predictIn(context: Context, query: PatternQuery, own?: string): Prediction | undefined {
  const { paths, confidence } = context.territoryFor({ query, mentions: mentionsOf(query, own) });
  // A path can be written that no glob may be; a territory is a list of globs.
  const mayEdit = paths.filter((path) => findGlobProblem(path) === undefined).slice(0, MAX_FILES);
  return mayEdit.length === 0 ? undefined : { mayEdit, confidence: inHundredths(confidence) };
}

/** @param own `owner/name` of the repository, where it is known: links into others then name nothing. */
export function mentionsOf({ title, description, comments = [] }: PatternQuery, own?: string): Mention[] {
  return parseMentions([title, description, ...comments].join("\n"), own);
}

/** One is for what is named. */
function inHundredths(confidence: number): number {
  return confidence === 1 ? 1 : Math.min(0.99, Math.round(confidence * 100) / 100);
}
