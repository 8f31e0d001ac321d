import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confidenceWords, type Explained, type Foresight, type LikelyFile } from "../../../src/core/foresight.ts";
import type { Pattern } from "../../../src/core/pattern.ts";
import { contextJson, contextPage } from "../../../src/core/words/context-page.ts";
import { cellsOf } from "../../../src/core/words/text-table.ts";

const PLAIN = { width: 100, color: "none" } as const;
const pattern = (changes: Partial<Pattern> = {}): Pattern => ({
  path: "src/cart.ts",
  startLine: 9,
  endLine: 14,
  blob: "b",
  text: "export function total() {\n\tconst sum = 0;\n\n  return sum;\n}\n",
  score: 0.6,
  reason: "matches: cart, total",
  origin: "found",
  ...changes,
});
const file = (probability: number, path = "src/cart.ts", reason = "matches: cart"): LikelyFile => ({
  path,
  probability,
  reason,
});
const foresight = (changes: Partial<Foresight> = {}): Foresight => ({
  title: "Totals are rounded twice",
  files: [file(0.62), file(0.004, "src/mail.ts")],
  patterns: [pattern()],
  tokenBudget: 8000,
  territory: {
    source: "prediction",
    confidence: 0.62,
    places: [
      { path: "src/cart.ts", kind: "file" },
      { path: "test/cart.test.ts", kind: "test" },
      { path: "src/round.ts", kind: "new" },
      { path: "src/money/**", kind: "glob" },
    ],
  },
  guides: [],
  took: { files: 1200, readMs: 91.4, indexMs: 80, queryMs: 1234 },
  ...changes,
});
const explained = (changes: Partial<Explained> = {}): Explained => ({
  path: "src/cart.ts",
  reason: "named in the ticket",
  of: 300,
  place: {
    rank: 2,
    probability: 0.12,
    score: 5.4,
    words: ["cart", "total"],
    rival: { path: "src/total.ts", rank: 1, score: 6 },
    features: [
      { name: "pathShare", value: 0.5, weight: 3.46, worth: 1.73, rivalWorth: 3.46 },
      { name: "test", value: 1, weight: -0.9, worth: -0.9, rivalWorth: 0 },
      { name: "window", value: 1, weight: 0.4, worth: 0.4, rivalWorth: 0.401 },
    ],
  },
  ...changes,
});

