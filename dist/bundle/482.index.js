export const id = 482;
export const ids = [482];
export const modules = {

/***/ 4692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kA: () => (/* binding */ ask),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sg: () => (/* binding */ isToken)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
// One HTTP question with a time limit, for looks that only read. Follows no redirect and repeats nothing: a person is waiting,
// and runs it again.


/** @throws `unavailable` when there was no answer in time. */
async function ask({ url, headers, body, words, unavailable, timeoutMs }) {
    try {
        const response = await fetch(url, {
            method: body === undefined ? "GET" : "POST",
            headers: {
                "user-agent": "linear-to-pr",
                ...headers,
                ...(body !== undefined && { "content-type": "application/json" }),
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
            redirect: "manual",
            signal: AbortSignal.timeout(timeoutMs),
        });
        return { status: response.status, headers: response.headers, text: await response.text() };
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC(unavailable, `${words}: ${reasonOf(error)}`, { cause: error });
    }
}
/** `fetch failed: ECONNREFUSED`; a time limit is named as such. */
function reasonOf(error) {
    if (!(error instanceof Error))
        return "no answer";
    if (error.name === "TimeoutError")
        return "no answer in time";
    const cause = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).safeParse(error.cause);
    return cause.success ? `no answer (${cause.data.code})` : "no answer";
}
/** The text as a value of a shape. @throws `code` when it is another. */
function parseJson(text, schema, { words, code }) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC(code, `${words}: the answer is not JSON`, { cause });
    }
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue?.path.join(".") || "its root";
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC(code, `${words}: unknown answer at ${where}: ${issue?.message}`, { cause: parsed.error });
}
/** Such a value makes an invalid header, whose error message would quote it. */
function isToken(text) {
    return /^[\x21-\x7e]+( [\x21-\x7e]+)?$/.test(text);
}


/***/ }),

/***/ 7914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createGithubLook)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2047);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4692);
// What a repository on GitHub lets a token see of how it is set up. Reads only; changes nothing and judges nothing.



