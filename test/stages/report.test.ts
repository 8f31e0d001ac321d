import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/core/ending.ts";
import { type Ending, Outcome } from "../../src/core/outcome.ts";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import { headline } from "../../src/core/words/outcome-text.ts";
import { report } from "../../src/stages/report.ts";
import { createFakeWorld, type MachineSettings, recorded, ticketOf } from "../fakes/ports.ts";

const STATES = { deliver: { states: { delivered: "In Review", failed: "Todo" } } };
const PULL = { pullRequest: { number: 7, url: "https://github.example/7" } };
const endingOf = (outcome: Outcome, changes: Partial<Ending> = {}): Ending => ({
  ...factsOf(ticketOf(), undefined, 1000),
  outcome,
  reason: "because",
  ...changes,
});

async function reported(endings: readonly Ending[], given: MachineSettings = {}) {
  const world = createFakeWorld();
  const machine = world.machine(given);
  const { hall, calls } = recorded(machine.hall);
  for (const ending of endings) await report(ending, ticketOf(), hall.ports, hall.settings);
  const ticket = world.board.get("id-eng-1");
  if (ticket === undefined) throw new Error("the ticket is gone");
  return { ticket, calls, log: machine.log };
}

describe("report", () => {
  it("keeps one comment over ten runs, edited in place", async () => {
    const endings = Outcome.options.filter((outcome) => outcome !== "not-ours").map((outcome) => endingOf(outcome));
    const { ticket } = await reported([...endings, ...endings].slice(0, 10));
    expect(ticket.comments.map(({ id }) => id)).toEqual([outcomeCommentId(ticket.id)]);
    expect(ticket.comments[0]?.body).toContain(headline({ outcome: endings[9]?.outcome ?? "failed" }));
  });

  it.each(Outcome.options.filter((outcome) => outcome !== "not-ours"))("says how it ended: %s", async (outcome) => {
    const { ticket } = await reported([endingOf(outcome)]);
    expect(ticket.comments[0]?.body).toContain(headline({ outcome }));
    expect(ticket.state.name).toBe("In Progress");
  });

  it("says nothing about a ticket that is not ours", async () => {
    const { ticket, calls } = await reported([endingOf("not-ours")], { config: STATES });
    expect([ticket.comments, calls]).toEqual([[], []]);
  });

  it.each<[Outcome, string]>([
    ["delivered", "In Review"],
    ["refused", "Todo"],
    ["no-change", "Todo"],
    ["failed", "Todo"],
    ["cancelled", "Todo"],
    ["closed-by-human", "Todo"],
    ["foreign-branch", "Todo"],
    // Somebody moved it on: our move would undo theirs.
    ["superseded", "In Progress"],
    ["already-merged", "In Progress"],
  ])("moves the ticket as configured: %s leaves it in %s", async (outcome, state) => {
    const { ticket } = await reported([endingOf(outcome)], { config: STATES });
    expect(ticket.state.name).toBe(state);
  });

  it("warns of a state that the team does not have, and still says its words", async () => {
    const { ticket, log } = await reported([endingOf("refused")], {
      config: { deliver: { states: { failed: "Limbo" } } },
    });
    expect(ticket.comments).toHaveLength(1);
    expect(log.lines).toContainEqual({
      level: "warn",
      word: "no-such-state",
      fields: { ticket: "ENG-1", state: "Limbo" },
    });
  });

  it("links the pull request when there is one, once", async () => {
    const delivered = endingOf("delivered", PULL);
    expect((await reported([delivered, delivered])).ticket.attachments).toEqual([
      { url: "https://github.example/7", title: "Draft #7" },
    ]);
    expect((await reported([endingOf("refused")])).ticket.attachments).toEqual([]);
  });
});
