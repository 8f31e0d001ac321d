// C and C++: functions with a body, types, namespaces, macros.
import { endsByBraces } from "./braces.ts";
import { C_LIKE } from "./lexis.ts";
import { PARENS, patternOf } from "./patterns.ts";
import type { Language, SymbolKind } from "./symbol.ts";

const NO_NAME = "(?!(?:if|else|for|while|switch|catch|return|do|new|delete|throw|case|goto|using|typedef|sizeof)\\b)";

const pattern = patternOf(
  // 1 macro, 2 whether it is a function
  String.raw`[ \t]*#[ \t]*define[ \t]+(\w+)(\()?(?=.)`,
  String.raw`[ \t]*(?=[\w~])(?:${[
    // 3 keyword, 4 name
    String.raw`(?:template[ \t]*<[^\n]{0,200}>[ \t]*)?(?:typedef[ \t]+|static[ \t]+|inline[ \t]+)*(enum[ \t]+(?:class|struct)|class|struct|union|enum|namespace|concept)[ \t]+(?:[A-Z_]{3,40}[ \t]+|\[\[[^\]\n]{0,80}\]\][ \t]*)?(\w[\w:]{0,120})(?=[ \t]*(?:final\b[ \t]*)?(?:[{=]|:[^:]|$))`,
    // 5 alias
    String.raw`using[ \t]+(\w+)[ \t]*=`,
    // 6 function
    String.raw`${NO_NAME}(?:[\w:<>,*&~ \t]{0,160}?[ \t*&]{1,3})?(~?\w[\w:~]{0,120}|operator[^\s(]{1,3})[ \t]*(?=${PARENS}(?:[ \t\n]{1,40}(?:const|noexcept|override|final|try)\b){0,4}(?:[ \t\n]{0,20}->[^{;\n]{1,80})?(?:[ \t\n]{0,20}:[^;{]{1,400})?[ \t\n]{0,20}\{)`,
  ].join("|")})`,
);

const KINDS: Readonly<Record<string, SymbolKind>> = {
  class: "class",
  struct: "class",
  union: "class",
  namespace: "module",
};

export const c: Language = {
  pattern,
  above: /^\s*(?:\/\/|\/?\*|template\b|\[\[)/,
  createReader: () => {
    return ([all, macro, isFunction, keyword, named, alias, fn]) => {
      if (macro !== undefined)
        return { name: macro, kind: isFunction === undefined ? "constant" : "function", exported: true };
      if (keyword !== undefined && named !== undefined)
        return { name: named, kind: KINDS[keyword] ?? "type", exported: true };
      if (alias !== undefined) return { name: alias, kind: "type", exported: true };
      if (fn === undefined || /^(?:if|for|while|switch|catch|return)$/.test(fn)) return undefined;
      const kind = fn.includes("::") ? "method" : "function";
      return { name: fn, kind, exported: !/^\s*static\b/.test(all) };
    };
  },
  findEnds: endsByBraces(C_LIKE),
};
