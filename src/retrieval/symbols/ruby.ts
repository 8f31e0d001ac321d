// Ruby: modules, classes, methods, constants, routes and named tests. Ends by indentation.
import { endsByIndentation } from "./indentation.ts";
import { patternOf } from "./patterns.ts";
import type { Language } from "./symbol.ts";

const pattern = patternOf(
  // 1 comment block to jump over
  String.raw`(=begin\b)[^]*?(?:^=end\b|$(?![^]))`,
  String.raw`[ \t]*(?=[a-zA-Z])(?:${[
    // 2 private, 3 name
    String.raw`(private[ \t]+)?def[ \t]+(?:self\.)?([\w.]+[?!=]?|[+*/<>=!~%&|^[\]-]{1,3})`,
    // 4 keyword, 5 name
    String.raw`(class|module)[ \t]+([A-Z][\w:]*)`,
    // 6 constant
    String.raw`([A-Z]\w*)[ \t]*=[^=~>]`,
    // 7 named block, 8 what
    String.raw`(describe|context|it|test|task|get|post|put|patch|delete|resources?|namespace|scope|has_many|belongs_to|has_one)[ (]+(?:["']([^"'\n]*)|:(\w+))`,
  ].join("|")})`,
);

export const ruby: Language = {
  pattern,
  above: /^\s*#/,
  createReader: () => {
    return ([, , hidden, method, keyword, name, constant, block, text, symbol]) => {
      if (method !== undefined) return { name: method, kind: "function", exported: hidden === undefined };
      if (name !== undefined) return { name, kind: keyword === "class" ? "class" : "module", exported: true };
      if (constant !== undefined) return { name: constant, kind: "constant", exported: true };
      const what = text ?? symbol;
      if (block === undefined || what === undefined) return undefined;
      const isRoute = /^(?:get|post|put|patch|delete|resources?)$/.test(block);
      return {
        name: `${isRoute ? block.toUpperCase() : block} ${what}`,
        kind: isRoute ? "route" : "other",
        exported: isRoute,
      };
    };
  },
  findEnds: endsByIndentation({ closer: /[)\]}]|(?:end|else|elsif|when|rescue|ensure)\b/y, comment: /#/y }),
};
