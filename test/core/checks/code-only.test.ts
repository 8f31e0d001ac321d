import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOnly } from "../../../src/core/checks/code-only.ts";
import { findLanguage } from "../../../src/core/checks/languages.ts";

function strip(path: string, text: string): string {
  const language = findLanguage(path);
  return language === undefined ? "unknown language" : codeOnly(text, language.syntax);
}

const EXTENSIONS = ["ts", "py", "go", "rs", "rb", "php", "java", "kt", "scala", "cs", "swift", "c", "dart", "ex"];

describe("code without strings and comments", () => {
  it.each([
    ["a.ts", "a('b') // c", "a(   )     "],
    ["a.ts", 'x = "a\\"b" + 1', "x =        + 1"],
    ["a.ts", "a /* b\nc */ d", "a     \n     d"],
    ["a.ts", "a = b / c / d", "a = b / c / d"],
    ["a.ts", "a = /['\"]/g", "a =       g"],
    ["a.ts", "a = /[/'`]/; b", "a =        ; b"],
    ["a.tsx", "<p>it's</p>", "<p>it's</p>"],
    ["a.ts", "`a {b} 'c` + d", "           + d"],
    ["a.ts", "never `closed\nb", "never `closed\nb"],
    ["a.ts", "never /* closed\nb", "never /* closed\nb"],
    ["a.py", "a # b 'c'\nd", "a        \nd"],
    ["a.py", '"""a\n"b" \n""" + c', "    \n    \n    + c"],
    ["a.go", "a := `\\` + b", "a :=     + b"],
    ["a.rs", "f<'a>('\"', 1)", "f<'a>(   , 1)"],
    ["a.java", '"""\n"x"\n""" y', "   \n   \n    y"],
  ])("%s: %j", (path, text, expected) => {
    expect(strip(path, text)).toBe(expected);
  });

  it("keeps every line and column of any text in every language", () => {
    const wild = fc.string({ maxLength: 80, unit: fc.constantFrom(..."ab'\"`/*#\\\n\r {}$[]<>") });
    fc.assert(
      fc.property(wild, fc.constantFrom(...EXTENSIONS), (text, extension) => {
        const code = strip(`a.${extension}`, text);
        expect(code.length).toBe(text.length);
        expect([...code].every((char, index) => char === text[index] || (char === " " && text[index] !== "\n"))).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    ["quotes that never close", '\\"'],
    ["comments that never close", "/* "],
    ["backquotes with escapes", "\\`"],
    ["strings on one endless line", "'a',"],
    ["divisions that could be patterns", "=/["],
    ["line comments", "//\n"],
  ])("is linear in hostile text: %s", (_what, piece) => {
    const start = performance.now();
    expect(strip("a.ts", piece.repeat(100_000))).not.toBe("");
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
