// What makes one path dangerous or impossible on some machine that will check it out: a table of rules, each with its reason.
// Knows nothing of other paths; collisions are the business of paths.ts.
import { MAX_PATH_LENGTH } from "../globs.ts";
import { hasUnseen } from "./visible.ts";

// Names under `.git*` that are ordinary files to git. `.github`, `.gitmodules` and the CI files are judged by protected.ts.
const GIT_NAMES = new Set([
  ".gitignore",
  ".gitattributes",
  ".gitkeep",
  ".github",
  ".gitmodules",
  ".gitlab",
  ".gitlab-ci.yml",
  ".git-blame-ignore-revs",
]);

// HFS+ drops these when it compares names, so that `.g\u200Cit` is `.git` there (the list git itself uses).
const HFS_IGNORED = /[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g;
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$) *(?:\.|$)/i;
const SHORT_NAME = /^[^.]{1,8}~[0-9]{1,6}(?:\.[^.]{0,3})?$/;
const MAX_NAME_BYTES = 255;
const MAX_DEPTH = 64;

type Rule = readonly [reason: string, broken: (text: string) => boolean];

const PATH_RULES: readonly Rule[] = [
  ["is empty", (path) => path === ""],
  ["is absolute", (path) => path.startsWith("/") || /^[a-z]:/i.test(path)],
  ["holds a backslash", (path) => path.includes("\\")],
  ["is longer than 1,024 bytes", (path) => byteLength(path) > MAX_PATH_LENGTH],
  ["is deeper than 64 folders", (path) => path.split("/").length > MAX_DEPTH],
  ["holds a control or invisible character", hasUnseen],
  ["is not valid UTF-8", (path) => path.includes("\uFFFD")],
];

const NAME_RULES: readonly Rule[] = [
  ["has an empty part", (name) => name === ""],
  ['has a part "." or ".."', (name) => name === "." || name === ".."],
  ["has a part that some systems take for .git", isGitLike],
  ["has a part that looks like a Windows short name", (name) => SHORT_NAME.test(name)],
  ["has a part that is a device on Windows", (name) => WINDOWS_DEVICE.test(name.replace(/[ .]+$/, ""))],
  ["has a part that ends in a dot or space", (name) => /[. ]$/.test(name)],
  ['has a part with one of < > : " | ? *', (name) => /[<>:"|?*]/.test(name)],
  ["has a part longer than 255 bytes", (name) => byteLength(name) > MAX_NAME_BYTES],
];

/** Why no change may hold this path, in words that follow "path"; empty when it is fine. */
export function pathProblems(path: string): string[] {
  const names = path.split("/");
  const whole = PATH_RULES.filter(([, broken]) => broken(path));
  const parts = path === "" ? [] : NAME_RULES.filter(([, broken]) => names.some(broken));
  return [...whole, ...parts].map(([reason]) => reason);
}

/** The path as a file system sees it that ignores case, Unicode form and what HFS+ ignores. One that is too long stays. */
export function foldPath(path: string): string {
  // Bringing a long run of marks into its normal form takes quadratic time.
  if (path.length > MAX_PATH_LENGTH) return path;
  const plain = path.replace(HFS_IGNORED, "").normalize("NFC");
  // Upper case first joins letters that lower case alone keeps apart (ſ and s, ß and ss).
  return plain.toUpperCase().toLowerCase().normalize("NFC");
}

function isGitLike(name: string): boolean {
  if (GIT_NAMES.has(name)) return false;
  const seen = foldPath(name)
    .replace(/:.*$/s, "")
    .replace(/[. ]+$/, "");
  return seen.startsWith(".git") || /^git~[0-9]/.test(seen) || /^gi[0-9a-f]{4}~[0-9]/.test(seen);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
