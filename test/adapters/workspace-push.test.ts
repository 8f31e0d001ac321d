// Publishing over a file path and into the checkout itself: leases, second times, rejections.
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createGitWorkspace } from "../../src/adapters/workspace/git.ts";
import type { Workspace } from "../../src/ports.ts";
import { cloneRepository, createRepository, temporaryFolder, writeFiles } from "../helpers/git-repository.ts";
import { commitOf, createWorld, FILES, MESSAGE, settings } from "./workspace-doubles.ts";

const BRANCH = "linear-to-pr/eng-1";

async function makeCommit(workspace: Workspace, base: string, text: string, message = MESSAGE): Promise<string> {
  const workdir = await workspace.open("eng-1", base);
  await writeFiles(workdir.path, { "src/a.ts": text });
  const { tree } = await workspace.collect(workdir);
  return commitOf(workspace, tree, base, message);
}

describe("push to a remote", () => {
  it("creates the branch, answers up-to-date the second time, and moves it with the right lease", async () => {
    await using world = await createWorld();
    const first = await makeCommit(world.workspace, world.commit, "1\n");
    expect(await world.workspace.findRemoteBranch(BRANCH)).toBeUndefined();
    expect(await world.workspace.push(BRANCH, first, undefined)).toBe("pushed");
    expect(await world.workspace.push(BRANCH, first, undefined)).toBe("up-to-date");
    expect(await world.workspace.push(BRANCH, first, first)).toBe("up-to-date");
    const second = await makeCommit(world.workspace, world.commit, "2\n");
    expect(await world.workspace.push(BRANCH, second, first)).toBe("pushed");
    expect(await world.remote.git("rev-parse", BRANCH)).toBe(second);
  });

  it("answers stale, and changes nothing, when somebody else was there or the branch is gone", async () => {
    await using world = await createWorld();
    const first = await makeCommit(world.workspace, world.commit, "1\n");
    await world.workspace.push(BRANCH, first, undefined);
    const person = await cloneRepository(world.remote.dir, path.join(world.dir, "person"), `--branch=${BRANCH}`);
    const foreign = await person.commit({ "src/b.ts": "by a person\n" });
    await person.git("push", "--quiet", "origin", BRANCH);
    const second = await makeCommit(world.workspace, world.commit, "2\n");
    expect(await world.workspace.push(BRANCH, second, first)).toBe("stale");
    expect(await world.workspace.push(BRANCH, second, undefined)).toBe("stale");
    expect(await world.remote.git("rev-parse", BRANCH)).toBe(foreign);
    await world.remote.git("update-ref", "-d", `refs/heads/${BRANCH}`);
    expect(await world.workspace.push(BRANCH, second, first)).toBe("stale");
  });

  it("lets one of two deliverers win", async () => {
    await using world = await createWorld();
    const other = await createGitWorkspace(
      settings({ repo: world.checkout.dir, stateDir: path.join(world.dir, "s2") }),
    );
    const mine = await makeCommit(world.workspace, world.commit, "mine\n");
    const theirs = await makeCommit(other, world.commit, "theirs\n");
    const answers = await Promise.all([
      world.workspace.push(BRANCH, mine, undefined),
      other.push(BRANCH, theirs, undefined),
    ]);
    expect(answers.sort()).toEqual(["pushed", "stale"]);
  });

  it("passes on the words of a hook that refuses, on one line", async () => {
    await using world = await createWorld();
    const hook = path.join(world.remote.dir, "hooks/pre-receive");
    await writeFile(
      hook,
      "#!/bin/sh\nprintf 'rule 7:\\n\\033[31mno robots\\033[0m\\n::error::x %0400d' 0 >&2\nexit 1\n",
    );
    await chmod(hook, 0o755);
    const commit = await makeCommit(world.workspace, world.commit, "1\n");
    const error: unknown = await world.workspace.push(BRANCH, commit, undefined).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "GIT_PUSH_REJECTED", message: expect.stringContaining("no robots") });
    expect(String(error)).not.toMatch(/[\n\u001b]/);
    expect(String(error).length).toBeLessThan(400);
  });
});

