// The scanner against a slow reading of the same text, letter by letter; and texts nobody wrote by hand.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIdentifierTable, MAX_IDENTIFIER, mixed } from "../../src/retrieval/identifiers.ts";
import { createPostings, rowsOf } from "../../src/retrieval/postings.ts";
import { BEYOND, createScanner, LINE_END } from "../../src/retrieval/streams.ts";

/** A table and postings of its own; `rows` are those of the last file that was scanned. */
function createReader() {
  const table = createIdentifierTable();
  const postings = createPostings();
  const scan = createScanner(table, postings);
  const rows = () => {
    const [from, to] = rowsOf(postings, postings.firsts.length - 1);
    return { tokens: [...postings.tokens.subarray(from, to)], times: [...postings.times.subarray(from, to)] };
  };
  return { table, postings, scan, rows };
}

/** By line: each identifier, one inside a comment with a `#` in front. */
function linesOf(path: string, text: string): string[] {
  const { table, scan, rows } = createReader();
  const { tokens } = scan(path, text);
  const distinct = rows().tokens;
  const lines: string[] = [];
  let said: string[] = [];
  for (const place of tokens) {
    const token = distinct[place - 1] ?? 0;
    if (place !== LINE_END) said.push((token % 2 === 1 ? "#" : "") + table.nameOf(token >> 1));
    else {
      lines.push(said.join(" "));
      said = [];
    }
  }
  return lines;
}

/** The same the slow way. */
function slowly(path: string, text: string): string[] {
  const lines: string[] = [];
  let closer = "";
  for (const line of text.split("\n")) {
    const said: string[] = [];
    for (let at = 0; at < line.length; ) {
      const rest = line.slice(at);
      const word = /^[\w$\u0080-\uffff]+/.exec(rest)?.[0];
      if (word !== undefined) said.push((closer === "" ? "" : "#") + word);
      else if (closer !== "") closer = rest.startsWith(closer) ? "" : closer;
      else if (rest.startsWith("/*")) closer = "*/";
      else if (rest.startsWith("<!--")) closer = "-->";
      else if (rest.startsWith("//") && line[at - 1] !== ":") closer = "\n";
      else if (rest.startsWith("#") && path.endsWith(".py")) closer = "\n";
      at += word?.length ?? 1;
    }
    if (closer === "\n") closer = "";
    lines.push(said.join(" "));
  }
  return lines;
}

describe("the stream of a file", () => {
  it.each([
    ["code before a comment", "a.ts", "let x = y; // of z", ["let x y #of #z"]],
    ["comments over lines", "a.ts", "a /* b\nc */ d", ["a #b", "#c d"]],
    ["markup comments", "a.html", "<b> <!-- c\nd --> e", ["b #c", "#d e"]],
    ["hashes where they begin comments", "a.py", "x # y\nz", ["x #y", "z"]],
    ["hashes where they do not", "a.ts", "this.#x", ["this x"]],
    ["addresses, which are no comments", "a.ts", "go https://a.b/c d", ["go https a b c d"]],
    ["a carriage return as no part of a word", "a.ts", "a // b\r\nc\r\n", ["a #b", "c", ""]],
    ["letters of all languages", "a.ts", "größe 名前_x $y", ["größe 名前_x $y"]],
    ["a byte order mark as a letter", "a.ts", "\ufeffa b", ["\ufeffa b"]],
    ["what was no UTF-8", "a.ts", "a\ufffd b\u0000c", ["a\ufffd b c"]],
    ["nothing", "a.ts", "", [""]],
    ["a comment that never ends", "a.ts", "/* a\nb", ["#a", "#b"]],
    ["marks at the very end", "a.ts", "a <!-", ["a"]],
  ])("holds %s", (_, path, text, lines) => {
    expect(linesOf(path, text)).toEqual(lines);
  });

  const piece = fc.constantFrom(
    ...["a", "b1", "_c", "$", "é", "名", "\ufeff", "\ufffd", "𝒳", "\u0000", " ", "\t", "\r\n", "\n", ":", "'"],
    ...["//", "/*", "*/", "/", "*", "#", "<!--", "-->", "<", "-", "!", ">"],
  );
  const wild = fc.oneof(
    fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary", maxLength: 200 }),
  );

  it("is what a slow reading finds, in any text", () => {
    fc.assert(
      fc.property(fc.constantFrom("a.ts", "b.py", "constructor", "__proto__/ü 1.html"), wild, (path, text) => {
        expect(linesOf(path, text)).toEqual(slowly(path, text));
      }),
      { numRuns: 3_000 },
    );
  });

  it("counts identifiers and lines, and ends with the end of a line", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const { tokens, length, lines } = createReader().scan("a.ts", text);
        expect(lines).toBe(text.split("\n").length);
        expect(tokens.filter((token) => token === LINE_END)).toHaveLength(lines);
        expect(length).toBe(tokens.length - lines);
        expect(tokens.at(-1)).toBe(LINE_END);
      }),
    );
  });

  it("is the same whatever was read before", () => {
    fc.assert(
      fc.property(wild, wild, (before, text) => {
        const { scan, rows } = createReader();
        const first = [scan("a.ts", text), rows()];
        scan("b.ts", before);
        expect([scan("a.ts", text), rows()]).toEqual(first);
      }),
    );
  });

  it("has each different identifier once, and how often it stands there", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const { scan, rows } = createReader();
        const { tokens } = scan("a.ts", text);
        const { tokens: distinct, times } = rows();
        expect(new Set(distinct).size).toBe(distinct.length);
        expect(times).toEqual(distinct.map((_, at) => tokens.filter((row) => row === at + 1).length));
      }),
    );
  });

  it("has more different identifiers than two bytes can tell apart, all counted, the last ones without their places", () => {
    const names = Array.from({ length: 70_000 }, (_, at) => `n${at}`);
    const { scan, rows } = createReader();
    const { tokens } = scan("a.ts", names.join("\n"));
    expect(rows().times).toEqual(names.map(() => 1));
    const places = names.map((_, at) => Math.min(BEYOND, at + 1));
    expect([...tokens].filter((row) => row !== LINE_END)).toEqual(places);
  });

  it("is found in 5 MB and in a line of 1 MB", () => {
    const line = "var a=function(b){return b+1};";
    const minified = createReader().scan("a.js", line.repeat(35_000));
    expect([minified.length, minified.lines]).toEqual([7 * 35_000, 1]);
    const long = createReader().scan("a.js", `${line}ü\n`.repeat(160_000));
    expect([long.length, long.lines]).toEqual([8 * 160_000, 160_001]);
  });
});

