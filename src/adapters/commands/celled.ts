// The repository's own command lines, each in a cell: a real shell inside whatever isolation the run has. No secret is in
// its environment and none is masked into it.
import type { Commands, Finished, Sandbox, Shell, WantedRun } from "../../ports.ts";

/** Enough for a failing test run; the middle of longer output is dropped. */
const MAX_OUTPUT_BYTES = 512 * 1024;

export function createCommands(settings: {
  readonly shell: Shell;
  readonly sandbox: Sandbox;
  /** The allow-listed environment, made with `childEnvironment`. */
  readonly env: Readonly<Record<string, string>>;
}): Commands {
  const { shell, sandbox, env } = settings;
  return {
    async run(wanted: WantedRun, signal?: AbortSignal): Promise<Finished> {
      const command = {
        file: "sh",
        args: ["-c", wanted.line],
        cwd: wanted.workdir.path,
        env,
        timeoutMs: wanted.timeoutMs,
      };
      const cell = {
        writable: [wanted.workdir.path],
        readOnly: [wanted.workdir.gitDir],
        hidden: [],
        allowHosts: wanted.allowHosts,
        masked: [],
      };
      await using wrapped = await sandbox.wrap(command, cell);
      const options = { maxOutputBytes: MAX_OUTPUT_BYTES, ...(signal === undefined ? {} : { signal }) };
      return await shell.run(wrapped.command, options);
    },
  };
}
