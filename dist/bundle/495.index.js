export const id = 495;
export const ids = [495];
export const modules = {

/***/ 8212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ createLinearAsk)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2047);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4692);
// One question to Linear's API with a time limit, for the set-up commands. Repeats nothing.



const Refused = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    errors: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().catch(""),
        extensions: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(), statusCode: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional() }).optional(),
    })),
});
/** @returns a question with the shape of its answer. @throws LINEAR_*, when asked. */
function createLinearAsk({ apiKey = "", apiUrl, timeoutMs = 10_000 }) {
    const url = apiUrl || "https://api.linear.app/graphql";
    return async (document, schema, variables) => {
        const words = `Linear, ${/(?:query|mutation) (\w+)/.exec(document)?.[1]}`;
        checkKey(apiKey.trim());
        const headers = { authorization: apiKey.trim() };
        const body = { query: document, ...(variables === undefined ? {} : { variables }) };
        const answer = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)({ url, headers, body, words, unavailable: "LINEAR_UNAVAILABLE", timeoutMs });
        const refused = Refused.safeParse(jsonOr(answer.text));
        if (refused.success)
            throw refusalOf(answer.status, refused.data.errors, words);
        if (answer.status !== 200)
            throw refusalOf(answer.status, [], words);
        const { data } = (0,_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(answer.text, zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ data: schema }), { words, code: "LINEAR_UNAVAILABLE" });
        return data;
    };
}
function checkKey(key) {
    if (key === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("LINEAR_UNAUTHORIZED", "LINEAR_API_KEY is not set");
    if (!(0,_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .isToken */ .sg)(key))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("LINEAR_UNAUTHORIZED", "LINEAR_API_KEY holds characters that no key has");
}
function jsonOr(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        // Not GraphQL at all: told by its status.
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
/** By status and code, never by Linear's English. */
function refusalOf(status, errors, words) {
    const codes = errors.map(({ extensions }) => extensions?.code);
    const statuses = [status, ...errors.map(({ extensions }) => extensions?.statusCode ?? 0)];
    const code = codes.includes("RATELIMITED") || statuses.includes(429)
        ? "LINEAR_RATE_LIMITED"
        : codes.includes("AUTHENTICATION_ERROR") || statuses.includes(401)
            ? "LINEAR_UNAUTHORIZED"
            : codes.includes("FORBIDDEN") || statuses.includes(403)
                ? "LINEAR_FORBIDDEN"
                : statuses.some((each) => each >= 500)
                    ? "LINEAR_UNAVAILABLE"
                    : "LINEAR_REJECTED";
    const said = errors.map(({ message }) => message).join("; ");
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC(code, `${words}: ${said === "" ? `HTTP ${status}` : said.slice(0, 300)}`);
}


/***/ }),

