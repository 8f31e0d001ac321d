// The result that tells of files the agent asked for in this round.
import { describe, expect, it } from "vitest";
import { ABSENT_BLOB, type Change } from "../../../src/core/change.ts";
import { grantedTooLate, scopeRequestsCheck } from "../../../src/core/checks/scope-requests.ts";
import type { Expansion } from "../../../src/core/expansion.ts";

const blobs = { oldMode: "100644", newMode: "100644", oldBlob: ABSENT_BLOB, newBlob: "b".repeat(40), newBytes: 1 };
const changeOf = (...paths: string[]): Change => ({
  baseCommit: "c",
  baseTree: "t0",
  tree: "t1",
  files: paths.map((path) => ({ path, status: "modified", ...blobs })),
  hazards: [],
});
const one = (path: string, decision: Expansion["decision"]): Expansion => ({
  path,
  reason: "they said",
  smallest: "",
  decision,
  why: "we say",
  ...(decision === "deferred" ? { owner: "ENG-2" } : {}),
});
const MIXED = [
  one("no.ts", "rejected"),
  one("later.ts", "deferred"),
  one("yes.ts", "granted"),
  one("yes2.ts", "granted"),
];

describe("files the agent asked for", () => {
  it("are nothing to tell when nothing was decided", () => {
    expect(scopeRequestsCheck(changeOf("a.ts"), [])).toEqual([]);
  });

  it("that were granted and are not in the change yet ask for another round, in words the agent can follow", () => {
    expect(scopeRequestsCheck(changeOf("yes.ts"), MIXED)).toMatchObject([
      {
        status: "fail",
        weight: "blocking",
        fixable: true,
        summary: "2 files granted, 1 deferred, 1 rejected; edit what was granted, leave the rest alone, and go on",
        evidence: [
          "yes.ts: granted, may be edited now: we say",
          "yes2.ts: granted, may be edited now: we say",
          "later.ts: not now, leave it alone: we say",
          "no.ts: rejected, leave it alone: we say",
        ].join("\n"),
      },
    ]);
  });

  it.each([
    ["granted and already edited", changeOf("yes.ts", "yes2.ts"), MIXED],
    ["not granted", changeOf(), MIXED.slice(0, 2)],
  ])("are only shown when they were %s", (_what, change, decided) => {
    expect(scopeRequestsCheck(change, decided)).toMatchObject([{ status: "flagged", weight: "advisory" }]);
  });

  it("that were granted too late are only shown", () => {
    expect(grantedTooLate(changeOf(), MIXED)).toMatchObject([
      {
        status: "flagged",
        weight: "advisory",
        summary: "2 files granted, 1 deferred, 1 rejected; no round was left to use 2 grants",
      },
    ]);
  });

  it("never tell the agent's words or a sibling's key", () => {
    expect(JSON.stringify(scopeRequestsCheck(changeOf(), MIXED))).not.toMatch(/they said|ENG-2/);
  });
});
