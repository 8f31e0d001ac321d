export const id = 47;
export const ids = [47,377];
export const modules = {

/***/ 4047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/adapters/board/lines.js
var lines = __webpack_require__(3729);
// EXTERNAL MODULE: ./build/adapters/log/line.js
var log_line = __webpack_require__(2464);
;// CONCATENATED MODULE: ./build/adapters/log/actions.js

const COMMAND = { debug: "", info: "", warn: "::warning::", error: "::error::" };
function createActionsLog({ write, level }) {
    const masks = (0,log_line/* createMasks */._9)();
    let openGroups = 0;
    const line = (at) => (word, fields = {}) => {
        if (!(0,log_line/* isShown */.aJ)(at, level))
            return;
        const text = (0,log_line/* formatLine */.IL)(word, fields, masks.redact);
        write(COMMAND[at] === "" ? `${text}\n` : `${COMMAND[at]}${escapeData(text)}\n`);
    };
    return {
        debug: line("debug"),
        info: line("info"),
        warn: line("warn"),
        error: line("error"),
        mask(secret) {
            for (const part of masks.add(secret))
                write(`::add-mask::${escapeData(part)}\n`);
        },
        async group(name, work) {
            const title = (0,log_line/* harmless */.Is)(name, masks.redact);
            // The runner knows one level of groups; one inside another, or beside it, is a heading.
            write(openGroups === 0 ? `::group::${escapeData(title)}\n` : `== ${title} ==\n`);
            openGroups += 1;
            try {
                return await work();
            }
            finally {
                openGroups -= 1;
                if (openGroups === 0)
                    write("::endgroup::\n");
            }
        },
    };
}
/** As the runner undoes it: `%`, CR and LF, the percent sign first. */
function escapeData(text) {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

// EXTERNAL MODULE: ./build/adapters/machine/clock.js
var clock = __webpack_require__(8329);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/core/event.js
// GitHub's event → a Trigger. Keys, a time and an id are all we take from it; the ticket itself is always fetched afresh.



/** As many as a matrix of jobs can have. */
const MOST_KEYS = 256;
const KeyList = schemas/* union */.KCZ([schemas/* string */.YjP().max(5000), schemas/* array */.YOg(schemas/* string */.YjP().max(60)).max(MOST_KEYS)], {
    error: "must be a text of at most 5000 characters or a list of at most 256 keys",
});
/** What our relay puts in `client_payload`; more keys are allowed and not read. */
const DispatchPayload = schemas/* object */.Ikc({
    client_payload: schemas/* object */.Ikc({
        key: schemas/* string */.YjP().max(60).optional(),
        keys: KeyList.optional(),
        movedAt: iso/* datetime */.w$({ offset: true }).optional(),
        correlation: schemas/* string */.YjP()
            .regex(/^[\w.:-]{1,100}$/)
            .optional(),
    }),
    sender: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).optional(),
});
const WorkflowPayload = schemas/* object */.Ikc({
    inputs: schemas/* object */.Ikc({
        key: schemas/* string */.YjP().max(60).optional(),
        keys: schemas/* string */.YjP().max(5000).optional(),
        /** Empty where it was left out. */
        movedAt: iso/* datetime */.w$({ offset: true }).or(schemas/* literal */.euz("")).optional(),
        correlation: schemas/* string */.YjP().max(100).optional(),
    })
        .nullish(),
    sender: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).optional(),
});
/**
 * @param name `GITHUB_EVENT_NAME`.
 * @param payload the parsed event file.
 * @param asked keys given as the action's own input, which win over the event's, and a filter, with which no key is needed.
 * @throws EVENT_INVALID naming the field; TICKET_KEY_INVALID naming the key.
 */
