export const id = 813;
export const ids = [813];
export const modules = {

/***/ 9813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RELAY_HELP: () => (/* binding */ RELAY_HELP),
  relayCommand: () => (/* binding */ relayCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/relay/section.js
// Reads a value that came from outside, one named part at a time, and collects every problem instead of stopping at the first.
// A hand-made stand-in for zod: the relay runs where the bundle must stay under 20 KB, and zod/mini alone is 24 KB.
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** A section that stands for a missing one answers with fallbacks; what has none is a problem then. */
function openSection(value, at, problems) {
    const parts = isRecord(value) ? value : {};
    const known = new Set();
    if (!isRecord(value) && value !== undefined)
        problems.push(`${at || "settings"}: must be a mapping`);
    const place = (name) => (at === "" ? name : `${at}.${name}`);
    function take(name) {
        known.add(name);
        return Object.hasOwn(parts, name) ? (parts[name] ?? undefined) : undefined;
    }
    function refuse(name, found, wanted) {
        const shown = found === undefined ? "missing" : `${JSON.stringify(found)?.slice(0, 80)} is not allowed`;
        problems.push(`${place(name)}: ${shown}: ${wanted.allowed}`);
        return wanted.instead;
    }
    const fits = (found, { pattern }) => typeof found === "string" && pattern.test(found);
    return {
        has: (name) => Object.hasOwn(parts, name),
        text(name, rule, fallback) {
            const found = take(name) ?? fallback;
            return fits(found, rule) ? found : refuse(name, found, { allowed: rule.allowed, instead: "" });
        },
        texts(name, rule, fallback) {
            const found = take(name) ?? fallback;
            if (!Array.isArray(found))
                return refuse(name, found, { allowed: `a list, each ${rule.allowed}`, instead: [] });
            return found.filter((each, index) => fits(each, rule) || refuse(`${name}[${index}]`, each, { ...rule, instead: false }));
        },
        whole(name, { min, max, fallback }) {
            const found = take(name) ?? fallback;
            const isFine = typeof found === "number" && Number.isInteger(found) && found >= min && found <= max;
            return isFine ? found : refuse(name, found, { allowed: `a whole number from ${min} to ${max}`, instead: min });
        },
        choice(name, allowed, fallback) {
            const found = take(name) ?? fallback;
            const chosen = allowed.find((each) => each === found);
            return chosen ?? refuse(name, found, { allowed: allowed.join(" or "), instead: fallback });
        },
        flag(name) {
            const found = take(name) ?? false;
            return typeof found === "boolean" ? found : refuse(name, found, { allowed: "true or false", instead: false });
        },
        section: (name) => openSection(take(name), place(name), problems),
        sections(name) {
            const found = take(name);
            if (!Array.isArray(found))
                return refuse(name, found, { allowed: "a list", instead: [] });
            return found.map((each, index) => openSection(each, `${place(name)}[${index}]`, problems));
        },
        names: () => Object.keys(parts),
        end() {
            const strangers = Object.keys(parts).filter((name) => !known.has(name));
            problems.push(...strangers.map((name) => `${place(name.slice(0, 80))}: unknown key`));
        },
    };
}

;// CONCATENATED MODULE: ./build/relay/file-store.js
// The store in a folder: survives restarts and is shared by several relays of one machine (or of one POSIX file system).
// Every claim is the creation of a file that must not exist, which a file system decides for exactly one. Synchronous on purpose:
// a handful of tiny files costs a fifth of what the thread pool takes for them, and half a millisecond holds nobody up.




/** A lapsed entry is followed by one of the next generation, never replaced: replacing could hit somebody's fresh claim. */
const MAX_GENERATIONS = 1000;
/** Longer than anything is remembered, so that no claim meets a name at the moment it is forgotten. */
const KEEP_MS = 4 * 24 * 3600 * 1000;
/** One of 256 parts of the folder at a time, with a claim: all of it in less than a day, and a few files at once. */
const SWEEP_EVERY_MS = 5 * 60 * 1000;
const PARTS = 256;
/**
 * @param folder made when it is not there; holds hashes and times only.
 * @param now milliseconds since 1970.
 */
function createFileStore(folder, now) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    sweep(folder, "", now());
    const held = new Map();
    let swept = { at: now(), part: 0 };
    /** Without a timer: a folder that nobody claims in does not grow. */
    function sweepPart() {
        if (now() < swept.at + SWEEP_EVERY_MS)
            return;
        const { part } = swept;
        // First: what cannot be removed is in the way of one claim, which is tried again, and not of every one.
        swept = { at: now(), part: (part + 1) % PARTS };
        sweep(folder, part.toString(16).padStart(2, "0"), now());
    }
    function write(entry) {
        const draft = external_node_path_.join(folder, `draft-${(0,external_node_crypto_.randomUUID)()}`);
        (0,external_node_fs_.writeFileSync)(draft, JSON.stringify(entry), { mode: 0o600 });
        return draft;
    }
    /** True when this call made the file. */
    function create(file, entry) {
        const draft = write(entry);
        try {
            (0,external_node_fs_.linkSync)(draft, file);
            return true;
        }
        catch (error) {
            if (isCode(error, "EEXIST"))
                return false;
            throw error;
        }
        finally {
            (0,external_node_fs_.rmSync)(draft, { force: true });
        }
    }
    function change(key, entry) {
        const file = held.get(key);
        if (file === undefined)
            return;
        (0,external_node_fs_.renameSync)(write(entry), file);
        held.delete(key);
    }
    return {
        async claim(key, ttlSeconds) {
            sweepPart();
            const name = (0,external_node_crypto_.createHash)("sha256").update(key).digest("hex");
            for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
                const file = external_node_path_.join(folder, `${name}.${generation}`);
                const entry = { state: "taken", expires: now() + ttlSeconds * 1000 };
                if (create(file, entry)) {
                    held.set(key, file);
                    return "mine";
                }
                const found = findEntry(file);
                if (found === undefined)
                    return "taken";
                if (found.state !== "free" && found.expires > now())
                    return found.state;
            }
            return "taken";
        },
        async settle(key, ttlSeconds) {
            change(key, { state: "done", expires: now() + ttlSeconds * 1000 });
        },
        async release(key) {
            change(key, { state: "free", expires: now() });
        },
    };
}
function findEntry(file) {
    try {
        const entry = JSON.parse((0,external_node_fs_.readFileSync)(file, "utf8"));
        if (!isRecord(entry) || typeof entry.expires !== "number")
            return undefined;
        const state = entry.state === "done" || entry.state === "free" ? entry.state : "taken";
        return { state, expires: entry.expires };
    }
    catch (error) {
        if (isCode(error, "ENOENT"))
            return undefined;
        throw error;
    }
}
/** Removes what lapsed days ago of the names that begin with `prefix`. */
function sweep(folder, prefix, now) {
    const found = new Map();
    for (const name of (0,external_node_fs_.readdirSync)(folder)) {
        const [, hash] = /^([0-9a-f]{64})\.\d+$/.exec(name) ?? [];
        if (hash?.startsWith(prefix))
            found.set(hash, [...(found.get(hash) ?? []), external_node_path_.join(folder, name)]);
    }
    for (const generations of found.values())
        sweepName(generations, now);
}
/** All generations or none, the last one first: a claim takes the first that is not there. */
function sweepName(generations, now) {
    const counts = (file) => (findEntry(file)?.expires ?? 0) + KEEP_MS >= now;
    if (generations.some(counts))
        return;
    const numberOf = (file) => Number(external_node_path_.extname(file).slice(1));
    for (const file of generations.toSorted((a, b) => numberOf(b) - numberOf(a)))
        (0,external_node_fs_.rmSync)(file, { force: true });
}
function isCode(error, code) {
    return isRecord(error) && error.code === code;
}

