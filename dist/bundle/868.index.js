export const id = 868;
export const ids = [868];
export const modules = {

/***/ 3729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ createLinesBoard)
/* harmony export */ });
/* harmony import */ var _core_words_board_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6518);
/* harmony import */ var _core_words_sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1769);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4865);



const HEARTBEAT_MS = 60_000;
/** @param settings.clock spaces the signs of life: one a minute for each task at most, and only when it has news. */
function createLinesBoard({ log, clock, }) {
    const rows = (0,_rows_js__WEBPACK_IMPORTED_MODULE_2__/* .createRows */ .O)();
    const toldMs = new Map();
    const tell = (row, nowMs, event) => {
        toldMs.set(row.key, nowMs);
        log.info("task", {
            ticket: row.key,
            phase: row.phase,
            state: row.state,
            turns: row.turns === 0 ? undefined : row.turns,
            costUsd: row.costUsd,
            event,
        });
    };
    return {
        begin: (named) => rows.begin(named),
        update(key, news) {
            const nowMs = clock.monotonicMs();
            const change = rows.update(key, news, nowMs);
            if (change === undefined)
                return;
            const { before, after } = change;
            if (after.state !== before.state)
                tell(after, nowMs);
            else if ((0,_core_words_board_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(after.state) === "running" && nowMs - (toldMs.get(key) ?? nowMs) >= HEARTBEAT_MS)
                tell(after, nowMs, (0,_core_words_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(after.event, 100) || undefined);
        },
        end: () => undefined,
    };
}


/***/ }),

/***/ 4865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ createRows)
/* harmony export */ });
/* harmony import */ var _core_words_board_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6518);
// What boards of every kind remember of their tasks, in the order in which they were named.

function createRows() {
    const rows = new Map();
    return {
        begin(named) {
            for (const row of named)
                if (!rows.has(row.key))
                    rows.set(row.key, (0,_core_words_board_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .waitingRow */ .Il)(row));
        },
        update(key, news, nowMs) {
            const before = rows.get(key);
            if (before === undefined)
                return undefined;
            const after = (0,_core_words_board_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .withNews */ .Wr)(before, news, nowMs);
            rows.set(key, after);
            return { before, after };
        },
        all: () => [...rows.values()],
    };
}


/***/ }),

/***/ 2464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IL: () => (/* binding */ formatLine),
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   _9: () => (/* binding */ createMasks),
/* harmony export */   aJ: () => (/* binding */ isShown)
/* harmony export */ });
/* unused harmony export LEVELS */
/* harmony import */ var _core_words_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9451);
/* harmony import */ var _core_words_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1769);
// The shape of a log line, shared by both logs, and the one function that makes untrusted text harmless for them.


const LEVELS = ["debug", "info", "warn", "error"];
/** A value longer than this belongs into a file, not into a log. */
const MOST_VALUE_CHARS = 8000;
function isShown(level, least) {
    return LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}
/**
 * Untrusted text as part of one log line: nothing invisible, no controls, no secrets, `\n` and `\t` written out, and no command
 * for the runner. It looks for `##[` anywhere, by rules of the language under which invisible characters do not count:
 * so none stays, and what breaks the command is visible.
 */
function harmless(text, redact) {
    const visible = (0,_core_words_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(text, { maxChars: 2 * MOST_VALUE_CHARS }).replace(/\p{Default_Ignorable_Code_Point}/gu, "");
    // Cut after redaction: a secret cut in half is no longer recognised.
    const short = redact(visible).slice(0, MOST_VALUE_CHARS);
    return breakCommands(short.replaceAll("\n", "\\n").replaceAll("\t", "\\t"));
}
/** `##[` cannot form anew: a space stands between every two of its marks. */
function breakCommands(line) {
    return line.replace(/#(?=#\[)/g, "# ").replace(/^\s*:+/, (colons) => colons.trim().split("").join(" "));
}
/** `word key=value …`: values with anything but plain characters are quoted, undefined ones left out. */
function formatLine(word, fields, redact) {
    const pairs = Object.entries(fields).flatMap(([key, value]) => value === undefined ? [] : [`${plainWord(key)}=${formatValue(String(value), redact)}`]);
    return [plainWord(word), ...pairs].join(" ");
}
function plainWord(text) {
    return text.replace(/[^A-Za-z0-9._-]/g, "-") || "-";
}
function formatValue(value, redact) {
    const text = harmless(value, redact);
    return /^[^\s"=\\]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}
/** The secrets a log was told of; `add` answers the ones that are new, each on one line. */
function createMasks() {
    const known = new Set();
    let redactor = (text) => text;
    return {
        add(secret) {
            const fresh = (0,_core_words_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .partsOf */ .CI)(secret).filter((part) => !known.has(part));
            for (const part of fresh)
                known.add(part);
            if (fresh.length > 0)
                redactor = (0,_core_words_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .createRedactor */ .lY)([...known]);
            return fresh.filter((part) => !part.includes("\n"));
        },
        redact: (text) => redactor(text),
    };
}


/***/ }),

/***/ 8329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ createClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
// Time and chance of this machine.

/** Longest delay a Node timer takes; a larger one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
function createClock() {
    return {
        monotonicMs: () => performance.now(),
        now: () => new Date().toISOString(),
        sleep: async (ms, signal) => {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.min(Math.max(ms, 0), MAX_TIMER_MS), undefined, signal === undefined ? {} : { signal }).catch((error) => {
                if (signal?.aborted !== true)
                    throw error;
            });
        },
        random: () => Math.random(),
    };
}


/***/ }),

/***/ 5983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UI: () => (/* binding */ Attempt),
/* harmony export */   yB: () => (/* binding */ RunOutcome)
/* harmony export */ });
/* unused harmony exports Denial, AgentReport */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2047);
/* harmony import */ var _brief_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5742);
/* harmony import */ var _change_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(988);
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9957);
// What came back from the agent: how it ended, what it changed, what it used. Never a judgement.




const RunOutcome = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n([
    "finished",
    "max-turns",
    "timed-out",
    "stalled",
    "over-budget",
    "auth",
    "rate-limited",
    "api-error",
    "cancelled",
    "crashed",
    "no-result",
]);
/** A tool the agent was refused, as its event stream told it. */
const Denial = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ tool: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), reason: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
/** What the agent adapter hands back to `run`. */
const AgentReport = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    agent: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    agentVersion: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    model: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    outcome: RunOutcome,
    /** One line in words: why it ended so. */
    detail: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    usage: _usage_js__WEBPACK_IMPORTED_MODULE_2__/* .Usage */ ._U,
    /** False for programs that never report a cost: the cost cap cannot bind them, the clock and the turns do. */
    metered: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    denials: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(Denial),
    /** The agent's closing words, redacted and capped; untrusted. */
    closingWords: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Where the redacted transcript lies. */
    transcript: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    /** How long the model's service asked us to wait, when it did. */
    retryAfterMs: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().optional(),
});
const Attempt = _brief_js__WEBPACK_IMPORTED_MODULE_0__/* .Brief */ .H.extend({
    ...AgentReport.shape,
    change: _change_js__WEBPACK_IMPORTED_MODULE_1__/* .Change */ .lY,
    /** ISO 8601; also the date of the commit, so that delivering the same attempt twice makes the same commit. */
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Usage of all rounds so far, this one included. */
    totalUsage: _usage_js__WEBPACK_IMPORTED_MODULE_2__/* .Usage */ ._U,
});


/***/ }),

/***/ 5742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ Brief)
/* harmony export */ });
/* unused harmony export Complaint */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2047);
/* harmony import */ var _expansion_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5043);
/* harmony import */ var _guide_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2218);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4216);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7026);
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9957);
// Everything the agent is given: a task, a place on disk, the patterns to follow and the prompt.






/** One piece of evidence why a round was not good enough; becomes text in the next round's prompt. */
const Complaint = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ check: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), summary: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), evidence: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() });
const Brief = _plan_js__WEBPACK_IMPORTED_MODULE_3__/* .Task */ .YZ.extend({
    /** Absolute path of the working directory on the machine that made the brief; reopened elsewhere. */
    workdir: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    baseCommit: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    patterns: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .Pattern */ .zJ),
    prompt: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    /** Local files that were copied into the working directory; they must never be in the change. */
    copied: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()),
    /** Documents the agent is told to read, because they were too long to be shown. */
    docs: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()),
    /** Documents for agents and contributors that the agent is told of, `docs` among them. */
    guides: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_guide_js__WEBPACK_IMPORTED_MODULE_1__/* .Guide */ .L).default([]),
    /** 1 for the first; each fix adds one. */
    round: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(),
    /** What was wrong with the rounds before, in order; the last entry is what this round is about. */
    complaints: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(Complaint)),
    /** What was decided so far about files outside the territory. */
    expansions: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_expansion_js__WEBPACK_IMPORTED_MODULE_0__/* .Expansion */ .g).default([]),
    /** Usage of the rounds before this one. */
    spent: _usage_js__WEBPACK_IMPORTED_MODULE_4__/* .Usage */ ._U,
    /** Whether the agent reports what it costs; true until one shows otherwise. */
    metered: zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY(),
    /** Time spent inside agents so far, in milliseconds. */
    agentMs: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(),
    /** Time spent in the user's own commands so far (set-up, verification), in milliseconds. */
    commandsMs: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(),
});


/***/ }),

/***/ 988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MS: () => (/* binding */ ABSENT_BLOB),
/* harmony export */   lY: () => (/* binding */ Change)
/* harmony export */ });
/* unused harmony exports ChangedFile, Hazard */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2047);
// What the agent did to the tree: two trees and the entries between them, as `git diff-tree --raw` tells it.
// Decisions are made on this value and on blobs, never on patch text.

const ChangedFile = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["added", "modified", "deleted", "type-changed"]),
    /** Six-digit git modes; "000000" where the side is absent. */
    oldMode: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    newMode: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Blob ids; all zeros where the side is absent. */
    oldBlob: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    newBlob: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Size of the new blob in bytes; 0 when deleted. */
    newBytes: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
/** Something in the working directory that git must not walk or that no tree may hold; found before git runs. */
const Hazard = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["nested-repository", "gitlink", "special-file", "unreadable"]),
});
const Change = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    baseCommit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    baseTree: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Equal to `baseTree` when nothing changed. */
    tree: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(ChangedFile),
    hazards: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Hazard),
    /** Text of the agent's SCOPE-EXPANSIONS.md, when it wrote one; untrusted, at most 64 KiB. Never part of the trees. */
    scopeRequest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
});
const ABSENT_BLOB = "0".repeat(40);


/***/ }),

/***/ 3160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Operation),
/* harmony export */   rf: () => (/* binding */ Delivery)
/* harmony export */ });
/* unused harmony exports PullRequest, Withheld */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5139);
// A verdict that reached the forge.


const PullRequest = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    branch: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    base: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    body: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    draft: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["open", "closed", "merged"]),
    /** ISO 8601; when it was closed or merged. */
    closedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    labels: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Logins or team slugs that were asked to review. */
    reviewers: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
});
const Operation = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["created", "updated", "not-updated"]);
const Delivery = _verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .Verdict */ .Y.extend({
    operation: Operation,
    pullRequest: PullRequest,
    /** The commit on the branch. */
    commit: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
/** A verified change that was not published, because the world had moved on. */
const Withheld = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["superseded", "foreign-branch", "closed-by-human", "already-merged"]),
    reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});


/***/ }),

/***/ 5043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ SCOPE_REQUEST_PATH),
/* harmony export */   g: () => (/* binding */ Expansion)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2047);
// A request of the agent for a file outside its territory (SCOPE-EXPANSIONS.md), and what the engine decided about it.

/** Name of the agent's message at the root of its working directory; never part of a change. */
const SCOPE_REQUEST_PATH = "SCOPE-EXPANSIONS.md";
const Expansion = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** The agent's words: untrusted, one line. */
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** The smallest change that would do, in the agent's words: untrusted, one line; empty when it did not say. */
    smallest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** `granted`: nobody owns it · `deferred`: a sibling owns it, it is done after that one · `rejected`: never. */
    decision: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["granted", "deferred", "rejected"]),
    /** Key of the sibling that owns it, when it is deferred. */
    owner: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    /** Our words: why this decision. */
    why: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});


/***/ }),

/***/ 2218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ Guide),
/* harmony export */   z: () => (/* binding */ guideLine)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _words_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1769);
// A document of the repository that tells people and agents how to work here, by reference: what it is about, when to read it and
// where. Its text stays in the file; the agent opens it when it needs it.


const Guide = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Title and first sentence, on one line, at most 200 characters; sanitised. */
    summary: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Words that follow "read it": `before you begin`, `before you change packages/ui/`. */
    when: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Sections that seem to be about the ticket, in the order of the file; lines from 1. */
    sections: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), line: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() })),
});
const MOST_SECTION_CHARS = 60;
const MOST_LINE_CHARS = 600;
/** `AGENTS.md, before you begin: Working here. Use pnpm. See "Tests" (line 12), "Style" (line 40)`; on one line, without the bullet. */
function guideLine({ path, summary, when, sections }) {
    const named = sections.map(({ title, line }) => `"${(0,_words_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(title, MOST_SECTION_CHARS)}" (line ${line})`);
    const see = named.length === 0 ? "" : ` See ${named.join(", ")}`;
    const about = summary === "" ? (see === "" ? "" : ".") : `: ${/[.!?…]$/.test(summary) ? summary : `${summary}.`}`;
    return (0,_words_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(`${path}, ${when}${about}${see}`, MOST_LINE_CHARS);
}


/***/ }),

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ isOurBranch),
/* harmony export */   NG: () => (/* binding */ integrationBranch),
/* harmony export */   XD: () => (/* binding */ hexSha256),
/* harmony export */   aM: () => (/* binding */ isTicketKey),
/* harmony export */   at: () => (/* binding */ branchName),
/* harmony export */   n0: () => (/* binding */ parseTicketKey),
/* harmony export */   yb: () => (/* binding */ deterministicUuid)
/* harmony export */ });
/* harmony import */ var _noble_hashes_sha2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5108);
/* harmony import */ var _noble_hashes_utils_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2565);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
// The only way an untrusted value becomes part of a branch name, a path or an argument.



