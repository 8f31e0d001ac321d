// Claude Code's stream-json lines, as far as we read them (version 2.1.329), and what each says in our words. Pure.
// Unknown lines and unknown fields say nothing: the format grows.
import { z } from "zod";
import type { RunOutcome } from "../../core/attempt.ts";
import type { AgentEvent } from "./events.ts";

const Block = z.object({
  type: z.string(),
  text: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  tool_use_id: z.string().optional(),
  is_error: z.boolean().optional(),
  content: z.unknown().optional(),
  input: z.unknown().optional(),
});
/** The inputs that say in a word what a tool is used on; the first that is there. */
const TELLING_INPUTS = ["file_path", "notebook_path", "command", "pattern", "description", "path"] as const;
const Content = z.union([z.array(Block), z.string().transform(() => [])]);
const Init = z.object({
  type: z.literal("system"),
  subtype: z.literal("init"),
  model: z.string().optional(),
  claude_code_version: z.string().optional(),
});
const Retry = z.object({
  type: z.literal("system"),
  subtype: z.literal("api_retry"),
  retry_delay_ms: z.number().nonnegative(),
  error_status: z.number().nullish(),
});
const Denied = z.object({
  type: z.literal("system"),
  subtype: z.literal("permission_denied"),
  tool_name: z.string().optional(),
  tool_use_id: z.string().optional(),
  message: z.string().default("refused"),
});
const Assistant = z.object({
  type: z.literal("assistant"),
  message: z.object({ id: z.string(), model: z.string().optional(), content: Content }),
  is_api_error_message: z.boolean().optional(),
  api_error_status: z.number().nullish(),
  error: z.string().optional(),
});
const User = z.object({ type: z.literal("user"), message: z.object({ content: Content }) });
const Result = z.object({
  type: z.literal("result"),
  subtype: z.string(),
  is_error: z.boolean(),
  terminal_reason: z.string().nullish(),
  api_error_status: z.number().nullish(),
  result: z.string().optional(),
  errors: z.array(z.string()).optional(),
  total_cost_usd: z.number().nonnegative().optional(),
  usage: z
    .object({
      input_tokens: z.number().default(0),
      cache_creation_input_tokens: z.number().default(0),
      cache_read_input_tokens: z.number().default(0),
      output_tokens: z.number().default(0),
    })
    .optional(),
  permission_denials: z
    .array(z.object({ tool_name: z.string(), tool_use_id: z.string().optional(), tool_input: z.unknown().optional() }))
    .default([]),
});
type Result = z.infer<typeof Result>;
const Line = z.union([Init, Retry, Denied, Assistant, User, Result]);

/** What a tool of Claude says when the cell, not Claude, refused: read-only places, hosts that are not allowed. */
const REFUSED_BY_CELL =
  /read-only file system|\bEROFS\b|permission denied|\bEACCES\b|\bEPERM\b|blocked by network allowlist|blocked-by-sandbox/i;
/** A message that Claude made up itself, to show an error: no model turn. */
const SYNTHETIC = "<synthetic>";

export function eventsOfClaudeLine(json: unknown): AgentEvent[] {
  const line = Line.safeParse(json);
  if (!line.success) return [];
  switch (line.data.type) {
    case "system":
      return eventsOfSystem(line.data);
    case "assistant":
      return eventsOfAssistant(line.data);
    case "user":
      return line.data.message.content.flatMap(eventsOfToolResult);
    case "result":
      return eventsOfResult(line.data);
  }
}

function eventsOfSystem(line: z.infer<typeof Init> | z.infer<typeof Retry> | z.infer<typeof Denied>): AgentEvent[] {
  switch (line.subtype) {
    case "init":
      return [{ type: "session", version: line.claude_code_version, model: line.model }];
    case "api_retry":
      return [{ type: "retry", waitMs: line.retry_delay_ms, status: line.error_status ?? undefined }];
    case "permission_denied":
      return [{ type: "denial", tool: line.tool_name, id: line.tool_use_id, reason: line.message }];
  }
}

function eventsOfAssistant(line: z.infer<typeof Assistant>): AgentEvent[] {
  const { id, model, content } = line.message;
  const text = content.flatMap((block) => (block.type === "text" && block.text ? [block.text] : [])).join("\n");
  if (line.is_api_error_message) {
    return [{ type: "error", outcome: outcomeOfError(line.error, line.api_error_status), message: text }];
  }
  const step: AgentEvent[] = model === SYNTHETIC ? [] : [{ type: "step", id }];
  const told: AgentEvent[] = text === "" ? [] : [{ type: "text", text }];
  const tools = content.flatMap((block): AgentEvent[] =>
    block.type === "tool_use"
      ? [{ type: "tool-start", tool: block.name ?? "unknown", id: block.id, about: aboutOf(block.input) }]
      : [],
  );
  return [...step, ...told, ...tools];
}

function aboutOf(input: unknown): string | undefined {
  const texts = z.record(z.string(), z.unknown()).safeParse(input);
  return TELLING_INPUTS.map((name) => texts.data?.[name]).find((text) => typeof text === "string");
}

function eventsOfToolResult(block: z.infer<typeof Block>): AgentEvent[] {
  if (block.type !== "tool_result") return [];
  const end: AgentEvent = { type: "tool-end", id: block.tool_use_id };
  // Only of a failed call: a file that was read, or a passing test, may well contain such words.
  if (block.is_error !== true) return [end];
  const told = typeof block.content === "string" ? block.content : JSON.stringify(block.content ?? "");
  const refusal = told.split("\n").find((line) => REFUSED_BY_CELL.test(line));
  return refusal === undefined ? [end] : [end, { type: "denial", id: block.tool_use_id, reason: refusal }];
}

function eventsOfResult(line: Result): AgentEvent[] {
  const denials = line.permission_denials.map(
    (denial): AgentEvent => ({
      type: "denial",
      tool: denial.tool_name,
      id: denial.tool_use_id,
      reason: `not allowed: ${JSON.stringify(denial.tool_input ?? {}).slice(0, 200)}`,
    }),
  );
  const { usage } = line;
  const spent: AgentEvent = {
    type: "usage",
    costUsd: line.total_cost_usd,
    inputTokens: usage && usage.input_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens,
    outputTokens: usage?.output_tokens,
  };
  return [...denials, spent, { type: "final", ...finalOf(line) }];
}

/** A subtype of success is not enough: failures of the service come with it too. */
function finalOf(line: Result): { outcome: RunOutcome; message: string } {
  const message = line.result ?? line.errors?.join("; ") ?? line.subtype;
  if (line.subtype === "error_max_turns" || line.terminal_reason === "max_turns")
    return { outcome: "max-turns", message };
  if (line.subtype === "error_max_budget_usd") return { outcome: "over-budget", message };
  if (line.terminal_reason === "api_error")
    return { outcome: outcomeOfError(undefined, line.api_error_status), message };
  const isDone = !line.is_error && line.subtype === "success" && line.terminal_reason === "completed";
  return { outcome: isDone ? "finished" : "no-result", message };
}

/** The key, the account or the model is not one we may use; no retry changes that. */
const NOT_OURS_TO_USE = ["authentication_failed", "billing_error", "model_not_found"];

/** Kinds are Claude's own; a status decides where it names none. No status: the connection itself failed. */
function outcomeOfError(kind: string | undefined, status: number | null | undefined): RunOutcome {
  if (NOT_OURS_TO_USE.includes(kind ?? "") || status === 401 || status === 403) return "auth";
  if (status === 429) return "rate-limited";
  if (status === undefined || status === null || status >= 500 || status === 408) return "api-error";
  return "crashed";
}
