// The context engine as the product ships it: plain JavaScript in one file. Sources run as they are would be stripped of their types
// first, at a cost in time and memory that no user pays.
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const DOOR = fileURLToPath(new URL("engine.mjs", import.meta.url));

/** @param file where to write it; @returns its path: a module with what `engine.mjs` exports. */
export async function bundleEngine(file) {
  const bundle = await rolldown({ input: DOOR, platform: "node", logLevel: "silent" });
  try {
    await bundle.write({ file, format: "esm" });
  } finally {
    await bundle.close();
  }
  return file;
}
