import { describe, expect, it } from "vitest";
import { Config } from "../../src/core/config/config.ts";
import type { PullRequest } from "../../src/core/delivery.ts";
import type { LiveRun } from "../../src/core/poll/live-run.ts";
import { printRetry, printStarted, startedNoteOf } from "../../src/core/poll/started-note.ts";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import { PipelineError } from "../../src/errors.ts";
import type { Forge, Tracker } from "../../src/ports.ts";
import { claim, poll } from "../../src/stages/poll.ts";
import { reconcile } from "../../src/stages/reconcile.ts";
import { createFakeForge } from "../fakes/fake-forge.ts";
import { createFakeTracker, stateNamed } from "../fakes/fake-tracker.ts";
import { createFixedClock } from "../fakes/fixed-clock.ts";
import { ticketOf } from "../fakes/ports.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";

const WORKFLOW = { kind: "workflow" } as const;
const MINUTE = 60_000;
const NOTHING = { lost: [], givenUp: [], started: [], followed: [], errors: [] };

function createWorld(tickets: readonly Ticket[], given: Record<string, unknown> = {}) {
  const board = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const runs: LiveRun[] = [];
  const pulls: PullRequest[] = [];
  const clock = createFixedClock();
  const log = createRecordingLog();
  const settings = { config: Config.parse({ version: 1, ...given }) };
  const ports = { tracker: createFakeTracker(board), forge: createFakeForge(pulls, runs), clock, log };
  return {
    board,
    runs,
    pulls,
    clock,
    log,
    ports,
    settings,
    after: (minutes: number) => clock.sleep(minutes * MINUTE),
    look: (changes: { tracker?: Partial<Tracker>; forge?: Partial<Forge> } = {}) =>
      reconcile(
        {
          ...ports,
          tracker: { ...ports.tracker, ...changes.tracker },
          forge: { ...ports.forge, ...changes.forge },
        },
        settings,
        WORKFLOW,
      ),
    ticket: (key: string) => {
      const found = [...board.values()].find((each) => each.key === key);
      if (found === undefined) throw new Error(`no ${key}`);
      return found;
    },
    body: (key: string) => {
      const ticket = [...board.values()].find((each) => each.key === key);
      return ticket?.comments.find(({ id }) => id === outcomeCommentId(ticket.id))?.body ?? "";
    },
  };
}
const todo = ticketOf({ state: stateNamed("Todo") });
/** A ticket in progress whose comment was written before the clock of the world began. */
function startedTicket(key: string, body: string, changes: Partial<Ticket> = {}): Ticket {
  const ticket = ticketOf({ key, ...changes });
  const comment = { id: outcomeCommentId(ticket.id), author: "us", createdAt: ticket.updatedAt, body };
  return { ...ticket, comments: [comment] };
}
const OLD = { at: "2026-01-01T00:00:00.000Z", id: "poll-1" };

