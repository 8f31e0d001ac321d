// What kind of file a path speaks of, and which kinds a ticket asks for. Looks at names only. Being of a kind says how likely any
// ticket is about the file at all; what each is worth was learned (weights.json).
import { isCode, isTest } from "./indexable.ts";

const IS_KIND = {
  test: isTest,
  prose: isProse,
  example: matchAbovePackages(
    /(?:^|\/)(?:examples?|demos?|playgrounds?|samples?|sandbox|benchmarks?|bench|starters?|tutorials?|codemods?)\/|^(?:packages\/[^/]+\/)?templates?\//,
  ),
  migration: match(/(?:^|\/)(?:migrations?|migrate)\//),
  build: match(
    /(?:^|\/)(?:[^/]*\.gradle(?:\.kts)?|pom\.xml|Cargo\.toml|package\.json|[^/]*\.config\.[cm]?[jt]s|[^/]*rc\.[cm]?js|setup\.py|setup\.cfg|pyproject\.toml|tsconfig[^/]*\.json|Makefile|Dockerfile|build\.rs|gulpfile\.\w+|Gruntfile\.\w+|go\.mod|conftest\.py|noxfile\.py|tox\.ini)$/,
  ),
  data: match(/^(?!(?:.*\/)?migrat(?:ions?|e)\/).*\.(?:sql|csv|graphql|gql|proto)$/),
  locale: match(/(?:^|\/)(?:locales?|i18n|lang|languages|translations?|l10n)\/|messages[_-]\w+\.\w+$/),
  style: match(/\.(?:css|s[ac]ss|less)$/),
  /** The code of a website, not the documents on it. */
  docs: (path: string) =>
    /^(?:(?:packages|apps|sites)\/)?(?:docs?|documentation|website|site|www)(?:[-_][^/]+)?\//.test(path) &&
    !isProse(path),
  scripts: match(/(?:^|\/)(?:scripts?|tools?|hack|ci)\//),
  /** Where what a folder offers is listed. */
  entry: match(/(?:^|\/)(?:index\.[cm]?[jt]sx?|mod\.rs|lib\.rs|__init__\.py)$/),
  hidden: match(/(?:^|\/)\.[^/]/),
  types: match(/\.d\.[cm]?ts$|(?:^|\/)types?(?:\.\w+)?\.ts$/),
} as const;

export type Kind = keyof typeof IS_KIND;
export const KINDS: readonly Kind[] = [
  "test",
  "prose",
  "example",
  "migration",
  "build",
  "data",
  "locale",
  "style",
  "docs",
  "scripts",
  "entry",
  "hidden",
  "types",
];

/** Words of a title, stemmed, that ask for a kind. */
const ASKS: readonly (readonly [kind: Kind, stems: RegExp])[] = [
  ["test", /^(?:flaky|flak)$/],
  ["prose", /^(?:readme|changelog|tutorial|guid|markdown)$/],
  ["example", /^(?:exampl|demo|playground|sampl|bench|benchmark|codemod|templat)$/],
  ["data", /^(?:migration|migrat|sql|schema|databas|column|tabl|graphql|proto)$/],
  [
    "build",
    /^(?:build|gradle|maven|pom|dependency|dep|upgrad|bump|version|config|configuration|rollup|webpack|vit|eslint|tsconfig|plugin|packag)$/,
  ],
  ["style", /^(?:styl|css|color|them|dark|layout|font|icon)$/],
];
/** `build: …` asks for a kind by itself. */
const BUILD_TYPES: ReadonlySet<string> = new Set(["build", "chore", "ci", "deps"]);
const TEST_TYPES: ReadonlySet<string> = new Set(["test", "tests"]);

/** One kind alone, for every file of a tree: all of them are asked of the few that are looked at closely. */
export function isOfKind(kind: Kind, path: string): boolean {
  return IS_KIND[kind](path);
}

export function kindsOf(path: string): ReadonlySet<Kind> {
  return new Set(KINDS.filter((kind) => IS_KIND[kind](path)));
}

/** @param stems the title's words, stemmed; @param type the word before the title's colon, or empty. */
export function kindsAskedFor(stems: readonly string[], type: string): ReadonlySet<Kind> {
  const asked = new Set<Kind>(BUILD_TYPES.has(type) ? ["build"] : []);
  if (TEST_TYPES.has(type)) asked.add("test");
  for (const [kind, pattern] of ASKS) if (stems.some((stem) => pattern.test(stem))) asked.add(kind);
  return asked;
}

function isProse(path: string): boolean {
  return !isCode(path) && !/\.html?$/i.test(path);
}

/** Below `src/main/java` folders are names of packages: `org/example/samples` says nothing of what a file is for. */
function matchAbovePackages(pattern: RegExp): (path: string) => boolean {
  return (path) => pattern.test(path.replace(/(?<=^|\/)src\/main\/(?:java|kotlin|scala|groovy)\/.*/, ""));
}

function match(pattern: RegExp): (path: string) => boolean {
  return (path) => pattern.test(path);
}
