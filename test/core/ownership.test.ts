import { describe, expect, it } from "vitest";
import { Config } from "../../src/core/config/config.ts";
import { isActorAllowed, whyNotOurs } from "../../src/core/ownership.ts";
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
