// Ranked files × budget → which of their lines to show: the pieces that most likely hold what will be changed, for what they
// cost, grown to whole definitions. Never two that overlap, never more than the budget.
import { type Lines, MAX_LINES } from "./chunks.ts";
import { costOf, type Picked } from "./fit-budget.ts";
import type { Passage } from "./passages.ts";
import type { RankedFile } from "./ranker.ts";
import type { SourceSymbol } from "./symbols/symbols.ts";

export interface Excerpt {
  readonly ranked: RankedFile;
  readonly lines: Lines;
}

export interface Shown {
  /** Tokens that all excerpts together may take, what is shown before them included. */
  readonly tokenBudget: number;
  /** What is shown anyway. */
  readonly before: readonly Picked[];
  readonly symbolsOf: (file: RankedFile["file"]) => readonly SourceSymbol[];
}

/** Beyond these a file is shown for less than one in two hundred tickets. */
const MOST_FILES = 40;
const LEAST_PROBABILITY = 0.004;
const STEP = 15;
/** A short file is read faster whole than in pieces. */
const WHOLE = 60;
/** What a piece is worth that says nothing of the query, beside the file's best one; imports at the top change with the rest. */
const SILENT = 0.08;
const TOP = 0.25;
/** How far a piece grows to hold a definition whole. */
const GROWTH = 20;

interface Piece {
  /** Its place in the ranking. */
  readonly rank: number;
  readonly lines: Lines;
  readonly cost: number;
  readonly worth: number;
}

/** In the order of the files; several excerpts of a file in the order of its lines. */
export function chooseExcerpts(ranked: readonly RankedFile[], { tokenBudget, before, symbolsOf }: Shown): Excerpt[] {
  const files = ranked.slice(0, MOST_FILES).filter(({ probability }) => probability >= LEAST_PROBABILITY);
  const isShown = ({ file }: RankedFile, lines: Lines) =>
    before.some((pick) => pick.file.path === file.path && overlap(pick.lines, lines));
  const pieces = files.flatMap((file, rank) => piecesOf(file, rank).filter(({ lines }) => !isShown(file, lines)));
  pieces.sort((a, b) => b.worth / b.cost - a.worth / a.cost || a.rank - b.rank || a.lines.start - b.lines.start);
  let left = before.reduce((tokens, { file, lines }) => tokens - costOf(file, lines), tokenBudget);
  const chosen = files.map((): Lines[] => []);
  for (const { rank, lines, cost } of pieces) {
    if (cost > left) continue;
    left -= cost;
    chosen[rank]?.push(lines);
  }
  return files.flatMap((file, rank) => {
    const kept = join(chosen[rank] ?? []);
    const fits = (lines: Lines) => !isShown(file, lines) && costOf(file.file, lines) <= left;
    const grown = isPart(kept, file) ? grow(kept, symbolsOf(file.file), fits) : kept;
    for (const lines of grown) left -= costOf(file.file, lines);
    for (const lines of kept) left += costOf(file.file, lines);
    return grown.map((lines) => ({ ranked: file, lines }));
  });
}

/** What a file defines is found out only where a definition may be cut. */
function isPart(kept: readonly Lines[], { file }: RankedFile): boolean {
  const [first] = kept;
  return first !== undefined && !(first.start === 1 && first.end >= lengthOf(file.text));
}

/** The whole of a short file; of a long one steps of lines, each worth its share of what the query finds there. */
function piecesOf({ file, passages, probability }: RankedFile, rank: number): Piece[] {
  const length = lengthOf(file.text);
  const whole = { start: 1, end: length };
  if (length <= WHOLE) return [{ rank, lines: whole, cost: Math.max(1, costOf(file, whole)), worth: probability }];
  const steps = stepWorths(passages, length);
  const most = Math.max(1e-9, ...steps);
  const shares = steps.map((worth, at) => (worth / most) ** 2 + SILENT + (at === 0 ? TOP : 0));
  const total = shares.reduce((sum, share) => sum + share, 0);
  // One price for all pieces of a file: a blank line more or less must not decide what is shown.
  const cost = Math.ceil((costOf(file, whole) * STEP) / length);
  return shares.map((share, at) => ({
    rank,
    lines: { start: at * STEP + 1, end: Math.min(length, (at + 1) * STEP) },
    cost,
    worth: (probability * share) / total,
  }));
}

/** The best window each step lies in. */
function stepWorths(passages: readonly Passage[], length: number): number[] {
  const steps = new Array<number>(Math.ceil(length / STEP)).fill(0);
  for (const { lines, score } of passages)
    for (let at = Math.floor((lines.start - 1) / STEP); at <= Math.floor((lines.end - 1) / STEP); at += 1)
      if (at < steps.length) steps[at] = Math.max(steps[at] ?? 0, score);
  return steps;
}

/** Lines of a text; the end of the last one begins no further one. */
export function lengthOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return text.endsWith("\n") ? Math.max(1, lines - 1) : lines;
}

function overlap(one: Lines, other: Lines): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Sorted; what touches becomes one. */
function join(list: readonly Lines[]): Lines[] {
  const joined: Lines[] = [];
  for (const lines of [...list].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && lines.start <= last.end + 1)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, lines.end) };
    else joined.push(lines);
  }
  return joined;
}

/** Each grown to the borders of the definitions it cuts, where those are near and what is added fits. */
function grow(list: readonly Lines[], symbols: readonly SourceSymbol[], fits: (added: Lines) => boolean): Lines[] {
  return join(
    list.flatMap((lines) => {
      const { start, end } = snapped(lines, symbols);
      const above = { start, end: lines.start - 1 };
      const below = { start: lines.end + 1, end };
      return [lines, ...[above, below].filter((added) => added.start <= added.end && fits(added))];
    }),
  );
}

function snapped({ start, end }: Lines, symbols: readonly SourceSymbol[]): Lines {
  const short = symbols.filter((symbol) => symbol.end - symbol.from < MAX_LINES);
  const above = short.find((symbol) => symbol.from < start && symbol.end >= start && start - symbol.from <= GROWTH);
  const below = short.find((symbol) => symbol.from <= end && symbol.end > end && symbol.end - end <= GROWTH);
  return { start: above?.from ?? start, end: below?.end ?? end };
}
