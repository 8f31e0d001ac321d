// What the set-up commands are given by their door: they read no environment, write to no stream and end no process themselves.
import type { Sandbox, Shell } from "../ports.ts";

export interface SetupWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** File of the running program (`process.argv[1]`), to know which commit of linear-to-pr this is. */
  readonly program: string | undefined;
  /** Other than this machine's own; for tests. */
  readonly shell?: Shell;
  readonly sandbox?: Pick<Sandbox, "check">;
}

/** How a set-up command ended, for its door to print and to exit with. */
export interface SetupEnd {
  readonly exitCode: 0 | 2;
  /** For standard output. */
  readonly text: string;
}
