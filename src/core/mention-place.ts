// One written word → the place in a repository it names, if it names one. Knows the forms, not the sentence around them.

export interface Place {
  readonly path: string;
  readonly startLine?: number;
  readonly endLine?: number;
}

const MAX_PATH_CHARS = 300;
const EXTENSION =
  /\.(?:[cm]?[jt]sx?|d\.ts|vue|svelte|astro|py|pyi|go|rs|java|kt|kts|scala|groovy|rb|erb|php|cs|fs|swift|m|mm|c|cc|cpp|cxx|h|hh|hpp|ex|exs|erl|hs|clj|dart|lua|r|jl|pl|sh|bash|zsh|ps1|sql|graphql|gql|proto|prisma|tf|html?|css|s[ac]ss|less|mdx?|rst|txt|adoc|json[c5]?|ya?ml|toml|ini|cfg|conf|env|xml|gradle|properties|lock|csv|svg|snap|hbs|ejs|liquid|njk)$/i;
const NAMED_WITHOUT_EXTENSION =
  /(?:^|\/)(?:Makefile|Dockerfile|Rakefile|Gemfile|Procfile|Jenkinsfile|CODEOWNERS|LICENSE)$/;
const ROOT_FOLDER =
  /^(?:src|lib|libs|app|apps|packages|tests?|docs?|cmd|internal|pkg|crates|server|client|components|pages|scripts|examples|public|config|\.github|\.ci)\//;
/** Products that are spelled like files. */
const PRODUCT =
  /^(?:node|next|nuxt|vue|react|three|d3|express|ember|backbone|angular|nest|deno|bun|alpine|solid|chart|discord|asp)\.(?:js|ts|net)$/i;
const FOREIGN = /(?:^|\/)(?:node_modules|site-packages|dist-packages)\/|^usr\/(?:local\/)?(?:lib|go|share)\//;
const SEGMENT = /^[\w@.+~$()[\]-]+$/;

/** @param around whether the word stands in backticks, and the text that follows it ("…, lines 3 to 9"). */
export function findPlace(word: string, around: { code: boolean; after: string }): Place | undefined {
  const { code, after } = around;
  const [written = "", ...lines] = splitLines(word);
  const path = localPath(written);
  if (path === undefined || !isPathLike(path, { code, placed: lines.length > 0 })) return undefined;
  return { path, ...range(lines.length > 0 ? lines : linesIn(after)) };
}

/** `a.ts:12:5` → a.ts, 12 · `a.ts:12-30` and `a.ts#L12-L30` → a.ts, 12, 30. */
function splitLines(word: string): string[] {
  const match =
    /^([^#]{1,400}?)(?::(\d{1,7})(?:[-–](\d{1,7})|:\d{1,7})?|#L?(\d{1,7})(?:C\d{1,5})?(?:[-–]L?(\d{1,7})(?:C\d{1,5})?)?)?$/.exec(
      word,
    );
  if (match === null) return [word.split("#")[0] ?? ""];
  return [match[1], match[2] ?? match[4], match[3] ?? match[5]].filter((part) => part !== undefined);
}

function linesIn(after: string): string[] {
  const match =
    /^[`"')\]]{0,3},?\s{0,2}\(?(?:at |on |in )?lines?\s{1,2}(\d{1,7})(?:\s{0,2}(?:-|–|to)\s{0,2}(\d{1,7}))?/i.exec(
      after,
    );
  return match === null ? [] : [match[1], match[2]].filter((part) => part !== undefined);
}

function range([first, last]: readonly string[]): { startLine: number; endLine: number } | undefined {
  const start = Number(first ?? 0);
  if (start < 1) return undefined;
  const end = Number(last ?? start);
  return { startLine: Math.min(start, Math.max(end, 1)), endLine: Math.max(start, end) };
}

/** A repository path out of what was written; undefined for other sites, other people's code and steps upwards. */
function localPath(written: string): string | undefined {
  const blob = /^https?:\/\/[^/]{1,200}\/[^?]{1,300}?\/(?:-\/)?(?:blob|blame|edit)\/[^/]{1,200}\/([^?]{1,400})/.exec(
    written,
  )?.[1];
  const bare =
    blob ?? written.replace(/^(?:file|webpack(?:-internal)?|vite):\/\/\/?(?:\.\/)?/, "").replace(/\?[^?]{0,80}$/, "");
  if (bare.includes("://")) return undefined;
  const path = bare
    .replaceAll("\\", "/")
    .replace(/^[A-Za-z]:\//, "")
    .replace(/^(?:\.?\/)+/, "");
  if (path === "" || path.length > MAX_PATH_CHARS || FOREIGN.test(path)) return undefined;
  const segments = path.replace(/\/$/, "").split("/");
  return segments.every((part) => part !== ".." && part !== "." && SEGMENT.test(part)) ? path : undefined;
}

function isPathLike(path: string, { code, placed }: { code: boolean; placed: boolean }): boolean {
  if (path.startsWith("@") && !EXTENSION.test(path)) return false;
  if (!path.includes("/"))
    return (
      (EXTENSION.test(path) && /^[\w@.+~$-]+$/.test(path) && (code || placed || !PRODUCT.test(path))) ||
      NAMED_WITHOUT_EXTENSION.test(path)
    );
  if (EXTENSION.test(path) || NAMED_WITHOUT_EXTENSION.test(path)) return true;
  return (
    /[a-z]/i.test(path) &&
    (ROOT_FOLDER.test(path) || (path.endsWith("/") && (code || path.indexOf("/") < path.length - 1)))
  );
}
