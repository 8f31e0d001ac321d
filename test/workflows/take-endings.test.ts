// The script that takes the endings out of artifacts that any job of the run could have made: what is no small file under the
// right name is not there.
import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { tempDir } from "../helpers/runner.ts";
import { type Packed, pack } from "./archive.ts";

const SCRIPT = path.resolve(import.meta.dirname, "../../scripts/take-endings.sh");
const OWN = "linear-to-pr-ENG-1-ending-1";
const ending = (text: string): Packed[] => [{ name: "ending.json", text }];

/** Runs the script on archives by the folder they lie in; "" is the one folder of all. */
async function take(archives: Readonly<Record<string, readonly Packed[] | string>>, link?: string) {
  await using folder = await tempDir("endings");
  for (const [name, entries] of Object.entries(archives)) {
    await mkdir(path.join(folder.path, "fetched", name), { recursive: true });
    const bytes = typeof entries === "string" ? entries : pack(entries);
    await writeFile(path.join(folder.path, "fetched", name, "any name.zip"), bytes);
  }
  if (link !== undefined) {
    await mkdir(path.join(folder.path, "fetched", link));
    await symlink("/etc/passwd", path.join(folder.path, "fetched", link, "artifact.zip"));
  }
  const ended = spawnSync(SCRIPT, ["fetched", OWN, "endings"], {
    cwd: folder.path,
    env: { PATH: process.env.PATH ?? "" },
    encoding: "utf8",
    timeout: 20_000,
  });
  const taken = path.join(folder.path, "endings");
  const names = (await readdir(taken)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(taken, name), "utf8")));
  const beside = (await readdir(folder.path)).filter((name) => !["fetched", "endings"].includes(name));
  expect([ended.status, beside], ended.stderr).toEqual([0, []]);
  return Object.fromEntries(names.map((name, at) => [name, texts[at]]));
}

describe.concurrent("of the endings of a batch", () => {
  it("each is taken under the name of its artifact", async () => {
    const two = { [OWN]: ending("one"), "linear-to-pr-ENG-2-ending-3": ending("two") };
    expect(await take(two)).toEqual({ [`${OWN}.json`]: "one", "linear-to-pr-ENG-2-ending-3.json": "two" });
  });

  it("one alone lies in no folder of its own, and is the job's own", async () => {
    expect(await take({ "": ending("one") })).toEqual({ [`${OWN}.json`]: "one" });
  });

  it.each([
    "linear-to-pr-ENG-2-work-ending-1",
    "linear-to-pr-eng-2-ending-1",
    "linear-to-pr-ENG-2-ending-1\nx",
    "linear-to-pr-ENG-2-ending-$(id)",
    "linear-to-pr-ENG-2-ending-12345",
  ])("an artifact %j is left out", async (name) => {
    expect(await take({ [OWN]: ending("one"), [name]: ending("two") })).toEqual({ [`${OWN}.json`]: "one" });
  });

  it("nothing else in an archive is unpacked, wherever it points", async () => {
    const hostile = [
      { name: "../outside", text: "x" },
      { name: "ending.json", text: "/etc/passwd", mode: 0o120777 },
    ];
    expect(await take({ [OWN]: hostile })).toEqual({ [`${OWN}.json`]: "/etc/passwd" });
  });

  it("a link is no archive", async () => {
    expect(await take({ [OWN]: ending("one") }, "linear-to-pr-ENG-2-ending-1")).toEqual({ [`${OWN}.json`]: "one" });
  });

  it("what is no archive, or has no ending in it, is empty", async () => {
    const other = { [OWN]: "not a zip", "linear-to-pr-ENG-2-ending-1": [{ name: "other.json", text: "x" }] };
    expect(Object.values(await take(other))).toEqual(["", ""]);
  });

  it("a large archive is left out, and of a small one that holds much only the beginning is taken", async () => {
    const text = "x".repeat(1024 * 1024);
    const huge = {
      [OWN]: ending(text),
      "linear-to-pr-ENG-2-ending-1": [{ name: "ending.json", text, deflated: true }],
    };
    const taken = Object.entries(await take(huge)).map(([name, words]) => [name, words?.length]);
    expect(taken).toEqual([["linear-to-pr-ENG-2-ending-1.json", 4097]]);
  });
});
