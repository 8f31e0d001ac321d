// Writes what is generated from the schema: docs/configuration.md and schema/linear-to-pr.schema.json. Part of the build; a
// test compares both with the sources. Uses what `tsc` has just built, so that it runs on every supported Node.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const built = pathToFileURL(path.join(root, "build", "core", "config", "config-docs.js")).href;
const { configJsonSchema, configMarkdown } = await import(built).catch((cause) => {
  throw new Error("build/ is missing or out of date: run `npm run build`", { cause });
});

const write = (file, text) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
write("docs/configuration.md", configMarkdown());
write("schema/linear-to-pr.schema.json", `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
