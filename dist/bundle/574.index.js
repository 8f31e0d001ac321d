export const id = 574;
export const ids = [574];
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

/***/ 6574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WEBHOOK_HELP: () => (/* binding */ WEBHOOK_HELP),
  webhookCommand: () => (/* binding */ webhookCommand)
});

// EXTERNAL MODULE: ./build/adapters/doctor/linear-ask.js
var linear_ask = __webpack_require__(8212);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
;// CONCATENATED MODULE: ./build/adapters/doctor/linear-webhook.js
// Linear's side of the webhook: the one that points to our relay, made or given another secret. Never reads a secret back.

const FIND = "query FindWebhooks { webhooks(first: 250) { nodes { id url enabled } } }";
const CREATE = "mutation CreateWebhook($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } } }";
const UPDATE = "mutation UpdateWebhook($id: String!, $input: WebhookUpdateInput!) { webhookUpdate(id: $id, input: $input) { webhook { id } } }";
const Found = schemas/* object */.Ikc({
    webhooks: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), url: schemas/* string */.YjP().nullish(), enabled: schemas/* boolean */.zMY() })) }),
});
const Made = schemas/* object */.Ikc({ webhook: schemas/* object */.Ikc({ id: schemas/* string */.YjP() }) });
function createLinearWebhooks(ask) {
    return {
        /** The first that points to `url`. */
        async find(url) {
            const { webhooks } = await ask(FIND, Found);
            const found = webhooks.nodes.find((one) => one.url === url);
            return found === undefined ? undefined : { id: found.id, enabled: found.enabled };
        },
        /** @param team key; undefined: all public teams. @returns its id. */
        async create({ url, secret, team }) {
            const place = team === undefined ? { allPublicTeams: true } : { teamId: team };
            const input = { url, secret, label: "linear-to-pr", resourceTypes: ["Issue"], enabled: true, ...place };
            const { webhookCreate } = await ask(CREATE, schemas/* object */.Ikc({ webhookCreate: Made }), { input });
            return webhookCreate.webhook.id;
        },
        async update(id, input) {
            await ask(UPDATE, schemas/* object */.Ikc({ webhookUpdate: Made }), { id, input });
        },
    };
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/setup/arguments.js
var setup_arguments = __webpack_require__(1186);
;// CONCATENATED MODULE: ./build/setup/webhook.js
// `linear-to-pr webhook create|rotate`: Linear's side of the relay. Secrets come from the environment and are shown nowhere.




const WEBHOOK_HELP = `linear-to-pr webhook create --url URL [--team KEY]   makes the webhook that calls the relay; again: leaves it
linear-to-pr webhook rotate --url URL                gives it the next secret

  --url URL              address of the relay's route, such as https://relay.example.com/linear
  --team KEY             only this team's tickets (default: every public team's)
  --linear-api-url URL   only to reach Linear through something else

environment: LINEAR_API_KEY of an administrator; LINEAR_WEBHOOK_SECRET for create, LINEAR_WEBHOOK_SECRET_NEXT for rotate.
To rotate: give the relay both secrets, rotate, then make the next one the only one (docs/relay.md).
`;
const LEAST_SECRET_CHARS = 24;
/** Run twice, `create` changes nothing the second time. @throws USAGE, INPUT_INVALID, LINEAR_*. */
async function webhookCommand(argv, world) {
    const [verb, ...rest] = argv;
    if (verb !== "create" && verb !== "rotate") {
        throw new errors/* PipelineError */.zC("USAGE", `webhook: "${(verb ?? "").slice(0, 40)}" is not allowed: create or rotate`);
    }
    const { texts } = (0,setup_arguments/* parseOptionsOf */.B)(rest, { texts: ["url", "team", "linear-api-url"], flags: [] });
    const { env } = world;
    const url = readUrl(texts.url);
    const apiUrl = texts["linear-api-url"] ?? env.LINEAR_API_URL;
    const webhooks = createLinearWebhooks((0,linear_ask/* createLinearAsk */.L)({ apiKey: env.LINEAR_API_KEY, apiUrl }));
    const found = await webhooks.find(url);
    if (verb === "rotate") {
        if (found === undefined)
            throw new errors/* PipelineError */.zC("INPUT_INVALID", `--url ${url}: Linear has no webhook to it`);
        await webhooks.update(found.id, { secret: readSecret("LINEAR_WEBHOOK_SECRET_NEXT", env) });
        return said(`webhook ${found.id}: signs with LINEAR_WEBHOOK_SECRET_NEXT from now on`);
    }
    if (found?.enabled === true)
        return said(`webhook ${found.id}: is there already, unchanged`);
    if (found !== undefined) {
        await webhooks.update(found.id, { enabled: true });
        return said(`webhook ${found.id}: was switched off, is on again`);
    }
    const id = await webhooks.create({ url, secret: readSecret("LINEAR_WEBHOOK_SECRET", env), team: texts.team });
    return said(`webhook ${id}: created, calls ${url}`);
}
function said(text) {
    return { exitCode: 0, text: `${text}\n` };
}
function readUrl(url = "") {
    if (URL.canParse(url) && /^https?:/.test(url))
        return url;
    throw new errors/* PipelineError */.zC("USAGE", `--url "${url.slice(0, 80)}": the address of the relay's route, https://…/linear`);
}
function readSecret(name, env) {
    const secret = env[name] ?? "";
    if (secret.length >= LEAST_SECRET_CHARS && /^[\x21-\x7e]+$/.test(secret))
        return secret;
    const hint = `Make one, such as with \`openssl rand -hex 32\`, and give it to the relay and to this command as ${name}.`;
    throw new errors/* PipelineError */.zC("INPUT_INVALID", `${name}: needs at least ${LEAST_SECRET_CHARS} visible characters`, {
        hint,
    });
}


/***/ })

};
