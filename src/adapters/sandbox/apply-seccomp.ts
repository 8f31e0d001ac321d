// Finds the small helper that keeps a cell from opening sockets to other programs of this machine.
import { accessSync, constants, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PipelineError } from "../../errors.ts";

const PACKAGE = "node_modules/@anthropic-ai/sandbox-runtime";

/**
 * `given`, or the one of the installed package. The sandbox would start without it and be weaker without a word.
 * @throws SANDBOX_UNAVAILABLE when there is none that can be run.
 */
export function findApplySeccomp(given: string | undefined): string {
  const candidates = given === undefined ? besideUs() : [given];
  const found = candidates.find(isExecutable);
  // Where it really is: packages are often links, and a link is not followed into a hidden place.
  if (found !== undefined) return realpathSync(found);
  throw new PipelineError(
    "SANDBOX_UNAVAILABLE",
    `no apply-seccomp helper for ${process.platform} ${process.arch}: looked for ${given ?? `${PACKAGE}/${relative()}`}`,
  );
}

function besideUs(): string[] {
  const places: string[] = [];
  for (let dir = path.dirname(fileURLToPath(import.meta.url)); dir !== path.dirname(dir); dir = path.dirname(dir)) {
    places.push(path.join(dir, PACKAGE, relative()), path.join(dir, relative()));
  }
  return places;
}

function relative(): string {
  return `vendor/seccomp/${process.arch}/apply-seccomp`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Missing or not executable: either way not this one.
    return false;
  }
}
