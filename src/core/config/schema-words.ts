// A schema in words: what is allowed at one place. Messages and generated documentation say it with the same function, so
// that they cannot disagree with each other or with what is enforced.
import { z } from "zod";

export type Schema = z.core.JSONSchema.BaseSchema;

/** The schema of what a person writes: keys with a default may be left out. */
export function inputSchema(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: "input" });
}

/** The part of a schema that rules the value at a path; undefined where the schema knows no such place. */
export function findPart(schema: Schema, path: readonly PropertyKey[]): Schema | undefined {
  return path.reduce<Schema | undefined>((part, step) => {
    if (part === undefined) return undefined;
    if (typeof step === "number") return asSchema(part.items);
    return asSchema(part.properties?.[String(step)]) ?? asSchema(part.additionalProperties);
  }, schema);
}

function asSchema(part: unknown): Schema | undefined {
  return isSchema(part) ? part : undefined;
}

function isSchema(part: unknown): part is Schema {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

export function itemsOf(schema: Schema): Schema | undefined {
  return asSchema(schema.items);
}

/** The keys of a section with their schemas, in the order they are declared. */
export function keysOf(schema: Schema): { key: string; part: Schema; required: boolean }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const part = asSchema(value);
    return part === undefined ? [] : [{ key, part, required: schema.required?.includes(key) ?? false }];
  });
}

/** What may stand there: `a whole number from 1 to 1000`, `claude or command`, `a list of at most 20, each text`. */
export function describeAllowed(schema: Schema): string {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum !== undefined)
    return schema.enum
      .map(String)
      .join(" or ")
      .replace(/ or (?=.* or )/g, ", ");
  if (schema.type === "integer" || schema.type === "number") return describeNumber(schema);
  if (schema.type === "boolean") return "true or false";
  if (schema.type === "string") return describeText(schema);
  if (schema.type === "array") return describeList(schema);
  return `a section with ${describeKeys(schema)}`;
}

function describeNumber({ type, minimum, maximum, exclusiveMinimum }: Schema): string {
  const what = type === "integer" ? "a whole number" : "a number";
  if (minimum !== undefined) return `${what} from ${minimum} to ${maximum}`;
  return `${what} above ${exclusiveMinimum}${maximum === undefined ? "" : `, at most ${maximum}`}`;
}

function describeText(schema: Schema): string {
  const words = schema.patternErrorMessage;
  if (typeof words === "string") return words;
  return schema.maxLength === undefined ? "text that is not empty" : `text of 1 to ${schema.maxLength} characters`;
}

function describeList(schema: Schema): string {
  const items = itemsOf(schema);
  const most = schema.maxItems === undefined ? "" : ` of at most ${schema.maxItems}`;
  return `a list${most}${items === undefined ? "" : `, each ${describeAllowed(items)}`}`;
}

function describeKeys(schema: Schema): string {
  const keys = keysOf(schema).map(({ key }) => key);
  return keys.length === 0 ? "names as keys" : `the key${keys.length === 1 ? "" : "s"} ${keys.join(", ")}`;
}
