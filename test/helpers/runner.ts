// Runs the built action as the runner runs it, and the built command line as people do: a process of its own, inputs and files
// in its environment, nothing of this machine's. Judges nothing.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const ROOT = path.resolve(import.meta.dirname, "../..");
export const DIST = path.join(ROOT, "dist");

const Manifest = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string().optional() })),
  outputs: z.record(z.string(), z.unknown()),
});
/** What action.yml declares. */
export const MANIFEST = Manifest.parse(parse(readFileSync(path.join(ROOT, "action.yml"), "utf8")));

export type Kill = (signal: NodeJS.Signals) => void;

export interface ActionRun {
  readonly event: string;
  readonly payload: unknown;
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  /** Kept between runs of one test, as the same runner would. Made and removed by the caller. */
  readonly runnerDir: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly repository: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** A program and its arguments that Node is run through, such as one that hides a part of this machine. */
  readonly through?: readonly string[];
  /** Called with each piece of standard output; `kill` signals the one process, not its children, as the runner does. */
  readonly onOutput?: (text: string, kill: Kill) => void;
}

export interface Ended {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly wallMs: number;
}
export interface ActionEnd extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What people see of the step: everything written but the lines that only the runner reads. */
  readonly log: string;
}

const DEADLINE_MS = 60_000;

/** A private folder that goes away with its scope. */
export async function tempDir(name: string): Promise<{ readonly path: string } & AsyncDisposable> {
  const dir = await realpath(await mkdtemp(path.join(tmpdir(), `${name}-`)));
  return { path: dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

export async function runAction(run: ActionRun): Promise<ActionEnd> {
  const commands = path.join(run.runnerDir, "_temp", "_runner_file_commands", randomUUID());
  const home = path.join(run.runnerDir, "home");
  const at = (name: string) => path.join(commands, name);
  for (const dir of [commands, home]) await mkdir(dir, { recursive: true });
  for (const name of ["output", "summary", "env", "path", "state"]) await writeFile(at(name), "");
  await writeFile(at("event.json"), typeof run.payload === "string" ? run.payload : JSON.stringify(run.payload));
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: home,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: run.event,
    GITHUB_EVENT_PATH: at("event.json"),
    GITHUB_OUTPUT: at("output"),
    GITHUB_STEP_SUMMARY: at("summary"),
    GITHUB_ENV: at("env"),
    GITHUB_PATH: at("path"),
    GITHUB_STATE: at("state"),
    GITHUB_WORKSPACE: run.workspace,
    RUNNER_WORKSPACE: run.runnerDir,
    RUNNER_TEMP: path.join(run.runnerDir, "_temp"),
    GITHUB_REPOSITORY: run.repository,
    GITHUB_API_URL: run.apiUrl,
    GITHUB_SERVER_URL: run.serverUrl,
    ...inputVariables(run.inputs),
    ...run.env,
  };
  const ended = await spawnNode([path.join(DIST, "action.js")], { cwd: run.workspace, env, how: run });
  for (const name of ["env", "path", "state"]) {
    const text = await readFile(at(name), "utf8");
    if (text !== "") throw new Error(`the runner's ${name} file was written: ${text}`);
  }
  return {
    ...ended,
    outputs: parseOutputs(await readFile(at("output"), "utf8")),
    summary: await readFile(at("summary"), "utf8"),
    log: shownLog(ended.stdout) + ended.stderr,
  };
}

/** Every input the manifest declares, empty when it has no default, as the runner sets them. @throws for one it does not declare */
function inputVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !(name in MANIFEST.inputs));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(", ")}`);
  return Object.fromEntries(
    Object.entries(MANIFEST.inputs).map(([name, { default: preset = "" }]) => {
      const value = given[name] ?? (preset.includes("${{") ? "" : preset);
      return [`INPUT_${name.toUpperCase()}`, value];
    }),
  );
}

function shownLog(stdout: string): string {
  return stdout
    .split("\n")
    .filter((line) => !line.startsWith("::add-mask::"))
    .join("\n");
}

export interface CliRun {
  readonly cwd: string;
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than the Node that runs the tests. */
  readonly node?: string;
  /** Called with each whole line of standard error, which is the log; `kill` signals the one process, not its children. */
  readonly onLog?: (line: string, kill: Kill) => void;
}

/** Runs the built command line with a scrubbed environment and a private HOME. */
export async function runCli(args: readonly string[], run: CliRun): Promise<Ended> {
  const env = { PATH: process.env.PATH ?? "", HOME: run.home, ...run.env };
  return spawnNode([path.join(DIST, "cli.js"), ...args], { cwd: run.cwd, env, how: run });
}

interface Spawned {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly how: Pick<ActionRun, "through" | "onOutput"> & Pick<CliRun, "node" | "onLog">;
}

async function spawnNode(args: readonly string[], { cwd, env, how }: Spawned): Promise<Ended> {
  const startedMs = performance.now();
  const [program = "", ...rest] = [...(how.through ?? []), how.node ?? process.execPath, ...args];
  const child = spawn(program, rest, {
    cwd,
    env: { ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: DEADLINE_MS,
    killSignal: "SIGKILL",
  });
  const kill: Kill = (signal) => void child.kill(signal);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    how.onOutput?.(text, kill);
  });
  let told = 0;
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    for (let end = stderr.indexOf("\n", told); end >= 0; end = stderr.indexOf("\n", told)) {
      how.onLog?.(stderr.slice(told, end), kill);
      told = end + 1;
    }
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return { exitCode, stdout, stderr, wallMs: performance.now() - startedMs };
}

/** The runner's output file: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n?^\2$/gm);
  return Object.fromEntries([...found].map(([, name = "", , value = ""]) => [name, value]));
}
