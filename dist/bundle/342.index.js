export const id = 342;
export const ids = [342,377];
export const modules = {

/***/ 5756:
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
// EXTERNAL MODULE: ./build/adapters/log/terminal.js
var terminal = __webpack_require__(6342);
// EXTERNAL MODULE: ./build/adapters/machine/process.js + 4 modules
var machine_process = __webpack_require__(29);
// EXTERNAL MODULE: ./build/core/options.js
var core_options = __webpack_require__(1468);
// EXTERNAL MODULE: ./build/core/words/summary.js + 1 modules
var summary = __webpack_require__(8356);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/session.js + 164 modules
var session = __webpack_require__(2765);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/demo/shop.js
// The example the demo works on: a small shop, four tickets, and a scripted agent that behaves like four kinds of real ones.
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
const AGENT = `import { readFileSync, writeFileSync } from "node:fs";

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

;// CONCATENATED MODULE: ./build/demo/demo.js
// Door: `linear-to-pr demo`. Makes the example in a folder, then does what anyone could type: `all --tickets … --forge local`.












/** What each ticket of the example must come to; anything else is a fault of ours and the demo says so. */
const EXPECTED = ["delivered", "delivered", "no-change", "refused"];
async function demo(args) {
    const { dir, json, isFresh } = readArguments(args);
    if (isFresh)
        await (0,promises_.rm)(dir, { recursive: true, force: true });
    const shop = await makeExample(dir, (0,machine_process/* createShell */.f)());
    const done = await walk(dir, shop, json);
    if (json)
        process.stdout.write(`${JSON.stringify((0,summary/* endingsJson */.HH)(endingsOf(done), done.wallMs), null, 2)}\n`);
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
    const quiet = (text) => void (json || process.stderr.write(text));
    const log = (0,terminal/* createTerminalLog */.$)({ write: quiet, level: "info" });
    const options = (0,core_options/* parseOptions */.Ac)({
        stage: "all",
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
    return (0,session.session)(options, { source: "ticket-file", keys: [] }, { env, log, version: version/* VERSION */.x, signal });
}
function tell(dir, done) {
    const near = (file) => external_node_path_.relative(process.cwd(), file) || ".";
    process.stdout.write(`
${(0,summary/* endingsTable */.JO)(endingsOf(done), process.stdout.columns ?? 100)}

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
