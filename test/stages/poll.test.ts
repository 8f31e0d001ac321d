import { describe, expect, it } from "vitest";
import { createLinearTracker } from "../../src/adapters/tracker/linear.ts";
import { Config } from "../../src/core/config/config.ts";
import type { LiveRun } from "../../src/core/poll/live-run.ts";
import { startedNoteOf } from "../../src/core/poll/started-note.ts";
import { correlationOf } from "../../src/core/poll/transition.ts";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import { PipelineError } from "../../src/errors.ts";
import type { Ports } from "../../src/ports.ts";
import { claim, poll } from "../../src/stages/poll.ts";
import { createFakeForge } from "../fakes/fake-forge.ts";
import { createFakeTracker, stateNamed } from "../fakes/fake-tracker.ts";
import { createFixedClock } from "../fakes/fixed-clock.ts";
import { startLinearServer } from "../fakes/linear-server.ts";
import { codeOf, ticketOf } from "../fakes/ports.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";

const WORKFLOW = { kind: "workflow" } as const;
const config = (given: Record<string, unknown> = {}) => ({ config: Config.parse({ version: 1, ...given }) });
const todo = (number: number, changes: Partial<Ticket> = {}) =>
  ticketOf({ key: `ENG-${number}`, state: stateNamed("Todo"), ...changes });

/** One board and one forge that several processes share. */
function createShared(tickets: readonly Ticket[]) {
  const board = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const runs: LiveRun[] = [];
  const forge = createFakeForge([], runs);
  const log = createRecordingLog();
  const ports = () => ({ tracker: createFakeTracker(board), forge, clock: createFixedClock(), log });
  const ticket = (key: string) => {
    const found = [...board.values()].find((each) => each.key === key);
    if (found === undefined) throw new Error(`no ${key}`);
    return found;
  };
  return { board, runs, ports, ticket, log };
}

describe("poll", () => {
  it("claims, moves and starts what is ready in one run, and says why it left the rest", async () => {
    const world = createShared([todo(1), todo(2), todo(3), todo(4, { labels: ["ui"] })]);
    const given = config({ poll: { slots: 2 } });
    const correlation = correlationOf("poll", [world.ticket("ENG-1"), world.ticket("ENG-2")]);
    const polled = await poll(world.ports(), given, WORKFLOW);
    expect(polled).toEqual({
      started: ["ENG-1", "ENG-2"],
      left: ["ENG-3", "ENG-4"].map((key) => ({ key, why: "no free slot (2 in all)" })),
      run: 101,
      correlation,
    });
    expect(world.runs).toMatchObject([{ keys: ["ENG-1", "ENG-2"], correlation }]);
    expect(world.ticket("ENG-1").state.name).toBe("In Progress");
    expect(startedNoteOf(world.ticket("ENG-1"))).toMatchObject({ state: "started", attempt: 1 });
    expect(world.ticket("ENG-3")).toEqual(todo(3));
    const lines = world.log.lines.filter(({ word }) => word === "poll-left");
    expect(lines.map(({ fields }) => fields.ticket)).toEqual(["ENG-3", "ENG-4"]);
  });

  it("does nothing the second time", async () => {
    const world = createShared([todo(1)]);
    await poll(world.ports(), config(), WORKFLOW);
    const before = structuredClone([...world.board.values()]);
    expect(await poll(world.ports(), config(), WORKFLOW)).toMatchObject({ started: [] });
    expect([[...world.board.values()], world.runs.length]).toEqual([before, 1]);
  });

  it("leaves a ticket that a person moved on between the two looks", async () => {
    const world = createShared([todo(1), todo(2)]);
    const { tracker, ...ports } = world.ports();
    const moving: Ports["tracker"] = {
      ...tracker,
      tickets: async (keys) => {
        world.board.set("id-eng-1", { ...world.ticket("ENG-1"), state: stateNamed("Done") });
        return tracker.tickets(keys);
      },
    };
    const polled = await poll({ ...ports, tracker: moving }, config(), WORKFLOW);
    expect(polled.started).toEqual(["ENG-2"]);
    expect(polled.left).toEqual([{ key: "ENG-1", why: "it moved on while we looked" }]);
    expect(world.ticket("ENG-1")).toMatchObject({ state: stateNamed("Done"), comments: [] });
  });

  it("keeps its claims when the dispatch fails, so that nobody starts them beside a run that may be there", async () => {
    const world = createShared([todo(1)]);
    const { forge, ...ports } = world.ports();
    const failing = { ...forge, dispatch: () => Promise.reject(new PipelineError("GITHUB_UNAVAILABLE", "no answer")) };
    expect(await codeOf(poll({ ...ports, forge: failing }, config(), WORKFLOW))).toBe("GITHUB_UNAVAILABLE: no answer");
    expect((await poll(world.ports(), config(), WORKFLOW)).started).toEqual([]);
  });

  it("asks for one team and one label, and looks itself where there are several", async () => {
    const world = createShared([todo(1, { labels: ["agent"] }), todo(2), todo(3, { labels: ["bot"] })]);
    const one = config({ trigger: { labels: ["agent"], teams: ["ENG"] } });
    expect(await poll(world.ports(), one, WORKFLOW)).toMatchObject({ started: ["ENG-1"], left: [] });
    const { started, left } = await poll(world.ports(), config({ trigger: { labels: ["agent", "bot"] } }), WORKFLOW);
    expect([started, left.map(({ key }) => key).sort()]).toEqual([["ENG-3"], ["ENG-1", "ENG-2"]]);
  });

  it("starts nothing at the forge for a process that works itself, and gives it back what an earlier self had", async () => {
    const world = createShared([todo(1), todo(2)]);
    const local = (...busy: string[]) => ({ kind: "local", name: "local-a", busy }) as const;
    const given = config({ poll: { slots: 1 } });
    expect(await poll(world.ports(), given, local())).toMatchObject({ started: ["ENG-1"] });
    expect(await poll(world.ports(), given, local("ENG-1"))).toMatchObject({ started: [] });
    expect(await poll(world.ports(), given, { ...local(), name: "local-b" })).toMatchObject({ started: [] });
    const attempts = [];
    for (let death = 0; death < 3; death += 1) attempts.push((await poll(world.ports(), given, local())).started);
    // Three attempts are allowed; the first one was above.
    expect(attempts).toEqual([["ENG-1"], ["ENG-1"], []]);
    expect(world.runs).toEqual([]);
  });
});

