// The most memory a process has held so far. Linux only knows it for the process itself: what `getrusage` says begins with its parent's.
import { readFileSync } from "node:fs";

export function peakMegabytes() {
  const status = process.platform === "linux" ? readFileSync("/proc/self/status", "utf8") : "";
  const kibibytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kibibytes) / 1024;
}
