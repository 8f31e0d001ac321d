// What tests of signed commits start from: a GitHub whose objects lie in the git server's repository, and machines without a
// checkout that work on it.
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { createGithubForge } from "../../src/adapters/forge/github.ts";
import { createGitWorkspace, type GitWorkspace } from "../../src/adapters/workspace/git.ts";
import type { Forge, WantedSignedCommit } from "../../src/ports.ts";
import { type GitRepository, type GitServer, startGitServer } from "../fakes/git-server.ts";
import { type GithubServer, type GithubServerOptions, startGithubServer } from "../fakes/github-server.ts";
import { temporaryFolder, writeFiles } from "../helpers/git-repository.ts";
import { createTestClock, createTestLog, type MadeCommit } from "./forge-contract.ts";
import { settings } from "./workspace-doubles.ts";

export const TOKEN = "ghs_0123456789abcdefghijABCDEFGHIJ456789";
export const BRANCH = "linear-to-pr/eng-1";
export const MESSAGE = "ENG-1: Do it\n\nGrüße.\n\nLinear-to-PR-Ticket: ENG-1\nLinear-to-PR-Snapshot: 0a1b\n";
const FILES = {
  "README.md": "# Shop\n",
  "src/a.ts": "a\n",
  "src/b.ts": "b\n",
  "src/deep/c.ts": "c\n",
  "run.sh": "run\n",
};

export interface SigningWorld extends AsyncDisposable {
  readonly git: GitServer;
  readonly github: GithubServer;
  readonly repository: GitRepository;
  readonly clock: ReturnType<typeof createTestClock>;
  readonly forge: Forge;
  open(): Forge;
  /** A machine of that name: nothing on disk yet. */
  machine(name: string): Promise<GitWorkspace>;
  /** A change of these files as a machine of that name worked it out; null deletes. */
  work(files?: Readonly<Record<string, Edit>>, machine?: string): Promise<Work>;
  read(commit: string): Promise<MadeCommit>;
}
export type Edit = string | null | { readonly bytes?: Uint8Array; readonly mode?: number };
export interface Work {
  readonly workspace: GitWorkspace;
  readonly wanted: WantedSignedCommit;
}

export async function createSigningWorld(options: Partial<GithubServerOptions> = {}): Promise<SigningWorld> {
  const folder = await temporaryFolder();
  const git = await startGitServer({ token: TOKEN });
  const github = await startGithubServer({ token: TOKEN, gitRoot: git.root, ...options });
  const repository = await git.createRepository("acme", "shop", FILES);
  const clock = createTestClock();
  const place = { token: TOKEN, owner: "acme", repo: "shop", apiUrl: github.url, log: createTestLog(), clock };
  const machine = (name: string) => {
    const remote = { url: repository.url, token: TOKEN };
    return createGitWorkspace(settings({ repo: undefined, stateDir: path.join(folder.dir, name), remote }));
  };
  return {
    git,
    github,
    repository,
    clock,
    forge: createGithubForge(place),
    open: () => createGithubForge(place),
    machine,
    work: async (files = { "src/a.ts": "changed\n" }, name = "one") => {
      const workspace = await machine(name);
      const base = await workspace.base("main");
      const { path: dir } = await workspace.open("eng-1", base.commit);
      const { tree, baseTree: parentTree } = await edit(workspace, { dir, commit: base.commit, files });
      const changed = await workspace.diff(parentTree, tree);
      const contentOf = (blob: string) => workspace.bytes(blob);
      const wanted = { tree, parent: base.commit, parentTree, message: MESSAGE, files: changed, contentOf };
      return { workspace, wanted };
    },
    read: async (commit) => {
      const [tree = "", parent = ""] = (await repository.git("log", "-1", "--format=%T%n%P", commit)).split("\n");
      const raw = await repository.git("cat-file", "commit", commit);
      return { tree, parent, message: `${raw.slice(raw.indexOf("\n\n") + 2)}\n` };
    },
    [Symbol.asyncDispose]: async () => {
      await github[Symbol.asyncDispose]();
      await git[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
      if (github.violations.length > 0) throw new Error(github.violations.join("\n"));
    },
  };
}

async function edit(
  workspace: GitWorkspace,
  { dir, commit, files }: { dir: string; commit: string; files: Readonly<Record<string, Edit>> },
) {
  for (const [file, wanted] of Object.entries(files)) {
    if (wanted === null || typeof wanted === "string") await writeFiles(dir, { [file]: wanted });
    else {
      if (wanted.bytes !== undefined) await writeFile(path.join(dir, file), wanted.bytes);
      if (wanted.mode !== undefined) await chmod(path.join(dir, file), wanted.mode);
    }
  }
  return workspace.collect(await workspace.open("eng-1", commit));
}
