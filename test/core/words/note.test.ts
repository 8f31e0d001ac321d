import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ending, Outcome } from "../../../src/core/outcome.ts";
import { NoChangeKind } from "../../../src/core/verdict.ts";
import { note } from "../../../src/core/words/note.ts";
import { headline, nextStep } from "../../../src/core/words/outcome-text.ts";

function ending(changes: Partial<Ending> = {}): Ending {
  return {
    key: "ENG-1",
    ticketId: "t1",
    outcome: "refused",
    reason: "2 checks failed",
    rounds: 3,
    checks: [],
    usage: { turns: 12, costUsd: 0.42, durationMs: 1 },
    wallMs: 125_000,
    agentMs: 100_000,
    commandsMs: 20_000,
    ...changes,
  };
}

describe("note", () => {
  it("reads like this when a change is refused", () => {
    const failed = {
      status: "fail",
      weight: "blocking",
      fixable: true,
      durationMs: 5,
    } as const;
    const locations = [{ path: "a.ts", line: 3 }];
    const text = note(
      ending({
        checks: [
          { ...failed, locations, name: "test", summary: "exit code 1", evidence: "expected 1\n```\ngot 2 @octocat\n" },
          { ...failed, locations, name: "lint", status: "pass", summary: "exit code 0", evidence: "" },
        ],
        kept: { kind: "branch", where: "linear-to-pr/rescue" },
      }),
    );
    expect(text).toMatchSnapshot();
  });

  it("reads like this when a draft is open", () => {
    const pullRequest = { number: 7, url: "https://github.com/acme/shop/pull/7" };
    expect(
      note(ending({ outcome: "delivered", operation: "created", pullRequest, reason: "all checks passed" })),
    ).toMatchSnapshot();
  });

  it("has a headline of its own and a next step for every outcome", () => {
    const headlines = Outcome.options.map((outcome) => headline({ outcome }));
    expect(new Set(headlines).size).toBe(Outcome.options.length);
    for (const outcome of Outcome.options) {
      expect(headline({ outcome })).toMatch(/^[A-Z].+\.$/);
      expect(nextStep(outcome)).toMatch(/\.$/);
      expect(note(ending({ outcome }))).toContain(headline({ outcome }));
    }
  });

  it("names the kind of every run without a change", () => {
    const headlines = NoChangeKind.options.map((noChange) => headline({ outcome: "no-change", noChange }));
    expect(new Set([...headlines, headline({ outcome: "no-change" })]).size).toBe(NoChangeKind.options.length + 1);
  });

  it("tells a new draft from one that was brought up to date or held the change already", () => {
    const said = (["created", "updated", "not-updated"] as const).map((operation) =>
      headline({ outcome: "delivered", operation }),
    );
    expect(new Set(said).size).toBe(3);
  });

  it("says what it stands on and what was asked for, and makes no relation of it", () => {
    const deferred = {
      path: "src/ENG-2.ts",
      reason: "see ENG-3",
      smallest: "",
      decision: "deferred" as const,
      why: "w",
    };
    const text = note(ending({ standsOn: ["ENG-2", "ENG-3"], expansions: [{ ...deferred, owner: "ENG-2" }] }));
    expect(text).toContain("It stands on the work of ENG\u20112, ENG\u20113: merge that first.");
    expect(text).toContain(
      "- `src/ENG\u20112.ts`: **left for after a sibling task**; asked for because: see ENG\u20113",
    );
    expect(text).not.toMatch(/ENG-[23]/);
  });

  it.each<[Outcome, string]>([
    ["skipped", "waits for ENG-2, which ended as refused"],
    ["parked", "blocked by ENG-2, which is not done"],
    ["merge-conflict", "#12 does not merge with the others: docs/ENG-2.md"],
  ])("names another ticket so that people read it and Linear does not: %s", (outcome, reason) => {
    const text = note(ending({ outcome, reason, rounds: 0 }));
    expect(text).toContain("ENG\u20112");
    expect(text).not.toContain("ENG-2");
  });

  it("prefers the hint of the error, with its code", () => {
    const text = note(ending({ outcome: "failed", hint: "Pass a valid token.", errorCode: "GITHUB_UNAUTHORIZED" }));
    expect(text).toContain("What to do next: Pass a valid token. (`GITHUB_UNAUTHORIZED`)");
  });

  it("says where a pull request is that has no web address", () => {
    const text = note(ending({ outcome: "delivered", pullRequest: { number: 1, url: "/srv/prs/1.md" } }));
    expect(text).toContain("Pull request #1: `/srv/prs/1.md`");
  });

  it("keeps the end of long evidence, where the error stands", () => {
    const evidence = `${"noise ".repeat(5000)}the error`;
    const text = note(
      ending({
        checks: [
          {
            name: "test",
            status: "fail",
            weight: "blocking",
            fixable: true,
            summary: "",
            evidence,
            locations: [],
            durationMs: 1,
          },
        ],
      }),
    );
    expect(text).toContain("the error\n```");
    expect(text.length).toBeLessThan(5000);
  });

  it("is cut at 20,000 characters, with a note", () => {
    const failed = {
      name: "test",
      status: "fail",
      weight: "blocking",
      fixable: true,
      summary: "",
      durationMs: 1,
    } as const;
    const checks = Array.from({ length: 10 }, () => ({
      ...failed,
      locations: [],
      evidence: "`x".repeat(5000) + "`".repeat(700),
    }));
    const text = note(ending({ checks }));
    expect(text).toHaveLength(20_000);
    expect(text).toMatch(/… \(cut\)$/);
  });

  it("names no other ticket, mentions nobody and stays under 20,000 characters, whatever it is told", () => {
    const bad = fc
      .array(fc.constantFrom("ENG-2 ", "fixes eng-3 ", "@octocat ", "#4 ", "<b>", "![x](//y) ", "`", "\n", "x"), {
        maxLength: 2000,
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(bad, fc.constantFrom(...Outcome.options), (text, outcome) => {
        const failed = { status: "fail", weight: "blocking", fixable: true, durationMs: 1 } as const;
        const said = note(
          ending({
            outcome,
            reason: text,
            hint: text,
            checks: Array.from({ length: 30 }, () => ({
              ...failed,
              name: text,
              summary: text,
              evidence: text,
              locations: [{ path: text }],
            })),
            kept: { kind: "file", where: text },
          }),
        );
        expect(said).not.toMatch(/ENG-2|eng-3/);
        expect(said.length).toBeLessThanOrEqual(20_000);
      }),
      { numRuns: 50 },
    );
  });
});
