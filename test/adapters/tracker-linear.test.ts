// The Linear tracker against a Linear on the loopback that accepts nothing the real schema does not.
import { describe, expect, it } from "vitest";
import { createLinearTracker } from "../../src/adapters/tracker/linear.ts";
import { deterministicUuid } from "../../src/core/names.ts";
import { isPipelineError } from "../../src/errors.ts";
import { type LinearServer, startLinearServer } from "../fakes/linear-server.ts";
import type { SeedTicket } from "../fakes/linear-world.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";
import { codeOf, getTicket, RICH_TEXT, testTrackerContract } from "./tracker-contract.ts";
import { steppingClock } from "./tracker-doubles.ts";
import { FILED_TICKETS, testFilterContract } from "./tracker-filter-contract.ts";

const TICKETS: readonly SeedTicket[] = [
  { key: "ENG-1", title: "First", state: "Done" },
  { key: "ENG-2", title: "Second", blockedBy: ["ENG-1"] },
  {
    key: "ENG-3",
    title: "Schriftgröße 字体",
    description: RICH_TEXT,
    labels: ["ui", "größe"],
    estimate: 3,
    state: "In Progress",
    blockedBy: ["ENG-2"],
  },
];
const commentId = deterministicUuid("linear test");
const note = { commentId, body: "hello" };

function track(server: LinearServer, overrides: Partial<Parameters<typeof createLinearTracker>[0]> = {}) {
  const clock = steppingClock();
  const log = createRecordingLog();
  const tracker = createLinearTracker({ apiKey: server.apiKey, apiUrl: server.url, log, clock, ...overrides });
  return { tracker, clock, log };
}
const operations = (server: LinearServer) => server.requests.map((request) => request.operation);
const deedsOf = (server: LinearServer) => server.deeds.map((deed) => deed.field);

