export const id = 798;
export const ids = [798];
export const modules = {

/***/ 29:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ createShell)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/core/environment.js
var environment = __webpack_require__(3491);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/adapters/machine/process-tree.js
// Finding and ending everything one command started. The process group catches the well-behaved; a marker in the
// environment catches those that left it with setsid. A process that leaves the group *and* wipes its environment is
// out of reach here: only the PID namespace of the sandbox ends that one.



/** Sends a signal to a whole process group; false when nobody is in it any more. */
function trySignalGroup(leader, signal) {
    return trySignal(-leader, signal);
}
/**
 * Asks a run to end. In a cell the group is the isolation, which would take the program down without a word; so the signal
 * goes to the program itself, the oldest process with the cell's mark.
 */
function askToEnd({ leader, marker, since }, signal) {
    const inner = marked(marker, since).filter(({ environ }) => environ.includes(`\0${environment/* CELL_MARKER */.ET}=`));
    const program = Math.min(...inner.map(({ pid }) => pid));
    if (Number.isFinite(program))
        trySignal(program, signal);
    else
        trySignalGroup(leader, signal);
}
/**
 * The newest process id of this machine, 0 where it cannot be told (not Linux). Read before the start and after the end, it
 * bounds the ids a run can have used, so that a sweep looks at a handful of processes instead of all.
 */
function newestProcessId() {
    return Number.parseInt(tryRead("/proc/loadavg")?.trim().split(" ").at(-1) ?? "0", 10) || 0;
}
/**
 * Kills every process of the run that carries its marker, in passes until none is left (a process may fork while we look).
 * Does nothing where there is no /proc.
 */
