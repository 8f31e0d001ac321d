// TypeScript and JavaScript, with JSX: what a module, a class, an object literal, a router and a test file define.
import { endsByBraces } from "./braces.ts";
import { C_LIKE } from "./lexis.ts";
import { ABOVE_SLASHES, PARENS, patternOf } from "./patterns.ts";
import type { Language, Reading, SymbolKind } from "./symbol.ts";

const NAME = String.raw`[\w$]+`;
/** How a function begins as a value: `async <T>(a: T): B =>`, `a =>`, `function`. */
const FUNCTION = String.raw`(?:async\b[ \t]*)?(?:<[^\n(=]*>[ \t\n]*)?(?:${PARENS}[ \t]*(?::[^\n;]*?)?=>|function\b|${NAME}[ \t]*=>)`;
/** `memo(function`, `cache(async (`; not `items.map((`, which is no function. */
const WRAPPED = String.raw`(?:(?:(?!function\b|async\b)(?:React\.)?${NAME}(?:<[^\n(]*>)?)\([ \t\n]*)?${FUNCTION}`;
const CALLBACK = String.raw`(?:(?:React\.)?useCallback(?:<[^\n(]*>)?\([ \t\n]*)?${FUNCTION}`;
const VARIABLE = String.raw`(?:const|let|var)[ \t]+(${NAME})`;
const TYPED = String.raw`(?:[ \t]*:[^=\n]*)?[ \t]*=[ \t\n]*`;
const NO_NAME =
  "(?!(?:if|for|while|switch|catch|return|with|do|else|function|new|await|typeof|throw|super|yield|case|import)\\b)";
const MODIFIERS = String.raw`((?:(?:public|private|protected|static|override|abstract|readonly|async|get|set|accessor|declare)[ \t]+)*)`;
const ARGUMENTS = String.raw`(?!\(function\b)${PARENS}`;
const VERB = "(get|post|put|patch|delete|del|head|options|all|use|route|param)";
const STRING = String.raw`["'\x60]([^"'\x60\n]*)`;

