// GraphQL, Prisma and Protobuf: each a list of named blocks with fields; the fields are left out.
import { endsByBraces } from "./braces.ts";
import { C_LIKE } from "./lexis.ts";
import { patternOf } from "./patterns.ts";
import type { Language, SymbolKind } from "./symbol.ts";

const pattern = patternOf(
  // 1 keyword, 2 name
  String.raw`[ \t]*(?:extend[ \t]+)?(type|interface|input|union|scalar|enum|directive|query|mutation|subscription|fragment|model|datasource|generator|view|message|service|rpc|oneof)[ \t]+(@?\w+)(?=[\s({=@!:]|$)`,
);

const KINDS: Readonly<Record<string, SymbolKind>> = {
  query: "function",
  mutation: "function",
  subscription: "function",
  fragment: "function",
  directive: "function",
  rpc: "method",
  service: "class",
  datasource: "other",
  generator: "other",
};

export const schema: Language = {
  pattern,
  above: /^\s*(?:\/\/|\/?\*|#|""")/,
  createReader: () => {
    return ([, keyword, name]) =>
      keyword === undefined || name === undefined
        ? undefined
        : { name, kind: KINDS[keyword] ?? "type", exported: true };
  },
  findEnds: endsByBraces(C_LIKE),
};

export const graphql: Language = {
  ...schema,
  findEnds: endsByBraces({ ...C_LIKE, slashes: false, hash: true, strings: "text-blocks" }),
};
