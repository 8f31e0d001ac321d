import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caselessMatcher, findGlobProblem, matcher } from "../../src/core/globs.ts";

const cases: [glob: string, yes: string[], no: string[]][] = [
  ["src/a.ts", ["src/a.ts"], ["src/a.tsx", "x/src/a.ts", "src"]],
  ["src", ["src", "src/a.ts", "src/b/c.ts"], ["src2/a.ts", "lib/src/a.ts"]],
  ["./src/", ["src/a.ts"], ["a.ts"]],
  ["/src//", ["src/a.ts"], ["a.ts"]],
  ["src/**", ["src/a.ts", "src/.x/b"], ["lib/a.ts"]],
  ["*.md", ["a.md", ".a.md"], ["docs/a.md"]],
  ["**/*.md", ["a.md", "docs/a.md"], ["a.mdx"]],
  ["{src,lib}/*.ts", ["src/a.ts", "lib/b.ts"], ["src/a/b.ts"]],
  ["app/[id]/page.tsx", ["app/[id]/page.tsx"], ["app/id/page.tsx"]],
  ["app/(shop)/*.tsx", ["app/(shop)/a.tsx"], ["app/shop/a.tsx"]],
  ["src/a+(b)+.ts", ["src/a+(b)+.ts"], ["src/abb.ts"]],
  ["!src/a.ts", ["!src/a.ts"], ["src/b.ts", "src/a.ts"]],
  ["a|b", ["a|b"], ["a", "b"]],
  ["@(a|b)", ["@(a|b)"], ["a", "b"]],
  ["", [], ["", "a"]],
  ["/", [], ["", "a"]],
];

describe("a glob", () => {
  it.each(cases)("%s matches what it should and nothing else", (glob, yes, no) => {
    const matches = matcher([glob]);
    expect(yes.filter((path) => !matches(path))).toEqual([]);
    expect(no.filter(matches)).toEqual([]);
  });

  it("matches nothing in an empty list and anything of any glob in a longer one", () => {
    expect(matcher([])("a")).toBe(false);
    expect(matcher(["a", "b/**"])("b/c")).toBe(true);
  });

  it("ignores case only when asked", () => {
    expect(matcher(["CLAUDE.md", ".github/**"])(".GitHub/x")).toBe(false);
    expect(caselessMatcher(["CLAUDE.md", ".github/**"])(".GitHub/x")).toBe(true);
    expect(caselessMatcher(["CLAUDE.md"])("claude.MD")).toBe(true);
  });

  it("never matches a path that is too long to be matched in bounded time", () => {
    expect(matcher(["**"])("a/".repeat(512))).toBe(true);
    expect(matcher(["**"])("a/".repeat(513))).toBe(false);
  });

  it.each([
    ["a".repeat(301), "longer than 300"],
    ["**/a/**/a/**/a/**", 'more than 3 times "**"'],
    ["*a*a*a*b", "more than 3 stars"],
    ["{a,aa}".repeat(8), "braces stand for more than 64"],
    ["[z-a]/*", "not a valid glob"],
    ["a\nb", "line break"],
  ])("refuses %j by name", (glob, why) => {
    expect(findGlobProblem(glob)).toContain(why);
    expect(() => matcher(["ok", glob])).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  });

  it("matches every plain path itself and below, whatever it is made of", () => {
    const name = fc
      .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(..."ab.[]()+!@#$^|-_ é") })
      .map((s) => `x${s}x`);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const path = names.join("/");
        fc.pre(findGlobProblem(path) === undefined);
        const matches = matcher([`${path}/`]);
        expect([matches(path), matches(`${path}/deeper/file`)]).toEqual([true, true]);
        expect(matches(`other/${path}`)).toBe(false);
      }),
    );
  });

  it("answers in bounded time for any accepted glob and any path", () => {
    const wild = fc.string({ maxLength: 40, unit: fc.constantFrom(..."aab*?[]{},/\\!()+|@.^$") });
    const slowest = { ms: 0, glob: "" };
    fc.assert(
      fc.property(wild, (glob) => {
        fc.pre(findGlobProblem(glob) === undefined);
        const matches = matcher([glob]);
        const start = performance.now();
        for (const path of ["a".repeat(255), "a/".repeat(300), "ab".repeat(100)]) matches(path);
        const ms = performance.now() - start;
        if (ms > slowest.ms) Object.assign(slowest, { ms, glob });
      }),
      { numRuns: 300 },
    );
    expect(slowest.ms, slowest.glob).toBeLessThan(1000);
  });
});
