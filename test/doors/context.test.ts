// `linear-to-pr context`, built and run as people do: on a small repository, without a key, without a network.
import { execFile } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { cloneRepository, createRepository, temporaryFolder } from "../helpers/git-repository.ts";
import { DIST, runCli } from "../helpers/runner.ts";

const FILES = {
  "AGENTS.md": "# Working here\n\nUse pnpm, never npm.\n\n## Discounts\n\nRound them once.\n",
  "src/cart/total.ts":
    'import { discount } from "./discount.ts";\n\n/** Sum of a cart in cents, rounded once. */\nexport function cartTotal(prices: number[]): number {\n  return Math.round(discount(prices.reduce((sum, price) => sum + price, 0)));\n}\n',
  "src/cart/discount.ts":
    "/** What a cart costs with its discount. */\nexport function discount(cents: number): number {\n  return Math.round(cents * 0.9);\n}\n",
  "src/mail/receipt.ts": 'export function receipt(to: string): string {\n  return "Dear " + to;\n}\n',
  "test/cart/discount.test.ts":
    'import { discount } from "../../src/cart/discount.ts";\n\nif (discount(100) !== 90) throw new Error("discount");\n',
  "logo.svg": "<svg/>\n",
};
const TEXT = "Cart discount is rounded twice\nSee `src/cart/discount.ts`, and create `src/cart/round.ts`.";