describe("the tracker contract, on Linear", () => {
  testTrackerContract(async () => {
    const server = await startLinearServer({ tickets: TICKETS });
    return {
      create: () => track(server).tracker,
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  });
});

const CYCLES = [
  { team: "ENG", number: 7, name: "Winter" },
  { team: "ENG", number: 8, isActive: true },
  { team: "OPS", number: 6 },
];
describe("the filter contract, on Linear", () => {
  testFilterContract(async () => {
    const tickets = FILED_TICKETS.map(({ project, cycle, ...ticket }) => ({
      ...ticket,
      ...(project === undefined ? {} : { project }),
      ...(cycle === undefined ? {} : { cycle: cycle === "current" ? 8 : Number(cycle) }),
    }));
    const server = await startLinearServer({ tickets, cycles: CYCLES });
    return {
      create: () => track(server).tracker,
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  });
});

describe("finding tickets in Linear", () => {
  const labels = ["agent"];

  it("brings sixty tickets in four requests, each well below Linear's complexity limit", async () => {
    const keys = Array.from({ length: 60 }, (_, index) => `ENG-${index + 1}`);
    await using server = await startLinearServer({ tickets: keys.map((key) => ({ key, labels })) });
    const { tracker } = track(server);
    const tickets = await tracker.ticketsWhere({ label: "agent" });
    expect(tickets.map(({ key }) => key)).toEqual(keys);
    expect(operations(server)).toEqual(Array(4).fill("TicketsWhere"));
    expect(Math.max(...server.requests.map(({ complexity }) => complexity))).toBeLessThan(8000);
    expect(await tracker.tickets(keys)).toEqual(tickets);
    expect(operations(server).slice(4)).toEqual(Array(4).fill("Tickets"));
  });

  it("sorts by age, then by key", async () => {
    const createdAt = "2026-03-01T00:00:00.000Z";
    await using server = await startLinearServer({
      tickets: [
        { key: "OPS-1", labels, createdAt },
        { key: "ENG-10", labels, createdAt },
        { key: "ENG-9", labels, createdAt },
        { key: "ENG-11", labels, createdAt: "2026-02-01T00:00:00.000Z" },
      ],
    });
    const tickets = await track(server).tracker.ticketsWhere({ label: "agent" });
    expect(tickets.map(({ key }) => key)).toEqual(["ENG-11", "ENG-9", "ENG-10", "OPS-1"]);
  });

  it("follows a list that is longer than its first page", async () => {
    const comments = Array.from({ length: 130 }, (_, index) => ({ body: `comment ${index}` }));
    await using server = await startLinearServer({ tickets: [{ key: "ENG-1", comments }, { key: "ENG-2" }] });
    const [ticket] = await track(server).tracker.ticketsWhere({ team: "ENG" });
    expect(ticket?.comments.map(({ body }) => body)).toEqual(comments.map(({ body }) => body));
    expect(operations(server)).toEqual(["TicketsWhere", "MoreComments", "MoreComments"]);
  });

  it("leaves out what is archived, in the bin, done, canceled or a duplicate", async () => {
    await using server = await startLinearServer({
      tickets: [
        { key: "ENG-1", archived: true },
        { key: "ENG-2", trashed: true },
        { key: "ENG-3", state: "Done" },
        { key: "ENG-4", state: "Duplicate" },
        { key: "ENG-5", state: "Triage" },
      ],
    });
    expect((await track(server).tracker.ticketsWhere({ team: "ENG" })).map(({ key }) => key)).toEqual(["ENG-5"]);
  });

  it("asks which names there are only when nothing was found, in one further request", async () => {
    const tickets = [{ key: "ENG-1", labels, project: "Shop", state: "Done" }];
    await using server = await startLinearServer({ tickets, cycles: CYCLES });
    const { tracker } = track(server);
    const everything = { team: "ENG", label: "agent", project: "shop", cycle: "winter", state: "Done" };
    expect(await tracker.ticketsWhere(everything)).toEqual([]);
    expect(operations(server)).toEqual(["TicketsWhere", "Names"]);
    expect(server.requests[1]?.complexity).toBeLessThan(800);
    await tracker.ticketsWhere({ state: "Done" });
    expect(operations(server)).toEqual(["TicketsWhere", "Names", "TicketsWhere"]);
  });

  it("knows a name among hundreds, and shows twenty of those there are", async () => {
    const many = Array.from({ length: 400 }, (_, index) => `label ${index + 1}`);
    await using server = await startLinearServer({ tickets: [{ key: "ENG-1" }], labels: many });
    const { tracker } = track(server);
    expect(await tracker.ticketsWhere({ label: "LABEL 399" })).toEqual([]);
    const shown = many.slice(0, 20).join(", ");
    expect(await codeOf(tracker.ticketsWhere({ label: "label" }))).toBe(
      `INPUT_INVALID: no label "label"; there are ${shown}, …`,
    );
  });

  it.each([
    [{ team: "ENG", cycle: "6" }, 'no cycle "6"; there are 7 (Winter), 8'],
    [{ team: "OPS", cycle: "current" }, 'no cycle "current"; there are 6'],
    [{ team: "WEB", cycle: "7", state: "Shipped" }, 'no team "WEB"; there are ENG, OPS'],
    [{ project: "Shop" }, 'no project "Shop"; there is none'],
  ])("counts cycles and states of the team that is meant only: %j", async (filter, message) => {
    await using server = await startLinearServer({ tickets: [{ key: "ENG-1" }], cycles: CYCLES });
    expect(await codeOf(track(server).tracker.ticketsWhere(filter))).toBe(`INPUT_INVALID: ${message}`);
  });

  it("asks for nothing with an empty filter, and stops at more tickets than anybody means", async () => {
    await using server = await startLinearServer({
      tickets: Array.from({ length: 1100 }, (_, index) => ({ key: `ENG-${index + 1}` })),
    });
    const { tracker } = track(server);
    expect(await codeOf(tracker.ticketsWhere({}))).toMatch(/^INPUT_INVALID/);
    expect(server.requests).toEqual([]);
    expect(await codeOf(tracker.ticketsWhere({ team: "ENG" }))).toBe(
      "INPUT_INVALID: the filter means more than 1000 tickets; narrow it",
    );
    expect(server.requests).toHaveLength(67);
  });

  it("gets over a page whose answer was lost, and moves a found ticket without a look", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    server.faults.push({ on: "TicketsWhere", when: "after", kind: "502" });
    const { tracker } = track(server);
    const [ticket] = await tracker.ticketsWhere({ state: "Todo" });
    if (ticket === undefined) throw new Error("no ticket");
    expect(await tracker.say({ ticket, ...note, moveTo: "Todo" })).toMatchObject({ moved: "already-there" });
    expect(operations(server)).toEqual(["TicketsWhere", "TicketsWhere", "Say"]);
  });

  it("never puts what a person wrote into a document", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const evil = 'x" } } }) { nodes { id } } } #';
    const filter = { team: evil, label: evil, project: evil, cycle: evil, state: evil };
    expect(await codeOf(track(server).tracker.ticketsWhere(filter))).toMatch(/^INPUT_INVALID: no team/);
    expect(operations(server)).toEqual(["TicketsWhere", "Names"]);
  });
});

