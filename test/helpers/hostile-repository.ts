// Tripwires: everything git is known to execute, rigged to leave a file behind. None may exist after the engine was here.
import { appendFile, chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createRepository, writeFiles } from "./git-repository.ts";

export const ATTRIBUTES = "* filter=trip diff=trip merge=trip\n";

const HOOKS = [
  "applypatch-msg",
  "commit-msg",
  "fsmonitor-watchman",
  "post-applypatch",
  "post-checkout",
  "post-commit",
  "post-index-change",
  "post-merge",
  "post-receive",
  "post-rewrite",
  "post-update",
  "pre-auto-gc",
  "pre-commit",
  "pre-push",
  "pre-receive",
  "prepare-commit-msg",
  "proc-receive",
  "push-to-checkout",
  "reference-transaction",
  "update",
];

export interface Tripwires {
  /** Names of those that went off. */
  fired(): Promise<string[]>;
  /** Rigs a git directory: its configuration and its hooks. */
  rigGitDir(gitDir: string, name: string): Promise<void>;
  /** Makes a folder a repository of its own, with a commit, changes and everything rigged. */
  rigNested(dir: string): Promise<void>;
  /** Does to a working directory what a hostile agent would. */
  rigWorkdir(workdir: string): Promise<void>;
}

export async function createTripwires(dir: string): Promise<Tripwires> {
  await mkdir(path.join(dir, "fired"), { recursive: true });

  async function script(name: string): Promise<string> {
    const file = path.join(dir, `${name}.sh`);
    await writeFile(file, `#!/bin/sh\n: > '${path.join(dir, "fired", name)}'\ncat 2>/dev/null\nexit 0\n`);
    await chmod(file, 0o755);
    return file;
  }

  async function rigGitDir(gitDir: string, name: string): Promise<void> {
    const trip = (what: string) => script(`${name}-${what}`);
    await mkdir(path.join(gitDir, "hooks"), { recursive: true });
    for (const hook of HOOKS) {
      const file = path.join(gitDir, "hooks", hook);
      await writeFile(file, `#!/bin/sh\nexec '${await trip(`hook-${hook}`)}' </dev/null\n`);
      await chmod(file, 0o755);
    }
    await mkdir(path.join(gitDir, "info"), { recursive: true });
    await writeFile(path.join(gitDir, "info", "attributes"), ATTRIBUTES);
    await appendFile(path.join(gitDir, "config"), await configuration(trip));
  }

  async function rigNested(dir: string): Promise<void> {
    const nested = await createRepository(dir, { "inner.txt": "inner\n" });
    await writeFiles(dir, { ".gitattributes": ATTRIBUTES, "inner.txt": "changed\n", "new.txt": "new\n" });
    await rigGitDir(path.join(nested.dir, ".git"), "nested");
  }

  return {
    rigNested,
    fired: () => readdir(path.join(dir, "fired")),
    rigGitDir,
    rigWorkdir: async (workdir) => {
      await writeFiles(workdir, {
        ".gitattributes": ATTRIBUTES,
        ".gitmodules": submodule(await script("submodule-update")),
      });
      await rigNested(path.join(workdir, "src/nested"));
      // A repository whose git directory lies elsewhere, and one in capitals.
      await writeFiles(workdir, { "linked/.git": `gitdir: ${workdir}/src/nested/.git\n`, "linked/file.txt": "x\n" });
      await writeFiles(workdir, { "shout/.GIT/HEAD": "ref: refs/heads/main\n", "shout/file.txt": "x\n" });
    },
  };
}

async function configuration(trip: (what: string) => Promise<string>): Promise<string> {
  const filter = `[filter "trip"]\n\tclean = ${await trip("clean")}\n\tsmudge = ${await trip("smudge")}\n\trequired = true\n`;
  const driver = `[diff "trip"]\n\tcommand = ${await trip("diff-command")}\n\ttextconv = ${await trip("textconv")}\n`;
  const core = ["fsmonitor", "sshCommand", "pager", "editor", "askPass", "alternateRefsCommand", "gitProxy"];
  const lines = await Promise.all(core.map(async (key) => `\t${key} = ${await trip(key)}\n`));
  const more = `[diff]\n\texternal = ${await trip("diff-external")}\n[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ${await trip("gpg")}\n`;
  const remote = `[credential]\n\thelper = !${await trip("credential")}\n[uploadpack]\n\tpackObjectsHook = ${await trip("pack-objects")}\n`;
  return `[core]\n${lines.join("")}${filter}${driver}${more}${remote}`;
}

function submodule(command: string): string {
  return `[submodule "src/nested"]\n\tpath = src/nested\n\turl = ./x\n\tupdate = !${command}\n`;
}
