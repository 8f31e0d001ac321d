// The one section of a prompt that the engine writes below a person's words, between two marker lines: where it lies, how it
// is put there anew, how it is left out. Never touches a byte outside it.
import { defang, inlineCode } from "../words/markdown.ts";
import { oneLine } from "../words/sanitize.ts";
import { nextFence, splitLines, trimBlankLines } from "./prompt-file-lines.ts";

const OPEN = "<!-- linear-to-pr:context -->";
const CLOSE = "<!-- /linear-to-pr:context -->";

export interface Context {
  readonly patterns: readonly {
    readonly path: string;
    readonly startLine: number;
    readonly endLine: number;
    readonly reason: string;
  }[];
  /** Command lines, shown only. */
  readonly verification: readonly string[];
  /** What the ticket leaves open, as words that follow "missing:". */
  readonly missing: readonly string[];
}

/** Without any such section and the blank line before it. Twice equals once. */
export function withoutContext(text: string): string {
  const lines = splitLines(text);
  const cut = new Set<number>();
  for (const { from, to } of findSections(lines).found) {
    if (lines[from - 1]?.trim() === "") cut.add(from - 1);
    for (let at = from; at <= to; at += 1) cut.add(at);
  }
  if (cut.size === 0) return text;
  const kept = lines.filter((_, at) => !cut.has(at));
  return trimBlankLines(kept.join("").split("\n"));
}

/**
 * A piece of a prompt file with the section in it: where it stands already, else below its last word; below its block when a
 * code fence is left open, because nothing below that would be seen.
 * @param at.source the piece; @param at.belowBlock how many of its lines its heading and block take.
 */
export function withContext(at: { readonly source: string; readonly belowBlock: number }, context: Context): string {
  const lines = splitLines(at.source);
  const end = lines.some((line) => line.endsWith("\r\n")) ? "\r\n" : "\n";
  const section = printContext(context).join(end);
  const { found, isOpen } = findSections(lines);
  const [old] = found;
  if (old !== undefined) {
    const lastEnd = /\r?\n$/.exec(lines[old.to] ?? "")?.[0] ?? "";
    return [...lines.slice(0, old.from), section, lastEnd, ...lines.slice(old.to + 1)].join("");
  }
  const after = isOpen ? at.belowBlock : lines.findLastIndex((line) => line.trim() !== "") + 1;
  const before = lines.slice(0, after).join("");
  const isEnded = before.endsWith("\n");
  return [before, isEnded ? "" : end, end, section, isEnded ? end : "", ...lines.slice(after)].join("");
}

interface Section {
  /** Indexes of the two marker lines. */
  readonly from: number;
  readonly to: number;
}

/**
 * Outermost pairs of markers outside code fences; a marker without its other half is a person's text. Pairing them like
 * brackets leaves no new pair when a section is taken out.
 */
function findSections(lines: readonly string[]): { found: Section[]; isOpen: boolean } {
  const found: Section[] = [];
  const opened: number[] = [];
  let fence: string | undefined;
  for (const [at, line] of lines.entries()) {
    const text = line.trimEnd();
    if (fence === undefined && text === OPEN) opened.push(at);
    const from = fence === undefined && text === CLOSE ? opened.pop() : undefined;
    if (from !== undefined) {
      while ((found.at(-1)?.from ?? -1) > from) found.pop();
      found.push({ from, to: at });
    }
    fence = nextFence(fence, line.replace(/\r?\n$/, ""));
  }
  return { found, isOpen: fence !== undefined };
}

/** Every line of it begins with our own word, so that no text in it can be a heading, a fence or a marker. */
function printContext({ patterns, verification, missing }: Context): string[] {
  const code = (text: string) => inlineCode(oneLine(text, 400));
  return [
    OPEN,
    "Written by `linear-to-pr scaffold`, and written anew each time; the agent is given the code itself.",
    "",
    ...(patterns.length === 0 ? ["Patterns: none found."] : ["Patterns:", ""]),
    ...patterns.map(
      ({ path, startLine, endLine, reason }) =>
        `- ${code(`${path}:${startLine}-${endLine}`)} – ${defang(oneLine(reason, 300))}`,
    ),
    ...(verification.length === 0 ? [] : ["", "Verification:", "", ...verification.map((line) => `- ${code(line)}`)]),
    ...(missing.length === 0
      ? []
      : ["", `Vague, missing: ${missing.map((text) => defang(oneLine(text, 200))).join(", ")}.`]),
    CLOSE,
  ];
}
