import { beforeEach, describe, expect, it } from "vitest";
import type { Verdict } from "../../src/core/verdict.ts";
import { parseMarker } from "../../src/core/words/pull-request-body.ts";
import { deliver } from "../../src/stages/deliver.ts";
import { run } from "../../src/stages/run.ts";
import { scaffold } from "../../src/stages/scaffold.ts";
import { verify } from "../../src/stages/verify.ts";
import { stateNamed } from "../fakes/fake-tracker.ts";
import { pushForeign } from "../fakes/fake-workspace.ts";
import {
  codeOf,
  createFakeWorld,
  type FakeWorld,
  type Machine,
  type MachineSettings,
  recorded,
  taskOf,
  ticketOf,
} from "../fakes/ports.ts";

const BRANCH = "linear-to-pr/eng-1";
let world: FakeWorld;
beforeEach(() => {
  world = createFakeWorld();
});

async function verdictOn(machine: Machine): Promise<Verdict> {
  const { ports, settings, signal } = machine.hall;
  const attempt = await run(await scaffold(await taskOf(machine), ports, settings, signal), ports, settings, signal);
  return verify(attempt, ports, settings, signal);
}
async function prepared(given: MachineSettings = {}) {
  const machine = world.machine(given);
  const { hall, calls } = recorded(machine.hall);
  const verdict = await verdictOn(machine);
  return { ...machine, verdict, calls, hall };
}
const delivered = ({ verdict, hall }: Pick<Awaited<ReturnType<typeof prepared>>, "verdict" | "hall">) =>
  deliver(verdict, hall.ports, hall.settings, hall.asked);
function setPull(changes: Partial<FakeWorld["pulls"][number]>): void {
  const [first] = world.pulls;
  if (first === undefined) throw new Error("no pull request");
  world.pulls[0] = { ...first, ...changes };
}

describe("deliver", () => {
  it("looks at branch, pull request and ticket, then makes commit, branch and pull request, in this order", async () => {
    const ready = await prepared();
    const result = await delivered(ready);
    expect(ready.calls).toEqual([
      "workspace.findRemoteBranch",
      "forge.findPullRequest",
      "tracker.findStatus",
      "workspace.commit",
      "workspace.push",
      "forge.upsertPullRequest",
    ]);
    expect(result).toMatchObject({ operation: "created", commit: world.remote.branches.get(BRANCH) });
    const { tree, parent, message } = world.store.getCommit(world.remote.branches.get(BRANCH) ?? "");
    expect([tree, parent]).toEqual([ready.verdict.change.tree, world.base.commit]);
    expect(message).toMatch(/^ENG-1: Give a discount on prices\n[\s\S]*\nLinear-to-PR-Ticket: ENG-1\n/);
  });

  it("opens a draft against the base, with labels, reviewers and a marker", async () => {
    await delivered(await prepared({ config: { deliver: { labels: ["agent"], reviewers: ["ada", "team/core"] } } }));
    expect(world.pulls).toMatchObject([
      { branch: BRANCH, base: "main", draft: true, status: "open", labels: ["agent"], reviewers: ["ada", "team/core"] },
    ]);
    expect(parseMarker(world.pulls[0]?.body ?? "")?.ticket).toBe("ENG-1");
  });

  it("opens it ready when drafts are not wanted", async () => {
    await delivered(await prepared({ config: { deliver: { draft: false } } }));
    expect(world.pulls[0]?.draft).toBe(false);
  });

  it("finds nothing to do the second time, says so and pushes nothing", async () => {
    const ready = await prepared();
    const first = await delivered(ready);
    ready.calls.length = 0;
    const second = await delivered(ready);
    expect(second).toEqual({ ...first, operation: "not-updated" });
    expect(ready.calls).not.toContain("workspace.push");
    expect(ready.calls).not.toContain("workspace.commit");
    expect(world.pulls).toHaveLength(1);
  });

  it("takes an equal tree for the same work, whenever it was made", async () => {
    const ready = await prepared();
    const first = await delivered(ready);
    const later = { ...ready.verdict, finishedAt: "2027-01-01T00:00:00.000Z" };
    const second = await delivered({ ...ready, verdict: later });
    expect(second).toMatchObject({ operation: "not-updated", commit: "commit" in first ? first.commit : "" });
  });

  it("brings the branch and the pull request up to date with another tree", async () => {
    await delivered(await prepared());
    const [before] = world.remote.branches.values();
    const result = await delivered(
      await prepared({ script: [{ edits: { "src/other.ts": "export const other = 1;\n" } }] }),
    );
    expect(result).toMatchObject({ operation: "updated", pullRequest: { number: 1 } });
    expect(world.remote.branches.get(BRANCH)).not.toBe(before);
    expect(world.pulls).toHaveLength(1);
  });

  it("pushes an equal tree anew when the base has moved under it", async () => {
    const ready = await prepared();
    await delivered(ready);
    const { tree, commit } = world.base;
    const moved = { tree, parent: commit, message: "Next\n", date: "2026-02-01T00:00:00Z", ours: false };
    const baseCommit = world.store.putCommit(moved);
    const result = await delivered({ ...ready, verdict: { ...ready.verdict, baseCommit } });
    expect(result).toMatchObject({ operation: "updated" });
    expect(world.store.getCommit(world.remote.branches.get(BRANCH) ?? "").parent).toBe(baseCommit);
  });

  it("calls it updated when only the branch was", async () => {
    const ready = await prepared();
    await delivered(ready);
    const old = world.store.putCommit({
      tree: world.base.tree,
      parent: world.base.commit,
      message: "x",
      date: "2026-01-01T00:00:00Z",
      ours: true,
    });
    world.remote.branches.set(BRANCH, old);
    expect(await delivered(ready)).toMatchObject({ operation: "updated" });
  });

  it("warns of names the forge refused", async () => {
    const { verdict, hall, log } = await prepared();
    const { forge } = hall.ports;
    const strict = {
      ...forge,
      upsertPullRequest: async (wanted: Parameters<typeof forge.upsertPullRequest>[0]) => ({
        ...(await forge.upsertPullRequest(wanted)),
        refused: ["eve"],
      }),
    };
    await deliver(verdict, { ...hall.ports, forge: strict }, hall.settings, hall.asked);
    expect(log.lines).toContainEqual({ level: "warn", word: "refused-by-forge", fields: { names: "eve" } });
  });
});