const KEY = /^[A-Z][A-Z0-9]{0,9}-[1-9][0-9]{0,8}$/;
function isTicketKey(text) {
    return KEY.test(text);
}
/**
 * A ticket key as typed by a person: trimmed and upper-cased.
 * @throws TICKET_KEY_INVALID naming the text.
 */
function parseTicketKey(text) {
    const key = text.trim().toUpperCase();
    if (!KEY.test(key))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("TICKET_KEY_INVALID", `"${text.slice(0, 60)}" is not a ticket key`);
    return key;
}
/** `linear-to-pr/{key}` + `ENG-12` → `linear-to-pr/eng-12`. Deterministic: the same ticket always has the same branch. */
function branchName(pattern, key) {
    return pattern.replaceAll("{key}", parseTicketKey(key).toLowerCase());
}
/** The branch that holds the merge of what a ticket stands on; no ticket's own branch can have this name. */
function integrationBranch(pattern, key) {
    return `${branchName(pattern, key)}-base`;
}
/** Whether a branch has a name that only the engine gives: a ticket's branch or the merge it stands on. */
function isOurBranch(pattern, branch) {
    const [before = "", after = ""] = pattern.split("{key}");
    if (!branch.startsWith(before))
        return false;
    const rest = branch.slice(before.length);
    const name = rest.endsWith("-base") ? rest.slice(0, -"-base".length) : rest;
    return name.endsWith(after) && isTicketKey(name.slice(0, name.length - after.length).toUpperCase());
}
function hexSha256(text) {
    return (0,_noble_hashes_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesToHex */ .My)((0,_noble_hashes_sha2_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)((0,_noble_hashes_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .utf8ToBytes */ .AI)(text)));
}
/** A UUID in version-4 shape made from text: the same text gives the same id, on every machine and at every retry. */
function deterministicUuid(text) {
    const hex = hexSha256(text);
    const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}


/***/ }),

/***/ 1468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ parseOptions),
/* harmony export */   KV: () => (/* binding */ filterOf),
/* harmony export */   Sn: () => (/* binding */ withOverrides),
/* harmony export */   TM: () => (/* binding */ OPTION_NAMES),
/* harmony export */   an: () => (/* binding */ STAGES)
/* harmony export */ });
/* unused harmony export Options */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2047);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9567);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _receipt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4358);
/* harmony import */ var _ticket_filter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8459);
// What a door was asked, in one shape for both: action inputs and command-line options have the same names.




const STAGES = [
    "all",
    "prepare",
    "trigger",
    "plan",
    "scaffold",
    "orchestrate",
    "work",
    "run",
    "verify",
    "fix",
    "deliver",
    "report",
    "poll",
    "reconcile",
    "sum",
];
const text = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1);
const flag = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["true", "false"]).transform((value) => value === "true");
const JobResult = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["success", "failure", "cancelled", "skipped"]);
/** Told by other jobs: whatever is no number of seconds counts as not told, and never keeps a ticket from being told. */
const Seconds = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((seconds) => seconds <= _receipt_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_SECONDS */ .wj)
    .optional()
    .catch(undefined);
/** Every option of both doors, by its name there; values are text as doors get them. */
const Options = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    stage: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(STAGES).default("all"),
    /** Ticket keys, separated by commas or white space. */
    keys: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .default("")
        .transform((value) => value.split(/[\s,]+/).filter((key) => key !== "")),
    tickets: text.optional(),
    from: text.optional(),
    to: text.optional(),
    task: text.optional(),
    /** Filter: which tickets make the batch, instead of keys. */
    team: text.optional(),
    label: text.optional(),
    project: text.optional(),
    cycle: text.optional(),
    state: text.optional(),
    slots: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .ai().int().min(1).max(64).optional(),
    order: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["dag", "phases"]).optional(),
    "unknown-territory": zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["solo", "parallel"]).optional(),
    "dry-run": flag.default(false),
    /** For `deliver` of another machine's work: the plan that was made before any agent ran. */
    plan: text.optional(),
    /** Commit of the base branch to start from, instead of its tip: the jobs of one run see one base. */
    "base-commit": zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(/^[0-9a-f]{40}$/, "must be a whole commit id")
        .optional(),
    /** No checkout: everything comes from the remote. */
    bare: flag.default(false),
    /** How the jobs before ended, in GitHub's words. */
    "agent-result": JobResult.optional(),
    "verify-result": JobResult.optional(),
    /** Where the commands of a delivered verdict were run. */
    "verify-where": zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["own-job", "agent-job"]).default("own-job"),
    /** How long jobs ran, in seconds. */
    "prepare-seconds": Seconds,
    "agent-seconds": Seconds,
    "verify-seconds": Seconds,
    /** When this job began, in seconds since 1970. */
    began: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(/^\d{1,11}$/)
        .transform(Number)
        .optional()
        .catch(undefined),
    /** File for what the ticket took. */
    receipt: text.optional(),
    repo: text.default("."),
    base: text.optional(),
    forge: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["github", "local"]).optional(),
    "forge-dir": text.optional(),
    repository: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(/^[\w.-]+\/[\w.-]+$/, "must look like owner/name")
        .optional(),
    agent: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["claude", "command"]).optional(),
    "agent-command": text.optional(),
    model: text.optional(),
    isolation: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["sandbox", "none"]).optional(),
    "state-dir": text.optional(),
    "linear-api-key": zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().default(""),
    "linear-api-url": zod__WEBPACK_IMPORTED_MODULE_3__/* .url */ .OZ5().optional(),
    "github-token": zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().default(""),
    "github-api-url": zod__WEBPACK_IMPORTED_MODULE_3__/* .url */ .OZ5().optional(),
    "anthropic-api-key": zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().default(""),
    "allow-dirty": flag.default(false),
    /** `poll` on a machine of one's own: again and again, working on what it starts. */
    watch: flag.default(false),
    /** Seconds from the end of one look to the next. */
    every: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .ai().min(5).max(86_400).default(60),
    again: flag.default(false),
    json: flag.default(false),
    verbose: flag.default(false),
});
/** Every name of the schema: each is an input of the action, or an option of the command line, or both. */
const OPTION_NAMES = Options.keyof().options;
/**
 * Options from the raw texts of a door; empty texts count as not given. All problems at once.
 * @param spell how the door writes an option's name in messages (`--agent` or `agent`).
 * @throws USAGE or INPUT_INVALID, as the door says.
 */
function parseOptions(raw, code, spell) {
    const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ""));
    const parsed = Options.safeParse(given);
    if (parsed.success)
        return parsed.data;
    const lines = parsed.error.issues.map((issue) => {
        const name = String(issue.path[0] ?? "");
        const value = isSecret(name) || given[name] === undefined ? "" : `"${given[name].slice(0, 80)}": `;
        return `${name === "" ? "" : `${spell(name)}: `}${value}${issue.message}`;
    });
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC(code, lines.join("\n"));
}
function isSecret(name) {
    return /key$|token$/.test(name) && name !== "keys";
}
/** What was said on the command line or as an input wins over the file. */
function withOverrides(config, options) {
    const run = {
        ...config.run,
        ...(options.agent === undefined ? {} : { agent: options.agent }),
        ...(options["agent-command"] === undefined ? {} : { command: options["agent-command"] }),
        ...(options.model === undefined ? {} : { model: options.model }),
        ...(options.isolation === undefined ? {} : { isolation: options.isolation }),
    };
    if (run.agent === "command" && run.command === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("INPUT_INVALID", "agent `command` needs run.command in the configuration or --agent-command / agent-command");
    }
    const { slots, order, "unknown-territory": unknownTerritory } = options;
    const orchestrate = {
        ...config.orchestrate,
        ...(slots === undefined ? {} : { slots }),
        ...(order === undefined ? {} : { order }),
        ...(unknownTerritory === undefined ? {} : { unknownTerritory }),
    };
    return { ...config, run, orchestrate };
}
/** The filter that was given; undefined when none was. */
function filterOf({ team, label, project, cycle, state }) {
    const given = Object.entries({ team, label, project, cycle, state }).filter(([, value]) => value !== undefined);
    return given.length === 0 ? undefined : _ticket_filter_js__WEBPACK_IMPORTED_MODULE_2__/* .TicketFilter */ .zY.parse(Object.fromEntries(given));
}


/***/ }),

/***/ 9058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pi: () => (/* binding */ Outcome),
/* harmony export */   _n: () => (/* binding */ Ending)
/* harmony export */ });
/* unused harmony export KeptWork */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2047);
/* harmony import */ var _delivery_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3160);
/* harmony import */ var _expansion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5043);
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9957);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5139);
// Every run of every ticket ends in exactly one of these. The list is closed; docs/operations.md explains each.





const Outcome = zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n([
    /** A draft pull request holds the verified change. */
    "delivered",
    /** The tree equals its base; `noChange` says why. */
    "no-change",
    /** Verification did not let the change pass, and no rounds are left or no round could help. */
    "refused",
    "max-turns",
    "timed-out",
    "stalled",
    "over-budget",
    "agent-unauthorized",
    "agent-unavailable",
    "agent-crashed",
    "cancelled",
    /** A person closed our pull request for this ticket; it is not reopened until the ticket is moved again. */
    "closed-by-human",
    /** The pull request of this ticket is merged already. */
    "already-merged",
    /** Someone else's commits are on the branch; we do not overwrite them. */
    "foreign-branch",
    /** The ticket left the state that started it, or changed, while we worked. */
    "superseded",
    /** The ticket does not match trigger's teams, labels, state or actors. */
    "not-ours",
    /** Waits for a ticket that nobody in this batch works on and that is not known to be done. */
    "parked",
    /** A task it depends on did not end well, so it was not started. */
    "skipped",
    /** The branches it would stand on do not merge; the files are named. */
    "merge-conflict",
    /** The batch was paused or stopped before its turn came. */
    "not-started",
    /** The world or the user is wrong: see the error's code. */
    "failed",
]);
/** Where work that was not delivered can be found. */
const KeptWork = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(["branch", "file", "workdir"]), where: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() });
/** The end of one ticket: what the comment, the summary, the outputs and `--json` are made from. */
const Ending = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    key: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    ticketId: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    outcome: Outcome,
    operation: _delivery_js__WEBPACK_IMPORTED_MODULE_0__/* .Operation */ .I.optional(),
    pullRequest: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ number: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), url: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }).optional(),
    noChange: _verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .NoChangeKind */ .Om.optional(),
    /** One line for people. */
    reason: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    /** What to do next, when somebody should. */
    hint: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
    errorCode: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
    rounds: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    checks: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .CheckResult */ .KP),
    usage: _usage_js__WEBPACK_IMPORTED_MODULE_2__/* .Usage */ ._U,
    kept: KeptWork.optional(),
    /** What was decided about files outside the territory. */
    expansions: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_expansion_js__WEBPACK_IMPORTED_MODULE_1__/* .Expansion */ .g).optional(),
    /** Keys of the tasks whose work this one stands on. */
    standsOn: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()).optional(),
    wallMs: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    /** Time inside the agent and inside the user's own commands (set-up, verification): not ours. */
    agentMs: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    commandsMs: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
});


/***/ }),

/***/ 4216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i2: () => (/* binding */ confidenceOf),
/* harmony export */   oD: () => (/* binding */ LOW_CONFIDENCE_BELOW),
/* harmony export */   zJ: () => (/* binding */ Pattern)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2047);
// A piece of the repository's own code that the agent is shown, and why.

const Pattern = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** First and last line, from 1, both included. */
    startLine: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    endLine: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    blob: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    text: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** From 0 to 1, how likely this is what the ticket is about; 1 for what it names. */
    score: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** In words, for people. */
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** `named`: the ticket points at it · `found`: retrieval chose it · `configured`: the repository injects it always. */
    origin: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["named", "found", "configured"]),
});
/** Below this probability a found piece is a hint, not an example. */
const LOW_CONFIDENCE_BELOW = 0.25;
/** `low`: perhaps not related; nobody is to follow it. */
function confidenceOf({ origin, score }) {
    return origin === "found" && score < LOW_CONFIDENCE_BELOW ? "low" : "high";
}


/***/ }),

/***/ 7026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yV: () => (/* binding */ DependencyKind),
  cw: () => (/* binding */ Plan),
  YZ: () => (/* binding */ Task)
});

// UNUSED EXPORTS: Dependency, EarlierWork, Limits, Parked, Phase, PlanWarning, Standing

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
;// CONCATENATED MODULE: ./build/core/territory.js
// Which files a task may touch. Paths are repository-relative with `/`; every entry is a path or a glob.

/** Files a sibling task has for itself. */
const Claimed = schemas/* object */.Ikc({ key: schemas/* string */.YjP(), globs: schemas/* array */.YOg(schemas/* string */.YjP()) });
const Territory = schemas/* object */.Ikc({
    /** May be edited; empty together with source `unknown` means: anywhere that is not forbidden. */
    mayEdit: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Shared files (lockfiles, barrels, changelogs) that several tasks may add to. */
    mayAppend: schemas/* array */.YOg(schemas/* string */.YjP()),
    mustNotEdit: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** What tasks that may run beside this one own; nobody else may edit it meanwhile. */
    siblings: schemas/* array */.YOg(Claimed).optional(),
    /** Of a prediction: the probability, 0 to 1, that the first file is right. */
    confidence: schemas/* number */.aig().optional(),
    source: schemas/* enum */.k5n(["ticket", "configuration", "prediction", "unknown"]),
});