;// CONCATENATED MODULE: ./build/relay/memory-store.js
/** Some 20 MB; a team that moves this many tickets in two days does not exist. */
const MAX_ENTRIES = 100_000;
/** @param now milliseconds since 1970. */
function createMemoryStore(now) {
    const entries = new Map();
    function put(key, state, ttlSeconds) {
        entries.delete(key);
        if (entries.size >= MAX_ENTRIES)
            makeRoom();
        entries.set(key, { state, expires: now() + ttlSeconds * 1000 });
    }
    /** What has lapsed goes first, else the oldest. */
    function makeRoom() {
        const at = now();
        for (const [key, { expires }] of entries)
            if (expires <= at)
                entries.delete(key);
        const [oldest] = entries.keys();
        if (entries.size >= MAX_ENTRIES && oldest !== undefined)
            entries.delete(oldest);
    }
    return {
        async claim(key, ttlSeconds) {
            const entry = entries.get(key);
            if (entry !== undefined && entry.expires > now())
                return entry.state;
            put(key, "taken", ttlSeconds);
            return "mine";
        },
        async settle(key, ttlSeconds) {
            put(key, "done", ttlSeconds);
        },
        async release(key) {
            entries.delete(key);
        },
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/relay/node.js
// The relay behind node:http: turns a request into a Request and a Response back into bytes, and ends cleanly. Decides nothing.


/** Far above the handler's own deadline; these are for those who never finish their headers. */
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 5_000;
const MAX_CONNECTIONS = 2_000;
/** Bytes of a refused body that are taken and thrown away, so that its sender gets to read the answer. */
const MAX_DRAINED_BYTES = 4 * 1024 * 1024;
/** @throws INPUT_INVALID when the port cannot be had. */
async function serveRelay({ relay, port, host, drainMs = 5_000 }) {
    const server = (0,external_node_http_.createServer)((request, response) => {
        // The handler never rejects; if it does, or a log cannot be written, this connection is lost and no other.
        serve(relay, request, response).catch(() => response.destroy());
    });
    server.headersTimeout = HEADERS_TIMEOUT_MS;
    server.requestTimeout = REQUEST_TIMEOUT_MS;
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.maxConnections = MAX_CONNECTIONS;
    await new Promise((resolve, reject) => {
        server.once("error", (cause) => reject(new errors/* PipelineError */.zC("INPUT_INVALID", `port ${port}: ${cause.message}`, { cause })));
        server.listen(port, host, resolve);
    });
    const address = server.address();
    let closing;
    const close = () => new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), drainMs);
        server.close(() => {
            clearTimeout(timer);
            resolve();
        });
        server.closeIdleConnections();
    });
    return {
        port: typeof address === "object" && address !== null ? address.port : port,
        close: () => (closing ??= close()),
    };
}
async function serve(relay, incoming, outgoing) {
    const request = toRequest(incoming);
    const response = request === undefined ? new Response(null, { status: 400 }) : await relay(request);
    const body = Buffer.from(await response.arrayBuffer());
    outgoing.statusCode = response.status;
    for (const [name, value] of response.headers)
        outgoing.setHeader(name, value);
    outgoing.setHeader("content-length", body.byteLength);
    if (!incoming.complete)
        leaveBehind(incoming, outgoing);
    outgoing.end(body);
}
/** The rest of a body nobody wants: a little of it is read, the connection is not used again. */
function leaveBehind(incoming, outgoing) {
    let drained = 0;
    outgoing.setHeader("connection", "close");
    incoming.removeAllListeners("data");
    incoming.on("data", (chunk) => {
        drained += chunk.byteLength;
        if (drained > MAX_DRAINED_BYTES)
            incoming.destroy();
    });
    incoming.resume();
}
/** Undefined: no URL and method that a Request could have. */
function toRequest(incoming) {
    const { method = "GET", url = "" } = incoming;
    if (!url.startsWith("/"))
        return undefined;
    const headers = Object.entries(incoming.headers).flatMap(([name, value]) => value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]]);
    try {
        const address = new URL(`http://relay${url}`);
        if (method === "GET" || method === "HEAD")
            return new Request(address, { method, headers });
        return new Request(address, { method, headers, body: toStream(incoming), duplex: "half" });
    }
    catch {
        // Request and URL throw for nothing but what the caller sent.
        return undefined;
    }
}
/** Not Readable.toWeb: cancelling that cuts the connection before the answer is written. */
function toStream(incoming) {
    return new ReadableStream({
        start(controller) {
            let isOpen = true;
            const end = (finish) => {
                if (isOpen)
                    finish();
                isOpen = false;
            };
            incoming.on("data", (chunk) => {
                controller.enqueue(chunk);
                if ((controller.desiredSize ?? 0) <= 0)
                    incoming.pause();
            });
            incoming.on("end", () => end(() => controller.close()));
            incoming.on("error", (error) => end(() => controller.error(error)));
            incoming.on("close", () => end(() => controller.error(new Error("the sender went away"))));
        },
        pull() {
            incoming.resume();
        },
        cancel() {
            incoming.removeAllListeners("data");
            incoming.removeAllListeners("end");
            incoming.pause();
        },
    });
}

