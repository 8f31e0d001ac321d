// Finds, in the output of common tools, the lines that name a failure, in a form in which two runs in two folders at two
// times can be compared. Reads words of tools, so it may only make a judgement stricter; exit codes decide first.

// ESC sequences (CSI, OSC to BEL or ST, two-character ones) and every other control but line end and tab.
const TERMINAL =
  /\u001B\[[0-?]{0,64}[ -/]{0,8}[@-~]|\u001B\][^\u0007\u001B]{0,2000}(?:\u0007|\u001B\\)|\u001B[@-_]?|[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
const MAX_LINE = 2000;

/** Patterns over trimmed lines. Each tool's own way to name one failed test or one problem. */
const FAILURES: readonly RegExp[] = [
  // Compilers and linters with a place: tsc, gcc, clang, go vet, mypy, ruff, biome, javac, dotnet.
  /^\S.{0,500}?[:(]\d{1,7}[:,]\d{1,7}\)?:? (?:- )?(?:fatal )?error\b/i,
  /^\S{1,500}:\d{1,7}: (?:fatal )?error\b/i,
  /^\S{1,500}\.go:\d{1,7}:\d{1,7}: /,
  /^\S{1,500}\.pyi?:\d{1,7}:\d{1,7}: [A-Z]{1,5}\d{1,5} /,
  /^\S{1,500}:\d{1,7}:\d{1,7} (?:lint|parse|format|assist|suppressions)\b/,
  /^\S{1,500} (?:lint|format|organizeImports) ━/,
  // eslint's default format: the file is the header above.
  /^\d{1,7}:\d{1,7}\s{1,20}error\s/,
  // rustc, swiftc and everybody who begins with the word.
  /^(?:\w{1,40}:\s{0,4})?(?:fatal )?(?:error|ERROR|Error|FATAL|panic|fatal)(?:\[[A-Z]{0,4}\d{1,6}\]|\s[A-Z]{1,4}\d{1,6})?:/,
  /^\w{0,60}(?:Error|Exception)\b(?:\s\[[\w-]{1,80}\])?:/,
  /^\[ERROR\]/,
  // Test runners: vitest and jest, node:test and mocha, TAP, pytest, go test, cargo test, Gradle, dotnet.
  /^FAIL\b/,
  /^[●✕✖×✗✘⨯] \S/,
  /^not ok \d{0,7}/,
  /^\d{1,5}\) \S/,
  /^(?:FAILED|ERROR) \S/,
  /^--- FAIL: /,
  /^test .{1,500} \.\.\. FAILED$/,
  /^thread '.{0,200}' .{0,40}panicked at/,
  /^.{1,500} FAILED$/,
  /^Failed \S/,
  /^make(?:\[\d{1,3}\])?: \*\*\* /,
];
/** Totals, and npm's own report that something it ran has failed. */
const NOISE =
  /^(?:npm (?:error|ERR!)|ELIFECYCLE|FAIL$|✖ \d{1,7} problems?\b|Found \d{1,7} errors?\b|Tests?:|Test (?:Files|Suites)\b|=+ )/;
const PATH_HEADER = /^(?:\/|\.{0,2}[\w@(])[^\s:]{0,400}\.\w{1,10}$/;

/** `text` without terminal control sequences; LF and tab stay, CR before LF goes. */
export function plainText(text: string): string {
  return text.replace(TERMINAL, "");
}

/**
 * The normalised failure lines of a tool's output, in order, repeated as often as they occur. Times, addresses, positions and
 * the path of the working directory are taken out.
 * @param roots absolute paths of the working directory; other absolute paths shrink to their last part.
 */
export function failureLines(output: string, roots: readonly string[] = []): string[] {
  const found: string[] = [];
  let header = "";
  for (const raw of plainText(output).split("\n")) {
    const line = withoutRoots(raw.slice(0, MAX_LINE).trim(), roots);
    if (PATH_HEADER.test(line)) header = normalise(line, roots);
    else if (isFailure(line))
      found.push(/^\d{1,7}:\d/.test(line) ? `${header} ${normalise(line, roots)}` : normalise(line, roots));
  }
  return found;
}

export function isFailure(line: string): boolean {
  return !NOISE.test(line) && FAILURES.some((pattern) => pattern.test(line));
}

/** One line without what differs from run to run. */
export function normalise(line: string, roots: readonly string[]): string {
  return withoutRoots(plainText(line).slice(0, MAX_LINE).trim(), roots)
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<id>")
    .replace(/\b0x[0-9a-f]{1,32}\b/gi, "<address>")
    .replace(
      /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?)?|\b\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?\b/g,
      "<time>",
    )
    .replace(/\b\d{1,9}(?:\.\d{1,9})?\s?(?:ns|µs|μs|us|ms|s|sec|secs|seconds|m|min)\b/g, "<time>")
    .replace(/\b(localhost|127\.0\.0\.1|\[::1\]):\d{1,5}/g, "$1:<port>")
    .replace(/(?<![\w.<])(?:\/[\w.@+~-]{1,255}){1,60}/g, (path) => path.slice(path.lastIndexOf("/") + 1))
    .replace(/:\d{1,7}(?::\d{1,7})?(?=\D|$)|\(\d{1,7},\d{1,7}\)/g, ":<at>")
    .replace(/^\d{1,7}:<at>/, "<at>")
    .replace(/^not ok \d{1,7}/, "not ok")
    .replace(/^\d{1,5}\) /, "")
    .replace(/\s+/g, " ")
    .trim();
}

function withoutRoots(line: string, roots: readonly string[]): string {
  return roots.reduce((text, root) => text.replaceAll(root.endsWith("/") ? root : `${root}/`, ""), line);
}
