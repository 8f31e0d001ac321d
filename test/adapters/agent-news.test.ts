// What people see of an agent while it works: how often, how long, and nothing they must not see.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claude } from "../../src/adapters/agent/claude.ts";
import { command } from "../../src/adapters/agent/command.ts";
import { type AgentEvent, NOTHING_TOLD, withEvent } from "../../src/adapters/agent/events.ts";
import { createNews } from "../../src/adapters/agent/news.ts";
import { createRedactor } from "../../src/core/words/redact.ts";
import type { AgentNews } from "../../src/ports.ts";
import { createHandClock } from "../fakes/hand-clock.ts";
import { type AgentWorld, createAgentWorld } from "../helpers/agent-world.ts";

const SECRET = "lin_api_canary/42";

function watched(onNews?: (news: AgentNews) => void) {
  const clock = createHandClock();
  const seen: (AgentNews & { at: number })[] = [];
  const troubles: string[] = [];
  const news = createNews({
    assignment: {
      workdir: "/work/eng-1",
      onNews: onNews ?? ((one) => void seen.push({ ...one, at: clock.monotonicMs() })),
    },
    clock,
    redact: createRedactor([SECRET]),
    onTrouble: (reason) => void troubles.push(reason),
  });
  let told = NOTHING_TOLD;
  const hear = (...events: AgentEvent[]) => {
    told = events.reduce(withEvent, told);
    news.hear(events, told);
  };
  return { clock, seen, troubles, hear, stop: news.stop, words: () => seen.map(({ event }) => event) };
}
const say = (text: string): AgentEvent => ({ type: "text", text });

describe("news of an agent", () => {
  it("is what it did last, with its turns and its cost", () => {
    const { hear, seen, stop } = watched();
    hear({ type: "step" }, say("I will edit."), { type: "tool-start", tool: "Edit", about: "/work/eng-1/src/cart.ts" });
    hear({ type: "usage", costUsd: 0.25 });
    stop();
    expect(seen).toEqual([
      { at: 0, turns: 1, event: "Edit src/cart.ts" },
      { at: 0, turns: 1, costUsd: 0.25, event: "Edit src/cart.ts" },
    ]);
  });

  it("comes at once, then four times a second at most, and the last word is never held back", async () => {
    const { hear, seen, clock } = watched();
    for (let at = 0; at < 100; at += 1) {
      hear(say(`line ${at}`));
      await clock.advance(10);
    }
    await clock.advance(1000);
    expect(seen.map(({ at, event }) => `${at} ${event}`)).toEqual([
      "0 line 0",
      "250 line 24",
      "500 line 49",
      "750 line 74",
      "1000 line 99",
    ]);
    expect(clock.sleepers()).toBe(0);
  });

  it("is one visible line of at most 80 characters, redacted before it is cut", () => {
    const at = (text: string) => {
      const { hear, words } = watched();
      hear(say(text));
      return words()[0];
    };
    expect(at("\n \nFirst line.\nSecond line.")).toBe("First line.");
    expect(at(`a${" ".repeat(5000)}\u001b[31mb\u202e\u200bc`)).toBe("a bc");
    expect([...(at("😀".repeat(200)) ?? "")]).toHaveLength(80);
    expect(at(`${"x".repeat(70)} ${SECRET}`)).toBe(`${"x".repeat(70)} ***`);
    expect(at(`key lin_api_\u200bcanary/42`)).toBe("key ***");
    expect(at(`\u200b${"\u200b".repeat(9000)}${SECRET}`)).toBe("***");
  });

  it("tells of waits, refusals and failures too, and of nothing that says nothing", () => {
    const { hear, words, clock } = watched();
    const events: AgentEvent[] = [
      { type: "retry", waitMs: 19_100 },
      { type: "denial", tool: "Bash", reason: "not allowed" },
      { type: "error", outcome: "api-error", message: "overloaded" },
      { type: "session" },
      say(" \n"),
    ];
    for (const event of events) {
      hear(event);
      void clock.advance(300);
    }
    expect(words()).toEqual([
      "waits 20 s for its service",
      "refused Bash: not allowed",
      "overloaded",
      "overloaded",
      "overloaded",
    ]);
  });

  it("ends with the run: what was held back comes then, nothing later", async () => {
    const { hear, words, stop, clock } = watched();
    hear(say("one"));
    hear(say("two"));
    stop();
    hear(say("three"));
    await clock.advance(1000);
    expect(words()).toEqual(["one", "two"]);
  });

  it("is not told again to a listener that throws", () => {
    let calls = 0;
    const { hear, stop, troubles } = watched(() => {
      calls += 1;
      throw new Error("screen is gone");
    });
    hear(say("one"));
    hear(say("two"));
    stop();
    expect([calls, troubles]).toEqual([1, ["Error: screen is gone"]]);
  });
});

describe("Claude's lines", () => {
  const toolUse = (name: string, input: unknown) =>
    claude.onLine({ type: "assistant", message: { id: "m", content: [{ type: "tool_use", id: "t", name, input }] } });
  it.each([
    ["Edit", { file_path: "src/cart.ts", old_string: "a" }, "src/cart.ts"],
    ["Bash", { command: "npm test", description: "Run tests" }, "npm test"],
    ["Grep", { pattern: "total", path: "src" }, "total"],
    ["Task", { description: "Look around", prompt: "long" }, "Look around"],
    ["Odd", { file_path: 7 }, undefined],
    ["Odd", "text", undefined],
    ["Odd", undefined, undefined],
  ])("say what %s is used on: %j", (name, input, about) => {
    expect(toolUse(name, input)).toContainEqual({ type: "tool-start", tool: name, id: "t", about });
  });
});

describe("a real program", () => {
  let world: AgentWorld;
  beforeAll(async () => {
    world = await createAgentWorld("none");
  });
  afterAll(() => world[Symbol.asyncDispose]());
  const never = new AbortController().signal;
  const settings = { allowHosts: [], command: `echo '{"type":"step"}'; echo one; echo 'two ${SECRET}'` };

  it("is heard of by its last line of output", async () => {
    const seen: AgentNews[] = [];
    const onNews = (news: AgentNews) => void seen.push(news);
    await world.agent(command, { settings, secrets: [SECRET] }).work({ ...world.assignment(), onNews }, never);
    expect(seen.length).toBeLessThanOrEqual(3);
    expect(seen.at(-1)).toEqual({ turns: 1, event: "two ***" });
  });

  it("is not disturbed by a listener that throws", async () => {
    const onNews = () => {
      throw new Error("no");
    };
    const report = await world.agent(command, { settings }).work({ ...world.assignment(), onNews }, never);
    expect(report.outcome).toBe("finished");
    expect(world.log.lines).toContainEqual(expect.objectContaining({ level: "warn", word: "news" }));
  });
});
