// A prompt: a template and its input, joined. Templates are Liquid without a file system, without clocks and with bounds, so
// that the same brief always gives the same words.
import { Liquid, LiquidError, type Template } from "liquidjs";
import { PipelineError } from "../../errors.ts";
import { PROMPT_TEMPLATE_PATH } from "../config/config.ts";
import { findNearest } from "../config/nearest.ts";
import { type Problem, printProblems, showValue } from "../config/problem.ts";
import { findPart, inputSchema, keysOf, type Schema } from "../config/schema-words.ts";
import { PromptInput } from "./prompt-input.ts";
import { PROMPT_TEMPLATE } from "./prompt-template.ts";

export { PromptInput, promptInput } from "./prompt-input.ts";

export interface PromptTemplate {
  readonly text: string;
  /** Names the template in messages. */
  readonly path: string;
}

/** A long template has some ten kilobytes; a long prompt some hundred. Both are far below these. */
const MOST_TEMPLATE_CHARS = 256 * 1024;
const MOST_RENDER_MS = 5000;
const MOST_MEMORY_CHARS = 20_000_000;

/**
 * @throws PROMPT_TEMPLATE_INVALID with path, line and column: syntax, unknown variables and filters, or more than the limits allow.
 */
export function composePrompt(
  input: PromptInput,
  template: PromptTemplate = { text: PROMPT_TEMPLATE, path: PROMPT_TEMPLATE_PATH },
): string {
  const engine = createEngine();
  const parsed = parseTemplate(engine, template);
  return String(guarded(template, () => engine.renderSync(parsed, input)));
}

/** Finds every mistake that shows without rendering, also in branches that only a later round takes. @throws PROMPT_TEMPLATE_INVALID */
export function checkTemplate(template: PromptTemplate): void {
  parseTemplate(createEngine(), template);
}

function parseTemplate(engine: Liquid, template: PromptTemplate): Template[] {
  if (template.text.length > MOST_TEMPLATE_CHARS) {
    refuse(template, [{ line: 1, text: `longer than ${MOST_TEMPLATE_CHARS} characters` }]);
  }
  return guarded(template, () => {
    const parsed = engine.parse(template.text);
    const unknown = unknownVariables(engine, parsed);
    if (unknown.length > 0) refuse(template, unknown);
    return parsed;
  });
}

const OTHER_FILES = ["include", "render", "layout", "block"];
/** What depends on the time or on chance would give one brief two prompts. */
const IMPURE = ["date", "date_to_xmlschema", "date_to_rfc822", "date_to_string", "date_to_long_string", "sample"];

function createEngine(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    renderLimit: MOST_RENDER_MS,
    memoryLimit: MOST_MEMORY_CHARS,
  });
  for (const tag of OTHER_FILES) delete engine.tags[tag];
  for (const filter of IMPURE) delete engine.filters[filter];
  return engine;
}

function unknownVariables(engine: Liquid, parsed: Template[]): Problem[] {
  const schema = inputSchema(PromptInput);
  const uses = Object.values(engine.analyzeSync(parsed).globals).flat();
  return uses.flatMap((use) => {
    const path = use.toArray();
    if (isKnown(schema, path)) return [];
    const name = printUse(path);
    const near = findNearest(name, variableNames(schema));
    const advice = near === undefined ? "" : `; did you mean "${near}"?`;
    return [{ line: use.location.row, column: use.location.col, text: `unknown variable ${showValue(name)}${advice}` }];
  });
}

function printUse(path: readonly unknown[]): string {
  const steps = path.map((step) =>
    typeof step === "string" ? `.${step}` : typeof step === "number" ? `[${step}]` : "[…]",
  );
  return steps.join("").slice(1);
}

/** What Liquid itself knows of every list and text. */
const BUILT_IN = ["size", "first", "last"];

function isKnown(schema: Schema, path: readonly unknown[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  if (schema.type === "array") {
    const isElement = typeof step === "number" || Array.isArray(step) || step === "first" || step === "last";
    const element = findPart(schema, [0]);
    return (isElement && element !== undefined && isKnown(element, rest)) || (step === "size" && rest.length === 0);
  }
  if (schema.type === "string") return BUILT_IN.includes(String(step)) && rest.length === 0;
  const part = typeof step === "string" ? findPart(schema, [step]) : undefined;
  return part !== undefined && isKnown(part, rest);
}

function variableNames(schema: Schema): string[] {
  return keysOf(schema).flatMap(({ key, part }) => [key, ...keysOf(part).map((inner) => `${key}.${inner.key}`)]);
}

function guarded<T>(template: PromptTemplate, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    const [line = 1, column = 1] = error.token.getPosition();
    const text = (error.message.split("\n")[0] ?? "").replace(/, line:\d+, col:\d+$/, "");
    return refuse(template, [{ line, column, text: text.slice(0, 300) }], error);
  }
}

function refuse(template: PromptTemplate, problems: readonly Problem[], cause?: unknown): never {
  throw new PipelineError("PROMPT_TEMPLATE_INVALID", printProblems(template.path, problems), { cause });
}
