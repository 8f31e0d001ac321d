// Which language a file is in and where its strings and comments are. A table: a new language is one entry.
import type { Span, Syntax } from "./code-only.ts";

export type LanguageName =
  | "javascript"
  | "python"
  | "go"
  | "rust"
  | "ruby"
  | "php"
  | "java"
  | "kotlin"
  | "scala"
  | "csharp"
  | "swift"
  | "c"
  | "dart"
  | "elixir";
export interface Language {
  readonly name: LanguageName;
  readonly syntax: Syntax;
}

const toLineEnd = (open: string): Span => ({ open, close: undefined, escapes: false, multiline: false });
const onOneLine = (quote: string): Span => ({ open: quote, close: quote, escapes: true, multiline: false });
const overLines = (open: string, close = open): Span => ({ open, close, escapes: true, multiline: true });
const rawOverLines = (open: string, close = open): Span => ({ open, close, escapes: false, multiline: true });
const exactly = (open: string): Span => ({ open, close: "", escapes: false, multiline: false });
const syntax = (...spans: Span[]): Syntax => ({ spans, regexLiterals: false });

const SLASHES = [toLineEnd("//"), rawOverLines("/*", "*/")];
const QUOTES = [onOneLine('"'), onOneLine("'")];
const C_LIKE = syntax(...SLASHES, ...QUOTES);
const TEXT_BLOCKS = syntax(...SLASHES, ...QUOTES, overLines('"""'));
const HASH = toLineEnd("#");

const LANGUAGES: Readonly<Record<LanguageName, { readonly extensions: string; readonly syntax: Syntax }>> = {
  javascript: {
    extensions: "js jsx mjs cjs ts tsx mts cts vue svelte astro",
    syntax: { spans: [...SLASHES, ...QUOTES, overLines("`")], regexLiterals: true },
  },
  python: { extensions: "py pyi pyw", syntax: syntax(HASH, ...QUOTES, overLines('"""'), overLines("'''")) },
  go: { extensions: "go", syntax: syntax(...SLASHES, ...QUOTES, rawOverLines("`")) },
  // A single quote may also begin a lifetime; only the character that would open a string matters.
  rust: { extensions: "rs", syntax: syntax(...SLASHES, overLines('"'), exactly("'\"'"), exactly("'\\\"'")) },
  ruby: { extensions: "rb rake", syntax: syntax(HASH, ...QUOTES, onOneLine("`")) },
  php: { extensions: "php", syntax: syntax(...SLASHES, HASH, ...QUOTES) },
  java: { extensions: "java", syntax: TEXT_BLOCKS },
  kotlin: { extensions: "kt kts", syntax: TEXT_BLOCKS },
  scala: { extensions: "scala sc", syntax: TEXT_BLOCKS },
  csharp: { extensions: "cs", syntax: TEXT_BLOCKS },
  swift: { extensions: "swift", syntax: syntax(...SLASHES, onOneLine('"'), overLines('"""')) },
  c: { extensions: "c h cc cpp cxx hpp hh hxx m mm", syntax: C_LIKE },
  dart: { extensions: "dart", syntax: syntax(...SLASHES, ...QUOTES, overLines('"""'), overLines("'''")) },
  elixir: { extensions: "ex exs", syntax: syntax(HASH, ...QUOTES, overLines('"""')) },
};

const byExtension = new Map<string, Language>();
for (const name of Object.keys(LANGUAGES) as LanguageName[]) {
  const entry = LANGUAGES[name];
  for (const extension of entry.extensions.split(" ")) byExtension.set(extension, { name, syntax: entry.syntax });
}

/** By the extension of the path, in any case; undefined for everything that is not code we know. */
export function findLanguage(path: string): Language | undefined {
  return byExtension.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
}