async function sweepMarked({ marker, since }) {
    for (let pass = 0; pass < 40; pass += 1) {
        const survivors = marked(marker, since);
        if (survivors.length === 0)
            return;
        for (const { pid } of survivors)
            trySignal(pid, "SIGKILL");
        await (0,promises_.setTimeout)(5);
    }
}
function marked(marker, since) {
    if (since === 0)
        return [];
    const needle = `${environment/* RUN_MARKER */.xO}=${marker}`;
    return youngerThan(since).flatMap((pid) => {
        const environ = tryRead(`/proc/${pid}/environ`);
        return environ?.includes(needle) ? [{ pid, environ: `\0${environ}` }] : [];
    });
}
/** Ids handed out after `since`; when the counter has wrapped round, the low ones too. */
function youngerThan(since) {
    const newest = newestProcessId();
    const pids = (0,external_node_fs_.readdirSync)("/proc")
        .map(Number)
        .filter((pid) => Number.isInteger(pid) && pid !== process.pid);
    return pids.filter((pid) => pid > since || (newest < since && pid <= newest));
}
function trySignal(target, signal) {
    try {
        return process.kill(target, signal);
    }
    catch {
        // ESRCH: gone already, which is what we wanted; EPERM: not ours to end.
        return false;
    }
}
function tryRead(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, "latin1");
    }
    catch {
        // A process that ended between the listing and the look, or one of another user.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/adapters/machine/kept-output.js
// What is kept of a stream: its beginning and its end, never more than asked for, however much was said.
/** Keeps the first and the last half of `maxBytes`; the text names how many bytes were dropped between. */
function createKeptOutput(maxBytes) {
    const headRoom = Math.ceil(maxBytes / 2);
    const tailRoom = maxBytes - headRoom;
    const head = [];
    let headBytes = 0;
    let tail = [];
    let tailBytes = 0;
    let dropped = 0;
    const trim = () => {
        const all = Buffer.concat(tail);
        const excess = Math.max(0, all.length - tailRoom);
        dropped += excess;
        tail = [all.subarray(excess)];
        tailBytes = all.length - excess;
    };
    return {
        push(chunk) {
            const toHead = chunk.subarray(0, headRoom - headBytes);
            if (toHead.length > 0)
                head.push(toHead);
            headBytes += toHead.length;
            const rest = chunk.subarray(toHead.length);
            if (rest.length === 0)
                return;
            tail.push(rest);
            tailBytes += rest.length;
            // Twice the room before copying: each byte is moved about once.
            if (tailBytes > 2 * tailRoom + 65_536)
                trim();
        },
        text() {
            if (tailBytes > tailRoom)
                trim();
            if (dropped === 0)
                return Buffer.concat([...head, ...tail]).toString("utf8");
            const gap = `\n[… ${dropped} bytes dropped …]\n`;
            return Buffer.concat(head).toString("utf8") + gap + Buffer.concat(tail).toString("utf8");
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/machine/line-splitter.js
// Cuts a stream of bytes into whole lines. Knows nothing of what they mean, and never holds more than one line.
/** Longest line handed out, in bytes; what a line has beyond is dropped. Event lines of the agents we know stay far below. */
const MAX_LINE_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** Calls `onLine` with every line, decoded as UTF-8, without `\n` or `\r\n`. */
function createLineSplitter(onLine, maxBytes = MAX_LINE_BYTES) {
    let parts = [];
    let held = 0;
    const hold = (piece) => {
        const room = maxBytes - held;
        if (room <= 0 || piece.length === 0)
            return;
        parts.push(piece.length > room ? piece.subarray(0, room) : piece);
        held += Math.min(piece.length, room);
    };
    const flush = () => {
        const line = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
        parts = [];
        held = 0;
        onLine((line.at(-1) === RETURN ? line.subarray(0, -1) : line).toString("utf8"));
    };
    return {
        push(chunk) {
            let start = 0;
            for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
                hold(chunk.subarray(start, at));
                flush();
                start = at + 1;
            }
            hold(chunk.subarray(start));
        },
        end() {
            if (held > 0)
                flush();
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/machine/streams.js



const DEFAULT_MAX_OUTPUT_BYTES = 1024 * 1024;
/** How long the pipes may stay open after the tree was killed: output in flight needs a moment, a stray holder gets no more. */
const DRAIN_MS = 500;
/** `onBroken` is told once when a callback of the caller throws; the error itself comes out of `close`. */
function drain(child, options, onBroken) {
    const maxBytes = options.maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES;
    const stdout = createKeptOutput(maxBytes);
    const stderr = createKeptOutput(maxBytes);
    const lines = options.onLine === undefined ? undefined : createLineSplitter(options.onLine);
    let broken;
    const guarded = (work) => {
        if (broken !== undefined)
            return;
        try {
            work();
        }
        catch (error) {
            broken = { error };
            onBroken();
        }
    };
    child.stdout?.on("data", (chunk) => {
        stdout.push(chunk);
        guarded(() => {
            options.onActivity?.();
            lines?.push(chunk);
        });
    });
    child.stderr?.on("data", (chunk) => {
        stderr.push(chunk);
        guarded(() => options.onActivity?.());
    });
    const closed = new Promise((resolve) => child.once("close", () => resolve()));
    feed(child, options.input);
    return {
        async close() {
            const done = new AbortController();
            await Promise.race([
                closed,
                (0,promises_.setTimeout)(DRAIN_MS, undefined, { signal: done.signal }).catch(() => done.signal.aborted),
            ]);
            done.abort();
            for (const stream of child.stdio)
                stream?.destroy();
            guarded(() => lines?.end());
            if (broken !== undefined)
                throw broken.error;
            return { stdout: stdout.text(), stderr: stderr.text() };
        },
    };
}
function feed(child, input) {
    // EPIPE: a program may end, or close its input, before it has read everything; that is its right.
    child.stdin?.on("error", () => child.stdin?.destroy());
    child.stdin?.end(input);
}

;// CONCATENATED MODULE: ./build/adapters/machine/process.js
// Runs programs: explicit environment, a deadline, both streams drained, and a process tree that is dead at the end.
// It decides nothing about what an exit code means.







const DEFAULT_LADDER = [{ signal: "SIGTERM", graceMs: 2000 }];
/** Longest delay a Node timer takes; a larger one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** A process that SIGKILL does not end is stuck in the kernel; it is not waited for longer than this. */
const UNKILLABLE_MS = 3000;
/** The real processes of this machine. */
function createShell() {
    const live = new Set();
    const killAll = () => {
        for (const leader of live)
            trySignalGroup(leader, "SIGKILL");
    };
    return {
        async run(command, options = {}) {
            if (command.file === "")
                throw new TypeError("a command needs a program");
            if (options.signal?.aborted)
                return notStarted("cancelled before it was started", true);
            const marker = (0,external_node_crypto_.randomUUID)();
            const since = newestProcessId();
            const child = trySpawn(command, marker, options.input);
            if (child instanceof Error)
                return notStarted(child.message, false);
            if (child.pid === undefined)
                return notStarted(await startError(child), false);
            if (live.size === 0)
                process.on("exit", killAll);
            live.add(child.pid);
            try {
                return await follow(child, { leader: child.pid, marker, since }, command.timeoutMs, options);
            }
            finally {
                live.delete(child.pid);
                if (live.size === 0)
                    process.off("exit", killAll);
            }
        },
    };
}
function trySpawn(command, marker, input) {
    try {
        return (0,external_node_child_process_.spawn)(command.file, command.args, {
            cwd: command.cwd,
            env: { ...command.env, [environment/* RUN_MARKER */.xO]: marker },
            // A group of its own, so that one signal reaches everything that stayed in it.
            detached: true,
            stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
        });
    }
    catch (error) {
        // Thrown, instead of told later, for what the kernel does not take as arguments: too long, or with a NUL byte.
        return error instanceof Error ? error : new Error(String(error));
    }
}
async function startError(child) {
    const [error] = await (0,external_node_events_.once)(child, "error");
    return error instanceof Error ? error.message : String(error);
}
/** From a started child to the report of its end. */
async function follow(child, tree, timeoutMs, options) {
    const startedAt = performance.now();
    const gone = new AbortController();
    const exited = (0,external_node_events_.once)(child, "exit").then(() => gone.abort());
    let reason;
    let stopping;
    const stop = (why) => {
        if (stopping !== undefined || gone.signal.aborted)
            return;
        reason = why;
        stopping = climb(tree, options.ladder ?? DEFAULT_LADDER, gone.signal).then(giveUp);
    };
    let giveUp = () => { };
    const gaveUp = new Promise((resolve) => {
        giveUp = resolve;
    });
    const output = drain(child, options, () => stop());
    const deadline = setTimeout(() => stop("timedOut"), Math.min(Math.max(timeoutMs, 1), MAX_TIMER_MS));
    const onAbort = () => stop("cancelled");
    options.signal?.addEventListener("abort", onAbort, { once: true });
    await Promise.race([exited, gaveUp]);
    clearTimeout(deadline);
    options.signal?.removeEventListener("abort", onAbort);
    await stopping;
    trySignalGroup(tree.leader, "SIGKILL");
    await sweepMarked(tree);
    const { stdout, stderr } = await output.close();
    return {
        exitCode: child.exitCode ?? undefined,
        signal: child.signalCode ?? undefined,
        timedOut: reason === "timedOut",
        cancelled: reason === "cancelled",
        started: true,
        stdout,
        stderr,
        durationMs: Math.round(performance.now() - startedAt),
    };
}
/** One signal after the other, each with its time, until the leader is gone; SIGKILL follows the last. */
async function climb(tree, ladder, gone) {
    for (const step of ladder) {
        if (gone.aborted)
            return;
        askToEnd(tree, step.signal);
        await pause(step.graceMs, gone);
    }
    if (gone.aborted)
        return;
    trySignalGroup(tree.leader, "SIGKILL");
    await pause(UNKILLABLE_MS, gone);
}
/** Waits, but not longer than until `gone`. */
async function pause(ms, gone) {
    await (0,promises_.setTimeout)(ms, undefined, { signal: gone }).catch((error) => {
        if (!gone.aborted)
            throw error;
    });
}
function notStarted(why, cancelled) {
    return {
        exitCode: undefined,
        signal: undefined,
        timedOut: false,
        cancelled,
        started: false,
        stdout: "",
        stderr: why,
        durationMs: 0,
    };
}


/***/ }),

/***/ 7515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PV: () => (/* binding */ DEFAULT_CONFIG),
/* harmony export */   TS: () => (/* binding */ Config),
/* harmony export */   Yi: () => (/* binding */ BranchName),
/* harmony export */   i6: () => (/* binding */ PROMPT_TEMPLATE_PATH),
/* harmony export */   lQ: () => (/* binding */ VerifyCommand),
/* harmony export */   pp: () => (/* binding */ refuseWildGlob),
/* harmony export */   tF: () => (/* binding */ CONFIG_PATH)
/* harmony export */ });
/* unused harmony export CommandLevel */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5405);
// The repository's own settings: `.github/linear-to-pr.yml` on the base commit. This schema is the single source of the
// defaults, of schema/linear-to-pr.schema.json and of docs/configuration.md; descriptions are written for those readers.


const minutes = (value) => zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().positive().max(360).default(value);
const names = (what) => zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(200)).max(200).default([]).describe(what);
// What a pattern asks for is said in words beside it: editors show `patternErrorMessage`, and so do our own messages.
// No flags on patterns: a JSON schema cannot carry them.
const RepositoryPath = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .max(300)
    .regex(/^(?!!)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\x00-\x1f\x7f]+$/)
    .meta({ patternErrorMessage: "a path from the repository's root with `/`, without `..`" });
