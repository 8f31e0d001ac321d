// What an agent is shown beside its ticket: the configuration's documents, references to guides, code to follow. One place, so
// that whoever looks before a run sees what the run would show. Reading is the caller's.
import type { Config } from "../core/config/config.ts";
import { chooseContracts } from "../core/contracts.ts";
import type { Guide } from "../core/guide.ts";
import type { Mention } from "../core/mentions.ts";
import type { Territory } from "../core/territory.ts";
import { guidesFor, isGuide } from "./guides.ts";
import { isIndexable } from "./indexable.ts";
import type { Context, FoundPatterns } from "./patterns.ts";
import type { PatternQuery } from "./query.ts";
import type { Listed } from "./readable.ts";
import type { SourceFile } from "./source-file.ts";

export interface Sources {
  /** What is searched: the indexable files without the configuration's documents. */
  readonly code: readonly SourceFile[];
  /** Guides wherever they lie, and the documents that the configuration names. */
  readonly documents: readonly SourceFile[];
}

/**
 * @param docs paths of the configuration's documents.
 * @param readBlobs texts by blob id; what it does not know counts as empty.
 */
export async function readSources(
  entries: readonly Listed[],
  docs: readonly string[],
  readBlobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Sources> {
  const plain = entries.filter(({ mode }) => mode.startsWith("100"));
  const code = plain.filter(({ path, bytes }) => isIndexable(path, bytes) && !docs.includes(path));
  const documents = plain.filter(({ path }) => isGuide(path) || docs.includes(path));
  const texts = await readBlobs([...new Set([...code, ...documents].map(({ blob }) => blob))]);
  const withText = ({ path, blob }: Listed): SourceFile => ({ path, blob, text: texts.get(blob) ?? "" });
  return { code: code.map(withText), documents: documents.map(withText) };
}

export interface ShowAsked {
  readonly query: PatternQuery;
  readonly mentions: readonly Mention[];
  readonly territory: { readonly source: Territory["source"]; readonly mayEdit: readonly string[] };
  /** Paths that somebody else puts first, best first. */
  readonly first?: readonly string[];
}
export interface Shown extends FoundPatterns {
  /** Documents of the configuration that are named because they are too long to be shown. */
  readonly docs: string[];
  readonly guides: Guide[];
}

/** Files that count as likely when a guide is about certain files only. */
const LIKELY = 10;

/** @throws CONFIG_INVALID for a glob of the territory that cannot be matched in bounded time. */
export function show(
  { query, mentions, territory, first = [] }: ShowAsked,
  { context, documents }: Pick<Sources, "documents"> & { readonly context: Context },
  { docs, tokenBudget }: Pick<Config["scaffold"], "docs" | "tokenBudget">,
): Shown {
  const configured = docs.flatMap((doc) => documents.filter(({ path }) => path === doc));
  const contracts = chooseContracts(configured, tokenBudget);
  // A guess must not count as what the ticket names.
  const mayEdit = territory.source === "prediction" ? [] : territory.mayEdit;
  const found = context.patternsFor({ query, mentions, first, tokenBudget: contracts.tokensLeft, mayEdit });
  const whole = new Set(contracts.patterns.map(({ path }) => path));
  return {
    ...found,
    patterns: [...contracts.patterns, ...found.patterns],
    docs: contracts.byName,
    guides: guidesFor({
      files: documents.filter(({ path }) => !whole.has(path)),
      docs: contracts.byName,
      likely: [...territory.mayEdit, ...found.candidates.slice(0, LIKELY).map(({ path }) => path)],
      words: `${query.title}\n${query.description}`,
    }),
  };
}
