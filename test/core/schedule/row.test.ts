import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRow, nextInTurn, valueAt, withValue } from "../../../src/core/schedule/row.ts";

const turns = fc.oneof(fc.nat(5), fc.constant(Number.POSITIVE_INFINITY));

/** The least turn from a position on, found the slow way. */
function slowly(values: readonly number[], from: number): number | undefined {
  const least = Math.min(...values.slice(from));
  return least === Number.POSITIVE_INFINITY ? undefined : values.indexOf(least, from);
}

describe("a row", () => {
  it("finds whose turn is next after any replacements, and keeps what it was before them", () => {
    const changes = fc.array(fc.record({ at: fc.nat(40), turn: turns, from: fc.nat(40) }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(turns, { minLength: 1, maxLength: 40 }), changes, (first, all) => {
        const values = [...first];
        const before = createRow(first, (turn) => turn);
        let row = before;
        for (const { at, turn, from } of all) {
          values[at % values.length] = turn;
          row = withValue(row, at % values.length, turn);
          expect(nextInTurn(row, from)).toBe(slowly(values, from));
        }
        expect(values.map((_, position) => valueAt(row, position))).toEqual(values);
        expect(first.map((_, position) => valueAt(before, position))).toEqual(first);
      }),
    );
  });

  it("has nobody's turn when it is empty, and no position outside", () => {
    const empty = createRow<number>([], (turn) => turn);
    expect(nextInTurn(empty, 0)).toBeUndefined();
    expect(() => valueAt(empty, 0)).toThrow("no position 0 in the row");
  });
});