const Glob = RepositoryPath.superRefine(refuseWildGlob).meta({
    patternErrorMessage: "a path or glob from the repository's root with `/`, without `..` or a leading `!`",
});
const globs = (value) => zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob).max(500).default(value);
const Host = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .max(260)
    .regex(/^(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?$/)
    .meta({
    patternErrorMessage: "a host or host:port without scheme and path, such as `registry.example.com` or `*.example.com`",
});
const EnvName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .max(200)
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
    .meta({ patternErrorMessage: "the name of an environment variable, without its value" });
/** A branch that git takes for nothing else: no option, no range, no special form. */
const BranchName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .max(200)
    .regex(/^(?![-/])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[./]$))[^\s~^:?*[\\\x00-\x1f\x7f]+$/)
    .meta({ patternErrorMessage: "the name of a branch" });
/** A glob that could take very long to match is refused where it is written. */
function refuseWildGlob(glob, context) {
    const message = (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .findGlobProblem */ .RR)(glob);
    if (message !== undefined)
        context.addIssue({ code: "custom", message });
}
const CommandLevel = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["strict", "regression-only", "informational"]);
const VerifyCommand = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$/)
        .meta({
        description: "Shown in the pull request.",
        patternErrorMessage: "1 to 40 letters, digits, spaces, `-` or `_`, beginning with a letter or digit",
    }),
    run: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe("A shell command line, run in the root of the working directory."),
    level: CommandLevel.default("regression-only").describe("`strict`: must pass. `regression-only`: must pass unless it already fails on the base commit. `informational`: shown, never in the way."),
    timeoutMinutes: minutes(10).describe("The command and everything it started is ended after this time."),
});
const TriggerConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    states: names("State names or ids that start work; empty means every state of the type `started`."),
    teams: names("Team keys whose tickets are taken; empty means every team the key can read."),
    labels: names("A ticket must carry one of these labels; empty means every ticket."),
    actors: names("GitHub logins that may dispatch; empty means everyone who can start the workflow."),
    assignee: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["anyone", "unassigned", "delegate"])
        .default("anyone")
        .describe("Whose tickets an event may start. `anyone`: everybody's. `unassigned`: not what a person has taken, unless they delegated it to us. `delegate`: only what is assigned or delegated to the user of the Linear key."),
});
const PollConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    state: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .max(200)
        .default("Todo")
        .describe("Name of the ready state: `poll` starts its tickets as slots become free."),
    moveTo: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .max(200)
        .default("In Progress")
        .describe("Name of the state that a ticket is moved to before it is started; it must be one that starts work. The same as `state`: it stays where it is."),
    slots: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().min(1).max(64).default(4).describe("How many tickets may be under way at once."),
    count: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["runs", "drafts"]))
        .min(1)
        .max(2)
        .default(["runs", "drafts"])
        .describe("What takes a slot: tickets of live workflow runs, open pull requests of ours, or both."),
    workflow: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .max(100)
        .regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]*\.ya?ml$/)
        .default("linear-to-pr.yml")
        .meta({ patternErrorMessage: "the file name of a workflow, such as `linear-to-pr.yml`" })
        .describe("File name of the workflow that is started, in `.github/workflows`."),
    ref: BranchName.optional().describe("Branch whose workflow is started; left out, the repository's default branch."),
});
const RetryConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    attempts: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .int()
        .min(1)
        .max(10)
        .default(3)
        .describe("How often a ticket is started when its runs die without an outcome, the first time included."),
    firstMinutes: minutes(10).describe("Wait before the second start; doubles with each further one, to at most 30 times as long."),
});
const PlanConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    mayEdit: globs([]).describe("Globs that every ticket may edit, used when a ticket names no files itself; empty means unknown."),
    mayAppend: globs([
        "**/package-lock.json",
        "**/pnpm-lock.yaml",
        "**/yarn.lock",
        "**/bun.lock",
        "CHANGELOG.md",
    ]).describe("Shared files that any ticket may add to."),
    mustNotEdit: globs([]).describe("Globs no ticket may touch."),
    predict: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["on", "off"])
        .default("on")
        .describe("Whether the files of a ticket that names none are guessed from the code; a guess orders a batch and never blocks a change."),
    hints: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["off", "on"])
        .default("off")
        .describe('Whether words in tickets ("after ENG-12", a file that another ticket creates) steer who comes first. Nobody waits for a hint.'),
    overlap: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["sequence", "merge"])
        .default("sequence")
        .describe("Tickets that may edit the same file: one after the other, or merged into one task with one pull request."),
    expansions: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["grant", "reject"])
        .default("grant")
        .describe("What becomes of an agent's request for a file outside its territory that nobody owns."),
});
const ScaffoldConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    setup: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .optional()
        .describe("Shell command that prepares a fresh working directory, for example `npm ci`. Left out: found from the lockfile. `none`: nothing is run."),
    setupTimeoutMinutes: minutes(10).describe("The set-up is ended after this time."),
    copy: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(300))
        .max(100)
        .default([])
        .describe("Files of the checkout that git ignores and a fresh working directory needs, such as `.env.test`, in .gitignore syntax; added to `.worktreeinclude`. A file that git does not ignore is never copied."),
    share: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["copy", "link", "off"])
        .default("copy")
        .describe("How working directories share what the set-up installed (`node_modules`) while the lockfiles are the same. `copy`: copy-on-write where the disk can, a plain copy elsewhere. `link`: hard links, faster, but an agent that edits an installed file edits it for all. `off`: every directory runs its own set-up."),
    docs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(RepositoryPath)
        .max(20)
        .default([])
        .describe("Paths of documents that are always shown to the agent, such as API contracts: whole while they fit half of `tokenBudget`, by name beyond."),
    tokenBudget: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .int()
        .min(0)
        .max(100_000)
        .default(8000)
        .describe("Tokens that code patterns may take in the prompt."),
    rerank: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["off", "model"])
        .default("off")
        .describe("Who has the last word on which code is shown. `off`: our own ranking. `model`: one request per ticket has `rerankModel` order its best 30 files, with the model key, from the job of the agent; its cost counts towards `run.maxCostUsd`. Without a useful answer the order stays as it is."),
    rerankModel: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .max(200)
        .default("claude-haiku-5-5")
        .describe("Model of the Anthropic Messages API for `rerank: model`; a cheap one will do."),
});
const RunConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    agent: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["claude", "command"])
        .default("claude")
        .describe("Which coding agent works. `command` runs any program given in `command`."),
    command: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .optional()
        .describe("For `agent: command`: a shell command line; it gets the prompt on standard input and the working directory as its directory."),
    agentVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .optional()
        .describe("Exact version the agent program must have; left out, any version is taken and named in the pull request."),
    model: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional().describe("Model name handed to the agent; left out, the agent's own default."),
    maxTurns: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().min(1).max(1000).default(50).describe("Model turns in one round, counted by us."),
    timeoutMinutes: minutes(30).describe("Wall clock of one round."),
    stallMinutes: minutes(5).describe("A round ends when the agent says nothing for this long; when written, not more than `timeoutMinutes`."),
    maxCostUsd: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .positive()
        .max(1000)
        .default(5)
        .describe("US dollars for one ticket, over all rounds; an unknown cost of an agent that usually reports one counts as all of it."),
    attempts: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .int()
        .min(1)
        .max(10)
        .default(3)
        .describe("Tries of one round when the model's service fails (overload, rate limit, server error)."),
    backoffSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .positive()
        .max(600)
        .default(10)
        .describe("First wait between such tries; doubles each time, at most five minutes, with jitter; a Retry-After of the service is obeyed."),
    isolation: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["sandbox", "none"])
        .default("sandbox")
        .describe("`sandbox`: own process namespace, writes only to the working directory, no network but the model's. `none`: accept the risk by name."),
    env: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(EnvName)
        .max(100)
        .default([])
        .describe("Names of environment variables that set-up, agent and checks may see, beyond PATH, HOME, LANG, TERM and CI. Secrets do not belong here: names that look like one are refused."),
    allowHosts: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Host)
        .max(100)
        .default([])
        .describe("Hosts the agent may reach beside the model's, for example `registry.example.com` or `*.example.com`."),
});
const VerifyConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    commands: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(VerifyCommand)
        .max(20)
        .optional()
        .describe("Commands that decide; left out, the `build`, `lint`, `typecheck` and `test` scripts of package.json are used."),
    network: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["none", "allow-hosts"])
        .default("none")
        .describe("Network that verification commands have: `none`, or `allow-hosts`: the hosts of `run.allowHosts`."),
    debug: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["block", "flag", "off"]).default("block").describe("Debug statements in added lines."),
    debugAllow: globs(["**/*.md"]).describe("Globs where debug statements are no concern, such as command-line programs."),
    scope: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["block", "flag", "off"]).default("block").describe("Files changed outside the ticket's territory."),
    allowProtected: globs([]).describe("Globs of protected paths (`.github/`, hooks, agent configuration) that tickets may change all the same."),
    maxFiles: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .int()
        .min(1)
        .max(3000)
        .default(100)
        .describe("A change with more files is refused before anything else is run."),
    maxBytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .int()
        .min(1)
        .max(100 * 1024 * 1024)
        .default(4 * 1024 * 1024)
        .describe("A change whose new content is larger is refused, in bytes."),
    secrets: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["block", "flag"]).default("block").describe("Secrets found in added lines."),
});
const FixConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    rounds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .int()
        .min(0)
        .max(10)
        .default(2)
        .describe("How often a failed check is handed back to the agent with its evidence."),
});
const OrchestrateConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    slots: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().min(1).max(64).default(4).describe("How many tickets are worked on at once."),
    order: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["dag", "phases"])
        .default("dag")
        .describe("`dag`: a ticket starts when all it waits for has ended. `phases`: a phase starts when the phases before it have ended."),
    unknownTerritory: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["solo", "parallel"])
        .default("solo")
        .describe("A ticket whose files nobody knows runs alone, or beside others at the risk of conflicts."),
});
const DeliverConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    base: BranchName.optional().describe("Base branch; left out, the repository's default branch."),
    branch: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .max(100)
        .regex(/^(?=[^{]*\{key\}[^{]*$)(?!-)(?!.*\.lock(?:\/|$))(?:[A-Za-z0-9_-]|\{key\})+(?:[./](?:[A-Za-z0-9_-]|\{key\})+)*$/)
        .default("linear-to-pr/{key}")
        .meta({
        patternErrorMessage: "a branch name of letters, digits, `-`, `_`, `.` and `/` with `{key}` in it once, such as `linear-to-pr/{key}`",
    })
        .describe("Branch name. `{key}` is the ticket's key in lower case; nothing else is put in, so that a renamed ticket keeps its branch."),
    commit: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["git", "api"])
        .default("git")
        .describe('Who makes the commit. `git`: we do; it is not signed. `api`: GitHub does and signs it ("Verified"), with the token of a workflow or of a GitHub App; any other token is refused when it comes to the commit.'),
    draft: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(true).describe("Open pull requests as drafts."),
    labels: names("Labels the pull request gets."),
    reviewers: names("Logins, or `team/slug` for teams, that are asked to review."),
    states: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        delivered: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .min(1)
            .optional()
            .describe("State the ticket moves to when its draft is open, for example `In Review`."),
        failed: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional().describe("State it moves to when a run ends without one."),
    })
        .default({})
        .describe("State names the ticket moves to; left out, it stays where it is."),
});
const Config = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1).describe("Version of this file's format."),
    trigger: TriggerConfig.prefault({}).describe("Which tickets start work."),
    plan: PlanConfig.prefault({}).describe("How tickets become tasks, and which files a task may touch."),
    scaffold: ScaffoldConfig.prefault({}).describe("How a working directory and a prompt are prepared."),
    run: RunConfig.prefault({}).describe("The agent and its limits."),
    verify: VerifyConfig.prefault({}).describe("What a change must pass."),
    fix: FixConfig.prefault({}).describe("What happens when it does not."),
    orchestrate: OrchestrateConfig.prefault({}).describe("How a batch of tickets is worked through."),
    deliver: DeliverConfig.prefault({}).describe("The branch, the pull request and the ticket's next state."),
    poll: PollConfig.prefault({}).describe("How tickets are looked for without being told."),
    retry: RetryConfig.prefault({}).describe("What becomes of runs that died."),
});
const CONFIG_PATH = ".github/linear-to-pr.yml";
const PROMPT_TEMPLATE_PATH = ".github/linear-to-pr.prompt.md";
const DEFAULT_CONFIG = Config.parse({ version: 1 });


