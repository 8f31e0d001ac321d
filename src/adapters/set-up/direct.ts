// The set-up command line, run in the working directory itself. It may reach any host, so it runs over the trusted tree and
// nothing else: what an agent wrote is put away before and put back after.
import type { Commands, Prepared, SetUp, Workdir, Workspace } from "../../ports.ts";

export interface DirectSetUpSettings {
  readonly commands: Commands;
  readonly workspace: Pick<Workspace, "restore">;
  /** The command line; undefined when there is nothing to prepare. */
  readonly line: string | undefined;
  readonly timeoutMs: number;
  /** The session's base: no agent wrote any of it. */
  readonly trusted: { readonly commit: string; readonly tree: string };
}

/** @returns the port; its `ms` is the time of the command line alone. */
export function createDirectSetUp(settings: DirectSetUpSettings): SetUp {
  const { line } = settings;
  return {
    async prepare(workdir, tree, signal): Promise<Prepared> {
      if (line === undefined) {
        await restoreOnly(settings, workdir, tree);
        return { how: "nothing-to-do", ms: 0 };
      }
      return overTrusted(settings, { workdir, tree, work: () => runLine(settings, { line, workdir, signal }) });
    },
  };
}

/** It has to fetch dependencies from wherever they are; no secret is with it. */
export async function runLine(
  { commands, timeoutMs }: DirectSetUpSettings,
  { line, workdir, signal }: { readonly line: string; readonly workdir: Workdir; readonly signal: AbortSignal },
): Promise<Ran> {
  const finished = await commands.run({ line, workdir, timeoutMs, allowHosts: ["*"] }, signal);
  return { how: "ran", ms: finished.durationMs, line, finished };
}
export type Ran = Extract<Prepared, { readonly how: "ran" }>;

/** Does `work` while the directory holds the trusted tree, and puts `tree` there when it has ended. */
export async function overTrusted<T>(
  settings: DirectSetUpSettings,
  { workdir, tree, work }: { readonly workdir: Workdir; readonly tree: string; readonly work: () => Promise<T> },
): Promise<T> {
  const { workspace, trusted } = settings;
  if (!isTrusted(settings, workdir)) await workspace.restore(workdir, trusted.tree);
  const result = await work();
  if (tree !== trusted.tree) await workspace.restore(workdir, tree);
  return result;
}

async function restoreOnly(settings: DirectSetUpSettings, workdir: Workdir, tree: string): Promise<void> {
  if (isTrusted(settings, workdir) && tree === settings.trusted.tree) return;
  await settings.workspace.restore(workdir, tree);
}

function isTrusted({ trusted }: DirectSetUpSettings, { fresh, commit }: Workdir): boolean {
  return fresh && commit === trusted.commit;
}
