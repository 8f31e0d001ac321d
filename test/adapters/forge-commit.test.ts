// Commits that GitHub makes and signs, from a change in a machine's store to a branch: real git on both sides, an emulated API
// between them.
import { describe, expect, it } from "vitest";
import { isOurs } from "../../src/adapters/workspace/ours.ts";
import type { Commit } from "../../src/adapters/workspace/store.ts";
import { isPipelineError, type PipelineError } from "../../src/errors.ts";
import { BRANCH, createSigningWorld, type Edit, MESSAGE, type SigningWorld } from "./forge-commit-doubles.ts";
import { IDENTITY } from "./workspace-doubles.ts";

const asked = ({ github }: SigningWorld) =>
  github.requests.map(({ method, path }) => `${method} ${path.replace("/repos/acme/shop/git", "")}`);

async function failureOf(work: Promise<unknown>): Promise<PipelineError> {
  const error = await work.then(
    () => "no failure",
    (thrown: unknown) => thrown,
  );
  if (isPipelineError(error)) return error;
  throw error instanceof Error ? error : new Error(String(error));
}

/** As `deliver` does it. */
async function publish(world: SigningWorld, files?: Readonly<Record<string, Edit>>) {
  const { workspace, wanted } = await world.work(files);
  const made = await world.forge.commit(wanted);
  await workspace.fetchMade(made, { branch: BRANCH, tree: wanted.tree, parent: wanted.parent });
  expect(await workspace.push(BRANCH, made, undefined)).toBe("pushed");
  return { made, wanted };
}

const EVERY_KIND: Readonly<Record<string, Edit>> = {
  ...{ "src/a.ts": "changed\n", "src/new/x.ts": "x\n", "src/b.ts": null, "src/moved.ts": "b\n" },
  ...{ "windows.txt": "a\r\nb \n\n", "empty.txt": "", "no-end.txt": "x", "src/deep/c.ts": null },
  ...{ "docs/größe 大小.md": "é\n", 'src/"quoted"\t.ts': "q\n", "run.sh": { mode: 0o755 } },
  "logo.png": { bytes: new Uint8Array([0x89, 0x50, 0, 255, 13, 10, 0xc3, 0x28]) },
};

describe("a commit made by GitHub", () => {
  it("holds exactly the tree that was verified, whatever was changed", async () => {
    await using world = await createSigningWorld();
    const { made, wanted } = await publish(world, EVERY_KIND);
    expect(wanted.files).toHaveLength(Object.keys(EVERY_KIND).length);
    const { tree, parent } = wanted;
    expect(await world.read(made)).toEqual({ tree, parent, message: MESSAGE });
    expect(await world.repository.findCommit(BRANCH)).toBe(made);
    expect(await world.repository.git("fsck", "--strict", made)).toBe("");
  });

  it("is signed, names nobody of ours, and is known for ours by the next run", async () => {
    await using world = await createSigningWorld();
    const { made } = await publish(world);
    expect(await world.repository.git("log", "-1", "--format=%an|%cn|%ce", made)).toBe(
      "github-actions[bot]|GitHub|noreply@github.com",
    );
    expect(await world.repository.git("cat-file", "commit", made)).toContain(
      "\ngpgsig -----BEGIN PGP SIGNATURE-----\n",
    );
    const next = await world.machine("next");
    expect(await next.findRemoteBranch(BRANCH)).toMatchObject({ commit: made, ours: true });
  });

  it("takes one request a new file, one for the tree and one for the commit; what the parent has is not sent", async () => {
    await using world = await createSigningWorld();
    const moved = { "src/b.ts": null, "src/moved.ts": "b\n", "run.sh": { mode: 0o755 } };
    const twice = { "src/new.ts": "new\n", "src/same.ts": "new\n" };
    await publish(world, { ...moved, ...twice });
    expect(asked(world)).toEqual(["POST /blobs", "POST /trees", "POST /commits"]);
  });

  it("stands on what another commit of this kind delivered", async () => {
    await using world = await createSigningWorld();
    const { made: parent } = await publish(world);
    const { workspace, wanted } = await world.work({ "src/b.ts": "stacked\n" }, "two");
    const { tree: parentTree } = (await workspace.findRemoteBranch(BRANCH)) ?? { tree: "" };
    const files = await workspace.diff(parentTree, wanted.tree);
    const message = MESSAGE.replaceAll("ENG-1", "ENG-2");
    const made = await world.forge.commit({ ...wanted, parent, parentTree, message, files });
    await workspace.fetchMade(made, { branch: "linear-to-pr/eng-2", tree: wanted.tree, parent });
    expect(await workspace.push("linear-to-pr/eng-2", made, undefined)).toBe("pushed");
    expect(await world.repository.git("rev-parse", "linear-to-pr/eng-2^")).toBe(parent);
  });

  it("sends many files slowly, and a few at a time", async () => {
    await using world = await createSigningWorld();
    const files = Object.fromEntries(Array.from({ length: 23 }, (_, at) => [`src/new-${at}.ts`, `${at}\n`]));
    await publish(world, files);
    expect(asked(world).filter((request) => request === "POST /blobs")).toHaveLength(23);
    expect(world.clock.slept).toEqual([3000, 3000, 3000]);
  });

  it.each(["blobs", "trees", "commits"])("is made when the answer of %s was lost", async (kind) => {
    await using world = await createSigningWorld();
    world.github.faults.push({ match: `POST /repos/*/*/git/${kind}`, when: "after", kind: "reset" });
    const { made } = await publish(world);
    expect(await world.repository.findCommit(BRANCH)).toBe(made);
  });
});

