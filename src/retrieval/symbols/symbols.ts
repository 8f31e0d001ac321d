// A source file's path and text → what it defines, with ranges. Chooses the language by the path's ending; approximate by design, parses nothing.
import { c } from "./c.ts";
import { componentSymbols } from "./component.ts";
import { findDefinitions, findNames } from "./find.ts";
import { generic } from "./generic.ts";
import { go } from "./go.ts";
import { csharp, jvm, kotlin } from "./jvm.ts";
import { lineMapOf } from "./lines.ts";
import { markup } from "./markup.ts";
import { nest } from "./nest.ts";
import { php } from "./php.ts";
import { markdown } from "./prose.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import { rust } from "./rust.ts";
import { graphql, schema } from "./schema.ts";
import { mayDefineInScript, script } from "./script.ts";
import { sql } from "./sql.ts";
import { scss, style } from "./style.ts";
import type { Language, SourceSymbol } from "./symbol.ts";

export type { SourceSymbol, SymbolKind } from "./symbol.ts";

const LANGUAGES: readonly (readonly [language: Language, endings: string])[] = [
  [script, "ts tsx mts cts js jsx mjs cjs"],
  [python, "py pyi"],
  [go, "go"],
  [rust, "rs"],
  [jvm, "java groovy gradle"],
  [kotlin, "kt kts scala swift"],
  [csharp, "cs"],
  [ruby, "rb rake"],
  [php, "php"],
  [c, "c h cc cpp cxx hh hpp m mm"],
  [sql, "sql"],
  [style, "css"],
  [scss, "scss sass less"],
  [graphql, "graphql gql"],
  [schema, "prisma proto"],
  [markup, "html htm xml erb hbs ejs njk liquid"],
  [markdown, "md mdx"],
];

const COMPONENTS = new Set(["vue", "svelte", "astro"]);
/** Data and settings define nothing. */
const DATA = new Set("json json5 yml yaml toml ini cfg properties lock csv txt svg".split(" "));

const BY_ENDING = new Map(
  LANGUAGES.flatMap(([language, endings]) => endings.split(" ").map((ending) => [ending, language] as const)),
);

/** Definitions in the order of their lines; their ranges nest or are disjoint. Throws on no text. */
export function symbolsOf(path: string, text: string): readonly SourceSymbol[] {
  const ending = endingOf(path);
  if (COMPONENTS.has(ending)) return componentSymbols(path, text);
  return DATA.has(ending) ? [] : symbolsIn(BY_ENDING.get(ending) ?? generic, path, text);
}

/**
 * The names of `symbolsOf`, and perhaps some more that stand in a comment or a string: to know those, the text must be read letter by
 * letter, which takes several times as long.
 */
export function namesOf(path: string, text: string): readonly string[] {
  const ending = endingOf(path);
  if (DATA.has(ending)) return [];
  if (COMPONENTS.has(ending)) return componentSymbols(path, text).map(({ name }) => name);
  return findNames(BY_ENDING.get(ending) ?? generic, path, text);
}

/**
 * False only where `symbolsOf` has no function, class, method, type, constant or module of this name. Much faster where a language
 * tells by the line.
 */
export function mayDefine(path: string, text: string, name: string): boolean {
  return BY_ENDING.get(endingOf(path)) !== script || mayDefineInScript(path, text, name);
}

function endingOf(path: string): string {
  return /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

function symbolsIn(language: Language, path: string, text: string): SourceSymbol[] {
  const found = findDefinitions(language, path, text);
  if (found.definitions.length === 0) return [];
  const lines = lineMapOf(text);
  return nest(found, language.findEnds(text, found, lines), lines, language.above);
}
