import { describe, expect, it } from "vitest";
import { mergePlanOf, withMergePlan } from "../../src/core/words/merge-plan-section.ts";
import { type Compared, compare } from "../../src/stages/compare.ts";
import { createFakeWorld, type FakeWorld, recorded, SHOP } from "../fakes/ports.ts";

/** A delivered branch with its draft, made from the base or from the work it stands on. */
function delivered(
  { store, base, pulls }: FakeWorld,
  number: number,
  edits: Readonly<Record<string, string>>,
  { on, ...changes }: Partial<Compared> & { readonly on?: Compared } = {},
): Compared {
  const branch = `linear-to-pr/eng-${number}`;
  const below = on === undefined ? new Map(Object.entries(SHOP)) : store.textsOf(on.tree);
  const tree = store.putTree(new Map([...below, ...Object.entries(edits)]));
  const committedAt = "2026-01-02T00:00:00.000Z";
  const parent = on?.commit ?? base.commit;
  const commit = store.putCommit({ tree, parent, message: `${number}\n`, date: committedAt, ours: true });
  const pull = { number: pulls.length + 1, url: `https://github.example/pull/${pulls.length + 1}`, branch };
  const against = on?.branch ?? "main";
  pulls.push({
    ...pull,
    base: against,
    title: "t",
    body: "Words",
    draft: true,
    status: "open",
    labels: [],
    reviewers: [],
  });
  return {
    key: `ENG-${number}`,
    ...{ branch, commit, tree, committedAt, pullRequest: { number: pull.number, url: pull.url } },
    ...{ standsOn: on === undefined ? [] : [on.key], base: against, isEarlier: false, files: Object.keys(edits) },
    ...changes,
  };
}
function given() {
  const world = createFakeWorld();
  const { hall, calls } = recorded(world.machine().hall);
  const comparing = (works: readonly Compared[]) => compare(works, hall.ports, hall.settings);
  const planOf = (number: number) => mergePlanOf(world.pulls[number - 1]?.body ?? "");
  return { world, calls, comparing, planOf, merges: () => calls.filter((call) => call === "trees.merge").length };
}
const A = { "src/a.ts": "one\n" };

describe("compare", () => {
  it("finds two branches that change one file each its own way, and warns in both drafts", async () => {
    const { world, comparing, planOf } = given();
    const works = [
      delivered(world, 1, A),
      delivered(world, 2, { "src/a.ts": "two\n" }),
      delivered(world, 3, { "src/b.ts": "b\n" }),
    ];
    expect(await comparing(works)).toEqual({
      order: ["ENG-3", "ENG-1", "ENG-2"],
      conflicts: [{ one: "ENG-1", two: "ENG-2", files: ["src/a.ts"] }],
      behindBase: [],
    });
    expect([planOf(1), planOf(2), planOf(3)]).toEqual([
      expect.stringContaining("with #2"),
      expect.stringContaining("with #1"),
      undefined,
    ]);
  });

  it("merges only what may conflict: two that share no file are not tried, a file in the other's way is", async () => {
    const { world, comparing, merges } = given();
    const apart = [delivered(world, 1, A), delivered(world, 2, { "src/b.ts": "b\n" })];
    await comparing(apart);
    const each = apart.length;
    expect(merges()).toBe(each);
    const inTheWay = delivered(world, 3, { "src/a.ts/deep.ts": "c\n" });
    expect((await comparing([...apart, inTheWay])).conflicts).toHaveLength(1);
    expect(merges()).toBe(each + each + 2);
  });

  it("tries whoever's files nobody knows any more with everyone", async () => {
    const { world, comparing } = given();
    const works = [delivered(world, 1, A), delivered(world, 2, { "src/a.ts": "two\n" }, { files: undefined })];
    expect((await comparing(works)).conflicts).toHaveLength(1);
  });

  it("does not try work that stands on the other, however many steps below", async () => {
    const { world, comparing, merges } = given();
    const one = delivered(world, 1, A);
    const two = delivered(world, 2, { "src/a.ts": "two\n" }, { on: one });
    const three = delivered(world, 3, { "src/a.ts": "three\n" }, { on: two });
    expect(await comparing([three, two, one])).toEqual({
      order: ["ENG-1", "ENG-2", "ENG-3"],
      conflicts: [],
      behindBase: [],
    });
    // The lowest with the base branch, and nothing else.
    expect(merges()).toBe(1);
  });

  it("writes nothing the second time, and takes out of an older draft what holds no longer", async () => {
    const { world, calls, comparing, planOf } = given();
    const works = [delivered(world, 1, A), delivered(world, 2, { "src/a.ts": "two\n" })];
    await comparing(works);
    calls.length = 0;
    await comparing(works.map((work) => ({ ...work, isEarlier: true })));
    expect(calls).not.toContain("forge.upsertPullRequest");
    const alone = delivered(world, 3, { "src/c.ts": "c\n" }, { isEarlier: true });
    const draft = world.pulls[2];
    if (draft !== undefined)
      world.pulls[2] = { ...draft, body: withMergePlan(draft.body, "### Would conflict\n\nOld.") };
    await comparing([...works, alone]);
    expect([planOf(3), world.pulls[2]?.body]).toEqual([undefined, "Words"]);
  });

  it("does not ask for a draft that was made just now and has nothing to be told", async () => {
    const { world, calls, comparing } = given();
    await comparing([delivered(world, 1, A), delivered(world, 2, { "src/b.ts": "b\n" })]);
    expect(calls.filter((call) => call.startsWith("forge"))).toEqual([]);
  });

  it("leaves a draft alone that a person closed meanwhile", async () => {
    const { world, comparing, planOf } = given();
    const works = [delivered(world, 1, A), delivered(world, 2, { "src/a.ts": "two\n" })];
    const [first] = world.pulls;
    if (first !== undefined) world.pulls[0] = { ...first, status: "closed" };
    await comparing(works);
    expect([planOf(1), world.pulls.length]).toEqual([undefined, 2]);
  });
});