describe("reading tickets from Linear", () => {
  it("asks for nothing when asked for nothing", async () => {
    await using server = await startLinearServer();
    expect(await track(server).tracker.tickets([])).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it("brings a whole ticket in one request", async () => {
    await using server = await startLinearServer({
      tickets: [
        ...TICKETS,
        { key: "ENG-4", title: "Parent" },
        { key: "ENG-6", title: "Twin", state: "Duplicate" },
        {
          key: "ENG-5",
          description: null,
          parent: "ENG-4",
          assignee: "Grace",
          comments: [
            { body: "first", author: "Ada" },
            { body: "second", author: null },
          ],
          attachments: [
            { title: "Design", url: "https://figma.test/1", subtitle: "Cart, version 2" },
            { title: "Log", url: "https://log.test/1" },
          ],
          blockedBy: ["ENG-1", "ENG-3", "ENG-1"],
          related: ["ENG-2"],
          duplicateOf: "ENG-6",
        },
        { key: "ENG-7", parent: "ENG-5", title: "Child", description: "ä".repeat(9000) },
      ],
    });
    const ticket = await getTicket(track(server).tracker, "ENG-5");
    expect(ticket).toMatchObject({
      description: "",
      url: "https://linear.app/acme/issue/ENG-5",
      assignee: "Grace",
      parent: { key: "ENG-4", title: "Parent", done: false },
      children: [{ key: "ENG-7", title: "Child", done: false, description: "ä".repeat(4096) }],
      blockedBy: [
        { key: "ENG-1", done: true },
        { key: "ENG-3", done: false },
      ],
      related: [
        { key: "ENG-2", title: "Second", done: false },
        { key: "ENG-6", title: "Twin", done: true },
      ],
      comments: [
        { author: "Ada", body: "first" },
        { author: "unknown", body: "second" },
      ],
      attachments: [
        { title: "Design", url: "https://figma.test/1", subtitle: "Cart, version 2" },
        { title: "Log", url: "https://log.test/1" },
      ],
      files: [],
    });
    expect(ticket.team).toMatchObject({ key: "ENG", name: "Team ENG" });
    expect(ticket.team.states.map((state) => state.type)).toContain("canceled");
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.complexity).toBeLessThan(1400);
  });

  it("brings many tickets in few requests, each well below Linear's complexity limit", async () => {
    const keys = Array.from({ length: 100 }, (_, index) => `ENG-${index + 1}`);
    await using server = await startLinearServer({ tickets: keys.map((key) => ({ key })) });
    const tickets = await track(server).tracker.tickets(keys);
    expect(tickets.map((ticket) => ticket.key)).toEqual(keys);
    expect(server.requests).toHaveLength(7);
    expect(Math.max(...server.requests.map((request) => request.complexity))).toBeLessThan(8000);
  });

  it("follows every long list to its end", async () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    const others = numbers(120).map((number) => ({ key: `OPS-${number}` }));
    await using server = await startLinearServer({
      states: numbers(130)
        .map((number) => ({ name: `State ${number}`, type: "unstarted" }))
        .concat({ name: "Todo", type: "unstarted" }),
      tickets: [
        ...others,
        {
          key: "ENG-1",
          comments: numbers(260).map((number) => ({ body: `comment ${number}` })),
          labels: numbers(70).map((number) => `label ${number}`),
          attachments: numbers(55).map((number) => ({ title: `a${number}`, url: `https://a.test/${number}` })),
          blockedBy: others.slice(0, 60).map(({ key }) => key),
          related: others.slice(60).map(({ key }) => key),
        },
        ...numbers(60).map((number) => ({ key: `ENG-${number + 1}`, parent: "ENG-1" })),
      ],
    });
    const ticket = await getTicket(track(server).tracker, "ENG-1");
    expect(ticket.comments.map((comment) => comment.body)).toEqual(numbers(260).map((number) => `comment ${number}`));
    expect(ticket.children).toHaveLength(60);
    expect(ticket.labels).toHaveLength(70);
    expect(ticket.attachments).toHaveLength(55);
    expect(ticket.blockedBy).toHaveLength(60);
    expect(ticket.related).toHaveLength(60);
    expect(ticket.team.states).toHaveLength(131);
    expect(new Set(operations(server)).size).toBe(8);
  });

  it("stops reading a list without end, keeps its newest and says so", async () => {
    const comments = Array.from({ length: 2200 }, (_, index) => ({ body: `comment ${index}` }));
    await using server = await startLinearServer({ tickets: [{ key: "ENG-1", comments }] });
    const { tracker, log } = track(server);
    const ticket = await getTicket(tracker, "ENG-1");
    expect(ticket.comments).toHaveLength(2050);
    expect(ticket.comments.at(-1)?.body).toBe("comment 2199");
    const fields = { ticket: "ENG-1", list: "comments", kept: 2050 };
    expect(log.lines).toContainEqual({ level: "warn", word: "ticket-cut", fields });
  });

  it("keeps a mebibyte of a field of five, cut between characters", async () => {
    const description = "ä🚀".repeat(900_000);
    await using server = await startLinearServer({
      tickets: [{ key: "ENG-1", description, comments: [{ body: description }] }],
    });
    const ticket = await getTicket(track(server).tracker, "ENG-1");
    for (const text of [ticket.description, ticket.comments[0]?.body ?? ""]) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
      expect(Buffer.byteLength(text)).toBeGreaterThan(1024 * 1024 - 4);
      expect(description.startsWith(text)).toBe(true);
      expect(text).not.toContain("\ufffd");
    }
  });

  it("reads an archived ticket, and calls a trashed one gone", async () => {
    await using server = await startLinearServer({
      tickets: [{ key: "ENG-1", archived: true, state: "Done" }, { key: "ENG-2", trashed: true }, { key: "ENG-3" }],
    });
    const { tracker } = track(server);
    expect((await tracker.tickets(["ENG-1", "ENG-3"])).map((ticket) => ticket.key)).toEqual(["ENG-1", "ENG-3"]);
    expect(operations(server)).toEqual(["Tickets"]);
    expect(await codeOf(tracker.tickets(["ENG-2"]))).toBe("TICKET_NOT_FOUND: no such ticket: ENG-2");
    expect(await codeOf(tracker.tickets(["ENG-1", "ENG-2"]))).toBe("TICKET_NOT_FOUND: no such ticket: ENG-2");
    expect(await tracker.findStatus(deterministicUuid("ENG-2"))).toBeUndefined();
  });

  it("finds a ticket under the key it had before it moved to another team", async () => {
    await using server = await startLinearServer({
      tickets: [{ key: "OPS-5", formerKeys: ["ENG-1"] }, { key: "ENG-2" }],
    });
    const { tracker } = track(server);
    expect((await getTicket(tracker, "ENG-1")).key).toBe("OPS-5");
    const tickets = await tracker.tickets(["ENG-2", "ENG-1", "OPS-5"]);
    expect(tickets.map((ticket) => ticket.key)).toEqual(["ENG-2", "OPS-5"]);
  });

  it("never takes a state of an unknown type for one that starts work", async () => {
    const states = [{ name: "Todo", type: "paused" }];
    await using server = await startLinearServer({ tickets: [{ key: "ENG-1" }], states });
    expect((await getTicket(track(server).tracker, "ENG-1")).state).toMatchObject({ name: "Todo", type: "backlog" });
  });

  it("looks at a status in one light request", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const status = await track(server).tracker.findStatus(deterministicUuid("ENG-3"));
    expect(status).toMatchObject({ stateName: "In Progress", stateType: "started" });
    expect(server.requests.map((request) => request.complexity)).toEqual([3]);
  });
});

