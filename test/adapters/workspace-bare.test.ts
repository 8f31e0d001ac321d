// Without a checkout: the store lives alone with its remote, over HTTP with a token as on a runner, and from a folder.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createGitWorkspace, type GitWorkspace } from "../../src/adapters/workspace/git.ts";
import { readPolicy } from "../../src/policy.ts";
import { type GitRepository, type GitServer, startGitServer } from "../fakes/git-server.ts";
import { createBareRemote, createRepository, temporaryFolder, writeFiles } from "../helpers/git-repository.ts";
import { commitOf, FILES, settings } from "./workspace-doubles.ts";

const TOKEN = "ghs_canary-51b0d2";
const BRANCH = "linear-to-pr/eng-1";
const CONFIG = "version: 1\nverify:\n  maxFiles: 7\n";

interface World extends AsyncDisposable {
  readonly dir: string;
  readonly server: GitServer;
  readonly repository: GitRepository;
  /** A machine of that name: nothing on disk yet, no checkout. */
  machine(name: string, token?: string): Promise<GitWorkspace>;
}

async function createWorld(): Promise<World> {
  const folder = await temporaryFolder();
  const server = await startGitServer({ token: TOKEN });
  const files = { ...FILES, ".github/linear-to-pr.yml": CONFIG };
  const repository = await server.createRepository("acme", "shop", files);
  return {
    dir: folder.dir,
    server,
    repository,
    machine: (name, token = TOKEN) => {
      const stateDir = path.join(folder.dir, name);
      return createGitWorkspace(settings({ repo: undefined, stateDir, remote: { url: repository.url, token } }));
    },
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function edited(workspace: GitWorkspace, commit: string, files: Readonly<Record<string, string | null>>) {
  const workdir = await workspace.open("eng-1", commit);
  await writeFiles(workdir.path, files);
  return { workdir, change: await workspace.collect(workdir) };
}

describe("a workspace without a checkout", () => {
  it("reads what the base says: the policy of a session, the files and their texts", async () => {
    await using world = await createWorld();
    const workspace = await world.machine("one");
    const { base, config } = await readPolicy(workspace, undefined);
    expect([base.branch, base.commit, config.verify.maxFiles]).toEqual(["main", world.repository.commit, 7]);
    const entries = await workspace.list(base.commit);
    expect(entries.map((entry) => entry.path)).toContain("src/a.ts");
    expect((await workspace.blobs(entries.map(({ blob }) => blob))).size).toBe(entries.length);
    expect([workspace.originUrl, await workspace.findDirt()]).toEqual([undefined, []]);
    await expect(workspace.base("nowhere")).rejects.toMatchObject({ code: "BASE_NOT_FOUND" });
  });

  it("passes work on: collected here, salvaged, adopted and verified there, pushed from a third place", async () => {
    await using world = await createWorld();
    const agent = await world.machine("agent");
    const { commit } = await agent.base("main");
    const { workdir, change } = await edited(agent, commit, { "src/a.ts": "changed\n", "src/b.ts": null });
    await agent.restore(workdir, change.baseTree);
    expect((await agent.collect(workdir)).files).toEqual([]);
    await agent.restore(workdir, change.tree);
    const made = await commitOf(agent, change.tree, commit);
    const file = await agent.salvage("eng-1-work", made);

    const verifier = await world.machine("verifier");
    expect(await verifier.adopt(file, { parent: commit, tree: change.tree })).toBe(made);
    const clean = await verifier.open("eng-1", commit);
    expect(await readFile(path.join(clean.path, "src/a.ts"), "utf8")).toBe("a\n");
    await verifier.restore(clean, change.tree);
    expect(await readFile(path.join(clean.path, "src/a.ts"), "utf8")).toBe("changed\n");
    expect(await verifier.collect(clean)).toEqual(change);

    const deliverer = await world.machine("deliverer");
    await deliverer.adopt(file, { parent: commit, tree: change.tree });
    expect(await deliverer.diff(commit, change.tree)).toEqual(change.files);
    expect(await deliverer.findRemoteBranch(BRANCH)).toBeUndefined();
    const own = await commitOf(deliverer, change.tree, commit, "Its own words\n\nLinear-to-PR-Ticket: ENG-1\n");
    expect(await deliverer.push(BRANCH, own, undefined)).toBe("pushed");
    expect(await deliverer.push(BRANCH, own, undefined)).toBe("up-to-date");
    const found = { commit: own, tree: change.tree, parent: commit, ours: true };
    expect(await verifier.findRemoteBranch(BRANCH)).toMatchObject(found);
    expect(await verifier.findNameClashes([`${BRANCH}/x`])).toEqual([{ branch: `${BRANCH}/x`, taken: BRANCH }]);
    expect(await world.repository.findText(BRANCH, "src/a.ts")).toBe("changed\n");
  });

  it("adopts over a commit it has to fetch, and says so when nobody has that commit", async () => {
    await using world = await createWorld();
    const agent = await world.machine("agent");
    const { commit } = await agent.base("main");
    const { change } = await edited(agent, commit, { "src/a.ts": "changed\n" });
    const file = await agent.salvage("eng-1-work", await commitOf(agent, change.tree, commit));
    await world.repository.addCommit("main", { "later.ts": "later\n" });
    const fresh = await world.machine("fresh");
    await fresh.base("main");
    await fresh.adopt(file, { parent: commit, tree: change.tree });
    expect((await fresh.diff(commit, change.tree)).map((one) => one.path)).toEqual(["src/a.ts"]);
    const nobody = fresh.adopt(file, { parent: "1".repeat(40), tree: change.tree });
    await expect(nobody).rejects.toMatchObject({ code: expect.stringMatching(/^(GIT_UNAVAILABLE|CHECKOUT_SHALLOW)$/) });
  });

  it("fetches as much history as a merge needs", async () => {
    await using world = await createWorld();
    const ours = await world.repository.addCommit("ours", { "src/a.ts": "ours\n" });
    for (const text of ["1", "2", "3"]) await world.repository.addCommit("theirs", { "src/b.ts": `${text}\n` });
    const theirs = await world.repository.addCommit("theirs", { "src/c.ts": "theirs\n" });
    const workspace = await world.machine("one");
    const { tree = "" } = await workspace.merge(ours, theirs);
    const changed = await workspace.diff(world.repository.commit, tree);
    expect(changed.map((one) => one.path)).toEqual(["src/a.ts", "src/b.ts", "src/c.ts"]);
  });

  it("is told when it is not let in, and keeps its token out of every file", async () => {
    await using world = await createWorld();
    const stranger = await world.machine("stranger", "ghs_wrong");
    await expect(stranger.base(undefined)).rejects.toMatchObject({ code: "GIT_UNAUTHORIZED" });
    const workspace = await world.machine("one");
    await workspace.open("eng-1", (await workspace.base("main")).commit);
    const forms = [TOKEN, Buffer.from(`x-access-token:${TOKEN}`).toString("base64")];
    const entries = await readdir(path.join(world.dir, "one"), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    const texts = await Promise.all(files.map((file) => readFile(file, "latin1")));
    expect(texts.filter((text) => forms.some((form) => text.includes(form)))).toEqual([]);
  });

  it("needs an address", async () => {
    await using folder = await temporaryFolder();
    const stateDir = path.join(folder.dir, "state");
    for (const remote of [undefined, { token: TOKEN }]) {
      const made = createGitWorkspace(settings({ repo: undefined, stateDir, remote }));
      await expect(made).rejects.toMatchObject({ code: "INPUT_INVALID" });
    }
    const program = createGitWorkspace(settings({ repo: undefined, stateDir, remote: { url: "ext::sh -c x" } }));
    await expect(program).rejects.toMatchObject({ code: "INPUT_INVALID" });
  });

  it("takes a folder for a remote too", async () => {
    await using folder = await temporaryFolder();
    const source = await createRepository(path.join(folder.dir, "source"), FILES);
    const remote = await createBareRemote(path.join(folder.dir, "remote.git"), source);
    const stateDir = path.join(folder.dir, "state");
    const workspace = await createGitWorkspace(settings({ repo: undefined, stateDir, remote: { url: remote.dir } }));
    const { commit } = await workspace.base(undefined);
    const { change } = await edited(workspace, commit, { "src/a.ts": "changed\n" });
    expect(await workspace.push(BRANCH, await commitOf(workspace, change.tree, commit), undefined)).toBe("pushed");
    expect(await remote.git("show", `${BRANCH}:src/a.ts`)).toBe("changed");
  });
});
