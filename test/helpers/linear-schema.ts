// Linear publishes no schema file on npm, but the types that @linear/sdk ships were generated from it. This reads those types
// back into a GraphQL schema, so that a fake can refuse whatever the real service would. It must not invent what is not there.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { buildSchema, type GraphQLSchema } from "graphql";

interface Field {
  readonly optional: boolean;
  /** As written: `Maybe<Scalars["String"]>`, `Array<Issue>`. */
  readonly type: string;
}
interface Shape {
  readonly parents: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
  /** The name in GraphQL where the generator had to take another one (`Node$1`); undefined for inputs and arguments. */
  readonly typename: string | undefined;
}
interface Declarations {
  readonly scalars: readonly string[];
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly unions: ReadonlyMap<string, readonly string[]>;
  readonly shapes: ReadonlyMap<string, Shape>;
}

const BUILT_IN = new Set(["ID", "String", "Boolean", "Int", "Float"]);
const HELPER_TYPES = new Set(["Scalars", "Exact", "MakeOptional", "MakeMaybe"]);

let cached: GraphQLSchema | undefined;

/** Linear's schema as the installed SDK knows it; made once a process (about 0.4 s). */
export function linearSchema(): GraphQLSchema {
  cached ??= buildSchema(printSchemaOf(readDeclarations(readSdkTypes())));
  return cached;
}

function readSdkTypes(): string {
  const dist = path.dirname(createRequire(import.meta.url).resolve("@linear/sdk"));
  const file = readdirSync(dist).find((name) => /^index-.*\.d\.mts$/.test(name));
  if (file === undefined) throw new Error(`@linear/sdk ships no generated types in ${dist}`);
  const text = readFileSync(path.join(dist, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const generated = text.slice(text.indexOf("type Scalars = {"));
  // The schema's own types come first; fragments, documents and the SDK's classes follow.
  const end = generated.search(/^(?:type \w+Fragment = |(?:declare )?(?:const|function|class) )/m);
  return end < 0 ? generated : generated.slice(0, end);
}

function readDeclarations(text: string): Declarations {
  const shapes = readShapes(text);
  const scalars = [...text.slice(0, text.indexOf("\n};")).matchAll(/^ {2}(\w+): /gm)].map((match) => group(match, 1));
  const enums = new Map<string, string[]>();
  for (const match of text.matchAll(/^(?:declare )?enum (\w+) \{\n([\s\S]*?)\n\}/gm)) {
    const values = [...group(match, 2).matchAll(/= "([^"]+)"/g)].map((value) => group(value, 1));
    enums.set(group(match, 1), values);
  }
  const unions = new Map<string, string[]>();
  for (const match of text.matchAll(/^type (\w+) =([ \n|\w]+);/gm)) {
    const members = group(match, 2)
      .split("|")
      .map((member) => member.trim())
      .filter((member) => member !== "");
    if (members.every((member) => shapes.has(member))) unions.set(group(match, 1), members);
  }
  return { scalars, enums, unions, shapes };
}

function readShapes(text: string): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const match of text.matchAll(/^type (\w+) = ((?:\w+ & )*)\{\n([\s\S]*?)\n\};/gm)) {
    const name = group(match, 1);
    if (HELPER_TYPES.has(name)) continue;
    const fields = readFields(group(match, 3));
    const typename = fields.get("__typename")?.type.match(/"(\w+)"/)?.[1];
    const parents = group(match, 2)
      .split(" & ")
      .filter((parent) => parent !== "");
    shapes.set(name, { parents, fields, typename });
  }
  return shapes;
}

function readFields(body: string): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const line of body.replace(/\n {4,}/g, " ").split("\n")) {
    const match = line.match(/^ {2}(?:readonly )?"?(\w+)"?(\?)?: (.*);$/);
    if (match) fields.set(group(match, 1), { optional: match[2] === "?", type: group(match, 3).trim() });
  }
  return fields;
}

function printSchemaOf({ scalars, enums, unions, shapes }: Declarations): string {
  const named = (name: string) => shapes.get(name)?.typename ?? name;
  const interfaces = new Set([...shapes.values()].flatMap((shape) => shape.parents));
  const argumentsOf = new Map(
    [...shapes].filter(([name, shape]) => isArguments(name, shape)).map(([name, shape]) => [name.toLowerCase(), shape]),
  );
  const printType = (type: string, optional: boolean): string => {
    const maybe = type.match(/^(?:Maybe|InputMaybe)<(.*)>$/)?.[1];
    if (maybe !== undefined) return printType(maybe, true);
    const mark = optional ? "" : "!";
    const item = type.match(/^Array<(.*)>$/)?.[1];
    if (item !== undefined) return `[${printType(item, false)}]${mark}`;
    return `${type.match(/^Scalars\["(\w+)"\]$/)?.[1] ?? (/^\w+$/.test(type) ? named(type) : "JSON")}${mark}`;
  };
  const printFields = (fields: ReadonlyMap<string, Field>, printArguments: (field: string) => string): string[] =>
    [...fields]
      .filter(([field]) => field !== "__typename")
      .map(([field, { type, optional }]) => `${field}${printArguments(field)}: ${printType(type, optional)}`);
  const printShape = ([name, shape]: [string, Shape]): string => {
    const kind = interfaces.has(name) ? "interface" : shape.typename === undefined ? "input" : "type";
    const parents = kind === "input" ? [] : shape.parents.map(named);
    const fields = printFields(shape.fields, (field) => {
      const found = kind === "input" ? undefined : argumentsOf.get(`${name}${field}Args`.toLowerCase());
      return found === undefined ? "" : `(${printFields(found.fields, () => "").join(", ")})`;
    });
    const implemented = parents.length === 0 ? "" : ` implements ${parents.join(" & ")}`;
    return `${kind} ${named(name)}${implemented} { ${fields.length === 0 ? "_empty: Boolean" : fields.join("\n")} }`;
  };
  return [
    ...scalars.filter((scalar) => !BUILT_IN.has(scalar)).map((scalar) => `scalar ${scalar}`),
    ...[...enums].map(([name, values]) => `enum ${name} { ${values.join(" ")} }`),
    ...[...unions].map(([name, members]) => `union ${name} = ${members.map(named).join(" | ")}`),
    ...[...shapes].filter(([name, shape]) => !isArguments(name, shape)).map(printShape),
  ].join("\n");
}

function isArguments(name: string, shape: Shape): boolean {
  return name.endsWith("Args") && shape.typename === undefined;
}

/** A capture group that the pattern cannot leave out. */
function group(match: RegExpMatchArray, index: number): string {
  const text = match[index];
  if (text === undefined) throw new Error(`pattern without group ${index}`);
  return text;
}
