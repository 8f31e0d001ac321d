// Bundles from another machine: an honest one arrives whole, and of a hostile one nothing does.
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, symlink, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parseBundleHeader } from "../../src/adapters/workspace/bundle-header.ts";
import { createGitWorkspace } from "../../src/adapters/workspace/git.ts";
import { cloneRepository, openRepository, writeFiles } from "../helpers/git-repository.ts";
import {
  blob,
  bundle,
  commit,
  copyingDelta,
  idOf,
  type PackedObject,
  pack,
  type TreeLine,
  tree,
} from "./workspace-bundles.ts";
import { commitOf, createWorld, settings, type World } from "./workspace-doubles.ts";

/** A machine that never had the work: a clone of the same remote, and a store of its own. */
async function elsewhere({ dir, remote }: World) {
  const checkout = await cloneRepository(remote.dir, path.join(dir, "other"));
  const stateDir = path.join(dir, "other-state");
  const workspace = await createGitWorkspace(settings({ repo: checkout.dir, stateDir }));
  return { workspace, stateDir };
}

async function salvaged({ workspace, commit: parent }: World, files: Readonly<Record<string, string | null>>) {
  const workdir = await workspace.open("eng-1", parent);
  await writeFiles(workdir.path, files);
  const change = await workspace.collect(workdir);
  const made = await commitOf(workspace, change.tree, parent);
  return { made, change, file: await workspace.salvage(`eng-1-${made.slice(0, 9)}`, made), parent };
}

/** Everything the store of a machine holds of its own. */
async function stored(stateDir: string): Promise<string[]> {
  const dir = path.join(stateDir, "store.git", "objects");
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && entry.name !== "alternates").map(({ name }) => name);
}

describe("a bundle of another machine", () => {
  it("is taken in whole, again and again, and can be looked at, opened and pushed", async () => {
    await using world = await createWorld();
    const { made, change, file, parent } = await salvaged(world, { "src/a.ts": "changed\n", "new.ts": "new\n" });
    const { workspace, stateDir } = await elsewhere(world);
    const expected = { parent, tree: change.tree };
    expect(await workspace.adopt(file, expected)).toBe(made);
    expect(await workspace.adopt(file, expected)).toBe(made);
    expect(await workspace.diff(parent, change.tree)).toEqual(change.files);
    expect(await readdir(path.join(stateDir, "tmp"))).toEqual([]);
    expect(await workspace.push("linear-to-pr/eng-1", made, undefined)).toBe("pushed");
    expect(await world.remote.git("show", "linear-to-pr/eng-1:new.ts")).toBe("new");
    const workdir = await workspace.open("eng-1", made);
    expect(await readFile(path.join(workdir.path, "src/a.ts"), "utf8")).toBe("changed\n");
  });

  it("may stand on a commit that only the remote holds", async () => {
    await using world = await createWorld();
    const { workspace } = await elsewhere(world);
    const parent = await world.checkout.commit({ "later.ts": "later\n" });
    await world.checkout.git("push", "--quiet", "origin", "main");
    const later = await salvaged({ ...world, commit: parent }, { "src/a.ts": "changed\n" });
    expect(await workspace.adopt(later.file, { parent, tree: later.change.tree })).toBe(later.made);
  });

  it("whose taking in was killed leaves nothing behind that the next process an hour later does not remove", async () => {
    await using world = await createWorld();
    const { stateDir } = await elsewhere(world);
    const temporary = path.join(stateDir, "tmp");
    await mkdir(path.join(temporary, "adopt-1-x", "objects", "pack"), { recursive: true });
    await writeFile(path.join(temporary, "index-dirt-1-x"), "");
    const open = () => createGitWorkspace(settings({ repo: world.checkout.dir, stateDir }));
    await (await open()).findDirt();
    expect(await readdir(temporary)).toEqual(["adopt-1-x", "index-dirt-1-x"]);
    const later = Date.now() + 61 * 60_000;
    const clock = vi.spyOn(Date, "now").mockReturnValue(later);
    await open().finally(() => clock.mockRestore());
    await expect.poll(() => readdir(temporary)).toEqual([]);
  });

  it("is not taken for another: the commit must have the tree, and the one parent, that were told", async () => {
    await using world = await createWorld();
    const { change, file, parent } = await salvaged(world, { "src/a.ts": "changed\n" });
    const { workspace, stateDir } = await elsewhere(world);
    const { tree: baseTree } = await workspace.base("main");
    await expect(workspace.adopt(file, { parent, tree: baseTree })).rejects.toMatchObject({
      code: "ARTEFACT_INVALID",
      message: `${file}: its commit holds tree ${change.tree} instead of ${baseTree}`,
    });
    const other = await world.checkout.commit({ "later.ts": "later\n" });
    await world.checkout.git("push", "--quiet", "origin", "main");
    await expect(workspace.adopt(file, { parent: other, tree: change.tree })).rejects.toMatchObject({
      message: `${file}: its commit stands on ${parent} instead of ${other}`,
    });
    await expect(workspace.adopt(file, { parent: "--all", tree: change.tree })).rejects.toMatchObject({
      code: "ARTEFACT_INVALID",
      message: `${file}: its parent "--all" is not an object id`,
    });
    const both = bundleOf([commit(change.tree, [parent, other])], parent);
    const merged = await save(world, both.bytes);
    await expect(workspace.adopt(merged, { parent, tree: change.tree })).rejects.toMatchObject({
      code: "ARTEFACT_INVALID",
    });
    // What was fetched to compare with came loose; of the bundles nothing stayed.
    expect((await stored(stateDir)).filter((name) => name.startsWith("pack-"))).toEqual([]);
  });
});