// EXTERNAL MODULE: ./build/core/ticket.js
var ticket = __webpack_require__(5352);
;// CONCATENATED MODULE: ./build/core/plan.js
// The plan: tasks in phases. A Task is a ticket with a place to work: branch, base, territory, and what it waits for.



/** Work on this ticket that an earlier run left on the forge; a hint to look closer, never proof. */
const EarlierWork = schemas/* object */.Ikc({
    pullRequest: schemas/* number */.aig(),
    url: schemas/* string */.YjP(),
    status: schemas/* enum */.k5n(["open", "closed", "merged"]),
    /** The branch the pull request is against. */
    base: schemas/* string */.YjP().optional(),
    /** ISO 8601; when it was closed or merged. */
    closedAt: schemas/* string */.YjP().optional(),
    /** sha256 of the ticket snapshot the pull request was made from, when its marker could be read. */
    snapshot: schemas/* string */.YjP().optional(),
});
/**
 * What waiting for another task means.
 * `hard`: it must end well, and this task starts from its work · `soft`: both may edit the same file, so it must have ended,
 * and this task starts from its work when there is any · `order`: it must have ended, nothing more · `hint`: shown, never
 * waited for.
 */
const DependencyKind = schemas/* enum */.k5n(["hard", "soft", "order", "hint"]);
const Dependency = schemas/* object */.Ikc({
    /** Key of the ticket that is waited for. */
    key: schemas/* string */.YjP(),
    kind: DependencyKind,
    reason: schemas/* string */.YjP(),
});
/** Work of another task that this one starts from: delivered, and not yet part of the base branch. */
const Standing = schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    branch: schemas/* string */.YjP(),
    commit: schemas/* string */.YjP(),
    tree: schemas/* string */.YjP(),
    /** ISO 8601, of the commit. */
    committedAt: schemas/* string */.YjP(),
    pullRequest: schemas/* object */.Ikc({ number: schemas/* number */.aig(), url: schemas/* string */.YjP() }),
});
const Limits = schemas/* object */.Ikc({
    maxTurns: schemas/* number */.aig(),
    timeoutMs: schemas/* number */.aig(),
    stallMs: schemas/* number */.aig(),
    /** US dollars for one ticket, over all rounds. */
    maxCostUsd: schemas/* number */.aig(),
});
const Task = schemas/* object */.Ikc({
    /** Number of its prompt in the prompt file, from 1. */
    number: schemas/* number */.aig(),
    ticket: ticket/* Ticket */.Rg,
    /** Further tickets that this task does in the same change, because they are about the same files. */
    also: schemas/* array */.YOg(ticket/* Ticket */.Rg).default([]),
    /** sha256 over what the agent will be told of the ticket. */
    snapshot: schemas/* string */.YjP(),
    /** Name of the branch its pull request is against. */
    base: schemas/* string */.YjP(),
    /** What it starts from beyond the base branch of the run; set when it starts, not when it is planned. */
    standsOn: schemas/* array */.YOg(Standing).default([]),
    branch: schemas/* string */.YjP(),
    territory: Territory,
    after: schemas/* array */.YOg(Dependency),
    limits: Limits,
    earlier: EarlierWork.optional(),
    /** Extra words for the agent that a person wrote under the prompt's heading. */
    notes: schemas/* string */.YjP(),
});
const Phase = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    prompts: schemas/* array */.YOg(schemas/* number */.aig()),
    parallel: schemas/* boolean */.zMY(),
    dependsOnPhases: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** A ticket that is not started, and why. */
const Parked = schemas/* object */.Ikc({ ticket: ticket/* Ticket */.Rg, reason: schemas/* string */.YjP() });
/** What a person should look at before the batch begins; without a key it is about the whole batch. */
const PlanWarning = schemas/* object */.Ikc({ key: schemas/* string */.YjP().optional(), text: schemas/* string */.YjP() });
const Plan = schemas/* object */.Ikc({
    base: schemas/* string */.YjP(),
    /** Commit of the base branch the plan was made at; the jobs of one run all start from it. */
    baseCommit: schemas/* string */.YjP().optional(),
    phases: schemas/* array */.YOg(Phase),
    tasks: schemas/* array */.YOg(Task),
    parked: schemas/* array */.YOg(Parked).default([]),
    warnings: schemas/* array */.YOg(PlanWarning).default([]),
});


/***/ }),

/***/ 4358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ parseReceiptName),
/* harmony export */   W7: () => (/* binding */ receiptOf),
/* harmony export */   Wy: () => (/* binding */ parseReceipt),
/* harmony export */   iY: () => (/* binding */ printReceipt),
/* harmony export */   wj: () => (/* binding */ MOST_SECONDS),
/* harmony export */   xc: () => (/* binding */ MOST_RECEIPT_BYTES)
/* harmony export */ });
/* unused harmony export Receipt */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2047);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9058);
// What one ticket of a batch took on GitHub: how long its jobs ran, tokens, cost. Travels from job to job as a file, and most of
// its numbers were told by jobs that ran an agent: good enough for a table, and for nothing that is decided.



/** Longest that is believed of a job: GitHub ends one of a self-hosted runner after five days. */
const MOST_SECONDS = 5 * 24 * 3600;
const MOST_TOKENS = 1e12;
const MOST_USD = 1e6;
/** Bytes of a receipt's file; real ones have about 300. */
const MOST_RECEIPT_BYTES = 4096;
const Count = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0).max(MOST_TOKENS);
/** Seconds; null: it ran, nobody knows how long; left out: it did not run. */
const Ran = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0).max(MOST_SECONDS).nullable().optional();
const Receipt = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    key: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().refine(_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isTicketKey */ .aM, "is no ticket key"),
    outcome: _outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .Outcome */ .Pi,
    /** Number of the pull request. */
    pullRequest: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1).max(1e9).optional(),
    /** Of all rounds; left out where it is not known, which is not zero. */
    inputTokens: Count.optional(),
    outputTokens: Count.optional(),
    costUsd: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().min(0).max(MOST_USD).optional(),
    seconds: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ agent: Ran, verify: Ran, deliver: Ran }),
});
function receiptOf(ending, jobs) {
    const { key, outcome, pullRequest } = ending;
    const { inputTokens, outputTokens, costUsd } = isLost(ending, jobs) ? {} : ending.usage;
    const ran = (result, seconds) => seconds ?? (result === "skipped" ? undefined : null);
    return believable({
        version: 1,
        key,
        outcome,
        pullRequest: pullRequest?.number,
        inputTokens,
        outputTokens,
        costUsd,
        seconds: {
            agent: ran(jobs.agentResult, jobs.agentSeconds),
            verify: jobs.isVerifiedApart ? ran(jobs.verifyResult, jobs.verifySeconds) : undefined,
            deliver: jobs.deliverSeconds ?? null,
        },
    });
}
/** Whether what the agent used was lost with its job: then it is unknown. */
function isLost({ outcome, rounds }, { agentResult }) {
    return (outcome === "failed" || outcome === "cancelled") && rounds === 0 && agentResult !== "skipped";
}
/** Numbers that cannot be are left out; the rest of the receipt still holds. */
function believable(told) {
    const { inputTokens, outputTokens, costUsd, pullRequest } = Receipt.shape;
    const number = (schema, value) => schema.safeParse(value).data;
    const values = {
        ...told,
        pullRequest: number(pullRequest, told.pullRequest),
        inputTokens: number(inputTokens, told.inputTokens),
        outputTokens: number(outputTokens, told.outputTokens),
        costUsd: number(costUsd, told.costUsd),
    };
    return Receipt.parse(values);
}
function printReceipt(receipt) {
    return `${JSON.stringify(receipt)}\n`;
}
/** Undefined for anything that is not one: other jobs may have written the file. */
function parseReceipt(text) {
    try {
        return Receipt.safeParse(JSON.parse(text)).data;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
// As the workflow names the artifact of a receipt.
const NAME = /^linear-to-pr-([A-Z][A-Z0-9]*-[0-9]+)-ending-([0-9]{1,4})\.json$/;
/** Ticket and attempt of the run for the name of a receipt's file; undefined for another name. */
function parseReceiptName(name) {
    const [, key = "", attempt = ""] = NAME.exec(name) ?? [];
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isTicketKey */ .aM)(key) ? { key, attempt: Number(attempt) } : undefined;
}


/***/ }),

/***/ 8459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LN: () => (/* binding */ checkNames),
/* harmony export */   Wf: () => (/* binding */ FILTER_PARTS),
/* harmony export */   XT: () => (/* binding */ chooseTickets),
/* harmony export */   YD: () => (/* binding */ compareKeys),
/* harmony export */   mG: () => (/* binding */ givenParts),
/* harmony export */   yS: () => (/* binding */ isSameName),
/* harmony export */   zY: () => (/* binding */ TicketFilter)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2047);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _words_sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1769);
// Which tickets make a batch, said by what they have in common. Every part that is given must hold. Here is what a filter
// means; how a tracker is asked is the tracker's.



const part = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(200).optional();
const TicketFilter = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    /** Key of the team, such as `ENG`. */
    team: part,
    /** Name of a label. */
    label: part,
    /** Name of a project. */
    project: part,
    /** Number or name of a cycle, or `current`. */
    cycle: part,
    /** Name of a state. */
    state: part,
});
const FILTER_PARTS = TicketFilter.keyof().options;
const MAX_NAMES_SHOWN = 20;
/**
 * The parts that are given, without blanks around them.
 * @throws INPUT_INVALID when none is: nobody means every ticket there is.
 */
function givenParts(filter) {
    const given = FILTER_PARTS.map((name) => [name, filter[name]?.trim() ?? ""]).filter(([, text]) => text !== "");
    if (given.length > 0)
        return Object.fromEntries(given);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("INPUT_INVALID", `a filter needs at least one of ${FILTER_PARTS.join(", ")}`);
}
/** Names are compared without regard to letter case. */
function isSameName(left, right) {
    return left.toLowerCase() === right.toLowerCase();
}
/**
 * Those of `all` that a filter means, by key: for trackers that hold every ticket themselves.
 * @param states every state there is
 * @throws INPUT_INVALID for an empty filter, and when nothing matches because nobody has one of the names.
 */
function chooseTickets(filter, { all, states }) {
    const given = givenParts(filter);
    const meant = all.filter((filed) => isMeant(given, filed));
    if (meant.length === 0)
        checkNames(given, namesOf(all, states));
    return meant.sort((left, right) => compareKeys(left.key, right.key));
}
/** A ticket that is done with is meant only by naming its state. */
function isMeant(filter, { team, labels, project, cycle, state }) {
    const holds = (wanted, names) => wanted === undefined || names.some((name) => name !== undefined && isSameName(name, wanted));
    const isSettled = state.type === "completed" || state.type === "canceled";
    return (holds(filter.team, [team]) &&
        holds(filter.label, labels) &&
        holds(filter.project, [project]) &&
        holds(filter.cycle, [cycle]) &&
        (filter.state === undefined ? !isSettled : isSameName(state.name, filter.state)));
}
function namesOf(all, states) {
    const known = (names) => names.filter((name) => name !== undefined);
    return {
        team: all.map(({ team }) => team),
        label: all.flatMap(({ labels }) => labels),
        project: known(all.map(({ project }) => project)),
        cycle: known(all.map(({ cycle }) => cycle)),
        state: states.map(({ name }) => name),
    };
}
/**
 * For a filter that matched nothing: was it a name that nobody has?
 * @throws INPUT_INVALID with one line for each such name, and the names there are.
 */
function checkNames(filter, known) {
    const problems = FILTER_PARTS.flatMap((name) => {
        const [wanted, names] = [filter[name], known[name]];
        if (wanted === undefined || names === undefined || names.some((each) => isSameName(each, wanted)))
            return [];
        return [`no ${name} "${(0,_words_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(wanted, 200)}"; ${listOf(names)}`];
    });
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("INPUT_INVALID", problems.join("\n"));
}
/** ENG-2 before ENG-10; keys of one team together. */
function compareKeys(left, right) {
    const [teamLeft, numberLeft] = splitKey(left);
    const [teamRight, numberRight] = splitKey(right);
    if (teamLeft !== teamRight)
        return teamLeft < teamRight ? -1 : 1;
    return numberLeft - numberRight;
}
function splitKey(key) {
    const dash = key.indexOf("-");
    return [key.slice(0, dash), Number(key.slice(dash + 1))];
}
function listOf(names) {
    const unique = [...new Set(names.map((name) => (0,_words_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(name, 80)))];
    if (unique.length === 0)
        return "there is none";
    const more = unique.length > MAX_NAMES_SHOWN ? ", …" : "";
    return `there are ${unique.slice(0, MAX_NAMES_SHOWN).join(", ")}${more}`;
}


/***/ }),

/***/ 5352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rg: () => (/* binding */ Ticket)
/* harmony export */ });
/* unused harmony exports StateType, State, TicketComment, TicketReference, TicketPart, Attachment */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2047);
// The ticket in our words. Linear's shapes end in adapters/tracker/linear.ts; text in here is raw and untrusted until
// sanitize.ts has seen it.

/** What a workflow state means, in the tracker's own five classes. */
const StateType = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["triage", "backlog", "unstarted", "started", "completed", "canceled"]);
const State = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), type: StateType });
const TicketComment = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    author: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** ISO 8601. */
    createdAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    body: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
