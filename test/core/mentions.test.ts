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

describe("what tickets paste", () => {
  it.each([
    ["webpack:///./src/App.vue?1a2b:12:5", "src/App.vue 12-12 mention"],
    ["    at total (webpack-internal:///(rsc)/./src/app/page.tsx:10:5)", "src/app/page.tsx 10-10 mention"],
    ["at render (webpack://my-app/./src/x/a.ts:3:1)", "src/x/a.ts 3-3 mention"],
    ["total@http://localhost:5173/src/cart.ts?t=17:12:5", "src/cart.ts 12-12 mention"],
    ["at t (http://localhost:3000/@fs/home/me/app/src/a.ts:1:2)", "home/me/app/src/a.ts 1-1 mention"],
    ["tests/test_cart.py::TestCart::test_total FAILED", "tests/test_cart.py  mention"],
    ["shop/cart.py:12: AssertionError", "shop/cart.py 12-12 mention"],
    ["./main.go:12:5: undefined: x", "main.go 12-12 mention"],
    ["/root/go/pkg/mod/github.com/x/y@v1.2.3/z.go:12", ""],
    ["thread 'main' panicked at src/main.rs:12:5:", "src/main.rs 12-12 mention"],
    ["thread 'main' panicked at 'boom', src/main.rs:12:5", "src/main.rs 12-12 mention"],
    ["   --> crates/core/src/lib.rs:3:1", "crates/core/src/lib.rs 3-3 mention"],
    ["at /rustc/abc/library/std/src/panicking.rs:652:5", ""],
    ["app/models/cart.rb:12:in `total'", "app/models/cart.rb 12-12 mention"],
    ["/opt/gems/rack-2.0/lib/rack.rb:3:in 'call'", ""],
    ["#0 /var/www/app/Cart.php(12): App\\Cart->total()", "var/www/app/Cart.php 12-12 mention"],
    ["in /var/www/src/Cart.php on line 12", "var/www/src/Cart.php 12-12 mention"],
    ["   at Shop.Cart.Total() in C:\\src\\Shop\\Cart.cs:line 12", "src/Shop/Cart.cs 12-12 mention"],
    ["src/cart.ts(12,5): error TS2322: no", "src/cart.ts 12-12 mention"],
    ["C:\\Users\\me\\app\\src\\cart.ts:12", "Users/me/app/src/cart.ts 12-12 mention"],
    ["\tat java.base/java.util.ArrayList.get(ArrayList.java:427)", ""],
    ["\tat app//com.shop.CartService.total(CartService.java:16)", "com/shop/CartService.java 16-16 mention"],
    ["`src/a.ts`:12-14 is wrong", "src/a.ts 12-14 mention"],
    [
      'see "docs/My File.md", `node scripts/run.js` and it\'s "a/b.ts c/d.ts"',
      "docs/My File.md  mention|scripts/run.js  mention|a/b.ts  mention|c/d.ts  mention",
    ],
    ["src/größe.ts and (app/[id]/page.tsx)", "src/größe.ts  mention|app/[id]/page.tsx  mention"],
    ["Files: src/a.ts, src/b.ts", "src/a.ts  mention|src/b.ts  mention"],
    ["**Files**\n- [ ] `src/a.ts`\n- src/b.ts", "src/a.ts  mention|src/b.ts  mention"],
  ])("reads %j", (text, places) => {
    expect(short(text).join("|")).toBe(places);
  });

  it("reads links in branches, at commits, to folders and to raw files, and takes their repository along", () => {
    const links = [
      "https://github.com/O/R/blob/feature/x/src/%5Bid%5D/page.tsx?plain=1#L3-L9",
      "https://github.com/o/r/blob/0123abc/src/a.ts#L3C1-L9C4",
      "https://github.com/o/r/tree/main/src/cart",
      "https://raw.githubusercontent.com/o/r/main/src/b.ts",
      "https://github.com/o/r/pull/12/files",
    ];
    const mentions = parseMentions(links.join("\n"));
    expect(mentions.map(({ path, startLine }) => [path, startLine])).toEqual([
      ["x/src/[id]/page.tsx", 3],
      ["src/a.ts", 3],
      ["src/cart/", undefined],
      ["src/b.ts", undefined],
    ]);
    expect(new Set(mentions.map(({ repository }) => repository))).toEqual(new Set(["o/r"]));
  });

  it("takes a link to another repository, and the words it hides behind, for nothing", () => {
    const text =
      "like [src/b.ts](https://github.com/other/r/blob/main/src/b.ts), see https://github.com/o/r/blob/main/src/c.ts";
    expect(parseMentions(text, "O/R").map(({ path }) => path)).toEqual(["src/c.ts"]);
    expect(parseMentions(text).map(({ path }) => path)).toEqual(["src/b.ts", "src/c.ts"]);
  });
});