describe("saying a note to Linear", () => {
  it("comments, links and moves in one request", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    const link = { url: "https://github.com/acme/shop/pull/7", title: "Draft #7" };
    expect(await tracker.say({ ticket, ...note, moveTo: "In Review", link })).toEqual({
      comment: "created",
      moved: "moved",
    });
    expect(operations(server)).toEqual(["Ticket", "Say"]);
    expect(deedsOf(server)).toEqual(["commentCreate", "attachmentCreate", "issueUpdate"]);
    expect(server.stateOf("ENG-2")).toBe("In Review");
    expect(server.attachments("ENG-2")).toEqual([link]);
  });

  it("leaves one comment after ten notes, one request each", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    for (let round = 1; round <= 10; round += 1) await tracker.say({ ticket, commentId, body: `round ${round}` });
    expect(server.comments("ENG-2")).toEqual([{ id: commentId, author: "linear-to-pr", body: "round 10" }]);
    expect(server.requests).toHaveLength(11);
  });

  it("sends nothing when everything is there already", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    const link = { url: "https://github.com/acme/shop/pull/7", title: "Draft #7" };
    await tracker.say({ ticket, ...note, moveTo: "Done", link });
    expect(await tracker.say({ ticket, ...note, moveTo: "Done", link })).toEqual({
      comment: "unchanged",
      moved: "already-there",
    });
    expect(operations(server)).toEqual(["Ticket", "Say"]);
  });

  it("looks first when it was never told the ticket's state, and then does not move what is there", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const ticket = await getTicket(track(server).tracker, "ENG-3");
    server.requests.length = 0;
    const said = await track(server).tracker.say({ ticket, ...note, moveTo: "In Progress" });
    expect(said).toEqual({ comment: "created", moved: "already-there" });
    expect(operations(server)).toEqual(["Look", "Say"]);
    expect(deedsOf(server)).toEqual(["commentCreate"]);
  });

  it("needs no look after a status", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const ticket = await getTicket(track(server).tracker, "ENG-2");
    const { tracker } = track(server);
    server.moveByHand("ENG-2", "Done");
    await tracker.findStatus(ticket.id);
    expect(await tracker.say({ ticket, ...note, moveTo: "Done" })).toMatchObject({ moved: "already-there" });
    expect(operations(server)).toEqual(["Ticket", "Status", "Say"]);
  });

  it("does not take an answer without success for one", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    server.faults.push({ on: "Say", when: "before", kind: "no-success" });
    expect(await codeOf(tracker.say({ ticket, ...note }))).toBe(
      "LINEAR_REJECTED: Linear, Say: no success with create for ENG-2",
    );
  });

  it("still comments when the state it should move to does not exist", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const ticket = await getTicket(track(server).tracker, "ENG-2");
    const said = await track(server).tracker.say({ ticket, ...note, moveTo: "Shipped" });
    expect(said).toEqual({ comment: "created", moved: "no-such-state" });
    expect(server.stateOf("ENG-2")).toBe("Todo");
    expect(deedsOf(server)).toEqual(["commentCreate"]);
  });

  it.each(["502", "reset", "internal-error", "rate-limited", "garbage", "torn"] as const)(
    "does nothing twice when the answer is lost after the effect (%s)",
    async (kind) => {
      await using server = await startLinearServer({ tickets: TICKETS });
      const { tracker } = track(server);
      const ticket = await getTicket(tracker, "ENG-2");
      server.faults.push({ on: "Say", when: "after", kind });
      const link = { url: "https://github.com/acme/shop/pull/7", title: "Draft #7" };
      expect(await tracker.say({ ticket, ...note, moveTo: "Done", link })).toEqual({
        comment: "created",
        moved: "moved",
      });
      expect(operations(server)).toEqual(["Ticket", "Say", "Look"]);
      expect(deedsOf(server)).toEqual(["commentCreate", "attachmentCreate", "issueUpdate"]);
    },
  );

  it.each(["503", "reset", "rate-limited-429"] as const)("tries again when nothing had happened (%s)", async (kind) => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    server.faults.push({ on: "Say", when: "before", kind });
    expect(await tracker.say({ ticket, ...note, moveTo: "Done" })).toEqual({ comment: "created", moved: "moved" });
    expect(operations(server)).toEqual(["Ticket", "Say", "Look", "Say"]);
    expect(deedsOf(server)).toEqual(["commentCreate", "issueUpdate"]);
  });

  it("gives up after three tries and leaves one comment for the next run to edit", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker, clock } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    server.faults.push({ on: "Say", when: "before", kind: "502", times: 3 });
    expect(await codeOf(tracker.say({ ticket, ...note }))).toBe("LINEAR_UNAVAILABLE: Linear, Say: HTTP 502");
    expect(clock.sleeps).toEqual([7500, 15_000]);
    expect(server.comments("ENG-2")).toEqual([]);
    expect(await tracker.say({ ticket, ...note })).toMatchObject({ comment: "created" });
  });

  it("makes its comment anew when a person deleted it", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    await tracker.say({ ticket, ...note });
    server.deleteCommentByHand(commentId);
    expect(await tracker.say({ ticket, commentId, body: "again" })).toMatchObject({ comment: "created" });
    expect(server.comments("ENG-2")).toHaveLength(1);
  });

  it("says what Linear rejects, in one clean line, without trying again and again", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    server.faults.push({ on: "Say", when: "before", kind: "rejected" });
    expect(await codeOf(tracker.say({ ticket, ...note }))).toBe(
      "LINEAR_REJECTED: Linear, Say: Argument Validation Error",
    );
    expect(operations(server)).toEqual(["Ticket", "Say", "Look"]);
  });

  it("keeps the comment it made when only the link is refused", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    const said = tracker.say({ ticket, ...note, link: { url: "not a url", title: "x" } });
    expect(await codeOf(said)).toMatch(/^LINEAR_REJECTED: .*url must be a URL address/);
    expect(server.comments("ENG-2")).toHaveLength(1);
    expect(await tracker.say({ ticket, ...note })).toMatchObject({ comment: "unchanged" });
  });

  it("says that a ticket is gone when it was trashed meanwhile", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server);
    const ticket = await getTicket(tracker, "ENG-2");
    server.trashByHand("ENG-2");
    expect(await codeOf(tracker.say({ ticket, ...note }))).toBe("TICKET_NOT_FOUND: ticket ENG-2 is gone");
  });
});

