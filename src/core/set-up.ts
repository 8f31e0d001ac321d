// What preparing a fresh working directory depends on, and what its failure says. Running it is the adapters'. Pure.
import { z } from "zod";
import { PipelineError } from "../errors.ts";
import type { Finished } from "./finished.ts";
import { hexSha256 } from "./names.ts";

const SHOWN_LINES = 8;

/** @throws CANCELLED, SETUP_FAILED with the last lines of its output. */
export function assertSetUp(
  line: string,
  ended: Pick<Finished, "exitCode" | "timedOut" | "cancelled" | "stdout" | "stderr">,
): void {
  if (ended.cancelled) throw new PipelineError("CANCELLED", "stopped during set-up");
  if (ended.exitCode === 0) return;
  const how = ended.timedOut ? "did not end in time" : `ended with exit code ${ended.exitCode ?? "none"}`;
  const tail = `${ended.stdout}\n${ended.stderr}`.trim().split("\n").slice(-SHOWN_LINES).join("\n");
  throw new PipelineError("SETUP_FAILED", `set-up \`${line}\` ${how}\n${tail}`);
}

/** Manifests, lockfiles, the settings of package managers, patches, and schemas that packages generate code from. */
const INPUT =
  /(^|\/)(package\.json|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml|\.pnpmfile\.c?js|yarn\.lock|\.yarnrc(\.yml)?|\.npmrc|bun\.lockb?|bunfig\.toml|[^/]+\.prisma)$|(^|\/)(patches|\.yarn)\//;
const PLAIN_INSTALL = /^(npm (ci|install|i)|(pnpm|bun) (install|i)|yarn( install)?)( --?[\w=-]+)*$/;
/** Scripts of a package that an install runs. */
const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"];
const Manifest = z.object({ scripts: z.record(z.string(), z.unknown()).default({}) });

interface Entry {
  readonly path: string;
  readonly blob: string;
}

export function isManifest({ path }: Pick<Entry, "path">): boolean {
  return path === "package.json" || path.endsWith("/package.json");
}

/**
 * Two set-ups with the same fingerprint make the same dependencies. That is what lockfiles say, as long as nothing but a
 * package manager runs; where code of the repository runs too, the whole tree counts.
 * @param wanted.tree id of the tree that `entries` lists.
 * @param wanted.manifests texts of its `package.json` files.
 * @param wanted.machine what else decides: platform, processor, versions, the environment.
 * @returns 64 hexadecimal digits.
 */
export function setUpFingerprint(wanted: {
  readonly line: string;
  readonly tree: string;
  readonly entries: readonly Entry[];
  readonly manifests: readonly string[];
  readonly machine: readonly string[];
}): string {
  const { line, tree, entries, manifests, machine } = wanted;
  const runsOwnCode = !PLAIN_INSTALL.test(line.trim()) || manifests.some(hasInstallScript);
  const inputs = entries.filter(({ path }) => INPUT.test(path)).map(({ path, blob }) => [path, blob]);
  return hexSha256(JSON.stringify([line, machine, runsOwnCode ? tree : inputs]));
}

function hasInstallScript(manifest: string): boolean {
  try {
    const { scripts } = Manifest.parse(JSON.parse(manifest));
    return INSTALL_SCRIPTS.some((name) => name in scripts);
  } catch {
    // What cannot be read may hold one.
    return true;
  }
}
