// What agents write into SCOPE-EXPANSIONS.md: the form the prompt asks for, the forms that come instead, and hostile text.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_REQUESTS, parseScopeRequest, plainPath } from "../../src/core/scope-request.ts";

const FULL = { path: "src/a.ts", reason: "it exports the type", smallest: "one line" };

describe("a request for files outside the territory", () => {
  it.each<[string, string]>([
    ["as the prompt asks for it", "## src/a.ts\nReason: it exports the type\nSmallest change: one line\n"],
    [
      "with a title and bold labels",
      "# Scope expansions\n\n### `src/a.ts`\n\n- **Reason:** it exports the type\n- **Smallest change**: one line",
    ],
    ["with headings for each part", "## 1. src/a.ts\n### Reason\nit exports\nthe type\n### Smallest change\none line"],
    ["as an item with further items", "- src/a.ts\n  - Reason: it exports the type\n  - Smallest change: one line"],
    ["as an item with more in its line", "* `src/a.ts` — it exports the type; smallest change: one line"],
    ["as a bold item", "1. **`src/a.ts`**: it exports the type. Smallest change: one line"],
    ["as a bold item with the colon inside", "- **src/a.ts:** it exports the type\n  Smallest: one line"],
    ["as a link", "- [src/a.ts](src/a.ts) (it exports the type; minimal change: one line)"],
    ["as labels", "Path: `src/a.ts`\nReason: it exports the type\nMinimal change: one line"],
    ["as an item with a label", "- File: src/a.ts\n- Why: it exports the type\n- Change: one line"],
    [
      "as a heading in words",
      "## Request 1: the file `src/a.ts`\nReason: it exports the type\nSmallest change: one line",
    ],
    ["as a table", "| File | Why | Smallest change |\n|---|:-:|---|\n| `src/a.ts` | it exports the type | one line |"],
    [
      "as a table in another order",
      "| Reason | Smallest change | Path |\n|--|--|--|\n| it exports the type | one line | src/a.ts |",
    ],
    ["as a table without a head", "| src/a.ts | it exports the type | one line |"],
    ["in a fence", "```markdown\n## src/a.ts\nReason: it exports the type\nSmallest change: one line\n```"],
    ["with the change as code", "## src/a.ts\nReason: it exports the type\nSmallest change:\n```ts\none line\n```"],
    ["with Windows line ends", "## src/a.ts\r\nReason: it exports the type\r\nSmallest change: one line\r\n"],
    ["in plain lines", "src/a.ts: it exports the type\nSmallest change: one line"],
  ])("is read %s", (_form, text) => {
    expect(parseScopeRequest(text)).toEqual([FULL]);
  });

  it.each<[string, string, string[]]>([
    ["items", "- src/a.ts: x\n- `b.md`: see src/c.ts\n- Makefile - z", ["src/a.ts", "b.md", "Makefile"]],
    ["headings", "## a/b.ts\nReason: uses `c/d.ts`\n- c/e.ts is near\n## c/d.ts", ["a/b.ts", "c/d.ts"]],
    ["headings of one word", "# Requests\n\n## LICENSE\nReason: x\n## Notes\nReasons differ.", ["LICENSE"]],
    ["table rows", "|path|reason|\n|-|-|\n|a.ts|x\\|y|\n|`b`|z|", ["a.ts", "b"]],
    ["one path twice", "- a.ts: x\n- ./a.ts: y\n- `a.ts`: z", ["a.ts"]],
    ["labels", "Path: a.ts\nReason: x\n\nPath: b.ts\nReason: y", ["a.ts", "b.ts"]],
    [
      "names in underscores and brackets",
      "- src/__init__.py: x\n- app/[id]/page.tsx: y\n- src/\\_app.tsx: z",
      ["src/__init__.py", "app/[id]/page.tsx", "src/_app.tsx"],
    ],
    ["a name with a blank, in ticks", "- `docs/my file.md`: x", ["docs/my file.md"]],
    ["hidden files", "- .env.example: x\n- .github/workflows/ci.yml: y", [".env.example", ".github/workflows/ci.yml"]],
  ])("names every file once: %s", (_form, text, paths) => {
    expect(parseScopeRequest(text).map(({ path }) => path)).toEqual(paths);
  });

  it.each([
    "",
    "None needed.",
    "# Scope expansions\n\nNothing.",
    "I need src/a.ts, since it is used in src/b.ts.",
    "- I would like to ask\n- Note: see https://example.com/a.ts",
    "<!-- src/a.ts: x -->",
    "|---|---|",
  ])("is not found in %j", (text) => {
    expect(parseScopeRequest(text)).toEqual([]);
  });

  it("keeps the words of an entry together, and leaves those of the next section out", () => {
    const text = "## a.ts\nFirst line\nsecond line.\n\nThird.\n\n## Notes\nSomething else";
    expect(parseScopeRequest(text)).toEqual([{ path: "a.ts", reason: "First line second line. Third.", smallest: "" }]);
  });

  it("takes the first twenty", () => {
    const text = Array.from({ length: 30 }, (_, at) => `- src/${at}.ts: x`).join("\n");
    expect(
      parseScopeRequest(text)
        .map(({ path }) => path)
        .at(-1),
    ).toBe("src/19.ts");
  });

  it("gives short single lines without anything hidden, at most twenty, in no time, whatever it is given", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "\n",
        "- ",
        "## ",
        "`",
        "**",
        "|",
        "src/a.ts",
        "../x",
        "Reason:",
        "Smallest change:",
        "\u202e",
        "\u001b[2J",
        "<!--",
        "```\n",
        "\\",
        "x".repeat(3000),
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const found = parseScopeRequest(pieces.join(""));
        expect(found.length).toBeLessThanOrEqual(MOST_REQUESTS);
        for (const { path, reason, smallest } of found) {
          expect(path).not.toBe("");
          expect(path.length).toBeLessThanOrEqual(1100);
          for (const text of [path, reason, smallest]) expect(text).not.toMatch(/[\p{Cc}\u202e]|<!--/u);
          for (const text of [reason, smallest]) expect(Array.from(text).length).toBeLessThanOrEqual(300);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["`", 70_000],
    ["- a.ts: x\n", 100_000],
    ["|a.ts", 50_000],
    ["* ", 50_000],
    ["a/", 50_000],
    ["./", 40_000],
    ["**a/b", 40_000],
    [" ", 70_000],
  ])("is read in less than half a second: %j, %i times", (piece, times) => {
    const before = performance.now();
    parseScopeRequest(piece.repeat(times));
    parseScopeRequest(`- ${piece.repeat(times)}`);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe("the plain form of a path", () => {
  it.each([
    ["./src//a.ts", "src/a.ts"],
    [" src/./a.ts/ ", "src/a.ts"],
    ["src/a.ts:12", "src/a.ts"],
    ["src/a.ts:12-40", "src/a.ts"],
    ["src/a.ts#L3-L9", "src/a.ts"],
    ["src/\u200bown.ts", "src/own.ts"],
    [".github/", ".github"],
    ["./", ""],
    ["../a.ts", "../a.ts"],
    ["/etc/passwd", "/etc/passwd"],
    ["src\\a.ts", "src\\a.ts"],
  ])("of %j is %j", (text, path) => {
    expect(plainPath(text)).toBe(path);
  });

  it("is its own plain form", () => {
    const odd = fc.array(fc.constantFrom("/", ".", "a", " ", ":1", "#L2", "\\", "\u200b", "é"), { maxLength: 20 });
    fc.assert(
      fc.property(odd, (parts) => {
        const plain = plainPath(parts.join(""));
        expect(plainPath(plain)).toBe(plain);
      }),
    );
  });
});
