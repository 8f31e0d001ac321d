import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addedLines, blobIds, fileTexts, isBinary, lines, removedLineCount } from "../../src/core/added-lines.ts";
import { ABSENT_BLOB, type Change, type ChangedFile } from "../../src/core/change.ts";

const blob = (letter: string) => letter.repeat(40);

function changeOf(...files: Partial<ChangedFile>[]): Change {
  const whole = files.map((file) => ({
    path: "a.ts",
    status: "modified" as const,
    oldMode: "100644",
    newMode: "100644",
    oldBlob: blob("a"),
    newBlob: blob("b"),
    newBytes: 1,
    ...file,
  }));
  return { baseCommit: blob("0"), baseTree: blob("1"), tree: blob("2"), files: whole, hazards: [] };
}

describe("added lines", () => {
  it.each([
    ["a new file", undefined, "x\ny\n", [1, 2]],
    ["an empty old file", "", "x", [1]],
    ["no change", "x\ny\n", "x\ny\n", []],
    ["a line in the middle", "a\nb\nc", "a\nX\nb\nc", [2]],
    ["a changed line", "a\nb\nc\n", "a\nB\nc\n", [2]],
    ["two places", "a\nb\nc\nd\ne\n", "X\na\nb\nc\nY\nd\ne\n", [1, 5]],
    ["another of the same line", "a\na\n", "a\na\na\n", [3]],
    ["one of several equal lines", "s\n}\nb\ne\n", "t\n}\nb\n}\nf\n", [1, 4, 5]],
    ["removed lines only", "a\nb\nc\n", "a\nc\n", []],
    ["line ends only", "a\r\nb\r\n", "a\nb\n", []],
    ["a last line that lost its end", "a\nb\n", "a\nb", []],
    ["an empty new text", "a\n", "", []],
  ])("of %s are numbered as in the new text", (_what, before, after, expected) => {
    expect(addedLines(before, after).map(({ line }) => line)).toEqual(expected);
  });

  it("are never fewer than the lines the old text does not have, and carry true numbers", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "", "long line", "x\r"), { maxLength: 40 })
      .map((all) => all.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const added = addedLines(before, after);
        const all = lines(after);
        expect(added.every(({ line, text: value }) => all[line - 1] === value)).toBe(true);
        expect(new Set(added.map(({ line }) => line)).size).toBe(added.length);
        for (const value of new Set(all)) {
          const count = (list: readonly string[]) => list.filter((line) => line === value).length;
          const surplus = count(all) - count(lines(before));
          expect(count(added.map((line) => line.text))).toBeGreaterThanOrEqual(surplus);
        }
      }),
    );
  });

  it("hold every new line also when the texts are too different to be compared line by line", () => {
    const before = Array.from({ length: 3000 }, (_, index) => `old ${index}`);
    const after = Array.from({ length: 3000 }, (_, index) =>
      index % 3 === 0 ? `old ${2999 - index}` : `new ${index}`,
    );
    const added = addedLines(before.join("\n"), after.join("\n"));
    expect(added.filter(({ text }) => text.startsWith("new"))).toHaveLength(2000);
    expect(added.every(({ line, text }) => after[line - 1] === text)).toBe(true);
  });

  it("take bounded time for two large texts with nothing in common", () => {
    const large = (word: string) => Array.from({ length: 100_000 }, (_, index) => `${word} ${index % 977}`).join("\n");
    const start = performance.now();
    expect(addedLines(large("x"), large("y"))).toHaveLength(100_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("count removed lines the same way", () => {
    expect(removedLineCount("a\nb\nc\n", "a\nX\nc\nd\n")).toBe(1);
    expect(removedLineCount("a\n", "a\nb\n")).toBe(0);
  });
});

describe("file texts", () => {
  const blobs = new Map([
    [blob("a"), "one\n"],
    [blob("b"), "one\ntwo\n"],
    [blob("c"), "bin\0ary"],
  ]);

  it("hold old and new text and what was added", () => {
    expect(fileTexts(changeOf({}), blobs)).toEqual([
      {
        path: "a.ts",
        status: "modified",
        old: "one\n",
        new: "one\ntwo\n",
        added: [{ line: 2, text: "two" }],
        reading: "text",
      },
    ]);
  });

  it("say which files could not be read, are too large or binary", () => {
    const many = new Map([...blobs, [blob("d"), "x".repeat(8 * 1024 * 1024 + 1)]]);
    const texts = fileTexts(changeOf({ newBlob: blob("e") }, { newBlob: blob("d") }, { newBlob: blob("c") }), many);
    expect(texts.map(({ reading }) => reading)).toEqual(["missing", "too-large", "binary"]);
    expect(texts.map(({ added }) => added.length)).toEqual([0, 0, 1]);
    expect(isBinary("a\0")).toBe(true);
  });

  it("take every line as added when the old text cannot be had", () => {
    expect(fileTexts(changeOf({ oldBlob: blob("f") }), blobs)[0]?.added).toHaveLength(2);
  });

  it("keep the old text of a file that was only moved", () => {
    const moved = changeOf(
      { path: "old.ts", status: "deleted", newBlob: ABSENT_BLOB, newMode: "000000" },
      { path: "new.ts", status: "added", oldBlob: ABSENT_BLOB, oldMode: "000000", newBlob: blob("a") },
    );
    expect(fileTexts(moved, blobs).map(({ path, added, reading }) => [path, added.length, reading])).toEqual([
      ["old.ts", 0, "text"],
      ["new.ts", 0, "text"],
    ]);
  });

  it("leave gitlinks out and ask for every other blob once", () => {
    const change = changeOf(
      {},
      { path: "b.ts" },
      { path: "sub", newMode: "160000", newBlob: blob("9"), oldBlob: ABSENT_BLOB },
    );
    expect(blobIds(change)).toEqual([blob("a"), blob("b")]);
    expect(fileTexts(change, blobs).map(({ path }) => path)).toEqual(["a.ts", "b.ts"]);
  });
});
