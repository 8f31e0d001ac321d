// The command line, built and run as people do: what it prints, what it exits with, stages one by one, and Ctrl-C.
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { OPTION_NAMES, type OptionName, STAGES } from "../../src/core/options.ts";
import { CATALOGUE } from "../../src/errors.ts";
import { cloneRepository } from "../helpers/git-repository.ts";
import { createLocalScene } from "../helpers/local-scene.ts";
import { processesNaming } from "../helpers/processes.ts";
import { MANIFEST, runCli, tempDir } from "../helpers/runner.ts";
import { SAY_HELLO } from "../helpers/world.ts";

const PACKAGE = z.object({ version: z.string() }).parse(JSON.parse(readFileSync("package.json", "utf8")));
/** Leaves a debug statement in the first round, and nothing but the work in the second. */
const FORGETFUL = `if grep -q console.log; then ${SAY_HELLO}; else echo 'console.log(1);' > src/hello.js; fi`;

const SECRETS: readonly OptionName[] = ["linear-api-key", "github-token", "anthropic-api-key"];
/** Makes the file its ticket asks for, and nothing for ENG-3. */
const ONE_FILE_EACH = `key=$(grep -o 'ENG-[0-9]' | head -n 1); [ "$key" = ENG-3 ] || echo 'export const done = true;' > "src/$key.js"`;
/** ENG-2 stands on ENG-1; ENG-3 comes to nothing, and ENG-4 depends on it. */
const FOUR_TICKETS = [1, 2, 3, 4]
  .map((number) => {
    const blockedBy = number % 2 === 0 ? `ENG-${number - 1}` : "";
    const labels = number < 3 ? "first" : "second";
    return `- { key: ENG-${number}, title: Add file ${number}, files: [src/ENG-${number}.js], labels: [${labels}], blockedBy: [${blockedBy}] }\n`;
  })
  .join("");

async function batchScene() {
  const scene = await createLocalScene(ONE_FILE_EACH);
  await writeFile(path.join(scene.dir, "tickets.yml"), FOUR_TICKETS);
  return { ...scene, prompts: path.join(scene.dir, "prompts-four.md") };
}
/** Key, outcome and operation of every ticket in what `--json` printed, which must be one object and nothing else. */
function endsOf(stdout: string): string[] {
  const { tickets } = z
    .object({ tickets: z.array(z.object({ key: z.string(), outcome: z.string(), operation: z.string().nullable() })) })
    .parse(JSON.parse(stdout));
  return tickets.map(({ key, outcome, operation }) => `${key} ${outcome} ${operation ?? "-"}`);
}
const begunIn = (stderr: string) => [...stderr.matchAll(/^run ticket=(ENG-\d)/gm)].map(([, key]) => key).sort();

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

