import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMentions } from "../../src/core/mentions.ts";
import { Pattern } from "../../src/core/pattern.ts";
import { findPatterns, isIndexable } from "../../src/retrieval/patterns.ts";

const filler = (name: string) => Array.from({ length: 30 }, (_, at) => `  const ${name}${at} = step(${at});`);
const module = (name: string, ...inside: string[]) =>
  [`export function ${name}() {`, ...inside, ...filler("x"), "}", ""].join("\n");
const SHOP: Record<string, string> = {
  "src/cart/cart-total.ts": module("cartTotal", "  return roundDiscount(sum(items));"),
  "src/cart/cart-item.ts": module("cartItem", "  return item.price;"),
  "src/orders/order-list.ts": module("orderList", "  return orders.map(row);"),
  "src/orders/page.tsx": module("OrdersPage", "  return <OrderList />;"),
  "src/users/user-list.ts": module("userList", "  return users.map(row);"),
  "src/index.ts": 'export * from "./cart/cart-total.ts";\n',
  "test/cart-total.test.ts": 'it("rounds the discount of a cart total", () => { cartTotal(); });\n',
  "README.md": "# Shop\n\nCart, discount, total, rounding: all about carts.\n",
};

function find(text: string, options: { tokenBudget?: number; mayEdit?: string[]; tree?: Record<string, string> } = {}) {
  const [title = "", ...rest] = text.split("\n");
  const files = Object.entries(options.tree ?? SHOP).map(([path, content]) => ({
    path,
    blob: `blob of ${path}`,
    text: content,
  }));
  return findPatterns({
    query: { title, description: rest.join("\n") },
    mentions: parseMentions(text),
    files,
    tokenBudget: options.tokenBudget ?? 8000,
    mayEdit: options.mayEdit ?? [],
  });
}

describe("what the ticket names", () => {
  it("comes first, as the whole definition around the lines it gives", () => {
    const [first] = find("Orders are wrong\nSee src/users/user-list.ts:7").patterns;
    expect(first).toMatchObject({
      path: "src/users/user-list.ts",
      startLine: 1,
      endLine: 33,
      origin: "named",
      score: 1,
    });
    expect(first?.reason).toBe("named in the ticket");
    expect(first?.blob).toBe("blob of src/users/user-list.ts");
  });

  it("is found by the end of its path, in a stack frame of another machine too, when only one file fits", () => {
    expect(find("Crash\n at x (/home/me/shop/src/cart/cart-item.ts:3:1)").patterns[0]?.path).toBe(
      "src/cart/cart-item.ts",
    );
    expect(find("Crash in user-list.ts").patterns[0]).toMatchObject({
      path: "src/users/user-list.ts",
      origin: "named",
    });
  });

  it("is not guessed when several files fit", () => {
    const tree = { "a/index.ts": module("a"), "b/index.ts": module("b") };
    expect(find("Crash in index.ts", { tree }).patterns.filter(({ origin }) => origin === "named")).toEqual([]);
  });

  it("may be the name of a thing in the code when it is the example to follow", () => {
    const [first] = find("Archive\nIt should work like OrdersPage does").patterns;
    expect(first).toMatchObject({
      path: "src/orders/page.tsx",
      reason: "named in the ticket as the example to follow",
    });
  });

  it("shows two distant places of a file apart and two near ones as one", () => {
    const tree = { "src/a.ts": [...Array.from({ length: 8 }, (_, at) => module(`f${at}`))].join("\n") };
    const apart = find("x\nsrc/a.ts:3 and src/a.ts:200", { tree }).patterns.filter(({ origin }) => origin === "named");
    const near = find("x\nsrc/a.ts:3 and src/a.ts:5", { tree }).patterns.filter(({ origin }) => origin === "named");
    expect([apart.length, near.length]).toEqual([2, 1]);
  });
});

describe("what is found", () => {
  it("is the code before its test and the prose, with the words that matched", () => {
    const { candidates, patterns } = find("Discount of the cart total is not rounded");
    expect(candidates[0]?.path).toBe("src/cart/cart-total.ts");
    expect(candidates[0]?.reason).toMatch(/^matches: .*discount/);
    expect(patterns[0]).toMatchObject({ path: "src/cart/cart-total.ts", origin: "found" });
  });

  it("is the test or the document when the ticket asks for one", () => {
    expect(find("Flaky test for cart total").candidates[0]?.path).toBe("test/cart-total.test.ts");
    expect(find("Readme: explain rounding").candidates[0]?.path).toBe("README.md");
  });

  it("prefers the task's territory", () => {
    const paths = (mayEdit: string[]) =>
      find("list rows", { mayEdit })
        .candidates.slice(0, 1)
        .map(({ path }) => path);
    expect([paths(["src/orders/**"]), paths(["src/users/**"])]).toEqual([
      ["src/orders/order-list.ts"],
      ["src/users/user-list.ts"],
    ]);
  });

  it("says so where confidence is low", () => {
    const { patterns, candidates } = find(
      "kubernetes operator for tenants with price webhooks, reconciliation of ledgers, audit trails and quotas",
    );
    expect(candidates.map(({ score }) => score < 0.25)).not.toContain(false);
    for (const { reason } of [...patterns, ...candidates]) expect(reason).toContain("low confidence");
  });

  it("is nothing when no word is known or there is no tree", () => {
    expect(find("zzz qqq")).toEqual({ patterns: [], candidates: [], territoryGuess: [] });
    expect(find("cart total", { tree: {} })).toEqual({ patterns: [], candidates: [], territoryGuess: [] });
  });
});