const pattern = patternOf(
  // 1 export, 2 name, 3 whether a function
  String.raw`(export[ \t]+)?(?:declare[ \t]+)?${VARIABLE}(?:(?=${TYPED}${WRAPPED}())|)`,
  // Indented or not, from the first letter on:
  String.raw`[ \t]*(?=[\w$#*.])(?:${[
    // 4 export, 5 default, 6 keyword, 7 name
    String.raw`(export[ \t]+)?(default[ \t]+)?(?:\/\*[^*\n]{0,80}\*\/[ \t]*)?(?:(?:declare|async|abstract|const)[ \t]+)*(function\b[ \t]*\*?|class\b|interface\b|type\b|enum\b|namespace\b|module\b|global\b)[ \t]*(?!extends\b|implements\b)(${NAME}|(?:"[^"\n]*"|'[^'\n]*')(?=[ \t]*\{)|(?=[({]|extends))(?=[\s<({=;.]|$)`,
    // 8 name
    String.raw`(?:export[ \t]+)?${VARIABLE}(?=${TYPED}${CALLBACK})`,
    // 9 runner, 10 name
    String.raw`(?:export[ \t]+)?(describe|it|test|suite|bench)(?:\.\w+)*(?:\([^()\n]*\))?\([ \t\n]*${STRING}["'\x60]`,
    // 11 export default, 12 what
    String.raw`(export[ \t]+default|module\.exports[ \t]*=)[ \t]+(?=[\w$({\[])(${NAME})?`,
    // 13 modifiers, 14 name, 15 whether a procedure
    String.raw`${MODIFIERS}(?:\*[ \t]*)?${NO_NAME}(#?${NAME})\??(?:(?:<[^\n(]*>)?(?=${ARGUMENTS}[ \t]*(?::[^\n;]*)?\{)|(?:[ \t]*:[^=\n]*=|[ \t]*[:=])[ \t]*(?:(?=${FUNCTION})|[\w$.]*[pP]rocedure\b()))`,
    // 16 owner, 17 verb, 18 path, 19 property
    String.raw`((?:${NAME})?(?:\.${NAME})*?)\.(?:${VERB}(?:<[^\n(]*>)?\([ \t\n]*["'\x60](\/[^"'\x60\n]*)|(${NAME})[ \t]*=[ \t]*(?=(?:async[ \t]*)?(?:function\b|${PARENS}[ \t]*=>)))`,
  ].join("|")})`,
);

const KINDS: Readonly<Record<string, SymbolKind>> = {
  class: "class",
  interface: "type",
  type: "type",
  enum: "type",
  namespace: "module",
  module: "module",
  global: "module",
};

export const script: Language = {
  pattern,
  above: ABOVE_SLASHES,
  createReader(path, text) {
    const listed = exportedByList(text);
    const stem = stemOf(path);
    return (match) => {
      const reading = read(match, stem);
      if (reading === undefined || reading.exported || !listed.has(reading.name)) return reading;
      return { ...reading, exported: true };
    };
  },
  findEnds: endsByBraces({ ...C_LIKE, tick: "template", regex: true }),
};

const atBeginOfLine = new RegExp(pattern.source, "my");

/**
 * Whether the text may define a function, class, method, type, constant or module of this name: no pattern of these goes over a
 * line before its name, so only lines that hold the name are looked at.
 */
export function mayDefineInScript(path: string, text: string, name: string): boolean {
  const stem = stemOf(path);
  if (stem === name || name === "") return true;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, Math.max(at + 1, lineEnd(text, at)))) {
    atBeginOfLine.lastIndex = lineBegin(text, at);
    const match = atBeginOfLine.exec(text);
    if (match !== null && read(match, stem)?.name === name) return true;
  }
  return false;
}

/** A line ends where the expression says so. */
const LINE_ENDS = /[\n\r\u2028\u2029]/g;

function lineBegin(text: string, at: number): number {
  let begin = at;
  while (begin > 0 && !isLineEnd(text.charCodeAt(begin - 1))) begin -= 1;
  return begin;
}

function lineEnd(text: string, at: number): number {
  LINE_ENDS.lastIndex = at;
  return LINE_ENDS.exec(text)?.index ?? text.length;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function stemOf(path: string): string {
  return /([^/.]+)[^/]*$/.exec(path)?.[1] ?? "default";
}

function read(match: RegExpExecArray, stem: string): Reading | undefined {
  const [, exp, variable, isFunction, exp2, dft, keyword, name, local, runner, title] = match;
  if (variable !== undefined)
    return { name: variable, kind: isFunction === undefined ? "constant" : "function", exported: exp !== undefined };
  if (keyword !== undefined) {
    if (!name && dft === undefined) return undefined;
    const kind = KINDS[keyword] ?? "function";
    return { name: name || stem, kind, exported: (exp2 ?? dft) !== undefined || keyword === "global" };
  }
  if (local !== undefined) return { name: local, kind: "function", exported: false };
  if (runner !== undefined) return { name: `${runner} ${title ?? ""}`, kind: "other", exported: false };
  return readMember(match, stem);
}

function readMember(match: RegExpExecArray, stem: string): Reading | undefined {
  const [dft, what, modifiers, name, isProcedure, owner, verb, path, property] = match.slice(11);
  if (verb !== undefined) return { name: `${verb.toUpperCase()} ${path}`, kind: "route", exported: true };
  if (name !== undefined) {
    if (match[0] === name) return undefined;
    const isPrivate = name.startsWith("#") || (modifiers ?? "").includes("private");
    return { name, kind: isProcedure === undefined ? "method" : "route", exported: !isPrivate };
  }
  if (dft !== undefined) return { name: what ?? stem, kind: "other", exported: true };
  const isExport = owner === "exports" || owner === "module.exports";
  return property === undefined
    ? undefined
    : { name: property, kind: isExport ? "function" : "method", exported: true };
}

/** Names in `export { a, b as c }` without a `from`. */
function exportedByList(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = text.indexOf("\nexport {"); at >= 0; at = text.indexOf("\nexport {", at + 1)) {
    const end = text.indexOf("}", at);
    if (end < 0) break;
    for (const part of text.slice(at + 9, end).split(",")) names.add(part.replace(/ as .*|^\s*type /s, "").trim());
  }
  return names;
}