/** Another ticket, as far as this one knows it. `done` is undefined when the tracker would not tell: treat as not done. */
const TicketReference = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), done: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional() });
/** A sub-issue: a reference with its first words. */
const TicketPart = TicketReference.extend({ description: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional() });
/** `subtitle`: what the tool it comes from says in a line, where it says anything. */
const Attachment = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), url: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), subtitle: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional() });
const Ticket = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** The tracker's own id; opaque. */
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    url: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    description: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    comments: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TicketComment),
    labels: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    state: State,
    team: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), states: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(State) }),
    assignee: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    estimate: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    parent: TicketReference.optional(),
    children: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TicketPart),
    blockedBy: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TicketReference),
    related: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TicketReference),
    attachments: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Attachment),
    /** Files the ticket itself names as its territory (ticket file: `files:`; later also a `Files:` section). */
    files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** ISO 8601. */
    updatedAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});


/***/ }),

/***/ 9957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _U: () => (/* binding */ Usage),
/* harmony export */   vk: () => (/* binding */ addUsage),
/* harmony export */   yJ: () => (/* binding */ NO_USAGE)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2047);
// What an agent cost. Unknown is not zero.

const Usage = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** Model turns as we counted them. */
    turns: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    inputTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    outputTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    /** US dollars; undefined when the agent did not say. */
    costUsd: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    durationMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const NO_USAGE = { turns: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, durationMs: 0 };
/** The sum; an unknown part makes the sum unknown. */
function addUsage(left, right) {
    const sum = (a, b) => a === undefined || b === undefined ? undefined : a + b;
    return {
        turns: left.turns + right.turns,
        inputTokens: sum(left.inputTokens, right.inputTokens),
        outputTokens: sum(left.outputTokens, right.outputTokens),
        costUsd: sum(left.costUsd, right.costUsd),
        durationMs: left.durationMs + right.durationMs,
    };
}


/***/ }),

/***/ 5139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KP: () => (/* binding */ CheckResult),
/* harmony export */   Om: () => (/* binding */ NoChangeKind),
/* harmony export */   Y: () => (/* binding */ Verdict)
/* harmony export */ });
/* unused harmony exports CheckStatus, Location, Decision */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _attempt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5983);
// The judgement over an attempt: one result per check, one decision.


const CheckStatus = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["pass", "fail", "inherited", "flagged", "not-run"]);
const Location = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), line: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional() });
const CheckResult = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    status: CheckStatus,
    /** `blocking`: a failure keeps the change from being delivered · `advisory`: shown, never in the way. */
    weight: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["blocking", "advisory"]),
    /** Whether a new round by the agent can put it right; a scope breach cannot be argued away, a red test can. */
    fixable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    summary: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Untrusted, capped: command output, offending lines. Empty when there is nothing to show. */
    evidence: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    locations: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Location),
    durationMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
});
/** Why a tree equals its base. */
const NoChangeKind = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n([
    "already-done",
    "blocked",
    "permission-denied",
    "wrote-outside",
    "auth-failure",
    "ignored-files-only",
    "noise-only",
    "interrupted",
]);
const Decision = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["deliver", "fix", "stop"]);
const Verdict = _attempt_js__WEBPACK_IMPORTED_MODULE_0__/* .Attempt */ .UI.extend({
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(CheckResult),
    decision: Decision,
    /** One line for people: why this decision. */
    reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    noChange: NoChangeKind.optional(),
});


/***/ }),

/***/ 1083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ batchTable),
/* harmony export */   Gl: () => (/* binding */ batchMarkdown),
/* harmony export */   Xx: () => (/* binding */ batchJson)
/* harmony export */ });
/* harmony import */ var _check_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8386);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8023);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9899);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1769);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2764);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9356);






function totalsOf({ endings, wallMs }) {
    const sumMs = endings.reduce((sum, ending) => sum + ending.wallMs, 0);
    const costs = endings.flatMap(({ usage }) => (usage.costUsd === undefined ? [] : [usage.costUsd]));
    // Sums of decimal dollars: a millionth is less than any service charges for.
    const dollars = (usd) => Math.round(usd * 1e6) / 1e6;
    const costUsd = dollars(costs.reduce((sum, cost) => sum + cost, 0));
    const delivered = endings.filter(({ outcome }) => outcome === "delivered").length;
    return {
        sumMs: Math.round(sumMs),
        speedUp: wallMs > 0 ? Math.round((sumMs / wallMs) * 10) / 10 : undefined,
        costUsd,
        unknownCosts: endings.length - costs.length,
        costPerDeliveredUsd: delivered === 0 ? undefined : dollars(costUsd / delivered),
    };
}
const MOST_LISTED = 100;
const MOST_FILES = 5;
function sectionsOf(report, writer) {
    const { endings, mergePlan } = report;
    const sections = [
        { title: "Not done, because of others", items: endings.flatMap((ending) => heldBack(ending, writer)) },
        { title: "Files outside a ticket's territory", items: endings.flatMap((ending) => expansions(ending, writer)) },
        { title: "Merge in this order", items: mergeOrder(mergePlan, writer) },
        { title: "Will conflict", items: mergePlan === undefined ? [] : conflicts(mergePlan, writer) },
    ];
    return sections.flatMap(({ title, items }) => {
        const more = items.length - MOST_LISTED;
        const shown = more > 0 ? [...items.slice(0, MOST_LISTED), `… and ${more} more`] : items;
        return items.length === 0 ? [] : [{ title, items: shown }];
    });
}
const HELD_BACK = ["parked", "skipped", "not-started", "merge-conflict"];
function heldBack({ key, outcome, reason }, writer) {
    return HELD_BACK.includes(outcome) ? [`${writer.key(key)} ${outcome}: ${writer.text(reason)}`] : [];
}
function expansions(ending, writer) {
    const seen = (ending.expansions ?? []).slice(0, MOST_LISTED);
    return seen.map(({ path, decision, owner, why }) => {
        const whose = owner === undefined ? "" : ` (${writer.key(owner)} owns it)`;
        return `${writer.key(ending.key)} ${writer.path(path)} ${decision}${whose}: ${writer.text(why)}`;
    });
}
/** One pull request needs no order. */
function mergeOrder(plan, writer) {
    return plan === undefined || plan.order.length < 2 ? [] : [plan.order.map(writer.key).join(", ")];
}
function conflicts({ conflicts: pairs, behindBase }, writer) {
    const files = (paths) => {
        const more = paths.length - MOST_FILES;
        return [...paths.slice(0, MOST_FILES).map(writer.path), ...(more > 0 ? [`${more} more`] : [])].join(", ");
    };
    return [
        ...pairs.map(({ one, two, files: paths }) => `${writer.key(one)} and ${writer.key(two)} in ${files(paths)}`),
        ...behindBase.map(({ key, files: paths }) => `${writer.key(key)} and the base branch in ${files(paths)}`),
    ];
}
const PLAIN = {
    key: (key) => (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(key, 40),
    path: (path) => (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(path, 200),
    text: (text) => (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text, 500),
};
/**
 * Plain text for a terminal: one line a ticket, its last column cut at `width` cells (an address never is), then the sums, then
 * what was held back, asked for, and what merging will meet.
 */
function batchTable(report, width) {
    const { endings, phases, paused } = report;
    const rows = endings.map((ending) => [
        (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(ending.key, 40),
        (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(phases.get(ending.key) ?? "-", 10),
        ending.operation === undefined || ending.operation === "created"
            ? ending.outcome
            : `${ending.outcome} (${ending.operation})`,
        String(ending.rounds),
        ending.usage.turns === 0 ? "-" : String(ending.usage.turns),
        (0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .costText */ .rs)(ending.usage.costUsd),
        (0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .durationText */ .S5)(ending.wallMs),
        (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(ending.pullRequest?.url ?? ending.reason, 500),
    ]);
    const heading = ["TICKET", "PHASE", "OUTCOME", "ROUNDS", "TURNS", "COST", "TIME", "RESULT"];
    const sections = sectionsOf(report, PLAIN).map(({ title, items }) => `${title}:\n${items.map((item) => `  ${item}\n`).join("")}`);
    return [
        (0,_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .columns */ .Y)([heading, ...rows], width, (cell) => !/^(?:\S+:\/)?\/\S+$/.test(cell)),
        ...(endings.length < 2 ? [] : [(0,_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .columns */ .Y)(sumsOf(report), Number.POSITIVE_INFINITY, () => false)]),
        ...(paused === undefined ? [] : [`Paused: ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(paused, 500)}\n`]),
        ...sections,
    ].join("\n");
}
function sumsOf(report) {
    const { sumMs, speedUp, costUsd, unknownCosts, costPerDeliveredUsd } = totalsOf(report);
    const unknown = unknownCosts === 0 ? "" : ` and ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .countText */ .lT)(unknownCosts, "unknown cost")}`;
    return [
        ["wall clock", `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .durationText */ .S5)(report.wallMs)} on ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .countText */ .lT)(report.slots, "slot")}`],
        ["sum of task times", (0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .durationText */ .S5)(sumMs)],
        ["speed-up", speedUp === undefined ? "-" : speedUp.toFixed(1)],
        ["cost in sum", `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .costText */ .rs)(costUsd)}${unknown}`],
        [
            "cost per delivered ticket",
            costPerDeliveredUsd === undefined ? "-" : `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .costText */ .rs)(costPerDeliveredUsd)}${unknown}`,
        ],
    ];
}
/**
 * The same as an object. With several slots `overheadMs` is the sum over the tickets of what was spent outside agents and the
 * user's own commands: the wall clock says nothing about that then.
 */
function batchJson(report) {
    const { endings, phases, wallMs, slots, paused, mergePlan } = report;
    const { tickets, ...times } = (0,_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .endingsJson */ .HH)(endings, wallMs);
    const beside = endings.reduce((sum, ending) => sum + ending.wallMs - ending.agentMs - ending.commandsMs, 0);
    const { speedUp, costPerDeliveredUsd, ...totals } = totalsOf(report);
    return {
        ...times,
        overheadMs: slots > 1 ? Math.max(0, Math.round(beside)) : times.overheadMs,
        tickets: endings.flatMap((ending, at) => tickets.slice(at, at + 1).map((ticket) => ({ ...ticket, ...more(ending) }))),
        slots,
        ...totals,
        speedUp: speedUp ?? null,
        costPerDeliveredUsd: costPerDeliveredUsd ?? null,
        paused: paused ?? null,
        mergePlan: mergePlan ?? null,
    };
    function more(ending) {
        const { key, usage } = ending;
        return {
            phase: phases.get(key) ?? null,
            reason: (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(ending.reason, 2000),
            errorCode: ending.errorCode ?? null,
            turns: usage.turns,
            costUsd: usage.costUsd ?? null,
            wallMs: ending.wallMs,
            agentMs: ending.agentMs,
            commandsMs: ending.commandsMs,
            standsOn: ending.standsOn ?? [],
            expansions: ending.expansions ?? [],
        };
    }
}
const MARKDOWN = {
    key: (key) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(key, 40)),
    path: (path) => (0,_check_text_js__WEBPACK_IMPORTED_MODULE_0__/* .codeWord */ .Q3)(path),
    text: (text) => (0,_check_text_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL)(text, 500),
};
/** Markdown for the step summary, as `summaryMarkdown`; a single ticket has no sums. */
function batchMarkdown(report) {
    const { endings } = report;
    const sums = endings.length < 2
        ? []
        : [
            sumsOf(report)
                .map(([name, value]) => `${name}: ${value}`)
                .join(" · "),
        ];
    const sections = sectionsOf(report, MARKDOWN).map(({ title, items }) => `**${title}**\n\n${items.map((item) => `- ${item}`).join("\n")}`);
    const paused = report.paused === undefined ? [] : [`**Paused:** ${(0,_check_text_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL)(report.paused, 500)}`];
    const took = report.took === undefined ? [] : [report.took];
    return (0,_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .summaryMarkdown */ .eH)(endings, [...sums, ...took, ...paused, ...sections].join("\n\n"));
}


/***/ }),

/***/ 672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ billMarkdown),
  t: () => (/* binding */ receiptLine)
});

;// CONCATENATED MODULE: ./build/core/billing.js
/**
 * Seconds that GitHub counts and the steps of a job cannot see: its machine fetches the actions before the first step and cleans
 * up after the last. An estimate of ours, not a figure of GitHub's. `deliver` tells its time before its last few steps.
 */
const AROUND_SECONDS = { prepare: 5, agent: 5, verify: 5, deliver: 10 };
/** Each job is rounded up to whole minutes, on the machines that count once. Never less than 1. */
function billedMinutes(job, seconds) {
    return Math.max(1, Math.ceil((seconds + AROUND_SECONDS[job]) / 60));
}
function sumOf(parts) {
    const known = parts.flatMap((part) => (part === undefined ? [] : [part]));
    return { known: known.reduce((sum, part) => sum + part, 0), unknown: parts.length - known.length };
}
const TICKET_JOBS = ["agent", "verify", "deliver"];
/** Minutes by job: null where it ran and nobody knows how long, left out where it did not run. */
function minutesByJob({ seconds }) {
    const minutes = TICKET_JOBS.flatMap((job) => {
        const ran = seconds[job];
        return ran === undefined ? [] : [[job, ran === null ? null : billedMinutes(job, ran)]];
    });
    return Object.fromEntries(minutes);
}
/** Billed minutes of all jobs of a ticket. */
function minutesOf(receipt) {
    return sumOf(Object.values(minutesByJob(receipt)).map((minutes) => minutes ?? undefined));
}
/** Undefined when the job did not say how long it ran. */
function prepareMinutes({ prepareSeconds }) {
    return prepareSeconds === undefined ? undefined : billedMinutes("prepare", prepareSeconds);
}
function totalsOf(bill) {
    const { receipts } = bill;
    const jobs = receipts.flatMap((receipt) => Object.values(minutesByJob(receipt)));
    return {
        minutes: sumOf([prepareMinutes(bill), ...jobs.map((minutes) => minutes ?? undefined)]),
        inputTokens: sumOf(receipts.map((receipt) => receipt.inputTokens)),
        outputTokens: sumOf(receipts.map((receipt) => receipt.outputTokens)),
        costUsd: sumOf(receipts.map((receipt) => receipt.costUsd)),
        delivered: receipts.filter(({ outcome }) => outcome === "delivered").length,
    };
}

