// No board: for a single ticket, a stage alone, and programs that read our output.
import type { Board } from "../../ports.ts";

export function createSilentBoard(): Board {
  return { begin: () => undefined, update: () => undefined, end: () => undefined };
}
