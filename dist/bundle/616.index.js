export const id = 616;
export const ids = [616];
export const modules = {

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

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony export */   Sn: () => (/* binding */ withOverrides),
/* harmony export */   TM: () => (/* binding */ OPTION_NAMES),
/* harmony export */   an: () => (/* binding */ STAGES)
/* harmony export */ });
/* unused harmony export Options */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
// What a door was asked, in one shape for both: action inputs and command-line options have the same names.


const STAGES = ["all", "trigger", "plan", "scaffold", "run", "verify", "fix", "deliver", "report"];
const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
const flag = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["true", "false"]).transform((value) => value === "true");
/** Every option of both doors, by its name there; values are text as doors get them. */
const Options = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    stage: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(STAGES).default("all"),
    /** Ticket keys, separated by commas or white space. */
    keys: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .default("")
        .transform((value) => value.split(/[\s,]+/).filter((key) => key !== "")),
    tickets: text.optional(),
    from: text.optional(),
    to: text.optional(),
    task: text.optional(),
    repo: text.default("."),
    base: text.optional(),
    forge: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["github", "local"]).optional(),
    "forge-dir": text.optional(),
    repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^[\w.-]+\/[\w.-]+$/, "must look like owner/name")
        .optional(),
    agent: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["claude", "command"]).optional(),
    "agent-command": text.optional(),
    model: text.optional(),
    isolation: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["sandbox", "none"]).optional(),
    "state-dir": text.optional(),
    "linear-api-key": zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(""),
    "linear-api-url": zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5().optional(),
    "github-token": zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(""),
    "github-api-url": zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5().optional(),
    "anthropic-api-key": zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(""),
    "allow-dirty": flag.default(false),
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
    return { ...config, run };
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
    failed: { headline: "The run could not be carried out.", next: `put right what is named below, then ${AGAIN}.` },
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
 * also when wrapped into lines), URL-encoded, JSON- and HTML-escaped. Secrets under 6 characters are ignored.
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
        .replace(STRAY_SELECTOR, "")
        .replace(STRAY_JOINER, "");
    // NFC can lengthen a text, so the limit is applied again; a cut must not leave half a character or a joiner at the end.
    return withoutComments(visible)
        .replace(EXCESS_MARKS, "")
        .normalize("NFC")
        .replace(EXCESS_MARKS, "")
        .slice(0, maxChars)
        .replace(/[\uD800-\uDBFF]$/, "")
        .replace(LAST_JOINERS, "");
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

/***/ 8356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HH: () => (/* binding */ endingsJson),
  JO: () => (/* binding */ endingsTable),
  eH: () => (/* binding */ summaryMarkdown)
});

// EXTERNAL MODULE: ./build/core/words/check-text.js
var check_text = __webpack_require__(8386);
// EXTERNAL MODULE: ./build/core/words/markdown.js
var markdown = __webpack_require__(8023);
// EXTERNAL MODULE: ./build/core/words/outcome-text.js
var outcome_text = __webpack_require__(5870);
// EXTERNAL MODULE: ./build/core/words/quantity.js
var quantity = __webpack_require__(9899);
// EXTERNAL MODULE: ./build/core/words/sanitize.js
var sanitize = __webpack_require__(1769);
;// CONCATENATED MODULE: ./build/core/words/text-table.js
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

;// CONCATENATED MODULE: ./build/core/words/summary.js
// All endings of a session for three readers: the run's page (Markdown), a terminal (plain table), a program (JSON).






/** GitHub takes 1 MiB a step; one UTF-16 unit is at most three bytes of UTF-8. */
const MOST_SUMMARY_CHARS = Math.floor((1024 * 1024) / 3);
const MOST_ROWS = 300;
/** Markdown for the step summary, at most 1 MiB of UTF-8: one table, then the story of each ticket that has no pull request. */
function summaryMarkdown(endings) {
    if (endings.length === 0)
        return "## linear-to-pr\n\nNo ticket was there to work on.\n";
    const rows = endings.slice(0, MOST_ROWS).map((ending) => `| ${rowCells(ending).map(markdown/* tableCell */.xR).join(" | ")} |`);
    const more = endings.length - rows.length;
    const head = [
        "## linear-to-pr",
        [
            "| Ticket | Outcome | Pull request | Rounds | Turns | Cost | Time |",
            "|---|---|---|---:|---:|---:|---:|",
            ...rows,
        ].join("\n"),
        ...(more > 0 ? [`… and ${(0,quantity/* countText */.lT)(more, "more ticket")}.`] : []),
    ].join("\n\n");
    return withStories(head, endings.filter(({ outcome }) => outcome !== "delivered"));
}
const NOTHING_WRONG = ["already-merged", "closed-by-human", "not-ours", "superseded"];
function symbolOf(outcome) {
    if (outcome === "delivered")
        return "✅";
    return NOTHING_WRONG.includes(outcome) ? "⚪" : "❌";
}
function rowCells(ending) {
    const { pullRequest, usage } = ending;
    return [
        (0,markdown/* plainText */.wh)((0,sanitize/* oneLine */.TN)(ending.key, 40)),
        `${symbolOf(ending.outcome)} ${ending.outcome}`,
        pullRequest === undefined
            ? "–"
            : `${(0,markdown/* link */.nf)(`#${pullRequest.number}`, pullRequest.url)} ${ending.operation ?? ""}`.trim(),
        String(ending.rounds),
        String(usage.turns),
        (0,quantity/* costText */.rs)(usage.costUsd),
        (0,quantity/* durationText */.S5)(ending.wallMs),
    ];
}
function story(ending) {
    const checks = ending.checks.filter(({ status }) => status !== "pass").slice(0, 20);
    const items = checks.map((check) => {
        const line = (0,check_text/* checkItem */.es)(check);
        const evidence = check.status === "fail" ? (0,check_text/* evidenceBlock */.rz)(check.evidence, 3000) : "";
        return evidence === "" ? line : `${line}\n\n${(0,markdown/* details */.zH)("Evidence", evidence)}\n`;
    });
    const next = (0,markdown/* defang */.e8)((0,sanitize/* oneLine */.TN)(ending.hint ?? (0,outcome_text/* nextStep */.s)(ending.outcome), 500));
    return [
        `### ${(0,markdown/* plainText */.wh)((0,sanitize/* oneLine */.TN)(ending.key, 40))}: ${(0,outcome_text/* headline */.P)(ending)}`,
        (0,check_text/* words */.aL)(ending.reason, 1000),
        next === "" ? "" : `What to do next: ${next}`,
        items.join("\n"),
        ending.kept === undefined ? "" : `Work kept (${ending.kept.kind}): ${(0,check_text/* words */.aL)(ending.kept.where, 500)}`,
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
            return `${text}\n\n_The rest is left out for want of room (${(0,quantity/* countText */.lT)(endings.length - index, "ticket")}); see the log._\n`;
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
        (0,sanitize/* oneLine */.TN)(ending.key, 40),
        ending.outcome,
        ending.operation ?? "-",
        String(ending.rounds),
        (0,quantity/* costText */.rs)(ending.usage.costUsd),
        (0,quantity/* durationText */.S5)(ending.wallMs),
        (0,sanitize/* oneLine */.TN)(ending.pullRequest?.url ?? ending.reason, 500),
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

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
// The program's version, shown in pull requests and by `linear-to-pr version`. A test holds it against package.json.
const VERSION = "0.1.0";


/***/ })

};
