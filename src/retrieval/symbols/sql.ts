// SQL: what statements create or alter. A statement ends with its semicolon, the body of a function between dollars left out.
import { patternOf } from "./patterns.ts";
import type { FindEnds, Language, SymbolKind } from "./symbol.ts";

const NAME = String.raw`((?:[\w.-]|["\x60[\]](?=[\w"\x60.\]\s(]))+)`;

const pattern = new RegExp(
  patternOf(
    // 1 verb, 2 what, 3 name
    String.raw`[ \t]*(create|alter)[ \t]+(?:or[ \t]+replace[ \t]+)?(?:(?:temp|temporary|unique|materialized|global|local|unlogged|recursive|constraint)[ \t]+)*(table|view|index|function|procedure|trigger|type|schema|sequence|domain|extension|policy|role|database|enum)[ \t]+(?:concurrently[ \t]+)?(?:if[ \t]+(?:not[ \t]+)?exists[ \t]+)?(?:only[ \t]+)?${NAME}`,
    // 4 the name of a query for generators
    String.raw`--[ \t]*name:[ \t]*(\w+)`,
  ).source,
  "gim",
);

const KINDS: Readonly<Record<string, SymbolKind>> = {
  function: "function",
  procedure: "function",
  trigger: "function",
  schema: "module",
};

export const sql: Language = {
  pattern,
  above: /^\s*(?:--|\/?\*)/,
  createReader: () => {
    return ([, verb = "", what = "", name, query]) => {
      if (query !== undefined) return { name: query, kind: "function", exported: true };
      if (name === undefined) return undefined;
      const isNew = verb.toLowerCase() === "create";
      return {
        name: name.replace(/["`[\]]/g, ""),
        kind: isNew ? (KINDS[what.toLowerCase()] ?? "type") : "other",
        exported: true,
      };
    };
  },
  findEnds: endsByStatement,
};

/** What ends a statement, and what may hold a semicolon without ending it. */
const TOKEN = /;|\$(\w*)\$|'(?:[^'\n]|'')*'|--[^\n]*|\/\*/g;

function endsByStatement(...[text, { definitions }]: Parameters<FindEnds>): Int32Array {
  const ends = Int32Array.from(definitions, () => text.length);
  let next = 0;
  TOKEN.lastIndex = definitions[0]?.at ?? text.length;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [all, tag] = token;
    if (all === ";") {
      for (; (definitions[next]?.at ?? text.length) < token.index; next += 1) ends[next] = token.index;
      continue;
    }
    const closer = tag === undefined ? (all === "/*" ? "*/" : undefined) : all;
    if (closer === undefined) continue;
    const end = text.indexOf(closer, TOKEN.lastIndex);
    if (end < 0) break;
    TOKEN.lastIndex = end + closer.length;
  }
  return ends;
}
