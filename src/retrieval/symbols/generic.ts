// Languages nobody taught us: lines that begin with a word definitions begin with. Ends by indentation.
import { endsByIndentation } from "./indentation.ts";
import { patternOf } from "./patterns.ts";
import type { Language, SymbolKind } from "./symbol.ts";

const pattern = patternOf(
  String.raw`[ \t]*(?=[\w"])(?:${[
    // 1 keyword, 2 name
    String.raw`(?:(?:export|public|private|protected|internal|static|async|abstract|final|override|open|local|pub|defp?)[ \t]+){0,4}(function|func|fun|fn|defmodule|defmacro|defp?|sub|proc|class|interface|struct|enum|trait|protocol|extension|object|module|mixin|type|record|resource|variable|output|data)[ \t]+(?:"[^"\n]{1,80}"[ \t]+)?"?([\w.:?!-]{1,120})`,
    // 3 shell function
    String.raw`([\w-]{1,80})[ \t]*\(\)[ \t]*\{`,
  ].join("|")})`,
);

const KINDS: Readonly<Record<string, SymbolKind>> = {
  class: "class",
  struct: "class",
  object: "class",
  module: "module",
  defmodule: "module",
  interface: "type",
  enum: "type",
  trait: "type",
  protocol: "type",
  type: "type",
  record: "type",
  resource: "other",
  data: "other",
  variable: "constant",
  output: "constant",
};

export const generic: Language = {
  pattern,
  above: /^\s*(?:\/\/|\/?\*|#|@|--|;;)/,
  createReader: () => {
    return ([, keyword, name, shell]) => {
      if (shell !== undefined) return { name: shell, kind: "function", exported: true };
      return keyword === undefined || name === undefined
        ? undefined
        : { name, kind: KINDS[keyword] ?? "function", exported: true };
    };
  },
  findEnds: endsByIndentation({ closer: /[{)\]}]|(?:end|esac|fi|done)\b/y, comment: /\/\/|#|--|\/?\*/y }),
};
