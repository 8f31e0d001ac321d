// Rust: items, `impl` blocks as classes, macros and modules.
import { endsByBraces } from "./braces.ts";
import { C_LIKE } from "./lexis.ts";
import { patternOf } from "./patterns.ts";
import type { Language, SymbolKind } from "./symbol.ts";

const pattern = patternOf(
  String.raw`[ \t]*(?=[\w#])(?:${[
    // 1 pub, 2 keyword, 3 name
    String.raw`(pub(?:\([^)\n]*\))?[ \t]+)?(?:(?:default|async|const|unsafe|extern(?:[ \t]+"[^"\n]*")?)[ \t]+)*(fn|struct|enum|union|trait|type|mod|const|static(?:[ \t]+mut)?|macro_rules!)[ \t]+(?!fn\b|unsafe\b|_\b)(?:r#)?(\w+)`,
    // 4 what is implemented
    String.raw`(?:unsafe[ \t]+)?impl\b[ \t]*(?:<(?:[^<>\n]|<[^<>\n]*>|->){0,300}>[ \t]*)?([^{\n]{1,200})`,
  ].join("|")})`,
);

const KINDS: Readonly<Record<string, SymbolKind>> = {
  struct: "class",
  union: "class",
  enum: "type",
  trait: "type",
  type: "type",
  mod: "module",
  fn: "function",
  "macro_rules!": "function",
};

export const rust: Language = {
  pattern,
  above: /^\s*(?:\/\/|\/?\*|#!?\[)/,
  createReader: () => {
    return ([, pub, keyword, name, implemented]) => {
      if (implemented !== undefined)
        return { name: implemented.replace(/\s+where\b.*/, ""), kind: "class", exported: true };
      if (keyword === undefined || name === undefined) return undefined;
      return { name, kind: KINDS[keyword] ?? "constant", exported: pub !== undefined };
    };
  },
  findEnds: endsByBraces({ ...C_LIKE, strings: "rust" }),
};
