// Stands in for actions/download-artifact in the act suite: one artifact of this run by its number, as the archive it is.
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";

const { env } = process;
const input = (name) => env[`INPUT_${name.toUpperCase()}`] ?? "";
const id = input("artifact-ids");
if (!/^\d+$/.test(id)) throw new Error(`artifact-ids: "${id}" is not one number`);
if (input("skip-decompress") !== "true") throw new Error("our workflows unpack for themselves");
const folder = path.resolve(env.GITHUB_WORKSPACE, input("path"));
mkdirSync(folder, { recursive: true });
copyFileSync(path.join(env.ARTIFACTS, env.GITHUB_RUN_ID, `${id}.zip`), path.join(folder, "artifact.zip"));
