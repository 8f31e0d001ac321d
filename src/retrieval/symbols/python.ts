// Python: classes, functions, names of a module in one pass; what is written inside of strings over several lines defines nothing.
import { endsByIndentation } from "./indentation.ts";
import { patternOf } from "./patterns.ts";
import type { Language } from "./symbol.ts";

const pattern = patternOf(
  // 1 keyword, 2 name
  String.raw`[ \t]*(?:async[ \t]+)?(def|class)[ \t]+(\w+)`,
  // 3 name
  String.raw`(?:type[ \t]+)?([A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=(?!=)`,
);
/** Before the forms: `"""…"""` after a letter that can stand before a string, and whole comment lines, in which quotes mean nothing. */
const withStrings = new RegExp(
  String.raw`(?:^|(?<=[\s(=,[{:+rbfuRBFU]))(?:"""[^]*?(?:"""|$(?![^]))|'''[^]*?(?:'''|$(?![^])))|${pattern.source}`,
  "gm",
);

export const python: Language = {
  pattern: withStrings,
  above: /^\s*[#@]/,
  createReader: () => (match) => {
    const [, keyword, name, constant] = match;
    if (constant !== undefined) return { name: constant, kind: "constant", exported: !constant.startsWith("_") };
    if (name === undefined) return undefined;
    const isPrivate = name.startsWith("_") && !name.endsWith("__");
    return { name, kind: keyword === "class" ? "class" : "function", exported: !isPrivate };
  },
  findEnds: endsByIndentation({ closer: /[)\]}]/y, comment: /#/y }),
};
