export const id = 520;
export const ids = [520];
export const modules = {

/***/ 2028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hk: () => (/* binding */ dependenciesOf),
  Kv: () => (/* binding */ edgesIn),
  LV: () => (/* binding */ footprints),
  Eq: () => (/* binding */ hintEdges),
  t8: () => (/* binding */ isUnknown),
  bl: () => (/* binding */ relationEdges),
  zd: () => (/* binding */ territoryEdges),
  NL: () => (/* binding */ waitingOutside),
  $P: () => (/* binding */ withEdges)
});

// UNUSED EXPORTS: MIN_CONFIDENCE

// EXTERNAL MODULE: ./build/core/mentions.js + 4 modules
var mentions = __webpack_require__(2874);
// EXTERNAL MODULE: ./build/core/batch/overlap.js + 1 modules
var overlap = __webpack_require__(6937);
;// CONCATENATED MODULE: ./build/core/batch/text-references.js
// Tickets that a text asks to wait for, in words: "after ENG-12", "blocked by ENG-3 and ENG-4", "before ENG-9".
// Only ever a hint: prose is untrusted and easily misread. Linear time on text of any size.
const MAX_CHARS = 64 * 1024;
const MAX_NAMED = 10;
const PHRASE = /\b(?:(after|once|depend(?:s|ing|ent)? (?:up)?on|blocked (?:by|on)|wait(?:s|ing)? (?:for|on)|builds? (?:up)?on|on top of|requires|prerequisites?)|(before|blocks|blocking))[ \t*_:]{1,4}/gi;
const DENIED = /\b(?:not|never|no longer|n't|without)(?: (?:be|being))?[ \t]$/i;
const KEY = /^(?:[\s,&[("'`*_-]|and\b|or\b|the\b|tickets?\b|issues?\b){0,12}([A-Z][A-Z0-9]{0,9}-[1-9][0-9]{0,8})(?![\w-])[\])"'`*_]{0,4}/;
/** Every ticket asked for, in order, each once a side. Addresses of tickets count as their keys. */
function parseTextReferences(text) {
    const plain = text
        .slice(0, MAX_CHARS)
        .replace(/\]\([^)\s]{1,300}\)/g, "]")
        .replace(/https?:\/\/[\w.-]{1,100}\/[\w-]{1,100}\/issue\/([A-Z][A-Z0-9]{0,9}-[0-9]{1,9})(?:\/[\w-]{0,200})?/g, "$1");
    const found = new Map();
    for (const match of plain.matchAll(PHRASE)) {
        if (DENIED.test(plain.slice(Math.max(0, match.index - 16), match.index)))
            continue;
        const side = match[1] === undefined ? "later" : "first";
        const words = match[0].replace(/[\s*_:]+$/, "").toLowerCase();
        for (const key of keysAt(plain.slice(match.index + match[0].length, match.index + match[0].length + 300))) {
            if (!found.has(`${side} ${key}`))
                found.set(`${side} ${key}`, { key, side, words });
        }
    }
    return [...found.values()];
}
/** The run of keys a text begins with: `ENG-1, ENG-2 and ENG-3`. */
function keysAt(text) {
    const keys = [];
    let rest = text;
    for (let match = KEY.exec(rest); match !== null && keys.length < MAX_NAMED; match = KEY.exec(rest)) {
        keys.push(match[1] ?? "");
        rest = rest.slice(match[0].length);
    }
    return keys;
}

;// CONCATENATED MODULE: ./build/core/batch/dependencies.js
// What each ticket of a batch waits for, with the reason in words: relations of the tracker (hard), shared files (soft), a
// task that must be alone (order), the ticket's own words (hint). Knows no order of work; that is graph.ts.



/** A guess that is wrong more than three times in four keeps more tasks waiting for nothing than it keeps apart. */
const MIN_CONFIDENCE = 0.25;
/**
 * Hard edges inside the batch: who blocks whom, and a parent after its sub-issues. A sub-issue that the tracker says is
 * blocked by its own parent is taken at that word.
 */
function relationEdges(tickets) {
    const inBatch = new Map(tickets.map((ticket) => [ticket.key, ticket]));
    const hard = (key, on, reason) => inBatch.has(key) && inBatch.has(on) ? [{ key, on: { key: on, kind: "hard", reason } }] : [];
    const isBlockedBy = (key, by) => inBatch.get(key)?.blockedBy.some((blocker) => blocker.key === by) === true;
    const family = (parent, child) => isBlockedBy(child, parent) ? [] : hard(parent, child, `${child} is its sub-issue`);
    return tickets.flatMap(({ key, blockedBy, children, parent }) => [
        ...blockedBy.flatMap((blocker) => hard(key, blocker.key, "blocks relation")),
        ...children.flatMap((child) => family(key, child.key)),
        ...(parent === undefined ? [] : family(parent.key, key)),
    ]);
}
/** Tickets that wait for work nobody in the batch does. Whether it is done must be known: unknown means do not start. */
function waitingOutside(tickets) {
    const inBatch = new Set(tickets.map(({ key }) => key));
    const open = (others, what) => others.flatMap(({ key, done }) => {
        if (inBatch.has(key) || done === true)
            return [];
        return [`${what} ${key}, which is not in this batch and ${done === false ? "not done" : "not known to be done"}`];
    });
    return tickets.flatMap(({ key, blockedBy, children }) => {
        const reasons = [...open(blockedBy, "blocked by"), ...open(children, "waits for its sub-issue")];
        return reasons.length === 0 ? [] : [{ key, reason: [...new Set(reasons)].join("; ") }];
    });
}
/**
 * Of two tasks that may edit the same file the one that is later in `order` waits (soft); a task of unknown territory and any
 * other wait for each other's end only (order). A pair is never left to an edge in between: whoever stands between may be
 * skipped.
 * @param order keys of all tasks; what is waited for first.
 */
function territoryEdges(tasks, order, unknownTerritory) {
    const place = new Map(order.map((key, index) => [key, index]));
    const sorted = [...tasks].sort((a, b) => (place.get(a.ticket.key) ?? 0) - (place.get(b.ticket.key) ?? 0));
    const shared = (0,overlap/* overlapsOf */.Ws)(footprints(sorted)).flatMap(({ first, second, globs }) => {
        const [one, two] = [sorted[first], sorted[second]];
        return one === undefined || two === undefined ? [] : [waitEdge(one, two, "soft", sharedText(globs))];
    });
    return unknownTerritory === "parallel" ? shared : [...shared, ...aloneEdges(sorted)];
}
function aloneEdges(sorted) {
    return sorted.flatMap((one, at) => sorted.slice(at + 1).flatMap((two) => {
        const alone = [one, two].find(isUnknown);
        if (alone === undefined)
            return [];
        return [waitEdge(one, two, "order", `nobody knows the files of ${alone.ticket.key}, so it runs alone`)];
    }));
}
function waitEdge(first, second, kind, reason) {
    return { key: second.ticket.key, on: { key: first.ticket.key, kind, reason } };
}
/** What each task has for itself; a task whose files nobody knows has nothing. */
function footprints(tasks) {
    const lists = (0,overlap/* ownedLists */.fc)(tasks.map(({ territory }) => territory));
    return tasks.map((task, index) => (isUnknown(task) ? [] : (lists[index] ?? [])));
}
/** Nobody said where it works, or only a poor guess did, so it may work anywhere. */
function isUnknown({ territory: { source, confidence = 0 } }) {
    return source === "unknown" || (source === "prediction" && !(confidence >= MIN_CONFIDENCE));
}
function sharedText([one, two]) {
    return one === two ? `both may edit ${one}` : `${one} and ${two} may be the same file`;
}
/** Hint edges inside the batch: tickets named as "after …" or "before …", and files one ticket makes and another names. */
function hintEdges(tickets) {
    const inBatch = new Set(tickets.map(({ key }) => key));
    const hint = (key, on, reason) => key !== on && inBatch.has(key) && inBatch.has(on) ? [{ key, on: { key: on, kind: "hint", reason } }] : [];
    const words = tickets.flatMap(({ key, title, description }) => parseTextReferences(`${title}\n${description}`).flatMap((named) => named.side === "first"
        ? hint(key, named.key, `its text says "${named.words} ${named.key}"`)
        : hint(named.key, key, `the text of ${key} says "${named.words} ${named.key}"`)));
    return [
        ...words,
        ...madeFiles(tickets).flatMap(({ user, maker, path }) => hint(user, maker, `uses ${path}, which ${maker} creates`)),
    ];
}
function madeFiles(tickets) {
    const named = tickets.map(({ key, description }) => ({ key, mentions: placesIn(description) }));
    const makers = new Map();
    for (const { key, mentions } of named) {
        for (const { path, intent } of mentions) {
            if (intent === "create" && path.includes("/") && !makers.has(path))
                makers.set(path, key);
        }
    }
    return named.flatMap(({ key, mentions }) => mentions.flatMap(({ path, intent }) => {
        const maker = makers.get(path);
        return maker === undefined || maker === key || intent === "create" ? [] : [{ user: key, maker, path }];
    }));
}
/** A name of the code may look like a folder (`GET /orders`), and is no file that anybody makes. */
function placesIn(description) {
    return (0,mentions/* parseMentions */.X)(description).filter(({ names }) => names === undefined);
}
const STRENGTH = { hard: 3, soft: 2, order: 1, hint: 0 };
/** What each ticket waits for, one entry for each other ticket: the strongest kind, and all reasons, the strongest first. */
function dependenciesOf(edges) {
    const sorted = [...edges].sort((a, b) => STRENGTH[b.on.kind] - STRENGTH[a.on.kind]);
    const found = new Map();
    for (const { key, on } of sorted) {
        const mine = found.get(key) ?? new Map();
        found.set(key, mine);
        const known = mine.get(on.key);
        if (known === undefined)
            mine.set(on.key, on);
        else if (!known.reason.split("; ").includes(on.reason))
            mine.set(on.key, { ...known, reason: `${known.reason}; ${on.reason}` });
    }
    return new Map([...found].map(([key, mine]) => [key, [...mine.values()]]));
}
/** What tasks wait for already, one edge for each. */
function edgesIn(tasks) {
    return tasks.flatMap(({ ticket: { key }, after }) => after.map((on) => ({ key, on })));
}
/** The tasks, waiting for what the edges say and nothing else. */
function withEdges(tasks, edges) {
    const found = dependenciesOf(edges);
    return tasks.map((task) => ({ ...task, after: found.get(task.ticket.key) ?? [] }));
}


/***/ }),

/***/ 6937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ws: () => (/* binding */ overlapsOf),
  fc: () => (/* binding */ ownedLists)
});

// UNUSED EXPORTS: mayOverlap, ownedGlobs, sharedPaths

// EXTERNAL MODULE: ./build/core/globs.js
var globs = __webpack_require__(5405);
;// CONCATENATED MODULE: ./build/core/batch/glob-shape.js
// A glob as the row of segments it can match, so that two globs can be compared without a single path.
// At least as wide as what globs.ts matches: what is not understood here stands for every path. Only a file whose very name
// holds `*` or `?` is not thought of: for its sake any two patterns would meet.

const DEPTH = { kind: "depth" };
const MAX_SHAPES = 64;
/** Every row a glob stands for: itself as a plain path with all below it, and its alternatives when it is a pattern. */
function globShapes(glob) {
    const pattern = (0,globs/* trimGlob */.TO)(glob).toLowerCase();
    if (pattern === "")
        return [];
    const plain = [...split(pattern).map((text) => ({ kind: "literal", text })), DEPTH];
    if (!/[*?[\]{}!\\"]/.test(pattern))
        return [plain];
    const texts = alternatives(pattern);
    if (texts === undefined)
        return [[DEPTH]];
    const rows = texts.map((text) => split(text).map(segmentOf));
    return /[*?]/.test(pattern) ? rows : [plain, ...rows];
}
function split(pattern) {
    return pattern.split("/").filter((text) => text !== "");
}
function segmentOf(text) {
    if (text.includes("**"))
        return DEPTH;
    if (!/[*?]/.test(text))
        return { kind: "literal", text };
    const [head = "", tail = ""] = [text.split(/[*?]/)[0], text.split(/[*?]/).at(-1)];
    return { kind: "wild", text, head, tail };
}
/** The pattern without brackets and braces; undefined when it says something that is not read here. */
function alternatives(pattern) {
    if (pattern.startsWith("!") || /[\\"]/.test(pattern))
        return undefined;
    // The matcher takes `[id]` for one character of the set and for these very characters.
    const open = pattern.replace(/\[[^[\]{}/]+\]/g, "?*");
    if (/[[\]]/.test(open))
        return undefined;
    const done = [];
    const rest = [open];
    for (let text = rest.pop(); text !== undefined; text = rest.pop()) {
        const group = /\{([^{}]*)\}/.exec(text);
        if (group === null)
            done.push(text);
        else {
            const choices = choicesOf(group[1] ?? "");
            if (choices === undefined)
                return undefined;
            const [before, after] = [text.slice(0, group.index), text.slice(group.index + group[0].length)];
            rest.push(...choices.map((choice) => before + choice + after));
        }
        if (done.length + rest.length > MAX_SHAPES)
            return undefined;
    }
    return done.some((text) => /[{}]/.test(text)) ? undefined : done;
}
/** What one pair of braces stands for; a range or a name in braces becomes "anything between two slashes". */
function choicesOf(group) {
    if (group.includes(",") && !group.includes(".."))
        return group.split(",");
    return group.includes("/") ? undefined : ["*"];
}
/** Whether some path may fit both rows. */
function shapesMeet(one, two) {
    const [lastOne, lastTwo] = [one.at(-1), two.at(-1)];
    if (lastOne === undefined || lastTwo === undefined)
        return one.length === two.length;
    // Whatever one begins with, the other goes on with.
    if (lastOne.kind === "depth" && two[0]?.kind === "depth")
        return true;
    if (lastTwo.kind === "depth" && one[0]?.kind === "depth")
        return true;
    if (!segmentsMeet(lastOne, lastTwo))
        return false;
    return rowsMeet(one, two, { isRun: (segment) => segment.kind === "depth", agree: segmentsMeet });
}
function segmentsMeet(one, two) {
    if (one.kind === "depth" || two.kind === "depth")
        return true;
    if (one.kind === "literal" && two.kind === "literal")
        return one.text === two.text;
    if (!endsMeet(one, two))
        return false;
    return rowsMeet(marksOf(one), marksOf(two), {
        isRun: (mark) => mark === "run",
        agree: (a, b) => a === "one" || b === "one" || a === b,
    });
}
/** What two begin and end with must agree as far as both say; most pairs differ there already. */
function endsMeet(one, two) {
    const [headOne, tailOne] = one.kind === "wild" ? [one.head, one.tail] : [one.text, one.text];
    const [headTwo, tailTwo] = two.kind === "wild" ? [two.head, two.tail] : [two.text, two.text];
    const headsMeet = headOne.startsWith(headTwo) || headTwo.startsWith(headOne);
    return headsMeet && (tailOne.endsWith(tailTwo) || tailTwo.endsWith(tailOne));
}
/** Single characters, and the words `run` and `one` for what stands for others. */
function marksOf({ kind, text }) {
    const characters = text.split("");
    if (kind === "literal")
        return characters;
    return characters.map((character) => (character === "*" ? "run" : character === "?" ? "one" : character));
}
/** Whether two patterns have a word in common; from their ends backwards, in the product of their lengths. */
function rowsMeet(one, two, { isRun, agree }) {
    const [runsOne, runsTwo] = [one.map(isRun), two.map(isRun)];
    let below = [];
    for (let i = one.length; i >= 0; i -= 1) {
        const row = [];
        for (let j = two.length; j >= 0; j -= 1) {
            const [a, b] = [one[i], two[j]];
            if (a === undefined && b === undefined)
                row[j] = true;
            else if (runsOne[i])
                row[j] = below[j] === true || (b !== undefined && row[j + 1] === true);
            else if (runsTwo[j])
                row[j] = row[j + 1] === true || (a !== undefined && below[j] === true);
            else
                row[j] = a !== undefined && b !== undefined && agree(a, b) && below[j + 1] === true;
        }
        below = row;
    }
    return below[0] === true;
}

;// CONCATENATED MODULE: ./build/core/batch/overlap.js
// Whether two lists of globs may mean the same file, and which globs a territory has for itself.
// In doubt the answer is yes: a needless wait costs minutes, two owners of one file cost a merge conflict.


/** May a path match both lists? Never no when the answer is yes; files that do not exist yet count. */
function mayOverlap(one, two) {
    return overlapsOf([one, two]).length > 0;
}
/**
 * The paths that match both lists, among those given and those the lists name in full. Exact for files that exist; blind for
 * a new file that two wildcards would both allow, so never the reason to let two tasks run together.
 * @throws CONFIG_INVALID for a glob that cannot be matched.
 */
function sharedPaths(one, two, paths) {
    const [matchesOne, matchesTwo] = [caselessMatcher(one), caselessMatcher(two)];
    const named = [...one, ...two].filter(isPlain).map(trimGlob);
    return [...new Set([...paths, ...named])].filter((path) => matchesOne(path) && matchesTwo(path));
}
/**
 * What a task has for itself: what it may edit, but for files it names that are shared by rule, such as a lockfile.
 * @throws CONFIG_INVALID for a shared glob that cannot be matched.
 */
function ownedGlobs(territory) {
    return ownedLists([territory]).flat();
}
/** `ownedGlobs` of many: rules that are the same are read once. */
function ownedLists(territories) {
    const rules = new Map();
    return territories.map(({ mayEdit, mayAppend }) => {
        if (mayEdit.length === 0)
            return [];
        const name = JSON.stringify(mayAppend);
        const isShared = rules.get(name) ?? (0,globs/* matcher */.jN)(mayAppend);
        rules.set(name, isShared);
        return mayEdit.filter((glob) => !(isPlain(glob) && isShared((0,globs/* trimGlob */.TO)(glob))));
    });
}
function isPlain(glob) {
    return !/[*?[\]{}!\\"]/.test(glob);
}
/**
 * Every pair of lists that may share a file, in order. Shapes hang on a tree by the folders they name before their first
 * wildcard, so only those on one line of it are compared, and a shape that many lists have is compared once.
 */
function overlapsOf(lists) {
    const root = createBranch();
    const entries = new Map();
    const found = [];
    for (const [second, globs] of lists.entries()) {
        const uses = globs.flatMap((glob) => globShapes(glob).map((shape) => ({ glob, shape })));
        const met = new Set();
        for (const { glob, shape } of uses) {
            // Whoever has met all lists has no more to find.
            if (met.size === second)
                break;
            visitNearby(root, foldersOf(shape), ({ holders, shape: other }) => {
                if (holders.every(({ list }) => met.has(list)) || !shapesMeet(other, shape))
                    return;
                for (const holder of holders) {
                    if (!met.has(holder.list))
                        found.push({ first: holder.list, second, globs: [holder.glob, glob] });
                    met.add(holder.list);
                }
            });
        }
        for (const { glob, shape } of uses)
            entryOf(shape, entries, root).holders.push({ list: second, glob });
    }
    return found.sort((a, b) => a.first - b.first || a.second - b.second);
}
function createBranch() {
    return { entries: [], below: new Map() };
}
function foldersOf(shape) {
    const wild = shape.findIndex(({ kind }) => kind !== "literal");
    const plain = wild === -1 ? shape : shape.slice(0, wild);
    return plain.map((segment) => (segment.kind === "literal" ? segment.text : ""));
}
/** The entry of a shape; a new one is hung up. */
function entryOf(shape, entries, root) {
    const name = JSON.stringify(shape);
    const known = entries.get(name);
    if (known !== undefined)
        return known;
    let branch = root;
    for (const folder of foldersOf(shape)) {
        const next = branch.below.get(folder) ?? createBranch();
        branch.below.set(folder, next);
        branch = next;
    }
    const entry = { shape, holders: [] };
    branch.entries.push(entry);
    entries.set(name, entry);
    return entry;
}
/** Entries on the way to a row's last plain folder, and all below it. */
function visitNearby(root, folders, visit) {
    let branch = root;
    for (const folder of folders) {
        branch.entries.forEach(visit);
        branch = branch.below.get(folder);
        if (branch === undefined)
            return;
    }
    const rest = [branch];
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
        next.entries.forEach(visit);
        rest.push(...next.below.values());
    }
}


/***/ }),

/***/ 2202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ missingIn)
/* harmony export */ });
/* harmony import */ var _dependencies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2028);
// What a ticket leaves open that an agent will have to guess. A warning for people, never a reason to stop.

/** Shorter descriptions say what, hardly how or where. */
const MIN_DESCRIPTION = 40;
const CRITERIA = /^\s*[-*+] \[[ xX]\]|\baccept(?:ance|ed when)\b|\bexpect(?:ed|s)?\b|\bshould\b|\bmust\b|\bdone when\b|\bso that\b/im;
/** What is missing, as words that follow "missing:"; empty for a ticket that is clear enough. */
function missingIn(task) {
    const { description } = task.ticket;
    const isShort = description.replace(/\s+/g, " ").trim().length < MIN_DESCRIPTION;
    const missing = [
        ...(isShort ? ["a description"] : []),
        ...((0,_dependencies_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnknown */ .t8)(task) ? ["the files it may edit"] : []),
        ...(CRITERIA.test(description) ? [] : ["how to tell that it is done"]),
    ];
    return isShort || (0,_dependencies_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnknown */ .t8)(task) ? missing : [];
}


/***/ }),

/***/ 2874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ parseMentions)
});

// UNUSED EXPORTS: Mention

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
;// CONCATENATED MODULE: ./build/core/mention-code.js
// One piece of code that stands in a text → the thing of the code base it is: a name, an option or a route. Knows the forms, not
// the sentence around them; whether anything defines it is for the reader of a tree to find out.

/**
 * `symbol`: a name or a chain of names (`UserService.create`) · `flag`: an option of a command (`--dry-run`) · `route`: a method,
 * if one was written, and a path (`GET /orders/:id`) · `thing`: a few words for something (`order list page`).
 */
