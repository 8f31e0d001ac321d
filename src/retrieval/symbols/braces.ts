// Where definitions end by braces, counted in one pass that jumps over strings, comments and templates. An approximation: it never fails,
// and what it gets wrong heals at the next definition that is not deeper. Parentheses are not counted: what follows a `}` and how the next
// line is indented say as much, for half the time.
import { type Lexis, type Source, skipLine, skipQuoted, skipSlash, skipTemplate, sourceOf } from "./lexis.ts";
import { createOpened } from "./opened.ts";
import type { Definition, FindEnds } from "./symbol.ts";

const [LINE, OPEN, CLOSE, SLASH, HASH, QUOTE, TICK] = [1, 2, 3, 4, 5, 6, 7];
const OPENING_BRACE = 123;
const ATTRIBUTE = 91;

/** What a letter may begin, by its code; 0 nothing. */
function classesOf({ hash, quotes, tick }: Lexis): Uint8Array {
  const classes = new Uint8Array(256);
  const set = (letters: string, value: number) => {
    for (const letter of letters) classes[letter.charCodeAt(0)] = value;
  };
  set("\n", LINE);
  set("{", OPEN);
  set("}", CLOSE);
  set("/", SLASH);
  if (hash) set("#", HASH);
  set(quotes, QUOTE);
  if (tick !== "none") set("`", TICK);
  return classes;
}

export function endsByBraces(lexis: Lexis): FindEnds {
  const classes = classesOf(lexis);
  const withoutTick = classesOf({ ...lexis, tick: "none" });
  return function findEnds(text, { definitions }) {
    if (definitions.length === 0) return new Int32Array();
    // A template that never ends was none: count again as if a backtick meant nothing.
    const source = sourceOf(text);
    return (
      count(source, definitions, lexis, classes) ?? count(source, definitions, lexis, withoutTick) ?? new Int32Array()
    );
  };
}

/** @returns undefined when a template never ends. */
function count(
  source: Source,
  definitions: readonly Definition[],
  lexis: Lexis,
  classes: Uint8Array,
): Int32Array | undefined {
  const { text, codes } = source;
  const offsets = Int32Array.from([...definitions.map(({ at }) => at), text.length + 1]);
  const opened = createOpened(text, definitions);
  const templates: number[] = [];
  let [next, depth, noStringBefore] = [0, 0, 0];
  for (let at = 0; at < codes.length; at += 1) {
    const kind = classes[codes[at] ?? 0] ?? 0;
    if (kind === 0) continue;
    for (; (offsets[next] ?? 0) <= at; next += 1) opened.begin(next, depth);
    let to = at;
    let isTemplate = kind === TICK;
    if (kind === LINE) opened.endLine(at, depth);
    else if (kind === OPEN) depth += 1;
    else if (kind === CLOSE) {
      depth -= 1;
      isTemplate = templates.length > 0 && templates.at(-1) === depth;
      if (isTemplate) templates.pop();
      else opened.close(at, depth);
    } else if (kind === SLASH) to = skipSlash(source, at, lexis);
    else if (kind === HASH) to = codes[at + 1] === ATTRIBUTE ? at : skipLine(text, at);
    else if (kind === QUOTE && at >= noStringBefore) {
      to = skipQuoted(source, at, lexis);
      if (to < 0) noStringBefore = -1 - to;
    }
    if (isTemplate) {
      to = lexis.tick === "raw" ? text.indexOf("`", at + 1) : skipTemplate(source, at + 1);
      if (to < 0) return undefined;
      if (lexis.tick === "template" && codes[to] === OPENING_BRACE) templates.push(depth++);
    }
    if (to <= at) continue;
    for (; (offsets[next] ?? to) < to; next += 1) opened.drop(next);
    at = to;
  }
  return opened.ends;
}
