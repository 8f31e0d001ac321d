// What a `Files:` section binds a task to: every way people write one, and nothing that is only a word.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matcher } from "../../src/core/globs.ts";
import { parseFilesSection } from "../../src/core/ticket-files.ts";

const filesOf = (text: string) => parseFilesSection(text).files;

describe("a Files section", () => {
  it.each([
    [
      "a heading and a list",
      "Do it.\n\n## Files\n\n- src/a.ts\n- `docs/a b.md` (new)\n\nMore.",
      ["src/a.ts", "docs/a b.md"],
    ],
    ["a heading with a colon", "### Files:\n* src/**\n* Makefile", ["src/**", "Makefile"]],
    ["bold words", "**Files:**\n1. src/a.ts – the total\n2. [ ] src/b.ts: its test", ["src/a.ts", "src/b.ts"]],
    ["bold words, colon outside", "**Files**: `src/a.ts`, `src/b.ts`", ["src/a.ts", "src/b.ts"]],
    ["a plain line", "Files: src/a.ts, src/{b,c}.ts and lib/\nThe rest is prose.", ["src/a.ts", "src/{b,c}.ts", "lib"]],
    ["a plain line that goes on after a comma", "files: src/a.ts,\nsrc/b.ts\nsrc/c.ts", ["src/a.ts", "src/b.ts"]],
    ["a plain label above a paragraph", "Files to edit:\nsrc/a.ts\n./src/b.ts\n\nsrc/c.ts", ["src/a.ts", "src/b.ts"]],
    ["a code block", "Files:\n```\nsrc/a b.ts\nsrc/c.ts\n```\nsrc/d.ts", ["src/a b.ts", "src/c.ts"]],
    ["a list with blank lines", "Files:\n\n- src/a.ts\n\n- src/b.ts\n\n\n- src/c.ts", ["src/a.ts", "src/b.ts"]],
    [
      "nested words below an item",
      "Files:\n- src/a.ts\n  see src/z.ts\n- src/b.ts\nnot src/c.ts",
      ["src/a.ts", "src/b.ts"],
    ],
    [
      "what an editor escapes and links",
      "Files:\n- app/\\[id\\]/\\*.tsx\n- [README.md](<http://README.md>)",
      ["app/[id]/*.tsx", "README.md"],
    ],
    ["two sections", "Files: src/a.ts\n\n## Why\n\nFiles:\n- src/b.ts", ["src/a.ts", "src/b.ts"]],
    ["Windows line ends", "Files:\r\n- src/a.ts\r\n- src/b.ts\r\n\r\nMore", ["src/a.ts", "src/b.ts"]],
    ["brackets of the file system", "Files: `app/[id]/(shop)/page.tsx`", ["app/[id]/(shop)/page.tsx"]],
  ])("may be %s", (_, text, files) => {
    expect(parseFilesSection(text)).toEqual({ files, refused: [] });
  });

  it.each([
    ["no section", "Change src/a.ts and its files."],
    ["a sentence", "Files are slow in src/a.ts"],
    ["another label", "Profiles: src/a.ts\nRelevant files: src/b.ts\nFile: src/c.ts"],
    ["an example in a code block", "```\nFiles: src/a.ts\n```"],
    ["what nobody sees", "<!--\nFiles: src/a.ts\n-->"],
    ["an empty section before a heading", "## Files\n\n## Steps\n- src/a.ts"],
    ["an empty section before a bold heading", "Files:\n\n**Steps**\n- src/a.ts"],
  ])("is not %s", (_, text) => {
    expect(parseFilesSection(text)).toEqual({ files: [], refused: [] });
  });

  it("leaves out what cannot be used and says why", () => {
    const text = "Files:\n- the cart\n- ../etc/x\n- `**/**/**/**/x`\n- https://example.com/a.ts\n- src/a.ts";
    expect(parseFilesSection(text)).toEqual({
      files: ["src/a.ts"],
      refused: [
        { written: "the", problem: "not a path or glob" },
        { written: "../etc/x", problem: "leads out of the repository or excludes" },
        { written: "**/**/**/**/x", problem: 'more than 3 times "**"' },
        { written: "https://example.com/a.ts", problem: "not a path or glob" },
      ],
    });
  });

  it("names every file once, and at most 500", () => {
    expect(filesOf("Files: src/a.ts, ./src/a.ts, /src/a.ts/")).toEqual(["src/a.ts"]);
    expect(filesOf(`Files:\n${Array.from({ length: 700 }, (_, at) => `- src/${at}.ts`).join("\n")}`)).toHaveLength(500);
  });

  it("gives globs that can be matched and lead nowhere else, whatever the text", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "Files:",
        "## Files",
        "\n",
        "\n- ",
        ", ",
        "`",
        "**",
        "../",
        "src/",
        "a.ts",
        "{a,b}",
        "[",
        "\\",
        "!",
        "```\n",
      ),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const files = filesOf(`Files:\n- ${pieces.join("")}`);
        expect(() => matcher(files)).not.toThrow();
        for (const file of files) expect(file.split("/")).not.toContain("..");
      }),
      { numRuns: 300 },
    );
  });

  it("is read in linear time", () => {
    const started = performance.now();
    for (const piece of ["Files:\n", "- `", "- a/", "**", "[a](", "- src/a.ts,", "Files:\n\n"]) {
      filesOf(`Files:\n${piece.repeat(40_000)}`);
    }
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
