export const id = 239;
export const ids = [239];
export const modules = {

/***/ 8959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ failedEnding),
/* harmony export */   BY: () => (/* binding */ stoppedEnding),
/* harmony export */   L0: () => (/* binding */ exitCodeOfEndings),
/* harmony export */   Y7: () => (/* binding */ deliveredEnding),
/* harmony export */   fn: () => (/* binding */ withheldEnding),
/* harmony export */   iG: () => (/* binding */ foreignEnding),
/* harmony export */   lk: () => (/* binding */ endingFor),
/* harmony export */   nP: () => (/* binding */ settledEnding),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9957);
// How a ticket ended, made from whatever was reached: nothing yet, a brief, an attempt, a verdict, a delivery, an error.


/** What can be said of any ending, however early. */
function factsOf(ticket, reached, wallMs) {
    return {
        key: ticket.key,
        ticketId: ticket.id,
        rounds: reached?.round ?? 0,
        checks: reached !== undefined && "checks" in reached ? reached.checks : [],
        usage: usageOf(reached),
        ...(reached === undefined || reached.expansions.length === 0 ? {} : { expansions: reached.expansions }),
        ...(reached === undefined || reached.standsOn.length === 0
            ? {}
            : { standsOn: reached.standsOn.map(({ key }) => key) }),
        wallMs: Math.round(wallMs),
        agentMs: Math.round(reached?.agentMs ?? 0),
        commandsMs: Math.round(reached?.commandsMs ?? 0),
    };
}
function usageOf(reached) {
    if (reached === undefined)
        return _usage_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_USAGE */ .yJ;
    return "totalUsage" in reached ? reached.totalUsage : reached.spent;
}
function settledEnding(facts, settled, earlier) {
    return {
        ...facts,
        outcome: settled.outcome,
        reason: settled.reason,
        ...(settled.outcome === "delivered" ? { operation: "not-updated" } : {}),
        ...(earlier === undefined ? {} : { pullRequest: { number: earlier.pullRequest, url: earlier.url } }),
    };
}
function deliveredEnding(facts, delivery) {
    return {
        ...facts,
        outcome: "delivered",
        operation: delivery.operation,
        pullRequest: { number: delivery.pullRequest.number, url: delivery.pullRequest.url },
        reason: delivery.reason,
    };
}
function withheldEnding(facts, withheld, kept) {
    return { ...facts, outcome: withheld.outcome, reason: withheld.reason, ...(kept === undefined ? {} : { kept }) };
}
function foreignEnding(facts, branch, commit) {
    const reason = `branch ${branch} holds commit ${commit.slice(0, 9)}, which is not ours`;
    return { ...facts, outcome: "foreign-branch", reason };
}
function stoppedEnding(facts, verdict, kept) {
    return {
        ...facts,
        outcome: stoppedOutcome(verdict),
        reason: verdict.reason,
        ...(verdict.noChange === undefined ? {} : { noChange: verdict.noChange }),
        ...(kept === undefined ? {} : { kept }),
    };
}
/** A run that was cut short is named for what cut it, also when it changed nothing: "no change" would hide the cause. */
const CUT_SHORT = {
    "max-turns": "max-turns",
    "timed-out": "timed-out",
    stalled: "stalled",
    "over-budget": "over-budget",
    auth: "agent-unauthorized",
    "rate-limited": "agent-unavailable",
    "api-error": "agent-unavailable",
    cancelled: "cancelled",
    crashed: "agent-crashed",
    "no-result": "agent-crashed",
};
function stoppedOutcome(verdict) {
    return CUT_SHORT[verdict.outcome] ?? (verdict.noChange === undefined ? "refused" : "no-change");
}
function failedEnding(facts, error, kept) {
    const known = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isPipelineError */ .h$)(error);
    return {
        ...facts,
        outcome: known && error.code === "CANCELLED" ? "cancelled" : "failed",
        reason: error instanceof Error ? error.message : String(error),
        errorCode: known ? error.code : "INTERNAL",
        hint: known ? error.hint : "This is a fault of linear-to-pr: please report it with the log.",
        ...(kept === undefined ? {} : { kept }),
    };
}
const EXIT = {
    delivered: 0,
    "already-merged": 0,
    "closed-by-human": 0,
    "not-ours": 0,
    superseded: 0,
    parked: 0,
    skipped: 4,
    "merge-conflict": 4,
    "not-started": 3,
    "no-change": 4,
    refused: 4,
    "max-turns": 4,
    "timed-out": 4,
    stalled: 4,
    "over-budget": 4,
    "agent-crashed": 4,
    "foreign-branch": 2,
    "agent-unauthorized": 2,
    "agent-unavailable": 3,
    cancelled: 3,
};
/** Worst first: our bug, then the user's move, then upstream, then refused work. */
const WORST_FIRST = [1, 2, 3, 4, 0];
/** The exit code of a whole run: the worst of its tickets. @param errors what was thrown, for endings and on telling. */
function exitCodeOfEndings(endings, errors) {
    // A stop from outside is no error of anybody's: its ending says it all.
    const told = errors.filter((error) => !((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isPipelineError */ .h$)(error) && error.code === "CANCELLED"));
    const codes = [...endings.map(exitCodeOfEnding), ...told.map(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodeOf */ .FO)];
    return WORST_FIRST.find((code) => codes.includes(code)) ?? 0;
}
/** An ending may come from a file of another run: what was thrown then is only known by its code. */
function exitCodeOfEnding({ outcome, errorCode = "INTERNAL" }) {
    if (outcome !== "failed")
        return EXIT[outcome];
    const entry = Object.entries(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CATALOGUE */ .yh).find(([code]) => code === errorCode)?.[1];
    if (entry === undefined)
        return 1;
    return entry.blame === "user" ? 2 : 3;
}
/** The same end for a ticket that was done along with another one: what it took is counted there. */
function endingFor({ id, key }, ending) {
    return { ...ending, ...factsOf({ id, key }, undefined, 0), rounds: ending.rounds, checks: ending.checks };
}


