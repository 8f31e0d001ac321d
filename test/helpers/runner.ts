// Runs the built action as the runner runs it: a process of its own, inputs and files in its environment, nothing else of ours.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export const DIST = path.resolve(import.meta.dirname, "../../dist");

export interface ActionRun {
  readonly event: string;
  readonly payload: unknown;
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  /** Kept between runs of one test, as the same runner would. Made and removed by the caller. */
  readonly runnerDir: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly repository?: string;
  readonly apiUrl?: string;
  readonly serverUrl?: string;
  readonly timeoutMs?: number;
  /** Called with the process as soon as it runs, to send it signals. */
  readonly onStart?: (pid: number) => void;
  /** Called with each piece of standard output. */
  readonly onOutput?: (text: string) => void;
}

export interface ActionEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** A private folder that goes away with its scope. */
export async function tempDir(name: string): Promise<{ readonly path: string } & AsyncDisposable> {
  const dir = await mkdtemp(path.join(tmpdir(), `${name}-`));
  return { path: dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

export async function runAction(run: ActionRun): Promise<ActionEnd> {
  const files = path.join(run.runnerDir, `_files-${Math.random().toString(36).slice(2)}`);
  const home = path.join(run.runnerDir, "home");
  await mkdir(files, { recursive: true });
  await mkdir(home, { recursive: true });
  const at = (name: string) => path.join(files, name);
  await writeFile(at("event.json"), JSON.stringify(run.payload));
  await writeFile(at("output"), "");
  await writeFile(at("summary"), "");
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? "",
    HOME: home,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: run.event,
    GITHUB_EVENT_PATH: at("event.json"),
    GITHUB_OUTPUT: at("output"),
    GITHUB_STEP_SUMMARY: at("summary"),
    GITHUB_WORKSPACE: run.workspace,
    RUNNER_WORKSPACE: run.runnerDir,
    RUNNER_TEMP: path.join(run.runnerDir, "_temp"),
    GITHUB_REPOSITORY: run.repository ?? "acme/shop",
    ...(run.apiUrl === undefined ? {} : { GITHUB_API_URL: run.apiUrl }),
    ...(run.serverUrl === undefined ? {} : { GITHUB_SERVER_URL: run.serverUrl }),
    ...Object.fromEntries(Object.entries(run.inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...run.env,
  };
  const ended = await spawnNode([path.join(DIST, "action.js")], { cwd: run.workspace, env, run });
  const outputs = parseOutputs(await readFile(at("output"), "utf8"));
  return { ...ended, outputs, summary: await readFile(at("summary"), "utf8") };
}

/** Runs the built command line with a scrubbed environment and a private HOME. */
export async function runCli(
  args: readonly string[],
  { cwd, home, env = {} }: { cwd: string; home: string; env?: Readonly<Record<string, string>> },
): Promise<Omit<ActionEnd, "outputs" | "summary">> {
  const scrubbed = { PATH: process.env.PATH ?? "", HOME: home, ...env };
  return spawnNode([path.join(DIST, "cli.js"), ...args], { cwd, env: scrubbed, run: {} });
}

async function spawnNode(
  args: readonly string[],
  { cwd, env, run }: { cwd: string; env: Record<string, string>; run: Pick<ActionRun, "timeoutMs" | "onStart" | "onOutput"> },
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: run.timeoutMs ?? 60_000 });
  if (child.pid !== undefined) run.onStart?.(child.pid);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    run.onOutput?.(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return { exitCode, stdout, stderr };
}

/** The runner's output file: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n?^\2$/gm);
  return Object.fromEntries([...found].map(([, name = "", , value = ""]) => [name, value]));
}