describe("trouble with Linear", () => {
  it.each([
    ["502", "LINEAR_UNAVAILABLE: Linear, Ticket: HTTP 502", 3],
    ["500", "LINEAR_UNAVAILABLE: Linear, Ticket: Internal server error", 3],
    ["internal-error", "LINEAR_UNAVAILABLE: Linear, Ticket: Internal server error", 3],
    ["reset", "LINEAR_UNAVAILABLE: Linear, Ticket: fetch failed: ECONNRESET", 3],
    ["garbage", "LINEAR_UNAVAILABLE: Linear, Ticket: HTTP 200", 3],
    ["redirect", "LINEAR_UNAVAILABLE: Linear, Ticket: fetch failed", 3],
    ["misshapen", "LINEAR_UNAVAILABLE: Linear, Ticket: unknown answer at issue.id", 1],
    ["forbidden", "LINEAR_FORBIDDEN: Linear, Ticket: Forbidden", 1],
    ["rejected", "LINEAR_REJECTED: Linear, Ticket: Argument Validation Error", 1],
    ["rate-limited", "LINEAR_RATE_LIMITED: Linear, Ticket: Rate limit exceeded", 3],
    ["rate-limited-429", "LINEAR_RATE_LIMITED: Linear, Ticket: Rate limit exceeded", 3],
  ] as const)("names %s as what it is", async (kind, message, tries) => {
    await using server = await startLinearServer({ tickets: TICKETS });
    server.faults.push({ when: "before", kind, times: 9 });
    const { tracker, clock, log } = track(server);
    expect(await codeOf(tracker.tickets(["ENG-1"]))).toContain(message);
    expect(server.requests).toHaveLength(tries);
    expect(clock.sleeps).toEqual([7500, 15_000].slice(0, tries - 1));
    expect(log.lines.filter(({ word }) => word === "linear-retry")).toHaveLength(tries - 1);
  });

  it.each(["502", "reset", "torn", "rate-limited"] as const)("gets over one %s", async (kind) => {
    await using server = await startLinearServer({ tickets: TICKETS });
    server.faults.push({ when: "before", kind });
    expect((await getTicket(track(server).tracker, "ENG-1")).title).toBe("First");
    expect(server.requests).toHaveLength(2);
  });

  it("gives up on a server that never answers, in the time it was given", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    server.faults.push({ when: "before", kind: "hang", times: 3 });
    const { tracker } = track(server, { timeoutMs: 30 });
    expect(await codeOf(tracker.tickets(["ENG-1"]))).toBe("LINEAR_UNAVAILABLE: Linear, Ticket: no answer in time");
    expect(server.requests).toHaveLength(3);
  });

  it("waits as long as it is asked to", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker, clock } = track(server);
    const soon = Date.parse(clock.now()) + 20_000;
    server.faults.push(
      { when: "before", kind: "rate-limited-429", headers: { "retry-after": "12" } },
      { when: "before", kind: "rate-limited", headers: { "x-ratelimit-requests-reset": String(soon) } },
    );
    await tracker.tickets(["ENG-1"]);
    expect(clock.sleeps).toEqual([12_500, 8000]);
  });

  it("comes back with the time when the wait is longer than a run should take", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    server.faults.push({ when: "before", kind: "rate-limited", headers: { "retry-after": "1800" } });
    const { tracker, clock } = track(server);
    const error = await tracker.tickets(["ENG-1"]).catch((caught: unknown) => caught);
    expect(isPipelineError(error) && [error.code, error.retryAfterMs, error.message]).toEqual([
      "LINEAR_RATE_LIMITED",
      1_800_000,
      expect.stringContaining("(again in 1800 s)"),
    ]);
    expect(clock.sleeps).toEqual([]);
  });
});

