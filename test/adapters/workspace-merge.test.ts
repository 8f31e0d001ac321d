// Merging in the store over real git: what conflicts look like, what trees cannot talk git into, and shallow checkouts.
import { access, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createGitWorkspace } from "../../src/adapters/workspace/git.ts";
import type { Trees, Workspace } from "../../src/ports.ts";
import { cloneRepository, type TestRepository } from "../helpers/git-repository.ts";
import { commitOf, createWorld, MESSAGE, settings, type World } from "./workspace-doubles.ts";

const LINES = Array.from({ length: 20 }, (_, at) => `line ${at}\n`).join("");

type Files = Readonly<Record<string, string | null>>;

/** Two commits of the checkout's person, both on the world's commit. */
async function fork({ checkout, commit }: World, ours: Files, theirs: Files): Promise<[string, string]> {
  await checkout.git("checkout", "--quiet", "-b", "ours", commit);
  const one = await checkout.commit(ours);
  await checkout.git("checkout", "--quiet", "-b", "theirs", commit);
  return [one, await checkout.commit(theirs)];
}

async function textOf(workspace: Trees, tree: string | undefined, file: string): Promise<string | undefined> {
  const entry = (await workspace.list(tree ?? "")).find((one) => one.path === file);
  return (await workspace.blobs([entry?.blob ?? ""])).get(entry?.blob ?? "");
}

describe("a conflict", () => {
  it.each<[string, Files, Files, Files, string[]]>([
    ["two edits of one line", { a: "1\n" }, { a: "2\n" }, { a: "3\n" }, ["a"]],
    ["an edit and a removal", { a: LINES }, { a: null }, { a: `${LINES}more\n` }, ["a"]],
    ["two additions", {}, { "neu/ü b": "1\n" }, { "neu/ü b": "2\n" }, ["neu/ü b"]],
    ["two new names", { a: LINES }, { a: null, b: LINES }, { a: null, c: LINES }, ["a", "b", "c"]],
    ["a file and a folder", { a: LINES }, { d: "file\n" }, { "d/x": "folder\n" }, ["d"]],
    ["binaries", { a: "\0one" }, { a: "\0two" }, { a: "\0three" }, ["a"]],
    ["files in the wrong order", {}, { z: "1", b: "1", "a/c": "1" }, { z: "2", b: "2", "a/c": "2" }, ["a/c", "b", "z"]],
  ])("of %s names its files", async (_, before, ours, theirs, conflicts) => {
    await using world = await createWorld({ ...withoutNull(before), keep: "x\n" });
    const [one, two] = await fork(world, ours, theirs);
    for (const base of [undefined, world.commit]) {
      expect(await world.workspace.merge(one, two, base)).toEqual({ tree: undefined, conflicts });
      expect(await world.workspace.merge(two, one, base)).toEqual({ tree: undefined, conflicts });
    }
  });

  it("is none where two edit one file in different places, or one edits what the other renamed", async () => {
    await using world = await createWorld({ a: LINES, old: LINES.toUpperCase() });
    const [one, two] = await fork(
      world,
      { a: LINES.replace("line 1\n", "mine\n"), old: null, new: LINES.toUpperCase() },
      { a: LINES.replace("line 18\n", "theirs\n"), old: LINES.toUpperCase().replace("LINE 3\n", "edited\n") },
    );
    const { tree } = await world.workspace.merge(one, two);
    expect(await textOf(world.workspace, tree, "a")).toBe(
      LINES.replace("line 1\n", "mine\n").replace("line 18\n", "theirs\n"),
    );
    expect(await textOf(world.workspace, tree, "new")).toContain("edited\n");
  });
});

describe("what the trees say about merging", () => {
  it("has no say: no driver runs, no attribute resolves a conflict or changes a text", async () => {
    const attributes = "a merge=ours\nb merge=union\nc merge=evil filter=evil\nd text eol=crlf\n";
    const files = { ".gitattributes": attributes, a: "0\n", b: "0\n", c: "0\n", d: LINES };
    await using world = await createWorld(files);
    const { checkout, workspace } = world;
    const [one, two] = await fork(
      world,
      { a: "1\n", b: "1\n", c: "1\n", d: `first\n${LINES}` },
      { a: "2\n", b: "2\n", c: "2\n", d: `${LINES}last\n` },
    );
    const fired = path.join(world.dir, "fired");
    const trip = `touch ${fired}; false`;
    for (const key of ["merge.ours.driver", "merge.evil.driver", "filter.evil.clean", "filter.evil.smudge"])
      await checkout.git("config", key, trip);
    await checkout.git("config", "core.attributesFile", path.join(checkout.dir, ".gitattributes"));
    expect(await workspace.merge(one, two)).toEqual({ tree: undefined, conflicts: ["a", "b", "c"] });
    expect(await workspace.merge(one, two, world.commit)).toEqual({ tree: undefined, conflicts: ["a", "b", "c"] });
    const [plain, other] = [await rewrite(workspace, one, world.commit), await rewrite(workspace, two, world.commit)];
    const { tree } = await workspace.merge(plain, other);
    expect(await textOf(workspace, tree, "d")).toBe(`first\n${LINES}last\n`);
    await expect(access(fired)).rejects.toThrow("ENOENT");
  });
});