/***/ }),

/***/ 8742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ detectCommands)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7515);
// What a repository without configuration gets: set-up and verification commands, read off its own manifests. Only what is
// certain is taken; a guess would be a red check that nobody asked for.


/**
 * @param root.paths files of the base tree; only those in its root count.
 * @param root.packageJson text of the root's package.json, undefined when there is none.
 */
function detectCommands(root) {
    const paths = new Set(root.paths);
    const parts = [node(paths, root.packageJson), python(paths), go(paths), rust(paths)];
    const setups = parts.flatMap(({ setup }) => (setup === undefined ? [] : [setup]));
    return {
        setup: setups.length === 0 ? undefined : setups.join(" && "),
        commands: parts.flatMap(({ commands }) => commands.map((command) => _config_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyCommand */ .lQ.parse(command))),
        warnings: parts.flatMap(({ warnings }) => warnings ?? []),
    };
}
const NOTHING = { commands: [] };
const Names = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()).optional();
const PackageJson = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    packageManager: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    scripts: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).optional(),
    dependencies: Names,
    devDependencies: Names,
    optionalDependencies: Names,
    workspaces: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
});
const SCRIPTS = ["build", "lint", "typecheck", "test"];
/** What `npm init` writes: a test script that always fails. */
const PLACEHOLDER = /no test specified/;
function node(paths, text) {
    if (text === undefined)
        return NOTHING;
    const parsed = parsePackageJson(text);
    if ("warning" in parsed)
        return { commands: [], warnings: [parsed.warning] };
    const { manifest } = parsed;
    const { manager, warnings } = packageManager(paths, manifest);
    const scripts = manifest.scripts ?? {};
    const found = SCRIPTS.filter((name) => Object.hasOwn(scripts, name) && isReal(scripts[name]));
    const setup = installCommand(manager, paths, manifest);
    return {
        ...(setup === undefined ? {} : { setup }),
        commands: found.map((name) => ({ name, run: `${manager} run ${name}` })),
        warnings,
    };
}
function isReal(script) {
    return script !== undefined && script.trim() !== "" && !PLACEHOLDER.test(script);
}
function parsePackageJson(text) {
    try {
        const parsed = PackageJson.safeParse(JSON.parse(text.replace(/^\uFEFF/, "")));
        if (parsed.success)
            return { manifest: parsed.data };
        const [issue] = parsed.error.issues;
        const where = ["package.json", ...(issue?.path ?? [])].join(" ");
        return { warning: `${where}: ${issue?.message}; its scripts are not used` };
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        return { warning: "package.json: not JSON; its scripts are not used" };
    }
}
const LOCKFILES = [
    ["package-lock.json", "npm"],
    ["npm-shrinkwrap.json", "npm"],
    ["pnpm-lock.yaml", "pnpm"],
    ["yarn.lock", "yarn"],
    ["bun.lock", "bun"],
    ["bun.lockb", "bun"],
];
/** The manifest's own word first, then the lockfile; npm comes with Node and needs neither. */
function packageManager(paths, { packageManager: field }) {
    const locked = [...new Set(LOCKFILES.filter(([path]) => paths.has(path)).map(([, manager]) => manager))];
    const named = LOCKFILES.map(([, manager]) => manager).find((manager) => field?.startsWith(`${manager}@`));
    if (named !== undefined)
        return { manager: named, warnings: [] };
    const manager = locked[0] ?? "npm";
    const several = `lockfiles of ${locked.join(" and ")}: ${manager} is used; say \`packageManager\` in package.json`;
    return { manager, warnings: locked.length > 1 ? [several] : [] };
}
function installCommand(manager, paths, manifest) {
    if (LOCKFILES.some(([path, owner]) => owner === manager && paths.has(path))) {
        if (manager === "npm")
            return "npm ci";
        return `${manager} install ${manager === "yarn" && !isModernYarn(paths, manifest) ? "--frozen-lockfile" : FROZEN[manager]}`;
    }
    if (!hasDependencies(manifest))
        return undefined;
    return manager === "npm" ? "npm install --no-audit --no-fund" : `${manager} install`;
}
const FROZEN = { pnpm: "--frozen-lockfile", yarn: "--immutable", bun: "--frozen-lockfile" };
/** Yarn 1 knows only the old word for a lockfile that must not change; it has no `.yarnrc.yml`. */
function isModernYarn(paths, { packageManager: field }) {
    return field?.startsWith("yarn@") ? !field.startsWith("yarn@1.") : paths.has(".yarnrc.yml");
}
function hasDependencies({ dependencies, devDependencies, optionalDependencies, workspaces }) {
    const named = [dependencies, devDependencies, optionalDependencies].some((names) => Object.keys(names ?? {}).length > 0);
    return named || workspaces !== undefined;
}
/** Without a lockfile nothing says which interpreter and which environment a Python project wants: no set-up then. */
function python(paths) {
    const tool = paths.has("uv.lock") ? "uv" : paths.has("poetry.lock") ? "poetry" : undefined;
    const setups = { uv: "uv sync --locked", poetry: "poetry install --no-interaction" };
    const hasTests = ["pytest.ini", "conftest.py", "tests/conftest.py"].some((path) => paths.has(path));
    const run = tool === undefined ? "python -m pytest" : `${tool} run pytest`;
    return {
        ...(tool === undefined ? {} : { setup: setups[tool] }),
        commands: hasTests ? [{ name: "pytest", run }] : [],
    };
}
/** Modules are fetched in the set-up: verification has no network. */
function go(paths) {
    if (!paths.has("go.mod"))
        return NOTHING;
    const commands = ["build", "vet", "test"].map((verb) => ({ name: `go ${verb}`, run: `go ${verb} ./...` }));
    return { ...(paths.has("go.sum") ? { setup: "go mod download" } : {}), commands };
}
function rust(paths) {
    if (!paths.has("Cargo.toml"))
        return NOTHING;
    const isLocked = paths.has("Cargo.lock");
    const commands = ["build", "test"].map((verb) => ({ name: `cargo ${verb}`, run: `cargo ${verb}` }));
    return { setup: isLocked ? "cargo fetch --locked" : "cargo fetch", commands };
}


