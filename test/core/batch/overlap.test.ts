import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayOverlap, overlapsOf, ownedGlobs, ownedLists, sharedPaths } from "../../../src/core/batch/overlap.ts";
import { findGlobProblem, matcher } from "../../../src/core/globs.ts";
import type { Territory } from "../../../src/core/territory.ts";

const territory = (mayEdit: string[], mayAppend: string[] = []): Territory => ({
  mayEdit,
  mayAppend,
  mustNotEdit: [],
  source: "ticket",
});

const cases: [one: string, two: string, overlap: boolean][] = [
  ["src/a.ts", "src/a.ts", true],
  ["src/a.ts", "src/b.ts", false],
  ["src/a.ts", "./src/a.ts", true],
  ["src", "src/a.ts", true],
  ["src/", "src/a.ts", true],
  ["src", "src/", true],
  ["src/", "src2/a.ts", false],
  ["src/a.ts", "src/a.tsx", false],
  ["src/*", "src/a.ts", true],
  ["src/*", "src/sub/a.ts", false],
  ["src/**", "src/sub/a.ts", true],
  ["src/**", "lib/**", false],
  ["**", "anything/at/all", true],
  ["**/*.md", "docs/guide.md", true],
  // Nobody knows yet that a.ts is no folder.
  ["**/*.md", "src/a.ts", true],
  ["docs/**/*.md", "src/a.ts", false],
  ["src/*.ts", "src/*.test.ts", true],
  ["src/a*.ts", "src/*b.ts", true],
  ["src/a*.ts", "src/b*.ts", false],
  ["src/?.ts", "src/ab.ts", false],
  ["src/?b.ts", "src/ab.ts", true],
  ["{src,lib}/*.ts", "lib/a.ts", true],
  ["{src,lib}/*.ts", "test/a.ts", false],
  ["src/{a,b/{c,d}}.ts", "src/b/d.ts", true],
  ["src/{a,b/{c,d}}.ts", "src/b/a.ts", false],
  ["src/v{1..3}.ts", "src/v2.ts", true],
  ["src/[ab].ts", "src/a.ts", true],
  ["src/[!a].ts", "src/b.ts", true],
  ["app/[id]/page.tsx", "app/[id]/page.tsx", true],
  ["app/[id]", "app/[id]/page.tsx", true],
  ["app/[id]/page.tsx", "app/[id]/layout.tsx", false],
  ["src/a/**/z.ts", "src/a/z.ts", true],
  ["src/a/**/z.ts", "src/b/**/z.ts", false],
  ["!src/a.ts", "lib/b.ts", true],
  ["src/README.md", "SRC/readme.md", true],
  ["", "src", false],
  // No file has a star in its name.
  ["**/*.md", "**/*.css", false],
  ["**/*.md", "**/*.test.md", true],
  ["**/x*.ts", "**/X1*", true],
  ["**/x*y", "**/xy", true],
  ["**/xy*yz", "**/xyz", false],
  ["src/**/*.md", "src/**/a/*.css", false],
  ["src/**/a", "lib/b/**", false],
  ["**/a/**", "src/**/*.ts", true],
];

describe("two globs", () => {
  it.each(cases)("%s and %s may mean the same file: %s", (one, two, overlap) => {
    expect([mayOverlap([one], [two]), mayOverlap([two], [one])]).toEqual([overlap, overlap]);
  });

  const names = fc.constantFrom("a", "b", "ab", "[a]", "a.ts", "{a,b}", ".x", "(a)");
  const marks = fc.constantFrom(
    ...["*", "**", "?", "[ab]", "[!a]", "[id]", "{a,b}", "{a,b/c}", "{a,**}", "{a}", "{1..3}", "a*", "*.ts", "a**b"],
    ...["{a,{b,c}}", "\\a", '"a"', "[", "]", "{", "}", "{,a}", "a?", "*[ab]", "[a/b]", "[]a]", "{[ab],c}", "+(a)"],
  );
  const glob = fc
    .tuple(fc.constantFrom("", "./", "/", "!"), fc.array(fc.oneof(names, marks), { minLength: 1, maxLength: 3 }))
    .map(([lead, parts]) => lead + parts.join("/"));
  const parts = ["a", "b", "c", "ab", "aab", "[a]", "{a,b}", "a.ts", ".x", "2", "[id]", "(a)", "!a"];
  const pairs = parts.flatMap((one) => parts.map((two) => `${one}/${two}`));
  const paths = [...parts, ...pairs, ...pairs.map((pair) => `a/${pair}`), ...pairs.map((pair) => `${pair}/b`)];

  it("are never said to be apart when the matcher takes one path for both", () => {
    let met = 0;
    fc.assert(
      fc.property(glob, glob, (one, two) => {
        if (findGlobProblem(one) !== undefined || findGlobProblem(two) !== undefined) return;
        const [first, second] = [matcher([one]), matcher([two])];
        const shared = paths.find((path) => first(path) && second(path));
        if (shared === undefined) return;
        met += 1;
        expect(mayOverlap([one], [two]), `${one} | ${two} | ${shared}`).toBe(true);
      }),
      { numRuns: 1500 },
    );
    expect(met).toBeGreaterThan(50);
  });

  it("are found among many lists exactly where each pair alone says so", () => {
    fc.assert(
      fc.property(fc.array(fc.array(glob, { maxLength: 3 }), { maxLength: 6 }), (lists) => {
        const found = overlapsOf(lists).map(({ first, second }) => [first, second]);
        const expected = lists.flatMap((one, first) =>
          lists.flatMap((two, second) => (first < second && mayOverlap(one, two) ? [[first, second]] : [])),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("say which globs met", () => {
    expect(overlapsOf([["a.ts", "src/**"], ["b.ts"], ["src/x.ts"]])).toEqual([
      { first: 0, second: 2, globs: ["src/**", "src/x.ts"] },
    ]);
  });
});

describe("the paths two lists share", () => {
  it("are those that exist and those both name", () => {
    expect(sharedPaths(["src/a*.ts"], ["src/*b.ts"], ["src/ab.ts", "src/a.ts"])).toEqual(["src/ab.ts"]);
    expect(sharedPaths(["src/a*.ts"], ["src/*b.ts"], ["src/a.ts", "src/b.ts"])).toEqual([]);
    expect(sharedPaths(["src/"], ["./src/new.ts"], [])).toEqual(["src/new.ts"]);
  });
});

describe("what a task owns", () => {
  it("is what it may edit without the shared files it names", () => {
    expect(ownedGlobs(territory(["src/**", "./CHANGELOG.md"], ["CHANGELOG.md", "src/**"]))).toEqual(["src/**"]);
  });

  it("is found for many at once, each by its own rules", () => {
    const lists = ownedLists([
      territory(["a", "b"], ["a"]),
      territory(["a", "b"], ["b"]),
      territory([]),
      territory(["a"]),
    ]);
    expect(lists).toEqual([["b"], ["a"], [], ["a"]]);
  });
});