/***/ }),

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isActorAllowed),
/* harmony export */   n: () => (/* binding */ whyNotOurs)
/* harmony export */ });
/**
 * Why this ticket is left alone, in words; undefined when it is ours. A key that a person typed is not held against the
 * ticket's state, labels or assignee: they asked for it by name. An event is.
 */
function whyNotOurs(ticket, trigger, policy) {
    if (policy.teams.length > 0 && !policy.teams.includes(ticket.team.key)) {
        return `team ${ticket.team.key} is not among trigger.teams (${policy.teams.join(", ")})`;
    }
    if (isAskedByName(trigger))
        return undefined;
    if (policy.labels.length > 0 && !ticket.labels.some((label) => policy.labels.includes(label))) {
        return `it carries none of trigger.labels (${policy.labels.join(", ")})`;
    }
    return stateRefusal(ticket, policy.states) ?? holderRefusal(ticket, policy.assignee);
}
/** Relay and poll start workflows as people do; only they give a correlation. */
function isAskedByName({ source, correlation }) {
    return source !== "repository_dispatch" && !(source === "workflow_dispatch" && correlation !== undefined);
}
function stateRefusal(ticket, states) {
    const { id, name, type } = ticket.state;
    if (states.length === 0)
        return type === "started" ? undefined : `its state is "${name}", not a started one`;
    return states.includes(name) || states.includes(id)
        ? undefined
        : `its state is "${name}", not one of trigger.states (${states.join(", ")})`;
}
/** Who delegates a ticket to us stays its assignee: that is no reason to leave it alone. */
function holderRefusal(ticket, rule) {
    if (rule === "anyone")
        return undefined;
    const { assignee, delegate } = holdersOf(ticket);
    if (delegate?.isUs)
        return undefined;
    if (rule === "delegate") {
        return assignee?.isUs ? undefined : "it is neither assigned nor delegated to us (trigger.assignee: delegate)";
    }
    if (delegate !== undefined)
        return `it is delegated to ${delegate.name} (trigger.assignee: unassigned)`;
    // A personal key makes a person "us": what they took themselves is theirs.
    if (assignee === undefined || (assignee.isUs && assignee.isApp))
        return undefined;
    return `${assignee.name} has taken it (trigger.assignee: unassigned)`;
}
/** A ticket whose tracker told a name alone: somebody's, and not ours. */
function holdersOf({ holders, assignee }) {
    if (holders !== undefined)
        return holders;
    return assignee === undefined ? {} : { assignee: { name: assignee, isUs: false, isApp: false } };
}
/** Whether this login may start work; undefined logins (command line) may. */
function isActorAllowed(actor, policy) {
    return policy.actors.length === 0 || actor === undefined || policy.actors.includes(actor);
}


/***/ }),

/***/ 3426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ judgeClaim),
/* harmony export */   n: () => (/* binding */ nextAttempt)
/* harmony export */ });
/* harmony import */ var _life_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2606);
/* harmony import */ var _started_note_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9936);
/* harmony import */ var _transition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2215);
// Who may work on a ticket: judged over one look at it. Pure; that two may look at once is the claiming stage's to settle.



function judgeClaim(ticket, by, world) {
    const note = (0,_started_note_js__WEBPACK_IMPORTED_MODULE_1__/* .startedNoteOf */ .X4)(ticket);
    // Poll and reconcile claim before they dispatch: what they dispatch holds the claim.
    const isHeldFor = note?.state === "started" && ((0,_transition_js__WEBPACK_IMPORTED_MODULE_2__/* .isClaimedBefore */ .fj)(by.id) || note.id === by.id);
    if (isHeldFor && !isAtWork(note, by, world))
        return { attempt: note.attempt, isFirst: false };
    const rival = rivalOf(ticket.key, by, world);
    if (rival !== undefined)
        return { refused: `run ${rival} works on it already` };
    if (note !== undefined && (0,_life_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlive */ ._n)(ticket.key, note, { ...world, runs: withoutOwn(by, world) })) {
        return { refused: `it was claimed at ${note.at} by ${note.id}` };
    }
    return { attempt: nextAttempt(note), isFirst: (0,_started_note_js__WEBPACK_IMPORTED_MODULE_1__/* .ownComment */ .w7)(ticket) === undefined };
}
/** Another run has begun with what was claimed: this one is a repetition. */
function isAtWork({ run }, by, { runs }) {
    return run !== undefined && run !== by.run?.id && runs.some(({ id }) => id === run);
}
/** An outcome closes the count; a run that was lost does not. */
function nextAttempt(note) {
    return note === undefined ? 1 : Math.min(note.attempt + 1, 99);
}
/** Of several runs that are named for a ticket the oldest goes on; a process outside gives way to all of them. */
function rivalOf(key, { run }, { runs }) {
    const others = runs.filter(({ id, keys }) => keys.includes(key) && id !== run?.id);
    return others.map(({ id }) => id).find((id) => run === undefined || id < run.id);
}
function withoutOwn({ run }, { runs }) {
    return runs.filter(({ id }) => id !== run?.id);
}


/***/ }),

/***/ 6902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ freeSlots)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);

