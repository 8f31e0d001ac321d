// Can this machine make cells at all? Asked once, before tests that need them, so that they are skipped by name and with the
// reason instead of failing, or passing, for nothing.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandboxRuntime } from "../../src/adapters/sandbox/sandbox-runtime.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";

/** Why cells cannot be made here; undefined when they can. */
export async function whyNoCells(): Promise<string | undefined> {
  const stateDir = await mkdtemp(join(tmpdir(), "cells-"));
  const sandbox = createSandboxRuntime({ stateDir, log: createRecordingLog() });
  try {
    await sandbox.check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await sandbox[Symbol.asyncDispose]();
    await rm(stateDir, { recursive: true, force: true });
  }
}
