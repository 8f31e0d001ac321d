// The outline of a prompt file: front matter, what stands before the first prompt, and one piece a prompt. Pieces are slices
// of the text; joined they are the text again, byte for byte. What the pieces mean is not known here.
import type { Problem } from "../config/problem.ts";

export interface Outline {
  /** YAML between the two `---` lines. */
  readonly frontMatter: Slice;
  /** Everything before the first prompt, the front matter included. */
  readonly head: string;
  readonly prompts: readonly PromptSlice[];
  /** Line of a code fence that nothing closes. */
  readonly openFence: number | undefined;
  readonly problems: readonly Problem[];
}
export interface Slice {
  readonly text: string;
  /** Lines of the file before this text. */
  readonly linesBefore: number;
}
export interface PromptSlice {
  /** The whole piece, from its heading to the next one. */
  readonly source: string;
  readonly line: number;
  readonly heading: string;
  /** The YAML of the fenced block below the heading; undefined when the piece has none. */
  readonly fields: Slice | undefined;
  /** What is left for the agent: `\n` as line end, no blank lines around it. */
  readonly body: string;
  readonly problems: readonly Problem[];
}

const HEADING = /^##[ \t]+prompt\b/i;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s]*)/;

/** Lines with their ends. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

export function outline(text: string): Outline {
  const lines = splitLines(text);
  const frontMatter = findFrontMatter(lines);
  const { starts, openFence } = headingLines(lines, frontMatter.end);
  const prompts = starts.map((start, index) => promptSlice(lines, start, starts[index + 1] ?? lines.length));
  const head = lines.slice(0, starts[0] ?? lines.length).join("");
  return { frontMatter: frontMatter.slice, head, prompts, openFence, problems: frontMatter.problems };
}

function bare(line: string | undefined): string {
  return (line ?? "").replace(/\r?\n$/, "");
}

function findFrontMatter(lines: readonly string[]): { slice: Slice; end: number; problems: Problem[] } {
  const isRule = (line: string | undefined) => bare(line).trimEnd() === "---";
  const nothing = { slice: { text: "", linesBefore: 0 }, end: 0 };
  if (!isRule(lines[0]?.replace(/^\uFEFF/, ""))) {
    return { ...nothing, problems: [{ line: 1, text: "the file must begin with `---` and its front matter" }] };
  }
  const end = lines.findIndex((line, index) => index > 0 && isRule(line));
  if (end < 0) return { ...nothing, problems: [{ line: 1, text: "the front matter is not closed with `---`" }] };
  return { slice: { text: lines.slice(1, end).join(""), linesBefore: 1 }, end: end + 1, problems: [] };
}

/** Indexes of the lines that begin a prompt; lines inside code fences are text. */
function headingLines(lines: readonly string[], from: number): { starts: number[]; openFence: number | undefined } {
  const starts: number[] = [];
  let open: { marks: string; line: number } | undefined;
  for (let index = from; index < lines.length; index++) {
    const line = bare(lines[index]);
    if (open === undefined && HEADING.test(line)) starts.push(index);
    const marks = nextFence(open?.marks, line);
    open = marks === undefined ? undefined : { marks, line: open?.line ?? index + 1 };
  }
  return { starts, openFence: open?.line };
}

/** The marks of the code fence that is open after a line. */
export function nextFence(open: string | undefined, line: string): string | undefined {
  if (open === undefined) return FENCE.exec(line)?.[1];
  const close = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return close?.startsWith(open) ? undefined : open;
}

function promptSlice(lines: readonly string[], start: number, end: number): PromptSlice {
  const piece = lines.slice(start, end);
  const { open, close } = findBlock(piece) ?? { open: 0, close: undefined };
  return {
    source: piece.join(""),
    line: start + 1,
    heading: bare(piece[0]),
    fields:
      open === 0 || close === undefined
        ? undefined
        : { text: piece.slice(open + 1, close).join(""), linesBefore: start + open + 1 },
    body: trimBlankLines(piece.slice((close ?? 0) + 1).map(bare)),
    problems: open > 0 && close === undefined ? [{ line: start + open + 1, text: "this block is not closed" }] : [],
  };
}

/**
 * The fenced YAML block below a piece's heading, as the indexes of its two fences; undefined when the piece has none.
 * `close` is undefined when nothing closes it.
 */
export function findBlock(piece: readonly string[]): { open: number; close: number | undefined } | undefined {
  const open = piece.findIndex((line, index) => index > 0 && line.trim() !== "");
  const first = bare(piece[open]);
  if (open < 0 || !/^(`{3,}|~{3,})[ \t]*ya?ml[ \t]*$/.test(first)) return undefined;
  const marks = FENCE.exec(first)?.[1];
  const close = piece.findIndex((line, index) => index > open && nextFence(marks, bare(line)) === undefined);
  return { open, close: close < 0 ? undefined : close };
}

/** Blank lines around a text go, the indentation of its first line stays: it may be code. */
export function trimBlankLines(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return first < 0 ? "" : lines.slice(first, last + 1).join("\n");
}
