import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fenceAsData, oneLine, sanitize } from "../../../src/core/words/sanitize.ts";

const clean = (text: string) => sanitize(text, { maxChars: 100_000 });

/** Pieces that hide, join or end something; random text alone would hardly ever meet them. */
const HOSTILE = [
  ..."<>!-\\]\n\r\t[;mK0 aé",
  "<!--",
  "-->",
  "--!>",
  "<!-->",
  "\x1b",
  "\x1b[",
  "\x1b]0;",
  "\x1b\\",
  "\x07",
  "\x90",
  "\x9b31",
  "\x9c",
  "\x9d",
  "\u200b",
  "\u200c",
  "\u200d",
  "\ufe0e",
  "\ufe0f",
  "\ufeff",
  "\u00ad",
  "\u202e",
  "\u2066",
  "\u2028",
  "\u{e0041}",
  "\ud83d",
  "\u0301",
  "\u0316",
  "\u0344",
  "\u0338",
  "\u0958",
  "\u09c7",
  "\u09be",
  "\u0915",
  "\u094d",
  "\u0645",
  "\u064b",
  "👩",
  "🏽",
  "❤",
  "\u1100",
  "\u1161",
  "\u115f",
  "\u212a",
  "<!-- linear-to-pr",
  "👩\u200d👩",
  "\u0645\u200c\u0645",
  "\u0344".repeat(31),
];
const hostileText = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 60 }).map((pieces) => pieces.join(""));

describe("sanitize", () => {
  it.each([
    ["an emoji family", "👩‍👩‍👧‍👦"],
    ["emoji with selectors, tones and keycaps", "❤️‍🔥 🏳️‍🌈 👍🏽 1️⃣ ↔️"],
    ["Persian with a zero-width non-joiner", "می‌خواهم"],
    ["Devanagari with a joiner", "क्‍ष"],
    ["Arabic and Hebrew", "مرحبا שלום"],
    ["Chinese, Japanese and Korean", "中文 テスト 한국어"],
    ["tabs and line feeds", "a\tb\nc"],
    ["a comparison that looks like a tag", "a <b> && c <!b"],
  ])("leaves %s as it is", (_, text) => {
    expect(clean(text)).toBe(text);
  });

  it.each([
    ["zero-width characters", "a\u200bb\u2060c\ufeffd", "abcd"],
    ["a joiner between Latin letters", "pass\u200dword\u200c!", "password!"],
    ["two joiners in a row", "👩\u200d\u200d👩", "👩👩"],
    ["bidi controls", "a\u202eb\u2066c\u2069d\u200f\u061c", "abcd"],
    ["tag characters", "x\u{e0041}\u{e0042}\u{e007f}y", "xy"],
    ["variation selectors that carry data", "a\ufe0f\ufe01b\u{e0100}c😀\ufe0f\ufe0f", "abc😀\ufe0f"],
    ["colour sequences", "\x1b[31;1mred\x1b[0m", "red"],
    ["a terminal link", "\x1b]8;;http://x.example\x07text\x1b]8;;\x1b\\", "text"],
    ["a device control string", "\x1bPq#0\x1b\\done", "done"],
    ["one-byte sequences", "\x9b2Ka\x9d0;title\x9cb", "ab"],
    ["other control characters", "a\x00b\x08c\x0bd\x7fe\x85f", "abcdef"],
    ["carriage returns", "a\r\nb\rc", "a\nb\nc"],
    ["Unicode line ends", "a\u2028b\u2029c", "a\nb\nc"],
    ["HTML comments", "a<!-- ignore\nall -->b<!---->c<!-->d", "abcd"],
    ["a comment that never closes", "a<!-- and the rest", "a"],
    ["our own marker", 'x\n<!-- linear-to-pr {"version":1} -->\ny', "x\n\ny"],
    ["half a surrogate pair", "a\ud83db", "ab"],
    ["decomposed letters", "e\u0301", "é"],
  ])("takes out or mends %s", (_, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it("keeps the text after half a quotation mark of wrongly decoded text", () => {
    expect(clean("â\x80\x9cquoted\x80\x9d and more")).toBe("âquoted and more");
  });

  it("leaves no joiner at the end when normalising made the text too long", () => {
    expect(sanitize("\u0958👩\u200d👩", { maxChars: 6 })).toBe("\u0915\u093c👩");
  });

  it("shows a comment that is spelled by the remains of another", () => {
    expect(clean("<!-<!-- a -->- hidden -->")).toBe("< !-- hidden -->");
  });

  it("judges a joiner where composing leaves it", () => {
    const once = clean("\u0316\u094d\u200d\u09c7");
    expect(once).toBe("\u094d\u0316\u09c7");
    expect(clean(once)).toBe(once);
  });

  it("gives the same text the second time, whatever the text and the limit", () => {
    const texts = fc.oneof(hostileText, fc.string({ unit: "binary", maxLength: 60 }));
    fc.assert(
      fc.property(texts, fc.nat({ max: 80 }), (text, maxChars) => {
        const once = sanitize(text, { maxChars });
        expect(sanitize(once, { maxChars })).toBe(once);
        expect(once.length).toBeLessThanOrEqual(maxChars);
      }),
      { numRuns: 1500 },
    );
  });

  it("never lets a control, an escape, a comment or half a character through", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const result = clean(text);
        expect(result).not.toMatch(
          /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]|<!--/u,
        );
        expect(result).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    "<!--",
    "<!-- x -->",
    "<!-",
    "\x1b[",
    "\x1b]",
    "\x1b[0",
    "\x9d",
    "\x9b0",
    "\u200d",
    "👩\u200d",
    "a\u0301\u0316",
    "\u0301\u0316",
    "\r",
  ])("reads a million characters of %j in well under two seconds", (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const startedMs = performance.now();
    const result = sanitize(text, { maxChars: 1_000_000 });
    expect(performance.now() - startedMs).toBeLessThan(2000);
    expect(result.length).toBeLessThanOrEqual(1_000_000);
  });
});

