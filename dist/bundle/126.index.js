export const id = 126;
export const ids = [126,377];
export const modules = {

/***/ 2044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demo: () => (/* binding */ demo)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/adapters/board/silent.js
function createSilentBoard() {
    return { begin: () => undefined, update: () => undefined, end: () => undefined };
}

// EXTERNAL MODULE: ./build/adapters/log/terminal.js
var terminal = __webpack_require__(6342);
// EXTERNAL MODULE: ./build/adapters/machine/process.js + 4 modules
var machine_process = __webpack_require__(29);
// EXTERNAL MODULE: ./build/core/options.js
var core_options = __webpack_require__(1468);
// EXTERNAL MODULE: ./build/core/words/batch-report.js
var batch_report = __webpack_require__(1083);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/session.js + 94 modules
var session = __webpack_require__(736);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
// EXTERNAL MODULE: ./build/watch.js + 2 modules
var watch = __webpack_require__(5873);
;// CONCATENATED MODULE: ./build/demo/shop.js
// The example the demo works on: a small shop, nine tickets that build on each other, and a scripted agent that behaves like
// the many kinds of real ones.
/** Files of the example repository, by path. */
const SHOP = {
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
const TICKETS = `- key: SHOP-1
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
const AGENT = `import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

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

;// CONCATENATED MODULE: ./build/demo/demo.js
// Door: `linear-to-pr demo`. Makes the example in a folder, then does what anyone could type: `all --tickets … --forge local`.














/** What each ticket of the example must come to; anything else is a fault of ours and the demo says so. */
const EXPECTED = [
    "delivered",
    "delivered",
    "no-change",
    "refused",
    "delivered",
    "delivered",
    "skipped",
    "delivered",
    "delivered",
];
async function demo(args) {
    const { dir, json, isFresh } = readArguments(args);
    if (isFresh)
        await (0,promises_.rm)(dir, { recursive: true, force: true });
    const shop = await makeExample(dir, (0,machine_process/* createShell */.f)());
    const done = await walk(dir, shop, json);
    if (json)
        process.stdout.write(`${JSON.stringify((0,batch_report/* batchJson */.Xx)(done.report), null, 2)}\n`);
    else
        tell(dir, done);
    const isExpected = endingsOf(done).every(({ outcome }, index) => outcome === EXPECTED[index]);
    return isExpected && done.ended.length === EXPECTED.length ? 0 : 1;
}
const endingsOf = ({ ended }) => ended.map(({ ending }) => ending);
function readArguments(args) {
    try {
        const { values } = (0,external_node_util_.parseArgs)({
            args: [...args],
            options: { dir: { type: "string" }, json: { type: "boolean" }, fresh: { type: "boolean" } },
        });
        return { dir: external_node_path_.resolve(values.dir ?? ".demo"), json: values.json === true, isFresh: values.fresh === true };
    }
    catch (cause) {
        throw new errors/* PipelineError */.zC("USAGE", `demo: ${cause instanceof Error ? cause.message : cause}; allowed: --dir DIR --fresh --json`, { cause });
    }
}
/** The example repository, made once; a second run finds it and must change nothing. */
async function makeExample(dir, shell) {
    const shop = external_node_path_.join(dir, "shop");
    await (0,promises_.mkdir)(dir, { recursive: true });
    await (0,promises_.writeFile)(external_node_path_.join(dir, "tickets.yml"), TICKETS);
    await (0,promises_.writeFile)(external_node_path_.join(dir, "agent.mjs"), AGENT);
    if ((0,external_node_fs_.existsSync)(external_node_path_.join(shop, ".git")))
        return shop;
    for (const [name, text] of Object.entries(SHOP)) {
        await (0,promises_.mkdir)(external_node_path_.dirname(external_node_path_.join(shop, name)), { recursive: true });
        await (0,promises_.writeFile)(external_node_path_.join(shop, name), text);
    }
    await git(shell, shop, ["init", "--quiet", "--initial-branch=main"]);
    await git(shell, shop, ["add", "--all"]);
    await git(shell, shop, ["commit", "--quiet", "--message=A shop"]);
    return shop;
}
async function git(shell, cwd, args) {
    const who = {
        GIT_AUTHOR_NAME: "Demo",
        GIT_AUTHOR_EMAIL: "demo@example.com",
        GIT_COMMITTER_NAME: "Demo",
        GIT_COMMITTER_EMAIL: "demo@example.com",
    };
    const env = { PATH: process.env.PATH ?? "", GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", ...who };
    const done = await shell.run({ file: "git", args, cwd, env, timeoutMs: 20_000 });
    if (!done.started)
        throw new errors/* PipelineError */.zC("GIT_NOT_FOUND", "git is not on PATH");
    if (done.exitCode !== 0)
        throw new errors/* PipelineError */.zC("GIT_FAILED", `git ${args[0]}: ${done.stderr.trim()}`);
}
function walk(dir, shop, json) {
    const { log, board } = json
        ? { log: (0,terminal/* createTerminalLog */.$)({ write: () => undefined, level: "error" }), board: createSilentBoard() }
        : (0,watch/* watch */.w)({ json, verbose: false });
    const options = (0,core_options/* parseOptions */.Ac)({
        stage: "all",
        slots: "4",
        tickets: external_node_path_.join(dir, "tickets.yml"),
        repo: shop,
        forge: "local",
        "forge-dir": external_node_path_.join(dir, "pull-requests"),
        "state-dir": external_node_path_.join(dir, "state"),
        agent: "command",
        isolation: "none",
        "agent-command": `"${process.execPath}" "${external_node_path_.join(dir, "agent.mjs")}"`,
    }, "USAGE", (name) => `--${name}`);
    // The checks of the example call `node` and `npm`: the ones beside the Node that runs us.
    const env = { ...process.env, PATH: `${external_node_path_.dirname(process.execPath)}${external_node_path_.delimiter}${process.env.PATH ?? ""}` };
    const signal = AbortSignal.timeout(120_000);
    return (0,session.session)(options, { source: "ticket-file", keys: [] }, { env, log, board, version: version/* VERSION */.x, signal });
}
function tell(dir, done) {
    const near = (file) => external_node_path_.relative(process.cwd(), file) || ".";
    process.stdout.write(`
${(0,batch_report/* batchTable */.Fu)(done.report, process.stdout.columns ?? 100)}
drafts     ${near(external_node_path_.join(dir, "pull-requests"))}/
comments   ${near(external_node_path_.join(dir, "tickets.yml.comments"))}/
branches   git -C ${near(external_node_path_.join(dir, "shop"))} log --oneline --all
again      the same command: what is delivered stays as it is
`);
}


/***/ }),

/***/ 4377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
