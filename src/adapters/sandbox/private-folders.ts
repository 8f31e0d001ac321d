// The HOME and temp folder a command has for itself, made for one run and removed after it.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";

export interface PrivateFolders extends AsyncDisposable {
  readonly root: string;
  readonly env: { readonly HOME: string; readonly TMPDIR: string; readonly [name: string]: string };
}

/** Makes both below `<stateDir>/cells`; disposing removes them with everything in them. */
export async function makePrivateFolders(stateDir: string): Promise<PrivateFolders> {
  const cells = path.join(stateDir, "cells");
  await mkdir(cells, { recursive: true, mode: 0o700 });
  const root = await mkdtemp(path.join(cells, "c-"));
  const home = path.join(root, "home");
  const temp = path.join(root, "tmp");
  await Promise.all([mkdir(home, { mode: 0o700 }), mkdir(temp, { mode: 0o700 })]);
  return {
    root,
    env: { HOME: home, TMPDIR: temp, TMP: temp, TEMP: temp, CLAUDE_CODE_TMPDIR: temp },
    // Retries: a killed process may still be closing its files.
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 }),
  };
}