;// CONCATENATED MODULE: ./build/relay/ask.js
// One request to a fixed host: no redirect is followed, no answer waited for beyond the signal, nothing thrown.
const NO_ANSWER = { status: 0, body: undefined, retryAfter: undefined };
/** POSTs JSON. `redirect: "manual"` because Workers know no "error": a redirect arrives here as its own status. */
async function ask(fetch, question, signal) {
    try {
        const response = await fetch(question.url, {
            method: "POST",
            redirect: "manual",
            headers: { "content-type": "application/json", "user-agent": "linear-to-pr-relay", ...question.headers },
            body: JSON.stringify(question.body),
            signal,
        });
        const text = await response.text();
        return { status: response.status, body: parseJson(text), retryAfter: waitOf(response.headers) };
    }
    catch {
        // Refused, reset, timed out: which one is not ours to tell, and the words may hold an address.
        return NO_ANSWER;
    }
}
/** How an unwelcome answer is to be taken: will asking again help? */
function judge({ status, retryAfter }) {
    const isLimit = status === 429 || (status === 403 && retryAfter !== undefined);
    return isLimit || status < 300 || status === 408 || status >= 500 ? "unavailable" : "refused";
}
/** GitHub's limits are a 403 with one of these headers. */
function waitOf(headers) {
    const asked = headers.get("retry-after") ?? "";
    if (/^\d{1,5}$/.test(asked))
        return Number(asked);
    return headers.get("x-ratelimit-remaining") === "0" ? 60 : undefined;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // A page of HTML instead of an answer, or nothing at all.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/relay/agent-session.js
// The first word in a new agent session. Linear shows an agent as unresponsive after ten seconds, sooner than any runner starts.


const MUTATION = "mutation FirstActivity($input: AgentActivityCreateInput!) { agentActivityCreate(input: $input) { success } }";
const WORDS = "On it: starting a run. The pull request, or why there is none, will be posted here.";
/** False when Linear did not take it. Posting twice says the same thing twice, so the caller keeps count. */
async function tryPostFirstActivity(fetch, { apiUrl, token, sessionId }, signal) {
    const input = { agentSessionId: sessionId, content: { type: "thought", body: WORDS } };
    const headers = { authorization: token.startsWith("lin_api_") ? token : `Bearer ${token}` };
    const answer = await ask(fetch, { url: apiUrl, headers, body: { query: MUTATION, variables: { input } } }, signal);
    const data = isRecord(answer.body) ? answer.body.data : undefined;
    const created = isRecord(data) ? data.agentActivityCreate : undefined;
    return isRecord(created) && created.success === true;
}

;// CONCATENATED MODULE: ./build/relay/body.js
// Reads a body that may be endless or never end. Whatever the headers promise, the bytes are counted.
/** Linear's events are a few kilobytes. */
const MAX_BODY_BYTES = 1024 * 1024;
/** The whole body, or why not. Nothing beyond the limit is kept or waited for. */
async function readBody(request, signal) {
    if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES)
        return "too-large";
    if (request.body === null)
        return new Uint8Array(0);
    const reader = request.body.getReader();
    const tooSlow = new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve("too-slow"), { once: true });
    });
    const chunks = [];
    let length = 0;
    try {
        for (;;) {
            const read = await Promise.race([reader.read(), tooSlow]);
            if (read === "too-slow")
                return letGo(reader, "too-slow");
            if (read.done)
                return join(chunks, length);
            length += read.value.byteLength;
            if (length > MAX_BODY_BYTES)
                return letGo(reader, "too-large");
            chunks.push(read.value);
        }
    }
    catch {
        // The sender went away in the middle: nobody is left to tell apart why.
        return "broken";
    }
}
function letGo(reader, why) {
    reader.cancel().catch(() => undefined);
    return why;
}
function join(chunks, length) {
    const whole = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.byteLength;
    }
    return whole;
}

;// CONCATENATED MODULE: ./build/relay/github-app.js
// The token of a GitHub App's installation: asked for with a signed claim, kept until shortly before it ends, and good for no
// more than dispatching in the repositories of the routes.


