// A Workspace in memory: working directories are texts in a MapFiles, the remote is a map of branches. The remote and the
// objects may be shared by several machines; working directories and bundles are one machine's own.
import ignore from "ignore";
import { ABSENT_BLOB, type Change, type ChangedFile } from "../../src/core/change.ts";
import { SCOPE_REQUEST_PATH } from "../../src/core/expansion.ts";
import { PipelineError } from "../../src/errors.ts";
import type { Workdir, Workspace } from "../../src/ports.ts";
import type { ObjectStore } from "./fake-trees.ts";
import type { MapFiles } from "./map-files.ts";

export interface FakeRemote {
  /** Commit by branch. */
  readonly branches: Map<string, string>;
  /** Why every push is refused, when it is. */
  refusal?: string | undefined;
}

export interface FakeWorkspace extends Workspace {
  /** Commit by name of the bundle. */
  readonly bundles: ReadonlyMap<string, string>;
  /** Commit by name of the working directory. */
  readonly workdirs: ReadonlyMap<string, string>;
}

export interface FakeWorkspaceSettings {
  readonly store: ObjectStore;
  readonly remote: FakeRemote;
  readonly files: MapFiles;
  /** Absolute folder of the working directories. */
  readonly dir: string;
}

export function createFakeWorkspace({ store, remote, files, dir }: FakeWorkspaceSettings): FakeWorkspace {
  const bundles = new Map<string, string>();
  const workdirs = new Map<string, string>();
  const claims = new Map<string, symbol>();
  const pathOf = (name: string) => `${dir}/${name}`;
  const textsIn = (name: string): Map<string, string> => {
    const prefix = `${pathOf(name)}/`;
    return new Map(
      [...files.texts].flatMap(([path, text]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [])),
    );
  };
  const write = (name: string, texts: ReadonlyMap<string, string>) => {
    for (const [path, text] of texts) files.texts.set(`${pathOf(name)}/${path}`, text);
  };
  const remove = (name: string, paths: Iterable<string>) => {
    for (const path of paths) files.texts.delete(`${pathOf(name)}/${path}`);
  };
  const discard = (name: string) => {
    remove(name, textsIn(name).keys());
    workdirs.delete(name);
  };
  /** What git would take: everything but our own message and untracked files that the root's `.gitignore` names. */
  const visible = (name: string, tracked: ReadonlyMap<string, string>): Map<string, string> => {
    const texts = textsIn(name);
    const rules = ignore({ ignorecase: false })
      .add(texts.get(".gitignore") ?? "")
      .add(`/${SCOPE_REQUEST_PATH}`);
    return new Map([...texts].filter(([path]) => tracked.has(path) || !rules.ignores(path)));
  };

  const treeIn = (name: string, commit: string): string =>
    store.putTree(visible(name, store.getTree(store.getCommit(commit).tree)));
  const keepLeftOver = (name: string) => {
    const parent = workdirs.get(name);
    if (parent === undefined) return;
    const tree = treeIn(name, parent);
    if (tree === store.getCommit(parent).tree) return;
    const message = `${name}: left by an earlier run\n`;
    const commit = store.putCommit({ tree, parent, message, date: "2026-01-01T00:00:00Z", ours: true });
    bundles.set(`${name}-left-over-${commit.slice(0, 9)}`, commit);
  };

  return {
    bundles,
    workdirs,
    async open(name, commit): Promise<Workdir> {
      const fresh = workdirs.get(name) !== commit;
      if (fresh) {
        keepLeftOver(name);
        discard(name);
        write(name, store.textsOf(store.getCommit(commit).tree));
        workdirs.set(name, commit);
      }
      return { name, path: pathOf(name), gitDir: `${dir}/.git/${name}`, commit, fresh };
    },
    async collect({ name, commit }) {
      const baseTree = store.getCommit(commit).tree;
      const tree = treeIn(name, commit);
      const change = changeBetween(store, { baseCommit: commit, baseTree, tree });
      const scopeRequest = files.texts.get(`${pathOf(name)}/${SCOPE_REQUEST_PATH}`);
      return scopeRequest?.trim() ? { ...change, scopeRequest } : change;
    },
    commit: async (wanted) => store.putCommit({ ...wanted, ours: true }),
    async restore({ name }, tree) {
      const wanted = store.textsOf(tree);
      remove(name, visible(name, wanted).keys());
      write(name, wanted);
    },
    async findRemoteBranch(branch) {
      const commit = remote.branches.get(branch);
      if (commit === undefined) return undefined;
      const { tree, parent, date, ours } = store.getCommit(commit);
      return { commit, tree, parent, committedAt: secondsOf(date), ours };
    },
    async push(branch, commit, expected) {
      if (remote.refusal !== undefined)
        throw new PipelineError("GIT_PUSH_REJECTED", `branch ${branch}: ${remote.refusal}`);
      const present = remote.branches.get(branch);
      if (present === commit) return "up-to-date";
      if (present !== expected) return "stale";
      remote.branches.set(branch, commit);
      return "pushed";
    },
    async salvage(name, commit) {
      store.getCommit(commit);
      bundles.set(name, commit);
      return `${dir}/salvage/${name}.bundle`;
    },
    release: async (name) => discard(name),
    async findNameClashes(branches) {
      const there = [...remote.branches.keys()].sort();
      return branches.flatMap((branch) => {
        const taken = there.find((name) => branch.startsWith(`${name}/`) || name.startsWith(`${branch}/`));
        return taken === undefined ? [] : [{ branch, taken }];
      });
    },
    async claim(name) {
      if (claims.has(name)) return undefined;
      const token = Symbol(name);
      claims.set(name, token);
      const free = async () => {
        if (claims.get(name) === token) claims.delete(name);
      };
      return { [Symbol.asyncDispose]: free };
    },
    async leftOvers() {
      const free = [...workdirs].filter(([name]) => !claims.has(name)).sort();
      return free.map(([name, commit]) => ({
        name,
        path: pathOf(name),
        gitDir: `${dir}/.git/${name}`,
        commit,
        fresh: false,
      }));
    },
  };
}

