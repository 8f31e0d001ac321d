// Each feature says one thing of a file; all are numbers for any text.
import fc from "fast-check";
import { expect, it, describe as suite } from "vitest";
import { createCorpus } from "../../src/retrieval/corpus.ts";
import { describe } from "../../src/retrieval/features.ts";
import { parseQuery } from "../../src/retrieval/query.ts";
import { rankRoughly } from "../../src/retrieval/rank.ts";

function featuresOf(title: string, texts: Readonly<Record<string, string>>, description = "") {
  const query = parseQuery({ title, description });
  const corpus = createCorpus(Object.entries(texts).map(([path, text]) => ({ path, blob: path, text })));
  const rough = rankRoughly(query, corpus);
  const candidates = describe(rough.found, rough, query, corpus);
  return new Map(candidates.map(({ found, features }) => [found.entry.file.path, features]));
}

/** The two files that differ in what the feature says, the one that has more of it first. */
function compare(feature: string, title: string, texts: Readonly<Record<string, string>>) {
  const found = featuresOf(title, texts);
  // What is left out counts as 0, but the file must have been looked at.
  const [more = Number.NaN, less = Number.NaN] = Object.keys(texts).map((path) => {
    const features = found.get(path);
    return features === undefined ? undefined : (features[feature] ?? 0);
  });
  return { more, less };
}

const FILLER = "cart\n".repeat(20);

suite("features", () => {
  it.each([
    ["covered", "cart total", { "a.ts": "cart total", "b.ts": "cart" }],
    ["pathCovered", "cart total", { "src/total/a.ts": "cart", "src/other/b.ts": "cart" }],
    ["nameCovered", "cart total", { "total.ts": "cart", "total/b.ts": "cart" }],
    ["pathShare", "cart", { "cart/cart.ts": "", "shop/cart.ts": "" }],
    ["window", "cart total", { "a.ts": "cart total", "b.ts": `cart${"\n".repeat(80)}total` }],
    ["wide", "cart", { "a.ts": `cart${"\n".repeat(80)}cart`, "b.ts": `cart cart${"\n".repeat(80)}` }],
    ["near", "cart total shop", { "shop/a.ts": "cart total", "shop/b.ts": `cart${"\n".repeat(80)}total` }],
    ["told", "cart total", { "a.ts": "function cartTotal() {}", "b.ts": "function cartSum() {} // total" }],
    ["told", "cart total", { "total/a.ts": "function cart() {}", "other/b.ts": "function cart() {} // total" }],
    ["defines", "cart `loadCart`", { "a.ts": "function loadCart() {}", "b.ts": "loadCart() // cart" }],
    ["densest", "total", { "a.ts": "total total", "b.ts": `total ${"x ".repeat(90)}` }],
    ["testRough", "cart", { "src/cart.ts": "cart", "src/other.ts": "cart", "test/cart.test.ts": "cart" }],
    ["tested", "cart", { "src/cart.ts": "cart", "src/other.ts": "cart", "test/cart.test.ts": "cart" }],
    ["scope", "fix(shop): cart", { "shop/a.ts": "cart", "other/b.ts": "cart" }],
    ["names", "cart `loadCart`", { "a.ts": "loadCart", "b.ts": "loadcart cart" }],
    ["folder", "cart", { "one/a.ts": "cart", "two/b.ts": `cart ${"x ".repeat(500)}` }],
    ["size", "cart", { "a.ts": FILLER.repeat(9), "b.ts": FILLER }],
    ["docs", "cart", { "docs/a.ts": "cart", "src/b.ts": "cart" }],
    ["scripts", "cart", { "scripts/a.ts": "cart", "src/b.ts": "cart" }],
    ["entry", "cart", { "src/index.ts": "cart", "src/b.ts": "cart" }],
    ["joined", "shop cart", { "a.ts": "shopCart", "b.ts": "shop cart" }],
    ["registers", "add a cart", { "cart/index.ts": "cart", "src/b.ts": "cart" }],
    ["registers", "add a cart", { "cart/index.ts": "cart", "src/index.ts": "cart" }],
    ["test", "cart", { "a.test.ts": "cart", "b.ts": "cart" }],
    ["style", "cart", { "a.css": "cart", "b.ts": "cart" }],
    ["dataAsked", "cart database", { "a.sql": "cart", "b.ts": "cart" }],
    ["styleAsked", "cart colors", { "a.css": "cart", "b.ts": "cart" }],
  ])("%s is more for the file that has more of it", (feature, title, texts) => {
    const { more, less } = compare(feature, title, texts);
    expect(more).toBeGreaterThan(less);
  });

  it("seeks no place to list what is not new", () => {
    expect(compare("registers", "fix the cart", { "cart/index.ts": "cart", "src/b.ts": "cart" }).more).toBe(0);
  });

  it("finds no definition in data and prose", () => {
    const { more } = compare("told", "cart", { "a.json": '{"function cart() {}": 1}', "b.txt": "function cart() {}" });
    expect(more).toBe(0);
  });

  const piece = fc.constantFrom(
    "cart",
    " ",
    "\n",
    "export function cartTotal() {}",
    "// total",
    "\r\n",
    "\ufeff",
    "\u0000",
    "\ufffd",
    "`",
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
  const path = fc.constantFrom(
    "a.ts",
    "A.ts",
    "cart total.py",
    "ü/名.md",
    "constructor",
    "__proto__/cart",
    "cart.test.ts",
    "x.css",
  );

  it("are numbers from 0 that no file of the query has above its measure, the same again", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(path, text), { maxLength: 6 }), text, text, (files, title, description) => {
        const texts = Object.fromEntries(files);
        const found = featuresOf(title, texts, description);
        for (const features of found.values()) {
          for (const [name, value] of Object.entries(features)) {
            expect(Number.isFinite(value) && value >= 0, `${name} ${value}`).toBe(true);
            if (name !== "size") expect(value, name).toBeLessThanOrEqual(1.000001);
          }
        }
        expect(featuresOf(title, texts, description)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });
});
