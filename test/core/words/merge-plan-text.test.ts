import { describe, expect, it } from "vitest";
import { mergePlanText } from "../../../src/core/words/merge-plan-text.ts";

const NUMBERS = new Map([
  ["ENG-1", 11],
  ["ENG-2", 12],
  ["ENG-3", 13],
]);
const PLAN = {
  order: ["ENG-3", "ENG-1", "ENG-2"],
  conflicts: [{ one: "ENG-1", two: "ENG-2", files: ["src/a.ts", "src/b.ts"] }],
  behindBase: [{ key: "ENG-2", files: ["src/c.ts"] }],
};

describe("what a draft says of the others of its batch", () => {
  it("names those it conflicts with by number, the files, and its place in the order of merging", () => {
    expect(mergePlanText("ENG-1", PLAN, NUMBERS)).toBe(
      "### Would conflict\n\n- with #12 in `src/a.ts`, `src/b.ts`\n\nBest order of merging: #13, **this one**, #12.",
    );
  });

  it("names the base branch first, and the other one whichever side of the conflict it is on", () => {
    const text = mergePlanText("ENG-2", PLAN, NUMBERS) ?? "";
    expect(text.split("\n").filter((line) => line.startsWith("-"))).toEqual([
      "- with the base branch as it is now, in `src/c.ts`",
      "- with #11 in `src/a.ts`, `src/b.ts`",
    ]);
    expect(text).toContain("#13, #11, **this one**");
  });

  it("is nothing when there is nothing to warn of", () => {
    expect(mergePlanText("ENG-3", PLAN, NUMBERS)).toBeUndefined();
  });

  it("never holds a key, not even of a draft whose number nobody knows", () => {
    const text = mergePlanText("ENG-1", PLAN, new Map()) ?? "";
    expect([text.includes("ENG-"), text.includes("with #?")]).toEqual([false, true]);
  });

  it("stays short, and a file's name can end neither the code nor the comment it may stand in", () => {
    const files = Array.from({ length: 12 }, (_, at) => `src/${at}\`\n-->.ts`);
    const text = mergePlanText("ENG-1", { ...PLAN, conflicts: [{ one: "ENG-1", two: "ENG-2", files }] }, NUMBERS) ?? "";
    expect(text).toContain(" and 2 more");
    expect(text.split("\n")).toHaveLength(5);
  });
});
