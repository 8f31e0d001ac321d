// One index for a whole batch: it must say what reading the files for each ticket says, and its guesses must be usable globs.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matcher } from "../../src/core/globs.ts";
import { parseMentions } from "../../src/core/mentions.ts";
import { createContext, findPatterns } from "../../src/retrieval/patterns.ts";
import { createPredictor } from "../../src/retrieval/predict.ts";

const fileOf = ([path, text]: readonly [string, string]) => ({ path, blob: path, text });
const SHOP = Object.entries({
  "src/cart/cart-total.ts": "export function cartTotal(items) { return roundDiscount(sum(items)); }\n",
  "src/cart/cart-item.ts": "export function cartItem(item) { return item.price; }\n",
  "src/users/user-list.ts": "export function userList(users) { return users.map(row); }\n",
  "test/cart-total.test.ts": 'it("rounds", () => { cartTotal(); });\n',
}).map(fileOf);
const predict = createPredictor(SHOP);
const ticket = (title: string, description = "") => ({ title, description, comments: [] });

describe("the prediction of a ticket's files", () => {
  it("is what the ticket names, certain, with the test of it", () => {
    expect(predict(ticket("Wrong sum", "Fix src/cart/cart-total.ts"))).toEqual({
      mayEdit: ["src/cart/cart-total.ts", "test/cart-total.test.ts"],
      confidence: 1,
    });
    expect(predict(ticket("Invoices", "Create src/invoices/invoice.ts"))?.mayEdit[0]).toBe("src/invoices/invoice.ts");
  });

  it("is what the words say, with how likely that is", () => {
    const found = predict(ticket("Round the discount of the cart total"));
    expect(found?.mayEdit[0]).toBe("src/cart/cart-total.ts");
    expect(found?.confidence).toBeGreaterThan(0.3);
    expect(found?.confidence).toBeLessThan(1);
  });

  it("is nothing for words nobody wrote in the code, and an example to follow is not certain", () => {
    expect(predict(ticket("zzz qqq"))).toBeUndefined();
    expect(predict(ticket("Archive", "like src/users/user-list.ts does"))?.confidence ?? 0).toBeLessThan(1);
    expect(createPredictor([])(ticket("cart"))).toBeUndefined();
  });

  it("reads comments too", () => {
    expect(predict({ ...ticket("zzz"), comments: ["It is src/users/user-list.ts"] })?.confidence).toBe(1);
  });

  it("holds at most twelve files, each usable as a glob", () => {
    const many = Array.from({ length: 40 }, (_, at) => fileOf([`src/cart/cart-${at}.ts`, "cart total\n"]));
    const all = many.map(({ path }) => path).join(" and ");
    expect(createPredictor(many)(ticket("Cart", `Change ${all}`))?.mayEdit).toHaveLength(12);
    const odd = [fileOf(["src/a*b*c*d*e/cart.ts", "cart\n"]), fileOf(["src/[id]/cart.ts", "cart\n"])];
    const found = createPredictor(odd)(ticket("Change the cart"))?.mayEdit ?? [];
    expect(found).toEqual(["src/[id]/cart.ts"]);
    expect(matcher(found)("src/[id]/cart.ts")).toBe(true);
  });
});

describe("a context for many tickets", () => {
  const word = fc.constantFrom(
    "cart",
    "cartTotal",
    "orders",
    "user_list",
    "HTTPServer",
    "rounded",
    "naïve",
    "x",
    "constructor",
  );
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
  const tree = fc
    .dictionary(fc.constantFrom("src/a.ts", "src/cart.ts", "test/a.test.ts", "README.md"), text)
    .map((texts) => Object.entries(texts).map(fileOf));

  it("finds for every ticket in turn what findPatterns finds for it alone", () => {
    fc.assert(
      fc.property(tree, fc.array(fc.tuple(text, text), { maxLength: 3 }), (files, tickets) => {
        const context = createContext(files);
        for (const [title, description] of tickets) {
          const mentions = parseMentions(`${title}\n${description}`);
          const asked = { query: { title, description }, mentions, tokenBudget: 2000, mayEdit: ["src/*.ts"] };
          expect(context.patternsFor(asked)).toEqual(findPatterns({ ...asked, files }));
        }
      }),
      { numRuns: 100 },
    );
  });
});
