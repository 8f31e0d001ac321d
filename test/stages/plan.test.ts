import { describe, expect, it } from "vitest";
import type { PullRequest } from "../../src/core/delivery.ts";
import { snapshotOf } from "../../src/core/snapshot.ts";
import { printMarker } from "../../src/core/words/marker.ts";
import { plan } from "../../src/stages/plan.ts";
import { createFakeWorld, type FakeWorld, taskOf, ticketOf } from "../fakes/ports.ts";

const CLOSED = "2026-02-01T00:00:00.000Z";
const snapshot = snapshotOf(ticketOf());
const marked = `What was done.\n\n${printMarker({ ticket: "ENG-1", snapshot })}`;

function openPull(world: FakeWorld, changes: Partial<PullRequest> = {}): void {
  const number = world.pulls.length + 1;
  world.pulls.push({
    ...{ number, url: `https://github.example/${number}`, branch: "linear-to-pr/eng-1", base: "main", title: "t" },
    ...{ body: marked, draft: true, status: "open", labels: [], reviewers: [] },
    ...changes,
  });
}
async function earlierOf(pulls: readonly Partial<PullRequest>[]) {
  const world = createFakeWorld();
  for (const pull of pulls) openPull(world, pull);
  return (await taskOf(world.machine())).earlier;
}

describe("plan", () => {
  it("gives every ticket a task with the branch of its key, numbered in order", async () => {
    const tickets = [ticketOf({ key: "ENG-2" }), ticketOf({ key: "ENG-1", title: "Renamed", files: ["src/a.ts"] })];
    const { hall } = createFakeWorld().machine();
    const { tasks, base } = await plan(tickets, hall.ports, hall.settings);
    expect(base).toBe("main");
    expect(tasks.map(({ number, branch, base: from, territory }) => [number, branch, from, territory.source])).toEqual([
      [1, "linear-to-pr/eng-2", "main", "prediction"],
      [2, "linear-to-pr/eng-1", "main", "ticket"],
    ]);
  });

  it("gives the same plan the second time, and looks only", async () => {
    const world = createFakeWorld();
    expect(await taskOf(world.machine())).toEqual(await taskOf(world.machine()));
    expect([world.pulls.length, world.remote.branches.size]).toEqual([0, 0]);
  });

  it("finds no earlier work where there is none", async () => {
    expect(await earlierOf([])).toBeUndefined();
    expect(await earlierOf([{ branch: "linear-to-pr/eng-12" }])).toBeUndefined();
  });

  it("reads the snapshot of earlier work from the marker", async () => {
    expect(await earlierOf([{}])).toEqual({
      pullRequest: 1,
      url: "https://github.example/1",
      status: "open",
      base: "main",
      snapshot,
    });
  });

  it("takes earlier work without a marker for what it is", async () => {
    expect(await earlierOf([{ body: "Rewritten by a person." }])).toEqual({
      pullRequest: 1,
      url: "https://github.example/1",
      status: "open",
      base: "main",
    });
  });

  it.each(["closed", "merged"] as const)("tells when earlier work was %s", async (status) => {
    expect(await earlierOf([{ status, closedAt: CLOSED }])).toMatchObject({ pullRequest: 1, status, closedAt: CLOSED });
  });

  it("prefers an open pull request to a newer closed one, and the newest of closed ones", async () => {
    const closed = { status: "closed", closedAt: CLOSED } as const;
    expect(await earlierOf([{}, closed])).toMatchObject({ pullRequest: 1, status: "open" });
    expect(await earlierOf([closed, closed])).toMatchObject({ pullRequest: 2, status: "closed" });
  });

  it("plans nothing for no tickets", async () => {
    const { hall } = createFakeWorld().machine();
    expect(await plan([], hall.ports, hall.settings)).toEqual({
      base: "main",
      baseCommit: hall.settings.base.commit,
      phases: [],
      tasks: [],
      parked: [],
      warnings: [],
    });
  });
});
