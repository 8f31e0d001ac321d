// The one piece of shell that asks GitHub for something: the dispatch of what eight phases could not hold.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startGithubServer } from "../fakes/github-server.ts";
import { jobOf, readWorkflow } from "./workflow-files.ts";

const TOKEN = "ghs_canaryCarryOn7Hs2Kd9Lw";

/** Runs the step as a runner does, with the shell's own file of commands. */
async function carryOn(rest: string) {
  await using github = await startGithubServer({ token: TOKEN, repositories: ["shop"] });
  const [step] = jobOf(readWorkflow(".github/workflows/linear-to-pr.yml"), "carry-on").steps;
  const env = {
    PATH: process.env.PATH,
    REST: rest,
    GITHUB_TOKEN: TOKEN,
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_RUN_ID: "77",
    GITHUB_RUN_ATTEMPT: "2",
  };
  const options = { env, timeout: 20_000 };
  const ended = await promisify(execFile)("bash", ["-e", "-c", step?.run ?? "exit 9"], options).then(
    ({ stdout, stderr }) => ({ code: 0, words: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, words: `${stdout}${stderr}` }),
  );
  expect(github.violations).toEqual([]);
  expect(ended.words).not.toContain(TOKEN);
  return { ...ended, dispatches: github.dispatches };
}

it("starts the same caller again with the keys that are left", async () => {
  const { code, words, dispatches } = await carryOn('["ENG-9","OPS-10"]');
  expect(code, words).toBe(0);
  expect(dispatches).toEqual([
    {
      path: "/repos/acme/shop/dispatches",
      body: { event_type: "linear-to-pr", client_payload: { keys: "ENG-9 OPS-10", correlation: "carry-on-77-2" } },
    },
  ]);
});

it.each(['["ENG-9"', '["ENG-9","$(id)"]', '["a b"]', '["ENG-9"]\n"]', ""])(
  "refuses %j and asks for nothing",
  async (rest) => {
    expect(await carryOn(rest)).toMatchObject({ code: 1, dispatches: [] });
  },
);