// EXTERNAL MODULE: ./build/core/words/markdown.js
var markdown = __webpack_require__(8023);
// EXTERNAL MODULE: ./build/core/words/quantity.js
var quantity = __webpack_require__(9899);
// EXTERNAL MODULE: ./build/core/words/summary.js
var summary = __webpack_require__(2764);
;// CONCATENATED MODULE: ./build/core/words/bill.js
// What tickets took on GitHub, for people: one line for a ticket, one table for a batch. Every word is ours or a closed list's;
// what is not known is called so, never 0.




const HEADS = [
    "Ticket",
    "Outcome",
    "Pull request",
    "agent",
    "verify",
    "deliver",
    "Minutes",
    "Tokens in",
    "out",
    "Cost",
];
const HOW_TO_READ = "Minutes are about what GitHub bills: every job rounded up to a whole one. Tokens and cost are what the agents' jobs told.";
/** As many tickets as a batch of eight phases can hold; each row has at most some 300 characters. */
const MOST_ROWS = 2048;
/** One line of Markdown: `About 3 billed minutes (agent 1, verify 1, deliver 1) · 900 tokens in, 80 out · $0.42`. */
function receiptLine(receipt) {
    const { inputTokens, outputTokens, costUsd } = receipt;
    const jobs = Object.entries(minutesByJob(receipt)).map(([job, minutes]) => `${job} ${minutes ?? "unknown"}`);
    return [
        `About ${sumText(minutesOf(receipt), number)} billed minutes (${jobs.join(", ")})`,
        `${number(inputTokens)} tokens in, ${number(outputTokens)} out`,
        `cost ${(0,quantity/* costText */.rs)(costUsd)}`,
    ].join(" · ");
}
/**
 * Markdown for the step summary: a row for each ticket, one for what planning took, the sum, and the sum for each delivered ticket.
 * @param pulls address below which pull requests lie by number.
 */
