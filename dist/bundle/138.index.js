export const id = 138;
export const ids = [138,377];
export const modules = {

/***/ 8360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  POLL_HELP: () => (/* binding */ POLL_HELP),
  pollWatch: () => (/* binding */ pollWatch)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/machine/clock.js
var clock = __webpack_require__(8329);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/hall/watch-loop.js
/** Looks that fail in a row wait longer, to at most this many times `everyMs`. */
const MOST_PATIENCE = 16;
/**
 * Ends when the signal has fired and all work has ended; never throws. A look or a batch that fails is logged, and looked for again.
 * @returns how many tickets were worked on
 */
async function watchLoop({ everyMs, poll, work, clock, log, signal }) {
    const busy = new Set();
    const batches = new Set();
    let worked = 0;
    let failures = 0;
    async function begin(keys) {
        try {
            await work(keys, signal);
        }
        catch (error) {
            log.error("batch-failed", { tickets: keys.join(" "), error: String(error) });
        }
        finally {
            for (const key of keys)
                busy.delete(key);
        }
    }
    async function lookOnce() {
        try {
            const keys = (await poll([...busy])).filter((key) => !busy.has(key));
            failures = 0;
            if (keys.length === 0)
                return;
            for (const key of keys)
                busy.add(key);
            worked += keys.length;
            const batch = begin(keys).finally(() => batches.delete(batch));
            batches.add(batch);
        }
        catch (error) {
            failures += 1;
            log.error("look-failed", { inARow: failures, error: String(error) });
        }
    }
    while (!signal.aborted) {
        await lookOnce();
        if (!signal.aborted)
            await clock.sleep(everyMs * Math.min(2 ** failures, MOST_PATIENCE), signal);
    }
    log.info("watch-ending", { working: [...busy].join(" ") || "nothing" });
    await Promise.all(batches);
    return worked;
}

// EXTERNAL MODULE: ./build/stages/poll.js + 1 modules
var poll = __webpack_require__(7711);
// EXTERNAL MODULE: ./build/stages/reconcile.js + 1 modules
var reconcile = __webpack_require__(5013);
// EXTERNAL MODULE: ./build/wire.js + 47 modules
var wire = __webpack_require__(184);
;// CONCATENATED MODULE: ./build/poll-watch.js
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
// Door: `linear-to-pr poll --watch`, the poll as a long-running process on a machine of one's own. Every batch is a process of
// its own, so that its base, its configuration and its cells are fresh, and what befalls it stays with it.










const POLL_HELP = `linear-to-pr poll: looks for tickets that are ready and starts them, as far as slots are free

  --watch          again and again, working on them in this checkout, until SIGTERM; without it, one look, and what is
                   ready is started on GitHub
  --every SECONDS  with --watch: between two looks (default 60)
  --repo DIR       the checkout (default: here)
  --base BRANCH    base branch (default: the repository's)
  --repository OWNER/NAME  on GitHub (default: from the origin remote)
  --state-dir DIR  where working directories and artefacts are kept
  --json           one JSON object on standard output
  --verbose        more log lines

Which tickets, where they are moved and how many at once is in the configuration: \`trigger\` and \`poll\`
(docs/configuration.md). With --watch the options of \`all\` about agent and isolation hold as well.

environment: LINEAR_API_KEY, GITHUB_TOKEN; with --watch also ANTHROPIC_API_KEY
`;
/** After SIGTERM a batch saves its state within seven seconds; what still lives then is ended. */
const GRACE_MS = 15_000;
/** Until the signal fires. @returns how many tickets were worked on. */
function pollWatch({ options, program, world, signal }) {
    const name = `local-${(0,names/* hexSha256 */.XD)(`${(0,external_node_os_.hostname)()} ${external_node_path_.resolve(options.repo)}`).slice(0, 16)}`;
    return watchLoop({
        everyMs: options.every * 1000,
        poll: (busy) => look(options, { name, busy }, world),
        work: (keys, ending) => batch(keys, { program, world, ending }),
        clock: (0,clock/* createClock */.t)(),
        log: world.log,
        signal,
    });
}
/** Wired anew each time: base and configuration move on while we live. */
async function look(options, { name, busy }, world) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const wired = __addDisposableResource(env_1, await (0,wire/* wire */.O4)(options, world), true);
        const local = (now) => ({ kind: "local", name, busy: now });
        const { started: retried } = await (0,reconcile/* reconcile */.L)(wired.ports, wired.settings, local(busy));
        const { started } = await (0,poll/* poll */.w)(wired.ports, wired.settings, local([...busy, ...retried]));
        return [...retried, ...started];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Its log is ours; how its tickets ended, they have been told by itself. */
async function batch(keys, { program, world, ending }) {
    const [file = "", ...before] = program;
    const child = (0,external_node_child_process_.spawn)(file, [...before, ...keys], { env: { ...world.env }, stdio: ["ignore", "ignore", "inherit"] });
    let killer;
    const end = () => {
        child.kill("SIGTERM");
        killer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    };
    ending.addEventListener("abort", end, { once: true });
    if (ending.aborted)
        end();
    const [code] = await (0,external_node_events_.once)(child, "exit");
    ending.removeEventListener("abort", end);
    clearTimeout(killer);
    world.log.info("batch", { tickets: keys.join(" "), exitCode: typeof code === "number" ? code : "none" });
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
