// What one agent program needs beside the supervisor: three pure functions. Types only.
import type { RunOutcome } from "../../core/attempt.ts";
import type { MaskedSecret } from "../../core/cell.ts";
import type { Config } from "../../core/config/config.ts";
import type { Assignment, RunOptions } from "../../ports.ts";
import type { AgentEvent, Told } from "./events.ts";

export interface AgentAdapter {
  readonly name: string;
  /** True for a program that reports its cost: not saying it is then a reason to stop spending. */
  readonly metered: boolean;
  /** What to run. @throws CONFIG_INVALID when the settings are not enough. */
  command(assignment: Assignment, settings: AgentSettings): AgentCommand;
  /** What one line of standard output says; a line that is no JSON comes as the string it is. */
  onLine(line: unknown): AgentEvent[];
  /** How it ended, in our words. Not asked when the supervisor ended it. */
  finish(end: AgentEnd): AgentFinish;
  /** Asks the program for its version; absent for programs that have none. */
  version?(settings: AgentSettings): { readonly file: string; readonly args: readonly string[] };
}

export interface AgentSettings {
  readonly run: Pick<Config["run"], "command" | "agentVersion" | "model" | "allowHosts">;
  /** Path or name of the agent's program; left out, its usual name. */
  readonly program: string | undefined;
  readonly anthropicApiKey: string | undefined;
  readonly anthropicBaseUrl: string | undefined;
}

export interface AgentCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** Beside the allow-listed environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Standard input. */
  readonly input: string;
  /** Hosts it cannot work without. */
  readonly hosts: readonly string[];
  readonly secrets: readonly MaskedSecret[];
  readonly ladder: NonNullable<RunOptions["ladder"]>;
}

export interface AgentEnd {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly told: Told;
  readonly stderrTail: string;
}

export interface AgentFinish {
  readonly outcome: RunOutcome;
  /** One line. */
  readonly detail: string;
}
