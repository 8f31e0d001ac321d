// Which places of this machine a command in a cell may not see, and what of them it needs all the same to run programs.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";

export interface Places {
  /** Home folders of the user this process runs as. */
  readonly homes: readonly string[];
  readonly stateDir: string;
  /** The environment of this process: tells where a runner keeps its files. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the caller wants hidden beside all that. */
  readonly hidden: readonly string[];
}

/**
 * Other people's temp files and sockets (docker's among them), every home, what a machine keeps secret. A folder is replaced
 * by an empty one, a file by an empty one.
 */
const ALWAYS_HIDDEN = [
  "/tmp",
  "/var/tmp",
  "/run",
  "/home",
  "/root",
  "/etc/shadow",
  "/etc/gshadow",
  "/etc/sudoers",
  "/etc/sudoers.d",
  "/etc/ssh",
  "/etc/ssl/private",
  "/github",
];
/** Programs live here on some systems, inside what is hidden. */
const ALWAYS_VISIBLE = ["/run/current-system", "/home/linuxbrew/.linuxbrew"];
/** Folders of a home that hold tools as well as credentials: of these only the folder on PATH is shown. */
const HOLD_CREDENTIALS = [".docker", ".cargo", ".config", ".aws", ".azure", ".kube", ".claude", ".codex", ".gemini"];
/** What programs in `~/.local/bin` and `~/.cargo/bin` are links to, or look for. */
const TOOLS_OF_HOME = [".local/lib", ".local/share/claude", ".local/share/mise", ".local/share/fnm", ".rustup", ".nvm"];

/** Existing absolute paths. */
export function hiddenPlaces({ homes, stateDir, env, hidden }: Places): string[] {
  return existing([...ALWAYS_HIDDEN, ...homes, ...runnerPlaces(env), stateDir, ...hidden]);
}

/** A runner's work folder, and the folder above it where a self-hosted one keeps its credentials. */
function runnerPlaces(env: Places["env"]): string[] {
  if (env.RUNNER_TEMP === undefined) return [];
  const work = path.dirname(env.RUNNER_TEMP);
  const runner = path.dirname(work);
  return runner === "/" ? [work] : [work, runner];
}

/** What of the hidden places has to be seen so that the programs on `PATH`, and `program` itself, can run. */
export function visibleTools(wanted: Places & { readonly searchPath: string; readonly program: string }): string[] {
  const onPath = wanted.searchPath.split(":").filter((dir) => path.isAbsolute(dir));
  const inHome = wanted.homes.flatMap((home) => TOOLS_OF_HOME.map((tool) => path.join(home, tool)));
  const toolCache = wanted.env.RUNNER_TOOL_CACHE === undefined ? [] : [wanted.env.RUNNER_TOOL_CACHE];
  const program = [wanted.program, ...onPath.map((dir) => path.join(dir, wanted.program))].find(isProgram);
  const folders = onPath.flatMap((dir) => [dir, ...prefixes(dir, wanted.homes)]);
  return existing([
    ...folders,
    ...inHome,
    ...toolCache,
    ...(program === undefined ? [] : programRoots(program)),
    ...ALWAYS_VISIBLE,
  ]);
}

/**
 * `~/.tool/bin` needs `~/.tool`, and `node_modules/.bin` the packages its links lead to: else another version further down
 * PATH would answer. A whole home, or a folder with credentials, is never worth it.
 */
function prefixes(dir: string, homes: readonly string[]): string[] {
  if (!["bin", ".bin", "sbin", "shims"].includes(path.basename(dir))) return [];
  const prefix = path.dirname(realPath(dir));
  const tooMuch = ["/", "/home", "/root", "/tmp", ...homes, ...homes.map((home) => path.join(home, ".local"))];
  return tooMuch.includes(prefix) || HOLD_CREDENTIALS.includes(path.basename(prefix)) ? [] : [prefix];
}

function isProgram(file: string): boolean {
  return path.isAbsolute(file) && existsSync(file);
}

/** The program's own folder, the folder of what it links to, and for a package the `node_modules` it was installed in. */
function programRoots(program: string): string[] {
  const real = realPath(program);
  const packages = real.indexOf("/node_modules/");
  return [
    path.dirname(program),
    path.dirname(real),
    ...(packages === -1 ? [] : [real.slice(0, packages + "/node_modules".length)]),
  ];
}

/** Where a git directory borrows from: the repository a worktree belongs to and the object folders of other repositories. */
export function lentTo(gitDir: string): string[] {
  const common = path.resolve(gitDir, tryText(path.join(gitDir, "commondir"))?.trim() ?? ".");
  const objects = path.join(common, "objects");
  const alternates = tryText(path.join(objects, "info", "alternates"))?.split("\n") ?? [];
  return existing([common, ...alternates.filter((line) => line !== "").map((line) => path.resolve(objects, line))]);
}

function existing(paths: readonly string[]): string[] {
  return [...new Set(paths)].filter((each) => existsSync(each));
}

function realPath(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

function tryText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Not a git directory, or one that borrows nothing.
    return undefined;
  }
}