/***/ }),

/***/ 7818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ MOST_SHOWN),
/* harmony export */   Mr: () => (/* binding */ printProblems),
/* harmony export */   vp: () => (/* binding */ showValue)
/* harmony export */ });
// What is wrong with a file a person wrote, and where. Problems are collected and shown all at once.
/** A reader fixes a screenful at a time; more would bury the first. */
const MOST_SHOWN = 50;
/** One line a problem, `file:line:column: text`, in the order of the file. */
function printProblems(file, problems) {
    const sorted = problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
    const lines = sorted.slice(0, MOST_SHOWN).map(({ line, column, text }) => {
        const place = column === undefined ? `${line}` : `${line}:${column}`;
        return `${file}:${place}: ${text}`;
    });
    return sorted.length > MOST_SHOWN ? [...lines, `${file}: and more problems`].join("\n") : lines.join("\n");
}
/** Values in messages: enough to recognise them, never a flood. */
const MOST_OF_A_VALUE = 60;
/** A value as it may stand in a message: on one line, short, nothing invisible in it. */
function showValue(value) {
    if (value === null)
        return "an empty value";
    if (Array.isArray(value))
        return `a list of ${value.length}`;
    if (typeof value === "object")
        return "a section";
    if (typeof value !== "string")
        return String(value);
    const points = Array.from(value.slice(0, MOST_OF_A_VALUE * 2));
    const cut = points.length > MOST_OF_A_VALUE || value.length > MOST_OF_A_VALUE * 2;
    return `${JSON.stringify(escapeInvisible(points.slice(0, MOST_OF_A_VALUE).join(""))).replaceAll("\\\\u{", "\\u{")}${cut ? "…" : ""}`;
}
function escapeInvisible(text) {
    return text.replace(/(?! )[\p{C}\p{Z}]/gu, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}


/***/ }),

