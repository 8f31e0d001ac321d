import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRunName } from "../../../src/core/poll/live-run.ts";
import { ownComment, parseStarted, printRetry, printStarted } from "../../../src/core/poll/started-note.ts";
import { correlationOf, isClaimedBefore, transitionOf } from "../../../src/core/poll/transition.ts";
import { outcomeCommentId } from "../../../src/core/snapshot.ts";
import { parseLinearEvent } from "../../../src/relay/event.ts";
import { ticketOf } from "../../fakes/ports.ts";

const AT = "2026-11-21T05:00:00.000Z";
const started = { attempt: 2, at: AT, id: "poll-1f", run: 42 };

describe("the comment of a ticket that was started", () => {
  it("reads well, and ends with what we read back", () => {
    expect(printStarted(started, "https://github.com/acme/shop/actions/runs/42")).toBe(
      [
        "**An agent has been started** (attempt 2, [run](https://github.com/acme/shop/actions/runs/42)). This comment will say how it ended.",
        "",
        "`linear-to-pr started attempt=2 at=2026-11-21T05:00:00.000Z id=poll-1f run=42`",
      ].join("\n"),
    );
  });

  it("gives back what was printed, below whatever words", () => {
    const facts = fc.record({
      attempt: fc.integer({ min: 1, max: 99 }),
      at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
      id: fc.stringMatching(/^[\w.:-]{1,100}$/),
      run: fc.integer({ min: 1, max: 1e14 }),
    });
    fc.assert(
      fc.property(facts, fc.string(), (given, words) => {
        expect(parseStarted(printStarted(given))).toEqual({ ...given, state: "started" });
        const { run: _, ...bare } = given;
        expect(parseStarted(`${words}\n\n${printRetry(bare)}\n`)).toEqual({ ...bare, state: "retry" });
      }),
    );
  });

  it.each([
    "",
    "**The agent changed nothing.**",
    `${printRetry(started)}\nand a person wrote on`,
    printRetry(started).replaceAll("`", ""),
    printRetry(started).replace("attempt=2", "attempt=0"),
    printRetry(started).replace(AT, "yesterday"),
    printRetry(started).replace("retry", "done"),
  ])("is none of these: %j", (body) => {
    expect(parseStarted(body)).toBeUndefined();
  });

  it("counts only under our own id", () => {
    const comment = (id: string) => ({ id, author: "Ada", createdAt: AT, body: printRetry(started) });
    const ticket = ticketOf();
    expect(ownComment({ ...ticket, comments: [comment("another")] })).toBeUndefined();
    expect(ownComment({ ...ticket, comments: [comment(outcomeCommentId(ticket.id))] })).toBe(printRetry(started));
  });
});

describe("the name of a run", () => {
  it.each([
    ["linear-to-pr ENG-1 poll-1f", { keys: ["ENG-1"], correlation: "poll-1f" }],
    ["linear-to-pr ENG-1, eng-2  ENG-1", { keys: ["ENG-1", "ENG-2"] }],
    ["linear-to-pr ENG-1 ", { keys: ["ENG-1"] }],
    ["linear-to-pr schedule ", { keys: [] }],
    ["Bump the version ENG-1", { keys: [] }],
    ["", { keys: [] }],
  ])("%j", (name, parts) => {
    expect(parseRunName(name)).toEqual(parts);
  });
});

describe("the correlation of a start", () => {
  const ticket = ticketOf({ id: "i-1", updatedAt: "2026-01-01T01:00:00.000+01:00" });

  it("is named after the move as the relay names it", () => {
    const payload = {
      type: "Issue",
      action: "update",
      organizationId: "o",
      updatedFrom: { stateId: "before" },
      data: { id: "i-1", identifier: "ENG-1", stateId: ticket.state.id, updatedAt: ticket.updatedAt },
    };
    const event = parseLinearEvent(new TextEncoder().encode(JSON.stringify(payload)));
    expect(event).toMatchObject({ kind: "move", transition: transitionOf(ticket) });
  });

  it("is the same for the same moves in any order, another one after another move, and fit for an event", () => {
    const other = ticketOf({ id: "i-2" });
    const both = correlationOf("poll", [ticket, other]);
    expect(correlationOf("poll", [other, ticket])).toBe(both);
    const moved = { ...ticket, updatedAt: "2026-01-01T00:00:01.000Z" };
    expect(new Set([both, correlationOf("poll", [moved, other]), correlationOf("retry", [ticket, other])]).size).toBe(
      3,
    );
    expect(both).toMatch(/^[\w.:-]{1,100}$/);
    expect(
      [both, correlationOf("retry", [ticket]), "0af3d9f0-1111-4222-8333-444455556666"].map(isClaimedBefore),
    ).toEqual([true, true, false]);
  });
});