/** What prepare and the command line do with a ticket: look, claim, work. */
async function start(ports: ReturnType<ReturnType<typeof createShared>["ports"]>, id: string, run?: LiveRun) {
  const [ticket] = await ports.tracker.tickets(["ENG-1"]);
  if (ticket === undefined) throw new Error("no ticket");
  const claimed = await claim(ticket, { id, ...(run === undefined ? {} : { run }) }, ports);
  return "attempt" in claimed ? [id] : [];
}

describe("one ticket, started from everywhere at once", () => {
  it.each(["Todo", "In Progress"])(
    "is worked on once: webhook, poll, dispatch and command line, from %s",
    async (state) => {
      const moved = "2026-01-01T00:00:00.000Z";
      const world = createShared([ticketOf({ state: stateNamed(state), updatedAt: moved })]);
      const run = (id: number): LiveRun => ({ id, url: `u/${id}`, event: "x", keys: ["ENG-1"] });
      const viaPoll = async () => {
        const { correlation } = await poll(world.ports(), config(), WORKFLOW);
        const dispatched = world.runs.find((each) => each.correlation === correlation);
        return correlation === undefined ? [] : start(world.ports(), correlation, dispatched);
      };
      const all = await Promise.all([
        start(world.ports(), "0af3d9f0-1111-4222-8333-444455556666", run(1)),
        viaPoll(),
        start(world.ports(), "run-2", run(2)),
        start(world.ports(), "local-cli"),
      ]);
      expect(all.flat()).toHaveLength(1);
    },
  );

  it("is started by one of many polls", async () => {
    const world = createShared([todo(1)]);
    const polls = await Promise.all(Array.from({ length: 10 }, () => poll(world.ports(), config(), WORKFLOW)));
    expect(polls.filter(({ started }) => started.length > 0)).toHaveLength(1);
    expect(world.runs).toHaveLength(1);
  });

  it("is not started again by the event of our own move, nor by a poll after the event", async () => {
    const world = createShared([todo(1)]);
    const { correlation = "" } = await poll(world.ports(), config(), WORKFLOW);
    const echo = { id: 102, url: "u", event: "workflow_dispatch", keys: ["ENG-1"] };
    expect(await start(world.ports(), "delivery-1", echo)).toEqual([]);
    expect(await start(world.ports(), correlation, world.runs[0])).toEqual([correlation]);
    expect((await poll(world.ports(), config(), WORKFLOW)).started).toEqual([]);
  });

  it("is started anew after its outcome was told, when somebody asks by name", async () => {
    const world = createShared([todo(1)]);
    const { tracker } = world.ports();
    const ticket = world.ticket("ENG-1");
    await tracker.say({ ticket, commentId: outcomeCommentId(ticket.id), body: "**The agent changed nothing.**" });
    expect((await poll(world.ports(), config(), WORKFLOW)).started).toEqual([]);
    expect(await start(world.ports(), "local-cli")).toEqual(["local-cli"]);
  });
});

describe("polling 250 tickets of Linear", () => {
  it("reads every page, and starts the most urgent ones by Linear's own conflict of ids", async () => {
    const tickets = Array.from({ length: 250 }, (_, index) => ({
      key: `ENG-${index + 1}`,
      labels: ["agent"],
      priority: index === 240 ? 1 : 3,
      ...(index === 100 ? { assignee: "Ada" } : {}),
      ...(index === 101 ? { assignee: "Ada", delegate: "linear-to-pr", priority: 1 } : {}),
    }));
    await using server = await startLinearServer({ tickets });
    const log = createRecordingLog();
    const runs: LiveRun[] = [];
    const forge = createFakeForge([], runs);
    const ports = () => {
      const clock = createFixedClock();
      const tracker = createLinearTracker({ apiKey: server.apiKey, apiUrl: server.url, log, clock });
      return { tracker, forge, clock, log };
    };
    const given = config({ trigger: { labels: ["agent"], assignee: "unassigned" }, poll: { slots: 3 } });
    const [first, second] = await Promise.all([poll(ports(), given, WORKFLOW), poll(ports(), given, WORKFLOW)]);
    expect([...first.started, ...second.started].sort()).toEqual(["ENG-1", "ENG-102", "ENG-241"]);
    expect(first.left).toContainEqual({ key: "ENG-101", why: "Ada has taken it (trigger.assignee: unassigned)" });
    expect(first.started.length + first.left.length).toBe(250);
    expect(["ENG-1", "ENG-102", "ENG-241", "ENG-2"].map(server.stateOf)).toEqual([
      ...Array(3).fill("In Progress"),
      "Todo",
    ]);
    expect(server.comments("ENG-241").map(({ body }) => body)).toEqual([
      expect.stringMatching(/^\*\*An agent has been started\*\*/),
    ]);
  });
});
