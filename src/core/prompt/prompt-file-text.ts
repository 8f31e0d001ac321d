// How a plan is written into a prompt file: front matter, one block a task, scalars nobody could misread. Text from outside
// stays on its line, or in its piece. Reads nothing back.
import type { VerifyCommand } from "../config/config.ts";
import type { Limits, Plan, Task } from "../plan.ts";
import { oneLine } from "../words/sanitize.ts";
import { withoutContext } from "./prompt-file-context.ts";
import { nextFence, trimBlankLines } from "./prompt-file-lines.ts";

const MAX_COMMENT_CHARS = 500;

/** Front matter; what is parked and what to look at stand in it as comments, which nobody reads back. */
export function printHead({ base, phases, parked, warnings }: Plan): string {
  const rows = phases.map(({ name, prompts, parallel, dependsOnPhases }) => {
    const after = dependsOnPhases.map(scalar).join(", ");
    return `  ${scalar(name)}: { prompts: [${prompts.join(", ")}], parallel: ${parallel}, depends_on_phases: [${after}] }\n`;
  });
  const notes = [
    ...parked.map(({ ticket, reason }) => comment("parked", ticket.key, reason)),
    ...warnings.map(({ key, text }) => comment("warning", key, text)),
  ];
  return `---
# Change what you like: order, files, limits, and the words below each block, which the agent is given.
# \`territory: prediction\` is a guess that orders the batch and blocks no change; files of any other source are kept to.
# Verification is shown only; the commands come from .github/linear-to-pr.yml on the base branch.
${notes.join("")}version: 1
base: ${scalar(base)}
phases:${rows.length === 0 ? " {}" : ""}
${rows.join("")}---
`;
}

function comment(word: string, key: string | undefined, text: string): string {
  return `# ${oneLine(`${word}: ${key === undefined ? "" : `${key}: `}${text}`, MAX_COMMENT_CHARS)}\n`;
}

export function printTask(task: Task, commands: readonly VerifyCommand[]): string {
  const { territory, limits } = task;
  const title = oneLine(task.ticket.title, 200);
  const after = task.after.map(
    ({ key, kind, reason }) => `  - { ticket: ${key}, kind: ${kind}, why: ${scalar(reason)} }\n`,
  );
  const notes = safeBody(task.notes);
  return `## Prompt ${task.number}: ${task.ticket.key}${title === "" ? "" : ` ${title}`}

\`\`\`yaml
ticket: ${task.ticket.key}
${task.also.length === 0 ? "" : `also: [${task.also.map(({ key }) => key).join(", ")}]\n`}branch: ${scalar(task.branch)}
territory: ${territory.source}
${printConfidence(territory.confidence)}${printList("may_edit", territory.mayEdit)}${printList("may_append", territory.mayAppend)}${printList("must_not_edit", territory.mustNotEdit)}${after.length === 0 ? "depends_on: []\n" : `depends_on:\n${after.join("")}`}limits: { ${printLimits(limits)} }
verification: [${commands.map(({ run }) => scalar(run)).join(", ")}]
\`\`\`
${notes === "" ? "" : `\n${notes}\n`}`;
}

export function printConfidence(confidence: number | undefined): string {
  return confidence === undefined ? "" : `confidence: ${confidence}\n`;
}

export function printList(name: string, words: readonly string[]): string {
  return words.length === 0 ? `${name}: []\n` : `${name}:\n${words.map((word) => `  - ${scalar(word)}\n`).join("")}`;
}

export const MINUTE_MS = 60_000;

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
  const lines = withoutContext(notes)
    .split(/\r?\n/)
    .map((line) => {
      const isHeading = open === undefined && /^##[ \t]+prompt\b/i.test(line);
      open = nextFence(open, line);
      return isHeading ? `\\${line}` : line;
    });
  return trimBlankLines(open === undefined ? lines : [...lines, open]);
}
