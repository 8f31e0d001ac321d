// What every test of a set-up starts from: a real checkout and workspace, real processes, and an `npm` of our own on PATH that
// installs from nowhere and notes which files it saw.
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createCommands } from "../../src/adapters/commands/celled.ts";
import { createShell } from "../../src/adapters/machine/process.ts";
import { createNoSandbox } from "../../src/adapters/sandbox/none.ts";
import { createDirectSetUp } from "../../src/adapters/set-up/direct.ts";
import { createSharedSetUp } from "../../src/adapters/set-up/shared.ts";
import { createGitWorkspace } from "../../src/adapters/workspace/git.ts";
import type { SetUp, Workdir } from "../../src/ports.ts";
import { createRecordingLog, type RecordingLog } from "../fakes/recording-log.ts";
import { commitOf, createWorld, settings, type World } from "./workspace-doubles.ts";

/** A workspace monorepo. */
export const SHOP = {
  ".gitignore": "node_modules/\n*.log\n",
  "package.json": '{"workspaces":["packages/*"]}\n',
  "package-lock.json": "{}\n",
  "src/a.ts": "a\n",
  "packages/ui/package.json": '{"name":"ui"}\n',
};
/** What package managers make: packages, launchers as links, links to the workspace's own packages, nested folders. */
export const INSTALL = `
  mkdir -p node_modules/.bin node_modules/dep packages/ui/node_modules/deep
  echo "module.exports = 1" > node_modules/dep/index.js
  echo "#!/bin/sh" > node_modules/dep/cli.sh && chmod 755 node_modules/dep/cli.sh
  ln -s ../dep/cli.sh node_modules/.bin/dep
  ln -s ../packages/ui node_modules/ui
  echo deep > packages/ui/node_modules/deep/index.js`;

export interface SetUpWorld extends World {
  readonly log: RecordingLog;
  readonly trusted: { readonly commit: string; readonly tree: string };
  readonly env: Readonly<Record<string, string>>;
  /** The files that each run of the set-up saw. */
  seen(): Promise<string[][]>;
  /** What \`npm\` does from now on. */
  install(script: string): Promise<void>;
  /** A port as a process of its own would make it. */
  setUp(kind: "direct" | "copy" | "link", changes?: Partial<Given>): SetUp;
  /** A working directory that holds files on top of the trusted tree, as another task's work. */
  stacked(name: string, files: Readonly<Record<string, string | null>>): Promise<{ workdir: Workdir; tree: string }>;
}

interface Given {
  readonly line: string | undefined;
  readonly trusted: { readonly commit: string; readonly tree: string };
  readonly env: Readonly<Record<string, string>>;
}

export async function createSetUpWorld(files: Readonly<Record<string, string>> = SHOP): Promise<SetUpWorld> {
  const world = await createWorld(files);
  const log = createRecordingLog();
  const bin = path.join(world.dir, "bin");
  const notes = path.join(world.dir, "seen");
  await mkdir(bin);
  const program = async (name: string, script: string) => {
    await writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(bin, name), 0o755);
  };
  // In one write: runs beside each other must not mix their lines.
  const look = `saw=$(find . -path ./.git -prune -o -type f -print | sort); printf '%s\\n\\n' "$saw" >> "${notes}"`;
  const install = (script: string) => program("npm", `set -e\n${look}\n${script}`);
  await install(INSTALL);
  const hold = path.join(world.dir, "hold");
  await program("cp", `export PATH="${process.env.PATH}"\n${COPY.replaceAll("HOLD", hold)}`);
  const env = { PATH: `${bin}:${process.env.PATH}` };
  const base = await world.workspace.base("main");
  const trusted = { commit: base.commit, tree: base.tree };
  const { stateDir, workspace } = world;
  return {
    ...world,
    log,
    trusted,
    env,
    install,
    async seen() {
      const text = await readFile(notes, "utf8").catch(() => "");
      return text
        .split("\n\n")
        .slice(0, -1)
        .map((run) => run.split("\n"));
    },
    setUp: (kind, changes = {}) =>
      createPort({ kind, workspace, stateDir, log, line: "npm ci", trusted, env, ...changes }),
    async stacked(name, changed) {
      const { git, commit } = world.checkout;
      await git("checkout", "--quiet", "--detach", trusted.commit);
      const id = await commit(changed);
      const tree = await git("rev-parse", `${id}^{tree}`);
      await git("checkout", "--quiet", "main");
      return { workdir: await workspace.open(name, await commitOf(workspace, tree, trusted.commit)), tree };
    },
  };
}

/** For a process of its own: prepares `eng-1`. */
export async function prepareThere(
  given: Pick<Given, "trusted" | "env"> & { readonly repo: string; readonly stateDir: string },
): Promise<void> {
  const workspace = await createGitWorkspace(settings(given));
  const port = createPort({ kind: "copy", line: "npm ci", log: createRecordingLog(), workspace, ...given });
  const workdir = await workspace.open("eng-1", given.trusted.commit);
  await port.prepare(workdir, given.trusted.tree, new AbortController().signal);
}

function createPort(
  given: Given & Pick<SetUpWorld, "workspace" | "stateDir" | "log"> & { readonly kind: "direct" | "copy" | "link" },
): SetUp {
  const { kind, stateDir, env, workspace } = given;
  const shell = createShell();
  const commands = createCommands({ shell, sandbox: createNoSandbox({ stateDir }), env });
  const direct = { ...given, commands, timeoutMs: 20_000 };
  return kind === "direct"
    ? createDirectSetUp(direct)
    : createSharedSetUp({ ...direct, trees: workspace, shell, share: kind });
}

/** The real one, unless it is held up in the middle of its work. */
const COPY = `
  if [ -e HOLD ]; then
    for to; do :; done
    mkdir -p "$to" && echo half > "$to/half"
    touch HOLD.copying
    while [ -e HOLD ]; do sleep 0.02; done
    exit 1
  fi
  exec cp "$@"`;
