// foresee: a ticket's words → what its prompt would hold of the repository, and why. Reads a tree; opens, runs and tells nothing.
import type { Foresight, Place } from "../core/foresight.ts";
import type { Settings } from "../core/settings.ts";
import { territoryOf } from "../core/task.ts";
import type { Territory } from "../core/territory.ts";
import type { Ticket } from "../core/ticket.ts";
import { PipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";
import { explain } from "../retrieval/explain.ts";
import { isTest } from "../retrieval/indexable.ts";
import { createContext } from "../retrieval/patterns.ts";
import { mentionsOf, predictIn } from "../retrieval/predict.ts";
import type { PatternQuery } from "../retrieval/query.ts";
import { readSources, show } from "../retrieval/shown.ts";
import { baseName } from "../retrieval/tree.ts";

export interface ForeseeAsked {
  readonly query: PatternQuery;
  /** What the ticket itself says of its files. */
  readonly ticket: Pick<Ticket, "files" | "description">;
  /** Path of the file whose place in the ranking is to be explained. */
  readonly explain?: string | undefined;
}

const MOST_NEAR = 3;

/** @throws INPUT_INVALID for a file to explain that is not in the tree; CONFIG_INVALID, GIT_FAILED. */
export async function foresee(
  { query, ticket, explain: file }: ForeseeAsked,
  { trees, clock }: Pick<Ports, "trees" | "clock">,
  { config, base, repository }: Pick<Settings, "config" | "base" | "repository">,
): Promise<Foresight> {
  const started = clock.monotonicMs();
  const entries = await trees.list(base.tree);
  const paths = new Set(entries.map(({ path }) => path));
  if (file !== undefined) refuseUnknown(file, paths);
  const { code, documents } = await readSources(entries, config.scaffold.docs, (ids) => trees.blobs(ids));
  const read = clock.monotonicMs();
  const context = createContext(code);
  const indexed = clock.monotonicMs();
  const prediction = config.plan.predict === "on" ? predictIn(context, query, repository) : undefined;
  const territory = territoryOf(ticket, config.plan, prediction);
  const asked = { query, mentions: mentionsOf(query, repository), territory };
  const { candidates, patterns, guides } = show(asked, { context, documents }, config.scaffold);
  const queryMs = clock.monotonicMs() - indexed;
  const files = candidates.map(({ path, score, reason }) => ({ path, probability: score, reason }));
  return {
    title: query.title,
    files,
    patterns,
    tokenBudget: config.scaffold.tokenBudget,
    territory: {
      source: territory.source,
      confidence: territory.confidence,
      places: placesOf(territory, paths),
    },
    guides,
    ...(file === undefined ? {} : { explained: explain(file, context.rank(asked), files) }),
    took: { files: code.length, readMs: read - started, indexMs: indexed - read, queryMs },
  };
}

function placesOf({ mayEdit }: Territory, paths: ReadonlySet<string>): Place[] {
  return mayEdit.map((path) => ({ path, kind: kindOf(path, paths) }));
}

function kindOf(path: string, paths: ReadonlySet<string>): Place["kind"] {
  if (paths.has(path)) return isTest(path) ? "test" : "file";
  const isFolder = [...paths].some((each) => each.startsWith(`${path}/`));
  return isFolder || /[*?{}!]|\/$/.test(path) ? "glob" : "new";
}

function refuseUnknown(file: string, paths: ReadonlySet<string>): void {
  if (paths.has(file)) return;
  const name = baseName(file).toLowerCase();
  const near = [...paths].filter((path) => baseName(path).toLowerCase() === name).slice(0, MOST_NEAR);
  const advice = near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`;
  throw new PipelineError("INPUT_INVALID", `explain: there is no file "${file.slice(0, 200)}" in the tree${advice}`, {
    hint: "Name a file by its path from the root of the repository, as it is committed.",
  });
}