function billMarkdown(bill, pulls) {
    const totals = totalsOf(bill);
    const rows = [
        ...bill.receipts.slice(0, MOST_ROWS).map((receipt) => ticketCells(receipt, pulls)),
        ["prepare", "", "", "", "", "", number(prepareMinutes(bill)), "", "", ""],
        totalCells("**Sum**", totals, sumText),
        totalCells("**Per delivered ticket**", totals, (sum, text) => perDelivered(sum, totals.delivered, text)),
    ];
    const lines = rows.map((cells) => `| ${cells.map(markdown/* tableCell */.xR).join(" | ")} |`);
    const table = [`| ${HEADS.join(" | ")} |`, "|---|---|---|---:|---:|---:|---:|---:|---:|---:|", ...lines];
    return `## What this batch took\n\n${table.join("\n")}\n\n${HOW_TO_READ}\n`;
}
function ticketCells(receipt, pulls) {
    const { key, outcome, pullRequest, inputTokens, outputTokens, costUsd } = receipt;
    const minutes = minutesByJob(receipt);
    const cell = (of) => (of === undefined ? "–" : (of?.toString() ?? "unknown"));
    return [
        key,
        `${(0,summary/* symbolOf */.wX)(outcome)} ${outcome}`,
        pullRequest === undefined
            ? "–"
            : (0,markdown/* link */.nf)(`#${pullRequest}`, pulls === undefined ? undefined : `${pulls}/${pullRequest}`),
        ...[minutes.agent, minutes.verify, minutes.deliver].map(cell),
        sumText(minutesOf(receipt), number),
        number(inputTokens),
        number(outputTokens),
        (0,quantity/* costText */.rs)(costUsd),
    ];
}
function totalCells(name, totals, say) {
    const { minutes, inputTokens, outputTokens, costUsd, delivered } = totals;
    const texts = [say(minutes, number), say(inputTokens, number), say(outputTokens, number), say(costUsd, quantity/* costText */.rs)];
    return [name, `${delivered} delivered`, "", "", "", "", ...texts];
}
/** `16`; `at least 12 (1 unknown)` when parts are missing; `unknown` when all are. */
function sumText({ known, unknown }, words) {
    if (unknown === 0)
        return words(known);
    return known === 0 ? "unknown" : `at least ${words(known)} (${unknown} unknown)`;
}
function perDelivered({ known, unknown }, delivered, words) {
    if (delivered === 0)
        return "–";
    return sumText({ known: known / delivered, unknown }, words);
}
/** `12,345`; one decimal where it is a part of a minute. */
function number(value) {
    if (value === undefined)
        return "unknown";
    const [whole = "", part] = (Math.round(value * 10) / 10).toString().split(".");
    return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}${part === undefined ? "" : `.${part}`}`;
}


/***/ }),

/***/ 6518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Il: () => (/* binding */ waitingRow),
/* harmony export */   Wr: () => (/* binding */ withNews),
/* harmony export */   _T: () => (/* binding */ boardLines)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9058);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9899);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1769);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9356);
// Many tasks at a glance: what is known of each, and the lines of a table that fits a terminal. Draws nothing itself; titles
// and events are untrusted and made harmless here.




function waitingRow({ key, title, phase }) {
    const nothing = { turns: 0, costUsd: undefined, startedMs: undefined, endedMs: undefined, event: "" };
    return { key, title, phase, state: "waiting", ...nothing };
}
/** The row after one more piece of news. A task that goes on after its end, as a follow-up does, is running again. */
function withNews(row, news, nowMs) {
    const state = news.state ?? row.state;
    const kind = kindOf(state);
    return {
        ...row,
        state,
        turns: news.turns ?? row.turns,
        costUsd: news.costUsd ?? row.costUsd,
        startedMs: row.startedMs ?? (kind === "running" ? nowMs : undefined),
        endedMs: kind === "running" || kind === "waiting" ? undefined : (row.endedMs ?? nowMs),
        event: news.event ?? row.event,
    };
}
const WELL = ["delivered", "already-merged"];
function kindOf(state) {
    if (state === "waiting")
        return "waiting";
    const outcome = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .Outcome */ .Pi.safeParse(state);
    if (!outcome.success)
        return "running";
    return WELL.includes(outcome.data) ? "well" : "failed";
}
/** Which columns there is room for; the last one takes what is left. */
const FULL = ["TASK", "PHASE", "STATE", "TURNS", "COST", "TIME", "LAST EVENT"];
const LAYOUTS = [
    { from: 70, shown: FULL },
    { from: 40, shown: ["TASK", "STATE", "TIME", "LAST EVENT"] },
    { from: 0, shown: ["TASK", "STATE"] },
];
/** Less cannot show a key. */
const LEAST_WIDTH = 10;
/**
 * A plain table: running tasks first, then those that did not end well, then waiting ones, each as given; the rest in one line
 * (`12 delivered, 1 refused; not shown: 3 waiting`). No line takes more than `width` cells and there are never more than
 * `height`; [] where nothing fits.
 */
function boardLines(rows, { width, height, nowMs }) {
    if (width < LEAST_WIDTH || height < 1)
        return [];
    const of = (kind) => rows.filter(({ state }) => kindOf(state) === kind);
    const listed = [...of("running"), ...of("failed"), ...of("waiting")];
    // One line for the heading, and one for the rest when there is a rest.
    const hasRest = listed.length < rows.length || listed.length > height - 1 || of("failed").length > 0;
    const shown = listed.slice(0, Math.max(0, height - (hasRest ? 2 : 1)));
    const { shown: names } = LAYOUTS.find(({ from }) => width >= from) ?? { shown: FULL };
    const cells = shown.map((row) => cellsOfRow(row, nowMs)).map((row) => names.map((name) => row[name]));
    const table = shown.length === 0 ? [] : lines((0,_text_table_js__WEBPACK_IMPORTED_MODULE_2__/* .columns */ .Y)([[...names], ...cells], width, () => true));
    const rest = hasRest ? [restLine(rows, listed.slice(shown.length))] : [];
    return lines((0,_text_table_js__WEBPACK_IMPORTED_MODULE_2__/* .columns */ .Y)([...table, ...rest].map((line) => [line]), width, () => true));
}
function lines(text) {
    return text.split("\n").filter((line) => line !== "");
}
function cellsOfRow(row, nowMs) {
    const { startedMs, endedMs = nowMs } = row;
    return {
        TASK: (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(row.key, 20) || "-",
        PHASE: (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(row.phase, 10) || "-",
        STATE: (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(row.state, 20) || "-",
        TURNS: row.turns === 0 ? "-" : String(row.turns),
        COST: row.costUsd === undefined ? "-" : (0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .costText */ .rs)(row.costUsd),
        TIME: startedMs === undefined ? "-" : (0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .durationText */ .S5)(endedMs - startedMs),
        "LAST EVENT": (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(row.event, 200) || (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(row.title, 200),
    };
}
function restLine(rows, hidden) {
    const ended = tally(rows.map(({ state }) => state).filter((state) => _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .Outcome */ .Pi.safeParse(state).success));
    const missing = tally(hidden.map(({ state }) => kindOf(state)).filter((kind) => kind === "running" || kind === "waiting"));
    return [ended, missing === "" ? "" : `not shown: ${missing}`].filter((part) => part !== "").join("; ");
}
/** `12 delivered, 1 refused`, the most frequent first. */
function tally(words) {
    const counts = new Map();
    for (const word of words)
        counts.set(word, (counts.get(word) ?? 0) + 1);
    const sorted = [...counts].toSorted((one, other) => other[1] - one[1]);
    return sorted.map(([word, count]) => `${count} ${word}`).join(", ");
}


/***/ }),

/***/ 8386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q3: () => (/* binding */ codeWord),
/* harmony export */   Zt: () => (/* binding */ STATUS_TEXT),
/* harmony export */   aL: () => (/* binding */ words),
/* harmony export */   es: () => (/* binding */ checkItem),
/* harmony export */   rz: () => (/* binding */ evidenceBlock)
/* harmony export */ });
/* unused harmony export locationsText */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8023);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1769);
// How a check's result reads, for the pull request, the ticket's comment and the summary alike. What a check says is untrusted.


const STATUS_TEXT = {
    pass: "✅ passed",
    fail: "❌ failed",
    inherited: "➖ fails on the base as well",
    flagged: "👀 needs review",
    "not-run": "⚪ not run",
};
/** Untrusted text as one line of plain, defanged words. */
function words(text, maxChars) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .defang */ .e8)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text, maxChars)));
}
/** An untrusted path or name as a code span that links no ticket. */
function codeWord(text, maxChars = 200) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .breakKeys */ .KW)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text, maxChars)));
}
/** `a.ts:3`, `b.ts` … as code spans; at most `most`, the rest is counted. Empty when there are none. */
function locationsText(locations, most) {
    const shown = locations
        .slice(0, most)
        .map(({ path, line }) => codeWord(line === undefined ? path : `${path}:${line}`));
    const rest = locations.length - shown.length;
    return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
}
/** One list item: name, result, what it said, and where. */
function checkItem(check) {
    const where = locationsText(check.locations, 10);
    const said = `${STATUS_TEXT[check.status]}: ${words(check.summary, 300)}`;
    return `- **${words(check.name, 60)}** ${said}${where === "" ? "" : ` (${where})`}`;
}
/** The evidence in a fence, its end kept when it is too long: programs say last what went wrong. Empty when there is none. */
function evidenceBlock(evidence, maxChars) {
    const text = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .breakKeys */ .KW)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(evidence, { maxChars: 200_000 })).trim();
    if (text === "")
        return "";
    const isLong = text.length > maxChars;
    const end = isLong
        ? `… (beginning left out)\n${text.slice(text.length - maxChars).replace(/^[\uDC00-\uDFFF]/, "")}`
        : text;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fenceWithin */ .ls)(end, maxChars * 2, "\n…");
}


/***/ }),

/***/ 4515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ forecastJson),
/* harmony export */   rI: () => (/* binding */ sourceText),
/* harmony export */   xn: () => (/* binding */ forecastText)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8023);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9899);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1769);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9356);




const MOST_FILES = 5;
const MOST_REASON = 300;
/** Plain text: lines of titles and files are cut at `width` cells, reasons and warnings are not. */
function forecastText({ plan, forecast, mermaid }, width) {
    const starts = new Map(forecast.starts.map((start) => [start.key, start]));
    const context = { starts, width };
    const parts = [
        ...plan.phases.map((phase) => phaseText(phase, plan.tasks, context)),
        plan.tasks.length === 0 ? "No ticket is ready to be worked on.\n" : timesText(forecast),
        listText("Not started", plan.parked.map(({ ticket, reason }) => `${word(ticket.key)}: ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(reason, MOST_REASON)}`)),
        listText("Warnings", plan.warnings.map(warningText)),
        plan.tasks.length === 0 ? "" : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(mermaid, { maxChars: 1_000_000 }), "mermaid")}\n`,
    ];
    return parts.filter((part) => part !== "").join("\n");
}
function word(key) {
    return (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(key, 40);
}
function phaseText(phase, tasks, context) {
    const { prompts, parallel, dependsOnPhases } = phase;
    const how = prompts.length < 2 ? "" : parallel ? ", side by side" : ", one by one";
    const after = dependsOnPhases.length === 0 ? "" : `, after ${dependsOnPhases.map(word).join(", ")}`;
    const members = prompts.flatMap((number) => tasks.filter((task) => task.number === number));
    return [
        `Phase ${word(phase.name)}: ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .countText */ .lT)(prompts.length, "task")}${how}${after}\n`,
        ...members.map((task) => taskText(task, context)),
    ].join("");
}
function taskText(task, { starts, width }) {
    const { ticket, also, after, territory } = task;
    const waits = after.map(waitText);
    return [
        cut(`  ${word(ticket.key)}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(ticket.title, 200)}`, width),
        ...also.map((other) => cut(`    with       ${word(other.key)}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(other.title, 200)}`, width)),
        cut(`    files      ${territoryText(territory)}`, width),
        ...(waits.length === 0 ? ["nothing"] : waits).map((wait, at) => `    ${at === 0 ? "waits for" : "         "}  ${wait}\n`),
        `    expected   ${whenText(starts.get(ticket.key))}\n`,
    ].join("");
}
function whenText(start) {
    if (start === undefined)
        return "not in this run";
    const from = start.startMs === 0 ? "from the start" : `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .durationText */ .S5)(start.startMs)} after the start`;
    return `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .durationText */ .S5)(start.endMs - start.startMs)}, ${from}`;
}
/** One line with its end. */
function cut(line, width) {
    return (0,_text_table_js__WEBPACK_IMPORTED_MODULE_3__/* .columns */ .Y)([[line]], width, () => true);
}
const SOURCES = {
    ticket: "named in the ticket",
    configuration: "from the configuration",
    prediction: "guessed",
    unknown: "unknown",
};
/** `guessed, 62 % sure` */
function sourceText({ source, confidence }) {
    return `${SOURCES[source]}${confidence === undefined ? "" : `, ${Math.round(confidence * 100)} % sure`}`;
}
function territoryText({ mayEdit, ...from }) {
    const more = mayEdit.length - MOST_FILES;
    const files = mayEdit.slice(0, MOST_FILES).map((path) => (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(path, 200));
    const listed = [...files, ...(more > 0 ? [`${more} more`] : [])].join(", ");
    return `${sourceText(from)}${listed === "" ? "" : `: ${listed}`}`;
}
const KINDS = {
    hard: "must end well",
    soft: "same files",
    order: "order only",
    hint: "a hint, not waited for",
};
function waitText({ key, kind, reason }) {
    return `${word(key)}: ${KINDS[kind]}; ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(reason, MOST_REASON)}`;
}
function timesText({ slots, order, makespanMs, lowerBoundMs, sumMs, criticalPath }) {
    const rows = [
        ["expected", `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .durationText */ .S5)(makespanMs)} on ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .countText */ .lT)(slots, "slot")}, order ${order}`],
        ["one by one", (0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .durationText */ .S5)(sumMs)],
        ["at best", (0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .durationText */ .S5)(lowerBoundMs)],
        ["longest way", criticalPath.map(word).join(" → ") || "-"],
    ];
    return (0,_text_table_js__WEBPACK_IMPORTED_MODULE_3__/* .columns */ .Y)(rows, Number.POSITIVE_INFINITY, () => false);
}
function warningText({ key, text }) {
    return `${key === undefined ? "" : `${word(key)}: `}${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text, MOST_REASON * 2)}`;
}
function listText(title, items) {
    return items.length === 0 ? "" : `${title}:\n${items.map((item) => `  ${item}\n`).join("")}`;
}
/** The same as an object; times in milliseconds, of a task that does not run `null`. */
function forecastJson({ plan, forecast, mermaid }) {
    const starts = new Map(forecast.starts.map((start) => [start.key, start]));
    const keys = new Map(plan.tasks.map(({ number, ticket }) => [number, ticket.key]));
    const { starts: _, makespanMs, lowerBoundMs, sumMs, ...how } = forecast;
    return {
        base: plan.base,
        ...how,
        makespanMs: Math.round(makespanMs),
        lowerBoundMs: Math.round(lowerBoundMs),
        sumMs: Math.round(sumMs),
        phases: plan.phases.map(({ name, prompts, parallel, dependsOnPhases }) => ({
            name,
            parallel,
            after: dependsOnPhases,
            tickets: prompts.flatMap((number) => keys.get(number) ?? []),
        })),
        tickets: plan.tasks.map(({ ticket, also, branch, territory, after }) => ({
            key: ticket.key,
            title: (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(ticket.title, 300),
            also: also.map(({ key }) => key),
            branch,
            territory,
            after,
            startMs: roundedMs(starts.get(ticket.key)?.startMs),
            endMs: roundedMs(starts.get(ticket.key)?.endMs),
        })),
        parked: plan.parked.map(({ ticket, reason }) => ({ key: ticket.key, title: (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(ticket.title, 300), reason })),
        warnings: plan.warnings.map(({ key, text }) => ({ key: key ?? null, text })),
        mermaid,
    };
}
function roundedMs(ms) {
    return ms === undefined ? null : Math.round(ms);
}


/***/ }),

/***/ 8023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   KW: () => (/* binding */ breakKeys),
/* harmony export */   e8: () => (/* binding */ defang),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   ls: () => (/* binding */ fenceWithin),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   ti: () => (/* binding */ inlineCode),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   xR: () => (/* binding */ tableCell),
/* harmony export */   yA: () => (/* binding */ capText),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
// Text on its way out into Markdown that GitHub and Linear render: what is untrusted can be read, but links, mentions,
// closes, embeds and hides nothing. Pure text in, text out; sanitize.ts comes first for text from outside.
/** Breaks a token without showing: renderers and their link filters see two tokens, people see one. */
const BREAK = "\u200B";
/** Looks like a hyphen; a ticket key written with it is not a key. */
const NON_BREAKING_HYPHEN = "\u2011";
/**
 * A code block that its content cannot close: the fence is longer than any run of backticks inside.
 * @param info language word; anything but letters, digits and `-` is dropped.
 */
function fence(text, info = "") {
    const marks = "`".repeat(Math.max(3, longestRun(text) + 1));
    return `${marks}${info.replace(/[^A-Za-z0-9-]/g, "")}\n${text}${text.endsWith("\n") ? "" : "\n"}${marks}`;
}
/** As `fence`, and never more than `maxChars` UTF-16 units: the text is cut and `note` put at its end. */
function fenceWithin(text, maxChars, note) {
    const whole = fence(text);
    if (whole.length <= maxChars)
        return whole;
    // Marks of ordinary length first; text that is made of backticks costs up to three times its length.
    const ordinary = fence(capText(text, maxChars - 20, note));
    return ordinary.length <= maxChars ? ordinary : fence(capText(text, Math.floor((maxChars - 20) / 3), note));
}
/** A code span on one line that its content cannot close. Empty text gives a span with a space. */
function inlineCode(text) {
    const line = text.replace(/\s*[\r\n]+\s*/g, " ");
    const marks = "`".repeat(longestRun(line) + 1);
    const pad = line === "" || /^[` ]|[` ]$/.test(line) ? " " : "";
    return line.trim() === "" ? "` `" : `${marks}${pad}${line}${pad}${marks}`;
}
function longestRun(text) {
    let longest = 0;
    for (const run of text.matchAll(/`+/g))
        longest = Math.max(longest, run[0].length);
    return longest;
}
/** Markdown made fit for one cell of a table: on one line, its pipes escaped. Untrusted text goes through `defang` first. */
function tableCell(markdown) {
    // A pipe after a backslash: the break keeps `\` and `\|` apart, else the row parser takes `\\` together and splits here.
    return markdown
        .replace(/\s*[\r\n]+\s*/g, " ")
        .replace(/(\\?)\|/g, (_, slash) => (slash === "" ? "\\|" : `\\${BREAK}\\|`))
        .trim();
}
// Each rule breaks a token where its first character meets its second; the result no longer matches, so twice equals once.
// Entities and backslashes count because link filters run over the rendered text.
const BROKEN_AFTER = [
    /@(?=[A-Za-z0-9])/g,
    /#(?=\\?[0-9])/g,
    /<(?=[A-Za-z/!?])/g,
    /&(?=[A-Za-z#])/g,
    /!(?=\[)/g,
    /\](?=[(:[])/g,
    /:(?=\\?\/\\?\/)/g,
    /www(?=\\?\.)/gi,
];
const CODE_FENCE = /^([ \t>*+\-0-9.)]*)(?=`{3}|~{3})/gm;
/**
 * Untrusted prose for GitHub or Linear: mentions, issue and cross-repository references, links, images, HTML, entities and
 * code fences are broken with zero-width spaces, ticket keys as `breakKeys` says. Emphasis and lists stay.
 * Twice equals once.
 */
function defang(text, ownKey) {
    const broken = BROKEN_AFTER.reduce((so, rule) => so.replace(rule, `$&${BREAK}`), text);
    return breakKeys(broken.replace(CODE_FENCE, (prefix) => `${prefix}${BREAK}`), ownKey);
}
const KEY = /(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9]*)-([0-9]+)/g;
// Linear's words that close or link a ticket when a key follows, also in lists ("fixes A-1, A-2"); their stems are enough here.
const MAGIC = /clos(?:e|ing)|fix|resolv(?:e|ing)|complet(?:e|ing)|implement|refs?\b|references|part of|relat(?:ed|es) to|contributes to|toward|linear issue/i;
/**
 * Every ticket key but the own one loses its hyphen to a look-alike, so that a sibling is not linked or closed with our pull
 * request. Keys in lower case are taken for words (`utf-8`) unless one of Linear's magic words is near.
 */
function breakKeys(text, ownKey) {
    const anyCase = MAGIC.test(text);
    return text.replace(KEY, (found, team, number) => {
        const isKey = anyCase || /[A-Z][0-9]*$/.test(team) || team.toLowerCase() === "gh";
        return isKey && found.toUpperCase() !== ownKey ? `${team}${NON_BREAKING_HYPHEN}${number}` : found;
    });
}
/** The text, or its beginning with `note` at the end: never more than `maxChars` code points (and UTF-16 units) together. */
function capText(text, maxChars, note) {
    if (text.length <= maxChars)
        return text;
    const shortNote = cut(note, maxChars);
    return `${cut(text, maxChars - shortNote.length)}${shortNote}`;
}
function cut(text, maxUnits) {
    return text.slice(0, Math.max(0, maxUnits)).replace(/[\uD800-\uDBFF]$/, "");
}
/** One line of defanged text as plain words: emphasis, code spans and brackets show as they are written. */
function plainText(text) {
    return text.replace(/[\\`*_[\]~]/g, "\\$&");
}
/**
 * A link with plain, defanged words. A target that is not a simple http(s) address is left out: the words stay.
 * @param target ours or the tracker's, never from a ticket's text.
 */
function link(words, target) {
    const isSimple = target !== undefined && /^https?:\/\/[\w.:[\]-]+(?:\/[\w./~%?&=#:@+-]*)?$/.test(target);
    return isSimple ? `[${words}](${target})` : words;
}
/** Every line as a block quote. */
function quote(markdown) {
    return markdown.replace(/^/gm, "> ").replace(/ +$/gm, "");
}
/** A section that opens on a click. `summary` is plain text, `body` is Markdown. GitHub only: Linear shows the tags. */
function details(summary, body) {
    const plain = summary.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return `<details>\n<summary>${plain.replace(/\s+/g, " ")}</summary>\n\n${body}\n\n</details>`;
}


/***/ }),

/***/ 5870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ headline),
/* harmony export */   s: () => (/* binding */ nextStep)
/* harmony export */ });
const AGAIN = "start it again by moving the ticket back into the state that starts work";
const OUTCOME_WORDS = {
    delivered: {
        headline: "A draft pull request is ready for review.",
        next: "review the draft; what needs a second look is named in it.",
    },
    "no-change": {
        headline: "The agent changed nothing.",
        next: `see why below, make the ticket clearer if needed, then ${AGAIN}.`,
    },
    refused: {
        headline: "The change did not pass verification, so no pull request was opened.",
        next: `look at the checks below; correct the ticket or the repository, then ${AGAIN}, or finish the kept work by hand.`,
    },
    "max-turns": {
        headline: "The agent used up its turns before it was done.",
        next: `split the ticket or raise run.maxTurns, then ${AGAIN}.`,
    },
    "timed-out": {
        headline: "The agent ran out of time before it was done.",
        next: `split the ticket or raise run.timeoutMinutes, then ${AGAIN}.`,
    },
    stalled: {
        headline: "The agent fell silent and was stopped.",
        next: `${AGAIN}; if it happens again, raise run.stallMinutes or look at the transcript.`,
    },
    "over-budget": {
        headline: "The cost limit was reached before the work was done.",
        next: `split the ticket or raise run.maxCostUsd, then ${AGAIN}.`,
    },
    "agent-unauthorized": {
        headline: "The model's service did not accept the key.",
        next: `give the repository a valid model key, then ${AGAIN}.`,
    },
    "agent-unavailable": { headline: "The model's service could not be used.", next: `wait a while, then ${AGAIN}.` },
    "agent-crashed": { headline: "The agent program broke off.", next: `look at the log of the run, then ${AGAIN}.` },
    cancelled: { headline: "The run was stopped from outside.", next: `if that was not meant, ${AGAIN}.` },
    "closed-by-human": {
        headline: "The pull request of this ticket was closed by a person, so it stays closed.",
        next: `to have it tried once more, ${AGAIN}.`,
    },
    "already-merged": {
        headline: "The pull request of this ticket is merged already.",
        next: "if more is to be done, write a new ticket for it.",
    },
    "foreign-branch": {
        headline: "Somebody else's commits are on the branch, so nothing was overwritten.",
        next: `rename or remove the branch, or finish the work there by hand; then ${AGAIN}.`,
    },
    superseded: {
        headline: "The ticket moved on while the agent worked, so nothing was published.",
        next: `if it is still wanted, ${AGAIN}.`,
    },
    "not-ours": {
        headline: "This ticket is not one that starts work here.",
        next: "check its team, labels and state against the configuration.",
    },
    parked: {
        headline: "This ticket waits for another one, so no agent was started.",
        next: `finish what it waits for; then ${AGAIN}.`,
    },
    skipped: {
        headline: "This ticket was not started, because one it depends on did not end well.",
        next: `see to the ticket named above first; then ${AGAIN}.`,
    },
    "merge-conflict": {
        headline: "The branches this ticket would stand on do not merge, so it was not started.",
        next: `merge or correct the pull requests named above; then ${AGAIN}.`,
    },
    "not-started": { headline: "The batch stopped before this ticket's turn came.", next: "run the batch again." },
    failed: { headline: "The run could not be carried out.", next: `put right what is named above, then ${AGAIN}.` },
};
const NO_CHANGE_HEADLINES = {
    "already-done": "Nothing to change: the agent found the work done already.",
    blocked: "The agent changed nothing: it could not go on.",
    "permission-denied": "The agent changed nothing: it was refused the tools it needed.",
    "wrote-outside": "The agent changed nothing here: what it wrote lies outside the working directory.",
    "auth-failure": "The agent changed nothing: the model's service did not accept the key.",
    "ignored-files-only": "The agent changed only files that git ignores.",
    "noise-only": "The agent changed only line ends or file modes.",
    interrupted: "The agent was interrupted before it changed anything.",
};
/** One sentence with its full stop. */
function headline({ outcome, noChange, operation }) {
    if (outcome === "no-change" && noChange !== undefined)
        return NO_CHANGE_HEADLINES[noChange];
    if (outcome === "delivered" && operation === "updated")
        return "The pull request is up to date with a new change.";
    if (outcome === "delivered" && operation === "not-updated")
        return "The pull request holds this change already.";
    return OUTCOME_WORDS[outcome].headline;
}
/** What a person should do next, as the end of a sentence; empty when nothing. */
function nextStep(outcome) {
    return OUTCOME_WORDS[outcome].next;
}


/***/ }),

/***/ 9899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ turnsText),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   lT: () => (/* binding */ countText),
/* harmony export */   rs: () => (/* binding */ costText)
/* harmony export */ });
// Numbers in words for people: times, costs, counts. What is not known is called unknown, never 0.
/** `850 ms`, `1.2 s`, `2 min 5 s`, `1 h 3 min`. */
function durationText(ms) {
    const whole = Math.max(0, Math.round(ms));
    if (whole < 1000)
        return `${whole} ms`;
    if (whole < 59_950)
        return `${(whole / 1000).toFixed(1)} s`;
    const seconds = Math.round(whole / 1000);
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
/** `$0.42`; four decimals below a cent; `unknown` when the agent did not say. */
function costText(usd) {
    if (usd === undefined)
        return "unknown";
    return usd > 0 && usd < 0.01 ? `$${usd.toFixed(4)}` : `$${usd.toFixed(2)}`;
}
/** `1 file`, `3 files`. */
function countText(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** Nothing for an agent that does not tell its turns: none counted is not none taken. */
function turnsText({ turns }) {
    return turns === 0 ? [] : [countText(turns, "turn")];
}


/***/ }),

/***/ 9451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   lY: () => (/* binding */ createRedactor)
/* harmony export */ });
/* unused harmony export SHORTEST_SECRET */
/* harmony import */ var _noble_hashes_utils_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2565);
// Takes known secrets out of text, in every form a program is likely to print them. Knows nothing of what a secret looks
// like: that is the scanner's work.

/** A shorter value would take ordinary words out of every line. */
const SHORTEST_SECRET = 6;
const HIDDEN = "***";
/**
 * A function that replaces every secret by `***`: as it is, line by line, in base64 and base64url at any alignment, in hex (both
 * also when wrapped into lines), URL-encoded, JSON- (also twice) and HTML-escaped. Secrets under 6 characters are ignored.
 * Give it whole texts or whole lines, not chunks of a stream: a secret across a seam is not seen. It runs after `sanitize`
 * (which can join what was apart) and before `defang` (which can part what was one).
 */
function createRedactor(secrets) {
    const forms = new Set(secrets.flatMap(partsOf).flatMap(formsOf));
    if (forms.size === 0)
        return (text) => text;
    // The longest form first: a secret that begins another one must not win over it.
    const pattern = new RegExp([...forms].sort((a, b) => b.length - a.length).join("|"), "g");
    return (text) => text.replace(pattern, HIDDEN);
}
/** The secret itself and, for one of several lines, each line: a log shows them one by one. */
function partsOf(secret) {
    const parts = [secret, secret.trim(), ...secret.split(/\r?\n/).map((line) => line.trim())];
    return [...new Set(parts)].filter((part) => part.length >= SHORTEST_SECRET);
}
/** Patterns, not plain strings: encoders wrap long output into lines. */
function formsOf(secret) {
    const bytes = (0,_noble_hashes_utils_js__WEBPACK_IMPORTED_MODULE_0__/* .utf8ToBytes */ .AI)(secret);
    const hex = (0,_noble_hashes_utils_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesToHex */ .My)(bytes);
    const percent = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
    const url = urlEncoded(secret);
    const json = JSON.stringify(secret).slice(1, -1);
    const html = secret
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;");
    const exact = [
        secret,
        json,
        // Escaped by whoever said it, and again by the artefact that holds what was said.
        JSON.stringify(json).slice(1, -1),
        json.replaceAll("/", "\\/"),
        unicodeEscaped(json),
        unicodeEscaped(json).replaceAll("/", "\\/"),
        html,
        html.replaceAll("'", "&#39;"),
        secret.replaceAll("'", "'\\''"),
        url,
        url.replace(/%../g, (code) => code.toLowerCase()),
        url.replaceAll("%20", "+"),
        url.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
        percent,
        percent.toUpperCase(),
    ];
    return [...exact.map(escaped), ...[hex, hex.toUpperCase(), ...base64Forms(bytes)].map(wrappable)];
}
function urlEncoded(secret) {
    // Half a surrogate pair cannot be encoded; it becomes U+FFFD, as it would in any UTF-8 output.
    return encodeURIComponent(new TextDecoder().decode((0,_noble_hashes_utils_js__WEBPACK_IMPORTED_MODULE_0__/* .utf8ToBytes */ .AI)(secret)));
}
function unicodeEscaped(json) {
    return json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
/** What base64 shows of the secret whatever stands before and after it: per alignment the characters made of its bits alone. */
function base64Forms(bytes) {
    const aligned = [0, 1, 2].map((offset) => {
        const text = btoa(String.fromCharCode(...new Uint8Array(offset), ...bytes));
        const first = Math.ceil((offset * 8) / 6);
        const last = Math.floor(((offset + bytes.length) * 8) / 6);
        return text.slice(first, last);
    });
    return aligned.flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")]);
}
function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
function wrappable(text) {
    return Array.from(text, escaped).join("(?:\\r?\\n)?");
}


/***/ }),

/***/ 1769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aj: () => (/* binding */ sanitize),
/* harmony export */   kI: () => (/* binding */ fenceAsData)
/* harmony export */ });
// Untrusted text on its way in: whatever a person cannot see, a terminal would obey or a renderer would hide is taken out.
// Words are never judged here. The size is cut before any pattern runs, and every pattern is linear in its input.
// Two escape families: CSI with its parameters; OSC, DCS, SOS, PM and APC up to their terminator or the end of the line.
// The terminator of the one-byte (C1) forms is required: in wrongly decoded text U+009D is half a quotation mark.
const ESCAPES = new RegExp([
    "(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?",
    "\\x1b[\\]PX^_][^\\x07\\x1b\\x9c\\n\\r]*(?:\\x07|\\x1b\\\\|\\x9c)?",
    "[\\x90\\x98\\x9d-\\x9f][^\\x07\\x1b\\x80-\\x9f\\n\\r]*(?:\\x07|\\x1b\\\\|\\x9c)",
    "\\x1b[ -/]*[0-~]?",
].join("|"), "g");
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
// Zero-width, bidi, tag, filler and variation characters: Unicode calls them default-ignorable. Four are judged by their place.
const INVISIBLE = /(?!\u200C|\u200D|\uFE0E|\uFE0F)[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\p{Surrogate}]/gu;
const STRAY_SELECTOR = /(?<!\p{Emoji})(?:\uFE0E|\uFE0F)/gu;
// A joiner stays inside an emoji sequence and between letters of the scripts that write with it, and nowhere else.
const SCRIPTS = ["Arab", "Syrc", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"];
const LETTER = `[${SCRIPTS.map((script) => `\\p{scx=${script}}`).join("")}]`;
const IN_WORD = `(?<=${LETTER}.)${LETTER}`;
const IN_EMOJI = "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F]\\u200D)\\p{Extended_Pictographic}";
const STRAY_JOINER = new RegExp(`[\\u200C\\u200D](?!${IN_WORD}|${IN_EMOJI})`, "gu");
const JOINERS = /[\u200C\u200D]/g;
/** No honest text needs a third; who builds a chain that does loses its joiners. */
const MOST_PASSES = 4;
const LAST_JOINERS = /[\u200C\u200D]+$/;
// Unicode's stream-safe limit (UAX #15): normalising an unbroken run of marks takes quadratic time (seen: 3 s for 100,000).
const EXCESS_MARKS = /(?<=\p{M}{30})\p{M}+/gu;
const COMMENT = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g;
/** Whatever a caller allows: above this the engine's own pattern machinery gives up (seen: a fatal error of V8 at 25 Mi matches). */
const MOST_CHARS = 8 * 1024 * 1024;
/**
 * Text that is safe to read, log and show: NFC, `\n` as its only line end, no control characters but `\n` and `\t`, nothing
 * invisible, no escape sequences, no HTML comments (and so none of our markers). Emoji and every script survive.
 * Sanitising twice equals sanitising once. Linear in `maxChars`.
 * @param limits.maxChars UTF-16 units, at most 8 Mi; what lies beyond is dropped unread and unmarked.
 */
function sanitize(text, limits) {
    const maxChars = Math.min(limits.maxChars, MOST_CHARS);
    const visible = text
        .slice(0, maxChars)
        .replace(ESCAPES, "")
        .replace(LINE_ENDS, "\n")
        .replace(CONTROLS, "")
        .replace(INVISIBLE, "")
        .replace(STRAY_SELECTOR, "");
    // NFC can lengthen a text, so the limit is applied again; a cut must not leave half a character or a joiner at the end.
    return composed(withoutComments(visible.replace(STRAY_JOINER, "")))
        .slice(0, maxChars)
        .replace(/[\uD800-\uDBFF]$/, "")
        .replace(LAST_JOINERS, "");
}
/** Composing can move a mark between a letter and its joiner, and a joiner that goes can bring letters together: until both agree. */
function composed(text) {
    let now = text;
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
        const next = inOrder(now).replace(STRAY_JOINER, "");
        if (next === now)
            return now;
        now = next;
    }
    return inOrder(now.replace(JOINERS, ""));
}
function inOrder(text) {
    return text.replace(EXCESS_MARKS, "").normalize("NFC").replace(EXCESS_MARKS, "");
}
/** What a removed comment leaves may spell a new one; that is made visible instead of hunted, which could go on for ever. */
function withoutComments(text) {
    return text.replace(COMMENT, "").replaceAll("<!--", "< !--");
}
/**
 * Sanitised text on one line, white space collapsed, at most `maxChars` code points; a longer one ends in `…`.
 */
function oneLine(text, maxChars) {
    const line = sanitize(text, { maxChars: maxChars * 4 + 1000 })
        .replace(/\s+/gu, " ")
        .trim();
    if (line.length <= maxChars)
        return line;
    const points = Array.from(line);
    return points.length <= maxChars
        ? line
        : `${points
            .slice(0, Math.max(0, maxChars - 1))
            .join("")
            .trimEnd()}…`;
}
/**
 * Text between two lines that carry a delimiter the text cannot contain: an occurrence inside is broken with spaces.
 * The text itself is expected to be sanitised.
 * @param data.delimiter unguessable, made by the caller: at least 8 characters of `A-Z a-z 0-9 _ -`.
 */
function fenceAsData(data) {
    const { delimiter } = data;
    if (!/^[\w-]{8,}$/.test(delimiter))
        throw new Error(`"${delimiter}" cannot be a delimiter`);
    const label = oneLine(data.label.replaceAll(delimiter, ""), 100);
    // Spaces on both sides, so that no occurrence can form across the seam of two others.
    const text = data.text.replace(new RegExp(delimiter, "gi"), (found) => `${found.slice(0, 1)} ${found.slice(1)} `);
    return `<<<${delimiter} ${label}\n${text}\n${delimiter}>>> end of ${label}`;
}


/***/ }),

/***/ 2764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HH: () => (/* binding */ endingsJson),
/* harmony export */   eH: () => (/* binding */ summaryMarkdown),
/* harmony export */   wX: () => (/* binding */ symbolOf)
/* harmony export */ });
/* unused harmony export endingsTable */
/* harmony import */ var _check_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8386);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8023);
/* harmony import */ var _outcome_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5870);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9899);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1769);
// All endings of a session for three readers: the run's page (Markdown), a terminal (plain table), a program (JSON).






/** GitHub takes 1 MiB a step; one UTF-16 unit is at most three bytes of UTF-8. */
const MOST_SUMMARY_CHARS = Math.floor((1024 * 1024) / 3);
const MOST_ROWS = 300;
/**
 * Markdown for the step summary, at most 1 MiB of UTF-8: one table, then the story of each ticket that has no pull request.
 * @param about Markdown of ours that stands between the two; it counts towards the 1 MiB.
 */
function summaryMarkdown(endings, about = "") {
    if (endings.length === 0)
        return "## linear-to-pr\n\nNo ticket was there to work on.\n";
    const rows = endings.slice(0, MOST_ROWS).map((ending) => `| ${rowCells(ending).map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .tableCell */ .xR).join(" | ")} |`);
    const more = endings.length - rows.length;
    const head = [
        "## linear-to-pr",
        [
            "| Ticket | Outcome | Pull request | Rounds | Turns | Cost | Time |",
            "|---|---|---|---:|---:|---:|---:|",
            ...rows,
        ].join("\n"),
        ...(more > 0 ? [`… and ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_4__/* .countText */ .lT)(more, "more ticket")}.`] : []),
        ...(about === "" ? [] : [about]),
    ].join("\n\n");
    return withStories(head, endings.filter(({ outcome }) => outcome !== "delivered"));
}
const NOTHING_WRONG = ["already-merged", "closed-by-human", "not-ours", "superseded"];
/** Their story is that of another ticket, or of the batch. */
const NEVER_BEGUN = ["parked", "skipped", "not-started"];
function symbolOf(outcome) {
    if (outcome === "delivered")
        return "✅";
    return [...NOTHING_WRONG, ...NEVER_BEGUN].includes(outcome) ? "⚪" : "❌";
}
function rowCells(ending) {
    const { pullRequest, usage } = ending;
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(ending.key, 40)),
        `${symbolOf(ending.outcome)} ${ending.outcome}`,
        pullRequest === undefined
            ? "–"
            : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(`#${pullRequest.number}`, pullRequest.url)} ${ending.operation ?? ""}`.trim(),
        String(ending.rounds),
        String(usage.turns),
        (0,_quantity_js__WEBPACK_IMPORTED_MODULE_4__/* .costText */ .rs)(usage.costUsd),
        (0,_quantity_js__WEBPACK_IMPORTED_MODULE_4__/* .durationText */ .S5)(ending.wallMs),
    ];
}
function story(ending) {
    const checks = ending.checks.filter(({ status }) => status !== "pass").slice(0, 20);
    const items = checks.map((check) => {
        const line = (0,_check_text_js__WEBPACK_IMPORTED_MODULE_0__/* .checkItem */ .es)(check);
        const evidence = check.status === "fail" ? (0,_check_text_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceBlock */ .rz)(check.evidence, 3000) : "";
        return evidence === "" ? line : `${line}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .details */ .zH)("Evidence", evidence)}\n`;
    });
    const next = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .defang */ .e8)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(ending.hint ?? (0,_outcome_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nextStep */ .s)(ending.outcome), 500));
    return [
        `### ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(ending.key, 40))}: ${(0,_outcome_text_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .P)(ending)}`,
        (0,_check_text_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL)(ending.reason, 1000),
        next === "" ? "" : `What to do next: ${next}`,
        items.join("\n"),
        ending.kept === undefined ? "" : `Work kept (${ending.kept.kind}): ${(0,_check_text_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL)(ending.kept.where, 500)}`,
    ]
        .filter((part) => part !== "")
        .join("\n\n");
}
/** Whole stories only: half of one could end inside a fence. */
function withStories(head, endings) {
    let text = head;
    for (const [index, ending] of endings.entries()) {
        const longer = `${text}\n\n${story(ending)}`;
        if (longer.length > MOST_SUMMARY_CHARS - 200) {
            return `${text}\n\n_The rest is left out for want of room (${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_4__/* .countText */ .lT)(endings.length - index, "ticket")}); see the log._\n`;
        }
        text = longer;
    }
    return `${text}\n`;
}
/**
 * A plain table, one line a ticket, its last column cut at `width` terminal cells; an address of a pull request is never cut.
 */
