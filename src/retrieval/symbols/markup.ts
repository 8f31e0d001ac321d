// HTML and templates: elements with an id, named templates and slots. Ends by indentation.
import { endsByIndentation } from "./indentation.ts";
import { patternOf } from "./patterns.ts";
import type { Language } from "./symbol.ts";

const pattern = patternOf(
  // 1 block (Jinja, Twig, Handlebars), 2 tag, 3 attribute, 4 name
  String.raw`[ \t]*(?:\{%-?[ \t]*(?:block|macro)[ \t]+(\w+)|<([a-zA-Z][\w-]{0,60})\b[^<>\n]{0,400}?[ \t](id|th:fragment|ref|name|slot)="([^"\n]{1,120})")`,
);

export const markup: Language = {
  pattern,
  above: /^\s*<!--/,
  createReader: () => {
    return ([, block, tag, attribute, name]) => {
      if (block !== undefined) return { name: block, kind: "module", exported: true };
      if (tag === undefined || name === undefined || (attribute === "name" && !/^(?:template|slot)$/.test(tag)))
        return undefined;
      return { name: attribute === "id" ? `#${name}` : name, kind: "other", exported: true };
    };
  },
  findEnds: endsByIndentation({ closer: /<\/|\/?>|\{%-?[ \t]*end/y, comment: /<!--/y }),
};
