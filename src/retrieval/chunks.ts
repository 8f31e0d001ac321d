// A file in pieces that can stand alone: cut where definitions begin, never inside one when that can be avoided.
// Works by indentation and the words definitions begin with, in any language; parses none.

/** Lines from 1, both included. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

const MIN_LINES = 12;
export const MAX_LINES = 60;
/** Only this much of a line is looked at, so that a line without end costs nothing. */
const SEEN = 160;
const TAB = 4;

const DEFINITION =
  /^\s*(?:(?:export|default|declare|pub(?:\(\w+\))?|public|private|protected|internal|static|async|abstract|final|override|unsafe|open|data|sealed|const)\s+){0,6}(?:(?:function|class|interface|type|enum|struct|trait|impl|fn|func|def|fun|module|namespace|object|record|mod|describe|it|test|macro_rules!|template|script|style)\b|#{2,6}\s|(?:const|let|var|val)\s+\w+[^=]{0,60}=\s*(?:async\s*)?(?:\(|function\b|\w+\s*=>|\{|new\b|z\.)|\w[\w<>[\], ]{0,60}\([^;]{0,80}\)[^;=]{0,40}\{\s*$)/;
const NO_DEFINITION = /^\s*(?:if|else|for|while|switch|catch|return|do|try|with|await|throw|new)\b/;
const ATTACHED = /^\s*(?:\/\/|\/\*|\*|#(?!#)|@|"""|--|<!--)/;
const CLOSER = /^\s*(?:[)}\]]|end\b|else\b|elif\b|except\b|finally\b|catch\b|<\/)/;

/** Cuts the whole file; every piece has 12 to 60 lines where the file allows. */
export function chunksOf(lines: readonly string[]): Lines[] {
  const costs = lines.map((_, at) => cutCost(lines, at));
  const chunks: Lines[] = [];
  let start = 0;
  while (lines.length - start > MAX_LINES) {
    const end = bestCut(costs, start + MIN_LINES, start + MAX_LINES);
    chunks.push({ start: start + 1, end });
    start = end;
  }
  if (start < lines.length) chunks.push({ start: start + 1, end: lines.length });
  return chunks;
}

function bestCut(costs: readonly number[], from: number, to: number): number {
  let best = to;
  for (let at = to; at >= from; at -= 1) if ((costs[at] ?? 0) <= (costs[best] ?? 0)) best = at;
  return best;
}

/** How bad it is to begin a piece with this line. */
function cutCost(lines: readonly string[], at: number): number {
  const line = (lines[at] ?? "").slice(0, SEEN);
  const previous = (lines[at - 1] ?? "").slice(0, SEEN);
  if (line.trim() === "" || CLOSER.test(line)) return 100;
  if (previous.trim() !== "" && ATTACHED.test(previous)) return 90;
  const begins = isDefinition(line) || ATTACHED.test(line);
  return indentOf(line) + (previous.trim() === "" ? 0 : 4) + (begins ? 0 : 3);
}

/**
 * The definition these lines lie in, with the comment above it; the lines themselves with a little around them when there is
 * none or it is longer than a piece may be.
 */
export function snapToDefinition(lines: readonly string[], { start, end }: Lines): Lines {
  const last = Math.min(Math.max(1, end), lines.length);
  const first = Math.min(Math.max(1, start), last);
  const around = { start: Math.max(1, first - 5), end: Math.min(lines.length, last + 5) };
  const head = headAbove(lines, first - 1);
  if (head === undefined) return around;
  const snapped = { start: aboveComments(lines, head) + 1, end: endOf(lines, head, last - 1) + 1 };
  return snapped.end - snapped.start < Math.max(MAX_LINES, last - first + MIN_LINES) ? snapped : around;
}

function headAbove(lines: readonly string[], from: number): number | undefined {
  let limit = Number.POSITIVE_INFINITY;
  for (let at = from; at >= 0; at -= 1) {
    const line = (lines[at] ?? "").slice(0, SEEN);
    if (line.trim() === "" || indentOf(line) >= limit) continue;
    if (isDefinition(line)) return at;
    if (!ATTACHED.test(line)) limit = CLOSER.test(line) && at !== from ? limit : indentOf(line);
    if (limit === 0) return undefined;
  }
  return undefined;
}

function aboveComments(lines: readonly string[], head: number): number {
  let at = head;
  while (at > 0 && ATTACHED.test((lines[at - 1] ?? "").slice(0, SEEN)) && head - at < 20) at -= 1;
  return at;
}

function endOf(lines: readonly string[], head: number, atLeast: number): number {
  const indent = indentOf(lines[head] ?? "");
  let end = Math.max(head, atLeast);
  for (let at = head + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").slice(0, SEEN);
    if (line.trim() === "") continue;
    if (indentOf(line) > indent) end = Math.max(end, at);
    else if (CLOSER.test(line)) end = Math.max(end, at);
    else if (at > atLeast) break;
  }
  return end;
}

export function isDefinition(line: string): boolean {
  return DEFINITION.test(line) && !NO_DEFINITION.test(line);
}

function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === " ") columns += 1;
    else if (char === "\t") columns += TAB;
    else break;
  }
  return columns;
}