async function save({ dir }: World, bytes: Buffer): Promise<string> {
  const file = path.join(dir, "work.bundle");
  await writeFile(file, bytes);
  return file;
}

/** The last object is the commit. */
function bundleOf(objects: readonly PackedObject[], parent: string) {
  const tip = objects.at(-1);
  if (tip === undefined) throw new Error("no commit");
  return { bytes: bundle(pack(objects), { tip: idOf(tip), parent }), tip: idOf(tip) };
}

const README = blob("# Shop\n");
const file = (name: string, id = idOf(README), mode = "100644"): TreeLine => ({ mode, name, id });

/** A bundle of one commit with this tree on the base; further objects in front. */
async function offer(world: World, lines: readonly TreeLine[], objects: readonly PackedObject[] = [README]) {
  const root = tree(lines);
  const { bytes } = bundleOf([...objects, root, commit(idOf(root), [world.commit])], world.commit);
  return { at: await save(world, bytes), expected: { parent: world.commit, tree: idOf(root) } };
}

async function refusal(world: World, at: string, expected: { parent: string; tree: string }) {
  const { workspace, stateDir } = await elsewhere(world);
  const thrown: unknown = await workspace.adopt(at, expected).catch((error: unknown) => error);
  expect(await stored(stateDir)).toEqual([]);
  expect(await readdir(path.join(stateDir, "tmp")).catch(() => [])).toEqual([]);
  return thrown;
}

const invalid = (words: string) => ({ code: "ARTEFACT_INVALID", message: expect.stringContaining(words) });