describe("reconcile", () => {
  it("walks a run that is killed again and again to its end: told, tried again ever later, given up", async () => {
    const world = createWorld([todo], { deliver: { states: { failed: "Todo" } } });
    await poll(world.ports, world.settings, WORKFLOW);
    expect(await world.look()).toEqual(NOTHING);
    const story: string[] = [];
    for (let minute = 0; minute < 90; minute += 5) {
      await world.after(5);
      // Every run is killed before it says anything.
      world.runs.length = 0;
      const { lost, givenUp, started } = await world.look();
      if (lost.length > 0) story.push(`${minute + 5}: lost`);
      if (started.length > 0) story.push(`${minute + 5}: started`);
      if (givenUp.length > 0) story.push(`${minute + 5}: given up`);
    }
    // Ten minutes until a run is missed, then ten and twenty minutes of patience.
    expect(story).toEqual(["10: lost", "20: started", "30: lost", "50: started", "60: given up"]);
    expect(world.ticket("ENG-1")).toMatchObject({ state: stateNamed("Todo"), comments: [expect.anything()] });
    expect(world.body("ENG-1")).toContain("Attempt 3, last heard of at");
    expect(startedNoteOf(world.ticket("ENG-1"))).toBeUndefined();
  });

  it("dispatches what is due in one run that holds the claims", async () => {
    const due = printRetry({ ...OLD, attempt: 1 });
    const world = createWorld([startedTicket("ENG-1", due), startedTicket("ENG-2", due)]);
    expect(await world.look()).toEqual({ ...NOTHING, started: ["ENG-1", "ENG-2"] });
    const [run] = world.runs;
    expect(run).toMatchObject({ keys: ["ENG-1", "ENG-2"], correlation: expect.stringMatching(/^retry-/) });
    const by = { id: run?.correlation ?? "", ...(run === undefined ? {} : { run }) };
    expect(await claim(world.ticket("ENG-1"), by, world.ports)).toEqual({ attempt: 2 });
    expect(await world.look()).toEqual(NOTHING);
  });

  it("starts no more retries than there are free slots, those first that wait the longest", async () => {
    const due = (attempt: number, at: string) => printRetry({ ...OLD, attempt, at });
    const world = createWorld(
      [
        startedTicket("ENG-1", due(1, "2026-01-01T02:00:00.000Z")),
        startedTicket("ENG-2", due(1, "2026-01-01T01:00:00.000Z")),
        startedTicket("ENG-3", printStarted({ ...OLD, attempt: 1, run: 9 })),
      ],
      { poll: { slots: 2 } },
    );
    world.runs.push({ id: 9, url: "u", event: "workflow_dispatch", keys: [] });
    expect((await world.look()).started).toEqual([]);
    world.runs.length = 0;
    expect(await world.look()).toMatchObject({ lost: ["ENG-3"], started: ["ENG-2", "ENG-1"] });
  });

  it.each<[string, Partial<Ticket>]>([
    ["moved on", { state: stateNamed("In Review") }],
    ["moved back", { state: stateNamed("Todo") }],
    ["finished", { state: stateNamed("Done") }],
  ])("does not touch a ticket that a person %s", async (_what, changes) => {
    const world = createWorld([
      startedTicket("ENG-1", printStarted({ ...OLD, attempt: 1 }), changes),
      ticketOf({ key: "ENG-5" }),
    ]);
    const before = structuredClone([...world.board.values()]);
    expect(await world.look()).toEqual(NOTHING);
    expect([...world.board.values()]).toEqual(before);
  });

  it("does not touch what a person or a run changed between the two looks", async () => {
    const lost = printStarted({ ...OLD, attempt: 1 });
    const world = createWorld([
      startedTicket("ENG-1", lost),
      startedTicket("ENG-2", lost),
      startedTicket("ENG-3", lost),
    ]);
    const tickets: Tracker["tickets"] = async (keys) => {
      world.board.set("id-eng-1", { ...world.ticket("ENG-1"), state: stateNamed("Done") });
      world.board.set("id-eng-2", startedTicket("ENG-2", "**A draft pull request is ready for review.**"));
      world.board.delete("id-eng-3");
      return world.ports.tracker.tickets(keys);
    };
    expect(await world.look({ tracker: { tickets } })).toEqual(NOTHING);
    expect([world.body("ENG-1"), world.body("ENG-2")]).toEqual([lost, "**A draft pull request is ready for review.**"]);
  });

  it("sees to all others when one ticket cannot be told, and tells it the next time", async () => {
    const lost = printStarted({ ...OLD, attempt: 1 });
    const world = createWorld([startedTicket("ENG-1", lost), startedTicket("ENG-2", lost)]);
    const down = new PipelineError("LINEAR_UNAVAILABLE", "no answer");
    const say: Tracker["say"] = (note) =>
      note.ticket.key === "ENG-1" ? Promise.reject(down) : world.ports.tracker.say(note);
    expect(await world.look({ tracker: { say } })).toEqual({ ...NOTHING, lost: ["ENG-2"], errors: [down] });
    expect(await world.look()).toEqual({ ...NOTHING, lost: ["ENG-1"] });
  });

  it("leaves a ticket with an outcome alone, however long ago", async () => {
    const world = createWorld([startedTicket("ENG-1", "**The agent ran out of time before it was done.**")]);
    await world.after(10_000);
    expect(await world.look()).toEqual(NOTHING);
  });
});

describe("the drafts", () => {
  const WANTED = { title: "T", body: "B", draft: true, labels: [], reviewers: [] };
  const branch = (number: number) => `linear-to-pr/eng-${number}`;
  async function given(bases: readonly string[]) {
    const world = createWorld([ticketOf()]);
    for (const [index, base] of bases.entries()) {
      await world.ports.forge.upsertPullRequest({ ...WANTED, branch: branch(index + 1), base });
    }
    const end = (number: number, status: "merged" | "closed") => {
      const found = world.pulls[number - 1];
      if (found !== undefined) world.pulls[number - 1] = { ...found, status };
    };
    return { ...world, end };
  }

  it("whose parent was merged go to where it was merged, through several", async () => {
    const world = await given(["main", branch(1), branch(2), branch(3)]);
    world.end(1, "merged");
    world.end(2, "merged");
    expect((await world.look()).followed).toEqual([3]);
    expect(world.pulls.map(({ base }) => base)).toEqual(["main", branch(1), "main", branch(3)]);
    expect((await world.look()).followed).toEqual([]);
  });

  it.each([
    ["whose parent is open", ["main", branch(1)], []],
    ["whose parent was closed", ["main", branch(1)], ["closed"]],
    ["against a branch of a person", ["main", "release/2"], ["merged"]],
    ["against a merge of several", ["main", `${branch(1)}-base`], ["merged"]],
  ] as const)("%s stay", async (_what, bases, ends) => {
    const world = await given(bases);
    for (const status of ends) world.end(1, status);
    expect((await world.look()).followed).toEqual([]);
  });

  it("that the forge does not move are told of, and the next ones are moved", async () => {
    const world = await given(["main", branch(1), branch(1)]);
    world.end(1, "merged");
    const refused = (code: "GITHUB_REJECTED" | "GITHUB_FORBIDDEN" | "GITHUB_UNAVAILABLE") => {
      const moveBase: Forge["moveBase"] = (number, from, to) =>
        number === 2 ? Promise.reject(new PipelineError(code, "no")) : world.ports.forge.moveBase(number, from, to);
      return world.look({ forge: { moveBase } });
    };
    expect(await refused("GITHUB_REJECTED")).toEqual({ ...NOTHING, followed: [3] });
    expect(world.log.lines).toContainEqual(expect.objectContaining({ level: "warn", word: "base-not-moved" }));
    // A token that may only read them is as it should be, not a failure of every look.
    expect((await refused("GITHUB_FORBIDDEN")).errors).toEqual([]);
    expect((await refused("GITHUB_UNAVAILABLE")).errors).toHaveLength(1);
  });
});