/***/ 746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7818);
// A YAML text as a value that still knows where each part was written. Never throws: what cannot be read is a problem.


/** An honest file repeats a value a few times; a bomb needs exponentially many. */
const MOST_ALIASES = 50;
/**
 * @param linesBefore lines that precede this text in its file, for the line numbers in problems.
 */
function parseYaml(text, linesBefore = 0) {
    const counter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    // Unique keys are checked below: the parser's own check takes time quadratic in the number of keys.
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
    const placeAt = (offset) => {
        const { line, col } = counter.linePos(offset);
        return { line: Math.max(1, line) + linesBefore, column: Math.max(1, col) };
    };
    const problems = [...syntaxProblems(document, placeAt), ...keyProblems(document, placeAt)];
    const { value, problem } = toValue(document, problems.length === 0 || problems.every(isRepeated));
    return {
        value,
        problems: problem === undefined ? problems : [...problems, { ...placeAt(0), text: problem }],
        placeOf: (path) => placeAt(startOf(document, path)),
        placeOfKey: (path) => placeAt(startOfKey(document, path)),
    };
}
function syntaxProblems(document, placeAt) {
    const all = [...document.errors, ...document.warnings];
    const exhausted = all.find(({ code }) => code === "RESOURCE_EXHAUSTION");
    if (exhausted !== undefined)
        return [{ ...placeAt(exhausted.pos[0]), text: "nested too deeply" }];
    return all.map(({ code, message, pos }) => {
        const text = code === "MULTIPLE_DOCS" ? "a second document begins here; one is allowed" : oneLineOf(message);
        return { ...placeAt(pos[0]), text: `not valid YAML: ${text}` };
    });
}
function oneLineOf(message) {
    return message.replace(/\s+/g, " ").slice(0, 200);
}
const REPEATED = "is written twice";
function isRepeated(problem) {
    return problem.text.endsWith(REPEATED);
}
function keyProblems(document, placeAt) {
    const problems = [];
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Map(_, map) {
            const seen = new Set();
            for (const { key } of map.items) {
                const at = placeAt(offsetOf(key) ?? offsetOf(map) ?? 0);
                if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
                    problems.push({ ...at, text: "a key must be a plain word" });
                else if (seen.has(String(key.value)))
                    problems.push({ ...at, text: `${showKey(key.value)} ${REPEATED}` });
                else
                    seen.add(String(key.value));
            }
        },
    });
    return problems;
}
function showKey(key) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .showValue */ .vp)(String(key)).replace(/^"(.*)"$/, "$1");
}
function toValue(document, readable) {
    if (!readable)
        return { value: undefined };
    try {
        return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) ?? undefined };
    }
    catch (error) {
        // Aliases that point nowhere, or to far too much: the library has no codes for these two.
        return {
            value: undefined,
            problem: `not valid YAML: ${error instanceof Error ? oneLineOf(error.message) : "unreadable"}`,
        };
    }
}
function startOf(document, path) {
    let node = document.contents;
    let start = offsetOf(node) ?? 0;
    for (const step of path) {
        const pair = pairOf(document, node, step);
        node = pair?.value;
        const next = offsetOf(node) ?? offsetOf(pair?.key);
        if (next === undefined)
            return start;
        start = next;
    }
    return start;
}
function startOfKey(document, path) {
    let node = document.contents;
    for (const step of path.slice(0, -1))
        node = pairOf(document, node, step)?.value;
    const last = path.at(-1);
    const key = last === undefined ? undefined : pairOf(document, node, last)?.key;
    return offsetOf(key) ?? startOf(document, path);
}
/** What a node holds under a key or an index; lists have no key of their own. */
function pairOf(document, node, step) {
    const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(target))
        return { value: target.items[Number(step)] };
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(target))
        return undefined;
    // Of a key that is written twice, the last one counts.
    return target.items.findLast(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && String(key.value) === String(step));
}
function offsetOf(node) {
    return isNode(node) ? node.range?.[0] : undefined;
}
function isNode(value) {
    return typeof value === "object" && value !== null && "range" in value;
}