describe("a hostile tree in a bundle", () => {
  it("is refused for what it would do, not for how it is packed: the same bundle with an honest tree arrives", async () => {
    await using world = await createWorld();
    const { at, expected } = await offer(world, [file("README.md"), file("a b.ts")]);
    const { workspace } = await elsewhere(world);
    await workspace.adopt(at, expected);
    expect((await workspace.list(expected.tree)).map((entry) => entry.path)).toEqual(["README.md", "a b.ts"]);
  });

  it("that git itself finds nothing wrong with arrives with its modes told: the checks judge links and names", async () => {
    await using world = await createWorld();
    const lines = [
      file("A.md"),
      file("a.md"),
      file("link", idOf(README), "120000"),
      file("sub", "3".repeat(40), "160000"),
    ];
    const { at, expected } = await offer(world, lines);
    const { workspace } = await elsewhere(world);
    await workspace.adopt(at, expected);
    const added = (await workspace.diff(world.commit, expected.tree)).filter(({ status }) => status === "added");
    expect(added.map((one) => [one.path, one.newMode, one.newBytes])).toEqual([
      ["A.md", "100644", 7],
      ["a.md", "100644", 7],
      ["link", "120000", 7],
      ["sub", "160000", 0],
    ]);
  });

  it.each<[string, readonly TreeLine[], string]>([
    [".git", [file(".git")], "hasDotgit"],
    [".GIT, another case", [file(".GIT")], "hasDotgit"],
    ["git~1, its short name", [file("git~1")], "hasDotgit"],
    [".g\u200Cit, with a character HFS+ drops", [file(".g\u200Cit")], "hasDotgit"],
    ["..", [file("..")], "hasDotdot"],
    [".", [file(".")], "hasDot"],
    ["a name with a slash", [file("a/b")], "fullPathname"],
    ["an empty name", [file("")], "badTree"],
    ["one name twice", [file("a"), file("a")], "duplicateEntries"],
    ["names out of order", [file("b"), file("a")], "treeNotSorted"],
    ["a symlink .gitmodules", [file(".gitmodules", idOf(README), "120000")], "gitmodulesSymlink"],
    ["a mode that is none", [file("a", idOf(README), "100666")], "badFilemode"],
    ["an object without a name", [file("a", "0".repeat(40))], "nullSha1"],
  ])("with %s is refused", async (_, lines, words) => {
    await using world = await createWorld();
    const { at, expected } = await offer(world, lines);
    expect(await refusal(world, at, expected)).toMatchObject(invalid(words));
  });

  it("with a .gitmodules that would run a program is refused", async () => {
    await using world = await createWorld();
    const text = blob('[submodule "x"]\n\tpath = x\n\turl = --upload-pack=touch\n');
    const { at, expected } = await offer(world, [file(".gitmodules", idOf(text))], [text]);
    expect(await refusal(world, at, expected)).toMatchObject(invalid("gitmodulesUrl"));
  });

  it("with a blob that is nowhere is refused, and so is one that is somewhere below it", async () => {
    await using world = await createWorld();
    const { at, expected } = await offer(world, [file("a", "1".repeat(40))]);
    expect(await refusal(world, at, expected)).toMatchObject(invalid("git index-pack"));
    const folder = tree([file("a", "2".repeat(40))]);
    const deep = await offer(world, [{ mode: "40000", name: "src", id: idOf(folder) }], [folder]);
    await expect(world.workspace.adopt(deep.at, deep.expected)).rejects.toMatchObject(invalid("git index-pack"));
  });

  it("that names a tree as a file, or a file as a tree, is refused", async () => {
    await using world = await createWorld();
    const { at, expected } = await offer(world, [{ mode: "40000", name: "a", id: idOf(README) }]);
    expect(await refusal(world, at, expected)).toMatchObject({ code: "ARTEFACT_INVALID" });
  });

  it("of a thousand billion paths is refused in no time", async () => {
    await using world = await createWorld();
    const levels: PackedObject[] = [tree([file("a")])];
    for (let level = 0; level < 12; level += 1) {
      const id = idOf(levels.at(-1) ?? README);
      levels.push(tree(Array.from({ length: 10 }, (_, at) => ({ mode: "40000", name: `${at}`, id }))));
    }
    const id = idOf(levels.at(-1) ?? README);
    const { at, expected } = await offer(world, [{ mode: "40000", name: "a", id }], [README, ...levels]);
    expect(await refusal(world, at, expected)).toMatchObject(invalid("over limit"));
  });
});

