// The demo, built and run as a newcomer does: from nothing, twice, and on the oldest Node we promise.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { runCli, tempDir } from "../helpers/runner.ts";

const Printed = z.strictObject({
  tickets: z.array(
    z.strictObject({
      key: z.string(),
      outcome: z.string(),
      rounds: z.number(),
      operation: z.string().nullable(),
      pullRequest: z.strictObject({ number: z.number(), url: z.string() }).nullable(),
    }),
  ),
  wallMs: z.number(),
  agentMs: z.number(),
  overheadMs: z.number(),
});
const BUDGET_MS = 15_000;

/** A Node 20 of this machine, outside of node_modules; undefined when there is none. */
function findNode20(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((dir) => !dir.includes("node_modules"));
  return folders
    .map((dir) => path.join(dir, "node"))
    .find((file) => existsSync(file) && /^v20\./.test(execFileSync(file, ["--version"], { encoding: "utf8" })));
}
const node20 = findNode20();

describe("the demo", () => {
  it("shows four tickets and their ends as one object, and changes nothing the second time", async () => {
    await using home = await tempDir("demo");
    const run = () =>
      runCli(["demo", "--json", "--dir", path.join(home.path, "demo")], { cwd: home.path, home: home.path });
    const first = await run();
    expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { tickets, wallMs, agentMs, overheadMs } = Printed.parse(JSON.parse(first.stdout));
    expect(tickets.map(({ key, outcome, rounds, operation }) => [key, outcome, rounds, operation])).toEqual([
      ["SHOP-1", "delivered", 1, "created"],
      ["SHOP-2", "delivered", 2, "created"],
      ["SHOP-3", "no-change", 1, null],
      ["SHOP-4", "refused", 1, null],
    ]);
    expect(tickets.map(({ pullRequest }) => pullRequest?.number ?? null)).toEqual([1, 2, null, null]);
    expect(agentMs + overheadMs).toBeLessThanOrEqual(wallMs);
    expect(first.wallMs).toBeLessThan(BUDGET_MS);

    const again = await run();
    expect(again.exitCode).toBe(0);
    const { tickets: seen } = Printed.parse(JSON.parse(again.stdout));
    expect(seen.slice(0, 2).map(({ operation }) => operation)).toEqual(["not-updated", "not-updated"]);
    expect(seen.map(({ pullRequest }) => pullRequest)).toEqual(tickets.map(({ pullRequest }) => pullRequest));
  });

  it.skipIf(node20 === undefined)(
    `runs on Node 20 and ends with a table${node20 === undefined ? " (skipped: there is no Node 20 on PATH)" : ""}`,
    async () => {
      await using home = await tempDir("demo");
      const { exitCode, stdout } = await runCli(["demo"], {
        cwd: home.path,
        home: home.path,
        ...(node20 && { node: node20 }),
      });
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^SHOP-1 +delivered +created /m);
      expect(stdout).toMatch(/^SHOP-4 +refused /m);
      expect(existsSync(path.join(home.path, ".demo/pull-requests"))).toBe(true);
    },
  );
});