/** Never below 0. A ticket with a run and a draft takes one slot. */
function freeSlots({ runs, drafts, claimed }, { poll, deliver }) {
    const counted = new Set();
    const branchOf = (key) => (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .branchName */ .at)(deliver.branch, key);
    if (poll.count.includes("runs")) {
        for (const key of [...claimed, ...runs.flatMap(({ keys }) => keys)])
            counted.add(branchOf(key));
        // A poll on a schedule is such a run itself, and works on nothing. Of any other, at least one ticket is meant.
        for (const { id, keys, event } of runs)
            if (keys.length === 0 && event !== "schedule")
                counted.add(`run ${id}`);
    }
    if (poll.count.includes("drafts"))
        for (const { branch } of drafts)
            counted.add(branch);
    return Math.max(0, poll.slots - counted.size);
}


/***/ }),

/***/ 2606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ retryAt),
/* harmony export */   KO: () => (/* binding */ mayRetry),
/* harmony export */   Kb: () => (/* binding */ isRecent),
/* harmony export */   _n: () => (/* binding */ isAlive)
/* harmony export */ });
const MINUTE_MS = 60_000;
/** A run may be listed this long after it was asked for; and who has claimed a ticket needs a moment to dispatch it. */
const GRACE_MS = 10 * MINUTE_MS;
/** What runs on somebody's machine tells nobody that it lives; a job at GitHub may take as long, and no ticket of ours longer. */
const LOCAL_PATIENCE_MS = 6 * 60 * MINUTE_MS;
/** The longest wait is this many times the first one, as in `min(10 s · 2^(n-1), 5 min)`. */
const MOST_DOUBLED = 30;
function isAlive(key, note, { runs, now }) {
    if (note.state === "retry")
        return false;
    if (worksOn(runs, key, note))
        return true;
    const age = Date.parse(now) - Date.parse(note.at);
    return age < (note.id.startsWith("local-") ? LOCAL_PATIENCE_MS : GRACE_MS);
}
/** By the run's name, or by its number where the name tells no tickets (a batch by filter). */
function worksOn(runs, key, { run }) {
    return runs.some(({ id, keys }) => keys.includes(key) || id === run);
}
/** Whether there is an attempt left after this one. */
function mayRetry({ attempt }, { attempts }) {
    return attempt < attempts;
}
/** ISO 8601: when the attempt after this lost one is due: `min(first · 2^(n-1), 30 · first)` minutes after `at`. */
function retryAt({ at, attempt }, { firstMinutes }) {
    const minutes = firstMinutes * Math.min(2 ** (attempt - 1), MOST_DOUBLED);
    return new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();
}
/** Younger than any event that may still be on its way. */
function isRecent(at, now) {
    return Date.parse(now) - Date.parse(at) < 2 * MINUTE_MS;
}


/***/ }),

/***/ 9936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ printRetry),
/* harmony export */   X4: () => (/* binding */ startedNoteOf),
/* harmony export */   nJ: () => (/* binding */ printStarted),
/* harmony export */   w7: () => (/* binding */ ownComment)
/* harmony export */ });
/* unused harmony exports StartedNote, parseStarted */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4377);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7264);
/* harmony import */ var _words_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8023);
// The one comment of a ticket while its outcome is still to come: an agent was started, or will be once more. Its last line is
// for us to read back: inline code, which no editor of a tracker rewrites. Only a comment with our own id may be believed.



const StartedNote = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** `retry`: the run before was lost and the ticket waits for its next attempt. */
    state: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["started", "retry"]),
    /** From 1. */
    attempt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().min(1).max(99),
    /** ISO 8601; when it was started, or found lost. */
    at: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$({ offset: true }),
    /** Who started it: the correlation of the dispatch, or `local-…` for a process on a machine of somebody. */
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[\w.:-]{1,100}$/),
    /** Number of the workflow run, once there is one. */
    run: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().positive().optional(),
});
const LINE = /^`linear-to-pr (?<state>started|retry) attempt=(?<attempt>\d{1,2}) at=(?<at>\S{1,40}) id=(?<id>[\w.:-]{1,100})(?: run=(?<run>\d{1,15}))?`\s*$/;
/** Markdown. @param runUrl where people can watch. */
function printStarted(started, runUrl) {
    const facts = [`attempt ${started.attempt}`, ...(runUrl === undefined ? [] : [(0,_words_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)("run", runUrl)])];
    const words = `**An agent has been started** (${facts.join(", ")}). This comment will say how it ended.`;
    return `${words}\n\n${line({ ...started, state: "started" })}`;
}
/** The line that lets `reconcile` start the ticket again; it goes below the words of the outcome. */
function printRetry(lost) {
    return line({ ...lost, state: "retry" });
}
function line({ state, attempt, at, id, run }) {
    return `\`linear-to-pr ${state} attempt=${attempt} at=${at} id=${id}${run === undefined ? "" : ` run=${run}`}\``;
}
/** Undefined when the last line is not ours: then the comment tells an outcome, or is none of ours. */
function parseStarted(body) {
    const last = body.trimEnd().split("\n").at(-1) ?? "";
    const { attempt, run, ...rest } = LINE.exec(last)?.groups ?? {};
    const numbers = { attempt: Number(attempt), ...(run === undefined ? {} : { run: Number(run) }) };
    const parsed = StartedNote.safeParse({ ...rest, ...numbers });
    return parsed.success ? parsed.data : undefined;
}
/** Text of our own comment on a ticket, whatever it tells; undefined when there is none. */
function ownComment({ id, comments }) {
    const own = (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeCommentId */ .hM)(id);
    return comments.find((comment) => comment.id === own)?.body;
}
function startedNoteOf(ticket) {
    const body = ownComment(ticket);
    return body === undefined ? undefined : parseStarted(body);
}


