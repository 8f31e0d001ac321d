// Working directories over real git: opening, collecting, restoring, releasing.
import { execFileSync } from "node:child_process";
import { chmod, lstat, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createGitWorkspace } from "../../src/adapters/workspace/git.ts";
import type { Change } from "../../src/core/change.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";
import { writeFiles } from "../helpers/git-repository.ts";
import { commitOf, createWorld, FILES, settings } from "./workspace-doubles.ts";

const brief = (change: Change) => change.files.map(({ path, status, newMode }) => `${status} ${newMode} ${path}`);

/** Root may read everything: then the work is done as nobody, who is given the folder. */
async function asOrdinaryUser<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const { seteuid } = process;
  if (process.getuid?.() !== 0 || seteuid === undefined) return work();
  execFileSync("chown", ["-R", "65534", dir]);
  seteuid(65_534);
  try {
    return await work();
  } finally {
    seteuid(0);
  }
}

describe("open", () => {
  it("makes a working directory with the files of the commit, whose git directory lies elsewhere", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    expect(workdir).toMatchObject({ name: "eng-1", commit: world.commit, fresh: true });
    expect(await readFile(path.join(workdir.path, "src/a.ts"), "utf8")).toBe("a\n");
    expect((await lstat(path.join(workdir.path, ".git"))).isFile()).toBe(true);
    expect(workdir.gitDir.startsWith(workdir.path)).toBe(false);
    expect(
      execFileSync("git", ["status", "--porcelain"], { cwd: workdir.path, env: { PATH: process.env.PATH } }).toString(),
    ).toBe("");
  });

  it("takes an existing one at the same commit as it is, also in another process, and makes it anew at another commit", async () => {
    await using world = await createWorld();
    const first = await world.workspace.open("eng-1", world.commit);
    await writeFiles(first.path, { "src/a.ts": "edited\n", "new.ts": "new\n" });
    const other = await createGitWorkspace(settings({ repo: world.checkout.dir, stateDir: world.stateDir }));
    const again = await other.open("eng-1", world.commit);
    expect(again).toEqual({ ...first, fresh: false });
    expect(brief(await other.collect(again))).toEqual(["added 100644 new.ts", "modified 100644 src/a.ts"]);
    const next = await world.checkout.commit({ "src/c.ts": "c\n" });
    const moved = await world.workspace.open("eng-1", next);
    expect(moved).toMatchObject({ fresh: true, commit: next });
    expect(await readdir(path.join(moved.path, "src"))).toEqual(["a.ts", "b.ts", "c.ts"]);
    expect((await world.workspace.collect(moved)).files).toEqual([]);
  });

  it("bundles what an earlier run left there before it makes one at another commit", async () => {
    await using world = await createWorld();
    const log = createRecordingLog();
    const workspace = await createGitWorkspace(settings({ repo: world.checkout.dir, stateDir: world.stateDir, log }));
    const next = await world.checkout.commit({ "src/c.ts": "c\n" });
    await workspace.open("eng-1", world.commit);
    await workspace.open("eng-1", next);
    expect(log.lines).toEqual([]);
    await writeFiles((await workspace.open("eng-1", next)).path, { "src/a.ts": "left\n", "node_modules/x": "x" });
    const moved = await workspace.open("eng-1", world.commit);
    expect((await workspace.collect(moved)).files).toEqual([]);
    const [bundle = "", ...others] = await readdir(path.join(world.stateDir, "salvage"));
    expect(others).toEqual([]);
    const kept = path.join(world.stateDir, "salvage", bundle);
    expect(log.lines).toEqual([{ level: "warn", word: "left-over", fields: { workdir: "eng-1", kept } }]);
    const branch = path.basename(bundle, ".bundle");
    expect(branch).toMatch(/^eng-1-left-over-[0-9a-f]{9}$/);
    await world.checkout.git("fetch", "--quiet", kept, `${branch}:rescued`);
    expect(await world.checkout.git("diff", "--name-only", next, "rescued")).toBe("src/a.ts");
    expect(await world.checkout.git("rev-parse", "--short=9", "rescued")).toBe(branch.slice(-9));
  });

  it("moves aside what an earlier run left when its commit is gone", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFiles(workdir.path, { "src/a.ts": "left\n" });
    const note = path.join(world.stateDir, "trusted/eng-1/note.json");
    await writeFile(note, (await readFile(note, "utf8")).replace(world.commit, "1".repeat(40)));
    const alone = await createGitWorkspace(
      settings({ repo: world.checkout.dir, stateDir: world.stateDir, remote: { url: world.checkout.dir } }),
    );
    expect(await alone.open("eng-1", world.commit)).toMatchObject({ fresh: true });
    const [kept = ""] = await readdir(path.join(world.stateDir, "salvage"));
    expect(await readFile(path.join(world.stateDir, "salvage", kept, "src/a.ts"), "utf8")).toBe("left\n");
  });

  it("makes what a dead process left half done anew", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFile(path.join(world.stateDir, "trusted/eng-1/note.json"), '{"commit":');
    await rm(path.join(workdir.path, "src"), { recursive: true });
    await symlink("999999999-dead", path.join(world.stateDir, "locks/eng-1"));
    expect(await world.workspace.open("eng-1", world.commit)).toMatchObject({ fresh: true });
    expect(await readdir(path.join(workdir.path, "src"))).toEqual(["a.ts", "b.ts"]);
  });

  it("repairs a broken store", async () => {
    await using world = await createWorld();
    const store = path.join(world.stateDir, "store.git");
    await mkdir(world.stateDir, { recursive: true });
    await writeFile(store, "no repository");
    await world.workspace.open("eng-1", world.commit);
    await writeFile(path.join(store, "HEAD"), "rubbish");
    await rm(path.join(store, "objects/info"), { recursive: true });
    await rm(path.join(store, "refs"), { recursive: true });
    expect((await world.workspace.open("eng-2", world.commit)).fresh).toBe(true);
  });

  it("serves many names at once from two processes' worth of workspaces", async () => {
    await using world = await createWorld();
    const other = await createGitWorkspace(settings({ repo: world.checkout.dir, stateDir: world.stateDir }));
    const opened = await Promise.all(
      ["eng-1", "eng-2", "eng-3", "eng-1", "eng-2", "eng-3"].map((name, at) =>
        (at % 2 === 0 ? world.workspace : other).open(name, world.commit),
      ),
    );
    expect(
      opened
        .filter(({ fresh }) => fresh)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["eng-1", "eng-2", "eng-3"]);
    for (const workdir of opened) expect((await other.collect(workdir)).files).toEqual([]);
  });

  it("refuses names that could leave the folder or be taken for options", async () => {
    await using world = await createWorld();
    for (const name of ["", "..", "a/b", "-x", "A", "a..b", ".git", "a\nb", "a."]) {
      await expect(world.workspace.open(name, world.commit)).rejects.toThrow("cannot name");
      await expect(world.workspace.release(name)).rejects.toThrow("cannot name");
    }
  });
});

