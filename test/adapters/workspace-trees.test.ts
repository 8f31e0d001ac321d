// Bases, listings and blobs over real git; what checkouts look like on people's machines and in CI.
import { execFileSync } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createGitWorkspace, type GitSettings } from "../../src/adapters/workspace/git.ts";
import { cloneRepository, createRepository, temporaryFolder, writeFiles } from "../helpers/git-repository.ts";
import { commitOf, createWorld, FILES, settings } from "./workspace-doubles.ts";

describe("base", () => {
  it("is the remote's branch, not the checkout's idea of it", async () => {
    await using world = await createWorld();
    const person = await cloneRepository(world.remote.dir, path.join(world.dir, "person"));
    const newer = await person.commit({ "later.ts": "later\n" });
    await person.git("push", "--quiet", "origin", "main");
    const base = await world.workspace.base("main");
    expect(base).toMatchObject({ branch: "main", commit: newer });
    expect(await world.workspace.base(undefined)).toEqual(base);
    expect((await world.workspace.list(base.tree)).map(({ path }) => path)).toContain("later.ts");
    expect((await world.workspace.open("eng-1", newer)).fresh).toBe(true);
  });

  it("names what there is when the branch is not there", async () => {
    await using world = await createWorld();
    await world.checkout.git("push", "--quiet", "origin", "main:develop", "main:feature/x");
    await expect(world.workspace.base("nope")).rejects.toMatchObject({
      code: "BASE_NOT_FOUND",
      message: 'there is no branch "nope"; there is develop, feature/x, main',
    });
    await expect(world.workspace.base("ma*")).rejects.toMatchObject({ code: "BASE_NOT_FOUND" });
    await expect(world.workspace.base("--upload-pack=touch x")).rejects.toMatchObject({ code: "BASE_NOT_FOUND" });
  });

  it("without a remote is a branch of the checkout, by default the one it is on", async () => {
    await using folder = await temporaryFolder();
    const checkout = await createRepository(path.join(folder.dir, "checkout"), FILES);
    const main = await checkout.git("rev-parse", "HEAD");
    await checkout.git("checkout", "--quiet", "-b", "work");
    const work = await checkout.commit({ "w.ts": "w\n" });
    const workspace = await createGitWorkspace(
      settings({ repo: path.join(checkout.dir, "src"), stateDir: path.join(folder.dir, "state") }),
    );
    expect(await workspace.base(undefined)).toMatchObject({ branch: "work", commit: work });
    expect(await workspace.base("main")).toMatchObject({ branch: "main", commit: main });
    await checkout.git("checkout", "--quiet", "--detach");
    await expect(workspace.base(undefined)).rejects.toThrow("detached");
    await expect(workspace.base("x")).rejects.toThrow('no branch "x"; there is main, work');
  });

  it("works from a shallow clone, also when the base has moved on since", async () => {
    await using world = await createWorld();
    await world.checkout.commit({ "second.ts": "2\n" });
    await world.checkout.git("push", "--quiet", "origin", "main");
    const shallow = await cloneRepository(`file://${world.remote.dir}`, path.join(world.dir, "shallow"), "--depth=1");
    const newer = await world.checkout.commit({ "third.ts": "3\n" });
    await world.checkout.git("push", "--quiet", "origin", "main");
    const workspace = await createGitWorkspace(settings({ repo: shallow.dir, stateDir: path.join(world.dir, "s2") }));
    const base = await workspace.base(undefined);
    expect(base.commit).toBe(newer);
    const workdir = await workspace.open("eng-1", base.commit);
    await writeFiles(workdir.path, { "src/a.ts": "changed\n" });
    const { tree, files } = await workspace.collect(workdir);
    expect(files).toHaveLength(1);
    const commit = await commitOf(workspace, tree, base.commit);
    expect(await workspace.push("linear-to-pr/eng-1", commit, undefined)).toBe("pushed");
    expect(await world.remote.git("rev-list", "--count", "linear-to-pr/eng-1")).toBe("4");
    await world.checkout.git("fetch", "--quiet", await workspace.salvage("eng-1", commit), "eng-1");
  });

  it("fetches a commit it is asked to open, and says which one it cannot have", async () => {
    await using world = await createWorld();
    const shallow = await cloneRepository(`file://${world.remote.dir}`, path.join(world.dir, "shallow"), "--depth=1");
    const newer = await world.checkout.commit({ "third.ts": "3\n" });
    await world.checkout.git("push", "--quiet", "origin", "main");
    const workspace = await createGitWorkspace(settings({ repo: shallow.dir, stateDir: path.join(world.dir, "s2") }));
    expect(await workspace.open("eng-1", newer)).toMatchObject({ fresh: true });
    await shallow.git("remote", "remove", "origin");
    const alone = await createGitWorkspace(settings({ repo: shallow.dir, stateDir: path.join(world.dir, "s3") }));
    await expect(alone.open("eng-1", newer)).rejects.toMatchObject({ code: "CHECKOUT_SHALLOW" });
  });

  it("works from a partial clone, a linked worktree and a bare repository", async () => {
    await using world = await createWorld();
    await world.remote.git("config", "uploadpack.allowFilter", "true");
    const partial = await cloneRepository(
      `file://${world.remote.dir}`,
      path.join(world.dir, "partial"),
      "--filter=blob:none",
      "--no-checkout",
    );
    expect(
      (await readdir(path.join(partial.dir, ".git/objects/pack"))).some((name) => name.endsWith(".promisor")),
    ).toBe(true);
    await world.checkout.git("worktree", "add", "--quiet", path.join(world.dir, "linked"), "-b", "other");
    for (const repo of [partial.dir, path.join(world.dir, "linked"), world.remote.dir]) {
      const stateDir = path.join(world.dir, `state-of-${path.basename(repo)}`);
      const workspace = await createGitWorkspace(settings({ repo, stateDir }));
      const { commit } = await workspace.base("main");
      expect(commit).toBe(world.commit);
      const workdir = await workspace.open("eng-1", commit);
      expect((await workspace.collect(workdir)).files).toEqual([]);
    }
  });

  it("works from a checkout of another owner, as containers have it", async () => {
    await using world = await createWorld();
    // Only root can give files away; for anybody else this is the plain case again.
    if (process.getuid?.() === 0) execFileSync("chown", ["-R", "12345", world.checkout.dir]);
    const given = settings({ repo: world.checkout.dir, stateDir: path.join(world.dir, "s2") });
    const workspace = await createGitWorkspace(given);
    expect((await workspace.base("main")).commit).toBe(world.commit);
    expect(await workspace.open("eng-1", world.commit)).toMatchObject({ fresh: true });
    expect(await findDirt(given)).toEqual([]);
  });

  it("says that a folder is no checkout, and that a remote cannot be reached", async () => {
    await using world = await createWorld();
    const plain = path.join(world.dir, "plain");
    await mkdir(plain);
    for (const repo of [plain, path.join(world.dir, "missing")]) {
      const created = createGitWorkspace(settings({ repo, stateDir: path.join(world.dir, "s2") }));
      await expect(created).rejects.toMatchObject({ code: "CHECKOUT_NOT_FOUND" });
    }
    await rm(world.remote.dir, { recursive: true });
    await expect(world.workspace.base(undefined)).rejects.toMatchObject({ code: "GIT_UNAVAILABLE" });
  });

  it("refuses a remote that is a program, and says when git itself is missing", async () => {
    await using world = await createWorld();
    const given = { repo: world.checkout.dir, stateDir: path.join(world.dir, "s2") };
    const evil = createGitWorkspace(settings({ ...given, remote: { url: "ext::sh -c 'touch fired'" } }));
    await expect(evil).rejects.toMatchObject({ code: "INPUT_INVALID" });
    const lost = createGitWorkspace(settings({ ...given, env: { PATH: "/nonexistent" } }));
    await expect(lost).rejects.toMatchObject({ code: "GIT_NOT_FOUND" });
  });
});