const Repository = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    full_name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    default_branch: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    private: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    archived: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().default(false),
    permissions: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ push: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY() }).optional(),
});
const WorkflowPermissions = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ can_approve_pull_request_reviews: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY() });
const Secrets = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ total_count: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), secrets: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })) });
const Words = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }).catch({ message: "" });
const PAGE = 100;
const JSON_TYPE = "application/vnd.github+json";
function createGithubLook(settings) {
    const { token = "", apiUrl, timeoutMs = 10_000 } = settings;
    const base = (apiUrl || "https://api.github.com").replace(/\/+$/, "");
    async function get(path, accept) {
        if (token !== "" && !(0,_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .isToken */ .sg)(token)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("GITHUB_UNAUTHORIZED", "GITHUB_TOKEN holds characters that no token has");
        }
        const headers = {
            accept,
            "x-github-api-version": "2022-11-28",
            ...(token !== "" && { authorization: `Bearer ${token}` }),
        };
        const words = `GET ${path}`;
        const answer = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)({ url: `${base}${path}`, headers, words, unavailable: "GITHUB_UNAVAILABLE", timeoutMs });
        if (answer.status !== 200)
            throw refusalOf(answer, words);
        return answer;
    }
    async function getJson(path, schema) {
        const { text, headers } = await get(path, JSON_TYPE);
        return { value: (0,_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text, schema, { words: `GET ${path}`, code: "GITHUB_UNAVAILABLE" }), headers };
    }
    async function repository(name) {
        if (token === "")
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("GITHUB_UNAUTHORIZED", "GITHUB_TOKEN is not set");
        const { value, headers } = await getJson(`/repos/${name}`, Repository);
        // Only classic tokens are told their scopes; an empty header is a token without any.
        const scopes = headers.get("x-oauth-scopes");
        return {
            name: value.full_name,
            defaultBranch: value.default_branch,
            isPrivate: value.private,
            isArchived: value.archived,
            mayPush: value.permissions?.push,
            scopes: scopes
                ?.split(",")
                .map((scope) => scope.trim())
                .filter((scope) => scope !== ""),
        };
    }
    async function secretNames(path) {
        const { value } = await getJson(`${path}?per_page=${PAGE}`, Secrets);
        return { names: value.secrets.map(({ name }) => name), isComplete: value.total_count <= value.secrets.length };
    }
    async function secrets(name) {
        const [own, shared] = await Promise.all([
            secretNames(`/repos/${name}/actions/secrets`),
            secretNames(`/repos/${name}/actions/organization-secrets`).catch((error) => {
                if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isPipelineError */ .h$)(error))
                    return { names: [], isComplete: false };
                throw error;
            }),
        ]);
        return { names: [...own.names, ...shared.names], isComplete: own.isComplete && shared.isComplete };
    }
    return {
        repository,
        secrets,
        async actionsMayOpen(name) {
            const { value } = await getJson(`/repos/${name}/actions/permissions/workflow`, WorkflowPermissions);
            return value.can_approve_pull_request_reviews;
        },
        async findFile(name, path, ref) {
            const at = `/repos/${name}/contents/${path}?ref=${encodeURIComponent(ref)}`;
            try {
                return (await get(at, "application/vnd.github.raw+json")).text;
            }
            catch (error) {
                if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isPipelineError */ .h$)(error) && error.code === "GITHUB_NOT_FOUND")
                    return undefined;
                throw error;
            }
        },
        async findCommit(name, ref) {
            const path = `/repos/${name}/commits/${encodeURIComponent(ref)}`;
            const { text } = await get(path, "application/vnd.github.sha");
            if (/^[0-9a-f]{40}$/.test(text.trim()))
                return text.trim();
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("GITHUB_UNAVAILABLE", `GET ${path}: the answer is no commit id`);
        },
    };
}
function refusalOf({ status, headers, text }, words) {
    const line = `${words}: ${status} ${messageIn(text)}`.trimEnd();
    const isLimit = status === 429 || (status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0"));
    if (isLimit)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("GITHUB_RATE_LIMITED", line);
    if (status === 401)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("GITHUB_UNAUTHORIZED", line);
    if (status === 403)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("GITHUB_FORBIDDEN", line);
    if (status >= 300 && status < 400)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("GITHUB_NOT_FOUND", `${line}: it was renamed or moved`);
    if (status === 404 || status === 422)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("GITHUB_NOT_FOUND", line);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC(status >= 500 ? "GITHUB_UNAVAILABLE" : "GITHUB_REJECTED", line);
}
function messageIn(text) {
    try {
        return Words.parse(JSON.parse(text)).message.slice(0, 200);
    }
    catch (error) {
        // A page of some proxy has nothing to say to us.
        if (error instanceof SyntaxError)
            return "";
        throw error;
    }
}


/***/ }),

/***/ 7084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ readCaller)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2047);
/* harmony import */ var _config_yaml_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(746);
/* harmony import */ var _caller_workflow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4115);
/* harmony import */ var _workflow_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2769);
// What a repository's workflow says about how it calls us, read from YAML. Judges against what a caller must say; a text that
// cannot be read is a problem like any other.




