// The context engine as the product ships it: plain JavaScript in one file. Sources run as they are would be stripped of their types
// first, at a cost in time and memory that no user pays.
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** @param file where to write it; @param door beside this file; @returns the path: a module with what the door exports. */
export async function bundleEngine(file, door = "engine.mjs") {
  const input = fileURLToPath(new URL(door, import.meta.url));
  const bundle = await rolldown({ input, platform: "node", logLevel: "silent" });
  try {
    await bundle.write({ file, format: "esm" });
  } finally {
    await bundle.close();
  }
  return file;
}
