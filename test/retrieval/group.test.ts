// Lists by two keys, against lists by both keys in one.
import fc from "fast-check";
import { expect, it } from "vitest";
import { groupBy, groupByBoth } from "../../src/retrieval/group.ts";

it("groups by two keys as by both in one, in the order of the first of each", () => {
  const item = fc.record({ one: fc.constantFrom("a", "b", ""), other: fc.constantFrom("x", "y", "") });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (list) => {
      const apart = groupByBoth(
        list,
        ({ one }) => one,
        ({ other }) => other,
      );
      expect(apart).toEqual([...groupBy(list, ({ one, other }) => `${one} ${other}`).values()]);
    }),
  );
});