/***/ }),

/***/ 2215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fj: () => (/* binding */ isClaimedBefore),
/* harmony export */   "in": () => (/* binding */ correlationOf)
/* harmony export */ });
/* unused harmony export transitionOf */
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);
// Names for what starts a run: the same move of a ticket has the same name in the relay, in a poll and in the poll after it.

/** As the relay names it (src/relay/event.ts): the move that brought the ticket where it is. */
function transitionOf({ id, state, updatedAt }) {
    return `move:${id}:${state.id}:${new Date(updatedAt).toISOString()}`;
}
/** The correlation of a dispatch of these tickets: the same moves, in any order, have the same one. */
function correlationOf(by, tickets) {
    return `${by}-${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .deterministicUuid */ .yb)(tickets.map(transitionOf).sort().join(" "))}`;
}
/** Whether the tickets of a run with this correlation were claimed before it was dispatched. */
function isClaimedBefore(correlation) {
    return /^(?:poll|retry)-[0-9a-f-]{36}$/.test(correlation);
}


/***/ }),

/***/ 6140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qc: () => (/* binding */ filterFor),
/* harmony export */   rN: () => (/* binding */ startStates),
/* harmony export */   vY: () => (/* binding */ polledStates)
/* harmony export */ });
/* harmony import */ var _ticket_filter_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8459);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Names of the states in which tickets are worked on. A state that is given by its id cannot be looked for. */
function startStates({ trigger, poll }) {
    return unique([poll.moveTo, ...trigger.states].filter((name) => !UUID.test(name)));
}
/** Names of those and of the ready state. */
function polledStates(policy) {
    return unique([policy.poll.state, ...startStates(policy)]);
}
/** A filter takes one team and one label; where several will do, every ticket is looked at. */
function filterFor(state, { trigger }) {
    const [team, ...teams] = trigger.teams;
    const [label, ...labels] = trigger.labels;
    return {
        state,
        ...(team === undefined || teams.length > 0 ? {} : { team }),
        ...(label === undefined || labels.length > 0 ? {} : { label }),
    };
}
function unique(names) {
    return names.filter((name, index) => names.findIndex((each) => (0,_ticket_filter_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameName */ .yS)(each, name)) === index);
}


/***/ }),

/***/ 4050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ note)
/* harmony export */ });
/* harmony import */ var _batch_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1366);
/* harmony import */ var _check_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8386);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8023);
/* harmony import */ var _outcome_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5870);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9899);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1769);
// The one comment on the ticket: how it ended, what to do next, and what there is to see. Plain Markdown that Linear renders:
// no HTML, no collapsible parts. Only the ticket's own key stands in it as a key.






const MOST_NOTE_CHARS = 20_000;
const MOST_CHECKS = 10;
/** Markdown, at most 20,000 characters. The same ending gives the same text, so that saying it again changes nothing. */
function note(ending) {
    const parts = [
        `**${(0,_outcome_text_js__WEBPACK_IMPORTED_MODULE_2__/* .headline */ .P)(ending)}**${pullRequestText(ending)}`,
        multiLine(ending.reason),
        nextText(ending),
        standingOnText(ending),
        askedForText(ending),
        ...ending.checks.filter(isOpen).slice(0, MOST_CHECKS).map(checkText),
        keptText(ending.kept),
        costLine(ending),
    ];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .capText */ .yA)(parts.filter((part) => part !== "").join("\n\n"), MOST_NOTE_CHARS, "\n\n… (cut)");
}
function isOpen({ status }) {
    return status !== "pass";
}
/** A reason may hold one problem per line (configuration reports all at once). */
function multiLine(reason) {
    const lines = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitize */ .aj)(reason, { maxChars: 4000 }).split("\n").slice(0, 30);
    return lines
        .map((line) => (0,_check_text_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL)(line, 500))
        .filter((line) => line !== "")
        .join("\n");
}
function pullRequestText({ pullRequest }) {
    if (pullRequest === undefined)
        return "";
    const name = `#${pullRequest.number}`;
    const linked = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(`Pull request ${name}`, pullRequest.url);
    return linked.startsWith("[") ? ` ${linked}` : ` Pull request ${name}: ${(0,_check_text_js__WEBPACK_IMPORTED_MODULE_1__/* .codeWord */ .Q3)(pullRequest.url, 500)}`;
}
function nextText(ending) {
    const next = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .defang */ .e8)((0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitize */ .aj)(ending.hint ?? (0,_outcome_text_js__WEBPACK_IMPORTED_MODULE_2__/* .nextStep */ .s)(ending.outcome), { maxChars: 1000 }));
    const code = ending.errorCode === undefined ? "" : ` (${(0,_check_text_js__WEBPACK_IMPORTED_MODULE_1__/* .codeWord */ .Q3)(ending.errorCode, 60)})`;
    return next === "" ? "" : `What to do next: ${next}${code}`;
}
/** Readable keys that are none for Linear: standing on a ticket's work is no relation that we may make. */
function standingOnText({ standsOn = [] }) {
    return standsOn.length === 0 ? "" : `It stands on the work of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .breakKeys */ .KW)(standsOn.join(", "))}: merge that first.`;
}
function askedForText({ expansions = [] }) {
    return expansions.length === 0
        ? ""
        : `Files outside its territory that the agent asked for:\n\n${(0,_batch_text_js__WEBPACK_IMPORTED_MODULE_0__/* .expansionsText */ .m)(expansions)}`;
}
function checkText(check) {
    const line = (0,_check_text_js__WEBPACK_IMPORTED_MODULE_1__/* .checkItem */ .es)(check);
    const evidence = check.status === "fail" ? (0,_check_text_js__WEBPACK_IMPORTED_MODULE_1__/* .evidenceBlock */ .rz)(check.evidence, 1500) : "";
    return evidence === "" ? line : `${line}\n\n${evidence}`;
}
const KEPT = {
    branch: "The work is kept on branch",
    file: "The work is kept as a git bundle in",
    workdir: "The work is kept in the working directory",
};
function keptText(kept) {
    return kept === undefined ? "" : `${KEPT[kept.kind]} ${(0,_check_text_js__WEBPACK_IMPORTED_MODULE_1__/* .codeWord */ .Q3)(kept.where, 500)}.`;
}
function costLine({ key, rounds, usage, wallMs }) {
    if (rounds === 0)
        return `${key} · ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_5__/* .durationText */ .S5)(wallMs)} · no agent was started`;
    const facts = [
        key,
        (0,_quantity_js__WEBPACK_IMPORTED_MODULE_5__/* .countText */ .lT)(rounds, "round"),
        ...(0,_quantity_js__WEBPACK_IMPORTED_MODULE_5__/* .turnsText */ .IZ)(usage),
        `cost ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_5__/* .costText */ .rs)(usage.costUsd)}`,
        (0,_quantity_js__WEBPACK_IMPORTED_MODULE_5__/* .durationText */ .S5)(wallMs),
    ];
    return facts.join(" · ");
}


