// A Workspace in memory: working directories are texts in a MapFiles, the remote is a map of branches. The remote and the
// objects may be shared by several machines; working directories and bundles are one machine's own.
import ignore from "ignore";
import type { Change } from "../../src/core/change.ts";
import { SCOPE_REQUEST_PATH } from "../../src/core/expansion.ts";
import { PipelineError } from "../../src/errors.ts";
import type { Workdir, Workspace } from "../../src/ports.ts";
import { changedFiles, type ObjectStore } from "./fake-trees.ts";
import type { MapFiles } from "./map-files.ts";

/** What a bundle's text begins with; its commit follows. The objects are in the world already. */
const BUNDLE = "# a bundle in memory\n";

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
      const change: Change = {
        baseCommit: commit,
        baseTree,
        tree,
        files: changedFiles(store, baseTree, tree),
        hazards: [],
      };
      const scopeRequest = files.texts.get(`${pathOf(name)}/${SCOPE_REQUEST_PATH}`);
      return scopeRequest?.trim() ? { ...change, scopeRequest } : change;
    },
    commit: async (wanted) => store.putCommit({ ...wanted, ours: true }),
    async fetchMade(id, { tree, parent }) {
      const commit = store.commits.get(id);
      if (commit?.tree !== tree || commit.parent !== parent || !commit.ours)
        throw new PipelineError("GIT_FAILED", `commit ${id}, which the forge made, is not the one asked for`);
    },
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
      const file = `${dir}/salvage/${name}.bundle`;
      files.texts.set(file, `${BUNDLE}${commit}\n`);
      return file;
    },
    async adopt(file, expected) {
      const text = files.texts.get(file) ?? "";
      const id = text.startsWith(BUNDLE) ? text.slice(BUNDLE.length).trim() : "";
      const commit = store.commits.get(id);
      if (commit === undefined) throw new PipelineError("ARTEFACT_INVALID", `${file}: is no git bundle`);
      const isAsTold = commit.parent === expected.parent && commit.tree === expected.tree;
      if (!isAsTold || (commit.alsoParents ?? []).length > 0)
        throw new PipelineError("ARTEFACT_INVALID", `${file}: its commit is not the one expected`);
      return id;
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
