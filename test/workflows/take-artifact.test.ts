// The script that takes files out of an artifact: what a hostile job could have packed has no effect but being refused.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { tempDir } from "../helpers/runner.ts";
import { type Packed, pack } from "./archive.ts";

const SCRIPT = path.resolve(import.meta.dirname, "../../scripts/take-artifact.sh");

/** Runs the script on an archive; `digest` is the archive's own when left out. */
async function take(entries: readonly Packed[], given: { readonly digest?: string; readonly more?: string } = {}) {
  await using folder = await tempDir("artifact");
  const archive = pack(entries);
  await mkdir(path.join(folder.path, "fetched"));
  await writeFile(path.join(folder.path, "fetched", "any name.zip"), archive);
  if (given.more !== undefined) await symlink("/etc/passwd", path.join(folder.path, "fetched", given.more));
  const digest = given.digest ?? createHash("sha256").update(archive).digest("hex");
  const ended = spawnSync(SCRIPT, ["fetched", digest, "work", "verdict.json", "work.bundle"], {
    cwd: folder.path,
    env: { PATH: process.env.PATH ?? "" },
    encoding: "utf8",
    timeout: 20_000,
  });
  const taken = path.join(folder.path, "work");
  const names = await readdir(taken).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => [name, (await readFile(path.join(taken, name), "utf8")).slice(0, 80)]),
  );
  const beside = (await readdir(folder.path)).filter((name) => !["fetched", "work"].includes(name));
  return { status: ended.status, words: ended.stderr, files: Object.fromEntries(files), beside };
}

describe.concurrent("what is taken out of an artifact", () => {
  it("is the named files, those that are there", async () => {
    const entries = [
      { name: "verdict.json", text: "{}" },
      { name: "notes.txt", text: "more" },
    ];
    expect(await take(entries)).toMatchObject({ status: 0, files: { "verdict.json": "{}" }, beside: [] });
  });

  it("is nothing when the digest is another one, or none was handed on", async () => {
    const entries = [{ name: "verdict.json", text: "{}" }];
    expect(await take(entries, { digest: "0".repeat(64) })).toMatchObject({ status: 1, files: {} });
    const none = await take(entries, { digest: "" });
    expect(none).toMatchObject({ status: 1, files: {} });
    expect(none.words).toContain("no digest was handed on");
  });

  it("is nothing when something else lies beside it", async () => {
    const entries = [{ name: "verdict.json", text: "{}" }];
    expect(await take(entries, { more: "second" })).toMatchObject({ status: 1, files: {} });
  });

  it("never leaves its folder and never becomes a link", async () => {
    const entries = [
      { name: "../outside", text: "x" },
      { name: "/tmp/outside-of-everything", text: "x" },
      { name: "verdict.json", text: "/etc/passwd", mode: 0o120777 },
    ];
    expect(await take(entries)).toMatchObject({ status: 0, files: { "verdict.json": "/etc/passwd" }, beside: [] });
  });

  it("is refused when a name stands twice", async () => {
    const twice = { name: "verdict.json", text: "{}" };
    expect((await take([twice, twice])).words).toContain("verdict.json is in it 2 times");
  });

  it("is refused when a small archive holds a huge file", async () => {
    const ended = await take([{ name: "work.bundle", text: "x".repeat(65 * 1024 * 1024), deflated: true }]);
    expect(ended.status).toBe(1);
    expect(ended.words).toContain("work.bundle is larger than 67108864 bytes");
  });

  it("is refused when it is no archive", async () => {
    expect(await take([])).toMatchObject({ status: 1, files: {} });
  });
});