describe("deliver with commits that the forge signs", () => {
  const SIGNED = { config: { deliver: { commit: "api" } } };

  it("has the forge make the commit, takes it in and pushes it as any other", async () => {
    const ready = await prepared(SIGNED);
    ready.calls.length = 0;
    const result = await delivered(ready);
    expect(ready.calls.slice(3)).toEqual([
      "trees.diff",
      "forge.commit",
      "trees.bytes",
      "workspace.fetchMade",
      "workspace.push",
      "forge.upsertPullRequest",
    ]);
    expect(result).toMatchObject({ operation: "created", commit: world.remote.branches.get(BRANCH) });
    const { tree, parent, message } = world.store.getCommit(world.remote.branches.get(BRANCH) ?? "");
    expect([tree, parent]).toEqual([ready.verdict.change.tree, world.base.commit]);
    expect(message).toContain("\nLinear-to-PR-Ticket: ENG-1\n");
  });

  it.each(["api", "git"])("makes no second commit where one made by %s holds the same work", async (by) => {
    const first = await delivered(await prepared({ config: { deliver: { commit: by } } }));
    const again = await prepared(SIGNED);
    again.calls.length = 0;
    const commit = "commit" in first ? first.commit : "";
    expect(await delivered(again)).toMatchObject({ operation: "not-updated", commit });
    expect(again.calls).not.toContain("forge.commit");
    expect(again.calls).not.toContain("workspace.push");
  });

  it("makes one commit, however often another run of ours was faster", async () => {
    const ready = await prepared(SIGNED);
    const { workspace } = ready.hall.ports;
    let races = 0;
    const racing: typeof workspace = {
      ...workspace,
      push: (branch, commit, expected) => {
        races += 1;
        const message = `Faster ${races}\n`;
        const old = { tree: world.base.tree, parent: world.base.commit, message, date: "2026-01-01T00:00:00Z" };
        if (races < 3) world.remote.branches.set(BRANCH, world.store.putCommit({ ...old, ours: true }));
        return workspace.push(branch, commit, expected);
      },
    };
    const ports = { ...ready.hall.ports, workspace: racing };
    expect(await deliver(ready.verdict, ports, ready.hall.settings, ready.hall.asked)).toMatchObject({
      operation: "created",
    });
    expect(ready.calls.filter((call) => call === "forge.commit")).toHaveLength(1);
  });

  it("publishes nothing when the forge came to something else", async () => {
    const ready = await prepared(SIGNED);
    const { forge } = ready.hall.ports;
    const other = world.base.commit;
    const ports = { ...ready.hall.ports, forge: { ...forge, commit: async () => other } };
    const result = deliver(ready.verdict, ports, ready.hall.settings, ready.hall.asked);
    expect(await codeOf(result)).toMatch(/^GIT_FAILED: commit [0-9a-f]{40}, which the forge made/);
    expect([world.remote.branches.size, world.pulls]).toEqual([0, []]);
  });
});