/** A clone whose remote cannot be reached. */
async function scene() {
  const folder = await temporaryFolder();
  const checkout = await createRepository(path.join(folder.dir, "shop"), FILES);
  await checkout.git("remote", "add", "origin", "https://shop.invalid/acme/shop.git");
  const home = path.join(folder.dir, "home");
  await mkdir(home);
  const run = (args: readonly string[], cwd = checkout.dir) =>
    runCli(["context", ...args], { cwd, home, env: { TMPDIR: home } });
  return { ...folder, checkout, home, run, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** What learning or the machine may change. */
function withoutNumbers(page: string): string {
  return page
    .replace(/ *(?:\d+|<1) %( +[█·]+)?/g, " N %")
    .replace(/\((?:high|fair|low) confidence\)/g, "(CONFIDENCE)")
    .replace(/\d+(\.\d+)? m?s\b/g, "TIME");
}

const Page = z.strictObject({
  title: z.string(),
  confidence: z.enum(["high confidence", "fair confidence", "low confidence", "nothing found"]),
  files: z.array(z.strictObject({ path: z.string(), probability: z.number().min(0).max(1), reason: z.string() })),
  excerpts: z.array(
    z.strictObject({
      path: z.string(),
      startLine: z.number(),
      endLine: z.number(),
      blob: z.string().regex(/^[0-9a-f]{40}$/),
      text: z.string(),
      score: z.number(),
      reason: z.string(),
      origin: z.enum(["named", "found", "configured"]),
      confidence: z.enum(["high", "low"]),
    }),
  ),
  tokenBudget: z.number(),
  territory: z.strictObject({
    source: z.enum(["ticket", "configuration", "prediction", "unknown"]),
    confidence: z.number().nullable(),
    files: z.array(z.strictObject({ path: z.string(), kind: z.enum(["file", "test", "new", "glob"]) })),
  }),
  guides: z.array(z.object({ path: z.string(), when: z.string() })),
  explained: z.object({ path: z.string(), of: z.number() }).nullable(),
  took: z.strictObject({ files: z.number(), readMs: z.number(), indexMs: z.number(), queryMs: z.number() }),
});

describe.concurrent("context", { timeout: 40_000 }, () => {
  it("shows what the prompt would hold, and leaves nothing behind", async ({ expect }) => {
    await using shop = await scene();
    const { exitCode, stdout, stderr } = await shop.run([TEXT]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(withoutNumbers(stdout)).toMatchSnapshot();
    expect(stdout.split("\n").filter((line) => Array.from(line).length > 100)).toEqual([]);
    expect(stdout).not.toContain("\u001b");
    expect(await readdir(shop.home)).toEqual([]);
    expect(await shop.checkout.git("status", "--porcelain")).toBe("");
  });

  it("keeps the part of the heap where objects begin as small as it was", async () => {
    await using shop = await scene();
    const probe = path.join(shop.dir, "probe.cjs");
    await writeFile(
      probe,
      `process.on("exit", () => {
        const kept = Array.from({ length: 1e6 }, (_, at) => [at]);
        const young = require("node:v8").getHeapSpaceStatistics().find((space) => space.space_name === "new_space");
        process.stderr.write(JSON.stringify({ kept: kept.length, megabytes: young.space_size / 1e6 }));
      });`,
    );
    const env = { TMPDIR: shop.home, NODE_OPTIONS: `--require ${probe}` };
    const { exitCode, stderr } = await runCli(["context", TEXT], { cwd: shop.checkout.dir, home: shop.home, env });
    expect(exitCode).toBe(0);
    expect(z.object({ kept: z.number(), megabytes: z.number() }).parse(JSON.parse(stderr)).megabytes).toBeLessThan(30);
  });

  it("says the same as one object with --json, twice the same but for the times", async () => {
    await using shop = await scene();
    const runs = await Promise.all([
      shop.run([TEXT, "--json"]),
      shop.run([TEXT, "--json"], path.join(shop.checkout.dir, "src")),
    ]);
    const [page, again] = runs.map(({ stdout }) => Page.parse(JSON.parse(stdout)));
    expect(page?.files[0]).toMatchObject({ path: "src/cart/discount.ts", probability: 1 });
    expect(page?.territory.files).toContainEqual({ path: "src/cart/round.ts", kind: "new" });
    expect(page?.territory.files).toContainEqual({ path: "test/cart/discount.test.ts", kind: "test" });
    expect(page?.guides.map(({ path }) => path)).toEqual(["AGENTS.md"]);
    for (const { path: file, startLine, endLine, text } of page?.excerpts ?? []) {
      const lines =
        Object.entries(FILES)
          .find(([name]) => name === file)?.[1]
          .split("\n") ?? [];
      expect(text.split("\n")).toEqual(lines.slice(startLine - 1, endLine));
    }
    expect({ ...again, took: page?.took }).toEqual(page);
  });

  it("explains the place of one file by what its features are worth", async () => {
    await using shop = await scene();
    const { exitCode, stdout } = await shop.run([TEXT, "--explain", "./src/cart/total.ts"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^src\/cart\/total\.ts$/m);
    expect(stdout).toMatch(/^ {2}place +\d of \d/m);
    expect(stdout).toMatch(/^ {2}(?:ahead of|behind) it +\S+ \(place \d/m);
    expect(stdout).toMatch(/^ {2}FEATURE +VALUE +WEIGHT +WORTH +RIVAL'S +DIFFERENCE$/m);
    const { stdout: json } = await shop.run([TEXT, "--explain", "src/cart/total.ts", "--json"]);
    expect(Page.parse(JSON.parse(json)).explained).toMatchObject({ path: "src/cart/total.ts" });
    expect((await shop.run([TEXT, "--explain", "logo.svg"])).stdout).toContain("not among the");
  });

  it("takes the text from standard input, and a ticket from a file", async () => {
    await using shop = await scene();
    const line = `printf '%s' "$1" | '${process.execPath}' '${path.join(DIST, "cli.js")}' context - --json`;
    const env = { PATH: process.env.PATH ?? "", HOME: shop.home };
    const piped = await promisify(execFile)("/bin/sh", ["-c", line, "sh", TEXT], { cwd: shop.checkout.dir, env });
    const { title, files } = Page.parse(JSON.parse(piped.stdout));
    expect([title, files[0]?.path]).toEqual(["Cart discount is rounded twice", "src/cart/discount.ts"]);
    const tickets = path.join(shop.dir, "tickets.yml");
    await writeFile(tickets, "- { key: ENG-7, title: Greet in the receipt, files: [src/mail] }\n");
    const { stdout } = await shop.run(["--ticket", "ENG-7", "--tickets", tickets, "--json", "--budget", "0"]);
    expect(Page.parse(JSON.parse(stdout))).toMatchObject({
      title: "Greet in the receipt",
      tokenBudget: 0,
      excerpts: [],
      territory: { source: "ticket", files: [{ path: "src/mail", kind: "glob" }] },
    });
  });

  it("looks at what is committed, on a branch, on none, or on the one that is named", async () => {
    await using shop = await scene();
    const { checkout } = shop;
    const paths = async (...args: string[]) => {
      const { stdout } = await shop.run(["Greet the courier", "--json", ...args]);
      return Page.parse(JSON.parse(stdout)).files.map(({ path }) => path);
    };
    await checkout.git("switch", "--quiet", "-c", "side");
    await checkout.commit({ "src/mail/courier.ts": "export const courier = 'greet the courier';\n" });
    await writeFile(path.join(checkout.dir, "src/mail/courier.ts"), "");
    expect((await paths())[0]).toBe("src/mail/courier.ts");
    await checkout.git("switch", "--quiet", "--detach", "--discard-changes", "main");
    expect(await paths()).not.toContain("src/mail/courier.ts");
    expect((await paths("--base", "side"))[0]).toBe("src/mail/courier.ts");
  });

  it("does with what a partial clone has", async () => {
    await using shop = await scene();
    await shop.checkout.git("config", "uploadpack.allowFilter", "true");
    await shop.checkout.commit({ "src/later.ts": "export const later = 1;\n" });
    const partial = path.join(shop.dir, "partial");
    const clone = await cloneRepository(`file://${shop.checkout.dir}`, partial, "--filter=blob:none", "--depth=1");
    await clone.git("remote", "set-url", "origin", "https://shop.invalid/acme/shop.git");
    const { exitCode, stdout } = await shop.run([TEXT, "--json"], partial);
    expect(exitCode).toBe(0);
    expect(Page.parse(JSON.parse(stdout)).excerpts.map(({ path }) => path)).toContain("src/cart/discount.ts");
  });

  it.each([
    ["no text", [" "], "USAGE: no words to go by"],
    ["nothing on standard input", ["-"], "USAGE: no words to go by"],
    ["a text beside a ticket", ["Text", "--ticket", "ENG-1"], "USAGE: a text or --ticket, not both"],
    ["a file of tickets alone", ["--tickets", "t.yml"], "USAGE: which ticket of t.yml?"],
    ["a key that is none", ["--ticket", "seven"], "TICKET_KEY_INVALID"],
    ["a budget that is none", ["Text", "--budget", "much"], "USAGE: --budget"],
    ["an option that there is not", ["Text", "--limit", "3"], "USAGE: "],
    [
      "a file that is not there",
      ["Text", "--explain", "lib/total.ts"],
      'INPUT_INVALID: explain: there is no file "lib/total.ts" in the tree; did you mean src/cart/total.ts?',
    ],
    ["a branch that is not there", ["Text", "--base", "none"], 'BASE_NOT_FOUND: there is no branch "none"'],
    ["a folder without git", ["Text", "--repo", "/"], "CHECKOUT_NOT_FOUND"],
  ])("says what is wrong with %s", async (_, args, words) => {
    await using shop = await scene();
    const { exitCode, stdout, stderr } = await shop.run(args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("says so where nothing was ever committed, and where no word is known", async () => {
    await using shop = await scene();
    const empty = path.join(shop.dir, "empty");
    await promisify(execFile)("git", ["init", "--quiet", empty]);
    expect((await shop.run(["Text", "--repo", empty])).stderr).toContain("BASE_NOT_FOUND");
    const { exitCode, stdout } = await shop.run(["Zygote"]);
    expect([exitCode, stdout.includes("low confidence") || stdout.includes("No word of it")]).toEqual([0, true]);
  });
});
