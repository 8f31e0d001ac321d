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
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _adapters_log_terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6342);
/* harmony import */ var _core_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5562);
/* harmony import */ var _core_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1468);
/* harmony import */ var _core_words_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8356);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9473);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8508);
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







const HELP = `linear-to-pr ${_version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x}: turns a Linear ticket into a verified draft pull request

  linear-to-pr all ENG-12 [ENG-13 …]          ticket to draft, everything
  linear-to-pr all --tickets tickets.yml      the same from a file, no account needed
  linear-to-pr demo                           watch it work on an example

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
  --base BRANCH          start from this branch (default: the repository's)
  --forge github|local   where drafts go; local writes Markdown files and local branches (default with --tickets: local)
  --forge-dir DIR        folder of the local drafts
  --repository OWNER/NAME  on GitHub (default: from the origin remote)
  --agent claude|command --agent-command LINE --model NAME   instead of the configuration's
  --isolation sandbox|none   none accepts the risk by name
  --state-dir DIR        where working directories and artefacts are kept
  --again                start anew although a person closed the ticket's pull request, or it is merged
  --allow-dirty          run although the checkout has uncommitted changes (they are not part of the run)
  --json                 one JSON object on standard output
  --verbose              more log lines

environment: LINEAR_API_KEY, GITHUB_TOKEN, ANTHROPIC_API_KEY
exit codes: 0 done or nothing to do · 1 a fault of ours · 2 yours · 3 upstream · 4 the work was refused
`;
const FLAGS = ["again", "allow-dirty", "json", "verbose"];
const TEXTS = [
    "tickets",
    "from",
    "to",
    "task",
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
    process.exitCode = await runCommand(process.argv.slice(2));
}
async function runCommand(argv) {
    const [command = "help", ...rest] = argv;
    if (command === "help" || argv.includes("--help") || argv.includes("-h"))
        return print(HELP);
    if (command === "--version" || command === "version")
        return print(`${_version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x}\n`);
    try {
        if (command === "demo") {
            const { demo } = await Promise.all(/* import() */[__webpack_require__.e(370), __webpack_require__.e(765), __webpack_require__.e(342)]).then(__webpack_require__.bind(__webpack_require__, 5756));
            return await demo(rest);
        }
        return await runStage(command, rest);
    }
    catch (error) {
        return explain(error);
    }
}
async function runStage(command, rest) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const options = readOptions(command, rest);
        const log = (0,_adapters_log_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .createTerminalLog */ .$)({
            write: (text) => process.stderr.write(text),
            level: options.verbose ? "debug" : "info",
        });
        const { session } = await Promise.all(/* import() */[__webpack_require__.e(370), __webpack_require__.e(765), __webpack_require__.e(377)]).then(__webpack_require__.bind(__webpack_require__, 2765));
        const cancel = __addDisposableResource(env_1, cancelOnSignals(), false);
        const done = await session(options, askedFor(options), {
            env: process.env,
            log,
            version: _version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x,
            signal: cancel.signal,
        });
        show(done, options);
        return done.exitCode;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function readOptions(command, rest) {
    if (!_core_options_js__WEBPACK_IMPORTED_MODULE_3__/* .STAGES */ .an.includes(command)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .PipelineError */ .zC("USAGE", `"${command.slice(0, 60)}" is not a command; allowed: demo, ${_core_options_js__WEBPACK_IMPORTED_MODULE_3__/* .STAGES */ .an.join(", ")}`);
    }
    const { values, positionals } = parse(rest);
    const { env } = process;
    return (0,_core_options_js__WEBPACK_IMPORTED_MODULE_3__/* .parseOptions */ .Ac)({
        stage: command,
        // Tickets from a file are for trying things out: nothing is pushed anywhere unless a forge is named.
        forge: "tickets" in values ? "local" : "github",
        keys: positionals.map(_core_names_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTicketKey */ .n0).join(" "),
        "linear-api-key": env.LINEAR_API_KEY,
        "github-token": env.GITHUB_TOKEN,
        "anthropic-api-key": env.ANTHROPIC_API_KEY,
        "linear-api-url": env.LINEAR_API_URL,
        "github-api-url": env.GITHUB_API_URL,
        ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    }, "USAGE", (name) => `--${name}`);
}
function parse(args) {
    const options = Object.fromEntries([
        ...TEXTS.map((name) => [name, { type: "string" }]),
        ...FLAGS.map((name) => [name, { type: "boolean" }]),
    ]);
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...args], options, allowPositionals: true });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .PipelineError */ .zC("USAGE", cause instanceof Error ? cause.message : String(cause), { cause });
    }
}
function askedFor({ keys, tickets }) {
    return { source: tickets === undefined ? "command-line" : "ticket-file", keys };
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
function show({ ended, artefacts, wallMs }, { json }) {
    const endings = ended.map(({ ending }) => ending);
    if (json)
        print(`${JSON.stringify({ ...(0,_core_words_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .endingsJson */ .HH)(endings, wallMs), artefacts }, null, 2)}\n`);
    else
        print(`${endings.length > 0 ? `${(0,_core_words_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .endingsTable */ .JO)(endings, process.stdout.columns ?? 100)}\n` : ""}artefacts: ${artefacts}\n`);
    for (const error of ended.flatMap((one) => [one.error, one.unsaid]))
        if (error !== undefined)
            explain(error);
}
function print(text) {
    process.stdout.write(text);
    return 0;
}
function explain(error) {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isPipelineError */ .h$)(error))
        process.stderr.write(`${error.code}: ${error.message}\n  → ${error.hint}\n`);
    else {
        const stack = error instanceof Error ? error.stack : String(error);
        process.stderr.write(`INTERNAL: a fault of linear-to-pr ${_version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x} on Node ${process.version}; please report it with this:\n${stack}\n`);
    }
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .exitCodeOf */ .FO)(error);
}


/***/ })

};