describe("the page of a foresight", () => {
  it("has likely files, excerpts, territory and times", () => {
    expect(contextPage(foresight(), PLAIN)).toBe(`Totals are rounded twice

Likely files  (high confidence)
   62 %  ████··  src/cart.ts  matches: cart
  1 more file, less likely

Shown to the agent  (1 excerpt, 6 lines, within 8000 tokens)
  src/cart.ts:9-14
  matches: cart, total
     9  export function total() {
    10    const sum = 0;
    11
        … 3 more lines

Territory  (guessed, 62 % sure)
  src/cart.ts
  test/cart.test.ts  (test)
  src/round.ts  (to be made)
  src/money/**  (all of it)

1200 files: read 91 ms, index 80 ms, query 1.2 s
`);
  });

  it.each([
    [0.9, "high confidence"],
    [0.25, "fair confidence"],
    [0.2499, "low confidence"],
  ])("calls %d %s", (probability, words) => {
    expect(confidenceWords(probability)).toBe(words);
    expect(contextPage(foresight({ files: [file(probability)] }), PLAIN)).toContain(`Likely files  (${words})`);
  });

  it("says when nothing was found, and where nobody knows the territory", () => {
    const territory = { source: "unknown", confidence: undefined, places: [] } as const;
    const page = contextPage(foresight({ files: [], patterns: [], territory }), PLAIN);
    expect(page).toContain("No word of it stands in this repository: nothing can be shown.\n");
    expect(page).toContain("Territory  (unknown)\n  nobody knows: the agent may look anywhere\n");
    expect(contextJson(foresight({ files: [] })).confidence).toBe("nothing found");
  });

  it("marks what the prompt will call perhaps related, once", () => {
    const page = contextPage(
      foresight({ patterns: [pattern({ score: 0.1, reason: "matches: cart; low confidence" })] }),
      PLAIN,
    );
    expect(page).toContain("  src/cart.ts:9-14  (low confidence)\n  matches: cart\n");
    expect(contextPage(foresight({ patterns: [pattern({ score: 0, origin: "named" })] }), PLAIN)).not.toContain("(low");
  });

  it("puts reasons below paths that leave no room beside them", () => {
    const path = `packages/${"deep/".repeat(14)}file.ts`;
    const page = contextPage(foresight({ files: [file(1, path)] }), PLAIN);
    expect(page).toContain(`  100 %  ██████  ${path}\n                 matches: cart\n`);
  });

  it("breaks the lines of guides", () => {
    const sections = Array.from({ length: 5 }, (_, at) => ({ title: `Section about carts ${at}`, line: at }));
    const guide = { path: "AGENTS.md", when: "before you begin", summary: "Use pnpm.", sections };
    const [, list = ""] = contextPage(foresight({ guides: [guide] }), PLAIN).split("(by reference)\n");
    expect(list).toMatch(/^ {2}AGENTS\.md, before you begin: Use pnpm\. See .*\n {4}\S/);
  });

  it("has colours on a terminal only, and is the same without them", () => {
    const colored = contextPage(foresight(), { ...PLAIN, color: "ansi" });
    expect(colored).toContain("\u001b[1mLikely files\u001b[0m  \u001b[2m(high confidence)\u001b[0m\n");
    expect(colored.replace(/\u001b\[\dm/g, "")).toBe(contextPage(foresight(), PLAIN));
  });

  it("explains one file beside its rival, and nothing else", () => {
    expect(contextPage(foresight({ explained: explained() }), PLAIN)).toBe(`Totals are rounded twice

src/cart.ts
  place          2 of 300
  probability    12 %
  score          5.40
  reason         named in the ticket
  words found    cart, total
  ahead of it    src/total.ts (place 1, score 6.00)
  told apart by  pathShare −1.73, test −0.90

  FEATURE      VALUE   WEIGHT    WORTH  RIVAL'S  DIFFERENCE
  pathShare     0.50     3.46     1.73     3.46       −1.73
  test          1.00    −0.90    −0.90     0.00       −0.90
  window        1.00     0.40     0.40     0.40       +0.00

1200 files: read 91 ms, index 80 ms, query 1.2 s
`);
  });

  it("says that a file was not looked at", () => {
    const page = contextPage(foresight({ explained: explained({ place: undefined, reason: undefined }) }), PLAIN);
    expect(page).toContain("src/cart.ts\n  not among the 300 files that were looked at closely");
  });

  it("shows nothing that a terminal would obey, whatever the repository holds", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u001b[2J", "\r", "\u202e", "\n", "\u009b31m"),
    );
    fc.assert(
      fc.property(wild, wild, (one, other) => {
        const page = contextPage(
          foresight({
            title: one,
            files: [file(0.5, other, one)],
            patterns: [pattern({ path: one, text: other, reason: other })],
            guides: [{ path: one, when: other, summary: one, sections: [{ title: other, line: 1 }] }],
          }),
          PLAIN,
        );
        expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps excerpts and titles within the width", () => {
    const long = "word ".repeat(100);
    const page = contextPage(
      foresight({ title: long, patterns: [pattern({ text: long, reason: long })], files: [file(1, "a.ts", long)] }),
      PLAIN,
    );
    expect(page.split("\n").filter((line) => cellsOf(line) > 100)).toEqual([]);
  });
});

it("the same as JSON has numbers to be read and everything by name", () => {
  const { excerpts, files, took, explained: none, territory } = contextJson(foresight({ files: [file(1 / 3)] }));
  expect(files).toEqual([file(0.3333)]);
  expect(excerpts[0]).toMatchObject({ path: "src/cart.ts", confidence: "high", text: pattern().text });
  expect([took.readMs, none, territory.confidence, territory.files.length]).toEqual([91, null, 0.62, 4]);
});
