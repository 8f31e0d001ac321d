// What a path says of its file's kind, what a title asks for, and which test is whose.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KINDS, kindsAskedFor, kindsOf } from "../../src/retrieval/kind.ts";
import { pairKey } from "../../src/retrieval/pair.ts";

describe("the kinds of a file", () => {
  it.each([
    ["src/cart.ts", ""],
    ["src/cart.test.ts", "test"],
    ["tests/test_cart.py", "test"],
    ["README.md", "prose"],
    ["docs/guide.md", "prose"],
    ["examples/cart/app.ts", "example"],
    ["scripts/release.mjs", "scripts"],
    ["docs/components/cart.tsx", "docs"],
    ["internal/docs/cart.go", ""],
    ["src/cart/index.ts", "entry"],
    ["server/cart-router/router.ts", "entry"],
    ["shop/urls.py", "entry"],
    ["src/router/cart.ts", ""],
    ["src/main/java/org/example/samples/Cart.java", ""],
    ["samples/src/main/java/org/example/Cart.java", "example"],
    ["src/main/resources/templates/cart.html", ""],
    ["templates/shop/cart.ts", "example"],
    ["db/migrations/001.sql", "migration"],
    ["schema.graphql", "data"],
    ["package.json", "prose build"],
    ["vite.config.ts", "build"],
    ["locales/de/shop.ts", "locale"],
    ["src/cart.css", "style"],
    [".github/app.ts", "hidden"],
    ["src/cart.d.ts", "types"],
    ["migrations/schema.graphql", "migration"],
    ["src/latest/contest.ts", ""],
    ["constructor", "prose"],
    ["", "prose"],
  ])("of %j are %j", (path, kinds) => {
    expect([...kindsOf(path)].join(" ")).toBe(kinds);
  });

  it("are some of those there are, for any path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (path) => {
        expect([...kindsOf(path)].every((kind) => KINDS.includes(kind))).toBe(true);
      }),
    );
  });
});

describe("the kinds that a title asks for", () => {
  it.each([
    ["flaky", "", "test"],
    ["cart", "docs", ""],
    ["cart", "tests", "test"],
    ["migration cart", "", "data"],
    ["mysql", "", "data"],
    ["scss", "", "style"],
    ["changelog", "", "prose"],
    ["readm", "", "prose"],
    ["vite gradl", "", "build"],
    ["cart", "chore", "build"],
    ["cart", "constructor", ""],
    ["cart total", "fix", ""],
  ])("in %j after %j are %j", (stems, type, kinds) => {
    expect([...kindsAskedFor(stems.split(" "), type, stems)].join(" ")).toBe(kinds);
  });

  it.each([
    ["Add a cart", "entry"],
    ["adding carts", "entry"],
    ["Introduce the cart", "entry"],
    ["Creates carts", "entry"],
    ["Newest cart first", ""],
    ["Address of the cart", ""],
    ["Fix adding a cart", ""],
    ["", ""],
  ])("that begins with %j are %j", (title, kinds) => {
    expect([...kindsAskedFor([], "", title)].join(" ")).toBe(kinds);
  });
});

describe("a file and its test", () => {
  it.each([
    ["src/cart.ts", "test/cart.test.ts"],
    ["cart.go", "cart_test.go"],
    ["shop/cart.py", "tests/test_cart.py"],
    ["src/Cart.java", "src/test/CartTest.java"],
    ["lib/cart.rb", "spec/cart_spec.rb"],
  ])("%s and %s belong together", (file, test) => {
    expect(pairKey(test)).toBe(pairKey(file));
  });

  it("do not when only the language or a part of the name is the same", () => {
    expect(pairKey("cart.ts")).not.toBe(pairKey("cart.py"));
    expect(pairKey("cart.ts")).not.toBe(pairKey("cart-item.test.ts"));
    expect(pairKey("latest.ts")).not.toBe(pairKey("la.ts"));
  });
});