/** Commits know whole seconds. */
function secondsOf(date: string): string {
  return new Date(Math.floor(Date.parse(date) / 1000) * 1000).toISOString();
}

/** A commit that a person pushed on top of whatever the branch held. */
export function pushForeign(store: ObjectStore, remote: FakeRemote, branch: string, base: string): string {
  const parent = remote.branches.get(branch) ?? base;
  const texts = store.textsOf(store.getCommit(parent).tree).set("by-hand.md", "mine\n");
  const tree = store.putTree(texts);
  const commit = store.putCommit({ tree, parent, message: "By hand\n", date: "2026-01-01T00:00:00Z", ours: false });
  remote.branches.set(branch, commit);
  return commit;
}

function changeBetween(store: ObjectStore, sides: Pick<Change, "baseCommit" | "baseTree" | "tree">): Change {
  const before = store.getTree(sides.baseTree);
  const after = store.getTree(sides.tree);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const files = paths.flatMap((path): ChangedFile[] => {
    const oldBlob = before.get(path);
    const newBlob = after.get(path);
    if (oldBlob === newBlob) return [];
    return [
      {
        path,
        status: oldBlob === undefined ? "added" : newBlob === undefined ? "deleted" : "modified",
        oldMode: oldBlob === undefined ? "000000" : "100644",
        newMode: newBlob === undefined ? "000000" : "100644",
        oldBlob: oldBlob ?? ABSENT_BLOB,
        newBlob: newBlob ?? ABSENT_BLOB,
        newBytes: newBlob === undefined ? 0 : Buffer.byteLength(store.blobs.get(newBlob) ?? ""),
      },
    ];
  });
  return { ...sides, files, hazards: [] };
}
