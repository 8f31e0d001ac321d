// The text of a ticket file → its tickets as written, or every problem at once with its place. Two formats, told apart by name:
//   YAML (any name but .md, .markdown): a list of tickets.
//   Markdown: each ticket is a front matter between two `---` lines, then its description. A further ticket begins where a `---`
//   line is directly followed by a `key:` line, even in a code fence (indent such an example); any other `---` is just a rule.
import { z } from "zod";
import { isTicketKey } from "../../core/names.ts";
import { PipelineError } from "../../errors.ts";
import { cutText } from "./long-text.ts";
import { type Position, type Problem, readPlacedYaml } from "./placed-yaml.ts";
import { findState } from "./state-name.ts";
import { DEFAULT_STATE, FILE_STATES } from "./ticket-file-states.ts";

/** UTF-16 units of a whole file; a thousand long tickets fit. */
const MAX_FILE_CHARS = 8 * 1024 * 1024;
const MAX_PROBLEMS = 20;

function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}
const Key = z.string().refine(isTicketKey, { error: "a ticket key looks like ENG-123" });
const Comment = z.preprocess(
  (value) => (typeof value === "string" ? { body: value } : value),
  z.strictObject({
    body: z.string().transform((text) => cutText(text)),
    author: z.string().min(1).default("author"),
    createdAt: z.iso.datetime({ offset: true }).optional(),
  }),
);
const State = z.string().transform((name, context) => {
  const state = findState(FILE_STATES, name);
  if (state !== undefined) return state;
  const allowed = FILE_STATES.map((each) => each.name).join(", ");
  context.addIssue({ code: "custom", message: `no state "${name}"; there are ${allowed}` });
  return z.NEVER;
});
const Cycle = z
  .union([z.string().trim().min(1), z.int().positive()], { error: "a cycle is its number, its name or `current`" })
  .transform(String);
const Attachment = z.strictObject({
  title: z.string().trim().min(1),
  url: z.string().trim().min(1),
  subtitle: z.string().optional(),
});
const MarkdownTicket = z.strictObject({
  key: Key,
  title: z.string().trim().min(1),
  labels: listOf(z.string().min(1)),
  files: listOf(z.string().min(1)),
  blockedBy: listOf(Key),
  parent: Key.optional(),
  project: z.string().trim().min(1).optional(),
  cycle: Cycle.optional(),
  attachments: listOf(Attachment),
  comments: listOf(Comment),
  state: State.default(DEFAULT_STATE),
  estimate: z.number().nonnegative().optional(),
  assignee: z.string().trim().min(1).optional(),
  priority: z.int().min(0).max(4).optional(),
});
const YamlTicket = MarkdownTicket.extend({
  description: z
    .string()
    .nullish()
    .transform((text) => cutText(text ?? "")),
});
/** A ticket as its file has it. */
export type FileTicket = z.infer<typeof YamlTicket>;

type Placed = { readonly ticket: FileTicket; readonly keyAt: Position };
interface Reading {
  readonly placed: Placed[];
  readonly problems: Problem[];
}

/** @throws TICKET_FILE_INVALID with one line a problem: file, line, column, what is wrong. */
export function parseTicketFile(text: string, path: string): FileTicket[] {
  if (text.length > MAX_FILE_CHARS) throw new PipelineError("TICKET_FILE_INVALID", `${path}:1:1: larger than 8 MiB`);
  const plain = text.replace(/^\uFEFF/, "");
  const { placed, problems } = /\.(md|markdown)$/i.test(path) ? readMarkdown(plain) : readYaml(plain);
  const all = [...problems, ...repeatedKeys(placed)];
  if (placed.length === 0 && all.length === 0) all.push({ line: 1, column: 1, message: "holds no tickets" });
  if (all.length === 0) return placed.map(({ ticket }) => ticket);
  const sorted = all.sort((left, right) => left.line - right.line || left.column - right.column);
  const lines = sorted
    .slice(0, MAX_PROBLEMS)
    .map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);
  if (sorted.length > MAX_PROBLEMS) lines.push(`${path}: and ${sorted.length - MAX_PROBLEMS} more`);
  throw new PipelineError("TICKET_FILE_INVALID", lines.join("\n"));
}

function repeatedKeys(placed: readonly Placed[]): Problem[] {
  const seen = new Map<string, Position>();
  return placed.flatMap(({ ticket: { key }, keyAt }) => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, keyAt);
    return first === undefined ? [] : [{ ...keyAt, message: `key "${key}" is taken by line ${first.line}` }];
  });
}

function readYaml(text: string): Reading {
  const yaml = readPlacedYaml(text);
  if (Array.isArray(yaml)) return { placed: [], problems: yaml };
  const list = z.array(YamlTicket, { error: "a ticket file is a list of tickets" }).safeParse(yaml.value ?? []);
  if (!list.success) return { placed: [], problems: yaml.problemsOf(list.error) };
  const placed = list.data.map((ticket, index) => ({ ticket, keyAt: yaml.positionOf([index, "key"]) }));
  return { placed, problems: [] };
}

function readMarkdown(text: string): Reading {
  const readings = splitMarkdown(text.split(/\r?\n/)).map(readSection);
  return { placed: readings.flatMap(({ placed }) => placed), problems: readings.flatMap(({ problems }) => problems) };
}

interface Section {
  /** Of the opening `---`, from 1. */
  readonly line: number;
  /** Undefined when the closing `---` is missing. */
  readonly matter: string | undefined;
  readonly body: string;
}

function readSection({ line, matter, body }: Section): Reading {
  if (matter === undefined) {
    return {
      placed: [],
      problems: [{ line, column: 1, message: "a ticket begins and ends its front matter with ---" }],
    };
  }
  const yaml = readPlacedYaml(matter, line);
  if (Array.isArray(yaml)) return { placed: [], problems: yaml };
  const parsed = MarkdownTicket.safeParse(yaml.value);
  if (!parsed.success) return { placed: [], problems: yaml.problemsOf(parsed.error) };
  const ticket = { ...parsed.data, description: cutText(body.trim()) };
  return { placed: [{ ticket, keyAt: yaml.positionOf(["key"]) }], problems: [] };
}

function splitMarkdown(lines: readonly string[]): Section[] {
  const starts = startsOf(lines);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length;
    let close = start + 1;
    while (close < end && !isRule(lines[close])) close += 1;
    const matter = isRule(lines[start]) && close < end ? lines.slice(start + 1, close).join("\n") : undefined;
    return { line: start + 1, matter, body: lines.slice(close + 1, end).join("\n") };
  });
}

/** Indices of the lines that open a ticket; the first line with anything on it is one, whatever it says. */
function startsOf(lines: readonly string[]): number[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0) return [];
  const opens = (line: string, index: number) => isRule(line) && /^key\s*:/.test(lines[index + 1] ?? "");
  const further = lines.flatMap((line, index) => (index > first && opens(line, index) ? [index] : []));
  return [first, ...further];
}

function isRule(line: string | undefined): boolean {
  return line !== undefined && /^---\s*$/.test(line);
}
