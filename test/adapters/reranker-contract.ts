// What every reranker keeps, whoever is behind it: it orders, it never throws, and it says what it took.
import { expect, it } from "vitest";
import type { RerankAsked, Reranker } from "../../src/ports.ts";

export const ASKED: RerankAsked = {
  ticket: "Give a discount",
  files: ["src/cart.ts", "src/price.ts", "src/tax.ts", "src/user.ts"].map((path) => ({ path, lines: `// ${path}` })),
};
export const LIMITS = { maxCostUsd: 1, signal: new AbortController().signal };

export interface RerankerPlace extends AsyncDisposable {
  readonly reranker: Reranker;
  /** How often somebody was asked. */
  count(): number;
}
/** @param answer paths in the order that is answered, whether they were asked about or not; an error: there is no answer. */
export type RerankerMaker = (answer: readonly string[] | Error) => Promise<RerankerPlace>;

export function rerankerContract(open: RerankerMaker): void {
  it("answers the order as indices of what it was asked about, and what that took", async () => {
    await using place = await open(["src/tax.ts", "src/cart.ts"]);
    const { order, usage, trouble } = await place.reranker.rank(ASKED, LIMITS);
    expect([order, trouble]).toEqual([[2, 0], undefined]);
    expect(usage).toMatchObject({ turns: 0, inputTokens: 100, outputTokens: 20 });
    expect(usage.costUsd).toBeGreaterThan(0);
    expect(place.count()).toBe(1);
  });

  it("drops what it was not asked about and what is repeated", async () => {
    await using place = await open(["src/evil.ts", "src/tax.ts", "src/tax.ts", "src/user.ts"]);
    expect((await place.reranker.rank(ASKED, LIMITS)).order).toEqual([2, 3]);
  });

  it("has trouble, not an order, when nothing it was asked about is answered", async () => {
    await using place = await open(["src/evil.ts"]);
    const { order, usage, trouble } = await place.reranker.rank(ASKED, LIMITS);
    expect([order, trouble]).toEqual([[], expect.stringMatching(/none of the files/)]);
    expect(usage.inputTokens).toBe(100);
  });

  it("has trouble, not an error, when there is no answer; and does not ask again", async () => {
    await using place = await open(new Error("overloaded"));
    const { order, usage, trouble } = await place.reranker.rank(ASKED, LIMITS);
    expect([order, trouble]).toEqual([[], expect.stringMatching(/overloaded/)]);
    expect(usage.costUsd).toBe(0);
    expect(place.count()).toBe(1);
  });

  it.each([
    ["about no files", { ...ASKED, files: [] }, LIMITS],
    ["for more than it may cost", ASKED, { ...LIMITS, maxCostUsd: 0 }],
    ["after it was cancelled", ASKED, { ...LIMITS, signal: AbortSignal.abort() }],
  ])("does not ask %s", async (_when, asked, limits) => {
    await using place = await open(["src/tax.ts"]);
    expect(await place.reranker.rank(asked, limits)).toMatchObject({
      order: [],
      usage: { inputTokens: 0, costUsd: 0 },
    });
    expect(place.count()).toBe(0);
  });
}
