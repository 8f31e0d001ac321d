// Who gets a file outside the territory, who waits, who never does; and that no spelling of a path opens what is not to be opened.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProtectedPath } from "../../src/core/checks/protected-path.ts";
import { createOwnerSearch } from "../../src/core/claimed.ts";
import type { Expansion } from "../../src/core/expansion.ts";
import {
  decideExpansions,
  MOST_GRANTS,
  type RequestedExpansions,
  withDecisions,
  withGrants,
} from "../../src/core/expansion-decision.ts";
import { matcher } from "../../src/core/globs.ts";
import { parseScopeRequest, type ScopeRequest } from "../../src/core/scope-request.ts";
import type { Territory } from "../../src/core/territory.ts";

const TERRITORY: Territory = {
  mayEdit: ["src/mine.ts", "app/**"],
  mayAppend: ["**/package-lock.json", "CHANGELOG.md"],
  mustNotEdit: ["legal/**"],
  siblings: [
    { key: "ENG-2", globs: ["src/theirs.ts", "lib/"] },
    { key: "ENG-3", globs: ["docs/*.md", "app/shared/**", "straße/**", "deep/er/x.ts"] },
  ],
  source: "ticket",
};
const asked = (...paths: string[]): ScopeRequest[] => paths.map((path) => ({ path, reason: "r", smallest: "s" }));
const decided = (requests: readonly ScopeRequest[], more: Partial<RequestedExpansions> = {}): Expansion[] =>
  decideExpansions({
    requests,
    territory: TERRITORY,
    policy: "grant",
    isProtected: (path) => isProtectedPath(path, []),
    isFolder: (path) => ["src", "lib", "docs", "app", ".github"].includes(path),
    earlier: [],
    ...more,
  });
const ruling = (path: string, more: Partial<RequestedExpansions> = {}) => {
  const [one] = decided(asked(path), more);
  return one === undefined ? "nothing new" : [one.decision, one.owner].filter((part) => part !== undefined).join(" ");
};

