import { describe, expect, it } from "vitest";
import type { EarlierWork } from "../../src/core/plan.ts";
import { PipelineError } from "../../src/errors.ts";
import { follow } from "../../src/stages/follow.ts";
import { codeOf, createFakeWorld, GOOD_EDIT, taskOf, walkAll } from "../fakes/ports.ts";

const PARENT = "linear-to-pr/eng-9";

/** A draft against `base`, and its task that starts from main. */
async function given(base: string, changes: Partial<EarlierWork> = {}) {
  const world = createFakeWorld();
  const machine = world.machine({ script: [{ edits: GOOD_EDIT }] });
  await walkAll(machine.hall);
  const [pull] = world.pulls;
  if (pull === undefined) throw new Error("no pull request");
  world.pulls[0] = { ...pull, base };
  const task = await taskOf(machine);
  const earlier = task.earlier === undefined ? undefined : { ...task.earlier, ...changes };
  return { world, machine, task: { ...task, ...(earlier === undefined ? {} : { earlier }) } };
}
const following = async ({ world, machine, task }: Awaited<ReturnType<typeof given>>) => {
  await follow(task, machine.ports, machine.settings);
  return world.pulls[0]?.base;
};

describe("the base of a draft", () => {
  it.each([PARENT, "linear-to-pr/eng-1-base"])(
    "moves from %s, a branch of ours, to where the task starts now",
    async (base) => {
      expect(await following(await given(base))).toBe("main");
    },
  );

  it.each(["release/2", "linear-to-pr", "linear-to-pr/eng-9-more"])("stays %s, which a person chose", async (base) => {
    expect(await following(await given(base))).toBe(base);
  });

  it("stays when a person has moved it since we looked", async () => {
    const ready = await given(PARENT);
    const [pull] = ready.world.pulls;
    if (pull !== undefined) ready.world.pulls[0] = { ...pull, base: "release/2" };
    expect(await following(ready)).toBe("release/2");
  });

  it.each(["closed", "merged"] as const)("stays when the draft is %s", async (status) => {
    expect(await following(await given(PARENT, { status }))).toBe(PARENT);
  });

  it("needs no request when it is right, or when there is no draft", async () => {
    const { task, machine } = await given("main");
    const forge = { ...machine.ports.forge, moveBase: () => expect.unreachable() };
    const { earlier: _, ...bare } = task;
    for (const one of [task, bare]) await follow(one, { ...machine.ports, forge }, machine.settings);
    expect(task.earlier?.status).toBe("open");
  });

  it("may be refused by the forge, which is told in the log; other failures are the caller's", async () => {
    const { task, machine } = await given(PARENT);
    const failing = (code: "GITHUB_REJECTED" | "GITHUB_UNAVAILABLE") => ({
      ...machine.ports,
      forge: { ...machine.ports.forge, moveBase: () => Promise.reject(new PipelineError(code, "no")) },
    });
    expect(await codeOf(follow(task, failing("GITHUB_REJECTED"), machine.settings))).toBe("no error");
    expect(machine.log.lines.at(-1)).toMatchObject({ level: "warn", word: "base-not-moved", fields: { why: "no" } });
    expect(await codeOf(follow(task, failing("GITHUB_UNAVAILABLE"), machine.settings))).toBe("GITHUB_UNAVAILABLE: no");
  });
});
