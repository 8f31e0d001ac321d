// One written word → the place in a repository it names, if it names one. Knows the forms, not the sentence around them.

export interface Place {
  readonly path: string;
  /** `owner/name` of the repository a link leads to, in lower case. */
  readonly repository?: string;
  readonly startLine?: number;
  readonly endLine?: number;
}

const MAX_PATH_CHARS = 300;
const EXTENSION =
  /\.(?:[cm]?[jt]sx?|d\.ts|vue|svelte|astro|py|pyi|go|rs|java|kt|kts|scala|groovy|rb|erb|php|cs|fs|swift|m|mm|c|cc|cpp|cxx|h|hh|hpp|ex|exs|erl|hs|clj|dart|lua|r|jl|pl|sh|bash|zsh|ps1|sql|graphql|gql|proto|prisma|tf|html?|css|s[ac]ss|less|mdx?|rst|txt|adoc|json[c5]?|ya?ml|toml|ini|cfg|conf|env|xml|gradle|properties|lock|csv|svg|snap|hbs|ejs|liquid|njk|razor|cshtml|csproj|sln|vb|twig|jinja2?|j2|tmpl|haml|slim|rake|gemspec|zig|nix|sol|elm|ipynb|cmake|bzl|mod|http)$/i;
const NAMED_WITHOUT_EXTENSION =
  /(?:^|\/)(?:Makefile|Dockerfile|Rakefile|Gemfile|Procfile|Jenkinsfile|CODEOWNERS|LICENSE)$/;
/** No line, no link, no folder and no ending can be in it. */
const PLAIN = /^[\w-]*$/;
const ROOT_FOLDER =
  /^(?:src|lib|libs|app|apps|packages|tests?|docs?|cmd|internal|pkg|crates|server|client|components|pages|scripts|examples|public|config|\.github|\.ci)\//;
/** Products that are spelled like files. */
const PRODUCT =
  /^(?:node|next|nuxt|vue|react|three|d3|express|ember|backbone|angular|nest|deno|bun|alpine|solid|chart|discord|asp)\.(?:js|ts|net)$/i;
