// The words of paths, as tickets say them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPathReader } from "../../src/retrieval/path-words.ts";

const wordsOf = createPathReader();

describe("the words of a path", () => {
  it.each([
    ["src/cart/cartTotal.ts", "cart total carttotal", "src cart", "src cart total"],
    [
      "packages/ui-kit/sign-up_form.tsx",
      "sign form signup upform signupform",
      "packag ui kit uikit",
      "packag ui kit sign form",
    ],
    ["README.md", "readm", "", "readm"],
    [".eslintrc.json", "eslintrc", "", "eslintrc"],
    [".env", "env", "", "env"],
    [
      "src/HTTPServer2.test.ts",
      "http server2 test httpserver2 server2test httpserver2test",
      "src",
      "src http server2 test",
    ],
    ["a b/größe Ü.py", "größ größeü", "ab", "größ"],
  ])("of %s", (path, name, folders, words) => {
    const read = wordsOf(path);
    expect([...read.name].join(" ")).toBe(name);
    expect([...read.folders].join(" ")).toBe(folders);
    expect(read.words.join(" ")).toBe(words);
  });

  it("are the same whatever was read before, and each once", () => {
    const segment = fc.constantFrom("src", "cart", "__proto__", "constructor", "cartCart", "", "ü", " ", "..", "a.b");
    const path = fc.oneof(
      fc.array(segment, { maxLength: 5 }).map((parts) => parts.join("/")),
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 6 }), (paths) => {
        const read = createPathReader();
        for (const each of paths) {
          const words = read(each);
          expect(words).toEqual(createPathReader()(each));
          expect(new Set(words.words).size).toBe(words.words.length);
          expect(words.nameWords.every((word) => words.words.includes(word) && words.name.has(word))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
