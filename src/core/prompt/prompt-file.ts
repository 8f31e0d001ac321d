// `prompts-<name>.md`, the plan as a file for people. Parsing then printing gives the same bytes: what people add (comments,
// headings, words, blank lines) is kept as it was written. Plans come and go in prompt-file-plan.ts.
import { z } from "zod";
import { PipelineError } from "../../errors.ts";
import { BranchName, refuseWildGlob } from "../config/config.ts";
import { type Problem, printProblems, showValue } from "../config/problem.ts";
import { checkYaml } from "../config/yaml-check.ts";
import { parseYaml, type YamlSource } from "../config/yaml-source.ts";
import { isTicketKey } from "../names.ts";
import { DependencyKind, type Phase } from "../plan.ts";
import { outline, type PromptSlice, type Slice } from "./prompt-file-lines.ts";
import { orderProblems } from "./prompt-file-order.ts";

const Key = z
  .string()
  .refine(isTicketKey, "a ticket key such as ENG-12")
  .meta({ patternErrorMessage: "a ticket key such as ENG-12" });
const PhaseName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,29}$/, "a phase has a name of letters, digits, `-` and `_`, such as A");
const PromptNumber = z.number().int().min(1).max(100_000);
const Globs = z.array(z.string().min(1).superRefine(refuseWildGlob)).max(500);

const FrontMatter = z.strictObject({
  version: z.literal(1),
  base: BranchName,
  phases: z.record(
    PhaseName,
    z.strictObject({
      prompts: z.array(PromptNumber),
      parallel: z.boolean().default(true),
      depends_on_phases: z.array(z.string()).default([]),
    }),
  ),
});

/** The block below a heading. What is left out comes from the ticket and the configuration. */
export const PromptFields = z.strictObject({
  ticket: Key,
  /** Further tickets that the same change does. */
  also: z.array(Key).max(50).optional(),
  branch: BranchName.optional(),
  territory: z.enum(["ticket", "configuration", "prediction", "unknown"]).optional(),
  /** Of a prediction, shown: how likely its first file is right. */
  confidence: z.number().min(0).max(1).optional(),
  may_edit: Globs.optional(),
  may_append: Globs.optional(),
  must_not_edit: Globs.optional(),
  depends_on: z
    .array(
      z.strictObject({
        ticket: Key,
        kind: DependencyKind.default("hard"),
        why: z.string().max(2000).default(""),
      }),
    )
    .optional(),
  limits: z
    .strictObject({
      max_turns: z.number().int().min(1).max(1000),
      timeout_minutes: z.number().positive().max(360),
      stall_minutes: z.number().positive().max(360),
      max_cost_usd: z.number().positive().max(1000),
    })
    .partial()
    .optional(),
  verification: z.array(z.string()).optional(),
});
export type PromptFields = z.infer<typeof PromptFields>;

export interface PromptFile {
  readonly version: 1;
  readonly base: string;
  readonly phases: readonly Phase[];
  /** Front matter and everything before the first prompt, as written. */
  readonly head: string;
  readonly prompts: readonly Prompt[];
}
export interface Prompt {
  readonly number: number;
  readonly key: string;
  /** From the heading; for people only. */
  readonly title: string;
  readonly fields: PromptFields;
  /** Words for the agent, and the section of prompt-file-context.ts. */
  readonly body: string;
  /** The whole piece, as written. */
  readonly source: string;
}

/** A thousand prompts with long notes stay far below. */
const MOST_CHARS = 4 * 1024 * 1024;

/**
 * @param where names the file in messages.
 * @throws PLAN_INVALID with every problem at once, one line each, `file:line: …`.
 */
export function parsePromptFile(text: string, where: string): PromptFile {
  if (text.length > MOST_CHARS) refuse(where, [{ line: 1, text: `longer than ${MOST_CHARS} characters` }]);
  const found = outline(text);
  if (found.problems.length > 0) refuse(where, found.problems);
  const front = readYaml(found.frontMatter, FrontMatter);
  const prompts = found.prompts.map(readPrompt);
  const good = prompts.flatMap(({ prompt, line }) => (prompt === undefined ? [] : [{ ...prompt, line }]));
  const phases = Object.entries(front.value?.phases ?? {}).map(([name, phase]) => ({
    name,
    prompts: phase.prompts,
    parallel: phase.parallel,
    dependsOnPhases: phase.depends_on_phases,
  }));
  const isWhole = front.value !== undefined && good.length === prompts.length;
  const order = isWhole
    ? orderProblems({ phases, prompts: good, placeOf: (name, key) => front.source.placeOf(["phases", name, ...key]) })
    : [];
  const problems = [...front.problems, ...prompts.flatMap((read) => read.problems), ...order];
  if (problems.length > 0 && found.openFence !== undefined) {
    problems.push({ line: found.openFence, text: "this code fence is never closed; headings below it are not seen" });
  }
  if (front.value === undefined || problems.length > 0) refuse(where, problems);
  return {
    version: 1,
    base: front.value.base,
    phases,
    head: found.head,
    prompts: good.map(({ line: _, ...prompt }) => prompt),
  };
}

/** The file's text; of a parsed file the very bytes that were read. */
export function printPromptFile({ head, prompts }: PromptFile): string {
  return head + prompts.map(({ source }) => source).join("");
}

function refuse(where: string, problems: readonly Problem[]): never {
  throw new PipelineError("PLAN_INVALID", printProblems(where, problems));
}

function readYaml<T extends z.ZodType>(
  slice: Slice,
  schema: T,
): { value: z.infer<T> | undefined; problems: Problem[]; source: YamlSource } {
  const source = parseYaml(slice.text, slice.linesBefore);
  if (source.value === undefined && source.problems.length > 0)
    return { value: undefined, problems: [...source.problems], source };
  const { value, problems } = checkYaml(source, schema);
  return { value, problems: [...source.problems, ...problems], source };
}

const HEADING = /^##[ \t]+Prompt[ \t]+([1-9][0-9]{0,5}):[ \t]+([A-Z][A-Z0-9]*-[0-9]+)(?:[ \t]+(.*))?$/i;

function readPrompt(slice: PromptSlice): { prompt: Prompt | undefined; line: number; problems: Problem[] } {
  const { line, source, body } = slice;
  const [, number, key = "", title = ""] = HEADING.exec(slice.heading) ?? [];
  if (number === undefined || !isTicketKey(key)) {
    const text = `${showValue(slice.heading)} is not allowed: \`## Prompt 1: ENG-12 title\``;
    return { prompt: undefined, line, problems: [{ line, text }] };
  }
  const block = slice.fields === undefined ? undefined : readYaml(slice.fields, PromptFields);
  const fields = block === undefined ? { ticket: key } : block.value;
  const problems = [...slice.problems, ...(block?.problems ?? [])];
  if (fields !== undefined && fields.ticket !== key) {
    const place = block?.source.placeOf(["ticket"]) ?? { line };
    problems.push({ ...place, text: `ticket: "${fields.ticket}" is not allowed: the heading says ${key}` });
  }
  const isGood = fields !== undefined && problems.length === 0;
  return {
    prompt: isGood ? { number: Number(number), key, title: title.trim(), fields, body, source } : undefined,
    line,
    problems,
  };
}
