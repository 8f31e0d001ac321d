import { describe, expect, it } from "vitest";
import { explain } from "../../src/retrieval/explain.ts";
import { createContext } from "../../src/retrieval/patterns.ts";

const FILES = {
  "src/cart/total.ts": "export function cartTotal(prices: number[]) {\n  return prices.length;\n}\n",
  "src/cart/discount.ts": "export function discount(cents: number) {\n  return cents;\n}\n",
  "src/mail/receipt.ts": "export function receipt(to: string) {\n  return to;\n}\n",
};
const files = Object.entries(FILES).map(([path, text], at) => ({ path, text, blob: String(at) }));
const ranked = createContext(files).rank({ query: { title: "Cart total is wrong", description: "" }, mentions: [] });
const reason = { path: "src/cart/total.ts", probability: 1, reason: "because" };

describe("explaining a place", () => {
  it("adds up to the score, the greatest worth first, with the reason that was listed", () => {
    const { place, of, reason: said } = explain("src/cart/total.ts", ranked, [reason]);
    expect([place?.rank, of, said]).toEqual([1, ranked.length, "because"]);
    const worths = place?.features.map(({ worth }) => worth) ?? [];
    expect(worths.reduce((sum, worth) => sum + worth, 0)).toBeCloseTo(place?.score ?? Number.NaN, 6);
    expect(worths).toEqual(worths.toSorted((a, b) => Math.abs(b) - Math.abs(a)));
  });

  it("names the file just ahead, and for the first one the file just behind", () => {
    expect(explain(ranked[0]?.file.path ?? "", ranked, []).place?.rival?.path).toBe(ranked[1]?.file.path);
    const { place } = explain(ranked[1]?.file.path ?? "", ranked, []);
    expect(place?.rival).toEqual({ path: ranked[0]?.file.path, rank: 1, score: ranked[0]?.score });
    const rivalSum = place?.features.reduce((sum, { rivalWorth }) => sum + rivalWorth, 0);
    expect(rivalSum).toBeCloseTo(ranked[0]?.score ?? Number.NaN, 6);
  });

  it("has no place for what was not looked at, and no rival for a file that is alone", () => {
    expect(explain("src/gone.ts", ranked, [])).toEqual({
      path: "src/gone.ts",
      reason: undefined,
      place: undefined,
      of: ranked.length,
    });
    expect(explain("src/cart/total.ts", ranked.slice(0, 1), []).place?.rival).toBeUndefined();
  });
});
