// The relay between a cell and the proxy is a program outside the cell that the runtime starts, with our whole environment.
// Started through this script it has none of it, and dies with us even when we are killed without a word.
import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export interface Relay {
  /** Programs by absolute path; undefined: not in a folder of the system. */
  readonly bwrap: string | undefined;
  readonly socat: string | undefined;
  /** Takes away what was made for it. */
  remove(): Promise<void>;
}

/**
 * Where programs are looked for. PATH would not do: they run outside the cell, and a folder on PATH may be one that an agent
 * can write.
 */
const SYSTEM_FOLDERS = ["/usr/bin", "/usr/local/bin", "/bin", "/run/current-system/sw/bin", "/run/wrappers/bin"];
const TRY_TIMEOUT_MS = 5000;

/** Where temp files may not be executed, the relay is the plain program. */
export async function makeRelay(): Promise<Relay> {
  const [bwrap, socat] = [systemPath("bwrap"), systemPath("socat")];
  if (bwrap === undefined || socat === undefined) return { bwrap, socat, remove: async () => {} };
  const dir = await mkdtemp(path.join(tmpdir(), "relay-"));
  const removeNow = () => rmSync(dir, { recursive: true, force: true });
  process.once("exit", removeNow);
  const remove = async () => {
    process.off("exit", removeNow);
    await rm(dir, { recursive: true, force: true });
  };
  const script = path.join(dir, "socat");
  await writeFile(script, relayScript(bwrap, socat), { mode: 0o700 });
  const works = await promisify(execFile)(script, ["-V"], { timeout: TRY_TIMEOUT_MS }).then(
    () => true,
    () => false,
  );
  return { bwrap, socat: works ? script : socat, remove };
}

/** Inside a cell the same script is the plain program: there is nothing to hide there and nobody to outlive. */
function relayScript(bwrap: string, socat: string): string {
  return `#!/bin/sh
[ "$SANDBOX_RUNTIME" = 1 ] && exec ${socat} "$@"
exec /usr/bin/env -i ${bwrap} --die-with-parent --dev-bind / / ${socat} "$@"
`;
}

function systemPath(name: string): string | undefined {
  return SYSTEM_FOLDERS.map((dir) => `${dir}/${name}`).find((file) => existsSync(file));
}
