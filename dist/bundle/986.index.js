export const id = 986;
export const ids = [986];
export const modules = {

/***/ 6342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createTerminalLog)
/* harmony export */ });
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2464);

const PREFIX = { debug: "debug ", info: "", warn: "warning ", error: "error " };
const COLOR = { debug: "\u001b[2m", info: "", warn: "\u001b[33m", error: "\u001b[31m" };
const COLOR_END = "\u001b[0m";
function createTerminalLog({ write, level, color = "none" }) {
    const masks = (0,_line_js__WEBPACK_IMPORTED_MODULE_0__/* .createMasks */ ._9)();
    const prefix = (at) => color === "ansi" && COLOR[at] !== "" ? `${COLOR[at]}${PREFIX[at]}${COLOR_END}` : PREFIX[at];
    const line = (at) => (word, fields = {}) => {
        if ((0,_line_js__WEBPACK_IMPORTED_MODULE_0__/* .isShown */ .aJ)(at, level))
            write(`${prefix(at)}${(0,_line_js__WEBPACK_IMPORTED_MODULE_0__/* .formatLine */ .IL)(word, fields, masks.redact)}\n`);
    };
    return {
        debug: line("debug"),
        info: line("info"),
        warn: line("warn"),
        error: line("error"),
        mask: (secret) => void masks.add(secret),
        async group(name, work) {
            if ((0,_line_js__WEBPACK_IMPORTED_MODULE_0__/* .isShown */ .aJ)("info", level))
                write(`== ${(0,_line_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(name, masks.redact)} ==\n`);
            return work();
        },
    };
}


/***/ }),

/***/ 3986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8321);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var _core_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5562);
/* harmony import */ var _core_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1468);
/* harmony import */ var _core_words_batch_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1083);
/* harmony import */ var _core_words_bill_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(672);
/* harmony import */ var _core_words_forecast_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4515);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9473);
/* harmony import */ var _v8_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5632);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8508);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5873);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
// Door: `linear-to-pr <command>`. Reads argv and environment, shows people what happens, sets the only exit code.











