import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeOrder } from "../../../src/core/batch/merge-order.ts";

const task = (key: string, ...standsOn: string[]) => ({ key, standsOn });
const pair = (one: string, two: string) => ({ one, two, files: [`${one}${two}`] });

describe("an order of merging", () => {
  it("is the plan's when nothing is in the way", () => {
    expect(mergeOrder({ tasks: [task("B"), task("A")], conflicts: [], behindBase: [] })).toEqual({
      order: ["B", "A"],
      conflicts: [],
      behindBase: [],
    });
  });

  it("puts what is stood on first, and then who conflicts with the fewest that are left", () => {
    const tasks = [task("A", "D"), task("B"), task("C"), task("D"), task("E")];
    const conflicts = [pair("B", "C"), pair("C", "E"), pair("B", "E"), pair("B", "D")];
    expect(mergeOrder({ tasks, conflicts, behindBase: [] }).order).toEqual(["D", "A", "B", "C", "E"]);
  });

  it("puts those last that conflict with the base, and tells every conflict as it will be met", () => {
    const conflicts = [pair("B", "C"), pair("A", "C"), pair("A", "GONE"), pair("A", "A")];
    const behindBase = [
      { key: "GONE", files: ["x"] },
      { key: "A", files: ["x"] },
    ];
    const plan = mergeOrder({ tasks: [task("A", "GONE"), task("B"), task("C")], conflicts, behindBase });
    expect(plan.order).toEqual(["B", "C", "A"]);
    expect(plan.conflicts).toEqual([
      { one: "B", two: "C", files: ["BC"] },
      { one: "C", two: "A", files: ["AC"] },
    ]);
    expect(plan.behindBase).toEqual([{ key: "A", files: ["x"] }]);
  });

  it("is complete even where two say that they stand on each other", () => {
    const tasks = [task("A", "B"), task("B", "A"), task("C", "C")];
    expect(mergeOrder({ tasks, conflicts: [], behindBase: [] }).order).toEqual(["C", "A", "B"]);
  });

  it("holds every key once, each after all it stands on, and is the same every time", () => {
    const someKeys = fc.uniqueArray(fc.nat(14), { maxLength: 3 });
    const pairs = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(someKeys, { maxLength: 15 }), pairs, someKeys, (below, met, behind) => {
        const tasks = below.map((on, own) => task(`T${own}`, ...on.filter((at) => at < own).map((at) => `T${at}`)));
        const shuffled = tasks.toReversed();
        const conflicts = met.map(([one, two]) => pair(`T${one}`, `T${two}`));
        const forecast = { tasks: shuffled, conflicts, behindBase: behind.map((at) => ({ key: `T${at}`, files: [] })) };
        const { order, conflicts: told } = mergeOrder(forecast);
        expect([...order].sort()).toEqual(tasks.map(({ key }) => key).sort());
        for (const { key, standsOn } of tasks) {
          for (const on of standsOn) expect(order.indexOf(on)).toBeLessThan(order.indexOf(key));
        }
        for (const { one, two } of told) expect(order.indexOf(one)).toBeLessThan(order.indexOf(two));
        expect(mergeOrder(forecast)).toEqual(mergeOrder(forecast));
      }),
      { numRuns: 300 },
    );
  });
});
