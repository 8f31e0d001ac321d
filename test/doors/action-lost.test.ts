// What the packaged action makes of lost answers, refusals, people and other runs in its way: nothing doubled, nothing lost.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAY_HELLO, type Scene, SECTIONS, startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** One branch with one commit, one pull request, one comment, one move: whatever happened on the way. */
async function expectOneOfEach(scene: Scene): Promise<void> {
  expect(await scene.branches()).toEqual([scene.branch, "main"]);
  expect(await scene.repository.git("rev-list", "--count", `main..${scene.branch}`)).toBe("1");
  expect(await scene.changed()).toEqual(["A\tsrc/hello.js"]);
  expect(await scene.pulls()).toMatchObject([
    { state: "open", head: { ref: scene.branch }, labels: [{ name: "agent" }] },
  ]);
  expect(scene.comments()).toEqual([expect.stringContaining("#1")]);
  expect(scene.linear.attachments(scene.key)).toHaveLength(1);
  expect(scene.linear.deeds.filter(({ field }) => field === "commentCreate")).toHaveLength(1);
  expect(scene.linear.deeds.filter(({ field }) => field === "issueUpdate")).toHaveLength(1);
}

describe.concurrent("when an answer is lost", () => {
  it.each(["502", "reset"] as const)("a pull request that was created is found, not doubled (%s)", async (kind) => {
    await using scene = await world.scene();
    scene.github.faults.push({ match: `POST /repos/${scene.slug}/pulls`, when: "after", kind });
    const { exitCode, outputs } = await scene.run();
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, outcome: "delivered", operation: "created" });
    await expectOneOfEach(scene);
  });

  it("a comment that was written is found, not doubled", async () => {
    await using scene = await world.scene();
    scene.linear.faults.push({ on: "Say", when: "after", kind: "502", headers: { "retry-after": "1" } });
    const { exitCode, outputs } = await scene.run();
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, outcome: "delivered", operation: "created" });
    await expectOneOfEach(scene);
  });

  it("a push that arrived counts as pushed", async () => {
    await using scene = await world.scene();
    scene.git.faults.push({ match: `POST /${scene.slug}.git/git-receive-pack`, when: "after", kind: "reset" });
    const { exitCode, outputs } = await scene.run();
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, outcome: "delivered", operation: "created" });
    await expectOneOfEach(scene);
  });
});

describe.concurrent("when somebody says no", () => {
  it("keeps work that may not be pushed as a bundle, tells the ticket, and delivers once it may", async () => {
    await using scene = await world.scene();
    await scene.repository.rejectPushes("no pushes on Fridays");
    const { exitCode, outputs, log } = await scene.run();
    expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 2, outcome: "failed" });
    expect(log).toMatch(/^::error::GIT_PUSH_REJECTED message=.*no pushes on Fridays/m);
    expect(log).toMatch(/^::error::GIT_PUSH_REJECTED next=/m);
    expect(await scene.branches()).toEqual(["main"]);
    const [bundle = "", ...others] = await scene.bundles();
    expect(others).toEqual([]);
    await scene.checkout.git("fetch", "--quiet", bundle, "refs/heads/*:refs/kept/*");
    const kept = await scene.checkout.git("for-each-ref", "--format=%(objectname)", "refs/kept/");
    expect(await scene.checkout.git("diff", "--name-only", "main", kept)).toBe("src/hello.js");
    expect(scene.comments()).toEqual([expect.stringContaining(bundle)]);
    expect(scene.comments()[0]).toContain("(`GIT_PUSH_REJECTED`)");

    await scene.repository.rejectPushes(undefined);
    expect(await scene.run()).toMatchObject({ exitCode: 0, outputs: { operation: "created" } });
    await expectOneOfEach(scene);
  });

  it("keeps work, tells the ticket and says what the token lacks when it may not open pull requests", async () => {
    await using scene = await world.scene();
    scene.github.faults.push({ match: `POST /repos/${scene.slug}/pulls`, when: "before", kind: "403" });
    const { exitCode, outputs, log } = await scene.run();
    expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 2, outcome: "failed" });
    expect(log).toMatch(/^::error::GITHUB_FORBIDDEN message=.*pull_requests=write/m);
    expect(scene.comments()).toEqual([expect.stringContaining("(`GITHUB_FORBIDDEN`)")]);
    expect(await scene.bundles()).toHaveLength(1);
    expect(await scene.run()).toMatchObject({ exitCode: 0, outputs: { operation: "created" } });
    await expectOneOfEach(scene);
  });

  it("has its draft although Linear is down at the end, and only writes the comment the next time", async () => {
    await using scene = await world.scene();
    // A wait that no run sits through: it ends and says so.
    scene.linear.faults.push({ on: "Say", when: "before", kind: "503", headers: { "retry-after": "300" } });
    const { exitCode, outputs, log } = await scene.run();
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 3, outcome: "delivered", operation: "created" });
    expect(log).toMatch(/^::error::LINEAR_UNAVAILABLE next=/m);
    expect(await scene.pulls()).toHaveLength(1);
    expect(scene.comments()).toEqual([]);

    expect(await scene.run()).toMatchObject({
      exitCode: 0,
      outputs: { outcome: "delivered", operation: "not-updated" },
    });
    expect(scene.starts()).toBe(1);
    await expectOneOfEach(scene);
  });

  it("ends as upstream's fault when GitHub stays down, and the next run finishes the work", async () => {
    await using scene = await world.scene();
    scene.github.faults.push({ match: `POST /repos/${scene.slug}/pulls`, when: "before", kind: "502", times: 3 });
    expect(await scene.run()).toMatchObject({ exitCode: 3, outputs: { outcome: "failed" } });
    expect(scene.comments()).toEqual([expect.stringContaining("(`GITHUB_UNAVAILABLE`)")]);
    expect(await scene.bundles()).toHaveLength(1);
    expect(await scene.run()).toMatchObject({ exitCode: 0, outputs: { operation: "created" } });
    await expectOneOfEach(scene);
  });
});

