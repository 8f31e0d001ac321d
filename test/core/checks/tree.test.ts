// The checks that look at entries and names only: size, paths, protected files, territory.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileTexts } from "../../../src/core/added-lines.ts";
import { ABSENT_BLOB, type Change, type ChangedFile, type Hazard } from "../../../src/core/change.ts";
import { foldPath, pathProblems } from "../../../src/core/checks/path-rules.ts";
import { pathsCheck } from "../../../src/core/checks/paths.ts";
import { protectedCheck } from "../../../src/core/checks/protected.ts";
import { scopeCheck } from "../../../src/core/checks/scope.ts";
import { sizeCheck } from "../../../src/core/checks/size.ts";
import type { Territory } from "../../../src/core/territory.ts";

type Entry = Partial<ChangedFile> & { path: string };

function changeOf(entries: readonly Entry[], hazards: Hazard[] = []): Change {
  const files = entries.map((entry) => ({
    status: "added" as const,
    oldMode: "000000",
    newMode: "100644",
    oldBlob: ABSENT_BLOB,
    newBlob: "b".repeat(40),
    newBytes: 10,
    ...entry,
  }));
  return { baseCommit: "c", baseTree: "t0", tree: "t1", files, hazards };
}
const added = (...paths: string[]) => changeOf(paths.map((path) => ({ path })));
const deleted = { status: "deleted" as const, newMode: "000000", newBlob: ABSENT_BLOB, newBytes: 0 };

describe("size", () => {
  const settings = { maxFiles: 2, maxBytes: 25 };

  it.each([
    ["as many files and bytes as allowed", added("a", "b"), "pass"],
    ["one file too many", added("a", "b", "c"), "fail"],
    ["a byte too many", changeOf([{ path: "a", newBytes: 26 }]), "fail"],
    ["a size that is no number", changeOf([{ path: "a", newBytes: Number.NaN }]), "fail"],
    ["another tree but no file", added(), "fail"],
  ])("judges %s", (_what, change, status) => {
    expect(sizeCheck({ change, settings })).toMatchObject({ status, weight: "blocking", fixable: false });
  });

  it("names the limit and the largest files", () => {
    const result = sizeCheck({ change: changeOf([{ path: "a" }, { path: "big", newBytes: 99 }]), settings });
    expect(result.summary).toBe("2 files, 109 bytes of new content: more than 25 bytes (verify.maxBytes)");
    expect(result.locations[0]).toEqual({ path: "big" });
  });
});