const Job = zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({
    uses: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    permissions: zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())]).optional(),
    secrets: zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz("inherit"), zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())]).optional(),
});
const Workflow = zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({
    on: zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J().optional(),
    permissions: zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J().optional(),
    jobs: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), Job),
});
const USES = new RegExp(`^([\\w.-]+/[\\w.-]+)/${_caller_workflow_js__WEBPACK_IMPORTED_MODULE_1__/* .WORKFLOW_PATH */ .A8.replaceAll(".", "\\.")}@(\\S+)$`);
const SECRET = /^\$\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}$/;
/** Undefined: no job of this workflow calls us. @param needed secrets it has to hand on, by our names. */
function readCaller(text, needed) {
    const parsed = Workflow.safeParse((0,_config_yaml_source_js__WEBPACK_IMPORTED_MODULE_0__/* .parseYaml */ .h)(text).value);
    if (!parsed.success)
        return undefined;
    for (const job of Object.values(parsed.data.jobs)) {
        const [, repository, ref] = USES.exec(job.uses ?? "") ?? [];
        if (repository === undefined || ref === undefined)
            continue;
        return {
            repository,
            ref,
            secrets: secretsOf(job),
            polls: eventsOf(parsed.data).includes("schedule"),
            problems: [...problemsOf(parsed.data, job, ref), ...unmapped(job, needed)],
        };
    }
    return undefined;
}
function secretsOf({ secrets }) {
    if (secrets === undefined || secrets === "inherit")
        return {};
    const named = Object.entries(secrets).map(([as, value]) => [as, SECRET.exec(value)?.[1]]);
    return Object.fromEntries(named.flatMap(([as, name]) => (name === undefined ? [] : [[as, name]])));
}
function problemsOf(workflow, job, ref) {
    const events = eventsOf(workflow);
    const unpinned = (0,_workflow_source_js__WEBPACK_IMPORTED_MODULE_2__/* .isCommit */ .W)(ref) ? [] : [`uses "${ref}", which can be moved; pin the full commit id`];
    const inherited = job.secrets === "inherit" ? ["hands on every secret (`secrets: inherit`); map each one by its name"] : [];
    const dumb = events.some((name) => ["workflow_dispatch", "repository_dispatch", "schedule"].includes(name))
        ? []
        : ["starts on none of workflow_dispatch, repository_dispatch, schedule"];
    return [...unpinned, ...inherited, ...ungranted(job, workflow), ...dumb, ...undeclared(workflow)];
}
/** GitHub refuses a dispatch with an input that the workflow does not declare. */
function undeclared({ on }) {
    const event = zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ workflow_dispatch: zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J() }).safeParse(on);
    if (!event.success || !Object.hasOwn(event.data, "workflow_dispatch"))
        return [];
    const { inputs } = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ inputs: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()) })
        .catch({ inputs: {} })
        .parse(event.data.workflow_dispatch);
    const missing = _caller_workflow_js__WEBPACK_IMPORTED_MODULE_1__/* .DISPATCH_INPUTS */ .bF.filter((name) => !Object.hasOwn(inputs, name));
    return missing.length === 0
        ? []
        : [`workflow_dispatch declares no input ${missing.join(", ")}: the relay's dispatch would be refused`];
}
function unmapped(job, needed) {
    if (job.secrets === "inherit")
        return [];
    const names = Object.keys(job.secrets ?? {});
    return needed.filter((as) => !names.includes(as)).map((as) => `hands on no secret \`${as}\``);
}
/** A job without permissions of its own has those of the workflow. */
function ungranted(job, workflow) {
    const granted = job.permissions ?? workflow.permissions;
    if (granted === "write-all")
        return ["grants every permission (`write-all`)"];
    const named = zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).catch({}).parse(granted);
    const missing = Object.entries(_caller_workflow_js__WEBPACK_IMPORTED_MODULE_1__/* .PERMISSIONS */ .Jj).filter(([name, level]) => !isEnough(named[name], level));
    const excess = Object.entries(named).filter(([name, level]) => level === "write" && !Object.hasOwn(_caller_workflow_js__WEBPACK_IMPORTED_MODULE_1__/* .PERMISSIONS */ .Jj, name));
    return [
        ...missing.map(([name, level]) => `does not grant \`${name}: ${level}\``),
        ...excess.map(([name]) => `grants \`${name}: write\`, which nothing needs`),
    ];
}
function isEnough(given, needed) {
    return given === needed || given === "write";
}
function eventsOf({ on }) {
    if (typeof on === "string")
        return [on];
    if (Array.isArray(on))
        return on.map(String);
    return typeof on === "object" && on !== null ? Object.keys(on) : [];
}


/***/ }),