/***/ }),

/***/ 3491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ CELL_MARKER),
/* harmony export */   Qc: () => (/* binding */ childEnvironment),
/* harmony export */   xO: () => (/* binding */ RUN_MARKER)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
// The environment a child process gets: an allow-list, never ours minus something. Pure: the caller hands in what there is.

/** Every child of a run carries this with a value of its own, so that one that slipped away can be found. */
const RUN_MARKER = "LINEAR_TO_PR_RUN";
/** Carried only by the program a cell was made for and what it starts, not by the isolation around it: signals go there. */
const CELL_MARKER = "LINEAR_TO_PR_CELL";
const ALWAYS = ["PATH", "LANG", "CI", "RUNNER_TRACKING_ID"];
const DEFAULTS = { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", TERM: "dumb" };
/** The runner's own tokens and command files, our inputs, an outer agent session, and keys that are only ever handed out masked. */
const REFUSED = /^(ACTIONS_.*|GITHUB_.*|INPUT_.*|LINEAR_.*|CLAUDECODE|CLAUDE_CODE_.*|ANTHROPIC_(API_KEY|AUTH_TOKEN))$/i;
/**
 * PATH, LANG, CI and RUNNER_TRACKING_ID as they are, `TERM=dumb`, and the variables of `names` that are set.
 * @param env what there is, usually the environment of this process.
 * @param names further names, from `run.env` of the configuration.
 * @throws CONFIG_INVALID naming every name that no child may see.
 */
function childEnvironment(env, names) {
    const refused = names.filter((name) => REFUSED.test(name));
    if (refused.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("CONFIG_INVALID", `run.env: ${refused.join(", ")} may not be handed to set-up, agent or checks`);
    }
    const wanted = [...ALWAYS, ...names].flatMap((name) => {
        const value = env[name];
        return value === undefined || value === "" ? [] : [[name, value]];
    });
    return { ...DEFAULTS, ...Object.fromEntries(wanted) };
}


/***/ }),

