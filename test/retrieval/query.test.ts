// What a ticket's words become, and that no text makes it slow.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/retrieval/query.ts";

const ask = (title: string, description = "") => parseQuery({ title, description });
const termsOf = (title: string, description = "") => ask(title, description).terms.map(({ term }) => term);

describe("a query", () => {
  it("joins a verb with its particle, though that says nothing alone", () => {
    const { places } = parseQuery({ title: "Rename the sign up button", description: "" });
    expect([places.has("signup"), places.has("up"), places.has("upbutton")]).toEqual([true, false, false]);
  });

  it("passes over sections that speak of something else", () => {
    const description = "The cart is wrong.\n## Test plan\nOpen the checkout.\n## Proposal\nRound the discount.";
    const { places } = parseQuery({ title: "Wrong sum", description });
    expect(["cart", "checkout", "discount"].map((term) => places.has(term))).toEqual([true, false, true]);
  });

  it("weighs the title twice and joins adjacent words", () => {
    const { terms, places } = ask("query client", "server");
    const of = (term: string) => terms[places.get(term) ?? -1];
    expect(of("query")?.weight).toBeGreaterThan(of("server")?.weight ?? 0);
    expect(of("query")?.inTitle).toBeGreaterThan(0);
    expect(of("server")?.inTitle).toBe(0);
    expect(of("queryclient")?.word).toBe("query client");
  });

  it("is empty for words that say nothing", () => {
    expect(ask("Please make it so")).toMatchObject({ terms: [], scope: [], names: [] });
    expect(ask("")).toMatchObject({ terms: [], scope: [], names: [] });
  });

  it.each([
    ["fix(mocker): reset spies", "mocker", ""],
    ["axum-extra: add a layer", "axum extra", "entry"],
    ["feat(ui-kit)!: new card", "ui kit", "entry"],
    ["docs: changelog of colors", "", "prose style"],
    ["test(cart): flaky total", "cart", "test"],
    ["Cart: wrong total", "cart", ""],
    ["no colon here", "", ""],
  ])("takes the scope and the kinds from %j", (title, scope, kinds) => {
    const query = ask(title);
    expect(query.scope.join(" ")).toBe(scope);
    expect([...query.kinds].join(" ")).toBe(kinds);
  });

  it("takes as names what is written as code", () => {
    expect(ask("Use `cart.total` and loadCart", "user_list is not Word, `a b` neither X").names).toEqual([
      "cart",
      "total",
      "loadCart",
      "user_list",
    ]);
    expect(ask("9fooBar $fooBar FooBar _foo Foo_Bar").names).toEqual(["fooBar", "$fooBar", "FooBar"]);
  });

  it("leaves out what templates leave behind, and no other comment", () => {
    const body = "<!-- unseen -->\n- [ ] checked\n# heading\nCloses: #1 closing\nshelf\nCo-authored-by: someone";
    expect(termsOf("cart", body)).toEqual(["cart", "shelf"]);
  });

  it("counts what comes late and what comments say for less", () => {
    const late = parseQuery({ title: "x", description: `early ${"- ".repeat(1_500)} later`, comments: ["spoken"] });
    const weight = (term: string) => late.terms[late.places.get(term) ?? -1]?.weight ?? 0;
    expect(weight("early")).toBeGreaterThan(weight("later"));
    expect(weight("later")).toBeGreaterThan(weight("spoken"));
    expect(weight("spoken")).toBeGreaterThan(0);
  });

  it("holds at most 200 terms and 40 names, the heaviest and the first", () => {
    const words = Array.from({ length: 400 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}x${at}`);
    const query = ask("cart", `${words.join(", ")} ${words.map((word) => `\`${word}\``).join(" ")}`);
    expect(query.terms).toHaveLength(200);
    expect(query.terms[0]?.term).toBe("cart");
    expect(query.names).toHaveLength(40);
  });

  const wild = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          "fix",
          "(",
          ")",
          ": ",
          "`",
          "constructor",
          "__proto__",
          "aB",
          " ",
          "\r\n",
          "<!--",
          "-->",
          "# ",
          "é",
        ),
        {
          maxLength: 60,
        },
      )
      .map((pieces) => pieces.join("")),
  );

  it("is in order, each term once and where `places` says, for any text, and the same again", () => {
    fc.assert(
      fc.property(wild, wild, wild, (title, description, comment) => {
        const asked = { title, description, comments: [comment] };
        const { terms, places } = parseQuery(asked);
        expect(terms).toEqual(terms.toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)));
        expect([...places]).toEqual(terms.map(({ term }, place) => [term, place]));
        for (const { weight, inTitle } of terms) {
          expect(weight).toBeGreaterThan(0);
          expect(inTitle).toBeGreaterThanOrEqual(0);
          expect(inTitle).toBeLessThanOrEqual(weight);
        }
        expect(parseQuery(asked)).toEqual(parseQuery(asked));
      }),
      { numRuns: 500 },
    );
  });

  it("is read in a time that grows with the text and no faster", () => {
    const seeds =
      "a|e|A|$|_a|aA|$a|is|ise|our|ea|ss|`|`a|<!--|<!-- a|- [ ] |- [x]|# |#|a-|<a|a(|fix(a|!:| |\t|\n|closes |fixes:|9|é|日";
    for (const seed of seeds.split("|")) {
      const small = timeOf(seed, 5_000);
      // Four times the text takes four times the time; the rest is for a machine that does other things meanwhile. What grew with
      // the square took two seconds.
      expect(timeOf(seed, 20_000), JSON.stringify(seed)).toBeLessThan(small * 10 + 250);
    }
  });
});

function timeOf(seed: string, length: number): number {
  const text = seed.repeat(Math.ceil(length / seed.length)).slice(0, length);
  const started = process.cpuUsage();
  parseQuery({ title: text, description: text, comments: [text] });
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}
