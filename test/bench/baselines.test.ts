// The baselines are honest only if they are what they say: terms, fields, BM25, and an index that follows from tree to tree.
import { describe, expect, it } from "vitest";

interface File {
  readonly path: string;
  readonly blob: string;
  readonly text: string;
}
interface Bag {
  readonly length: number;
}
interface Documents {
  createDocuments(): {
    documentsOf(files: readonly File[]): { path: string; bags: Record<string, Bag> }[];
    numberOf(term: string): number | undefined;
  };
  countIn(bag: Bag | undefined, id: number | undefined): number;
}
interface Baselines {
  createBaselines(): { rank(files: readonly File[], text: string): Record<string, string[]> };
}
interface Terms {
  termsOf(text: string): string[];
}

const at = (name: string) => new URL(`../../bench/context/${name}.mjs`, import.meta.url).href;
const { createBaselines }: Baselines = await import(at("baselines"));
const { countIn, createDocuments }: Documents = await import(at("documents"));
const { termsOf }: Terms = await import(at("terms"));

const fileOf = (path: string, text: string): File => ({ path, blob: `${path} ${text}`, text });

describe("terms", () => {
  it("are identifiers whole and in their parts", () => {
    expect(termsOf("parseHTTPUrl(user_names)")).toEqual([
      "parse",
      "http",
      "url",
      "parsehttpurl",
      "user",
      "name",
      "username",
    ]);
  });
});

describe("documents", () => {
  it("count comments, names of definitions and the rest apart", () => {
    const { documentsOf, numberOf } = createDocuments();
    const text = "// charge the card\nexport function refund(order) {\n  return order.total;\n}\n";
    const [bags] = documentsOf([fileOf("src/money.ts", text)]).map((document) => document.bags);
    const count = (field: string, term: string) => countIn(bags?.[field], numberOf(term));
    expect([count("comment", "charge"), count("body", "charge")]).toEqual([1, 0]);
    expect([count("symbol", "refund"), count("body", "refund")]).toEqual([1, 1]);
    expect([count("body", "order"), count("symbol", "order")]).toEqual([2, 0]);
    expect([count("path", "money"), count("body", "money")]).toEqual([1, 0]);
  });
});

describe("BM25", () => {
  it("puts the rare word before the common one, and the short file before the long one", () => {
    const files = [
      fileOf("common.ts", "cart cart cart"),
      fileOf("long.ts", `cart voucher ${"filler ".repeat(9)}`),
      fileOf("short.ts", "cart voucher"),
      fileOf("other.ts", "cart basket"),
      fileOf("none.ts", "nothing"),
    ];
    const ranked = createBaselines().rank(files, "voucher in the cart");
    expect(ranked.BM25).toEqual(["short.ts", "long.ts", "common.ts", "other.ts"]);
  });

  it("is spared prose and data, which no change of code is looked for in", () => {
    const files = [fileOf("README.md", "voucher"), fileOf("package.json", "voucher"), fileOf("page.html", "voucher")];
    expect(new Set(Object.values(createBaselines().rank(files, "voucher")).flat())).toEqual(new Set(["page.html"]));
  });

  it("looks at the path only with fields", () => {
    const files = [fileOf("src/voucher.ts", "export {}"), fileOf("src/cart.ts", "export {}")];
    const ranked = createBaselines().rank(files, "voucher");
    expect(ranked.BM25).toEqual([]);
    expect(ranked.BM25F).toEqual(["src/voucher.ts"]);
  });

  it("puts the file that defines a name before those that use it, with fields", () => {
    const files = [
      fileOf("a.ts", "voucher(); voucher(); other();"),
      fileOf("b.ts", "function voucher() {} other(); other();"),
    ];
    expect(createBaselines().rank(files, "voucher").BM25F).toEqual(["b.ts", "a.ts"]);
  });
});

describe("one tree after the other", () => {
  it("ranks as if the tree had been read alone", () => {
    const trees = [
      [fileOf("a.ts", "voucher"), fileOf("b.ts", "cart voucher cart"), fileOf("c.ts", "basket")],
      [fileOf("a.ts", "cart"), fileOf("c.ts", "basket voucher"), fileOf("d.ts", "voucher voucher cart shop")],
    ];
    const following = createBaselines();
    for (const files of trees) {
      expect(following.rank(files, "voucher cart")).toEqual(createBaselines().rank(files, "voucher cart"));
    }
  });
});