/***/ 5405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ MAX_PATH_LENGTH),
/* harmony export */   Od: () => (/* binding */ caselessMatcher),
/* harmony export */   RR: () => (/* binding */ findGlobProblem),
/* harmony export */   TO: () => (/* binding */ trimGlob),
/* harmony export */   jN: () => (/* binding */ matcher)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4006);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
// Territories, protected paths and allow lists are globs; this is the only place that matches them.
// Globs and paths may both be hostile, so every pattern is bounded before it becomes a regular expression.


const MAX_GLOB_LENGTH = 300;
// Matching backtracks over every star: on a path of 1,024 characters three of a kind stay below 0.1 s, four do not (measured).
const MAX_STARS = 3;
const MAX_ALTERNATIVES = 64;
/** Longer paths match nothing here; the check "paths" refuses them. */
const MAX_PATH_LENGTH = 1024;
const OPTIONS = { dot: true, nonegate: true, noextglob: true, windows: false };
const NEVER = "$^";
/**
 * A test for repository-relative paths with `/`. A plain path means itself and everything below it, also when it holds
 * characters that are special in globs (`app/[id]`). Leading `./`, leading and trailing slashes do not matter. `(`, `)`, `|`
 * and `+` are ordinary characters. An empty list matches nothing.
 * @throws CONFIG_INVALID naming a glob that is too long or too wild to be matched in bounded time.
 */
function matcher(globs) {
    return match(globs, false);
}
/** Like `matcher`, for file systems that do not tell `A` from `a`. */
function caselessMatcher(globs) {
    return match(globs, true);
}
function match(globs, nocase) {
    const tests = globs.map((glob) => matchOne(glob, nocase));
    return (path) => path.length <= MAX_PATH_LENGTH && tests.some((test) => test(path));
}
function matchOne(glob, nocase) {
    const problem = findGlobProblem(glob);
    if (problem !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("CONFIG_INVALID", `glob "${glob.slice(0, 80)}": ${problem}`);
    const pattern = trimGlob(glob);
    if (pattern === "")
        return () => false;
    const plain = nocase ? pattern.toLowerCase() : pattern;
    const expression = compile(pattern, nocase);
    return (path) => {
        const wanted = nocase ? path.toLowerCase() : path;
        return wanted === plain || wanted.startsWith(`${plain}/`) || expression.test(path);
    };
}
/** Why a glob cannot be used, in words; undefined when it can. */
function findGlobProblem(glob) {
    if (glob.length > MAX_GLOB_LENGTH)
        return `longer than ${MAX_GLOB_LENGTH} characters`;
    if (/[\0\r\n]/.test(glob))
        return "holds a line break or NUL";
    const segments = trimGlob(glob).split("/");
    if (segments.filter((segment) => segment.includes("**")).length > MAX_STARS)
        return `more than ${MAX_STARS} times "**"`;
    if (segments.some((segment) => (segment.match(/\*+/g) ?? []).length > MAX_STARS)) {
        return `more than ${MAX_STARS} stars between two slashes`;
    }
    if (alternatives(glob) > MAX_ALTERNATIVES)
        return `braces stand for more than ${MAX_ALTERNATIVES} paths`;
    return compile(trimGlob(glob), false).source === NEVER && trimGlob(glob) !== "" ? "not a valid glob" : undefined;
}
/** Without what makes no difference: blanks around it, `./` and slashes at either end. */
function trimGlob(glob) {
    return glob
        .trim()
        .replace(/^(?:\.?\/)+/, "")
        .replace(/\/{1,300}$/, "");
}
function compile(pattern, nocase) {
    // Groups and quantifiers of regular expressions are no part of our globs: escaped, they cannot nest and explode.
    const literal = pattern.replace(/\\.|[()|+]/gs, (found) => (found.length > 1 ? found : `\\${found}`));
    return picomatch__WEBPACK_IMPORTED_MODULE_1__.makeRe(literal === "" ? "\\0" : literal, { ...OPTIONS, nocase });
}
/** An upper bound of the paths that the braces of a glob stand for. */
function alternatives(glob) {
    const groups = glob.split("{").slice(1);
    return groups.reduce((product, group) => product * group.split(",").length, 1);
}


/***/ }),

/***/ 4804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ parseRepository),
/* harmony export */   T: () => (/* binding */ findRepositoryName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
// `owner/name` from however a repository is written: the name itself, or the address of a remote.

/** `https://host/owner/name(.git)`, `git@host:owner/name.git`, `ssh://git@host/owner/name`, `owner/name`. */
const ADDRESS = /^(?:[a-z+]+:\/\/(?:[^/@]*@)?[^/]+\/|[^/@]+@[^/:]+:)?(?<owner>[\w.-]+)\/(?<repo>[\w.-]+?)(?:\.git)?\/?$/i;
/** @throws INPUT_INVALID when there is none or it is not of that form. */
function parseRepository(text) {
    const { owner, repo } = ADDRESS.exec(text ?? "")?.groups ?? {};
    if (owner !== undefined && repo !== undefined)
        return { owner, repo };
    const shown = text === undefined
        ? "no origin remote and no repository given"
        : `"${withoutLogin(text).slice(0, 100)}" names no repository on GitHub`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("INPUT_INVALID", `repository: ${shown}; allowed: owner/name, or --forge local`);
}
/** `owner/name` of a remote's address; undefined without one, and for a folder, whose path ends in two names as well. */
function findRepositoryName(address) {
    if (address === undefined || !/^(?:https?:|ssh:|git:|[^/]+@[^/]+:)/i.test(address))
        return undefined;
    const { owner, repo } = ADDRESS.exec(address)?.groups ?? {};
    return owner === undefined || repo === undefined ? undefined : `${owner}/${repo}`;
}
function withoutLogin(text) {
    return text.replace(/\/\/[^/@]*@/, "//");
}


/***/ })

};
