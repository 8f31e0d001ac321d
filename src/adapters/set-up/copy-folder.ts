// Copies a whole folder with the system's own program: it knows copy-on-write and hard links, and is faster than we are.
import { statfs } from "node:fs/promises";
import { PipelineError } from "../../errors.ts";
import type { Shell } from "../../ports.ts";

/** `copy`: copy-on-write where the file system can. `link`: hard links; whoever edits a file in place edits it for all. */
export type Share = "copy" | "link";

export interface CopySettings {
  readonly shell: Shell;
  readonly share: Share;
  readonly stateDir: string;
  /** The allow-listed environment of children; only PATH is taken. */
  readonly env: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 10 * 60_000;
/** Below this a failure is taken for a full disk. */
const FULL_BELOW_BYTES = 1024 * 1024;
const DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

/**
 * Links stay the links they are, modes and times stay.
 * @param to must not be there yet.
 * @throws DISK_FULL; anything else that went wrong as a plain error.
 */
export async function copyFolder(
  { shell, share, stateDir, env }: CopySettings,
  { from, to, signal }: { readonly from: string; readonly to: string; readonly signal: AbortSignal },
): Promise<void> {
  const { exitCode, stderr } = await shell.run(
    {
      file: "cp",
      args: [...optionsOf(share), from, to],
      cwd: stateDir,
      env: { PATH: env.PATH ?? DEFAULT_PATH, LC_ALL: "C" },
      timeoutMs: TIMEOUT_MS,
    },
    { signal },
  );
  if (exitCode === 0) return;
  const { bavail, bsize } = await statfs(stateDir);
  if (bavail * bsize < FULL_BELOW_BYTES) throw new PipelineError("DISK_FULL", `no space is left for ${stateDir}`);
  throw new Error(`cp ended with ${exitCode ?? "a signal"}: ${stderr.trim().split("\n")[0]?.slice(0, 300) ?? ""}`);
}

function optionsOf(share: Share): string[] {
  if (share === "link") return ["-al"];
  return process.platform === "linux" ? ["-a", "--reflink=auto"] : ["-ac"];
}