const CodeKind = schemas/* enum */.k5n(["symbol", "flag", "route", "thing"]);
const MAX_CHARS = 160;
const ROUTE = /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL|ANY)\s{1,3})?(\/[\w@.:*~$%<>{}()[\]/-]{0,150})(?:\?\S{0,80})?$/;
const FLAG = /^(--[a-z][\w-]{1,60})(?:[= ].{0,80})?$/i;
const ELEMENT = /^<\/?([A-Z][\w.]{0,79}|[a-z]\w{0,40}(?:-\w{1,40}){1,5})(?:[\s/>].{0,120})?$/;
const DECLARED = /^(?:(?:export|default|declare|pub|public|private|protected|static|async|await|new|typeof|abstract|class|interface|type|enum|struct|trait|impl|function|func|fn|def|const|let|var|val|fun|module)\s{1,3}){1,4}(?=[A-Za-z_$])/;
const CHAIN = /^[@#&$.]?((?:[\p{L}_$][\p{L}\p{N}_$]{0,79})(?:(?:\?\.|\.|::|#|->)[\p{L}_$][\p{L}\p{N}_$]{0,79}){0,5})/u;
/** What may follow a name in one piece of code: arguments, type arguments, an index, a mark of Ruby or Rust. */
const REST = /^[!?]?(?:<.{0,120}>)?(?:\[[^\]]{0,40}\])?(?:\(.{0,140}\))?[!?]?;?$/s;
/** A program's own words and values: nobody defines them here. */
const NOBODYS = new Set("true false null undefined none nil void any unknown never string number boolean bool int float double object array list map set dict self this super async await return import export default class function const let var if else for while try catch throw new public private static type interface enum main master develop yes no ok todo fixme error get post put patch delete id name value data key".split(" "));
/** @param code what stands between backticks. */
function findCodeName(code) {
    const written = code.trim();
    if (written.length < 3 || written.length > MAX_CHARS)
        return undefined;
    const route = ROUTE.exec(written);
    if (route !== null)
        return routeOf(route[1], route[2] ?? "");
    const flag = FLAG.exec(written)?.[1];
    if (flag !== undefined)
        return { path: flag, names: "flag" };
    const element = ELEMENT.exec(written)?.[1];
    if (element !== undefined)
        return { path: element, names: "symbol" };
    return symbolIn(written.replace(DECLARED, ""));
}
function symbolIn(written) {
    const [all = "", chain = ""] = CHAIN.exec(written) ?? [];
    if (chain.length < 3 || !REST.test(written.slice(all.length)))
        return undefined;
    const path = chain
        .replace(/\?\.|::|#|->/g, ".")
        .replace(/^(?:process\.env|import\.meta\.env|os\.environ|window|globalThis|this|self|super|crate)\./, "");
    return NOBODYS.has(path.toLowerCase()) ? undefined : { path, names: "symbol" };
}
/** A route that says nothing but `/` or a parameter would fit every application's first line. */
function routeOf(method, path) {
    if (!/[a-z]{2}/i.test(path.replace(/[:<{[$][^/]*/g, "")))
        return undefined;
    const bare = path.length > 1 ? path.replace(/\/$/, "") : path;
    return { path: method === undefined ? bare : `${method} ${bare}`, names: "route" };
}
const KIND_OF_THING = "component|page|hook|view|screen|dialog|modal|form|table|list|service|controller|model|handler|command|route|endpoint|module|class|store|adapter|provider|middleware|migration|plugin|helper|job|worker|resolver|reducer|widget|panel|button";
const THING = new RegExp(`\\b(?:like|similar to|same (?:way )?as|follow(?:s|ing)?|mirror(?:s|ing)?|modell?ed (?:on|after)|based on|copy(?:ing)?|analogous to) (?:(?:the|our|an?|existing|current|pattern|of|style|we|do|for|in|what|how) ){0,6}((?:[A-Za-z][\\w-]{1,40} ){1,3})(${KIND_OF_THING})s?\\b`, "gi");
/** "like the order list page": what a sentence takes as an example without saying where it is. */
function thingsToFollow(line) {
    return [...line.matchAll(THING)].map((match) => ({
        path: `${(match[1] ?? "").trim()} ${(match[2] ?? "").toLowerCase()}`,
        names: "thing",
    }));
}

;// CONCATENATED MODULE: ./build/core/mention-intent.js
// What is to happen with a file a ticket names, read from the few words around it. A guess from words, never a decision:
// whoever acts on "create" looks first whether the file is there.

/** `create`: is to be made · `change`: is to be edited · `like`: is the example to follow · `mention`: just named. */
const Intent = schemas/* enum */.k5n(["create", "change", "like", "mention"]);
const CREATE = new Set("create creates creating add adds adding new introduce scaffold generate write implement".split(" "));
const CHANGE = new Set("change changes changing update updates modify edit fix fixes extend refactor remove delete rename move replace adjust".split(" "));
const LIKE = new Set("like mirror mirrors mirroring follow follows following copy copying analogous modelled modeled resembling imitate".split(" "));
/** Only before a name that "does" or "has" it: "sort as a.ts does". */
const AS = new Set(["as", "what", "how", "way"]);
const DOES_AFTER = /^[`"')\]]{0,3}\s{0,2}(?:does|do|did|has|have)\b/i;
const LIKE_PAIR = /^(?:same (?:\w+ )?as|similar to|based on|just as|way as|as in)$/;
/** "Move a.ts to b.ts", "extract the parsing into b.ts": the place after the word is new, as far as anybody can tell. */
const MOVED = /\b(?:mov|renam|extract|split|relocat|migrat|convert|turn|copy|copi|duplicat)(?:e|es|ed|ing|ting|s)?\b[^;!?]{0,160}$/i;
const MOVED_TO = /(?:\b(?:to|into|as)|→|[-=]>)(?: (?:a|the|its own|their own|new|file|module|called|named|at)){0,4}[ \t]{0,3}[`"'([]{0,3}$/i;
const FILLER = new Set("a an the our new file files module component page test called named at in under as this that and or folder path".split(" "));
const TOWARDS = new Set(["to", "into", "from", "of", "with", "by", "for", "onto"]);
const EXAMPLE_AFTER = /^[`"')\]]{0,3}\s{0,2}(?:is the (?:example|pattern|template)|as (?:an?|the) (?:example|pattern|template|model))/i;
/**
 * @param before the words before the name, back to the previous name; @param after those that follow it;
 * @param previous the intent of the name before it on the line, which "a, b and c" shares;
 * @param line the whole line up to the name.
 */
function intentOf(around) {
    const { before, after, previous, line } = around;
    if (previous !== undefined && /^[`"')\]]{0,3}\s{0,2}(?:,|and|or|&|,\s?and)?\s{0,2}[`"'([]{0,3}$/i.test(before))
        return previous;
    const words = (sentenceEnd(before)
        .toLowerCase()
        .match(/[a-z]+/g) ?? [])
        .reverse()
        .slice(0, 14);
    if (EXAMPLE_AFTER.test(after) || isLike(words) || (AS.has(words[0] ?? "") && DOES_AFTER.test(after)))
        return "like";
    if (MOVED_TO.test(before) && MOVED.test(sentenceEnd(line.slice(-240))))
        return "create";
    return verbIntent(words);
}
function isLike(words) {
    for (let at = 0; at < Math.min(words.length, 5); at += 1) {
        const word = words[at] ?? "";
        if (LIKE.has(word) ||
            LIKE_PAIR.test(`${words[at + 1] ?? ""} ${word}`) ||
            LIKE_PAIR.test(`${words[at + 2] ?? ""} ${words[at + 1] ?? ""} ${word}`))
            return true;
        if (!FILLER.has(word))
            return false;
    }
    return false;
}
/** "add src/a.ts" creates it, "add a total to src/a.ts" changes it. */
function verbIntent(words) {
    const nearest = words.find((word) => CREATE.has(word) || CHANGE.has(word));
    if (nearest === undefined)
        return "mention";
    if (CHANGE.has(nearest))
        return "change";
    const between = words.slice(0, words.indexOf(nearest));
    const towards = between.find((word) => TOWARDS.has(word) || word === "at" || word === "in" || word === "under" || word === "called" || word === "named");
    return towards !== undefined && TOWARDS.has(towards) ? "change" : "create";
}
function sentenceEnd(text) {
    return text.slice(Math.max(text.lastIndexOf(". "), text.lastIndexOf("; "), text.lastIndexOf("! "), text.lastIndexOf("? ")) + 1);
}

;// CONCATENATED MODULE: ./build/core/mention-place.js
// One written word → the place in a repository it names, if it names one. Knows the forms, not the sentence around them.
const MAX_PATH_CHARS = 300;
const EXTENSION = /\.(?:[cm]?[jt]sx?|d\.ts|vue|svelte|astro|py|pyi|go|rs|java|kt|kts|scala|groovy|rb|erb|php|cs|fs|swift|m|mm|c|cc|cpp|cxx|h|hh|hpp|ex|exs|erl|hs|clj|dart|lua|r|jl|pl|sh|bash|zsh|ps1|sql|graphql|gql|proto|prisma|tf|html?|css|s[ac]ss|less|mdx?|rst|txt|adoc|json[c5]?|ya?ml|toml|ini|cfg|conf|env|xml|gradle|properties|lock|csv|svg|snap|hbs|ejs|liquid|njk|razor|cshtml|csproj|sln|vb|twig|jinja2?|j2|tmpl|haml|slim|rake|gemspec|zig|nix|sol|elm|ipynb|cmake|bzl|mod|http)$/i;
const NAMED_WITHOUT_EXTENSION = /(?:^|\/)(?:Makefile|Dockerfile|Rakefile|Gemfile|Procfile|Jenkinsfile|CODEOWNERS|LICENSE)$/;
/** No line, no link, no folder and no ending can be in it. */
const PLAIN = /^[\w-]*$/;
const ROOT_FOLDER = /^(?:src|lib|libs|app|apps|packages|tests?|docs?|cmd|internal|pkg|crates|server|client|components|pages|scripts|examples|public|config|\.github|\.ci)\//;
/** Products that are spelled like files. */
const PRODUCT = /^(?:node|next|nuxt|vue|react|three|d3|express|ember|backbone|angular|nest|deno|bun|alpine|solid|chart|discord|asp)\.(?:js|ts|net)$/i;
const FOREIGN = /(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor\/(?:bundle|autoload|composer)|\.cargo\/registry|go\/pkg\/mod|gems\/[\w.-]+-\d[\w.-]*)\/|^rustc\/|^usr\/(?:local\/)?(?:lib|go|share)\//;
/** A blank may stand inside, where quotation marks hold the path together. */
const SEGMENT = /^[\p{L}\p{N}_@.+~$()[\]-](?:[\p{L}\p{N}\p{M}_@.+~$()[\] -]*[\p{L}\p{N}\p{M}_@.+~$()[\]-])?$/u;
/** What bundlers and browsers put before a path: a scheme, a function's name, a layer of Next.js. */
const WRAPPING = /^(?:[\w$.<>/*]{0,80}@(?=\w{1,20}:\/\/|\/))?(?:(?:file|vite|rsc|turbopack|app|webpack(?:-internal)?):\/\/\/?|https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d{1,5})?\/)?(?:@fs\/)?/;
/** A link to a file or a folder in a branch or at a commit: host, repository, kind, the rest. */
const LINK = /^https?:\/\/([^/?#]{1,200})\/([^?#]{1,300}?)\/(?:-\/)?(blob|blame|edit|raw|tree|commits)\/[^/?#]{1,200}\/([^?#]{1,400})/;
const RAW = /^https?:\/\/raw\.githubusercontent\.com\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:refs\/heads\/)?[^/?#]{1,200}\/([^?#]{1,400})/;
/** @param around whether the word stands in backticks or quotation marks, and the text that follows it ("…, lines 3 to 9"). */
function findPlace(word, around) {
    // Nearly all words of a text end here.
    if (PLAIN.test(word) && !NAMED_WITHOUT_EXTENSION.test(word))
        return undefined;
    const { code, after } = around;
    const [written = "", ...lines] = splitLines(word);
    const link = linkIn(written);
    const path = localPath(link?.path ?? written.replace(WRAPPING, ""));
    if (path === undefined)
        return undefined;
    if (link === undefined && !isPathLike(path, { code, placed: lines.length > 0 }))
        return undefined;
    const repository = link === undefined ? {} : { repository: link.repository };
    return { path, ...repository, ...range(lines.length > 0 ? lines : linesIn(after)) };
}
/** `docs/My File.md`, but not `node scripts/run.js` or `a/b.ts c/d.ts`: only what nobody could take for several words. */
function isSpacedPath(text) {
    const parts = text.replace(/(?::\d{1,7}){0,2}$/, "").split(/[/\\]/);
    const firstSpaced = parts.findIndex((part) => part.includes(" "));
    return (firstSpaced > 0 &&
        EXTENSION.test(parts.at(-1) ?? "") &&
        parts.every((part) => part
            .split(" ")
            .slice(0, -1)
            .every((piece) => piece !== "" && !EXTENSION.test(piece))));
}
/** A file or folder that a link shows; `raw` links carry no kind. */
function linkIn(written) {
    const raw = RAW.exec(written);
    const [, , repository = raw?.[1], kind, path = raw?.[2]] = LINK.exec(written) ?? [];
    if (repository === undefined || path === undefined)
        return undefined;
    const isFolder = kind === "tree" && !EXTENSION.test(path) && !path.endsWith("/");
    return { repository: repository.toLowerCase(), path: `${decoded(path)}${isFolder ? "/" : ""}` };
}
/** `%5Bid%5D` → `[id]`: browsers write the brackets of a route so. Only ASCII; the rest stays as it is. */
function decoded(path) {
    return path.replace(/%([2-7][0-9a-f])/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
/** `a.ts:12:5` → a.ts, 12 · `a.ts:12-30` and `a.ts#L12-L30` → a.ts, 12, 30. */
function splitLines(word) {
    const match = /^([^#]{1,400}?)(?::(\d{1,7})(?:[-–](\d{1,7})|:\d{1,7})?(?::in)?|#L?(\d{1,7})(?:C\d{1,5})?(?:[-–]L?(\d{1,7})(?:C\d{1,5})?)?)?$/.exec(word);
    // `test_cart.py::TestCart::test_total` is a file and a test in it.
    if (match === null || match[1] === word)
        return [word.split(/#|(?<=\.\w{1,8})::/)[0] ?? ""];
    return [match[1], match[2] ?? match[4], match[3] ?? match[5]].filter((part) => part !== undefined);
}
/** "`a.ts`:12", "a.ts, lines 12 to 30". */
function linesIn(after) {
    const match = /^[`"']{1,3}:(\d{1,7})(?:[-–](\d{1,7}))?/.exec(after) ??
        /^[`"')\]]{0,3},?\s{0,2}\(?(?:at |on |in )?lines?\s{1,2}(\d{1,7})(?:\s{0,2}(?:-|–|to)\s{0,2}(\d{1,7}))?/i.exec(after);
    return match === null ? [] : [match[1], match[2]].filter((part) => part !== undefined);
}
function range([first, last]) {
    const start = Number(first ?? 0);
    if (start < 1)
        return undefined;
    const end = Number(last ?? start);
    return { startLine: Math.min(start, Math.max(end, 1)), endLine: Math.max(start, end) };
}
/** A repository path out of what was written; undefined for other sites, other people's code and steps upwards. */
function localPath(written) {
    const bare = written.replace(/\?[^?]{0,80}$/, "");
    if (bare.includes("://"))
        return undefined;
    const path = bare
        .replaceAll("\\", "/")
        .replace(/^[A-Za-z]:\//, "")
        // `(rsc)/./src/a.ts`, `my-app/./src/a.ts`: what bundlers name is relative to their project.
        .replace(/^[\w@()-]{1,80}\/\.\//, "")
        .replace(/^(?:\.?\/)+/, "");
    if (path === "" || path.length > MAX_PATH_CHARS || FOREIGN.test(path))
        return undefined;
    const segments = path.replace(/\/$/, "").split("/");
    return segments.every((part) => part !== ".." && part !== "." && SEGMENT.test(part)) ? path : undefined;
}
function isPathLike(path, { code, placed }) {
    if (path.startsWith("@") && !EXTENSION.test(path))
        return false;
    if (!path.includes("/"))
        return ((EXTENSION.test(path) && /^[\p{L}\p{N}\p{M}_@.+~$-]+$/u.test(path) && (code || placed || !PRODUCT.test(path))) ||
            NAMED_WITHOUT_EXTENSION.test(path));
    if (EXTENSION.test(path) || NAMED_WITHOUT_EXTENSION.test(path))
        return true;
    return (/[a-z]/i.test(path) &&
        (ROOT_FOLDER.test(path) || (path.endsWith("/") && (code || path.indexOf("/") < path.length - 1))));
}

;// CONCATENATED MODULE: ./build/core/mention-words.js
// A line of text → the pieces that can name something: code in backticks, quoted text, methods with their route, single words.
// Brings stack frames into one form. Linear in the line; judges nothing.
const WORD = String.raw `(?:(?!\]\()[^\s\x60"'<>|,;{}*])+`;
const CODE = String.raw `(\x60{1,3})(?!\x60)([^\x60]{1,400})\1(?!\x60)`;
/** An apostrophe inside a word opens nothing. */
const QUOTED = String.raw `(?<![^\s(=:,[])(["'])([\w.~@/\\][^"'\x60]{2,300})\3`;
const mention_words_ROUTE = String.raw `\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/[\w@:*~$%<>{}[\]/-]{0,150}`;
const PIECE = new RegExp(`${CODE}|${QUOTED}|(${mention_words_ROUTE})|${WORD}`, "g");
function piecesOf(line) {
    return [...line.matchAll(PIECE)].map((match) => {
        const start = match.index;
        const end = start + match[0].length;
        const [, ticks, code, , quoted, route] = match;
        if (code !== undefined)
            return { text: code, start: start + (ticks?.length ?? 0), end, kind: "code" };
        if (quoted !== undefined)
            return { text: quoted, start: start + 1, end, kind: "quoted" };
        return unwrap({ text: match[0], start, end, kind: route === undefined ? "word" : "route" });
    });
}
/** The single words of code or of a quotation, with their places in the line. */
function wordsOf({ text, start, kind }) {
    return [...text.matchAll(new RegExp(WORD, "g"))].map((match) => {
        const at = start + match.index;
        return unwrap({ text: match[0], start: at, end: at + match[0].length, kind });
    });
}
/** Takes off brackets and punctuation that belong to the sentence, not to the path: `(src/[id]/page.tsx).` → `src/[id]/page.tsx`. */
function unwrap(piece) {
    let { text, start } = piece;
    for (let round = 0; round < 8; round += 1) {
        const first = text.at(0);
        const last = text.at(-1);
        if (last !== undefined && ".!?:…".includes(last))
            text = text.slice(0, -1);
        else if ((last === ")" || last === "]") && closingOf(text) < 0)
            text = text.slice(0, -1);
        else if ((first === "(" || first === "[") && [text.length, text.length - 1].includes(closingOf(text))) {
            text = text.slice(1);
            start += 1;
        }
        else
            break;
    }
    return { ...piece, text, start };
}
/**
 * Where the bracket a text begins with is closed: the text's length when it never is. Of a text that begins with none: 0, as
 * nothing is open; -1 when a bracket is closed that was never opened.
 */
function closingOf(text) {
    let depth = 0;
    let closed;
    for (let at = 0; at < text.length; at += 1) {
        const char = text[at];
        if (char === "(" || char === "[")
            depth += 1;
        if (char === ")" || char === "]")
            depth -= 1;
        if (depth < 0)
            return -1;
        if (depth === 0)
            closed ??= at;
    }
    return closed ?? text.length;
}
/** Frames whose path is not a word of its own, brought into the form `path:line`, at unchanged length. */
function unframe(line) {
    const same = (text, all) => (text.length <= all.length ? text.padEnd(all.length) : all);
    return (line
        .replace(/File "([^"\n]{1,300})", line (\d{1,7})/g, (all, path, at) => same(`${path}:${at}`, all))
        // `a.ts(12,5)` of tsc and MSBuild, `a.php(12)` of PHP.
        .replace(/(\.\w{1,8})\((\d{1,7})(?:, ?\d{1,7})?\)/g, (all, ending, at) => same(`${ending}:${at}`, all))
        // `Cart.cs:line 12` of .NET.
        .replace(/(\.\w{1,8}):line (\d{1,7})/g, (all, ending, at) => same(`${ending}:${at}`, all))
        .replace(/\bat (?:(?!java\.|jdk\.)[\w.@-]{1,80}\/{1,2})?([\w$.]{1,200})\((\w{1,80}\.(?:java|kt|scala|groovy)):(\d{1,7})\)/g, (all, name, file, at) => {
        const folders = name.split(".").filter((part) => /^[a-z_0-9]+$/.test(part));
        if (folders.length > 0 && name.endsWith(`.${folders.at(-1)}`))
            folders.pop();
        return same([...folders, `${file}:${at}`].join("/"), all);
    }));
}

;// CONCATENATED MODULE: ./build/core/mentions.js
// The places in the repository that a text points at: paths, lines, links, stack frames, and what is to happen with them.
// Works on untrusted text of any size in linear time. Knows no tree: whether a path exists is for the reader to find out.





const Mention = schemas/* object */.Ikc({
    /**
     * As written, with `/`, without `./` and leading slashes. May be a bare file name, may carry folders of another machine or the
     * rest of a branch's name in front (stack frames, links), ends with `/` where a folder was written so. When `names` is given,
     * no place but what it names: `UserService.create`, `--dry-run`, `GET /orders/:id`, `order list page`.
     */
    path: schemas/* string */.YjP(),
    /** Undefined for a place; else the kind of thing in the code that `path` is the name of. */
    names: CodeKind.optional(),
    /** First and last line, from 1, both included; both or neither. */
    startLine: schemas/* number */.aig().optional(),
    endLine: schemas/* number */.aig().optional(),
    /** `owner/name`, in lower case, where a link said so: the path counts from its root. */
    repository: schemas/* string */.YjP().optional(),
    intent: Intent,
});
/** 256 Ki characters hold every ticket seen; whoever writes more names nothing more. */
const mentions_MAX_CHARS = 256 * 1024;
const MAX_MENTIONS = 200;
const BULLET = /^\s*(?:[-*+]|\d{1,3}[.)])\s/;
/**
 * Everything a text names, in order, each once (the stronger intent wins); at most 200.
 * Understands `a/b.ts`, `a/b.ts:12`, `a/b.ts:12-30`, `a/b.ts#L12-L30`, `a/b.ts(12,5)`, `a/b.ts, lines 12-30`, links to files and
 * folders, frames of JavaScript, Python, Go, Java, Rust, Ruby, PHP and C#, and code in backticks. Links to other sites name
 * nothing; a link to a repository names it along, and with `own` one to another repository names nothing.
 * @param own `owner/name` of the repository the text is about, where it is known.
 */
function parseMentions(text, own) {
    const found = new Map();
    let heading = "";
    for (const line of text.slice(0, mentions_MAX_CHARS).split(/\r\n|[\n\r]/)) {
        if (line === "")
            continue;
        for (const mention of mentionsOfLine(withoutForeign(line, own), heading))
            add(found, mention);
        if (found.size >= MAX_MENTIONS)
            break;
        heading = leadIn(line) ?? heading;
    }
    return [...found.values()].slice(0, MAX_MENTIONS);
}
/** A link into another repository goes with the words it hides behind: they name that repository's file. */
function withoutForeign(line, own) {
    if (own === undefined || !line.includes("://"))
        return line;
    return line.replace(/(?:\[[^\]]{0,300}\]\(<?)?(https?:\/\/[^\s)>`"']{1,800})/g, (all, link) => {
        const repository = findPlace(link, { code: false, after: "" })?.repository;
        return repository === undefined || repository === own.toLowerCase() ? all : " ".repeat(all.length);
    });
}
function add(found, mention) {
    const key = `${mention.names ?? ""} ${mention.path}:${mention.startLine ?? ""}-${mention.endLine ?? ""}`;
    const known = found.get(key);
    if (known === undefined || known.intent === "mention")
        found.set(key, mention);
}
/** A heading or a line that ends with a colon speaks for the list below it; a line of prose ends that. */
function leadIn(line) {
    if (BULLET.test(line) || line.trim() === "")
        return undefined;
    return line.startsWith("#") || /:\**\s*$/.test(line) ? line.slice(-160) : "";
}
function mentionsOfLine(written, heading) {
    const line = unframe(written);
    const bullet = BULLET.exec(line)?.[0] ?? "";
    let lead = bullet === "" ? "" : `${heading} `;
    let from = bullet.length;
    let previous;
    const mentions = [];
    for (const { what, start, end, isOnlyExample } of piecesOf(line).flatMap((piece) => namedIn(piece, line))) {
        const sentence = lead + line.slice(from, start);
        // Code speaks of itself: "`create` in a.ts" creates nothing.
        const before = sentence.slice(-200).replace(/(`{1,3})[^`]{1,200}\1/g, "`_`");
        const intent = intentOf({ before, after: line.slice(end, end + 60), previous, line: line.slice(0, start) });
        if (isOnlyExample && intent !== "like")
            continue;
        mentions.push({ ...what, intent });
        if ("names" in what)
            continue;
        const closing = /^[`"']{1,3}/.exec(line.slice(end, end + 3))?.[0] ?? "";
        [lead, from, previous] = ["", end + closing.length, intent];
    }
    for (const name of thingsToFollow(line))
        mentions.push({ ...name, intent: "like" });
    return mentions;
}
/** Code is a place, else a name; `GET /orders/:id` is a route even where it looks like a folder. */
function namedIn(piece, line) {
    const found = ({ start, end }, what) => ({ what, start, end, isOnlyExample: false });
    const placeOf = (word) => findPlace(word.text, { code: word.kind !== "word", after: line.slice(word.end, word.end + 60) });
    const isWhole = piece.kind === "word" || isSpacedPath(piece.text);
    const places = (isWhole ? [piece] : wordsOf(piece)).flatMap((word) => {
        const place = placeOf(word);
        return place === undefined ? [] : [found(word, place)];
    });
    const name = piece.kind === "code" || piece.kind === "route" ? findCodeName(piece.text) : undefined;
    if (name?.names === "route" && (places.length === 0 || /^[A-Z]|[:{<*]/.test(name.path)))
        return [found(piece, name)];
    if (places.length > 0)
        return places;
    if (name !== undefined)
        return [found(piece, name)];
    if (piece.kind !== "word" || !isCodeName(piece.text))
        return [];
    return [{ ...found(piece, { path: piece.text, names: "symbol" }), isOnlyExample: true }];
}
/** `CartSummary`, `build_report`: written by somebody who means a thing in the code. */
function isCodeName(text) {
    return /^[A-Za-z_$][\w$-]{2,79}$/.test(text) && /[a-z0-9][A-Z]|\w_\w/.test(text);
}


/***/ }),

/***/ 93:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UT: () => (/* binding */ createTask),
/* harmony export */   wL: () => (/* binding */ territoryOf)
/* harmony export */ });
/* unused harmony exports limitsOf, createPlan */
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7457);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7264);
/* harmony import */ var _ticket_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1902);




function limitsOf(run) {
    return {
        maxTurns: run.maxTurns,
        timeoutMs: (0,_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .minutesToMs */ .x)(run.timeoutMinutes),
        stallMs: (0,_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .minutesToMs */ .x)(run.stallMinutes),
        maxCostUsd: run.maxCostUsd,
    };
}
/**
 * Files the ticket lists bind; then the configuration's; then a guess, which orders a batch and blocks nothing; nothing known
 * is said as such.
 */
function territoryOf(ticket, plan, prediction) {
    const rest = { mayAppend: plan.mayAppend, mustNotEdit: plan.mustNotEdit };
    const listed = ticket.files.length > 0 ? ticket.files : (0,_ticket_files_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFilesSection */ .c)(ticket.description).files;
    if (listed.length > 0)
        return { mayEdit: [...listed], ...rest, source: "ticket" };
    if (plan.mayEdit.length > 0)
        return { mayEdit: plan.mayEdit, ...rest, source: "configuration" };
    if (prediction === undefined || prediction.mayEdit.length === 0)
        return { mayEdit: [], ...rest, source: "unknown" };
    const { mayEdit, confidence } = prediction;
    return { mayEdit: [...mayEdit], ...rest, confidence, source: "prediction" };
}
const FIRMEST = ["ticket", "configuration", "prediction", "unknown"];
/** The territory of tickets that become one task: all their files, known only as well as the least known of them. */
function joined(territories) {
    const [first, ...others] = territories;
    if (others.length === 0)
        return first;
    const source = FIRMEST.findLast((each) => territories.some((territory) => territory.source === each)) ?? "unknown";
    const { mayAppend, mustNotEdit } = first;
    if (source === "unknown")
        return { mayEdit: [], mayAppend, mustNotEdit, source };
    const mayEdit = [...new Set(territories.flatMap((territory) => territory.mayEdit))];
    if (source !== "prediction")
        return { mayEdit, mayAppend, mustNotEdit, source };
    const confidence = Math.min(...territories.map((territory) => territory.confidence ?? 1));
    return { mayEdit, mayAppend, mustNotEdit, confidence, source };
}
/** @param wanted.also further tickets that the task does in the same change; branch and comment stay those of `ticket`. */
function createTask(wanted) {
    const { ticket, also = [], config } = wanted;
    const territory = (each) => territoryOf(each, config.plan, wanted.prediction);
    return {
        number: wanted.number,
        ticket,
        also: [...also],
        snapshot: (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .snapshotOfAll */ .zG)(ticket, also),
        base: wanted.base,
        standsOn: [],
        branch: (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .branchName */ .at)(config.deliver.branch, ticket.key),
        territory: joined([territory(ticket), ...also.map(territory)]),
        after: [],
        limits: limitsOf(config.run),
        ...(wanted.earlier === undefined ? {} : { earlier: wanted.earlier }),
        notes: "",
    };
}
/** For now one phase holds every task; dependencies are kept on the tasks. */
function createPlan(base, tasks) {
    const phase = { name: "A", prompts: tasks.map((task) => task.number), parallel: true, dependsOnPhases: [] };
    return { base, phases: tasks.length === 0 ? [] : [phase], tasks: [...tasks], parked: [], warnings: [] };
}


/***/ }),

/***/ 1902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseFilesSection)
/* harmony export */ });
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5405);
/* harmony import */ var _words_sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1769);
// The files a ticket says it is about, in a section of its own: `Files:`. What stands there binds, so only what is clearly
// a path or a glob is taken; paths that a text merely mentions are for mentions.ts.


/** 256 Ki characters hold every ticket seen. */
const MAX_CHARS = 256 * 1024;
/** As many as a prompt file may name. */
const MAX_FILES = 500;
const MAX_REFUSED = 20;
const LABEL = /^\s{0,3}(?:#{1,6}[ \t]+)?(?:\*\*|__)?files(?: to (?:edit|change|touch))?(:?)(?:\*\*|__)?(:?)(?=\s|$)/i;
const HEADING = /^\s{0,3}#{1,6}\s/;
const BULLET = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;
const FENCE = /^\s{0,3}(?:`{3,}|~{3,})/;
/**
 * Every `Files:` section of a description: a heading, a bold or a plain line, then a list, paths separated by commas, a code
 * block, or one path a line. Ends at the next heading and at the blank line after its paragraph. What people cannot see
 * (comments of HTML) is not read.
 */
function parseFilesSection(description) {
    const lines = (0,_words_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitize */ .aj)(description, { maxChars: MAX_CHARS }).split("\n");
    const found = new Set();
    const refused = new Map();
    for (const { text, isCode } of sectionLines(lines)) {
        for (const written of isCode ? [text.trim()] : pathsOf(text)) {
            const problem = whyRefused(written);
            if (problem === undefined)
                found.add((0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .trimGlob */ .TO)(written));
            else
                refused.set(written.slice(0, 80), problem);
        }
    }
    return {
        files: [...found].slice(0, MAX_FILES),
        refused: [...refused].slice(0, MAX_REFUSED).map(([written, problem]) => ({ written, problem })),
    };
}
function sectionLines(lines) {
    const found = [];
    let isFenced = false;
    for (const [index, line] of lines.entries()) {
        const rest = isFenced ? undefined : afterLabel(line);
        if (rest !== undefined)
            found.push(...(rest === "" ? linesBelow(lines, index + 1) : linesFrom(rest, lines, index + 1)));
        if (FENCE.test(line))
            isFenced = !isFenced;
    }
    return found;
}
/** What follows the label on its line; undefined when this line is none. A heading or bold words need no colon. */
function afterLabel(line) {
    const match = LABEL.exec(line);
    if (match === null)
        return undefined;
    const rest = line.slice(match[0].length).trim();
    const isMarked = HEADING.test(line) || /^\s*(?:\*\*|__)/.test(line);
    const hasColon = match[1] === ":" || match[2] === ":";
    return hasColon || (isMarked && rest === "") ? rest : undefined;
}
/** The list, code block or paragraph that follows; one blank line may stand before it, and between the items of a list. */
function linesBelow(lines, from) {
    let at = from;
    while (lines[at]?.trim() === "")
        at += 1;
    if (FENCE.test(lines[at] ?? ""))
        return fencedLines(lines, at + 1);
    const isList = BULLET.test(lines[at] ?? "");
    const found = [];
    for (; at < lines.length; at += 1) {
        const line = lines[at] ?? "";
        const next = lines[at + 1] ?? "";
        if (line.trim() === "" ? !(isList && BULLET.test(next)) : isEnd(line))
            break;
        if (!isList || BULLET.test(line))
            found.push({ text: line, isCode: false });
        else if (!/^\s/.test(line) && line.trim() !== "")
            break;
    }
    return found;
}
/** Paths on the label's own line go on below it only after a comma, or as a list. */
function linesFrom(rest, lines, from) {
    const found = [{ text: rest, isCode: false }];
    for (let at = from; at < lines.length; at += 1) {
        const line = lines[at] ?? "";
        if (isEnd(line) || line.trim() === "")
            break;
        if (!BULLET.test(line) && !/,\s*$/.test(found.at(-1)?.text ?? ""))
            break;
        found.push({ text: line, isCode: false });
    }
    return found;
}
function fencedLines(lines, from) {
    const end = lines.findIndex((line, index) => index >= from && FENCE.test(line));
    const inside = lines.slice(from, end < 0 ? lines.length : end);
    return inside.filter((line) => line.trim() !== "").map((text) => ({ text, isCode: true }));
}
function isEnd(line) {
    return (HEADING.test(line) || afterLabel(line) !== undefined || /^\s*(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?\s*$/.test(line));
}
/** What is in backticks when anything is; else the first word between commas, and what "and" adds to it. */
function pathsOf(line) {
    const text = line.replace(BULLET, "").replace(/\[([^\]]{1,300})\]\(<?[^)]{0,400}\)/g, "$1");
    const code = [...text.matchAll(/(`{1,3})([^`]{1,400})\1/g)].map((match) => (match[2] ?? "").trim());
    if (code.length > 0)
        return code;
    return text
        .split(/[,;](?![^{]{0,300}\})|\s(?:and|&)\s/)
        .map((part) => unwrap(part.trim().split(/\s/)[0] ?? ""))
        .filter((word) => word !== "");
}
/** Without what the sentence or the editor put around it: `(src/a.ts)`, `**src/a.ts**`, `app/\[id\]/\*.tsx`, `src/a.ts:`. */
function unwrap(word) {
    return word
        .replace(/^(\*\*|__)(?![/*])([^*]{1,300})\1$/, "$2")
        .replace(/^["'(<]{1,3}|["')>]{1,3}$/g, "")
        .replace(/[.:!?]{1,3}$/, "")
        .replace(/\\([*_[\](){}~#.!-])/g, "$1");
}
function whyRefused(written) {
    const glob = (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .trimGlob */ .TO)(written);
    if (!isPathLike(written, glob))
        return "not a path or glob";
    if (glob.split("/").includes("..") || glob.startsWith("!"))
        return "leads out of the repository or excludes";
    return (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .findGlobProblem */ .RR)(glob);
}
/** A word is one when it has a folder, an ending, a wildcard, or a name that stands for a file everywhere. */
function isPathLike(written, glob) {
    if (glob === "" || /^[a-z][a-z0-9+.-]*:\/\//i.test(written))
        return false;
    return (/[/*]|[^.]\.[A-Za-z0-9]{1,10}$|^\.[A-Za-z]/.test(written) || /^(?:[A-Z][a-z]+file|LICENSE|CODEOWNERS)$/.test(glob));
}


/***/ }),

/***/ 7121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gN: () => (/* binding */ isDefinition),
/* harmony export */   lU: () => (/* binding */ snapToDefinition),
/* harmony export */   xg: () => (/* binding */ MAX_LINES)
/* harmony export */ });
/* unused harmony export chunksOf */
// A file in pieces that can stand alone: cut where definitions begin, never inside one when that can be avoided.
// Works by indentation and the words definitions begin with, in any language; parses none.
const MIN_LINES = 12;
const MAX_LINES = 60;
/** Only this much of a line is looked at, so that a line without end costs nothing. */
const SEEN = 160;
const TAB = 4;
const DEFINITION = /^\s*(?:(?:export|default|declare|pub(?:\(\w+\))?|public|private|protected|internal|static|async|abstract|final|override|unsafe|open|data|sealed|const)\s+){0,6}(?:(?:function|class|interface|type|enum|struct|trait|impl|fn|func|def|fun|module|namespace|object|record|mod|describe|it|test|macro_rules!|template|script|style)\b|#{2,6}\s|(?:const|let|var|val)\s+\w+[^=]{0,60}=\s*(?:async\s*)?(?:\(|function\b|\w+\s*=>|\{|new\b|z\.)|\w[\w<>[\], ]{0,60}\([^;]{0,80}\)[^;=]{0,40}\{\s*$)/;
const NO_DEFINITION = /^\s*(?:if|else|for|while|switch|catch|return|do|try|with|await|throw|new)\b/;
const ATTACHED = /^\s*(?:\/\/|\/\*|\*|#(?!#)|@|"""|--|<!--)/;
const CLOSER = /^\s*(?:[)}\]]|end\b|else\b|elif\b|except\b|finally\b|catch\b|<\/)/;
/** Cuts the whole file; every piece has 12 to 60 lines where the file allows. */
function chunksOf(lines) {
    const costs = lines.map((_, at) => cutCost(lines, at));
    const chunks = [];
    let start = 0;
    while (lines.length - start > MAX_LINES) {
        const end = bestCut(costs, start + MIN_LINES, start + MAX_LINES);
        chunks.push({ start: start + 1, end });
        start = end;
    }
    if (start < lines.length)
        chunks.push({ start: start + 1, end: lines.length });
    return chunks;
}
function bestCut(costs, from, to) {
    let best = to;
    for (let at = to; at >= from; at -= 1)
        if ((costs[at] ?? 0) <= (costs[best] ?? 0))
            best = at;
    return best;
}
/** How bad it is to begin a piece with this line. */
function cutCost(lines, at) {
    const line = (lines[at] ?? "").slice(0, SEEN);
    const previous = (lines[at - 1] ?? "").slice(0, SEEN);
    if (line.trim() === "" || CLOSER.test(line))
        return 100;
    if (previous.trim() !== "" && ATTACHED.test(previous))
        return 90;
    const begins = isDefinition(line) || ATTACHED.test(line);
    return indentOf(line) + (previous.trim() === "" ? 0 : 4) + (begins ? 0 : 3);
}
/**
 * The definition these lines lie in, with the comment above it; the lines themselves with a little around them when there is
 * none or it is longer than a piece may be.
 */
function snapToDefinition(lines, { start, end }) {
    const last = Math.min(Math.max(1, end), lines.length);
    const first = Math.min(Math.max(1, start), last);
    const around = { start: Math.max(1, first - 5), end: Math.min(lines.length, last + 5) };
    const head = headAbove(lines, first - 1);
    if (head === undefined)
        return around;
    const snapped = { start: aboveComments(lines, head) + 1, end: endOf(lines, head, last - 1) + 1 };
    return snapped.end - snapped.start < Math.max(MAX_LINES, last - first + MIN_LINES) ? snapped : around;
}
function headAbove(lines, from) {
    let limit = Number.POSITIVE_INFINITY;
    for (let at = from; at >= 0; at -= 1) {
        const line = (lines[at] ?? "").slice(0, SEEN);
        if (line.trim() === "" || indentOf(line) >= limit)
            continue;
        if (isDefinition(line))
            return at;
        if (!ATTACHED.test(line))
            limit = CLOSER.test(line) && at !== from ? limit : indentOf(line);
        if (limit === 0)
            return undefined;
    }
    return undefined;
}
function aboveComments(lines, head) {
    let at = head;
    while (at > 0 && ATTACHED.test((lines[at - 1] ?? "").slice(0, SEEN)) && head - at < 20)
        at -= 1;
    return at;
}
function endOf(lines, head, atLeast) {
    const indent = indentOf(lines[head] ?? "");
    let end = Math.max(head, atLeast);
    for (let at = head + 1; at < lines.length; at += 1) {
        const line = (lines[at] ?? "").slice(0, SEEN);
        if (line.trim() === "")
            continue;
        if (indentOf(line) > indent)
            end = Math.max(end, at);
        else if (CLOSER.test(line))
            end = Math.max(end, at);
        else if (at > atLeast)
            break;
    }
    return end;
}
function isDefinition(line) {
    return DEFINITION.test(line) && !NO_DEFINITION.test(line);
}
function indentOf(line) {
    let columns = 0;
    for (const char of line) {
        if (char === " ")
            columns += 1;
        else if (char === "\t")
            columns += TAB;
        else
            break;
    }
    return columns;
}


/***/ }),

/***/ 9298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ enrichmentOf),
  E: () => (/* binding */ queryOf)
});

// EXTERNAL MODULE: ./build/core/batch/vagueness.js
var vagueness = __webpack_require__(2202);
// EXTERNAL MODULE: ./build/core/snapshot.js
var snapshot = __webpack_require__(7264);
// EXTERNAL MODULE: ./build/core/task.js
var core_task = __webpack_require__(93);
// EXTERNAL MODULE: ./build/retrieval/predict.js
var predict = __webpack_require__(2002);
// EXTERNAL MODULE: ./build/core/mentions.js + 4 modules
var mentions = __webpack_require__(2874);
// EXTERNAL MODULE: ./build/core/words/sanitize.js
var sanitize = __webpack_require__(1769);
;// CONCATENATED MODULE: ./build/retrieval/words-beside.js
// What hangs on a ticket, in words: its sub-issues and attachments. Little of each, because people write them for other ends.
// Untrusted like the rest of the ticket; helps to find a place and is never shown to an agent.


/** UTF-16 units of one sub-issue or attachment, and of all of them. */
const MAX_CHARS = 2000;
const MAX_CHARS_OF_ALL = 6000;
/** What comes of the work says nothing about where it begins; our own draft is among it. */
const RESULT = /^https?:\/\/[^?#]{1,300}\/(?:pull|merge_requests|pull-requests|commit)\/[0-9a-f]+/;
/** One text each, sub-issues first; 6,000 characters together, the last one cut. What is a ticket of the task itself is left out. */
function wordsBeside(tickets) {
    const keys = new Set(tickets.map(({ key }) => key));
    const parts = tickets.flatMap(({ children }) => children.filter(({ key }) => !keys.has(key)));
    const texts = [
        ...parts.map(({ title, description = "" }) => `${title}\n${description}`),
        ...tickets.flatMap(({ attachments }) => attachments.flatMap(attachmentWords)),
    ];
    let left = MAX_CHARS_OF_ALL;
    return texts.flatMap((text) => {
        const words = (0,sanitize/* sanitize */.aj)(text, { maxChars: Math.min(MAX_CHARS, left) }).trim();
        left -= words.length;
        return words === "" ? [] : [words];
    });
}
/** An address is words only when it leads to a file of a repository; any other one is noise. */
function attachmentWords({ title, subtitle = "", url }) {
    if (RESULT.test(url))
        return [];
    const link = (0,mentions/* parseMentions */.X)(url).some(({ repository }) => repository !== undefined) ? url : "";
    return [[title, subtitle, link].filter((line) => line !== "").join("\n")];
}

;// CONCATENATED MODULE: ./build/retrieval/enrichment.js
// A planned task and the code it is about → what its place in a prompt file is enriched with. Nothing is decided for good here:
// the agent's own patterns are chosen when its task starts.





/** What is asked about tickets that are one task: all their words, but for our own comments; what hangs on them counts as little as comments. */
function queryOf(tickets) {
    const bare = tickets.map(snapshot/* withoutOwnComment */.K5);
    return {
        title: bare.map(({ title }) => title).join("\n"),
        description: bare.map(({ description }) => description).join("\n"),
        comments: [...bare.flatMap(({ comments }) => comments.map(({ body }) => body)), ...wordsBeside(bare)],
    };
}
/** @param task as `promptFileToPlan` gives it; @param context over the base tree, one for all tasks. */
function enrichmentOf(task, context, { config, commands, repository, }) {
    const query = queryOf([task.ticket, ...task.also]);
    const prediction = config.plan.predict === "on" ? (0,predict/* predictIn */.FW)(context, query, repository) : undefined;
    const isKnown = task.territory.source !== "unknown";
    const territory = isKnown ? task.territory : (0,core_task/* createTask */.UT)({ ...task, config, prediction }).territory;
    const { patterns } = context.patternsFor({
        query,
        mentions: (0,predict/* mentionsOf */.jO)(query, repository),
        tokenBudget: config.scaffold.tokenBudget,
        // A guess is no reason to show a file as if the ticket named it.
        mayEdit: territory.source === "prediction" ? [] : territory.mayEdit,
    });
    return {
        territory,
        patterns,
        verification: commands.map(({ run }) => run),
        missing: (0,vagueness/* missingIn */.E)({ ticket: task.ticket, territory }),
    };
}


/***/ }),

/***/ 1788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupBy),
/* harmony export */   S: () => (/* binding */ groupByBoth)
/* harmony export */ });
// Lists by key. Exists because the oldest Node we run on has no Map.groupBy.
/** Order within a group is the list's. */
function groupBy(list, keyOf) {
    const groups = new Map();
    for (const item of list) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}
/**
 * Lists by two keys, in the order of the first item of each. Of thousands of items, keys put together of two would take longer to
 * make and to compare than all the rest.
 */
function groupByBoth(list, firstOf, secondOf) {
    const groups = [];
    const byFirst = new Map();
    for (const item of list) {
        const first = firstOf(item);
        const bySecond = byFirst.get(first) ?? new Map();
        if (bySecond.size === 0)
            byFirst.set(first, bySecond);
        const second = secondOf(item);
        const group = bySecond.get(second);
        if (group !== undefined)
            group.push(item);
        else {
            const begun = [item];
            bySecond.set(second, begun);
            groups.push(begun);
        }
    }
    return groups;
}


/***/ }),

/***/ 7455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ isTest),
/* harmony export */   _m: () => (/* binding */ isCode),
/* harmony export */   tJ: () => (/* binding */ isIndexable)
/* harmony export */ });
// Which files of a tree are worth reading: code and documents that people wrote. Looks at the path and the size only.
/** Larger files are data or generated in every repository measured; code people edit is far below. */
const MAX_BYTES = 400_000;
const READABLE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|pyi?|go|rs|java|kts?|scala|groovy|rb|erb|php|cs|fs|swift|mm?|cc?|cpp|cxx|h|hh|hpp|exs?|erl|hs|clj|dart|lua|r|jl|pl|sh|bash|zsh|ps1|sql|graphql|gql|proto|prisma|tf|html?|css|s[ac]ss|less|mdx?|rst|adoc|json5?|ya?ml|toml|ini|cfg|xml|gradle|properties|hbs|ejs|liquid|njk)$/i;
const READABLE_NAME = /(?:^|\/)(?:Makefile|Dockerfile|Rakefile|Gemfile|Procfile|Jenkinsfile)$/;
const VENDORED = /(?:^|\/)(?:node_modules|bower_components|vendor|vendored|third_party|third-party|dist|build|out|target|coverage|__pycache__|site-packages|\.git|\.next|\.nuxt|\.yarn|\.venv|venv|__snapshots__|__generated__|generated)\//;
const LOCKED = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|composer\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Gemfile\.lock|go\.sum|deno\.lock)$/;
const GENERATED = /(?:[.-]min\.(?:js|css|mjs)|\.bundle\.js|\.map|\.snap|\.generated\.\w+|\.g\.dart|\.pb\.(?:go|cc|h)|_pb2(?:_grpc)?\.py|\.pb\.ts|_generated\.\w+)$/;
/** @param bytes size of the file; @returns false for vendored, generated, locked, minified and large files, and for what is no text. */
function isIndexable(path, bytes) {
    if (bytes > MAX_BYTES || VENDORED.test(path) || LOCKED.test(path) || GENERATED.test(path))
        return false;
    return READABLE.test(path) || READABLE_NAME.test(path);
}
/** Code first: prose, settings and data are found too, but a ticket rarely asks for the pattern of a README. */
function isCode(path) {
    return READABLE.test(path) && !/\.(?:mdx?|rst|adoc|json5?|ya?ml|toml|ini|cfg|xml|html?|properties|svg)$/i.test(path);
}
function isTest(path) {
    return /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|__mocks__|testdata)\/|[._-](?:test|spec|e2e|stories|bench|test-d)\.\w+$|(?:^|\/)test_[^/]+\.py$|_test\.\w+$|[a-z]Tests?\.(?:java|kt|cs|scala)$/.test(path);
}


/***/ }),

/***/ 269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q6: () => (/* binding */ createContext)
});

// UNUSED EXPORTS: findPatterns, isIndexable

// EXTERNAL MODULE: ./build/core/globs.js
var globs = __webpack_require__(5405);
;// CONCATENATED MODULE: ./build/retrieval/numbers.js
// Words ↔ numbers, so that a query looks up its own words once and then compares numbers.
function createNumbers() {
    const numbers = new Map();
    return {
        of(word) {
            const before = numbers.get(word);
            if (before !== undefined)
                return before;
            numbers.set(word, numbers.size);
            return numbers.size - 1;
        },
        find: (word) => numbers.get(word) ?? -1,
        placesOf(words) {
            const places = new Int16Array(numbers.size).fill(-1);
            for (const [place, word] of words.entries()) {
                const number = numbers.get(word);
                if (number !== undefined)
                    places[number] = place;
            }
            return places;
        },
    };
}

// EXTERNAL MODULE: ./build/retrieval/remembered.js
var remembered = __webpack_require__(1077);
// EXTERNAL MODULE: ./build/retrieval/symbols/symbols.js + 24 modules
var symbols = __webpack_require__(4675);
;// CONCATENATED MODULE: ./build/retrieval/tokenize.js
// Text → terms, for prose and code alike: identifiers whole and in their parts, in lower case, lightly stemmed.
const STOP = new Set(("a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its just let like may me more must my " +
    "new no not now of on one only or our out over she should so some such than that the their them then there these they this those to too up us use used uses using was " +
    "we were what when where which while who will with would you your also any all via per etc please need needs want make sure see e g " +
    "function const return import export default class public private static void self true false null undefined none string number int type var").split(" "));
/** Parts of an identifier: `parseHTTPUrl_v2` → parse, HTTP, Url, v2. */
function splitIdentifier(identifier) {
    return identifier.match(/\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+\d*|\d+|[\p{Lo}\p{Lm}]+/gu) ?? [];
}
/** What is longer is pasted data, which must not cost the square of its length. */
const LONGEST_WORD = 40;
/** Takes off plural, -ed and -ing, and spells the American way; never below three letters. Light on purpose: strong stems join words that code keeps apart. */
function stem(word) {
    return bare(word.length > 6 && word.length < LONGEST_WORD ? american(word) : word);
}
function american(word) {
    // Nearly all words end here: this is asked of every different word of a tree.
    if (!word.includes("is") && !word.includes("our"))
        return word;
    return word
        .replace("isation", "ization")
        .replace(/([aeiou]\w*[^aeiou])is(e|ing|ed|er)$/, "$1iz$2")
        .replace(/(?<=[a-z]{3})our(?=s?$|ed$|ing$)/, "or");
}
/** Without expressions: a first ticket asks it of some ten thousand words. */
function bare(word) {
    const { length } = word;
    if (length < 4 || hasDigit(word))
        return word;
    if (word.endsWith("s")) {
        if (word.endsWith("ies") && length > 4)
            return `${word.slice(0, -3)}y`;
        if (HISSES.some((hiss) => word.endsWith(hiss)))
            return word.slice(0, -2);
        return "sui".includes(word.charAt(length - 2)) ? word : bare(word.slice(0, -1));
    }
    if (word.endsWith("ing") && length > 5)
        return undouble(word.slice(0, -3));
    if (word.endsWith("ed") && length > 4 && !word.endsWith("eed"))
        return undouble(word.slice(0, -2));
    return word.endsWith("e") && length > 4 ? word.slice(0, -1) : word;
}
/** After these a plural has an `e`. */
const HISSES = ["sses", "shes", "ches", "xes"];
function hasDigit(word) {
    for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at);
        if (code >= 48 && code <= 57)
            return true;
    }
    return false;
}
function undouble(word) {
    const last = word.charAt(word.length - 1);
    if (last === word.charAt(word.length - 2) && !"aeiouls".includes(last))
        return word.slice(0, -1);
    return last === "e" && word.length > 4 ? word.slice(0, -1) : word;
}
/** The terms of one identifier, each with how it was written: its stemmed parts, and itself when it has several. */
function termsOfIdentifier(identifier) {
    const parts = splitIdentifier(identifier);
    const terms = parts.map((part) => [stem(part.toLowerCase()), part.toLowerCase()]);
    const known = terms.filter(([term, word]) => isTerm(term) && isTerm(word));
    if (parts.length > 1)
        known.push([parts.join("").toLowerCase(), identifier]);
    return known;
}
function isTerm(term) {
    return term.length > 1 && !STOP.has(term) && (term.length > 2 || !/^\d{1,2}$/.test(term));
}
/** The identifiers of prose and code: runs of letters, digits, `_` and `$`. */
function identifiersOf(text) {
    return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}

;// CONCATENATED MODULE: ./build/retrieval/defined.js
// What files define, as numbers: names letter for letter, and the terms in them. A query looks up its own words once, whatever the
// number of names.




function createDefined() {
    const names = createNumbers();
    const terms = createNumbers();
    /** By number of a name. */
    const termsOf = [];
    function numberOf(name) {
        const number = names.of(name);
        termsOf[number] ??= termsOfIdentifier(name).map(([term]) => terms.of(term));
        return number;
    }
    return {
        of: (0,remembered/* remembered */.H)(({ path, text }) => {
            const own = [...new Set((0,symbols/* namesOf */.eZ)(path, text))].map(numberOf);
            return { names: own, terms: [...new Set(own.flatMap((number) => termsOf[number] ?? []))] };
        }),
        placesOfNames: names.placesOf,
        placesOfTerms: terms.placesOf,
    };
}

// EXTERNAL MODULE: ./build/retrieval/group.js
var group = __webpack_require__(1788);
;// CONCATENATED MODULE: ./build/retrieval/postings.js
// Where the identifiers of a tree stand: a row for each different token of each file, one file after the other, and all rows of one
// token in a chain. What stands in a file is a walk over neighbours; which files a token stands in is a walk along its chain.
/** @param rows as many as probably come: memory that is there and not touched costs nothing, and making more room costs twice. */
function createPostings(rows = 0) {
    const list = () => new Int32Array(1 + rows);
    return { filled: 1, firsts: [], tokens: list(), times: list(), before: list(), latest: new Int32Array(2) };
}
function makeRoom(postings) {
    const length = 2 * postings.tokens.length;
    postings.tokens = enlarged(postings.tokens, length);
    postings.times = enlarged(postings.times, length);
    postings.before = enlarged(postings.before, length);
}
/** Of a file, by its place: its first row and the one behind its last. */
function rowsOf({ firsts, filled }, file) {
    return [firsts[file] ?? filled, firsts[file + 1] ?? filled];
}
/** The files that have one of these identifiers, in their code or in comments, some perhaps more than once. */
function filesWith({ latest, before, firsts }, identifiers) {
    const files = [];
    for (const number of identifiers)
        for (const token of [2 * number, 2 * number + 1])
            for (let row = latest[token] ?? 0; row > 0; row = before[row] ?? 0)
                files.push(fileOf(firsts, row));
    return files;
}
function fileOf(firsts, row) {
    let [low, high] = [0, firsts.length - 1];
    while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if ((firsts[middle] ?? 0) > row)
            high = middle - 1;
        else
            low = middle;
    }
    return low;
}
function enlarged(list, length) {
    const larger = new Int32Array(length);
    larger.set(list);
    return larger;
}

;// CONCATENATED MODULE: ./build/retrieval/holding.js

/** In the order of `files`. @param table of the identifiers of `entries`; @param postings where these stand among the entries. */
function createHolding(files, entries, table, postings) {
    let known;
    return function holding(word) {
        const longest = (word.match(/[\w$]+/g) ?? []).reduce((one, other) => (other.length > one.length ? other : one), "");
        if (longest === "")
            return files.filter(({ text }) => text.includes(word));
        known ??= know(files, entries, table);
        const { unknown, placeAmongFiles } = known;
        const isFound = new Uint8Array(entries.length);
        const found = [];
        collect(identifiersWith(longest, table), longest === word);
        collect(unknown, false);
        return found.sort((a, b) => a - b).flatMap((place) => files[place] ?? []);
        /** @param isSure whether a file that has one of these identifiers holds the word. */
        function collect(numbers, isSure) {
            for (const index of filesWith(postings, numbers)) {
                if (isFound[index] === 1 || !(isSure || entries[index]?.file.text.includes(word)))
                    continue;
                isFound[index] = 1;
                found.push(placeAmongFiles[index] ?? 0);
            }
        }
    };
}
function know(files, entries, table) {
    const [ends, size] = [table.ends(), table.size()];
    const unknown = [];
    for (let number = 1; number < size; number += 1)
        if (ends[number] === ends[number - 1])
            unknown.push(number);
    const places = new Map(files.map((file, place) => [file, place]));
    const placeAmongFiles = new Uint32Array(entries.length);
    for (const [index, { file }] of entries.entries())
        placeAmongFiles[index] = places.get(file) ?? 0;
    return { unknown, placeAmongFiles };
}
/** Numbers of those that hold the word. @param word of ASCII letters, which in UTF-8 are no part of any other letter. */
function identifiersWith(word, table) {
    const ends = table.ends().subarray(0, table.size());
    const all = table.letters();
    const letters = Buffer.from(all.buffer, all.byteOffset, ends.at(-1) ?? 0);
    const found = [];
    for (let at = letters.indexOf(word, 0, "latin1"); at >= 0;) {
        const number = numberAt(at, ends);
        const end = ends[number] ?? 0;
        // What begins in one identifier and ends in the next stands nowhere.
        const isInside = at + word.length <= end;
        if (isInside)
            found.push(number);
        at = letters.indexOf(word, isInside ? end : at + 1, "latin1");
    }
    return found;
}
/** The identifier in which this letter lies. */
function numberAt(at, ends) {
    let [low, high] = [1, ends.length - 1];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((ends[middle] ?? 0) > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

;// CONCATENATED MODULE: ./build/retrieval/identifiers.js
// Identifiers ↔ numbers for a whole tree. Told apart by 64 bits of hash, so that no text is compared: one pair in 10^8 trees of
// 300,000 identifiers would collide. Their letters are kept as bytes: a string for each would be many times as much to remember.
/** Longer ones are data that somebody pasted. */
const MAX_IDENTIFIER = 100;
/** Bytes of letters that are kept of one, so that it can be looked through; the letters of a longer one are forgotten. */
const MAX_KEPT = 4000;
const ENCODER = new TextEncoder();
/** A byte order mark is a letter as any other. */
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });
/** The two halves of a hash begin with these. */
const ONE = 0x811c9dc5 | 0;
const OTHER = 0x9747b28c | 0;
/**
 * One step of xoroshiro64 for each byte, which goes into the first half. Two identifiers of one length have two hashes where they differ
 * in one or two letters, and up to a length of 30 in four: the tests try all. No multiplication, which the engine's first compilers do
 * slowly.
 */
function mixed(bytes, from, to) {
    let [one, other] = [ONE, OTHER];
    for (let at = from; at < to; at += 1) {
        other ^= one;
        one = ((one << 26) | (one >>> 6)) ^ other ^ (other << 9) ^ (bytes[at] ?? 0);
        other = (other << 13) | (other >>> 19);
    }
    return [one, other];
}
/** Slots of the table for each number it has room for. */
const SPARE = 2;
/** @param expected as many as probably come. */
function createIdentifierTable(expected = 8) {
    // By slot: the first half of a hash, and the number. Small, so that it stays near: every word of every file is looked up here.
    let slots = new Int32Array(2 * SPARE * roundedUp(expected));
    /** By number: the second half. */
    let others = new Int32Array(1 << 3);
    let letters = new Uint8Array(1 << 6);
    let ends = new Uint32Array(1 << 3);
    let size = 1;
    function add(at, one, other, bytes, from, to) {
        const begin = ends[size - 1] ?? 0;
        const length = to - from > MAX_KEPT ? 0 : to - from;
        if (begin + length > letters.length)
            letters = copied(letters, new Uint8Array(2 * (begin + length)));
        for (let each = 0; each < length; each += 1)
            letters[begin + each] = bytes[from + each] ?? 0;
        if (size >= ends.length) {
            ends = copied(ends, new Uint32Array(2 * size));
            others = copied(others, new Int32Array(2 * size));
        }
        ends[size] = begin + length;
        others[size] = other;
        slots[at] = one;
        slots[at + 1] = size;
        size += 1;
        if (2 * SPARE * size > slots.length)
            slots = rehashed(slots, new Int32Array(2 * slots.length));
        return size - 1;
    }
    function isTooLong(number) {
        const begin = ends[number - 1] ?? 0;
        const end = ends[number] ?? 0;
        return end === begin || (end - begin > MAX_IDENTIFIER && unitsOf(letters, begin, end) > MAX_IDENTIFIER);
    }
    return {
        find(name) {
            const bytes = ENCODER.encode(name);
            return slots[slotOf(slots, others, ...mixed(bytes, 0, bytes.length)) + 1] ?? 0;
        },
        put(one, other, bytes, from, to) {
            const at = slotOf(slots, others, one, other);
            const number = slots[at + 1] ?? 0;
            return number === 0 ? add(at, one, other, bytes, from, to) : number;
        },
        size: () => size,
        nameOf: (number) => (isTooLong(number) ? "" : textOf(letters, ends[number - 1] ?? 0, ends[number] ?? 0)),
        letters: () => letters,
        ends: () => ends,
    };
}
/** The place of this hash among the slots, or where it would go. */
function slotOf(slots, others, one, other) {
    const last = slots.length - 1;
    for (let at = slotFor(one, last);; at = (at + 2) & last) {
        const number = slots[at + 1] ?? 0;
        if (number === 0 || (slots[at] === one && others[number] === other))
            return at;
    }
}
function slotFor(one, last) {
    return ((one ^ (one >>> 15)) << 1) & last;
}
function rehashed(old, slots) {
    const last = slots.length - 1;
    for (let from = 0; from < old.length; from += 2) {
        if (old[from + 1] === 0)
            continue;
        let at = slotFor(old[from] ?? 0, last);
        while (slots[at + 1] !== 0)
            at = (at + 2) & last;
        slots[at] = old[from] ?? 0;
        slots[at + 1] = old[from + 1] ?? 0;
    }
    return slots;
}
function roundedUp(count) {
    return 2 ** Math.ceil(Math.log2(Math.max(8, count)));
}
function copied(from, to) {
    to.set(from);
    return to;
}
/** Nearly all are ASCII and short: a decoder takes longer to begin than to read them. */
function textOf(bytes, from, to) {
    const codes = [];
    for (let at = from; at < to; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte > 127)
            return DECODER.decode(bytes.subarray(from, to));
        codes.push(byte);
    }
    return String.fromCharCode(...codes);
}
/** As the length of a string counts: a letter beyond 16 bits is two. */
function unitsOf(bytes, from, to) {
    let units = 0;
    for (let at = from; at < to; at += 1) {
        const byte = bytes[at] ?? 0;
        if ((byte & 0xc0) !== 0x80)
            units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
}

// EXTERNAL MODULE: ./build/retrieval/indexable.js
var indexable = __webpack_require__(7455);
;// CONCATENATED MODULE: ./build/retrieval/kind.js
// What kind of file a path speaks of, and which kinds a ticket asks for. Looks at names only. Being of a kind says how likely any
// ticket is about the file at all; what each is worth was learned (weights.json).


const IS_KIND = {
    test: indexable/* isTest */.Nu,
    prose: isProse,
    example: matchAbovePackages(/(?:^|\/)(?:examples?|demos?|playgrounds?|samples?|sandbox|benchmarks?|bench|starters?|tutorials?|codemods?)\/|^(?:packages\/[^/]+\/)?templates?\//),
    migration: match(/(?:^|\/)(?:migrations?|migrate)\//),
    build: match(/(?:^|\/)(?:[^/]*\.gradle(?:\.kts)?|pom\.xml|Cargo\.toml|package\.json|[^/]*\.config\.[cm]?[jt]s|[^/]*rc\.[cm]?js|setup\.py|setup\.cfg|pyproject\.toml|tsconfig[^/]*\.json|Makefile|Dockerfile|build\.rs|gulpfile\.\w+|Gruntfile\.\w+|go\.mod|conftest\.py|noxfile\.py|tox\.ini)$/),
    data: match(/^(?!(?:.*\/)?migrat(?:ions?|e)\/).*\.(?:sql|csv|graphql|gql|proto)$/),
    locale: match(/(?:^|\/)(?:locales?|i18n|lang|languages|translations?|l10n)\/|messages[_-]\w+\.\w+$/),
    style: match(/\.(?:css|s[ac]ss|less)$/),
    /** The code of a website, not the documents on it. */
    docs: (path) => /^(?:(?:packages|apps|sites)\/)?(?:docs?|documentation|website|site|www)(?:[-_][^/]+)?\//.test(path) &&
        !isProse(path),
    scripts: match(/(?:^|\/)(?:scripts?|tools?|hack|ci)\//),
    /** Where what a folder offers is listed. */
    entry: match(/(?:^|\/)(?:index\.[cm]?[jt]sx?|mod\.rs|lib\.rs|__init__\.py|urls\.py|route[rs]\.\w+)$/),
    hidden: match(/(?:^|\/)\.[^/]/),
    types: match(/\.d\.[cm]?ts$|(?:^|\/)types?(?:\.\w+)?\.ts$/),
};
const KINDS = [
    "test",
    "prose",
    "example",
    "migration",
    "build",
    "data",
    "locale",
    "style",
    "docs",
    "scripts",
    "entry",
    "hidden",
    "types",
];
/** Words of a title that ask for a kind. */
const ASKS = Object.entries({
    test: "flaky",
    prose: "readme changelog tutorial guide markdown",
    example: "example demo playground sample bench benchmark codemod template",
    data: "migration migrate sql mysql postgres postgresql sqlite db schema database column table graphql proto",
    build: "build gradle maven pom dependency dep upgrade bump version config configuration rollup webpack vite eslint tsconfig plugin package",
    style: "style css scss sass libsass tailwind color theme dark layout font icon",
}).map(([kind, words]) => [kind, new Set(words.split(" ").map(stem))]);
/** `build: …` asks for a kind by itself. */
const BUILD_TYPES = new Set(["build", "chore", "ci", "deps"]);
const TEST_TYPES = new Set(["test", "tests"]);
/** How a title begins that makes something new, which is then listed where its like are. */
const ADDS = /^(?:new|add(?:s|ed|ing)?|(?:implement|support|export)(?:s|ed|ing)?|(?:introduc|creat|expos)(?:es?|ed|ing))\b/i;
/** One kind alone, for every file of a tree: all of them are asked of the few that are looked at closely. */
function isOfKind(kind, path) {
    return IS_KIND[kind](path);
}
function kindsOf(path) {
    return new Set(KINDS.filter((kind) => IS_KIND[kind](path)));
}
/** @param stems the words of the title, stemmed; @param type the word before its colon, or empty; @param title what stands behind that. */
function kindsAskedFor(stems, type, title) {
    const asked = new Set(BUILD_TYPES.has(type) ? ["build"] : []);
    if (TEST_TYPES.has(type))
        asked.add("test");
    if (ADDS.test(title))
        asked.add("entry");
    for (const [kind, words] of ASKS)
        if (stems.some((each) => words.has(each)))
            asked.add(kind);
    return asked;
}
function isProse(path) {
    return !(0,indexable/* isCode */._m)(path) && !/\.html?$/i.test(path);
}
/** Below `src/main/java` folders are names of packages: `org/example/samples` says nothing of what a file is for. */
function matchAbovePackages(pattern) {
    return (path) => pattern.test(path.replace(/(?<=^|\/)src\/main\/(?:java|kotlin|scala|groovy)\/.*/, ""));
}
function match(pattern) {
    return (path) => pattern.test(path);
}

// EXTERNAL MODULE: ./build/retrieval/tree.js
var retrieval_tree = __webpack_require__(347);
;// CONCATENATED MODULE: ./build/retrieval/pair.js
// Which test belongs to which file, by name alone.

/** `src/cart.ts`, `test/cart.test.ts`, `cart_test.go`, `test_cart.py` and `CartTest.java` each meet their own kind. */
function pairKey(path) {
    const stem = (0,retrieval_tree/* stemOf */.Vc)(path).replace(/^test_|[-_](?:test|spec)s?$|(?<=[a-z])(?:Tests?|Spec)$/, "");
    return `${stem.toLowerCase()}${(0,retrieval_tree/* extensionOf */.je)(path)}`;
}

;// CONCATENATED MODULE: ./build/retrieval/path-words.js
// The words of one name in a path, of a file or a folder: alone and joined as people join them. Says nothing about the file's text.

/** @param stemOf `stem`, of callers that have many names and remember. */
function wordsOfSegment(name, stemOf) {
    const parts = splitIdentifier(name).map((part) => part.toLowerCase());
    const words = parts.map(stemOf).filter(isTerm);
    const joined = parts.slice(1).map((part, at) => (parts[at] ?? "") + part);
    if (parts.length > 2)
        joined.push(parts.join(""));
    return { words, terms: [...words, ...joined] };
}

;// CONCATENATED MODULE: ./build/retrieval/path-terms.js
// The words of all paths of a tree as numbers, so that a query looks up its own words and not those of every path. Each name, folder
// and word is taken apart once.





function createPathTerms(paths) {
    const numbers = createNumbers();
    const stemOf = (0,remembered/* remembered */.H)(stem);
    const segments = (0,remembered/* remembered */.H)((segment) => {
        const { terms, words } = wordsOfSegment(segment, stemOf);
        return { terms: terms.map(numbers.of), words: together([], words.map(numbers.of)) };
    });
    const wordsOfFolder = createFolders(segments);
    const folders = paths.map(retrieval_tree/* folderOf */.yS);
    const names = paths.map((path) => segments((0,retrieval_tree/* baseName */.Fl)(path).replace(/(?<=.)\.[^.]+$/, "")));
    const above = folders.map(wordsOfFolder);
    const below = names.map(({ words }, index) => without(words, above[index]?.words ?? []));
    const folderNumbers = folders.map(createNumbers().of);
    return {
        placesOf: numbers.placesOf,
        nameOf: (index) => names[index]?.terms ?? [],
        foldersOf: (index) => above[index]?.terms ?? [],
        folderOf: (index) => folderNumbers[index] ?? 0,
        holds(index, term) {
            const number = numbers.find(term);
            return names[index]?.terms.includes(number) === true || above[index]?.terms.includes(number) === true;
        },
        sharesSaid(placeOf) {
            const shares = new Float64Array(paths.length);
            let folder;
            let said = 0;
            for (let index = 0; index < shares.length; index += 1) {
                const words = above[index]?.words ?? [];
                // Files of one folder mostly come one after the other.
                if (words !== folder)
                    said = countPlaced(words, placeOf);
                folder = words;
                const name = below[index] ?? [];
                const total = words.length + name.length;
                if (total > 0)
                    shares[index] = (said + countPlaced(name, placeOf)) / total;
            }
            return shares;
        },
    };
}
/** Each folder has what the one above it has, and its own. A loop, for paths can be deeper than calls. */
function createFolders(segments) {
    const known = new Map([["", NOTHING]]);
    return function wordsOf(path) {
        const missing = [];
        for (let folder = path; !known.has(folder); folder = (0,retrieval_tree/* folderOf */.yS)(folder))
            missing.push(folder);
        for (const folder of missing.reverse()) {
            const above = known.get((0,retrieval_tree/* folderOf */.yS)(folder)) ?? NOTHING;
            const own = segments((0,retrieval_tree/* baseName */.Fl)(folder));
            known.set(folder, { terms: together(above.terms, own.terms), words: together(above.words, own.words) });
        }
        return known.get(path) ?? NOTHING;
    };
}
const NOTHING = { terms: [], words: [] };
/** The same list where there is nothing to leave out, which is so for most files. */
function without(words, others) {
    return words.some((word) => others.includes(word)) ? words.filter((word) => !others.includes(word)) : words;
}
function countPlaced(words, placeOf) {
    let count = 0;
    for (let at = 0; at < words.length; at += 1)
        if ((placeOf[words[at] ?? 0] ?? -1) >= 0)
            count += 1;
    return count;
}
/** Each once. */
function together(some, more) {
    const all = some.slice();
    for (let at = 0; at < more.length; at += 1) {
        const word = more[at] ?? 0;
        if (!all.includes(word))
            all.push(word);
    }
    return all;
}

;// CONCATENATED MODULE: ./build/retrieval/streams.js
// Texts → streams of numbered identifiers, in one pass: the whole tree is read once, and each question then walks numbers
// instead of letters. Knows no query; what an identifier means is worked out only when one asks.


const HASH_COMMENTS = /\.(?:pyi?|rb|rake|sh|bash|zsh|ya?ml|toml|tf|r|pl|exs?|jl|ps1|gradle\.properties)$/i;
/** A line ends here. */
const LINE_END = 0;
/** All rows from this one on: only data has so many different words, and where in it they stand is no loss. */
const BEYOND = 0xffff;
/** What has begun and not ended: 0 is code. */
const CODE = 0;
const LINE_COMMENT = 1;
const BLOCK_COMMENT = 2;
const MARKUP_COMMENT = 3;
const [NEWLINE, HASH, DASH, SLASH, STAR, COLON, LESS, GREATER, BANG] = [10, 35, 45, 47, 42, 58, 60, 62, 33];
/** What a byte can be: nothing, a part of an identifier, the end of a line, the begin or end of a comment. */
const [INSIDE, LINE, MARK] = [1, 2, 3];
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte > 127 || /[A-Za-z0-9_$]/.test(String.fromCharCode(byte)))
        return INSIDE;
    if (byte === NEWLINE)
        return LINE;
    return "#-/*<".includes(String.fromCharCode(byte)) ? MARK : 0;
});
const streams_ENCODER = new TextEncoder();
/** Bytes that one unit of a string takes at most. */
const WIDEST = 3;
/** Streams that lie in one piece of memory: thousands of small pieces would take more and are slow to make. */
const STORED_TOGETHER = 1 << 17;
/**
 * A scanner that numbers what it meets in `table` and writes down in `postings` where it stands. Strings are not looked into: a `//` in
 * one makes a comment of its line's rest. It reads bytes: several times faster than letters.
 */
function createScanner(table, postings) {
    let bytes = new Uint8Array(1 << 16);
    let store = new Uint16Array(STORED_TOGETHER);
    let stored = 0;
    learn();
    return function scan(path, text) {
        if (bytes.length <= WIDEST * text.length)
            bytes = new Uint8Array(WIDEST * text.length + 1);
        const size = streams_ENCODER.encodeInto(text, bytes).written;
        bytes[size] = NEWLINE;
        // Each byte ends an identifier or a line at most; the one after the last ends both.
        if (store.length < stored + size + 2) {
            store = new Uint16Array(Math.max(STORED_TOGETHER, size + 2));
            stored = 0;
        }
        postings.firsts.push(postings.filled);
        const hasHashes = HASH_COMMENTS.test(path);
        const { filled, lines } = walk({ bytes, size, store, stored, table, postings, hasHashes });
        const tokens = store.subarray(stored, filled);
        stored = filled;
        return { tokens, length: tokens.length - lines, lines };
    };
}
/** Every turn that a text can take. */
const EVERY_TURN = `// a\nb /* c * d */ http://e // f\n# <!-- g - --> < h / i */ * - > é ${"j".repeat(101)}\n`.repeat(12);
/**
 * Reads a text that takes every turn before the first real one: the engine compiles only what it has seen happen, and must begin
 * anew at each first comment of a kind. Of a small tree that would be a third of the time.
 */
function learn() {
    const bytes = streams_ENCODER.encode(EVERY_TURN);
    const size = bytes.length - 1;
    for (const hasHashes of [true, false]) {
        const postings = createPostings();
        const store = new Uint16Array(size + 2);
        walk({ bytes, size, store, stored: 0, table: createIdentifierTable(), postings, hasHashes });
    }
}
/**
 * One function, no object made in it, and `mixed` written out: it runs over every byte of a tree, and a small tree is read before the
 * engine has compiled it well. @returns how far the store is filled.
 */
function walk({ bytes, size, store, stored, table, postings, hasHashes }) {
    const classes = CLASSES;
    const first = postings.filled;
    let { tokens, times, before, latest } = postings;
    let [filled, next, lines, state] = [stored, first, 0, CODE];
    for (let at = 0; at <= size; at += 1) {
        let byte = bytes[at] ?? 0;
        let kind = classes[byte];
        if (kind === INSIDE) {
            const from = at;
            let one = ONE;
            let other = OTHER;
            do {
                other ^= one;
                one = ((one << 26) | (one >>> 6)) ^ other ^ (other << 9) ^ byte;
                other = (other << 13) | (other >>> 19);
                at += 1;
                byte = bytes[at] ?? 0;
                kind = classes[byte];
            } while (kind === INSIDE);
            const token = (table.put(one, other, bytes, from, at) << 1) | (state === CODE ? 0 : 1);
            if (token >= latest.length) {
                latest = enlarged(latest, 2 * token);
                postings.latest = latest;
            }
            let row = latest[token] ?? 0;
            if (row < first) {
                if (next === tokens.length) {
                    makeRoom(postings);
                    tokens = postings.tokens;
                    times = postings.times;
                    before = postings.before;
                }
                tokens[next] = token;
                before[next] = row;
                row = next;
                latest[token] = row;
                next += 1;
            }
            times[row] = (times[row] ?? 0) + 1;
            store[filled] = Math.min(BEYOND, row - first + 1);
            filled += 1;
        }
        if (kind === LINE) {
            lines += 1;
            store[filled] = LINE_END;
            filled += 1;
            if (state === LINE_COMMENT)
                state = CODE;
        }
        else if (kind === MARK) {
            if (state === CODE)
                state = begun(bytes, at, hasHashes);
            else if (isEnd(bytes, at, state))
                state = CODE;
        }
    }
    postings.filled = next;
    return { filled, lines };
}
/** What a byte in code begins; `://` is no comment but an address. */
function begun(bytes, at, hasHashes) {
    const byte = bytes[at];
    const next = bytes[at + 1];
    if (byte === HASH)
        return hasHashes ? LINE_COMMENT : CODE;
    if (byte === SLASH && next === STAR)
        return BLOCK_COMMENT;
    if (byte === SLASH && next === SLASH && bytes[at - 1] !== COLON)
        return LINE_COMMENT;
    const isMarkup = byte === LESS && next === BANG && bytes[at + 2] === DASH && bytes[at + 3] === DASH;
    return isMarkup ? MARKUP_COMMENT : CODE;
}
function isEnd(bytes, at, state) {
    const byte = bytes[at];
    const next = bytes[at + 1];
    if (state === BLOCK_COMMENT)
        return byte === STAR && next === SLASH;
    return state === MARKUP_COMMENT && byte === DASH && next === DASH && bytes[at + 2] === GREATER;
}

;// CONCATENATED MODULE: ./build/retrieval/part-end.js
// Where a part of an identifier ends, for letters that are ASCII: what the expression of `splitIdentifier` finds, without the
// expression. A tree has a hundred thousand identifiers to take apart before the first answer.
const [LOWER, UPPER, DIGIT] = [1, 2, 3];
const part_end_KINDS = Uint8Array.from({ length: 256 }, (_, code) => {
    if (code >= 97 && code <= 122)
        return LOWER;
    if (code >= 65 && code <= 90)
        return UPPER;
    return code >= 48 && code <= 57 ? DIGIT : 0;
});
/**
 * @param codes of ASCII letters; none at `to` or behind is looked at.
 * @returns `from` when no part begins there.
 */
function partEnd(codes, from, to) {
    let at = from;
    while (at < to && part_end_KINDS[codes[at] ?? 0] === UPPER)
        at += 1;
    if (at - from > 1 && at < to && part_end_KINDS[codes[at] ?? 0] === LOWER)
        return at - 1;
    if (at - from < 2)
        while (at < to && part_end_KINDS[codes[at] ?? 0] === LOWER)
            at += 1;
    while (at < to && part_end_KINDS[codes[at] ?? 0] === DIGIT)
        at += 1;
    return at;
}

;// CONCATENATED MODULE: ./build/retrieval/word-begins.js
// How words begin, as numbers: most words of a tree are told from those a query asks for by their first letters, and never looked at
// any further. Knows no identifiers.
/** How many there are. */
const BEGINS = 1 << 15;
/** What tells letters apart, and not whether they are small. */
const LETTER = 31;
/** The first three bytes of a word as one number; some words of other letters share it. */
function beginOf(bytes, from, to) {
    const first = from < to ? (bytes[from] ?? 0) : 0;
    const second = from + 1 < to ? (bytes[from + 1] ?? 0) : 0;
    const third = from + 2 < to ? (bytes[from + 2] ?? 0) : 0;
    return ((first & LETTER) << 10) | ((second & LETTER) << 5) | (third & LETTER);
}
const word_begins_ENCODER = new TextEncoder();
/**
 * How words begin of which this is the stem: as the stem does, but for the American spelling of `isation` at the very begin (`izat`
 * of `isat`), for five letters with `ies` (`sky`) and for the third letter of stems of two (`ad` of `adding`, `ax` of `axes`).
 */
function beginsOf(term) {
    // One more than counts, for a letter beyond 16 bits takes two.
    const begin = term.slice(0, 4);
    const spelled = [begin, begin.replace("iz", "is")];
    if (term.length === 3 && term.endsWith("y"))
        spelled.push(`${term.slice(0, 2)}i`);
    if (term.length === 2)
        spelled.push(`${term}${term.charAt(1)}`, `${term}e`);
    return spelled.map((each) => {
        const bytes = word_begins_ENCODER.encode(each);
        return beginOf(bytes, 0, bytes.length);
    });
}

;// CONCATENATED MODULE: ./build/retrieval/word-parts.js
// All identifiers of a tree taken apart into their words, as `termsOfIdentifier` does it with one: of each word how it begins, and
// more only when somebody asks for words that begin so. Nearly all identifiers are ASCII and never become a string here.



function takeApart(table) {
    const [letters, ends, size] = [table.letters(), table.ends(), table.size()];
    const firsts = new Uint32Array(size + 1);
    const signs = new Uint16Array(size);
    const others = [];
    // An identifier has no more words than letters.
    const begins = new Uint16Array(ends[size - 1] ?? 0);
    let filled = 0;
    for (let number = 1; number < size; number += 1) {
        const first = filled;
        const begin = ends[number - 1] ?? 0;
        const end = ends[number] ?? 0;
        firsts[number] = first;
        if (!isAscii(letters, begin, end))
            others.push(number);
        else if (end - begin <= MAX_IDENTIFIER) {
            let length = 0;
            for (let at = begin; at < end;) {
                const stop = partEnd(letters, at, end);
                if (stop === at)
                    at += 1;
                else {
                    begins[filled] = beginOf(letters, at, stop);
                    filled += 1;
                    length += stop - at;
                    at = stop;
                }
            }
            if (filled - first > 1)
                signs[number] = signOf(beginOfWhole(letters, begin, end), length);
        }
    }
    firsts[size] = filled;
    return { firsts, begins: begins.slice(0, filled), signs, others };
}
/** How letters begin and how many they are, as one number below `BEGINS`; some others share it. */
function signOf(begin, length) {
    return (begin + SPREAD * length) % BEGINS;
}
/** Prime. */
const SPREAD = 1009;
const FIRST = new Uint8Array(3);
function beginOfWhole(letters, begin, end) {
    let filled = 0;
    for (let at = begin; at < end && filled < FIRST.length; at += 1) {
        const letter = letters[at] ?? 0;
        if (!isBetweenWords(letter)) {
            FIRST[filled] = letter;
            filled += 1;
        }
    }
    return beginOf(FIRST, 0, filled);
}
const [DOLLAR, UNDERSCORE] = [36, 95];
/** Of the letters of an ASCII identifier these alone are part of no word. */
function isBetweenWords(letter) {
    return letter === UNDERSCORE || letter === DOLLAR;
}
const [A, Z, TO_SMALL] = [65, 90, 32];
function inSmall(letter) {
    return letter >= A && letter <= Z ? letter + TO_SMALL : letter;
}
function isAscii(bytes, from, to) {
    for (let at = from; at < to; at += 1)
        if ((bytes[at] ?? 0) > 127)
            return false;
    return true;
}

;// CONCATENATED MODULE: ./build/retrieval/known-words.js
// The words of identifiers that some query asked for, each told apart once: their letters, whatever their case, and their stems.




function createKnownWords(table, { firsts, begins }) {
    const words = createIdentifierTable();
    const terms = [""];
    const numbers = new Uint32Array(begins.length);
    const small = new Uint8Array(MAX_IDENTIFIER);
    function learn(identifier, place) {
        const letters = table.letters();
        const end = table.ends()[identifier] ?? 0;
        let at = table.ends()[identifier - 1] ?? 0;
        for (let passed = firsts[identifier] ?? 0;; passed += 1) {
            while (at < end && isBetweenWords(letters[at] ?? 0))
                at += 1;
            const stop = partEnd(letters, at, end);
            if (passed === place) {
                const number = numberOfWord(letters, at, stop);
                numbers[place] = number;
                return number;
            }
            at = stop;
        }
    }
    function numberOfWord(letters, from, to) {
        const length = to - from;
        for (let at = 0; at < length; at += 1)
            small[at] = inSmall(letters[from + at] ?? 0);
        const hash = mixed(small, 0, length);
        const number = words.put(hash[0], hash[1], small, 0, length);
        terms[number] ??= termOfWord(words.nameOf(number));
        return number;
    }
    return { numbers, learn, terms };
}
function termOfWord(word) {
    const term = stem(word);
    return isTerm(term) && isTerm(word) ? term : "";
}

;// CONCATENATED MODULE: ./build/retrieval/vocabulary.js
// Terms and names of a query → the identifiers of a tree that hold them. Knows words, no files.






/** More different mixtures than fit a number are not met: 200 terms and 40 names in one query. */
const MOST_LISTS = 65_536;
const NOWHERE = -1;
const vocabulary_ENCODER = new TextEncoder();
function createVocabulary(table) {
    const parts = takeApart(table);
    const words = createKnownWords(table, parts);
    const termsOfOther = (0,remembered/* remembered */.H)((number) => termsOfIdentifier(table.nameOf(number)).map(([term]) => term));
    return function placesOf(terms, names) {
        const asked = ask(terms, words.terms);
        const lists = { all: [[]], numbers: new Map() };
        const list = listAscii(asked, lists, { table, parts, words });
        for (const number of parts.others) {
            const held = [];
            for (const term of termsOfOther(number))
                hold(held, asked.places.get(term) ?? NOWHERE);
            list[number] = numberOf(lists, held);
        }
        for (const [at, name] of names.entries()) {
            const number = table.find(name);
            if (number !== 0)
                list[number] = numberOf(lists, [...(lists.all[list[number] ?? 0] ?? []), terms.length + at]);
        }
        return { list, lists: lists.all };
    };
}
function ask(terms, words) {
    const places = new Map(terms.map((term, place) => [term, place]));
    const placeOfWord = new Int16Array(words.length);
    for (let word = 0; word < words.length; word += 1)
        placeOfWord[word] = places.get(words[word] ?? "") ?? NOWHERE;
    const wholes = (0,group/* groupBy */.$)(terms.map((term, place) => ({ letters: vocabulary_ENCODER.encode(term), place })), ({ letters }) => signOf(beginOf(letters, 0, letters.length), letters.length));
    const [isWanted, isSought] = [marksOf(terms.flatMap(beginsOf)), marksOf([...wholes.keys()])];
    return { places, placeOfWord, wholes, isWanted, isSought };
}
function marksOf(begins) {
    const marks = new Uint8Array(BEGINS);
    for (const begin of begins)
        marks[begin] = 1;
    return marks;
}
/** No function is made in here: the engine would compile this anew for each ticket. */
function listAscii(asked, lists, { table, parts, words }) {
    const { places, isWanted, placeOfWord, isSought } = asked;
    const { firsts, begins, signs } = parts;
    const { numbers, terms } = words;
    const list = new Uint16Array(table.size());
    const held = [];
    for (let number = 1; number < list.length; number += 1) {
        const first = firsts[number] ?? 0;
        const end = firsts[number + 1] ?? 0;
        for (let at = first; at < end; at += 1) {
            if (isWanted[begins[at] ?? 0] === 0)
                continue;
            const known = numbers[at] ?? 0;
            const word = known === 0 ? words.learn(number, at) : known;
            // A word that is met for the first time has no place yet.
            hold(held, placeOfWord[word] ?? places.get(terms[word] ?? "") ?? NOWHERE);
        }
        const sign = signs[number] ?? 0;
        if (end - first > 1 && isSought[sign] === 1)
            hold(held, wholeOf(asked.wholes.get(sign) ?? [], number, table));
        if (held.length === 0)
            continue;
        list[number] = numberOf(lists, held);
        held.length = 0;
    }
    return list;
}
function hold(held, place) {
    if (place !== NOWHERE && (held.length === 0 || !held.includes(place)))
        held.push(place);
}
/** All words of an identifier together, as one of the terms: `signUp` is `signup`. */
function wholeOf(sought, number, table) {
    const [letters, ends] = [table.letters(), table.ends()];
    for (const term of sought)
        if (isWhole(term.letters, letters, ends[number - 1] ?? 0, ends[number] ?? 0))
            return term.place;
    return NOWHERE;
}
function isWhole(term, letters, from, to) {
    let met = 0;
    for (let at = from; at < to; at += 1) {
        const letter = letters[at] ?? 0;
        if (isBetweenWords(letter))
            continue;
        if (inSmall(letter) !== term[met])
            return false;
        met += 1;
    }
    return met === term.length;
}
/** @param held each place once; it is copied. */
function numberOf({ all, numbers }, held) {
    if (held.length === 0)
        return 0;
    const key = keyOf(held);
    const known = numbers.get(key);
    if (known !== undefined)
        return known;
    if (all.length >= MOST_LISTS)
        return 0;
    numbers.set(key, all.length);
    return all.push([...held]) - 1;
}
/** Nearly all mixtures are of few places, and those make a number; others a text. */
function keyOf(held) {
    if (held.length > FEW)
        return held.join();
    let key = 0;
    for (let at = 0; at < held.length; at += 1) {
        const place = held[at] ?? 0;
        if (place >= BASE - 1)
            return held.join();
        key = key * BASE + place + 1;
    }
    return key;
}
const FEW = 3;
const BASE = 1024;

;// CONCATENATED MODULE: ./build/retrieval/corpus.js
// The files of a tree, read once: streams of identifiers and the words of paths. Answers how often things stand where; what
// that is worth is the ranking's business.












/** Letters for each different identifier of a file, in public repositories. */
const LETTERS_PER_ROW = 32;
/** Different identifiers that a tree of so many letters has: fewer new ones the longer one reads (Heaps' law, fitted to public ones). */
function identifiersIn(letters) {
    return 3.4 * letters ** 0.56;
}
function createCorpus(files) {
    const letters = files.reduce((sum, { text }) => sum + text.length, 0);
    const table = createIdentifierTable(identifiersIn(letters));
    const postings = createPostings(Math.ceil(letters / LETTERS_PER_ROW));
    const scan = createScanner(table, postings);
    const entries = files
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
        .map((file, index) => ({
        file,
        index,
        stream: scan(file.path, file.text),
        isTest: isOfKind("test", file.path),
        isProse: isOfKind("prose", file.path),
    }));
    const identifiers = entries.reduce((sum, { stream }) => sum + stream.length, 0);
    let vocabulary;
    let tests;
    return {
        entries,
        paths: createPathTerms(entries.map(({ file }) => file.path)),
        kindsOf: (0,remembered/* remembered */.H)(kindsOf),
        testsFor(key) {
            tests ??= (0,group/* groupBy */.$)(entries.filter(({ isTest }) => isTest), ({ file }) => pairKey(file.path));
            return tests.get(key) ?? [];
        },
        averageLength: Math.max(1, identifiers / Math.max(1, entries.length)),
        placesOf(terms, names) {
            vocabulary ??= createVocabulary(table);
            return vocabulary(terms, names);
        },
        postings,
        holding: createHolding(files, entries, table, postings),
        defined: createDefined(),
        symbolsOf: (0,remembered/* remembered */.H)((file) => (0,symbols/* symbolsOf */.ZR)(file.path, file.text)),
    };
}

// EXTERNAL MODULE: ./build/retrieval/chunks.js
var chunks = __webpack_require__(7121);
;// CONCATENATED MODULE: ./build/retrieval/fit-budget.js
/** A line of code takes 11 tokens on average over public repositories; four characters a token guards against long lines. */
const TOKENS_PER_LINE = 11;
const CHARS_PER_TOKEN = 4;
/** Places of a file this near are shown as one; what is that near to a place with a better reason is not shown for its own. */
const NEAR_LINES = 5;
/** @returns patterns in the order of the picks. */
function fitBudget(picks, tokenBudget) {
    const patterns = [];
    let left = tokenBudget;
    for (const pick of joined(picks)) {
        const pattern = patternOf(pick);
        const cost = tokensOf(pattern.endLine - pattern.startLine + 1, pattern.text.length);
        if (cost > left || pattern.text.trim() === "")
            continue;
        left -= cost;
        patterns.push(pattern);
    }
    return patterns;
}
/** Those of the picks that fit, in their order. */
function picksWithin(picks, tokens) {
    let left = tokens;
    return picks.filter(({ file, lines }) => {
        const cost = costOf(file, lines);
        if (cost > left)
            return false;
        left -= cost;
        return true;
    });
}
/** Tokens that these lines take. Asked for every piece of every file that may be shown, so it cuts no text. */
function costOf({ text }, lines) {
    const { start, end, from, to } = withoutBlank(text, lines);
    return tokensOf(end - start + 1, to - from);
}
function joined(picks) {
    const kept = [];
    for (const pick of picks) {
        const known = kept.filter(({ file }) => file.path === pick.file.path);
        const near = known.find(({ lines }) => pick.lines.start <= lines.end + NEAR_LINES && lines.start <= pick.lines.end + NEAR_LINES);
        if (near !== undefined && pick.origin === near.origin)
            kept[kept.indexOf(near)] = { ...near, lines: union(near.lines, pick.lines) };
        else if (near === undefined)
            kept.push(pick);
    }
    return kept;
}
function union(one, other) {
    return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
function patternOf({ file, lines, score, reason, origin }) {
    const { start, end, from, to } = withoutBlank(file.text, lines);
    const text = file.text.slice(from, to);
    return { path: file.path, startLine: start, endLine: end, blob: file.blob, text, score, reason, origin };
}
/** The lines without the blank ones before and behind, of which one is left when there is nothing else. */
function withoutBlank(text, lines) {
    let { start, end, from, to } = spanOf(text, lines);
    for (let begin = lineBegin(text, to); end > start && isBlank(text, begin, to); begin = lineBegin(text, to)) {
        to = begin - 1;
        end -= 1;
    }
    for (let stop = lineEnd(text, from); start < end && isBlank(text, from, stop); stop = lineEnd(text, from)) {
        from = stop + 1;
        start += 1;
    }
    return { start, end, from, to };
}
/** As far as the text goes; of lines behind its end one empty one. */
function spanOf(text, lines) {
    const start = Math.max(1, lines.start);
    let from = 0;
    for (let line = 1; line < start; line += 1) {
        from = lineEnd(text, from) + 1;
        if (from > text.length)
            return { start, end: start, from: text.length, to: text.length };
    }
    let end = start;
    let to = lineEnd(text, from);
    for (; end < lines.end && to < text.length; end += 1)
        to = lineEnd(text, to + 1);
    return { start, end, from, to };
}
function lineBegin(text, to) {
    return to === 0 ? 0 : text.lastIndexOf("\n", to - 1) + 1;
}
function lineEnd(text, from) {
    const at = text.indexOf("\n", from);
    return at < 0 ? text.length : at;
}
function isBlank(text, from, to) {
    return text.slice(from, to).trim() === "";
}
function tokensOf(lines, chars) {
    return Math.max(lines * TOKENS_PER_LINE, Math.ceil(chars / CHARS_PER_TOKEN));
}

;// CONCATENATED MODULE: ./build/retrieval/excerpts.js
// Ranked files × budget → which of their lines to show: the pieces that most likely hold what will be changed, for what they
// cost, grown to whole definitions. Never two that overlap, never more than the budget.


/** Beyond these a file is shown for less than one in two hundred tickets. */
const MOST_FILES = 40;
const LEAST_PROBABILITY = 0.004;
const STEP = 15;
/** A short file is read faster whole than in pieces. */
const WHOLE = 60;
/** What a piece is worth that says nothing of the query, beside the file's best one; imports at the top change with the rest. */
const SILENT = 0.08;
const TOP = 0.25;
/** How far a piece grows to hold a definition whole. */
const GROWTH = 20;
/** In the order of the files; several excerpts of a file in the order of its lines. */
function chooseExcerpts(ranked, { tokenBudget, before, symbolsOf }) {
    const files = ranked.slice(0, MOST_FILES).filter(({ probability }) => probability >= LEAST_PROBABILITY);
    const isShown = ({ file }, lines) => before.some((pick) => pick.file.path === file.path && overlap(pick.lines, lines));
    const pieces = files.flatMap((file, rank) => piecesOf(file, rank).filter(({ lines }) => !isShown(file, lines)));
    pieces.sort((a, b) => b.worth / b.cost - a.worth / a.cost || a.rank - b.rank || a.lines.start - b.lines.start);
    let left = before.reduce((tokens, { file, lines }) => tokens - costOf(file, lines), tokenBudget);
    const chosen = files.map(() => []);
    for (const { rank, lines, cost } of pieces) {
        if (cost > left)
            continue;
        left -= cost;
        chosen[rank]?.push(lines);
    }
    return files.flatMap((file, rank) => {
        const kept = join(chosen[rank] ?? []);
        const fits = (lines) => !isShown(file, lines) && costOf(file.file, lines) <= left;
        const grown = isPart(kept, file) ? grow(kept, symbolsOf(file.file), fits) : kept;
        for (const lines of grown)
            left -= costOf(file.file, lines);
        for (const lines of kept)
            left += costOf(file.file, lines);
        return grown.map((lines) => ({ ranked: file, lines }));
    });
}
/** What a file defines is found out only where a definition may be cut. */
function isPart(kept, { file }) {
    const [first] = kept;
    return first !== undefined && !(first.start === 1 && first.end >= lengthOf(file.text));
}
/** The whole of a short file; of a long one steps of lines, each worth its share of what the query finds there. */
function piecesOf({ file, passages, probability }, rank) {
    const length = lengthOf(file.text);
    const whole = { start: 1, end: length };
    if (length <= WHOLE)
        return [{ rank, lines: whole, cost: Math.max(1, costOf(file, whole)), worth: probability }];
    const steps = stepWorths(passages, length);
    const most = Math.max(1e-9, ...steps);
    const shares = steps.map((worth, at) => (worth / most) ** 2 + SILENT + (at === 0 ? TOP : 0));
    const total = shares.reduce((sum, share) => sum + share, 0);
    // One price for all pieces of a file: a blank line more or less must not decide what is shown.
    const cost = Math.ceil((costOf(file, whole) * STEP) / length);
    return shares.map((share, at) => ({
        rank,
        lines: { start: at * STEP + 1, end: Math.min(length, (at + 1) * STEP) },
        cost,
        worth: (probability * share) / total,
    }));
}
/** The best window each step lies in. */
function stepWorths(passages, length) {
    const steps = new Array(Math.ceil(length / STEP)).fill(0);
    for (const { lines, score } of passages)
        for (let at = Math.floor((lines.start - 1) / STEP); at <= Math.floor((lines.end - 1) / STEP); at += 1)
            if (at < steps.length)
                steps[at] = Math.max(steps[at] ?? 0, score);
    return steps;
}
/** Lines of a text; the end of the last one begins no further one. */
function lengthOf(text) {
    let lines = 1;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
        lines += 1;
    return text.endsWith("\n") ? Math.max(1, lines - 1) : lines;
}
function overlap(one, other) {
    return one.start <= other.end && other.start <= one.end;
}
/** Sorted; what touches becomes one. */
function join(list) {
    const joined = [];
    for (const lines of [...list].sort((a, b) => a.start - b.start)) {
        const last = joined.at(-1);
        if (last !== undefined && lines.start <= last.end + 1)
            joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, lines.end) };
        else
            joined.push(lines);
    }
    return joined;
}
/** Each grown to the borders of the definitions it cuts, where those are near and what is added fits. */
function grow(list, symbols, fits) {
    return join(list.flatMap((lines) => {
        const { start, end } = snapped(lines, symbols);
        const above = { start, end: lines.start - 1 };
        const below = { start: lines.end + 1, end };
        return [lines, ...[above, below].filter((added) => added.start <= added.end && fits(added))];
    }));
}
function snapped({ start, end }, symbols) {
    const short = symbols.filter((symbol) => symbol.end - symbol.from < chunks/* MAX_LINES */.xg);
    const above = short.find((symbol) => symbol.from < start && symbol.end >= start && start - symbol.from <= GROWTH);
    const below = short.find((symbol) => symbol.from <= end && symbol.end > end && symbol.end - end <= GROWTH);
    return { start: above?.from ?? start, end: below?.end ?? end };
}

;// CONCATENATED MODULE: ./build/retrieval/route.js
/** A word that this many files hold is no name; it would cost a look at each. */
const MAX_HOLDING = 400;
const VERB = /\b(get|post|put|patch|delete|head|options)\b/i;
const PARAMETER = /^(?:[:$*].*|\{.*\}|<.*>|\[.*\]|%\w)$/;
/** Folders that routers of files begin at, and folders that are no part of the address. */
const ROOT = /^.*?(?:^|\/)(?:app|pages|routes|server)\/(?=.)/;
const GROUP = /^(?:\(.*\)|@.*|_.*)$/;
const FILE = /^(?:route|page|index|\+server|\+page(?:\.server)?|\+layout)\.\w+$/;
/** @param written a path, with its method in capitals before it or without. */
function servingFiles(written, tree) {
    const [, verb, path = ""] = /^(?:([A-Z]+) )?(.*)$/s.exec(written) ?? [];
    const wanted = shapeOf(path);
    const telling = wanted.split("/").reduce((best, part) => (part.length > best.length ? part : best), "");
    if (telling.length < 3)
        return [];
    const code = tree.files.filter(tree.isSource);
    const placed = code.filter(({ path: at }) => fileRoute(at) === wanted);
    if (placed.length > 0)
        return placed.map((file) => ({ file, lines: undefined }));
    const known = new Set(code);
    const holding = tree.holding(telling).filter((file) => known.has(file));
    if (holding.length > MAX_HOLDING)
        return [];
    return holding.flatMap((file) => spelled(file, { wanted, verb: verb?.toLowerCase() }));
}
/** `/orders/:id`, `/orders/{id}` and `orders/<int:id>/` are one route. */
function shapeOf(path) {
    const parts = path
        .split("?")[0]
        ?.split("/")
        .filter((part) => part !== "") ?? [];
    return parts.map((part) => (PARAMETER.test(part) ? "*" : part)).join("/");
}
/** `src/app/(shop)/orders/[id]/route.ts` → `orders/*`; undefined where a file's place says no route. */
function fileRoute(path) {
    if (!ROOT.test(path))
        return undefined;
    const parts = path.replace(ROOT, "").split("/");
    const name = parts.pop() ?? "";
    const bare = name.replace(/(?:\.(?:get|post|put|patch|delete))?\.\w+$/, "");
    const all = FILE.test(name) ? parts : [...parts, bare];
    return shapeOf(all.filter((part) => !GROUP.test(part)).join("/"));
}
function spelled(file, { wanted, verb }) {
    for (const match of file.text.matchAll(/["'`](\/?[\w@.:*~$%<>{}()[\]/-]{2,160})["'`]/g)) {
        if (shapeOf(match[1] ?? "") !== wanted)
            continue;
        const start = file.text.lastIndexOf("\n", match.index) + 1;
        const said = VERB.exec(file.text.slice(Math.max(start, match.index - 120), match.index + match[0].length + 80).split("\n")[0] ?? "")?.[1];
        if (verb !== undefined && said !== undefined && said.toLowerCase() !== verb)
            continue;
        const line = file.text.slice(0, match.index).split("\n").length;
        return [{ file, lines: { start: line, end: line } }];
    }
    return [];
}

;// CONCATENATED MODULE: ./build/retrieval/defining.js




/** Of more files none is meant: on public commits three that define one name were touched in one case of ten. */
const MAX_FILES = 2;
/** A word that this many files hold is no name; it would cost a look at each. */
const defining_MAX_HOLDING = 400;
/** Files looked at closely when none says plainly that it defines the name. */
const MAX_READ = 40;
const MAX_OCCURRENCES = 100;
const KEYWORD = /\b(?:function|class|interface|type|enum|struct|trait|union|fn|func|def|const|let|var|val|fun|module|namespace|object|record|mod|macro_rules!|static|model|protocol)[*\s]+(?:\([^)]{0,60}\)\s*)?$/;
/** Files that define what the mention names, in the order of the tree; none when more than two do. */
function definingFiles({ path, names }, tree) {
    if (names === undefined)
        return [];
    const found = names === "flag"
        ? withOption(path, tree)
        : names === "route"
            ? servingFiles(path, tree).map((serving) => ({ ...serving, verb: "serves" }))
            : names === "thing"
                ? thingNamed(path, tree)
                : definersOf(path, tree);
    return found.length <= MAX_FILES ? found : [];
}
function definersOf(chain, tree) {
    const parts = chain.split(".");
    const name = parts.at(-1) ?? "";
    const owner = parts.at(-2);
    const holding = tree.holding(name).filter(tree.isSource);
    if (owner === undefined) {
        const found = definitionsIn(declaring(holding, name), name, tree).filter(standsAlone);
        return found.length > 0 ? bestOf(found) : bareFile(name, tree);
    }
    const class_ = owner.charAt(0).toUpperCase() + owner.slice(1);
    const near = holding.filter(({ text, path }) => text.includes(owner) || text.includes(class_) || isCalled(path, owner));
    const owned = definitionsIn(near, name, tree).filter((each) => isOwnedBy(each, [owner, class_]));
    if (owned.length > 0)
        return bestOf(owned);
    // A field is no definition of its own: what it is a field of is.
    const owners = definitionsIn(declaring(near, class_), class_, tree).filter(({ file, symbol }) => {
        const lines = file.text.split("\n").slice(symbol.line - 1, symbol.end);
        return wordOf(name).test(lines.join("\n"));
    });
    return bestOf(owners);
}
function definitionsIn(files, name, { symbolsOf }) {
    if (files.length > MAX_READ)
        return [];
    return files.flatMap((file) => {
        if (!(0,symbols/* mayDefine */.Ng)(file.path, file.text, name))
            return [];
        const all = symbolsOf(file);
        return all.flatMap((symbol) => (symbol.name === name && MEANT.has(symbol.kind) ? [{ file, symbol, all }] : []));
    });
}
/** A plain word is a name only where it stands by itself: `status` is a method of everything. */
function standsAlone({ symbol }) {
    return !/^[a-z]+$/.test(symbol.name) || (symbol.depth === 0 && symbol.exported);
}
/** Those of the files that say plainly that they define it; all of them when none does. */
function declaring(files, name) {
    if (files.length > defining_MAX_HOLDING)
        return [];
    const plain = files.filter(({ text }) => declares(text, name));
    return plain.length > 0 ? plain : files;
}
const MEANT = new Set(["function", "class", "method", "type", "constant", "module"]);
/** Whether a word that begins a definition stands before the name: cheap, and enough to choose what to read. */
function declares(text, name) {
    let at = text.indexOf(name);
    for (let count = 0; at >= 0 && count < MAX_OCCURRENCES; count += 1) {
        if (KEYWORD.test(text.slice(Math.max(0, at - 80), at)))
            return true;
        at = text.indexOf(name, at + name.length);
    }
    return false;
}
/** Lies in it, is a method beside its type (Go), or its file is called so; the owner as written and as a class. */
function isOwnedBy({ file, symbol, all }, owner) {
    const { line } = symbol;
    if (all.some((each) => owner.includes(each.name) && each.line < line && each.end >= line))
        return true;
    const head = (file.text.split("\n", line)[line - 1] ?? "").slice(0, 160);
    return isCalled(file.path, owner[0]) || owner.some((name) => head.includes(`${name})`));
}
function isCalled(path, name) {
    return (0,retrieval_tree/* stemOf */.Vc)(path).replace(/[-_]/g, "").toLowerCase() === name.replace(/[-_]/g, "").toLowerCase();
}
/** What others may use and what stands by itself is meant before what is hidden inside something. */
function bestOf(definitions) {
    const rank = ({ symbol }) => (symbol.depth === 0 ? 2 : 0) + (symbol.exported ? 1 : 0);
    const best = Math.max(0, ...definitions.map(rank));
    const files = new Map();
    for (const definition of definitions) {
        const { file, symbol } = definition;
        if (rank(definition) !== best || files.has(file.path))
            continue;
        files.set(file.path, { file, lines: { start: symbol.line, end: symbol.line }, verb: "defines" });
    }
    return [...files.values()];
}
/** A component that is only a file (`Button.vue`), or settings that code reads and never defines (`DATABASE_URL`). */
function bareFile(name, tree) {
    const file = /[A-Z]|-/.test(name) ? tree.resolveName(name) : undefined;
    if (file !== undefined && (0,indexable/* isCode */._m)(file.path))
        return [{ file, lines: undefined, verb: "is" }];
    return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name) ? holdingCode(name, wordOf(name), tree, "reads") : [];
}
function withOption(flag, tree) {
    const name = flag.slice(2);
    const quoted = new RegExp(`["'\`](?:-\\w, )?(?:--)?${escaped(name)}(?:[ =<["'\`]|$)`);
    return holdingCode(name, quoted, tree, "has the option");
}
function holdingCode(needle, pattern, tree, verb) {
    const holding = tree.holding(needle).filter(tree.isSource);
    if (holding.length > defining_MAX_HOLDING)
        return [];
    return holding.flatMap((file) => {
        const at = pattern.exec(file.text)?.index;
        if (at === undefined)
            return [];
        const line = file.text.slice(0, at).split("\n").length;
        return [{ file, lines: { start: line, end: line }, verb }];
    });
}
/** `order list page`: a file or a definition called so, with or without the last word. */
function thingNamed(words, tree) {
    for (const name of [words, words.slice(0, words.lastIndexOf(" "))]) {
        const file = tree.resolveName(name);
        if (file !== undefined)
            return [{ file, lines: undefined, verb: "is" }];
    }
    const name = words.slice(0, words.lastIndexOf(" "));
    return /^[A-Za-z]\w+$/.test(name) && /[A-Z]/.test(name) ? definersOf(name, tree) : [];
}
function wordOf(name) {
    return new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`);
}
function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

;// CONCATENATED MODULE: ./build/retrieval/named.js


/** Of one name; each costs a look at every text. */
const MAX_NAMES = 12;
/** @param paths the task's territory; its globs and folders are passed over. */
function resolveNamed(mentions, paths, tree) {
    const files = [];
    const toCreate = new Set();
    for (const mention of mentions.filter(({ names }) => names === undefined)) {
        const file = resolve(mention, tree);
        if (file !== undefined)
            files.push({ file, lines: linesOf(mention), ...says(mention) });
        else if (mention.intent === "create" && isFilePath(mention.path))
            toCreate.add(mention.path);
    }
    for (const path of paths.map((written) => written.replace(/^\.\//, "")).filter(isFilePath)) {
        const file = tree.find(path);
        if (file === undefined)
            toCreate.add(path);
        else
            files.push({ file, lines: undefined, intent: "change", certainty: 1, reason: "in the task's territory" });
    }
    return {
        files: [...files, ...definedBy(mentions, new Set(files.map(({ file }) => file.path)), tree)],
        toCreate: [...toCreate],
    };
}
/** What the names of the code lead to, each file once, and none that the ticket names by its path. */
function definedBy(mentions, known, tree) {
    const found = new Map();
    const names = mentions.filter((mention) => mention.names !== undefined).slice(0, MAX_NAMES);
    for (const mention of names) {
        const defining = definingFiles(mention, tree);
        for (const { file, lines, verb } of defining) {
            const before = found.get(file.path);
            const isExample = mention.intent === "like";
            if (before !== undefined ? before.intent === "like" || !isExample : known.has(file.path) && !isExample)
                continue;
            found.set(file.path, {
                file,
                lines,
                intent: isExample ? "like" : "mention",
                certainty: isExample ? 1 : defining.length === 1 ? CERTAINTY.one : CERTAINTY.several,
                reason: isExample ? EXAMPLE : `${verb} \`${mention.path}\`, which the ticket names`,
            });
        }
    }
    return [...found.values()].sort((one, other) => other.certainty - one.certainty);
}
const EXAMPLE = "named in the ticket as the example to follow";
/** Share of the files found so that the change touched, where one file defines the name and where two do, on public commits. */
const CERTAINTY = { one: 0.5, several: 0.1 };
/** From here on a name of the code counts as a place the ticket gives. */
const SURE = 0.45;
function resolve(mention, tree) {
    const { path, intent, repository } = mention;
    if (repository !== undefined)
        return linked(path, tree);
    // A file to be made is looked for at its own place only: another package may well have one of that name.
    return intent === "create" && path.includes("/") ? tree.find(path) : tree.resolve(path);
}
/** A link counts from the root; what stands in front is the rest of a branch's name (`feature/x`). */
function linked(path, tree) {
    const parts = path.split("/");
    for (let from = 0; from < Math.min(parts.length, 4); from += 1) {
        const file = tree.find(parts.slice(from).join("/"));
        if (file !== undefined)
            return file;
    }
    return undefined;
}
function says({ intent }) {
    return { intent, certainty: 1, reason: intent === "like" ? EXAMPLE : "named in the ticket" };
}
function linesOf({ startLine, endLine }) {
    return startLine === undefined ? undefined : { start: startLine, end: endLine ?? startLine };
}
function isFilePath(path) {
    return !/[*?{}!]/.test(path) && (0,retrieval_tree/* extensionOf */.je)(path) !== "" && !path.endsWith("/");
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/complete.js
// How well a file serves as an example by itself: neither a stub nor a giant nor a list of other files.
/** Lines; hand-picked: what is shorter shows nothing, what is longer is not read to its end. */
const STUB = 8;
const SHORT = 20;
const LONG = 250;
const GIANT = 600;
/** More characters than this are no example, whatever stands in them. */
const MAX_CHARS = 60_000;
const UNFINISHED = /\b(?:not implemented|NotImplementedError|unimplemented!|todo!\(|@deprecated|Deprecated:)/i;
/** 0 to 1. */
function completeness(text) {
    if (text.length > MAX_CHARS)
        return 0;
    const { lines, passing } = countLines(text);
    const own = passing > 0.7 * lines ? 0.3 : 1;
    return bySize(lines) * own * (UNFINISHED.test(text) ? 0.7 : 1);
}
const FIRST_LETTER = /\S/g;
/** What begins a line that only passes on what others define. */
const PASSING = /(?:import|export \*|export \{|export type \{|from|use|pub use|mod|pub mod|require)\b/y;
/** Lines that are not blank, and those of them that pass on; no line is cut out for it. */
function countLines(text) {
    let [lines, passing] = [0, 0];
    FIRST_LETTER.lastIndex = 0;
    while (FIRST_LETTER.test(text)) {
        lines += 1;
        PASSING.lastIndex = FIRST_LETTER.lastIndex - 1;
        if (PASSING.test(text))
            passing += 1;
        const end = text.indexOf("\n", FIRST_LETTER.lastIndex);
        if (end < 0)
            break;
        FIRST_LETTER.lastIndex = end;
    }
    return { lines, passing };
}
function bySize(lines) {
    if (lines < STUB)
        return 0.1;
    if (lines < SHORT)
        return 0.6;
    if (lines <= LONG)
        return 1;
    return lines <= GIANT ? 0.7 : 0.3;
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/choice.js
// A file chosen as the example, before its test and its list are looked up; and what makes one file a better example than another.



const TESTED = 0.3;
const SHARED = 0.5;
/** How well a file serves as an example for a wish, 0 to 1.8: complete, with a test, named in the ticket's words. */
function suits(member, wish, testOf) {
    const tested = testOf(member) === undefined ? 0 : TESTED;
    return completeness(member.file.text) + tested + SHARED * sharedWords(member, wish);
}
/** Share of a name's words that the ticket says, 0 to 1. */
function sharedWords({ words: own, folder, isFolderNamed }, { terms }) {
    const words = isFolderNamed ? splitIdentifier((0,retrieval_tree/* baseName */.Fl)(folder)).map((word) => word.toLowerCase()) : own;
    const sum = words.reduce((total, word) => total + Math.min(1, terms.get(stem(word)) ?? 0), 0);
    return sum / Math.max(1, words.length);
}
/** The first of the best. */
function best(list, rate) {
    let found;
    for (const item of list) {
        const value = rate(item);
        if (found === undefined || value > found.value)
            found = { item, value };
    }
    return found?.item;
}
/** In path order, but of numbered and dated files (migrations) the latest first: it shows how they are made today. */
function comparePaths(one, other) {
    const order = one.path < other.path ? -1 : 1;
    return NUMBERED.test(one.path) && NUMBERED.test(other.path) ? -order : order;
}
const NUMBERED = /(?:^|\/)[Vv]?\d{3,}[^/]*(?:\/[^/]*)?$/;

;// CONCATENATED MODULE: ./build/retrieval/pattern/by-kind.js
// A ticket that names no path but a kind of thing, or none → the family a new file would join, and in it the best example.

/** Without a word for the kind an example is a guess from the ranked files; callers that want only sure ones ask for more than this. */
const UNSURE = 0.3;
/** Score at which a choice would be sure. */
const by_kind_SURE = 4;
const MOST_SURE = 0.95;
/** How little behind the first a second family may be to be shown, too. */
const SECOND = 0.7;
const MOST = 2;
/** Files of a family that are read. */
const READ = 24;
/** At most two examples and one test, the test first when the title asks for one. */
function chooseByKind({ title, wish, ranked }, ground) {
    const known = ranked.flatMap(({ path, probability }) => {
        const member = ground.find(path);
        return member === undefined ? [] : [{ path, probability, member }];
    });
    const sources = chooseAmong(ground.rateSources, { wish, known }, ground);
    const withTests = known.flatMap((entry) => {
        const test = ground.testOf(entry.member);
        return test === undefined ? [entry] : [entry, { ...entry, path: test.path, member: test }];
    });
    const tests = chooseAmong(ground.rateTests, { wish, known: withTests }, ground).slice(0, 1);
    return asksForTest(title) ? [...tests, ...sources.slice(0, 1)] : [...sources, ...tests];
}
function asksForTest(title) {
    return /\b(?:tests?|specs?|coverage|flaky|e2e)\b/i.test(title);
}
function chooseAmong(rate, near, ground) {
    const rated = rate(near.wish, near.known);
    const least = SECOND * (rated[0]?.score ?? 0);
    const choices = [];
    for (const each of rated.slice(0, MOST + 1)) {
        if (each.score < least || choices.length === MOST)
            break;
        const choice = chooseIn(each, near, ground);
        if (choice !== undefined && choices.every(({ member }) => member !== choice.member))
            choices.push(choice);
    }
    return choices;
}
/** The head of a folder lists what lies in folders of their own below it: one more is made like those, not like the head. */
function chooseIn(rated, near, ground) {
    const first = bestMember(rated.family, near, ground);
    if (first === undefined)
        return undefined;
    const below = ground.below(first);
    const inner = below === undefined ? undefined : bestMember(below, near, ground);
    const family = inner === undefined ? rated.family : (below ?? rated.family);
    return {
        member: inner ?? first,
        family,
        for: near.wish.thing ?? (family.isTest ? "a test" : "a file beside those to be changed"),
        likeness: likenessOf(rated, near.wish),
        why: whyIn(family, rated.said),
    };
}
function bestMember(family, { wish, known }, { testOf }) {
    const likely = new Map(known.map(({ member, probability }) => [member, probability]));
    const rated = family.members
        .filter(({ isIndex }) => !isIndex || family.isNested)
        .map((member) => ({ member, value: (likely.get(member) ?? 0) + 0.5 * sharedWords(member, wish) }))
        .sort((a, b) => b.value - a.value || comparePaths(a.member, b.member));
    return best(rated.slice(0, READ), ({ member, value }) => value + 0.5 * suits(member, wish, testOf))?.member;
}
function likenessOf({ score, said }, { thing }) {
    return Math.min(thing !== undefined && said !== undefined ? MOST_SURE : UNSURE, score / by_kind_SURE);
}
function whyIn({ home, members }, said) {
    const where = home === "" ? "the root" : home;
    if (said === undefined)
        return `the likeliest files of this ticket lie in or near ${where}`;
    const kind = members.length > 1 ? `is one of ${members.length} files of a kind` : "lies";
    return `the ticket says "${said}" and it ${kind} in ${where}`;
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/shape.js
// What a path alone says about the kind of a file: its ending, the words of its name, the folder it lies in. Reads no text.



const INDEX = /^(?:index|main|mod|lib|__init__|init|setup|conftest|package-info|doc)$/;
const CONFIG = /(?:^|[.-])(?:config|setup|workspace)\.\w+$|\.d\.[cm]?ts$/;
/** @param wordsOf the words of a name; @param folder of this path: both for callers that have many paths and remember. */
function shape_shapeOf(path, wordsOf = wordsOfName, folder = (0,retrieval_tree/* folderOf */.yS)(path)) {
    const base = (0,retrieval_tree/* baseName */.Fl)(path);
    const name = (0,retrieval_tree/* stemOf */.Vc)(path);
    return {
        path,
        folder,
        base,
        ending: (/(?:_test)?\.[^/]*$/.exec(base.slice(1))?.[0] ?? "").replace(/^.*(?=_test\.)/, ""),
        words: wordsOf(name),
        isTest: (0,indexable/* isTest */.Nu)(path),
        isFolderNamed: isSameName(name, (0,retrieval_tree/* baseName */.Fl)(folder)) || (name === "index" && folder !== ""),
        isIndex: INDEX.test(name) || CONFIG.test(base),
    };
}
function wordsOfName(name) {
    return splitIdentifier(name).map((word) => word.toLowerCase());
}
/** The first letters are compared first: nearly all pairs end there, and this is asked of every file. */
function isSameName(one, other) {
    return one.charAt(0).toLowerCase() === other.charAt(0).toLowerCase() && shape_bare(one) === shape_bare(other);
}
function shape_bare(name) {
    return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
/** How alike the folders of two files lie, 0 to 1: `pkg/cmd/repo/view` and `pkg/cmd/issue/view` share three of four. */
function folderLikeness(one, other) {
    return one === other ? 1 : segmentsLikeness(one.split("/"), other.split("/"));
}
/** As `folderLikeness`, of two that differ, in their segments. */
function segmentsLikeness(left, right) {
    const least = Math.min(left.length, right.length);
    let before = 0;
    while (before < least && left[before] === right[before])
        before += 1;
    let after = 0;
    while (after < least - before && left[left.length - 1 - after] === right[right.length - 1 - after])
        after += 1;
    return (0.9 * before + 0.7 * after) / Math.max(left.length, right.length);
}
/** How alike two names are made, 0 to 1: the last word says what a thing is (`order-list`), the first what it does (`use-order`). */
function nameLikeness(one, other) {
    if (one.base === other.base)
        return 1;
    if (one.isFolderNamed && other.isFolderNamed)
        return 0.9;
    const several = one.words.length > 1 && other.words.length > 1;
    const last = several && sameWord(one.words.at(-1), other.words.at(-1)) ? 0.5 : 0;
    const first = several && sameWord(one.words[0], other.words[0]) ? 0.3 : 0;
    const shared = one.words.filter((word) => other.words.includes(word)).length;
    return last + first + (0.2 * shared) / Math.max(one.words.length, other.words.length, 1);
}
function sameWord(one, other) {
    return one !== undefined && other !== undefined && stem(one) === stem(other);
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/by-path.js
// A path that is to be made → the existing file most like it, by folder, name and ending.



/** Shares of the likeness, hand-picked: the folder says most, `page.tsx` beside another `page.tsx` as much. */
const SHARE = { folder: 0.5, name: 0.4, ending: 0.1 };
/** `.test.ts`, `.types.ts`, `_test.go`: an ending that says what a file is for. */
const TELLING_ENDING = 0.3;
const INDEX_LESS = 0.3;
/** Below this a file of the same extension is no example. */
const LEAST = 0.4;
/** How many are read. */
const KEPT = 12;
const SUITS = 0.1;
/** `delete-user.ts` and `delete-user.types.ts` are shown together. */
const TOGETHER = 0.06;
/** In the order of the paths; none for a path like which there is nothing. */
function chooseByPath(paths, wish, ground) {
    const chosen = [];
    for (const path of paths) {
        const begun = new Set(chosen.map(({ member }) => withoutEnding(member.path)));
        const found = best(likePath(path, ground.members), ({ member, likeness }) => likeness + SUITS * suits(member, wish, ground.testOf) + (begun.has(withoutEnding(member.path)) ? TOGETHER : 0));
        if (found === undefined || found.likeness < LEAST)
            continue;
        const { member, likeness } = found;
        chosen.push({ member, family: ground.familyOf(member), for: path, likeness, why: whyLike(path, member) });
    }
    return chosen;
}
/** Best first; of the same extension and, like it, tests or none. */
function likePath(path, members) {
    const wanted = shape_shapeOf(path);
    const extension = lastEnding(wanted.ending);
    const endingShare = wanted.ending === extension ? SHARE.ending : TELLING_ENDING;
    const rated = [];
    for (const member of members) {
        if (lastEnding(member.ending) !== extension || member.isTest !== wanted.isTest || member.path === path)
            continue;
        const likeness = SHARE.folder * folderLikeness(wanted.folder, member.folder) +
            SHARE.name * nameLikeness(wanted, member) +
            (wanted.ending === member.ending ? endingShare : 0) -
            (member.isIndex && !wanted.isIndex ? INDEX_LESS : 0);
        rated.push({ member, likeness: Math.min(1, Math.max(0, likeness)) });
    }
    return rated.sort((a, b) => b.likeness - a.likeness || comparePaths(a.member, b.member)).slice(0, KEPT);
}
function lastEnding(ending) {
    return ending.slice(ending.lastIndexOf("."));
}
function withoutEnding(path) {
    return `${(0,retrieval_tree/* folderOf */.yS)(path)}/${(0,retrieval_tree/* baseName */.Fl)(path).replace(/(?<=.)\..*$/, "")}`;
}
function whyLike(path, { folder, base }) {
    if (folder === (0,retrieval_tree/* folderOf */.yS)(path))
        return `of the files beside ${path}, which is to be made, it is the most alike and complete`;
    const how = base === (0,retrieval_tree/* baseName */.Fl)(path) ? "has the name" : "is named and lies most like that";
    return `it ${how} of ${path}, which is to be made`;
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/families.js
// The files of a tree in families: those that lie beside each other with one ending, and those that lie one to a folder under
// one name. A family is what a new file joins. Reads paths only.





function membersOf(files) {
    const wordsOf = (0,remembered/* remembered */.H)(wordsOfName);
    // One text for all files of a folder: two that are the same object need not be compared.
    const sameText = (0,remembered/* remembered */.H)((folder) => folder);
    return files.map((file) => Object.assign(shape_shapeOf(file.path, wordsOf, sameText((0,retrieval_tree/* folderOf */.yS)(file.path))), { file }));
}
/** In the order of their first file. */
function familiesOf(members) {
    const wordsOf = (0,remembered/* remembered */.H)((segment) => wordsOfName(segment).map(stem));
    const homeOf = (0,remembered/* remembered */.H)(retrieval_tree/* folderOf */.yS);
    const beside = (0,group/* groupByBoth */.S)(members, ({ folder }) => folder, ({ ending, isTest }) => (isTest ? `test ${ending}` : ending));
    // No name holds a slash.
    const apart = (0,group/* groupByBoth */.S)(members.filter(({ folder }) => folder.includes("/")), ({ folder }) => homeOf(folder), ({ isFolderNamed, base, ending, isTest }) => {
        const name = isFolderNamed ? `/${ending}` : base;
        return isTest ? `test/${name}` : name;
    });
    const nested = apart.filter((group) => group.length > 1 && isOneToAFolder(group));
    return [
        ...beside.map((group) => familyOf(group, false, wordsOf)),
        ...nested.map((group) => familyOf(group, true, wordsOf)),
    ];
}
function isOneToAFolder(group) {
    return new Set(group.map(({ folder }) => folder)).size === group.length;
}
function familyOf(members, isNested, wordsOf) {
    const [first] = members;
    const folder = first?.folder ?? "";
    const home = isNested ? (0,retrieval_tree/* folderOf */.yS)(folder) : folder;
    return { home, isNested, isTest: first?.isTest ?? false, members, terms: termsOf(home, members, wordsOf) };
}
/** Weights of the folders from the last one up; hand-picked. */
const BY_DEPTH = [1, 0.6, 0.4, 0.3];
/** Share of the names that must have a word for it to be the family's. */
const COMMON = 0.5;
function termsOf(home, members, wordsOf) {
    const terms = new Map();
    const say = (term, weight) => {
        if (term.length > 1)
            terms.set(term, Math.max(terms.get(term) ?? 0, weight));
    };
    const segments = home.split("/");
    for (let up = 0; up < segments.length; up += 1)
        for (const term of wordsOf(segments[segments.length - 1 - up] ?? ""))
            say(term, BY_DEPTH[up] ?? 0.2);
    const several = members.filter(({ words }) => words.length > 1);
    for (const word of [commonWord(several, -1), commonWord(several, 0)])
        if (word !== undefined)
            say(stem(word), 1);
    const endings = members[0]?.ending.split(".") ?? [];
    for (const word of endings)
        if (word.length > 2)
            say(stem(word), 0.8);
    return terms;
}
function commonWord(members, at) {
    if (members.length <= 2)
        return undefined;
    const counts = new Map();
    for (const { words } of members) {
        const word = words.at(at) ?? "";
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    let common = "";
    let most = 0;
    for (const [word, count] of counts) {
        if (count <= most)
            continue;
        common = word;
        most = count;
    }
    return most > 2 && most >= COMMON * members.length && common !== "" ? common : undefined;
}
/** What a file of a family is told apart by: its name, or that of its folder where the file has none of its own. */
function ownName(member, family) {
    return family.isNested ? (0,retrieval_tree/* baseName */.Fl)(member.folder) : member.base.slice(0, member.base.length - member.ending.length);
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/kinds.js
// Words of tickets that repositories spell otherwise in folders and names. What both call alike needs no line here.

/** Every word of a line stands for the others; a ticket's "endpoint" lies in `routes/`, a "language" in `locales/`. */
const ALIKE = [
    "route endpoint api handler controller router procedure url",
    "page screen view route",
    "component ui widget",
    "dialog modal popup",
    "migration migrate column schema",
    "command cmd subcommand cli",
    "hook use composable",
    "locale language translation i18n lang string message",
    "middleware layer interceptor guard",
    "example sample demo",
    "model entity schema",
    "job worker task queue cron",
    "email mail template",
    "test spec e2e coverage regression",
    "lint rule check",
    "plugin extension addon integration",
    "provider adapter driver backend",
    "validator validation",
    "config configuration setting option",
    "store state slice",
    "script sql",
];
/** How much a word of another spelling counts. */
const SYNONYM = 0.6;
const GROUPS = ALIKE.map((line) => line.split(" ").map(stem));
/** Other terms a repository may use for this one. */
const SYNONYMS = new Map([...new Set(GROUPS.flat())].map((term) => [
    term,
    new Set(GROUPS.filter((group) => group.includes(term))
        .flat()
        .filter((other) => other !== term)),
]));

;// CONCATENATED MODULE: ./build/retrieval/pattern/rate-families.js
// A ticket's wish and the files ranked for it → the families in the order in which they would get one more file.



/** Hand-picked on public commits that add files (`bench/patterns.mjs`); half or double of each moves the outcome by a few points. */
const WEIGHT = { near: 2, size: 0.2 };
/** A ticket that says what it adds is followed by its words more than by the files it resembles. */
const NEAR_A_WISH = 1.2;
/** One or two files are hardly a kind. */
const rate_families_FEW = 0.5;
const MANY_FILES = 50;
/** Families looked at for their words, beside those near ranked files; and files of the ranking. */
const LOOKED_AT = 60;
const RANKED = 30;
/** Looks through the words of the families once; each ticket then only asks for its own. */
function createRater(families) {
    const holding = holdingOf(families);
    return function rateFamilies(wish, ranked) {
        const looked = ranked.slice(0, RANKED).map(lookAt);
        const total = looked.reduce((sum, { probability }) => sum + probability, 0) || 1;
        const weight = (wish.thing === undefined ? WEIGHT.near : NEAR_A_WISH) / total;
        const rated = worthLooking(families, saidOf(families, holding, wish), looked).map(({ family, score, said }) => ({
            family,
            said,
            score: score * (family.members.length > 2 ? 1 : rate_families_FEW) +
                weight * nearness(family, looked) +
                WEIGHT.size * Math.log(1 + Math.min(MANY_FILES, family.members.length)),
        }));
        return rated.sort((a, b) => b.score - a.score || (a.family.home < b.family.home ? -1 : 1));
    };
}
/** By term: the places of the families that have it, in their order. */
function holdingOf(families) {
    const holding = new Map();
    for (const [place, { terms }] of families.entries())
        for (const term of terms.keys()) {
            const known = holding.get(term);
            if (known === undefined)
                holding.set(term, [place]);
            else
                known.push(place);
        }
    return holding;
}
function lookAt(ranked) {
    const { folder, words } = ranked.member;
    return { ...ranked, segments: folder.split("/"), stems: words.map(stem) };
}
/** Measuring nearness costs more than comparing words: only families that words or ranked files lead to. */
function worthLooking(families, said, ranked) {
    const homes = new Set(ranked.flatMap(({ member }) => [member.folder, ...above(member.folder)]));
    const folders = new Set(ranked.map(({ member }) => member.folder));
    const near = [];
    families.forEach((family, place) => {
        if ((family.isNested ? homes : folders).has(family.home))
            near.push(said.get(place) ?? { family, score: 0, said: undefined });
    });
    const bySaid = [...said.values()].filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    return [...new Set([...bySaid.slice(0, LOOKED_AT), ...near])];
}
function above(folder) {
    return folder.split("/").map((_, at, all) => all.slice(0, at).join("/"));
}
/** What the ticket says and, for less, what repositories call the same. */
function withSynonyms({ terms, words: written }) {
    const words = new Map();
    const say = (term, weight, word) => {
        if ((words.get(term)?.weight ?? 0) < weight)
            words.set(term, { weight, word });
    };
    for (const [term, weight] of terms) {
        const word = written.get(term) ?? term;
        say(term, weight, word);
        for (const other of SYNONYMS.get(term) ?? [])
            say(other, SYNONYM * weight, word);
    }
    return words;
}
/** By place: the families that have any of the words, in their order. */
function saidOf(families, holding, wish) {
    const words = withSynonyms(wish);
    const rarest = Math.max(1, Math.log(1 + families.length));
    const places = [...new Set([...words.keys()].flatMap((term) => holding.get(term) ?? []))].sort((a, b) => a - b);
    return new Map(places.flatMap((place) => {
        const family = families[place];
        return family === undefined ? [] : [[place, ratedBy(family)]];
    }));
    function ratedBy(family) {
        // Three words of a family count: a long path must not win by its length.
        let [first, second, third] = [0, 0, 0];
        let said;
        let most = 0;
        for (const [term, weight] of family.terms) {
            const word = words.get(term);
            if (word === undefined)
                continue;
            const gain = word.weight * weight * rarityOf(term);
            if (gain > first)
                [first, second, third] = [gain, first, second];
            else if (gain > second)
                [second, third] = [gain, second];
            else if (gain > third)
                third = gain;
            if (word.weight < SYNONYM || (said !== undefined && gain <= most))
                continue;
            said = word.word;
            most = gain;
        }
        return { family, score: first + second + third, said };
    }
    /** 0 to 1: a word that every other folder has says little. */
    function rarityOf(term) {
        return Math.log(1 + families.length / (holding.get(term)?.length ?? 1)) / rarest;
    }
}
/** Probability of the ranked files, each counted the more the nearer it lies to where a file of the family would be made. */
function nearness(family, ranked) {
    const [first] = family.members;
    if (first === undefined)
        return 0;
    const home = family.home.split("/");
    return ranked.reduce((sum, looked) => sum + looked.probability * closeness(family, first, looked, home), 0);
}
/** 0 to 1; shares hand-picked. @param home the family's, in its segments. */
function closeness(family, { folder, ending }, { member, segments, stems }, home) {
    const alike = member.ending === ending ? 1 : 0.4;
    if (!family.isNested && member.folder === folder)
        return alike;
    if (family.isNested && member.folder.startsWith(`${family.home}/`))
        return alike;
    // The file beside the folders of a family is often the one that lists them.
    if (family.isNested && member.folder === family.home)
        return 0.6 * alike;
    const lies = family.home === member.folder ? 1 : segmentsLikeness(home, segments);
    let said = 0;
    for (const term of stems)
        if (family.terms.has(term))
            said += 1;
    const named = said / Math.max(1, stems.length);
    return Math.max(0.5 * alike * lies ** 2, 0.4 * named * lies);
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/test-of.js
// A source file → the test that goes with it, by the names of both.



/** `src/cart.ts` meets `test/cart.test.ts`, `cart_test.go` `cart.go`, `test_cart.py` `cart.py`, `CartTests.java` `Cart.java`; the nearest one. */
function createTestOf(members) {
    const tests = (0,group/* groupBy */.$)(members.filter(({ isTest, path }) => isTest && !/(?:^|\/)(?:fixtures?|__mocks__|testdata)\//.test(path)), ({ path }) => test_of_pairKey(path));
    return function testOf(member) {
        if (member.isTest)
            return undefined;
        const rated = (tests.get(test_of_pairKey(member.path)) ?? []).map((test) => ({
            test,
            near: folderLikeness(member.folder, test.folder),
        }));
        rated.sort((a, b) => b.near - a.near || (a.test.path < b.test.path ? -1 : 1));
        const best = rated[0];
        // `list.go` has a test in many folders; the one of another folder's is no test of this.
        return best !== undefined && (rated.length === 1 || best.near >= 0.5) ? best.test : undefined;
    };
}
function test_of_pairKey(path) {
    const stem = (0,retrieval_tree/* stemOf */.Vc)(path).replace(/^test_|[-_](?:test|spec)$|(?<=[a-z])(?:Tests?|Spec)$/, "");
    return `${stem.toLowerCase()}${(0,retrieval_tree/* extensionOf */.je)(path).replace(/x$/, "")}`;
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/ground.js
// What is known of one tree, whatever is asked: its files by path and in families, and which test goes with which file.




function createGround(files) {
    const members = membersOf(files);
    const families = familiesOf(members);
    const byPath = new Map(members.map((member) => [member.path, member]));
    const teaching = families.filter((family) => mayTeach(family));
    return {
        members,
        find: (path) => byPath.get(path),
        rateSources: createRater(teaching.filter(({ isTest }) => !isTest)),
        rateTests: createRater(teaching.filter(({ isTest }) => isTest)),
        testOf: createTestOf(members),
        familyOf: createFamilyOf(families),
        below: createBelow(families),
    };
}
const PROSE = /\.(?:mdx?|rst|adoc|txt)$/i;
/** Lists of other files and single settings are no kind of thing; several data files of one kind are (`locales/*.json`). */
function mayTeach({ members, isNested }) {
    if (members.every(({ isIndex }) => isIndex))
        return false;
    const path = members[0]?.path ?? "";
    return (0,indexable/* isCode */._m)(path) || (members.length > 3 && !isNested && !PROSE.test(path));
}
/** Only a path that is to be made asks for the family of a file. */
function createFamilyOf(families) {
    let known;
    return function familyOf(member) {
        known ??= { beside: byMember(families, false), apart: byMember(families, true) };
        const [flat, nested] = [known.beside.get(member), known.apart.get(member)];
        const alone = flat === undefined || flat.members.length === 1 || member.isFolderNamed;
        const family = alone ? (nested ?? flat) : flat;
        return (family ?? { home: member.folder, isNested: false, isTest: member.isTest, members: [member], terms: new Map() });
    };
}
function byMember(families, isNested) {
    const found = new Map();
    for (const family of families)
        if (family.isNested === isNested)
            for (const member of family.members)
                found.set(member, family);
    return found;
}
function createBelow(families) {
    const byHome = new Map();
    for (const family of families) {
        const [first] = family.members;
        if (family.isNested && family.members.length > 2 && first?.isFolderNamed === true)
            byHome.set(`${family.home} ${first.ending}`, family);
    }
    return (head) => (head.isFolderNamed ? byHome.get(`${head.folder} ${head.ending}`) : undefined);
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/registration.js



/** Siblings looked for, beside the example; more say no more. */
const registration_MAX_NAMES = 12;
/** Files looked into, and characters of each. */
const registration_MAX_FILES = 80;
const registration_MAX_CHARS = 100_000;
const LEAST_NAMED = 2;
/** Lines between two siblings that still are one list. */
const GAP = 6;
const LISTING = /(?:^|\/)(?:index|mod|main|lib|__init__|urls|app|root|plugins?|registry|[\w-]*(?:route[rs]?|routes|routing|registry|commands?|modules?|manifest|providers?))\.\w+$/i;
/** A sibling that uses two others is no list of them. */
const MANY = 4;
/** Settings of tools and what a package depends on name many things and list none of ours. */
const SETTINGS = /(?:^|\/)(?:\.|_typos|eslint|prettier|tsconfig|codecov|renovate|package\.json|Cargo\.toml|go\.mod|pyproject|pom\.xml)[^/]*$/i;
const registration_PROSE = /\.(?:mdx?|rst|adoc|txt)$/i;
const LINE_OF_LIST = /\b(?:import|export|require|mod|use|from|include|register|lazy)\b|["'`]/;
/** Looks into the files of the example's folder and of those above it. */
function createRegistrationOf(members) {
    let byFolder;
    return function registrationOf(example, family) {
        byFolder ??= (0,group/* groupBy */.$)(members, ({ folder }) => folder);
        const names = namesOf(example, family);
        if (names.length < LEAST_NAMED)
            return undefined;
        const own = new Set(family.members.map(({ path }) => path));
        const spelled = new Map(names.flatMap((name) => spellings(name).map((spelling) => [spelling, name])));
        const found = candidatesAbove(example, byFolder)
            .filter(({ path, isTest }) => !isTest && path !== example.path && !registration_PROSE.test(path) && !SETTINGS.test(path))
            .slice(0, registration_MAX_FILES)
            .flatMap((member) => readList(member, spelled) ?? [])
            .filter(({ file, named }) => !own.has(file.path) || LISTING.test(file.path) || named >= MANY);
        found.sort((a, b) => ratingOf(b) - ratingOf(a) || (a.file.path < b.file.path ? -1 : 1));
        const [best] = found;
        return best === undefined ? undefined : { file: best.file, lines: best.lines };
    };
}
/** The nearest folder first, within it the files whose names promise a list. */
function candidatesAbove({ folder }, byFolder) {
    const found = [];
    for (let at = folder, up = 0; up < 5; at = (0,retrieval_tree/* folderOf */.yS)(at), up += 1) {
        const here = [...(byFolder.get(at) ?? [])];
        here.sort((a, b) => Number(LISTING.test(b.path)) - Number(LISTING.test(a.path)));
        found.push(...here.slice(0, 30));
        if (at === "")
            break;
    }
    return found;
}
/** Of the example and those beside it, no name twice, none that says nothing. */
function namesOf(example, family) {
    const place = family.members.indexOf(example);
    const near = family.members.slice(Math.max(0, place - registration_MAX_NAMES / 2), place + registration_MAX_NAMES / 2 + 1);
    const names = near.filter(({ isIndex }) => !isIndex || family.isNested).map((member) => ownName(member, family));
    return [...new Set(names)].filter((name) => name.length > 1);
}
/** As a path and as identifiers: `delete-user`, `delete_user`, `deleteUser`, `DeleteUser`. */
function spellings(name) {
    const words = name.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((word) => word !== "");
    if (words.length < 2)
        return [name];
    const [pascal] = [words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")];
    return [...new Set([name, pascal, pascal.charAt(0).toLowerCase() + pascal.slice(1), words.join("_").toLowerCase()])];
}
function ratingOf({ file, named }) {
    return named + (LISTING.test(file.path) ? 2 : 0);
}
function readList({ file }, spelled) {
    const text = file.text.slice(0, registration_MAX_CHARS);
    const present = [...spelled.keys()].filter((spelling) => text.includes(spelling));
    if (new Set(present.map((spelling) => spelled.get(spelling))).size < LEAST_NAMED)
        return undefined;
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_$-])(?:${present.map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}_$-])`, "gu");
    const hits = text.split("\n").flatMap((line, at) => {
        if (line.length > 400 || !present.some((each) => line.includes(each)) || !mayList(line))
            return [];
        const names = [...line.matchAll(pattern)].flatMap(([word]) => isTelling(word) || LINE_OF_LIST.test(line) ? (spelled.get(word) ?? []) : []);
        return names.length === 0 ? [] : [{ at: at + 1, names }];
    });
    const [best] = clustersOf(hits).sort((a, b) => b.named - a.named || b.lines.start - a.lines.start);
    if (best === undefined || best.named < LEAST_NAMED)
        return undefined;
    return { file, lines: best.lines, named: best.named };
}
function mayList(line) {
    return !/^\s*(?:\/\/|\*|#(?!\[)|--)/.test(line);
}
/** A name of one small word stands in any text; it counts in lines that list. */
function isTelling(word) {
    return /[-_]|[a-z][A-Z]/.test(word);
}
/** Lines that follow each other as one list, and how many siblings each names. */
function clustersOf(hits) {
    const clusters = [];
    for (const { at, names } of hits) {
        const last = clusters.at(-1);
        if (last === undefined || at - last.end > GAP)
            clusters.push({ start: at, end: at, names: new Set(names) });
        else {
            last.end = at;
            for (const name of names)
                last.names.add(name);
        }
    }
    return clusters.map(({ start, end, names }) => ({ lines: { start, end }, named: names.size }));
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/wish.js

/** In a title a wish may stand anywhere; further down these words begin a line or a sentence, or tell of something else. */
const ADD = "adds?|adding|creates?|creating|introduces?|introducing|implements?|implementing|supports?|writes?|scaffold|generate|provide|expose|new|first pass at implementing";
const IN_TITLE = new RegExp(`\\b(?:${ADD})\\b`, "gi");
const ENDS = /\n|[.!?]\s/g;
const AT_BEGIN = new RegExp(`[\\s>*-]{0,6}(?:\\d+[.)]\\s)?(?:we (?:need|want|should)(?: to)? )?(?:please )?(?:${ADD})\\b`, "iy");
/** Ends the thing: what follows says where or for what. */
const AFTER_THING = /\s(?:to|for|in|into|from|on|of|with|that|which|when|so|by|via|using|under|and then|where|as|like|\w{3,}ing)\s|[.:;!?\n,—]|\s-\s/i;
/** Names no kind of file. */
const EMPTY = new Set("support option functionality ability feature handling logic way thing".split(" ").map(stem));
const HEAD = 2;
const PART = 1;
const TITLE = 0.5;
const REST = 0.25;
const wish_MAX_CHARS = 4000;
const MAX_THINGS = 4;
/** "Add a regression test" at the end of a ticket is no wish for a kind of thing. */
const A_TEST = /\b(?:tests?|specs?)$/i;
function parseWish({ title, description }) {
    const terms = new Map();
    const words = new Map();
    const say = (said, weight) => {
        for (const { term, word } of said) {
            terms.set(term, Math.max(terms.get(term) ?? 0, weight));
            if (!words.has(term))
                words.set(term, word);
        }
    };
    const text = description.slice(0, wish_MAX_CHARS);
    say(wish_termsOf(title), TITLE);
    say(wish_termsOf(text), REST);
    for (const [, code = ""] of title.matchAll(/`([^`\n]{2,60})`/g))
        say(wish_termsOf(code), PART);
    const things = [
        ...thingsOf(withoutScope(title), endsInTitle),
        ...thingsOf(text, endsInText).filter((thing) => !A_TEST.test(thing)),
    ].slice(0, MAX_THINGS);
    for (const [place, thing] of things.entries()) {
        const share = place === 0 ? 1 : 0.5;
        const said = wish_termsOf(thing).filter(({ term }) => !EMPTY.has(term));
        say(said, PART * share);
        say(said.slice(-1), HEAD * share);
    }
    return { terms, words, thing: things[0] };
}
/** `feat(gateway): add …` → `add …`. */
function withoutScope(title) {
    return title.replace(/^\w+(?:\([^)]*\))?!?:\s*/, "");
}
/** Where the words end that ask for something. */
function endsInTitle(title) {
    return [...title.matchAll(IN_TITLE)].map((match) => match.index + match[0].length);
}
/** The long expression is tried where a line or a sentence begins, not at every letter. */
function endsInText(text) {
    const ends = new Set();
    for (const begin of [0, ...[...text.matchAll(ENDS)].map((match) => match.index + match[0].length)]) {
        AT_BEGIN.lastIndex = begin;
        if (AT_BEGIN.test(text))
            ends.add(AT_BEGIN.lastIndex);
    }
    return [...ends];
}
function thingsOf(text, endsIn) {
    const things = [];
    for (const begin of endsIn(text)) {
        const after = text.slice(begin, begin + 90).trimStart();
        const end = AFTER_THING.exec(after)?.index ?? after.length;
        const thing = after
            .slice(0, end)
            .replace(/^(?:(?:a|an|the|new|some|more|another)\s+)+/i, "")
            .trim();
        if (wish_termsOf(thing).some(({ term }) => !EMPTY.has(term)))
            things.push(thing);
    }
    return things;
}
function wish_termsOf(text) {
    return identifiersOf(text)
        .flatMap((identifier) => splitIdentifier(identifier))
        .map((part) => part.toLowerCase())
        .filter((word) => word.length > 1 && isTerm(word))
        .map((word) => ({ term: stem(word), word }))
        .filter(({ term }) => term.length > 1);
}

;// CONCATENATED MODULE: ./build/retrieval/pattern/examples.js






/** Named paths that get an example; a ticket that names more gets a list, not a pattern. */
const MAX_PATHS = 8;
/** As `createExamples`, for one ticket. @param files the indexable files of one tree; paths unique. */
function findExamples({ files, ...asked }) {
    return createExamples(files)(asked);
}
/** Whether an example can be more than a guess: the ticket names what is to be made, or says that a kind of thing is. */
function wantsExample({ toCreate, query }) {
    return toCreate.length > 0 || parseWish(query).thing !== undefined;
}
/**
 * Looks at the paths once; each ticket then costs little.
 * @param files the indexable files of one tree; paths unique.
 * @returns for a ticket one example for each path it names (at most eight, in their order); when it names none, at most two of
 * the kind it asks for and a test, where a likeness of at most `UNSURE` says that the ticket has no word for the kind.
 */
function createExamples(files) {
    let known;
    return function examplesFor({ toCreate, query, ranked }) {
        known ??= examples_know(files);
        const { ground } = known;
        const wish = parseWish(query);
        const choices = toCreate.length > 0
            ? chooseByPath(toCreate.slice(0, MAX_PATHS), wish, ground)
            : chooseByKind({ title: query.title, wish, ranked }, ground);
        const own = known;
        return choices.map((choice) => exampleOf(choice, toCreate.length > 0 || choice.likeness > UNSURE, own));
    };
}
function examples_know(files) {
    const ground = createGround(files);
    return { ground, registrationOf: createRegistrationOf(ground.members) };
}
/** @param isSure whether it is worth looking where the example is listed. */
function exampleOf(choice, isSure, { ground, registrationOf }) {
    const test = ground.testOf(choice.member)?.file;
    const registration = isSure ? registrationOf(choice.member, choice.family) : undefined;
    const tested = test === undefined ? "" : `, tested in ${test.path}`;
    const listed = registration === undefined ? "" : `, listed in ${registration.file.path}`;
    return {
        file: choice.member.file,
        for: choice.for,
        ...(test === undefined ? {} : { test }),
        ...(registration === undefined ? {} : { registration }),
        likeness: choice.likeness,
        reason: `Chosen because ${choice.why}${tested}${listed}.`,
    };
}

// EXTERNAL MODULE: ./build/core/pattern.js
var pattern = __webpack_require__(4216);
;// CONCATENATED MODULE: ./build/retrieval/picks.js
// Which lines of which files a prompt is to show, with the reason for each: what the ticket names, examples for what is to be
// made, and what was found. How much of it fits is decided elsewhere (fit-budget.ts).





/** A file that is the example is shown whole up to this length. */
const MAX_EXAMPLE_LINES = 120;
/** Its test says how such a test looks; the beginning is enough. */
const MAX_TEST_LINES = 40;
function namedPicks({ files }, ranked) {
    return files
        .filter(({ certainty }) => certainty >= pattern/* LOW_CONFIDENCE_BELOW */.oD)
        .map((entry) => ({
        file: entry.file,
        lines: namedLines(entry, ranked),
        score: entry.certainty,
        reason: entry.reason,
        origin: "named",
    }));
}
function namedLines({ file, lines, intent }, ranked) {
    const all = file.text.split("\n");
    if (lines !== undefined)
        return (0,chunks/* snapToDefinition */.lU)(all, lines);
    const length = lengthOf(file.text);
    if (intent === "like" && length <= MAX_EXAMPLE_LINES)
        return { start: 1, end: length };
    const found = ranked.find((entry) => entry.file.path === file.path)?.passages[0];
    return found?.lines ?? { start: 1, end: Math.min(length, chunks/* MAX_LINES */.xg) };
}
/** @param isNamed whether the ticket names what is to be made; else only examples of a kind it has a word for. */
function examplePicks(examples, isNamed) {
    return examples
        .filter(({ likeness }) => isNamed || likeness > UNSURE)
        .flatMap((example) => {
        const pick = (file, lines, reason) => ({
            file,
            lines,
            score: example.likeness,
            reason,
            origin: "found",
        });
        const { file, registration, test } = example;
        const picks = [pick(file, first(file, MAX_EXAMPLE_LINES), `example for ${example.for}. ${example.reason}`)];
        if (registration !== undefined)
            picks.push(pick(registration.file, registration.lines, `where ${file.path} and its siblings are listed`));
        if (test !== undefined)
            picks.push(pick(test, first(test, MAX_TEST_LINES), `the test of ${file.path}`));
        return picks;
    });
}
function first({ text }, lines) {
    return { start: 1, end: Math.min(lengthOf(text), lines) };
}
function foundPicks(excerpts) {
    return excerpts.map(({ ranked, lines }) => ({
        file: ranked.file,
        lines,
        score: ranked.probability,
        reason: reasonOf(ranked),
        origin: "found",
    }));
}
function reasonOf({ matches, probability, from }) {
    const words = matches.slice(0, 4).join(", ");
    const doubt = probability < pattern/* LOW_CONFIDENCE_BELOW */.oD ? "; low confidence" : "";
    const ahead = from === undefined ? "" : `; put ahead by a model, from place ${from}`;
    return `${words === "" ? "near what was found" : `matches: ${words}`}${doubt}${ahead}`;
}
/** Files the ticket names for certain, as places of the change. */
function sureFiles({ files }) {
    return files.filter(({ certainty, intent }) => certainty >= SURE && intent !== "like");
}

;// CONCATENATED MODULE: ./build/retrieval/query.js
// A ticket's words → what is looked for: weighted terms, the scope and kind its title gives, names of the code. Knows no files.


/** Two words of the ticket that are one in the code. */
function isJoined({ word }) {
    return word.includes(" ");
}
/** Characters of a description that count whole; what comes later says little about where. */
const FIRST_CHARS = 3000;
const query_MAX_CHARS = 20_000;
const LATER_SHARE = 0.4;
const COMMENTS_SHARE = 0.3;
const SCOPE_SHARE = 0.5;
const JOINED_SHARE = 0.5;
/** What a change does to a thing says less about where than the thing. */
const VERB_SHARE = 0.2;
const VERBS = new Set(("fix add remov updat improv support allow handl ensur prevent avoid refactor simplify correct wrong issu bug featur implement chang mov renam introduc enabl disabl " +
    "set get creat delet properly default when instead current existing case work show better also minor polish cleanup clean restor keep skip miss only fail broken").split(" "));
const MAX_TERMS = 200;
const query_MAX_NAMES = 40;
/** They say nothing alone and make another word with the verb before them. */
const PARTICLES = new Set(["up", "in", "out", "off", "on", "down", "over"]);
/** What templates of tickets and commits leave behind: HTML comments, check lists, headings, trailers. */
const BOILERPLATE = /<!--[\s\S]{0,5000}?-->|^[ \t]*[-*] \[[ xX]\].*$|^#{1,6} .*$|^(?:co-authored-by|signed-off-by|reviewed-by|closes|fixes|refs?):?[ \t].*$/gim;
/** `fix(mocker)!: …`, `docs: …`, `axum-extra: …`. */
const PREFIX = /^\s*<?([a-z][a-z-]{0,30})>?\s*(?:\(([^)\n]{1,60})\))?!?:\s*/i;
const TYPES = /^(?:fix|feat|feature|chore|refactor|docs?|tests?|perf|build|ci|style|revert|bug|wip|deps)$/;
function parseQuery({ title, description, comments = [] }) {
    const { type, scope, rest } = takePrefix(title.slice(0, query_MAX_CHARS));
    const body = withoutAside(description.slice(0, query_MAX_CHARS)).replace(BOILERPLATE, " ");
    const counts = new Map();
    countTerms(counts, rest, "title", 1);
    for (const term of scope)
        raise(counts, term, term, "title", SCOPE_SHARE);
    countTerms(counts, body.slice(0, FIRST_CHARS), "body", 1);
    countTerms(counts, body.slice(FIRST_CHARS), "body", LATER_SHARE);
    countTerms(counts, comments.join("\n").slice(0, query_MAX_CHARS), "body", COMMENTS_SHARE);
    const terms = [...counts]
        .map(([term, count]) => weigh(term, count))
        .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
        .slice(0, MAX_TERMS);
    const stems = [...counts].filter(([, { title: said }]) => said > 0).map(([term]) => term);
    return {
        terms,
        places: new Map(terms.map(({ term }, place) => [term, place])),
        scope,
        kinds: kindsAskedFor(stems, type, rest),
        names: namesIn(`${rest}\n${body}`),
    };
}
function weigh(term, { title, body, word }) {
    const share = VERBS.has(term) ? VERB_SHARE : 1;
    return { term, word, weight: Math.log(1 + share * (2 * title + body)), inTitle: Math.log(1 + share * title) };
}
/** Sections that speak of something else than the change: how it was tried, what comes later. */
const ASIDE = /^#{1,6} .{0,80}(?:verification|check ?list|test plan|tested|related|future work|screenshots?|environment)/i;
function withoutAside(text) {
    let isAside = false;
    const kept = text.split("\n").filter((line) => {
        if (line.startsWith("#"))
            isAside = ASIDE.test(line);
        return !isAside;
    });
    return kept.join("\n");
}
/** A word before the colon that is no kind of change is a part of the code. */
function takePrefix(title) {
    const match = PREFIX.exec(title);
    if (match === null)
        return { type: "", scope: [], rest: title };
    const word = (match[1] ?? "").toLowerCase();
    const named = match[2] ?? (TYPES.test(word) ? "" : word);
    const scope = identifiersOf(named.replaceAll("-", " ")).flatMap((part) => termsOfIdentifier(part).map(([term]) => term));
    return { type: TYPES.test(word) ? word : "", scope, rest: title.slice(match[0].length) };
}
function countTerms(counts, text, field, share) {
    let last = "";
    for (const identifier of identifiersOf(text)) {
        for (const [term, word] of termsOfIdentifier(identifier))
            raise(counts, term, word, field, share);
        const word = identifier.toLowerCase();
        const isWord = /^[a-z]+$/.test(word) && isTerm(word);
        // Two words of prose are often one in code: `query client` and `queryClient`, `sign up` and `signup`.
        if (last !== "" && (isWord || PARTICLES.has(word))) {
            raise(counts, last + word, `${last} ${word}`, field, share * JOINED_SHARE);
            if (stem(word) !== word)
                raise(counts, last + stem(word), `${last} ${word}`, field, share * JOINED_SHARE);
        }
        last = isWord ? word : "";
    }
}
function raise(counts, term, word, field, by) {
    const count = counts.get(term) ?? { title: 0, body: 0, word };
    counts.set(term, count);
    count[field] += by;
}
function namesIn(text) {
    const names = new Set();
    for (const [word, quoted] of text.matchAll(/`([^`\n]{1,100})`|[A-Za-z_$][\w$]*/g)) {
        const found = quoted === undefined ? [word].filter(isWrittenAsCode) : identifiersOf(quoted);
        for (const name of found)
            if (name.length > 2 && names.size < query_MAX_NAMES)
                names.add(name);
    }
    return [...names];
}
function isWrittenAsCode(word) {
    return /[a-z0-9][A-Z]|_[a-z]/.test(word.slice(1));
}

;// CONCATENATED MODULE: ./build/retrieval/steps.js


/** Lines. */
const steps_STEP = 15;
/** @returns of a file its steps, which hold until the next file is asked for: they are written over then. */
function createStepCounter({ list, lists }, size, postings) {
    const counts = new Uint32Array(size);
    /** By row of a file: the list of places its token has; none from `BEYOND` on. */
    const listOf = new Uint16Array(BEYOND + 1);
    const steps = { count: 0, numbers: [], firsts: [0], terms: [], times: [] };
    return function countSteps({ index, stream: { tokens } }) {
        const [from, to] = rowsOf(postings, index);
        for (let row = from; row < Math.min(to, from + BEYOND - 1); row += 1)
            listOf[row - from + 1] = list[(postings.tokens[row] ?? 0) >>> 1] ?? 0;
        steps.count = 0;
        let filled = 0;
        let line = 0;
        let left = steps_STEP;
        for (let at = 0; at < tokens.length; at += 1) {
            const token = tokens[at] ?? LINE_END;
            if (token === LINE_END) {
                line += 1;
                left -= 1;
                if (left > 0)
                    continue;
                left = steps_STEP;
                steps_close(steps, filled, line / steps_STEP - 1, counts);
                continue;
            }
            const which = listOf[token] ?? 0;
            if (which === 0)
                continue;
            const places = lists[which] ?? [];
            for (let each = 0; each < places.length; each += 1) {
                const place = places[each] ?? 0;
                if (place >= size)
                    continue;
                if (counts[place] === 0) {
                    steps.terms[filled] = place;
                    filled += 1;
                }
                counts[place] = (counts[place] ?? 0) + 1;
            }
        }
        steps_close(steps, filled, Math.floor(line / steps_STEP), counts);
        return steps;
    };
}
/** The step ends here: what it holds are the terms up to `filled`. */
function steps_close(steps, filled, number, counts) {
    const first = steps.firsts[steps.count] ?? 0;
    if (filled === first)
        return;
    for (let at = first; at < filled; at += 1) {
        const term = steps.terms[at] ?? 0;
        steps.times[at] = counts[term] ?? 0;
        counts[term] = 0;
    }
    steps.numbers[steps.count] = number;
    steps.count += 1;
    steps.firsts[steps.count] = filled;
}

;// CONCATENATED MODULE: ./build/retrieval/passages.js


/** Steps of a wide window, and how many further on the next one begins. */
const WIDE = 4;
const STRIDE = 2;
/** For one file after the other; the same arrays are filled each time. @param isInPath by term: 1 where the path holds it. */
function createCloseLook({ query, rarity, places, postings, }) {
    const { terms } = query;
    const worthOf = createWorth(terms.map(({ weight }, term) => weight * (rarity[term] ?? 0)));
    const single = singleWorths(query, rarity);
    const nothing = new Uint8Array(terms.length);
    const countSteps = createStepCounter(places, terms.length, postings);
    return function lookAt(entry, isInPath = nothing) {
        const { lines } = entry.stream;
        const steps = countSteps(entry);
        const passages = [];
        for (let at = 0; at < steps.count; at += 1) {
            const number = steps.numbers[at] ?? 0;
            const start = number * steps_STEP + 1;
            const end = Math.min(lines, start + 2 * steps_STEP - 1);
            passages.push({ lines: { start, end }, score: worthOf(steps, at, number + 2) });
        }
        passages.sort((a, b) => b.score - a.score || a.lines.start - b.lines.start);
        return { passages, wide: widest(steps, worthOf), near: nearest(steps, single, isInPath) };
    };
}
/** By term: its worth in the title; 0 for two words joined, which would count twice. */
function singleWorths({ terms }, rarity) {
    return terms.map((term, place) => (isJoined(term) ? 0 : term.inTitle * (rarity[place] ?? 0)));
}
/** @returns the worth of the steps from a place in the list up to, not including, a number of a step. */
function createWorth(worths) {
    const times = new Uint32Array(worths.length);
    return function worthOf({ count, numbers, firsts, terms, times: each }, from, before) {
        let to = from;
        while (to < count && (numbers[to] ?? 0) < before)
            to += 1;
        const [first, end] = [firsts[from] ?? 0, firsts[to] ?? 0];
        for (let at = first; at < end; at += 1) {
            const term = terms[at] ?? 0;
            times[term] = (times[term] ?? 0) + (each[at] ?? 0);
        }
        let sum = 0;
        for (let at = first; at < end; at += 1) {
            const term = terms[at] ?? 0;
            const often = times[term] ?? 0;
            if (often > 0)
                sum += ((worths[term] ?? 0) * often) / (1 + often);
            times[term] = 0;
        }
        return sum;
    };
}
function widest(steps, worthOf) {
    const worths = [];
    let last = -1;
    for (let at = 0; at < steps.count; at += 1) {
        const number = steps.numbers[at] ?? 0;
        const own = number - (number % STRIDE);
        // A window that begins above this step and was not met yet holds no step above it.
        for (let start = own - STRIDE; start <= own; start += STRIDE) {
            if (start <= last)
                continue;
            last = start;
            worths.push(worthOf(steps, at, start + WIDE));
        }
    }
    worths.sort((a, b) => b - a);
    // Neighbours share two steps: every other one of the best stands for itself.
    return (worths[0] ?? 0) + (worths[2] ?? 0) + (worths[4] ?? 0);
}
function nearest({ count, firsts, terms }, single, isInPath) {
    let best = 0;
    for (let step = 0; step < count; step += 1) {
        let sum = 0;
        for (let at = firsts[step] ?? 0; at < (firsts[step + 1] ?? 0); at += 1) {
            const term = terms[at] ?? 0;
            if (isInPath[term] !== 1)
                sum += single[term] ?? 0;
        }
        best = Math.max(best, sum);
    }
    return best;
}

;// CONCATENATED MODULE: ./build/retrieval/glance.js
/** Beyond these nothing was found in public commits that a close look would have lifted. */
const CLOSE = 100;
/** So many are told apart by their kind as well, which takes a look at the path. */
const BY_KIND = 300;
/** Read off the learned weights, where what a close look finds is stood in for by what it mostly follows. */
const ROUGH = 3;
const glance_TITLE = 2;
const PATH = 1.3;
const PATH_SHARE = 2.5;
const SIZE = 0.3;
const SCOPE = 1.8;
const TEST = -6;
const glance_PROSE = -7;
const glance_KINDS = Object.entries({
    example: -2,
    docs: -2,
    scripts: -1.5,
    hidden: -4,
    migration: -4,
    locale: -2,
    style: -4,
    build: -3,
    data: -2,
});
/** What of that a ticket takes back that asks for the kind. */
const ASKED = 5;
/** @returns places among the entries, at most `CLOSE`, best first; ties in path order. */
function glance(hits, worths, query, corpus) {
    const { entries } = corpus;
    const scores = glanceScores(hits, worths, query, corpus);
    const inOrder = (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
    const better = glance_bestOf(hits, scores, BY_KIND);
    for (const index of better)
        scores[index] = (scores[index] ?? 0) + kindWorth(corpus.kindsOf(entries[index]?.file.path ?? ""), query);
    return better.sort(inOrder).slice(0, CLOSE);
}
function isHit({ firsts }, index) {
    return (firsts[index + 1] ?? 0) > (firsts[index] ?? 0);
}
function glanceScores(hits, { scores, titles, paths, pathShares }, query, corpus) {
    const rough = ROUGH / mostOf(scores);
    const title = glance_TITLE / mostOf(titles);
    const path = PATH / mostOf(paths);
    const asks = (kind) => (query.kinds.has(kind) ? ASKED : 0);
    const [test, prose] = [TEST + asks("test"), glance_PROSE + asks("prose")];
    const scoped = scopedShares(hits, query, corpus.entries.length);
    const glanced = new Float64Array(corpus.entries.length);
    for (const { index, stream, isTest, isProse } of corpus.entries) {
        if (!isHit(hits, index))
            continue;
        glanced[index] =
            rough * (scores[index] ?? 0) +
                title * (titles[index] ?? 0) +
                path * (paths[index] ?? 0) +
                PATH_SHARE * (pathShares[index] ?? 0) +
                SIZE * Math.log(1 + stream.lines) +
                SCOPE * (scoped[index] ?? 0) +
                (isTest ? test : 0) +
                (isProse ? prose : 0);
    }
    return glanced;
}
/** Share of the scope's terms that the path of each file holds. */
function scopedShares({ firsts, places, marks }, { scope, terms, places: placeOf }, size) {
    const shares = new Float64Array(size);
    if (scope.length === 0)
        return shares;
    const isScope = new Uint8Array(terms.length);
    for (const term of scope)
        isScope[placeOf.get(term) ?? terms.length] = 1;
    for (let index = 0; index < size; index += 1)
        for (let row = firsts[index] ?? 0; row < (firsts[index + 1] ?? 0); row += 1)
            if (marks[row] !== 0 && isScope[places[row] ?? 0] === 1)
                shares[index] = (shares[index] ?? 0) + 1 / scope.length;
    return shares;
}
function kindWorth(kinds, query) {
    let worth = 0;
    for (const [kind, each] of glance_KINDS)
        if (kinds.has(kind))
            worth += each + (query.kinds.has(kind) ? ASKED : 0);
    return worth;
}
/** As many hits as asked for that no other one is above, and those equal to the last of them: sorting all would take longer. */
function glance_bestOf(hits, scores, count) {
    const sorted = new Float64Array(scores.length);
    let filled = 0;
    for (let index = 0; index < scores.length; index += 1) {
        if (!isHit(hits, index))
            continue;
        sorted[filled] = scores[index] ?? 0;
        filled += 1;
    }
    const least = filled <= count ? Number.NEGATIVE_INFINITY : (sorted.subarray(0, filled).sort()[filled - count] ?? 0);
    const best = [];
    for (let index = 0; index < scores.length; index += 1)
        if (isHit(hits, index) && (scores[index] ?? 0) >= least)
            best.push(index);
    return best;
}
function mostOf(values) {
    let most = 1e-9;
    for (let at = 0; at < values.length; at += 1)
        most = Math.max(most, values[at] ?? 0);
    return most;
}

;// CONCATENATED MODULE: ./build/retrieval/hits.js

const IN_NAME = 1;
const IN_FOLDER = 2;
function countHits({ terms, names }, { entries, paths, postings }, places) {
    const count = createCounter(terms.length + names.length, places, postings);
    const placeOf = paths.placesOf(terms.map(({ term }) => term));
    const firsts = new Uint32Array(entries.length + 1);
    const columns = createColumns(ROWS_PER_FILE * entries.length);
    let folder = [];
    let inFolder = [];
    for (let index = 0; index < entries.length; index += 1) {
        // Files of one folder mostly come one after the other.
        if (paths.foldersOf(index) !== folder) {
            folder = paths.foldersOf(index);
            inFolder = folder.filter((word) => (placeOf[word] ?? -1) >= 0);
        }
        count.tokens(index);
        count.path(paths.nameOf(index), placeOf, IN_NAME);
        count.path(inFolder, placeOf, IN_FOLDER);
        count.into(columns, terms.length);
        firsts[index + 1] = columns.filled;
    }
    return { firsts, ...columns };
}
/** What a ticket of some lines finds; more is made room for. */
const ROWS_PER_FILE = 8;
function createColumns(rows) {
    return {
        filled: 0,
        places: new Uint16Array(rows),
        code: new Uint32Array(rows),
        comment: new Uint32Array(rows),
        marks: new Uint8Array(rows),
    };
}
function enlarge(columns, rows) {
    const { places, code, comment, marks } = columns;
    Object.assign(columns, createColumns(2 * rows), { filled: columns.filled });
    columns.places.set(places);
    columns.code.set(code);
    columns.comment.set(comment);
    columns.marks.set(marks);
}
/** 1 where a list holds anything. */
function hits_marksOf(list) {
    const marks = new Uint8Array(list.length);
    for (let number = 0; number < list.length; number += 1)
        if (list[number] !== 0)
            marks[number] = 1;
    return marks;
}
/** Counts in one file after the other; the same arrays are filled and emptied each time. */
function createCounter(size, { list, lists }, postings) {
    const { tokens, times } = postings;
    const isHeld = hits_marksOf(list);
    /** Rows of one file; a look at each that must not decide anything yet is faster than one that must. */
    let rows = new Int32Array(1 << 12);
    const code = new Uint32Array(size);
    const comment = new Uint32Array(size);
    const marks = new Uint8Array(size);
    /** A bit for each place that was met: most files hold few of many terms. */
    const met = new Int32Array((size >>> 5) + 1);
    return {
        tokens(file) {
            const [from, to] = rowsOf(postings, file);
            if (rows.length < to - from)
                rows = new Int32Array(2 * (to - from));
            let found = 0;
            for (let row = from; row < to; row += 1) {
                rows[found] = row;
                found += isHeld[(tokens[row] ?? 0) >>> 1] ?? 0;
            }
            for (let at = 0; at < found; at += 1) {
                const row = rows[at] ?? 0;
                const token = tokens[row] ?? 0;
                const held = lists[list[token >>> 1] ?? 0] ?? [];
                const often = times[row] ?? 0;
                const counts = (token & 1) === 1 ? comment : code;
                for (let each = 0; each < held.length; each += 1) {
                    const place = held[each] ?? 0;
                    counts[place] = (counts[place] ?? 0) + often;
                    met[place >>> 5] = (met[place >>> 5] ?? 0) | (1 << (place & 31));
                }
            }
        },
        /** @param words numbers of the path's words; @param placeOf by such a number, -1 for most. */
        path(words, placeOf, mark) {
            for (let at = 0; at < words.length; at += 1) {
                const place = placeOf[words[at] ?? 0] ?? -1;
                if (place < 0)
                    continue;
                marks[place] = (marks[place] ?? 0) | mark;
                met[place >>> 5] = (met[place >>> 5] ?? 0) | (1 << (place & 31));
            }
        },
        /** Names alone are no hit: they stand beside the terms they hold. */
        into(columns, terms) {
            const before = columns.filled;
            if (before + size > columns.places.length)
                enlarge(columns, before + size);
            const { places } = columns;
            let filled = before;
            for (let word = 0; word < met.length; word += 1) {
                for (let bits = met[word] ?? 0; bits !== 0; bits &= bits - 1) {
                    const place = (word << 5) + 31 - Math.clz32(bits & -bits);
                    places[filled] = place;
                    columns.code[filled] = code[place] ?? 0;
                    columns.comment[filled] = comment[place] ?? 0;
                    columns.marks[filled] = marks[place] ?? 0;
                    filled += 1;
                    code[place] = 0;
                    comment[place] = 0;
                    marks[place] = 0;
                }
                met[word] = 0;
            }
            if (filled > before && (places[before] ?? 0) < terms)
                columns.filled = filled;
        },
    };
}

;// CONCATENATED MODULE: ./build/retrieval/rank.js



/** Robertson's usual constants. */
const K1 = 1.2;
const B = 0.75;
const PATH_WEIGHT = 3;
/** Tickets ask for the code; its test follows as a pair. */
const TEST_PRIOR = 0.3;
const PROSE_PRIOR = 0.4;
/** Identifiers that every file is taken to have more than it has: a word is nothing in a file of three. */
const LEAST_LENGTH = 50;
function rankRoughly(query, corpus) {
    const terms = query.terms.map(({ term }) => term);
    const places = corpus.placesOf(terms, query.names);
    const hits = countHits(query, corpus, places);
    const rarities = raritiesOf(hits, { terms: terms.length, names: query.names.length, files: corpus.entries.length });
    const worths = worthsOf(hits, query, rarities, corpus);
    const { scores, densest, pathShares } = worths;
    const folders = bestByFolder(scores, corpus);
    return {
        found: glance(hits, worths, query, corpus).map((index) => foundIn(index, { hits, scores, terms }, corpus)),
        testScore(path) {
            const tests = corpus.testsFor(pairKey(path)).filter(({ index }) => isHit(hits, index));
            return tests.length === 0 ? undefined : Math.max(...tests.map(({ index }) => scores[index] ?? 0));
        },
        folderScore: ({ index }) => folders[corpus.paths.folderOf(index)] ?? 0,
        pathShare: ({ index }) => pathShares[index] ?? 0,
        densest,
        places,
        ...rarities,
    };
}
function bestByFolder(scores, { paths }) {
    const best = new Float64Array(scores.length);
    for (let index = 0; index < scores.length; index += 1) {
        const folder = paths.folderOf(index);
        best[folder] = Math.max(best[folder] ?? 0, scores[index] ?? 0);
    }
    return best;
}
/** What a term that stands `times` in a text of this length is worth, 0 to 2.2: BM25 without its rarity. */
function saturated(times, length, averageLength) {
    const dense = times / (1 - B + (B * length) / averageLength);
    return (dense * (K1 + 1)) / (K1 + dense);
}
function densityOf(times, length) {
    return times / (LEAST_LENGTH + length);
}
function foundIn(index, { hits, scores, terms }, corpus) {
    const { firsts, places, code, comment, marks } = hits;
    const held = [];
    const names = [];
    for (let row = firsts[index] ?? 0; row < (firsts[index + 1] ?? 0); row += 1) {
        const term = places[row] ?? 0;
        const mark = marks[row] ?? 0;
        if (term >= terms.length)
            names.push(term - terms.length);
        else
            held.push({
                term,
                code: code[row] ?? 0,
                comment: comment[row] ?? 0,
                inName: (mark & IN_NAME) > 0,
                inFolder: (mark & IN_FOLDER) > 0,
            });
    }
    const entry = corpus.entries[index];
    if (entry === undefined)
        throw new RangeError(`there is no file ${index}`);
    return { entry, hits: held, names, score: scores[index] ?? 0 };
}
function raritiesOf({ firsts, places, marks }, size) {
    const files = new Uint32Array(size.terms + size.names);
    const paths = new Uint32Array(size.terms);
    const rows = firsts[size.files] ?? 0;
    for (let row = 0; row < rows; row += 1) {
        const place = places[row] ?? 0;
        files[place] = (files[place] ?? 0) + 1;
        if (marks[row] !== 0)
            paths[place] = (paths[place] ?? 0) + 1;
    }
    const rarity = (holding) => Math.log(1 + (size.files - holding + 0.5) / (holding + 0.5));
    return {
        rarity: Array.from(files.subarray(0, size.terms), rarity),
        pathRarity: Array.from(paths, rarity),
        nameRarity: Array.from(files.subarray(size.terms), rarity),
    };
}
function worthsOf({ firsts, places, code, comment, marks }, { terms }, { rarity, pathRarity }, { entries, averageLength, paths }) {
    const worths = Float64Array.from(terms, ({ weight }, term) => weight * (rarity[term] ?? 0));
    const titleWorths = Float64Array.from(terms, ({ inTitle }, term) => inTitle * (rarity[term] ?? 0));
    const pathWorths = Float64Array.from(terms, ({ weight }, term) => weight * (pathRarity[term] ?? 0));
    const scores = new Float64Array(entries.length);
    const titles = new Float64Array(entries.length);
    const pathScores = new Float64Array(entries.length);
    const densest = new Float64Array(terms.length);
    const shares = paths.sharesSaid(paths.placesOf(terms.map(({ term }) => term)));
    for (let index = 0; index < entries.length; index += 1) {
        const entry = entries[index];
        if (entry === undefined)
            continue;
        const { length } = entry.stream;
        const isCode = !entry.isTest && !entry.isProse;
        let sum = 0;
        let title = 0;
        let pathScore = 0;
        for (let row = firsts[index] ?? 0; row < (firsts[index + 1] ?? 0); row += 1) {
            const term = places[row] ?? 0;
            if (term >= terms.length)
                break;
            const mark = marks[row] ?? 0;
            const inPath = (mark & IN_NAME) + ((mark & IN_FOLDER) >> 1);
            const times = (code[row] ?? 0) + (comment[row] ?? 0);
            sum += (worths[term] ?? 0) * saturated(times + PATH_WEIGHT * inPath, length, averageLength);
            title += titleWorths[term] ?? 0;
            if (mark !== 0)
                pathScore += pathWorths[term] ?? 0;
            if (isCode)
                densest[term] = Math.max(densest[term] ?? 0, densityOf(times, length));
        }
        const prior = entry.isTest ? TEST_PRIOR : entry.isProse ? PROSE_PRIOR : 1;
        scores[index] = sum * (1 + (shares[index] ?? 0)) * prior;
        titles[index] = title;
        pathScores[index] = pathScore;
    }
    const pathShares = paths.sharesSaid(paths.placesOf(terms.map(({ term, inTitle }) => (inTitle > 0 ? term : ""))));
    return { scores, titles, paths: pathScores, pathShares, densest };
}

;// CONCATENATED MODULE: ./build/retrieval/features.js




/** These are set against the best of the query's candidates, so that they mean the same in every repository. */
const RELATIVE = [
    "rough",
    "pathCovered",
    "nameCovered",
    "window",
    "wide",
    "folder",
    "testRough",
    "densest",
    "defines",
];
/** What a rare word is worth, so that a feature which is compared with nothing is about 1. */
const USUAL_WORTH = 8;
/** @param chosen what is looked at closely, of `rough.found` or beyond. */
function describe(chosen, rough, query, corpus) {
    const lookAt = createCloseLook({ query, rarity: rough.rarity, places: rough.places, postings: corpus.postings });
    const asked = askedOf(query, rough);
    const definitionsIn = createDefinitionFeatures(chosen, asked, corpus);
    const isInPath = new Uint8Array(query.terms.length);
    const raw = chosen.map((found) => {
        const { entry, hits } = found;
        isInPath.fill(0);
        for (const { term, inName, inFolder } of hits)
            if (inName || inFolder)
                isInPath[term] = 1;
        const path = asked.single.reduce((sum, worth, term) => (isInPath[term] === 1 ? sum + worth : sum), 0);
        const { passages, wide, near } = lookAt(entry, isInPath);
        const testScore = entry.isTest ? undefined : rough.testScore(entry.file.path);
        const features = {
            rough: found.score,
            folder: rough.folderScore(entry),
            window: passages[0]?.score ?? 0,
            wide,
            near: (path + near) / asked.whole,
            // A file whose test speaks of the query as well.
            tested: Number(testScore !== undefined),
            testRough: testScore ?? 0,
            size: Math.log(1 + entry.stream.lines) / 7,
            ...textFeatures(found, asked),
            pathShare: rough.pathShare(entry),
            scope: scopeOf(entry, query.scope, corpus),
            ...definitionsIn(found, isInPath, path),
        };
        addKinds(features, corpus.kindsOf(entry.file.path), query);
        return { found, features, passages };
    });
    return withRegistration(relative(raw));
}
function askedOf(query, rough) {
    const single = singleWorths(query, rough.rarity);
    return {
        query,
        rough,
        single,
        whole: Math.max(1e-9, total(single)),
        allNames: Math.max(1e-9, total(rough.nameRarity)),
    };
}
function total(worths) {
    return worths.reduce((sum, worth) => sum + worth, 0);
}
function relative(raw) {
    for (const name of RELATIVE) {
        const most = raw.reduce((best, { features }) => Math.max(best, features[name] ?? 0), 1e-9);
        for (const { features } of raw)
            features[name] = (features[name] ?? 0) / most;
    }
    return raw;
}
/** Where something new will be listed: such a file is worth what lies in its folder. */
function withRegistration(raw) {
    for (const { features } of raw)
        if (features.entryAsked === 1)
            features.registers = features.folder ?? 0;
    return raw;
}
function textFeatures({ entry, hits, names }, { query, rough, single, whole, allNames }) {
    let [covered, pathCovered, nameCovered, densest, joined] = [0, 0, 0, 0, 0];
    for (const { term, code, comment, inName, inFolder } of hits) {
        const asked = query.terms[term];
        if (asked === undefined)
            continue;
        const { weight, inTitle } = asked;
        const worth = single[term] ?? 0;
        covered += worth;
        if (inName || inFolder)
            pathCovered += weight * (rough.pathRarity[term] ?? 0);
        if (isJoined(asked))
            joined = Math.max(joined, weight * (rough.rarity[term] ?? 0));
        if (inName)
            nameCovered += inTitle * (rough.pathRarity[term] ?? 0);
        const most = rough.densest[term] ?? 0;
        // Of the title's words the one that stands here, and nowhere in the code denser.
        if (most > 0)
            densest = Math.max(densest, worth * Math.min(1, densityOf(code + comment, entry.stream.length) / most));
    }
    return {
        covered: covered / whole,
        pathCovered,
        nameCovered,
        densest,
        joined: joined / USUAL_WORTH,
        names: names.reduce((sum, name) => sum + (rough.nameRarity[name] ?? 0), 0) / allNames,
    };
}
/** Share of the part of the code that the title puts in front. */
function scopeOf({ index }, scope, { paths }) {
    return scope.length === 0 ? 0 : scope.filter((term) => paths.holds(index, term)).length / scope.length;
}
/** So many of the most promising files are read for what they define; behind them it changed no order that counts. */
const features_READ = 40;
const features_NOTHING = { names: [], terms: [] };
/** What the candidates define is looked up once for all, so that the query finds its words among theirs. */
function createDefinitionFeatures(chosen, asked, { defined }) {
    const { query, rough, single, whole } = asked;
    const definitions = new Map(chosen.slice(0, features_READ).map(({ entry }) => [entry.index, defined.of(entry.file)]));
    const placeOfTerm = defined.placesOfTerms(query.terms.map(({ term }) => term));
    const placeOfName = defined.placesOfNames(query.names);
    /** @param path what the terms in the path are worth. */
    return function definitionsIn({ entry }, isInPath, path) {
        const { names, terms } = definitions.get(entry.index) ?? features_NOTHING;
        let told = path;
        for (let at = 0; at < terms.length; at += 1) {
            const place = placeOfTerm[terms[at] ?? 0] ?? -1;
            if (place >= 0 && isInPath[place] === 0)
                told += single[place] ?? 0;
        }
        let defines = 0;
        for (const number of names)
            defines += rough.nameRarity[placeOfName[number] ?? -1] ?? 0;
        // Share of the title that its path and the names of its definitions say; names of the ticket that it defines, letter for letter.
        return { told: told / whole, defines };
    };
}
const features_ASKED = Object.fromEntries(KINDS.map((kind) => [kind, `${kind}Asked`]));
/** A kind that the file is not of is left out, which counts as 0. */
function addKinds(features, kinds, query) {
    for (const kind of kinds) {
        features[kind] = 1;
        if (query.kinds.has(kind))
            features[features_ASKED[kind]] = 1;
    }
}

// EXTERNAL MODULE: ./build/retrieval/weights.json
var weights = __webpack_require__(307);
;// CONCATENATED MODULE: ./build/retrieval/ranker.js





const NAMES = Object.keys(weights/* weights */.W3);
const WEIGHTS = Object.values(weights/* weights */.W3);
/** How much nearer a file inside the task's territory is, in the same measure as the score. */
const ranker_INSIDE = 2;
function createRanker(corpus) {
    return function rank(asked, isInside = () => false) {
        const query = parseQuery(asked);
        const rough = rankRoughly(query, corpus);
        if (rough.found.length === 0)
            return [];
        const candidates = describe(chooseFrom(rough, corpus), rough, query, corpus);
        const matchesOf = createMatcher(rough, query);
        const scored = candidates.map((candidate) => scoredOf(candidate, matchesOf));
        return calibrate(scored.map((one) => (isInside(one.file.path) ? { ...one, score: one.score + ranker_INSIDE } : one)));
    };
}
/** A small tree is looked at whole: a ticket may say no word of the file it is about. */
function chooseFrom({ found }, { entries }) {
    if (found.length >= CLOSE)
        return [...found];
    const known = new Set(found.map(({ entry }) => entry.index));
    const rest = entries.filter(({ index, isProse }) => !known.has(index) && !isProse);
    const silent = rest.slice(0, CLOSE - found.length);
    return [...found, ...silent.map((entry) => ({ entry, hits: [], names: [], score: 0 }))];
}
function scoredOf({ found, features, passages }, matchesOf) {
    let score = 0;
    for (let at = 0; at < NAMES.length; at += 1)
        score += (WEIGHTS[at] ?? 0) * (features[NAMES[at] ?? ""] ?? 0);
    return { file: found.entry.file, score, matches: matchesOf(found), features, passages };
}
/** The words a file holds, the most telling first: all of the query are put in order once. */
function createMatcher({ rarity }, { terms }) {
    const worths = terms.map(({ weight }, term) => weight * (rarity[term] ?? 0));
    const order = terms.map((_, term) => term).sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0) || a - b);
    const isHeld = new Uint8Array(terms.length);
    return function matchesOf({ hits }) {
        isHeld.fill(0);
        for (const { term } of hits)
            isHeld[term] = 1;
        const words = order.filter((term) => isHeld[term] === 1).map((term) => terms[term]?.word ?? "");
        return [...new Set(words)];
    };
}
/**
 * How likely the first file is right depends on how many stand near it: a logistic function of the logarithm of that number, fitted to
 * public commits. Those have an answer in their tree; a ticket may have none, and then the best file says next to nothing of its title.
 * Behind the first, probability falls with the distance and with the place, less steeply where the first is unsure. A change touches
 * several files, so all together may be more than 1.
 */
function calibrate(scored) {
    const sorted = [...scored].sort((a, b) => b.score - a.score || (a.file.path < b.file.path ? -1 : 1));
    const best = sorted[0];
    if (best === undefined)
        return [];
    const near = sorted.reduce((sum, { score }) => sum + Math.exp((score - best.score) / weights/* temperature */.X1), 0);
    const known = Math.min(1, ((best.features.covered ?? 0) / KNOWN) ** 2);
    const first = known / (1 + Math.exp(weights/* crowd */.k4 * Math.log(near) - weights/* sure */.MV));
    return sorted.map((entry, at) => {
        const distance = (best.score - entry.score) / weights/* slope */.yy + weights/* fall */.aO * Math.log(at + 1);
        return { ...entry, probability: Math.min(first, Math.sqrt(first) * Math.exp(-distance)) };
    });
}
/** Share of the title that the best file says of nearly every ticket that is about this tree: of those below .1 one in ten had its answer first. */
const KNOWN = 0.15;

// EXTERNAL MODULE: ./build/retrieval/rerank.js
var rerank = __webpack_require__(1276);
;// CONCATENATED MODULE: ./build/retrieval/territory-guess.js
// A guess at the files a change will touch, best first. A guess only: nothing may be refused because of it.




/** On public commits five and a half files a ticket, holding 78 % of those that were changed. */
const territory_guess_LEAST_PROBABILITY = 0.02;
/** Who names a file mostly means it: beside it only what is likely counts. */
const LEAST_BESIDE_NAMED = 0.1;
/**
 * What the ticket names (but not its examples), what is to be made, what is likely, and the tests of all of these that exist.
 * @param testsFor paths of the tests with this key.
 */
function guessTerritory(named, candidates, testsFor) {
    const examples = new Set(named.files.filter(({ intent }) => intent === "like").map(({ file }) => file.path));
    const sure = sureFiles(named);
    const least = sure.some(({ certainty }) => certainty === 1) ? LEAST_BESIDE_NAMED : territory_guess_LEAST_PROBABILITY;
    const likely = candidates.filter(({ probability }) => probability >= least);
    const paths = [
        ...sure.map(({ file }) => file.path),
        ...named.toCreate,
        ...likely.map(({ file }) => file.path).filter((path) => !examples.has(path)),
    ];
    return [...new Set([...paths, ...paths.flatMap((path) => nearestTest(path, testsFor(pairKey(path))) ?? [])])];
}
function nearestTest(path, tests) {
    if ((0,indexable/* isTest */.Nu)(path))
        return undefined;
    return [...tests].sort((a, b) => (0,retrieval_tree/* nearness */._I)(path, b) - (0,retrieval_tree/* nearness */._I)(path, a) || (a < b ? -1 : 1))[0];
}

;// CONCATENATED MODULE: ./build/retrieval/patterns.js
// The context engine's one door: a ticket's words and the texts of a tree in, excerpts worth showing out. Pure. What is behind
// createContext may be replaced whole; its input and output are what others build on.












const MAX_CANDIDATES = 100;
/** Share of the budget that examples may take: of what is named to be made, and of a kind that was only recognised. */
const EXAMPLES_TOLD = 0.5;
const EXAMPLES_GUESSED = 0.2;
/** Deterministic: equal input gives equal output. @throws CONFIG_INVALID for a glob of `mayEdit` that cannot be matched in bounded time. */
function findPatterns({ files, ...asked }) {
    return createContext(files).patternsFor(asked);
}
/** Reads the files once; each ticket then costs little. @param files the indexable files of one tree; paths unique. */
function createContext(files) {
    const corpus = createCorpus(files);
    const tree = (0,retrieval_tree/* createTree */.bP)(files, corpus.holding, corpus.symbolsOf);
    const rank = createRanker(corpus);
    const examplesFor = createExamples(files);
    const testsFor = (key) => corpus.testsFor(key).map(({ file }) => file.path);
    return {
        rank: ({ query }) => rank(query),
        patternsFor({ query, mentions, mayEdit, tokenBudget, first = [] }) {
            const named = resolveNamed(mentions, mayEdit, tree);
            const ranked = withNamed((0,rerank/* applyOrder */.Fu)(rank(query, (0,globs/* matcher */.jN)(mayEdit)), first), named);
            const { toCreate } = named;
            // A guess is shown to nobody here, and finding one means looking at every path.
            const examples = wantsExample({ toCreate, query })
                ? examplesFor({
                    toCreate,
                    query,
                    ranked: ranked.map(({ file, probability }) => ({ path: file.path, probability })),
                })
                : [];
            const told = toCreate.length > 0;
            const before = [
                ...namedPicks(named, ranked),
                ...picksWithin(examplePicks(examples, told), tokenBudget * (told ? EXAMPLES_TOLD : EXAMPLES_GUESSED)),
            ];
            const excerpts = chooseExcerpts(ranked, { tokenBudget, before, symbolsOf: corpus.symbolsOf });
            return {
                patterns: fitBudget([...before, ...foundPicks(excerpts)], tokenBudget),
                candidates: listCandidates(named, ranked),
                territoryGuess: guessTerritory(named, ranked, testsFor),
            };
        },
        territoryFor({ query, mentions }) {
            const named = resolveNamed(mentions, [], tree);
            const ranked = withNamed(rank(query), named);
            const isNamed = named.toCreate.length > 0 || sureFiles(named).some(({ certainty }) => certainty === 1);
            return {
                paths: guessTerritory(named, ranked, testsFor),
                confidence: isNamed ? 1 : (ranked[0]?.probability ?? 0),
            };
        },
    };
}
/** What holds a name that the ticket writes is at least as likely as such files are; the order follows. */
function withNamed(ranked, { files }) {
    const certain = new Map(files.filter(({ intent }) => intent !== "like").map(({ file, certainty }) => [file.path, certainty]));
    const raised = ranked.map((entry) => ({
        ...entry,
        probability: Math.max(entry.probability, certain.get(entry.file.path) ?? 0),
    }));
    return raised.sort((a, b) => b.probability - a.probability);
}
function listCandidates({ files }, ranked) {
    const list = new Map();
    for (const { file, reason, certainty } of files)
        if (certainty === 1)
            list.set(file.path, { path: file.path, score: 1, reason });
    const reasons = new Map(files.map(({ file, reason }) => [file.path, reason]));
    for (const entry of ranked) {
        const { path } = entry.file;
        if (!list.has(path))
            list.set(path, { path, score: entry.probability, reason: reasons.get(path) ?? reasonOf(entry) });
    }
    return [...list.values()].slice(0, MAX_CANDIDATES);
}


/***/ }),

/***/ 2002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FW: () => (/* binding */ predictIn),
/* harmony export */   jO: () => (/* binding */ mentionsOf),
/* harmony export */   rY: () => (/* binding */ createPredictor)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5405);
/* harmony import */ var _core_mentions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2874);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(269);
// A ticket's words → the files its change probably touches. A prediction orders a batch; it never becomes a limit.



/** More files are no territory but a shrug, and every one of them may keep another ticket waiting. */
const MAX_FILES = 12;
/**
 * Reads the files once; each ticket then costs little.
 * @param files the indexable files of the base tree; paths unique.
 * @param own `owner/name` of the repository, where it is known.
 */
function createPredictor(files, own) {
    const context = (0,_patterns_js__WEBPACK_IMPORTED_MODULE_2__/* .createContext */ .q6)(files);
    return (ticket) => predictIn(context, ticket, own);
}
/**
 * @returns for a ticket its likely files, best first, at most 12, and how likely the first one is right, rounded to hundredths;
 * 1 when the ticket names a file; undefined when no word of it is known.
 */
function predictIn(context, query, own) {
    const { paths, confidence } = context.territoryFor({ query, mentions: mentionsOf(query, own) });
    // A path can be written that no glob may be; a territory is a list of globs.
    const mayEdit = paths.filter((path) => (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .findGlobProblem */ .RR)(path) === undefined).slice(0, MAX_FILES);
    return mayEdit.length === 0 ? undefined : { mayEdit, confidence: inHundredths(confidence) };
}
/** @param own `owner/name` of the repository, where it is known: links into others then name nothing. */
function mentionsOf({ title, description, comments = [] }, own) {
    return (0,_core_mentions_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMentions */ .X)([title, description, ...comments].join("\n"), own);
}
/** One is for what is named. */
function inHundredths(confidence) {
    return confidence === 1 ? 1 : Math.min(0.99, Math.round(confidence * 100) / 100);
}


/***/ }),

/***/ 1077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ remembered)
/* harmony export */ });
// Work on a key done once. For what is asked again and again of few keys; what is remembered lives as long as the function.
/** @param work pure, and never undefined: that would be worked out anew each time. */
function remembered(work) {
    const known = new Map();
    return function recall(key) {
        const before = known.get(key);
        if (before !== undefined)
            return before;
        const found = work(key);
        known.set(key, found);
        return found;
    };
}


/***/ }),

/***/ 1276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ applyOrder),
/* harmony export */   cy: () => (/* binding */ shownForRerank)
/* harmony export */ });
/* unused harmony export RERANKED */
/* harmony import */ var _core_words_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1769);
/* harmony import */ var _chunks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
// The best of a ranking in somebody else's order: what a reranker is shown, and what becomes of its answer. Asks nobody, and
// believes the answer nothing but an order.


/** As many as a model still orders well in one answer; the best 20 alone held 88 % of what public commits changed. */
const RERANKED = 30;
const MOST_LINES = 3;
const MOST_PASSAGES = 2;
const LINE_CHARS = 160;
const PATH_CHARS = 300;
/** Lines looked at in one passage, and characters in one line: a file without line ends costs nothing. */
const SEEN_LINES = 200;
const SEEN_CHARS = 400;
/** The best 30 of a ranking: each path with one to three lines of the file that say most about the ticket, in file order. */
function shownForRerank(ranked) {
    return ranked.slice(0, RERANKED).map((entry) => ({
        path: oneLine(entry.file.path, PATH_CHARS),
        lines: tellingLines(entry).join("\n"),
    }));
}
function tellingLines({ file, matches, passages }) {
    const all = file.text.split("\n");
    const words = matches.map((word) => word.toLowerCase().replaceAll(" ", ""));
    const looked = new Set(passages.slice(0, MOST_PASSAGES).flatMap(({ lines }) => numbersOf(lines, all.length)));
    const rated = [...looked].map((at) => ({ at, worth: worthOf((all[at] ?? "").slice(0, SEEN_CHARS), words) }));
    return rated
        .filter(({ worth }) => worth > 0)
        .sort((a, b) => b.worth - a.worth || a.at - b.at)
        .slice(0, MOST_LINES)
        .sort((a, b) => a.at - b.at)
        .map(({ at }) => oneLine((all[at] ?? "").slice(0, SEEN_CHARS), LINE_CHARS));
}
function numbersOf({ start, end }, length) {
    const last = Math.min(end, length, start + SEEN_LINES - 1);
    return Array.from({ length: Math.max(0, last - start + 1) }, (_, offset) => start - 1 + offset);
}
/** How many of the words it holds; a definition says more than a line inside one. */
function worthOf(line, words) {
    const text = line.toLowerCase();
    return words.filter((word) => word !== "" && text.includes(word)).length + ((0,_chunks_js__WEBPACK_IMPORTED_MODULE_1__/* .isDefinition */ .gN)(line) ? 0.5 : 0);
}
function oneLine(text, maxChars) {
    return (0,_core_words_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitize */ .aj)(text, { maxChars }).replace(/\s+/g, " ").trim();
}
/**
 * The ranking with the paths of `order` first, in that order; what it leaves out keeps its own order behind them. Paths that
 * are not in the ranking and repeated ones mean nothing, so that no order adds, drops or doubles an entry.
 *
 * The probabilities stay where they are, best first: an order says who comes first, not how likely the first one is. So what
 * was calibrated for a place stays true of that place, and as many files pass a threshold as before.
 * @param ranked best first.
 * @param order paths, best first.
 */
function applyOrder(ranked, order) {
    const left = new Map(ranked.map((entry, index) => [entry.file.path, { entry, index }]));
    const ahead = order.flatMap((path) => {
        const found = left.get(path);
        left.delete(path);
        return found === undefined ? [] : [found];
    });
    const probabilities = ranked.map(({ probability }) => probability).sort((a, b) => b - a);
    return [...ahead, ...left.values()].map(({ entry, index }, place) => ({
        ...entry,
        probability: probabilities[place] ?? 0,
        ...(index > place ? { from: index + 1 } : {}),
    }));
}


/***/ }),

/***/ 1443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ readSources),
  W: () => (/* binding */ show)
});

;// CONCATENATED MODULE: ./build/core/contracts.js
/** Four characters a token, as for prose and code alike; an estimate that errs on the long side for English. */
const CHARS_PER_TOKEN = 4;
/** The task's own patterns must not be crowded out by standing documents. */
const MOST_OF_BUDGET = 0.5;
/** @param docs existing documents in the order of the configuration. */
function chooseContracts(docs, tokenBudget) {
    const patterns = [];
    const byName = [];
    let left = Math.floor(tokenBudget * MOST_OF_BUDGET);
    for (const { path, blob, text } of docs) {
        const cost = Math.ceil(text.length / CHARS_PER_TOKEN);
        if (cost > left || text.trim() === "")
            byName.push(path);
        else {
            left -= cost;
            const endLine = text.replace(/\n$/, "").split("\n").length;
            patterns.push({
                path,
                blob,
                text,
                startLine: 1,
                endLine,
                score: 1,
                origin: "configured",
                reason: "scaffold.docs",
            });
        }
    }
    const spent = Math.floor(tokenBudget * MOST_OF_BUDGET) - left;
    return { patterns, byName, tokensLeft: tokenBudget - spent };
}

// EXTERNAL MODULE: ./build/core/globs.js
var core_globs = __webpack_require__(5405);
// EXTERNAL MODULE: ./build/core/words/sanitize.js
var sanitize = __webpack_require__(1769);
// EXTERNAL MODULE: ./build/retrieval/symbols/symbols.js + 24 modules
var symbols = __webpack_require__(4675);
// EXTERNAL MODULE: ./build/retrieval/tree.js
var tree = __webpack_require__(347);
;// CONCATENATED MODULE: ./build/retrieval/guides.js
// Documents a repository has for its agents and contributors → references to those that matter for one ticket. Reads texts,
// pastes none of them into a prompt; which documents are always shown whole is for core/contracts.ts.




/** The file names agents and people look for. */
const AGENTS = /^(?:AGENTS|CLAUDE|GEMINI|COPILOT)\.md$/i;
const CONTRIBUTING = /^(?:(?:docs|\.github)\/)?CONTRIBUTING(?:\.(?:md|rst|adoc|txt))?$/i;
const ROOT_RULES = /^(?:\.cursorrules|\.windsurfrules|\.github\/copilot-instructions\.md)$/;
const RULE = /(?:^|\/)(?:\.cursor\/rules|\.github\/instructions)\/[^/]+\.(?:mdc|md)$/;
const MAX_GUIDES = 12;
const MAX_SECTIONS = 5;
const MAX_SUMMARY_CHARS = 200;
/** Of a document; what comes later is opened, not searched. */
const MAX_CHARS = 200_000;
/** Sections any change has a use for, when there is room. */
const ALWAYS_USEFUL = /\b(?:test|tests|testing|lint|linting|style|conventions?|commands?|formatting|verification)\b/i;
/** Whether the file may be a guide: for callers that read only what they need. */
function isGuide(path) {
    return AGENTS.test((0,tree/* baseName */.Fl)(path)) || CONTRIBUTING.test(path) || ROOT_RULES.test(path) || RULE.test(path);
}
/**
 * References to read, the general ones first; at most 12 and those of the configuration. One in a folder counts only where a likely file lies below that folder,
 * a rule for certain files only where one of them is likely. Of documents with one text the first is named.
 */
function guidesFor({ files, docs, likely, words }) {
    const terms = termsOf(words);
    const configured = new Set(docs);
    const wanted = files
        .flatMap((file) => {
        const when = configured.has(file.path) ? CONFIGURED : whenOf(file, likely);
        return when === undefined || isPointer(file.text) ? [] : [{ ...file, ...when }];
    })
        .sort((one, other) => one.rank - other.rank || (one.path < other.path ? -1 : 1));
    const texts = new Map(wanted.toReversed().map(({ text, path }) => [text.trim(), path]));
    return (wanted
        .filter(({ text, path }) => texts.get(text.trim()) === path)
        // What the configuration names is promised to be named.
        .filter(({ path }, at) => at < MAX_GUIDES || configured.has(path))
        .map(({ path, text, when }) => ({
        path,
        when,
        summary: summaryOf(path, text),
        sections: sectionsFor(text, terms),
    })));
}
const CONFIGURED = { rank: 900, when: "when the change touches what it describes" };
const BEFORE = { rank: 0, when: "before you begin" };
function whenOf({ path, text }, likely) {
    if (CONTRIBUTING.test(path))
        return { rank: 800, when: "for how changes are made here" };
    if (ROOT_RULES.test(path))
        return BEFORE;
    if (RULE.test(path))
        return whenOfRule(path, text, likely);
    if (!AGENTS.test((0,tree/* baseName */.Fl)(path)))
        return undefined;
    return inFolder((0,tree/* folderOf */.yS)(path), likely);
}
function inFolder(folder, likely) {
    if (folder === "" || folder === ".claude" || folder === ".github")
        return BEFORE;
    const isAbove = likely.some((path) => path.startsWith(`${folder}/`));
    return isAbove ? { rank: folder.split("/").length, when: `before you change ${folder}/` } : undefined;
}
/** A rule of an editor: its head says for which files, or that it always counts; one that says neither is chosen by a person. */
function whenOfRule(path, text, likely) {
    const place = inFolder((0,tree/* folderOf */.yS)(path).replace(/(?:^|\/)(?:\.cursor\/rules|\.github\/instructions)$/, ""), likely);
    if (place === undefined)
        return undefined;
    const head = headOf(text);
    const globs = (/^(?:globs|applyTo):[ \t]*(.{1,500})$/m.exec(head)?.[1] ?? "")
        .split(",")
        .map((glob) => glob.replace(/[[\]"'\s]/g, ""))
        .filter((glob) => glob !== "" && (0,core_globs/* findGlobProblem */.RR)(glob) === undefined);
    if (/^alwaysApply:[ \t]*true\b/m.test(head))
        return place;
    if (globs.length === 0)
        return { rank: 700, when: "when the change touches what it describes" };
    const isMatch = (0,core_globs/* matcher */.jN)(globs);
    const shown = (0,sanitize/* oneLine */.TN)(globs.slice(0, 3).join(", "), 80);
    return likely.some((each) => isMatch(each)) ? { rank: 600, when: `before you change ${shown}` } : undefined;
}
/** A file that only points at another one (`@AGENTS.md`, `See AGENTS.md`) says nothing itself. */
function isPointer(text) {
    const bare = text.replace(/^#.*$/gm, "").trim();
    return (bare === "" || /^(?:see |read |@)?[`@[(]{0,3}[\w./-]{1,100}\.md[`\])]{0,3}(?:\([\w./-]{1,100}\))?\.?$/i.test(bare));
}
function headOf(text) {
    return /^\uFEFF?---\r?\n([\s\S]{0,4000}?)^---[ \t]*\r?$/m.exec(text.slice(0, 5000))?.[1] ?? "";
}
/** Title, else what its head says of it, and the first sentence that is neither heading, badge, list nor code. */
function summaryOf(path, text) {
    const head = headOf(text);
    const described = /^description:[ \t]*["']?(.{1,400}?)["']?[ \t]*\r?$/m.exec(head)?.[1] ?? "";
    const body = (head === "" ? text : text.slice(text.indexOf(head) + head.length + 4))
        .slice(0, 20_000)
        .replace(/\r/g, "");
    const title = /^#{1,2}[ \t]+(.{1,200}?)[ \t#]*$/m.exec(body)?.[1] ?? "";
    const sentence = described === "" ? firstSentence(body) : described;
    const parts = [title, sentence].map((part) => plain(part)).filter((part) => part !== "" && part !== (0,tree/* baseName */.Fl)(path));
    return (0,sanitize/* oneLine */.TN)(parts.join(". ").replace(/([.!?:])\. /g, "$1 "), MAX_SUMMARY_CHARS);
}
function firstSentence(body) {
    const prose = body
        .replace(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)/gm, "")
        .split(/\n\s*\n/)
        .map((paragraph) => paragraph
        .replace(/^#{1,6}[ \t].*$/gm, "")
        .replace(/^(?:=|-){3,}$/gm, "")
        .trim())
        .find((paragraph) => /^[\p{L}`*_[("“]/u.test(paragraph) && !/^\[?!\[|^[*-] |^\[[^\]]*\]: /.test(paragraph));
    // "Hi!" says nothing.
    return /^[\s\S]{20,400}?[.!?](?=\s|$)/.exec(prose ?? "")?.[0] ?? (prose ?? "").split("\n")[0] ?? "";
}
/** Markdown without its marks: links as their words. */
function plain(text) {
    return text
        .replace(/!?\[([^\]]{0,200})\]\([^)]{0,400}\)/g, "$1")
        .replace(/[*`]|(?<!\w)_|_(?!\w)/g, "")
        .trim();
}
/** Sections whose heading or text says what the ticket says, best five, in order; then those that help with any change. */
function sectionsFor(text, terms) {
    const cut = text.slice(0, MAX_CHARS);
    const lines = cut.split("\n");
    const headings = (0,symbols/* symbolsOf */.ZR)("guide.md", cut).filter(({ kind }) => kind === "heading");
    // The title speaks for the whole file.
    const sections = headings.filter(({ line, depth }) => !(depth === 0 && line === headings[0]?.line));
    const own = sections.map(({ line, end }, at) => {
        const next = sections[at + 1]?.line ?? lines.length + 1;
        return termsOf(lines.slice(line, Math.min(end, next - 1)).join("\n"));
    });
    const scored = sections.map(({ name, line }, at) => {
        const title = termsOf(name);
        let score = ALWAYS_USEFUL.test(name) ? 0.5 : 0;
        for (const term of terms) {
            if (title.has(term))
                score += 3;
            else if (own[at]?.has(term) === true)
                score += 1 / own.filter((words) => words.has(term)).length;
        }
        return { title: plain((0,sanitize/* oneLine */.TN)(name, 100)), line, score };
    });
    return scored
        .filter(({ score }) => score >= 0.5)
        .sort((one, other) => other.score - one.score || one.line - other.line)
        .slice(0, MAX_SECTIONS)
        .sort((one, other) => one.line - other.line)
        .map(({ title, line }) => ({ title, line }));
}
const COMMON = new Set("about after also because before been being both could does doing done each from have into more most must need only other over same should some such than that their them then there these they this those through under very want what when where which while will with without would your make made used using user change file".split(" "));
/** Words of four letters and more in a rough stem. */
function termsOf(text) {
    const words = text
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .toLowerCase()
        .match(/\p{L}{4,40}/gu) ?? [];
    return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?:ings?|ed|es|s)$/, "")));
}

// EXTERNAL MODULE: ./build/retrieval/indexable.js
var indexable = __webpack_require__(7455);
;// CONCATENATED MODULE: ./build/retrieval/shown.js



/**
 * @param docs paths of the configuration's documents.
 * @param readBlobs texts by blob id; what it does not know counts as empty.
 */
async function readSources(entries, docs, readBlobs) {
    const plain = entries.filter(({ mode }) => mode.startsWith("100"));
    const code = plain.filter(({ path, bytes }) => (0,indexable/* isIndexable */.tJ)(path, bytes) && !docs.includes(path));
    const documents = plain.filter(({ path }) => isGuide(path) || docs.includes(path));
    const texts = await readBlobs([...new Set([...code, ...documents].map(({ blob }) => blob))]);
    const withText = ({ path, blob }) => ({ path, blob, text: texts.get(blob) ?? "" });
    return { code: code.map(withText), documents: documents.map(withText) };
}
/** Files that count as likely when a guide is about certain files only. */
const LIKELY = 10;
/** @throws CONFIG_INVALID for a glob of the territory that cannot be matched in bounded time. */
function show({ query, mentions, territory, first = [] }, { context, documents }, { docs, tokenBudget }) {
    const configured = docs.flatMap((doc) => documents.filter(({ path }) => path === doc));
    const contracts = chooseContracts(configured, tokenBudget);
    // A guess must not count as what the ticket names.
    const mayEdit = territory.source === "prediction" ? [] : territory.mayEdit;
    const found = context.patternsFor({ query, mentions, first, tokenBudget: contracts.tokensLeft, mayEdit });
    const whole = new Set(contracts.patterns.map(({ path }) => path));
    return {
        ...found,
        patterns: [...contracts.patterns, ...found.patterns],
        docs: contracts.byName,
        guides: guidesFor({
            files: documents.filter(({ path }) => !whole.has(path)),
            docs: contracts.byName,
            likely: [...territory.mayEdit, ...found.candidates.slice(0, LIKELY).map(({ path }) => path)],
            words: `${query.title}\n${query.description}`,
        }),
    };
}


/***/ }),

/***/ 4675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ng: () => (/* binding */ mayDefine),
  eZ: () => (/* binding */ namesOf),
  ZR: () => (/* binding */ symbolsOf)
});

;// CONCATENATED MODULE: ./build/retrieval/symbols/lexis.js
// What is no code in languages with brackets (strings, comments, templates, regular expressions), and where each ends. Every function looks
// at a letter once; none fails on any text.
const ENCODER = new TextEncoder();
function sourceOf(text) {
    const codes = new Uint8Array(text.length);
    const { read } = ENCODER.encodeInto(text, codes);
    if (read < text.length)
        readOneByOne(text, codes);
    return { text, codes };
}
function readOneByOne(text, codes) {
    for (let at = 0; at < text.length; at += 1)
        codes[at] = Math.min(255, text.charCodeAt(at));
}
const C_LIKE = {
    quotes: "\"'",
    tick: "none",
    strings: "plain",
    slashes: true,
    hash: false,
    regex: false,
};
const BACKSLASH = 92;
/** Last letter of the line. */
function skipLine(text, at) {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end - 1;
}
/** @returns the last letter of what a slash begins; `at` when it begins nothing. */
function skipSlash(source, at, { slashes, regex }) {
    const { text, codes } = source;
    const next = codes[at + 1];
    if (next === 47 && slashes)
        return skipLine(text, at);
    if (next === 42) {
        const end = text.indexOf("*/", at + 2);
        return end < 0 ? text.length : end + 1;
    }
    return regex && mayBeRegex(source, at) ? skipRegex(source, at) : at;
}
/** Letters after which a slash divides nothing. */
const BEFORE_REGEX = new Set([..."(,=:[!&|?{;+-*%~^\n"].map((letter) => letter.charCodeAt(0)));
const WORD_BEFORE_REGEX = /(?:return|typeof|case|in|of|yield|await|=>)$/;
/** `</div>` */
const LESS = 60;
function mayBeRegex({ text, codes }, at) {
    let before = at - 1;
    while (codes[before] === 32)
        before -= 1;
    if (codes[before] === LESS)
        return false;
    return (BEFORE_REGEX.has(codes[before] ?? 10) || WORD_BEFORE_REGEX.test(text.slice(Math.max(0, before - 6), before + 1)));
}
/** Longer ones are no regular expressions but a misunderstanding. */
const LONGEST_REGEX = 1_000;
function skipRegex({ codes }, start) {
    let isClass = false;
    const limit = Math.min(codes.length, start + LONGEST_REGEX);
    for (let at = start + 1; at < limit; at += 1) {
        const code = codes[at];
        if (code === BACKSLASH)
            at += 1;
        else if (code === 10)
            return start;
        else if (code === 91)
            isClass = true;
        else if (code === 93)
            isClass = false;
        else if (code === 47 && !isClass)
            return at;
    }
    return start;
}
/** @returns the closing backtick, or the `{` of `${`; -1 when there is neither. */
function skipTemplate({ codes }, start) {
    for (let at = start; at < codes.length; at += 1) {
        const code = codes[at];
        if (code === BACKSLASH)
            at += 1;
        else if (code === 96)
            return at;
        else if (code === 36 && codes[at + 1] === 123)
            return at + 1;
    }
    return -1;
}
/** @returns the closing quote; `at` when this is no string; -1 - n when no string can end before n. */
function skipQuoted(source, at, { strings }) {
    const { text, codes } = source;
    const quote = codes[at];
    if (strings === "rust")
        return quote === 39 ? skipLetter(source, at) : skipRust(source, at);
    if (strings === "text-blocks" && quote === 34) {
        if (text.startsWith('"""', at))
            return lexis_closed(text, text.indexOf('"""', at + 3), 2);
        const before = codes[at - 1];
        if (before === 64 || (before === 36 && codes[at - 2] === 64))
            return lexis_closed(text, text.indexOf('"', at + 1), 0);
    }
    return skipString(source, at, "one line");
}
function lexis_closed(text, end, more) {
    return end < 0 ? -1 - text.length : end + more;
}
function skipString({ codes }, start, reach) {
    const quote = codes[start];
    for (let at = start + 1; at < codes.length; at += 1) {
        const code = codes[at];
        if (code === quote)
            return at;
        if (code === BACKSLASH)
            at += 1;
        else if (code === 10 && reach === "one line")
            return -1 - at;
    }
    return -1 - codes.length;
}
/** `'a'`, `'\n'`, but not the lifetime `'a`. */
function skipLetter(source, at) {
    const { codes } = source;
    if (codes[at + 1] === BACKSLASH)
        return skipString(source, at, "one line");
    return codes[at + 2] === 39 ? at + 2 : at;
}
function skipRust(source, at) {
    const { text, codes } = source;
    let before = at - 1;
    while (codes[before] === 35)
        before -= 1;
    if (codes[before] !== 114)
        return skipString(source, at, "many lines");
    const hashes = "#".repeat(Math.min(at - 1 - before, 20));
    return lexis_closed(text, text.indexOf(`"${hashes}`, at + 1), hashes.length);
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/lines.js
// Offsets of a text ↔ its lines. Nothing about languages.
const TAB = 4;
function lineMapOf(text) {
    const starts = startsOf(text);
    if (starts.length > 1 && starts.at(-1) === text.length)
        starts.pop();
    return { text, starts };
}
function startsOf(text) {
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
        starts.push(at + 1);
    return starts;
}
/** The line, from 1, that holds this offset. */
function lineAt({ starts }, offset) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low + 1;
}
/** The beginning of a line, from 1, at most `length` letters. */
function lineText({ text, starts }, line, length) {
    const start = starts[line - 1] ?? text.length;
    const next = starts[line] ?? text.length;
    return text.slice(start, Math.min(next, start + length)).trimEnd();
}
/** Offset of the first letter of the line that begins at `start`; the line's end when it is blank. */
function firstLetter(text, start) {
    let at = start;
    while (isBlank(text.charCodeAt(at)))
        at += 1;
    return at;
}
/** How far a letter is indented: a tab counts four. */
function columnOf(text, at) {
    let column = 0;
    for (let before = at - 1; before >= 0; before -= 1) {
        const code = text.charCodeAt(before);
        if (code === 9)
            column += TAB;
        else if (code === 10)
            break;
        else
            column += 1;
    }
    return column;
}
/** Offset of the last letter before `end`, blanks and line ends left out; not below `from`. */
function lastLetter(text, from, end) {
    let at = end;
    while (at > from && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 10 || at >= text.length))
        at -= 1;
    return at;
}
function isBlank(code) {
    return code === 32 || code === 9 || code === 13;
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/opened.js
// The definitions that have begun and not yet ended while braces are counted. Knows depth and indentation, no letters but those after a `}`.

/** After a `}`: the definition goes on. */
const MORE_AFTER_BRACE = /[ \t]*(?:[{>|&.=?[:(),]|\s{1,80}[|&.])/y;
/** At the beginning of a line: the definition above goes on. */
const MORE_ON_NEXT_LINE = /[{)\]}.|&?:=+<>,]|(?:where|extends|implements|throws|with|as|satisfies|final|override|const|noexcept|requires)\b/y;
function createOpened(text, definitions) {
    const ends = Int32Array.from(definitions, () => text.length);
    const open = [];
    const depths = [];
    let top = Number.NEGATIVE_INFINITY;
    let quietUntil = -1;
    function end(at) {
        const index = open.pop();
        depths.pop();
        top = depths.at(-1) ?? Number.NEGATIVE_INFINITY;
        if (index !== undefined)
            ends[index] = at;
    }
    function columnOf(index) {
        return definitions[index ?? -1]?.column ?? 0;
    }
    return {
        ends,
        begin(index, depth) {
            const column = columnOf(index);
            while (open.length > 0 && columnOf(open.at(-1)) >= column)
                end((definitions[index]?.at ?? 0) - 1);
            open.push(index);
            depths.push(depth);
            top = depth;
        },
        drop(index) {
            ends[index] = -1;
        },
        close(at, depth) {
            while (top > depth)
                end(at - 1);
            if (top === depth && !startsWith(MORE_AFTER_BRACE, text, at + 1))
                end(at);
        },
        endLine(at, depth) {
            if (top < depth || at < quietUntil)
                return;
            quietUntil = nextLetter(text, at + 1);
            const column = quietUntil - text.lastIndexOf("\n", quietUntil - 1) - 1;
            while (top >= depth) {
                const more = column - margin(text, definitions[open.at(-1) ?? -1]?.at ?? 0);
                if (more > 0 || (more === 0 && startsWith(MORE_ON_NEXT_LINE, text, quietUntil)))
                    break;
                end(at);
            }
        },
    };
}
/** How many letters stand before this one in its line, tabs as one. */
function margin(text, at) {
    return at - text.lastIndexOf("\n", at - 1) - 1;
}
function nextLetter(text, from) {
    let at = firstLetter(text, from);
    while (text.charCodeAt(at) === 10)
        at = firstLetter(text, at + 1);
    return at;
}
function startsWith(sticky, text, at) {
    sticky.lastIndex = at;
    return sticky.test(text);
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/braces.js
// Where definitions end by braces, counted in one pass that jumps over strings, comments and templates. An approximation: it never fails,
// and what it gets wrong heals at the next definition that is not deeper. Parentheses are not counted: what follows a `}` and how the next
// line is indented say as much, for half the time.


const [LINE, OPEN, CLOSE, SLASH, HASH, QUOTE, TICK] = [1, 2, 3, 4, 5, 6, 7];
const OPENING_BRACE = 123;
const ATTRIBUTE = 91;
/** What a letter may begin, by its code; 0 nothing. */
function classesOf({ hash, quotes, tick }) {
    const classes = new Uint8Array(256);
    const set = (letters, value) => {
        for (const letter of letters)
            classes[letter.charCodeAt(0)] = value;
    };
    set("\n", LINE);
    set("{", OPEN);
    set("}", CLOSE);
    set("/", SLASH);
    if (hash)
        set("#", HASH);
    set(quotes, QUOTE);
    if (tick !== "none")
        set("`", TICK);
    return classes;
}
function endsByBraces(lexis) {
    const classes = classesOf(lexis);
    const withoutTick = classesOf({ ...lexis, tick: "none" });
    return function findEnds(text, { definitions }) {
        if (definitions.length === 0)
            return new Int32Array();
        // A template that never ends was none: count again as if a backtick meant nothing.
        const source = sourceOf(text);
        return (count(source, definitions, lexis, classes) ?? count(source, definitions, lexis, withoutTick) ?? new Int32Array());
    };
}
/** @returns undefined when a template never ends. */
function count(source, definitions, lexis, classes) {
    const { text, codes } = source;
    const offsets = Int32Array.from([...definitions.map(({ at }) => at), text.length + 1]);
    const opened = createOpened(text, definitions);
    const templates = [];
    let [next, depth, noStringBefore] = [0, 0, 0];
    for (let at = 0; at < codes.length; at += 1) {
        const kind = classes[codes[at] ?? 0] ?? 0;
        if (kind === 0)
            continue;
        for (; (offsets[next] ?? 0) <= at; next += 1)
            opened.begin(next, depth);
        let to = at;
        let isTemplate = kind === TICK;
        if (kind === LINE)
            opened.endLine(at, depth);
        else if (kind === OPEN)
            depth += 1;
        else if (kind === CLOSE) {
            depth -= 1;
            isTemplate = templates.length > 0 && templates.at(-1) === depth;
            if (isTemplate)
                templates.pop();
            else
                opened.close(at, depth);
        }
        else if (kind === SLASH)
            to = skipSlash(source, at, lexis);
        else if (kind === HASH)
            to = codes[at + 1] === ATTRIBUTE ? at : skipLine(text, at);
        else if (kind === QUOTE && at >= noStringBefore) {
            to = skipQuoted(source, at, lexis);
            if (to < 0)
                noStringBefore = -1 - to;
        }
        if (isTemplate) {
            to = lexis.tick === "raw" ? text.indexOf("`", at + 1) : skipTemplate(source, at + 1);
            if (to < 0)
                return undefined;
            if (lexis.tick === "template" && codes[to] === OPENING_BRACE)
                templates.push(depth++);
        }
        if (to <= at)
            continue;
        for (; (offsets[next] ?? to) < to; next += 1)
            opened.drop(next);
        at = to;
    }
    return opened.ends;
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/patterns.js
// Pieces of regular expressions that several languages share. Each runs over a letter a bounded number of times.
/** Up to three levels of parentheses, over lines. It gives up at the fourth, so that a text of nothing but openings costs nothing. */
const PARENS = String.raw `\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)`;
/** Comments with slashes and stars, and `@` annotations. */
const ABOVE_SLASHES = /^\s*(?:\/\/|\/?\*|@)/;
/** Global and multiline from forms, each tried after the beginning of a line. */
function patternOf(...forms) {
    return new RegExp(`^(?:${forms.join("|")})`, "gm");
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/c.js
// C and C++: functions with a body, types, namespaces, macros.



const NO_NAME = "(?!(?:if|else|for|while|switch|catch|return|do|new|delete|throw|case|goto|using|typedef|sizeof)\\b)";
const pattern = patternOf(
// 1 macro, 2 whether it is a function
String.raw `[ \t]*#[ \t]*define[ \t]+(\w+)(\()?(?=.)`, String.raw `[ \t]*(?=[\w~])(?:${[
    // 3 keyword, 4 name
    String.raw `(?:template[ \t]*<[^\n]{0,200}>[ \t]*)?(?:typedef[ \t]+|static[ \t]+|inline[ \t]+)*(enum[ \t]+(?:class|struct)|class|struct|union|enum|namespace|concept)[ \t]+(?:[A-Z_]{3,40}[ \t]+|\[\[[^\]\n]{0,80}\]\][ \t]*)?(\w[\w:]{0,120})(?=[ \t]*(?:final\b[ \t]*)?(?:[{=]|:[^:]|$))`,
    // 5 alias
    String.raw `using[ \t]+(\w+)[ \t]*=`,
    // 6 function
    String.raw `${NO_NAME}(?:[\w:<>,*&~ \t]{0,160}?[ \t*&]{1,3})?(~?\w[\w:~]{0,120}|operator[^\s(]{1,3})[ \t]*(?=${PARENS}(?:[ \t\n]{1,40}(?:const|noexcept|override|final|try)\b){0,4}(?:[ \t\n]{0,20}->[^{;\n]{1,80})?(?:[ \t\n]{0,20}:[^;{]{1,400})?[ \t\n]{0,20}\{)`,
].join("|")})`);
const KINDS = {
    class: "class",
    struct: "class",
    union: "class",
    namespace: "module",
};
const c = {
    pattern,
    above: /^\s*(?:\/\/|\/?\*|template\b|\[\[)/,
    createReader: () => {
        return ([all, macro, isFunction, keyword, named, alias, fn]) => {
            if (macro !== undefined)
                return { name: macro, kind: isFunction === undefined ? "constant" : "function", exported: true };
            if (keyword !== undefined && named !== undefined)
                return { name: named, kind: KINDS[keyword] ?? "type", exported: true };
            if (alias !== undefined)
                return { name: alias, kind: "type", exported: true };
            if (fn === undefined || /^(?:if|for|while|switch|catch|return)$/.test(fn))
                return undefined;
            const kind = fn.includes("::") ? "method" : "function";
            return { name: fn, kind, exported: !/^\s*static\b/.test(all) };
        };
    },
    findEnds: endsByBraces(C_LIKE),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/find.js
// One pass of a language's pattern over a text → its definitions, ends unknown.

const MAX_NAME = 120;
function findDefinitions(language, path, text) {
    const definitions = [];
    const skipped = [];
    eachMatch(language, path, text, (match, reading) => {
        const all = match[0];
        if (reading !== undefined) {
            const at = match.index + all.search(/\S|$/);
            definitions.push({ column: columnOf(text, at), at, ...reading, name: nameOf(reading) });
        }
        else if (all.includes("\n"))
            skipped.push(match.index, match.index + all.length);
    });
    return { definitions, skipped };
}
/** Their names alone, for which no place is looked up. */
function findNames(language, path, text) {
    const names = [];
    eachMatch(language, path, text, (_, reading) => {
        if (reading !== undefined)
            names.push(nameOf(reading));
    });
    return names;
}
function eachMatch({ pattern, createReader }, path, text, take) {
    const read = createReader(path, text);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
        take(match, read(match));
        if (match[0].length === 0)
            pattern.lastIndex += 1;
    }
}
function nameOf({ name }) {
    return name.trim().slice(0, MAX_NAME);
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/above.js
// How far up a definition begins: the comments, decorators and attributes that stand directly on top of it.

/** Comments longer than this are a document of their own. */
const MOST_LINES = 80;
const SEEN = 160;
const OPENS = /^\s*(?:@|#!?\[|\[|\/\*)/;
/** @returns the first line that belongs to the definition at `line`; never `after` or a line before it. */
function firstLineOf({ line, column, after }, lines, above) {
    let from = line;
    let isInside = false;
    for (let at = line - 1; at > after && line - at < MOST_LINES; at -= 1) {
        const text = lineText(lines, at, SEEN);
        const margin = columnOf(lines.text, firstLetter(lines.text, lines.starts[at - 1] ?? 0));
        const isStar = margin === column + 1 && text.trimStart().startsWith("*");
        if (text === "" || (margin < column && !isInside))
            break;
        if (isInside ? margin === column && OPENS.test(text) : (margin === column || isStar) && above.test(text)) {
            from = at;
            isInside = false;
        }
        else if (margin > column || (margin === column && /^\s*(?:[)\]}]|\*\/)/.test(text)))
            isInside = true;
        else
            break;
    }
    return from;
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/nest.js
// Definitions with an offset for an end → symbols whose ranges nest or are disjoint. Indentation outranks what was counted: a definition ends
// before the next that is not deeper, however its brackets look.


function nest({ definitions }, ends, lines, above) {
    const symbols = [];
    const stack = [];
    for (const [index, { at, column, ...definition }] of definitions.entries()) {
        const counted = ends[index] ?? -1;
        if (counted < 0)
            continue;
        const line = lineAt(lines, at);
        const after = Math.min(symbols.at(-1)?.line ?? 0, line - 1);
        const start = above === undefined ? line : firstLineOf({ line, column, after }, lines, above);
        const from = Math.max(start, Math.min(line, leave(stack, { line, from: start, column }) + 1));
        const parent = stack.at(-1)?.symbol;
        const end = lineAt(lines, lastLetter(lines.text, at, counted));
        const symbol = {
            ...inParent(definition, parent),
            line,
            from,
            end: Math.max(line, Math.min(end, parent?.end ?? end)),
            depth: stack.length,
        };
        symbols.push(symbol);
        stack.push({ symbol, column });
    }
    return symbols;
}
/** Takes from the stack what the next definition does not lie in. @returns the last line of those that ended by themselves. */
function leave(stack, next) {
    let last = 0;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const { symbol, column } = top;
        if (column >= next.column)
            symbol.end = Math.max(symbol.line, Math.min(symbol.end, next.from - 1));
        else if (symbol.end >= next.line)
            break;
        last = Math.max(last, symbol.end);
        stack.pop();
    }
    return last;
}
function inParent({ name, kind, exported }, parent) {
    const isMember = kind === "function" && (parent?.kind === "class" || parent?.kind === "type");
    const isLocal = parent !== undefined && /^(?:function|method|other)$/.test(parent.kind);
    return {
        name,
        kind: isMember ? "method" : kind,
        exported: exported && !isLocal && (parent?.exported ?? true),
    };
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/script.js
// TypeScript and JavaScript, with JSX: what a module, a class, an object literal, a router and a test file define.



const NAME = String.raw `[\w$]+`;
/** How a function begins as a value: `async <T>(a: T): B =>`, `a =>`, `function`. */
const FUNCTION = String.raw `(?:async\b[ \t]*)?(?:<[^\n(=]*>[ \t\n]*)?(?:${PARENS}[ \t]*(?::[^\n;]*?)?=>|function\b|${NAME}[ \t]*=>)`;
/** `memo(function`, `cache(async (`; not `items.map((`, which is no function. */
const WRAPPED = String.raw `(?:(?:(?!function\b|async\b)(?:React\.)?${NAME}(?:<[^\n(]*>)?)\([ \t\n]*)?${FUNCTION}`;
const CALLBACK = String.raw `(?:(?:React\.)?useCallback(?:<[^\n(]*>)?\([ \t\n]*)?${FUNCTION}`;
const VARIABLE = String.raw `(?:const|let|var)[ \t]+(${NAME})`;
const TYPED = String.raw `(?:[ \t]*:[^=\n]*)?[ \t]*=[ \t\n]*`;
const script_NO_NAME = "(?!(?:if|for|while|switch|catch|return|with|do|else|function|new|await|typeof|throw|super|yield|case|import)\\b)";
const MODIFIERS = String.raw `((?:(?:public|private|protected|static|override|abstract|readonly|async|get|set|accessor|declare)[ \t]+)*)`;
const ARGUMENTS = String.raw `(?!\(function\b)${PARENS}`;
const VERB = "(get|post|put|patch|delete|del|head|options|all|use|route|param)";
const STRING = String.raw `["'\x60]([^"'\x60\n]*)`;
const script_pattern = patternOf(
// 1 export, 2 name, 3 whether a function
String.raw `(export[ \t]+)?(?:declare[ \t]+)?${VARIABLE}(?:(?=${TYPED}${WRAPPED}())|)`, 
// Indented or not, from the first letter on:
String.raw `[ \t]*(?=[\w$#*.])(?:${[
    // 4 export, 5 default, 6 keyword, 7 name
    String.raw `(export[ \t]+)?(default[ \t]+)?(?:\/\*[^*\n]{0,80}\*\/[ \t]*)?(?:(?:declare|async|abstract|const)[ \t]+)*(function\b[ \t]*\*?|class\b|interface\b|type\b|enum\b|namespace\b|module\b|global\b)[ \t]*(?!extends\b|implements\b)(${NAME}|(?:"[^"\n]*"|'[^'\n]*')(?=[ \t]*\{)|(?=[({]|extends))(?=[\s<({=;.]|$)`,
    // 8 name
    String.raw `(?:export[ \t]+)?${VARIABLE}(?=${TYPED}${CALLBACK})`,
    // 9 runner, 10 name
    String.raw `(?:export[ \t]+)?(describe|it|test|suite|bench)(?:\.\w+)*(?:\([^()\n]*\))?\([ \t\n]*${STRING}["'\x60]`,
    // 11 export default, 12 what
    String.raw `(export[ \t]+default|module\.exports[ \t]*=)[ \t]+(?=[\w$({\[])(${NAME})?`,
    // 13 modifiers, 14 name, 15 whether a procedure
    String.raw `${MODIFIERS}(?:\*[ \t]*)?${script_NO_NAME}(#?${NAME})\??(?:(?:<[^\n(]*>)?(?=${ARGUMENTS}[ \t]*(?::[^\n;]*)?\{)|(?:[ \t]*:[^=\n]*=|[ \t]*[:=])[ \t]*(?:(?=${FUNCTION})|[\w$.]*[pP]rocedure\b()))`,
    // 16 owner, 17 verb, 18 path, 19 property
    String.raw `((?:${NAME})?(?:\.${NAME})*?)\.(?:${VERB}(?:<[^\n(]*>)?\([ \t\n]*["'\x60](\/[^"'\x60\n]*)|(${NAME})[ \t]*=[ \t]*(?=(?:async[ \t]*)?(?:function\b|${PARENS}[ \t]*=>)))`,
].join("|")})`);
const script_KINDS = {
    class: "class",
    interface: "type",
    type: "type",
    enum: "type",
    namespace: "module",
    module: "module",
    global: "module",
};
const script = {
    pattern: script_pattern,
    above: ABOVE_SLASHES,
    createReader(path, text) {
        const listed = exportedByList(text);
        const stem = stemOf(path);
        return (match) => {
            const reading = read(match, stem);
            if (reading === undefined || reading.exported || !listed.has(reading.name))
                return reading;
            return { ...reading, exported: true };
        };
    },
    findEnds: endsByBraces({ ...C_LIKE, tick: "template", regex: true }),
};
const atBeginOfLine = new RegExp(script_pattern.source, "my");
/**
 * Whether the text may define a function, class, method, type, constant or module of this name: no pattern of these goes over a
 * line before its name, so only lines that hold the name are looked at.
 */
function mayDefineInScript(path, text, name) {
    const stem = stemOf(path);
    if (stem === name || name === "")
        return true;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, Math.max(at + 1, lineEnd(text, at)))) {
        atBeginOfLine.lastIndex = lineBegin(text, at);
        const match = atBeginOfLine.exec(text);
        if (match !== null && read(match, stem)?.name === name)
            return true;
    }
    return false;
}
/** A line ends where the expression says so. */
const LINE_ENDS = /[\n\r\u2028\u2029]/g;
function lineBegin(text, at) {
    let begin = at;
    while (begin > 0 && !isLineEnd(text.charCodeAt(begin - 1)))
        begin -= 1;
    return begin;
}
function lineEnd(text, at) {
    LINE_ENDS.lastIndex = at;
    return LINE_ENDS.exec(text)?.index ?? text.length;
}
function isLineEnd(code) {
    return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}
function stemOf(path) {
    return /([^/.]+)[^/]*$/.exec(path)?.[1] ?? "default";
}
function read(match, stem) {
    const [, exp, variable, isFunction, exp2, dft, keyword, name, local, runner, title] = match;
    if (variable !== undefined)
        return { name: variable, kind: isFunction === undefined ? "constant" : "function", exported: exp !== undefined };
    if (keyword !== undefined) {
        if (!name && dft === undefined)
            return undefined;
        const kind = script_KINDS[keyword] ?? "function";
        return { name: name || stem, kind, exported: (exp2 ?? dft) !== undefined || keyword === "global" };
    }
    if (local !== undefined)
        return { name: local, kind: "function", exported: false };
    if (runner !== undefined)
        return { name: `${runner} ${title ?? ""}`, kind: "other", exported: false };
    return readMember(match, stem);
}
function readMember(match, stem) {
    const [dft, what, modifiers, name, isProcedure, owner, verb, path, property] = match.slice(11);
    if (verb !== undefined)
        return { name: `${verb.toUpperCase()} ${path}`, kind: "route", exported: true };
    if (name !== undefined) {
        if (match[0] === name)
            return undefined;
        const isPrivate = name.startsWith("#") || (modifiers ?? "").includes("private");
        return { name, kind: isProcedure === undefined ? "method" : "route", exported: !isPrivate };
    }
    if (dft !== undefined)
        return { name: what ?? stem, kind: "other", exported: true };
    const isExport = owner === "exports" || owner === "module.exports";
    return property === undefined
        ? undefined
        : { name: property, kind: isExport ? "function" : "method", exported: true };
}
/** Names in `export { a, b as c }` without a `from`. */
function exportedByList(text) {
    const names = new Set();
    for (let at = text.indexOf("\nexport {"); at >= 0; at = text.indexOf("\nexport {", at + 1)) {
        const end = text.indexOf("}", at);
        if (end < 0)
            break;
        for (const part of text.slice(at + 9, end).split(","))
            names.add(part.replace(/ as .*|^\s*type /s, "").trim());
    }
    return names;
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/component.js
// Vue, Svelte and Astro: the component, named after its file, and in it what its script blocks define.




function componentSymbols(path, text) {
    const name = /([^/]+)\.\w+$/.exec(path)?.[1] ?? path;
    const end = lineMapOf(text).starts.length;
    const component = { name, kind: "class", line: 1, from: 1, end, exported: true, depth: 0 };
    return [component, ...blocksOf(text).flatMap((block) => symbolsIn(path, block))];
}
function symbolsIn(path, { text, before }) {
    const found = findDefinitions(script, path, text);
    const lines = lineMapOf(text);
    const symbols = nest(found, script.findEnds(text, found, lines), lines, script.above);
    return symbols.map((symbol) => ({
        ...symbol,
        line: symbol.line + before,
        from: symbol.from + before,
        end: symbol.end + before,
        depth: symbol.depth + 1,
    }));
}
/** What stands in `<script>`, and between the dashes at the top of an Astro file. */
function blocksOf(text) {
    const blocks = [];
    const { starts } = lineMapOf(text);
    const add = (from, to) => {
        blocks.push({ text: text.slice(from, to), before: lineAt({ text, starts }, from) - 1 });
        return to;
    };
    const dashes = text.startsWith("---\n") ? text.indexOf("\n---", 3) : -1;
    let at = dashes < 0 ? 0 : add(4, dashes + 1);
    for (at = text.indexOf("<script", at); at >= 0; at = text.indexOf("<script", at)) {
        const from = text.indexOf("\n", at) + 1;
        const to = text.indexOf("</script", at);
        if (to < 0)
            break;
        at = from > 0 && from <= to ? add(from, to) : to;
    }
    return blocks;
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/indentation.js
// Where definitions end by indentation: with the last line that is deeper than theirs, or closes them. For languages where indentation says
// so, and for those nobody taught us.

function endsByIndentation(margins) {
    return function findEnds(text, { definitions, skipped }, { starts }) {
        const ends = Int32Array.from(definitions, () => text.length);
        const open = [];
        const limit = () => definitions[open.at(-1) ?? -1]?.column ?? -1;
        let [next, skip, last] = [0, 0, 0];
        for (const [index, start] of starts.entries()) {
            if (next === definitions.length && open.length === 0)
                break;
            const at = firstLetter(text, start);
            const isDefinition = definitions[next]?.at === at;
            while ((skipped[skip + 1] ?? text.length) <= start)
                skip += 2;
            const isSkipped = (skipped[skip] ?? text.length) < start && !isDefinition;
            const isBlank = at === text.length || text.charCodeAt(at) === 10;
            if (isBlank || (open.length === 0 && !isDefinition))
                continue;
            const column = isSkipped ? Number.MAX_SAFE_INTEGER : columnOf(text, at);
            if (column <= limit() && !isDefinition && indentation_startsWith(margins.comment, text, at))
                continue;
            while (column < limit())
                ends[open.pop() ?? 0] = last;
            const closes = column === limit() && !isDefinition && indentation_startsWith(margins.closer, text, at);
            while (column <= limit() && !closes)
                ends[open.pop() ?? 0] = last;
            last = (starts[index + 1] ?? text.length) - 1;
            for (; (definitions[next]?.at ?? text.length) <= last; next += 1)
                open.push(next);
        }
        for (const index of open)
            ends[index] = last;
        return ends;
    };
}
function indentation_startsWith(sticky, text, at) {
    sticky.lastIndex = at;
    return sticky.test(text);
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/generic.js
// Languages nobody taught us: lines that begin with a word definitions begin with. Ends by indentation.


const generic_pattern = patternOf(String.raw `[ \t]*(?=[\w"])(?:${[
    // 1 keyword, 2 name
    String.raw `(?:(?:export|public|private|protected|internal|static|async|abstract|final|override|open|local|pub|defp?)[ \t]+){0,4}(function|func|fun|fn|defmodule|defmacro|defp?|sub|proc|class|interface|struct|enum|trait|protocol|extension|object|module|mixin|type|record|resource|variable|output|data)[ \t]+(?:"[^"\n]{1,80}"[ \t]+)?"?([\w.:?!-]{1,120})`,
    // 3 shell function
    String.raw `([\w-]{1,80})[ \t]*\(\)[ \t]*\{`,
].join("|")})`);
const generic_KINDS = {
    class: "class",
    struct: "class",
    object: "class",
    module: "module",
    defmodule: "module",
    interface: "type",
    enum: "type",
    trait: "type",
    protocol: "type",
    type: "type",
    record: "type",
    resource: "other",
    data: "other",
    variable: "constant",
    output: "constant",
};
const generic = {
    pattern: generic_pattern,
    above: /^\s*(?:\/\/|\/?\*|#|@|--|;;)/,
    createReader: () => {
        return ([, keyword, name, shell]) => {
            if (shell !== undefined)
                return { name: shell, kind: "function", exported: true };
            return keyword === undefined || name === undefined
                ? undefined
                : { name, kind: generic_KINDS[keyword] ?? "function", exported: true };
        };
    },
    findEnds: endsByIndentation({ closer: /[{)\]}]|(?:end|esac|fi|done)\b/y, comment: /\/\/|#|--|\/?\*/y }),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/go.js
// Go: functions, methods, types, and the names in groups of constants, variables and types.



const go_pattern = patternOf(
// 1 receiver, 2 name
String.raw `func[ \t]+(?:\(([^()\n]*)\)[ \t]*)?(\w+)`, 
// 3 keyword, 4 opens a group, 5 name
String.raw `(type|const|var)[ \t]+(?:(\()|(\w+))`, 
// 6 name in a group
String.raw `\t([A-Za-z_]\w*)(?=[ \t]*(?:$|\/\/|=[^=])|[ \t]+(?:[\w.*]+[ \t]*(?:$|=[^=])|struct\b|interface\b|func\b|[\[*]))`, 
// 7 the end of a group
String.raw `(\))`);
const go_KINDS = { type: "type", const: "constant", var: "constant" };
const go = {
    pattern: go_pattern,
    above: ABOVE_SLASHES,
    createReader() {
        let group = "";
        return ([, receiver, fn, keyword, opens, name, member]) => {
            const known = fn ?? name ?? (group === "" ? undefined : member);
            if (opens !== undefined)
                group = keyword ?? "";
            else if (member === undefined)
                group = "";
            if (known === undefined || known === "_")
                return undefined;
            const kind = fn === undefined ? go_KINDS[keyword ?? group] : receiver === undefined ? "function" : "method";
            return { name: known, kind: kind ?? "other", exported: /^\p{Lu}/u.test(known) };
        };
    },
    findEnds: endsByBraces({ ...C_LIKE, tick: "raw" }),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/jvm.js
// Java, Kotlin, Scala, C# and Swift: types, members with a visibility or a body, constants. Fields are left out.



const MODIFIER = "public|private|protected|internal|static|final|abstract|default|synchronized|native|strictfp|sealed|non-sealed|open|override|virtual|async|partial|readonly|unsafe|extern|new|data|inline|value|inner|suspend|operator|infix|tailrec|external|lateinit|actual|expect|implicit|lazy|case|required|fileprivate|mutating|ref|file|const";
const jvm_MODIFIERS = String.raw `((?:(?:@\w[\w.]{0,80}(?:\([^()\n]{0,200}\))?|${MODIFIER})[ \t]+)*)`;
const NO_TYPE = "(?!(?:return|new|else|throw|await|yield|using|case|goto|assert|package|import|in|is|as|if|while|for|switch|catch|lock|foreach|do|try|var|when)\\b)";
const TYPE = String.raw `${NO_TYPE}(?:<[^\n;(){}=]{1,120}>[ \t]+)?[\w.]{1,100}(?:<[^\n;(){}=]{0,160}>)?(?:\.\w{1,80}(?:<[^\n;(){}=]{0,160}>)?)?(?:\[[,\]]{1,9}|\?){0,4}[ \t]+`;
const jvm_pattern = patternOf(String.raw `[ \t]*(?=[\w@])${jvm_MODIFIERS}(?:${[
    // 2 keyword, 3 name
    String.raw `(class|interface|enum[ \t]+class|enum|record[ \t]+struct|record|struct|@interface|annotation[ \t]+class|companion[ \t]+object|object|trait|protocol|extension|typealias|delegate|namespace|package[ \t]+object)\b(?:[ \t]+(\w[\w.]{0,120}))?(?=[\s<({:;=]|$)`,
    // 4 name (Kotlin, Scala, Swift)
    String.raw `(?:fun|func|def)[ \t]+(?:<[^\n>]{1,120}>[ \t]*)?(?:[\w<>?,*]{1,100}\.){0,4}(\x60[^\x60\n]{1,120}\x60|\w+)(?=[ \t]*[<(:=])`,
    // 5 method or constructor
    String.raw `${NO_TYPE}(?:${TYPE})?(\w+)[ \t]*(?:<[^\n;(){}=]{0,80}>)?(?=${PARENS}(?:\s{0,40}(?:throws|where|:)[^{};=]{1,300})?\s{0,40}(?:[{;]|=>|default\b))`,
    // 6 constant
    String.raw `(?:(?:val|var)[ \t]+|${TYPE})(\w+)(?=[ \t]*(?::[^=\n]{1,100})?=[^=])`,
    // 7 property (C#)
    String.raw `${TYPE}(\w+)(?=[ \t]*(?:\{[ \t]*(?:get|set|init)\b|=>))`,
].join("|")})`);
const TYPES = /interface|typealias|delegate|trait|protocol|enum/;
const jvm = {
    pattern: jvm_pattern,
    above: /^\s*(?:\/\/|\/?\*|@|\[[A-Z])/,
    createReader: () => (match) => {
        const [all, modifiers = "", keyword, named, fn, method, constant, property] = match;
        const isHidden = /\b(?:private|fileprivate)\b/.test(modifiers);
        const place = { exported: !isHidden };
        if (keyword !== undefined) {
            const kind = keyword === "namespace" ? "module" : TYPES.test(keyword) ? "type" : "class";
            return named === undefined && !keyword.startsWith("companion")
                ? undefined
                : { name: named ?? "companion", kind, ...place };
        }
        if (constant !== undefined)
            return /\b(?:static|const|final)\b/.test(modifiers) || !/^\s/.test(all)
                ? { name: constant, kind: "constant", ...place }
                : undefined;
        if (method !== undefined) {
            // `foo(a);` is a call unless something says otherwise: a modifier, a type before the name, a body.
            const isCall = modifiers === "" && all.trim() === method && !hasBody(match);
            return isCall ? undefined : { name: method, kind: "method", ...place };
        }
        const name = fn ?? property;
        return name === undefined ? undefined : { name, kind: fn === undefined ? "method" : "function", ...place };
    },
    findEnds: endsByBraces({ ...C_LIKE, strings: "text-blocks" }),
};
/** `Name(int a) {` is a constructor, `name(a);` a call. */
function hasBody({ index, input, 0: all }) {
    const line = input.slice(index + all.length, index + all.length + 300);
    return /^\([^;]*?\)\s*(?:throws[^;{]*)?\{/.test(line);
}
const csharp = { ...jvm, above: /^\s*(?:\/\/|\/?\*|\[)/ };
const kotlin = { ...jvm, above: ABOVE_SLASHES };

;// CONCATENATED MODULE: ./build/retrieval/symbols/markup.js
// HTML and templates: elements with an id, named templates and slots. Ends by indentation.


const markup_pattern = patternOf(
// 1 block (Jinja, Twig, Handlebars), 2 tag, 3 attribute, 4 name
String.raw `[ \t]*(?:\{%-?[ \t]*(?:block|macro)[ \t]+(\w+)|<([a-zA-Z][\w-]{0,60})\b[^<>\n]{0,400}?[ \t](id|th:fragment|ref|name|slot)="([^"\n]{1,120})")`);
const markup = {
    pattern: markup_pattern,
    above: /^\s*<!--/,
    createReader: () => {
        return ([, block, tag, attribute, name]) => {
            if (block !== undefined)
                return { name: block, kind: "module", exported: true };
            if (tag === undefined || name === undefined || (attribute === "name" && !/^(?:template|slot)$/.test(tag)))
                return undefined;
            return { name: attribute === "id" ? `#${name}` : name, kind: "other", exported: true };
        };
    },
    findEnds: endsByIndentation({ closer: /<\/|\/?>|\{%-?[ \t]*end/y, comment: /<!--/y }),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/php.js
// PHP: namespaces, types, functions and methods, constants, routes.



const php_pattern = patternOf(String.raw `[ \t]*(?=[\w\\])(?:${[
    // 1 modifiers, 2 function, 3 keyword, 4 name, 5 constant
    String.raw `((?:(?:public|private|protected|static|final|abstract|readonly)[ \t]+)*)(?:function[ \t]+&?[ \t]*(\w+)|(class|interface|trait|enum)[ \t]+(\w+)|const[ \t]+(?:[\w?|]+[ \t]+)?(\w+)[ \t]*=)`,
    // 6 verb, 7 path
    String.raw `(?:Route::|\$\w{1,40}->)(get|post|put|patch|delete|any|match|resource)\([ \t]*["']([^"'\n]*)`,
].join("|")})`);
const php = {
    pattern: php_pattern,
    above: /^\s*(?:\/\/|\/?\*|#)/,
    createReader: () => {
        return ([, modifiers = "", fn, keyword, type, constant, verb, path]) => {
            const exported = !/\b(?:private|protected)\b/.test(modifiers);
            if (verb !== undefined)
                return { name: `${verb.toUpperCase()} ${path}`, kind: "route", exported: true };
            const kind = fn !== undefined
                ? "function"
                : constant !== undefined
                    ? "constant"
                    : keyword === "class" || keyword === "trait"
                        ? "class"
                        : "type";
            const name = fn ?? type ?? constant;
            return name === undefined ? undefined : { name, kind, exported };
        };
    },
    findEnds: endsByBraces({ ...C_LIKE, hash: true }),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/prose.js
// Markdown: headings, each up to the next of its level or above. What stands in fences is no heading.

const prose_pattern = patternOf(
// A fence to jump over
String.raw `[ \t]*(\x60{3}|~{3})[^]*?(?:^[ \t]*\1|$(?![^]))`, 
// 2 level, 3 title
String.raw `(#{1,6})[ \t]+([^\n]*)`);
const markdown = {
    pattern: prose_pattern,
    createReader: () => {
        return ([, , level, title]) => level === undefined || title === undefined
            ? undefined
            : {
                name: title
                    .trim()
                    .slice(0, 400)
                    .replace(/\s*#+$/, ""),
                kind: "heading",
                exported: true,
                column: level.length,
            };
    },
    findEnds: (text, { definitions }) => Int32Array.from(definitions, () => text.length),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/python.js
// Python: classes, functions, names of a module in one pass; what is written inside of strings over several lines defines nothing.


const python_pattern = patternOf(
// 1 keyword, 2 name
String.raw `[ \t]*(?:async[ \t]+)?(def|class)[ \t]+(\w+)`, 
// 3 name
String.raw `(?:type[ \t]+)?([A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=(?!=)`);
/** Before the forms: `"""…"""` after a letter that can stand before a string, and whole comment lines, in which quotes mean nothing. */
const withStrings = new RegExp(String.raw `(?:^|(?<=[\s(=,[{:+rbfuRBFU]))(?:"""[^]*?(?:"""|$(?![^]))|'''[^]*?(?:'''|$(?![^])))|${python_pattern.source}`, "gm");
const python = {
    pattern: withStrings,
    above: /^\s*[#@]/,
    createReader: () => (match) => {
        const [, keyword, name, constant] = match;
        if (constant !== undefined)
            return { name: constant, kind: "constant", exported: !constant.startsWith("_") };
        if (name === undefined)
            return undefined;
        const isPrivate = name.startsWith("_") && !name.endsWith("__");
        return { name, kind: keyword === "class" ? "class" : "function", exported: !isPrivate };
    },
    findEnds: endsByIndentation({ closer: /[)\]}]/y, comment: /#/y }),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/ruby.js
// Ruby: modules, classes, methods, constants, routes and named tests. Ends by indentation.


const ruby_pattern = patternOf(
// 1 comment block to jump over
String.raw `(=begin\b)[^]*?(?:^=end\b|$(?![^]))`, String.raw `[ \t]*(?=[a-zA-Z])(?:${[
    // 2 private, 3 name
    String.raw `(private[ \t]+)?def[ \t]+(?:self\.)?([\w.]+[?!=]?|[+*/<>=!~%&|^[\]-]{1,3})`,
    // 4 keyword, 5 name
    String.raw `(class|module)[ \t]+([A-Z][\w:]*)`,
    // 6 constant
    String.raw `([A-Z]\w*)[ \t]*=[^=~>]`,
    // 7 named block, 8 what
    String.raw `(describe|context|it|test|task|get|post|put|patch|delete|resources?|namespace|scope|has_many|belongs_to|has_one)[ (]+(?:["']([^"'\n]*)|:(\w+))`,
].join("|")})`);
const ruby = {
    pattern: ruby_pattern,
    above: /^\s*#/,
    createReader: () => {
        return ([, , hidden, method, keyword, name, constant, block, text, symbol]) => {
            if (method !== undefined)
                return { name: method, kind: "function", exported: hidden === undefined };
            if (name !== undefined)
                return { name, kind: keyword === "class" ? "class" : "module", exported: true };
            if (constant !== undefined)
                return { name: constant, kind: "constant", exported: true };
            const what = text ?? symbol;
            if (block === undefined || what === undefined)
                return undefined;
            const isRoute = /^(?:get|post|put|patch|delete|resources?)$/.test(block);
            return {
                name: `${isRoute ? block.toUpperCase() : block} ${what}`,
                kind: isRoute ? "route" : "other",
                exported: isRoute,
            };
        };
    },
    findEnds: endsByIndentation({ closer: /[)\]}]|(?:end|else|elsif|when|rescue|ensure)\b/y, comment: /#/y }),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/rust.js
// Rust: items, `impl` blocks as classes, macros and modules.



const rust_pattern = patternOf(String.raw `[ \t]*(?=[\w#])(?:${[
    // 1 pub, 2 keyword, 3 name
    String.raw `(pub(?:\([^)\n]*\))?[ \t]+)?(?:(?:default|async|const|unsafe|extern(?:[ \t]+"[^"\n]*")?)[ \t]+)*(fn|struct|enum|union|trait|type|mod|const|static(?:[ \t]+mut)?|macro_rules!)[ \t]+(?!fn\b|unsafe\b|_\b)(?:r#)?(\w+)`,
    // 4 what is implemented
    String.raw `(?:unsafe[ \t]+)?impl\b[ \t]*(?:<(?:[^<>\n]|<[^<>\n]*>|->){0,300}>[ \t]*)?([^{\n]{1,200})`,
].join("|")})`);
const rust_KINDS = {
    struct: "class",
    union: "class",
    enum: "type",
    trait: "type",
    type: "type",
    mod: "module",
    fn: "function",
    "macro_rules!": "function",
};
const rust = {
    pattern: rust_pattern,
    above: /^\s*(?:\/\/|\/?\*|#!?\[)/,
    createReader: () => {
        return ([, pub, keyword, name, implemented]) => {
            if (implemented !== undefined)
                return { name: implemented.replace(/\s+where\b.*/, ""), kind: "class", exported: true };
            if (keyword === undefined || name === undefined)
                return undefined;
            return { name, kind: rust_KINDS[keyword] ?? "constant", exported: pub !== undefined };
        };
    },
    findEnds: endsByBraces({ ...C_LIKE, strings: "rust" }),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/schema.js
// GraphQL, Prisma and Protobuf: each a list of named blocks with fields; the fields are left out.



const schema_pattern = patternOf(
// 1 keyword, 2 name
String.raw `[ \t]*(?:extend[ \t]+)?(type|interface|input|union|scalar|enum|directive|query|mutation|subscription|fragment|model|datasource|generator|view|message|service|rpc|oneof)[ \t]+(@?\w+)(?=[\s({=@!:]|$)`);
const schema_KINDS = {
    query: "function",
    mutation: "function",
    subscription: "function",
    fragment: "function",
    directive: "function",
    rpc: "method",
    service: "class",
    datasource: "other",
    generator: "other",
};
const schema = {
    pattern: schema_pattern,
    above: /^\s*(?:\/\/|\/?\*|#|""")/,
    createReader: () => {
        return ([, keyword, name]) => keyword === undefined || name === undefined
            ? undefined
            : { name, kind: schema_KINDS[keyword] ?? "type", exported: true };
    },
    findEnds: endsByBraces(C_LIKE),
};
const graphql = {
    ...schema,
    findEnds: endsByBraces({ ...C_LIKE, slashes: false, hash: true, strings: "text-blocks" }),
};

;// CONCATENATED MODULE: ./build/retrieval/symbols/sql.js
// SQL: what statements create or alter. A statement ends with its semicolon, the body of a function between dollars left out.

const sql_NAME = String.raw `((?:[\w.-]|["\x60[\]](?=[\w"\x60.\]\s(]))+)`;
const sql_pattern = new RegExp(patternOf(
// 1 verb, 2 what, 3 name
String.raw `[ \t]*(create|alter)[ \t]+(?:or[ \t]+replace[ \t]+)?(?:(?:temp|temporary|unique|materialized|global|local|unlogged|recursive|constraint)[ \t]+)*(table|view|index|function|procedure|trigger|type|schema|sequence|domain|extension|policy|role|database|enum)[ \t]+(?:concurrently[ \t]+)?(?:if[ \t]+(?:not[ \t]+)?exists[ \t]+)?(?:only[ \t]+)?${sql_NAME}`, 
// 4 the name of a query for generators
String.raw `--[ \t]*name:[ \t]*(\w+)`).source, "gim");
const sql_KINDS = {
    function: "function",
    procedure: "function",
    trigger: "function",
    schema: "module",
};
const sql = {
    pattern: sql_pattern,
    above: /^\s*(?:--|\/?\*)/,
    createReader: () => {
        return ([, verb = "", what = "", name, query]) => {
            if (query !== undefined)
                return { name: query, kind: "function", exported: true };
            if (name === undefined)
                return undefined;
            const isNew = verb.toLowerCase() === "create";
            return {
                name: name.replace(/["`[\]]/g, ""),
                kind: isNew ? (sql_KINDS[what.toLowerCase()] ?? "type") : "other",
                exported: true,
            };
        };
    },
    findEnds: endsByStatement,
};
/** What ends a statement, and what may hold a semicolon without ending it. */
const TOKEN = /;|\$(\w*)\$|'(?:[^'\n]|'')*'|--[^\n]*|\/\*/g;
function endsByStatement(...[text, { definitions }]) {
    const ends = Int32Array.from(definitions, () => text.length);
    let next = 0;
    TOKEN.lastIndex = definitions[0]?.at ?? text.length;
    for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
        const [all, tag] = token;
        if (all === ";") {
            for (; (definitions[next]?.at ?? text.length) < token.index; next += 1)
                ends[next] = token.index;
            continue;
        }
        const closer = tag === undefined ? (all === "/*" ? "*/" : undefined) : all;
        if (closer === undefined)
            continue;
        const end = text.indexOf(closer, TOKEN.lastIndex);
        if (end < 0)
            break;
        TOKEN.lastIndex = end + closer.length;
    }
    return ends;
}

;// CONCATENATED MODULE: ./build/retrieval/symbols/style.js
// CSS and its dialects: selectors, custom properties, mixins, at-rules with a name.



const style_pattern = patternOf(String.raw `[ \t]*(?:${[
    // 1 rule, 2 name
    String.raw `@(mixin|function|keyframes|layer|media|supports|container|property|utility|font-face|theme|page)\b[ \t]*([^{};\n]{0,160})`,
    // 3 variable
    String.raw `(--[\w-]{1,120}|[$@][\w-]{1,120})[ \t]*:`,
    // 4 selector
    String.raw `([.#&:*%>+~\[\w][^{};\n@]{0,240}?)[ \t]*(?=\{)`,
].join("|")})`);
const style = {
    pattern: style_pattern,
    above: /^\s*(?:\/\/|\/\*|\*[ /])|,\s*$/,
    createReader: () => {
        return ([, rule, title, variable, selector]) => {
            if (rule !== undefined)
                return {
                    name: title?.trim() || `@${rule}`,
                    kind: rule === "mixin" || rule === "function" ? "function" : "style",
                    exported: true,
                };
            if (variable !== undefined)
                return { name: variable, kind: "constant", exported: true };
            return selector === undefined ? undefined : { name: selector, kind: "style", exported: true };
        };
    },
    findEnds: endsByBraces({ ...C_LIKE, slashes: false }),
};
/** SCSS and Less know comments on one line. */
const scss = { ...style, findEnds: endsByBraces(C_LIKE) };

;// CONCATENATED MODULE: ./build/retrieval/symbols/symbols.js
// A source file's path and text → what it defines, with ranges. Chooses the language by the path's ending; approximate by design, parses nothing.


















const LANGUAGES = [
    [script, "ts tsx mts cts js jsx mjs cjs"],
    [python, "py pyi"],
    [go, "go"],
    [rust, "rs"],
    [jvm, "java groovy gradle"],
    [kotlin, "kt kts scala swift"],
    [csharp, "cs"],
    [ruby, "rb rake"],
    [php, "php"],
    [c, "c h cc cpp cxx hh hpp m mm"],
    [sql, "sql"],
    [style, "css"],
    [scss, "scss sass less"],
    [graphql, "graphql gql"],
    [schema, "prisma proto"],
    [markup, "html htm xml erb hbs ejs njk liquid"],
    [markdown, "md mdx"],
];
const COMPONENTS = new Set(["vue", "svelte", "astro"]);
/** Data and settings define nothing. */
const DATA = new Set("json json5 yml yaml toml ini cfg properties lock csv txt svg".split(" "));
const BY_ENDING = new Map(LANGUAGES.flatMap(([language, endings]) => endings.split(" ").map((ending) => [ending, language])));
/** Definitions in the order of their lines; their ranges nest or are disjoint. Throws on no text. */
function symbolsOf(path, text) {
    const ending = endingOf(path);
    if (COMPONENTS.has(ending))
        return componentSymbols(path, text);
    return DATA.has(ending) ? [] : symbols_symbolsIn(BY_ENDING.get(ending) ?? generic, path, text);
}
/**
 * The names of `symbolsOf`, and perhaps some more that stand in a comment or a string: to know those, the text must be read letter by
 * letter, which takes several times as long.
 */
function namesOf(path, text) {
    const ending = endingOf(path);
    if (DATA.has(ending))
        return [];
    if (COMPONENTS.has(ending))
        return componentSymbols(path, text).map(({ name }) => name);
    return findNames(BY_ENDING.get(ending) ?? generic, path, text);
}
/**
 * False only where `symbolsOf` has no function, class, method, type, constant or module of this name. Much faster where a language
 * tells by the line.
 */
function mayDefine(path, text, name) {
    return BY_ENDING.get(endingOf(path)) !== script || mayDefineInScript(path, text, name);
}
function endingOf(path) {
    return /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}
function symbols_symbolsIn(language, path, text) {
    const found = findDefinitions(language, path, text);
    if (found.definitions.length === 0)
        return [];
    const lines = lineMapOf(text);
    return nest(found, language.findEnds(text, found, lines), lines, language.above);
}


/***/ }),

/***/ 347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   Vc: () => (/* binding */ stemOf),
/* harmony export */   _I: () => (/* binding */ nearness),
/* harmony export */   bP: () => (/* binding */ createTree),
/* harmony export */   je: () => (/* binding */ extensionOf),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/* harmony import */ var _group_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1788);
/* harmony import */ var _indexable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7455);
/* harmony import */ var _remembered_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1077);
/* harmony import */ var _symbols_symbols_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4675);
// Looking up a path as people write it: exact, by its end, by a bare name. Says nothing when it is not sure.




/**
 * @param holding a faster way to the files that hold a word; they must be among `files`. Left out, every text is searched.
 * @param symbolsOf what a file defines, from somebody who remembers it.
 */
function createTree(files, holding = (word) => files.filter(({ text }) => text.includes(word)), symbolsOf = ({ path, text }) => (0,_symbols_symbols_js__WEBPACK_IMPORTED_MODULE_0__/* .symbolsOf */ .ZR)(path, text)) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    // Few tickets name a file by less than its path, or a thing in the code by the file's name.
    let byName;
    let byBareName;
    const namesakes = (path) => {
        byName ??= (0,_group_js__WEBPACK_IMPORTED_MODULE_1__/* .groupBy */ .$)(files, (file) => baseName(file.path));
        return byName.get(baseName(path)) ?? [];
    };
    const calledAs = (name) => {
        byBareName ??= (0,_group_js__WEBPACK_IMPORTED_MODULE_1__/* .groupBy */ .$)(files.filter((file) => !(0,_indexable_js__WEBPACK_IMPORTED_MODULE_2__/* .isTest */ .Nu)(file.path)), (file) => bare(stemOf(file.path)));
        return byBareName.get(bare(name)) ?? [];
    };
    return {
        files,
        isSource: (0,_remembered_js__WEBPACK_IMPORTED_MODULE_3__/* .remembered */ .H)(({ path }) => (0,_indexable_js__WEBPACK_IMPORTED_MODULE_2__/* .isCode */ ._m)(path) && !(0,_indexable_js__WEBPACK_IMPORTED_MODULE_2__/* .isTest */ .Nu)(path)),
        holding,
        symbolsOf,
        find: (path) => byPath.get(path),
        resolve: (path) => byPath.get(path) ?? byEnd(path, byPath, namesakes(path)),
        resolveName: (name) => only(calledAs(name)),
    };
}
function byEnd(path, byPath, sameName) {
    const segments = path.split("/");
    const shortest = Math.min(2, segments.length);
    for (let from = 0; from <= segments.length - shortest; from += 1) {
        const end = segments.slice(from).join("/");
        const exact = byPath.get(end);
        if (exact !== undefined)
            return exact;
        const fitting = sameName.filter((file) => file.path.endsWith(`/${end}`));
        if (fitting.length > 0)
            return only(fitting);
    }
    return undefined;
}
function only(list) {
    return list.length === 1 ? list[0] : undefined;
}
function baseName(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
function folderOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** `src/a/cart-item.test.ts` → `cart-item`. */
function stemOf(path) {
    return baseName(path).replace(/(?<=.)\..*$/, "");
}
function extensionOf(path) {
    return /\.[^./]+$/.exec(path)?.[0] ?? "";
}
function bare(name) {
    return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
/** Share of the folders two paths have in common, 0 to 1. */
function nearness(one, other) {
    const left = folderOf(one).split("/");
    const right = folderOf(other).split("/");
    let common = 0;
    while (common < left.length && left[common] === right[common])
        common += 1;
    return common / Math.max(left.length, right.length, 1);
}


/***/ }),

/***/ 307:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"X1":1.2,"k4":1.6,"MV":2.2,"yy":2,"aO":1.049,"W3":{"rough":1.177,"pathCovered":0.889,"nameCovered":-0.238,"pathShare":2.811,"window":1.678,"wide":1.647,"near":1.328,"told":2.163,"defines":0.828,"densest":-0.645,"joined":0.892,"tested":-0.202,"testRough":0.662,"scope":1.76,"names":0.781,"folder":1.087,"size":0.925,"test":-6.243,"testAsked":6,"prose":-7.214,"proseAsked":6,"example":-2.225,"migration":-4.768,"build":-1.744,"buildAsked":1.164,"data":-2.656,"dataAsked":6.475,"style":-3.501,"styleAsked":7.535,"docs":-1.524,"scripts":-1.596,"registers":2.776,"locale":-2.26,"hidden":-3.318,"types":-1.838}}');

/***/ })

};
