// Tickets and tasks for the tests of this folder: complete, quiet, and told apart by their number.
import type { Task } from "../../../src/core/plan.ts";
import type { Ticket } from "../../../src/core/ticket.ts";

/** Long enough and clear enough to draw no warning. */
export const CLEAR = "The total must show the discount for every price in the list.";

export const reference = (key: string, done?: boolean) => ({
  key,
  title: "",
  ...(done === undefined ? {} : { done }),
});

export function ticketOf(changes: Partial<Ticket> = {}): Ticket {
  const key = changes.key ?? "ENG-1";
  return {
    id: `id-${key.toLowerCase()}`,
    key,
    title: "Give a discount on prices",
    description: "Add `src/discount.ts`, in the style of `src/price.ts`.",
    comments: [],
    labels: [],
    state: { id: "started", name: "In Progress", type: "started" },
    team: { key: "ENG", name: "Engineering", states: [] },
    children: [],
    blockedBy: [],
    related: [],
    attachments: [],
    files: [],
    updatedAt: "2026-01-01T00:00:00.000Z",
    ...changes,
  };
}

/** Ticket `ENG-<number>`; without files its territory is unknown. */
export function taskOf(number: number, files: readonly string[], changes: Partial<Task> = {}): Task {
  return {
    number,
    ticket: ticketOf({ key: `ENG-${number}`, description: CLEAR }),
    also: [],
    snapshot: `snapshot of ENG-${number}`,
    base: "main",
    standsOn: [],
    branch: `ticket/eng-${number}`,
    territory: {
      mayEdit: [...files],
      mayAppend: ["yarn.lock"],
      mustNotEdit: [],
      source: files.length === 0 ? "unknown" : "ticket",
    },
    after: [],
    limits: { maxTurns: 50, timeoutMs: 60_000, stallMs: 10_000, maxCostUsd: 5 },
    notes: "",
    ...changes,
  };
}
