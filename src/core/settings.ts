// What every stage may know about this run besides its noun: the repository's configuration and where the base is.
import type { Config, VerifyCommand } from "./config/config.ts";

export interface Settings {
  readonly config: Config;
  /** Where the task starts: the trusted base, or the work of tasks before it. */
  readonly base: { readonly branch: string; readonly commit: string; readonly tree: string };
  /** The commit of the base branch that configuration, template and commands come from. No agent wrote any of it. */
  readonly trusted: { readonly branch: string; readonly commit: string; readonly tree: string };
  /** Set-up command line, configured or found; undefined when nothing has to be prepared. */
  readonly setup: string | undefined;
  /** Verification commands, configured or found in the base commit. */
  readonly commands: readonly VerifyCommand[];
  /** The repository's own prompt template from the base commit. */
  readonly template: { readonly text: string; readonly path: string } | undefined;
  /** The user's checkout, source of copied files; undefined when there is none (bare repository). */
  readonly checkout: string | undefined;
  /** Where artefacts of this run are kept; absolute. */
  readonly artefactDir: string;
  /** A batch starts nothing more once this file is there; absolute. */
  readonly stopFile: string;
  /** `owner/name` of the repository, where it is known. */
  readonly repository?: string | undefined;
  /** The workflow run we are part of, where people can watch it. */
  readonly run?: { readonly number: number; readonly url: string } | undefined;
  /** Version of this program, shown in pull requests. */
  readonly version: string;
}

const MINUTE_MS = 60_000;

export function minutesToMs(minutes: number): number {
  return Math.round(minutes * MINUTE_MS);
}
