// The demo, built and run as a newcomer does: from nothing, twice, and on the oldest Node we promise.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Ended, runCli, tempDir } from "../helpers/runner.ts";

const Decided = z.strictObject({
  path: z.string(),
  reason: z.string(),
  smallest: z.string(),
  decision: z.string(),
  why: z.string(),
  owner: z.string().optional(),
});
/** Programs read this: a key may be added, none may go. */
const Printed = z.strictObject({
  tickets: z.array(
    z.strictObject({
      key: z.string(),
      outcome: z.string(),
      rounds: z.number(),
      operation: z.string().nullable(),
      pullRequest: z.strictObject({ number: z.number(), url: z.string() }).nullable(),
      phase: z.string().nullable(),
      reason: z.string(),
      errorCode: z.string().nullable(),
      turns: z.number(),
      costUsd: z.number().nullable(),
      wallMs: z.number(),
      agentMs: z.number(),
      commandsMs: z.number(),
      standsOn: z.array(z.string()),
      expansions: z.array(Decided),
    }),
  ),
  wallMs: z.number(),
  agentMs: z.number(),
  overheadMs: z.number(),
  slots: z.number(),
  sumMs: z.number(),
  speedUp: z.number().nullable(),
  costUsd: z.number(),
  costPerDeliveredUsd: z.number().nullable(),
  unknownCosts: z.number(),
  paused: z.string().nullable(),
  mergePlan: z.strictObject({
    order: z.array(z.string()),
    conflicts: z.array(z.unknown()),
    behindBase: z.array(z.unknown()),
  }),
});
/** About 7 s on an idle machine; other test files run beside this one. */
const BUDGET_MS = 30_000;
const DEADLINE_MS = 60_000;

/** A Node 20 of this machine, outside of node_modules; undefined when there is none. */
function findNode20(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((dir) => !dir.includes("node_modules"));
  return folders
    .map((dir) => path.join(dir, "node"))
    .find((file) => existsSync(file) && /^v20\./.test(execFileSync(file, ["--version"], { encoding: "utf8" })));
}
const node20 = findNode20();

/** `branch onto base` of every draft, in the order of the branches: which of two is opened first is for the clock to say. */
async function basesOf(demo: string): Promise<string[]> {
  const folder = path.join(demo, "pull-requests");
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), "utf8")));
  const field = (text: string, name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1] ?? "?";
  return texts.map((text) => `${field(text, "branch")} onto ${field(text, "base")}`).sort();
}

describe("the demo", { timeout: DEADLINE_MS }, () => {
  let home: Awaited<ReturnType<typeof tempDir>>;
  let demo: string;
  let first: Ended;
  const run = () => runCli(["demo", "--json", "--dir", demo], { cwd: home.path, home: home.path });
  beforeAll(async () => {
    home = await tempDir("demo");
    demo = path.join(home.path, "demo");
    first = await run();
  }, DEADLINE_MS);
  afterAll(() => home[Symbol.asyncDispose]());

  it("shows nine tickets and their ends as one object, and does nothing twice the second time", async () => {
    expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const batch = Printed.parse(JSON.parse(first.stdout));
    const { tickets } = batch;
    expect(
      tickets.map(({ key, phase, outcome, rounds, operation, standsOn }) =>
        [key, phase, outcome, rounds, operation ?? "-", ...standsOn].join(" "),
      ),
    ).toEqual([
      "SHOP-1 A delivered 1 created",
      "SHOP-2 A delivered 2 created",
      "SHOP-3 A no-change 1 -",
      "SHOP-4 A refused 1 -",
      "SHOP-5 B delivered 2 created SHOP-1",
      "SHOP-6 B delivered 1 created SHOP-2",
      "SHOP-7 B skipped 0 -",
      "SHOP-8 C delivered 1 created SHOP-5 SHOP-6",
      "SHOP-9 D delivered 1 created SHOP-8",
    ]);
    const of = (key: string) => tickets.find((ticket) => ticket.key === key);
    expect(of("SHOP-7")?.reason).toBe("depends on SHOP-4, which failed");
    expect(
      tickets.flatMap(({ key, expansions }) => expansions.map(({ path: file, decision }) => [key, file, decision])),
    ).toEqual([["SHOP-5", "src/index.js", "granted"]]);
    expect(batch).toMatchObject({
      slots: 4,
      paused: null,
      mergePlan: { order: ["SHOP-1", "SHOP-2", "SHOP-5", "SHOP-6", "SHOP-8", "SHOP-9"], conflicts: [], behindBase: [] },
    });
    expect(batch.sumMs).toBeGreaterThan(batch.wallMs);
    expect(first.wallMs).toBeLessThan(BUDGET_MS);

    const again = await run();
    expect(again.exitCode).toBe(0);
    const { tickets: seen } = Printed.parse(JSON.parse(again.stdout));
    expect(seen.map(({ operation }) => operation)).toEqual(
      tickets.map(({ operation }) => (operation === null ? null : "not-updated")),
    );
    expect(seen.map(({ pullRequest }) => pullRequest)).toEqual(tickets.map(({ pullRequest }) => pullRequest));
    expect(await basesOf(demo)).toHaveLength(6);
  });

  it("opens each draft against the work that it stands on, and each branch holds that work", async () => {
    expect(await basesOf(demo)).toEqual([
      "linear-to-pr/shop-1 onto main",
      "linear-to-pr/shop-2 onto main",
      "linear-to-pr/shop-5 onto linear-to-pr/shop-1",
      "linear-to-pr/shop-6 onto linear-to-pr/shop-2",
      "linear-to-pr/shop-8 onto linear-to-pr/shop-8-base",
      "linear-to-pr/shop-9 onto linear-to-pr/shop-8",
    ]);
    const git = (...args: string[]) =>
      execFileSync("git", ["-C", path.join(demo, "shop"), ...args], { encoding: "utf8" })
        .trim()
        .split("\n");
    expect(git("ls-tree", "-r", "--name-only", "linear-to-pr/shop-9")).toEqual(
      expect.arrayContaining(["docs/checkout.md", "src/checkout.js", "src/invoice.js", "src/receipt.js"]),
    );
    // Each draft shows its own change and nothing of what it stands on, and the agent's request is nobody's change.
    expect(git("diff", "--name-only", "linear-to-pr/shop-8-base", "linear-to-pr/shop-8")).toEqual([
      "src/checkout.js",
      "test/checkout.test.js",
    ]);
    expect(git("diff", "--name-only", "linear-to-pr/shop-1", "linear-to-pr/shop-5")).toEqual([
      "src/index.js",
      "src/receipt.js",
      "test/receipt.test.js",
    ]);
  });

  it.skipIf(node20 === undefined)(
    `runs on Node 20 and ends with a table${node20 === undefined ? " (skipped: there is no Node 20 on PATH)" : ""}`,
    async () => {
      await using empty = await tempDir("demo");
      const { exitCode, stdout } = await runCli(["demo"], {
        cwd: empty.path,
        home: empty.path,
        ...(node20 && { node: node20 }),
      });
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^SHOP-1 +A +delivered +1 /m);
      expect(stdout).toMatch(/^SHOP-4 +A +refused +1 /m);
      expect(stdout).toMatch(/^SHOP-9 +D +delivered +1 /m);
      expect(stdout).toMatch(/^speed-up +\d/m);
      expect(existsSync(path.join(empty.path, ".demo/pull-requests"))).toBe(true);
    },
  );
});
