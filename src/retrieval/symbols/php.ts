// PHP: namespaces, types, functions and methods, constants, routes.
import { endsByBraces } from "./braces.ts";
import { C_LIKE } from "./lexis.ts";
import { patternOf } from "./patterns.ts";
import type { Language, SymbolKind } from "./symbol.ts";

const pattern = patternOf(
  String.raw`[ \t]*(?=[\w\\])(?:${[
    // 1 modifiers, 2 function, 3 keyword, 4 name, 5 constant
    String.raw`((?:(?:public|private|protected|static|final|abstract|readonly)[ \t]+)*)(?:function[ \t]+&?[ \t]*(\w+)|(class|interface|trait|enum)[ \t]+(\w+)|const[ \t]+(?:[\w?|]+[ \t]+)?(\w+)[ \t]*=)`,
    // 6 verb, 7 path
    String.raw`(?:Route::|\$\w{1,40}->)(get|post|put|patch|delete|any|match|resource)\([ \t]*["']([^"'\n]*)`,
  ].join("|")})`,
);

export const php: Language = {
  pattern,
  above: /^\s*(?:\/\/|\/?\*|#)/,
  createReader: () => {
    return ([, modifiers = "", fn, keyword, type, constant, verb, path]) => {
      const exported = !/\b(?:private|protected)\b/.test(modifiers);
      if (verb !== undefined) return { name: `${verb.toUpperCase()} ${path}`, kind: "route", exported: true };
      const kind: SymbolKind =
        fn !== undefined
          ? "function"
          : constant !== undefined
            ? "constant"
            : keyword === "class" || keyword === "trait"
              ? "class"
              : "type";
      const name = fn ?? type ?? constant;
      return name === undefined ? undefined : { name, kind, exported };
    };
  },
  findEnds: endsByBraces({ ...C_LIKE, hash: true }),
};