const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
/** GitHub allows ten minutes, and a minute of difference between clocks is common. */
const CLAIM_SECONDS = 540;
const SKEW_SECONDS = 60;
/** An installation token lives an hour. */
const EARLY_MS = 5 * 60_000;
const GITHUB_HEADERS = { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };
/** @param now milliseconds since 1970. */
function createTokens(settings, fetch, now) {
    const { credential } = settings.github;
    if (credential.kind === "token")
        return { token: async () => credential.token, forget: () => undefined };
    const kept = new Map();
    const ownerOf = (route) => route.owner.toLowerCase();
    return {
        async token(route, signal) {
            const have = kept.get(ownerOf(route));
            if (have !== undefined && have.expires - EARLY_MS > now())
                return have.token;
            const claim = await signClaim(credential, now());
            const question = { ...tokenQuestion(settings, credential, route), headers: authorized(claim) };
            const answer = await ask(fetch, question, signal);
            const { token, expires_at } = isRecord(answer.body) ? answer.body : {};
            const expires = Date.parse(String(expires_at));
            if (answer.status !== 201 || typeof token !== "string" || Number.isNaN(expires))
                return answer;
            kept.set(ownerOf(route), { token, expires });
            return token;
        },
        forget: (route) => void kept.delete(ownerOf(route)),
    };
}
function authorized(token) {
    return { ...GITHUB_HEADERS, authorization: `Bearer ${token}` };
}
function tokenQuestion({ github, routes }, { installations }, route) {
    const owner = route.owner.toLowerCase();
    const same = routes.filter((each) => each.owner.toLowerCase() === owner);
    return {
        url: `${github.apiUrl}/app/installations/${installations.get(owner)}/access_tokens`,
        body: {
            repositories: [...new Set(same.map(({ repository }) => repository))],
            permissions: permissionsFor(github),
        },
    };
}
function permissionsFor({ dispatch }) {
    return dispatch === "workflow_dispatch" ? { actions: "write" } : { contents: "write" };
}
/** A JWT as GitHub wants it (RS256). */
async function signClaim({ id, privateKey }, now) {
    const seconds = Math.floor(now / 1000);
    const claim = { iat: seconds - SKEW_SECONDS, exp: seconds + CLAIM_SECONDS, iss: id };
    const unsigned = `${base64Url(utf8(JSON.stringify({ alg: "RS256", typ: "JWT" })))}.${base64Url(utf8(JSON.stringify(claim)))}`;
    const key = await crypto.subtle.importKey("pkcs8", toPkcs8(privateKey), RSA, false, ["sign"]);
    const signature = await crypto.subtle.sign(RSA.name, key, utf8(unsigned));
    return `${unsigned}.${base64Url(new Uint8Array(signature))}`;
}
/** GitHub hands keys out as PKCS#1, which WebCrypto does not read: PKCS#8 is the same key in a wrapper (RFC 5208). */
function toPkcs8(pem) {
    const base64 = pem.replaceAll("\\n", "\n").replace(/-----[A-Z ]+-----|\s/g, "");
    const key = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    if (!pem.includes("BEGIN RSA"))
        return key;
    const version = [0x02, 0x01, 0x00];
    const rsaEncryption = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
    return der(0x30, [...version, ...rsaEncryption, ...der(0x04, key)]);
}
/** Tag, length, value; the length always as two bytes, which reads as well. */
function der(tag, value) {
    return Uint8Array.from([tag, 0x82, value.length >> 8, value.length & 0xff, ...value]);
}
function utf8(text) {
    return new TextEncoder().encode(text);
}
function base64Url(bytes) {
    const text = btoa(String.fromCharCode(...bytes));
    return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

;// CONCATENATED MODULE: ./build/relay/dispatch.js
// Asks GitHub to start the workflow of a route. Sends a key, a time and a correlation, nothing else.



/** Linear comes back after a minute anyway. */
const RETRY_AFTER_SECONDS = 30;
/** @param now milliseconds since 1970. */
function createDispatch(settings, fetch, now) {
    const tokens = createTokens(settings, fetch, now);
    return async (wanted, signal) => {
        const token = await tokens.token(wanted.route, signal);
        if (typeof token !== "string")
            return failed(token);
        const question = { ...questionFor(settings.github, wanted), headers: authorized(token) };
        const answer = await ask(fetch, question, signal);
        if (answer.status === 401)
            tokens.forget(wanted.route);
        return taken(answer) ?? failed(answer);
    };
}
function questionFor({ apiUrl, dispatch }, wanted) {
    const { route, key, movedAt, correlation } = wanted;
    const repository = `${apiUrl}/repos/${route.owner}/${route.repository}`;
    if (dispatch === "repository_dispatch") {
        const body = { event_type: route.eventType, client_payload: { key, movedAt, correlation } };
        return { url: `${repository}/dispatches`, body };
    }
    const body = { ref: route.ref, inputs: { keys: key, movedAt, correlation }, return_run_details: true };
    return { url: `${repository}/actions/workflows/${route.workflow}/dispatches`, body };
}
/** 204, or 200 with the run: a 200 with anything else comes from somebody who stands between us and GitHub. */
function taken({ status, body }) {
    if (status === 204)
        return { outcome: "accepted", github: status };
    if (status !== 200 || !isRecord(body) || typeof body.workflow_run_id !== "number")
        return undefined;
    return { outcome: "accepted", github: status, run: body.workflow_run_id };
}
function failed(answer) {
    const outcome = judge(answer);
    const github = answer.status;
    if (outcome === "refused")
        return { outcome, github };
    return { outcome, github, retryAfterSeconds: answer.retryAfter ?? RETRY_AFTER_SECONDS };
}

// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/relay/event.js
// Linear's event in our words: ids, names and times that the filters look at, never a ticket's text. What is not in here
// cannot be sent on or logged.


/** @returns undefined when these are not the bytes of an event: no JSON, no UTF-8, or a part we need is missing or odd. */
function parseLinearEvent(bytes) {
    try {
        const payload = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
        return isRecord(payload) ? toEvent(payload) : undefined;
    }
    catch {
        // TextDecoder and JSON.parse throw for nothing but bad bytes.
        return undefined;
    }
}
function toEvent(payload) {
    const organization = event_text(payload.organizationId);
    if (organization === "")
        return undefined;
    const { webhookTimestamp } = payload;
    const sentAt = typeof webhookTimestamp === "number" ? webhookTimestamp : undefined;
    const base = { organization, sentAt };
    if (payload.type === "AgentSessionEvent")
        return toSession(payload, base);
    if (payload.type !== "Issue" || payload.action !== "update")
        return { kind: "other", ...base, reason: "not-a-move" };
    return toMove(payload, base);
}
/** `updatedFrom` stands beside `data`, not in it; it names the state only when that changed. */
function toMove(payload, base) {
    const data = part(payload.data);
    const left = event_text(part(payload.updatedFrom).stateId);
    const stateId = event_text(data.stateId) || event_text(part(data.state).id);
    if (left === "" || left === stateId)
        return { kind: "other", ...base, reason: "not-a-move" };
    const [key, id, movedAt] = [event_text(data.identifier), event_text(data.id), toIso(data.updatedAt)];
    if (!(0,names/* isTicketKey */.aM)(key) || id === "" || stateId === "" || movedAt === undefined)
        return undefined;
    const project = part(data.project);
    const labels = Array.isArray(data.labels) ? data.labels.map(part) : [];
    return {
        kind: "move",
        ...base,
        actor: toActor(payload.actor),
        key,
        project: { id: event_text(data.projectId) || event_text(project.id), name: event_text(project.name) },
        state: { id: stateId, name: event_text(part(data.state).name) },
        labels: labels.flatMap((label) => [event_text(label.id), event_text(label.name)]).filter((label) => label !== ""),
        movedAt,
        transition: `move:${id}:${stateId}:${movedAt}`,
    };
}
/** Only a new session starts work: a run cannot hear what is said while it works, and a second one would not know of the first. */
function toSession(payload, base) {
    const session = part(payload.agentSession);
    const sessionId = event_text(session.id);
    if (payload.action === "prompted")
        return toPrompt(session, base);
    if (payload.action !== "created")
        return { kind: "other", ...base, reason: "not-a-new-session" };
    if (!isRecord(session.issue))
        return { kind: "other", ...base, reason: "no-ticket" };
    const [key, movedAt] = [event_text(session.issue.identifier), toIso(payload.createdAt)];
    if (!(0,names/* isTicketKey */.aM)(key) || sessionId === "" || movedAt === undefined)
        return undefined;
    const creator = part(session.creator);
    const actor = { id: event_text(session.creatorId) || event_text(creator.id), email: event_text(creator.email) };
    return { kind: "session", ...base, actor, key, sessionId, movedAt, transition: `session:${sessionId}` };
}
/** What the person said, or that they want it stopped, is left where it is: a log that names the ticket is all that comes of it. */
function toPrompt(session, base) {
    const key = event_text(part(session.issue).identifier);
    return { kind: "other", ...base, reason: "prompted", ...((0,names/* isTicketKey */.aM)(key) ? { key } : {}) };
}
function toActor(value) {
    const actor = part(value);
    return { id: event_text(actor.id), email: event_text(actor.email) };
}
function part(value) {
    return isRecord(value) ? value : {};
}
/** No id or name of Linear is longer; longer ones are as good as none. */
function event_text(value) {
    return typeof value === "string" && value.length <= 256 ? value : "";
}
function toIso(value) {
    const time = Date.parse(event_text(value));
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./build/relay/freshness.js
// Whether a delivery is as young as it says. A late one is not a forged one: Linear tries again after an hour and after six,
// and whether it then writes a new time is not documented.
/** Linear gives up after some seven hours. Must stay below half of what the store remembers (`store.ts`). */
const MAX_AGE_MS = 24 * 3600 * 1000;
/**
 * @param sentAt milliseconds since 1970, from the signed body.
 * @returns `late` beyond the window, `stale` beyond any retry of Linear's.
 */
function freshness(sentAt, now, windowMs) {
    const apart = Math.abs(now - sentAt);
    if (apart <= windowMs)
        return "fresh";
    return apart <= MAX_AGE_MS ? "late" : "stale";
}

;// CONCATENATED MODULE: ./build/relay/reply.js
// Every way a request can end: its word, its status, and what may be said about it. 200 is the only status that Linear does not
// try again after, so it is given only when nothing is left to do.
const STATUS = {
    /** GitHub has taken the run. */
    accepted: 200,
    /** Authentic, and no reason to start anything. */
    ignored: 200,
    /** Started before. */
    duplicate: 200,
    healthy: 200,
    /** Signed by Linear, but nothing we understand. */
    malformed: 400,
    /** No signature, or one that no secret made. */
    forged: 401,
    /** Authentic, but of another organisation. */
    foreign: 403,
    stale: 403,
    "not-found": 404,
    "wrong-method": 405,
    "too-slow": 408,
    "too-large": 413,
    "wrong-type": 415,
    /** Our bug. */
    fault: 500,
    /** GitHub says no and will say so again: token, permission, workflow, inputs. */
    refused: 502,
    /** The same event is being dispatched at this moment. */
    "in-progress": 503,
    /** GitHub did not answer, not in time, or is at its limits. */
    unavailable: 503,
    "store-unavailable": 503,
};
/** The caller learns the outcome, a reason and the correlation: nothing of the configuration. */
function toResponse({ outcome, reason, correlation, retryAfterSeconds, allow }) {
    const body = { outcome, ...(reason === undefined ? {} : { reason }), ...(correlation ? { correlation } : {}) };
    const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
    if (retryAfterSeconds !== undefined)
        headers.set("retry-after", String(retryAfterSeconds));
    if (allow !== undefined)
        headers.set("allow", allow);
    return new Response(JSON.stringify(body), { status: STATUS[outcome], headers });
}

;// CONCATENATED MODULE: ./build/relay/route.js
/** The first route of the ticket's team and project decides. Its filters never pass an event on to a later one. */
function decide(event, settings) {
    if (settings.linear.self.includes(event.actor.id))
        return { ignored: "own-user" };
    if (event.kind === "session" && settings.linear.sessionToken === undefined)
        return { ignored: "sessions-off" };
    const route = settings.routes.find((each) => isFor(each, event));
    if (route === undefined)
        return { ignored: "no-route" };
    const ignored = whyIgnored(route, event);
    return ignored === undefined ? { route } : { ignored };
}
/** A key starts with its team. A session does not say its project: only a route of the whole team fits. */
function isFor({ team, project }, event) {
    if (event.key.split("-")[0] !== team)
        return false;
    if (project === undefined)
        return true;
    return event.kind === "move" && isAmong([event.project.id, event.project.name], [project]);
}
/** A session is a person's own order: it needs no state and no label here. The workflow's first job still asks for both. */
function whyIgnored(route, event) {
    if (event.kind === "move") {
        if (!isAmong([event.state.id, event.state.name], route.states))
            return "state";
        if (route.labels.length > 0 && !isAmong(event.labels, route.labels))
            return "label";
    }
    return route.actors.length === 0 || isAmong(namesOf(event.actor), route.actors) ? undefined : "actor";
}
function namesOf({ id, email }) {
    return [id, email];
}
/** Linear's names differ in more than their case. */
function isAmong(found, wanted) {
    const lower = wanted.map((each) => each.toLowerCase());
    return found.some((each) => each !== "" && lower.includes(each.toLowerCase()));
}

;// CONCATENATED MODULE: ./build/relay/signature.js
// Whether Linear sent these bytes. Works on the raw body, before anything is parsed, in constant time.
const HMAC = { name: "HMAC", hash: "SHA-256" };
/** @param secrets tried in order; two while one replaces the other. */
function createVerifier(secrets) {
    let imported;
    return {
        async verify(body, signature) {
            const claimed = parseSignature(signature);
            if (claimed === undefined)
                return undefined;
            imported ??= Promise.all(secrets.map(importSecret));
            const checked = await Promise.all((await imported).map((key) => crypto.subtle.verify(HMAC.name, key, claimed, body)));
            const index = checked.indexOf(true);
            return index < 0 ? undefined : index;
        },
    };
}
/** 32 bytes from 64 hex digits; undefined for anything else. */
function parseSignature(text) {
    if (!/^[0-9a-f]{64}$/i.test(text))
        return undefined;
    return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
/** The signature Linear would send, in hex. */
async function sign(body, secret) {
    const bytes = new Uint8Array(await crypto.subtle.sign(HMAC.name, await importSecret(secret), body));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
function importSecret(secret) {
    return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), HMAC, false, ["sign", "verify"]);
}

;// CONCATENATED MODULE: ./build/relay/store.js
// What the relay must remember so that one move starts one run: which deliveries and transitions are being dispatched and
// which have been. One small port with three homes: memory, a folder, Workers KV.
/** Longer than any request lives. */
const PENDING_SECONDS = 30;
/** Twice the age at which a delivery is refused (`freshness.ts`): what we could have forgotten is too old to be accepted. */
const DONE_SECONDS = 48 * 3600;
/** All keys or none. */
async function claimAll(store, keys) {
    const held = [];
    for (const key of keys) {
        const claim = await store.claim(key, PENDING_SECONDS);
        if (claim !== "mine") {
            await releaseAll(store, held);
            return claim;
        }
        held.push(key);
    }
    return "mine";
}
async function settleAll(store, keys) {
    await Promise.all(keys.map((key) => store.settle(key, DONE_SECONDS)));
}
async function releaseAll(store, keys) {
    await Promise.all(keys.map((key) => store.release(key)));
}

;// CONCATENATED MODULE: ./build/relay/relay.js
// Door: a webhook of Linear in, a dispatch at GitHub out, on any runtime with Web APIs. Believes nothing but the signature, sends
// ids only, and says 200 only when nothing is left to do. Must not import node:* or anything that does.









const ROUTE = "/linear";
const HEALTH = "/healthz";
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The handler. It never rejects, and answers within `settings.deadlineMs` and a little. */
function createRelay(settings, ports) {
    const { fetch, now, store, log, randomId = () => crypto.randomUUID() } = ports;
    const verifier = createVerifier(settings.linear.secrets);
    const dispatch = createDispatch(settings, fetch, now);
    async function answer(request, signal) {
        const refused = refuseEnvelope(request);
        if (refused !== undefined)
            return refused;
        const signature = request.headers.get("linear-signature") ?? "";
        if (parseSignature(signature) === undefined)
            return { outcome: "forged", reason: "no-signature" };
        const bytes = await readBody(request, signal);
        if (bytes === "broken")
            return { outcome: "malformed", reason: "body" };
        if (typeof bytes === "string")
            return { outcome: bytes };
        const secret = await verifier.verify(bytes, signature);
        if (secret === undefined)
            return { outcome: "forged", reason: "signature" };
        return handle({ bytes, secret, ...readHeaders(request.headers) }, signal);
    }
    async function handle(delivery, signal) {
        const seen = { ...(delivery.id ? { delivery: delivery.id } : {}), ...(delivery.secret > 0 ? NEXT : {}) };
        const event = parseLinearEvent(delivery.bytes);
        if (event === undefined)
            return { ...seen, outcome: "malformed", reason: "event" };
        if (event.organization !== settings.linear.organization)
            return { ...seen, outcome: "foreign" };
        const sentAt = event.sentAt ?? delivery.headerTime;
        if (Number.isNaN(sentAt))
            return { ...seen, outcome: "malformed", reason: "time" };
        const age = freshness(sentAt, now(), settings.linear.windowMs);
        if (age === "stale" || (age === "late" && settings.linear.stale === "refuse"))
            return { ...seen, outcome: "stale" };
        if (event.kind === "other") {
            return { ...seen, outcome: "ignored", reason: event.reason, ...(event.key ? { key: event.key } : {}) };
        }
        const known = { ...seen, key: event.key, ...(age === "late" ? LATE : {}) };
        const decision = decide(event, settings);
        if ("ignored" in decision)
            return { ...known, outcome: "ignored", reason: decision.ignored };
        return { ...known, ...(await start(event, decision.route, { id: delivery.id, signal })) };
    }
    /** Claims the move, dispatches, and remembers or forgets it: Linear's next try must get through exactly when this one did not. */
    async function start(event, route, { id, signal }) {
        const keys = [...(id === undefined ? [] : [`delivery:${id}`]), event.transition];
        const claim = await Promise.race([claimAll(store, keys), tooLate(signal)]).catch(() => "failed");
        if (claim === "failed")
            return { outcome: "store-unavailable", retryAfterSeconds: 30 };
        if (claim === "done")
            return { outcome: "duplicate" };
        if (claim === "taken")
            return { outcome: "in-progress", retryAfterSeconds: 5 };
        const correlation = id ?? randomId();
        const wanted = { route, key: event.key, movedAt: event.movedAt, correlation };
        const [dispatched, activity] = await Promise.all([dispatch(wanted, signal), greet(event, signal)]);
        const remember = dispatched.outcome === "accepted" ? settleAll : releaseAll;
        const isKept = await remember(store, keys).then(() => true, 
        // The claim lapses by itself; what GitHub accepted stays accepted.
        () => false);
        const told = { correlation, repository: `${route.owner}/${route.repository}`, ...activity };
        return { ...told, ...dispatched, ...(isKept ? {} : { store: "failed" }) };
    }
    /** Once a session, also when its delivery is tried again because of GitHub. A failure does not keep the run from starting. */
    async function greet(event, signal) {
        const { sessionToken: token, apiUrl } = settings.linear;
        if (event.kind !== "session" || token === undefined)
            return {};
        const keys = [`activity:${event.sessionId}`];
        try {
            if ((await claimAll(store, keys)) !== "mine")
                return {};
            const isPosted = await tryPostFirstActivity(fetch, { apiUrl, token, sessionId: event.sessionId }, signal);
            await (isPosted ? settleAll : releaseAll)(store, keys);
            return { activity: isPosted ? "posted" : "failed" };
        }
        catch {
            // The store's failure; the dispatch beside us meets it too and tells of it.
            return { activity: "failed" };
        }
    }
    return async (request) => {
        const began = now();
        const deadline = new AbortController();
        const timer = setTimeout(() => deadline.abort(), settings.deadlineMs);
        const reply = await answer(request, deadline.signal).catch((error) => {
            // The message could hold what the request held; the kind of error cannot.
            return { outcome: "fault", reason: error instanceof Error ? error.name : "unknown" };
        });
        clearTimeout(timer);
        log({ ...reply, status: STATUS[reply.outcome], ms: now() - began });
        return toResponse(reply);
    };
}
const NEXT = { secret: "next" };
const LATE = { late: true };
/** A store that hangs is one that fails; a claim it grants later lapses. */
function tooLate(signal) {
    return new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve("failed"), { once: true });
    });
}
/** What needs no body: route, method, type. Undefined: go on. */
function refuseEnvelope({ url, method, headers }) {
    const { pathname } = new URL(url);
    if (pathname === HEALTH) {
        return method === "GET" ? { outcome: "healthy" } : { outcome: "wrong-method", allow: "GET" };
    }
    if (pathname !== ROUTE)
        return { outcome: "not-found" };
    if (method !== "POST")
        return { outcome: "wrong-method", allow: "POST" };
    const type = headers.get("content-type") ?? "";
    const isJson = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type);
    return isJson && !headers.has("content-encoding") ? undefined : { outcome: "wrong-type" };
}
function readHeaders(headers) {
    const id = headers.get("linear-delivery") ?? "";
    const time = headers.get("linear-timestamp") ?? "";
    return {
        id: UUID.test(id) ? id.toLowerCase() : undefined,
        headerTime: /^\d{1,16}$/.test(time) ? Number(time) : Number.NaN,
    };
}