/***/ }),

/***/ 7711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ poll_claim),
  w: () => (/* binding */ poll)
});

// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/ownership.js
var ownership = __webpack_require__(3464);
// EXTERNAL MODULE: ./build/core/snapshot.js
var snapshot = __webpack_require__(7264);
// EXTERNAL MODULE: ./build/core/ticket-filter.js
var ticket_filter = __webpack_require__(8459);
// EXTERNAL MODULE: ./build/core/words/marker.js
var marker = __webpack_require__(472);
// EXTERNAL MODULE: ./build/core/poll/free-slots.js
var free_slots = __webpack_require__(6902);
// EXTERNAL MODULE: ./build/core/poll/life.js
var life = __webpack_require__(2606);
// EXTERNAL MODULE: ./build/core/poll/started-note.js
var started_note = __webpack_require__(9936);
;// CONCATENATED MODULE: ./build/core/poll/choose.js








function choose(seen, policy) {
    const judged = seen.tickets.map((ticket) => ({ ticket, why: whyLeft(ticket, seen, policy) }));
    const fit = judged.filter(({ why }) => why === undefined).map(({ ticket }) => ticket);
    const inTurn = fit.toSorted((left, right) => byTurn(left, right, policy));
    const claimed = seen.tickets.filter((ticket) => isClaimed(ticket, seen)).map(({ key }) => key);
    const free = (0,free_slots/* freeSlots */.i)({ ...seen, claimed }, policy);
    const full = `no free slot (${policy.poll.slots} in all)`;
    return {
        start: inTurn.slice(0, free),
        left: [
            ...judged.flatMap(({ ticket: { key }, why }) => (why === undefined ? [] : [{ key, why }])),
            ...inTurn.slice(free).map(({ key }) => ({ key, why: full })),
        ],
    };
}
function isClaimed(ticket, world) {
    const note = (0,started_note/* startedNoteOf */.X4)(ticket);
    return note !== undefined && (0,life/* isAlive */._n)(ticket.key, note, world);
}
function isReady({ state }, { poll }) {
    return (0,ticket_filter/* isSameName */.yS)(state.name, poll.state);
}
/** Undefined: it may be started now. */
function whyLeft(ticket, seen, policy) {
    return (whyNotNow(ticket, seen, policy) ?? whyBegun(ticket, seen) ?? whyDone(ticket, seen, policy) ?? whyBlocked(ticket));
}
function whyNotNow(ticket, { now }, policy) {
    const ready = isReady(ticket, policy);
    const state = ready ? stateAfter(ticket, policy) : ticket.state;
    if (state === undefined)
        return `its team has no state "${policy.poll.moveTo}" (poll.moveTo)`;
    // What the run's first job will ask.
    const foreign = (0,ownership/* whyNotOurs */.n)({ ...ticket, state }, { source: "repository_dispatch", keys: [] }, policy.trigger);
    if (foreign !== undefined)
        return foreign;
    // Whoever moved it there has most likely been heard by the relay; the poll is for what was not.
    return !ready && (0,life/* isRecent */.Kb)(ticket.updatedAt, now) ? "it changed a moment ago: its event goes first" : undefined;
}
/** Where the ticket will be when its run begins. */
function stateAfter({ team, state }, { poll }) {
    if ((0,ticket_filter/* isSameName */.yS)(state.name, poll.moveTo))
        return state;
    return team.states.find(({ id, name }) => id === poll.moveTo || (0,ticket_filter/* isSameName */.yS)(name, poll.moveTo));
}
function whyBegun(ticket, world) {
    const run = world.runs.find(({ keys }) => keys.includes(ticket.key));
    if (run !== undefined)
        return `run ${run.id} works on it`;
    const note = (0,started_note/* startedNoteOf */.X4)(ticket);
    if (note === undefined)
        return undefined;
    if (note.state === "retry")
        return `attempt ${note.attempt} was lost: reconcile tries it again`;
    return (0,life/* isAlive */._n)(ticket.key, note, world)
        ? `it was claimed at ${note.at}`
        : `it was started at ${note.at} and nothing runs for it: reconcile sees to it`;
}
/** A ticket that somebody moved back to the ready state with other words is new work, though it has a draft. */
function whyDone(ticket, { drafts }, policy) {
    const branch = (0,names/* branchName */.at)(policy.deliver.branch, ticket.key);
    const draft = drafts.find((each) => each.branch === branch);
    const isNew = draft !== undefined && (0,marker/* parseMarker */.g)(draft.body)?.snapshot !== (0,snapshot/* snapshotOf */.eY)(ticket);
    if (isNew && isReady(ticket, policy))
        return undefined;
    if (draft !== undefined)
        return `pull request #${draft.number} is open for it`;
    return (0,started_note/* ownComment */.w7)(ticket) === undefined
        ? undefined
        : "it was worked on before: start it by name, or delete our comment to have it polled again";
}
function whyBlocked({ blockedBy }) {
    const open = blockedBy.filter(({ done }) => done !== true).map(({ key }) => key);
    return open.length === 0 ? undefined : `it waits for ${open.join(", ")}`;
}
/** What a person moved to where work starts goes before what is ready; then by priority, then the oldest. */
function byTurn(left, right, policy) {
    const ranks = (ticket) => [isReady(ticket, policy) ? 1 : 0, ticket.priority || 5];
    const [[a, b], [c, d]] = [ranks(left), ranks(right)];
    const [first, second] = [left.createdAt ?? "", right.createdAt ?? ""];
    if (a !== c || b !== d)
        return a - c || b - d;
    return first === second ? (0,ticket_filter/* compareKeys */.YD)(left.key, right.key) : first < second ? -1 : 1;
}

