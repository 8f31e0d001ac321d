// The git server that other tests stand on: real clones and pushes over HTTP, with its token and its faults.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startGitServer } from "../fakes/git-server.ts";

const TOKEN = "ghs_git0123456789";

interface Ended {
  readonly exitCode: number;
  readonly words: string;
}

/** A git client that knows nothing of this machine, with a token in every request. */
async function createClient(authorization: string) {
  const home = await mkdtemp(join(tmpdir(), "git-client-"));
  const env = {
    PATH: process.env.PATH ?? "/usr/bin:/bin",
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_NAME: "t",
    GIT_AUTHOR_EMAIL: "t@example.com",
    GIT_COMMITTER_NAME: "t",
    GIT_COMMITTER_EMAIL: "t@example.com",
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "http.extraHeader",
    GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
  };
  const git = (...args: string[]) =>
    new Promise<Ended>((resolve) => {
      execFile("git", args, { cwd: home, env, timeout: 20_000 }, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? -1), words: stdout + stderr });
      });
    });
  return { home, git, [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }) };
}

const basic = (token: string) => `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;

describe("the git server", () => {
  it("lets the right token clone and push", async () => {
    await using server = await startGitServer({ token: TOKEN });
    const files = { "README.md": "hello\n", "src/größe.ts": "export {};\n" };
    const repository = await server.createRepository("acme", "shop", files);
    await using client = await createClient(basic(TOKEN));
    expect(await client.git("clone", "--quiet", repository.url, "shop")).toMatchObject({ exitCode: 0 });
    const checkout = join(client.home, "shop");
    expect(await readFile(join(checkout, "src/größe.ts"), "utf8")).toBe("export {};\n");
    await writeFile(join(checkout, "new.txt"), "x".repeat(2_000_000));
    await client.git("-C", checkout, "add", ".");
    await client.git("-C", checkout, "commit", "--quiet", "-m", "more");
    expect(await client.git("-C", checkout, "push", "origin", "HEAD:refs/heads/eng-1")).toMatchObject({ exitCode: 0 });
    expect(await server.findCommit("acme", "shop", "eng-1")).toMatch(/^[0-9a-f]{40}$/);
    expect(await repository.findText("eng-1", "README.md")).toBe("hello\n");
    expect(await repository.findText("eng-1", "gone")).toBeUndefined();
    expect(server.requests.map(({ service }) => service)).toContain("git-receive-pack");
  });

  it.each(["bearer", "BASIC"])("compares the scheme without case and needs no .git: %s", async (scheme) => {
    await using server = await startGitServer({ token: TOKEN });
    const { url } = await server.createRepository("acme", "shop", { a: "a" });
    await using client = await createClient(
      scheme === "bearer" ? `bearer ${TOKEN}` : basic(TOKEN).replace("Basic", "BASIC"),
    );
    expect(await client.git("ls-remote", url.replace(".git", ""))).toMatchObject({
      exitCode: 0,
      words: expect.stringContaining("refs/heads/main"),
    });
  });

  it.each([basic("wrong"), "Bearer wrong", "Digest x"])("turns away %s", async (authorization) => {
    await using server = await startGitServer({ token: TOKEN });
    const { url } = await server.createRepository("acme", "shop", { a: "a" });
    await using client = await createClient(authorization);
    expect((await client.git("ls-remote", url)).exitCode).toBe(128);
    expect(new Set(server.requests.map(({ status }) => status))).toEqual(new Set([401]));
  });

  it("has no repository but those it was given", async () => {
    await using server = await startGitServer({ token: TOKEN });
    await using client = await createClient(basic(TOKEN));
    expect(await client.git("ls-remote", `${server.url}/acme/none.git`)).toMatchObject({
      words: expect.stringContaining("not found"),
    });
  });

  it("declines pushes on order, with the words of the rule", async () => {
    await using server = await startGitServer({ token: TOKEN });
    const repository = await server.createRepository("acme", "shop", { a: "a" });
    await using client = await createClient(basic(TOKEN));
    await client.git("clone", "--quiet", "--bare", repository.url, "shop");
    const push = () => client.git("-C", join(client.home, "shop"), "push", "origin", "main:refs/heads/eng-1");
    await repository.rejectPushes("GH013: Repository rule violations found");
    expect(await push()).toMatchObject({ exitCode: 1, words: expect.stringContaining("GH013") });
    expect(await repository.findCommit("eng-1")).toBeUndefined();
    await repository.rejectPushes(undefined);
    expect(await push()).toMatchObject({ exitCode: 0 });
  });

  it("can lose the answer to a push that happened", async () => {
    await using server = await startGitServer({ token: TOKEN });
    const repository = await server.createRepository("acme", "shop", { a: "a" });
    await using client = await createClient(basic(TOKEN));
    await client.git("clone", "--quiet", "--bare", repository.url, "shop");
    server.faults.push({ match: "POST /acme/shop.git/git-receive-pack", when: "after", kind: "reset" });
    const push = await client.git("-C", join(client.home, "shop"), "push", "origin", "main:refs/heads/eng-1");
    expect(push.exitCode).not.toBe(0);
    expect(await repository.findCommit("eng-1")).toBe(repository.commit);
  });

  it("shows what a person commits meanwhile", async () => {
    await using server = await startGitServer({ token: TOKEN });
    const repository = await server.createRepository("acme", "shop", { a: "a", b: "b" });
    const theirs = await repository.addCommit("eng-1", { a: null, c: "c" });
    expect(await repository.git("rev-parse", "eng-1^")).toBe(repository.commit);
    expect(await repository.git("ls-tree", "--name-only", theirs)).toBe("b\nc");
    const more = await repository.addCommit("eng-1", { c: "d" });
    expect(await repository.git("rev-parse", `${more}^`)).toBe(theirs);
  });
});