function endingsTable(endings, width) {
    const rows = endings.map((ending) => [
        oneLine(ending.key, 40),
        ending.outcome,
        ending.operation ?? "-",
        String(ending.rounds),
        costText(ending.usage.costUsd),
        durationText(ending.wallMs),
        oneLine(ending.pullRequest?.url ?? ending.reason, 500),
    ]);
    return columns([["TICKET", "OUTCOME", "OPERATION", "ROUNDS", "COST", "TIME", "RESULT"], ...rows], width, (row) => !/^(?:\S+:\/)?\/\S+$/.test(row));
}
/** The machine-readable result. `overheadMs` is sound for tickets worked one after the other, and never negative. */
function endingsJson(endings, wallMs) {
    const sum = (of) => endings.reduce((total, ending) => total + of(ending), 0);
    const agentMs = Math.round(sum((ending) => ending.agentMs));
    const commandsMs = sum((ending) => ending.commandsMs);
    return {
        tickets: endings.map(({ key, outcome, rounds, operation, pullRequest }) => ({
            key,
            outcome,
            rounds,
            operation: operation ?? null,
            pullRequest: pullRequest === undefined ? null : { number: pullRequest.number, url: pullRequest.url },
        })),
        wallMs: Math.round(wallMs),
        agentMs,
        overheadMs: Math.max(0, Math.round(wallMs - agentMs - commandsMs)),
    };
}


