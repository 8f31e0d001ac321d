// The bench's reading of bare repositories, by git's words written out and by a repository made here.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface File {
  readonly path: string;
  readonly blob: string;
  readonly text: string;
}
interface Repositories {
  parseListing(listing: string): { path: string; mode: string; blob: string; bytes: number }[];
  parseBatch(output: Buffer): { texts: Map<string, string>; missing: string[] };
  createRepository(dir: string): { filesAt(commit: string): Promise<{ files: File[]; missing: number }> };
  directoryOf(repos: string, name: string): string;
}

const url = new URL("../../bench/context/repositories.mjs", import.meta.url).href;
const { createRepository, directoryOf, parseBatch, parseListing }: Repositories = await import(url);

const [ONE, TWO, THREE] = ["1", "2", "3"].map((digit) => digit.repeat(40));

describe("what git prints", () => {
  it("keeps texts apart by their bytes, whatever stands in them", () => {
    const text = `é\n${TWO} missing\n\n${TWO} blob 3\n`;
    const output = Buffer.from(`${ONE} blob ${Buffer.byteLength(text)}\n${text}\n${TWO} missing\n${THREE} blob 0\n\n`);
    const { texts, missing } = parseBatch(output);
    expect([...texts]).toEqual([
      [ONE, text],
      [THREE, ""],
    ]);
    expect(missing).toEqual([TWO]);
  });

  it("lists files whose size is unknown, because their blob is missing, as empty ones", () => {
    const listing = [
      `100644 blob ${ONE}      12\tsrc/a b.ts`,
      `100644 blob ${TWO}     BAD\tb.ts`,
      `160000 commit ${THREE}       -\tmodule`,
      "",
    ];
    expect(parseListing(listing.join("\0"))).toEqual([
      { path: "src/a b.ts", mode: "100644", blob: ONE, bytes: 12 },
      { path: "b.ts", mode: "100644", blob: TWO, bytes: 0 },
      { path: "module", mode: "160000", blob: THREE, bytes: 0 },
    ]);
  });

  it("finds a repository by owner and name", () => {
    expect(directoryOf("/repos", "acme/shop")).toBe(path.join("/repos", "acme+shop", "repo"));
  });
});

describe("a bare repository", () => {
  const root = mkdtempSync(path.join(os.tmpdir(), "bench-repositories-"));
  const dir = path.join(root, "repo");
  const env = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: os.devNull };
  const git = (...args: string[]) =>
    execFileSync("git", ["--git-dir", dir, "--work-tree", root, ...args], { env, encoding: "utf8", timeout: 20_000 });

  function commit(files: Record<string, string>): string {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
      git("add", "--", file);
    }
    git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "-m", "change");
    return git("rev-parse", "HEAD").trim();
  }

  beforeAll(() => {
    execFileSync("git", ["init", "--quiet", "--bare", dir], { env, timeout: 20_000 });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("gives each commit the files and texts it had, indexable ones only", async () => {
    const first = commit({ "src/a.ts": "one\n", "src/b.ts": "same\n", "logo.png": "no text", "dist/a.js": "built" });
    const second = commit({ "src/a.ts": "two\n" });
    const repository = createRepository(dir);
    const textsAt = async (id: string) =>
      (await repository.filesAt(id)).files.map(({ path: file, text }) => [file, text]);
    expect(await textsAt(first)).toEqual([
      ["src/a.ts", "one\n"],
      ["src/b.ts", "same\n"],
    ]);
    expect(await textsAt(second)).toEqual([
      ["src/a.ts", "two\n"],
      ["src/b.ts", "same\n"],
    ]);
    expect(await textsAt(first)).toContainEqual(["src/a.ts", "one\n"]);
  });

  it("tells of a commit that is not there, and of a blob", async () => {
    const id = commit({ "src/lost.ts": "lost\n", "src/kept.ts": "kept\n" });
    const blob = git("rev-parse", `${id}:src/lost.ts`).trim();
    rmSync(path.join(dir, "objects", blob.slice(0, 2), blob.slice(2)), { force: true });
    const repository = createRepository(dir);
    const { files, missing } = await repository.filesAt(id);
    expect(missing).toBe(1);
    expect(files.find((file) => file.path === "src/lost.ts")?.text).toBe("");
    expect(files.find((file) => file.path === "src/kept.ts")?.text).toBe("kept\n");
    expect(await repository.filesAt("f".repeat(40))).toEqual({ files: [], missing: 1 });
  });
});
