// What every tracker promises of `ticketsWhere`, run over each twin. Knows only the port and the tickets that every world holds.
import { expect, it } from "vitest";
import type { TicketFilter } from "../../src/core/ticket-filter.ts";
import { codeOf, type TrackerWorld } from "./tracker-contract.ts";

/**
 * What every world holds, in this order. Both cycles are of team ENG; `current` is cycle 8 where cycles have numbers and one of
 * them is active.
 */
export const FILED_TICKETS = [
  { key: "ENG-2", state: "Todo", labels: ["Agent", "ui"], project: "Web Shop", cycle: "7", blockedBy: [] },
  {
    key: "ENG-9",
    state: "In Progress",
    labels: ["größe"],
    project: "Web Shop",
    cycle: "current",
    blockedBy: ["ENG-2"],
  },
  { key: "ENG-10", state: "In Review", labels: ["Agent"], project: "Billing", cycle: "7", blockedBy: [] },
  { key: "ENG-11", state: "Done", labels: ["Agent"], project: "Web Shop", cycle: "7", blockedBy: [] },
  { key: "ENG-12", state: "Canceled", labels: ["Agent"], project: undefined, cycle: undefined, blockedBy: [] },
  { key: "OPS-1", state: "Todo", labels: ["Agent"], project: undefined, cycle: undefined, blockedBy: [] },
] as const;

export function testFilterContract(open: () => Promise<TrackerWorld>): void {
  async function keysWhere(filter: TicketFilter): Promise<string[]> {
    await using world = await open();
    return (await world.create().ticketsWhere(filter)).map(({ key }) => key);
  }
  async function codeWhere(filter: TicketFilter): Promise<string> {
    await using world = await open();
    return await codeOf(world.create().ticketsWhere(filter));
  }

  it.each<[TicketFilter, string[]]>([
    [{ team: "ENG" }, ["ENG-2", "ENG-9", "ENG-10"]],
    [{ team: "ops" }, ["OPS-1"]],
    [{ label: "agent" }, ["ENG-2", "ENG-10", "OPS-1"]],
    [{ label: "GRÖßE" }, ["ENG-9"]],
    [{ project: "web shop" }, ["ENG-2", "ENG-9"]],
    [{ cycle: "7" }, ["ENG-2", "ENG-10"]],
    [{ cycle: "Current" }, ["ENG-9"]],
    [{ state: "todo" }, ["ENG-2", "OPS-1"]],
    [{ team: " ENG ", label: "Agent", project: "Web Shop", cycle: "7", state: "Todo" }, ["ENG-2"]],
    [{ project: "Billing", cycle: "current" }, []],
    [{ team: "OPS", label: "ui" }, []],
  ])("finds what %j means, open tickets only, in the order they came", async (filter, keys) => {
    expect(await keysWhere(filter)).toEqual(keys);
  });

  it.each<[TicketFilter, string[]]>([
    [{ state: "Done" }, ["ENG-11"]],
    [{ label: "agent", state: "canceled" }, ["ENG-12"]],
  ])("finds settled tickets when their state is named: %j", async (filter, keys) => {
    expect(await keysWhere(filter)).toEqual(keys);
  });

  it("gives every ticket exactly as it gives it by key", async () => {
    await using world = await open();
    const found = await world.create().ticketsWhere({ team: "ENG" });
    expect(found).toEqual(await world.create().tickets(["ENG-2", "ENG-9", "ENG-10"]));
    expect(found[1]?.blockedBy).toMatchObject([{ key: "ENG-2", done: false }]);
  });

  it.each<[TicketFilter, string, readonly string[]]>([
    [{ team: "ENGG" }, 'no team "ENGG"', ["ENG", "OPS"]],
    [{ label: "agnet", team: "ENG" }, 'no label "agnet"', ["Agent", "ui", "größe"]],
    [{ project: "Webshop" }, 'no project "Webshop"', ["Web Shop", "Billing"]],
    [{ cycle: "6", team: "eng" }, 'no cycle "6"', ["7"]],
    [{ state: "Shipped" }, 'no state "Shipped"', ["Todo", "In Progress", "Done"]],
  ])("names what does not exist, with what does: %j", async (filter, problem, names) => {
    const message = await codeWhere(filter);
    expect(message).toMatch(/^INPUT_INVALID: /);
    expect(message).toContain(`${problem}; there are `);
    for (const name of names) expect(message).toContain(name);
  });

  it("names every unknown name at once, a line each, and makes no line of a name", async () => {
    const message = await codeWhere({ label: "ag\nnet", project: "Webshop", state: "Todo" });
    expect(message.split("\n").map((line) => line.split(";")[0])).toEqual([
      'INPUT_INVALID: no label "ag net"',
      'no project "Webshop"',
    ]);
  });

  it.each<TicketFilter>([{}, { label: undefined }, { team: "  " }])(
    "takes no filter for a mistake, never for everything: %j",
    async (filter) => {
      expect(await codeWhere(filter)).toBe(
        "INPUT_INVALID: a filter needs at least one of team, label, project, cycle, state",
      );
    },
  );
}
