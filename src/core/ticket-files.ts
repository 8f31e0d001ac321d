// The files a ticket says it is about, in a section of its own: `Files:`. What stands there binds, so only what is clearly
// a path or a glob is taken; paths that a text merely mentions are for mentions.ts.
import { findGlobProblem, trimGlob } from "./globs.ts";
import { sanitize } from "./words/sanitize.ts";

export interface TicketFiles {
  /** Paths and globs, each once, in the order written; at most 500. */
  readonly files: readonly string[];
  /** What stood in the section and could not be used, and why, for a warning. */
  readonly refused: readonly { readonly written: string; readonly problem: string }[];
}

/** 256 Ki characters hold every ticket seen. */
const MAX_CHARS = 256 * 1024;
/** As many as a prompt file may name. */
const MAX_FILES = 500;
const MAX_REFUSED = 20;

const LABEL = /^\s{0,3}(?:#{1,6}[ \t]+)?(?:\*\*|__)?files(?: to (?:edit|change|touch))?(:?)(?:\*\*|__)?(:?)(?=\s|$)/i;
const HEADING = /^\s{0,3}#{1,6}\s/;
const BULLET = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;
const FENCE = /^\s{0,3}(?:`{3,}|~{3,})/;

/**
 * Every `Files:` section of a description: a heading, a bold or a plain line, then a list, paths separated by commas, a code
 * block, or one path a line. Ends at the next heading and at the blank line after its paragraph. What people cannot see
 * (comments of HTML) is not read.
 */
export function parseFilesSection(description: string): TicketFiles {
  const lines = sanitize(description, { maxChars: MAX_CHARS }).split("\n");
  const found = new Set<string>();
  const refused = new Map<string, string>();
  for (const { text, isCode } of sectionLines(lines)) {
    for (const written of isCode ? [text.trim()] : pathsOf(text)) {
      const problem = whyRefused(written);
      if (problem === undefined) found.add(trimGlob(written));
      else refused.set(written.slice(0, 80), problem);
    }
  }
  return {
    files: [...found].slice(0, MAX_FILES),
    refused: [...refused].slice(0, MAX_REFUSED).map(([written, problem]) => ({ written, problem })),
  };
}

interface SectionLine {
  readonly text: string;
  /** In a code block: the whole line is the path. */
  readonly isCode: boolean;
}

function sectionLines(lines: readonly string[]): SectionLine[] {
  const found: SectionLine[] = [];
  let isFenced = false;
  for (const [index, line] of lines.entries()) {
    const rest = isFenced ? undefined : afterLabel(line);
    if (rest !== undefined)
      found.push(...(rest === "" ? linesBelow(lines, index + 1) : linesFrom(rest, lines, index + 1)));
    if (FENCE.test(line)) isFenced = !isFenced;
  }
  return found;
}

/** What follows the label on its line; undefined when this line is none. A heading or bold words need no colon. */
function afterLabel(line: string): string | undefined {
  const match = LABEL.exec(line);
  if (match === null) return undefined;
  const rest = line.slice(match[0].length).trim();
  const isMarked = HEADING.test(line) || /^\s*(?:\*\*|__)/.test(line);
  const hasColon = match[1] === ":" || match[2] === ":";
  return hasColon || (isMarked && rest === "") ? rest : undefined;
}

/** The list, code block or paragraph that follows; one blank line may stand before it, and between the items of a list. */
function linesBelow(lines: readonly string[], from: number): SectionLine[] {
  let at = from;
  while (lines[at]?.trim() === "") at += 1;
  if (FENCE.test(lines[at] ?? "")) return fencedLines(lines, at + 1);
  const isList = BULLET.test(lines[at] ?? "");
  const found: SectionLine[] = [];
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const next = lines[at + 1] ?? "";
    if (line.trim() === "" ? !(isList && BULLET.test(next)) : isEnd(line)) break;
    if (!isList || BULLET.test(line)) found.push({ text: line, isCode: false });
    else if (!/^\s/.test(line) && line.trim() !== "") break;
  }
  return found;
}

/** Paths on the label's own line go on below it only after a comma, or as a list. */
function linesFrom(rest: string, lines: readonly string[], from: number): SectionLine[] {
  const found = [{ text: rest, isCode: false }];
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (isEnd(line) || line.trim() === "") break;
    if (!BULLET.test(line) && !/,\s*$/.test(found.at(-1)?.text ?? "")) break;
    found.push({ text: line, isCode: false });
  }
  return found;
}

function fencedLines(lines: readonly string[], from: number): SectionLine[] {
  const end = lines.findIndex((line, index) => index >= from && FENCE.test(line));
  const inside = lines.slice(from, end < 0 ? lines.length : end);
  return inside.filter((line) => line.trim() !== "").map((text) => ({ text, isCode: true }));
}

function isEnd(line: string): boolean {
  return (
    HEADING.test(line) || afterLabel(line) !== undefined || /^\s*(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?\s*$/.test(line)
  );
}

/** What is in backticks when anything is; else the first word between commas, and what "and" adds to it. */
function pathsOf(line: string): string[] {
  const text = line.replace(BULLET, "").replace(/\[([^\]]{1,300})\]\(<?[^)]{0,400}\)/g, "$1");
  const code = [...text.matchAll(/(`{1,3})([^`]{1,400})\1/g)].map((match) => (match[2] ?? "").trim());
  if (code.length > 0) return code;
  return text
    .split(/[,;](?![^{]{0,300}\})|\s(?:and|&)\s/)
    .map((part) => unwrap(part.trim().split(/\s/)[0] ?? ""))
    .filter((word) => word !== "");
}

/** Without what the sentence or the editor put around it: `(src/a.ts)`, `**src/a.ts**`, `app/\[id\]/\*.tsx`, `src/a.ts:`. */
function unwrap(word: string): string {
  return word
    .replace(/^(\*\*|__)(?![/*])([^*]{1,300})\1$/, "$2")
    .replace(/^["'(<]{1,3}|["')>]{1,3}$/g, "")
    .replace(/[.:!?]{1,3}$/, "")
    .replace(/\\([*_[\](){}~#.!-])/g, "$1");
}

function whyRefused(written: string): string | undefined {
  const glob = trimGlob(written);
  if (!isPathLike(written, glob)) return "not a path or glob";
  if (glob.split("/").includes("..") || glob.startsWith("!")) return "leads out of the repository or excludes";
  return findGlobProblem(glob);
}

/** A word is one when it has a folder, an ending, a wildcard, or a name that stands for a file everywhere. */
function isPathLike(written: string, glob: string): boolean {
  if (glob === "" || /^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return false;
  return (
    /[/*]|[^.]\.[A-Za-z0-9]{1,10}$|^\.[A-Za-z]/.test(written) || /^(?:[A-Z][a-z]+file|LICENSE|CODEOWNERS)$/.test(glob)
  );
}
