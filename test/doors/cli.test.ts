// The command line, built and run as people do: what it prints, what it exits with, stages one by one, and Ctrl-C.
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { STAGES } from "../../src/core/options.ts";
import { CATALOGUE } from "../../src/errors.ts";
import { cloneRepository } from "../helpers/git-repository.ts";
import { createLocalScene } from "../helpers/local-scene.ts";
import { processesNaming } from "../helpers/processes.ts";
import { runCli, tempDir } from "../helpers/runner.ts";
import { SAY_HELLO } from "../helpers/world.ts";

const PACKAGE = z.object({ version: z.string() }).parse(JSON.parse(readFileSync("package.json", "utf8")));
/** Leaves a debug statement in the first round, and nothing but the work in the second. */
const FORGETFUL = `if grep -q console.log; then ${SAY_HELLO}; else echo 'console.log(1);' > src/hello.js; fi`;

/** What two runs of the same work cannot have in common: times, and ids made from them. */
function withoutTimes(drafts: Readonly<Record<string, string>>): string {
  return Object.entries(drafts)
    .flat()
    .join("\n")
    .replace(/\b\d+(\.\d+)? m?s\b|\d{4}-[\dT:.-]+Z/g, "TIME")
    .replace(/\b[0-9a-f]{16,40}\b/g, "ID")
    .replaceAll("| TIME |", "| |")
    .replace(/\| +\|/g, "| |");
}

async function cli(...args: string[]) {
  await using folder = await tempDir("cli");
  return await runCli(args, { cwd: folder.path, home: folder.path });
}

