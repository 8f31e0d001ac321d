export const id = 736;
export const ids = [736];
export const modules = {

/***/ 736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  session: () => (/* binding */ session)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/machine/files.js
var files = __webpack_require__(6028);
// EXTERNAL MODULE: ./build/core/config/config.js
var config = __webpack_require__(7515);
// EXTERNAL MODULE: ./build/core/ending.js
var core_ending = __webpack_require__(8959);
// EXTERNAL MODULE: ./build/core/outcome.js
var outcome = __webpack_require__(9058);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
// EXTERNAL MODULE: ./build/core/ticket-filter.js
var ticket_filter = __webpack_require__(8459);
;// CONCATENATED MODULE: ./build/core/trigger.js
// What started us: which tickets, and who or what asked. Only keys travel; the ticket's text is always fetched afresh.


const Trigger = schemas/* object */.Ikc({
    source: schemas/* enum */.k5n(["repository_dispatch", "workflow_dispatch", "command-line", "ticket-file"]),
    /** Empty with `ticket-file`: every ticket of the file. */
    keys: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Every ticket that matches, besides those named by key. */
    filter: ticket_filter/* TicketFilter */.zY.optional(),
    /** ISO 8601; when the ticket entered the state, as the relay saw it. Lets a new move be told from a repeated event. */
    movedAt: schemas/* string */.YjP().optional(),
    /** GitHub login of whoever started the workflow. */
    actor: schemas/* string */.YjP().optional(),
    /** The relay's id, shown in the log so that one delivery can be followed through. */
    correlation: schemas/* string */.YjP().optional(),
});
/** A person at a terminal reads there what went wrong; behind an event nobody does, so the tickets hear of it (P7). */
function isEvent({ source }) {
    return source === "repository_dispatch" || source === "workflow_dispatch";
}
/** Whether this run goes on with a batch that had more phases than a run has jobs (the job `carry-on`). */
function isCarriedOn({ correlation }) {
    return correlation?.startsWith("carry-on-") === true;
}

// EXTERNAL MODULE: ./build/core/words/bill.js + 1 modules
var bill = __webpack_require__(672);
// EXTERNAL MODULE: ./build/core/globs.js
var core_globs = __webpack_require__(5405);
// EXTERNAL MODULE: ./build/core/batch/dependencies.js + 1 modules
var dependencies = __webpack_require__(2028);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/core/config/problem.js
var problem = __webpack_require__(7818);
;// CONCATENATED MODULE: ./build/core/prompt/prompt-file-order.js
// Whether the prompts of a file can be put in order: every prompt once, every name known, nothing waiting for itself.

function orderProblems(order) {
    const named = [
        ...repeatedPrompts(order.prompts),
        ...repeatedTickets(order.prompts),
        ...phaseProblems(order),
        ...selfDependencies(order),
    ];
    return named.length > 0 ? named : cycleProblems(order);
}
function repeatedPrompts(prompts) {
    const numbers = new Map();
    const keys = new Map();
    return prompts.flatMap((prompt) => {
        const { number, key, line } = prompt;
        const sameNumber = numbers.get(number);
        const sameKey = keys.get(key);
        if (sameNumber === undefined)
            numbers.set(number, prompt);
        if (sameKey === undefined)
            keys.set(key, prompt);
        return [
            ...(sameNumber === undefined
                ? []
                : [{ line, text: `prompt ${number} is written twice, first in line ${sameNumber.line}` }]),
            ...(sameKey === undefined
                ? []
                : [{ line, text: `ticket ${key} has two prompts, the first in line ${sameKey.line}` }]),
        ];
    });
}
/** A ticket merged into one prompt is nowhere else. */
function repeatedTickets(prompts) {
    const homes = new Map(prompts.map(({ key, number }) => [key, number]));
    return prompts.flatMap(({ number, line, fields }) => (fields.also ?? []).flatMap((key) => {
        const home = homes.get(key);
        if (home === undefined)
            homes.set(key, number);
        return home === undefined ? [] : [{ line, text: `prompt ${number}: also: ${key} is in prompt ${home} already` }];
    }));
}
function phaseProblems({ phases, prompts, placeOf }) {
    const numbers = new Set(prompts.map(({ number }) => number));
    const names = new Set(phases.map(({ name }) => name));
    const phaseOf = new Map();
    const problems = [];
    for (const { name, prompts: listed, dependsOnPhases } of phases) {
        for (const [index, number] of listed.entries()) {
            const place = placeOf(name, ["prompts", index]);
            const other = phaseOf.get(number);
            if (!numbers.has(number))
                problems.push({ ...place, text: `phase ${name}: there is no prompt ${number}` });
            if (other !== undefined)
                problems.push({ ...place, text: `phase ${name}: prompt ${number} is in phase ${other} already` });
            else
                phaseOf.set(number, name);
        }
        for (const [index, wanted] of dependsOnPhases.entries()) {
            const place = placeOf(name, ["depends_on_phases", index]);
            if (wanted === name)
                problems.push({ ...place, text: `phase ${name} depends on itself` });
            else if (!names.has(wanted))
                problems.push({ ...place, text: `phase ${name}: there is no phase ${(0,problem/* showValue */.vp)(wanted)}` });
        }
    }
    const homeless = prompts.filter(({ number }) => !phaseOf.has(number));
    return [...problems, ...homeless.map(({ number, line }) => ({ line, text: `prompt ${number} is in no phase` }))];
}
function selfDependencies({ prompts }) {
    return prompts
        .filter(({ key, fields }) => fields.depends_on?.some(({ ticket }) => [key, ...(fields.also ?? [])].includes(ticket)))
        .map(({ number, key, line }) => ({ line, text: `prompt ${number}: ${key} depends on itself` }));
}
/** Circles of phases alone are told first: they are the shorter story. */
function cycleProblems(order) {
    const phases = new Map(order.phases.map(({ name, dependsOnPhases }) => [`phase ${name}`, dependsOnPhases.map((on) => `phase ${on}`)]));
    const cycle = findCycle(phases) ?? findCycle(allWaits(order));
    if (cycle === undefined)
        return [];
    const [start = ""] = cycle;
    const first = order.prompts.find(({ number }) => `prompt ${number}` === start);
    const place = first === undefined ? order.placeOf(start.replace("phase ", ""), []) : { line: first.line };
    return [{ ...place, text: `nothing in this circle can begin: ${cycle.join(" → ")}` }];
}
/**
 * One graph of phases and prompts: a phase waits for all prompts of the phases it names, a prompt for its phase to begin and
 * for the tickets it names. So a prompt that waits for a later phase is found too. Hints are not waited for.
 */
function allWaits({ phases, prompts }) {
    const promptsOf = new Map(phases.map((phase) => [phase.name, phase.prompts.map((number) => `prompt ${number}`)]));
    const nameOf = new Map(prompts.flatMap(({ key, number, fields }) => [key, ...(fields.also ?? [])].map((each) => [each, `prompt ${number}`])));
    const waits = new Map();
    for (const { name, dependsOnPhases } of phases) {
        waits.set(`phase ${name}`, dependsOnPhases.flatMap((on) => [`phase ${on}`, ...(promptsOf.get(on) ?? [])]));
        for (const prompt of promptsOf.get(name) ?? [])
            waits.set(prompt, [`phase ${name}`]);
    }
    for (const { number, fields } of prompts) {
        const named = (fields.depends_on ?? []).flatMap(({ ticket, kind }) => kind === "hint" ? [] : (nameOf.get(ticket) ?? []));
        waits.get(`prompt ${number}`)?.push(...named);
    }
    return waits;
}
/** A path that returns to its first node, when there is one; shortest where the search meets it first. Never recursive: files may be long. */
function findCycle(waits) {
    const done = new Set();
    for (const start of waits.keys()) {
        const path = [];
        const rest = [[start]];
        while (rest.length > 0) {
            const node = rest.at(-1)?.pop();
            if (node === undefined) {
                rest.pop();
                const left = path.pop();
                if (left !== undefined)
                    done.add(left);
            }
            else if (path.includes(node)) {
                return [...path.slice(path.indexOf(node)), node];
            }
            else if (!done.has(node)) {
                path.push(node);
                rest.push([...(waits.get(node) ?? [])]);
            }
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/core/batch/leads.js
/** Keys of all tickets of a task, its own first. */
function keysOf({ ticket, also = [] }) {
    return [ticket.key, ...also.map(({ key }) => key)];
}
/** All tickets of all tasks. */
function ticketsOf(tasks) {
    return tasks.flatMap(({ ticket, also = [] }) => [ticket, ...also]);
}
/** For each ticket the key of the task that does it. */
function leadsOf(tasks) {
    return new Map(tasks.flatMap((task) => keysOf(task).map((key) => [key, task.ticket.key])));
}
/** What tickets wait for, as their tasks wait for it; what stays within one task is no dependency. */
function edgesOfTasks(tasks, edges) {
    const leads = leadsOf(tasks);
    return edges.flatMap(({ key, on }) => {
        const [lead, other] = [leads.get(key) ?? key, leads.get(on.key) ?? on.key];
        if (lead === other)
            return [];
        const reason = lead === key && other === on.key ? on.reason : `${key} and ${on.key}: ${on.reason}`;
        return [{ key: lead, on: { ...on, key: other, reason } }];
    });
}

;// CONCATENATED MODULE: ./build/core/batch/precedence.js
// Which of two tasks is over before the other begins, over any number of steps; for a thousand tasks and all their pairs.
const WORD = 32;
/**
 * One bit for every pair: 4,000 tasks take 2 MB.
 * @param order every key of `waits`, after all it waits for.
 */
function precedenceOf(waits, order) {
    const place = new Map(order.map((key, index) => [key, index]));
    const rows = order.map(() => new Uint32Array(Math.ceil(order.length / WORD)));
    const has = (late, early) => (((rows[late]?.[Math.floor(early / WORD)] ?? 0) >>> (early % WORD)) & 1) === 1;
    for (const [index, key] of order.entries()) {
        // The latest mostly have the others before them already.
        for (const on of (waits.get(key) ?? []).toReversed()) {
            const early = place.get(on);
            if (early !== undefined && !has(index, early))
                include(rows[index], rows[early], early);
        }
    }
    return {
        areApart: (one, two) => {
            const [here, there] = [place.get(one), place.get(two)];
            if (here === undefined || there === undefined)
                throw new Error(`${one} or ${two} is not in the batch`);
            return here !== there && !has(Math.max(here, there), Math.min(here, there));
        },
    };
}
/** A task has before it whom it waits for, and all that one has before it. */
function include(row, other, early) {
    if (row === undefined || other === undefined)
        return;
    for (let word = 0; word < row.length; word += 1)
        row[word] = (row[word] ?? 0) | (other[word] ?? 0);
    const word = Math.floor(early / WORD);
    row[word] = (row[word] ?? 0) | (1 << (early % WORD));
}

;// CONCATENATED MODULE: ./build/core/batch/graph.js
// Who waits for whom in a batch: the order, the circles, who falls with whom, who may run beside whom, and the phases.
// Hints are shown, never waited for. Tickets outside the batch are no part of it: plan-batch.ts has decided about them.




/** @throws PLAN_INVALID naming a circle of dependencies that are waited for, or a ticket that is there twice. */
function createGraph(tasks) {
    const waits = waitsOf(tasks, (kind) => kind !== "hint");
    refuseCycle(waits);
    const order = orderOf(waits);
    const needed = turned(waitsOf(tasks, (kind) => kind === "hard"));
    let precedence;
    const inOrder = (keys) => order.filter((key) => keys.has(key));
    return {
        order,
        dependentsOf: (key) => inOrder(reach(needed, [key])),
        besides: (key) => {
            precedence ??= precedenceOf(waits, order);
            const { areApart } = precedence;
            return order.filter((other) => areApart(key, other));
        },
    };
}
/** For each key the keys in the batch that it waits for. @throws PLAN_INVALID when a ticket is there twice. */
function waitsOf(tasks, isWaited) {
    const keys = new Set();
    for (const key of tasks.flatMap(keysOf)) {
        if (keys.has(key))
            throw new errors/* PipelineError */.zC("PLAN_INVALID", `${key} is in the batch twice`);
        keys.add(key);
    }
    return new Map(tasks.map(({ ticket, after }) => [
        ticket.key,
        after.filter((on) => isWaited(on.kind) && keys.has(on.key)).map((on) => on.key),
    ]));
}
/** @throws PLAN_INVALID naming the path of a circle. */
function refuseCycle(waits) {
    // An order that holds every key is found much sooner than the proof that no path returns.
    if (orderOf(waits).length === waits.size)
        return;
    const cycle = findCycle(waits);
    if (cycle === undefined)
        return;
    throw new errors/* PipelineError */.zC("PLAN_INVALID", `nothing in this circle can begin: ${cycle.join(" → ")}`, {
        hint: "Each ticket named above waits for the next one: remove one of these dependencies.",
    });
}
/** Each key after what it waits for; among those that are free in the order given, but `last` ones last. What is on a circle, or waits for one, is left out. */
function orderOf(waits, last = new Set()) {
    const rank = new Map([...waits.keys()].map((key, index) => [key, last.has(key) ? waits.size + index : index]));
    const rankOf = (key) => rank.get(key) ?? 0;
    const open = new Map([...waits].map(([key, on]) => [key, new Set(on).size]));
    const later = turned(waits);
    const free = [...waits.keys()].filter((key) => open.get(key) === 0).sort((a, b) => rankOf(b) - rankOf(a));
    const order = [];
    for (let key = free.pop(); key !== undefined; key = free.pop()) {
        order.push(key);
        for (const next of new Set(later.get(key))) {
            const left = (open.get(next) ?? 0) - 1;
            open.set(next, left);
            // The first to go lies at the end.
            if (left === 0)
                free.splice(free.findLastIndex((other) => rankOf(other) > rankOf(next)) + 1, 0, next);
        }
    }
    return order;
}
/** The same steps walked the other way. */
function turned(steps) {
    const back = new Map([...steps.keys()].map((key) => [key, []]));
    for (const [key, targets] of steps)
        for (const target of targets)
            back.get(target)?.push(key);
    return back;
}
/** All keys that are one step or more away, without the starts unless one is such a key too. */
function reach(steps, starts) {
    const seen = new Set();
    const rest = starts.flatMap((start) => steps.get(start) ?? []);
    for (let key = rest.pop(); key !== undefined; key = rest.pop()) {
        if (seen.has(key))
            continue;
        seen.add(key);
        rest.push(...(steps.get(key) ?? []));
    }
    return seen;
}
/**
 * Phases for people who want barriers: each task in the first phase after all it waits for. Tasks that share a file, or must
 * be alone, wait for one another already (`territoryEdges`), so a phase never holds two of them.
 * @throws PLAN_INVALID as `createGraph`.
 */
function phasesOf(tasks) {
    const waits = waitsOf(tasks, (kind) => kind !== "hint");
    refuseCycle(waits);
    const levels = new Map();
    for (const key of orderOf(waits)) {
        levels.set(key, (waits.get(key) ?? []).reduce((level, on) => Math.max(level, (levels.get(on) ?? 0) + 1), 0));
    }
    const prompts = [];
    for (const { ticket, number } of tasks) {
        const level = levels.get(ticket.key) ?? 0;
        while (prompts.length <= level)
            prompts.push([]);
        prompts[level]?.push(number);
    }
    return prompts.map((numbers, level) => ({
        name: phaseName(level),
        prompts: numbers.sort((a, b) => a - b),
        parallel: numbers.length > 1,
        dependsOnPhases: level === 0 ? [] : [phaseName(level - 1)],
    }));
}
/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
function phaseName(index) {
    const letter = String.fromCharCode(65 + (index % 26));
    return index < 26 ? letter : phaseName(Math.floor(index / 26) - 1) + letter;
}

;// CONCATENATED MODULE: ./build/core/batch/siblings.js
// What tasks that may run beside one own, which is what that one must leave alone meanwhile.



/**
 * For a task's key the claims of its siblings, in the order of the work; siblings without files of their own are left out, and
 * so is what the task owns itself. Found when asked: cheap for a thousand tasks.
 * @throws PLAN_INVALID for a circle of dependencies, or a ticket that is there twice.
 */
function siblingsOf(tasks) {
    const graph = createGraph(tasks);
    const lists = (0,dependencies/* footprints */.LV)(tasks);
    // A guess orders a batch; it never takes a file away from somebody who needs it.
    const listOf = ({ territory }, index) => territory.source === "prediction" ? [] : (lists[index] ?? []);
    const owned = new Map(tasks.map((task, index) => [task.ticket.key, listOf(task, index).map((glob) => ({ glob, plain: (0,core_globs/* trimGlob */.TO)(glob) }))]));
    return (key) => {
        const own = new Set((owned.get(key) ?? []).map(({ plain }) => plain));
        return graph.besides(key).flatMap((other) => {
            const globs = (owned.get(other) ?? []).filter(({ plain }) => !own.has(plain)).map(({ glob }) => glob);
            return globs.length === 0 ? [] : [{ key: other, globs }];
        });
    };
}

;// CONCATENATED MODULE: ./build/core/batch/standing.js


/** Ended well are work that is delivered and work that is merged; nothing else carries what depends on it. */
function endOf(outcome) {
    if (outcome === "delivered")
        return "good";
    return outcome === "already-merged" ? "merged" : "bad";
}
/** Keys of the tasks whose delivered work this one starts from: `order` and `hint` carry nothing over. */
function foundationsOf({ after }) {
    return after.filter(({ kind }) => kind === "hard" || kind === "soft").map(({ key }) => key);
}
/**
 * The delivered work a task starts from: of all it waits for (hard or soft) what is delivered and open, but for what is part
 * of another of them already. A merged one stands for what it stood on itself: its own pull request may have gone into
 * another branch than the base. In the plan's order; empty: the task starts from the base.
 */
function standingOf({ task, ended, tasks, }) {
    const leads = leadsOf(tasks);
    const waited = (one) => foundationsOf(one).map((key) => leads.get(key) ?? key);
    const steps = new Map(tasks.map((other) => [other.ticket.key, feetOf(ended.get(other.ticket.key), waited(other))]));
    const open = openOnes(waited(task), ended, steps);
    const contained = reach(steps, open);
    return tasks.flatMap(({ ticket: { key } }) => {
        const end = ended.get(key);
        if (end?.outcome !== "good" || !open.includes(key) || contained.has(key))
            return [];
        const { outcome: _outcome, standsOn: _standsOn, ...delivered } = end;
        return [{ key, ...delivered }];
    });
}
/** What an ended task stands on; one without work carries nobody. */
function feetOf(end, waited) {
    return end === undefined || end.outcome === "bad" ? [] : (end.standsOn ?? waited);
}
function openOnes(first, ended, steps) {
    const seen = new Set(first);
    // A set hands out what is added while it is walked.
    for (const key of seen) {
        if (ended.get(key)?.outcome !== "merged")
            continue;
        for (const below of steps.get(key) ?? [])
            seen.add(below);
    }
    return [...seen].filter((key) => ended.get(key)?.outcome === "good");
}

;// CONCATENATED MODULE: ./build/hall/course.js
// A batch under way: its plan, how its tasks ended so far, and what those that ended have published for others to stand on.



function createCourse(plan, hall) {
    const tasks = new Map(plan.tasks.map((task) => [task.ticket.key, task]));
    return {
        plan,
        hall,
        taskOf(key) {
            const task = tasks.get(key);
            if (task === undefined)
                throw new Error(`${key} is not in the plan`);
            return task;
        },
        siblings: siblingsOf(plan.tasks),
        ended: new Map(),
        works: new Map(),
        clashes: new Map(),
    };
}
/** What the task starts from, as things stand now. */
function parentsOf(task, { works, plan }) {
    return standingOf({ task, ended: works, tasks: plan.tasks });
}
/** Notes how a task ended, and looks up what is on its branch when an earlier run put it there. @throws GIT_*. */
async function settle(task, ended, course) {
    course.ended.set(task.ticket.key, ended);
    course.works.set(task.ticket.key, await workOf(task, ended, course));
}
async function workOf(task, { ending, delivery }, { hall, plan }) {
    const outcome = endOf(ending.outcome);
    if (outcome !== "good")
        return { outcome };
    // Nobody in the batch could stand on it.
    if (ending.pullRequest === undefined || plan.tasks.length < 2)
        return { outcome: "bad" };
    const { branch, pullRequest } = { branch: task.branch, pullRequest: ending.pullRequest };
    const standsOn = standsOnOf(task, ending, plan);
    if (delivery !== undefined) {
        const { commit, change, finishedAt } = delivery;
        return { outcome, branch, commit, tree: change.tree, committedAt: finishedAt, pullRequest, ...standsOn };
    }
    const remote = await hall.ports.workspace.findRemoteBranch(branch);
    if (remote === undefined)
        return { outcome: "bad" };
    const { commit, tree, committedAt } = remote;
    return { outcome, branch, commit, tree, committedAt, pullRequest, ...standsOn };
}
/** Of a draft of an earlier run only its base is known; on a merge of several, it stands on all it waited for. */
function standsOnOf(task, { standsOn }, plan) {
    if (standsOn !== undefined)
        return { standsOn };
    const base = task.earlier?.base;
    if (base === undefined || base === plan.base)
        return { standsOn: [] };
    const parent = plan.tasks.find(({ branch }) => branch === base);
    return parent === undefined ? {} : { standsOn: [parent.ticket.key] };
}
/** The ending of a ticket that no run has touched. */
function untouched(ticket, outcome, reason) {
    return { ...(0,core_ending/* factsOf */.xS)(ticket, undefined, 0), outcome, reason };
}

;// CONCATENATED MODULE: ./build/core/schedule/expectation.js
/** Where nothing at all is known; in a batch without history only the proportions between tasks matter. */
const DEFAULT_EXPECTED_MS = 10 * 60_000;
/** Runs that ended otherwise say nothing about the length of the work: most never reached it, or were cut short. */
const TELLING = new Set([
    "delivered",
    "no-change",
    "refused",
    "max-turns",
    "over-budget",
    "timed-out",
]);
// A few hundred runs say all there is to say; older ones tell of a repository and an agent that are gone.
const MOST_RUNS = 200;
// Twice the size is guessed to take 1.4 times as long: part of each run (set-up, reading, checks) does not grow with it.
const EXPONENT = 0.5;
// No size makes a task shorter or longer than by this factor: a ticket with 400 files is more often a wide glob than a long run.
const MAX_FACTOR = 4;
/**
 * Expected milliseconds by key: `m · clamp(√(size / typical size), 1/4, 4)`, where m is the median of the earlier runs' times
 * (10 minutes without any) and size the ticket's estimate and the files of its territory, each measured against its own
 * median and averaged geometrically; what is unknown counts as typical. A ticket that was run before is expected half way
 * (geometrically) between that and the median of its own runs. Medians, so that one endless run moves nothing.
 * @param history oldest first; the last 200 telling runs count.
 */
function expectedDurations(tasks, history) {
    const runs = history.filter(({ outcome, ms }) => TELLING.has(outcome) && isPositive(ms)).slice(-MOST_RUNS);
    const usual = median(runs.map(({ ms }) => ms)) ?? DEFAULT_EXPECTED_MS;
    const known = [...runs, ...tasks];
    const estimate = median(known.map((one) => one.estimate).filter(isPositive));
    const files = median(known.map((one) => one.files).filter(isPositive));
    const own = new Map();
    for (const { key, ms } of runs)
        own.set(key, [...(own.get(key) ?? []), ms]);
    return new Map(tasks.map((task) => {
        const ratios = [ratio(task.estimate, estimate), ratio(task.files, files)].filter(isPositive);
        const factor = geometricMean(ratios) ** EXPONENT;
        const guess = usual * Math.min(MAX_FACTOR, Math.max(1 / MAX_FACTOR, factor));
        const before = median(own.get(task.key) ?? []);
        return [task.key, before === undefined ? guess : geometricMean([guess, before])];
    }));
}
function ratio(value, typical) {
    return isPositive(value) && typical !== undefined ? value / typical : undefined;
}
/** 1 for no values at all. */
function geometricMean(values) {
    return values.reduce((product, value) => product * value ** (1 / values.length), 1);
}
/** Of an even number of values the mean of the two in the middle. */
function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
    return middle.length === 0 ? undefined : middle.reduce((sum, value) => sum + value / middle.length, 0);
}
function isPositive(value) {
    return value !== undefined && Number.isFinite(value) && value > 0;
}

;// CONCATENATED MODULE: ./build/core/schedule/from-plan.js
// A plan as the scheduler reads it: the one place that says what each kind of dependency means for who may start.


/** What is waited for: a good end, any end, or nothing. */
const NEEDS = {
    hard: "good",
    soft: "end",
    order: "end",
    hint: "nothing",
};
/**
 * Tasks that must be alone are so by their dependencies, hence none is `solo` here. Waiting for a ticket that another task does
 * as well is waiting for that task.
 * @param expectedMs milliseconds by key; where one is missing, 10 minutes.
 */
function toScheduled({ tasks, phases }, expectedMs) {
    const leads = leadsOf(tasks);
    const phaseOf = new Map(phases.flatMap(({ name, prompts }) => prompts.map((number) => [number, name])));
    return {
        tasks: tasks.map(({ number, ticket: { key }, after }) => {
            const waited = (needs) => [
                ...new Set(after.filter(isOf(needs)).map((on) => leads.get(on.key) ?? on.key)),
            ];
            return {
                key,
                after: waited("good").filter((other) => other !== key),
                behind: waited("end").filter((other) => other !== key),
                expectedMs: expectedMs.get(key) ?? DEFAULT_EXPECTED_MS,
                phase: phaseOf.get(number) ?? "",
            };
        }),
        phases: phases.map(({ name, dependsOnPhases }) => ({ name, after: dependsOnPhases })),
    };
}
function isOf(needs) {
    return ({ kind }) => NEEDS[kind] === needs;
}
/**
 * Tickets that the tracker calls done: whoever waits for one of them need not, though nobody in the batch does it. One of the
 * batch with a draft that is open or merged is left to its own ending: others stand on it, or it says that it is merged.
 */
function doneOutside({ tasks }) {
    const all = tasks.flatMap(({ ticket, also }) => [ticket, ...also]);
    const known = all.flatMap(({ blockedBy, children, related }) => [...blockedBy, ...children, ...related]);
    const speaking = new Set(tasks.filter(hasDraft).map(({ ticket }) => ticket.key));
    return known.filter(({ key, done }) => done === true && !speaking.has(key)).map(({ key }) => key);
}
function hasDraft({ earlier }) {
    return earlier !== undefined && earlier.status !== "closed";
}

;// CONCATENATED MODULE: ./build/core/schedule/breaker.js
// The circuit breaker of a batch: when task after task fails in the same way, the next one would too, and cost money.
const NO_STREAK = { kind: undefined, count: 0 };
/** Issue 3: "after three failures of one kind in a row". */
const MAX_STREAK = 3;
/** The streak after one more task has failed. A failure without a kind is like no other: it ends the row. */
function lengthened(streak, kind) {
    if (kind === undefined)
        return NO_STREAK;
    return { kind, count: streak.kind === kind ? streak.count + 1 : 1 };
}
/** Why nothing more may start, in one line; undefined while it may. */
function trippedBy({ kind, count }) {
    return count < MAX_STREAK ? undefined : `${count} tasks in a row ended with ${kind}`;
}

;// CONCATENATED MODULE: ./build/core/schedule/row.js
// A row of values that never changes: replacing one makes a new row that shares all the rest. It knows whose turn is next,
// but nothing of what the values mean. The rooms that keep many versions of a long list stand on it.
/** @param turnOf the least goes first, infinity never; must always answer the same for the same value. */
function createRow(values, turnOf) {
    const build = (from, to) => {
        if (to - from === 1)
            return values.slice(from, to).map((value) => ({ value, turn: turnOf(value) }))[0];
        const middle = (from + to) >> 1;
        const left = build(from, middle);
        const right = build(middle, to);
        return left === undefined || right === undefined ? undefined : fork(left, right, middle - from);
    };
    return { length: values.length, tree: values.length === 0 ? undefined : build(0, values.length), turnOf };
}
/** The value at a position from 0; O(log n). */
function row_valueAt(row, position) {
    let tree = treeAt(row, position);
    let rest = position;
    while ("half" in tree) {
        const isLeft = rest < tree.half;
        rest -= isLeft ? 0 : tree.half;
        tree = isLeft ? tree.left : tree.right;
    }
    return tree.value;
}
/** The same row with another value at a position; O(log n). */
function withValue(row, position, value) {
    const replace = (tree, rest) => {
        if (!("half" in tree))
            return { value, turn: row.turnOf(value) };
        const { left, right, half } = tree;
        return rest < half ? fork(replace(left, rest), right, half) : fork(left, replace(right, rest - half), half);
    };
    return { ...row, tree: replace(treeAt(row, position), position) };
}
/** The position whose turn is next among those not before `from`, of equal ones the first; O(log n). */
function nextInTurn(row, from) {
    return row.tree === undefined ? undefined : find(row.tree, from)?.position;
}
function find(tree, from) {
    if (tree.turn === Number.POSITIVE_INFINITY)
        return undefined;
    if (!("half" in tree))
        return from <= 0 ? { position: 0, turn: tree.turn } : undefined;
    const { left, right, half } = tree;
    // When all of it counts, the least turn lies on the side that has it; else the best of both sides must be compared.
    const isWhole = from <= 0;
    if (isWhole && left.turn <= right.turn)
        return find(left, from);
    const onLeft = isWhole || from >= half ? undefined : find(left, from);
    const onRight = find(right, from - half);
    if (onRight === undefined || (onLeft !== undefined && onLeft.turn <= onRight.turn))
        return onLeft;
    return { position: half + onRight.position, turn: onRight.turn };
}
function treeAt({ tree, length }, position) {
    if (tree === undefined || !(position >= 0 && position < length))
        throw new Error(`no position ${position} in the row`);
    return tree;
}
function fork(left, right, half) {
    return { left, right, half, turn: Math.min(left.turn, right.turn) };
}

;// CONCATENATED MODULE: ./build/core/schedule/rehearsal.js
// A batch rehearsed before it starts, to find an order in which it should end sooner than with the longest path first. It says
// what should go first, never what may. No chance in it: the same batch is rehearsed in the same way everywhere.

// With these two the worst of 400 simulated batches on 4 slots comes from 1.16 of the lower bound to 1.08, 95 % of them from
// 1.05 to 1.02. More tries buy little (a thousand: 1.06), and where expectations are wrong by ±50 % none buys anything.
const MOST_TRIES = 50;
const SHAKE = 0.2;
// Tries times tasks: keeps a large batch from waiting for its start, whose slots are hard to leave empty anyway.
const MOST_STEPS = 20_000;
// No expectation is as exact as that.
const NEAR_ENOUGH = 1.005;
/**
 * Expected milliseconds by key, each changed by up to a fifth, such that with the longest path of these first the batch ends
 * sooner if the tasks take what they were expected to. Undefined when none were found, when no order can be shorter, and when
 * all are expected to take equally long: then nothing is known.
 * @param schedule in which nothing has been started.
 */
function findShorter(schedule) {
    const { graph } = schedule;
    const open = graph.tasks.filter(({ expectedMs }) => expectedMs > 0);
    if (new Set(open.map(({ expectedMs }) => expectedMs)).size < 2)
        return undefined;
    const enoughMs = NEAR_ENOUGH * lowerBoundMs(schedule);
    const tries = Math.min(MOST_TRIES, MOST_STEPS / graph.nodes.length);
    const rehearse = createRehearsal(schedule);
    const random = createRandom();
    let best;
    let bestMs = rehearse(Float64Array.from(graph.nodes, ({ pathMs }) => pathMs));
    for (let count = 0; count < tries && bestMs > enoughMs; count += 1) {
        const shaken = Float64Array.from(graph.nodes, ({ expectedMs }) => expectedMs * (1 + SHAKE * (2 * random() - 1)));
        const ms = rehearse(pathsOf(graph, shaken));
        if (ms < bestMs)
            [best, bestMs] = [shaken, ms];
    }
    if (best === undefined)
        return undefined;
    const found = best;
    return new Map(graph.tasks.map(({ name, position }) => [name, found[position] ?? 0]));
}
/**
 * No order is shorter: the longest path must be walked, and all work must fit into the slots. What is skipped from the beginning
 * counts as well; then a shorter order may be missed.
 */
function lowerBoundMs({ graph, slots }) {
    const sumMs = graph.tasks.reduce((sum, { expectedMs }) => sum + expectedMs, 0);
    return graph.nodes.reduce((longest, { pathMs }) => Math.max(longest, pathMs), sumMs / slots);
}
/** The longest way from each node to the end of the batch, as in the graph, for other times. */
function pathsOf({ backwards }, lengths) {
    const paths = lengths.slice();
    for (const { position, dependents } of backwards) {
        let restMs = 0;
        for (const { to } of dependents)
            restMs = Math.max(restMs, paths[to.position] ?? 0);
        paths[position] = (lengths[position] ?? 0) + restMs;
    }
    return paths;
}
/**
 * Tells how long a batch lasts from its first start to its last end when every task takes as long as expected and ends well:
 * what the schedule itself comes to, but on plain arrays, because it is asked many times.
 * @returns milliseconds for paths by position, of which the longest goes first.
 */
function createRehearsal({ graph, slots, states }) {
    const first = graph.nodes.map(({ position }) => row_valueAt(states, position));
    const missingFirst = first.map((state) => (state.is === "waiting" ? state.missing : 0));
    const turns = first.map((state) => (state.is === "ready" ? state.turn : 0));
    const readyFirst = graph.nodes
        .filter(({ position }) => first[position]?.is === "ready")
        .sort((a, b) => (turns[a.position] ?? 0) - (turns[b.position] ?? 0));
    return (paths) => {
        const missing = [...missingFirst];
        const solo = [];
        const others = [];
        const running = [];
        let free = readyFirst;
        for (let nowMs = 0;;) {
            for (const node of free)
                insert(node, node.solo ? solo : others, paths);
            while (running.length < slots && running[0]?.node.solo !== true) {
                const node = (running.length === 0 ? solo.pop() : undefined) ?? others.pop();
                if (node === undefined)
                    break;
                running.push({ node, endMs: nowMs + node.expectedMs });
            }
            const next = takeSoonest(running);
            if (next === undefined)
                return nowMs;
            nowMs = next.endMs;
            free = released(next.node, missing);
        }
    };
}
/** Keeps the next one last; who became ready later stands before those of equal path. */
function insert(node, ready, paths) {
    const pathOf = (one) => (one === undefined ? 0 : (paths[one.position] ?? 0));
    const path = pathOf(node);
    let low = 0;
    for (let high = ready.length; low < high;) {
        const middle = (low + high) >> 1;
        if (pathOf(ready[middle]) < path)
            low = middle + 1;
        else
            high = middle;
    }
    ready.splice(low, 0, node);
}
function takeSoonest(running) {
    let at = 0;
    let soonest = Number.POSITIVE_INFINITY;
    for (const [index, { endMs }] of running.entries()) {
        if (endMs < soonest)
            [at, soonest] = [index, endMs];
    }
    return running.splice(at, 1)[0];
}
/** The tasks that only waited for this one, by position; gates open on the way. */
function released(ended, missing) {
    const free = [];
    const queue = [ended];
    for (const { dependents } of queue) {
        for (const { to } of dependents) {
            // What is done or skipped already waits for nothing.
            const left = (missing[to.position] ?? 0) - 1;
            missing[to.position] = left;
            if (left === 0)
                (to.kind === "gate" ? queue : free).push(to);
        }
    }
    return free.sort((a, b) => a.position - b.position);
}
/** Numbers in [0, 1), always the same ones: Park and Miller's minimal standard generator with its multiplier of 1993. */
function createRandom() {
    let state = 1;
    return () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
    };
}

;// CONCATENATED MODULE: ./build/core/schedule/schedule-graph.js
// What waits for what in a batch, and how long the way to the end is from each task. Built once and never changed; how far
// the batch has come is schedule.ts.

/**
 * @param phases the barriers; none when tasks wait for nothing but each other.
 * @param isKnown whether a key that is not among the tasks stands for work that is done.
 * @throws PLAN_INVALID for a key that stands twice, a phase that does not exist, or a cycle, naming its path.
 */
function schedule_graph_createGraph(tasks, phases, isKnown) {
    const byKey = uniqueDrafts(tasks.map((task) => draft("task", task.key, task)));
    for (const task of tasks)
        joinTask(task, byKey, isKnown);
    const gates = uniqueDrafts(phases.map(({ name }) => draft("gate", name)));
    if (phases.length > 0)
        joinPhases(tasks, phases, { byKey, gates });
    const drafts = [...byKey.values()];
    const backwards = measurePaths([...drafts, ...gates.values()]);
    const nodes = placed(drafts, [...gates.values()]);
    return { tasks: drafts, byKey, nodes, backwards, soloTo: drafts.filter(({ solo }) => solo).length };
}
function placed(tasks, gates) {
    const compare = (a, b) => Number(b.solo) - Number(a.solo) || b.pathMs - a.pathMs;
    // Sorting is stable: equal ones stay in the plan's order.
    const nodes = [...tasks.toSorted(compare), ...gates];
    let before;
    for (const [position, node] of nodes.entries()) {
        node.position = position;
        node.rank = before !== undefined && compare(before, node) === 0 ? before.rank : position;
        before = node;
    }
    return nodes;
}
function draft(kind, name, task) {
    // Comparing with NaN would make the order depend on the sorting algorithm.
    const expectedMs = Math.max(0, task?.expectedMs ?? 0) || 0;
    const solo = task?.solo === true;
    return {
        kind,
        name,
        solo,
        expectedMs,
        dependents: [],
        before: [],
        missing: 0,
        unknown: [],
        position: 0,
        rank: 0,
        pathMs: expectedMs,
    };
}
function uniqueDrafts(drafts) {
    const byName = new Map();
    for (const node of drafts) {
        if (byName.has(node.name))
            throw new errors/* PipelineError */.zC("PLAN_INVALID", `${nameOf(node)} stands twice in the plan`);
        byName.set(node.name, node);
    }
    return byName;
}
function join(from, to, needs) {
    from.dependents.push({ to, needs });
    to.before.push(from);
    to.missing += 1;
}
function joinTask(task, byKey, isKnown) {
    const node = found(byKey, task.key, task.key);
    for (const key of new Set(task.after)) {
        const before = byKey.get(key);
        if (before !== undefined)
            join(before, node, "good");
        else if (!isKnown(key))
            node.unknown.push(key);
    }
    for (const key of new Set(task.behind)) {
        const before = byKey.get(key);
        // A task that is not in this batch cannot run beside this one: there is nothing to wait for.
        if (before !== undefined && !task.after.includes(key))
            join(before, node, "end");
    }
}
function joinPhases(tasks, phases, drafts) {
    const { byKey, gates } = drafts;
    const before = new Map();
    for (const { name, after } of phases) {
        const gatesBefore = [...new Set(after)].map((other) => found(gates, other, `phase ${name}`));
        before.set(name, gatesBefore);
        // An empty phase still keeps those after it waiting for those before it.
        for (const gate of gatesBefore)
            join(gate, found(gates, name, name), "end");
    }
    for (const { key, phase } of tasks) {
        const node = found(byKey, key, key);
        join(node, found(gates, phase, key), "end");
        for (const gate of before.get(phase) ?? [])
            join(gate, node, "end");
    }
}
function found(nodes, name, where) {
    const node = nodes.get(name);
    if (node === undefined)
        throw new errors/* PipelineError */.zC("PLAN_INVALID", `${where}: there is no phase "${name}"`);
    return node;
}
/**
 * From the last nodes to the first (Kahn's algorithm backwards): what is left over lies on a cycle or leads to one.
 * @returns the nodes in the order in which they were measured.
 */
function measurePaths(nodes) {
    const measured = [];
    const open = new Map(nodes.map((node) => [node, node.dependents.length]));
    const ready = nodes.filter((node) => node.dependents.length === 0);
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
        open.delete(node);
        measured.push(node);
        for (const before of node.before) {
            before.pathMs = Math.max(before.pathMs, before.expectedMs + node.pathMs);
            const count = (open.get(before) ?? 0) - 1;
            open.set(before, count);
            if (count === 0)
                ready.push(before);
        }
    }
    if (open.size > 0)
        throw new errors/* PipelineError */.zC("PLAN_INVALID", `these wait for each other: ${cycleText(open)}`);
    return measured;
}
/** Every node that is left has a dependent that is left: following them must come round. */
function cycleText(open) {
    const path = [];
    let node = open.keys().next().value;
    while (node !== undefined && !path.includes(node)) {
        path.push(node);
        node = node.dependents.find(({ to }) => open.has(to))?.to;
    }
    const round = path.slice(node === undefined ? 0 : path.indexOf(node));
    return [...round, ...round.slice(0, 1)].map(nameOf).join(" → ");
}
function nameOf({ kind, name }) {
    return kind === "gate" ? `phase ${name}` : name;
}

;// CONCATENATED MODULE: ./build/core/schedule/schedule-state.js
// The state of every task of a batch, and what the end of one means for those that wait for it.

const RUNNING = { is: "running" };
const GOOD = { is: "good" };
const BAD = { is: "bad" };
/** Nothing has been started, and no gate is open. */
function firstStates({ nodes, tasks }) {
    const left = tasks.length;
    const first = nodes.map((node) => {
        const isReady = node.kind === "task" && node.missing === 0 && node.unknown.length === 0;
        return isReady ? { is: "ready", turn: turnOf(node, left, nodes.length) } : { is: "waiting", missing: node.missing };
    });
    return { states: createRow(first, (state) => (state.is === "ready" ? state.turn : Number.POSITIVE_INFINITY)), left };
}
/**
 * Brings nodes to their last state, and with them all that follows from it: some are skipped, some are ready then. A node
 * that is settled already stays as it is.
 */
function schedule_state_settle(before, first) {
    let { states, left } = before;
    const queue = [...first];
    for (const { node, state } of queue) {
        if (isSettled(row_valueAt(states, node.position)))
            continue;
        states = withValue(states, node.position, state);
        if (node.kind === "task")
            left -= 1;
        for (const { to, needs } of node.dependents) {
            const next = schedule_state_released(row_valueAt(states, to.position), turnOf(to, left, states.length));
            if (needs === "good" && state.is !== "good")
                queue.push(skipping(to, node, state));
            else if (next.is === "ready" && to.kind === "gate")
                queue.push({ node: to, state: GOOD });
            else
                states = withValue(states, to.position, next);
        }
    }
    return { states, left };
}
/** By rank; in one rank, who became ready while more was left to do goes first. */
function turnOf({ rank }, left, nodes) {
    return rank * (nodes + 1) - left;
}
function isSettled({ is }) {
    return is === "good" || is === "bad" || is === "skipped";
}
function schedule_state_released(state, turn) {
    if (state.is !== "waiting")
        return state;
    return state.missing === 1 ? { is: "ready", turn } : { is: "waiting", missing: state.missing - 1 };
}
function skipping(node, { name }, state) {
    const cause = state.is === "skipped" ? state.skip.cause : name;
    const how = state.is === "skipped" ? `was skipped because of ${cause}` : "failed";
    return skip(node, { dependency: name, cause, reason: `depends on ${name}, which ${how}` });
}
function unknownDependency(node, key) {
    const reason = `depends on ${key}, which is not in this batch and not known to be done`;
    return skip(node, { dependency: key, cause: key, reason });
}
function skip(node, why) {
    return { node, state: { is: "skipped", skip: { key: node.name, ...why } } };
}

;// CONCATENATED MODULE: ./build/core/schedule/schedule.js
// Which task of a batch starts when: a value with transitions, without a clock and without I/O. The hall runs the tasks and
// tells what happened; every transition gives a new schedule and costs O(log n) for each task whose state it changes.





/**
 * A schedule in which nothing has been started. A task whose `after` names a key that is neither a task nor in `ended` is
 * skipped from the beginning: what nobody knows is no permission to go.
 * @throws PLAN_INVALID for a key that stands twice, a phase that does not exist, or a cycle, naming its path.
 */
function createSchedule(input) {
    const { tasks, slots, ended: done = [] } = input;
    if (!Number.isInteger(slots) || slots < 1)
        throw new Error(`slots must be an integer from 1, not ${slots}`);
    // What is done takes no time any more.
    const keys = new Set(done);
    const expected = tasks.map((task) => (keys.has(task.key) ? { ...task, expectedMs: 0 } : task));
    const schedule = scheduleOf(expected, input);
    const shorter = findShorter(schedule);
    if (shorter === undefined)
        return schedule;
    return scheduleOf(tasks.map((task) => ({ ...task, expectedMs: shorter.get(task.key) ?? 0 })), input);
}
/** In which the longest expected path goes first. */
function scheduleOf(tasks, { slots, order, phases, ended: done = [] }) {
    const keys = new Set(done);
    const barriers = order === "dag" ? [] : (phases ?? phasesInTurn(tasks));
    const graph = schedule_graph_createGraph(tasks, barriers, (key) => keys.has(key));
    const good = graph.tasks.filter(({ name }) => keys.has(name)).map((node) => ({ node, state: GOOD }));
    const open = graph.nodes.filter(({ kind, missing }) => kind === "gate" && missing === 0);
    const unknown = graph.tasks.flatMap((node) => node.unknown.slice(0, 1).map((key) => unknownDependency(node, key)));
    const begun = schedule_state_settle(firstStates(graph), [...good, ...open.map((node) => ({ node, state: GOOD })), ...unknown]);
    return { graph, slots, ...begun, running: 0, soloRuns: false, streak: NO_STREAK, paused: undefined };
}
/**
 * The keys to start now, best first: as many ready tasks as there are free slots, the longest expected path to the end of the
 * batch first (or the order that a rehearsal found to be shorter), equal ones in the order in which they became ready and then
 * the plan's: first come, first served keeps the worst batches shorter than the plan's order does (6 × 400 simulated batches
 * with no duration known, 8 slots: worst 1.44 to 1.59 of the lower bound, 1.54 to 1.69 in the plan's order; the mean is the
 * same). A solo task comes alone, and only when nothing runs; it goes first then, because later the other slots would have to
 * run empty once more (300 simulated batches with 10 % solo tasks on 4 slots: 1.02 of the lower bound at the median, 1.09 with
 * solo tasks last, 1.05 with slots kept empty for a solo task of high rank).
 */
function nextToStart({ graph, states, slots, running, soloRuns, paused }) {
    if (paused !== undefined || soloRuns)
        return [];
    const keys = [];
    let rest = states;
    while (running + keys.length < slots) {
        const position = nextInTurn(rest, running + keys.length === 0 ? 0 : graph.soloTo);
        const node = position === undefined ? undefined : graph.nodes[position];
        if (node === undefined)
            break;
        keys.push(node.name);
        if (node.solo)
            break;
        rest = withValue(rest, node.position, RUNNING);
    }
    return keys;
}
/** The task has been started. Only what `nextToStart` could name may be started, in any order. */
function started(schedule, key) {
    const { states, running, slots, soloRuns, paused } = schedule;
    const node = nodeOf(schedule, key);
    const { is } = row_valueAt(states, node.position);
    const isFree = node.solo ? running === 0 : running < slots && !soloRuns;
    if (is !== "ready" || !isFree || paused !== undefined) {
        throw new Error(`${key} may not start: it is ${is}, ${running} of ${slots} run, paused: ${paused ?? "no"}`);
    }
    const next = withValue(states, node.position, RUNNING);
    return { ...schedule, states: next, running: running + 1, soloRuns: node.solo };
}
/**
 * The task has ended. After a bad end all that depend on it are skipped, and after three bad ends of one kind in a row
 * nothing new starts.
 * @param kind how it failed, in the words of the hall (an outcome or an error code); matters for a bad end only.
 */
function ended(schedule, key, end, kind) {
    const node = nodeOf(schedule, key);
    const { is } = row_valueAt(schedule.states, node.position);
    if (is !== "running")
        throw new Error(`${key} cannot end: it is ${is}`);
    const streak = end === "good" ? NO_STREAK : lengthened(schedule.streak, kind);
    const paused = schedule.paused ?? trippedBy(streak);
    const after = schedule_state_settle(schedule, [{ node, state: end === "good" ? GOOD : BAD }]);
    return { ...schedule, ...after, running: schedule.running - 1, soloRuns: false, streak, paused };
}
/** Nothing new starts from here on, as after Ctrl-C; the first reason stays. */
function pause(schedule, reason) {
    return { ...schedule, paused: schedule.paused ?? reason };
}
/** Whether nothing runs and nothing will start: all have ended or been skipped, or the batch is paused. */
function isDone({ running, left, paused }) {
    return running === 0 && (left === 0 || paused !== undefined);
}
/** The tasks that a failure took with it, in the plan's order. O(n). */
function skipped(schedule) {
    return schedule.graph.tasks.flatMap(({ position }) => {
        const state = row_valueAt(schedule.states, position);
        return state.is === "skipped" ? [state.skip] : [];
    });
}
/** The tasks in one state, in the plan's order. O(n). */
function keysThatAre(schedule, is) {
    const { graph, states } = schedule;
    return graph.tasks.filter(({ position }) => valueAt(states, position).is === is).map(({ name }) => name);
}
function phasesInTurn(tasks) {
    const names = [...new Set(tasks.map(({ phase }) => phase))];
    return names.map((name, index) => ({ name, after: index === 0 ? [] : names.slice(index - 1, index) }));
}
function nodeOf({ graph }, key) {
    const node = graph.byKey.get(key);
    if (node === undefined)
        throw new Error(`${key} is not in the schedule`);
    return node;
}

;// CONCATENATED MODULE: ./build/core/batch/forecast.js



/** @throws PLAN_INVALID as `createSchedule`. */
function forecast(input) {
    const { plan, slots, order, expectedMs } = input;
    const schedule = createSchedule({ ...toScheduled(plan, expectedMs), slots, order, ended: input.ended ?? [] });
    const lengthOf = (key) => Math.max(0, expectedMs.get(key) ?? DEFAULT_EXPECTED_MS) || 0;
    const starts = walk(schedule, lengthOf);
    const running = new Set(starts.map(({ key }) => key));
    const longest = longestWay(schedule.graph.nodes, ({ kind, name }) => kind === "task" && running.has(name) ? lengthOf(name) : 0);
    const sumMs = starts.reduce((sum, { key }) => sum + lengthOf(key), 0);
    return {
        slots,
        order,
        makespanMs: starts.reduce((last, { endMs }) => Math.max(last, endMs), 0),
        lowerBoundMs: Math.max(longest.ms, sumMs / slots),
        sumMs,
        criticalPath: longest.nodes
            .filter(({ kind, name }) => kind === "task" && running.has(name))
            .map(({ name }) => name),
        starts,
    };
}
function walk(first, lengthOf) {
    const starts = [];
    let schedule = first;
    let running = [];
    for (let nowMs = 0;;) {
        for (const key of nextToStart(schedule)) {
            schedule = started(schedule, key);
            const start = { key, startMs: nowMs, endMs: nowMs + lengthOf(key) };
            starts.push(start);
            running.push(start);
        }
        const next = running.reduce((soonest, { endMs }) => Math.min(soonest, endMs), Number.POSITIVE_INFINITY);
        if (running.length === 0)
            return starts;
        for (const { key } of running.filter(({ endMs }) => endMs === next))
            schedule = ended(schedule, key, "good");
        running = running.filter(({ endMs }) => endMs !== next);
        nowMs = next;
    }
}
/** Over tasks and gates, each after all that lead to it. */
function longestWay(nodes, lengthOf) {
    const missing = new Map(nodes.map((node) => [node, node.missing]));
    const before = new Map();
    const ready = nodes.filter((node) => node.missing === 0);
    let longest = { ms: 0, last: undefined };
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
        const ms = (before.get(node)?.ms ?? 0) + lengthOf(node);
        if (ms > longest.ms)
            longest = { ms, last: node };
        for (const { to } of node.dependents) {
            if (ms > (before.get(to)?.ms ?? -1))
                before.set(to, { ms, last: node });
            const left = (missing.get(to) ?? 0) - 1;
            missing.set(to, left);
            if (left === 0)
                ready.push(to);
        }
    }
    const way = [];
    for (let node = longest.last; node !== undefined; node = before.get(node)?.last)
        way.unshift(node);
    return { ms: longest.ms, nodes: way };
}

;// CONCATENATED MODULE: ./build/core/batch/graph-text.js
// A plan as a Mermaid graph: phases as boxes, dependencies as arrows with their reasons. Shows nothing of a ticket but its key.


const MAX_REASON = 80;
/**
 * The text of a Mermaid flow chart, without a fence. Solid arrows are hard, dotted ones soft or hints, dotted lines with a ball
 * only order. A soft arrow or an order is left out where others lead to the same place: ten tasks on one file are a chain to
 * the eye, though each waits for every one before it.
 */
function mermaid({ phases, tasks }) {
    const names = new Map(tasks.map(({ ticket, number }) => [ticket.key, `t${number}`]));
    const keys = new Map(tasks.map((task) => [task.number, keysOf(task).join(", ")]));
    const boxes = phases.flatMap(({ name, prompts }) => [
        `  subgraph phase_${name.replace(/\W/g, "_")}[${quoted(`Phase ${name}`)}]`,
        ...prompts.map((number) => `    t${number}[${quoted(keys.get(number) ?? `prompt ${number}`)}]`),
        "  end",
    ]);
    const waits = waitsOf(tasks, (kind) => kind !== "hint");
    const arrows = tasks.flatMap(({ after, number }) => {
        const waited = after.filter(({ kind }) => kind !== "hint").map(({ key }) => key);
        const detours = reach(waits, waited);
        return after.flatMap((on) => {
            const from = names.get(on.key);
            const isLeftOut = from === undefined || (ARROWS[on.kind].mayBeLeftOut && detours.has(on.key));
            return isLeftOut ? [] : [`  ${from} ${arrow(on)} t${number}`];
        });
    });
    return ["flowchart LR", ...boxes, ...arrows, ""].join("\n");
}
const ARROWS = {
    hard: { line: "-->", mayBeLeftOut: false },
    soft: { line: "-.->", mayBeLeftOut: true },
    order: { line: "-.-o", mayBeLeftOut: true },
    hint: { line: "-.->", mayBeLeftOut: false },
};
function arrow({ kind, reason }) {
    const words = kind === "hint" ? `hint: ${reason}` : reason;
    return `${ARROWS[kind].line}|${quoted(words)}|`;
}
/** In quotes, where Mermaid reads nothing but its own entities; whatever could end the quotes or begin markup becomes one. */
function quoted(text) {
    const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
    const short = [...line].length > MAX_REASON ? `${[...line].slice(0, MAX_REASON - 1).join("")}…` : line;
    return `"${short.replace(/[^\p{L}\p{N} .,:;!/…*_-]/gu, (mark) => `#${mark.codePointAt(0)};`)}"`;
}

;// CONCATENATED MODULE: ./build/core/schedule/history.js
// How long earlier tasks of this repository took, as text: one list, the oldest first.


/** More says nothing about the repository and the agent as they are now. */
const history_MOST_RUNS = 400;
const History = schemas/* array */.YOg(schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    estimate: schemas/* number */.aig().optional(),
    files: schemas/* number */.aig().optional(),
    outcome: outcome/* Outcome */.Pi,
    ms: schemas/* number */.aig(),
}));
function printHistory(runs) {
    return `${JSON.stringify(runs.slice(-history_MOST_RUNS))}\n`;
}
/** Undefined for a text that is cut short or of another version: then nothing is known. */
function parseHistory(text) {
    try {
        return History.safeParse(JSON.parse(text)).data;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/hall/history.js


async function expectedOf(tasks, place) {
    return expectedDurations(tasks.map(sizeOf), await readHistory(place));
}
/** What a task is judged by before it starts. */
function sizeOf({ ticket, territory }) {
    const files = territory.mayEdit.length;
    return { key: ticket.key, estimate: ticket.estimate, files: files === 0 ? undefined : files };
}
/** Never fails: what cannot be kept costs a little time in the next batch. */
async function remember(runs, place) {
    if (runs.length === 0)
        return;
    try {
        await place.ports.files.saveText(fileOf(place), printHistory([...(await readHistory(place)), ...runs]));
    }
    catch (error) {
        place.ports.log.warn("history-not-kept", { error: String(error) });
    }
}
async function readHistory(place) {
    const text = await place.ports.files.findText(fileOf(place));
    const runs = text === undefined ? [] : parseHistory(text);
    if (runs === undefined)
        place.ports.log.warn("history-unreadable", { file: fileOf(place) });
    return runs ?? [];
}
function fileOf({ settings }) {
    return `${settings.artefactDir}/history.json`;
}

;// CONCATENATED MODULE: ./build/hall/foretell.js
// What a batch would do, and how long it would take: the same plan, the same schedule, and nothing is started.




async function foretell(plan, hall) {
    const { slots, order } = hall.settings.config.orchestrate;
    const expectedMs = await expectedOf(plan.tasks, hall);
    return {
        plan,
        forecast: forecast({ plan, slots, order, expectedMs, ended: doneOutside(plan) }),
        mermaid: mermaid(plan),
    };
}

// EXTERNAL MODULE: ./build/core/receipt.js
var core_receipt = __webpack_require__(4358);
;// CONCATENATED MODULE: ./build/hall/sum.js


/** Files that are looked at: GitHub keeps at most 500 artifacts of a job, and a batch has at most 2048 tickets. */
const MOST_FILES = 4096;
/**
 * What all of `keys` took; undefined while one of them has not ended.
 * @throws INPUT_INVALID without a folder or without keys.
 */
async function sum({ from, keys, "prepare-seconds": prepareSeconds }, ports) {
    if (from === undefined)
        throw new errors/* PipelineError */.zC("INPUT_INVALID", "from: this stage reads a folder; name it");
    if (keys.length === 0)
        throw new errors/* PipelineError */.zC("INPUT_INVALID", "keys: say which tickets the batch has");
    const found = await receiptsIn(from, ports);
    const wanted = [...new Set(keys)];
    const receipts = wanted.flatMap((key) => found.get(key) ?? []);
    ports.log.info("sum", { tickets: wanted.length, ended: receipts.length });
    return receipts.length < wanted.length ? undefined : { receipts, prepareSeconds };
}
/** By key, of the newest attempt of the run. */
async function receiptsIn(folder, { files, log }) {
    const names = (await files.list(folder, [])).flatMap((name) => {
        const about = (0,core_receipt/* parseReceiptName */.Bn)(name);
        return about === undefined ? [] : [{ name, ...about }];
    });
    const found = new Map();
    for (const { name, key } of names.toSorted((one, other) => one.attempt - other.attempt).slice(0, MOST_FILES)) {
        const receipt = (0,core_receipt/* parseReceipt */.Wy)((await readSmall(`${folder}/${name}`, files)) ?? "");
        if (receipt?.key === key)
            found.set(key, receipt);
        else
            log.warn("not-counted", { file: name });
    }
    return found;
}
/** One that is too large or no ordinary file is no receipt. */
async function readSmall(file, files) {
    try {
        return await files.findText(file, { maxBytes: core_receipt/* MOST_RECEIPT_BYTES */.xc });
    }
    catch (error) {
        if ((0,errors/* isPipelineError */.h$)(error) && error.code === "ARTEFACT_INVALID")
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/core/settled.js
/**
 * An open draft made from the same words of the ticket is the result already. One that a person closed, or that is merged,
 * is not opened again unless the ticket was moved after that (P4).
 */
function findSettled(task, asked) {
    const earlier = task.earlier;
    if (earlier === undefined)
        return undefined;
    if (earlier.status === "open") {
        return earlier.snapshot === task.snapshot
            ? { outcome: "delivered", reason: `pull request #${earlier.pullRequest} holds this ticket's change already` }
            : undefined;
    }
    if (wasMovedAfter(asked.movedAt, earlier.closedAt))
        return undefined;
    return earlier.status === "merged"
        ? { outcome: "already-merged", reason: `pull request #${earlier.pullRequest} of this ticket is merged` }
        : {
            outcome: "closed-by-human",
            reason: `pull request #${earlier.pullRequest} was closed; move the ticket again to start anew`,
        };
}
/** Whether the ticket entered its state after the pull request was closed; times that are not known do not count as later. */
function wasMovedAfter(movedAt, closedAt) {
    if (movedAt === undefined || closedAt === undefined)
        return false;
    return Date.parse(movedAt) > Date.parse(closedAt);
}

// EXTERNAL MODULE: ./build/core/pool.js
var pool = __webpack_require__(3506);
// EXTERNAL MODULE: ./build/core/set-up.js
var set_up = __webpack_require__(4226);
// EXTERNAL MODULE: ./build/core/snapshot.js
var core_snapshot = __webpack_require__(7264);
// EXTERNAL MODULE: ./build/core/artefact.js
var artefact = __webpack_require__(5018);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/core/progress.js
// How far a run of a ticket had come when it was last heard of: what a dead run's successor may take over, and what a batch
// that is run again need not do twice.



const Progress = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    /** The furthest noun that was saved; `ended` when the ticket has been told. */
    reached: schemas/* enum */.k5n(["attempt", "verdict", "ended"]),
    /** Of the task as it was then; a task that has changed since starts anew. */
    print: schemas/* string */.YjP(),
    baseCommit: schemas/* string */.YjP(),
    /** The batch that ended it, and how; only with `ended`. */
    batch: schemas/* string */.YjP().optional(),
    ending: outcome/* Ending */._n.optional(),
});
/** Everything about a task that its work depends on, but for where it starts. Siblings come and go; they do not count. */
function printOf({ snapshot, territory, limits, notes, also, after }) {
    const { siblings: _, ...own } = territory;
    const waits = after.map(({ key, kind }) => `${kind} ${key}`);
    return (0,names/* hexSha256 */.XD)(JSON.stringify([snapshot, own, limits, notes, also.map(({ key }) => key), waits]));
}
/** Undefined for a file that is missing, cut short or of another version: then nothing is known. */
function parseProgress(text) {
    if (text === undefined)
        return undefined;
    try {
        return Progress.safeParse(JSON.parse(text)).data;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
/** Ends that the same task would come to again: a batch that is run once more does not pay for them twice. */
const JUDGED = ["no-change", "refused", "max-turns", "timed-out", "stalled", "over-budget"];
/** How this batch ended this very task before; undefined when it has to be worked on. */
function endedBefore(progress, task, batch) {
    if (progress?.ending === undefined || batch === undefined)
        return undefined;
    const isSame = progress.batch === batch && progress.print === printOf(task);
    return isSame && JUDGED.includes(progress.ending.outcome) ? progress.ending : undefined;
}

;// CONCATENATED MODULE: ./build/hall/trail.js
// What one ticket has reached, on disk before anything else happens (P6), and what a run that died had reached before us.




/** Agents that came to an end of their own. What was cut off, or never reached its model, is worth another try. */
const trail_TELLING = ["finished", "max-turns", "timed-out", "stalled", "over-budget"];
function createTrail(task, { ports, settings, memory }, folder = "") {
    const { files, clock, log } = ports;
    const startedMs = clock.monotonicMs();
    const dir = `${settings.artefactDir}/${task.ticket.key}${folder === "" ? "" : `/${folder}`}`;
    const own = { version: 1, print: printOf(task), baseCommit: settings.base.commit };
    let reached;
    const note = (progress) => files.saveText(`${dir}/progress.json`, `${JSON.stringify(progress)}\n`);
    const findProgress = async () => parseProgress(await files.findText(`${dir}/progress.json`));
    return {
        get reached() {
            return reached;
        },
        facts: () => (0,core_ending/* factsOf */.xS)(task.ticket, reached, clock.monotonicMs() - startedMs),
        async save(kind, value) {
            reached = value;
            await files.saveText(`${dir}/${kind}.json`, (0,artefact/* printArtefact */.uL)(kind, value));
            if (kind === "attempt" || kind === "verdict")
                await note({ ...own, reached: kind });
        },
        async findBegun() {
            const progress = memory.again ? undefined : await findProgress();
            if (progress === undefined || progress.reached === "ended")
                return undefined;
            if (progress.print !== own.print || progress.baseCommit !== own.baseCommit)
                return undefined;
            const file = `${dir}/${progress.reached}.json`;
            try {
                const begun = (0,artefact/* parseArtefact */.qn)(progress.reached, (await files.findText(file)) ?? "", file);
                if (!trail_TELLING.includes(begun.outcome))
                    return undefined;
                reached = begun;
                return begun;
            }
            catch (error) {
                // Written by another version, or cut short: then it is begun anew.
                if (!(0,errors/* isPipelineError */.h$)(error) || error.code !== "ARTEFACT_INVALID")
                    throw error;
                log.warn("not-taken-over", { ticket: task.ticket.key, why: error.message });
                return undefined;
            }
        },
        findEnded: async () => (memory.again ? undefined : endedBefore(await findProgress(), task, memory.batch)),
        close: (ending) => note({ ...own, reached: "ended", ending, ...(memory.batch === undefined ? {} : { batch: memory.batch }) }),
    };
}

// EXTERNAL MODULE: ./build/core/words/commit-message.js
var commit_message = __webpack_require__(6737);
// EXTERNAL MODULE: ./build/core/words/body-room.js
var body_room = __webpack_require__(196);
// EXTERNAL MODULE: ./build/core/words/markdown.js
var markdown = __webpack_require__(8023);
;// CONCATENATED MODULE: ./build/core/words/merge-plan-section.js
// The one part of a pull request's body that changes after it was opened: which other drafts it meets, and in which order to
// merge. Puts it in, replaces it, takes it out; the rest of the body keeps its words.


const BEGIN = "<!-- linear-to-pr:merge-plan -->";
const END = "<!-- /linear-to-pr:merge-plan -->";
/** Markers and the blank lines around the section. */
const FRAME_CHARS = BEGIN.length + END.length + 6;
/** In less than this nothing useful can be said. */
const LEAST_TEXT_CHARS = 100;
/** Text of the section, undefined when there is none. Given to `withMergePlan` with the same body, it changes nothing. */
function mergePlanOf(body) {
    return takeApart(body).text;
}
/**
 * The body with this section before its marker line, or without one. Twice equals once. A body of at most 65,536 characters stays
 * within them: the section is cut, or left out when there is no room at all.
 * @param text Markdown, or undefined to take the section out. Every ticket key in it loses its hyphen to a look-alike: a key that
 * Linear reads here would tie another ticket to this pull request.
 */
function withMergePlan(body, text) {
    const parts = takeApart(body);
    const above = withoutMarkers(parts.above);
    const rest = joined([above, parts.below]);
    const wanted = text === undefined ? undefined : fitted(text, body_room/* MOST_BODY_CHARS */.R - rest.length);
    if (wanted === parts.text)
        return body;
    return wanted === undefined ? rest : joined([above, `${BEGIN}\n${wanted}\n${END}`, parts.below]);
}
function fitted(text, roomChars) {
    // A plan holds no comment at all: neither our markers nor what would hide the rest of the body.
    const clean = (0,markdown/* breakKeys */.KW)(text.replace(/\r\n?/g, "\n").replaceAll("<!--", "&lt;!--")).trim();
    const room = Math.min(body_room/* MOST_MERGE_PLAN_CHARS */.F, roomChars) - FRAME_CHARS;
    if (clean === "" || (clean.length > room && room < LEAST_TEXT_CHARS))
        return undefined;
    return (0,markdown/* capText */.yA)(clean, room, "\n\n… (cut)").trim();
}
/** Ours is the section that ends right above the last marker line, or at the end of a body without one; no other is believed. */
function takeApart(body) {
    const marker = [...body.matchAll(/^<!-- linear-to-pr \{.{1,400}\} -->\r?$/gm)].at(-1)?.index ?? body.length;
    const above = body.slice(0, marker).trimEnd();
    const below = body.slice(marker).trimEnd();
    const begin = above.endsWith(`\n${END}`) ? above.lastIndexOf(BEGIN) : -1;
    if (begin < 0 || (begin > 0 && above[begin - 1] !== "\n"))
        return { above, text: undefined, below };
    const text = above
        .slice(begin + BEGIN.length, -END.length)
        .replace(/\r\n?/g, "\n")
        .trim();
    return { above: above.slice(0, begin).trimEnd(), text, below };
}
function joined(parts) {
    return parts.filter((part) => part !== "").join("\n\n");
}
/** Our markers as plain text: an HTML comment begins with a real `<`. */
function withoutMarkers(text) {
    return text.replace(/<(?=!--[ \t]*\/?linear-to-pr:merge-plan)/gi, "&lt;");
}

// EXTERNAL MODULE: ./build/core/words/pull-request-body.js + 1 modules
var pull_request_body = __webpack_require__(8569);
;// CONCATENATED MODULE: ./build/stages/deliver.js
// deliver: a verdict that says "deliver" → a commit, a branch and a draft pull request. Never runs repository code.






/**
 * Looks at ticket, branch and pull request again, then publishes what is missing; the second time it finds nothing to do.
 * Answers `Withheld` when the world moved on: the work is then kept, not published (P4, P5, P15).
 * @throws GIT_*, GITHUB_*, LINEAR_*; INPUT_INVALID when the commit is to be signed by a forge that signs nothing.
 */
async function deliver(verdict, ports, { config, version, trusted }, asked) {
    const { workspace, forge, log } = ports;
    const remote = await workspace.findRemoteBranch(verdict.branch);
    const found = await forge.findPullRequest(verdict.branch);
    // What is out already is not stale: our own report may have moved the ticket on.
    const isOut = found?.status === "open" && remote !== undefined && isSameWork(verdict, remote);
    const withheld = (isOut ? undefined : await lookAtTicket(verdict, ports)) ?? lookAtBranch(verdict, remote);
    if (withheld !== undefined)
        return withheld;
    const closed = found !== undefined && found.status !== "open" && !wasMovedAfter(asked.movedAt, found.closedAt);
    if (closed)
        return closedByHuman(found.number, found.status);
    const stale = await publishBase(verdict, ports);
    if (stale !== undefined)
        return stale;
    const published = await publishBranch(verdict, { first: remote, by: config.deliver.commit }, ports);
    if (published === undefined)
        return staleBranch(verdict.branch);
    const { operation, pullRequest, refused } = await forge.upsertPullRequest({
        branch: verdict.branch,
        base: verdict.base,
        title: (0,pull_request_body/* pullRequestTitle */.Zr)(verdict.ticket),
        // What the batch before said of conflicts holds until this one has looked again.
        body: withMergePlan((0,pull_request_body/* pullRequestBody */.NF)({ verdict, version }), found?.status === "open" ? mergePlanOf(found.body) : undefined),
        draft: config.deliver.draft,
        labels: config.deliver.labels,
        reviewers: config.deliver.reviewers,
        ...(found?.status === "open" ? { found } : {}),
    });
    await followBase(pullRequest, verdict, ports, [config.deliver.branch, trusted.branch]);
    if (refused.length > 0)
        log.warn("refused-by-forge", { names: refused.join(", ") });
    const delivery = {
        ...verdict,
        operation: operation === "not-updated" && published.pushed ? "updated" : operation,
        pullRequest,
        commit: published.commit,
    };
    log.info("deliver", { ticket: verdict.ticket.key, operation: delivery.operation, pullRequest: pullRequest.url });
    return delivery;
}
/** Work that stands on several others stands on a merge of them, which has a branch of its own for the draft to be against. */
async function publishBase(verdict, { workspace }) {
    const { base, baseCommit, standsOn } = verdict;
    if (standsOn.length < 2)
        return undefined;
    const remote = await workspace.findRemoteBranch(base);
    if (remote?.commit === baseCommit)
        return undefined;
    if (remote?.ours === false)
        return staleBranch(base);
    const pushed = await workspace.push(base, baseCommit, remote?.commit);
    return pushed === "stale" ? staleBranch(base) : undefined;
}
/** A draft that was against a branch of ours moves with what it stands on; a base that a person chose stays. */
async function followBase(found, verdict, { forge, log }, [pattern, trunk]) {
    const isOurs = found.base === trunk || (0,names/* isOurBranch */.B0)(pattern, found.base);
    if (found.base === verdict.base || !isOurs)
        return;
    try {
        const moved = await forge.moveBase(found.number, found.base, verdict.base);
        log.info("move-base", { pullRequest: found.url, from: found.base, to: verdict.base, moved });
    }
    catch (error) {
        // The draft is out and right; where it points is a matter of its page.
        if (!(0,errors/* isPipelineError */.h$)(error) || error.code !== "GITHUB_REJECTED")
            throw error;
        log.warn("base-not-moved", { pullRequest: found.url, to: verdict.base, why: error.message });
    }
}
function isWithheld(result) {
    return !("operation" in result);
}
async function lookAtTicket(verdict, { tracker }) {
    const status = await tracker.findStatus(verdict.ticket.id);
    if (status === undefined)
        return { outcome: "superseded", reason: "the ticket is gone" };
    if (status.stateType === "completed" || status.stateType === "canceled") {
        return { outcome: "superseded", reason: `the ticket went to "${status.stateName}" while the agent worked` };
    }
    return undefined;
}
function lookAtBranch(verdict, remote) {
    if (remote === undefined || remote.ours)
        return undefined;
    const who = `branch ${verdict.branch} holds commit ${remote.commit.slice(0, 9)}, which is not ours`;
    return { outcome: "foreign-branch", reason: who };
}
function closedByHuman(number, status) {
    return status === "merged"
        ? { outcome: "already-merged", reason: `pull request #${number} was merged` }
        : { outcome: "closed-by-human", reason: `pull request #${number} was closed` };
}
function staleBranch(branch) {
    return { outcome: "foreign-branch", reason: `branch ${branch} got other commits while we were delivering` };
}
/** Runs of ours that get in each other's way do it once or twice, not for ever. */
const PUSHES = 3;
/** The same tree on the same parent is the same work, whatever the commit's date. */
function isSameWork(verdict, remote) {
    return remote.tree === verdict.change.tree && remote.parent === verdict.baseCommit;
}
/** Pushes what is not there yet; undefined when somebody else's commits are. */
async function publishBranch(verdict, { first, by }, ports) {
    const { workspace } = ports;
    let remote = first;
    let made;
    for (let pushes = 0; pushes < PUSHES && remote?.ours !== false; pushes += 1) {
        if (remote !== undefined && isSameWork(verdict, remote)) {
            return { commit: remote.commit, pushed: false };
        }
        made ??= await (by === "api" ? makeSignedCommit(verdict, ports) : makeCommit(verdict, ports));
        const result = await workspace.push(verdict.branch, made, remote?.commit);
        if (result !== "stale")
            return { commit: made, pushed: result === "pushed" };
        // Another run of ours may have been faster with the same work; a person's commit ends it.
        remote = await workspace.findRemoteBranch(verdict.branch);
    }
    return undefined;
}
function makeCommit(verdict, { workspace }) {
    const { baseCommit: parent, change, finishedAt: date } = verdict;
    return workspace.commit({ tree: change.tree, parent, message: (0,commit_message/* commitMessage */.df)(verdict), date });
}
/** The forge makes it, our store takes it in, and it goes to the branch as any other: there is one way to move a branch. */
async function makeSignedCommit(verdict, { forge, trees, workspace }) {
    const { branch, baseCommit: parent, change } = verdict;
    const { tree, baseTree: parentTree } = change;
    const commit = await forge.commit({
        ...{ tree, parent, parentTree },
        message: (0,commit_message/* commitMessage */.df)(verdict),
        files: await trees.diff(parentTree, tree),
        contentOf: (blob) => trees.bytes(blob),
    });
    await workspace.fetchMade(commit, { branch, tree, parent });
    return commit;
}

// EXTERNAL MODULE: ./build/core/brief.js
var core_brief = __webpack_require__(5742);
// EXTERNAL MODULE: ./build/core/prompt/prompt.js + 2 modules
var prompt_prompt = __webpack_require__(7883);
// EXTERNAL MODULE: ./build/core/checks/visible.js
var visible = __webpack_require__(4824);
;// CONCATENATED MODULE: ./build/core/checks/result.js

const MAX_EVIDENCE_BYTES = 4096;
const MAX_FINDINGS = 50;
const MAX_LINE = 200;
/** A result of `nature`; findings become evidence, one a line, and locations. `durationMs` is the caller's to fill in. */
function conclude(nature, found) {
    const findings = found.findings ?? [];
    const shown = findings.slice(0, MAX_FINDINGS);
    const rest = findings.length - shown.length;
    const text = [...shown.map(printFinding), ...(rest > 0 ? [`… and ${rest} more`] : [])].join("\n");
    return {
        ...nature,
        status: found.status,
        summary: found.summary,
        evidence: capBytes(text, MAX_EVIDENCE_BYTES),
        locations: shown.map(({ path, line }) => (line === undefined ? { path } : { path, line })),
        durationMs: 0,
    };
}
function pass(nature, summary) {
    return conclude(nature, { status: "pass", summary });
}
/** A check that its policy turned off: said, and never in the way. */
function turnedOff(nature, setting) {
    return conclude({ ...nature, weight: "advisory" }, { status: "not-run", summary: `turned off by ${setting}` });
}
/** The start of the line that shows a finding: `path:line: `. */
function place(path, line) {
    return line === undefined ? `${(0,visible/* visible */.RK)(path)}: ` : `${(0,visible/* visible */.RK)(path)}:${line}: `;
}
function printFinding({ path, line, text }) {
    const shown = text.trim();
    return place(path, line) + (0,visible/* visible */.RK)(shown.length > MAX_LINE ? `${shown.slice(0, MAX_LINE)}…` : shown);
}
/** The start of a text in at most `maxBytes` of UTF-8. */
function capBytes(text, maxBytes) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length <= maxBytes)
        return text;
    return `${new TextDecoder().decode(bytes.subarray(0, maxBytes - 3)).replace(/\uFFFD{1,3}$/, "")}…`;
}
/** The end of a text in at most `maxBytes` of UTF-8. */
function capBytesFromEnd(text, maxBytes) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length <= maxBytes)
        return text;
    return `…${new TextDecoder().decode(bytes.subarray(bytes.length - maxBytes + 3)).replace(/^\uFFFD{1,3}/, "")}`;
}

// EXTERNAL MODULE: ./build/core/words/quantity.js
var quantity = __webpack_require__(9899);
;// CONCATENATED MODULE: ./build/core/checks/scope-requests.js
// What was decided in this round about files the agent asked for. A file it was given and has not used yet is worth another
// round; everything else is only shown.


const SCOPE_REQUESTS = { name: "scope requests", weight: "blocking", fixable: true };
const ORDER = ["granted", "deferred", "rejected"];
const MEANING = {
    granted: "granted, may be edited now",
    deferred: "not now, leave it alone",
    rejected: "rejected, leave it alone",
};
/** @param decided in this round; [] gives no result. */
function scopeRequestsCheck(change, decided) {
    if (decided.length === 0)
        return [];
    const isWaiting = openGrants(change, decided).length > 0;
    const sorted = ORDER.flatMap((decision) => decided.filter((one) => one.decision === decision));
    const findings = sorted.map(({ path, decision, why }) => ({ path, text: `${MEANING[decision]}: ${why}` }));
    const summary = `${amounts(decided)}${isWaiting ? "; edit what was granted, leave the rest alone, and go on" : ""}`;
    if (isWaiting)
        return [conclude(SCOPE_REQUESTS, { status: "fail", summary, findings })];
    return [conclude({ ...SCOPE_REQUESTS, weight: "advisory" }, { status: "flagged", summary, findings })];
}
/** The same when no round is left to use what was granted: the change is judged as it is. */
function grantedTooLate(change, decided) {
    const late = (0,quantity/* countText */.lT)(openGrants(change, decided).length, "grant");
    return scopeRequestsCheck(change, decided).map((result) => ({
        ...result,
        weight: "advisory",
        status: "flagged",
        summary: `${amounts(decided)}; no round was left to use ${late}`,
    }));
}
function openGrants({ files }, decided) {
    return decided.filter(({ path, decision }) => decision === "granted" && !files.some((file) => file.path === path));
}
/** `2 files granted, 1 rejected`. */
function amounts(decided) {
    const parts = ORDER.map((decision) => [decision, decided.filter((one) => one.decision === decision).length])
        .filter(([, count]) => count > 0)
        .map(([decision, count], index) => `${index === 0 ? (0,quantity/* countText */.lT)(count, "file") : count} ${decision}`);
    return parts.join(", ");
}

;// CONCATENATED MODULE: ./build/core/verdict-decision.js


const verdict_decision_GOOD = new Set(["pass", "inherited", "flagged"]);
const verdict_decision_MAX_EVIDENCE_BYTES = 4096;
const MAX_ALL_EVIDENCE_BYTES = 16 * 1024;
/** The decision, and one line for people that says why. */
function decide(input) {
    const { checks, outcome, noChange, waitsFor = [] } = input;
    if (noChange !== undefined)
        return { decision: "stop", reason: `no change: ${noChange}${waitingText(waitsFor)}` };
    if (outcome !== "finished")
        return { decision: "stop", reason: `the agent did not finish: ${outcome}` };
    if (checks.length === 0)
        return { decision: "stop", reason: "nothing was checked" };
    const failed = blockingFailures(checks);
    if (failed.length === 0)
        return { decision: "deliver", reason: goodNews(checks) };
    return afterFailure(input, failed);
}
function afterFailure({ round, rounds, costLeftUsd }, failed) {
    const names = failed.map(failureText).join(", ");
    const hopeless = failed.filter(({ fixable }) => !fixable).map(({ name }) => name);
    if (hopeless.length > 0)
        return { decision: "stop", reason: `${names}; another round cannot put right: ${hopeless.join(", ")}` };
    // Written so that numbers that are none stop.
    if (!(round <= rounds))
        return { decision: "stop", reason: `${names}; no fix rounds are left (fix.rounds is ${rounds})` };
    if (!(costLeftUsd > 0))
        return { decision: "stop", reason: `${names}; nothing is left of run.maxCostUsd` };
    return { decision: "fix", reason: `${names}; fix round ${round} of ${rounds}` };
}
function failureText({ name, status, summary }) {
    if (name === SCOPE_REQUESTS.name)
        return summary.split(";")[0] ?? name;
    return `${name} ${status === "not-run" ? "did not run" : "failed"}`;
}
const MOST_NAMED = 5;
function waitingText(paths) {
    if (paths.length === 0)
        return "";
    const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : "";
    return `; it needs what a task beside this one owns: ${paths.slice(0, MOST_NAMED).join(", ")}${more}`;
}
/** The results that keep a change from being delivered. */
function blockingFailures(checks) {
    return checks.filter(({ weight, status }) => weight !== "advisory" && !verdict_decision_GOOD.has(status));
}
/** What the next round is told: every blocking failure with its evidence, capped one by one and in sum. */
function complaintsOf(checks) {
    const failed = blockingFailures(checks);
    const share = Math.min(verdict_decision_MAX_EVIDENCE_BYTES, Math.floor(MAX_ALL_EVIDENCE_BYTES / Math.max(1, failed.length)));
    return failed.map(({ name, summary, evidence }) => ({ check: name, summary, evidence: capBytes(evidence, share) }));
}
function goodNews(checks) {
    const amount = (status) => checks.filter((check) => check.status === status).length;
    const parts = [
        `${amount("pass")} passed`,
        ...(amount("inherited") > 0 ? [`${amount("inherited")} red on the base too`] : []),
        ...(amount("flagged") > 0 ? [`${amount("flagged")} to review`] : []),
    ];
    return `checks: ${parts.join(", ")}`;
}

;// CONCATENATED MODULE: ./build/stages/fix.js
// fix: a verdict that asks for another round → the brief of that round: same branch, same directory, new evidence.




/** Pure but for its name: the working directory stays as it is, only the words change. @throws PROMPT_TEMPLATE_INVALID. */
function fix(verdict, settings) {
    const complaints = complaintsOf(verdict.checks);
    const round = verdict.round + 1;
    const prompt = (0,prompt_prompt/* composePrompt */.lm)((0,prompt_prompt/* promptInput */.ZC)({
        task: verdict,
        patterns: verdict.patterns,
        docs: verdict.docs,
        guides: verdict.guides,
        commands: settings.commands,
        round,
        complaints,
        delimiter: (0,names/* hexSha256 */.XD)(`${verdict.snapshot} ${verdict.baseCommit} ${round}`).slice(0, 16),
    }), settings.template);
    // Parsing drops what only a verdict has: the next round starts from a brief, not from a judgement.
    const brief = core_brief/* Brief */.H.parse(verdict);
    return { ...brief, prompt, round, complaints: [...verdict.complaints, complaints], spent: verdict.totalUsage };
}

// EXTERNAL MODULE: ./build/core/words/note.js
var note = __webpack_require__(4050);
;// CONCATENATED MODULE: ./build/stages/report.js
// report: the end of a ticket → its one comment and its next state. On every path, success and failure alike.


/** Says it once, edited in place however often it runs. @throws LINEAR_*: the work itself is not affected. */
async function report(ending, ticket, { tracker, log }, { config }) {
    if (ending.outcome === "not-ours")
        return;
    const moveTo = stateAfter(ending, config.deliver.states);
    const said = await tracker.say({
        ticket,
        commentId: (0,core_snapshot/* outcomeCommentId */.hM)(ticket.id),
        body: (0,note/* note */.N)(ending),
        ...(moveTo === undefined ? {} : { moveTo }),
        ...(ending.pullRequest === undefined
            ? {}
            : { link: { url: ending.pullRequest.url, title: `Draft #${ending.pullRequest.number}` } }),
    });
    if (said.moved === "no-such-state")
        log.warn("no-such-state", { ticket: ticket.key, state: moveTo });
    log.info("report", { ticket: ticket.key, outcome: ending.outcome, comment: said.comment, moved: said.moved });
}
/** Nowhere when the ticket has moved on by itself: our move would undo a person's. */
function stateAfter({ outcome }, states) {
    if (outcome === "superseded" || outcome === "already-merged")
        return undefined;
    return outcome === "delivered" ? states.delivered : states.failed;
}

;// CONCATENATED MODULE: ./build/core/budget.js
/** US dollars left under the cap after `spent`; 0 when a metered agent's spending is unknown. */
function costLeft(maxCostUsd, spent, metered) {
    if (!metered)
        return maxCostUsd;
    if (spent.costUsd === undefined)
        return 0;
    return Math.max(0, maxCostUsd - spent.costUsd);
}

// EXTERNAL MODULE: ./build/core/retry.js
var retry = __webpack_require__(8216);
// EXTERNAL MODULE: ./build/core/usage.js
var usage = __webpack_require__(9957);
;// CONCATENATED MODULE: ./build/stages/run.js



/** Ends that are the model service's doing: the same brief is tried again after a wait, with no new evidence. */
const WORTH_ANOTHER_TRY = ["rate-limited", "api-error"];
/**
 * Lets the agent work, with tries after failures of its service, and collects what it changed.
 * @throws AGENT_NOT_FOUND, AGENT_VERSION_UNSUPPORTED, SANDBOX_UNAVAILABLE, GIT_FAILED.
 */
async function run(brief, ports, { config }, signal) {
    const { workspace, clock, log, board } = ports;
    const workdir = await workspace.open(workdirName(brief), brief.baseCommit);
    const startedMs = clock.monotonicMs();
    const { report, spent } = await workWithTries({ brief, workdir, ports, retries: config.run, signal });
    const agentMs = Math.round(clock.monotonicMs() - startedMs) + brief.agentMs;
    board.update(brief.ticket.key, totals(spent));
    const change = await workspace.collect(workdir);
    log.info("run", {
        ticket: brief.ticket.key,
        round: brief.round,
        outcome: report.outcome,
        files: change.files.length,
        turns: report.usage.turns,
        costUsd: report.usage.costUsd,
        detail: report.detail,
    });
    return { ...brief, ...report, change, totalUsage: spent, agentMs, finishedAt: clock.now() };
}
/** One working directory a ticket; its name is all the workspace needs to find it again. */
function workdirName(brief) {
    return brief.ticket.key.toLowerCase();
}
async function workWithTries({ brief, workdir, ports, retries, signal, }) {
    const { agent, clock, log, board } = ports;
    let { spent, metered } = brief;
    for (let attempt = 1;; attempt += 1) {
        const before = spent;
        const report = await agent.work({
            name: `${workdirName(brief)}-round-${brief.round}-try-${attempt}`,
            prompt: brief.prompt,
            workdir: workdir.path,
            gitDir: workdir.gitDir,
            limits: brief.limits,
            maxCostUsd: costLeft(brief.limits.maxCostUsd, spent, metered),
            onNews: (news) => board.update(brief.ticket.key, sinceBegin(before, news)),
        }, signal);
        spent = (0,usage/* addUsage */.vk)(spent, report.usage);
        metered = report.metered;
        const moneyLeft = costLeft(brief.limits.maxCostUsd, spent, metered) > 0;
        if (!WORTH_ANOTHER_TRY.includes(report.outcome) || attempt >= retries.attempts || !moneyLeft || signal.aborted) {
            return { report, spent };
        }
        const firstMs = retries.backoffSeconds * 1000;
        const waitMs = (0,retry/* backoffMs */.j)({ attempt, firstMs, random: clock.random(), retryAfterMs: report.retryAfterMs });
        if (waitMs === undefined)
            return { report, spent };
        log.warn("run-again", { ticket: brief.ticket.key, outcome: report.outcome, attempt, waitMs });
        await clock.sleep(waitMs, signal);
    }
}
/** What the task has taken over all its rounds and tries, with what the agent says now. */
function sinceBegin(before, { turns, costUsd, event }) {
    return { ...totals((0,usage/* addUsage */.vk)(before, { turns, costUsd, durationMs: 0 })), event };
}
/** A cost that is not known is left out: the board goes on showing the last one that was. */
function totals({ turns, costUsd }) {
    return costUsd === undefined ? { turns } : { turns, costUsd };
}

// EXTERNAL MODULE: ./node_modules/ignore/index.js
var ignore = __webpack_require__(298);
;// CONCATENATED MODULE: ./build/core/copied-files.js
// Which untracked files of the checkout a fresh working directory gets: `.worktreeinclude ∩ .gitignore`. A file that git
// does not ignore is never copied: it could end up in a commit.

const WORKTREE_INCLUDE_PATH = ".worktreeinclude";
/** Letter case counts, as in git: else `env` in a `.gitignore` would let a file `ENV` through that git takes. */
const AS_GIT = { ignorecase: false };
/**
 * @param paths every untracked path of the checkout, relative, with `/`.
 * @param include text of `.worktreeinclude` (gitignore syntax); undefined: nothing is copied.
 * @param gitignores text of every `.gitignore` on base by its path, such as `packages/app/.gitignore`.
 */
function copiedFiles(wanted) {
    if (wanted.include === undefined)
        return [];
    const included = ignore(AS_GIT).add(wanted.include);
    const ignored = [...wanted.gitignores].map(([path, text]) => ({
        folder: path.slice(0, -".gitignore".length),
        rules: ignore(AS_GIT).add(text),
    }));
    return wanted.paths.filter((path) => included.ignores(path) && isIgnored(path, ignored)).sort();
}
/** The deepest `.gitignore` that has an opinion wins, as in git. */
function isIgnored(path, gitignores) {
    const near = gitignores
        .filter(({ folder }) => path.startsWith(folder))
        .sort((a, b) => b.folder.length - a.folder.length);
    for (const { folder, rules } of near) {
        const opinion = rules.test(path.slice(folder.length));
        if (opinion.ignored)
            return true;
        if (opinion.unignored)
            return false;
    }
    return false;
}

// EXTERNAL MODULE: ./build/retrieval/enrichment.js + 1 modules
var enrichment = __webpack_require__(9298);
// EXTERNAL MODULE: ./build/retrieval/patterns.js + 45 modules
var retrieval_patterns = __webpack_require__(269);
// EXTERNAL MODULE: ./build/retrieval/predict.js
var retrieval_predict = __webpack_require__(2002);
// EXTERNAL MODULE: ./build/retrieval/rerank.js
var rerank = __webpack_require__(1276);
// EXTERNAL MODULE: ./build/retrieval/shown.js + 2 modules
var shown = __webpack_require__(1443);
;// CONCATENATED MODULE: ./build/stages/scaffold.js
// scaffold: a task → a brief. Opens the working directory, prepares it, picks patterns from the base tree, writes the prompt.










/** Share of a ticket's money that knowing better what to show may cost; the rest is the agent's. */
const RERANK_SHARE = 0.1;
/** @throws SETUP_FAILED, PROMPT_TEMPLATE_INVALID, SANDBOX_UNAVAILABLE, GIT_FAILED, DISK_FULL. */
async function scaffold(task, ports, settings, signal) {
    const entries = await ports.trees.list(settings.base.tree);
    // git writes files while we read others: neither waits for the other.
    const [workdir, { patterns, docs, guides, spent }] = await Promise.all([
        openClean(task, ports, settings.base.commit),
        chooseShown(task, entries, ports, { settings, signal }),
    ]);
    const copied = await copyIgnoredFiles(workdir, ports, settings);
    const commandsMs = await prepare(task, workdir, ports, { settings, signal });
    const prompt = (0,prompt_prompt/* composePrompt */.lm)((0,prompt_prompt/* promptInput */.ZC)({
        task,
        patterns,
        docs,
        guides,
        commands: settings.commands,
        round: 1,
        complaints: [],
        delimiter: (0,names/* hexSha256 */.XD)(`${task.snapshot} ${settings.base.commit}`).slice(0, 16),
    }), settings.template);
    ports.log.info("scaffold", { ticket: task.ticket.key, patterns: patterns.length, promptChars: prompt.length });
    return {
        ...task,
        workdir: workdir.path,
        baseCommit: settings.base.commit,
        patterns,
        copied,
        docs,
        guides,
        prompt,
        round: 1,
        complaints: [],
        expansions: [],
        spent,
        metered: true,
        agentMs: 0,
        commandsMs,
    };
}
/** A working directory that a dead run left is emptied into a bundle first: nothing it did is lost, nothing of it leaks in. */
async function openClean(task, { workspace, log, clock }, commit) {
    const name = task.ticket.key.toLowerCase();
    const workdir = await workspace.open(name, commit);
    if (workdir.fresh)
        return workdir;
    const left = await workspace.collect(workdir);
    if (left.files.length > 0) {
        const message = `${task.ticket.key}: left by an earlier run\n`;
        const leftover = await workspace.commit({ tree: left.tree, parent: commit, message, date: clock.now() });
        // Named by its commit: what the run before that one left stays too.
        const kept = await workspace.salvage(`${name}-left-over-${leftover.slice(0, 9)}`, leftover);
        log.warn("left-over", { ticket: task.ticket.key, kept });
    }
    await workspace.release(name);
    return workspace.open(name, commit);
}
/** Which local files are copied is for the trusted tree to say: an agent's `.worktreeinclude` could name any of them. */
async function copyIgnoredFiles(workdir, { trees, files, log }, { checkout, config, trusted }) {
    const entries = await trees.list(trusted.tree);
    const listed = entries.filter((entry) => entry.path === WORKTREE_INCLUDE_PATH);
    if (checkout === undefined || (listed.length === 0 && config.scaffold.copy.length === 0))
        return [];
    const gitignores = entries.filter(({ path }) => path === ".gitignore" || path.endsWith("/.gitignore"));
    const texts = await trees.blobs([...listed, ...gitignores].map(({ blob }) => blob));
    const tracked = new Set(entries.map(({ path }) => path));
    const untracked = (await files.list(checkout, ["node_modules"])).filter((path) => !tracked.has(path));
    const wanted = copiedFiles({
        paths: untracked,
        include: [...listed.map(({ blob }) => texts.get(blob) ?? ""), ...config.scaffold.copy].join("\n"),
        gitignores: new Map(gitignores.map(({ path, blob }) => [path, texts.get(blob) ?? ""])),
    });
    const copied = await files.copy(checkout, workdir.path, wanted);
    log.info("copy", { files: copied.length });
    return copied;
}
/** Brings the dependencies there; returns the milliseconds it took. */
async function prepare(task, workdir, { setUp, log }, { settings, signal }) {
    const prepared = await setUp.prepare(workdir, settings.base.tree, signal);
    const { how, ms } = prepared;
    if (how === "nothing-to-do")
        return ms;
    const exitCode = how === "ran" ? prepared.finished.exitCode : undefined;
    log.info("setup", { ticket: task.ticket.key, how, exitCode, ms: Math.round(ms) });
    if (how === "ran")
        (0,set_up/* assertSetUp */.GE)(prepared.line, prepared.finished);
    return ms;
}
async function chooseShown(task, entries, ports, { settings, signal }) {
    const { config, repository } = settings;
    const { code, documents } = await (0,shown/* readSources */.t)(entries, config.scaffold.docs, (ids) => ports.trees.blobs(ids));
    const query = (0,enrichment/* queryOf */.E)([task.ticket]);
    const asked = { query, mentions: (0,retrieval_predict/* mentionsOf */.jO)(query, repository) };
    const context = (0,retrieval_patterns/* createContext */.q6)(code);
    const isReranked = config.scaffold.rerank === "model" && config.scaffold.tokenBudget > 0;
    const { first, spent } = isReranked
        ? await scaffold_rerank(task, context.rank(asked), ports, { query, signal })
        : { first: [], spent: usage/* NO_USAGE */.yJ };
    const { territory } = task;
    const { patterns, docs, guides } = (0,shown/* show */.W)({ ...asked, territory, first }, { context, documents }, config.scaffold);
    return { patterns, docs, guides, spent };
}
/** The ranking's best as a model orders them; without its answer nothing comes first, and the work goes on. */
async function scaffold_rerank({ ticket, limits }, ranked, { reranker, log }, { query, signal }) {
    const { order, usage, trouble } = await reranker.rank({ ticket: `${query.title}\n\n${query.description}`, files: (0,rerank/* shownForRerank */.cy)(ranked) }, { maxCostUsd: limits.maxCostUsd * RERANK_SHARE, signal });
    const { costUsd, durationMs: ms } = usage;
    if (trouble === undefined)
        log.info("rerank", { ticket: ticket.key, files: order.length, costUsd, ms });
    else
        log.warn("rerank", { ticket: ticket.key, why: trouble, costUsd, ms });
    return { first: order.flatMap((index) => ranked[index]?.file.path ?? []), spent: usage };
}

// EXTERNAL MODULE: ./node_modules/diff/libesm/diff/array.js
var array = __webpack_require__(1318);
// EXTERNAL MODULE: ./build/core/change.js
var core_change = __webpack_require__(988);
;// CONCATENATED MODULE: ./build/core/added-lines.js
// What is new in a file, from the two blobs: the ground every content check stands on. Patch text is never parsed.
// When in doubt a line counts as added: a check may look at too much, never at too little.


// The longest edit script looked for: 500 edits take about 40 ms in the worst case, 2,000 take 0.6 s (measured).
const MAX_EDITS = 500;
/** In UTF-16 units; twice the default of `verify.maxBytes`, and below what makes V8 give up on patterns (25 Mi matches). */
const MAX_TEXT_LENGTH = 8 * 1024 * 1024;
// git looks at as many bytes when it tells binary from text.
const BINARY_PROBE = 8000;
const GITLINK = "160000";
/** The blobs that `fileTexts` needs, each once. */
function blobIds(change) {
    const ids = change.files.flatMap((file) => [
        ...(file.oldMode === GITLINK ? [] : [file.oldBlob]),
        ...(file.newMode === GITLINK ? [] : [file.newBlob]),
    ]);
    return [...new Set(ids)].filter((id) => id !== core_change/* ABSENT_BLOB */.MS);
}
/**
 * Old and new text of every changed file, with what is new in it. A file that was only moved keeps its old text. An old blob
 * that is not among `blobs` makes every line new; a new one that is not there is reported as `missing`.
 * @param blobs contents by blob id, as `Trees.blobs` gives them.
 */
function fileTexts(change, blobs) {
    const deleted = new Set(change.files.filter((file) => file.status === "deleted").map((file) => file.oldBlob));
    return change.files
        .filter((file) => file.newMode !== GITLINK)
        .map((file) => {
        const moved = file.status === "added" && deleted.has(file.newBlob);
        const old = blobs.get(moved ? file.newBlob : file.oldBlob);
        return readFile(file, old, blobs.get(file.newBlob));
    });
}
function readFile(file, old, text) {
    const about = { path: file.path, status: file.status, old };
    if (file.newBlob === core_change/* ABSENT_BLOB */.MS)
        return { ...about, new: undefined, added: [], reading: "text" };
    if (text === undefined)
        return { ...about, new: undefined, added: [], reading: "missing" };
    if (text.length > MAX_TEXT_LENGTH)
        return { ...about, new: undefined, added: [], reading: "too-large" };
    return { ...about, new: text, added: addedLines(old, text), reading: isBinary(text) ? "binary" : "text" };
}
function isBinary(text) {
    return text.slice(0, BINARY_PROBE).includes("\0");
}
/**
 * The lines of `newText` that are not in `oldText`, in order. Lines end at LF; a CR before it does not count, so that a
 * changed line ending is no new line. Texts that are too different are compared as bags of lines.
 */
function addedLines(oldText, newText) {
    const after = lines(newText);
    if (oldText === undefined || oldText === "")
        return number(after, 0);
    if (oldText === newText)
        return [];
    const before = lines(oldText);
    const head = commonHead(before, after);
    const tail = commonTail(before.slice(head), after.slice(head));
    const oldPart = before.slice(head, before.length - tail);
    const newPart = number(after.slice(head, after.length - tail), head);
    if (oldPart.length === 0 || newPart.length === 0)
        return newPart;
    return byEdits(oldPart, newPart) ?? byCount(oldPart, newPart);
}
/** How many lines of `oldText` are gone, counted the same way. */
function removedLineCount(oldText, newText) {
    return addedLines(newText, oldText).length;
}
function lines(text) {
    if (text === "")
        return [];
    const all = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
    if (all.at(-1) === "")
        all.pop();
    return all;
}
function number(texts, before) {
    return texts.map((text, index) => ({ line: before + index + 1, text }));
}
function commonHead(before, after) {
    let count = 0;
    while (count < before.length && count < after.length && before[count] === after[count])
        count += 1;
    return count;
}
function commonTail(before, after) {
    let count = 0;
    while (count < before.length && count < after.length && before.at(-1 - count) === after.at(-1 - count))
        count += 1;
    return count;
}
function byEdits(before, after) {
    const texts = after.map(({ text }) => text);
    const parts = (0,array/* diffArrays */.E)([...before], texts, { maxEditLength: MAX_EDITS });
    if (parts === undefined)
        return undefined;
    const added = [];
    let at = 0;
    for (const part of parts) {
        if (part.removed)
            continue;
        if (part.added)
            added.push(...after.slice(at, at + part.count));
        at += part.count;
    }
    return added;
}
function byCount(before, after) {
    const surplus = new Map();
    for (const { text } of after)
        surplus.set(text, (surplus.get(text) ?? 0) + 1);
    for (const text of before)
        surplus.set(text, (surplus.get(text) ?? 0) - 1);
    // Which of several equal lines is the new one cannot be told: all of them are reported.
    return after.filter(({ text }) => (surplus.get(text) ?? 0) > 0);
}

;// CONCATENATED MODULE: ./build/core/checks/failure-lines.js
// Finds, in the output of common tools, the lines that name a failure, in a form in which two runs in two folders at two
// times can be compared. Reads words of tools, so it may only make a judgement stricter; exit codes decide first.
// ESC sequences (CSI, OSC to BEL or ST, two-character ones) and every other control but line end and tab.
const TERMINAL = /\u001B\[[0-?]{0,64}[ -/]{0,8}[@-~]|\u001B\][^\u0007\u001B]{0,2000}(?:\u0007|\u001B\\)|\u001B[@-_]?|[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
const failure_lines_MAX_LINE = 2000;
/** Patterns over trimmed lines. Each tool's own way to name one failed test or one problem. */
const FAILURES = [
    // Compilers and linters with a place: tsc, gcc, clang, go vet, mypy, ruff, biome, javac, dotnet.
    /^\S.{0,500}?[:(]\d{1,7}[:,]\d{1,7}\)?:? (?:- )?(?:fatal )?error\b/i,
    /^\S{1,500}:\d{1,7}: (?:fatal )?error\b/i,
    /^\S{1,500}\.go:\d{1,7}:\d{1,7}: /,
    /^\S{1,500}\.pyi?:\d{1,7}:\d{1,7}: [A-Z]{1,5}\d{1,5} /,
    /^\S{1,500}:\d{1,7}:\d{1,7} (?:lint|parse|format|assist|suppressions)\b/,
    /^\S{1,500} (?:lint|format|organizeImports) ━/,
    // eslint's default format: the file is the header above.
    /^\d{1,7}:\d{1,7}\s{1,20}error\s/,
    // rustc, swiftc and everybody who begins with the word.
    /^(?:\w{1,40}:\s{0,4})?(?:fatal )?(?:error|ERROR|Error|FATAL|panic|fatal)(?:\[[A-Z]{0,4}\d{1,6}\]|\s[A-Z]{1,4}\d{1,6})?:/,
    /^\w{0,60}(?:Error|Exception)\b(?:\s\[[\w-]{1,80}\])?:/,
    /^\[ERROR\]/,
    // Test runners: vitest and jest, node:test and mocha, TAP, pytest, go test, cargo test, Gradle, dotnet.
    /^FAIL\b/,
    /^[●✕✖×✗✘⨯] \S/,
    /^not ok \d{0,7}/,
    /^\d{1,5}\) \S/,
    /^(?:FAILED|ERROR) \S/,
    /^--- FAIL: /,
    /^test .{1,500} \.\.\. FAILED$/,
    /^thread '.{0,200}' .{0,40}panicked at/,
    /^.{1,500} FAILED$/,
    /^Failed \S/,
    /^make(?:\[\d{1,3}\])?: \*\*\* /,
];
/** Totals, and npm's own report that something it ran has failed. */
const NOISE = /^(?:npm (?:error|ERR!)|ELIFECYCLE|FAIL$|✖ \d{1,7} problems?\b|Found \d{1,7} errors?\b|Tests?:|Test (?:Files|Suites)\b|=+ )/;
const PATH_HEADER = /^(?:\/|\.{0,2}[\w@(])[^\s:]{0,400}\.\w{1,10}$/;
/** `text` without terminal control sequences; LF and tab stay, CR before LF goes. */
function plainText(text) {
    return text.replace(TERMINAL, "");
}
/**
 * The normalised failure lines of a tool's output, in order, repeated as often as they occur. Times, addresses, positions and
 * the path of the working directory are taken out.
 * @param roots absolute paths of the working directory; other absolute paths shrink to their last part.
 */
function failureLines(output, roots = []) {
    const found = [];
    let header = "";
    for (const raw of plainText(output).split("\n")) {
        const line = withoutRoots(raw.slice(0, failure_lines_MAX_LINE).trim(), roots);
        if (PATH_HEADER.test(line))
            header = normalise(line, roots);
        else if (isFailure(line))
            found.push(/^\d{1,7}:\d/.test(line) ? `${header} ${normalise(line, roots)}` : normalise(line, roots));
    }
    return found;
}
function isFailure(line) {
    return !NOISE.test(line) && FAILURES.some((pattern) => pattern.test(line));
}
/** One line without what differs from run to run. */
function normalise(line, roots) {
    return withoutRoots(plainText(line).slice(0, failure_lines_MAX_LINE).trim(), roots)
        .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<id>")
        .replace(/\b0x[0-9a-f]{1,32}\b/gi, "<address>")
        .replace(/\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?)?|\b\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?\b/g, "<time>")
        .replace(/\b\d{1,9}(?:\.\d{1,9})?\s?(?:ns|µs|μs|us|ms|s|sec|secs|seconds|m|min)\b/g, "<time>")
        .replace(/\b(localhost|127\.0\.0\.1|\[::1\]):\d{1,5}/g, "$1:<port>")
        .replace(/(?<![\w.<])(?:\/[\w.@+~-]{1,255}){1,60}/g, (path) => path.slice(path.lastIndexOf("/") + 1))
        .replace(/:\d{1,7}(?::\d{1,7})?(?=\D|$)|\(\d{1,7},\d{1,7}\)/g, ":<at>")
        .replace(/^\d{1,7}:<at>/, "<at>")
        .replace(/^not ok \d{1,7}/, "not ok")
        .replace(/^\d{1,5}\) /, "")
        .replace(/\s+/g, " ")
        .trim();
}
function withoutRoots(line, roots) {
    return roots.reduce((text, root) => text.replaceAll(root.endsWith("/") ? root : `${root}/`, ""), line);
}

;// CONCATENATED MODULE: ./build/core/checks/command.js
// The verdict over one verification command, from how it ended here and, when it failed, how it ends at the base commit.
// Green is exit code 0 and nothing else; an unknown baseline excuses nothing.



const command_MAX_EVIDENCE_BYTES = 4096;
const MAX_FAILURES_BYTES = 1500;
/** Whether the base commit must be asked: only when the command ran here, to a red end, and is meant to decide. */
function needsBaseline(command, finished) {
    return command.level !== "informational" && finished.started && !finished.cancelled && isRed(finished);
}
/** pass · fail · inherited (red at the base in the same way, only for `regression-only`) · not-run. */
function commandCheck(input) {
    const { command, finished } = input;
    const ran = finished.started && !finished.cancelled;
    const nature = {
        name: command.name,
        weight: command.level === "informational" ? "advisory" : "blocking",
        fixable: ran,
    };
    const judged = judge(input);
    const evidence = judged.status === "pass" ? "" : gatherEvidence(finished, judged.fresh ?? [], input.roots ?? []);
    return { ...conclude(nature, judged), evidence, durationMs: finished.durationMs };
}
function judge({ command, finished, baseline = "unknown", roots = [] }) {
    if (!finished.started)
        return { status: "not-run", summary: "could not be started" };
    if (finished.cancelled)
        return { status: "not-run", summary: "was cancelled" };
    if (!isRed(finished))
        return { status: "pass", summary: "exit code 0" };
    const end = ending(finished);
    if (command.level === "informational")
        return { status: "fail", summary: `${end} (informational)` };
    if (baseline === "unknown" || !baseline.started || baseline.cancelled) {
        return { status: "fail", summary: `${end}; how it ends on the base is unknown` };
    }
    if (!isRed(baseline))
        return { status: "fail", summary: `${end}; passes on the base` };
    if (command.level === "strict")
        return { status: "fail", summary: `${end}; red on the base too, but must pass` };
    return compare(finished, baseline, roots);
}
function compare(finished, baseline, roots) {
    const end = ending(finished);
    if (hasNoExit(finished) || hasNoExit(baseline)) {
        return { status: "fail", summary: `${end}; on the base it ${ending(baseline)}: not comparable` };
    }
    const here = failureLines(output(finished), roots);
    const there = failureLines(output(baseline), roots);
    const fresh = surplus(here, there);
    if (fresh.length > 0)
        return { status: "fail", summary: `${end}; ${(0,quantity/* countText */.lT)(fresh.length, "failure")} the base does not have`, fresh };
    if (here.length === 0 && !looksTheSame(finished, baseline, roots)) {
        return { status: "fail", summary: `${end}; red on the base too, but not in the same way` };
    }
    const fewer = there.length > here.length ? `, with ${(0,quantity/* countText */.lT)(there.length - here.length, "failure line")} more` : "";
    return { status: "inherited", summary: `${end}; red on the base in the same way${fewer}` };
}
/** For tools whose words are not known: the same exit code, and no line that the base does not print. */
function looksTheSame(finished, baseline, roots) {
    if (finished.exitCode !== baseline.exitCode || failureLines(output(baseline), roots).length > 0)
        return false;
    const clean = (run) => output(run)
        .split("\n")
        .map((line) => normalise(line, roots));
    return surplus(new Set(clean(finished)), clean(baseline)).length === 0;
}
function surplus(here, there) {
    const known = new Map();
    for (const line of there)
        known.set(line, (known.get(line) ?? 0) + 1);
    const fresh = [];
    for (const line of here) {
        const left = known.get(line) ?? 0;
        if (left === 0)
            fresh.push(line);
        else
            known.set(line, left - 1);
    }
    return fresh;
}
function isRed(run) {
    return run.exitCode !== 0 || run.timedOut;
}
function hasNoExit(run) {
    return run.timedOut || run.exitCode === undefined;
}
function ending(run) {
    if (run.timedOut)
        return "ran out of time";
    return run.exitCode === undefined ? `was ended by ${run.signal ?? "a signal"}` : `exit code ${run.exitCode}`;
}
function output({ stdout, stderr }) {
    return plainText(stdout === "" || stdout.endsWith("\n") ? stdout + stderr : `${stdout}\n${stderr}`);
}
/** New failures first, then the failing lines when the end alone would not show them, then the end of the output. */
function gatherEvidence(finished, fresh, roots) {
    // People and agents know files by their place in the repository, and where we keep it is nobody's business.
    const all = roots.reduce((text, root) => text.replaceAll(`${root}/`, ""), output(finished)).trimEnd();
    const isShort = new TextEncoder().encode(all).length <= command_MAX_EVIDENCE_BYTES - MAX_FAILURES_BYTES;
    const failing = isShort ? [] : all.split("\n").filter((line) => isFailure(line.slice(0, 2000).trim()));
    const top = fresh.length > 0 ? ["Not on the base:", ...fresh.map((line) => `  ${line}`)] : failing;
    const head = top.length === 0 ? "" : `${capBytes(top.join("\n"), MAX_FAILURES_BYTES)}\n\n`;
    const room = command_MAX_EVIDENCE_BYTES - new TextEncoder().encode(head).length;
    return head + capBytesFromEnd(all, room);
}

;// CONCATENATED MODULE: ./build/core/checks/no-change.js
// Tells that nothing changed, and why. Trees decide that; what the agent says can only choose between two kinds of nothing.
// Policy: changed line ends, trailing blanks, blank lines, indentation where it has no meaning, and file modes are noise.



const CHANGE = { name: "change", weight: "blocking", fixable: false };
const SUMMARIES = {
    "already-done": "the agent says that nothing needs to change",
    blocked: "the agent changed nothing",
    "permission-denied": "the agent was refused a tool it wanted",
    "wrote-outside": "the agent wrote where no change is collected",
    "auth-failure": "the agent could not sign in to its model",
    "ignored-files-only": "only files that git ignores were written",
    "noise-only": "only white space, line ends or file modes changed",
    interrupted: "the agent was ended before it changed anything",
};
// Indentation carries meaning here.
const INDENTED = /\.(?:pyi?|ya?ml|md|mdx|markdown|rst|haml|slim|pug|jade|sass|styl|coffee|nim|fsx?|hs|elm|mk|feature|txt)$|(?:^|\/)(?:GNU)?Makefile[^/]*$/i;
const DONE = /\balready (?:implemented|done|exists?|present|in place|fixed|resolved|complete[d]?|satisfied|supported|correct)\b|\bno (?:code )?changes? (?:(?:is|are|was|were) )?(?:needed|necessary|required)\b|\bnothing (?:needs )?to (?:be )?(?:changed?|do)\b/i;
const HINDERED = /\b(?:cannot|can't|could not|couldn't|unable|not able|not allowed|blocked|denied|refused|failed|missing|need more|unclear|which (?:file|one))\b/i;
/** Passes when there is a change worth looking at. */
function noChangeCheck(input) {
    const kind = findNoChange(input);
    if (kind === undefined)
        return pass(CHANGE, (0,quantity/* countText */.lT)(input.change.files.length, "file"));
    return conclude(CHANGE, { status: "fail", summary: `no change: ${SUMMARIES[kind]}`, findings: clues(input, kind) });
}
/** Why there is no change; undefined when there is one. Hazards beside a real change are the business of paths.ts. */
function findNoChange(input) {
    const { change, texts } = input;
    if (change.tree !== change.baseTree)
        return isNoise(change, texts) ? "noise-only" : undefined;
    return kindFromEvidence(input);
}
function kindFromEvidence({ change, attempt, wroteOutside = [], wroteIgnored = [] }) {
    if (attempt.outcome === "auth")
        return "auth-failure";
    if (attempt.outcome !== "finished")
        return "interrupted";
    if (change.hazards.length > 0 || wroteOutside.length > 0)
        return "wrote-outside";
    if (attempt.denials.length > 0)
        return "permission-denied";
    if (wroteIgnored.length > 0)
        return "ignored-files-only";
    return DONE.test(attempt.closingWords) && !HINDERED.test(attempt.closingWords) ? "already-done" : "blocked";
}
function clues({ change, attempt, wroteOutside = [], wroteIgnored = [] }, kind) {
    if (kind === "permission-denied")
        return attempt.denials.map(({ tool, reason }) => ({ path: tool, text: reason }));
    if (kind === "wrote-outside")
        return [...change.hazards.map(({ path }) => path), ...wroteOutside].map((path) => ({ path, text: "written" }));
    if (kind === "ignored-files-only")
        return wroteIgnored.map((path) => ({ path, text: "ignored by git" }));
    return kind === "noise-only" ? change.files.map(({ path }) => ({ path, text: "no content changed" })) : [];
}
function isNoise({ files }, texts) {
    const byPath = new Map(texts.map((file) => [file.path, file]));
    return files.length > 0 && files.every((file) => isNoisyFile(file, byPath.get(file.path)));
}
function isNoisyFile(file, text) {
    if (file.status !== "modified" || text === undefined || text.reading !== "text")
        return false;
    if (text.old === undefined || text.new === undefined)
        return false;
    // A script made executable is work; any other mode is what file systems do by themselves.
    if (file.oldMode !== file.newMode && file.newMode === "100755" && text.new.startsWith("#!"))
        return false;
    return skeleton(file.path, text.old) === skeleton(file.path, text.new);
}
function skeleton(path, text) {
    const trimmed = lines(text).map((line) => (INDENTED.test(path) ? line.trimEnd() : line.trim()));
    return trimmed.filter((line) => line !== "").join("\n");
}

// EXTERNAL MODULE: ./build/core/checks/path-rules.js
var path_rules = __webpack_require__(8233);
;// CONCATENATED MODULE: ./build/core/checks/protected.js
// Files with power over people, pipelines or agents. Some no ticket may touch unless the base commit allows it by name;
// others are everyday work but deserve a person's eyes.




const PROTECTED = { name: "protected files", weight: "blocking", fixable: false };
const anywhere = (names) => names.flatMap((name) => [`**/${name}`, `**/${name}/**`]);
/** Reason → globs. `.gitmodules` says which addresses a clone fetches from: with gitlinks refused, no ticket needs it. */
const BLOCKED = {
    "workflows and repository settings": [".github/**", ".github"],
    "git hooks": anywhere([".husky", ".githooks", ".git-hooks"]),
    "agent configuration": anywhere([
        ".claude",
        ".claude.json",
        ".mcp.json",
        "CLAUDE*.md",
        ".gemini",
        "GEMINI*.md",
        ".codex",
        "AGENTS*.md",
        ".cursor",
        ".cursorrules",
        ".windsurf",
        ".windsurfrules",
        ".clinerules",
        ".continue",
        ".aider*",
        ".opencode",
        "opencode.json",
        "opencode.jsonc",
        ".vscode",
        ".ripgreprc",
    ]),
    "code owners": anywhere(["CODEOWNERS"]),
    "addresses of submodules": anywhere([".gitmodules"]),
};
const FLAGGED = {
    "dependencies or package settings": anywhere([
        "package.json",
        "package-lock.json",
        "npm-shrinkwrap.json",
        "pnpm-lock.yaml",
        "pnpm-workspace.yaml",
        ".pnpmfile.*",
        "yarn.lock",
        ".yarnrc*",
        ".yarn",
        "bun.lock*",
        "bunfig.toml",
        ".npmrc",
        "deno.{json,jsonc,lock}",
        "requirements*.{txt,in}",
        "constraints*.txt",
        "pyproject.toml",
        "setup.{py,cfg}",
        "Pipfile*",
        "poetry.lock",
        "uv.lock",
        "pip.conf",
        "go.{mod,sum,work}",
        "Cargo.{toml,lock}",
        ".cargo",
        "build.rs",
        "Gemfile*",
        "*.gemspec",
        ".bundle",
        "composer.{json,lock}",
        "pom.xml",
        ".mvn",
        "mvnw*",
        "*.gradle",
        "*.gradle.kts",
        "gradle",
        "gradlew*",
        "gradle.properties",
        "*.{csproj,fsproj,vbproj,props,targets}",
        "nuget.config",
        "packages.lock.json",
        "Package.{swift,resolved}",
        "Podfile*",
        "mix.{exs,lock}",
        "pubspec.{yaml,lock}",
    ]),
    "container or environment": anywhere([
        "Dockerfile*",
        "*.Dockerfile",
        "Containerfile*",
        "docker-compose*.{yml,yaml}",
        "compose*.{yml,yaml}",
        ".devcontainer",
        ".envrc",
        ".env*",
        ".tool-versions",
        "mise.toml",
    ]),
    "pipeline of another vendor": anywhere([
        ".gitlab-ci.yml",
        ".gitlab",
        ".circleci",
        "Jenkinsfile*",
        "azure-pipelines*.{yml,yaml}",
        ".azure-pipelines",
        ".travis.yml",
        "bitbucket-pipelines.yml",
        ".buildkite",
        ".drone.yml",
        ".woodpecker*",
        "appveyor.yml",
        ".appveyor.yml",
        "cloudbuild.{yml,yaml}",
        ".semaphore",
        ".teamcity",
        "vercel.json",
        "netlify.toml",
        "action.{yml,yaml}",
    ]),
    "commands run on commit": anywhere([
        "lefthook*.{yml,yaml,toml,json}",
        ".lefthook*",
        ".pre-commit-config.yaml",
        ".lintstagedrc*",
    ]),
    // Attributes can hide a file from the diff that people review.
    "git attributes": anywhere([".gitattributes"]),
};
// Case does not count: `.GitHub`, `.huſky` and their plain forms are one folder on many machines.
const blockedReasons = Object.entries(BLOCKED).map(([reason, globs]) => [reason, (0,core_globs/* caselessMatcher */.Od)(globs)]);
const flaggedReasons = Object.entries(FLAGGED).map(([reason, globs]) => [reason, (0,core_globs/* caselessMatcher */.Od)(globs)]);
function protectedCheck({ change, settings }) {
    const allowed = (0,core_globs/* matcher */.jN)(settings.allowProtected);
    const paths = change.files.map(({ path }) => path);
    const blocked = protected_find(blockedReasons, paths.filter((path) => !allowed(path)));
    const flagged = [...protected_find(blockedReasons, paths.filter(allowed)), ...protected_find(flaggedReasons, paths)];
    const findings = [...blocked, ...flagged.map((finding) => ({ ...finding, text: `needs review: ${finding.text}` }))];
    if (blocked.length > 0) {
        const summary = `${(0,quantity/* countText */.lT)(blocked.length, "protected file")} changed without verify.allowProtected`;
        return conclude(PROTECTED, { status: "fail", summary, findings });
    }
    if (flagged.length === 0)
        return pass(PROTECTED, "none changed");
    return conclude(PROTECTED, {
        status: "flagged",
        summary: `needs review: ${(0,quantity/* countText */.lT)(flagged.length, "file")}`,
        findings,
    });
}
function protected_find(reasons, paths) {
    return paths.flatMap((path) => {
        const reason = reasons.find(([, matches]) => matches((0,path_rules/* foldPath */.t)(path)));
        return reason === undefined ? [] : [{ path, text: reason[0] }];
    });
}

;// CONCATENATED MODULE: ./build/core/checks/protected-path.js
// Whether a path may be touched at all, asked before anything was changed: the same answer as the check over a change gives.


const NO_CHANGE = { baseCommit: "", baseTree: "", tree: "", files: [], hazards: [] };
const ADDED = {
    status: "added",
    oldMode: "000000",
    newMode: "100644",
    oldBlob: core_change/* ABSENT_BLOB */.MS,
    newBlob: core_change/* ABSENT_BLOB */.MS,
    newBytes: 0,
};
/** @param allowProtected globs of `verify.allowProtected`. */
function isProtectedPath(path, allowProtected) {
    const change = { ...NO_CHANGE, files: [{ ...ADDED, path }] };
    return protectedCheck({ change, settings: { allowProtected } }).status === "fail";
}

;// CONCATENATED MODULE: ./build/core/checks/content.js
// Says which files the checks of content could not look into: what was not read has not passed.


const CONTENT = { name: "readable content", weight: "blocking", fixable: false };
const UNREAD = { missing: "could not be read", "too-large": "is too large to be looked into" };
function contentCheck({ texts }) {
    const unread = texts.flatMap(({ path, reading }) => reading === "missing" || reading === "too-large" ? [{ path, text: UNREAD[reading] }] : []);
    const binary = texts.filter(({ reading }) => reading === "binary").map(({ path }) => ({ path, text: "is binary" }));
    const findings = [...unread, ...binary];
    if (unread.length > 0) {
        return conclude(CONTENT, {
            status: "not-run",
            summary: `${(0,quantity/* countText */.lT)(unread.length, "file")} not looked into`,
            findings,
        });
    }
    if (binary.length === 0)
        return pass(CONTENT, "every changed file is text");
    return conclude(CONTENT, {
        status: "flagged",
        summary: `needs review: ${(0,quantity/* countText */.lT)(binary.length, "binary file")}`,
        findings,
    });
}

;// CONCATENATED MODULE: ./build/core/checks/copied.js


const COPIED = { name: "local files", weight: "blocking", fixable: true };
function copiedCheck({ change, copied }) {
    const local = new Set(copied);
    const found = change.files.filter(({ path, status }) => status !== "deleted" && local.has(path));
    if (found.length === 0)
        return pass(COPIED, "none in the change");
    return conclude(COPIED, {
        status: "fail",
        summary: `${(0,quantity/* countText */.lT)(found.length, "local file")} in the change: git must go on ignoring it`,
        findings: found.map(({ path }) => ({ path, text: "copied from the checkout, not part of the repository" })),
    });
}

;// CONCATENATED MODULE: ./build/core/checks/code-only.js
// Takes strings and comments out of a text, keeping every line and column: what is left is code. A scanner, not a parser:
// it knows where literals begin and end, gives up on one that never ends, and is linear in any input.
// Line ends as JavaScript sees them: a comment that hides one would hide code.
const LINE_END = /[\n\r\u2028\u2029]/g;
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%~^]|\b(?:return|typeof|case|in|of|await|yield))\s*$/;
const MAX_REGEX_LITERAL = 200;
const LOOK_BACK = 20;
/** `text` with every character inside a string or comment replaced by a space; line ends stay. */
function codeOnly(text, syntax) {
    const scan = { text, endless: new Map(), patternless: 0, lineEnd: -1 };
    const opener = openerOf(syntax);
    const byOpen = new Map(syntax.spans.map((span) => [span.open, span]));
    const out = [];
    let at = 0;
    for (let found = opener.exec(text); found !== null; found = opener.exec(text)) {
        const span = byOpen.get(found[0]);
        const end = span === undefined ? regexEnd(scan, found.index) : spanEnd(scan, found.index, span);
        const isLiteral = end > found.index;
        out.push(text.slice(at, found.index), isLiteral ? blank(text.slice(found.index, end)) : found[0]);
        at = isLiteral ? end : found.index + found[0].length;
        opener.lastIndex = at;
    }
    return out.join("") + text.slice(at);
}
function openerOf({ spans, regexLiterals }) {
    const opens = [...spans.map(({ open }) => open), ...(regexLiterals ? ["/"] : [])];
    const longestFirst = opens.toSorted((a, b) => b.length - a.length);
    return new RegExp(longestFirst.map((open) => open.replace(/[^\w\s]/g, "\\$&")).join("|"), "g");
}
/** Offset after the span, or `start` when it is none. */
function spanEnd(scan, start, span) {
    const from = start + span.open.length;
    if (span.close === undefined)
        return lineEnd(scan, from);
    if (span.close === "")
        return from;
    if (start < (scan.endless.get(span) ?? 0))
        return start;
    const limit = span.multiline ? scan.text.length : lineEnd(scan, from);
    const close = span.escapes ? findUnescaped(scan.text, span.close, from, limit) : scan.text.indexOf(span.close, from);
    if (close >= 0)
        return close + span.close.length;
    scan.endless.set(span, limit);
    return start;
}
function findUnescaped(text, close, from, limit) {
    for (let at = from; at < limit; at += 1) {
        if (text[at] === "\\")
            at += 1;
        else if (text.startsWith(close, at))
            return at;
    }
    return -1;
}
function regexEnd(scan, start) {
    const { text } = scan;
    if (start < scan.patternless)
        return start;
    const before = text.slice(Math.max(0, start - LOOK_BACK), start);
    if (!BEFORE_REGEX.test(before.slice(before.lastIndexOf("\n") + 1)))
        return start;
    const limit = Math.min(lineEnd(scan, start), start + MAX_REGEX_LITERAL);
    let inClass = false;
    for (let at = start + 1; at < limit; at += 1) {
        const char = text[at];
        if (char === "\\")
            at += 1;
        else if (char === "[")
            inClass = true;
        else if (char === "]")
            inClass = false;
        else if (char === "/" && !inClass)
            return at + 1;
    }
    scan.patternless = limit;
    return start;
}
function lineEnd(scan, from) {
    if (from > scan.lineEnd) {
        LINE_END.lastIndex = from;
        scan.lineEnd = LINE_END.exec(scan.text)?.index ?? scan.text.length;
    }
    return scan.lineEnd;
}
function blank(text) {
    return text
        .split("\n")
        .map((line) => " ".repeat(line.length))
        .join("\n");
}

;// CONCATENATED MODULE: ./build/core/checks/debug-statements.js
const DEBUG_STATEMENTS = {
    javascript: [
        ["stops", /(?<![\w$.])debugger(?![\w$:(.=])/],
        ["stops", /(?<![\w$.]|function )(?:window\.)?alert\(/],
        ["prints", /(?<![\w$.])console(?:\?\.|\.)(?:log|debug|trace|dir|table)(?![\w$])/],
    ],
    python: [
        ["stops", /(?<![\w.])breakpoint\(/],
        ["stops", /(?<![\w.])(?:i?pdb|pudb|pdbpp)\.set_trace\(/],
        ["stops", /^\s{0,200}(?:import|from)\s(?:i?pdb|pudb|pdbpp)\b/],
        ["prints", /(?<![\w.]|def )(?:print|pprint|pp|ic)\(/],
    ],
    go: [
        ["stops", /(?<![\w.])runtime\.Breakpoint\(/],
        ["prints", /(?<![\w.])spew\.[FS]?Dump\(/],
        ["prints", /(?<![\w.])fmt\.Print(?:ln|f)?\(/],
        ["prints", /(?<![\w.]|func )print(?:ln)?\(/],
    ],
    rust: [
        ["stops", /(?<!\w)dbg!/],
        ["prints", /(?<!\w)e?print(?:ln)?!/],
    ],
    ruby: [
        ["stops", /(?<![\w.])binding\.(?:pry|irb|break|b)\b/],
        ["stops", /^\s{0,200}(?:byebug|debugger)\b/],
        ["stops", /(?<![\w.])require\s{1,4}["']?(?:pry|byebug)\b/],
        ["prints", /^\s{0,200}(?:puts|pp|p)(?:\(|\s+[\w:@[{$]|\s{2,}|\s+$)(?!\s*=)/],
    ],
    php: [
        ["stops", /(?<![\w>:$]|function )(?:dd|var_dump|xdebug_break|ray)\(/],
        ["prints", /(?<![\w>:$]|function )(?:dump|print_r|var_export|debug_zval_refcount|debug_print_backtrace)\(/],
    ],
    java: [
        ["prints", /(?<![\w.])System\.(?:out|err)\.(?:print|write|format)/],
        ["prints", /\.printStackTrace\(\s*\)/],
    ],
    kotlin: [
        ["prints", /(?<![\w.]|fun )print(?:ln)?\(/],
        ["prints", /(?<![\w.])System\.(?:out|err)\.print/],
        ["prints", /\.printStackTrace\(\s*\)/],
    ],
    scala: [
        ["prints", /(?<![\w.]|def )print(?:ln)?\(/],
        ["prints", /\.printStackTrace\b/],
    ],
    csharp: [
        ["stops", /(?<![\w.])Debugger\.(?:Break|Launch)\(/],
        ["prints", /(?<![\w.])Console\.(?:Write|Error\.Write)/],
        ["prints", /(?<![\w.])(?:Debug|Trace)\.Write/],
    ],
    swift: [
        ["stops", /(?<![\w.])raise\(SIG(?:INT|TRAP)\)/],
        ["prints", /(?<![\w.]|func )(?:print|debugPrint|dump|NSLog)\(/],
    ],
    c: [
        ["stops", /(?<!\w)(?:__debugbreak|__builtin_debugtrap|DebugBreak)\(/],
        ["stops", /(?<!\w)raise\(SIGTRAP\)/],
        ["maybe", /(?<![\w.>])(?:printf|puts|NSLog)\(/],
        ["maybe", /(?<!\w)std::(?:cout|cerr|clog)\b/],
    ],
    dart: [
        ["stops", /(?<![\w.])debugger\(/],
        ["prints", /(?<![\w.])(?:print|debugPrint)\(/],
    ],
    elixir: [
        ["stops", /(?<![\w.])IEx\.pry\b/],
        ["prints", /(?<![\w.])IO\.inspect\b/],
        ["prints", /(?<![\w.]|def )dbg\(/],
        ["maybe", /(?<![\w.])IO\.puts\b/],
    ],
};

;// CONCATENATED MODULE: ./build/core/checks/languages.js
const toLineEnd = (open) => ({ open, close: undefined, escapes: false, multiline: false });
const onOneLine = (quote) => ({ open: quote, close: quote, escapes: true, multiline: false });
const overLines = (open, close = open) => ({ open, close, escapes: true, multiline: true });
const rawOverLines = (open, close = open) => ({ open, close, escapes: false, multiline: true });
const exactly = (open) => ({ open, close: "", escapes: false, multiline: false });
const syntax = (...spans) => ({ spans, regexLiterals: false });
const SLASHES = [toLineEnd("//"), rawOverLines("/*", "*/")];
const QUOTES = [onOneLine('"'), onOneLine("'")];
const C_LIKE = syntax(...SLASHES, ...QUOTES);
const TEXT_BLOCKS = syntax(...SLASHES, ...QUOTES, overLines('"""'));
const HASH = toLineEnd("#");
const LANGUAGES = {
    javascript: {
        extensions: "js jsx mjs cjs ts tsx mts cts vue svelte astro",
        syntax: { spans: [...SLASHES, ...QUOTES, overLines("`")], regexLiterals: true },
    },
    python: { extensions: "py pyi pyw", syntax: syntax(HASH, ...QUOTES, overLines('"""'), overLines("'''")) },
    go: { extensions: "go", syntax: syntax(...SLASHES, ...QUOTES, rawOverLines("`")) },
    // A single quote may also begin a lifetime; only the character that would open a string matters.
    rust: { extensions: "rs", syntax: syntax(...SLASHES, overLines('"'), exactly("'\"'"), exactly("'\\\"'")) },
    ruby: { extensions: "rb rake", syntax: syntax(HASH, ...QUOTES, onOneLine("`")) },
    php: { extensions: "php", syntax: syntax(...SLASHES, HASH, ...QUOTES) },
    java: { extensions: "java", syntax: TEXT_BLOCKS },
    kotlin: { extensions: "kt kts", syntax: TEXT_BLOCKS },
    scala: { extensions: "scala sc", syntax: TEXT_BLOCKS },
    csharp: { extensions: "cs", syntax: TEXT_BLOCKS },
    swift: { extensions: "swift", syntax: syntax(...SLASHES, onOneLine('"'), overLines('"""')) },
    c: { extensions: "c h cc cpp cxx hpp hh hxx m mm", syntax: C_LIKE },
    dart: { extensions: "dart", syntax: syntax(...SLASHES, ...QUOTES, overLines('"""'), overLines("'''")) },
    elixir: { extensions: "ex exs", syntax: syntax(HASH, ...QUOTES, overLines('"""')) },
};
const byExtension = new Map();
for (const name of Object.keys(LANGUAGES)) {
    const entry = LANGUAGES[name];
    for (const extension of entry.extensions.split(" "))
        byExtension.set(extension, { name, syntax: entry.syntax });
}
/** By the extension of the path, in any case; undefined for everything that is not code we know. */
function findLanguage(path) {
    return byExtension.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
}

;// CONCATENATED MODULE: ./build/core/checks/test-files.js
// Which files hold tests, by their path: the one place that guesses.
const FOLDER = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|testing|testdata)\//i;
const NAME = /(?:^|\/)(?:test_[^/]*\.py|conftest\.py|[^/]*[._-](?:test|tests|spec|cy|e2e)\.[a-z]+|[^/]*(?:Tests?|Spec|IT)\.(?:java|kt|scala|cs|php|swift|groovy)|test\.[a-z]+)$/;
function isTestFile(path) {
    return FOLDER.test(path) || NAME.test(path);
}

;// CONCATENATED MODULE: ./build/core/checks/debug.js
// Debug statements in added lines, outside strings and comments. What stops a program is refused everywhere; what prints is
// refused in library code and only shown in programs and tests, where printing may be the point.








const DEBUG = { name: "debug statements", weight: "blocking", fixable: true };
const ALLOWED = /linear-to-pr-allow debug\b/;
const PROGRAM_PATH = /(?:^|\/)(?:bin|cli|cmd|scripts?|tools?|examples?|demos?|bench(?:marks)?|playground)\/|(?:^|\/)(?:(?:cli|main|__main__|manage|setup|build|gulpfile|gruntfile|program)\.[a-z]+|[^/]*\.config\.[a-z]+)$/i;
const PROGRAM_TEXT = /^#!|^package main\b|^if __name__ == ["']__main__["']/m;
function debugCheck({ texts, settings }) {
    if (settings.debug === "off")
        return turnedOff(DEBUG, "verify.debug");
    const allowed = (0,core_globs/* matcher */.jN)(settings.debugAllow);
    const found = texts.filter(({ path }) => !allowed(path)).flatMap(findStatements);
    if (found.length === 0)
        return pass(DEBUG, "none in added lines");
    const grave = found.filter((statement) => statement.grave);
    const findings = [...grave, ...found.filter((statement) => !statement.grave)];
    if (grave.length === 0 || settings.debug === "flag") {
        return conclude(DEBUG, {
            status: "flagged",
            summary: `needs review: ${(0,quantity/* countText */.lT)(found.length, "added line")}`,
            findings,
        });
    }
    const summary = `${(0,quantity/* countText */.lT)(grave.length, "added line")} with debug statements; remove, or keep with a comment "linear-to-pr-allow debug"`;
    return conclude(DEBUG, { status: "fail", summary, findings });
}
function findStatements(file) {
    const language = findLanguage(file.path);
    if (language === undefined || file.new === undefined || file.added.length === 0)
        return [];
    const raw = lines(file.new);
    const code = lines(codeOnly(file.new, language.syntax));
    const statements = DEBUG_STATEMENTS[language.name];
    const printing = isTestFile(file.path) || PROGRAM_PATH.test(file.path) || PROGRAM_TEXT.test(file.new);
    return file.added.flatMap(({ line, text }) => {
        const kinds = statements.filter(([, pattern]) => pattern.test(code[line - 1] ?? "")).map(([kind]) => kind);
        if (kinds.length === 0)
            return [];
        // The agent can write that comment too: it lets the line pass, but not unseen.
        const allowed = ALLOWED.test(raw[line - 1] ?? "") || ALLOWED.test(raw[line - 2] ?? "");
        const grave = !allowed && (kinds.includes("stops") || (kinds.includes("prints") && !printing));
        return [{ path: file.path, line, text, grave }];
    });
}

;// CONCATENATED MODULE: ./build/core/checks/invisible.js
// Characters in added lines that make code look different from what it does: shown to the reviewer, written out.
// Right-to-left scripts, emoji and joiners between letters are ordinary text.



const INVISIBLE = { name: "invisible characters", weight: "advisory", fixable: true };
const JOINERS = new Set([0x200c, 0x200d]);
const BOM = 0xfeff;
const FORM_FEED = 0xc;
// Scripts whose spelling needs joiners, and what emoji are made of.
const JOINED = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}]\uFE0F?$/u;
const VARIED = /[\p{Emoji}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Sm}\p{So}\p{Po}]$/u;
const FLAG_TAGS = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,6}\u{E007F}/gu;
function invisibleCheck({ texts }) {
    const findings = texts
        .filter(({ reading }) => reading !== "binary")
        .flatMap(({ path, added }) => added.flatMap(({ line, text }) => {
        const codes = suspicious(text, line);
        return codes.length === 0 ? [] : [{ path, line, text: `${codes.map(visible/* codeName */.Pg).join(" ")} in: ${text}` }];
    }));
    if (findings.length === 0)
        return pass(INVISIBLE, "none in added lines");
    return conclude(INVISIBLE, {
        status: "flagged",
        summary: `needs review: ${(0,quantity/* countText */.lT)(findings.length, "added line")}`,
        findings,
    });
}
/** The code points of one line that do not belong there, each once. */
function suspicious(text, line) {
    if (!(0,visible/* hasUnseen */.FN)(text))
        return [];
    // Same length, so that offsets stay true.
    const plain = text.replace(FLAG_TAGS, (flag) => "-".repeat(flag.length));
    const codes = new Set();
    for (const { at, code } of (0,visible/* findUnseen */.s)(plain)) {
        if (!isOrdinary(code, plain.slice(Math.max(0, at - 3), at), line))
            codes.add(code);
    }
    return [...codes];
}
function isOrdinary(code, before, line) {
    if (code === BOM)
        return line === 1 && before === "";
    if (code === FORM_FEED)
        return true;
    if (JOINERS.has(code))
        return JOINED.test(before);
    if ((code >= 0xfe00 && code <= 0xfe0f) ||
        (code >= 0xe0100 && code <= 0xe01ef) ||
        (code >= 0x180b && code <= 0x180f)) {
        return VARIED.test(before);
    }
    return false;
}

;// CONCATENATED MODULE: ./build/core/checks/paths.js
// Which kinds of entries and which names a change may bring: plain files under names that mean the same on every system.
// Everything that could make a later checkout write somewhere else is refused here.




const PATHS = { name: "paths", weight: "blocking", fixable: false };
const PLAIN_FILE = new Set(["100644", "100755"]);
const OTHER_MODES = {
    "120000": "is a symlink",
    "160000": "is a gitlink (submodule)",
};
const HAZARDS = {
    "nested-repository": "is a repository inside the working directory",
    gitlink: "is a gitlink (submodule)",
    "special-file": "is neither a file nor a folder",
    unreadable: "could not be read",
};
function pathsCheck({ change, paths }) {
    const findings = [
        ...change.hazards.map(({ path, kind }) => ({ path, text: HAZARDS[kind] })),
        ...change.files.flatMap(entryProblems),
        ...collisions(change, paths),
    ];
    if (findings.length === 0)
        return pass(PATHS, "plain files under portable names");
    return conclude(PATHS, { status: "fail", summary: `${(0,quantity/* countText */.lT)(findings.length, "path")} refused`, findings });
}
function entryProblems({ path, status, newMode }) {
    // Taking something odd away is how it gets better; only a path that cannot be one is refused then too.
    if (status === "deleted")
        return path.split("/").includes("..") || path.startsWith("/") ? [{ path, text: "leaves the tree" }] : [];
    const mode = PLAIN_FILE.has(newMode) ? [] : [OTHER_MODES[newMode] ?? `has the mode ${newMode}`];
    return [...mode, ...(0,path_rules/* pathProblems */.K)(path)].map((text) => ({ path, text }));
}
/** Added paths that, folders included, differ from another path of the tree only in case or Unicode form. */
function collisions(change, paths) {
    // Longer ones are refused for their length.
    const isShort = (path) => path.length <= core_globs/* MAX_PATH_LENGTH */.Kb;
    const added = change.files.flatMap(({ status, path }) => (status === "added" && isShort(path) ? [path] : []));
    const spellings = new Map();
    for (const prefix of added.flatMap(prefixes))
        spellings.set((0,path_rules/* foldPath */.t)(prefix), new Set());
    if (spellings.size === 0)
        return [];
    for (const prefix of new Set([...paths.filter(isShort), ...added].flatMap(prefixes)))
        spellings.get((0,path_rules/* foldPath */.t)(prefix))?.add(prefix);
    return added.flatMap((path) => {
        const rival = prefixes(path)
            .flatMap((prefix) => [...(spellings.get((0,path_rules/* foldPath */.t)(prefix)) ?? [])].filter((other) => other !== prefix))
            .at(0);
        return rival === undefined
            ? []
            : [{ path, text: `is the same as "${rival}" where case or Unicode form do not count` }];
    });
}
/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function prefixes(path) {
    const names = path.split("/");
    return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

// EXTERNAL MODULE: ./build/core/claimed.js
var claimed = __webpack_require__(9443);
;// CONCATENATED MODULE: ./build/core/checks/scope.js
// Whether the change stayed in its task's territory. What was forbidden stays forbidden; what was only guessed is only shown.





const SCOPE = { name: "territory", weight: "blocking", fixable: false };
function scopeCheck({ change, texts, territory, settings }) {
    if (settings.scope === "off")
        return turnedOff(SCOPE, "verify.scope");
    const judge = judgeFile(territory, texts);
    const breaches = change.files.flatMap(({ path }) => judge(path) ?? []);
    if (breaches.length === 0) {
        return pass(SCOPE, territory.source === "unknown" ? "no territory given, nothing forbidden touched" : "kept");
    }
    const grave = breaches.filter((breach) => breach.grave);
    const summary = grave.length > 0
        ? `${(0,quantity/* countText */.lT)(grave.length, "file")} outside the territory`
        : `needs review: ${(0,quantity/* countText */.lT)(breaches.length, "file")}`;
    // Written so that an unknown policy blocks.
    const status = grave.length === 0 || settings.scope === "flag" ? "flagged" : "fail";
    return conclude(SCOPE, { status, summary, findings: breaches });
}
function judgeFile(territory, texts) {
    const mayEdit = (0,core_globs/* matcher */.jN)(territory.mayEdit);
    const mayAppend = (0,core_globs/* matcher */.jN)(territory.mayAppend);
    const mustNotEdit = (0,core_globs/* matcher */.jN)(territory.mustNotEdit);
    const ownerOf = (0,claimed/* createOwnerSearch */.gV)(territory.siblings);
    // A pattern of ours may be wider than what was meant; a file that is named, or shared, is ours in so many words.
    const isOursByName = (path) => (0,claimed/* namesLiterally */.jP)(territory.mayEdit, path) || mayAppend(path);
    return (path) => {
        if (mustNotEdit(path))
            return { path, text: "must not be edited", grave: true };
        if (ownerOf(path) !== undefined && !isOursByName(path)) {
            return { path, text: "belongs to a task that runs beside this one", grave: true };
        }
        if (territory.source === "unknown" || mayEdit(path))
            return undefined;
        if (mayAppend(path))
            return judgeAppend(path, texts);
        // A predicted territory misses about one right file in four: staying inside it cannot be demanded.
        if (territory.source === "prediction")
            return { path, text: "outside the predicted territory", grave: false };
        return { path, text: "outside the territory", grave: true };
    };
}
function judgeAppend(path, texts) {
    const file = texts.find((text) => text.path === path);
    if (file === undefined || file.new === undefined)
        return { path, text: "may be added to, is gone or unreadable", grave: true };
    if (file.old === undefined) {
        return file.status === "added"
            ? undefined
            : { path, text: "may be added to, its old text is unknown", grave: false };
    }
    const removed = removedLineCount(file.old, file.new);
    return removed === 0
        ? undefined
        : { path, text: `may be added to, lost ${(0,quantity/* countText */.lT)(removed, "line")}`, grave: false };
}

;// CONCATENATED MODULE: ./build/core/checks/secrets.js
// Judges what the secret scanner found: only what the change brought counts, and no secret is ever repeated.


const SECRETS = { name: "secrets", weight: "blocking", fixable: true };
/** What to hand to the scanner: whole new texts, since a secret may span lines. */
function scannable(texts) {
    return texts.flatMap(({ path, new: text, added }) => text === undefined || added.length === 0 ? [] : [{ path, text }]);
}
function secretsCheck({ texts, findings, settings }) {
    const nature = { ...SECRETS, weight: settings.secrets === "flag" ? "advisory" : SECRETS.weight };
    if (findings === "not-run")
        // A broken scanner is not the agent's to mend.
        return conclude({ ...nature, fixable: false }, { status: "not-run", summary: "the secret scanner could not run" });
    const files = new Map(texts.map((file) => [file.path, file]));
    const brought = findings.filter((finding) => isBrought(finding, files.get(finding.path)));
    if (brought.length === 0)
        return pass(nature, "none in added lines");
    return conclude(nature, {
        status: settings.secrets === "flag" ? "flagged" : "fail",
        summary: `${(0,quantity/* countText */.lT)(brought.length, "secret")} in added lines: remove from the change and revoke`,
        findings: brought.map(({ path, line, rule }) => ({ path, line, text: rule })),
    });
}
/** Whether a judged change was refused for what it holds. */
function hasSecrets({ checks }) {
    return checks.some(({ name, status }) => name === SECRETS.name && status === "fail");
}
function isBrought({ line, endLine }, file) {
    if (file === undefined)
        return true;
    return file.added.some((added) => added.line >= line && added.line <= (endLine ?? line));
}

;// CONCATENATED MODULE: ./build/core/checks/size.js
// A change that is too large is refused before anything is read, run or paid for.


const SIZE = { name: "size", weight: "blocking", fixable: false };
function sizeCheck({ change, settings }) {
    const files = change.files.length;
    const bytes = change.files.reduce((sum, file) => sum + file.newBytes, 0);
    const measure = `${(0,quantity/* countText */.lT)(files, "file")}, ${(0,quantity/* countText */.lT)(bytes, "byte")} of new content`;
    const problems = [
        ...(files > settings.maxFiles ? [`more than ${(0,quantity/* countText */.lT)(settings.maxFiles, "file")} (verify.maxFiles)`] : []),
        // Written so that a size that is no number does not pass.
        ...(bytes <= settings.maxBytes ? [] : [`more than ${(0,quantity/* countText */.lT)(settings.maxBytes, "byte")} (verify.maxBytes)`]),
        ...(files === 0 && change.tree !== change.baseTree ? ["the tree differs from its base but no file is listed"] : []),
    ];
    if (problems.length === 0)
        return pass(SIZE, measure);
    const largest = change.files
        .toSorted((a, b) => b.newBytes - a.newBytes)
        .slice(0, 10)
        .map((file) => ({ path: file.path, text: (0,quantity/* countText */.lT)(file.newBytes, "byte") }));
    return conclude(SIZE, { status: "fail", summary: `${measure}: ${problems.join("; ")}`, findings: largest });
}

;// CONCATENATED MODULE: ./build/core/checks/check-scripts.js
// The scripts of a package.json that checks are made of, and which of them a change altered.

const Manifest = schemas/* object */.Ikc({ scripts: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).default({}) });
const CHECKS = /test|lint|check|build|type|verify|valid|ci\b|cover|audit|e2e|spec/i;
// npm runs these around other scripts without being asked.
const HOOKS = /^(?:pre|post)|^prepare$/;
/** Names of check scripts that were changed or removed, and of hooks that were added. "scripts" when one side cannot be read. */
function changedCheckScripts({ path, old, new: text }) {
    if (!/(?:^|\/)package\.json$/i.test(path) || old === undefined || text === undefined)
        return [];
    const before = readScripts(old);
    const after = readScripts(text);
    if (before === undefined || after === undefined)
        return ["scripts"];
    const names = new Set([...before.keys(), ...after.keys()]);
    return [...names].filter((name) => {
        if (before.get(name) === after.get(name))
            return false;
        return HOOKS.test(name) || (CHECKS.test(name) && before.has(name));
    });
}
function readScripts(text) {
    const manifest = Manifest.safeParse(tryParse(text));
    if (!manifest.success)
        return undefined;
    return new Map(Object.entries(manifest.data.scripts).map(([name, script]) => [name, JSON.stringify(script)]));
}
function tryParse(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        // Not JSON: no manifest, which the schema refuses.
        return error instanceof SyntaxError ? undefined : null;
    }
}

;// CONCATENATED MODULE: ./build/core/checks/test-marks.js
const JUNIT = {
    cases: /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\b/g,
    skips: /@(?:Disabled|Ignore|DisabledIf|EnabledIf)\w*\b/,
};
const TEST_MARKS = {
    javascript: {
        cases: /(?<![\w$.])(?:it|test|specify)[.(]/g,
        skips: /(?<![\w$])(?:it|test|describe|suite|context|specify|bench|before|after|t)(?:\.\w{1,20}){0,2}\.(?:skip|only|todo|fixme|skipIf|runIf|fails|failing)\b|(?<![\w$.])(?:xit|xtest|xdescribe|xcontext|fit|ftest|fdescribe)\(|\bthis\.skip\(|(?<![\w$.?])(?:skip|only|todo)\s?:/,
    },
    python: {
        cases: /^\s{0,200}(?:async\s)?def\stest/gm,
        skips: /\bpytest\.(?:mark\.(?:skip|skipif|xfail)|skip|xfail)\b|\bunittest\.(?:skip|expectedFailure)|@skip|\.skipTest\(/,
    },
    go: {
        cases: /^func (?:Test|Fuzz|Example)\w*\(|(?<!\w)t\.Run\(/gm,
        skips: /(?<!\w)(?:t|b|f|tb)\.Skip(?:f|Now)?\(/,
    },
    rust: { cases: /#\[(?:\w{1,30}::){0,3}test\b/g, skips: /#\[(?:cfg_attr\([^\]]{0,80})?ignore\b/ },
    ruby: {
        cases: /^\s{0,200}(?:it|specify|test|example|scenario)\b|^\s{0,200}def test_/gm,
        skips: /^\s{0,200}(?:xit|xdescribe|xcontext|xspecify|skip|pending|fit|fdescribe)\b|(?:skip|pending|focus):\s/,
    },
    php: { cases: /\bfunction test\w*|#\[Test\]/g, skips: /markTest(?:Skipped|Incomplete)|->skip\(|->only\(/ },
    java: JUNIT,
    kotlin: JUNIT,
    scala: { cases: /(?<![\w.])(?:test|it|should|in)[\s(]/g, skips: /(?<![\w.])ignore[\s(]|@Ignore\b/ },
    csharp: {
        cases: /\[(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod)\b/g,
        skips: /\bSkip\s?=|\[(?:Ignore|Explicit)\b/,
    },
    swift: { cases: /\bfunc test\w*|@Test\b/g, skips: /\bXCTSkip|\.disabled\(/ },
    c: {
        cases: /(?<!\w)(?:TEST|TEST_F|TEST_P|TEST_CASE|SCENARIO)\s?\(/g,
        skips: /\bGTEST_SKIP\b|\bDISABLED_|\[!mayfail\]/,
    },
    dart: { cases: /(?<![\w.])test(?:Widgets)?\(/g, skips: /(?<!\w)(?:skip|solo)\s?:/ },
    elixir: { cases: /^\s{0,200}(?:test|property)\b/gm, skips: /@(?:module)?tag\s:?skip|skip:/ },
};
const ASSERTIONS = /(?<![\w$])(?:expect|assert\w{0,40}!?|should|require)(?:[.(]|\s)/g;
/** Comments that tell a compiler, linter or coverage tool to look away; seen in raw lines. */
const SILENCED = /@ts-(?:ignore|nocheck|expect-error)|eslint-disable|biome-ignore|oxlint-disable|(?:istanbul|v8|c8) ignore|# (?:noqa|type: ignore|pylint: ?disable|pragma: no cover)|\/\/ ?nolint|rubocop:disable|@SuppressWarnings|phpstan-ignore|#\[allow\(|#pragma warning disable|swiftlint:disable/;

;// CONCATENATED MODULE: ./build/core/checks/tests.js
// Whether the change makes its own examination easier: fewer tests, switched-off tests, silenced tools, changed check
// commands. A person decides; nothing here stops a change, since all of it can be right.










const TESTS = { name: "tests kept", weight: "advisory", fixable: true };
const isCheckConfiguration = (0,core_globs/* caselessMatcher */.Od)([
    "Makefile",
    "GNUmakefile",
    "justfile",
    "Taskfile.{yml,yaml}",
    "{vitest,jest,playwright,cypress,karma,wdio,ava}.*",
    ".mocharc*",
    "{pytest,tox}.ini",
    "noxfile.py",
    "conftest.py",
    "phpunit.xml*",
    ".rspec",
    ".eslintrc*",
    "eslint.config.*",
    ".oxlintrc*",
    "{biome,.biome}.json*",
    "tsconfig*.json",
    "{ruff,.ruff}.toml",
    "{mypy.ini,.flake8,.pylintrc}",
    ".golangci.*",
    "{.rubocop*.yml,clippy.toml,.clippy.toml}",
    "{phpstan,psalm}.*",
    "{.nycrc*,.coveragerc,codecov.yml,.codecov.yml}",
    "{turbo,nx}.json",
].map((name) => `**/${name}`));
function testsCheck({ change, texts }) {
    const findings = [
        ...deletedTests(change),
        ...texts.flatMap((file) => [...lost(file), ...marked(file), ...configured(file)]),
    ];
    if (findings.length === 0)
        return pass(TESTS, "no test or check was weakened");
    return conclude(TESTS, {
        status: "flagged",
        summary: `needs review: ${(0,quantity/* countText */.lT)(findings.length, "place")}`,
        findings,
    });
}
function deletedTests({ files }) {
    const kept = new Set(files.filter(({ path, newBlob }) => newBlob !== core_change/* ABSENT_BLOB */.MS && isTestFile(path)).map(({ newBlob }) => newBlob));
    return files
        .filter(({ path, status, oldBlob }) => status === "deleted" && isTestFile(path) && !kept.has(oldBlob))
        .map(({ path }) => ({ path, text: "test file deleted" }));
}
function lost(file) {
    const language = findLanguage(file.path);
    if (language === undefined || file.old === undefined || file.new === undefined || !isTestFile(file.path))
        return [];
    const before = codeOnly(file.old, language.syntax);
    const after = codeOnly(file.new, language.syntax);
    const cases = TEST_MARKS[language.name]?.cases;
    return [
        ...(cases === undefined ? [] : fewer(file.path, "test case", matches(before, cases), matches(after, cases))),
        ...fewer(file.path, "assertion", matches(before, ASSERTIONS), matches(after, ASSERTIONS)),
    ];
}
function matches(text, pattern) {
    let amount = 0;
    for (const _match of text.matchAll(pattern))
        amount += 1;
    return amount;
}
function fewer(path, noun, before, after) {
    return after < before ? [{ path, text: `${(0,quantity/* countText */.lT)(after, noun)}, was ${before}` }] : [];
}
function marked({ path, new: text, added }) {
    const language = findLanguage(path);
    if (language === undefined || text === undefined || added.length === 0)
        return [];
    // Rust keeps tests beside the code.
    const skips = isTestFile(path) || language.name === "rust" ? TEST_MARKS[language.name]?.skips : undefined;
    const code = lines(codeOnly(text, language.syntax));
    return added.flatMap(({ line, text: raw }) => {
        if (skips?.test(code[line - 1] ?? ""))
            return [{ path, line, text: `test switched off: ${raw.trim()}` }];
        return SILENCED.test(raw) ? [{ path, line, text: `tool silenced: ${raw.trim()}` }] : [];
    });
}
function configured(file) {
    const scripts = changedCheckScripts(file).map((name) => ({
        path: file.path,
        text: `check script "${name}" changed`,
    }));
    // A configuration that is new cannot have been stricter before.
    const touched = file.status !== "added" && isCheckConfiguration(file.path);
    return touched ? [{ path: file.path, text: "configuration of checks changed" }] : scripts;
}

;// CONCATENATED MODULE: ./build/core/checks/registry.js











const STATIC_CHECKS = [
    { nature: SIZE, run: sizeCheck },
    { nature: PATHS, run: pathsCheck },
    { nature: PROTECTED, run: protectedCheck },
    { nature: SCOPE, run: scopeCheck },
    { nature: COPIED, run: copiedCheck },
    { nature: CONTENT, run: contentCheck },
    { nature: SECRETS, run: secretsCheck },
    { nature: DEBUG, run: debugCheck },
    { nature: TESTS, run: testsCheck },
    { nature: INVISIBLE, run: invisibleCheck },
];
/**
 * One result for every check of the table. A check that throws has not run, which keeps the change from being delivered
 * whatever its weight. Lines that hold a secret are kept out of all evidence.
 */
function runStaticChecks(input, checks = STATIC_CHECKS) {
    return checks.map((check) => withholdSecrets(runOne(check, input), input.findings));
}
function runOne({ nature, run }, input) {
    try {
        return run(input);
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const findings = [{ path: nature.name, text: why }];
        return conclude({ ...nature, weight: "blocking", fixable: false }, { status: "not-run", summary: "the check itself failed", findings });
    }
}
function withholdSecrets(result, secrets) {
    if (secrets === "not-run" || secrets.length === 0 || result.name === SECRETS.name)
        return result;
    const holds = (line) => secrets.some(({ path, line: first, endLine = first }) => result.locations.some((at) => at.path === path && inside(at.line, first, endLine) && line.startsWith(place(path, at.line))));
    const shown = result.evidence
        .split("\n")
        .map((line) => (holds(line) ? "(withheld: this line holds a secret)" : line));
    return { ...result, evidence: shown.join("\n") };
}
function inside(line, first, last) {
    return line !== undefined && line >= first && line <= last;
}

// EXTERNAL MODULE: ./build/core/expansion.js
var expansion = __webpack_require__(5043);
// EXTERNAL MODULE: ./build/core/words/sanitize.js
var sanitize = __webpack_require__(1769);
;// CONCATENATED MODULE: ./build/core/scope-request.js
// Reads SCOPE-EXPANSIONS.md as agents write it: the form the prompt asks for, and the lists, tables and headings that come
// instead. Text in, requests out; nothing is decided here and nothing is trusted.

/** Said in the prompt. */
const MOST_REQUESTS = 20;
const MOST_CHARS = 64 * 1024;
const MOST_LINES = 2000;
const MOST_LINE_CHARS = 2000;
/** One more than a path may have, so that a longer one is still seen to be too long. */
const MOST_PATH_CHARS = 1025;
const MOST_WORDS_CHARS = 300;
/** At most 20 requests, in their order; [] for a text without any. Never throws. */
function parseScopeRequest(text) {
    const reader = createReader();
    const lines = (0,sanitize/* sanitize */.aj)(text, { maxChars: MOST_CHARS }).split("\n").slice(0, MOST_LINES);
    for (const line of lines)
        reader.read(line.slice(0, MOST_LINE_CHARS).trimEnd());
    return reader.entries
        .map(({ path, reason, smallest }) => ({
        path: plainPath(path),
        reason: (0,sanitize/* oneLine */.TN)(reason, MOST_WORDS_CHARS),
        smallest: (0,sanitize/* oneLine */.TN)(smallest, MOST_WORDS_CHARS),
    }))
        .filter(({ path }, index, all) => path !== "" && all.findIndex((other) => other.path === path) === index)
        .slice(0, MOST_REQUESTS);
}
/** Without what makes no difference: blanks around it, `./`, doubled and trailing slashes, a line number. Twice equals once. */
function plainPath(text) {
    const line = (0,sanitize/* oneLine */.TN)(text, MOST_PATH_CHARS);
    const bare = line.replace(/(?:#L?[0-9]+(?:-L?[0-9]+)?|:[0-9]+(?:[:-][0-9]+)?)$/, "").replace(/\/{2,}/g, "/");
    const next = bare
        .replace(/(?:^|\/)(?:\.\/)+/g, (found) => (found.startsWith("/") ? "/" : ""))
        .replace(/(?<=.)\/\.?$/, "")
        .trim();
    return next === text ? next : plainPath(next);
}
function createReader() {
    const entries = [];
    let current;
    let field = "reason";
    /** A heading of one word: a file such as LICENSE when a reason follows, a title otherwise. */
    let title;
    let columns;
    let fence;
    let afterBlank = true;
    const start = (entry, rest) => {
        title = undefined;
        current = { ...entry, ...splitRest(rest) };
        entries.push(current);
        field = "reason";
    };
    const add = (text) => {
        if (current !== undefined)
            current[field] = `${current[field]} ${text}`.trim();
    };
    const readText = (line) => {
        const label = findLabel(line);
        if (label?.field === "path") {
            const path = unwrap(label.value);
            const isSame = current !== undefined && plainPath(current.path) === plainPath(path);
            if (path !== "" && !isSame)
                start({ path, startedBy: "heading", indent: 0 }, "");
        }
        else if (label !== undefined) {
            if (title !== undefined)
                start({ path: title, startedBy: "heading", indent: 0 }, "");
            field = label.field;
            add(label.value);
        }
        else {
            const found = findStart(line, { current, afterBlank });
            title = found === "close" ? findTitle(line) : undefined;
            if (found === "close")
                current = undefined;
            else if (found !== undefined)
                start(found, found.rest);
            else
                add(line.trim());
        }
    };
    return {
        entries,
        read(line) {
            const mark = /^\s*(?:[-*+>]\s+)?(`{3,}|~{3,})/.exec(line)?.[1];
            if (mark !== undefined && (fence === undefined || mark.startsWith(fence.mark))) {
                // A fence around everything is looked through; one inside an entry holds the smallest change.
                fence = fence === undefined ? { mark, isOpaque: current !== undefined } : undefined;
            }
            else if (fence?.isOpaque === true) {
                add(line.trim());
            }
            else if (/^\s*\|/.test(line)) {
                const cells = cellsOf(line);
                const header = findColumns(cells);
                if (header !== undefined)
                    columns = header;
                else
                    readRow(cells, columns ?? { path: 0, reason: 1, smallest: 2 }, start);
            }
            else if (line.trim() !== "") {
                readText(line);
            }
            if (!/^\s*\|/.test(line))
                columns = undefined;
            afterBlank = line.trim() === "";
        },
    };
}
const LABEL = /^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|[0-9]{1,3}[.)]\s+)*[*_]{0,3}(path|file|reason|why|justification|because|(?:smallest|minimal|proposed)(?: possible)?(?: change)?|change)[*_]{0,3}\s*(?::|：)[*_]{0,3}\s*(.*)$/i;
const LABEL_HEADING = /^\s*#{1,6}\s+(reason|why|justification|(?:smallest|minimal|proposed)(?: possible)?(?: change)?|change)$/i;
function findLabel(line) {
    const found = LABEL.exec(line) ?? LABEL_HEADING.exec(line);
    if (found === null)
        return undefined;
    const name = (found[1] ?? "").toLowerCase();
    return { field: fieldOf(name) ?? "smallest", value: found[2] ?? "" };
}
function fieldOf(name) {
    if (/^(?:path|files?)$/.test(name))
        return "path";
    if (/^(?:reason|why|justification|because)/.test(name))
        return "reason";
    return /^(?:smallest|minimal|proposed|change)/.test(name) ? "smallest" : undefined;
}
const HEADING = /^\s{0,3}#{1,6}\s+(?:[0-9]{1,3}[.)]\s+)?(.*)$/;
const ITEM = /^(\s*)(?:[-*+]|[0-9]{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
/** Where an entry begins; "close" for a heading that is about something else; undefined for words of the entry before. */
function findStart(line, { current, afterBlank }) {
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) {
        const named = takePath(heading) ?? pathWithin(heading);
        return named === undefined ? "close" : { ...named, startedBy: "heading", indent: 0 };
    }
    const [, blanks = "", item] = ITEM.exec(line) ?? [];
    const indent = item === undefined ? 0 : blanks.length;
    // Items under a heading, and items further in, say more about the entry they belong to.
    if (current !== undefined && item !== undefined && (current.startedBy === "heading" || indent > current.indent)) {
        return undefined;
    }
    if (item === undefined && current !== undefined && (!afterBlank || /^\s/.test(line)))
        return undefined;
    const named = takePath(item ?? line.trim());
    // Prose may begin with a path; only an item may go on without a colon or a dash.
    if (named === undefined || (item === undefined && !named.isSet))
        return undefined;
    return { path: named.path, rest: named.rest, startedBy: "other", indent };
}
function findTitle(line) {
    const text = unwrap(HEADING.exec(line)?.[1] ?? "");
    return /^[\w.-]+$/.test(text) ? text : undefined;
}
/** The path at the beginning of a text, out of its ticks, asterisks or link. */
function takePath(text) {
    const [, bold, afterBold] = /^\*\*(.+?)\*\*(.*)$/.exec(text) ?? [];
    if (bold !== undefined)
        return taken(unwrap(bold.replace(/[:：]$/, "")), afterBold ?? "", looksLikePath);
    const [, , code, afterCode] = /^(`+)(.+?)\1(?!`)(.*)$/.exec(text) ?? [];
    if (code !== undefined)
        return taken(code.trim(), afterCode ?? "", (path) => !/\s.*\s/.test(path));
    const [, words, afterLink] = /^\[([^\]]+)\]\([^)]*\)(.*)$/.exec(text) ?? [];
    if (words !== undefined)
        return taken(unwrap(words), afterLink ?? "", looksLikePath);
    const [, bare = "", afterBare = ""] = /^(\S+)(.*)$/.exec(text) ?? [];
    const path = bare.replace(/[,;:：]+$/, "");
    return taken(unescaped(path), `${bare.slice(path.length)}${afterBare}`, looksLikePath);
}
function taken(path, rest, isPath) {
    if (path === "" || !isPath(path))
        return undefined;
    return { path, rest, isSet: /^\s*$|^\s*[:：(]|^\s+[-–—=]/.test(rest) };
}
/** A heading such as "Request 2, the file `src/a.ts`". */
function pathWithin(heading) {
    const code = /`([^`]+)`/.exec(heading)?.[1]?.trim();
    const path = code ?? heading.split(/\s+/).map(unescaped).find(looksLikePath);
    return path === undefined || !looksLikePath(path) ? undefined : { path, rest: "" };
}
function looksLikePath(text) {
    if (/\s/.test(text) || text.includes("://"))
        return false;
    return /[/\\].|.[/\\]|\.[A-Za-z0-9_-]{1,20}$|^[A-Z][A-Za-z]*file$/.test(text);
}
function unwrap(text) {
    const bare = text.trim().replace(/^\*\*(.+)\*\*$/, "$1");
    const inner = /^(`+)(.+?)\1/.exec(bare)?.[2] ?? /^\[([^\]]+)\]\([^)]*\)/.exec(bare)?.[1];
    return inner === undefined ? unescaped(bare) : inner.replace(/`/g, "").trim();
}
/** Markdown's backslash before an underscore, as some write file names. */
function unescaped(text) {
    return text.replace(/\\(?=[_*])/g, "");
}
/** What follows a path on its line: the reason, and the smallest change when it is named there as well. */
function splitRest(rest) {
    const text = rest.replace(/^[\s:：–—=>(-]+/, "").replace(/^(?:reason|why|because)\s*[:：]\s*/i, "");
    const [reason = "", ...more] = text.split(/[;,.(–—|-]?\s*\b(?:smallest|minimal)(?: possible)?(?: change)?[*_]{0,3}\s*[:：]\s*/i);
    return { reason: reason.replace(/^\(|\)$/g, "").trim(), smallest: more.join(" ").replace(/\)$/, "").trim() };
}
function cellsOf(line) {
    const row = line
        .trim()
        .replace(/^\|/, "")
        .replace(/(?<!\\)\|$/, "");
    return row.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
/** Which column says what, from a table's head; undefined when it is none. */
function findColumns(cells) {
    const fields = cells.map((cell) => fieldOf(cell.replace(/[*_`]/g, "").toLowerCase()));
    const path = fields.indexOf("path");
    return path < 0 ? undefined : { path, reason: fields.indexOf("reason"), smallest: fields.indexOf("smallest") };
}
function readRow(cells, columns, start) {
    const cell = cells[columns.path] ?? "";
    const path = unwrap(cell);
    if (path === "" || /^[\s:-]*$/.test(path) || !(cell.includes("`") || looksLikePath(path)))
        return;
    const reason = cells[columns.reason] ?? "";
    const smallest = cells[columns.smallest] ?? "";
    start({ path, startedBy: "other", indent: 0 }, smallest === "" ? reason : `${reason} smallest: ${smallest}`);
}

;// CONCATENATED MODULE: ./build/core/expansion-decision.js
// From the agent's requests to decisions: who gets a file outside the territory, who waits, who never does. Every spelling of a
// path that some file system takes for a protected or owned one counts as that one.





/** Over all rounds of a task: who needs more has the wrong territory. */
const MOST_GRANTS = 10;
const rejected = (why) => ({ decision: "rejected", why });
/**
 * What is new: paths that are in the territory, or that were decided the same way before, are left out. At most ten grants, those
 * of `earlier` counted in. Never throws: a glob of ours that cannot be read opens nothing.
 */
function decideExpansions(given) {
    const rule = createRule(given);
    const decided = [];
    for (const { path: written, reason, smallest } of given.requests) {
        const path = plainPath(written);
        if (path === "" || decided.some((one) => one.path === path))
            continue;
        const before = given.earlier.find((one) => one.path === path)?.decision;
        if (before === "granted")
            continue;
        const grants = withDecisions(given.earlier, decided).filter(({ decision }) => decision === "granted").length;
        const ruling = rule(path, grants);
        if (ruling !== undefined && ruling.decision !== before)
            decided.push({ path, reason, smallest, ...ruling });
    }
    return decided;
}
/** All decisions, one a path, the later one in force. */
function withDecisions(earlier, later) {
    return [...earlier.filter(({ path }) => !later.some((one) => one.path === path)), ...later];
}
/** The territory with what was granted in it. */
function withGrants(territory, decided) {
    const granted = decided.flatMap(({ path, decision }) => (decision === "granted" ? [path] : []));
    const added = granted.filter((path) => !(0,claimed/* namesLiterally */.jP)(territory.mayEdit, path));
    return added.length === 0 ? territory : { ...territory, mayEdit: [...territory.mayEdit, ...added] };
}
function createRule({ territory, policy, isProtected, isFolder }) {
    const mustNotEdit = (0,claimed/* foldedMatcher */.lr)(territory.mustNotEdit);
    const mayEdit = readableMatcher(territory.mayEdit);
    const mayAppend = readableMatcher(territory.mayAppend);
    const ownerOf = (0,claimed/* createOwnerSearch */.gV)(territory.siblings);
    const ownerBelow = (0,claimed/* createOwnerBelowSearch */.zb)(territory.siblings);
    return (path, grants) => {
        const problem = findPathProblem(path);
        if (problem !== undefined)
            return rejected(`the path ${problem}`);
        if (isFolder(path))
            return rejected("it is a folder; files are granted one by one");
        if (isProtected(path))
            return rejected("it is a protected file");
        if (mustNotEdit(path))
            return rejected("it must not be edited");
        if ((0,claimed/* namesLiterally */.jP)(territory.mayEdit, path) || mayAppend(path))
            return undefined;
        const owner = ownerOf(path) ?? ownerBelow(path);
        if (owner !== undefined)
            return { decision: "deferred", owner, why: "a task that runs beside this one owns it" };
        // Where no territory is known, everything that is not forbidden is allowed already.
        if (territory.source === "unknown" || mayEdit(path))
            return undefined;
        if (policy !== "grant")
            return rejected("plan.expansions rejects every request");
        if (grants >= MOST_GRANTS)
            return rejected(`a task is granted at most ${MOST_GRANTS} files`);
        return { decision: "granted", why: "nobody else owns it" };
    };
}
/** Why this is not the name of one file that a change may hold. What is granted is used as a glob later: it must mean itself. */
function findPathProblem(path) {
    const [problem] = (0,path_rules/* pathProblems */.K)(path);
    if (problem !== undefined)
        return problem;
    if (path.split("/").some(isPattern))
        return "is a pattern";
    if ((0,core_globs/* trimGlob */.TO)(path) !== path)
        return "has blanks at an end";
    if (path.toLowerCase() === expansion/* SCOPE_REQUEST_PATH */.P.toLowerCase())
        return "is that of the request itself";
    const globProblem = (0,core_globs/* findGlobProblem */.RR)(path);
    return globProblem === undefined ? undefined : `is ${globProblem}`;
}
/** Brackets are part of file names (`[id]`, `[...slug].ts`) only where, read as a pattern, they open next to nothing. */
function isPattern(name) {
    if (/[*?{}]/.test(name))
        return true;
    return /[[\]]/.test(name) && !/^\[{1,2}[^[\]-]+\]{1,2}(?:\.[^[\]]+)?$/.test(name);
}
function readableMatcher(globs) {
    return (0,core_globs/* matcher */.jN)(globs.filter((glob) => (0,core_globs/* findGlobProblem */.RR)(glob) === undefined));
}

// EXTERNAL MODULE: ./build/core/settings.js
var core_settings = __webpack_require__(7457);
;// CONCATENATED MODULE: ./build/stages/verify.js
// verify: an attempt → a verdict. Cheap checks on trees first, then the repository's own commands, then the decision.

















/**
 * Everything the change does wrong is in the verdict.
 * @throws GIT_FAILED, SANDBOX_UNAVAILABLE, CANCELLED; SETUP_FAILED on a machine that cannot be prepared.
 */
async function verify(given, ports, settings, signal) {
    const { attempt, asked } = await settleRequests(given, ports, settings);
    const texts = await readTexts(attempt, ports, settings);
    const nothing = judgeNoChange(attempt, texts);
    if (nothing !== undefined) {
        // Who was given a file just now had a good reason to change nothing yet.
        const goesOn = verify_judge(attempt, asked, settings).decision === "fix";
        const verdict = goesOn
            ? { ...attempt, checks: asked }
            : { ...attempt, ...nothing, checks: [...nothing.checks, ...asked] };
        return verify_conclude(verdict, ports, settings);
    }
    const checks = [...(await checkTree(attempt, texts, ports, settings)), ...asked];
    // Commands cost time and run the agent's code: a change that is refused anyway does not get that far.
    if (verify_judge(attempt, checks, settings).decision === "stop") {
        const left = settings.commands.map(({ name }) => notRun(name));
        const verdict = verify_conclude({ ...attempt, checks }, ports, settings);
        return { ...verdict, checks: [...checks, ...left] };
    }
    const ran = await runCommands(attempt, ports, settings, signal);
    const commandsMs = attempt.commandsMs + ran.ms;
    const verdict = verify_conclude({ ...attempt, commandsMs, checks: [...checks, ...ran.checks] }, ports, settings);
    // What a build or a test dropped must not become part of the next round's change.
    if (verdict.decision === "fix")
        await ports.workspace.restore(ran.workdir, attempt.change.tree);
    return verdict;
}
/** Decides about the files the agent asks for before anything is judged: what is granted now is in the territory now. */
async function settleRequests(given, ports, settings) {
    const decided = await decideRequests(given, ports, settings);
    if (decided.length === 0)
        return { attempt: given, asked: [] };
    const attempt = {
        ...given,
        territory: withGrants(given.territory, decided),
        expansions: withDecisions(given.expansions, decided),
    };
    const asked = scopeRequestsCheck(given.change, decided);
    const isWaiting = asked.some(({ status }) => status === "fail");
    const isLate = isWaiting && verify_judge(attempt, asked, settings).decision !== "fix";
    return { attempt, asked: isLate ? grantedTooLate(given.change, decided) : asked };
}
async function decideRequests({ change, ...attempt }, ports, { config }) {
    const requests = await readRequests(change.scopeRequest, ports);
    if (requests.length === 0)
        return [];
    const entries = await Promise.all([change.tree, change.baseTree].map((tree) => ports.trees.list(tree)));
    const paths = entries.flat().map(({ path }) => path);
    const decided = decideExpansions({
        requests,
        territory: attempt.territory,
        policy: config.plan.expansions,
        isProtected: (path) => isProtectedPath(path, config.verify.allowProtected),
        isFolder: (path) => paths.some((other) => other.startsWith(`${path}/`)),
        earlier: attempt.expansions,
    });
    for (const { path, decision } of decided)
        ports.log.info("scope-request", { ticket: attempt.ticket.key, path, decision });
    return decided;
}
/** What the agent asks for. Its reasons go into comments and pull requests, so none is told that may hold a secret. */
async function readRequests(text, { scanner }) {
    const requests = parseScopeRequest(text ?? "");
    if (text === undefined || requests.length === 0)
        return requests;
    const secrets = await scanner.scan([{ path: expansion/* SCOPE_REQUEST_PATH */.P, text }]);
    if (secrets !== "not-run" && secrets.length === 0)
        return requests;
    return requests.map(({ path }) => ({ path, reason: "(withheld: it may hold a secret)", smallest: "" }));
}
/** Why there is no change to look at. An agent that waits for somebody else's file is blocked by that, whatever it says. */
function judgeNoChange(attempt, texts) {
    const isWaiting = deferredPaths(attempt).length > 0;
    const seen = {
        change: attempt.change,
        texts,
        attempt: isWaiting ? { ...attempt, denials: [], closingWords: "" } : attempt,
    };
    const noChange = findNoChange(seen);
    return noChange === undefined ? undefined : { noChange, checks: [noChangeCheck(seen)] };
}
function deferredPaths({ expansions }) {
    return expansions.flatMap(({ path, decision }) => (decision === "deferred" ? [path] : []));
}
function notRun(name) {
    const nature = { name, weight: "blocking", fixable: false };
    return conclude(nature, { status: "not-run", summary: "the change was refused before" });
}
/** Content of the changed files; none when there is more of it than anybody allowed. */
async function readTexts({ change }, { trees }, { config }) {
    const tooLarge = sizeCheck({ change, settings: config.verify }).status === "fail";
    return tooLarge ? [] : fileTexts(change, await trees.blobs(blobIds(change)));
}
async function checkTree(attempt, texts, ports, { config }) {
    const { change, territory, copied } = attempt;
    const input = { change, texts, territory, copied, settings: config.verify, findings: [] };
    const size = sizeCheck(input);
    // Nothing was read of a change that is too large: only what can be said from its entries is said.
    if (size.status === "fail")
        return [size];
    const paths = (await ports.trees.list(change.tree)).map(({ path }) => path);
    const findings = await ports.scanner.scan(scannable(texts));
    return runStaticChecks({ ...input, paths, findings });
}
async function runCommands(attempt, ports, settings, signal) {
    const workdir = await ports.workspace.open(attempt.ticket.key.toLowerCase(), attempt.baseCommit);
    const base = createBaseline(attempt, ports, settings, signal);
    const place = { workdir, ports, settings, signal };
    let ms = workdir.fresh ? await prepareElsewhere(attempt, place) : 0;
    const checks = [];
    try {
        for (const command of settings.commands) {
            const finished = await runCommand(command, place);
            const baseline = needsBaseline(command, finished) ? await base.run(command) : undefined;
            checks.push(commandCheck({ command, finished, baseline, roots: [workdir.path, ...base.roots()] }));
            ms += finished.durationMs;
        }
    }
    finally {
        ms += await base.close();
    }
    if (signal.aborted)
        throw new errors/* PipelineError */.zC("CANCELLED", "stopped during verification");
    return { checks, workdir, ms };
}
/** On another machine: the dependencies first, then the agent's tree, which the set-up never sees. */
async function prepareElsewhere(attempt, { workdir, ports, signal }) {
    const prepared = await ports.setUp.prepare(workdir, attempt.change.tree, signal);
    if (prepared.how === "ran")
        (0,set_up/* assertSetUp */.GE)(prepared.line, prepared.finished);
    return prepared.ms;
}
async function runCommand(command, { workdir, ports, settings, signal }) {
    const { network } = settings.config.verify;
    const allowHosts = network === "none" ? [] : settings.config.run.allowHosts;
    const timeoutMs = (0,core_settings/* minutesToMs */.x)(command.timeoutMinutes);
    const finished = await ports.commands.run({ line: command.run, workdir, timeoutMs, allowHosts }, signal);
    ports.log.info("verify-command", {
        workdir: workdir.name,
        name: command.name,
        exitCode: finished.exitCode,
        ms: Math.round(finished.durationMs),
    });
    return finished;
}
/** The base commit in a directory of its own, made when the first command is red and gone afterwards (P20). */
function createBaseline(attempt, ports, settings, signal) {
    const name = `${attempt.ticket.key.toLowerCase()}-base`;
    let workdir;
    let isReady = false;
    let ms = 0;
    return {
        /** "unknown" when the base could not be prepared: what is red there then says nothing. */
        async run(command) {
            if (workdir === undefined) {
                workdir = await openAnew(name, attempt.baseCommit, ports);
                const prepared = await ports.setUp.prepare(workdir, attempt.change.baseTree, signal);
                isReady = prepared.how !== "ran" || (prepared.finished.exitCode === 0 && !prepared.finished.cancelled);
                ms += prepared.ms;
            }
            ports.log.info("baseline", { workdir: name, name: command.name, ready: isReady });
            if (!isReady)
                return "unknown";
            const finished = await runCommand(command, { workdir, ports, settings, signal });
            ms += finished.durationMs;
            return finished;
        },
        roots: () => (workdir === undefined ? [] : [workdir.path]),
        /** @returns the time all baselines took. */
        async close() {
            if (workdir !== undefined)
                await ports.workspace.release(name);
            return ms;
        },
    };
}
/** What a dead run's commands left there, ignored files too, is nothing that a set-up may find. */
async function openAnew(name, commit, { workspace }) {
    const workdir = await workspace.open(name, commit);
    if (workdir.fresh)
        return workdir;
    await workspace.release(name);
    return workspace.open(name, commit);
}
function verify_judge(attempt, checks, { config }, noChange) {
    return decide({
        checks,
        outcome: attempt.outcome,
        noChange,
        waitsFor: noChange === "blocked" ? deferredPaths(attempt) : [],
        round: attempt.round,
        rounds: config.fix.rounds,
        costLeftUsd: costLeft(attempt.limits.maxCostUsd, attempt.totalUsage, attempt.metered),
    });
}
function verify_conclude(checked, { log }, settings) {
    const verdict = { ...checked, ...verify_judge(checked, checked.checks, settings, checked.noChange) };
    log.info("verify", {
        ticket: verdict.ticket.key,
        round: verdict.round,
        decision: verdict.decision,
        reason: verdict.reason,
    });
    return verdict;
}

;// CONCATENATED MODULE: ./build/pipeline.js












/** Takes one task from nothing to its ending. Never throws: what went wrong is in the result. */
async function pipeline(task, hall) {
    const trail = createTrail(task, hall);
    const settled = findSettled(task, hall.asked);
    if (settled !== undefined) {
        const ending = (0,core_ending/* settledEnding */.nP)(trail.facts(), settled, task.earlier);
        hall.ports.log.info("settled", { ticket: task.ticket.key, outcome: ending.outcome, operation: ending.operation });
        // A run that died right after it had published left its directory; what is in it is in the draft.
        if (settled.outcome === "delivered")
            await release(task.ticket.key, hall);
        return isToldAlready(task) ? { ending } : tellAll({ ending }, task, hall);
    }
    const before = await trail.findEnded();
    if (before !== undefined) {
        hall.ports.log.info("judged-before", { ticket: task.ticket.key, outcome: before.outcome });
        // What it took then was counted then.
        return { ending: (0,core_ending/* endingFor */.lk)(task.ticket, before), isFromBefore: true };
    }
    return pipeline_close(task, trail, hall, () => pipeline_walk(task, hall, trail));
}
/** The ending of a task that something kept from being begun. */
function failed({ ticket }, error) {
    return { ending: (0,core_ending/* failedEnding */.BV)((0,core_ending/* factsOf */.xS)(ticket, undefined, 0), error, undefined), error };
}
/** Ends the work on a task one way or another, tells its tickets, and only then lets go of what was begun. Never throws. */
async function pipeline_close(task, trail, hall, work) {
    const ended = await tellAll(await keeping(trail, hall, work), task, hall);
    // What the ticket did not hear is said by the next run, from what this one leaves.
    if (ended.unsaid !== undefined)
        return ended;
    try {
        await trail.close(ended.ending);
        return ended;
    }
    catch (error) {
        hall.ports.log.error("note-failed", { ticket: task.ticket.key, error: String(error) });
        return { ...ended, error: ended.error ?? error };
    }
}
async function keeping(trail, hall, work) {
    try {
        return withDelivery({ ending: await work() }, trail.reached);
    }
    catch (error) {
        const { reached } = trail;
        // What is published is published, whatever breaks afterwards: the ticket hears of its draft, the door of the error.
        if (reached !== undefined && "operation" in reached) {
            return { ending: (0,core_ending/* deliveredEnding */.Y7)(trail.facts(), reached), delivery: reached, error };
        }
        const kept = await keep(reached, hall);
        return { ending: (0,core_ending/* failedEnding */.BV)(trail.facts(), error, kept), error };
    }
}
function withDelivery(ended, reached) {
    return reached !== undefined && "operation" in reached ? { ...ended, delivery: reached } : ended;
}
async function pipeline_walk(task, hall, trail) {
    const { ports, signal } = hall;
    if (signal.aborted)
        throw new errors/* PipelineError */.zC("CANCELLED", "stopped before it was begun");
    // A branch that holds a person's work cannot be delivered to: say so before money is spent (P5).
    const remote = await ports.workspace.findRemoteBranch(task.branch);
    if (remote?.ours === false)
        return (0,core_ending/* foreignEnding */.iG)(trail.facts(), task.branch, remote.commit);
    return pipeline_conclude(await workOut(task, hall, trail), hall, trail);
}
/** A task worked out to its last judgement, from what a dead run left or from nothing. Publishes and tells nothing. */
async function workOut(task, hall, trail) {
    const begun = await takeOver(trail, hall);
    if (begun !== undefined)
        return pipeline_judge(begun, hall, trail);
    show(task, hall, "scaffold");
    return rounds(await scaffold(task, hall.ports, hall.settings, hall.signal), hall, trail);
}
/** Rounds of work and judgement until one of them says deliver or stop. */
async function rounds(first, hall, trail) {
    await trail.save("brief", first);
    show(first, hall, "run");
    const attempt = await run(first, hall.ports, hall.settings, hall.signal);
    await trail.save("attempt", attempt);
    return pipeline_judge(attempt, hall, trail);
}
async function pipeline_judge(work, hall, trail) {
    show(work, hall, "verify");
    const verdict = "decision" in work ? work : await verify(work, hall.ports, hall.settings, hall.signal);
    await trail.save("verdict", verdict);
    if (verdict.decision !== "fix")
        return verdict;
    show(verdict, hall, "fix");
    return rounds(fix(verdict, hall.settings), hall, trail);
}
/** The last judgement carried out: published, or kept and said why not. */
async function pipeline_conclude(verdict, hall, trail) {
    return verdict.decision === "deliver"
        ? publish(verdict, hall, trail)
        : (0,core_ending/* stoppedEnding */.BY)(trail.facts(), verdict, await keep(verdict, hall));
}
/** What a dead run had paid for is not paid for twice. Its working directory may hold more than was collected: that goes. */
async function takeOver(trail, { ports, signal }) {
    const begun = await trail.findBegun();
    if (begun === undefined)
        return undefined;
    const { ticket, change, baseCommit } = begun;
    ports.log.info("taken-over", { ticket: ticket.key, round: begun.round, outcome: begun.outcome });
    const workdir = await ports.workspace.open(ticket.key.toLowerCase(), baseCommit);
    if (workdir.fresh)
        await pipeline_prepare(workdir, change.tree, ports, signal);
    else
        await ports.workspace.restore(workdir, change.tree);
    return begun;
}
/** @throws SETUP_FAILED, CANCELLED. */
async function pipeline_prepare(workdir, tree, { setUp }, signal) {
    const prepared = await setUp.prepare(workdir, tree, signal);
    if (prepared.how === "ran")
        (0,set_up/* assertSetUp */.GE)(prepared.line, prepared.finished);
}
function show({ ticket }, { ports }, state) {
    ports.board.update(ticket.key, { state });
}
async function publish(verdict, hall, trail) {
    show(verdict, hall, "deliver");
    const result = await deliver(verdict, hall.ports, hall.settings, hall.asked);
    if (isWithheld(result))
        return (0,core_ending/* withheldEnding */.fn)(trail.facts(), result, await keep(verdict, hall));
    await trail.save("delivery", result);
    await release(verdict.ticket.key, hall);
    return (0,core_ending/* deliveredEnding */.Y7)(trail.facts(), result);
}
/** Work that is not published is still a commit in a bundle that git can read; its directory is free again then. */
async function keep(reached, hall) {
    if (reached === undefined || !("change" in reached))
        return undefined;
    const { change, ticket } = reached;
    try {
        const kept = change.files.length === 0 ? undefined : await salvage(reached, hall);
        await release(ticket.key, hall);
        return kept;
    }
    catch (error) {
        // Then the directory is not released: it holds the work. The first failure is the one people need to read.
        hall.ports.log.error("keep-failed", { ticket: ticket.key, error: String(error) });
        return { kind: "workdir", where: reached.workdir };
    }
}
async function salvage({ change, ticket, baseCommit, finishedAt }, { ports }) {
    const message = `${ticket.key}: not delivered\n`;
    const commit = await ports.workspace.commit({ tree: change.tree, parent: baseCommit, message, date: finishedAt });
    return {
        kind: "file",
        where: await ports.workspace.salvage(`${ticket.key.toLowerCase()}-${commit.slice(0, 9)}`, commit),
    };
}
/** A directory that cannot be removed changes nothing about the work: the next run of the ticket clears it. */
async function release(key, { ports }) {
    try {
        await ports.workspace.release(key.toLowerCase());
    }
    catch (error) {
        ports.log.warn("release-failed", { ticket: key, error: String(error) });
    }
}
/** Every ticket of a task is told; the first one's answer counts for all. */
async function tellAll(ended, { ticket, also }, hall) {
    const told = await tell(ended, ticket, hall);
    for (const other of also)
        await tell({ ending: (0,core_ending/* endingFor */.lk)(other, ended.ending) }, other, hall);
    return told;
}
/** Says how a ticket ended. Never throws: that it could not be said is in the result. */
async function tell(ended, ticket, { ports, settings }) {
    const { outcome } = ended.ending;
    try {
        await report(ended.ending, ticket, ports, settings);
        return ended;
    }
    catch (unsaid) {
        // Superseded by its removal: nobody is left to be told.
        if (outcome === "superseded" && (0,errors/* isPipelineError */.h$)(unsaid) && unsaid.code === "TICKET_NOT_FOUND")
            return ended;
        ports.log.error("report-failed", { ticket: ticket.key, outcome, error: String(unsaid) });
        return { ...ended, unsaid };
    }
}
/** Our comment may still tell of a run that broke off after it had opened the draft: only one that names it will do. */
function isToldAlready({ ticket, earlier }) {
    const own = ticket.comments.find(({ id }) => id === (0,core_snapshot/* outcomeCommentId */.hM)(ticket.id));
    return own !== undefined && new RegExp(`Pull request #${earlier?.pullRequest}\\b`).test(own.body);
}

;// CONCATENATED MODULE: ./build/core/batch/merge-order.js
// In which order a person had best merge the pull requests of a batch. A recommendation: nothing is merged here.
/**
 * @param forecast.tasks in the plan's order, each key once. Conflicts and foundations outside them are left aside.
 */
function mergeOrder(forecast) {
    const keys = new Set(forecast.tasks.map(({ key }) => key));
    const conflicts = forecast.conflicts.filter(({ one, two }) => one !== two && keys.has(one) && keys.has(two));
    const behindBase = forecast.behindBase.filter(({ key }) => keys.has(key));
    const order = ordered(forecast.tasks, conflicts, behindBase);
    const place = new Map(order.map((key, index) => [key, index]));
    const placeOf = (key) => place.get(key) ?? 0;
    const turned = conflicts.map((pair) => placeOf(pair.one) < placeOf(pair.two) ? pair : { ...pair, one: pair.two, two: pair.one });
    return {
        order,
        conflicts: turned.toSorted((a, b) => placeOf(a.one) - placeOf(b.one) || placeOf(a.two) - placeOf(b.two)),
        behindBase: behindBase.toSorted((a, b) => placeOf(a.key) - placeOf(b.key)),
    };
}
function ordered(tasks, conflicts, behindBase) {
    const left = new Map(tasks.map((task) => [task.key, task]));
    const met = metBy(conflicts);
    const count = new Map(tasks.map(({ key }) => [key, met.get(key)?.length ?? 0]));
    for (const { key } of behindBase)
        count.set(key, (count.get(key) ?? 0) + 1);
    const isFree = ({ key, standsOn }) => !standsOn.some((on) => on !== key && left.has(on));
    const order = [];
    while (left.size > 0) {
        const open = [...left.values()];
        const free = open.filter(isFree);
        // Two that say they stand on each other must not keep the rest from being told.
        const next = fewest(free.length === 0 ? open : free, ({ key }) => count.get(key) ?? 0);
        if (next === undefined)
            break;
        order.push(next.key);
        left.delete(next.key);
        for (const other of met.get(next.key) ?? [])
            count.set(other, (count.get(other) ?? 0) - 1);
    }
    return order;
}
/** For each key those it has a conflict with, one entry a conflict. */
function metBy(conflicts) {
    const met = new Map();
    const meet = (key, other) => met.set(key, [...(met.get(key) ?? []), other]);
    for (const { one, two } of conflicts) {
        meet(one, two);
        meet(two, one);
    }
    return met;
}
/** The first of those with the smallest count. */
function fewest(items, count) {
    const counted = items.map((item) => ({ item, count: count(item) }));
    return counted.reduce((best, one) => (best === undefined || one.count < best.count ? one : best), undefined)?.item;
}

// EXTERNAL MODULE: ./build/core/words/check-text.js
var check_text = __webpack_require__(8386);
;// CONCATENATED MODULE: ./build/core/words/merge-plan-text.js

const merge_plan_text_MOST_FILES = 10;
/**
 * Undefined when there is nothing to warn of.
 * @param numbers pull request numbers by ticket key.
 */
function mergePlanText(key, { order, conflicts, behindBase }, numbers) {
    const numbered = (other) => `#${numbers.get(other) ?? "?"}`;
    const withOthers = conflicts
        .filter(({ one, two }) => one === key || two === key)
        .map(({ one, two, files }) => `- with ${numbered(one === key ? two : one)} in ${fileList(files)}`);
    const withBase = behindBase
        .filter((behind) => behind.key === key)
        .map(({ files }) => `- with the base branch as it is now, in ${fileList(files)}`);
    const lines = [...withBase, ...withOthers];
    if (lines.length === 0)
        return undefined;
    const place = order.map((other) => (other === key ? "**this one**" : numbered(other))).join(", ");
    return `### Would conflict\n\n${lines.join("\n")}\n\nBest order of merging: ${place}.`;
}
function fileList(files) {
    const shown = files
        .slice(0, merge_plan_text_MOST_FILES)
        .map((file) => (0,check_text/* codeWord */.Q3)(file))
        .join(", ");
    return files.length > merge_plan_text_MOST_FILES ? `${shown} and ${files.length - merge_plan_text_MOST_FILES} more` : shown;
}

;// CONCATENATED MODULE: ./build/stages/compare.js
// compare: the delivered branches of a batch → which of them would conflict with each other or with the base, in which order
// they are best merged, and a warning in the drafts that it concerns.




/** Merges in memory at once: they are short processes. */
const MOST_MERGES = 4;
/** @throws GIT_*, GITHUB_*: the drafts themselves are not affected. */
async function compare_compare(delivered, ports, settings) {
    const base = await ports.trees.base(settings.trusted.branch);
    const conflicts = await pairConflicts(delivered, ports);
    const behindBase = await baseConflicts(delivered, base, ports);
    const found = mergeOrder({
        tasks: delivered,
        conflicts,
        behindBase,
    });
    for (const { one, two, files } of conflicts)
        ports.log.warn("conflict", { one, two, files: files.join(", ") });
    await (0,pool/* mapPooled */.Q)(delivered, MOST_MERGES, (work) => warn(work, found, delivered, ports, settings));
    return found;
}
async function pairConflicts(delivered, { trees }) {
    const above = ancestors(delivered);
    const pairs = delivered.flatMap((one, index) => delivered.slice(index + 1).flatMap((two) => (mayConflict(one, two, above) ? [{ one, two }] : [])));
    const merged = await (0,pool/* mapPooled */.Q)(pairs, MOST_MERGES, async ({ one, two }) => ({
        one: one.key,
        two: two.key,
        files: (await trees.merge(one.commit, two.commit)).conflicts,
    }));
    return merged.filter(({ files }) => files.length > 0);
}
/** Work that stands on the other holds it already; two that changed no file in common cannot conflict. */
function mayConflict(one, two, above) {
    if (above.get(one.key)?.has(two.key) || above.get(two.key)?.has(one.key))
        return false;
    const [first, second] = [one.files, two.files];
    if (first === undefined || second === undefined)
        return true;
    const isNear = (path, other) => path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`);
    // A branch holds the changes of what it stands on too.
    if (one.standsOn.length > 0 || two.standsOn.length > 0)
        return true;
    return first.some((path) => second.some((other) => isNear(path, other)));
}
function ancestors(delivered) {
    const parents = new Map(delivered.map(({ key, standsOn }) => [key, standsOn]));
    const of = (key, seen) => {
        for (const parent of parents.get(key) ?? [])
            if (!seen.has(parent))
                of(parent, seen.add(parent));
        return seen;
    };
    return new Map(delivered.map(({ key }) => [key, of(key, new Set())]));
}
/** The base branch may have moved while the batch ran. */
async function baseConflicts(delivered, base, { trees }) {
    const onBase = delivered.filter((work) => work.base === base.branch);
    const merged = await (0,pool/* mapPooled */.Q)(onBase, MOST_MERGES, async ({ key, commit }) => ({
        key,
        files: (await trees.merge(base.commit, commit)).conflicts,
    }));
    return merged.filter(({ files }) => files.length > 0);
}
/** Only what changed is written: a second look at the same drafts writes nothing. */
async function warn(work, found, delivered, { forge, log }, { config }) {
    const numbers = new Map(delivered.map(({ key, pullRequest }) => [key, pullRequest.number]));
    const text = mergePlanText(work.key, found, numbers);
    // A draft made just now holds no warning that could be out of date.
    if (text === undefined && !work.isEarlier)
        return;
    const draft = await forge.findPullRequest(work.branch);
    if (draft?.status !== "open")
        return;
    const body = withMergePlan(draft.body, text);
    if (body === draft.body)
        return;
    const { branch, base, title } = draft;
    await forge.upsertPullRequest({
        branch,
        base,
        title,
        body,
        draft: draft.draft,
        labels: config.deliver.labels,
        reviewers: config.deliver.reviewers,
        found: draft,
    });
    log.info("warned", { ticket: work.key, pullRequest: draft.url });
}

;// CONCATENATED MODULE: ./build/hall/after.js









async function tellParked({ parked }, hall) {
    const ended = [];
    for (const { ticket, reason } of parked) {
        ended.push(await tell({ ending: untouched(ticket, "parked", reason) }, ticket, hall));
    }
    return ended;
}
/** Few enough at once for the tracker, and enough to be done before a runner that cancels us loses patience. */
const MOST_TELLINGS = 8;
/** Behind an event somebody waits to hear of each ticket; who started a batch by hand reads the table. */
async function endingsOf({ plan, ended, hall }, paused) {
    const done = doneOutside(plan);
    const all = await (0,pool/* mapPooled */.Q)(plan.tasks, MOST_TELLINGS, async ({ ticket, also }) => {
        const known = ended.get(ticket.key);
        if (known !== undefined)
            return [known, ...also.map((other) => ({ ending: (0,core_ending/* endingFor */.lk)(other, known.ending) }))];
        return (0,pool/* mapPooled */.Q)([ticket, ...also], 1, async (one) => {
            // Nobody had to start what is done; to say more to its ticket would only disturb.
            if (done.includes(one.key))
                return { ending: untouched(one, "superseded", "the ticket is done already") };
            const notStarted = { ending: untouched(one, "not-started", paused ?? "its turn did not come") };
            return isEvent(hall.asked) ? tell(notStarted, one, hall) : notStarted;
        });
    });
    return all.flat();
}
/** The drafts are out: that they could not be compared is no reason to call the batch failed. */
async function tryCompare({ plan, hall, works, ended }) {
    const delivered = plan.tasks.flatMap((task) => {
        const { key } = task.ticket;
        const work = works.get(key);
        if (work?.outcome !== "good")
            return [];
        const { outcome: _, standsOn = foundationsOf(task), ...published } = work;
        const delivery = ended.get(key)?.delivery;
        return [
            {
                key,
                ...published,
                standsOn,
                base: delivery?.base ?? task.earlier?.base ?? task.base,
                isEarlier: task.earlier !== undefined,
                files: delivery?.change.files.map(({ path }) => path),
            },
        ];
    });
    if (delivered.length < 2)
        return undefined;
    try {
        return await compare_compare(delivered, hall.ports, hall.settings);
    }
    catch (error) {
        hall.ports.log.error("not-compared", { error: String(error) });
        return undefined;
    }
}
function runsOf({ plan, ended }) {
    return plan.tasks.flatMap((task) => {
        const found = ended.get(task.ticket.key);
        if (found === undefined || found.isFromBefore === true || found.ending.agentMs === 0)
            return [];
        return [{ ...sizeOf(task), outcome: found.ending.outcome, ms: found.ending.wallMs }];
    });
}

;// CONCATENATED MODULE: ./build/hall/before.js
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
/** What dead runs left is kept as a bundle, and its directory is free again. Tickets of this batch see to their own. */
async function clearLeftOvers({ hall, plan }) {
    const { workspace, log } = hall.ports;
    const own = new Set(plan.tasks.map(({ ticket }) => ticket.key.toLowerCase()));
    try {
        for (const workdir of await workspace.leftOvers()) {
            if (!own.has(ticketOf(workdir)))
                await clearLeftOver(workdir, hall);
        }
    }
    catch (error) {
        // It takes room and is nobody's business here.
        log.warn("left-overs-stay", { error: String(error) });
    }
}
/** A baseline's directory is its ticket's: whoever works on the ticket has both. */
function ticketOf({ name }) {
    return name.replace(/-base$/, "");
}
async function clearLeftOver(workdir, { ports: { workspace, clock, log } }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const claim = __addDisposableResource(env_1, await workspace.claim(ticketOf(workdir)), true);
        if (claim === undefined)
            return;
        const { files, tree } = await workspace.collect(workdir);
        if (files.length > 0) {
            const message = `${workdir.name}: left by an earlier run\n`;
            const commit = await workspace.commit({ tree, parent: workdir.commit, message, date: clock.now() });
            const kept = await workspace.salvage(`${workdir.name}-left-over-${commit.slice(0, 9)}`, commit);
            log.warn("left-over", { workdir: workdir.name, kept });
        }
        await workspace.release(workdir.name);
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
/** Of branches that have to be made: one that is there already has shown that it can be. */
async function findClashes({ hall, plan, clashes }) {
    const { workspace, log } = hall.ports;
    const branches = plan.tasks.filter(({ earlier }) => earlier?.status !== "open").map(({ branch }) => branch);
    if (branches.length === 0)
        return;
    try {
        for (const { branch, taken } of await workspace.findNameClashes(branches))
            clashes.set(branch, taken);
    }
    catch (error) {
        // A remote that cannot be reached is an ending of each ticket, in its own words.
        log.warn("branches-not-checked", { error: String(error) });
    }
}

;// CONCATENATED MODULE: ./build/stages/stack.js


/**
 * Repeatable: the same parents give the same commit, so that a second run finds what the first one pushed.
 * @throws GIT_*.
 */
async function stack(task, parents, ports, { config, trusted }) {
    const [first, ...others] = parents;
    if (first === undefined)
        return { task: { ...task, base: trusted.branch, standsOn: [] }, base: trusted };
    if (others.length === 0)
        return onto(task, parents, first);
    const branch = (0,names/* integrationBranch */.NG)(config.deliver.branch, task.ticket.key);
    const remote = await ports.workspace.findRemoteBranch(branch);
    if (remote?.ours === false) {
        const reason = `branch ${branch} holds commit ${remote.commit.slice(0, 9)}, which is not ours`;
        return { outcome: "foreign-branch", reason };
    }
    const joined = await stack_join({ ...task, standsOn: [...parents] }, first, others, ports);
    return "outcome" in joined ? joined : onto(task, parents, { ...joined, branch });
}
function onto(task, standsOn, { branch, commit, tree }) {
    return { task: { ...task, base: branch, standsOn: [...standsOn] }, base: { branch, commit, tree } };
}
/** One parent after the other, each with the date of its own commit. */
async function stack_join(task, first, others, { trees, workspace }) {
    let joined = { commit: first.commit, tree: first.tree };
    for (const { commit: parent, committedAt, pullRequest } of others) {
        const merged = await trees.merge(joined.commit, parent);
        if (merged.tree === undefined) {
            const files = merged.conflicts.join(", ");
            return { outcome: "merge-conflict", reason: `#${pullRequest.number} does not merge with the others: ${files}` };
        }
        const commit = await workspace.commit({
            tree: merged.tree,
            parent: joined.commit,
            alsoParents: [parent],
            message: (0,commit_message/* integrationMessage */._W)(task),
            date: committedAt,
        });
        joined = { commit, tree: merged.tree };
    }
    return joined;
}

;// CONCATENATED MODULE: ./build/hall/follow-up.js
var follow_up_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var follow_up_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
// The second look at a ticket whose request for a file had to wait for the task that owns it: one more round of the agent,
// from the owner's work. Whatever comes of it, the draft that is out stays.








/** One after the other: they are rare, and each may stand on the one before. Never throws. */
async function followUps(course) {
    for (const task of course.plan.tasks) {
        const { key } = task.ticket;
        const ended = course.ended.get(key);
        if (ended?.ending.outcome !== "delivered" || course.hall.signal.aborted)
            continue;
        try {
            const delivery = ended.delivery ?? (await findDelivery(task, ended, course.hall));
            if (delivery === undefined)
                continue;
            const free = delivery.expansions.filter((expansion) => isFree(expansion, course.works));
            if (free.length === 0 || isStoodOn(key, course))
                continue;
            course.hall.ports.log.info("follow-up", { ticket: key, files: free.map(({ path }) => path).join(", ") });
            const after = await followUp(task, { ended, delivery, free }, course);
            await settle(task, after, course);
            course.hall.ports.board.update(key, { state: after.ending.outcome, event: after.ending.reason });
        }
        catch (error) {
            course.hall.ports.log.error("follow-up-failed", { ticket: key, error: String(error) });
        }
    }
}
/** The owner has ended with something to stand on. */
function isFree({ decision, owner }, works) {
    if (decision !== "deferred" || owner === undefined)
        return false;
    const outcome = works.get(owner)?.outcome;
    return outcome === "good" || outcome === "merged";
}
/** Its branch is about to be made anew on another base: not under the feet of others. */
function isStoodOn(key, { works }) {
    return [...works.values()].some((work) => work.outcome === "good" && work.standsOn?.includes(key) === true);
}
/** What an earlier run of this batch delivered, when it broke off before the follow-up. */
async function findDelivery(task, { ending }, { ports, settings }) {
    const file = `${settings.artefactDir}/${task.ticket.key}/delivery.json`;
    const text = await ports.files.findText(file);
    if (text === undefined)
        return undefined;
    try {
        const delivery = (0,artefact/* parseArtefact */.qn)("delivery", text, file);
        const isSame = delivery.snapshot === task.snapshot && delivery.pullRequest.number === ending.pullRequest?.number;
        return isSame ? delivery : undefined;
    }
    catch (error) {
        if ((0,errors/* isPipelineError */.h$)(error) && error.code === "ARTEFACT_INVALID")
            return undefined;
        throw error;
    }
}
/** Ends that say nothing about what was asked for: the next run of the batch tries once more. */
const NO_ANSWER = [
    "cancelled",
    "failed",
    "agent-unauthorized",
    "agent-unavailable",
    "agent-crashed",
];
async function followUp(task, wanted, course) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { hall, works, plan } = course;
        const { ports } = hall;
        const { delivery, free, ended } = wanted;
        const claim = follow_up_addDisposableResource(env_1, await ports.workspace.claim(task.ticket.key.toLowerCase()), true);
        if (claim === undefined)
            return ended;
        const owners = free.map(({ owner }) => ({ key: owner ?? "", kind: "soft", reason: "owns the file" }));
        const parents = standingOf({ task: { after: [...task.after, ...owners] }, ended: works, tasks: plan.tasks });
        const stacked = await stack(task, parents, ports, hall.settings);
        if ("outcome" in stacked)
            return decided(wanted, stacked.reason, hall);
        const moved = await ports.trees.merge(stacked.base.commit, delivery.commit, delivery.baseCommit);
        if (moved.tree === undefined)
            return decided(wanted, `it conflicts with the owner's work in ${moved.conflicts.join(", ")}`, hall);
        const own = {
            ...hall,
            settings: { ...hall.settings, base: stacked.base },
            memory: { again: hall.memory.again },
        };
        const trail = createTrail(stacked.task, own, "follow-up");
        const after = await keeping(trail, own, async () => {
            const begun = await takeOver(trail, own);
            if (begun !== undefined)
                return pipeline_conclude(await pipeline_judge(begun, own, trail), own, trail);
            const workdir = await ports.workspace.open(task.ticket.key.toLowerCase(), stacked.base.commit);
            await pipeline_prepare(workdir, moved.tree, ports, hall.signal);
            const verdict = await rounds(fix(asked(delivery, free, stacked), hall.settings), own, trail);
            return pipeline_conclude(verdict, own, trail);
        });
        if (after.delivery !== undefined) {
            await createTrail(task, hall).save("delivery", after.delivery);
            return tellAll(after, task, hall);
        }
        if (NO_ANSWER.includes(after.ending.outcome)) {
            ports.log.warn("follow-up", { ticket: task.ticket.key, why: after.ending.reason });
            return ended;
        }
        const why = `the follow-up round ended with ${after.ending.outcome}: ${after.ending.reason}`;
        const { usage, agentMs, kept } = after.ending;
        const spent = { ...ended.ending, usage, agentMs, ...(kept === undefined ? {} : { kept }) };
        return tellAll(await decided({ ...wanted, ended: { ...ended, ending: spent } }, why, hall), task, hall);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = follow_up_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** The delivery as a verdict that asks for one more round, from its new place. */
function asked(delivery, free, { task, base }) {
    const paths = free.map(({ path }) => path);
    const waited = {
        name: "territory",
        status: "fail",
        weight: "blocking",
        fixable: true,
        summary: `files you asked for are free now: ${paths.join(", ")}`,
        evidence: free.map(({ path, smallest }) => `${path}: ${smallest}`).join("\n"),
        locations: [],
        durationMs: 0,
    };
    const granted = delivery.expansions.map((one) => free.includes(one) ? { ...one, decision: "granted", why: "the task that owned it has ended" } : one);
    const { mayEdit } = delivery.territory;
    return {
        ...delivery,
        base: base.branch,
        baseCommit: base.commit,
        standsOn: task.standsOn,
        territory: { ...delivery.territory, mayEdit: [...new Set([...mayEdit, ...paths])], siblings: [] },
        expansions: granted,
        checks: [waited],
    };
}
/** The follow-up came to nothing: said once, remembered, and not paid for again. The draft stays as it is. */
async function decided({ ended, delivery, free }, why, hall) {
    const expansions = delivery.expansions.map((one) => free.includes(one) ? { ...one, decision: "rejected", why } : one);
    hall.ports.log.warn("follow-up", { ticket: delivery.ticket.key, why });
    const file = `${hall.settings.artefactDir}/${delivery.ticket.key}/delivery.json`;
    await hall.ports.files.saveText(file, (0,artefact/* printArtefact */.uL)("delivery", { ...delivery, expansions }));
    return { ...ended, ending: { ...ended.ending, expansions } };
}

;// CONCATENATED MODULE: ./build/stages/follow.js
// follow: a draft whose parents were merged, or stand elsewhere now → the same draft against what it stands on today.


/** Leaves a base that a person chose. Repeatable. @throws GITHUB_*. */
async function follow({ earlier, base, ticket }, { forge, log }, { config }) {
    if (earlier?.status !== "open" || earlier.base === undefined || earlier.base === base)
        return;
    if (!(0,names/* isOurBranch */.B0)(config.deliver.branch, earlier.base))
        return;
    try {
        const moved = await forge.moveBase(earlier.pullRequest, earlier.base, base);
        log.info("follow", { ticket: ticket.key, from: earlier.base, to: base, moved });
    }
    catch (error) {
        // For one, a draft whose commits are all in the new base already: a person has to look at it.
        if (!(0,errors/* isPipelineError */.h$)(error) || error.code !== "GITHUB_REJECTED")
            throw error;
        log.warn("base-not-moved", { ticket: ticket.key, to: base, why: error.message });
    }
}

;// CONCATENATED MODULE: ./build/orchestrate.js
var orchestrate_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var orchestrate_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













/**
 * Every task of the plan to its ending. What happens to one task is in its ending.
 * @throws PLAN_INVALID for a plan with a circle; GIT_* when the remote cannot be looked at before anything starts.
 */
async function orchestrate(plan, hall) {
    const { board } = hall.ports;
    const course = createCourse(plan, hall);
    await Promise.all([clearLeftOvers(course), findClashes(course)]);
    // The log alone tells the story of a single ticket.
    if (plan.tasks.length > 1)
        board.begin(rowsOf(plan));
    try {
        const { paused } = await orchestrate_walk(course);
        if (paused === undefined)
            await followUps(course);
        const mergePlan = await tryCompare(course);
        await remember(runsOf(course), hall);
        return {
            plan,
            slots: hall.settings.config.orchestrate.slots,
            ended: [...(await endingsOf(course, paused)), ...(await tellParked(plan, hall))],
            ...(paused === undefined ? {} : { paused }),
            ...(mergePlan === undefined ? {} : { mergePlan }),
        };
    }
    finally {
        board.end();
    }
}
function rowsOf({ phases, tasks }) {
    return tasks.map(({ ticket, number }) => ({
        key: ticket.key,
        title: ticket.title,
        phase: phases.find(({ prompts }) => prompts.includes(number))?.name ?? "",
    }));
}
/** Starts what may start, waits for the first that ends, and so on until nothing runs and nothing will. */
async function orchestrate_walk(course) {
    const { hall, plan } = course;
    const { slots, order } = hall.settings.config.orchestrate;
    let schedule = createSchedule({
        ...toScheduled(plan, await expectedOf(plan.tasks, hall)),
        slots,
        order,
        ended: doneOutside(plan),
    });
    const running = new Map();
    let telling = Promise.resolve();
    for (;;) {
        schedule = await pausedIfAsked(schedule, hall);
        for (const key of nextToStart(schedule)) {
            schedule = started(schedule, key);
            running.set(key, work(course.taskOf(key), course).then(() => key));
        }
        // Told beside the work: no slot waits for the tracker.
        const now = schedule;
        telling = telling.then(() => tellSkipped(now, course));
        if (running.size === 0)
            return telling.then(() => now);
        const key = await Promise.race(running.values());
        running.delete(key);
        const { outcome, kind } = howEnded(key, course);
        schedule = ended(schedule, key, outcome, kind);
    }
}
/** One task, alone with its ticket against other processes. Never throws. */
async function work(task, course) {
    const { hall, plan } = course;
    const { ports } = hall;
    const { key } = task.ticket;
    // Groups cannot be folded when several are open at once.
    const alone = plan.tasks.length === 1 || hall.settings.config.orchestrate.slots === 1;
    const ended = await (alone ? ports.log.group(key, () => orchestrate_claimed(task, course)) : orchestrate_claimed(task, course));
    ports.board.update(key, { state: ended.ending.outcome, event: ended.ending.reason });
    await settle(task, ended, course).catch((error) => {
        // Then nobody can stand on it.
        ports.log.error("branch-unknown", { ticket: key, error: String(error) });
        course.works.set(key, { outcome: "bad" });
    });
}
async function orchestrate_claimed(task, course) {
    const { hall } = course;
    const { key } = task.ticket;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const claim = orchestrate_addDisposableResource(env_1, await hall.ports.workspace.claim(key.toLowerCase()), true);
            // Not told: the run that has the ticket tells it.
            if (claim === undefined) {
                return failed(task, new errors/* PipelineError */.zC("TICKET_BUSY", `${key} is being worked on by another process here`));
            }
            return await fromItsParents(task, course);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = orchestrate_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        return tellAll(failed(task, error), task, hall);
    }
}
/** Puts the task where it starts, tells it what its siblings own, and walks it. */
async function fromItsParents(task, course) {
    const { hall } = course;
    const taken = course.clashes.get(task.branch);
    // A branch that could never be pushed is found before an agent is paid for what would lie on it.
    if (taken !== undefined && findSettled(task, hall.asked) === undefined)
        throw new errors/* PipelineError */.zC("BRANCH_TAKEN", `${task.branch} cannot be created: the remote has a branch ${taken}`);
    const stacked = await stack(task, parentsOf(task, course), hall.ports, hall.settings);
    if ("outcome" in stacked) {
        return tellAll({ ending: untouched(task.ticket, stacked.outcome, stacked.reason) }, task, hall);
    }
    const siblings = course.siblings(task.ticket.key);
    const territory = siblings.length === 0 ? task.territory : { ...task.territory, siblings };
    const placed = { ...stacked.task, territory };
    if (!isOnOpenDraft(task, course.plan))
        await follow(placed, hall.ports, hall.settings);
    return pipeline(placed, { ...hall, settings: { ...hall.settings, base: stacked.base } });
}
/** A draft stands where its commits are, as after a follow-up round, as long as the draft below it is open. */
function isOnOpenDraft({ earlier }, { tasks }) {
    return tasks.some((other) => other.earlier?.status === "open" && other.branch === earlier?.base);
}
/** A stop file lets what runs end and starts nothing more; a signal also ends what runs. Never throws: tasks may be running. */
async function pausedIfAsked(schedule, { ports, settings, signal }) {
    if (signal.aborted)
        return pause(schedule, "stopped from outside");
    try {
        const stop = await ports.files.findText(settings.stopFile);
        return stop === undefined ? schedule : pause(schedule, `the stop file ${settings.stopFile} is there`);
    }
    catch (error) {
        // Whoever put something else there meant it, too.
        return pause(schedule, `the stop file ${settings.stopFile} cannot be read: ${String(error)}`);
    }
}
/** Ends that cost money and may repeat with the next task; the others say nothing about it. */
const COSTLY = [
    "no-change",
    "refused",
    "max-turns",
    "timed-out",
    "stalled",
    "over-budget",
    "agent-unauthorized",
    "agent-unavailable",
    "agent-crashed",
    "failed",
];
function howEnded(key, { ended, works }) {
    const found = ended.get(key);
    if (found === undefined)
        return { outcome: "bad" };
    const { outcome, errorCode, noChange } = found.ending;
    // Delivered, but nobody can say what is there to stand on: who depends on it must not start without it.
    if (endOf(outcome) !== "bad")
        return { outcome: works.get(key)?.outcome === "bad" ? "bad" : "good" };
    if (!COSTLY.includes(outcome) || found.isFromBefore === true)
        return { outcome: "bad" };
    return { outcome: "bad", kind: [outcome, errorCode ?? noChange].filter((part) => part !== undefined).join(" ") };
}
/** A failed task takes with it whoever depends on it: each is told why, once, as soon as it is known. */
async function tellSkipped(schedule, course) {
    for (const { key, reason, cause } of skipped(schedule)) {
        // After a stop nobody has failed: its turn did not come.
        const isStopped = course.ended.get(cause)?.ending.outcome === "cancelled";
        if (course.ended.has(key) || isStopped)
            continue;
        const task = course.taskOf(key);
        course.works.set(key, { outcome: "bad" });
        course.hall.ports.board.update(key, { state: "skipped", event: reason });
        course.ended.set(key, await tellAll({ ending: untouched(task.ticket, "skipped", reason) }, task, course.hall));
    }
}

;// CONCATENATED MODULE: ./build/core/batch/sequence.js


/**
 * Of a phase that is not parallel each task waits for all that are listed before it: whoever stands between may be skipped.
 * @returns edges to add to what the tasks wait for already, which stays.
 * @throws PLAN_INVALID naming the circle when the list contradicts what they wait for.
 */
function sequenceOf(phases, tasks) {
    const keys = new Map(tasks.map(({ number, ticket }) => [number, ticket.key]));
    const edges = phases.flatMap(({ name, prompts, parallel }) => {
        if (parallel)
            return [];
        const listed = prompts.flatMap((number) => keys.get(number) ?? []);
        const reason = `phase ${name} is worked through one by one`;
        return listed.flatMap((key, index) => listed.slice(0, index).map((before) => ({ key, on: { key: before, kind: "order", reason } })));
    });
    if (edges.length > 0)
        refuseCycle(waitsOf((0,dependencies/* withEdges */.$P)(tasks, [...(0,dependencies/* edgesIn */.Kv)(tasks), ...edges]), (kind) => kind !== "hint"));
    return edges;
}

;// CONCATENATED MODULE: ./build/core/batch/check-edited.js




/**
 * No two tasks that may edit one file can run at once afterwards, nor anybody beside a task of unknown territory when that is
 * wanted; phases that are not parallel are in sequence. Whoever waits for the other already, in whichever way, is left as
 * the person wrote it; each task has one entry for each other ticket, the strongest kind first. What is added follows the
 * phases where the dependencies let it, and each file that is the reason is told in a warning.
 * @returns the plan, with the warnings of this look alone.
 * @throws PLAN_INVALID naming the path of a circle, or a ticket that is there twice.
 */
function checkEdited(plan, { unknownTerritory }) {
    const { phases, tasks } = plan;
    refuseCycle(waitsOf(tasks, isWaited));
    const written = edgesOfTasks(tasks, (0,dependencies/* edgesIn */.Kv)(tasks));
    const sequenced = [...written, ...sequenceOf(phases, (0,dependencies/* withEdges */.$P)(tasks, written))];
    const waits = waitsOf((0,dependencies/* withEdges */.$P)(tasks, sequenced), isWaited);
    refuseCycle(waits);
    const wanted = (0,dependencies/* territoryEdges */.zd)(tasks, orderInPhases(plan, waits), unknownTerritory);
    const waited = new Map([...waits].map(([key, on]) => [key, new Set(on)]));
    const added = wanted.filter(({ key, on }) => !waited.get(key)?.has(on.key) && !waited.get(on.key)?.has(key));
    return {
        ...plan,
        tasks: (0,dependencies/* withEdges */.$P)(tasks, [...sequenced, ...added]),
        warnings: added.map(addedWarning),
    };
}
function isWaited(kind) {
    return kind !== "hint";
}
function addedWarning({ key, on }) {
    return { key, text: `now waits for ${on.key} too (${on.kind}): ${on.reason}` };
}
/**
 * Every task after all it waits for and after the phases its own comes after, else as the phases list them, unknown
 * territories last. Phases that contradict the dependencies do not count.
 */
function orderInPhases({ phases, tasks }, waits) {
    const keyOf = new Map(tasks.map(({ number, ticket }) => [number, ticket.key]));
    const listed = new Map();
    for (const { name, prompts, dependsOnPhases } of phases) {
        const members = prompts.flatMap((number) => keyOf.get(number) ?? []);
        const gates = dependsOnPhases.map(gateOf);
        for (const key of members)
            listed.set(key, [...(waits.get(key) ?? []), ...gates]);
        listed.set(gateOf(name), [...members, ...gates]);
    }
    const gated = new Map([...listed, ...[...waits].filter(([key]) => !listed.has(key))]);
    const last = new Set(tasks.filter(dependencies/* isUnknown */.t8).map(({ ticket }) => ticket.key));
    const order = orderOf(gated, last);
    if (order.length === gated.size)
        return order.filter((key) => waits.has(key));
    const places = [...gated.keys()].flatMap((key) => {
        const on = waits.get(key);
        return on === undefined ? [] : [[key, on]];
    });
    return orderOf(new Map(places), last);
}
/** Not the key of any ticket. */
function gateOf(phase) {
    return `end of phase ${phase}`;
}

// EXTERNAL MODULE: ./build/core/batch/overlap.js + 1 modules
var overlap = __webpack_require__(6937);
;// CONCATENATED MODULE: ./build/core/batch/merge-overlapping.js





/** More tickets in one change are more than a person reviews in one sitting. */
const MAX_TICKETS = 5;
/** A round of several tickets gets more time and turns, but an agent that is lost must still be stopped some day. */
const merge_overlapping_MAX_FACTOR = 3;
/**
 * Tasks whose own files overlap, put together under the one with the lowest number: all their tickets, files and relations. A
 * boundary from the configuration is no footprint and puts nobody together. A task with an open pull request never becomes
 * part of another. In the order of the leads as given.
 * @throws PLAN_INVALID naming a circle of dependencies, which putting tickets together would hide.
 */
function mergeOverlapping(tasks) {
    const related = [...edgesOfTasks(tasks, (0,dependencies/* relationEdges */.bl)(ticketsOf(tasks))), ...(0,dependencies/* edgesIn */.Kv)(tasks)];
    const waits = waitsOf((0,dependencies/* withEdges */.$P)(tasks, related), (kind) => kind !== "hint");
    refuseCycle(waits);
    const groups = groupsOf(tasks, waits);
    const merged = tasks.flatMap((task) => {
        const group = groups.get(task.ticket.key) ?? [task];
        return group[0] === task ? [together(task, group)] : [];
    });
    return (0,dependencies/* withEdges */.$P)(merged, edgesOfTasks(merged, (0,dependencies/* edgesIn */.Kv)(tasks)));
}
/** For each key the tasks that are done together with it, the lowest number first. */
function groupsOf(tasks, waits) {
    const groups = new Map(tasks.map((task) => [task.ticket.key, [task]]));
    const own = (0,dependencies/* footprints */.LV)(tasks);
    const lists = tasks.map(({ territory }, index) => (territory.source === "configuration" ? [] : (own[index] ?? [])));
    const groupAt = (index) => groups.get(tasks[index]?.ticket.key ?? "") ?? [];
    const overlaps = (0,overlap/* overlapsOf */.Ws)(lists);
    // Two that wait by way of a third can be put together once the third is part of one of them: hence once more.
    for (let isDone = false; !isDone;) {
        isDone = true;
        for (const { first, second } of overlaps) {
            const [one, two] = [groupAt(first), groupAt(second)];
            if (one === two)
                continue;
            const group = [...one, ...two].sort((a, b) => a.number - b.number);
            if (!isSmall(group) || hasDetour(group, waits, groups))
                continue;
            for (const { ticket } of group)
                groups.set(ticket.key, group);
            isDone = false;
        }
    }
    return groups;
}
function isSmall(group) {
    return ticketsOf(group).length <= MAX_TICKETS && group.slice(1).every(({ earlier }) => earlier === undefined);
}
/** Whether one of the group waits for another by way of somebody outside it: together they would wait for themselves. */
function hasDetour(group, waits, groups) {
    const inside = new Set(group.map(({ ticket }) => ticket.key));
    const waitedBy = (members) => members.flatMap(({ ticket }) => waits.get(ticket.key) ?? []);
    const outside = new Set(waitedBy(group).filter((key) => !inside.has(key)));
    // A set hands out what is added while it is walked.
    for (const key of outside) {
        for (const next of waitedBy(groups.get(key) ?? [])) {
            if (inside.has(next))
                return true;
            outside.add(next);
        }
    }
    return false;
}
function together(lead, group) {
    if (group.length === 1)
        return lead;
    const [, ...also] = ticketsOf(group);
    return {
        ...lead,
        also,
        snapshot: (0,core_snapshot/* snapshotOfAll */.zG)(lead.ticket, also),
        territory: merge_overlapping_joined(group.map(({ territory }) => territory)),
        limits: widened(lead.limits, group.map(({ limits }) => limits)),
        notes: group
            .map(({ notes }) => notes)
            .filter((notes) => notes !== "")
            .join("\n\n"),
    };
}
/** All their files; a guess among them makes it a guess, as good as the worst. */
function merge_overlapping_joined(territories) {
    const all = (list) => [...new Set(territories.flatMap((one) => one[list]))];
    const lists = { mayEdit: all("mayEdit"), mayAppend: all("mayAppend"), mustNotEdit: all("mustNotEdit") };
    const guesses = territories.filter(({ source }) => source === "prediction");
    if (guesses.length === 0)
        return { ...lists, source: "ticket" };
    return { ...lists, source: "prediction", confidence: Math.min(...guesses.map(({ confidence = 0 }) => confidence)) };
}
/** Silence is no sign of more work: the stall limit stays. */
function widened(lead, all) {
    const factor = Math.min(merge_overlapping_MAX_FACTOR, all.length);
    return {
        maxTurns: lead.maxTurns * factor,
        timeoutMs: lead.timeoutMs * factor,
        stallMs: lead.stallMs,
        maxCostUsd: all.reduce((sum, { maxCostUsd }) => sum + maxCostUsd, 0),
    };
}

// EXTERNAL MODULE: ./build/core/batch/vagueness.js
var vagueness = __webpack_require__(2202);
;// CONCATENATED MODULE: ./build/core/batch/warnings.js



const RECOMMENDED_PHASE = 4;
const MAX_LISTED = 5;
/** One warning for each ticket that leaves too much open. */
function vagueWarnings(tasks) {
    return tasks.flatMap((task) => ticketsOf([task]).flatMap((ticket) => {
        const missing = (0,vagueness/* missingIn */.E)({ ticket, territory: task.territory });
        return missing.length === 0 ? [] : [{ key: ticket.key, text: `vague, missing: ${missing.join(", ")}` }];
    }));
}
/** Who runs after whom because of files, and who runs alone; one line for all that share the configuration's boundary. */
function territoryWarnings(tasks, { unknownTerritory }) {
    const shared = sharedBoundary(tasks);
    const alone = tasks.length > 1 && unknownTerritory === "solo" ? tasks.filter(dependencies/* isUnknown */.t8) : [];
    return [
        ...boundaryWarning(shared.size),
        ...tasks.flatMap((task) => overlapWarning(task, shared)),
        ...alone.map(({ ticket: { key } }) => ({ key, text: "runs alone, because nobody knows which files it needs" })),
    ];
}
/** Keys of the tasks that have the same boundary from the configuration, and nothing narrower. */
function sharedBoundary(tasks) {
    const holders = new Map();
    for (const { ticket, territory } of tasks) {
        if (territory.source !== "configuration")
            continue;
        const boundary = JSON.stringify(territory.mayEdit);
        holders.set(boundary, [...(holders.get(boundary) ?? []), ticket.key]);
    }
    return new Set([...holders.values()].filter((keys) => keys.length > 1).flat());
}
function boundaryWarning(count) {
    if (count === 0)
        return [];
    return [{ text: `${count} tickets name no files and share plan.mayEdit, so they run one after the other` }];
}
function overlapWarning({ ticket, after }, shared) {
    const soft = after.filter(({ key, kind }) => kind === "soft" && !(shared.has(key) && shared.has(ticket.key)));
    if (soft.length === 0)
        return [];
    const listed = soft.slice(0, MAX_LISTED).map(({ key, reason }) => `${key} (${reason})`);
    const more = soft.length > MAX_LISTED ? ` and ${soft.length - MAX_LISTED} more` : "";
    return [{ key: ticket.key, text: `runs after ${listed.join(", ")}${more}` }];
}
function phaseWarnings(phases) {
    return phases.flatMap(({ name, prompts }) => {
        if (prompts.length <= RECOMMENDED_PHASE)
            return [];
        return [{ text: `phase ${name} has ${prompts.length} tickets, more than the recommended ${RECOMMENDED_PHASE}` }];
    });
}

;// CONCATENATED MODULE: ./build/core/batch/plan-batch.js
// Many tasks → what each waits for, phases, what is not started and why, and what a person should look at before it begins.




/**
 * A circle is refused also when it would be parked: somebody has to break it anyway. Soft dependencies follow one order of
 * the hard ones, so they never close a circle.
 * @throws PLAN_INVALID naming a circle of hard dependencies, or a ticket that is there twice.
 */
function planBatch(given, options) {
    const hard = edgesOfTasks(given, (0,dependencies/* relationEdges */.bl)(ticketsOf(given)));
    const waits = waitsOf((0,dependencies/* withEdges */.$P)(given, hard), () => true);
    refuseCycle(waits);
    const parked = parkedOf(given, waits);
    const left = new Set(parked.map(({ ticket }) => ticket.key));
    const ready = given.filter(({ ticket }) => !left.has(ticket.key));
    const hints = options.hints === "on" ? edgesOfTasks(ready, (0,dependencies/* hintEdges */.Eq)(ticketsOf(ready))) : [];
    const { kept, dropped } = steer((0,dependencies/* withEdges */.$P)(ready, hard), hints);
    const ordered = waitsOf((0,dependencies/* withEdges */.$P)(ready, [...hard, ...kept]), () => true);
    const order = orderOf(ordered, new Set(ready.filter(dependencies/* isUnknown */.t8).map(({ ticket }) => ticket.key)));
    const apart = (0,dependencies/* territoryEdges */.zd)(ready, order, options.unknownTerritory);
    const tasks = (0,dependencies/* withEdges */.$P)(ready, [...hard, ...apart, ...kept]);
    const phases = phasesOf(tasks);
    const warnings = [
        ...vagueWarnings(ready),
        ...territoryWarnings(tasks, options),
        ...dropped,
        ...phaseWarnings(phases),
    ];
    return { tasks, phases, graph: createGraph(tasks), parked, warnings };
}
/** Who waits outside the batch, whoever is done in the same task, and whoever waits for them. */
function parkedOf(tasks, waits) {
    const outside = new Map((0,dependencies/* waitingOutside */.NL)(ticketsOf(tasks)).map(({ key, reason }) => [key, reason]));
    const waiting = new Map(tasks.flatMap((task) => {
        const first = keysOf(task).find((key) => outside.has(key));
        return first === undefined ? [] : [[task.ticket.key, first]];
    }));
    return tasks.flatMap((task) => {
        const cause = [task.ticket.key, ...reach(waits, [task.ticket.key])].find((key) => waiting.has(key));
        const root = cause === undefined ? undefined : waiting.get(cause);
        if (cause === undefined || root === undefined)
            return [];
        const together = cause === task.ticket.key ? "is done together with" : "waits for";
        return ticketsOf([task]).map((ticket) => {
            const reason = outside.get(ticket.key) ?? `${together} ${root}, which is ${outside.get(root)}`;
            return { ticket, reason };
        });
    });
}
/** Hints that agree with the hard dependencies and with the hints before them; the others are told and dropped. */
function steer(tasks, hints) {
    const steps = new Map([...waitsOf(tasks, () => true)].map(([key, on]) => [key, [...on]]));
    const kept = [];
    const dropped = [];
    for (const edge of hints) {
        const { key, on } = edge;
        if (reach(steps, [on.key]).has(key)) {
            dropped.push({ key, text: `hint to wait for ${on.key} is dropped (${on.reason}): ${on.key} comes after it` });
        }
        else {
            steps.get(key)?.push(on.key);
            kept.push(edge);
        }
    }
    return { kept, dropped };
}

// EXTERNAL MODULE: ./build/core/task.js
var core_task = __webpack_require__(93);
// EXTERNAL MODULE: ./build/core/ticket-files.js
var ticket_files = __webpack_require__(1902);
// EXTERNAL MODULE: ./build/core/words/marker.js
var marker = __webpack_require__(472);
// EXTERNAL MODULE: ./build/retrieval/indexable.js
var indexable = __webpack_require__(7455);
;// CONCATENATED MODULE: ./build/retrieval/readable.js
// The files of a tree that retrieval may look at, with their texts. Reading is the caller's; which files count is decided here.

/** @param readBlobs texts by blob id; what it does not know counts as empty. */
async function readIndexable(entries, readBlobs) {
    const readable = entries.filter(({ path, bytes, mode }) => mode.startsWith("100") && (0,indexable/* isIndexable */.tJ)(path, bytes));
    const texts = await readBlobs(readable.map(({ blob }) => blob));
    return readable.map(({ path, blob }) => ({ path, blob, text: texts.get(blob) ?? "" }));
}

;// CONCATENATED MODULE: ./build/stages/plan.js
// plan: tickets → tasks with branch, territory and limits, what each waits for, and phases; looks on the forge for work an
// earlier run left.












/** Requests to the forge at once. */
const MOST_LOOKS = 8;
/** @throws GITHUB_*, FORGE_FOLDER_INVALID, TICKET_KEY_INVALID; PLAN_INVALID for a circle of tickets, naming its path. */
async function plan(tickets, ports, settings) {
    for (const ticket of tickets)
        refuseWildGlobs(ticket);
    const { config, base } = settings;
    const guess = await predictions(tickets, ports, settings);
    const tasks = tickets.map((ticket, index) => (0,core_task/* createTask */.UT)({ ticket, number: index + 1, base: base.branch, config, prediction: guess(ticket) }));
    const arranged = arrange(await withEarlier(tasks, ports), settings);
    const planned = { ...arranged, warnings: [...arranged.warnings, ...tickets.flatMap(refusedFiles)] };
    tellPlan(planned, ports);
    return planned;
}
/**
 * A plan that people may have edited, made safe again: no file with two owners at once, no circle, and every task knows what
 * an earlier run left.
 * @throws PLAN_INVALID, GITHUB_*.
 */
async function replan(edited, ports, { config }) {
    const { tasks, warnings } = checkEdited(edited, config.orchestrate);
    const planned = {
        ...edited,
        tasks: await withEarlier(tasks, ports),
        warnings: [...edited.warnings, ...warnings],
    };
    tellPlan(planned, ports);
    return planned;
}
function withEarlier(tasks, { forge }) {
    return (0,pool/* mapPooled */.Q)(tasks, MOST_LOOKS, async (task) => {
        const found = await forge.findPullRequest(task.branch);
        return found === undefined ? task : { ...task, earlier: earlierWork(found) };
    });
}
function arrange(tasks, { config, base }) {
    const merged = config.plan.overlap === "merge" ? mergeOverlapping(tasks) : tasks;
    const batch = planBatch(merged, {
        hints: config.plan.hints,
        unknownTerritory: config.orchestrate.unknownTerritory,
    });
    return {
        base: base.branch,
        baseCommit: base.commit,
        phases: batch.phases,
        tasks: batch.tasks,
        parked: batch.parked,
        warnings: batch.warnings.map(({ key, text }) => (key === undefined ? { text } : { key, text })),
    };
}
function tellPlan({ tasks, parked }, { log }) {
    for (const { ticket, branch, territory, after, earlier } of tasks) {
        const waits = after.filter(({ kind }) => kind !== "hint").map(({ key }) => key);
        log.info("plan", {
            ticket: ticket.key,
            branch,
            territory: territory.source,
            after: waits.length === 0 ? undefined : waits.join(" "),
            earlier: earlier?.url,
        });
    }
    for (const { ticket, reason } of parked)
        log.warn("parked", { ticket: ticket.key, reason });
}
/** One index of the base tree for all tickets; none when there is nobody to keep apart. */
async function predictions(tickets, { trees }, { config, trusted, repository }) {
    const isNeeded = tickets.length > 1 && tickets.some(({ files }) => files.length === 0);
    if (!isNeeded || config.plan.predict === "off" || config.plan.mayEdit.length > 0)
        return () => undefined;
    const files = await readIndexable(await trees.list(trusted.tree), (ids) => trees.blobs(ids));
    const predict = (0,retrieval_predict/* createPredictor */.rY)(files, repository);
    return (ticket) => predict((0,enrichment/* queryOf */.E)([ticket]));
}
/** A line of a `Files:` section that cannot be followed leaves the ticket with less than its author meant. */
function refusedFiles({ key, files, description }) {
    if (files.length > 0)
        return [];
    const { refused } = (0,ticket_files/* parseFilesSection */.c)(description);
    return refused.map(({ written, problem }) => ({ key, text: `Files: "${written}" is left out: ${problem}` }));
}
/** A pattern that cannot be matched must not silently become "anywhere" or "nowhere". */
function refuseWildGlobs({ key, files }) {
    for (const glob of files) {
        const problem = (0,core_globs/* findGlobProblem */.RR)(glob);
        if (problem !== undefined)
            throw new errors/* PipelineError */.zC("PLAN_INVALID", `${key}: files: "${glob.slice(0, 80)}" ${problem}`);
    }
}
function earlierWork(found) {
    const snapshot = (0,marker/* parseMarker */.g)(found.body)?.snapshot;
    return {
        pullRequest: found.number,
        url: found.url,
        status: found.status,
        base: found.base,
        ...(found.closedAt === undefined ? {} : { closedAt: found.closedAt }),
        ...(snapshot === undefined ? {} : { snapshot }),
    };
}

// EXTERNAL MODULE: ./build/core/ownership.js
var ownership = __webpack_require__(3464);
;// CONCATENATED MODULE: ./build/stages/trigger.js
// trigger: what started us → the tickets that are ours to work on. Fetches every ticket afresh; events carry keys only.


/** @throws TICKET_NOT_FOUND, LINEAR_*, TICKET_FILE_INVALID; INPUT_INVALID when the actor may not start work. */
async function trigger(asked, { tracker, log }, { config }) {
    if (!(0,ownership/* isActorAllowed */.M)(asked.actor, config.trigger)) {
        const message = `actor "${asked.actor}" is not among trigger.actors (${config.trigger.actors.join(", ")})`;
        throw new errors/* PipelineError */.zC("INPUT_INVALID", message);
    }
    const all = await wanted(asked, tracker);
    const judged = all.map((ticket) => ({ ticket, reason: (0,ownership/* whyNotOurs */.n)(ticket, asked, config.trigger) }));
    const tickets = judged.filter(({ reason }) => reason === undefined).map(({ ticket }) => ticket);
    const turnedAway = judged.flatMap(({ ticket, reason }) => (reason === undefined ? [] : [{ ticket, reason }]));
    log.info("trigger", {
        source: asked.source,
        tickets: tickets.length,
        turnedAway: turnedAway.length,
        correlation: asked.correlation,
    });
    return { tickets, turnedAway };
}
/** Those named by key first; each once. No keys and no filter means every ticket of the file. */
async function wanted({ keys, filter }, tracker) {
    if (filter === undefined)
        return tracker.tickets([...new Set(keys)]);
    const named = keys.length === 0 ? [] : await tracker.tickets([...new Set(keys)]);
    const matching = await tracker.ticketsWhere(filter);
    return [...named, ...matching.filter(({ key }) => !named.some((one) => one.key === key))];
}

// EXTERNAL MODULE: ./build/core/config/yaml-check.js
var yaml_check = __webpack_require__(5275);
// EXTERNAL MODULE: ./build/core/config/yaml-source.js
var yaml_source = __webpack_require__(746);
// EXTERNAL MODULE: ./build/core/plan.js + 1 modules
var core_plan = __webpack_require__(7026);
;// CONCATENATED MODULE: ./build/core/prompt/prompt-file-lines.js
const prompt_file_lines_HEADING = /^##[ \t]+prompt\b/i;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s]*)/;
/** Lines with their ends. */
function splitLines(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function outline(text) {
    const lines = splitLines(text);
    const frontMatter = findFrontMatter(lines);
    const { starts, openFence } = headingLines(lines, frontMatter.end);
    const prompts = starts.map((start, index) => promptSlice(lines, start, starts[index + 1] ?? lines.length));
    const head = lines.slice(0, starts[0] ?? lines.length).join("");
    return { frontMatter: frontMatter.slice, head, prompts, openFence, problems: frontMatter.problems };
}
function bare(line) {
    return (line ?? "").replace(/\r?\n$/, "");
}
function findFrontMatter(lines) {
    const isRule = (line) => bare(line).trimEnd() === "---";
    const nothing = { slice: { text: "", linesBefore: 0 }, end: 0 };
    if (!isRule(lines[0]?.replace(/^\uFEFF/, ""))) {
        return { ...nothing, problems: [{ line: 1, text: "the file must begin with `---` and its front matter" }] };
    }
    const end = lines.findIndex((line, index) => index > 0 && isRule(line));
    if (end < 0)
        return { ...nothing, problems: [{ line: 1, text: "the front matter is not closed with `---`" }] };
    return { slice: { text: lines.slice(1, end).join(""), linesBefore: 1 }, end: end + 1, problems: [] };
}
/** Indexes of the lines that begin a prompt; lines inside code fences are text. */
function headingLines(lines, from) {
    const starts = [];
    let open;
    for (let index = from; index < lines.length; index++) {
        const line = bare(lines[index]);
        if (open === undefined && prompt_file_lines_HEADING.test(line))
            starts.push(index);
        const marks = nextFence(open?.marks, line);
        open = marks === undefined ? undefined : { marks, line: open?.line ?? index + 1 };
    }
    return { starts, openFence: open?.line };
}
/** The marks of the code fence that is open after a line. */
function nextFence(open, line) {
    if (open === undefined)
        return FENCE.exec(line)?.[1];
    const close = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
    return close?.startsWith(open) ? undefined : open;
}
function promptSlice(lines, start, end) {
    const piece = lines.slice(start, end);
    const { open, close } = findBlock(piece) ?? { open: 0, close: undefined };
    return {
        source: piece.join(""),
        line: start + 1,
        heading: bare(piece[0]),
        fields: open === 0 || close === undefined
            ? undefined
            : { text: piece.slice(open + 1, close).join(""), linesBefore: start + open + 1 },
        body: trimBlankLines(piece.slice((close ?? 0) + 1).map(bare)),
        problems: open > 0 && close === undefined ? [{ line: start + open + 1, text: "this block is not closed" }] : [],
    };
}
/**
 * The fenced YAML block below a piece's heading, as the indexes of its two fences; undefined when the piece has none.
 * `close` is undefined when nothing closes it.
 */
function findBlock(piece) {
    const open = piece.findIndex((line, index) => index > 0 && line.trim() !== "");
    const first = bare(piece[open]);
    if (open < 0 || !/^(`{3,}|~{3,})[ \t]*ya?ml[ \t]*$/.test(first))
        return undefined;
    const marks = FENCE.exec(first)?.[1];
    const close = piece.findIndex((line, index) => index > open && nextFence(marks, bare(line)) === undefined);
    return { open, close: close < 0 ? undefined : close };
}
/** Blank lines around a text go, the indentation of its first line stays: it may be code. */
function trimBlankLines(lines) {
    const first = lines.findIndex((line) => line.trim() !== "");
    const last = lines.findLastIndex((line) => line.trim() !== "");
    return first < 0 ? "" : lines.slice(first, last + 1).join("\n");
}

;// CONCATENATED MODULE: ./build/core/prompt/prompt-file.js
// `prompts-<name>.md`, the plan as a file for people. Parsing then printing gives the same bytes: what people add (comments,
// headings, words, blank lines) is kept as it was written. Plans come and go in prompt-file-plan.ts.










const Key = schemas/* string */.YjP()
    .refine(names/* isTicketKey */.aM, "a ticket key such as ENG-12")
    .meta({ patternErrorMessage: "a ticket key such as ENG-12" });
const PhaseName = schemas/* string */.YjP()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{0,29}$/, "a phase has a name of letters, digits, `-` and `_`, such as A");
const PromptNumber = schemas/* number */.aig().int().min(1).max(100_000);
const Globs = schemas/* array */.YOg(schemas/* string */.YjP().min(1).superRefine(config/* refuseWildGlob */.pp)).max(500);
const FrontMatter = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    base: config/* BranchName */.Yi,
    phases: schemas/* record */.g1P(PhaseName, schemas/* strictObject */.rej({
        prompts: schemas/* array */.YOg(PromptNumber),
        parallel: schemas/* boolean */.zMY().default(true),
        depends_on_phases: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    })),
});
/** The block below a heading. What is left out comes from the ticket and the configuration. */
const PromptFields = schemas/* strictObject */.rej({
    ticket: Key,
    /** Further tickets that the same change does. */
    also: schemas/* array */.YOg(Key).max(50).optional(),
    branch: config/* BranchName */.Yi.optional(),
    territory: schemas/* enum */.k5n(["ticket", "configuration", "prediction", "unknown"]).optional(),
    /** Of a prediction, shown: how likely its first file is right. */
    confidence: schemas/* number */.aig().min(0).max(1).optional(),
    may_edit: Globs.optional(),
    may_append: Globs.optional(),
    must_not_edit: Globs.optional(),
    depends_on: schemas/* array */.YOg(schemas/* strictObject */.rej({
        ticket: Key,
        kind: core_plan/* DependencyKind */.yV.default("hard"),
        why: schemas/* string */.YjP().max(2000).default(""),
    }))
        .optional(),
    limits: schemas/* strictObject */.rej({
        max_turns: schemas/* number */.aig().int().min(1).max(1000),
        timeout_minutes: schemas/* number */.aig().positive().max(360),
        stall_minutes: schemas/* number */.aig().positive().max(360),
        max_cost_usd: schemas/* number */.aig().positive().max(1000),
    })
        .partial()
        .optional(),
    verification: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
});
/** A thousand prompts with long notes stay far below. */
const prompt_file_MOST_CHARS = 4 * 1024 * 1024;
/**
 * @param where names the file in messages.
 * @throws PLAN_INVALID with every problem at once, one line each, `file:line: …`.
 */
function parsePromptFile(text, where) {
    if (text.length > prompt_file_MOST_CHARS)
        refuse(where, [{ line: 1, text: `longer than ${prompt_file_MOST_CHARS} characters` }]);
    const found = outline(text);
    if (found.problems.length > 0)
        refuse(where, found.problems);
    const front = readYaml(found.frontMatter, FrontMatter);
    const prompts = found.prompts.map(readPrompt);
    const good = prompts.flatMap(({ prompt, line }) => (prompt === undefined ? [] : [{ ...prompt, line }]));
    const phases = Object.entries(front.value?.phases ?? {}).map(([name, phase]) => ({
        name,
        prompts: phase.prompts,
        parallel: phase.parallel,
        dependsOnPhases: phase.depends_on_phases,
    }));
    const isWhole = front.value !== undefined && good.length === prompts.length;
    const order = isWhole
        ? orderProblems({ phases, prompts: good, placeOf: (name, key) => front.source.placeOf(["phases", name, ...key]) })
        : [];
    const problems = [...front.problems, ...prompts.flatMap((read) => read.problems), ...order];
    if (problems.length > 0 && found.openFence !== undefined) {
        problems.push({ line: found.openFence, text: "this code fence is never closed; headings below it are not seen" });
    }
    if (front.value === undefined || problems.length > 0)
        refuse(where, problems);
    return {
        version: 1,
        base: front.value.base,
        phases,
        head: found.head,
        prompts: good.map(({ line: _, ...prompt }) => prompt),
    };
}
/** The file's text; of a parsed file the very bytes that were read. */
function printPromptFile({ head, prompts }) {
    return head + prompts.map(({ source }) => source).join("");
}
function refuse(where, problems) {
    throw new errors/* PipelineError */.zC("PLAN_INVALID", (0,problem/* printProblems */.Mr)(where, problems));
}
function readYaml(slice, schema) {
    const source = (0,yaml_source/* parseYaml */.h)(slice.text, slice.linesBefore);
    if (source.value === undefined && source.problems.length > 0)
        return { value: undefined, problems: [...source.problems], source };
    const { value, problems } = (0,yaml_check/* checkYaml */.cX)(source, schema);
    return { value, problems: [...source.problems, ...problems], source };
}
const prompt_file_HEADING = /^##[ \t]+Prompt[ \t]+([1-9][0-9]{0,5}):[ \t]+([A-Z][A-Z0-9]*-[0-9]+)(?:[ \t]+(.*))?$/i;
function readPrompt(slice) {
    const { line, source, body } = slice;
    const [, number, key = "", title = ""] = prompt_file_HEADING.exec(slice.heading) ?? [];
    if (number === undefined || !(0,names/* isTicketKey */.aM)(key)) {
        const text = `${(0,problem/* showValue */.vp)(slice.heading)} is not allowed: \`## Prompt 1: ENG-12 title\``;
        return { prompt: undefined, line, problems: [{ line, text }] };
    }
    const block = slice.fields === undefined ? undefined : readYaml(slice.fields, PromptFields);
    const fields = block === undefined ? { ticket: key } : block.value;
    const problems = [...slice.problems, ...(block?.problems ?? [])];
    if (fields !== undefined && fields.ticket !== key) {
        const place = block?.source.placeOf(["ticket"]) ?? { line };
        problems.push({ ...place, text: `ticket: "${fields.ticket}" is not allowed: the heading says ${key}` });
    }
    const isGood = fields !== undefined && problems.length === 0;
    return {
        prompt: isGood ? { number: Number(number), key, title: title.trim(), fields, body, source } : undefined,
        line,
        problems,
    };
}

;// CONCATENATED MODULE: ./build/core/prompt/prompt-file-context.js
// The one section of a prompt that the engine writes below a person's words, between two marker lines: where it lies, how it
// is put there anew, how it is left out. Never touches a byte outside it.



const OPEN = "<!-- linear-to-pr:context -->";
const CLOSE = "<!-- /linear-to-pr:context -->";
/** Without any such section and the blank line before it. Twice equals once. */
function withoutContext(text) {
    const lines = splitLines(text);
    const cut = new Set();
    for (const { from, to } of findSections(lines).found) {
        if (lines[from - 1]?.trim() === "")
            cut.add(from - 1);
        for (let at = from; at <= to; at += 1)
            cut.add(at);
    }
    if (cut.size === 0)
        return text;
    const kept = lines.filter((_, at) => !cut.has(at));
    return trimBlankLines(kept.join("").split("\n"));
}
/**
 * A piece of a prompt file with the section in it: where it stands already, else below its last word; below its block when a
 * code fence is left open, because nothing below that would be seen.
 * @param at.source the piece; @param at.belowBlock how many of its lines its heading and block take.
 */
function withContext(at, context) {
    const lines = splitLines(at.source);
    const end = lines.some((line) => line.endsWith("\r\n")) ? "\r\n" : "\n";
    const section = printContext(context).join(end);
    const { found, isOpen } = findSections(lines);
    const [old] = found;
    if (old !== undefined) {
        const lastEnd = /\r?\n$/.exec(lines[old.to] ?? "")?.[0] ?? "";
        return [...lines.slice(0, old.from), section, lastEnd, ...lines.slice(old.to + 1)].join("");
    }
    const after = isOpen ? at.belowBlock : lines.findLastIndex((line) => line.trim() !== "") + 1;
    const before = lines.slice(0, after).join("");
    const isEnded = before.endsWith("\n");
    return [before, isEnded ? "" : end, end, section, isEnded ? end : "", ...lines.slice(after)].join("");
}
/**
 * Outermost pairs of markers outside code fences; a marker without its other half is a person's text. Pairing them like
 * brackets leaves no new pair when a section is taken out.
 */
function findSections(lines) {
    const found = [];
    const opened = [];
    let fence;
    for (const [at, line] of lines.entries()) {
        const text = line.trimEnd();
        if (fence === undefined && text === OPEN)
            opened.push(at);
        const from = fence === undefined && text === CLOSE ? opened.pop() : undefined;
        if (from !== undefined) {
            while ((found.at(-1)?.from ?? -1) > from)
                found.pop();
            found.push({ from, to: at });
        }
        fence = nextFence(fence, line.replace(/\r?\n$/, ""));
    }
    return { found, isOpen: fence !== undefined };
}
/** Every line of it begins with our own word, so that no text in it can be a heading, a fence or a marker. */
function printContext({ patterns, verification, missing }) {
    const code = (text) => (0,markdown/* inlineCode */.ti)((0,sanitize/* oneLine */.TN)(text, 400));
    return [
        OPEN,
        "Written by `linear-to-pr scaffold`, and written anew each time; the agent is given the code itself.",
        "",
        ...(patterns.length === 0 ? ["Patterns: none found."] : ["Patterns:", ""]),
        ...patterns.map(({ path, startLine, endLine, reason }) => `- ${code(`${path}:${startLine}-${endLine}`)} – ${(0,markdown/* defang */.e8)((0,sanitize/* oneLine */.TN)(reason, 300))}`),
        ...(verification.length === 0 ? [] : ["", "Verification:", "", ...verification.map((line) => `- ${code(line)}`)]),
        ...(missing.length === 0
            ? []
            : ["", `Vague, missing: ${missing.map((text) => (0,markdown/* defang */.e8)((0,sanitize/* oneLine */.TN)(text, 200))).join(", ")}.`]),
        CLOSE,
    ];
}

;// CONCATENATED MODULE: ./build/core/prompt/prompt-file-text.js



const MAX_COMMENT_CHARS = 500;
/** Front matter; what is parked and what to look at stand in it as comments, which nobody reads back. */
function printHead({ base, phases, parked, warnings }) {
    const rows = phases.map(({ name, prompts, parallel, dependsOnPhases }) => {
        const after = dependsOnPhases.map(scalar).join(", ");
        return `  ${scalar(name)}: { prompts: [${prompts.join(", ")}], parallel: ${parallel}, depends_on_phases: [${after}] }\n`;
    });
    const notes = [
        ...parked.map(({ ticket, reason }) => comment("parked", ticket.key, reason)),
        ...warnings.map(({ key, text }) => comment("warning", key, text)),
    ];
    return `---
# Change what you like: order, files, limits, and the words below each block, which the agent is given.
# \`territory: prediction\` is a guess that orders the batch and blocks no change; files of any other source are kept to.
# Verification is shown only; the commands come from .github/linear-to-pr.yml on the base branch.
${notes.join("")}version: 1
base: ${scalar(base)}
phases:${rows.length === 0 ? " {}" : ""}
${rows.join("")}---
`;
}
function comment(word, key, text) {
    return `# ${(0,sanitize/* oneLine */.TN)(`${word}: ${key === undefined ? "" : `${key}: `}${text}`, MAX_COMMENT_CHARS)}\n`;
}
function printTask(task, commands) {
    const { territory, limits } = task;
    const title = (0,sanitize/* oneLine */.TN)(task.ticket.title, 200);
    const after = task.after.map(({ key, kind, reason }) => `  - { ticket: ${key}, kind: ${kind}, why: ${scalar(reason)} }\n`);
    const notes = safeBody(task.notes);
    return `## Prompt ${task.number}: ${task.ticket.key}${title === "" ? "" : ` ${title}`}

\`\`\`yaml
ticket: ${task.ticket.key}
${task.also.length === 0 ? "" : `also: [${task.also.map(({ key }) => key).join(", ")}]\n`}branch: ${scalar(task.branch)}
territory: ${territory.source}
${printConfidence(territory.confidence)}${printList("may_edit", territory.mayEdit)}${printList("may_append", territory.mayAppend)}${printList("must_not_edit", territory.mustNotEdit)}${after.length === 0 ? "depends_on: []\n" : `depends_on:\n${after.join("")}`}limits: { ${printLimits(limits)} }
verification: [${commands.map(({ run }) => scalar(run)).join(", ")}]
\`\`\`
${notes === "" ? "" : `\n${notes}\n`}`;
}
function printConfidence(confidence) {
    return confidence === undefined ? "" : `confidence: ${confidence}\n`;
}
function printList(name, words) {
    return words.length === 0 ? `${name}: []\n` : `${name}:\n${words.map((word) => `  - ${scalar(word)}\n`).join("")}`;
}
const MINUTE_MS = 60_000;
function printLimits({ maxTurns, timeoutMs, stallMs, maxCostUsd }) {
    const minutes = `timeout_minutes: ${timeoutMs / MINUTE_MS}, stall_minutes: ${stallMs / MINUTE_MS}`;
    return `max_turns: ${maxTurns}, ${minutes}, max_cost_usd: ${maxCostUsd}`;
}
/** A YAML scalar on one line: plain where nobody could misread it, else in JSON's quotes. */
function scalar(text) {
    const isPlain = /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
    return isPlain ? text : JSON.stringify(text).replace(/(?! )[\p{C}\p{Z}]/gu, escapeCharacter);
}
function escapeCharacter(found) {
    return Array.from({ length: found.length }, (_, index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");
}
/** Notes that can only be read back as notes: a line that looks like the next heading is escaped, an open code fence is closed. */
function safeBody(notes) {
    let open;
    const lines = withoutContext(notes)
        .split(/\r?\n/)
        .map((line) => {
        const isHeading = open === undefined && /^##[ \t]+prompt\b/i.test(line);
        open = nextFence(open, line);
        return isHeading ? `\\${line}` : line;
    });
    return trimBlankLines(open === undefined ? lines : [...lines, open]);
}

;// CONCATENATED MODULE: ./build/core/prompt/prompt-file-plan.js
// A plan → its prompt file, and a prompt file → the plan a person made of it. What they wrote wins; what they left out comes
// from the tickets and the configuration, as if there were no file.








/**
 * @param commands shown to the reader; they are always taken from the configuration, never from the file.
 * @throws PLAN_INVALID for a plan no file can say: phases with odd names, a circle, a prompt in no phase, a glob too wild to match.
 */
function planToPromptFile(plan, commands = []) {
    const pieces = plan.tasks.map((task) => printTask(task, commands));
    return parsePromptFile([printHead(plan), ...pieces].join("\n"), "the plan");
}
/** Every ticket a file names, each once: those of the prompts, each followed by those merged into it. */
function ticketKeysOf({ prompts }) {
    return [...new Set(prompts.flatMap(({ key, fields }) => [key, ...(fields.also ?? [])]))];
}
/**
 * The plan a prompt file stands for. What stands in it as parked or as a warning is for people and not read back.
 * @param parts.tickets fresh from the tracker, those of `ticketKeysOf`; others are left alone.
 * @throws PLAN_INVALID naming every ticket that is missing, or a circle that the tickets' relations make with the file.
 */
function promptFileToPlan(parts) {
    const { file, config } = parts;
    const tickets = new Map(parts.tickets.map((ticket) => [ticket.key, ticket]));
    const missing = file.prompts.flatMap(({ number, key, fields }) => [key, ...(fields.also ?? [])]
        .filter((each) => !tickets.has(each))
        .map((each) => `prompt ${number}: no ticket ${each}`));
    if (missing.length > 0)
        throw new errors/* PipelineError */.zC("PLAN_INVALID", missing.join("\n"));
    const waits = prompt_file_plan_waitsOf(file, tickets);
    const tasks = file.prompts.flatMap((prompt) => {
        const ticket = tickets.get(prompt.key);
        if (ticket === undefined)
            return [];
        const also = (prompt.fields.also ?? []).flatMap((key) => tickets.get(key) ?? []);
        const task = (0,core_task/* createTask */.UT)({ ticket, also, number: prompt.number, base: file.base, config });
        return [toTask(prompt, task, waits.get(prompt.key) ?? [])];
    });
    refuseCircle(file, tasks);
    return { base: file.base, phases: [...file.phases], tasks, parked: [], warnings: [] };
}
/** What each prompt waits for: as written, else what the tracker says of its tickets and others of the file. */
function prompt_file_plan_waitsOf({ prompts }, tickets) {
    const together = prompts.map(({ key, fields }) => ({
        ticket: { key },
        also: (fields.also ?? []).map((other) => ({ key: other })),
    }));
    const leads = leadsOf(together);
    const relations = (0,dependencies/* relationEdges */.bl)([...leads.keys()].flatMap((key) => tickets.get(key) ?? []));
    const related = (0,dependencies/* dependenciesOf */.hk)(edgesOfTasks(together, relations));
    return new Map(prompts.map(({ key, fields }) => {
        const written = fields.depends_on?.map(({ ticket, kind, why }) => {
            return { key: leads.get(ticket) ?? ticket, kind, reason: why };
        });
        return [key, written ?? related.get(key) ?? []];
    }));
}
/** The file alone was looked at when it was read; relations that it leaves to the tickets may close a circle. */
function refuseCircle({ phases }, tasks) {
    const prompts = tasks.map(({ number, ticket, after }) => ({
        number,
        key: ticket.key,
        line: 0,
        fields: { depends_on: after.map(({ key, kind }) => ({ ticket: key, kind })) },
    }));
    const [problem] = orderProblems({ phases, prompts, placeOf: () => ({ line: 0 }) });
    if (problem !== undefined)
        throw new errors/* PipelineError */.zC("PLAN_INVALID", problem.text);
}
function toTask({ fields, body }, task, after) {
    return {
        ...task,
        branch: fields.branch ?? task.branch,
        territory: territoryOf(fields, task.territory),
        after,
        limits: limitsOf(fields.limits, task.limits),
        notes: withoutContext(body),
    };
}
/** Files that a person wrote down are known, whatever the file says of their source. */
function territoryOf(fields, given) {
    const mayEdit = fields.may_edit ?? given.mayEdit;
    const written = fields.territory ?? given.source;
    const source = mayEdit.length > 0 && written === "unknown" ? "configuration" : written;
    const confidence = fields.confidence ?? given.confidence;
    return {
        mayEdit,
        mayAppend: fields.may_append ?? given.mayAppend,
        mustNotEdit: fields.must_not_edit ?? given.mustNotEdit,
        source,
        ...(source === "prediction" && confidence !== undefined ? { confidence } : {}),
    };
}
function limitsOf(fields, given) {
    const toMs = (minutes) => (minutes === undefined ? undefined : Math.round(minutes * MINUTE_MS));
    return {
        maxTurns: fields?.max_turns ?? given.maxTurns,
        timeoutMs: toMs(fields?.timeout_minutes) ?? given.timeoutMs,
        stallMs: toMs(fields?.stall_minutes) ?? given.stallMs,
        maxCostUsd: fields?.max_cost_usd ?? given.maxCostUsd,
    };
}

;// CONCATENATED MODULE: ./build/core/checks/examine.js
// Every static check over one change, from trees alone: what is read, in which order, and what is not read of a change that
// is too large. The reading itself is handed in.




/** One result for every check of the registry; of a change that is too large only the size, and nothing is read of it. */
async function examine(input, reader) {
    const size = sizeCheck(input);
    if (size.status === "fail")
        return { texts: [], checks: [size] };
    const texts = fileTexts(input.change, await reader.blobs(blobIds(input.change)));
    const [paths, findings] = await Promise.all([reader.paths(), reader.scan(scannable(texts))]);
    return { texts, checks: runStaticChecks({ ...input, texts, paths, findings }) };
}

;// CONCATENATED MODULE: ./build/core/reported.js
// A verdict from a machine that ran an agent, as a machine with rights may use it: what the task is comes from the plan, what
// can be looked at again is left out, and what remains are the agent's words, cut to size. Nothing is decided here.




const reported_MOST_CHARS = { word: 100, line: 500, path: 1024, closingWords: 8000, prompt: 256 * 1024 };
const MOST = {
    denials: 50,
    patterns: 100,
    paths: 1000,
    guides: 50,
    sections: 20,
    rounds: 10,
    complaints: 20,
    expansions: 100,
    checks: 60,
};
const MOST_EVIDENCE_BYTES = 4096;
/** What a commit can be dated and people believe: the years 2001 to 2100. */
const [FIRST_DATE_MS, LAST_DATE_MS] = [978_307_200_000, 4_133_980_800_000];
const OBJECT_ID = /^[0-9a-f]{40}$/;
/**
 * The verdict with the plan's task in place of its own, every text and list bounded, and no file in its change.
 * @throws ARTEFACT_INVALID for ids and dates that are none.
 */
function withinBounds(told, task) {
    for (const [name, id] of Object.entries({ baseCommit: told.baseCommit, tree: told.change.tree })) {
        if (!OBJECT_ID.test(id))
            throw invalid(name, id, "an object id");
    }
    return {
        ...task,
        workdir: "",
        baseCommit: told.baseCommit,
        patterns: told.patterns.slice(0, MOST.patterns).map((pattern) => ({
            ...pattern,
            path: (0,sanitize/* oneLine */.TN)(pattern.path, reported_MOST_CHARS.path),
            blob: (0,sanitize/* oneLine */.TN)(pattern.blob, reported_MOST_CHARS.word),
            text: "",
            reason: (0,sanitize/* oneLine */.TN)(pattern.reason, reported_MOST_CHARS.line),
        })),
        prompt: (0,sanitize/* sanitize */.aj)(told.prompt, { maxChars: reported_MOST_CHARS.prompt }),
        copied: paths(told.copied),
        docs: paths(told.docs),
        guides: told.guides.slice(0, MOST.guides).map(shortGuide),
        round: told.round,
        complaints: told.complaints
            .slice(0, MOST.rounds)
            .map((round) => round.slice(0, MOST.complaints).map(shortComplaint)),
        expansions: told.expansions.slice(0, MOST.expansions).map(shortExpansion),
        spent: told.spent,
        metered: told.metered,
        agentMs: told.agentMs,
        commandsMs: told.commandsMs,
        agent: (0,sanitize/* oneLine */.TN)(told.agent, reported_MOST_CHARS.word),
        ...(told.agentVersion === undefined ? {} : { agentVersion: (0,sanitize/* oneLine */.TN)(told.agentVersion, reported_MOST_CHARS.word) }),
        ...(told.model === undefined ? {} : { model: (0,sanitize/* oneLine */.TN)(told.model, reported_MOST_CHARS.word) }),
        outcome: told.outcome,
        detail: (0,sanitize/* oneLine */.TN)(told.detail, reported_MOST_CHARS.line),
        usage: told.usage,
        denials: told.denials.slice(0, MOST.denials).map(({ tool, reason }) => ({
            tool: (0,sanitize/* oneLine */.TN)(tool, reported_MOST_CHARS.word),
            reason: (0,sanitize/* oneLine */.TN)(reason, reported_MOST_CHARS.line),
        })),
        closingWords: (0,sanitize/* sanitize */.aj)(told.closingWords, { maxChars: reported_MOST_CHARS.closingWords }),
        change: { baseCommit: told.baseCommit, baseTree: "", tree: told.change.tree, files: [], hazards: [] },
        finishedAt: dateOf(told.finishedAt),
        totalUsage: told.totalUsage,
        checks: told.checks.slice(0, MOST.checks).map(shortCheck),
        decision: told.decision,
        reason: (0,sanitize/* oneLine */.TN)(told.reason, reported_MOST_CHARS.line),
        ...(told.noChange === undefined ? {} : { noChange: told.noChange }),
    };
}
function paths(told) {
    return told.slice(0, MOST.paths).map((path) => (0,sanitize/* oneLine */.TN)(path, reported_MOST_CHARS.path));
}
function shortGuide({ path, summary, when, sections }) {
    return {
        path: (0,sanitize/* oneLine */.TN)(path, reported_MOST_CHARS.path),
        summary: (0,sanitize/* oneLine */.TN)(summary, reported_MOST_CHARS.line),
        when: (0,sanitize/* oneLine */.TN)(when, reported_MOST_CHARS.line),
        sections: sections
            .slice(0, MOST.sections)
            .map(({ title, line }) => ({ title: (0,sanitize/* oneLine */.TN)(title, reported_MOST_CHARS.word), line })),
    };
}
/** The evidence was for the agent. */
function shortComplaint({ check, summary }) {
    return { check: (0,sanitize/* oneLine */.TN)(check, reported_MOST_CHARS.word), summary: (0,sanitize/* oneLine */.TN)(summary, reported_MOST_CHARS.line), evidence: "" };
}
function shortExpansion({ path, reason, smallest, decision, owner, why }) {
    return {
        path: (0,sanitize/* oneLine */.TN)(path, reported_MOST_CHARS.path + 1),
        reason: (0,sanitize/* oneLine */.TN)(reason, reported_MOST_CHARS.line),
        smallest: (0,sanitize/* oneLine */.TN)(smallest, reported_MOST_CHARS.line),
        decision,
        ...(owner === undefined ? {} : { owner: (0,sanitize/* oneLine */.TN)(owner, reported_MOST_CHARS.word) }),
        why: (0,sanitize/* oneLine */.TN)(why, reported_MOST_CHARS.line),
    };
}
function shortCheck(check) {
    return {
        ...check,
        name: (0,sanitize/* oneLine */.TN)(check.name, reported_MOST_CHARS.word),
        summary: (0,sanitize/* oneLine */.TN)(check.summary, reported_MOST_CHARS.line),
        evidence: capBytes(check.evidence, MOST_EVIDENCE_BYTES),
        locations: [],
        durationMs: Math.max(0, check.durationMs),
    };
}
function dateOf(text) {
    const ms = Date.parse(text);
    if (!(ms >= FIRST_DATE_MS && ms <= LAST_DATE_MS))
        throw invalid("finishedAt", text, "a date of this century");
    return new Date(ms).toISOString();
}
function invalid(name, value, what) {
    return new errors/* PipelineError */.zC("ARTEFACT_INVALID", `verdict: ${name}: "${(0,sanitize/* oneLine */.TN)(value, 60)}" is not ${what}`);
}
const PLACES = {
    "agent-job": "told by the agent's machine",
    "own-job": "told by a machine of its own",
};
/** One result for every command of our own configuration, with our own weight: what was told under its name, or that nothing was. */
function commandsAsTold(told, commands, ranOn) {
    return commands.map((command) => {
        const weight = command.level === "informational" ? "advisory" : "blocking";
        const nature = { name: command.name, weight, fixable: false };
        // Commands come last: a static check of the same name was told before.
        const result = told.findLast(({ name }) => name === command.name);
        if (result === undefined)
            return conclude(nature, { status: "not-run", summary: "nothing was told of it" });
        const status = statusAsTold(result.status, command);
        return { ...result, ...nature, status, summary: `${result.summary} (${PLACES[ranOn]})` };
    });
}
/** A command has no other results than these, and only one that may be red on the base inherits from it. */
function statusAsTold(status, { level }) {
    if (status === "flagged")
        return "not-run";
    return status === "inherited" && level !== "regression-only" ? "fail" : status;
}
const WITHHELD = "(withheld: it may hold a secret)";
/** What of the agent's words gets into comments and pull requests, for a scanner. Empty texts are left out. */
function spokenTexts({ closingWords, detail, prompt, checks, expansions }) {
    const texts = [
        { path: "closing-words.md", text: closingWords },
        { path: "detail.md", text: detail },
        { path: "prompt.md", text: prompt },
        ...checks.map(({ summary, evidence }, at) => ({ path: checkPath(at), text: `${summary}\n${evidence}` })),
        { path: expansion/* SCOPE_REQUEST_PATH */.P, text: expansions.map(({ reason, smallest }) => `${reason}\n${smallest}`).join("\n") },
    ];
    return texts.filter(({ text }) => text.trim() !== "");
}
/** The verdict without those of its `spokenTexts` for which `isSuspect`. */
function withholding(verdict, isSuspect) {
    const shown = (path, text) => (isSuspect(path) ? WITHHELD : text);
    return {
        ...verdict,
        closingWords: shown("closing-words.md", verdict.closingWords),
        detail: shown("detail.md", verdict.detail),
        prompt: shown("prompt.md", verdict.prompt),
        checks: verdict.checks.map((check, at) => isSuspect(checkPath(at)) ? { ...check, summary: WITHHELD, evidence: "" } : check),
        expansions: verdict.expansions.map((one) => isSuspect(expansion/* SCOPE_REQUEST_PATH */.P) ? { ...one, reason: WITHHELD, smallest: "" } : one),
    };
}
function checkPath(at) {
    return `check-${at + 1}.txt`;
}

;// CONCATENATED MODULE: ./build/stages/recheck.js










/**
 * Imports the work and judges it again: the change from our own store, every static check with our own configuration and
 * territory. "deliver" stays only when everything blocking passes; any other decision is "stop". Afterwards the tree is in
 * the store. Repeatable.
 * @param settings.base where the task starts, as this machine knows it.
 * @throws ARTEFACT_INVALID for a bundle or a verdict that is not what it says; CHECKOUT_SHALLOW, GIT_*.
 */
async function recheck(reported, ports, settings) {
    const told = await withoutSecrets(withinBounds(reported.verdict, reported.task), ports);
    const verdict = await judgeAgain(told, reported, ports, settings);
    ports.log.info("recheck", { ticket: verdict.ticket.key, decision: verdict.decision, reason: verdict.reason });
    return verdict;
}
async function judgeAgain(told, reported, ports, settings) {
    if (told.decision !== "deliver") {
        const expansions = await decideAgain(told, [settings.base.tree], ports, settings);
        return { ...told, expansions, decision: "stop" };
    }
    const commands = commandsAsTold(told.checks, settings.commands, reported.ranOn);
    if (await isOnBase(told.baseCommit, ports, settings)) {
        const looked = await lookAgain(told, await takeIn(reported, ports, settings), ports, settings);
        // Where there is no change, no command says anything about it.
        return judged(looked.noChange === undefined ? { ...looked, checks: [...looked.checks, ...commands] } : looked);
    }
    const status = { status: "fail", summary: "the work stands on a commit that is not of the base branch" };
    const base = conclude({ name: "base", weight: "blocking", fixable: false }, status);
    return judged({ ...told, expansions: [], checks: [base, ...commands] });
}
/** Everything that trees can tell of a change, with our own configuration; `told.territory` is the plan's. */
async function lookAgain(told, change, ports, settings) {
    const expansions = await decideAgain(told, [change.tree, change.baseTree], ports, settings);
    const territory = withGrants(told.territory, expansions);
    const copied = [...new Set([...told.copied, ...(await copiedElsewhere(change, ports, settings))])];
    const { texts, checks } = await examine({ change, territory, copied, settings: settings.config.verify }, {
        blobs: (ids) => ports.trees.blobs(ids),
        paths: async () => (await ports.trees.list(change.tree)).map(({ path }) => path),
        scan: (all) => ports.scanner.scan(all),
    });
    const looked = { ...told, change, expansions, territory, copied };
    const seen = { change, texts, attempt: told };
    const noChange = findNoChange(seen);
    if (noChange !== undefined)
        return { ...looked, noChange, checks: [noChangeCheck(seen)] };
    return { ...looked, checks: [...checks, ...grantedTooLate(change, expansions)] };
}
/** Nobody here can ask the agent for another round: what is not good now is refused. */
function judged(verdict) {
    const { checks, outcome, noChange, round } = verdict;
    const { decision, reason } = decide({ checks, outcome, noChange, round, rounds: 0, costLeftUsd: 0 });
    if (decision === "deliver" || noChange !== undefined || outcome !== "finished")
        return { ...verdict, decision, reason };
    const failed = blockingFailures(checks).map(({ name, status }) => status === "not-run" ? `${name} did not run` : `${name} failed`);
    return { ...verdict, decision: "stop", reason: `looked at again before delivery: ${failed.join(", ") || reason}` };
}
async function withoutSecrets(told, { scanner }) {
    const found = await scanner.scan(spokenTexts(told));
    return withholding(told, (path) => found === "not-run" || found.some((finding) => finding.path === path));
}
/**
 * What is published stands on this commit, with all it brings. The base branch may have moved on since the work began; merged
 * into it, an older commit of it changes nothing, and anything else would bring what nobody checked.
 */
async function isOnBase(commit, { trees }, { base, trusted }) {
    if (commit === base.commit || commit === trusted.commit)
        return true;
    const merged = await trees.merge(base.commit, commit);
    return merged.tree === base.tree;
}
/** The work in our own store, and what it changes as our own store tells it. */
async function takeIn({ verdict, task, bundle }, { trees, workspace, log }, { base }) {
    if (bundle === undefined)
        throw new errors/* PipelineError */.zC("ARTEFACT_INVALID", "verdict: says deliver, but no bundle is with it");
    const { baseCommit } = verdict;
    const { tree } = verdict.change;
    await workspace.adopt(bundle, { parent: baseCommit, tree });
    const files = await trees.diff(baseCommit, tree);
    const baseTree = baseCommit === base.commit ? base.tree : verdict.change.baseTree;
    if (baseCommit !== base.commit && !(await isSameTree(baseCommit, baseTree, trees)))
        throw new errors/* PipelineError */.zC("ARTEFACT_INVALID", "verdict: change.baseTree is not the tree of its base commit");
    const toldPaths = new Set(verdict.change.files.map(({ path }) => path));
    const isAsTold = files.length === verdict.change.files.length && files.every(({ path }) => toldPaths.has(path));
    if (!isAsTold)
        log.warn("not-as-told", { ticket: task.ticket.key, told: verdict.change.files.length, found: files.length });
    return { baseCommit, baseTree, tree, files, hazards: [] };
}
async function isSameTree(commit, tree, trees) {
    return /^[0-9a-f]{40}$/.test(tree) && (await trees.diff(commit, tree)).length === 0;
}
/** A file counts as granted when that was told and when we would grant it too; all other words about it are ours. */
async function decideAgain({ expansions: told, territory }, trees, ports, { config }) {
    if (told.length === 0)
        return [];
    const entries = await Promise.all(trees.map((tree) => ports.trees.list(tree)));
    const paths = entries.flat().map(({ path }) => path);
    const decided = decideExpansions({
        // Those that were granted first: others must not use up what may be granted.
        requests: [...told].sort((a, b) => Number(b.decision === "granted") - Number(a.decision === "granted")),
        territory,
        policy: config.plan.expansions,
        isProtected: (path) => isProtectedPath(path, config.verify.allowProtected),
        isFolder: (path) => paths.some((other) => other.startsWith(`${path}/`)),
        earlier: [],
    });
    const wereGranted = new Set(told.filter(({ decision }) => decision === "granted").map(({ path }) => path));
    return decided.map((one) => one.decision === "granted" && !wereGranted.has(one.path)
        ? { ...one, decision: "rejected", why: "it was not granted while the agent worked" }
        : one);
}
/** Added files that are local ones wherever there is a checkout: which are, is for the trusted tree to say. */
async function copiedElsewhere({ files }, { trees }, { config, trusted }) {
    const entries = await trees.list(trusted.tree);
    const listed = entries.filter(({ path }) => path === WORKTREE_INCLUDE_PATH);
    if (listed.length === 0 && config.scaffold.copy.length === 0)
        return [];
    const gitignores = entries.filter(({ path }) => path === ".gitignore" || path.endsWith("/.gitignore"));
    const texts = await trees.blobs([...listed, ...gitignores].map(({ blob }) => blob));
    return copiedFiles({
        paths: files.filter(({ status }) => status === "added").map(({ path }) => path),
        include: [...listed.map(({ blob }) => texts.get(blob) ?? ""), ...config.scaffold.copy].join("\n"),
        gitignores: new Map(gitignores.map(({ path, blob }) => [path, texts.get(blob) ?? ""])),
    });
}

// EXTERNAL MODULE: ./build/core/attempt.js
var attempt = __webpack_require__(5983);
;// CONCATENATED MODULE: ./build/hall/outbox.js
// One task on a machine that can neither publish nor tell: it is worked out, and what comes of it is put into a folder that
// another machine takes over. In the folder: the verdict with a bundle of its tree, or the ending of a task that was not begun.











/** Of a verdict that another machine wrote. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Name of the bundle in the folder, without its ending. */
const BUNDLE = "work";
async function fillOutbox(folder, { plan, task }, hall) {
    const result = await workAlone(plan, task, hall);
    const { files } = hall.ports;
    if (!("decision" in result)) {
        await files.saveText(`${folder}/endings.json`, (0,artefact/* printArtefact */.uL)("endings", [result]));
        return result;
    }
    // The verdict last: where there is one, its work is there too, whenever this process was killed.
    // An artifact lies about for days, open to whoever may read the repository: a secret is not handed on, nor is what holds it.
    if (result.change.files.length > 0 && !hasSecrets(result))
        await bundle(result, folder, hall);
    await files.saveText(`${folder}/verdict.json`, (0,artefact/* printArtefact */.uL)("verdict", result));
    return result;
}
async function bundle({ ticket, change, baseCommit, finishedAt }, folder, hall) {
    const { workspace, files } = hall.ports;
    const message = `${ticket.key}: worked out, not delivered\n`;
    const commit = await workspace.commit({ tree: change.tree, parent: baseCommit, message, date: finishedAt });
    const file = await workspace.salvage(BUNDLE, commit);
    const cut = file.lastIndexOf("/");
    await files.copy(file.slice(0, cut), folder, [file.slice(cut + 1)]);
}
async function workAlone(plan, task, hall) {
    const placed = await outbox_place(plan, task, hall);
    if ("outcome" in placed)
        return untouched(task.ticket, placed.outcome, placed.reason);
    const own = { ...hall, settings: { ...hall.settings, base: placed.base } };
    const trail = createTrail(placed.task, own);
    try {
        return await workOut(placed.task, own, trail);
    }
    catch (error) {
        if (!(0,errors/* isPipelineError */.h$)(error) || error.code !== "CANCELLED")
            throw error;
        return cutShort(task, trail.reached, error.message);
    }
}
/** Whoever tells and delivers has nothing but the folder: that the work was stopped is in it, and what was paid for until then. */
function cutShort({ ticket }, reached, reason) {
    if (reached === undefined || !("change" in reached))
        return untouched(ticket, "cancelled", reason);
    const checks = "checks" in reached ? reached.checks : [];
    return { ...reached, outcome: "cancelled", detail: reason, checks, decision: "stop", reason };
}
/**
 * Where a task of a plan starts, and what its siblings own. What the parents have published is read from the branches alone:
 * the machine that asks may not see a forge.
 */
async function outbox_place(plan, task, hall) {
    const ended = await publishedBefore(plan, task, hall);
    const missing = task.after.find(({ key, kind }) => kind === "hard" && isMissing(ended.get(key)));
    if (missing !== undefined)
        return { outcome: "skipped", reason: `depends on ${missing.key}, which has no draft` };
    const parents = standingOf({ task, ended, tasks: plan.tasks });
    const stacked = await stack(task, parents, hall.ports, hall.settings);
    if ("outcome" in stacked)
        return stacked;
    const siblings = siblingsOf(plan.tasks)(task.ticket.key);
    const territory = siblings.length === 0 ? task.territory : { ...task.territory, siblings };
    return { base: stacked.base, task: { ...stacked.task, territory } };
}
function isMissing(end) {
    return end?.outcome === "bad";
}
/** Of every task in the plan but this one; a pull request's number is looked up where it is needed. */
async function publishedBefore(plan, task, { ports, settings }) {
    const ended = new Map();
    const waited = new Set(foundationsOf(task));
    // A set hands out what is added while it is walked: parents of parents are looked at too.
    for (const key of waited) {
        const parent = plan.tasks.find(({ ticket }) => ticket.key === key);
        // What nobody in the plan does was judged when the batch was planned.
        if (parent === undefined)
            continue;
        for (const above of foundationsOf(parent))
            waited.add(above);
        ended.set(key, await outbox_endOf(parent, ports, settings));
    }
    return ended;
}
async function outbox_endOf({ branch, earlier }, { workspace }, { trusted }) {
    if (earlier?.status === "merged")
        return { outcome: "merged" };
    const remote = await workspace.findRemoteBranch(branch);
    if (remote === undefined || earlier?.status === "closed")
        return { outcome: "bad" };
    const { commit, tree, committedAt } = remote;
    const standsOn = remote.parent === trusted.commit ? { standsOn: [] } : {};
    return { outcome: "good", branch, commit, tree, committedAt, pullRequest: { number: 0, url: "" }, ...standsOn };
}
/** The repository's commands once more, on a machine where no agent was; what was judged from trees is judged again, too. */
async function verifyAgain(from, to, hall) {
    const { files, workspace } = hall.ports;
    const file = `${from}/verdict.json`;
    const text = await files.findText(file, { maxBytes: MOST_BYTES });
    if (text === undefined)
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `from: there is no ${file}`);
    const told = (0,artefact/* parseArtefact */.qn)("verdict", text, file);
    const { baseCommit, change } = told;
    if (change.files.length > 0) {
        await workspace.adopt(`${from}/${BUNDLE}.bundle`, { parent: baseCommit, tree: change.tree });
    }
    const verdict = await verify(attempt/* Attempt */.UI.parse(told), hall.ports, hall.settings, hall.signal);
    // No agent is here to put anything right.
    const last = verdict.decision === "fix" ? { ...verdict, decision: "stop" } : verdict;
    await files.copy(from, to, [`${BUNDLE}.bundle`]);
    await files.saveText(`${to}/verdict.json`, (0,artefact/* printArtefact */.uL)("verdict", last));
    return last;
}

;// CONCATENATED MODULE: ./build/hall/inbox.js
// The last job of a ticket on GitHub: takes over what another machine worked out, believes nothing of it that can be looked at
// again, publishes, and tells the ticket on every path. Never runs what an agent wrote.









/** More than the longest verdict; what is larger, or no ordinary file, is not one. */
const HOSTILE = { maxBytes: 20 * 1024 * 1024 };
/** Never throws: what went wrong is in the result, and the ticket has been told. */
async function deliverInbox(inbox, hall) {
    const { task } = inbox;
    try {
        const told = await findEnding(inbox, hall);
        if (told !== undefined)
            return await tellAll({ ending: told }, task, hall);
        const verdict = await inbox_takeIn(inbox, hall);
        const missing = findMissingWord(inbox, verdict);
        if (missing !== undefined) {
            const ended = failed(task, missing);
            const kept = { ...ended, ending: { ...ended.ending, ...keptIn(inbox, verdict) } };
            return await tellAll(withUse(kept, verdict), task, hall);
        }
        const trail = createTrail(task, hall);
        const ended = await keeping(trail, hall, async () => {
            const placed = await outbox_place(inbox.plan, task, hall);
            if ("outcome" in placed || placed.base.commit !== verdict.baseCommit) {
                const reason = "outcome" in placed ? placed.reason : "what it starts from changed while it was worked on";
                return { ...trail.facts(), outcome: "superseded", reason, ...keptIn(inbox, verdict) };
            }
            const bundle = verdict.change.files.length === 0 ? undefined : `${inbox.folder}/work.bundle`;
            const reported = { verdict, task: placed.task, bundle, ranOn: inbox.ranOn };
            const checked = await recheck(reported, hall.ports, { ...hall.settings, base: placed.base });
            await trail.save("verdict", checked);
            if (checked.decision === "deliver")
                return pipeline_conclude(await withNumbers(checked, hall), hall, trail);
            return (0,core_ending/* stoppedEnding */.BY)(trail.facts(), checked, keptIn(inbox, verdict).kept);
        });
        return await tellAll(withUse(ended, verdict), task, hall);
    }
    catch (error) {
        return tellAll(failed(task, error), task, hall);
    }
}
/** What was paid for is told, also where the work was given up before it was looked at. */
function withUse(ended, { round, totalUsage, agentMs, commandsMs }) {
    if (ended.ending.rounds > 0)
        return ended;
    return { ...ended, ending: { ...ended.ending, rounds: round, usage: totalUsage, agentMs, commandsMs } };
}
/** A task that was not begun has its ending already. */
async function findEnding({ folder, task }, { ports }) {
    if (folder === undefined)
        return undefined;
    const file = `${folder}/endings.json`;
    const text = await ports.files.findText(file, HOSTILE);
    if (text === undefined)
        return undefined;
    const [ending] = (0,artefact/* parseArtefact */.qn)("endings", text, file);
    // Only the outcome and its reason are taken: whose ticket it is says the plan.
    if (ending === undefined || !NOT_BEGUN.includes(ending.outcome)) {
        throw new errors/* PipelineError */.zC("ARTEFACT_INVALID", `${file}: holds no ending of a task that was not begun`);
    }
    return {
        ...(0,core_ending/* factsOf */.xS)(task.ticket, undefined, 0),
        outcome: ending.outcome,
        reason: (0,sanitize/* oneLine */.TN)(ending.reason, MOST_REASON),
    };
}
const MOST_REASON = 500;
const NOT_BEGUN = [
    "skipped",
    "merge-conflict",
    "foreign-branch",
    "not-started",
    "cancelled",
];
/** @throws JOB_LOST when there is nothing to take in; ARTEFACT_INVALID for what is not what it says. */
async function inbox_takeIn(inbox, { ports }) {
    const { folder, task, agentResult } = inbox;
    const file = `${folder ?? ""}/verdict.json`;
    const text = folder === undefined ? undefined : await ports.files.findText(file, HOSTILE);
    if (text === undefined)
        throw inbox_lost("agent", agentResult);
    const verdict = (0,artefact/* parseArtefact */.qn)("verdict", text, file);
    if (verdict.ticket.id !== task.ticket.id || verdict.branch !== task.branch || verdict.snapshot !== task.snapshot) {
        throw new errors/* PipelineError */.zC("ARTEFACT_INVALID", `${file}: is about ${verdict.ticket.key}, not about this task`);
    }
    return verdict;
}
/** Without a clean machine's word that it passed, nothing is published. */
function findMissingWord({ agentResult, verifyResult }, { decision }) {
    if (decision !== "deliver" || verifyResult === undefined || verifyResult === "success")
        return undefined;
    if (verifyResult !== "skipped")
        return inbox_lost("verify", verifyResult);
    // Work to deliver is not passed over, but for a job that was cut off before it could hand it on, or a run that was.
    return agentResult === "success" ? inbox_lost("verify", "cancelled") : inbox_lost("agent", agentResult);
}
function inbox_lost(job, result) {
    if (result === "cancelled")
        return new errors/* PipelineError */.zC("CANCELLED", `the job "${job}" was cancelled`);
    const how = result === undefined || result === "success" ? "without a result" : `with ${result}`;
    return new errors/* PipelineError */.zC("JOB_LOST", `the job "${job}" ended ${how}`);
}
/** The machine of the agent sees branches, not pull requests. */
async function withNumbers(verdict, { ports }) {
    const standsOn = [];
    for (const parent of verdict.standsOn) {
        const found = await ports.forge.findPullRequest(parent.branch);
        if (found !== undefined)
            standsOn.push({ ...parent, pullRequest: { number: found.number, url: found.url } });
    }
    return { ...verdict, standsOn };
}
function keptIn({ folder }, { change, checks }) {
    if (hasSecrets({ checks }))
        return {};
    if (folder === undefined || change.files.length === 0)
        return {};
    return { kept: { kind: "file", where: `${folder}/work.bundle, in the artifact of the agent's job` } };
}

// EXTERNAL MODULE: ./build/stages/poll.js + 1 modules
var poll = __webpack_require__(7711);
;// CONCATENATED MODULE: ./build/hall/carried-on.js
// A batch that goes on in a further run: what the runs before it delivered is in the plan again, to be started from. Looks only:
// nobody asked for these tickets, so they are neither worked on nor told anything.





/**
 * Tickets outside the batch that somebody in it waits for, each with an open draft of its present words. Those they wait for
 * themselves are among them. None where overlapping tickets become one task: a delivered one would take up others.
 * @throws GITHUB_*, LINEAR_*.
 */
async function deliveredBefore(tickets, hall) {
    if (!isCarriedOn(hall.asked) || hall.settings.config.plan.overlap === "merge")
        return [];
    const seen = new Set(tickets.map(({ key }) => key));
    const all = [...tickets];
    // A list hands out what is added while it is walked.
    for (const { blockedBy, children } of all) {
        for (const { key, done } of [...blockedBy, ...children]) {
            if (done === true || seen.has(key))
                continue;
            seen.add(key);
            all.push(...(await findDelivered(key, hall)));
        }
    }
    return all.slice(tickets.length);
}
async function findDelivered(key, { ports, settings }) {
    const draft = await ports.forge.findPullRequest((0,names/* branchName */.at)(settings.config.deliver.branch, key));
    const snapshot = draft?.status === "open" ? (0,marker/* parseMarker */.g)(draft.body)?.snapshot : undefined;
    if (snapshot === undefined)
        return [];
    try {
        const found = await ports.tracker.tickets([key]);
        return found.filter((ticket) => (0,core_snapshot/* snapshotOf */.eY)(ticket) === snapshot);
    }
    catch (error) {
        // A ticket that was deleted carries nobody; whoever waits for it is told so as ever.
        if ((0,errors/* isPipelineError */.h$)(error) && error.code === "TICKET_NOT_FOUND")
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/hall/prepare.js
// The first job of a batch on GitHub: tickets, a plan, and which of them an agent has to be started for, phase by phase.
// Runs nothing of the repository; the tickets that need no agent are told here.










/** Requests to the tracker at once. */
const prepare_MOST_TELLINGS = 8;
/** @throws what `trigger` and `plan` throw. */
async function prepareBatch(hall) {
    const { tickets, turnedAway } = await trigger(hall.asked, hall.ports, hall.settings);
    const before = await deliveredBefore(tickets, hall);
    const planned = await plan([...before, ...tickets], hall.ports, hall.settings);
    const unasked = new Set(before.map(({ key }) => key));
    const isAsked = ({ ticket }) => !unasked.has(ticket.key);
    const tasks = planned.tasks.filter(isAsked);
    const settled = await tellSettled(tasks, hall);
    const parked = await tellParked({ parked: planned.parked.filter(isAsked) }, hall);
    const notOurs = turnedAway.map(({ ticket, reason }) => ({
        ending: untouched(ticket, "not-ours", reason),
    }));
    const done = new Set(settled.map(({ ending }) => ending.key));
    const left = tasks.filter(({ ticket }) => !done.has(ticket.key));
    const ours = await claimAll(left, hall);
    if (hall.signal.aborted) {
        const stopped = await tellStopped(left, ours, hall);
        return { plan: planned, phases: [], ended: [...settled, ...stopped, ...parked, ...notOurs] };
    }
    const open = new Map(left.filter(({ ticket }) => ours.has(ticket.key)).map(({ number, ticket }) => [number, ticket.key]));
    const phases = planned.phases.map(({ prompts }) => prompts.flatMap((number) => open.get(number) ?? []));
    return {
        plan: planned,
        phases: phases.filter((keys) => keys.length > 0),
        ended: [...settled, ...parked, ...notOurs],
    };
}
/** Keys of the tasks that are ours to start. Whoever another run has is left to it, and not told: its comment is that run's. */
async function claimAll(tasks, { ports, settings, asked, signal }) {
    const { run } = settings;
    const id = asked.correlation ?? `run-${run?.number ?? "local"}`;
    const claimant = { id, ...(run === undefined ? {} : { run: { id: run.number, url: run.url } }) };
    const runs = await liveRuns(ports);
    const forge = { ...ports.forge, liveRuns: async () => runs };
    const ours = await (0,pool/* mapPooled */.Q)(tasks, prepare_MOST_TELLINGS, async ({ ticket, also }) => {
        // What is not claimed now, the next poll starts.
        if (signal.aborted)
            return [];
        for (const one of [ticket, ...also]) {
            const claimed = await (0,poll/* claim */.B)(one, claimant, { ...ports, forge });
            if ("refused" in claimed)
                return [];
        }
        return [ticket.key];
    });
    return new Set(ours.flat());
}
/** A run that is cancelled begins no phase: told here, its tickets are not taken for lost and tried again. */
async function tellStopped(tasks, ours, hall) {
    return (0,pool/* mapPooled */.Q)(tasks.filter(({ ticket }) => ours.has(ticket.key)), prepare_MOST_TELLINGS, (task) => tellAll({ ending: untouched(task.ticket, "cancelled", "stopped before it was begun") }, task, hall));
}
/** A token that may not see runs still sees comments: of two starts only one makes the comment. */
async function liveRuns({ forge, log }) {
    try {
        return await forge.liveRuns();
    }
    catch (error) {
        log.warn("runs-not-seen", { error: String(error) });
        return [];
    }
}
/** What an earlier run has delivered, or a person has closed or merged, needs no runner. */
async function tellSettled(tasks, hall) {
    const ended = [];
    for (const task of tasks) {
        const settled = findSettled(task, hall.asked);
        if (settled === undefined)
            continue;
        const ending = (0,core_ending/* settledEnding */.nP)((0,core_ending/* factsOf */.xS)(task.ticket, undefined, 0), settled, task.earlier);
        ended.push(await tellAll({ ending }, task, hall));
    }
    return ended;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/prompt/prompt-file-enrich.js
// A prompt file that a person may have edited, with what the engine found put in: a territory where nobody gave one, and the
// one section of its own. Never changes a value or a word of theirs; putting the same in twice changes nothing.






/** @param additions by ticket key; a prompt without one stays as it is. @throws PLAN_INVALID when the file becomes too long. */
function enrichPromptFile(file, additions) {
    const prompts = file.prompts.map((prompt) => {
        const addition = additions.get(prompt.key);
        if (addition === undefined)
            return prompt;
        const source = filled(prompt, addition.territory);
        const belowBlock = (findBlock(splitLines(source))?.close ?? 0) + 1;
        return { ...prompt, source: withContext({ source, belowBlock }, addition) };
    });
    return parsePromptFile(printPromptFile({ ...file, prompts }), "the enriched prompt file");
}
/** The piece with the territory in its block, as far as nobody gave one. */
function filled(prompt, territory) {
    const { fields, source } = prompt;
    const isGiven = (fields.may_edit?.length ?? 0) > 0 || (fields.territory ?? "unknown") !== "unknown";
    const isEmptied = fields.territory === undefined && fields.may_edit !== undefined;
    if (isGiven || isEmptied || territory === undefined || territory.mayEdit.length === 0)
        return source;
    const lines = splitLines(source);
    const block = findBlock(lines);
    const end = lines.some((line) => line.endsWith("\r\n")) ? "\r\n" : "\n";
    const wanted = wantedFields(fields, territory);
    const expected = PromptFields.safeParse({ ...fields, ...wanted });
    if (!expected.success)
        return source;
    if (block?.close === undefined) {
        const [heading = "", ...rest] = lines;
        const isEnded = heading.endsWith("\n");
        return [heading, isEnded ? "" : end, newBlock(prompt.key, wanted, end), isEnded ? end : "", ...rest].join("");
    }
    const yaml = lines.slice(block.open + 1, block.close).join("");
    const edited = edit(yaml, wanted, end);
    if (!saysTheSame(edited, expected.data))
        return source;
    return [...lines.slice(0, block.open + 1), edited, ...lines.slice(block.close)].join("");
}
function wantedFields(fields, { mayEdit, mayAppend, mustNotEdit, source, confidence }) {
    return {
        territory: source,
        ...(confidence === undefined || fields.confidence !== undefined ? {} : { confidence }),
        may_edit: mayEdit,
        ...(fields.may_append === undefined ? { may_append: mayAppend } : {}),
        ...(fields.must_not_edit === undefined ? { must_not_edit: mustNotEdit } : {}),
    };
}
function printField(name, wanted) {
    const value = wanted[name];
    if (Array.isArray(value))
        return printList(name, value);
    return typeof value === "number" ? printConfidence(value) : `${name}: ${value}\n`;
}
function newBlock(key, wanted, end) {
    const fields = WRITTEN.flatMap((name) => (wanted[name] === undefined ? [] : printField(name, wanted)));
    return `\n\`\`\`yaml\nticket: ${key}\n${fields.join("")}\`\`\``.replaceAll("\n", end);
}
const WRITTEN = ["territory", "confidence", "may_edit", "may_append", "must_not_edit"];
/** Values that are there are replaced where they stand; the others follow the line of `territory`, or of `ticket`. */
function edit(yaml, wanted, end) {
    const { contents } = (0,dist/* parseDocument */.Tp)(yaml, { prettyErrors: false, uniqueKeys: false });
    if (!(0,dist/* isMap */.jh)(contents) || contents.flow === true)
        return yaml;
    const findValue = (name) => contents.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === name)?.value;
    const first = contents.range?.[0] ?? 0;
    const indent = " ".repeat(first - yaml.lastIndexOf("\n", first - 1) - 1);
    const put = (text) => text.replace(/^(?=.)/gm, indent).replaceAll("\n", end);
    const anchor = (findValue("territory") ?? findValue("ticket"))?.range?.[1] ?? 0;
    const edits = [];
    let missing = "";
    for (const name of WRITTEN) {
        if (wanted[name] === undefined)
            continue;
        const range = findValue(name)?.range;
        const written = put(printField(name, wanted));
        const value = written.trimEnd().slice(`${indent}${name}:`.length);
        if (range === undefined || range === null)
            missing += written;
        else
            edits.push({ from: range[0], to: range[1], text: value });
    }
    const below = yaml.indexOf("\n", anchor) + 1;
    edits.push({ from: below, to: below, text: missing });
    return edits.sort((a, b) => b.from - a.from).reduce(apply, yaml);
}
/** A value comes with the blank or line end that goes before it, in place of those that were there. */
function apply(text, { from, to, text: put }) {
    return text.slice(0, from).replace(/ +$/, "") + put + text.slice(to);
}
/** Hand-written YAML has forms (aliases, flow maps) in which our edit means something else; then nothing is edited. */
function saysTheSame(yaml, wanted) {
    const { value, problems } = (0,yaml_source/* parseYaml */.h)(yaml);
    const read = PromptFields.safeParse(value);
    return problems.length === 0 && read.success && JSON.stringify(read.data) === JSON.stringify(wanted);
}

;// CONCATENATED MODULE: ./build/stages/enrich.js





/**
 * What people wrote stays as it is; run twice, it gives the same bytes.
 * @param tickets those of `ticketKeysOf(file)`, fresh.
 * @throws PLAN_INVALID naming a ticket that is missing; GIT_FAILED.
 */
async function enrich(file, tickets, { trees, log }, settings) {
    const { tasks } = promptFileToPlan({ file, tickets, config: settings.config });
    const entries = await trees.list(settings.trusted.tree);
    const { docs } = settings.config.scaffold;
    const files = await readIndexable(entries.filter(({ path }) => !docs.includes(path)), (ids) => trees.blobs(ids));
    const context = (0,retrieval_patterns/* createContext */.q6)(files);
    log.info("enrich", { prompts: tasks.length, files: files.length });
    return enrichPromptFile(file, new Map(tasks.map((task) => [task.ticket.key, (0,enrichment/* enrichmentOf */.P)(task, context, settings)])));
}

// EXTERNAL MODULE: ./build/stages/reconcile.js + 1 modules
var reconcile = __webpack_require__(5013);
;// CONCATENATED MODULE: ./build/step.js
// The hall for one stage alone: reads the artefact of the stage before, writes its own. "Agent job here, deliver job there"
// and "verify again on my laptop" are both this file.























/** One row a stage: what it reads, what it makes, what it writes. */
const STEPS = {
    trigger: async (files, hall) => {
        const { tickets } = await trigger(hall.asked, hall.ports, hall.settings);
        return write("tickets", tickets, files, hall);
    },
    prepare: async (files, hall) => {
        const { plan: planned, phases, ended } = await prepareBatch(hall);
        return { ...(await write("plan", planned, files, hall)), phases, ended };
    },
    work: async (files, hall) => {
        const planned = await readPlan(files, hall);
        const task = pickTask(planned, files.task);
        const folder = files.to ?? `${hall.settings.artefactDir}/${task.ticket.key}/outbox`;
        const result = await fillOutbox(folder, { plan: planned, task }, hall);
        return { ended: [], artefact: folder, decision: "decision" in result ? result.decision : result.outcome };
    },
    plan: async (files, hall) => {
        // Without a file of tickets, those that were asked for: planning a batch is one command.
        const tickets = files.from === undefined
            ? (await trigger(hall.asked, hall.ports, hall.settings)).tickets
            : await read("tickets", files, hall);
        const planned = await plan(tickets, hall.ports, hall.settings);
        if (files.dryRun === true)
            return { ended: [], artefact: "", forecast: await foretell(planned, hall) };
        return isPromptFile(files.to) ? writePromptFile(planned, files.to, hall) : write("plan", planned, files, hall);
    },
    scaffold: async (files, hall) => {
        if (isPromptFile(files.from) && files.task === undefined)
            return enrichFile(files.from, hall);
        const task = pickTask(await readPlan(files, hall), files.task);
        return write("brief", await scaffold(task, hall.ports, hall.settings, hall.signal), files, hall);
    },
    orchestrate: async (files, hall) => {
        const planned = await replan(await readPlan(files, hall), hall.ports, hall.settings);
        if (files.dryRun === true)
            return { ended: [], artefact: "", forecast: await foretell(planned, hall) };
        const batch = await orchestrate(planned, hall);
        return { ended: batch.ended, artefact: hall.settings.artefactDir, batch };
    },
    run: async (files, hall) => {
        const brief = await read("brief", files, hall);
        return write("attempt", await run(brief, hall.ports, hall.settings, hall.signal), files, hall);
    },
    verify: async (files, hall) => {
        if (isFolder(files.from))
            return verifyFolder(files.from, files, hall);
        const attempt = await read("attempt", files, hall);
        await putBack(attempt, hall);
        const verdict = await verify(attempt, hall.ports, hall.settings, hall.signal);
        const stepped = await write("verdict", verdict, files, hall);
        if (verdict.decision !== "stop")
            return stepped;
        return { ...stepped, ended: [{ ending: (0,core_ending/* stoppedEnding */.BY)((0,core_ending/* factsOf */.xS)(verdict.ticket, verdict, 0), verdict, undefined) }] };
    },
    fix: async (files, hall) => write("brief", fix(await read("verdict", files, hall), hall.settings), files, hall),
    deliver: async (files, hall) => {
        if (files.plan !== undefined)
            return deliverFolder(files.plan, files, hall);
        const verdict = await read("verdict", files, hall);
        if (verdict.decision === "fix") {
            throw new errors/* PipelineError */.zC("ARTEFACT_INVALID", `${files.from}: decision is "fix", deliver takes "deliver" or "stop"`);
        }
        if (verdict.decision === "stop")
            return tellStop(verdict, files, hall);
        const result = await deliver(verdict, hall.ports, hall.settings, hall.asked);
        const facts = (0,core_ending/* factsOf */.xS)(verdict.ticket, isWithheld(result) ? verdict : result, 0);
        const ending = isWithheld(result) ? (0,core_ending/* withheldEnding */.fn)(facts, result, undefined) : (0,core_ending/* deliveredEnding */.Y7)(facts, result);
        const stepped = isWithheld(result)
            ? await write("endings", [ending], files, hall)
            : await write("delivery", result, files, hall);
        return { ...stepped, ended: [await tell({ ending }, verdict.ticket, hall)] };
    },
    poll: async (_files, hall) => {
        await (0,poll/* poll */.w)(hall.ports, hall.settings, { kind: "workflow" });
        return { ended: [], artefact: "" };
    },
    reconcile: async (_files, hall) => {
        const { errors } = await (0,reconcile/* reconcile */.L)(hall.ports, hall.settings, { kind: "workflow" });
        return { ended: [], artefact: "", errors };
    },
    report: async (files, hall) => {
        const endings = await read("endings", files, hall);
        const tickets = await hall.ports.tracker.tickets(endings.map(({ key }) => key));
        const ended = [];
        for (const ending of endings) {
            const ticket = tickets.find(({ key }) => key === ending.key);
            ended.push(ticket === undefined ? { ending } : await tell({ ending }, ticket, hall));
        }
        return { ended, artefact: files.from ?? "" };
    },
};
/** @throws what the stage throws; INPUT_INVALID without --from; ARTEFACT_INVALID for a file of another kind. */
function step(stage, files, hall) {
    return STEPS[stage](files, hall);
}
/** A folder that another job filled has no ending; the artefact of a stage always has one. */
function isFolder(path) {
    return path !== undefined && !/\.\w+$/.test(path);
}
async function verifyFolder(from, { to }, hall) {
    const folder = to ?? `${from}-verified`;
    const verdict = await verifyAgain(from, folder, hall);
    return { ended: [], artefact: folder, decision: verdict.decision };
}
/** From a folder that another machine filled; the task comes from the plan, which no agent has seen. */
async function deliverFolder(planFile, files, hall) {
    const planned = (0,artefact/* parseArtefact */.qn)("plan", await readText(planFile, hall), planFile);
    const task = pickTask(planned, files.task);
    const inbox = {
        folder: files.from,
        plan: planned,
        task,
        agentResult: files["agent-result"],
        verifyResult: files["verify-result"],
        ranOn: files["verify-where"] ?? "own-job",
    };
    const ended = [await deliverInbox(inbox, hall)];
    const endings = ended.map(({ ending }) => ending);
    const told = { ...(await write("endings", endings, { to: files.to }, hall)), ended };
    const [ending] = endings;
    if (files.receipt === undefined || ending === undefined)
        return told;
    const receipt = (0,core_receipt/* receiptOf */.W7)(ending, timesOf(files, hall));
    await hall.ports.files.saveText(files.receipt, (0,core_receipt/* printReceipt */.iY)(receipt));
    return { ...told, receipt };
}
function timesOf(files, { ports }) {
    const seconds = Math.floor(Date.parse(ports.clock.now()) / 1000) - (files.began ?? Number.NaN);
    return {
        agentResult: files["agent-result"],
        verifyResult: files["verify-result"],
        isVerifiedApart: files["verify-where"] !== "agent-job",
        agentSeconds: files["agent-seconds"],
        verifySeconds: files["verify-seconds"],
        deliverSeconds: seconds >= 0 && seconds <= core_receipt/* MOST_SECONDS */.wj ? seconds : undefined,
    };
}
/** Verifying again must not judge what the commands of the last time dropped. */
async function putBack({ ticket, baseCommit, change }, { ports }) {
    const workdir = await ports.workspace.open(ticket.key.toLowerCase(), baseCommit);
    if (!workdir.fresh)
        await ports.workspace.restore(workdir, change.tree);
}
/** Nothing to publish, but the ticket must hear of it: verification itself cannot reach the tracker. */
async function tellStop(verdict, files, hall) {
    const ending = (0,core_ending/* stoppedEnding */.BY)((0,core_ending/* factsOf */.xS)(verdict.ticket, verdict, 0), verdict, undefined);
    const stepped = await write("endings", [ending], files, hall);
    return { ...stepped, ended: [await tell({ ending }, verdict.ticket, hall)] };
}
/** A plan is also a file for people: the name's ending says which of the two is meant. */
function isPromptFile(path) {
    return path?.endsWith(".md") === true;
}
async function writePromptFile(planned, path, { ports, settings }) {
    await ports.files.saveText(path, printPromptFile(planToPromptFile(planned, settings.commands)));
    return { ended: [], artefact: path };
}
async function readPlan(files, hall) {
    const planned = await (isPromptFile(files.from) ? readPromptFile(files.from, hall) : read("plan", files, hall));
    const { branch } = hall.settings.trusted;
    if (planned.base === branch)
        return planned;
    // Configuration and commands were read from the base of this run: it cannot be another one half way.
    throw new errors/* PipelineError */.zC("PLAN_INVALID", `base: the plan says "${planned.base}", this run starts from "${branch}"`, {
        hint: `Run it with --base ${planned.base}, or correct the base in the file.`,
    });
}
/** The file names tickets and what a person decided about them; their text is fetched afresh. */
async function readPromptFile(path, hall) {
    const { file, tickets } = await readPrompts(path, hall);
    return promptFileToPlan({ file, tickets, config: hall.settings.config });
}
/** Fills in what people left open in the prompt file; what they wrote stays. */
async function enrichFile(path, hall) {
    const { file, tickets } = await readPrompts(path, hall);
    const enriched = await enrich(file, tickets, hall.ports, hall.settings);
    await hall.ports.files.saveText(path, printPromptFile(enriched));
    return { ended: [], artefact: path };
}
async function readPrompts(path, hall) {
    const file = parsePromptFile(await readText(path, hall), path);
    const keys = ticketKeysOf(file);
    // No keys at all would mean every ticket of a ticket file.
    return { file, tickets: keys.length === 0 ? [] : await hall.ports.tracker.tickets(keys) };
}
async function readText(from, { ports }) {
    const text = await ports.files.findText(from);
    if (text === undefined)
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `from: there is no file "${from}"`);
    return text;
}
/** Without a file, what the last run of the one ticket that was named has left. */
async function read(kind, files, hall) {
    const from = files.from ?? ownFile(kind, hall);
    if (from === undefined)
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `from: this stage reads a "${kind}" artefact; name its file or its ticket`);
    return (0,artefact/* parseArtefact */.qn)(kind, await readText(from, hall), from);
}
async function write(kind, value, { from, to }, hall) {
    const own = from === undefined ? ownFile(kind, hall) : undefined;
    const path = to ?? own ?? `${hall.settings.artefactDir}/${kind}.json`;
    await hall.ports.files.saveText(path, (0,artefact/* printArtefact */.uL)(kind, value));
    return { ended: [], artefact: path };
}
/** Nouns of one ticket only: tickets, plans and endings are about many. */
const OF_ONE_TICKET = ["brief", "attempt", "verdict", "delivery"];
function ownFile(kind, { asked, settings }) {
    const [key, ...others] = asked.keys;
    const isOne = key !== undefined && others.length === 0 && OF_ONE_TICKET.includes(kind);
    return isOne ? `${settings.artefactDir}/${key}/${kind}.json` : undefined;
}
function pickTask({ tasks }, key) {
    const [only] = tasks;
    const keys = tasks.map(({ ticket }) => ticket.key).join(", ");
    if (key === undefined) {
        if (only !== undefined && tasks.length === 1)
            return only;
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `task: the plan holds ${tasks.length} tasks (${keys}); name one`);
    }
    const wanted = (0,names/* parseTicketKey */.n0)(key);
    const found = tasks.find(({ ticket }) => ticket.key === wanted);
    if (found === undefined)
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `task: "${key}" is not in the plan (${keys})`);
    return found;
}

// EXTERNAL MODULE: ./build/wire.js + 47 modules
var wire = __webpack_require__(184);
;// CONCATENATED MODULE: ./build/session.js
// One session of either door: options in; endings, artefact and exit code out. Knows stages, not how anybody is told.
var session_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var session_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
















/** What the doors print of a session. */
function reportOf({ ended, batch, receipt }, wallMs) {
    const named = batch?.plan.tasks ?? [];
    const phaseOf = (number) => batch?.plan.phases.find(({ prompts }) => prompts.includes(number))?.name ?? "";
    return {
        endings: ended.map(({ ending }) => ending),
        phases: new Map(named.map(({ ticket, number }) => [ticket.key, phaseOf(number)])),
        wallMs,
        slots: batch?.slots ?? 1,
        paused: batch?.paused,
        mergePlan: batch?.mergePlan,
        took: receipt === undefined ? undefined : (0,bill/* receiptLine */.t)(receipt),
    };
}
/**
 * @throws PipelineError for what is wrong with the session as a whole, when no ticket waits for an answer; what is wrong with
 * one ticket is in its ending.
 */
async function session(options, asked, world) {
    const startedMs = performance.now();
    const walked = await session_open(options, asked, world);
    const { ended } = walked;
    const thrown = ended.flatMap(({ error, unsaid }) => [error, unsaid].filter((one) => one !== undefined));
    const errors = [...thrown, ...(walked.errors ?? [])];
    const exitCode = (0,core_ending/* exitCodeOfEndings */.L0)(ended.map(({ ending }) => ending), errors);
    const wallMs = Math.round(performance.now() - startedMs);
    return { ...walked, exitCode, wallMs, report: reportOf(walked, wallMs) };
}
async function session_open(options, asked, world) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { stage } = options;
        // Needs no checkout, no key and no configuration: none of them is looked for.
        if (stage === "sum")
            return sumUp(options, world);
        let wired;
        try {
            wired = await (0,wire/* wire */.O4)(options, world);
        }
        catch (error) {
            if ((stage !== "all" && stage !== "prepare") || !isEvent(asked))
                throw error;
            const tracker = (0,wire/* wireTracker */.UD)(options, world.log);
            return {
                ended: await session_tellAll(error, () => tracker.tickets(asked.keys), { tracker, log: world.log }),
                artefacts: "",
            };
        }
        const opened = session_addDisposableResource(env_1, wired, true);
        // Asked for by name, starting anew counts as moving the ticket now.
        const moved = options.again ? { ...asked, movedAt: opened.ports.clock.now() } : asked;
        // Awaited here: what serves the cells must not be put away while they are used.
        const walked = await session_walk(stage, options, {
            ...opened,
            asked: moved,
            signal: world.signal,
            memory: memoryOf(options),
        });
        return { ...walked, ended: walked.ended.map((one) => ({ ...one, ending: discreet(one.ending, opened.redact) })) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = session_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** The ending as strangers may read it: in outputs, summaries and on screens. */
function discreet(ending, redact) {
    return outcome/* Ending */._n.parse(JSON.parse(redact(JSON.stringify(ending))));
}
/** A prompt file names a batch; what that batch has judged once is not paid for twice. */
function memoryOf({ stage, from, again }) {
    return stage === "orchestrate" && from !== undefined ? { batch: external_node_path_.resolve(from), again } : { again };
}
async function sumUp(options, { log }) {
    const bill = await sum(options, { files: (0,files/* createFiles */.q)(), log });
    return { ended: [], artefacts: "", ...(bill === undefined ? {} : { bill }) };
}
async function session_walk(stage, options, hall) {
    if (stage === "all")
        return session_all(options, hall);
    try {
        const { artefact, ...stepped } = await step(stage, { ...options, dryRun: options["dry-run"] }, hall);
        return { ...stepped, artefacts: artefact };
    }
    catch (error) {
        // Nobody after this job would tell the tickets that it came to nothing.
        if (stage !== "prepare" || !isEvent(hall.asked))
            throw error;
        return {
            ended: await session_tellAll(error, () => hall.ports.tracker.tickets(hall.asked.keys), hall.ports),
            artefacts: "",
        };
    }
}
async function session_all(options, hall) {
    const artefacts = hall.settings.artefactDir;
    const { tickets, turnedAway } = await trigger(hall.asked, hall.ports, hall.settings);
    const notOurs = turnedAway.map(({ ticket, reason }) => ({
        ending: untouched(ticket, "not-ours", reason),
    }));
    try {
        const planned = await plan(tickets, hall.ports, hall.settings);
        if (options["dry-run"])
            return { ended: notOurs, artefacts: "", forecast: await foretell(planned, hall) };
        const batch = await orchestrate(planned, hall);
        return { ended: [...batch.ended, ...notOurs], artefacts, batch };
    }
    catch (error) {
        if (!isEvent(hall.asked))
            throw error;
        return { ended: [...(await session_tellAll(error, async () => tickets, hall.ports)), ...notOurs], artefacts };
    }
}
/** @throws `error` itself when there is nobody to tell, or the telling fails. */
async function session_tellAll(error, findTickets, ports) {
    const ended = [];
    try {
        for (const ticket of await findTickets()) {
            const ending = (0,core_ending/* failedEnding */.BV)((0,core_ending/* factsOf */.xS)(ticket, undefined, 0), error, undefined);
            await report(ending, ticket, ports, { config: config/* DEFAULT_CONFIG */.PV });
            ended.push({ ending, error });
        }
    }
    catch (untold) {
        ports.log.error("report-failed", { error: String(untold) });
        throw error;
    }
    if (ended.length === 0)
        throw error;
    return ended;
}


/***/ })

};