describe("a hostile pack", () => {
  const rootOf = (id: string) => tree([file("a", id)]);
  const GIB = 2 ** 30;

  it.each<[string, (parent: string) => Buffer, string]>([
    ["that is cut short", (parent) => whole(parent).subarray(0, -30), "git index-pack"],
    ["with one bit flipped", (parent) => flipped(whole(parent)), "git index-pack"],
    ["with more behind it", (parent) => Buffer.concat([whole(parent), Buffer.from("x")]), "git index-pack"],
    ["that claims more objects than anybody needs", (parent) => claiming(parent, 4_000_000_000), "4000000000 objects"],
    ["that claims more objects than it holds", (parent) => claiming(parent, 4), "git index-pack"],
    ["of another version", (parent) => versioned(whole(parent)), "no pack of version 2"],
    ["without the commit of the header", (parent) => headed(parent, "1".repeat(40)), "git cat-file"],
    ["whose header names a blob", (parent) => headed(parent, idOf(README)), "git cat-file"],
    ["with an object that claims 20 GiB", (parent) => sized({ ...README, claims: 20 * GIB }, parent), "over limit"],
    ["with an object that is 300 MiB of nothing", (parent) => sized(zeros(300), parent), "over limit"],
  ])("%s is refused", async (_, make, words) => {
    await using world = await createWorld();
    const at = await save(world, make(world.commit));
    const expected = { parent: world.commit, tree: idOf(rootOf(idOf(README))) };
    expect(await refusal(world, at, expected)).toMatchObject(invalid(words));
  });

  it("whose deltas copy a file into gigabytes is refused", async () => {
    await using world = await createWorld();
    const base: PackedObject = { type: "blob", content: Buffer.alloc(2 ** 24) };
    const root = rootOf(idOf(base));
    const made = commit(idOf(root), [world.commit]);
    const bytes = bundle(pack([base, copyingDelta(base, 300), root, made]), { tip: idOf(made), parent: world.commit });
    const at = await save(world, bytes);
    expect(bytes.length).toBeLessThan(100_000);
    expect(await refusal(world, at, { parent: world.commit, tree: idOf(root) })).toMatchObject(invalid("over limit"));
  });

  it("with a delta of an object that is nowhere is refused", async () => {
    await using world = await createWorld();
    const root = rootOf(idOf(README));
    const made = commit(idOf(root), [world.commit]);
    const lost = copyingDelta({ type: "blob", content: Buffer.alloc(2 ** 24, 7) }, 1);
    const at = await save(world, bundle(pack([lost, root, made]), { tip: idOf(made), parent: world.commit }));
    expect(await refusal(world, at, { parent: world.commit, tree: idOf(root) })).toMatchObject(invalid("unresolved"));
  });

  function whole(parent: string): Buffer {
    const root = rootOf(idOf(README));
    return bundleOf([README, root, commit(idOf(root), [parent])], parent).bytes;
  }
  function headed(parent: string, tip: string): Buffer {
    const root = rootOf(idOf(README));
    return bundle(pack([README, root, commit(idOf(root), [parent])]), { tip, parent });
  }
  function claiming(parent: string, objects: number): Buffer {
    const root = rootOf(idOf(README));
    const made = commit(idOf(root), [parent]);
    return bundle(pack([README, root, made], objects), { tip: idOf(made), parent });
  }
  function sized(object: PackedObject, parent: string): Buffer {
    const root = rootOf(idOf(object));
    return bundleOf([object, root, commit(idOf(root), [parent])], parent).bytes;
  }
  function zeros(mebibytes: number): PackedObject {
    return { type: "blob", content: Buffer.alloc(mebibytes * 2 ** 20) };
  }
  function flipped(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(copy.readUInt8(copy.length - 60) ^ 1, copy.length - 60);
    return copy;
  }
  function versioned(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(3, copy.indexOf("PACK") + 7);
    return copy;
  }
});