describe("deliver publishes nothing", () => {
  async function withheld(ready: Awaited<ReturnType<typeof prepared>>) {
    const branches = new Map(world.remote.branches);
    const pulls = structuredClone(world.pulls);
    const result = await delivered(ready);
    expect([world.remote.branches, world.pulls]).toEqual([branches, pulls]);
    expect(ready.calls).not.toContain("forge.upsertPullRequest");
    return result;
  }

  it.each(["Done", "Canceled"])("when the ticket went to %s meanwhile", async (name) => {
    const ready = await prepared();
    world.board.set("id-eng-1", ticketOf({ state: stateNamed(name) }));
    expect(await withheld(ready)).toEqual({
      outcome: "superseded",
      reason: `the ticket went to "${name}" while the agent worked`,
    });
  });

  it("when the ticket is gone", async () => {
    const ready = await prepared();
    world.board.clear();
    expect(await withheld(ready)).toMatchObject({ outcome: "superseded", reason: "the ticket is gone" });
  });

  it("when a person's commit is on the branch", async () => {
    const ready = await prepared();
    const commit = pushForeign(world.store, world.remote, BRANCH, world.base.commit);
    expect(await withheld(ready)).toEqual({
      outcome: "foreign-branch",
      reason: `branch ${BRANCH} holds commit ${commit.slice(0, 9)}, which is not ours`,
    });
  });

  it.each([
    ["closed", "closed-by-human", "pull request #1 was closed"],
    ["merged", "already-merged", "pull request #1 was merged"],
  ] as const)("when a person %s the pull request", async (status, outcome, reason) => {
    const ready = await prepared();
    await delivered(ready);
    ready.calls.length = 0;
    setPull({ status, closedAt: "2026-02-01T00:00:00.000Z" });
    expect(await withheld(ready)).toEqual({ outcome, reason });
  });

  it("over a commit that a person pushes between our look and our push", async () => {
    const ready = await prepared();
    let foreign = "";
    const { workspace } = ready.hall.ports;
    const slow: typeof workspace = {
      ...workspace,
      commit: (wanted) => {
        foreign ||= pushForeign(world.store, world.remote, BRANCH, world.base.commit);
        return workspace.commit(wanted);
      },
    };
    const result = await deliver(
      ready.verdict,
      { ...ready.hall.ports, workspace: slow },
      ready.hall.settings,
      ready.hall.asked,
    );
    expect(result).toMatchObject({ outcome: "foreign-branch" });
    expect([world.remote.branches.get(BRANCH), world.pulls]).toEqual([foreign, []]);
  });

  it("when the repository refuses the push", async () => {
    const ready = await prepared();
    world.remote.refusal = "protected branch";
    expect(await codeOf(delivered(ready))).toBe(`GIT_PUSH_REJECTED: branch ${BRANCH}: protected branch`);
    expect(world.pulls).toEqual([]);
  });
});

describe("deliver starts anew", () => {
  it.each(["closed", "merged"] as const)(
    "with another pull request when the ticket was moved after it was %s",
    async (status) => {
      await delivered(await prepared());
      setPull({ status, closedAt: "2026-02-01T00:00:00.000Z" });
      const again = await prepared({ asked: { movedAt: "2026-02-02T00:00:00.000Z" } });
      expect(await delivered(again)).toMatchObject({
        operation: "created",
        pullRequest: { number: 2, status: "open" },
      });
      expect(world.pulls.map((pull) => pull.status)).toEqual([status, "open"]);
    },
  );
});

describe("two deliverers at once", () => {
  it("of the same tree end with one pull request, and neither calls the other a stranger", async () => {
    const left = await prepared();
    const right = await prepared();
    const later = { ...right, verdict: { ...right.verdict, finishedAt: "2026-05-05T00:00:00.000Z" } };
    const results = await Promise.all([delivered(left), delivered(later)]);
    expect(results.map((result) => ("operation" in result ? result.operation : result.outcome)).sort()).toEqual([
      "created",
      "not-updated",
    ]);
    expect(world.pulls).toHaveLength(1);
  });

  it("of different trees end with one pull request that shows what the branch holds", async () => {
    const left = await prepared();
    const right = await prepared({ script: [{ edits: { "src/other.ts": "export const other = 1;\n" } }] });
    const results = await Promise.all([delivered(left), delivered(right)]);
    expect(results.every((result) => "operation" in result)).toBe(true);
    expect([world.pulls.length, world.remote.branches.size]).toEqual([1, 1]);
  });
});
