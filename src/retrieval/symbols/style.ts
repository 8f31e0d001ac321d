// CSS and its dialects: selectors, custom properties, mixins, at-rules with a name.
import { endsByBraces } from "./braces.ts";
import { C_LIKE } from "./lexis.ts";
import { patternOf } from "./patterns.ts";
import type { Language } from "./symbol.ts";

const pattern = patternOf(
  String.raw`[ \t]*(?:${[
    // 1 rule, 2 name
    String.raw`@(mixin|function|keyframes|layer|media|supports|container|property|utility|font-face|theme|page)\b[ \t]*([^{};\n]{0,160})`,
    // 3 variable
    String.raw`(--[\w-]{1,120}|[$@][\w-]{1,120})[ \t]*:`,
    // 4 selector
    String.raw`([.#&:*%>+~\[\w][^{};\n@]{0,240}?)[ \t]*(?=\{)`,
  ].join("|")})`,
);

export const style: Language = {
  pattern,
  above: /^\s*(?:\/\/|\/\*|\*[ /])|,\s*$/,
  createReader: () => {
    return ([, rule, title, variable, selector]) => {
      if (rule !== undefined)
        return {
          name: title?.trim() || `@${rule}`,
          kind: rule === "mixin" || rule === "function" ? "function" : "style",
          exported: true,
        };
      if (variable !== undefined) return { name: variable, kind: "constant", exported: true };
      return selector === undefined ? undefined : { name: selector, kind: "style", exported: true };
    };
  },
  findEnds: endsByBraces({ ...C_LIKE, slashes: false }),
};

/** SCSS and Less know comments on one line. */
export const scss: Language = { ...style, findEnds: endsByBraces(C_LIKE) };
