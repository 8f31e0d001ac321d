// The context engine's one door: a ticket's words and the texts of a tree in, excerpts worth showing out. Pure. What is behind
// createContext may be replaced whole; its input and output are what others build on.
import { matcher } from "../core/globs.ts";
import type { Mention } from "../core/mentions.ts";
import type { Pattern } from "../core/pattern.ts";
import { createCorpus } from "./corpus.ts";
import { chooseExcerpts } from "./excerpts.ts";
import { fitBudget, picksWithin } from "./fit-budget.ts";
import { type Named, resolveNamed } from "./named.ts";
import { createExamples, wantsExample } from "./pattern/examples.ts";
import { examplePicks, foundPicks, namedPicks, reasonOf, sureFiles } from "./picks.ts";
import type { PatternQuery } from "./query.ts";
import { createRanker, type RankedFile } from "./ranker.ts";
import { applyOrder, type Reordered } from "./rerank.ts";
import type { SourceFile } from "./source-file.ts";
import { guessTerritory } from "./territory-guess.ts";
import { createTree } from "./tree.ts";

export { isIndexable } from "./indexable.ts";

export interface FindPatternsInput {
  readonly query: PatternQuery;
  /** From `parseMentions` over the same text. */
  readonly mentions: readonly Mention[];
  /** The indexable files of the base tree; paths unique. */
  readonly files: readonly SourceFile[];
  /** Tokens all excerpts together may take, at 11 a line; 0 shows nothing. */
  readonly tokenBudget: number;
  /** The task's territory: paths in it count as named, and to be made when they are missing; what its globs match is preferred. */
  readonly mayEdit: readonly string[];
  /** Paths among the best of `rank` that somebody else puts first, best first; named files stay ahead of them. */
  readonly first?: readonly string[];
}
export interface Candidate {
  readonly path: string;
  /** How likely the change touches this file, 0 to 1; 1 for a path that is named. */
  readonly score: number;
  /** In words, for people. */
  readonly reason: string;
}
export interface FoundPatterns {
  /** In the order to read them: named by the ticket, examples of what is to be made, found. Scores lie between 0 and 1. */
  readonly patterns: Pattern[];
  /** At most 100, best first. */
  readonly candidates: Candidate[];
  /** Paths the change probably touches, existing or to be made; a prediction, never a limit. */
  readonly territoryGuess: string[];
}

const MAX_CANDIDATES = 100;
/** Share of the budget that examples may take: of what is named to be made, and of a kind that was only recognised. */
const EXAMPLES_TOLD = 0.5;
const EXAMPLES_GUESSED = 0.2;

/** One tree, asked about many tickets. */
export interface Context {
  /** The files most likely meant, best first, at most 100; what is named is not among them for its name. */
  readonly rank: (asked: Pick<FindPatternsInput, "query" | "mentions">) => readonly RankedFile[];
  /** As `findPatterns`. @throws CONFIG_INVALID for a glob of `mayEdit` that cannot be matched in bounded time. */
  readonly patternsFor: (asked: Omit<FindPatternsInput, "files">) => FoundPatterns;
  /** The guess alone, and how likely its best file is one the change touches: 1 for a file that is named. */
  readonly territoryFor: (asked: Pick<FindPatternsInput, "query" | "mentions">) => TerritoryGuess;
}
export interface TerritoryGuess {
  readonly paths: readonly string[];
  readonly confidence: number;
}

/** Deterministic: equal input gives equal output. @throws CONFIG_INVALID for a glob of `mayEdit` that cannot be matched in bounded time. */
export function findPatterns({ files, ...asked }: FindPatternsInput): FoundPatterns {
  return createContext(files).patternsFor(asked);
}

/** Reads the files once; each ticket then costs little. @param files the indexable files of one tree; paths unique. */
export function createContext(files: readonly SourceFile[]): Context {
  const corpus = createCorpus(files);
  const tree = createTree(files, corpus.holding, corpus.symbolsOf);
  const rank = createRanker(corpus);
  const examplesFor = createExamples(files);
  const testsFor = (key: string) => corpus.testsFor(key).map(({ file }) => file.path);
  return {
    rank: ({ query }) => rank(query),
    patternsFor({ query, mentions, mayEdit, tokenBudget, first = [] }) {
      const named = resolveNamed(mentions, mayEdit, tree);
      const ranked = withNamed(applyOrder(rank(query, matcher(mayEdit)), first), named);
      const { toCreate } = named;
      // A guess is shown to nobody here, and finding one means looking at every path.
      const examples = wantsExample({ toCreate, query })
        ? examplesFor({
            toCreate,
            query,
            ranked: ranked.map(({ file, probability }) => ({ path: file.path, probability })),
          })
        : [];
      const told = toCreate.length > 0;
      const before = [
        ...namedPicks(named, ranked),
        ...picksWithin(examplePicks(examples, told), tokenBudget * (told ? EXAMPLES_TOLD : EXAMPLES_GUESSED)),
      ];
      const excerpts = chooseExcerpts(ranked, { tokenBudget, before, symbolsOf: corpus.symbolsOf });
      return {
        patterns: fitBudget([...before, ...foundPicks(excerpts)], tokenBudget),
        candidates: listCandidates(named, ranked),
        territoryGuess: guessTerritory(named, ranked, testsFor),
      };
    },
    territoryFor({ query, mentions }) {
      const named = resolveNamed(mentions, [], tree);
      const ranked = withNamed(rank(query), named);
      const isNamed = named.toCreate.length > 0 || sureFiles(named).some(({ certainty }) => certainty === 1);
      return {
        paths: guessTerritory(named, ranked, testsFor),
        confidence: isNamed ? 1 : (ranked[0]?.probability ?? 0),
      };
    },
  };
}

/** What holds a name that the ticket writes is at least as likely as such files are; the order follows. */
function withNamed<T extends Reordered<RankedFile>>(ranked: readonly T[], { files }: Named): T[] {
  const certain = new Map(
    files.filter(({ intent }) => intent !== "like").map(({ file, certainty }) => [file.path, certainty]),
  );
  const raised = ranked.map((entry) => ({
    ...entry,
    probability: Math.max(entry.probability, certain.get(entry.file.path) ?? 0),
  }));
  return raised.sort((a, b) => b.probability - a.probability);
}

function listCandidates({ files }: Named, ranked: readonly Reordered<RankedFile>[]): Candidate[] {
  const list = new Map<string, Candidate>();
  for (const { file, reason, certainty } of files)
    if (certainty === 1) list.set(file.path, { path: file.path, score: 1, reason });
  const reasons = new Map(files.map(({ file, reason }) => [file.path, reason]));
  for (const entry of ranked) {
    const { path } = entry.file;
    if (!list.has(path))
      list.set(path, { path, score: entry.probability, reason: reasons.get(path) ?? reasonOf(entry) });
  }
  return [...list.values()].slice(0, MAX_CANDIDATES);
}
