// GitHub's own language service, as editors run it, over texts of ours: what it finds wrong. What a `uses` points to is read
// from this checkout; nothing is fetched.
import { existsSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import type { ValidationConfig } from "@actions/languageservice";
import { parse } from "yaml";
import { z } from "zod";

// It imports JSON as bundlers do, without saying so; Node wants it said.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});
const { LogLevel, registerLogger, setLogLevel, validate } = await import("@actions/languageservice");

const ROOT = path.resolve(import.meta.dirname, "../..");
/** As far as our workflows use them. */
const STAND_INS = "test/workflows/actions";
/** A step's `uses` of the action that an earlier step checked out, by a name the service looks up. */
const OURS = "acme/linear-to-pr@0123456789abcdef0123456789abcdef01234567";

const Input = z
  .object({
    description: z.string().default(""),
    required: z.boolean().default(false),
    default: z.unknown().optional(),
  })
  .transform(({ default: preset, ...input }) => (preset === undefined ? input : { ...input, default: String(preset) }));
const Manifest = z.object({ name: z.string(), description: z.string(), inputs: z.record(z.string(), Input) });

// It logs its own failures and then finds nothing.
const failures: string[] = [];
registerLogger({ error: (line) => failures.push(line), warn() {}, info() {}, log() {} });
setLogLevel(LogLevel.Error);

const CONFIG: ValidationConfig = {
  fileProvider: {
    // A workflow of another repository is called by its path too; ours is the only one there is.
    getFileContent: async ({ path: name }) => ({ name, content: readFileSync(path.join(ROOT, name), "utf8") }),
  },
  actionsMetadataProvider: {
    fetchActionMetadata: async ({ owner, name, path: below = "" }) => manifestOf(owner, name, below),
  },
};

/** Of one without a manifest here only the form is judged. */
function manifestOf(owner: string, name: string, below: string) {
  const file = name === "linear-to-pr" ? "action.yml" : owner === "actions" ? `${STAND_INS}/${name}/action.yml` : "";
  if (file === "" || below !== "" || !existsSync(path.join(ROOT, file))) return { name, description: "" };
  return Manifest.parse(parse(readFileSync(path.join(ROOT, file), "utf8")));
}

let texts = 0;

/**
 * @param file a workflow below `.github/workflows` or `examples`, or an `action.yml`.
 * @returns `line: message` of every finding, whatever its severity. @throws when the service itself failed
 */
export async function findingsOf(file: string, text: string): Promise<string[]> {
  // What it has read of an address it keeps.
  texts += 1;
  const content = text.replaceAll(/uses: \.\/linear-to-pr$/gm, `uses: ${OURS}`);
  const document = {
    uri: `file:///${texts}/${file}`,
    languageId: "yaml",
    version: 1,
    lineCount: content.split("\n").length,
    getText: () => content,
    positionAt: unasked,
    offsetAt: unasked,
    getLineRange: unasked,
    getEOLCharacters: unasked,
  };
  const found = await validate(document, CONFIG);
  if (failures.length > 0) throw new Error(`the language service failed: ${failures.splice(0).join("; ")}`);
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

function unasked(): never {
  throw new Error("the language service asks for places in a text");
}
