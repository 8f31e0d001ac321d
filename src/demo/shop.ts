// The example the demo works on: a small shop, nine tickets that build on each other, and a scripted agent that behaves like
// the many kinds of real ones.

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
  "src/index.js": `export * from "./cart.js";
export * from "./catalogue.js";
export * from "./format.js";
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
  title: An unknown product must not throw
  description: "\`findProduct\` of an id nobody knows has to be undefined. See src/catalogue.js:6-9."
  labels: [agent]
  files: [test/catalogue.test.js]

- key: SHOP-4
  title: Add a teapot to the catalogue
  description: "Teapot, id \`teapot\`, 24.00. Only src/catalogue.js."
  labels: [agent]
  files: [src/catalogue.js]

- key: SHOP-5
  title: Print a receipt
  description: |
    \`receipt(lines)\` in src/receipt.js: the sum and what is left of it after the discount. It is exported like the rest.
  labels: [agent]
  blockedBy: [SHOP-1]
  files: [src/receipt.js, test/receipt.test.js]

- key: SHOP-6
  title: Write an invoice line
  description: "\`invoiceLine({ name, cents, count })\` in src/invoice.js: \`2 × Tea 9.00 EUR\`."
  labels: [agent]
  blockedBy: [SHOP-2]
  files: [src/invoice.js, test/invoice.test.js]

- key: SHOP-7
  title: Offer the teapot with two mugs
  description: "A set of a teapot and two mugs for 45.00, in src/sets.js."
  labels: [agent]
  blockedBy: [SHOP-4]
  files: [src/sets.js]

- key: SHOP-8
  title: Check out
  description: "\`checkout(lines)\` in src/checkout.js: the invoice lines, then the receipt."
  labels: [agent]
  blockedBy: [SHOP-5, SHOP-6]
  files: [src/checkout.js, test/checkout.test.js]

- key: SHOP-9
  title: Describe the check-out
  description: "docs/checkout.md says in one sentence what \`checkout\` prints."
  labels: [agent]
  blockedBy: [SHOP-8]
  files: [docs/checkout.md]
`;

/** A stand-in for a coding agent: reads the prompt on standard input, edits files, says what it did. */
export const AGENT = `import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

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
  "SHOP-3": () => "findProduct() of an unknown id is undefined already: no change is needed.",
  "SHOP-4": () => {
    edit("src/catalogue.js", (text) => text.replace("]);", '  ["teapot", { name: "Teapot", cents: 2400 }],\\n]);'));
    edit("README.md", (text) => text + "\\nNow with a teapot.\\n");
    return "Added the teapot, and advertised it while I was there.";
  },
  "SHOP-5": () => {
    if (existsSync("src/receipt.js")) {
      edit("src/index.js", (text) => text + 'export * from "./receipt.js";\\n');
      return "Exported receipt() too, now that src/index.js is ours.";
    }
    writeFileSync("src/receipt.js", \`import { discounted, total } from "./cart.js";

/** Sum of a cart, and what is to be paid of it. */
export function receipt(lines) {
  return { sum: total(lines), toPay: discounted(lines) };
}
\`);
    writeFileSync("test/receipt.test.js", \`import assert from "node:assert/strict";
import { test } from "node:test";
import { receipt } from "../src/receipt.js";

test("a receipt shows the discount", () => {
  assert.deepEqual(receipt([{ cents: 10_000, count: 1 }]), { sum: 10_000, toPay: 9000 });
});
\`);
    writeFileSync("SCOPE-EXPANSIONS.md", \`## src/index.js
Reason: everything the shop offers is exported there
Smallest change: one export line
\`);
    return "Wrote receipt() with a test, and asked for src/index.js to export it.";
  },
  "SHOP-6": () => {
    writeFileSync("src/invoice.js", \`import { price } from "./format.js";

/** \\\`2 × Tea 9.00 EUR\\\` */
export function invoiceLine({ name, cents, count }) {
  return \\\`\\\${count} × \\\${name} \\\${price(cents * count)}\\\`;
}
\`);
    writeFileSync("test/invoice.test.js", \`import assert from "node:assert/strict";
import { test } from "node:test";
import { invoiceLine } from "../src/invoice.js";

test("a line has amount, name and price", () => {
  assert.equal(invoiceLine({ name: "Tea", cents: 450, count: 2 }), "2 × Tea 9.00 EUR");
});
\`);
    return "Wrote invoiceLine() with a test.";
  },
  "SHOP-8": () => {
    writeFileSync("src/checkout.js", \`import { price } from "./format.js";
import { invoiceLine } from "./invoice.js";
import { receipt } from "./receipt.js";

/** The invoice lines of a cart, then what is to be paid. */
export function checkout(lines) {
  return [...lines.map(invoiceLine), price(receipt(lines).toPay)].join("\\\\n");
}
\`);
    writeFileSync("test/checkout.test.js", \`import assert from "node:assert/strict";
import { test } from "node:test";
import { checkout } from "../src/checkout.js";

test("a check-out ends with what is to be paid", () => {
  assert.equal(checkout([{ name: "Tea", cents: 450, count: 2 }]), "2 × Tea 9.00 EUR\\\\n9.00 EUR");
});
\`);
    return "Wrote checkout() from the work of the two tickets before.";
  },
  "SHOP-9": () => {
    mkdirSync("docs", { recursive: true });
    writeFileSync("docs/checkout.md", "\`checkout(lines)\` prints one invoice line for each thing in the cart, then what is to be paid.\\n");
    return "Described checkout().";
  },
};

// A model takes its time; without it nothing would be seen of the slots.
await new Promise((resolve) => setTimeout(resolve, 600));
console.log(work[key]?.() ?? "I know nothing of this ticket.");
`;