describe("the API key", () => {
  it("is refused by name, and never shown", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker, log } = track(server, { apiKey: "lin_api_wrong" });
    const error = await tracker.tickets(["ENG-1"]).catch((caught: unknown) => caught);
    expect(isPipelineError(error) && error.code).toBe("LINEAR_UNAUTHORIZED");
    expect(JSON.stringify([error, String(error), error instanceof Error ? error.cause : "", log.lines])).not.toContain(
      "lin_api_wrong",
    );
    expect(log.masked).toEqual(["lin_api_wrong"]);
    expect(server.requests).toHaveLength(1);
  });

  it.each(["", "  ", "lin_api_x\nlin_api_y", "lin_api_ключ"])(
    "is not sent when it cannot be one: %j",
    async (apiKey) => {
      await using server = await startLinearServer({ tickets: TICKETS });
      const message = await codeOf(track(server, { apiKey }).tracker.tickets(["ENG-1"]));
      expect(message).toMatch(/^LINEAR_UNAUTHORIZED/);
      expect(message).not.toContain("lin_api_");
      expect(server.requests).toEqual([]);
    },
  );

  it("may come with white space around it", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    const { tracker } = track(server, { apiKey: ` ${server.apiKey}\n` });
    expect((await getTicket(tracker, "ENG-1")).key).toBe("ENG-1");
  });

  it("goes only to an encrypted address, and to no other that one redirects to", async () => {
    await using server = await startLinearServer({ tickets: TICKETS });
    await using other = await startLinearServer({ tickets: TICKETS });
    server.faults.push({ when: "before", kind: "redirect", headers: { location: other.url }, times: 3 });
    expect(await codeOf(track(server).tracker.tickets(["ENG-1"]))).toMatch(/^LINEAR_UNAVAILABLE/);
    expect(other.requests).toEqual([]);
    for (const apiUrl of ["http://linear.example/graphql", "nonsense"]) {
      expect(await codeOf(track(server, { apiUrl }).tracker.tickets(["ENG-1"]))).toMatch(
        /^INPUT_INVALID: .*is not an https/,
      );
    }
  });
});

describe("whose ticket it is, in Linear", () => {
  it("comes with the ticket, in the same request", async () => {
    const tickets = [
      { key: "ENG-1", priority: 2, createdAt: "2026-01-01T00:00:00.000Z" },
      { key: "ENG-2", assignee: "Ada" },
      { key: "ENG-3", assignee: "Ada", delegate: "linear-to-pr" },
    ];
    await using server = await startLinearServer({ tickets });
    const { tracker } = track(server);
    const found = await tracker.tickets(["ENG-1", "ENG-2", "ENG-3"]);
    const ada = { name: "Ada", isUs: false, isApp: false };
    expect(found.map(({ holders, assignee }) => ({ holders, assignee }))).toEqual([
      { holders: {}, assignee: undefined },
      { holders: { assignee: ada }, assignee: "Ada" },
      { holders: { assignee: ada, delegate: { name: "linear-to-pr", isUs: true, isApp: true } }, assignee: "Ada" },
    ]);
    expect(found[0]).toMatchObject({ priority: 2, createdAt: "2026-01-01T00:00:00.000Z" });
    expect(operations(server)).toEqual(["Tickets"]);
  });
});