describe("collect", () => {
  it("tells added, modified, deleted and type-changed files, modes, links and sizes", async () => {
    await using world = await createWorld({
      ...FILES,
      "run.sh": "#!/bin/sh\n",
      "link.txt": "was a file\n",
      "gone.txt": "x\n",
    });
    const workdir = await world.workspace.open("eng-1", world.commit);
    const at = (name: string) => path.join(workdir.path, name);
    await writeFiles(workdir.path, {
      "src/a.ts": "changed\n",
      'neu/ü "q"\n.ts': "x",
      "gone.txt": null,
      "link.txt": null,
    });
    await chmod(at("run.sh"), 0o755);
    await symlink("/etc/passwd", at("link.txt"));
    const change = await world.workspace.collect(workdir);
    expect(change.hazards).toEqual([]);
    expect(brief(change)).toEqual([
      "deleted 000000 gone.txt",
      "type-changed 120000 link.txt",
      'added 100644 neu/ü "q"\n.ts',
      "modified 100755 run.sh",
      "modified 100644 src/a.ts",
    ]);
    expect(change.files.map(({ newBytes }) => newBytes)).toEqual([0, "/etc/passwd".length, 1, 10, 8]);
    expect(change.files[3]).toMatchObject({ oldMode: "100644", oldBlob: change.files[3]?.newBlob });
    expect(await world.workspace.collect(workdir)).toEqual(change);
    expect((await world.workspace.list(change.tree)).map(({ path }) => path)).toContain('neu/ü "q"\n.ts');
  });

  it("sees nothing where nothing changed, were files touched, ignored or our own messages written", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFiles(workdir.path, {
      "src/a.ts": "a\n",
      "node_modules/x/index.js": "x\n",
      "SCOPE-EXPANSIONS.md": "please\n",
    });
    const change = await world.workspace.collect(workdir);
    expect(change).toMatchObject({ baseCommit: world.commit, files: [], hazards: [] });
    expect(change.tree).toBe(change.baseTree);
  });

  it("finds an edit that leaves size and time stamp as they were", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    execFileSync("sh", ["-c", "touch -r src/a.ts ../stamp && printf 'z\\n' > src/a.ts && touch -r ../stamp src/a.ts"], {
      cwd: workdir.path,
    });
    expect(brief(await world.workspace.collect(workdir))).toEqual(["modified 100644 src/a.ts"]);
  });

  it("makes no noise of line ends that git converts", async () => {
    await using world = await createWorld({ ".gitattributes": "*.txt text eol=crlf\n", "a.txt": "one\ntwo\n" });
    const workdir = await world.workspace.open("eng-1", world.commit);
    expect(await readFile(path.join(workdir.path, "a.txt"), "utf8")).toBe("one\r\ntwo\r\n");
    await writeFiles(workdir.path, { "a.txt": "one\r\ntwo\r\n" });
    expect((await world.workspace.collect(workdir)).files).toEqual([]);
  });

  it("collects a working directory with no file left in it, and one that is gone is a hazard", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFiles(workdir.path, { "README.md": null, src: null, ".gitignore": null });
    expect((await world.workspace.collect(workdir)).files.map(({ status }) => status)).toEqual(
      Array(4).fill("deleted"),
    );
    await rm(workdir.path, { recursive: true });
    await symlink(world.checkout.dir, workdir.path);
    expect((await world.workspace.collect(workdir)).hazards).toEqual([{ path: ".", kind: "unreadable" }]);
  });

  it("names nested repositories, special files and a replaced .git, and keeps all of them out of the tree", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    const bad = Buffer.concat([Buffer.from(`${workdir.path}/bad-`), Buffer.from([0xff, 0xfe])]);
    await mkdir(bad);
    execFileSync("git", ["init", "--quiet", "."], {
      cwd: `${workdir.path}/src`,
      env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: "1" },
    });
    await mkdir(Buffer.concat([bad, Buffer.from("/.git")]));
    await writeFile(Buffer.concat([bad, Buffer.from("/.git/HEAD")]), "ref: refs/heads/main\n");
    execFileSync("mkfifo", ["pipe"], { cwd: workdir.path });
    await rm(path.join(workdir.path, "README.md"));
    execFileSync("mkfifo", ["README.md"], { cwd: workdir.path });
    await writeFiles(workdir.path, {
      "src/a.ts": "hidden\n",
      "a/.GiT/x": "x",
      "a/b.ts": "b",
      "fine.ts": "fine\n",
      "node_modules/y/.git/HEAD": "x",
    });
    await rm(path.join(workdir.path, ".git"));
    await mkdir(path.join(workdir.path, ".git"));
    const change = await world.workspace.collect(workdir);
    expect(change.hazards).toEqual([
      { path: ".git", kind: "nested-repository" },
      { path: "README.md", kind: "special-file" },
      { path: "a", kind: "nested-repository" },
      { path: "bad-\uFFFD\uFFFD", kind: "nested-repository" },
      { path: "pipe", kind: "special-file" },
      { path: "src", kind: "nested-repository" },
    ]);
    expect(brief(change)).toEqual(["added 100644 fine.ts"]);
  });

  it("puts a deleted .git file back and accepts names only other systems object to", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await rm(path.join(workdir.path, ".git"));
    await writeFiles(workdir.path, { "git~1": "x", "con.txt": "x", "a\\b": "x" });
    expect((await world.workspace.collect(workdir)).files.map(({ path }) => path)).toEqual([
      "a\\b",
      "con.txt",
      "git~1",
    ]);
    expect(await readFile(path.join(workdir.path, ".git"), "utf8")).toBe(`gitdir: ${workdir.gitDir}\n`);
  });

  it("calls a working directory that git gives up on a hazard instead of failing", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFiles(workdir.path, {
      ".gitattributes": "*.ts working-tree-encoding=NO-SUCH\n",
      "src/a.ts": "changed\n",
    });
    const change = await world.workspace.collect(workdir);
    expect(change).toMatchObject({ files: [], hazards: [{ path: ".", kind: "unreadable" }] });
  });

  it("names a file and a folder that cannot be read, and collects the rest", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFiles(workdir.path, { "fine.ts": "x", "src/a.ts": "secret\n", "closed/x.ts": "x" });
    await chmod(path.join(workdir.path, "src/a.ts"), 0o000);
    await chmod(path.join(workdir.path, "closed"), 0o000);
    const change = await asOrdinaryUser(world.dir, () => world.workspace.collect(workdir));
    expect(change.hazards).toEqual([
      { path: "closed", kind: "unreadable" },
      { path: "src/a.ts", kind: "unreadable" },
    ]);
    expect(brief(change)).toEqual(["added 100644 fine.ts"]);
  });

  it.each<[string, string]>([
    ["a link", "ln -s ../../../secret SCOPE-EXPANSIONS.md"],
    ["a second name of another file", "ln ../../../secret SCOPE-EXPANSIONS.md"],
    ["a pipe nobody writes to", "mkfifo SCOPE-EXPANSIONS.md"],
    ["a folder", "mkdir SCOPE-EXPANSIONS.md && echo x > SCOPE-EXPANSIONS.md/x"],
    ["a file over 64 KiB", "yes | head -c 65537 > SCOPE-EXPANSIONS.md"],
    ["a sparse file without end", "truncate -s 1T SCOPE-EXPANSIONS.md || yes | head -c 70000 > SCOPE-EXPANSIONS.md"],
  ])("takes %s for no request", async (_, command) => {
    await using world = await createWorld();
    await writeFile(path.join(world.dir, "secret"), "secret\n");
    const workdir = await world.workspace.open("eng-1", world.commit);
    execFileSync("sh", ["-c", command], { cwd: workdir.path, stdio: ["ignore", "ignore", "ignore"] });
    const change = await world.workspace.collect(workdir);
    expect(change).not.toHaveProperty("scopeRequest");
    expect(change.files).toEqual([]);
  });

  it("reads a request of 64 KiB, of any bytes, and none in a file the repository has itself", async () => {
    await using world = await createWorld({ ...FILES, "SCOPE-EXPANSIONS.md": "ours\n" });
    const workdir = await world.workspace.open("eng-1", world.commit);
    expect(await world.workspace.collect(workdir)).not.toHaveProperty("scopeRequest");
    const request = path.join(workdir.path, "SCOPE-EXPANSIONS.md");
    await writeFile(request, Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.alloc(65_534, "x")]));
    const { scopeRequest, files } = await world.workspace.collect(workdir);
    expect(scopeRequest).toBe(`\uFFFD\0${"x".repeat(65_534)}`);
    expect(files).toEqual([]);
  });

  it("works without our copy of the index", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await rm(path.join(world.stateDir, "trusted/eng-1/index"));
    await writeFiles(workdir.path, { "src/a.ts": "changed\n" });
    expect(brief(await world.workspace.collect(workdir))).toEqual(["modified 100644 src/a.ts"]);
  });
});

