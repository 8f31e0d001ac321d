// The scripts of a package.json that checks are made of, and which of them a change altered.
import { z } from "zod";
import type { FileText } from "../added-lines.ts";

const Manifest = z.object({ scripts: z.record(z.string(), z.unknown()).default({}) });
const CHECKS = /test|lint|check|build|type|verify|valid|ci\b|cover|audit|e2e|spec/i;
// npm runs these around other scripts without being asked.
const HOOKS = /^(?:pre|post)|^prepare$/;

/** Names of check scripts that were changed or removed, and of hooks that were added. "scripts" when one side cannot be read. */
export function changedCheckScripts({ path, old, new: text }: FileText): string[] {
  if (!/(?:^|\/)package\.json$/i.test(path) || old === undefined || text === undefined) return [];
  const before = readScripts(old);
  const after = readScripts(text);
  if (before === undefined || after === undefined) return ["scripts"];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => {
    if (before.get(name) === after.get(name)) return false;
    return HOOKS.test(name) || (CHECKS.test(name) && before.has(name));
  });
}

function readScripts(text: string): Map<string, string> | undefined {
  const manifest = Manifest.safeParse(tryParse(text));
  if (!manifest.success) return undefined;
  return new Map(Object.entries(manifest.data.scripts).map(([name, script]) => [name, JSON.stringify(script)]));
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not JSON: no manifest, which the schema refuses.
    return error instanceof SyntaxError ? undefined : null;
  }
}
