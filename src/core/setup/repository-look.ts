// What a checkout looks like to somebody who sets it up: which tools it uses, whether it holds several packages. Says only
// what files tell; what to run is found where a run without configuration finds it.
import { z } from "zod";
import { detectCommands } from "../config/detect.ts";

export interface SeenCheckout {
  /** Files from the checkout's root, with `/`. */
  readonly paths: readonly string[];
  /** Text of the root's package.json; undefined when there is none. */
  readonly packageJson: string | undefined;
}
export interface RepositoryLook {
  /** Lockfiles of the root, by name. */
  readonly lockfiles: readonly string[];
  readonly setup: string | undefined;
  readonly commands: readonly { readonly name: string; readonly run: string }[];
  /** What says that this is a monorepo; empty when nothing does. */
  readonly monorepo: readonly string[];
  /** What a person should know before relying on the rest, one line each. */
  readonly warnings: readonly string[];
}

const LOCKFILES = [
  ...["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb"],
  ...["uv.lock", "poetry.lock", "Cargo.lock", "go.sum"],
];
const WORKSPACE_FILES = ["pnpm-workspace.yaml", "lerna.json", "nx.json", "turbo.json", "rush.json", "go.work"];
const MANIFEST = /^(.+)\/(?:package\.json|pyproject\.toml|go\.mod|Cargo\.toml)$/;
/** What others made: its manifests are not this repository's packages. */
const FOREIGN = /(?:^|\/)(?:node_modules|vendor|test|tests|fixtures|examples?|testdata)\//;
const SHOWN_FOLDERS = 5;

export function lookAt({ paths, packageJson }: SeenCheckout): RepositoryLook {
  const root = paths.filter((path) => !path.includes("/"));
  const { setup, commands, warnings } = detectCommands({ paths: root, packageJson });
  const folders = packageFolders(paths);
  const monorepo = [
    ...WORKSPACE_FILES.filter((name) => root.includes(name)),
    ...(hasWorkspaces(packageJson) ? ["workspaces in package.json"] : []),
  ];
  return {
    lockfiles: LOCKFILES.filter((name) => root.includes(name)),
    setup,
    commands: commands.map(({ name, run }) => ({ name, run })),
    monorepo,
    warnings: [...warnings, ...adviceFor({ monorepo, folders, hasCommands: commands.length > 0 })],
  };
}

function hasWorkspaces(packageJson: string | undefined): boolean {
  try {
    const parsed = z.object({ workspaces: z.unknown().optional() }).safeParse(JSON.parse(packageJson ?? "null"));
    return parsed.success && parsed.data.workspaces !== undefined;
  } catch (error) {
    // That it is not JSON is said where its scripts are looked for.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function packageFolders(paths: readonly string[]): string[] {
  const folders = paths.filter((path) => !FOREIGN.test(path)).flatMap((path) => MANIFEST.exec(path)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

function adviceFor(seen: { monorepo: readonly string[]; folders: readonly string[]; hasCommands: boolean }): string[] {
  const { monorepo, folders, hasCommands } = seen;
  const shown = [...folders.slice(0, SHOWN_FOLDERS), ...(folders.length > SHOWN_FOLDERS ? ["…"] : [])].join(", ");
  if (!hasCommands && folders.length > 0) {
    return [`the root has no commands to verify with, but there are packages in ${shown}: write verify.commands`];
  }
  if (!hasCommands) return ["no command to verify with was found: write verify.commands, or only static checks decide"];
  return monorepo.length > 0
    ? [
        `a monorepo (${monorepo.join(", ")}): commands run in its root, for all packages; name narrower ones if that is slow`,
      ]
    : [];
}
