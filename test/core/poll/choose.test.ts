import { describe, expect, it } from "vitest";
import { Config } from "../../../src/core/config/config.ts";
import type { PullRequest } from "../../../src/core/delivery.ts";
import type { Candidate } from "../../../src/core/poll/candidate.ts";
import { choose, type Seen } from "../../../src/core/poll/choose.ts";
import { freeSlots } from "../../../src/core/poll/free-slots.ts";
import { printRetry, printStarted } from "../../../src/core/poll/started-note.ts";
import { outcomeCommentId, snapshotOf } from "../../../src/core/snapshot.ts";
import { printMarker } from "../../../src/core/words/marker.ts";
import { stateNamed } from "../../fakes/fake-tracker.ts";
import { ticketOf } from "../../fakes/ports.ts";

const NOW = "2026-11-21T05:00:00.000Z";
const TODO = { state: stateNamed("Todo") };
const config = (given: Record<string, unknown> = {}) => Config.parse({ version: 1, ...given });

function seen(tickets: readonly Candidate[], world: Partial<Seen> = {}): Seen {
  return { tickets, runs: [], drafts: [], now: NOW, ...world };
}
function draftOf(ticket: Candidate, snapshot = snapshotOf(ticket)): PullRequest {
  return {
    number: 7,
    url: "https://github.example/7",
    branch: `linear-to-pr/${ticket.key.toLowerCase()}`,
    base: "main",
    title: ticket.title,
    body: `Words\n\n${printMarker({ ticket: ticket.key, snapshot })}\n`,
    draft: true,
    status: "open",
    labels: [],
    reviewers: [],
  };
}
const run = (id: number, keys: readonly string[], event = "workflow_dispatch") => ({ id, url: "u", event, keys });
function told(body: string, changes: Partial<Candidate> = TODO): Candidate {
  const ticket = ticketOf(changes);
  const own = { id: outcomeCommentId(ticket.id), author: "us", createdAt: NOW, body };
  return { ...ticket, comments: [own] };
}
const why = (ticket: Candidate, world: Partial<Seen> = {}, given = {}) =>
  choose(seen([ticket], world), config(given)).left[0]?.why;

describe("what a poll starts", () => {
  it("is what waits in the ready state, the most urgent first, then the oldest", () => {
    const tickets = [
      ticketOf({ key: "ENG-10", ...TODO }),
      { ...ticketOf({ key: "ENG-2", ...TODO }), priority: 4, createdAt: "2026-01-01T00:00:00Z" },
      { ...ticketOf({ key: "ENG-3", ...TODO }), priority: 1, createdAt: "2026-01-03T00:00:00Z" },
      { ...ticketOf({ key: "ENG-4", ...TODO }), priority: 1, createdAt: "2026-01-02T00:00:00Z" },
      { ...ticketOf({ key: "ENG-9", ...TODO }), priority: 0 },
    ];
    const { start, left } = choose(seen(tickets), config({ poll: { slots: 9 } }));
    expect([start.map(({ key }) => key), left]).toEqual([["ENG-4", "ENG-3", "ENG-2", "ENG-9", "ENG-10"], []]);
  });

  it("is before that what a person moved to where work starts, when its event got lost", () => {
    const tickets = [{ ...ticketOf({ key: "ENG-1", ...TODO }), priority: 1 }, ticketOf({ key: "ENG-2" })];
    expect(choose(seen(tickets), config()).start.map(({ key }) => key)).toEqual(["ENG-2", "ENG-1"]);
  });

  it("is no more than there are free slots", () => {
    const tickets = [1, 2, 3].map((number) => ticketOf({ key: `ENG-${number}`, ...TODO }));
    const { start, left } = choose(seen(tickets, { runs: [run(1, ["ENG-9"])] }), config({ poll: { slots: 3 } }));
    expect([start.length, left]).toEqual([2, [{ key: "ENG-3", why: "no free slot (3 in all)" }]]);
  });

  it("counts a claim whose run is not to be seen yet", () => {
    const claimed = told(printStarted({ attempt: 1, at: NOW, id: "poll-1" }), { key: "ENG-8" });
    const tickets = [claimed, ticketOf({ key: "ENG-1", ...TODO })];
    expect(choose(seen(tickets), config({ poll: { slots: 1 } })).start).toEqual([]);
  });
});

