import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  breakKeys,
  capText,
  defang,
  details,
  fence,
  fenceWithin,
  inlineCode,
  link,
  plainText,
  quote,
  tableCell,
} from "../../../src/core/words/markdown.ts";

const PIECES = [
  ..."`~@#<>!&|\\[]():/.-_* \n1aZ",
  "```",
  "~~~~",
  "![",
  "](",
  "]:",
  "://",
  "www.",
  "http",
  "ENG-2",
  "eng-1",
  "fixes ",
  "GH-",
  "a/b#1",
  "&#64;",
  "\u200b",
  "\u2011",
  "😀",
];
const marked = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));

describe("fence", () => {
  it("cannot be closed by its content", () => {
    fc.assert(
      fc.property(marked, (text) => {
        const lines = fence(text, "text").split("\n");
        const marks = lines.at(-1) ?? "";
        expect(lines[0]).toBe(`${marks}text`);
        const closing = lines
          .slice(1, -1)
          .filter((line) => /^ {0,3}`+ *$/.test(line) && line.trim().length >= marks.length);
        expect(closing).toEqual([]);
      }),
    );
  });

  it("keeps the content as it is and takes only a word as info", () => {
    expect(fence("a\n```\nb", "ts title=<x>")).toBe("````tstitlex\na\n```\nb\n````");
  });

  it("stays within a limit whatever the content is made of", () => {
    const texts = fc.oneof(
      marked,
      fc.constantFrom("`", "a`", "x").map((piece) => piece.repeat(5000)),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 100, max: 4000 }), (text, maxChars) => {
        expect(fenceWithin(text, maxChars, "… cut").length).toBeLessThanOrEqual(maxChars);
      }),
    );
  });
});

describe("inlineCode", () => {
  it.each([
    ["a.ts", "`a.ts`"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["", "` `"],
    ["a\nb", "`a b`"],
  ])("writes %j as %s", (text, expected) => {
    expect(inlineCode(text)).toBe(expected);
  });
});

describe("tableCell", () => {
  it("stays one cell on one line", () => {
    expect(tableCell("a|b\nc")).toBe("a\\|b c");
    expect(tableCell("a\\|b")).toBe("a\\\u200b\\|b");
    // Counted as GitHub's row parser does: a backslash takes the next character with it.
    fc.assert(
      fc.property(marked, (text) => {
        expect(tableCell(text).replace(/\\[\s\S]/g, "")).not.toMatch(/[|\n]/);
      }),
    );
  });
});

describe("defang", () => {
  it.each([
    ["a mention", "ask @octocat", /@[a-z0-9]/i],
    ["a mention in an entity", "ask &#64;octocat &commat;x", /&[#a-z]/i],
    ["an issue reference", "fixes #12", /#\d/],
    ["a cross-repository reference", "closes other/repo#12", /#\d/],
    ["a GH reference", "closes GH-12 and gh-13", /GH-1/i],
    ["an image", "![x](https://x.example/p.png)", /!\[|\]\(|:\/\//],
    ["a link", "[x](//x.example)", /\]\(/],
    ["a link definition", "[x]: //x.example", /\]:/],
    ["a bare address", "https://x.example www.x.example WWW\\.x.example", /:\/\/|www\\?\./i],
    ["an address behind a backslash", "https:\\/\\/x.example", /:\\?\//],
    ["a mail address", "a@b.example", /@b/],
    ["HTML", "<img src=x><!doctype></b><?php", /<[a-z/!?]/i],
    ["a code fence", "```mermaid\nx\n  ~~~\n> - ```", /^[ >*-]*(`{3}|~{3})/m],
    ["sibling keys", "ENG-2 Fixes eng-3, eng-4", /eng-\d/i],
  ])("breaks %s", (_, text, forbidden) => {
    expect(text).toMatch(forbidden);
    expect(defang(text, "ENG-1")).not.toMatch(forbidden);
  });

  it("keeps words, emphasis, lists and the own key", () => {
    const text = "**Part** of ENG-1:\n- a < b && c > d\n- 5 # 3, utf-8";
    expect(defang(text, "ENG-1")).toBe(text);
  });

  it("gives the same text the second time", () => {
    fc.assert(
      fc.property(marked, (text) => {
        const once = defang(text, "ENG-1");
        expect(defang(once, "ENG-1")).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it("leaves nothing that links, mentions, embeds or closes, in any text", () => {
    fc.assert(
      fc.property(marked, (text) => {
        const result = defang(text, "ENG-1");
        expect(result).not.toMatch(/@[A-Za-z0-9]|#\d|<[A-Za-z/!?]|&[A-Za-z#]|!\[|\][(:[]|:\/\/|www\./i);
        expect(result).not.toMatch(/(?<![A-Za-z0-9])[A-Z][A-Z0-9]*-\d+(?<!ENG-1)/);
      }),
      { numRuns: 1500 },
    );
  });

  it("is linear: 1 MB of marks takes less than a second", () => {
    for (const piece of ["@a", "#1", "<a", "`", "```\n", " > ", "ENG-2 ", "a", "fix ", "1-", "\\", "]("]) {
      const text = piece.repeat(Math.ceil((1024 * 1024) / piece.length));
      const startedMs = performance.now();
      defang(text, "ENG-1");
      expect(performance.now() - startedMs, piece).toBeLessThan(1000);
    }
  });
});

describe("breakKeys", () => {
  it.each([
    ["ENG-2 and ENG-1", "ENG\u20112 and ENG-1"],
    ["closes eng-2, ops-3", "closes eng\u20112, ops\u20113"],
    ["utf-8 and node-20", "utf-8 and node-20"],
    ["ENG-10", "ENG\u201110"],
    ["feature/ENG-2_x", "feature/ENG\u20112_x"],
  ])("turns %j into %j", (text, expected) => {
    expect(breakKeys(text, "ENG-1")).toBe(expected);
  });
});

describe("capText", () => {
  it("never exceeds the limit, never cuts a character in half, and says that it cut", () => {
    expect(capText("short", 5, "…")).toBe("short");
    expect(capText("a😀😀", 4, "…")).toBe("a😀…");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat({ max: 20 }), (text, maxChars) => {
        const capped = capText(text, maxChars, " … (cut)");
        expect(capped.length).toBeLessThanOrEqual(maxChars);
        expect(capped).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe("small forms", () => {
  it("quotes every line", () => {
    expect(quote("a\n\nb")).toBe("> a\n>\n> b");
  });

  it("folds a body under a summary that cannot open a tag", () => {
    expect(details("a <b> & c", "body")).toBe(
      "<details>\n<summary>a &lt;b&gt; &amp; c</summary>\n\nbody\n\n</details>",
    );
  });

  it("links only simple http addresses", () => {
    expect(link("x", "https://linear.app/acme/issue/ENG-1")).toBe("[x](https://linear.app/acme/issue/ENG-1)");
    expect(link("x", "http://127.0.0.1:80/a?b=c#d")).toBe("[x](http://127.0.0.1:80/a?b=c#d)");
    for (const target of [
      undefined,
      "javascript:alert(1)",
      "https://a/b) [c](d",
      "https://a/ b",
      "file:///etc",
      "https://a@b/",
    ]) {
      expect(link("x", target)).toBe("x");
    }
  });

  it("shows marks as they are written", () => {
    expect(plainText("a*b_c`d[e]")).toBe("a\\*b\\_c\\`d\\[e\\]");
  });
});
