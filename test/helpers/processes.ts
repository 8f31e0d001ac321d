// Looks for processes of this machine, inside cells too: survivors of a run that should be dead.
import { readdirSync, readFileSync } from "node:fs";

/** Ids of processes whose command line (arguments parted by NUL) contains `words`; that of an ended one is empty. */
export function processesNaming(words: string): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return [];
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, "utf8");
      return line.includes(words) ? [Number(name)] : [];
    } catch {
      // Ended while we looked.
      return [];
    }
  });
}

/** Looks again and again; what never comes true ends at the test's own time limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
