// Markdown: headings, each up to the next of its level or above. What stands in fences is no heading.
import { patternOf } from "./patterns.ts";
import type { Language } from "./symbol.ts";

const pattern = patternOf(
  // A fence to jump over
  String.raw`[ \t]*(\x60{3}|~{3})[^]*?(?:^[ \t]*\1|$(?![^]))`,
  // 2 level, 3 title
  String.raw`(#{1,6})[ \t]+([^\n]*)`,
);

export const markdown: Language = {
  pattern,
  createReader: () => {
    return ([, , level, title]) =>
      level === undefined || title === undefined
        ? undefined
        : {
            name: title
              .trim()
              .slice(0, 400)
              .replace(/\s*#+$/, ""),
            kind: "heading",
            exported: true,
            column: level.length,
          };
  },
  findEnds: (text, { definitions }) => Int32Array.from(definitions, () => text.length),
};
