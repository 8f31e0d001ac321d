// The schema for editors and docs/configuration.md, both made from the schemas that are enforced. Words that a schema cannot
// hold are in config-docs-text.ts.

import { PromptInput } from "../prompt/prompt-input.ts";
import { tableCell } from "../words/markdown.ts";
import { Config } from "./config.ts";
import { EVENTS, EXAMPLES, INTRO, PRECEDENCE, PROMPT_FILE, TEMPLATE } from "./config-docs-text.ts";
import { describeAllowed, inputSchema, itemsOf, keysOf, type Schema } from "./schema-words.ts";

/** JSON Schema (draft 2020-12) of `.github/linear-to-pr.yml`, as a person writes it. */
export function configJsonSchema(): Schema {
  const { $schema, ...schema } = inputSchema(Config);
  return {
    ...($schema === undefined ? {} : { $schema }),
    title: "linear-to-pr configuration",
    description: "Settings of a repository for linear-to-pr, in .github/linear-to-pr.yml on the base branch.",
    ...schema,
  };
}

/** The text of docs/configuration.md. */
export function configMarkdown(): string {
  const sections = keysOf(configJsonSchema()).filter(({ part }) => part.type === "object");
  const parts = [
    INTRO,
    EXAMPLES,
    "## Every key",
    ...sections.map(({ key, part }) => sectionMarkdown(key, part)),
    PRECEDENCE,
    EVENTS,
    TEMPLATE,
    variablesTable(),
    PROMPT_FILE,
  ];
  return `${parts.map((part) => part.trim()).join("\n\n")}\n`;
}

function sectionMarkdown(name: string, section: Schema): string {
  const rows = rowsOf(section, "").map(({ path, part, required }) => [
    code(path),
    describeAllowed(part),
    required ? "required" : defaultOf(part),
    part.description ?? "",
  ]);
  return `### ${name}\n\n${section.description ?? ""}\n\n${table(["Key", "Allowed", "Default", "What it does"], rows)}`;
}

interface Row {
  readonly path: string;
  readonly part: Schema;
  readonly required: boolean;
}

/** A key, and below it the keys it holds: `commands`, `commands[].name`. */
function rowsOf(schema: Schema, before: string): Row[] {
  return keysOf(schema).flatMap(({ key, part, required }) => {
    const path = `${before}${key}`;
    const items = itemsOf(part);
    const inner = items?.type === "object" ? rowsOf(items, `${path}[].`) : rowsOf(part, `${path}.`);
    return [{ path, part, required }, ...inner];
  });
}

function defaultOf({ default: value }: Schema): string {
  if (value === undefined) return "–";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map((word) => code(String(word))).join(", ");
  return typeof value === "object" ? "–" : code(String(value));
}

function variablesTable(): string {
  const rows = rowsOf(inputSchema(PromptInput), "").map(({ path, part }) => [code(path), part.description ?? ""]);
  return table(["Variable", "What it holds"], rows);
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(tableCell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
