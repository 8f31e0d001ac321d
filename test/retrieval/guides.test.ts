// Documents for agents and contributors → what a prompt says of them: where, when, what about; never their text.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Guide, guideLine } from "../../src/core/guide.ts";
import { type GuidesAsked, guidesFor, isGuide } from "../../src/retrieval/guides.ts";

const AGENTS = [
  "# Working here",
  "",
  "[![CI](https://ci.test/b.svg)](https://ci.test)",
  "",
  "This is a **shop** of [carts](docs/carts.md). It has more.",
  "",
  "## Tests",
  "Run them.",
  "## Carts and discounts",
  "Round down.",
  "## Deployment",
  "By hand; the release manager rounds nothing.",
].join("\n");
const files = [
  { path: "AGENTS.md", text: AGENTS },
  { path: "CLAUDE.md", text: "@AGENTS.md\n" },
  { path: "GEMINI.md", text: AGENTS },
  { path: "packages/ui/AGENTS.md", text: "# UI\nUse tokens, never colours of your own.\n" },
  { path: "packages/api/AGENTS.md", text: "# API\nReturn problems as values, always.\n" },
  {
    path: ".cursor/rules/sql.mdc",
    text: "---\ndescription: How to write migrations\nglobs: db/**/*.sql\nalwaysApply: false\n---\nx\n",
  },
  {
    path: ".cursor/rules/react.mdc",
    text: "---\nglobs: packages/ui/**/*.tsx\n---\n# React\nOnly function components here.\n",
  },
  { path: "CONTRIBUTING.md", text: "# Contributing\nHi! Please sign your commits with care.\n" },
  { path: "docs/api.md", text: "# The API\nEvery answer is JSON with a version.\n" },
  { path: "docs/other.md", text: "# Other\n" },
  { path: "src/a.ts", text: "export {};\n" },
];
const find = (changes: Partial<GuidesAsked> = {}) =>
  guidesFor({ files, docs: [], likely: ["packages/ui/src/cart.tsx"], words: "Rounding of cart discounts", ...changes });

describe("guides", () => {
  it("are those of the root, of the folders the change is likely in, and those the configuration names", () => {
    expect(find({ docs: ["docs/api.md"] }).map(({ path, when }) => `${path}: ${when}`)).toEqual([
      "AGENTS.md: before you begin",
      "packages/ui/AGENTS.md: before you change packages/ui/",
      ".cursor/rules/react.mdc: before you change packages/ui/**/*.tsx",
      "CONTRIBUTING.md: for how changes are made here",
      "docs/api.md: when the change touches what it describes",
    ]);
    expect(find({ likely: ["db/1.sql"] }).map(({ path }) => path)).toEqual([
      "AGENTS.md",
      ".cursor/rules/sql.mdc",
      "CONTRIBUTING.md",
    ]);
  });

  it("are told by title and first sentence, and by the sections that speak of the ticket", () => {
    expect(find()[0]).toEqual({
      path: "AGENTS.md",
      when: "before you begin",
      summary: "Working here. This is a shop of carts.",
      sections: [
        { title: "Tests", line: 7 },
        { title: "Carts and discounts", line: 9 },
        { title: "Deployment", line: 11 },
      ],
    });
    expect(find({ likely: ["db/1.sql"] })[1]?.summary).toBe("How to write migrations");
    expect(find().find(({ path }) => path === "CONTRIBUTING.md")?.summary).toBe(
      "Contributing. Hi! Please sign your commits with care.",
    );
  });

  it("become one line each", () => {
    const [first] = find();
    expect(first === undefined ? "" : guideLine(first)).toBe(
      'AGENTS.md, before you begin: Working here. This is a shop of carts. See "Tests" (line 7), "Carts and discounts" (line 9), "Deployment" (line 11)',
    );
  });

  it("stay few, short and on one line, whatever the documents say", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "# a\n",
        "## Tests\n",
        "---\n",
        "globs: **/*\n",
        "```\n",
        "\u200b",
        "\r\n",
        "<!-- x",
        "description: y\n",
        "@AGENTS.md",
      ),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), text, (texts, words) => {
        const wild = texts.flatMap((each, at) => [
          { path: `p${at}/AGENTS.md`, text: each },
          { path: `.cursor/rules/r${at}.mdc`, text: each },
        ]);
        const likely = wild.map(({ path }) => path.replace(/[^/]+$/, "a.ts"));
        const found = guidesFor({ files: wild, docs: [], likely, words });
        expect(found.length).toBeLessThanOrEqual(12);
        for (const guide of found) {
          expect(Guide.parse(guide)).toEqual(guide);
          expect(Array.from(guide.summary).length).toBeLessThanOrEqual(200);
          expect(guideLine(guide)).not.toMatch(/[\n\r\u200b]/);
          for (const { line } of guide.sections) {
            const lines = wild.find(({ path }) => path === guide.path)?.text.split("\n").length ?? 0;
            expect(line).toBeLessThanOrEqual(lines);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["a long line", "a ".repeat(500_000)],
    ["brackets", "[".repeat(1_000_000)],
    ["fences", "```\n".repeat(250_000)],
    ["a head without end", `---\n${"globs: *,".repeat(100_000)}`],
    ["headings", "## Tests\n".repeat(20_000)],
  ])("take no time over %s", (_, text) => {
    const started = performance.now();
    find({
      files: [
        { path: "AGENTS.md", text },
        { path: ".cursor/rules/a.mdc", text },
      ],
    });
    expect(performance.now() - started).toBeLessThan(2500);
  });
});

it("are known by their names", () => {
  const names = [
    "AGENTS.md",
    "a/CLAUDE.md",
    ".cursorrules",
    "a/.cursor/rules/b.mdc",
    "docs/CONTRIBUTING.md",
    ".github/copilot-instructions.md",
  ];
  expect(names.filter((name) => !isGuide(name))).toEqual([]);
  expect(["README.md", "docs/agents.txt", "a/CONTRIBUTING.md", "src/AGENTS.ts"].filter(isGuide)).toEqual([]);
});
