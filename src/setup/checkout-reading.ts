// A person's checkout as it lies there, committed or not: its files, its origin, its default branch. Changes nothing, and no
// hook or monitor of it is started.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { childEnvironment } from "../core/environment.ts";
import { findRepositoryName } from "../core/repository.ts";
import { PipelineError } from "../errors.ts";
import type { Finished, Shell } from "../ports.ts";

export interface CheckoutReading {
  /** Root of the working tree; absolute. */
  readonly top: string;
  /** Files that are tracked or not ignored, from the root. */
  readonly paths: readonly string[];
  /** `owner/name` of origin; undefined when there is none or it is elsewhere. */
  readonly repository: string | undefined;
  /** What origin calls HEAD, else the branch that is checked out. */
  readonly defaultBranch: string | undefined;
}
export interface GitWords {
  readonly shell: Shell;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const TIMEOUT_MS = 10_000;
/** The names of a million files. */
const MAX_OUTPUT_BYTES = 128 * 1024 * 1024;
const QUIET = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*"];

/** @throws CHECKOUT_NOT_FOUND, GIT_NOT_FOUND */
export async function readCheckout(given: GitWords, dir: string): Promise<CheckoutReading> {
  const top = await findLine(given, dir, ["rev-parse", "--show-toplevel"]);
  if (top === undefined) throw new PipelineError("CHECKOUT_NOT_FOUND", `${dir} is not in a git checkout`);
  const [listed, repository, defaultBranch] = await Promise.all([
    runGit(given, top, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]),
    findRepository(given, top),
    findDefaultBranch(given, top),
  ]);
  return { top, paths: listed.stdout.split("\0").filter((name) => name !== ""), repository, defaultBranch };
}

/** `owner/name` of a checkout's origin. */
export async function findRepository(given: GitWords, dir: string): Promise<string | undefined> {
  return findRepositoryName(await findLine(given, dir, ["config", "--get", "remote.origin.url"]));
}

async function findDefaultBranch(given: GitWords, dir: string): Promise<string | undefined> {
  const ofOrigin = await findLine(given, dir, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
  return ofOrigin?.replace(/^origin\//, "") ?? findLine(given, dir, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
}

/** The first line a git command prints; undefined when it fails or prints none. @throws GIT_NOT_FOUND */
export async function findLine(given: GitWords, dir: string, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(given, dir, args);
  const line = stdout.split("\n")[0];
  return exitCode === 0 && line !== "" ? line : undefined;
}

/** @throws GIT_NOT_FOUND, CHECKOUT_NOT_FOUND when there is no such folder. */
export async function runGit({ shell, env }: GitWords, dir: string, args: readonly string[]): Promise<Finished> {
  const finished = await shell.run(
    { file: "git", args: [...QUIET, ...args], cwd: dir, env: gitEnvironment(env), timeoutMs: TIMEOUT_MS },
    { maxOutputBytes: MAX_OUTPUT_BYTES },
  );
  if (finished.started) return finished;
  // A missing folder and a missing program look the same to whoever starts it.
  const isThere = await shell.run({
    file: "git",
    args: ["--version"],
    cwd: "/",
    env: gitEnvironment(env),
    timeoutMs: TIMEOUT_MS,
  });
  if (isThere.started) throw new PipelineError("CHECKOUT_NOT_FOUND", `there is no folder ${dir}`);
  throw new PipelineError("GIT_NOT_FOUND", "git cannot be started");
}

function gitEnvironment(env: GitWords["env"]): Record<string, string> {
  return {
    ...childEnvironment(env, []),
    HOME: "/dev/null",
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/** Text of a file of the checkout; undefined when there is none. */
export async function findText(top: string, name: string): Promise<string | undefined> {
  return readFile(path.join(top, name), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR") return undefined;
    throw error;
  });
}