function parseEvent(name, payload, asked) {
    const { keys, filter } = asked;
    const trigger = name === "repository_dispatch" ? fromDispatch(payload) : fromWorkflow(payload, name);
    const wanted = keys.length > 0 ? [...keys] : trigger.keys;
    if (wanted.length === 0 && filter === undefined) {
        throw new errors/* PipelineError */.zC("EVENT_INVALID", `event "${name}" names no ticket: give the input \`keys\`, inputs.keys or client_payload.key`);
    }
    if (wanted.length > MOST_KEYS) {
        throw new errors/* PipelineError */.zC("EVENT_INVALID", `${wanted.length} tickets in one event; at most ${MOST_KEYS} are allowed`);
    }
    const unique = [...new Set(wanted.map(names/* parseTicketKey */.n0))];
    return { ...trigger, keys: unique, ...(filter === undefined ? {} : { filter }) };
}
function fromDispatch(payload) {
    const { client_payload: sent, sender } = parse(DispatchPayload, payload, "repository_dispatch");
    return {
        source: "repository_dispatch",
        keys: [...splitKeys(sent.key), ...splitKeys(sent.keys)],
        ...(sent.movedAt === undefined ? {} : { movedAt: sent.movedAt }),
        ...(sent.correlation === undefined ? {} : { correlation: sent.correlation }),
        ...(sender === undefined ? {} : { actor: sender.login }),
    };
}
function fromWorkflow(payload, name) {
    const { inputs, sender } = parse(WorkflowPayload, payload, name);
    return {
        source: "workflow_dispatch",
        keys: [...splitKeys(inputs?.key), ...splitKeys(inputs?.keys)],
        ...(inputs?.movedAt ? { movedAt: inputs.movedAt } : {}),
        ...(inputs?.correlation ? { correlation: inputs.correlation } : {}),
        ...(sender === undefined ? {} : { actor: sender.login }),
    };
}
function splitKeys(value) {
    if (value === undefined)
        return [];
    const parts = typeof value === "string" ? value.split(/[\s,]+/) : value;
    return parts.filter((part) => part.trim() !== "");
}
function parse(schema, payload, name) {
    const parsed = schema.safeParse(payload);
    if (parsed.success)
        return parsed.data;
    const lines = parsed.error.issues
        .slice(0, 5)
        .map((issue) => `event "${name}": ${issue.path.join(".") || "payload"}: ${issue.message}`);
    throw new errors/* PipelineError */.zC("EVENT_INVALID", lines.join("\n"));
}

// EXTERNAL MODULE: ./build/core/options.js
var core_options = __webpack_require__(1468);
// EXTERNAL MODULE: ./build/core/words/batch-report.js
var batch_report = __webpack_require__(1083);
// EXTERNAL MODULE: ./build/core/words/bill.js + 1 modules
var bill = __webpack_require__(672);
// EXTERNAL MODULE: ./build/core/words/forecast-text.js
var forecast_text = __webpack_require__(4515);
// EXTERNAL MODULE: ./build/v8.js
var v8 = __webpack_require__(5632);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/action.js
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
// Door: the packaged action. Inputs and event in; outputs, summary and the only setFailed out.