describe("list and blobs", () => {
  it("lists every file with mode, blob and size, links and gitlinks included", async () => {
    await using world = await createWorld({ "b.txt": "bb\n", "a/ä.txt": "ä\n", "empty.txt": "" });
    await world.checkout.git("update-index", "--add", "--cacheinfo", `160000,${world.commit},vendor`);
    await world.checkout.git("commit", "--quiet", "-m", "gitlink");
    const entries = await world.workspace.list(await world.checkout.git("rev-parse", "HEAD"));
    expect(entries.map(({ path, mode, bytes }) => [path, mode, bytes])).toEqual([
      ["a/ä.txt", "100644", 3],
      ["b.txt", "100644", 3],
      ["empty.txt", "100644", 0],
      ["vendor", "160000", 0],
    ]);
    const texts = await world.workspace.blobs([...entries.map(({ blob }) => blob), "0".repeat(40)]);
    expect(entries.map(({ blob }) => texts.get(blob))).toEqual(["ä\n", "bb\n", "", undefined]);
    expect(texts.size).toBe(3);
    expect(await world.workspace.blobs([])).toEqual(new Map());
    await expect(world.workspace.list("--help")).rejects.toThrow("not an object id");
  });

  it("survives binary, headers that look like git's and blobs over the cap", async () => {
    const lookalike = `x\n${"a".repeat(40)} blob 3\nabc\n`;
    await using world = await createWorld({
      "like.txt": lookalike,
      "big.txt": `begin${"x".repeat(5 * 1024 * 1024)}end`,
    });
    const binary = execFileSync("git", ["hash-object", "-w", "--stdin"], {
      cwd: world.checkout.dir,
      env: { PATH: process.env.PATH },
      input: Buffer.from([0xff, 0x00, 0xc3, 0x0a, 0xe2]),
    });
    const [big, like] = await world.workspace.list(world.commit);
    const ids = [big?.blob ?? "", binary.toString().trim(), like?.blob ?? ""];
    const texts = await world.workspace.blobs(ids);
    expect(texts.get(ids[1] ?? "")).toBe("\uFFFD\0\uFFFD\n\uFFFD");
    expect(texts.get(ids[2] ?? "")).toBe(lookalike);
    const kept = texts.get(ids[0] ?? "") ?? "";
    expect(kept.length).toBeLessThan(4.1 * 1024 * 1024);
    expect([kept.startsWith("begin"), kept.endsWith("end")]).toEqual([true, true]);
  });
});

async function findDirt(given: GitSettings): Promise<string[]> {
  return (await createGitWorkspace(given)).findDirt();
}

describe("findDirt", () => {
  it("names the first ten tracked files that differ from HEAD, staged or not, and nothing untracked", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`f${String(at).padStart(2, "0")}.ts`, "x\n"]),
    );
    await using world = await createWorld(many);
    const given = settings({ repo: world.checkout.dir, stateDir: world.stateDir });
    await writeFiles(world.checkout.dir, { "f00.ts": "x\n", "new.ts": "untracked\n" });
    expect(await findDirt(given)).toEqual([]);
    await writeFiles(world.checkout.dir, { "f01.ts": "changed\n", "f02.ts": null, "f03.ts": "staged\n" });
    await world.checkout.git("add", "f03.ts");
    expect(await findDirt(given)).toEqual(["f01.ts", "f02.ts", "f03.ts"]);
    await writeFiles(world.checkout.dir, Object.fromEntries(Object.keys(many).map((name) => [name, "all\n"])));
    expect(await findDirt(given)).toHaveLength(10);
    expect(await findDirt({ ...given, repo: world.remote.dir })).toEqual([]);
  });
});
