// Go: functions, methods, types, and the names in groups of constants, variables and types.
import { endsByBraces } from "./braces.ts";
import { C_LIKE } from "./lexis.ts";
import { ABOVE_SLASHES, patternOf } from "./patterns.ts";
import type { Language, SymbolKind } from "./symbol.ts";

const pattern = patternOf(
  // 1 receiver, 2 name
  String.raw`func[ \t]+(?:\(([^()\n]*)\)[ \t]*)?(\w+)`,
  // 3 keyword, 4 opens a group, 5 name
  String.raw`(type|const|var)[ \t]+(?:(\()|(\w+))`,
  // 6 name in a group
  String.raw`\t([A-Za-z_]\w*)(?=[ \t]*(?:$|\/\/|=[^=])|[ \t]+(?:[\w.*]+[ \t]*(?:$|=[^=])|struct\b|interface\b|func\b|[\[*]))`,
  // 7 the end of a group
  String.raw`(\))`,
);

const KINDS: Readonly<Record<string, SymbolKind>> = { type: "type", const: "constant", var: "constant" };

export const go: Language = {
  pattern,
  above: ABOVE_SLASHES,
  createReader() {
    let group = "";
    return ([, receiver, fn, keyword, opens, name, member]) => {
      const known = fn ?? name ?? (group === "" ? undefined : member);
      if (opens !== undefined) group = keyword ?? "";
      else if (member === undefined) group = "";
      if (known === undefined || known === "_") return undefined;
      const kind = fn === undefined ? KINDS[keyword ?? group] : receiver === undefined ? "function" : "method";
      return { name: known, kind: kind ?? "other", exported: /^\p{Lu}/u.test(known) };
    };
  },
  findEnds: endsByBraces({ ...C_LIKE, tick: "raw" }),
};