const HELP = `linear-to-pr ${_version_js__WEBPACK_IMPORTED_MODULE_10__/* .VERSION */ .x}: turns a Linear ticket into a verified draft pull request

  linear-to-pr all ENG-12 [ENG-13 …]          ticket to draft, everything
  linear-to-pr all --label agent --state Todo every ticket that matches; also --team, --project, --cycle
  linear-to-pr all --tickets tickets.yml      the same from a file, no account needed
  linear-to-pr context "words of a ticket"    what the agent would be shown: likely files, excerpts, and why
  linear-to-pr demo                           watch it work on an example

a batch with a look at its plan in between:
  linear-to-pr plan ENG-1 ENG-2 … --out prompts-login.md     dependencies, territories, phases; then edit the file
  linear-to-pr scaffold prompts-login.md                     fills in what you left open: likely files, patterns
  linear-to-pr orchestrate prompts-login.md                  works it through; again: goes on where it stopped
  linear-to-pr verify ENG-1                                  one task again; also fix, deliver
  --dry-run with all, plan or orchestrate shows phases, reasons, warnings and the likely time, and starts nothing

on GitHub:
  linear-to-pr init                           writes the workflow and the configuration for this repository
  linear-to-pr doctor                         says what is still missing, from git to the webhook
  linear-to-pr relay --config relay.yml       hands Linear's webhooks on to GitHub; --replay FILE sends one again
  linear-to-pr webhook create --url URL       Linear's side of it; rotate gives it the next secret
  each of these, context and poll say with --help what they take

the jobs of the reusable workflow, one after the other on machines of their own:
  linear-to-pr prepare ENG-12 ENG-13          plans a batch and claims its tickets
  linear-to-pr work     --from plan.json --task ENG-12 --to outbox
  linear-to-pr verify   --from outbox --to verified
  linear-to-pr deliver  --from verified --plan plan.json --task ENG-12 --bare
  linear-to-pr sum      --from endings ENG-12 ENG-13    what a batch took, once the ending of each is there
  linear-to-pr poll                           starts what is ready, as far as slots are free; with --watch again and
                                              again (--every SECONDS, default 60), working on it here, until SIGTERM
  linear-to-pr reconcile                      closes runs that died, tries again what is due

one stage alone, each reading and writing a file:
  linear-to-pr trigger ENG-12 --to tickets.json
  linear-to-pr plan     --from tickets.json --to plan.json
  linear-to-pr scaffold --from plan.json    --to brief.json   [--task ENG-12]
  linear-to-pr run      --from brief.json   --to attempt.json
  linear-to-pr verify   --from attempt.json --to verdict.json
  linear-to-pr fix      --from verdict.json --to brief.json
  linear-to-pr deliver  --from verdict.json --to delivery.json
  linear-to-pr report   --from endings.json

options
  --repo DIR             the checkout (default: here)
  --tickets FILE         take tickets from a YAML or Markdown file instead of Linear
  --slots N              tickets worked on at once (default: orchestrate.slots, 4)
  --order dag|phases     a ticket starts when what it waits for has ended, or when the phases before have
  --unknown-territory solo|parallel   whether a ticket whose files nobody knows runs alone
  --base BRANCH          start from this branch (default: the repository's)
  --forge github|local   where drafts go; local writes Markdown files and local branches (default with --tickets: local)
  --forge-dir DIR        folder of the local drafts
  --repository OWNER/NAME  on GitHub (default: from the origin remote)
  --agent claude|command --agent-command LINE --model NAME   instead of the configuration's
  --isolation sandbox|none   none accepts the risk by name
  --state-dir DIR        where working directories and artefacts are kept
  --plan FILE            for deliver of a folder: the plan from before any agent ran
  --base-commit SHA      start from this commit of the base branch (default: the plan's, else the tip)
  --bare                 no checkout, everything from the remote
  --agent-result R --verify-result R   how the jobs before ended: success, failure, cancelled, skipped
  --verify-where own-job|agent-job     where a delivered folder's commands were run
  --prepare-seconds N --agent-seconds N --verify-seconds N   how long those jobs ran
  --began SECONDS        when this job began, in seconds since 1970
  --receipt FILE         for deliver of a folder: where to write what the ticket took
  --again                start anew although a person closed the ticket's pull request, it is merged, or a run was begun
  --allow-dirty          run although the checkout has uncommitted changes (they are not part of the run)
  --json                 one JSON object on standard output
  --verbose              more log lines

environment: LINEAR_API_KEY, GITHUB_TOKEN, ANTHROPIC_API_KEY
exit codes: 0 done or nothing to do · 1 a fault of ours · 2 yours · 3 upstream · 4 the work was refused
`;
const FLAGS = ["again", "allow-dirty", "bare", "dry-run", "json", "verbose", "watch"];
const TEXTS = [
    "tickets",
    "from",
    "to",
    "out",
    "task",
    "plan",
    "base-commit",
    "agent-result",
    "verify-result",
    "verify-where",
    "prepare-seconds",
    "agent-seconds",
    "verify-seconds",
    "began",
    "receipt",
    "team",
    "label",
    "project",
    "cycle",
    "state",
    "slots",
    "every",
    "order",
    "unknown-territory",
    "repo",
    "base",
    "forge",
    "forge-dir",
    "repository",
    "agent",
    "agent-command",
    "model",
    "isolation",
    "state-dir",
    "linear-api-url",
    "github-api-url",
];
async function main() {
    (0,_v8_js__WEBPACK_IMPORTED_MODULE_8__/* .prepareV8 */ .S)();
    process.exitCode = await runCommand(process.argv.slice(2));
}
async function runCommand(argv) {
    const [command = "help", ...rest] = argv;
    if (command === "help" || argv.includes("--help") || argv.includes("-h"))
        return print(await helpOn(argv));
    if (command === "--version" || command === "version")
        return print(`${_version_js__WEBPACK_IMPORTED_MODULE_10__/* .VERSION */ .x}\n`);
    try {
        if (command === "demo") {
            const { demo } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(511), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(184), __webpack_require__.e(520), __webpack_require__.e(239), __webpack_require__.e(736), __webpack_require__.e(126)]).then(__webpack_require__.bind(__webpack_require__, 2044));
            return await demo(rest);
        }
        if (command === "relay") {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const { relayCommand } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(813)]).then(__webpack_require__.bind(__webpack_require__, 9813));
                const cancel = __addDisposableResource(env_1, cancelOnSignals(), false);
                const write = (text) => void process.stdout.write(text);
                return await relayCommand(rest, { environment: process.env, write, signal: cancel.signal });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        }
        if (command === "context")
            return await lookAhead(rest);
        if (command === "init" || command === "doctor" || command === "webhook")
            return await setUp(command, rest);
        return await runStage(command, rest);
    }
    catch (error) {
        return explain(error);
    }
}
/** The page of a command that has one of its own: `init --help`, `help init`. */
async function helpOn(argv) {
    switch (argv[0] === "help" ? argv[1] : argv[0]) {
        case "context":
            return (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(184), __webpack_require__.e(520), __webpack_require__.e(924)]).then(__webpack_require__.bind(__webpack_require__, 1526))).CONTEXT_HELP;
        case "init":
            return (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(725), __webpack_require__.e(798), __webpack_require__.e(482), __webpack_require__.e(960)]).then(__webpack_require__.bind(__webpack_require__, 5960))).INIT_HELP;
        case "doctor":
            return (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(482), __webpack_require__.e(495)]).then(__webpack_require__.bind(__webpack_require__, 5495))).DOCTOR_HELP;
        case "webhook":
            return (await __webpack_require__.e(/* import() */ 574).then(__webpack_require__.bind(__webpack_require__, 6574))).WEBHOOK_HELP;
        case "relay":
            return (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(813)]).then(__webpack_require__.bind(__webpack_require__, 9813))).RELAY_HELP;
        case "poll":
            return (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(184), __webpack_require__.e(239), __webpack_require__.e(138)]).then(__webpack_require__.bind(__webpack_require__, 8360))).POLL_HELP;
        default:
            return HELP;
    }
}
async function lookAhead(rest) {
    const { contextCommand } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(184), __webpack_require__.e(520), __webpack_require__.e(924)]).then(__webpack_require__.bind(__webpack_require__, 1526));
    const { stdin, stdout, stderr, env } = process;
    const isColored = stdout.isTTY && (env.NO_COLOR ?? "") === "";
    const page = await contextCommand(rest, {
        env,
        readStdin: () => (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(stdin),
        writeError: (line) => void stderr.write(line),
        paper: { width: stdout.columns ?? 100, color: isColored ? "ansi" : "none" },
    });
    return print(page);
}
async function setUp(command, rest) {
    const world = { env: process.env, version: _version_js__WEBPACK_IMPORTED_MODULE_10__/* .VERSION */ .x, program: process.argv[1] };
    const end = command === "init"
        ? await (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(725), __webpack_require__.e(798), __webpack_require__.e(482), __webpack_require__.e(960)]).then(__webpack_require__.bind(__webpack_require__, 5960))).initCommand(rest, world)
        : command === "doctor"
            ? await (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(482), __webpack_require__.e(495)]).then(__webpack_require__.bind(__webpack_require__, 5495))).doctorCommand(rest, world)
            : await (await __webpack_require__.e(/* import() */ 574).then(__webpack_require__.bind(__webpack_require__, 6574))).webhookCommand(rest, world);
    print(end.text);
    return end.exitCode;
}
async function runStage(command, rest) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const options = readOptions(command, rest);
        const { log, board } = (0,_watch_js__WEBPACK_IMPORTED_MODULE_9__/* .watch */ .w)(options);
        const cancel = __addDisposableResource(env_2, cancelOnSignals(), false);
        if (options.stage === "poll" && options.watch) {
            const { pollWatch } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(184), __webpack_require__.e(239), __webpack_require__.e(138)]).then(__webpack_require__.bind(__webpack_require__, 8360));
            const program = [process.execPath, ...process.argv.slice(1, 2), "all", ...withoutWatching(rest)];
            const world = { env: process.env, log, board, version: _version_js__WEBPACK_IMPORTED_MODULE_10__/* .VERSION */ .x };
            await pollWatch({ options, program, world, signal: cancel.signal });
            return 0;
        }
        const { session } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(511), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(184), __webpack_require__.e(520), __webpack_require__.e(239), __webpack_require__.e(736), __webpack_require__.e(377)]).then(__webpack_require__.bind(__webpack_require__, 736));
        const done = await session(options, askedFor(options), {
            env: process.env,
            log,
            board,
            version: _version_js__WEBPACK_IMPORTED_MODULE_10__/* .VERSION */ .x,
            signal: cancel.signal,
        });
        show(done, options);
        return done.exitCode;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/** What a batch of the poll is started with: the poll's own options and filter are not for it. */
