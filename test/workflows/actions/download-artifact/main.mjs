// Stands in for actions/download-artifact in the act suite: artifacts of this run as the archives they are, one by its number into
// the folder, or all whose names match; these lie in a folder each, unless there is only one.
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const { env } = process;
const input = (name) => env[`INPUT_${name.toUpperCase()}`] ?? "";
if (input("skip-decompress") !== "true") throw new Error("our workflows unpack for themselves");
const store = path.join(env.ARTIFACTS, env.GITHUB_RUN_ID);
const folder = path.resolve(env.GITHUB_WORKSPACE, input("path"));
const artifacts = input("pattern") === "" ? [{ name: "", id: input("artifact-ids") }] : matching(input("pattern"));
for (const { name, id } of artifacts) {
  if (!/^\d+$/.test(id)) throw new Error(`artifact-ids: "${id}" is not one number`);
  const place = artifacts.length === 1 ? folder : path.join(folder, name);
  mkdirSync(place, { recursive: true });
  copyFileSync(path.join(store, `${id}.zip`), path.join(place, "artifact.zip"));
}

/** Those that are there in whole. */
function matching(pattern) {
  const shape = new RegExp(`^${pattern.replaceAll("*", "[^/]*")}$`);
  return readdirSync(path.join(store, "names"))
    .filter((name) => shape.test(name))
    .map((name) => ({ name, id: readFileSync(path.join(store, "names", name), "utf8") }))
    .filter(({ id }) => id !== "");
}
