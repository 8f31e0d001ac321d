import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Ending, Outcome } from "../../src/core/outcome.ts";
import { NO_USAGE } from "../../src/core/usage.ts";

const ending: Ending = {
  key: "ENG-1",
  ticketId: "t1",
  outcome: "delivered",
  reason: "checks: 1 passed",
  rounds: 1,
  checks: [],
  usage: NO_USAGE,
  wallMs: 1,
  agentMs: 1,
  commandsMs: 0,
};

describe("the ways to end", () => {
  it("are a closed list", () => {
    expect(Outcome.safeParse("succeeded").success).toBe(false);
    expect(new Set(Outcome.options).size).toBe(Outcome.options.length);
  });

  it("are each explained in docs/operations.md, and nothing else is explained there as one", () => {
    const text = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
    const rows =
      text
        .split("## Outcomes")[1]
        ?.split("\n## ")[0]
        ?.match(/^\| `.*?\|/gm) ?? [];
    const explained = rows.flatMap((row) => [...row.matchAll(/`([a-z-]+)`/g)].map((match) => match[1]));
    expect(explained.sort()).toEqual([...Outcome.options].sort());
  });

  it("survive being written and read", () => {
    const full: Ending = {
      ...ending,
      operation: "created",
      pullRequest: { number: 1, url: "https://github.example/1" },
      noChange: "blocked",
      hint: "h",
      errorCode: "DISK_FULL",
      kept: { kind: "file", where: "/x" },
    };
    expect(Ending.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
    expect(Ending.parse(JSON.parse(JSON.stringify(ending)))).toEqual(ending);
  });
});