function withoutWatching(rest) {
    const alone = ["--watch"];
    const withValue = ["--every", "--team", "--label", "--project", "--cycle", "--state"];
    return rest.filter((word, at) => {
        const name = word.split("=")[0] ?? word;
        return !alone.includes(name) && !withValue.includes(name) && !withValue.includes(rest[at - 1] ?? "");
    });
}
function readOptions(command, rest) {
    if (!_core_options_js__WEBPACK_IMPORTED_MODULE_3__/* .STAGES */ .an.includes(command)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .PipelineError */ .zC("USAGE", `"${command.slice(0, 60)}" is not a command; allowed: context, demo, init, doctor, relay, webhook, ${_core_options_js__WEBPACK_IMPORTED_MODULE_3__/* .STAGES */ .an.join(", ")}`);
    }
    const { values, positionals } = parse(rest);
    if ("out" in values && "to" in values)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .PipelineError */ .zC("USAGE", "--out and --to mean the same: give one");
    const { env } = process;
    const files = positionals.filter(isFile);
    if (files.length > 1)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .PipelineError */ .zC("USAGE", `one file at a time, not ${files.join(" and ")}`);
    const [file] = files;
    if (file !== undefined && "from" in values)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .PipelineError */ .zC("USAGE", `two files to read: ${file} and --from ${values.from}; name one`);
    return (0,_core_options_js__WEBPACK_IMPORTED_MODULE_3__/* .parseOptions */ .Ac)({
        stage: command,
        // Tickets from a file are for trying things out: nothing is pushed anywhere unless a forge is named.
        forge: "tickets" in values ? "local" : "github",
        keys: positionals
            .filter((word) => !isFile(word))
            .map(_core_names_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTicketKey */ .n0)
            .join(" "),
        ...(file === undefined ? {} : { from: file }),
        "linear-api-key": env.LINEAR_API_KEY,
        "github-token": env.GITHUB_TOKEN,
        "anthropic-api-key": env.ANTHROPIC_API_KEY,
        "linear-api-url": env.LINEAR_API_URL,
        "github-api-url": env.GITHUB_API_URL,
        ...Object.fromEntries(Object.entries(values).map(([name, value]) => [spelled(name), String(value)])),
    }, "USAGE", (name) => `--${name}`);
}
/** A plan is put out for people to edit; everything else is handed to the next stage. */
function spelled(name) {
    return name === "out" ? "to" : name;
}
function parse(args) {
    const options = Object.fromEntries([
        ...TEXTS.map((name) => [name, { type: "string" }]),
        ...FLAGS.map((name) => [name, { type: "boolean" }]),
    ]);
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: [...args], options, allowPositionals: true });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .PipelineError */ .zC("USAGE", cause instanceof Error ? cause.message : String(cause), { cause });
    }
}
/** `prompts-login.md`, `plan.json`: no ticket key looks like it. */
function isFile(word) {
    return /\.(?:md|json)$/i.test(word);
}
function askedFor(options) {
    const filter = (0,_core_options_js__WEBPACK_IMPORTED_MODULE_3__/* .filterOf */ .KV)(options);
    const source = options.tickets === undefined ? "command-line" : "ticket-file";
    return { source, keys: options.keys, ...(filter === undefined ? {} : { filter }) };
}
/** The first signal ends the run cleanly, the second at once. */
function cancelOnSignals() {
    const controller = new AbortController();
    const onSignal = (name) => {
        if (controller.signal.aborted)
            process.exit(name === "SIGINT" ? 130 : 143);
        controller.abort();
    };
    process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
    return {
        signal: controller.signal,
        [Symbol.dispose]: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
    };
}
function show(done, { json }) {
    const { ended, forecast, artefacts, bill } = done;
    const width = process.stdout.columns ?? 100;
    if (forecast !== undefined)
        print(json ? printJson((0,_core_words_forecast_text_js__WEBPACK_IMPORTED_MODULE_6__/* .forecastJson */ .C3)(forecast)) : `${(0,_core_words_forecast_text_js__WEBPACK_IMPORTED_MODULE_6__/* .forecastText */ .xn)(forecast, width)}\n`);
    else if (bill !== undefined)
        print(json ? printJson(bill) : (0,_core_words_bill_js__WEBPACK_IMPORTED_MODULE_5__/* .billMarkdown */ .P)(bill, undefined));
    else if (json)
        print(printJson({ ...(0,_core_words_batch_report_js__WEBPACK_IMPORTED_MODULE_4__/* .batchJson */ .Xx)(done.report), artefacts }));
    else
        print(`${ended.length > 0 ? `${(0,_core_words_batch_report_js__WEBPACK_IMPORTED_MODULE_4__/* .batchTable */ .Fu)(done.report, width)}\n` : ""}artefacts: ${artefacts}\n`);
    for (const error of [...ended.flatMap((one) => [one.error, one.unsaid]), ...(done.errors ?? [])])
        if (error !== undefined)
            explain(error);
}
function printJson(value) {
    return `${JSON.stringify(value, null, 2)}\n`;
}
function print(text) {
    process.stdout.write(text);
    return 0;
}
function explain(error) {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .isPipelineError */ .h$)(error))
        process.stderr.write(`${error.code}: ${error.message}\n  → ${error.hint}\n`);
    else {
        const stack = error instanceof Error ? error.stack : String(error);
        process.stderr.write(`INTERNAL: a fault of linear-to-pr ${_version_js__WEBPACK_IMPORTED_MODULE_10__/* .VERSION */ .x} on Node ${process.version}; please report it with this:\n${stack}\n`);
    }
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .exitCodeOf */ .FO)(error);
}


