// The options of one set-up command. Each has few, and none of the many of a run.
import { parseArgs } from "node:util";
import { PipelineError } from "../errors.ts";

export interface Given {
  readonly texts: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
}

/** @throws USAGE for an option or a word that the command does not know. */
export function parseOptionsOf(
  argv: readonly string[],
  known: { readonly texts: readonly string[]; readonly flags: readonly string[] },
): Given {
  const options = Object.fromEntries([
    ...known.texts.map((name) => [name, { type: "string" as const }]),
    ...known.flags.map((name) => [name, { type: "boolean" as const }]),
  ]);
  try {
    const { values } = parseArgs({ args: [...argv], options, allowPositionals: false });
    const all = Object.entries(values);
    return {
      texts: Object.fromEntries(all.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
      flags: new Set(all.flatMap(([name, value]) => (value === true ? [name] : []))),
    };
  } catch (cause) {
    throw new PipelineError("USAGE", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