describe("the hash of an identifier", () => {
  /** What a change of one ASCII letter does to the hash: the same whatever stands around it, for the hash is linear. */
  function changes(length: number): bigint[][] {
    const hashOf = (bytes: Uint8Array) => {
      const [one, other] = mixed(bytes, 0, length);
      return (BigInt(one >>> 0) << 32n) | BigInt(other >>> 0);
    };
    const nothing = hashOf(new Uint8Array(length));
    return Array.from({ length }, (_, at) =>
      Array.from({ length: 127 }, (_, before) => hashOf(new Uint8Array(length).fill(before + 1, at, at + 1)) ^ nothing),
    );
  }

  it("tells apart what differs in one letter or two, of any length that is looked at", () => {
    const single = changes(MAX_IDENTIFIER).flat();
    expect(new Set(single).size).toBe(single.length);
    expect(single).not.toContain(0n);
  });

  it("tells apart what differs in three letters or four, up to 30", () => {
    const each = changes(30);
    const pairs: bigint[] = [];
    for (const [at, one] of each.entries())
      for (const other of each.slice(0, at)) for (const a of one) for (const b of other) pairs.push(a ^ b);
    const sorted = BigUint64Array.from(pairs).sort();
    expect(sorted.some((hash, at) => hash === sorted[at - 1])).toBe(false);
    expect(sorted[0]).not.toBe(0n);
  });
});

describe("the table of identifiers", () => {
  it("tells 100,000 apart and finds each again", () => {
    const { table, scan, rows } = createReader();
    const names = Array.from({ length: 100_000 }, (_, at) => `name${at}`);
    const first = [scan("a.ts", names.join(" ")), rows()];
    expect(new Set(rows().tokens).size).toBe(100_000);
    expect([scan("b.ts", names.join(" ")), rows()]).toEqual(first);
    expect(names.every((name, at) => table.find(name) === at + 1)).toBe(true);
    expect(table.find("name100000")).toBe(0);
  });

  it("finds names of all languages, and has no name for what is too long to be one", () => {
    const { table, scan } = createReader();
    scan("a.ts", `größe __proto__ constructor ${"x".repeat(101)} ${"名".repeat(100)} ${"名".repeat(101)}`);
    expect(["größe", "__proto__", "constructor"].map(table.find)).toEqual([1, 2, 3]);
    expect([4, 5, 6].map(table.nameOf)).toEqual(["", "名".repeat(100), ""]);
    expect(table.size()).toBe(7);
  });
});
