// Java, Kotlin, Scala, C# and Swift: types, members with a visibility or a body, constants. Fields are left out.
import { endsByBraces } from "./braces.ts";
import { C_LIKE } from "./lexis.ts";
import { ABOVE_SLASHES, PARENS, patternOf } from "./patterns.ts";
import type { Language, SymbolKind } from "./symbol.ts";

const MODIFIER =
  "public|private|protected|internal|static|final|abstract|default|synchronized|native|strictfp|sealed|non-sealed|open|override|virtual|async|partial|readonly|unsafe|extern|new|data|inline|value|inner|suspend|operator|infix|tailrec|external|lateinit|actual|expect|implicit|lazy|case|required|fileprivate|mutating|ref|file|const";
const MODIFIERS = String.raw`((?:(?:@\w[\w.]{0,80}(?:\([^()\n]{0,200}\))?|${MODIFIER})[ \t]+)*)`;
const NO_TYPE =
  "(?!(?:return|new|else|throw|await|yield|using|case|goto|assert|package|import|in|is|as|if|while|for|switch|catch|lock|foreach|do|try|var|when)\\b)";
const TYPE = String.raw`${NO_TYPE}(?:<[^\n;(){}=]{1,120}>[ \t]+)?[\w.]{1,100}(?:<[^\n;(){}=]{0,160}>)?(?:\.\w{1,80}(?:<[^\n;(){}=]{0,160}>)?)?(?:\[[,\]]{1,9}|\?){0,4}[ \t]+`;

const pattern = patternOf(
  String.raw`[ \t]*(?=[\w@])${MODIFIERS}(?:${[
    // 2 keyword, 3 name
    String.raw`(class|interface|enum[ \t]+class|enum|record[ \t]+struct|record|struct|@interface|annotation[ \t]+class|companion[ \t]+object|object|trait|protocol|extension|typealias|delegate|namespace|package[ \t]+object)\b(?:[ \t]+(\w[\w.]{0,120}))?(?=[\s<({:;=]|$)`,
    // 4 name (Kotlin, Scala, Swift)
    String.raw`(?:fun|func|def)[ \t]+(?:<[^\n>]{1,120}>[ \t]*)?(?:[\w<>?,*]{1,100}\.){0,4}(\x60[^\x60\n]{1,120}\x60|\w+)(?=[ \t]*[<(:=])`,
    // 5 method or constructor
    String.raw`${NO_TYPE}(?:${TYPE})?(\w+)[ \t]*(?:<[^\n;(){}=]{0,80}>)?(?=${PARENS}(?:\s{0,40}(?:throws|where|:)[^{};=]{1,300})?\s{0,40}(?:[{;]|=>|default\b))`,
    // 6 constant
    String.raw`(?:(?:val|var)[ \t]+|${TYPE})(\w+)(?=[ \t]*(?::[^=\n]{1,100})?=[^=])`,
    // 7 property (C#)
    String.raw`${TYPE}(\w+)(?=[ \t]*(?:\{[ \t]*(?:get|set|init)\b|=>))`,
  ].join("|")})`,
);

const TYPES = /interface|typealias|delegate|trait|protocol|enum/;

export const jvm: Language = {
  pattern,
  above: /^\s*(?:\/\/|\/?\*|@|\[[A-Z])/,
  createReader: () => (match) => {
    const [all, modifiers = "", keyword, named, fn, method, constant, property] = match;
    const isHidden = /\b(?:private|fileprivate)\b/.test(modifiers);
    const place = { exported: !isHidden };
    if (keyword !== undefined) {
      const kind: SymbolKind = keyword === "namespace" ? "module" : TYPES.test(keyword) ? "type" : "class";
      return named === undefined && !keyword.startsWith("companion")
        ? undefined
        : { name: named ?? "companion", kind, ...place };
    }
    if (constant !== undefined)
      return /\b(?:static|const|final)\b/.test(modifiers) || !/^\s/.test(all)
        ? { name: constant, kind: "constant", ...place }
        : undefined;
    if (method !== undefined) {
      // `foo(a);` is a call unless something says otherwise: a modifier, a type before the name, a body.
      const isCall = modifiers === "" && all.trim() === method && !hasBody(match);
      return isCall ? undefined : { name: method, kind: "method", ...place };
    }
    const name = fn ?? property;
    return name === undefined ? undefined : { name, kind: fn === undefined ? "method" : "function", ...place };
  },
  findEnds: endsByBraces({ ...C_LIKE, strings: "text-blocks" }),
};

/** `Name(int a) {` is a constructor, `name(a);` a call. */
function hasBody({ index, input, 0: all }: RegExpExecArray): boolean {
  const line = input.slice(index + all.length, index + all.length + 300);
  return /^\([^;]*?\)\s*(?:throws[^;{]*)?\{/.test(line);
}

export const csharp: Language = { ...jvm, above: /^\s*(?:\/\/|\/?\*|\[)/ };
export const kotlin: Language = { ...jvm, above: ABOVE_SLASHES };
