// `poll --watch` as it is shipped: a process that finds a ready ticket, works on it in a process of its own, and ends on SIGTERM.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

describe("poll --watch", () => {
  it("brings a ready ticket to its draft, leaves the others, and ends when it is told to", async () => {
    await using scene = await world.scene({
      tickets: [
        { key: "ENG-1", title: "Say hello", description: "Add src/hello.js.", state: "Todo" },
        { key: "ENG-2", title: "Not yet", description: "Later.", state: "Backlog" },
      ],
    });
    const ended = await scene.cli(["poll", "--watch", "--every", "5"], {
      onLog: (line, kill) => void (line.startsWith("batch ") && kill("SIGTERM")),
    });
    expect([ended.exitCode, ended.stderr]).toEqual([0, expect.stringMatching(/^batch tickets=ENG-1 exitCode=0$/m)]);
    expect(await scene.branches()).toEqual([scene.branch, "main"]);
    expect(await scene.pulls()).toMatchObject([{ state: "open", draft: true, head: { ref: scene.branch } }]);
    expect(scene.comments()).toEqual([expect.stringContaining("#1")]);
    expect(scene.comments("ENG-2")).toEqual([]);
  });
});