describe("why a poll leaves a ticket", () => {
  const blocked = ticketOf({
    ...TODO,
    blockedBy: [
      { key: "ENG-2", title: "", done: false },
      { key: "ENG-3", title: "" },
    ],
  });
  const ready = ticketOf(TODO);
  const at = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
  it.each<[string, string | undefined, RegExp]>([
    ["a run names it", why(ready, { runs: [run(5, ["ENG-1"])] }), /^run 5 works on it$/],
    ["it was claimed", why(told(printStarted({ attempt: 1, at: at(1), id: "x" }))), /^it was claimed at /],
    ["its run died", why(told(printStarted({ attempt: 1, at: at(60), id: "x" }))), /nothing runs for it: reconcile/],
    [
      "it works on a machine",
      why(told(printStarted({ attempt: 1, at: at(60), id: "local-a" }))),
      /^it was claimed at /,
    ],
    ["a retry is planned", why(told(printRetry({ attempt: 1, at: at(60), id: "x" }))), /reconcile tries it again$/],
    ["it has an outcome", why(told("**The agent changed nothing.**")), /^it was worked on before/],
    ["its draft holds it", why(ready, { drafts: [draftOf(ready)] }), /^pull request #7 is open for it$/],
    ["it waits for others", why(blocked), /^it waits for ENG-2, ENG-3$/],
    ["it has no label", why(ready, {}, { trigger: { labels: ["agent"] } }), /none of trigger\.labels \(agent\)$/],
    [
      "a person has it",
      why({ ...ready, assignee: "Ada" }, {}, { trigger: { assignee: "unassigned" } }),
      /^Ada has taken/,
    ],
    ["work does not start there", why(ready, {}, { poll: { moveTo: "Todo" } }), /not a started one$/],
    ["there is no such state", why(ready, {}, { poll: { moveTo: "Doing" } }), /no state "Doing" \(poll\.moveTo\)$/],
    ["its event may come", why(ticketOf({ updatedAt: at(1) })), /its event goes first$/],
    [
      "words changed where it is under way",
      why(ticketOf(), { drafts: [draftOf(ticketOf(), "0".repeat(64))] }),
      /^pull/,
    ],
  ])("%s", (_what, reason, expected) => {
    expect(reason).toMatch(expected);
  });

  it("is none of these for other words than its draft was made from, moved back to ready", () => {
    const again = told("**A draft pull request is ready for review.**");
    expect(why(again, { drafts: [draftOf(again, "0".repeat(64))] })).toBeUndefined();
  });
});

describe("free slots", () => {
  const ticket = ticketOf();
  const taken = {
    runs: [run(1, ["ENG-1", "ENG-2"]), run(2, ["ENG-2"]), run(3, []), run(4, [], "schedule")],
    drafts: [draftOf(ticket), { ...draftOf(ticket), branch: "linear-to-pr/eng-5" }],
    claimed: ["ENG-2", "ENG-6"],
  };
  it.each<[string[], number]>([
    // ENG-1, ENG-2, ENG-6, run 3, ENG-5
    [["runs", "drafts"], 5],
    [["runs"], 6],
    [["drafts"], 8],
  ])("are left of ten after %j", (count, free) => {
    expect(freeSlots(taken, config({ poll: { slots: 10, count } }))).toBe(free);
  });

  it("are never fewer than none", () => {
    expect(freeSlots(taken, config({ poll: { slots: 1 } }))).toBe(0);
  });
});
