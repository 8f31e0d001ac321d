// The packaged action, built and run as the runner runs it: how an event ends, on GitHub, in git, in Linear and in the run itself.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseMarker } from "../../src/core/words/marker.ts";
import { processesNaming } from "../helpers/processes.ts";
import { MANIFEST } from "../helpers/runner.ts";
import { SAY_HELLO, SECTIONS, startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

describe.concurrent("the action", () => {
  it("turns an event into one branch, one draft, one comment and one move, and the same event again into nothing", async () => {
    await using scene = await world.scene();
    const first = await scene.run();

    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await scene.branches()).toEqual([scene.branch, "main"]);
    expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
    expect(await scene.repository.findText(scene.branch, "src/hello.js")).toBe('export const hello = "hello";\n');
    const commit = await scene.repository.git("show", "--no-patch", "--format=%P%n%an%n%B", scene.branch);
    expect(commit).toMatch(/^[0-9a-f]{40}\nlinear-to-pr\[bot\]\nENG-1: Say hello\n/);
    expect(commit).toContain(scene.repository.commit);
    expect(commit).toMatch(/\nLinear-to-PR-Ticket: ENG-1\nLinear-to-PR-Snapshot: [0-9a-f]{64}/);

    const [pull, ...others] = await scene.pulls();
    expect(others).toEqual([]);
    expect(pull).toMatchObject({
      title: "ENG-1: Say hello",
      draft: true,
      state: "open",
      head: { ref: scene.branch },
      base: { ref: "main" },
      labels: [{ name: "agent" }],
      requested_reviewers: [{ login: "ada" }],
    });
    const sections = [
      "Part of ENG-1",
      "> Add src/hello.js.",
      "### Verification",
      "| syntax | ✅ passed |",
      "### Files (1)",
    ];
    for (const section of [...sections, "added `hello.js`", "### How it was made", "<summary>The prompt</summary>"]) {
      expect(pull?.body).toContain(section);
    }
    expect(parseMarker(pull?.body ?? "")).toMatchObject({ ticket: "ENG-1" });

    expect(scene.comments()).toEqual([expect.stringContaining("A draft pull request is ready for review.")]);
    expect(scene.linear.stateOf("ENG-1")).toBe("In Review");
    expect(scene.linear.attachments("ENG-1")).toEqual([{ url: pull?.html_url, title: "Draft #1" }]);
    expect(scene.linear.deeds.map(({ field }) => field)).toEqual(["commentCreate", "attachmentCreate", "issueUpdate"]);
    expect(scene.linear.requests.filter(({ operation }) => operation === "Ticket")).toHaveLength(1);
    expect(scene.linear.requests.length).toBeLessThanOrEqual(3);
    expect(scene.asked().length).toBeLessThanOrEqual(8);

    const { endings = "", artefacts = "", ...outputs } = first.outputs;
    expect(Object.keys(first.outputs).sort()).toEqual(Object.keys(MANIFEST.outputs).sort());
    // Of the outputs of other stages nothing is said.
    expect(Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== ""))).toEqual({
      outcome: "delivered",
      operation: "created",
      "pull-request-number": "1",
      "pull-request-url": pull?.html_url,
    });
    expect(JSON.parse(endings)).toMatchObject([{ key: "ENG-1", outcome: "delivered", rounds: 1 }]);
    expect(JSON.parse(await readFile(`${artefacts}/ENG-1/delivery.json`, "utf8"))).toMatchObject({ kind: "delivery" });
    expect(first.summary).toContain("| ENG-1 | ✅ delivered | [#1]");

    const [requests, deeds, head] = [
      scene.asked().length,
      scene.linear.deeds.length,
      await scene.repository.findCommit(scene.branch),
    ];
    const again = await scene.run();
    expect(again).toMatchObject({ exitCode: 0, outputs: { ...outputs, operation: "not-updated" } });
    expect(again.summary).toContain("not-updated");
    expect(scene.starts()).toBe(1);
    expect(await scene.pulls()).toEqual([pull]);
    expect(await scene.repository.findCommit(scene.branch)).toBe(head);
    expect(scene.linear.deeds).toHaveLength(deeds);
    expect(scene.asked()).toHaveLength(requests + 1);
  });

  it("works on every ticket of a workflow_dispatch, each with a draft of its own", async () => {
    const ticket = (key: string, title: string) => ({ key, title, state: "In Progress" });
    await using scene = await world.scene({ tickets: [ticket("ENG-7", "Seven"), ticket("ENG-8", "Eight")] });
    const payload = { inputs: { keys: "eng-7, ENG-8 ENG-7" }, sender: { login: "ada" } };
    const { exitCode, outputs } = await scene.run({ event: "workflow_dispatch", payload });
    expect(exitCode).toBe(0);
    expect((await scene.pulls()).map(({ title }) => title)).toEqual(["ENG-7: Seven", "ENG-8: Eight"]);
    expect(await scene.branches()).toEqual(["linear-to-pr/eng-7", "linear-to-pr/eng-8", "main"]);
    expect(JSON.parse(outputs.endings ?? "")).toMatchObject([
      { key: "ENG-7", outcome: "delivered", operation: "created" },
      { key: "ENG-8", outcome: "delivered", operation: "created" },
    ]);
    expect(["ENG-7", "ENG-8"].flatMap((key) => scene.linear.comments(key))).toHaveLength(2);
  });

  it("hands red checks back to the agent and delivers what the second round makes of them", async () => {
    await using scene = await world.scene();
    const agent = `if grep -q 'console.log' ; then echo 'export const a = 1;' > src/a.js; else echo 'console.log(1); export const a = ;' > src/a.js; fi`;
    const { exitCode, outputs } = await scene.run({ agent });
    expect(exitCode).toBe(0);
    expect(JSON.parse(outputs.endings ?? "")).toMatchObject([
      { outcome: "delivered", operation: "created", rounds: 2 },
    ]);
    expect(await scene.repository.findText(scene.branch, "src/a.js")).toBe("export const a = 1;\n");
    expect(await scene.repository.git("rev-list", "--count", `main..${scene.branch}`)).toBe("1");
    const [pull] = await scene.pulls();
    expect(pull?.body).toContain("What the fix round was about");
    expect(pull?.body).toMatch(/Round 2 was about debug statements: .*; syntax: /);
    expect(scene.starts()).toBe(2);
  });

  it("refuses a change outside the territory, tells the ticket and keeps the work", async () => {
    await using scene = await world.scene({ config: `${SECTIONS}plan: { mayEdit: [src/cart.js] }\n` });
    const { exitCode, outputs, summary } = await scene.run();
    expect(exitCode).toBe(4);
    expect(outputs).toMatchObject({
      outcome: "refused",
      operation: "",
      "pull-request-number": "",
      "pull-request-url": "",
    });
    expect(await scene.branches()).toEqual(["main"]);
    expect(await scene.pulls()).toEqual([]);
    const [comment = "", ...others] = scene.comments();
    expect(others).toEqual([]);
    expect(comment).toContain("The change did not pass verification");
    expect(comment).toContain("src/hello.js");
    expect(comment).toContain("What to do next: look at the checks below");
    expect(summary).toContain("territory");
    expect(await scene.bundles()).toHaveLength(1);
    expect(comment).toContain((await scene.bundles())[0]);
    expect(scene.linear.stateOf("ENG-1")).toBe("In Progress");
  });

  it("says that nothing was changed, with the agent's words, whatever the agent claims", async () => {
    await using scene = await world.scene();
    const { exitCode, outputs } = await scene.run({ agent: "echo Done, all tests pass." });
    expect(exitCode).toBe(4);
    expect(outputs.outcome).toBe("no-change");
    expect(await scene.branches()).toEqual(["main"]);
    expect(scene.comments()).toEqual([expect.stringMatching(/^\*\*.*(?:changed nothing|[Nn]othing to change)/)]);
    expect(await scene.bundles()).toEqual([]);
  });

  it("names an agent program that is not there", async () => {
    await using scene = await world.scene();
    const { exitCode, outputs, log } = await scene.run({ agent: "no-such-agent --work" });
    expect(exitCode).toBe(2);
    expect(outputs.outcome).toBe("failed");
    expect(log).toMatch(/^::error::AGENT_NOT_FOUND message=.*no-such-agent/m);
    expect(scene.comments()).toEqual([expect.stringContaining("(`AGENT_NOT_FOUND`)")]);
    expect(await scene.branches()).toEqual(["main"]);
  });

  it.each([
    ["breaks off", "agent-crashed", "echo out of memory >&2; exit 3", "{}"],
    ["runs out of time", "timed-out", "while :; do echo tick; sleep 0.1; done", "{ timeoutMinutes: 0.02 }"],
    ["falls silent", "stalled", "sleep 4711", "{ timeoutMinutes: 1, stallMinutes: 0.02 }"],
  ])("publishes nothing of an agent that %s, and keeps what it left", async (_, outcome, end, run) => {
    await using scene = await world.scene({ run });
    const { exitCode, outputs } = await scene.run({
      agent: `echo half > src/half.js; setsid sleep 47${end.length} & ${end}`,
    });
    expect(outputs.outcome).toBe(outcome);
    expect(exitCode).toBe(4);
    expect(await scene.branches()).toEqual(["main"]);
    expect(await scene.bundles()).toHaveLength(1);
    expect(scene.comments()).toEqual([expect.stringContaining("The work is kept as a git bundle")]);
    expect(processesNaming(`sleep\u000047${end.length}`)).toEqual([]);
  });

  it("ends within seven seconds of a cancellation, tells the ticket and keeps the work", async () => {
    await using scene = await world.scene();
    const agent =
      "trap '' INT TERM; echo half > src/half.js; setsid sleep 4715 & kill -INT $PPID; while :; do sleep 0.2; done";
    const { exitCode, outputs, wallMs } = await scene.run({ agent });
    expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 3, outcome: "cancelled" });
    expect(wallMs).toBeLessThan(7000);
    expect(processesNaming("sleep\u00004715")).toEqual([]);
    expect(await scene.bundles()).toHaveLength(1);
    expect(scene.comments()).toEqual([expect.stringContaining("The run was stopped from outside.")]);
  });

  it("leaves a ticket alone that is not in a state that starts work", async () => {
    await using scene = await world.scene({ tickets: [{ key: "ENG-1", state: "Todo" }] });
    const { exitCode, outputs } = await scene.run();
    expect(exitCode).toBe(0);
    expect(outputs.outcome).toBe("not-ours");
    expect(scene.starts()).toBe(0);
    expect(scene.asked()).toEqual([]);
    expect(scene.linear.deeds).toEqual([]);
  });

  it("starts with what base holds, even when the checkout is behind", async () => {
    await using scene = await world.scene();
    await scene.repository.addCommit("main", { "src/new.js": "export const fresh = 1;\n" });
    const { exitCode } = await scene.run({ agent: `test -e src/new.js && { ${SAY_HELLO}; }` });
    expect(exitCode).toBe(0);
    expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
  });

  it("writes more lines when it is asked to, and only then", async () => {
    await using scene = await world.scene();
    const quiet = await scene.run();
    const verbose = await scene.run({ inputs: { verbose: "true" } });
    expect(quiet.log).not.toContain("linear operation=");
    expect(verbose.log).toContain("linear operation=");
  });
});