/***/ }),

/***/ 5873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ watch)
});

// EXTERNAL MODULE: ./build/adapters/board/lines.js
var lines = __webpack_require__(3729);
// EXTERNAL MODULE: ./build/core/words/board-lines.js
var board_lines = __webpack_require__(6518);
// EXTERNAL MODULE: ./build/adapters/board/rows.js
var board_rows = __webpack_require__(4865);
;// CONCATENATED MODULE: ./build/adapters/board/live.js
// The board of a terminal: a table at its bottom, drawn anew while tasks run. Reads nothing and knows no task's meaning.


/** Eight drawings a second at most, and one a second when only the time has changed. */
const PAUSE_MS = 125;
const TICK_MS = 1000;
/** Between `begin` and `end` a timer runs and keeps the process alive: call `end` in every case. */
function createLiveBoard({ screen, clock, columns, rows: height }) {
    const rows = (0,board_rows/* createRows */.O)();
    let ending;
    let isStale = false;
    let drawnMs = 0;
    const draw = () => {
        isStale = false;
        drawnMs = clock.monotonicMs();
        // The last column and the last line stay free: a terminal moves on when they are written to.
        const room = { width: columns() - 1, height: height() - 1, nowMs: drawnMs };
        screen.frame((0,board_lines/* boardLines */._T)(rows.all(), room));
    };
    const watch = async (signal) => {
        for (;;) {
            await clock.sleep(PAUSE_MS, signal);
            if (signal.aborted)
                return;
            if (isStale || clock.monotonicMs() - drawnMs >= TICK_MS)
                draw();
        }
    };
    // Whatever ends the process: a terminal without a cursor is no way to leave.
    const onExit = () => screen[Symbol.dispose]();
    return {
        begin(named) {
            rows.begin(named);
            if (ending !== undefined)
                return;
            ending = new AbortController();
            process.once("exit", onExit);
            draw();
            void watch(ending.signal);
        },
        update(key, news) {
            rows.update(key, news, clock.monotonicMs());
            isStale = true;
        },
        end() {
            if (ending === undefined)
                return;
            ending.abort();
            ending = undefined;
            process.off("exit", onExit);
            draw();
            screen[Symbol.dispose]();
        },
    };
}

