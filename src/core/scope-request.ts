// Reads SCOPE-EXPANSIONS.md as agents write it: the form the prompt asks for, and the lists, tables and headings that come
// instead. Text in, requests out; nothing is decided here and nothing is trusted.
import { oneLine, sanitize } from "./words/sanitize.ts";

/** One file outside the territory that the agent asks for: its own words, one line each. */
export interface ScopeRequest {
  /** As it was written, without `./`, doubled and trailing slashes; not yet known to be a path that may exist. */
  readonly path: string;
  readonly reason: string;
  readonly smallest: string;
}

/** Said in the prompt. */
export const MOST_REQUESTS = 20;
const MOST_CHARS = 64 * 1024;
const MOST_LINES = 2000;
const MOST_LINE_CHARS = 2000;
/** One more than a path may have, so that a longer one is still seen to be too long. */
const MOST_PATH_CHARS = 1025;
const MOST_WORDS_CHARS = 300;

type Field = "reason" | "smallest";
interface Entry extends Record<Field, string> {
  readonly path: string;
  readonly startedBy: "heading" | "other";
  readonly indent: number;
}

/** At most 20 requests, in their order; [] for a text without any. Never throws. */
export function parseScopeRequest(text: string): ScopeRequest[] {
  const reader = createReader();
  const lines = sanitize(text, { maxChars: MOST_CHARS }).split("\n").slice(0, MOST_LINES);
  for (const line of lines) reader.read(line.slice(0, MOST_LINE_CHARS).trimEnd());
  return reader.entries
    .map(({ path, reason, smallest }) => ({
      path: plainPath(path),
      reason: oneLine(reason, MOST_WORDS_CHARS),
      smallest: oneLine(smallest, MOST_WORDS_CHARS),
    }))
    .filter(({ path }, index, all) => path !== "" && all.findIndex((other) => other.path === path) === index)
    .slice(0, MOST_REQUESTS);
}

/** Without what makes no difference: blanks around it, `./`, doubled and trailing slashes, a line number. Twice equals once. */
export function plainPath(text: string): string {
  const line = oneLine(text, MOST_PATH_CHARS);
  const bare = line.replace(/(?:#L?[0-9]+(?:-L?[0-9]+)?|:[0-9]+(?:[:-][0-9]+)?)$/, "").replace(/\/{2,}/g, "/");
  const next = bare
    .replace(/(?:^|\/)(?:\.\/)+/g, (found) => (found.startsWith("/") ? "/" : ""))
    .replace(/(?<=.)\/\.?$/, "")
    .trim();
  return next === text ? next : plainPath(next);
}

function createReader() {
  const entries: Entry[] = [];
  let current: Entry | undefined;
  let field: Field = "reason";
  /** A heading of one word: a file such as LICENSE when a reason follows, a title otherwise. */
  let title: string | undefined;
  let columns: Columns | undefined;
  let fence: { readonly mark: string; readonly isOpaque: boolean } | undefined;
  let afterBlank = true;

  const start = (entry: Pick<Entry, "path" | "startedBy" | "indent">, rest: string) => {
    title = undefined;
    current = { ...entry, ...splitRest(rest) };
    entries.push(current);
    field = "reason";
  };
  const add = (text: string) => {
    if (current !== undefined) current[field] = `${current[field]} ${text}`.trim();
  };
  const readText = (line: string) => {
    const label = findLabel(line);
    if (label?.field === "path") {
      const path = unwrap(label.value);
      const isSame = current !== undefined && plainPath(current.path) === plainPath(path);
      if (path !== "" && !isSame) start({ path, startedBy: "heading", indent: 0 }, "");
    } else if (label !== undefined) {
      if (title !== undefined) start({ path: title, startedBy: "heading", indent: 0 }, "");
      field = label.field;
      add(label.value);
    } else {
      const found = findStart(line, { current, afterBlank });
      title = found === "close" ? findTitle(line) : undefined;
      if (found === "close") current = undefined;
      else if (found !== undefined) start(found, found.rest);
      else add(line.trim());
    }
  };

  return {
    entries,
    read(line: string): void {
      const mark = /^\s*(?:[-*+>]\s+)?(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark !== undefined && (fence === undefined || mark.startsWith(fence.mark))) {
        // A fence around everything is looked through; one inside an entry holds the smallest change.
        fence = fence === undefined ? { mark, isOpaque: current !== undefined } : undefined;
      } else if (fence?.isOpaque === true) {
        add(line.trim());
      } else if (/^\s*\|/.test(line)) {
        const cells = cellsOf(line);
        const header = findColumns(cells);
        if (header !== undefined) columns = header;
        else readRow(cells, columns ?? { path: 0, reason: 1, smallest: 2 }, start);
      } else if (line.trim() !== "") {
        readText(line);
      }
      if (!/^\s*\|/.test(line)) columns = undefined;
      afterBlank = line.trim() === "";
    },
  };
}

const LABEL =
  /^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|[0-9]{1,3}[.)]\s+)*[*_]{0,3}(path|file|reason|why|justification|because|(?:smallest|minimal|proposed)(?: possible)?(?: change)?|change)[*_]{0,3}\s*(?::|：)[*_]{0,3}\s*(.*)$/i;
