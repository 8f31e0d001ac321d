import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../src/core/config/config.ts";
import type { EarlierWork } from "../../src/core/plan.ts";
import { findSettled, wasMovedAfter } from "../../src/core/settled.ts";
import { snapshotOf } from "../../src/core/snapshot.ts";
import { createTask } from "../../src/core/task.ts";
import { ticketOf } from "../fakes/ports.ts";

const CLOSED = "2026-03-01T12:00:00.000Z";
const snapshot = snapshotOf(ticketOf());

function settled(earlier: Partial<EarlierWork> | undefined, movedAt?: string) {
  const work = earlier && { pullRequest: 7, url: "https://github.example/7", status: "open" as const, ...earlier };
  const task = createTask({ ticket: ticketOf(), number: 1, base: "main", config: DEFAULT_CONFIG, earlier: work });
  return findSettled(task, movedAt === undefined ? {} : { movedAt })?.outcome;
}

describe("whether a task needs no work", () => {
  it.each<[string, ReturnType<typeof settled>, string | undefined]>([
    ["nothing was made before", settled(undefined), undefined],
    ["an open draft holds the same words", settled({ snapshot }), "delivered"],
    ["an open draft holds other words", settled({ snapshot: "f".repeat(64) }), undefined],
    ["an open draft has no marker", settled({}), undefined],
    [
      "an open draft holds the same words and the ticket was moved since",
      settled({ snapshot }, "2027-01-01T00:00:00Z"),
      "delivered",
    ],
    ["a person closed it", settled({ status: "closed", closedAt: CLOSED, snapshot }), "closed-by-human"],
    [
      "a person closed it and the words have changed",
      settled({ status: "closed", closedAt: CLOSED }),
      "closed-by-human",
    ],
    [
      "it was closed after the ticket was moved",
      settled({ status: "closed", closedAt: CLOSED }, "2026-03-01T11:59:59Z"),
      "closed-by-human",
    ],
    [
      "the ticket was moved again after it was closed",
      settled({ status: "closed", closedAt: CLOSED }, "2026-03-01T12:00:01Z"),
      undefined,
    ],
    ["nobody knows when it was closed", settled({ status: "closed" }, "2027-01-01T00:00:00Z"), "closed-by-human"],
    ["it is merged", settled({ status: "merged", closedAt: CLOSED, snapshot }), "already-merged"],
    [
      "the ticket was moved again after the merge",
      settled({ status: "merged", closedAt: CLOSED }, "2026-03-02T00:00:00Z"),
      undefined,
    ],
  ])("when %s", (_what, outcome, expected) => {
    expect(outcome).toBe(expected);
  });
});

it.each([
  ["2026-03-01T13:30:00+02:00", false],
  ["2026-03-01T14:30:00+02:00", true],
  [CLOSED, false],
  ["not a time", false],
  [undefined, false],
])("compares times and not texts: %s after noon in UTC is %s", (movedAt, expected) => {
  expect(wasMovedAfter(movedAt, CLOSED)).toBe(expected);
});
