// What preparing a fresh working directory means: one command line, and what its failure says. Running it is the stage's.
import { PipelineError } from "../errors.ts";
import type { Finished } from "./finished.ts";
import { minutesToMs, type Settings } from "./settings.ts";

const SHOWN_LINES = 8;

/**
 * The set-up of a working directory; undefined when there is nothing to prepare. It may reach any host: it runs base code
 * before an agent has touched anything, holds no secret, and has to fetch dependencies from wherever they are.
 */
export function setUpOf<W>(settings: Pick<Settings, "setup" | "config">, workdir: W) {
  if (settings.setup === undefined) return undefined;
  const timeoutMs = minutesToMs(settings.config.scaffold.setupTimeoutMinutes);
  return { line: settings.setup, workdir, timeoutMs, allowHosts: ["*"] };
}

/** @throws CANCELLED, SETUP_FAILED with the last lines of its output. */
export function assertSetUp(
  line: string,
  ended: Pick<Finished, "exitCode" | "timedOut" | "cancelled" | "stdout" | "stderr">,
): void {
  if (ended.cancelled) throw new PipelineError("CANCELLED", "stopped during set-up");
  if (ended.exitCode === 0) return;
  const how = ended.timedOut ? "did not end in time" : `ended with exit code ${ended.exitCode ?? "none"}`;
  const tail = `${ended.stdout}\n${ended.stderr}`.trim().split("\n").slice(-SHOWN_LINES).join("\n");
  throw new PipelineError("SETUP_FAILED", `set-up \`${line}\` ${how}\n${tail}`);
}