describe("code that a ticket names", () => {
  const names = (text: string) =>
    parseMentions(text).map(({ path, names: kind = "place", intent }) => `${kind} ${path} ${intent}`);

  it.each([
    ["`parseQuery` throws", "symbol parseQuery mention"],
    ["`UserService.create` and `axum::body::Body`", "symbol UserService.create mention|symbol axum.body.Body mention"],
    ['a `<Button size="s">` in `<my-card>`', "symbol Button mention|symbol my-card mention"],
    ["`useThing()` and `const total = 1`", "symbol useThing mention"],
    ["`function useThing(a, b)`", "symbol useThing mention"],
    ["`Map<string, Foo>` `true` `string` `id` `npm run build`", ""],
    ["`CartMap<string, Foo>`", "symbol CartMap mention"],
    ["`--dry-run` and `--limit=3`, not `git push --force`", "flag --dry-run mention|flag --limit mention"],
    ["`DATABASE_URL` or `process.env.PORT_NAME`", "symbol DATABASE_URL mention|symbol PORT_NAME mention"],
    ["`GET /orders/:id` and `/users/{id}`", "route GET /orders/:id mention|route /users/{id} mention"],
    ["DELETE /api/orders/:id returns 500.", "route DELETE /api/orders/:id mention"],
    ["`/` and `/:id`", ""],
    ["Fix `parseQuery` in src/a.ts", "symbol parseQuery change|place src/a.ts change"],
    ["`create` in src/a.ts is slow", "symbol create mention|place src/a.ts mention"],
    ["Similar to the Button component", "thing Button component like"],
    ["It should look like the order list page does", "thing order list page like"],
    ["Same as UserCard; follow `CartSummary`", "symbol UserCard like|symbol CartSummary like"],
    ["UserCard is broken", ""],
  ])("reads %j", (text, expected) => {
    expect(names(text).join("|")).toBe(expected);
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

  it("takes what something is moved to for new", () => {
    expect(short("Move src/a.ts to src/b.ts")).toEqual(["src/a.ts  change", "src/b.ts  create"]);
    expect(short("Rename `src/a.ts` → `src/b.ts`")).toEqual(["src/a.ts  change", "src/b.ts  create"]);
    expect(short("Extract the parsing from src/a.ts into a new module `src/b.ts`").at(-1)).toBe("src/b.ts  create");
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
    ["half code", "`a", 2_500_000],
    ["half quotations", ' "a', 1_600_000],
    ["half elements", "`<A ", 1_200_000],
    ["calls of nothing", "`a(` ", 1_000_000],
    ["routes", "GET /a ", 700_000],
    ["followed things", "like the a b ", 380_000],
    ["moves", "move a to ", 500_000],
    ["half raw links", "[a](https://github.com/o/r/blob/", 150_000],
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
          expect(mention.path).not.toMatch(
            mention.names ? /[\u0000-\u001f]/ : /^\/|(^|\/)\.\.?(\/|$)|[\u0000-\u001f\\]|^ | $/,
          );
          expect(mention.endLine ?? 1).toBeGreaterThanOrEqual(mention.startLine ?? 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