// EXTERNAL MODULE: ./build/core/poll/claim.js
var claim = __webpack_require__(3426);
// EXTERNAL MODULE: ./build/core/poll/transition.js
var transition = __webpack_require__(2215);
// EXTERNAL MODULE: ./build/core/poll/watched.js
var watched = __webpack_require__(6140);
;// CONCATENATED MODULE: ./build/stages/poll.js







/**
 * Starts as many tickets as there are free slots, in one run, and says why it left the others. A ticket is looked at again right
 * before it is claimed. When the dispatch fails the claims stay: `reconcile` finds nothing running for them and tries again.
 * @throws LINEAR_*, GITHUB_*, INPUT_INVALID for a state, team or label that does not exist.
 */
async function poll(ports, { config }, workers) {
    const seen = await look(ports, { config });
    const { start, left } = choose(seen, config);
    const resumed = workers.kind === "local" ? await resume(seen, workers, { ports, config }) : [];
    const { claimed, lost } = await claimAll(start, seen, { ports, config, workers });
    const all = [...left, ...lost].filter(({ key }) => !resumed.includes(key));
    for (const { key, why } of all)
        ports.log.info("poll-left", { ticket: key, why });
    const started = [...resumed, ...claimed.map(({ key }) => key)];
    if (started.length === 0)
        return { started, left: all };
    const correlation = (0,transition/* correlationOf */["in"])("poll", claimed);
    ports.log.info("poll", { started: started.join(" "), left: all.length, correlation });
    if (workers.kind === "local")
        return { started, left: all };
    const { run } = await ports.forge.dispatch({ keys: started, correlation });
    return { started, left: all, correlation, ...(run === undefined ? {} : { run }) };
}
/** Runs first: one that ends meanwhile has told its ticket by the time the ticket is read. */
async function look({ tracker, forge, clock }, { config }) {
    const runs = await forge.liveRuns();
    const drafts = await forge.openDrafts();
    const tickets = new Map();
    for (const state of (0,watched/* polledStates */.vY)(config)) {
        for (const ticket of await tracker.ticketsWhere((0,watched/* filterFor */.Qc)(state, config)))
            tickets.set(ticket.id, ticket);
    }
    return { runs, drafts, tickets: [...tickets.values()], now: clock.now() };
}
/** What this process had claimed before it died, as often as a lost run is tried again. */
async function resume({ tickets }, { name, busy }, { ports, config }) {
    const resumed = [];
    for (const ticket of tickets) {
        const note = (0,started_note/* startedNoteOf */.X4)(ticket);
        const isLeft = note?.state === "started" && note.id === name && !busy.includes(ticket.key);
        if (!isLeft || !(0,life/* mayRetry */.KO)(note, config.retry))
            continue;
        const attempt = (0,claim/* nextAttempt */.n)(note);
        await sayStarted(ticket, { id: name }, { attempt, ports });
        ports.log.info("poll-resumed", { ticket: ticket.key, attempt });
        resumed.push(ticket.key);
    }
    return resumed;
}
async function claimAll(chosen, seen, { ports, config, workers }) {
    const claimed = [];
    const lost = [];
    if (chosen.length === 0)
        return { claimed, lost };
    const fresh = new Map((await ports.tracker.tickets(chosen.map(({ key }) => key))).map((ticket) => [ticket.id, ticket]));
    for (const before of chosen) {
        const ticket = fresh.get(before.id);
        const why = ticket === undefined || ticket.state.id !== before.state.id
            ? "it moved on while we looked"
            : (whyLeft(ticket, seen, config) ?? (await whyNotClaimed(ticket, { ports, config, workers })));
        if (why === undefined)
            claimed.push(before);
        else
            lost.push({ key: before.key, why });
    }
    return { claimed, lost };
}
async function whyNotClaimed(ticket, { ports, config, workers }) {
    const id = workers.kind === "local" ? workers.name : (0,transition/* correlationOf */["in"])("poll", [ticket]);
    const moveTo = isReady(ticket, config) ? config.poll.moveTo : undefined;
    const answer = await sayStarted(ticket, { id }, { attempt: 1, ports, ...(moveTo === undefined ? {} : { moveTo }) });
    // Made by nobody before us: of several that try at once, one makes it.
    return answer === "created" || hadComment(ticket) ? undefined : "another start was faster";
}
function hadComment({ id, comments }) {
    return comments.some((comment) => comment.id === (0,snapshot/* outcomeCommentId */.hM)(id));
}
/**
 * The ticket is the caller's to work on, or the reason why not. Every start asks: `prepare` for what an event named, the command
 * line, and what `poll` dispatched. Writes the first version of the ticket's one comment.
 * @param ticket as it was fetched just now. @throws LINEAR_*, GITHUB_*.
 */
