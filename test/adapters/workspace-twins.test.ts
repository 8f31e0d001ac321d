// What batches ask of the workspace holds over real git and in memory alike.
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Trees, Workdir, Workspace } from "../../src/ports.ts";
import { createFakeTrees, createObjectStore } from "../fakes/fake-trees.ts";
import { createFakeWorkspace, type FakeRemote } from "../fakes/fake-workspace.ts";
import { createMapFiles } from "../fakes/map-files.ts";
import { commitOf, createWorld, DATE, MESSAGE } from "./workspace-doubles.ts";

interface Place extends AsyncDisposable {
  readonly workspace: Workspace & Trees;
  readonly commit: string;
  /** Writes a text, or removes the file for null. */
  write(workdir: Workdir, file: string, text: string | null): Promise<void>;
}

const FILES = { "a.ts": "a\n", "b.ts": "b\n", "c.ts": "c\n" };

async function createGitPlace(): Promise<Place> {
  const world = await createWorld(FILES);
  return {
    workspace: world.workspace,
    commit: world.commit,
    write: (workdir, file, text) => {
      const at = path.join(workdir.path, file);
      return text === null ? rm(at) : writeFile(at, text);
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

async function createFakePlace(): Promise<Place> {
  const store = createObjectStore();
  const tree = store.putTree(new Map(Object.entries(FILES)));
  const parent = "0".repeat(40);
  const commit = store.putCommit({ tree, parent, message: "First\n", date: DATE, ours: false });
  const remote: FakeRemote = { branches: new Map([["main", commit]]) };
  const files = createMapFiles();
  const workspace = createFakeWorkspace({ store, remote, files, dir: "/state/work" });
  return {
    workspace: { ...workspace, ...createFakeTrees(store, { branch: "main", commit, tree }) },
    commit,
    async write(workdir, file, text) {
      const at = `${workdir.path}/${file}`;
      if (text === null) files.texts.delete(at);
      else files.texts.set(at, text);
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** A commit with these files changed, in a working directory of its own. */
async function work(place: Place, name: string, files: Readonly<Record<string, string | null>>, parent = place.commit) {
  const workdir = await place.workspace.open(name, parent);
  for (const [file, text] of Object.entries(files)) await place.write(workdir, file, text);
  const { tree } = await place.workspace.collect(workdir);
  return commitOf(place.workspace, tree, parent, `${name}\n\n${MESSAGE}`);
}

async function textsOf({ workspace }: Place, tree: string | undefined): Promise<Record<string, string | undefined>> {
  if (tree === undefined) throw new Error("no tree");
  const entries = await workspace.list(tree);
  const texts = await workspace.blobs(entries.map(({ blob }) => blob));
  return Object.fromEntries(entries.map(({ path, blob }) => [path, texts.get(blob)]));
}

describe.each([
  ["git", createGitPlace],
  ["the workspace in memory", createFakePlace],
] as const)("%s", (_, create) => {
  it("merges what two commits did since they parted, the same way each time and in both directions", async () => {
    await using place = await create();
    const ours = await work(place, "eng-1", { "a.ts": "mine\n", "c.ts": null });
    const theirs = await work(place, "eng-2", { "b.ts": "theirs\n", "new.ts": "new\n" });
    const merged = await place.workspace.merge(ours, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(await textsOf(place, merged.tree)).toEqual({ "a.ts": "mine\n", "b.ts": "theirs\n", "new.ts": "new\n" });
    expect(await place.workspace.merge(theirs, ours)).toEqual(merged);
    const { tree } = await place.workspace.merge(ours, place.commit);
    expect(tree).toBe((await place.workspace.merge(ours, ours)).tree);
  });

  it("names the files of a conflict, sorted, once each", async () => {
    await using place = await create();
    const ours = await work(place, "eng-1", { "c.ts": "mine\n", "a.ts": "mine\n", "same.ts": "same\n" });
    const theirs = await work(place, "eng-2", { "c.ts": null, "a.ts": "theirs\n", "same.ts": "same\n" });
    expect(await place.workspace.merge(ours, theirs)).toEqual({ tree: undefined, conflicts: ["a.ts", "c.ts"] });
  });

  it("takes another commit for the place where two parted when it is told so", async () => {
    await using place = await create();
    const parent = await work(place, "eng-1", { "a.ts": "parent\n" });
    const child = await work(place, "eng-2", { "b.ts": "child\n" }, parent);
    const squashed = await work(place, "eng-3", { "a.ts": "parent, squashed and reviewed\n" });
    expect((await place.workspace.merge(squashed, child)).conflicts).toEqual(["a.ts"]);
    const moved = await place.workspace.merge(squashed, child, parent);
    expect(await textsOf(place, moved.tree)).toMatchObject({
      "a.ts": "parent, squashed and reviewed\n",
      "b.ts": "child\n",
    });
  });

  it("makes a merge with several parents, which later merges know of", async () => {
    await using place = await create();
    const [one, two] = [await work(place, "eng-1", { "a.ts": "1\n" }), await work(place, "eng-2", { "b.ts": "2\n" })];
    const { tree = "" } = await place.workspace.merge(one, two);
    const wanted = { tree, parent: one, alsoParents: [two], message: MESSAGE, date: DATE };
    const both = await place.workspace.commit(wanted);
    expect(await place.workspace.commit(wanted)).toBe(both);
    expect(await place.workspace.commit({ ...wanted, alsoParents: [] })).not.toBe(both);
    const after = await work(place, "eng-3", { "b.ts": "3\n" }, two);
    expect(await textsOf(place, (await place.workspace.merge(both, after)).tree)).toMatchObject({
      "a.ts": "1\n",
      "b.ts": "3\n",
    });
    expect(await place.workspace.push("both", both, undefined)).toBe("pushed");
    const found = { commit: both, tree, parent: one, ours: true, committedAt: "2026-01-02T03:04:05.000Z" };
    expect(await place.workspace.findRemoteBranch("both")).toEqual(found);
  });

  it("finds branches that are a folder of a wanted one or lie in it, and nothing wrong with the very same", async () => {
    await using place = await create();
    for (const branch of ["bot", "work/eng-1/part", "work/eng-2"]) {
      await place.workspace.push(branch, await work(place, "eng-1", { "a.ts": `${branch}\n` }), undefined);
      await place.workspace.release("eng-1");
    }
    expect(await place.workspace.findNameClashes(["work/eng-1", "bot/x/eng-2", "work/eng-2", "work/eng", "x"])).toEqual(
      [
        { branch: "work/eng-1", taken: "work/eng-1/part" },
        { branch: "bot/x/eng-2", taken: "bot" },
      ],
    );
    expect(await place.workspace.findNameClashes([])).toEqual([]);
  });

  it("gives a name to one at a time, and again when it is free", async () => {
    await using place = await create();
    const claim = await place.workspace.claim("eng-1");
    expect(claim).toBeDefined();
    expect(await place.workspace.claim("eng-1")).toBeUndefined();
    expect(await place.workspace.claim("eng-2")).toBeDefined();
    await claim?.[Symbol.asyncDispose]();
    const again = await place.workspace.claim("eng-1");
    expect(again).toBeDefined();
    // Disposed of twice, the first one has no say any more.
    await claim?.[Symbol.asyncDispose]();
    expect(await place.workspace.claim("eng-1")).toBeUndefined();
  });

  it("tells left-overs, which can be collected and released, from what is claimed", async () => {
    await using place = await create();
    expect(await place.workspace.leftOvers()).toEqual([]);
    await using _claim = await place.workspace.claim("eng-1");
    await place.workspace.open("eng-1", place.commit);
    const left = await place.workspace.open("eng-2", place.commit);
    await place.write(left, "a.ts", "left\n");
    const found = await place.workspace.leftOvers();
    expect(found).toEqual([{ ...left, fresh: false }]);
    for (const workdir of found) {
      expect((await place.workspace.collect(workdir)).files.map((file) => file.path)).toEqual(["a.ts"]);
      await place.workspace.release(workdir.name);
    }
    expect(await place.workspace.leftOvers()).toEqual([]);
  });

  it("takes in what was salvaged when it is what was told, and tells what lies between two trees", async () => {
    await using place = await create();
    const commit = await work(place, "eng-1", { "a.ts": "mine\n", "c.ts": null, "new.ts": "new\n" });
    const workdir = await place.workspace.open("eng-1", place.commit);
    const { tree, baseTree, files } = await place.workspace.collect(workdir);
    const file = await place.workspace.salvage(`eng-1-${commit.slice(0, 9)}`, commit);
    const expected = { parent: place.commit, tree };
    expect(await place.workspace.adopt(file, expected)).toBe(commit);
    expect(await place.workspace.adopt(file, expected)).toBe(commit);
    for (const wrong of [{ tree: baseTree }, { parent: commit }]) {
      const refused = place.workspace.adopt(file, { ...expected, ...wrong });
      await expect(refused).rejects.toMatchObject({ code: "ARTEFACT_INVALID" });
    }
    await expect(place.workspace.adopt(`${file}.none`, expected)).rejects.toMatchObject({ code: "ARTEFACT_INVALID" });
    expect(await place.workspace.diff(baseTree, tree)).toEqual(files);
    expect(await place.workspace.diff(place.commit, commit)).toEqual(files);
    expect(files.map((one) => [one.path, one.status])).toEqual([
      ["a.ts", "modified"],
      ["c.ts", "deleted"],
      ["new.ts", "added"],
    ]);
    expect(await place.workspace.diff(tree, tree)).toEqual([]);
  });

  it("passes the agent's request on beside the change, and nothing when there is none or it is blank", async () => {
    await using place = await create();
    const workdir = await place.workspace.open("eng-1", place.commit);
    expect(await place.workspace.collect(workdir)).not.toHaveProperty("scopeRequest");
    await place.write(workdir, "SCOPE-EXPANSIONS.md", " \n");
    expect(await place.workspace.collect(workdir)).not.toHaveProperty("scopeRequest");
    await place.write(workdir, "SCOPE-EXPANSIONS.md", "- src/ü.ts\n");
    const change = await place.workspace.collect(workdir);
    expect(change).toMatchObject({ files: [], scopeRequest: "- src/ü.ts\n" });
    await place.workspace.restore(workdir, change.tree);
    expect(await place.workspace.collect(workdir)).toEqual(change);
  });
});
