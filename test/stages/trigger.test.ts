import { describe, expect, it } from "vitest";
import { trigger } from "../../src/stages/trigger.ts";
import { stateNamed } from "../fakes/fake-tracker.ts";
import { codeOf, createFakeWorld, type MachineSettings, recorded, ticketOf } from "../fakes/ports.ts";

const TICKETS = [
  ticketOf({ key: "ENG-1", labels: ["agent"] }),
  ticketOf({ key: "ENG-2", labels: ["agent"], state: stateNamed("Todo") }),
  ticketOf({ key: "ENG-3" }),
  ticketOf({ key: "OPS-4", labels: ["agent"] }),
];
const POLICY = { trigger: { teams: ["ENG"], labels: ["agent"], states: ["In Progress"] } };

async function triggered(given: MachineSettings) {
  const { hall, log } = createFakeWorld({ tickets: TICKETS }).machine(given);
  const { tickets, turnedAway } = await trigger(hall.asked, hall.ports, hall.settings);
  const reasons = turnedAway.map(({ ticket, reason }) => `${ticket.key}: ${reason}`);
  return { keys: tickets.map(({ key }) => key), reasons, log };
}

describe("trigger", () => {
  it("fetches the tickets that are asked for, in that order", async () => {
    const { keys } = await triggered({ asked: { keys: ["ENG-3", "ENG-1"] } });
    expect(keys).toEqual(["ENG-3", "ENG-1"]);
  });

  it("turns away what an event may not start, each with the rule that says so", async () => {
    const { keys, reasons, log } = await triggered({
      config: POLICY,
      asked: { source: "repository_dispatch", correlation: "d-1" },
    });
    expect(keys).toEqual(["ENG-1"]);
    expect(reasons).toEqual([
      'ENG-2: its state is "Todo", not one of trigger.states (In Progress)',
      "ENG-3: it carries none of trigger.labels (agent)",
      "OPS-4: team OPS is not among trigger.teams (ENG)",
    ]);
    expect(log.lines.at(-1)).toMatchObject({
      word: "trigger",
      fields: { tickets: 1, turnedAway: 3, correlation: "d-1" },
    });
  });

  it("turns away only another team's ticket when a person asks by name", async () => {
    const { keys, reasons } = await triggered({ config: POLICY, asked: { source: "workflow_dispatch" } });
    expect([keys, reasons.length]).toEqual([["ENG-1", "ENG-2", "ENG-3"], 1]);
  });

  it("takes every ticket of a ticket file that is asked without keys", async () => {
    const { keys } = await triggered({ asked: { source: "ticket-file", keys: [] } });
    expect(keys).toEqual(["ENG-1", "ENG-2", "ENG-3", "OPS-4"]);
  });

  it("refuses an actor who may not start work, by name and before it asks the tracker", async () => {
    const { hall } = createFakeWorld().machine({
      config: { trigger: { actors: ["ada", "bob"] } },
      asked: { actor: "eve" },
    });
    const seen = recorded(hall);
    const work = trigger(seen.hall.asked, seen.hall.ports, seen.hall.settings);
    expect(await codeOf(work)).toBe('INPUT_INVALID: actor "eve" is not among trigger.actors (ada, bob)');
    expect(seen.calls).toEqual([]);
  });

  it("passes on that a ticket is not there", async () => {
    expect(await codeOf(triggered({ asked: { keys: ["ENG-1", "ENG-99"] } }))).toBe(
      "TICKET_NOT_FOUND: no such ticket: ENG-99",
    );
  });
});
