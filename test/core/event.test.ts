import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEvent } from "../../src/core/event.ts";
import type { Trigger } from "../../src/core/trigger.ts";
import { isPipelineError } from "../../src/errors.ts";

const sent = (client_payload: unknown, rest = {}) =>
  parseEvent("repository_dispatch", { client_payload, ...rest }, { keys: [] });
const started = (inputs: unknown, keys: string[] = []) => parseEvent("workflow_dispatch", { inputs }, { keys });
function messageOf(work: () => unknown): string {
  try {
    work();
    return "no error";
  } catch (error) {
    return isPipelineError(error) ? `${error.code}: ${error.message}` : `not ours: ${error}`;
  }
}
const keysUpTo = (amount: number) => Array.from({ length: amount }, (_, at) => `ENG-${at + 1}`);

describe("an event", () => {
  it.each<[string, Trigger, Partial<Trigger>]>([
    ["a dispatch with one key", sent({ key: "eng-1" }), { source: "repository_dispatch", keys: ["ENG-1"] }],
    ["a dispatch with a list", sent({ keys: ["ENG-1", " eng-2 ", ""] }), { keys: ["ENG-1", "ENG-2"] }],
    ["a dispatch with a text of keys", sent({ keys: "ENG-1, ENG-2\nENG-3" }), { keys: ["ENG-1", "ENG-2", "ENG-3"] }],
    ["a dispatch with both", sent({ key: "ENG-2", keys: ["ENG-1", "ENG-2"] }), { keys: ["ENG-2", "ENG-1"] }],
    [
      "a dispatch with more than we read",
      sent({ key: "ENG-1", title: "ignored", nested: { key: "OPS-1" } }),
      { keys: ["ENG-1"] },
    ],
    ["a start by hand", started({ keys: "ENG-1 eng-1" }), { source: "workflow_dispatch", keys: ["ENG-1"] }],
    ["a start by hand with one key", started({ key: "ENG-7", correlation: "" }), { keys: ["ENG-7"] }],
    [
      "a start by the relay",
      started({ keys: "ENG-7", movedAt: "2026-01-02T03:04:05Z" }),
      { movedAt: "2026-01-02T03:04:05Z" },
    ],
    ["a start by hand without a time", started({ keys: "ENG-7", movedAt: "" }), { keys: ["ENG-7"] }],
    ["a start by hand where the action's input wins", started({ keys: "ENG-1" }, ["OPS-2"]), { keys: ["OPS-2"] }],
    [
      "a schedule with the action's input",
      parseEvent("schedule", {}, { keys: ["ENG-1"] }),
      { source: "workflow_dispatch", keys: ["ENG-1"] },
    ],
    ["no inputs at all", started(null, ["ENG-1"]), { keys: ["ENG-1"] }],
  ])("is read: %s", (_what, trigger, expected) => {
    expect(trigger).toMatchObject(expected);
  });

  it("carries a time, an id and who started it, and nothing else of the payload", () => {
    const payload = { key: "ENG-1", movedAt: "2026-01-02T03:04:05+01:00", correlation: "d-1:2.x", title: "no" };
    expect(sent(payload, { sender: { login: "ada", id: 1 }, repository: {} })).toEqual({
      source: "repository_dispatch",
      keys: ["ENG-1"],
      movedAt: "2026-01-02T03:04:05+01:00",
      correlation: "d-1:2.x",
      actor: "ada",
    });
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      "no payload",
      () => parseEvent("repository_dispatch", undefined, { keys: [] }),
      /^EVENT_INVALID: event "repository_dispatch": payload: /,
    ],
    [
      "no client_payload",
      () => parseEvent("repository_dispatch", {}, { keys: [] }),
      /^EVENT_INVALID: .*client_payload: /,
    ],
    ["no key in it", () => sent({}), /^EVENT_INVALID: event "repository_dispatch" names no ticket/],
    ["blank keys", () => sent({ key: " ", keys: ", \n" }), /^EVENT_INVALID: .* names no ticket/],
    [
      "no keys at all for another event",
      () => parseEvent("push", {}, { keys: [] }),
      /^EVENT_INVALID: event "push" names no ticket/,
    ],
    ["a key that is none", () => sent({ key: "rm -rf /" }), /^TICKET_KEY_INVALID: "rm" is not a ticket key$/],
    ["a key with a path in a list", () => sent({ keys: ["ENG-1", "../ENG-2"] }), /^TICKET_KEY_INVALID: "\.\.\/ENG-2"/],
    ["a key that is a number", () => sent({ key: 7 }), /^EVENT_INVALID: .*client_payload\.key: .*string/],
    [
      "a list that holds an object",
      () => sent({ keys: [{ key: "ENG-1" }] }),
      /^EVENT_INVALID: .*client_payload\.keys: .*at most 256/,
    ],
    [
      "300 keys in a list",
      () => sent({ keys: keysUpTo(300) }),
      /^EVENT_INVALID: .*client_payload\.keys: .*at most 256/,
    ],
    ["a text without end", () => sent({ keys: "ENG-1 ".repeat(10_000) }), /^EVENT_INVALID: .*client_payload\.keys: /],
    [
      "a time that is none",
      () => sent({ key: "ENG-1", movedAt: "yesterday" }),
      /^EVENT_INVALID: .*client_payload\.movedAt: /,
    ],
    [
      "a time that is none, by hand",
      () => started({ keys: "ENG-1", movedAt: "yesterday" }),
      /^EVENT_INVALID: .*inputs\.movedAt: /,
    ],
    [
      "a correlation with a line break",
      () => sent({ key: "ENG-1", correlation: "a\n::error::b" }),
      /^EVENT_INVALID: .*client_payload\.correlation: /,
    ],
    ["a sender without login", () => sent({ key: "ENG-1" }, { sender: {} }), /^EVENT_INVALID: .*sender\.login: /],
  ])("is refused with %s", (_what, work, message) => {
    expect(messageOf(work)).toMatch(message);
  });

  it("takes 256 keys, which is what a workflow matrix can hold", () => {
    expect(sent({ keys: keysUpTo(256) }).keys).toHaveLength(256);
  });

  it("is not fooled by keys of the prototype", () => {
    const payload: unknown = JSON.parse(
      '{"client_payload":{"__proto__":{"key":"ENG-1"},"constructor":{"prototype":{"key":"ENG-2"}}}}',
    );
    expect(messageOf(() => parseEvent("repository_dispatch", payload, { keys: [] }))).toMatch(/names no ticket/);
    expect(Reflect.get({}, "key")).toBeUndefined();
  });

  it("throws nothing but errors of the catalogue, whatever the payload, and returns nothing but keys", () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.string(), { maxLength: 5 }),
      fc.constantFrom("ENG-1", "ENG-1,x", null),
    );
    const part = fc.dictionary(fc.constantFrom("key", "keys", "movedAt", "correlation", "__proto__"), value);
    const payload = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { client_payload: fc.oneof(part, fc.jsonValue()), inputs: part, sender: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    );
    const name = fc.oneof(fc.constantFrom("repository_dispatch", "workflow_dispatch", "schedule"), fc.string());
    fc.assert(
      fc.property(name, payload, (event, given) => {
        try {
          const { keys } = parseEvent(event, given, { keys: [] });
          expect(keys.length > 0 && keys.every((key) => /^[A-Z][A-Z0-9]*-[1-9][0-9]*$/.test(key))).toBe(true);
        } catch (error) {
          expect(isPipelineError(error) && error.blame).toBe("user");
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a filter instead of keys", () => {
  const filter = { label: "agent" };
  it("leaves the event what it is: whoever started it is still held to the rules", () => {
    const payload = { client_payload: {}, sender: { login: "mallory" } };
    expect(parseEvent("repository_dispatch", payload, { keys: [], filter })).toEqual({
      source: "repository_dispatch",
      keys: [],
      filter,
      actor: "mallory",
    });
    expect(parseEvent("schedule", {}, { keys: [], filter })).toEqual({ source: "workflow_dispatch", keys: [], filter });
  });
});
