// The forge in a folder: the contract, and files that people read and edit.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLocalForge } from "../../src/adapters/forge/local.ts";
import { parsePullFile, printPullFile } from "../../src/adapters/forge/pull-file.ts";
import { createMapFiles, type ForgeWorld, forgeContract, WANTED } from "./forge-contract.ts";

const DIR = "/state/pull-requests";
const FIRST = `${DIR}/0001-linear-to-pr-eng-1.md`;

function createFolder() {
  const texts = new Map<string, string>();
  const files = createMapFiles(texts);
  return { texts, files, forge: createLocalForge({ dir: DIR, files }) };
}

forgeContract("a folder", async (): Promise<ForgeWorld> => {
  const { texts, files } = createFolder();
  return {
    open: () => createLocalForge({ dir: DIR, files }),
    count: async () => texts.size,
    edit: async (number, { status, draft, base, title, label }) => {
      const [path, text] = [...texts].find(([, content]) => content.includes(`number: ${number}\n`)) ?? [];
      if (path === undefined || text === undefined) throw new Error(`no file of pull request ${number}`);
      let edited = text;
      if (status !== undefined) edited = edited.replace("status: open", `status: ${status}`);
      if (draft === false) edited = edited.replace("draft: true", "draft: false");
      if (base !== undefined) edited = edited.replace("base: main", `base: ${base}`);
      if (title !== undefined) edited = edited.replace(/^title: .*$/m, `title: ${title}`);
      if (label !== undefined) edited = edited.replace("  - agent\n", `  - agent\n  - ${label}\n`);
      texts.set(path, edited);
    },
    [Symbol.asyncDispose]: async () => texts.clear(),
  };
});

describe("a pull request as a file", () => {
  it("reads well", async () => {
    const { texts, forge } = createFolder();
    const { pullRequest } = await forge.upsertPullRequest(WANTED);
    expect(pullRequest.url).toBe(FIRST);
    expect(texts.get(FIRST)).toBe(`---
number: 1
title: ENG-1 Sort the list
branch: linear-to-pr/eng-1
base: main
draft: true
status: open
labels:
  - agent
  - Needs Review
reviewers:
  - ada
---

${WANTED.body}
`);
  });

  it("comes back from its file as it was, whatever is written in it", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("---", "a\n---\nb", "\n\nx\n\n", "a\r\nb", "a\r", "\r", "yes", "#"),
    );
    const names = fc.array(text, { maxLength: 3 });
    const pull = fc.record({
      number: fc.integer({ min: 1 }),
      url: fc.constant(FIRST),
      branch: fc.constant("b"),
      base: fc.constant("main"),
      title: text,
      body: text,
      draft: fc.boolean(),
      status: fc.constantFrom("open" as const, "closed" as const, "merged" as const),
      labels: names,
      reviewers: names,
    });
    fc.assert(
      fc.property(pull, (value) => {
        expect(parsePullFile(printPullFile(value), FIRST)).toEqual(value);
      }),
    );
  });

  it("may be saved by an editor with other line ends", async () => {
    const { texts, forge } = createFolder();
    await forge.upsertPullRequest(WANTED);
    texts.set(FIRST, `\uFEFF${texts.get(FIRST)?.replaceAll("\n", "\r\n")}`);
    expect((await forge.upsertPullRequest(WANTED)).operation).toBe("not-updated");
  });

  it("is numbered on from the highest there is, among files that are none of ours", async () => {
    const { texts, forge } = createFolder();
    texts.set(`${DIR}/README.md`, "not a pull request");
    await forge.upsertPullRequest(WANTED);
    const { pullRequest } = await forge.upsertPullRequest({ ...WANTED, branch: "linear-to-pr/eng-2" });
    expect(pullRequest.url).toBe(`${DIR}/0002-linear-to-pr-eng-2.md`);
  });
});

describe("a folder that is not in order", () => {
  it.each([
    { problem: "no front matter", text: "hello" },
    { problem: "Flow sequence", text: "---\nlabels: [\n---\n\nbody" },
    { problem: "stauts", text: "---\nnumber: 1\nstauts: closed\n---\n\nbody" },
    {
      problem: "status",
      text: printPullFile({ ...WANTED, number: 1, url: "", status: "open", labels: [], reviewers: [] }).replace(
        "status: open",
        "status: done",
      ),
    },
  ])("is refused with the file and the problem: $problem", async ({ problem, text }) => {
    const { texts, forge } = createFolder();
    texts.set(FIRST, text);
    await expect(forge.findPullRequest("x")).rejects.toMatchObject({
      code: "FORGE_FOLDER_INVALID",
      message: expect.stringMatching(new RegExp(`^${FIRST}: .*${problem}`)),
    });
  });

  it("is the user's to repair when it cannot be read or written", async () => {
    const { files } = createFolder();
    const denied = async () => {
      throw new Error("EACCES: permission denied");
    };
    const unreadable = createLocalForge({ dir: DIR, files: { ...files, list: denied } });
    const unwritable = createLocalForge({ dir: DIR, files: { ...files, saveText: denied } });
    const refused = { code: "FORGE_FOLDER_INVALID", message: `${DIR}: EACCES: permission denied` };
    await expect(unreadable.findPullRequest("x")).rejects.toMatchObject(refused);
    await expect(unwritable.upsertPullRequest(WANTED)).rejects.toMatchObject(refused);
  });
});