describe.concurrent("the command line", { timeout: 40_000 }, () => {
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
    ["no slot at all", ["all", "--slots", "0"], "USAGE", /--slots: "0": .*>=1/],
    ["slots that are no number", ["all", "--slots", "many"], "USAGE", /--slots: "many": .*number/],
    ["an order that is none", ["orchestrate", "--order", "x"], "USAGE", /--order: "x": .*"dag"\|"phases"/],
    ["a choice that is none", ["plan", "--unknown-territory", "x"], "USAGE", /"x": .*"solo"\|"parallel"/],
    ["two files", ["orchestrate", "a.md", "b.md"], "USAGE", "one file at a time, not a.md and b.md"],
    ["two ways to say the same", ["plan", "--out", "a.md", "--to", "b.md"], "USAGE", "--out and --to"],
    ["a filter that there is not", ["all", "--assignee", "me"], "USAGE", "--assignee"],
    ["a wrong option of the demo", ["demo", "--slow"], "USAGE", "--slow"],
  ] as const)("says what is wrong and what to do next: %s", async (_, args, code, words) => {
    const { exitCode, stdout, stderr } = await cli(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(words);
    expect(stderr.startsWith(`${code}: `)).toBe(true);
    expect(stderr).toContain(`→ ${CATALOGUE[code].hint}`);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("says on its help page every option there is, and the action has every one as an input", async () => {
    const { stdout } = await cli("help");
    const elsewhere: readonly OptionName[] = ["stage", "keys", "linear-api-url", "github-api-url", ...SECRETS];
    const shown = OPTION_NAMES.filter((name) => !elsewhere.includes(name));
    expect(shown.filter((name) => !new RegExp(`--${name}(?![\\w-])`).test(stdout))).toEqual([]);
    const inputs = OPTION_NAMES.filter((name) => !["json", "watch", "every"].includes(name));
    expect(Object.keys(MANIFEST.inputs).sort()).toEqual(inputs.sort());
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
    expect(again.stdout).toMatch(/^ENG-1 +A +delivered \(not-updated\) +0 /m);
    expect(again.stderr).toMatch(/^settled ticket=ENG-1 outcome=delivered operation=not-updated$/m);
    expect(Object.keys(await scene.drafts())).toHaveLength(1);
  });

  it("says what to do next when a ticket fails", async () => {
    await using scene = await createLocalScene("no-such-agent");
    const { exitCode, stdout, stderr } = await scene.run(["all"]);
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^ENG-1 +A +failed +1 /m);
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
    expect(verified).toMatchObject({ exitCode: 4, stdout: expect.stringMatching(/^ENG-1 +- +no-change +1 /m) });
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
    expect(stdout).toMatch(/^ENG-1 +A +cancelled +1 /m);
    expect(wallMs).toBeLessThan(7000);
    expect(processesNaming("sleep\u00004914")).toEqual([]);
    const [bundle = ""] = await readdir(path.join(scene.stateDir, "salvage"));
    await scene.checkout.git("bundle", "verify", "--quiet", path.join(scene.stateDir, "salvage", bundle));
    expect(await scene.comment("ENG-1")).toContain("The run was stopped from outside.");
    expect(await readFile(path.join(scene.stateDir, "artefacts/ENG-1/attempt.json"), "utf8")).toContain("half.js");
    expect(existsSync(path.join(scene.checkout.dir, "src/half.js"))).toBe(false);
  });
});

