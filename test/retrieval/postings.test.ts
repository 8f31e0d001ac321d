// Which identifiers stand in which files: what was scanned, turned around; nothing is lost and nothing is added.
import fc from "fast-check";
import { expect, it } from "vitest";
import { createIdentifierTable } from "../../src/retrieval/identifiers.ts";
import { createPostings, filesWith, rowsOf } from "../../src/retrieval/postings.ts";
import { createScanner } from "../../src/retrieval/streams.ts";

const NAMES = ["cart", "total", "名", "x1", "$"];
const word = fc.constantFrom(...NAMES, "/*", "*/", "\n");
const texts = fc.array(
  fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")),
  { maxLength: 6 },
);

/** With room for nothing at first, or for all. */
function scanned(files: readonly string[], rows: number) {
  const table = createIdentifierTable();
  const postings = createPostings(rows);
  const scan = createScanner(table, postings);
  for (const [at, text] of files.entries()) scan(`${at}.ts`, text);
  return { table, postings };
}

it("say of each identifier the files it stands in", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(0, 1000), (files, rows) => {
      const { table, postings } = scanned(files, rows);
      for (const name of NAMES) {
        const number = table.find(name);
        const found = number === 0 ? [] : filesWith(postings, [number]);
        const wanted = files.flatMap((text, at) => (text.split(/[ \n]/).includes(name) ? [at] : []));
        expect([...new Set(found)].sort((a, b) => a - b)).toEqual(wanted);
      }
    }),
  );
});

it("say of each file its tokens, one after the other, and how often each stands there", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(0, 1000), (files, rows) => {
      const { table, postings } = scanned(files, rows);
      for (const [at, text] of files.entries()) {
        const counted = new Map<string, number>();
        const [from, to] = rowsOf(postings, at);
        for (let row = from; row < to; row += 1) {
          const name = table.nameOf((postings.tokens[row] ?? 0) >> 1);
          counted.set(name, (counted.get(name) ?? 0) + (postings.times[row] ?? 0));
        }
        const words = text.split(/[ \n]/).filter((each) => NAMES.includes(each));
        expect(counted).toEqual(new Map(words.map((each) => [each, words.filter((one) => one === each).length])));
      }
    }),
  );
});

it("of a file that was not scanned are none", () => {
  const { postings } = scanned(["cart", "total"], 0);
  expect(rowsOf(postings, 1)).toEqual([2, 3]);
  expect(rowsOf(postings, 2)).toEqual([3, 3]);
  expect([...filesWith(postings, [999])]).toEqual([]);
});