describe("restore", () => {
  it("puts the files of a tree back, removes what is new and keeps what is ignored", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFiles(workdir.path, { "src/a.ts": "agent\n", "src/new.ts": "agent\n", "src/b.ts": null });
    const { tree } = await world.workspace.collect(workdir);
    await writeFiles(workdir.path, {
      "src/a.ts": "command\n",
      "src/b.ts": "back\n",
      "dropped/x.log": "x",
      "node_modules/x.js": "kept",
      "nested/.git/HEAD": "ref: refs/heads/main\n",
      "nested/file": "x",
      ".git": "gitdir: /elsewhere\n",
    });
    await rename(path.join(workdir.path, "src/new.ts"), path.join(workdir.path, "moved.ts"));
    execFileSync("mkfifo", ["src/pipe"], { cwd: workdir.path });
    await world.workspace.restore(workdir, tree);
    const change = await world.workspace.collect(workdir);
    expect(change).toMatchObject({ tree, hazards: [] });
    expect((await readdir(workdir.path)).sort()).toEqual([".git", ".gitignore", "README.md", "node_modules", "src"]);
    expect((await readdir(path.join(workdir.path, "src"))).sort()).toEqual(["a.ts", "new.ts"]);
    await world.workspace.restore(workdir, change.baseTree);
    expect((await world.workspace.collect(workdir)).files).toEqual([]);
  });

  it("does not write through a folder that became a symbolic link", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    const outside = path.join(world.dir, "outside");
    await mkdir(outside);
    await rm(path.join(workdir.path, "src"), { recursive: true });
    await symlink(outside, path.join(workdir.path, "src"));
    const { baseTree, files } = await world.workspace.collect(workdir);
    expect(files.map(({ path, newMode }) => `${newMode} ${path}`)).toEqual([
      "120000 src",
      "000000 src/a.ts",
      "000000 src/b.ts",
    ]);
    await world.workspace.restore(workdir, baseTree);
    expect(await readdir(outside)).toEqual([]);
    expect(await readFile(path.join(workdir.path, "src/a.ts"), "utf8")).toBe("a\n");
  });
});