/***/ 4115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A8: () => (/* binding */ WORKFLOW_PATH),
/* harmony export */   HC: () => (/* binding */ callerWorkflow),
/* harmony export */   Jj: () => (/* binding */ PERMISSIONS),
/* harmony export */   bF: () => (/* binding */ DISPATCH_INPUTS),
/* harmony export */   cW: () => (/* binding */ SECRETS)
/* harmony export */ });
/* unused harmony export DISPATCH_TYPE */
const WORKFLOW_PATH = ".github/workflows/linear-to-pr.yml";
/** Event type of a `repository_dispatch` that starts work. */
const DISPATCH_TYPE = "linear-to-pr";
/** Secrets of the repository, each with the name the reusable workflow knows it by. */
const SECRETS = [
    { name: "LINEAR_API_KEY", as: "linear-api-key", what: "Linear key: reads, comments on and moves tickets" },
    { name: "ANTHROPIC_API_KEY", as: "anthropic-api-key", what: "model key: the agent's cell sees a placeholder" },
];
/** What the jobs of the reusable workflow need in sum; each of them lowers it to its own share. */
const PERMISSIONS = { actions: "read", contents: "write", "pull-requests": "write" };
/** What relay and poll send with a `workflow_dispatch`. */
const DISPATCH_INPUTS = ["keys", "movedAt", "correlation"];
/** Inputs of a start by hand or by the relay, handed on under the same names. */
const INPUTS = [
    ["keys", "Tickets, such as ENG-12 ENG-13"],
    ["team", "Or every ticket of a team, by its key"],
    ["label", "… with this label"],
    ["project", "… of this project"],
    ["cycle", "… of this cycle: number, name, or current"],
    ["state", "… in this state"],
];
const expression = (text) => `\${{ ${text} }}`;
const KEYS = "inputs.keys || github.event.client_payload.key || github.event.client_payload.keys";
/** @param caller.poll when to look for tickets without being told, as five fields of cron; undefined: never. */
function callerWorkflow({ source, poll }) {
    const { repository, commit, called } = source;
    const permissions = Object.entries(PERMISSIONS).map(([name, level]) => `      ${name}: ${level}`);
    return `${[
        "# Written by `linear-to-pr init`. Each job behind `uses` lowers these permissions to its own share.",
        "name: linear-to-pr",
        `run-name: linear-to-pr ${expression(`${KEYS} || github.event_name`)} ${expression("inputs.correlation || github.event.client_payload.correlation")}`,
        "on:",
        `  repository_dispatch: { types: [${DISPATCH_TYPE}] }`,
        ...(poll === undefined ? [] : [`  schedule: [{ cron: "${poll}" }]`]),
        "  workflow_dispatch:",
        "    inputs:",
        ...INPUTS.map(([name, what]) => `      ${name}: { description: "${what}", type: string }`),
        `      movedAt: { description: "When the ticket was moved here, as the relay says it", type: string }`,
        `      correlation: { description: "Id of whoever sent this", type: string }`,
        "permissions: {}",
        "concurrency:",
        `  group: linear-to-pr-start-${expression(`${KEYS} || github.run_id`)}`,
        "  cancel-in-progress: false",
        "jobs:",
        "  linear-to-pr:",
        "    permissions:",
        ...permissions,
        `    uses: ${repository}/${WORKFLOW_PATH}@${commit}${called === undefined ? "" : ` # ${called}`}`,
        "    with:",
        ...INPUTS.map(([name]) => `      ${name}: ${expression(`inputs.${name}`)}`),
        "    secrets:",
        ...SECRETS.map(({ name, as }) => `      ${as}: ${expression(`secrets.${name}`)}`),
    ].join("\n")}\n`;
}


/***/ }),

/***/ 2769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseUses),
/* harmony export */   W: () => (/* binding */ isCommit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
// Which linear-to-pr a repository calls: owner/name and a commit, so that nobody can change the code behind it later.

const FORM = /^([\w.-]+\/[\w.-]+)@([\w./-]{1,200})$/;
const COMMIT = /^[0-9a-f]{40}$/;
function isCommit(ref) {
    return COMMIT.test(ref);
}
/** `owner/name@ref`. @throws USAGE */
function parseUses(text) {
    const [, repository, ref] = FORM.exec(text) ?? [];
    if (repository !== undefined && ref !== undefined && !ref.includes(".."))
        return { repository, ref };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PipelineError */ .zC("USAGE", `--uses: "${text.slice(0, 100)}" must look like OWNER/linear-to-pr@COMMIT (or @v0.1.0, which is looked up on GitHub)`);
}


/***/ }),

