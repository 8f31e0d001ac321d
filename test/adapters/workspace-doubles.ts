// What every test of the workspace starts from: a checkout with a bare remote, and a workspace over them.
import path from "node:path";
import { createShell } from "../../src/adapters/machine/process.ts";
import { createGitWorkspace, type GitSettings } from "../../src/adapters/workspace/git.ts";
import type { Trees, Workspace } from "../../src/ports.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";
import { createBareRemote, createRepository, type TestRepository, temporaryFolder } from "../helpers/git-repository.ts";

export const IDENTITY = { name: "linear-to-pr[bot]", email: "bot@example.com" };
export const MESSAGE = "Do it\n\nLinear-to-PR-Ticket: ENG-1\n";
export const DATE = "2026-01-02T03:04:05.678Z";
export const FILES = { "README.md": "# Shop\n", "src/a.ts": "a\n", "src/b.ts": "b\n", ".gitignore": "node_modules/\n" };

export interface World extends AsyncDisposable {
  readonly dir: string;
  readonly stateDir: string;
  readonly checkout: TestRepository;
  readonly remote: TestRepository;
  /** The commit both are at. */
  readonly commit: string;
  readonly workspace: Workspace & Trees;
}

/** A checkout whose origin is a bare repository in the next folder. */
export async function createWorld(files: Readonly<Record<string, string>> = FILES): Promise<World> {
  const folder = await temporaryFolder();
  const checkout = await createRepository(path.join(folder.dir, "checkout"), files);
  const remote = await createBareRemote(path.join(folder.dir, "remote.git"), checkout);
  await checkout.git("remote", "add", "origin", remote.dir);
  const stateDir = path.join(folder.dir, "state");
  const workspace = await createGitWorkspace(settings({ repo: checkout.dir, stateDir }));
  const commit = await checkout.git("rev-parse", "HEAD");
  return {
    dir: folder.dir,
    stateDir,
    checkout,
    remote,
    commit,
    workspace,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

export function settings(given: Pick<GitSettings, "repo" | "stateDir"> & Partial<GitSettings>): GitSettings {
  return {
    shell: createShell(),
    log: createRecordingLog(),
    identity: IDENTITY,
    env: { PATH: process.env.PATH },
    timeoutMs: 30_000,
    ...given,
  };
}

/** The tree of a change made a commit of ours, on its base. */
export function commitOf(workspace: Workspace, tree: string, parent: string, message = MESSAGE): Promise<string> {
  return workspace.commit({ tree, parent, message, date: DATE });
}