const LABEL_HEADING =
  /^\s*#{1,6}\s+(reason|why|justification|(?:smallest|minimal|proposed)(?: possible)?(?: change)?|change)$/i;

function findLabel(line: string): { field: Field | "path"; value: string } | undefined {
  const found = LABEL.exec(line) ?? LABEL_HEADING.exec(line);
  if (found === null) return undefined;
  const name = (found[1] ?? "").toLowerCase();
  return { field: fieldOf(name) ?? "smallest", value: found[2] ?? "" };
}

function fieldOf(name: string): Field | "path" | undefined {
  if (/^(?:path|files?)$/.test(name)) return "path";
  if (/^(?:reason|why|justification|because)/.test(name)) return "reason";
  return /^(?:smallest|minimal|proposed|change)/.test(name) ? "smallest" : undefined;
}

const HEADING = /^\s{0,3}#{1,6}\s+(?:[0-9]{1,3}[.)]\s+)?(.*)$/;
const ITEM = /^(\s*)(?:[-*+]|[0-9]{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;

/** Where an entry begins; "close" for a heading that is about something else; undefined for words of the entry before. */
function findStart(
  line: string,
  { current, afterBlank }: { readonly current: Entry | undefined; readonly afterBlank: boolean },
): (Pick<Entry, "path" | "startedBy" | "indent"> & { readonly rest: string }) | "close" | undefined {
  const heading = HEADING.exec(line)?.[1];
  if (heading !== undefined) {
    const named = takePath(heading) ?? pathWithin(heading);
    return named === undefined ? "close" : { ...named, startedBy: "heading", indent: 0 };
  }
  const [, blanks = "", item] = ITEM.exec(line) ?? [];
  const indent = item === undefined ? 0 : blanks.length;
  // Items under a heading, and items further in, say more about the entry they belong to.
  if (current !== undefined && item !== undefined && (current.startedBy === "heading" || indent > current.indent)) {
    return undefined;
  }
  if (item === undefined && current !== undefined && (!afterBlank || /^\s/.test(line))) return undefined;
  const named = takePath(item ?? line.trim());
  // Prose may begin with a path; only an item may go on without a colon or a dash.
  if (named === undefined || (item === undefined && !named.isSet)) return undefined;
  return { path: named.path, rest: named.rest, startedBy: "other", indent };
}

function findTitle(line: string): string | undefined {
  const text = unwrap(HEADING.exec(line)?.[1] ?? "");
  return /^[\w.-]+$/.test(text) ? text : undefined;
}

interface Taken {
  readonly path: string;
  readonly rest: string;
  /** Whether something sets the path apart from what follows. */
  readonly isSet: boolean;
}

/** The path at the beginning of a text, out of its ticks, asterisks or link. */
function takePath(text: string): Taken | undefined {
  const [, bold, afterBold] = /^\*\*(.+?)\*\*(.*)$/.exec(text) ?? [];
  if (bold !== undefined) return taken(unwrap(bold.replace(/[:：]$/, "")), afterBold ?? "", looksLikePath);
  const [, , code, afterCode] = /^(`+)(.+?)\1(?!`)(.*)$/.exec(text) ?? [];
  if (code !== undefined) return taken(code.trim(), afterCode ?? "", (path) => !/\s.*\s/.test(path));
  const [, words, afterLink] = /^\[([^\]]+)\]\([^)]*\)(.*)$/.exec(text) ?? [];
  if (words !== undefined) return taken(unwrap(words), afterLink ?? "", looksLikePath);
  const [, bare = "", afterBare = ""] = /^(\S+)(.*)$/.exec(text) ?? [];
  const path = bare.replace(/[,;:：]+$/, "");
  return taken(unescaped(path), `${bare.slice(path.length)}${afterBare}`, looksLikePath);
}

