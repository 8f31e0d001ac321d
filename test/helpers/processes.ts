// Looks for processes of this machine, inside cells too: survivors of a run that should be dead.
import { readdirSync, readFileSync } from "node:fs";

/** Command lines (arguments parted by NUL) that contain `words`; those of ended processes are empty and never do. */
export function processesNaming(words: string): string[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return [];
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, "utf8");
      return line.includes(words) ? [line] : [];
    } catch {
      // Ended while we looked.
      return [];
    }
  });
}