/** An action has outputs instead of `json`, and ends: watching is for machines that stay. */
const INPUTS = core_options/* OPTION_NAMES */.TM.filter((name) => !["json", "watch", "every"].includes(name));
async function main() {
    (0,v8/* prepareV8 */.S)();
    const { env } = process;
    const log = createActionsLog({
        write: (text) => process.stdout.write(text),
        level: env.RUNNER_DEBUG === "1" || env.INPUT_VERBOSE === "true" ? "debug" : "info",
    });
    log.info("linear-to-pr", { version: version/* VERSION */.x, event: env.GITHUB_EVENT_NAME, node: process.version });
    // The repository variable LINEAR_TO_PR_DISABLED stops everything without a commit.
    if (env.LINEAR_TO_PR_DISABLED !== undefined && !["", "0", "false"].includes(env.LINEAR_TO_PR_DISABLED)) {
        log.warn("disabled", { variable: "LINEAR_TO_PR_DISABLED" });
        return;
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const options = readInputs(env);
            const asked = readTrigger(options, env);
            const cancel = __addDisposableResource(env_1, cancelOnSignals(), false);
            const { session } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(694), __webpack_require__.e(511), __webpack_require__.e(798), __webpack_require__.e(900), __webpack_require__.e(184), __webpack_require__.e(520), __webpack_require__.e(239), __webpack_require__.e(736)]).then(__webpack_require__.bind(__webpack_require__, 736));
            const board = (0,lines/* createLinesBoard */.G)({ log, clock: (0,clock/* createClock */.t)() });
            const done = await session(options, asked, { env, log, board, version: version/* VERSION */.x, signal: cancel.signal });
            await publish(done, log);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        await fail(error, log);
    }
}
function readInputs(env) {
    const raw = Object.fromEntries(INPUTS.map((name) => [name, env[`INPUT_${name.toUpperCase()}`]?.trim()]));
    return (0,core_options/* parseOptions */.Ac)({
        ...raw,
        repo: raw.repo || env.GITHUB_WORKSPACE,
        repository: raw.repository || env.GITHUB_REPOSITORY,
        "github-api-url": raw["github-api-url"] || env.GITHUB_API_URL,
    }, "INPUT_INVALID", (name) => name);
}
/** A single stage works from its artefact; only `all` and `trigger` need the event to name tickets. */
function readTrigger(options, env) {
    const { stage, keys, tickets, from } = options;
    const filter = (0,core_options/* filterOf */.KV)(options);
    const asked = { keys, ...(filter === undefined ? {} : { filter }) };
    if (tickets !== undefined)
        return { source: "ticket-file", ...asked };
    const isFromEvent = ["all", "prepare", "trigger"].includes(stage) || (stage === "plan" && from === undefined);
    if (!isFromEvent)
        return { source: "workflow_dispatch", ...asked };
    return parseEvent(env.GITHUB_EVENT_NAME ?? "", readEvent(env.GITHUB_EVENT_PATH), asked);
}
function readEvent(path) {
    if (path === undefined)
        return {};
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
    }
    catch (cause) {
        throw new errors/* PipelineError */.zC("EVENT_INVALID", `the event file ${path} cannot be read as JSON`, { cause });
    }
}
/** The runner sends SIGINT, SIGTERM after 7.5 s, and kills after 10 s: the first must be enough. */
function cancelOnSignals() {
    const controller = new AbortController();
    const onSignal = () => controller.abort();
    process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
    return {
        signal: controller.signal,
        [Symbol.dispose]: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
    };
}
async function publish(done, log) {
    const { ended, artefacts, exitCode, forecast } = done;
    // Loaded late: it is the slowest import of this door, and nothing before this line needs it.
    const core = await __webpack_require__.e(/* import() */ 421).then(__webpack_require__.bind(__webpack_require__, 6421));
    const endings = ended.map(({ ending }) => ending);
    const [first] = endings;
    core.setOutput("outcome", first?.outcome ?? "");
    core.setOutput("operation", first?.operation ?? "");
    core.setOutput("pull-request-number", first?.pullRequest?.number ?? "");
    core.setOutput("pull-request-url", first?.pullRequest?.url ?? "");
    core.setOutput("artefacts", artefacts);
    core.setOutput("endings", JSON.stringify(endings));
    core.setOutput("decision", done.decision ?? "");
    publishPhases(done.phases, (name, value) => core.setOutput(name, value));
    if (endings.length > 0 && process.env.GITHUB_STEP_SUMMARY)
        await core.summary.addRaw((0,batch_report/* batchMarkdown */.Gl)(done.report)).write();
    if (done.bill !== undefined && process.env.GITHUB_STEP_SUMMARY)
        await core.summary.addRaw((0,bill/* billMarkdown */.P)(done.bill, pullsOf(process.env))).write();
    if (forecast !== undefined)
        log.info("dry-run", { forecast: JSON.stringify((0,forecast_text/* forecastJson */.C3)(forecast)) });
    for (const error of [...ended.flatMap((one) => [one.error, one.unsaid]), ...(done.errors ?? [])])
        if (error !== undefined)
            explain(error, log);
    if (exitCode === 0)
        return;
    const bad = endings.filter(({ outcome }) => outcome !== "delivered").map(({ key, outcome }) => `${key} ${outcome}`);
    core.setFailed(bad.length > 0 ? bad.join(", ") : "the ticket could not be told how it ended");
    process.exitCode = exitCode;
}
/** As many phases as the reusable workflow has jobs for; what is beyond goes to a next run. */
const MOST_PHASES = 8;
function pullsOf({ GITHUB_SERVER_URL, GITHUB_REPOSITORY }) {
    return GITHUB_SERVER_URL && GITHUB_REPOSITORY ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/pull` : undefined;
}
/** Empty for every stage but `prepare`. */
function publishPhases(phases, set) {
    const print = (value) => (phases === undefined ? "" : JSON.stringify(value));
    set("phases", print(phases));
    for (let at = 0; at < MOST_PHASES; at += 1)
        set(`phase-${at + 1}`, print(phases?.[at] ?? []));
    set("keys", phases?.slice(0, MOST_PHASES).flat().join(" ") ?? "");
    set("rest", print(phases?.slice(MOST_PHASES).flat()));
}
async function fail(error, log) {
    explain(error, log);
    const core = await __webpack_require__.e(/* import() */ 421).then(__webpack_require__.bind(__webpack_require__, 6421));
    core.setFailed((0,errors/* isPipelineError */.h$)(error) ? error.code : "INTERNAL");
    process.exitCode = (0,errors/* exitCodeOf */.FO)(error);
}
function explain(error, log) {
    if ((0,errors/* isPipelineError */.h$)(error)) {
        for (const line of error.message.split("\n"))
            log.error(error.code, { message: line });
        log.error(error.code, { next: error.hint });
        return;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log.error("INTERNAL", { please: "report this", version: version/* VERSION */.x, node: process.version, stack });
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