describe("a file that is no bundle of ours", () => {
  const id = "1".repeat(40);
  it.each<[string, string, string]>([
    ["an empty file", "", "is no git bundle"],
    ["a text", "hello\n\n", "is no git bundle"],
    ["version 3", `# v3 git bundle\n@object-format=sha1\n${id} refs/heads/a\n\n`, "version 3"],
    ["two branches", `# v2 git bundle\n${id} refs/heads/a\n${id} refs/heads/b\n\n`, "names 2 branches"],
    ["no branch", `# v2 git bundle\n-${id}\n\n`, "names 0 branches"],
    ["a tag", `# v2 git bundle\n${id} refs/tags/a\n\n`, "none of ours"],
    ["an option for a branch", `# v2 git bundle\n${id} --upload-pack=touch x\n\n`, "none of ours"],
    ["an option in a branch", `# v2 git bundle\n${id} refs/heads/--upload-pack=x\n\n`, "none of ours"],
    ["a way out of the folder", `# v2 git bundle\n${id} refs/heads/../../x\n\n`, "none of ours"],
    ["a short id", `# v2 git bundle\n${id.slice(1)} refs/heads/a\n\n`, "none of ours"],
    ["a branch before what it stands on", `# v2 git bundle\n${id} refs/heads/a\n-${id}\n\n`, "cannot be read"],
    ["too many parents", `# v2 git bundle\n${`-${id} x\n`.repeat(9)}${id} refs/heads/a\n\n`, "stands on 9"],
    ["a header without an end", `# v2 git bundle\n${`-${id} ${"x".repeat(1000)}\n`.repeat(100)}`, "no header"],
    ["nothing after its header", `# v2 git bundle\n-${id} First\n${id} refs/heads/a\n\n`, "cut short"],
    ["words after its header", `# v2 git bundle\n${id} refs/heads/a\n\n${"x".repeat(100)}`, "no pack"],
  ])("%s is refused", async (_, text, words) => {
    await using world = await createWorld();
    const at = await save(world, Buffer.from(text));
    expect(await refusal(world, at, { parent: world.commit, tree: id })).toMatchObject(invalid(words));
  });

  it("a link, a pipe, a folder, and nothing at all are refused without being read", async () => {
    await using world = await createWorld();
    const { file: real, change, parent } = await salvaged(world, { "src/a.ts": "changed\n" });
    const at = (name: string) => path.join(world.dir, name);
    await symlink(real, at("link"));
    execFileSync("mkfifo", [at("pipe")]);
    const expected = { parent, tree: change.tree };
    const refusals = ["link", "pipe", "checkout", "missing"].map((name) =>
      world.workspace.adopt(at(name), expected).catch((error: unknown) => error),
    );
    expect(await Promise.all(refusals)).toMatchObject([
      invalid("is a symbolic link"),
      invalid("is no regular file"),
      invalid("is no regular file"),
      invalid("cannot be opened (ENOENT)"),
    ]);
  });

  it("one of more than 100 MiB is refused before it is read", async () => {
    await using world = await createWorld();
    const { file: real, change, parent } = await salvaged(world, { "src/a.ts": "changed\n" });
    await truncate(real, 100 * 1024 * 1024 + 1);
    expect(await refusal(world, real, { parent, tree: change.tree })).toMatchObject(invalid("more than 104857600"));
  });

  it("runs nothing: hooks and configuration that lie in the store have no say", async () => {
    await using world = await createWorld();
    const { made, file: real, change, parent } = await salvaged(world, { "src/a.ts": "changed\n" });
    const { workspace, stateDir } = await elsewhere(world);
    await workspace.base("main");
    const store = openRepository(path.join(stateDir, "store.git"));
    const wire = path.join(world.dir, "tripped");
    for (const name of ["post-index-change", "reference-transaction", "fsck-msg", "pre-receive"])
      await writeFiles(store.dir, { [`hooks/${name}`]: `#!/bin/sh\ntouch ${wire}\n` });
    await store.git("config", "fsck.hasDotgit", "ignore");
    await store.git("config", "alias.index-pack", `!touch ${wire}`);
    expect(await workspace.adopt(real, { parent, tree: change.tree })).toBe(made);
    expect(await readdir(world.dir)).not.toContain("tripped");
  });
});

describe("the header of a bundle", () => {
  const line = fc.oneof(
    fc.constantFrom("# v2 git bundle", "-", "", `-${"a".repeat(40)} x`, `${"a".repeat(40)} refs/heads/eng-1`),
    fc.string(),
  );

  it("is read or refused, never thrown at, and the pack begins where it ends", () => {
    fc.assert(
      fc.property(fc.array(line), fc.uint8Array(), (lines, rest) => {
        const bytes = Buffer.concat([Buffer.from(["# v2 git bundle", ...lines].join("\n")), Buffer.from(rest)]);
        const header = parseBundleHeader(bytes);
        if ("problem" in header) return header.problem !== "";
        return bytes.toString("latin1", header.packStart - 2, header.packStart) === "\n\n" && header.tip.length === 40;
      }),
    );
    const honest = Buffer.from(`# v2 git bundle\n-${"a".repeat(40)} Ä\n${"b".repeat(40)} refs/heads/eng-1\n\nPACK`);
    expect(parseBundleHeader(honest)).toEqual({ tip: "b".repeat(40), packStart: honest.length - 4 });
  });
});
