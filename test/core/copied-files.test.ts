import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copiedFiles } from "../../src/core/copied-files.ts";

const copied = (paths: string[], include: string | undefined, gitignores: Record<string, string>) =>
  copiedFiles({ paths, include, gitignores: new Map(Object.entries(gitignores)) });

describe("the files a fresh working directory gets", () => {
  it("are none without .worktreeinclude, and none that it does not name", () => {
    expect(copied([".env"], undefined, { ".gitignore": ".env" })).toEqual([]);
    expect(copied([".env"], "*.local\n", { ".gitignore": ".env" })).toEqual([]);
  });

  it("are the ones that are included and ignored, sorted", () => {
    const paths = ["z.env", ".env", "config/app.local", "src/new.ts", "notes.txt"];
    expect(copied(paths, "*.env\n*.local\n*.ts\n", { ".gitignore": "*.env\n*.local\n" })).toEqual([
      ".env",
      "config/app.local",
      "z.env",
    ]);
  });

  it("never are files that git does not ignore: they could end up in a commit", () => {
    expect(copied(["secret.txt", "src/a.ts"], "*", { ".gitignore": "node_modules/\n" })).toEqual([]);
    expect(copied(["secret.txt"], "*", {})).toEqual([]);
  });

  it("are told by letter case, as git does", () => {
    expect(copied(["ENV", "env"], "*", { ".gitignore": "env\n" })).toEqual(["env"]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ["the root's file speaks for folders below", { ".gitignore": ".env" }, ["app/.env"]],
    ["a folder's own file speaks for the folder only", { "app/.gitignore": ".env" }, ["app/.env"]],
    ["a file of another folder says nothing", { "lib/.gitignore": ".env" }, []],
    ["a deeper file takes back what the root ignores", { ".gitignore": ".env", "app/.gitignore": "!.env" }, []],
    [
      "a deeper file without an opinion leaves it to the root",
      { ".gitignore": ".env", "app/.gitignore": "*.log" },
      ["app/.env"],
    ],
    ["a pattern with a slash is bound to its file's folder", { ".gitignore": "/.env" }, []],
  ])("follow nested .gitignore files: %s", (_what, gitignores, expected) => {
    expect(copied(["app/.env"], ".env", gitignores)).toEqual(expected);
  });

  it("are always among those asked about, whatever the patterns say", () => {
    const path = fc
      .stringMatching(/^[a-z.]{1,4}(\/[a-z.]{1,4}){0,2}$/)
      .filter((text) => !/(^|\/)\.{1,2}(\/|$)/.test(text));
    const rules = fc
      .array(fc.constantFrom("*", "!*", "a*", "/b", "*/", "**/c", "#x", "\\!d", "[", "e\\"))
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(fc.array(path), rules, rules, (paths, include, root) => {
        const result = copied(paths, include, { ".gitignore": root });
        expect(result.every((one) => paths.includes(one))).toBe(true);
        expect(copied(paths, include, { ".gitignore": "" })).toEqual([]);
      }),
    );
  });
});
