// What a set-up made: only folders of dependencies that can be moved to another directory are shared.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findMade, listDirectory, type Made } from "../../src/adapters/set-up/made.ts";
import type { TreeEntry } from "../../src/ports.ts";
import { temporaryFolder, writeFiles } from "../helpers/git-repository.ts";
import { INSTALL, SHOP } from "./set-up-doubles.ts";

const TRACKED = { ...SHOP, "fixtures/app/node_modules/kept/index.js": "tracked\n" };
const entries: TreeEntry[] = Object.entries(TRACKED).map(([name, text]) => {
  const blob = createHash("sha1").update(`blob ${text.length}\0${text}`).digest("hex");
  return { path: name, mode: "100644", blob, bytes: text.length };
});

async function made(script: string): Promise<Made & { root: string }> {
  await using folder = await temporaryFolder();
  const root = path.join(folder.dir, "eng-1");
  await writeFiles(root, { ...TRACKED, "local.log": "local\n", ".git": "gitdir: x\n" });
  await symlink("src", path.join(root, "link"));
  const before = await listDirectory(root);
  execFileSync("sh", ["-e", "-c", script], { cwd: root, env: { PATH: process.env.PATH } });
  return { ...(await findMade(root, before, entries)), root };
}

describe("what a set-up made can be shared", () => {
  it("when it is folders of dependencies and nothing else", async () => {
    expect(await made(INSTALL)).toMatchObject({ folders: ["node_modules", "packages/ui/node_modules"], naming: [] });
  });

  it("when a file was written again as it was", async () => {
    expect(await made(`${INSTALL}\ncp package-lock.json copy; cat copy > package-lock.json; rm copy`)).toHaveProperty(
      "folders",
    );
  });

  it("with the names of launchers and notes that name the directory", async () => {
    const script = `${INSTALL}
      echo "$PWD" > node_modules/.bin/tool; echo "$PWD" > node_modules/.note.json; echo "$PWD" > node_modules/dep/note
      mkdir packages/ui/node_modules/.bin; echo "$PWD" > packages/ui/node_modules/.bin/tool`;
    const found = await made(script);
    expect("naming" in found && [...found.naming].sort()).toEqual([
      "node_modules/.bin/tool",
      "node_modules/.note.json",
      "packages/ui/node_modules/.bin/tool",
    ]);
  });
});

describe("what a set-up made is not shared", () => {
  it.each([
    ["makes another file", "echo x > generated.ts", "it made generated.ts"],
    ["makes an ignored file", "echo x > built.log", "it made built.log"],
    ["makes an empty folder", "mkdir dist", "it made dist"],
    [
      "makes a file among tracked dependencies",
      "echo x > fixtures/app/node_modules/x",
      "it made fixtures/app/node_mod",
    ],
    ["changes a file", "echo more >> src/a.ts", "it changed src/a.ts"],
    ["changes the mode of a file", "chmod 755 src/a.ts", "it changed src/a.ts"],
    ["removes a file", "rm src/a.ts", "it removed src/a.ts"],
    ["makes a link of a file", "rm src/a.ts; ln -s ../package.json src/a.ts", "it changed src/a.ts"],
    ["changes a link", "ln -sfn packages link", "it changed link"],
    ["changes a local file that was copied there", "echo more >> local.log", "it changed local.log"],
    ["makes a link of its folder", "rm -r node_modules; ln -s ../elsewhere node_modules", "it made node_modules"],
    ["links to a place by its full name", 'ln -s "$PWD/src" node_modules/src', "node_modules/src is a link to"],
    ["links to a place outside", "ln -s ../../eng-10/src node_modules/src", "node_modules/src is a link to"],
    ["makes a special file", "mkfifo node_modules/dep/pipe", "node_modules/dep/pipe is a special file"],
    ["makes nothing", "rm -r node_modules packages/ui/node_modules", "it made no node_modules"],
  ])("when it %s", async (_what, script, why) => {
    expect(await made(`${INSTALL}\n${script}`)).toMatchObject({ why: expect.stringContaining(why) });
  });
});