/***/ 1186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseOptionsOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
// The options of one set-up command. Each has few, and none of the many of a run.


/** @throws USAGE for an option or a word that the command does not know. */
function parseOptionsOf(argv, known) {
    const options = Object.fromEntries([
        ...known.texts.map((name) => [name, { type: "string" }]),
        ...known.flags.map((name) => [name, { type: "boolean" }]),
    ]);
    try {
        const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...argv], options, allowPositionals: false });
        const all = Object.entries(values);
        return {
            texts: Object.fromEntries(all.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
            flags: new Set(all.flatMap(([name, value]) => (value === true ? [name] : []))),
        };
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PipelineError */ .zC("USAGE", cause instanceof Error ? cause.message : String(cause), { cause });
    }
}


/***/ }),

/***/ 805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ findLine),
/* harmony export */   Vw: () => (/* binding */ findText),
/* harmony export */   W1: () => (/* binding */ findRepository),
/* harmony export */   b$: () => (/* binding */ readCheckout)
/* harmony export */ });
/* unused harmony export runGit */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3491);
/* harmony import */ var _core_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4804);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9473);
// A person's checkout as it lies there, committed or not: its files, its origin, its default branch. Changes nothing, and no
// hook or monitor of it is started.





const TIMEOUT_MS = 10_000;
/** The names of a million files. */
const MAX_OUTPUT_BYTES = 128 * 1024 * 1024;
const QUIET = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*"];
/** @throws CHECKOUT_NOT_FOUND, GIT_NOT_FOUND */
async function readCheckout(given, dir) {
    const top = await findLine(given, dir, ["rev-parse", "--show-toplevel"]);
    if (top === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PipelineError */ .zC("CHECKOUT_NOT_FOUND", `${dir} is not in a git checkout`);
    const [listed, repository, defaultBranch] = await Promise.all([
        runGit(given, top, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]),
        findRepository(given, top),
        findDefaultBranch(given, top),
    ]);
    return { top, paths: listed.stdout.split("\0").filter((name) => name !== ""), repository, defaultBranch };
}
/** `owner/name` of a checkout's origin. */
async function findRepository(given, dir) {
    return (0,_core_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .findRepositoryName */ .T)(await findLine(given, dir, ["config", "--get", "remote.origin.url"]));
}
async function findDefaultBranch(given, dir) {
    const ofOrigin = await findLine(given, dir, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
    return ofOrigin?.replace(/^origin\//, "") ?? findLine(given, dir, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
}
/** The first line a git command prints; undefined when it fails or prints none. @throws GIT_NOT_FOUND */
async function findLine(given, dir, args) {
    const { exitCode, stdout } = await runGit(given, dir, args);
    const line = stdout.split("\n")[0];
    return exitCode === 0 && line !== "" ? line : undefined;
}
/** @throws GIT_NOT_FOUND, CHECKOUT_NOT_FOUND when there is no such folder. */
async function runGit({ shell, env }, dir, args) {
    const finished = await shell.run({ file: "git", args: [...QUIET, ...args], cwd: dir, env: gitEnvironment(env), timeoutMs: TIMEOUT_MS }, { maxOutputBytes: MAX_OUTPUT_BYTES });
    if (finished.started)
        return finished;
    // A missing folder and a missing program look the same to whoever starts it.
    const isThere = await shell.run({
        file: "git",
        args: ["--version"],
        cwd: "/",
        env: gitEnvironment(env),
        timeoutMs: TIMEOUT_MS,
    });
    if (isThere.started)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PipelineError */ .zC("CHECKOUT_NOT_FOUND", `there is no folder ${dir}`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PipelineError */ .zC("GIT_NOT_FOUND", "git cannot be started");
}
function gitEnvironment(env) {
    return {
        ...(0,_core_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnvironment */ .Qc)(env, []),
        HOME: "/dev/null",
        LC_ALL: "C",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
    };
}
/** Text of a file of the checkout; undefined when there is none. */
async function findText(top, name) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(top, name), "utf8").catch((error) => {
        if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR")
            return undefined;
        throw error;
    });
}


/***/ })

};
