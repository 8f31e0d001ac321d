import { describe, expect, it } from "vitest";
import { Config } from "../../src/core/config/config.ts";
import { isActorAllowed, whyNotOurs } from "../../src/core/ownership.ts";
import type { Candidate } from "../../src/core/poll/candidate.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import type { Trigger } from "../../src/core/trigger.ts";
import { stateNamed } from "../fakes/fake-tracker.ts";
import { ticketOf } from "../fakes/ports.ts";

function why(
  policy: Record<string, string[]>,
  ticket: Partial<Ticket> = {},
  source: Trigger["source"] = "repository_dispatch",
) {
  const { trigger } = Config.parse({ version: 1, trigger: policy });
  return whyNotOurs(ticketOf(ticket), { source, keys: [] }, trigger);
}

describe("a ticket that an event names", () => {
  it.each<[string, string | undefined, RegExp | undefined]>([
    ["is ours when nothing is configured and it is started", why({}), undefined],
    [
      "is not ours in a state of another type",
      why({}, { state: stateNamed("Todo") }),
      /^its state is "Todo", not a started one$/,
    ],
    ["is ours in a state that is named", why({ states: ["Todo"] }, { state: stateNamed("Todo") }), undefined],
    [
      "is ours in a state that is given by id",
      why({ states: ["state-todo"] }, { state: stateNamed("Todo") }),
      undefined,
    ],
    [
      "is not ours in a started state that is not named",
      why({ states: ["Todo"] }),
      /not one of trigger\.states \(Todo\)$/,
    ],
    ["is ours in a team that is named", why({ teams: ["OPS", "ENG"] }), undefined],
    ["is not ours in another team", why({ teams: ["OPS"] }), /^team ENG is not among trigger\.teams \(OPS\)$/],
    ["is ours with one of the labels", why({ labels: ["agent", "bot"] }, { labels: ["ui", "bot"] }), undefined],
    [
      "is not ours without any of them",
      why({ labels: ["agent"] }, { labels: ["ui"] }),
      /none of trigger\.labels \(agent\)$/,
    ],
  ])("%s", (_what, reason, expected) => {
    if (expected === undefined) expect(reason).toBeUndefined();
    else expect(reason).toMatch(expected);
  });
});

describe("a ticket that an event names, by who has it", () => {
  const us = { name: "agent", isUs: true, isApp: true };
  const me = { name: "Me", isUs: true, isApp: false };
  const ada = { name: "Ada", isUs: false, isApp: false };
  const other = { name: "Other agent", isUs: false, isApp: true };
  it.each<[string, Candidate["holders"], string, string]>([
    ["nobody", {}, "ours", "not ours"],
    ["a person", { assignee: ada }, "not ours", "not ours"],
    ["a person who delegated it to us", { assignee: ada, delegate: us }, "ours", "ours"],
    ["a person who delegated it to another agent", { assignee: ada, delegate: other }, "not ours", "not ours"],
    ["another agent", { delegate: other }, "not ours", "not ours"],
    ["another app", { assignee: other }, "not ours", "not ours"],
    ["our own app", { assignee: us }, "ours", "ours"],
    ["the person whose key we use", { assignee: me }, "not ours", "ours"],
  ])("%s", (_who, holders = {}, unassigned, delegate) => {
    const judged = (assignee: string, asked: Partial<Trigger> = {}) => {
      const { trigger } = Config.parse({ version: 1, trigger: { assignee } });
      const source = "repository_dispatch" as const;
      const reason = whyNotOurs({ ...ticketOf(), holders }, { source, keys: [], ...asked }, trigger);
      return reason === undefined ? "ours" : "not ours";
    };
    expect([judged("anyone"), judged("unassigned"), judged("delegate")]).toEqual(["ours", unassigned, delegate]);
    expect([
      judged("unassigned", { source: "command-line" }),
      judged("delegate", { source: "workflow_dispatch" }),
    ]).toEqual(["ours", "ours"]);
    expect(judged("delegate", { source: "workflow_dispatch", correlation: "poll-1" })).toBe(delegate);
  });

  it("is a person's when the tracker told no more than a name", () => {
    const { trigger } = Config.parse({ version: 1, trigger: { assignee: "unassigned" } });
    expect(whyNotOurs(ticketOf({ assignee: "Ada" }), { source: "repository_dispatch", keys: [] }, trigger)).toBe(
      "Ada has taken it (trigger.assignee: unassigned)",
    );
  });
});

describe("a ticket that a relay or a poll names by workflow_dispatch", () => {
  it("is held against its labels and its state, as any event", () => {
    const { trigger } = Config.parse({ version: 1, trigger: { labels: ["agent"] } });
    const asked: Trigger = { source: "workflow_dispatch", keys: [], correlation: "delivery-1" };
    expect(whyNotOurs(ticketOf(), asked, trigger)).toMatch(/none of trigger\.labels/);
  });
});

describe("a ticket that a person names", () => {
  it.each(["workflow_dispatch", "command-line", "ticket-file"] as const)(
    "by %s is taken whatever its state and labels",
    (source) => {
      const policy = { states: ["In Review"], labels: ["agent"] };
      expect(why(policy, { state: stateNamed("Todo") }, source)).toBeUndefined();
    },
  );

  it("is not taken from a team that is not ours", () => {
    expect(why({ teams: ["OPS"] }, {}, "command-line")).toMatch(/^team ENG/);
  });
});

describe("who may start work", () => {
  const allowed = (actor: string | undefined, actors: string[]) =>
    isActorAllowed(actor, Config.parse({ version: 1, trigger: { actors } }).trigger);
  it("is everyone when nobody is named, else who is named and whoever sits at the machine", () => {
    expect([allowed("eve", []), allowed("ada", ["ada"]), allowed("eve", ["ada"]), allowed(undefined, ["ada"])]).toEqual(
      [true, true, false, true],
    );
  });
});
