// The context engine's one door: a ticket's words and the texts of a tree in, excerpts worth showing out. Pure. What is behind
// findPatterns may be replaced whole; its input and output are what others build on.
import { matcher } from "../core/globs.ts";
import type { Mention } from "../core/mentions.ts";
import type { Pattern } from "../core/pattern.ts";
import { type RankedCandidate, rankCandidates } from "./candidates.ts";
import { type Lines, MAX_LINES, snapToDefinition } from "./chunks.ts";
import { type Corpus, indexedCorpus, unreadCorpus } from "./corpus.ts";
import { fitBudget, type Picked } from "./fit-budget.ts";
import { type Named, type NamedFile, resolveNamed } from "./named.ts";
import { type PatternQuery, parseQuery } from "./query.ts";
import type { SourceFile } from "./rank.ts";
import { findSibling } from "./sibling.ts";
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
}
export interface Candidate {
  readonly path: string;
  /** How likely the change touches this file, 0 to 1; named files have 1. */
  readonly score: number;
  /** In words, for people. */
  readonly reason: string;
}
export interface FoundPatterns {
  /** In the order to read them: named by the ticket, siblings of what is to be made, found. Scores lie between 0 and 1. */
  readonly patterns: Pattern[];
  /** At most 50, best first. */
  readonly candidates: Candidate[];
  /** Paths the change probably touches, existing or to be made; a prediction, never a limit. */
  readonly territoryGuess: string[];
}

/** Below this the reason says so, and a prompt must not ask to follow the excerpt. */
const LOW_CONFIDENCE = 0.25;
const LEAST_SHOWN = 0.02;
const MAX_FOUND = 12;
const MAX_CANDIDATES = 50;
/** A file that is the example is shown whole up to this length. */
const MAX_EXAMPLE_LINES = 120;

/** One tree, asked about many tickets. */
export interface Context {
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
  return contextOf(files, unreadCorpus(files)).patternsFor(asked);
}

/** Reads the files once; each ticket then costs little. @param files the indexable files of one tree; paths unique. */
export function createContext(files: readonly SourceFile[]): Context {
  return contextOf(files, indexedCorpus(files));
}

function contextOf(files: readonly SourceFile[], corpus: Corpus): Context {
  const tree = createTree(files);
  return {
    patternsFor({ query, mentions, mayEdit, tokenBudget }) {
      const named = resolveNamed(mentions, mayEdit, tree);
      const candidates = rankCandidates(parseQuery(query), corpus, matcher(mayEdit));
      const picks = [...namedPicks(named, candidates), ...siblingPicks(named, files), ...foundPicks(candidates)];
      return {
        patterns: fitBudget(picks, tokenBudget),
        candidates: listCandidates(named, candidates),
        territoryGuess: guessTerritory(named, candidates, files),
      };
    },
    territoryFor({ query, mentions }) {
      const named = resolveNamed(mentions, [], tree);
      const candidates = rankCandidates(parseQuery(query), corpus, () => false);
      const isNamed = named.toCreate.length > 0 || named.files.some(({ intent }) => intent !== "like");
      const confidence = isNamed ? 1 : (candidates[0]?.probability ?? 0);
      return { paths: guessTerritory(named, candidates, files), confidence };
    },
  };
}

function namedPicks({ files }: Named, candidates: readonly RankedCandidate[]): Picked[] {
  return files.map((entry) => ({
    file: entry.file,
    lines: namedLines(entry, candidates),
    score: 1,
    reason: entry.reason,
    origin: "named",
  }));
}

function namedLines({ file, lines, intent }: NamedFile, candidates: readonly RankedCandidate[]): Lines {
  const all = file.text.split("\n");
  if (lines !== undefined) return snapToDefinition(all, lines);
  if (intent === "like" && all.length <= MAX_EXAMPLE_LINES) return { start: 1, end: all.length };
  const found = candidates.find((candidate) => candidate.file.path === file.path);
  return found?.lines ?? { start: 1, end: Math.min(all.length, MAX_LINES) };
}

function siblingPicks({ toCreate }: Named, files: readonly SourceFile[]): Picked[] {
  return toCreate.flatMap((path): Picked[] => {
    const sibling = findSibling(path, files);
    if (sibling === undefined) return [];
    const { file, likeness } = sibling;
    const end = Math.min(file.text.split("\n").length, MAX_EXAMPLE_LINES);
    return [
      {
        file,
        lines: { start: 1, end },
        score: likeness,
        reason: `nearest sibling of ${path}, which is to be made`,
        origin: "found",
      },
    ];
  });
}

function foundPicks(candidates: readonly RankedCandidate[]): Picked[] {
  const likely = candidates.filter(({ probability }) => probability >= LEAST_SHOWN).slice(0, MAX_FOUND);
  return likely.map((candidate) => ({
    file: candidate.file,
    lines: candidate.lines,
    score: candidate.probability,
    reason: reasonOf(candidate),
    origin: "found",
  }));
}

function reasonOf({ matches, bm25, probability }: RankedCandidate): string {
  const words = matches.slice(0, 4).join(", ");
  const doubt = probability < LOW_CONFIDENCE ? "; low confidence" : "";
  return `matches: ${words} (BM25 ${bm25.toFixed(1)})${doubt}`;
}

function listCandidates({ files }: Named, candidates: readonly RankedCandidate[]): Candidate[] {
  const list = new Map<string, Candidate>();
  for (const { file, reason } of files) list.set(file.path, { path: file.path, score: 1, reason });
  for (const candidate of candidates) {
    const { path } = candidate.file;
    if (!list.has(path)) list.set(path, { path, score: candidate.probability, reason: reasonOf(candidate) });
  }
  return [...list.values()].slice(0, MAX_CANDIDATES);
}