describe.concurrent("when others are at work too", () => {
  it("two runs at the same moment make one pull request and one comment", async () => {
    // Their check holds both until both are there, so that they reach every later step together, with commits of their own.
    const arrived = "../../../../arrived";
    const wait = `echo x >> ${arrived}; while [ $(grep -c x ${arrived}) -lt 2 ]; do sleep 0.01; done`;
    await using scene = await world.scene({ config: SECTIONS.replace(/run: ".*"/, `run: "${wait}"`) });
    const run = (name: string, agent: string) => scene.run({ agent, runnerDir: `${scene.dir}/${name}` });
    const runs = await Promise.all([run("a", SAY_HELLO), run("b", `${SAY_HELLO}; sleep 1.1`)]);
    expect(runs.map(({ exitCode, outputs }) => [exitCode, outputs.outcome])).toEqual([
      [0, "delivered"],
      [0, "delivered"],
    ]);
    await expectOneOfEach(scene);
    expect(scene.comments()).toEqual([expect.not.stringContaining("Somebody else")]);
  });

  it("a person's commit on the branch is not overwritten, and no agent is started for it", async () => {
    await using scene = await world.scene();
    const commit = await scene.repository.addCommit(scene.branch, { "src/mine.js": "export const mine = 1;\n" });
    const { exitCode, outputs } = await scene.run();
    expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 2, outcome: "foreign-branch" });
    expect(scene.starts()).toBe(0);
    expect(await scene.repository.findCommit(scene.branch)).toBe(commit);
    expect(await scene.pulls()).toEqual([]);
    expect(scene.comments()).toEqual([expect.stringContaining("Somebody else's commits are on the branch")]);
  });

  it("a person's commit that comes while the agent works is not overwritten either, and the work is kept", async () => {
    await using scene = await world.scene();
    let commit = "";
    const push = async () => {
      commit = await scene.repository.addCommit(scene.branch, { "src/mine.js": "export const mine = 1;\n" });
    };
    const { exitCode, outputs } = await scene.run(scene.meanwhile(push));
    expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 2, outcome: "foreign-branch" });
    expect(await scene.repository.findCommit(scene.branch)).toBe(commit);
    expect(await scene.bundles()).toHaveLength(1);
    expect(scene.comments()).toEqual([expect.stringContaining("The work is kept as a git bundle")]);
  });

  it("a pull request that a person closed stays closed until the ticket is moved after that", async () => {
    await using scene = await world.scene();
    await scene.run();
    await scene.github.asPerson("PATCH", `/repos/${scene.slug}/pulls/1`, { state: "closed" });
    scene.linear.moveByHand("ENG-1", "In Progress");
    const dispatched = (movedAt: string) => ({ client_payload: { key: "ENG-1", movedAt } });
    const before = await scene.run({ payload: dispatched("2026-01-01T00:00:00Z") });
    expect({ exitCode: before.exitCode, ...before.outputs }).toMatchObject({ exitCode: 0, outcome: "closed-by-human" });
    expect(scene.starts()).toBe(1);
    expect(await scene.pulls()).toMatchObject([{ number: 1, state: "closed" }]);

    const after = await scene.run({ payload: dispatched(new Date(Date.now() + 60_000).toISOString()) });
    expect({ exitCode: after.exitCode, ...after.outputs }).toMatchObject({
      exitCode: 0,
      outcome: "delivered",
      operation: "created",
    });
    const pulls = (await scene.pulls()).map(({ number, state }) => ({ number, state }));
    expect(pulls).toEqual([
      { number: 1, state: "closed" },
      { number: expect.any(Number), state: "open" },
    ]);
    expect(scene.comments()).toEqual([expect.stringContaining(`#${pulls[1]?.number}`)]);
  });

  it("work on a ticket that is cancelled meanwhile is kept, not published", async () => {
    await using scene = await world.scene();
    const { exitCode, outputs } = await scene.run(scene.meanwhile(() => scene.linear.moveByHand("ENG-1", "Canceled")));
    expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 0, outcome: "superseded" });
    expect(await scene.branches()).toEqual(["main"]);
    expect(await scene.pulls()).toEqual([]);
    expect(await scene.bundles()).toHaveLength(1);
    expect(scene.comments()).toEqual([expect.stringContaining('the ticket went to "Canceled"')]);
    expect(scene.linear.stateOf("ENG-1")).toBe("Canceled");
  });

  it("a run that was killed is finished by the next one, which keeps what lay around and delivers none of it", async () => {
    await using scene = await world.scene();
    const killed = await scene.run({ agent: "echo half > src/half.js; kill -9 $PPID" });
    expect(killed.exitCode).toBeNull();
    expect(await scene.run()).toMatchObject({ exitCode: 0, outputs: { operation: "created" } });
    expect(await scene.bundles()).toEqual([expect.stringContaining("eng-1-left-over")]);
    await expectOneOfEach(scene);
  });
});
