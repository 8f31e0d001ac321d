// The hostile repository: everything git can be talked into executing is rigged, and nothing may go off (SECURITY §3).
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createGitWorkspace } from "../../src/adapters/workspace/git.ts";
import {
  createBareRemote,
  createRepository,
  gitEnvironment,
  temporaryFolder,
  writeFiles,
} from "../helpers/git-repository.ts";
import { ATTRIBUTES, createTripwires } from "../helpers/hostile-repository.ts";
import { commitOf, FILES, settings } from "./workspace-doubles.ts";

const BRANCH = "linear-to-pr/eng-1";

describe("a hostile repository", () => {
  it.each(["remote", "checkout"] as const)(
    "sets nothing off from open to release, pushing to the %s",
    async (target) => {
      await using folder = await temporaryFolder();
      const tripwires = await createTripwires(path.join(folder.dir, "trips"));
      const attributes = { ".gitattributes": ATTRIBUTES };
      const checkout = await createRepository(path.join(folder.dir, "checkout"), { ...FILES, ...attributes });
      // Tracked although ignored, once as a file and once as a submodule: places where git may look past .gitignore.
      await writeFiles(checkout.dir, { "node_modules/lib/tracked.txt": "x\n" });
      await checkout.git("add", "--force", "node_modules/lib/tracked.txt");
      const head = await checkout.git("rev-parse", "HEAD");
      await checkout.git("update-index", "--add", "--cacheinfo", `160000,${head},node_modules/sub`);
      await checkout.git("commit", "--quiet", "--message", "Tracked although ignored");
      const remote = await createBareRemote(path.join(folder.dir, "remote.git"), checkout);
      if (target === "remote") await checkout.git("remote", "add", "origin", remote.dir);
      const given = settings({ repo: checkout.dir, stateDir: path.join(folder.dir, "state") });
      await tripwires.rigGitDir(path.join(checkout.dir, ".git"), "checkout");

      const workspace = await createGitWorkspace(given);
      const { commit: base } = await workspace.base("main");
      const workdir = await workspace.open("eng-1", base);
      await tripwires.rigWorkdir(workdir.path);
      await tripwires.rigGitDir(path.join(folder.dir, "state/store.git"), "store");
      await tripwires.rigGitDir(workdir.gitDir, "worktree");
      await writeFile(path.join(workdir.gitDir, "config.worktree"), "[core]\n\tfsmonitor = touch fired\n");
      await writeFiles(workdir.path, { "src/a.ts": "changed\n", "new.ts": "new\n" });
      await tripwires.rigNested(path.join(workdir.path, "node_modules/lib"));
      await tripwires.rigNested(path.join(workdir.path, "node_modules/sub"));
      await writeFiles(checkout.dir, { "src/a.ts": "dirty\n" });

      const again = await createGitWorkspace(given);
      expect(await (await createGitWorkspace(given)).findDirt()).toEqual(["src/a.ts"]);
      const reopened = await again.open("eng-1", base);
      expect(reopened.fresh).toBe(false);
      const change = await again.collect(reopened);
      expect(change.hazards.map(({ path }) => path)).toEqual([
        "linked",
        "node_modules/lib",
        "node_modules/sub",
        "shout",
        "src/nested",
      ]);
      expect(change.files.map(({ path }) => path)).toEqual([".gitmodules", "new.ts", "src/a.ts"]);
      await again.blobs(change.files.map(({ newBlob }) => newBlob));
      await again.list(change.tree);
      const commit = await commitOf(again, change.tree, base);
      await again.base(undefined);
      expect(await again.findRemoteBranch(BRANCH)).toBeUndefined();
      expect(await again.push(BRANCH, commit, undefined)).toBe("pushed");
      expect(await again.findRemoteBranch(BRANCH)).toMatchObject({ commit, ours: true });
      await again.salvage("eng-1", commit);
      await again.restore(reopened, change.tree);
      await tripwires.rigGitDir(path.join(folder.dir, "state/store.git"), "late");
      await again.release("eng-1");
      await again.open("eng-1", commit);
      expect(await tripwires.fired()).toEqual([]);
    },
  );

  it("would set them off under a careless git", async () => {
    await using folder = await temporaryFolder();
    const tripwires = await createTripwires(path.join(folder.dir, "trips"));
    const checkout = await createRepository(path.join(folder.dir, "checkout"), FILES);
    await tripwires.rigGitDir(path.join(checkout.dir, ".git"), "checkout");
    await tripwires.rigWorkdir(checkout.dir);
    await writeFiles(checkout.dir, { "src/a.ts": "changed\n" });
    const careless =
      "git status; git diff; git add -A . ':!shout' ; git -c commit.gpgSign=false commit -qm x; cd src/nested && git status && git add -A";
    execFileSync("sh", ["-c", `{ ${careless}; } >/dev/null 2>&1 || true`], {
      cwd: checkout.dir,
      env: gitEnvironment(folder.dir),
      timeout: 20_000,
    });
    const fired = await tripwires.fired();
    for (const name of [
      "checkout-clean",
      "checkout-fsmonitor",
      "checkout-hook-post-index-change",
      "checkout-hook-reference-transaction",
      "nested-clean",
    ]) {
      expect(fired).toContain(name);
    }
    expect(fired.some((name) => name.startsWith("checkout-diff"))).toBe(true);
  });
});
