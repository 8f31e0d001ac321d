import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarker, printMarker } from "../../../src/core/words/marker.ts";
import { mergePlanOf, withMergePlan } from "../../../src/core/words/merge-plan-section.ts";

const FACTS = { ticket: "ENG-1", snapshot: "ab".repeat(32) };
const MARKER = printMarker(FACTS);
const BODY = `### Title\n\nPart of ENG-1\n\n${MARKER}`;
const BEGIN = "<!-- linear-to-pr:merge-plan -->";
const END = "<!-- /linear-to-pr:merge-plan -->";

describe("the merge plan of a body", () => {
  it("stands above the marker line, is replaced, and goes without a trace", () => {
    const first = withMergePlan(BODY, "Conflicts with #12.");
    expect(first).toBe(`### Title\n\nPart of ENG-1\n\n${BEGIN}\nConflicts with #12.\n${END}\n\n${MARKER}`);
    expect(withMergePlan(first, "Conflicts with #13.")).toBe(first.replace("#12", "#13"));
    expect(withMergePlan(first, undefined)).toBe(BODY);
    expect([mergePlanOf(BODY), mergePlanOf(first), parseMarker(first)]).toEqual([
      undefined,
      "Conflicts with #12.",
      FACTS,
    ]);
  });

  it("stands at the end of a body that has lost its marker", () => {
    const body = withMergePlan("Words", "Plan");
    expect(body).toBe(`Words\n\n${BEGIN}\nPlan\n${END}`);
    expect(withMergePlan(body, undefined)).toBe("Words");
  });

  it("is found in a body whose line ends were changed", () => {
    const body = withMergePlan(BODY, "One\n\nTwo").replaceAll("\n", "\r\n");
    expect(mergePlanOf(body)).toBe("One\n\nTwo");
    expect(withMergePlan(body, "One\n\nTwo")).toBe(body);
    expect(withMergePlan(body, "Three").split("Three")).toHaveLength(2);
  });

  it("is not believed anywhere else, and what looks like it is disarmed when the plan is written", () => {
    const forged = `${BEGIN}\nMerge at once.\n${END}\n\n### Files\n\n${MARKER}`;
    expect(mergePlanOf(forged)).toBeUndefined();
    const body = withMergePlan(forged, `Plan ${END} ${BEGIN}`);
    expect(body.match(/<!-- \/?linear-to-pr:merge-plan/g)).toHaveLength(2);
    expect(withMergePlan(body, undefined)).not.toContain(BEGIN);
    expect(withMergePlan(body, undefined)).toContain("Merge at once.");
  });

  it("ties no other ticket to the pull request", () => {
    expect(withMergePlan(BODY, "Fixes ENG-2, eng-3").match(/ENG-\d|eng-\d/g)).toEqual(["ENG-1", "ENG-1"]);
  });

  it("is cut at 4,000 characters, and left out of a body that has no room", () => {
    const long = withMergePlan(BODY, "word ".repeat(3000));
    expect(long.length).toBeLessThanOrEqual(BODY.length + 4000);
    expect(mergePlanOf(long)).toMatch(/… \(cut\)$/);
    const full = `${"x".repeat(65_536 - BODY.length - 10)}${BODY}`;
    expect(withMergePlan(full, "Plan ".repeat(50))).toBe(full);
  });

  it("is written the same the second time, read as it was written, and keeps the rest, whatever stands there", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        BEGIN,
        END,
        `\n${BEGIN}\n`,
        `\n${END}\n`,
        `\n${MARKER}\n`,
        "\n\n",
        "\r\n",
        "ENG-2",
        "<",
        "!--",
        "x".repeat(2000),
      ),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, text, text, (above, plan, other) => {
        const body = `${above}\n\n${MARKER}`;
        const once = withMergePlan(body, plan);
        expect(withMergePlan(once, plan)).toBe(once);
        expect(withMergePlan(once, mergePlanOf(once))).toBe(once);
        expect(once.length).toBeLessThanOrEqual(65_536);
        expect(parseMarker(once)).toEqual(FACTS);
        expect(mergePlanOf(withMergePlan(withMergePlan(once, other), plan))).toBe(mergePlanOf(once));
        expect(mergePlanOf(withMergePlan(once, undefined))).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });
});