describe("commit, salvage and release", () => {
  it("gives the same input the same commit, by us, over the collected tree", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFiles(workdir.path, { "src/a.ts": "changed\n" });
    const { tree } = await world.workspace.collect(workdir);
    const commit = await commitOf(world.workspace, tree, world.commit);
    expect(await commitOf(world.workspace, tree, world.commit)).toBe(commit);
    expect(await commitOf(world.workspace, tree, world.commit, "Other\n")).not.toBe(commit);
  });

  it("saves a commit as a bundle that anybody with the base can fetch, and does so again over it", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await writeFiles(workdir.path, { "src/a.ts": "changed\n" });
    const { tree } = await world.workspace.collect(workdir);
    const commit = await commitOf(world.workspace, tree, world.commit);
    const bundle = await world.workspace.salvage("eng-1", commit);
    expect(path.isAbsolute(bundle)).toBe(true);
    expect(await world.workspace.salvage("eng-1", commit)).toBe(bundle);
    await world.checkout.git("fetch", "--quiet", bundle, "eng-1:rescued");
    expect(await world.checkout.git("rev-parse", "rescued")).toBe(commit);
  });

  it("removes a working directory and all we knew of it; the second time there is nothing to do", async () => {
    await using world = await createWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    await world.workspace.release("eng-1");
    await world.workspace.release("eng-1");
    await expect(lstat(workdir.path)).rejects.toThrow("ENOENT");
    await expect(lstat(workdir.gitDir)).rejects.toThrow("ENOENT");
    expect((await world.workspace.open("eng-1", world.commit)).fresh).toBe(true);
  });
});