const FOREIGN =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor\/(?:bundle|autoload|composer)|\.cargo\/registry|go\/pkg\/mod|gems\/[\w.-]+-\d[\w.-]*)\/|^rustc\/|^usr\/(?:local\/)?(?:lib|go|share)\//;
/** A blank may stand inside, where quotation marks hold the path together. */
const SEGMENT = /^[\p{L}\p{N}_@.+~$()[\]-](?:[\p{L}\p{N}\p{M}_@.+~$()[\] -]*[\p{L}\p{N}\p{M}_@.+~$()[\]-])?$/u;
/** What bundlers and browsers put before a path: a scheme, a function's name, a layer of Next.js. */
const WRAPPING =
  /^(?:[\w$.<>/*]{0,80}@(?=\w{1,20}:\/\/|\/))?(?:(?:file|vite|rsc|turbopack|app|webpack(?:-internal)?):\/\/\/?|https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d{1,5})?\/)?(?:@fs\/)?/;
/** A link to a file or a folder in a branch or at a commit: host, repository, kind, the rest. */
const LINK =
  /^https?:\/\/([^/?#]{1,200})\/([^?#]{1,300}?)\/(?:-\/)?(blob|blame|edit|raw|tree|commits)\/[^/?#]{1,200}\/([^?#]{1,400})/;
const RAW =
  /^https?:\/\/raw\.githubusercontent\.com\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:refs\/heads\/)?[^/?#]{1,200}\/([^?#]{1,400})/;

/** @param around whether the word stands in backticks or quotation marks, and the text that follows it ("…, lines 3 to 9"). */
export function findPlace(word: string, around: { code: boolean; after: string }): Place | undefined {
  // Nearly all words of a text end here.
  if (PLAIN.test(word) && !NAMED_WITHOUT_EXTENSION.test(word)) return undefined;
  const { code, after } = around;
  const [written = "", ...lines] = splitLines(word);
  const link = linkIn(written);
  const path = localPath(link?.path ?? written.replace(WRAPPING, ""));
  if (path === undefined) return undefined;
  if (link === undefined && !isPathLike(path, { code, placed: lines.length > 0 })) return undefined;
  const repository = link === undefined ? {} : { repository: link.repository };
  return { path, ...repository, ...range(lines.length > 0 ? lines : linesIn(after)) };
}

/** `docs/My File.md`, but not `node scripts/run.js` or `a/b.ts c/d.ts`: only what nobody could take for several words. */
export function isSpacedPath(text: string): boolean {
  const parts = text.replace(/(?::\d{1,7}){0,2}$/, "").split(/[/\\]/);
  const firstSpaced = parts.findIndex((part) => part.includes(" "));
  return (
    firstSpaced > 0 &&
    EXTENSION.test(parts.at(-1) ?? "") &&
    parts.every((part) =>
      part
        .split(" ")
        .slice(0, -1)
        .every((piece) => piece !== "" && !EXTENSION.test(piece)),
    )
  );
}

/** A file or folder that a link shows; `raw` links carry no kind. */
function linkIn(written: string): { repository: string; path: string } | undefined {
  const raw = RAW.exec(written);
  const [, , repository = raw?.[1], kind, path = raw?.[2]] = LINK.exec(written) ?? [];
  if (repository === undefined || path === undefined) return undefined;
  const isFolder = kind === "tree" && !EXTENSION.test(path) && !path.endsWith("/");
  return { repository: repository.toLowerCase(), path: `${decoded(path)}${isFolder ? "/" : ""}` };
}

/** `%5Bid%5D` → `[id]`: browsers write the brackets of a route so. Only ASCII; the rest stays as it is. */
function decoded(path: string): string {
  return path.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** `a.ts:12:5` → a.ts, 12 · `a.ts:12-30` and `a.ts#L12-L30` → a.ts, 12, 30. */
function splitLines(word: string): string[] {
  const match =
    /^([^#]{1,400}?)(?::(\d{1,7})(?:[-–](\d{1,7})|:\d{1,7})?(?::in)?|#L?(\d{1,7})(?:C\d{1,5})?(?:[-–]L?(\d{1,7})(?:C\d{1,5})?)?)?$/.exec(
      word,
    );
  // `test_cart.py::TestCart::test_total` is a file and a test in it.
  if (match === null || match[1] === word) return [word.split(/#|(?<=\.\w{1,8})::/)[0] ?? ""];
  return [match[1], match[2] ?? match[4], match[3] ?? match[5]].filter((part) => part !== undefined);
}

/** "`a.ts`:12", "a.ts, lines 12 to 30". */
function linesIn(after: string): string[] {
  const match =
    /^[`"']{1,3}:(\d{1,7})(?:[-–](\d{1,7}))?/.exec(after) ??
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
  const bare = written.replace(/\?[^?]{0,80}$/, "");
  if (bare.includes("://")) return undefined;
  const path = bare
    .replaceAll("\\", "/")
    .replace(/^[A-Za-z]:\//, "")
    // `(rsc)/./src/a.ts`, `my-app/./src/a.ts`: what bundlers name is relative to their project.
    .replace(/^[\w@()-]{1,80}\/\.\//, "")
    .replace(/^(?:\.?\/)+/, "");
  if (path === "" || path.length > MAX_PATH_CHARS || FOREIGN.test(path)) return undefined;
  const segments = path.replace(/\/$/, "").split("/");
  return segments.every((part) => part !== ".." && part !== "." && SEGMENT.test(part)) ? path : undefined;
}

function isPathLike(path: string, { code, placed }: { code: boolean; placed: boolean }): boolean {
  if (path.startsWith("@") && !EXTENSION.test(path)) return false;
  if (!path.includes("/"))
    return (
      (EXTENSION.test(path) && /^[\p{L}\p{N}\p{M}_@.+~$-]+$/u.test(path) && (code || placed || !PRODUCT.test(path))) ||
      NAMED_WITHOUT_EXTENSION.test(path)
    );
  if (EXTENSION.test(path) || NAMED_WITHOUT_EXTENSION.test(path)) return true;
  return (
    /[a-z]/i.test(path) &&
    (ROOT_FOLDER.test(path) || (path.endsWith("/") && (code || path.indexOf("/") < path.length - 1)))
  );
}
