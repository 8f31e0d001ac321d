// Takes strings and comments out of a text, keeping every line and column: what is left is code. A scanner, not a parser:
// it knows where literals begin and end, gives up on one that never ends, and is linear in any input.

/** One kind of literal or comment. `close` undefined: to the end of the line. */
export interface Span {
  readonly open: string;
  readonly close: string | undefined;
  readonly escapes: boolean;
  readonly multiline: boolean;
}
export interface Syntax {
  readonly spans: readonly Span[];
  /** JavaScript's `/…/`, which only its neighbours tell from a division. */
  readonly regexLiterals: boolean;
}

// Line ends as JavaScript sees them: a comment that hides one would hide code.
const LINE_END = /[\n\r\u2028\u2029]/g;
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%~^]|\b(?:return|typeof|case|in|of|await|yield))\s*$/;
const MAX_REGEX_LITERAL = 200;
const LOOK_BACK = 20;

/** Where a scan stands. Its memories keep it linear: no stretch of text is searched twice in vain. */
interface Scan {
  readonly text: string;
  /** Up to where the end of a kind of span was looked for without success. */
  readonly endless: Map<Span, number>;
  /** Up to where no `/…/` was found to end. */
  patternless: number;
  /** End of the line that was asked for last. */
  lineEnd: number;
}

/** `text` with every character inside a string or comment replaced by a space; line ends stay. */
export function codeOnly(text: string, syntax: Syntax): string {
  const scan: Scan = { text, endless: new Map(), patternless: 0, lineEnd: -1 };
  const opener = openerOf(syntax);
  const byOpen = new Map(syntax.spans.map((span) => [span.open, span]));
  const out: string[] = [];
  let at = 0;
  for (let found = opener.exec(text); found !== null; found = opener.exec(text)) {
    const span = byOpen.get(found[0]);
    const end = span === undefined ? regexEnd(scan, found.index) : spanEnd(scan, found.index, span);
    const isLiteral = end > found.index;
    out.push(text.slice(at, found.index), isLiteral ? blank(text.slice(found.index, end)) : found[0]);
    at = isLiteral ? end : found.index + found[0].length;
    opener.lastIndex = at;
  }
  return out.join("") + text.slice(at);
}

function openerOf({ spans, regexLiterals }: Syntax): RegExp {
  const opens = [...spans.map(({ open }) => open), ...(regexLiterals ? ["/"] : [])];
  const longestFirst = opens.toSorted((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map((open) => open.replace(/[^\w\s]/g, "\\$&")).join("|"), "g");
}

/** Offset after the span, or `start` when it is none. */
function spanEnd(scan: Scan, start: number, span: Span): number {
  const from = start + span.open.length;
  if (span.close === undefined) return lineEnd(scan, from);
  if (span.close === "") return from;
  if (start < (scan.endless.get(span) ?? 0)) return start;
  const limit = span.multiline ? scan.text.length : lineEnd(scan, from);
  const close = span.escapes ? findUnescaped(scan.text, span.close, from, limit) : scan.text.indexOf(span.close, from);
  if (close >= 0) return close + span.close.length;
  scan.endless.set(span, limit);
  return start;
}

function findUnescaped(text: string, close: string, from: number, limit: number): number {
  for (let at = from; at < limit; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text.startsWith(close, at)) return at;
  }
  return -1;
}

function regexEnd(scan: Scan, start: number): number {
  const { text } = scan;
  if (start < scan.patternless) return start;
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  if (!BEFORE_REGEX.test(before.slice(before.lastIndexOf("\n") + 1))) return start;
  const limit = Math.min(lineEnd(scan, start), start + MAX_REGEX_LITERAL);
  let inClass = false;
  for (let at = start + 1; at < limit; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return at + 1;
  }
  scan.patternless = limit;
  return start;
}

function lineEnd(scan: Scan, from: number): number {
  if (from > scan.lineEnd) {
    LINE_END.lastIndex = from;
    scan.lineEnd = LINE_END.exec(scan.text)?.index ?? scan.text.length;
  }
  return scan.lineEnd;
}

function blank(text: string): string {
  return text
    .split("\n")
    .map((line) => " ".repeat(line.length))
    .join("\n");
}
