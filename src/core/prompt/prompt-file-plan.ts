// A plan → its prompt file, and a prompt file → the plan a person made of it. What they wrote wins; what they left out comes
// from the ticket and the configuration, as if there were no file.
import { PipelineError } from "../../errors.ts";
import type { Config, VerifyCommand } from "../config/config.ts";
import type { Limits, Plan, Task } from "../plan.ts";
import { createTask } from "../task.ts";
import type { Territory } from "../territory.ts";
import type { Ticket } from "../ticket.ts";
import { oneLine } from "../words/sanitize.ts";
import { type Prompt, type PromptFields, type PromptFile, parsePromptFile } from "./prompt-file.ts";
import { nextFence, trimBlankLines } from "./prompt-file-lines.ts";

/**
 * @param commands shown to the reader; they are always taken from the configuration, never from the file.
 * @throws PLAN_INVALID for a plan no file can say: phases with odd names, a circle, a prompt in no phase, a glob too wild to match.
 */
export function planToPromptFile(plan: Plan, commands: readonly VerifyCommand[] = []): PromptFile {
  const pieces = plan.tasks.map((task) => printTask(task, commands));
  return parsePromptFile([printHead(plan), ...pieces].join("\n"), "the plan");
}

function printHead({ base, phases }: Plan): string {
  const rows = phases.map(({ name, prompts, parallel, dependsOnPhases }) => {
    const after = dependsOnPhases.map(scalar).join(", ");
    return `  ${scalar(name)}: { prompts: [${prompts.join(", ")}], parallel: ${parallel}, depends_on_phases: [${after}] }\n`;
  });
  return `---
# Change what you like: order, files, limits, and the words below each block, which the agent is given.
# Verification is shown only; the commands come from .github/linear-to-pr.yml on the base branch.
version: 1
base: ${scalar(base)}
phases:${rows.length === 0 ? " {}" : ""}
${rows.join("")}---
`;
}

function printTask(task: Task, commands: readonly VerifyCommand[]): string {
  const { territory, limits } = task;
  const title = oneLine(task.ticket.title, 200);
  const after = task.after.map(
    ({ key, kind, reason }) => `  - { ticket: ${key}, kind: ${kind}, why: ${scalar(reason)} }\n`,
  );
  const notes = safeBody(task.notes);
  return `## Prompt ${task.number}: ${task.ticket.key}${title === "" ? "" : ` ${title}`}

\`\`\`yaml
ticket: ${task.ticket.key}
branch: ${scalar(task.branch)}
territory: ${territory.source}
${list("may_edit", territory.mayEdit)}${list("may_append", territory.mayAppend)}${list("must_not_edit", territory.mustNotEdit)}${after.length === 0 ? "depends_on: []\n" : `depends_on:\n${after.join("")}`}limits: { ${printLimits(limits)} }
verification: [${commands.map(({ run }) => scalar(run)).join(", ")}]
\`\`\`
${notes === "" ? "" : `\n${notes}\n`}`;
}

function list(name: string, words: readonly string[]): string {
  return words.length === 0 ? `${name}: []\n` : `${name}:\n${words.map((word) => `  - ${scalar(word)}\n`).join("")}`;
}

const MINUTE_MS = 60_000;

function printLimits({ maxTurns, timeoutMs, stallMs, maxCostUsd }: Limits): string {
  const minutes = `timeout_minutes: ${timeoutMs / MINUTE_MS}, stall_minutes: ${stallMs / MINUTE_MS}`;
  return `max_turns: ${maxTurns}, ${minutes}, max_cost_usd: ${maxCostUsd}`;
}

/** A YAML scalar on one line: plain where nobody could misread it, else in JSON's quotes. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text).replace(/(?! )[\p{C}\p{Z}]/gu, escapeCharacter);
}

function escapeCharacter(found: string): string {
  return Array.from(
    { length: found.length },
    (_, index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** Notes that can only be read back as notes: a line that looks like the next heading is escaped, an open code fence is closed. */
function safeBody(notes: string): string {
  let open: string | undefined;
  const lines = notes.split(/\r?\n/).map((line) => {
    const isHeading = open === undefined && /^##[ \t]+prompt\b/i.test(line);
    open = nextFence(open, line);
    return isHeading ? `\\${line}` : line;
  });
  return trimBlankLines(open === undefined ? lines : [...lines, open]);
}

/**
 * The plan a prompt file stands for.
 * @param parts.tickets fresh from the tracker; those the file does not name are left alone.
 * @throws PLAN_INVALID naming every ticket that is missing.
 */
export function promptFileToPlan(parts: {
  readonly file: PromptFile;
  readonly tickets: readonly Ticket[];
  readonly config: Config;
}): Plan {
  const { file, config } = parts;
  const tickets = new Map(parts.tickets.map((ticket) => [ticket.key, ticket]));
  const missing = file.prompts
    .filter(({ key }) => !tickets.has(key))
    .map(({ number, key }) => `prompt ${number}: no ticket ${key}`);
  if (missing.length > 0) throw new PipelineError("PLAN_INVALID", missing.join("\n"));
  const tasks = file.prompts.flatMap((prompt) => {
    const ticket = tickets.get(prompt.key);
    return ticket === undefined
      ? []
      : [toTask(prompt, createTask({ ticket, number: prompt.number, base: file.base, config }))];
  });
  return { base: file.base, phases: [...file.phases], tasks };
}

function toTask({ fields, body }: Prompt, task: Task): Task {
  return {
    ...task,
    branch: fields.branch ?? task.branch,
    territory: territoryOf(fields, task.territory),
    after: fields.depends_on?.map(({ ticket, kind, why }) => ({ key: ticket, kind, reason: why })) ?? task.after,
    limits: limitsOf(fields.limits, task.limits),
    notes: body,
  };
}

/** Files that a person wrote down are known, whatever the file says of their source. */
function territoryOf(fields: PromptFields, given: Territory): Territory {
  const mayEdit = fields.may_edit ?? given.mayEdit;
  const source = fields.territory ?? given.source;
  return {
    mayEdit,
    mayAppend: fields.may_append ?? given.mayAppend,
    mustNotEdit: fields.must_not_edit ?? given.mustNotEdit,
    source: mayEdit.length > 0 && source === "unknown" ? "configuration" : source,
  };
}

function limitsOf(fields: PromptFields["limits"], given: Limits): Limits {
  const toMs = (minutes: number | undefined) => (minutes === undefined ? undefined : Math.round(minutes * MINUTE_MS));
  return {
    maxTurns: fields?.max_turns ?? given.maxTurns,
    timeoutMs: toMs(fields?.timeout_minutes) ?? given.timeoutMs,
    stallMs: toMs(fields?.stall_minutes) ?? given.stallMs,
    maxCostUsd: fields?.max_cost_usd ?? given.maxCostUsd,
  };
}