describe("a request for a file", () => {
  it.each([
    ["that nobody owns is granted", "src/free.ts", "granted"],
    ["in brackets is granted", "pages/[id]/index.tsx", "granted"],
    ["that is in the territory is nothing new", "src/mine.ts", "nothing new"],
    ["in a folder of the territory is nothing new", "app/page.tsx", "nothing new"],
    ["that may be added to is nothing new", "web/package-lock.json", "nothing new"],
    ["of a sibling waits for it", "src/theirs.ts", "deferred ENG-2"],
    ["below a sibling's folder waits", "lib/a/b.ts", "deferred ENG-2"],
    ["that a sibling's pattern covers waits", "docs/api.md", "deferred ENG-3"],
    ["that a sibling owns within our own pattern waits", "app/shared/x.ts", "deferred ENG-3"],
    ["above a sibling's file waits", "deep/er", "deferred ENG-3"],
    ["in a sibling's letters of another case waits", "SRC/Theirs.TS", "deferred ENG-2"],
    ["in a sibling's letters of another alphabet rule waits", "strasse/x.ts", "deferred ENG-3"],
    ["with a letter that some systems take for another waits", "src/their\u017f.ts", "deferred ENG-2"],
    ["with its marks written apart waits", "docs/u\u0308ber.md", "deferred ENG-3"],
    ["spelled with dots and doubled slashes waits", ".//src/./theirs.ts/", "deferred ENG-2"],
    ["with hidden characters waits", "src/\u200dtheirs\ufeff.ts", "deferred ENG-2"],
    ["that must not be edited is rejected", "legal/terms.md", "rejected"],
    ["that must not be edited in another case is rejected", "Legal/terms.md", "rejected"],
    ["that is protected is rejected", ".github/workflows/ci.yml", "rejected"],
    ["that is protected in another case is rejected", ".GitHub/workflows/ci.yml", "rejected"],
    ["that is a folder is rejected", "src/", "rejected"],
    ["that leaves the repository is rejected", "../other/a.ts", "rejected"],
    ["that comes back in is rejected", "src/../src/theirs.ts", "rejected"],
    ["with an absolute path is rejected", "/etc/passwd", "rejected"],
    ["with backslashes is rejected", "src\\theirs.ts", "rejected"],
    ["that is a pattern is rejected", "src/*.ts", "rejected"],
    ["that is a pattern with brackets is rejected", "[s]rc/theirs.ts", "rejected"],
    ["that is a pattern with braces is rejected", "src/{theirs,free}.ts", "rejected"],
    ["inside .git is rejected", ".git/config", "rejected"],
    ["that is the request itself is rejected", "scope-expansions.MD", "rejected"],
    ["with a name no glob can have is rejected", `${"a/".repeat(10)}${"x".repeat(290)}`, "rejected"],
  ])("%s", (_what, path, expected) => {
    expect(ruling(path)).toBe(expected);
  });

  it("is rejected with the reason in words, under its plain path", () => {
    expect(decided(asked("./../x.ts"))).toEqual([
      { path: "../x.ts", reason: "r", smallest: "s", decision: "rejected", why: 'the path has a part "." or ".."' },
    ]);
  });

  it("never says in its reason who the sibling is", () => {
    for (const one of decided(asked("lib/a.ts", "docs/b.md")))
      expect(JSON.stringify({ ...one, owner: "" })).not.toMatch(/ENG/);
  });

  it("that is protected is granted when verify.allowProtected names it", () => {
    const isProtected = (path: string) => isProtectedPath(path, [".github/**"]);
    expect(ruling(".github/workflows/ci.yml", { isProtected })).toBe("granted");
  });

  it("is rejected under plan.expansions: reject, but still deferred when a sibling owns it", () => {
    expect(ruling("src/free.ts", { policy: "reject" })).toBe("rejected");
    expect(ruling("lib/a.ts", { policy: "reject" })).toBe("deferred ENG-2");
  });

  it("is nothing new where no territory is known, unless it is forbidden or a sibling's", () => {
    const territory: Territory = { ...TERRITORY, mayEdit: [], source: "unknown" };
    expect(["src/free.ts", "lib/a.ts", "CODEOWNERS"].map((path) => ruling(path, { territory }))).toEqual([
      "nothing new",
      "deferred ENG-2",
      "rejected",
    ]);
  });

  it("is not decided the same way twice, but anew when the owner is gone", () => {
    const earlier = decided(asked("src/free.ts", "lib/a.ts", "CODEOWNERS"));
    expect(decided(asked("src/free.ts", "lib/a.ts", "CODEOWNERS"), { earlier })).toEqual([]);
    const { siblings: _, ...territory } = TERRITORY;
    const later = decided(asked("lib/a.ts"), { earlier, territory });
    expect(later).toMatchObject([{ path: "lib/a.ts", decision: "granted" }]);
    expect(withDecisions(earlier, later).map(({ path, decision }) => `${path} ${decision}`)).toEqual([
      "src/free.ts granted",
      "CODEOWNERS rejected",
      "lib/a.ts granted",
    ]);
  });

  it("is rejected when the task has ten already, over all rounds", () => {
    const many = (prefix: string) => asked(...Array.from({ length: 7 }, (_, at) => `new/${prefix}${at}.ts`));
    const first = decided(many("a"));
    const second = decided(many("b"), { earlier: first });
    expect(second.map(({ decision }) => decision).filter((one) => one === "granted")).toHaveLength(3);
    expect(second.at(-1)).toMatchObject({ decision: "rejected", why: "a task is granted at most 10 files" });
  });

  it("finds nothing free when what others own cannot be read", () => {
    const siblings = [{ key: "ENG-2", globs: ["a/**/b/**/c/**/d/**/e"] }];
    expect(ruling("src/free.ts", { territory: { ...TERRITORY, siblings } })).toBe("deferred ENG-2");
    expect(ruling("src/free.ts", { territory: { ...TERRITORY, mustNotEdit: ["x".repeat(400)] } })).toBe("rejected");
    expect(ruling("src/free.ts", { territory: { ...TERRITORY, mayEdit: ["x".repeat(400)] } })).toBe("granted");
  });
});

