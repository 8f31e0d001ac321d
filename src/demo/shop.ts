// The example the demo works on: a small shop, four tickets, and a scripted agent that behaves like four kinds of real ones.

/** Files of the example repository, by path. */
export const SHOP: Readonly<Record<string, string>> = {
  "package.json": `{
  "name": "shop",
  "private": true,
  "type": "module",
  "scripts": {
    "build": "node --check src/cart.js && node --check src/format.js",
    "lint": "node scripts/lint.js",
    "test": "node --test"
  }
}
`,
  "README.md": "# Shop\n\nA cart, a catalogue and a price formatter.\n",
  ".gitignore": "node_modules/\n",
  "scripts/lint.js": `import { readdirSync, readFileSync } from "node:fs";

const bad = readdirSync("src").filter((name) => /\\bvar\\b|\\t/.test(readFileSync(\`src/\${name}\`, "utf8")));
for (const name of bad) console.error(\`src/\${name}: error: no var, no tabs\`);
process.exitCode = bad.length === 0 ? 0 : 1;
`,
  "src/cart.js": `/** Sum of a cart's lines, in cents. */
export function total(lines) {
  return lines.reduce((sum, { cents, count }) => sum + cents * count, 0);
}

/** Number of things in a cart. */
export function size(lines) {
  return lines.reduce((sum, { count }) => sum + count, 0);
}
`,
  "src/format.js": `/** 1250 → "12.50" */
export function price(cents) {
  return (cents / 100).toFixed(2);
}
`,
  "src/catalogue.js": `const products = new Map([
  ["tea", { name: "Tea", cents: 450 }],
  ["mug", { name: "Mug", cents: 1200 }],
]);

/** The product with this id; undefined when there is none. */
export function findProduct(id) {
  return products.get(id);
}
`,
  "test/cart.test.js": `import assert from "node:assert/strict";
import { test } from "node:test";
import { size, total } from "../src/cart.js";

test("a cart costs the sum of its lines", () => {
  assert.equal(total([{ cents: 450, count: 2 }, { cents: 1200, count: 1 }]), 2100);
});

test("an empty cart costs nothing", () => {
  assert.equal(total([]), 0);
  assert.equal(size([]), 0);
});
`,
  "test/format.test.js": `import assert from "node:assert/strict";
import { test } from "node:test";
import { price } from "../src/format.js";

test("a price has two decimals", () => {
  assert.equal(price(1250), "12.50");
});
`,
  ".github/linear-to-pr.yml": `version: 1
run:
  # The demo must run where nothing is installed, and names its scripted agent on the command line.
  isolation: none
  timeoutMinutes: 1
  stallMinutes: 1
verify:
  commands:
    - { name: build, run: node --check src/cart.js && node --check src/format.js, level: strict }
    - { name: lint, run: node scripts/lint.js, level: strict }
    - { name: test, run: node --test }
fix:
  rounds: 1
deliver:
  labels: [agent]
  states: { delivered: In Review }
`,
};

/** The ticket file; the same format works with --tickets in any clone. */
export const TICKETS = `- key: SHOP-1
  title: Give ten percent off above 100.00
  description: |
    Carts of 100.00 or more get ten percent off. Add \`discounted(lines)\` beside \`total\` in src/cart.js,
    in whole cents, rounded down, with a test in test/cart.test.js.
  labels: [agent]
  files: [src/cart.js, test/cart.test.js]

- key: SHOP-2
  title: Show prices with their currency
  description: |
    \`price(cents)\` in src/format.js gets a second argument, the currency, EUR when left out:
    \`price(1250)\` is "12.50 EUR". The test in test/format.test.js follows.
  labels: [agent]
  files: [src/format.js, test/format.test.js]

- key: SHOP-3
  title: An empty cart must cost nothing
  description: "\`total([])\` has to be 0. See src/cart.js:1-4."
  labels: [agent]
  files: [src/cart.js]

- key: SHOP-4
  title: Add a teapot to the catalogue
  description: "Teapot, id \`teapot\`, 24.00. Only src/catalogue.js."
  labels: [agent]
  files: [src/catalogue.js]
`;

/** A stand-in for a coding agent: reads the prompt on standard input, edits files, says what it did. */
export const AGENT = `import { readFileSync, writeFileSync } from "node:fs";

const prompt = readFileSync(0, "utf8");
const key = /SHOP-\\d+/.exec(prompt)?.[0];
const isSecondRound = prompt.includes("wrong with the last round");
const edit = (path, change) => writeFileSync(path, change(readFileSync(path, "utf8")));

const work = {
  "SHOP-1": () => {
    edit("src/cart.js", (text) => text + \`
/** Total with ten percent off from 100.00 on, in cents, rounded down. */
export function discounted(lines) {
  const sum = total(lines);
  return sum >= 10_000 ? Math.floor(sum * 0.9) : sum;
}
\`);
    edit("test/cart.test.js", (text) => text.replace("{ size, total }", "{ discounted, size, total }") + \`
test("a large cart is ten percent cheaper", () => {
  assert.equal(discounted([{ cents: 10_000, count: 1 }]), 9000);
  assert.equal(discounted([{ cents: 9_999, count: 1 }]), 9999);
});
\`);
    return "Added discounted() with a test.";
  },
  "SHOP-2": () => {
    if (!isSecondRound) {
      edit("src/format.js", (text) => text
        .replace("price(cents) {", 'price(cents, currency = "EUR") {\\n  console.log("price", cents, currency);')
        .replace("toFixed(2);", "toFixed(2) + currency;"));
      return "Prices carry their currency.";
    }
    writeFileSync("src/format.js", \`/** 1250 → "12.50 EUR" */
export function price(cents, currency = "EUR") {
  return \\\`\\\${(cents / 100).toFixed(2)} \\\${currency}\\\`;
}
\`);
    edit("test/format.test.js", (text) => text.replace('"12.50"', '"12.50 EUR"').replace("two decimals", "two decimals and a currency"));
    return "Removed the debug statement, corrected the space, updated the test.";
  },
  "SHOP-3": () => "total([]) is already correct, and a test says so: no change is needed.",
  "SHOP-4": () => {
    edit("src/catalogue.js", (text) => text.replace("]);", '  ["teapot", { name: "Teapot", cents: 2400 }],\\n]);'));
    edit("src/cart.js", (text) => text.replace("in cents", "in euro cents"));
    return "Added the teapot, and improved a comment elsewhere while I was there.";
  },
};

console.log(work[key]?.() ?? "I know nothing of this ticket.");
`;