describe.concurrent("the command line", () => {
  it.each([[["help"]], [["all", "-h"]], [[]]])("shows every command for %j", async (args) => {
    const { exitCode, stdout, stderr } = await cli(...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const stage of [...STAGES, "demo"]) expect(stdout).toMatch(new RegExp(`^  linear-to-pr ${stage} `, "m"));
  });

  it.each(["version", "--version"])("says the version of package.json for %s", async (command) => {
    expect(await cli(command)).toMatchObject({ exitCode: 0, stdout: `${PACKAGE.version}\n`, stderr: "" });
  });

  it.each([
    ["an unknown command", ["deploy"], "USAGE", '"deploy" is not a command'],
    ["an unknown option", ["all", "--fast"], "USAGE", "--fast"],
    [
      "wrong values, all at once",
      ["all", "--agent", "gpt", "--isolation", "maybe"],
      "USAGE",
      /--agent: "gpt"[\s\S]*--isolation: "maybe"/,
    ],
    ["a key that is none", ["all", "ENG"], "TICKET_KEY_INVALID", '"ENG" is not a ticket key'],
    ["a folder that is no checkout", ["all", "ENG-1"], "CHECKOUT_NOT_FOUND", "is not in a git checkout"],
    ["a wrong option of the demo", ["demo", "--slow"], "USAGE", "--slow"],
  ] as const)("says what is wrong and what to do next: %s", async (_, args, code, words) => {
    const { exitCode, stdout, stderr } = await cli(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(words);
    expect(stderr.startsWith(`${code}: `)).toBe(true);
    expect(stderr).toContain(`→ ${CATALOGUE[code].hint}`);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("needs no key on the command line when the ticket file names them, and prints one object with --json", async () => {
    await using scene = await createLocalScene(SAY_HELLO);
    const first = await scene.run(["all", "--json"]);
    expect(first.exitCode).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({
      tickets: [{ key: "ENG-1", outcome: "delivered", rounds: 1, operation: "created", pullRequest: { number: 1 } }],
      artefacts: path.join(scene.stateDir, "artefacts"),
    });
    expect(await scene.comment("ENG-1")).toContain("A draft pull request is ready for review.");
    const again = await scene.run(["all", "ENG-1"]);
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toMatch(/^ENG-1 +delivered +not-updated /m);
    expect(Object.keys(await scene.drafts())).toHaveLength(1);
  });

  it("says what to do next when a ticket fails", async () => {
    await using scene = await createLocalScene("no-such-agent");
    const { exitCode, stdout, stderr } = await scene.run(["all"]);
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^ENG-1 +failed /m);
    expect(stderr).toContain("AGENT_NOT_FOUND: ");
    expect(stderr).toContain(`→ ${CATALOGUE.AGENT_NOT_FOUND.hint}`);
  });

  it("ends in the same draft stage by stage through files as with `all`", async () => {
    await using whole = await createLocalScene(FORGETFUL);
    expect(await whole.run(["all"])).toMatchObject({ exitCode: 0 });

    await using staged = await createLocalScene(FORGETFUL);
    const file = (name: string) => path.join(staged.dir, `${name}.json`);
    const walk = [
      ["trigger", "", "tickets"],
      ["plan", "tickets", "plan"],
      ["scaffold", "plan", "brief"],
      ["run", "brief", "attempt"],
      ["verify", "attempt", "verdict"],
      ["fix", "verdict", "brief-2"],
      ["run", "brief-2", "attempt-2"],
      ["verify", "attempt-2", "verdict-2"],
      ["deliver", "verdict-2", "delivery"],
    ] as const;
    for (const [stage, from, to] of walk) {
      const { exitCode, stdout, stderr } = await staged.run([
        stage,
        ...(from === "" ? [] : ["--from", file(from)]),
        "--to",
        file(to),
      ]);
      expect(exitCode, stderr).toBe(0);
      expect(stdout).toContain(`artefacts: ${file(to)}`);
    }
    const drafts = await staged.drafts();
    expect(Object.keys(drafts)).toHaveLength(1);
    expect(withoutTimes(drafts)).toBe(withoutTimes(await whole.drafts()));
    const tree = "linear-to-pr/eng-1^{tree}";
    expect(await staged.checkout.git("rev-parse", tree)).toBe(await whole.checkout.git("rev-parse", tree));
    expect(await staged.comment("ENG-1")).toContain("A draft pull request is ready for review.");

    const again = await staged.run(["deliver", "--from", file("verdict-2"), "--to", file("delivery"), "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ tickets: [{ outcome: "delivered", operation: "not-updated" }] });
  });

  it("tells the ticket of refused work stage by stage too, and again with `report` when that was lost", async () => {
    await using scene = await createLocalScene("echo Nothing to do.");
    const file = (name: string) => path.join(scene.dir, `${name}.json`);
    await scene.run(["trigger", "--to", file("tickets")]);
    await scene.run(["plan", "--from", file("tickets"), "--to", file("plan")]);
    await scene.run(["scaffold", "--from", file("plan"), "--to", file("brief")]);
    await scene.run(["run", "--from", file("brief"), "--to", file("attempt")]);
    const verified = await scene.run(["verify", "--from", file("attempt"), "--to", file("verdict")]);
    expect(verified).toMatchObject({ exitCode: 4, stdout: expect.stringMatching(/^ENG-1 +no-change /m) });
    await expect(scene.comment("ENG-1")).rejects.toThrow("ENOENT");
    expect(await scene.run(["deliver", "--from", file("verdict"), "--to", file("endings")])).toMatchObject({
      exitCode: 4,
    });
    const words = async () => (await scene.comment("ENG-1")).split("<!-- comment ")[1];
    const comment = await words();
    expect(comment).toMatch(/changed nothing|othing to change/);
    expect(await scene.drafts()).toEqual({});

    await rm(path.join(scene.dir, "tickets.yml.comments"), { recursive: true });
    expect(await scene.run(["report", "--from", file("endings")])).toMatchObject({ exitCode: 4 });
    expect(await words()).toBe(comment);
  });

  it("refuses an artefact of another stage", async () => {
    await using scene = await createLocalScene(SAY_HELLO);
    const tickets = path.join(scene.dir, "tickets.json");
    await scene.run(["trigger", "--to", tickets]);
    const { exitCode, stderr } = await scene.run(["verify", "--from", tickets]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/ARTEFACT_INVALID: .*tickets\.json/);
  });

  it("says so when a shallow clone lacks the commit that a stage starts from", async () => {
    await using scene = await createLocalScene(SAY_HELLO);
    const file = (name: string) => path.join(scene.dir, `${name}.json`);
    for (const [stage, ...args] of [
      ["trigger", "--to", file("tickets")],
      ["plan", "--from", file("tickets"), "--to", file("plan")],
      ["scaffold", "--from", file("plan"), "--to", file("brief")],
    ] as const)
      expect(await scene.run([stage, ...args])).toMatchObject({ exitCode: 0 });
    await scene.checkout.commit({ "src/new.js": "export const fresh = 1;\n" });
    const shallow = await cloneRepository(`file://${scene.checkout.dir}`, path.join(scene.dir, "shallow"), "--depth=1");
    await shallow.git("remote", "remove", "origin");
    const args = [
      "run",
      "--from",
      file("brief"),
      "--repo",
      shallow.dir,
      "--forge",
      "local",
      "--state-dir",
      path.join(scene.dir, "state-2"),
    ];
    const more = ["--agent", "command", "--agent-command", "true"];
    const { exitCode, stderr } = await runCli([...args, ...more], { cwd: scene.dir, home: scene.dir });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("CHECKOUT_SHALLOW: ");
    expect(stderr).toContain(`→ ${CATALOGUE.CHECKOUT_SHALLOW.hint}`);
  });

  it("ends within seven seconds of Ctrl-C, leaves nobody behind and keeps the work", async () => {
    // As stubborn as an agent can be: deaf to every signal but one, with a child in a session of its own.
    const agent = `trap '' INT TERM HUP; echo half > src/half.js; setsid sleep 4914 & kill -INT $PPID; while :; do sleep 0.2; done`;
    await using scene = await createLocalScene(agent);
    const { exitCode, stdout, wallMs } = await scene.run(["all"]);
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/^ENG-1 +cancelled /m);
    expect(wallMs).toBeLessThan(7000);
    expect(processesNaming("sleep\u00004914")).toEqual([]);
    const [bundle = ""] = await readdir(path.join(scene.stateDir, "salvage"));
    await scene.checkout.git("bundle", "verify", "--quiet", path.join(scene.stateDir, "salvage", bundle));
    expect(await scene.comment("ENG-1")).toContain("The run was stopped from outside.");
    expect(await readFile(path.join(scene.stateDir, "artefacts/ENG-1/attempt.json"), "utf8")).toContain("half.js");
    expect(existsSync(path.join(scene.checkout.dir, "src/half.js"))).toBe(false);
  });
});