describe("paths", () => {
  const fine = [
    "src/a.ts",
    "app/(shop)/[id]/page.tsx",
    ".github/workflows/ci.yml",
    ".gitignore",
    "a/.gitattributes",
    "a/.gitkeep",
    ".gitlab-ci.yml",
    "docs/über uns/日本語.md",
    "console.ts",
    "auxiliary/context.ts",
    "com10.ts",
    "git.ts",
    "digit/x",
    "a b/c+d@2x.png",
    "emoji-🎉.md",
    "notes~1.backup/x.y.z~2.long",
  ];
  it.each(fine)("lets %s pass", (path) => {
    expect(pathProblems(path)).toEqual([]);
    expect(pathsCheck({ change: added(path), paths: [path] }).status).toBe("pass");
  });

  const hostile = [
    "",
    "/etc/passwd",
    "C:/x",
    "c:x",
    "../x",
    "a/../../x",
    "a/./b",
    "a//b",
    "a/",
    "a\\..\\b",
    ".git/config",
    "a/.git",
    ".GIT/hooks/pre-commit",
    ".Git",
    ".git ",
    ".git.",
    ".git...",
    ".git::$INDEX_ALLOCATION/config",
    ".git:x",
    "git~1/config",
    "GIT~1",
    "GI7EBA~1",
    "GITMOD~1",
    ".g\u200cit/config",
    ".gi\u200dt",
    "\ufeff.git",
    ".git\u202e",
    ".gıt\u200b",
    ".gitconfig",
    ".gitmodules ",
    ".GITMODULES",
    ".Github/workflows/x.yml",
    "con",
    "a/CON.txt",
    "nul.tar.gz",
    "aux .ts",
    "com1",
    "LPT9.x",
    "com¹",
    "conin$",
    "a./b",
    "a /b",
    "a/b.",
    "a:b",
    "a?b",
    "a*b",
    'a"b',
    "a<b",
    "a|b",
    "a\nb",
    "a\u0000b",
    "a\u001b[2Jb",
    "a\u0085b",
    "a\u202egnp.exe",
    "a\u2066b",
    "a\u{e0041}b",
    "a\ufffdb",
    "a\ud800b",
    `a/${"x".repeat(256)}`,
    `a/${"é".repeat(128)}`,
    `${"a/".repeat(520)}b`,
    `${"a/".repeat(64)}b`,
  ];
  it.each(hostile)("refuses %j", (path) => {
    expect(pathProblems(path)).not.toEqual([]);
    const result = pathsCheck({ change: added(path), paths: [] });
    expect(result).toMatchObject({ status: "fail", weight: "blocking", fixable: false });
    expect(result.evidence).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066\u200c]/);
    expect(result.evidence.split("\n").every((line) => line === "" || / (?:is|has|holds) /.test(line))).toBe(true);
  });

  it.each([
    ["a symlink", { newMode: "120000" }, "symlink"],
    [
      "a file that became a symlink",
      { status: "type-changed" as const, oldMode: "100644", newMode: "120000" },
      "symlink",
    ],
    ["a gitlink", { newMode: "160000" }, "gitlink"],
    ["a folder for a file", { newMode: "040000" }, "mode 040000"],
    ["a mode nobody knows", { newMode: "" }, "mode"],
  ])("refuses %s", (_what, entry, why) => {
    const result = pathsCheck({ change: changeOf([{ path: "x", ...entry }]), paths: ["x"] });
    expect([result.status, result.evidence]).toEqual(["fail", expect.stringContaining(why)]);
  });

  it("refuses every hazard of the working directory", () => {
    const kinds: Hazard["kind"][] = ["nested-repository", "gitlink", "special-file", "unreadable"];
    const result = pathsCheck({
      change: changeOf(
        [],
        kinds.map((kind) => ({ path: kind, kind })),
      ),
      paths: [],
    });
    expect([result.status, result.locations]).toEqual(["fail", kinds.map((path) => ({ path }))]);
  });

  it("lets odd names and symlinks be deleted, but never a path that leaves the tree", () => {
    const taken = ["con", "a:b", "link"].map((path) => ({ path, oldMode: "120000", ...deleted }));
    expect(pathsCheck({ change: changeOf(taken), paths: [] }).status).toBe("pass");
    expect(pathsCheck({ change: changeOf([{ path: "../x", ...deleted }]), paths: [] }).status).toBe("fail");
  });

  it.each([
    ["case", "README.md", "readme.md"],
    ["case of a folder", "Src/a.ts", "src/b.ts"],
    ["a file and a folder", "Lib", "lib/a.ts"],
    ["Unicode form", "caf\u00e9.md", "cafe\u0301.md"],
    ["long s", "u\u017fer.ts", "user.ts"],
    ["sharp s", "stra\u00dfe", "STRASSE"],
    ["Kelvin sign", "\u212Aey", "key"],
  ])("refuses two paths that differ only in %s", (_what, one, other) => {
    expect(foldPath(one).split("/")[0]).toBe(foldPath(other).split("/")[0]);
    const result = pathsCheck({ change: added(one), paths: [one, other] });
    expect([result.status, result.locations]).toEqual(["fail", [{ path: one }]]);
    expect(pathsCheck({ change: added(one, other), paths: [] }).status).toBe("fail");
  });

  it("leaves collisions alone that were there before", () => {
    const change = changeOf([{ path: "README.md", status: "modified", oldMode: "100644" }, { path: "b.md" }]);
    expect(pathsCheck({ change, paths: ["README.md", "readme.md", "b.md"] }).status).toBe("pass");
  });

  it("refuses every path that has a .git in it, whatever the case and whatever HFS+ ignores is put inside", () => {
    const ignored = fc.constantFrom("", "\u200c", "\u200d", "\u200e", "\u202a", "\u206f", "\ufeff");
    const letters = [".", "g", "i", "t"].map((letter) =>
      fc.tuple(fc.constantFrom(letter, letter.toUpperCase()), ignored),
    );
    const name = fc.tuple(...letters, fc.constantFrom("", ".", " ", "..", ":x")).map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(name, fc.constantFrom("", "a/", "a/b/"), fc.constantFrom("", "/config"), (git, before, after) => {
        expect(pathsCheck({ change: added(before + git + after), paths: [] }).status).toBe("fail");
      }),
    );
  });

  it("looks through a large tree in bounded time", () => {
    const paths = Array.from(
      { length: 30_000 },
      (_, index) => `packages/p${index % 97}/src/area${index % 13}/file${index}.ts`,
    );
    const start = performance.now();
    expect(pathsCheck({ change: added(...paths.slice(0, 100)), paths }).status).toBe("pass");
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("protected files", () => {
  const judge = (path: string, allowProtected: string[] = [], entry: Partial<ChangedFile> = {}) =>
    protectedCheck({ change: changeOf([{ path, ...entry }]), settings: { allowProtected } });

  it.each([
    ".github/workflows/ci.yml",
    ".github/linear-to-pr.yml",
    ".github/linear-to-pr.prompt.md",
    ".github/copilot-instructions.md",
    ".GitHub/workflows/x.yml",
    ".husky/pre-commit",
    "packages/a/.husky/pre-push",
    ".hu\u017fky/pre-commit",
    ".githooks/x",
    ".claude/settings.json",
    "a/b/.claude/commands/x.md",
    ".claude.json",
    ".mcp.json",
    "CLAUDE.md",
    "claude.local.md",
    "docs/CLAUDE.md",
    "GEMINI.md",
    ".gemini/settings.json",
    ".codex/config.toml",
    "AGENTS.md",
    "AGENTS.override.md",
    ".cursor/rules/x.mdc",
    ".cursorrules",
    ".vscode/tasks.json",
    ".ripgreprc",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    ".gitmodules",
    "opencode.json",
  ])("blocks %s", (path) => {
    expect(judge(path)).toMatchObject({ status: "fail", weight: "blocking", fixable: false });
    expect(judge(path, [], deleted).status).toBe("fail");
  });

  it.each([
    "package.json",
    "packages/a/package.json",
    "package-lock.json",
    ".npmrc",
    "yarn.lock",
    "pyproject.toml",
    "requirements-dev.txt",
    "go.mod",
    "Cargo.lock",
    "Gemfile",
    "pom.xml",
    "app/build.gradle.kts",
    "Dockerfile",
    "Dockerfile.prod",
    "docker-compose.override.yml",
    ".devcontainer/devcontainer.json",
    ".envrc",
    ".gitlab-ci.yml",
    ".circleci/config.yml",
    "Jenkinsfile",
    ".gitattributes",
    ".pre-commit-config.yaml",
    "action.yml",
  ])("flags %s for review", (path) => {
    expect(judge(path)).toMatchObject({ status: "flagged", locations: [{ path }] });
  });

  it.each(["src/github/a.ts", "docs/agents.txt", "src/package.ts", "claude/x.md", "a.gitignore"])(
    "leaves %s alone",
    (path) => {
      expect(judge(path).status).toBe("pass");
    },
  );

  it("flags instead of blocking what the base commit allows by name", () => {
    expect(judge(".github/workflows/ci.yml", [".github/workflows/**"]).status).toBe("flagged");
    expect(judge(".github/CODEOWNERS", [".github/workflows/**"]).status).toBe("fail");
  });
});

describe("territory", () => {
  const territory: Territory = {
    mayEdit: ["src/a/**"],
    mayAppend: ["CHANGELOG.md"],
    mustNotEdit: ["src/a/secret.ts"],
    source: "ticket",
  };
  const judge = (
    path: string,
    more: { source?: Territory["source"]; scope?: "block" | "flag" | "off"; old?: string; text?: string } = {},
  ) => {
    const isNew = more.old === undefined;
    const oldBlob = isNew ? ABSENT_BLOB : "a".repeat(40);
    const change = changeOf([{ path, status: isNew ? "added" : "modified", oldBlob }]);
    const texts = fileTexts(
      change,
      new Map([
        ["a".repeat(40), more.old ?? ""],
        ["b".repeat(40), more.text ?? "x\n"],
      ]),
    );
    const settings = { scope: more.scope ?? "block" };
    return scopeCheck({ change, texts, territory: { ...territory, source: more.source ?? "ticket" }, settings });
  };

  it.each([
    ["a file inside", "src/a/x.ts", {}, "pass"],
    ["a file outside", "src/b/x.ts", {}, "fail"],
    ["a forbidden file inside", "src/a/secret.ts", {}, "fail"],
    ["a file outside a predicted territory", "src/b/x.ts", { source: "prediction" }, "flagged"],
    ["a forbidden file of a predicted territory", "src/a/secret.ts", { source: "prediction" }, "fail"],
    ["any file of an unknown territory", "src/b/x.ts", { source: "unknown" }, "pass"],
    ["a forbidden file of an unknown territory", "src/a/secret.ts", { source: "unknown" }, "fail"],
    ["lines added to a shared file", "CHANGELOG.md", { old: "a\n", text: "b\na\n" }, "pass"],
    ["a new shared file", "CHANGELOG.md", {}, "pass"],
    ["lines lost from a shared file", "CHANGELOG.md", { old: "a\nb\n", text: "a\nc\n" }, "flagged"],
    ["a file outside, when that is only flagged", "src/b/x.ts", { scope: "flag" }, "flagged"],
    ["a file outside, when nobody looks", "src/b/x.ts", { scope: "off" }, "not-run"],
  ] as const)("judges %s", (_what, path, more, status) => {
    expect(judge(path, more).status).toBe(status);
  });

  describe("beside a sibling", () => {
    const siblings = [{ key: "ENG-2", globs: ["src/a/theirs.ts", "lib/", "named.ts", "CHANGELOG.md"] }];
    const beside = (path: string, source: Territory["source"] = "ticket") => {
      const change = changeOf([{ path }]);
      const given = { ...territory, mayEdit: [...territory.mayEdit, "./named.ts"], siblings, source };
      const texts = fileTexts(change, new Map([["b".repeat(40), "x\n"]]));
      return scopeCheck({ change, texts, territory: given, settings: { scope: "block" } });
    };

    it.each([
      ["the sibling's file within our own pattern", "src/a/theirs.ts", "fail"],
      ["the sibling's file in letters of another case", "SRC/a/Theirs.ts", "fail"],
      ["a file in the sibling's folder", "lib/deep/x.ts", "fail"],
      ["another file of ours", "src/a/x.ts", "pass"],
      ["a file that we have by name", "named.ts", "pass"],
      ["a file that both may add to", "CHANGELOG.md", "pass"],
    ])("judges %s", (_what, path, status) => {
      expect(beside(path).status).toBe(status);
    });

    it.each(["unknown", "prediction"] as const)("keeps out of its files when our own are %s", (source) => {
      const result = beside("lib/x.ts", source);
      expect(result).toMatchObject({ status: "fail", fixable: false });
      expect(result.evidence).toBe("lib/x.ts: belongs to a task that runs beside this one");
      expect(beside("elsewhere.ts", source).status).not.toBe("fail");
    });
  });

  it("is breached when a shared file is deleted", () => {
    const change = changeOf([{ path: "CHANGELOG.md", ...deleted }]);
    const result = scopeCheck({ change, texts: fileTexts(change, new Map()), territory, settings: { scope: "block" } });
    expect(result).toMatchObject({ status: "fail", fixable: false });
  });

  it("stands in nobody's way when it was turned off", () => {
    expect(judge("src/b/x.ts", { scope: "off" })).toMatchObject({
      weight: "advisory",
      summary: "turned off by verify.scope",
    });
  });
});
