// One contract for the real Files and its twin in memory; then what only a disk can do.
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createFiles, writeFailure } from "../../src/adapters/machine/files.ts";
import { createMapFiles } from "../fakes/map-files.ts";
import { temporaryFolder } from "../helpers/git-repository.ts";

describe.each([
  ["on disk", createFiles],
  ["in memory", () => createMapFiles()],
])("files %s", (_, create) => {
  it("gives back what was saved, making folders, and undefined for what is not there", async () => {
    await using folder = await temporaryFolder();
    const files = create();
    const file = path.join(folder.dir, "a/b/c.txt");
    expect(await files.findText(file)).toBeUndefined();
    await files.saveText(file, "eins ü\n");
    await files.saveText(file, "zwei ü\n");
    expect(await files.findText(file)).toBe("zwei ü\n");
    expect(await files.findText(`${file}/below`)).toBeUndefined();
    await expect(files.findText(path.dirname(file))).rejects.toThrow("EISDIR");
  });

  it("lists files below a folder, without .git and what is to be skipped by name or by path", async () => {
    await using folder = await temporaryFolder();
    const files = create();
    for (const name of ["b.txt", "a/x.txt", "a/.git/HEAD", ".git/HEAD", "a/skip/y.txt", "skip/z.txt", "c/d/e.txt"]) {
      await files.saveText(path.join(folder.dir, name), "x");
    }
    expect(await files.list(folder.dir, ["skip", "c/d"])).toEqual(["a/x.txt", "b.txt"]);
    expect(await files.list(path.join(folder.dir, "none"), [])).toEqual([]);
  });

  it("copies what is there and missing on the other side, and nothing that leaves the folders", async () => {
    await using folder = await temporaryFolder();
    const files = create();
    const at = (name: string) => path.join(folder.dir, name);
    await files.saveText(at("from/.env"), "1");
    await files.saveText(at("from/deep/er.txt"), "2");
    await files.saveText(at("from/kept.txt"), "from");
    await files.saveText(at("to/kept.txt"), "to");
    await files.saveText(at("secret.txt"), "secret");
    const asked = [
      ".env",
      "deep/er.txt",
      "kept.txt",
      "none.txt",
      "../secret.txt",
      "deep/../../secret.txt",
      at("secret.txt"),
    ];
    expect(await files.copy(at("from"), at("to"), asked)).toEqual([".env", "deep/er.txt"]);
    expect(await files.findText(at("to/deep/er.txt"))).toBe("2");
    expect(await files.findText(at("to/kept.txt"))).toBe("to");
    expect(await files.copy(at("from"), at("to"), asked)).toEqual([]);
    expect(await files.copy(at("nowhere"), at("to"), [".env"])).toEqual([]);
  });
});

describe("files on disk", () => {
  it("neither copies a symbolic link, nor follows one, nor writes through one", async () => {
    await using folder = await temporaryFolder();
    const files = createFiles();
    const at = (name: string) => path.join(folder.dir, name);
    for (const dir of ["from/real", "to", "outside"]) await mkdir(at(dir), { recursive: true });
    await writeFile(at("outside/secret.txt"), "secret");
    await writeFile(at("from/real/file.txt"), "x");
    await symlink(at("outside/secret.txt"), at("from/link.txt"));
    await symlink(at("outside"), at("from/linked"));
    await symlink(at("outside"), at("to/real"));
    expect(await files.copy(at("from"), at("to"), ["link.txt", "linked/secret.txt", "real/file.txt"])).toEqual([]);
    expect(await readdir(at("outside"))).toEqual(["secret.txt"]);
    expect(await files.list(at("from"), [])).toEqual(["link.txt", "linked", "real/file.txt"]);
  });

  it("replaces a file in one step and leaves nothing beside it", async () => {
    await using folder = await temporaryFolder();
    const files = createFiles();
    await writeFile(path.join(folder.dir, "target"), "target");
    await symlink(path.join(folder.dir, "target"), path.join(folder.dir, "link"));
    await files.saveText(path.join(folder.dir, "link"), "new");
    expect(await readFile(path.join(folder.dir, "target"), "utf8")).toBe("target");
    expect((await lstat(path.join(folder.dir, "link"))).isSymbolicLink()).toBe(false);
    await mkdir(path.join(folder.dir, "folder/full"), { recursive: true });
    await expect(files.saveText(path.join(folder.dir, "folder"), "x")).rejects.toThrow();
    expect(await readdir(folder.dir)).toEqual(["folder", "link", "target"]);
  });

  it("calls a full disk by its name, and leaves other failures alone", async () => {
    const full: unknown = await writeFile("/dev/full", "x").catch((error: unknown) => error);
    expect(writeFailure("/some/file", full)).toMatchObject({
      code: "DISK_FULL",
      message: "no space is left for /some/file",
    });
    const other = new Error("other");
    expect(writeFailure("/some/file", other)).toBe(other);
  });
});

describe("a file that somebody else wrote", () => {
  it("is read when it is an ordinary one within the limit, and refused when it is anything else", async () => {
    await using folder = await temporaryFolder();
    const files = createFiles();
    const [file, link] = [path.join(folder.dir, "verdict.json"), path.join(folder.dir, "link.json")];
    await writeFile(file, "12345");
    await symlink(file, link);
    expect(await files.findText(file, { maxBytes: 5 })).toBe("12345");
    expect(await files.findText(`${file}.gone`, { maxBytes: 5 })).toBeUndefined();
    await expect(files.findText(file, { maxBytes: 4 })).rejects.toThrow("5 bytes, more than 4");
    await expect(files.findText(link, { maxBytes: 5 })).rejects.toThrow("a symbolic link");
    await expect(files.findText(folder.dir, { maxBytes: 5 })).rejects.toThrow("not an ordinary file");
  });
});
