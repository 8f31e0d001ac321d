// How the doors hold memory. Says nothing about what is held; a library that others load must leave their heap alone.
import { setFlagsFromString } from "node:v8";

/** Tried with Node 20 and 24. A later release may not know the setting, and would say so on standard error. */
const LAST_KNOWN = 24;

/**
 * Keeps the part of the heap where objects begin at the size it has. The engine doubles it whenever much of what was made there is
 * still needed, up to 134 MB; but nearly all that we read is kept to the end, and moves on to where old objects lie in any case.
 * Of a tree of 30 MB that was a third of all memory, and the time was the same. May be called again.
 */
export function keepHeapSmall(): void {
  if (Number.parseInt(process.versions.node, 10) <= LAST_KNOWN) setFlagsFromString("--semi-space-growth-factor=1");
}
