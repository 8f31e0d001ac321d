import { describe, expect, it } from "vitest";
import { chooseContracts } from "../../src/core/contracts.ts";

const doc = (path: string, chars: number) => ({ path, blob: "b".repeat(40), text: "x".repeat(chars) });

describe("documents that are always shown", () => {
  it("are shown whole while they fit half of the budget, and named beyond", () => {
    const chosen = chooseContracts([doc("a.md", 400), doc("big.md", 4000), doc("c.md", 80)], 250);
    expect(chosen.patterns.map(({ path }) => path)).toEqual(["a.md", "c.md"]);
    expect(chosen.byName).toEqual(["big.md"]);
    expect(chosen.tokensLeft).toBe(250 - 100 - 20);
  });

  it("say where they are from, with all their lines", () => {
    const [pattern] = chooseContracts(
      [{ path: "docs/api.md", blob: "b".repeat(40), text: "one\ntwo\n" }],
      100,
    ).patterns;
    expect(pattern).toMatchObject({ path: "docs/api.md", startLine: 1, endLine: 2, origin: "configured", score: 1 });
  });

  it("leave the whole budget to the patterns when there are none, and are only named without a budget", () => {
    expect(chooseContracts([], 8000)).toEqual({ patterns: [], byName: [], tokensLeft: 8000 });
    expect(chooseContracts([doc("a.md", 4), doc("empty.md", 0)], 0)).toEqual({
      patterns: [],
      byName: ["a.md", "empty.md"],
      tokensLeft: 0,
    });
  });
});