// EXTERNAL MODULE: ./build/core/words/text-table.js
var text_table = __webpack_require__(9356);
;// CONCATENATED MODULE: ./build/adapters/board/screen.js
// The one writer of a terminal that shows lines passing by and a table that stays below them. Whoever prints or draws does it
// here; nothing else may write to this terminal meanwhile.

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
/** A character that is wider than we think must be cut by the terminal, not wrapped: a wrapped line would move all others. */
const WRAP_OFF = "\u001b[?7l";
const WRAP_ON = "\u001b[?7h";
const ERASE_BELOW = "\u001b[J";
/**
 * @param write gets what is to be shown; each change of the screen is one call.
 * @param columns width of the terminal now.
 */
function createScreen(write, columns) {
    let drawn = [];
    let isLive = false;
    /** Back to where the frame begins. A terminal that became narrower has wrapped what stood there. */
    const erased = () => {
        const width = Math.max(1, columns());
        const up = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil((0,text_table/* cellsOf */.n)(line) / width)), 0);
        return up === 0 ? "" : `\u001b[${up}A\r${ERASE_BELOW}`;
    };
    const redraw = (above, lines) => {
        const back = erased();
        drawn = lines;
        write(lines.length === 0 ? `${back}${above}` : `${back}${above}${WRAP_OFF}${lines.join("\n")}\n${WRAP_ON}`);
    };
    return {
        print(text) {
            if (text === "")
                return;
            if (!isLive)
                write(text);
            else
                redraw(text.endsWith("\n") ? text : `${text}\n`, drawn);
        },
        frame(lines) {
            if (isLive)
                redraw("", lines);
            else if (lines.length > 0) {
                isLive = true;
                redraw(HIDE_CURSOR, lines);
            }
        },
        [Symbol.dispose]() {
            if (isLive)
                write(SHOW_CURSOR);
            isLive = false;
            drawn = [];
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/log/terminal.js
var terminal = __webpack_require__(6342);
// EXTERNAL MODULE: ./build/adapters/machine/clock.js
var machine_clock = __webpack_require__(8329);
;// CONCATENATED MODULE: ./build/watch.js
// What people at a terminal see while we work: the log, and below it a table of the tickets. Part of the command line's door.





/** On a terminal a table below the log; elsewhere the log alone. */
function watch({ json, verbose }) {
    const { stderr } = process;
    const level = verbose ? "debug" : "info";
    const clock = (0,machine_clock/* createClock */.t)();
    if (!stderr.isTTY || json) {
        const log = (0,terminal/* createTerminalLog */.$)({ write: (text) => stderr.write(text), level });
        return { log, board: (0,lines/* createLinesBoard */.G)({ log, clock }) };
    }
    const columns = () => stderr.columns ?? 80;
    const screen = createScreen((text) => stderr.write(text), columns);
    const board = createLiveBoard({ screen, clock, columns, rows: () => stderr.rows ?? 24 });
    return { log: (0,terminal/* createTerminalLog */.$)({ write: screen.print, level, color: "ansi" }), board };
}


/***/ })

};
