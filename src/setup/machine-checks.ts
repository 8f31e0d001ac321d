// The doctor's look at this machine: git, Node, the agent's program, whether it can isolate.
import { claude } from "../adapters/agent/claude.ts";
import type { Config } from "../core/config/config.ts";
import { childEnvironment } from "../core/environment.ts";
import type { Judgement } from "../core/setup/finding.ts";
import { judgeAgent, judgeGit, judgeIsolation, judgeProgram, programOf } from "../core/setup/judge-machine.ts";
import type { Finished, Sandbox, Shell } from "../ports.ts";

export interface Machine {
  readonly shell: Shell;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A folder of ours for programs that want a home. */
  readonly home: string;
  readonly checkout: string;
}

const TIMEOUT_MS = 10_000;

function run({ shell, env, home }: Machine, file: string, args: readonly string[], cwd: string): Promise<Finished> {
  return shell.run({ file, args, cwd, env: { ...childEnvironment(env, []), HOME: home }, timeoutMs: TIMEOUT_MS });
}

export async function checkGit(machine: Machine): Promise<Judgement> {
  const { started, stdout } = await run(machine, "git", ["--version"], machine.home);
  return judgeGit(started ? stdout.trim() : undefined);
}

/** Asks the program itself; no model is called and no key is handed out. */
export async function checkAgent(machine: Machine, config: Config["run"]): Promise<Judgement> {
  if (config.agent === "command") return checkCommand(machine, config.command ?? "");
  const settings = { run: config, program: undefined, anthropicApiKey: undefined, anthropicBaseUrl: undefined };
  const { file, args } = claude.version?.(settings) ?? { file: "claude", args: ["--version"] };
  return judgeAgent(file, await run(machine, file, args, machine.home), config.agentVersion);
}

async function checkCommand(machine: Machine, line: string): Promise<Judgement> {
  const program = programOf(line);
  if (program === undefined) return judgeProgram(undefined, undefined);
  const found = await run(machine, "/bin/sh", ["-c", 'command -v -- "$1"', "sh", program], machine.checkout);
  return judgeProgram(program, found.exitCode === 0 ? found.stdout.trim() : undefined);
}

/** @throws SANDBOX_UNAVAILABLE */
export async function checkSandbox(
  sandbox: Pick<Sandbox, "check">,
  isolation: Config["run"]["isolation"],
): Promise<Judgement> {
  if (isolation === "sandbox") await sandbox.check();
  return judgeIsolation(isolation);
}
