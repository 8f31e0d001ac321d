// P8: whatever breaks off, and wherever, the next run from scratch ends as if nothing had happened, with one of everything.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import {
  createFakeWorld,
  type FakeWorld,
  type Machine,
  type MachineSettings,
  recorded,
  SHOP,
  walkAll,
} from "../fakes/ports.ts";
import { type Crash, crashing } from "./crashing.ts";

const GIVEN: MachineSettings = {
  commands: [{ name: "test", run: "npm test" }],
  lines: { "npm test": () => ({ exitCode: 1, stdout: "FAIL src/old.test.ts\n" }) },
  config: { scaffold: { setup: "npm ci" }, deliver: { states: { delivered: "In Review", failed: "Todo" } } },
  checkout: { "app.local": "A=1\n" },
};
const createWorld = () => createFakeWorld({ repository: { ...SHOP, ".worktreeinclude": "*.local\n" } });

/** A run that may break off anywhere; what it throws is what the door would see. */
async function runInto(machine: Machine, crash: Crash): Promise<void> {
  await walkAll(crashing(machine.hall, crash)).catch(() => undefined);
}

async function expectOneOfEverything(world: FakeWorld, machine: Machine): Promise<void> {
  const [ended] = await walkAll(machine.hall);
  expect(ended).toMatchObject({ ending: { outcome: "delivered", pullRequest: { number: 1 } } });
  expect(ended).not.toHaveProperty("unsaid");
  expect(world.pulls.map(({ status }) => status)).toEqual(["open"]);
  expect([...world.remote.branches.keys()]).toEqual(["linear-to-pr/eng-1"]);
  const commit = world.store.getCommit(world.remote.branches.get("linear-to-pr/eng-1") ?? "");
  expect([commit.parent, world.store.textsOf(commit.tree).has("src/discount.ts")]).toEqual([world.base.commit, true]);
  const ticket = world.board.get("id-eng-1");
  expect(ticket?.comments.map(({ id }) => id)).toEqual([outcomeCommentId("id-eng-1")]);
  expect(ticket?.comments[0]?.body).toContain(world.pulls[0]?.url);
  expect([ticket?.state.name, ticket?.attachments.length]).toEqual(["In Review", 1]);
}

async function countCalls(): Promise<number> {
  const { hall, calls } = recorded(createWorld().machine(GIVEN).hall);
  await walkAll(hall);
  return calls.length;
}

const CALLS = await countCalls();
const everyCall = Array.from({ length: CALLS }, (_, at) => at + 1);

describe.each(["before", "after"] as const)("a run that breaks off %s the effect of a call", (when) => {
  it("has many calls to break off at", () => {
    expect(CALLS).toBeGreaterThan(25);
  });

  it.each(["fails", "dies"] as const)(
    "and %s there is put right by the next run on the same machine, for every call",
    async (how) => {
      for (const at of everyCall) {
        const world = createWorld();
        const machine = world.machine(GIVEN);
        await runInto(machine, { at, when, how });
        await expectOneOfEverything(world, machine).catch((error: unknown) => {
          throw new Error(`broke off at call ${at} of ${CALLS}`, { cause: error });
        });
      }
    },
  );

  it("and dies there is put right by the next run on another machine, for every call", async () => {
    for (const at of everyCall) {
      const world = createWorld();
      await runInto(world.machine(GIVEN), { at, when, how: "dies" });
      await expectOneOfEverything(world, world.machine(GIVEN));
    }
  });
});

it("several runs that break off one after the other, anywhere and on any machine, are put right by the next", async () => {
  const crash = fc.record({
    at: fc.integer({ min: 1, max: CALLS }),
    when: fc.constantFrom("before" as const, "after" as const),
    how: fc.constantFrom("fails" as const, "dies" as const),
    elsewhere: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(crash, { minLength: 2, maxLength: 4 }), async (crashes) => {
      const world = createWorld();
      let machine = world.machine(GIVEN);
      for (const one of crashes) {
        if (one.elsewhere) machine = world.machine(GIVEN);
        await runInto(machine, one);
      }
      await expectOneOfEverything(world, machine);
    }),
    { numRuns: 60 },
  );
});

describe("two runs at once", () => {
  it.each([2, 5])(
    "on %i machines end with one pull request, one branch and one comment that is true",
    async (machines) => {
      const world = createWorld();
      const all = Array.from({ length: machines }, () => world.machine(GIVEN));
      const ended = (await Promise.all(all.map(({ hall }) => walkAll(hall)))).flat();
      expect(ended.map(({ ending }) => ending.outcome)).toEqual(all.map(() => "delivered"));
      await expectOneOfEverything(world, world.machine(GIVEN));
    },
  );

  it("with different changes end with one pull request, and nobody is called a stranger", async () => {
    const world = createWorld();
    const other = { "src/discount.ts": "export const discount = 1;\n" };
    const all = [world.machine(GIVEN), world.machine({ ...GIVEN, script: [{ edits: other }] })];
    const ended = (await Promise.all(all.map(({ hall }) => walkAll(hall)))).flat();
    expect(ended.map(({ ending }) => ending.outcome)).toEqual(["delivered", "delivered"]);
    await expectOneOfEverything(world, world.machine(GIVEN));
  });
});
