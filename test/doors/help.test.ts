// Commands with few options of their own say them on a page of their own; everything else is on the general one.
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { runCli } from "../helpers/runner.ts";

async function help(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCli(args, { cwd: tmpdir(), home: tmpdir() });
  expect([exitCode, stderr]).toEqual([0, ""]);
  return stdout;
}

describe("a page of its own", () => {
  it.each([
    ["init", ["--repo", "--uses", "--poll", "--force", "--dry-run", "--json"]],
    ["doctor", ["--repo", "--base", "--repository", "--relay", "--github-api-url", "--linear-api-url", "--json"]],
    ["webhook", ["create", "rotate", "--url", "--team", "--linear-api-url", "LINEAR_WEBHOOK_SECRET_NEXT"]],
    ["relay", ["--config", "--port", "--host", "--store", "--replay", "--to", "LINEAR_WEBHOOK_SECRET"]],
    ["context", ["--ticket", "--tickets", "--budget", "--explain", "--repo", "--base", "--json", "LINEAR_API_KEY"]],
    ["poll", ["--watch", "--every", "--repo", "--base", "--repository", "--state-dir", "--json", "--verbose"]],
  ])("is what %s says, however it is asked", async (command, words) => {
    const page = await help(command, "--help");
    for (const word of words) expect(page).toContain(word);
    expect(page).toMatch(new RegExp(`^linear-to-pr ${command}\\b`));
    expect(page.split("\n").filter((line) => line.length > 125)).toEqual([]);
    expect(await help("help", command)).toBe(page);
    expect(await help(command, "--json", "-h")).toBe(page);
  });

  it("is for a word after the command too", async () => {
    expect(await help("webhook", "create", "--help")).toContain("linear-to-pr webhook create");
  });
});

it("commands without one show the general page, which names those that have one", async () => {
  const page = await help("help");
  for (const args of [["all", "--help"], ["help", "deliver"], ["--help"]]) expect(await help(...args)).toBe(page);
  expect(page).toContain("each of these, context and poll say with --help what they take");
});
