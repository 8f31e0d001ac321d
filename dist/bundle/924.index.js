export const id = 924;
export const ids = [924,377];
export const modules = {

/***/ 1526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CONTEXT_HELP: () => (/* binding */ CONTEXT_HELP),
  contextCommand: () => (/* binding */ contextCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(9567);
// EXTERNAL MODULE: ./build/adapters/log/terminal.js
var terminal = __webpack_require__(6342);
// EXTERNAL MODULE: ./build/adapters/machine/clock.js
var clock = __webpack_require__(8329);
// EXTERNAL MODULE: ./build/adapters/machine/process.js + 4 modules
var process = __webpack_require__(29);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/repository.js
var repository = __webpack_require__(4804);
// EXTERNAL MODULE: ./build/core/pattern.js
var core_pattern = __webpack_require__(4216);
;// CONCATENATED MODULE: ./build/core/foresight.js

/** Above this a file may be relied upon more often than not. */
const HIGH_CONFIDENCE_FROM = 0.6;
/** Of the best file's probability. */
function confidenceWords(probability) {
    if (probability < core_pattern/* LOW_CONFIDENCE_BELOW */.oD)
        return "low confidence";
    return probability < HIGH_CONFIDENCE_FROM ? "fair confidence" : "high confidence";
}

// EXTERNAL MODULE: ./build/core/guide.js
var core_guide = __webpack_require__(2218);
// EXTERNAL MODULE: ./build/core/words/sanitize.js
var sanitize = __webpack_require__(1769);
;// CONCATENATED MODULE: ./build/core/words/terminal-text.js
// Words on a terminal: what it can show and how wide it is. Writes nothing itself.
const STYLES = { bold: "\u001b[1m", dim: "\u001b[2m" };
const END = "\u001b[0m";
/** @param text one harmless line without its end. */
function paint(text, style, { color }) {
    return color === "none" || text === "" ? text : `${STYLES[style]}${text}${END}`;
}
/** Five cells: ` 41 %`, `100 %`, ` <1 %`. */
function percent(probability) {
    const whole = Math.round(probability * 100);
    return `${whole < 1 ? "<1" : whole} %`.padStart(5);
}

// EXTERNAL MODULE: ./build/core/words/text-table.js
var text_table = __webpack_require__(9356);
;// CONCATENATED MODULE: ./build/core/words/explained-text.js



const MOST_PATH = 300;
const MOST_WORDS = 12;
const MOST_DIFFERENCES = 3;
/** Less than this is no difference worth a word. */
const LEAST_DIFFERENCE = 0.005;
function explainedText({ path, reason, place, of }, paper) {
    const name = paint((0,sanitize/* oneLine */.TN)(path, MOST_PATH), "bold", paper);
    if (place === undefined) {
        const known = reason === undefined ? "" : `  ${(0,sanitize/* oneLine */.TN)(reason, MOST_PATH)}\n`;
        return `${name}\n${known}  not among the ${of} files that were looked at closely: too little of the text stands in it, or it is no code\n`;
    }
    const words = place.words.slice(0, MOST_WORDS).map((word) => (0,sanitize/* oneLine */.TN)(word, 40));
    const about = [
        ["  place", `${place.rank} of ${of}`],
        ["  probability", percent(place.probability).trim()],
        ["  score", plain(place.score)],
        ...(reason === undefined ? [] : [["  reason", (0,sanitize/* oneLine */.TN)(reason, MOST_PATH)]]),
        ["  words found", words.length === 0 ? "none" : words.join(", ")],
        ...rivalRows(place),
    ];
    return `${name}\n${(0,text_table/* columns */.Y)(about, paper.width, () => true)}\n${tableText(place, paper)}`;
}
function rivalRows({ rank, rival, features }) {
    if (rival === undefined)
        return [];
    const where = rival.rank < rank ? "ahead of it" : "behind it";
    const told = [...features]
        .sort((a, b) => Math.abs(difference(b)) - Math.abs(difference(a)))
        .slice(0, MOST_DIFFERENCES)
        .filter((feature) => Math.abs(difference(feature)) >= LEAST_DIFFERENCE)
        .map((feature) => `${feature.name} ${signed(difference(feature))}`);
    return [
        [`  ${where}`, `${(0,sanitize/* oneLine */.TN)(rival.path, MOST_PATH)} (place ${rival.rank}, score ${plain(rival.score)})`],
        ["  told apart by", told.length === 0 ? "nothing but their paths" : told.join(", ")],
    ];
}
function tableText({ features, rival }, paper) {
    const hasRival = rival !== undefined;
    const head = ["VALUE", "WEIGHT", "WORTH", ...(hasRival ? ["RIVAL'S", "DIFFERENCE"] : [])];
    const rows = features.map((feature) => [
        feature.name,
        plain(feature.value),
        plain(feature.weight),
        plain(feature.worth),
        ...(hasRival ? [plain(feature.rivalWorth), signed(difference(feature))] : []),
    ]);
    const aligned = rows.map(([name = "", ...cells]) => [
        `  ${name}`,
        ...cells.map((cell, at) => cell.padStart(Math.max(7, head[at]?.length ?? 0))),
    ]);
    const heading = ["  FEATURE", ...head.map((cell) => cell.padStart(7))];
    return (0,text_table/* columns */.Y)([heading, ...aligned], paper.width, () => false);
}
function difference({ worth, rivalWorth }) {
    return worth - rivalWorth;
}
function plain(number) {
    const text = Math.abs(number).toFixed(2);
    return number < 0 && text !== "0.00" ? `−${text}` : text;
}
function signed(number) {
    const text = plain(number);
    return text.startsWith("−") ? text : `+${text}`;
}

// EXTERNAL MODULE: ./build/core/words/forecast-text.js
var forecast_text = __webpack_require__(4515);
// EXTERNAL MODULE: ./build/core/words/quantity.js
var quantity = __webpack_require__(9899);
;// CONCATENATED MODULE: ./build/core/words/context-page.js
// A foresight for a person at a terminal and for a program. Paths, reasons and code are untrusted and made harmless here.









const MOST_FILES = 15;
/** What is less likely is a number, not a line. */
const LEAST_LISTED = 0.005;
const LINES_OF_EXCERPT = 4;
const BAR_CELLS = 6;
/** Cells that probability and bar take before a path. */
const BESIDE = 2 + 5 + 2 + BAR_CELLS + 2;
/** Room that a reason needs beside its path to say anything. */
const LEAST_REASON = 30;
const MOST = { path: 300, reason: 300, line: 400 };
/** All of it, or the explanation alone where one was asked for. Lines are cut or broken at `paper.width` cells. */
function contextPage(foresight, paper) {
    const { explained, title, took } = foresight;
    const body = explained === undefined
        ? [
            filesText(foresight.files, paper),
            excerptsText(foresight, paper),
            territoryText(foresight, paper),
            guidesText(foresight, paper),
        ]
        : [explainedText(explained, paper)];
    const { files, readMs, indexMs, queryMs } = took;
    const times = `${(0,quantity/* countText */.lT)(files, "file")}: read ${(0,quantity/* durationText */.S5)(readMs)}, index ${(0,quantity/* durationText */.S5)(indexMs)}, query ${(0,quantity/* durationText */.S5)(queryMs)}`;
    const parts = [cut((0,sanitize/* oneLine */.TN)(title, MOST.reason), paper, "bold"), ...body, cut(times, paper, "dim")];
    return parts.filter((part) => part !== "").join("\n");
}
function filesText(files, paper) {
    const [best] = [...files].sort((a, b) => b.probability - a.probability);
    if (best === undefined)
        return "No word of it stands in this repository: nothing can be shown.\n";
    const shown = files.filter(({ probability }) => probability >= LEAST_LISTED).slice(0, MOST_FILES);
    const more = files.length - shown.length;
    const rows = shown.map(({ path, probability, reason }) => ({
        start: `  ${percent(probability)}  ${bar(probability)}`,
        path: (0,sanitize/* oneLine */.TN)(path, MOST.path),
        reason: reasonText(reason),
    }));
    const longest = Math.max(0, ...rows.map((row) => (0,text_table/* cellsOf */.n)(row.path)));
    const isWide = BESIDE + longest + 2 + LEAST_REASON > paper.width;
    const lines = isWide
        ? rows.map(({ start, path, reason }) => `${start}  ${path}\n${cut(`${" ".repeat(BESIDE)}${reason}`, paper, "dim")}`)
        : [
            (0,text_table/* columns */.Y)(rows.map(({ start, path, reason }) => [start, path, reason]), paper.width, () => true),
        ];
    const rest = more > 0 ? `  ${(0,quantity/* countText */.lT)(more, "more file")}, less likely\n` : "";
    return `${heading("Likely files", confidenceWords(best.probability), paper)}${lines.join("")}${rest}`;
}
function bar(probability) {
    const full = Math.round(Math.min(1, Math.max(0, probability)) * BAR_CELLS);
    return "█".repeat(full) + "·".repeat(BAR_CELLS - full);
}
function excerptsText({ patterns, tokenBudget }, paper) {
    const lines = patterns.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0);
    const size = `${(0,quantity/* countText */.lT)(patterns.length, "excerpt")}, ${(0,quantity/* countText */.lT)(lines, "line")}, within ${tokenBudget} tokens`;
    return heading("Shown to the agent", size, paper) + patterns.map((pattern) => excerptText(pattern, paper)).join("\n");
}
function excerptText(pattern, paper) {
    const { path, startLine, endLine, text, reason } = pattern;
    const mark = (0,core_pattern/* confidenceOf */.i2)(pattern) === "low" ? "  (low confidence)" : "";
    const all = text.split("\n");
    const shown = all.slice(0, all.length > LINES_OF_EXCERPT ? LINES_OF_EXCERPT - 1 : LINES_OF_EXCERPT);
    const digits = String(startLine + shown.length).length;
    const code = shown.map((line, at) => `    ${String(startLine + at).padStart(digits)}  ${codeLine(line)}`);
    const more = all.length - shown.length;
    const rest = more > 0 ? [`    ${" ".repeat(digits)}  … ${(0,quantity/* countText */.lT)(more, "more line")}`] : [];
    return [
        `  ${(0,sanitize/* oneLine */.TN)(path, MOST.path)}:${startLine}-${endLine}${paint(mark, "dim", paper)}\n`,
        cut(`  ${reasonText(reason)}`, paper, "dim"),
        ...[...code, ...rest].map((line) => cut(line, paper)),
    ].join("");
}
/** How sure it is stands beside it already. */
function reasonText(reason) {
    return (0,sanitize/* oneLine */.TN)(reason, MOST.reason).replace("; low confidence", "");
}
function codeLine(line) {
    return (0,sanitize/* sanitize */.aj)(line, { maxChars: MOST.line }).replaceAll("\t", "  ").replaceAll("\n", " ");
}
const KINDS = {
    file: "",
    test: "  (test)",
    new: "  (to be made)",
    glob: "  (all of it)",
};
function territoryText({ territory }, paper) {
    const { places } = territory;
    const lines = places.map(({ path, kind }) => `  ${(0,sanitize/* oneLine */.TN)(path, MOST.path)}${KINDS[kind]}\n`);
    const all = lines.length === 0 ? "  nobody knows: the agent may look anywhere\n" : lines.join("");
    return `${heading("Territory", (0,forecast_text/* sourceText */.rI)(territory), paper)}${all}`;
}
function guidesText({ guides }, paper) {
    if (guides.length === 0)
        return "";
    const lines = guides.map((guide) => wrapped((0,core_guide/* guideLine */.z)(guide), paper.width));
    return `${heading("Read when they apply", "by reference", paper)}${lines.join("")}`;
}
function heading(words, about, paper) {
    return `${paint(words, "bold", paper)}  ${paint(`(${about})`, "dim", paper)}\n`;
}
/** One line with its end. */
function cut(line, paper, style) {
    const short = (0,text_table/* columns */.Y)([[line]], paper.width, () => true).slice(0, -1);
    return `${style === undefined ? short : paint(short, style, paper)}\n`;
}
/** Words over several lines, the first two cells in, the others four. */
function wrapped(text, width) {
    const lines = [];
    let line = " ";
    for (const word of text.split(" ")) {
        if ((0,text_table/* cellsOf */.n)(line) + 1 + (0,text_table/* cellsOf */.n)(word) > width && line.trim() !== "") {
            lines.push(line);
            line = "   ";
        }
        line += ` ${word}`;
    }
    return `${[...lines, line].join("\n")}\n`;
}
/** The same as an object: probabilities to four places, times in whole milliseconds, excerpts whole. */
function contextJson({ files, territory, explained, took, patterns, ...rest }) {
    const best = files.reduce((most, { probability }) => Math.max(most, probability), 0);
    return {
        ...rest,
        confidence: files.length === 0 ? "nothing found" : confidenceWords(best),
        files: files.map((file) => ({ ...file, probability: rounded(file.probability) })),
        excerpts: patterns.map((pattern) => ({
            ...pattern,
            score: rounded(pattern.score),
            confidence: (0,core_pattern/* confidenceOf */.i2)(pattern),
        })),
        territory: {
            source: territory.source,
            confidence: territory.confidence ?? null,
            files: territory.places,
        },
        explained: explained ?? null,
        took: {
            files: took.files,
            readMs: Math.round(took.readMs),
            indexMs: Math.round(took.indexMs),
            queryMs: Math.round(took.queryMs),
        },
    };
}
function rounded(probability) {
    return Math.round(probability * 10_000) / 10_000;
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/policy.js + 2 modules
var policy = __webpack_require__(6980);
// EXTERNAL MODULE: ./build/retrieval/enrichment.js + 1 modules
var enrichment = __webpack_require__(9298);
// EXTERNAL MODULE: ./build/setup/checkout-reading.js
var checkout_reading = __webpack_require__(805);
// EXTERNAL MODULE: ./build/core/task.js
var task = __webpack_require__(93);
// EXTERNAL MODULE: ./build/retrieval/weights.json
var weights = __webpack_require__(307);
;// CONCATENATED MODULE: ./build/retrieval/explain.js

const WEIGHTS = weights/* weights */.W3;
/** @param ranked best first. @param listed the likely files, with what is said of them. */
function explain(path, ranked, listed) {
    const reason = listed.find((one) => one.path === path)?.reason;
    const at = ranked.findIndex(({ file }) => file.path === path);
    const found = ranked[at];
    if (found === undefined)
        return { path, reason, place: undefined, of: ranked.length };
    const rivalAt = at === 0 ? 1 : at - 1;
    const rival = ranked[rivalAt];
    const { probability, score, matches } = found;
    return {
        path,
        reason,
        of: ranked.length,
        place: {
            rank: at + 1,
            probability,
            score,
            words: [...matches],
            rival: rival === undefined ? undefined : { path: rival.file.path, rank: rivalAt + 1, score: rival.score },
            features: featuresOf(found, rival),
        },
    };
}
function featuresOf(found, rival) {
    const all = Object.entries(WEIGHTS).map(([name, weight]) => {
        const value = found.features[name] ?? 0;
        return { name, value, weight, worth: value * weight, rivalWorth: (rival?.features[name] ?? 0) * weight };
    });
    return all
        .filter(({ worth, rivalWorth }) => worth !== 0 || rivalWorth !== 0)
        .sort((a, b) => Math.abs(b.worth) - Math.abs(a.worth) || (a.name < b.name ? -1 : 1));
}

// EXTERNAL MODULE: ./build/retrieval/indexable.js
var indexable = __webpack_require__(7455);
// EXTERNAL MODULE: ./build/retrieval/patterns.js + 45 modules
var retrieval_patterns = __webpack_require__(269);
// EXTERNAL MODULE: ./build/retrieval/predict.js
var predict = __webpack_require__(2002);
// EXTERNAL MODULE: ./build/retrieval/shown.js + 2 modules
var shown = __webpack_require__(1443);
// EXTERNAL MODULE: ./build/retrieval/tree.js
var tree = __webpack_require__(347);
;// CONCATENATED MODULE: ./build/stages/foresee.js








const MOST_NEAR = 3;
/** @throws INPUT_INVALID for a file to explain that is not in the tree; CONFIG_INVALID, GIT_FAILED. */
async function foresee({ query, ticket, explain: file }, { trees, clock }, { config, base, repository }) {
    const started = clock.monotonicMs();
    const entries = await trees.list(base.tree);
    const paths = new Set(entries.map(({ path }) => path));
    if (file !== undefined)
        refuseUnknown(file, paths);
    const { code, documents } = await (0,shown/* readSources */.t)(entries, config.scaffold.docs, (ids) => trees.blobs(ids));
    const read = clock.monotonicMs();
    const context = (0,retrieval_patterns/* createContext */.q6)(code);
    const indexed = clock.monotonicMs();
    const prediction = config.plan.predict === "on" ? (0,predict/* predictIn */.FW)(context, query, repository) : undefined;
    const territory = (0,task/* territoryOf */.wL)(ticket, config.plan, prediction);
    const asked = { query, mentions: (0,predict/* mentionsOf */.jO)(query, repository), territory };
    const { candidates, patterns, guides } = (0,shown/* show */.W)(asked, { context, documents }, config.scaffold);
    const queryMs = clock.monotonicMs() - indexed;
    const files = candidates.map(({ path, score, reason }) => ({ path, probability: score, reason }));
    return {
        title: query.title,
        files,
        patterns,
        tokenBudget: config.scaffold.tokenBudget,
        territory: {
            source: territory.source,
            confidence: territory.confidence,
            places: placesOf(territory, paths),
        },
        guides,
        ...(file === undefined ? {} : { explained: explain(file, context.rank(asked), files) }),
        took: { files: code.length, readMs: read - started, indexMs: indexed - read, queryMs },
    };
}
function placesOf({ mayEdit }, paths) {
    return mayEdit.map((path) => ({ path, kind: kindOf(path, paths) }));
}
function kindOf(path, paths) {
    if (paths.has(path))
        return (0,indexable/* isTest */.Nu)(path) ? "test" : "file";
    const isFolder = [...paths].some((each) => each.startsWith(`${path}/`));
    return isFolder || /[*?{}!]|\/$/.test(path) ? "glob" : "new";
}
function refuseUnknown(file, paths) {
    if (paths.has(file))
        return;
    const name = (0,tree/* baseName */.Fl)(file).toLowerCase();
    const near = [...paths].filter((path) => (0,tree/* baseName */.Fl)(path).toLowerCase() === name).slice(0, MOST_NEAR);
    const advice = near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`;
    throw new errors/* PipelineError */.zC("INPUT_INVALID", `explain: there is no file "${file.slice(0, 200)}" in the tree${advice}`, {
        hint: "Name a file by its path from the root of the repository, as it is committed.",
    });
}

// EXTERNAL MODULE: ./build/wire.js + 47 modules
var wire = __webpack_require__(184);
;// CONCATENATED MODULE: ./build/context.js
// Door: `linear-to-pr context`. What a ticket's prompt would hold of the repository, for people to judge before a run. Needs no
// key and no network, and leaves nothing behind; only a ticket is asked for at its tracker.

















const CONTEXT_HELP = `linear-to-pr context: what the prompt of a ticket would show of this repository, before anything runs

  linear-to-pr context "Totals are rounded twice"    the first line is the title, the rest the description
  linear-to-pr context - < ticket.md                 the same from standard input
  linear-to-pr context --ticket ENG-12               a ticket from Linear, or with --tickets FILE from a file

  --budget N       tokens the excerpts may take (default: scaffold.tokenBudget, 8000)
  --explain FILE   why this file stands where it stands: its features, what each is worth, its nearest rival
  --repo DIR       the checkout (default: here); what is committed is looked at
  --base BRANCH    look at this branch (default: HEAD)
  --json           one JSON object on standard output

Likely files come with the probability that the change touches them; below 25 % the prompt says "low confidence".
environment: LINEAR_API_KEY, for --ticket without --tickets
`;
const Given = schemas/* object */.Ikc({
    ticket: schemas/* string */.YjP().optional(),
    tickets: schemas/* string */.YjP().optional(),
    budget: coerce/* number */.ai().int().min(0).max(100_000).optional(),
    explain: schemas/* string */.YjP().optional(),
    repo: schemas/* string */.YjP().default("."),
    base: schemas/* string */.YjP().optional(),
    json: schemas/* boolean */.zMY().default(false),
    words: schemas/* string */.YjP(),
});
/** What is to be printed. @throws USAGE, INPUT_INVALID, CHECKOUT_*, BASE_NOT_FOUND, CONFIG_INVALID, TICKET_*, LINEAR_*, GIT_* */
async function contextCommand(argv, world) {
    const given = readGiven(argv);
    const asked = await readAsked(given, world);
    const stateDir = await (0,promises_.mkdtemp)(external_node_path_.join((0,external_node_os_.tmpdir)(), "linear-to-pr-context-"));
    try {
        const foresight = await look({ given, asked, stateDir }, world);
        if (given.json)
            return `${JSON.stringify(contextJson(foresight), null, 2)}\n`;
        return contextPage(foresight, world.paper);
    }
    finally {
        await (0,promises_.rm)(stateDir, { recursive: true, force: true, maxRetries: 3 });
    }
}
const TEXTS = ["ticket", "tickets", "budget", "explain", "repo", "base"];
function readGiven(argv) {
    const parsed = Given.safeParse(parse(argv));
    if (parsed.success)
        return parsed.data;
    const problems = parsed.error.issues.map(({ path: [name], message }) => `--${String(name)}: ${message}`);
    throw new errors/* PipelineError */.zC("USAGE", problems.join("\n"));
}
function parse(argv) {
    const texts = Object.fromEntries(TEXTS.map((name) => [name, { type: "string" }]));
    const options = { ...texts, json: { type: "boolean" } };
    try {
        const { values, positionals } = (0,external_node_util_.parseArgs)({ args: [...argv], options, allowPositionals: true });
        return { ...values, words: positionals.join(" ") };
    }
    catch (cause) {
        throw new errors/* PipelineError */.zC("USAGE", cause instanceof Error ? cause.message : String(cause), { cause });
    }
}
async function readAsked(given, world) {
    const { ticket: key, tickets, words } = given;
    const explain = given.explain?.replace(/^\.\//, "");
    if (key !== undefined && words.trim() !== "")
        throw new errors/* PipelineError */.zC("USAGE", "a text or --ticket, not both");
    if (key === undefined && tickets !== undefined)
        throw new errors/* PipelineError */.zC("USAGE", `which ticket of ${tickets}? Name it with --ticket`);
    if (key !== undefined)
        return { ...(await readTicket((0,names/* parseTicketKey */.n0)(key), given, world)), explain };
    const text = (words === "-" ? await world.readStdin() : words).trim();
    if (text === "") {
        throw new errors/* PipelineError */.zC("USAGE", "no words to go by: give a text, - for standard input, or --ticket KEY", {
            hint: "Run `linear-to-pr context --help` to see examples.",
        });
    }
    const [title = "", ...rest] = text.split("\n");
    const description = rest.join("\n").trim();
    return { query: { title: title.trim(), description }, ticket: { files: [], description }, explain };
}
async function readTicket(key, given, { env, writeError }) {
    const log = (0,terminal/* createTerminalLog */.$)({ write: writeError, level: "warn" });
    const apiKey = env.LINEAR_API_KEY ?? "";
    log.mask(apiKey);
    const tracker = (0,wire/* wireTracker */.UD)({ tickets: given.tickets, "linear-api-key": apiKey, "linear-api-url": env.LINEAR_API_URL }, log);
    const [ticket] = await tracker.tickets([key]);
    if (ticket === undefined)
        throw new errors/* PipelineError */.zC("TICKET_NOT_FOUND", `no such ticket: ${key}`);
    return { ticket, query: (0,enrichment/* queryOf */.E)([ticket]) };
}
async function look({ given, asked, stateDir }, { env, writeError }) {
    const repo = external_node_path_.resolve(given.repo);
    const trees = await (0,wire/* wireTrees */.Dn)({ repo, stateDir }, { env, log: (0,terminal/* createTerminalLog */.$)({ write: writeError, level: "warn" }) });
    const base = given.base === undefined ? await headOf(repo, env) : await trees.base(given.base);
    // Settled here, so that a configuration that names another base does not lead away from what is looked at.
    const { config } = await (0,policy/* readPolicy */.T)({ ...trees, base: async () => base }, base.branch);
    const { budget = config.scaffold.tokenBudget } = given;
    const settings = {
        config: { ...config, scaffold: { ...config.scaffold, tokenBudget: budget } },
        base,
        repository: (0,repository/* findRepositoryName */.T)(trees.originUrl),
    };
    return foresee(asked, { trees, clock: (0,clock/* createClock */.t)() }, settings);
}
/** What is checked out, on a branch or not. */
async function headOf(repo, env) {
    const git = { shell: (0,process/* createShell */.f)(), env };
    const [commit, tree] = await Promise.all(["HEAD^{commit}", "HEAD^{tree}"].map((name) => (0,checkout_reading/* findLine */.KE)(git, repo, ["rev-parse", "--verify", "--quiet", name])));
    if (commit === undefined || tree === undefined) {
        throw new errors/* PipelineError */.zC("BASE_NOT_FOUND", `${repo} has no commit yet`, { hint: "Commit something first." });
    }
    return { branch: "HEAD", commit, tree };
}


/***/ }),

/***/ 805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ findLine),
/* harmony export */   Vw: () => (/* binding */ findText),
/* harmony export */   W1: () => (/* binding */ findRepository),
/* harmony export */   b$: () => (/* binding */ readCheckout)
/* harmony export */ });
/* unused harmony export runGit */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3491);
/* harmony import */ var _core_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4804);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9473);
// A person's checkout as it lies there, committed or not: its files, its origin, its default branch. Changes nothing, and no
// hook or monitor of it is started.





const TIMEOUT_MS = 10_000;
/** The names of a million files. */
const MAX_OUTPUT_BYTES = 128 * 1024 * 1024;
const QUIET = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*"];
/** @throws CHECKOUT_NOT_FOUND, GIT_NOT_FOUND */
async function readCheckout(given, dir) {
    const top = await findLine(given, dir, ["rev-parse", "--show-toplevel"]);
    if (top === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PipelineError */ .zC("CHECKOUT_NOT_FOUND", `${dir} is not in a git checkout`);
    const [listed, repository, defaultBranch] = await Promise.all([
        runGit(given, top, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]),
        findRepository(given, top),
        findDefaultBranch(given, top),
    ]);
    return { top, paths: listed.stdout.split("\0").filter((name) => name !== ""), repository, defaultBranch };
}
/** `owner/name` of a checkout's origin. */
async function findRepository(given, dir) {
    return (0,_core_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .findRepositoryName */ .T)(await findLine(given, dir, ["config", "--get", "remote.origin.url"]));
}
async function findDefaultBranch(given, dir) {
    const ofOrigin = await findLine(given, dir, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
    return ofOrigin?.replace(/^origin\//, "") ?? findLine(given, dir, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
}
/** The first line a git command prints; undefined when it fails or prints none. @throws GIT_NOT_FOUND */
async function findLine(given, dir, args) {
    const { exitCode, stdout } = await runGit(given, dir, args);
    const line = stdout.split("\n")[0];
    return exitCode === 0 && line !== "" ? line : undefined;
}
/** @throws GIT_NOT_FOUND, CHECKOUT_NOT_FOUND when there is no such folder. */
async function runGit({ shell, env }, dir, args) {
    const finished = await shell.run({ file: "git", args: [...QUIET, ...args], cwd: dir, env: gitEnvironment(env), timeoutMs: TIMEOUT_MS }, { maxOutputBytes: MAX_OUTPUT_BYTES });
    if (finished.started)
        return finished;
    // A missing folder and a missing program look the same to whoever starts it.
    const isThere = await shell.run({
        file: "git",
        args: ["--version"],
        cwd: "/",
        env: gitEnvironment(env),
        timeoutMs: TIMEOUT_MS,
    });
    if (isThere.started)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PipelineError */ .zC("CHECKOUT_NOT_FOUND", `there is no folder ${dir}`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PipelineError */ .zC("GIT_NOT_FOUND", "git cannot be started");
}
function gitEnvironment(env) {
    return {
        ...(0,_core_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnvironment */ .Qc)(env, []),
        HOME: "/dev/null",
        LC_ALL: "C",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
    };
}
/** Text of a file of the checkout; undefined when there is none. */
async function findText(top, name) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(top, name), "utf8").catch((error) => {
        if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR")
            return undefined;
        throw error;
    });
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
