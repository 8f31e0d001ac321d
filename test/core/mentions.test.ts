import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Mention, parseMentions } from "../../src/core/mentions.ts";

const short = (text: string) =>
  parseMentions(text).map(({ path, startLine, endLine, intent }) =>
    [path, startLine === undefined ? "" : `${startLine}-${endLine}`, intent].join(" "),
  );

describe("places in a text", () => {
  it.each([
    ["see src/a/b.ts.", "src/a/b.ts  mention"],
    ["see `src/a/b.ts:12`", "src/a/b.ts 12-12 mention"],
    ["see src/a/b.ts:12:5, please", "src/a/b.ts 12-12 mention"],
    ["see (src/a/b.ts:12-30)", "src/a/b.ts 12-30 mention"],
    ["see src/a/b.ts#L12-L30!", "src/a/b.ts 12-30 mention"],
    ["see src/a/b.ts#L12", "src/a/b.ts 12-12 mention"],
    ["see src/a/b.ts, lines 4 to 9", "src/a/b.ts 4-9 mention"],
    ["see `src/a/b.ts` (line 4)", "src/a/b.ts 4-4 mention"],
    ["see src/a/b.ts:30-12", "src/a/b.ts 12-30 mention"],
    ["see src/a/b.ts:0", "src/a/b.ts  mention"],
    ["see cart.ts and ./README.md", "cart.ts  mention|README.md  mention"],
    ["see app/(shop)/[id]/page.tsx", "app/(shop)/[id]/page.tsx  mention"],
    ["see src\\win\\path.ts", "src/win/path.ts  mention"],
    ["see the src/cart/ folder", "src/cart/  mention"],
    ["see the Dockerfile", "Dockerfile  mention"],
    ["see [docs](docs/a.md) and **src/b.ts**", "docs/a.md  mention|src/b.ts  mention"],
  ])("finds the places of %j", (text, places) => {
    expect(short(text).join("|")).toBe(places);
  });

  it("reads links to blobs, in branches and at lines, and no other links", () => {
    const text =
      "https://github.com/o/r/blob/main/src/x.go#L12-L30 https://gitlab.example/g/r/-/blob/main/lib/y.rb#L3-4 https://example.com/a/b.html";
    expect(short(text)).toEqual(["src/x.go 12-30 mention", "lib/y.rb 3-4 mention"]);
  });

  it("reads the frames of JavaScript, Python, Go and Java, and passes over other people's code", () => {
    const text = [
      "    at total (/home/me/app/src/cart.ts:12:5)",
      "    at async file:///srv/app/src/sum.mjs:13:5",
      "    at Object.<anonymous> (/srv/app/node_modules/x/index.js:1:1)",
      "    at node:internal/modules/run_main:12:5",
      '  File "/app/shop/cart.py", line 14, in total',
      "\t/go/src/app/cart.go:15 +0x1d",
      "\tat com.shop.CartService.total(CartService.java:16)",
    ].join("\n");
    expect(short(text)).toEqual([
      "home/me/app/src/cart.ts 12-12 mention",
      "srv/app/src/sum.mjs 13-13 mention",
      "app/shop/cart.py 14-14 mention",
      "go/src/app/cart.go 15-15 mention",
      "com/shop/CartService.java 16-16 mention",
    ]);
  });

  it("takes products, addresses, fractions and steps upwards for what they are", () => {
    const text =
      "Node.js and/or Next.js, TCP/IP, v1.2.3, 1/2, me@example.com, foo.bar(), ../../etc/passwd.conf, @octokit/rest";
    expect(short(text)).toEqual([]);
  });

  it("names each place once and keeps the stronger intent", () => {
    expect(short("In src/a.ts the sum is wrong. Fix src/a.ts. In src/a.ts again.")).toEqual(["src/a.ts  change"]);
  });
});

describe("what is to happen with it", () => {
  it.each([
    ["Create src/a.ts", "create"],
    ["Add a new file `src/a.ts`", "create"],
    ["Add a page for orders at src/a.ts", "create"],
    ["Introduce a helper called src/a.ts", "create"],
    ["Files to create:\n\n- src/a.ts", "create"],
    ["## New files\n1. src/a.ts", "create"],
    ["Fix the rounding in src/a.ts", "change"],
    ["Add a total to src/a.ts", "change"],
    ["Remove the flag from src/a.ts", "change"],
    ["It should work like src/a.ts", "like"],
    ["Do it the same way as `src/a.ts`", "like"],
    ["Follow the pattern; similar to src/a.ts", "like"],
    ["Sort the rows as src/a.ts does", "like"],
    ["Take src/a.ts as a template", "like"],
    ["The error comes from src/a.ts", "mention"],
    ["Create one. The other is src/a.ts", "mention"],
    ["Create it:\nno list here\n- src/a.ts", "mention"],
  ])("reads %j", (text, intent) => {
    expect(short(text)).toEqual([`src/a.ts  ${intent}`]);
  });

  it("gives a list of names the intent of the first", () => {
    expect(short("Create `src/a.ts`, `src/b.ts` and src/c.ts, like src/d.ts")).toEqual([
      "src/a.ts  create",
      "src/b.ts  create",
      "src/c.ts  create",
      "src/d.ts  like",
    ]);
  });

  it("takes a bare name only as an example to follow", () => {
    expect(short("The total works like CartSummary does, CartTotal does not, like `report`")).toEqual([
      "CartSummary  like",
      "report  like",
    ]);
  });
});

describe("hostile text", () => {
  it.each([
    ["slashes", "a/", 2_500_000],
    ["backticks", "`", 5_000_000],
    ["places", "src/a.ts:1 ", 450_000],
    ["brackets", "(", 5_000_000],
    ["half frames", 'File "', 800_000],
    ["half calls", "at a.", 1_000_000],
    ["half links", "[](", 1_600_000],
    ["hosts", "https://a/b/", 400_000],
    ["colons", "a:1", 1_600_000],
    ["newlines", "\n", 5_000_000],
  ])("five million characters of %s take no time", (_, piece, times) => {
    const started = performance.now();
    parseMentions(piece.repeat(times));
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it("never names more than 200 places", () => {
    const text = Array.from({ length: 1000 }, (_, at) => `src/file${at}.ts`).join(" ");
    expect(parseMentions(text)).toHaveLength(200);
  });

  it("answers any text with valid mentions that cannot leave the repository", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("../", "./", "src/a.ts", ":1-2", "`", "/etc/x.sh", "\\", "create ", "file://"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        for (const mention of parseMentions(pieces.join(""))) {
          expect(Mention.parse(mention)).toEqual(mention);
          expect(mention.path).not.toMatch(/^\/|(^|\/)\.\.?(\/|$)|[\s\u0000-\u001f\\]/);
          expect(mention.endLine ?? 1).toBeGreaterThanOrEqual(mention.startLine ?? 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