/** Several runs of several tickets each, while other test files run beside this one. */
describe.concurrent("a batch on the command line", { timeout: 60_000 }, () => {
  it("goes from tickets to a file for people, from there to drafts, and pays for nothing twice", async () => {
    await using scene = await batchScene();
    const planned = await scene.run(["plan", "ENG-1", "ENG-2", "ENG-3", "ENG-4", "--out", scene.prompts]);
    expect(planned, planned.stderr).toMatchObject({ exitCode: 0, stdout: `artefacts: ${scene.prompts}\n` });
    const file = await readFile(scene.prompts, "utf8");
    expect(file).toMatch(/^ {2}A: \{ prompts: \[1, 3\].*\n {2}B: \{ prompts: \[2, 4\].*depends_on_phases: \[A\]/m);
    expect(file).toContain('- { ticket: ENG-1, kind: hard, why: "blocks relation" }');

    expect(await scene.run(["scaffold", scene.prompts])).toMatchObject({ exitCode: 0 });
    const enriched = await readFile(scene.prompts, "utf8");
    expect(enriched).toContain("<!-- linear-to-pr:context -->");
    await writeFile(scene.prompts, enriched.replace("max_turns: 50", "max_turns: 7"));

    const first = await scene.run(["orchestrate", scene.prompts, "--json"]);
    expect(first.exitCode, first.stderr).toBe(4);
    const ends = ["ENG-1 delivered created", "ENG-2 delivered created", "ENG-3 no-change -", "ENG-4 skipped -"];
    expect(endsOf(first.stdout)).toEqual(ends);
    expect(begunIn(first.stderr)).toEqual(["ENG-1", "ENG-2", "ENG-3"]);
    const drafts = await scene.drafts();
    expect(Object.values(drafts).map((text) => /^base: .*$/m.exec(text)?.[0])).toEqual([
      "base: main",
      "base: linear-to-pr/eng-1",
    ]);
    expect(await readFile(path.join(scene.stateDir, "artefacts/ENG-1/brief.json"), "utf8")).toContain('"maxTurns": 7');

    const second = await scene.run(["orchestrate", scene.prompts, "--json"]);
    expect(endsOf(second.stdout)).toEqual(ends.map((end) => end.replace("created", "not-updated")));
    expect(begunIn(second.stderr)).toEqual([]);
    const again = await scene.run(["orchestrate", scene.prompts, "--json", "--again"]);
    expect(endsOf(again.stdout)).toEqual(endsOf(second.stdout));
    expect(begunIn(again.stderr)).toEqual(["ENG-3"]);
    expect(await scene.drafts()).toEqual(drafts);
  });

  it("shows with --dry-run what it would do, as text and as one object, and starts nothing", async () => {
    await using scene = await batchScene();
    const text = await scene.run(["all", "--dry-run"]);
    expect(text.exitCode, text.stderr).toBe(0);
    expect(text.stdout).toMatch(/^Phase B: 2 tasks, side by side, after A$/m);
    expect(text.stdout).toMatch(/^ {4}waits for {2}ENG-1: must end well; blocks relation$/m);
    expect(text.stdout).toContain("```mermaid\nflowchart LR\n");

    const object = await scene.run(["plan", "--dry-run", "--json", "--slots", "1", "--out", scene.prompts]);
    expect(JSON.parse(object.stdout)).toMatchObject({
      slots: 1,
      order: "dag",
      phases: [{ tickets: ["ENG-1", "ENG-3"] }, { tickets: ["ENG-2", "ENG-4"] }],
      parked: [],
      mermaid: expect.stringContaining("flowchart LR"),
    });
    expect(existsSync(scene.prompts)).toBe(false);
    expect(existsSync(path.join(scene.stateDir, "artefacts"))).toBe(false);
    expect(existsSync(path.join(scene.dir, "tickets.yml.comments"))).toBe(false);
    expect(await scene.drafts()).toEqual({});
    expect(await scene.checkout.git("branch", "--list", "linear-to-pr/*")).toBe("");
  });

  it("takes the tickets that a filter means, tells their states line by line where nobody watches, and no others", async () => {
    await using scene = await batchScene();
    const { exitCode, stdout, stderr } = await scene.run(["all", "--label", "first", "--order", "phases"]);
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toMatch(/^ENG-2 +B +delivered +1 /m);
    expect(stdout).not.toContain("ENG-3");
    expect(stdout).toMatch(/^Merge in this order:\n {2}ENG-1, ENG-2$/m);
    expect(stderr).toMatch(/^task ticket=ENG-1 phase=A state=run$/m);
    expect(stderr).toMatch(/^task ticket=ENG-2 phase=B state=delivered$/m);
    expect(stdout + stderr).not.toContain("\u001b");

    const unknown = await scene.run(["all", "--label", "third", "--state", "Todoo"]);
    expect(unknown).toMatchObject({ exitCode: 2, stdout: "" });
    expect(unknown.stderr).toContain('no label "third"; there are first, second');
    expect(unknown.stderr).toMatch(/no state "Todoo"; there are .*Todo, In Progress/);
  });

  it("starts nothing more while the stop file is there, and goes on when it is gone", async () => {
    await using scene = await batchScene();
    await mkdir(scene.stateDir, { recursive: true });
    const stop = path.join(scene.stateDir, "stop");
    await writeFile(stop, "");
    const paused = await scene.run(["all", "--label", "first"]);
    expect(paused.exitCode).toBe(3);
    expect(paused.stdout).toMatch(/^ENG-1 +A +not-started +0 /m);
    expect(paused.stdout).toContain(`Paused: the stop file ${stop} is there`);
    await rm(stop);
    const { stdout } = await scene.run(["all", "--label", "first", "--json"]);
    expect(endsOf(stdout)).toEqual(["ENG-1 delivered created", "ENG-2 delivered created"]);
  });

  it("verifies and delivers one ticket of a batch again by its key alone", async () => {
    await using scene = await batchScene();
    await scene.run(["all"]);
    const verified = await scene.run(["verify", "ENG-2"]);
    expect(verified.exitCode, verified.stderr).toBe(0);
    expect(verified.stdout).toBe(`artefacts: ${path.join(scene.stateDir, "artefacts/ENG-2/verdict.json")}\n`);
    const delivered = await scene.run(["deliver", "ENG-2", "--json"]);
    expect(JSON.parse(delivered.stdout)).toMatchObject({
      tickets: [{ key: "ENG-2", outcome: "delivered", pullRequest: { number: 2 }, standsOn: ["ENG-1"] }],
    });
    expect(Object.keys(await scene.drafts())).toHaveLength(2);
  });
});