describe("what is to be made", () => {
  it("gets the closest example of its kind, whole, with the reason for it", () => {
    const { patterns, territoryGuess } = find("Invoices\nCreate src/invoices/invoice-list.ts");
    expect(patterns[0]).toMatchObject({
      startLine: 1,
      reason: expect.stringMatching(/^example for src\/invoices\/invoice-list\.ts\. Chosen because .+\.$/),
    });
    expect(patterns[0]?.path).toMatch(/-list\.ts$/);
    expect(territoryGuess[0]).toBe("src/invoices/invoice-list.ts");
  });

  it("takes the file of the same name in another folder before another of the same folder's kind", () => {
    expect(find("Users page", { mayEdit: ["src/users/page.tsx"] }).patterns[0]?.path).toBe("src/orders/page.tsx");
  });

  it("is not a file of that name in another package", () => {
    const { patterns } = find("x\nCreate lib/cart/cart-item.ts");
    expect(patterns.filter(({ origin }) => origin === "named")).toEqual([]);
  });
});

describe("the guess at the territory", () => {
  it("holds what is named and likely with the tests that exist, but no examples", () => {
    const { territoryGuess } = find(
      "Cart total\nFix src/cart/cart-total.ts, it should work like src/users/user-list.ts does",
    );
    expect(territoryGuess).toEqual(expect.arrayContaining(["src/cart/cart-total.ts", "test/cart-total.test.ts"]));
    expect(territoryGuess).not.toContain("src/users/user-list.ts");
  });
});

describe("the budget", () => {
  it("is kept at 11 tokens a line, and nothing is cut in the middle", () => {
    const all = find("cart order user list total price").patterns;
    const some = find("cart order user list total price", { tokenBudget: 400 }).patterns;
    expect(some.reduce((sum, { startLine, endLine }) => sum + 11 * (endLine - startLine + 1), 0)).toBeLessThanOrEqual(
      400,
    );
    const linesIn = (patterns: Pattern[]) => patterns.reduce((sum, { text }) => sum + text.split("\n").length, 0);
    expect(linesIn(some)).toBeLessThan(linesIn(all));
    for (const { path, startLine, endLine, text } of some)
      expect(
        SHOP[path]
          ?.split("\n")
          .slice(startLine - 1, endLine)
          .join("\n"),
      ).toBe(text);
  });

  it("counts long lines by their length, and shows nothing for nothing", () => {
    const tree = { "src/data.ts": `export const cart = "${"cart ".repeat(50_000)}";\n` };
    expect(find("cart", { tree }).patterns).toEqual([]);
    expect(find("cart total", { tokenBudget: 0 }).patterns).toEqual([]);
  });
});

describe("files worth reading", () => {
  it.each(["src/a.ts", "docs/x.md", "Makefile", "app/[id]/page.tsx", ".github/workflows/ci.yml", "src/builder/out.ts"])(
    "reads %s",
    (path) => {
      expect(isIndexable(path, 1000)).toBe(true);
    },
  );

  it.each([
    "package-lock.json",
    "a/node_modules/x/i.js",
    "dist/i.js",
    "x.min.js",
    "logo.png",
    "go.sum",
    "api.pb.go",
    "vendor/x/y.go",
    "a/__snapshots__/b.snap",
  ])("passes over %s", (path) => {
    expect(isIndexable(path, 1000)).toBe(false);
  });

  it("passes over files of more than 400 kB", () => {
    expect([isIndexable("a.ts", 400_000), isIndexable("a.ts", 400_001)]).toEqual([true, false]);
  });
});

describe("any input", () => {
  it("gives excerpts that are lines of their files, within the budget, the same twice", () => {
    const word = fc.constantFrom(
      "cart",
      "total",
      "src/a.ts",
      "src/a.ts:3-9",
      "create src/n.ts",
      "like Foo",
      "\u202e",
      "src/",
      "🙂",
    );
    const content = fc.array(
      fc.constantFrom("function cart() {", "}", "", "  total", "class Foo {", "\u202ecart", "\r"),
      { maxLength: 150 },
    );
    fc.assert(
      fc.property(
        fc.array(word),
        fc.dictionary(fc.constantFrom("src/a.ts", "src/b.ts", "a.md", "test/a.test.ts", "src/x/a.ts"), content),
        fc.nat(2000),
        (words, contents, tokenBudget) => {
          const tree = Object.fromEntries(Object.entries(contents).map(([path, lines]) => [path, lines.join("\n")]));
          const result = find(words.join(" "), { tokenBudget, tree });
          for (const pattern of result.patterns) {
            expect(Pattern.parse(pattern)).toEqual(pattern);
            expect(
              tree[pattern.path]
                ?.split("\n")
                .slice(pattern.startLine - 1, pattern.endLine)
                .join("\n"),
            ).toBe(pattern.text);
            expect(pattern.score).toBeGreaterThanOrEqual(0);
            expect(pattern.score).toBeLessThanOrEqual(1);
          }
          for (const [at, one] of result.patterns.entries())
            for (const other of result.patterns.slice(at + 1))
              expect(one.path === other.path && one.startLine <= other.endLine && other.startLine <= one.endLine).toBe(
                false,
              );
          expect(result.patterns.reduce((sum, { text }) => sum + 11 * text.split("\n").length, 0)).toBeLessThanOrEqual(
            tokenBudget,
          );
          expect(find(words.join(" "), { tokenBudget, tree })).toEqual(result);
        },
      ),
      { numRuns: 150 },
    );
  });
});
