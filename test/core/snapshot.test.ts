import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeCommentId, snapshotOf, snapshotOfAll, withoutOwnComment } from "../../src/core/snapshot.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import { stateNamed } from "../fakes/fake-tracker.ts";
import { ticketOf } from "../fakes/ports.ts";

const comment = (body: string, id = "c1") => ({ id, author: "ada", createdAt: "2026-01-01T00:00:00Z", body });
const ours = comment("It is done.", outcomeCommentId(ticketOf().id));

describe("the snapshot of a ticket", () => {
  it.each<[string, Partial<Ticket>]>([
    ["a move", { state: stateNamed("In Review") }],
    ["a label", { labels: ["bug"] }],
    ["a later edit time", { updatedAt: "2027-01-01T00:00:00Z" }],
    ["our own comment", { comments: [ours] }],
    ["a linked pull request", { attachments: [{ title: "Draft #1", url: "https://github.example/1" }] }],
    [
      "an attachment that a tool rewrote",
      { attachments: [{ title: "Sentry", url: "https://s.example/1", subtitle: "9" }] },
    ],
    ["a sub-issue", { children: [{ key: "ENG-9", title: "Part", description: "Other" }] }],
    ["an assignee and an estimate", { assignee: "ada", estimate: 3 }],
  ])("is not changed by %s", (_what, changes) => {
    expect(snapshotOf(ticketOf(changes))).toBe(snapshotOf(ticketOf()));
  });

  it.each<[string, Partial<Ticket>]>([
    ["another title", { title: "Other" }],
    ["another description", { description: "Other" }],
    ["a person's comment", { comments: [comment("Not that way")] }],
    ["files that are named", { files: ["src/a.ts"] }],
  ])("is changed by %s", (_what, changes) => {
    expect(snapshotOf(ticketOf(changes))).not.toBe(snapshotOf(ticketOf()));
    expect(snapshotOf(ticketOf(changes))).toMatch(/^[0-9a-f]{64}$/);
  });

  it("does not confuse where one text ends and the next begins", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (a, b, c) => {
        const left = snapshotOf(ticketOf({ title: a + b, description: c }));
        expect(left).not.toBe(snapshotOf(ticketOf({ title: a, description: b + c })));
      }),
    );
  });
});

describe("the snapshot of several tickets", () => {
  const [lead, other] = [ticketOf(), ticketOf({ key: "ENG-2", title: "Other" })];

  it("of one ticket is that ticket's own", () => {
    expect(snapshotOfAll(lead, [])).toBe(snapshotOf(lead));
  });

  it("changes with the words of every one, and with nothing else", () => {
    const all = snapshotOfAll(lead, [other]);
    expect(all).toMatch(/^[0-9a-f]{64}$/);
    expect(
      new Set([all, snapshotOf(lead), snapshotOfAll(other, [lead]), snapshotOfAll(lead, [other, other])]).size,
    ).toBe(4);
    expect(snapshotOfAll(lead, [{ ...other, title: "Third" }])).not.toBe(all);
    expect(snapshotOfAll(lead, [{ ...other, labels: ["bug"] }])).toBe(all);
  });
});

it("leaves out our own comment only, by its id and not by its words", () => {
  const theirs = comment(ours.body);
  expect(withoutOwnComment(ticketOf({ comments: [theirs, ours] })).comments).toEqual([theirs]);
  expect(withoutOwnComment(ticketOf({ id: "another", comments: [ours] })).comments).toEqual([ours]);
});
