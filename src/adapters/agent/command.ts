// Any program as an agent: it gets the prompt on standard input and the working directory as its directory. It may print
// AgentEvents as JSON lines; every other line is its talk. What its exit code means is decided here and nowhere else.
import { PipelineError } from "../../errors.ts";
import type { AgentAdapter } from "./adapter.ts";
import { AgentEvent } from "./events.ts";

export const command: AgentAdapter = {
  name: "command",
  metered: false,
  command(assignment, { run, program }) {
    const line = program ?? run.command;
    if (line === undefined) throw new PipelineError("CONFIG_INVALID", "run.command is needed for `run.agent: command`");
    return {
      file: "sh",
      args: ["-c", line],
      env: {},
      input: assignment.prompt,
      hosts: [],
      secrets: [],
      ladder: [{ signal: "SIGTERM", graceMs: 2000 }],
    };
  },
  onLine(line) {
    if (typeof line === "string") return line.trim() === "" ? [] : [{ type: "text", text: line.slice(0, 10_000) }];
    const event = AgentEvent.safeParse(line);
    return event.success ? [event.data] : [];
  },
  finish({ exitCode, signal, told, stderrTail }) {
    if (exitCode === 0)
      return { outcome: told.final?.outcome ?? "finished", detail: told.final?.message ?? "exit code 0" };
    const how = exitCode === undefined ? `was ended by ${signal ?? "a signal"}` : `exit code ${exitCode}`;
    if (told.error !== undefined) return { outcome: told.error.outcome, detail: `${how}: ${told.error.message}` };
    return { outcome: "crashed", detail: [how, lastLine(stderrTail)].filter((part) => part !== "").join(": ") };
  },
};

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