describe("commits that are not in the checkout", () => {
  it("are fetched, with as much history as it takes for two of a shallow checkout to meet", async () => {
    await using world = await createWorld({ a: LINES, b: LINES });
    const [one, two] = await fork(world, { a: `mine\n${LINES}` }, { b: `theirs\n${LINES}` });
    await world.checkout.git("push", "--quiet", "origin", "ours", "theirs");
    const url = `file://${world.remote.dir}`;
    const shallow = await cloneRepository(url, path.join(world.dir, "shallow"), "--depth=1", "--branch=ours");
    const before = await snapshot(shallow);
    const workspace = await createGitWorkspace(settings({ repo: shallow.dir, stateDir: path.join(world.dir, "s2") }));
    const merged = await workspace.merge(one, two);
    expect(merged).toEqual(await world.workspace.merge(one, two));
    expect(await workspace.merge(two, one)).toEqual(merged);
    expect(await snapshot(shallow)).toEqual(before);
    const workdir = await workspace.open("eng-1", one);
    expect((await workspace.collect(workdir)).files).toEqual([]);
  });

  it("that cannot be had are named, as is a cut between two that nothing can fill", async () => {
    await using world = await createWorld({ a: LINES });
    const gone = "1".repeat(40);
    await expect(world.workspace.merge("--help", world.commit)).rejects.toThrow("not an object id");
    const [, two] = await fork(world, { a: "1\n" }, { b: "2\n" });
    const shallow = await cloneRepository(
      `file://${world.checkout.dir}`,
      path.join(world.dir, "shallow"),
      "--depth=1",
      "--branch=ours",
    );
    await shallow.git("fetch", "--quiet", "--depth=1", "origin", "theirs");
    await shallow.git("remote", "remove", "origin");
    const alone = await createGitWorkspace(settings({ repo: shallow.dir, stateDir: path.join(world.dir, "s3") }));
    await expect(alone.merge(two, gone)).rejects.toMatchObject({ code: "CHECKOUT_SHALLOW" });
    const head = await shallow.git("rev-parse", "HEAD");
    await expect(alone.merge(head, two)).rejects.toMatchObject({ code: "CHECKOUT_SHALLOW" });
  });

  it("and have no history in common are merged as if both had begun with nothing", async () => {
    await using world = await createWorld({ a: "1\n", same: "x\n" });
    const tree = await world.checkout.git("write-tree");
    const orphan = await world.checkout.git("commit-tree", tree, "-m", "Orphan");
    expect((await world.workspace.merge(world.commit, orphan)).tree).toBe(tree);
    await world.checkout.git("checkout", "--quiet", "--orphan", "other");
    const other = await world.checkout.commit({ a: "2\n" });
    expect((await world.workspace.merge(world.commit, other)).conflicts).toEqual(["a"]);
  });
});

function withoutNull(files: Files): Record<string, string> {
  return Object.fromEntries(Object.entries(files).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

/** The files of a commit but for those in conflict, as a commit of ours on `parent`. */
async function rewrite(workspace: Workspace & Trees, commit: string, parent: string): Promise<string> {
  const workdir = await workspace.open(`copy-${commit.slice(0, 9)}`, parent);
  const text = await textOf(workspace, commit, "d");
  await writeFile(path.join(workdir.path, "d"), text ?? "");
  return commitOf(workspace, (await workspace.collect(workdir)).tree, parent, MESSAGE);
}

async function snapshot(repository: TestRepository): Promise<unknown[]> {
  const shallow = await readFile(path.join(repository.dir, ".git/shallow"), "utf8");
  return [shallow, await repository.git("for-each-ref"), await repository.git("count-objects", "-v")];
}