;// CONCATENATED MODULE: ./build/relay/replay.js
// Sends a stored delivery again: signed anew with our own secret, at the present time, so that it is judged like a new one. The
// transition in it is the same, so that a move that started a run already starts no second one.





/** @throws INPUT_INVALID when the file is no delivery. */
async function replay({ file, secret, now, send, to }) {
    const { payload, id } = readDelivery(await readText(file), file);
    const body = new TextEncoder().encode(JSON.stringify({ ...payload, webhookTimestamp: now }));
    const headers = {
        "content-type": "application/json; charset=utf-8",
        "linear-signature": await sign(body, secret),
        "linear-timestamp": String(now),
        ...(id === undefined ? {} : { "linear-delivery": id }),
    };
    return send(new Request(new URL(ROUTE, to), { method: "POST", headers, body, redirect: "manual" }));
}
function readDelivery(text, file) {
    const stored = replay_parseJson(text);
    const wrapped = isRecord(stored) && "body" in stored && !("type" in stored) ? stored : { body: stored };
    const payload = typeof wrapped.body === "string" ? replay_parseJson(wrapped.body) : wrapped.body;
    if (!isRecord(payload) || typeof payload.type !== "string") {
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `${file}: not a delivery of Linear: no JSON object with a "type"`);
    }
    const headers = isRecord(wrapped.headers) ? Object.entries(wrapped.headers) : [];
    const id = headers.find(([name]) => name.toLowerCase() === "linear-delivery")?.[1];
    return { payload, id: typeof id === "string" && /^[\w-]{1,64}$/.test(id) ? id : undefined };
}
async function readText(file) {
    try {
        return await (0,promises_.readFile)(file, "utf8");
    }
    catch (cause) {
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `${file}: cannot be read`, { cause });
    }
}
function replay_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // Not JSON: the caller says so with the file's name.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/relay/settings.js
// What a relay is told: whose events count, which repository a team's tickets go to, and the secrets, which come from the
// environment alone. Everything is checked before the first request; all problems are reported at once.

