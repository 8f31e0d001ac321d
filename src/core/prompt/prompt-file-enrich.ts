// A prompt file that a person may have edited, with what the engine found put in: a territory where nobody gave one, and the
// one section of its own. Never changes a value or a word of theirs; putting the same in twice changes nothing.
import { isMap, isScalar, parseDocument } from "yaml";
import { parseYaml } from "../config/yaml-source.ts";
import type { Territory } from "../territory.ts";
import { type Prompt, PromptFields, type PromptFile, parsePromptFile, printPromptFile } from "./prompt-file.ts";
import { type Context, withContext } from "./prompt-file-context.ts";
import { findBlock, splitLines } from "./prompt-file-lines.ts";
import { printConfidence, printList } from "./prompt-file-text.ts";

export interface Enrichment extends Context {
  /** What is known of the ticket's files now; used where the file says nothing or `unknown`. */
  readonly territory?: Territory;
}

/** @param additions by ticket key; a prompt without one stays as it is. @throws PLAN_INVALID when the file becomes too long. */
export function enrichPromptFile(file: PromptFile, additions: ReadonlyMap<string, Enrichment>): PromptFile {
  const prompts = file.prompts.map((prompt) => {
    const addition = additions.get(prompt.key);
    if (addition === undefined) return prompt;
    const source = filled(prompt, addition.territory);
    const belowBlock = (findBlock(splitLines(source))?.close ?? 0) + 1;
    return { ...prompt, source: withContext({ source, belowBlock }, addition) };
  });
  return parsePromptFile(printPromptFile({ ...file, prompts }), "the enriched prompt file");
}

/** The piece with the territory in its block, as far as nobody gave one. */
function filled(prompt: Prompt, territory: Territory | undefined): string {
  const { fields, source } = prompt;
  const isGiven = (fields.may_edit?.length ?? 0) > 0 || (fields.territory ?? "unknown") !== "unknown";
  const isEmptied = fields.territory === undefined && fields.may_edit !== undefined;
  if (isGiven || isEmptied || territory === undefined || territory.mayEdit.length === 0) return source;
  const lines = splitLines(source);
  const block = findBlock(lines);
  const end = lines.some((line) => line.endsWith("\r\n")) ? "\r\n" : "\n";
  const wanted = wantedFields(fields, territory);
  const expected = PromptFields.safeParse({ ...fields, ...wanted });
  if (!expected.success) return source;
  if (block?.close === undefined) {
    const [heading = "", ...rest] = lines;
    const isEnded = heading.endsWith("\n");
    return [heading, isEnded ? "" : end, newBlock(prompt.key, wanted, end), isEnded ? end : "", ...rest].join("");
  }
  const yaml = lines.slice(block.open + 1, block.close).join("");
  const edited = edit(yaml, wanted, end);
  if (!saysTheSame(edited, expected.data)) return source;
  return [...lines.slice(0, block.open + 1), edited, ...lines.slice(block.close)].join("");
}

type Wanted = Pick<PromptFields, "territory" | "confidence" | "may_edit" | "may_append" | "must_not_edit">;

function wantedFields(
  fields: PromptFields,
  { mayEdit, mayAppend, mustNotEdit, source, confidence }: Territory,
): Wanted {
  return {
    territory: source,
    ...(confidence === undefined || fields.confidence !== undefined ? {} : { confidence }),
    may_edit: mayEdit,
    ...(fields.may_append === undefined ? { may_append: mayAppend } : {}),
    ...(fields.must_not_edit === undefined ? { must_not_edit: mustNotEdit } : {}),
  };
}

function printField(name: keyof Wanted, wanted: Wanted): string {
  const value = wanted[name];
  if (Array.isArray(value)) return printList(name, value);
  return typeof value === "number" ? printConfidence(value) : `${name}: ${value}\n`;
}

function newBlock(key: string, wanted: Wanted, end: string): string {
  const fields = WRITTEN.flatMap((name) => (wanted[name] === undefined ? [] : printField(name, wanted)));
  return `\n\`\`\`yaml\nticket: ${key}\n${fields.join("")}\`\`\``.replaceAll("\n", end);
}

const WRITTEN = ["territory", "confidence", "may_edit", "may_append", "must_not_edit"] as const;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Values that are there are replaced where they stand; the others follow the line of `territory`, or of `ticket`. */
function edit(yaml: string, wanted: Wanted, end: string): string {
  const { contents } = parseDocument(yaml, { prettyErrors: false, uniqueKeys: false });
  if (!isMap(contents) || contents.flow === true) return yaml;
  const findValue = (name: string) => contents.items.find(({ key }) => isScalar(key) && key.value === name)?.value;
  const first = contents.range?.[0] ?? 0;
  const indent = " ".repeat(first - yaml.lastIndexOf("\n", first - 1) - 1);
  const put = (text: string) => text.replace(/^(?=.)/gm, indent).replaceAll("\n", end);
  const anchor = (findValue("territory") ?? findValue("ticket"))?.range?.[1] ?? 0;
  const edits: Edit[] = [];
  let missing = "";
  for (const name of WRITTEN) {
    if (wanted[name] === undefined) continue;
    const range = findValue(name)?.range;
    const written = put(printField(name, wanted));
    const value = written.trimEnd().slice(`${indent}${name}:`.length);
    if (range === undefined || range === null) missing += written;
    else edits.push({ from: range[0], to: range[1], text: value });
  }
  const below = yaml.indexOf("\n", anchor) + 1;
  edits.push({ from: below, to: below, text: missing });
  return edits.sort((a, b) => b.from - a.from).reduce(apply, yaml);
}

/** A value comes with the blank or line end that goes before it, in place of those that were there. */
function apply(text: string, { from, to, text: put }: Edit): string {
  return text.slice(0, from).replace(/ +$/, "") + put + text.slice(to);
}

/** Hand-written YAML has forms (aliases, flow maps) in which our edit means something else; then nothing is edited. */
function saysTheSame(yaml: string, wanted: PromptFields): boolean {
  const { value, problems } = parseYaml(yaml);
  const read = PromptFields.safeParse(value);
  return problems.length === 0 && read.success && JSON.stringify(read.data) === JSON.stringify(wanted);
}