async function poll_claim(ticket, by, ports) {
    const world = { runs: await ports.forge.liveRuns(), now: ports.clock.now() };
    const judged = (0,claim/* judgeClaim */.e)(ticket, by, world);
    if ("refused" in judged) {
        ports.log.info("not-claimed", { ticket: ticket.key, why: judged.refused });
        return judged;
    }
    const said = await sayStarted(ticket, by, { attempt: judged.attempt, ports });
    if (judged.isFirst && said !== "created")
        return { refused: "another start was faster" };
    ports.log.info("claimed", { ticket: ticket.key, attempt: judged.attempt, id: by.id });
    return { attempt: judged.attempt };
}
async function sayStarted(ticket, { id, run }, { attempt, ports, moveTo }) {
    const at = ports.clock.now();
    const started = { attempt, at, id, ...(run === undefined ? {} : { run: run.id }) };
    const { comment } = await ports.tracker.say({
        ticket,
        commentId: (0,snapshot/* outcomeCommentId */.hM)(ticket.id),
        body: (0,started_note/* printStarted */.nJ)(started, run?.url),
        ...(moveTo === undefined ? {} : { moveTo }),
    });
    return comment;
}


/***/ }),

/***/ 5013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ reconcile)
});

// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/poll/claim.js
var claim = __webpack_require__(3426);
// EXTERNAL MODULE: ./build/core/poll/free-slots.js
var free_slots = __webpack_require__(6902);
// EXTERNAL MODULE: ./build/core/ending.js
var ending = __webpack_require__(8959);
// EXTERNAL MODULE: ./build/core/words/note.js
var note = __webpack_require__(4050);
// EXTERNAL MODULE: ./build/core/poll/life.js
var life = __webpack_require__(2606);
// EXTERNAL MODULE: ./build/core/poll/started-note.js
var started_note = __webpack_require__(9936);
;// CONCATENATED MODULE: ./build/core/poll/lost.js




const RUN_LOST = "RUN_LOST";
function judgeStarted(key, started, world, { retry }) {
    if (started.state === "retry")
        return judgeWaiting(started, world, retry);
    if ((0,life/* isAlive */._n)(key, started, world))
        return "alive";
    return (0,life/* mayRetry */.KO)(started, retry) ? "lost" : "given-up";
}
/** The number of attempts may have been lowered since. */
function judgeWaiting(started, { now }, retry) {
    if (!(0,life/* mayRetry */.KO)(started, retry))
        return "given-up";
    return Date.parse(now) >= Date.parse((0,life/* retryAt */.Cy)(started, retry)) ? "due" : "waiting";
}
/** The outcome of a run that ended without one. */
function lostEnding(ticket, started, again) {
    const { attempt, at, run } = started;
    const where = run === undefined ? "" : ` as run ${run}`;
    return {
        ...(0,ending/* factsOf */.xS)(ticket, undefined, 0),
        outcome: "failed",
        errorCode: RUN_LOST,
        reason: `Attempt ${attempt}, last heard of at ${at}${where}, ended without telling how.`,
        hint: again === undefined
            ? "look at the log of its runs, then start it again by moving the ticket back into the state that starts work."
            : `nothing; it is started again after ${again}. Move the ticket to another state to prevent that.`,
    };
}
/** The comment's text, from which the next look reads when it is due. */
function lostNote(ticket, started, lost) {
    const { now, retry } = lost;
    if (!(0,life/* mayRetry */.KO)(started, retry))
        return (0,note/* note */.N)(lostEnding(ticket, started, undefined));
    const { state: _, ...facts } = started;
    const found = { ...facts, at: now };
    return `${(0,note/* note */.N)(lostEnding(ticket, started, (0,life/* retryAt */.Cy)(found, retry)))}\n\n${(0,started_note/* printRetry */.AU)(found)}`;
}

// EXTERNAL MODULE: ./build/core/poll/transition.js
var transition = __webpack_require__(2215);
// EXTERNAL MODULE: ./build/core/poll/watched.js
var watched = __webpack_require__(6140);
// EXTERNAL MODULE: ./build/core/snapshot.js
var snapshot = __webpack_require__(7264);
// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/stages/reconcile.js









/**
 * Sees to every started ticket and every open draft. The second time it finds nothing to do. Retries take free slots only.
 * @throws LINEAR_*, GITHUB_*, INPUT_INVALID when there is nothing to look at in the first place, and when a dispatch fails.
 */