describe("GitHub makes no commit", () => {
  it.each([
    ["blobs", "403", "GITHUB_FORBIDDEN", /contents: write/],
    ["blobs", "404", "GITHUB_NOT_FOUND", /contents: write/],
    ["trees", "422", "GITHUB_REJECTED", /GitHub did not accept/],
    ["commits", "secondary", "GITHUB_RATE_LIMITED", /after the time/],
    ["commits", "garbage", "GITHUB_UNAVAILABLE", /run again later/],
  ] as const)("when it answers %s with %s, and says what to do", async (kind, fault, code, hint) => {
    await using world = await createSigningWorld();
    world.github.faults.push({ match: `POST /repos/*/*/git/${kind}`, when: "before", kind: fault, times: 9 });
    const { wanted } = await world.work();
    const failure = await failureOf(world.forge.commit(wanted));
    expect([failure.code, failure.hint]).toEqual([code, expect.stringMatching(hint)]);
    expect(await world.repository.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
  });

  it("with a token that may not write", async () => {
    await using world = await createSigningWorld({ permissions: { contents: "read" } });
    const { wanted } = await world.work();
    expect(await failureOf(world.forge.commit(wanted))).toMatchObject({
      code: "GITHUB_FORBIDDEN",
      message: expect.stringContaining("contents=write"),
      hint: expect.stringContaining("deliver.commit: git"),
    });
  });

  it("that counts when the token is a person's, for whom it does not sign", async () => {
    await using world = await createSigningWorld({ signs: false });
    const { wanted } = await world.work();
    expect(await failureOf(world.forge.commit(wanted))).toMatchObject({
      code: "GITHUB_REJECTED",
      message: expect.stringContaining("(unsigned)"),
      hint: expect.stringContaining("never for a person's"),
    });
  });

  it("of bytes that are not those of the blob, and asks for no tree", async () => {
    await using world = await createSigningWorld();
    const { wanted } = await world.work();
    const other = { ...wanted, contentOf: async () => new TextEncoder().encode("other\n") };
    expect(await failureOf(world.forge.commit(other))).toMatchObject({ code: "GITHUB_REJECTED" });
    expect(asked(world)).toEqual(["POST /blobs"]);
  });

  it("of a list of files that does not come to the tree, and asks for no commit", async () => {
    await using world = await createSigningWorld();
    const { wanted } = await world.work({ "src/a.ts": "changed\n", "src/b.ts": "changed too\n" });
    const failure = await failureOf(world.forge.commit({ ...wanted, files: wanted.files.slice(1) }));
    expect([failure.code, failure.message]).toEqual(["GITHUB_REJECTED", expect.stringContaining(wanted.tree)]);
    expect(asked(world)).toEqual(["POST /blobs", "POST /trees"]);
  });

  it("with a link in it, which is our mistake", async () => {
    await using world = await createSigningWorld();
    const { wanted } = await world.work();
    const files = wanted.files.map((file) => ({ ...file, newMode: "120000" }));
    await expect(world.forge.commit({ ...wanted, files })).rejects.toThrow(TypeError);
  });
});

describe("a commit that is fetched by its id", () => {
  it("is refused when it holds another tree, stands on another commit, or is for another branch", async () => {
    await using world = await createSigningWorld();
    const { workspace, wanted } = await world.work();
    const made = await world.forge.commit(wanted);
    const right = { branch: BRANCH, tree: wanted.tree, parent: wanted.parent };
    const other = await world.repository.addCommit("main", { "x.txt": "x" });
    for (const [change, words] of [
      [{ tree: wanted.parentTree }, "holds tree"],
      [{ parent: other }, "stands on"],
      [{ branch: "linear-to-pr/eng-12" }, "could not be told from a person's"],
    ] as const) {
      const failure = await failureOf(workspace.fetchMade(made, { ...right, ...change }));
      expect([failure.code, failure.message]).toEqual(["GIT_FAILED", expect.stringContaining(words)]);
    }
    await workspace.fetchMade(made, right);
  });

  it("that the git server does not hand out is an error that says so, and nothing is published", async () => {
    await using world = await createSigningWorld();
    const { workspace, wanted } = await world.work();
    const right = { branch: BRANCH, tree: wanted.tree, parent: wanted.parent };
    const failure = await failureOf(workspace.fetchMade("1".repeat(40), right));
    expect([failure.code, failure.message]).toEqual([
      "GIT_UNAVAILABLE",
      expect.stringContaining("which the forge made, could not be fetched"),
    ]);
    expect(failure.hint).toContain("deliver.commit: git");
    expect(await world.repository.findCommit(BRANCH)).toBeUndefined();
  });

  it("leaves a branch alone that somebody else moved meanwhile", async () => {
    await using world = await createSigningWorld();
    const { workspace, wanted } = await world.work();
    const made = await world.forge.commit(wanted);
    await workspace.fetchMade(made, { branch: BRANCH, tree: wanted.tree, parent: wanted.parent });
    const theirs = await world.repository.addCommit(BRANCH, { "mine.txt": "mine" });
    expect(await workspace.push(BRANCH, made, undefined)).toBe("stale");
    expect(await world.repository.findCommit(BRANCH)).toBe(theirs);
  });
});

describe("whose a commit with GitHub as committer is", () => {
  const signed: Commit = {
    tree: "1".repeat(40),
    parents: ["2".repeat(40)],
    author: "shop-agent[bot] <1+shop-agent[bot]@users.noreply.github.com>",
    committer: "GitHub <noreply@github.com>",
    isSigned: true,
    committedAt: "2026-01-01T00:00:00.000Z",
    message: MESSAGE,
  };
  const told = (change: Partial<Commit>, branch = BRANCH) => isOurs({ ...signed, ...change }, branch, IDENTITY);

  it.each([
    ["GitHub's", {}],
    ["an Enterprise Server's", { committer: "GitHub Enterprise <noreply@git.example.com>" }],
    ["with line ends cut off", { message: MESSAGE.trimEnd() }],
    ["made by our own git", { committer: `${IDENTITY.name} <${IDENTITY.email}>`, author: "x <x>", isSigned: false }],
  ])("ours: %s", (_name, change) => {
    expect(told(change)).toBe(true);
  });

  it.each([
    ["a person's edit in a page", { author: "Ada <ada@example.com>" }],
    ["a person's edit without our words", { message: "Update a.ts\n" }],
    ["base merged into it in a page", { parents: ["2".repeat(40), "3".repeat(40)] }],
    ["a stacked draft squashed into it", { message: MESSAGE.replaceAll("ENG-1", "ENG-12") }],
    ["our commit amended with a co-author", { message: `${MESSAGE}Co-authored-by: Ada <ada@example.com>\n` }],
    ["one that only calls itself GitHub's", { isSigned: false }],
    ["one that a person committed", { committer: "Ada <ada@example.com>" }],
  ])("not ours: %s", (_name, change) => {
    expect(told(change)).toBe(false);
  });

  it.each([
    ["linear-to-pr/eng-1", true],
    ["agents/eng-1/work", true],
    ["linear-to-pr/eng-12", false],
    ["linear-to-pr/eng-2", false],
  ])("on branch %s: %s", (branch, expected) => {
    expect(told({}, branch)).toBe(expected);
  });
});
