// What kind of file a path speaks of, and which kinds a ticket asks for. Looks at names only. Being of a kind says how likely any
// ticket is about the file at all; what each is worth was learned (weights.json).
import { isCode, isTest } from "./indexable.ts";
import { stem } from "./tokenize.ts";

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
  entry: match(/(?:^|\/)(?:index\.[cm]?[jt]sx?|mod\.rs|lib\.rs|__init__\.py|urls\.py|route[rs]\.\w+)$/),
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

/** Words of a title that ask for a kind. */
const ASKS = Object.entries({
  test: "flaky",
  prose: "readme changelog tutorial guide markdown",
  example: "example demo playground sample bench benchmark codemod template",
  data: "migration migrate sql mysql postgres postgresql sqlite db schema database column table graphql proto",
  build:
    "build gradle maven pom dependency dep upgrade bump version config configuration rollup webpack vite eslint tsconfig plugin package",
  style: "style css scss sass libsass tailwind color theme dark layout font icon",
} satisfies Partial<Record<Kind, string>>).map(
  ([kind, words]) => [kind as Kind, new Set(words.split(" ").map(stem))] as const,
);
/** `build: …` asks for a kind by itself. */
const BUILD_TYPES: ReadonlySet<string> = new Set(["build", "chore", "ci", "deps"]);
const TEST_TYPES: ReadonlySet<string> = new Set(["test", "tests"]);
/** How a title begins that makes something new, which is then listed where its like are. */
const ADDS =
  /^(?:new|add(?:s|ed|ing)?|(?:implement|support|export)(?:s|ed|ing)?|(?:introduc|creat|expos)(?:es?|ed|ing))\b/i;

/** One kind alone, for every file of a tree: all of them are asked of the few that are looked at closely. */
export function isOfKind(kind: Kind, path: string): boolean {
  return IS_KIND[kind](path);
}

export function kindsOf(path: string): ReadonlySet<Kind> {
  return new Set(KINDS.filter((kind) => IS_KIND[kind](path)));
}

/** @param stems the words of the title, stemmed; @param type the word before its colon, or empty; @param title what stands behind that. */
export function kindsAskedFor(stems: readonly string[], type: string, title: string): ReadonlySet<Kind> {
  const asked = new Set<Kind>(BUILD_TYPES.has(type) ? ["build"] : []);
  if (TEST_TYPES.has(type)) asked.add("test");
  if (ADDS.test(title)) asked.add("entry");
  for (const [kind, words] of ASKS) if (stems.some((each) => words.has(each))) asked.add(kind);
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