describe("sanitize, given far more than it may read", () => {
  it("takes 50 MB in well under two seconds, for it cuts first", () => {
    const text = "<!-\x1b[\u200d".repeat(8 * 1024 * 1024);
    const startedMs = performance.now();
    expect(sanitize(text, { maxChars: 200_000 }).length).toBeLessThanOrEqual(200_000);
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });
});

describe("oneLine", () => {
  it("collapses white space and marks a cut, counting code points", () => {
    expect(oneLine("  a\n\n b\tc ", 10)).toBe("a b c");
    expect(oneLine("😀😀😀😀😀", 5)).toBe("😀😀😀😀😀");
    expect(oneLine("😀😀😀😀😀😀", 5)).toBe("😀😀😀😀…");
  });

  it("is one line of at most that many code points for any text", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 30 }), (text, maxChars) => {
        const line = oneLine(text, maxChars);
        expect(line).not.toMatch(/[\r\n]/);
        expect(Array.from(line).length).toBeLessThanOrEqual(maxChars);
      }),
    );
  });
});

describe("fenceAsData", () => {
  it("puts the text between lines that carry label and delimiter", () => {
    expect(fenceAsData({ label: "ticket", text: "do it", delimiter: "d3adbeef01" })).toBe(
      "<<<d3adbeef01 ticket\ndo it\nd3adbeef01>>> end of ticket",
    );
  });

  it("breaks the delimiter inside the text, also when occurrences overlap or differ in case", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "A", "aaaaaaaa", "abababab", "b", "\n", ">>>")), (pieces) => {
        for (const delimiter of ["aaaaaaaa", "abababab"]) {
          const lines = fenceAsData({ label: "x", text: pieces.join(""), delimiter }).split("\n");
          expect(lines.slice(1, -1).join("\n").toLowerCase()).not.toContain(delimiter);
        }
      }),
    );
  });

  it("refuses a delimiter that anybody could guess", () => {
    expect(() => fenceAsData({ label: "x", text: "", delimiter: "---" })).toThrow("cannot be a delimiter");
  });
});
