// The one place that starts git. No configuration but ours is ever in force: not the machine's, not the user's, and of a
// repository's own only where a caller names that repository. Knows nothing of what the commands are for.
import { statfs } from "node:fs/promises";
import { createRedactor } from "../../core/words/redact.ts";
import { PipelineError } from "../../errors.ts";
import type { Finished, Shell } from "../../ports.ts";

export type GitConfig = readonly (readonly [key: string, value: string])[];

export interface GitCall {
  readonly args: readonly string[];
  /** Undefined only to find out where a checkout's git directory is. */
  readonly gitDir: string | undefined;
  readonly workTree?: string;
  readonly indexFile?: string;
  /** Default: the state folder. */
  readonly cwd?: string;
  readonly input?: string;
  /** A file in place of `input`: for bytes that are no text. */
  readonly inputFile?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Laid over ours, for this call only; travels in the environment, so that no argument list ever shows a token. */
  readonly config?: GitConfig;
  /** Bytes of output kept. Default 256 MiB: more than the listing of a million files. */
  readonly maxOutputBytes?: number;
}

export interface Git {
  /** Never throws for how git ended. @throws GIT_NOT_FOUND */
  run(call: GitCall): Promise<Finished>;
  /** Standard output of a call that has to succeed. @throws GIT_FAILED, DISK_FULL, GIT_NOT_FOUND */
  text(call: GitCall): Promise<string>;
}

export interface GitSettings {
  readonly shell: Shell;
  readonly stateDir: string;
  /** The world's environment; only where programs, ssh keys, proxies and certificates are is taken from it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
}

const TAKEN = /^(PATH|SSH_AUTH_SOCK|https?_proxy|no_proxy|all_proxy|SSL_CERT_(FILE|DIR)|GIT_SSL_CAINFO)$/i;
const DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;
/** Below this a failure of git is taken for a full disk. */
const FULL_BELOW_BYTES = 1024 * 1024;
const MAX_WORDS = 300;

const ENVIRONMENT = {
  // Nothing can be put there, unlike in an empty folder of ours.
  HOME: "/dev/null",
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  GIT_ALLOW_PROTOCOL: "https:http:ssh:git:file",
  GIT_SSH_COMMAND: "ssh -o BatchMode=yes",
} as const;

const CONFIG: GitConfig = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["core.excludesFile", "/dev/null"],
  ["core.attributesFile", "/dev/null"],
  ["core.safecrlf", "false"],
  ["credential.helper", ""],
  ["protocol.ext.allow", "never"],
  ["submodule.recurse", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["checkout.workers", "2"],
  // A container's checkout often belongs to another user; nothing of it is executed, so its owner does not matter.
  ["safe.directory", "*"],
];

export function createGit(settings: GitSettings): Git {
  const run = async (call: GitCall): Promise<Finished> => {
    const finished = await settings.shell.run(
      {
        ...program(call),
        cwd: call.cwd ?? settings.stateDir,
        env: environment(call, settings.env),
        timeoutMs: settings.timeoutMs,
      },
      {
        maxOutputBytes: call.maxOutputBytes ?? MAX_OUTPUT_BYTES,
        ...(call.input === undefined ? {} : { input: call.input }),
      },
    );
    if (!finished.started)
      throw new PipelineError("GIT_NOT_FOUND", `git could not be started: ${words(finished.stderr)}`);
    return finished;
  };
  return {
    run,
    text: async (call) => {
      const finished = await run(call);
      if (finished.exitCode !== 0) throw await gitFailure(call, finished, settings.stateDir);
      return finished.stdout;
    },
  };
}

/** A shell only where a file is read: the path and the arguments are its parameters, never part of its script. */
function program({ args, inputFile }: GitCall): { readonly file: string; readonly args: readonly string[] } {
  if (inputFile === undefined) return { file: "git", args };
  return { file: "sh", args: ["-c", 'exec <"$1" || exit; shift; exec git "$@"', "sh", inputFile, ...args] };
}

/** What a failed call is: a full disk shows by looking at it, not in git's words. */
export async function gitFailure(call: GitCall, finished: Finished, stateDir: string): Promise<PipelineError> {
  if (await isDiskFull(stateDir)) return new PipelineError("DISK_FULL", `no space is left for ${stateDir}`);
  const how = finished.timedOut ? `did not end in ${finished.durationMs} ms` : `ended with ${endOf(finished)}`;
  return new PipelineError("GIT_FAILED", `git ${call.args[0] ?? ""} ${how}: ${words(finished.stderr)}`);
}

/** Untrusted output as one harmless line of at most 300 characters; `secrets` and logins in addresses are blanked. */
export function words(text: string, secrets: readonly string[] = []): string {
  const blanked = secrets
    .filter((secret) => secret !== "")
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
  const line = createRedactor(secrets)(blanked)
    .replace(/\/\/[^/@\s]*@/g, "//***@")
    .replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .trim();
  return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS - 1)}…` : line;
}

async function isDiskFull(dir: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize < FULL_BELOW_BYTES;
}

function endOf({ exitCode, signal }: Finished): string {
  return exitCode === undefined ? `signal ${signal ?? "unknown"}` : `exit code ${exitCode}`;
}

function environment(call: GitCall, world: GitSettings["env"]): Record<string, string> {
  const env: Record<string, string> = { PATH: DEFAULT_PATH };
  for (const [name, value] of Object.entries(world)) {
    if (value !== undefined && TAKEN.test(name)) env[name] = value;
  }
  Object.assign(env, ENVIRONMENT, call.env);
  if (call.gitDir !== undefined) env.GIT_DIR = call.gitDir;
  if (call.workTree !== undefined) env.GIT_WORK_TREE = call.workTree;
  if (call.indexFile !== undefined) env.GIT_INDEX_FILE = call.indexFile;
  const config = [...CONFIG, ...(call.config ?? [])];
  env.GIT_CONFIG_COUNT = String(config.length);
  for (const [at, [key, value]] of config.entries()) {
    env[`GIT_CONFIG_KEY_${at}`] = key;
    env[`GIT_CONFIG_VALUE_${at}`] = value;
  }
  return env;
}