/***/ 5495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DOCTOR_HELP: () => (/* binding */ DOCTOR_HELP),
  doctor: () => (/* binding */ doctor),
  doctorCommand: () => (/* binding */ doctorCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/doctor/github.js
var github = __webpack_require__(7914);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
// EXTERNAL MODULE: ./build/adapters/doctor/linear-ask.js
var linear_ask = __webpack_require__(8212);
;// CONCATENATED MODULE: ./build/adapters/doctor/linear.js
// What a Linear key lets us see of how the workspace is set up: whose key, which names, which webhooks. Reads only.


const VIEWER = "query DoctorViewer { viewer { name organization { name } } }";
/** The most Linear gives at once; what has more is told as incomplete. */
const NAMES = `query DoctorNames {
  teams(first: 250) { nodes { key } pageInfo { hasNextPage } }
  workflowStates(first: 250) { nodes { id name team { key } } pageInfo { hasNextPage } }
  issueLabels(first: 250) { nodes { name } pageInfo { hasNextPage } }
}`;
/** Their secrets could be asked for, and never are. */
const WEBHOOKS = "query DoctorWebhooks { webhooks(first: 250) { nodes { url enabled resourceTypes team { key } } } }";
const Viewer = schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), organization: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }) }) });
const page = (node) => schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(node), pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY() }) });
const Names = schemas/* object */.Ikc({
    teams: page(schemas/* object */.Ikc({ key: schemas/* string */.YjP() })),
    workflowStates: page(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), name: schemas/* string */.YjP(), team: schemas/* object */.Ikc({ key: schemas/* string */.YjP() }) })),
    issueLabels: page(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
});
const Webhooks = schemas/* object */.Ikc({
    webhooks: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            url: schemas/* string */.YjP().nullish(),
            enabled: schemas/* boolean */.zMY(),
            resourceTypes: schemas/* array */.YOg(schemas/* string */.YjP()),
            team: schemas/* object */.Ikc({ key: schemas/* string */.YjP() }).nullish(),
        })),
    }),
});
function createLinearLook(settings) {
    const query = (0,linear_ask/* createLinearAsk */.L)(settings);
    return {
        async viewer() {
            const { viewer } = await query(VIEWER, Viewer);
            return { name: viewer.name, workspace: viewer.organization.name };
        },
        async names() {
            const { teams, workflowStates, issueLabels } = await query(NAMES, Names);
            return {
                teams: teams.nodes.map(({ key }) => key),
                states: workflowStates.nodes.map(({ id, name, team }) => ({ id, name, team: team.key })),
                labels: issueLabels.nodes.map(({ name }) => name),
                isComplete: [teams, workflowStates, issueLabels].every(({ pageInfo }) => !pageInfo.hasNextPage),
            };
        },
        async webhooks() {
            const { webhooks } = await query(WEBHOOKS, Webhooks);
            return webhooks.nodes.map(({ url: to, enabled, resourceTypes, team }) => ({
                url: to ?? undefined,
                enabled,
                resourceTypes,
                team: team?.key,
            }));
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/doctor/relay.js
function createRelayLook({ timeoutMs = 10_000 } = {}) {
    return {
        async health(address) {
            const url = `${address.replace(/[?#].*$/, "").replace(/\/+$/, "")}/healthz`;
            const answered = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) }).catch(
            // However it failed: a relay that does not answer is what is looked for.
            () => undefined);
            await answered?.body?.cancel();
            return answered === undefined ? undefined : { status: answered.status };
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/log/terminal.js
var terminal = __webpack_require__(6342);
// EXTERNAL MODULE: ./build/adapters/machine/process.js + 4 modules
var machine_process = __webpack_require__(29);
// EXTERNAL MODULE: ./build/adapters/sandbox/sandbox-runtime.js + 8 modules
var sandbox_runtime = __webpack_require__(8002);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/core/words/sanitize.js
var sanitize = __webpack_require__(1769);
;// CONCATENATED MODULE: ./build/core/setup/finding.js
// One thing that was looked at on the way from a ticket to a draft, what was seen, and what to do about it. What could not be
// looked at is `unknown`, never `ok`.


/** In the order people read them: this machine, GitHub, Linear, what is between them. */
const CHECKS = {
    git: "git",
    node: "Node",
    checkout: "checkout and base",
    configuration: "configuration",
    agent: "agent program",
    sandbox: "sandbox",
    repository: "GitHub repository",
    permissions: "GitHub token",
    "pull-requests": "Actions may open pull requests",
    workflow: "caller workflow",
    source: "reusable workflow",
    secrets: "Actions secrets",
    "linear-key": "Linear key",
    teams: "Linear teams",
    states: "Linear states",
    labels: "Linear labels",
    webhook: "Linear webhook",
    relay: "relay",
};
const ok = (seen) => ({ status: "ok", seen });
const warning = (seen, todo) => ({ status: "warning", seen, todo });
const missing = (seen, todo) => ({ status: "missing", seen, todo });
const unknown = (seen, todo) => ({ status: "unknown", seen, todo });
/** What a look that failed means. Only what a person can put right is missing; being shut out says nothing about what is there. */
function judgeFailure(error) {
    if (!(0,errors/* isPipelineError */.h$)(error)) {
        const words = error instanceof Error ? error.message : String(error);
        return unknown(`a fault of linear-to-pr: ${words}`, "Please report this line.");
    }
    const isShutOut = error.blame === "upstream" || error.code.endsWith("_FORBIDDEN");
    return isShutOut ? unknown(error.message, error.hint) : missing(error.message, error.hint);
}
/** 0 when nothing is missing. */
function exitCodeOf(findings) {
    return findings.some(({ status }) => status === "missing") ? 2 : 0;
}
const MOST_CHARS = 300;
const WIDTH = Math.max(...Object.values(CHECKS).map((title) => title.length));
function findingsText(findings) {
    const lines = findings.flatMap(({ check, status, seen, todo }) => [
        `${status.padEnd(8)} ${CHECKS[check].padEnd(WIDTH)}  ${(0,sanitize/* oneLine */.TN)(seen, MOST_CHARS)}`,
        ...(todo === undefined ? [] : [`${" ".repeat(9)}→ ${(0,sanitize/* oneLine */.TN)(todo, MOST_CHARS)}`]),
    ]);
    const count = (wanted) => findings.filter(({ status }) => status === wanted).length;
    const sums = ["ok", "warning", "missing", "unknown"].map((status) => `${count(status)} ${status}`);
    return `${lines.join("\n")}\n\n${sums.join(" · ")}\n`;
}
function findingsJson(findings) {
    return { ok: exitCodeOf(findings) === 0, findings };
}

// EXTERNAL MODULE: ./build/setup/arguments.js
var setup_arguments = __webpack_require__(1186);
// EXTERNAL MODULE: ./build/adapters/workspace/git.js + 29 modules
var git = __webpack_require__(2086);
// EXTERNAL MODULE: ./build/core/config/config.js
var config_config = __webpack_require__(7515);
// EXTERNAL MODULE: ./build/core/repository.js
var repository = __webpack_require__(4804);
// EXTERNAL MODULE: ./build/core/setup/caller-reading.js
var caller_reading = __webpack_require__(7084);
// EXTERNAL MODULE: ./build/core/setup/caller-workflow.js
var caller_workflow = __webpack_require__(4115);
// EXTERNAL MODULE: ./build/core/setup/workflow-source.js
var workflow_source = __webpack_require__(2769);
;// CONCATENATED MODULE: ./build/core/setup/judge-github.js



function judgeRepository({ name, defaultBranch, isArchived }) {
    return isArchived
        ? missing(`${name} is archived`, "Unarchive it: nothing can be pushed to an archived repository.")
        : ok(`${name}, default branch ${defaultBranch}`);
}
const NEEDED = "contents: write and pull-requests: write";
function judgePermissions({ mayPush, scopes, isPrivate, name }) {
    if (mayPush === false)
        return missing(`its owner may not push to ${name}`, `Use a token of somebody who may; it needs ${NEEDED}.`);
    if (scopes === undefined) {
        return unknown("a kind of token that does not tell its permissions", `Make sure that it has ${NEEDED} on ${name}.`);
    }
    const shown = scopes.length === 0 ? "no scope" : scopes.join(", ");
    const isEnough = scopes.includes("repo") || (!isPrivate && scopes.includes("public_repo"));
    if (!isEnough)
        return missing(`classic token with ${shown}`, "Give it the scope `repo`, or use a fine-grained token.");
    if (mayPush === undefined)
        return unknown(`classic token with ${shown}`, `Make sure that its owner may push to ${name}.`);
    return ok(`classic token with ${shown}`);
}
function judgeActionsMayOpen(mayOpen) {
    return mayOpen
        ? ok("allowed")
        : missing("not allowed", "Settings → Actions → General → allow GitHub Actions to create and approve pull requests.");
}
/** @param caller undefined: the file is there, and calls somebody else. */
function judgeWorkflow(caller, branch) {
    const at = `${caller_workflow/* WORKFLOW_PATH */.A8} on ${branch}`;
    if (caller === undefined)
        return missing(`${at} does not call linear-to-pr`, "Run `linear-to-pr init --force`, then commit and push.");
    if (caller.problems.length === 0)
        return ok(at);
    return missing(`${at} ${caller.problems.join("; ")}`, "`linear-to-pr init` shows what it would write instead.");
}
/** @param isThere whether GitHub shows the file of that commit to this token. */
function judgeSource({ repository, ref }, isThere) {
    const shown = `${repository}@${(0,workflow_source/* isCommit */.W)(ref) ? ref.slice(0, 12) : ref}`;
    return isThere
        ? ok(shown)
        : unknown(`${shown} is not to be seen with this token`, `Check that ${repository} has that commit pushed and, when it is private, lets other repositories use its workflows.`);
}
function judgeSecrets(needed, { names, isComplete }) {
    // GitHub keeps them in capitals, and compares without regard to case.
    const there = new Set(names.map((name) => name.toUpperCase()));
    const absent = needed.filter((name) => !there.has(name.toUpperCase()));
    if (absent.length === 0)
        return ok(needed.join(", "));
    const todo = absent.map((name) => `gh secret set ${name}`).join(" && ");
    return isComplete
        ? missing(`not set: ${absent.join(", ")}`, todo)
        : unknown(`${absent.join(", ")}: not in the repository, and the organisation's could not be read`, todo);
}
/** A repository that nothing starts by itself still works by hand. */
function judgeNoRelay(caller) {
    return caller?.polls === true
        ? ok("none named; the workflow looks for tickets on a schedule")
        : warning("none named, and the workflow has no schedule", "Say --relay URL if there is one; without, tickets are started by hand.");
}

// EXTERNAL MODULE: ./build/core/ticket-filter.js
var ticket_filter = __webpack_require__(8459);
;// CONCATENATED MODULE: ./build/core/setup/judge-linear.js


function judgeViewer({ name, workspace }) {
    return ok(`${name} of ${workspace}`);
}
const has = (names, wanted) => names.some((name) => (0,ticket_filter/* isSameName */.yS)(name, wanted));
function judgeTeams({ trigger }, seen) {
    const absent = trigger.teams.filter((key) => !has(seen.teams, key));
    if (absent.length > 0)
        return absentNames({ what: "trigger.teams", absent, there: seen.teams, seen });
    if (seen.teams.length === 0)
        return missing("the key can read no team", "Give the Linear key access to the tickets' team.");
    return ok(trigger.teams.length > 0 ? trigger.teams.join(", ") : `every team the key can read: ${some(seen.teams)}`);
}
/** States of the teams that are meant; a state that starts work must be there, one that work ends in is only missed. */
function judgeStates({ trigger, deliver }, seen) {
    const meant = seen.states.filter(({ team }) => trigger.teams.length === 0 || has(trigger.teams, team));
    const there = [...new Set(meant.map(({ name }) => name))];
    const isThere = (wanted) => has(there, wanted) || meant.some(({ id }) => id === wanted);
    const absent = trigger.states.filter((name) => !isThere(name));
    if (absent.length > 0)
        return absentNames({ what: "trigger.states", absent, there, seen });
    const ends = Object.values(deliver.states).filter((name) => name !== undefined);
    const lost = ends.filter((name) => !isThere(name));
    if (lost.length > 0) {
        const judged = absentNames({ what: "deliver.states", absent: lost, there, seen });
        return judged.status === "missing" ? { ...judged, status: "warning" } : judged;
    }
    const starts = trigger.states.length > 0 ? trigger.states.join(", ") : "every state of the type `started`";
    return ok([`starts at ${starts}`, ...ends.map((name) => `moves to ${name}`)].join("; "));
}
function judgeLabels({ trigger }, seen) {
    const { labels } = trigger;
    if (labels.length === 0)
        return warning("trigger.labels is empty", "Every ticket starts an agent, also one a person took; name a label.");
    const absent = labels.filter((name) => !has(seen.labels, name));
    // One of them is enough for a ticket to be taken.
    if (absent.length === labels.length)
        return absentNames({ what: "trigger.labels", absent, there: seen.labels, seen });
    return absent.length > 0
        ? warning(`no label ${absent.join(", ")}`, "Create it in Linear, or take it out of trigger.labels.")
        : ok(labels.join(", "));
}
function absentNames(of) {
    const { what, absent, there, seen } = of;
    const words = `${what}: nothing in Linear is called ${absent.map((name) => `"${name}"`).join(", ")}`;
    if (!seen.isComplete)
        return unknown(`${words}, as far as was looked`, "There are more names than one page; look in Linear.");
    return missing(words, `Create it in Linear, or correct ${what}; there ${there.length === 0 ? "is none" : `are ${some(there)}`}.`);
}
const SHOWN = 10;
function some(names) {
    return [...names.slice(0, SHOWN), ...(names.length > SHOWN ? ["…"] : [])].join(", ");
}
/** @param relay address of the relay, undefined when none was named. */
function judgeWebhook(hooks, relay, teams) {
    if (relay === undefined) {
        const active = hooks.filter(({ enabled, resourceTypes }) => enabled && resourceTypes.includes("Issue"));
        const urls = active.map(({ url }) => placeOf(url ?? "") ?? "an app's own");
        return unknown(urls.length === 0 ? "none for issues" : `for issues: ${some(urls)}`, "Say --relay URL to know which is ours.");
    }
    const ours = hooks.filter(({ url }) => url !== undefined && isAt(url, relay));
    if (ours.length === 0)
        return missing(`none points to ${placeOf(relay)}`, "Create it: `linear-to-pr webhook create`.");
    const enabled = ours.filter((hook) => hook.enabled);
    if (enabled.length === 0)
        return missing("there, and disabled", "Enable it in Linear; it is disabled after repeated failures, so look at the relay first.");
    const forIssues = enabled.filter(({ resourceTypes }) => resourceTypes.includes("Issue"));
    if (forIssues.length === 0)
        return missing("enabled, and not for issues", "Let it send the events of issues.");
    const deaf = teams.filter((key) => !forIssues.some(({ team }) => team === undefined || (0,ticket_filter/* isSameName */.yS)(team, key)));
    if (deaf.length > 0)
        return missing(`enabled, and not for team ${deaf.join(", ")}`, "Let it send the events of that team too.");
    const only = forIssues.every(({ team }) => team !== undefined) && teams.length === 0;
    const told = forIssues.map(({ team }) => team ?? "every team").join(", ");
    return only
        ? warning(`enabled for ${told} only`, "Name the teams in trigger.teams, or send the events of all.")
        : ok(`enabled, for ${told}`);
}
/** At the relay's host, and below its path where it has one. */
function isAt(url, relay) {
    if (!URL.canParse(url) || !URL.canParse(relay))
        return false;
    const [hook, ours] = [new URL(url), new URL(relay)];
    const below = ours.pathname.replace(/\/+$/, "");
    return hook.host === ours.host && (hook.pathname === below || hook.pathname.startsWith(`${below}/`));
}
/** Without query and login: there may be a secret in either. */
function placeOf(url) {
    if (!URL.canParse(url))
        return undefined;
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
}
function judgeRelay({ status }) {
    return status === 200
        ? ok("answers")
        : missing(`/healthz answers ${status}`, "Look at the relay's log; is the address the relay's?");
}
/** Undefined: an address that may be asked. Linear itself delivers to https only. */
function refuseRelayAddress(url) {
    const wrong = missing("not an https address", "Say the relay's address as https://host; Linear delivers to nothing else.");
    if (!URL.canParse(url))
        return wrong;
    const { protocol, hostname } = new URL(url);
    const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
    return protocol === "https:" || (protocol === "http:" && isHere) ? undefined : wrong;
}

;// CONCATENATED MODULE: ./build/core/setup/judge-machine.js

/** `merge-tree --write-tree` came with it. */
const LEAST_GIT = [2, 38];
/** The engine's floor, as package.json says. */
const LEAST_NODE = [20, 19];
/** @param printed what `git --version` said, undefined when it could not be started. */
function judgeGit(printed) {
    const found = printed === undefined ? undefined : versionIn(printed);
    if (printed === undefined)
        return missing("not found on PATH", "Install git 2.38 or newer.");
    if (found === undefined)
        return unknown(`"${printed}" names no version`, "Run `git --version`; 2.38 or newer is needed.");
    return isAtLeast(found, LEAST_GIT) ? ok(found) : missing(found, "Install git 2.38 or newer.");
}
/** @param version such as `v24.1.0`. */
function judgeNode(version) {
    return isAtLeast(version, LEAST_NODE) ? ok(version) : missing(version, "Install Node 20.19 or newer.");
}
function versionIn(text) {
    return /\d+\.\d+(?:\.\d+)?[\w.-]*/.exec(text)?.[0];
}
function isAtLeast(version, [least, leastMinor]) {
    const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
    return major > least || (major === least && minor >= leastMinor);
}
/** @param seen.inCheckout whether the checkout has the configuration, committed or not. */
function judgeConfiguration(seen) {
    const { branch, onBase, inCheckout, path } = seen;
    if (onBase)
        return ok(`${path} on ${branch}`);
    return inCheckout
        ? warning(`${path} is not on ${branch} yet; until then the defaults hold`, `Commit it and push it to ${branch}.`)
        : warning(`no ${path} on ${branch}; the defaults take every ticket`, "Run `linear-to-pr init`.");
}
/** @param asked how `<program> --version` ended. */
function judgeAgent(program, asked, wanted) {
    if (!asked.started)
        return missing(`${program} is not on PATH`, "Install the agent program, or set run.agent and run.command.");
    const found = versionIn(asked.stdout);
    if (asked.exitCode !== 0 || found === undefined) {
        return unknown(`\`${program} --version\` names no version`, `Run \`${program} --version\` by hand.`);
    }
    if (wanted === undefined || wanted === found)
        return ok(`${program} ${found}`);
    return missing(`${program} ${found}; run.agentVersion asks for ${wanted}`, `Install ${wanted}, or change run.agentVersion.`);
}
/** The program a command line begins with; undefined when only a shell could tell. */
function programOf(line) {
    return /^\s*([\w./+-]+)(?=\s|$)/.exec(line)?.[1];
}
/** @param found where the program is; undefined when it is nowhere. */
function judgeProgram(program, found) {
    if (program === undefined)
        return unknown("run.command begins with something only a shell understands", "Try the line by hand.");
    return found === undefined
        ? missing(`${program} of run.command is not found`, "Install it, or change run.command.")
        : ok(`${program} (${found})`);
}
/** A gap that only runs on this machine have: no gap in the path over GitHub's runners. */
function judgeForRunsHere(judged) {
    const { status, seen, todo = "" } = judged;
    return status === "missing" ? warning(`${seen}; only runs on this machine need it`, todo) : judged;
}
function judgeIsolation(isolation) {
    return isolation === "sandbox"
        ? ok("this machine can isolate")
        : warning("run.isolation: none", "Agent and checks run without a cell; the risk is accepted by name. docs/security.md.");
}

// EXTERNAL MODULE: ./build/policy.js + 2 modules
var build_policy = __webpack_require__(6980);
// EXTERNAL MODULE: ./build/setup/checkout-reading.js
var checkout_reading = __webpack_require__(805);
// EXTERNAL MODULE: ./build/adapters/agent/claude.js + 1 modules
var claude = __webpack_require__(8711);
// EXTERNAL MODULE: ./build/core/environment.js
var environment = __webpack_require__(3491);
;// CONCATENATED MODULE: ./build/setup/machine-checks.js
// The doctor's look at this machine: git, Node, the agent's program, whether it can isolate.



const TIMEOUT_MS = 10_000;
function run({ shell, env, home }, file, args, cwd) {
    return shell.run({ file, args, cwd, env: { ...(0,environment/* childEnvironment */.Qc)(env, []), HOME: home }, timeoutMs: TIMEOUT_MS });
}
async function checkGit(machine) {
    const { started, stdout } = await run(machine, "git", ["--version"], machine.home);
    return judgeGit(started ? stdout.trim() : undefined);
}
/** Asks the program itself; no model is called and no key is handed out. */
async function checkAgent(machine, config) {
    if (config.agent === "command")
        return checkCommand(machine, config.command ?? "");
    const settings = { run: config, program: undefined, anthropicApiKey: undefined, anthropicBaseUrl: undefined };
    const { file, args } = claude/* claude */.n.version?.(settings) ?? { file: "claude", args: ["--version"] };
    return judgeAgent(file, await run(machine, file, args, machine.home), config.agentVersion);
}
async function checkCommand(machine, line) {
    const program = programOf(line);
    if (program === undefined)
        return judgeProgram(undefined, undefined);
    const found = await run(machine, "/bin/sh", ["-c", 'command -v -- "$1"', "sh", program], machine.checkout);
    return judgeProgram(program, found.exitCode === 0 ? found.stdout.trim() : undefined);
}
/** @throws SANDBOX_UNAVAILABLE */
async function checkSandbox(sandbox, isolation) {
    if (isolation === "sandbox")
        await sandbox.check();
    return judgeIsolation(isolation);
}

;// CONCATENATED MODULE: ./build/setup/settling.js
// How looks that need each other are made at once: each once, and a failure told only where it belongs. Knows nothing of what
// is looked at.


/** Looked at when first asked for, and once. */
function shared(look) {
    let looked;
    return () => {
        looked ??= look();
        return looked;
    };
}
/** The value of a look that another check makes; where it fails, that check says why and this one is not made. */
async function needed(look, from) {
    try {
        return await look();
    }
    catch (error) {
        // The first cause is told, not the last.
        throw isUnmade(error) ? error : Object.assign(new Error("not looked at", { cause: error }), { unmade: from });
    }
}
function isUnmade(error) {
    return error instanceof Error && "unmade" in error;
}
/** Being refused this look says nothing about what is there: GitHub answers 404 as well as 403. */
async function shutOut(look, hint) {
    try {
        return await look;
    }
    catch (error) {
        if (!(0,errors/* isPipelineError */.h$)(error))
            throw error;
        const isRefused = error.code.endsWith("_FORBIDDEN") || error.code === "GITHUB_NOT_FOUND";
        if (!isRefused)
            throw error;
        throw new errors/* PipelineError */.zC("GITHUB_FORBIDDEN", error.message, { cause: error, hint });
    }
}
async function settle(check) {
    try {
        return await check();
    }
    catch (error) {
        return isUnmade(error) ? notLooked(error.unmade) : judgeFailure(error);
    }
}
function notLooked(because) {
    return unknown("not looked at", `First put right: ${CHECKS[because]}.`);
}

;// CONCATENATED MODULE: ./build/setup/examine.js
// Every check of the doctor, started together. What several need is looked at once; when that look fails, the check it belongs
// to says so and those that needed it are unknown.














const GIT_TIMEOUT_MS = 10_000;
const ADMIN = "Only an administrator's token may look (fine-grained: administration and secrets, read); look in the settings.";
const LINEAR_ADMIN = "Only the key of an administrator may look; see Settings → API in Linear.";
async function examine(examination) {
    const { options, looks, machine, sandbox } = examination;
    const { github, linear, relay } = looks;
    const workspace = shared(() => openCheckout(examination));
    const base = shared(async () => (await workspace()).base(options.base));
    const policy = shared(async () => (0,build_policy/* readPolicy */.T)(await workspace(), options.base));
    const config = () => needed(policy, "configuration").then((read) => read.config);
    const repository = shared(async () => {
        const named = options.repository ?? (await needed(workspace, "checkout")).originUrl;
        return github.repository(repositoryOf(named));
    });
    const seen = () => needed(repository, "repository");
    const workflow = shared(async () => {
        const { name, defaultBranch } = await seen();
        const text = await github.findFile(name, caller_workflow/* WORKFLOW_PATH */.A8, defaultBranch);
        if (text === undefined)
            return { branch: defaultBranch, caller: undefined, text };
        return { branch: defaultBranch, text, caller: (0,caller_reading/* readCaller */.w)(text, await neededSecrets(policy)) };
    });
    const caller = () => needed(workflow, "workflow").then((read) => read.caller);
    /** Where a workflow calls us, GitHub's runners do the work, and install for themselves what it takes. */
    const forRunsHere = async (check) => {
        const judged = await settle(check);
        const read = await workflow().catch(() => undefined);
        return read?.caller === undefined ? judged : judgeForRunsHere(judged);
    };
    const viewer = shared(linear.viewer);
    const names = shared(() => needed(viewer, "linear-key").then(linear.names));
    const checks = {
        git: () => checkGit(machine),
        node: () => judgeNode(process.version),
        checkout: async () => {
            const { branch, commit } = await base();
            return ok(`${branch} at ${commit.slice(0, 12)}`);
        },
        configuration: async () => {
            await needed(base, "checkout");
            return judgeConfiguration({
                path: config_config/* CONFIG_PATH */.tF,
                ...(await placesOfConfig(await policy(), await workspace(), machine)),
            });
        },
        agent: () => forRunsHere(async () => checkAgent(machine, (await config()).run)),
        sandbox: () => forRunsHere(async () => checkSandbox(sandbox, (await policy().catch(() => undefined))?.config.run.isolation ?? "sandbox")),
        repository: async () => judgeRepository(await repository()),
        permissions: async () => judgePermissions(await seen()),
        "pull-requests": async () => {
            const { name } = await seen();
            return judgeActionsMayOpen(await shutOut(github.actionsMayOpen(name), ADMIN));
        },
        workflow: async () => {
            const { branch, caller: read, text } = await workflow();
            const todo = "Run `linear-to-pr init`, then commit and push what it writes.";
            return text === undefined ? missing(`no ${caller_workflow/* WORKFLOW_PATH */.A8} on ${branch}`, todo) : judgeWorkflow(read, branch);
        },
        source: async () => {
            const read = await caller();
            if (read === undefined)
                return notLooked("workflow");
            return judgeSource(read, (await github.findFile(read.repository, caller_workflow/* WORKFLOW_PATH */.A8, read.ref)) !== undefined);
        },
        secrets: async () => {
            const { name } = await seen();
            const [wanted, read] = await Promise.all([neededSecrets(policy), workflow().catch(() => undefined)]);
            return judgeSecrets(namesThere(wanted, read?.caller), await shutOut(github.secrets(name), ADMIN));
        },
        "linear-key": async () => judgeViewer(await viewer()),
        teams: async () => judgeTeams(await config(), await names()),
        states: async () => judgeStates(await config(), await names()),
        labels: async () => judgeLabels(await config(), await names()),
        webhook: async () => {
            const { trigger } = await config();
            await needed(viewer, "linear-key");
            return judgeWebhook(await shutOut(linear.webhooks(), LINEAR_ADMIN), options.relay, trigger.teams);
        },
        relay: async () => {
            if (options.relay === undefined)
                return judgeNoRelay(await caller().catch(() => undefined));
            const refused = refuseRelayAddress(options.relay);
            if (refused !== undefined)
                return refused;
            const answered = await relay.health(options.relay);
            return answered === undefined
                ? missing("no answer", "Start it, or correct its address; Linear has to reach it from the internet.")
                : judgeRelay(answered);
        },
    };
    return Promise.all(CHECK_NAMES.map(async (check) => ({ check, ...(await settle(checks[check])) })));
}
const CHECK_NAMES = Object.keys(CHECKS).filter((name) => name in CHECKS);
function openCheckout({ options, machine, log, stateDir }) {
    const { shell, env } = machine;
    const identity = { name: "linear-to-pr[bot]", email: "linear-to-pr[bot]@users.noreply.github.com" };
    const token = env.GITHUB_TOKEN ?? "";
    const tokenHost = new URL(env.GITHUB_SERVER_URL ?? "https://github.com").host;
    const remote = { tokenHost, ...(token === "" ? {} : { token }) };
    return (0,git/* createGitWorkspace */.s)({
        repo: options.repo,
        stateDir,
        shell,
        log,
        identity,
        env,
        remote,
        timeoutMs: GIT_TIMEOUT_MS,
    });
}
async function placesOfConfig({ base }, trees, machine) {
    const top = await (0,checkout_reading/* findLine */.KE)(machine, machine.checkout, ["rev-parse", "--show-toplevel"]);
    const [entries, text] = await Promise.all([
        trees.list(base.tree),
        top === undefined ? undefined : (0,checkout_reading/* findText */.Vw)(top, config_config/* CONFIG_PATH */.tF),
    ]);
    const onBase = entries.some((entry) => entry.path === config_config/* CONFIG_PATH */.tF);
    return { branch: base.branch, onBase, inCheckout: text !== undefined };
}
/** @throws INPUT_INVALID */
function repositoryOf(named) {
    try {
        const { owner, repo } = (0,repository/* parseRepository */.S)(named);
        return `${owner}/${repo}`;
    }
    catch (cause) {
        if (!(0,errors/* isPipelineError */.h$)(cause))
            throw cause;
        const hint = "Say --repository OWNER/NAME, or give the checkout an origin on GitHub.";
        throw new errors/* PipelineError */.zC("INPUT_INVALID", "the checkout's origin names no repository on GitHub", { cause, hint });
    }
}
/** Our names of the secrets this configuration needs. Of one that cannot be read, all. */
async function neededSecrets(policy) {
    const agent = await policy().then(({ config }) => config.run.agent, () => "claude");
    return caller_workflow/* SECRETS */.cW.filter(({ as }) => agent === "claude" || as !== "anthropic-api-key").map(({ as }) => as);
}
/** The repository's names for them: the workflow's, else those that `init` writes. */
function namesThere(wanted, caller) {
    return caller_workflow/* SECRETS */.cW.filter(({ as }) => wanted.includes(as)).map(({ as, name }) => caller?.secrets[as] ?? name);
}

;// CONCATENATED MODULE: ./build/setup/doctor.js
// `linear-to-pr doctor`: looks over the whole path from a ticket to a draft, all at once, and names what is missing. Reads only;
// a look that fails is a finding of its own and hides no other.












const DOCTOR_HELP = `linear-to-pr doctor: proves the path from a ticket to a draft, and names what is missing

  --repo DIR               the checkout (default: here)
  --base BRANCH            base branch (default: the repository's)
  --repository OWNER/NAME  on GitHub (default: from the origin remote)
  --relay URL              address of the relay (default: LINEAR_TO_PR_RELAY_URL)
  --github-api-url URL --linear-api-url URL   only to reach them through something else
  --json                   one JSON object on standard output

environment: GITHUB_TOKEN, LINEAR_API_KEY; exit code 0 when nothing is missing, else 2
`;
const TEXTS = ["repo", "base", "repository", "relay", "github-api-url", "linear-api-url"];
/** @throws USAGE */
async function doctorCommand(argv, world) {
    const { texts, flags } = (0,setup_arguments/* parseOptionsOf */.B)(argv, { texts: TEXTS, flags: ["json"] });
    const { env } = world;
    const looks = {
        github: (0,github/* createGithubLook */.P)({ token: env.GITHUB_TOKEN, apiUrl: texts["github-api-url"] ?? env.GITHUB_API_URL }),
        linear: createLinearLook({ apiKey: env.LINEAR_API_KEY, apiUrl: texts["linear-api-url"] ?? env.LINEAR_API_URL }),
        relay: createRelayLook(),
    };
    const { repo = ".", base, repository, relay = env.LINEAR_TO_PR_RELAY_URL } = texts;
    const findings = await doctor({ repo, base, repository, relay: relay === "" ? undefined : relay }, world, looks);
    const text = flags.has("json") ? `${JSON.stringify(findingsJson(findings), null, 2)}\n` : findingsText(findings);
    return { exitCode: exitCodeOf(findings), text };
}
/** Every finding, in the order people read them. Never throws for what it finds. */
async function doctor(options, world, looks) {
    const stateDir = await (0,promises_.mkdtemp)(external_node_path_.join((0,external_node_os_.tmpdir)(), "linear-to-pr-doctor-"));
    // A finding says all there is to say.
    const log = (0,terminal/* createTerminalLog */.$)({ write: () => { }, level: "error" });
    const checkout = external_node_path_.resolve(options.repo);
    const cells = (0,sandbox_runtime/* createSandboxRuntime */.e)({ stateDir, log, env: world.env });
    try {
        const { shell = (0,machine_process/* createShell */.f)(), sandbox = cells, env } = world;
        return await examine({ options, looks, sandbox, log, stateDir, machine: { shell, env, home: stateDir, checkout } });
    }
    finally {
        await cells[Symbol.asyncDispose]();
        await (0,promises_.rm)(stateDir, { recursive: true, force: true, maxRetries: 3 });
    }
}


/***/ })

};
