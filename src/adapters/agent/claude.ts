// Claude Code, the real program, headless. It edits and runs tools as it likes inside its cell, without a person to ask; it
// never gets the model key itself, and never commits.
import type { MaskedSecret } from "../../core/cell.ts";
import { PipelineError } from "../../errors.ts";
import type { AgentAdapter, AgentEnd, AgentFinish, AgentSettings } from "./adapter.ts";
import { eventsOfClaudeLine } from "./claude-lines.ts";

const PROGRAM = "claude";
const MODEL_HOST = "api.anthropic.com:443";
/** Files and a shell. Nothing that fetches or searches by way of the model's host, schedules, or leaves the directory. */
const TOOLS = "Bash,Edit,Write,Read,Glob,Grep,NotebookEdit,Task";
/** A tool call of Claude's shell ends this long before a silent agent would be taken for stalled. */
const TOOL_MARGIN_MS = 30_000;

export const claude: AgentAdapter = {
  name: "claude",
  metered: true,
  command(assignment, settings) {
    const { limits, maxCostUsd } = assignment;
    const base = baseUrl(settings);
    const host = base === undefined ? MODEL_HOST : hostPort(base);
    return {
      file: settings.program ?? PROGRAM,
      args: [
        ...["-p", "--output-format", "stream-json", "--verbose", "--include-partial-messages"],
        ...["--max-turns", String(limits.maxTurns), "--max-budget-usd", String(maxCostUsd)],
        ...["--permission-mode", "acceptEdits", "--tools", TOOLS, "--allowedTools", TOOLS],
        // Nothing the repository brings may run by itself: no hooks of its settings, no servers of its .mcp.json.
        ...["--setting-sources", "user", "--strict-mcp-config", "--no-session-persistence"],
        ...(settings.run.model === undefined ? [] : ["--model", settings.run.model]),
      ],
      env: {
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
        // Waiting for an overloaded service is our business: its own retries can take minutes and look like a stall.
        CLAUDE_CODE_MAX_RETRIES: "1",
        IS_SANDBOX: "1",
        BASH_MAX_TIMEOUT_MS: String(Math.max(limits.stallMs - TOOL_MARGIN_MS, 1000)),
        ...(base === undefined ? {} : { ANTHROPIC_BASE_URL: base.href.replace(/\/$/, "") }),
      },
      input: assignment.prompt,
      hosts: [host],
      secrets: keyFor(host, settings.anthropicApiKey),
      // At SIGINT it ends its turn and says what it has used.
      ladder: [
        { signal: "SIGINT", graceMs: 2000 },
        { signal: "SIGTERM", graceMs: 1000 },
      ],
    };
  },
  onLine: eventsOfClaudeLine,
  finish,
  version: ({ program }) => ({ file: program ?? PROGRAM, args: ["--version"] }),
};

function finish({ exitCode, signal, told, stderrTail }: AgentEnd): AgentFinish {
  const { error, final } = told;
  if (error !== undefined && final?.outcome !== "finished") return { outcome: error.outcome, detail: error.message };
  if (final !== undefined) return { outcome: final.outcome, detail: final.message };
  const how = exitCode === undefined ? `ended by ${signal ?? "a signal"}` : `exit code ${exitCode}`;
  const words = stderrTail.trim().split("\n").at(-1) ?? "";
  return {
    outcome: exitCode === 0 ? "no-result" : "crashed",
    detail: `no result, ${how}${words === "" ? "" : `: ${words}`}`,
  };
}

function keyFor(host: string, value: string | undefined): MaskedSecret[] {
  return value === undefined || value === "" ? [] : [{ name: "ANTHROPIC_API_KEY", value, hosts: [host] }];
}

function baseUrl({ anthropicBaseUrl }: AgentSettings): URL | undefined {
  if (anthropicBaseUrl === undefined || anthropicBaseUrl === "") return undefined;
  if (!URL.canParse(anthropicBaseUrl)) {
    throw new PipelineError("INPUT_INVALID", `ANTHROPIC_BASE_URL "${anthropicBaseUrl.slice(0, 200)}" is not a URL`);
  }
  return new URL(anthropicBaseUrl);
}

function hostPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === "http:" ? "80" : "443")}`;
}
