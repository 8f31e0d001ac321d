// Fetching and pushing over HTTP with a token: the right one, the wrong one, lost answers; and where the token never shows.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createShell } from "../../src/adapters/machine/process.ts";
import { createGitWorkspace } from "../../src/adapters/workspace/git.ts";
import type { Shell, Trees, Workspace } from "../../src/ports.ts";
import { type GitRepository, type GitServer, startGitServer } from "../fakes/git-server.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";
import { createRepository, temporaryFolder, writeFiles } from "../helpers/git-repository.ts";
import { commitOf, FILES, settings } from "./workspace-doubles.ts";

const TOKEN = "ghs_canary-7f3a9c";
const BRANCH = "linear-to-pr/eng-1";
const PUSH = "POST /acme/shop.git/git-receive-pack";

interface World extends AsyncDisposable {
  readonly server: GitServer;
  readonly repository: GitRepository;
  readonly stateDir: string;
  readonly log: ReturnType<typeof createRecordingLog>;
  /** Every argument list that was run. */
  readonly argued: string[];
  connect(remote: { url: string; token?: string }): Promise<Workspace & Trees>;
}

async function createWorld(): Promise<World> {
  const folder = await temporaryFolder();
  const server = await startGitServer({ token: TOKEN, root: path.join(folder.dir, "server") });
  const repository = await server.createRepository("acme", "shop", FILES);
  const checkout = await createRepository(path.join(folder.dir, "checkout"), { "unrelated.txt": "x\n" });
  const stateDir = path.join(folder.dir, "state");
  const log = createRecordingLog();
  const argued: string[] = [];
  const inner = createShell();
  const shell: Shell = {
    run: (command, options) => {
      argued.push(command.args.join(" "));
      return inner.run(command, options);
    },
  };
  return {
    server,
    repository,
    stateDir,
    log,
    argued,
    connect: (remote) => createGitWorkspace(settings({ repo: checkout.dir, stateDir, shell, log, remote })),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function prepare(workspace: Workspace & Trees): Promise<string> {
  const { commit } = await workspace.base(undefined);
  const workdir = await workspace.open("eng-1", commit);
  await writeFiles(workdir.path, { "src/a.ts": "changed\n" });
  const { tree } = await workspace.collect(workdir);
  return commitOf(workspace, tree, commit);
}

/** Every file of the state folder that holds one of the needles. */
async function holders(dir: string, needles: readonly string[]): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, "latin1")));
  return files.filter((_, at) => needles.some((needle) => texts[at]?.includes(needle)));
}

describe("over HTTP", () => {
  it("fetches, pushes and finds with the right token, which shows nowhere", async () => {
    await using world = await createWorld();
    const workspace = await world.connect({ url: world.repository.url, token: TOKEN });
    const commit = await prepare(workspace);
    expect(await workspace.push(BRANCH, commit, undefined)).toBe("pushed");
    expect(await world.repository.findText(BRANCH, "src/a.ts")).toBe("changed\n");
    expect(await workspace.findRemoteBranch(BRANCH)).toMatchObject({
      commit,
      parent: world.repository.commit,
      ours: true,
    });
    const foreign = await world.repository.addCommit(BRANCH, { "README.md": "by a person\n" });
    expect(await workspace.findRemoteBranch(BRANCH)).toMatchObject({ commit: foreign, parent: commit, ours: false });
    expect(await workspace.push(BRANCH, commit, commit)).toBe("stale");
    const forms = [TOKEN, Buffer.from(`x-access-token:${TOKEN}`).toString("base64")];
    expect(await holders(world.stateDir, forms)).toEqual([]);
    expect(forms.filter((form) => JSON.stringify([world.argued, world.log.lines]).includes(form))).toEqual([]);
  });

  it("asks once for all branches that could be in the way of others", async () => {
    await using world = await createWorld();
    const workspace = await world.connect({ url: world.repository.url, token: TOKEN });
    await workspace.push("linear-to-pr", await prepare(workspace), undefined);
    const before = world.argued.length;
    const wanted = [BRANCH, "linear-to-pr/eng-2", "linear-to-pr", "main-2"];
    expect(await workspace.findNameClashes(wanted)).toEqual([
      { branch: BRANCH, taken: "linear-to-pr" },
      { branch: "linear-to-pr/eng-2", taken: "linear-to-pr" },
    ]);
    expect(world.argued.slice(before).map((line) => line.split(" ")[0])).toEqual(["ls-remote"]);
  });

  it("takes a login out of the address before anything is run", async () => {
    await using world = await createWorld();
    const url = world.repository.url.replace("http://", `http://someone:${TOKEN}@`);
    const workspace = await world.connect({ url });
    expect((await workspace.base("main")).commit).toBe(world.repository.commit);
    expect(world.argued.join("\n")).not.toContain(TOKEN);
    expect(await holders(world.stateDir, [TOKEN])).toEqual([]);
  });

  it.each([{ token: "ghs_wrong-canary" }, {}])(
    "says that it was not let in with %j, and keeps the token to itself",
    async (login) => {
      await using world = await createWorld();
      const workspace = await world.connect({ url: world.repository.url, ...login });
      const error: unknown = await workspace.base("main").catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "GIT_UNAUTHORIZED" });
      expect(String(error)).not.toContain("canary");
      await expect(workspace.findRemoteBranch(BRANCH)).rejects.toMatchObject({ code: "GIT_UNAUTHORIZED" });
    },
  );

  it("says so when the token may read but not push", async () => {
    await using world = await createWorld();
    const workspace = await world.connect({ url: world.repository.url, token: TOKEN });
    const commit = await prepare(workspace);
    const times = 2;
    world.server.faults.push({ match: "GET /acme/shop.git/info/refs", when: "before", kind: "403", times });
    await expect(workspace.push(BRANCH, commit, undefined)).rejects.toMatchObject({ code: "GIT_UNAUTHORIZED" });
  });

  it("passes on what branch rules say", async () => {
    await using world = await createWorld();
    const workspace = await world.connect({ url: world.repository.url, token: TOKEN });
    const commit = await prepare(workspace);
    await world.repository.rejectPushes("GH013: Repository rule violations found");
    await expect(workspace.push(BRANCH, commit, undefined)).rejects.toMatchObject({
      code: "GIT_PUSH_REJECTED",
      message: expect.stringContaining("GH013: Repository rule violations found"),
    });
    expect(world.server.requests.filter(({ method }) => method === "POST").length).toBeLessThan(8);
  });

  it("looks at the remote when the answer to a push was lost", async () => {
    await using world = await createWorld();
    const workspace = await world.connect({ url: world.repository.url, token: TOKEN });
    const commit = await prepare(workspace);
    world.server.faults.push({ match: PUSH, when: "after", kind: "reset" });
    expect(await workspace.push(BRANCH, commit, undefined)).toMatch(/^(pushed|up-to-date)$/);
    expect(await world.repository.findCommit(BRANCH)).toBe(commit);
  });

  it("tries again after a failure of the network, and gives up with its own code", async () => {
    await using world = await createWorld();
    const workspace = await world.connect({ url: world.repository.url, token: TOKEN });
    const commit = await prepare(workspace);
    world.server.faults.push({ match: PUSH, when: "before", kind: "502" });
    expect(await workspace.push(BRANCH, commit, undefined)).toBe("pushed");
    await world.server[Symbol.asyncDispose]();
    await expect(workspace.push(BRANCH, commit, commit)).rejects.toMatchObject({
      code: "GIT_UNAVAILABLE",
      retryable: true,
    });
  });
});