describe("findRemoteBranch", () => {
  it("tells our commit from everybody else's, by committer and trailer", async () => {
    await using world = await createWorld();
    const ours = await makeCommit(world.workspace, world.commit, "1\n");
    await world.workspace.push(BRANCH, ours, undefined);
    const found = await world.workspace.findRemoteBranch(BRANCH);
    expect(found).toEqual({
      commit: ours,
      tree: await world.remote.git("rev-parse", `${ours}^{tree}`),
      parent: world.commit,
      committedAt: "2026-01-02T03:04:05.000Z",
      ours: true,
    });
    const bare = await makeCommit(world.workspace, world.commit, "2\n", "No trailer\n");
    await world.workspace.push("no-trailer", bare, undefined);
    const person = await cloneRepository(world.remote.dir, path.join(world.dir, "person"));
    await person.git("checkout", "--quiet", "-b", "by-person");
    const foreign = await person.commit({ "x.ts": "x\n" }, MESSAGE);
    await person.git("push", "--quiet", "origin", "by-person");
    const fresh = await createGitWorkspace(
      settings({ repo: world.checkout.dir, stateDir: path.join(world.dir, "s2") }),
    );
    expect(await fresh.findRemoteBranch("no-trailer")).toMatchObject({ commit: bare, ours: false });
    expect(await fresh.findRemoteBranch("by-person")).toMatchObject({
      commit: foreign,
      parent: world.commit,
      ours: false,
    });
    expect(await fresh.findRemoteBranch(BRANCH)).toEqual(found);
    expect(await fresh.findRemoteBranch("eng-1")).toBeUndefined();
  });
});

describe("push into the checkout itself", () => {
  it("sets the branch by compare-and-swap, with every object it needs", async () => {
    await using folder = await temporaryFolder();
    const checkout = await createRepository(path.join(folder.dir, "checkout"), FILES);
    const workspace = await createGitWorkspace(
      settings({ repo: checkout.dir, stateDir: path.join(folder.dir, "state") }),
    );
    const { commit: base } = await workspace.base(undefined);
    const first = await makeCommit(workspace, base, "1\n");
    expect(await workspace.push(BRANCH, first, undefined)).toBe("pushed");
    expect(await workspace.push(BRANCH, first, undefined)).toBe("up-to-date");
    expect(await workspace.findRemoteBranch(BRANCH)).toMatchObject({ commit: first, ours: true });
    const second = await makeCommit(workspace, base, "2\n");
    expect(await workspace.push(BRANCH, second, undefined)).toBe("stale");
    expect(await workspace.push(BRANCH, second, first)).toBe("pushed");
    expect(await checkout.git("show", `${BRANCH}:src/a.ts`)).toBe("2");
    await checkout.git("fsck", "--strict", "--connectivity-only");
  });

  it("hands over merges nobody pushed, and tells which branches of the checkout are in the way", async () => {
    await using folder = await temporaryFolder();
    const checkout = await createRepository(path.join(folder.dir, "checkout"), FILES);
    const stateDir = path.join(folder.dir, "state");
    const workspace = await createGitWorkspace(settings({ repo: checkout.dir, stateDir }));
    const { commit: base, tree } = await workspace.base(undefined);
    const wanted = { tree, parent: base, message: MESSAGE, date: "2026-01-01T00:00:00Z" };
    const one = await workspace.commit({ ...wanted, message: `One\n\n${MESSAGE}` });
    const two = await workspace.commit({ ...wanted, message: `Two\n\n${MESSAGE}` });
    const both = await workspace.commit({ ...wanted, parent: one, alsoParents: [two] });
    const all = await workspace.commit({ ...wanted, parent: both, alsoParents: [base] });
    expect(await workspace.push("eng-1-base", all, undefined)).toBe("pushed");
    await checkout.git("fsck", "--strict", "--connectivity-only");
    expect((await checkout.git("rev-list", "eng-1-base")).split("\n").sort()).toEqual(
      [all, both, one, two, base].sort(),
    );
    expect(await workspace.findNameClashes(["main/eng-1", "eng-1-base", "eng-1"])).toEqual([
      { branch: "main/eng-1", taken: "main" },
    ]);
  });

  it("refuses a branch that is checked out, and treats the checkout's own path as itself", async () => {
    await using folder = await temporaryFolder();
    const checkout = await createRepository(path.join(folder.dir, "checkout"), FILES);
    const stateDir = path.join(folder.dir, "state");
    const workspace = await createGitWorkspace(
      settings({ repo: checkout.dir, stateDir, remote: { url: checkout.dir } }),
    );
    const { commit: base } = await workspace.base(undefined);
    const commit = await makeCommit(workspace, base, "1\n");
    await expect(workspace.push("main", commit, base)).rejects.toMatchObject({
      code: "GIT_PUSH_REJECTED",
      message: expect.stringContaining("main is checked out"),
    });
    expect(await checkout.git("status", "--porcelain")).toBe("");
  });
});