const WORD = { pattern: /^\S(.{0,198}\S)?$/u, allowed: "a text of at most 200 characters" };
const settings_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ID = { pattern: new RegExp(`^${settings_UUID}$`), allowed: "an id of Linear (a UUID in lower case)" };
const TEAM = { pattern: /^[A-Z][A-Z0-9]{0,9}$/, allowed: "the key of a team, such as ENG" };
const REPOSITORY = {
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/,
    allowed: "owner/name",
};
const WORKFLOW = { pattern: /^[\w-][\w.-]{0,99}\.ya?ml$/, allowed: "the file name of a workflow" };
const REF = { pattern: /^[A-Za-z0-9_][\w./-]{0,199}$/, allowed: "a branch or tag" };
const EVENT_TYPE = { pattern: /^[\w.-]{1,100}$/, allowed: "letters, digits, _ . - and at most 100 of them" };
const PERSON = {
    pattern: new RegExp(`^(?:${settings_UUID}|[^\\s@]{1,100}@[^\\s@]{1,100})$`),
    allowed: "an id of Linear or an e-mail address (a name can be changed by its owner)",
};
const APP_ID = { pattern: /^[\w.]{1,40}$/, allowed: "the app's id or client id, as text" };
const URL_RULE = {
    pattern: /^(?:https:\/\/[\w.-]+(?::\d+)?|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)(?:\/[\w./-]*)?$/,
    allowed: "an https address (http on this machine only)",
};
/** Linear's own are longer; shorter ones could be guessed. */
const MIN_SECRET = 16;
/**
 * @param value the parsed configuration (docs/relay.md lists its keys).
 * @param environment where the secrets are: LINEAR_WEBHOOK_SECRET, LINEAR_WEBHOOK_SECRET_NEXT, GITHUB_TOKEN or
 *   GITHUB_APP_PRIVATE_KEY, LINEAR_AGENT_TOKEN.
 * @returns the settings, or every problem, a line each; no line holds a secret.
 */
