// A YAML text against a schema: the value, or every problem at once with its place and what is allowed there.
import type { z } from "zod";
import { findNearest } from "./nearest.ts";
import { MOST_SHOWN, type Problem, showValue } from "./problem.ts";
import { describeAllowed, findPart, inputSchema, keysOf, type Schema } from "./schema-words.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** The parsed value, when it is valid; and what the schema finds wrong with what is written. Syntax problems are not repeated. */
export function checkYaml<T extends z.ZodType>(
  source: YamlSource,
  schema: T,
): { value: z.infer<T> | undefined; problems: Problem[] } {
  const checked = schema.safeParse(source.value);
  if (checked.success) return { value: checked.data, problems: [] };
  const words = inputSchema(schema);
  const issues = checked.error.issues.slice(0, MOST_SHOWN + 1);
  return { value: undefined, problems: issues.flatMap((issue) => issueProblems(issue, source, words)) };
}

function issueProblems(issue: z.core.$ZodIssue, source: YamlSource, schema: Schema): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, MOST_SHOWN + 1).map((key) => unknownKey([...issue.path, key], source, schema));
  }
  if (issue.code === "invalid_key") {
    const why = issue.issues[0]?.message ?? "not a valid name";
    return [{ ...source.placeOfKey(issue.path), text: `${printPath(issue.path)}: ${why}` }];
  }
  const value = valueAt(source.value, issue.path);
  const part = findPart(schema, issue.path);
  const allowed = part === undefined || issue.code === "custom" ? issue.message : describeAllowed(part);
  const text =
    value === undefined
      ? `is missing, must be ${allowed}`
      : `${showValue(shownOf(value, issue.path))} is not allowed: ${allowed}`;
  return [{ ...source.placeOf(issue.path), text: `${printPath(issue.path)}: ${text}` }];
}

/** `NAME=value` in a list of names of environment variables: the value may be a secret and is not repeated. */
function shownOf(value: unknown, path: Path): unknown {
  return typeof value === "string" && path.includes("env") ? value.replace(/=.*/s, "=…") : value;
}

function unknownKey(path: Path, source: YamlSource, schema: Schema): Problem {
  const key = String(path.at(-1));
  const section = findPart(schema, path.slice(0, -1));
  const known = section === undefined ? [] : keysOf(section).map((each) => each.key);
  const near = findNearest(key, known) ?? findElsewhere(key, schema);
  const advice = near === undefined ? `known here: ${known.join(", ")}` : `did you mean "${near}"?`;
  return { ...source.placeOfKey(path), text: `${printPath(path)}: unknown key; ${advice}` };
}

/** A key that stands in the wrong section, as the path where it belongs. */
function findElsewhere(key: string, schema: Schema): string | undefined {
  const paths = keysOf(schema).flatMap(({ key: section, part }) =>
    keysOf(part).map((each) => `${section}.${each.key}`),
  );
  const lastWords = new Map(paths.map((path) => [path.split(".").at(-1) ?? "", path]));
  const same = [...lastWords.keys()].find((word) => word.toLowerCase() === key.replace(/[-_]/g, "").toLowerCase());
  return same === undefined ? undefined : lastWords.get(same);
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, step) => {
    return typeof part === "object" && part !== null && Object.hasOwn(part, step) ? Reflect.get(part, step) : undefined;
  }, value);
}

/** `verify.commands[1].level`; a key that is not a plain word is quoted. */
export function printPath(path: Path): string {
  if (path.length === 0) return "the file";
  const steps = path.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    const word = String(step);
    return `.${/^[\w-]{1,60}$/.test(word) ? word : showValue(word)}`;
  });
  return steps.join("").replace(/^\./, "");
}