describe("the territory with what was granted", () => {
  it("holds the granted paths once, by name, and nothing else that was asked for", () => {
    const grown = withGrants(TERRITORY, decided(asked("src/free.ts", "pages/[id].tsx", "lib/a.ts", "CODEOWNERS")));
    expect(grown).toEqual({ ...TERRITORY, mayEdit: [...TERRITORY.mayEdit, "src/free.ts", "pages/[id].tsx"] });
    expect(withGrants(grown, decided(asked("src/free.ts")))).toBe(grown);
    expect(matcher(grown.mayEdit)("pages/[id].tsx")).toBe(true);
  });
});

describe("a hostile request", () => {
  const FORBIDDEN = [
    "src/theirs.ts",
    "lib/x.ts",
    "docs/a.md",
    ".github/workflows/a.yml",
    "CODEOWNERS",
    "legal/a.md",
    "straße/a",
    ".husky/x",
  ];
  const spelled = fc
    .tuple(fc.constantFrom(...FORBIDDEN), fc.array(fc.nat({ max: 9 }), { maxLength: 8 }), fc.nat({ max: 40 }))
    .map(([path, deeds, at]) => deeds.reduce((so, deed) => misspell(so, deed, at), path));
  const line = fc.oneof(
    spelled.chain((path) =>
      fc.constantFrom(`- ${path}: x`, `- \`${path}\``, `## ${path}`, `|${path}|x|`, `Path: ${path}`, `**${path}**`),
    ),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom(
      "```",
      "Reason: x",
      "- src/free.ts",
      "- {lib,x}/x.ts",
      "- **/x.ts",
      "- src",
      "- [l]ib/x.ts",
      "- [[...x]].ts",
    ),
  );

  it("never throws, never opens a file that is protected, forbidden or a sibling's, and grants at most ten", () => {
    const ownerOf = createOwnerSearch(TERRITORY.siblings);
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 25 }),
        fc.constantFrom("ticket" as const, "prediction" as const, "unknown" as const),
        (lines, source) => {
          const territory: Territory = { ...TERRITORY, source };
          const result = decided(parseScopeRequest(lines.join("\n")), { territory });
          const granted = result.filter(({ decision }) => decision === "granted");
          expect(granted.length).toBeLessThanOrEqual(MOST_GRANTS);
          const isOpen = matcher(withGrants(territory, result).mayEdit);
          for (const { path } of granted) {
            expect(path).toMatch(/^[^/\\*?{}]+(?:\/[^/\\*?{}]+)*$/);
            expect(FORBIDDEN.map((one) => one.toUpperCase())).not.toContain(path.normalize("NFC").toUpperCase());
            expect([isOpen(path), ownerOf(path), isProtectedPath(path, [])]).toEqual([true, undefined, false]);
          }
          for (const path of FORBIDDEN) expect([path, isOpen(path)]).toEqual([path, false]);
          for (const { path, decision, owner } of result)
            if (decision === "deferred") expect([owner, path]).toEqual([expect.stringMatching(/^ENG-[23]$/), path]);
        },
      ),
      { numRuns: 400 },
    );
  });
});

const ODD = ["\u200b", "\u202e", "\ufeff", "\u00ad", "\u0301", "\\", " ", ".", "%2e", ":1"];

/** Another way to write a path that some system takes for the same one. */
function misspell(path: string, deed: number, at: number): string {
  const place = at % (path.length + 1);
  const [head, tail] = [path.slice(0, place), path.slice(place)];
  const ways = [
    () => `./${path}`,
    () => path.replace("/", "//"),
    () => path.replace("/", "/./"),
    () => `${path}/`,
    () => path.replace("/", "\\"),
    () => head + tail.toUpperCase(),
    () => head + (ODD[at % ODD.length] ?? "") + tail,
    () => `a/../${path}`,
    () => path.normalize("NFD"),
    () => path.replace("s", "ſ").replace("ß", "ss"),
  ];
  return (ways[deed] ?? (() => path))();
}
