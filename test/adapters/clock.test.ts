// One contract for the machine's clock and its twin that stands still.
import { describe, expect, it } from "vitest";
import { createClock } from "../../src/adapters/machine/clock.ts";
import { createFixedClock } from "../fakes/fixed-clock.ts";

describe.each([
  ["of this machine", createClock],
  ["that stands still", () => createFixedClock()],
])("the clock %s", (_, create) => {
  it("moves on by at least what was slept, and tells the time in ISO 8601", async () => {
    const clock = create();
    const before = clock.monotonicMs();
    await clock.sleep(5);
    // A timer may fire up to a millisecond early.
    expect(clock.monotonicMs() - before).toBeGreaterThanOrEqual(4);
    expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(clock.random()).toBeGreaterThanOrEqual(0);
    expect(clock.random()).toBeLessThan(1);
  });

  it("wakes at once, without an error, when the signal has fired", async () => {
    const clock = create();
    const before = clock.monotonicMs();
    await clock.sleep(60_000, AbortSignal.abort());
    await clock.sleep(-1);
    expect(clock.monotonicMs() - before).toBeLessThan(10_000);
  });
});

it("is woken from a sleep that would outlast every timer", async () => {
  const stop = new AbortController();
  const slept = createClock().sleep(Number.MAX_SAFE_INTEGER, stop.signal);
  stop.abort();
  await expect(slept).resolves.toBeUndefined();
});