async function reconcile(ports, { config }, workers) {
    // Runs first: one that ends meanwhile has told its ticket by the time the ticket is read.
    const runs = await ports.forge.liveRuns();
    const drafts = await ports.forge.openDrafts();
    const around = { ports, config, world: { runs, now: ports.clock.now() }, errors: [] };
    const judged = await judgeAll(around);
    const told = await tellLost(judged, around);
    const claimed = await startDue(judged, drafts, { ...around, workers });
    const followed = await followAll(drafts, around);
    const started = claimed.map(({ key }) => key);
    const counts = { lost: told.lost.length, givenUp: told.givenUp.length, started: started.length };
    ports.log.info("reconcile", { ...counts, followed: followed.length, errors: around.errors.length });
    if (claimed.length > 0 && workers.kind === "workflow") {
        await ports.forge.dispatch({ keys: started, correlation: (0,transition/* correlationOf */["in"])("retry", claimed) });
    }
    return { ...told, started, followed, errors: around.errors };
}
async function judgeAll({ ports, config, world }) {
    const tickets = new Map();
    for (const state of (0,watched/* startStates */.rN)(config)) {
        for (const ticket of await ports.tracker.ticketsWhere((0,watched/* filterFor */.Qc)(state, config)))
            tickets.set(ticket.id, ticket);
    }
    return [...tickets.values()].flatMap((ticket) => {
        const started = (0,started_note/* startedNoteOf */.X4)(ticket);
        return started === undefined
            ? []
            : [{ ticket, started, judgement: judgeStarted(ticket.key, started, world, config) }];
    });
}
async function tellLost(judged, around) {
    const { config, world, ports } = around;
    const told = { lost: [], givenUp: [] };
    for (const { ticket, started, judgement } of judged) {
        if (judgement !== "lost" && judgement !== "given-up")
            continue;
        const body = lostNote(ticket, started, { now: world.now, retry: config.retry });
        const moveTo = judgement === "given-up" ? config.deliver.states.failed : undefined;
        if (!(await trySay(ticket, { body, moveTo }, around)))
            continue;
        ports.log.warn("run-lost", { ticket: ticket.key, attempt: started.attempt, since: started.at, judgement });
        told[judgement === "lost" ? "lost" : "givenUp"].push(ticket.key);
    }
    return told;
}
/** What is due is claimed first, as every start is. */
async function startDue(judged, drafts, around) {
    const { config, world, workers } = around;
    const alive = judged.filter(({ judgement }) => judgement === "alive").map(({ ticket }) => ticket.key);
    const due = judged.filter(({ judgement }) => judgement === "due");
    // A retry of a ticket that has a draft takes no slot more than it has; it is few enough to be counted like the others.
    const free = (0,free_slots/* freeSlots */.i)({ runs: world.runs, drafts, claimed: alive }, config);
    const claimed = [];
    for (const { ticket, started } of due.toSorted(byAge).slice(0, free)) {
        const id = workers.kind === "local" ? workers.name : (0,transition/* correlationOf */["in"])("retry", [ticket]);
        const body = (0,started_note/* printStarted */.nJ)({ attempt: (0,claim/* nextAttempt */.n)(started), at: world.now, id });
        if (await trySay(ticket, { body, moveTo: undefined }, around))
            claimed.push(ticket);
    }
    return claimed;
}
function byAge(left, right) {
    return Date.parse(left.started.at) - Date.parse(right.started.at);
}
/** Looks once more: what a person moved, or a run has told meanwhile, stays as it is. False: left alone, or it failed. */
async function trySay(ticket, { body, moveTo }, { ports, errors }) {
    try {
        const [fresh] = await ports.tracker.tickets([ticket.key]);
        const isSame = fresh?.state.id === ticket.state.id && (0,started_note/* ownComment */.w7)(fresh) === (0,started_note/* ownComment */.w7)(ticket);
        if (fresh === undefined || !isSame)
            return false;
        const commentId = (0,snapshot/* outcomeCommentId */.hM)(ticket.id);
        await ports.tracker.say({ ticket: fresh, commentId, body, ...(moveTo === undefined ? {} : { moveTo }) });
        return true;
    }
    catch (error) {
        // Gone is moved on.
        if ((0,build_errors/* isPipelineError */.h$)(error) && error.code === "TICKET_NOT_FOUND")
            return false;
        ports.log.error("not-reconciled", { ticket: ticket.key, error: String(error) });
        errors.push(error);
        return false;
    }
}
/** What `follow` does for the drafts of a batch, for all there are. */
async function followAll(drafts, around) {
    const { ports, config, errors } = around;
    const moved = [];
    for (const { number, base } of drafts) {
        if (!(0,names/* isOurBranch */.B0)(config.deliver.branch, base))
            continue;
        try {
            const to = await mergedInto(base, around);
            if (to !== undefined && (await ports.forge.moveBase(number, base, to)) === "moved")
                moved.push(number);
        }
        catch (error) {
            ports.log.warn("base-not-moved", { pullRequest: number, from: base, why: String(error) });
            // A draft whose commits are all in the new base already, or a token that only reads pull requests: for a person to see to.
            const isForPerson = (0,build_errors/* isPipelineError */.h$)(error) && ["GITHUB_REJECTED", "GITHUB_FORBIDDEN"].includes(error.code);
            if (!isForPerson)
                errors.push(error);
        }
    }
    return moved;
}
/** Where the work of a branch went: through parents that are merged too. Undefined while it is not merged. */
async function mergedInto(branch, around, seen = []) {
    const { ports, config } = around;
    const parent = await ports.forge.findPullRequest(branch);
    if (parent?.status !== "merged" || seen.includes(parent.base))
        return undefined;
    if (!(0,names/* isOurBranch */.B0)(config.deliver.branch, parent.base))
        return parent.base;
    return (await mergedInto(parent.base, around, [...seen, branch])) ?? parent.base;
}


/***/ })

};