function readRelaySettings(value, environment) {
    const problems = [];
    if (!isRecord(value))
        problems.push("relay: the configuration must be a mapping");
    const root = openSection(isRecord(value) ? value : {}, "", problems);
    root.whole("version", { min: 1, max: 1, fallback: 1 });
    const routes = readRoutes(root);
    if (routes.length === 0)
        problems.push("routes: at least one is needed");
    const settings = {
        deadlineMs: root.whole("deadlineMs", { min: 100, max: 4500, fallback: 900 }),
        linear: readLinear(root.section("linear"), environment, problems),
        github: readGithub(root.section("github"), environment, { routes, problems }),
        routes,
    };
    root.end();
    return problems.length === 0 ? { settings } : { problems };
}
function readLinear(linear, environment, problems) {
    const next = environment.LINEAR_WEBHOOK_SECRET_NEXT ? ["LINEAR_WEBHOOK_SECRET_NEXT"] : [];
    const secrets = ["LINEAR_WEBHOOK_SECRET", ...next].map((name) => readSecret(environment, name, problems));
    const sessions = linear.flag("agentSessions");
    const settings = {
        organization: linear.text("organization", ID),
        self: linear.texts("self", ID),
        secrets,
        stale: linear.choice("stale", ["accept", "refuse"], "accept"),
        windowMs: linear.whole("windowSeconds", { min: 1, max: 3600, fallback: 60 }) * 1000,
        apiUrl: linear.text("apiUrl", URL_RULE, "https://api.linear.app/graphql"),
        sessionToken: sessions ? readSecret(environment, "LINEAR_AGENT_TOKEN", problems) : undefined,
    };
    linear.end();
    return settings;
}
function readGithub(github, environment, around) {
    const settings = {
        apiUrl: github.text("apiUrl", URL_RULE, "https://api.github.com").replace(/\/+$/, ""),
        dispatch: github.choice("dispatch", ["workflow_dispatch", "repository_dispatch"], "workflow_dispatch"),
        credential: github.has("app")
            ? readApp(github.section("app"), environment, around)
            : { kind: "token", token: readSecret(environment, "GITHUB_TOKEN", around.problems) },
    };
    github.end();
    return settings;
}
function readApp(app, environment, { routes, problems }) {
    const byOwner = app.section("installations");
    const range = { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 };
    const installations = new Map(byOwner.names().map((owner) => [owner.toLowerCase(), byOwner.whole(owner, range)]));
    const owners = new Set(routes.map(({ owner }) => owner.toLowerCase()).filter((owner) => owner !== ""));
    const homeless = [...owners].filter((owner) => !installations.has(owner));
    for (const owner of homeless)
        problems.push(`github.app.installations.${owner}: missing: the installation's number`);
    const privateKey = readSecret(environment, "GITHUB_APP_PRIVATE_KEY", problems);
    const id = app.text("id", APP_ID);
    app.end();
    return { kind: "app", id, privateKey, installations };
}
/** What a route leaves out comes from the same key above the routes. */
function readRoutes(root) {
    const states = root.texts("states", WORD, ["In Progress"]);
    const labels = root.texts("labels", WORD, []);
    const actors = root.texts("actors", PERSON, []);
    const workflow = root.text("workflow", WORKFLOW, "linear-to-pr.yml");
    const ref = root.text("ref", REF, "main");
    const eventType = root.text("eventType", EVENT_TYPE, "linear-to-pr");
    return root.sections("routes").map((route) => {
        const [owner = "", repository = ""] = route.text("repository", REPOSITORY).split("/");
        const read = {
            team: route.text("team", TEAM),
            project: route.has("project") ? route.text("project", WORD) : undefined,
            owner,
            repository,
            workflow: route.text("workflow", WORKFLOW, workflow),
            ref: route.text("ref", REF, ref),
            eventType: route.text("eventType", EVENT_TYPE, eventType),
            states: route.texts("states", WORD, states),
            labels: route.texts("labels", WORD, labels),
            actors: route.texts("actors", PERSON, actors),
        };
        route.end();
        return read;
    });
}
function readSecret(environment, name, problems) {
    const found = environment[name];
    if (typeof found === "string" && found.trim().length >= MIN_SECRET)
        return found.trim();
    problems.push(`${name}: ${found ? "too short" : "missing"}: a secret in the environment`);
    return "";
}

