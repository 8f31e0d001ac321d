// Git objects in memory: texts, trees and commits by the hash of what they hold, so that equal work has equal ids everywhere.
import { ABSENT_BLOB, type ChangedFile } from "../../src/core/change.ts";
import { hexSha256 } from "../../src/core/names.ts";
import { PipelineError } from "../../src/errors.ts";
import type { Base, Merged, Trees, WantedCommit } from "../../src/ports.ts";

export interface FakeCommit extends WantedCommit {
  /** False for what a person pushed. */
  readonly ours: boolean;
}

export interface ObjectStore {
  readonly blobs: Map<string, string>;
  /** Blob ids by path, by tree id. */
  readonly trees: Map<string, ReadonlyMap<string, string>>;
  readonly commits: Map<string, FakeCommit>;
  putTree(texts: ReadonlyMap<string, string>): string;
  /** @throws for an unknown id, as git does. */
  getTree(id: string): ReadonlyMap<string, string>;
  textsOf(tree: string): Map<string, string>;
  putCommit(commit: FakeCommit): string;
  getCommit(id: string): FakeCommit;
}

export function createObjectStore(): ObjectStore {
  const blobs = new Map<string, string>();
  const trees = new Map<string, ReadonlyMap<string, string>>();
  const commits = new Map<string, FakeCommit>();
  const idOf = (kind: string, value: unknown) => hexSha256(`${kind} ${JSON.stringify(value)}`).slice(0, 40);
  const get = <T>(from: ReadonlyMap<string, T>, id: string): T => {
    const found = from.get(id);
    if (found === undefined) throw new Error(`no object ${id}`);
    return found;
  };
  const store: ObjectStore = {
    blobs,
    trees,
    commits,
    putTree(texts) {
      const entries = [...texts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, text]) => [path, putBlob(text)] as const);
      const id = idOf("tree", entries);
      trees.set(id, new Map(entries));
      return id;
    },
    getTree: (id) => get(trees, id),
    textsOf: (id) => new Map([...get(trees, id)].map(([path, blob]) => [path, get(blobs, blob)])),
    putCommit(commit) {
      const { tree, parent, alsoParents = [], message, date, ours } = commit;
      const seconds = Math.floor(Date.parse(date) / 1000);
      const id = idOf("commit", [tree, parent, ...alsoParents, message, seconds, ours]);
      commits.set(id, commit);
      return id;
    },
    getCommit: (id) => get(commits, id),
  };
  return store;

  function putBlob(text: string): string {
    const id = idOf("blob", text);
    blobs.set(id, text);
    return id;
  }
}

/** Whole files: what one side left alone the other may change; two ways to change one file are a conflict. */
function mergeFiles(store: ObjectStore, sides: { ours: string; theirs: string; base: string | undefined }): Merged {
  const filesOf = (commit: string) => store.getTree(store.getCommit(commit).tree);
  const [ours, theirs] = [filesOf(sides.ours), filesOf(sides.theirs)];
  const base = sides.base === undefined ? new Map<string, string>() : filesOf(sides.base);
  const merged = new Map<string, string>();
  const conflicts: string[] = [];
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const [before, mine, other] = [base.get(path), ours.get(path), theirs.get(path)];
    if (mine !== other && mine !== before && other !== before) conflicts.push(path);
    const blob = mine === before ? other : mine;
    if (blob !== undefined) merged.set(path, store.blobs.get(blob) ?? "");
  }
  for (const path of merged.keys()) {
    const parts = path.split("/");
    const folders = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join("/"));
    conflicts.push(...folders.filter((folder) => merged.has(folder)));
  }
  if (conflicts.length > 0) return { tree: undefined, conflicts: [...new Set(conflicts)].sort() };
  return { tree: store.putTree(merged), conflicts: [] };
}

/** The youngest commit that both stand on; of several that do not hold each other, as git does, a merge. */
function partedAt(store: ObjectStore, ours: string, theirs: string): string | undefined {
  const mine = new Set(ancestorsOf(store, ours));
  const both = ancestorsOf(store, theirs).filter((id) => mine.has(id));
  const [first, ...others] = both.filter(
    (id) => !both.some((other) => other !== id && ancestorsOf(store, other).includes(id)),
  );
  return others.reduce((joined, id) => {
    const { tree } =
      joined === undefined
        ? { tree: undefined }
        : mergeFiles(store, { ours: joined, theirs: id, base: partedAt(store, joined, id) });
    if (tree === undefined || joined === undefined) return joined;
    return store.putCommit({
      tree,
      parent: joined,
      alsoParents: [id],
      message: "",
      date: "2026-01-01T00:00:00Z",
      ours: true,
    });
  }, first);
}

/** Nearest first, itself included. */
function ancestorsOf(store: ObjectStore, id: string): string[] {
  const all = new Set([id]);
  for (const known of all) {
    const commit = store.commits.get(known);
    for (const parent of commit === undefined ? [] : [commit.parent, ...(commit.alsoParents ?? [])]) {
      if (store.commits.has(parent)) all.add(parent);
    }
  }
  return [...all];
}

/** Of two trees, or of two commits. */
export function changedFiles(store: ObjectStore, baseTree: string, tree: string): ChangedFile[] {
  const treeOf = (id: string) => store.getTree(store.commits.get(id)?.tree ?? id);
  const before = treeOf(baseTree);
  const after = treeOf(tree);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): ChangedFile[] => {
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
}

/** Trees over the store; `base` is the only branch there is. */
export function createFakeTrees(store: ObjectStore, base: Base): Trees {
  return {
    async base(branch = base.branch) {
      if (branch !== base.branch) throw new PipelineError("BASE_NOT_FOUND", `there is no branch "${branch}"`);
      return base;
    },
    async list(treeish) {
      const tree = store.commits.get(treeish)?.tree ?? treeish;
      return [...store.getTree(tree)].map(([path, blob]) => ({
        path,
        mode: "100644",
        blob,
        bytes: Buffer.byteLength(store.blobs.get(blob) ?? ""),
      }));
    },
    diff: async (baseTree, tree) => changedFiles(store, baseTree, tree),
    merge: async (ours, theirs, base = partedAt(store, ours, theirs)) => mergeFiles(store, { ours, theirs, base }),
    async bytes(id) {
      const text = store.blobs.get(id);
      if (text === undefined) throw new PipelineError("GIT_FAILED", `no blob ${id}`);
      return new TextEncoder().encode(text);
    },
    async blobs(ids) {
      return new Map(
        ids.flatMap((id) => {
          const text = store.blobs.get(id);
          return text === undefined ? [] : [[id, text] as const];
        }),
      );
    },
  };
}