/***/ }),

/***/ 9356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ columns),
/* harmony export */   n: () => (/* binding */ cellsOf)
/* harmony export */ });
// Columns of plain text for a terminal. Knows that some characters take two cells and some none; draws no boxes.
// East Asian wide ranges and emoji, near enough for a table: Unicode's own list is longer, and terminals disagree about the rest.
const WIDE = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]/u;
/** Terminal cells that one line of text takes. */
function cellsOf(text) {
    let cells = 0;
    for (const char of text)
        cells += NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
    return cells;
}
/**
 * Rows of equal length as aligned lines, without trailing spaces. The last column is cut to `width` cells where `mayCut` says so.
 */
function columns(rows, width, mayCut) {
    const last = (rows[0]?.length ?? 1) - 1;
    const widths = Array.from({ length: last }, (_, at) => Math.max(...rows.map((row) => cellsOf(row[at] ?? ""))));
    const used = widths.reduce((sum, cells) => sum + cells + 2, 0);
    const lines = rows.map((row) => {
        const cells = widths.map((cells, at) => pad(row[at] ?? "", cells + 2));
        const end = row[last] ?? "";
        return `${cells.join("")}${mayCut(end) ? cutTo(end, Math.max(10, width - used)) : end}`.trimEnd();
    });
    return `${lines.join("\n")}\n`;
}
function pad(text, cells) {
    return text + " ".repeat(Math.max(0, cells - cellsOf(text)));
}
function cutTo(text, cells) {
    if (cellsOf(text) <= cells)
        return text;
    let kept = "";
    let used = 1;
    for (const char of text) {
        used += cellsOf(char);
        if (used > cells)
            break;
        kept += char;
    }
    return `${kept.trimEnd()}…`;
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   h$: () => (/* binding */ isPipelineError),
/* harmony export */   yh: () => (/* binding */ CATALOGUE),
/* harmony export */   zC: () => (/* binding */ PipelineError)
/* harmony export */ });
// The catalogue of everything the world or the user can get wrong. One entry says what happened, what to do next,
// whose move it is, and whether trying again can help. Bad *work* is not here: that is a value in a noun.
const user = (hint) => ({ blame: "user", retryable: false, hint });
const upstream = (hint, retryable) => ({ blame: "upstream", retryable, hint });
const CATALOGUE = {
    USAGE: user("Run `linear-to-pr help` to see the commands and their options."),
    INPUT_INVALID: user("Correct the input named above; action.yml and `linear-to-pr help` describe what is allowed."),
    EVENT_INVALID: user("Check what triggers the workflow; docs/configuration.md shows the payloads that are understood."),
    CONFIG_INVALID: user("Correct the places named above on the base branch; docs/configuration.md lists every key."),
    PROMPT_TEMPLATE_INVALID: user("Correct .github/linear-to-pr.prompt.md on the base branch; docs/configuration.md lists the variables."),
    ARTEFACT_INVALID: user("Pass the file an earlier stage wrote with --to; it must be of the kind and version named above."),
    TICKET_KEY_INVALID: user("A ticket key looks like ENG-123: a team key, a dash, a number."),
    TICKET_NOT_FOUND: user("Check the key, and that the Linear API key may read the ticket's team."),
    TICKET_FILE_INVALID: user("Correct the ticket file; docs/recipes.md shows the format."),
    PLAN_INVALID: user("Correct the prompt file at the place named above."),
    LINEAR_UNAUTHORIZED: user("Create a personal API key in Linear (Settings → Security & access) and pass it as linear-api-key / LINEAR_API_KEY."),
    LINEAR_FORBIDDEN: user("Give the Linear API key access to the ticket's team, with permission to comment and to move the ticket."),
    LINEAR_REJECTED: user("Linear did not accept the request; its answer is above."),
    LINEAR_RATE_LIMITED: upstream("Linear's request limit is used up; run again after the time named above.", true),
    LINEAR_UNAVAILABLE: upstream("Linear did not answer; run again later. Nothing is lost: work already done is kept.", true),
    GITHUB_UNAUTHORIZED: user("Pass a valid token as github-token / GITHUB_TOKEN."),
    GITHUB_FORBIDDEN: user("Give the token `contents: write` and `pull-requests: write`, and allow Actions to create pull requests in the repository settings."),
    GITHUB_NOT_FOUND: user("Check owner/name of the repository and that the token may see it."),
    GITHUB_REJECTED: user("GitHub did not accept the request; its answer is above."),
    GITHUB_RATE_LIMITED: upstream("GitHub's request limit is used up; run again after the time named above.", true),
    GITHUB_UNAVAILABLE: upstream("GitHub did not answer; run again later. Nothing is lost: work already done is kept.", true),
    FORGE_FOLDER_INVALID: user("Point --forge-dir to a folder this user may write, or repair the file named above."),
    CHECKOUT_NOT_FOUND: user("Run inside a git checkout, or pass --repo DIR (in a workflow: add actions/checkout before this step)."),
    CHECKOUT_DIRTY: user("Commit or stash these changes: a run starts from the base commit and would not contain them. --allow-dirty runs without them."),
    CHECKOUT_SHALLOW: user("The base commit is missing from this shallow checkout and could not be fetched: use `fetch-depth: 0`, or name a base that is present."),
    BASE_NOT_FOUND: user("Name an existing branch in deliver.base or with --base."),
    BRANCH_TAKEN: user("Remove or rename that branch of the remote, or give deliver.branch another form."),
    TICKET_BUSY: upstream("Wait for the other run on this machine, or stop it.", true),
    RUN_LOST: upstream("Look at the log of its runs; it is tried again by reconcile, or move the ticket again.", true),
    JOB_LOST: upstream("Look at the log of the job named above; move the ticket again to start anew.", true),
    GIT_NOT_FOUND: user("Install git 2.38 or newer and put it on PATH."),
    GIT_UNAUTHORIZED: user("Give the token `contents: write` for this repository."),
    GIT_PUSH_REJECTED: user("The repository refused the push (branch rules, a hook, or workflow files without permission); the work is kept where the message says."),
    GIT_UNAVAILABLE: upstream("The git server did not answer; run again later. The work is kept where the message says.", true),
    GIT_FAILED: upstream("git failed in a way we do not know; its words are above.", false),
    SETUP_FAILED: user("Run the set-up command of scaffold.setup by hand in a clean clone; its last lines are above."),
    AGENT_NOT_FOUND: user("Install the agent program and put it on PATH, or set run.command / --agent-command."),
    AGENT_UNAUTHORIZED: user("Pass a valid model key (for claude: anthropic-api-key / ANTHROPIC_API_KEY)."),
    AGENT_VERSION_UNSUPPORTED: user("Install the version named above, or set run.agentVersion to the one you have tested."),
    SANDBOX_UNAVAILABLE: user("Install bubblewrap and socat and allow user namespaces (docs/security.md), or accept the risk by name with `run.isolation: none`."),
    SECRET_IN_ARTEFACT: user("A secret was found in a value about to be written; nothing was written. Remove it from the place named above."),
    DISK_FULL: user("Free some disk space; nothing that was written before is lost."),
    CANCELLED: user("The run was stopped from outside; run the same command again to continue."),
};
/** The world or the user is wrong. `message` is one line (or one line per problem) naming the offending value. */
class PipelineError extends Error {
    code;
    hint;
    blame;
    retryable;
    retryAfterMs;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        const entry = CATALOGUE[code];
        this.name = "PipelineError";
        this.code = code;
        this.hint = options.hint ?? entry.hint;
        this.blame = entry.blame;
        this.retryable = entry.retryable;
        this.retryAfterMs = options.retryAfterMs;
    }
}
function isPipelineError(error) {
    return error instanceof PipelineError;
}
function exitCodeOf(error) {
    if (!isPipelineError(error))
        return 1;
    return error.blame === "user" ? 2 : 3;
}


/***/ }),

/***/ 5632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ prepareV8)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8877);
// How the doors set the JavaScript engine, as each begins. A library that others load must leave their engine alone.

/** Tried with Node 20 and 24. A later release may not know a setting, and would say so on standard error. */
const LAST_KNOWN = 24;
/** May be called again. */
function prepareV8() {
    if (Number.parseInt(process.versions.node, 10) > LAST_KNOWN)
        return;
    keepHeapSmall();
    compileExpressionsOnce();
}
/**
 * Keeps the part of the heap where objects begin at the size it has. The engine doubles it whenever much of what was made there is
 * still needed, up to 134 MB; but nearly all that we read is kept to the end, and moves on to where old objects lie in any case.
 * Of a tree of 30 MB that was a third of all memory, and the time was the same.
 */
function keepHeapSmall() {
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--semi-space-growth-factor=1");
}
/**
 * The engine compiles a regular expression twice, the second time for speed when it is used again. Nearly all of ours are: on each
 * path, on each file. Of the first ticket on 1,000 files that was one part in fifteen.
 */
function compileExpressionsOnce() {
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--no-regexp-tier-up");
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
// The program's version, shown in pull requests and by `linear-to-pr version`. A test holds it against package.json.
const VERSION = "0.1.0";


/***/ })

};
