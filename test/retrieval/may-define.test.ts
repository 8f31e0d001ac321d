// Whether a file may define a name, against reading all it defines.
import fc from "fast-check";
import { expect, it } from "vitest";
import { mayDefine, symbolsOf } from "../../src/retrieval/symbols/symbols.ts";

const NAMES = ["cart", "Cart", "load", "a", "index"];
const MEANT = /^(?:function|class|method|type|constant|module)$/;

const piece = fc.constantFrom(
  ..."export default|export |const cart = |async (a) => {|function |class Cart {|\n|\n  |\r\n|\r|\u2028|}|load() {|cart|Cart|a|type |interface |".split(
    "|",
  ),
  ...'declare module "cart" {|cart.load = function |describe(\n  "cart", () => {|public static |memo(|module.exports = |enum |/* a */|namespace |("|`'.split(
    "|",
  ),
);
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(""));

it.each(["a.ts", "index.js", "cart.vue", "cart.py"])("is never denied of a name that %s defines", (path) => {
  fc.assert(
    fc.property(text, (whole) => {
      const defined = symbolsOf(path, whole).filter(({ kind }) => MEANT.test(kind));
      for (const { name } of defined) expect(mayDefine(path, whole, name), name).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

it("is denied where a name only stands, and ends for any name", () => {
  expect(mayDefine("a.ts", "function load() { cart(); }\ncart;\n", "cart")).toBe(false);
  expect(mayDefine("a.ts", "cart\n\n", "\n")).toBe(false);
  expect(NAMES.map((name) => mayDefine("a.ts", "const cart = 1;\nclass Cart {}\n", name))).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
  expect(mayDefine("a.ts", "", "")).toBe(true);
});
