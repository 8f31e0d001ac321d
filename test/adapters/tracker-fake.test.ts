// The tracker in memory filters as the real ones do; the rest of its contract is run with the other twins.
import { describe } from "vitest";
import type { Ticket } from "../../src/core/ticket.ts";
import { createFakeTracker, STATES, stateNamed } from "../fakes/fake-tracker.ts";
import { FILED_TICKETS, testFilterContract } from "./tracker-filter-contract.ts";

function ticketOf({ key, state, labels, blockedBy }: (typeof FILED_TICKETS)[number]): Ticket {
  return {
    id: `id-${key}`,
    key,
    title: `Ticket ${key}`,
    description: "",
    comments: [],
    labels: [...labels],
    state: stateNamed(state),
    team: { key: key.slice(0, 3), name: "Engineering", states: [...STATES] },
    children: [],
    blockedBy: blockedBy.map((blocker) => ({ key: blocker, title: "" })),
    related: [],
    attachments: [],
    files: [],
    updatedAt: "2026-01-01T00:00:00.000Z",
  };
}

describe("the filter contract, in memory", () => {
  testFilterContract(async () => {
    const board = new Map(FILED_TICKETS.map((filed) => [`id-${filed.key}`, ticketOf(filed)]));
    const filing = Object.fromEntries(FILED_TICKETS.map(({ key, project, cycle }) => [key, { project, cycle }]));
    return { create: () => createFakeTracker(board, filing), [Symbol.asyncDispose]: async () => {} };
  });
});
