// Territories, protected paths and allow lists are globs; this is the only place that matches them.
// Globs and paths may both be hostile, so every pattern is bounded before it becomes a regular expression.
import picomatch from "picomatch";
import { PipelineError } from "../errors.ts";

const MAX_GLOB_LENGTH = 300;
// Matching backtracks over every star: on a path of 1,024 characters three of a kind stay below 0.1 s, four do not (measured).
const MAX_STARS = 3;
const MAX_ALTERNATIVES = 64;
/** Longer paths match nothing here; the check "paths" refuses them. */
export const MAX_PATH_LENGTH = 1024;

const OPTIONS = { dot: true, nonegate: true, noextglob: true, windows: false };
const NEVER = "$^";

/**
 * A test for repository-relative paths with `/`. A plain path means itself and everything below it, also when it holds
 * characters that are special in globs (`app/[id]`). Leading `./`, leading and trailing slashes do not matter. `(`, `)`, `|`
 * and `+` are ordinary characters. An empty list matches nothing.
 * @throws CONFIG_INVALID naming a glob that is too long or too wild to be matched in bounded time.
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  return match(globs, false);
}

/** Like `matcher`, for file systems that do not tell `A` from `a`. */
export function caselessMatcher(globs: readonly string[]): (path: string) => boolean {
  return match(globs, true);
}

function match(globs: readonly string[], nocase: boolean): (path: string) => boolean {
  const tests = globs.map((glob) => matchOne(glob, nocase));
  return (path) => path.length <= MAX_PATH_LENGTH && tests.some((test) => test(path));
}

function matchOne(glob: string, nocase: boolean): (path: string) => boolean {
  const problem = findGlobProblem(glob);
  if (problem !== undefined) throw new PipelineError("CONFIG_INVALID", `glob "${glob.slice(0, 80)}": ${problem}`);
  const pattern = trimGlob(glob);
  if (pattern === "") return () => false;
  const plain = nocase ? pattern.toLowerCase() : pattern;
  const expression = compile(pattern, nocase);
  return (path) => {
    const wanted = nocase ? path.toLowerCase() : path;
    return wanted === plain || wanted.startsWith(`${plain}/`) || expression.test(path);
  };
}

/** Why a glob cannot be used, in words; undefined when it can. */
export function findGlobProblem(glob: string): string | undefined {
  if (glob.length > MAX_GLOB_LENGTH) return `longer than ${MAX_GLOB_LENGTH} characters`;
  if (/[\0\r\n]/.test(glob)) return "holds a line break or NUL";
  const segments = trimGlob(glob).split("/");
  if (segments.filter((segment) => segment.includes("**")).length > MAX_STARS)
    return `more than ${MAX_STARS} times "**"`;
  if (segments.some((segment) => (segment.match(/\*+/g) ?? []).length > MAX_STARS)) {
    return `more than ${MAX_STARS} stars between two slashes`;
  }
  if (alternatives(glob) > MAX_ALTERNATIVES) return `braces stand for more than ${MAX_ALTERNATIVES} paths`;
  return compile(trimGlob(glob), false).source === NEVER && trimGlob(glob) !== "" ? "not a valid glob" : undefined;
}

/** Without what makes no difference: blanks around it, `./` and slashes at either end. */
export function trimGlob(glob: string): string {
  return glob
    .trim()
    .replace(/^(?:\.?\/)+/, "")
    .replace(/\/{1,300}$/, "");
}

function compile(pattern: string, nocase: boolean): RegExp {
  // Groups and quantifiers of regular expressions are no part of our globs: escaped, they cannot nest and explode.
  const literal = pattern.replace(/\\.|[()|+]/gs, (found) => (found.length > 1 ? found : `\\${found}`));
  return picomatch.makeRe(literal === "" ? "\\0" : literal, { ...OPTIONS, nocase });
}

/** An upper bound of the paths that the braces of a glob stand for. */
function alternatives(glob: string): number {
  const groups = glob.split("{").slice(1);
  return groups.reduce((product, group) => product * group.split(",").length, 1);
}
