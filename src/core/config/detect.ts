// What a repository without configuration gets: set-up and verification commands, read off its own manifests. Only what is
// certain is taken; a guess would be a red check that nobody asked for.
import { z } from "zod";
import { VerifyCommand } from "./config.ts";

export interface Detected {
  /** Shell command that prepares a fresh working directory; undefined when there is nothing to prepare. */
  readonly setup: string | undefined;
  readonly commands: readonly VerifyCommand[];
  /** What was not understood, one line each, for the log. */
  readonly warnings: readonly string[];
}

interface Part {
  readonly setup?: string;
  readonly commands: readonly { readonly name: string; readonly run: string }[];
  readonly warnings?: readonly string[];
}

/**
 * @param root.paths files of the base tree; only those in its root count.
 * @param root.packageJson text of the root's package.json, undefined when there is none.
 */
export function detectCommands(root: { paths: Iterable<string>; packageJson: string | undefined }): Detected {
  const paths = new Set(root.paths);
  const parts = [node(paths, root.packageJson), python(paths), go(paths), rust(paths)];
  const setups = parts.flatMap(({ setup }) => (setup === undefined ? [] : [setup]));
  return {
    setup: setups.length === 0 ? undefined : setups.join(" && "),
    commands: parts.flatMap(({ commands }) => commands.map((command) => VerifyCommand.parse(command))),
    warnings: parts.flatMap(({ warnings }) => warnings ?? []),
  };
}

const NOTHING: Part = { commands: [] };
const Names = z.record(z.string(), z.unknown()).optional();
const PackageJson = z.object({
  packageManager: z.string().optional(),
  scripts: z.record(z.string(), z.string()).optional(),
  dependencies: Names,
  devDependencies: Names,
  optionalDependencies: Names,
  workspaces: z.unknown().optional(),
});
type PackageJson = z.infer<typeof PackageJson>;

const SCRIPTS = ["build", "lint", "typecheck", "test"] as const;
/** What `npm init` writes: a test script that always fails. */
const PLACEHOLDER = /no test specified/;

function node(paths: ReadonlySet<string>, text: string | undefined): Part {
  if (text === undefined) return NOTHING;
  const parsed = parsePackageJson(text);
  if ("warning" in parsed) return { commands: [], warnings: [parsed.warning] };
  const { manifest } = parsed;
  const { manager, warnings } = packageManager(paths, manifest);
  const scripts = manifest.scripts ?? {};
  const found = SCRIPTS.filter((name) => Object.hasOwn(scripts, name) && isReal(scripts[name]));
  const setup = installCommand(manager, paths, manifest);
  return {
    ...(setup === undefined ? {} : { setup }),
    commands: found.map((name) => ({ name, run: `${manager} run ${name}` })),
    warnings,
  };
}

function isReal(script: string | undefined): boolean {
  return script !== undefined && script.trim() !== "" && !PLACEHOLDER.test(script);
}

function parsePackageJson(text: string): { manifest: PackageJson } | { warning: string } {
  try {
    const parsed = PackageJson.safeParse(JSON.parse(text.replace(/^\uFEFF/, "")));
    if (parsed.success) return { manifest: parsed.data };
    const [issue] = parsed.error.issues;
    const where = ["package.json", ...(issue?.path ?? [])].join(" ");
    return { warning: `${where}: ${issue?.message}; its scripts are not used` };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { warning: "package.json: not JSON; its scripts are not used" };
  }
}

type Manager = "npm" | "pnpm" | "yarn" | "bun";
const LOCKFILES: readonly (readonly [string, Manager])[] = [
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
];

/** The manifest's own word first, then the lockfile; npm comes with Node and needs neither. */
function packageManager(
  paths: ReadonlySet<string>,
  { packageManager: field }: PackageJson,
): { manager: Manager; warnings: string[] } {
  const locked = [...new Set(LOCKFILES.filter(([path]) => paths.has(path)).map(([, manager]) => manager))];
  const named = LOCKFILES.map(([, manager]) => manager).find((manager) => field?.startsWith(`${manager}@`));
  if (named !== undefined) return { manager: named, warnings: [] };
  const manager = locked[0] ?? "npm";
  const several = `lockfiles of ${locked.join(" and ")}: ${manager} is used; say \`packageManager\` in package.json`;
  return { manager, warnings: locked.length > 1 ? [several] : [] };
}

function installCommand(manager: Manager, paths: ReadonlySet<string>, manifest: PackageJson): string | undefined {
  if (LOCKFILES.some(([path, owner]) => owner === manager && paths.has(path))) {
    if (manager === "npm") return "npm ci";
    return `${manager} install ${manager === "yarn" && !isModernYarn(paths, manifest) ? "--frozen-lockfile" : FROZEN[manager]}`;
  }
  if (!hasDependencies(manifest)) return undefined;
  return manager === "npm" ? "npm install --no-audit --no-fund" : `${manager} install`;
}

const FROZEN = { pnpm: "--frozen-lockfile", yarn: "--immutable", bun: "--frozen-lockfile" } as const;

/** Yarn 1 knows only the old word for a lockfile that must not change; it has no `.yarnrc.yml`. */
function isModernYarn(paths: ReadonlySet<string>, { packageManager: field }: PackageJson): boolean {
  return field?.startsWith("yarn@") ? !field.startsWith("yarn@1.") : paths.has(".yarnrc.yml");
}

function hasDependencies({ dependencies, devDependencies, optionalDependencies, workspaces }: PackageJson): boolean {
  const named = [dependencies, devDependencies, optionalDependencies].some(
    (names) => Object.keys(names ?? {}).length > 0,
  );
  return named || workspaces !== undefined;
}

/** Without a lockfile nothing says which interpreter and which environment a Python project wants: no set-up then. */
function python(paths: ReadonlySet<string>): Part {
  const tool = paths.has("uv.lock") ? "uv" : paths.has("poetry.lock") ? "poetry" : undefined;
  const setups = { uv: "uv sync --locked", poetry: "poetry install --no-interaction" };
  const hasTests = ["pytest.ini", "conftest.py", "tests/conftest.py"].some((path) => paths.has(path));
  const run = tool === undefined ? "python -m pytest" : `${tool} run pytest`;
  return {
    ...(tool === undefined ? {} : { setup: setups[tool] }),
    commands: hasTests ? [{ name: "pytest", run }] : [],
  };
}

/** Modules are fetched in the set-up: verification has no network. */
function go(paths: ReadonlySet<string>): Part {
  if (!paths.has("go.mod")) return NOTHING;
  const commands = ["build", "vet", "test"].map((verb) => ({ name: `go ${verb}`, run: `go ${verb} ./...` }));
  return { ...(paths.has("go.sum") ? { setup: "go mod download" } : {}), commands };
}

function rust(paths: ReadonlySet<string>): Part {
  if (!paths.has("Cargo.toml")) return NOTHING;
  const isLocked = paths.has("Cargo.lock");
  const commands = ["build", "test"].map((verb) => ({ name: `cargo ${verb}`, run: `cargo ${verb}` }));
  return { setup: isLocked ? "cargo fetch --locked" : "cargo fetch", commands };
}