function taken(path: string, rest: string, isPath: (path: string) => boolean): Taken | undefined {
  if (path === "" || !isPath(path)) return undefined;
  return { path, rest, isSet: /^\s*$|^\s*[:：(]|^\s+[-–—=]/.test(rest) };
}

/** A heading such as "Request 2, the file `src/a.ts`". */
function pathWithin(heading: string): { path: string; rest: string } | undefined {
  const code = /`([^`]+)`/.exec(heading)?.[1]?.trim();
  const path = code ?? heading.split(/\s+/).map(unescaped).find(looksLikePath);
  return path === undefined || !looksLikePath(path) ? undefined : { path, rest: "" };
}

function looksLikePath(text: string): boolean {
  if (/\s/.test(text) || text.includes("://")) return false;
  return /[/\\].|.[/\\]|\.[A-Za-z0-9_-]{1,20}$|^[A-Z][A-Za-z]*file$/.test(text);
}

function unwrap(text: string): string {
  const bare = text.trim().replace(/^\*\*(.+)\*\*$/, "$1");
  const inner = /^(`+)(.+?)\1/.exec(bare)?.[2] ?? /^\[([^\]]+)\]\([^)]*\)/.exec(bare)?.[1];
  return inner === undefined ? unescaped(bare) : inner.replace(/`/g, "").trim();
}

/** Markdown's backslash before an underscore, as some write file names. */
function unescaped(text: string): string {
  return text.replace(/\\(?=[_*])/g, "");
}

/** What follows a path on its line: the reason, and the smallest change when it is named there as well. */
function splitRest(rest: string): Record<Field, string> {
  const text = rest.replace(/^[\s:：–—=>(-]+/, "").replace(/^(?:reason|why|because)\s*[:：]\s*/i, "");
  const [reason = "", ...more] = text.split(
    /[;,.(–—|-]?\s*\b(?:smallest|minimal)(?: possible)?(?: change)?[*_]{0,3}\s*[:：]\s*/i,
  );
  return { reason: reason.replace(/^\(|\)$/g, "").trim(), smallest: more.join(" ").replace(/\)$/, "").trim() };
}

type Columns = Readonly<Record<Field | "path", number>>;

function cellsOf(line: string): string[] {
  const row = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** Which column says what, from a table's head; undefined when it is none. */
function findColumns(cells: readonly string[]): Columns | undefined {
  const fields = cells.map((cell) => fieldOf(cell.replace(/[*_`]/g, "").toLowerCase()));
  const path = fields.indexOf("path");
  return path < 0 ? undefined : { path, reason: fields.indexOf("reason"), smallest: fields.indexOf("smallest") };
}

function readRow(
  cells: readonly string[],
  columns: Columns,
  start: (entry: Pick<Entry, "path" | "startedBy" | "indent">, rest: string) => void,
): void {
  const cell = cells[columns.path] ?? "";
  const path = unwrap(cell);
  if (path === "" || /^[\s:-]*$/.test(path) || !(cell.includes("`") || looksLikePath(path))) return;
  const reason = cells[columns.reason] ?? "";
  const smallest = cells[columns.smallest] ?? "";
  start({ path, startedBy: "other", indent: 0 }, smallest === "" ? reason : `${reason} smallest: ${smallest}`);
}
