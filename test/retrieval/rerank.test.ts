import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/retrieval/patterns.ts";
import { mentionsOf } from "../../src/retrieval/predict.ts";
import { applyOrder, type Rankable, RERANKED, shownForRerank } from "../../src/retrieval/rerank.ts";

const ranked = (...probabilities: number[]) =>
  probabilities.map((probability, index) => ({ file: { path: `${String.fromCharCode(97 + index)}.ts` }, probability }));
const pathsOf = (entries: readonly { file: { path: string } }[]) => entries.map(({ file }) => file.path[0]).join("");

describe("applyOrder", () => {
  it("puts first what the order says, and leaves the rest in its own order behind", () => {
    expect(pathsOf(applyOrder(ranked(0.4, 0.3, 0.2, 0.1), ["c.ts", "a.ts"]))).toBe("cabd");
  });

  it("keeps the probabilities at their places", () => {
    const result = applyOrder(ranked(0.4, 0.3, 0.2), ["c.ts"]);
    expect(result.map(({ file, probability }) => [file.path, probability])).toEqual([
      ["c.ts", 0.4],
      ["a.ts", 0.3],
      ["b.ts", 0.2],
    ]);
  });

  it("says where an entry comes from that was put ahead, and of no other", () => {
    expect(applyOrder(ranked(0.4, 0.3, 0.2), ["c.ts", "a.ts"]).map(({ from }) => from)).toEqual([
      3,
      undefined,
      undefined,
    ]);
  });

  it("changes nothing without an order", () => {
    expect(applyOrder(ranked(0.4, 0.3), [])).toEqual(ranked(0.4, 0.3));
  });

  it("adds, drops and doubles nothing, whatever the order", () => {
    const path = fc.oneof(fc.constantFrom("a.ts", "b.ts", "c.ts", "d.ts", "e.ts"), fc.string());
    fc.assert(
      fc.property(
        fc.array(path),
        fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
        (order, odds) => {
          const best = ranked(...odds.sort((a, b) => b - a));
          const result = applyOrder(best, order);
          expect(pathsOf(result).split("").sort().join("")).toBe(pathsOf(best));
          expect(result.map(({ probability }) => probability)).toEqual(best.map(({ probability }) => probability));
        },
      ),
    );
  });
});

describe("shownForRerank", () => {
  const rankable = (text: string, more: Partial<Rankable> = {}): Rankable => ({
    file: { path: "src/a.ts", text },
    matches: ["discount", "price list"],
    passages: [{ lines: { start: 1, end: 99 } }],
    ...more,
  });
  const linesOf = (text: string, more?: Partial<Rankable>) => shownForRerank([rankable(text, more)])[0]?.lines;

  it("shows the three lines that hold most of the ticket's words, in the order of the file", () => {
    const text = "x\n  discount(1)\ny\nfunction discount() {\n  priceList.discount()\nz\ndiscount\n";
    expect(linesOf(text)).toBe("discount(1)\nfunction discount() {\npriceList.discount()");
  });

  it("shows definitions where no word of the ticket is said", () => {
    expect(linesOf("let a = 1\nexport function main() {\n}\n")).toBe("export function main() {");
  });

  it("shows nothing of a file in which nothing tells", () => {
    expect([linesOf("a\nb\n"), linesOf("")]).toEqual(["", ""]);
  });

  it("looks only where the passages are", () => {
    expect(linesOf("discount 1\ndiscount 2\ndiscount 3\n", { passages: [{ lines: { start: 2, end: 2 } }] })).toBe(
      "discount 2",
    );
    expect(linesOf("discount\n", { passages: [] })).toBe("");
  });

  it("shows at most 30 files", () => {
    expect(shownForRerank(Array.from({ length: 40 }, () => rankable("discount")))).toHaveLength(RERANKED);
  });

  it("keeps a line without end, control characters and hidden text out", () => {
    const lines = linesOf(`discount \u202e\u001b[31m${"x".repeat(1_000_000)}\n`) ?? "";
    expect(lines.startsWith("discount x")).toBe(true);
    expect(lines.length).toBeLessThanOrEqual(160);
    expect(shownForRerank([rankable("", { file: { path: "a\n2. b.ts", text: "" } })])[0]?.path).toBe("a 2. b.ts");
  });
});

describe("a context with an order", () => {
  const files = ["cart", "price", "tax"].map((name) => ({
    path: `src/${name}.ts`,
    blob: name,
    text: `export function ${name}(discount: number) {\n  return discount;\n}\n`,
  }));
  const query = { title: "Cart discount", description: "price" };
  const asked = { query, mentions: mentionsOf(query), mayEdit: [], tokenBudget: 1000 };
  const context = createContext(files);

  it("ranks what it can be asked to put first", () => {
    const best = context.rank(asked).map(({ file }) => file.path);
    expect([best[0], best.length]).toEqual(["src/cart.ts", 3]);
  });

  it("shows what is put first first, and says so", () => {
    const { patterns, candidates } = context.patternsFor({ ...asked, first: ["src/tax.ts", "src/no.ts"] });
    expect(patterns.map(({ path }) => path).slice(0, 2)).toEqual(["src/tax.ts", "src/cart.ts"]);
    expect(patterns[0]?.reason).toMatch(/put ahead by a model, from place 3$/);
    expect(candidates.map(({ score }) => score)).toEqual(
      context.patternsFor(asked).candidates.map(({ score }) => score),
    );
  });

  it("keeps ahead of it what the ticket names", () => {
    const named = { title: "Cart discount", description: "See `src/price.ts`" };
    const { patterns } = context.patternsFor({
      ...asked,
      query: named,
      mentions: mentionsOf(named),
      first: ["src/tax.ts"],
    });
    expect(patterns.map(({ path }) => path).slice(0, 2)).toEqual(["src/price.ts", "src/tax.ts"]);
  });
});