;// CONCATENATED MODULE: ./build/relay/command.js
// Door: `linear-to-pr relay`. Reads its options, its configuration file and the secrets; serves until it is told to stop.










const RELAY_CONFIG_PATH = "linear-to-pr.relay.yml";
const RELAY_HELP = `linear-to-pr relay: takes Linear's webhooks and starts the workflow on GitHub, until SIGTERM

  --config FILE    routes and filters (default: ${RELAY_CONFIG_PATH})
  --port N         default 8787; 0 takes a free one
  --host ADDRESS   default 127.0.0.1; put what speaks https in front of it
  --store DIR      remembers in files what came already, over a restart (default: in memory)
  --replay FILE    sends one stored delivery again and ends; exit code 3 when it was not taken
  --to ORIGIN      with --replay: to the relay that runs there (default: through one in this process)

environment: LINEAR_WEBHOOK_SECRET, while it is rotated LINEAR_WEBHOOK_SECRET_NEXT, for agent sessions LINEAR_AGENT_TOKEN;
GITHUB_TOKEN, or for an app GITHUB_APP_PRIVATE_KEY. Every key of the file: docs/relay.md
`;
const OPTIONS = {
    config: { type: "string", default: RELAY_CONFIG_PATH },
    port: { type: "string", default: "8787" },
    host: { type: "string", default: "127.0.0.1" },
    store: { type: "string" },
    replay: { type: "string" },
    to: { type: "string" },
};
/**
 * Serves until the signal, or sends one stored delivery with `--replay FILE`: to a running relay with `--to ORIGIN`, else
 * through one in this process. 3 when the replayed delivery was not taken.
 * @throws USAGE, INPUT_INVALID, CONFIG_INVALID.
 */
async function relayCommand(argv, door) {
    const { config, port, host, store: folder, replay: file, to } = readOptions(argv);
    const settings = await readSettings(config, door.environment);
    const relay = await openRelay(settings, folder, door);
    if (file !== undefined)
        return replayFile(file, { to, settings, relay, door });
    const served = await serveRelay({ relay, port: readPort(port), host });
    door.write(`${JSON.stringify({ outcome: "listening", host, port: served.port })}\n`);
    await stopped(door.signal);
    await served.close();
    door.write(`${JSON.stringify({ outcome: "stopped" })}\n`);
    return 0;
}
async function openRelay(settings, folder, { write }) {
    const now = () => Date.now();
    const store = folder === undefined ? createMemoryStore(now) : createFileStore(folder, now);
    return createRelay(settings, { fetch, now, store, log: (line) => write(`${JSON.stringify(line)}\n`) });
}
/** Linear itself would wait this long. */
const REPLAY_TIMEOUT_MS = 5_000;
async function replayFile(file, { to, settings, relay, door }) {
    const [secret = ""] = settings.linear.secrets;
    const timeout = AbortSignal.timeout(REPLAY_TIMEOUT_MS);
    const origin = readOrigin(to);
    const send = to === undefined ? relay : (request) => fetch(request, { signal: timeout });
    const response = await replay({ file, secret, now: Date.now(), send, to: origin }).catch((cause) => {
        if (cause instanceof errors/* PipelineError */.zC)
            throw cause;
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `--to "${origin}": no relay answers there`, { cause });
    });
    door.write(`${response.status} ${await response.text()}\n`);
    return response.status === 200 ? 0 : 3;
}
function readOptions(argv) {
    try {
        return (0,external_node_util_.parseArgs)({ args: [...argv], options: OPTIONS, strict: true }).values;
    }
    catch (cause) {
        throw new errors/* PipelineError */.zC("USAGE", cause instanceof Error ? cause.message : "options of relay", { cause });
    }
}
async function readSettings(file, environment) {
    const read = readRelaySettings(await readConfig(file), environment);
    if ("settings" in read)
        return read.settings;
    const hint = "Correct the places named above; docs/relay.md lists every key and every variable.";
    throw new errors/* PipelineError */.zC("CONFIG_INVALID", read.problems.map((each) => `${file}: ${each}`).join("\n"), { hint });
}
async function readConfig(file) {
    const text = await (0,promises_.readFile)(file, "utf8").catch((cause) => {
        throw new errors/* PipelineError */.zC("INPUT_INVALID", `--config "${file}" cannot be read`, { cause });
    });
    try {
        return (0,dist/* parse */.qg)(text, { maxAliasCount: 0 });
    }
    catch (cause) {
        const [line = "not YAML"] = cause instanceof Error ? cause.message.split("\n") : [];
        throw new errors/* PipelineError */.zC("CONFIG_INVALID", `${file}: ${line}`, { cause });
    }
}
function readPort(text) {
    const port = Number(text);
    if (Number.isInteger(port) && port >= 0 && port <= 65_535)
        return port;
    throw new errors/* PipelineError */.zC("USAGE", `--port "${text}": a whole number from 0 to 65535`);
}
function readOrigin(to = "http://relay") {
    if (URL.canParse(to) && /^https?:/.test(to))
        return to;
    throw new errors/* PipelineError */.zC("USAGE", `--to "${to}": the address of a relay, such as https://relay.example.com`);
}
function stopped(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        signal.addEventListener("abort", () => resolve(), { once: true });
    });
}


/***/ })

};
