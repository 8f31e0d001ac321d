import { describe, expect, it } from "vitest";
import { watchLoop } from "../../src/hall/watch-loop.ts";
import { createHandClock } from "../fakes/hand-clock.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";

const settle = () => new Promise((resolve) => setImmediate(resolve));

function watch(looks: readonly (readonly string[] | Error)[]) {
  const clock = createHandClock();
  const log = createRecordingLog();
  const stop = new AbortController();
  const asked: string[][] = [];
  const open = new Map<string, () => void>();
  const poll = async (busy: readonly string[]) => {
    asked.push([...busy]);
    const look = looks[asked.length - 1] ?? [];
    if (look instanceof Error) throw look;
    return look;
  };
  const work = (keys: readonly string[]) => new Promise<void>((resolve) => void open.set(keys.join(" "), resolve));
  const ended = watchLoop({ everyMs: 1000, poll, work, clock, log, signal: stop.signal });
  return { clock, log, stop, asked, open, ended };
}

describe("the watch loop", () => {
  it("looks on while it works, and tells each look what it works on", async () => {
    const { clock, stop, asked, open, ended } = watch([
      ["ENG-1", "ENG-2"],
      ["ENG-3", "ENG-1"],
    ]);
    await settle();
    await clock.advance(2000);
    open.get("ENG-1 ENG-2")?.();
    await clock.advance(1000);
    expect([...open.keys()]).toEqual(["ENG-1 ENG-2", "ENG-3"]);
    expect(asked).toEqual([[], ["ENG-1", "ENG-2"], ["ENG-1", "ENG-2", "ENG-3"], ["ENG-3"]]);
    stop.abort();
    open.get("ENG-3")?.();
    expect(await ended).toBe(3);
  });

  it("ends at once while it sleeps, and after its work when it works", async () => {
    const idle = watch([]);
    await settle();
    idle.stop.abort();
    expect(await idle.ended).toBe(0);
    const busy = watch([["ENG-1"]]);
    await settle();
    busy.stop.abort();
    await settle();
    expect(busy.log.lines.at(-1)).toMatchObject({ word: "watch-ending", fields: { working: "ENG-1" } });
    busy.open.get("ENG-1")?.();
    expect(await busy.ended).toBe(1);
    expect([idle.asked.length, busy.asked.length]).toEqual([1, 1]);
  });

  it("waits longer after each look that failed, and goes on", async () => {
    const { clock, stop, asked, log, ended } = watch([new Error("down"), new Error("down"), [], []]);
    await settle();
    await clock.advance(1999);
    expect(asked).toHaveLength(1);
    await clock.advance(1 + 4000);
    expect(asked).toHaveLength(3);
    await clock.advance(1000);
    expect(asked).toHaveLength(4);
    expect(log.lines.map(({ word, fields }) => `${word} ${fields.inARow}`)).toEqual(["look-failed 1", "look-failed 2"]);
    stop.abort();
    expect(await ended).toBe(0);
  });

  it("is not begun after the signal, and survives a batch that throws", async () => {
    const stopped = AbortSignal.abort();
    const log = createRecordingLog();
    const clock = createHandClock();
    const none = { everyMs: 1, clock, log, work: () => expect.unreachable(), poll: () => expect.unreachable() };
    expect(await watchLoop({ ...none, signal: stopped })).toBe(0);
    const stop = new AbortController();
    const poll = async () => {
      stop.abort();
      return ["ENG-1"];
    };
    const work = () => Promise.reject(new Error("broken"));
    expect(await watchLoop({ ...none, poll, work, signal: stop.signal })).toBe(1);
    expect(log.lines).toContainEqual(expect.objectContaining({ word: "batch-failed", level: "error" }));
  });
});
